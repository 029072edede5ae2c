-- id:        ISO-R009
-- title:     No Run or RunOnce entries
-- subject:   inf
-- infverif:  1320, 1321
-- severity:  isolated=violation whql=warning universal=info declarative=info
-- source:    Run, RunOnce; RunOnce registry key
-- why:       A Run value starts a program for every user at every logon, outside the package and after it is
--            gone.
-- fix:       One-time work through AddSoftware, background work through a service with a trigger, a user
--            interface as a Store app
SELECT r.inf AS subject,
       r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE '!' || r.value END AS item,
       0 AS ok,
       CASE WHEN r.value = '' AND r.data = '' THEN r.root || '\' || r.key || ' is a key of programs that Windows starts'
            ELSE 'value ' || CASE r.value WHEN '' THEN '(default)' ELSE r.value END || ' of ' || r.root || '\' || r.key
                 || ' starts a program: ' || r.data END AS why,
       CASE WHEN r.flags & 8208 OR (r.value = '' AND r.data = '') THEN '1320' ELSE '1321' END AS infverif,
       r.evidence
FROM   inf_registry r
WHERE  r.root IS NOT 'HKR' AND r.operation = 'AddReg' AND r.root IN ('HKLM', 'HKCU', 'HKU') AND r.key LIKE '%\CurrentVersion\Run%'
       AND EXISTS (SELECT 1 FROM list_run_key n WHERE r.key || '\' LIKE '%\CurrentVersion\' || n.name || '\%')
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every other line' END, CASE complete WHEN 1 THEN 1 END, NULL, NULL, evidence
FROM   inf i
WHERE  complete IS NOT 1
       OR EXISTS (SELECT 1 FROM inf_registry r
                  WHERE r.inf = i.inf AND r.root IS NOT 'HKR' AND r.operation = 'AddReg' AND r.root IN ('HKLM', 'HKCU', 'HKU'));
