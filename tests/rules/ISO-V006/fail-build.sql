-- A build below the first that understands builds.
-- item: Models.NTamd64.10.0...10586
-- message: is for build 10586, but
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', 'NTamd64.10.0...10586',
	'Models.NTamd64.10.0...10586', 1, 1, 'amd64', 10586, -1, -1, 0, 1, 20, 1);
