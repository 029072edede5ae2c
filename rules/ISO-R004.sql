-- id:        ISO-R004
-- title:     Registry roots are ones that mean something at installation
-- subject:   inf
-- infverif:  1304, 1320, 1321, 1224
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddReg directive; InfVerif 1224
-- why:       HKCU and HKU are the account that installs, usually the system's own; other words are no root at
--            all.
-- fix:       Write under HKR; per-user settings belong to the program that the user runs
SELECT inf AS subject,
       root || '\' || key || CASE value WHEN '' THEN '' ELSE '!' || value END AS item,
       0 AS ok,
       CASE WHEN root IN ('HKCU', 'HKU')
            THEN root || ' is the profile of the installing account: ' || root || '\' || key
            ELSE '"' || root || '" is not a registry root' END AS why,
       CASE WHEN root IN ('HKCU', 'HKU') THEN 'declarative=warning' END AS at_most,
       CASE WHEN root NOT IN ('HKCU', 'HKU') THEN '1224'
            WHEN flags & 8208 OR (value = '' AND data = '') THEN '1304, 1320'
            ELSE '1304, 1321' END AS infverif,
       evidence
FROM   inf_registry
WHERE  root NOT IN ('HKR', 'HKLM', 'HKCR')
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every other line' END, CASE complete WHEN 1 THEN 1 END,
       NULL, NULL, NULL, evidence
FROM   inf i
WHERE  complete IS NOT 1
       OR EXISTS (SELECT 1 FROM inf_registry r WHERE r.inf = i.inf AND r.root IN ('HKR', 'HKLM', 'HKCR'));
