// SPDX-License-Identifier: Apache-2.0
/*
 * Facts in, and the connection they are asked through: schema, inserts,
 * transactions.  Reading is plain SQL through the views.
 *
 * The facts of an image are a database of their own, attached as t, in memory
 * that is exchanged from image to image (imagefs.c); what depends on bytes
 * alone is in main, once.  Views are temporary: they see both.
 */
#include "config.h"
#include "store.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

#define APPLICATION_ID 0x64726176	/* "drav" */
#define COOKIE 40		/* of the header of a SQLite file */

int da_store_failed(struct da_store *s, struct da_err *err)
{
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		       sqlite3_errmsg(s->db));
}

int da_store_run(struct da_store *s, const char *sql, struct da_err *err)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ?
		       DA_OK : da_store_failed(s, err);
}

/* ---- the schema -------------------------------------------------------- */

static const char *column_type(enum da_field_type type)
{
	return type == DA_TYPE_TEXT ? "TEXT COLLATE NOCASE" :
	       type == DA_TYPE_BLOB ? "BLOB" : "INTEGER";
}

void da_store_table(struct da_buf *sql, const char *schema,
		    const struct da_kind_info *k)
{
	da_buf_printf(sql, "CREATE TABLE %s.f_%s (%s", schema, k->name,
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

static const char *const content_indexes[] = {
	"i_inf_key ON f_inf(content_key)",
	"i_inf_text ON f_inf_text(inf, line)",
	"i_inf_sha256 ON f_inf(sha256)",
	"i_inf_device ON f_inf_device(inf)",
	"i_inf_count ON f_inf_count(inf)",
	"i_inf_copy ON f_inf_copy(inf, file)",
	"i_inf_registry ON f_inf_registry(inf)",
	/* one line in ten; rules on them say root IS NOT 'HKR' to use it */
	"i_inf_registry_absolute ON f_inf_registry(inf, root) WHERE root IS NOT 'HKR'",
	"i_inf_service ON f_inf_service(inf, name)",
	"i_inf_service_name ON f_inf_service(name)",
	"i_inf_registry_service ON f_inf_registry(inf) WHERE context IN ('service', 'eventlog')",
	/* as the view inf_setting has it */
	"i_inf_setting ON f_inf_registry(inf, service) WHERE operation = 'AddReg' AND context = 'service' AND root = 'HKR'",
	"i_inf_directive ON f_inf_directive(name, inf)",
	/* the few directives of co-installers, classes and the like; as above */
	"i_inf_directive_rare ON f_inf_directive(companion, inf) WHERE companion NOT IN ('version', 'service', 'install', 'services', 'hw')",
	"i_inf_directive_version ON f_inf_directive(inf) WHERE companion = 'version'",
	"i_inf_include ON f_inf_include(inf)",
	"i_inf_source ON f_inf_source(inf, file)",
	"i_inf_problem ON f_inf_problem(inf)",
	"i_inf_install ON f_inf_install(inf)",
	"i_inf_family ON f_inf(family)",
	"i_inf_target ON f_inf_target(inf)",
	"i_inf_list ON f_inf_list(inf)",
	"i_inf_destination ON f_inf_destination(inf)",
	"i_inf_security ON f_inf_security(inf)",
	"i_inf_property ON f_inf_property(inf)",
	"i_inf_install_service ON f_inf_install_service(inf)",
	"i_inf_wdf ON f_inf_wdf(inf)",
	"i_inf_reference ON f_inf_reference(inf)",
	"i_inf_token ON f_inf_token(inf)",
};

static const char *const image_indexes[] = {
	"i_package_infs ON f_package_inf(package)",
	"i_package_configuration ON f_package_configuration(package)",
	"i_area ON f_area(target, name)",
	"i_image ON f_image(target)",
	"i_package ON f_package(target, published_name)",
	"i_package_id ON f_package(target, package_id)",
	"i_package_inf ON f_package(inf)",
	"i_package_file ON f_package_file(package, name)",
	"i_service ON f_service(target, name)",
	"i_service_owner ON f_service_owner(service)",
	"i_service_item ON f_service_item(service)",
	"i_service_trigger ON f_service_trigger(service)",
	"i_service_state ON f_service_state(service)",
	"i_other_service ON f_other_service(target, name)",
	"i_critical_device ON f_critical_device(target, service)",
	"i_lockdown ON f_lockdown(target)",
	"i_lockdown_owner ON f_lockdown_owner(lockdown)",
	"i_pnp_resource ON f_pnp_resource(target, inf_name)",
	"i_pending_rename ON f_pending_rename(target)",
	"i_catroot ON f_catroot(package)",
	"i_system_copy ON f_system_copy(package)",
	"i_global_value ON f_global_value(target, inf)",
	"i_oem_unseen ON f_oem_unseen(target)",
	"i_lockdown_path ON f_lockdown(target, resolved_path)",
	"i_device ON f_device(target, instance)",
	"i_device_filter ON f_device_filter(device)",
	"i_device_value ON f_device_value(device)",
	"i_interface_value ON f_device_value(interface)",
	"i_problem ON f_problem(target)",
};

/* An image database: all tables before all indexes, so that it can be copied raw. */
static void image_schema(struct da_buf *sql, const char *schema)
{
	da_buf_printf(sql, "CREATE TABLE %s.target (target INTEGER PRIMARY KEY,"
		      " name TEXT, status INTEGER, error_code TEXT,"
		      " error_text TEXT, error_offset INTEGER);\n", schema);
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		if (da_kinds[k].scope == DA_SCOPE_TARGET)
			da_store_table(sql, schema, &da_kinds[k]);
	for (size_t i = 0; i < DA_COUNT(image_indexes); i++)
		da_buf_printf(sql, "CREATE INDEX %s.%s;\n", schema,
			      image_indexes[i]);
}

/* The lists of an INF that was not read to its end hold one row of NULLs more. */
static void gap_trigger(struct da_buf *sql)
{
	static const enum da_kind lists[] = { DA_FACT_inf_target,
		DA_FACT_inf_install, DA_FACT_inf_list, DA_FACT_inf_destination,
		DA_FACT_inf_copy, DA_FACT_inf_registry, DA_FACT_inf_security,
		DA_FACT_inf_property, DA_FACT_inf_service,
		DA_FACT_inf_install_service, DA_FACT_inf_wdf,
		DA_FACT_inf_reference, DA_FACT_inf_token,
		DA_FACT_inf_directive, DA_FACT_inf_source, DA_FACT_inf_include };

	da_buf_adds(sql, "CREATE TRIGGER main.inf_gap AFTER INSERT ON f_inf"
		    " WHEN new.complete IS NOT 1 BEGIN\n");
	for (size_t i = 0; i < DA_COUNT(lists); i++)
		da_buf_printf(sql, "INSERT INTO f_%s(inf, line, \"column\")"
			      " VALUES (new.inf, 0, 0);\n",
			      da_kinds[lists[i]].name);
	da_buf_adds(sql, "END;\n");
}

static int create(struct da_store *s, struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	da_buf_printf(&sql, "PRAGMA application_id = %d;\n"
		      "PRAGMA user_version = %d;\n",
		      APPLICATION_ID, DA_STORE_VERSION);
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		if (da_kinds[k].scope == DA_SCOPE_CONTENT)
			da_store_table(&sql, "main", &da_kinds[k]);
	for (size_t i = 0; i < DA_COUNT(content_indexes); i++)
		da_buf_printf(&sql, "CREATE %sINDEX main.%s;\n",
			      i ? "" : "UNIQUE ", content_indexes[i]);
	gap_trigger(&sql);
	da_buf_adds(&sql, da_store_catalogue);
	status = da_store_run(s, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status;
}

static int number(struct da_store *s, const char *sql, int64_t *out,
		  struct da_err *err)
{
	sqlite3_stmt *q;

	*out = 0;
	if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) != SQLITE_OK)
		return da_store_failed(s, err);
	if (sqlite3_step(q) == SQLITE_ROW)
		*out = sqlite3_column_int64(q, 0);
	return sqlite3_finalize(q) ? da_store_failed(s, err) : DA_OK;
}

/* Fields that a later program added: of older contents nobody knows them. */
static int add_columns(struct da_store *s, struct da_err *err)
{
	int status = DA_OK;

	for (size_t k = 0; k < DA_FACT_KINDS && !status; k++) {
		const struct da_kind_info *info = &da_kinds[k];

		for (size_t i = 0; info->scope == DA_SCOPE_CONTENT &&
		     i < info->n && !status; i++) {
			struct da_buf sql = { 0 };
			int64_t there;

			da_buf_printf(&sql, "SELECT count(*) FROM"
				      " pragma_table_info('f_%s') WHERE name = '%s'",
				      info->name, info->fields[i].name);
			status = number(s, da_buf_str(&sql), &there, err);
			sql.n = 0;
			da_buf_printf(&sql, "ALTER TABLE main.f_%s ADD COLUMN"
				      " \"%s\" %s", info->name,
				      info->fields[i].name,
				      column_type(info->fields[i].type));
			if (!status && !there)
				status = da_store_run(s, da_buf_str(&sql), err);
			da_buf_free(&sql);
		}
	}
	return status;
}

/*
 * What is there must be a store, and of no later version.  Version 1 is the
 * first; a migration is one step more here.
 */
static int recognise(struct da_store *s, const char *path, struct da_err *err)
{
	int64_t id, version, tables;
	int status = number(s, "PRAGMA application_id", &id, err);

	if (!status)
		status = number(s, "PRAGMA user_version", &version, err);
	if (!status)
		status = number(s, "SELECT count(*) FROM main.sqlite_schema",
				&tables, err);
	if (status)
		return status;
	if (!tables && !id)
		return create(s, err);
	if (id != APPLICATION_ID)
		return da_fail(err, DA_EINVAL, "not-a-store", DA_NO_OFFSET,
			       "%s: a SQLite file, but no store of drvaudit", path);
	if (version > DA_STORE_VERSION)
		return da_fail(err, DA_EINVAL, "store-version", DA_NO_OFFSET,
			       "%s: schema version %lld, this program knows up to %d",
			       path, (long long)version, DA_STORE_VERSION);
	return add_columns(s, err);
}

/* The same statements on the same SQLite give the same layout; one that differs must
 * differ in its cookie, or statements would read the wrong pages. */
static int set_cookie(struct da_store *s, const char *schema, struct da_err *err)
{
	char sql[160], hex[DA_SHA256_HEX];
	sqlite3_stmt *q;
	const char *text = NULL;
	int status = DA_OK;

	snprintf(sql, sizeof(sql), "SELECT group_concat(rootpage || sql, ';')"
		 " FROM %s.sqlite_schema", schema);
	if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) != SQLITE_OK)
		return da_store_failed(s, err);
	if (sqlite3_step(q) == SQLITE_ROW)
		text = (const char *)sqlite3_column_text(q, 0);
	da_sha256(text ? text : "", text ? strlen(text) : 0, hex);
	if (sqlite3_finalize(q))
		status = da_store_failed(s, err);
	snprintf(sql, sizeof(sql), "PRAGMA %s.schema_version = %lu", schema,
		 strtoul((hex[7] = 0, hex), NULL, 16) + 1);
	return status ? status : da_store_run(s, sql, err);
}

