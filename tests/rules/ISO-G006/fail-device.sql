-- A device still has another version in its software key.
-- severity: warning
-- message: the software key of PCI\VEN_F0F0&DEV_0001\1 1.0.0.0
UPDATE f_device SET driver_version = '1.0.0.0';
