-- id:        ISO-G004
-- title:     The package has its catalog
-- subject:   package
-- needs:     catalogs in part
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    INF Version section, CatalogFile; Driver store
-- why:       Without a catalog nothing says what the package was when it was signed. Its signature and its list of
--            files are not looked at yet.
-- fix:       CatalogFile in the INF; stage the package again with its catalog
SELECT p.package AS subject,
       'CatalogFile' AS item,
       CASE WHEN i.complete IS NOT 1 THEN NULL
            ELSE i.catalog_file <> '' END AS ok,
       CASE WHEN i.complete IS NOT 1 THEN 'which catalog belongs to the package is not known: its INF was not read to its end'
            WHEN i.catalog_file <> '' THEN NULL
            ELSE 'the INF names no catalog for ' || i.arch
                 || CASE WHEN EXISTS (SELECT 1 FROM inf_directive d
                                      WHERE d.inf = p.inf AND d.companion = 'version' AND d.name LIKE 'catalogfile%')
                         THEN ', only for other architectures' ELSE '' END END AS why,
       coalesce(i.evidence, p.evidence) AS evidence
FROM   package p LEFT JOIN inf i ON i.inf = p.inf
UNION ALL
SELECT p.package,
       i.catalog_file || '',
       CASE WHEN EXISTS (SELECT 1 FROM package_file f WHERE f.package = p.package AND f.name = i.catalog_file) THEN 1
            WHEN p.folder_complete = 1 THEN 0 END,
       CASE WHEN p.folder_complete = 1 THEN i.catalog_file || ', the catalog that the INF names, is not in the package''s folder'
            ELSE 'nobody could look for ' || i.catalog_file || ' in the package''s folder' END,
       coalesce(p.folder_evidence, p.evidence)
FROM   package p JOIN inf i ON i.inf = p.inf
WHERE  i.catalog_file <> '';
