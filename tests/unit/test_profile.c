// SPDX-License-Identifier: Apache-2.0
/* Profiles of a site: what a file must say, and which severity comes of it. */
#include "support.h"

#include "drvaudit/limits.h"
#include "drvaudit/profile.h"
#include "drvaudit/store.h"

#define HEAD "schema: drvaudit-profile/1\nname: acme\nversion: 3\nbase: isolated\n"

static char path[] = "/tmp/drvaudit-profile-XXXXXX";

static int load(struct da_profile_file *out, const char *text,
		struct da_err *err)
{
	write_file_text(path, text);
	return da_profile_load(out, path, err);
}

static void refused(const char *text, const char *why)
{
	struct da_profile_file p;
	struct da_err err = { 0 };

	assert_int_equal(load(&p, text, &err), DA_EINVAL);
	assert_null(p.arena);
	assert_true(da_istarts(err.text, path));
	assert_string_equal(err.text + strlen(path), why);
}

/* Rules without a database: da_profile_apply() looks at ids. */
struct few {
	struct da_rule r[4];
	struct da_rules rules;
};

static void few(struct few *f)
{
	static const char *const ids[] = { "ISO-F001", "ISO-F002", "ISO-X001",
					   "ISO-X012" };

	memset(f, 0, sizeof(*f));
	for (size_t i = 0; i < DA_COUNT(ids); i++) {
		f->r[i].id = ids[i];
		for (int p = 0; p < DA_PROFILES; p++)
			f->r[i].severity[p] = DA_SEVERITY_VIOLATION;
	}
	f->rules.p = f->r;
	f->rules.n = DA_COUNT(ids);
}

static void apply(const char *rules, const char *want)
{
	static const char letters[] = "oiwv";
	char *text = da_asprintf(HEAD "rules:\n%s", rules);
	struct da_profile_file p;
	struct da_err err = { 0 };
	struct few f;

	few(&f);
	assert_int_equal(load(&p, text, &err), DA_OK);
	assert_int_equal(da_profile_apply(&p, &f.rules, &err), DA_OK);
	for (size_t i = 0; i < f.rules.n; i++) {
		assert_int_equal(letters[f.r[i].severity[DA_PROFILE_ISOLATED]],
				 want[i]);
		assert_int_equal(f.r[i].severity[DA_PROFILE_WHQL],
				 DA_SEVERITY_VIOLATION);
	}
	assert_ptr_equal(f.rules.profile, &p);
	da_profile_free(&p);
	free(text);
}

static void not_applied(const char *rules, const char *why)
{
	char *text = da_asprintf(HEAD "rules:\n%s", rules);
	struct da_profile_file p;
	struct da_err err = { 0 };
	struct few f;

	few(&f);
	assert_int_equal(load(&p, text, &err), DA_OK);
	assert_int_equal(da_profile_apply(&p, &f.rules, &err), DA_EINVAL);
	assert_string_equal(err.text + strlen(path), why);
	assert_null(f.rules.profile);
	da_profile_free(&p);
	free(text);
}

static void test_names_of_files(void **state)
{
	(void)state;
	assert_true(da_profile_is_file("a.yaml"));
	assert_true(da_profile_is_file("A.YML"));
	assert_true(da_profile_is_file("./whql"));
	assert_false(da_profile_is_file("whql"));
	assert_false(da_profile_is_file("yaml"));
}

static void test_everything(void **state)
{
	struct da_profile_file p;
	struct da_err err = { 0 };
	struct da_rules r = { 0 };
	char title[DA_PROFILE_TITLE_MAX];

	(void)state;
	assert_int_equal(load(&p, "schema: drvaudit-profile/1\nname: acme-factory\n"
			      "version: 12\nbase: whql\nfail_on: warning\n"
			      "floor: 17763\nruleset: 2024-01\ninclude_inbox: true\n"
			      "rules:\n  ISO-L004: warning\n", &err), DA_OK);
	assert_string_equal(p.name, "acme-factory");
	assert_int_equal(p.version, 12);
	assert_int_equal(p.base, DA_PROFILE_WHQL);
	assert_true(p.has_fail_on);
	assert_int_equal(p.fail_on, DA_SEVERITY_WARNING);
	assert_int_equal(p.floor, 17763);
	assert_string_equal(p.ruleset, "2024-01");
	assert_true(p.include_inbox);
	assert_int_equal(p.settings_n, 1);
	assert_int_equal(strlen(p.sha256), 64);
	assert_string_equal(da_profile_title(&r, p.base, title), "whql");
	r.profile = &p;
	assert_string_equal(da_profile_title(&r, p.base, title),
			    "acme-factory 12 (on whql)");
	da_profile_free(&p);
}

static void test_next_to_nothing(void **state)
{
	struct da_profile_file p;
	struct da_err err = { 0 };

	(void)state;
	assert_int_equal(load(&p, HEAD, &err), DA_OK);
	assert_false(p.has_fail_on);
	assert_int_equal(p.floor, 0);
	assert_null(p.ruleset);
	assert_false(p.include_inbox);
	assert_int_equal(p.settings_n, 0);
	da_profile_free(&p);
	assert_int_equal(load(&p, HEAD "fail_on: none\n", &err), DA_OK);
	assert_true(p.has_fail_on);
	assert_int_equal(p.fail_on, DA_SEVERITY_OFF);
	da_profile_free(&p);
}

