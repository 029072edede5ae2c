// SPDX-License-Identifier: Apache-2.0
/*
 * A resolved INF: what the sections that apply to this system say, as facts.
 *
 * Sections reached: each line of [Manufacturer] selects at most one Models
 * section; its entries name install sections; those, their companions
 * (.Services, .HW ...) and the sections that Needs names in the same INF are
 * walked once for each meaning HKR has there.  Sections of other INF files
 * (Include) are noted, found or not, and never charged to this one.
 */
#include "config.h"
#include "collect.h"

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

struct visited {
	const struct da_inf_section *section;
	const char *context, *service;
	struct visited *next;
};

struct resolve {
	struct da_collect *c;
	struct da_inf *inf;
	struct da_arena *arena;
	struct da_os os;
	int64_t number;			/* of the content */
	struct da_window window;
	bool complete, applies;
	struct visited *visited[256];
	uint32_t facts, needs;
	uint8_t *cited;			/* bitmap of lines */
	uint32_t cited_n;
	struct da_buf key;		/* what the content key is made of */
	struct da_buf problems;		/* da_fact_inf_problem, kept */
	const struct da_inf_section *destinations;
	const struct da_inf_section *files[2], *disks[2];
};

struct cached {
	char sha256[DA_SHA256_HEX];
	int64_t number;
};

/* ---- small helpers ----------------------------------------------------- */

static void cite(struct resolve *r, uint32_t line)
{
	if (line / 8 >= r->cited_n) {
		uint32_t n = line / 8 + 1024;

		r->cited = da_realloc(r->cited, n);
		memset(r->cited + r->cited_n, 0, n - r->cited_n);
		r->cited_n = n;
	}
	r->cited[line / 8] |= (uint8_t)(1 << line % 8);
}

static bool room(struct resolve *r)
{
	if (r->facts++ < DA_INF_FACTS_MAX)
		return true;
	r->complete = false;
	return false;
}

/* True the first time a section is met with this meaning. */
static bool first_visit(struct resolve *r, const struct da_inf_section *s,
			const char *context, const char *service)
{
	struct visited **at = &r->visited[((uintptr_t)s >> 4) % 256], *v;

	for (v = *at; v; v = v->next)
		if (v->section == s && !strcmp(v->context, context) &&
		    da_strieq(v->service, service))
			return false;
	v = da_arena_alloc(r->arena, sizeof(*v));
	*v = (struct visited){ s, context, service, *at };
	*at = v;
	return true;
}

static void keep_problem(void *ctx, const char *code, uint32_t line,
			 uint32_t column, const char *detail)
{
	struct resolve *r = ctx;
	DA_FACT(inf_problem, p);

	if (r->problems.n / sizeof(p) >= 1000)
		return;
	p.code = code;	/* a constant of the reader */
	p.line = line;
	p.column = column;
	p.detail = detail;
	da_buf_add(&r->problems, &p, sizeof(p));
}

/* "a\\\\b\" to "a\b", without outer backslashes or quotes. */
static char *registry_path(struct da_arena *arena, const char *text)
{
	char *out = da_arena_alloc(arena, strlen(text) + 1), *to = out;

	while (*text) {
		size_t n = strcspn(text, "\\");

		if (n) {
			if (to > out)
				*to++ = '\\';
			memcpy(to, text, n);
			to += n;
		}
		text += n + (text[n] == '\\');
	}
	*to = 0;
	return out;
}

/* ---- CopyFiles --------------------------------------------------------- */

static void destination(struct resolve *r, const char *list,
			struct da_fact_inf_copy *f)
{
	const struct da_inf_entry *e = NULL;
	int64_t dirid;

	if (r->destinations) {
		if (*list != '@')
			e = da_inf_entry(r->inf, r->destinations, list);
		if (!e)
			e = da_inf_entry(r->inf, r->destinations,
					 "DefaultDestDir");
	}
	f->dirid = -1;
	f->subdir = f->destination = "";
	f->destination_line = 0;
	if (!e)
		return;
	f->destination_line = e->line;
	cite(r, e->line);
	f->destination = da_inf_rest(r->inf, e, 0);
	f->subdir = da_inf_directory(r->arena, da_inf_field(r->inf, e, 1));
	if (!*da_inf_field(r->inf, e, 0) ||
	    !da_inf_number(da_inf_field(r->inf, e, 0), &dirid))
		f->dirid = DA_NULL;
	else	/* -1 is DIRID 65535 written another way */
		f->dirid = dirid == -1 ? 65535 : dirid;
}

