// SPDX-License-Identifier: Apache-2.0
/*
 * Views that many rules read and that take time to compute are copied into
 * temporary tables once for a judgement.  A rule is prepared with the tables'
 * names where it names these views behind FROM or JOIN; everybody else reads
 * the views.  The body of a copied view reads the copies that stand before it.
 */
#include "config.h"
#include "rules.h"

#include "drvaudit/limits.h"

#include <stdlib.h>

#define INDEXES 3

/* key: its first column is a number that no two rows share */
static const struct {
	const char *view;
	bool key;
	const char *index[INDEXES];
} copies[] = {
	{ "package", true, { "image, package_id", "image, published_name",
			     "inf" } },
	{ "file_owner", false, { "image, resolved_path" } },
	{ "service_package", false, { "service" } },
	{ "service", true, { NULL } },
	{ "service_origin", false, { "service" } },
	{ "service_item", false, { "service" } },
	{ "package_file", false, { "package, name" } },
	{ "package_configuration", false, { "package" } },
	{ "lockdown", true, { NULL } },
	{ "lockdown_owner", false, { "lockdown" } },
	{ "package_lockdown", false, { "package" } },
	{ "package_resource", false, { "package" } },
	{ "device", true, { "image, instance" } },
	{ "path_owner", false, { "device", "interface" } },
	{ "device_value", false, { "package" } },
	{ "device_interface", false, { "interface" } },
	{ "interface_value", false, { "package" } },
	{ "device_filter", false, { "filter", "device" } },
	{ "class_filter", false, { "filter" } },
	{ "installer", false, { "package" } },
};

_Static_assert(DA_COUNT(copies) <= 32, "sets of copies are bits of a number");

struct da_copies {
	sqlite3_stmt *fill[DA_COUNT(copies)], *clear[DA_COUNT(copies)];
	const char *name[DA_COUNT(copies)];
	uint32_t needs[DA_COUNT(copies)];	/* of other copies */
	uint32_t good;		/* that hold what their views say */
	bool held;
	struct judged {
		int64_t *p;	/* sorted */
		size_t n;
	} judged[2];		/* packages, services */
};

/* ---- texts ------------------------------------------------------------- */

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$"
#define SPACES " \t\r\n"

/* Of a string, a comment, a quoted name or a word; else 1. */
static size_t token(const char *p)
{
	static const char closing[][2] = { "'", "\"", "`" };
	size_t n = strspn(p, LETTERS);
	const char *end;

	if (n)
		return n;
	if (p[0] == '-' && p[1] == '-')
		return strcspn(p, "\n");
	if (p[0] == '/' && p[1] == '*') {
		end = strstr(p + 2, "*/");
		return end ? (size_t)(end + 2 - p) : strlen(p);
	}
	for (size_t i = 0; i < DA_COUNT(closing); i++)
		if (*p == *closing[i]) {
			n = 1 + strcspn(p + 1, closing[i]);
			return n + (p[n] != 0);
		}
	if (*p == '[') {
		n = strcspn(p, "]");
		return n + (p[n] != 0);
	}
	return 1;
}

static bool is_space(const char *p)
{
	return strchr(SPACES, *p) || (p[0] == '-' && p[1] == '-') ||
	       (p[0] == '/' && p[1] == '*');
}

static const char *after_space(const char *p)
{
	while (*p && is_space(p))
		p += token(p);
	return p;
}

static bool is_word(const char *p, size_t n, const char *what)
{
	return n == strlen(what) && !sqlite3_strnicmp(p, what, (int)n);
}

static size_t copy_of(const char *p, size_t n)
{
	size_t i = 0;

	while (i < DA_COUNT(copies) && !is_word(p, n, copies[i].view))
		i++;
	return i;
}

/* NAME AS (, NAME AS MATERIALIZED (, NAME (...: a name that the statement gives itself */
static bool gives_name(const char *p)
{
	size_t n;

	p = after_space(p);
	if (*p == '(')
		return true;
	n = strspn(p, LETTERS);
	if (!is_word(p, n, "AS"))
		return false;
	p = after_space(p + n);
	n = strspn(p, LETTERS);
	return *p == '(' || is_word(p, n, "MATERIALIZED") ||
	       is_word(p, n, "NOT");
}

/* Is it a name for the table before it, and no word of the language? */
static bool is_alias(const char *p, size_t n)
{
	static const char *const words[] = { "ON", "WHERE", "JOIN", "LEFT",
		"RIGHT", "FULL", "INNER", "CROSS", "NATURAL", "OUTER", "USING",
		"GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "UNION",
		"EXCEPT", "INTERSECT", "INDEXED", "NOT", "WINDOW", "RETURNING" };

	for (size_t i = 0; i < DA_COUNT(words); i++)
		if (is_word(p, n, words[i]))
			return false;
	return n > 0;
}

/* The copies that it may read; 0 where it gives a view's name to something else. */
static uint32_t names(const char *p, const char *end, size_t limit)
{
	uint32_t found = 0;

	while (p < end && *p) {
		size_t n = token(p), i = copy_of(p, n);

		if (i < DA_COUNT(copies) && gives_name(p + n))
			return 0;
		if (i < limit)
			found |= 1u << i;
		p += n;
	}
	return found;
}

