// SPDX-License-Identifier: Apache-2.0
/*
 * The catalogue: which images there are, which packages each has, and their
 * facts, packed.  An image refers to a base, the first one of its build: what
 * is the same there costs next to nothing.
 */
#include "config.h"
#include "store.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

/*
 * s_ tables are the store's own; rules and queries read views.  Everything that
 * was judged hangs on the image and goes with it.
 */
const char da_store_catalogue[] =
	"CREATE TABLE s_image (image INTEGER PRIMARY KEY, name TEXT NOT NULL,"
	" position INTEGER NOT NULL, status INTEGER NOT NULL, error_code TEXT,"
	" error_text TEXT, error_offset INTEGER, source_key TEXT NOT NULL,"
	" evidence_sha256 TEXT NOT NULL, tool TEXT NOT NULL, collected TEXT,"
	" product TEXT, edition TEXT, build INTEGER,"
	" revision INTEGER, arch TEXT, product_type INTEGER,"
	" packages INTEGER, third_party INTEGER, services INTEGER,"
	" confirmed INTEGER NOT NULL);\n"
	"CREATE INDEX s_image_name ON s_image(name);\n"
	"CREATE TABLE s_label (image INTEGER NOT NULL, name TEXT NOT NULL,"
	" value TEXT NOT NULL, PRIMARY KEY (image, name)) WITHOUT ROWID;\n"
	"CREATE TABLE s_base (base INTEGER PRIMARY KEY, build INTEGER,"
	" arch TEXT, product_type INTEGER, layout INTEGER NOT NULL,"
	" data BLOB NOT NULL);\n"
	"CREATE TABLE s_facts (image INTEGER PRIMARY KEY, base INTEGER,"
	" size INTEGER NOT NULL, data BLOB NOT NULL);\n"
	/* identity of a package: one line, whatever number of images have it */
	"CREATE TABLE s_package (package INTEGER PRIMARY KEY,"
	" package_id TEXT NOT NULL, original_name TEXT NOT NULL,"
	" provider TEXT NOT NULL, driver_version TEXT NOT NULL,"
	" inf_sha256 TEXT NOT NULL, class TEXT NOT NULL);\n"
	"CREATE UNIQUE INDEX s_package_identity ON s_package(package_id,"
	" original_name, provider, driver_version, inf_sha256);\n"
	"CREATE TABLE s_installed (image INTEGER NOT NULL,"
	" package INTEGER NOT NULL, inbox INTEGER, inf INTEGER,"
	" row INTEGER NOT NULL,"
	" PRIMARY KEY (image, package)) WITHOUT ROWID;\n"
	/* contents in the order they came, so that a rule knows the new ones;
	 * third_party: some package that is not of Windows has it */
	"CREATE TABLE s_content (seq INTEGER PRIMARY KEY, inf INTEGER NOT NULL,"
	" third_party INTEGER NOT NULL);\n"
	"CREATE UNIQUE INDEX s_content_inf ON s_content(inf, third_party);\n"
	/* what rules said: of contents, of images, and the fold of both */
	"CREATE TABLE s_rule (rule INTEGER PRIMARY KEY, id TEXT NOT NULL,"
	" digest TEXT NOT NULL UNIQUE);\n"
	"CREATE TABLE s_content_items (rule INTEGER NOT NULL,"
	" first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,"
	" error TEXT, items BLOB, PRIMARY KEY (rule, first_seq)) WITHOUT ROWID;\n"
	"CREATE TABLE s_result (image INTEGER NOT NULL, rule INTEGER NOT NULL,"
	" counts BLOB NOT NULL, error TEXT,"
	" PRIMARY KEY (image, rule)) WITHOUT ROWID;\n"
	"CREATE TABLE s_grade (image INTEGER NOT NULL, package INTEGER NOT NULL,"
	" of_image TEXT, of_package TEXT,"
	" PRIMARY KEY (image, package)) WITHOUT ROWID;\n"
	/* what an image has against a package or service, beside its content */
	"CREATE TABLE s_found (image INTEGER NOT NULL, rule INTEGER NOT NULL,"
	" package INTEGER NOT NULL, subject TEXT NOT NULL, counts BLOB NOT NULL,"
	" PRIMARY KEY (image, rule, package, subject)) WITHOUT ROWID;\n"
	"CREATE TABLE s_run (run INTEGER PRIMARY KEY, at TEXT, tool TEXT,"
	" profile TEXT, rule_set TEXT, images INTEGER, failed INTEGER,"
	" incomplete INTEGER, violations INTEGER, warnings INTEGER,"
	" notes INTEGER, unknown INTEGER);\n";

