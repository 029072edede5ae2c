-- A suite alone.
-- message: is for product suite 0x80 only
UPDATE f_inf_target SET decoration = 'NTamd64.10.0..0x80', suite = 128,
	section = 'Models.NTamd64.10.0..0x80';
