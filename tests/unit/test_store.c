// SPDX-License-Identifier: Apache-2.0
/* The store: images kept and taken, contents once, older layouts, answers kept. */
#include "config.h"

#include "drvaudit/check.h"
#include "drvaudit/facts.h"
#include "drvaudit/store.h"

#include "store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

struct test {
	char dir[64], path[96], rules_dir[96];
	struct da_store *s;
	struct da_err err;
};

static int setup(void **state)
{
	struct test *t = da_calloc(1, sizeof(*t));

	*state = t;
	snprintf(t->dir, sizeof(t->dir), "/tmp/test_store.XXXXXX");
	if (!mkdtemp(t->dir))
		return -1;
	snprintf(t->path, sizeof(t->path), "%s/a.db", t->dir);
	return da_store_open(&t->s, t->path, &t->err);
}

static int teardown(void **state)
{
	struct test *t = *state;
	char *command = da_asprintf("rm -rf %s", t->dir);
	int rc;

	da_store_close(t->s);
	rc = system(command);
	free(command);
	free(t);
	return rc;
}

static void reopen(struct test *t)
{
	da_store_close(t->s);
	assert_int_equal(da_store_open(&t->s, t->path, &t->err), DA_OK);
}

static void fact(struct test *t, enum da_kind kind, const void *f)
{
	struct da_buf b = { 0 };

	da_fact_encode(kind, f, &b);
	assert_int_equal(da_store_fact(t->s, kind, b.p, b.n), DA_OK);
	da_buf_free(&b);
}

