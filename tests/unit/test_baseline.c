// SPDX-License-Identifier: Apache-2.0
/* Baselines: written, read again, compared with; and what is no baseline. */
#include "support.h"

#include "drvaudit/baseline.h"
#include "drvaudit/limits.h"

#define ONES "1111111111111111111111111111111111111111111111111111111111111111"
#define TWOS "2222222222222222222222222222222222222222222222222222222222222222"
#define THREES "3333333333333333333333333333333333333333333333333333333333333333"
#define ZEROES "0000000000000000000000000000000000000000000000000000000000000000"

static char path[] = "/tmp/drvaudit-baseline-XXXXXX";

static struct da_baseline_head head(void)
{
	static const char *const images[] = { "factory.img" };

	return (struct da_baseline_head){ "factory", "drvaudit 0.1.0", "isolated",
		ZEROES, "2026-11-24T10:00:00Z", images, 1 };
}

static struct da_baseline_finding finding(void)
{
	return (struct da_baseline_finding){ ONES, DA_FAIL, DA_SEVERITY_VIOLATION,
		"ISO-F001", "acme.inf_amd64_0123456789abcdef", "acme.sys",
		"acme.inf_amd64_0123456789abcdef", "acme.inf", "Acme", "1.0.0.0",
		TWOS, THREES };
}

static struct da_baseline_package package(void)
{
	return (struct da_baseline_package){ "acme.inf_amd64_0123456789abcdef",
		"acme.inf", "Acme", "1.0.0.0", TWOS };
}

static struct da_baseline_service service(void)
{
	return (struct da_baseline_service){ "Acme", 3, DA_BASELINE_UNKNOWN,
		"\\SystemRoot\\acme.sys", "acme.inf_amd64_0123456789abcdef" };
}

static void sink(void *ctx, const void *p, size_t n)
{
	da_buf_add(ctx, p, n);
}

static void save(struct da_baseline_writer *w, struct da_buf *out)
{
	struct da_err err = { 0 };
	FILE *f = fopen(path, "w");

	out->n = 0;
	assert_int_equal(da_baseline_write(w, sink, out, &err), DA_OK);
	assert_non_null(f);
	assert_int_equal(fwrite(out->p, 1, out->n, f), out->n);
	assert_int_equal(fclose(f), 0);
}

/* One of each. */
static void small(struct da_buf *out)
{
	struct da_baseline_head h = head();
	struct da_baseline_finding f = finding();
	struct da_baseline_package p = package();
	struct da_baseline_service s = service();
	struct da_baseline_writer *w = da_baseline_writer_new(&h);

	for (int i = 0; i < 2; i++) {	/* a second time is once */
		da_baseline_add_finding(w, &f);
		da_baseline_add_package(w, &p);
		da_baseline_add_service(w, &s);
	}
	save(w, out);
	da_baseline_writer_free(w);
}

static void refused(const char *text, const char *why)
{
	struct da_baseline b;
	struct da_err err = { 0 };

	write_file_text(path, text);
	assert_int_equal(da_baseline_load(&b, path, &err), DA_EINVAL);
	assert_null(b.arena);
	assert_true(da_istarts(err.text, path));
	assert_string_equal(err.text + strlen(path), why);
}

/* The small one, with one text in it exchanged. */
static void refused_with(const char *from, const char *to, const char *why)
{
	struct da_buf b = { 0 }, changed = { 0 };
	const char *text, *at;

	small(&b);
	text = da_buf_str(&b);
	at = strstr(text, from);
	assert_non_null(at);
	da_buf_add(&changed, text, (size_t)(at - text));
	da_buf_adds(&changed, to);
	da_buf_adds(&changed, at + strlen(from));
	refused(da_buf_str(&changed), why);
	da_buf_free(&b);
	da_buf_free(&changed);
}

/* ---- format ------------------------------------------------------------- */

/* What the manual shows between .EX and .EE. */
static void test_manual(void **state)
{
	char *file = da_asprintf("%s/../man/drvaudit-baseline.5",
				 getenv("RULES_DIR"));
	struct da_buf man = { 0 }, shown = { 0 }, b = { 0 };
	const char *p, *end;

	(void)state;
	assert_int_equal(da_file_read(file, 1 << 20, &man, NULL), DA_OK);
	p = strstr(da_buf_str(&man), ".EX\n") + 4;
	end = strstr(p, ".EE\n");
	while (p < end) {
		bool backslash = p[0] == '\\' && p[1] == 'e';

		da_buf_addc(&shown, *p);
		p += 1 + backslash;
	}
	small(&b);
	assert_string_equal(da_buf_str(&b), da_buf_str(&shown));
	da_buf_free(&man);
	da_buf_free(&shown);
	da_buf_free(&b);
	free(file);
}

