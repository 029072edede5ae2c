-- id:        ISO-P003
-- title:     A file outside the store equals its source
-- subject:   package
-- from:      6000
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    INF Version section, PnpLockDown
-- why:       The copy that runs is not the file that was signed and staged.
-- fix:       Restore the file from the store copy; find out who changed it
SELECT l.package AS subject,
       l.path AS item,
       CASE WHEN l.path IS NULL THEN NULL
            WHEN l.file_exists = 1 AND l.source_exists = 1 AND l.record = l.source_record AND l.record >= 0 THEN 1
            WHEN l.sha256 IS NULL OR l.source_sha256 IS NULL THEN NULL
            WHEN l.sha256 = l.source_sha256 THEN 1
            -- an update that waits for a restart
            WHEN EXISTS (SELECT 1 FROM pending_rename r WHERE r.image = l.image
                         AND l.resolved_path IN (r.source_path, r.new_path)) THEN NULL
            ELSE 0 END AS ok,
       CASE WHEN l.path IS NULL THEN 'PnpLockdownFiles of SOFTWARE could not be read'
            WHEN EXISTS (SELECT 1 FROM pending_rename r WHERE r.image = l.image
                         AND l.resolved_path IN (r.source_path, r.new_path))
            THEN l.path || ' is to be renamed or replaced at the next start; until then it cannot be compared with its source'
            WHEN l.sha256 IS NOT NULL AND l.source_sha256 IS NOT NULL
            THEN l.resolved_path || ' differs from its source in the driver store'
                 || CASE WHEN (SELECT count(DISTINCT o.inf_name) FROM lockdown_owner o WHERE o.lockdown = l.lockdown) > 1
                         THEN '; it has several owners, and may be the file of another one' ELSE '' END
            ELSE l.path || ' and its source could not be compared' END AS why,
       -- the record names one source; the file may have come from another owner
       CASE WHEN (SELECT count(DISTINCT o.inf_name) FROM lockdown_owner o WHERE o.lockdown = l.lockdown) > 1
            THEN 'warning' END AS at_most,
       coalesce(l.file_evidence, l.evidence) AS evidence,
       l.source_file_evidence AS evidence2
FROM   package_lockdown l
WHERE  l.path IS NULL OR coalesce(l.file_exists, 1) = 1;
