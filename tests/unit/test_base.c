// SPDX-License-Identifier: Apache-2.0
/* base: buffers, arena, text, times, digests, files. */
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#define S(text) (text), sizeof(text) - 1

static void assert_buf(struct da_buf *b, const char *want, size_t n)
{
	assert_int_equal(b->n, n);
	if (n)
		assert_memory_equal(b->p, want, n);
	da_buf_free(b);
}

/* ---- buffers ----------------------------------------------------------- */

static void test_buf_empty(void **state)
{
	struct da_buf b = { 0 };

	(void)state;
	assert_string_equal(da_buf_str(&b), "");
	assert_int_equal(b.n, 0);
	da_buf_add(&b, NULL, 0);
	da_buf_adds(&b, "");
	da_buf_printf(&b, "%s", "");
	assert_int_equal(b.n, 0);
	da_buf_free(&b);
	assert_null(b.p);
	assert_int_equal(b.cap, 0);
	da_buf_free(&b);	/* again: nothing to free */
}

static void test_buf_grows(void **state)
{
	struct da_buf b = { 0 };

	(void)state;
	for (int i = 0; i < 100000; i++)
		da_buf_addc(&b, (char)('a' + i % 26));
	assert_int_equal(b.n, 100000);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(b.p[i], 'a' + i % 26);
	/* the NUL of the view is not content */
	assert_int_equal(strlen(da_buf_str(&b)), 100000);
	assert_int_equal(b.n, 100000);
	da_buf_free(&b);
}

static void test_buf_printf(void **state)
{
	struct da_buf b = { 0 };
	char text[5001];

	(void)state;
	memset(text, 'x', 5000);
	text[5000] = 0;
	da_buf_printf(&b, "%d:%s:", 42, "a");
	da_buf_printf(&b, "%s", text);	/* longer than the first block */
	assert_int_equal(b.n, 5 + 5000);
	assert_memory_equal(b.p, "42:a:xxx", 8);
	da_buf_free(&b);
}

static void test_buf_reserve(void **state)
{
	struct da_buf b = { 0 };
	uint8_t *at;

	(void)state;
	da_buf_adds(&b, "abc");
	da_buf_reserve(&b, 1000);
	at = b.p;
	memset(da_buf_more(&b, 1000), 'x', 1000);
	assert_ptr_equal(b.p, at);	/* there was room */
	assert_memory_equal(b.p, "abcx", 4);
	da_buf_free(&b);
	da_buf_reserve(&b, 8 << 20);	/* the large way */
	assert_int_equal(b.n, 0);
	assert_true(b.cap > 8 << 20);
	memset(da_buf_more(&b, 8 << 20), 'y', 8 << 20);
	assert_int_equal(b.p[(8 << 20) - 1], 'y');
	assert_non_null(da_buf_str(&b));
	da_buf_free(&b);
}

/* ---- arena ------------------------------------------------------------- */

static void test_arena(void **state)
{
	struct da_arena *a = da_arena_new();
	uint8_t *p;

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t n = 0; n < 3000; n += 7) {
			p = da_arena_alloc(a, n);
			assert_int_equal((uintptr_t)p % 16, 0);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xAA, n);
		}
		da_arena_reset(a);	/* a kept block comes back zeroed */
	}
	p = da_arena_alloc(a, 1 << 20);	/* larger than a block */
	p[(1 << 20) - 1] = 1;
	assert_string_equal(da_arena_strdup(a, "abc"), "abc");
	assert_string_equal(da_arena_strndup(a, "abcdef", 3), "abc");
	assert_string_equal(da_arena_strndup(a, "x", 0), "");
	assert_string_equal(da_arena_printf(a, "%s-%04d", "n", 7), "n-0007");
	assert_string_equal(da_arena_printf(a, "%s", ""), "");
	da_arena_free(a);
	da_arena_free(NULL);
}

/* ---- errors and numbers ------------------------------------------------ */

