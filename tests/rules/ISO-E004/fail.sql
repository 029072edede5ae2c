-- A class below HKCR.
-- item: HKCR\CLSID\{bb2b85ab-9473-42e5-8d1a-0f01d3879879}\InprocServer32!ThreadingModel
-- message: registers COM by hand
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCR',
	'CLSID\{bb2b85ab-9473-42e5-8d1a-0f01d3879879}\InprocServer32',
	'ThreadingModel', 0, 'Both', 20, 1);
