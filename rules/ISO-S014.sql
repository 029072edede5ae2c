-- id:        ISO-S014
-- title:     Minifilter instances lie under Parameters from 24H2 on
-- subject:   package
-- infverif:  1323
-- from:      26100
-- severity:  isolated=violation whql=info universal=violation declarative=info
-- source:    Minifilter INF files, 24H2 change
-- why:       From build 26100 the filter manager reads instances from Parameters\Instances; in the root of the
--            key they break the rule on settings.
-- fix:       A second section for NTamd64.10.0...25952 that writes HKR,Parameters\Instances
SELECT p.package AS subject,
       r.service || '\' || r.key || '!' || r.value AS item,
       CASE WHEN r.root IS NULL THEN NULL
            ELSE NOT (r.key = 'Instances' OR r.key LIKE 'Instances\%') END AS ok,
       'service ' || r.service || ': ' || r.key || ' is written to the root of the service key' AS why,
       coalesce(r.evidence, p.evidence) AS evidence
FROM   package p
       LEFT JOIN inf_registry r ON r.inf = p.inf
            AND (r.root IS NULL
                 OR (r.operation = 'AddReg' AND r.context = 'service' AND r.root = 'HKR'
                     AND (r.key = 'Instances' OR r.key LIKE 'Instances\%' OR r.key LIKE 'Parameters\Instances%')))
WHERE  r.inf IS NOT NULL OR p.inf IS NULL;
