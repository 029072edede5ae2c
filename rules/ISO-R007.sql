-- id:        ISO-R007
-- title:     Names of media categories are written under HKR
-- subject:   inf
-- infverif:  1320, 1321
-- from:      17763
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    Media Category Name, Display
-- why:       The key of the media categories belongs to all audio devices of the machine; since build 17763 the
--            name is read from the device's own key. The value Display is not read at all.
-- fix:       HKR,MediaCategories\{guid} from the install section; no value Display
SELECT subject, item, ok,
       place || CASE WHEN root = 'HKR' THEN ', value Display is not used by Windows'
                     ELSE ' is written for the whole machine'
                          || CASE value WHEN 'Display' THEN ', and Windows does not use Display' ELSE '' END END
             || CASE WHEN excepted THEN '; excepted until the next ruleset' ELSE '' END AS why,
       nullif(trim(CASE value WHEN 'Display' THEN 'isolated=warning ' ELSE '' END
                   || CASE WHEN excepted OR root = 'HKR' THEN 'whql=info' ELSE '' END), '') AS at_most,
       code AS infverif,
       evidence
FROM  (SELECT r.inf AS subject, r.root, r.value, r.root || '\' || r.key AS place,
              r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE '!' || r.value END AS item,
              0 AS ok,
              CASE WHEN r.root = 'HKR' THEN NULL
                   WHEN r.flags & 8208 OR (r.value = '' AND r.data = '') THEN '1320' ELSE '1321' END AS code,
              EXISTS (SELECT 1 FROM list_ruleset x
                      WHERE x.kind = 'hklm' AND r.root = 'HKLM' AND under(r.key, x.value)) AS excepted,
              r.evidence
       FROM   inf_registry r
       WHERE  r.operation = 'AddReg' AND r.key LIKE '%MediaCategories%'
              AND CASE r.root WHEN 'HKR' THEN under(r.key, 'MediaCategories') AND r.value = 'Display'
                       WHEN 'HKLM' THEN r.key || '\' LIKE 'SYSTEM\%ControlSet%\Control\MediaCategories\%' END)
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every other line' END, CASE complete WHEN 1 THEN 1 END,
       NULL, NULL, NULL, evidence
FROM   inf i
WHERE  complete IS NOT 1
       OR EXISTS (SELECT 1 FROM inf_registry r
                  WHERE r.inf = i.inf AND r.operation = 'AddReg' AND r.root = 'HKR'
                  AND r.key LIKE 'MediaCategories%' AND under(r.key, 'MediaCategories'));
