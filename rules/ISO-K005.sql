-- id:        ISO-K005
-- title:     The service manager's own values are those of the INF
-- subject:   service
-- severity:  isolated=warning whql=info universal=info declarative=info
-- confidence:circumstantial
-- source:    AddService; intrinsic state of a service
-- why:       Start, Type and their like are set by the INF's directives. Where the registry says something else,
--            somebody changed the service behind its package: a tool, an administrator, the driver itself.
-- fix:       Change the service through an update of its package
SELECT y.subject, y.item, y.ok, y.why, y.at_most,
       -- looked for where it is shown
       CASE WHEN y.ok IS NOT 1
            THEN coalesce((SELECT i.evidence FROM service_item i
                           WHERE i.service = y.subject AND i.place = 'root' AND i.kind = 'value'
                           AND (i.name = y.item OR (y.item = 'DependOn' AND i.name IN ('DependOnService', 'DependOnGroup'))) LIMIT 1),
                          y.key_evidence) END AS evidence,
       y.evidence2
FROM   (
SELECT x.service AS subject,
       x.value AS item,
       -- one owner whose INF sets it so is enough
       any_of(CASE WHEN x.live IS NULL OR x.flags IS NULL THEN NULL
                   WHEN x.flags & x.keep THEN 1                      -- what was there stays
                   WHEN x.added THEN 1                               -- by AddReg; that is ISO-S002
                   WHEN x.wanted IS NULL AND x.complete IS NOT 1 THEN NULL
                   -- no directive: what stands there is somebody else's
                   WHEN x.wanted IS NULL THEN x.live IN ('', -1, 0) OR x.live = 'LocalSystem' COLLATE NOCASE
                   -- BootFlags make Windows start the driver early
                   WHEN x.value = 'Start' AND x.live = 0 AND x.promoted THEN 1
                   WHEN x.form = 'number' THEN max(x.live, x.least) = inf_number(x.wanted)
                   WHEN x.form = 'list' THEN same_items(x.live, x.wanted)
                   WHEN x.form = 'account'
                   THEN replace(replace(replace(lower(x.live), ' ', ''), 'ntauthority\', ''), '.\', '')
                        = replace(replace(replace(lower(x.wanted), ' ', ''), 'ntauthority\', ''), '.\', '')
                   ELSE x.live = x.wanted COLLATE NOCASE END) AS ok,
       CASE WHEN x.live IS NULL THEN 'service ' || x.name || ': ' || x.value || ' could not be read'
            WHEN max(x.wanted) IS NULL AND min(x.complete) IS NOT 1
            THEN 'what the INF sets as ' || x.value || ' of service ' || x.name || ' is not known: it was not read to its end'
            ELSE 'service ' || x.name || ': ' || x.value
                 || CASE WHEN x.live IN ('', -1) THEN ' is not set'
                         ELSE ' is ' || x.live || CASE WHEN x.value = 'Start' AND x.live = 4 THEN ' (disabled)' ELSE '' END END
                 || CASE WHEN max(x.wanted) IS NULL THEN '; the INF does not set it'
                         ELSE '; the INF says ' || max(x.wanted) END END AS why,
       -- leftovers of an older version are possible
       CASE WHEN max(x.wanted) IS NULL THEN 'info' END AS at_most,
       x.key_evidence,
       max(x.evidence) AS evidence2
FROM   (SELECT s.service, s.name, s.key_evidence, n.value, n.form, n.keep, n.least, v.flags, f.complete,
               CASE n.value WHEN 'Type' THEN s.type WHEN 'Start' THEN s.start WHEN 'ErrorControl' THEN s.error_control
                            WHEN 'Group' THEN s.load_group WHEN 'DependOn' THEN s.dependencies
                            WHEN 'ObjectName' THEN s.account WHEN 'RequiredPrivileges' THEN s.privileges
                            WHEN 'ServiceSidType' THEN s.sid_type WHEN 'DelayedAutostart' THEN s.delayed
                            ELSE s.boot_flags END AS live,
               d.value AS wanted, d.evidence,
               EXISTS (SELECT 1 FROM inf_setting a
                       WHERE a.inf = v.inf AND a.service = v.name AND a.key = ''
                       AND (a.value = n.value OR (n.value = 'DependOn' AND a.value IN ('DependOnService', 'DependOnGroup')))) AS added,
               n.value = 'Start' AND (s.boot_flags > 0
                   OR EXISTS (SELECT 1 FROM inf_directive b
                              WHERE b.name = 'bootflags' AND b.inf = v.inf AND b.companion = 'service' AND b.owner = v.name)
                   OR EXISTS (SELECT 1 FROM inf_setting b
                              WHERE b.inf = v.inf AND b.service = v.name AND b.key = '' AND b.value = 'BootFlags')) AS promoted
        FROM   service s
               JOIN image m ON m.image = s.image
               JOIN service_package o ON o.service = s.service AND o.inbox = 0
               JOIN package p ON p.package = o.package
               -- CROSS: from the service to its INF, not from every INF of the store
               CROSS JOIN inf_service v ON v.inf = p.inf AND v.name = s.name AND v.install_exists = 1
               JOIN inf f ON f.inf = v.inf
               -- least: 0 where an absent value means the same
               JOIN (SELECT 'Type' AS value, 'servicetype' AS directive, 'number' AS form, 0 AS keep, -1 AS least
                     UNION ALL SELECT 'Start', 'starttype', 'number', 0x10, -1
                     UNION ALL SELECT 'ErrorControl', 'errorcontrol', 'number', 0x20, -1
                     UNION ALL SELECT 'Group', 'loadordergroup', 'text', 0x40, NULL
                     UNION ALL SELECT 'DependOn', 'dependencies', 'list', 0x80, NULL
                     UNION ALL SELECT 'ObjectName', 'startname', 'account', 0, NULL
                     UNION ALL SELECT 'RequiredPrivileges', 'requiredprivileges', 'list', 0x1000, NULL
                     UNION ALL SELECT 'ServiceSidType', 'servicesidtype', 'number', 0x4000, 0
                     UNION ALL SELECT 'DelayedAutostart', 'delayedautostart', 'number', 0x8000, 0
                     UNION ALL SELECT 'BootFlags', 'bootflags', 'number', 0x40000, 0) n
               LEFT JOIN list_service_directive l ON l.directive = n.directive COLLATE NOCASE
               LEFT JOIN inf_directive d ON d.name = n.directive AND d.inf = v.inf AND d.companion = 'service'
                    AND d.owner = v.name AND d.section = v.install
        -- an older Windows passes over directives that it does not know; every service has the first three
        WHERE  s.own = 1 AND (l.from_build IS NULL OR m.build >= CAST(l.from_build AS INTEGER))
               AND (d.inf IS NOT NULL OR n.value NOT IN ('Type', 'Start', 'ErrorControl'))) x
GROUP  BY x.service, x.value) y
UNION ALL
SELECT s.service, s.name, NULL,
       CASE WHEN s.complete IS NOT 1 THEN 'the key of service ' || s.name || ' could not be read to its end'
            ELSE 'an INF that owns service ' || s.name || ' was not read' END,
       NULL, s.key_evidence, NULL
FROM   service s
WHERE  s.own IS NULL;
