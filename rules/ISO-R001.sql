-- id:        ISO-R001
-- title:     AddReg writes under HKR only
-- subject:   inf
-- infverif:  1320, 1321, 1304
-- from:      16299
-- severity:  isolated=violation whql=violation universal=violation declarative=warning
-- source:    Using HKR; all AddReg sections
-- why:       A value written under an absolute root belongs to the machine and not to the device or service:
--            other packages can change it, and it stays when the package goes.
-- fix:       Write under HKR from the section that owns the state, or use the directive that replaces the key
SELECT subject, item, ok,
       why || CASE WHEN excepted THEN '; excepted until the next ruleset' ELSE '' END AS why,
       nullif(trim(CASE WHEN excepted THEN 'whql=info ' ELSE '' END
                   || CASE WHEN allowed THEN 'universal=info declarative=info' ELSE '' END), '') AS at_most,
       code || CASE WHEN allowed THEN '' ELSE ', 1304' END AS infverif,
       evidence
FROM  (SELECT r.inf AS subject,
              r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE '!' || r.value END AS item,
              0 AS ok,
              r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE ', value ' || r.value END
                   || ' is written outside HKR' AS why,
              -- a key by itself, or a value
              CASE WHEN r.flags & 8208 OR (r.value = '' AND r.data = '') THEN '1320' ELSE '1321' END AS code,
              CASE r.root WHEN 'HKLM' THEN EXISTS (SELECT 1 FROM list_ruleset x
                                               WHERE x.kind = 'hklm' AND under(r.key, x.value))
                         WHEN 'HKCR' THEN EXISTS (SELECT 1 FROM list_ruleset x
                                                  WHERE x.kind = 'hkcr' AND x.value = '1')
                         ELSE 0 END AS excepted,
              EXISTS (SELECT 1 FROM list_universal_key u
                      WHERE CASE WHEN u.root = r.root THEN '\' || r.key || '\' LIKE u.pattern
                                 WHEN u.root = 'HKCR' AND r.root = 'HKLM' AND under(r.key, 'SOFTWARE\Classes')
                                 THEN substr(r.key, 17) || '\' LIKE u.pattern END) AS allowed,
              r.evidence
       FROM   inf_registry r
       -- what is no root at all is ISO-R004
       WHERE  r.root IS NOT 'HKR' AND r.operation = 'AddReg' AND r.root IN ('HKLM', 'HKCR', 'HKCU', 'HKU')
       LIMIT -1)     -- computed once for a line, not at every use
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every line under HKR' END, CASE complete WHEN 1 THEN 1 END,
       NULL, NULL, NULL, evidence
FROM   inf i
WHERE  complete IS NOT 1
       OR EXISTS (SELECT 1 FROM inf_registry r WHERE r.inf = i.inf AND r.operation = 'AddReg' AND r.root = 'HKR');
