-- id:        ISO-P004
-- title:     Recorded files and their owners exist
-- subject:   image
-- from:      6000
-- severity:  isolated=warning whql=info universal=info declarative=info
-- confidence:strong
-- source:    INF Version section, PnpLockDown
-- why:       An entry without file or owner was left behind by a removal that did not finish.
-- fix:       Remove the stale entry through the package's removal
SELECT l.image AS subject,
       l.path || ' (owner ' || coalesce(o.inf_name, 'none') || ')' AS item,
       CASE WHEN o.lockdown IS NULL THEN 0
            WHEN o.inf_name IS NULL THEN NULL
            WHEN o.package IS NULL
            THEN CASE WHEN EXISTS (SELECT 1 FROM hole h WHERE h.image = l.image AND h.subject_kind = 'package') THEN NULL ELSE 0 END
            ELSE l.file_exists END AS ok,
       CASE WHEN o.lockdown IS NULL THEN l.path || ' is recorded without an owner'
            WHEN o.inf_name IS NULL THEN 'the owners of ' || l.path || ' could not be read'
            WHEN o.package IS NULL THEN l.path || ' is owned by ' || o.inf_name || ', which is no package that is known here'
            WHEN l.file_exists = 0 THEN l.path || ' is recorded for ' || o.inf_name || ', but is not in the image'
            ELSE 'nobody could look for ' || l.path END AS why,
       l.evidence
FROM   lockdown l LEFT JOIN lockdown_owner o ON o.lockdown = l.lockdown
WHERE  o.inf_name IS NULL OR o.inf_name LIKE 'oem%'
UNION ALL
SELECT m.image, 'PnpLockdownFiles', NULL, 'PnpLockdownFiles of SOFTWARE could not be read', m.evidence
FROM   image m
WHERE  NOT EXISTS (SELECT 1 FROM area a WHERE a.image = m.image AND a.name = 'pnp_lockdown' AND a.state = 'complete');
