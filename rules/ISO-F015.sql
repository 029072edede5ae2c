-- id:        ISO-F015
-- title:     Printer drivers run from the store
-- subject:   inf
-- infverif:  1322, 1306
-- severity:  isolated=violation whql=violation universal=violation declarative=warning
-- source:    Printer Dirids; Using Dirids
-- why:       The directories of the spooler are shared by all printer drivers. A v4 driver is served from the store
--            although it names them; what a v3 driver copies there is shared.
-- fix:       Write a v4 driver (ClassVer 4.0), or accept the exception of the signing ruleset
SELECT i.inf AS subject,
       c.file || ' to ' || c.destination AS item,
       CASE WHEN c.file IS NULL OR (i.class_ver IS NULL AND c.dirid BETWEEN 66000 AND 66004) THEN NULL
            ELSE c.dirid = 13 END AS ok,
       CASE WHEN c.dirid IN (51, 52, 55)
            THEN c.file || ' goes to DIRID ' || c.dirid || ', which is documented as not for printers'
            WHEN i.class_ver IS NULL THEN c.file || ' goes to DIRID ' || c.dirid
                 || '; whether this is a v4 driver is not known'
            WHEN CAST(i.class_ver AS REAL) < 4 THEN 'the v3 printer driver copies ' || c.file || ' to DIRID ' || c.dirid
            WHEN c.dirid = 66000 THEN 'the v4 printer driver names DIRID 66000 for ' || c.file
                 || ', but runs from the store'
            WHEN c.dirid = 66002 THEN 'the v4 printer driver copies ' || c.file || ' to System32 (DIRID 66002)'
            ELSE 'the v4 printer driver copies ' || c.file || ' to DIRID ' || c.dirid || ', outside the store' END
            || CASE WHEN NOT (c.dirid = 66000 AND CAST(i.class_ver AS REAL) >= 4)
                         AND EXISTS (SELECT 1 FROM list_ruleset l WHERE l.kind = 'dirid'
                                     AND CAST(l.value AS INTEGER) = c.dirid)
                    THEN '; excepted until the next ruleset' ELSE '' END AS why,
       CASE WHEN c.dirid = 66000 AND CAST(i.class_ver AS REAL) >= 4
            THEN 'isolated=info whql=info declarative=info'
            ELSE trim(CASE WHEN c.dirid IN (51, 52, 55) OR CAST(i.class_ver AS REAL) >= 4
                           THEN 'isolated=warning' ELSE '' END
                 || CASE WHEN EXISTS (SELECT 1 FROM list_ruleset l WHERE l.kind = 'dirid'
                                      AND CAST(l.value AS INTEGER) = c.dirid)
                         THEN ' whql=info' ELSE '' END) END AS at_most,
       CASE WHEN c.dirid = 66000 AND CAST(i.class_ver AS REAL) >= 4 THEN '1306'
            WHEN c.dirid BETWEEN 66000 AND 66004 THEN '1322, 1306'
            ELSE '1322' END AS infverif,
       c.evidence AS evidence,
       c.destination_evidence AS evidence2,
       i.evidence AS evidence3
FROM   inf i JOIN inf_copy c ON c.inf = i.inf
WHERE  (i.class = 'Printer' OR i.class_guid = '{4d36e979-e325-11ce-bfc1-08002be10318}'
        -- an INF that ended before [Version] may be one
        OR (c.file IS NULL AND (i.class_guid = '' OR i.class_guid IS NULL)))
       AND (c.file IS NULL OR c.dirid IN (13, 51, 52, 55) OR c.dirid BETWEEN 66000 AND 66004);
