// SPDX-License-Identifier: Apache-2.0
/*
 * One pass over the images, each with what its rules counted: s_result has the
 * sums, s_found the share of packages beside their contents, s_installed leads to
 * the contents and what rules have against them.  s_result is what is believed:
 * where a rule says that nothing failed on an image (it stopped there, or does not
 * apply), nothing of a content is added for that image.
 */
#include "config.h"
#include "check.h"
#include "drvaudit/rollup.h"

#include <stdlib.h>

/* What a rule has against a content. */
struct against {
	int64_t inf, window_high;
	size_t rule;
	uint32_t failing[4], unknown;
};

/* Of a package, on the image at work. */
struct local {
	size_t image;			/* + 1, to whom the counts belong */
	uint32_t failing[4], unknown;
};

struct work {
	struct da_rollup *r;
	sqlite3 *db;
	size_t rules_n;
	enum da_profile profile;
	struct against *against;	/* by inf, rule */
	size_t against_n, against_cap;
	int64_t *packages;		/* ids, sorted, as r->packages at first */
	struct local *local;		/* by package */
	size_t *touched, touched_n;
	uint64_t *fails;		/* bits of rules, by package */
	int *rank;			/* of the grade, by package; DA_GRADES none */
	size_t words;
	/* of the image at work, by rule */
	bool *fail, *unsure;
	size_t (*rest)[4];
	int64_t build;
	sqlite3_stmt *result, *found, *installed, *grade;
};

static const char *const grades[DA_GRADES] = { "windows-driver",
	"whql-current", "universal", "declarative", "legacy", "broken",
	"unknown", "nothing-applies" };

static int failed(sqlite3 *db, struct da_err *err)
{
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		       sqlite3_errmsg(db));
}

static int ask(sqlite3 *db, const char *sql, sqlite3_stmt **out,
	       struct da_err *err)
{
	return sqlite3_prepare_v2(db, sql, -1, out, NULL) ? failed(db, err) :
							    DA_OK;
}

static const char *text(struct da_rollup *r, sqlite3_stmt *q, int i)
{
	const char *s = (const char *)sqlite3_column_text(q, i);

	return s ? da_arena_strdup(r->arena, s) : NULL;
}

bool da_image_fails(const struct da_image_result *r, enum da_severity fail_on)
{
	for (int s = DA_SEVERITY_INFO; fail_on && s <= DA_SEVERITY_VIOLATION; s++)
		if (s >= (int)fail_on && r->failing[s])
			return true;
	return false;
}

/* ---- loading ----------------------------------------------------------- */

static void on_content(void *ctx, int64_t inf, size_t rule,
		       const uint32_t failing[4], uint32_t unknown)
{
	struct work *w = ctx;
	struct against *a;

	if (w->against_n == w->against_cap) {
		w->against_cap = w->against_cap ? 2 * w->against_cap : 1024;
		w->against = da_realloc(w->against,
					w->against_cap * sizeof(*a));
	}
	a = &w->against[w->against_n++];
	*a = (struct against){ .inf = inf, .rule = rule, .window_high = -1,
			       .unknown = unknown };
	memcpy(a->failing, failing, sizeof(a->failing));
	a->failing[0] = 0;
}

static int load_windows(struct work *w, struct da_err *err)
{
	sqlite3_stmt *q;
	int status = ask(w->db, "SELECT window_high FROM main.f_inf"
			 " WHERE inf = ?", &q, err);

	for (size_t i = 0; i < w->against_n && !status; i++) {
		struct against *a = &w->against[i];

		if (i && a[-1].inf == a->inf) {
			a->window_high = a[-1].window_high;
			continue;
		}
		sqlite3_bind_int64(q, 1, a->inf);
		if (sqlite3_step(q) == SQLITE_ROW &&
		    sqlite3_column_type(q, 0) != SQLITE_NULL)
			a->window_high = sqlite3_column_int64(q, 0);
		sqlite3_reset(q);
	}
	sqlite3_finalize(q);
	return status;
}

