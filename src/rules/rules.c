// SPDX-License-Identifier: Apache-2.0
/* Loading, checking and stepping rules. */
#include "config.h"
#include "rules.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const columns[COLUMNS] = { "subject", "item", "ok", "why",
	"at_most", "infverif", "evidence", "evidence2", "evidence3" };

static int wrong(struct da_err *err, const char *file, int line, int column,
		 const char *what)
{
	return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET, "%s:%d:%d: %s",
		       file, line, column, what);
}

int da_rules_at(struct da_err *err, const char *file, const char *text,
		int offset, const char *what)
{
	int line = 1, column = 1;

	for (int i = 0; i < offset && text[i]; i++) {
		column++;
		if (text[i] == '\n') {
			line++;
			column = 1;
		}
	}
	return wrong(err, file, line, column, what);
}

static int check_columns(struct da_rule *r, struct da_err *err)
{
	int n = sqlite3_column_count(r->statement), body = 1;
	char what[160];

	for (const char *p = r->sql; *p == '-' && (p = strchr(p, '\n')); p++)
		body++;
	for (int i = 0; i < COLUMNS; i++)
		r->column[i] = -1;
	for (int i = 0; i < n; i++) {
		const char *name = sqlite3_column_name(r->statement, i);
		/* a subquery calls the second one of a name NAME:1 */
		size_t length = strcspn(name, ":");
		int k = 0;

		while (k < COLUMNS && (strlen(columns[k]) != length ||
				       strncmp(columns[k], name, length)))
			k++;
		if (k == COLUMNS || r->column[k] >= 0) {
			snprintf(what, sizeof(what), "column %.*s is %s",
				 length < 60 ? (int)length : 60, name,
				 k == COLUMNS ? "not one a rule may return" :
				 "returned twice");
			return wrong(err, r->file, body, 1, what);
		}
		r->column[k] = i;
	}
	for (int k = 0; k < COLUMNS; k++) {
		if (r->column[k] >= 0 || k == COLUMN_AT_MOST ||
		    k == COLUMN_INFVERIF || k > COLUMN_EVIDENCE)
			continue;
		snprintf(what, sizeof(what), "the rule returns no column %s",
			 columns[k]);
		return wrong(err, r->file, body, 1, what);
	}
	return DA_OK;
}

/*
 * Most items pass, and of those only the subject matters.  Of rules on contents,
 * which are many, passing items are asked for apart: SQLite leaves their texts and
 * evidence uncomputed.  Of an image's the texts cost less than going there twice.
 */
static bool at_once(const struct da_rule *r)
{
	return r->subject != DA_SUBJECT_INF;
}

static sqlite3_stmt *wrap(struct da_rules *rules, struct da_rule *r,
			  bool passing, struct da_err *err)
{
	static const char *const scopes[] = {
		[DA_SUBJECT_INF] = " AND subject IN (SELECT inf FROM temp.da_scope)",
		[DA_SUBJECT_PACKAGE] = " AND da_judged_package(subject)",
		[DA_SUBJECT_SERVICE] = " AND da_judged_service(subject)",
		[DA_SUBJECT_IMAGE] = "",
	};
	const char *scope = rules->unscoped ? "" : scopes[r->subject];
	sqlite3_stmt **to = passing ? &r->passing : &r->statement;
	struct da_buf sql = { 0 };

	if (*to)
		return *to;
	da_buf_adds(&sql, passing && !at_once(r) ? "SELECT subject FROM (" :
						   "SELECT * FROM (");
	if (rules->copies && r->subject != DA_SUBJECT_INF)
		r->copies = da_copies_use(r->sql, r->sql_n, &sql);
	else
		da_buf_add(&sql, r->sql, r->sql_n);
	da_buf_adds(&sql, !passing ? "\n) WHERE ok IS NOT 1" :
			  at_once(r) ? "\n) WHERE 1" : "\n) WHERE ok IS 1");
	da_buf_adds(&sql, scope);
	if (sqlite3_prepare_v3(rules->db, da_buf_str(&sql), -1,
			       SQLITE_PREPARE_PERSISTENT, to, NULL) != SQLITE_OK)
		wrong(err, r->file, 1, 1, sqlite3_errmsg(rules->db));
	da_buf_free(&sql);
	return *to;
}

