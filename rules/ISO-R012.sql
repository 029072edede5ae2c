-- id:        ISO-R012
-- title:     Paths are not those of one machine, and every token is defined
-- subject:   inf
-- infverif:  1235, 1257, 1258
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1235, 1257, 1258; AddReg directive
-- why:       Windows need not be in C:\Windows, and while an image is serviced offline a directory number stands
--            for the drive letter of that moment; a token without a definition is written as it stands.
-- fix:       %13% for files of the package; %%SystemRoot%% and an expandable string for those of Windows;
--            define the token in [Strings]
SELECT inf AS subject,
       CASE root WHEN 'HKR' THEN list || ': ' ELSE '' END
            || root || '\' || key || CASE value WHEN '' THEN '' ELSE '!' || value END AS item,
       0 AS ok,
       root || '\' || key || CASE value WHEN '' THEN '' ELSE ', value ' || value END
            || ' names the Windows directory of one machine: ' || data AS why,
       NULL AS at_most,
       '1257' AS infverif,
       evidence
FROM   inf_registry
WHERE  operation = 'AddReg' AND (data LIKE '%:\%win%' OR key LIKE '%:\%win%' OR value LIKE '%:\%win%')
       AND (replace(key || '|' || value || '|' || data || '|', '\\', '\')
                 GLOB '*[A-Za-z]:\[Ww][Ii][Nn][Dd][Oo][Ww][Ss][^A-Za-z0-9]*'
            OR replace(key || '|' || value || '|' || data || '|', '\\', '\')
                    GLOB '*[A-Za-z]:\[Ww][Ii][Nn][Nn][Tt][^A-Za-z0-9]*')
UNION ALL
-- a directory of Windows that is resolved while the package is imported
SELECT inf, section || ': ' || CASE name WHEN '' THEN '(default)' ELSE name END || ' = ' || text, 0,
       'value ' || CASE name WHEN '' THEN '(default)' ELSE name END || ' of section ' || section || ' holds ' || text
            || ', which is resolved when the package is imported',
       'isolated=warning', '1258', evidence
FROM   inf_reference
WHERE  place = 'registry' AND dirid <> 13
UNION ALL
SELECT inf, section || ': %' || name || '%', 0,
       CASE WHEN name = '' THEN 'section ' || section || ' has a single percent sign; a literal one is written twice'
            WHEN name IN (SELECT e.name FROM list_environment_variable e)
            THEN '%' || name || '% in section ' || section || ' is no token of [Strings]; the variable is written %%'
                 || name || '%%'
            ELSE 'no [Strings] section defines %' || name || '%, which section ' || section || ' uses' END,
       NULL, '1235', evidence
FROM   inf_token
WHERE  name IS NOT NULL
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every other line' END, CASE complete WHEN 1 THEN 1 END,
       NULL, NULL, NULL, evidence
FROM   inf
WHERE  complete IS NOT 1 OR applies = 1;
