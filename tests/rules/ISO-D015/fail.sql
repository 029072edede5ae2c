-- A CoInstallers section.
-- item: Install.NT.CoInstallers!addreg
-- message: installs a co-installer
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT.CoInstallers', 'coinstallers', 'addreg', 'CoInst', 20,
	1);