static int64_t number(struct test *t, const char *sql)
{
	sqlite3_stmt *q;
	int64_t n = -1;

	if (sqlite3_prepare_v2(da_store_db(t->s), sql, -1, &q, NULL))
		fail_msg("%s: %s", sql, sqlite3_errmsg(da_store_db(t->s)));
	if (sqlite3_step(q) == SQLITE_ROW)
		n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

static void header(struct test *t, int64_t local, const char *key,
		   const char *family)
{
	DA_FACT(inf, f);

	f.inf = local;
	f.content_key = key;
	f.sha256 = key;
	f.family = family;
	f.complete = 1;
	f.applies = 1;
	f.window_low = 10240;
	f.window_high = -1;
	fact(t, DA_FACT_inf, &f);
}

/* An image of that build with n packages; contents key-0, key-1, ... */
static int64_t image(struct test *t, const char *name, int build, int n)
{
	const struct da_store_about about = { .name = name, .tool = "test" };
	DA_FACT(image, i);
	int64_t id;

	assert_int_equal(da_store_empty(t->s, &t->err), DA_OK);
	assert_int_equal(da_store_begin(t->s, name), 1);
	i.build = build;
	i.arch = "amd64";
	i.product_type = 1;
	i.product = "Windows";
	fact(t, DA_FACT_image, &i);
	for (int k = 0; k < n; k++) {
		char key[16], folder[32];
		DA_FACT(package, p);
		DA_FACT(package_inf, x);
		DA_FACT(inf_copy, c);

		snprintf(key, sizeof(key), "key-%d", k);
		snprintf(folder, sizeof(folder), "p%d.inf_amd64", k);
		header(t, k + 1, key, key);
		c.inf = k + 1;
		c.file = "a.sys";
		c.dirid = k % 2 ? 13 : 12;
		c.line = 1;
		c.column = 1;
		fact(t, DA_FACT_inf_copy, &c);
		p.id = k + 1;
		p.package_id = folder;
		p.published_name = "oem1.inf";
		p.inbox = 0;
		p.inf = k + 1;
		fact(t, DA_FACT_package, &p);
		x.package = k + 1;
		x.inf = k + 1;
		x.selected = 1;
		fact(t, DA_FACT_package_inf, &x);
	}
	assert_int_equal(da_store_end(t->s, DA_OK, NULL, &t->err), DA_OK);
	assert_int_equal(da_store_keep(t->s, &about, &id, &t->err), DA_OK);
	assert_true(id > 0);
	return id;
}

static void test_keep_and_take(void **state)
{
	struct test *t = *state;
	int64_t a = image(t, "a", 19045, 3), b = image(t, "b", 19045, 5),
		c = image(t, "c", 22621, 0);

	for (int round = 0; round < 2; round++) {
		assert_int_equal(da_store_take(t->s, a, &t->err), DA_OK);
		assert_int_equal(number(t, "SELECT count(*) FROM package"), 3);
		assert_int_equal(number(t, "SELECT build FROM image"), 19045);
		assert_int_equal(da_store_take(t->s, c, &t->err), DA_OK);
		assert_int_equal(number(t, "SELECT count(*) FROM package"), 0);
		assert_int_equal(number(t, "SELECT build FROM image"), 22621);
		assert_int_equal(da_store_take(t->s, b, &t->err), DA_OK);
		assert_int_equal(number(t, "SELECT count(*) FROM package p"
					" JOIN inf_copy c ON c.inf = p.inf"), 5);
		assert_int_equal(da_store_image(t->s), b);
		assert_int_equal(da_store_verify(t->s, &t->err), DA_OK);
		reopen(t);
	}
	/* contents are there once; one base a build */
	assert_int_equal(number(t, "SELECT count(*) FROM f_inf"), 5);
	assert_int_equal(number(t, "SELECT count(*) FROM f_inf_copy"), 5);
	assert_int_equal(number(t, "SELECT count(*) FROM s_base"), 2);
	assert_int_equal(number(t, "SELECT count(*) FROM s_installed"), 8);
	assert_int_equal(number(t, "SELECT count(*) FROM s_package"), 5);
	assert_int_equal(da_store_take(t->s, 99, &t->err), DA_ECORRUPT);
}

/* SQLite's cache must not live on when the facts are exchanged (it did). */
static void test_exchange(void **state)
{
	struct test *t = *state;

	for (int n = 1; n < 20; n++) {
		char name[16];

		snprintf(name, sizeof(name), "i%d", n);
		image(t, name, 19045, n % 3 + 1);
		assert_int_equal(number(t, "SELECT count(*) FROM package"),
				 n % 3 + 1);
		assert_int_equal(da_store_empty(t->s, &t->err), DA_OK);
		assert_int_equal(number(t, "SELECT count(*) FROM package"), 0);
		assert_int_equal(number(t, "SELECT count(*) FROM target"), 0);
	}
}

static void test_same_name_replaces(void **state)
{
	struct test *t = *state;
	int64_t a = image(t, "a", 19045, 3);

	assert_int_equal(image(t, "a", 19045, 1), a);
	assert_int_equal(number(t, "SELECT count(*) FROM s_image"), 1);
	assert_int_equal(number(t, "SELECT count(*) FROM s_facts"), 1);
	assert_int_equal(number(t, "SELECT count(*) FROM s_installed"), 1);
	reopen(t);
	assert_int_equal(da_store_take(t->s, a, &t->err), DA_OK);
	assert_int_equal(number(t, "SELECT count(*) FROM package"), 1);
}

/* The same facts give the same evidence digest and next to no bytes. */
static void test_same_again(void **state)
{
	struct test *t = *state;
	int64_t first, second;

	image(t, "a", 19045, 40);
	image(t, "b", 19045, 40);
	assert_int_equal(number(t, "SELECT count(DISTINCT evidence_sha256)"
				" FROM s_image WHERE length(evidence_sha256) = 64"), 2);
	/* ... but for the name, which is a fact of the target */
	first = number(t, "SELECT length(data) FROM s_base");
	second = number(t, "SELECT length(data) FROM s_facts WHERE image = 2");
	assert_true(second * 5 < first * 4);
	assert_true(number(t, "SELECT size FROM s_facts WHERE image = 2") >
		    20 * second);
}

/* A target whose worker died leaves no content half told. */
static void test_failed_target(void **state)
{
	struct test *t = *state;
	const struct da_store_about about = { .name = "x", .tool = "test" };
	struct da_err why = { .code = "worker-died", .text = "it died",
			      .offset = DA_NO_OFFSET };
	int64_t id;

	assert_int_equal(da_store_empty(t->s, &t->err), DA_OK);
	assert_int_equal(da_store_begin(t->s, "x"), 1);
	header(t, 1, "key-0", "key-0");
	assert_int_equal(da_store_end(t->s, DA_EIO, &why, &t->err), DA_OK);
	assert_int_equal(da_store_keep(t->s, &about, &id, &t->err), DA_OK);
	assert_int_equal(number(t, "SELECT count(*) FROM f_inf"), 0);
	assert_int_equal(number(t, "SELECT status FROM s_image"), DA_EIO);
	/* the next image brings it whole */
	image(t, "a", 19045, 1);
	assert_int_equal(number(t, "SELECT count(*) FROM f_inf_copy"), 1);
}

/* Two processes that bring the same content: the number follows from its key. */
static void test_numbers_of_contents(void **state)
{
	struct test *t = *state;
	char path[96];
	int64_t here, there;

	image(t, "a", 19045, 2);
	here = number(t, "SELECT inf FROM f_inf WHERE content_key = 'key-1'");
	da_store_close(t->s);
	snprintf(path, sizeof(path), "%s/b.db", t->dir);
	assert_int_equal(da_store_open(&t->s, path, &t->err), DA_OK);
	image(t, "b", 22621, 2);
	there = number(t, "SELECT inf FROM f_inf WHERE content_key = 'key-1'");
	assert_int_equal(here, there);
	assert_true(here > 0);
	/* windows of one family keep their order */
	assert_int_equal(da_store_empty(t->s, &t->err), DA_OK);
	assert_int_equal(da_store_begin(t->s, "c"), 1);
	for (int k = 1; k <= 5; k++) {
		char key[16];

		snprintf(key, sizeof(key), "window-%d", k);
		header(t, k, key, "family");
	}
	assert_int_equal(da_store_end(t->s, DA_OK, NULL, &t->err), DA_OK);
	assert_int_equal(number(t, "SELECT count(*) FROM c.f_inf a JOIN c.f_inf b"
		" ON a.content_key < b.content_key AND a.inf > b.inf"
		" WHERE a.family = 'family' AND b.family = 'family'"), 0);
}

/* In the place of an image's facts, without a base. */
static void put_facts(struct test *t, int64_t image, const uint8_t *p, size_t n)
{
	struct da_packer *k = da_packer_new(NULL, 0);
	struct da_buf packed = { 0 };
	sqlite3_stmt *q;

	assert_int_equal(da_pack(k, p, n, &packed, &t->err), DA_OK);
	assert_int_equal(sqlite3_prepare_v2(da_store_db(t->s), "UPDATE s_facts"
		" SET base = 0, size = ?, data = ? WHERE image = ?", -1, &q,
		NULL), SQLITE_OK);
	sqlite3_bind_int64(q, 1, (int64_t)n);
	sqlite3_bind_blob(q, 2, packed.p, (int)packed.n, SQLITE_STATIC);
	sqlite3_bind_int64(q, 3, image);
	assert_int_equal(sqlite3_step(q), SQLITE_DONE);
	sqlite3_finalize(q);
	da_buf_free(&packed);
	da_packer_free(k);
}

/* Facts of a program whose tables were others: by name; what was not there is unknown. */
static void test_older_layout(void **state)
{
	struct test *t = *state;
	int64_t a = image(t, "a", 19045, 2);
	sqlite3_int64 bytes;
	sqlite3 *db = da_store_db(t->s);
	sqlite3_stmt *q;
	unsigned char *p;

	/* the same facts, of tables with a column less and one more */
	assert_int_equal(da_store_take(t->s, a, &t->err), DA_OK);
	p = sqlite3_serialize(db, "t", &bytes, 0);
	assert_non_null(p);
	{
		sqlite3 *old;

		assert_int_equal(sqlite3_open(":memory:", &old), SQLITE_OK);
		assert_int_equal(sqlite3_deserialize(old, "main", p, bytes, bytes,
			SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE),
			SQLITE_OK);
		assert_int_equal(sqlite3_exec(old,
			"ALTER TABLE f_package DROP COLUMN manifest_hash;"
			"ALTER TABLE f_package ADD COLUMN gone TEXT;"
			"DROP TABLE f_run_entry", NULL, NULL, NULL), SQLITE_OK);
		p = sqlite3_serialize(old, "main", &bytes, 0);
		sqlite3_close(old);
	}
	assert_false(da_store_same_layout(t->s, p));
	put_facts(t, a, p, (size_t)bytes);
	sqlite3_free(p);
	reopen(t);
	assert_int_equal(da_store_take(t->s, a, &t->err), DA_OK);
	assert_int_equal(number(t, "SELECT count(*) FROM package"), 2);
	assert_int_equal(number(t, "SELECT count(*) FROM package"
				" WHERE manifest_hash IS NULL"), 2);
	assert_int_equal(number(t, "SELECT count(*) FROM run_entry"), 0);
	assert_int_equal(sqlite3_prepare_v2(da_store_db(t->s), "SELECT gone FROM"
			 " f_package", -1, &q, NULL), SQLITE_ERROR);
	/* and another image after it */
	assert_true(image(t, "b", 19045, 3) > 0);
	assert_int_equal(number(t, "SELECT count(*) FROM package"), 3);
}

static void test_not_a_store(void **state)
{
	struct test *t = *state;
	struct da_store *other = NULL;
	char path[96];
	sqlite3 *db;

	snprintf(path, sizeof(path), "%s/other.db", t->dir);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_exec(db, "CREATE TABLE mine(x); INSERT INTO mine VALUES (1)",
		     NULL, NULL, NULL);
	sqlite3_close(db);
	assert_int_equal(da_store_open(&other, path, &t->err), DA_EINVAL);
	assert_null(other);
	assert_string_equal(t->err.code, "not-a-store");
	sqlite3_exec(da_store_db(t->s), "PRAGMA user_version = 77", NULL, NULL,
		     NULL);
	assert_int_equal(da_store_open(&other, t->path, &t->err), DA_EINVAL);
	assert_string_equal(t->err.code, "store-version");
}

/* ---- answers that are kept ---------------------------------------------- */

#define RULE(id, subject) "-- id:        " id "\n-- title:     t\n" \
	"-- subject:   " subject "\n" \
	"-- severity:  isolated=violation whql=violation universal=violation declarative=violation\n" \
	"-- source:    s\n-- why:       w\n-- fix:       f\n"
#define COPY RULE("TEST-1", "inf") \
	"SELECT inf AS subject, file AS item, dirid = 13 AS ok," \
	" file || ' goes to ' || dirid AS why, evidence FROM inf_copy;\n"
#define BY_PACKAGE RULE("TEST-2", "package") \
	"SELECT package AS subject, package_id AS item, package_id LIKE 'p0%' AS ok," \
	" 'x' AS why, evidence FROM package;\n"
#define MIXED RULE("TEST-3", "inf") \
	"SELECT i.inf AS subject, 'x' AS item, p.package_id LIKE 'p1%' AS ok, 'x' AS why," \
	" i.evidence FROM inf i JOIN package p ON p.inf = i.inf;\n"

static void write_rule(struct test *t, const char *name, const char *text)
{
	char *path = da_asprintf("%s/rules/%s", t->dir, name);
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	free(path);
}

struct judged {
	struct da_rules rules;
	struct da_check *check;
	struct da_judge_options options;
};

static void load(struct test *t, struct judged *j)
{
	const char *dir = t->rules_dir;

	memset(j, 0, sizeof(*j));
	assert_int_equal(da_rules_load(&j->rules, &dir, 1, NULL,
				       da_store_db(t->s), &t->err), DA_OK);
	assert_int_equal(da_check_new(&j->check, &j->rules, da_store_db(t->s),
				      &j->options, &t->err), DA_OK);
	assert_int_equal(da_check_contents(j->check, &t->err), DA_OK);
}

static void unload(struct judged *j)
{
	da_check_free(j->check);
	da_rules_free(&j->rules);
}

/* Asks what is missing; the number of images that lacked something. */
static size_t check_all(struct test *t, struct judged *j)
{
	int64_t *images;
	size_t n;

	assert_int_equal(da_check_missing(j->check, &images, &n, &t->err), DA_OK);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(da_store_take(t->s, images[i], &t->err), DA_OK);
		assert_int_equal(da_check_image(j->check, images[i], NULL,
						&t->err), DA_OK);
	}
	assert_int_equal(da_check_write(j->check, &t->err), DA_OK);
	free(images);
	return n;
}

