// SPDX-License-Identifier: Apache-2.0
/*
 * Counts over the whole text of an INF, by the counting rules of the survey in
 * ARCHITECTURE.md: applicable or not, each entry once.
 */
#include "config.h"
#include "inf_resolve.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

struct count {
	const char *what, *name;
	int64_t n;
	uint32_t next;
};

struct counts {
	struct da_resolve *r;
	DA_LIST(struct count) list;
	uint32_t table[65536];
};

static void add(struct counts *k, const char *what, const char *name, int64_t n)
{
	uint32_t slot = (da_strihash(name) ^ da_strihash(what)) % DA_COUNT(k->table);
	struct count *c;

	for (uint32_t i = k->table[slot]; i; i = c->next) {
		c = &k->list.p[i - 1];
		if (!strcmp(c->what, what) && !strcmp(c->name, name)) {
			c->n += n;
			return;
		}
	}
	if (strnlen(name, DA_MESSAGE_MAX) == DA_MESSAGE_MAX) {
		da_resolve_limit(k->r, "DA_MESSAGE_MAX");
		return;
	}
	DA_PUSH(k->list) = (struct count){ what, name, n, k->table[slot] };
	k->table[slot] = (uint32_t)k->list.n;
}

static const char *lower(struct counts *k, const char *s)
{
	return da_strlower(da_arena_strdup(k->r->arena, s));
}

/* Lines of the sections that a registry directive names, each section once. */
static void registry(struct counts *k, const char *what,
		     const struct da_inf_entry *directive)
{
	static const char *const known[] = { "HKR", "HKLM", "HKCR", "HKCU",
					     "HKU" };
	struct da_inf *inf = k->r->inf;

	for (uint32_t i = 0; i < directive->n; i++) {
		const struct da_inf_section *s = da_inf_section(inf,
			da_inf_field(inf, directive, i));

		if (!s || !da_resolve_visit(k->r, s, what, "", ""))
			continue;
		for (uint32_t n = 0; n < s->n && da_resolve_work(k->r, 1); n++) {
			const struct da_inf_entry *e = &s->entries[n];
			const char *root = da_inf_field(inf, e, 0);
			const char *name = "other";

			if (e->key && e->n && e->key != e->fields[0].text)
				root = da_inf_expand(inf, e->key);
			for (size_t x = 0; x < DA_COUNT(known); x++)
				if (da_strieq(root, known[x]))
					name = known[x];
			add(k, what, name, 1);
		}
	}
}

static const char *binary_dirid(struct counts *k, const char *text)
{
	const char *subdir, *file;
	int64_t dirid;

	da_resolve_binary(k->r, text, &dirid, &subdir, &file);
	return dirid < 0 ? "no dirid" :
		da_arena_printf(k->r->arena, "%lld", (long long)dirid);
}

static void section(struct counts *k, const struct da_inf_section *s)
{
	struct da_inf *inf = k->r->inf;
	bool destinations = da_strieq(s->name, "DestinationDirs");

	for (uint32_t i = 0; i < s->n && da_resolve_work(k->r, 1); i++) {
		const struct da_inf_entry *e = &s->entries[i];
		const char *name;

		if (!e->key)
			continue;
		name = lower(k, da_inf_expand(inf, e->key));
		add(k, "directive", name, 1);
		if (destinations && e->n)
			add(k, "destination", da_inf_field(inf, e, 0), 1);
		if (!strcmp(name, "addreg"))
			registry(k, "addreg_root", e);
		else if (!strcmp(name, "delreg"))
			registry(k, "delreg_root", e);
		else if (!strcmp(name, "servicebinary"))
			add(k, "service_binary",
			    binary_dirid(k, da_inf_field(inf, e, 0)), 1);
	}
}

/* Tokens that a Strings section defines; a second definition is none. */
static int64_t tokens(struct counts *k, const struct da_inf_section *s)
{
	int64_t n = 0;

	for (uint32_t i = 0; s && i < s->n; i++) {
		const struct da_inf_entry *e = &s->entries[i];

		n += e->key && da_inf_entry(k->r->inf, s,
					    da_inf_expand(k->r->inf, e->key)) == e;
	}
	return n;
}

void da_resolve_counts(struct da_resolve *r)
{
	struct counts *k = da_calloc(1, sizeof(*k));
	const struct da_inf_section *s, *strings = NULL;

	k->r = r;
	memset(r->visits, 0, sizeof(r->visits));
	for (size_t i = 0; (s = da_inf_section_at(r->inf, i)); i++) {
		const char *rest = da_iafter(s->name, "Strings");

		add(k, "text", "sections", 1);
		add(k, "text", "entries", s->n);
		if (rest && !*rest)
			strings = s;
		if (rest && *rest == '.')
			add(k, "language", lower(k, rest + 1), 1);
		if (!rest || (*rest && *rest != '.'))
			section(k, s);
	}
	add(k, "text", "lines", da_inf_lines(r->inf));
	add(k, "text", "strings", tokens(k, strings));
	for (size_t i = 0; i < r->targets.n; i++)
		if (r->targets.p[i].kind[0] == 'm' &&
		    *r->targets.p[i].decoration && r->targets.p[i].valid)
			add(k, "decoration",
			    lower(k, r->targets.p[i].decoration), 1);
	for (size_t i = 0; i < k->list.n; i++) {
		DA_FACT(inf_count, f);

		f.inf = r->first;
		f.what = k->list.p[i].what;
		f.name = k->list.p[i].name;
		f.n = k->list.p[i].n;
		DA_EMIT(r->c, inf_count, f);
	}
	free(k->list.p);
	free(k);
}
