-- The key of an interface was not read to its end.
-- message: could not be read to its end
UPDATE f_device_interface SET complete = 0;
