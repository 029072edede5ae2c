// SPDX-License-Identifier: Apache-2.0
/*
 * File lists of CopyFiles, DelFiles and RenFiles, where they go ([DestinationDirs])
 * and where they come from ([SourceDisksFiles], [SourceDisksNames], LayoutFile).
 */
#include "config.h"
#include "inf_resolve.h"

#include "drvaudit/limits.h"

struct place {
	int64_t dirid;
	const char *subdir, *destination;
	int64_t line;
};

static void parse_place(struct da_resolve *r, const struct da_inf_entry *e,
			struct place *p)
{
	const char *dirid = da_inf_field(r->inf, e, 0);

	p->line = e->line;
	p->destination = da_inf_rest(r->inf, e, 0);
	p->subdir = da_inf_directory(r->arena, da_inf_field(r->inf, e, 1));
	if (!*dirid || !da_inf_number(dirid, &p->dirid))
		p->dirid = DA_NULL;
	else if (p->dirid == -1)	/* 65535 written another way */
		p->dirid = 65535;
}

static const struct da_inf_entry *destination_entry(struct da_resolve *r,
						    const char *list)
{
	const struct da_inf_entry *e = NULL;

	if (!r->destinations)
		return NULL;
	if (*list != '@')
		e = da_inf_entry(r->inf, r->destinations, list);
	return e ? e : da_inf_entry(r->inf, r->destinations, "DefaultDestDir");
}

static struct place destination(struct da_resolve *r, const char *list)
{
	const struct da_inf_entry *e = destination_entry(r, list);
	struct place p = { -1, "", "", 0 };

	if (e)
		parse_place(r, e, &p);
	return p;
}

/* An entry of the decorated list, else of the plain one, else of a layout INF. */
static const struct da_inf_entry *lookup(struct da_resolve *r,
					 const struct da_inf_section *const s[2],
					 const char *what, const char *key,
					 struct da_inf **in)
{
	const struct da_inf_entry *e = NULL;

	*in = r->inf;
	for (int i = 0; i < 2 && !e; i++)
		if (s[i])
			e = da_inf_entry(r->inf, s[i], key);
	for (size_t i = 0; i < r->layouts.n && !e && da_resolve_work(r, 1);
	     i++) {
		struct da_inf *layout = da_included_inf(r->c,
							 r->layouts.p[i]);

		for (int k = 0; k < 2 && !e && layout; k++) {
			const struct da_inf_section *list = da_inf_section(
				layout, k ? what : da_arena_printf(r->arena,
					"%s.%s", what, r->os.arch));

			*in = layout;
			e = da_inf_entry(layout, list, key);
		}
	}
	return e;
}

static void source(struct da_resolve *r, struct da_fact_inf_copy *f)
{
	struct da_inf *in;
	const struct da_inf_entry *e = lookup(r, r->files, "SourceDisksFiles",
					      f->source_file, &in);

	f->listed = e ? 1 : r->layout_missing ? DA_NULL : 0;
	f->disk = f->source_subdir = f->disk_path = "";
	f->disk_listed = -1;
	if (!e)
		return;
	f->disk = da_inf_field(in, e, 0);
	f->source_subdir = da_inf_directory(r->arena, da_inf_field(in, e, 1));
	if (!*f->disk)
		return;
	e = lookup(r, r->disks, "SourceDisksNames", f->disk, &in);
	f->disk_listed = e ? 1 : r->layout_missing ? DA_NULL : 0;
	if (e)
		f->disk_path = da_inf_directory(r->arena,
						da_inf_field(in, e, 3));
}

static void one_copy(struct da_resolve *r, const char *section,
		     const char *list, const struct place *to,
		     const char *file, const char *from, int64_t flags,
		     uint32_t line, uint32_t column)
{
	DA_FACT(inf_copy, f);

	if (!*file || !da_resolve_room(r))
		return;
	f.inf = r->number;
	f.section = section;
	f.list = list;
	f.file = file;
	f.source_file = *from ? from : file;
	f.dirid = to->dirid;
	f.subdir = to->subdir;
	f.destination = to->destination;
	f.destination_line = to->line;
	f.flags = flags;
	f.line = line;
	f.column = column;
	source(r, &f);
	DA_EMIT(r->c, inf_copy, f);
	da_resolve_note_file(r, &f);
}

static void list_fact(struct da_resolve *r, const char *operation,
		      const char *section, const char *list, bool present,
		      const struct place *to, uint32_t line, uint32_t column)
{
	const struct da_inf_section *security = *list == '@' ? NULL :
		da_inf_section(r->inf, da_arena_printf(r->arena, "%s.security",
						       list));
	DA_FACT(inf_list, f);

	if (!da_resolve_room(r))
		return;
	f.inf = r->number;
	f.operation = operation;
	f.section = section;
	f.list = list;
	f.present = present;
	f.dirid = to->dirid;
	f.subdir = to->subdir;
	f.destination = to->destination;
	f.security = security && security->n ?
		da_inf_rest(r->inf, &security->entries[0], 0) : "";
	f.security_line = security ? security->line : 0;
	f.line = line;
	f.column = column;
	DA_EMIT(r->c, inf_list, f);
}

