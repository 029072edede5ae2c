-- id:        ISO-S015
-- title:     Event message files lie where the registration says
-- subject:   inf
-- infverif:  1250, 1257, 1258
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddService, Registering for Event Logging
-- why:       A message file that moved into the driver store is not found under its old path: the viewer shows
--            events without their text.
-- fix:       Write EventMessageFile as %13%\file with flags 0x20000; the log is System, Application or Security
SELECT x.inf AS subject,
       x.name || ': ' || x.path AS item,
       CASE x.fault WHEN '' THEN 1 WHEN 'unread' THEN NULL ELSE 0 END AS ok,
       'the message path ' || x.path || CASE x.fault
            WHEN 'dangling' THEN ' leads to a place where no CopyFiles puts ' || x.file
            WHEN 'store' THEN ' leads into the package, which has no such file'
            WHEN 'unread' THEN ' leads to a file that the part which was not read may copy'
            WHEN 'type' THEN ' holds a variable, but the value is not expandable (flags 0x20000)'
            WHEN 'outside' THEN ' leads out of the driver store; %13%\' || x.file || ' would not'
            ELSE ' leads to a file that the package does not bring' END AS why,
       CASE WHEN x.fault IN ('type', 'outside', 'other') THEN 'info'
            WHEN x.code IS NULL THEN 'whql=info universal=info declarative=info' END AS at_most,
       CASE WHEN x.fault IN ('dangling', 'store') THEN x.code END AS infverif,
       x.evidence
FROM   (SELECT q.*,
               -- a literal Windows folder, or a DIRID that is resolved when the package is imported
               CASE WHEN q.path LIKE '_:\%' THEN '1257' WHEN q.dirid > 0 AND q.dirid <> 13 THEN '1258' END AS code,
               CASE WHEN q.dirid = 13 AND q.payload THEN ''
                    WHEN q.dirid <> 13 AND q.there
                    THEN CASE WHEN q.dirid = -1 AND q.path LIKE '%\%%' AND instr(q.path, '%') = 1
                                   AND q.flags & 0xFFFF0001 <> 0x20000 THEN 'type' ELSE 'outside' END
                    WHEN q.dirid <> 13 AND NOT q.payload
                         AND EXISTS (SELECT 1 FROM list_message_file n WHERE n.file = q.file) THEN ''
                    WHEN q.gap THEN 'unread'
                    WHEN q.dirid = 13 THEN 'store'
                    WHEN q.payload AND q.place <> '' THEN 'dangling'
                    ELSE 'other' END AS fault
        FROM   (SELECT p.*,
                       EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = p.inf AND c.file = p.file) AS payload,
                       EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = p.inf AND c.file IS NULL) AS gap,
                       EXISTS (SELECT 1 FROM inf_copy c
                                    LEFT JOIN list_dirid a ON CAST(a.dirid AS INTEGER) = c.dirid
                               WHERE c.inf = p.inf AND c.file = p.file
                               AND (trim(a.directory || '\' || c.subdir, '\') COLLATE NOCASE
                                    = substr(p.place, 1, length(p.place) - length(p.file) - 1)
                                    -- a directory that is not below the Windows folder
                                    OR (c.dirid = p.dirid AND c.subdir COLLATE NOCASE
                                        = substr(p.rest, 1, max(length(p.rest) - length(p.file) - 1, 0))))) AS there
                FROM   (SELECT o.*,
                               -- below the Windows folder; '' when it is not
                               CASE WHEN o.dirid = 13 THEN ''
                                    WHEN o.dirid >= 0
                                    THEN coalesce(ltrim((SELECT b.directory FROM list_dirid b
                                                         WHERE CAST(b.dirid AS INTEGER) = o.dirid)
                                                        || '\' || o.rest, '\'), '')
                                    WHEN o.path LIKE '%SystemRoot%\%' AND instr(o.path, '%') = 1 THEN substr(o.path, 14)
                                    WHEN o.path LIKE '%windir%\%' AND instr(o.path, '%') = 1 THEN substr(o.path, 10)
                                    WHEN o.path LIKE '\SystemRoot\%' THEN substr(o.path, 13)
                                    WHEN o.path LIKE '_:\Windows\%' THEN substr(o.path, 12)
                                    WHEN o.path LIKE 'System32\%' THEN o.path
                                    WHEN instr(o.path, '\') = 0 THEN 'System32\' || o.path
                                    ELSE '' END AS place
                        FROM   (SELECT w.*, leaf(w.path) AS file,
                                       CASE WHEN w.path GLOB '%[0-9]*%\*' THEN CAST(substr(w.path, 2) AS INTEGER)
                                            ELSE -1 END AS dirid,
                                       substr(w.path, instr(substr(w.path, 2), '%') + 3) AS rest
                                FROM   (WITH RECURSIVE piece(inf, name, path, rest, flags, evidence) AS
                                            (SELECT r.inf, r.service || '!' || r.value, '', r.data, r.flags, r.evidence
                                             FROM   inf_registry r
                                             WHERE  r.context = 'eventlog' AND r.operation = 'AddReg' AND r.root = 'HKR'
                                                    AND r.value IN ('EventMessageFile', 'ParameterMessageFile',
                                                                    'CategoryMessageFile')
                                             UNION ALL
                                             SELECT inf, name,
                                                    trim(CASE WHEN instr(rest, ';')
                                                              THEN substr(rest, 1, instr(rest, ';') - 1)
                                                              ELSE rest END, ' "'),
                                                    CASE WHEN instr(rest, ';')
                                                         THEN substr(rest, instr(rest, ';') + 1) ELSE '' END,
                                                    flags, evidence
                                             FROM   piece
                                             WHERE  rest <> '')
                                        SELECT inf, name, path, flags, evidence
                                        FROM   piece
                                        WHERE  path <> '') w) o) p) q) x
UNION ALL
SELECT v.inf,
       v.name || ': event log ' || v.event_type,
       CASE WHEN v.name IS NULL THEN NULL ELSE v.event_type IN ('', 'System', 'Application', 'Security') END,
       'service ' || v.name || ' names the event log ' || v.event_type || ', not System, Application or Security',
       NULL, '1250', v.evidence
FROM   inf_service v
WHERE  v.name IS NULL OR (v.name <> '' AND v.event_section <> '');
