-- id:        ISO-F006
-- title:     Nothing is deleted or renamed in the store
-- subject:   inf
-- infverif:  1102
-- from:      16299
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Using Dirids, row 13; InfVerif 1102
-- why:       The files of a package in the store are under its signature; Windows alone removes them, with the
--            package.
-- fix:       Delete the DelFiles or RenFiles directive
SELECT inf AS subject,
       operation || ' ' || list || ' in ' || section AS item,
       CASE WHEN operation IS NULL THEN NULL ELSE dirid <> 13 END AS ok,
       CASE WHEN dirid IS NULL AND operation IS NOT NULL
            THEN operation || ' of ' || list || ' works on "' || destination || '", which is no DIRID'
            ELSE '[' || section || '] ' || operation || ' = ' || list || ' works on files in the driver store'
            END AS why,
       evidence
FROM   inf_list
WHERE  operation IS NULL OR operation <> 'CopyFiles';
