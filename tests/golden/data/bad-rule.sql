-- id:        ISO-Z001
-- title:     Broken on purpose
-- subject:   package
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    none
-- why:       to show the message
-- fix:       none
SELECT package AS subject, package_id AS item, 1 AS ok,
       no_such_column AS why, evidence
FROM   package;