/* The statement with the tables' names; which of them stand there. */
static uint32_t rewrite(const char *p, const char *end, uint32_t may,
			struct da_buf *out)
{
	uint32_t found = 0;
	bool source = false;

	while (p < end && *p) {
		size_t n = token(p), i = copy_of(p, n);
		const char *next;

		if (source && i < DA_COUNT(copies) && may & 1u << i) {
			found |= 1u << i;
			da_buf_printf(out, "temp.da_%s", copies[i].view);
			next = after_space(p + n);
			if (*next == '"' || *next == '`' || *next == '[')
				source = false;	/* a quoted alias */
			else if (!is_alias(next, strspn(next, LETTERS)))
				da_buf_printf(out, " AS %s", copies[i].view);
		} else {
			da_buf_add(out, p, n);
		}
		if (!is_space(p))
			source = is_word(p, n, "FROM") || is_word(p, n, "JOIN");
		p += n;
	}
	return found;
}

uint32_t da_copies_use(const char *sql, size_t n, struct da_buf *out)
{
	return rewrite(sql, sql + n, names(sql, sql + n, DA_COUNT(copies)),
		       out);
}

/* ---- tables ------------------------------------------------------------ */

static int failed(struct da_rules *r, struct da_err *err)
{
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		       sqlite3_errmsg(r->db));
}

/* The first SELECT of a compound: its columns are those of the whole. */
static size_t first_select(const char *body)
{
	const char *p = body;
	int depth = 0;

	for (size_t n; *p; p += n) {
		n = token(p);
		depth += (*p == '(') - (*p == ')');
		if (!depth && is_word(p, n, "UNION"))
			break;
	}
	return (size_t)(p - body);
}

/*
 * Columns as those of the view.  Text of a fact compares without case; what is
 * computed has neither a type nor a way to compare.  (Digests and times that a
 * subquery looks up count as text of a fact: they have one case.)
 */
static int table(struct da_rules *r, size_t i, const char *body,
		 struct da_err *err)
{
	struct da_buf sql = { 0 };
	sqlite3_stmt *q = NULL;
	int status = DA_OK;

	if (sqlite3_prepare_v2(r->db, body, (int)first_select(body), &q, NULL))
		status = failed(r, err);
	da_buf_printf(&sql, "CREATE TEMP TABLE IF NOT EXISTS da_%s (",
		      copies[i].view);
	for (int k = 0; q && k < sqlite3_column_count(q); k++) {
		const char *type = sqlite3_column_decltype(q, k);

		da_buf_printf(&sql, "%s\"%s\" %s%s", k ? ", " : "",
			      sqlite3_column_name(q, k), type ? type : "",
			      !k && copies[i].key ? " PRIMARY KEY" :
			      type && !strncmp(type, "TEXT", 4) ?
			      " COLLATE NOCASE" : "");
	}
	da_buf_adds(&sql, ");\n");
	for (size_t k = 0; k < INDEXES && copies[i].index[k]; k++)
		da_buf_printf(&sql, "CREATE INDEX IF NOT EXISTS temp.da_%s_%zu"
			      " ON da_%s(%s);\n", copies[i].view, k,
			      copies[i].view, copies[i].index[k]);
	sqlite3_finalize(q);
	if (!status && sqlite3_exec(r->db, da_buf_str(&sql), NULL, NULL, NULL))
		status = failed(r, err);
	da_buf_free(&sql);
	return status;
}

static int statement(struct da_rules *r, const char *sql, sqlite3_stmt **to,
		     struct da_err *err)
{
	return sqlite3_prepare_v3(r->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
				  to, NULL) ? failed(r, err) : DA_OK;
}

static int filler(struct da_rules *r, size_t i, const char *body,
		  struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	r->copies->name[i] = da_arena_printf(r->arena, "temp.da_%s",
					     copies[i].view);
	da_buf_printf(&sql, "INSERT INTO %s ", r->copies->name[i]);
	r->copies->needs[i] = rewrite(body, body + strlen(body),
				      names(body, body + strlen(body), i), &sql);
	status = statement(r, da_buf_str(&sql), &r->copies->fill[i], err);
	sql.n = 0;
	da_buf_printf(&sql, "DELETE FROM %s", r->copies->name[i]);
	if (!status)
		status = statement(r, da_buf_str(&sql), &r->copies->clear[i],
				   err);
	da_buf_free(&sql);
	return status;
}

static int one(struct da_rules *r, size_t i, sqlite3_stmt *q,
	       struct da_err *err)
{
	const char *view, *body;
	int status;

	sqlite3_bind_text(q, 1, copies[i].view, -1, SQLITE_STATIC);
	view = sqlite3_step(q) == SQLITE_ROW ? da_arena_strdup(r->arena,
			(const char *)sqlite3_column_text(q, 0)) : "";
	sqlite3_reset(q);
	body = strstr(view, " AS");
	if (!body)
		return da_fail(err, DA_EIO, "store", DA_NO_OFFSET,
			       "there is no view %s", copies[i].view);
	body += 3;
	status = table(r, i, body, err);
	return status ? status : filler(r, i, body, err);
}