static void test_fail(void **state)
{
	struct da_err err;
	char text[2000];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = 0;
	assert_int_equal(da_fail(&err, DA_ELIMIT, "limit", 77, "%d of %s", 3,
				 "four"), DA_ELIMIT);
	assert_int_equal(err.status, DA_ELIMIT);
	assert_string_equal(err.code, "limit");
	assert_string_equal(err.text, "3 of four");
	assert_int_equal(err.offset, 77);
	assert_int_equal(da_fail(NULL, DA_EIO, "x", 0, "y"), DA_EIO);
	da_fail(&err, DA_EIO, text, 0, "%s", text);	/* cut, not overrun */
	assert_int_equal(strlen(err.code), sizeof(err.code) - 1);
	assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
}

static void test_numbers(void **state)
{
	static const uint8_t p[] = { 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87,
				     0xFF };

	(void)state;
	assert_int_equal(da_le16(p), 0x8281);
	assert_int_equal(da_le32(p), 0x84838281);
	assert_true(da_le64(p) == 0xFF87868584838281ull);
}

/* ---- UTF-16 and Latin-1 to internal form ------------------------------- */

static const struct {
	const char *what, *utf16;
	size_t n;
	const char *want;
	size_t want_n;
} utf16_cases[] = {
	{ "nothing", S(""), S("") },
	{ "ASCII", S("a\0b\0"), S("ab") },
	{ "an odd last byte is dropped", S("a\0b"), S("a") },
	{ "one byte", S("a"), S("") },
	{ "NUL is C0 80", S("a\0\0\0b\0"), S("a\xC0\x80" "b") },
	{ "two bytes", S("\xFC\x00"), S("\xC3\xBC") },
	{ "three bytes", S("\xAC\x20"), S("\xE2\x82\xAC") },
	{ "a pair", S("\x3D\xD8\x00\xDE"), S("\xF0\x9F\x98\x80") },
	{ "the last code point", S("\xFF\xDB\xFF\xDF"), S("\xF4\x8F\xBF\xBF") },
	{ "a high surrogate at the end", S("a\0\x3D\xD8"), S("a\xED\xA0\xBD") },
	{ "a high surrogate and half a unit", S("\x3D\xD8\x00"),
	  S("\xED\xA0\xBD") },
	{ "a high surrogate before a letter", S("\x3D\xD8" "b\0"),
	  S("\xED\xA0\xBD" "b") },
	{ "two high ones, then a low one", S("\x3D\xD8\x3D\xD8\x00\xDE"),
	  S("\xED\xA0\xBD\xF0\x9F\x98\x80") },
	{ "a low one alone", S("\x00\xDE"), S("\xED\xB8\x80") },
	{ "low before high", S("\x00\xDE\x3D\xD8"),
	  S("\xED\xB8\x80\xED\xA0\xBD") },
	{ "U+FFFF", S("\xFF\xFF"), S("\xEF\xBF\xBF") },
	{ "U+FEFF inside is text", S("\xFF\xFE"), S("\xEF\xBB\xBF") },
};

static void test_utf16(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(utf16_cases); i++) {
		struct da_buf b = { 0 };

		print_message("%s\n", utf16_cases[i].what);
		da_utf16_add(&b, (const uint8_t *)utf16_cases[i].utf16,
			     utf16_cases[i].n);
		assert_buf(&b, utf16_cases[i].want, utf16_cases[i].want_n);
	}
}

/* Every unit alone, and every unit behind every kind of unit, comes back. */
static void test_utf16_lossless(void **state)
{
	static const uint16_t firsts[] = { 0, 'a', 0xE4, 0x20AC, 0xD800, 0xDBFF,
					   0xDC00, 0xDFFF, 0xFFFF };

	(void)state;
	for (size_t f = 0; f < DA_COUNT(firsts); f++) {
		for (uint32_t u = 0; u <= 0xFFFF; u++) {
			uint8_t in[4] = { (uint8_t)firsts[f],
					  (uint8_t)(firsts[f] >> 8),
					  (uint8_t)u, (uint8_t)(u >> 8) };
			uint8_t out[8];
			struct da_buf b = { 0 };
			const char *s;
			size_t n = 0;

			da_utf16_add(&b, in, 4);
			s = da_buf_str(&b);
			assert_int_equal(strlen(s), b.n);	/* no NUL in it */
			while (*s) {
				bool nul = !memcmp(s, "\xC0\x80", 2);
				uint32_t c = da_rune_next(&s);

				if (nul)
					c = 0;
				if (c > 0xFFFF) {
					uint32_t high = 0xD7C0 + (c >> 10);

					out[n++] = (uint8_t)high;
					out[n++] = (uint8_t)(high >> 8);
					c = 0xDC00 + (c & 0x3FF);
				}
				out[n++] = (uint8_t)c;
				out[n++] = (uint8_t)(c >> 8);
			}
			assert_int_equal(n, 4);
			assert_memory_equal(in, out, 4);
			da_buf_free(&b);
		}
	}
}

