-- A class of its own below HKR is the device's.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list, root,
	key, value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Com', 'HKR', 'CLSID\{5e1f7a20-93c4-4b8d-a06e-d17c28f4b935}', '', 0, 'A', 20, 1);
