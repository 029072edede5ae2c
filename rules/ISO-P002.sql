-- id:        ISO-P002
-- title:     A recorded file comes from its owner's folder
-- subject:   package
-- from:      9200
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    INF Version section, PnpLockDown; Setup\PnpLockdownFiles
-- why:       The record names the store file that a file outside was copied from; if that is missing or another
--            package's, the record no longer tells what is on the disk.
-- fix:       Reinstall the package
SELECT l.package AS subject,
       l.path AS item,
       CASE WHEN l.path IS NULL OR l.source IS NULL THEN NULL
            WHEN l.source = '' THEN NULL
            WHEN leaf(l.source_path) <> leaf(l.resolved_path) COLLATE NOCASE
                 -- the INF itself may rename while it copies
                 AND NOT EXISTS (SELECT 1 FROM package q JOIN inf_copy c ON c.inf = q.inf
                                 WHERE q.package = l.package AND c.file = leaf(l.resolved_path)
                                 AND c.source_file = leaf(l.source_path)) THEN 0
            WHEN NOT EXISTS (SELECT 1 FROM lockdown_owner o JOIN package q ON q.package = o.package
                             WHERE o.lockdown = l.lockdown AND q.package_id = l.source_package) THEN 0
            ELSE l.source_exists END AS ok,
       CASE WHEN l.path IS NULL THEN 'PnpLockdownFiles of SOFTWARE could not be read'
            WHEN l.source IS NULL THEN 'the source of ' || l.path || ' could not be read'
            WHEN l.source = '' THEN l.path || ' is recorded without its source'
            WHEN l.source_exists = 0 THEN 'the source of ' || l.path || ' is not in the image: ' || l.source
            WHEN l.source_exists IS NULL THEN 'nobody could look for ' || l.source
            ELSE 'the source of ' || l.path || ' is not a file of that name in its owner''s folder: ' || l.source END AS why,
       coalesce(l.source_evidence, l.evidence) AS evidence
FROM   package_lockdown l;
