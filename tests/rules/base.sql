-- SPDX-License-Identifier: Apache-2.0
-- One installation in which nothing is wrong and nothing is unread: one
-- isolated third-party package, which copies one driver to DIRID 13 and adds
-- one service that runs it.  Fixtures change what they are about.
--
-- IDs of rows of the target are 4294967296 (1 << 32) + number.
--	keys	1 services\drv  2 package record  3 lockdown entry
--		4 resource  5 CurrentVersion  6 Parameters
--		7 a device  8 its software key
--	values	1 ImagePath  2 Owners  3 Start  4 Type  5 StatusFlags
--		6 build  7 lockdown Class  8 lockdown Source
--		9 resource Owners  10 a DWORD of 1  11 InfPath
--	files	1 folder  2 INF in the folder  3 published INF  4 drv.sys
--		5 drv.cat  6 a file outside the store  7 a file of a user

INSERT INTO target(target, name, status) VALUES (1, 'test', 0);
INSERT INTO f_source(target, kind, volume_offset, volume_serial, volume_dirty)
VALUES (1, 'NTFS volume', 0, '1122334455667788', 0);
INSERT INTO f_image(target, product, build, build_origin, build_value, revision,
	major, minor, arch, arch_origin, product_type, product_suite, edition,
	installation_type, display_version, system_root, control_set,
	control_set_guessed, image_state, setup_in_progress, generalized,
	state_separation, computer_name, has_driver_database, oem_published,
	service_keys)
VALUES (1, 'Windows 11', 22621, 'SOFTWARE', 4294967302, 1, 10, 0, 'amd64',
	'SYSTEM', 1, '', 'Professional', 'Client', '22H2', 'C:\Windows',
	'ControlSet001', 0, 'IMAGE_STATE_COMPLETE', 0, 0, 0, 'TEST', 1, 1, 1);

INSERT INTO f_area(target, name, state, reason)
SELECT 1, value, 'complete', '' FROM json_each('["volume", "system",
	"software", "drivers", "services", "driver_database",
	"driver_database_drivers", "driver_store", "published_inf",
	"pnp_lockdown", "pnp_resources", "umdf_services", "devices",
	"device_classes", "device_interfaces"]');

INSERT INTO f_hive(target, name, path, sha256, size, dirty, sequence1,
	sequence2, minor, checksum_ok, reader)
VALUES
(1, 'SYSTEM', '\Windows\System32\config\SYSTEM', 'a1', 8192, 0, 1, 1, 5, 1, 'native'),
(1, 'SOFTWARE', '\Windows\System32\config\SOFTWARE', 'a2', 8192, 0, 1, 1, 5, 1, 'native'),
(1, 'DRIVERS', '\Windows\System32\config\DRIVERS', 'a3', 8192, 0, 1, 1, 5, 1, 'native');

INSERT INTO f_registry_key(target, id, hive, path, last_written, offset)
VALUES
(1, 4294967297, 'SYSTEM', 'ControlSet001\Services\drv', '2024-01-02T03:04:05Z', 4128),
(1, 4294967298, 'DRIVERS', 'DriverDatabase\DriverPackages\drv.inf_amd64_0011223344556677', '2024-01-02T03:04:05Z', 4128),
(1, 4294967299, 'SOFTWARE', 'Microsoft\Windows\CurrentVersion\Setup\PnpLockdownFiles\%SystemRoot%/System32/drivers/drv.sys', '2024-01-02T03:04:05Z', 4128),
(1, 4294967300, 'SOFTWARE', 'Microsoft\Windows\CurrentVersion\Setup\PnpResources\Registry\HKLM\SOFTWARE\Vendor\Level', '2024-01-02T03:04:05Z', 4256),
(1, 4294967301, 'SOFTWARE', 'Microsoft\Windows NT\CurrentVersion', '2024-01-02T03:04:05Z', 4384),
(1, 4294967302, 'SYSTEM', 'ControlSet001\Services\drv\Parameters', '2024-01-02T03:04:05Z', 4512),
(1, 4294967303, 'SYSTEM', 'ControlSet001\Enum\PCI\VEN_F0F0&DEV_0001\1', '2024-01-02T03:04:05Z', 4640),
(1, 4294967304, 'SYSTEM', 'ControlSet001\Control\Class\{4d36e97d-e325-11ce-bfc1-08002be10318}\0000', '2024-01-02T03:04:05Z', 4768);

