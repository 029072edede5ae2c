// SPDX-License-Identifier: Apache-2.0
/* Files that people write: the tree, its places, everything that is refused. */
#include "support.h"

#include "drvaudit/limits.h"
#include "drvaudit/yaml.h"

struct tree {
	struct da_arena *arena;
	const struct da_yaml *root;
	struct da_err err;
	int status;
};

static struct tree parse_n(const char *text, size_t n)
{
	struct tree t = { .arena = da_arena_new() };

	t.status = da_yaml_parse(&t.root, t.arena, "f.yaml", text, n, &t.err);
	assert_true((t.status == DA_OK) == (t.root != NULL));
	return t;
}

static struct tree parse(const char *text)
{
	return parse_n(text, strlen(text));
}

static void refused_n(const char *text, size_t n, const char *why)
{
	struct tree t = parse_n(text, n);

	assert_int_equal(t.status, DA_EINVAL);
	assert_string_equal(t.err.text, why);
	da_arena_free(t.arena);
}

static void refused(const char *text, const char *why)
{
	refused_n(text, strlen(text), why);
}

static void assert_place(const struct da_yaml *n, unsigned line, unsigned column)
{
	assert_int_equal(n->line, line);
	assert_int_equal(n->column, column);
}

/* ---- what is read ------------------------------------------------------- */

static void test_tree(void **state)
{
	struct tree t = parse("# a comment\n"
			      "name: two words\n"
			      "list:\n"
			      "  - one\n"
			      "  - { k: \"v: #\", n: ~ }\n"
			      "text: |\n"
			      "  a\n"
			      "  b\n");
	const struct da_yaml *n, *e;

	(void)state;
	assert_int_equal(t.status, DA_OK);
	assert_int_equal(t.root->kind, DA_YAML_MAP);
	assert_int_equal(t.root->n, 3);
	assert_null(t.root->key);
	n = t.root->first;
	assert_string_equal(n->key, "name");
	assert_string_equal(n->text, "two words");
	assert_string_equal(n->file, "f.yaml");
	assert_place(n, 2, 7);
	assert_int_equal(n->key_line, 2);
	assert_int_equal(n->key_column, 1);
	n = n->next;
	assert_int_equal(n->kind, DA_YAML_LIST);
	assert_int_equal(n->n, 2);
	assert_string_equal(n->first->text, "one");
	assert_null(n->first->key);
	e = n->first->next;
	assert_int_equal(e->kind, DA_YAML_MAP);
	assert_string_equal(e->first->text, "v: #");
	assert_false(e->first->is_null);
	assert_place(e->first, 5, 10);
	assert_true(e->first->next->is_null);
	assert_null(e->next);
	assert_string_equal(n->next->text, "a\nb\n");
	assert_null(n->next->next);
	da_arena_free(t.arena);
}

static void test_ends_of_lines_and_mark(void **state)
{
	struct tree t = parse("\xEF\xBB\xBF" "a: 1\r\nb:\r\n  - x\r\n");

	(void)state;
	assert_int_equal(t.status, DA_OK);
	assert_string_equal(t.root->first->text, "1");
	assert_place(t.root->first, 1, 4);
	assert_place(t.root->first->next->first, 3, 5);
	da_arena_free(t.arena);
}

static void test_columns_are_characters(void **state)
{
	struct tree t = parse("{ \xC3\xA4\xE2\x82\xAC: x }");

	(void)state;
	assert_int_equal(t.status, DA_OK);
	assert_place(t.root->first, 1, 7);
	da_arena_free(t.arena);
}

static void test_null(void **state)
{
	struct tree t = parse("a:\nb: ~\nc: null\nd: ''\ne: \"null\"\nf: 0\n");
	const bool want[] = { true, true, true, false, false, false };
	const struct da_yaml *e = t.root->first;

	(void)state;
	for (size_t i = 0; i < DA_COUNT(want); i++, e = e->next)
		assert_int_equal(e->is_null, want[i]);
	assert_null(e);
	da_arena_free(t.arena);
}

/* ---- what is not -------------------------------------------------------- */

