-- id:        ISO-R009
-- title:     No Run or RunOnce entries
-- subject:   inf
-- infverif:  1321
-- severity:  isolated=violation whql=warning universal=violation declarative=warning
-- source:    Run, RunOnce; RunOnce registry key
-- why:       A Run value starts a program for every user at every logon, outside the package and after it is
--            gone.
-- fix:       One-time work through AddSoftware, background work through a service with a trigger, a user
--            interface as a Store app
SELECT inf AS subject,
       coalesce(root || '\' || key || '!' || value, NULL) AS item,
       CASE WHEN root IS NULL THEN NULL
            ELSE NOT (key LIKE '%\CurrentVersion\Run' OR key LIKE '%\CurrentVersion\Run\%'
                      OR key LIKE '%\CurrentVersion\RunOnce' OR key LIKE '%\CurrentVersion\RunOnce\%'
                      OR key LIKE '%\CurrentVersion\RunOnceEx%' OR key LIKE '%\CurrentVersion\RunServices%') END AS ok,
       'value ' || value || ' of ' || root || '\' || key || ' starts a program: ' || data AS why,
       evidence
FROM   inf_registry
WHERE  (operation = 'AddReg' AND root IN ('HKLM', 'HKCU')) OR operation IS NULL;
