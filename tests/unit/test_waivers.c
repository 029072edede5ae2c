// SPDX-License-Identifier: Apache-2.0
/* Waivers: what a file must say, and which finding one speaks of. */
#include "support.h"

#include "drvaudit/limits.h"
#include "drvaudit/waivers.h"

#define FINGERPRINT "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define HEAD "schema: drvaudit-waivers/1\nwaivers:\n"
#define TAIL "    reason: r\n    owner: o\n    expires: 2027-01-31\n"
#define LAST_DAY 20849			/* 2027-01-31 */

struct set {
	struct da_waivers w;
	struct da_err err;
	int status;
	char path[40];
};

static struct set load_on(const char *text, int32_t day)
{
	struct set s = { .path = "/tmp/drvaudit-waivers-XXXXXX" };
	const char *path = s.path;
	int fd = mkstemp(s.path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
	s.status = da_waivers_load(&s.w, &path, 1, day, &s.err);
	unlink(s.path);
	return s;
}

static struct set load(const char *text)
{
	struct set s = load_on(text, 20000);

	if (s.status)
		print_error("%s\n", s.err.text);
	assert_int_equal(s.status, DA_OK);
	return s;
}

/* why: behind the file's name */
static void refused(const char *text, const char *why)
{
	struct set s = load_on(text, 20000);

	assert_int_equal(s.status, DA_EINVAL);
	assert_null(s.w.p);
	assert_true(da_istarts(s.err.text, s.path));
	assert_string_equal(s.err.text + strlen(s.path), why);
}

/* A failure with everything. */
static struct da_waivable failure(void)
{
	static const struct da_label labels[] = { { "site", "Berlin" },
						  { "ring", "canary-2" } };

