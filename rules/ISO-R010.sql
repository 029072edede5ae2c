-- id:        ISO-R010
-- title:     Registry lines add; they neither append nor delete
-- subject:   inf
-- infverif:  1305, 1308, 1309
-- severity:  isolated=violation whql=violation universal=violation declarative=warning
-- source:    InfVerif 1305, 1308, 1309
-- why:       Appending to a list or deleting a value changes what somebody else put there.
-- fix:       Use a value of your own
SELECT inf AS subject,
       root || '\' || key || '!' || value AS item,
       CASE WHEN flags IS NULL THEN NULL ELSE flags & 12 = 0 END AS ok,
       CASE WHEN flags IS NULL THEN 'the flags are not a number'
            WHEN flags & 8 THEN 'appends to ' ELSE 'deletes ' END
            || coalesce(root || '\' || key || ', value ' || value, '') AS why,
       evidence
FROM   inf_registry
WHERE  operation IS NULL
       -- filter lists are ISO-E003
       OR (operation = 'AddReg' AND value NOT IN ('UpperFilters', 'LowerFilters'));
