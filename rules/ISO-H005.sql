-- id:        ISO-H005
-- title:     No class filters of third parties
-- subject:   service
-- skips:     generalized
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    Device filter driver ordering
-- why:       A class filter stands in the path of every device of its class, those of other makers included; there is no
--            isolated equivalent.
-- fix:       AddFilter for the devices that need it; products for backup and security are to be known, at least
SELECT coalesce(f.filter, -f.image) AS subject,
       CASE WHEN f.class_guid IS NULL THEN 'filters of classes'
            ELSE coalesce(f.service, '(not read)') || ' in ' || f.position || ' of class ' || f.called END AS item,
       CASE WHEN f.service IS NULL THEN NULL
            WHEN f.filter IS NULL
            THEN CASE WHEN EXISTS (SELECT 1 FROM area a WHERE a.image = f.image AND a.name = 'services'
                                   AND a.state = 'complete') THEN 0 END
            ELSE f.windows END AS ok,
       CASE WHEN f.class_guid IS NULL THEN 'the setup classes of the system could not be read to their end'
            WHEN f.service IS NULL THEN f.position || ' of class ' || f.called || ' could not be read'
            WHEN f.filter IS NULL
            THEN f.position || ' of class ' || f.called || ' names ' || f.service || ', and there is no such service'
            WHEN f.windows IS NULL
            THEN 'whether ' || f.service || ', a filter of class ' || f.called || ', is Windows'' own cannot be told'
            ELSE 'class ' || f.called || ' has the filter ' || f.service || ' in ' || f.position || ', '
                 || CASE WHEN p.package IS NULL THEN 'which no package installed: ' || coalesce(f.image_path, '?')
                         WHEN p.inbox = 1 THEN 'which names ' || p.published_name || ' of Windows as its owner, but runs ' || coalesce(f.image_path, '?')
                         ELSE 'of ' || coalesce(nullif(i.provider, ''), nullif(p.provider, ''), '?')
                              || coalesce(' (' || p.published_name || ')', '') END END AS why,
       CASE WHEN f.filter IS NULL THEN 'warning' END AS at_most,
       f.evidence, f.service_evidence AS evidence2
FROM   (SELECT f.*, coalesce(nullif(f.class, ''), f.class_guid) AS called,
               s.package, s.image_path, s.evidence AS service_evidence,
               -- whose driver the service runs: 1 Windows', 0 a third party's
               coalesce(w.windows, CASE WHEN s.third_party = 0 AND s.location = 'drivers'
                                             AND EXISTS (SELECT 1 FROM list_service_inbox l WHERE l.name = s.name)
                                        THEN 1 END) AS windows
        FROM   class_filter f
               LEFT JOIN service s ON s.service = f.filter
               LEFT JOIN service_origin w ON w.service = f.filter) f
       LEFT JOIN package p ON p.package = f.package
       LEFT JOIN inf i ON i.inf = p.inf;
