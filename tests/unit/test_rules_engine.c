// SPDX-License-Identifier: Apache-2.0
/*
 * rules and findings: what the engine refuses, where it says so, and how items
 * become verdicts.  Rule files are written into a directory made for each
 * test.  The step budget is that of tests/support/small_budget.c.
 */
#include "support.h"

#include "drvaudit/findings.h"
#include "drvaudit/limits.h"
#include "drvaudit/rules.h"
#include "drvaudit/store.h"

#include <dirent.h>
#include <sys/stat.h>

struct test {
	char dir[32];
	struct da_store *store;
	struct da_rules rules;
	struct da_err err;
	bool loaded;
};

static int setup(void **state)
{
	struct test *t = da_calloc(1, sizeof(*t));

	strcpy(t->dir, "/tmp/drvaudit-test-XXXXXX");
	if (!mkdtemp(t->dir) || da_store_open(&t->store, NULL, &t->err))
		return -1;
	*state = t;
	return 0;
}

static void remove_files(const char *dir)
{
	struct dirent *e;
	DIR *d = opendir(dir);

	while (d && (e = readdir(d))) {
		char *path = da_asprintf("%s/%s", dir, e->d_name);

		if (e->d_name[0] != '.' && unlink(path))
			remove_files(path);
		free(path);
	}
	if (d)
		closedir(d);
	rmdir(dir);
}

static int teardown(void **state)
{
	struct test *t = *state;

	if (t->loaded)
		da_rules_free(&t->rules);
	da_store_close(t->store);
	remove_files(t->dir);
	free(t);
	return 0;
}

static void write_in(struct test *t, const char *name, const char *text)
{
	char *path = da_asprintf("%s/%s", t->dir, name), *slash;

	slash = strrchr(path + strlen(t->dir) + 1, '/');
	if (slash) {
		*slash = 0;
		mkdir(path, 0777);
		*slash = '/';
	}
	write_file_text(path, text);
	free(path);
}

#define ALL "isolated=violation whql=warning universal=info declarative=off"
#define HEAD(id, subject) \
	"-- id:        " id "\n" \
	"-- title:     A title\n" \
	"-- subject:   " subject "\n" \
	"-- severity:  " ALL "\n" \
	"-- source:    A page\n" \
	"-- why:       Because\n" \
	"-- fix:       Do it\n"
#define GOOD "SELECT package AS subject, 'x' AS item, 1 AS ok, NULL AS why," \
	     " evidence FROM package;\n"

static int load_ruleset(struct test *t, const char *ruleset)
{
	const struct da_rules_options options = { .ruleset = ruleset };
	const char *dir = t->dir;
	int status = da_rules_load(&t->rules, &dir, 1, &options,
				   da_store_db(t->store), &t->err);

	t->loaded = status == DA_OK;
	return status;
}

static int load(struct test *t)
{
	return load_ruleset(t, NULL);
}

static void loads(struct test *t)
{
	if (load(t))
		fail_msg("%s", t->err.text);
}

/* ---- what is refused, and where ---------------------------------------- */

static const struct {
	const char *what, *text, *place, *says;
} refused_cases[] = {
	/* the header */
	{ "an unknown key", "-- id: A\n-- titel: B\n" GOOD, ":2:4: ",
	  "unknown header key" },
	{ "a key twice", "-- id: A\n-- id: B\n" GOOD, ":2:4: ", "twice" },
	{ "a line that is none", "-- id: A\n-- just words\n" GOOD, ":2:4: ",
	  "not a header line" },
	{ "no id", "-- title: B\n" GOOD, ":1:1: ", "no id" },
	{ "an empty id", "-- id:\n-- title: B\n" GOOD, ":1:1: ", "no id" },
	{ "no header", GOOD, ":1:1: ", "no id" },
	{ "an empty file", "", ":1:1: ", "no id" },
	{ "an unknown subject", HEAD("A", "driver") GOOD, ":3:15: ",
	  "subject is" },
	{ "an unknown profile", "-- id: A\n-- title: B\n-- subject: inf\n"
	  "-- severity: isolated=off strict=off\n-- source: S\n-- why: W\n"
	  "-- fix: F\n" GOOD, ":4:27: ", "PROFILE=SEVERITY" },
	{ "an unknown severity", "-- id: A\n-- title: B\n-- subject: inf\n"
	  "-- severity: isolated=fatal\n-- source: S\n-- why: W\n-- fix: F\n"
	  GOOD, ":4:23: ", "severity is" },
	{ "a profile without severity", "-- id: A\n-- title: B\n"
	  "-- subject: inf\n-- severity: isolated=off whql=off universal=off\n"
	  "-- source: S\n-- why: W\n-- fix: F\n" GOOD, ":4:14: ",
	  "no severity" },
	{ "from is no number", HEAD("A", "inf") "-- from: soon\n" GOOD,
	  ":8:10: ", "build number" },
	{ "from is negative", HEAD("A", "inf") "-- from: -1\n" GOOD, ":8:10: ",
	  "build number" },
	{ "an unknown confidence", HEAD("A", "inf") "-- confidence: sure\n" GOOD,
	  ":8:16: ", "confidence is" },
	{ "a flag that is none", HEAD("A", "inf") "-- breaks: WX\n" GOOD,
	  ":8:13: ", "breaks is" },

	/* the statement */
	{ "no statement", HEAD("A", "package"), ":1:1: ", "no statement" },
	{ "two statements", HEAD("A", "package") GOOD "SELECT 1;\n", ":9:1: ",
	  "one statement" },
	{ "a syntax error", HEAD("A", "package") "SELECT\n  package AZ subject\n",
	  ":9:14: ", "syntax error" },
	{ "an unknown view", HEAD("A", "package")
	  "SELECT 1 AS subject, 1 AS item, 1 AS ok, 1 AS why, 1 AS evidence\n"
	  "FROM no_view", ":", "no such table: no_view" },
	{ "an unknown column of a view", HEAD("A", "package")
	  "SELECT packet AS subject, 1 AS item, 1 AS ok, 1 AS why, evidence\n"
	  "FROM package", ":8:8: ", "no such column" },
	{ "a column no rule returns", HEAD("A", "package")
	  "SELECT package AS subject, 'x' AS item, 1 AS ok, NULL AS why,\n"
	  "evidence, 1 AS colour FROM package", ":8:1: ", "column colour" },
	{ "a column twice", HEAD("A", "package")
	  "SELECT package AS subject, 'x' AS item, 1 AS ok, 0 AS ok, '' AS why,\n"
	  "evidence FROM package", ":8:1: ", "column ok is returned twice" },
	{ "no ok", HEAD("A", "package")
	  "SELECT package AS subject, 'x' AS item, NULL AS why, evidence\n"
	  "FROM package", ":8:1: ", "no column ok" },
	{ "no evidence", HEAD("A", "package")
	  "SELECT package AS subject, 'x' AS item, 1 AS ok, NULL AS why\n"
	  "FROM package", ":8:1: ", "no column evidence" },

	/* what the guard forbids */
	{ "a table", HEAD("A", "package")
	  "SELECT id AS subject, 'x' AS item, 1 AS ok, NULL AS why,"
	  " '' AS evidence FROM f_package", ":", "never tables" },
	{ "the schema", HEAD("A", "package")
	  "SELECT 1 AS subject, sql AS item, 1 AS ok, NULL AS why,"
	  " '' AS evidence FROM sqlite_schema", ":", "never tables" },
	{ "a table in a subquery", HEAD("A", "package")
	  "SELECT package AS subject, (SELECT data FROM f_registry_value) AS item,"
	  " 1 AS ok, NULL AS why, evidence FROM package", ":", "never tables" },
	{ "a table behind a CTE", HEAD("A", "package")
	  "WITH mine AS (SELECT id FROM f_package) SELECT id AS subject,"
	  " 'x' AS item, 1 AS ok, NULL AS why, '' AS evidence FROM mine", ":",
	  "never tables" },
	{ "a table behind a CTE named as a view", HEAD("A", "package")
	  "WITH inf AS (SELECT id FROM f_package) SELECT id AS subject,"
	  " 'x' AS item, 1 AS ok, NULL AS why, '' AS evidence FROM inf", ":",
	  "never tables" },
	{ "a table behind a subquery named as a view", HEAD("A", "package")
	  "SELECT id AS subject, 'x' AS item, 1 AS ok, NULL AS why,"
	  " '' AS evidence FROM (SELECT id FROM f_package) AS inf", ":",
	  "never tables" },
	{ "a table after a name with a quote in it", HEAD("A", "package")
	  "WITH inf AS (SELECT id AS \"'\" FROM f_package) SELECT \"'\" AS"
	  " subject, 'x' AS item, 1 AS ok, NULL AS why, '' AS evidence FROM inf",
	  ":", "never tables" },
	{ "a table in brackets", HEAD("A", "package")
	  "WITH inf AS (SELECT id FROM [f_package]) SELECT id AS subject,"
	  " 'x' AS item, 1 AS ok, NULL AS why, '' AS evidence FROM inf", ":",
	  "never tables" },
	{ "a copy of a view", HEAD("A", "package")
	  "SELECT package AS subject, 'x' AS item, 1 AS ok, NULL AS why,"
	  " evidence FROM temp.da_package", ":", "never tables" },
	{ "ATTACH", HEAD("A", "package") "ATTACH '/tmp/x' AS x", ":1:1: ", "not authorized" },
	{ "PRAGMA", HEAD("A", "package") "PRAGMA user_version", ":1:1: ", "not authorized" },
	{ "a PRAGMA as a table", HEAD("A", "package")
	  "SELECT 1 AS subject, name AS item, 1 AS ok, NULL AS why,"
	  " '' AS evidence FROM pragma_table_list", ":", "not authorized" },
	{ "INSERT", HEAD("A", "package") "INSERT INTO area VALUES (1,1,1,1)",
	  ":1:1: ", "not authorized" },
	{ "DELETE", HEAD("A", "package") "DELETE FROM image", ":1:1: ", "cannot modify" },
	{ "CREATE", HEAD("A", "package") "CREATE TEMP TABLE x(y)", ":1:1: ", "not authorized" },
	{ "a transaction", HEAD("A", "package") "COMMIT", ":1:1: ", "not authorized" },
	{ "a function not listed", HEAD("A", "package")
	  "SELECT package AS subject, randomblob(9) AS item, 1 AS ok,"
	  " NULL AS why, evidence FROM package", ":",
	  "not authorized to use function: randomblob" },
	{ "load_extension", HEAD("A", "package")
	  "SELECT load_extension('x') AS subject, '' AS item, 1 AS ok,"
	  " NULL AS why, evidence FROM package", ":",
	  "not authorized to use function: load_extension" },
};

