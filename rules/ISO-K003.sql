-- id:        ISO-K003
-- title:     State of a service is open to nobody who should not write it
-- subject:   service
-- blind:     state separation
-- needs:     imports in part
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Internal and shared service registry state
-- why:       State and SharedState are made by Windows with a descriptor of their own; one that lets everybody
--            write hands the driver's memory to everybody. Before build 17134 nobody gives these keys.
-- fix:       Restore the default descriptor; use the system functions and not a key of your own making
SELECT s.service AS subject,
       CASE i.place WHEN 'root' THEN i.name ELSE i.place || '\' || i.name END AS item,
       CASE WHEN s.own IS NULL OR i.name IS NULL OR i.everyone_writes IS NULL THEN NULL
            WHEN i.everyone_writes = 1 THEN 0
            WHEN i.place <> 'root' THEN 1
            ELSE m.build >= 17134 END AS ok,
       CASE WHEN i.name IS NULL THEN 'the key of service ' || s.name || ' could not be read to its end'
            WHEN i.everyone_writes IS NULL THEN 'the descriptor of ' || i.name || ' of service ' || s.name || ' could not be read'
            WHEN s.own IS NULL THEN 'whether service ' || s.name || ' belongs to its package is not known: an INF that owns it was not read'
            WHEN i.everyone_writes = 1
            THEN i.name || ' of service ' || s.name || ' may be written by unprivileged users'
                 || coalesce(': ' || (SELECT t.sddl FROM service_state t WHERE t.service = s.service
                                      AND t.place = CASE i.place WHEN 'root' THEN i.name ELSE i.place || '\' || i.name END), '')
            WHEN m.build IS NULL THEN 'which Windows this is, and so who made ' || i.name || ' of service ' || s.name || ', is not known'
            ELSE i.name || ' of service ' || s.name || ' is of the driver''s own making: Windows gives such a key from build 17134 on' END AS why,
       CASE WHEN i.everyone_writes = 0 THEN 'warning' END AS at_most,
       i.evidence
FROM   service s
       JOIN image m ON m.image = s.image
       JOIN service_item i ON i.service = s.service
WHERE  s.own IS NOT 0
       AND (i.name IS NULL
            OR (i.kind = 'key' AND ((i.place = 'root' AND (i.name = 'State' OR i.name LIKE 'SharedState%'))
                                    OR i.place IN ('State', 'SharedState')
                                    OR i.place LIKE 'State\%' OR i.place LIKE 'SharedState%')));
