// SPDX-License-Identifier: Apache-2.0
/*
 * DriverDatabase, in SYSTEM and in DRIVERS: one shape, two halves of the
 * packages.  DriverInfFiles gives the published names, DriverPackages what
 * Windows recorded about each package when it was imported, Configurations
 * below it what it made of an install section.
 *
 * Version (48 bytes): 0 FF FF inbox, 00 FF third party  2 architecture
 *	8 class GUID  24 date of DriverVer (FILETIME)  32 its version, u16 x 4,
 *	last part first
 *
 * OemInfMap (SYSTEM only, over both halves): oemN.inf is published when bit
 * 0x80 >> (N & 7) of byte N / 8 is set.
 */
#include "config.h"
#include "collect.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

bool da_is_oem_name(const char *published)
{
	size_t n;

	if (!published || !da_istarts(published, "oem"))
		return false;
	n = strspn(published + 3, "0123456789");
	return n && da_strieq(published + 3 + n, ".inf");
}

/* N of oemN.inf, or DA_OEM_NAMES_MAX for any other name. */
static uint32_t oem_number(const char *published)
{
	uint32_t n = 0;

	if (!da_is_oem_name(published))
		return DA_OEM_NAMES_MAX;
	for (const char *p = published + 3; *p != '.'; p++) {
		n = 10 * n + (uint32_t)(*p - '0');
		if (n >= DA_OEM_NAMES_MAX)
			return DA_OEM_NAMES_MAX;
	}
	return n;
}

void da_oem_named(struct da_collect *c, const char *published,
		  enum da_oem_namer by)
{
	uint32_t n = oem_number(published);

	if (n < DA_OEM_NAMES_MAX)
		c->oem_named[n] |= (uint8_t)by;
}

static uint32_t package_slot(struct da_collect *c, const char *id)
{
	uint32_t i = da_strihash(id) & (c->package_cap - 1);

	while (c->package_table[i] &&
	       !da_strieq(c->packages.p[c->package_table[i] - 1].fact.package_id,
			  id))
		i = (i + 1) & (c->package_cap - 1);
	return i;
}

/* "name.inf_amd64_<16 hex>", and "name.inf_amd64_neutral_<16 hex>" of old. */
static void split_id(struct da_collect *c, struct da_package *p)
{
	struct da_fact_package *f = &p->fact;
	static const char *const arches[] = { "amd64", "arm64", "x86", "arm",
					      "ia64", "wow64" };
	const char *at = strstr(f->package_id, ".inf_");
	size_t n;

	if (!at)
		return;
	p->id_name = da_arena_strndup(c->arena, f->package_id,
				      (size_t)(at + 4 - f->package_id));
	f->original_name = p->id_name;
	at += 5;
	n = strcspn(at, "_");
	for (size_t i = 0; i < DA_COUNT(arches); i++)
		if (strlen(arches[i]) == n && !strncmp(at, arches[i], n))
			f->arch = arches[i];
}

struct da_package *da_package_get(struct da_collect *c, const char *id, bool make)
{
	struct da_package *p;
	uint32_t slot;

	if (2 * (c->packages.n + 1) > c->package_cap) {
		free(c->package_table);
		c->package_cap = c->package_cap ? 2 * c->package_cap : 1024;
		c->package_table = da_calloc(c->package_cap,
					     sizeof(*c->package_table));
		for (size_t i = 0; i < c->packages.n; i++)
			c->package_table[package_slot(c,
				c->packages.p[i].fact.package_id)] =
				(uint32_t)i + 1;
	}
	slot = package_slot(c, id);
	if (c->package_table[slot])
		return &c->packages.p[c->package_table[slot] - 1];
	if (!make || c->packages.n >= DA_PACKAGES_MAX)
		return NULL;
	p = &DA_PUSH(c->packages);
	memset(p, 0, sizeof(*p));
	da_fact_clear(DA_FACT_package, &p->fact);
	p->fact.id = (int64_t)c->packages.n;
	p->fact.package_id = da_arena_strdup(c->arena, id);
	c->package_table[slot] = (uint32_t)c->packages.n;
	split_id(c, p);
	return p;
}

