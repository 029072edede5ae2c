-- SPDX-License-Identifier: Apache-2.0
-- The vocabulary of rules and queries, version 1.
--
-- Rules read these views and never the tables.  NULL means unknown, ''
-- (TEXT) and -1 (INTEGER) mean absent, as in facts.def.  Where a list could
-- not be read to its end, its view carries one more row of NULLs for the
-- subject, so that nothing folds to pass over a gap.
--
-- A column named evidence is a handle that the report turns into proof:
-- k/KEY, r/VALUE, f/FILE, i/INF/LINE/COLUMN.  image, package, service and inf
-- are row numbers, unique over all images.

-- One row for each image.
CREATE TEMP VIEW image AS
SELECT t.target AS image, t.name, i.product, i.build, i.build_origin,
       i.revision, i.major, i.minor, i.arch,
       i.arch_origin, i.product_type, i.edition,
       i.installation_type, i.system_root, i.control_set, i.control_set_origin, i.image_state,
       i.setup_in_progress, i.generalized, i.state_separation,
       i.computer_name, i.has_driver_database, i.oem_published, s.kind AS source_kind,
       'r/' || i.build_value AS evidence,
       -- published third-party INF files that no package, device or service is known of;
       -- NULL without OemInfMap
       CASE WHEN i.oem_published IS NOT NULL
            THEN (SELECT count(*) FROM f_oem_unseen u
                  WHERE u.target = t.target AND u.named_by = '') END AS oem_unseen,
       (SELECT d.version FROM f_driver_database d
        WHERE d.target = t.target AND d.hive = 'SYSTEM') AS driver_database_version
FROM   target t
       LEFT JOIN f_image i ON i.target = t.target
       LEFT JOIN f_source s ON s.target = t.target;

-- Areas of evidence: which were read to their end.
CREATE TEMP VIEW area AS
SELECT target AS image, name, state, reason FROM f_area;

-- Kinds of subjects whose list is not complete, and why.
CREATE TEMP VIEW hole AS
SELECT t.target AS image, k.kind AS subject_kind,
       coalesce(a.name || ': ' || a.reason, k.area || ': not collected') AS reason
FROM   target t
       JOIN (SELECT 'package' AS kind, 'driver_database' AS area
             UNION ALL SELECT 'package', 'driver_database_drivers'
             UNION ALL SELECT 'package', 'driver_store'
             UNION ALL SELECT 'package', 'oem_inf_map'
             UNION ALL SELECT 'service', 'services'
             UNION ALL SELECT 'image', 'system') k
       LEFT JOIN f_image i ON i.target = t.target
       LEFT JOIN f_area a ON a.target = t.target AND a.name = k.area
WHERE  t.status = 0
       AND a.state IS NOT 'complete'
       -- no map, no gap; and where a database is one, that is reason enough
       AND NOT (k.area = 'oem_inf_map'
                AND (a.state IS NULL
                     OR EXISTS (SELECT 1 FROM f_area d WHERE d.target = t.target
                                AND d.name LIKE 'driver_database%'
                                AND d.state <> 'complete')))
       -- before Windows 8 there is no DriverDatabase; that is no gap
       AND NOT (coalesce(i.build, 99999) < 9200
                AND k.area LIKE 'driver_database%'
                AND coalesce(a.state, 'absent') IN ('absent', 'not-given'))
       -- a dirty or damaged hive is an area of its own
       AND NOT (k.kind = 'image' AND a.state = 'partial');

-- Driver packages, inbox ones included.
CREATE TEMP VIEW package AS
SELECT id AS package, target AS image, package_id, published_name,
       original_name, provider, class, class_guid, driver_date, driver_version, arch,
       signer_name, signer_score, inbox, active, status_flags, import_date,
       in_registry, in_store, folder_complete, registry_hive, inf_state, published_state, inf,
       coalesce('k/' || record, 'f/' || folder) AS evidence,
       'r/' || status_flags_value AS status_flags_evidence,
       'f/' || inf_file AS inf_evidence,
       'f/' || published_file AS published_evidence,
       (SELECT sha256 FROM f_file f WHERE f.id = inf_file) AS inf_sha256,
       (SELECT sha256 FROM f_file f WHERE f.id = published_file) AS published_sha256,
       has_record, registered, version_blob, catalog, lock_level, extension_id,
       oem_path, file_size, manifest_hash,
       'r/' || version_value AS version_evidence,
       'f/' || folder AS folder_evidence,
       -- when it was staged: its folder's creation, else the import
       coalesce((SELECT created FROM f_file f WHERE f.id = folder),
                nullif(import_date, '')) AS staged
FROM   f_package;

-- Files below a package's folder.
CREATE TEMP VIEW package_file AS
SELECT f.package, f.name, 'f/' || f.file AS evidence FROM f_package_file f
UNION ALL
SELECT id, NULL, 'f/' || folder FROM f_package WHERE folder_complete = 0;

-- The same with the times of the file: content, creation, record.
CREATE TEMP VIEW package_file_time AS
SELECT p.package, p.name, f.modified, f.created, f.changed, f.links,
       f.record, 'f/' || p.file AS evidence
FROM   f_package_file p JOIN f_file f ON f.id = p.file
UNION ALL
SELECT id, NULL, NULL, NULL, NULL, NULL, NULL, 'f/' || folder FROM f_package WHERE folder_complete = 0;

-- Catalogs of published third-party packages in CatRoot; exists and equal are
-- NULL where nobody could look or compare, equal also where there is nothing to
-- compare.  A row of NULLs for packages of an image without CatRoot.
CREATE TEMP VIEW catroot AS
SELECT package, name, "exists", in_folder, equal, 'f/' || file AS evidence,
       'f/' || store_file AS store_evidence