/* The counts of an image, and that its words say the same. */
static void assert_counts(struct test *t, struct judged *j, size_t at,
			  size_t pass, size_t fail)
{
	struct da_fleet fleet;
	struct da_findings f;
	size_t unchecked, failing = 0;

	assert_int_equal(da_fleet_load(&fleet, j->check, true, &unchecked,
				       &t->err), DA_OK);
	assert_int_equal(unchecked, 0);
	assert_true(at < fleet.images_n);
	assert_int_equal(fleet.images[at].verdicts[DA_PASS], pass);
	assert_int_equal(fleet.images[at].verdicts[DA_FAIL], fail);
	assert_int_equal(da_store_take(t->s, fleet.images[at].image, &t->err),
			 DA_OK);
	assert_int_equal(da_check_findings(j->check, &f, &t->err), DA_OK);
	for (size_t i = 0; i < f.n; i++)
		failing += f.p[i].verdict == DA_FAIL;
	assert_int_equal(failing,
			 fleet.images[at].failing[DA_SEVERITY_VIOLATION]);
	assert_int_equal(f.images[0].verdicts[DA_PASS], pass);
	assert_int_equal(f.images[0].verdicts[DA_FAIL], fail);
	da_findings_free(&f);
	da_fleet_free(&fleet);
}

