-- The driver is younger than its import.
-- severity: warning
-- item: date of DriverVer
-- message: was imported on 2024-01-02
UPDATE f_inf SET driver_ver = '01/03/2024,1.2.3.4', driver_date = '2024-01-03';