static bool is_table(const char *name, size_t n)
{
	return (n >= 2 && (!sqlite3_strnicmp(name, "f_", 2) ||
			   !sqlite3_strnicmp(name, "s_", 2))) ||
	       (n >= 3 && !sqlite3_strnicmp(name, "da_", 3)) ||
	       (n == 6 && !sqlite3_strnicmp(name, "target", 6)) ||
	       (n >= 7 && !sqlite3_strnicmp(name, "sqlite_", 7));
}

static size_t word(const char *p)
{
	size_t n = 0;

	while ((p[n] | 32) - 'a' + 0u < 26 || p[n] - '0' + 0u < 10 ||
	       p[n] == '_' || p[n] == '$')
		n++;
	return n;
}

const char *da_sql_word(const char **at, size_t *out)
{
	const char *p = *at;

	while (*p) {
		size_t n = word(p);

		if (p[0] == '-' && p[1] == '-') {
			p += strcspn(p, "\n");
		} else if (p[0] == '/' && p[1] == '*') {
			const char *end = strstr(p + 2, "*/");

			p = end ? end + 2 : p + strlen(p);
		} else if (*p == '\'') {	/* '' inside is two strings in a row: fine */
			p += 1 + strcspn(p + 1, "'");
			p += *p == '\'';
		} else if (*p == '"' || *p == '`' || *p == '[') {
			const char *name = p + 1;

			*out = strcspn(name, *p == '"' ? "\"" :
					     *p == '`' ? "`" : "]");
			*at = name + *out + (name[*out] != 0);
			return name;
		} else if (n) {
			*out = n;
			*at = p + n;
			return p;
		} else {
			p++;
		}
	}
	*at = p;
	return NULL;
}

/*
 * The guard sees a table through the name of what reads it, and a common table
 * expression may carry the name of a view.  So tables are not to be named at
 * all.
 */
const char *da_sql_table(const char *sql)
{
	const char *name;
	size_t n;

	while ((name = da_sql_word(&sql, &n)))
		if (is_table(name, n))
			return name;
	return NULL;
}

static int names_table(const struct da_rule *r, struct da_err *err)
{
	const char *name = da_sql_table(r->sql);

	return name ? da_rules_at(err, r->file, r->sql, (int)(name - r->sql),
				  "rules read views, never tables") : DA_OK;
}

/* Why the statement itself cannot be prepared, with its place. */
static int what_is_wrong(struct da_rules *rules, struct da_rule *r,
			 struct da_err *err)
{
	sqlite3_stmt *q = NULL;
	const char *tail = NULL;
	int rc = sqlite3_prepare_v2(rules->db, r->sql, -1, &q, &tail);

	if (rc != SQLITE_OK) {
		int offset = sqlite3_error_offset(rules->db);

		return da_rules_at(err, r->file, r->sql, offset < 0 ? 0 : offset,
				 sqlite3_errmsg(rules->db));
	}
	sqlite3_finalize(q);
	if (!q)
		return wrong(err, r->file, 1, 1, "there is no statement");
	for (const char *p = tail; p && *p; p++)
		if (*p > ' ')
			return da_rules_at(err, r->file, r->sql,
					 (int)(p - r->sql),
					 "a rule is one statement");
	return DA_OK;
}

/*
 * The form that is asked is prepared at once; only when it cannot be, the
 * statement itself is, to say where it is wrong.
 */
static int guard_of(const struct da_rule *r)
{
	return r->subject == DA_SUBJECT_INF ? DA_GUARD_CONTENT : DA_GUARD_RULE;
}