static int load_packages(struct work *w, struct da_err *err)
{
	struct da_rollup *r = w->r;
	sqlite3_stmt *q;
	size_t cap = 0;
	int status = ask(w->db, "SELECT package, package_id, original_name,"
		" provider, driver_version, inf_sha256 FROM main.s_package"
		" ORDER BY package", &q, err);

	while (!status && sqlite3_step(q) == SQLITE_ROW) {
		struct da_rollup_package *p;

		if (r->packages_n == cap) {
			cap = cap ? 2 * cap : 256;
			r->packages = da_realloc(r->packages, cap * sizeof(*p));
			w->packages = da_realloc(w->packages,
						 cap * sizeof(*w->packages));
		}
		p = &r->packages[r->packages_n];
		memset(p, 0, sizeof(*p));
		p->package = sqlite3_column_int64(q, 0);
		p->package_id = text(r, q, 1);
		p->original_name = text(r, q, 2);
		p->provider = text(r, q, 3);
		p->driver_version = text(r, q, 4);
		p->inf_sha256 = text(r, q, 5);
		w->packages[r->packages_n++] = p->package;
	}
	if (!status && sqlite3_finalize(q))
		status = failed(w->db, err);
	w->local = da_calloc(r->packages_n + 1, sizeof(*w->local));
	w->touched = da_calloc(r->packages_n + 1, sizeof(*w->touched));
	w->fails = da_calloc((r->packages_n + 1) * w->words,
			     sizeof(*w->fails));
	w->rank = da_calloc(r->packages_n + 1, sizeof(*w->rank));
	for (size_t i = 0; i < r->packages_n; i++)
		w->rank[i] = -1;
	return status;
}

/* Index of a package, packages_n when there is none. */
static size_t package_index(const struct work *w, int64_t package)
{
	size_t low = 0, high = w->r->packages_n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (w->packages[mid] < package)
			low = mid + 1;
		else
			high = mid;
	}
	return low < w->r->packages_n && w->packages[low] == package ?
		low : w->r->packages_n;
}

/* ---- one image --------------------------------------------------------- */

static int damaged(const struct da_image_result *image, struct da_err *err)
{
	return da_fail(err, DA_ECORRUPT, "store-damaged", DA_NO_OFFSET,
		       "the results of %s cannot be read", image->name);
}

static bool more_failing(const uint32_t x[4], const size_t y[4])
{
	for (int s = DA_SEVERITY_VIOLATION; s > DA_SEVERITY_OFF; s--)
		if (x[s] != y[s])
			return x[s] > y[s];
	return false;
}

/* The sums of each rule; the rule that has most against the image. */
static int add_results(struct work *w, size_t image, struct da_err *err)
{
	const struct da_image_result *of = &w->r->fleet->images[image];
	struct da_rollup_image *m = &w->r->images[image];
	size_t most[4] = { 0 };

	sqlite3_bind_int64(w->result, 1, of->image);
	while (sqlite3_step(w->result) == SQLITE_ROW) {
		size_t i = (size_t)sqlite3_column_int64(w->result, 0);
		struct da_rollup_rule *rule;
		struct da_rule_tally t;
		const uint32_t *failing;

		if (i >= w->rules_n)
			continue;	/* the image's own line */
		if (!da_check_tally(sqlite3_column_blob(w->result, 1),
				    (size_t)sqlite3_column_bytes(w->result, 1),
				    &t))
			return damaged(of, err);
		rule = &w->r->rules[i];
		failing = t.failing[w->profile];
		rule->images_error += t.verdicts[DA_ERROR] > 0;
		w->unsure[i] = t.unknown_items > 0;
		for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION; s++) {
			w->fail[i] |= failing[s] > 0;
			rule->images[s] += failing[s] > 0;
			rule->items[s] += failing[s];
			w->rest[i][s] = failing[s];
		}
		if (!more_failing(failing, most))
			continue;
		m->rule = i;
		for (int s = 0; s < 4; s++)
			most[s] = failing[s];
	}
	for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION; s++)
		if (most[s]) {
			m->severity = (enum da_severity)s;
			m->items = most[s];
		}
	return sqlite3_reset(w->result) ? failed(w->db, err) : DA_OK;
}

