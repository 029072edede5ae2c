// SPDX-License-Identifier: Apache-2.0
/*
 * Devices of the control set: Enum\<enumerator>\<device>\<instance>, joined
 * with the software key Control\Class\<Driver>.  Windows ties the two together
 * by text alone: Driver may name a key that is not there.
 */
#include "config.h"
#include "collect.h"

#include <stdlib.h>

#define DRIVER	"{a8b865dd-2e3d-4094-ad97-e593a70c75d6}"
#define INSTALL	"{83da6326-97a6-4088-9453-a1923f573b29}"
#define CONFIG	"{540b947e-8b40-45bc-a8a2-6a0b894cbda2}"

struct devices {
	struct da_collect *c;
	struct da_at set, at;		/* control set; Enum */
	struct da_at classes;		/* Control\Class */
	bool has_classes;
	int classes_status;		/* why there are none, when they may be there */
	const char *enumerator, *device_id;
	struct da_arena *arena;		/* of one device */
	int64_t n;
	int status;
};

/* ---- filters ------------------------------------------------------------- */

static void filters(struct da_collect *c, struct da_fact_device_filter *f,
		    struct da_at *at, const struct da_value *v)
{
	struct da_arena *arena = da_arena_new();
	char **list;
	size_t n = 0;

	if (!at->number)
		at->number = da_cite_key(c, at->key, at->path);
	f->key = at->number;
	f->value = da_cite_value(c, at->number, v);
	f->service = NULL;
	if (!v->data) {
		DA_EMIT(c, device_filter, *f);
	} else {
		list = da_value_list(v, arena, &n);
		for (size_t i = 0; i < n && i < DA_FILTERS_MAX; i++) {
			f->service = list[i];
			DA_EMIT(c, device_filter, *f);
		}
	}
	if (n > DA_FILTERS_MAX) {
		int status;

		da_device_limit(c, &status, "DA_FILTERS_MAX", DA_FILTERS_MAX);
	}
	da_arena_free(arena);
}

/*
 * Filters: what AddFilter left behind.  A level is a value or a subkey; below
 * a subkey the services are values or subkeys again.
 */
struct declared {
	struct da_collect *c;
	struct da_fact_device_filter f;
	struct da_at at;
	int n;
};

static int declared_value(void *ctx, const struct da_value *v)
{
	struct declared *d = ctx;
	uint32_t type = v->type & 0xFFFF;
	bool text = type == DA_REG_SZ || type == DA_REG_MULTI_SZ ||
		    type == DA_REG_EXPAND_SZ;

	if (d->n++ >= DA_FILTERS_MAX)
		return DA_ELIMIT;
	if (!d->f.position) {
		d->f.position = v->name;
		filters(d->c, &d->f, &d->at, v);
		d->f.position = NULL;
	} else if (text || !v->data) {
		filters(d->c, &d->f, &d->at, v);
	} else if (*v->name) {
		d->f.service = v->name;
		d->f.key = da_cite_key(d->c, d->at.key, d->at.path);
		d->f.value = DA_NULL;
		DA_EMIT(d->c, device_filter, d->f);
	}
	return 0;
}

static int declared_key(void *ctx, da_key key, const char *name)
{
	struct declared *d = ctx, below;
	int a, b;

	if (d->n++ >= DA_FILTERS_MAX)
		return DA_ELIMIT;
	if (d->f.position) {	/* a service */
		d->f.service = name;
		d->f.value = DA_NULL;
		d->f.key = da_cite_key(d->c, d->at.key, d->at.path);
		DA_EMIT(d->c, device_filter, d->f);
		return 0;
	}
	below = *d;
	below.f.position = name;
	below.at = (struct da_at){ key, da_arena_printf(d->c->arena, "%s\\%s",
							d->at.path, name), 0 };
	a = da_hive_values(d->c->hive, key, declared_value, &below);
	b = da_hive_subkeys(d->c->hive, key, declared_key, &below);
	d->n = below.n;
	return a == DA_ELIMIT || b == DA_ELIMIT ? DA_ELIMIT : 0;
}

static void declared(struct devices *d, int64_t device, const struct da_at *at,
		     int *status)
{
	struct declared all = { .c = d->c };
	int a = da_at_open(d->c, at, "Filters", &all.at), b;

	if (a) {
		da_note(status, a);
		return;
	}
	da_fact_clear(DA_FACT_device_filter, &all.f);
	all.f.device = device;
	all.f.form = "declared";
	a = da_hive_values(d->c->hive, all.at.key, declared_value, &all);
	b = da_hive_subkeys(d->c->hive, all.at.key, declared_key, &all);
	if (a == DA_ELIMIT || b == DA_ELIMIT)
		da_device_limit(d->c, status, "DA_FILTERS_MAX", DA_FILTERS_MAX);
	da_note(status, a);
	da_note(status, b);
}

