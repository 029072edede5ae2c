-- id:        ISO-L005
-- title:     User-mode drivers load from the store or from drivers\UMDF
-- subject:   image
-- infverif:  1322
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Restricting the loading location of UMDF drivers
-- why:       The framework loads user-mode drivers from these two places only.
-- fix:       Destination 13 from build 17134 on; before, 12,UMDF
SELECT u.image AS subject,
       u.name AS item,
       CASE WHEN u.name IS NULL OR u.location IS NULL THEN NULL
            WHEN u.location = 'store' AND m.build IS NULL THEN NULL
            WHEN u.location = 'store' AND m.build < 17134 THEN 0
            ELSE u.location IN ('store', 'umdf') END AS ok,
       CASE WHEN u.name IS NULL THEN 'WUDF\Services of SOFTWARE could not be read'
            ELSE 'user-mode driver ' || u.name || ' loads from ' || coalesce(nullif(u.resolved_path, ''), u.image_path, '?') END AS why,
       u.evidence
FROM   umdf_service u JOIN image m ON m.image = u.image
-- an entry without ImagePath is no driver
WHERE  u.location IS NOT 'none';
