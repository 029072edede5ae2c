-- id:        ISO-K004
-- title:     Driver services are installed by packages
-- subject:   service
-- from:      9200
-- severity:  isolated=warning whql=info universal=info declarative=info
-- confidence:circumstantial
-- source:    Creating a primitive driver; Registry trees and keys
-- why:       A driver that no package owns is outside signing, updating and removal, and cannot be isolated.
-- fix:       Install the driver through a driver package
WITH gap(image) AS MATERIALIZED (SELECT DISTINCT image FROM hole WHERE subject_kind = 'package')
SELECT s.service AS subject,
       s.name AS item,
       CASE WHEN s.type IS NULL THEN NULL
            WHEN s.inbox = 1 OR (s.third_party = 1 AND s.package IS NOT NULL) THEN 1
            WHEN EXISTS (SELECT 1 FROM lockdown l WHERE l.image = s.image AND l.resolved_path = s.resolved_path AND l.resolved_path <> '') THEN 1
            WHEN EXISTS (SELECT 1 FROM inf_service v CROSS JOIN package p ON p.inf = v.inf
                         WHERE v.name = s.name AND p.image = s.image
                         AND coalesce(v.binary_file = leaf(s.resolved_path), 1)
                         -- these lead below the system root
                         AND NOT (s.location IN ('outside', 'foreign') AND v.binary_dirid IN (10, 11, 12, 13))) THEN 1
            WHEN s.owned IS NULL OR s.location IS NULL THEN NULL
            WHEN s.location IN ('outside', 'foreign') THEN 0
            -- an owner that is named may be one that could not be read
            WHEN s.owned = 1 AND s.image IN gap THEN NULL
            -- files of Windows have a second name in the component store
            WHEN m.source_kind = 'directory' OR s.image_exists IS NULL THEN NULL
            WHEN s.image_exists = 0 THEN NULL
            WHEN s.image_component IS NULL THEN NULL
            ELSE s.image_component END AS ok,
       CASE WHEN s.location IN ('outside', 'foreign')
            THEN 'driver service ' || s.name || ' (' || coalesce(nullif(s.resolved_path, ''), s.image_path) || ') belongs to no driver package'
            WHEN s.owned = 1 AND s.image IN gap
            THEN 'driver service ' || s.name || ' names an owner that is no package known here, and the list of packages has gaps'
            WHEN s.image_component = 0 AND m.source_kind <> 'directory'
            THEN 'driver service ' || s.name || ' (' || s.resolved_path
                 || ') belongs to no driver package, and its file is no hard link of the component store'
            ELSE 'driver service ' || s.name || ' names no owner that is known, and whether its file is part of Windows cannot be told' END AS why,
       -- loaded by a program on demand; a filter from the time when InstallHinfSection installed it
       CASE WHEN (s.start = 3 AND s.image_path = '')
                 OR (m.build < 18362 AND (s.type = 2 OR s.load_group LIKE 'FSFilter%')) THEN 'info' END AS at_most,
       s.evidence, s.image_evidence AS evidence2
FROM   service s JOIN image m ON m.image = s.image
WHERE  s.type IN (1, 2, 8) OR s.type IS NULL;
