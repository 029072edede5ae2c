-- id:        ISO-R005
-- title:     COM classes and audio processing objects are not registered in the class tree
-- subject:   inf
-- infverif:  1320, 1321, 2660, 2661, 2662, 2663
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    Using HKCR AddReg to register an APO; COM; InfVerif 2660 to 2663
-- why:       The class tree is one for the whole machine: another version of the package, or another package,
--            replaces what is registered there.
-- fix:       AddComServer in the .COM section; for an audio processing object HKR,
--            AudioEngine\AudioProcessingObjects from the install section of a component of class
--            AudioProcessingObject, with a new CLSID, because what HKCR still holds of the old one wins
SELECT subject, item, ok,
       CASE WHEN root = 'HKR'
            THEN 'the INF registers an audio processing object under HKR, but its class is '
                 || CASE class WHEN '' THEN 'none' ELSE class END || ', not AudioProcessingObject'
            ELSE root || '\' || "key" || CASE kind WHEN 'apo' THEN ' registers an audio processing object'
                                                 ELSE ' registers a COM class' END || ' for the whole machine'
                 || CASE WHEN early THEN '; there is no isolated way on this build' ELSE '' END
                 || CASE WHEN excepted THEN '; excepted until the next ruleset' ELSE '' END END AS why,
       nullif(trim(CASE WHEN early THEN 'isolated=warning ' ELSE '' END
                   || CASE WHEN excepted OR root = 'HKR' THEN 'whql=info' ELSE '' END), '') AS at_most,
       CASE WHEN root = 'HKR' THEN '2661'
            ELSE code || CASE kind WHEN 'apo' THEN ', 2660' ELSE '' END END AS infverif,
       evidence
FROM  (SELECT subject, kind, item, root, "key", code, class, evidence,
              0 AS ok,
              root <> 'HKR' AND high BETWEEN 0 AND CASE kind WHEN 'apo' THEN 17762 ELSE 26099 END AS early,
              CASE root WHEN 'HKLM' THEN EXISTS (SELECT 1 FROM list_ruleset x
                                               WHERE x.kind = 'hklm' AND under("key", x.value))
                         WHEN 'HKCR' THEN EXISTS (SELECT 1 FROM list_ruleset x
                                                  WHERE x.kind = 'hkcr' AND x.value = '1')
                         ELSE 0 END AS excepted
       FROM  (SELECT r.inf AS subject, r.root, r.key, r.evidence,
                     r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE '!' || r.value END AS item,
                     CASE WHEN r.flags & 8208 OR (r.value = '' AND r.data = '') THEN '1320' ELSE '1321' END AS code,
                     -- 'apo' before 'com': its key holds a CLSID too
                     (SELECT min(u.kind) FROM list_universal_key u
                      WHERE u.root = 'HKCR' AND u.kind IN ('apo', 'com')
                      AND '\' || r.key || '\' LIKE u.pattern) AS kind,
                     i.window_high AS high, i.class, i.class_guid
              FROM   inf_registry r JOIN inf i ON i.inf = r.inf
              WHERE  r.operation = 'AddReg'
                     AND (r.root IN ('HKCR', 'HKLM') OR r.key BETWEEN 'AudioEngine' AND 'AudioEngine]')
                     AND CASE r.root WHEN 'HKCR' THEN 1
                              WHEN 'HKLM' THEN under(r.key, 'SOFTWARE\Classes')
                                               OR under(r.key, 'SOFTWARE\Wow6432Node\Classes')
                              WHEN 'HKR' THEN r.context = 'device'
                                              AND under(r.key, 'AudioEngine\AudioProcessingObjects')
                                              AND i.class <> 'AudioProcessingObject'
                                              AND i.class_guid <> '{5989fce8-9cd0-467d-8a6a-5419e31529d4}' END)
       WHERE  kind IS NOT NULL)
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every other line' END, CASE complete WHEN 1 THEN 1 END,
       NULL, NULL, NULL, evidence
FROM   inf
WHERE  complete IS NOT 1 OR applies = 1
UNION ALL
-- effects of an audio device, by the list that names them: they need what Windows' own INF sets up
SELECT subject, 'effects of ' || list,
       CASE WHEN included AND needed = 0 AND unread THEN NULL ELSE included AND needed END,
       'section ' || list || ' names audio effects below HKR,FX, but the INF '
            || CASE WHEN included THEN 'needs no section of wdmaudio.inf' ELSE 'does not include wdmaudio.inf' END,
       'isolated=warning whql=info',
       CASE WHEN included THEN '2663' ELSE '2662' END,
       evidence
FROM  (SELECT r.inf AS subject, r.list, min(r.evidence) AS evidence,
              EXISTS (SELECT 1 FROM inf_include n
                      WHERE n.inf = r.inf AND n.directive = 'Include' AND n.name = 'wdmaudio.inf') AS included,
              EXISTS (SELECT 1 FROM inf_include n
                      WHERE n.inf = r.inf AND n.directive = 'Needs'
                      AND (n.origin = 'wdmaudio.inf' OR n.name LIKE 'wdmaudio.%' OR n.name LIKE 'mssysfx.%')) AS needed,
              EXISTS (SELECT 1 FROM inf_include n
                      WHERE n.inf = r.inf AND n.directive = 'Needs' AND n.found IS NULL) AS unread
       FROM   inf i CROSS JOIN inf_registry r ON r.inf = i.inf
       WHERE  i.class IN ('MEDIA', 'Extension', 'AudioProcessingObject', 'SoftwareComponent')
              AND r.operation = 'AddReg' AND r.root = 'HKR' AND r.context IN ('device', 'interface')
              AND r.key LIKE 'FX\%'
       GROUP BY r.inf, r.list);