/* Tables with lines of an image. */
static const char *const of_image[] = { "s_image", "s_label", "s_facts",
	"s_installed", "s_result", "s_grade", "s_found" };

static sqlite3_stmt *ask(struct da_store *s, const char *sql,
			 struct da_err *err)
{
	sqlite3_stmt *q = NULL;

	if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) != SQLITE_OK)
		da_store_failed(s, err);
	return q;
}

static int finish(struct da_store *s, sqlite3_stmt *q, struct da_err *err)
{
	int rc = q ? sqlite3_step(q) : SQLITE_ERROR;

	if (q && sqlite3_finalize(q) != SQLITE_OK)
		rc = SQLITE_ERROR;
	return rc == SQLITE_DONE || rc == SQLITE_ROW ? DA_OK :
						       da_store_failed(s, err);
}

/* A statement about one image. */
static int about_image(struct da_store *s, const char *sql, int64_t image,
		       struct da_err *err)
{
	sqlite3_stmt *q = ask(s, sql, err);

	if (!q)
		return DA_EIO;
	sqlite3_bind_int64(q, 1, image);
	return finish(s, q, err);
}

/* ---- packing ----------------------------------------------------------- */

/* t into u, table by table: what belongs together lies together. */
static int copy_out(struct da_store *s, struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	if (!da_imagefs_set(s->fs, FILE_U, s->empty.p, s->empty.n, NULL, NULL))
		return da_fail(err, DA_EIO, "store", DA_NO_OFFSET,
			       "no place for the facts of an image");
	da_buf_adds(&sql, "BEGIN;\nINSERT INTO u.target SELECT * FROM t.target;\n");
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		if (da_kinds[k].scope == DA_SCOPE_TARGET)
			da_buf_printf(&sql, "INSERT INTO u.f_%s SELECT * FROM"
				      " t.f_%s;\n", da_kinds[k].name,
				      da_kinds[k].name);
	da_buf_adds(&sql, "COMMIT;\n");
	status = da_store_run(s, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status;
}

static int layout(const uint8_t *p)
{
	return (int)(da_le32(p + 40) & 0x7FFFFFFF);
}

/* The base that facts of this image would refer to; 0: there is none. */
static int64_t base_of(struct da_store *s)
{
	sqlite3_stmt *q = ask(s, "SELECT b.base FROM main.s_base b, image i"
			      " WHERE b.build IS i.build AND b.arch IS i.arch"
			      " AND b.product_type IS i.product_type"
			      " AND b.layout = ? ORDER BY b.base LIMIT 1", NULL);
	int64_t base = 0;

	sqlite3_bind_int(q, 1, layout(s->empty.p));
	if (q && sqlite3_step(q) == SQLITE_ROW)
		base = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return base;
}

/* The packer of that base. */
static int use_base(struct da_store *s, int64_t base, struct da_err *err)
{
	sqlite3_stmt *q;
	struct da_packer *alone;
	const uint8_t *p;
	size_t n, size;
	int status = DA_OK;

	if (s->packer && s->base == base)
		return DA_OK;
	da_packer_free(s->packer);
	s->packer = NULL;
	s->base = base;
	s->base_bytes.n = 0;
	if (!base) {
		s->packer = da_packer_new(NULL, 0);
		return DA_OK;
	}
	q = ask(s, "SELECT data FROM main.s_base WHERE base = ?", err);
	if (!q)
		return DA_EIO;
	sqlite3_bind_int64(q, 1, base);
	if (sqlite3_step(q) != SQLITE_ROW) {
		sqlite3_finalize(q);
		return da_fail(err, DA_ECORRUPT, "store-damaged", DA_NO_OFFSET,
			       "the base %lld of an image is not there",
			       (long long)base);
	}
	p = sqlite3_column_blob(q, 0);
	n = (size_t)sqlite3_column_bytes(q, 0);
	size = da_packed_size(p, n);
	alone = da_packer_new(NULL, 0);
	da_buf_reserve(&s->base_bytes, size);
	for (size_t at = 0; at < size && !status; at += DA_CLUSTER) {
		size_t len = size - at < DA_CLUSTER ? size - at : DA_CLUSTER;

		if (!da_unpack(alone, p, n, s->base_bytes.p + at, at, len))
			status = DA_ECORRUPT;
	}
	s->base_bytes.n = size;
	if (!size || status)
		status = da_fail(err, DA_ECORRUPT, "store-damaged", DA_NO_OFFSET,
				 "the base %lld of an image cannot be unpacked",
				 (long long)base);
	da_packer_free(alone);
	sqlite3_finalize(q);
	if (!status)
		s->packer = da_packer_new(s->base_bytes.p, s->base_bytes.n);
	return status;
}

/* u into packed; *base is what it refers to, made beforehand when there is none. */
static int pack(struct da_store *s, int64_t *base, struct da_buf *as_base,
		struct da_err *err)
{
	const struct da_image_file *u = &s->fs->file[FILE_U];
	int status;

	*base = base_of(s);
	s->packed.n = 0;
	if (*base) {
		status = use_base(s, *base, err);
		return status ? status :
			da_pack(s->packer, u->p, u->n, &s->packed, err);
	}
	status = use_base(s, 0, err);
	if (!status)
		status = da_pack(s->packer, u->p, u->n, as_base, err);
	return status;
}

/* ---- the catalogue ----------------------------------------------------- */

static int new_contents(struct da_store *s, struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	if (!s->in_file)
		return DA_OK;	/* they are where they belong */
	/* another process may have brought them meanwhile */
	da_buf_adds(&sql, "CREATE TEMP TABLE IF NOT EXISTS da_new_content"
		    " (inf INTEGER PRIMARY KEY);\n"
		    "DELETE FROM temp.da_new_content;\n"
		    "INSERT INTO temp.da_new_content SELECT inf FROM c.f_inf"
		    " WHERE inf NOT IN (SELECT inf FROM main.f_inf);\n");
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		if (da_kinds[k].scope == DA_SCOPE_CONTENT)
			da_buf_printf(&sql, "INSERT INTO main.f_%s SELECT * FROM"
				      " c.f_%s WHERE inf IN (SELECT inf FROM"
				      " temp.da_new_content);\n",
				      da_kinds[k].name, da_kinds[k].name);
	status = da_store_run(s, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status;
}

static int forget_staged(struct da_store *s, struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	if (!s->in_file)
		return DA_OK;
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		if (da_kinds[k].scope == DA_SCOPE_CONTENT)
			da_buf_printf(&sql, "DELETE FROM c.f_%s;\n",
				      da_kinds[k].name);
	status = da_store_run(s, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status;
}

/* An older image of the name goes, with everything that hangs on it. */
static int replace(struct da_store *s, const char *name, int64_t *image,
		   struct da_err *err)
{
	sqlite3_stmt *q = ask(s, "SELECT image FROM main.s_image WHERE name = ?",
			      err);
	int status = DA_OK;

	*image = 0;
	if (!q)
		return DA_EIO;
	sqlite3_bind_text(q, 1, name, -1, SQLITE_STATIC);
	if (sqlite3_step(q) == SQLITE_ROW)
		*image = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	for (size_t i = 0; *image && i < DA_COUNT(of_image) && !status; i++) {
		char sql[80];

		snprintf(sql, sizeof(sql), "DELETE FROM main.%s WHERE image = ?",
			 of_image[i]);
		status = about_image(s, sql, *image, err);
	}
	return status;
}

static void bind_text(sqlite3_stmt *q, int at, const char *s)
{
	sqlite3_bind_text(q, at, s, -1, SQLITE_STATIC);	/* NULL is NULL */
}

static int add_image(struct da_store *s, const struct da_store_about *about,
		     const char *digest, int64_t *image, struct da_err *err)
{
	sqlite3_stmt *q = ask(s, "INSERT INTO main.s_image SELECT"
		" nullif(?1, 0), ?2, ?3, t.status, t.error_code, t.error_text,"
		" t.error_offset, ?4, ?5, ?6, ?7,"
		" i.product, i.edition, i.build, i.revision, i.arch,"
		" i.product_type, (SELECT count(*) FROM t.f_package),"
		" (SELECT count(*) FROM t.f_package p WHERE p.inbox IS NOT 1),"
		" (SELECT count(*) FROM t.f_service), 0"
		" FROM t.target t LEFT JOIN t.f_image i ON i.target = t.target",
		err);
	int status;

	if (!q)
		return DA_EIO;
	sqlite3_bind_int64(q, 1, *image);
	bind_text(q, 2, about->name);
	sqlite3_bind_int64(q, 3, about->position);
	bind_text(q, 4, about->source_key ? about->source_key : "");
	bind_text(q, 5, digest);
	bind_text(q, 6, about->tool ? about->tool : "");
	bind_text(q, 7, about->collected);
	status = finish(s, q, err);
	if (!*image)
		*image = sqlite3_last_insert_rowid(s->db);
	return status;
}

static int add_packages(struct da_store *s, int64_t image, struct da_err *err)
{
	static const char *const steps[] = {
		"CREATE TEMP TABLE IF NOT EXISTS da_here (row INTEGER PRIMARY KEY,"
		" package_id TEXT, original_name TEXT, provider TEXT,"
		" driver_version TEXT, inf_sha256 TEXT, class TEXT,"
		" inbox INTEGER, inf INTEGER)",
		"DELETE FROM temp.da_here",
		"INSERT INTO temp.da_here SELECT p.id, coalesce(p.package_id, ''),"
		" coalesce(p.original_name, ''),"
		" coalesce(nullif(p.provider, ''), i.provider, ''),"
		" coalesce(p.driver_version, i.driver_version, ''),"
		" coalesce(f.sha256, ''), coalesce(i.class, p.class, ''),"
		" p.inbox, p.inf"
		" FROM t.f_package p"
		" LEFT JOIN main.f_inf i ON i.inf = p.inf"
		" LEFT JOIN t.f_file f ON f.id = p.inf_file",
		"INSERT OR IGNORE INTO main.s_package(package_id, original_name,"
		" provider, driver_version, inf_sha256, class) SELECT package_id,"
		" original_name, provider, driver_version, inf_sha256, class"
		" FROM temp.da_here ORDER BY row",
		NULL
	};
	int status = DA_OK;

	for (size_t i = 0; steps[i] && !status; i++)
		status = da_store_run(s, steps[i], err);
	if (!status)
		status = about_image(s, "INSERT OR IGNORE INTO main.s_installed"
			" SELECT ?1, k.package, h.inbox, h.inf,"
			" h.row & 0xFFFFFFFF"
			" FROM temp.da_here h JOIN main.s_package k"
			" ON k.package_id = h.package_id"
			" AND k.original_name = h.original_name"
			" AND k.provider = h.provider"
			" AND k.driver_version = h.driver_version"
			" AND k.inf_sha256 = h.inf_sha256 ORDER BY k.package",
			image, err);
	if (!status)
		status = da_store_run(s, "INSERT OR IGNORE INTO"
			" main.s_content(inf, third_party) SELECT x.inf,"
			" p.inbox IS NOT 1 FROM t.f_package_inf x"
			" JOIN t.f_package p ON p.id = x.package"
			" WHERE x.inf IS NOT NULL ORDER BY x.inf", err);
	return status;
}

static int add_labels(struct da_store *s, int64_t image,
		      const char *const *labels, struct da_err *err)
{
	int status = DA_OK;

	for (; labels && labels[0] && labels[1] && !status; labels += 2) {
		sqlite3_stmt *q = ask(s, "INSERT OR REPLACE INTO main.s_label"
				      " VALUES (?, ?, ?)", err);

		if (!q)
			return DA_EIO;
		sqlite3_bind_int64(q, 1, image);
		bind_text(q, 2, labels[0]);
		bind_text(q, 3, labels[1]);
		status = finish(s, q, err);
	}
	return status;
}

/* The base, if there was none, and the facts that refer to it. */
static int add_facts(struct da_store *s, int64_t image, int64_t base,
		     const struct da_buf *as_base, struct da_err *err)
{
	const struct da_image_file *u = &s->fs->file[FILE_U];
	sqlite3_stmt *q;
	int status = DA_OK;

	if (!base) {
		q = ask(s, "INSERT INTO main.s_base(build, arch, product_type,"
			" layout, data) SELECT i.build, i.arch, i.product_type,"
			" ?1, ?2 FROM image i LIMIT 1", err);
		if (!q)
			return DA_EIO;
		sqlite3_bind_int(q, 1, layout(u->p));
		sqlite3_bind_blob(q, 2, as_base->p, (int)as_base->n,
				  SQLITE_STATIC);
		status = finish(s, q, err);
		base = sqlite3_last_insert_rowid(s->db);
		if (!status)
			status = use_base(s, base, err);
		s->packed.n = 0;
		if (!status)
			status = da_pack(s->packer, u->p, u->n, &s->packed, err);
	}
	q = status ? NULL : ask(s, "INSERT OR REPLACE INTO main.s_facts"
				" VALUES (?, ?, ?, ?)", err);
	if (!q)
		return status ? status : DA_EIO;
	sqlite3_bind_int64(q, 1, image);
	sqlite3_bind_int64(q, 2, base);
	sqlite3_bind_int64(q, 3, (int64_t)u->n);
	sqlite3_bind_blob(q, 4, s->packed.p, (int)s->packed.n, SQLITE_STATIC);
	return finish(s, q, err);
}

/* Of the facts alone: the header counts changes. */
static void digest_of(const struct da_image_file *u, char out[DA_SHA256_HEX])
{
	da_sha256(u->p + 100, u->n - 100, out);
}

int da_store_keep(struct da_store *s, const struct da_store_about *about,
		  int64_t *image, struct da_err *err)
{
	char digest[DA_SHA256_HEX] = "";
	struct da_buf as_base = { 0 };
	int64_t base = 0;
	int status = DA_OK;

	*image = 0;
	if (s->in_file) {
		status = copy_out(s, err);
		if (!status)
			status = pack(s, &base, &as_base, err);
		if (!status)
			digest_of(&s->fs->file[FILE_U], digest);
	}
	if (!status)
		status = da_store_run(s, "BEGIN IMMEDIATE", err);
	if (!status) {
		if (s->in_file)
			status = replace(s, about->name, image, err);
		if (!status)
			status = new_contents(s, err);
		if (!status)
			status = add_image(s, about, digest, image, err);
		if (!status)
			status = add_packages(s, *image, err);
		if (!status)
			status = add_labels(s, *image, about->labels, err);
		if (!status && s->in_file)
			status = add_facts(s, *image, base, &as_base, err);
		if (!status)
			status = da_store_run(s, "COMMIT", err);
		if (status && !sqlite3_get_autocommit(s->db))
			da_store_run(s, "ROLLBACK", NULL);
	}
	if (!status)
		status = forget_staged(s, err);
	da_buf_free(&as_base);
	s->image = status ? 0 : *image;
	s->pending = !status && !s->in_file;
	return status;
}

/* how: as of da_store_keep_again(), or 0. */
static int settle(struct da_store *s, int how, struct da_err *err)
{
	struct da_buf as_base = { 0 };
	int64_t base = 0;
	int status = copy_out(s, err);

	if (!status)
		status = pack(s, &base, &as_base, err);
	if (!status)
		status = da_store_run(s, "BEGIN IMMEDIATE", err);
	if (!status) {
		char sql[80];

		status = add_facts(s, s->image, base, &as_base, err);
		snprintf(sql, sizeof(sql), "UPDATE main.s_image SET"
			 " confirmed = %d WHERE image = ?", how);
		if (!status && how)
			status = about_image(s, sql, s->image, err);
		if (!status)
			status = da_store_run(s, "COMMIT", err);
		if (status && !sqlite3_get_autocommit(s->db))
			da_store_run(s, "ROLLBACK", NULL);
	}
	da_buf_free(&as_base);
	if (!status)
		s->pending = false;
	return status;
}

int da_store_settle(struct da_store *s, struct da_err *err)
{
	return settle(s, 0, err);
}

int da_store_keep_again(struct da_store *s, int how, struct da_err *err)
{
	/* in memory t itself is what is kept, until it is needed */
	if (!s->in_file) {
		s->pending = true;
		return DA_OK;
	}
	return settle(s, how, err);
}

int da_store_refuse(struct da_store *s, int64_t image, const struct da_err *why,
		    struct da_err *err)
{
	sqlite3_stmt *q = ask(s, "UPDATE main.s_image SET status = ?,"
			      " error_code = ?, error_text = ? WHERE image = ?",
			      err);

	if (!q)
		return DA_EIO;
	sqlite3_bind_int(q, 1, DA_ECORRUPT);
	bind_text(q, 2, why->code);
	bind_text(q, 3, why->text);
	sqlite3_bind_int64(q, 4, image);
	return finish(s, q, err);
}

/* ---- taking ------------------------------------------------------------ */

static bool fill(void *ctx, uint8_t *to, size_t at, size_t n)
{
	struct da_store *s = ctx;

	return da_unpack(s->packer, s->packed.p, s->packed.n, to, at, n);
}

static bool has_column(struct da_store *s, const char *table,
		       const char *column)
{
	sqlite3_stmt *q = ask(s, "SELECT 1 FROM pragma_table_info(?1, 'u')"
			      " WHERE name = ?2", NULL);
	bool there;

	bind_text(q, 1, table);
	bind_text(q, 2, column);
	there = q && sqlite3_step(q) == SQLITE_ROW;
	sqlite3_finalize(q);
	return there;
}

/* Rows of an older layout, by the names of columns: what it had not is unknown. */
static void copy_kind(struct da_store *s, const struct da_kind_info *k,
		      struct da_buf *sql)
{
	struct da_buf columns = { 0 };
	char table[80];

	snprintf(table, sizeof(table), "f_%s", k->name);
	if (has_column(s, table, "target"))
		da_buf_adds(&columns, "target");
	for (size_t i = 0; columns.n && i < k->n; i++)
		if (has_column(s, table, k->fields[i].name))
			da_buf_printf(&columns, ", \"%s\"", k->fields[i].name);
	if (columns.n)
		da_buf_printf(sql, "INSERT INTO t.%s(%s) SELECT %s FROM u.%s;\n",
			      table, da_buf_str(&columns), da_buf_str(&columns),
			      table);
	da_buf_free(&columns);
}

/* The facts of an image that an older program collected, in today's tables. */
static int migrate(struct da_store *s, size_t size, struct da_err *err)
{
	struct da_buf sql = { 0 };
	int status;

	if (!da_imagefs_set(s->fs, FILE_U, NULL, size, fill, s) ||
	    !da_imagefs_all(&s->fs->file[FILE_U]) ||
	    !da_imagefs_set(s->fs, FILE_T, s->empty.p, s->empty.n, NULL, NULL))
		return da_fail(err, DA_ECORRUPT, "store-damaged", DA_NO_OFFSET,
			       "the facts of an image cannot be unpacked");
	da_buf_adds(&sql, "BEGIN;\nINSERT INTO t.target SELECT * FROM u.target;\n");
	for (size_t k = 0; k < DA_FACT_KINDS; k++)
		if (da_kinds[k].scope == DA_SCOPE_TARGET)
			copy_kind(s, &da_kinds[k], &sql);
	da_buf_adds(&sql, "COMMIT;\n");
	status = da_store_run(s, da_buf_str(&sql), err);
	da_buf_free(&sql);
	return status;
}

int da_store_verify(struct da_store *s, struct da_err *err)
{
	return da_imagefs_all(&s->fs->file[FILE_T]) ? DA_OK :
		da_fail(err, DA_ECORRUPT, "store-damaged", DA_NO_OFFSET,
			"the facts of image %lld cannot be unpacked",
			(long long)s->image);
}

int64_t da_store_image(const struct da_store *s)
{
	return s->image;
}

int da_store_take(struct da_store *s, int64_t image, struct da_err *err)
{
	sqlite3_stmt *q;
	int64_t base;
	size_t size = 0;
	int status = DA_OK;

	if (s->image == image)
		return DA_OK;
	if (s->pending)
		status = da_store_settle(s, err);
	s->image = 0;
	q = status ? NULL : ask(s, "SELECT base, size, data FROM main.s_facts"
				" WHERE image = ?", err);
	if (!q)
		return status ? status : DA_EIO;
	sqlite3_bind_int64(q, 1, image);
	if (sqlite3_step(q) == SQLITE_ROW) {
		base = sqlite3_column_int64(q, 0);
		s->packed.n = 0;
		da_buf_add(&s->packed, sqlite3_column_blob(q, 2),
			   (size_t)sqlite3_column_bytes(q, 2));
		size = da_packed_size(s->packed.p, s->packed.n);
		if (size != (size_t)sqlite3_column_int64(q, 1))
			size = 0;
	}
	sqlite3_finalize(q);
	if (!size)
		return da_fail(err, DA_ECORRUPT, "store-damaged", DA_NO_OFFSET,
			       "the facts of image %lld are not there",
			       (long long)image);
	status = use_base(s, base, err);
	if (!status && !da_imagefs_set(s->fs, FILE_T, NULL, size, fill, s))
		status = da_fail(err, DA_ECORRUPT, "store-damaged", DA_NO_OFFSET,
				 "the facts of image %lld cannot be unpacked",
				 (long long)image);
	if (!status && !da_store_same_layout(s, s->fs->file[FILE_T].p))
		status = migrate(s, size, err);
	if (!status)
		s->image = image;
	return status;
}