	return (struct da_waivable){
		.failing = true, .rule = "ISO-F001",
		.key = { [DA_WAIVER_PACKAGE] = "acme.inf_amd64_0123456789abcdef",
			 [DA_WAIVER_ORIGINAL_NAME] = "acme.inf",
			 [DA_WAIVER_PROVIDER] = "Acme GmbH",
			 [DA_WAIVER_DRIVER_VERSION] = "03/01/2024,1.5.0.10",
			 [DA_WAIVER_INF_SHA256] = FINGERPRINT,
			 [DA_WAIVER_SERVICE] = "AcmeFilter",
			 [DA_WAIVER_ITEM] = "acme.sys",
			 [DA_WAIVER_FINGERPRINT] = FINGERPRINT,
			 [DA_WAIVER_IMAGE] = "factory-7.img" },
		.labels = labels, .labels_n = 2,
	};
}

static bool waived(const char *rule, const char *match, struct da_waivable of)
{
	char *text = da_asprintf(HEAD "  - rule: %s\n    match: %s\n" TAIL, rule,
				 match);
	struct set s = load(text);
	const struct da_waiver *w = da_waivers_match(&s.w, &of);

	assert_true(!w || w == s.w.p);
	assert_int_equal(s.w.hits[0], w != NULL);
	da_waivers_free(&s.w);
	free(text);
	return w != NULL;
}

/* ---- files -------------------------------------------------------------- */

static void test_file(void **state)
{
	struct set s = load(HEAD
		"  - id: W-0001\n"
		"    rule: [ISO-F001, ISO-R*]\n"
		"    match:\n"
		"      package: \"acme.inf_amd64_*\"\n"
		"      label: { site: berlin, ring: canary* }\n"
		"    reason: vendor fixes it\n"
		"    owner: jane\n"
		"    expires: 2027-01-31\n"
		"  - rule: '*'\n"
		"    match: { service: \"*\" }\n" TAIL);
	const struct da_waiver *w = s.w.p;
	char id[64];

	(void)state;
	assert_int_equal(s.w.n, 2);
	assert_string_equal(w->id, "W-0001");
	assert_int_equal(w->line, 3);
	assert_int_equal(w->column, 5);
	assert_int_equal(w->rules_n, 2);
	assert_string_equal(w->rules[1], "ISO-R*");
	assert_string_equal(w->key[DA_WAIVER_PACKAGE], "acme.inf_amd64_*");
	assert_null(w->key[DA_WAIVER_SERVICE]);
	assert_int_equal(w->labels_n, 2);
	assert_string_equal(w->labels[0].name, "ring");
	assert_string_equal(w->labels[0].value, "canary*");
	assert_string_equal(w->labels[1].name, "site");
	assert_string_equal(w->reason, "vendor fixes it");
	assert_string_equal(w->owner, "jane");
	assert_int_equal(w->expires, LAST_DAY);
	assert_false(w->broad);
	assert_true(w[1].broad);
	snprintf(id, sizeof(id), "%s:11", s.path);
	assert_string_equal(w[1].id, id);
	assert_int_equal(s.w.files_n, 1);
	assert_int_equal(strlen(s.w.digest), 64);
	da_waivers_free(&s.w);
}

static void test_without_waivers(void **state)
{
	struct da_waivable of = failure();
	struct set s = load("schema: drvaudit-waivers/1\nwaivers: []\n");
	struct da_waivers none;

	(void)state;
	assert_int_equal(s.w.n, 0);
	assert_null(da_waivers_match(&s.w, &of));
	da_waivers_free(&s.w);
	assert_int_equal(da_waivers_load(&none, NULL, 0, 0, &s.err), DA_OK);
	assert_null(da_waivers_match(&none, &of));
	da_waivers_free(&none);
}

static void test_what_is_missing(void **state)
{
	static const char *const lines[] = { "rule: ISO-F001\n",
		"match: { package: a }\n", "reason: r\n", "owner: o\n",
		"expires: 2027-01-31\n" };
	static const char *const names[] = { "rule", "match", "reason", "owner",
					     "expires" };

	(void)state;
	for (size_t i = 0; i < DA_COUNT(lines); i++) {
		struct da_buf b = { 0 };
		char *why = da_asprintf(":3:5: the waiver has no %s", names[i]);

		da_buf_adds(&b, HEAD "  - id: W\n");
		for (size_t k = 0; k < DA_COUNT(lines); k++)
			if (k != i)
				da_buf_printf(&b, "    %s", lines[k]);
		refused(da_buf_str(&b), why);
		/* there, and empty */
		da_buf_printf(&b, "    %s:\n", names[i]);
		{
			struct set s = load_on(da_buf_str(&b), 20000);

			assert_int_equal(s.status, DA_EINVAL);
			assert_non_null(strstr(s.err.text, names[i]));
			assert_non_null(strstr(s.err.text, ":8:"));
		}
		free(why);
		da_buf_free(&b);
	}
}

static void test_wrong_files(void **state)
{
	(void)state;
	refused("waivers: []\n", ":1:1: the file has no schema: drvaudit-waivers/1");
	refused("schema: drvaudit-waivers/2\nwaivers: []\n",
		":1:9: schema is not drvaudit-waivers/1");
	refused("schema: drvaudit-waivers/1\n", ":1:1: the file has no waivers");
	refused("schema: drvaudit-waivers/1\nwaivers:\n",
		":2:9: waivers is not a list; without any it is []");
	refused("schema: drvaudit-waivers/1\nwaivers: { }\n",
		":2:10: waivers is not a list; without any it is []");
	refused("- a\n", ":1:1: this is not a list of \"key: value\"");
	refused(HEAD "  - text\n", ":3:5: this is not a list of \"key: value\"");
	refused("schema: drvaudit-waivers/1\nwaiver: []\n",
		":2:1: unknown key waiver; known are schema, waivers");
	refused(HEAD "  - rule: a\n    match: { packages: a }\n" TAIL,
		":4:14: unknown key packages; known are package, original_name, provider, driver_version, inf_sha256, service, item, fingerprint, image, label");
}

static void test_wrong_values(void **state)
{
#define WITH(rule, match) HEAD "  - rule: " rule "\n    match: " match "\n" TAIL
	(void)state;
	refused(WITH("[]", "{ item: a }"), ":3:5: rule is empty");
	refused(WITH("1322", "{ item: a }"), ":3:11: 1322: a rule is an id like ISO-F001 or a pattern like ISO-F*");
	refused(WITH("[ISO-F001, 'ISO F']", "{ item: a }"), ":3:22: ISO F: a rule is an id like ISO-F001 or a pattern like ISO-F*");
	refused(WITH("[[ISO-F001]]", "{ item: a }"), ":3:12: this is not a text");
	refused(WITH("{ a: b }", "{ item: a }"), ":3:11: rule is not a text");
	refused(WITH("a", "{ }"), ":4:12: match is empty; it says at least one thing");
	refused(WITH("a", "x"), ":4:12: match is not a list of \"key: value\"");
	refused(WITH("a", "{ item: }"), ":4:14: item is empty");
	refused(WITH("a", "{ fingerprint: abc* }"), ":4:27: fingerprint is not 64 hexadecimal digits");
	refused(WITH("a", "{ inf_sha256: abc }"), ":4:26: inf_sha256 is not 64 hexadecimal digits");
	refused(WITH("a", "{ label: berlin }"), ":4:21: label is a list of \"name: value\"");
	refused(WITH("a", "{ label: { } }"), ":4:21: label is a list of \"name: value\"");
	refused(WITH("a", "{ label: { site: } }"), ":4:23: site is empty");
	refused(HEAD "  - rule: a\n    match: { item: a }\n    reason: r\n    owner: o\n    expires: 31.01.2027\n",
		":7:14: expires is not a date like 2027-01-31");
	refused(HEAD "  - rule: a\n    match: { item: a }\n    reason: r\n    owner: o\n    expires: 2027-02-29\n",
		":7:14: expires is not a date like 2027-01-31");
	refused(HEAD "  - rule: a\n    id: a b\n    match: { item: a }\n" TAIL,
		":4:9: id is up to 64 letters, digits and . _ -");
}

static void test_wrong_versions(void **state)
{
	static const char *const wrong[] = { "1.", ".1", "1.2.3.4.5", ">", ">=x",
		"1 <", "1,,2", "=>1", "==1", "1.99999999999", "1.5000000000",
		"1*", "\xC3\xA4", ">= " };

	(void)state;
	for (size_t i = 0; i < DA_COUNT(wrong); i++) {
		char *text = da_asprintf(HEAD "  - rule: a\n    match: { driver_version: \"%s\" }\n" TAIL,
					 wrong[i]);

		refused(text, ":4:30: driver_version is a version or a range like \">=1.2, <2.0\"");
		free(text);
	}
}

static void test_patterns_too_long(void **state)
{
	struct da_buf b = { 0 };

	(void)state;
	da_buf_adds(&b, HEAD "  - rule: a\n    match: { item: \"");
	for (int i = 0; i < DA_GLOB_MAX + 1; i++)
		da_buf_addc(&b, '*');
	da_buf_adds(&b, "\" }\n" TAIL);
	refused(da_buf_str(&b), ":4:20: limit: DA_GLOB_MAX");
	da_buf_free(&b);
}

static void test_ids_used_twice(void **state)
{
	const char *text = HEAD "  - id: W-1\n    rule: a\n    match: { item: a }\n" TAIL
		"  - id: w-1\n    rule: a\n    match: { item: a }\n" TAIL;
	struct set s = load_on(text, 20000);

	(void)state;
	assert_int_equal(s.status, DA_EINVAL);
	assert_non_null(strstr(s.err.text, ":9:5: the id w-1 is used twice, before in line 3 of "));
}

static void test_several_files(void **state)
{
	char one[] = "/tmp/drvaudit-one-XXXXXX", two[] = "/tmp/drvaudit-two-XXXXXX";
	const char *const paths[] = { one, two }, *const turned[] = { two, one };
	struct da_err err = { 0 };
	struct da_waivers a, b;

	(void)state;
	close(mkstemp(one));
	close(mkstemp(two));
	write_file_text(one, HEAD "  - id: A\n    rule: a\n    match: { item: a }\n" TAIL);
	write_file_text(two, HEAD "  - id: B\n    rule: a\n    match: { item: a }\n" TAIL);
	assert_int_equal(da_waivers_load(&a, paths, 2, 0, &err), DA_OK);
	assert_int_equal(da_waivers_load(&b, turned, 2, 0, &err), DA_OK);
	assert_int_equal(a.n, 2);
	assert_string_equal(a.p[1].id, "B");
	assert_string_equal(a.p[1].file, two);
	assert_string_equal(b.p[1].id, "A");
	assert_string_equal(a.files[0].sha256, b.files[1].sha256);
	assert_string_not_equal(a.digest, b.digest);
	da_waivers_free(&a);
	da_waivers_free(&b);
	unlink(two);
	assert_int_equal(da_waivers_load(&a, paths, 2, 0, &err), DA_ENOENT);
	assert_true(da_istarts(err.text, two));
	unlink(one);
}

/* ---- days --------------------------------------------------------------- */

static void test_days(void **state)
{
	static const struct {
		int32_t day;
		bool expired, soon;
	} cases[] = {
		{ LAST_DAY - 31, false, false }, { LAST_DAY - 30, false, true },
		{ LAST_DAY, false, true },	/* to the end of the day */
		{ LAST_DAY + 1, true, false },
	};
	struct da_waivable of = failure();

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++) {
		struct set s = load_on(HEAD "  - rule: '*'\n    match: { item: '*' }\n" TAIL,
				       cases[i].day);

		assert_int_equal(s.status, DA_OK);
		assert_int_equal(s.w.p->expired, cases[i].expired);
		assert_int_equal(s.w.p->soon, cases[i].soon);
		assert_true((da_waivers_match(&s.w, &of) == NULL) ==
			    cases[i].expired);
		/* what it would have waived is counted */
		assert_int_equal(s.w.hits[0], 1);
		da_waivers_free(&s.w);
	}
}