/* Items of a rule that a package of the image at work answers for. */
static void add_items(struct work *w, size_t image, size_t package,
		      size_t rule, const uint32_t failing[4], uint32_t unknown)
{
	struct local *l = &w->local[package];
	bool any = false;

	if (l->image != image + 1) {
		memset(l, 0, sizeof(*l));
		l->image = image + 1;
		w->touched[w->touched_n++] = package;
	}
	for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION; s++) {
		size_t n = failing[s] < w->rest[rule][s] ? failing[s] :
							   w->rest[rule][s];

		l->failing[s] += (uint32_t)n;
		w->rest[rule][s] -= n;
		any |= n > 0;
	}
	l->unknown += unknown;
	if (any)
		w->fails[package * w->words + rule / 64] |=
			UINT64_C(1) << rule % 64;
}

static int add_found(struct work *w, size_t image, struct da_err *err)
{
	const struct da_image_result *of = &w->r->fleet->images[image];

	sqlite3_bind_int64(w->found, 1, of->image);
	while (sqlite3_step(w->found) == SQLITE_ROW) {
		size_t i = (size_t)sqlite3_column_int64(w->found, 0);
		size_t package = package_index(w,
			sqlite3_column_int64(w->found, 1));
		struct da_rule_tally t;

		if (i >= w->rules_n || package == w->r->packages_n)
			continue;
		if (!da_check_tally(sqlite3_column_blob(w->found, 2),
				    (size_t)sqlite3_column_bytes(w->found, 2),
				    &t))
			return damaged(of, err);
		add_items(w, image, package, i, t.failing[w->profile],
			  t.unknown_items);
	}
	return sqlite3_reset(w->found) ? failed(w->db, err) : DA_OK;
}

/* As the fold has it, of an INF's window. */
static bool applies(const struct work *w, const struct against *a)
{
	const struct da_rule *rule = &w->r->fleet->rules->p[a->rule];

	if (rule->by_image && w->build >= 0)
		return w->build >= rule->from;
	return a->window_high == -1 || a->window_high >= rule->from;
}

static void add_content(struct work *w, size_t image, size_t package,
			int64_t inf, bool inbox)
{
	size_t low = 0, high = w->against_n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (w->against[mid].inf < inf)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < w->against_n && w->against[low].inf == inf; low++) {
		const struct against *a = &w->against[low];
		uint32_t failing[4] = { 0 };

		if (!applies(w, a))
			continue;
		for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION &&
		     w->fail[a->rule]; s++)
			failing[inbox ? DA_SEVERITY_INFO : s] += a->failing[s];
		add_items(w, image, package, a->rule, failing,
			  w->unsure[a->rule] ? a->unknown : 0);
	}
}

static int add_installed(struct work *w, size_t image, struct da_err *err)
{
	struct da_rollup *r = w->r;

	sqlite3_bind_int64(w->installed, 1, r->fleet->images[image].image);
	sqlite3_bind_int(w->installed, 2, r->fleet->options.include_inbox);
	while (sqlite3_step(w->installed) == SQLITE_ROW) {
		size_t package = package_index(w,
			sqlite3_column_int64(w->installed, 0));
		int64_t inf = sqlite3_column_int64(w->installed, 2);

		if (package == r->packages_n)
			continue;
		r->packages[package].images++;
		r->installations++;
		if (inf > 0)
			add_content(w, image, package, inf,
				    sqlite3_column_int(w->installed, 1));
	}
	return sqlite3_reset(w->installed) ? failed(w->db, err) : DA_OK;
}

static int grade_rank(const char *name)
{
	for (int i = 0; name && i < DA_GRADES; i++)
		if (!strcmp(grades[i], name))
			return i;
	return -1;
}

