-- The other signature, a class GUID in capitals.
UPDATE f_inf SET signature = '$Chicago$',
	class_guid = '{4D36E97D-E325-11CE-BFC1-08002BE10318}';
