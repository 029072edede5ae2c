// SPDX-License-Identifier: Apache-2.0
/*
 * ControlSetNNN\Services.  A subkey without Type is no service (performance
 * counters and leftovers); the count of subkeys is kept beside.
 */
#include "config.h"
#include "service.h"

#include "drvaudit/sddl.h"

#include <stdlib.h>

static int one_value(void *ctx, const struct da_value *v)
{
	struct da_service_key *s = ctx;
	DA_FACT(service_item, item);
	int64_t cited;

	if (!s->at->number)
		s->at->number = da_cite_key(s->c, s->at->key, s->at->path);
	cited = da_cite_value(s->c, s->at->number, v);
	item.service = s->fact->id;
	item.place = s->place;
	item.kind = "value";
	item.name = v->name;
	item.value = cited;
	item.key = s->at->number;
	item.everyone_writes = -1;
	DA_EMIT(s->c, service_item, item);
	if (da_strieq(s->place, "root"))
		da_service_value(s, v, cited);
	if (da_strieq(v->name, "ServiceDll") &&
	    (da_strieq(s->place, "root") || da_strieq(s->place, "Parameters")))
		da_service_dll(s, v, cited);
	return 0;
}

static int find_type(void *ctx, const struct da_value *v)
{
	struct da_service_key *s = ctx;

	if (da_strieq(v->name, "Type"))
		s->has_type = true;
	return 0;
}

static int service_subkey(void *ctx, da_key key, const char *name);

static int below(struct da_service_key *s, da_key key, const char *path,
		 const char *place)
{
	struct da_at at = { key, path, 0 };
	struct da_service_key deeper = { s->c, &at, s->fact, place, true, false };
	int a = da_hive_values(s->c->hive, key, one_value, &deeper);
	int b = da_hive_subkeys(s->c->hive, key, service_subkey, &deeper);

	return a < 0 ? a : b;
}

/* four levels of settings are plenty; deeper ones are counted by name */
static bool followed(const struct da_service_key *s, const char *name)
{
	int depth = 0;

	if (da_strieq(s->place, "root"))
		return da_strieq(name, "Parameters") || da_is_service_state(name);
	for (const char *p = s->place; (p = strchr(p, '\\')); p++)
		depth++;
	return depth < 3;
}

static int service_subkey(void *ctx, da_key key, const char *name)
{
	struct da_service_key *s = ctx;
	bool root = da_strieq(s->place, "root");
	struct da_arena *arena = da_arena_new();
	const char *place, *path;
	int status = 0;
	DA_FACT(service_item, item);

	place = root ? da_arena_strdup(arena, name) :
		da_arena_printf(arena, "%s\\%s", s->place, name);
	path = da_arena_printf(arena, "%s\\%s", s->at->path, name);
	item.service = s->fact->id;
	item.place = s->place;
	item.kind = "key";
	item.name = name;
	item.key = da_cite_key(s->c, key, path);
	item.everyone_writes = -1;
	if (da_is_service_state(root ? name : s->place))
		item.everyone_writes = da_service_state(s, key, item.key, place);
	DA_EMIT(s->c, service_item, item);
	if ((!root || !da_service_known_key(s, key, name)) && followed(s, name))
		status = below(s, key, path, place);
	da_arena_free(arena);
	return status < 0 ? 0 : status;
}

struct services {
	struct da_collect *c;
	struct da_at services;
};

/* What is not there may stand in what could not be read. */
static void gaps_below(struct da_fact_service *fact)
{
	if (fact->start_override == -1)
		fact->start_override = DA_NULL;
	if (fact->security && !*fact->security)
		fact->security = NULL;
	if (fact->service_dll && !*fact->service_dll)
		fact->service_dll = fact->service_dll_place = NULL;
}

