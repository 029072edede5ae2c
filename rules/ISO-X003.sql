-- id:        ISO-X003
-- title:     No object belongs to two packages
-- subject:   package
-- from:      9200
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    Using device interfaces; independent servicing; Setup\PnpLockdownFiles and PnpResources
-- why:       A file, a key, a filter or a component that two packages claim changes with whichever is installed
--            last, and goes with whichever is removed first.
-- fix:       One owner for each object; give the others names of their own
WITH claim(image, package, inf_name, inbox, provider, original_name, class_guid, what, name, evidence) AS MATERIALIZED (
     SELECT l.image, o.package, o.inf_name, o.inf_name NOT LIKE 'oem%', p.provider, p.original_name, p.class_guid,
            'file', l.path, o.evidence
     FROM   lockdown l JOIN lockdown_owner o ON o.lockdown = l.lockdown LEFT JOIN package p ON p.package = o.package
     UNION ALL
     SELECT r.image, p.package, r.inf_name, r.inf_name NOT LIKE 'oem%', p.provider, p.original_name, p.class_guid,
            CASE r.value_name WHEN '/' THEN 'key' ELSE 'registry value' END,
            r.root || '\' || r.path || CASE r.value_name WHEN '/' THEN '' ELSE '!' || r.value_name END, r.evidence
     FROM   resource r LEFT JOIN package p ON p.image = r.image AND p.published_name = r.inf_name AND p.active IS NOT 0
     UNION ALL
     SELECT p.image, p.package, p.published_name, p.inbox, p.provider, p.original_name, p.class_guid,
            CASE d.name WHEN 'addfilter' THEN 'filter' WHEN 'addcomponent' THEN 'component' ELSE 'INF to be copied' END,
            d.argument, d.evidence
     -- CROSS: from the packages, not from every INF of the store
     FROM   package p CROSS JOIN inf_directive d ON d.inf = p.inf
     WHERE  d.name IN ('addfilter', 'addcomponent', 'copyinf') AND d.argument <> '' AND p.active IS NOT 0
            AND p.published_name IS NOT NULL
     UNION ALL
     SELECT p.image, p.package, p.published_name, p.inbox, p.provider, p.original_name, p.class_guid,
            'interface class', d.name, d.evidence
     FROM   package p CROSS JOIN inf_directive d ON d.inf = p.inf
     WHERE  d.companion = 'interfaceinstall' AND d.companion NOT IN ('version', 'service', 'install', 'services', 'hw')
            AND d.name LIKE '{%}' AND p.active IS NOT 0 AND p.published_name IS NOT NULL)
SELECT a.package AS subject,
       a.what || ' ' || a.name AS item,
       0 AS ok,
       a.what || ' ' || a.name || ' belongs to ' || a.inf_name || ' and to ' || group_concat(DISTINCT b.inf_name)
            || CASE WHEN min(b.provider = a.provider AND b.original_name = a.original_name) = 1 THEN ', another version of the package'
                    WHEN min(b.provider = a.provider) = 1 THEN ', a package of the same maker' ELSE '' END
            || CASE WHEN max(b.inbox) = 1 THEN '; one of them is part of Windows' ELSE '' END AS why,
       -- of the same maker: a base and its extension, or two versions of one package
       CASE WHEN max(b.inbox) = 1 THEN NULL
            WHEN min(coalesce(b.provider = a.provider
                              AND (b.original_name = a.original_name
                                   OR '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' IN (a.class_guid, b.class_guid)), 0)) = 1
            THEN 'info'
            ELSE 'warning' END AS at_most,
       a.evidence
FROM   claim a JOIN claim b ON b.image = a.image AND b.what = a.what AND b.name = a.name AND b.inf_name <> a.inf_name
WHERE  a.inbox = 0 AND a.package IS NOT NULL
GROUP  BY a.package, a.what, a.name
UNION ALL
-- what is claimed by one is a pass; what could not be read is unknown
SELECT p.package, 'objects outside the package',
       CASE WHEN p.published_name IS NULL OR i.complete IS NOT 1 THEN NULL
            WHEN EXISTS (SELECT 1 FROM area a WHERE a.image = p.image AND a.name = 'pnp_lockdown' AND a.state = 'complete')
                 AND EXISTS (SELECT 1 FROM area a WHERE a.image = p.image AND a.name = 'pnp_resources' AND a.state = 'complete') THEN 1
            END,
       CASE WHEN p.published_name IS NULL THEN 'no published name is known for the package, and the records name owners by it'
            WHEN i.complete IS NOT 1 THEN 'which filters and components the package adds is not known: its INF was not read to its end'
            ELSE 'PnpLockdownFiles or PnpResources of SOFTWARE could not be read' END,
       NULL, p.evidence
FROM   package p LEFT JOIN inf i ON i.inf = p.inf
WHERE  p.active IS NOT 0;
