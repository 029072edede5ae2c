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
CREATE VIEW image AS
SELECT t.target AS image, t.name, i.product, i.build, i.build_origin,
       i.revision, i.major, i.minor, i.arch,
       i.arch_origin, i.product_type, i.edition,
       i.installation_type, i.system_root, i.control_set, i.image_state,
       i.setup_in_progress, i.generalized, i.state_separation,
       i.computer_name, i.has_driver_database, i.oem_published, s.kind AS source_kind,
       'r/' || i.build_value AS evidence
FROM   target t
       LEFT JOIN f_image i ON i.target = t.target
       LEFT JOIN f_source s ON s.target = t.target;

-- Areas of evidence: which were read to their end.
CREATE VIEW area AS
SELECT target AS image, name, state, reason FROM f_area;

-- Kinds of subjects whose list is not complete, and why.
CREATE VIEW hole AS
SELECT t.target AS image, k.kind AS subject_kind,
       coalesce(a.name || ': ' || a.reason, k.area || ': not collected') AS reason
FROM   target t
       JOIN (SELECT 'package' AS kind, 'driver_database' AS area
             UNION ALL SELECT 'package', 'driver_database_drivers'
             UNION ALL SELECT 'package', 'driver_store'
             UNION ALL SELECT 'service', 'services'
             UNION ALL SELECT 'image', 'system') k
       LEFT JOIN f_image i ON i.target = t.target
       LEFT JOIN f_area a ON a.target = t.target AND a.name = k.area
WHERE  t.status = 0
       AND a.state IS NOT 'complete'
       -- before Windows 8 there is no DriverDatabase; that is no gap
       AND NOT (coalesce(i.build, 99999) < 9200
                AND k.area LIKE 'driver_database%'
                AND coalesce(a.state, 'absent') IN ('absent', 'not-given'))
       -- a dirty or damaged hive is an area of its own
       AND NOT (k.kind = 'image' AND a.state = 'partial');

-- Driver packages, inbox ones included.
CREATE VIEW package AS
SELECT id AS package, target AS image, package_id, published_name,
       original_name, provider, class, class_guid, driver_date, driver_version, arch,
       signer_name, signer_score, inbox, active, status_flags, import_date,
       in_registry, in_store, folder_complete, registry_hive, inf_state, published_state, inf,
       coalesce('k/' || record, 'f/' || folder) AS evidence,
       'r/' || status_flags_value AS status_flags_evidence,
       'f/' || inf_file AS inf_evidence,
       'f/' || published_file AS published_evidence,
       (SELECT sha256 FROM f_file f WHERE f.id = inf_file) AS inf_sha256,
       (SELECT sha256 FROM f_file f WHERE f.id = published_file) AS published_sha256
FROM   f_package;

-- Files below a package's folder.
CREATE VIEW package_file AS
SELECT f.package, f.name, 'f/' || f.file AS evidence FROM f_package_file f
UNION ALL
SELECT id, NULL, 'f/' || folder FROM f_package WHERE folder_complete = 0;

-- Packages and the resolved contents of their INF: one for each build window.
-- selected: 1 for the window that the image's own build falls into.
CREATE VIEW package_inf AS
SELECT package, inf, selected FROM f_package_inf;

-- Install sections as the DriverDatabase holds them; a row of NULLs for each
-- package of an image whose databases could not be read to their end.
CREATE VIEW package_configuration AS
SELECT package, section, service, flags, included,
       coalesce('r/' || service_value, 'k/' || "key") AS evidence
FROM   f_package_configuration
UNION ALL
SELECT p.id, NULL, NULL, NULL, NULL, coalesce('k/' || p.record, 'f/' || p.folder)
FROM   f_package p
WHERE  EXISTS (SELECT 1 FROM f_area a WHERE a.target = p.target
               AND a.name LIKE 'driver_database%' AND a.state = 'partial');

-- Resolved INF files: one row for each content, that is for each build window
-- [window_low, window_high] (-1: open), architecture, product type and suite.
CREATE VIEW inf AS
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
CREATE VIEW inf_sibling AS
SELECT a.inf, b.inf AS other, b.window_low, b.window_high, b.complete, b.applies
FROM   f_inf a JOIN f_inf b ON b.family = a.family AND b.inf <> a.inf;

CREATE VIEW inf_problem AS
SELECT inf, code, line, detail,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_problem;

