-- id:        ISO-R015
-- title:     Well-known values are left to Windows or have their type
-- subject:   inf
-- infverif:  1225, 1430, 1431
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- confidence: strong
-- source:    InfVerif 1225, 1430, 1431
-- why:       Windows itself writes what it installed into the driver's key, and reads filters, names and message
--            files only in the type that it knows; anything else is overwritten or ignored.
-- fix:       Use the directive or the documented type
SELECT r.inf AS subject,
       r.section || ': ' || r.value || ' (' || r.context || ' key)' AS item,
       CASE WHEN n.type = '' THEN 0
            WHEN r.flags IS NULL THEN NULL
            ELSE r.flags & 4294901761 IN (CAST(n.flags AS INTEGER), CAST(n.or_flags AS INTEGER)) END AS ok,
       CASE WHEN n.type = '' THEN 'section ' || r.section || ' writes ' || r.value
                                  || ' into the driver''s key, where Windows keeps it'
            WHEN r.flags IS NULL THEN 'the flags of ' || r.value || ' are not a number'
            ELSE 'section ' || r.section || ' writes ' || r.value || ' with another type than ' || n.type END AS why,
       CASE WHEN n.type <> '' THEN 'warning' END AS at_most,
       CASE n.type WHEN '' THEN '1430' ELSE '1431' END AS infverif,
       r.evidence
FROM   inf_registry r CROSS JOIN list_reserved_value n ON n.context = r.context AND n.name = r.value
WHERE  r.key = '' AND r.root = 'HKR' AND r.operation = 'AddReg'
       AND r.value IN (SELECT v.name FROM list_reserved_value v)
UNION ALL
SELECT inf, NULL, NULL, NULL, NULL, NULL, evidence
FROM   inf
WHERE  complete IS NOT 1;
