-- Build before the rule.
UPDATE f_image SET build = 9200;
UPDATE f_package SET status_flags = 2;
