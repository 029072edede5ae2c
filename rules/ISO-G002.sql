-- id:        ISO-G002
-- title:     Every file of the package is in its folder
-- subject:   package
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Driver store; SourceDisksFiles
-- why:       A package that is not whole cannot be installed again, and what replaces the missing file is
--            anybody's guess.
-- fix:       Stage the package again
SELECT p.package AS subject,
       s.file AS item,
       CASE WHEN p.inf IS NULL OR s.file IS NULL OR p.in_store IS NULL THEN NULL
            WHEN EXISTS (SELECT 1 FROM package_file f
                         WHERE f.package = p.package
                         AND f.name = trim(s.disk_path || '\' || trim(s.subdir || '\' || s.file, '\'), '\')) THEN 1
            WHEN p.folder_complete = 0 THEN NULL
            ELSE 0 END AS ok,
       CASE WHEN p.inf IS NULL THEN 'what belongs to the package is not known: its INF was not read'
            WHEN p.folder_complete = 0 THEN 'the package''s folder could not be listed to its end'
            ELSE trim(s.disk_path || '\' || trim(s.subdir || '\' || s.file, '\'), '\')
                 || ' is listed in SourceDisksFiles, but is not in the package''s folder' END AS why,
       coalesce(s.evidence, p.evidence) AS evidence
FROM   package p LEFT JOIN inf_source s ON s.inf = p.inf
WHERE  p.inf IS NULL OR (s.inf IS NOT NULL AND s.effective IS NOT 0);