static void version_blob(struct da_collect *c, struct da_package *p,
			 const struct da_at *at)
{
	struct da_fact_package *f = &p->fact;
	const uint8_t *b;
	struct da_value v;
	char time[DA_TIME_MAX];

	int status = da_hive_value(c->hive, at->key, "Version", c->arena, &v);

	if (status) {
		f->version_blob = status == DA_ABSENT ? -1 : DA_NULL;
		return;
	}
	f->version_blob = v.size == 48;
	if (v.size != 48) {
		f->version_value = da_cite_value(c, at->number, &v);
		return;
	}
	b = v.data;
	f->class_guid = da_guid_text(c->arena, b + 8);
	da_filetime_str(da_le64(b + 24), time);
	f->driver_date = da_arena_strndup(c->arena, time, strnlen(time, 10));
	f->driver_version = da_arena_printf(c->arena, "%u.%u.%u.%u",
		da_le16(b + 38), da_le16(b + 36), da_le16(b + 34),
		da_le16(b + 32));
	if (f->inbox == DA_NULL && b[1] == 0xFF && (b[0] == 0xFF || b[0] == 0))
		f->inbox = b[0] == 0xFF;
}

/* What later builds and some classes add: absence is the common case. */
static void more_values(struct da_collect *c, struct da_fact_package *f,
			struct da_at *at)
{
	struct da_value v;
	int status;

	f->catalog = da_at_text(c, at, "Catalog", NULL);
	f->lock_level = da_at_number(c, at, "LockLevel", NULL);
	f->oem_path = da_at_text(c, at, "OemPath", NULL);
	f->file_size = da_at_number(c, at, "FileSize", NULL);
	status = da_hive_value(c->hive, at->key, "ExtensionId", c->arena, &v);
	if (status == DA_ABSENT)
		f->extension_id = "";
	else if (!status && v.size == 16)
		f->extension_id = da_guid_text(c->arena, v.data);
	status = da_hive_value(c->hive, at->key, "ManifestHash", c->arena, &v);
	if (status == DA_ABSENT)	/* a number above those of INT */
		f->manifest_hash = "";
	else if (!status && v.size == 8)
		f->manifest_hash = da_arena_printf(c->arena, "%016llx",
			(unsigned long long)da_le64(v.data));
}

/* ---- Configurations: the install sections that Windows expanded ---------- */

struct configurations {
	struct da_collect *c;
	struct da_at at;		/* DriverPackages\ID\Configurations */
	int64_t package;
	uint32_t n;
};

static const char *included(struct da_collect *c, da_key key,
			    struct da_arena *arena)
{
	struct da_value v;
	int status = da_hive_value(c->hive, key, "IncludedInfs", arena, &v);

	if (status)
		return status == DA_ABSENT ? "" : NULL;
	return da_value_joined(&v, ",", arena);
}

/* Values of a subkey, as its key counts them: 0 without it. */
static int64_t values_of(struct da_collect *c, da_key key, const char *name)
{
	struct da_key_info info;
	da_key sub;
	int status = da_hive_subkey(c->hive, key, name, &sub);

	if (status == DA_ABSENT)
		return 0;
	if (status || da_hive_key_info(c->hive, sub, &info))
		return DA_NULL;
	return info.values;
}

struct written {
	struct da_collect *c;
	struct da_fact_package_configuration *fact;
};

static int one_written_service(void *ctx, da_key key, const char *name)
{
	struct written *w = ctx;
	int64_t n = values_of(w->c, key, "Parameters");

	(void)name;
	if (++w->fact->services > DA_CONFIGURATIONS_MAX)
		return DA_ELIMIT;
	if (n == DA_NULL || w->fact->parameter_values == DA_NULL)
		w->fact->parameter_values = DA_NULL;
	else
		w->fact->parameter_values += n;
	return 0;
}