static void test_latin1(void **state)
{
	struct da_buf b = { 0 };

	(void)state;
	da_latin1_add(&b, (const uint8_t *)"a\0\x80\xFF", 4);
	assert_buf(&b, S("a\xC0\x80\xC2\x80\xC3\xBF"));
}

/* Bytes that are not internal text give U+DC80..U+DCFF and never more than
 * their own place. */
static const struct {
	const char *what, *text;
	uint32_t want[6];
} rune_cases[] = {
	{ "ASCII", "ab", { 'a', 'b' } },
	{ "two bytes", "\xC3\xBC", { 0xFC } },
	{ "three bytes", "\xE2\x82\xAC", { 0x20AC } },
	{ "four bytes", "\xF0\x9F\x98\x80", { 0x1F600 } },
	{ "a lone surrogate", "\xED\xA0\xBD", { 0xD83D } },
	{ "a stray continuation", "\x80" "a", { 0xDC80, 'a' } },
	{ "a cut sequence", "\xE2\x82", { 0xDCE2, 0xDC82 } },
	{ "a cut sequence before a letter", "\xF0\x9F" "a",
	  { 0xDCF0, 0xDC9F, 'a' } },
	{ "overlong two", "\xC1\x81", { 0xDCC1, 0xDC81 } },
	{ "overlong three", "\xE0\x80\x80", { 0xDCE0, 0xDC80, 0xDC80 } },
	{ "overlong four", "\xF0\x80\x80\x80",
	  { 0xDCF0, 0xDC80, 0xDC80, 0xDC80 } },
	{ "above the last", "\xF4\x90\x80\x80",
	  { 0xDCF4, 0xDC90, 0xDC80, 0xDC80 } },
	{ "no such lead", "\xFF\xFE", { 0xDCFF, 0xDCFE } },
};

static void test_rune_next(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(rune_cases); i++) {
		const char *s = rune_cases[i].text;
		size_t k = 0;

		print_message("%s\n", rune_cases[i].what);
		for (; *s; k++)
			assert_int_equal(da_rune_next(&s), rune_cases[i].want[k]);
		assert_int_equal(rune_cases[i].want[k], 0);
		assert_int_equal(da_rune_next(&s), 0);	/* stays at the end */
	}
}

/* ---- comparing --------------------------------------------------------- */

static const struct {
	const char *what, *a, *b;
	int order;
} compare_cases[] = {
	{ "equal", "abc", "abc", 0 },
	{ "case", "DriverStore", "dRIVERsTORE", 0 },
	{ "shorter first", "ab", "abc", -1 },
	{ "empty first", "", "a", -1 },
	{ "as upper case: _ is behind Z", "_", "a", 1 },
	{ "Latin-1", "\xC3\xBC", "\xC3\x9C", 0 },
	{ "Greek", "\xCE\xB1", "\xCE\x91", 0 },
	{ "Cyrillic", "\xD1\x8F", "\xD0\xAF", 0 },
	{ "sharp s has no upper case", "\xC3\x9F", "SS", 1 },
	{ "dotless i is a letter of its own", "\xC4\xB1", "I", 1 },
	{ "surrogate pairs have no case", "\xF0\x90\x90\xA8",
	  "\xF0\x90\x90\x80", 1 },
	{ "a lone surrogate is itself", "\xED\xA0\xBD", "\xED\xA0\xBD", 0 },
	{ "... and no other", "\xED\xA0\xBD", "\xED\xA0\xBE", -1 },
	{ "NUL is a unit", "a\xC0\x80", "a", 1 },
	{ "NUL inside hides nothing", "a\xC0\x80" "b", "a\xC0\x80" "c", -1 },
	{ "NUL is not U+DC00", "\xC0\x80", "\xED\xB0\x80", 1 },
};

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