static void test_not_our_yaml(void **state)
{
	(void)state;
	refused("a: &x 1\n", "f.yaml:1:4: anchors (&) are not allowed");
	refused("- &x [1]\n", "f.yaml:1:3: anchors (&) are not allowed");
	refused("&x a: 1\n", "f.yaml:1:1: anchors (&) are not allowed");
	refused("a: *x\n", "f.yaml:1:4: aliases (*) are not allowed; a text that begins with * stands in quotes");
	refused("a: !!str 1\n", "f.yaml:1:4: tags (!) are not allowed");
	refused("a: ! 1\n", "f.yaml:1:4: tags (!) are not allowed");
	refused("!!map { a: 1 }\n", "f.yaml:1:1: tags (!) are not allowed");
	refused("%YAML 1.1\n---\na: 1\n", "f.yaml:1:1: directives (%) are not allowed");
	refused("%TAG ! tag:x,2000:\n---\na: 1\n", "f.yaml:1:1: directives (%) are not allowed");
	refused("a: 1\n---\nb: 2\n", "f.yaml:2:1: a second document");
	refused("? [a]\n: 1\n", "f.yaml:1:3: a key is a text");
	refused("~: 1\n", "f.yaml:1:1: a key has no name");
}

static void test_empty(void **state)
{
	(void)state;
	refused("", "f.yaml:1:1: the file is empty");
	refused("# nothing\n\n", "f.yaml:1:1: the file is empty");
	refused("\xEF\xBB\xBF", "f.yaml:1:1: the file is empty");
}

static void test_keys_given_twice(void **state)
{
	(void)state;
	refused("a: 1\nb: 2\na: 3\n", "f.yaml:3:1: the key a is given twice, before in line 1");
	refused("- x: { b: 1, a: 2, b: 3 }\n", "f.yaml:1:20: the key b is given twice, before in line 1");
	/* the first one in the file is told */
	refused("a: 1\nz: 1\nz: 2\na: 2\n", "f.yaml:3:1: the key z is given twice, before in line 2");
	refused("a: 1\n\"a\": 2\n", "f.yaml:2:1: the key a is given twice, before in line 1");
}

static void test_characters(void **state)
{
	(void)state;
	refused_n("a: 1\nb: \0", 9, "f.yaml:2:4: a NUL character: no text file");
	refused("a: \"x\\0y\"\n", "f.yaml:1:4: a NUL character in a text");
	refused("a: 1\nb: \xFF\n", "f.yaml:2:4: the text is not UTF-8");
	refused("a: \xC3", "f.yaml:1:4: the text is not UTF-8");
	refused("a: \xED\xA0\x80\n", "f.yaml:1:4: the text is not UTF-8");
	refused("a: \xC0\x80\n", "f.yaml:1:4: a NUL character: no text file");
	refused_n("\xFF\xFE" "a\0:\0", 6, "f.yaml:1:1: the text is not UTF-8");
	refused("a: \x1B[31m\n", "f.yaml:1:4: the character U+001B is not allowed");
	/* a comment that ends where no editor shows it */
	refused("# x\xE2\x80\xA8" "a: 1\n", "f.yaml:1:4: the character U+2028 is not allowed");
	refused("# x\xC2\x85" "a: 1\n", "f.yaml:1:4: the character U+0085 is not allowed");
	refused("# x\ra: 1\n", "f.yaml:1:4: the character U+000D is not allowed");
	refused("a: x\xE2\x80\xAEy\n", "f.yaml:1:5: the character U+202E is not allowed");
	refused("a: \xEF\xBB\xBFy\n", "f.yaml:1:4: the character U+FEFF is not allowed");
	refused("a: \"\\uD800\"\n", "f.yaml:1:7: found invalid Unicode character escape code while parsing a quoted scalar");
}

static void test_syntax(void **state)
{
	(void)state;
	refused("a: [1\nb: 2\n", "f.yaml:2:2: did not find expected ',' or ']' while parsing a flow sequence");
	refused("a:\n\tb: 1\n", "f.yaml:2:1: found character that cannot start any token while scanning for the next token");
	refused("a: \"x\n", "f.yaml:2:1: found unexpected end of stream while scanning a quoted scalar");
	refused("a: 1\n  b: 2\n", "f.yaml:2:4: mapping values are not allowed in this context");
}

/* ---- hostile ------------------------------------------------------------ */

