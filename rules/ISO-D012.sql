-- id:        ISO-D012
-- title:     No UpdateIniFields directive
-- subject:   inf
-- infverif:  1300, 1301, 1302
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Which INF directives are invalid
-- why:       UpdateIniFields edits an ini file: the result depends on what was there before, so the package is
--            not declarative.
-- fix:       Delete the directive
SELECT i.inf AS subject,
       d.section || ': UpdateIniFields' AS item,
       0 AS ok,
       'section ' || d.section || ' uses UpdateIniFields = ' || group_concat(d.value, '; ') AS why,
       CASE WHEN i.window_high BETWEEN 0 AND 10239 THEN 'whql=info universal=info' END AS at_most,
       '1301' AS infverif,
       min(d.evidence) AS evidence,
       nullif(max(d.evidence), min(d.evidence)) AS evidence2
FROM   inf i CROSS JOIN inf_directive d ON d.inf = i.inf AND d.name = 'updateinifields'
-- a DefaultUninstall section with LegacyUninstall=1 is legal, and Windows 10 1903 and later ignore it
WHERE  NOT (d.companion = 'uninstall'
            AND EXISTS (SELECT 1 FROM inf_directive u
                        WHERE u.inf = d.inf AND u.name = 'legacyuninstall' AND inf_number(u.value) = 1
                        AND d.section IN (u.section, u.section || '.Services')))
GROUP  BY i.inf, d.section
UNION ALL
SELECT inf, 'every section that applies', CASE WHEN complete = 1 THEN 1 END,
       'the INF was not read to its end', NULL, NULL, evidence, NULL
FROM   inf
WHERE  complete IS NOT 1 OR applies = 1;
