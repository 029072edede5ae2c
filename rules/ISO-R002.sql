-- id:        ISO-R002
-- title:     What is written outside HKR is excepted by the ruleset of /h
-- subject:   inf
-- infverif:  1320, 1321
-- from:      26080
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    InfVerif /h, registry
-- why:       For a WHQL signature only the keys of a published list may still be written to outside HKR; the list
--            gets shorter with each release.
-- fix:       Write under HKR from the section that owns the state, or use the directive that replaces the key
SELECT subject, item,
       -- a window that ends below the ruleset is judged by another one, which nobody published
       CASE WHEN first IS NULL OR high BETWEEN 0 AND first - 1 THEN NULL
            ELSE CASE root WHEN 'HKLM' THEN EXISTS (SELECT 1 FROM list_ruleset x
                                               WHERE x.kind = 'hklm' AND under("key", x.value))
                         WHEN 'HKCR' THEN EXISTS (SELECT 1 FROM list_ruleset x
                                                  WHERE x.kind = 'hkcr' AND x.value = '1')
                         ELSE 0 END END AS ok,
       CASE WHEN first IS NULL THEN 'there is no ruleset to judge ' || what || ' by'
            WHEN high BETWEEN 0 AND first - 1
            THEN 'the ruleset that judges ' || what || ' in a window up to build ' || high || ' is not published'
            ELSE what || ' is written outside HKR, and ruleset '
                 || (SELECT min(x.ruleset) FROM list_ruleset x) || ' of /h does not except it'
                 || CASE WHEN root = 'HKLM' AND "key" LIKE 'SYSTEM\ControlSet0%'
                         THEN ': a numbered control set is not the current one' ELSE '' END END AS why,
       code AS infverif,
       evidence
FROM  (SELECT r.inf AS subject, r.root, r.key,
              r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE '!' || r.value END AS item,
              r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE ', value ' || r.value END AS what,
              CASE WHEN r.flags & 8208 OR (r.value = '' AND r.data = '') THEN '1320' ELSE '1321' END AS code,
              (SELECT min(CAST(x.value AS INTEGER)) FROM list_ruleset x WHERE x.kind = 'first_build') AS first,
              (SELECT i.window_high FROM inf i WHERE i.inf = r.inf) AS high,
              r.evidence
       FROM   inf_registry r
       WHERE  r.root IS NOT 'HKR' AND r.operation = 'AddReg' AND r.root IN ('HKLM', 'HKCR', 'HKCU', 'HKU')
       LIMIT -1)     -- computed once for a line, not at every use
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every line under HKR' END, CASE complete WHEN 1 THEN 1 END, NULL, NULL, evidence
FROM   inf i
WHERE  complete IS NOT 1
       OR EXISTS (SELECT 1 FROM inf_registry r WHERE r.inf = i.inf AND r.operation = 'AddReg' AND r.root = 'HKR');