FROM   f_catroot
UNION ALL
SELECT p.id, NULL, NULL, NULL, NULL, coalesce('k/' || p.record, 'f/' || p.folder), NULL
FROM   f_package p
WHERE  p.inbox IS NOT 1 AND p.active IS NOT 0
       AND NOT EXISTS (SELECT 1 FROM f_catroot c WHERE c.package = p.id)
       AND NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = p.target
                       AND a.name = 'catroot' AND a.state = 'complete');

-- Files of System32, drivers, UMDF and SysWOW64 that have the name of a file that a
-- third-party package runs from the store; a row of NULLs for each such package of an
-- image whose folders could not be listed to their ends.
CREATE TEMP VIEW system_copy AS
SELECT c.package, c.name, c.place, c.path, c.equal, c.same_file, c.links,
       (SELECT component FROM f_file f WHERE f.id = c.file) AS component,
       'f/' || c.file AS evidence, 'f/' || c.store_file AS store_evidence
FROM   f_system_copy c
UNION ALL
SELECT p.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, coalesce('k/' || p.record, 'f/' || p.folder), NULL
FROM   f_package p
WHERE  p.inbox IS NOT 1
       AND NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = p.target
                       AND a.name = 'system_copies' AND a.state = 'complete');

-- Lines of AddReg outside HKR (HKLM and HKCR), of the window that the image selects,
-- looked up in the hives.  "exists" is NULL where nobody could look: another hive, or
-- one that is not there.  A row of NULLs for each package whose INF was not read to
-- its end, or whose lines were not all looked up.
CREATE TEMP VIEW global_value AS
SELECT p.id AS package, g.inf, g.root, g.path, g.value_name, g.flags, g.data AS inf_data,
       g.hive, g."exists", v.type, v.size, v.data, v.text,
       'i/' || g.inf || '/' || g.line || '/' || g."column" AS evidence,
       coalesce('r/' || g.value, 'k/' || g."key") AS live_evidence
FROM   f_package p JOIN f_global_value g ON g.target = p.target AND g.inf = p.inf
       LEFT JOIN f_registry_value v ON v.id = g.value
UNION ALL
SELECT p.id, p.inf, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       coalesce('k/' || p.record, 'f/' || p.folder), NULL
FROM   f_package p LEFT JOIN f_inf i ON i.inf = p.inf
WHERE  p.inbox IS NOT 1
       AND (i.complete IS NOT 1
            OR NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = p.target
                           AND a.name = 'global_values' AND a.state = 'complete'));

-- What OemInfMap counts and no package could be seen of; named_by: device, service or ''.
CREATE TEMP VIEW oem_unseen AS
SELECT target AS image, name, named_by, 'r/' || value AS evidence FROM f_oem_unseen;

-- The databases of SYSTEM and DRIVERS.
CREATE TEMP VIEW driver_database AS
SELECT target AS image, hive, version, schema_version, architecture, update_date,
       setup_status, device_ids, 'k/' || "key" AS evidence
FROM   f_driver_database;

-- Programs of Run and RunOnce, with the package that PnpResources records as the
-- writer, or whose folder the program is in; NULL for none that is known.
CREATE TEMP VIEW run_entry AS
SELECT r.target AS image, r.key_name, r.wow64, r.path, r.name, r.command,
       r.resolved_path, r.location, r.store_package,
       coalesce((SELECT p.id FROM f_pnp_resource o
                 JOIN f_package p ON p.target = o.target AND p.published_name = o.inf_name
                      AND p.active IS NOT 0
                 WHERE o.target = r.target AND o.root = 'HKLM' AND o.path = r.path
                 AND o.value_name = r.name ORDER BY p.id LIMIT 1),
                (SELECT p.id FROM f_package p
                 WHERE p.target = r.target AND p.package_id = nullif(r.store_package, ''))) AS package,
       'r/' || r.value AS evidence
FROM   f_run_entry r;

-- Event publishers of WINEVT; without handles.
CREATE TEMP VIEW event_publisher AS
SELECT target AS image, guid, name, resource_file, message_file, channels
FROM   f_event_publisher;

-- Files that the next start renames or deletes (new_name is '' then).
CREATE TEMP VIEW pending_rename AS
SELECT target AS image, source, new_name, source_path, new_path, 'r/' || value AS evidence
FROM   f_pending_rename;

-- Packages that DIFx installers put into the store.
CREATE TEMP VIEW difx_package AS
SELECT target AS image, package_id, installers, 'k/' || "key" AS evidence
FROM   f_difx_package;

-- Packages and the resolved contents of their INF: one for each build window.
-- selected: 1 for the window that the image's own build falls into.
CREATE TEMP VIEW package_inf AS
SELECT package, inf, selected FROM f_package_inf;

-- Install sections as the DriverDatabase holds them; a row of NULLs for each
-- package of an image whose databases could not be read to their end.
CREATE TEMP VIEW package_configuration AS
SELECT package, section, service, flags, included,
       coalesce('r/' || service_value, 'k/' || "key") AS evidence,
       device_values, driver_values, services, parameter_values,
       (SELECT last_written FROM f_registry_key k WHERE k.id = "key") AS last_written
FROM   f_package_configuration
UNION ALL
SELECT p.id, NULL, NULL, NULL, NULL, coalesce('k/' || p.record, 'f/' || p.folder),
       NULL, NULL, NULL, NULL, NULL
FROM   f_package p
WHERE  EXISTS (SELECT 1 FROM f_area a WHERE a.target = p.target
               AND a.name LIKE 'driver_database%' AND a.state = 'partial');