static const struct da_inf_entry *source_entry(struct resolve *r,
					       const char *file)
{
	const struct da_inf_entry *e = NULL;

	for (int i = 0; i < 2 && !e; i++)
		if (r->files[i])
			e = da_inf_entry(r->inf, r->files[i], file);
	return e;
}

static const char *disk_path(struct resolve *r, const char *disk)
{
	const struct da_inf_entry *e = NULL;

	for (int i = 0; i < 2 && !e; i++)
		if (r->disks[i])
			e = da_inf_entry(r->inf, r->disks[i], disk);
	return e ? da_inf_directory(r->arena, da_inf_field(r->inf, e, 3)) : "";
}

static void one_copy(struct resolve *r, const char *section, const char *list,
		     const char *file, const char *source, int64_t flags,
		     uint32_t line, uint32_t column)
{
	const struct da_inf_entry *e;
	DA_FACT(inf_copy, f);

	if (!*file || !room(r))
		return;
	f.inf = r->number;
	f.section = section;
	f.list = *list == '@' ? "@" : list;
	f.file = file;
	f.source_file = *source ? source : file;
	f.flags = flags;
	f.line = line;
	f.column = column;
	cite(r, line);
	destination(r, list, &f);
	e = source_entry(r, f.source_file);
	f.listed = e != NULL;
	f.source_subdir = e ? da_inf_directory(r->arena,
				da_inf_field(r->inf, e, 1)) : "";
	f.disk_path = e ? disk_path(r, da_inf_field(r->inf, e, 0)) : "";
	DA_EMIT(r->c, inf_copy, f);
}

static void copy_files(struct resolve *r, const char *section,
		       const struct da_inf_entry *directive)
{
	for (uint32_t i = 0; i < directive->n; i++) {
		const char *list = da_inf_field(r->inf, directive, i);
		const struct da_inf_section *s;

		if (*list == '@') {
			one_copy(r, section, list, list + 1, "", 0,
				 directive->fields[i].line,
				 directive->fields[i].column);
			continue;
		}
		if (!*list)
			continue;
		s = da_inf_section(r->inf, list);
		if (!s) {
			keep_problem(r, "missing-section",
				     directive->fields[i].line,
				     directive->fields[i].column,
				     "CopyFiles names a section that is not in the INF");
			continue;
		}
		if (!first_visit(r, s, "copy", ""))
			continue;
		for (uint32_t k = 0; k < s->n; k++) {
			const struct da_inf_entry *e = &s->entries[k];
			int64_t flags;

			if (!da_inf_number(da_inf_field(r->inf, e, 3), &flags))
				flags = DA_NULL;
			one_copy(r, section, s->name,
				 da_inf_field(r->inf, e, 0),
				 da_inf_field(r->inf, e, 1), flags, e->line,
				 e->column);
		}
	}
}

/* ---- AddReg, DelReg, BitReg -------------------------------------------- */

static void registry_list(struct resolve *r, const char *operation,
			  const char *section, const char *context,
			  const char *service,
			  const struct da_inf_entry *directive)
{
	for (uint32_t i = 0; i < directive->n; i++) {
		const char *list = da_inf_field(r->inf, directive, i);
		const struct da_inf_section *s;
		char *visit;

		if (!*list)
			continue;
		s = da_inf_section(r->inf, list);
		if (!s) {
			keep_problem(r, "missing-section",
				     directive->fields[i].line,
				     directive->fields[i].column,
				     "a registry directive names a section that is not in the INF");
			continue;
		}
		visit = da_arena_printf(r->arena, "%s %s", operation, context);
		if (!first_visit(r, s, visit, service))
			continue;
		for (uint32_t k = 0; k < s->n; k++) {
			const struct da_inf_entry *e = &s->entries[k];
			DA_FACT(inf_registry, f);
			const char *root = da_inf_field(r->inf, e, 0);
			char *upper;

			if (!room(r))
				return;
			if (e->key && e->n >= 1 && e->key != e->fields[0].text)
				root = da_inf_expand(r->inf, e->key);
			upper = da_arena_strdup(r->arena, root);
			for (char *p = upper; *p; p++)
				if (*p >= 'a' && *p <= 'z')
					*p = (char)(*p - 32);
			f.inf = r->number;
			f.operation = operation;
			f.section = section;
			f.context = context;
			f.service = service;
			f.list = s->name;
			f.root = upper;
			f.key = registry_path(r->arena,
					      da_inf_field(r->inf, e, 1));
			f.value = da_inf_field(r->inf, e, 2);
			if (!da_inf_number(da_inf_field(r->inf, e, 3),
					   &f.flags))
				f.flags = DA_NULL;
			f.data = e->n > 4 ? da_inf_rest(r->inf, e, 4) : "";
			f.line = e->line;
			f.column = e->column;
			cite(r, e->line);
			DA_EMIT(r->c, inf_registry, f);
		}
	}
}

