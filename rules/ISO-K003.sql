-- id:        ISO-K003
-- title:     State of a service is open to nobody who should not write it
-- subject:   service
-- from:      17134
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Internal and shared service registry state
-- why:       State and SharedState are made by Windows with a descriptor of their own; one that lets everybody
--            write hands the driver's memory to everybody.
-- fix:       Restore the default descriptor; use the system functions and not a key of your own making
SELECT s.service AS subject,
       i.name AS item,
       CASE WHEN s.own IS NULL OR i.name IS NULL OR i.everyone_writes IS NULL THEN NULL
            ELSE i.everyone_writes = 0 END AS ok,
       CASE WHEN i.everyone_writes IS NULL THEN 'the descriptor of ' || i.name || ' of service ' || s.name || ' could not be read'
            ELSE i.name || ' of service ' || s.name || ' may be written by unprivileged users' END AS why,
       i.evidence
FROM   service s JOIN service_item i ON i.service = s.service
WHERE  (s.own = 1 OR s.own IS NULL)
       AND (i.name IS NULL OR (i.place = 'root' AND i.kind = 'key' AND i.name IN ('State', 'SharedState')));
