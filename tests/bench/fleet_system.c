// SPDX-License-Identifier: Apache-2.0
/*
 * What a synthetic image is, what its SOFTWARE hive records, and its devices.
 */
#include "config.h"
#include "fleet_facts.h"

#include <stdio.h>

/* ---- identity ------------------------------------------------------------- */

static void areas(struct fleet_at *m)
{
	static const char *const names[] = {
		"volume", "software", "pnp_lockdown", "pnp_resources",
		"umdf_services", "run_entries", "event_publishers",
		"difx_packages", "system", "services", "critical_devices",
		"driver_database", "pending_renames", "devices",
		"device_classes", "device_interfaces", "drivers",
		"driver_database_drivers", "driver_store", "published_inf",
		"oem_inf_map", "catroot", "system_copies", "global_values",
	};

	for (size_t i = 0; i < DA_COUNT(names); i++) {
		DA_FACT(area, a);

		a.name = names[i];
		a.state = "complete";
		a.reason = "";
		PUT(m, area, a);
	}
}

/* Every other SYSTEM was running, and its logs were replayed. */
static void replay(struct fleet_at *m, struct da_fact_hive *h)
{
	DA_FACT(hive_log, l);
	DA_FACT(hive_replay, r);

	h->dirty = 1;
	h->sequence1++;
	h->log_state = "replayed";
	h->log_entries_applied = 4 + fleet_below(&m->r, 40);
	h->log_first_sequence = h->sequence2 + 300;
	h->log_last_sequence = h->log_first_sequence + h->log_entries_applied - 1;
	h->log_stop = "no entry follows, in SYSTEM.LOG2";
	l.hive = r.hive = "SYSTEM";
	l.path = "\\Windows\\System32\\config\\SYSTEM.LOG1";
	l.sha256 = h->sha256;
	l.size = 524288;
	l.format = "HvLE";
	l.entries = h->log_entries_applied;
	l.code = l.detail = "";
	l.offset = -1;
	PUT(m, hive_log, l);
	r.keys_before = 33000 + fleet_below(&m->r, 900);
	r.keys_added = r.values_added = fleet_below(&m->r, 60);
	r.keys_removed = r.values_removed = 0;
	r.keys_after = r.keys_before + r.keys_added;
	r.values_changed = 20 + fleet_below(&m->r, 90);
	r.complete = 1;
	PUT(m, hive_replay, r);
}

static void hive(struct fleet_at *m, const char *name, int64_t size)
{
	char digest[DA_SHA256_HEX];
	DA_FACT(hive, h);
	DA_FACT(hive_damage, d);

	h.name = d.hive = name;
	h.path = da_arena_printf(m->arena, "\\Windows\\System32\\config\\%s",
				 name);
	da_sha256(&m->r, sizeof(m->r), digest);
	h.sha256 = digest;
	h.size = size;
	h.sequence1 = h.sequence2 = 400 + fleet_below(&m->r, 4000);
	h.dirty = h.log_entries_applied = h.base_block_rebuilt = 0;
	h.minor = 5;
	h.checksum_ok = 1;
	h.reader = "native";
	h.log_state = "not-needed";
	h.log_first_sequence = h.log_last_sequence = -1;
	h.log_stop = "";
	if (!strcmp(name, "SYSTEM") && m->n % 2)
		replay(m, &h);
	PUT(m, hive, h);
	d.bins = size / 4096;
	d.bins_unreadable = d.bytes_unreadable = d.bytes_missing =
		d.lists_cut = d.items_left_out = 0;
	PUT(m, hive_damage, d);
}

static void image(struct fleet_at *m)
{
	const struct fleet_build *b = m->build;
	int64_t key = fleet_key(m, DA_HIVE_SOFTWARE,
		"Microsoft\\Windows NT\\CurrentVersion", m->installed);
	char build[16];
	DA_FACT(image, i);

	snprintf(build, sizeof(build), "%u", b->build);
	i.product = b->product;
	i.build = b->build;
	i.build_origin = "SOFTWARE";
	i.build_value = fleet_text(m, key, "CurrentBuildNumber", 1, build);
	i.revision = b->revision;
	i.major = 10;
	i.minor = 0;
	i.arch = "amd64";
	i.arch_origin = i.control_set_origin = "";
	i.arch_origin = "SYSTEM";
	i.product_type = b->product_type;
	i.product_suite = b->product_type == 3 ? "Terminal Server|DataCenter" :
			  "Terminal Server";
	i.edition = b->edition;
	i.installation_type = b->product_type == 3 ? "Server" : "Client";
	i.display_version = b->display;
	i.system_root = "C:\\WINDOWS";
	i.control_set = "ControlSet001";
	i.control_set_origin = "Select!Current";
	i.control_set_guessed = i.setup_in_progress = i.generalized =
		i.state_separation = 0;
	i.image_state = "IMAGE_STATE_COMPLETE";
	i.computer_name = da_arena_printf(m->arena, "PC-%05u", m->n);
	i.has_driver_database = 1;
	i.oem_published = (int64_t)m->third_parties;
	i.service_keys = FLEET_SERVICES + 40;
	PUT(m, image, i);
}

