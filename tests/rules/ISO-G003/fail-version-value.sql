-- A name that stands in [Version], but not as a catalog.
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Version', 'version', 'provider', 'vendor.dat', 20, 1);
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'vendor.dat', 4294967303);
