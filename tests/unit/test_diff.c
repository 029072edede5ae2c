// SPDX-License-Identifier: Apache-2.0
/* Two sides compared: what counts as new, worse, another version, moved. */
#include "support.h"

#include "drvaudit/diff.h"

#define ONES "1111111111111111111111111111111111111111111111111111111111111111"
#define TWOS "2222222222222222222222222222222222222222222222222222222222222222"

static struct da_side_finding finding(const char *fingerprint,
				      const char *digest,
				      enum da_verdict verdict,
				      enum da_severity severity)
{
	return (struct da_side_finding){
		.is = { .fingerprint = fingerprint, .verdict = verdict,
			.severity = severity, .rule = "ISO-F001",
			.subject = "s", .item = "i", .package = "",
			.original_name = "", .provider = "", .version = "",
			.inf_sha256 = "", .digest = digest },
		.message = "m",
	};
}

static struct da_diff compare_findings(struct da_side_finding *a, size_t na,
				       struct da_side_finding *b, size_t nb)
{
	static struct da_side x, y;
	struct da_diff d;

	x = (struct da_side){ .complete = true, .findings = a, .findings_n = na };
	y = (struct da_side){ .complete = true, .findings = b, .findings_n = nb };
	da_diff_make(&d, &x, &y);
	return d;
}

static void test_findings(void **state)
{
	struct da_side_finding old[] = {
		finding(ONES, "a", DA_UNKNOWN, DA_SEVERITY_VIOLATION),
		finding(TWOS, "a", DA_FAIL, DA_SEVERITY_VIOLATION),
	};
	struct da_side_finding now[] = {
		finding(ONES, "b", DA_FAIL, DA_SEVERITY_WARNING),
		finding(TWOS, "b", DA_FAIL, DA_SEVERITY_INFO),
	};
	struct da_diff d = compare_findings(old, 2, now, 2);

	(void)state;
	/* what was not known and fails now is a new failure; the other got better */
	assert_int_equal(d.findings_n, 2);
	assert_int_equal(d.unchanged, 0);
	assert_ptr_equal(d.findings[0].b, &now[0]);
	assert_int_equal(d.findings[0].change, DA_CHANGED);
	assert_true(d.findings[0].fails);
	assert_false(d.findings[1].fails);
	assert_int_equal(da_diff_exit(&d, DA_SEVERITY_WARNING, true), 2);
	assert_int_equal(da_diff_exit(&d, DA_SEVERITY_VIOLATION, true), 0);
	assert_int_equal(da_diff_exit(&d, DA_SEVERITY_OFF, true), 0);
	da_diff_free(&d);
	d = compare_findings(now, 2, now, 2);
	assert_int_equal(d.findings_n, 0);
	assert_int_equal(d.unchanged, 2);
	da_diff_free(&d);
}

/* One fingerprint that says several things. */
static void test_several_words(void **state)
{
	struct da_side_finding old[] = {
		finding(ONES, "a", DA_FAIL, DA_SEVERITY_INFO),
		finding(ONES, "a", DA_FAIL, DA_SEVERITY_INFO),
		finding(ONES, "c", DA_FAIL, DA_SEVERITY_WARNING),
	};
	struct da_side_finding now[] = {
		finding(ONES, "a", DA_FAIL, DA_SEVERITY_INFO),
		finding(ONES, "c", DA_FAIL, DA_SEVERITY_WARNING),
		finding(ONES, "d", DA_FAIL, DA_SEVERITY_VIOLATION),
	};
	struct da_diff d = compare_findings(old, 3, now, 2);

	(void)state;
	assert_int_equal(d.findings_n, 0);
	assert_int_equal(d.unchanged, 1);
	da_diff_free(&d);
	d = compare_findings(old, 3, now, 3);
	assert_int_equal(d.findings_n, 1);
	assert_ptr_equal(d.findings[0].a, &old[2]);
	assert_ptr_equal(d.findings[0].b, &now[2]);
	assert_true(d.findings[0].fails);
	da_diff_free(&d);
	d = compare_findings(now, 3, old, 3);
	assert_int_equal(d.findings_n, 1);
	assert_false(d.findings[0].fails);
	da_diff_free(&d);
}

/* What is gone because nobody could look is no good news. */
static void test_unknown(void **state)
{
	struct da_side_finding one = finding(ONES, "a", DA_UNKNOWN,
					     DA_SEVERITY_VIOLATION);
	struct da_diff d = compare_findings(NULL, 0, &one, 1);
	struct da_side a = { .complete = true }, b = { .complete = false };

	(void)state;
	assert_false(d.findings[0].fails);
	assert_int_equal(da_diff_exit(&d, DA_SEVERITY_INFO, true), 3);
	assert_int_equal(da_diff_exit(&d, DA_SEVERITY_INFO, false), 0);
	da_diff_free(&d);
	da_diff_make(&d, &a, &b);
	assert_true(da_diff_incomplete(&d));
	assert_int_equal(da_diff_exit(&d, DA_SEVERITY_INFO, true), 3);
	da_diff_free(&d);
	b.complete = true;
	b.more = true;
	da_diff_make(&d, &a, &b);
	assert_int_equal(da_diff_exit(&d, DA_SEVERITY_INFO, true), 3);
	da_diff_free(&d);
}

static struct da_side_package package(const char *folder, const char *version,
				      const char *grade)
{
	return (struct da_side_package){
		{ folder, "acme.inf", "Acme", version, TWOS }, "oem1.inf", grade };
}

