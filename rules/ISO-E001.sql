-- id:        ISO-E001
-- title:     Event providers are registered by AddEventProvider
-- subject:   inf
-- infverif:  1320, 1321
-- from:      16299
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    Using AddReg for event tracing; AddEventProvider
-- why:       The keys of WINEVT belong to the event log service; written by hand they are neither checked nor
--            removed.
-- fix:       AddEventProvider in the .Events section
SELECT r.inf AS subject,
       r.root || '\' || r.key || '!' || r.value AS item,
       CASE WHEN r.root IS NULL THEN NULL
            ELSE r.key NOT LIKE 'SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\%' END AS ok,
       r.root || '\' || r.key || ' registers an event provider or channel by hand' AS why,
       CASE WHEN (SELECT i.window_high FROM inf i WHERE i.inf = r.inf) BETWEEN 0 AND 17762
            THEN 'warning' END AS at_most,
       CASE WHEN r.value = '' AND (r.data = '' OR r.flags & 16) THEN '1320' ELSE '1321' END AS infverif,
       r.evidence
FROM   inf_registry r
WHERE  r.root IS NOT 'HKR' AND (r.operation IS NULL OR (r.operation = 'AddReg' AND r.root = 'HKLM'))
UNION ALL
-- AddReg counts channel types from 0, AddChannel from 1: a port that keeps the number changes the type
SELECT a.inf,
       'AddChannel ' || a.argument,
       0,
       'AddChannel gives channel ' || a.argument || ' the type ' || r.data || ', as AddReg does for other builds; the'
            || ' directive counts from 1 (admin) where AddReg counts from 0',
       'info',
       NULL,
       a.evidence
FROM   inf_directive a
       JOIN inf_sibling s ON s.inf = a.inf
       JOIN inf_registry r ON r.inf = s.other
WHERE  a.name = 'addchannel' AND r.operation = 'AddReg' AND r.root IS NOT 'HKR' AND r.root = 'HKLM'
       AND r.value = 'Type' AND r.data <> ''
       AND r.key = 'SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Channels\' || a.argument
       AND inf_number(r.data) = inf_number(part(replace(a.value, ',', '\'), 1));