/* ---- matching ----------------------------------------------------------- */

static void test_only_failures(void **state)
{
	struct da_waivable of = failure(), zero = { 0 };
	struct set s = load(HEAD "  - rule: '*'\n    match: { item: '*' }\n" TAIL);

	(void)state;
	assert_non_null(da_waivers_match(&s.w, &of));
	of.failing = false;	/* unknown, error */
	assert_null(da_waivers_match(&s.w, &of));
	assert_null(da_waivers_match(&s.w, &zero));
	assert_int_equal(s.w.hits[0], 1);
	da_waivers_free(&s.w);
}

static void test_rules(void **state)
{
	static const char m[] = "{ item: acme.sys }";

	(void)state;
	assert_true(waived("ISO-F001", m, failure()));
	assert_true(waived("iso-f001", m, failure()));
	assert_false(waived("ISO-F002", m, failure()));
	assert_false(waived("ISO-F00", m, failure()));
	assert_true(waived("ISO-F*", m, failure()));
	assert_true(waived("'*'", m, failure()));
	assert_true(waived("ISO-?001", m, failure()));
	assert_false(waived("ISO-R*", m, failure()));
	assert_true(waived("[ISO-R*, ISO-F001]", m, failure()));
	assert_true(waived("[ISO-F001, ISO-R001]", m, failure()));
	assert_false(waived("[ISO-F002, ISO-F003]", m, failure()));
	assert_true(waived("[X-1, '*1']", m, failure()));
}