-- Resolved INF files: one row for each content, that is for each build window
-- [window_low, window_high] (-1: open), architecture, product type and suite.
CREATE TEMP VIEW inf AS
SELECT inf, sha256, name, arch, product_type, suite, window_low, window_high,
       encoding, complete, applies, manufacturer_lines, devices, hardware_ids,
       signature, class,
       class_guid, provider, catalog_file, driver_ver, driver_date,
       driver_version, pnp_lockdown, class_ver,
       'i/' || inf || '/' || version_line || '/1' AS evidence,
       'i/' || inf || '/' || CASE pnp_lockdown_line WHEN 0 THEN version_line
                             ELSE pnp_lockdown_line END || '/1' AS pnp_lockdown_evidence
FROM   f_inf;

-- Other windows of the same INF, for the same architecture, product type and suite.
CREATE TEMP VIEW inf_sibling AS
SELECT a.inf, b.inf AS other, b.window_low, b.window_high, b.complete, b.applies
FROM   f_inf a JOIN f_inf b ON b.family = a.family AND b.inf <> a.inf;

CREATE TEMP VIEW inf_problem AS
SELECT inf, code, line, detail,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_problem;

-- Models sections named by [Manufacturer], and DefaultInstall sections; selected: in this window.
CREATE TEMP VIEW inf_target AS
SELECT inf, kind, base, decoration, section, present, valid, arch, build,
       product_type, suite, selected, entries,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_target;

-- Install sections that apply.
CREATE TEMP VIEW inf_install AS
SELECT inf, section, models, kind, present, hardware_ids,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_install;

-- Files that CopyFiles copies, each with its destination.
CREATE TEMP VIEW inf_copy AS
SELECT inf, section, list, file, source_file, dirid, subdir, destination,
       listed, disk, disk_listed, source_subdir, disk_path, flags,
       'i/' || inf || '/' || line || '/' || "column" AS evidence,
       CASE WHEN destination_line > 0
            THEN 'i/' || inf || '/' || destination_line || '/1' END AS destination_evidence
FROM   f_inf_copy;

-- File lists named by CopyFiles, DelFiles and RenFiles, each with its destination.
CREATE TEMP VIEW inf_list AS
SELECT inf, operation, section, list, present, dirid, subdir, destination,
       security,
       'i/' || inf || '/' || line || '/' || "column" AS evidence,
       CASE WHEN security_line > 0
            THEN 'i/' || inf || '/' || security_line || '/1' END AS security_evidence
FROM   f_inf_list;

-- Entries of [DestinationDirs].
CREATE TEMP VIEW inf_destination AS
SELECT inf, list, dirid, subdir, destination, used,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_destination;

-- Lines of AddReg, DelReg and BitReg sections.
CREATE TEMP VIEW inf_registry AS
SELECT inf, operation, section, context, service, list, root, key, value,
       flags, data,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_registry;

-- Values that AddReg of a service section sets under the service's key; without
-- rows for gaps: ask inf.complete beside it.
CREATE TEMP VIEW inf_setting AS
SELECT inf, service, key, value, flags, data,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_registry
WHERE  operation = 'AddReg' AND context = 'service' AND root = 'HKR';

-- Security descriptors that the INF gives.
CREATE TEMP VIEW inf_security AS
SELECT inf, place, list, context, sddl, valid, system, administrators,
       everyone_writes,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_security;

-- Lines of AddProperty and DelProperty sections.
CREATE TEMP VIEW inf_property AS
SELECT inf, operation, section, companion, list, name, pid, flags, value,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_property;

-- Services that AddService adds: one row for each name and service section.
CREATE TEMP VIEW inf_service AS
SELECT inf, section, name, flags, install, install_exists, type, start,
       "binary", binary_dirid, binary_subdir, binary_file,
       error_control, load_group, dependencies, event_section, event_type,
       triggers, primitive,
       'i/' || inf || '/' || line || '/' || "column" AS evidence,
       CASE WHEN binary_line > 0
            THEN 'i/' || inf || '/' || binary_line || '/1' END AS binary_evidence
FROM   f_inf_service;

-- Services that each install section adds; service is NULL where a section of
-- another INF, which nobody could read, may add one.
CREATE TEMP VIEW inf_install_service AS
SELECT inf, install, service, flags, target AS data_section, origin,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_install_service;

-- KmdfService and UmdfService.
CREATE TEMP VIEW inf_wdf AS
SELECT inf, section, framework, service, target AS data_section, present,
       library_version,
       in_order, "binary", binary_dirid, binary_subdir, binary_file,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_wdf;

-- Paths %DIRID%\... in lines that apply.
CREATE TEMP VIEW inf_reference AS
SELECT inf, place, section, context, name, flags, dirid, subdir, file, text,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_reference;

-- Tokens that no Strings section defines, in lines that apply.
CREATE TEMP VIEW inf_token AS
SELECT inf, name, section,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_token;

-- Directives of the sections that apply, and of the data sections they name.
CREATE TEMP VIEW inf_directive AS
SELECT inf, section, companion, owner, name, value, argument,
       target AS data_section, target_present,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_directive;

-- Files that SourceDisksFiles lists; effective: 1 for this architecture.
CREATE TEMP VIEW inf_source AS
SELECT inf, file, subdir, disk, disk_path, effective,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_source;

-- INF files and sections pulled in.
CREATE TEMP VIEW inf_include AS
SELECT inf, directive, section, companion, name, found, origin,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_include;

-- INF files that a service names: as Owners, in its texts; or package ids
-- (inf_name is '' then): DriverPackageId, or an entry of Owners that Windows
-- left there.
CREATE TEMP VIEW service_owner AS
SELECT service, inf_name, package_id, origin, 'r/' || value AS evidence
FROM   f_service_owner;

