-- A minifilter.
UPDATE f_inf SET class_guid = '{4d36e96b-e325-11ce-bfc1-08002be10318}';
UPDATE f_inf_service
SET    type = 2, start = 0, load_group = 'FSFilter Activity Monitor';
