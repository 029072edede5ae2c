-- Windows boots from disks.
UPDATE f_inf SET class = 'SCSIAdapter',
	class_guid = '{4d36e97b-e325-11ce-bfc1-08002be10318}';
UPDATE f_inf_service SET start = 0;
