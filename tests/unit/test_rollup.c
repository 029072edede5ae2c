// SPDX-License-Identifier: Apache-2.0
/*
 * The roll-up is made of counts alone.  Here every image is judged again with all
 * its words, and each finding is added up by hand: by rule, by package, by label.
 * test_rollup STORE compares a store that is there.
 */
#include "config.h"
#include "../bench/fleet.h"

#include "drvaudit/rollup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define IMAGES 5

static const char *given;	/* a store that is there */

/* Added up by hand. */
struct sums {
	size_t (*rule)[4], (*rule_images)[4], (*rest)[4];
	size_t (*package)[4], (*package_images)[4], (*most)[4], *unknown;
	bool *fails;		/* package, rule */
	size_t rules_n, packages_n;
};

struct world {
	char path[64];
	struct da_store *store;
	struct da_rules rules;
	struct da_judge_options options;
	struct da_check *check;
	struct da_fleet fleet;
	struct da_rollup rollup;
	struct sums s;
};

static void fill(const char *path, uint32_t first, uint32_t last)
{
	struct fleet *fleet = fleet_new(1);
	struct da_store *store;
	struct da_err err = { 0 };

	assert_non_null(fleet);
	assert_int_equal(da_store_open(&store, path, &err), DA_OK);
	for (uint32_t i = first; i < last; i++) {
		char name[32];
		const char *labels[] = { "site", i % 2 ? "odd" : "even",
					 i ? NULL : "ring", "first", NULL };
		const struct da_store_about about = {
			.name = name, .position = i, .tool = "test",
			.labels = labels };
		int64_t image;

		snprintf(name, sizeof(name), "image-%u", i);
		assert_int_equal(da_store_empty(store, &err), DA_OK);
		assert_int_equal(fleet_image(fleet, store, i, &err), DA_OK);
		assert_int_equal(da_store_keep(store, &about, &image, &err),
				 DA_OK);
	}
	da_store_close(store);
	fleet_free(fleet);
}

static void judge(struct world *w)
{
	const char *dirs[] = { getenv("RULES_DIR") };
	struct da_err err = { 0 };
	int64_t *images;
	size_t n, unchecked;

	assert_non_null(dirs[0]);
	assert_int_equal(da_store_open(&w->store, w->path, &err), DA_OK);
	assert_int_equal(da_rules_load(&w->rules, dirs, 1, NULL,
				       da_store_db(w->store), &err), DA_OK);
	assert_int_equal(da_check_new(&w->check, &w->rules,
				      da_store_db(w->store), &w->options, &err),
			 DA_OK);
	assert_int_equal(da_check_contents(w->check, &err), DA_OK);
	assert_int_equal(da_check_missing(w->check, &images, &n, &err), DA_OK);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(da_store_take(w->store, images[i], &err),
				 DA_OK);
		assert_int_equal(da_check_image(w->check, images[i], NULL, &err),
				 DA_OK);
	}
	free(images);
	assert_int_equal(da_check_write(w->check, &err), DA_OK);
	assert_int_equal(da_fleet_load(&w->fleet, w->check, true, &unchecked,
				       &err), DA_OK);
	assert_int_equal(unchecked, 0);
	assert_int_equal(da_rollup_load(&w->rollup, w->check, &w->fleet,
					DA_SEVERITY_VIOLATION, &err), DA_OK);
}

static void let_go(struct world *w)
{
	da_rollup_free(&w->rollup);
	da_fleet_free(&w->fleet);
	da_check_free(w->check);
	da_rules_free(&w->rules);
	da_store_close(w->store);
	free(w->s.rule);
	free(w->s.rule_images);
	free(w->s.rest);
	free(w->s.package);
	free(w->s.package_images);
	free(w->s.most);
	free(w->s.unknown);
	free(w->s.fails);
}

