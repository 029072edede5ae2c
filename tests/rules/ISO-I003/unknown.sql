-- Which functions a file imports is not collected.
UPDATE f_package SET signer_score = 0;
