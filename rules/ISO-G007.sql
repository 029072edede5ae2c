-- id:        ISO-G007
-- title:     Nothing wrote into the folder after it was staged
-- subject:   package
-- severity:  isolated=info whql=info universal=info declarative=info
-- confidence:circumstantial
-- source:    Driver store
-- why:       The store folder is immutable. A file whose content is younger than the folder was written by somebody:
--            servicing, or a driver that keeps its state there.
-- fix:       Compare the file with the package; keep state where the system gives it
WITH staged AS MATERIALIZED (
     SELECT package, staged AS time, seconds(staged) + 600 AS until, folder_evidence
     FROM   package)
SELECT p.package AS subject,
       coalesce(f.name, 'folder') AS item,
       CASE WHEN f.modified <= p.time THEN 1
            WHEN f.name IS NULL OR f.modified IS NULL OR p.until IS NULL THEN NULL
            ELSE seconds(f.modified) <= p.until END AS ok,
       CASE WHEN f.name IS NULL THEN 'the package''s folder could not be listed to its end'
            WHEN f.modified IS NULL THEN 'when ' || f.name || ' was written could not be read'
            WHEN p.until IS NULL THEN 'when the package was staged is not known'
            ELSE f.name || ' was written at ' || f.modified || ', the package was staged at ' || p.time
                 || CASE WHEN f.links > 1 THEN '; the file has ' || f.links || ' names, so it may have been servicing' ELSE '' END END AS why,
       f.evidence, p.folder_evidence AS evidence2
FROM   staged p JOIN package_file_time f ON f.package = p.package
-- Windows compiles INF files there when it likes; in a directory the times are those of whoever copied it
WHERE  f.name IS NULL OR (f.name NOT LIKE '%.pnf' AND f.record IS NOT -1);