static size_t number(struct world *w, const char *sql, int64_t a, int64_t b)
{
	sqlite3_stmt *q;
	size_t n = 0;

	assert_int_equal(sqlite3_prepare_v2(da_store_db(w->store), sql, -1, &q,
					    NULL), SQLITE_OK);
	sqlite3_bind_int64(q, 1, a);
	sqlite3_bind_int64(q, 2, b);
	if (sqlite3_step(q) == SQLITE_ROW)
		n = (size_t)sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

#define ROWS 8192

/* The catalogue's number of each package row of an image. */
static void packages_of(struct world *w, int64_t image, size_t out[ROWS])
{
	sqlite3_stmt *q;

	memset(out, 0, ROWS * sizeof(*out));
	assert_int_equal(sqlite3_prepare_v2(da_store_db(w->store), "SELECT row,"
		" package FROM main.s_installed WHERE image = ?", -1, &q, NULL),
		SQLITE_OK);
	sqlite3_bind_int64(q, 1, image);
	while (sqlite3_step(q) == SQLITE_ROW) {
		assert_true(sqlite3_column_int64(q, 0) < ROWS);
		out[sqlite3_column_int64(q, 0)] =
			(size_t)sqlite3_column_int64(q, 1);
	}
	sqlite3_finalize(q);
}

static void add_image(struct world *w, size_t i)
{
	struct sums *s = &w->s;
	struct da_err err = { 0 };
	struct da_findings f;
	size_t (*here)[4] = da_calloc(s->packages_n, sizeof(*here));
	size_t (*of_rule)[4] = da_calloc(s->rules_n, sizeof(*of_rule));
	int64_t image = w->fleet.images[i].image;
	size_t packages[ROWS];

	packages_of(w, image, packages);
	assert_int_equal(da_store_take(w->store, image, &err), DA_OK);
	assert_int_equal(da_check_findings(w->check, &f, &err), DA_OK);
	for (size_t k = 0; k < f.n; k++) {
		size_t rule = (size_t)(f.p[k].rule - w->rules.p);
		/* of a service: that which it belongs to; 0: none */
		size_t row = (size_t)(f.p[k].package & 0xFFFFFFFF), package;

		assert_true(row < ROWS);
		package = packages[row];
		assert_true(package < s->packages_n);
		if (f.p[k].verdict == DA_UNKNOWN)
			s->unknown[package]++;
		if (f.p[k].verdict != DA_FAIL || !f.p[k].severity)
			continue;
		of_rule[rule][f.p[k].severity]++;
		here[package][f.p[k].severity]++;
		s->rest[rule][f.p[k].severity] += !package;
		s->fails[package * s->rules_n + rule] = true;
	}
	for (size_t k = 0; k < s->rules_n; k++)
		for (int v = 1; v < 4; v++) {
			s->rule[k][v] += of_rule[k][v];
			s->rule_images[k][v] += of_rule[k][v] > 0;
		}
	for (size_t k = 0; k < s->packages_n; k++)
		for (int v = 1; v < 4; v++) {
			s->package[k][v] += here[k][v];
			s->package_images[k][v] += here[k][v] > 0;
			if (here[k][v] > s->most[k][v])
				s->most[k][v] = here[k][v];
		}
	free(here);
	free(of_rule);
	da_findings_free(&f);
}

static void add_up(struct world *w)
{
	struct sums *s = &w->s;

	s->rules_n = w->rules.n;
	s->packages_n = number(w, "SELECT max(package) + 1 FROM main.s_package",
			       0, 0);
	s->rule = da_calloc(s->rules_n, sizeof(*s->rule));
	s->rule_images = da_calloc(s->rules_n, sizeof(*s->rule));
	s->rest = da_calloc(s->rules_n, sizeof(*s->rest));
	s->package = da_calloc(s->packages_n, sizeof(*s->package));
	s->package_images = da_calloc(s->packages_n, sizeof(*s->package));
	s->most = da_calloc(s->packages_n, sizeof(*s->most));
	s->unknown = da_calloc(s->packages_n, sizeof(*s->unknown));
	s->fails = da_calloc(s->packages_n * s->rules_n, sizeof(*s->fails));
	for (size_t i = 0; i < w->fleet.images_n; i++)
		if (!w->fleet.images[i].status)
			add_image(w, i);
}

static void same(const char *what, const size_t x[4], const size_t y[4])
{
	for (int v = 1; v < 4; v++)
		if (x[v] != y[v])
			fail_msg("%s, severity %d: rolled up %zu, by hand %zu",
				 what, v, x[v], y[v]);
}

static void rules_agree(struct world *w)
{
	size_t failing = 0;

	assert_int_equal(w->rollup.rules_n > 0, 1);
	for (size_t i = 0; i < w->rollup.rules_n; i++) {
		const struct da_rollup_rule *x = &w->rollup.rules[i];
		const char *id = w->rules.p[x->rule].id;
		size_t packages = 0;

		for (size_t k = 1; k < w->s.packages_n; k++)
			packages += w->s.fails[k * w->s.rules_n + x->rule];
		same(id, x->items, w->s.rule[x->rule]);
		same(id, x->images, w->s.rule_images[x->rule]);
		same(id, x->of_no_package, w->s.rest[x->rule]);
		assert_int_equal(x->packages, packages);
		failing += x->items[1] + x->items[2] + x->items[3];
	}
	assert_true(failing > 100);
}

static void packages_agree(struct world *w)
{
	bool *seen = da_calloc(w->s.packages_n, sizeof(*seen));

	for (size_t i = 0; i < w->rollup.packages_n; i++) {
		const struct da_rollup_package *p = &w->rollup.packages[i];
		size_t k = (size_t)p->package, rules = 0;

		seen[k] = true;
		for (size_t r = 0; r < w->s.rules_n; r++)
			rules += w->s.fails[k * w->s.rules_n + r];
		same(p->package_id, p->items, w->s.package[k]);
		same(p->package_id, p->failing_images, w->s.package_images[k]);
		same(p->package_id, p->most, w->s.most[k]);
		assert_int_equal(p->rules, rules);
		assert_int_equal(p->unknown_items, w->s.unknown[k]);
		assert_int_equal(p->images, number(w, "SELECT count(*) FROM"
			" main.s_installed WHERE package = ?1 AND (inbox IS NOT 1"
			" OR ?2)", p->package, w->options.include_inbox));
	}
	/* none that fails is left out */
	for (size_t k = 1; k < w->s.packages_n; k++)
		if (!seen[k])
			same("a package that is not listed", w->s.package[k],
			     (size_t[4]){ 0 });
	free(seen);
}

static void images_agree(struct world *w)
{
	size_t items[4] = { 0 }, failed = 0, sum[4] = { 0 };

	for (size_t i = 0; i < w->fleet.images_n; i++) {
		const struct da_image_result *m = &w->fleet.images[i];

		failed += m->failing[DA_SEVERITY_VIOLATION] > 0;
		for (int v = 1; v < 4; v++)
			items[v] += m->failing[v];
	}
	same("all images", w->rollup.items, items);
	assert_int_equal(w->rollup.failed, failed);
	for (size_t i = 0; i < w->rollup.rules_n; i++)
		for (int v = 1; v < 4; v++)
			sum[v] += w->rollup.rules[i].of_no_package[v];
	for (size_t i = 0; i < w->rollup.packages_n; i++)
		for (int v = 1; v < 4; v++)
			sum[v] += w->rollup.packages[i].items[v];
	same("packages and what is of none", sum, items);
	for (size_t i = 1; i < w->fleet.images_n; i++)
		assert_true(w->fleet.images[w->rollup.images[i - 1].image]
				    .failing[DA_SEVERITY_VIOLATION] >=
			    w->fleet.images[w->rollup.images[i].image]
				    .failing[DA_SEVERITY_VIOLATION]);
}

static void compare(struct world *w)
{
	judge(w);
	add_up(w);
	rules_agree(w);
	packages_agree(w);
	images_agree(w);
	let_go(w);
}

static void all_sums(void **state)
{
	static const struct da_judge_options ways[] = {
		{ .profile = DA_PROFILE_ISOLATED },
		{ .profile = DA_PROFILE_WHQL },
		{ .profile = DA_PROFILE_ISOLATED, .include_inbox = true },
	};
	const char *path = *state;

	/* one is enough of many packages: they take their time */
	for (size_t i = 0; i < (given ? DA_COUNT(ways) : 1); i++) {
		struct world w = { .options = ways[i] };

		snprintf(w.path, sizeof(w.path), "%s", path);
		compare(&w);
	}
}

static void labels_and_runs(void **state)
{
	struct world w = { .options = { .profile = DA_PROFILE_ISOLATED } };
	const struct da_rollup *r = &w.rollup;
	struct da_err err = { 0 };
	size_t items = 0;

	if (given)
		skip();
	snprintf(w.path, sizeof(w.path), "%s", (const char *)*state);
	judge(&w);
	assert_int_equal(r->labels_n, 3);
	assert_string_equal(r->labels[0].name, "ring");
	assert_string_equal(r->labels[1].value, "even");
	assert_int_equal(r->labels[1].images, 3);
	assert_int_equal(r->labels[2].images, 2);
	for (int i = 0; i < IMAGES; i += 2)
		items += w.fleet.images[i].failing[DA_SEVERITY_VIOLATION];
	assert_int_equal(r->labels[1].items[DA_SEVERITY_VIOLATION], items);
	assert_int_equal(r->runs_n, 0);
	for (int i = 0; i < DA_RUNS_SHOWN + 1; i++)
		assert_int_equal(da_rollup_note_run(&w.rollup, i ? "then" : NULL,
						    "test", &err), DA_OK);
	assert_int_equal(r->runs_n, DA_RUNS_SHOWN);
	assert_int_equal(r->runs[0].run, DA_RUNS_SHOWN + 1);
	assert_int_equal(r->runs[0].images, IMAGES);
	same("a run", r->runs[0].items, r->items);
	assert_string_equal(r->runs[0].rule_set, w.rules.digest);
	let_go(&w);
}

static void unlink_store(const char *path)
{
	char side[80];

	unlink(path);
	snprintf(side, sizeof(side), "%s-wal", path);
	unlink(side);
	snprintf(side, sizeof(side), "%s-shm", path);
	unlink(side);
}

/*
 * Contents are numbered by what they are, not in the order they come: answers
 * about the first ones were once read as if they were about the later ones too,
 * and failures of one content became passes of it.
 */
static void grown_store(void **state)
{
	struct world all = { .options = { .profile = DA_PROFILE_ISOLATED } };
	struct world grown = all;

	if (given)
		skip();
	snprintf(all.path, sizeof(all.path), "%s", (const char *)*state);
	snprintf(grown.path, sizeof(grown.path), "%s-grown",
		 (const char *)*state);
	fill(grown.path, 0, 1);
	judge(&grown);
	let_go(&grown);
	fill(grown.path, 1, 3);
	judge(&grown);
	judge(&all);
	assert_int_equal(grown.fleet.images_n, 3);
	for (size_t i = 0; i < grown.fleet.images_n; i++) {
		const struct da_image_result *x = &grown.fleet.images[i];
		const struct da_image_result *y = &all.fleet.images[i];

		assert_string_equal(x->name, y->name);
		same(x->name, x->failing, y->failing);
		for (int v = 0; v < DA_VERDICTS; v++)
			assert_int_equal(x->verdicts[v], y->verdicts[v]);
	}
	let_go(&all);
	let_go(&grown);
	unlink_store(grown.path);
}

/* Counts that cannot be read are said to be damaged, never taken for none. */
static void damaged_counts(void **state)
{
	struct world w = { .options = { .profile = DA_PROFILE_ISOLATED } };
	struct da_err err = { 0 };
	struct da_rollup r;

	if (given)
		skip();
	snprintf(w.path, sizeof(w.path), "%s", (const char *)*state);
	judge(&w);
	assert_int_equal(sqlite3_exec(da_store_db(w.store),
		"UPDATE main.s_found SET counts = x'FFFFFF' WHERE package > 0",
		NULL, NULL, NULL), SQLITE_OK);
	assert_true(sqlite3_changes(da_store_db(w.store)) > 0);
	assert_int_equal(da_rollup_load(&r, w.check, &w.fleet,
					DA_SEVERITY_VIOLATION, &err),
			 DA_ECORRUPT);
	assert_string_equal(err.code, "store-damaged");
	let_go(&w);
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[] = {
		cmocka_unit_test(all_sums),
		cmocka_unit_test(labels_and_runs),
		cmocka_unit_test(grown_store),
		cmocka_unit_test(damaged_counts),
	};
	char path[] = "/tmp/drvaudit-rollup-XXXXXX";
	int fd = -1, status;

	given = argc > 1 ? argv[1] : NULL;
	if (!given) {
		fd = mkstemp(path);
		if (fd < 0)
			return 1;
		close(fd);
		fill(path, 0, IMAGES);
	}
	for (size_t i = 0; i < DA_COUNT(tests); i++)
		tests[i].initial_state =
			given ? (char *)given : path;
	status = cmocka_run_group_tests(tests, NULL, NULL);
	if (!given)
		unlink_store(path);
	return status;
}