static void database(struct fleet_at *m, const char *name, enum da_hive_kind h)
{
	DA_FACT(driver_database, d);

	d.hive = name;
	d.version = 0x0A000000;
	d.schema_version = 65536;
	d.architecture = 9;
	d.update_date = fleet_time(m, m->installed);
	d.setup_status = -1;
	d.device_ids = 4000 + fleet_below(&m->r, 800);
	d.key = fleet_key(m, h, "DriverDatabase", m->installed);
	PUT(m, driver_database, d);
}

void fleet_identity(struct fleet_at *m)
{
	DA_FACT(source, s);

	s.kind = "NTFS volume";
	s.volume_offset = 0;
	s.volume_serial = da_arena_printf(m->arena, "%016llx",
		(unsigned long long)fleet_next(&m->r));
	s.volume_dirty = 0;
	PUT(m, source, s);
	hive(m, "SOFTWARE", 60000000 + 4096 * (int64_t)fleet_below(&m->r, 9000));
	image(m);
	hive(m, "SYSTEM", 12000000 + 4096 * (int64_t)fleet_below(&m->r, 2000));
	hive(m, "DRIVERS", 5000000 + 4096 * (int64_t)fleet_below(&m->r, 900));
	database(m, "SYSTEM", DA_HIVE_SYSTEM);
	database(m, "DRIVERS", DA_HIVE_DRIVERS);
	areas(m);
}

/* ---- SOFTWARE ------------------------------------------------------------- */

static const char *destination(struct fleet_at *m, const char *name, int dirid)
{
	const char *folder = dirid == 12 ? "System32\\drivers" :
			     dirid == 11 ? "System32" :
			     "System32\\spool\\DRIVERS\\x64\\3";

	return da_arena_printf(m->arena, "%s\\%s", folder, name);
}

static void lockdown(struct fleet_at *m, struct fleet_slot *s, size_t i,
		     int dirid)
{
	const struct fleet_file *f = &s->p->files[i];
	const char *to = destination(m, f->name, dirid);
	char *key = da_arena_printf(m->arena,
		"Microsoft\\Windows\\CurrentVersion\\Setup\\PnpLockdownFiles\\%%SystemRoot%%/%s",
		to);
	DA_FACT(lockdown, l);
	DA_FACT(lockdown_owner, o);

	for (char *c = strrchr(key, '%'); *c; c++)
		if (*c == '\\')
			*c = '/';
	l.id = o.lockdown = ++m->lockdowns;
	l.path = strrchr(key, '\\') + 1;
	l.resolved_path = da_arena_printf(m->arena, "\\Windows\\%s", to);
	l.source_path = f->path;
	l.source = da_arena_printf(m->arena, "%%SystemRoot%%%s",
				   f->path + strlen("\\Windows"));
	l.source_package = s->p->id;
	l.key = fleet_key(m, DA_HIVE_SOFTWARE, key, s->staged);
	l.class = !s->p->third_party ? 3 : s->p->lockdown ? 4 : 5;
	l.class_value = fleet_number(m, l.key, "Class", (uint32_t)l.class);
	l.source_value = fleet_text(m, l.key, "Source", 1, l.source);
	l.file_exists = l.source_exists = 1;
	l.source_file = fleet_slot_file(m, s, i);
	l.file = fleet_file(m, l.resolved_path, f->size, f->sha256,
			    !s->p->third_party, s->staged);
	PUT(m, lockdown, l);
	o.inf_name = s->published;
	o.value = fleet_text(m, l.key, "Owners", 7, s->published);
	PUT(m, lockdown_owner, o);
}

static void lockdowns(struct fleet_at *m, struct fleet_slot *s)
{
	for (size_t i = 0; i < s->p->files_n; i++) {
		int dirid = s->p->files[i].dirid;

		if (s->p->kind == FLEET_WINDOWS && !s->in_store &&
		    da_iends(s->p->files[i].name, ".sys"))
			dirid = 12;
		if (dirid && dirid != 13 && s->selected->applies)
			lockdown(m, s, i, dirid);
	}
}

