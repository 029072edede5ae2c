-- A device whose software key says no version.
UPDATE f_device SET driver_version = '';