static void test_stricmp(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(compare_cases); i++) {
		const char *a = compare_cases[i].a, *b = compare_cases[i].b;
		int order = compare_cases[i].order;

		print_message("%s\n", compare_cases[i].what);
		if (!order) {
			assert_int_equal(da_stricmp(a, b), 0);
			assert_int_equal(da_strihash(a), da_strihash(b));
		}
		assert_int_equal(da_strieq(a, b), !order);
		assert_int_equal(sign(da_stricmp(a, b)),
				 -sign(da_stricmp(b, a)));
		assert_int_equal(sign(da_stricmp(a, b)), order);
	}
}

static void test_upcase(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x11000; c++) {
		uint32_t up = da_upcase(c);

		assert_int_equal(da_upcase(up), up);	/* once is enough */
		if (c < 0x80)
			assert_int_equal(up, c >= 'a' && c <= 'z' ? c - 32 : c);
		if (c >= 0xD800 && c < 0xE000)
			assert_int_equal(up, c);
	}
	assert_int_equal(da_upcase(0xFF), 0x178);
	assert_int_equal(da_upcase(0xDF), 0xDF);
	assert_int_equal(da_upcase(0x131), 0x131);
	assert_int_equal(da_upcase(0x10428), 0x10428);
}

static void test_prefix_and_suffix(void **state)
{
	char text[] = "MiXeD\xC3\x9C";

	(void)state;
	assert_true(da_istarts("HKR,x", "hkr"));
	assert_true(da_istarts("abc", ""));
	assert_false(da_istarts("ab", "abc"));
	assert_false(da_istarts("", "a"));
	assert_true(da_istarts("\xC3\xBC" "b", "\xC3\x9C"));
	assert_true(da_iends("x.SYS", ".sys"));
	assert_true(da_iends("x", ""));
	assert_false(da_iends("ys", "sys"));
	assert_false(da_iends("x.sys ", ".sys"));
	assert_string_equal(da_strlower(text), "mixed\xC3\x9C");
}

/* ---- text going out ---------------------------------------------------- */

static const struct {
	const char *what, *in, *want;
} escape_cases[] = {
	{ "plain text", "C:\\Windows\\x.sys", "C:\\Windows\\x.sys" },
	{ "letters of any script", "\xC3\xBC\xE2\x82\xAC\xE5\xAD\x97",
	  "\xC3\xBC\xE2\x82\xAC\xE5\xAD\x97" },
	{ "ESC", "a\x1B[31mb", "a\\u{1b}[31mb" },
	{ "newline and tab", "a\nb\tc\r", "a\\u{a}b\\u{9}c\\u{d}" },
	{ "DEL", "\x7F", "\\u{7f}" },
	{ "C1 control (CSI)", "\xC2\x9B" "1m", "\\u{9b}1m" },
	{ "NUL", "a\xC0\x80" "b", "a\\u{0}b" },
	{ "RTL override", "\xE2\x80\xAE" "cba", "\\u{202e}cba" },
	{ "bidi isolates", "\xE2\x81\xA6x\xE2\x81\xA9", "\\u{2066}x\\u{2069}" },
	{ "Arabic letter mark", "\xD8\x9C", "\\u{61c}" },
	{ "zero width space", "a\xE2\x80\x8B" "b", "a\\u{200b}b" },
	{ "line separator", "\xE2\x80\xA8", "\\u{2028}" },
	{ "byte order mark", "\xEF\xBB\xBF", "\\u{feff}" },
	{ "lone surrogate", "\xED\xA0\xBD", "\\u{d83d}" },
	{ "broken byte", "a\xFF" "b", "a\\u{dcff}b" },
	{ "noncharacters", "\xEF\xBF\xBF\xEF\xB7\x90", "\\u{ffff}\\u{fdd0}" },
	{ "tag characters", "\xF3\xA0\x81\x81", "\\u{e0041}" },
	{ "emoji stay", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80" },
};

static void test_escape(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(escape_cases); i++) {
		struct da_buf b = { 0 };

		print_message("%s\n", escape_cases[i].what);
		da_escape_terminal(&b, escape_cases[i].in, 512);
		assert_string_equal(da_buf_str(&b), escape_cases[i].want);
		da_buf_free(&b);
	}
}

