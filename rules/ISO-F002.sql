-- id:        ISO-F002
-- title:     No directory that Windows withdrew
-- subject:   inf
-- infverif:  1340, 1341
-- from:      26100
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    Using Dirids, column Release Deprecated
-- why:       These DIRIDs are not accepted for signing from Windows 11 24H2; they name places that belong to
--            Windows or to a user.
-- fix:       Ship the file in the package with destination 13, and refer to it by %13%
SELECT c.inf AS subject,
       c.file || CASE c.destination WHEN '' THEN '' ELSE ' to ' || c.destination END AS item,
       CASE WHEN c.dirid IS NULL OR c.dirid = -1 THEN NULL
            ELSE c.dirid NOT IN (SELECT CAST(d.dirid AS INTEGER) FROM list_deprecated_dirid d) END AS ok,
       CASE WHEN c.dirid = -1 THEN c.file || ' has no destination, so where it goes is not known'
            WHEN c.dirid IS NULL AND c.file IS NOT NULL
            THEN c.file || ' goes to "' || c.destination || '", which is no DIRID'
            ELSE c.file || ' goes to DIRID ' || c.dirid || ' (' || (
                 SELECT d.directory FROM list_deprecated_dirid d WHERE CAST(d.dirid AS INTEGER) = c.dirid)
                 || '), withdrawn from build 26100' END AS why,
       NULL AS at_most,
       '1340, 1341' AS infverif,
       c.evidence,
       -- an expression, like the NULL below: else SQLite computes every column of every row
       c.destination_evidence || '' AS evidence2
FROM   inf_copy c
UNION ALL
SELECT r.inf, r.text || ' in ' || r.section,
       r.dirid NOT IN (SELECT CAST(d.dirid AS INTEGER) FROM list_deprecated_dirid d),
       '[' || r.section || '] refers to ' || r.text || ': DIRID ' || r.dirid || ' (' || (
            SELECT d.directory FROM list_deprecated_dirid d WHERE CAST(d.dirid AS INTEGER) = r.dirid)
            || ') is withdrawn from build 26100',
       'warning', NULL, r.evidence, NULL
FROM   inf_reference r
WHERE  r.dirid IS NOT NULL;
