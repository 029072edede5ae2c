-- id:        ISO-S013
-- title:     Service directives and flags are known to every build of the window
-- subject:   inf
-- infverif:  1199, 1083
-- severity:  isolated=warning whql=violation universal=violation declarative=violation
-- source:    AddService; InfVerif 1199
-- why:       A build that does not know a directive or flag ignores it without a word: the service has no trigger,
--            no SID, no failure action there.
-- fix:       Decorate the Models section with the first build, and keep another one for older builds
SELECT v.inf AS subject,
       v.name || '!flag ' || n.flag AS item,
       CASE WHEN v.name IS NULL THEN NULL
            ELSE n.flag IS NULL OR f.window_low >= CAST(n.from_build AS INTEGER) END AS ok,
       'service ' || v.name || ': AddService flag ' || n.flag || ' (' || n.meaning || ') begins with build '
            || n.from_build || ', the section applies from ' || f.window_low || ' on' AS why,
       CASE WHEN CAST(n.from_build AS INTEGER) <= 16299
            THEN 'whql=info universal=info declarative=info' END AS at_most,
       CASE WHEN CAST(n.from_build AS INTEGER) > 16299 THEN '1199' END AS infverif,
       v.evidence
FROM   inf_service v
       JOIN inf f ON f.inf = v.inf
       LEFT JOIN list_service_flag n ON v.flags & inf_number(n.flag) AND n.from_build <> '0'
WHERE  v.name IS NULL OR v.name <> ''
UNION ALL
SELECT v.inf,
       v.name || '!unknown flags',
       0,
       'service ' || v.name || ': AddService flags ' || printf('0x%x', v.flags)
            || ' hold bits that AddService does not know',
       NULL, '1083', v.evidence
FROM   inf_service v
WHERE  v.name <> '' AND v.flags <> 0
       AND v.flags & ~(SELECT sum(inf_number(n.flag)) FROM list_service_flag n)
UNION ALL
SELECT d.inf,
       d.owner || '!' || n.directive || ' in ' || d.section,
       f.window_low >= CAST(n.from_build AS INTEGER),
       'service ' || d.owner || ': ' || n.directive || ' begins with build ' || n.from_build
            || ', the section applies from ' || f.window_low || ' on',
       CASE WHEN CAST(n.from_build AS INTEGER) <= 16299 THEN 'whql=info universal=info declarative=info' END,
       CASE WHEN CAST(n.from_build AS INTEGER) > 16299 THEN '1199' END,
       d.evidence
FROM   inf_directive d
       JOIN list_service_directive n ON n.directive = d.name
       JOIN inf f ON f.inf = d.inf
WHERE  d.companion = 'service';
