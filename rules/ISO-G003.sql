-- id:        ISO-G003
-- title:     The folder holds nothing but the package
-- subject:   package
-- severity:  isolated=warning whql=info universal=info declarative=info
-- confidence:circumstantial
-- source:    Driver store
-- why:       The store folder is immutable; a file that the INF does not name was put there by somebody else, or
--            signed and never used.
-- fix:       Stop writing into the store; keep state where the system gives it
SELECT p.package AS subject,
       f.name AS item,
       CASE WHEN p.inf IS NULL OR i.complete IS NOT 1 OR f.name IS NULL THEN NULL
            WHEN f.name = p.original_name THEN 1
            WHEN f.name = i.catalog_file OR f.name LIKE '%.pnf' OR f.name LIKE '%.inf_loc' THEN 1
            WHEN EXISTS (SELECT 1 FROM inf_source s WHERE s.inf = p.inf
                         AND f.name = trim(s.disk_path || '\' || trim(s.subdir || '\' || s.file, '\'), '\')) THEN 1
            -- those of other architectures
            WHEN EXISTS (SELECT 1 FROM inf_directive d WHERE d.inf = p.inf AND d.companion = 'version'
                         AND d.name IN ('catalogfile', 'catalogfile.nt', 'catalogfile.ntx86', 'catalogfile.ntia64',
                                        'catalogfile.ntamd64', 'catalogfile.ntarm', 'catalogfile.ntarm64')
                         AND d.value = f.name) THEN 1
            WHEN EXISTS (SELECT 1 FROM inf_directive d WHERE d.inf = p.inf AND d.name = 'copyinf'
                         AND instr(lower(',' || replace(d.value, ' ', '') || ','), lower(',' || f.name || ',')) > 0) THEN 1
            ELSE 0 END AS ok,
       CASE WHEN f.name IS NULL THEN 'the package''s folder could not be listed to its end'
            WHEN p.inf IS NULL OR i.complete IS NOT 1 THEN 'what belongs to the package is not known: its INF was not read to its end'
            ELSE f.name || ' is in the package''s folder, but the INF does not name it (the catalog was not asked)' END AS why,
       f.evidence
FROM   package p JOIN package_file f ON f.package = p.package
       LEFT JOIN inf i ON i.inf = p.inf;
