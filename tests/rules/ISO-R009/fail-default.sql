-- The default value.
-- item: HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\RunOnce
-- message: value (default) of
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Microsoft\Windows\CurrentVersion\RunOnce', '', 0,
	'rundll32.exe streamci.dll,StreamingDeviceSetup', 20, 1);
