-- The old signature is only noted.
-- severity: info
-- item: Signature
-- message: Windows takes it
UPDATE f_inf SET signature = '$CHICAGO$';
