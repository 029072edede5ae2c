// SPDX-License-Identifier: Apache-2.0
/*
 * The synthetic fleet of the benchmarks is worth measuring only while it looks
 * like real images: the rules find in it what was put there, and nothing that
 * could not be judged.
 */
#include "config.h"
#include "../bench/fleet.h"

#include "drvaudit/findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define IMAGES 5
#define JUDGED 2

/* All in one store; some judged as well, each in a store of its own. */
struct made {
	struct da_store *store;
	size_t verdicts[DA_VERDICTS], not_collected, unfit;
	struct by_rule { char id[16]; size_t failing, unknown; } rules[256];
	size_t rules_n;
};

static struct da_store *make(uint64_t seed, uint32_t first, uint32_t n)
{
	struct fleet *fleet = fleet_new(seed);
	struct da_store *store;
	struct da_err err = { 0 };

	assert_non_null(fleet);
	assert_int_equal(da_store_open(&store, NULL, &err), DA_OK);
	for (uint32_t i = first; i < first + n; i++)
		assert_int_equal(fleet_image(fleet, store, i, &err), DA_OK);
	fleet_free(fleet);
	return store;
}

static int64_t ask(struct da_store *store, const char *sql)
{
	sqlite3_stmt *q;
	int64_t n = -1;

	assert_int_equal(sqlite3_prepare_v2(da_store_db(store), sql, -1, &q,
					    NULL), SQLITE_OK);
	if (sqlite3_step(q) == SQLITE_ROW)
		n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

static void add(struct made *m, const struct da_findings *f)
{
	const struct da_image_result *r = &f->images[0];

	assert_int_equal(f->images_n, 1);
	assert_int_equal(r->status, DA_OK);
	assert_true(r->complete);
	for (size_t v = 0; v < DA_VERDICTS; v++)
		m->verdicts[v] += r->verdicts[v];
	m->not_collected += r->not_collected;
	m->rules_n = f->rules->n;
	assert_true(m->rules_n <= DA_COUNT(m->rules));
	for (size_t i = 0; i < m->rules_n; i++) {
		struct by_rule *b = &m->rules[i];

		snprintf(b->id, sizeof(b->id), "%s", f->rules->p[i].id);
		b->failing += f->by_rule[i].verdicts[DA_FAIL];
		if (!f->rules->p[i].needs)
			b->unknown += f->by_rule[i].verdicts[DA_UNKNOWN];
	}
}

static void judge(struct made *m, uint32_t image)
{
	struct da_judge_options options = { .profile = DA_PROFILE_ISOLATED };
	struct da_store *store = make(1, image, 1);
	struct da_rules rules = { 0 };
	struct da_findings findings = { 0 };
	struct da_err err = { 0 };

	const char *dir = getenv("RULES_DIR");

	if (da_rules_load(&rules, &dir, 1, NULL, da_store_db(store), &err) ||
	    da_judge(&findings, &rules, da_store_db(store), &options, &err))
		fail_msg("%s", err.text);
	add(m, &findings);
	/* third-party packages that say nothing for the build of their image */
	m->unfit += (size_t)ask(store, "SELECT count(*) FROM f_package p"
		" JOIN f_inf i ON i.inf = p.inf WHERE p.inbox = 0"
		" AND i.applies = 0");
	da_findings_free(&findings);
	da_rules_free(&rules);
	da_store_close(store);
}

static int setup(void **state)
{
	struct made *m = da_calloc(1, sizeof(*m));

	*state = m;
	m->store = make(1, 0, IMAGES);
	for (uint32_t i = 0; i < JUDGED; i++)
		judge(m, i);
	return 0;
}

static int teardown(void **state)
{
	struct made *m = *state;

	da_store_close(m->store);
	free(m);
	return 0;
}

static void test_sizes(void **state)
{
	struct da_store *s = ((struct made *)*state)->store;
	int64_t n;

	assert_int_equal(ask(s, "SELECT count(*) FROM target"), IMAGES);
	assert_int_equal(ask(s, "SELECT count(*) FROM f_package"),
			 IMAGES * FLEET_ON_IMAGE);
	assert_int_equal(ask(s, "SELECT count(*) FROM f_service"),
			 IMAGES * FLEET_SERVICES);
	n = ask(s, "SELECT count(*) FROM f_service_item");
	assert_in_range(n, 10 * IMAGES * FLEET_SERVICES,
			15 * IMAGES * FLEET_SERVICES);
	n = ask(s, "SELECT count(*) FROM f_package_file");
	assert_in_range(n, 5 * IMAGES * FLEET_ON_IMAGE,
			7 * IMAGES * FLEET_ON_IMAGE);
	n = ask(s, "SELECT count(*) FROM f_package WHERE inbox = 0");
	assert_in_range(n, IMAGES * FLEET_ON_IMAGE * 3 / 10,
			IMAGES * FLEET_ON_IMAGE * 4 / 10);
	/* content is there once, not once for each image */
	n = ask(s, "SELECT count(DISTINCT sha256) FROM f_inf");
	assert_in_range(n, FLEET_ON_IMAGE, 2500);
	assert_int_equal(ask(s, "SELECT count(*) FROM (SELECT 1 FROM f_inf"
			     " GROUP BY content_key HAVING count(*) > 1)"), 0);
	assert_int_equal(ask(s, "SELECT count(DISTINCT i.sha256) FROM f_inf_text t"
			     " JOIN f_inf i USING (inf) WHERE t.line = 1"), n);
}

/* What one row says of another leads there. */
static void test_references(void **state)
{
	static const char *const none[] = {
		"SELECT count(*) FROM f_package_inf x LEFT JOIN f_inf i"
		" ON i.inf = x.inf WHERE i.inf IS NULL",
		"SELECT count(*) FROM f_package p LEFT JOIN f_package_inf x"
		" ON x.package = p.id AND x.inf = p.inf AND x.selected = 1"
		" WHERE x.inf IS NULL",
		"SELECT count(*) FROM f_package p JOIN f_file f"
		" ON f.id = p.inf_file JOIN f_inf i ON i.inf = p.inf"
		" WHERE f.sha256 <> i.sha256",
		"SELECT count(*) FROM f_package_file p LEFT JOIN f_file f"
		" ON f.id = p.file WHERE f.id IS NULL",
		"SELECT count(*) FROM f_service_item s LEFT JOIN f_registry_key k"
		" ON k.id = s.\"key\" WHERE k.id IS NULL",
		"SELECT count(*) FROM f_registry_value v LEFT JOIN f_registry_key k"
		" ON k.id = v.\"key\" WHERE k.id IS NULL",
		"SELECT count(*) FROM f_service s LEFT JOIN f_file f"
		" ON f.id = s.image_file WHERE f.id IS NULL",
		"SELECT count(*) FROM (SELECT name FROM f_service GROUP BY target,"
		" name COLLATE NOCASE HAVING count(*) > 1)",
		"SELECT count(*) FROM f_area WHERE state <> 'complete'",
		"SELECT count(*) FROM f_inf WHERE complete <> 1",
	};

	for (size_t i = 0; i < DA_COUNT(none); i++)
		if (ask(((struct made *)*state)->store, none[i]))
			fail_msg("%s", none[i]);
}

static void test_verdicts(void **state)
{
	const struct made *m = *state;
	size_t judged = m->verdicts[DA_PASS] + m->verdicts[DA_FAIL] +
			m->verdicts[DA_UNKNOWN];

	assert_int_equal(m->verdicts[DA_ERROR], 0);
	assert_in_range(m->verdicts[DA_FAIL], judged / 100, judged / 6);
	assert_true(m->verdicts[DA_PASS] > judged / 2);
	/* nobody collects it, or the INF says nothing for this build */
	assert_int_equal(m->verdicts[DA_UNKNOWN], m->not_collected + m->unfit);
	for (size_t i = 0; i < m->rules_n; i++)
		if (m->rules[i].unknown && strcmp(m->rules[i].id, "ISO-X008"))
			fail_msg("%s is unknown %zu times", m->rules[i].id,
				 m->rules[i].unknown);
}

static size_t failing(const struct made *m, const char *rule)
{
	for (size_t i = 0; i < m->rules_n; i++)
		if (!strcmp(m->rules[i].id, rule))
			return m->rules[i].failing;
	fail_msg("no rule %s", rule);
	return 0;
}

/* What was put there is found; what was not is not. */
static void test_rules(void **state)
{
	static const char *const found[] = { "ISO-F001", "ISO-R001", "ISO-S005",
		"ISO-V002", "ISO-D015", "ISO-E003", "ISO-K002", "ISO-P001",
		"ISO-L001", "ISO-H002", "ISO-X001" };
	static const char *const sound[] = { "ISO-G002", "ISO-G004", "ISO-G005",
		"ISO-G006", "ISO-G008", "ISO-K005", "ISO-L003", "ISO-P003",
		"ISO-P004", "ISO-X003", "ISO-X004", "ISO-X008", "ISO-D020",
		"ISO-V009", "ISO-F009", "ISO-F010", "ISO-H006" };

	for (size_t i = 0; i < DA_COUNT(found); i++)
		if (!failing(*state, found[i]))
			fail_msg("%s fails nowhere", found[i]);
	for (size_t i = 0; i < DA_COUNT(sound); i++)
		if (failing(*state, sound[i]))
			fail_msg("%s fails", sound[i]);
}

static void digest(struct da_store *store, char hex[DA_SHA256_HEX])
{
	static const char *const all[] = {
		"SELECT group_concat(quote(path) || quote(offset) ||"
		" quote(last_written)) FROM f_registry_key WHERE target = 1",
		"SELECT group_concat(quote(published_name) || quote(package_id))"
		" FROM f_package WHERE target = 1",
		"SELECT group_concat(quote(name) || quote(offset) || quote(data))"
		" FROM f_registry_value WHERE target = 1",
		"SELECT group_concat(quote(path) || quote(record) ||"
		" quote(modified)) FROM f_file WHERE target = 1",
	};
	struct da_buf text = { 0 };

	for (size_t i = 0; i < DA_COUNT(all); i++) {
		sqlite3_stmt *q;

		assert_int_equal(sqlite3_prepare_v2(da_store_db(store), all[i],
						    -1, &q, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_step(q), SQLITE_ROW);
		da_buf_adds(&text, (const char *)sqlite3_column_text(q, 0));
		sqlite3_finalize(q);
	}
	assert_true(text.n > 100000);
	da_sha256(text.p, text.n, hex);
	da_buf_free(&text);
}

/* Image 3 is image 3, whatever was made before it; another seed is another. */
static void test_deterministic(void **state)
{
	char one[DA_SHA256_HEX], other[DA_SHA256_HEX], seed[DA_SHA256_HEX];
	struct da_store *store = make(7, 3, 1);

	(void)state;
	digest(store, one);
	da_store_close(store);
	store = make(7, 3, 2);
	digest(store, other);
	da_store_close(store);
	store = make(8, 3, 1);
	digest(store, seed);
	da_store_close(store);
	assert_string_equal(one, other);
	assert_string_not_equal(one, seed);
}

static void test_names_and_labels(void **state)
{
	char name[32], label[64];

	(void)state;
	fleet_image_name(1, 123, name);
	assert_true(!strncmp(name, "site-", 5) && !strcmp(name + 7, "/img-0123"));
	fleet_label_of(1, 123, label);
	assert_true(!strncmp(label, "site=", 5) && !strncmp(label + 5, name + 5, 2));
	assert_non_null(strstr(label, ",ring="));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_verdicts),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_deterministic),
		cmocka_unit_test(test_names_and_labels),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