static void resource(struct fleet_at *m, const char *path, const char *name,
		     const char *inf, uint64_t time)
{
	int64_t key = fleet_key(m, DA_HIVE_SOFTWARE, da_arena_printf(m->arena,
		"Microsoft\\Windows\\CurrentVersion\\Setup\\PnpResources\\Registry\\HKLM\\%s\\%s",
		path, name), time);
	DA_FACT(pnp_resource, r);

	r.root = "HKLM";
	r.path = path;
	r.value_name = name;
	r.inf_name = inf;
	r.value = fleet_text(m, key, "Owners", 7, inf);
	PUT(m, pnp_resource, r);
}

static void resources(struct fleet_at *m, struct fleet_slot *s)
{
	for (size_t i = 0; i < s->selected->lines_n; i++)
		resource(m, s->selected->lines[i].key,
			 s->selected->lines[i].value, s->published, s->staged);
}

static void user_mode_driver(struct fleet_at *m, struct fleet_slot *s)
{
	const struct fleet_package *p = s->p;
	int64_t key;
	DA_FACT(umdf_service, u);

	if (p->kind != FLEET_USER_MODE || !s->selected->applies)
		return;
	key = fleet_key(m, DA_HIVE_SOFTWARE, da_arena_printf(m->arena,
		"Microsoft\\Windows NT\\CurrentVersion\\WUDF\\Services\\%s",
		p->name), s->staged);
	u.name = p->name;
	u.resolved_path = da_arena_printf(m->arena, "%s\\%s.dll", p->folder,
					  p->name);
	u.image_path = da_arena_printf(m->arena, "%%SystemRoot%%%s",
				       u.resolved_path + strlen("\\Windows"));
	u.location = "store";
	u.store_package = p->id;
	u.value = fleet_text(m, key, "ImagePath", 2, u.image_path);
	u.major = 2;
	u.minor = 15;
	u.major_value = fleet_number(m, key, "WdfMajorVersion", 2);
	fleet_number(m, key, "WdfMinorVersion", 15);
	PUT(m, umdf_service, u);
}

static void publishers(struct fleet_at *m)
{
	for (uint32_t i = 0; i < FLEET_PUBLISHERS; i++) {
		DA_FACT(event_publisher, e);

		if ((i + m->build->build) % 11 == 0)
			continue;
		e.guid = m->f->publishers[i].guid;
		e.name = m->f->publishers[i].name;
		e.resource_file = e.message_file = m->f->publishers[i].dll;
		e.channels = i % 5;
		PUT(m, event_publisher, e);
	}
}

static void run_entries(struct fleet_at *m)
{
	static const char *const names[] = { "SecurityHealth", "RtkAudUService",
					     "OneDriveSetup", "igfxTray" };
	static const char path[] = "Microsoft\\Windows\\CurrentVersion\\Run";
	int64_t key = fleet_key(m, DA_HIVE_SOFTWARE, path, m->installed);

	for (size_t i = 0; i < DA_COUNT(names); i++) {
		DA_FACT(run_entry, r);

		if (fleet_percent(&m->r, 40))
			continue;
		r.key_name = "Run";
		r.wow64 = 0;
		r.path = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run";
		r.name = names[i];
		r.resolved_path = da_arena_printf(m->arena,
			"\\Windows\\System32\\%s.exe", names[i]);
		r.command = da_arena_printf(m->arena, "C:%s", r.resolved_path);
		r.location = "system32";
		r.store_package = "";
		r.value = fleet_text(m, key, names[i], 1, r.command);
		PUT(m, run_entry, r);
	}
}

void fleet_software(struct fleet_at *m)
{
	for (size_t i = 0; i < FLEET_ON_IMAGE; i++) {
		lockdowns(m, &m->slots[i]);
		resources(m, &m->slots[i]);
		user_mode_driver(m, &m->slots[i]);
	}
	for (uint32_t i = 0; i < 250; i++) {	/* Windows' own */
		const struct fleet_windows_service *w = &m->f->windows[i];

		resource(m, da_arena_printf(m->arena,
			"SYSTEM\\CurrentControlSet\\Control\\%s\\Parameters",
			w->name), "Default", "machine.inf", m->installed);
	}
	publishers(m);
	run_entries(m);
}

/* ---- SYSTEM --------------------------------------------------------------- */

