-- Quotes and arguments.
UPDATE f_inf_service SET "binary" = '"%13%\a b.exe" -arg', binary_file = 'a b.exe';
