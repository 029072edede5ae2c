// SPDX-License-Identifier: Apache-2.0
/* inf: the language of real INF files, its encodings, and what exceeds it. */
#include "support.h"

#include "drvaudit/inf.h"
#include "drvaudit/limits.h"

#include <malloc.h>

#define PROBLEMS_MAX 16
#define B(bytes) (bytes), sizeof(bytes) - 1

struct problems {
	size_t n;
	char code[PROBLEMS_MAX][32];
	uint32_t line[PROBLEMS_MAX], column[PROBLEMS_MAX];
	char detail[PROBLEMS_MAX][200];
};

static void on_problem(void *ctx, const char *code, uint32_t line,
		       uint32_t column, const char *detail)
{
	struct problems *p = ctx;

	if (p->n < PROBLEMS_MAX) {
		snprintf(p->code[p->n], sizeof(p->code[0]), "%s", code);
		snprintf(p->detail[p->n], sizeof(p->detail[0]), "%s", detail);
		p->line[p->n] = line;
		p->column[p->n] = column;
	}
	p->n++;
}

static bool has(const struct problems *p, const char *code)
{
	for (size_t i = 0; i < p->n && i < PROBLEMS_MAX; i++)
		if (!strcmp(p->code[i], code))
			return true;
	return false;
}

/* How often that code was told of; *at is the first time. */
static size_t told(const struct problems *p, const char *code, size_t *at)
{
	size_t n = 0;

	for (size_t i = p->n < PROBLEMS_MAX ? p->n : PROBLEMS_MAX; i-- > 0;) {
		if (!strcmp(p->code[i], code)) {
			*at = i;
			n++;
		}
	}
	return n;
}

static bool names_limit(const struct problems *p, const char *limit)
{
	for (size_t i = 0; i < p->n && i < PROBLEMS_MAX; i++)
		if (strstr(p->detail[i], limit))
			return true;
	return false;
}

static int open_bytes(struct da_inf **inf, const void *p, size_t n,
		      struct problems *problems, struct da_err *err)
{
	uint8_t *copy = da_malloc(n);	/* exact: an overrun is seen */
	int status;

	if (n)
		memcpy(copy, p, n);
	memset(problems, 0, sizeof(*problems));
	status = da_inf_open(inf, copy, n, on_problem, problems, err);
	free(copy);			/* and not needed any more */
	return status;
}

static struct da_inf *opened(const void *p, size_t n, struct problems *problems)
{
	struct da_inf *inf;
	struct da_err err;

	if (open_bytes(&inf, p, n, problems, &err))
		fail_msg("%s: %s", err.code, err.text);
	return inf;
}

static struct da_inf *text(const char *s)
{
	static struct problems problems;	/* lives as long as the INF */

	return opened(s, strlen(s), &problems);
}

/* ---- entries: the test vectors ----------------------------------------- */

#define NO_KEY "\1"

static const struct {
	const char *text;		/* behind [Version] and [Test] */
	const char *key;		/* expanded */
	const char *fields[6];
	const char *second;		/* key of a second entry */
} entry_cases[] = {
	{ "ab=cd,ef", "ab", { "cd", "ef" }, NULL },
	{ "ab", "ab", { "ab" }, NULL },
	{ "ab,cd=ef", NO_KEY, { "ab", "cd=ef" }, NULL },
	{ "=abcd,ef", "", { "abcd", "ef" }, NULL },
	{ ",=,,b", NO_KEY, { "", "=", "", "b" }, NULL },
	{ "a=", "a", { "" }, NULL },
	{ "a=b,,,c", "a", { "b", "", "", "c" }, NULL },
	{ "a=b,", "a", { "b", "" }, NULL },
	{ " a b = c , d ", "a b", { "c", "d" }, NULL },
	{ " a b\r = c\r\n", "a b", { "c" }, NULL },
	{ "ba\\\ncd=ef", "bacd", { "ef" }, NULL },
	{ "ab  \\ ;cc\ncd=ef", "abcd", { "ef" }, NULL },
	{ "ba \\\\ \nc=d", "bac", { "d" }, NULL },
	{ "ba=c \\ \n \\ a", "ba", { "c\\ a" }, NULL },
	{ "ba \\ dc=xx", "ba \\ dc", { "xx" }, NULL },
	{ "a=b\\\\c", "a", { "b\\\\c" }, NULL },
	{ "Ab\"Cd=Ef\"", "AbCd=Ef", { "AbCd=Ef" }, NULL },
	{ "Ab\"Cd\"=Ef", "AbCd", { "Ef" }, NULL },
	{ "ab=cd\",\"ef", "ab", { "cd,ef" }, NULL },
	{ "ab=cd\",ef\\\nab", "ab", { "cd,ef\\" }, "ab" },
	{ "a=b,\"\",c,\" \",d", "a", { "b", "", "c", " ", "d" }, NULL },
	{ "a=\"b \"\"c\"\" d\"", "a", { "b \"c\" d" }, NULL },
	{ "a=\"b;c\" ;d", "a", { "b;c" }, NULL },
	{ "a='b,c'", "a", { "'b", "c'" }, NULL },
	{ "ab=c\x1A" "d", "ab", { "c" }, NULL },
	{ "a=b=c", "a", { "b=c" }, NULL },
	{ "a=\" b \" ", "a", { " b " }, NULL },
	{ "a=b\r\nc=d", "a", { "b" }, "c" },
	{ "a=b\rc=d", "a", { "b\rc=d" }, NULL },
	{ "a=b\\", "a", { "b" }, NULL },
	{ "a=b\\\n", "a", { "b" }, NULL },
	{ "a=b\\\n\nc=d", "a", { "b" }, "c" },
	{ "a=b,\\\n  c", "a", { "b", "c" }, NULL },
	{ "a=C:\\dir\\ ;x", "a", { "C:\\dir" }, NULL },
	{ "// a=b", "// a", { "b" }, NULL },
	{ "a\tb\v=\fc", "a\tb", { "c" }, NULL },
	{ "%% %foo%=%bar%", "% aaa", { "bbb" }, NULL },
	{ "%f\"o\"o%=ccc", "aaa", { "ccc" }, NULL },
	{ "abc=%bar;bla%", "abc", { "%bar" }, NULL },
	{ "%per%%cent%=100", "12", { "100" }, NULL },
	{ "loop=%loop%", "loop", { "%loop2%" }, NULL },
	{ "a=%FOO%", "a", { "aaa" }, NULL },
	{ "a=%13%\\%none%\\%SystemRoot%", "a", { "%13%\\%none%\\%SystemRoot%" },
	  NULL },
	{ "a=50%", "a", { "50%" }, NULL },
	{ "a=%foo", "a", { "%foo" }, NULL },
	{ "a=%%%foo%", "a", { "%aaa" }, NULL },
	{ "a=%foo%bar%", "a", { "aaabar%" }, NULL },
	{ "a=% foo%", "a", { "% foo%" }, NULL },
	{ "a=%\"foo\"%,%empty%", "a", { "aaa", "" }, NULL },
	{ "a=\"%comma%\"", "a", { "x, y" }, NULL },
	{ "a=%comma%", "a", { "x, y" }, NULL },	/* and still one field */
	{ "a=b=c,d=e", "a", { "b=c", "d=e" }, NULL },
	{ "a=b = c", "a", { "b = c" }, NULL },
	{ "a=b\\ ,c", "a", { "b\\ ", "c" }, NULL },	/* the run is literal */
	{ "a=b \\ c", "a", { "b \\ c" }, NULL },
	{ "a=\"b\" \"c\"", "a", { "b c" }, NULL },
	{ "a=\"\" b", "a", { " b" }, NULL },
	{ "a=\"b\r\nc=d", "a", { "b" }, "c" },	/* not the line end's CR */
	{ "a=\"=\"\"\"\"", "a", { "=\"\"" }, NULL },
	{ "\"=\"\"\"\"", "=\"\"", { "=\"\"" }, NULL },
	{ "%=b", "%", { "b" }, NULL },
	{ "a=\\\n\\\n \\ ;\nb", "a", { "b" }, NULL },
	{ "a=b\\;c", "a", { "b" }, NULL },
	{ "a\\\n=b", "a", { "b" }, NULL },
	{ "a=b;c\\\nd=e", "a", { "b" }, "d" },	/* no continuation */
	{ "a=%%foo%%", "a", { "%foo%" }, NULL },
	{ "a=%foo%%none%%bar%", "a", { "aaa%none%bbb" }, NULL },
};

static const char strings[] =
	"[Strings]\nfoo=aaa\nbar=bbb\nper=1\ncent=2\nloop=%loop2%\n"
	"loop2=%loop%\nempty=\ncomma=\"x, y\"\nFoo=never\n";

