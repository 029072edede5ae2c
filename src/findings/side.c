// SPDX-License-Identifier: Apache-2.0
/* What is compared, out of the image at work or out of a baseline. */
#include "config.h"
#include "drvaudit/side.h"

#include <stdlib.h>


static sqlite3_stmt *ask(sqlite3 *db, const char *sql, int64_t image,
			 struct da_err *err)
{
	sqlite3_stmt *q = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK) {
		da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
			sqlite3_errmsg(db));
		return NULL;
	}
	sqlite3_bind_int64(q, 1, image);
	return q;
}

static int finish(sqlite3 *db, sqlite3_stmt *q, struct da_err *err)
{
	if (sqlite3_finalize(q) == SQLITE_OK)
		return DA_OK;
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		       sqlite3_errmsg(db));
}

/* Room for one more in a list that doubles. */
static void *more(void *p, size_t n, size_t size)
{
	if (!n)
		return da_malloc(size);
	return n & (n - 1) ? p : da_realloc(p, 2 * n * size);
}

static const char *text(struct da_side *s, sqlite3_stmt *q, int i)
{
	const char *t = (const char *)sqlite3_column_text(q, i);

	return t && *t ? da_arena_strdup(s->arena, t) : "";
}

static int64_t number(sqlite3_stmt *q, int i)
{
	return sqlite3_column_type(q, i) == SQLITE_NULL ? DA_BASELINE_UNKNOWN :
		sqlite3_column_int64(q, i);
}

/* ---- order -------------------------------------------------------------- */

static int by_finding(const void *a, const void *b)
{
	const struct da_side_finding *x = a, *y = b;

	return da_baseline_finding_order(&x->is, &y->is);
}

static int by_package(const void *a, const void *b)
{
	const struct da_side_package *x = a, *y = b;
	int d = da_stricmp(x->is.original_name, y->is.original_name);

	if (!d)
		d = da_stricmp(x->is.provider, y->is.provider);
	return d ? d : da_baseline_package_order(&x->is, &y->is);
}

static int by_service(const void *a, const void *b)
{
	const struct da_baseline_service *x = a, *y = b;
	int d = da_stricmp(x->name, y->name);

	return d ? d : da_baseline_service_order(x, y);
}

static int by_value(const void *a, const void *b)
{
	const struct da_side_value *x = a, *y = b;
	int d = strcmp(x->hive, y->hive);

	if (!d)
		d = da_stricmp(x->path, y->path);
	if (!d)
		d = da_stricmp(x->name, y->name);
	return d ? d : strcmp(x->digest, y->digest);
}

static void sort(struct da_side *s)
{
	if (s->findings_n)
		qsort(s->findings, s->findings_n, sizeof(*s->findings),
		      by_finding);
	if (s->packages_n)
		qsort(s->packages, s->packages_n, sizeof(*s->packages),
		      by_package);
	if (s->services_n)
		qsort(s->services, s->services_n, sizeof(*s->services),
		      by_service);
	if (s->values_n)
		qsort(s->values, s->values_n, sizeof(*s->values), by_value);
}

/* ---- of an image -------------------------------------------------------- */

struct identity {
	int64_t row;
	struct da_baseline_package is;
};

static int by_row(const void *a, const void *b)
{
	const struct identity *x = a, *y = b;

	return (x->row > y->row) - (x->row < y->row);
}

/* Every package is somebody's; those of Windows are not compared. */
static int load_packages(struct da_side *s, const struct da_findings *f,
			 int64_t image, struct identity **ids, size_t *n,
			 struct da_err *err)
{
	sqlite3_stmt *q = ask(f->db, "SELECT package, package_id, original_name,"
		" provider, driver_version, inf_sha256, inbox, published_name"
		" FROM package WHERE image = ?", image, err);

