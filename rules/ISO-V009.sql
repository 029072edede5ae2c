-- id:        ISO-V009
-- title:     An INF for devices installs on devices
-- subject:   inf
-- infverif:  1261, 1271, 1297
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Creating a primitive driver; INF Models section; InfVerif 1261, 1271, 1297
-- why:       Without a hardware id nothing ever selects the package; what belongs to no device is a primitive driver,
--            which Windows installs and removes in another way.
-- fix:       Name the hardware ids, or make it a primitive driver: [DefaultInstall.NTamd64] and no [Manufacturer]
SELECT inf AS subject,
       'hardware ids' AS item,
       CASE WHEN hardware_ids > 0 THEN 1 WHEN complete = 1 THEN hardware_ids > 0 END AS ok,
       'no device entry that applies has a hardware id, so the INF installs on no device' AS why,
       '1297' AS infverif,
       coalesce((SELECT min(n.evidence) FROM inf_install n WHERE n.inf = i.inf AND n.kind = 'device'), evidence)
            AS evidence
FROM   inf i
WHERE  devices IS NOT 0 AND (devices > 0 OR complete IS NOT 1)
UNION ALL
SELECT inf, section,
       CASE WHEN present = 1 THEN 1 WHEN (SELECT i.complete FROM inf i WHERE i.inf = n.inf) = 1 THEN present END,
       CASE section WHEN '' THEN 'a device of ' || models || ' names no install section'
            ELSE 'a device of ' || models || ' names install section ' || section || ', which is not in the INF' END,
       CASE section WHEN '' THEN '1271' ELSE '1261' END, evidence
FROM   inf_install n
WHERE  kind = 'device';
