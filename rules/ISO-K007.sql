-- id:        ISO-K007
-- title:     The framework's record of a user-mode driver is in order
-- subject:   image
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Restricting the loading location of UMDF drivers; WDF directives in INF files
-- why:       WUDF\Services is what the framework starts user-mode drivers by. A path that it does not load from,
--            version 1 of the framework or keys that it does not know make the driver depend on this machine.
-- fix:       UMDF 2, ServiceBinary = %13%\file, settings in Parameters only
SELECT u.image AS subject,
       u.name AS item,
       CASE WHEN u.name IS NULL OR u.location IS NULL THEN NULL
            WHEN u.location = 'store' AND m.build IS NULL THEN NULL
            WHEN u.location = 'store' AND m.build < 17134 THEN 0
            ELSE u.location IN ('store', 'umdf') END AS ok,
       CASE WHEN u.name IS NULL THEN 'WUDF\Services of SOFTWARE could not be read'
            WHEN u.location IS NULL THEN 'ImagePath of user-mode driver ' || u.name || ' could not be read'
            ELSE 'user-mode driver ' || u.name || ' is registered with ' || coalesce(nullif(u.resolved_path, ''), u.image_path, '?')
                 || CASE WHEN u.location = 'store' THEN ', which the framework loads from build 17134 on only'
                         ELSE ', neither in the store nor in drivers\UMDF' END END AS why,
       NULL AS at_most, NULL AS infverif, u.evidence
FROM   umdf_service u JOIN image m ON m.image = u.image
WHERE  u.location IS NOT 'none'
UNION ALL
SELECT k.image, k.driver || '\' || coalesce(k.name, '?'), CASE WHEN k.name IS NULL THEN NULL ELSE 0 END,
       CASE WHEN k.name IS NULL THEN 'the subkeys of user-mode driver ' || k.driver || ' could not be read to their end'
            ELSE 'user-mode driver ' || k.driver || ' has the key ' || k.name || ' beside Parameters' END,
       'warning', NULL, k.evidence
FROM   umdf_subkey k
UNION ALL
-- Windows brought drivers of version 1 itself: only those of packages count
SELECT u.image, u.name || '!WdfMajorVersion',
       CASE WHEN u.major IS NULL THEN NULL ELSE u.major >= 2 END,
       CASE WHEN u.major IS NULL THEN 'WdfMajorVersion of user-mode driver ' || u.name || ' could not be read'
            ELSE 'user-mode driver ' || u.name || ' is written for version ' || u.major || ' of the framework' END,
       'warning', '1402', coalesce(u.major_evidence, u.evidence)
FROM   umdf_service u
WHERE  u.name IS NOT NULL AND u.major IS NOT -1
       AND (EXISTS (SELECT 1 FROM package p WHERE p.image = u.image AND p.package_id = u.store_package AND p.inbox = 0)
            OR EXISTS (SELECT 1 FROM package p JOIN inf_wdf w ON w.inf = p.inf
                       WHERE p.image = u.image AND p.inbox = 0 AND w.framework = 'umdf' AND w.service = u.name));
