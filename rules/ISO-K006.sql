-- id:        ISO-K006
-- title:     Programs have the SID and the triggers that they need
-- subject:   service
-- from:      19041
-- needs:     imports in part
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    AddService: ServiceSidType, AddTrigger; GetServiceDirectory, GetServiceRegistryStateKey
-- why:       Directory and state of a service are open to the SID of the service only: without it the program gets
--            neither. A trigger that is gone leaves the device without its program.
-- fix:       ServiceSidType = 1 and AddTrigger in the INF; reinstall the package
SELECT s.service AS subject,
       'trigger ' || d.argument AS item,
       any_of(CASE WHEN EXISTS (SELECT 1 FROM service_trigger t WHERE t.service = s.service AND t.guid = d.argument) THEN 1
                   WHEN v.flags IS NULL THEN NULL
                   WHEN v.flags & 0x2000 THEN 1                      -- keep the triggers that are there
                   WHEN EXISTS (SELECT 1 FROM service_trigger t WHERE t.service = s.service AND t.guid IS NULL) THEN NULL
                   ELSE 0 END) AS ok,
       CASE WHEN EXISTS (SELECT 1 FROM service_trigger t WHERE t.service = s.service AND t.guid IS NULL)
            THEN 'the triggers of service ' || s.name || ' could not be read to their end'
            ELSE 'service ' || s.name || ' has no trigger ' || d.argument || ', which the INF adds' END AS why,
       NULL AS at_most, s.key_evidence AS evidence, max(d.evidence) AS evidence2
FROM   service s
       JOIN service_package o ON o.service = s.service AND o.inbox = 0
       JOIN package p ON p.package = o.package
       -- CROSS: from the service to its INF, not from every INF of the store
       CROSS JOIN inf_service v ON v.inf = p.inf AND v.name = s.name AND v.install_exists = 1
       CROSS JOIN inf_directive d ON d.name = 'subtype' AND d.inf = v.inf AND d.companion = 'trigger' AND d.owner = v.name
WHERE  s.own = 1
GROUP  BY s.service, d.argument
UNION ALL
SELECT s.service, 'ServiceSidType',
       CASE WHEN s.own IS NULL OR s.type IS NULL OR s.sid_type IS NULL THEN NULL
            WHEN s.sid_type > 0 THEN 1
            -- off, although the INF turns it on and does not keep what was there
            WHEN max(inf_number(d.value)) > 0 AND max(v.flags & 0x4000) = 0 THEN 0 END,
       CASE WHEN s.own IS NULL THEN 'whether service ' || s.name || ' belongs to its package is not known: an INF that owns it was not read'
            WHEN s.type IS NULL OR s.sid_type IS NULL THEN 'ServiceSidType of service ' || s.name || ' could not be read'
            ELSE 'service ' || s.name || ' has no service SID, which the INF gives it' END,
       'warning', s.key_evidence, max(d.evidence)
FROM   service s
       LEFT JOIN service_package o ON o.service = s.service AND o.inbox = 0
       LEFT JOIN package p ON p.package = o.package
       LEFT JOIN inf_service v ON v.inf = p.inf AND v.name = s.name AND v.install_exists = 1
       LEFT JOIN inf_directive d ON d.name = 'servicesidtype' AND d.inf = v.inf AND d.companion = 'service'
            AND d.owner = v.name AND d.section = v.install
WHERE  s.own IS NOT 0 AND (s.type & 0x30 OR s.type IS NULL) AND s.user_instance IS NOT 1
GROUP  BY s.service
-- without a SID, and none asked for: only the program's imports could tell whether it needs one
HAVING s.own IS NULL OR s.type IS NULL OR s.sid_type IS NULL OR s.sid_type > 0
       OR (max(inf_number(d.value)) > 0 AND max(v.flags & 0x4000) = 0);