static int one_service(void *ctx, da_key key, const char *name)
{
	struct services *all = ctx;
	struct da_collect *c = all->c;
	struct da_at at = { key, da_arena_printf(c->arena, "%s\\%s",
						 all->services.path, name), 0 };
	DA_FACT(service, fact);
	struct da_service_key s = { c, &at, &fact, "root", false, false };
	struct da_service *kept;
	uint64_t damages;
	int a, b;

	c->os.service_keys++;
	a = da_hive_values(c->hive, key, find_type, &s);
	if (!s.has_type && !a)
		return 0;
	fact.id = (int64_t)c->services.n + 1;
	fact.name = da_arena_strdup(c->arena, name);
	fact.service_sid = da_service_sid(c->arena, name);
	/* absent until met; unreadable lists leave them unknown */
	if (!a)
		da_service_absent(&fact);
	a = da_hive_values(c->hive, key, one_value, &s);
	damages = da_hive_damages(c->hive);
	fact.start_override = -1;
	fact.security = "";
	if (!a && !fact.service_dll_place)
		fact.service_dll = fact.service_dll_place = "";
	b = da_hive_subkeys(c->hive, key, service_subkey, &s);
	fact.complete = !a && !b && !s.unreadable;
	fact.below_complete = !b && damages == da_hive_damages(c->hive);
	if (!fact.below_complete)
		gaps_below(&fact);
	if (!at.number)
		at.number = da_cite_key(c, key, at.path);
	fact.key = at.number;
	kept = &DA_PUSH(c->services);
	kept->fact = fact;
	return 0;
}

static void system_hive(struct da_collect *c)
{
	struct services s = { .c = c };
	struct da_at set = { c->control_set, c->os.control_set, 0 };
	int status;

	da_area_begin(c, "services");
	if (!c->has_control_set) {
		da_area(c, "services", "unreadable",
			"%s", c->req->control_set ?
			"there is no such control set" :
			"no control set that exists is named by Select");
		return;
	}
	status = da_at_open(c, &set, "Services", &s.services);
	if (status) {
		da_area(c, "services", status == DA_ABSENT ? "absent" :
			"unreadable", "there is no readable Services key");
		return;
	}
	c->os.service_keys = 0;
	status = da_hive_subkeys(c->hive, s.services.key, one_service, &s);
	da_area_end(c, status);
}

/* A kernel driver without ImagePath is System32\drivers\<name>.sys. */
static const char *image_of(struct da_collect *c, const struct da_fact_service *f)
{
	if (!f->image_path)
		return NULL;
	if (!*f->image_path && (f->type == 1 || f->type == 2 || f->type == 8))
		return da_arena_printf(c->arena,
				       "\\SystemRoot\\System32\\drivers\\%s.sys",
				       f->name);
	return f->image_path;
}

/*
 * A 32-bit program: the service manager reads SysWOW64 where its path says
 * System32.
 */
static const char *redirected(struct da_collect *c,
			      const struct da_fact_service *f, const char *path)
{
	const char *system32 = da_arena_printf(c->arena, "%s\\System32\\",
					       c->windows);
	const char *rest = da_iafter(path, system32);

	if (!rest || f->wow64 <= 0 || f->type <= 0 || !(f->type & 0x30) ||
	    da_istarts(rest, "DriverStore\\"))
		return NULL;
	return da_arena_printf(c->arena, "%s\\SysWOW64\\%s", c->windows, rest);
}

static void image_file(struct da_collect *c, struct da_fact_service *f)
{
	const char *image = image_of(c, f), *other;
	struct da_resolved r;

	if (!image)
		return;
	da_resolve(c, image, &r);
	f->resolved_path = r.path;
	f->location = r.location;
	f->store_package = r.package;
	f->in_driver_store = da_strieq(r.location, "store");
	other = redirected(c, f, r.path);
	f->redirected = other != NULL;
	if (other)
		f->resolved_path = other;
	f->image_exists = da_cite_path(c, f->resolved_path, false,
				       &f->image_file);
}

static void dll_file(struct da_collect *c, struct da_fact_service *f)
{
	struct da_resolved r;

	if (!f->service_dll)
		return;
	da_resolve(c, f->service_dll, &r);
	f->service_dll_path = r.path;
	f->service_dll_location = r.location;
	f->service_dll_package = r.package;
}

static void files(struct da_collect *c)
{
	for (size_t i = 0; i < c->services.n; i++) {
		struct da_fact_service *f = &c->services.p[i].fact;

		image_file(c, f);
		dll_file(c, f);
		DA_EMIT(c, service, *f);
	}
}

const struct da_evidence_source da_source_services = {
	.name = "services",
	.hive = { [DA_HIVE_SYSTEM] = system_hive },
	.areas = { [DA_HIVE_SYSTEM] = { "services" } },
	.files = files,
};
