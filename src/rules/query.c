// SPDX-License-Identifier: Apache-2.0
/*
 * A query is prepared once over the views as they are, under the guard, which
 * notes the columns that it reads.  Then each image is taken in turn and the
 * rows of the views named are copied; the views are replaced by what was
 * copied, and the query is prepared anew.  A view that was not copied and
 * shows one image is taken away, so that no query sees a single image by mistake.
 */
#include "config.h"
#include "rules.h"

#include "drvaudit/limits.h"
#include "drvaudit/query.h"

#include <stdio.h>
#include <stdlib.h>

#define COLUMNS_MAX 128
#define VIEWS_MAX 80

/* A view that the query names. */
struct view {
	char name[40];
	bool bound;		/* it shows the image at work */
	bool read;		/* and the name is not that of a column alone */
	bool used[COLUMNS_MAX];
	char *column[COLUMNS_MAX];
	const char *type[COLUMNS_MAX];	/* declaration; "" none */
	int n;
	sqlite3_stmt *insert;
};

struct work {
	struct da_query *q;
	sqlite3 *db;
	struct view view[VIEWS_MAX];
	size_t n;
	struct view *looking;	/* at the columns of this view */
};

static int failed(struct work *w, struct da_err *err)
{
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		       sqlite3_errmsg(w->db));
}

static int run(struct work *w, const char *sql, struct da_err *err)
{
	return sqlite3_exec(w->db, sql, NULL, NULL, NULL) ? failed(w, err) :
							    DA_OK;
}

static int wrong(struct work *w, int offset, const char *what,
		 struct da_err *err)
{
	return da_rules_at(err, w->q->name, w->q->sql, offset < 0 ? 0 : offset,
			   what);
}

static int spend(void *ctx)
{
	uint64_t *left = ctx;

	if (*left < 1000)
		return 1;
	*left -= 1000;
	return 0;
}

static void budget(struct work *w, uint64_t steps)
{
	w->q->steps = steps;
	sqlite3_progress_handler(w->db, 1000, spend, &w->q->steps);
}

/* ---- numbers ----------------------------------------------------------- */

static int64_t of_image(int64_t id, int64_t image)
{
	return (id & UINT32_MAX) | image << 32;
}

/* of_image(ID, IMAGE): rows of an image have numbers from target << 32 on. */
static void shift_id(sqlite3_context *to, int n, sqlite3_value **arg)
{
	(void)n;
	if (sqlite3_value_type(arg[0]) == SQLITE_INTEGER &&
	    sqlite3_value_int64(arg[0]) > 0)
		sqlite3_result_int64(to, of_image(sqlite3_value_int64(arg[0]),
						  sqlite3_value_int64(arg[1])));
	else
		sqlite3_result_value(to, arg[0]);
}

/* The same for handles, k/KEY, r/VALUE and f/FILE; i/... is of contents. */
static void shift_handle(sqlite3_context *to, int n, sqlite3_value **arg)
{
	const char *s = (const char *)sqlite3_value_text(arg[0]);
	char *end = NULL, out[32];
	long long id = 0;

	(void)n;
	if (s && *s && strchr("krf", *s) && s[1] == '/')
		id = strtoll(s + 2, &end, 10);
	if (id <= 0 || *end) {
		sqlite3_result_value(to, arg[0]);
		return;
	}
	snprintf(out, sizeof(out), "%c/%lld", *s,
		 (long long)of_image(id, sqlite3_value_int64(arg[1])));
	sqlite3_result_text(to, out, -1, SQLITE_TRANSIENT);
}

static const char *number_function(const char *column)
{
	static const char *const ids[] = { "package", "service", "device",
		"interface", "lockdown", "filter", "owner_package" };
	size_t n = strlen(column);

	if (n >= 8 && !strcmp(column + n - 8, "evidence"))
		return "of_image_handle";
	for (size_t i = 0; i < DA_COUNT(ids); i++)
		if (!strcmp(ids[i], column))
			return "of_image";
	return NULL;
}

/* ---- what is read ------------------------------------------------------ */

static struct view *named(struct work *w, const char *name)
{
	for (size_t i = 0; i < w->n; i++)
		if (!sqlite3_stricmp(w->view[i].name, name))
			return &w->view[i];
	return NULL;
}

/* Views of one image whose names occur in the statement. */
static int find_views(struct work *w, struct da_err *err)
{
	const char *p = w->q->sql, *name;
	size_t n;

	while ((name = da_sql_word(&p, &n))) {
		struct view *v = &w->view[w->n];

		if (n >= sizeof(v->name) || w->n == VIEWS_MAX)
			continue;
		memcpy(v->name, name, n);
		v->name[n] = 0;
		for (size_t i = 0; i < n; i++)
			if (v->name[i] >= 'A' && v->name[i] <= 'Z')
				v->name[i] += 'a' - 'A';
		if (da_guard_view(v->name) && named(w, v->name) == NULL)
			w->n++;
		else
			memset(v, 0, sizeof(*v));
	}
	name = da_sql_table(w->q->sql);
	return name ? wrong(w, (int)(name - w->q->sql),
			    "queries read views, never tables", err) : DA_OK;
}