static void test_refused(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < DA_COUNT(refused_cases); i++) {
		struct test *t;
		char *place;
		int status;

		assert_int_equal(setup((void **)&t), 0);
		write_in(t, "rule.sql", refused_cases[i].text);
		place = da_asprintf("%s/rule.sql%s", t->dir,
				    refused_cases[i].place);
		status = load(t);
		if (status != DA_EINVAL ||
		    strncmp(t->err.text, place, strlen(place)) ||
		    !strstr(t->err.text, refused_cases[i].says)) {
			print_message("%s: %d %s\n", refused_cases[i].what,
				      status, status ? t->err.text : "loaded");
			wrong++;
		}
		free(place);
		teardown((void **)&t);
	}
	assert_int_equal(wrong, 0);
}

static void test_duplicate_id(void **state)
{
	struct test *t = *state;

	write_in(t, "a.sql", HEAD("SAME", "package") GOOD);
	write_in(t, "b.sql", HEAD("SAME", "package") GOOD);
	assert_int_equal(load(t), DA_EINVAL);
	assert_non_null(strstr(t->err.text, "/b.sql:1:15: "));
	assert_non_null(strstr(t->err.text, "another rule, "));
	assert_non_null(strstr(t->err.text, "/a.sql"));
}

static void test_no_rules(void **state)
{
	struct test *t = *state;
	const char *none = da_asprintf("%s/none", t->dir);

	write_in(t, "readme.txt", "no rule");
	assert_int_equal(load(t), DA_EINVAL);
	assert_non_null(strstr(t->err.text, t->dir));
	assert_int_equal(da_rules_load(&t->rules, &none, 1, NULL,
				       da_store_db(t->store), &t->err), DA_ENOENT);
	assert_non_null(strstr(t->err.text, none));
	free((char *)none);
}

/* A file too large to be a rule is named. */
static void test_large_file(void **state)
{
	struct test *t = *state;
	char *text = da_malloc(DA_RULE_BYTES_MAX + 2);

	memset(text, '-', DA_RULE_BYTES_MAX + 1);
	text[DA_RULE_BYTES_MAX + 1] = 0;
	write_in(t, "large.sql", text);
	free(text);
	assert_int_not_equal(load(t), DA_OK);
	assert_non_null(strstr(t->err.text, "large.sql"));
}

static const struct {
	const char *what, *name, *text, *place, *says;
} list_cases[] = {
	{ "too few fields", "good.csv", "a,b\n1,2\n3\n", "good.csv:3:1: ",
	  "not as many fields" },
	{ "too many fields", "good.csv", "a,b\n1,2,3\n", "good.csv:2:1: ",
	  "not as many fields" },
	{ "a column name with blanks", "good.csv", "a b\n1\n", "good.csv:1:1: ",
	  "column name" },
	{ "an empty column name", "good.csv", "a,,b\n1,2,3\n", "good.csv:1:1: ",
	  "column name" },
	{ "SQL in a column name", "good.csv", "a); DROP TABLE target;--\n",
	  "good.csv:1:1: ", "column name" },
	{ "a column twice", "good.csv", "a,a\n1,2\n", "good.csv:1:1: ",
	  "duplicate column" },
	{ "a bad file name", "Bad-Name.csv", "a\n1\n", "Bad-Name.csv:1:1: ",
	  "file name" },
};

