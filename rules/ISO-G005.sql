-- id:        ISO-G005
-- title:     The system has the package's catalog
-- subject:   package
-- severity:  isolated=warning whql=info universal=info declarative=info
-- confidence:strong
-- source:    Catalog files; Driver store
-- why:       Windows checks the files of a package against the copy of its catalog in CatRoot; without it, or with
--            another one, a driver may be refused.
-- fix:       Stage the package again
SELECT c.package AS subject,
       coalesce(c.name, 'catalog') AS item,
       CASE WHEN c."exists" IS NULL THEN NULL
            WHEN c."exists" = 0 THEN 0
            WHEN c.in_folder = 0 THEN NULL      -- nothing to compare: ISO-G004
            ELSE c.equal END AS ok,
       CASE WHEN c."exists" IS NULL THEN 'nobody could look into CatRoot'
            WHEN c."exists" = 0 THEN c.name || ' is not in CatRoot; '
                 || CASE WHEN m.setup_in_progress = 1 OR m.generalized = 1
                         THEN 'the image waits for its setup to end, and a package that was added offline gets it at the first boot'
                         ELSE 'a package that was added offline gets it at the first boot' END
            WHEN c.in_folder = 0 THEN c.name || ' is in CatRoot, but the package''s folder has no catalog to compare it with'
            WHEN c.equal = 0 THEN c.name || ' in CatRoot differs from the catalog in the package''s folder'
            ELSE c.name || ' and the catalog of the package could not be compared' END AS why,
       coalesce(c.evidence, p.folder_evidence, p.evidence) AS evidence,
       c.store_evidence AS evidence2
FROM   catroot c JOIN package p ON p.package = c.package
       JOIN image m ON m.image = p.image
-- a package without a catalog has none to publish: ISO-G004
WHERE  c."exists" IS NOT 0 OR c.in_folder IS NOT 0;
