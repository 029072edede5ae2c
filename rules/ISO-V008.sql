-- id:        ISO-V008
-- title:     An extension says which one it is, and defines no class
-- subject:   inf
-- infverif:  1380, 1381, 1382
-- from:      10240
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Using an extension INF file
-- why:       Of extensions with one ExtensionId only the newest is installed; without an id of its own an extension
--            displaces others, or is displaced. It adds to a device and owns neither class nor function driver.
-- fix:       A GUID of its own as ExtensionId in [Version]; what concerns the class goes into the class's INF
SELECT i.inf AS subject,
       'ExtensionId' AS item,
       CASE WHEN d.value IS NULL AND i.complete IS NOT 1 THEN NULL
            WHEN d.value IS NULL THEN 0
            ELSE d.value GLOB '{????????-????-????-????-????????????}'
                 AND NOT (d.value GLOB '*[^-{}0-9A-Fa-f]*') END AS ok,
       CASE WHEN coalesce(d.value, '') = '' THEN 'the extension has no ExtensionId'
            ELSE 'ExtensionId ' || d.value || ' is not a GUID in braces' END AS why,
       CASE WHEN coalesce(d.value, '') = '' THEN '1381' ELSE '1380' END AS infverif,
       coalesce(d.evidence, i.evidence) AS evidence
FROM   inf i LEFT JOIN inf_directive d ON d.inf = i.inf AND d.name = 'extensionid' AND d.companion = 'version'
WHERE  i.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' OR i.class = 'Extension'
UNION ALL
SELECT d.inf, d.section || '!' || d.name, 0,
       'section ' || d.section || ' of an extension sets up a class: ' || d.name || ' = '
            || group_concat(d.value, '; '),
       '1382', min(d.evidence)
FROM   inf i CROSS JOIN inf_directive d ON d.inf = i.inf AND d.companion = 'class'
WHERE  i.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' OR i.class = 'Extension'
GROUP  BY d.inf, d.section, d.name
UNION ALL
SELECT inf, 'every section', NULL, 'the INF was not read to its end', NULL, evidence
FROM   inf
WHERE  complete IS NOT 1
       AND (class_guid IS NULL OR class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' OR class = 'Extension');
