-- Nothing in the folder.
DELETE FROM f_package_file;