/* Of two versions side by side the one that both have is set aside. */
static void test_packages(void **state)
{
	struct da_side_package old[] = { package("f1", "1.0.0.0", "legacy"),
					 package("f2", "2.0.0.0", "universal") };
	struct da_side_package now[] = { package("f2", "2.0.0.0", "legacy"),
					 package("f3", "3.0.0.0", NULL),
					 package("f4", "4.0.0.0", NULL) };
	struct da_side a = { .complete = true, .packages = old, .packages_n = 2 };
	struct da_side b = { .complete = true, .packages = now, .packages_n = 3 };
	struct da_diff d;

	(void)state;
	da_diff_make(&d, &a, &b);
	assert_int_equal(d.packages_n, 3);
	assert_int_equal(d.packages[0].change, DA_ADDED);
	assert_string_equal(d.packages[0].b->is.version, "4.0.0.0");
	/* only the grade moved */
	assert_ptr_equal(d.packages[1].a, &old[1]);
	assert_ptr_equal(d.packages[1].b, &now[0]);
	assert_true(d.packages[1].grade);
	assert_false(d.packages[1].identity);
	/* a grade that one side does not have says nothing */
	assert_ptr_equal(d.packages[2].a, &old[0]);
	assert_ptr_equal(d.packages[2].b, &now[1]);
	assert_true(d.packages[2].identity);
	assert_false(d.packages[2].grade);
	da_diff_free(&d);
	da_diff_make(&d, &a, &a);
	assert_int_equal(d.packages_n, 0);
	da_diff_free(&d);
}

static void test_services(void **state)
{
	struct da_baseline_service old[] = {
		{ "ACME", 3, 1, "\\SystemRoot\\acme.sys", "f1" },
		{ "gone", 3, 1, "", "" },
		{ "same", 0, -1, "x", "" },
	};
	struct da_baseline_service now[] = {
		{ "acme", DA_BASELINE_UNKNOWN, 1, "\\SYSTEMROOT\\acme.sys", "f2" },
		{ "new", 3, 1, "", "" },
		{ "same", 0, -1, "X", "" },
	};
	struct da_side a = { .complete = true, .services = old, .services_n = 3 };
	struct da_side b = { .complete = true, .services = now, .services_n = 3 };
	struct da_diff d;

	(void)state;
	da_diff_make(&d, &a, &b);
	assert_int_equal(d.services_n, 3);
	assert_int_equal(d.services[0].change, DA_ADDED);
	assert_string_equal(d.services[0].b->name, "new");
	/* not known is not the same as 3; paths and names compare without case */
	assert_int_equal(d.services[1].change, DA_CHANGED);
	assert_true(d.services[1].start);
	assert_false(d.services[1].type);
	assert_false(d.services[1].image_path);
	assert_true(d.services[1].package);
	assert_int_equal(d.services[2].change, DA_REMOVED);
	da_diff_free(&d);
}

static struct da_side_value value(const char *name, int64_t type, int64_t size,
				  const char *digest)
{
	struct da_side_value v = { "SYSTEM", "Key", name, type, size, "t", "" };

	memcpy(v.digest, digest, DA_SHA256_HEX);
	return v;
}

static void test_values(void **state)
{
	struct da_side_value old[] = {
		value("data", 4, 4, ONES), value("data", 4, 4, ONES),
		value("only a", 4, 4, ONES), value("same", 4, 4, ONES),
		value("size", 3, 5000, ONES), value("type", 1, 4, ONES),
	};
	struct da_side_value now[] = {
		value("DATA", 4, 4, TWOS), value("only b", 4, 4, ONES),
		value("same", 4, 4, ONES), value("size", 3, 5001, ONES),
		value("type", 7, 4, ONES),
	};
	struct da_side a = { .complete = true, .values = old, .values_n = 6 };
	struct da_side b = { .complete = true, .values = now, .values_n = 5 };
	struct da_diff d;

	(void)state;
	da_diff_make(&d, &a, &b);
	assert_int_equal(d.values_n, 3);
	assert_ptr_equal(d.values[0].b, &now[0]);
	assert_ptr_equal(d.values[1].b, &now[3]);
	assert_ptr_equal(d.values[2].b, &now[4]);
	da_diff_free(&d);
	da_diff_make(&d, &b, &a);
	assert_int_equal(d.values_n, 3);
	da_diff_free(&d);
}

/* Numbers of published names are labels; what hides behind equal texts is none. */
static void test_labels(void **state)
{
	static const struct { const char *a, *b; bool label; } texts[] = {
		{ "oem8.inf", "OEM17.inf", true }, { "oem8.inf", "oem17.inf", true },
		{ "oem1.inf, oem2.inf", "oem3.inf, oem4.inf", true },
		{ "oem1.inf", "oem2.sys", false }, { "oem1.infx", "oem2.infy", false },
		{ "oem1.inf", "oem2.inf, oem3.inf", false },
		{ "oem", "oem1.inf", false }, { "t", "t", false },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(texts); i++) {
		struct da_side_value x = value("v", 1, 4, ONES),
				     y = value("v", 1, 4, TWOS);
		struct da_side a = { .complete = true, .values = &x, .values_n = 1 };
		struct da_side b = { .complete = true, .values = &y, .values_n = 1 };
		struct da_diff d;

		x.text = texts[i].a;
		y.text = texts[i].b;
		da_diff_make(&d, &a, &b);
		assert_int_equal(d.values_n, 1);
		assert_int_equal(d.values[0].label, texts[i].label);
		assert_int_equal(d.labels, d.values[0].label);
		da_diff_free(&d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_findings),
		cmocka_unit_test(test_several_words),
		cmocka_unit_test(test_unknown),
		cmocka_unit_test(test_packages),
		cmocka_unit_test(test_services),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
