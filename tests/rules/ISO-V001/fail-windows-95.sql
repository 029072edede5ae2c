-- A signature that is neither.
-- message: Signature is "$Windows 95$"
UPDATE f_inf SET signature = '$Windows 95$';
