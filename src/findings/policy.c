// SPDX-License-Identifier: Apache-2.0
/* Waivers and the baseline, asked about the findings of one image. */
#include "config.h"
#include "drvaudit/policy.h"

#include <stdlib.h>

struct identity {
	int64_t row;
	const char *key[DA_WAIVER_KEYS];
};

/* What findings of an image are asked about with. */
struct about {
	struct identity *p;		/* packages, by row */
	size_t n;
	struct da_label *labels;
	size_t labels_n;
	struct da_arena *arena;
};

static int store_failed(sqlite3 *db, struct da_err *err)
{
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		       sqlite3_errmsg(db));
}

static int by_row(const void *a, const void *b)
{
	const struct identity *x = a, *y = b;

	return (x->row > y->row) - (x->row < y->row);
}

/* What is absent or not known is matched by nothing. */
static const char *text(struct about *a, sqlite3_stmt *q, int i)
{
	const char *s = (const char *)sqlite3_column_text(q, i);

	return s && *s ? da_arena_strdup(a->arena, s) : NULL;
}

static int load_packages(struct about *a, sqlite3 *db, int64_t image,
			 struct da_err *err)
{
	static const enum da_waiver_key keys[] = { DA_WAIVER_PACKAGE,
		DA_WAIVER_ORIGINAL_NAME, DA_WAIVER_PROVIDER,
		DA_WAIVER_DRIVER_VERSION, DA_WAIVER_INF_SHA256 };
	sqlite3_stmt *q = NULL;
	size_t cap = 0;

	if (sqlite3_prepare_v2(db, "SELECT package, package_id, original_name,"
			       " provider, driver_version, inf_sha256 FROM package"
			       " WHERE image = ?", -1, &q, NULL))
		return store_failed(db, err);
	sqlite3_bind_int64(q, 1, image);
	while (sqlite3_step(q) == SQLITE_ROW) {
		struct identity *x;

		if (a->n == cap) {
			cap = cap ? 2 * cap : 256;
			a->p = da_realloc(a->p, cap * sizeof(*a->p));
		}
		x = &a->p[a->n++];
		memset(x, 0, sizeof(*x));
		x->row = sqlite3_column_int64(q, 0);
		for (size_t i = 0; i < DA_COUNT(keys); i++)
			x->key[keys[i]] = text(a, q, (int)i + 1);
	}
	if (sqlite3_finalize(q))
		return store_failed(db, err);
	if (a->n)
		qsort(a->p, a->n, sizeof(*a->p), by_row);
	return DA_OK;
}

static int load_labels(struct about *a, sqlite3 *db, int64_t image,
		       struct da_err *err)
{
	sqlite3_stmt *q = NULL;
	size_t cap = 0;

	if (sqlite3_prepare_v2(db, "SELECT name, value FROM main.s_label"
			       " WHERE image = ? ORDER BY name", -1, &q, NULL))
		return store_failed(db, err);
	sqlite3_bind_int64(q, 1, image);
	while (sqlite3_step(q) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(q, 0);
		const char *value = (const char *)sqlite3_column_text(q, 1);

		if (a->labels_n == cap) {
			cap = cap ? 2 * cap : 16;
			a->labels = da_realloc(a->labels,
					       cap * sizeof(*a->labels));
		}
		a->labels[a->labels_n++] = (struct da_label){
			da_arena_strdup(a->arena, name ? name : ""),
			da_arena_strdup(a->arena, value ? value : "") };
	}
	return sqlite3_finalize(q) ? store_failed(db, err) : DA_OK;
}

static const struct identity *package_of(const struct about *a,
					 const struct da_finding *f)
{
	struct identity key = { .row = f->package };

	return f->package && a->n ?
		bsearch(&key, a->p, a->n, sizeof(key), by_row) : NULL;
}

static const struct da_waiver *waiver_of(struct da_policy *p,
					 const struct about *a,
					 const struct da_finding *f,
					 const char *name,
					 const struct da_waiver **lapsed)
{
	const struct da_waiver *w;
	const struct identity *package = package_of(a, f);
	struct da_waivable of = {
		.failing = f->verdict == DA_FAIL, .rule = f->rule->id,
		.labels = a->labels, .labels_n = a->labels_n,
	};

	if (package)
		memcpy(of.key, package->key, sizeof(of.key));
	if (f->kind == DA_SUBJECT_SERVICE)
		of.key[DA_WAIVER_SERVICE] = f->subject;
	of.key[DA_WAIVER_ITEM] = f->item;
	of.key[DA_WAIVER_FINGERPRINT] = f->fingerprint;
	of.key[DA_WAIVER_IMAGE] = name;
	*lapsed = NULL;
	w = da_waivers_match(&p->waivers, &of);
	if (w || !p->ever.n)
		return w;
	/* both sets are the same files, so they count alike */
	w = da_waivers_match(&p->ever, &of);
	*lapsed = w ? &p->waivers.p[w - p->ever.p] : NULL;
	return NULL;
}

