-- Imported on its own day; the largest numbers, a third field.
UPDATE f_inf SET driver_ver = '01/02/2024, 65535.0.0.65535 ,x',
	driver_date = '2024-01-02', driver_version = '65535.0.0.65535';
