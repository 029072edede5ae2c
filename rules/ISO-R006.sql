-- id:        ISO-R006
-- title:     Sections of DefaultInstall do not write under HKR
-- subject:   inf
-- breaks:    W
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    AddReg directive, HKR in DefaultInstall
-- why:       A DefaultInstall section installs no device, so there is no key that HKR could mean: the line does
--            nothing.
-- fix:       Write the value under HKR,Parameters from the section of the service that reads it
SELECT inf AS subject,
       section || ': ' || root || '\' || key || CASE value WHEN '' THEN '' ELSE '!' || value END AS item,
       0 AS ok,
       'section ' || section || ' of a DefaultInstall writes HKR\' || key
            || CASE value WHEN '' THEN '' ELSE ', value ' || value END || ' through ' || list
            || '; HKR means no key there' AS why,
       evidence
FROM   inf_registry
WHERE  operation = 'AddReg' AND context = 'default' AND root = 'HKR'
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every other line' END, CASE complete WHEN 1 THEN 1 END, NULL, evidence
FROM   inf i
WHERE  complete IS NOT 1
       OR EXISTS (SELECT 1 FROM inf_registry r
                  WHERE r.inf = i.inf AND r.operation = 'AddReg' AND r.context = 'default');