static void class_filters(struct fleet_at *m)
{
	size_t driver = m->build->build % 13 == 9 ? 18 : 9;	/* that is there */

	for (size_t i = 0; i < 12; i++) {
		const char *service = m->f->windows[driver].name;
		int64_t key = fleet_key(m, DA_HIVE_SYSTEM, da_arena_printf(m->arena,
			"ControlSet001\\Control\\Class\\%s",
			fleet_classes[i].guid), m->installed);
		DA_FACT(class_filter, c);

		c.class_guid = fleet_classes[i].guid;
		c.class = fleet_classes[i].name;
		c.position = i % 2 ? "UpperFilters" : "LowerFilters";
		c.service = service;
		c.value = fleet_text(m, key, c.position, 7, service);
		PUT(m, class_filter, c);
	}
}

static void pending_renames(struct fleet_at *m)
{
	uint32_t n = fleet_percent(&m->r, 30) ? 1 + fleet_below(&m->r, 6) : 0;
	int64_t value = 0;

	for (uint32_t i = 0; i < n; i++) {
		DA_FACT(pending_rename, p);

		p.source_path = da_arena_printf(m->arena,
			"\\Windows\\Temp\\setup%04x.tmp", fleet_below(&m->r, 65536));
		p.source = da_arena_printf(m->arena, "\\??\\C:%s",
					   p.source_path);
		p.new_name = p.new_path = "";
		if (!i)
			value = fleet_text(m, fleet_key(m, DA_HIVE_SYSTEM,
				"ControlSet001\\Control\\Session Manager",
				m->installed), "PendingFileRenameOperations", 7,
				p.source);
		p.value = value;
		PUT(m, pending_rename, p);
	}
}

/* ---- devices -------------------------------------------------------------- */

struct device {
	struct fleet_at *m;
	struct fleet_slot *s;
	struct da_fact_device f;
	int64_t software;		/* registry_key of its software key */
};

static void filter(struct device *d, const char *form, const char *position,
		   int64_t key, int64_t value)
{
	DA_FACT(device_filter, f);

	f.device = d->f.id;
	f.form = form;
	f.position = position;
	f.service = d->s->p->service;
	f.key = key;
	f.value = value;
	PUT(d->m, device_filter, f);
}

static void filters(struct device *d, const char *path)
{
	struct fleet_at *m = d->m;

	if (d->s->p->kind == FLEET_OLD_FILTER)
		filter(d, "registry", "UpperFilters", d->f.key,
		       fleet_text(m, d->f.key, "UpperFilters", 7,
				  d->s->p->service));
	if (d->s->p->kind == FLEET_FILTER)
		filter(d, "declared", "*Upper", fleet_key(m, DA_HIVE_SYSTEM,
			da_arena_printf(m->arena, "%s\\Filters\\*Upper", path),
			d->s->staged), DA_NULL);
}

static void co_installer(struct device *d)
{
	struct fleet_at *m = d->m;
	DA_FACT(installer, i);

	i.id = ++m->installers;
	i.place = "software";
	i.device = d->f.id;
	i.class_guid = i.class = "";
	i.name = "CoInstallers32";
	i.dll = da_arena_printf(m->arena, "%sco.dll", d->s->p->name);
	i.resolved_path = da_arena_printf(m->arena, "\\Windows\\System32\\%s",
					  i.dll);
	i.dll_exists = 1;
	i.file = fleet_file(m, i.resolved_path, 98304, NULL, false,
			    d->s->staged);
	i.value = fleet_text(m, d->software, "CoInstallers32", 7,
		da_arena_printf(m->arena, "%s,CoDeviceInstall", i.dll));
	PUT(m, installer, i);
}

/* Where its software key says that firmware lies. */
static void firmware(struct device *d, size_t file)
{
	struct fleet_at *m = d->m;
	const char *path = d->s->p->files[file].path;
	DA_FACT(device_value, v);

	v.id = ++m->device_values;
	v.device = d->f.id;
	v.place = "software";
	v.subkey = "";
	v.kind = "value";
	v.name = "FirmwarePath";
	v.path = da_arena_printf(m->arena, "C:%s", path);
	v.resolved_path = path;
	v.location = "store";
	v.store_package = d->s->p->id;
	v.path_exists = 1;
	v.file = fleet_slot_file(m, d->s, file);
	v.key = d->software;
	v.value = fleet_text(m, d->software, "FirmwarePath", 1, v.path);
	PUT(m, device_value, v);
}

