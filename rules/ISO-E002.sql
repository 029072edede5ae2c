-- id:        ISO-E002
-- title:     AutoLoggers are set up by AddAutoLogger
-- subject:   inf
-- infverif:  1320, 1321
-- from:      22000
-- severity:  isolated=violation whql=info universal=violation declarative=warning
-- source:    AddAutoLogger, Legacy Compatibility
-- why:       The sessions below WMI\Autologger belong to the kernel's tracing; the directive sets them up and
--            takes them away.
-- fix:       AddAutoLogger or UpdateAutoLogger in the .Events section
SELECT inf AS subject,
       root || '\' || key || '!' || value AS item,
       CASE WHEN root IS NULL THEN NULL
            ELSE NOT (root = 'HKLM' AND key LIKE 'SYSTEM\%ControlSet%\Control\WMI\Autologger\%') END AS ok,
       root || '\' || key || ' sets up a trace session by hand' AS why,
       evidence
FROM   inf_registry
WHERE  operation IS NULL OR (operation = 'AddReg' AND root = 'HKLM');
