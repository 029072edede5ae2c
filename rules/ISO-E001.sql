-- id:        ISO-E001
-- title:     Event providers are registered by AddEventProvider
-- subject:   inf
-- infverif:  1320, 1321
-- from:      17763
-- severity:  isolated=violation whql=violation universal=violation declarative=warning
-- source:    Using AddReg for event tracing; AddEventProvider
-- why:       The keys of WINEVT belong to the event log service; written by hand they are neither checked nor
--            removed.
-- fix:       AddEventProvider in the .Events section
SELECT inf AS subject,
       root || '\' || key || '!' || value AS item,
       CASE WHEN root IS NULL THEN NULL
            ELSE NOT (root = 'HKLM' AND key LIKE 'SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\%') END AS ok,
       root || '\' || key || ' registers an event provider or channel by hand' AS why,
       evidence
FROM   inf_registry
WHERE  operation IS NULL OR (operation = 'AddReg' AND root = 'HKLM');