-- Which packages own a service: through Owners, its texts, or its package id.
CREATE TEMP VIEW service_package AS
SELECT o.service, p.id AS package, p.inbox, o.inf_name, o.origin,
       'r/' || o.value AS evidence
FROM   f_service_owner o
       JOIN f_package p ON p.target = o.target AND p.published_name = o.inf_name
WHERE  p.active IS NOT 0 AND o.inf_name <> ''
UNION ALL
SELECT o.service, p.id, p.inbox, o.inf_name, o.origin, 'r/' || o.value
FROM   f_service_owner o
       JOIN f_package p ON p.target = o.target AND p.package_id = o.package_id
WHERE  o.package_id <> '';

-- Services.  package: the third-party owner, else the inbox one, else NULL.
-- third_party: 1 when a third-party INF is named as an owner, 0 when not.
-- owned: 1 when any INF is.  inbox: 1 when INF files of Windows alone are; a name that
-- is no package here, or a file outside Windows' own folders, makes none.  own: 1 when a third-party INF adds the service
-- itself or left it behind, 0 when it only uses an inbox driver through Include
-- and Needs, NULL when its INF was not read.
CREATE TEMP VIEW service AS
SELECT s.id AS service, s.target AS image, s.name, s.type, s.start,
       s.error_control, s.image_path, s.display_name, s.load_group,
       s.resolved_path, s.location, s.store_package, s.in_driver_store,
       s.image_exists, s.complete, s.description, s.tag,
       s.depend_on_service, s.depend_on_group,
       trim(s.depend_on_service || ',' || s.depend_on_group, ',') AS dependencies,
       s.account, s.privileges, s.sid_type, s.delayed, s.failure_actions,
       s.boot_flags, s.launch_protected, s.wow64, s.start_override, s.security,
       s.service_sid, s.service_dll, s.service_dll_place, s.service_dll_path,
       s.service_dll_location, s.service_dll_package, s.redirected,
       s.below_complete,
       -- of each user that signs in Windows makes an instance of a template
       s.type & 0xC0 = 0xC0 AS user_instance,
       -- 1 when the image has a name in the component store: a file of Windows
       (SELECT component FROM f_file f WHERE f.id = s.image_file) AS image_component,
       (SELECT sp.package FROM service_package sp WHERE sp.service = s.id
        ORDER BY sp.inbox, sp.package LIMIT 1) AS package,
       CASE WHEN EXISTS (SELECT 1 FROM f_service_owner o
                         WHERE o.service = s.id
                         AND o.inf_name GLOB '[oO][eE][mM][0-9]*.[iI][nN][fF]')
                 OR EXISTS (SELECT 1 FROM service_package sp
                            WHERE sp.service = s.id AND sp.inbox = 0)
            THEN 1 WHEN s.complete = 1 THEN 0 END AS third_party,
       CASE WHEN EXISTS (SELECT 1 FROM f_service_owner o WHERE o.service = s.id)
            THEN 1 WHEN s.complete = 1 THEN 0 END AS owned,
       CASE WHEN EXISTS (SELECT 1 FROM f_service_owner o
                         WHERE o.service = s.id AND o.inf_name GLOB '[oO][eE][mM][0-9]*.[iI][nN][fF]')
                 OR EXISTS (SELECT 1 FROM service_package sp
                            WHERE sp.service = s.id AND sp.inbox IS NOT 1) THEN 0
            WHEN NOT EXISTS (SELECT 1 FROM f_service_owner o WHERE o.service = s.id)
            THEN CASE WHEN s.complete = 1 THEN 0 END
            WHEN s.location IN ('outside', 'foreign') OR s.service_dll_location IN ('outside', 'foreign')
                 OR s.resolved_path LIKE '\Windows\Temp\%' THEN 0
            WHEN EXISTS (SELECT 1 FROM service_package sp WHERE sp.service = s.id) THEN 1
            -- by its name only, where the list of packages has gaps, or is none
            -- (as in hole; asked for each service, so plainly)
            ELSE EXISTS (SELECT 1 FROM f_area a WHERE a.target = s.target AND a.state <> 'complete'
                         AND a.name IN ('driver_database', 'driver_database_drivers', 'driver_store', 'oem_inf_map'))
                 OR NOT EXISTS (SELECT 1 FROM f_image m WHERE m.target = s.target AND m.has_driver_database = 1)
       END AS inbox,
       CASE WHEN EXISTS (SELECT 1 FROM service_package sp
                              JOIN f_package p ON p.id = sp.package
                              JOIN f_inf_service v ON v.inf = p.inf
                         WHERE sp.service = s.id AND sp.inbox = 0 AND v.name = s.name) THEN 1
            WHEN s.complete IS NOT 1 THEN NULL
            WHEN NOT EXISTS (SELECT 1 FROM f_service_owner o
                             WHERE o.service = s.id
                             AND o.inf_name GLOB '[oO][eE][mM][0-9]*.[iI][nN][fF]')
                 AND NOT EXISTS (SELECT 1 FROM service_package sp
                                 WHERE sp.service = s.id AND sp.inbox = 0) THEN 0
            WHEN EXISTS (SELECT 1 FROM f_service_owner o
                         WHERE o.service = s.id
                         AND o.inf_name GLOB '[oO][eE][mM][0-9]*.[iI][nN][fF]'
                         AND NOT EXISTS (SELECT 1 FROM service_package sp
                                              JOIN f_package p ON p.id = sp.package
                                              JOIN f_inf i ON i.inf = p.inf
                                         WHERE sp.service = s.id AND sp.inf_name = o.inf_name
                                         AND i.complete = 1)) THEN NULL
            -- an inbox INF beside it: the driver is Windows' own
            WHEN EXISTS (SELECT 1 FROM service_package sp
                         WHERE sp.service = s.id AND sp.inbox = 1) THEN 0
            ELSE 1 END AS own,
       coalesce('r/' || s.image_path_value, 'k/' || s."key") AS evidence,
       'r/' || s.start_value AS start_evidence,
       'f/' || s.image_file AS image_evidence,
       'r/' || s.service_dll_value AS service_dll_evidence,
       'k/' || s."key" AS key_evidence,
       (SELECT last_written FROM f_registry_key k WHERE k.id = s."key") AS last_written
