-- A folder of the package, in another case.
UPDATE f_inf_service SET binary_subdir = 'X64';
UPDATE f_service SET resolved_path = '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\x64\drv.sys';
