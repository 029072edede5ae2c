-- id:        ISO-I004
-- title:     Device interfaces are declared with settings only
-- subject:   inf
-- infverif:  1290
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    INF AddInterface directive; Using device interfaces
-- why:       An interface that the INF declares has no flags, and its section says what its key holds; file operations
--            and deletions there run outside every order, once for each device.
-- fix:       AddInterface = {class}[,reference][,section] without flags; AddReg and AddProperty in the section
SELECT d.inf AS subject,
       d.section || ': AddInterface ' || d.value AS item,
       CASE WHEN d.argument NOT GLOB '{????????-????-????-????-????????????}' THEN 0
            WHEN d.target_present = 0 THEN 0
            -- class, reference, section, flags
            WHEN length(d.value) - length(replace(d.value, ',', '')) < 3 THEN 1
            ELSE inf_number(replace(substr(d.value, length(rtrim(d.value, replace(d.value, ',', ''))) + 1), ' ', '')) = 0 END AS ok,
       CASE WHEN d.argument NOT GLOB '{????????-????-????-????-????????????}'
            THEN 'AddInterface of section ' || d.section || ' names no interface class: ' || d.argument
            WHEN d.target_present = 0
            THEN 'AddInterface of section ' || d.section || ' names section ' || d.data_section || ', which is not there'
            ELSE 'AddInterface of section ' || d.section || ' has flags: ' || d.value END AS why,
       CASE WHEN d.target_present = 0 THEN 'warning' END AS at_most,
       NULL AS infverif,
       d.evidence
FROM   inf_directive d
WHERE  d.name = 'addinterface'
UNION ALL
SELECT d.inf, d.section || ': ' || d.name,
       d.name IN ('addreg', 'addproperty'),
       'add-interface section ' || d.section || ' has the directive ' || d.name || ' = ' || d.value,
       CASE WHEN d.name NOT IN ('delreg', 'bitreg', 'copyfiles', 'delfiles', 'renfiles', 'updateinis',
                                'updateinifields', 'ini2reg', 'delproperty') THEN 'warning' END,
       CASE WHEN d.name IN ('delreg', 'bitreg', 'copyfiles', 'delfiles', 'renfiles', 'updateinis',
                            'updateinifields', 'ini2reg', 'delproperty') THEN NULL ELSE '1290' END,
       d.evidence
FROM   inf_directive d
WHERE  d.companion = 'interface'
       AND d.companion NOT IN ('version', 'service', 'install', 'services', 'hw')
UNION ALL
SELECT inf, 'every section that applies', NULL, 'the INF was not read to its end', NULL, NULL, evidence
FROM   inf
WHERE  complete IS NOT 1;