static void test_entries(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(entry_cases); i++) {
		const struct da_inf_section *s;
		const struct da_inf_entry *e;
		struct da_buf b = { 0 };
		struct da_inf *inf;
		uint32_t n = 0;

		print_message("%s\n", entry_cases[i].text);
		da_buf_printf(&b, "%s[Version]\nSignature=\"$WINDOWS NT$\"\n"
			      "[Test]\n%s\n", strings, entry_cases[i].text);
		inf = text(da_buf_str(&b));
		s = da_inf_section(inf, "test");
		assert_non_null(s);
		assert_int_equal(s->n, entry_cases[i].second ? 2 : 1);
		e = &s->entries[0];
		if (!strcmp(entry_cases[i].key, NO_KEY)) {
			assert_null(e->key);
		} else {
			assert_non_null(e->key);
			assert_string_equal(da_inf_expand(inf, e->key),
					    entry_cases[i].key);
			assert_ptr_equal(da_inf_entry(inf, s,
						      entry_cases[i].key), e);
		}
		while (n < DA_COUNT(entry_cases[i].fields) &&
		       entry_cases[i].fields[n])
			n++;
		assert_int_equal(e->n, n);
		for (uint32_t k = 0; k < n; k++)
			assert_string_equal(da_inf_field(inf, e, k),
					    entry_cases[i].fields[k]);
		assert_string_equal(da_inf_field(inf, e, n), "");
		if (entry_cases[i].second)
			assert_string_equal(s->entries[1].key,
					    entry_cases[i].second);
		da_inf_close(inf);
		da_buf_free(&b);
	}
}

static void test_places(void **state)
{
	static const char inf_text[] =
		"; one\n[A]\n  key = x , \"y\"\n\n\xC3\xBC=\\\n  z,w\n";
	struct problems problems;
	const struct da_inf_section *s;
	struct da_inf *inf;

	(void)state;
	inf = opened("\xEF\xBB\xBF" "; one\n[A]\n  key = x , \"y\"\n\n"
		     "\xC3\xBC=\\\n  z,w\n", 3 + sizeof(inf_text) - 1,
		     &problems);
	s = da_inf_section(inf, "A");
	assert_int_equal(s->line, 2);
	assert_int_equal(s->entries[0].line, 3);
	assert_int_equal(s->entries[0].column, 3);
	assert_int_equal(s->entries[0].fields[0].line, 3);
	assert_int_equal(s->entries[0].fields[0].column, 9);
	assert_int_equal(s->entries[0].fields[1].column, 13);
	assert_int_equal(s->entries[1].line, 5);
	assert_int_equal(s->entries[1].column, 1);
	/* on the line it really stands on */
	assert_int_equal(s->entries[1].fields[0].line, 6);
	assert_int_equal(s->entries[1].fields[0].column, 3);
	assert_int_equal(s->entries[1].fields[1].column, 5);
	assert_int_equal(da_inf_lines(inf), 7);
	assert_string_equal(da_inf_line(inf, 3, 100), "  key = x , \"y\"");
	assert_string_equal(da_inf_line(inf, 3, 5), "  key");
	assert_string_equal(da_inf_line(inf, 5, 1), "");	/* not half of it */
	assert_string_equal(da_inf_line(inf, 5, 2), "\xC3\xBC");
	assert_string_equal(da_inf_line(inf, 0, 100), "");
	assert_string_equal(da_inf_line(inf, 99, 100), "");
	da_inf_close(inf);
}

/* ---- sections ---------------------------------------------------------- */

static void test_headers(void **state)
{
	static const char inf_text[] =
		"[ A ;\"b\" ] rest = ignored\nx=1\n"
		"[]\nempty=1\n"
		"  [indented]\ny=2\n"
		"[Foo]]\nz=3\n"
		"[fOO]\nz=4\nw=5\n"
		"[alone]\n";
	struct da_inf *inf = text(inf_text);
	const struct da_inf_section *s;
	size_t n = 0;

	(void)state;
	assert_true(da_inf_complete(inf));
	s = da_inf_section(inf, " a ;\"B\" ");	/* verbatim, without case */
	assert_non_null(s);
	assert_int_equal(s->n, 1);
	assert_null(da_inf_section(inf, "A ;\"b\""));
	assert_int_equal(da_inf_section(inf, "")->n, 1);
	assert_int_equal(da_inf_section(inf, "Indented")->n, 1);
	s = da_inf_section(inf, "foo");		/* repeated: one section */
	assert_int_equal(s->n, 3);
	assert_string_equal(s->name, "Foo");
	assert_string_equal(da_inf_field(inf, da_inf_entry(inf, s, "Z"), 0),
			    "3");		/* the first counts */
	assert_int_equal(da_inf_section(inf, "alone")->n, 0);
	assert_null(da_inf_entry(inf, da_inf_section(inf, "alone"), "x"));
	assert_null(da_inf_entry(inf, NULL, "x"));
	while (da_inf_section_at(inf, n))
		n++;
	assert_int_equal(n, 5);
	da_inf_close(inf);
}

static void test_header_errors(void **state)
{
	struct problems problems;
	struct da_buf b = { 0 };
	struct da_inf *inf;

	(void)state;
	/* no bracket: the file is rejected, and reading goes on */
	inf = opened(B("[a]\nx=1\n[b\ny=2\n[c]\nz=3\n"), &problems);
	assert_true(has(&problems, "bad-header"));
	assert_int_equal(problems.line[0], 3);
	assert_false(da_inf_complete(inf));
	assert_non_null(da_inf_section(inf, "c"));
	da_inf_close(inf);

	for (int i = 255; i <= 256; i++) {
		b.n = 0;
		da_buf_addc(&b, '[');
		memset(da_buf_more(&b, (size_t)i), 'n', (size_t)i);
		da_buf_adds(&b, "]\nx=1\n");
		inf = opened(b.p, b.n, &problems);
		assert_int_equal(has(&problems, "long-section-name"), i > 255);
		da_inf_close(inf);
	}
	/* characters, not bytes */
	b.n = 0;
	da_buf_adds(&b, "\xEF\xBB\xBF[");
	for (int i = 0; i < 200; i++)
		da_buf_adds(&b, "\xE5\xAD\x97");
	da_buf_adds(&b, "]\nx=1\n");
	inf = opened(b.p, b.n, &problems);
	assert_false(has(&problems, "long-section-name"));
	da_inf_close(inf);
	da_buf_free(&b);
}

