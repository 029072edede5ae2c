// SPDX-License-Identifier: Apache-2.0
/*
 * Every rule against its fixtures, tests/rules/<ID>/NAME, by the engine that
 * "rules test" gives to authors (fixture.h), and what holds for all of them.
 * RULES_DIR and FIXTURES_DIR name the directories.
 */
#include "config.h"

#include "drvaudit/fixture.h"
#include "drvaudit/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define FIXTURES_MIN 100

static struct da_fixtures all;
static const char *rules_dir, *fixtures_dir;

/*
 * Loading the rules is what takes time, so it is done once: every test works
 * in a transaction on the one store and takes it back at its end.
 */
static struct da_store *store;
static struct da_rules rules;
static sqlite3 *db;

static void run_sql(const char *what, const char *sql)
{
	int before = sqlite3_total_changes(db);
	char *message = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", what, message);
	/* a statement that meets no row tests nothing */
	if (sqlite3_total_changes(db) == before)
		fail_msg("%s changes nothing", what);
}

static int begin(void **state)
{
	(void)state;
	return sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
}

static int take_back(void **state)
{
	(void)state;
	return sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
}

static void judge(struct da_findings *f, struct da_rules *which)
{
	const struct da_judge_options options = {
		.profile = DA_PROFILE_ISOLATED, .include_inbox = false,
	};
	struct da_err err = { 0 };

	if (da_judge(f, which, db, &options, &err))
		fail_msg("judge: %s", err.text);
	assert_int_equal(f->images_n, 1);
	assert_int_equal(f->images[0].status, 0);
	for (size_t i = 0; i < which->n; i++)
		if (f->by_rule[i].error)
			fail_msg("%s: %s", which->p[i].id, f->by_rule[i].error);
}

static void test_fixture(void **state)
{
	const struct da_fixture *x = *state;
	const struct da_rule *rule = da_rules_find(&rules, x->id);
	struct da_fixture_result r;

	assert_non_null(rule);
	assert_string_equal(rule->id, x->id);
	assert_false(x->is_inf);
	assert_int_not_equal(rule->severity[DA_PROFILE_ISOLATED],
			     DA_SEVERITY_OFF);
	da_fixture_sql(&r, x, &rules, rule, DA_PROFILE_ISOLATED);
	for (size_t i = 0; !r.met && i < r.findings_n; i++)
		print_message("%s: %s\n", r.findings[i].item,
			      r.findings[i].message);
	if (!r.met)
		fail_msg("%s: %s", x->file, r.why);
	da_fixture_result_free(&r);
}

/* ---- the set of fixtures ----------------------------------------------- */

static void test_folders(void **state)
{
	(void)state;
	for (size_t i = 0; i < all.problems_n; i++)
		print_message("%s\n", all.problems[i]);
	assert_int_equal(all.problems_n, 0);
	assert_true(all.n > FIXTURES_MIN);
}

static void test_every_rule_has_three(void **state)
{
	size_t missing = 0;

	(void)state;
	assert_true(rules.n > 0);
	for (size_t i = 0; i < rules.n; i++) {
		for (int e = 0; e < DA_EXPECTATIONS; e++) {
			const struct da_rule *r = &rules.p[i];

			if (!da_fixture_owed(r, (enum da_expect)e) ||
			    da_fixtures_has(&all, r->id, (enum da_expect)e))
				continue;
			print_message("%s has no fixture for %s\n", r->id,
				      da_expect_name((enum da_expect)e));
			missing++;
		}
	}
	assert_int_equal(missing, 0);
}

static void test_every_folder_has_a_rule(void **state)
{
	(void)state;
	for (size_t i = 0; i < all.folders_n; i++) {
		const struct da_rule *r = da_rules_find(&rules,
							all.folders[i]);

		if (!r || strcmp(r->id, all.folders[i]) != 0)
			fail_msg("%s: there is no such rule", all.folders[i]);
	}
	assert_int_equal(all.folders_n, rules.n);
}