	*ids = NULL;
	*n = 0;
	if (!q)
		return DA_EIO;
	while (sqlite3_step(q) == SQLITE_ROW) {
		const struct da_package_grade *g;
		struct identity *x;
		struct da_side_package *p;

		*ids = more(*ids, *n, sizeof(**ids));
		x = &(*ids)[(*n)++];
		x->row = sqlite3_column_int64(q, 0);
		x->is = (struct da_baseline_package){ text(s, q, 1),
			text(s, q, 2), text(s, q, 3), text(s, q, 4),
			text(s, q, 5) };
		if (sqlite3_column_int(q, 6) == 1)
			continue;
		s->packages = more(s->packages, s->packages_n,
				   sizeof(*s->packages));
		p = &s->packages[s->packages_n++];
		p->is = x->is;
		p->published = text(s, q, 7);
		g = da_package_grade(f, x->row);
		p->grade = g && g->has_image_view ? g->of_image.headline : NULL;
	}
	if (*n)
		qsort(*ids, *n, sizeof(**ids), by_row);
	return finish(f->db, q, err);
}

static int load_services(struct da_side *s, const struct da_findings *f,
			 int64_t image, struct da_err *err)
{
	sqlite3_stmt *q = ask(f->db, "SELECT s.name, s.start, s.type,"
		" s.image_path, (SELECT p.package_id FROM f_package p"
		"  WHERE p.id = s.package) FROM service s WHERE s.image = ?",
		image, err);

	if (!q)
		return DA_EIO;
	while (sqlite3_step(q) == SQLITE_ROW) {
		s->services = more(s->services, s->services_n,
				   sizeof(*s->services));
		s->services[s->services_n++] = (struct da_baseline_service){
			text(s, q, 0), number(q, 1), number(q, 2),
			text(s, q, 3), text(s, q, 4) };
	}
	return finish(f->db, q, err);
}

static int load_missing(struct da_side *s, const struct da_findings *f,
			int64_t image, struct da_err *err)
{
	sqlite3_stmt *q = ask(f->db, "SELECT name, state, reason FROM area"
		" WHERE image = ? AND state <> 'complete' ORDER BY name",
		image, err);

	if (!q)
		return DA_EIO;
	while (sqlite3_step(q) == SQLITE_ROW) {
		s->missing = more(s->missing, s->missing_n,
				  sizeof(*s->missing));
		s->missing[s->missing_n++] = da_arena_printf(s->arena,
			"%s %s: %s", text(s, q, 0), text(s, q, 1),
			text(s, q, 2));
	}
	return finish(f->db, q, err);
}

/* A value is the same one in both images under whatever number its control set has. */
static const char *value_path(struct da_side *s, sqlite3_stmt *q)
{
	const char *path = text(s, q, 1), *set = text(s, q, 7);
	const char *rest = *set ? da_iafter(path, set) : NULL;

	if (strcmp((const char *)sqlite3_column_text(q, 0), "SYSTEM") ||
	    !rest || (*rest && *rest != '\\'))
		return path;
	return da_arena_printf(s->arena, "CurrentControlSet%s", rest);
}

static int load_values(struct da_side *s, const struct da_findings *f,
		       int64_t image, struct da_err *err)
{
	sqlite3_stmt *q = ask(f->db, "SELECT k.hive, k.path, v.name, v.type,"
		" v.size, v.text, v.data, (SELECT control_set FROM f_image i"
		"  WHERE i.target = v.target)"
		" FROM f_registry_value v JOIN f_registry_key k ON k.id = v.\"key\""
		" WHERE v.target = ? AND v.data IS NOT NULL"
		" AND k.hive IS NOT NULL AND k.path IS NOT NULL", image, err);

	if (!q)
		return DA_EIO;
	while (sqlite3_step(q) == SQLITE_ROW) {
		struct da_side_value *v;
		const void *data = sqlite3_column_blob(q, 6);

		s->values = more(s->values, s->values_n, sizeof(*s->values));
		v = &s->values[s->values_n++];
		v->hive = text(s, q, 0);
		v->path = value_path(s, q);
		v->name = text(s, q, 2);
		v->type = number(q, 3);
		v->size = number(q, 4);
		v->text = text(s, q, 5);
		da_sha256(data ? data : "", (size_t)sqlite3_column_bytes(q, 6),
			  v->digest);
	}
	return finish(f->db, q, err);
}

