// SPDX-License-Identifier: Apache-2.0
/*
 * Lists: lists/NAME.csv becomes the table list_NAME with the columns its first
 * line names.  The commonest change to a rule is a line in a list, not SQL.
 * Plain CSV: commas, no quotes, # begins a comment line.
 *
 * Rulesets: what InfVerif /h excepts is published per release.  Each is a file
 * rulesets/NAME.csv with the columns kind and value; list_ruleset holds the one
 * that is in force, with its name as first column.  A site has no rulesets.
 */
#include "config.h"
#include "rules.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int da_files_in(const char *dir, const char *ending, struct da_arena *arena,
		const char ***out, size_t *n_out, struct da_err *err)
{
	const char **list = NULL;
	size_t n = 0, cap = 0;
	struct dirent *e;
	DIR *d = opendir(dir);

	*out = NULL;
	*n_out = 0;
	if (!d)
		return da_fail(err, errno == ENOENT ? DA_ENOENT : DA_EACCES,
			       "rules", DA_NO_OFFSET, "%s: %s", dir,
			       strerror(errno));
	while ((e = readdir(d))) {
		size_t len = strlen(e->d_name), k = strlen(ending);

		if (e->d_name[0] == '.' || len <= k ||
		    strcmp(e->d_name + len - k, ending))
			continue;
		if (n == cap) {
			const char **more = da_arena_alloc(arena,
				(cap = cap ? 2 * cap : 64) * sizeof(*more));

			if (n)
				memcpy(more, list, n * sizeof(*more));
			list = more;
		}
		list[n++] = da_arena_strdup(arena, e->d_name);
	}
	closedir(d);
	if (n)
		qsort(list, n, sizeof(*list), by_name);
	*out = list;
	*n_out = n;
	return DA_OK;
}

#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyz_0123456789"

static bool is_name(const char *s, size_t n, const char *letters)
{
	return n && n < 64 && strspn(s, letters) >= n;
}

static int wrong(struct da_err *err, const char *file, int line,
		 const char *what)
{
	return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET, "%s:%d:1: %s",
		       file, line, what);
}

/* first: what the column before those of the file holds, NULL without one; its
 * table is there. */
static int one_list(sqlite3 *db, const char *file, const char *name,
		    const char *first, const char *text, struct da_err *err)
{
	struct da_buf sql = { 0 };
	sqlite3_stmt *q = NULL;
	const int before = first != NULL;
	int columns = 0, status = DA_OK;

	for (int line = 1; *text && !status; line++) {
		size_t n = strcspn(text, "\r\n");
		const char *p = text, *end = text + n;
		int k = 0;

		text += n + (text[n] == '\r') ;
		text += *text == '\n';
		if (!n || *p == '#')
			continue;
		if (!q) {	/* the header */
			da_buf_printf(&sql, "CREATE TEMP TABLE list_%s (", name);
			for (; p <= end; columns++) {
				size_t len = strcspn(p, ",\r\n");

				if (!is_name(p, len, NAME_LETTERS))
					status = wrong(err, file, line,
						"a column name is lower-case letters, digits and _");
				da_buf_printf(&sql, "%s%.*s TEXT COLLATE NOCASE",
					      columns ? ", " : "", (int)len, p);
				p += len + 1;
			}
			da_buf_adds(&sql, ")");
			if (!status && !first &&
			    sqlite3_exec(db, da_buf_str(&sql), NULL, NULL, NULL))
				status = wrong(err, file, line,
					       sqlite3_errmsg(db));
			sql.n = 0;
			da_buf_printf(&sql, "INSERT INTO list_%s VALUES (?",
				      name);
			for (int i = 1; i < before + columns; i++)
				da_buf_adds(&sql, ",?");
			da_buf_adds(&sql, ")");
			if (!status && sqlite3_prepare_v2(db, da_buf_str(&sql),
							  -1, &q, NULL))
				status = wrong(err, file, line,
					       sqlite3_errmsg(db));
			if (!status && first)
				sqlite3_bind_text(q, 1, first, -1,
						  SQLITE_TRANSIENT);
			continue;
		}
		for (; p <= end; k++) {
			size_t len = strcspn(p, ",\r\n");

			if (k < columns)
				sqlite3_bind_text(q, before + k + 1, p, (int)len,
						  SQLITE_TRANSIENT);
			p += len + 1;
		}
		if (k != columns)
			status = wrong(err, file, line,
				       "not as many fields as columns");
		else if (sqlite3_step(q) != SQLITE_DONE)
			status = wrong(err, file, line, sqlite3_errmsg(db));
		sqlite3_reset(q);
	}
	sqlite3_finalize(q);
	da_buf_free(&sql);
	return status;
}

static int taken(const struct da_parts *parts, const char *file,
		 const char *name, struct da_err *err)
{
	if (!strcmp(name, "ruleset"))
		return wrong(err, file, 1, "list_ruleset holds the rulesets");
	for (size_t i = 0; i < parts->n; i++)
		if (!strcmp(parts->p[i].kind, "list") &&
		    !strcmp(parts->p[i].name, name))
			return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET,
				       "%s:1:1: the name of the list is that of %s",
				       file, parts->p[i].file);
	return DA_OK;
}

/* Every .csv of dir; table: what all go into, with the file's name before the
 * columns, or NULL: each into its own. */
static int all_of(sqlite3 *db, const char *dir, const char *table,
		  struct da_parts *parts, struct da_arena *arena,
		  struct da_err *err)
{
	const char *letters = table ? NAME_LETTERS ".-" : NAME_LETTERS;
	const char **names;
	size_t n;
	int status = da_files_in(dir, ".csv", arena, &names, &n, err);