static int add_grades(struct work *w, size_t image, struct da_err *err)
{
	sqlite3_bind_int64(w->grade, 1, w->r->fleet->images[image].image);
	while (sqlite3_step(w->grade) == SQLITE_ROW) {
		size_t package = package_index(w,
			sqlite3_column_int64(w->grade, 0));
		int here = grade_rank((const char *)
				      sqlite3_column_text(w->grade, 1));
		int all = grade_rank((const char *)
				     sqlite3_column_text(w->grade, 2));

		if (here >= 0)
			w->r->grades[here].installations++;
		if (package < w->r->packages_n && all > w->rank[package])
			w->rank[package] = all;
	}
	return sqlite3_reset(w->grade) ? failed(w->db, err) : DA_OK;
}

/* What the image has against each package, and what is left. */
static void settle(struct work *w)
{
	for (size_t k = 0; k < w->touched_n; k++) {
		struct da_rollup_package *p = &w->r->packages[w->touched[k]];
		const struct local *l = &w->local[w->touched[k]];

		for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION; s++) {
			p->items[s] += l->failing[s];
			p->failing_images[s] += l->failing[s] > 0;
			if (l->failing[s] > p->most[s])
				p->most[s] = l->failing[s];
		}
		p->unknown_items += l->unknown;
	}
	for (size_t i = 0; i < w->rules_n; i++)
		for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION; s++)
			w->r->rules[i].of_no_package[s] += w->rest[i][s];
}

static int one_image(struct work *w, size_t image, int64_t build,
		     struct da_err *err)
{
	int status;

	w->build = build;
	w->touched_n = 0;
	memset(w->fail, 0, w->rules_n * sizeof(*w->fail));
	memset(w->unsure, 0, w->rules_n * sizeof(*w->unsure));
	memset(w->rest, 0, w->rules_n * sizeof(*w->rest));
	status = add_results(w, image, err);
	if (!status)
		status = add_found(w, image, err);
	if (!status)
		status = add_installed(w, image, err);
	if (!status)
		status = add_grades(w, image, err);
	if (!status)
		settle(w);
	return status;
}

static int prepare(struct work *w, struct da_err *err)
{
	int status = ask(w->db, "SELECT w.i, r.counts FROM main.s_result r"
		" JOIN temp.da_wanted w ON w.rule = r.rule WHERE r.image = ?"
		" ORDER BY w.i", &w->result, err);

	if (!status)
		status = ask(w->db, "SELECT w.i, f.package, f.counts FROM"
			" main.s_found f JOIN temp.da_wanted w ON w.rule = f.rule"
			" WHERE f.image = ? AND f.package > 0", &w->found, err);
	if (!status)
		status = ask(w->db, "SELECT package, inbox, inf FROM"
			" main.s_installed WHERE image = ?1"
			" AND (inbox IS NOT 1 OR ?2)", &w->installed, err);
	if (!status)
		status = ask(w->db, "SELECT package, of_image, of_package FROM"
			" main.s_grade WHERE image = ?", &w->grade, err);
	return status;
}

static int each_image(struct work *w, struct da_err *err)
{
	const struct da_fleet *f = w->r->fleet;
	sqlite3_stmt *q;
	int status = ask(w->db, "SELECT build FROM main.s_image"
			 " WHERE image = ?", &q, err);

	for (size_t i = 0; i < f->images_n && !status; i++) {
		int64_t build = -1;

		sqlite3_bind_int64(q, 1, f->images[i].image);
		if (sqlite3_step(q) == SQLITE_ROW &&
		    sqlite3_column_type(q, 0) != SQLITE_NULL)
			build = sqlite3_column_int64(q, 0);
		sqlite3_reset(q);
		w->r->images[i].image = i;
		w->r->images[i].rule = w->rules_n;
		if (!f->images[i].status)
			status = one_image(w, i, build, err);
	}
	sqlite3_finalize(q);
	return status;
}

/* ---- order ------------------------------------------------------------- */

static const struct da_rollup *sort_by;	/* qsort has no context */

static int more(size_t x, size_t y)
{
	return x > y ? -1 : x < y;
}

