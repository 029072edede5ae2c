-- id:        ISO-S010
-- title:     Programs that serve a device start by a trigger
-- subject:   inf
-- severity:  isolated=warning whql=info universal=info declarative=info
-- source:    AddService, AddTrigger; replacing the Run key
-- why:       A service that starts with Windows runs on every machine, with the device or without it.
-- fix:       StartType = 3 and AddTrigger on the arrival of the device's interface (from build 19041)
SELECT s.inf AS subject,
       s.name || '!StartType in ' || s.install AS item,
       CASE WHEN s.name IS NULL OR s.start IS NULL OR s.type IS NULL THEN NULL
            ELSE NOT (s.start = 2 AND s.triggers = 0) END AS ok,
       'service ' || s.name || ' starts with Windows (StartType 2) and not by a trigger' AS why,
       CASE WHEN (SELECT i.window_high FROM inf i WHERE i.inf = s.inf) BETWEEN 0 AND 19040 THEN 'info' END AS at_most,
       coalesce((SELECT d.evidence FROM inf_directive d
                 WHERE d.inf = s.inf AND d.name = 'starttype' AND d.companion = 'service' AND d.owner = s.name
                 AND d.section = s.install LIMIT 1), s.evidence) AS evidence
FROM   inf_service s
-- a primitive package has no device whose arrival could be the trigger
WHERE  s.name IS NULL
       OR (s.name <> '' AND s.install_exists = 1 AND s.primitive IS NOT 1
           AND (s.type IS NULL OR (s.type > 0 AND s.type & 0x30)));
