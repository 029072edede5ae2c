// SPDX-License-Identifier: Apache-2.0
/*
 * What the store holds of INF contents, for workers that would parse them
 * again.  Four tables are read, each once and from where the last time ended;
 * texts that return, and most do, are kept once.
 */
#include "config.h"
#include "drvaudit/known.h"

#include "drvaudit/facts.h"
#include "drvaudit/store.h"

#include <stdlib.h>

#define LIST(type) struct { type *p; size_t n, cap; }
#define PUSH(list) \
	(*(((list).n == (list).cap ? \
	    ((list).cap = (list).cap ? 2 * (list).cap : 256, \
	     (list).p = da_realloc((list).p, (list).cap * sizeof(*(list).p)), \
	     0) : 0), &(list).p[(list).n++]))

/* Row of a table: whose content it is, and where it lies in its list. */
struct row {
	int64_t inf, rowid;
	size_t at;
};

struct da_known_memory {
	struct da_arena *arena;
	const char **texts;	/* by hash, NULL: free */
	size_t texts_n, texts_cap;
	int64_t last[4];	/* rowid read last, by enum table */
	LIST(struct da_known_content) contents;
	LIST(struct da_known_dependency) dependencies;
	LIST(struct da_known_file) files;
	LIST(struct da_known_line) lines;
};

enum table { ENDS, DEPENDENCIES, FILES, LINES };

/* ---- texts ------------------------------------------------------------- */

static size_t hash(const char *text)
{
	uint64_t h = 0xCBF29CE484222325ULL;

	while (*text)
		h = (h ^ (uint8_t)*text++) * 0x100000001B3ULL;
	return (size_t)(h ^ h >> 32);
}

static const char **slot(const struct da_known_memory *m, const char *text)
{
	size_t i = hash(text) & (m->texts_cap - 1);

	while (m->texts[i] && strcmp(m->texts[i], text) != 0)
		i = (i + 1) & (m->texts_cap - 1);
	return &m->texts[i];
}

static void grow(struct da_known_memory *m)
{
	const char **old = m->texts;
	size_t n = m->texts_cap;

	m->texts_cap = n ? 2 * n : 4096;
	m->texts = da_calloc(m->texts_cap, sizeof(*m->texts));
	for (size_t i = 0; i < n; i++)
		if (old[i])
			*slot(m, old[i]) = old[i];
	free(old);
}

static const char *text(struct da_known_memory *m, sqlite3_stmt *q, int column)
{
	const char *t = (const char *)sqlite3_column_text(q, column);
	const char **at;

	if (!t)
		return NULL;
	if (2 * m->texts_n >= m->texts_cap)
		grow(m);
	at = slot(m, t);
	if (!*at) {
		*at = da_arena_strdup(m->arena, t);
		m->texts_n++;
	}
	return *at;
}

static int64_t number(sqlite3_stmt *q, int column)
{
	return sqlite3_column_type(q, column) == SQLITE_NULL ? DA_NULL :
		sqlite3_column_int64(q, column);
}

/* ---- tables ------------------------------------------------------------ */

static void one_end(struct da_known_memory *m, sqlite3_stmt *q)
{
	PUSH(m->contents) = (struct da_known_content){
		.sha256 = text(m, q, 2), .arch = text(m, q, 3),
		.product_type = number(q, 4), .suite = number(q, 5),
		.low = number(q, 6), .high = number(q, 7),
		.key = text(m, q, 8), .inf = sqlite3_column_int64(q, 1),
		.place = number(q, 9), .windows = number(q, 10),
		/* how many there must be */
		.dependencies = { 0, (size_t)sqlite3_column_int64(q, 11) },
	};
}

static void one_dependency(struct da_known_memory *m, sqlite3_stmt *q)
{
	PUSH(m->dependencies) = (struct da_known_dependency){
		text(m, q, 2), text(m, q, 3) };
}

static void one_file(struct da_known_memory *m, sqlite3_stmt *q)
{
	PUSH(m->files) = (struct da_known_file){
		text(m, q, 2), text(m, q, 3), text(m, q, 4), text(m, q, 5) };
}

static void one_line(struct da_known_memory *m, sqlite3_stmt *q)
{
	PUSH(m->lines) = (struct da_known_line){
		text(m, q, 2), text(m, q, 3), text(m, q, 4), text(m, q, 5),
		number(q, 6), number(q, 7), number(q, 8) };
}