static enum da_baseline_state state_of(struct da_policy *p,
				       const struct da_finding *f)
{
	char digest[DA_SHA256_HEX];
	struct da_baseline_finding is = {
		.fingerprint = f->fingerprint, .verdict = f->verdict,
		.severity = f->severity, .digest = digest,
	};

	da_baseline_digest(digest, f->verdict, f->severity, f->message);
	return da_baseline_look(&p->baseline, &is);
}

static void take(size_t *failing, size_t n)
{
	*failing -= n < *failing ? n : *failing;
}

void da_policy_move(struct da_image_result *to, const size_t waived[4],
		    const size_t known[4], const size_t states[4])
{
	for (int s = 0; s < 4; s++) {
		to->failing[s] += to->waived[s] + to->known[s];
		to->waived[s] = waived[s];
		to->known[s] = known[s];
		to->states[s] = states[s];
		take(&to->failing[s], waived[s] + known[s]);
	}
}

static void mark(struct da_policy *p, const struct about *a,
		 struct da_findings *f, const char *name)
{
	size_t waived[4] = { 0 }, known[4] = { 0 }, states[4] = { 0 };

	if (p->has_baseline)
		memset(p->baseline.seen, 0, p->baseline.findings_n *
		       sizeof(*p->baseline.seen));
	for (size_t i = 0; i < f->n; i++) {
		struct da_finding *x = &f->p[i];
		bool fails = x->verdict == DA_FAIL;

		x->lapsed = NULL;
		x->waiver = p->has_waivers ? waiver_of(p, a, x, name,
						       &x->lapsed) : NULL;
		x->baseline = 0;
		/* a rule that stopped says nothing of the image */
		if (p->has_baseline && x->verdict != DA_ERROR) {
			enum da_baseline_state s = state_of(p, x);

			x->baseline = 1 + (int)s;
			states[s]++;
		}
		if (fails && x->waiver)
			waived[x->severity]++;
		else if (fails && p->new_only && x->baseline &&
			 x->baseline != 1 + DA_BASELINE_NEW)
			known[x->severity]++;
	}
	if (p->has_baseline) {
		size_t cursor = 0;

		while (da_baseline_absent(&p->baseline, &cursor))
			states[DA_BASELINE_ABSENT]++;
	}
	da_policy_move(&f->images[0], waived, known, states);
}

int da_policy_mark(struct da_policy *p, struct da_findings *f, int64_t image,
		   const char *name, struct da_err *err)
{
	struct about a = { .arena = da_arena_new() };
	int status = DA_OK;

	if (f->images_n && p->has_waivers)
		status = load_packages(&a, f->db, f->images[0].image, err);
	if (f->images_n && p->has_waivers && !status)
		status = load_labels(&a, f->db, image, err);
	if (f->images_n && !status)
		mark(p, &a, f, name);
	free(a.p);
	free(a.labels);
	da_arena_free(a.arena);
	return status;
}

/* What would work if nothing ever expired. */
static int load_ever(struct da_policy *p, const char *const *paths, size_t n,
		     struct da_err *err)
{
	size_t expired = 0;
	int status;

	for (size_t i = 0; i < p->waivers.n; i++)
		expired += p->waivers.p[i].expired;
	if (!expired)
		return DA_OK;
	status = da_waivers_load(&p->ever, paths, n, 0, err);
	if (!status && strcmp(p->ever.digest, p->waivers.digest) != 0) {
		da_waivers_free(&p->ever);
		status = da_fail(err, DA_EINVAL, "waivers", DA_NO_OFFSET,
				 "a file of waivers changed while it was read");
	}
	if (status)
		memset(&p->ever, 0, sizeof(p->ever));
	return status;
}

int da_policy_load(struct da_policy *out, const char *const *waivers, size_t n,
		   int32_t as_of, const char *baseline, bool new_only,
		   struct da_err *err)
{
	int status = DA_OK;

	memset(out, 0, sizeof(*out));
	if (n) {
		status = da_waivers_load(&out->waivers, waivers, n, as_of, err);
		out->has_waivers = !status;
	}
	if (!status && n)
		status = load_ever(out, waivers, n, err);
	if (!status && baseline) {
		status = da_baseline_load(&out->baseline, baseline, err);
		out->has_baseline = !status;
	}
	out->new_only = new_only;
	if (status)
		da_policy_free(out);
	return status;
}

void da_policy_free(struct da_policy *p)
{
	if (p->has_waivers)
		da_waivers_free(&p->waivers);
	if (p->ever.n)
		da_waivers_free(&p->ever);
	if (p->has_baseline)
		da_baseline_free(&p->baseline);
	free(p->hits);
	memset(p, 0, sizeof(*p));
}