/* Does what is prepared read facts of an image? */
static int look(void *ctx, int action, const char *a, const char *b,
		const char *database, const char *through)
{
	struct work *w = ctx;

	(void)a, (void)b, (void)through;
	if (action == SQLITE_READ && database && !strcmp(database, "t"))
		w->looking->bound = true;
	return SQLITE_OK;
}

static int look_at(struct work *w, struct view *v, struct da_err *err)
{
	char sql[80];
	sqlite3_stmt *q = NULL;
	int status = DA_OK;

	snprintf(sql, sizeof(sql), "SELECT * FROM temp.%s", v->name);
	w->looking = v;
	sqlite3_set_authorizer(w->db, look, w);
	if (sqlite3_prepare_v2(w->db, sql, -1, &q, NULL))
		status = failed(w, err);
	sqlite3_set_authorizer(w->db, NULL, NULL);
	v->n = q ? sqlite3_column_count(q) : 0;
	if (v->n > COLUMNS_MAX)
		status = da_fail(err, DA_EINVAL, "query", DA_NO_OFFSET,
				 "%s has too many columns", v->name);
	for (int i = 0; i < v->n && !status; i++) {
		const char *type = sqlite3_column_decltype(q, i);

		v->column[i] = da_strdup(sqlite3_column_name(q, i));
		v->type[i] = !type ? "" : strncmp(type, "TEXT", 4) ? "INTEGER" :
			"TEXT COLLATE NOCASE";
		/* names of images are files: letters count */
		if (!strcmp(v->name, "image") && !strcmp(v->column[i], "name"))
			v->type[i] = "TEXT";
	}
	sqlite3_finalize(q);
	return status;
}

/*
 * SQLite does not tell the authorizer of the columns of USING and NATURAL: what the
 * text names is taken, too.  Of what is missed all the same the copy has no column:
 * an error, not another answer.
 */
static void note_words(struct work *w)
{
	const char *p = w->q->sql, *name;
	size_t n;

	while ((name = da_sql_word(&p, &n))) {
		bool all = n == 7 && !sqlite3_strnicmp(name, "natural", 7);

		for (size_t i = 0; i < w->n; i++) {
			struct view *v = &w->view[i];

			for (int k = 0; k < v->n; k++)
				v->used[k] |= all ||
					(strlen(v->column[k]) == n &&
					 !sqlite3_strnicmp(v->column[k], name,
							   (int)n));
		}
	}
}

/* The guard, and a note of each column of a view that the query names. */
static int note(void *ctx, int action, const char *a, const char *b,
		const char *database, const char *through)
{
	struct work *w = ctx;
	struct view *v = action == SQLITE_READ && b ? named(w, a) : NULL;
	struct view *from = action == SQLITE_READ && through ?
		named(w, through) : NULL;

	(void)database;
	if (v)
		v->read = true;
	/* of a view whose rows are counted SQLite names no column */
	if (from)
		from->read = true;
	for (int i = 0; v && i < v->n; i++)
		v->used[i] |= !sqlite3_stricmp(v->column[i], b);
	return da_guard_allows(DA_GUARD_QUERY, action, a, b, through);
}

static int one_statement(struct work *w, sqlite3_stmt *q, const char *tail,
			 struct da_err *err)
{
	const char *sql = w->q->sql;

	if (!q)
		return wrong(w, 0, "there is no statement", err);
	if (sqlite3_bind_parameter_count(q))
		return wrong(w, 0, "a query has no parameters", err);
	for (; tail && *tail; tail++)
		if (*tail > ' ' && *tail != ';')
			return wrong(w, (int)(tail - sql),
				     "a query is one statement", err);
	return DA_OK;
}

/* As the views are: is it right, and what does it read? */
static int first_time(struct work *w, struct da_err *err)
{
	const char *tail = NULL;
	sqlite3_stmt *q = NULL;
	int status;

	sqlite3_set_authorizer(w->db, note, w);
	if (sqlite3_prepare_v2(w->db, w->q->sql, -1, &q, &tail))
		status = wrong(w, sqlite3_error_offset(w->db),
			       sqlite3_errmsg(w->db), err);
	else
		status = one_statement(w, q, tail, err);
	sqlite3_finalize(q);
	sqlite3_set_authorizer(w->db, NULL, NULL);
	note_words(w);
	for (size_t i = 0; i < w->n; i++)
		w->view[i].bound &= w->view[i].read;
	return status;
}

