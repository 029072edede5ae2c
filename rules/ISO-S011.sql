-- id:        ISO-S011
-- title:     A service is configured in one way
-- subject:   inf
-- infverif:  1333, 1022
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1330, 1333
-- why:       There is one key for each service name. Of two configurations the one of the device installed last
--            wins, for all devices.
-- fix:       One service section for each name, or a service of its own for each configuration
SELECT x.inf AS subject, x.item, x.ok, x.why, x.at_most, x.infverif, x.evidence, x.evidence2
FROM   (SELECT v.inf, v.name AS item, CASE WHEN v.name IS NULL THEN NULL ELSE 1 END AS ok, NULL AS why,
               NULL AS at_most, NULL AS infverif, v.evidence, NULL AS evidence2
        FROM   inf_service v
        WHERE  v.name IS NULL OR v.name <> ''
        UNION ALL
        SELECT g.inf, g.name || '!' || g.directive,
               -- what one section lacks may stand in the part that was not read
               CASE WHEN g.low = g.high AND (SELECT i.complete FROM inf i WHERE i.inf = g.inf) IS NOT 1 THEN NULL
                    ELSE 0 END,
               'service ' || g.name || ': ' || g.directive
                   || CASE WHEN g.low = g.high THEN ' stands in some of its sections only: ' ELSE ' differs: ' END
                   || g.places,
               'whql=info declarative=warning', '1333', g.first,
               CASE WHEN g.last <> g.first THEN g.last END
        FROM   (SELECT p.inf, p.name, p.directive, min(p.value) AS low, max(p.value) AS high,
                       min(p.evidence) AS first, max(p.evidence) AS last,
                       group_concat(p.section || ' (' || p.written || ')', ', ') AS places
                FROM   (SELECT s.inf, s.name, s.sections, d.section, d.name AS directive,
                               -- several lines of one section belong together; a section that holds the details
                               -- may have another name
                               group_concat(CASE WHEN d.target_present <> -1 THEN ''
                                                 WHEN d.value <> '' AND inf_number(d.value) IS NOT NULL
                                                 THEN inf_number(d.value) ELSE lower(d.value) END, ',') AS value,
                               group_concat(d.value, ',') AS written, min(d.evidence) AS evidence
                        FROM   (SELECT inf, name, count(DISTINCT install) AS sections
                                FROM   inf_service
                                WHERE  name <> '' AND install_exists = 1
                                GROUP BY inf, name HAVING count(DISTINCT install) > 1) s
                               JOIN inf_directive d ON d.inf = s.inf AND d.companion = 'service' AND d.owner = s.name
                        -- registry lines are compared by ISO-R011
                        WHERE  d.name IN ('displayname', 'description', 'servicetype', 'starttype', 'errorcontrol',
                                          'servicebinary', 'startname', 'loadordergroup', 'dependencies', 'security',
                                          'requiredprivileges', 'servicesidtype', 'delayedautostart', 'addtrigger',
                                          'failureactions', 'bootflags')
                        GROUP BY s.inf, s.name, d.section, d.name) p
                GROUP BY p.inf, p.name, p.directive
                HAVING count(*) < max(p.sections) OR min(p.value) <> max(p.value)) g
        UNION ALL
        SELECT u.inf, u.service || '!unique name', 0,
               'service ' || u.service || ': flag 0x10000, which makes the name unique, is given in some of its '
                   || 'declarations only',
               NULL, '1022', min(u.evidence), CASE WHEN max(u.evidence) <> min(u.evidence) THEN max(u.evidence) END
        FROM   inf_install_service u
        WHERE  u.service <> '' AND u.origin = ''
        GROUP BY u.inf, u.service
        HAVING max(u.flags & 0x10000) > min(u.flags & 0x10000)) x;
