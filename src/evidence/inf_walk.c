// SPDX-License-Identifier: Apache-2.0
/*
 * The sections that apply in a window: install sections, their companions
 * (.Services, .HW ...), the data sections that directives name, and sections
 * that Needs names in the same INF.  Each is walked once for each meaning that
 * HKR has there.  Sections of other INF files are noted and never charged to
 * this one.
 */
#include "config.h"
#include "inf_resolve.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

/* Where a section stands, and so what HKR means in its AddReg lists. */
static const struct companion {
	const char *suffix, *name, *context;
} companions[] = {
	{ "", "install", "device" },
	{ ".Services", "services", "other" },
	{ ".HW", "hw", "hardware" },
	{ ".CoInstallers", "coinstallers", "coinstallers" },
	{ ".Interfaces", "interfaces", "other" },
	{ ".Wdf", "wdf", "other" },
	{ ".Software", "software", "other" },
	{ ".Components", "components", "other" },
	{ ".Events", "events", "other" },
	{ ".Filters", "filters", "other" },
	{ ".COM", "com", "other" },
	{ ".WMI", "wmi", "other" },
	{ ".FactDef", "factdef", "other" },
	{ ".LogConfigOverride", "logconfigoverride", "other" },
};

bool da_resolve_is_companion(const char *name)
{
	for (size_t i = 1; i < DA_COUNT(companions); i++)
		if (da_iends(name, companions[i].suffix))
			return true;
	return false;
}

/* Directives whose field names a section that describes something. */
static const struct described {
	const char *name;
	int field;		/* of the section; -1: every field names one */
	const char *companion;
} described[] = {
	{ "addautologger", 2, "autologger" },
	{ "addautologgerprovider", 1, "autologgerprovider" },
	{ "addchannel", 2, "channel" },
	{ "addcomclass", 2, "comclass" },
	{ "addcomponent", 2, "addcomponent" },
	{ "addcomserver", 2, "comserver" },
	{ "addeventprovider", 1, "eventprovider" },
	{ "addfilter", 2, "addfilter" },
	{ "addinterface", 2, "interface" },
	{ "addpowersetting", -1, "powersetting" },
	{ "addservice", 2, "service" },
	{ "addsoftware", 2, "addsoftware" },
	{ "addtrigger", -1, "trigger" },
	{ "failureactions", 0, "failureactions" },
	{ "kmdfservice", 1, "wdfdata" },
	{ "umdfservice", 1, "wdfdata" },
	{ "updateautologger", 1, "autologger" },
	{ "wmiinterface", 2, "wmiinterface" },
};

static void walk(struct da_resolve *r, const struct da_inf_section *s,
		 const char *companion, const char *context,
		 const char *owner);

