-- id:        ISO-L001
-- title:     The driver service runs from its packages folder
-- subject:   service
-- from:      16299
-- severity:  isolated=info whql=info universal=info declarative=info
-- confidence:strong
-- source:    Run from driver store, Service binary
-- why:       Positive evidence: the running configuration itself names the driver store.
-- fix:       None needed when it passes; otherwise destination 13 and ServiceBinary = %13%\file
SELECT s.service AS subject,
       s.name AS item,
       CASE WHEN s.own IS NULL OR s.location IS NULL OR s.type IS NULL THEN NULL
            WHEN s.in_driver_store = 1
            THEN EXISTS (SELECT 1 FROM service_package o JOIN package p ON p.package = o.package
                         WHERE o.service = s.service AND p.package_id = s.store_package)
            ELSE 0 END AS ok,
       CASE WHEN s.own IS NULL THEN 'whether service ' || s.name || ' belongs to its package is not known' ELSE '' END
            || CASE WHEN s.own IS NULL THEN '' ELSE 'service ' || s.name || ' runs ' || coalesce(nullif(s.resolved_path, ''), s.image_path, '?')
            || CASE WHEN s.in_driver_store = 1 THEN ', in the folder of a package that does not own it' ELSE ', outside the driver store' END END AS why,
       s.evidence
FROM   service s
WHERE  (s.own = 1 OR s.own IS NULL) AND (s.type IN (1, 2, 8) OR s.type IS NULL)
       AND NOT EXISTS (SELECT 1 FROM list_inbox_binary n WHERE n.file = leaf(s.resolved_path));