/* A name that comes back is told of once, where it does. */
static void test_duplicate_sections(void **state)
{
	static const char bytes[] = "[a]\nx=1\n[b]\n[A]\ny=2\n[a]\nz=3\n[c]\n"
				    "[b]\nx=1\n[c]\n";
	struct problems problems;
	struct da_inf *inf = opened(B(bytes), &problems);
	const struct da_inf_section *s = da_inf_section(inf, "a");

	(void)state;
	assert_int_equal(problems.n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_string_equal(problems.code[i], "duplicate-section");
	assert_int_equal(problems.line[0], 4);
	assert_int_equal(problems.line[1], 9);
	assert_int_equal(problems.line[2], 11);
	assert_string_equal(problems.detail[0],
			    "[a] stands here again; its entries are added to those of line 1");
	assert_int_equal(s->n, 3);
	assert_int_equal(s->entries[1].line, 5);
	assert_string_equal(da_inf_field(inf, da_inf_entry(inf, s, "Z"), 0),
			    "3");
	assert_int_equal(da_inf_section(inf, "b")->n, 1);
	assert_int_equal(da_inf_section(inf, "c")->n, 0);
	da_inf_close(inf);
}

/* Few entries are looked through, many have a table: the same answers. */
static void test_lookup(void **state)
{
	(void)state;
	for (int n = 1; n < 40; n += 3) {
		struct da_buf b = { 0 };
		const struct da_inf_section *s;
		struct da_inf *inf;
		char key[32];

		da_buf_adds(&b, "\xEF\xBB\xBF[A]\n1,2\n");
		for (int i = 0; i < n; i++)
			da_buf_printf(&b, "Key\xC3\xA4-%%s%%-%d=%d\n", i, i);
		for (int i = 0; i < n; i++)	/* the first one counts */
			da_buf_printf(&b, "KEY\xC3\x84-abc-%d=again\n", i);
		da_buf_adds(&b, "[Strings]\ns=aBc\n");
		inf = text(da_buf_str(&b));
		s = da_inf_section(inf, "a");
		assert_int_equal(s->n, 2 * n + 1);
		for (int i = 0; i < n; i++) {
			snprintf(key, sizeof(key), "kEY\xC3\xA4-ABC-%d", i);
			assert_ptr_equal(da_inf_entry(inf, s, key),
					 &s->entries[1 + i]);
		}
		assert_null(da_inf_entry(inf, s, "Key"));
		assert_null(da_inf_entry(inf, s, ""));
		da_inf_close(inf);
		da_buf_free(&b);
	}
}

/* Text in front: rejected by Windows, unless there is a [Strings]. */
static void test_stray_text(void **state)
{
	static const char stray[] = "; c\n/*++\n[a]\nx=1\n";
	static const char saved[] = "/*++\n[a]\nx=1\n[sTRINGS]\n";
	struct problems problems;
	struct da_inf *inf;

	(void)state;
	inf = opened(stray, sizeof(stray) - 1, &problems);
	assert_true(has(&problems, "text-before-section"));
	assert_int_equal(problems.line[0], 2);
	assert_int_equal(da_inf_section(inf, "a")->n, 1);
	da_inf_close(inf);
	inf = opened(saved, sizeof(saved) - 1, &problems);
	assert_int_equal(problems.n, 0);
	assert_int_equal(da_inf_section(inf, "a")->n, 1);
	da_inf_close(inf);
}

static void test_swallowed_header(void **state)
{
	struct da_inf *inf = text("[a]\nx=1, \\\n[b]\ny=2\n");
	const struct da_inf_section *s = da_inf_section(inf, "a");

	(void)state;
	assert_null(da_inf_section(inf, "b"));
	assert_int_equal(s->n, 2);
	assert_string_equal(da_inf_field(inf, &s->entries[0], 1), "[b]");
	assert_string_equal(s->entries[1].key, "y");
	da_inf_close(inf);
}

static void test_ctrl_z(void **state)
{
	struct da_inf *inf = text("[a]\nx=1\n\x1A\n[b]\ny=2\n");

	(void)state;
	assert_non_null(da_inf_section(inf, "a"));
	assert_null(da_inf_section(inf, "b"));
	assert_true(da_inf_complete(inf));
	da_inf_close(inf);
}

/* ---- strings ----------------------------------------------------------- */

static void test_strings_choice(void **state)
{
	static const char plain[] =
		"[a]\nx=%s%\n[Strings.0411]\ns=other\n[Strings]\ns=plain\n";
	static const char only[] = "[a]\nx=%s%\n[Strings.0411]\ns=other\n";
	static const char none[] = "[a]\nx=%s%%%\n";
	struct problems problems;
	struct da_inf *inf;

	(void)state;
	inf = opened(plain, sizeof(plain) - 1, &problems);
	assert_string_equal(da_inf_field(inf,
		&da_inf_section(inf, "a")->entries[0], 0), "plain");
	assert_int_equal(problems.n, 0);
	da_inf_close(inf);
	inf = opened(only, sizeof(only) - 1, &problems);
	assert_string_equal(da_inf_field(inf,
		&da_inf_section(inf, "a")->entries[0], 0), "other");
	assert_true(has(&problems, "no-strings"));	/* it is said */
	da_inf_close(inf);
	inf = opened(none, sizeof(none) - 1, &problems);
	assert_string_equal(da_inf_field(inf,
		&da_inf_section(inf, "a")->entries[0], 0), "%s%%");
	da_inf_close(inf);
}

/* A translation that lacks a token: Windows then shows its name. */
static void test_strings_language(void **state)
{
	static const char bytes[] =
		"[Strings]\na=1\nb=2\nA=3\nc=4\nno,key\n\"d e\"=5\n"
		"[Strings.0407]\na=1\nb=2\nc=3\nd e=4\n"
		"[Strings.0408]\nD E=1\nC=2\nB=3\nA=4\nmore=5\n"
		"[Strings.0409]\na=1\nc=2\n"
		"[Strings.040a]\n"
		"[Strings.0409]\nd e=2\n";
	struct problems problems;
	struct da_inf *inf = opened(B(bytes), &problems);
	size_t at = 0;

	(void)state;
	assert_int_equal(told(&problems, "strings-language", &at), 2);
	assert_int_equal(problems.line[at], 19);
	assert_string_equal(problems.detail[at],
			    "[Strings.0409] does not have \"b\", which [Strings] has");
	assert_int_equal(problems.line[at + 1], 22);
	assert_true(da_inf_complete(inf));
	da_inf_close(inf);
}

/* What is told of has a bound, however long the names are. */
static void test_long_details(void **state)
{
	struct problems problems;
	struct da_buf b = { 0 };
	struct da_inf *inf;
	size_t at = 0;

	(void)state;
	da_buf_adds(&b, "\xEF\xBB\xBF[Strings]\nxx");
	for (int i = 0; i < 1000; i++)
		da_buf_adds(&b, "\xE5\xAD\x97");
	da_buf_adds(&b, "=1\n[Strings.0407]\n");
	inf = opened(b.p, b.n, &problems);
	assert_int_equal(told(&problems, "strings-language", &at), 1);
	assert_true(strlen(problems.detail[at]) < 200 - 1);
	assert_non_null(strstr(problems.detail[at], "\xE5\xAD\x97...\""));
	da_inf_close(inf);
	da_buf_free(&b);
}

/* The same answer costs memory once, and other people's text is not kept. */
static void test_expansion_is_kept(void **state)
{
	struct da_inf *inf = text("[a]\nx=<%s%>,%s%,%s,%13%\\a,%%,b\n"
				  "y=%e%%e%,%e%%e%,\xFC%s%\n"
				  "[Strings]\ns=two\ne=\n");
	const struct da_inf_entry *e = &da_inf_section(inf, "a")->entries[0];
	const struct da_inf_section *s = da_inf_section(inf, "Strings");
	char mine[8] = "<%s%>";

	(void)state;
	assert_string_equal(da_inf_field(inf, e, 0), "<two>");
	assert_ptr_equal(da_inf_field(inf, e, 0), da_inf_field(inf, e, 0));
	assert_ptr_equal(da_inf_field(inf, e, 1), s->entries[0].fields[0].text);
	for (uint32_t i = 2; i < 6; i++)	/* nothing to do: no copy */
		if (i != 4)
			assert_ptr_equal(da_inf_field(inf, e, i),
					 e->fields[i].text);
	assert_ptr_equal(da_inf_rest(inf, e, 2), da_inf_rest(inf, e, 2));
	assert_string_equal(da_inf_rest(inf, e, 2), "%s,%13%\\a,%,b");
	assert_string_equal(da_inf_rest(inf, e, 5), "b");
	assert_string_equal(da_inf_field(inf, e + 1, 0), "");
	assert_string_equal(da_inf_rest(inf, e + 1, 0), ",,\xC3\xBCtwo");
	assert_ptr_equal(da_inf_field(inf, e + 1, 2),
			 da_inf_field(inf, e + 1, 2));
	assert_string_equal(da_inf_expand(inf, mine), "<two>");
	mine[0] = '(';
	assert_string_equal(da_inf_expand(inf, mine), "(two>");
	da_inf_close(inf);
}

/* One pass: a chain of strings that doubles 40 times costs nothing. */
static void test_expansion_bomb(void **state)
{
	const struct da_inf_entry *e;
	struct problems problems;
	struct da_buf b = { 0 };
	struct da_inf *inf;
	size_t n;

	(void)state;
	da_buf_adds(&b, "[a]\nx=%s0%\n[Strings]\n");
	for (int i = 0; i < 40; i++)
		da_buf_printf(&b, "s%d=%%s%d%%%%s%d%%\n", i, i + 1, i + 1);
	inf = text(da_buf_str(&b));
	assert_string_equal(da_inf_field(inf,
		&da_inf_section(inf, "a")->entries[0], 0), "%s1%%s1%");
	da_inf_close(inf);
	/* many tokens of one long string: bounded, and said where */
	b.n = 0;
	da_buf_adds(&b, "[a]\n;\nx=<");
	for (int i = 0; i < 10000; i++)
		da_buf_adds(&b, "%s%");
	da_buf_adds(&b, ",");
	for (int i = 0; i < 6; i++)
		da_buf_adds(&b, "%s%");
	da_buf_adds(&b, "x\n[Strings]\ns=\"");
	for (int i = 0; i < 10000; i++)
		da_buf_adds(&b, "\xFC");
	da_buf_adds(&b, "\"\n");
	inf = opened(b.p, b.n, &problems);
	e = &da_inf_section(inf, "a")->entries[0];
	assert_true(da_inf_complete(inf));
	n = strlen(da_inf_field(inf, e, 0));
	assert_true(n <= DA_INF_EXPANDED_MAX && n >= DA_INF_EXPANDED_MAX - 1);
	assert_int_equal(n % 2, 1);		/* whole characters */
	assert_false(da_inf_complete(inf));
	assert_true(names_limit(&problems, "DA_INF_EXPANDED_MAX 65536"));
	assert_int_equal(problems.n, 1);
	assert_int_equal(problems.line[0], 3);
	da_inf_rest(inf, e, 1);			/* said once */
	assert_true(strlen(da_inf_rest(inf, e, 0)) <= DA_INF_EXPANDED_MAX);
	assert_int_equal(problems.n, 1);
	da_inf_close(inf);
	da_buf_free(&b);
}

static void test_rest(void **state)
{
	struct da_inf *inf = text("[a]\nx=1,%s%,\"3,4\",\n[Strings]\ns=two\n");
	const struct da_inf_entry *e = &da_inf_section(inf, "a")->entries[0];

	(void)state;
	assert_int_equal(e->n, 4);
	assert_string_equal(da_inf_rest(inf, e, 0), "1,two,3,4,");
	assert_string_equal(da_inf_rest(inf, e, 3), "");
	assert_string_equal(da_inf_rest(inf, e, 9), "");
	da_inf_close(inf);
}

/* ---- encodings --------------------------------------------------------- */

static const struct {
	const char *what, *bytes;
	size_t n;
	const char *encoding, *problem, *value;		/* of [a] x */
} encoding_cases[] = {
	{ "ASCII", B("[a]\nx=b\n"), "ascii", NULL, "b" },
	{ "UTF-16LE", B("\xFF\xFE[\0a\0]\0\n\0x\0=\0\xFC\0\n\0"), "utf-16le",
	  NULL, "\xC3\xBC" },
	{ "UTF-16BE", B("\xFE\xFF\0[\0a\0]\0\n\0x\0=\0\xFC\0\n"), "utf-16be",
	  NULL, "\xC3\xBC" },
	{ "UTF-16LE, a pair", B("\xFF\xFE[\0a\0]\0\n\0x\0=\0\x3D\xD8\x00\xDE"),
	  "utf-16le", NULL, "\xF0\x9F\x98\x80" },
	{ "UTF-16BE, a pair", B("\xFE\xFF\0[\0a\0]\0\n\0x\0=\xD8\x3D\xDE\x00"),
	  "utf-16be", NULL, "\xF0\x9F\x98\x80" },
	{ "UTF-16LE, half a character",
	  B("\xFF\xFE[\0a\0]\0\n\0x\0=\0b\0\n"), "utf-16le", "encoding", "b" },
	{ "UTF-16LE, a lone surrogate",
	  B("\xFF\xFE[\0a\0]\0\n\0x\0=\0\x3D\xD8" "b\0c\0d\0e\0f\0g\0h\0i\0j\0"),
	  "utf-16le", "encoding", "\xED\xA0\xBD" "bcdefghij" },
	{ "UTF-16LE without a mark", B("[\0a\0]\0\n\0x\0=\0b\0\n\0"),
	  "utf-16le", "no-bom", "b" },
	{ "UTF-8 with a mark", B("\xEF\xBB\xBF[a]\nx=\xC3\xBC\n"), "utf-8",
	  NULL, "\xC3\xBC" },
	{ "UTF-8 with a mark, broken",
	  B("\xEF\xBB\xBF[a]\nx=\xFCzzzzzzzzzzzzzzzzzzzzzzzz\n"), "utf-8",
	  "encoding", "\xEF\xBF\xBDzzzzzzzzzzzzzzzzzzzzzzzz" },
	{ "UTF-8 without a mark is ANSI", B("[a]\nx=\xC3\xBC\n"), "ansi", NULL,
	  "\xC3\x83\xC2\xBC" },
	{ "ANSI", B("[a]\nx=\xFC\x80\x99\n"), "ansi", NULL,
	  "\xC3\xBC\xE2\x82\xAC\xE2\x84\xA2" },
	{ "NUL is a blank", B("[a]\nx\0=\0b\0 \nyyyyyyyyyyyyyyyyyyyyyyy\n"),
	  "ascii", NULL, "b" },
	{ "UTF-16BE without a mark", B("\0[\0a\0]\0\n\0x\0=\0b\0\n"),
	  "utf-16be", "no-bom", "b" },
	{ "UTF-16LE, NUL is a blank",
	  B("\xFF\xFE[\0a\0]\0\n\0x\0\0\0=\0\0\0b\0\0\0c\0\0\0\n\0"),
	  "utf-16le", NULL, "b c" },
	{ "UTF-16LE, long enough for a wide look",
	  B("\xFF\xFE[\0a\0]\0\n\0x\0=\0b\0c\0d\0e\0f\0g\0h\0i\0j\0\xFC\0k\0"
	    "\x57\x5B" "l\0m\0n\0o\0p\0q\0r\0s\0t\0\n\0"),
	  "utf-16le", NULL, "bcdefghij\xC3\xBCk\xE5\xAD\x97lmnopqrst" },
	{ "UTF-16LE, Ctrl-Z, and half a character behind it",
	  B("\xFF\xFE[\0a\0]\0\n\0x\0=\0b\0c\0d\0e\0f\0g\0h\0\x1A\0\0\xD8" "c"), "utf-16le",
	  NULL, "bcdefgh" },
	{ "UTF-8, an overlong NUL hides nothing",
	  B("\xEF\xBB\xBF[a]\nx=b\xC0\x80zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"),
	  "utf-8", "encoding",
	  "b\xEF\xBF\xBDzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz" },
	{ "UTF-8 with a surrogate",
	  B("\xEF\xBB\xBF[a]\nx=\xED\xA0\xBDzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"),
	  "utf-8", "encoding", "\xEF\xBF\xBD"
	  "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz" },
	{ "a trail byte 0x5C is a backslash",
	  B("[a]\nx=\x83\x5C" "n\n"), "ansi", NULL, "\xC6\x92\\n" },
};

static void test_encodings(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(encoding_cases); i++) {
		const struct da_inf_section *s;
		struct problems problems;
		struct da_inf *inf;

		print_message("%s\n", encoding_cases[i].what);
		inf = opened(encoding_cases[i].bytes, encoding_cases[i].n,
			     &problems);
		assert_string_equal(da_inf_encoding(inf),
				    encoding_cases[i].encoding);
		assert_int_equal(problems.n, encoding_cases[i].problem != NULL);
		if (problems.n)
			assert_string_equal(problems.code[0],
					    encoding_cases[i].problem);
		s = da_inf_section(inf, "a");
		assert_non_null(s);
		assert_string_equal(da_inf_field(inf, da_inf_entry(inf, s, "x"),
						 0),
				    encoding_cases[i].value);
		da_inf_close(inf);
	}
}

