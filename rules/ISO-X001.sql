-- id:        ISO-X001
-- title:     Windows records no registry value outside HKR for the package
-- subject:   package
-- from:      9200
-- severity:  isolated=violation whql=info universal=violation declarative=warning
-- source:    Setup\PnpResources, the system's own record
-- why:       PnpResources lists the absolute registry values that Windows itself saw the package write when it
--            was installed. It does not depend on reading the INF.
-- fix:       Isolate the INF; reinstall the package
SELECT p.package AS subject,
       coalesce(r.root || '\' || r.path || '\' || r.value_name, 'PnpResources') AS item,
       CASE WHEN p.published_name IS NULL THEN NULL    -- the record names owners by it
            WHEN r.package IS NULL THEN 1
            WHEN r.root IS NULL THEN NULL
            ELSE 0 END AS ok,
       CASE WHEN p.published_name IS NULL THEN 'no published name is known for the package, and the record names owners by it'
            WHEN r.root IS NULL THEN 'PnpResources of SOFTWARE could not be read'
            ELSE r.root || '\' || r.path
                 || CASE r.value_name WHEN '' THEN ' (default value)' WHEN '/' THEN '' ELSE '!' || r.value_name END
                 || ' is recorded as written by ' || r.inf_name END AS why,
       coalesce(r.evidence, p.evidence) AS evidence
FROM   package p LEFT JOIN package_resource r ON r.package = p.package
-- the record is about the version in force
WHERE  p.active IS NOT 0;
