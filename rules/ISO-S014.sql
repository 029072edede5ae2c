-- id:        ISO-S014
-- title:     Minifilter instances lie under Parameters from 24H2 on
-- subject:   inf
-- infverif:  1323
-- from:      image 26100
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Minifilter INF files, 24H2 change
-- why:       From build 26100 the filter manager reads instances from Parameters\Instances; in the root of the
--            key they break the rule on settings.
-- fix:       A second section for NTamd64.10.0...25952 that writes HKR,Parameters\Instances
SELECT r.inf AS subject,
       r.service || '\' || r.key || '!' || r.value AS item,
       CASE WHEN r.root IS NULL THEN NULL
            ELSE NOT (r.key = 'Instances' OR r.key LIKE 'Instances\%') END AS ok,
       'service ' || r.service || ': ' || r.key || ' is written to the root of the service key' AS why,
       -- builds on both sides are served when both places are written
       CASE WHEN EXISTS (SELECT 1 FROM inf_registry o
                         WHERE o.inf = r.inf AND o.operation = 'AddReg' AND o.context = 'service' AND o.root = 'HKR'
                         AND o.service = r.service
                         AND (o.key = 'Parameters\Instances' OR o.key LIKE 'Parameters\Instances\%'))
            THEN 'info' END AS at_most,
       r.evidence
FROM   inf_registry r
       JOIN inf i ON i.inf = r.inf
WHERE  (i.window_high = -1 OR i.window_high >= 26100)
       AND (r.root IS NULL
            OR (r.operation = 'AddReg' AND r.context = 'service' AND r.root = 'HKR'
                AND (r.key = 'Instances' OR r.key LIKE 'Instances\%'
                     OR r.key = 'Parameters\Instances' OR r.key LIKE 'Parameters\Instances\%')));