static void test_lists_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(list_cases); i++) {
		struct test *t;
		char *name;

		print_message("%s\n", list_cases[i].what);
		assert_int_equal(setup((void **)&t), 0);
		write_in(t, "rule.sql", HEAD("A", "package") GOOD);
		name = da_asprintf("lists/%s", list_cases[i].name);
		write_in(t, name, list_cases[i].text);
		free(name);
		assert_int_equal(load(t), DA_EINVAL);
		assert_non_null(strstr(t->err.text, list_cases[i].place));
		assert_non_null(strstr(t->err.text, list_cases[i].says));
		teardown((void **)&t);
	}
}

static const struct {
	const char *what, *text, *place, *says;
} ruleset_cases[] = {
	{ "no first_build", "kind,value\nhkcr,1\n", "rulesets/one.csv:1:1: ",
	  "one first_build" },
	{ "two of them", "kind,value\nfirst_build,1\nfirst_build,2\n",
	  "rulesets/one.csv:1:1: ", "one first_build" },
	{ "no number", "kind,value\nfirst_build,1x\n",
	  "rulesets/one.csv:1:1: ", "a number" },
	{ "columns of another order", "value,kind\n1,first_build\n",
	  "rulesets/one.csv:1:1: ", "one first_build" },
	{ "another column", "kind,value,x\nfirst_build,1,y\n",
	  "rulesets/one.csv:1:1: ", "columns" },
	{ "too few fields", "kind,value\nfirst_build\n",
	  "rulesets/one.csv:2:1: ", "not as many fields" },
	{ "an unknown kind", "kind,value\nfirst_build,1\nhklm:,x\n",
	  "rulesets/one.csv: hklm:", "a kind is" },
};

static void test_rulesets_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(ruleset_cases); i++) {
		struct test *t;

		print_message("%s\n", ruleset_cases[i].what);
		assert_int_equal(setup((void **)&t), 0);
		write_in(t, "rule.sql", HEAD("A", "package") GOOD);
		write_in(t, "rulesets/one.csv", ruleset_cases[i].text);
		assert_int_equal(load(t), DA_EINVAL);
		assert_non_null(strstr(t->err.text, ruleset_cases[i].place));
		assert_non_null(strstr(t->err.text, ruleset_cases[i].says));
		teardown((void **)&t);
	}
}

/* ---- what is accepted -------------------------------------------------- */