static int setup_rules(void **state)
{
	struct test *t;
	char *command;
	int rc;

	if (setup(state))
		return -1;
	t = *state;
	snprintf(t->rules_dir, sizeof(t->rules_dir), "%s/rules", t->dir);
	command = da_asprintf("mkdir %s", t->rules_dir);
	rc = system(command);
	free(command);
	return rc;
}

/*
 * Answers about contents are kept in chunks; a later chunk must not move those of
 * an earlier one (it did: an image with more packages made old ones pass).
 */
static void test_answers_stay_right(void **state)
{
	struct test *t = *state;
	struct judged j;

	write_rule(t, "a.sql", COPY);
	image(t, "a", 19045, 2);
	load(t, &j);
	assert_int_equal(check_all(t, &j), 1);
	assert_counts(t, &j, 0, 1, 1);		/* key-0 to 12, key-1 to 13 */
	unload(&j);
	image(t, "b", 19045, 9);
	load(t, &j);
	assert_int_equal(check_all(t, &j), 1);	/* b alone */
	assert_counts(t, &j, 0, 1, 1);
	assert_counts(t, &j, 1, 4, 5);
	unload(&j);
	reopen(t);
	image(t, "c", 22621, 4);
	load(t, &j);
	assert_int_equal(check_all(t, &j), 1);
	assert_counts(t, &j, 0, 1, 1);
	assert_counts(t, &j, 1, 4, 5);
	assert_counts(t, &j, 2, 2, 2);
	assert_int_equal(check_all(t, &j), 0);
	unload(&j);
}

