-- id:        ISO-E003
-- title:     Filters are added by AddFilter
-- subject:   inf
-- infverif:  1329, 1384
-- from:      16299
-- severity:  isolated=violation whql=info universal=violation declarative=info
-- source:    Device filter driver ordering; AddFilter
-- why:       A filter list in the registry has one order for all; whoever writes it last removes or displaces the
--            others.
-- fix:       AddFilter in the .Filters section, with FilterLevel or FilterPosition
SELECT r.inf AS subject,
       r.root || '\' || r.key || '!' || r.value AS item,
       CASE WHEN r.root IS NULL THEN NULL
            ELSE NOT (r.value IN ('UpperFilters', 'LowerFilters')
                      AND (r.root <> 'HKR' OR r.context IN ('hardware', 'device', 'class', 'default'))) END AS ok,
       CASE WHEN r.root <> 'HKR' THEN r.root || '\' || r.key || ': class filter ' ELSE 'device filter ' END
            || r.data || ' through ' || r.value AS why,
       CASE WHEN (SELECT i.window_high FROM inf i WHERE i.inf = r.inf) BETWEEN 0 AND 18361 THEN 'warning' END AS at_most,
       r.evidence
FROM   inf_registry r
WHERE  r.operation IS NULL OR (r.operation = 'AddReg' AND r.context <> 'service');