static const struct described *describes(const char *name)
{
	size_t low = 0, high = DA_COUNT(described);

	while (low < high) {
		size_t mid = (low + high) / 2;
		int d = strcmp(name, described[mid].name);

		if (!d)
			return &described[mid];
		if (d < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

/* ---- services ---------------------------------------------------------- */

static int64_t number_of(struct da_resolve *r, const struct da_inf_section *s,
			 const char *key)
{
	const struct da_inf_entry *e = da_inf_entry(r->inf, s, key);
	int64_t v;

	if (!e)
		return -1;
	return da_inf_number(da_inf_field(r->inf, e, 0), &v) ? v : DA_NULL;
}

static const char *text_of(struct da_resolve *r, const struct da_inf_section *s,
			   const char *key)
{
	const struct da_inf_entry *e = da_inf_entry(r->inf, s, key);

	return e ? da_inf_rest(r->inf, e, 0) : "";
}

void da_resolve_binary(struct da_resolve *r, const char *text, int64_t *dirid,
		       const char **subdir, const char **file)
{
	const char *end, *slash;
	char *path;

	*dirid = -1;
	if (*text == '"') {
		end = strchr(++text, '"');
		end = end ? end : text + strlen(text);
	} else {	/* without quotes a blank ends the path */
		end = text + strcspn(text, " \t");
	}
	path = da_arena_strndup(r->arena, text, (size_t)(end - text));
	if (*path == '%' && strchr(path + 1, '%')) {
		char *close = strchr(path + 1, '%');

		*close = 0;
		if (da_inf_dirid(path + 1, dirid)) {
			path = close + 1;
		} else {
			*dirid = -1;
			*close = '%';
		}
	}
	path = da_inf_directory(r->arena, path);
	slash = strrchr(path, '\\');
	*file = slash ? slash + 1 : path;
	*subdir = slash ? da_arena_strndup(r->arena, path,
					   (size_t)(slash - path)) : "";
}

/* Entries that count once: the first is taken, a second is told of. */
static void given_twice(struct da_resolve *r, const struct da_inf_section *s)
{
	static const char *const once[] = { "ServiceType", "StartType",
		"ErrorControl", "ServiceBinary" };

	for (size_t k = 0; k < DA_COUNT(once); k++) {
		const struct da_inf_entry *first = da_inf_entry(r->inf, s,
								once[k]);

		if (!da_resolve_work(r, first ? s->n : 1))
			return;
		for (uint32_t i = 0; first && i < s->n; i++) {
			const struct da_inf_entry *e = &s->entries[i];

			if (e == first || !e->key || !da_strieq(e->key, once[k]))
				continue;
			da_resolve_problem(r, "duplicate-directive", e->line,
				e->column, da_arena_printf(r->arena,
				"%s is given twice in [%s]; the first counts",
				once[k], s->name));
			break;
		}
	}
}

static void service_fact(struct da_resolve *r, const char *section,
			 const struct da_inf_entry *e,
			 const struct da_inf_section *s)
{
	const struct da_inf_entry *b;
	DA_FACT(inf_service, f);

	if (!da_resolve_room(r))
		return;
	f.inf = r->number;
	f.section = section;
	f.name = da_inf_field(r->inf, e, 0);
	if (!da_inf_number(da_inf_field(r->inf, e, 1), &f.flags))
		f.flags = DA_NULL;
	f.install = da_inf_field(r->inf, e, 2);
	f.event_section = da_inf_field(r->inf, e, 3);
	f.event_type = da_inf_field(r->inf, e, 4);
	f.line = e->line;
	f.column = e->column;
	f.primitive = r->primitive;
	f.binary = f.binary_subdir = f.binary_file = "";
	f.load_group = f.dependencies = "";
	f.binary_dirid = f.type = f.start = f.error_control = -1;
	f.binary_line = f.triggers = 0;
	f.install_exists = s != NULL;
	if (s) {
		f.type = number_of(r, s, "ServiceType");
		f.start = number_of(r, s, "StartType");
		f.error_control = number_of(r, s, "ErrorControl");
		f.load_group = text_of(r, s, "LoadOrderGroup");
		f.dependencies = text_of(r, s, "Dependencies");
		f.triggers = da_inf_entry(r->inf, s, "AddTrigger") != NULL;
		b = da_inf_entry(r->inf, s, "ServiceBinary");
		if (b) {
			f.binary_line = b->line;
			f.binary = da_inf_field(r->inf, b, 0);
			da_resolve_binary(r, f.binary, &f.binary_dirid,
					  &f.binary_subdir, &f.binary_file);
		}
		given_twice(r, s);
	}
	DA_EMIT(r->c, inf_service, f);
}

static void add_service(struct da_resolve *r, const char *section,
			const struct da_inf_entry *e,
			const struct da_inf_section *s)
{
	const char *events = da_inf_field(r->inf, e, 3);
	const char *name = da_inf_field(r->inf, e, 0);
	const struct da_inf_section *where = s ? s :
		da_inf_section(r->inf, section);

	/* once for a name, flags and service section, from wherever it is added */
	if (da_resolve_visit(r, where, "service-fact",
			     da_inf_field(r->inf, e, 1), name))
		service_fact(r, section, e, s);
	where = *events ? da_inf_section(r->inf, events) : NULL;
	if (where) {
		da_resolve_use(r, where, "AddService", e->line, e->column);
		walk(r, where, "eventlog", "eventlog", name);
	}
}

/* ---- WDF --------------------------------------------------------------- */

static bool in_order(struct da_resolve *r, const struct da_inf_section *wdf,
		     const char *service)
{
	const struct da_inf_entry *e = da_inf_entry(r->inf, wdf,
						    "UmdfServiceOrder");

	for (uint32_t i = 0; e && i < e->n && da_resolve_work(r, 1); i++)
		if (da_strieq(da_inf_field(r->inf, e, i), service))
			return true;
	return false;
}

static void wdf_fact(struct da_resolve *r, const struct da_inf_section *wdf,
		     const struct da_inf_entry *e, bool user,
		     const struct da_inf_section *s)
{
	DA_FACT(inf_wdf, f);

	if (!da_resolve_room(r))
		return;
	f.inf = r->number;
	f.section = wdf->name;
	f.framework = user ? "umdf" : "kmdf";
	f.service = da_inf_field(r->inf, e, 0);
	f.target = da_inf_field(r->inf, e, 1);
	f.present = s != NULL;
	f.library_version = s ? text_of(r, s, user ? "UmdfLibraryVersion" :
						     "KmdfLibraryVersion") : "";
	f.in_order = user ? in_order(r, wdf, f.service) : DA_NULL;
	f.binary = s ? text_of(r, s, "ServiceBinary") : "";
	da_resolve_binary(r, f.binary, &f.binary_dirid, &f.binary_subdir,
			  &f.binary_file);
	f.line = e->line;
	f.column = e->column;
	DA_EMIT(r->c, inf_wdf, f);
}

/* ---- the walk ---------------------------------------------------------- */

/* The directive's fact, and the one data section it names, if it names one. */
static void directive(struct da_resolve *r, const struct da_inf_section *s,
		      const struct da_inf_entry *e, const char *name,
		      const char *companion, const char *owner)
{
	const struct described *d = describes(name);
	const struct da_inf_section *target = NULL;
	uint32_t field = d && d->field > 0 ? (uint32_t)d->field : 0;
	DA_FACT(inf_directive, f);

	/* flags of WMIInterface may be left out with their comma */
	if (d && !strcmp(name, "wmiinterface") && e->n == 2)
		field = 1;
	f.inf = r->number;
	f.section = s->name;
	f.companion = companion;
	f.owner = owner;
	f.name = name;
	f.value = da_inf_rest(r->inf, e, 0);
	f.argument = e->n > 1 ? da_inf_field(r->inf, e, 0) : f.value;
	f.target = d && (d->field >= 0 || e->n == 1) ?
		da_inf_field(r->inf, e, field) : "";
	f.target_present = -1;
	if (*f.target) {
		target = da_inf_section(r->inf, f.target);
		f.target_present = target != NULL;
	}
	f.line = e->line;
	f.column = e->column;
	DA_EMIT(r->c, inf_directive, f);
	da_resolve_references(r, "directive", s->name, companion, name, -1,
			      f.value, e);
	if (!d)
		return;
	for (uint32_t i = 0; i < e->n; i++) {
		const struct da_inf_section *data = target;
		const char *of = f.argument;

		if (d->field < 0) {
			of = owner;
			data = da_inf_section(r->inf, da_inf_field(r->inf, e, i));
		} else if (i) {
			break;
		} else if (!d->field) {
			of = owner;
		}
		if (!strcmp(name, "addservice"))
			add_service(r, s->name, e, data);
		else if (!strcmp(d->companion, "wdfdata"))
			wdf_fact(r, s, e, *name == 'u', data);
		if (!data)
			continue;
		da_resolve_use(r, data, name, e->line, e->column);
		if (!strcmp(d->companion, "service"))
			walk(r, data, "service", "service", of);
		else
			walk(r, data, d->companion,
			     !strcmp(d->companion, "interface") ? "interface" :
								  "other", of);
	}
}

static void empty_argument(struct da_resolve *r, const char *name,
			   const struct da_inf_entry *e)
{
	for (uint32_t i = 0; i < e->n; i++)
		if (*da_inf_field(r->inf, e, i))
			return;
	da_resolve_problem(r, "empty-argument", e->line, e->column,
			   da_arena_printf(r->arena, "%s names no section",
					   name));
}

static void needs(struct da_resolve *r, const struct da_inf_section *s,
		  const struct da_inf_entry *e, const char *companion,
		  const char *context, const char *owner)
{
	da_resolve_needs(r, s, companion, e);
	for (uint32_t k = 0; k < e->n && da_resolve_work(r, 1); k++) {
		const struct da_inf_section *n = da_resolve_needed(
			r, r->inf, s, da_inf_field(r->inf, e, k));

		if (n && ++r->needs > DA_INF_NEEDS_MAX)
			da_resolve_limit(r, "DA_INF_NEEDS_MAX");
		else if (n)
			walk(r, n, companion, context, owner);
	}
}

static void entry(struct da_resolve *r, const struct da_inf_section *s,
		  const struct da_inf_entry *e, const char *companion,
		  const char *context, const char *owner)
{
	static const struct { const char *name, *operation; } lists[] = {
		{ "copyfiles", "CopyFiles" }, { "delfiles", "DelFiles" },
		{ "renfiles", "RenFiles" }, { "addreg", "AddReg" },
		{ "delreg", "DelReg" }, { "bitreg", "BitReg" },
		{ "addproperty", "AddProperty" }, { "delproperty", "DelProperty" },
	};
	const char *key = e->key ? da_inf_expand(r->inf, e->key) : "";
	char *name;

	/* one line for each device, and nothing to judge in it */
	if (!strcmp(companion, "controlflags") &&
	    da_strieq(key, "ExcludeFromSelect"))
		return;
	if (!*key || !da_resolve_room(r))
		return;
	name = da_strlower(da_arena_strdup(r->arena, key));
	da_resolve_tokens(r, s->name, e);
	directive(r, s, e, name, companion, owner);
	for (size_t i = 0; i < DA_COUNT(lists); i++) {
		if (strcmp(name, lists[i].name) != 0)
			continue;
		empty_argument(r, lists[i].operation, e);
		if (i < 3)
			da_resolve_file_list(r, lists[i].operation, s->name, e);
		else if (i < 6)
			da_resolve_registry(r, lists[i].operation, s->name,
					    context, owner, e);
		else
			da_resolve_properties(r, lists[i].operation, s->name,
					      companion, e);
		return;
	}
	if (!strcmp(name, "include"))
		da_resolve_include(r, "Include", s->name, companion, e);
	else if (!strcmp(name, "layoutfile") && !strcmp(companion, "version"))
		da_resolve_include(r, "LayoutFile", "", companion, e);
	else if (!strcmp(name, "needs"))
		needs(r, s, e, companion, context, owner);
	else if (!strcmp(name, "security") && !strcmp(companion, "service"))
		da_resolve_security(r, "service", s->name, "service",
				    da_inf_field(r->inf, e, 0), e->line,
				    e->column);
}

/* The section itself is judged: an entry without a name stands for it when empty. */
static void presence(struct da_resolve *r, const struct da_inf_section *s,
		     const char *companion)
{
	DA_FACT(inf_directive, f);

	if (!da_resolve_room(r))
		return;
	f.inf = r->number;
	f.section = s->name;
	f.companion = companion;
	f.owner = f.name = f.value = f.argument = f.target = "";
	f.target_present = -1;
	f.line = s->line;
	f.column = 1;
	DA_EMIT(r->c, inf_directive, f);
}

static void walk(struct da_resolve *r, const struct da_inf_section *s,
		 const char *companion, const char *context,
		 const char *owner)
{
	if (!da_resolve_visit(r, s, companion, context, owner))
		return;
	if (r->depth >= DA_INF_DEPTH_MAX) {
		da_resolve_limit(r, "DA_INF_DEPTH_MAX");
		return;
	}
	r->depth++;
	da_resolve_use(r, s, "", s->line, 1);
	if (!s->n && (!strcmp(companion, "class") ||
		      !strcmp(companion, "coinstallers")))
		presence(r, s, companion);
	for (uint32_t i = 0; i < s->n && da_resolve_work(r, 1); i++)
		entry(r, s, &s->entries[i], companion, context, owner);
	r->depth--;
}

static void install(struct da_resolve *r, const struct da_inf_section *s,
		    bool device)
{
	size_t n = strlen(s->name);
	char *name = da_arena_alloc(r->arena, n + 24);

	memcpy(name, s->name, n);
	r->primitive = !device;
	for (size_t i = 0; i < DA_COUNT(companions); i++) {
		const struct da_inf_section *part = s;

		if (i) {
			snprintf(name + n, 24, "%s", companions[i].suffix);
			part = da_inf_section(r->inf, name);
		}
		if (part)
			walk(r, part, companions[i].name,
			     i || device ? companions[i].context : "default",
			     "");
		if (i == 1)
			da_resolve_install_services(r, s->name, part);
	}
	r->primitive = false;
}

/* ---- Models ------------------------------------------------------------ */

/* Install sections of the Models section at work, each told once. */
struct named {
	const char *name;
	const struct da_inf_section *section;
	const struct da_inf_entry *first;
	int64_t ids;
	uint32_t next;
};

struct models {
	struct da_resolve *r;
	const struct da_inf_section *section;
	DA_LIST(struct named) named;
	uint32_t *table, cap;
};

static struct named *named(struct models *m, const char *name,
			   const struct da_inf_entry *e)
{
	uint32_t slot = da_strihash(name) % m->cap;

	for (uint32_t i = m->table[slot]; i; i = m->named.p[i - 1].next)
		if (da_strieq(m->named.p[i - 1].name, name))
			return &m->named.p[i - 1];
	DA_PUSH(m->named) = (struct named){ name, da_inf_install_section(
		m->r->inf, name, m->r->os.arch), e, 0, m->table[slot] };
	m->table[slot] = (uint32_t)m->named.n;
	return &m->named.p[m->named.n - 1];
}

static void device_fact(struct da_resolve *r, const char *models,
			const struct da_inf_entry *e)
{
	struct da_buf ids = { 0 };
	DA_FACT(inf_device, d);

	for (uint32_t i = 1; i < e->n; i++) {
		const char *id = da_inf_field(r->inf, e, i);

		if (ids.n + strlen(id) > 4 * DA_INF_EXPANDED_MAX) {
			da_resolve_limit(r, "DA_INF_EXPANDED_MAX");
			break;
		}
		if (*id && ids.n)
			da_buf_addc(&ids, '\n');
		da_buf_adds(&ids, id);
	}
	d.inf = r->number;
	d.models = models;
	d.description = e->key ? da_inf_expand(r->inf, e->key) : "";
	d.section = da_inf_field(r->inf, e, 0);
	d.hardware_ids = da_buf_str(&ids);
	d.line = e->line;
	d.column = e->column;
	DA_EMIT(r->c, inf_device, d);
	da_buf_free(&ids);
}

static void install_fact(struct da_resolve *r, const char *models,
			 const struct named *n)
{
	DA_FACT(inf_install, f);

	if (!da_resolve_room(r))
		return;
	f.inf = r->number;
	f.section = n->section ? n->section->name : n->name;
	f.models = models;
	f.kind = "device";
	f.present = n->section != NULL;
	f.hardware_ids = n->ids;
	f.line = n->first->line;
	f.column = n->first->column;
	DA_EMIT(r->c, inf_install, f);
}

static void models_section(struct da_resolve *r, const struct da_inf_section *s)
{
	struct models m = { .r = r, .section = s, .cap = s->n + 1 };

	/* two lines may select one section: its devices count for both */
	if (!da_resolve_visit(r, s, "models", "", "")) {
		if (!da_resolve_work(r, s->n))
			return;
		r->devices += s->n;
		for (uint32_t i = 0; i < s->n; i++)
			for (uint32_t k = 1; k < s->entries[i].n; k++)
				r->hardware_ids += *s->entries[i].fields[k].text != 0;
		return;
	}
	m.table = da_calloc(m.cap, sizeof(*m.table));
	for (uint32_t i = 0; i < s->n && da_resolve_work(r, 1); i++) {
		const struct da_inf_entry *e = &s->entries[i];
		const char *name = da_inf_field(r->inf, e, 0);
		struct named *n;

		if (!e->n || !*name)
			continue;
		da_resolve_tokens(r, s->name, e);
		n = named(&m, name, e);
		r->devices++;
		for (uint32_t k = 1; k < e->n; k++)
			if (*e->fields[k].text) {
				n->ids++;
				r->hardware_ids++;
			}
		if (r->info && da_resolve_room(r))
			device_fact(r, s->name, e);
	}
	for (size_t i = 0; i < m.named.n && da_resolve_work(r, 1); i++) {
		const struct named *n = &m.named.p[i];

		install_fact(r, s->name, n);
		if (!n->section)
			continue;
		r->applies = true;
		if (da_resolve_visit(r, n->section, "installed", "", ""))
			install(r, n->section, true);
	}
	free(m.named.p);
	free(m.table);
}

static void default_install(struct da_resolve *r, const struct da_target *t)
{
	DA_FACT(inf_install, f);

	r->applies = true;
	f.inf = r->number;
	f.section = t->section->name;
	f.models = "";
	f.kind = "default";
	f.present = 1;
	f.hardware_ids = 0;
	f.line = t->line;
	f.column = t->column;
	DA_EMIT(r->c, inf_install, f);
	install(r, t->section, false);
}

/* DefaultUninstall is never chosen by a build; it is the package's all the same. */
static void uninstall(struct da_resolve *r)
{
	for (size_t i = 0; i < r->targets.n; i++) {
		const struct da_target *t = &r->targets.p[i];
		const struct da_inf_section *s;

		if (t->group >= 0)
			continue;
		if (t->valid && t->parsed.has_arch &&
		    !da_strieq(t->parsed.arch, r->os.arch))
			continue;
		walk(r, t->section, "uninstall", "default", "");
		s = da_inf_section(r->inf, da_arena_printf(r->arena,
			"%s.Services", t->section->name));
		if (s)
			walk(r, s, "uninstall", "other", "");
	}
}

static void class_sections(struct da_resolve *r)
{
	const struct da_inf_section *s = da_inf_install_section(
		r->inf, "ClassInstall32", r->os.arch), *services;
	const struct da_inf_section *interfaces = da_inf_install_section(
		r->inf, "InterfaceInstall32", r->os.arch);

	if (s) {
		walk(r, s, "class", "class", "");
		services = da_inf_section(r->inf, da_arena_printf(r->arena,
			"%s.Services", s->name));
		if (services)
			walk(r, services, "class", "other", "");
	}
	if (!interfaces)
		return;
	walk(r, interfaces, "interfaceinstall", "interface", "");
	for (uint32_t i = 0; i < interfaces->n; i++) {	/* {guid}=section,flags */
		const struct da_inf_entry *e = &interfaces->entries[i];

		s = e->key && e->n ? da_inf_section(r->inf, da_inf_field(
			r->inf, e, 0)) : NULL;
		if (s)
			walk(r, s, "interface", "interface",
			     da_inf_expand(r->inf, e->key));
	}
}

/* [Version] as it stands: catalogs of other architectures, obsolete words. */
static void standing_sections(struct da_resolve *r)
{
	static const char *const names[] = { "Version", "ControlFlags" };

	for (size_t i = 0; i < DA_COUNT(names); i++) {
		const struct da_inf_section *s = da_inf_section(r->inf, names[i]);

		if (s)
			walk(r, s, i ? "controlflags" : "version",
			     i ? "other" : "version", "");
	}
}

void da_resolve_window(struct da_resolve *r)
{
	for (int i = 0; i < 2; i++) {
		r->files[i] = da_inf_section(r->inf, i ? "SourceDisksFiles" :
			da_arena_printf(r->arena, "SourceDisksFiles.%s",
					r->os.arch));
		r->disks[i] = da_inf_section(r->inf, i ? "SourceDisksNames" :
			da_arena_printf(r->arena, "SourceDisksNames.%s",
					r->os.arch));
	}
	standing_sections(r);
	for (int g = 0; g < r->groups; g++) {
		const struct da_target *t;

		if (r->selected[g] < 0)
			continue;
		t = &r->targets.p[r->selected[g]];
		if (!t->section && !*t->decoration && r->targets.n > 1 &&
		    t + 1 < r->targets.p + r->targets.n && t[1].group == g)
			continue;	/* only its decorated sections are meant */
		if (!t->section)
			da_resolve_problem(r, "missing-section", t->line,
				t->column, da_arena_printf(r->arena,
				"[Manufacturer] names Models section [%s], which is not in the INF",
				t->name));
		else if (t->kind[0] == 'd')
			default_install(r, t);
		else
			models_section(r, t->section);
	}
	class_sections(r);
	uninstall(r);
	da_resolve_source_files(r);
	da_resolve_destinations(r);
}