static void test_escape_cut(void **state)
{
	struct da_buf b = { 0 };
	char text[1001];

	(void)state;
	memset(text, 'x', 1000);
	text[1000] = 0;
	da_buf_adds(&b, "before ");	/* what is there does not count */
	da_escape_terminal(&b, text, 10);
	assert_true(da_istarts(da_buf_str(&b), "before xxxxxxxxxx..."));
	assert_true(b.n < 60);
	b.n = 0;
	text[10] = 0;
	da_escape_terminal(&b, text, 10);	/* just fits: not cut */
	assert_string_equal(da_buf_str(&b), "xxxxxxxxxx");
	b.n = 0;
	da_escape_terminal(&b, "aaaaaaaaa\xE2\x82\xAC\xE2\x82\xAC", 10);
	for (const char *s = da_buf_str(&b); *s;) {	/* no character is halved */
		uint32_t c = da_rune_next(&s);

		assert_false(c >= 0xDC00 && c < 0xE000);
	}
	da_buf_free(&b);
}

static const struct {
	const char *what, *in, *want;
	bool replaced;
} utf8_cases[] = {
	{ "well-formed", "a\xC3\xBC\xF0\x9F\x98\x80\x1B", "a\xC3\xBC\xF0\x9F\x98\x80\x1B",
	  false },
	{ "lone surrogate", "a\xED\xA0\xBD" "b", "a\xEF\xBF\xBD" "b", true },
	{ "NUL", "a\xC0\x80" "b", "a\xE2\x90\x80" "b", true },
	{ "broken byte", "\xFFz", "\xEF\xBF\xBDz", true },
	{ "empty", "", "", false },
};

static void test_to_utf8(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(utf8_cases); i++) {
		struct da_buf b = { 0 };

		print_message("%s\n", utf8_cases[i].what);
		assert_int_equal(da_to_utf8(&b, utf8_cases[i].in),
				 utf8_cases[i].replaced);
		assert_string_equal(da_buf_str(&b), utf8_cases[i].want);
		da_buf_free(&b);
	}
}

static void test_hex(void **state)
{
	struct da_buf b = { 0 };

	(void)state;
	da_hex_add(&b, (const uint8_t *)"\x00\x7F\xAB\xFF", 4);
	assert_string_equal(da_buf_str(&b), "007fabff");
	da_buf_free(&b);
}

/* ---- times ------------------------------------------------------------- */

static const struct {
	const char *what;
	uint64_t filetime;
	const char *want;
} time_cases[] = {
	{ "none", 0, "" },
	{ "a leap day", 133536744000000000ull, "2024-02-29T10:00:00Z" },
	{ "fractions are cut", 133537608009999999ull, "2024-03-01T10:00:00Z" },
	{ "the epoch of Unix", 116444736000000000ull, "1970-01-01T00:00:00Z" },
	{ "before it", 116444735990000000ull, "1969-12-31T23:59:59Z" },
	{ "the first second", 1, "1601-01-01T00:00:00Z" },
	{ "the sign bit", 0x8000000000000000ull, "" },
	{ "all ones", UINT64_MAX, "" },
	{ "year 30828", 0x7FFFFFFFFFFFFFFFull, "" },
	{ "end of 9999", 2650467743990000000ull, "9999-12-31T23:59:59Z" },
};

static void test_filetime(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(time_cases); i++) {
		char text[DA_TIME_MAX];

		print_message("%s\n", time_cases[i].what);
		assert_string_equal(da_filetime_str(time_cases[i].filetime,
						    text),
				    time_cases[i].want);
	}
}

/* ---- digests and files ------------------------------------------------- */

