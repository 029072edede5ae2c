-- A date that cannot be read.
-- message: the date of DriverVer 2023.05.06,1.2.3.4 is not mm/dd/yyyy
UPDATE f_inf SET driver_ver = '2023.05.06,1.2.3.4', driver_date = '';