static int prepare(struct da_rules *rules, struct da_rule *r, struct da_err *err)
{
	int status;

	if (rules->unasked || (rules->unscoped && !da_rule_of_inf(r)))
		return DA_OK;	/* nobody will ask it */
	status = names_table(r, err);

	if (status || r->compares_images)
		return status;	/* its views are not those of one image */
	r->sql_n = strlen(r->sql);
	while (r->sql_n && (r->sql[r->sql_n - 1] <= ' ' ||
			    r->sql[r->sql_n - 1] == ';'))
		r->sql_n--;
	if (!wrap(rules, r, false, err)) {
		status = what_is_wrong(rules, r, err);
		if (status)
			return status;
		/* it stands alone, but lacks a column that every rule has */
		sqlite3_prepare_v2(rules->db, r->sql, -1, &r->statement, NULL);
		status = check_columns(r, err);
		return status ? status : DA_EINVAL;
	}
	return check_columns(r, err);
}

struct da_part *da_parts_add(struct da_parts *l, const char *kind,
			     const char *name, const char *file,
			     const struct da_buf *bytes)
{
	struct da_part *part;

	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 256;
		l->p = da_realloc(l->p, l->cap * sizeof(*l->p));
	}
	part = &l->p[l->n++];
	*part = (struct da_part){ kind, name, file, "" };
	da_sha256(bytes->p, bytes->n, part->digest);
	return part;
}

static int by_part(const void *a, const void *b)
{
	const struct da_part *x = a, *y = b;
	int d = strcmp(x->kind, y->kind);

	return d ? d : strcmp(x->name, y->name);
}

/* Of all parts, or of those below a directory. */
static void digest(struct da_rules *rules, struct da_parts *parts,
		   const char *below, char out[DA_SHA256_HEX])
{
	struct da_buf text = { 0 };
	size_t n = below ? strlen(below) : 0;

	if (parts->n)
		qsort(parts->p, parts->n, sizeof(*parts->p), by_part);
	for (size_t i = 0; i < parts->n; i++)
		if (!below || (!strncmp(parts->p[i].file, below, n) &&
			       parts->p[i].file[n] == '/'))
			da_buf_printf(&text, "%s %s %s\n", parts->p[i].kind,
				      parts->p[i].name, parts->p[i].digest);
	da_buf_printf(&text, "in-force %s\n", rules->ruleset);
	da_sha256(text.p, text.n, out);
	da_buf_free(&text);
}

/* What tells a site's rules from ours, and from each other, in reports. */
static const char *id_is_wrong(const char *id)
{
	size_t first = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
	size_t n = strlen(id);

	if (!strncmp(id, "ISO-", 4))
		return "ids that begin with ISO- are those of the rules that ship";
	if (n > DA_RULE_ID_MAX)
		return "the id is too long";
	if (!first || (*id >= '0' && *id <= '9') || id[first] != '-' ||
	    !id[first + 1] || strspn(id + first,
			"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != n - first)
		return "an id is capital letters and digits, a hyphen, and more of them, like ACME-P001";
	return NULL;
}

static int check_id(const struct da_rules *rules, const struct da_rule *r,
		    struct da_err *err)
{
	const char *what = r->origin ? id_is_wrong(r->id) : NULL;

	if (what)
		return wrong(err, r->file, r->id_line, r->id_column, what);
	for (size_t i = 0; i < rules->n; i++)
		if (!strcmp(rules->p[i].id, r->id))
			return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET,
				       "%s:%d:%d: the id is that of another rule, %s",
				       r->file, r->id_line, r->id_column,
				       rules->p[i].file);
	return DA_OK;
}

static int one_rule(struct da_rules *rules, const char *dir, const char *name,
		    size_t number, struct da_parts *parts, struct da_err *err)
{
	struct da_rule *r = &rules->p[rules->n];
	struct da_buf text = { 0 };
	int status;

	memset(r, 0, sizeof(*r));
	r->file = da_arena_printf(rules->arena, "%s/%s", dir, name);
	r->origin = number ? dir : NULL;
	r->directory = number;
	status = da_file_read(r->file, DA_RULE_BYTES_MAX, &text, err);
	if (status) {
		char why[sizeof(err->text)];

		memcpy(why, err->text, sizeof(why));
		da_buf_free(&text);
		return wrong(err, r->file, 1, 1, why);
	}
	r->sql = da_arena_strdup(rules->arena, da_buf_str(&text));
	status = da_rule_header(r, rules->arena, r->file, r->sql, err);
	if (!status)
		status = check_id(rules, r, err);
	if (!status)
		memcpy(r->digest, da_parts_add(parts, "rule", r->id, r->file,
					       &text)->digest,
		       sizeof(r->digest));
	da_buf_free(&text);
	if (status)
		return status;
	rules->n++;
	*rules->guard = guard_of(r);
	status = prepare(rules, r, err);
	rules->p[rules->n - 1].of_content = *rules->guard == DA_GUARD_CONTENT;
	return status;
}

static int by_id(const void *a, const void *b)
{
	const struct da_rule *x = a, *y = b;

	if (!x->origin != !y->origin)
		return x->origin ? 1 : -1;
	return strcmp(x->id, y->id);
}

static int one_directory(struct da_rules *out, const char *dir, size_t number,
			 struct da_parts *parts, struct da_err *err)
{
	const char **names = NULL;
	size_t n = 0;
	int status = da_files_in(dir, ".sql", out->arena, &names, &n, err);

	if (!status && !n)
		status = da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET,
				 "%s: no rules there", dir);
	out->p = da_realloc(out->p, (out->n + n + 1) * sizeof(*out->p));
	for (size_t i = 0; i < n && !status; i++)
		status = one_rule(out, dir, names[i], number, parts, err);
	return status;
}