/* ---- services ---------------------------------------------------------- */

static int64_t number_of(struct resolve *r, const struct da_inf_section *s,
			 const char *key)
{
	const struct da_inf_entry *e = da_inf_entry(r->inf, s, key);
	int64_t v;

	if (!e)
		return -1;
	return da_inf_number(da_inf_field(r->inf, e, 0), &v) ? v : DA_NULL;
}

/* "%13%\sub\x.sys args" to DIRID, directory and file. */
static void binary(struct resolve *r, const char *text,
		   struct da_fact_inf_service *f)
{
	const char *end, *slash;
	char *path;
	int64_t dirid;

	f->binary = text;
	f->binary_dirid = -1;
	f->binary_subdir = f->binary_file = "";
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
		if (path[1] && da_inf_number(path + 1, &dirid)) {
			f->binary_dirid = dirid;
			path = close + 1;
		} else {
			*close = '%';
		}
	}
	path = da_inf_directory(r->arena, path);
	slash = strrchr(path, '\\');
	f->binary_file = slash ? slash + 1 : path;
	f->binary_subdir = slash ? da_arena_strndup(r->arena, path,
						    (size_t)(slash - path)) : "";
}

static void walk(struct resolve *r, const struct da_inf_section *s,
		 const char *companion, const char *context,
		 const char *service);

static void add_service(struct resolve *r, const char *section,
			const struct da_inf_entry *e)
{
	const char *install = da_inf_field(r->inf, e, 2);
	const char *events = da_inf_field(r->inf, e, 3);
	const struct da_inf_section *s = NULL;
	const struct da_inf_entry *b;
	DA_FACT(inf_service, f);

	if (!room(r))
		return;
	f.inf = r->number;
	f.section = section;
	f.name = da_inf_field(r->inf, e, 0);
	if (!da_inf_number(da_inf_field(r->inf, e, 1), &f.flags))
		f.flags = DA_NULL;
	f.install = install;
	f.line = e->line;
	f.column = e->column;
	cite(r, e->line);
	f.binary = f.binary_subdir = f.binary_file = "";
	f.binary_dirid = f.type = f.start = -1;
	f.binary_line = 0;
	if (*install)
		s = da_inf_section(r->inf, install);
	f.install_exists = s != NULL;
	if (s) {
		f.type = number_of(r, s, "ServiceType");
		f.start = number_of(r, s, "StartType");
		b = da_inf_entry(r->inf, s, "ServiceBinary");
		if (b) {
			f.binary_line = b->line;
			cite(r, b->line);
			binary(r, da_inf_field(r->inf, b, 0), &f);
		}
	}
	if (!first_visit(r, s, "service-fact", f.name) && s)
		goto walk;	/* the same service from another section */
	DA_EMIT(r->c, inf_service, f);
walk:
	if (s)
		walk(r, s, "service", "service", f.name);
	s = *events ? da_inf_section(r->inf, events) : NULL;
	if (s)
		walk(r, s, "eventlog", "eventlog", f.name);
}

static void include(struct resolve *r, const char *directive,
		    const struct da_inf_entry *e, bool needs)
{
	for (uint32_t i = 0; i < e->n; i++) {
		struct da_collect *c = r->c;
		const char *name = da_inf_field(r->inf, e, i);
		char sha[DA_SHA256_HEX];
		da_node node;
		DA_FACT(inf_include, f);

		if (!*name || !room(r))
			continue;
		f.inf = r->number;
		f.directive = directive;
		f.name = name;
		f.line = e->fields[i].line;
		f.column = e->fields[i].column;
		cite(r, e->fields[i].line);
		if (needs) {	/* a section: here, or in an included INF */
			f.found = da_inf_section(r->inf, name) != NULL;
		} else if (da_image_has_volume(c->image)) {
			const char *path = da_arena_printf(r->arena,
				"%s\\INF\\%s", c->windows, name);
			int status = strpbrk(name, "\\/") ? DA_ABSENT :
				da_image_find(c->image, path, &node, NULL);

			f.found = status == DA_OK ? 1 :
				  status == DA_ABSENT ? 0 : DA_NULL;
			if (!status &&
			    !da_image_sha256(c->image, node, sha, NULL))
				f.sha256 = sha;
			da_buf_printf(&r->key, "include %s %s\n", name,
				      f.sha256 ? f.sha256 :
				      f.found == 0 ? "missing" : "unknown");
		}
		DA_EMIT(c, inf_include, f);
	}
}

