// SPDX-License-Identifier: Apache-2.0
/*
 * The only file that knows SQLite's ways of storing: schema, inserts,
 * transactions.  Reading is plain SQL through the views.
 */
#include "config.h"
#include "drvaudit/store.h"

#include "drvaudit/facts.h"

#include <stdlib.h>

#define APPLICATION_ID 0x64726176	/* "drav" */

struct da_store {
	sqlite3 *db;
	sqlite3_stmt *insert[DA_FACT_KINDS];
	sqlite3_stmt *find_content, *mark[2];
	int64_t target;
	struct da_arena *arena;		/* of the fact being stored */
	/* local number of a content -> its row; 0 while it is not stored */
	struct content { int64_t row; bool known; } *contents;
	size_t contents_n;
};

static int failed(struct da_store *s, struct da_err *err)
{
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		       sqlite3_errmsg(s->db));
}

static int run(struct da_store *s, const char *sql, struct da_err *err)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ?
		       DA_OK : failed(s, err);
}

static const char *column_type(enum da_field_type type)
{
	return type == DA_TYPE_TEXT ? "TEXT COLLATE NOCASE" :
	       type == DA_TYPE_BLOB ? "BLOB" : "INTEGER";
}

static void table(struct da_buf *sql, const struct da_kind_info *k)
{
	da_buf_printf(sql, "CREATE TABLE f_%s (%s", k->name,
		      k->scope == DA_SCOPE_TARGET ? "target INTEGER" : "");
	for (size_t i = 0; i < k->n; i++) {
		const struct da_field *f = &k->fields[i];
		bool header = k == &da_kinds[DA_FACT_inf] &&
			      f->type == DA_TYPE_INF;

		da_buf_printf(sql, "%s\"%s\" %s",
			      i || k->scope == DA_SCOPE_TARGET ? ", " : "",
			      f->name, f->type == DA_TYPE_ID || header ?
			      "INTEGER PRIMARY KEY" : column_type(f->type));
	}
	da_buf_adds(sql, ");\n");
}

