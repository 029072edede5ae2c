-- Quotes that do not close.
-- message: do not close
UPDATE f_inf_service SET "binary" = '"%13%\drv.sys';
