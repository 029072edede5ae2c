-- id:        ISO-H001
-- title:     Keys of a device hold no path outside the package
-- subject:   package
-- from:      16299
-- skips:     generalized
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    Device state; Run from the driver store
-- why:       A path that is written into a device's key ties the driver to a place that is not the package's own: two
--            versions of the package cannot live side by side, and a moved store leaves the path behind.
-- fix:       Write %13%\file in the INF, or ask for the package's directory at run time
SELECT coalesce(v.package, -v.image) AS subject,
       CASE WHEN v.device IS NULL THEN 'devices'
            WHEN v.name IS NULL THEN v.instance
            ELSE v.instance || ' ' || v.place || ' key: '
                 || ltrim(v.subkey || '\' || v.name, '\') || ' = ' || v.path END AS item,
       CASE WHEN v.name IS NULL THEN NULL
            WHEN v.owner = 'store'
            THEN CASE WHEN v.store_package = p.package_id THEN 1
                      WHEN p.package_id IS NULL THEN NULL
                      -- extensions were installed on the same device
                      ELSE EXISTS (SELECT 1 FROM package e
                                   WHERE e.image = v.image AND e.package_id = v.store_package
                                   AND has_item(v.extensions, e.published_name)) END
            WHEN v.location NOT IN ('foreign', 'none')
                 AND EXISTS (SELECT 1 FROM package_file f
                             WHERE f.package = v.package AND leaf(f.name) = leaf(v.resolved_path) COLLATE NOCASE)
            THEN 0
            WHEN v.owner = 'windows' THEN 1
            WHEN v.owner IS NOT NULL THEN 0 END AS ok,
       CASE WHEN v.device IS NULL THEN 'the devices of the system could not be read to their end'
            WHEN v.name IS NULL THEN 'the keys of device ' || v.instance || ' could not be read to their end'
            WHEN v.owner = 'store' AND p.package_id IS NULL
            THEN coalesce(nullif(v.name, ''), '(default)') || ' of device ' || v.instance || ' names a file of package ' || v.store_package
                 || '; which package the device belongs to is not known'
            WHEN v.owner = 'store'
            THEN coalesce(nullif(v.name, ''), '(default)') || ' of device ' || v.instance || ' leads into another package: ' || v.path
            WHEN v.owner IS NULL
            THEN 'whether ' || v.path || ', which ' || coalesce(nullif(v.name, ''), '(default)') || ' of device ' || v.instance
                 || ' names, is a file of Windows cannot be told'
            WHEN EXISTS (SELECT 1 FROM package_file f
                         WHERE f.package = v.package AND leaf(f.name) = leaf(v.resolved_path) COLLATE NOCASE)
            THEN coalesce(nullif(v.name, ''), '(default)') || ' of device ' || v.instance || ' reaches a file of the package by another directory: ' || v.path
            ELSE coalesce(nullif(v.name, ''), '(default)') || ' of device ' || v.instance || ' names a path outside the package: ' || v.path END AS why,
       CASE WHEN v.location IN ('store', 'foreign', 'none')
                 OR NOT EXISTS (SELECT 1 FROM package_file f
                                WHERE f.package = v.package AND leaf(f.name) = leaf(v.resolved_path) COLLATE NOCASE)
            THEN 'warning' END AS at_most,
       v.evidence, v.file_evidence AS evidence2
FROM   device_value v LEFT JOIN package p ON p.package = v.package
WHERE  (v.name IS NULL OR v.path <> '')
       AND (v.package IS NOT NULL OR v.inbox IS NULL OR v.inbox <> 1)
UNION ALL
SELECT coalesce(package, -image), instance, 1, NULL, NULL, evidence, NULL
FROM   device
WHERE  complete = 1 AND inbox IS NOT 1 AND inbox IS NOT -1;
