-- id:        ISO-S009
-- title:     Drivers of devices start on demand
-- subject:   inf
-- infverif:  1251, 1252
-- severity:  isolated=warning whql=info universal=warning declarative=warning
-- source:    AddService, StartType
-- why:       Plug and Play starts the driver of a device when the device is there. A driver that starts earlier runs
--            without one, a disabled one never runs.
-- fix:       StartType = 3; 0 for devices that Windows boots from only
SELECT x.inf AS subject,
       x.name || '!StartType in ' || x.install AS item,
       x.fault = '' AS ok,
       'service ' || x.name || CASE x.fault
            WHEN 'disabled' THEN ' is the function driver and disabled (StartType 4)'
            WHEN 'auto' THEN ' is a kernel driver and starts automatically (StartType 2)'
            WHEN 'user' THEN ' is a program, which cannot start that early (StartType ' || x.start || ')'
            ELSE ' starts before Plug and Play asks for it (StartType ' || x.start || '; class ' || f.class || ')'
            END AS why,
       CASE x.fault WHEN 'early' THEN 'info' END AS at_most,
       CASE x.fault WHEN 'disabled' THEN '1251' WHEN 'early' THEN NULL ELSE '1252' END AS infverif,
       coalesce((SELECT d.evidence FROM inf_directive d
                 WHERE d.inf = x.inf AND d.name = 'starttype' AND d.companion = 'service' AND d.owner = x.name
                 AND d.section = x.install LIMIT 1), x.evidence) AS evidence
FROM   (SELECT s.inf, s.name, s.install, s.start, s.evidence,
               CASE WHEN s.start = 3 THEN ''
                    WHEN s.start = 4 AND s.flags & 2 THEN 'disabled'
                    WHEN s.start = 4 AND s.flags IS NOT NULL THEN ''
                    WHEN s.start IS NULL OR s.type IS NULL OR s.flags IS NULL THEN NULL
                    WHEN s.type <= 0 THEN ''
                    WHEN s.start = 2 AND s.type & 0xB THEN 'auto'
                    WHEN s.start IN (0, 1) AND s.type & 0x30 THEN 'user'
                    -- minifilters are of type 2; anti-malware drivers have a group of their own
                    WHEN s.start IN (0, 1) AND s.type & 1 AND s.load_group <> 'Early-Launch'
                         AND NOT EXISTS (SELECT 1 FROM inf i JOIN list_early_class z ON z.class_guid = i.class_guid
                                         WHERE i.inf = s.inf) THEN 'early'
                    ELSE '' END AS fault
        FROM   inf_service s
        WHERE  s.name IS NULL OR (s.name <> '' AND s.install_exists = 1 AND s.start IS NOT -1)) x
       JOIN inf f ON f.inf = x.inf;
