-- A product type.
-- item: Models.NTamd64.10.0.1
-- message: is for workstations only
UPDATE f_inf_target SET decoration = 'NTamd64.10.0.1', product_type = 1,
	section = 'Models.NTamd64.10.0.1';