static void test_a_rule_costs_itself(void **state)
{
	struct test *t = *state;
	struct judged j;
	int64_t before;

	write_rule(t, "a.sql", COPY);
	image(t, "a", 19045, 3);
	image(t, "b", 19045, 4);
	load(t, &j);
	assert_int_equal(check_all(t, &j), 2);
	unload(&j);
	before = number(t, "SELECT count(*) FROM s_content_items");
	write_rule(t, "b.sql", BY_PACKAGE);
	load(t, &j);
	assert_int_equal(check_all(t, &j), 2);
	assert_int_equal(number(t, "SELECT count(*) FROM s_content_items"), before);
	assert_counts(t, &j, 0, 1 + 1, 2 + 2);
	assert_counts(t, &j, 1, 2 + 1, 2 + 3);
	unload(&j);
	/* a changed rule is another rule */
	write_rule(t, "b.sql", RULE("TEST-2", "package")
		   "SELECT package AS subject, 'x' AS item, 1 AS ok, 'x' AS why,"
		   " evidence FROM package;\n");
	load(t, &j);
	assert_int_equal(check_all(t, &j), 2);
	assert_counts(t, &j, 0, 1 + 3, 2);
	unload(&j);
}

/* A rule on INF files that reads facts of an image is asked about each image. */
static void test_mixed_rule(void **state)
{
	struct test *t = *state;
	struct judged j;

	write_rule(t, "a.sql", COPY);
	write_rule(t, "c.sql", MIXED);
	image(t, "a", 19045, 2);
	image(t, "b", 19045, 3);
	load(t, &j);
	assert_true(da_rules_find(&j.rules, "TEST-1")->of_content);
	assert_false(da_rules_find(&j.rules, "TEST-3")->of_content);
	assert_int_equal(check_all(t, &j), 2);
	assert_counts(t, &j, 0, 1 + 1, 1 + 1);
	assert_counts(t, &j, 1, 1 + 1, 2 + 2);
	unload(&j);
}

