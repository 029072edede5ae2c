// SPDX-License-Identifier: Apache-2.0
/*
 * ControlSetNNN\Services.  A subkey without Type is no service (performance
 * counters and leftovers); the count of subkeys is kept beside.
 */
#include "config.h"
#include "collect.h"

#include <stdlib.h>

struct service_values {
	struct da_collect *c;
	struct da_at *at;
	struct da_fact_service *fact;
	const char *place;
	bool has_type, unreadable;
};

/* Owners and the older DriverPackageId; "@oemN.inf,%x%;y" names one as well. */
static void owners(struct service_values *s, const struct da_value *v,
		   int64_t cited)
{
	struct da_arena *arena = da_arena_new();
	DA_FACT(service_owner, o);

	o.service = s->fact->id;
	o.value = cited;
	o.origin = v->name;
	if (da_strieq(v->name, "Owners")) {
		size_t n;
		char **list = da_value_list(v, arena, &n);

		o.origin = "Owners";
		for (size_t i = 0; i < n; i++) {
			o.inf_name = list[i];
			DA_EMIT(s->c, service_owner, o);
		}
	} else if (da_strieq(v->name, "DriverPackageId")) {
		o.inf_name = da_arena_printf(arena, "!%s",
					     da_value_text(v, arena, NULL));
		DA_EMIT(s->c, service_owner, o);
	} else if (da_strieq(v->name, "DisplayName") ||
		   da_strieq(v->name, "Description")) {
		const char *text = da_value_text(v, arena, NULL);
		size_t n = text[0] == '@' ? strcspn(text + 1, ",") : 0;

		o.inf_name = da_arena_strndup(arena, text + (n > 0), n);
		if (n && da_iends(o.inf_name, ".inf") &&
		    !strpbrk(o.inf_name, "\\/%"))
			DA_EMIT(s->c, service_owner, o);
	}
	da_arena_free(arena);
}

static int one_value(void *ctx, const struct da_value *v)
{
	struct service_values *s = ctx;
	DA_FACT(service_item, item);
	uint64_t number;
	int64_t cited, *refs[3] = { &s->fact->type_value,
				    &s->fact->start_value,
				    &s->fact->image_path_value };
	static const char *const names[] = { "Type", "Start", "ImagePath" };

	if (!s->at->number)
		s->at->number = da_cite_key(s->c, s->at->key, s->at->path);
	cited = da_cite_value(s->c, s->at->number, v);
	item.service = s->fact->id;
	item.place = s->place;
	item.kind = "value";
	item.name = v->name;
	item.value = cited;
	item.key = s->at->number;
	item.everyone_writes = 0;
	DA_EMIT(s->c, service_item, item);
	if (!da_strieq(s->place, "root"))
		return 0;
	s->unreadable |= v->status != DA_OK;
	for (size_t i = 0; i < 3; i++)
		if (da_strieq(v->name, names[i]))
			*refs[i] = cited;
	if (da_value_number(v, &number)) {
		if (da_strieq(v->name, "Type"))
			s->fact->type = (int64_t)number;
		else if (da_strieq(v->name, "Start"))
			s->fact->start = (int64_t)number;
		else if (da_strieq(v->name, "ErrorControl"))
			s->fact->error_control = (int64_t)number;
	}
	if (da_strieq(v->name, "ImagePath"))
		s->fact->image_path = v->data ?
			da_value_text(v, s->c->arena, NULL) : NULL;
	else if (da_strieq(v->name, "DisplayName"))
		s->fact->display_name = v->data ?
			da_value_text(v, s->c->arena, NULL) : NULL;
	else if (da_strieq(v->name, "Group"))
		s->fact->load_group = v->data ?
			da_value_text(v, s->c->arena, NULL) : NULL;
	if (v->data)
		owners(s, v, cited);
	return 0;
}

static int find_type(void *ctx, const struct da_value *v)
{
	struct service_values *s = ctx;

	if (da_strieq(v->name, "Type"))
		s->has_type = true;
	return 0;
}

/*
 * Does the descriptor let Everyone, Users, Authenticated Users, Interactive or
 * all app packages write?  -1 when it cannot be read.
 * Self-relative: 16 DACL offset; ACL: 4 count; ACE: 0 type 2 size 4 mask 8 SID.
 */