static void test_sha256(void **state)
{
	static const struct {
		const char *text, *hex;
	} known[] = {	/* FIPS 180-4 examples */
		{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	};
	struct da_sha256 *h;
	char hex[DA_SHA256_HEX];

	(void)state;
	for (size_t i = 0; i < DA_COUNT(known); i++) {
		da_sha256(known[i].text, strlen(known[i].text), hex);
		assert_string_equal(hex, known[i].hex);
		h = da_sha256_new();
		for (const char *p = known[i].text; *p; p++)
			da_sha256_add(h, p, 1);
		da_sha256_end(h, hex);
		assert_string_equal(hex, known[i].hex);
	}
}

static void test_file_read(void **state)
{
	char dir[] = "/tmp/drvaudit-test-XXXXXX";
	struct da_buf b = { 0 };
	struct da_err err = { 0 };
	char *path;

	(void)state;
	assert_non_null(mkdtemp(dir));
	path = da_asprintf("%s/file", dir);
	/* missing */
	assert_int_equal(da_file_read(path, 100, &b, &err), DA_ENOENT);
	assert_string_equal(err.code, "cannot-open");
	assert_true(strlen(err.text) > 0);
	/* empty */
	write_file_text(path, "");
	assert_int_equal(da_file_read(path, 0, &b, &err), DA_OK);
	assert_int_equal(b.n, 0);
	/* just as large as allowed */
	write_file_text(path, "0123456789");
	assert_int_equal(da_file_read(path, 10, &b, &err), DA_OK);
	assert_string_equal(da_buf_str(&b), "0123456789");
	/* one byte too large */
	b.n = 0;
	assert_int_equal(da_file_read(path, 9, &b, &err), DA_ELIMIT);
	assert_string_equal(err.code, "too-large");
	/* without an error to fill */
	b.n = 0;
	assert_int_equal(da_file_read(path, 9, &b, NULL), DA_ELIMIT);
	/* not permitted (root may read everything) */
	if (geteuid() != 0) {
		assert_int_equal(chmod(path, 0), 0);
		assert_int_equal(da_file_read(path, 10, &b, &err), DA_EACCES);
	}
	/* a directory */
	assert_int_equal(da_file_read(dir, 10, &b, &err), DA_EIO);
	assert_string_equal(err.code, "read");
	unlink(path);
	rmdir(dir);
	free(path);
	da_buf_free(&b);
}

static void test_pread(void **state)
{
	char bytes[16];
	FILE *f = tmpfile();

	(void)state;
	assert_non_null(f);
	fputs("0123456789", f);
	fflush(f);
	assert_int_equal(da_pread(fileno(f), bytes, 4, 3), 4);
	assert_memory_equal(bytes, "3456", 4);
	assert_int_equal(da_pread(fileno(f), bytes, 16, 6), 4);	/* the end */
	assert_int_equal(da_pread(fileno(f), bytes, 16, 10), 0);
	assert_int_equal(da_pread(fileno(f), bytes, 16, 1ull << 40), 0);
	assert_int_equal(da_pread(-1, bytes, 1, 0), -1);
	fclose(f);
}

static void test_mark(void **state)
{
	uint64_t slots[8] = { 0 };
	size_t n = 0;

	(void)state;
	assert_true(da_mark(slots, 8, &n, 0));
	assert_false(da_mark(slots, 8, &n, 0));
	assert_true(da_mark(slots, 8, &n, UINT64_MAX));
	assert_true(da_mark(slots, 8, &n, 9));
	assert_true(da_mark(slots, 8, &n, 17));
	assert_int_equal(n, 4);
	assert_false(da_mark(slots, 8, &n, 25));	/* half full */
	assert_false(da_mark(slots, 8, &n, 17));
	assert_int_equal(n, 4);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_buf_empty),
		cmocka_unit_test(test_buf_grows),
		cmocka_unit_test(test_buf_printf),
		cmocka_unit_test(test_buf_reserve),
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_fail),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_utf16),
		cmocka_unit_test(test_utf16_lossless),
		cmocka_unit_test(test_latin1),
		cmocka_unit_test(test_rune_next),
		cmocka_unit_test(test_stricmp),
		cmocka_unit_test(test_upcase),
		cmocka_unit_test(test_prefix_and_suffix),
		cmocka_unit_test(test_escape),
		cmocka_unit_test(test_escape_cut),
		cmocka_unit_test(test_to_utf8),
		cmocka_unit_test(test_hex),
		cmocka_unit_test(test_filetime),
		cmocka_unit_test(test_sha256),
		cmocka_unit_test(test_file_read),
		cmocka_unit_test(test_pread),
		cmocka_unit_test(test_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
