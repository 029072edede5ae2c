-- id:        ISO-D018
-- title:     DefaultInstall has the form of a primitive driver
-- subject:   inf
-- infverif:  1212, 1420, 1421, 1422, 1423
-- from:      18362
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Creating a primitive driver, INF requirements
-- why:       Windows installs and removes a primitive driver by itself only when the sections say for which
--            architecture they are; the plain ones are a script that somebody has to start, and that leaves things
--            behind.
-- fix:       [DefaultInstall.NTamd64] and its companions only, no [Manufacturer] beside it, LegacyUninstall=1 in what
--            is kept of [DefaultUninstall.NTamd64] for older systems
SELECT t.inf AS subject,
       t.section AS item,
       t.arch <> '' AS ok,
       'section ' || t.section
            || ' names no architecture: Windows 10 1903 and later do not take it for a primitive driver' AS why,
       CASE WHEN EXISTS (SELECT 1 FROM inf_target o
                         WHERE o.inf = t.inf AND o.kind = 'defaultinstall' AND o.arch <> '') THEN '1421'
            ELSE '1421, 1423' END AS infverif,
       t.evidence
FROM   inf_target t JOIN inf i ON i.inf = t.inf
WHERE  t.kind = 'defaultinstall' AND t.valid = 1 AND t.arch IN ('', i.arch)
UNION ALL
SELECT t.inf, 'DefaultInstall beside Manufacturer', i.manufacturer_lines <= 0,
       'the INF has ' || t.section || ' and devices in [Manufacturer]: it is either for devices or a primitive driver',
       '1212', min(t.evidence)
FROM   inf_target t JOIN inf i ON i.inf = t.inf
WHERE  t.kind = 'defaultinstall' AND t.valid = 1 AND t.arch IN ('', i.arch)
GROUP  BY t.inf
UNION ALL
-- a whole [Version] is ISO-V001 for every INF; here it is what makes the driver one
SELECT t.inf, 'Version',
       CASE WHEN i.class <> '' AND i.class_guid <> '' AND i.provider <> '' THEN 1 WHEN i.complete = 1 THEN 0 END,
       'a primitive driver needs Class, ClassGuid and Provider in [Version]; not all of them are there', '1420',
       min(t.evidence)
FROM   inf_target t JOIN inf i ON i.inf = t.inf
WHERE  t.kind = 'defaultinstall' AND t.valid = 1 AND t.arch IN ('', i.arch) AND i.manufacturer_lines <= 0
GROUP  BY t.inf
UNION ALL
SELECT t.inf, t.section,
       CASE WHEN EXISTS (SELECT 1 FROM inf_directive d
                         WHERE d.inf = t.inf AND d.name = 'legacyuninstall' AND d.section = t.section
                         AND inf_number(d.value) = 1) THEN 1
            WHEN i.complete = 1 THEN 0 END,
       'section ' || t.section
            || ' has no LegacyUninstall=1: removal is automatic, and the section is for older systems',
       '1422', t.evidence
FROM   inf_target t JOIN inf i ON i.inf = t.inf
WHERE  t.kind = 'defaultuninstall' AND t.valid = 1 AND t.arch IN ('', i.arch)
UNION ALL
SELECT inf, 'every section', NULL, 'the INF was not read to its end', NULL, evidence
FROM   inf
WHERE  complete IS NOT 1;
