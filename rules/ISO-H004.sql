-- id:        ISO-H004
-- title:     Filters of a device are declared
-- subject:   service
-- from:      18362
-- skips:     generalized
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    Device filter driver ordering; AddFilter
-- why:       A filter list in the registry has one order for all; whoever writes it last removes or displaces the
--            others, and nobody knows which package a filter came with.
-- fix:       AddFilter in the .Filters section of the INF
WITH adds AS MATERIALIZED (
-- CROSS: from the packages, not from every INF of the store
SELECT p.image, p.package, p.published_name, a.argument
FROM   package p CROSS JOIN inf_directive a ON a.inf = p.inf AND a.name = 'addfilter')
SELECT coalesce(f.filter, -f.image) AS subject,
       CASE WHEN f.device IS NULL THEN 'filters of devices'
            ELSE coalesce(f.service, '(not read)') || ' in ' || f.position || ' of ' || f.instance END AS item,
       CASE WHEN f.service IS NULL THEN NULL
            WHEN f.declared OR f.added THEN 1
            WHEN f.filter IS NULL
            THEN CASE WHEN EXISTS (SELECT 1 FROM area a WHERE a.image = f.image AND a.name = 'services'
                                   AND a.state = 'complete') THEN 0 END
            -- Windows' own filters, whoever asks for them
            WHEN f.windows IS NOT 0 THEN f.windows
            WHEN f.written IS NULL
                 -- an INF that nobody read may declare it
                 AND EXISTS (SELECT 1 FROM package p
                             WHERE p.package IN (f.package, f.owner) AND p.inbox = 0 AND p.inf IS NULL) THEN NULL
            ELSE 0 END AS ok,
       CASE WHEN f.device IS NULL THEN 'the devices of the system could not be read to their end'
            WHEN f.service IS NULL THEN f.position || ' of device ' || f.instance || ' could not be read'
            WHEN f.filter IS NULL
            THEN f.position || ' of device ' || f.instance || ' names ' || f.service || ', and there is no such service'
            WHEN f.windows IS NULL
            THEN 'whether ' || f.service || ', a filter of device ' || f.instance || ', is Windows'' own cannot be told'
            ELSE 'device ' || f.instance || ' has the filter ' || f.service || ' in ' || f.position
                 || CASE WHEN f.written IS NOT NULL THEN '; the INF writes it there' ELSE ', and no INF that was read declares it' END
       END AS why,
       CASE WHEN f.written IS NULL THEN 'warning' END AS at_most,
       f.evidence, f.written AS evidence2
FROM   (SELECT f.*, s.package AS owner,
               -- whose driver the service runs: 1 Windows', 0 a third party's
               coalesce(w.windows, CASE WHEN s.third_party = 0 AND s.location = 'drivers'
                                             AND EXISTS (SELECT 1 FROM list_service_inbox l WHERE l.name = s.name)
                                        THEN 1 END) AS windows,
               EXISTS (SELECT 1 FROM device_filter d
                       WHERE d.device = f.device AND d.form = 'declared' AND d.service = f.service) AS declared,
               EXISTS (SELECT 1 FROM adds a
                       WHERE a.image = f.image AND a.argument = f.service
                       AND (a.package IN (f.package, s.package)
                            OR has_item(f.extensions, a.published_name))) AS added,
               (SELECT min(w.evidence) FROM package p JOIN inf_registry w ON w.inf = p.inf
                WHERE p.package IN (f.package, s.package) AND w.operation = 'AddReg'
                AND w.value = f.position AND has_item(w.data, f.service)) AS written
        FROM   device_filter f
               LEFT JOIN service s ON s.service = f.filter
               LEFT JOIN service_origin w ON w.service = f.filter
        WHERE  f.form = 'registry' OR f.form IS NULL) f;
