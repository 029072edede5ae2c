-- id:        ISO-H002
-- title:     No co-installers are registered
-- subject:   package
-- skips:     generalized
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- confidence:strong
-- source:    Removing co-installers
-- why:       A registered co-installer runs with every installation of its device or class, with all its rights,
--            whatever the package says today.
-- fix:       Remove the co-installer from the package and install it again
SELECT coalesce(CASE WHEN i.inbox = 1 AND i.dll IS NOT NULL OR i.place IN ('class', 'codevice') THEN i.owner_package ELSE i.package END, i.owner_package, -i.image) AS subject,
       CASE WHEN i.place IS NULL THEN 'co-installers'
            ELSE i.dll || ' of ' || coalesce(i.instance, 'class ' || coalesce(nullif(i.class, ''), i.class_guid)) END AS item,
       CASE WHEN i.dll IS NULL THEN NULL
            WHEN i.owner = 'third party' THEN 0
            -- the package's own file, wherever it was copied to
            WHEN EXISTS (SELECT 1 FROM package_file f WHERE f.package = i.package AND leaf(f.name) = leaf(i.dll) COLLATE NOCASE)
                 OR EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = i.inf AND c.file = leaf(i.dll)) THEN 0
            WHEN i.owner = 'windows' THEN 1
            WHEN i.dll LIKE 'WdfCoInstaller_____.dll' OR i.dll LIKE 'WinUSBCoInstaller%.dll' THEN 0
            WHEN i.owner = 'nobody' THEN 0
            WHEN i.recorded = 1 AND EXISTS (SELECT 1 FROM list_inbox_installer l WHERE l.dll = i.dll) THEN 1 END AS ok,
       CASE WHEN i.place IS NULL THEN 'the devices and classes of the system could not be read to their end'
            WHEN i.dll IS NULL THEN 'a registration of a co-installer could not be read'
            WHEN i.owner IS NULL AND i.recorded = 0
                 AND i.dll NOT LIKE 'WdfCoInstaller_____.dll' AND i.dll NOT LIKE 'WinUSBCoInstaller%.dll'
            THEN 'whether ' || i.dll || ' is a co-installer of Windows cannot be told without the record in SOFTWARE'
            WHEN i.owner IS NULL AND i.dll_exists = 0
            THEN i.dll || ' is registered as a co-installer, but is not in the image, and nothing tells whose it was'
            WHEN i.owner = 'nobody'
            THEN 'co-installer ' || i.dll || ' is registered; its file is no hard link of the component store, and no package owns it'
            ELSE 'co-installer ' || i.dll || ' is registered for '
                 || CASE i.place WHEN 'software' THEN 'device ' || i.instance
                         ELSE 'every device of class ' || coalesce(nullif(i.class, ''), i.class_guid) END END AS why,
       CASE WHEN i.owner = 'nobody' THEN 'warning' END AS at_most,
       i.evidence, i.file_evidence AS evidence2
FROM   installer i
WHERE  (i.name = 'CoInstallers32' OR i.place IS NULL)
       -- a device of Windows has what Windows gave it, unless the file is somebody else's
       AND (i.inbox IS NOT 1 OR i.owner IN ('third party', 'nobody') OR (i.dll IS NULL AND i.package IS NOT NULL))
       AND (i.recorded = 1 OR i.place = 'software' OR i.dll IS NULL)
UNION ALL
-- those of classes are nearly all Windows' own: one row says that nobody can tell
SELECT -i.image, 'co-installers of classes', NULL,
       'whose the co-installers of setup classes are (' || count(*) || ') cannot be told without the record in SOFTWARE: '
            || group_concat(DISTINCT lower(i.dll)),
       NULL, min(i.evidence), NULL
FROM   installer i
WHERE  i.name = 'CoInstallers32' AND i.place <> 'software' AND i.recorded = 0 AND i.dll IS NOT NULL
GROUP  BY i.image
UNION ALL
SELECT coalesce(package, -image), instance, 1, NULL, NULL, evidence, NULL
FROM   device
WHERE  complete = 1 AND inbox = 0;
