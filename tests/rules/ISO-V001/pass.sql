-- A class GUID in capitals, a signature in another case.
UPDATE f_inf SET signature = '$WINDOWS nt$',
	class_guid = '{4D36E97D-E325-11CE-BFC1-08002BE10318}';
