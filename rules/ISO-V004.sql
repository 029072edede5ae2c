-- id:        ISO-V004
-- title:     Class and ClassGuid belong together and to vendors
-- subject:   inf
-- infverif:  1010, 1280, 1281, 1284, 1286
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    System-defined device setup classes available to vendors, and reserved for system use
-- why:       Windows goes by the GUID, people and tools by the name; where the two disagree each sees another class.
--            A class that Windows keeps for itself has rules that no package knows.
-- fix:       Take name and GUID of one class that is open to vendors
SELECT inf AS subject, 'Class' AS item, 1 AS ok, NULL AS why, NULL AS at_most, NULL AS infverif, evidence
FROM   inf
WHERE  class <> '' OR class_guid <> ''
UNION ALL
SELECT inf, 'ClassGuid', CASE WHEN class_guid IS NULL THEN NULL ELSE 0 END,
       'ClassGuid ' || class_guid || ' is not a GUID in braces', NULL, '1010',
       coalesce((SELECT d.evidence FROM inf_directive d
                 WHERE d.inf = i.inf AND d.name = 'classguid' AND d.companion = 'version'), evidence)
FROM   inf i
WHERE  class_guid IS NULL
       OR (class_guid <> '' AND (class_guid NOT GLOB '{????????-????-????-????-????????????}'
                                 OR class_guid GLOB '*[^-{}0-9A-Fa-f]*'))
UNION ALL
SELECT inf, 'Class',
       CASE WHEN wrong_guid OR wrong_name OR kind = 'r' OR length(class) > 31 THEN 0
            WHEN class IS NULL OR class_guid IS NULL THEN NULL
            ELSE kind IS NOT NULL OR class LIKE 'FSFilter%' END,
       CASE WHEN wrong_name
            THEN 'ClassGuid ' || class_guid || ' is that of class ' || guid_name || ', but Class is ' || class
            WHEN wrong_guid
            THEN 'class ' || class || ' has the GUID ' || name_guid || ', but ClassGuid is ' || class_guid
            WHEN kind = 'r' THEN 'class ' || coalesce(guid_name, class) || ' is kept for Windows itself'
            WHEN length(class) > 31 THEN 'Class ' || class || ' is longer than 31 characters'
            ELSE 'class ' || class || ' ' || class_guid || ' is in no list of the classes of Windows' END,
       CASE WHEN wrong_guid OR wrong_name OR kind = 'r' OR length(class) > 31 THEN NULL ELSE 'info' END,
       nullif(trim(CASE WHEN wrong_name THEN '1280, ' ELSE '' END || CASE WHEN wrong_guid THEN '1281, ' ELSE '' END
                   || CASE WHEN kind = 'r' THEN '1284, ' ELSE '' END
                   || CASE WHEN length(class) > 31 THEN '1286' ELSE '' END, ', '), ''),
       coalesce((SELECT d.evidence FROM inf_directive d
                 WHERE d.inf = v.inf AND d.name = 'class' AND d.companion = 'version'), evidence)
FROM   (SELECT i.inf, i.class, i.class_guid, i.evidence, n.guid AS name_guid,
               nullif(g.name, '') AS guid_name,
               coalesce(n.guid <> '' AND i.class_guid LIKE '{%}' AND n.guid <> i.class_guid, 0) AS wrong_guid,
               coalesce(i.class <> '' AND g.name <> '' AND g.name <> i.class, 0) AS wrong_name,
               coalesce(min(g.kind, n.kind), g.kind, n.kind) AS kind       -- r before v
        FROM   inf i
               LEFT JOIN list_class b ON b.guid = i.class_guid AND b.name = i.class AND b.kind = 'v'
               LEFT JOIN list_class n ON n.name = i.class AND n.name <> ''
               LEFT JOIN list_class g ON g.guid = i.class_guid AND g.guid <> ''
        WHERE  b.name IS NULL) v
-- without both there is nothing to compare: ISO-V001
WHERE  class IS NOT '' OR class_guid IS NOT '';
