-- id:        ISO-X002
-- title:     Lines outside HKR are not in force on this system
-- subject:   package
-- severity:  isolated=info whql=info universal=info declarative=info
-- confidence:strong
-- source:    INF AddReg directive; the hives of the image
-- why:       A line outside HKR (ISO-R001) may never have been carried out on this system, or it is in force; which one
--            is worth knowing before it is taken away. That the value is there does not prove who wrote it.
-- fix:       Where it is in force, find who reads the value before moving it below HKR
SELECT DISTINCT g.package AS subject,
       coalesce(g.root || '\' || g.path || CASE g.value_name WHEN '/' THEN '' WHEN '' THEN ' (default value)'
                                           ELSE '!' || g.value_name END, 'lines outside HKR') AS item,
       -- a note, not a reproach: that the line is there is ISO-R001's
       CASE g."exists" WHEN 1 THEN 0 WHEN 0 THEN 1 END AS ok,
       CASE WHEN g.root IS NULL THEN 'the INF or the hives it writes to were not read to their ends'
            WHEN g.hive = '' THEN g.root || '\' || g.path || ' is in a hive that is not read'
            ELSE g.root || '\' || g.path || CASE g.value_name WHEN '/' THEN '' WHEN '' THEN ' (default value)' ELSE '!' || g.value_name END
                 || CASE
            WHEN g."exists" IS NULL THEN ' could not be looked up in ' || g.hive
            WHEN g.value_name = '/' THEN ' is in ' || g.hive || ': applied'
            ELSE CASE WHEN g.size <= 4096 AND coalesce(g.flags, 0) & 8 = 0
                      THEN CASE inf_data_equal(g.flags, g.inf_data, g.type, g.data)
                                WHEN 1 THEN ' is there as the INF sets it: applied'
                                WHEN 0 THEN ' is there with other data than the INF sets: ' || coalesce(g.text, '(unreadable)')
                                ELSE ' is there: ' || coalesce(g.text, '(unreadable)') END
                      ELSE ' is there: applied' END
                 || coalesce((SELECT '; Windows recorded it for ' || group_concat(DISTINCT r.inf_name)
                              FROM resource r JOIN package p ON p.package = g.package
                              WHERE r.image = p.image AND r.root = g.root AND r.path = g.path AND r.value_name = g.value_name), '') END END AS why,
       g.evidence, g.live_evidence AS evidence2
FROM   global_value g JOIN package p ON p.package = g.package
WHERE  p.active IS NOT 0;
