-- A product type and a suite.
-- message: is for servers of product suite 0x80 only
UPDATE f_inf_target SET decoration = 'NTamd64.10.0.3.0x80', product_type = 3,
	suite = 128, section = 'Models.NTamd64.10.0.3.0x80';