static void test_keys(void **state)
{
	static const struct {
		const char *match;
		bool want;
	} cases[] = {
		{ "{ package: \"acme.inf_amd64_*\" }", true },
		{ "{ package: ACME.INF_AMD64_0123456789ABCDEF }", true },
		{ "{ package: acme.inf_amd64_0123456789abcde }", false },
		{ "{ package: \"*_x86_*\" }", false },
		{ "{ original_name: acme.inf }", true },
		{ "{ original_name: acme }", false },
		{ "{ provider: \"acme*\" }", true },
		{ "{ inf_sha256: " FINGERPRINT " }", true },
		{ "{ service: acmefilter }", true },
		{ "{ service: acmefilter, item: \"*.sys\" }", true },
		{ "{ service: acmefilter, item: \"*.dll\" }", false },
		{ "{ image: \"factory-*.img\" }", true },
		{ "{ image: \"factory-*.vhd\" }", false },
		{ "{ fingerprint: " FINGERPRINT " }", true },
		{ "{ label: { site: berlin } }", true },
		{ "{ label: { Site: berlin } }", false },
		{ "{ label: { site: berlin, ring: \"canary*\" } }", true },
		{ "{ label: { site: berlin, ring: prod } }", false },
		{ "{ label: { owner: \"*\" } }", false },
		{ "{ driver_version: 1.5.0.10 }", true },
		{ "{ driver_version: 1.5 }", false },
		{ "{ driver_version: \">=1.5, <2\" }", true },
		{ "{ driver_version: \">=1.5.0.10 <=1.5.0.10\" }", true },
		{ "{ driver_version: \">1.5.0.10\" }", false },
		{ "{ driver_version: \"<1.5.0.9\" }", false },
		{ "{ driver_version: \"< 1.10\" }", true },
		{ "{ driver_version: \">=1.5, <1.5.0.10\" }", false },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++)
		if (waived("ISO-F001", cases[i].match, failure()) !=
		    cases[i].want)
			fail_msg("%s", cases[i].match);
}