static const char indexes[] =
	"CREATE TABLE target (target INTEGER PRIMARY KEY, name TEXT,"
	" status INTEGER, error_code TEXT, error_text TEXT,"
	" error_offset INTEGER);\n"
	"CREATE UNIQUE INDEX i_inf_key ON f_inf(content_key);\n"
	"CREATE INDEX i_inf_text ON f_inf_text(inf, line);\n"
	"CREATE INDEX i_inf_sha256 ON f_inf(sha256);\n"
	"CREATE INDEX i_inf_device ON f_inf_device(inf);\n"
	"CREATE INDEX i_inf_count ON f_inf_count(inf);\n"
	"CREATE INDEX i_inf_copy ON f_inf_copy(inf, file);\n"
	"CREATE INDEX i_inf_registry ON f_inf_registry(inf);\n"
	/* one line in ten; rules on them say root IS NOT 'HKR' to use it */
	"CREATE INDEX i_inf_registry_absolute ON f_inf_registry(inf, root)"
	" WHERE root IS NOT 'HKR';\n"
	"CREATE INDEX i_inf_service ON f_inf_service(inf);\n"
	"CREATE INDEX i_inf_service_name ON f_inf_service(name);\n"
	"CREATE INDEX i_inf_registry_service ON f_inf_registry(inf)"
	" WHERE context IN ('service', 'eventlog');\n"
	"CREATE INDEX i_inf_directive ON f_inf_directive(name, inf);\n"
	/* the few directives of co-installers, classes and the like; as above */
	"CREATE INDEX i_inf_directive_rare ON f_inf_directive(companion)"
	" WHERE companion NOT IN ('version', 'service', 'install', 'services',"
	" 'hw');\n"
	"CREATE INDEX i_inf_include ON f_inf_include(inf);\n"
	"CREATE INDEX i_inf_source ON f_inf_source(inf, file);\n"
	"CREATE INDEX i_inf_problem ON f_inf_problem(inf);\n"
	"CREATE INDEX i_inf_install ON f_inf_install(inf);\n"
	"CREATE INDEX i_inf_family ON f_inf(family);\n"
	"CREATE INDEX i_inf_target ON f_inf_target(inf);\n"
	"CREATE INDEX i_inf_list ON f_inf_list(inf);\n"
	"CREATE INDEX i_inf_destination ON f_inf_destination(inf);\n"
	"CREATE INDEX i_inf_security ON f_inf_security(inf);\n"
	"CREATE INDEX i_inf_property ON f_inf_property(inf);\n"
	"CREATE INDEX i_inf_install_service ON f_inf_install_service(inf);\n"
	"CREATE INDEX i_inf_wdf ON f_inf_wdf(inf);\n"
	"CREATE INDEX i_inf_reference ON f_inf_reference(inf);\n"
	"CREATE INDEX i_inf_token ON f_inf_token(inf);\n"
	"CREATE INDEX i_package_infs ON f_package_inf(package);\n"
	"CREATE INDEX i_package_configuration ON f_package_configuration(package);\n"
	"CREATE INDEX i_area ON f_area(target, name);\n"
	"CREATE INDEX i_image ON f_image(target);\n"
	"CREATE INDEX i_package ON f_package(target, published_name);\n"
	"CREATE INDEX i_package_id ON f_package(target, package_id);\n"
	"CREATE INDEX i_package_inf ON f_package(inf);\n"
	"CREATE INDEX i_package_file ON f_package_file(package, name);\n"
	"CREATE INDEX i_service ON f_service(target, name);\n"
	"CREATE INDEX i_service_owner ON f_service_owner(service);\n"
	"CREATE INDEX i_service_item ON f_service_item(service);\n"
	"CREATE INDEX i_service_trigger ON f_service_trigger(service);\n"
	"CREATE INDEX i_service_state ON f_service_state(service);\n"
	"CREATE INDEX i_other_service ON f_other_service(target, name);\n"
	"CREATE INDEX i_critical_device ON f_critical_device(target, service);\n"
	"CREATE INDEX i_lockdown ON f_lockdown(target);\n"
	"CREATE INDEX i_lockdown_owner ON f_lockdown_owner(lockdown);\n"
	"CREATE INDEX i_pnp_resource ON f_pnp_resource(target, inf_name);\n"
	"CREATE INDEX i_pending_rename ON f_pending_rename(target);\n"
	"CREATE INDEX i_catroot ON f_catroot(package);\n"
	"CREATE INDEX i_system_copy ON f_system_copy(package);\n"
	"CREATE INDEX i_global_value ON f_global_value(target, inf);\n"
	"CREATE INDEX i_oem_unseen ON f_oem_unseen(target);\n"
	"CREATE INDEX i_lockdown_path ON f_lockdown(target, resolved_path);\n"
	"CREATE INDEX i_device ON f_device(target, instance);\n"
	"CREATE INDEX i_device_filter ON f_device_filter(device);\n"
	"CREATE INDEX i_device_value ON f_device_value(device);\n"
	"CREATE INDEX i_interface_value ON f_device_value(interface);\n"
	"CREATE INDEX i_problem ON f_problem(target);\n";