/* ---- the walk ---------------------------------------------------------- */

static void interface_section(struct resolve *r, const struct da_inf_entry *e)
{
	const char *name = da_inf_field(r->inf, e, 2);
	const struct da_inf_section *s =
		*name ? da_inf_section(r->inf, name) : NULL;

	if (s)
		walk(r, s, "interface", "interface", "");
}

static void walk(struct resolve *r, const struct da_inf_section *s,
		 const char *companion, const char *context,
		 const char *service)
{
	if (!first_visit(r, s, context, service))
		return;
	for (uint32_t i = 0; i < s->n; i++) {
		const struct da_inf_entry *e = &s->entries[i];
		const char *key = e->key ? da_inf_expand(r->inf, e->key) : "";
		DA_FACT(inf_directive, d);

		if (!*key || !room(r))
			continue;
		d.inf = r->number;
		d.section = s->name;
		d.companion = companion;
		d.name = da_strlower(da_arena_strdup(r->arena, key));
		d.value = da_inf_rest(r->inf, e, 0);
		d.line = e->line;
		d.column = e->column;
		cite(r, e->line);
		DA_EMIT(r->c, inf_directive, d);
		if (!strcmp(d.name, "copyfiles")) {
			copy_files(r, s->name, e);
		} else if (!strcmp(d.name, "addreg")) {
			registry_list(r, "AddReg", s->name, context, service, e);
		} else if (!strcmp(d.name, "delreg")) {
			registry_list(r, "DelReg", s->name, context, service, e);
		} else if (!strcmp(d.name, "bitreg")) {
			registry_list(r, "BitReg", s->name, context, service, e);
		} else if (!strcmp(d.name, "addservice")) {
			add_service(r, s->name, e);
		} else if (!strcmp(d.name, "addinterface")) {
			interface_section(r, e);
		} else if (!strcmp(d.name, "include")) {
			include(r, "Include", e, false);
		} else if (!strcmp(d.name, "needs")) {
			include(r, "Needs", e, true);
			for (uint32_t k = 0; k < e->n; k++) {
				const struct da_inf_section *n = da_inf_section(
					r->inf, da_inf_field(r->inf, e, k));

				if (n && ++r->needs > DA_INF_NEEDS_MAX)
					r->complete = false;
				else if (n)
					walk(r, n, companion, context, service);
			}
		}
	}
}

static void install(struct resolve *r, const struct da_inf_section *s,
		    bool device)
{
	for (size_t i = 0; i < DA_COUNT(companions); i++) {
		const struct da_inf_section *part = s;

		if (i)
			part = da_inf_section(r->inf, da_arena_printf(r->arena,
				"%s%s", s->name, companions[i].suffix));
		if (part)
			walk(r, part, companions[i].name,
			     i || device ? companions[i].context : "default",
			     "");
	}
}

static void one_install(struct resolve *r, const char *name, const char *models,
			const struct da_inf_entry *e)
{
	const struct da_inf_section *s =
		da_inf_install_section(r->inf, name, r->os.arch);
	DA_FACT(inf_install, f);

	if (s && !first_visit(r, s, "install-fact", models))
		return;
	if (!room(r))
		return;
	f.inf = r->number;
	f.section = s ? s->name : name;
	f.models = models;
	f.kind = "device";
	f.present = s != NULL;
	f.line = e->line;
	f.column = e->column;
	cite(r, e->line);
	DA_EMIT(r->c, inf_install, f);
	if (!s)
		return;
	r->applies = true;
	install(r, s, true);
}

