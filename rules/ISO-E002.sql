-- id:        ISO-E002
-- title:     AutoLoggers are set up by AddAutoLogger
-- subject:   inf
-- infverif:  1320, 1321
-- from:      16299
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    AddAutoLogger, Legacy Compatibility
-- why:       The sessions below WMI\Autologger belong to the kernel's tracing; the directive sets them up and
--            takes them away.
-- fix:       AddAutoLogger or UpdateAutoLogger in the .Events section
SELECT r.inf AS subject,
       r.root || '\' || r.key || '!' || r.value AS item,
       CASE WHEN r.root IS NULL THEN NULL
            ELSE r.key NOT LIKE 'SYSTEM\%ControlSet%\Control\WMI\Autologger\%' END AS ok,
       r.root || '\' || r.key
            || CASE WHEN part(r.key, 5) COLLATE NOCASE IN (SELECT session FROM list_windows_autologger)
                    THEN ' changes a trace session of Windows' ELSE ' sets up a trace session by hand' END
            || CASE WHEN under(r.key, 'SYSTEM\CurrentControlSet') THEN '; excepted until the next ruleset'
                    ELSE '' END AS why,
       -- before the directive there is no other way, but not to change the sessions of others
       trim(CASE WHEN (SELECT i.window_high FROM inf i WHERE i.inf = r.inf) BETWEEN 0 AND 21999
                      AND part(r.key, 5) COLLATE NOCASE NOT IN (SELECT session FROM list_windows_autologger)
                 THEN 'isolated=warning ' ELSE '' END
            || CASE WHEN under(r.key, 'SYSTEM\CurrentControlSet') THEN 'whql=info' ELSE '' END) AS at_most,
       CASE WHEN r.value = '' AND (r.data = '' OR r.flags & 16) THEN '1320' ELSE '1321' END AS infverif,
       r.evidence
FROM   inf_registry r
WHERE  r.root IS NOT 'HKR' AND (r.operation IS NULL OR (r.operation = 'AddReg' AND r.root = 'HKLM'));