/* What the section would write: how much of it, not each value. */
static void writes(struct da_collect *c, da_key key,
		   struct da_fact_package_configuration *f)
{
	struct written w = { c, f };
	struct da_err limit;
	da_key services;
	int status = da_hive_subkey(c->hive, key, "Services", &services);

	f->device_values = values_of(c, key, "Device");
	f->driver_values = values_of(c, key, "Driver");
	f->services = f->parameter_values = 0;
	if (status == DA_ABSENT)
		return;
	if (!status)
		status = da_hive_subkeys(c->hive, services, one_written_service,
					 &w);
	if (status == DA_ELIMIT) {
		da_fail(&limit, DA_ELIMIT, "limit", DA_NO_OFFSET,
			"limit: DA_CONFIGURATIONS_MAX %d reached; the services of a configuration are not counted",
			DA_CONFIGURATIONS_MAX);
		da_problem(c, c->area, c->hive_path, "key", &limit);
		c->damaged = true;
	}
	if (status)
		f->services = f->parameter_values = DA_NULL;
}

static int one_configuration(void *ctx, da_key key, const char *name)
{
	struct configurations *all = ctx;
	struct da_collect *c = all->c;
	struct da_arena *arena;
	struct da_at at = { key, NULL, 0 };
	DA_FACT(package_configuration, f);

	if (all->n++ == DA_CONFIGURATIONS_MAX)
		return DA_ELIMIT;
	arena = da_arena_new();
	at.path = da_arena_printf(arena, "%s\\%s", all->at.path, name);
	f.package = all->package;
	f.section = name;
	f.service = da_at_text(c, &at, "Service", &f.service_value);
	f.flags = da_at_number(c, &at, "ConfigFlags", NULL);
	f.included = included(c, key, arena);
	writes(c, key, &f);
	f.key = at.number ? at.number : da_cite_key(c, key, at.path);
	DA_EMIT(c, package_configuration, f);
	da_arena_free(arena);
	return 0;
}

static void configurations(struct da_collect *c, int64_t package,
			   const struct da_at *record)
{
	struct configurations all = { .c = c, .package = package };
	struct da_key_info info;
	struct da_err limit;
	int status = da_at_open(c, record, "Configurations", &all.at);

	if (!status)
		status = da_hive_subkeys(c->hive, all.at.key, one_configuration,
					 &all);
	if (status < 0)
		c->damaged = true;	/* the list is not whole */
	if (all.n <= DA_CONFIGURATIONS_MAX)
		return;
	da_fail(&limit, DA_ELIMIT, "limit",
		da_hive_key_info(c->hive, all.at.key, &info) ?
			DA_NO_OFFSET : info.offset,
		"limit: DA_CONFIGURATIONS_MAX %d reached; more configurations of the package are not listed",
		DA_CONFIGURATIONS_MAX);
	da_problem(c, c->area, c->hive_path, "key", &limit);
}

static int no_room(struct da_collect *c)
{
	int status;

	da_device_limit(c, &status, "DA_PACKAGES_MAX", DA_PACKAGES_MAX);
	return status;
}