/* Each localised section in its own code page, all else in 1252. */
static const struct {
	const char *section, *bytes, *value;
} page_cases[] = {
	{ "Strings", "\xC4\x80", "\xC3\x84\xE2\x82\xAC" },
	{ "Strings.0407", "\xC4\x81", "\xC3\x84\xC2\x81" },
	{ "Strings.0411", "\x83\x5C\xB1" "a", "\xE3\x82\xBD\xEF\xBD\xB1" "a" },
	{ "Strings.0011", "\x83\x5C", "\xE3\x82\xBD" },
	{ "Strings.0804", "\xD6\xD0", "\xE4\xB8\xAD" },
	{ "Strings.1004", "\xD6\xD0", "\xE4\xB8\xAD" },
	{ "Strings.0404", "\xA4\xA4\xA5\x5C", "\xE4\xB8\xAD\xE5\x8A\x9F" },
	{ "Strings.0c04", "\xA4\xA4", "\xE4\xB8\xAD" },
	{ "Strings.0412", "\xC7\xD1", "\xED\x95\x9C" },
	{ "strings.0419", "\xC6", "\xD0\x96" },
	{ "Strings.0408", "\xD9", "\xCE\xA9" },
	{ "Strings.041F", "\xDE", "\xC5\x9E" },
	{ "Strings.040d", "\xE0", "\xD7\x90" },
	{ "Strings.0401", "\xC8", "\xD8\xA8" },
	{ "Strings.0801", "\xC8", "\xD8\xA8" },
	{ "Strings.041e", "\xA1", "\xE0\xB8\x81" },
	{ "Strings.0405", "\xF8", "\xC5\x99" },
	{ "Strings.040e", "\xF5", "\xC5\x91" },
	{ "Strings.0415", "\xB3", "\xC5\x82" },
	{ "Strings.0c1a", "\xC6", "\xD0\x96" },
	{ "Strings.081a", "\xF8", "\xC5\x99" },
	{ "Strings.0427", "\xE0", "\xC4\x85" },
	{ "Strings.411", "\x83\x5C", "\xC6\x92\\" },	/* no LANGID */
	{ "Stringsx0411", "\x83\x5C", "\xC6\x92\\" },
	{ "Other", "\x83\x5C", "\xC6\x92\\" },
};