static int by_rule(const void *a, const void *b)
{
	const struct da_rollup_rule *x = a, *y = b;
	const struct da_rule *rules = sort_by->fleet->rules->p;
	int d = more(x->images[DA_SEVERITY_VIOLATION],
		     y->images[DA_SEVERITY_VIOLATION]);

	if (!d)
		d = more(x->packages, y->packages);
	if (!d)
		d = more(x->images[DA_SEVERITY_WARNING],
			 y->images[DA_SEVERITY_WARNING]);
	if (!d)
		d = more(x->images[DA_SEVERITY_INFO],
			 y->images[DA_SEVERITY_INFO]);
	if (!d)
		d = more(x->subjects_unknown, y->subjects_unknown);
	return d ? d : strcmp(rules[x->rule].id, rules[y->rule].id);
}

static int by_package(const void *a, const void *b)
{
	const struct da_rollup_package *x = a, *y = b;
	int d = 0;

	for (int s = DA_SEVERITY_VIOLATION; s > DA_SEVERITY_OFF && !d; s--) {
		d = more(x->failing_images[s], y->failing_images[s]);
		if (!d)
			d = more(x->most[s], y->most[s]);
	}
	if (!d)
		d = strcmp(x->package_id, y->package_id);
	if (!d)
		d = strcmp(x->original_name, y->original_name);
	if (!d)
		d = strcmp(x->provider, y->provider);
	if (!d)
		d = strcmp(x->driver_version, y->driver_version);
	return d ? d : strcmp(x->inf_sha256, y->inf_sha256);
}

static int by_image(const void *a, const void *b)
{
	const struct da_rollup_image *m = a, *k = b;
	const struct da_image_result *x = &sort_by->fleet->images[m->image];
	const struct da_image_result *y = &sort_by->fleet->images[k->image];
	int d = 0;

	for (int s = DA_SEVERITY_VIOLATION; s > DA_SEVERITY_OFF && !d; s--)
		d = more(x->failing[s], y->failing[s]);
	if (!d)
		d = more(x->status != 0, y->status != 0);
	if (!d)
		d = more(!x->complete, !y->complete);
	if (!d)
		d = strcmp(x->name, y->name);
	return d ? d : more(y->image > x->image, x->image > y->image);
}

static void order(struct da_rollup *r)
{
	size_t kept = 0;

	sort_by = r;
	for (size_t i = 0; i < r->fleet->rules->n; i++)
		if (r->fleet->rules->p[i].severity[r->fleet->options.profile])
			r->rules[kept++] = r->rules[i];
	r->rules_n = kept;
	kept = 0;
	for (size_t i = 0; i < r->packages_n; i++)
		if (r->packages[i].images)
			r->packages[kept++] = r->packages[i];
	r->packages_n = kept;
	if (r->rules_n)
		qsort(r->rules, r->rules_n, sizeof(*r->rules), by_rule);
	if (r->packages_n)
		qsort(r->packages, r->packages_n, sizeof(*r->packages),
		      by_package);
	if (r->fleet->images_n)
		qsort(r->images, r->fleet->images_n, sizeof(*r->images),
		      by_image);
}

/* Rules and packages know each other; grades are counted. */
static void cross(struct work *w)
{
	struct da_rollup *r = w->r;

	for (size_t k = 0; k < r->packages_n; k++) {
		if (!r->packages[k].images)
			continue;
		for (size_t i = 0; i < w->rules_n; i++)
			if (w->fails[k * w->words + i / 64] >> i % 64 & 1) {
				r->packages[k].rules++;
				r->rules[i].packages++;
			}
		if (w->rank[k] >= 0) {
			r->packages[k].grade = grades[w->rank[k]];
			r->grades[w->rank[k]].packages++;
		}
	}
}

/* ---- what is not of rules ---------------------------------------------- */

static void totals(struct da_rollup *r, enum da_severity fail_on)
{
	const struct da_fleet *f = r->fleet;

	for (size_t i = 0; i < f->images_n; i++) {
		const struct da_image_result *m = &f->images[i];

		r->images[i].failed = da_image_fails(m, fail_on);
		r->failed += r->images[i].failed;
		r->complete += m->complete;
		r->in_error += m->status != 0;
		r->incomplete += !m->status && !m->complete;
		for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION; s++)
			r->items[s] += m->failing[s];
		r->unknown += m->verdicts[DA_UNKNOWN];
		r->not_collected += m->not_collected;
	}
}