FROM   f_service s;

-- Values and subkeys of services; a row of NULLs for a service whose key could
-- not be read to its end, and one with place 'below' where that is true of a
-- subkey.
CREATE TEMP VIEW service_item AS
SELECT i.service, i.place, i.kind, i.name, v.type, v.size, v.data, v.text,
       i.everyone_writes, k.last_written,
       coalesce('r/' || i.value, 'k/' || i."key") AS evidence
FROM   f_service_item i
       LEFT JOIN f_registry_value v ON v.id = i.value
       LEFT JOIN f_registry_key k ON k.id = i."key"
UNION ALL
SELECT id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'k/' || "key"
FROM   f_service WHERE complete IS NOT 1
UNION ALL
SELECT id, 'below', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'k/' || "key"
FROM   f_service WHERE below_complete = 0;

-- Triggers that start or stop a service; a row of NULLs where they could not be
-- read to their end.
CREATE TEMP VIEW service_trigger AS
SELECT service, name, type, action, guid, data FROM f_service_trigger
UNION ALL
SELECT id, NULL, NULL, NULL, NULL, NULL FROM f_service
WHERE  complete IS NOT 1 OR below_complete = 0;

-- Keys of run-time state, with who may do what; a row of NULLs as above.
CREATE TEMP VIEW service_state AS
SELECT service, place, sddl, owner, "group", unprivileged_write,
       administrators_write, service_sid_write, 'k/' || "key" AS evidence
FROM   f_service_state
UNION ALL
SELECT id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'k/' || "key" FROM f_service
WHERE  complete IS NOT 1 OR below_complete = 0;

-- Services of control sets that are not judged; only where they were asked for.
CREATE TEMP VIEW other_service AS
SELECT target AS image, control_set, name, type, start, image_path
FROM   f_other_service;

-- CriticalDeviceDatabase of Windows 7 and older.
CREATE TEMP VIEW critical_device AS
SELECT target AS image, device_id, service, class_guid, package_id
FROM   f_critical_device;

-- PnpLockdownFiles: every entry with the packages that own it.
CREATE TEMP VIEW lockdown AS
SELECT l.id AS lockdown, l.target AS image, l.path, l.resolved_path, l.class,
       l.source, l.source_path, l.source_package, l.file_exists,
       l.source_exists,
       (SELECT sha256 FROM f_file f WHERE f.id = l.file) AS sha256,
       (SELECT record FROM f_file f WHERE f.id = l.file) AS record,
       (SELECT sha256 FROM f_file f WHERE f.id = l.source_file) AS source_sha256,
       (SELECT record FROM f_file f WHERE f.id = l.source_file) AS source_record,
       'k/' || l."key" AS evidence, 'r/' || l.class_value AS class_evidence,
       'r/' || l.source_value AS source_evidence,
       'f/' || l.file AS file_evidence,
       'f/' || l.source_file AS source_file_evidence
FROM   f_lockdown l;

CREATE TEMP VIEW lockdown_owner AS
SELECT o.lockdown, o.target AS image, o.inf_name, p.id AS package, p.inbox,
       'r/' || o.value AS evidence
FROM   f_lockdown_owner o
       LEFT JOIN f_package p ON p.target = o.target
            AND p.published_name = o.inf_name AND p.active IS NOT 0;

-- PnpLockdownFiles by package; a row of NULLs for each package of an image
-- whose list, or some entry's owners, could not be read.
CREATE TEMP VIEW package_lockdown AS
SELECT o.package, l.*
FROM   lockdown_owner o JOIN lockdown l ON l.lockdown = o.lockdown
WHERE  o.package IS NOT NULL
UNION ALL
SELECT p.id, NULL, p.target, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, coalesce('k/' || p.record, 'f/' || p.folder),
       NULL, NULL, NULL, NULL
FROM   f_package p
WHERE  NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = p.target
                   AND a.name = 'pnp_lockdown' AND a.state = 'complete')
       OR p.target IN (SELECT target FROM f_lockdown_owner WHERE inf_name IS NULL);

-- PnpResources: registry values outside HKR that Windows recorded, by package;
-- a row of NULLs as above.
CREATE TEMP VIEW package_resource AS
SELECT p.id AS package, r.root, r.path, r.value_name, r.inf_name,
       'r/' || r.value AS evidence
FROM   f_pnp_resource r
       JOIN f_package p ON p.target = r.target
            AND p.published_name = r.inf_name AND p.active IS NOT 0
UNION ALL
SELECT p.id, NULL, NULL, NULL, NULL, coalesce('k/' || p.record, 'f/' || p.folder)
FROM   f_package p
WHERE  NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = p.target
                   AND a.name = 'pnp_resources' AND a.state = 'complete');

-- PnpResources by image, owners without a package included.
CREATE TEMP VIEW resource AS
SELECT r.target AS image, r.root, r.path, r.value_name, r.inf_name,
       'r/' || r.value AS evidence
FROM   f_pnp_resource r;

-- User-mode drivers of WUDF\Services; a row of NULLs as above.
CREATE TEMP VIEW umdf_service AS
SELECT u.target AS image, u.name, u.image_path, u.resolved_path, u.location,
       u.store_package, 'r/' || u.value AS evidence, u.major, u.minor,
       'r/' || u.major_value AS major_evidence
