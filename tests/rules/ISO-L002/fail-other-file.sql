-- The INF says drv.sys, ImagePath another file of the folder.
UPDATE f_service SET resolved_path = '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\other.sys';