/* What rules see of list_ruleset, by a rule that fails with it. */
static void sees(struct test *t, const char *ruleset, const char *values)
{
	char *seen = NULL;
	sqlite3_stmt *q;

	assert_int_equal(load_ruleset(t, ruleset), DA_OK);
	assert_int_equal(sqlite3_prepare_v2(da_store_db(t->store),
		"SELECT group_concat(ruleset || ' ' || kind || ' ' || value)"
		" FROM list_ruleset", -1, &q, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(q), SQLITE_ROW);
	if (sqlite3_column_text(q, 0))
		seen = da_asprintf("%s", (const char *)sqlite3_column_text(q, 0));
	sqlite3_finalize(q);
	assert_string_equal(seen ? seen : "", values);
	free(seen);
}

/* The same rules once more, as another run would load them. */
static void again(struct test *t)
{
	da_rules_free(&t->rules);
	t->loaded = false;
	da_store_close(t->store);
	assert_int_equal(da_store_open(&t->store, NULL, &t->err), DA_OK);
}

static void test_rulesets(void **state)
{
	struct test *t = *state;
	char digest[DA_SHA256_HEX];

	write_in(t, "rule.sql", HEAD("A", "image")
		 "SELECT i.image AS subject, r.value AS item, 1 AS ok, '' AS why,"
		 " i.evidence FROM image i JOIN list_ruleset r\n");
	sees(t, NULL, "");
	assert_string_equal(t->rules.ruleset, "");
	memcpy(digest, t->rules.digest, sizeof(digest));

	/* the newest is not the last by name, nor by digits */
	again(t);
	write_in(t, "rulesets/a-1.csv",
		 "# origin\nkind,value\nfirst_build,26080\nhkcr,1\n");
	write_in(t, "rulesets/b.csv", "kind,value\nfirst_build,9000\n");
	write_in(t, "rulesets/readme.txt", "no ruleset");
	sees(t, NULL, "a-1 first_build 26080,a-1 hkcr 1");
	assert_string_equal(t->rules.ruleset, "a-1");
	assert_string_not_equal(t->rules.digest, digest);
	memcpy(digest, t->rules.digest, sizeof(digest));

	again(t);
	sees(t, "B", "b first_build 9000");
	assert_string_equal(t->rules.ruleset, "b");
	assert_string_not_equal(t->rules.digest, digest);

	again(t);
	assert_int_equal(load_ruleset(t, "c"), DA_EINVAL);
	assert_non_null(strstr(t->err.text, "there is no ruleset c"));
}

static void test_header(void **state)
{
	struct test *t = *state;
	const struct da_rule *r;

	write_in(t, "b.sql",
		 "-- SPDX-License-Identifier: Apache-2.0\n"
		 "-- id: ISO-X001\n-- title: A title: with a colon\n"
		 "-- subject: service\n-- infverif: 1320, 1321\n-- breaks: UW\n"
		 "-- from: 17763\n"
		 "-- severity: " ALL "\n-- confidence: circumstantial\n"
		 "-- source: S\n-- why: one\n--      two\n--\n-- fix: F\r\n"
		 "SELECT service AS subject, 'x' AS item, 1 AS ok, NULL AS why,\n"
		 "  evidence FROM service -- the end");
	write_in(t, "a.sql", HEAD("ISO-A001", "package") GOOD "\n \n");
	loads(t);
	assert_int_equal(t->rules.n, 2);
	assert_string_equal(t->rules.p[0].id, "ISO-A001");	/* sorted */
	assert_int_equal(strlen(t->rules.digest), 64);
	r = da_rules_find(&t->rules, "x001");
	assert_ptr_equal(r, &t->rules.p[1]);
	assert_ptr_equal(da_rules_find(&t->rules, "iso-x001"), r);
	assert_ptr_equal(da_rules_find(&t->rules, "1321"), r);
	assert_null(da_rules_find(&t->rules, "132"));
	assert_null(da_rules_find(&t->rules, ""));
	assert_string_equal(r->title, "A title: with a colon");
	assert_string_equal(r->why, "one two");
	assert_string_equal(r->fix, "F");
	assert_string_equal(r->breaks, "UW");
	assert_string_equal(t->rules.p[0].breaks, "");
	assert_int_equal(r->subject, DA_SUBJECT_SERVICE);
	assert_int_equal(r->from, 17763);
	assert_int_equal(r->confidence, DA_CIRCUMSTANTIAL);
	assert_int_equal(r->severity[DA_PROFILE_ISOLATED],
			 DA_SEVERITY_VIOLATION);
	assert_int_equal(r->severity[DA_PROFILE_WHQL], DA_SEVERITY_WARNING);
	assert_int_equal(r->severity[DA_PROFILE_UNIVERSAL], DA_SEVERITY_INFO);
	assert_int_equal(r->severity[DA_PROFILE_DECLARATIVE], DA_SEVERITY_OFF);
}

static void test_names(void **state)
{
	enum da_profile profile;
	enum da_severity severity;

	(void)state;
	for (int i = 0; i < DA_PROFILES; i++) {
		assert_true(da_profile_parse(da_profile_name((enum da_profile)i),
					     &profile));
		assert_int_equal(profile, i);
	}
	for (int i = DA_SEVERITY_OFF; i <= DA_SEVERITY_VIOLATION; i++) {
		assert_true(da_severity_parse(
			da_severity_name((enum da_severity)i), &severity));
		assert_int_equal(severity, i);
	}
	assert_false(da_profile_parse("Isolated", &profile));
	assert_false(da_profile_parse("", &profile));
	assert_false(da_severity_parse("warn", &severity));
}

/* ---- judging ----------------------------------------------------------- */

#define ID(n) "(4294967296 + " #n ")"

/* An image with four third-party packages and an inbox one. */
static const char image_sql[] =
	"INSERT INTO target(target, name, status) VALUES (1, 'image', 0);"
	"INSERT INTO f_image(target, build, arch) VALUES (1, 22621, 'amd64');"
	"INSERT INTO f_area(target, name, state, reason) SELECT 1, value,"
	" 'complete', '' FROM json_each('[\"volume\", \"system\", \"software\","
	" \"drivers\", \"services\", \"driver_database\","
	" \"driver_database_drivers\", \"driver_store\", \"published_inf\","
	" \"pnp_lockdown\", \"pnp_resources\", \"umdf_services\"]');"
	"INSERT INTO f_package(target, id, package_id, published_name, inbox)"
	" VALUES (1, " ID(1) ", 'p1', 'oem1.inf', 0),"
	" (1, " ID(2) ", 'p2', 'oem2.inf', 0), (1, " ID(3) ", 'p3', 'oem3.inf', 0),"
	" (1, " ID(4) ", 'p4', 'oem4.inf', 0), (1, " ID(5) ", 'p5', 'in.inf', 1);";

static void judge(struct test *t, struct da_findings *f, bool inbox)
{
	const struct da_judge_options options = {
		.profile = DA_PROFILE_ISOLATED, .include_inbox = inbox,
	};
	char *message = NULL;

	if (sqlite3_exec(da_store_db(t->store), image_sql, NULL, NULL, &message))
		fail_msg("%s", message);
	loads(t);
	if (da_judge(f, &t->rules, da_store_db(t->store), &options, &t->err))
		fail_msg("%s", t->err.text);
	assert_int_equal(f->images_n, 1);
}

/* p1 has passing items only, p2 one that fails, p3 one that is unknown, p4
 * none; ok is 1, 0 and NULL. */
#define THREE_VALUED \
	"SELECT package AS subject, k.name AS item, k.ok AS ok," \
	" 'why ' || k.name AS why, 'k/' || package AS evidence\n" \
	"FROM package JOIN (SELECT 'p1' AS p, 'a' AS name, 1 AS ok" \
	" UNION ALL SELECT 'p1', 'b', 1 UNION ALL SELECT 'p2', 'c', 1" \
	" UNION ALL SELECT 'p2', 'd', 0 UNION ALL SELECT 'p2', 'e', NULL" \
	" UNION ALL SELECT 'p3', 'f', 1 UNION ALL SELECT 'p3', 'g', NULL" \
	" UNION ALL SELECT 'p5', 'h', 0) k ON k.p = package.package_id\n"

static void assert_verdicts(const struct da_rule_result *r, size_t pass,
			    size_t fail, size_t unknown, size_t none,
			    size_t error)
{
	assert_int_equal(r->verdicts[DA_PASS], pass);
	assert_int_equal(r->verdicts[DA_FAIL], fail);
	assert_int_equal(r->verdicts[DA_UNKNOWN], unknown);
	assert_int_equal(r->verdicts[DA_NOTAPPLICABLE], none);
	assert_int_equal(r->verdicts[DA_ERROR], error);
}

static void test_three_values(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "a.sql", HEAD("A", "package") THREE_VALUED);
	judge(t, &f, false);
	assert_verdicts(&f.by_rule[0], 1, 1, 1, 1, 0);
	assert_int_equal(f.by_rule[0].subjects, 3);
	assert_null(f.by_rule[0].error);
	assert_int_equal(f.n, 3);		/* d, e and g */
	assert_string_equal(f.p[0].item, "d");
	assert_int_equal(f.p[0].verdict, DA_FAIL);
	assert_int_equal(f.p[0].severity, DA_SEVERITY_VIOLATION);
	assert_string_equal(f.p[0].subject, "p2");
	assert_string_equal(f.p[0].published, "oem2.inf");
	assert_string_equal(f.p[0].message, "why d");
	assert_int_equal(f.p[0].evidence_n, 1);
	assert_int_equal(strlen(f.p[0].fingerprint), 64);
	assert_string_equal(f.p[1].item, "e");
	assert_int_equal(f.p[1].verdict, DA_UNKNOWN);
	assert_string_equal(f.p[2].item, "g");
	assert_string_equal(f.p[2].subject, "p3");
	assert_int_equal(f.images[0].failing[DA_SEVERITY_VIOLATION], 1);
	assert_int_equal(f.images[0].n, 3);
	assert_int_equal(da_findings_exit(&f, DA_SEVERITY_VIOLATION, true), 2);
	da_findings_free(&f);
}

static void test_inbox(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "a.sql", HEAD("A", "package") THREE_VALUED);
	judge(t, &f, false);
	assert_int_equal(f.images[0].inbox_packages, 1);
	for (size_t i = 0; i < f.n; i++)
		assert_string_not_equal(f.p[i].subject, "p5");
	da_findings_free(&f);
}

static void test_inbox_when_asked(void **state)
{
	struct test *t = *state;
	struct da_findings f;
	size_t n = 0;

	write_in(t, "a.sql", HEAD("A", "package") THREE_VALUED);
	judge(t, &f, true);
	assert_verdicts(&f.by_rule[0], 1, 2, 1, 1, 0);
	for (size_t i = 0; i < f.n; i++) {
		if (strcmp(f.p[i].subject, "p5"))
			continue;
		n++;
		assert_true(f.p[i].inbox);	/* and never above info */
		assert_int_equal(f.p[i].severity, DA_SEVERITY_INFO);
	}
	assert_int_equal(n, 1);
	da_findings_free(&f);
}