static void test_read_again(void **state)
{
	struct da_buf text = { 0 };
	struct da_err err = { 0 };
	struct da_baseline b;
	struct da_baseline_finding f = finding();
	struct da_baseline_package p = package();
	struct da_baseline_service s = service();

	(void)state;
	small(&text);
	assert_int_equal(da_baseline_load(&b, path, &err), DA_OK);
	assert_string_equal(b.head.name, "factory");
	assert_string_equal(b.head.made, "2026-11-24T10:00:00Z");
	assert_int_equal(b.head.images_n, 1);
	assert_string_equal(b.head.images[0], "factory.img");
	assert_int_equal(b.findings_n, 1);
	assert_int_equal(da_baseline_finding_order(b.findings, &f), 0);
	assert_int_equal(b.packages_n, 1);
	assert_int_equal(da_baseline_package_order(b.packages, &p), 0);
	assert_int_equal(b.services_n, 1);
	assert_int_equal(da_baseline_service_order(b.services, &s), 0);
	assert_int_equal(strlen(b.sha256), 64);
	da_baseline_free(&b);
	da_buf_free(&text);
}

static void test_order_does_not_matter(void **state)
{
	struct da_buf text[2] = { { 0 } };
	struct da_baseline_head h = head();

	(void)state;
	for (int turn = 0; turn < 2; turn++) {
		struct da_baseline_writer *w = da_baseline_writer_new(&h);

		for (int k = 0; k < 2000; k++) {
			int i = turn ? 1999 - k : k;
			char name[DA_SHA256_HEX];
			struct da_baseline_finding f = finding();
			struct da_baseline_package p = package();
			struct da_baseline_service s = service();

			snprintf(name, sizeof(name), "%064d", i % 700);
			f.fingerprint = p.package = s.name = name;
			s.start = i % 3;
			da_baseline_add_finding(w, &f);
			da_baseline_add_package(w, &p);
			da_baseline_add_service(w, &s);
		}
		save(w, &text[turn]);
		da_baseline_writer_free(w);
	}
	assert_int_equal(text[0].n, text[1].n);
	assert_memory_equal(text[0].p, text[1].p, text[0].n);
	da_buf_free(&text[0]);
	da_buf_free(&text[1]);
}

static void test_odd_texts(void **state)
{
	struct da_baseline_head h = head();
	struct da_baseline_finding f = finding();
	struct da_baseline_writer *w = da_baseline_writer_new(&h);
	struct da_buf text = { 0 };
	struct da_err err = { 0 };
	struct da_baseline b;

	(void)state;
	f.item = "\xC0\x80 \xED\xA0\x80 \x1B \"\\";
	da_baseline_add_finding(w, &f);
	save(w, &text);
	assert_int_equal(da_baseline_load(&b, path, &err), DA_OK);
	assert_string_equal(b.findings->item,
			    "\xE2\x90\x80 \xEF\xBF\xBD \x1B \"\\");
	da_baseline_free(&b);
	da_baseline_writer_free(w);
	da_buf_free(&text);
}

static void test_more_than_can_be_read(void **state)
{
	struct da_baseline_head h = head();
	struct da_baseline_writer *w = da_baseline_writer_new(&h);
	struct da_buf text = { 0 };
	struct da_err err = { 0 };

	(void)state;
	for (int i = 0; i <= DA_BASELINE_ITEMS_MAX; i++) {
		struct da_baseline_package p = package();
		char name[16];

		snprintf(name, sizeof(name), "%d", i);
		p.package = name;
		da_baseline_add_package(w, &p);
	}
	assert_int_equal(da_baseline_write(w, sink, &text, &err), DA_ELIMIT);
	assert_string_equal(err.text, "limit: DA_BASELINE_ITEMS_MAX");
	assert_int_equal(text.n, 0);
	da_baseline_writer_free(w);
}

/* ---- states ------------------------------------------------------------- */