INSERT INTO f_registry_value(target, id, "key", name, type, size, data, text,
	hidden_bytes, offset, confirmed_by)
VALUES
(1, 4294967297, 4294967297, 'ImagePath', 2, 4, x'2E000000', '\SystemRoot\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys', 0, 5000, 'libregf'),
(1, 4294967298, 4294967297, 'Owners', 7, 4, x'2E000000', 'oem1.inf', 0, 5032, 'libregf'),
(1, 4294967299, 4294967297, 'Start', 4, 4, x'03000000', '3', 0, 5064, 'libregf'),
(1, 4294967300, 4294967297, 'Type', 4, 4, x'01000000', '1', 0, 5096, 'libregf'),
(1, 4294967301, 4294967298, 'StatusFlags', 4, 4, x'00000000', '0', 0, 5128, 'libregf'),
(1, 4294967302, 4294967301, 'CurrentBuildNumber', 1, 12, x'32003200360032003100', '22621', 0, 5160, 'libregf'),
(1, 4294967303, 4294967299, 'Class', 4, 4, x'04000000', '4', 0, 5192, 'libregf'),
(1, 4294967304, 4294967299, 'Source', 2, 4, x'2E000000', '%SystemRoot%\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys', 0, 5224, 'libregf'),
(1, 4294967305, 4294967300, 'Owners', 7, 4, x'2E000000', 'oem1.inf', 0, 5256, 'libregf'),
(1, 4294967306, 4294967302, 'Level', 4, 4, x'01000000', '1', 0, 5288, 'libregf'),
(1, 4294967307, 4294967304, 'InfPath', 1, 18, x'6F00', 'oem1.inf', 0, 5320, 'libregf');

INSERT INTO f_file(target, id, path, record, size, sha256, links, stored, modified)
VALUES
(1, 4294967297, '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677', 101, 0, NULL, 1, 'plain', '2024-01-02T03:04:05Z'),
(1, 4294967298, '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.inf', 102, 900, 'b2', 1, 'plain', '2024-01-02T03:04:05Z'),
(1, 4294967299, '\Windows\INF\oem1.inf', 103, 900, 'b2', 1, 'plain', '2024-01-02T03:04:05Z'),
(1, 4294967300, '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys', 104, 4096, 'b4', 1, 'plain', '2024-01-02T03:04:05Z'),
(1, 4294967301, '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.cat', 105, 500, 'b5', 1, 'plain', '2024-01-02T03:04:05Z'),
(1, 4294967302, '\Windows\System32\drivers\drv.sys', 106, 4096, 'b4', 1, 'plain', '2024-01-02T03:04:05Z'),
(1, 4294967303, '\Users\user\other.sys', 107, 4096, 'b7', 1, 'plain', '2024-01-02T03:04:05Z');

INSERT INTO f_package(target, id, package_id, published_name, original_name,
	provider, class, class_guid, driver_date, driver_version, arch,
	signer_name, signer_score, inbox, active, status_flags,
	status_flags_value, import_date, in_registry, in_store, registry_hive,
	record, folder, inf_file, inf_state, published_file, published_state,
	inf)
VALUES (1, 4294967297, 'drv.inf_amd64_0011223344556677', 'oem1.inf', 'drv.inf',
	'Vendor', 'System', '{4d36e97d-e325-11ce-bfc1-08002be10318}',
	'2023-05-06', '1.2.3.4', 'amd64',
	'Microsoft Windows Hardware Compatibility Publisher', 218103813, 0, 1,
	0, 4294967301, '2024-01-02T03:04:05Z', 1, 1, 'DRIVERS', 4294967298,
	4294967297, 4294967298, 'read', 4294967299, 'present', 1);
INSERT INTO f_package_inf(target, package, inf, selected)
VALUES (1, 4294967297, 1, 1);
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'drv.inf', 4294967298),
       (1, 4294967297, 'drv.cat', 4294967301),
       (1, 4294967297, 'drv.sys', 4294967300);

