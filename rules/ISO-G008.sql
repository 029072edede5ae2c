-- id:        ISO-G008
-- title:     Database and driver store name the same packages
-- subject:   package
-- from:      9200
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Driver store
-- why:       A package that only one of the two knows can be neither installed nor removed.
-- fix:       Stage the package again, or remove what is left of it
SELECT p.package AS subject,
       p.package_id AS item,
       CASE WHEN p.in_registry = 1 AND p.in_store = 1 THEN 1
            WHEN p.in_registry = 0 OR p.in_store = 0 THEN 0 END AS ok,
       CASE WHEN p.in_registry = 1 AND p.in_store = 0 THEN 'the database names the package, but its folder is not in the driver store'
            WHEN p.in_registry = 0 THEN 'the folder is in the driver store, but no database names the package'
            WHEN p.in_store IS NULL THEN 'nobody could look into the driver store'
            ELSE 'not every driver database could be read' END AS why,
       CASE WHEN p.in_registry = 0 THEN 'warning' END AS at_most,
       p.evidence
FROM   package p
UNION ALL
-- DriverInfFiles names it, DriverPackages does not
SELECT p.package,
       'DriverPackages entry',
       p.has_record,
       CASE WHEN p.has_record IS NULL THEN 'whether DriverPackages has an entry of the package is not known: not every driver database could be read'
            ELSE 'DriverInfFiles names the package for ' || coalesce(p.published_name, 'an INF')
                 || ', but DriverPackages has no entry of it' END,
       NULL,
       p.evidence
FROM   package p
WHERE  p.in_registry = 1
UNION ALL
-- offline servicing recognises a package by it
SELECT p.package,
       'Version',
       CASE p.version_blob WHEN 1 THEN 1 WHEN 0 THEN 0 WHEN -1 THEN 0 END,
       CASE p.version_blob WHEN -1 THEN 'the entry of the package has no Version, without which servicing tools do not recognise it'
            WHEN 0 THEN 'Version in the entry of the package has not the 48 bytes that it should have'
            ELSE 'Version in the entry of the package could not be read' END,
       'warning',
       coalesce(p.version_evidence, p.evidence)
FROM   package p
WHERE  p.has_record = 1;