static void test_billion_laughs(void **state)
{
	struct da_buf b = { 0 };

	(void)state;
	da_buf_adds(&b, "a0: &a0 [lol]\n");
	for (int i = 1; i < 30; i++)
		da_buf_printf(&b, "a%d: &a%d [*a%d,*a%d,*a%d]\n", i, i, i - 1,
			      i - 1, i - 1);
	refused(da_buf_str(&b), "f.yaml:1:5: anchors (&) are not allowed");
	da_buf_free(&b);
}

static struct da_buf repeat(const char *s, size_t n)
{
	struct da_buf b = { 0 };

	while (n--)
		da_buf_adds(&b, s);
	return b;
}

static void test_depth(void **state)
{
	static const char *const open[] = { "[", "{a: ", "- " };

	(void)state;
	for (size_t i = 0; i < DA_COUNT(open); i++) {
		struct da_buf b = repeat(open[i], 100000);
		double before = worked();
		struct tree t = parse_n((const char *)b.p, b.n);

		assert_int_equal(t.status, DA_EINVAL);
		assert_non_null(strstr(t.err.text, "limit: DA_YAML_DEPTH_MAX"));
		assert_true(worked() - before < 1 * SLOWER);
		da_arena_free(t.arena);
		da_buf_free(&b);
	}
	/* as deep as it may be */
	for (int more = 0; more < 2; more++) {
		struct da_buf b = repeat("[", DA_YAML_DEPTH_MAX + more);
		struct tree t;

		for (int i = 0; i < DA_YAML_DEPTH_MAX + more; i++)
			da_buf_addc(&b, ']');
		t = parse(da_buf_str(&b));
		assert_int_equal(t.status, more ? DA_EINVAL : DA_OK);
		da_arena_free(t.arena);
		da_buf_free(&b);
	}
}

static void test_sizes(void **state)
{
	static const struct {
		const char *piece;
		size_t n;
		const char *why;
	} cases[] = {
		{ "aaaaaaaaaaaaaaaa", 700000, "f.yaml:1:1: limit: DA_YAML_BYTES_MAX" },
		{ "a", DA_YAML_TEXT_MAX + 1, "f.yaml:1:1: limit: DA_YAML_TEXT_MAX" },
		{ "- a\n", DA_YAML_NODES_MAX + 1, "limit: DA_YAML_NODES_MAX" },
		{ "a: 1\n", 300000, "f.yaml:250000:4: limit: DA_YAML_NODES_MAX" },
		{ "#", 8000000, "f.yaml:1:1: the file is empty" },
		{ " ", 8000000, "f.yaml:1:1: the file is empty" },
		{ "\n", 8000000, "f.yaml:1:1: the file is empty" },
		{ "'", 8000000, "f.yaml:1:1: limit: DA_YAML_TEXT_MAX" },
		{ "\"", 8000000, NULL },
		{ "a:", 4000000, NULL },
		{ "a: ", 2000000, NULL },
		{ "? ", 4000000, NULL },
		{ "-", 8000000, NULL },
		{ "[],", 2000000, NULL },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++) {
		struct da_buf b = repeat(cases[i].piece, cases[i].n);
		double before = worked();
		struct tree t = parse_n((const char *)b.p, b.n);

		assert_int_equal(t.status, DA_EINVAL);
		if (cases[i].why)
			assert_non_null(strstr(t.err.text, cases[i].why));
		assert_true(worked() - before < 2 * SLOWER);
		da_arena_free(t.arena);
		da_buf_free(&b);
	}
}

static void test_many_keys(void **state)
{
	struct da_buf b = { 0 };
	double before = worked();
	struct tree t;

	(void)state;
	for (int i = 0; i < 200000; i++)
		da_buf_printf(&b, "k%d: 1\n", i);
	t = parse(da_buf_str(&b));
	assert_int_equal(t.status, DA_OK);
	assert_int_equal(t.root->n, 200000);
	da_arena_free(t.arena);
	da_buf_adds(&b, "k7: 1\n");
	refused(da_buf_str(&b), "f.yaml:200001:1: the key k7 is given twice, before in line 8");
	assert_true(worked() - before < 4 * SLOWER);
	da_buf_free(&b);
}

/* ---- files and questions ------------------------------------------------ */