static void test_states(void **state)
{
	static const struct {
		enum da_verdict known, now;
		enum da_severity known_severity, severity;
		bool same;		/* the same digest */
		enum da_baseline_state want;
	} cases[] = {
		{ DA_FAIL, DA_FAIL, 3, 3, true, DA_BASELINE_UNCHANGED },
		{ DA_FAIL, DA_FAIL, 3, 3, false, DA_BASELINE_UPDATED },
		{ DA_FAIL, DA_FAIL, 3, 2, false, DA_BASELINE_UPDATED },
		{ DA_FAIL, DA_FAIL, 2, 3, false, DA_BASELINE_NEW },
		{ DA_UNKNOWN, DA_FAIL, 3, 3, false, DA_BASELINE_NEW },
		{ DA_FAIL, DA_UNKNOWN, 3, 3, false, DA_BASELINE_UPDATED },
		{ DA_UNKNOWN, DA_UNKNOWN, 3, 3, true, DA_BASELINE_UNCHANGED },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++) {
		struct da_baseline_head h = head();
		struct da_baseline_writer *w = da_baseline_writer_new(&h);
		struct da_baseline_finding f = finding();
		struct da_buf text = { 0 };
		struct da_err err = { 0 };
		struct da_baseline b;
		size_t cursor = 0;

		f.verdict = cases[i].known;
		f.severity = cases[i].known_severity;
		da_baseline_add_finding(w, &f);
		save(w, &text);
		assert_int_equal(da_baseline_load(&b, path, &err), DA_OK);
		assert_ptr_equal(da_baseline_absent(&b, &cursor), b.findings);
		f.verdict = cases[i].now;
		f.severity = cases[i].severity;
		f.digest = cases[i].same ? THREES : ONES;
		assert_int_equal(da_baseline_look(&b, &f), cases[i].want);
		cursor = 0;
		assert_null(da_baseline_absent(&b, &cursor));
		f.fingerprint = TWOS;
		assert_int_equal(da_baseline_look(&b, &f), DA_BASELINE_NEW);
		da_baseline_free(&b);
		da_baseline_writer_free(w);
		da_buf_free(&text);
	}
}

/* Images of one baseline may say different things of one fingerprint. */
static void test_several_of_one_fingerprint(void **state)
{
	struct da_baseline_head h = head();
	struct da_baseline_writer *w = da_baseline_writer_new(&h);
	struct da_baseline_finding f = finding();
	struct da_buf text = { 0 };
	struct da_err err = { 0 };
	struct da_baseline b;
	size_t cursor = 0;

	(void)state;
	da_baseline_add_finding(w, &f);
	f.digest = TWOS;
	f.verdict = DA_UNKNOWN;
	da_baseline_add_finding(w, &f);
	f.fingerprint = ZEROES;
	da_baseline_add_finding(w, &f);
	save(w, &text);
	assert_int_equal(da_baseline_load(&b, path, &err), DA_OK);
	assert_int_equal(b.findings_n, 3);
	f = finding();
	assert_int_equal(da_baseline_look(&b, &f), DA_BASELINE_UNCHANGED);
	/* fails as the unknown one said: that was no failure */
	f.digest = TWOS;
	assert_int_equal(da_baseline_look(&b, &f), DA_BASELINE_UPDATED);
	assert_string_equal(da_baseline_absent(&b, &cursor)->fingerprint, ZEROES);
	assert_null(da_baseline_absent(&b, &cursor));
	assert_string_equal(da_baseline_state_name(DA_BASELINE_ABSENT), "absent");
	da_baseline_free(&b);
	da_baseline_writer_free(w);
	da_buf_free(&text);
}

static void test_digest(void **state)
{
	char a[DA_SHA256_HEX], b[DA_SHA256_HEX];

	(void)state;
	da_baseline_digest(a, DA_FAIL, DA_SEVERITY_WARNING, "x");
	da_sha256("fail\nwarning\nx", 14, b);
	assert_string_equal(a, b);
	da_baseline_digest(b, DA_UNKNOWN, DA_SEVERITY_WARNING, "x");
	assert_string_not_equal(a, b);
}

/* ---- refused ------------------------------------------------------------ */