static void manufacturer(struct resolve *r, const struct da_inf_entry *e)
{
	const char *base = da_inf_field(r->inf, e, 0);
	const char **texts = da_arena_alloc(r->arena, (e->n + 1) *
					    sizeof(*texts));
	const struct da_inf_section *models;
	const char *name;
	size_t n = 0;
	int best;

	texts[n++] = "";
	for (uint32_t i = 1; i < e->n; i++) {
		const char *raw = da_inf_field(r->inf, e, i);
		char *text = da_arena_alloc(r->arena, strlen(raw) + 1), *to = text;

		for (; *raw; raw++)	/* blanks inside do not count */
			if (*raw != ' ' && *raw != '\t')
				*to++ = *raw;
		if (*text)
			texts[n++] = text;
	}
	best = da_inf_select(texts, n, &r->os, &r->window);
	if (best < 0)
		return;
	name = *texts[best] ? da_arena_printf(r->arena, "%s.%s", base,
					      texts[best]) : base;
	models = da_inf_section(r->inf, name);
	if (!models) {
		keep_problem(r, "missing-section", e->line, e->column,
			     "[Manufacturer] names a Models section that is not in the INF");
		return;
	}
	for (uint32_t i = 0; i < models->n; i++) {
		const struct da_inf_entry *m = &models->entries[i];
		const char *section = da_inf_field(r->inf, m, 0);

		if (*section && m->n)
			one_install(r, section, models->name, m);
	}
}

static void default_install(struct resolve *r)
{
	const struct da_inf_section *s, *found[64];
	const char *texts[64];
	DA_FACT(inf_install, f);
	size_t n = 0;
	int best;

	for (size_t i = 0; (s = da_inf_section_at(r->inf, i)) && n < 64; i++) {
		const char *rest = s->name + strlen("DefaultInstall");
		struct da_decoration d;

		if (!da_istarts(s->name, "DefaultInstall") ||
		    (*rest && *rest != '.'))
			continue;
		if (*rest && !da_inf_decoration(rest + 1, &d))
			continue;	/* a companion */
		/* here "NT" and the plain form are for every architecture */
		texts[n] = !*rest || (!d.has_arch && !d.has_version) ?
			da_arena_printf(r->arena, "NT%s", r->os.arch) :
			rest + 1;
		if (!*rest && n && da_strieq(texts[n], texts[n - 1]))
			continue;
		found[n++] = s;
	}
	best = n ? da_inf_select(texts, n, &r->os, &r->window) : -1;
	if (best < 0 || !room(r))
		return;
	r->applies = true;
	f.inf = r->number;
	f.section = found[best]->name;
	f.models = "";
	f.kind = "default";
	f.present = 1;
	f.line = found[best]->line;
	f.column = 1;
	cite(r, found[best]->line);
	DA_EMIT(r->c, inf_install, f);
	install(r, found[best], false);
}

/* ClassInstall32 and InterfaceInstall32 stand on their own. */
static void class_sections(struct resolve *r)
{
	static const char *const names[] = { "ClassInstall32",
					     "InterfaceInstall32" };

	for (size_t i = 0; i < DA_COUNT(names); i++) {
		const struct da_inf_section *s = da_inf_install_section(
			r->inf, names[i], r->os.arch);

		if (s)
			walk(r, s, i ? "interfaceinstall" : "class",
			     i ? "interface" : "class", "");
	}
}

/* [Version] as it stands: catalogs of other architectures, obsolete words. */
static void version_directives(struct resolve *r)
{
	const struct da_inf_section *s = da_inf_section(r->inf, "Version");

	if (s)
		walk(r, s, "version", "version", "");
}

static void source_files(struct resolve *r)
{
	const struct da_inf_section *s;

	for (size_t i = 0; (s = da_inf_section_at(r->inf, i)); i++) {
		bool effective = s == r->files[0] || s == r->files[1];

		if (!effective && !da_istarts(s->name, "SourceDisksFiles."))
			continue;
		for (uint32_t k = 0; k < s->n; k++) {
			const struct da_inf_entry *e = &s->entries[k];
			DA_FACT(inf_source, f);

			if (!e->key || !room(r))
				continue;
			f.file = da_inf_expand(r->inf, e->key);
			/* the decorated list is searched first, for each file */
			f.effective = effective &&
				(s != r->files[1] || !r->files[0] ||
				 !da_inf_entry(r->inf, r->files[0], f.file));
			f.inf = r->number;
			f.disk = da_inf_field(r->inf, e, 0);
			f.subdir = da_inf_directory(r->arena,
				da_inf_field(r->inf, e, 1));
			f.disk_path = disk_path(r, f.disk);
			f.line = e->line;
			f.column = e->column;
			cite(r, e->line);
			DA_EMIT(r->c, inf_source, f);
		}
	}
}

