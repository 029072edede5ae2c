-- The file is not there.
-- item: \Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys
-- message: which is not in the image
UPDATE f_service SET image_exists = 0, image_file = NULL;
