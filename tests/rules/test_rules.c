// SPDX-License-Identifier: Apache-2.0
/*
 * Every rule against its fixtures.  A fixture is tests/rules/<ID>/NAME.sql,
 * run after base.sql; the first word of NAME says what must come of it: pass,
 * fail, unknown or na.  Lines at the start of a line say more:
 *
 *	-- severity: WORD	of every failing item; else the rule's own
 *	-- item: TEXT		some failing or unknown item is TEXT
 *	-- message: TEXT	... and its message holds TEXT
 *
 * RULES_DIR and FIXTURES_DIR name the directories.
 */
#include "config.h"

#include "drvaudit/findings.h"
#include "drvaudit/rules.h"
#include "drvaudit/store.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define FIXTURE_BYTES_MAX (1 << 16)
#define FIXTURES_MIN 100

enum expect { PASS, FAIL, UNKNOWN, NOTAPPLICABLE, EXPECTATIONS };
static const char *const words[EXPECTATIONS] = { "pass", "fail", "unknown",
						 "na" };

struct fixture {
	char *name;	/* "ISO-F001/fail.sql" */
	char *id;
	enum expect expect;
};

static struct {
	struct fixture *p;
	size_t n, cap;
	char **folders;
	size_t folders_n;
	char **problems;	/* what is wrong with the folders */
	size_t problems_n;
} all;

static const char *rules_dir, *fixtures_dir;

/*
 * Loading the rules is what takes time, so it is done once: every test works
 * in a transaction on the one store and takes it back at its end.
 */
static struct da_store *store;
static struct da_rules rules;
static sqlite3 *db;

/* ---- the list of fixtures ---------------------------------------------- */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void keep(char ***list, size_t *n, char *text)
{
	*list = da_realloc(*list, (*n + 1) * sizeof(**list));
	(*list)[(*n)++] = text;
}

/* Names of a directory, sorted.  It must be there. */
static char **names_of(const char *dir, size_t *n)
{
	char **list = NULL;
	struct dirent *e;
	DIR *d = opendir(dir);

	*n = 0;
	if (!d) {
		fprintf(stderr, "%s: %s\n", dir, strerror(errno));
		exit(1);
	}
	while ((e = readdir(d)))
		if (e->d_name[0] != '.')
			keep(&list, n, da_strdup(e->d_name));
	closedir(d);
	if (*n)
		qsort(list, *n, sizeof(*list), by_name);
	return list;
}

static bool ends_sql(const char *name)
{
	size_t n = strlen(name);

	return n > 4 && !strcmp(name + n - 4, ".sql");
}

static void one_file(const char *id, const char *name)
{
	size_t n = strcspn(name, "-.");

	for (int i = 0; ends_sql(name) && i < EXPECTATIONS; i++) {
		struct fixture *f;

		if (strlen(words[i]) != n || strncmp(words[i], name, n) != 0)
			continue;
		if (all.n == all.cap) {
			all.cap = all.cap ? 2 * all.cap : 256;
			all.p = da_realloc(all.p, all.cap * sizeof(*all.p));
		}
		f = &all.p[all.n++];
		f->name = da_asprintf("%s/%s", id, name);
		f->id = da_strdup(id);
		f->expect = (enum expect)i;
		return;
	}
	keep(&all.problems, &all.problems_n,
	     da_asprintf("%s/%s: no expectation has this name", id, name));
}

static void find_fixtures(void)
{
	size_t n, m;
	char **dirs = names_of(fixtures_dir, &n);

	for (size_t i = 0; i < n; i++) {
		char *path;
		char **files;

		if (strncmp(dirs[i], "ISO-", 4) != 0) {
			free(dirs[i]);	/* base.sql and this file */
			continue;
		}
		path = da_asprintf("%s/%s", fixtures_dir, dirs[i]);
		files = names_of(path, &m);
		for (size_t k = 0; k < m; k++) {
			one_file(dirs[i], files[k]);
			free(files[k]);
		}
		free(files);
		free(path);
		keep(&all.folders, &all.folders_n, dirs[i]);
	}
	free(dirs);
}

