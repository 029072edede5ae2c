-- id:        ISO-F002
-- title:     No destination that Windows withdrew
-- subject:   inf
-- infverif:  1340, 1341
-- from:      26100
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    Using Dirids, column Release Deprecated
-- why:       These DIRIDs are not accepted for signing from Windows 11 24H2; they name places that belong to
--            Windows or to a user.
-- fix:       Ship the file in the package with destination 13
SELECT c.inf AS subject,
       c.file AS item,
       CASE WHEN c.dirid IS NULL OR c.dirid = -1 THEN NULL ELSE d.dirid IS NULL END AS ok,
       CASE WHEN c.dirid = -1 THEN c.file || ' has no destination, so where it goes is not known'
            ELSE c.file || ' goes to DIRID ' || c.dirid || ' (' || d.directory || '), withdrawn from build 26100' END AS why,
       c.evidence,
       c.destination_evidence AS evidence2
FROM   inf_copy c LEFT JOIN list_deprecated_dirid d ON CAST(d.dirid AS INTEGER) = c.dirid;
