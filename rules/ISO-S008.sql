-- id:        ISO-S008
-- title:     Every device has exactly one function driver
-- subject:   inf
-- infverif:  1211, 1296, 1383, 1253, 1272, 2006
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddService, flags; Using an extension INF
-- why:       Flag 0x2 says which service drives the device. Without one the device has no driver, with two it is
--            left to chance which; an extension may not replace the driver of the base package.
-- fix:       Give flag 0x2 to one service, or write AddService=,2 when the device needs none; none in an
--            extension
SELECT g.inf AS subject,
       g.install AS item,
       CASE WHEN g.install IS NULL THEN NULL
            WHEN f.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}'
            THEN CASE WHEN g.functions > 0 THEN 0 WHEN g.unread > 0 THEN NULL ELSE 1 END
            WHEN g.functions > 1 THEN 0
            WHEN g.unread > 0 THEN NULL
            WHEN g.functions = 1 THEN 1
            WHEN z.class_guid IS NOT NULL THEN 1
            WHEN f.complete IS NOT 1 OR g.needs > 0 THEN NULL
            ELSE 0 END AS ok,
       g.install || CASE WHEN f.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' AND g.functions > 0
                         THEN ': an extension flags ' || g.names || ' as the function driver (0x2)'
                         WHEN g.functions > 1
                         THEN ': ' || g.functions || ' services are flagged as the function driver: ' || g.names
                         WHEN g.unread > 0 OR g.needs > 0
                         THEN ': a needed section of another INF, or flags that are no number, may name it'
                         ELSE ': no service is flagged as the function driver (0x2), nor is there AddService=,2'
                    END AS why,
       -- older builds take a device without a function driver
       CASE WHEN g.functions = 0 AND f.window_high BETWEEN 0 AND 17762 THEN 'warning' END AS at_most,
       CASE WHEN f.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' THEN '1383'
            WHEN g.functions > 1 THEN '1211' ELSE '1296' END AS infverif,
       coalesce(g.second, g.evidence) AS evidence,
       CASE WHEN g.first <> g.second THEN g.first END AS evidence2
FROM   (SELECT k.inf, max(CASE WHEN k.device THEN k.install END) AS install, max(k.device) AS device,
               count(DISTINCT CASE WHEN k.flags & 2 THEN k.service END COLLATE NOCASE) AS functions,
               total(k.device = 0 AND (k.service IS NULL OR k.flags IS NULL)) AS unread,
               group_concat(DISTINCT CASE WHEN k.flags & 2
                                          THEN CASE k.service WHEN '' THEN 'the null service' ELSE k.service END
                                     END COLLATE NOCASE) AS names,
               min(CASE WHEN k.device THEN k.evidence END) AS evidence,
               min(CASE WHEN k.flags & 2 THEN k.evidence END) AS first,
               max(CASE WHEN k.flags & 2 THEN k.evidence END) AS second,
               -- a section that was not found, or of the same name: it is one of another INF
               CASE WHEN NOT total(k.flags & 2)
                    THEN (SELECT count(*) FROM inf_include n
                          WHERE n.inf = k.inf AND n.directive = 'Needs' AND n.section = k.install || '.Services'
                          AND (n.found IS NOT 1 OR n.name = n.section)) END AS needs
        FROM   (SELECT inf, section AS install, NULL AS service, NULL AS flags, 1 AS device, evidence
                FROM   inf_install
                WHERE  kind IS NULL OR (kind = 'device' AND present IS NOT 0 AND hardware_ids IS NOT 0)
                UNION ALL
                SELECT inf, install, service, flags, 0, evidence FROM inf_install_service) k
        GROUP BY k.inf, k.install) g
       JOIN inf f ON f.inf = g.inf
       LEFT JOIN list_functionless_class z ON z.class_guid = f.class_guid
WHERE  g.device = 1
UNION ALL
-- the directives themselves
SELECT v.inf,
       v.section || ': ' || CASE v.name WHEN '' THEN 'null service' ELSE v.name END
            || CASE v.install WHEN '' THEN '' ELSE ', ' || v.install END,
       CASE WHEN v.name = '' THEN 0
            WHEN v.install = '' OR v.install_exists = 1 THEN 1
            WHEN EXISTS (SELECT 1 FROM inf_include i WHERE i.inf = v.inf AND i.directive = 'Include') THEN NULL
            ELSE 0 END,
       CASE WHEN v.name = '' AND v.install <> ''
            THEN 'AddService in ' || v.section || ' has no name, so its section ' || v.install || ' is ignored'
            WHEN v.name = '' THEN 'AddService in ' || v.section || ' has neither a name nor flag 0x2'
            ELSE 'service ' || v.name || ': its section ' || v.install || ' is not in the INF' END,
       NULL,
       CASE WHEN v.name = '' AND v.install <> '' THEN '1272' WHEN v.name = '' THEN '1253' ELSE '2006' END,
       v.evidence,
       NULL
FROM   inf_service v
WHERE  v.name <> '' OR v.install <> '' OR NOT v.flags & 2;
