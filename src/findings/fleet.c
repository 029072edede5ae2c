// SPDX-License-Identifier: Apache-2.0
/* All images of the catalogue, from the counts that are kept of them. */
#include "config.h"
#include "check.h"

#include <stdlib.h>

static int failed(const struct da_fleet *f, struct da_err *err)
{
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		       sqlite3_errmsg(f->db));
}

static const char *text(struct da_fleet *f, sqlite3_stmt *q, int i)
{
	const char *s = (const char *)sqlite3_column_text(q, i);

	return s ? da_arena_strdup(f->arena, s) : NULL;
}

static int fleet_images(struct da_fleet *f, bool by_name, struct da_err *err)
{
	sqlite3_stmt *q = NULL;
	size_t cap = 0;

	if (sqlite3_prepare_v2(f->db, by_name ?
		"SELECT image, name, status, error_code, error_text,"
		" error_offset FROM main.s_image ORDER BY name, image" :
		"SELECT image, name, status, error_code, error_text,"
		" error_offset FROM main.s_image ORDER BY position, image",
		-1, &q, NULL))
		return failed(f, err);
	while (sqlite3_step(q) == SQLITE_ROW) {
		struct da_image_result *r;

		if (f->images_n == cap) {
			cap = cap ? 2 * cap : 256;
			f->images = da_realloc(f->images, cap * sizeof(*r));
		}
		r = &f->images[f->images_n++];
		memset(r, 0, sizeof(*r));
		r->image = sqlite3_column_int64(q, 0);
		r->name = text(f, q, 1);
		r->status = sqlite3_column_int(q, 2);
		r->error_code = text(f, q, 3);
		r->error_text = text(f, q, 4);
		r->error_offset = sqlite3_column_type(q, 5) == SQLITE_NULL ?
			-1 : sqlite3_column_int64(q, 5);
	}
	return sqlite3_finalize(q) ? failed(f, err) : DA_OK;
}

static void add_tally(struct da_fleet *f, struct da_image_result *image,
		      size_t rule, const struct da_rule_tally *t)
{
	enum da_profile profile = f->options.profile;

	if (rule == f->rules->n) {
		image->inbox_packages = t->verdicts[0];
		image->inbox_services = t->verdicts[1];
		image->complete = t->verdicts[2];
		return;
	}
	for (int v = 0; v < DA_VERDICTS; v++) {
		image->verdicts[v] += t->verdicts[v];
		f->by_rule[rule].verdicts[v] += t->verdicts[v];
		if (v != DA_NOTAPPLICABLE)
			f->by_rule[rule].subjects += t->verdicts[v];
	}
	image->not_collected += t->not_collected;
	image->n += t->unknown_items + t->verdicts[DA_ERROR];
	for (int s = 0; s < 4; s++) {
		image->failing[s] += t->failing[profile][s];
		image->n += t->failing[profile][s];
	}
}

struct place {
	int64_t image;
	size_t at;
};

static int by_image(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return x->image < y->image ? -1 : x->image > y->image;
}

static struct da_image_result *image_of(struct da_fleet *f,
					const struct place *places, int64_t id)
{
	struct place key = { id, 0 };
	const struct place *p = f->images_n ?
		bsearch(&key, places, f->images_n, sizeof(key), by_image) : NULL;

	return p ? &f->images[p->at] : NULL;
}

static int fleet_results(struct da_fleet *f, size_t *lines, struct da_err *err)
{
	struct place *places = da_malloc((f->images_n + 1) * sizeof(*places));
	sqlite3_stmt *q = NULL;
	int status = DA_OK;

	for (size_t i = 0; i < f->images_n; i++)
		places[i] = (struct place){ f->images[i].image, i };
	if (f->images_n)
		qsort(places, f->images_n, sizeof(*places), by_image);
	sqlite3_prepare_v2(f->db, "SELECT r.image, w.i, r.counts, r.error"
		" FROM main.s_result r JOIN temp.da_wanted w ON w.rule = r.rule",
		-1, &q, NULL);
	while (q && sqlite3_step(q) == SQLITE_ROW && !status) {
		struct da_image_result *image = image_of(f, places,
			sqlite3_column_int64(q, 0));
		size_t rule = (size_t)sqlite3_column_int64(q, 1);
		struct da_rule_tally t;

		if (!image || rule > f->rules->n)
			continue;
		if (!da_check_tally(sqlite3_column_blob(q, 2),
			       (size_t)sqlite3_column_bytes(q, 2), &t)) {
			status = da_fail(err, DA_ECORRUPT, "store-damaged",
					 DA_NO_OFFSET,
					 "the results of %s cannot be read",
					 image->name);
			break;
		}
		lines[image - f->images]++;
		add_tally(f, image, rule, &t);
		if (rule < f->rules->n && !f->by_rule[rule].error)
			f->by_rule[rule].error = text(f, q, 3);
	}
	if (sqlite3_finalize(q) && !status)
		status = failed(f, err);
	free(places);
	return status;
}

int da_fleet_load(struct da_fleet *out, struct da_check *c, bool by_name,
		  size_t *unchecked, struct da_err *err)
{
	size_t *lines, expected;
	int status;

	memset(out, 0, sizeof(*out));
	expected = da_check_of(c, out);
	out->arena = da_arena_new();
	out->by_rule = da_calloc(out->rules->n + 1, sizeof(*out->by_rule));
	status = fleet_images(out, by_name, err);
	lines = da_calloc(out->images_n + 1, sizeof(*lines));
	if (!status)
		status = fleet_results(out, lines, err);
	*unchecked = 0;
	for (size_t i = 0; i < out->images_n; i++)
		*unchecked += !out->images[i].status && lines[i] < expected;
	free(lines);
	if (status)
		da_fleet_free(out);
	return status;
}

void da_fleet_free(struct da_fleet *f)
{
	free(f->images);
	free(f->by_rule);
	da_arena_free(f->arena);
	memset(f, 0, sizeof(*f));
}

int da_fleet_exit(const struct da_fleet *f, enum da_severity fail_on,
		  bool fail_on_incomplete)
{
	const struct da_findings as = { .images = f->images,
					.images_n = f->images_n };

	return da_findings_exit(&as, fail_on, fail_on_incomplete);
}
