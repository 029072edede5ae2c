// SPDX-License-Identifier: Apache-2.0
/*
 * Lines of AddReg, DelReg and BitReg sections, of AddProperty and DelProperty
 * sections, the descriptors beside them, and the paths that any line names.
 */
#include "config.h"
#include "inf_resolve.h"

#include "drvaudit/sddl.h"

#include <stdio.h>

/* "a\\\\b\" to "a\b", without outer backslashes. */
static const char *registry_path(struct da_arena *arena, const char *text)
{
	size_t n = strlen(text);
	char *out, *to;

	if (!n || (*text != '\\' && text[n - 1] != '\\' && !strstr(text, "\\\\")))
		return text;
	out = to = da_arena_alloc(arena, n + 1);
	while (*text) {
		n = strcspn(text, "\\");
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

static const char *root_name(struct da_resolve *r, const char *root)
{
	static const char *const known[] = { "HKR", "HKLM", "HKCR", "HKCU",
					     "HKU" };
	char *upper;

	for (size_t i = 0; i < DA_COUNT(known); i++)
		if (da_strieq(root, known[i]))
			return known[i];
	upper = da_arena_strdup(r->arena, root);
	for (char *p = upper; *p; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 32);
	return upper;
}

/* ---- tokens and paths -------------------------------------------------- */

static void tokens_of(struct da_resolve *r, const char *section,
		      const char *text, uint32_t line, uint32_t column)
{
	r->work += strlen(text) / 16;
	while ((text = strchr(text, '%'))) {
		const char *end = strchr(text + 1, '%');
		const char *whole;
		int64_t number;
		DA_FACT(inf_token, f);

		if (!end) {	/* a lone percent sign is a token without a name */
			f.name = "";
			if (!da_resolve_room(r))
				return;
			goto emit;
		}
		if (end == text + 1) {	/* %% is a percent */
			text = end + 1;
			continue;
		}
		whole = da_arena_strndup(r->arena, text, (size_t)(end - text) + 1);
		f.name = da_arena_strndup(r->arena, text + 1,
					  (size_t)(end - text) - 1);
		text = end + 1;
		/* one that is not defined stays as it is */
		if (strcmp(da_inf_expand(r->inf, whole), whole) ||
		    da_inf_dirid(f.name, &number) || !da_resolve_room(r))
			continue;
emit:
		f.inf = r->number;
		f.section = section;
		f.line = line;
		f.column = column;
		DA_EMIT(r->c, inf_token, f);
		if (!end)
			return;
	}
}

void da_resolve_tokens(struct da_resolve *r, const char *section,
		       const struct da_inf_entry *e)
{
	for (uint32_t i = 0; i < e->n; i++)
		if (strchr(e->fields[i].text, '%'))
			tokens_of(r, section, e->fields[i].text,
				  e->fields[i].line, e->fields[i].column);
	if (e->key && (!e->n || e->key != e->fields[0].text) &&
	    strchr(e->key, '%'))
		tokens_of(r, section, e->key, e->line, e->column);
}

/* "%13%\sub\x.sys": where the path ends is not written; arguments may follow. */
static size_t path_length(const char *p)
{
	size_t n = strcspn(p, "\",;");
	const char *dot = NULL;

	for (size_t i = 0; i < n; i++) {
		if (p[i] == '\\')
			dot = NULL;
		else if (p[i] == '.')
			dot = p + i;
		else if (dot && (p[i] == ' ' || p[i] == '\t'))
			return i;	/* behind an extension: an argument */
	}
	while (n && (p[n - 1] == ' ' || p[n - 1] == '\t'))
		n--;
	return n;
}

/* "%%12%%" is no DIRID: the percent signs were escaped. */
static bool was_escaped(struct da_resolve *r, const struct da_inf_entry *e,
			const char *digits, size_t n)
{
	for (uint32_t i = 0; i < e->n; i++) {
		const char *s = e->fields[i].text;

		r->work += strlen(s) / 4;
		while ((s = strstr(s, "%%"))) {
			if (!strncmp(s + 2, digits, n) &&
			    !strncmp(s + 2 + n, "%%", 2))
				return true;
			s += 2;
		}
	}
	return false;
}

void da_resolve_references(struct da_resolve *r, const char *place,
			   const char *section, const char *context,
			   const char *name, int64_t flags, const char *text,
			   const struct da_inf_entry *e)
{
	while ((text = strchr(text, '%')) && da_resolve_work(r, 0)) {
		size_t digits = strspn(text + 1, "+-0123456789");
		const char *rest, *slash;
		char *path;
		size_t n;
		DA_FACT(inf_reference, f);

		if (!digits || text[digits + 1] != '%' ||
		    was_escaped(r, e, text + 1, digits)) {
			text++;
			continue;
		}
		rest = text + digits + 2;
		n = *rest == '\\' || *rest == '/' ? path_length(rest) : 0;
		if (!da_inf_dirid(da_arena_strndup(r->arena, text + 1, digits),
				  &f.dirid) || !da_resolve_room(r)) {
			text = rest;
			continue;
		}
		path = da_inf_directory(r->arena,
					da_arena_strndup(r->arena, rest, n));
		slash = strrchr(path, '\\');
		f.inf = r->number;
		f.place = place;
		f.section = section;
		f.context = context;
		f.name = name;
		f.flags = flags;
		f.file = slash ? slash + 1 : path;
		f.subdir = slash ? da_arena_strndup(r->arena, path,
						    (size_t)(slash - path)) : "";
		f.text = da_arena_strndup(r->arena, text, digits + 2 + n);
		f.line = e->line;
		f.column = e->column;
		DA_EMIT(r->c, inf_reference, f);
		text = rest + n;
	}
}

void da_resolve_security(struct da_resolve *r, const char *place,
			 const char *list, const char *context,
			 const char *sddl, uint32_t line, uint32_t column)
{
	struct da_sddl s;
	DA_FACT(inf_security, f);

	if (!da_resolve_room(r))
		return;
	f.inf = r->number;
	f.place = place;
	f.list = list;
	f.context = context;
	f.sddl = sddl;
	f.valid = da_sddl_read(sddl, &s);
	if (f.valid) {
		f.system = s.system;
		f.administrators = s.administrators;
		f.everyone_writes = s.everyone_writes;
	}
	f.line = line;
	f.column = column;
	DA_EMIT(r->c, inf_security, f);
}

/* ---- lists ------------------------------------------------------------- */

static void one_line(struct da_resolve *r, const char *operation,
		     const char *section, const char *context,
		     const char *owner, const char *list,
		     const struct da_inf_entry *e)
{
	const char *root = da_inf_field(r->inf, e, 0);
	DA_FACT(inf_registry, f);

	if (!da_resolve_room(r))
		return;
	if (e->key && e->n >= 1 && e->key != e->fields[0].text)
		root = da_inf_expand(r->inf, e->key);
	f.inf = r->number;
	f.operation = operation;
	f.section = section;
	f.context = context;
	f.service = !strcmp(context, "service") || !strcmp(context, "eventlog") ?
		owner : "";
	f.list = list;
	f.root = root_name(r, root);
	f.key = registry_path(r->arena, da_inf_field(r->inf, e, 1));
	f.value = da_inf_field(r->inf, e, 2);
	if (!da_inf_number(da_inf_field(r->inf, e, 3), &f.flags))
		f.flags = DA_NULL;
	f.data = e->n > 4 ? da_inf_rest(r->inf, e, 4) : "";
	f.line = e->line;
	f.column = e->column;
	DA_EMIT(r->c, inf_registry, f);
	da_resolve_tokens(r, list, e);
	if (*operation != 'A')
		return;
	da_resolve_note_line(r, &f);
	da_resolve_references(r, "registry", list, context, f.value, f.flags,
			      f.data, e);
	da_resolve_references(r, "registry", list, context, f.value, f.flags,
			      f.key, e);
}

static void descriptor(struct da_resolve *r, const char *list,
		       const char *context)
{
	const struct da_inf_section *s = da_inf_section(r->inf,
		da_arena_printf(r->arena, "%s.security", list));

	if (s && s->n)
		da_resolve_security(r, "registry", list, context,
				    da_inf_rest(r->inf, &s->entries[0], 0),
				    s->entries[0].line, s->entries[0].column);
}

/* Section i of a directive; NULL when there is none, which is told. */
static const struct da_inf_section *listed(struct da_resolve *r,
					   const char *operation,
					   const struct da_inf_entry *directive,
					   uint32_t i)
{
	const char *list = da_inf_field(r->inf, directive, i);
	const struct da_inf_field *at = &directive->fields[i];
	const struct da_inf_section *s;

	if (!*list)
		return NULL;
	s = da_inf_section(r->inf, list);
	if (s)
		da_resolve_use(r, s, operation, at->line, at->column);
	else
		da_resolve_problem(r, "missing-section", at->line, at->column,
			da_arena_printf(r->arena,
				"%s names section [%s], which is not in the INF",
				operation, list));
	return s;
}

void da_resolve_registry(struct da_resolve *r, const char *operation,
			 const char *section, const char *context,
			 const char *owner,
			 const struct da_inf_entry *directive)
{
	bool own = !strcmp(context, "service") || !strcmp(context, "eventlog");

	for (uint32_t i = 0; i < directive->n && da_resolve_work(r, 1); i++) {
		const struct da_inf_section *s = listed(r, operation, directive,
							i);

		if (!s || !da_resolve_visit(r, s, operation, context,
					    own ? owner : ""))
			continue;
		for (uint32_t k = 0; k < s->n && da_resolve_work(r, 1); k++)
			one_line(r, operation, section, context, owner, s->name,
				 &s->entries[k]);
		if (*operation == 'A')
			descriptor(r, s->name, context);
	}
}

void da_resolve_properties(struct da_resolve *r, const char *operation,
			   const char *section, const char *companion,
			   const struct da_inf_entry *directive)
{
	for (uint32_t i = 0; i < directive->n && da_resolve_work(r, 1); i++) {
		const struct da_inf_section *s = listed(r, operation, directive,
							i);

		if (!s || !da_resolve_visit(r, s, operation, companion, ""))
			continue;
		for (uint32_t k = 0; k < s->n; k++) {
			const struct da_inf_entry *e = &s->entries[k];
			DA_FACT(inf_property, f);

			if (!da_resolve_room(r))
				return;
			da_resolve_tokens(r, s->name, e);
			f.inf = r->number;
			f.operation = operation;
			f.section = section;
			f.companion = companion;
			f.list = s->name;
			f.name = da_inf_field(r->inf, e, 0);
			f.pid = -1;
			if (*f.name == '{' &&
			    !da_inf_number(da_inf_field(r->inf, e, 1), &f.pid))
				f.pid = DA_NULL;
			if (!da_inf_number(da_inf_field(r->inf, e, 3), &f.flags))
				f.flags = DA_NULL;
			f.value = e->n > 4 ? da_inf_rest(r->inf, e, 4) : "";
			f.line = e->line;
			f.column = e->column;
			DA_EMIT(r->c, inf_property, f);
		}
	}
}
