-- id:        ISO-H003
-- title:     No class installers and property pages of third parties
-- subject:   package
-- skips:     generalized
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- confidence:strong
-- source:    Removing co-installers; DCH design principles
-- why:       A class installer is code that runs inside the installation of every device of the class; a property page
--            runs inside programs that look at the device.
-- fix:       Remove them; settings belong into an app of the hardware's maker
SELECT coalesce(CASE WHEN i.inbox = 1 AND i.dll IS NOT NULL OR i.place IN ('class', 'codevice') THEN i.owner_package ELSE i.package END, i.owner_package, -i.image) AS subject,
       CASE WHEN i.place IS NULL THEN 'class installers'
            ELSE i.name || ' ' || i.dll || ' of '
                 || coalesce(i.instance, 'class ' || coalesce(nullif(i.class, ''), i.class_guid)) END AS item,
       CASE WHEN i.dll IS NULL THEN NULL
            WHEN i.owner = 'third party' THEN 0
            WHEN EXISTS (SELECT 1 FROM package_file f WHERE f.package = i.package AND leaf(f.name) = leaf(i.dll) COLLATE NOCASE)
                 OR EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = i.inf AND c.file = leaf(i.dll)) THEN 0
            WHEN i.owner = 'windows' THEN 1
            WHEN i.owner = 'nobody' THEN 0
            WHEN i.recorded = 1 AND EXISTS (SELECT 1 FROM list_inbox_installer l WHERE l.dll = i.dll) THEN 1 END AS ok,
       CASE WHEN i.place IS NULL THEN 'the devices and classes of the system could not be read to their end'
            WHEN i.dll IS NULL THEN 'the value ' || i.name || ' could not be read'
            WHEN i.owner IS NULL AND i.recorded = 0
            THEN 'whether ' || i.dll || ', which ' || i.name || ' names, is part of Windows cannot be told without the record in SOFTWARE'
            WHEN i.owner IS NULL AND i.dll_exists = 0
            THEN i.name || ' names ' || i.dll || ', which is not in the image, and nothing tells whose it was'
            WHEN i.name = 'Installer32'
            THEN 'class ' || coalesce(nullif(i.class, ''), i.class_guid) || ' has the class installer ' || i.dll
                 || CASE i.owner WHEN 'nobody' THEN ', whose file is no hard link of the component store; no package owns it'
                         ELSE ' of a third party' END
            ELSE 'property pages of '
                 || coalesce('device ' || i.instance, 'class ' || coalesce(nullif(i.class, ''), i.class_guid))
                 || ' come from ' || i.dll
                 || CASE i.owner WHEN 'nobody' THEN ', whose file is no hard link of the component store; no package owns it'
                         ELSE ' of a third party' END END AS why,
       CASE WHEN i.name = 'EnumPropPages32' OR i.owner = 'nobody' THEN 'warning' END AS at_most,
       i.evidence, i.file_evidence AS evidence2
FROM   installer i
WHERE  (i.name IN ('Installer32', 'EnumPropPages32') OR i.place IS NULL)
       -- a device of Windows has what Windows gave it, unless the file is somebody else's
       AND (i.inbox IS NOT 1 OR i.owner IN ('third party', 'nobody') OR (i.dll IS NULL AND i.package IS NOT NULL))
       AND (i.recorded = 1 OR i.place = 'software' OR i.dll IS NULL)
UNION ALL
-- those of classes are nearly all Windows' own: one row says that nobody can tell
SELECT -i.image, 'class installers and property pages of classes', NULL,
       'whose the class installers and property pages of setup classes are (' || count(*) || ') cannot be told without the record in SOFTWARE: '
            || group_concat(DISTINCT lower(i.dll)),
       NULL, min(i.evidence), NULL
FROM   installer i
WHERE  i.name IN ('Installer32', 'EnumPropPages32') AND i.place <> 'software' AND i.recorded = 0 AND i.dll IS NOT NULL
GROUP  BY i.image
UNION ALL
SELECT coalesce(package, -image), instance, 1, NULL, NULL, evidence, NULL
FROM   device
WHERE  complete = 1 AND inbox = 0;