static void test_files(void **state)
{
	char path[] = "/tmp/drvaudit-test-XXXXXX", sha[DA_SHA256_HEX];
	struct da_arena *arena = da_arena_new();
	const struct da_yaml *root;
	struct da_err err = { 0 };
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "a: 1\n", 5), 5);
	close(fd);
	assert_int_equal(da_yaml_read(&root, arena, path, sha, &err), DA_OK);
	assert_string_equal(root->first->text, "1");
	assert_string_equal(sha, "37b128c59f1f5097f73f82691cb519f1f568667faab5ced1b4ab979d36837eae");
	unlink(path);
	assert_int_equal(da_yaml_read(&root, arena, path, sha, &err), DA_ENOENT);
	assert_null(root);
	assert_non_null(strstr(err.text, ": No such file"));
	assert_int_equal(da_yaml_read(&root, arena, "/", sha, &err), DA_EIO);
	assert_string_equal(err.text, "/: Is a directory");
	da_arena_free(arena);
}

static void test_long_file_name(void **state)
{
	struct da_arena *arena = da_arena_new();
	struct da_buf name = repeat("\xC3\xA4", 400);
	const struct da_yaml *root;
	struct da_err err = { 0 };

	(void)state;
	da_buf_adds(&name, "/end.yaml");
	assert_int_equal(da_yaml_parse(&root, arena, da_buf_str(&name), "a: *x",
				       5, &err), DA_EINVAL);
	assert_non_null(strstr(err.text, "/end.yaml:1:4: aliases (*) are not allowed"));
	assert_memory_equal(err.text, "...\xC3\xA4", 5);
	da_buf_free(&name);
	da_arena_free(arena);
}

static void test_fields(void **state)
{
	static const char *const names[] = { "one", "two" };
	struct tree t = parse("two: x\n"), u = parse("m:\n  one: 1\n  three: 1\n");
	const struct da_yaml *value[2];

	(void)state;
	assert_int_equal(da_yaml_fields(t.root, names, 2, value, &t.err), DA_OK);
	assert_null(value[0]);
	assert_string_equal(value[1]->text, "x");
	assert_int_equal(da_yaml_fields(u.root->first, names, 2, value, &u.err),
			 DA_EINVAL);
	assert_string_equal(u.err.text,
			    "f.yaml:3:3: unknown key three; known are one, two");
	assert_int_equal(da_yaml_fields(t.root->first, names, 2, value, &t.err),
			 DA_EINVAL);
	assert_string_equal(t.err.text,
			    "f.yaml:1:6: two is not a list of \"key: value\"");
	da_arena_free(t.arena);
	da_arena_free(u.arena);
}

static void test_text(void **state)
{
	struct tree t = parse("a: x\nb:\nc: ''\nd: ' '\ne: []\n");
	static const char *const why[] = { NULL, "f.yaml:2:1: b is empty",
		"f.yaml:3:1: c is empty", "f.yaml:4:1: d is empty",
		"f.yaml:5:4: e is not a text" };
	const struct da_yaml *e = t.root->first;

	(void)state;
	for (size_t i = 0; i < DA_COUNT(why); i++, e = e->next) {
		const char *text = NULL;
		int status = da_yaml_text(e, &text, &t.err);

		assert_int_equal(status, why[i] ? DA_EINVAL : DA_OK);
		if (why[i])
			assert_string_equal(t.err.text, why[i]);
		else
			assert_string_equal(text, "x");
	}
	da_arena_free(t.arena);
}

/* ---- patterns and days -------------------------------------------------- */

static void test_glob(void **state)
{
	static const struct {
		const char *pattern, *text;
		bool want;
	} cases[] = {
		{ "", "", true }, { "", "a", false }, { "a", "", false },
		{ "*", "", true }, { "*", "anything", true }, { "?", "", false },
		{ "?", "a", true }, { "?", "\xC3\xA4", true }, { "?", "ab", false },
		{ "acme.INF_*", "ACME.inf_amd64_1", true },
		{ "*.sys", "a.sys.sys", true }, { "*.sys", "a.sys.", false },
		{ "a*b*c", "aXbYbZc", true }, { "a*b*c", "aXcYb", false },
		{ "**a**", "bab", true }, { "a?c*", "abc", true },
		{ "\xC3\xA4*", "\xC3\x84rger", true }, { "*a", "aaaaab", false },
		{ "a*", "b", false }, { "*ab", "aab", true }, { "[a]", "a", false },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++)
		assert_int_equal(da_glob(cases[i].pattern, cases[i].text),
				 cases[i].want);
	assert_true(da_glob_is_literal("a.b[c]"));
	assert_false(da_glob_is_literal("a?"));
	assert_true(da_glob_is_open("*?*"));
	assert_false(da_glob_is_open("*a"));
	assert_false(da_glob_is_open(""));
}

