-- id:        ISO-F004
-- title:     A file that stays in the store keeps its name and folder
-- subject:   inf
-- infverif:  1100
-- from:      16299
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Run from driver store; Using Dirids, row 13
-- why:       With DIRID 13 nothing is copied: the file is where the package has it. A rename or another folder
--            would have to create a file in the store.
-- fix:       Make the destination subdirectory equal to the source's, and drop the rename
SELECT inf AS subject,
       file || ' to ' || destination || ' (folder)' AS item,
       CASE WHEN listed IS NULL THEN NULL
            WHEN listed = 0 THEN NULL
            WHEN subdir = trim(disk_path || '\' || source_subdir, '\') THEN 1
            ELSE 0 END AS ok,
       CASE WHEN listed = 0 THEN file || ' is not listed in SourceDisksFiles, so its folder is not known'
            WHEN listed IS NULL AND file IS NOT NULL
            THEN file || ' may be listed by a LayoutFile that could not be read, so its folder is not known'
            ELSE file || ' lies in "' || trim(disk_path || '\' || source_subdir, '\')
                 || '" of the package, but its destination is 13,"' || subdir || '"' END AS why,
       -- documentation speaks of the folder in SourceDisksFiles only
       CASE WHEN subdir = source_subdir AND disk_path <> '' THEN 'warning' END AS at_most,
       CASE WHEN subdir = source_subdir AND disk_path <> '' THEN NULL ELSE '1100' END AS infverif,
       evidence, destination_evidence AS evidence2
FROM   inf_copy
WHERE  dirid = 13 OR file IS NULL
UNION ALL
SELECT inf, file || ' to ' || destination || ' (name)', file = source_file,
       source_file || ' would be renamed to ' || file || ' in the store', NULL, '1100',
       evidence, destination_evidence
FROM   inf_copy
WHERE  dirid = 13;
