-- The name of a sample.
-- severity: warning
-- item: Toaster
-- message: the name of a driver sample
UPDATE f_inf_service SET name = 'Toaster';