static int attach_image(struct da_store *s, int file, const char *schema,
			struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	da_buf_printf(&sql, "ATTACH 'file:%d?vfs=%s' AS %s;\n"
		      "PRAGMA %s.page_size = 4096;\n"
		      "PRAGMA %s.journal_mode = MEMORY;\n"
		      "PRAGMA %s.synchronous = OFF;\n"
		      "PRAGMA %s.cache_size = -16384;\n", file, s->fs->name,
		      schema, schema, schema, schema, schema);
	da_buf_adds(&sql, "BEGIN;\n");
	image_schema(&sql, schema);
	da_buf_adds(&sql, "COMMIT;\n");
	status = da_store_run(s, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status ? status : set_cookie(s, schema, err);
}

static int attach_staging(struct da_store *s, struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	da_buf_adds(&sql, "ATTACH ':memory:' AS c;\nPRAGMA c.journal_mode = MEMORY;\n");
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		if (da_kinds[k].scope == DA_SCOPE_CONTENT)
			da_store_table(&sql, "c", &da_kinds[k]);
	status = da_store_run(s, da_buf_str(&sql), err);
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

		da_buf_printf(&sql, "INSERT %sINTO %s.f_%s VALUES (?",
			      k == DA_FACT_file ? "OR REPLACE " : "",
			      target ? "t" : s->in_file ? "c" : "main",
			      info->name);
		for (size_t i = target ? 0 : 1; i < info->n; i++)
			da_buf_adds(&sql, ",?");
		da_buf_adds(&sql, ")");
		rc = sqlite3_prepare_v3(s->db, da_buf_str(&sql), -1,
					SQLITE_PREPARE_PERSISTENT,
					&s->insert[k], NULL);
		da_buf_free(&sql);
		if (rc != SQLITE_OK)
			return da_store_failed(s, err);
	}
	if (sqlite3_prepare_v3(s->db,
			       "SELECT inf FROM main.f_inf WHERE content_key = ?",
			       -1, SQLITE_PREPARE_PERSISTENT, &s->find_content,
			       NULL) != SQLITE_OK)
		return da_store_failed(s, err);
	return DA_OK;
}

