-- No signature.
-- item: Signature
UPDATE f_inf SET signature = '';