/* Another program's views are other questions: nothing that is kept answers them. */
static void test_views_count(void **state)
{
	struct test *t = *state;
	struct judged j;

	write_rule(t, "b.sql", BY_PACKAGE);
	image(t, "a", 19045, 3);
	load(t, &j);
	assert_int_equal(check_all(t, &j), 1);
	assert_int_equal(check_all(t, &j), 0);
	unload(&j);
	assert_int_equal(sqlite3_exec(da_store_db(t->s), "DROP VIEW hole;"
		"CREATE TEMP VIEW hole AS SELECT 1 AS image, 'package' AS"
		" subject_kind, 'x' AS reason", NULL, NULL, NULL), SQLITE_OK);
	load(t, &j);
	assert_int_equal(check_all(t, &j), 1);
	unload(&j);
}

/* An image whose facts break off leaves no answer, and is one in error afterwards. */
static void test_damaged_facts(void **state)
{
	struct test *t = *state;
	struct da_err err = { 0 };
	struct da_fleet fleet;
	struct judged j;
	int64_t *images;
	size_t n, unchecked;

	write_rule(t, "b.sql", BY_PACKAGE);
	image(t, "a", 19045, 3);
	image(t, "b", 19045, 40);
	load(t, &j);
	assert_int_equal(number(t, "UPDATE s_facts SET data = substr(data, 1,"
		" length(data) - 40) WHERE image = 2 RETURNING 1"), 1);
	assert_int_equal(da_check_missing(j.check, &images, &n, &t->err), DA_OK);
	assert_int_equal(n, 2);
	for (size_t i = 0; i < n; i++) {
		bool good = !da_store_take(t->s, images[i], &err) &&
			    !da_check_image(j.check, images[i], NULL, &err) &&
			    !da_store_verify(t->s, &err);

		assert_int_equal(good, images[i] == 1);
		if (!good)	/* SQLite says only that it could not read */
			da_store_verify(t->s, &err);
		if (!good)
			assert_int_equal(da_store_refuse(t->s, images[i], &err,
							 &t->err), DA_OK);
	}
	free(images);
	assert_int_equal(da_check_write(j.check, &t->err), DA_OK);
	assert_int_equal(da_fleet_load(&fleet, j.check, true, &unchecked,
				       &t->err), DA_OK);
	assert_int_equal(unchecked, 0);
	assert_int_equal(fleet.images[0].status, 0);
	assert_int_equal(fleet.images[1].status, DA_ECORRUPT);
	assert_string_equal(fleet.images[1].error_code, "store-damaged");
	assert_false(fleet.images[1].complete);
	da_fleet_free(&fleet);
	unload(&j);
	/* collected again it is as good as new */
	image(t, "b", 19045, 4);
	load(t, &j);
	assert_int_equal(check_all(t, &j), 1);
	unload(&j);
}

/* What cannot be read is an error, and no verdict. */
static void test_damaged_answers(void **state)
{
	struct test *t = *state;
	const char *dir = t->rules_dir;
	struct judged j;
	struct da_check *c = NULL;

	write_rule(t, "a.sql", COPY);
	image(t, "a", 19045, 3);
	load(t, &j);
	assert_int_equal(check_all(t, &j), 1);
	unload(&j);
	assert_int_equal(number(t, "UPDATE s_content_items SET items ="
				" substr(items, 1, length(items) - 3) RETURNING 1"), 1);
	assert_int_equal(da_rules_load(&j.rules, &dir, 1, NULL,
				       da_store_db(t->s), &t->err), DA_OK);
	assert_int_equal(da_check_new(&c, &j.rules, da_store_db(t->s), &j.options,
				      &t->err), DA_OK);
	assert_int_equal(da_check_contents(c, &t->err), DA_ECORRUPT);
	assert_string_equal(t->err.code, "store-damaged");
	da_check_free(c);
	da_rules_free(&j.rules);
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
#define R(f) cmocka_unit_test_setup_teardown(f, setup_rules, teardown)
	static const struct CMUnitTest tests[] = {
		T(test_keep_and_take), T(test_exchange),
		T(test_same_name_replaces), T(test_same_again),
		T(test_failed_target), T(test_numbers_of_contents),
		T(test_older_layout), T(test_not_a_store),
		R(test_answers_stay_right), R(test_a_rule_costs_itself),
		R(test_mixed_rule), R(test_damaged_answers),
		R(test_damaged_facts), R(test_views_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
