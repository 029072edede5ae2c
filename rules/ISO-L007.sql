-- id:        ISO-L007
-- title:     The library of a shared-host service lies in a directory of the system
-- subject:   service
-- infverif:  2085
-- severity:  isolated=warning whql=warning universal=warning declarative=warning
-- source:    AddService, ServiceBinary
-- why:       svchost.exe loads whatever ServiceDll names into a process of Windows. An INF cannot say which group of
--            svchost.exe a service belongs to, so a package's service is a process of its own.
-- fix:       A program of its own, run from the driver store
SELECT s.service AS subject,
       s.name AS item,
       CASE WHEN s.third_party IS NULL OR s.service_dll IS NULL OR s.service_dll_location IS NULL THEN NULL
            ELSE s.service_dll_location IN ('system32', 'drivers', 'umdf') END AS ok,
       CASE WHEN s.service_dll IS NULL OR s.service_dll_location IS NULL
            THEN 'ServiceDll of service ' || s.name || ' could not be read'
            WHEN s.third_party IS NULL THEN 'whose service ' || s.name || ' is, could not be read'
            ELSE 'svchost.exe loads ' || coalesce(nullif(s.service_dll_path, ''), s.service_dll) || ' for service ' || s.name
                 || CASE WHEN s.service_dll_location = 'store' THEN ', from the driver store'
                         WHEN s.service_dll_path LIKE '%\Temp\%' OR s.service_dll_path LIKE '\Users\%'
                         THEN ', from a place where unprivileged users may be able to replace it'
                         ELSE ', from outside System32' END END AS why,
       CASE WHEN s.service_dll_location = 'store' THEN 'info' END AS at_most,
       coalesce(s.service_dll_evidence, s.key_evidence) AS evidence
FROM   service s
WHERE  (s.type & 0x30 OR s.type IS NULL)
       AND s.service_dll IS NOT ''
       AND (s.third_party IS NOT 0 OR s.inbox = 0)
       -- Windows keeps the library of its own virus scanner in its own folder
       AND NOT (s.name = 'WinDefend' COLLATE NOCASE AND s.service_dll_path LIKE '\Program Files\Windows Defender\%');