/* rowid and content come first.  Lines outside HKR have an index of their own. */
static const struct {
	const char *sql;
	void (*one)(struct da_known_memory *m, sqlite3_stmt *q);
} tables[] = {
	[ENDS] = { "SELECT e.rowid, e.inf, i.sha256, i.arch, i.product_type,"
		   " i.suite, i.window_low, i.window_high, i.content_key,"
		   " e.place, e.windows, e.dependencies"
		   " FROM f_inf_end e CROSS JOIN f_inf i ON i.inf = e.inf"
		   " WHERE e.rowid > ?1 AND i.complete = 1", one_end },
	[DEPENDENCIES] = { "SELECT rowid, inf, name, sha256"
			   " FROM f_inf_dependency WHERE rowid > ?1",
			   one_dependency },
	[FILES] = { "SELECT rowid, inf, file, source_file, source_subdir,"
		    " disk_path FROM f_inf_copy"
		    " WHERE rowid > ?1 AND dirid = 13", one_file },
	[LINES] = { "SELECT rowid, inf, root, key, value, data, flags, line,"
		    " \"column\" FROM f_inf_registry"
		    " WHERE +rowid > ?1 AND root IS NOT 'HKR'"
		    " AND root IN ('HKLM', 'HKCR') AND operation = 'AddReg'",
		    one_line },
};

static int by_content(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->inf != y->inf)
		return x->inf < y->inf ? -1 : 1;
	return x->rowid < y->rowid ? -1 : x->rowid > y->rowid;
}

struct rows {
	LIST(struct row) list;
};

static size_t length(const struct da_known_memory *m, enum table table)
{
	return table == ENDS ? m->contents.n :
	       table == DEPENDENCIES ? m->dependencies.n :
	       table == FILES ? m->files.n : m->lines.n;
}

/* What came since the last time, at the end of its list. */
static int read_table(sqlite3 *db, struct da_known_memory *m, enum table table,
		      struct rows *rows)
{
	size_t at = length(m, table);
	sqlite3_stmt *q;
	int rc;

	if (sqlite3_prepare_v2(db, tables[table].sql, -1, &q, NULL) !=
	    SQLITE_OK)
		return DA_EIO;
	sqlite3_bind_int64(q, 1, m->last[table]);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct row row = { sqlite3_column_int64(q, 1),
				   sqlite3_column_int64(q, 0), at++ };

		tables[table].one(m, q);
		PUSH(rows->list) = row;
		if (row.rowid > m->last[table])
			m->last[table] = row.rowid;
	}
	sqlite3_finalize(q);
	return rc == SQLITE_DONE ? DA_OK : DA_EIO;
}

/* ---- rows to the contents that they belong to ---------------------------- */

/* Puts part of a list, from first on, in the order of the rows. */
static void arrange(void *list, size_t size, size_t first,
		    const struct rows *rows)
{
	size_t n = rows->list.n;
	char *to = (char *)list + first * size, *copy;

	if (!n)
		return;
	copy = da_malloc(n * size);
	memcpy(copy, to, n * size);
	for (size_t i = 0; i < n; i++)
		memcpy(to + i * size,
		       copy + (rows->list.p[i].at - first) * size, size);
	free(copy);
}

static void sort_rows(struct rows *rows, void *list, size_t size, size_t first)
{
	bool sorted = true;

	for (size_t i = 1; i < rows->list.n && sorted; i++)
		sorted = by_content(&rows->list.p[i - 1], &rows->list.p[i]) <= 0;
	if (sorted)
		return;
	qsort(rows->list.p, rows->list.n, sizeof(*rows->list.p), by_content);
	arrange(list, size, first, rows);
}

/* The rows of a content, those before it left behind. */
static struct da_known_range take(const struct rows *rows, size_t *at,
				  size_t first, int64_t inf)
{
	struct da_known_range range;

	while (*at < rows->list.n && rows->list.p[*at].inf < inf)
		++*at;
	range.first = first + *at;
	while (*at < rows->list.n && rows->list.p[*at].inf == inf)
		++*at;
	range.n = first + *at - range.first;
	return range;
}