/* What a finding does not have is matched by nothing, a * neither. */
static void test_what_is_not_there(void **state)
{
	static const char *const keys[] = { "package", "original_name",
		"provider", "inf_sha256", "service", "image" };
	static const enum da_waiver_key which[] = { DA_WAIVER_PACKAGE,
		DA_WAIVER_ORIGINAL_NAME, DA_WAIVER_PROVIDER,
		DA_WAIVER_INF_SHA256, DA_WAIVER_SERVICE, DA_WAIVER_IMAGE };
	struct da_waivable of;

	(void)state;
	for (size_t i = 0; i < DA_COUNT(keys); i++) {
		char *match = which[i] == DA_WAIVER_INF_SHA256 ?
			da_strdup("{ inf_sha256: " FINGERPRINT " }") :
			da_asprintf("{ %s: \"*\" }", keys[i]);

		of = failure();
		assert_true(waived("'*'", match, of));
		of.key[which[i]] = "";
		assert_false(waived("'*'", match, of));
		of.key[which[i]] = NULL;
		assert_false(waived("'*'", match, of));
		free(match);
	}
	/* a rule may give no item */
	of = failure();
	of.key[DA_WAIVER_ITEM] = "";
	assert_true(waived("'*'", "{ item: \"*\" }", of));
	assert_false(waived("'*'", "{ item: \"?*\" }", of));
	of.key[DA_WAIVER_ITEM] = NULL;
	assert_false(waived("'*'", "{ item: \"*\" }", of));
	of = failure();
	of.labels_n = 0;
	assert_false(waived("'*'", "{ label: { site: \"*\" } }", of));
	of.rule = NULL;
	assert_false(waived("'*'", "{ item: \"*\" }", of));
}

static void test_odd_versions(void **state)
{
	static const char *const odd[] = { "", "x", "1.2.3.4.5", "1.", "1.-1",
		"9999999999.1", "1.2a", "03/01/2024", "03/01/2024," };

	(void)state;
	for (size_t i = 0; i < DA_COUNT(odd); i++) {
		struct da_waivable of = failure();

		of.key[DA_WAIVER_DRIVER_VERSION] = odd[i];
		assert_false(waived("'*'", "{ driver_version: \">=0\" }", of));
	}
}

static void test_long_texts_match_nothing(void **state)
{
	struct da_waivable of = failure();
	char *item = da_malloc(DA_WAIVER_TEXT_MAX + 2);

	(void)state;
	memset(item, 'a', DA_WAIVER_TEXT_MAX + 1);
	item[DA_WAIVER_TEXT_MAX] = 0;
	of.key[DA_WAIVER_ITEM] = item;
	assert_true(waived("ISO-F001", "{ item: \"aa*\" }", of));
	item[DA_WAIVER_TEXT_MAX] = 'a';
	item[DA_WAIVER_TEXT_MAX + 1] = 0;
	assert_false(waived("ISO-F001", "{ item: \"aa*\" }", of));
	free(item);
}