static void test_glob_is_fast(void **state)
{
	struct da_buf stars = repeat("*a", DA_GLOB_MAX / 2 - 1);
	struct da_buf run = repeat("a", DA_GLOB_MAX - 2), text = repeat("a", 65536);
	double before = worked();

	(void)state;
	da_buf_addc(&stars, 'b');
	assert_false(da_glob(da_buf_str(&stars), da_buf_str(&text)));
	da_buf_reserve(&run, 2);
	memmove(run.p + 1, run.p, run.n);
	run.p[0] = '*';
	run.n++;
	da_buf_addc(&run, 'b');
	assert_false(da_glob(da_buf_str(&run), da_buf_str(&text)));
	assert_true(worked() - before < 2 * SLOWER);
	da_buf_free(&stars);
	da_buf_free(&run);
	da_buf_free(&text);
}

static void test_dates(void **state)
{
	static const char *const wrong[] = { "", "2027", "2027-1-31", "2027-02-29",
		"2100-02-29", "2027-13-01", "2027-00-10", "2027-01-00",
		"2027-01-32", "1969-12-31", "2027-01-31 ", " 2027-01-31",
		"2027/01/31", "2027-01-31T00:00:00Z", "tomorrow", "20270131" };
	static const struct {
		const char *text;
		int32_t day;
	} right[] = { { "1970-01-01", 0 }, { "1970-12-31", 364 },
		      { "2000-02-29", 11016 }, { "2024-02-29", 19782 },
		      { "2027-01-31", 20849 }, { "9999-12-31", 2932896 } };
	char text[DA_DATE_MAX];
	int32_t day;

	(void)state;
	for (size_t i = 0; i < DA_COUNT(wrong); i++)
		assert_false(da_date_parse(wrong[i], &day));
	for (size_t i = 0; i < DA_COUNT(right); i++) {
		assert_true(da_date_parse(right[i].text, &day));
		assert_int_equal(day, right[i].day);
		da_date_text(day, text);
		assert_string_equal(text, right[i].text);
	}
}

static void test_today(void **state)
{
	static const char *const wrong[] = { "", "x", "-1", "1e9", "12 ",
					     "99999999999999999999" };
	struct da_err err = { 0 };
	int32_t day = -1;

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1801439999", 1);	/* 2027-01-31T23:59:59Z */
	assert_int_equal(da_today(&day, &err), DA_OK);
	assert_int_equal(day, 20849);
	setenv("SOURCE_DATE_EPOCH", "86399", 1);
	assert_int_equal(da_today(&day, &err), DA_OK);
	assert_int_equal(day, 0);
	for (size_t i = 0; i < DA_COUNT(wrong); i++) {
		setenv("SOURCE_DATE_EPOCH", wrong[i], 1);
		assert_int_equal(da_today(&day, &err), DA_EINVAL);
	}
	assert_string_equal(err.text, "SOURCE_DATE_EPOCH: not a number of seconds");
	unsetenv("SOURCE_DATE_EPOCH");
	assert_int_equal(da_today(&day, &err), DA_OK);
	assert_int_equal(day, time(NULL) / 86400);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_ends_of_lines_and_mark),
		cmocka_unit_test(test_columns_are_characters),
		cmocka_unit_test(test_null),
		cmocka_unit_test(test_not_our_yaml),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_keys_given_twice),
		cmocka_unit_test(test_characters),
		cmocka_unit_test(test_syntax),
		cmocka_unit_test(test_billion_laughs),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_many_keys),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_long_file_name),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_glob),
		cmocka_unit_test(test_glob_is_fast),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_today),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