static void test_at_most(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "a.sql", HEAD("A", "package")
		 "SELECT package AS subject, package_id AS item, 0 AS ok,"
		 " '' AS why, evidence, CASE package_id WHEN 'p1' THEN 'info'"
		 " WHEN 'p2' THEN 'warning' WHEN 'p3' THEN 'violation' END"
		 " AS at_most FROM package");
	judge(t, &f, false);
	assert_int_equal(f.n, 4);
	assert_int_equal(f.p[0].severity, DA_SEVERITY_INFO);
	assert_int_equal(f.p[1].severity, DA_SEVERITY_WARNING);
	assert_int_equal(f.p[2].severity, DA_SEVERITY_VIOLATION);
	assert_int_equal(f.p[3].severity, DA_SEVERITY_VIOLATION); /* none */
	assert_int_equal(f.images[0].failing[DA_SEVERITY_INFO], 1);
	assert_int_equal(f.images[0].failing[DA_SEVERITY_WARNING], 1);
	assert_int_equal(f.images[0].failing[DA_SEVERITY_VIOLATION], 2);
	da_findings_free(&f);
}

/* at_most lowers and never raises. */
static void test_at_most_never_raises(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "a.sql",
		 "-- id: A\n-- title: T\n-- subject: package\n-- severity:"
		 " isolated=info whql=off universal=off declarative=off\n"
		 "-- source: S\n-- why: W\n-- fix: F\n"
		 "SELECT package AS subject, package_id AS item, 0 AS ok,"
		 " '' AS why, evidence, 'violation' AS at_most FROM package");
	judge(t, &f, false);
	assert_int_equal(f.n, 4);
	for (size_t i = 0; i < f.n; i++)
		assert_int_equal(f.p[i].severity, DA_SEVERITY_INFO);
	da_findings_free(&f);
}

static void test_at_most_is_no_word(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "a.sql", HEAD("A", "package")
		 "SELECT package AS subject, package_id AS item, 0 AS ok,"
		 " '' AS why, evidence, 'loud' AS at_most FROM package");
	write_in(t, "b.sql", HEAD("B", "package") THREE_VALUED);
	judge(t, &f, false);
	assert_verdicts(&f.by_rule[0], 0, 0, 0, 0, 1);
	assert_non_null(strstr(f.by_rule[0].error, "loud"));
	assert_verdicts(&f.by_rule[1], 1, 1, 1, 1, 0);
	da_findings_free(&f);
}

static void test_from(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "a.sql", HEAD("A", "package") "-- from: 22622\n"
		 THREE_VALUED);
	write_in(t, "b.sql", HEAD("B", "package") "-- from: 22621\n"
		 THREE_VALUED);
	judge(t, &f, false);
	assert_verdicts(&f.by_rule[0], 0, 0, 0, 4, 0);
	assert_verdicts(&f.by_rule[1], 1, 1, 1, 1, 0);
	for (size_t i = 0; i < f.n; i++)
		assert_string_equal(f.p[i].rule->id, "B");
	da_findings_free(&f);
}

/* A rule on INF files is floored by the INF's own window, not by the image. */
static void test_from_of_windows(void **state)
{
	struct test *t = *state;
	struct da_findings f;
	const char *more =
		"INSERT INTO f_inf(inf, content_key, complete, applies, window_low,"
		" window_high) VALUES (1, 'a', 1, 1, 16299, 18361),"
		" (2, 'b', 1, 1, 18362, -1);";

	write_in(t, "a.sql", HEAD("A", "inf") "-- from: 18362\n"
		 "SELECT inf AS subject, 'x' AS item, 0 AS ok, '' AS why,"
		 " evidence FROM inf");
	assert_int_equal(sqlite3_exec(da_store_db(t->store), more, NULL, NULL,
				      NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(da_store_db(t->store),
		"CREATE TRIGGER t.z AFTER INSERT ON f_package BEGIN"
		" UPDATE f_package SET inf = CASE package_id WHEN 'p1' THEN 1"
		" WHEN 'p2' THEN 2 END, inf_state = 'read'; END", NULL, NULL,
		NULL), SQLITE_OK);
	judge(t, &f, false);
	/* p1's window ends below; p2 fails; p3, p4 have no INF */
	assert_verdicts(&f.by_rule[0], 0, 1, 2, 1, 0);
	assert_string_equal(f.p[0].subject, "p2");
	assert_string_equal(f.p[0].os_window, "18362..");
	da_findings_free(&f);
}

#define COUNT_TO "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1" \
		 " FROM n WHERE i < 1000000000) "

/* A rule without end becomes an error; the others are judged as ever. */
static void test_budget(void **state)
{
	struct test *t = *state;
	struct da_findings f;
	double start = worked();

	write_in(t, "a.sql", HEAD("A", "package") THREE_VALUED);
	write_in(t, "b.sql", HEAD("B", "package") COUNT_TO
		 "SELECT package AS subject, (SELECT count(*) FROM n) AS item,"
		 " (SELECT max(i) FROM n) = 1 AS ok, NULL AS why, evidence"
		 " FROM package");
	/* one that says something before it hangs */
	write_in(t, "c.sql", HEAD("C", "package") COUNT_TO
		 "SELECT package AS subject, 'x' AS item, 0 AS ok, NULL AS why,"
		 " evidence FROM package UNION ALL SELECT package, (SELECT count(*)"
		 " FROM n), 0, NULL, NULL FROM package");
	write_in(t, "d.sql", HEAD("D", "package") THREE_VALUED);
	judge(t, &f, false);
	assert_true(worked() - start < 5 * SLOWER);
	assert_verdicts(&f.by_rule[0], 1, 1, 1, 1, 0);
	assert_verdicts(&f.by_rule[1], 0, 0, 0, 0, 1);
	assert_verdicts(&f.by_rule[2], 0, 0, 0, 0, 1);
	assert_verdicts(&f.by_rule[3], 1, 1, 1, 1, 0);
	assert_non_null(strstr(f.by_rule[1].error, "DA_RULE_STEPS_MAX"));
	assert_int_equal(f.n, 3 + 1 + 1 + 3);
	for (size_t i = 0; i < f.n; i++)
		if (!strcmp(f.p[i].rule->id, "C"))	/* not believed */
			assert_int_equal(f.p[i].verdict, DA_ERROR);
	assert_int_equal(f.images[0].failing[DA_SEVERITY_VIOLATION], 2);
	assert_int_equal(f.images[0].verdicts[DA_ERROR], 2);
	assert_int_equal(da_findings_exit(&f, DA_SEVERITY_OFF, true), 3);
	da_findings_free(&f);
}

/* ---- copies of views --------------------------------------------------- */

static void after(struct test *t, const char *sql, size_t pass, size_t fail)
{
	const struct da_judge_options options = {
		.profile = DA_PROFILE_ISOLATED,
	};
	struct da_findings f;

	assert_int_equal(sqlite3_exec(da_store_db(t->store), sql, NULL, NULL,
				      NULL), SQLITE_OK);
	assert_int_equal(da_judge(&f, &t->rules, da_store_db(t->store),
				  &options, &t->err), DA_OK);
	for (size_t i = 0; i < f.rules->n; i++) {
		assert_null(f.by_rule[i].error);
		assert_int_equal(f.by_rule[i].verdicts[DA_PASS], pass);
		assert_int_equal(f.by_rule[i].verdicts[DA_FAIL], fail);
	}
	da_findings_free(&f);
}

/* Facts that change between two judgements are seen, whatever form the rule's FROM has. */
static void test_copies_are_fresh(void **state)
{
	static const char *const forms[] = {
		"FROM package", "FROM package AS package", "FROM package p",
		"FROM\tpackage -- x\nWHERE 1", "FROM package \"package\"",
		"FROM (SELECT * FROM package)",
		"FROM (SELECT 1) LEFT JOIN package ON 1",
		"FROM (SELECT 1) a, package b",
	};
	struct test *t = *state;
	struct da_findings f;
	char name[16], text[1024];

	for (size_t i = 0; i < DA_COUNT(forms); i++) {
		snprintf(name, sizeof(name), "a%zu.sql", i);
		snprintf(text, sizeof(text), "-- id: A%zu\n-- title: A\n"
			 "-- subject: package\n-- severity: " ALL "\n"
			 "-- source: A\n-- why: A\n-- fix: A\n"
			 "SELECT package AS subject, 'x' AS item,"
			 " provider = 'ACME' AS ok, NULL AS why,"
			 " evidence %s", i, forms[i]);
		write_in(t, name, text);
	}
	judge(t, &f, false);
	da_findings_free(&f);
	after(t, "UPDATE f_package SET provider = 'Acme'", 4, 0);
	after(t, "UPDATE f_package SET provider = 'other' WHERE id = " ID(2),
	      3, 1);
	after(t, "DELETE FROM f_package WHERE id = " ID(3), 2, 1);
	after(t, "UPDATE f_package SET inbox = 1 WHERE id = " ID(2), 2, 0);
}

static void no_item(void *ctx, const struct da_item *item)
{
	(void)ctx;
	(void)item;
	fail_msg("a rule was asked");
}

static void test_copies_need_a_judgement(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "a.sql", HEAD("A", "package") GOOD);
	judge(t, &f, false);
	da_findings_free(&f);
	assert_int_equal(da_rule_run(&t->rules, &t->rules.p[0], true, no_item,
				     NULL, &t->err), DA_EINVAL);
	assert_non_null(strstr(t->err.text, "outside a judgement"));
}

