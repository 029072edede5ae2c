-- FactDef.
-- item: Install.NT.FactDef!configpriority
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT.FactDef', 'factdef', 'configpriority', 'HARDWIRED', 20,
	1);