/* ---- one device ---------------------------------------------------------- */

struct one {
	struct devices *d;
	struct da_fact_device *f;
	struct da_at at, software;
	const char *section_ext;
	struct da_values_of *values;	/* of the place at work */
};

struct text_value {
	const char *name;
	const char **to;
};

static bool text_value(struct one *o, const struct da_value *v,
		       const struct text_value *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!da_strieq(v->name, names[i].name))
			continue;
		*names[i].to = v->data ? da_value_text(v, o->d->arena, NULL) :
					 NULL;
		return true;
	}
	return false;
}

static int instance_value(void *ctx, const struct da_value *v)
{
	struct one *o = ctx;
	struct da_fact_device *f = o->f;
	const struct text_value texts[] = {
		{ "ClassGUID", &f->class_guid }, { "Service", &f->service },
		{ "Driver", &f->driver },
	};
	const char *position = da_filter_position(v->name);
	uint64_t number;

	if (text_value(o, v, texts, DA_COUNT(texts)))
		return 0;
	if (position) {
		DA_FACT(device_filter, filter);

		filter.device = f->id;
		filter.form = "registry";
		filter.position = position;
		filters(o->d->c, &filter, &o->at, v);
	} else if (da_strieq(v->name, "HardwareID")) {
		f->hardware_ids = da_value_joined(v, "\n", o->d->arena);
	} else if (da_strieq(v->name, "FriendlyName") ||
		   (da_strieq(v->name, "DeviceDesc") && f->description &&
		    !*f->description)) {
		f->description = v->data ?
			da_value_text(v, o->d->arena, NULL) : NULL;
	} else if (da_strieq(v->name, "ConfigFlags")) {
		f->config_flags = da_value_number(v, &number) ?
				  (int64_t)number : DA_NULL;
	}
	return 0;
}

/* "7-11-2019" to "2019-07-11"; what is no such date stays as it is. */
static const char *driver_date(struct da_arena *arena, const char *text)
{
	unsigned long part[3];
	const char *p = text;
	char *end;

	for (int i = 0; i < 3; i++) {
		if (*p - '0' + 0u > 9)
			return text;
		part[i] = strtoul(p, &end, 10);
		if (part[i] > 9999 || *end != (i < 2 ? '-' : 0))
			return text;
		p = end + 1;
	}
	return da_arena_printf(arena, "%04lu-%02lu-%02lu", part[2], part[0],
			       part[1]);
}

static void keep_name(struct one *o, const struct da_value *v)
{
	int64_t value;

	if (!o->software.number)
		o->software.number = da_cite_key(o->d->c, o->software.key,
						 o->software.path);
	value = da_cite_value(o->d->c, o->software.number, v);
	da_device_name(o->values, "value", v->name, value, o->software.number);
}

static int software_value(void *ctx, const struct da_value *v)
{
	struct one *o = ctx;
	struct da_fact_device *f = o->f;
	const struct text_value texts[] = {
		{ "InfSection", &f->inf_section },
		{ "InfSectionExt", &o->section_ext },
		{ "MatchingDeviceId", &f->matching_id },
		{ "ProviderName", &f->provider },
		{ "DriverVersion", &f->driver_version },
		{ "DriverDate", &f->driver_date },
	};

	if (text_value(o, v, texts, DA_COUNT(texts)))
		return 0;
	if (da_strieq(v->name, "InfPath")) {
		if (!o->software.number)
			o->software.number = da_cite_key(o->d->c,
				o->software.key, o->software.path);
		f->inf_value = da_cite_value(o->d->c, o->software.number, v);
		f->inf = v->data ? da_value_text(v, o->d->arena, NULL) : NULL;
		f->inf_origin = "InfPath";
	} else if (da_strieq(v->name, "IncludedInfs")) {
		f->included = da_value_joined(v, ",", o->d->arena);
	} else if (da_strieq(v->name, "CoInstallers32") ||
		   da_is_property_page(v->name)) {
		DA_FACT(installer, like);

		like.place = "software";
		like.device = f->id;
		like.class_guid = like.class = "";
		like.name = da_is_property_page(v->name) ? "EnumPropPages32" :
							"CoInstallers32";
		da_installers(o->d->c, &like, &o->software, v);
	} else if (da_filter_position(v->name) ||
		   da_strieq(v->name, "FriendlyName")) {
		keep_name(o, v);
	}
	return 0;
}

