// SPDX-License-Identifier: Apache-2.0
/*
 * Lines outside HKR of third-party INF files, looked up in the hives: was the
 * value ever written, and what is it now?  INF files are resolved after the
 * hives were read, so a hive with questions is read once more; where there is
 * none, nothing is.
 *
 * HKLM\SYSTEM\CurrentControlSet is the control set in force, HKCR is
 * SOFTWARE\Classes.  Of other hives nobody can say anything.
 */
#include "config.h"
#include "collect.h"

#include "drvaudit/limits.h"

#include <malloc.h>

#define FLG_DELVAL	0x4
#define FLG_KEYONLY	0x10

/* The rest of path behind the key; "" is the key itself. */
static const char *below(const char *path, const char *key)
{
	const char *rest = da_iafter(path, key);

	return rest && (!*rest || *rest == '\\') ? rest + (*rest == '\\') :
						   NULL;
}

/* The path in that hive, or NULL when it is in another one. */
static const char *in_hive(struct da_collect *c, const struct da_question *q,
			   enum da_hive_kind kind)
{
	bool software = kind == DA_HIVE_SOFTWARE;
	const char *rest;

	if (q->root[2] == 'C')
		return software ? da_arena_printf(c->arena, *q->key ?
			"Classes\\%s" : "Classes%s", q->key) : NULL;
	rest = below(q->key, software ? "SOFTWARE" : "SYSTEM");
	if (!rest || software)
		return rest;
	if (below(rest, "CurrentControlSet")) {
		rest = below(rest, "CurrentControlSet");
		return c->os.control_set ? da_arena_printf(c->arena, *rest ?
			"%s\\%s" : "%s%s", c->os.control_set, rest) : NULL;
	}
	return rest;
}

static void look_up(struct da_collect *c, const struct da_question *q,
		    const char *path, struct da_fact_global_value *f)
{
	struct da_value v;
	struct da_at at;
	int status = da_at_open(c, NULL, path, &at);

	if (!status && *f->value_name == '/') {
		f->key = da_cite_key(c, at.key, path);
	} else if (!status) {
		status = da_hive_value(c->hive, at.key, q->value, c->scratch,
				       &v);
		if (!status)
			f->value = da_cite_value(c, da_cite_key(c, at.key,
						 path), &v);
		da_arena_reset(c->scratch);
	}
	if (status >= 0)
		f->exists = status == DA_OK;
}

/* kind DA_HIVE_KINDS: those that no hive can answer. */
static void answer(struct da_collect *c, enum da_hive_kind kind, bool loaded)
{
	for (size_t i = 0; i < c->questions.n; i++) {
		struct da_question *q = &c->questions.p[i];
		const char *path = NULL;
		DA_FACT(global_value, f);

		if (!q->root || q->flags & FLG_DELVAL)
			continue;	/* answered; or it takes away */
		if (kind < DA_HIVE_KINDS && !(path = in_hive(c, q, kind)))
			continue;
		f.inf = q->inf;
		f.root = q->root;
		f.path = q->key;
		f.value_name = q->flags & FLG_KEYONLY ||
			(!*q->value && !*q->data) ? "/" : q->value;
		f.flags = q->flags;
		f.data = q->data;
		f.hive = path ? da_hive_kind_name(kind) : "";
		f.line = q->line;
		f.column = q->column;
		if (loaded)
			look_up(c, q, path, &f);
		DA_EMIT(c, global_value, f);
		q->root = NULL;
	}
}

static bool asks(struct da_collect *c, enum da_hive_kind kind)
{
	for (size_t i = 0; i < c->questions.n; i++)
		if (c->questions.p[i].root &&
		    in_hive(c, &c->questions.p[i], kind))
			return true;
	return false;
}

static void files(struct da_collect *c)
{
	static const enum da_hive_kind kinds[] = { DA_HIVE_SYSTEM,
						   DA_HIVE_SOFTWARE };
	bool gap = c->too_many_questions || c->notes_missing;

	for (size_t i = 0; i < DA_COUNT(kinds); i++) {
		struct da_err err;
		bool loaded;

		if (!asks(c, kinds[i]))
			continue;
		/* a hive is large, and the INF files have said all they had to */
		da_inf_contents_forget(c);
		da_included_forget(c);
		malloc_trim(0);
		loaded = !da_hive_load(c, kinds[i], &err);
		da_area_begin(c, "global_values");
		answer(c, kinds[i], loaded);
		gap |= !loaded || da_area_damaged(c);
		if (loaded)
			da_hive_unload(c);
		c->area = "";
	}
	answer(c, DA_HIVE_KINDS, false);
	da_area(c, "global_values", gap ? "partial" : "complete", "%s",
		c->too_many_questions ? "limit: DA_QUESTIONS_MAX or DA_NOTES_BYTES_MAX reached; some lines outside HKR were not looked up" :
		gap ? "not every hive that INF files write to could be asked" : "");
}

const struct da_evidence_source da_source_global_values = {
	.name = "values outside HKR",
	.files = files,
};
