-- id:        ISO-F013
-- title:     A directory is named by a DIRID that Windows knows
-- subject:   inf
-- infverif:  1241, 1243
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Using Dirids; InfVerif 1241, 1243
-- why:       [DestinationDirs] wants a number and a path wants %number%; numbers that a class installer would define
--            mean nothing when no code of the package runs.
-- fix:       Use a system DIRID: 13 in [DestinationDirs], %13%\file in a path
SELECT inf AS subject,
       list || ' in DestinationDirs' AS item,
       CASE WHEN list IS NULL THEN NULL
            WHEN dirid IS NULL THEN 0
            ELSE dirid < 32768 OR dirid = 65535 OR dirid BETWEEN 66000 AND 66004 END AS ok,
       CASE WHEN dirid IS NULL THEN 'the destination of ' || list || ' is "' || destination
                 || '", which does not begin with a number'
            ELSE 'the destination of ' || list || ' is the user-defined DIRID ' || dirid
                 || ', which nobody defines' END AS why,
       NULL AS at_most,
       CASE WHEN dirid IS NULL THEN '1243' ELSE '1241' END AS infverif,
       evidence
FROM   inf_destination
UNION ALL
SELECT inf, text || ' in ' || section,
       dirid < 32768 OR dirid = 65535 OR dirid BETWEEN 66000 AND 66004,
       text || ' begins with the user-defined DIRID ' || dirid || ', which nobody defines',
       NULL, '1241', evidence
FROM   inf_reference
WHERE  dirid IS NOT NULL
UNION ALL
-- ServiceBinary: ISO-S004
SELECT inf, value || ' in ' || section, 0,
       '[' || section || '] ' || name || ' = ' || value || ' begins with a number and not with %' || part(value, 0)
            || '%',
       'whql=info universal=info declarative=info', NULL, evidence
FROM   inf_directive
WHERE  name IN ('resourcefile', 'messagefile', 'parameterfile', 'serverbinary', 'serverbinarywow64', 'softwarebinary')
       AND value GLOB '[0-9]*\*' AND inf_number(part(value, 0)) IS NOT NULL;