static void test_broad(void **state)
{
	static const struct {
		const char *match;
		bool broad;
	} cases[] = {
		{ "{ package: \"*\" }", true }, { "{ package: \"?*\" }", true },
		{ "{ package: \"*\", item: \"**\" }", true },
		{ "{ label: { site: \"*\" } }", true },
		{ "{ package: \"*\", item: \"*.sys\" }", false },
		{ "{ driver_version: \"<2\" }", false },
		{ "{ package: \"*\", label: { site: b } }", false },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++) {
		char *text = da_asprintf(HEAD "  - rule: ISO-F001\n    match: %s\n" TAIL,
					 cases[i].match);
		struct set s = load(text);

		assert_int_equal(s.w.p->broad, cases[i].broad);
		da_waivers_free(&s.w);
		free(text);
	}
}

static void test_first_one_waives_all_are_counted(void **state)
{
	struct set s = load(HEAD
		"  - id: A\n    rule: ISO-F001\n    match: { item: acme.sys }\n"
		"    reason: r\n    owner: o\n    expires: 2020-01-01\n"
		"  - id: B\n    rule: '*'\n    match: { label: { site: berlin } }\n" TAIL
		"  - id: C\n    rule: ISO-F001\n    match: { fingerprint: " FINGERPRINT " }\n" TAIL
		"  - id: D\n    rule: ISO-F002\n    match: { item: acme.sys }\n" TAIL);
	static const uint64_t want[] = { 1, 1, 1, 0 };
	struct da_waivable of = failure();

	(void)state;
	assert_string_equal(da_waivers_match(&s.w, &of)->id, "B");
	assert_memory_equal(s.w.hits, want, sizeof(want));
	da_waivers_free(&s.w);
}

/* The index says what comparing with every waiver says. */
static void test_index_against_all(void **state)
{
	static const char *const patterns[] = { "*", "a*", "ab*", "abc", "?b*",
		"b", "abcd", "\xC3\xA4*", "\xC3\x84" "b", "*c" };
	static const char *const texts[] = { "a", "ab", "abc", "b", "abcd", "bc",
		"\xC3\xA4" "b", "", NULL };
	static const char *const rules[] = { "ISO-F001", "ISO-*", "'*'",
		"[ISO-F001, ISO-F002]", "[ISO-R001, ISO-F002]", "ISO-F0?2" };
	static const char *const asked[] = { "ISO-F001", "ISO-F002", "ISO-R001",
					     "X" };
	struct da_buf b = { 0 };
	uint64_t *want;
	struct set s;

	(void)state;
	da_buf_adds(&b, HEAD);
	for (size_t r = 0; r < DA_COUNT(rules); r++)
		for (size_t p = 0; p < DA_COUNT(patterns); p++)
			for (size_t q = 0; q < DA_COUNT(patterns); q++)
				da_buf_printf(&b, "  - rule: %s\n    match: { package: \"%s\", item: \"%s\" }\n" TAIL,
					      rules[r], patterns[p], patterns[q]);
	s = load(da_buf_str(&b));
	want = da_calloc(s.w.n, sizeof(*want));
	for (size_t a = 0; a < DA_COUNT(asked); a++)
		for (size_t t = 0; t < DA_COUNT(texts); t++)
			for (size_t u = 0; u < DA_COUNT(texts); u++) {
				struct da_waivable of = { .failing = true,
					.rule = asked[a] };
				size_t first = s.w.n;
				const struct da_waiver *w;

				of.key[DA_WAIVER_PACKAGE] = texts[t];
				of.key[DA_WAIVER_ITEM] = texts[u];
				for (size_t i = s.w.n; i--;) {
					const struct da_waiver *v = &s.w.p[i];
					bool rule = false;

					for (size_t k = 0; k < v->rules_n; k++)
						rule |= da_glob(v->rules[k], asked[a]);
					if (!rule || !texts[t] || !*texts[t] || !texts[u] ||
					    !da_glob(v->key[DA_WAIVER_PACKAGE], texts[t]) ||
					    !da_glob(v->key[DA_WAIVER_ITEM], texts[u]))
						continue;
					want[i]++;
					first = i;
				}
				w = da_waivers_match(&s.w, &of);
				assert_ptr_equal(w, first == s.w.n ? NULL : &s.w.p[first]);
			}
	assert_memory_equal(s.w.hits, want, s.w.n * sizeof(*want));
	free(want);
	da_waivers_free(&s.w);
	da_buf_free(&b);
}

