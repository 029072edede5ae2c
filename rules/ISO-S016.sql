-- id:        ISO-S016
-- title:     WDF sections are complete
-- subject:   inf
-- infverif:  1084, 1400, 1401, 1402
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Specifying WDF directives in INF files
-- why:       Without the version of its framework, or outside the order of drivers, a driver is not loaded; version 1
--            of the user-mode framework is withdrawn.
-- fix:       KmdfService with KmdfLibraryVersion; UmdfService (31 characters at most) with UmdfServiceOrder and
--            UmdfLibraryVersion 2.0 or later, stamped when the INF is built
SELECT x.inf AS subject,
       x.item || ' in ' || x.section AS item,
       CASE x.fault WHEN '' THEN 1 WHEN 'unread' THEN NULL ELSE 0 END AS ok,
       x.item || CASE x.fault
            WHEN 'section' THEN ' names no section of the INF that could hold ' || x.wanted
            WHEN 'unread' THEN ': the section with ' || x.wanted || ' may stand in an included INF'
            WHEN 'version' THEN ' has no ' || x.wanted
            WHEN 'stamp' THEN ': ' || x.wanted || ' is ' || x.version || ', which is no version'
            WHEN 'umdf1' THEN ': ' || x.wanted || ' is ' || x.version || '; version 1 is withdrawn'
            WHEN 'order' THEN ' is missing: ' || x.section || ' declares the driver, but gives it no place in the stack'
            WHEN 'name' THEN ' has ' || x.version || ' characters, not at most 31'
            ELSE ' belongs to version 1, the driver is ' || x.version END AS why,
       CASE WHEN x.fault IN ('stamp', 'umdf1', 'name') THEN 'whql=info universal=info declarative=info' END AS at_most,
       CASE x.fault WHEN 'section' THEN '1084' WHEN 'version' THEN '1084' WHEN 'order' THEN '1400'
                    WHEN 'clsid' THEN '1401' WHEN 'umdf1' THEN '1402' END AS infverif,
       x.evidence
FROM   (SELECT w.inf, CASE w.framework WHEN 'kmdf' THEN 'KmdfService ' ELSE 'UmdfService ' END || w.service AS item,
               w.section, CASE w.framework WHEN 'kmdf' THEN 'Kmdf' ELSE 'Umdf' END || 'LibraryVersion' AS wanted,
               w.library_version AS version, w.evidence,
               CASE WHEN w.service IS NULL OR w.present IS NULL THEN 'unread'
                    WHEN w.present <> 1
                    THEN CASE WHEN EXISTS (SELECT 1 FROM inf_include n WHERE n.inf = w.inf AND n.directive = 'Include')
                              THEN 'unread' ELSE 'section' END
                    WHEN w.library_version IS NULL THEN 'unread'
                    WHEN w.library_version = '' THEN 'version'
                    WHEN w.library_version NOT GLOB '[0-9]*.[0-9]*' THEN 'stamp'
                    WHEN w.framework = 'umdf' AND CAST(w.library_version AS INTEGER) < 2 THEN 'umdf1'
                    ELSE '' END AS fault
        FROM   inf_wdf w
        UNION ALL
        SELECT w.inf, 'UmdfServiceOrder of ' || w.service, w.section, '', '', w.evidence,
               CASE w.in_order WHEN 0 THEN 'order' WHEN 1 THEN '' ELSE 'unread' END
        FROM   inf_wdf w
        WHERE  w.framework = 'umdf'
        UNION ALL
        SELECT w.inf, 'the name ' || w.service, w.section, '', length(w.service), w.evidence,
               CASE WHEN length(w.service) > 31 THEN 'name' ELSE '' END
        FROM   inf_wdf w
        WHERE  w.framework = 'umdf'
        UNION ALL
        SELECT w.inf, 'DriverCLSID of ' || w.service, w.section, '', w.library_version, d.evidence, 'clsid'
        FROM   inf_directive d
               JOIN inf_wdf w ON w.inf = d.inf AND w.service = d.owner AND w.framework = 'umdf'
        WHERE  d.name = 'driverclsid' AND d.companion = 'wdfdata'
               AND w.library_version GLOB '[0-9]*.[0-9]*' AND CAST(w.library_version AS INTEGER) >= 2) x;