static int create(struct da_store *s, struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	da_buf_printf(&sql, "BEGIN IMMEDIATE;\n"
		      "PRAGMA application_id = %d;\n"
		      "PRAGMA user_version = %d;\n",
		      APPLICATION_ID, DA_VIEWS_VERSION);
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		table(&sql, &da_kinds[k]);
	da_buf_adds(&sql, indexes);
	da_buf_adds(&sql, da_store_views);
	da_buf_adds(&sql, "COMMIT;\n");
	status = run(s, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status;
}

static int prepare(struct da_store *s, struct da_err *err)
{
	for (size_t k = 0; k < DA_FACT_KINDS; k++) {
		const struct da_kind_info *info = &da_kinds[k];
		bool target = info->scope == DA_SCOPE_TARGET;
		struct da_buf sql = { 0 };
		int rc;

		da_buf_printf(&sql, "INSERT %sINTO f_%s VALUES (?",
			      k == DA_FACT_file ? "OR REPLACE " : "",
			      info->name);
		for (size_t i = target ? 0 : 1; i < info->n; i++)
			da_buf_adds(&sql, ",?");
		da_buf_adds(&sql, ")");
		rc = sqlite3_prepare_v3(s->db, da_buf_str(&sql), -1,
					SQLITE_PREPARE_PERSISTENT,
					&s->insert[k], NULL);
		da_buf_free(&sql);
		if (rc != SQLITE_OK)
			return failed(s, err);
	}
	if (sqlite3_prepare_v3(s->db,
			       "SELECT inf FROM f_inf WHERE content_key = ?",
			       -1, SQLITE_PREPARE_PERSISTENT, &s->find_content,
			       NULL) != SQLITE_OK)
		return failed(s, err);
	return DA_OK;
}

static int schema_there(struct da_store *s, bool *there, struct da_err *err)
{
	sqlite3_stmt *q;

	*there = false;
	if (sqlite3_prepare_v2(s->db, "SELECT count(*) FROM sqlite_schema"
			       " WHERE name = 'target'", -1, &q, NULL) !=
	    SQLITE_OK)
		return failed(s, err);
	if (sqlite3_step(q) == SQLITE_ROW)
		*there = sqlite3_column_int(q, 0) > 0;
	sqlite3_finalize(q);
	return DA_OK;
}

int da_store_open(struct da_store **out, const char *path, struct da_err *err)
{
	struct da_store *s = da_calloc(1, sizeof(*s));
	bool there = false;
	int status = DA_OK;

	s->arena = da_arena_new();
	/* one thread uses SQLite, and nobody asks it how much memory it has;
	 * refused, and without effect, when it is at work already */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (sqlite3_open_v2(path ? path : ":memory:", &s->db,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
			    SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		status = failed(s, err);
	if (!status) {
		sqlite3_db_config(s->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 1024,
				  2000);
		sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
		sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0,
				  NULL);
		sqlite3_busy_timeout(s->db, 30000);
		status = run(s, path ? "PRAGMA journal_mode = WAL;"
			     "PRAGMA synchronous = FULL;"
			     "PRAGMA cell_size_check = ON;" :
			     "PRAGMA journal_mode = OFF;"
			     "PRAGMA temp_store = MEMORY;", err);
	}
	if (!status)
		status = schema_there(s, &there, err);
	if (!status && !there)
		status = create(s, err);
	if (!status)
		status = prepare(s, err);
	if (status) {
		da_store_close(s);
		s = NULL;
	}
	*out = s;
	return status;
}

void da_store_close(struct da_store *s)
{
	if (!s)
		return;
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		sqlite3_finalize(s->insert[k]);
	sqlite3_finalize(s->find_content);
	sqlite3_finalize(s->mark[0]);
	sqlite3_finalize(s->mark[1]);
	sqlite3_close(s->db);
	da_arena_free(s->arena);
	free(s->contents);
	free(s);
}

sqlite3 *da_store_db(struct da_store *s)
{
	return s->db;
}

int64_t da_store_begin(struct da_store *s, const char *name)
{
	sqlite3_stmt *q;

	s->target = 0;
	s->contents_n = 0;
	if (run(s, "BEGIN IMMEDIATE", NULL))
		return -1;
	if (sqlite3_prepare_v2(s->db, "INSERT INTO target(name) VALUES (?)", -1,
			       &q, NULL) != SQLITE_OK)
		return -1;
	sqlite3_bind_text(q, 1, name, -1, SQLITE_TRANSIENT);
	if (sqlite3_step(q) == SQLITE_DONE)
		s->target = sqlite3_last_insert_rowid(s->db);
	sqlite3_finalize(q);
	return s->target ? s->target : -1;
}

static struct content *content(struct da_store *s, int64_t local)
{
	if (local < 1 || local > 1000000)
		return NULL;
	if ((size_t)local > s->contents_n) {
		s->contents = da_realloc(s->contents, (size_t)local *
					 sizeof(*s->contents));
		memset(s->contents + s->contents_n, 0,
		       ((size_t)local - s->contents_n) * sizeof(*s->contents));
		s->contents_n = (size_t)local;
	}
	return &s->contents[local - 1];
}

static int64_t number(const void *fact, const struct da_field *f)
{
	return *(const int64_t *)((const char *)fact + f->offset);
}

static int bind(struct da_store *s, sqlite3_stmt *q, int at, const void *fact,
		const struct da_field *f)
{
	const void *p = (const char *)fact + f->offset;
	const struct da_blob *blob = p;
	const char *text;
	struct content *c;
	int64_t v;

	switch (f->type) {
	case DA_TYPE_TEXT:
		text = *(const char *const *)p;
		return text ? sqlite3_bind_text(q, at, text, -1, SQLITE_STATIC) :
			      sqlite3_bind_null(q, at);
	case DA_TYPE_BLOB:
		return blob->p ? sqlite3_bind_blob(q, at, blob->p,
						   (int)blob->n, SQLITE_STATIC) :
				 sqlite3_bind_null(q, at);
	case DA_TYPE_INT:
		v = number(fact, f);
		break;
	case DA_TYPE_INF:
		v = number(fact, f);
		c = v == DA_NULL ? NULL : content(s, v);
		v = c && c->row ? c->row : DA_NULL;
		break;
	default:	/* numbers of a target are below 2^32 */
		v = number(fact, f);
		if (v != DA_NULL && (v < 0 || v > UINT32_MAX))
			return SQLITE_RANGE;
		if (v != DA_NULL)
			v |= s->target << 32;
	}
	return v == DA_NULL ? sqlite3_bind_null(q, at) :
			      sqlite3_bind_int64(q, at, v);
}

/* Does the store have this content already?  Its row is noted either way. */
static bool skip_content(struct da_store *s, unsigned kind, const void *fact)
{
	const struct da_fact_inf *header = fact;
	struct content *c = content(s, number(fact, &da_kinds[kind].fields[0]));

	if (!c)
		return true;
	if (kind != DA_FACT_inf)
		return c->known || !c->row;
	if (c->row)	/* a second header would leave the first one's rows behind */
		return true;
	sqlite3_bind_text(s->find_content, 1, header->content_key ?
			  header->content_key : "", -1, SQLITE_STATIC);
	if (sqlite3_step(s->find_content) == SQLITE_ROW) {
		c->row = sqlite3_column_int64(s->find_content, 0);
		c->known = true;
	}
	sqlite3_reset(s->find_content);
	return c->known;
}

int da_store_fact(struct da_store *s, unsigned kind, const uint8_t *p, size_t n)
{
	union {
#define DA_KIND(kind, scope, text) struct da_fact_##kind kind;
#define DA_FIELD(kind, field, type, text)
#define DA_END(kind)
#include "facts.def"
	} fact;
	const struct da_kind_info *info;
	sqlite3_stmt *q;
	int at = 1, status = DA_OK;

	if (kind >= DA_FACT_KINDS)
		return DA_ECORRUPT;
	info = &da_kinds[kind];
	da_arena_reset(s->arena);
	if (da_fact_decode(kind, p, n, &fact, s->arena))
		return DA_ECORRUPT;
	if (info->scope == DA_SCOPE_CONTENT && skip_content(s, kind, &fact))
		return DA_OK;
	q = s->insert[kind];
	if (info->scope == DA_SCOPE_TARGET)
		sqlite3_bind_int64(q, at++, s->target);
	for (size_t i = 0; i < info->n && !status; i++, at++)
		if (bind(s, q, at, &fact, &info->fields[i]) != SQLITE_OK)
			status = DA_ECORRUPT;
	if (!status && sqlite3_step(q) != SQLITE_DONE)
		status = DA_ECORRUPT;	/* an ID twice, or the disk is full */
	sqlite3_reset(q);
	if (!status && kind == DA_FACT_inf)
		content(s, fact.inf.inf)->row =
			sqlite3_last_insert_rowid(s->db);
	return status;
}

int da_store_mark(struct da_store *s, bool key, int64_t id, const char *mark)
{
	sqlite3_stmt **q = &s->mark[key];
	int rc;

	if (!*q && sqlite3_prepare_v2(s->db, key ?
		"UPDATE f_registry_key SET confirmed_by = ? WHERE id = ?" :
		"UPDATE f_registry_value SET confirmed_by = ? WHERE id = ?",
		-1, q, NULL) != SQLITE_OK)
		return DA_EIO;
	sqlite3_bind_text(*q, 1, mark, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int64(*q, 2, id);
	rc = sqlite3_step(*q);
	sqlite3_reset(*q);
	return rc == SQLITE_DONE ? DA_OK : DA_EIO;
}

void da_store_marks(struct da_store *s, bool begin)
{
	run(s, begin ? "BEGIN IMMEDIATE" : "COMMIT", NULL);
}

/* By hand: a store in memory keeps no journal to roll back from. */
void da_store_abandon(struct da_store *s)
{
	struct da_buf sql = { 0 };

	da_buf_printf(&sql, "DELETE FROM target WHERE target = %lld;",
		      (long long)s->target);
	for (size_t k = 0; k < DA_FACT_KINDS; k++) {
		if (da_kinds[k].scope == DA_SCOPE_TARGET)
			da_buf_printf(&sql, "DELETE FROM f_%s WHERE target = %lld;",
				      da_kinds[k].name, (long long)s->target);
		for (size_t i = 0; da_kinds[k].scope == DA_SCOPE_CONTENT &&
		     i < s->contents_n; i++)
			if (s->contents[i].row && !s->contents[i].known)
				da_buf_printf(&sql, "DELETE FROM f_%s WHERE inf = %lld;",
					      da_kinds[k].name,
					      (long long)s->contents[i].row);
	}
	da_buf_adds(&sql, "COMMIT");
	run(s, da_buf_str(&sql), NULL);
	da_buf_free(&sql);
}

int da_store_clear(struct da_store *s, struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	da_buf_adds(&sql, "BEGIN; DELETE FROM target;");
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		da_buf_printf(&sql, "DELETE FROM f_%s;", da_kinds[k].name);
	da_buf_adds(&sql, "COMMIT");
	status = run(s, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status;
}

int da_store_end(struct da_store *s, int status, const struct da_err *failure,
		 struct da_err *err)
{
	sqlite3_stmt *q;
	bool done;

	if (sqlite3_prepare_v2(s->db, "UPDATE target SET status = ?,"
			       " error_code = ?, error_text = ?,"
			       " error_offset = ? WHERE target = ?", -1, &q,
			       NULL) != SQLITE_OK)
		return failed(s, err);
	sqlite3_bind_int(q, 1, status);
	if (status) {
		sqlite3_bind_text(q, 2, failure->code, -1, SQLITE_STATIC);
		sqlite3_bind_text(q, 3, failure->text, -1, SQLITE_STATIC);
		if (failure->offset != DA_NO_OFFSET)
			sqlite3_bind_int64(q, 4, (int64_t)failure->offset);
	}
	sqlite3_bind_int64(q, 5, s->target);
	done = sqlite3_step(q) == SQLITE_DONE;
	sqlite3_finalize(q);
	return done ? run(s, "COMMIT", err) : failed(s, err);
}