INSERT INTO f_service(target, id, name, type, start, error_control, image_path,
	display_name, load_group, resolved_path, location, store_package,
	in_driver_store, image_exists, image_file, "key", type_value,
	start_value, image_path_value, complete)
VALUES (1, 4294967297, 'drv', 1, 3, 1,
	'\SystemRoot\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys',
	'', '',
	'\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys',
	'store', 'drv.inf_amd64_0011223344556677', 1, 1, 4294967300,
	4294967297, 4294967300, 4294967299, 4294967297, 1);
INSERT INTO f_service_owner(target, service, inf_name, origin, value)
VALUES (1, 4294967297, 'oem1.inf', 'Owners', 4294967298);

INSERT INTO f_device(target, id, instance, class_guid, class, service, driver,
	hardware_ids, description, config_flags, inf, inf_origin, inf_property,
	inf_section, included, extensions, matching_id, provider,
	driver_version, driver_date, install_date, first_install_date,
	values_read, complete, "key", inf_value)
VALUES (1, 4294967297, 'PCI\VEN_F0F0&DEV_0001\1',
	'{4d36e97d-e325-11ce-bfc1-08002be10318}', 'System', 'drv',
	'{4d36e97d-e325-11ce-bfc1-08002be10318}\0000',
	'PCI\VEN_F0F0&DEV_0001', 'Device', 0, 'oem1.inf', 'InfPath', 'oem1.inf',
	'Install.NT', '', '', 'PCI\VEN_F0F0&DEV_0001', 'Vendor', '1.2.3.4',
	'2023-05-06', '2024-01-02T03:04:05Z', '2024-01-02T03:04:05Z', 4, 1,
	4294967303, 4294967307);
INSERT INTO f_device_interface(target, id, class_guid, link, reference,
	instance, complete)
VALUES (1, 4294967297, '{0e3b6a1c-5f4d-4c2b-9a78-61d0c5e2f394}',
	'\\?\PCI#VEN_F0F0&DEV_0001#1#{0e3b6a1c-5f4d-4c2b-9a78-61d0c5e2f394}', '',
	'PCI\VEN_F0F0&DEV_0001\1', 1);

INSERT INTO f_inf(inf, content_key, sha256, name, family, arch, product_type,
	suite, window_low, window_high, encoding, complete, applies,
	manufacturer_lines, devices, hardware_ids, signature, class, class_guid, provider,
	catalog_file, driver_ver, driver_date, driver_version, pnp_lockdown,
	class_ver, version_line, pnp_lockdown_line)
VALUES (1, 'c1', 'b2', 'drv.inf', 'd1', 'amd64', 1, 0, 10240, -1, 'utf-16le', 1, 1, 1, 1, 1,
	'$WINDOWS NT$', 'System', '{4d36e97d-e325-11ce-bfc1-08002be10318}',
	'Vendor', 'drv.cat', '05/06/2023,1.2.3.4', '2023-05-06', '1.2.3.4',
	'1', '', 2, 9);
INSERT INTO f_inf_text(inf, line, text)
VALUES (1, 2, '[Version]'),
       (1, 9, 'PnpLockdown = 1'),
       (1, 20, 'a line that a fixture cites');
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', 'NTamd64.10.0', 'Models.NTamd64.10.0', 1, 1,
	'amd64', -1, -1, -1, 1, 1, 20, 1);
INSERT INTO f_inf_install(inf, section, models, kind, present, hardware_ids,
	line, "column")
VALUES (1, 'Install.NT', 'Models.NTamd64.10.0', 'device', 1, 1, 20, 1);
INSERT INTO f_inf_list(inf, operation, section, list, present, dirid, subdir,
	destination, security, security_line, line, "column")
