-- The INF has no Provider, the record says Microsoft.
UPDATE f_inf SET provider = '';
UPDATE f_package SET provider = 'Microsoft';