static int64_t everyone_writes(const uint8_t *sd, uint32_t n)
{
	static const uint8_t world[] = { 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0 };
	static const uint8_t authenticated[] = { 1, 1, 0, 0, 0, 0, 0, 5, 11, 0, 0, 0 };
	static const uint8_t interactive[] = { 1, 1, 0, 0, 0, 0, 0, 5, 4, 0, 0, 0 };
	static const uint8_t users[] = { 1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x21, 2, 0, 0 };
	static const uint8_t packages[] = { 1, 2, 0, 0, 0, 0, 0, 15, 2, 0, 0, 0, 1, 0, 0, 0 };
	static const struct { const uint8_t *sid; uint32_t n; } open[] = {
		{ world, 12 }, { authenticated, 12 }, { interactive, 12 },
		{ users, 16 }, { packages, 16 },
	};
	uint32_t at, count;

	if (n < 20)
		return DA_NULL;
	at = da_le32(sd + 16);
	if (!(da_le16(sd + 2) & 4) || !at)
		return 1;	/* no DACL at all: everybody may */
	if (at > n - 8)
		return DA_NULL;
	count = da_le16(sd + at + 4);
	at += 8;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t size;

		if (at + 8 > n)
			return DA_NULL;
		size = da_le16(sd + at + 2);
		if (size < 16 || size > n - at)
			return DA_NULL;
		/* set value, create subkey, delete, write DAC/owner, generic */
		if (sd[at] == 0 && da_le32(sd + at + 4) & 0x500D0006u)
			for (size_t k = 0; k < DA_COUNT(open); k++)
				if (size >= 8 + open[k].n &&
				    !memcmp(sd + at + 8, open[k].sid, open[k].n))
					return 1;
		at += size;
	}
	return 0;
}

static int service_subkey(void *ctx, da_key key, const char *name);

static int below(struct service_values *s, da_key key, const char *place)
{
	struct da_at at = { key, da_arena_printf(s->c->arena, "%s\\%s",
			    s->at->path, strrchr(place, '\\') ?
			    strrchr(place, '\\') + 1 : place), 0 };
	struct service_values deeper = { s->c, &at, s->fact, place, true, false };
	int a = da_hive_values(s->c->hive, key, one_value, &deeper);
	int b = da_hive_subkeys(s->c->hive, key, service_subkey, &deeper);

	return a < 0 ? a : b;
}

static int service_subkey(void *ctx, da_key key, const char *name)
{
	static const char *const followed[] = { "Parameters", "State",
						"SharedState" };
	struct service_values *s = ctx;
	bool root = da_strieq(s->place, "root"), follow = !root;
	struct da_arena *arena = da_arena_new();
	const uint8_t *sd;
	uint32_t n;
	int status = 0;
	DA_FACT(service_item, item);

	item.service = s->fact->id;
	item.place = s->place;
	item.kind = "key";
	item.name = name;
	item.key = da_cite_key(s->c, key,
			       da_arena_printf(arena, "%s\\%s", s->at->path,
					       name));
	if (!da_hive_security(s->c->hive, key, arena, &sd, &n))
		item.everyone_writes = everyone_writes(sd, n);
	DA_EMIT(s->c, service_item, item);
	for (size_t i = 0; root && i < DA_COUNT(followed); i++)
		follow |= da_strieq(name, followed[i]);
	/* four levels of settings are plenty; deeper ones are counted by name */
	if (follow) {
		const char *place = root ? name :
			da_arena_printf(s->c->arena, "%s\\%s", s->place, name);
		int depth = 0;

		for (const char *p = place; (p = strchr(p, '\\')); p++)
			depth++;
		if (root)
			place = da_arena_strdup(s->c->arena, name);
		if (depth < 4)
			status = below(s, key, place);
	}
	da_arena_free(arena);
	return status < 0 ? 0 : status;
}

struct services {
	struct da_collect *c;
	struct da_at services;
};

static int one_service(void *ctx, da_key key, const char *name)
{
	struct services *all = ctx;
	struct da_collect *c = all->c;
	struct da_at at = { key, da_arena_printf(c->arena, "%s\\%s",
						 all->services.path, name), 0 };
	DA_FACT(service, fact);
	struct service_values s = { c, &at, &fact, "root", false, false };
	struct da_service *kept;
	int a, b;

	c->os.service_keys++;
	a = da_hive_values(c->hive, key, find_type, &s);
	if (!s.has_type && !a)
		return 0;
	fact.id = (int64_t)c->services.n + 1;
	fact.name = da_arena_strdup(c->arena, name);
	/* absent until met; unreadable lists leave them unknown */
	if (!a) {
		fact.start = fact.error_control = -1;
		fact.image_path = fact.display_name = fact.load_group = "";
	}
	a = da_hive_values(c->hive, key, one_value, &s);
	b = da_hive_subkeys(c->hive, key, service_subkey, &s);
	fact.complete = !a && !b && !s.unreadable;
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
	if (!*f->image_path && (f->type == 1 || f->type == 2))
		return da_arena_printf(c->arena,
				       "\\SystemRoot\\System32\\drivers\\%s.sys",
				       f->name);
	return f->image_path;
}

static void files(struct da_collect *c)
{
	for (size_t i = 0; i < c->services.n; i++) {
		struct da_fact_service *f = &c->services.p[i].fact;
		const char *image = image_of(c, f);
		struct da_resolved r;

		if (image) {
			da_resolve(c, image, &r);
			f->resolved_path = r.path;
			f->location = r.location;
			f->store_package = r.package;
			f->in_driver_store = da_strieq(r.location, "store");
			f->image_exists = da_cite_path(c, r.path, false,
						       &f->image_file);
		}
		DA_EMIT(c, service, *f);
	}
}

const struct da_evidence_source da_source_services = {
	.name = "services",
	.hive = { [DA_HIVE_SYSTEM] = system_hive },
	.areas = { [DA_HIVE_SYSTEM] = { "services" } },
	.files = files,
};
