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
FROM   package p;
