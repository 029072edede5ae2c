-- id:        ISO-V006
-- title:     Models sections say for which systems they are
-- subject:   inf
-- infverif:  1011, 1274, 1287, 1288, 2010
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    INF Manufacturer section; combining platform extensions with operating system versions
-- why:       A decoration that Windows cannot read makes the section unreachable; one without an architecture is for
--            x86, whatever its author had in mind.
-- fix:       NT, the architecture, and if needed version and build: NTamd64.10.0...22000
SELECT t.inf AS subject,
       CASE WHEN t.base = '' THEN 'Manufacturer' ELSE t.section END AS item,
       CASE WHEN t.kind = 'models' AND t.base = '' THEN 0
            WHEN t.valid = 0 THEN 0
            WHEN t.build BETWEEN 0 AND 14309 THEN 0
            WHEN t.kind = 'models' AND t.arch = '' AND t.present = 1 THEN 0
            ELSE t.valid END AS ok,
       CASE WHEN t.base = '' THEN 'a line of [Manufacturer] names no Models section'
            WHEN t.valid = 0 AND instr(t.decoration, '$') > 0
            THEN 'section ' || t.section || ': the template was not filled in; ' || t.decoration || ' is no system'
            WHEN t.valid = 0 THEN 'section ' || t.section || ': nobody can read the decoration ' || t.decoration
            WHEN t.build >= 0
            THEN 'section ' || t.section || ' is for build ' || t.build
                 || ', but builds below 14310 do not understand a decoration with a build'
            ELSE 'section ' || t.section || ' names no architecture, so it is for x86 only' END AS why,
       CASE WHEN t.base <> '' AND t.valid = 1 AND t.build < 0
            THEN 'isolated=warning whql=info universal=warning declarative=warning' END AS at_most,
       CASE WHEN t.base = '' THEN '1011'
            WHEN t.valid = 0 AND instr(upper(t.decoration), '$ARCH$') > 0 THEN '1274'
            WHEN t.valid = 0 THEN '1287'
            WHEN t.build >= 0 THEN '1288'
            ELSE '2010' END AS infverif,
       t.evidence
FROM   inf_target t
WHERE  t.kind IS NOT NULL AND (t.present = 1 OR t.decoration <> '' OR t.base = '')
       -- what belongs to a section with such a decoration has it too
       AND NOT (t.valid = 0 AND t.kind <> 'models'
                AND lower(leaf(replace(t.decoration, '.', '\'))) IN ('services', 'events', 'wdf', 'hw', 'filters'))
UNION ALL
SELECT inf, 'every decoration', NULL, 'the INF was not read to its end', NULL, NULL, evidence
FROM   inf
WHERE  complete IS NOT 1;
