-- id:        ISO-G001
-- title:     Every file of the package is the one that was signed
-- subject:   package
-- needs:     catalogs
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Catalog files; Driver store
-- why:       The catalog holds a digest of every file; a file whose digest is not among them is not what was
--            tested and signed.
-- fix:       Stage the package again; find out who changed the file
SELECT package AS subject, 'files' AS item, NULL AS ok,
       'catalogs are not read yet' AS why, evidence
FROM   package;