FROM   f_umdf_service u
UNION ALL
SELECT t.target, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM   target t
WHERE  t.status = 0
       AND NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = t.target
                       AND a.name = 'umdf_services' AND a.state = 'complete');

-- Subkeys, other than Parameters, of the keys of user-mode drivers; name is
-- NULL where there may be more.
CREATE TEMP VIEW umdf_subkey AS
SELECT target AS image, driver, name, 'k/' || "key" AS evidence
FROM   f_umdf_subkey;

-- Who put a file outside the driver store, as PnpLockdownFiles has it.
-- third_party: 1 for oemN.inf and third-party packages, 0 for Windows.
CREATE TEMP VIEW file_owner AS
SELECT l.target AS image, l.resolved_path, o.inf_name, p.id AS package,
       coalesce(1 - p.inbox, o.inf_name GLOB '[oO][eE][mM][0-9]*.[iI][nN][fF]') AS third_party,
       'k/' || l."key" AS evidence
FROM   f_lockdown l
       JOIN f_lockdown_owner o ON o.lockdown = l.id
       LEFT JOIN f_package p ON p.target = o.target
            AND p.published_name = o.inf_name AND p.active IS NOT 0;

-- Whose driver a service runs.  windows: 1 Windows', 0 a third party's, NULL when neither
-- owners nor the place and the names of its file tell.
CREATE TEMP VIEW service_origin AS
SELECT s.service,
       CASE WHEN s.own = 1 THEN 0
            WHEN s.inbox = 1 OR (s.own = 0 AND s.third_party = 1 AND s.location NOT IN ('outside', 'foreign')) THEN 1
            ELSE coalesce((SELECT 1 - max(o.third_party) FROM file_owner o
                           WHERE o.image = s.image AND o.resolved_path = s.resolved_path),
                          CASE s.location
                          WHEN 'store' THEN (SELECT p.inbox FROM package p
                                             WHERE p.image = s.image AND p.package_id = s.store_package)
                          WHEN 'outside' THEN 0
                          WHEN 'foreign' THEN 0
                          ELSE CASE WHEN s.third_party IS NOT 0 OR m.source_kind = 'directory' THEN NULL
                                    ELSE s.image_component END END) END AS windows
FROM   service s JOIN image m ON m.image = s.image;

-- Devices.  package: that of the INF that installed it, NULL when it is not known
-- or when nothing was installed.  inbox: 1 for an INF of Windows, 0 for a third
-- party's, -1 for a device without INF.  Gaps are in device_value.
CREATE TEMP VIEW device AS
SELECT d.id AS device, d.target AS image, d.instance, d.class_guid, d.class,
       d.service, d.driver, d.hardware_ids, d.description, d.config_flags,
       d.inf AS inf_name, d.inf_origin, d.inf_property, d.inf_section,
       d.included, d.extensions, d.matching_id, d.provider,
       d.driver_version, d.driver_date, d.install_date,
       d.first_install_date, d.complete, p.id AS package, p.inf,
       CASE WHEN p.id IS NOT NULL THEN p.inbox
            WHEN d.inf = '' THEN -1
            WHEN d.inf GLOB '[oO][eE][mM][0-9]*.[iI][nN][fF]' THEN 0
            WHEN d.inf IS NOT NULL THEN 1 END AS inbox,
       'k/' || d."key" AS evidence, 'r/' || d.inf_value AS inf_evidence
FROM   f_device d
       LEFT JOIN f_package p ON p.id =
            (SELECT q.id FROM f_package q
             WHERE q.target = d.target AND q.published_name = d.inf AND q.active IS NOT 0
             ORDER BY q.id LIMIT 1);

-- Values of devices and interfaces, as device_value and interface_value explain them,
-- with the owner of the file that they lead to.
CREATE TEMP VIEW path_owner AS
SELECT v.*,
       CASE WHEN v.location = 'store' THEN 'store'
            WHEN v.resolved_path = '' THEN 'nobody'
            ELSE coalesce((SELECT CASE max(o.third_party) WHEN 1 THEN 'third party' ELSE 'windows' END
                           FROM file_owner o
                           WHERE o.image = v.target AND o.resolved_path = v.resolved_path
                           HAVING count(*) > 0),
                 CASE WHEN v.location IN ('outside', 'foreign', 'none') THEN 'nobody'
                      WHEN NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = v.target
                                       AND a.name = 'pnp_lockdown' AND a.state = 'complete') THEN NULL
                      WHEN v.path_exists = 0 THEN 'nobody'
                      WHEN v.path_exists IS NULL
                           OR EXISTS (SELECT 1 FROM f_source s WHERE s.target = v.target
                                      AND s.kind = 'directory') THEN NULL
                      ELSE (SELECT CASE WHEN f.component = 1 THEN 'windows'
                                        WHEN f.component = 0 THEN 'nobody' END
                            FROM f_file f WHERE f.id = v.file) END) END AS owner
FROM   f_device_value v;

-- Values in the keys of devices that hold an absolute path (one row for each path;
-- of a device without INF only paths into the driver store), and names that do not
-- belong there (path is '').  place: hardware, software,
-- instance.  owner of the file: store, third party (PnpLockdownFiles), windows (the
-- same record, or a second name in the component store), nobody; NULL when that
-- cannot be told.  A row of NULLs for a device that was not read to its end, and for
-- each package, and the image, whose list of devices was not.
CREATE TEMP VIEW device_value AS
SELECT d.image, d.package, d.inbox, d.device, d.instance, d.extensions, v.place, v.subkey, v.kind,
       v.name, v.path, v.resolved_path, v.location, v.store_package, v.path_exists,
       v.owner,
       coalesce('r/' || v.value, 'k/' || v."key") AS evidence,
       'f/' || v.file AS file_evidence
