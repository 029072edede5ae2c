-- id:        ISO-R008
-- title:     The package does not extend the list of DMA-safe buses
-- subject:   inf
-- infverif:  1320, 1321
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    DmaSecurity
-- why:       A bus named below AllowedBuses is taken to be protected from attacks through DMA, for the whole
--            machine and whatever is plugged into it; from build 26100 Windows does not read the list any more.
-- fix:       Delete the line
SELECT r.inf AS subject,
       r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE '!' || r.value END AS item,
       0 AS ok,
       r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE ', value ' || r.value END
            || ' adds to the buses that are taken to be safe from DMA'
            || CASE WHEN i.window_high = -1 OR i.window_high >= 26100 THEN '; unused from build 26100' ELSE '' END
            || CASE WHEN EXISTS (SELECT 1 FROM list_ruleset x WHERE x.kind = 'hklm' AND under(r.key, x.value))
                    THEN '; excepted until the next ruleset' ELSE '' END AS why,
       CASE WHEN EXISTS (SELECT 1 FROM list_ruleset x WHERE x.kind = 'hklm' AND under(r.key, x.value))
            THEN 'whql=info' END AS at_most,
       CASE WHEN r.flags & 8208 OR (r.value = '' AND r.data = '') THEN '1320' ELSE '1321' END AS infverif,
       r.evidence
FROM   inf_registry r JOIN inf i ON i.inf = r.inf
WHERE  r.root IS NOT 'HKR' AND r.operation = 'AddReg' AND r.root = 'HKLM'
       AND r.key || '\' LIKE 'SYSTEM\%ControlSet%\Control\DmaSecurity\AllowedBuses\%'
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every other line' END, CASE complete WHEN 1 THEN 1 END,
       NULL, NULL, NULL, evidence
FROM   inf i
WHERE  complete IS NOT 1
       OR EXISTS (SELECT 1 FROM inf_registry r WHERE r.inf = i.inf AND r.root IS NOT 'HKR'
                  AND r.operation = 'AddReg' AND r.root = 'HKLM');