static void test_no_baseline(void **state)
{
	struct da_baseline b;
	struct da_err err = { 0 };

	(void)state;
	refused("[]", ": schema: the file is not drvaudit-baseline/1");
	refused("{}", ": schema: is missing");
	refused("{\"schema\": \"drvaudit-report/1\"}", ": schema: is not drvaudit-baseline/1");
	refused("{\"schema\": 1}", ": schema: is not a text");
	refused_with("\"made\"", "\"mode\"", ": made: is missing");
	refused_with("\"services\"", "\"other\"", ": services: is missing");
	refused_with("\"factory.img\"", "7", ": images[0]: is not a text");
	refused_with("\"fail\"", "\"pass\"", ": findings[0].verdict: is neither fail nor unknown");
	refused_with("\"violation\"", "\"high\"", ": findings[0].severity: is not violation, warning, info or off");
	refused_with(ONES, "1111", ": findings[0].fingerprint: is not 64 hexadecimal digits");
	refused_with(THREES, "*", ": findings[0].digest: is not 64 hexadecimal digits");
	refused_with("\"start\": 3", "\"start\": \"3\"", ": services[0].start: is neither a number nor null");
	refused_with("\"start\": 3", "\"begin\": 3", ": services[0].start: is missing");
	assert_int_equal(da_baseline_load(&b, "/nowhere", &err), DA_ENOENT);
	assert_string_equal(err.text, "/nowhere: No such file or directory");
	assert_int_equal(da_baseline_load(&b, "/", &err), DA_EIO);
}

static void test_no_json(void **state)
{
	struct da_baseline b;
	struct da_err err = { 0 };
	FILE *f;

	(void)state;
	refused("", ":1:1: '[' or '{' expected near end of file");
	refused("{", ":1:1: string or '}' expected near end of file");
	refused("{\n \"a\": 1,\n \"a\": 2\n}", ":3:4: duplicate object key near '\"a\"'");
	refused("{\"a\": \"\\u0000\"}", ":1:14: \\u0000 is not allowed without JSON_ALLOW_NUL near '\"\\u0000\"'");
	refused("{} x", ":1:4: end of file expected near 'x'");
	refused("{\"a\": \"\xFF\"}", ":1:7: unable to decode byte 0xff near '\"'");
	refused("\xEF\xBB\xBF{}", ":1:1: '[' or '{' expected near '\xEF\xBB\xBF'");
	f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite("{\"a\0\": 1}", 1, 9, f), 9);
	fclose(f);
	assert_int_equal(da_baseline_load(&b, path, &err), DA_EINVAL);
}

static void test_hostile_json(void **state)
{
	static const struct {
		const char *piece;
		size_t n;
		const char *why;
	} cases[] = {
		{ "[", 10000000, ":1:17: limit: DA_BASELINE_DEPTH_MAX" },
		{ "{\"a\":", 3000000, ":1:81: limit: DA_BASELINE_DEPTH_MAX" },
		{ "[],", 5000000, "limit: DA_BASELINE_VALUES_MAX" },
		{ "          ", 7000000, ":1:1: limit: DA_BASELINE_BYTES_MAX" },
		{ "\"", 10000000, ": '[' or '{' expected" },
		{ "\\\"", 5000000, ": '[' or '{' expected" },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++) {
		struct da_baseline b;
		struct da_err err = { 0 };
		FILE *f = fopen(path, "w");
		double before;

		assert_non_null(f);
		for (size_t k = 0; k < cases[i].n; k++)
			fputs(cases[i].piece, f);
		assert_int_equal(fclose(f), 0);
		before = worked();
		assert_int_equal(da_baseline_load(&b, path, &err), DA_EINVAL);
		if (!strstr(err.text, cases[i].why))
			fail_msg("%s", err.text);
		assert_true(worked() - before < 1 * SLOWER);
	}
}

static int make_file(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
	(void)state;
	return unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_manual),
		cmocka_unit_test(test_read_again),
		cmocka_unit_test(test_order_does_not_matter),
		cmocka_unit_test(test_odd_texts),
		cmocka_unit_test(test_more_than_can_be_read),
		cmocka_unit_test(test_states),
		cmocka_unit_test(test_several_of_one_fingerprint),
		cmocka_unit_test(test_digest),
		cmocka_unit_test(test_no_baseline),
		cmocka_unit_test(test_no_json),
		cmocka_unit_test(test_hostile_json),
	};

	return cmocka_run_group_tests(tests, make_file, remove_file);
}
