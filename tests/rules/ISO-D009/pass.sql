-- Every other directive is here, and one whose name only begins the same.
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
SELECT 1, 'Install.NT', 'install', value, 'List', 20, 1
FROM   json_each('["bitreg", "delfiles", "delproperty", "delreg",
	"delservice", "ini2reg", "logconfig", "profileitems",
	"renfiles", "unregisterdlls", "updateinifields", "updateinis",
	"addreg", "copyfiles", "registerdllsx"]');