/* A directory is called what it is called, with a slash behind it or not. */
static const char *trimmed(struct da_arena *arena, const char *dir)
{
	size_t n = strlen(dir);

	while (n > 1 && dir[n - 1] == '/')
		n--;
	return da_arena_strndup(arena, dir, n);
}

int da_rules_load(struct da_rules *out, const char *const *dirs, size_t n,
		  const struct da_rules_options *options, sqlite3 *db,
		  struct da_err *err)
{
	struct da_parts parts = { 0 };
	const char **names;
	int status;

	memset(out, 0, sizeof(*out));
	out->arena = da_arena_new();
	names = da_arena_alloc(out->arena, n * sizeof(*names));
	for (size_t i = 0; i < n; i++)
		names[i] = trimmed(out->arena, dirs[i]);
	out->db = db;
	out->unscoped = options && options->unscoped;
	out->unasked = options && options->unasked;
	sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	status = da_functions_add(db, err);
	if (!status && sqlite3_exec(db, "CREATE TEMP TABLE IF NOT EXISTS"
				    " da_scope (inf INTEGER PRIMARY KEY)",
				    NULL, NULL, NULL))
		status = da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
				 sqlite3_errmsg(db));
	if (!status)
		status = da_lists_load(db, names, n, options ?
				       options->ruleset : NULL, out->ruleset,
				       &parts, out->arena, err);
	if (!status) {
		digest(out, &parts, dirs[0], out->lists_digest[0]);
		digest(out, &parts, NULL, out->lists_digest[1]);
	}
	if (!status && !out->unscoped)
		status = da_copies_new(out, err);
	out->p = da_calloc(1, sizeof(*out->p));
	out->guard = da_calloc(1, sizeof(*out->guard));
	da_guard_set(db, out->guard);
	*out->guard = DA_GUARD_RULE;
	for (size_t i = 0; i < n && !status; i++)
		status = one_directory(out, names[i], i, &parts, err);
	*out->guard = DA_GUARD_OFF;
	if (out->n)
		qsort(out->p, out->n, sizeof(*out->p), by_id);
	digest(out, &parts, NULL, out->digest);
	free(parts.p);
	if (status)
		da_rules_free(out);
	return status;
}

void da_rules_free(struct da_rules *r)
{
	for (size_t i = 0; i < r->n; i++) {
		sqlite3_finalize(r->p[i].passing);
		sqlite3_finalize(r->p[i].statement);
	}
	da_copies_free(r);
	free(r->p);
	if (r->guard)
		sqlite3_set_authorizer(r->db, NULL, NULL);
	free(r->guard);
	da_arena_free(r->arena);
	memset(r, 0, sizeof(*r));
}