-- The lists of an INF that was not read to its end hold one row of NULLs more.
CREATE TRIGGER inf_gap AFTER INSERT ON f_inf WHEN new.complete IS NOT 1
BEGIN
	INSERT INTO f_inf_target(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_install(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_list(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_destination(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_copy(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_registry(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_security(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_property(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_service(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_install_service(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_wdf(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_reference(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_token(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_directive(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_source(inf, line, "column") VALUES (new.inf, 0, 0);
	INSERT INTO f_inf_include(inf, line, "column") VALUES (new.inf, 0, 0);
END;

-- Models sections named by [Manufacturer], and DefaultInstall sections; selected: in this window.
CREATE VIEW inf_target AS
SELECT inf, kind, base, decoration, section, present, valid, arch, build,
       product_type, suite, selected, entries,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_target;

-- Install sections that apply.
CREATE VIEW inf_install AS
SELECT inf, section, models, kind, present, hardware_ids,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_install;

-- Files that CopyFiles copies, each with its destination.
CREATE VIEW inf_copy AS
SELECT inf, section, list, file, source_file, dirid, subdir, destination,
       listed, disk, disk_listed, source_subdir, disk_path, flags,
       'i/' || inf || '/' || line || '/' || "column" AS evidence,
       CASE WHEN destination_line > 0
            THEN 'i/' || inf || '/' || destination_line || '/1' END AS destination_evidence
FROM   f_inf_copy;

-- File lists named by CopyFiles, DelFiles and RenFiles, each with its destination.
CREATE VIEW inf_list AS
SELECT inf, operation, section, list, present, dirid, subdir, destination,
       security,
       'i/' || inf || '/' || line || '/' || "column" AS evidence,
       CASE WHEN security_line > 0
            THEN 'i/' || inf || '/' || security_line || '/1' END AS security_evidence
FROM   f_inf_list;

-- Entries of [DestinationDirs].
CREATE VIEW inf_destination AS
SELECT inf, list, dirid, subdir, destination, used,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_destination;

-- Lines of AddReg, DelReg and BitReg sections.
CREATE VIEW inf_registry AS
SELECT inf, operation, section, context, service, list, root, key, value,
       flags, data,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_registry;

-- Values that AddReg of a service section sets under the service's key; without
-- rows for gaps: ask inf.complete beside it.
CREATE VIEW inf_setting AS
SELECT inf, service, key, value, flags, data,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_registry
WHERE  operation = 'AddReg' AND context = 'service' AND root = 'HKR';

-- Security descriptors that the INF gives.
CREATE VIEW inf_security AS
SELECT inf, place, list, context, sddl, valid, system, administrators,
       everyone_writes,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_security;

-- Lines of AddProperty and DelProperty sections.
CREATE VIEW inf_property AS
SELECT inf, operation, section, companion, list, name, pid, flags, value,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_property;

-- Services that AddService adds: one row for each name and service section.
CREATE VIEW inf_service AS
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
CREATE VIEW inf_install_service AS
SELECT inf, install, service, flags, target AS data_section, origin,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_install_service;

-- KmdfService and UmdfService.
CREATE VIEW inf_wdf AS
SELECT inf, section, framework, service, target AS data_section, present,
       library_version,
       in_order, "binary", binary_dirid, binary_subdir, binary_file,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_wdf;

-- Paths %DIRID%\... in lines that apply.
CREATE VIEW inf_reference AS
SELECT inf, place, section, context, name, flags, dirid, subdir, file, text,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_reference;

-- Tokens that no Strings section defines, in lines that apply.
CREATE VIEW inf_token AS
SELECT inf, name, section,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_token;

-- Directives of the sections that apply, and of the data sections they name.
CREATE VIEW inf_directive AS
SELECT inf, section, companion, owner, name, value, argument,
       target AS data_section, target_present,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_directive;

-- Files that SourceDisksFiles lists; effective: 1 for this architecture.
CREATE VIEW inf_source AS
SELECT inf, file, subdir, disk, disk_path, effective,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_source;

-- INF files and sections pulled in.
CREATE VIEW inf_include AS
SELECT inf, directive, section, companion, name, found, origin,
       'i/' || inf || '/' || line || '/' || "column" AS evidence
FROM   f_inf_include;

-- INF files that a service names: as Owners, in its texts, or as a package id.
CREATE VIEW service_owner AS
SELECT service, inf_name, origin, 'r/' || value AS evidence FROM f_service_owner;

-- Which packages own a service: through Owners, its texts, or its package id.
CREATE VIEW service_package AS
SELECT o.service, p.id AS package, p.inbox, o.inf_name, o.origin,
       'r/' || o.value AS evidence
FROM   f_service_owner o
       JOIN f_package p ON p.target = o.target AND p.published_name = o.inf_name
WHERE  p.active IS NOT 0
UNION ALL
SELECT o.service, p.id, p.inbox, o.inf_name, o.origin, 'r/' || o.value
FROM   f_service_owner o
       JOIN f_package p ON p.target = o.target AND p.package_id = substr(o.inf_name, 2)
WHERE  o.inf_name LIKE '!%';

-- Services.  package: the third-party owner, else the inbox one, else NULL.
-- third_party: 1 when a third-party INF is named as an owner, 0 when not.
-- owned: 1 when any INF is.  own: 1 when a third-party INF adds the service
-- itself or left it behind, 0 when it only uses an inbox driver through Include
-- and Needs, NULL when its INF was not read.
CREATE VIEW service AS
SELECT s.id AS service, s.target AS image, s.name, s.type, s.start,
       s.error_control, s.image_path, s.display_name, s.load_group,
       s.resolved_path, s.location, s.store_package, s.in_driver_store,
       s.image_exists, s.complete,
       (SELECT links FROM f_file f WHERE f.id = s.image_file) AS image_links,
       (SELECT sp.package FROM service_package sp WHERE sp.service = s.id
        ORDER BY sp.inbox, sp.package LIMIT 1) AS package,
       CASE WHEN EXISTS (SELECT 1 FROM f_service_owner o
                         WHERE o.service = s.id
                         AND (o.inf_name GLOB '[oO][eE][mM][0-9]*.[iI][nN][fF]'
                              OR EXISTS (SELECT 1 FROM service_package sp
                                         WHERE sp.service = s.id AND sp.inbox = 0)))
            THEN 1 WHEN s.complete = 1 THEN 0 END AS third_party,
       CASE WHEN EXISTS (SELECT 1 FROM f_service_owner o WHERE o.service = s.id)
            THEN 1 WHEN s.complete = 1 THEN 0 END AS owned,
       CASE WHEN EXISTS (SELECT 1 FROM service_package sp
                              JOIN f_package p ON p.id = sp.package
                              JOIN f_inf_service v ON v.inf = p.inf
                         WHERE sp.service = s.id AND sp.inbox = 0 AND v.name = s.name) THEN 1
            WHEN s.complete IS NOT 1 THEN NULL
            WHEN NOT EXISTS (SELECT 1 FROM f_service_owner o
                             WHERE o.service = s.id
                             AND (o.inf_name GLOB '[oO][eE][mM][0-9]*.[iI][nN][fF]'
                                  OR EXISTS (SELECT 1 FROM service_package sp
                                             WHERE sp.service = s.id AND sp.inbox = 0))) THEN 0
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
       'f/' || s.image_file AS image_evidence
FROM   f_service s;

-- Values and subkeys of services; a row of NULLs for a service whose key could
-- not be read to its end.
CREATE VIEW service_item AS
SELECT i.service, i.place, i.kind, i.name, v.type, v.size, v.data, v.text,
       i.everyone_writes, k.last_written,
       coalesce('r/' || i.value, 'k/' || i."key") AS evidence
FROM   f_service_item i
       LEFT JOIN f_registry_value v ON v.id = i.value
       LEFT JOIN f_registry_key k ON k.id = i."key"
UNION ALL
SELECT id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'k/' || "key"
FROM   f_service WHERE complete IS NOT 1;

-- PnpLockdownFiles: every entry with the packages that own it.
CREATE VIEW lockdown AS
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

CREATE VIEW lockdown_owner AS
SELECT o.lockdown, o.target AS image, o.inf_name, p.id AS package, p.inbox,
       'r/' || o.value AS evidence
FROM   f_lockdown_owner o
       LEFT JOIN f_package p ON p.target = o.target
            AND p.published_name = o.inf_name AND p.active IS NOT 0;

-- PnpLockdownFiles by package; a row of NULLs for each package of an image
-- whose list, or some entry's owners, could not be read.
CREATE VIEW package_lockdown AS
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
       OR EXISTS (SELECT 1 FROM f_lockdown_owner o
                  WHERE o.target = p.target AND o.inf_name IS NULL);

-- PnpResources: registry values outside HKR that Windows recorded, by package;
-- a row of NULLs as above.
CREATE VIEW package_resource AS
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
CREATE VIEW resource AS
SELECT r.target AS image, r.root, r.path, r.value_name, r.inf_name,
       'r/' || r.value AS evidence
FROM   f_pnp_resource r;

-- User-mode drivers of WUDF\Services; a row of NULLs as above.
CREATE VIEW umdf_service AS
SELECT u.target AS image, u.name, u.image_path, u.resolved_path, u.location,
       u.store_package, 'r/' || u.value AS evidence
FROM   f_umdf_service u
UNION ALL
SELECT t.target, NULL, NULL, NULL, NULL, NULL, NULL
FROM   target t
WHERE  t.status = 0
       AND NOT EXISTS (SELECT 1 FROM f_area a WHERE a.target = t.target
                       AND a.name = 'umdf_services' AND a.state = 'complete');

-- What was not examined, or not fully.
CREATE VIEW problem AS
SELECT target AS image, code, file, "offset", structure, detail, area
FROM   f_problem;