FROM   path_owner v JOIN device d ON d.device = v.device
UNION ALL
SELECT image, package, inbox, device, instance, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, evidence, NULL
FROM   device WHERE complete IS NOT 1
UNION ALL
SELECT p.target, p.id, p.inbox, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, coalesce('k/' || p.record, 'f/' || p.folder), NULL
FROM   f_package p
WHERE  NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = p.target
                   AND a.name = 'devices' AND a.state = 'complete')
UNION ALL
SELECT t.target, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL
FROM   target t
WHERE  t.status = 0 AND NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = t.target
                                    AND a.name = 'devices' AND a.state = 'complete');

-- Device interfaces, one for each reference string.  device, package and inbox as
-- for device, through the device that the interface names.
CREATE TEMP VIEW device_interface AS
SELECT i.id AS interface, i.target AS image, i.class_guid, i.link, i.reference,
       i.instance, i.complete, d.device, d.package, d.inbox, d.extensions, d.evidence
FROM   f_device_interface i
       LEFT JOIN device d ON d.image = i.target AND d.instance = i.instance;

-- As device_value, for the keys of device interfaces.
CREATE TEMP VIEW interface_value AS
SELECT i.image, i.package, i.inbox, i.interface, i.class_guid, i.link, i.reference, i.instance,
       i.extensions, v.subkey, v.name, v.path, v.resolved_path, v.location, v.store_package, v.path_exists,
       v.owner,
       'r/' || v.value AS evidence, 'f/' || v.file AS file_evidence
FROM   path_owner v JOIN device_interface i ON i.interface = v.interface
UNION ALL
SELECT image, package, inbox, interface, class_guid, link, reference, instance, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, evidence, NULL
FROM   device_interface WHERE complete IS NOT 1
UNION ALL
SELECT p.target, p.id, p.inbox, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, coalesce('k/' || p.record, 'f/' || p.folder), NULL
FROM   f_package p
WHERE  NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = p.target
                   AND a.name = 'device_interfaces' AND a.state = 'complete')
UNION ALL
SELECT t.target, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL
FROM   target t
WHERE  t.status = 0 AND NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = t.target
                                    AND a.name = 'device_interfaces' AND a.state = 'complete');

-- Filter drivers of devices.  form: registry (UpperFilters, LowerFilters), declared
-- (left behind by AddFilter).  filter: the service's number; NULL when there is no such
-- service.  A row of NULLs for an image whose devices were not all read to their end, and
-- for each service that is a filter there.
CREATE TEMP VIEW device_filter AS
SELECT d.image, d.device, d.instance, d.package, d.inbox, d.inf, d.extensions, f.form, f.position,
       f.service, s.id AS filter,
       coalesce('r/' || f.value, 'k/' || f."key") AS evidence
FROM   f_device_filter f
       JOIN device d ON d.device = f.device
       LEFT JOIN f_service s ON s.target = f.target AND s.name = f.service
UNION ALL
SELECT t.target, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM   target t
WHERE  t.status = 0
       AND (NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = t.target
                        AND a.name = 'devices' AND a.state = 'complete')
            OR EXISTS (SELECT 1 FROM f_device d WHERE d.target = t.target AND d.complete IS NOT 1))
UNION ALL
SELECT DISTINCT f.target, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, s.id, NULL
FROM   f_device_filter f
       JOIN f_service s ON s.target = f.target AND s.name = f.service
WHERE  NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = f.target
                   AND a.name = 'devices' AND a.state = 'complete')
       OR EXISTS (SELECT 1 FROM f_device d WHERE d.target = f.target AND d.complete IS NOT 1);

-- Filter drivers of setup classes; columns and gaps as for device_filter.
CREATE TEMP VIEW class_filter AS
SELECT f.target AS image, f.class_guid, f.class, f.position, f.service, s.id AS filter,
       'r/' || f.value AS evidence
FROM   f_class_filter f
       LEFT JOIN f_service s ON s.target = f.target AND s.name = f.service
UNION ALL
SELECT t.target, NULL, NULL, NULL, NULL, NULL, NULL
FROM   target t
WHERE  t.status = 0 AND NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = t.target
                                    AND a.name = 'device_classes' AND a.state = 'complete')
UNION ALL
SELECT DISTINCT f.target, NULL, NULL, NULL, NULL, s.id, NULL
FROM   f_class_filter f
       JOIN f_service s ON s.target = f.target AND s.name = f.service
WHERE  NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = f.target
                   AND a.name = 'device_classes' AND a.state = 'complete');

-- DLLs registered to run in device installation or property pages.  place: software
-- (of a device), class, codevice (CoDeviceInstallers).  owner as in device_value;
-- owner_package: the third party's.  recorded: 1 when the record of files outside the
-- store could be read.  Rows of NULLs as in device_value, and for an image whose classes
-- were not all read.
CREATE TEMP VIEW installer AS
SELECT i.target AS image, i.place, i.class_guid, i.class, i.name, i.dll, i.resolved_path,
       i.dll_exists, d.instance, d.package, d.inbox, d.inf,
       (SELECT o.package FROM file_owner o
        WHERE o.image = i.target AND o.resolved_path = i.resolved_path AND o.third_party = 1
        ORDER BY o.package IS NULL, o.package LIMIT 1) AS owner_package,
       EXISTS (SELECT 1 FROM f_area a WHERE a.target = i.target
               AND a.name = 'pnp_lockdown' AND a.state = 'complete') AS recorded,
       coalesce((SELECT CASE max(o.third_party) WHEN 1 THEN 'third party' ELSE 'windows' END
                 FROM file_owner o
                 WHERE o.image = i.target AND o.resolved_path = i.resolved_path
                 HAVING count(*) > 0),
            CASE WHEN i.dll IS NULL THEN NULL
                 WHEN NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = i.target
                                  AND a.name = 'pnp_lockdown' AND a.state = 'complete') THEN NULL
                 WHEN i.dll_exists IS NOT 1
                      OR EXISTS (SELECT 1 FROM f_source s WHERE s.target = i.target
                                 AND s.kind = 'directory') THEN NULL
                 ELSE (SELECT CASE WHEN f.component = 1 THEN 'windows'
                                   WHEN f.component = 0 THEN 'nobody' END
                       FROM f_file f WHERE f.id = i.file) END) AS owner,
       'r/' || i.value AS evidence, 'f/' || i.file AS file_evidence