bool da_rule_of_inf(const struct da_rule *r)
{
	return r->subject == DA_SUBJECT_INF ||
	       (r->subject == DA_SUBJECT_PACKAGE &&
		!strncmp(r->id, "ISO-", 4) && strchr("FRSDEV", r->id[4]));
}

/* "1322", or one of "1320, 1321" */
static bool has_code(const char *codes, const char *code)
{
	size_t n = strlen(code);

	while (*codes) {
		size_t k = strcspn(codes, ", ");

		if (k == n && !strncmp(codes, code, n))
			return true;
		codes += k;
		codes += strspn(codes, ", ");
	}
	return false;
}

const struct da_rule *da_rules_find(const struct da_rules *r, const char *name)
{
	for (size_t i = 0; i < r->n; i++)
		if (da_strieq(r->p[i].id, name) ||
		    (da_istarts(r->p[i].id, "ISO-") &&
		     da_strieq(r->p[i].id + 4, name)))
			return &r->p[i];
	for (size_t i = 0; i < r->n; i++)
		if (has_code(r->p[i].infverif, name))
			return &r->p[i];
	return NULL;
}

bool da_rules_code(const struct da_rules *r, const char *code,
		   struct da_infverif *out)
{
	sqlite3_stmt *q;
	bool found = false;

	if (sqlite3_prepare_v2(r->db, "SELECT k, u, w, rule, meaning FROM"
			       " list_infverif WHERE code = ?", -1, &q, NULL))
		return false;
	sqlite3_bind_text(q, 1, code, -1, SQLITE_STATIC);
	if (sqlite3_step(q) == SQLITE_ROW) {
		found = true;
		for (int i = 0; i < 3; i++)
			out->level[i] = *(const char *)sqlite3_column_text(q, i);
		out->rule = da_arena_strdup(r->arena, (const char *)
					    sqlite3_column_text(q, 3));
		out->meaning = da_arena_strdup(r->arena, (const char *)
					       sqlite3_column_text(q, 4));
	}
	sqlite3_finalize(q);
	return found;
}

int da_rules_scope(struct da_rules *r, const int64_t *infs, size_t n,
		   struct da_err *err)
{
	sqlite3_stmt *q = NULL;
	bool good = !sqlite3_exec(r->db, "DELETE FROM temp.da_scope", NULL,
				  NULL, NULL) &&
		    !sqlite3_prepare_v2(r->db, "INSERT OR IGNORE INTO"
					" temp.da_scope VALUES (?)", -1, &q,
					NULL);

	for (size_t i = 0; i < n && good; i++) {
		sqlite3_bind_int64(q, 1, infs[i]);
		good = sqlite3_step(q) == SQLITE_DONE;
		sqlite3_reset(q);
	}
	if (!good)
		da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
			sqlite3_errmsg(r->db));
	sqlite3_finalize(q);
	return good ? DA_OK : DA_EIO;
}

static int spend(void *ctx)
{
	uint64_t *left = ctx;

	if (*left < 1000)
		return 1;
	*left -= 1000;
	return 0;
}

void da_rules_budget(struct da_rules *r, bool on)
{
	r->steps = DA_RULE_STEPS_MAX;
	sqlite3_progress_handler(r->db, on ? 1000 : 0, on ? spend : NULL,
				 &r->steps);
}

static const char *text(const struct da_rule *r, sqlite3_stmt *q, int column)
{
	int k = r->column[column];

	return k < 0 ? NULL : (const char *)sqlite3_column_text(q, k);
}

/* One severity for all profiles, or "PROFILE=SEVERITY ..." for those named. */
static bool lower(struct da_item *item, const char *at_most)
{
	bool given[DA_PROFILES] = { false };
	enum da_severity one;
	const char *what;

	for (int p = 0; p < DA_PROFILES; p++)
		item->at_most[p] = DA_SEVERITY_VIOLATION;
	if (!at_most)
		return true;
	if (!da_severity_parse(at_most, &one))
		return !da_severities_parse(at_most, item->at_most, given,
					    &what);
	for (int p = 0; p < DA_PROFILES; p++)
		item->at_most[p] = one;
	return true;
}