static void copies(struct da_resolve *r, const char *section,
		   const struct da_inf_section *s, const struct place *to)
{
	for (uint32_t k = 0; k < s->n && da_resolve_work(r, 1); k++) {
		const struct da_inf_entry *e = &s->entries[k];
		int64_t flags;

		da_resolve_tokens(r, s->name, e);
		if (!da_inf_number(da_inf_field(r->inf, e, 3), &flags))
			flags = DA_NULL;
		one_copy(r, section, s->name, to, da_inf_field(r->inf, e, 0),
			 da_inf_field(r->inf, e, 1), flags, e->line, e->column);
	}
}

void da_resolve_file_list(struct da_resolve *r, const char *operation,
			  const char *section,
			  const struct da_inf_entry *directive)
{
	bool copy = *operation == 'C';

	for (uint32_t i = 0; i < directive->n && da_resolve_work(r, 1); i++) {
		const char *list = da_inf_field(r->inf, directive, i);
		const struct da_inf_field *at = &directive->fields[i];
		const struct da_inf_section *s = NULL;
		struct place to;

		if (!*list)
			continue;
		to = destination(r, list);
		if (*list != '@')
			s = da_inf_section(r->inf, list);
		if (!s && *list != '@')
			da_resolve_problem(r, "missing-section", at->line,
				at->column, da_arena_printf(r->arena,
				"%s names section [%s], which is not in the INF",
				operation, list));
		if (s) {
			da_resolve_use(r, s, operation, at->line, at->column);
			if (!da_resolve_visit(r, s, operation, "", ""))
				continue;
		}
		list_fact(r, operation, section, *list == '@' ? "@" :
			  s ? s->name : list, s || *list == '@', &to, at->line,
			  at->column);
		if (copy && s)
			copies(r, section, s, &to);
		else if (copy && *list == '@')
			one_copy(r, section, "@", &to, list + 1, "", 0,
				 at->line, at->column);
	}
}

void da_resolve_source_files(struct da_resolve *r)
{
	const struct da_inf_section *s;

	for (size_t i = 0; (s = da_inf_section_at(r->inf, i)) &&
	     da_resolve_work(r, 1); i++) {
		bool effective = s == r->files[0] || s == r->files[1];

		if (!effective && !da_istarts(s->name, "SourceDisksFiles."))
			continue;
		for (uint32_t k = 0; k < s->n && da_resolve_work(r, 1); k++) {
			const struct da_inf_entry *e = &s->entries[k], *d;
			struct da_inf *in;
			DA_FACT(inf_source, f);

			if (!e->key || !da_resolve_room(r))
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
			d = lookup(r, r->disks, "SourceDisksNames", f.disk, &in);
			f.disk_path = d ? da_inf_directory(r->arena,
				da_inf_field(in, d, 3)) : "";
			f.line = e->line;
			f.column = e->column;
			DA_EMIT(r->c, inf_source, f);
		}
	}
}

/* Used: a file list, of whatever architecture, goes there by its own name or by default. */
static bool used(struct da_resolve *r, const struct da_inf_entry *e,
		 const char *list)
{
	const struct da_inf_section *s = da_inf_section(r->inf, list);
	struct da_use *u = r->file_lists[((uintptr_t)s >> 4) % DA_USE_BUCKETS];

	if (da_inf_entry(r->inf, r->destinations, list) != e)
		return false;	/* a second line of that name */
	while (u && u->section != s)
		u = u->next;
	return u || da_strieq(list, "DefaultDestDir");
}

void da_resolve_destinations(struct da_resolve *r)
{
	const struct da_inf_section *s = r->destinations;

	for (uint32_t i = 0; s && i < s->n && da_resolve_work(r, 1); i++) {
		const struct da_inf_entry *e = &s->entries[i];
		struct place p;
		DA_FACT(inf_destination, f);

		if (!e->key || !da_resolve_room(r))
			continue;
		da_resolve_tokens(r, s->name, e);
		parse_place(r, e, &p);
		f.inf = r->number;
		f.list = da_inf_expand(r->inf, e->key);
		f.dirid = p.dirid;
		f.subdir = p.subdir;
		f.destination = p.destination;
		f.used = used(r, e, f.list);
		f.line = e->line;
		f.column = e->column;
		DA_EMIT(r->c, inf_destination, f);
	}
}
