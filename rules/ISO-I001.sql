-- id:        ISO-I001
-- title:     Keys of a device interface hold no path outside the package
-- subject:   package
-- from:      16299
-- skips:     generalized
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    Using device interfaces; Device interface state
-- why:       What others read through a device interface is part of the contract; an absolute path in it ties them to
--            one version of one package at one place.
-- fix:       HKR in an add-interface section, with %13%\file for files of the package
SELECT coalesce(v.package, -v.image) AS subject,
       CASE WHEN v.interface IS NULL THEN 'device interfaces'
            ELSE v.link || CASE v.reference WHEN '' THEN '' ELSE '\' || v.reference END
                 || CASE WHEN v.name IS NULL THEN ''
                         ELSE ': ' || ltrim(v.subkey || '\' || v.name, '\') || ' = ' || v.path END END AS item,
       CASE WHEN v.name IS NULL THEN NULL
            WHEN v.owner = 'store'
            THEN CASE WHEN v.store_package = p.package_id THEN 1
                      WHEN p.package_id IS NULL THEN NULL
                      ELSE EXISTS (SELECT 1 FROM package e
                                   WHERE e.image = v.image AND e.package_id = v.store_package
                                   AND has_item(v.extensions, e.published_name)) END
            WHEN v.location NOT IN ('foreign', 'none')
                 AND EXISTS (SELECT 1 FROM package_file f
                             WHERE f.package = v.package AND leaf(f.name) = leaf(v.resolved_path) COLLATE NOCASE)
            THEN 0
            WHEN v.owner = 'windows' THEN 1
            WHEN v.owner IS NOT NULL THEN 0 END AS ok,
       CASE WHEN v.interface IS NULL THEN 'the device interfaces of the system could not be read to their end'
            WHEN v.name IS NULL THEN 'the key of device interface ' || v.link || ' could not be read to its end'
            WHEN v.owner = 'store' AND p.package_id IS NULL
            THEN coalesce(nullif(v.name, ''), '(default)') || ' of an interface of ' || v.instance || ' names a file of package ' || v.store_package
                 || '; which package the device belongs to is not known'
            WHEN v.owner = 'store'
            THEN coalesce(nullif(v.name, ''), '(default)') || ' of an interface of ' || v.instance || ' leads into another package: ' || v.path
            WHEN v.owner IS NULL
            THEN 'whether ' || v.path || ', which ' || coalesce(nullif(v.name, ''), '(default)') || ' of an interface of ' || v.instance
                 || ' names, is a file of Windows cannot be told'
            ELSE coalesce(nullif(v.name, ''), '(default)') || ' of an interface of ' || v.instance || ' names a path outside the package: ' || v.path END AS why,
       CASE WHEN v.location IN ('store', 'foreign', 'none')
                 OR NOT EXISTS (SELECT 1 FROM package_file f
                                WHERE f.package = v.package AND leaf(f.name) = leaf(v.resolved_path) COLLATE NOCASE)
            THEN 'warning' END AS at_most,
       v.evidence, v.file_evidence AS evidence2
FROM   interface_value v LEFT JOIN package p ON p.package = v.package
WHERE  v.package IS NOT NULL OR v.inbox IS NULL OR v.inbox <> 1
UNION ALL
SELECT package, link || '\' || reference, 1, NULL, NULL, evidence, NULL
FROM   device_interface
WHERE  complete = 1 AND inbox = 0 AND package IS NOT NULL;