struct place {
	int64_t image;
	size_t at;
};

static int by_number(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return x->image < y->image ? -1 : x->image > y->image;
}

static void add_label(struct da_rollup *r, sqlite3_stmt *q, size_t *cap,
		      const struct da_image_result *m, bool fails)
{
	const char *name = (const char *)sqlite3_column_text(q, 0);
	const char *value = (const char *)sqlite3_column_text(q, 1);
	struct da_rollup_label *l = r->labels_n ?
		&r->labels[r->labels_n - 1] : NULL;

	if (!name || !value)
		return;
	if (!l || strcmp(l->name, name) || strcmp(l->value, value)) {
		if (r->labels_n == *cap) {
			*cap = *cap ? 2 * *cap : 64;
			r->labels = da_realloc(r->labels, *cap * sizeof(*l));
		}
		l = &r->labels[r->labels_n++];
		*l = (struct da_rollup_label){ .name = text(r, q, 0),
					       .value = text(r, q, 1) };
	}
	l->images++;
	l->failed += fails;
	l->in_error += m->status != 0;
	l->incomplete += !m->status && !m->complete;
	for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION; s++)
		l->items[s] += m->failing[s];
}

static int load_labels(struct da_rollup *r, enum da_severity fail_on,
		       struct da_err *err)
{
	const struct da_fleet *f = r->fleet;
	struct place *places = da_malloc((f->images_n + 1) * sizeof(*places));
	sqlite3_stmt *q;
	size_t cap = 0;
	int status = ask(f->db, "SELECT name, value, image FROM main.s_label"
			 " ORDER BY name, value", &q, err);

	for (size_t i = 0; i < f->images_n; i++)
		places[i] = (struct place){ f->images[i].image, i };
	if (f->images_n)
		qsort(places, f->images_n, sizeof(*places), by_number);
	while (!status && f->images_n && sqlite3_step(q) == SQLITE_ROW) {
		struct place key = { sqlite3_column_int64(q, 2), 0 };
		const struct place *p = bsearch(&key, places, f->images_n,
						sizeof(key), by_number);

		if (p)
			add_label(r, q, &cap, &f->images[p->at],
				  da_image_fails(&f->images[p->at], fail_on));
	}
	if (!status && sqlite3_finalize(q))
		status = failed(f->db, err);
	free(places);
	return status;
}

static int load_runs(struct da_rollup *r, struct da_err *err)
{
	sqlite3_stmt *q;
	int status = ask(r->fleet->db, "SELECT run, at, tool, rule_set, images,"
		" failed, incomplete, violations, warnings, notes, unknown"
		" FROM main.s_run WHERE profile = ? ORDER BY run DESC", &q, err);

	r->runs_n = 0;
	if (status)
		return status;
	sqlite3_bind_text(q, 1, da_profile_name(r->fleet->options.profile), -1,
			  SQLITE_STATIC);
	while (r->runs_n < DA_RUNS_SHOWN && sqlite3_step(q) == SQLITE_ROW) {
		struct da_rollup_run *x = &r->runs[r->runs_n++];

		memset(x, 0, sizeof(*x));
		x->run = sqlite3_column_int64(q, 0);
		x->at = text(r, q, 1);
		x->tool = text(r, q, 2);
		x->rule_set = text(r, q, 3);
		x->rule_set = x->rule_set ? x->rule_set : "";
		x->images = (size_t)sqlite3_column_int64(q, 4);
		x->failed = (size_t)sqlite3_column_int64(q, 5);
		x->incomplete = (size_t)sqlite3_column_int64(q, 6);
		for (int s = DA_SEVERITY_VIOLATION; s > DA_SEVERITY_OFF; s--)
			x->items[s] = (size_t)sqlite3_column_int64(q, 10 - s);
		x->unknown = (size_t)sqlite3_column_int64(q, 10);
	}
	return sqlite3_finalize(q) ? failed(r->fleet->db, err) : DA_OK;
}