/* ---- copying ----------------------------------------------------------- */

static int make_copy(struct work *w, struct view *v, struct da_err *err)
{
	struct da_buf table = { 0 }, to = { 0 }, from = { 0 };
	bool none = true;
	int status;

	for (int i = 0; i < v->n; i++)
		none &= !v->used[i];
	v->used[0] |= none;	/* rows alone: they are counted */
	da_buf_printf(&table, "CREATE TABLE temp.f_copy_%s (", v->name);
	for (int i = 0; i < v->n; i++) {
		const char *function = number_function(v->column[i]);

		if (!v->used[i])
			continue;
		da_buf_printf(&table, "%s\"%s\" %s", to.n ? ", " : "",
			      v->column[i], v->type[i]);
		da_buf_printf(&to, "%s\"%s\"", to.n ? ", " : "", v->column[i]);
		da_buf_adds(&from, from.n ? ", " : "");
		/* of no view is it unknown */
		if (!strcmp(v->column[i], "image") ||
		    !strcmp(v->column[i], "target"))
			da_buf_adds(&from, "?1");
		else if (function)
			da_buf_printf(&from, "%s(\"%s\", ?1)", function,
				      v->column[i]);
		else
			da_buf_printf(&from, "\"%s\"", v->column[i]);
	}
	da_buf_adds(&table, ")");
	status = run(w, da_buf_str(&table), err);
	table.n = 0;
	da_buf_printf(&table, "INSERT INTO temp.f_copy_%s(%s) SELECT %s FROM"
		      " temp.%s", v->name, da_buf_str(&to), da_buf_str(&from),
		      v->name);
	if (!status && sqlite3_prepare_v3(w->db, da_buf_str(&table), -1,
					  SQLITE_PREPARE_PERSISTENT,
					  &v->insert, NULL))
		status = failed(w, err);
	da_buf_free(&table);
	da_buf_free(&to);
	da_buf_free(&from);
	return status;
}

static int copy_image(struct work *w, int64_t image, struct da_err *err)
{
	int status;

	if (image < 1 || image > INT32_MAX)
		return da_fail(err, DA_ECORRUPT, "store-damaged", DA_NO_OFFSET,
			       "image %lld: no such number is given",
			       (long long)image);
	status = da_store_take(w->q->store, image, err);
	for (size_t i = 0; i < w->n && !status; i++) {
		struct view *v = &w->view[i];

		if (!v->bound)
			continue;
		budget(w, DA_RULE_STEPS_MAX);
		sqlite3_bind_int64(v->insert, 1, image);
		sqlite3_step(v->insert);
		if (sqlite3_reset(v->insert))
			status = da_fail(err, DA_EIO, "store", DA_NO_OFFSET,
				"image %lld, view %s: %s", (long long)image,
				v->name, w->q->steps < 1000 ?
				"limit: DA_RULE_STEPS_MAX" :
				sqlite3_errcode(w->db) == SQLITE_IOERR ?
				"facts that cannot be unpacked, or no room for what is copied (TMPDIR)" :
				sqlite3_errmsg(w->db));
	}
	return status;
}

static int copy_images(struct work *w, struct da_err *err)
{
	bool any = false;
	int status = DA_OK;

	for (size_t i = 0; i < w->n && !status; i++) {
		if (w->view[i].bound)
			status = make_copy(w, &w->view[i], err);
		any |= w->view[i].bound;
	}
	for (size_t i = 0; any && i < w->q->images_n && !status; i++)
		status = copy_image(w, w->q->images[i], err);
	w->q->read = any && !status ? w->q->images_n : 0;
	for (size_t i = 0; i < w->n; i++) {
		sqlite3_finalize(w->view[i].insert);
		w->view[i].insert = NULL;
	}
	return status;
}

/* ---- the views of the query -------------------------------------------- */

/* Of views over the catalogue: the images that were chosen. */
static int choose(struct work *w, struct da_buf *sql, const char *name,
		  struct da_err *err)
{
	static const char begins[] = "CREATE VIEW ";
	sqlite3_stmt *q = NULL;
	const char *text = NULL;
	int status = DA_OK;

