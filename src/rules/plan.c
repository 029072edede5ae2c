// SPDX-License-Identifier: Apache-2.0
/*
 * What is slow about a rule, as far as SQLite's plan tells: a table that is read
 * from its first row to its last once for each row of something else.
 */
#include "config.h"
#include "rules.h"

#include <stdlib.h>

struct step {
	int id, parent;
	bool loop, scan, correlated, stored;
	const char *detail, *name;
};

static bool starts(const char *s, const char *with)
{
	return !strncmp(s, with, strlen(with));
}

/* What the plan calls by name: SQLite gives the alias where there is one. */
static const char *name_of(struct da_arena *arena, const char *detail)
{
	const char *p = strchr(detail, ' ');

	p = p ? p + 1 : "";
	return da_arena_strndup(arena, p, strcspn(p, " "));
}

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

/* "list_x", or in the statement "list_x NAME" or "list_x AS NAME". */
static bool is_list(const char *sql, const char *name)
{
	if (!sqlite3_strnicmp(name, "list_", 5))
		return true;
	while ((sql = strstr(sql, "list_"))) {
		size_t n;

		sql += strspn(sql, LETTERS);
		sql += strspn(sql, " \t\r\n");
		if (!sqlite3_strnicmp(sql, "AS ", 3))
			sql += 3;
		n = strspn(sql, LETTERS);
		if (n == strlen(name) && !sqlite3_strnicmp(sql, name, (int)n))
			return true;
	}
	return false;
}

static void read_step(struct step *s, sqlite3_stmt *q, struct da_arena *arena)
{
	const char *detail = (const char *)sqlite3_column_text(q, 3);

	memset(s, 0, sizeof(*s));
	s->id = sqlite3_column_int(q, 0);
	s->parent = sqlite3_column_int(q, 1);
	s->detail = da_arena_strdup(arena, detail ? detail : "");
	s->name = name_of(arena, s->detail);
	s->scan = starts(s->detail, "SCAN ") &&
		  !starts(s->detail, "SCAN CONSTANT ROW") &&
		  *s->name != '(' && !strstr(s->detail, "VIRTUAL TABLE");
	s->loop = s->scan || starts(s->detail, "SCAN ") ||
		  starts(s->detail, "SEARCH ");
	s->correlated = starts(s->detail, "CORRELATED ");
	s->stored = starts(s->detail, "MATERIALIZE ") ||
		    starts(s->detail, "CO-ROUTINE ");
}

/* Once for each row of a loop beside it, or of what asks its subquery? */
static bool repeated(const struct step *p, size_t i)
{
	int parent = p[i].parent;

	for (size_t k = 0; k < i; k++)
		if (p[k].parent == parent && p[k].loop)
			return true;
	for (size_t k = i; k-- > 0; ) {
		if (p[k].id != parent)
			continue;
		if (p[k].correlated)
			return true;
		if (p[k].stored)	/* made once */
			return false;
		parent = p[k].parent;
	}
	return false;
}

static bool is_stored(const struct step *p, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (p[i].stored && !strcmp(p[i].name, name))
			return true;
	return false;
}

void da_rule_slow(struct da_rules *r, const struct da_rule *rule,
		  struct da_arena *arena, const char ***out, size_t *n_out)
{
	char *sql = da_asprintf("EXPLAIN QUERY PLAN %.*s", (int)rule->sql_n,
				rule->sql);
	struct step *p = NULL;
	sqlite3_stmt *q = NULL;
	size_t n = 0;

	*out = NULL;
	*n_out = 0;
	if (rule->sql_n &&
	    sqlite3_prepare_v2(r->db, sql, -1, &q, NULL) == SQLITE_OK) {
		while (sqlite3_step(q) == SQLITE_ROW) {
			p = da_realloc(p, (n + 1) * sizeof(*p));
			read_step(&p[n++], q, arena);
		}
	}
	sqlite3_finalize(q);
	free(sql);
	*out = da_arena_alloc(arena, (n + 1) * sizeof(**out));
	for (size_t i = 0; i < n; i++)
		if (p[i].scan && repeated(p, i) && !is_list(rule->sql, p[i].name) &&
		    !is_stored(p, n, p[i].name))
			(*out)[(*n_out)++] = p[i].detail;
	free(p);
}