static int one_package(void *ctx, da_key key, const char *name)
{
	struct da_collect *c = ctx;
	struct da_package *p = da_package_get(c, name, true);
	struct da_fact_package *f;
	struct da_at at;
	struct da_value v;
	const char *text;
	char time[DA_TIME_MAX];
	int64_t n;

	if (!p)
		return no_room(c);
	f = &p->fact;
	at = (struct da_at){ key, da_arena_printf(c->arena,
		"DriverDatabase\\DriverPackages\\%s", name), 0 };
	f->record = at.number = da_cite_key(c, key, at.path);
	f->in_registry = 1;
	f->registry_hive = da_hive_kind_name(c->hive_kind);
	text = da_at_text(c, &at, "", NULL);
	if (text && *text)
		f->published_name = text;
	text = da_at_text(c, &at, "InfName", NULL);
	if (text && *text)
		f->original_name = text;
	f->provider = da_at_text(c, &at, "Provider", NULL);
	f->signer_name = da_at_text(c, &at, "SignerName", NULL);
	f->signer_score = da_at_number(c, &at, "SignerScore", NULL);
	n = da_at_number(c, &at, "StatusFlags", &f->status_flags_value);
	f->status_flags = n == -1 ? 0 : n;
	if (!da_hive_value(c->hive, key, "ImportDate", c->arena, &v) &&
	    v.size == 8)
		f->import_date = da_arena_strdup(c->arena, da_filetime_str(
			da_le64(v.data), time));
	/* the published name decides; score and version blob stand in for it */
	if (f->published_name)
		f->inbox = !da_is_oem_name(f->published_name);
	else if (f->signer_score == 0x0D000003)
		f->inbox = 1;
	f->has_record = 1;
	version_blob(c, p, &at);
	more_values(c, f, &at);
	configurations(c, f->id, &at);
	return 0;
}

/* A package that DriverInfFiles\name lists; false: no room for it. */
static bool listed(struct da_collect *c, da_key key, const char *name,
		   const char *id, const char *active)
{
	struct da_package *p = da_package_get(c, id, true);
	struct da_fact_package *f;

	if (!p)
		return false;
	f = &p->fact;
	if (!f->published_name)
		f->published_name = da_arena_strdup(c->arena, name);
	/* named twice: one name that it is in force for is enough */
	if (f->registered != 1 || f->active != 1)
		f->active = active ? da_strieq(active, id) : DA_NULL;
	f->registered = 1;
	if (f->in_registry != DA_NULL)
		return true;
	/* named, but without an entry of its own */
	f->in_registry = 1;
	f->registry_hive = da_hive_kind_name(c->hive_kind);
	f->record = da_cite_key(c, key, da_arena_printf(c->arena,
		"DriverDatabase\\DriverInfFiles\\%s", name));
	f->inbox = !da_is_oem_name(name);
	return true;
}

static int one_inf_name(void *ctx, da_key key, const char *name)
{
	struct da_collect *c = ctx;
	struct da_value v;
	const char *active = NULL;
	bool in_list = false;
	char **ids;
	size_t n;

	if (!da_hive_value(c->hive, key, "Active", c->arena, &v))
		active = da_value_text(&v, c->arena, NULL);
	if (active && !*active)
		active = NULL;	/* says nothing */
	if (da_hive_value(c->hive, key, "", c->arena, &v))
		return 0;
	ids = da_value_list(&v, c->arena, &n);
	for (size_t i = 0; i < n; i++) {
		if (!listed(c, key, name, ids[i], active))
			return no_room(c);
		in_list |= active && da_strieq(active, ids[i]);
	}
	/* what is in force and not in the list is a package all the same */
	if (active && *active && !in_list &&
	    !listed(c, key, name, active, active))
		return no_room(c);
	return 0;
}

static void oem_map(struct da_collect *c, const struct da_at *db)
{
	struct da_value v;
	int64_t n = 0;

	int status = da_hive_value(c->hive, db->key, "OemInfMap", c->arena, &v);

	if (status) {
		c->oem_map_state = status == DA_ABSENT ? "" : "unreadable";
		return;
	}
	c->oem_map_state = v.size > DA_OEM_NAMES_MAX / 8 ? "partial" : "";
	c->oem_map_value = da_cite_value(c, da_cite_key(c, db->key, db->path),
					 &v);
	for (uint32_t i = 0; i < 8 * v.size && i < DA_OEM_NAMES_MAX; i++) {
		if (!(v.data[i / 8] & 0x80 >> (i & 7)))
			continue;
		c->oem_named[i] |= DA_OEM_PUBLISHED;
		n++;
	}
	c->os.oem_published = n;
}

struct counted {
	struct da_collect *c;
	int64_t n;
};

