-- The last build before the rule.
UPDATE f_image SET build = 9599;
UPDATE f_package SET status_flags = 2;
