-- id:        ISO-E009
-- title:     Directives are known to every build the section installs on
-- subject:   inf
-- infverif:  1199
-- severity:  isolated=warning whql=violation universal=violation declarative=violation
-- source:    Pages of the directives; InfVerif 1199; Validating drivers for current and earlier versions
-- why:       Older builds skip a directive that they do not know, so the driver is incomplete there.
-- fix:       A Models section with the build in its decoration (NTamd64.10.0...18362), and one for older builds
SELECT d.inf AS subject,
       CASE WHEN d.name IS NOT NULL THEN n.directive || ' ' || d.argument || ' in ' || d.section END AS item,
       CASE WHEN d.name IS NULL THEN NULL ELSE i.window_low >= CAST(n.first_build AS INTEGER) END AS ok,
       n.directive || ' ' || d.argument || ' is known from build ' || n.first_build
            || ' on, but its section installs from build ' || i.window_low || ' on' AS why,
       CASE WHEN CAST(n.first_build AS INTEGER) <= 16299
            THEN 'whql=info universal=info declarative=info' END AS at_most,
       CASE WHEN CAST(n.first_build AS INTEGER) > 16299 THEN '1199' END AS infverif,
       d.evidence
FROM   inf_directive d
       JOIN inf i ON i.inf = d.inf
       LEFT JOIN list_new_directive n ON n.directive = d.name
WHERE  d.name IS NULL OR d.name IN (SELECT directive FROM list_new_directive)
UNION ALL
-- AddSoftware itself is older than links to the Store
SELECT d.inf,
       'SoftwareType 2 of ' || d.section,
       i.window_low >= 16299,
       'software ' || d.owner || ' is a Store link (type 2), known from build 16299 on, but its section installs from'
            || ' build ' || i.window_low || ' on',
       'whql=info universal=info declarative=info',
       NULL,
       d.evidence
FROM   inf_directive d
       JOIN inf i ON i.inf = d.inf
WHERE  d.name = 'softwaretype' AND d.companion = 'addsoftware' AND inf_number(d.argument) = 2;
