-- id:        ISO-V007
-- title:     What is isolated is what new systems get
-- subject:   package
-- severity:  isolated=warning whql=info universal=info declarative=info
-- source:    Supporting multiple versions of Windows; InfVerif /wbuild
-- why:       An INF may keep an old section for old builds. The new one is of no use where it is not the one that
--            Windows selects.
-- fix:       Let the section for the highest build be the isolated one, from the first build that has what it needs
WITH pane AS MATERIALIZED
       (SELECT i.inf, i.arch, i.window_low AS low, i.evidence,
               CASE WHEN EXISTS (SELECT 1 FROM inf_copy c
                                 WHERE c.inf = i.inf AND c.file IS NOT NULL AND c.dirid IS NOT 13) THEN 0
                    WHEN EXISTS (SELECT 1 FROM inf_service v
                                 WHERE v.inf = i.inf AND v."binary" <> '' AND v.binary_dirid IS NOT 13
                                 AND NOT EXISTS (SELECT 1 FROM list_inbox_binary b WHERE b.file = v.binary_file)) THEN 0
                    WHEN EXISTS (SELECT 1 FROM inf_registry r
                                 WHERE r.inf = i.inf AND r.operation = 'AddReg' AND r.root <> 'HKR') THEN 0
                    WHEN i.complete = 1 THEN 1 END AS isolated
        FROM   inf i
        -- nothing applies: left out on purpose; no other window: nothing to compare
        WHERE  i.applies IS NOT 0
               -- of the packages here, not of every INF of the store
               AND i.inf IN (SELECT inf FROM package_inf
                             UNION SELECT s.other FROM package_inf x CROSS JOIN inf_sibling s ON s.inf = x.inf)
               AND EXISTS (SELECT 1 FROM inf_sibling s WHERE s.inf = i.inf AND s.applies IS NOT 0)),
     pair AS MATERIALIZED
       (SELECT n.inf, n.arch, n.low, n.isolated, n.evidence, p.low AS other_low, p.isolated AS other_isolated
        FROM   pane p JOIN inf_sibling s ON s.inf = p.inf JOIN pane n ON n.inf = s.other
        WHERE  n.isolated IS NULL OR (n.isolated = 0 AND p.isolated IS NOT 0))
SELECT x.package AS subject, 'windows' AS item, 1 AS ok, NULL AS why, NULL AS at_most, NULL AS evidence
FROM   package_inf x JOIN pane h ON h.inf = x.inf
UNION ALL
SELECT x.package, 'this image',
       CASE WHEN h.isolated = 0 AND sum(h.other_isolated) > 0 THEN 0 END,
       CASE WHEN h.isolated IS NULL THEN 'the INF was not read to its end'
            WHEN sum(h.other_isolated) > 0
            THEN 'this system selects the old sections; isolated ones are there from build '
                 || min(CASE WHEN h.other_isolated THEN h.other_low END)
            ELSE 'whether sections for later builds are isolated is not known' END,
       'info',          -- by design
       coalesce((SELECT min(t.evidence) FROM inf_target t WHERE t.inf = h.inf AND t.selected = 1), h.evidence)
FROM   package_inf x JOIN pair h ON h.inf = x.inf
WHERE  x.selected = 1 AND (h.isolated IS NULL OR h.other_low > h.low)
GROUP  BY x.package, h.inf
UNION ALL
SELECT x.package, 'newest build for ' || n.arch,
       CASE WHEN n.isolated = 0 AND sum(n.other_isolated) > 0 THEN 0 END,
       CASE WHEN n.isolated IS NULL THEN 'the INF was not read to its end'
            WHEN sum(n.other_isolated) > 0
            THEN 'the sections for build ' || n.low || ' and later are not isolated; those from build '
                 || max(CASE WHEN n.other_isolated THEN n.other_low END) || ' are'
            ELSE 'whether sections for earlier builds are isolated is not known' END,
       NULL,
       coalesce((SELECT min(t.evidence) FROM inf_target t WHERE t.inf = n.inf AND t.selected = 1), n.evidence)
FROM   package_inf x JOIN pair n ON n.inf = x.inf
WHERE  NOT EXISTS (SELECT 1 FROM inf_sibling s WHERE s.inf = n.inf AND s.applies IS NOT 0 AND s.window_low > n.low)
GROUP  BY x.package, n.inf
UNION ALL
SELECT package, 'INF', NULL, 'the INF was not read', NULL, evidence
FROM   package
WHERE  inf IS NULL;
