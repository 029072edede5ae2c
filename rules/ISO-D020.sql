-- id:        ISO-D020
-- title:     Windows took the function driver as the INF names it
-- subject:   package
-- severity:  isolated=info whql=info universal=info declarative=info
-- confidence:circumstantial
-- source:    DriverPackages\Configurations, decoded by observation; InfVerif 2090 to 2093
-- why:       Windows repairs some old patterns while it reads an INF and says so nowhere. Where its own record of an
--            install section names another function driver than the INF, it repaired one, or another INF was read.
-- fix:       Write the current pattern; if nothing is old in the INF, stage the package again
SELECT c.package AS subject,
       'configuration ' || c.section AS item,
       CASE WHEN c.section IS NULL OR c.service IS NULL OR n.section IS NULL THEN NULL
            WHEN EXISTS (SELECT 1 FROM inf_install_service s
                         WHERE s.inf = x.inf AND s.install = n.section AND s.flags & 2 AND s.service = c.service) THEN 1
            WHEN EXISTS (SELECT 1 FROM inf_install_service s
                         WHERE s.inf = x.inf AND (s.install = n.section OR s.install IS NULL)
                         AND (s.service IS NULL OR s.flags IS NULL)) THEN NULL
            WHEN c.service = '' THEN NOT EXISTS (SELECT 1 FROM inf_install_service s
                         WHERE s.inf = x.inf AND s.install = n.section AND s.flags & 2 AND s.service <> '')
            ELSE 0 END AS ok,
       CASE WHEN c.section IS NULL THEN 'the configurations in the database could not be read to their end'
            WHEN c.service IS NULL THEN 'the Service of configuration ' || c.section || ' could not be read'
            WHEN n.section IS NULL
            THEN 'what the INF says about ' || c.section || ' is not known: it was not read to its end'
            ELSE 'Windows recorded '
                 || CASE c.service WHEN '' THEN 'no function driver' ELSE 'the function driver ' || c.service END
                 || ' for section ' || c.section || '; the INF adds '
                 || coalesce((SELECT group_concat(s.service, ', ') FROM inf_install_service s
                              WHERE s.inf = x.inf AND s.install = n.section AND s.flags & 2
                              AND s.service <> ''), 'none')
            END AS why,
       NULL AS infverif,        -- a trace of what was repaired, not what the tool would say
       c.evidence,
       (SELECT s.evidence FROM inf_install_service s WHERE s.inf = x.inf AND s.install = n.section AND s.flags & 2)
            AS evidence2
FROM   package_configuration c
       LEFT JOIN package_inf x ON x.package = c.package AND x.selected = 1
       LEFT JOIN inf i ON i.inf = x.inf
       -- a section that this system does not select says nothing
       LEFT JOIN inf_install n ON n.inf = x.inf
            AND (n.section = c.section
                 OR substr(n.section, 1, length(c.section) + 3) COLLATE NOCASE = c.section || '.NT')
WHERE  c.section IS NULL OR n.section IS NOT NULL OR i.complete IS NOT 1;