FROM   f_installer i LEFT JOIN device d ON d.device = i.device
UNION ALL
SELECT d.image, NULL, NULL, NULL, NULL, NULL, NULL, NULL, d.instance, d.package, d.inbox, NULL, NULL, NULL,
       NULL, d.evidence, NULL
FROM   device d WHERE d.complete IS NOT 1
UNION ALL
SELECT p.target, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, p.id, p.inbox, NULL, NULL, NULL, NULL,
       coalesce('k/' || p.record, 'f/' || p.folder), NULL
FROM   f_package p
WHERE  NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = p.target
                   AND a.name = 'devices' AND a.state = 'complete')
UNION ALL
SELECT t.target, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL
FROM   target t
WHERE  t.status = 0
       AND (SELECT count(*) FROM f_area a WHERE a.target = t.target
            AND a.name IN ('devices', 'device_classes') AND a.state = 'complete') < 2;

-- What was not examined, or not fully.
CREATE TEMP VIEW problem AS
SELECT target AS image, code, file, "offset", structure, detail, area
FROM   f_problem;

-- ---- over the whole store ---------------------------------------------------
--
-- What the catalogue says, of every image: for queries.  Rules speak of one image
-- and do not see these views.  image is the number in the catalogue.

-- Rules in force and where the counts of the profile begin; filled when rules are.
CREATE TEMP TABLE IF NOT EXISTS da_wanted (rule INTEGER PRIMARY KEY, i INTEGER);
CREATE TEMP TABLE IF NOT EXISTS da_profile (first INTEGER);

-- Images of the store.  status is 0 where one was collected; complete: 1 when every
-- area could be read to its end, NULL while the image was not judged.
CREATE TEMP VIEW stored_image AS
SELECT s.image, s.name, s.status, s.error_code, s.error_text, s.product, s.edition,
       s.build, s.revision, s.arch, s.product_type, s.packages, s.third_party, s.services,
       (SELECT tally(r.counts, 15) FROM main.s_result r
             JOIN temp.da_wanted w ON w.rule = r.rule
             JOIN main.s_rule k ON k.rule = r.rule
        WHERE r.image = s.image AND k.id = '') AS complete,
       s.collected, s.tool, s.evidence_sha256
FROM   main.s_image s;

CREATE TEMP VIEW image_label AS
SELECT image, name, value FROM main.s_label;

-- Which image has which package.  identity is the same number on every image that has
-- the same package; package is the row that the view package has of it.  The grades
-- are NULL while they were not judged, and for packages of Windows.
CREATE TEMP VIEW installed_package AS
SELECT i.image, i.package AS identity, i.image << 32 | i.row AS package,
       p.package_id, p.original_name, p.provider, p.driver_version, p.inf_sha256,
       p.class, i.inbox, i.inf, g.of_image AS grade, g.of_package AS package_grade
FROM   main.s_installed i JOIN main.s_package p ON p.package = i.package
       LEFT JOIN main.s_grade g ON g.image = i.image AND g.package = i.package;

-- Verdicts of a rule by image: subjects that pass, fail ..., and failing items by
-- severity under the profile of the command.  not_collected: of the unknown, those of
-- which nobody collects the evidence.  error: why the rule stopped.
CREATE TEMP VIEW verdict AS
SELECT r.image, k.id AS rule,
       tally(r.counts, 13) AS passes, tally(r.counts, 14) AS fails,
       tally(r.counts, 15) AS unknowns, tally(r.counts, 16) AS not_applicable,
       tally(r.counts, 17) AS errors,
       tally(r.counts, p.first + 2) AS violations,
       tally(r.counts, p.first + 1) AS warnings, tally(r.counts, p.first) AS notes,
       tally(r.counts, 18) AS not_collected, r.error
FROM   main.s_result r JOIN temp.da_wanted w ON w.rule = r.rule
       JOIN main.s_rule k ON k.rule = r.rule JOIN temp.da_profile p
WHERE  k.id <> '';

-- Items that fail or are unknown, counted by package and service: those of the live
-- system, not those that an INF has by itself, which are the same on every image.
-- identity is that of installed_package, 0 for none; subject the service, else ''.
CREATE TEMP VIEW finding_count AS
SELECT f.image, k.id AS rule, f.package AS identity, q.package_id, q.original_name,
       q.provider, q.driver_version, f.subject,
       tally(f.counts, p.first + 2) AS violations,
       tally(f.counts, p.first + 1) AS warnings, tally(f.counts, p.first) AS notes,
       tally(f.counts, 0) AS unknowns
FROM   main.s_found f JOIN temp.da_wanted w ON w.rule = f.rule
       JOIN main.s_rule k ON k.rule = f.rule JOIN temp.da_profile p
       LEFT JOIN main.s_package q ON q.package = f.package;