static void test_code_pages(void **state)
{
	struct problems problems;
	struct da_buf b = { 0 };
	struct da_inf *inf;

	(void)state;
	for (size_t i = 0; i < DA_COUNT(page_cases); i++)
		da_buf_printf(&b, "[%s]\nx=%s,\"%s\" ; %s\n%s=key\n",
			      page_cases[i].section, page_cases[i].bytes,
			      page_cases[i].bytes, page_cases[i].bytes,
			      page_cases[i].bytes);
	da_buf_adds(&b, "[last]\n");
	inf = opened(b.p, b.n, &problems);
	assert_string_equal(da_inf_encoding(inf), "ansi");
	assert_false(has(&problems, "strings-encoding"));
	for (size_t i = 0; i < DA_COUNT(page_cases); i++) {
		const char *value = page_cases[i].value;
		const struct da_inf_section *s =
			da_inf_section(inf, page_cases[i].section);

		print_message("%s\n", page_cases[i].section);
		assert_non_null(s);
		assert_string_equal(da_inf_field(inf, &s->entries[0], 0), value);
		assert_string_equal(da_inf_field(inf, &s->entries[0], 1), value);
		assert_string_equal(s->entries[1].key, value);
		assert_non_null(strstr(da_inf_line(inf, s->line + 1, 200),
				       value));
	}
	da_inf_close(inf);
	da_buf_free(&b);
}

static void test_page_errors(void **state)
{
	static const char bytes[] =
		"[Strings]\nx=a\n[Strings.0411]\nx=\x83\nx=\xFF" "b\x83\x5C" "c\n"
		"[Strings.0408]\nx=\xAA" "d\n[Other]\nx=\x81\n";
	struct problems problems;
	const struct da_inf_section *s;
	struct da_inf *inf = opened(B(bytes), &problems);
	size_t at = 0;

	(void)state;
	assert_int_equal(told(&problems, "strings-encoding", &at), 2);
	assert_int_equal(problems.line[at], 3);
	assert_true(da_inf_complete(inf));
	s = da_inf_section(inf, "Strings.0411");
	assert_string_equal(s->entries[0].fields[0].text, "\xEF\xBF\xBD");
	assert_string_equal(s->entries[1].fields[0].text,
			    "\xEF\xBF\xBD" "b\xE3\x82\xBD" "c");
	s = da_inf_section(inf, "Strings.0408");
	assert_string_equal(s->entries[0].fields[0].text, "\xEF\xBF\xBD" "d");
	assert_string_equal(da_inf_section(inf, "Other")->entries[0].fields[0].text,
			    "\xC2\x81");
	/* cut where a character ends, however many bytes it had */
	assert_string_equal(da_inf_line(inf, 5, 5), "x=\xEF\xBF\xBD");
	assert_string_equal(da_inf_line(inf, 5, 8), "x=\xEF\xBF\xBD" "b");
	assert_string_equal(da_inf_line(inf, 5, 9),
			    "x=\xEF\xBF\xBD" "b\xE3\x82\xBD");
	da_inf_close(inf);
}

/* Half of a character ends the line: continued, as in the west, and told. */
static void test_trail_byte(void **state)
{
	static const char bytes[] =
		"[Strings]\nx=1\ny=2\n"
		"[Strings.0411]\nx=ab\x83\x5C\ny=2\n"		/* half */
		"x=\"\x83\x5C\"\nx=\x83\x5C,3\n"		/* not at the end */
		"x=\x83\x83\x5C\ny=2\n"				/* a real one */
		"x=\x83\x5C ; c\ny=2\n"				/* half */
		"[Strings.0804]\nx=\x81\x5C\ny=2\n"		/* half */
		"[Strings.0412]\nx=\x81\x5C\ny=2\n"		/* half */
		"[Strings.0407]\nx=\x81\x5C\ny=2\n";		/* western */
	struct problems problems;
	const struct da_inf_section *s;
	struct da_inf *inf = opened(B(bytes), &problems);
	size_t at = 0;

	(void)state;
	assert_int_equal(told(&problems, "trail-byte", &at), 4);
	assert_int_equal(problems.line[at], 5);
	assert_int_equal(problems.column[at], 6);
	s = da_inf_section(inf, "Strings.0411");
	assert_int_equal(s->n, 5);	/* each y=2 but for quotes is eaten */
	assert_string_equal(s->entries[1].fields[0].text, "\xE3\x82\xBD");
	assert_string_equal(s->entries[2].fields[0].text, "\xE3\x82\xBD");
	da_inf_close(inf);
}

static const struct {
	const char *what, *bytes;
	size_t n;
} empty_cases[] = {
	{ "empty", B("") },
	{ "a mark only", B("\xFF\xFE") },
	{ "a mark only (BE)", B("\xFE\xFF") },
	{ "a mark only (UTF-8)", B("\xEF\xBB\xBF") },
	{ "half a mark", B("\xFF") },
	{ "blanks", B(" \r\n\t\n") },
	{ "comments", B("; a\n;b") },
};

static void test_empty(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(empty_cases); i++) {
		struct problems problems;
		struct da_err err;
		struct da_inf *inf;
		int status;

		print_message("%s\n", empty_cases[i].what);
		status = open_bytes(&inf, empty_cases[i].bytes,
				    empty_cases[i].n, &problems, &err);
		if (status)
			assert_int_equal(status, DA_ECORRUPT);
		else
			assert_null(da_inf_section_at(inf, 0));
		da_inf_close(inf);
	}
}

/* What is odd is judged in the part looked at, not in all of a large file. */
static void test_large_text(void **state)
{
	struct problems problems;
	struct da_buf b = { 0 };
	struct da_inf *inf;

	(void)state;
	da_buf_adds(&b, "\xEF\xBB\xBF[a]\n");
	while (b.n < 1000000)
		da_buf_adds(&b, "abcdefghijklmnopqrstuvwxyz=\xC2\x85 abcdefg\n");
	inf = opened(b.p, b.n, &problems);
	assert_int_equal(problems.n, 0);
	da_inf_close(inf);
	da_buf_free(&b);
}

static void test_not_text(void **state)
{
	static const char pe[] = "MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0\xB8\0\0\0"
				 "\0\0\0\0@\0\0\0\1\2\3\4\5\6\7\0\0\0\0\0\xE\1";
	struct problems problems;
	uint8_t noise[4096];
	struct da_inf *inf;
	struct da_err err;
	uint32_t x = 1;

	(void)state;
	assert_int_equal(open_bytes(&inf, pe, sizeof(pe), &problems, &err),
			 DA_ECORRUPT);
	assert_string_equal(err.code, "encoding");
	assert_null(inf);
	for (size_t i = 0; i < sizeof(noise); i++) {
		x = x * 1664525u + 1013904223u;
		noise[i] = (uint8_t)(x >> 24);
	}
	assert_int_equal(open_bytes(&inf, noise, sizeof(noise), &problems,
				    &err), DA_ECORRUPT);
	noise[0] = 0xFF;
	noise[1] = 0xFE;	/* now it says that it is UTF-16 */
	if (!open_bytes(&inf, noise, sizeof(noise), &problems, &err))
		assert_true(has(&problems, "encoding"));
	da_inf_close(inf);
}

/* ---- numbers and directories ------------------------------------------- */

static const struct {
	const char *text;
	bool good;
	int64_t number;
} number_cases[] = {
	{ "48", true, 48 }, { "0x4", true, 4 }, { "", true, 0 },
	{ "Field1", false, 0 }, { "0x00010001", true, 0x10001 },
	{ "0X1f", true, 31 }, { "-1", true, -1 }, { "+7", true, 7 },
	{ "018", true, 18 }, { "6+", false, 0 }, { "0x", false, 0 },
	{ "-", false, 0 }, { "12 ", true, 12 }, { " 12", false, 0 },
	{ "1 2", false, 0 }, { "0xFFFFFFFF", true, 0xFFFFFFFF },
	{ "4294967296", true, 4294967296 }, { "REG_SZ", false, 0 },
	{ "1.5", false, 0 }, { "0x10000h", false, 0 },
	{ "-0x10", true, -16 }, { "--1", false, 0 },
	{ "99999999999999999999", false, 0 },
	{ "0xFFFFFFFFFFFFFFFFFFFF", false, 0 },
};

static void test_numbers(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < DA_COUNT(number_cases); i++) {
		int64_t number = 0;
		bool good = da_inf_number(number_cases[i].text, &number);

		if (good != number_cases[i].good ||
		    (good && number != number_cases[i].number)) {
			print_message("\"%s\" gives %d %lld\n",
				      number_cases[i].text, good,
				      (long long)number);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static void test_directories(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "", "" }, { "a", "a" }, { "\\a\\", "a" }, { "a\\\\b", "a\\b" },
		{ ".\\a\\.\\b", "a\\b" }, { ".", "" }, { "..\\a", "..\\a" },
		{ "a/b", "a\\b" }, { "\\", "" }, { ".a", ".a" },
		{ "a.", "a." },
	};
	struct da_arena *arena = da_arena_new();

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++)
		assert_string_equal(da_inf_directory(arena, cases[i].text),
				    cases[i].want);
	da_arena_free(arena);
}

/* ---- decorations ------------------------------------------------------- */

