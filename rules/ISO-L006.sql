-- id:        ISO-L006
-- title:     The service runs from the version of its package that is in force
-- subject:   service
-- from:      16299
-- severity:  isolated=warning whql=info universal=info declarative=info
-- confidence:strong
-- source:    Driver store; Run from driver store
-- why:       After an update that failed or waits for a restart the old version goes on running: what is installed is
--            not what runs.
-- fix:       Restart, then remove the version that is no longer in use
SELECT s.service AS subject,
       s.name AS item,
       CASE WHEN s.in_driver_store IS NULL THEN NULL
            WHEN max(p.package_id = s.store_package) = 1 THEN 1
            WHEN max(p.package) IS NULL OR s.own IS NULL THEN NULL
            -- a folder that is gone is ISO-L003
            WHEN max(x.package) IS NULL THEN CASE WHEN s.image_exists = 0 THEN 1 END
            WHEN max(x.in_store) IS NULL THEN NULL
            WHEN max(x.in_store) = 0 THEN 1
            ELSE 0 END AS ok,
       CASE WHEN s.in_driver_store IS NULL THEN 'where service ' || s.name || ' runs from could not be read'
            WHEN max(p.package) IS NULL OR s.own IS NULL THEN 'the package that owns service ' || s.name || ' is not known'
            WHEN max(x.in_store) IS NOT 1 THEN 'whether the folder ' || s.store_package || ' of service ' || s.name || ' is there is not known'
            ELSE 'service ' || s.name || ' runs from ' || s.store_package || ', but '
                 || group_concat(DISTINCT p.published_name || ' is ' || p.package_id) || ' now' END AS why,
       s.evidence, max(x.evidence) AS evidence2
FROM   service s
       LEFT JOIN service_package o ON o.service = s.service
       LEFT JOIN package p ON p.package = o.package
       LEFT JOIN package x ON x.image = s.image AND x.package_id = s.store_package
WHERE  s.in_driver_store IS NOT 0 AND s.third_party IS NOT 0 AND s.own IS NOT 0
GROUP  BY s.service;
