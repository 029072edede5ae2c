-- id:        ISO-V010
-- title:     Included INF files exist
-- subject:   inf
-- infverif:  1202, 1310
-- severity:  isolated=warning whql=warning universal=warning declarative=warning
-- source:    DDInstall, Include and Needs
-- why:       Include names an INF of Windows; where it is not there, what it brings is missing from the device.
-- fix:       Include only INF files of the Windows versions that the section is for
SELECT inf AS subject,
       name AS item,
       found AS ok,
       CASE WHEN found IS NULL THEN 'nobody could look for ' || name
            ELSE name || ' is included, but is not in the image''s INF folder' END AS why,
       min(evidence) AS evidence
FROM   inf_include
WHERE  directive = 'Include' OR directive IS NULL
GROUP  BY inf, name, found;