/* The change to a write-ahead log is refused at once while somebody else makes it. */
static int write_ahead(struct da_store *s, struct da_err *err)
{
	for (int waited = 0;; waited += 20) {
		int rc = sqlite3_exec(s->db, "PRAGMA main.journal_mode = WAL",
				      NULL, NULL, NULL);

		if (rc == SQLITE_OK)
			return DA_OK;
		if ((rc != SQLITE_BUSY && rc != SQLITE_LOCKED) ||
		    waited >= DA_STORE_BUSY_MS)
			return da_store_failed(s, err);
		sqlite3_sleep(20);
	}
}

static int configure(struct da_store *s, const char *path, struct da_err *err)
{
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 1024, 2000);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_busy_timeout(s->db, DA_STORE_BUSY_MS);
	if (path && write_ahead(s, err))
		return DA_EIO;
	return da_store_run(s, path ? "PRAGMA main.synchronous = FULL;"
			    "PRAGMA main.cell_size_check = ON;"
			    "PRAGMA main.cache_size = -32768;"
			    "PRAGMA temp_store = MEMORY;" :
			    "PRAGMA journal_mode = MEMORY;"
			    "PRAGMA temp_store = MEMORY;", err);
}

int da_store_empty(struct da_store *s, struct da_err *err)
{
	int status = s->pending ? da_store_settle(s, err) : DA_OK;

	s->image = 0;
	s->target = 0;
	s->contents_n = 0;
	if (!status && !da_imagefs_set(s->fs, FILE_T, s->empty.p, s->empty.n,
				       NULL, NULL))
		status = da_fail(err, DA_EIO, "store", DA_NO_OFFSET,
				 "no place for the facts of an image");
	return status;
}

