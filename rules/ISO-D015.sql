-- id:        ISO-D015
-- title:     No co-installers
-- subject:   inf
-- infverif:  1303
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Removing co-installers; InfVerif 1303
-- why:       A co-installer is code that runs inside the installation, with all its rights and for ever after.
-- fix:       WDF and WinUSB co-installers simply go; for others see the recipes for removing co-installers
SELECT inf AS subject,
       section || '!' || name AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' installs a co-installer: ' || name || ' = ' || value AS why,
       NULL AS at_most,
       evidence
FROM   inf_directive
WHERE  companion = 'coinstallers' OR name IS NULL
UNION ALL
SELECT inf, key || '!' || value, 0,
       root || '\' || key || ', value ' || value || ' registers a co-installer or class installer: ' || data, NULL, evidence
FROM   inf_registry
WHERE  operation = 'AddReg'
       AND (value IN ('CoInstallers32', 'Installer32') OR key LIKE '%\Control\CoDeviceInstallers')
UNION ALL
SELECT r.inf, r.key || '!' || r.value, 0,
       'property pages come from ' || c.file || ' of the package: ' || r.data, 'warning', r.evidence
FROM   inf_registry r JOIN inf_copy c ON c.inf = r.inf AND instr(lower(r.data), lower(c.file)) > 0
WHERE  r.operation = 'AddReg' AND r.value = 'EnumPropPages32'
UNION ALL
SELECT inf, file, 0, file || ' is a co-installer that Windows no longer needs', 'warning', evidence
FROM   inf_copy
WHERE  file LIKE 'WdfCoInstaller%.dll' OR file LIKE 'WinUSBCoInstaller%.dll' OR file LIKE 'WUDFUpdate%.dll'
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
