-- id:        ISO-X007
-- title:     The package is in the same state on every image
-- subject:   package
-- needs:     fleet
-- severity:  isolated=info whql=info universal=info declarative=info
-- source:    Independent servicing
-- why:       One package with different live state on different images was changed on some of them.
-- fix:       Compare the images that differ from the rest
SELECT package AS subject, 'live state' AS item, NULL AS ok,
       'images are not compared with each other yet' AS why, evidence
FROM   package;
