-- id:        ISO-G006
-- title:     The published INF is the one in the store
-- subject:   package
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Driver store
-- why:       Windows works with the published copy; if it differs, what is installed is not what was staged and
--            signed.
-- fix:       Stage the package again
SELECT p.package AS subject,
       coalesce(p.published_name, p.package_id) AS item,
       CASE p.published_state
            WHEN 'present' THEN CASE WHEN p.inf_sha256 IS NULL OR p.published_sha256 IS NULL THEN NULL
                                     ELSE p.inf_sha256 = p.published_sha256 END
            WHEN 'absent' THEN CASE WHEN p.active = 0 THEN NULL ELSE 0 END END AS ok,
       CASE p.published_state
            WHEN 'present' THEN CASE WHEN p.inf_sha256 IS NULL OR p.published_sha256 IS NULL
                                     THEN p.published_name || ' and the INF of the store could not be compared'
                                     ELSE p.published_name || ' differs from the INF in the driver store' END
            WHEN 'absent' THEN p.published_name || ' is not in the INF folder'
            WHEN 'no-name' THEN 'no published name is known for the package'
            ELSE 'nobody could look for ' || p.published_name END AS why,
       NULL AS at_most,
       coalesce(p.published_evidence, p.evidence) AS evidence, p.inf_evidence AS evidence2
FROM   package p
WHERE  p.active IS NOT 0
UNION ALL
SELECT p.package, 'DriverVer',
       CASE WHEN i.driver_version = '' OR p.driver_version IS NULL THEN NULL
            WHEN i.driver_version <> p.driver_version THEN 0
            WHEN i.driver_date = '' THEN 1
            ELSE i.driver_date = p.driver_date END,
       'the INF says version ' || i.driver_version || CASE i.driver_date WHEN '' THEN '' ELSE ' of ' || i.driver_date END
            || ', the database ' || coalesce(p.driver_version || coalesce(' of ' || p.driver_date, ''), 'nothing that could be read'),
       'warning',
       p.evidence, i.evidence
FROM   package p JOIN inf i ON i.inf = p.inf
WHERE  p.in_registry = 1 AND i.driver_version <> ''
UNION ALL
-- the software keys of devices that the package was installed on
SELECT d.package, 'DriverVer of ' || d.instance,
       CASE WHEN d.driver_version IS NULL THEN NULL ELSE d.driver_version = i.driver_version END,
       'the INF says version ' || i.driver_version || ', the software key of ' || d.instance || ' '
            || coalesce(d.driver_version, 'nothing that could be read'),
       'warning',
       coalesce(d.inf_evidence, d.evidence), i.evidence
FROM   device d JOIN inf i ON i.inf = d.inf
WHERE  d.inbox = 0 AND i.driver_version <> '' AND d.driver_version IS NOT ''
UNION ALL
SELECT p.package, 'DriverVer of devices', NULL, 'the devices of SYSTEM could not be read to their end', 'warning',
       p.evidence, NULL
FROM   package p
WHERE  NOT EXISTS (SELECT 1 FROM area a WHERE a.image = p.image AND a.name = 'devices' AND a.state = 'complete');