/* Text of a property: NULL unreadable, "" absent. */
static const char *property_text(struct one *o, da_key properties,
				 const char *category, unsigned pid)
{
	struct da_value v;
	int status = da_property(o->d->c, properties, category, pid,
				 o->d->arena, &v);

	return status == DA_ABSENT ? "" : status ? NULL :
	       da_property_text(&v, o->d->arena);
}

static const char *property_time(struct one *o, da_key properties, unsigned pid)
{
	struct da_value v;
	int status = da_property(o->d->c, properties, INSTALL, pid,
				 o->d->arena, &v);

	return status == DA_ABSENT ? "" : status ? NULL :
	       da_property_time(&v, o->d->arena);
}

/* "oem5.inf:<matching id>,<section>" of the extension INFs. */
static const char *extensions(struct one *o, da_key properties)
{
	struct da_arena *arena = o->d->arena;
	struct da_buf text = { 0 };
	struct da_value v;
	const char *out;
	char **list;
	size_t n;
	int status = da_property(o->d->c, properties, CONFIG, 15, arena, &v);

	if (status)
		return status == DA_ABSENT ? "" : NULL;
	if (v.type != 0xFFFF2012)
		return NULL;
	list = da_value_list(&v, arena, &n);
	for (size_t i = 0; i < n; i++)
		da_buf_printf(&text, "%s%.*s", i ? "," : "",
			      (int)strcspn(list[i], ":"), list[i]);
	out = da_arena_strdup(arena, da_buf_str(&text));
	da_buf_free(&text);
	return out;
}

static void properties(struct one *o, int *status)
{
	struct da_fact_device *f = o->f;
	da_key key;
	int opened = da_hive_subkey(o->d->c->hive, o->at.key, "Properties", &key);
	const char *text;

	da_note(status, opened);
	if (opened == DA_ABSENT)
		f->inf_property = f->extensions = f->install_date =
			f->first_install_date = "";
	if (opened)
		return;
	text = property_text(o, key, DRIVER, 5);
	if (text && !*text) {
		text = property_text(o, key, INSTALL, 3);
		if (text)
			text = da_arena_strndup(o->d->arena, text,
						strcspn(text, ":"));
	}
	f->inf_property = text;
	f->extensions = extensions(o, key);
	f->install_date = property_time(o, key, 0x64);
	f->first_install_date = property_time(o, key, 0x65);
}

static void place(struct one *o, const char *name, struct da_at *at, int *status)
{
	o->values->place = name;
	o->values->at = at;
	da_device_values(o->values);
	da_note(status, o->values->status);
	o->values->status = DA_OK;
}

static void software(struct one *o, int *status)
{
	struct devices *d = o->d;
	struct da_fact_device *f = o->f;
	int opened;

	if (!f->driver || !*f->driver || !d->has_classes)
		return;
	opened = da_hive_path(d->c->hive, d->classes.key, f->driver,
			      &o->software.key);
	da_note(status, opened);
	if (opened)
		return;
	o->software.path = da_arena_printf(d->arena, "%s\\%s", d->classes.path,
					   f->driver);
	o->software.number = 0;
	o->values->place = "software";
	o->values->at = &o->software;
	da_note(status, da_hive_values(d->c->hive, o->software.key, software_value,
				    o));
	place(o, "software", &o->software, status);
}

/* Windows makes these below an instance; others were made by hand. */
static int instance_subkey(void *ctx, da_key key, const char *name)
{
	static const char *const known[] = { "Device Parameters", "Properties",
					     "LogConf", "Control", "Filters" };
	struct one *o = ctx;
	struct da_collect *c = o->d->c;

	for (size_t i = 0; i < DA_COUNT(known); i++)
		if (da_strieq(name, known[i]))
			return 0;
	o->values->place = "instance";
	o->values->at = &o->at;
	da_device_name(o->values, "key", name, DA_NULL, da_cite_key(c, key,
		da_arena_printf(o->d->arena, "%s\\%s", o->at.path, name)));
	return o->values->status;
}

static void hardware(struct one *o, int *status)
{
	struct da_at at;
	int opened = da_hive_subkey(o->d->c->hive, o->at.key,
				    "Device Parameters", &at.key);

	da_note(status, opened);
	if (opened)
		return;
	at.path = da_arena_printf(o->d->arena, "%s\\Device Parameters",
				  o->at.path);
	at.number = 0;
	place(o, "hardware", &at, status);
}

