-- id:        ISO-H006
-- title:     Paths into the driver store lead to something
-- subject:   package
-- from:      16299
-- skips:     generalized
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    Run from the driver store
-- why:       After an update the package has another folder: a path that still names the old one was kept by somebody
--            instead of being read again.
-- fix:       Ask for the path at every start, and never write it down
SELECT coalesce(v.package, -v.image) AS subject,
       CASE WHEN v.device IS NULL THEN 'devices'
            WHEN v.name IS NULL THEN v.instance
            ELSE v.instance || ' ' || v.place || ' key: '
                 || ltrim(v.subkey || '\' || v.name, '\') || ' = ' || v.path END AS item,
       CASE WHEN v.name IS NOT NULL THEN v.path_exists END AS ok,
       CASE WHEN v.device IS NULL THEN 'the devices of the system could not be read to their end'
            WHEN v.name IS NULL THEN 'the keys of device ' || v.instance || ' could not be read to their end'
            WHEN v.path_exists IS NULL THEN 'nobody could look for ' || v.path
            ELSE coalesce(nullif(v.name, ''), '(default)') || ' of device ' || v.instance || ' names what is not in the driver store: ' || v.path END AS why,
       v.evidence
FROM   device_value v
WHERE  (v.name IS NULL OR v.location = 'store')
       AND (v.package IS NOT NULL OR v.inbox IS NULL OR v.inbox <> 1)
UNION ALL
SELECT coalesce(v.package, -v.image),
       CASE WHEN v.interface IS NULL THEN 'device interfaces'
            ELSE v.link || CASE v.reference WHEN '' THEN '' ELSE '\' || v.reference END
                 || coalesce(': ' || ltrim(v.subkey || '\' || v.name, '\') || ' = ' || v.path, '') END,
       CASE WHEN v.name IS NOT NULL THEN v.path_exists END,
       CASE WHEN v.interface IS NULL THEN 'the device interfaces of the system could not be read to their end'
            WHEN v.name IS NULL THEN 'the key of device interface ' || v.link || ' could not be read to its end'
            WHEN v.path_exists IS NULL THEN 'nobody could look for ' || v.path
            ELSE coalesce(nullif(v.name, ''), '(default)') || ' of an interface of ' || v.instance || ' names what is not in the driver store: ' || v.path END,
       v.evidence
FROM   interface_value v
WHERE  (v.name IS NULL OR v.location = 'store')
       AND (v.package IS NOT NULL OR v.inbox IS NULL OR v.inbox <> 1)
UNION ALL
SELECT coalesce(package, -image), instance, 1, NULL, evidence
FROM   device
WHERE  complete = 1 AND inbox = 0;