static int by_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* The order of da_known.contents. */
static int by_request(const void *a, const void *b)
{
	const struct da_known_content *x = a, *y = b;
	int by = by_text(x->sha256, y->sha256);

	if (!by)
		by = by_text(x->arch, y->arch);
	if (!by)
		by = x->product_type < y->product_type ? -1 :
		     x->product_type > y->product_type;
	if (!by)
		by = x->suite < y->suite ? -1 : x->suite > y->suite;
	if (!by)
		by = x->place < y->place ? -1 : x->place > y->place;
	if (!by)
		by = x->inf < y->inf ? -1 : x->inf > y->inf;
	return by;
}

/* A content that lacks some of its dependencies is not known. */
static void join(struct da_known_memory *m, const size_t first[4],
		 struct rows rows[4])
{
	size_t at[4] = { 0 }, kept = first[ENDS];

	sort_rows(&rows[ENDS], m->contents.p, sizeof(*m->contents.p),
		  first[ENDS]);
	sort_rows(&rows[DEPENDENCIES], m->dependencies.p,
		  sizeof(*m->dependencies.p), first[DEPENDENCIES]);
	sort_rows(&rows[FILES], m->files.p, sizeof(*m->files.p), first[FILES]);
	sort_rows(&rows[LINES], m->lines.p, sizeof(*m->lines.p), first[LINES]);
	for (size_t i = first[ENDS]; i < m->contents.n; i++) {
		struct da_known_content k = m->contents.p[i];
		size_t expected = k.dependencies.n;

		k.dependencies = take(&rows[DEPENDENCIES], &at[DEPENDENCIES],
				      first[DEPENDENCIES], k.inf);
		k.files = take(&rows[FILES], &at[FILES], first[FILES], k.inf);
		k.lines = take(&rows[LINES], &at[LINES], first[LINES], k.inf);
		if (k.dependencies.n == expected)
			m->contents.p[kept++] = k;
	}
	if (m->contents.n > first[ENDS])
		qsort(m->contents.p, kept, sizeof(*m->contents.p), by_request);
	m->contents.n = kept;
}

/* ---- the whole --------------------------------------------------------- */

void da_known_free(struct da_known *known)
{
	struct da_known_memory *m = known->memory;

	if (m) {
		da_arena_free(m->arena);
		free(m->texts);
		free(m->contents.p);
		free(m->dependencies.p);
		free(m->files.p);
		free(m->lines.p);
		free(m);
	}
	memset(known, 0, sizeof(*known));
}

/* Row of the last end; 0 when there is none. */
static int last_end(sqlite3 *db, int64_t *out)
{
	sqlite3_stmt *q;
	int rc;

	if (sqlite3_prepare_v2(db, "SELECT max(rowid) FROM f_inf_end", -1, &q,
			       NULL) != SQLITE_OK)
		return DA_EIO;
	rc = sqlite3_step(q);
	*out = rc == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_finalize(q);
	return rc == SQLITE_ROW ? DA_OK : DA_EIO;
}

static int read_all(sqlite3 *db, struct da_known_memory *m)
{
	const size_t first[] = { m->contents.n, m->dependencies.n, m->files.n,
				 m->lines.n };
	struct rows rows[DA_COUNT(tables)] = { { { NULL, 0, 0 } } };
	int status = DA_OK;

	for (int i = 0; i < (int)DA_COUNT(tables) && !status; i++)
		status = read_table(db, m, (enum table)i, &rows[i]);
	if (!status)
		join(m, first, rows);
	for (size_t i = 0; i < DA_COUNT(tables); i++)
		free(rows[i].list.p);
	return status;
}

int da_store_known(struct da_store *s, struct da_known *known,
		   struct da_err *err)
{
	sqlite3 *db = da_store_db(s);
	struct da_known_memory *m;
	int64_t last;
	int status = last_end(db, &last);

	if (!status && known->memory && last == known->memory->last[ENDS])
		return DA_OK;
	if (known->memory && (status || last < known->memory->last[ENDS]))
		da_known_free(known);
	m = known->memory;
	if (!m) {
		m = known->memory = da_calloc(1, sizeof(*m));
		m->arena = da_arena_new();
	}
	if (!status)
		status = read_all(db, m);
	if (status) {
		da_known_free(known);
		return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
			       sqlite3_errmsg(db));
	}
	known->contents = m->contents.p;
	known->contents_n = m->contents.n;
	known->dependencies = m->dependencies.p;
	known->dependencies_n = m->dependencies.n;
	known->files = m->files.p;
	known->files_n = m->files.n;
	known->lines = m->lines.p;
	known->lines_n = m->lines.n;
	return DA_OK;
}