/* A view's name that the statement gives to something else. */
static void test_copies_and_own_names(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "a.sql", HEAD("A", "package")
		 "WITH package(subject) AS (SELECT package FROM package_inf"
		 " UNION SELECT " ID(1) ")"
		 " SELECT subject, 'x' AS item, 0 AS ok, NULL AS why,"
		 " NULL AS evidence FROM package");
	judge(t, &f, false);
	assert_int_equal(f.by_rule[0].verdicts[DA_FAIL], 1);
	da_findings_free(&f);
}

/* A profile in which the rule is off: it is not even asked. */
static void test_off(void **state)
{
	const struct da_judge_options options = {
		.profile = DA_PROFILE_DECLARATIVE,
	};
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "a.sql", HEAD("A", "package") THREE_VALUED);
	assert_int_equal(sqlite3_exec(da_store_db(t->store), image_sql, NULL,
				      NULL, NULL), SQLITE_OK);
	loads(t);
	assert_int_equal(da_judge(&f, &t->rules, da_store_db(t->store),
				  &options, &t->err), DA_OK);
	assert_verdicts(&f.by_rule[0], 0, 0, 0, 0, 0);
	assert_int_equal(f.n, 0);
	da_findings_free(&f);
}

/* A list with a gap: one unknown for the image as a whole. */
static void test_hole(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "a.sql", HEAD("A", "package") THREE_VALUED);
	assert_int_equal(sqlite3_exec(da_store_db(t->store),
		"CREATE TRIGGER t.z AFTER INSERT ON f_area BEGIN UPDATE f_area"
		" SET state = 'partial', reason = 'cut'"
		" WHERE name = 'driver_store'; END", NULL, NULL, NULL),
		SQLITE_OK);
	judge(t, &f, false);
	assert_verdicts(&f.by_rule[0], 1, 1, 2, 1, 0);
	assert_int_equal(f.n, 4);
	assert_false(f.images[0].complete);
	da_findings_free(&f);
}

/* ---- lists and functions ----------------------------------------------- */

static void test_lists(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	write_in(t, "lists/known.csv",
		 "# comment\nname,note\r\n\nP1,first\r\np2,\n");
	write_in(t, "a.sql", HEAD("A", "package")
		 "SELECT package AS subject, l.note AS item, 0 AS ok,"
		 " l.note AS why, evidence FROM package JOIN list_known l"
		 " ON l.name = package.package_id");	/* without case */
	judge(t, &f, false);
	assert_int_equal(f.n, 2);
	assert_string_equal(f.p[0].item, "first");
	assert_string_equal(f.p[1].item, "");
	da_findings_free(&f);
}

static const struct {
	const char *expression, *want;		/* NULL: NULL */
} function_cases[] = {
	{ "(SELECT all_of(x) FROM (SELECT 1 AS x WHERE 0))", "1" },
	{ "(SELECT all_of(x) FROM (SELECT 1 AS x UNION ALL SELECT 1))", "1" },
	{ "(SELECT all_of(x) FROM (SELECT 1 AS x UNION ALL SELECT NULL))",
	  NULL },
	{ "(SELECT all_of(x) FROM (SELECT NULL AS x UNION ALL SELECT 0))",
	  "0" },
	{ "(SELECT any_of(x) FROM (SELECT 1 AS x WHERE 0))", "0" },
	{ "(SELECT any_of(x) FROM (SELECT 0 AS x UNION ALL SELECT 0))", "0" },
	{ "(SELECT any_of(x) FROM (SELECT 0 AS x UNION ALL SELECT NULL))",
	  NULL },
	{ "(SELECT any_of(x) FROM (SELECT NULL AS x UNION ALL SELECT 1))",
	  "1" },
	{ "same_items('a,B', 'b, A')", "1" },
	{ "same_items('a,b', 'a,b,b')", "1" },
	{ "same_items('', '')", "1" },
	{ "same_items('', ' , ')", "1" },
	{ "same_items('a', '')", "0" },
	{ "same_items('', 'a')", "0" },
	{ "same_items('a,b', 'a')", "0" },
	{ "same_items('a', 'a,+a')", "0" },
	{ "same_items('ab', 'a')", "0" },
	{ "same_items(NULL, '')", NULL },
	{ "seconds('2024-03-01T00:05:00Z') - seconds('2024-02-29T23:55:30Z')", "570" },
	{ "seconds('1970-01-01T00:00:10Z')", "10" },
	{ "seconds('')", NULL },
	{ "seconds('2024-03-01')", NULL },
	{ "seconds('2024-03-01T10:00:00Zx')", NULL },
	{ "seconds(NULL)", NULL },
	{ "leaf('\\a\\b.sys')", "b.sys" },
	{ "leaf('b.sys')", "b.sys" },
	{ "leaf('')", "" },
	{ "leaf(NULL)", NULL },
	{ "inf_data_equal(0x10001, '1', 4, x'01000000')", "1" },
	{ "inf_data_equal(0x10001, '0x1', 4, x'01000000')", "1" },
	{ "inf_data_equal(0x10001, '2', 4, x'01000000')", "0" },
	{ "inf_data_equal(0x10001, '01,00,00,00', 4, x'01000000')", "1" },
	{ "inf_data_equal(0x10001, '1', 4, x'0100')", NULL },
	{ "inf_data_equal(0x10001, 'x', 4, x'01000000')", NULL },
	{ "inf_data_equal(0xB0001, '5', 11, x'0500000000000000')", "1" },
	{ "inf_data_equal(0, 'ab', 1, x'610062000000')", "1" },
	{ "inf_data_equal(0, 'ab', 1, x'61006200')", "1" },
	{ "inf_data_equal(0, 'ac', 1, x'610062000000')", "0" },
	{ "inf_data_equal(0, '%13%', 1, x'610062000000')", NULL },
	{ "inf_data_equal(0, '1', 4, x'01000000')", "0" },
	{ "inf_data_equal(NULL, '1', 4, x'01000000')", NULL },
	{ "inf_data_equal(0x10001, NULL, 4, x'01000000')", NULL },
	{ "inf_data_equal(0x10001, '1', 4, NULL)", NULL },
	{ "inf_data_equal(1, '01,02', 3, x'0102')", "1" },
};