/* ---- [Version] --------------------------------------------------------- */

static const char *version_value(struct resolve *r,
				 const struct da_inf_section *s,
				 const char *key, int64_t *line)
{
	const struct da_inf_entry *e = s ? da_inf_entry(r->inf, s, key) : NULL;

	if (!e)
		return "";
	if (line)
		*line = e->line;
	cite(r, e->line);
	return da_inf_rest(r->inf, e, 0);
}

static void driver_ver(struct resolve *r, struct da_fact_inf *f)
{
	unsigned m, d, y, v[4] = { 0 };
	const char *comma = strchr(f->driver_ver, ',');
	int n = comma ? sscanf(comma + 1, " %u.%u.%u.%u", &v[0], &v[1], &v[2],
			       &v[3]) : 0;

	f->driver_date = f->driver_version = "";
	if (sscanf(f->driver_ver, "%u%*1[/-]%u%*1[/-]%u", &m, &d, &y) == 3 &&
	    m >= 1 && m <= 12 && d >= 1 && d <= 31 && y > 1900 && y < 10000)
		f->driver_date = da_arena_printf(r->arena, "%04u-%02u-%02u", y,
						 m, d);
	if (n > 0)
		f->driver_version = da_arena_printf(r->arena, "%u.%u.%u.%u",
						    v[0], v[1], v[2], v[3]);
}

static void version_section(struct resolve *r, struct da_fact_inf *f)
{
	const struct da_inf_section *s = da_inf_section(r->inf, "Version");
	const char *const catalogs[] = {
		da_arena_printf(r->arena, "CatalogFile.nt%s", r->os.arch),
		"CatalogFile.nt", "CatalogFile",
	};

	f->version_line = s ? s->line : 0;
	if (s)
		cite(r, s->line);
	f->signature = version_value(r, s, "Signature", NULL);
	f->class = version_value(r, s, "Class", NULL);
	f->class_guid = da_strlower(da_arena_strdup(r->arena,
		version_value(r, s, "ClassGuid", NULL)));
	f->provider = version_value(r, s, "Provider", NULL);
	f->driver_ver = version_value(r, s, "DriverVer", NULL);
	f->pnp_lockdown_line = 0;
	f->pnp_lockdown = version_value(r, s, "PnpLockdown",
					&f->pnp_lockdown_line);
	f->class_ver = version_value(r, s, "ClassVer", NULL);
	f->catalog_file = "";
	for (size_t i = 0; !*f->catalog_file && i < DA_COUNT(catalogs); i++)
		f->catalog_file = version_value(r, s, catalogs[i], NULL);
	driver_ver(r, f);
}

/* ---- putting it together ----------------------------------------------- */

static bool known_os(struct da_collect *c, struct da_os *os, struct da_err *err)
{
	const struct da_fact_image *i = &c->os;

	if (i->build == DA_NULL || i->build < 0 || !i->arch || i->major < 0) {
		da_fail(err, DA_EINVAL, "unknown-system", DA_NO_OFFSET,
			"the sections that apply cannot be chosen: build or architecture of the system is not known");
		return false;
	}
	os->arch = i->arch;
	os->major = (uint32_t)i->major;
	os->minor = (uint32_t)i->minor;
	os->build = (uint32_t)i->build;
	os->product_type = i->product_type > 0 ? (uint32_t)i->product_type : 0;
	return true;
}

static void emit_header(struct resolve *r, const char *name, const char *sha256)
{
	const struct da_inf_section *m = da_inf_section(r->inf, "Manufacturer");
	char digest[DA_SHA256_HEX];
	DA_FACT(inf, f);

	da_buf_printf(&r->key, "inf %s\narch %s\nproduct %u\nwindow %u %u\n",
		      sha256, r->os.arch, r->os.product_type, r->window.low,
		      r->window.high);
	da_sha256(r->key.p, r->key.n, digest);
	f.inf = r->number;
	f.content_key = digest;
	f.sha256 = sha256;
	f.name = name;
	f.arch = r->os.arch;
	f.product_type = r->os.product_type;
	f.window_low = r->window.low;
	f.window_high = r->window.high == UINT32_MAX ?
		-1 : (int64_t)r->window.high;
	f.encoding = da_inf_encoding(r->inf);
	f.complete = r->complete && da_inf_complete(r->inf);
	f.applies = r->applies;
	f.manufacturer_lines = m ? m->n : 0;
	version_section(r, &f);
	DA_EMIT(r->c, inf, f);
}