	if (status == DA_ENOENT)
		status = DA_OK;		/* rules without lists */
	for (size_t i = 0; i < n && !status; i++) {
		char *file = da_arena_printf(arena, "%s/%s", dir, names[i]);
		char *name = da_arena_strndup(arena, names[i],
					      strlen(names[i]) - 4);
		struct da_buf text = { 0 };

		if (!is_name(name, strlen(name), letters))
			status = wrong(err, file, 1, table ?
				"the file name is lower-case letters, digits, _ . and -" :
				"the file name is lower-case letters, digits and _");
		if (!status && !table)
			status = taken(parts, file, name, err);
		if (!status)
			status = da_file_read(file, 1 << 20, &text, err);
		if (!status) {
			da_parts_add(parts, table ? table : "list", name, file,
				     &text);
			status = one_list(db, file, table ? table : name,
					  table ? name : NULL,
					  da_buf_str(&text), err);
		}
		da_buf_free(&text);
	}
	return status;
}

/* A query on list_ruleset that gives a text: false when it gives none. */
static bool ask(sqlite3 *db, const char *sql, const char *bound,
		char out[DA_RULESET_MAX])
{
	sqlite3_stmt *q = NULL;
	bool found = false;

	out[0] = 0;
	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL))
		return false;
	if (bound)
		sqlite3_bind_text(q, 1, bound, -1, SQLITE_STATIC);
	if (sqlite3_step(q) == SQLITE_ROW) {
		found = true;
		snprintf(out, DA_RULESET_MAX, "%s",
			 (const char *)sqlite3_column_text(q, 0));
	}
	sqlite3_finalize(q);
	return found;
}

/* The one place that says which ruleset is in force. */
static const char in_force[] =
	"SELECT ruleset FROM temp.list_ruleset"
	" WHERE kind = 'first_build' AND (?1 IS NULL OR ruleset = ?1)"
	" ORDER BY CAST(value AS INTEGER) DESC, ruleset DESC LIMIT 1";

static int choose(sqlite3 *db, const char *dir, const char *wanted,
		  char out[DA_RULESET_MAX], struct da_err *err)
{
	static const char no_build[] =
		"SELECT ruleset FROM temp.list_ruleset GROUP BY ruleset"
		" HAVING sum(kind = 'first_build') <> 1"
		" OR max(kind = 'first_build' AND (value = '' OR value GLOB '*[^0-9]*'))";
	static const char no_kind[] =
		"SELECT ruleset || '.csv: ' || kind FROM temp.list_ruleset"
		" WHERE kind NOT IN ('first_build', 'hklm', 'hkcr', 'dirid')";

	if (ask(db, no_build, NULL, out))
		return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET,
			       "%s/%s.csv:1:1: a ruleset has one first_build, a number",
			       dir, out);
	if (ask(db, no_kind, NULL, out))
		return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET,
			       "%s/%s: a kind is first_build, hklm, hkcr or dirid",
			       dir, out);
	if (!ask(db, in_force, wanted, out) && wanted)
		return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET,
			       "%s: there is no ruleset %s", dir, wanted);
	return DA_OK;
}

static int rulesets_load(sqlite3 *db, const char *dir, const char *wanted,
			 char out[DA_RULESET_MAX], struct da_parts *parts,
			 struct da_arena *arena, struct da_err *err)
{
	static const char table[] =
		"CREATE TEMP TABLE IF NOT EXISTS list_ruleset ("
		"ruleset TEXT COLLATE NOCASE, kind TEXT COLLATE NOCASE,"
		" value TEXT COLLATE NOCASE);"
		"CREATE INDEX IF NOT EXISTS temp.i_list_ruleset"
		" ON list_ruleset(kind, value);"
		"DELETE FROM temp.list_ruleset";
	char *rulesets = da_asprintf("%s/rulesets", dir);
	sqlite3_stmt *q = NULL;
	int status = DA_OK;

	if (sqlite3_exec(db, table, NULL, NULL, NULL))
		status = da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
				 sqlite3_errmsg(db));
	if (!status)
		status = all_of(db, rulesets, "ruleset", parts, arena, err);
	if (!status)
		status = choose(db, rulesets, wanted, out, err);
	if (!status && (sqlite3_prepare_v2(db, "DELETE FROM temp.list_ruleset"
					   " WHERE ruleset <> ?", -1, &q, NULL) ||
			sqlite3_bind_text(q, 1, out, -1, SQLITE_STATIC) ||
			sqlite3_step(q) != SQLITE_DONE))
		status = da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
				 sqlite3_errmsg(db));
	sqlite3_finalize(q);
	free(rulesets);
	return status;
}

static int no_rulesets(const char *dir, struct da_arena *arena,
		       struct da_err *err)
{
	const char *rulesets = da_arena_printf(arena, "%s/rulesets", dir);
	const char **names;
	size_t n;
	int status = da_files_in(rulesets, ".csv", arena, &names, &n, err);

	if (status == DA_ENOENT || (!status && !n))
		return DA_OK;
	return status ? status :
		wrong(err, da_arena_printf(arena, "%s/%s", rulesets, names[0]),
		      1, "rulesets stand beside the rules that ship; a site has none");
}

int da_lists_load(sqlite3 *db, const char *const *dirs, size_t n,
		  const char *ruleset, char in_use[DA_RULESET_MAX],
		  struct da_parts *parts, struct da_arena *arena,
		  struct da_err *err)
{
	int status = rulesets_load(db, dirs[0], ruleset, in_use, parts, arena,
				   err);

	for (size_t i = 0; i < n && !status; i++) {
		if (i)
			status = no_rulesets(dirs[i], arena, err);
		if (!status)
			status = all_of(db, da_arena_printf(arena, "%s/lists",
							    dirs[i]),
					NULL, parts, arena, err);
	}
	return status;
}