static void test_functions(void **state)
{
	struct test *t = *state;

	write_in(t, "a.sql", HEAD("A", "package") GOOD);
	loads(t);
	for (size_t i = 0; i < DA_COUNT(function_cases); i++) {
		char *sql = da_asprintf("SELECT %s",
					function_cases[i].expression);
		const char *got;
		sqlite3_stmt *q;

		print_message("%s\n", function_cases[i].expression);
		assert_int_equal(sqlite3_prepare_v2(da_store_db(t->store), sql,
						    -1, &q, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_step(q), SQLITE_ROW);
		got = (const char *)sqlite3_column_text(q, 0);
		if (function_cases[i].want) {
			assert_non_null(got);
			assert_string_equal(got, function_cases[i].want);
		} else {
			assert_null(got);
		}
		sqlite3_finalize(q);
		free(sql);
	}
}

/* ---- rules of a site --------------------------------------------------- */

static int load_dirs(struct test *t, size_t n, const char *const *names)
{
	const char *dirs[4];
	int status;

	if (t->loaded)
		again(t);
	for (size_t i = 0; i < n; i++)
		dirs[i] = da_asprintf("%s/%s", t->dir, names[i]);
	status = da_rules_load(&t->rules, dirs, n, NULL, da_store_db(t->store),
			       &t->err);
	t->loaded = status == DA_OK;
	for (size_t i = 0; i < n; i++)
		free((char *)dirs[i]);
	return status;
}

static void test_site(void **state)
{
	static const char *const one[] = { "ours", "b", "a" };
	static const char *const two[] = { "ours", "a", "b" };
	struct test *t = *state;
	char digest[DA_SHA256_HEX], *origin;

	write_in(t, "ours/z.sql", HEAD("ISO-Z001", "package") GOOD);
	write_in(t, "ours/lists/own.csv", "a\n1\n");
	write_in(t, "a/x.sql", HEAD("ACME-2", "inf")
		 "SELECT inf AS subject, (SELECT b FROM list_theirs) AS item,"
		 " 1 AS ok, NULL AS why, evidence FROM inf");
	write_in(t, "a/y.sql", HEAD("ACME-1", "package") GOOD);
	write_in(t, "a/lists/theirs.csv", "b\nseen\n");
	write_in(t, "b/x.sql", HEAD("A9-X-Y", "package") GOOD);
	assert_int_equal(load_dirs(t, 3, one), DA_OK);
	assert_int_equal(t->rules.n, 4);
	assert_string_equal(t->rules.p[0].id, "ISO-Z001");
	assert_string_equal(t->rules.p[1].id, "A9-X-Y");
	assert_string_equal(t->rules.p[2].id, "ACME-1");
	assert_string_equal(t->rules.p[3].id, "ACME-2");
	assert_null(t->rules.p[0].origin);
	origin = da_asprintf("%s/a", t->dir);
	assert_string_equal(t->rules.p[3].origin, origin);
	free(origin);
	assert_true(da_rule_of_inf(&t->rules.p[3]));
	assert_false(da_rule_of_inf(&t->rules.p[2]));
	memcpy(digest, t->rules.digest, sizeof(digest));

	/* the order of a site's directories shows nowhere */
	assert_int_equal(load_dirs(t, 3, two), DA_OK);
	assert_string_equal(t->rules.digest, digest);
	assert_string_equal(t->rules.p[1].id, "A9-X-Y");

	/* neither does what directories and files are called */
	write_in(t, "c/else.sql", HEAD("A9-X-Y", "package") GOOD);
	assert_int_equal(load_dirs(t, 3, (const char *[]){ "ours", "a", "c" }),
			 DA_OK);
	assert_string_equal(t->rules.digest, digest);

	/* but every line of every file does */
	write_in(t, "a/lists/theirs.csv", "b\nother\n");
	assert_int_equal(load_dirs(t, 3, one), DA_OK);
	assert_string_not_equal(t->rules.digest, digest);
	assert_int_equal(load_dirs(t, 2, one), DA_OK);
	assert_string_not_equal(t->rules.digest, digest);
}

static const struct {
	const char *what, *file, *text, *place, *says;
} site_cases[] = {
	{ "our ids", "site/r.sql", HEAD("ISO-Q001", "package") GOOD,
	  "site/r.sql:1:15: ", "begin with ISO-" },
	{ "an id that is there", "site/r.sql", HEAD("ACME-1", "package") GOOD,
	  "site/r.sql:1:15: ", "/first/r.sql" },
	{ "no hyphen", "site/r.sql", HEAD("ACME", "package") GOOD,
	  "site/r.sql:1:15: ", "an id is" },
	{ "nothing behind it", "site/r.sql", HEAD("ACME-", "package") GOOD,
	  "site/r.sql:1:15: ", "an id is" },
	{ "a digit first", "site/r.sql", HEAD("1A-1", "package") GOOD,
	  "site/r.sql:1:15: ", "an id is" },
	{ "small letters", "site/r.sql", HEAD("ACME-p1", "package") GOOD,
	  "site/r.sql:1:15: ", "an id is" },
	{ "a path", "site/r.sql", HEAD("A-/../X", "package") GOOD,
	  "site/r.sql:1:15: ", "an id is" },
	{ "no id to speak of", "site/r.sql", HEAD("-A", "package") GOOD,
	  "site/r.sql:1:15: ", "an id is" },
	{ "a list that is there", "site/lists/own.csv", "a\n1\n",
	  "site/lists/own.csv:1:1: ", "/ours/lists/own.csv" },
	{ "the list of the ruleset", "site/lists/ruleset.csv", "a\n1\n",
	  "site/lists/ruleset.csv:1:1: ", "list_ruleset" },
	{ "a ruleset", "site/rulesets/x.csv", "kind,value\nfirst_build,1\n",
	  "site/rulesets/x.csv:1:1: ", "a site has none" },
};

static void test_site_refused(void **state)
{
	static const char *const dirs[] = { "ours", "first", "site" };

	(void)state;
	for (size_t i = 0; i < DA_COUNT(site_cases); i++) {
		struct test *t;
		char *place;

		print_message("%s\n", site_cases[i].what);
		assert_int_equal(setup((void **)&t), 0);
		write_in(t, "ours/r.sql", HEAD("ISO-A001", "package") GOOD);
		write_in(t, "ours/lists/own.csv", "a\n1\n");
		write_in(t, "first/r.sql", HEAD("ACME-1", "package") GOOD);
		write_in(t, "site/good.sql", HEAD("ACME-2", "package") GOOD);
		write_in(t, site_cases[i].file, site_cases[i].text);
		place = da_asprintf("%s/%s", t->dir, site_cases[i].place);
		assert_int_equal(load_dirs(t, 3, dirs), DA_EINVAL);
		if (strncmp(t->err.text, place, strlen(place)) ||
		    !strstr(t->err.text, site_cases[i].says))
			fail_msg("%s", t->err.text);
		free(place);
		teardown((void **)&t);
	}
}

static const struct {
	const char *text, *says;
} compares_cases[] = {
	{ HEAD("A", "package") "-- compares: image\n" GOOD, "compares is images" },
	{ HEAD("A", "image") "-- compares: images\n" GOOD, "rule on packages" },
	{ HEAD("A", "package") "-- needs: imports\n-- compares: images\n" GOOD,
	  "needs nothing else" },
	{ HEAD("A", "package") "-- compares: images\nSELECT 1 FROM f_package",
	  "never tables" },
};

static void test_compares(void **state)
{
	struct test *t = *state;
	struct da_findings f;

	for (size_t i = 0; i < DA_COUNT(compares_cases); i++) {
		write_in(t, "r.sql", compares_cases[i].text);
		assert_int_equal(load(t), DA_EINVAL);
		if (!strstr(t->err.text, compares_cases[i].says))
			fail_msg("%s", t->err.text);
		assert_non_null(strstr(t->err.text, i == 2 ? ":9:14: " :
				       i == 3 ? ":9:15: " : ":8:14: "));
	}
	write_in(t, "r.sql", HEAD("A", "package") "-- compares: images\n"
		 "SELECT package_id AS subject, 'x' AS item, 0 AS ok, 'y' AS why,"
		 " '' AS evidence FROM fleet_package");
	judge(t, &f, false);
	assert_true(t->rules.p[0].compares_images);
	/* nobody asked it: unknown, and no finding */
	assert_int_equal(f.n, 0);
	assert_int_equal(f.by_rule[0].verdicts[DA_UNKNOWN], 4);
	assert_int_equal(f.images[0].not_collected, 4);
	da_findings_free(&f);
}

/* A site's rule takes from the grade what its codes say, when it is about INF
 * files, and otherwise nothing. */
static void test_site_grades(void **state)
{
	static const char *const dirs[] = { "ours", "site" };
	static const struct {
		const char *rule;
		enum da_flag_state k;
	} cases[] = {
		{ HEAD("ACME-1", "inf") "SELECT inf AS subject, 'x' AS item,"
		  " 0 AS ok, 'y' AS why, evidence FROM inf", DA_FLAG_TRUE },
		{ HEAD("ACME-1", "inf") "SELECT inf AS subject, 'x' AS item,"
		  " NULL AS ok, 'y' AS why, evidence FROM inf", DA_FLAG_TRUE },
		{ HEAD("ACME-1", "inf") "-- infverif: 1322\n"
		  "SELECT inf AS subject, 'x' AS item,"
		  " 0 AS ok, 'y' AS why, evidence FROM inf", DA_FLAG_FALSE },
		{ HEAD("ACME-1", "package") "-- infverif: 1322\n"
		  "SELECT package AS subject, 'x' AS item,"
		  " 0 AS ok, 'y' AS why, evidence FROM package", DA_FLAG_TRUE },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++) {
		const struct da_judge_options options = { .loose = false };
		const struct da_package_grade *g;
		struct da_findings f;
		struct test *t;

		assert_int_equal(setup((void **)&t), 0);
		write_in(t, "ours/r.sql", HEAD("ISO-A001", "package") GOOD);
		write_in(t, "ours/lists/infverif.csv",
			 "code,p,k,u,w,rule,meaning\n1322,-,E,E,E,-,x\n");
		write_in(t, "site/r.sql", cases[i].rule);
		assert_int_equal(load_dirs(t, 2, dirs), DA_OK);
		assert_int_equal(sqlite3_exec(da_store_db(t->store), image_sql,
					      NULL, NULL, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_exec(da_store_db(t->store),
			"INSERT INTO f_inf(inf, content_key, sha256, name, arch,"
			" window_low, window_high, complete, applies, devices)"
			" VALUES (1, 'k', 'h', 'p.inf', 'amd64', 10240, -1, 1, 1, 1);"
			"INSERT INTO f_package_inf(target, package, inf, selected)"
			" VALUES (1, " ID(1) ", 1, 1);"
			"UPDATE f_package SET inf = 1 WHERE id = " ID(1),
			NULL, NULL, NULL), SQLITE_OK);
		assert_int_equal(da_judge(&f, &t->rules, da_store_db(t->store),
					  &options, &t->err), DA_OK);
		g = da_package_grade(&f, (INT64_C(1) << 32) + 1);
		assert_non_null(g);
		assert_int_equal(g->of_package.flag[DA_FLAG_K], cases[i].k);
		da_findings_free(&f);
		teardown((void **)&t);
	}
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		CASE(test_duplicate_id),
		CASE(test_no_rules),
		CASE(test_large_file),
		cmocka_unit_test(test_lists_refused),
		cmocka_unit_test(test_rulesets_refused), CASE(test_rulesets),
		CASE(test_copies_are_fresh), CASE(test_copies_need_a_judgement),
		CASE(test_copies_and_own_names),
		CASE(test_header),
		cmocka_unit_test(test_names),
		CASE(test_three_values),
		CASE(test_inbox),
		CASE(test_inbox_when_asked),
		CASE(test_at_most),
		CASE(test_at_most_never_raises),
		CASE(test_at_most_is_no_word),
		CASE(test_from),
		CASE(test_from_of_windows),
		CASE(test_budget),
		CASE(test_off),
		CASE(test_hole),
		CASE(test_lists),
		CASE(test_functions),
		CASE(test_site),
		cmocka_unit_test(test_site_refused),
		CASE(test_compares),
		cmocka_unit_test(test_site_grades),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