static void one_pass(sqlite3_stmt *q, int subject, da_item_fn *fn, void *ctx)
{
	struct da_item item = { .ok = 1, .infverif = "" };

	item.has_subject = sqlite3_column_type(q, subject) == SQLITE_INTEGER;
	item.subject = sqlite3_column_int64(q, subject);
	fn(ctx, &item);
}

static int one_row(const struct da_rule *r, sqlite3_stmt *q, da_item_fn *fn,
		   void *ctx, struct da_err *err)
{
	struct da_item item = { .ok = -1 };
	int subject = r->column[COLUMN_SUBJECT], ok = r->column[COLUMN_OK];
	const char *at_most;

	item.has_subject = sqlite3_column_type(q, subject) == SQLITE_INTEGER;
	item.subject = sqlite3_column_int64(q, subject);
	if (sqlite3_column_type(q, ok) == SQLITE_TEXT)
		return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET,
			       "%s: ok is not a number", r->id);
	if (sqlite3_column_type(q, ok) != SQLITE_NULL)
		item.ok = sqlite3_column_int(q, ok) != 0;
	if (item.ok == 1) {
		one_pass(q, subject, fn, ctx);
		return DA_OK;
	}
	at_most = text(r, q, COLUMN_AT_MOST);
	item.item = text(r, q, COLUMN_ITEM);
	item.why = text(r, q, COLUMN_WHY);
	item.infverif = r->column[COLUMN_INFVERIF] < 0 ? r->infverif :
			text(r, q, COLUMN_INFVERIF);
	if (!item.infverif)
		item.infverif = "";
	if (!lower(&item, at_most))
		return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET,
			       "%s: at_most is not a severity: %.40s", r->id,
			       at_most);
	for (int i = COLUMN_EVIDENCE; i < COLUMNS; i++)
		if (text(r, q, i))
			item.evidence[item.evidence_n++] = text(r, q, i);
	fn(ctx, &item);
	return DA_OK;
}

static int step_all(struct da_rules *rules, struct da_rule *r, bool passing,
		    da_item_fn *fn, void *ctx, struct da_err *err)
{
	sqlite3_stmt *q = wrap(rules, r, passing, err);
	int rc = SQLITE_ROW, status = DA_OK;

	if (!q)
		return DA_EINVAL;
	while (!status && (rc = sqlite3_step(q)) == SQLITE_ROW) {
		if (passing && !at_once(r))
			one_pass(q, 0, fn, ctx);
		else
			status = one_row(r, q, fn, ctx, err);
	}
	if (!status && rc != SQLITE_DONE)
		status = da_fail(err, rc == SQLITE_INTERRUPT ? DA_ELIMIT :
				 DA_EINVAL, "rule", DA_NO_OFFSET, "%s: %s",
				 r->id, rc == SQLITE_INTERRUPT ?
				 "limit: DA_RULE_STEPS_MAX" :
				 sqlite3_errmsg(rules->db));
	sqlite3_reset(q);
	return status;
}

int da_rule_run(struct da_rules *rules, const struct da_rule *rule,
		bool passing, da_item_fn *fn, void *ctx, struct da_err *err)
{
	struct da_rule *r = (struct da_rule *)rule;
	int status = DA_OK;

	if (r->subject != DA_SUBJECT_INF && !rules->unscoped)
		status = da_copies_fill(rules, r->copies, err);
	if (status)
		return status;
	*rules->guard = guard_of(rule);
	da_rules_budget(rules, true);
	if (passing)
		status = step_all(rules, r, true, fn, ctx, err);
	if (!status && !(passing && at_once(r)))
		status = step_all(rules, r, false, fn, ctx, err);
	da_rules_budget(rules, false);
	*rules->guard = DA_GUARD_OFF;
	return status;
}
