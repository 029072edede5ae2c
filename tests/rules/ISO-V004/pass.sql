-- Another class, both in another case.
UPDATE f_inf SET class = 'hidCLASS',
	class_guid = '{745A17A0-74D3-11D0-B6FE-00A0C90F57DA}';
