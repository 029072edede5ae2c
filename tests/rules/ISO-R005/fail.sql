-- A COM class, in an open window.
-- item: HKCR\CLSID\{11111111-2222-3333-4444-555555555555}\InprocServer32
-- message: registers a COM class for the whole machine; excepted until the next ruleset
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCR',
	'CLSID\{11111111-2222-3333-4444-555555555555}\InprocServer32', '',
	131072, '%13%\x.dll', 20, 1);
