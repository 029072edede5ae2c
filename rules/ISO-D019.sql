-- id:        ISO-D019
-- title:     No obsolete directives
-- subject:   inf
-- infverif:  2004, 2009
-- severity:  isolated=warning whql=info universal=warning declarative=warning
-- source:    INF Version, ControlFlags and DDInstall sections
-- why:       Windows ignores them, or will: whoever reads the INF believes that something happens which does not.
-- fix:       Delete the directive
SELECT i.inf AS subject,
       d.section || ': ' || l.name AS item,
       0 AS ok,
       'section ' || d.section || ' uses ' || l.name || ' = ' || group_concat(d.value, '; ') || ': ' || l.reason AS why,
       l.at_most,
       l.infverif,
       min(d.evidence) AS evidence
FROM   inf i CROSS JOIN list_obsolete_directive l
       CROSS JOIN inf_directive d ON d.inf = i.inf AND d.name = l.name
GROUP  BY i.inf, d.section, l.name
UNION ALL
SELECT inf, 'every section that applies', CASE WHEN complete = 1 THEN 1 END,
       'the INF was not read to its end', NULL, NULL, evidence
FROM   inf
WHERE  complete IS NOT 1 OR applies = 1;
