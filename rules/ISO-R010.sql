-- id:        ISO-R010
-- title:     Registry lines add, and their flags and data are valid
-- subject:   inf
-- infverif:  1305, 1308, 1309, 1262, 1263, 1264, 1265, 1266, 1267, 1268
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddReg directive; InfVerif 1262 to 1268, 1305, 1308, 1309
-- why:       Appending to a list or deleting a value changes what somebody else put there; a line whose flags or
--            data mean nothing writes something else than was meant, or stops the installation.
-- fix:       Use a value of your own; correct the flags and the data
SELECT subject,
       CASE root WHEN 'HKR' THEN list || ': ' ELSE '' END
            || root || '\' || "key" || CASE value WHEN '' THEN '' ELSE '!' || value END
            || CASE operation WHEN 'AddReg' THEN '' ELSE ' (' || operation || ')' END AS item,
       0 AS ok,
       CASE code WHEN '1265' THEN 'the append flag stands at a type other than REG_MULTI_SZ: '
                 WHEN '1305' THEN CASE operation WHEN 'DelReg' THEN 'takes a string out of ' ELSE 'appends to ' END
                 WHEN '1308' THEN 'deletes '
                 WHEN '1309' THEN 'deletes '
                 WHEN '1262' THEN 'the bit mask ' || data || ' does not fit a byte: '
                 WHEN '1263' THEN 'the custom type is that of a known one: '
                 WHEN '1264' THEN 'the custom type lacks the flag for binary data: '
                 WHEN '1266' THEN 'no string says what to take out of '
                 WHEN '1267' THEN 'the data are not hexadecimal bytes: '
                 ELSE 'the data ' || data || ' are no number of that size: ' END
            || root || '\' || "key" || CASE value WHEN '' THEN '' ELSE ', value ' || value END AS why,
       CASE WHEN code IN ('1305', '1308', '1309') THEN 'whql=info declarative=warning' END AS at_most,
       code AS infverif,
       evidence
FROM  (SELECT r.inf AS subject, r.operation, r.list, r.root, r.key, r.value, r.flags, r.data, r.evidence,
              CASE r.operation
              WHEN 'AddReg' THEN
                   CASE WHEN r.flags & 8 THEN CASE WHEN r.flags & 4294901761 = 65536 THEN '1305' ELSE '1265' END
                        WHEN r.flags & 4 THEN CASE r.value WHEN '' THEN '1308' ELSE '1309' END
                        -- a key by itself has no data
                        WHEN r.flags & 8208 THEN NULL
                        ELSE CASE r.flags & 4294901761
                             WHEN 0 THEN NULL
                             WHEN 65536 THEN NULL
                             WHEN 131072 THEN NULL
                             WHEN 131073 THEN NULL
                             WHEN 1 THEN
                                  CASE WHEN r.data GLOB '*[^0-9A-Fa-fxX, ]*'
                                            OR replace(r.data, '0x', '') GLOB '*[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]*'
                                       THEN '1267' END
                             WHEN 65537 THEN
                                  -- one number, or four bytes
                                  CASE WHEN inf_number(rtrim(r.data, ', ')) BETWEEN -2147483648 AND 4294967295 THEN NULL
                                       WHEN r.data LIKE '%,%,%,%' AND r.data NOT LIKE '%,%,%,%,%' THEN NULL
                                       ELSE '1268' END
                             WHEN 720897 THEN
                                  CASE WHEN r.data LIKE '%,%' OR inf_number(r.data) IS NOT NULL THEN NULL
                                       ELSE '1268' END
                             WHEN 458753 THEN '1263'
                             ELSE CASE WHEN r.flags & 1 THEN NULL ELSE '1264' END END END
              WHEN 'DelReg' THEN CASE r.data WHEN '' THEN '1266' ELSE '1305' END
              -- the mask is hexadecimal, with or without 0x
              ELSE CASE WHEN length(ltrim(lower(substr(r.data, 1, instr(r.data || ',', ',') - 1)), '0x ')) > 2
                        THEN '1262' END END AS code
       FROM   inf_registry r
       -- plain strings are most lines, and nothing can be wrong with their data
       WHERE  r.flags IS NOT NULL AND (r.flags <> 0 OR r.operation = 'BitReg')
              -- what is appended to a filter list is ISO-E003; other keys may have values of these names
              AND ((r.operation = 'AddReg'
                    AND NOT (r.value IN ('UpperFilters', 'LowerFilters') AND r.flags & 4294901769 = 65544
                             AND CASE r.root WHEN 'HKR' THEN r.key = '' AND r.context IN ('hardware', 'device', 'class')
                                      ELSE r.root = 'HKLM' AND (r.key LIKE 'SYSTEM\%ControlSet%\Control\Class\{%'
                                                                OR r.key LIKE 'SYSTEM\%ControlSet%\Enum\%') END))
                   -- DelReg as such is ISO-D004, BitReg ISO-D001
                   OR (r.operation = 'DelReg' AND r.flags & 98306 = 98306)
                   OR r.operation = 'BitReg'))
WHERE  code IS NOT NULL
UNION ALL
-- flags that are no number are a malformed number; what Windows makes of them is not known
SELECT inf, CASE root WHEN 'HKR' THEN list || ': ' ELSE '' END
            || root || '\' || key || CASE value WHEN '' THEN '' ELSE '!' || value END, NULL,
       'the flags are not a number', NULL, '1268', evidence
FROM   inf_registry
WHERE  flags IS NULL AND operation = 'AddReg'
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every other line' END, CASE complete WHEN 1 THEN 1 END,
       NULL, NULL, NULL, evidence
FROM   inf i
WHERE  complete IS NOT 1
       OR EXISTS (SELECT 1 FROM inf_registry r WHERE r.inf = i.inf AND r.flags IS NOT NULL);
