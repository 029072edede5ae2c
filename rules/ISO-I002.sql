-- id:        ISO-I002
-- title:     Others reach the driver through a device interface, not by a device name
-- subject:   package
-- needs:     imports
-- severity:  isolated=warning whql=info universal=info declarative=info
-- source:    Using device interfaces
-- why:       A device name is one for the whole system and everybody has to know it; an interface is found by its
--            class, once for each device, and comes and goes with it.
-- fix:       Register a device interface instead of creating a symbolic link
SELECT package AS subject, published_name AS item, NULL AS ok,
       'which functions the files of the package import is not collected' AS why, evidence
FROM   package;
