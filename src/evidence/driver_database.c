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

	if (da_hive_value(c->hive, at->key, "Version", c->arena, &v) ||
	    v.size != 48)
		return;
	b = v.data;
	f->class_guid = da_arena_printf(c->arena,
		"{%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x}",
		da_le32(b + 8), da_le16(b + 12), da_le16(b + 14), b[16], b[17],
		b[18], b[19], b[20], b[21], b[22], b[23]);
	da_filetime_str(da_le64(b + 24), time);
	f->driver_date = da_arena_strndup(c->arena, time, strnlen(time, 10));
	f->driver_version = da_arena_printf(c->arena, "%u.%u.%u.%u",
		da_le16(b + 38), da_le16(b + 36), da_le16(b + 34),
		da_le16(b + 32));
	if (f->inbox == DA_NULL && b[1] == 0xFF && (b[0] == 0xFF || b[0] == 0))
		f->inbox = b[0] == 0xFF;
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
	struct da_buf text = { 0 };
	struct da_value v;
	const char *joined;
	char **names;
	size_t n;
	int status = da_hive_value(c->hive, key, "IncludedInfs", arena, &v);

	if (status)
		return status == DA_ABSENT ? "" : NULL;
	names = da_value_list(&v, arena, &n);
	for (size_t i = 0; i < n; i++)
		da_buf_printf(&text, "%s%s", i ? "," : "", names[i]);
	joined = da_arena_strdup(arena, da_buf_str(&text));
	da_buf_free(&text);
	return joined;
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
		return DA_ELIMIT;
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
	version_blob(c, p, &at);
	configurations(c, f->id, &at);
	return 0;
}

static int one_inf_name(void *ctx, da_key key, const char *name)
{
	struct da_collect *c = ctx;
	struct da_value v;
	const char *active = NULL;
	char **ids;
	size_t n;

	if (!da_hive_value(c->hive, key, "Active", c->arena, &v))
		active = da_value_text(&v, c->arena, NULL);
	if (da_hive_value(c->hive, key, "", c->arena, &v))
		return 0;
	ids = da_value_list(&v, c->arena, &n);
	for (size_t i = 0; i < n; i++) {
		struct da_package *p = da_package_get(c, ids[i], true);

		if (!p)
			return DA_ELIMIT;
		if (!p->fact.published_name)
			p->fact.published_name =
				da_arena_strdup(c->arena, name);
		p->fact.active = active ? da_strieq(active, ids[i]) : DA_NULL;
		if (p->fact.in_registry == DA_NULL) {
			/* named, but without an entry of its own */
			p->fact.in_registry = 1;
			p->fact.registry_hive =
				da_hive_kind_name(c->hive_kind);
			p->fact.record = da_cite_key(c, key, da_arena_printf(
				c->arena, "DriverDatabase\\DriverInfFiles\\%s",
				name));
			p->fact.inbox = !da_is_oem_name(name);
		}
	}
	return 0;
}

static void oem_map(struct da_collect *c, const struct da_at *db)
{
	struct da_value v;
	int64_t n = 0;

	if (da_hive_value(c->hive, db->key, "OemInfMap", c->arena, &v))
		return;
	for (uint32_t i = 0; i < v.size; i++)
		for (int bit = 0; bit < 8; bit++)
			n += v.data[i] >> bit & 1;
	c->os.oem_published = n;
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
	oem_map(c, &db);
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

static int one_class(void *ctx, da_key key, const char *name)
{
	struct da_collect *c = ctx;
	struct da_at at = { key, "", 0 };
	const char *text = *name == '{' ? da_at_text(c, &at, "Class", NULL) : "";

	if (text && *text)
		DA_PUSH(c->classes) = (struct da_class){
			da_arena_strdup(c->arena, name), text };
	return 0;
}

const char *da_class_name(const struct da_collect *c, const char *guid)
{
	for (size_t i = 0; guid && i < c->classes.n; i++)
		if (da_strieq(c->classes.p[i].guid, guid))
			return c->classes.p[i].name;
	return NULL;
}

static void system_hive(struct da_collect *c)
{
	struct da_at set = { c->control_set, c->os.control_set, 0 }, classes;
	da_key key;

	if (c->has_control_set &&
	    !da_at_open(c, &set, "Control\\Class", &classes))
		da_hive_subkeys(c->hive, classes.key, one_class, c);

	c->os.has_driver_database = da_hive_path(
		c->hive, da_hive_root(c->hive), "DriverDatabase", &key) == DA_OK;
	c->system_database = database(c, "driver_database");
}

static void drivers_hive(struct da_collect *c)
{
	c->drivers_database = database(c, "driver_database_drivers");
}

const struct da_evidence_source da_source_driver_database = {
	.name = "driver database",
	.hive = { [DA_HIVE_SYSTEM] = system_hive,
		  [DA_HIVE_DRIVERS] = drivers_hive },
	.areas = { [DA_HIVE_SYSTEM] = { "driver_database" },
		   [DA_HIVE_DRIVERS] = { "driver_database_drivers" } },
};