static void absent(struct da_fact_device *f)
{
	f->class_guid = f->class = f->service = f->driver = "";
	f->hardware_ids = f->description = "";
	f->inf = f->inf_origin = f->inf_section = f->included = "";
	f->matching_id = f->provider = f->driver_version = f->driver_date = "";
	f->config_flags = -1;
}

static void which_inf(struct one *o, int status)
{
	struct da_fact_device *f = o->f;

	if (o->section_ext && *o->section_ext && f->inf_section &&
	    !da_iends(f->inf_section, o->section_ext))
		f->inf_section = da_arena_printf(o->d->arena, "%s%s",
			f->inf_section, o->section_ext);
	if (f->driver_date)
		f->driver_date = driver_date(o->d->arena, f->driver_date);
	if (f->inf && !*f->inf && f->inf_property && *f->inf_property) {
		f->inf = f->inf_property;
		f->inf_origin = "property";
	}
	/* a driver was installed, and nothing that can be read says which */
	if (f->inf && !*f->inf && status &&
	    !(f->driver && !*f->driver))
		f->inf = NULL;
}

static int one_instance(void *ctx, da_key key, const char *name)
{
	struct devices *d = ctx;
	struct da_collect *c = d->c;
	DA_FACT(device, f);
	struct da_values_of values = { .c = c, .interface = DA_NULL };
	struct one o = { .d = d, .f = &f, .values = &values };
	uint64_t damages = da_hive_damages(c->hive);
	int status = d->classes_status;

	if (d->n >= DA_DEVICES_MAX) {
		da_device_limit(c, &d->status, "DA_DEVICES_MAX", DA_DEVICES_MAX);
		return DA_ELIMIT;
	}
	da_arena_reset(d->arena);
	absent(&f);
	f.id = values.device = ++d->n;
	f.instance = da_arena_printf(d->arena, "%s\\%s\\%s", d->enumerator,
				     d->device_id, name);
	o.at = (struct da_at){ key, da_arena_printf(d->arena, "%s\\%s",
						    d->at.path, f.instance), 0 };
	o.at.number = da_cite_key(c, key, o.at.path);
	da_note(&status, da_hive_values(c->hive, key, instance_value, &o));
	da_note(&status, da_hive_subkeys(c->hive, key, instance_subkey, &o));
	properties(&o, &status);
	declared(d, f.id, &o.at, &status);
	software(&o, &status);
	/* data of a value that cannot be read does not end the list */
	if (da_hive_damages(c->hive) != damages)
		da_note(&status, DA_ECORRUPT);
	which_inf(&o, status);
	/* without a driver there is no package whose state this could be */
	values.store_only = f.inf && !*f.inf;
	hardware(&o, &status);
	if (da_hive_damages(c->hive) != damages)
		da_note(&status, DA_ECORRUPT);
	f.complete = !status;
	f.class = f.class_guid ? da_class_name(c, f.class_guid) : NULL;
	if (!f.class && f.class_guid)
		f.class = "";
	f.values_read = values.read;
	f.key = o.at.number;
	DA_EMIT(c, device, f);
	da_buf_free(&values.below);
	return 0;
}

static int one_device(void *ctx, da_key key, const char *name)
{
	struct devices *d = ctx;

	d->device_id = name;
	da_note(&d->status, da_hive_subkeys(d->c->hive, key, one_instance, d));
	return d->status == DA_ELIMIT ? DA_ELIMIT : 0;
}

static int one_enumerator(void *ctx, da_key key, const char *name)
{
	struct devices *d = ctx;

	d->enumerator = name;
	da_note(&d->status, da_hive_subkeys(d->c->hive, key, one_device, d));
	return d->status == DA_ELIMIT ? DA_ELIMIT : 0;
}

static void devices(struct devices *d)
{
	int status;

	if (!da_devices_begin(d->c, "devices", "Enum", &d->set, &d->at))
		return;
	status = da_at_open(d->c, &d->set, "Control\\Class", &d->classes);
	d->has_classes = !status;
	da_note(&d->classes_status, status);
	da_note(&d->status, status);
	da_note(&d->status, da_hive_subkeys(d->c->hive, d->at.key, one_enumerator,
					 d));
	da_area_end(d->c, d->status);
}

static void system_hive(struct da_collect *c)
{
	struct devices d = { .c = c };

	d.arena = da_arena_new();
	devices(&d);
	da_arena_free(d.arena);
}

const struct da_evidence_source da_source_devices = {
	.name = "devices",
	.hive = { [DA_HIVE_SYSTEM] = system_hive },
	.areas = { [DA_HIVE_SYSTEM] = { "devices" } },
	.files = da_device_values_out,
};
