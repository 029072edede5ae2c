-- id:        ISO-H007
-- title:     Keys of a device hold what belongs there
-- subject:   package
-- skips:     generalized
-- severity:  isolated=warning whql=info universal=info declarative=info
-- confidence:circumstantial
-- source:    Registry trees and keys for devices and drivers
-- why:       Windows keeps the trees of devices and classes for itself; what drivers put there by hand, or in the wrong
--            one of two keys, is lost or misread when the layout changes.
-- fix:       .HW sections for the hardware key (filters, friendly name), DDInstall for the software key, through HKR
SELECT coalesce(v.package, -v.image) AS subject,
       CASE WHEN v.device IS NULL THEN 'devices'
            WHEN v.name IS NULL THEN v.instance
            ELSE v.instance || ' ' || v.place || ' key: ' || v.kind || ' ' || v.name END AS item,
       CASE WHEN v.name IS NULL THEN NULL
            -- the installer of modems keeps the name there
            WHEN v.name = 'FriendlyName' THEN d.class_guid = '{4d36e96d-e325-11ce-bfc1-08002be10318}'
            ELSE 0 END AS ok,
       CASE WHEN v.device IS NULL THEN 'the devices of the system could not be read to their end'
            WHEN v.name IS NULL THEN 'the keys of device ' || v.instance || ' could not be read to their end'
            WHEN v.place = 'instance'
            THEN 'device ' || v.instance || ' has the subkey ' || v.name || ', which Windows does not make'
            ELSE v.name || ' stands in the software key of device ' || v.instance
                 || '; it belongs into the hardware key' END AS why,
       v.evidence
FROM   device_value v LEFT JOIN device d ON d.device = v.device
WHERE  (v.name IS NULL OR v.path = '')
       AND (v.package IS NOT NULL OR v.inbox IS NULL OR v.inbox <> 1)
UNION ALL
-- Windows wrote both when it installed the device
SELECT coalesce(package, -image), instance || ': InfPath',
       CASE WHEN inf_name IS NULL OR inf_property IS NULL THEN NULL
            WHEN inf_property = '' THEN 1
            ELSE inf_property = inf_name END,
       CASE WHEN inf_name IS NULL OR inf_property IS NULL THEN 'which INF installed device ' || instance || ' could not be read'
            ELSE 'the software key of device ' || instance || ' names ' || inf_name || ' as its INF, the device''s properties '
                 || inf_property || ': one of them was changed by hand' END,
       coalesce(inf_evidence, evidence)
FROM   device
WHERE  complete = 1 AND inbox IS NOT 1 AND inbox IS NOT -1;
