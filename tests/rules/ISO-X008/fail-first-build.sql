-- The first build of the rule.
UPDATE f_image SET build = 9600;
UPDATE f_package SET status_flags = 2;