/* ---- subjects ---------------------------------------------------------- */

/*
 * A function and not a table: SQLite takes its call into every SELECT of a
 * compound and before GROUP BY, and plans as if it was not there.
 */
static const char *const judged[] = { "da_judged_package",
				      "da_judged_service" };

static void is_judged(sqlite3_context *c, int n, sqlite3_value **v)
{
	const struct judged *j = sqlite3_user_data(c);
	int64_t id = sqlite3_value_int64(v[0]);
	size_t low = 0, high = j->n;

	(void)n;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (j->p[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	sqlite3_result_int(c, low < j->n && j->p[low] == id &&
			   sqlite3_value_type(v[0]) == SQLITE_INTEGER);
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

void da_rules_subjects(struct da_rules *r, enum da_subject kind,
		       const int64_t *subjects, size_t n)
{
	struct judged *j = &r->copies->judged[kind == DA_SUBJECT_SERVICE];

	j->p = da_realloc(j->p, (n + 1) * sizeof(*j->p));
	j->n = n;
	if (!n)
		return;
	memcpy(j->p, subjects, n * sizeof(*j->p));
	qsort(j->p, n, sizeof(*j->p), by_number);
}

/* ---- making ------------------------------------------------------------ */

int da_copies_new(struct da_rules *r, struct da_err *err)
{
	sqlite3_stmt *q = NULL;
	int status = DA_OK;

	r->copies = da_calloc(1, sizeof(*r->copies));
	if (sqlite3_prepare_v2(r->db, "SELECT sql FROM temp.sqlite_schema"
			       " WHERE type = 'view' AND name = ?", -1, &q, NULL))
		status = failed(r, err);
	for (size_t i = 0; i < DA_COUNT(copies) && !status; i++)
		status = one(r, i, q, err);
	for (size_t i = 0; i < DA_COUNT(judged) && !status; i++)
		if (sqlite3_create_function(r->db, judged[i], 1, SQLITE_UTF8 |
				SQLITE_DETERMINISTIC, &r->copies->judged[i],
				is_judged, NULL, NULL))
			status = failed(r, err);
	sqlite3_finalize(q);
	return status;
}

void da_copies_free(struct da_rules *r)
{
	for (size_t i = 0; r->copies && i < DA_COUNT(judged); i++) {
		/* the connection outlives the rules */
		sqlite3_create_function(r->db, judged[i], 1, SQLITE_UTF8, NULL,
					NULL, NULL, NULL);
		free(r->copies->judged[i].p);
	}
	for (size_t i = 0; r->copies && i < DA_COUNT(copies); i++) {
		sqlite3_finalize(r->copies->fill[i]);
		sqlite3_finalize(r->copies->clear[i]);
	}
	free(r->copies);
	r->copies = NULL;
}

/* ---- filling ----------------------------------------------------------- */

static int run(struct da_rules *r, size_t i, sqlite3_stmt *q,
	       struct da_err *err)
{
	int rc = sqlite3_step(q), status = DA_OK;

	if (rc != SQLITE_DONE)
		status = da_fail(err, rc == SQLITE_INTERRUPT ? DA_ELIMIT :
				 DA_EIO, "rule", DA_NO_OFFSET, "%s: %s",
				 copies[i].view, rc == SQLITE_INTERRUPT ?
				 "limit: DA_RULE_STEPS_MAX" :
				 sqlite3_errmsg(r->db));
	sqlite3_reset(q);
	return status;
}

static int fill(struct da_rules *r, size_t i, struct da_err *err)
{
	int status = run(r, i, r->copies->clear[i], err);

	if (status)
		return status;
	da_rules_budget(r, true);
	status = run(r, i, r->copies->fill[i], err);
	da_rules_budget(r, false);
	if (!status)
		r->copies->good |= 1u << i;
	return status;
}

int da_copies_fill(struct da_rules *r, uint32_t which, struct da_err *err)
{
	int status = DA_OK;

	if (!r->copies->held)
		return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET,
			       "a rule is asked outside a judgement");
	/* a copy reads those before it */
	for (size_t i = DA_COUNT(copies); i-- > 0; )
		if (which & 1u << i)
			which |= r->copies->needs[i];
	which &= ~r->copies->good;
	for (size_t i = 0; i < DA_COUNT(copies) && !status; i++)
		if (which & 1u << i)
			status = fill(r, i, err);
	return status;
}

void da_rules_hold(struct da_rules *r, bool on)
{
	if (!r->copies)
		return;
	r->copies->held = on;
	r->copies->good = 0;
}

const char *da_rules_from(struct da_rules *r, const char *view,
			  struct da_err *err)
{
	size_t i = copy_of(view, strlen(view));

	if (!r->copies || i == DA_COUNT(copies))
		return view;
	return da_copies_fill(r, 1u << i, err) ? NULL : r->copies->name[i];
}
