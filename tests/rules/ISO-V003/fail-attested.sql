-- The signer of everybody's drivers is no excuse.
UPDATE f_inf SET provider = 'Microsoft';
UPDATE f_package SET signer_name =
	'Microsoft Windows Hardware Compatibility Publisher';
