// SPDX-License-Identifier: Apache-2.0
/*
 * Setup classes with their filters and installers, and the device interfaces
 * of Control\DeviceClasses.  DeviceInstance of an interface may name a device
 * that is gone.
 */
#include "config.h"
#include "collect.h"

#include <stdlib.h>

struct place {
	struct da_collect *c;
	struct da_at set, at;		/* control set; the key at work */
	struct da_arena *arena;		/* of one class or interface */
	int64_t n;
	int status;
};

void da_device_limit(struct da_collect *c, int *status, const char *name,
		     int most)
{
	struct da_err err;

	*status = da_fail(&err, DA_ELIMIT, "limit", DA_NO_OFFSET,
			  "limit: %s %d reached; more is not listed", name, most);
	c->damaged = true;
	da_problem(c, c->area, c->hive_path, "key", &err);
}

/* An absent key is a list of nothing. */
bool da_devices_begin(struct da_collect *c, const char *area, const char *path,
		      struct da_at *set, struct da_at *at)
{
	int status;

	da_area_begin(c, area);
	if (!c->has_control_set) {
		da_area(c, area, "unreadable",
			"no control set that exists is named by Select");
		return false;
	}
	*set = (struct da_at){ c->control_set, c->os.control_set, 0 };
	status = da_at_open(c, set, path, at);
	if (status)
		da_area_end(c, status == DA_ABSENT ? DA_OK : status);
	return !status;
}

/* ---- installers: "dll,entry" --------------------------------------------- */

void da_installers(struct da_collect *c, const struct da_fact_installer *like,
		   struct da_at *at, const struct da_value *v)
{
	struct da_arena *arena = da_arena_new();
	const char *one[2] = { NULL, NULL }, *const *list = one;
	int64_t cited;
	size_t n = 1;

	if (!at->number)
		at->number = da_cite_key(c, at->key, at->path);
	cited = da_cite_value(c, at->number, v);
	if (v->data && (v->type & 0xFFFF) == DA_REG_MULTI_SZ)
		list = (const char *const *)da_value_list(v, arena, &n);
	else if (v->data)
		one[0] = da_value_text(v, arena, NULL);
	for (size_t i = 0; i < n && i < DA_FILTERS_MAX; i++) {
		struct da_fact_installer *f;
		const char *text = list[i];

		if (text && !*text)
			continue;
		if (c->installers.n >= DA_INSTALLERS_MAX) {
			int status;

			da_device_limit(c, &status, "DA_INSTALLERS_MAX",
					DA_INSTALLERS_MAX);
			break;
		}
		f = &DA_PUSH(c->installers);
		*f = *like;
		f->id = (int64_t)c->installers.n;
		f->value = cited;
		f->dll = NULL;
		if (!text)
			continue;	/* there is one, but nobody can say which */
		f->dll = da_arena_strndup(c->arena, text, strcspn(text, ","));
	}
	if (n > DA_FILTERS_MAX) {
		int status;

		da_device_limit(c, &status, "DA_FILTERS_MAX", DA_FILTERS_MAX);
	}
	da_arena_free(arena);
}

bool da_is_property_page(const char *name)
{
	return da_strieq(name, "EnumPropPages32");
}

const char *da_filter_position(const char *name)
{
	return da_strieq(name, "UpperFilters") ? "UpperFilters" :
	       da_strieq(name, "LowerFilters") ? "LowerFilters" : NULL;
}

/* ---- setup classes ------------------------------------------------------- */

struct class {
	struct place *d;
	struct da_at at;
	const char *guid, *name;
};

static void class_filters(struct class *k, const char *position,
			  const struct da_value *v)
{
	struct da_collect *c = k->d->c;
	DA_FACT(class_filter, f);
	char **list;
	size_t n = 0;

	f.class_guid = k->guid;
	f.class = k->name;
	f.position = position;
	if (!k->at.number)
		k->at.number = da_cite_key(c, k->at.key, k->at.path);
	f.value = da_cite_value(c, k->at.number, v);
	if (!v->data) {
		DA_EMIT(c, class_filter, f);
		return;
	}
	list = da_value_list(v, k->d->arena, &n);
	for (size_t i = 0; i < n && i < DA_FILTERS_MAX; i++) {
		f.service = list[i];
		DA_EMIT(c, class_filter, f);
	}
	if (n > DA_FILTERS_MAX)
		da_device_limit(c, &k->d->status, "DA_FILTERS_MAX", DA_FILTERS_MAX);
}

static int class_value(void *ctx, const struct da_value *v)
{
	struct class *k = ctx;
	const char *position = da_filter_position(v->name);
	DA_FACT(installer, like);

	if (position) {
		class_filters(k, position, v);
	} else if (da_is_property_page(v->name) ||
		   da_strieq(v->name, "Installer32")) {
		like.place = "class";
		like.class_guid = da_arena_strdup(k->d->c->arena, k->guid);
		like.class = k->name;
		like.name = da_is_property_page(v->name) ? "EnumPropPages32" :
							"Installer32";
		da_installers(k->d->c, &like, &k->at, v);
	}
	return 0;
}

static int one_class(void *ctx, da_key key, const char *name)
{
	struct place *d = ctx;
	struct class k = { .d = d, .guid = name };

	da_arena_reset(d->arena);
	k.name = da_class_name(d->c, name);
	if (!k.name)
		k.name = "";
	k.at = (struct da_at){ key, da_arena_printf(d->arena, "%s\\%s",
						    d->at.path, name), 0 };
	da_note(&d->status, da_hive_values(d->c->hive, key, class_value, &k));
	return 0;
}