static void add_finding(struct da_side *s, const struct da_finding *f,
			const struct identity *ids, size_t n)
{
	struct identity key = { .row = f->package };
	const struct identity *of = f->package && n ?
		bsearch(&key, ids, n, sizeof(key), by_row) : NULL;
	struct da_side_finding *x = &s->findings[s->findings_n++];
	char digest[DA_SHA256_HEX];

	da_baseline_digest(digest, f->verdict, f->severity, f->message);
	memset(x, 0, sizeof(*x));
	x->message = da_arena_strdup(s->arena, f->message);
	x->is.fingerprint = da_arena_strdup(s->arena, f->fingerprint);
	x->is.verdict = f->verdict;
	x->is.severity = f->severity;
	x->is.rule = da_arena_strdup(s->arena, f->rule->id);
	x->is.subject = f->kind == DA_SUBJECT_IMAGE ? "" :
		da_arena_strdup(s->arena, f->subject);
	x->is.item = da_arena_strdup(s->arena, f->item);
	x->is.package = of ? of->is.package : "";
	x->is.original_name = of ? of->is.original_name : "";
	x->is.provider = of ? of->is.provider : "";
	x->is.version = of ? of->is.version : "";
	x->is.inf_sha256 = of ? of->is.inf_sha256 : "";
	x->is.digest = da_arena_strdup(s->arena, digest);
}

int da_side_of_image(struct da_side *out, const struct da_findings *f,
		     const char *name, struct da_err *err)
{
	const struct da_image_result *r = f->images_n ? &f->images[0] : NULL;
	struct identity *ids = NULL;
	size_t n = 0;
	int status;

	memset(out, 0, sizeof(*out));
	out->arena = da_arena_new();
	out->name = da_arena_strdup(out->arena, name);
	if (!r)
		return DA_OK;
	out->complete = r->complete;
	out->more = r->more;
	status = load_packages(out, f, r->image, &ids, &n, err);
	if (!status)
		status = load_services(out, f, r->image, err);
	if (!status)
		status = load_missing(out, f, r->image, err);
	if (!status)
		status = load_values(out, f, r->image, err);
	out->findings = da_calloc(f->n + 1, sizeof(*out->findings));
	for (size_t i = 0; i < f->n && !status; i++)
		if (f->p[i].verdict == DA_FAIL || f->p[i].verdict == DA_UNKNOWN)
			add_finding(out, &f->p[i], ids, n);
	free(ids);
	if (status)
		da_side_free(out);
	else
		sort(out);
	return status;
}

/* ---- of a baseline ------------------------------------------------------ */

void da_side_of_baseline(struct da_side *out, const struct da_baseline *b)
{
	memset(out, 0, sizeof(*out));
	out->arena = da_arena_new();
	out->name = da_arena_strdup(out->arena, b->path);
	out->is_baseline = out->complete = true;
	out->findings = da_calloc(b->findings_n + 1, sizeof(*out->findings));
	for (size_t i = 0; i < b->findings_n; i++)
		out->findings[out->findings_n++].is = b->findings[i];
	out->packages = da_calloc(b->packages_n + 1, sizeof(*out->packages));
	for (size_t i = 0; i < b->packages_n; i++)
		out->packages[out->packages_n++].is = b->packages[i];
	out->services = da_calloc(b->services_n + 1, sizeof(*out->services));
	for (size_t i = 0; i < b->services_n; i++)
		out->services[out->services_n++] = b->services[i];
	sort(out);
}

void da_side_free(struct da_side *s)
{
	free(s->findings);
	free(s->packages);
	free(s->services);
	free(s->values);
	free(s->missing);
	if (s->arena)
		da_arena_free(s->arena);
	memset(s, 0, sizeof(*s));
}

void da_side_write(const struct da_side *s, struct da_baseline_writer *w)
{
	for (size_t i = 0; i < s->findings_n; i++)
		da_baseline_add_finding(w, &s->findings[i].is);
	for (size_t i = 0; i < s->packages_n; i++)
		da_baseline_add_package(w, &s->packages[i].is);
	for (size_t i = 0; i < s->services_n; i++)
		da_baseline_add_service(w, &s->services[i]);
}
