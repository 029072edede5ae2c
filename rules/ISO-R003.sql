-- id:        ISO-R003
-- title:     No registry line touches the hives of the system
-- subject:   inf
-- infverif:  1222, 1223
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- confidence: strong
-- source:    InfVerif 1222, 1223
-- why:       The boot configuration, the accounts, the component store and what SYSTEM holds beside its control
--            sets are Windows' own; a package that writes there can stop the machine from starting. A numbered
--            control set is the wrong one as soon as another is in force.
-- fix:       Delete the line; in SYSTEM name CurrentControlSet, better write under HKR
SELECT r.inf AS subject,
       r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE '!' || r.value END AS item,
       0 AS ok,
       r.operation || ' changes ' || r.root || '\' || r.key
            || CASE WHEN r.key LIKE 'SYSTEM\ControlSet0%' THEN ', a numbered control set'
                    ELSE ', which is protected' END AS why,
       p.code AS infverif,
       r.evidence
FROM   inf_registry r
       JOIN list_protected_key p ON p.hive = part(r.key, 0) COLLATE NOCASE
WHERE  r.root IS NOT 'HKR' AND r.root = 'HKLM' AND NOT under(r.key, 'SYSTEM\CurrentControlSet')
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every other line' END, CASE complete WHEN 1 THEN 1 END, NULL, NULL, evidence
FROM   inf i
WHERE  complete IS NOT 1
       OR EXISTS (SELECT 1 FROM inf_registry r WHERE r.inf = i.inf AND r.root IS NOT 'HKR' AND r.root = 'HKLM');