int da_store_open(struct da_store **out, const char *path, struct da_err *err)
{
	struct da_store *s = da_calloc(1, sizeof(*s));
	char *name = path && !strncmp(path, "file:", 5) ?
		da_asprintf("./%s", path) : da_strdup(path ? path : ":memory:");
	int status;

	s->arena = da_arena_new();
	s->in_file = path != NULL;
	/* one thread uses SQLite, and nobody asks it how much memory it has;
	 * refused, and without effect, when it is at work already */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	status = da_imagefs_open(&s->fs, err);
	if (!status && sqlite3_open_v2(name, &s->db, SQLITE_OPEN_READWRITE |
				       SQLITE_OPEN_CREATE | SQLITE_OPEN_URI |
				       SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		status = da_store_failed(s, err);
	if (!status)
		status = configure(s, path, err);
	if (!status)
		status = da_store_run(s, "BEGIN IMMEDIATE", err);
	if (!status) {
		status = recognise(s, path ? path : "memory", err);
		da_store_run(s, status ? "ROLLBACK" : "COMMIT", NULL);
	}
	if (!status)
		status = attach_image(s, FILE_T, "t", err);
	if (!status) {
		da_buf_add(&s->empty, s->fs->file[FILE_T].p,
			   s->fs->file[FILE_T].n);
		status = attach_image(s, FILE_U, "u", err);
	}
	if (!status && s->in_file)
		status = attach_staging(s, err);
	if (!status)
		status = da_store_tally(s, err);
	if (!status)
		status = da_store_run(s, da_store_views, err);
	if (!status)
		status = prepare(s, err);
	if (status) {
		da_store_close(s);
		s = NULL;
	}
	free(name);
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
	da_imagefs_close(s->fs);
	da_packer_free(s->packer);
	da_buf_free(&s->packed);
	da_buf_free(&s->base_bytes);
	da_buf_free(&s->empty);
	da_arena_free(s->arena);
	free(s->contents);
	free(s->family);
	free(s);
}

sqlite3 *da_store_db(struct da_store *s)
{
	return s->db;
}

bool da_store_same_layout(const struct da_store *s, const uint8_t *p)
{
	return !memcmp(s->empty.p + COOKIE, p + COOKIE, 4);
}

/* ---- facts ------------------------------------------------------------- */

int64_t da_store_begin(struct da_store *s, const char *name)
{
	sqlite3_stmt *q;

	s->target = 0;
	s->contents_n = 0;
	/* deferred: nobody else's store waits while this image is read */
	if (da_store_run(s, "BEGIN", NULL))
		return -1;
	if (sqlite3_prepare_v2(s->db, "INSERT INTO t.target(name) VALUES (?)",
			       -1, &q, NULL) != SQLITE_OK)
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

static int64_t value(const void *fact, const struct da_field *f)
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
		v = value(fact, f);
		break;
	case DA_TYPE_INF:
		v = value(fact, f);
		c = v == DA_NULL ? NULL : content(s, v);
		v = c && c->row ? c->row : DA_NULL;
		break;
	default:	/* numbers of a target are below 2^32 */
		v = value(fact, f);
		if (v != DA_NULL && (v < 0 || v > UINT32_MAX))
			return SQLITE_RANGE;
		if (v != DA_NULL)
			v |= s->target << 32;
	}
	return v == DA_NULL ? sqlite3_bind_null(q, at) :
			      sqlite3_bind_int64(q, at, v);
}

/* The how manieth window of its INF is it? */
static void count_window(struct da_store *s, const struct da_fact_inf *f)
{
	const char *family = f->family ? f->family : "";

	if (s->family && !strcmp(s->family, family)) {
		s->windows++;
		return;
	}
	free(s->family);
	s->family = da_strdup(family);
	s->windows = 0;
}

/* Does the store have this content already?  Its row is noted either way. */
static bool skip_content(struct da_store *s, unsigned kind, const void *fact)
{
	const struct da_fact_inf *header = fact;
	struct content *c = content(s, value(fact, &da_kinds[kind].fields[0]));

	if (!c)
		return true;
	if (kind != DA_FACT_inf)
		return c->known || !c->row;
	if (c->row)	/* a second header would leave the first one's rows behind */
		return true;
	count_window(s, header);
	sqlite3_bind_text(s->find_content, 1, header->content_key ?
			  header->content_key : "", -1, SQLITE_STATIC);
	if (sqlite3_step(s->find_content) == SQLITE_ROW) {
		c->row = sqlite3_column_int64(s->find_content, 0);
		c->known = true;
	}
	sqlite3_reset(s->find_content);
	return c->known;
}

/*
 * In a file many processes add contents without asking each other: the number
 * follows from the key.  Windows of one INF keep their order.
 */
static int64_t content_number(struct da_store *s, const struct da_fact_inf *f)
{
	const char *key = f->content_key ? f->content_key : "";
	char hex[DA_SHA256_HEX];

	da_sha256(key, strlen(key), hex);
	hex[13] = 0;		/* 52 bits */
	return (int64_t)(s->windows & 0x3FF) << 52 |
	       (int64_t)strtoull(hex, NULL, 16);
}

static int new_content(struct da_store *s, sqlite3_stmt *q,
		       const struct da_fact_inf *f)
{
	struct content *c = content(s, f->inf);

	if (s->in_file) {
		c->row = content_number(s, f);
		sqlite3_bind_int64(q, 1, c->row);
	}
	if (sqlite3_step(q) != SQLITE_DONE)
		return DA_ECORRUPT;	/* sent twice under two numbers */
	c->row = sqlite3_last_insert_rowid(s->db);
	return DA_OK;
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
	/* the header of a known content, which is not: it would stay empty */
	if (kind == DA_FACT_inf && !fact.inf.sha256)
		return DA_ECORRUPT;
	q = s->insert[kind];
	if (info->scope == DA_SCOPE_TARGET)
		sqlite3_bind_int64(q, at++, s->target);
	for (size_t i = 0; i < info->n && !status; i++, at++)
		if (bind(s, q, at, &fact, &info->fields[i]) != SQLITE_OK)
			status = DA_ECORRUPT;
	if (!status && kind == DA_FACT_inf)
		status = new_content(s, q, &fact.inf);
	else if (!status && sqlite3_step(q) != SQLITE_DONE)
		status = DA_ECORRUPT;	/* an ID twice, or the disk is full */
	sqlite3_reset(q);
	return status;
}

int da_store_mark(struct da_store *s, bool key, int64_t id, const char *mark)
{
	sqlite3_stmt **q = &s->mark[key];
	int rc;

	if (!*q && sqlite3_prepare_v2(s->db, key ?
		"UPDATE t.f_registry_key SET confirmed_by = ? WHERE id = ?" :
		"UPDATE t.f_registry_value SET confirmed_by = ? WHERE id = ?",
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
	da_store_run(s, begin ? "BEGIN" : "COMMIT", NULL);
}

/* A worker that died may have left some content half told. */
static void forget_contents(struct da_store *s, struct da_buf *sql)
{
	const char *schema = s->in_file ? "c" : "main";

	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		for (size_t i = 0; da_kinds[k].scope == DA_SCOPE_CONTENT &&
		     i < s->contents_n; i++)
			if (s->contents[i].row && !s->contents[i].known)
				da_buf_printf(sql, "DELETE FROM %s.f_%s WHERE inf = %lld;",
					      schema, da_kinds[k].name,
					      (long long)s->contents[i].row);
}

/* By hand, so that a store in memory needs no journal. */
void da_store_abandon(struct da_store *s)
{
	struct da_buf sql = { 0 };

	da_buf_printf(&sql, "DELETE FROM t.target WHERE target = %lld;",
		      (long long)s->target);
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		if (da_kinds[k].scope == DA_SCOPE_TARGET)
			da_buf_printf(&sql, "DELETE FROM t.f_%s WHERE target = %lld;",
				      da_kinds[k].name, (long long)s->target);
	forget_contents(s, &sql);
	da_buf_adds(&sql, "COMMIT");
	da_store_run(s, da_buf_str(&sql), NULL);
	da_buf_free(&sql);
}

int da_store_clear(struct da_store *s, struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	da_buf_adds(&sql, "BEGIN;");
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		if (da_kinds[k].scope == DA_SCOPE_CONTENT)
			da_buf_printf(&sql, "DELETE FROM main.f_%s;",
				      da_kinds[k].name);
	da_buf_adds(&sql, "COMMIT");
	status = da_store_run(s, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status ? status : da_store_empty(s, err);
}

int da_store_end(struct da_store *s, int status, const struct da_err *failure,
		 struct da_err *err)
{
	sqlite3_stmt *q;
	bool done;

	if (sqlite3_prepare_v2(s->db, "UPDATE t.target SET status = ?,"
			       " error_code = ?, error_text = ?,"
			       " error_offset = ? WHERE target = ?", -1, &q,
			       NULL) != SQLITE_OK)
		return da_store_failed(s, err);
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
	if (status) {
		struct da_buf sql = { 0 };

		forget_contents(s, &sql);
		done &= !da_store_run(s, da_buf_str(&sql), err);
		da_buf_free(&sql);
	}
	return done ? da_store_run(s, "COMMIT", err) : da_store_failed(s, err);
}