/* base.sql by itself: an image without a gap, in which nothing fails. */
static void test_base(void **state)
{
	struct da_findings f;
	size_t passed = 0;

	(void)state;
	judge(&f, &rules);
	for (size_t i = 0; i < f.n; i++)
		print_message("%s %s: %s\n", f.p[i].rule->id, f.p[i].item,
			      f.p[i].message);
	assert_int_equal(f.n, 0);
	assert_true(f.images[0].complete);
	for (size_t i = 0; i < rules.n; i++)
		passed += f.by_rule[i].verdicts[DA_PASS];
	assert_true(passed > 0);
	da_findings_free(&f);
}

/* Of an image of which nothing could be read, no rule says anything good. */
static void test_nothing_read(void **state)
{
	struct da_findings f;
	size_t unknown = 0;

	(void)state;
	run_sql("nothing read",
		"UPDATE f_area SET state = 'unreadable', reason = 'damaged';"
		"UPDATE f_image SET build = NULL, build_value = NULL,"
		" generalized = NULL;"
		"UPDATE f_package SET provider = NULL, signer_name = NULL,"
		" driver_version = NULL, active = NULL, status_flags = NULL,"
		" in_registry = NULL, in_store = NULL, inf_file = NULL,"
		" inf = NULL, inf_state = 'unreadable', published_file = NULL,"
		" published_state = 'unreadable';"
		"UPDATE f_service SET type = NULL, start = NULL,"
		" image_path = NULL, resolved_path = NULL, location = NULL,"
		" store_package = NULL, in_driver_store = NULL,"
		" image_exists = NULL, image_file = NULL, complete = 0;"
		"DELETE FROM f_service_owner; DELETE FROM f_package_file;"
		"DELETE FROM f_catroot;");
	judge(&f, &rules);
	for (size_t i = 0; i < rules.n; i++) {
		if (f.by_rule[i].verdicts[DA_PASS] ||
		    f.by_rule[i].verdicts[DA_FAIL])
			fail_msg("%s has an opinion", rules.p[i].id);
		unknown += f.by_rule[i].verdicts[DA_UNKNOWN];
	}
	assert_true(unknown >= rules.n);
	assert_false(f.images[0].complete);
	da_findings_free(&f);
}

/* ---- the run ----------------------------------------------------------- */

static int open_all(void **state)
{
	struct da_err err = { 0 };

	(void)state;
	if (da_store_open(&store, NULL, &err)) {
		print_error("store: %s\n", err.text);
		return -1;
	}
	db = da_store_db(store);
	if (da_fixture_base(db, &err)) {
		print_error("%s\n", err.text);
		return -1;
	}
	if (da_rules_load(&rules, &rules_dir, 1, NULL, db, &err)) {
		print_error("rules: %s\n", err.text);
		return -1;
	}
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	da_rules_free(&rules);
	da_store_close(store);
	return 0;
}

static const char *from_environment(const char *name, const char *otherwise)
{
	const char *s = getenv(name);

	return s && *s ? s : otherwise;
}

int main(void)
{
	static const struct CMUnitTest about[] = {
		cmocka_unit_test(test_folders),
		cmocka_unit_test(test_every_rule_has_three),
		cmocka_unit_test(test_every_folder_has_a_rule),
		cmocka_unit_test_setup_teardown(test_base, begin, take_back),
		cmocka_unit_test_setup_teardown(test_nothing_read, begin,
						take_back),
	};
	struct CMUnitTest *tests;
	struct da_err err = { 0 };
	size_t n = 0;
	int failed;

	rules_dir = from_environment("RULES_DIR", "rules");
	fixtures_dir = from_environment("FIXTURES_DIR", "tests/rules");
	if (da_fixtures_find(&all, fixtures_dir, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	tests = da_calloc(DA_COUNT(about) + all.n + 1, sizeof(*tests));
	for (size_t i = 0; i < DA_COUNT(about); i++)
		tests[n++] = about[i];
	for (size_t i = 0; i < all.n; i++)
		tests[n++] = (struct CMUnitTest){
			.name = all.p[i].name, .test_func = test_fixture,
			.initial_state = &all.p[i],
		};
	/* base.sql once more: every transaction was taken back */
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(
		test_base, begin, take_back);
	failed = _cmocka_run_group_tests("rules", tests, n, open_all,
					 close_all);
	free(tests);
	da_fixtures_free(&all);
	return failed != 0;
}