static int one_enumerator(void *ctx, da_key key, const char *name)
{
	struct counted *all = ctx;
	struct da_key_info info;

	(void)name;
	if (da_hive_key_info(all->c->hive, key, &info))
		return DA_ECORRUPT;
	all->n += info.subkeys;
	return 0;
}

/* The values of the root, and how many ids DeviceIds holds. */
static void database_root(struct da_collect *c, struct da_at *db)
{
	struct counted ids = { c, 0 };
	struct da_value v;
	char time[DA_TIME_MAX];
	da_key key;
	int status;
	DA_FACT(driver_database, f);

	f.hive = da_hive_kind_name(c->hive_kind);
	f.version = da_at_number(c, db, "Version", NULL);
	f.schema_version = da_at_number(c, db, "SchemaVersion", NULL);
	f.architecture = da_at_number(c, db, "Architecture", NULL);
	f.setup_status = da_at_number(c, db, "SetupStatus", NULL);
	status = da_hive_value(c->hive, db->key, "UpdateDate", c->arena, &v);
	if (status == DA_ABSENT)
		f.update_date = "";
	else if (!status && v.size == 8)
		f.update_date = da_filetime_str(da_le64(v.data), time);
	status = da_hive_subkey(c->hive, db->key, "DeviceIds", &key);
	if (!status)
		status = da_hive_subkeys(c->hive, key, one_enumerator, &ids);
	if (!status || status == DA_ABSENT)
		f.device_ids = ids.n;
	f.key = da_cite_key(c, db->key, db->path);
	DA_EMIT(c, driver_database, f);
}

static bool database(struct da_collect *c, const char *area)
{
	struct da_at db, at;
	int status, a, b;
	bool whole;

	da_area_begin(c, area);
	status = da_at_open(c, NULL, "DriverDatabase", &db);
	if (status) {
		da_area(c, area, status == DA_ABSENT ? "absent" : "unreadable",
			"%s", status == DA_ABSENT ?
			"the hive has no DriverDatabase (before Windows 8 there is none)" :
			"the DriverDatabase cannot be read");
		return false;
	}
	if (c->hive_kind == DA_HIVE_SYSTEM)
		oem_map(c, &db);
	database_root(c, &db);
	a = da_at_open(c, &db, "DriverPackages", &at);
	if (!a)
		a = da_hive_subkeys(c->hive, at.key, one_package, c);
	b = da_at_open(c, &db, "DriverInfFiles", &at);
	if (!b)
		b = da_hive_subkeys(c->hive, at.key, one_inf_name, c);
	/* what waits in the logs of a dirty hive may name more packages */
	whole = a == DA_OK && b == DA_OK && !da_area_damaged(c) &&
		!da_hive_info(c->hive)->dirty;
	da_area_end(c, a < 0 ? a : b);
	return whole;
}

/* A software key: which INF a device was installed with. */
static int one_software_key(void *ctx, da_key key, const char *name)
{
	struct da_collect *c = ctx;
	struct da_value v;

	if (strspn(name, "0123456789") == 4 && !name[4] &&
	    !da_hive_value(c->hive, key, "InfPath", c->scratch, &v))
		da_oem_named(c, da_value_text(&v, c->scratch, NULL),
			     DA_OEM_DEVICE);
	da_arena_reset(c->scratch);
	return 0;
}

static int one_class(void *ctx, da_key key, const char *name)
{
	struct da_collect *c = ctx;
	struct da_at at = { key, "", 0 };
	const char *text = *name == '{' ? da_at_text(c, &at, "Class", NULL) : "";

	if (text && *text)
		DA_PUSH(c->classes) = (struct da_class){
			da_arena_strdup(c->arena, name), text };
	da_hive_subkeys(c->hive, key, one_software_key, c);
	return 0;
}

static int by_guid(const void *a, const void *b)
{
	const struct da_class *x = a, *y = b;
	int order = da_stricmp(x->guid, y->guid);

	return order ? order : strcmp(x->name, y->name);
}

