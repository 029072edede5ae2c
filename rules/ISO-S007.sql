-- id:        ISO-S007
-- title:     Inbox drivers are used through their own INF
-- subject:   inf
-- infverif:  2650, 2084
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 2650; Inbox Binary
-- why:       A driver of Windows is set up by its own INF; a ServiceBinary that names it copies settings that may
--            change.
-- fix:       Include and Needs of the inbox INF in every section that its page lists (from build 22000 for the
--            reflector)
SELECT s.inf AS subject,
       s.name AS item,
       CASE WHEN s.name IS NULL THEN NULL
            WHEN NOT EXISTS (SELECT 1 FROM list_inbox_binary n WHERE n.file = s.binary_file) THEN 1
            WHEN EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = s.inf AND c.file IS NULL) THEN NULL
            ELSE 0 END AS ok,
       'service ' || s.name || ' names the inbox driver ' || s.binary_file || ' by itself' AS why,
       CASE WHEN (SELECT i.window_high FROM inf i WHERE i.inf = s.inf) BETWEEN 0 AND 21999
            THEN 'isolated=warning whql=info universal=warning declarative=warning' END AS at_most,
       -- before 22000 there was no other way for the reflector, so only the missing file is reported
       CASE WHEN (SELECT i.window_high FROM inf i WHERE i.inf = s.inf) BETWEEN 0 AND 21999
            THEN '2084' ELSE '2650, 2084' END AS infverif,
       coalesce(s.binary_evidence, s.evidence) AS evidence
FROM   inf_service s
WHERE  s.name IS NULL
       OR (s.name <> '' AND s."binary" <> ''
           AND NOT EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = s.inf AND c.file = s.binary_file));