static void test_refused(void **state)
{
	(void)state;
	refused("name: a\nversion: 1\nbase: whql\n", ":1:1: the profile has no schema");
	refused("schema: drvaudit-profile/1\nversion: 1\nbase: whql\n", ":1:1: the profile has no name");
	refused("schema: drvaudit-profile/1\nname: a\nbase: whql\n", ":1:1: the profile has no version");
	refused("schema: drvaudit-profile/1\nname: a\nversion: 1\n", ":1:1: the profile has no base");
	refused("schema: drvaudit-waivers/1\nname: a\nversion: 1\nbase: whql\n", ":1:9: schema is not drvaudit-profile/1");
	refused(HEAD "rule: {}\n", ":5:1: unknown key rule; known are schema, name, version, base, fail_on, floor, ruleset, include_inbox, rules");
	refused("schema: drvaudit-profile/1\nname: a b\nversion: 1\nbase: whql\n", ":2:7: name is up to 64 letters, digits and . _ -");
	refused("schema: drvaudit-profile/1\nname: a\nversion: 1.0\nbase: whql\n", ":3:10: version is not a number from 1 to 2147483647");
	refused("schema: drvaudit-profile/1\nname: a\nversion: 0\nbase: whql\n", ":3:10: version is not a number from 1 to 2147483647");
	refused("schema: drvaudit-profile/1\nname: a\nversion: 99999999999999999999\nbase: whql\n", ":3:10: version is not a number from 1 to 2147483647");
	refused("schema: drvaudit-profile/1\nname: a\nversion: 1\nbase: strict\n", ":4:7: base is isolated, whql, universal or declarative");
	refused(HEAD "fail_on: error\n", ":5:10: fail_on is violation, warning, info or none");
	refused(HEAD "fail_on: off\n", ":5:10: fail_on is violation, warning, info or none");
	refused(HEAD "floor: 10.0\n", ":5:8: floor is not a number from 1 to 1000000");
	refused(HEAD "ruleset:\n", ":5:1: ruleset is empty");
	refused(HEAD "include_inbox: yes\n", ":5:16: include_inbox is true or false");
	refused(HEAD "rules: [a]\n", ":5:8: rules is not a list of \"RULE: severity\"");
	refused(HEAD "rules:\n  ISO-F001: error\n", ":6:13: error: a severity is violation, warning, info or off");
	refused(HEAD "rules:\n  ISO-F001:\n", ":6:3: ISO-F001 is empty");
	refused(HEAD "rules:\n  ISO-F001: off\n  ISO-F001: off\n", ":7:3: the key ISO-F001 is given twice, before in line 6");
}

static void test_more_exact_wins(void **state)
{
	(void)state;
	apply("  ISO-F001: off\n", "ovvv");
	apply("  ISO-X*: info\n  ISO-X001: off\n", "vvoi");
	apply("  ISO-X001: off\n  ISO-X*: info\n", "vvoi");
	apply("  '*': info\n  ISO-*: warning\n  ISO-X0*: off\n", "wwoo");
	apply("  ISO-?001: off\n  ISO-F*: info\n", "oiov");
	/* an id is more exact than any pattern, however long */
	apply("  ISO-F00?*****: off\n  iso-f001: info\n", "iovv");
	/* as exact, and of one mind */
	apply("  ISO-F*: off\n  ISO-*1: off\n", "ooov");
}

static void test_not_applied(void **state)
{
	(void)state;
	not_applied("  ISO-F001: off\n  ISO-F003: off\n", ":7:3: ISO-F003: no rule is called that; drvaudit rules list tells all");
	not_applied("  ISO-Z*: off\n", ":6:3: ISO-Z*: no rule is called that; drvaudit rules list tells all");
	not_applied("  ISO-F*: off\n  ISO-*1: info\n", ":7:3: ISO-*1 is no more exact than ISO-F*, which gives ISO-F001 another severity");
	not_applied("  ISO-F001: off\n  iso-f001: info\n", ":7:3: iso-f001 is no more exact than ISO-F001, which gives ISO-F001 another severity");
}

/* The rules that ship: severities move, what grade H listens to does not. */
static void test_shipped_rules(void **state)
{
	struct da_store *store;
	struct da_rules rules = { 0 };
	struct da_profile_file p;
	struct da_err err = { 0 };
	const struct da_rule *r;
	const char *dir = getenv("RULES_DIR");
	enum da_severity before;

	(void)state;
	assert_int_equal(da_store_open(&store, NULL, &err), DA_OK);
	assert_int_equal(da_rules_load(&rules, &dir, 1, NULL,
				       da_store_db(store), &err), DA_OK);
	r = da_rules_find(&rules, "ISO-R001");
	before = r->severity[DA_PROFILE_WHQL];
	assert_int_equal(r->signing, before);
	assert_int_not_equal(before, DA_SEVERITY_OFF);
	assert_int_equal(load(&p, "schema: drvaudit-profile/1\nname: a\nversion: 1\n"
			      "base: whql\nrules: { ISO-R*: off }\n", &err), DA_OK);
	assert_int_equal(da_profile_apply(&p, &rules, &err), DA_OK);
	assert_int_equal(r->severity[DA_PROFILE_WHQL], DA_SEVERITY_OFF);
	assert_int_equal(r->signing, before);
	da_profile_free(&p);
	da_rules_free(&rules);
	da_store_close(store);
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
		cmocka_unit_test(test_names_of_files),
		cmocka_unit_test(test_everything),
		cmocka_unit_test(test_next_to_nothing),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_more_exact_wins),
		cmocka_unit_test(test_not_applied),
		cmocka_unit_test(test_shipped_rules),
	};

	return cmocka_run_group_tests(tests, make_file, remove_file);
}
