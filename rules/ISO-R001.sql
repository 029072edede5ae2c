-- id:        ISO-R001
-- title:     AddReg writes under HKR only
-- subject:   inf
-- infverif:  1320, 1321
-- from:      16299
-- severity:  isolated=violation whql=info universal=violation declarative=warning
-- source:    Using HKR; all AddReg sections
-- why:       A value written under an absolute root belongs to the machine and not to the device or service:
--            other packages can change it, and it stays when the package goes.
-- fix:       Write under HKR from the section that owns the state, or use the directive that replaces the key
SELECT inf AS subject,
       coalesce(root || '\' || key || CASE value WHEN '' THEN '' ELSE '!' || value END, NULL) AS item,
       root = 'HKR' AS ok,
       root || '\' || key || CASE value WHEN '' THEN '' ELSE ', value ' || value END
            || ' is written outside HKR' AS why,
       evidence
FROM   inf_registry
WHERE  operation = 'AddReg' OR operation IS NULL;