static const struct {
	const char *text;
	bool good;
	const char *arch;
	bool has_arch, has_version;
	uint32_t major, minor, product, suite, build, threshold;
} decoration_cases[] = {
	{ "NT", true, "x86", false, false, 0, 0, 0, 0, 0, 0 },
	{ "ntAMD64", true, "amd64", true, false, 0, 0, 0, 0, 0, 0 },
	{ "NTx86", true, "x86", true, false, 0, 0, 0, 0, 0, 0 },
	{ "NTarm", true, "arm", true, false, 0, 0, 0, 0, 0, 0 },
	{ "NTarm64", true, "arm64", true, false, 0, 0, 0, 0, 0, 0 },
	{ "NTia64.6.0", true, "ia64", true, true, 6, 0, 0, 0, 0, 6000 },
	{ "NT.5.1", true, "x86", false, true, 5, 1, 0, 0, 0, 2600 },
	{ "NTamd64.6", true, "amd64", true, true, 6, 0, 0, 0, 0, 6000 },
	{ "NTamd64.10.0...17763", true, "amd64", true, true, 10, 0, 0, 0, 17763,
	  17763 },
	{ "NTamd64.10.0.1..18362", true, "amd64", true, true, 10, 0, 1, 0,
	  18362, 18362 },
	{ "NTamd64.6.0.3.0x80", true, "amd64", true, true, 6, 0, 3, 0x80, 0,
	  6000 },
	{ "NTamd64...1", true, "amd64", true, false, 0, 0, 1, 0, 0, 0 },
	{ "NTamd64.0xA.0", true, "amd64", true, true, 10, 0, 0, 0, 0, 10240 },
	{ "NTamd64.10.0", true, "amd64", true, true, 10, 0, 0, 0, 0, 10240 },
	{ "NTx86.6.1", true, "x86", true, true, 6, 1, 0, 0, 0, 7600 },
	{ "NTx86.6.3", true, "x86", true, true, 6, 3, 0, 0, 0, 9600 },
	{ "NTamd64.10.0...10240", true, "amd64", true, true, 10, 0, 0, 0, 10240,
	  14310 },
	{ "NTamd64.6.1...8000", true, "amd64", true, true, 6, 1, 0, 0, 8000,
	  14310 },
	{ "NTamd64.6.1.1", true, "amd64", true, true, 6, 1, 1, 0, 0, 7600 },
	{ "NTamd64.10.0.1.2.3.4", false, "", false, false, 0, 0, 0, 0, 0, 0 },
	{ "NT$ARCH$", false, "", false, false, 0, 0, 0, 0, 0, 0 },
	{ "NTamd", false, "", false, false, 0, 0, 0, 0, 0, 0 },
	{ "NTamd640", false, "", false, false, 0, 0, 0, 0, 0, 0 },
	{ "NTamd64.x", false, "", false, false, 0, 0, 0, 0, 0, 0 },
	{ "NTamd64.-1", false, "", false, false, 0, 0, 0, 0, 0, 0 },
	{ "NTamd64.4294967296", false, "", false, false, 0, 0, 0, 0, 0, 0 },
	{ "amd64", false, "", false, false, 0, 0, 0, 0, 0, 0 },
	{ "", false, "", false, false, 0, 0, 0, 0, 0, 0 },
};

static void test_decorations(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(decoration_cases); i++) {
		struct da_decoration d;

		print_message("%s\n", decoration_cases[i].text);
		assert_int_equal(da_inf_decoration(decoration_cases[i].text,
						   &d),
				 decoration_cases[i].good);
		if (!decoration_cases[i].good)
			continue;
		assert_string_equal(d.arch, decoration_cases[i].arch);
		assert_int_equal(d.has_arch, decoration_cases[i].has_arch);
		assert_int_equal(d.has_version, decoration_cases[i].has_version);
		assert_int_equal(d.major, decoration_cases[i].major);
		assert_int_equal(d.minor, decoration_cases[i].minor);
		assert_int_equal(d.product_type, decoration_cases[i].product);
		assert_int_equal(d.suite, decoration_cases[i].suite);
		assert_int_equal(d.build, decoration_cases[i].build);
		assert_int_equal(da_inf_threshold(&d),
				 decoration_cases[i].threshold);
	}
}

#define OPEN UINT32_MAX

static const struct {
	const char *what;
	const char *list[5];
	struct da_os os;
	int want;
	uint32_t low, high;
} select_cases[] = {
	/* two builds on one line: before, between, behind */
	{ "before both", { "NTamd64.10.0...16299", "NTamd64.10.0...18362" },
	  { "amd64", 10, 0, 15063, 1, 0 }, -1, 0, 16298 },
	{ "between", { "NTamd64.10.0...16299", "NTamd64.10.0...18362" },
	  { "amd64", 10, 0, 17763, 1, 0 }, 0, 16299, 18361 },
	{ "behind both", { "NTamd64.10.0...16299", "NTamd64.10.0...18362" },
	  { "amd64", 10, 0, 22621, 1, 0 }, 1, 18362, OPEN },
	{ "on the edge", { "NTamd64.10.0...16299", "NTamd64.10.0...18362" },
	  { "amd64", 10, 0, 18362, 1, 0 }, 1, 18362, OPEN },
	{ "just below the edge",
	  { "NTamd64.10.0...16299", "NTamd64.10.0...18362" },
	  { "amd64", 10, 0, 18361, 1, 0 }, 0, 16299, 18361 },
	{ "the order does not matter",
	  { "NTamd64.10.0...18362", "NTamd64.10.0...16299" },
	  { "amd64", 10, 0, 17763, 1, 0 }, 1, 16299, 18361 },

	/* architectures */
	{ "none is x86 only", { "NT" }, { "amd64", 10, 0, 22621, 1, 0 }, -1, 0,
	  OPEN },
	{ "none on x86", { "NT" }, { "x86", 10, 0, 19045, 1, 0 }, 0, 0, OPEN },
	{ "plain on amd64", { "" }, { "amd64", 10, 0, 22621, 1, 0 }, -1, 0,
	  OPEN },
	{ "plain on x86", { "" }, { "x86", 10, 0, 19045, 1, 0 }, 0, 0, OPEN },
	{ "another", { "NTarm64", "NTx86" }, { "amd64", 10, 0, 22621, 1, 0 },
	  -1, 0, OPEN },
	{ "arm is not arm64", { "NTarm", "NTarm64" },
	  { "arm64", 10, 0, 22621, 1, 0 }, 1, 0, OPEN },
	{ "decorated beats plain", { "", "NTx86" },
	  { "x86", 10, 0, 19045, 1, 0 }, 1, 0, OPEN },

	/* versions */
	{ "a version beats none", { "NTamd64", "NTamd64.6.1" },
	  { "amd64", 10, 0, 22621, 1, 0 }, 1, 7600, OPEN },
	{ "the highest that is not above",
	  { "NTamd64.6.0", "NTamd64.6.2", "NTamd64.6.1", "NTamd64.10.0" },
	  { "amd64", 6, 2, 9200, 1, 0 }, 1, 9200, 10239 },
	{ "build counts only at the same version", { "NTamd64.6.3...99999" },
	  { "amd64", 10, 0, 15063, 1, 0 }, 0, 14310, OPEN },
	{ "before builds were understood",
	  { "NTamd64.10.0", "NTamd64.10.0...10586" },
	  { "amd64", 10, 0, 10586, 1, 0 }, 0, 10240, 14309 },
	{ "since builds are understood",
	  { "NTamd64.10.0", "NTamd64.10.0...10586" },
	  { "amd64", 10, 0, 14393, 1, 0 }, 1, 14310, OPEN },
	{ "a build and no version", { "NTamd64", "NTamd64.....17763" },
	  { "amd64", 10, 0, 10240, 1, 0 }, 0, 0, 14309 },
	{ "build above", { "NTamd64", "NTamd64.10.0...22000" },
	  { "amd64", 10, 0, 19045, 1, 0 }, 0, 0, 21999 },
	{ "a version not out yet", { "NTamd64", "NTamd64.11.0" },
	  { "amd64", 10, 0, 22621, 1, 0 }, 0, 0, OPEN },

	/* product type and suite */
	{ "workstation", { "NTamd64.10.0", "NTamd64.10.0.3" },
	  { "amd64", 10, 0, 22621, 1, 0 }, 0, 10240, OPEN },
	{ "server", { "NTamd64.10.0", "NTamd64.10.0.3" },
	  { "amd64", 10, 0, 20348, 3, 0 }, 1, 10240, OPEN },
	{ "a higher build beats a product type",
	  { "NTamd64.10.0.1", "NTamd64.10.0...16299" },
	  { "amd64", 10, 0, 22621, 1, 0 }, 1, 16299, OPEN },
	{ "all suite bits", { "NTamd64", "NTamd64.10.0..0x82" },
	  { "amd64", 10, 0, 22621, 3, 0x80 }, 0, 0, OPEN },
	{ "all suite bits set", { "NTamd64", "NTamd64.10.0..0x82" },
	  { "amd64", 10, 0, 22621, 3, 0x92 }, 1, 10240, OPEN },

	/* odd ones */
	{ "nothing", { NULL }, { "amd64", 10, 0, 22621, 1, 0 }, -1, 0, OPEN },
	{ "a template beside a good one", { "NT$ARCH$", "NTamd64" },
	  { "amd64", 10, 0, 22621, 1, 0 }, 1, 0, OPEN },
};

