-- An install section uses it.
-- item: Install.NT: DelProperty
-- message: uses DelProperty = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'delproperty', 'List', 20, 1);