static void emit_rest(struct resolve *r)
{
	const struct da_fact_inf_problem *p = (const void *)r->problems.p;

	for (size_t i = 0; i < r->problems.n / sizeof(*p); i++) {
		struct da_fact_inf_problem one = p[i];

		one.inf = r->number;
		if (one.line)
			cite(r, (uint32_t)one.line);
		DA_EMIT(r->c, inf_problem, one);
	}
	for (uint32_t line = 1; line / 8 < r->cited_n; line++) {
		DA_FACT(inf_line, l);

		if (!(r->cited[line / 8] >> line % 8 & 1))
			continue;
		l.inf = r->number;
		l.line = line;
		l.text = da_inf_line(r->inf, line, 1024);
		DA_EMIT(r->c, inf_line, l);
	}
}

/*
 * The first fact of a content is its header, so that the store can tell at
 * once whether it knows the content; but the key in it needs the walk.  So
 * the walk's facts are held back until the header is out.
 */
struct held {
	const struct da_collect_request *real;
	struct da_buf facts;	/* kind, length, bytes */
};

static void hold(void *ctx, unsigned kind, const void *p, size_t n)
{
	struct held *h = ctx;
	uint32_t head[2] = { kind, (uint32_t)n };

	da_buf_add(&h->facts, head, sizeof(head));
	da_buf_add(&h->facts, p, n);
}

static void release(struct held *h)
{
	for (size_t at = 0; at < h->facts.n;) {
		uint32_t head[2];

		memcpy(head, h->facts.p + at, sizeof(head));
		at += sizeof(head);
		h->real->emit(h->real->ctx, head[0], h->facts.p + at, head[1]);
		at += head[1];
	}
	da_buf_free(&h->facts);
}

static void resolve(struct resolve *r, const char *name, const char *sha256)
{
	struct da_collect *c = r->c;
	struct held held = { .real = c->req };
	struct da_collect_request holding = *c->req;
	const struct da_inf_section *m = da_inf_section(r->inf, "Manufacturer");

	r->destinations = da_inf_section(r->inf, "DestinationDirs");
	r->files[0] = da_inf_section(r->inf, da_arena_printf(r->arena,
		"SourceDisksFiles.%s", r->os.arch));
	r->files[1] = da_inf_section(r->inf, "SourceDisksFiles");
	r->disks[0] = da_inf_section(r->inf, da_arena_printf(r->arena,
		"SourceDisksNames.%s", r->os.arch));
	r->disks[1] = da_inf_section(r->inf, "SourceDisksNames");
	holding.emit = hold;
	holding.ctx = &held;
	c->req = &holding;
	for (uint32_t i = 0; m && i < m->n; i++)
		manufacturer(r, &m->entries[i]);
	default_install(r);
	class_sections(r);
	version_directives(r);
	source_files(r);
	c->req = held.real;
	emit_header(r, name, sha256);
	release(&held);
	emit_rest(r);
}

int64_t da_inf_content(struct da_collect *c, const char *name,
		       const struct da_buf *bytes, const char *sha256,
		       struct da_err *err)
{
	struct resolve r = { .c = c, .window = { 0, UINT32_MAX },
			     .complete = true };
	struct cached *cache = c->inf_cache;
	int64_t number = DA_NULL;

	for (int64_t i = 0; i < c->infs; i++)
		if (!strcmp(cache[i].sha256, sha256))
			return cache[i].number;
	r.arena = da_arena_new();
	if (known_os(c, &r.os, err) &&
	    !da_inf_open(&r.inf, bytes->p, bytes->n, keep_problem, &r, err)) {
		r.number = number = c->infs + 1;
		resolve(&r, name, sha256);
		cache = da_realloc(cache, (size_t)number * sizeof(*cache));
		memcpy(cache[c->infs].sha256, sha256, DA_SHA256_HEX);
		cache[c->infs].number = number;
		c->inf_cache = cache;
		c->infs++;
	}
	da_inf_close(r.inf);
	da_arena_free(r.arena);
	da_buf_free(&r.key);
	da_buf_free(&r.problems);
	free(r.cited);
	return number;
}
