-- id:        ISO-I003
-- title:     Drivers are told of device interfaces instead of listing them once
-- subject:   package
-- needs:     imports
-- severity:  isolated=warning whql=info universal=info declarative=info
-- source:    Using device interfaces
-- why:       A list that is taken at the start misses every device that comes later, and keeps those that have gone.
-- fix:       IoRegisterPlugPlayNotification, or CM_Register_Notification in user mode
SELECT package AS subject, published_name AS item, NULL AS ok,
       'which functions the files of the package import is not collected' AS why, evidence
FROM   package;