static void test_select(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < DA_COUNT(select_cases); i++) {
		struct da_window window = { 0, UINT32_MAX };
		size_t n = 0;
		int got;

		while (n < DA_COUNT(select_cases[i].list) &&
		       select_cases[i].list[n])
			n++;
		got = da_inf_select(select_cases[i].list, n,
				    &select_cases[i].os, &window);
		if (got != select_cases[i].want ||
		    (select_cases[i].low != OPEN &&
		     (window.low != select_cases[i].low ||
		      window.high != select_cases[i].high))) {
			print_message("%s: %d %u..%u\n", select_cases[i].what,
				      got, window.low, window.high);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* The window is what it says: the same answer at both ends, another beyond. */
static void test_window_holds(void **state)
{
	static const char *const list[] = {
		"NTamd64", "NTamd64.10.0...16299", "NTamd64.10.0.3..17763",
		"NTamd64.10.0...18362", "NTamd64.10.0", "NTx86.10.0...20000",
		"NTamd64.10.0...22000",
	};

	(void)state;
	for (uint32_t type = 1; type <= 3; type++) {
		for (uint32_t build = 10240; build < 23000; build += 7) {
			struct da_window w = { 0, UINT32_MAX }, unused;
			struct da_os os = { "amd64", 10, 0, build, type, 0 };
			int got = da_inf_select(list, DA_COUNT(list), &os, &w);

			assert_true(w.low <= build && build <= w.high);
			for (int end = 0; end < 4; end++) {
				uint32_t at = end == 0 ? w.low :
					      end == 1 ? w.high :
					      end == 2 ? w.low - 1 : w.high + 1;

				if (at < 10240 || at > 30000)
					continue;
				unused = (struct da_window){ 0, UINT32_MAX };
				os.build = at;
				if (end < 2)
					assert_int_equal(da_inf_select(list,
						DA_COUNT(list), &os, &unused),
						got);
				else
					assert_int_not_equal(da_inf_select(list,
						DA_COUNT(list), &os, &unused),
						got);
			}
		}
	}
}

static void test_install_section(void **state)
{
	struct da_inf *inf = text("[a]\n[a.NT]\n[a.NTamd64]\n[b]\n[b.nt]\n[c]\n"
				  "[d.NTx86]\n");
	struct da_buf name = { 0 };

	(void)state;
	assert_string_equal(da_inf_install_section(inf, "A", "amd64")->name,
			    "a.NTamd64");
	assert_string_equal(da_inf_install_section(inf, "a", "arm64")->name,
			    "a.NT");
	assert_string_equal(da_inf_install_section(inf, "b", "amd64")->name,
			    "b.nt");
	assert_string_equal(da_inf_install_section(inf, "c", "amd64")->name,
			    "c");
	assert_null(da_inf_install_section(inf, "d", "amd64"));
	memset(da_buf_more(&name, 5000), 'x', 5000);
	assert_null(da_inf_install_section(inf, da_buf_str(&name), "amd64"));
	da_inf_close(inf);
	da_buf_adds(&name, "]\n");		/* no length is too long */
	memcpy(name.p, "[", 1);
	inf = text(da_buf_str(&name));
	name.n -= 2;
	assert_non_null(da_inf_install_section(inf, da_buf_str(&name) + 1,
					       "amd64"));
	da_buf_free(&name);
	da_inf_close(inf);
}

/* ---- limits ------------------------------------------------------------ */

static void test_too_large(void **state)
{
	size_t n = (size_t)DA_INF_BYTES_MAX + 1;
	char *p = da_malloc(n);
	struct problems problems;
	struct da_inf *inf;
	struct da_err err;

	(void)state;
	memset(p, ';', n);
	assert_int_equal(open_bytes(&inf, p, n, &problems, &err), DA_ELIMIT);
	assert_string_equal(err.code, "limit");
	assert_non_null(strstr(err.text, "DA_INF_BYTES_MAX"));
	assert_null(inf);
	assert_int_equal(open_bytes(&inf, p, n - 1, &problems, &err), DA_OK);
	da_inf_close(inf);
	free(p);
}

/* Fills b with text until it has this many bytes. */
static void fill(struct da_buf *b, const char *s, size_t n)
{
	while (b->n < n)
		da_buf_adds(b, s);
}

/* Memory that is handed out; nothing under a sanitizer. */
static size_t in_use(void)
{
	struct mallinfo2 m = mallinfo2();

	return m.uordblks + m.hblkhd;
}

#define MiB ((size_t)1 << 20)

static struct da_inf *bounded(const struct da_buf *b, struct problems *problems,
			      size_t most)
{
	size_t before = in_use();
	struct da_inf *inf = opened(b->p, b->n, problems);
	size_t after = in_use();

	if (after > before && after - before > most)
		fail_msg("%zu bytes for an INF of %zu", after - before, b->n);
	return inf;
}

static void one_limit(struct da_buf *b, const char *limit, uint32_t line,
		      size_t most)
{
	struct problems problems;
	struct da_inf *inf = bounded(b, &problems, most);
	size_t at = 0;

	print_message("%s\n", limit);
	assert_false(da_inf_complete(inf));
	assert_int_equal(told(&problems, "limit", &at), 1);
	assert_string_equal(problems.detail[at], limit);
	assert_int_equal(problems.line[at], line);
	assert_true(has(&problems, "incomplete"));
	assert_non_null(da_inf_section(inf, "a"));
	da_inf_close(inf);
	da_buf_free(b);
}

static void test_limit_line(void **state)
{
	static const char *const starts[] = { "x=", ";", "[b] ", "\"" };
	struct problems problems;
	struct da_buf b = { 0 };
	struct da_inf *inf;

	(void)state;
	for (size_t i = 0; i < DA_COUNT(starts); i++) {
		da_buf_printf(&b, "[a]\n\n%s", starts[i]);
		fill(&b, "abcdefghijklmnop", DA_INF_LINE_MAX + 100);
		one_limit(&b, "limit: DA_INF_LINE_MAX 65536", 3, MiB);
	}
	/* exactly as long: read; one more: cut, and what follows is read */
	for (size_t more = 0; more < 2; more++) {
		size_t n = DA_INF_LINE_MAX - 2 + more;

		da_buf_adds(&b, "[a]\nx=");
		memset(da_buf_more(&b, n), 'y', n);
		da_buf_adds(&b, "\nz=1\n");
		inf = opened(b.p, b.n, &problems);
		assert_int_equal(da_inf_complete(inf), !more);
		assert_int_equal(strlen(da_inf_field(inf,
			&da_inf_section(inf, "a")->entries[0], 0)),
			DA_INF_LINE_MAX - 2);
		assert_int_equal(da_inf_section(inf, "a")->n, 2);
		da_inf_close(inf);
		b.n = 0;
	}
	/* units, not bytes */
	for (size_t more = 0; more < 2; more++) {
		da_buf_adds(&b, "\xEF\xBB\xBF[a]\nx=");
		for (size_t i = 0; i < DA_INF_LINE_MAX / 2 - 1 + more; i++)
			da_buf_adds(&b, "\xF0\x9F\x98\x80");
		inf = opened(b.p, b.n, &problems);
		assert_int_equal(da_inf_complete(inf), !more);
		da_inf_close(inf);
		b.n = 0;
	}
	da_buf_free(&b);
}

static void test_limit_logical_line(void **state)
{
	struct problems problems;
	struct da_buf b = { 0 };
	struct da_inf *inf;

	(void)state;
	da_buf_adds(&b, "[a]\nx=");
	fill(&b, "abcdefghijklmn\\\n", DA_INF_LOGICAL_LINE_MAX + 200000);
	da_buf_adds(&b, "end=1\ny=2\n");
	inf = bounded(&b, &problems, 32 * MiB);
	assert_true(names_limit(&problems, "DA_INF_LOGICAL_LINE_MAX 1048576"));
	assert_int_equal(da_inf_section(inf, "a")->n, 2);
	assert_string_equal(da_inf_section(inf, "a")->entries[1].key, "y");
	assert_true(strlen(da_inf_field(inf,
		&da_inf_section(inf, "a")->entries[0], 0)) <=
		DA_INF_LOGICAL_LINE_MAX);
	da_inf_close(inf);
	da_buf_free(&b);
}

static void test_limit_fields(void **state)
{
	struct da_buf b = { 0 };

	(void)state;
	da_buf_adds(&b, "[a]\nx=");
	fill(&b, "1,1,1,1,1,1,1,1,\\\n", 18 * DA_INF_FIELDS_MAX / 8 + 100);
	one_limit(&b, "limit: DA_INF_FIELDS_MAX 65536", 8194, 16 * MiB);
}

static void test_limit_all_fields(void **state)
{
	struct da_buf b = { 0 };

	(void)state;
	da_buf_adds(&b, "[a]\n");
	fill(&b, ",,,,,,,,,,,,,,,\n", 8 << 20);
	one_limit(&b, "limit: DA_INF_FIELDS_ALL_MAX 4194304", 262146, 160 * MiB);
}

static void test_limit_sections(void **state)
{
	struct da_buf b = { 0 };

	(void)state;
	da_buf_adds(&b, "[a]\n");
	for (int i = 0; i < 200000; i++)
		da_buf_printf(&b, "[s%d]\n", i);
	one_limit(&b, "limit: DA_INF_SECTIONS_MAX 65536", 65537, 64 * MiB);
}

static void test_limit_entries(void **state)
{
	struct da_buf b = { 0 };

	(void)state;
	da_buf_adds(&b, "[a]\n");
	fill(&b, "x\n", 2 * DA_INF_ENTRIES_MAX + 100);
	one_limit(&b, "limit: DA_INF_ENTRIES_MAX 1000000", DA_INF_ENTRIES_MAX + 2,
		  128 * MiB);
}

/* Many fields that become long: all of them together are bounded, too. */
static void test_limit_expanded(void **state)
{
	struct problems problems;
	const struct da_inf_section *s;
	struct da_buf b = { 0 };
	struct da_inf *inf;
	size_t sum = 0;

	(void)state;
	da_buf_adds(&b, "[a]\n");
	for (int i = 0; i < 3000; i++)
		da_buf_adds(&b, "%s%%s%%s%x\n");
	da_buf_adds(&b, "[Strings]\ns=");
	fill(&b, "0123456789", b.n + 20000);
	inf = bounded(&b, &problems, 4 * MiB);
	s = da_inf_section(inf, "a");
	assert_true(da_inf_complete(inf));
	for (uint32_t i = 0; i < s->n; i++)
		sum += strlen(da_inf_field(inf, &s->entries[i], 0));
	assert_true(sum < DA_INF_EXPANDED_ALL_MAX + 2 * DA_INF_EXPANDED_MAX);
	assert_false(da_inf_complete(inf));
	assert_true(names_limit(&problems, "DA_INF_EXPANDED_ALL_MAX 67108864"));
	assert_null(da_inf_entry(inf, s, "none"));
	da_inf_close(inf);
	da_buf_free(&b);
}

/* Large: memory grows with the size and not faster. */
static void test_large(void **state)
{
	static const struct {
		const char *what, *start, *text;
		size_t n, most;
		uint32_t entries;		/* of [a] */
		const char *limit;
	} cases[] = {
		{ "one section 100,000 times", "[a]\n", "[A]\nx=1\n", 800000,
		  64 * MiB, 99987, NULL },
		{ "100,000 continuations", "[a]\nx=", "b\\\n", 300000, 8 * MiB,
		  1, NULL },
		{ "empty continuations", "[a]\nx=", "\\\n", 300000, 16 * MiB, 1,
		  NULL },
		{ "continued comments", "[a]\nx=", "\\;c\n", 300000, 8 * MiB, 1,
		  NULL },
		{ "a million lone CRs", "[a]\nx=", "\r", 1000000, 4 * MiB, 1,
		  "DA_INF_LINE_MAX" },
		{ "a million quotes", "[a]\nx=", "\"", 1000000, 4 * MiB, 1,
		  "DA_INF_LINE_MAX" },
		{ "a million backslashes", "[a]\nx=", "\\", 1000000, 4 * MiB, 1,
		  "DA_INF_LINE_MAX" },
		{ "backslashes and blanks", "[a]\nx=", "\\ ", 1000000, 4 * MiB,
		  1, "DA_INF_LINE_MAX" },
		{ "backslashes and letters", "[a]\nx=", "\\a", 1000000, 4 * MiB,
		  1, "DA_INF_LINE_MAX" },
		{ "percent signs", "[a]\nx=", "%a%b", 60000, 4 * MiB, 1, NULL },
		{ "20,000 fields on four lines", "[a]\nx=",
		  "0123456789,012345678901234567890,1,\\\n", 320000, 8 * MiB, 1,
		  NULL },
		{ "16 MiB of comment", "[a]\n", "; comment \n", 16 << 20,
		  160 * MiB, 0, NULL },
		{ "one line of 16 MiB, a comment", "[a]\n;", "comment ",
		  16 << 20, 40 * MiB, 0, "DA_INF_LINE_MAX" },
		{ "one line of 16 MiB", "[a]\nx=", "abcdefg,", 16 << 20,
		  160 * MiB, 1, "DA_INF_LINE_MAX" },
		{ "lines of 100,000", "[a]\n", NULL, 16 << 20, 48 * MiB, 1,
		  "DA_INF_LINE_MAX" },
		{ "16 MiB of line feeds", "[a]\n", "\n", 16 << 20, 160 * MiB, 0,
		  NULL },
		{ "16 MiB of NULs", "[a]\nx=1,2\nyyyyyyyyyyyyyyyyyyyyyyyy\n",
		  "", 16 << 20, 40 * MiB, 2, "DA_INF_LINE_MAX" },
		{ "16 MiB of high bytes", "[a]\n\xFF\n[Strings.0411]\n",
		  "x=\x83\x5C\xFF\n", 16 << 20, 400 * MiB, 1,
		  "DA_INF_ENTRIES_MAX" },
		{ "half characters", "[a]\n[Strings.0411]\n", "\x83\x5C\n",
		  1 << 20, 32 * MiB, 0, NULL },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++) {
		struct problems problems;
		struct da_buf b = { 0 };
		struct da_inf *inf;

		print_message("%s\n", cases[i].what);
		da_buf_adds(&b, cases[i].start);
		if (!cases[i].text) {
			while (b.n < cases[i].n - 100100) {
				memset(da_buf_more(&b, 100000), 'a', 100000);
				da_buf_addc(&b, '\n');
			}
		} else if (!*cases[i].text) {
			size_t n = cases[i].n - b.n;

			memset(da_buf_more(&b, n), 0, n);
		} else {
			fill(&b, cases[i].text, cases[i].n - 100);
		}
		inf = bounded(&b, &problems, cases[i].most);
		if (cases[i].text)
			assert_int_equal(da_inf_section(inf, "a")->n,
					 cases[i].entries);
		assert_int_equal(da_inf_complete(inf), !cases[i].limit);
		if (cases[i].limit)
			assert_true(names_limit(&problems, cases[i].limit));
		da_inf_close(inf);
		da_buf_free(&b);
	}
}

/* Sections that lack what [Strings] has are told apart in one go. */
static void test_many_languages(void **state)
{
	struct problems problems;
	struct da_buf b = { 0 };
	struct da_inf *inf;

	(void)state;
	da_buf_adds(&b, "[a]\n[Strings]\n");
	for (int i = 0; i < 300000; i++)
		da_buf_adds(&b, "a,b\n");
	fill(&b, "y", b.n + 60000);
	da_buf_adds(&b, "=1\n");
	for (int i = 0; i < 60000; i++)
		da_buf_printf(&b, "[Strings.%d]\nx=1\n", i);
	inf = bounded(&b, &problems, 160 * MiB);
	assert_int_equal(problems.n, 60000);
	assert_true(da_inf_complete(inf));
	da_inf_close(inf);
	da_buf_free(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_entries),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_header_errors),
		cmocka_unit_test(test_duplicate_sections),
		cmocka_unit_test(test_lookup),
		cmocka_unit_test(test_stray_text),
		cmocka_unit_test(test_swallowed_header),
		cmocka_unit_test(test_ctrl_z),
		cmocka_unit_test(test_strings_choice),
		cmocka_unit_test(test_strings_language),
		cmocka_unit_test(test_long_details),
		cmocka_unit_test(test_expansion_is_kept),
		cmocka_unit_test(test_expansion_bomb),
		cmocka_unit_test(test_rest),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_code_pages),
		cmocka_unit_test(test_page_errors),
		cmocka_unit_test(test_trail_byte),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_large_text),
		cmocka_unit_test(test_not_text),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_directories),
		cmocka_unit_test(test_decorations),
		cmocka_unit_test(test_select),
		cmocka_unit_test(test_window_holds),
		cmocka_unit_test(test_install_section),
		cmocka_unit_test(test_too_large),
		cmocka_unit_test(test_limit_line),
		cmocka_unit_test(test_limit_logical_line),
		cmocka_unit_test(test_limit_fields),
		cmocka_unit_test(test_limit_all_fields),
		cmocka_unit_test(test_limit_sections),
		cmocka_unit_test(test_limit_entries),
		cmocka_unit_test(test_limit_expanded),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_many_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