int da_rollup_note_run(struct da_rollup *r, const char *at,
		       const char *tool, struct da_err *err)
{
	const struct da_fleet *f = r->fleet;
	sqlite3_stmt *q;
	int status = ask(f->db, "INSERT INTO main.s_run(at, tool, profile,"
		" rule_set, images, failed, incomplete, violations, warnings,"
		" notes, unknown) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		&q, err);

	if (status)
		return status;
	sqlite3_bind_text(q, 1, at, -1, SQLITE_STATIC);
	sqlite3_bind_text(q, 2, tool, -1, SQLITE_STATIC);
	sqlite3_bind_text(q, 3, da_profile_name(f->options.profile), -1,
			  SQLITE_STATIC);
	sqlite3_bind_text(q, 4, f->rules->digest, -1, SQLITE_STATIC);
	sqlite3_bind_int64(q, 5, (int64_t)f->images_n);
	sqlite3_bind_int64(q, 6, (int64_t)r->failed);
	sqlite3_bind_int64(q, 7, (int64_t)(r->incomplete + r->in_error));
	for (int s = DA_SEVERITY_VIOLATION; s > DA_SEVERITY_OFF; s--)
		sqlite3_bind_int64(q, 11 - s, (int64_t)r->items[s]);
	sqlite3_bind_int64(q, 11, (int64_t)r->unknown);
	sqlite3_step(q);
	return sqlite3_finalize(q) ? failed(f->db, err) : load_runs(r, err);
}

static void forget(struct work *w)
{
	sqlite3_finalize(w->result);
	sqlite3_finalize(w->found);
	sqlite3_finalize(w->installed);
	sqlite3_finalize(w->grade);
	free(w->against);
	free(w->packages);
	free(w->local);
	free(w->touched);
	free(w->fails);
	free(w->rank);
	free(w->fail);
	free(w->unsure);
	free(w->rest);
}

int da_rollup_load(struct da_rollup *out, struct da_check *c,
		   const struct da_fleet *f, enum da_severity fail_on,
		   struct da_err *err)
{
	struct work w = { .r = out, .db = f->db, .rules_n = f->rules->n,
			  .profile = f->options.profile,
			  .words = f->rules->n / 64 + 1 };
	int status;

	memset(out, 0, sizeof(*out));
	out->fleet = f;
	out->arena = da_arena_new();
	out->rules = da_calloc(f->rules->n + 1, sizeof(*out->rules));
	out->images = da_calloc(f->images_n + 1, sizeof(*out->images));
	w.fail = da_calloc(w.rules_n + 1, sizeof(*w.fail));
	w.unsure = da_calloc(w.rules_n + 1, sizeof(*w.unsure));
	w.rest = da_calloc(w.rules_n + 1, sizeof(*w.rest));
	for (int i = 0; i < DA_GRADES; i++)
		out->grades[i].name = grades[i];
	for (size_t i = 0; i < f->rules->n; i++) {
		out->rules[i].rule = i;
		out->rules[i].subjects_unknown =
			f->by_rule[i].verdicts[DA_UNKNOWN];
	}
	da_check_each_content(c, on_content, &w);
	status = load_windows(&w, err);
	if (!status)
		status = load_packages(&w, err);
	if (!status)
		status = prepare(&w, err);
	if (!status)
		status = each_image(&w, err);
	if (!status) {
		cross(&w);
		totals(out, fail_on);
		order(out);
		status = load_labels(out, fail_on, err);
	}
	if (!status)
		status = load_runs(out, err);
	forget(&w);
	if (status)
		da_rollup_free(out);
	return status;
}

void da_rollup_free(struct da_rollup *r)
{
	free(r->rules);
	free(r->packages);
	free(r->images);
	free(r->labels);
	if (r->arena)
		da_arena_free(r->arena);
	memset(r, 0, sizeof(*r));
}
