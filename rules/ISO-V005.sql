-- id:        ISO-V005
-- title:     The INF is text as Windows reads it
-- subject:   inf
-- infverif:  1002, 1003, 1005, 1088, 1203, 1205, 1206, 1209, 1245, 1295, 1299, 2083
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1002, 1003, 1299; general syntax rules for INF files
-- why:       What Windows and another reader make of the same bytes must be the same, or one of them judges
--            another file.
-- fix:       Save the INF as UTF-16LE with a byte order mark, or as plain ASCII; correct the section that is named
SELECT inf AS subject,
       'encoding' AS item,
       encoding NOT IN ('utf-8', 'utf-16be', 'ansi') AS ok,
       CASE encoding WHEN 'ansi'
            THEN 'the INF has letters in the code page of the machine it was written on; another reads others'
            ELSE 'the INF is ' || encoding || '; Windows reads ANSI and UTF-16LE' END AS why,
       CASE encoding WHEN 'ansi' THEN 'info' END AS at_most,
       CASE encoding WHEN 'ansi' THEN NULL ELSE '1003' END AS infverif,
       'i/' || inf || '/1/1' AS evidence
FROM   inf
UNION ALL
SELECT p.inf, p.code || ': ' || p.detail,
       CASE WHEN l.infverif = '-' THEN NULL    -- our limit, not the INF's fault
            WHEN p.code IN ('missing-section', 'unreached-section') AND i.complete IS NOT 1 THEN NULL
            ELSE 0 END,
       p.detail, nullif(l.at_most, ''),
       CASE l.infverif WHEN '1002' THEN '1002, 1299' WHEN '-' THEN NULL ELSE l.infverif END,
       p.evidence
FROM   inf_problem p JOIN list_inf_problem l ON l.code = p.code JOIN inf i ON i.inf = p.inf
UNION ALL
SELECT i.inf, d.section || ': FeatureScore',
       trim(d.value) GLOB '[0-9A-Fa-f]' OR trim(d.value) GLOB '[0-9A-Fa-f][0-9A-Fa-f]'
            OR inf_number(d.value) BETWEEN 0 AND 255,
       'section ' || d.section || ': FeatureScore ' || d.value || ' is not one byte', 'isolated=warning', '1245',
       d.evidence
FROM   inf i CROSS JOIN inf_directive d ON d.inf = i.inf AND d.name = 'featurescore'
UNION ALL
SELECT inf, 'text', NULL, 'the INF was not read to its end', NULL, NULL, evidence
FROM   inf
WHERE  complete IS NOT 1;