/* A hive may hold as many classes as devices, and each device asks. */
const char *da_class_name(const struct da_collect *c, const char *guid)
{
	size_t low = 0, high = c->classes.n;

	while (guid && low < high) {
		size_t middle = (low + high) / 2;

		if (da_stricmp(c->classes.p[middle].guid, guid) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return guid && low < c->classes.n &&
	       da_strieq(c->classes.p[low].guid, guid) ?
		       c->classes.p[low].name : NULL;
}

static void system_hive(struct da_collect *c)
{
	struct da_at set = { c->control_set, c->os.control_set, 0 }, classes;
	da_key key;

	if (c->has_control_set &&
	    !da_at_open(c, &set, "Control\\Class", &classes))
		da_hive_subkeys(c->hive, classes.key, one_class, c);
	if (c->classes.n)
		qsort(c->classes.p, c->classes.n, sizeof(*c->classes.p), by_guid);

	c->os.has_driver_database = da_hive_path(
		c->hive, da_hive_root(c->hive), "DriverDatabase", &key) == DA_OK;
	c->system_database = database(c, "driver_database");
}

static void drivers_hive(struct da_collect *c)
{
	c->drivers_database = database(c, "driver_database_drivers");
}

/* Why packages that the map counts may be missing. */
static const char *why_unseen(const struct da_collect *c)
{
	if (c->drivers_state && *c->drivers_state)
		return c->drivers_state;
	if (!c->system_database || !c->drivers_database)
		return "a driver database was not read to its end";
	return "the databases, read to their ends, do not name them";
}

/*
 * The map tells how many third-party packages there are; what it counts and
 * nobody knows as a package is a gap in the list of packages.
 */
void da_oem_unseen(struct da_collect *c)
{
	size_t unseen = 0, unnamed = 0;

	if (!c->oem_map_state)
		return;		/* SYSTEM has no database, or there is no SYSTEM */
	for (size_t i = 0; i < c->packages.n; i++)
		da_oem_named(c, c->packages.p[i].fact.published_name,
			     DA_OEM_PACKAGE);
	for (uint32_t i = 0; i < DA_OEM_NAMES_MAX; i++) {
		unsigned by = c->oem_named[i];
		char name[24];
		DA_FACT(oem_unseen, f);

		if (!(by & DA_OEM_PUBLISHED) || by & DA_OEM_PACKAGE)
			continue;
		snprintf(name, sizeof(name), "oem%u.inf", i);
		f.name = name;
		f.named_by = by & DA_OEM_DEVICE ? "device" :
			     by & DA_OEM_SERVICE ? "service" : "";
		f.value = c->oem_map_value;
		DA_EMIT(c, oem_unseen, f);
		unseen++;
		unnamed += !*f.named_by;
	}
	if (*c->oem_map_state)
		da_area(c, "oem_inf_map", c->oem_map_state,
			"OemInfMap, which tells how many third-party packages there are, could not be read to its end");
	else if (unseen)
		da_area(c, "oem_inf_map", "partial",
			"%zu of the %lld third-party packages that OemInfMap counts cannot be seen (%s); %zu of them are named by no device and no service",
			unseen, (long long)c->os.oem_published, why_unseen(c),
			unnamed);
	else
		da_area(c, "oem_inf_map", "complete", "%s", "");
}

static void files(struct da_collect *c)
{
	if (!c->system_database || !c->drivers_database)
		return;
	for (size_t i = 0; i < c->packages.n; i++) {
		struct da_fact_package *f = &c->packages.p[i].fact;

		if (f->has_record == DA_NULL)
			f->has_record = 0;
		if (f->registered == DA_NULL)
			f->registered = 0;
	}
}

const struct da_evidence_source da_source_driver_database = {
	.name = "driver database",
	.hive = { [DA_HIVE_SYSTEM] = system_hive,
		  [DA_HIVE_DRIVERS] = drivers_hive },
	.areas = { [DA_HIVE_SYSTEM] = { "driver_database" },
		   [DA_HIVE_DRIVERS] = { "driver_database_drivers" } },
	.files = files,
};