static void forget_fixtures(void)
{
	for (size_t i = 0; i < all.n; i++) {
		free(all.p[i].name);
		free(all.p[i].id);
	}
	for (size_t i = 0; i < all.folders_n; i++)
		free(all.folders[i]);
	for (size_t i = 0; i < all.problems_n; i++)
		free(all.problems[i]);
	free(all.p);
	free(all.folders);
	free(all.problems);
}

/* ---- one judgement ----------------------------------------------------- */

struct directives {
	char severity[16], item[512], message[512];
};

static void set(char *to, size_t n, const char *text, size_t len)
{
	if (*to)
		fail_msg("a directive is given twice: %.*s", (int)len, text);
	if (!len || len >= n)
		fail_msg("a directive is empty or too long");
	memcpy(to, text, len);
	to[len] = 0;
}

/* A comment "-- word: text" that is no directive is a misspelt one. */
static void parse(const char *sql, struct directives *d)
{
	memset(d, 0, sizeof(*d));
	for (const char *p = sql, *next; *p; p = next) {
		size_t n = strcspn(p, "\n"), word;
		const char *text;

		next = p + n + (p[n] == '\n');
		if (strncmp(p, "-- ", 3) != 0)
			continue;
		word = strspn(p + 3, "abcdefghijklmnopqrstuvwxyz");
		if (!word || strncmp(p + 3 + word, ": ", 2) != 0)
			continue;
		text = p + 3 + word + 2;
		n -= (size_t)(text - p);
		if (word == 8 && !strncmp(p + 3, "severity", word))
			set(d->severity, sizeof(d->severity), text, n);
		else if (word == 4 && !strncmp(p + 3, "item", word))
			set(d->item, sizeof(d->item), text, n);
		else if (word == 7 && !strncmp(p + 3, "message", word))
			set(d->message, sizeof(d->message), text, n);
		else
			fail_msg("no such directive: %.*s", (int)word, p + 3);
	}
}

/* NULL-terminated text of a file, which must be there. */
static char *slurp(const char *path)
{
	struct da_buf b = { 0 };
	struct da_err err = { 0 };
	char *text;

	if (da_file_read(path, FIXTURE_BYTES_MAX, &b, &err))
		fail_msg("%s: %s", path, err.text);
	text = da_strdup(da_buf_str(&b));
	da_buf_free(&b);
	return text;
}

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

static void check_failure(const struct da_findings *f,
			  const struct da_finding *x, enum da_severity severity)
{
	struct da_arena *arena = da_arena_new();

	assert_true(x->evidence_n > 0);
	for (size_t i = 0; i < x->evidence_n; i++) {
		struct da_evidence e;

		if (da_evidence_get(f, x, x->evidence[i], arena, &e))
			fail_msg("%s: evidence %s names nothing", x->item,
				 x->evidence[i]);
		da_buf_free(&e.raw);
	}
	da_arena_free(arena);
	assert_non_null(x->item);
	assert_string_not_equal(x->item, "");
	assert_non_null(x->message);
	assert_string_not_equal(x->message, "");
	if (strstr(x->message, "the list that this is judged by"))
		fail_msg("%s fails without a reason", x->item);
	if (x->severity != severity)
		fail_msg("%s: severity is %s, not %s", x->item,
			 da_severity_name(x->severity),
			 da_severity_name(severity));
}

static void check_findings(const struct da_findings *f,
			   const struct da_rule *rule,
			   const struct directives *d, enum expect expect)
{
	enum da_severity severity = rule->severity[DA_PROFILE_ISOLATED];
	bool met = !*d->item && !*d->message;
	size_t failing = 0;

	if (*d->severity)
		assert_true(da_severity_parse(d->severity, &severity));
	for (size_t i = 0; i < f->n; i++) {
		const struct da_finding *x = &f->p[i];

		if (x->rule != rule)
			continue;
		if (x->verdict == DA_FAIL) {
			failing++;
			check_failure(f, x, severity);
		}
		if ((!*d->item || !strcmp(x->item, d->item)) &&
		    (!*d->message || strstr(x->message, d->message)))
			met = true;
	}
	if (expect == FAIL)
		assert_true(failing > 0);
	if (!met) {
		for (size_t i = 0; i < f->n; i++)
			if (f->p[i].rule == rule)
				print_message("%s: %s\n", f->p[i].item,
					      f->p[i].message);
		fail_msg("no finding \"%s\" with \"%s\"", d->item, d->message);
	}
}