	if (sqlite3_prepare_v2(w->db, "SELECT sql FROM temp.sqlite_schema WHERE"
			       " name = ?", -1, &q, NULL))
		return failed(w, err);
	sqlite3_bind_text(q, 1, name, -1, SQLITE_STATIC);
	if (sqlite3_step(q) == SQLITE_ROW)
		text = (const char *)sqlite3_column_text(q, 0);
	if (!text || strncmp(text, begins, strlen(begins)))
		status = da_fail(err, DA_EINVAL, "query", DA_NO_OFFSET,
				 "%s is no view", name);
	else
		da_buf_printf(sql, "CREATE TEMP VIEW f_all_%s;\nDROP VIEW temp.%s;\n"
			      "CREATE TEMP VIEW %s AS SELECT * FROM f_all_%s"
			      " WHERE image IN (SELECT image FROM temp.f_chosen);\n",
			      text + strlen(begins), name, name, name);
	sqlite3_finalize(q);
	return status;
}

static int chosen_only(struct work *w, struct da_err *err)
{
	static const char *const names[] = { "stored_image", "image_label",
		"installed_package", "verdict", "finding_count" };
	struct da_buf sql = { 0 };
	int status = DA_OK;

	if (w->q->all)
		return DA_OK;
	da_buf_adds(&sql, "CREATE TEMP TABLE f_chosen (image INTEGER PRIMARY KEY);\n");
	for (size_t i = 0; i < w->q->images_n; i++)
		da_buf_printf(&sql, "INSERT INTO temp.f_chosen VALUES (%lld);\n",
			      (long long)w->q->images[i]);
	for (size_t i = 0; i < DA_COUNT(names) && !status; i++)
		status = choose(w, &sql, names[i], err);
	if (!status)
		status = run(w, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status;
}

static int replace_views(struct work *w, struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	for (size_t i = 0; i < w->n; i++)
		if (w->view[i].bound)
			da_buf_printf(&sql, "DROP VIEW temp.%s;\n"
				      "CREATE TEMP VIEW %s AS SELECT * FROM"
				      " temp.f_copy_%s;\n", w->view[i].name,
				      w->view[i].name, w->view[i].name);
	status = run(w, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status ? status : chosen_only(w, err);
}

/* Nothing in it may show the image that was copied last. */
static int one_image(void *ctx, int action, const char *a, const char *b,
		     const char *database, const char *through)
{
	(void)ctx, (void)a, (void)b, (void)through;
	return action == SQLITE_READ && database && !strcmp(database, "t") ?
		SQLITE_DENY : SQLITE_OK;
}

static int last_time(struct work *w, sqlite3_stmt **out, struct da_err *err)
{
	int status = DA_OK;

	sqlite3_set_authorizer(w->db, one_image, NULL);
	if (sqlite3_prepare_v2(w->db, w->q->sql, -1, out, NULL))
		status = wrong(w, sqlite3_error_offset(w->db),
			       sqlite3_errmsg(w->db), err);
	sqlite3_set_authorizer(w->db, NULL, NULL);
	budget(w, DA_QUERY_STEPS_MAX);
	return status;
}

int da_query_prepare(struct da_query *q, sqlite3_stmt **out, struct da_err *err)
{
	struct work *w = da_calloc(1, sizeof(*w));
	int status;

	*out = NULL;
	w->q = q;
	w->db = da_store_db(q->store);
	q->read = 0;
	status = find_views(w, err);
	for (size_t i = 0; i < w->n && !status; i++)
		status = look_at(w, &w->view[i], err);
	if (!status)
		status = first_time(w, err);
	if (!status)
		status = copy_images(w, err);
	if (!status)
		status = replace_views(w, err);
	if (!status)
		status = last_time(w, out, err);
	for (size_t i = 0; i < w->n; i++)
		for (int k = 0; k < w->view[i].n; k++)
			free(w->view[i].column[k]);
	free(w);
	return status;
}

int da_query_prepare_store(struct da_store *s, struct da_err *err)
{
	struct work w = { .db = da_store_db(s) };
	char cache[64];
	int status;

	/* takes everything temporary away: so before the views, again */
	snprintf(cache, sizeof(cache), "PRAGMA temp_store = FILE;"
		 "PRAGMA temp.cache_size = -%d", DA_QUERY_CACHE_KB);
	status = run(&w, cache, err);
	if (!status)
		status = run(&w, da_store_views, err);
	if (!status && (sqlite3_create_function_v2(w.db, "of_image", 2,
			SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, shift_id,
			NULL, NULL, NULL) ||
	    sqlite3_create_function_v2(w.db, "of_image_handle", 2, SQLITE_UTF8 |
			SQLITE_DETERMINISTIC, NULL, shift_handle, NULL, NULL,
			NULL)))
		status = failed(&w, err);
	return status;
}

bool da_query_of_verdicts(const char *sql)
{
	const char *name;
	size_t n;

	while ((name = da_sql_word(&sql, &n)))
		if ((n == 7 && !sqlite3_strnicmp(name, "verdict", n)) ||
		    (n == 13 && !sqlite3_strnicmp(name, "finding_count", n)))
			return true;
	return false;
}
