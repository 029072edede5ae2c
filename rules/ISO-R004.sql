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
       root IN ('HKR', 'HKLM', 'HKCR') AS ok,
       CASE WHEN root IN ('HKCU', 'HKU') THEN root || ' is the profile of the installing account: ' || root || '\' || key
            ELSE '"' || root || '" is not a registry root' END AS why,
       evidence
FROM   inf_registry;
