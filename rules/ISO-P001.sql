-- id:        ISO-P001
-- title:     Files outside the store are locked down
-- subject:   package
-- infverif:  1324
-- from:      6000
-- severity:  isolated=violation whql=info universal=warning declarative=warning
-- confidence:strong
-- source:    INF Version section, PnpLockDown
-- why:       Windows records for each file outside the store whether it is protected; a third-party file of class
--            5 is not.
-- fix:       PnpLockdown=1 in the INF, then reinstall
SELECT l.package AS subject,
       l.path AS item,
       CASE WHEN l.path IS NULL THEN NULL
            WHEN l.class = 4 THEN 1
            WHEN l.class = 5 THEN 0
            ELSE NULL END AS ok,
       CASE WHEN l.path IS NULL THEN 'PnpLockdownFiles of SOFTWARE could not be read'
            WHEN l.class = 5 THEN l.path || ' is recorded as not locked (Class 5)'
                 || CASE WHEN inf_number(i.pnp_lockdown) = 1 THEN ', although the INF asks for PnpLockdown=1' ELSE '' END
            WHEN l.class = -1 THEN l.path || ' has no Class, so whether it is locked is not recorded'
            ELSE l.path || ' has Class ' || coalesce(l.class, '?') || ', whose meaning for third-party files is not known' END AS why,
       CASE WHEN inf_number(i.pnp_lockdown) IS NOT 1 THEN 'warning' END AS at_most,
       coalesce(l.class_evidence, l.evidence) AS evidence
FROM   package_lockdown l
       JOIN package p ON p.package = l.package
       LEFT JOIN inf i ON i.inf = p.inf;