/* 10,000 waivers and 100,000 findings: not one with every other. */
static void test_many(void **state)
{
	static const char *const shape[] = {
		"{ package: \"p%d.inf_amd64_*\" }",
		"{ package: \"same.inf_amd64_*\", item: \"file%d.sys\" }",
		"{ service: \"Service%d\" }",
		"{ package: \"same*\", service: \"*\", item: \"file%d*\" }",
	};
	struct da_buf b = { 0 };
	double before = worked(), loaded;
	uint64_t sum = 0;
	struct set s;

	(void)state;
	da_buf_adds(&b, HEAD);
	for (int i = 0; i < 10000; i++) {
		da_buf_adds(&b, "  - rule: ISO-F001\n    match: ");
		da_buf_printf(&b, shape[i % 4], i);
		da_buf_adds(&b, "\n" TAIL);
	}
	s = load(da_buf_str(&b));
	loaded = worked();
	for (int i = 0; i < 100000; i++) {
		char package[64], item[64], service[64];
		struct da_waivable of = failure();

		snprintf(package, sizeof(package), "%s%d.inf_amd64_00", "p", i);
		snprintf(item, sizeof(item), "FILE%d.sys", i);
		snprintf(service, sizeof(service), "service%d", i);
		of.key[DA_WAIVER_PACKAGE] = i % 2 ? "same.inf_amd64_00" : package;
		of.key[DA_WAIVER_ITEM] = item;
		of.key[DA_WAIVER_SERVICE] = service;
		da_waivers_match(&s.w, &of);
	}
	print_message("10,000 waivers loaded in %.2f s, 100,000 findings asked in %.2f s\n",
		      loaded - before, worked() - loaded);
	assert_true(loaded - before < 3 * SLOWER);
	assert_true(worked() - loaded < 3 * SLOWER);
	for (size_t i = 0; i < s.w.n; i++) {
		/* "file3*" is of all that begin so */
		assert_true(s.w.hits[i] >= 1);
		sum += s.w.hits[i];
	}
	assert_true(sum < 100000);
	da_waivers_free(&s.w);
	da_buf_free(&b);
}

static void test_too_many(void **state)
{
	struct da_buf b = { 0 };
	char why[64];

	(void)state;
	da_buf_adds(&b, HEAD);
	for (int i = 0; i <= DA_WAIVERS_MAX; i++)
		da_buf_adds(&b, "  - rule: a\n    match: { item: a }\n" TAIL);
	snprintf(why, sizeof(why), ":%d:5: limit: DA_WAIVERS_MAX",
		 3 + 5 * DA_WAIVERS_MAX);
	refused(da_buf_str(&b), why);
	da_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_without_waivers),
		cmocka_unit_test(test_what_is_missing),
		cmocka_unit_test(test_wrong_files),
		cmocka_unit_test(test_wrong_values),
		cmocka_unit_test(test_wrong_versions),
		cmocka_unit_test(test_patterns_too_long),
		cmocka_unit_test(test_ids_used_twice),
		cmocka_unit_test(test_several_files),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_only_failures),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_what_is_not_there),
		cmocka_unit_test(test_odd_versions),
		cmocka_unit_test(test_long_texts_match_nothing),
		cmocka_unit_test(test_broad),
		cmocka_unit_test(test_first_one_waives_all_are_counted),
		cmocka_unit_test(test_index_against_all),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
