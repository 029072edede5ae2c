-- id:        ISO-V002
-- title:     PnpLockdown is 1
-- subject:   inf
-- infverif:  1324
-- from:      6000
-- severity:  isolated=violation whql=info universal=warning declarative=warning
-- source:    INF Version section, PnpLockDown
-- why:       Without it Windows does not protect the files that the package puts outside the store, and later
--            packages inherit the habit.
-- fix:       PnpLockdown=1 in [Version]
SELECT inf AS subject,
       'PnpLockdown' AS item,
       CASE WHEN pnp_lockdown IS NULL OR (complete IS NOT 1 AND pnp_lockdown = '') THEN NULL
            ELSE inf_number(pnp_lockdown) IS 1 END AS ok,
       CASE pnp_lockdown WHEN '' THEN 'PnpLockdown is missing' ELSE 'PnpLockdown is ' || pnp_lockdown END
            || CASE WHEN EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = i.inf AND c.dirid IS NOT 13) THEN ''
                    ELSE ' (nothing leaves the store here, so nothing is unprotected)' END AS why,
       pnp_lockdown_evidence AS evidence
FROM   inf i;
