-- A 32-bit program: nothing in SysWOW64.
-- severity: warning
-- item: \Windows\SysWOW64\drv.exe
UPDATE f_service SET image_exists = 0, image_file = NULL;
UPDATE f_service SET type = 16, wow64 = 332, redirected = 1, image_path = '%SystemRoot%\System32\drv.exe',
	resolved_path = '\Windows\SysWOW64\drv.exe', location = 'system32', in_driver_store = 0, store_package = '';