static int co_installer(void *ctx, const struct da_value *v)
{
	struct place *d = ctx;
	const char *name = da_class_name(d->c, v->name);
	DA_FACT(installer, like);

	if (*v->name != '{')
		return 0;
	like.place = "codevice";
	like.class_guid = da_arena_strdup(d->c->arena, v->name);
	like.class = name ? name : "";
	like.name = "CoInstallers32";
	da_installers(d->c, &like, &d->at, v);
	return 0;
}

static void classes(struct place *d)
{
	int status;

	if (!da_devices_begin(d->c, "device_classes", "Control\\Class",
			      &d->set, &d->at))
		return;
	da_note(&d->status, da_hive_subkeys(d->c->hive, d->at.key, one_class, d));
	status = da_at_open(d->c, &d->set, "Control\\CoDeviceInstallers", &d->at);
	if (!status)
		status = da_hive_values(d->c->hive, d->at.key, co_installer, d);
	da_note(&d->status, status);
	da_area_end(d->c, d->status);
}

/* ---- device interfaces --------------------------------------------------- */

struct link {
	struct place *d;
	const char *guid, *link, *instance, *path;
};

static int one_reference(void *ctx, da_key key, const char *name)
{
	struct link *l = ctx;
	struct place *d = l->d;
	struct da_collect *c = d->c;
	struct da_values_of values = { .c = c, .device = DA_NULL,
				       .place = "interface" };
	struct da_at at;
	uint64_t damages = da_hive_damages(c->hive);
	DA_FACT(device_interface, f);
	int status;

	if (*name != '#')
		return 0;	/* Properties, and Control of a running system */
	if (d->n >= DA_INTERFACES_MAX) {
		da_device_limit(c, &d->status, "DA_INTERFACES_MAX", DA_INTERFACES_MAX);
		return DA_ELIMIT;
	}
	f.id = values.interface = ++d->n;
	f.class_guid = l->guid;
	f.link = l->link;
	f.reference = name + 1;
	f.instance = l->instance;
	status = da_hive_subkey(c->hive, key, "Device Parameters", &at.key);
	if (!status) {
		at.path = da_arena_printf(d->arena, "%s\\%s\\Device Parameters",
					  l->path, name);
		at.number = 0;
		values.at = &at;
		da_device_values(&values);
		da_note(&status, values.status);
		da_buf_free(&values.below);
	}
	f.complete = status >= 0 && damages == da_hive_damages(c->hive);
	da_note(&d->status, status);
	DA_EMIT(c, device_interface, f);
	return 0;
}

static int one_link(void *ctx, da_key key, const char *name)
{
	struct link *l = ctx;
	struct place *d = l->d;
	struct da_value v;
	int status;

	if (!da_istarts(name, "##"))
		return 0;
	da_arena_reset(d->arena);
	l->path = da_arena_printf(d->arena, "%s\\%s\\%s", d->at.path, l->guid,
				  name);
	/* "##?#ROOT#X#0000#{guid}" stands for "\\?\ROOT#X#0000#{guid}" */
	l->link = da_istarts(name, "##?#") ?
		  da_arena_printf(d->arena, "\\\\?\\%s", name + 4) :
		  da_arena_strdup(d->arena, name);
	status = da_hive_value(d->c->hive, key, "DeviceInstance", d->arena, &v);
	l->instance = status == DA_ABSENT ? "" : status ? NULL :
		      da_value_text(&v, d->arena, NULL);
	da_note(&d->status, status);
	da_note(&d->status, da_hive_subkeys(d->c->hive, key, one_reference, l));
	return d->status == DA_ELIMIT ? DA_ELIMIT : 0;
}

static int one_interface_class(void *ctx, da_key key, const char *name)
{
	struct place *d = ctx;
	struct link l = { .d = d, .guid = name };

	da_note(&d->status, da_hive_subkeys(d->c->hive, key, one_link, &l));
	return d->status == DA_ELIMIT ? DA_ELIMIT : 0;
}

static void interfaces(struct place *d)
{
	if (!da_devices_begin(d->c, "device_interfaces",
			      "Control\\DeviceClasses", &d->set, &d->at))
		return;
	d->n = 0;
	da_note(&d->status, da_hive_subkeys(d->c->hive, d->at.key,
					 one_interface_class, d));
	da_area_end(d->c, d->status);
}

static void system_hive(struct da_collect *c)
{
	struct place d = { .c = c };

	d.arena = da_arena_new();
	classes(&d);
	d.status = DA_OK;
	interfaces(&d);
	da_arena_free(d.arena);
}

static void files(struct da_collect *c)
{
	for (size_t i = 0; i < c->installers.n; i++) {
		struct da_fact_installer *f = &c->installers.p[i];
		struct da_resolved r;

		if (f->dll) {
			da_resolve(c, f->dll, &r);
			f->resolved_path = r.path;
			f->dll_exists = da_cite_path(c, r.path, false, &f->file);
		}
		DA_EMIT(c, installer, *f);
	}
}

const struct da_evidence_source da_source_device_classes = {
	.name = "setup classes",
	.hive = { [DA_HIVE_SYSTEM] = system_hive },
	.areas = { [DA_HIVE_SYSTEM] = { "device_classes",
					"device_interfaces" } },
	.files = files,
};