static void interfaces(struct device *d)
{
	static const char *const classes[] = {
		"{6994ad04-93ef-11d0-a3cc-00a0c9223196}",
		"{dda54a40-1e4c-11d1-a050-405705c10000}",
		"{a5dcbf10-6530-11d2-901f-00c04fb951ed}",
		"{4d1e55b2-f16f-11cf-88cb-001111000030}",
	};
	struct fleet_at *m = d->m;

	for (uint32_t n = fleet_below(&m->r, 4); n; n--) {
		DA_FACT(device_interface, i);
		char *link;

		i.id = ++m->interfaces;
		i.class_guid = classes[n % DA_COUNT(classes)];
		link = da_arena_printf(m->arena, "\\\\?\\%s#%s",
				       d->f.instance, i.class_guid);
		for (char *c = link + 4; *c; c++)
			if (*c == '\\')
				*c = '#';
		i.link = link;
		i.reference = n % 2 ? "" : "global";
		i.instance = d->f.instance;
		i.complete = 1;
		PUT(m, device_interface, i);
	}
}

static void software_key(struct device *d, uint32_t n)
{
	struct fleet_at *m = d->m;
	struct da_fact_device *f = &d->f;
	const struct fleet_package *p = d->s->p;

	f->driver = da_arena_printf(m->arena, "%s\\%04u", f->class_guid, n);
	d->software = fleet_key(m, DA_HIVE_SYSTEM, da_arena_printf(m->arena,
		"ControlSet001\\Control\\Class\\%s", f->driver), d->s->staged);
	f->inf_value = fleet_text(m, d->software, "InfPath", 1, f->inf);
	if (p->kind == FLEET_COINSTALLER)
		co_installer(d);
	for (size_t i = 0; i < p->files_n; i++)
		if (p->third_party && p->files[i].dirid == 13 &&
		    da_iends(p->files[i].name, "fw.bin") && p->number % 2)
			firmware(d, i);
}

static void ids(struct device *d)
{
	struct fleet_at *m = d->m;
	const struct fleet_package *p = d->s->p;
	char id[64], lower[64];

	fleet_hardware_id(p, fleet_below(&m->r, p->devices), id);
	memcpy(lower, id, sizeof(lower));
	d->f.hardware_ids = da_arena_printf(m->arena, "%s&REV_%02X\n%s", id,
		p->number & 0xFF, id);
	d->f.matching_id = da_arena_strdup(m->arena, da_strlower(lower));
	d->f.instance = da_arena_printf(m->arena, "%s&REV_%02X\\%u&%x&0&%02X",
		id, p->number & 0xFF, 3 + fleet_below(&m->r, 4),
		(uint32_t)fleet_next(&m->r), fleet_below(&m->r, 256));
}

static void device(struct fleet_at *m, struct fleet_slot *s, uint32_t n)
{
	const struct fleet_package *p = s->p;
	struct device d = { .m = m, .s = s };
	struct da_fact_device *f = &d.f;
	const char *path;

	da_fact_clear(DA_FACT_device, f);
	ids(&d);
	f->id = ++m->devices;
	f->class = fleet_classes[p->class].name;
	f->class_guid = fleet_classes[p->class].guid;
	f->service = p->kind == FLEET_USER_MODE ? "WUDFRd" :
		     p->service && p->kind != FLEET_COMPONENT ? p->service : "";
	f->description = da_arena_printf(m->arena, "@%s,%%device%u%%;%s %s Device %04X",
		s->published, n % p->devices, p->provider, f->class,
		n % p->devices);
	f->config_flags = 0;
	f->inf = f->inf_property = s->published;
	f->inf_origin = "InfPath";
	f->inf_section = p->kind == FLEET_WINDOWS && !s->in_store ?
			 "InstallOld" : p->section;
	f->included = p->kind == FLEET_INCLUDE ? "ks.inf,wdmaudio.inf" : "";
	f->extensions = "";
	f->provider = p->provider;
	f->driver_version = p->version;
	f->driver_date = p->date;
	f->install_date = f->first_install_date = fleet_time(m, s->staged);
	f->values_read = 10 + fleet_below(&m->r, 20);
	f->complete = 1;
	path = da_arena_printf(m->arena, "ControlSet001\\Enum\\%s", f->instance);
	f->key = fleet_key(m, DA_HIVE_SYSTEM, path, s->staged);
	filters(&d, path);
	software_key(&d, n);
	PUT(m, device, *f);
	interfaces(&d);
}

/* A few hundred on most machines, some thousand where many things were plugged. */
void fleet_devices(struct fleet_at *m)
{
	uint32_t u = fleet_below(&m->r, 100);
	uint32_t n = 300 + u * u / 12 + (u > 96 ? 1500 : 0);

	class_filters(m);
	pending_renames(m);
	for (uint32_t i = 0; i < n; i++) {
		struct fleet_slot *s = &m->slots[fleet_below(&m->r,
							     FLEET_ON_IMAGE)];

		if (s->selected->applies && s->p->kind != FLEET_EXTENSION)
			device(m, s, i);
	}
}
