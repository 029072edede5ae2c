-- id:        ISO-V005
-- title:     The INF is text as Windows reads it
-- subject:   inf
-- infverif:  1002, 1003, 1299
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1002, 1003, 1299
-- why:       What Windows and another reader make of the same bytes must be the same, or one of them judges
--            another file.
-- fix:       Save the INF as UTF-16LE with a byte order mark, or as plain ASCII
SELECT inf AS subject,
       'encoding' AS item,
       encoding NOT IN ('utf-8', 'utf-16be') AS ok,
       'the INF is ' || encoding || '; Windows reads ANSI and UTF-16LE' AS why,
       'i/' || inf || '/1/1' AS evidence
FROM   inf
UNION ALL
SELECT inf, code || ' line ' || line,
       CASE code WHEN 'limit' THEN NULL ELSE 0 END,    -- our limit, not the INF's fault
       detail, evidence
FROM   inf_problem
WHERE  code IN ('encoding', 'no-bom', 'bad-header', 'long-section-name', 'text-before-section', 'limit');