static void check_verdicts(const struct da_rule_result *r, enum expect expect)
{
	const size_t *v = r->verdicts;
	bool right = expect == PASS ? v[DA_PASS] && !v[DA_FAIL] &&
				      !v[DA_UNKNOWN] :
		     expect == FAIL ? v[DA_FAIL] > 0 :
		     expect == UNKNOWN ? v[DA_UNKNOWN] && !v[DA_FAIL] :
		     v[DA_NOTAPPLICABLE] && !v[DA_PASS] && !v[DA_FAIL] &&
		     !v[DA_UNKNOWN];

	if (!right)
		fail_msg("pass %zu, fail %zu, unknown %zu, not applicable %zu",
			 v[DA_PASS], v[DA_FAIL], v[DA_UNKNOWN],
			 v[DA_NOTAPPLICABLE]);
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
	const struct fixture *x = *state;
	const struct da_rule *rule = da_rules_find(&rules, x->id);
	struct da_rules one = rules;
	struct directives d;
	struct da_findings f;
	char *path = da_asprintf("%s/%s", fixtures_dir, x->name);
	char *sql = slurp(path);

	assert_non_null(rule);
	assert_string_equal(rule->id, x->id);
	assert_int_not_equal(rule->severity[DA_PROFILE_ISOLATED],
			     DA_SEVERITY_OFF);
	parse(sql, &d);
	if (*d.severity)
		assert_int_equal(x->expect, FAIL);
	if (*d.item || *d.message)
		assert_true(x->expect == FAIL || x->expect == UNKNOWN);
	run_sql(x->name, sql);
	one.p = &rules.p[rule - rules.p];
	one.n = 1;
	judge(&f, &one);
	check_verdicts(&f.by_rule[0], x->expect);
	check_findings(&f, one.p, &d, x->expect);
	da_findings_free(&f);
	free(sql);
	free(path);
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
		for (int e = PASS; e <= UNKNOWN; e++) {
			const struct da_rule *r = &rules.p[i];
			char *path;

			/* what nobody collects is unknown and nothing else */
			if (r->needs && !r->needs_in_part && e != UNKNOWN)
				continue;
			path = da_asprintf("%s/%s/%s.sql", fixtures_dir, r->id,
					   words[e]);

			if (access(path, R_OK)) {
				print_message("%s is missing\n", path);
				missing++;
			}
			free(path);
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
	char *path = da_asprintf("%s/base.sql", fixtures_dir);
	char *base = slurp(path);

	(void)state;
	if (da_store_open(&store, NULL, &err)) {
		print_error("store: %s\n", err.text);
		return -1;
	}
	db = da_store_db(store);
	/* without a journal there is nothing to take back */
	if (sqlite3_exec(db, "PRAGMA journal_mode = MEMORY", NULL, NULL, NULL))
		return -1;
	run_sql("base.sql", base);
	free(base);
	free(path);
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
	size_t n = 0;
	int failed;

	rules_dir = from_environment("RULES_DIR", "rules");
	fixtures_dir = from_environment("FIXTURES_DIR", "tests/rules");
	find_fixtures();
	tests = da_calloc(DA_COUNT(about) + all.n + 1, sizeof(*tests));
	for (size_t i = 0; i < DA_COUNT(about); i++)
		tests[n++] = about[i];
	for (size_t i = 0; i < all.n; i++)
		tests[n++] = (struct CMUnitTest){
			.name = all.p[i].name, .test_func = test_fixture,
			.setup_func = begin, .teardown_func = take_back,
			.initial_state = &all.p[i],
		};
	/* base.sql once more: every transaction was taken back */
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(
		test_base, begin, take_back);
	failed = _cmocka_run_group_tests("rules", tests, n, open_all,
					 close_all);
	free(tests);
	forget_fixtures();
	return failed != 0;
}