VALUES (1, 'CopyFiles', 'Install.NT', '@', 1, 13, '', '13', '', 0, 20, 1);
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'DefaultDestDir', 13, '', '13', 1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Version', 'version', '', 'signature', '$WINDOWS NT$', '$WINDOWS NT$', '', -1, 2, 1),
       (1, 'Version', 'version', '', 'catalogfile', 'drv.cat', 'drv.cat', '', -1, 2, 1),
       (1, 'Install.NT', 'install', '', 'copyfiles', '@drv.sys', '@drv.sys', '', -1, 20, 1),
       (1, 'Install.NT.Services', 'services', '', 'addservice', 'drv,2,Service', 'drv', 'Service', 1, 20, 1),
       (1, 'Service', 'service', 'drv', 'servicetype', '1', '1', '', -1, 20, 1),
       (1, 'Service', 'service', 'drv', 'starttype', '3', '3', '', -1, 20, 1),
       (1, 'Service', 'service', 'drv', 'errorcontrol', '1', '1', '', -1, 20, 1),
       (1, 'Service', 'service', 'drv', 'servicebinary', '%13%\drv.sys', '%13%\drv.sys', '', -1, 20, 1);
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', 'drv', 2, 'Service', '', 20, 1);
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'directive', 'Service', 'service', 'servicebinary', -1, 13, '',
	'drv.sys', '%13%\drv.sys', 20, 1);
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'drv.sys', '', '1', '', 1, 20, 1);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path, flags,
	line, "column", destination_line)
VALUES (1, 'Install.NT', '@', 'drv.sys', 'drv.sys', 13, '', '13', 1, '1', 1, '',
	'', 0, 20, 1, 20);
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file,
	error_control, load_group, dependencies, event_section, event_type,
	triggers, primitive, line, "column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3, '%13%\drv.sys',
	13, '', 'drv.sys', 1, '', '', '', '', 0, 0, 20, 1, 20);

UPDATE f_package SET folder_complete = 1;

UPDATE f_file SET created = '2024-01-02T03:04:05Z', changed = '2024-01-02T03:04:05Z';
UPDATE f_package SET has_record = 1, registered = 1, version_blob = 1,
	catalog = 'drv.cat', lock_level = -1, extension_id = '', oem_path = '',
	file_size = -1, manifest_hash = '';
INSERT INTO f_area(target, name, state, reason)
SELECT 1, value, 'complete', '' FROM json_each('["oem_inf_map", "run_entries",
	"event_publishers", "difx_packages", "catroot", "system_copies",
	"global_values", "pending_renames"]');
INSERT INTO f_catroot(target, package, name, "exists", in_folder, equal, file,
	store_file)
VALUES (1, 4294967297, 'oem1.cat', 1, 1, 1, 4294967301, 4294967301);

-- A fixture that takes completeness away opens the gap that the store would.
CREATE TRIGGER fixture_gap AFTER UPDATE OF complete ON f_inf
WHEN new.complete IS NOT 1
BEGIN
	INSERT INTO f_inf_target(inf) VALUES (new.inf);
	INSERT INTO f_inf_install(inf) VALUES (new.inf);
	INSERT INTO f_inf_list(inf) VALUES (new.inf);
	INSERT INTO f_inf_destination(inf) VALUES (new.inf);
	INSERT INTO f_inf_copy(inf) VALUES (new.inf);
	INSERT INTO f_inf_registry(inf) VALUES (new.inf);
	INSERT INTO f_inf_security(inf) VALUES (new.inf);
	INSERT INTO f_inf_property(inf) VALUES (new.inf);
	INSERT INTO f_inf_service(inf) VALUES (new.inf);
	INSERT INTO f_inf_install_service(inf) VALUES (new.inf);
	INSERT INTO f_inf_wdf(inf) VALUES (new.inf);
	INSERT INTO f_inf_reference(inf) VALUES (new.inf);
	INSERT INTO f_inf_token(inf) VALUES (new.inf);
	INSERT INTO f_inf_directive(inf) VALUES (new.inf);
	INSERT INTO f_inf_source(inf) VALUES (new.inf);
	INSERT INTO f_inf_include(inf) VALUES (new.inf);
END;

-- Values that the service does not have, and a key that was read to its end.
UPDATE f_service SET description = '', tag = -1, depend_on_service = '',
	depend_on_group = '', account = '', privileges = '', sid_type = -1,
	delayed = -1, failure_actions = '', boot_flags = -1,
	launch_protected = -1, wow64 = -1, start_override = -1, security = '',
	service_sid = 'S-1-5-80-1', service_dll = '', service_dll_place = '',
	service_dll_path = '', service_dll_location = 'none',
	service_dll_package = '', redirected = 0, below_complete = 1;
UPDATE f_service_owner SET package_id = '';
UPDATE f_file SET component = 0;
