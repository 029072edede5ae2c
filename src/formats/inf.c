// SPDX-License-Identifier: Apache-2.0
/*
 * The INF reader.
 *
 * The text is held twice.  `text` is what was read: the scanner walks it and
 * nothing writes to it.  `cut` is its copy, in which keys and fields are cut
 * out where they stand: unquoting and joining only ever shorten, so no token
 * needs memory of its own.
 *
 * UTF-16 and UTF-8 become internal text first.  8-bit text stays bytes while
 * it is scanned, because its structure is ASCII whatever the code page is, and
 * each [Strings.xxxx] may be in one of its own; values with bytes above 0x7F
 * are decoded afterwards.
 *
 * The test vectors are in tests/unit/test_inf.c.
 */
#include "config.h"
#include "drvaudit/inf.h"

#include "drvaudit/limits.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#define BEHIND 16		/* zero bytes behind the text, for wide loads */
#define SAMPLE 65536		/* bytes looked at to know text from other things */

typedef uint8_t bytes16 __attribute__((vector_size(16)));

struct page;

struct section {
	struct da_inf_section s;	/* first: what callers see */
	uint32_t hash;
	uint32_t runs;			/* headers with this name */
};

/* What stands between two headers. */
struct run {
	struct section *section;	/* NULL: left out by a limit */
	const struct page *page;	/* of its 8-bit text */
	size_t at;			/* offset of the header */
	size_t first;			/* entry */
};

struct slot {
	uint32_t hash, index;		/* index + 1; 0: free */
};

struct known {				/* an expansion that needed memory */
	const void *of;
	const char *text;
};

struct da_inf {
	struct da_arena *arena;
	char *text, *cut;
	size_t n;
	const char *encoding;
	bool plain;			/* one byte is one character */
	bool pages;			/* 8-bit text with bytes above 0x7F */
	size_t lines_n, commas;
	uint32_t *lines;		/* offsets, once asked for */
	struct section **sections;
	size_t sections_n, sections_cap;
	struct slot *table;		/* of sections */
	uint32_t table_cap;
	struct run *runs;
	size_t runs_n, runs_cap;
	struct da_inf_entry *entries;	/* of all sections, as they stand */
	size_t entries_n, entries_cap;
	struct da_inf_field *fields;	/* of all entries */
	size_t fields_n, fields_cap;
	const struct da_inf_section *strings;
	struct slot *string_table;
	uint32_t string_cap;
	struct known *known;
	size_t known_n, known_cap;
	size_t expanded;		/* bytes of all of them */
	struct da_buf scratch, rest;
	bool incomplete;
	uint32_t told;			/* bits of enum limits */
	da_inf_problem_fn *problem;
	void *ctx;
};

static void complain(struct da_inf *inf, const char *code, uint32_t line,
		     uint32_t column, const char *detail)
{
	if (inf->problem)
		inf->problem(inf->ctx, code, line, column, detail);
}

/* What is left out by a limit is said once, by the limit's name. */
enum limits { LINE, LOGICAL_LINE, SECTIONS, ENTRIES, FIELDS, FIELDS_ALL,
	      EXPANDED, EXPANDED_ALL };

static void limit(struct da_inf *inf, enum limits which, uint32_t line)
{
#define NAMED(name) { #name, name }
	static const struct { const char *name; uint32_t value; } names[] = {
		[LINE] = NAMED(DA_INF_LINE_MAX),
		[LOGICAL_LINE] = NAMED(DA_INF_LOGICAL_LINE_MAX),
		[SECTIONS] = NAMED(DA_INF_SECTIONS_MAX),
		[ENTRIES] = NAMED(DA_INF_ENTRIES_MAX),
		[FIELDS] = NAMED(DA_INF_FIELDS_MAX),
		[FIELDS_ALL] = NAMED(DA_INF_FIELDS_ALL_MAX),
		[EXPANDED] = NAMED(DA_INF_EXPANDED_MAX),
		[EXPANDED_ALL] = NAMED(DA_INF_EXPANDED_ALL_MAX),
	};
#undef NAMED

	inf->incomplete = true;
	if (inf->told >> which & 1)
		return;
	inf->told |= 1u << which;
	complain(inf, "limit", line, 1,
		 da_arena_printf(inf->arena, "limit: %s %u", names[which].name,
				 names[which].value));
}

/* ---- wide looks at text ------------------------------------------------ */

static uint64_t load8(const char *p)
{
	uint64_t x;

	memcpy(&x, p, sizeof(x));
	return x;
}

#define EACH(byte) (0x0101010101010101ull * (byte))

static bool has_high(const char *p, size_t n)
{
	uint64_t high = 0;

	for (; n >= 8; n -= 8, p += 8)
		high |= load8(p);
	while (n--)
		high |= (uint8_t)*p++;
	return high & EACH(0x80);
}

/* Characters of internal text: bytes that do not continue one. */
static size_t characters(const char *p, const char *end)
{
	size_t n = (size_t)(end - p);

	for (; end - p >= 8; p += 8) {
		uint64_t x = load8(p);

		n -= ((x >> 7 & ~x >> 6) & EACH(1)) * EACH(1) >> 56;
	}
	for (; p < end; p++)
		n -= (*p & 0xC0) == 0x80;
	return n;
}

static uint32_t line_feeds(const char *p, const char *end)
{
	uint32_t n = 0;

	while ((p = memchr(p, '\n', (size_t)(end - p)))) {
		n++;
		p++;
	}
	return n;
}

static size_t sum(bytes16 x)
{
	size_t n = 0;

	for (int i = 0; i < 16; i++)
		n += x[i];
	return n;
}

/* Counts what memory must be had for, and whether bytes are characters. */
static void survey(struct da_inf *inf)
{
	const char *p = inf->text, *end = p + inf->n;
	bytes16 high = { 0 };

	inf->lines_n = 1;
	while (p < end) {
		bytes16 feeds = { 0 }, commas = { 0 };

		for (int i = 0; i < 255 && p < end; i++, p += 16) {
			bytes16 x;

			memcpy(&x, p, sizeof(x));
			feeds -= (bytes16)(x == '\n');
			commas -= (bytes16)(x == ',');
			high |= x;
		}
		inf->lines_n += sum(feeds);
		inf->commas += sum(commas);
	}
	high >>= 7;
	inf->plain = !sum(high);
}

/* ---- bytes to text ----------------------------------------------------- */

/* Behind what is put there is always room for BEHIND bytes. */
static char *room(struct da_inf *inf, size_t n)
{
	inf->text = da_malloc(n + BEHIND);
	return inf->text;
}

static void finish_text(struct da_inf *inf, const char *end)
{
	char *p = inf->text;

	inf->n = (size_t)(end - p);
	while ((p = memchr(p, 0, (size_t)(end - p))))
		*p = ' ';		/* NUL acts as a blank in an INF */
	memset(inf->text + inf->n, 0, BEHIND);
}

static bool end_at_control_z(struct da_inf *inf)
{
	const char *p = memchr(inf->text, 0x1A, inf->n);

	if (!p)
		return false;
	inf->n = (size_t)(p - inf->text);
	memset(inf->text + inf->n, 0, BEHIND);
	return true;
}

static bool is_odd(uint8_t c)
{
	return (c < 0x20 && (uint8_t)(c - 9) > 4 && c != 0x1A) || c == 0x7F;
}

/*
 * Controls that no text has: a file full of them is something else.  Returns
 * the first odd character, or NULL.
 */
static const char *not_text(const struct da_inf *inf, size_t odd)
{
	size_t n = inf->n < SAMPLE ? inf->n : SAMPLE;
	const char *p = inf->text, *end = p + n;

	while (end - p >= 16) {
		bytes16 controls = { 0 };

		for (int i = 0; i < 255 && end - p >= 16; i++, p += 16) {
			bytes16 x;

			memcpy(&x, p, sizeof(x));
			controls -= (bytes16)(((x < 0x20) & (x - 9 > 4) &
					       (x != 0x1A)) | (x == 0x7F));
		}
		odd += sum(controls);
	}
	for (; p < end; p++)
		odd += is_odd((uint8_t)*p);
	if (odd * 16 <= n)
		return NULL;
	for (p = inf->text; p < end && !is_odd((uint8_t)*p) && !(*p & 0x80);)
		p++;
	return p;
}

static char *put(char *to, uint32_t c)
{
	if (c < 0x80) {
		*to++ = (char)c;
	} else if (c < 0x800) {
		*to++ = (char)(0xC0 | c >> 6);
		*to++ = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		*to++ = (char)(0xE0 | c >> 12);
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*to++ = (char)(0x80 | (c & 0x3F));
	} else {
		*to++ = (char)(0xF0 | c >> 18);
		*to++ = (char)(0x80 | (c >> 12 & 0x3F));
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*to++ = (char)(0x80 | (c & 0x3F));
	}
	return to;
}

/* What decoding came across. */
struct found {
	size_t odd;		/* characters of the sample that no text has */
	const char *broken, *how; /* where the first bytes that are none stood */
	bool half;		/* a character at the end */
};

static bool is_odd_wide(uint32_t c)
{
	return c - 0x80 < 0x20 || c - 0xD800 < 0x800 || c == 0xFFFD;
}

static void bad_encoding(struct da_inf *inf, const char *at, const char *detail)
{
	const char *p = at;

	if (!at || at > inf->text + inf->n)
		return;		/* or behind the end of the file */
	while (p > inf->text && p[-1] != '\n')
		p--;
	complain(inf, "encoding", 1 + line_feeds(inf->text, at),
		 (uint32_t)characters(p, at) + 1, detail);
}

/* Eight characters at a time, as long as all of them are ASCII. */
static size_t narrow(char *to, const uint8_t *p, size_t n)
{
	size_t i = 0;

	for (; i + 16 <= n; i += 16) {
		uint64_t a = da_le64(p + i), b = da_le64(p + i + 8);

		if ((a | b) & 0xFF80FF80FF80FF80)
			break;
		a = (a | a >> 8) & 0x0000FFFF0000FFFF;
		b = (b | b >> 8) & 0x0000FFFF0000FFFF;
		a = ((a | a >> 16) & 0xFFFFFFFF) | (b | b >> 16) << 32;
		for (int k = 0; k < 8; k++)
			to[i / 2 + (size_t)k] = (char)(a >> 8 * k);
	}
	return i;
}

static void from_utf16(struct da_inf *inf, const uint8_t *p, size_t n,
		       bool big, struct found *found)
{
	char *to = room(inf, n / 2 * 3);
	const size_t low = big, high = !big;	/* which byte of a unit */
	size_t i = 0;

	while (i + 1 < n) {
		uint32_t c;

		if (!big) {
			size_t k = narrow(to, p + i, n - i);

			i += k;
			to += k / 2;
		}
		while (i + 1 < n) {
			c = (uint32_t)(p[i + low] | p[i + high] << 8);
			i += 2;
			if (c - 0xD800 < 0x400 && i + 1 < n &&
			    (p[i + high] & 0xFC) == 0xDC) {
				c = 0x10000 + ((c - 0xD800) << 10) +
				    (uint32_t)(p[i + low] |
					       (p[i + high] & 3) << 8);
				i += 2;
			}
			if (c - 0xD800 < 0x800) {
				if (!found->broken)
					found->broken = to;
				found->how = "UTF-16 text with unpaired surrogates";
			}
			found->odd += to < inf->text + SAMPLE && is_odd_wide(c);
			to = put(to, c);
			if (c < 0x80 && !big)
				break;
		}
	}
	found->half = n & 1;
	finish_text(inf, to);
}

static void from_utf8(struct da_inf *inf, const uint8_t *p, size_t n,
		      struct found *found)
{
	char *copy = da_malloc(n + 1), *to = room(inf, 3 * n);
	const char *s = copy;

	for (size_t i = 0; i < n; i++)
		copy[i] = (char)(p[i] ? p[i] : ' ');
	copy[n] = 0;
	while (*s) {
		uint32_t c = da_rune_next(&s);

		if (c - 0xD800 < 0x800 || c > 0x10FFFF) {
			if (!found->broken)
				found->broken = to;
			found->how = "marked as UTF-8, but not well-formed UTF-8";
			c = 0xFFFD;
		}
		found->odd += to < inf->text + SAMPLE && is_odd_wide(c);
		to = put(to, c);
	}
	free(copy);
	finish_text(inf, to);
}

static void from_8bit(struct da_inf *inf, const uint8_t *p, size_t n)
{
	char *to = room(inf, n);

	if (n)
		memcpy(to, p, n);
	finish_text(inf, to + n);
}

/* Which byte of each pair is nearly always zero: 0, 1, or -1 for neither. */
static int zero_half(const uint8_t *p, size_t n)
{
	size_t zeros[2] = { 0 };

	n = n > 512 ? 512 : n;
	for (size_t i = 0; i < n; i++)
		zeros[i & 1] += p[i] == 0;
	for (int half = 1; n >= 8 && half >= 0; half--)
		if (zeros[half] * 4 > n / 2 * 3 && zeros[!half] * 4 < n / 2)
			return half;
	return -1;
}

static int decode(struct da_inf *inf, const uint8_t *p, size_t n,
		  struct da_err *err)
{
	struct found found = { 0 };
	const char *bad;
	int half;

	if (n >= 2 && p[0] == 0xFF && p[1] == 0xFE) {
		inf->encoding = "utf-16le";
		from_utf16(inf, p + 2, n - 2, false, &found);
	} else if (n >= 2 && p[0] == 0xFE && p[1] == 0xFF) {
		inf->encoding = "utf-16be";
		from_utf16(inf, p + 2, n - 2, true, &found);
	} else if (n >= 3 && !memcmp(p, "\xEF\xBB\xBF", 3)) {
		inf->encoding = "utf-8";
		from_utf8(inf, p + 3, n - 3, &found);
	} else if ((half = zero_half(p, n)) >= 0) {
		inf->encoding = half ? "utf-16le" : "utf-16be";
		complain(inf, "no-bom", 1, 1,
			 "UTF-16 text without a byte order mark");
		from_utf16(inf, p, n, !half, &found);
	} else {
		from_8bit(inf, p, n);
	}
	bad = not_text(inf, found.odd);
	if (bad)
		return da_fail(err, DA_ECORRUPT, "encoding", inf->encoding ? 0 :
			       (uint64_t)(bad - inf->text),
			       "the bytes are not text in any encoding an INF may have");
	if (end_at_control_z(inf))
		found.half = false;
	bad_encoding(inf, found.broken, found.how);
	if (found.half)
		bad_encoding(inf, inf->text + inf->n,
			     "UTF-16 text with half a character at the end");
	survey(inf);
	if (!inf->encoding) {
		inf->pages = !inf->plain;
		inf->encoding = inf->plain ? "ascii" : "ansi";
		inf->plain = true;
	}
	return DA_OK;
}

/* ---- code pages -------------------------------------------------------- */

struct page {
	uint32_t number;
	const char *name;		/* iconv's; NULL: 1252, no need to ask */
	uint8_t lead[4];		/* ranges of lead bytes */
	bool open;
	iconv_t converter;
	struct { char bytes[3]; uint8_t n; } high[128];
};

/*
 * A converter costs more than an INF, so each is opened once in a thread's
 * life and kept.
 */
static _Thread_local struct page pages[] = {
	{ .number = 1252 },
	{ .number = 874, .name = "CP874" },
	{ .number = 1250, .name = "CP1250" },
	{ .number = 1251, .name = "CP1251" },
	{ .number = 1253, .name = "CP1253" },
	{ .number = 1254, .name = "CP1254" },
	{ .number = 1255, .name = "CP1255" },
	{ .number = 1256, .name = "CP1256" },
	{ .number = 1257, .name = "CP1257" },
	{ .number = 932, .name = "CP932", .lead = { 0x81, 0x9F, 0xE0, 0xFC } },
	{ .number = 936, .name = "CP936", .lead = { 0x81, 0xFE } },
	{ .number = 949, .name = "CP949", .lead = { 0x81, 0xFE } },
	{ .number = 950, .name = "CP950", .lead = { 0x81, 0xFE } },
};

static bool is_lead(const struct page *page, uint8_t c)
{
	return page->lead[0] && ((c >= page->lead[0] && c <= page->lead[1]) ||
				 (c >= page->lead[2] && c <= page->lead[3]));
}

/* What Windows makes of the five bytes that 1252 leaves open: C1 controls. */
static void fill_1252(struct page *page)
{
	static const uint16_t c1[32] = {
		0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
		0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
		0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
	};

	for (uint32_t i = 0; i < 128; i++)
		page->high[i].n = (uint8_t)(put(page->high[i].bytes,
			i < 32 ? c1[i] : 0x80 + i) - page->high[i].bytes);
}

static void fill_page(struct page *page)
{
	for (uint32_t i = 0; i < 128; i++) {
		char byte = (char)(0x80 + i), *in = &byte;
		char *out = page->high[i].bytes;
		size_t n = 1, left = sizeof(page->high[i].bytes);

		iconv(page->converter, NULL, NULL, NULL, NULL);
		if (!is_lead(page, 0x80 + (uint8_t)i) &&
		    iconv(page->converter, &in, &n, &out, &left) != (size_t)-1 &&
		    iconv(page->converter, NULL, NULL, &out, &left) != (size_t)-1)
			page->high[i].n = (uint8_t)(out - page->high[i].bytes);
	}
}

/* A page that the system has no converter for is taken for 1252. */
static const struct page *code_page(uint32_t number)
{
	struct page *page = pages;

	for (size_t i = 0; i < DA_COUNT(pages); i++)
		if (pages[i].number == number)
			page = &pages[i];
	if (!page->open && page->name) {
		page->converter = iconv_open("UTF-8", page->name);
		if (page->converter == (iconv_t)-1)
			return code_page(1252);
		fill_page(page);
	} else if (!page->open) {
		fill_1252(page);
	}
	page->open = true;
	return page;
}

/*
 * The ANSI code page of a LANGID, from the language and where it matters from
 * the country; what is not listed is western.
 */
static uint32_t page_of_language(uint32_t id)
{
	static const struct { uint8_t language; uint16_t page; } languages[] = {
		{ 0x01, 1256 }, { 0x02, 1251 }, { 0x04, 936 }, { 0x05, 1250 },
		{ 0x08, 1253 }, { 0x0D, 1255 }, { 0x0E, 1250 }, { 0x11, 932 },
		{ 0x12, 949 }, { 0x15, 1250 }, { 0x18, 1250 }, { 0x19, 1251 },
		{ 0x1A, 1250 }, { 0x1B, 1250 }, { 0x1C, 1250 }, { 0x1E, 874 },
		{ 0x1F, 1254 }, { 0x20, 1256 }, { 0x22, 1251 }, { 0x23, 1251 },
		{ 0x24, 1250 }, { 0x25, 1257 }, { 0x26, 1257 }, { 0x27, 1257 },
		{ 0x29, 1256 }, { 0x2C, 1254 }, { 0x2F, 1251 }, { 0x3F, 1251 },
	};

	switch (id) {
	case 0x0404: case 0x0C04: case 0x1404:	/* Taiwan, Hong Kong, Macao */
		return 950;
	case 0x0C1A: case 0x1C1A: case 0x201A:	/* Serbian, Bosnian: Cyrillic */
		return 1251;
	}
	for (size_t i = 0; i < DA_COUNT(languages); i++)
		if (languages[i].language == (id & 0x3FF))
			return languages[i].page;
	return 1252;
}

static const struct page *page_of_section(const char *name)
{
	const char *id = da_iafter(name, "Strings.");

	if (id && strlen(id) == 4 && strspn(id, "0123456789abcdefABCDEF") == 4)
		return code_page(page_of_language(
			(uint32_t)strtoul(id, NULL, 16)));
	return code_page(1252);
}

static void unknown_byte(struct da_buf *out)
{
	da_buf_adds(out, "\xEF\xBF\xBD");
}

static bool decode_single(const struct page *page, const char *s, size_t n,
			  struct da_buf *out)
{
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		uint8_t c = (uint8_t)s[i];

		if (c < 0x80) {
			da_buf_addc(out, s[i]);
		} else if (page->high[c - 0x80].n) {
			da_buf_add(out, page->high[c - 0x80].bytes,
				   page->high[c - 0x80].n);
		} else {
			unknown_byte(out);
			good = false;
		}
	}
	return good;
}

static bool decode_double(const struct page *page, const char *s, size_t n,
			  struct da_buf *out)
{
	char *in = (char *)s;
	bool good = true;

	while (n) {
		size_t left = 4 * n;	/* no byte becomes more */
		char *to = (char *)da_buf_more(out, left);
		bool stopped = iconv(page->converter, &in, &n, &to, &left) ==
			       (size_t)-1;

		out->n -= left;
		if (stopped && n) {
			unknown_byte(out);
			good = false;
			in++;
			n--;
		}
	}
	return good;
}

/* 8-bit text to internal form; false when some bytes are not in the page. */
static bool decode_page(const struct page *page, const char *s, size_t n,
			struct da_buf *out)
{
	return page->lead[0] ? decode_double(page, s, n, out) :
			       decode_single(page, s, n, out);
}

static const char *decoded(struct da_inf *inf, const struct page *page,
			   const char *s, bool *good)
{
	size_t n = strlen(s);

	if (!has_high(s, n))
		return s;
	inf->scratch.n = 0;
	*good &= decode_page(page, s, n, &inf->scratch);
	return da_arena_strndup(inf->arena, (char *)inf->scratch.p,
				inf->scratch.n);
}

/* ---- names without case ------------------------------------------------ */

static uint64_t fold8(uint64_t x)
{
	uint64_t from_a = x + EACH(0x80 - 'a'), above_z = x + EACH(0x7F - 'z');

	return x - ((from_a & ~above_z & EACH(0x80)) >> 2);
}

static uint32_t hash_wide(const char *s, const char *end)
{
	uint32_t h = 2166136261u;

	while (s < end)
		h = (h ^ da_upcase(da_rune_next(&s))) * 16777619u;
	return h;
}

/* Equal names have equal hashes; no letter beyond ASCII folds to ASCII. */
static uint32_t hash(const char *s, size_t n)
{
	const uint64_t k = 0x9E3779B97F4A7C15u;
	const char *start = s, *end = s + n;
	uint64_t h = n * k, x;

	for (; end - s >= 8; s += 8) {
		x = load8(s);
		if (x & EACH(0x80))
			return hash_wide(start, end);
		h = (h ^ fold8(x)) * k;
		h ^= h >> 29;
	}
	x = 0;
	memcpy(&x, s, (size_t)(end - s));
	if (x & EACH(0x80))
		return hash_wide(start, end);
	h = (h ^ fold8(x)) * k;
	return (uint32_t)(h >> 32);
}

/* Without case; b need not end with a NUL. */
static bool same(const char *a, const char *b, size_t n)
{
	const char *end = b + n;

	if (!strncmp(a, b, n) && !a[n])
		return true;
	while (b < end) {
		uint32_t x = (uint8_t)*a, y = (uint8_t)*b;

		if (x < 0x80 && y < 0x80) {
			a++;
			b++;
		} else {
			x = da_rune_next(&a);
			y = da_rune_next(&b);
		}
		if (x != y && da_upcase(x) != da_upcase(y))
			return false;
	}
	return !*a;
}

/* ---- sections ---------------------------------------------------------- */

static struct section *find_section(const struct da_inf *inf, const char *name,
				    size_t n, uint32_t h, uint32_t *at)
{
	uint32_t i = h & (inf->table_cap - 1);

	for (; inf->table[i].index; i = (i + 1) & (inf->table_cap - 1)) {
		struct section *s = inf->sections[inf->table[i].index - 1];

		if (inf->table[i].hash == h && same(s->s.name, name, n))
			return s;
	}
	*at = i;
	return NULL;
}

static void grow_table(struct da_inf *inf)
{
	free(inf->table);
	inf->table_cap = inf->table_cap ? 2 * inf->table_cap : 64;
	inf->table = da_calloc(inf->table_cap, sizeof(*inf->table));
	for (size_t k = 0; k < inf->sections_n; k++) {
		uint32_t h = inf->sections[k]->hash;
		uint32_t i = h & (inf->table_cap - 1);

		while (inf->table[i].index)
			i = (i + 1) & (inf->table_cap - 1);
		inf->table[i] = (struct slot){ h, (uint32_t)k + 1 };
	}
}

/* What is told of must not be as long as the evidence likes. */
static const char *brief(struct da_inf *inf, const char *s)
{
	size_t n = strnlen(s, 129);

	if (n <= 128)
		return s;
	while (n && (s[n] & 0xC0) == 0x80)
		n--;
	return da_arena_printf(inf->arena, "%.*s...", (int)n, s);
}

static void repeated(struct da_inf *inf, const struct section *s, uint32_t line)
{
	if (s->runs == 2)
		complain(inf, "duplicate-section", line, 1,
			 da_arena_printf(inf->arena,
				"[%s] stands here again; its entries are added to those of line %u",
				brief(inf, s->s.name), s->s.line));
}

static struct section *open_section(struct da_inf *inf, const char *name,
				    uint32_t line)
{
	size_t n = strlen(name);
	uint32_t h = hash(name, n), at;
	struct section *s;

	if (2 * (inf->sections_n + 1) > inf->table_cap)
		grow_table(inf);
	s = find_section(inf, name, n, h, &at);
	if (s) {
		s->runs++;
		repeated(inf, s, line);
		return s;
	}
	if (inf->sections_n >= DA_INF_SECTIONS_MAX) {
		limit(inf, SECTIONS, line);
		return NULL;
	}
	if (inf->sections_n == inf->sections_cap) {
		inf->sections_cap = inf->sections_cap ?
				    2 * inf->sections_cap : 64;
		inf->sections = da_realloc(inf->sections, inf->sections_cap *
					   sizeof(struct section *));
	}
	s = da_arena_alloc(inf->arena, sizeof(*s));
	s->s.name = name;
	s->s.line = line;
	s->hash = h;
	s->runs = 1;
	inf->sections[inf->sections_n++] = s;
	inf->table[at] = (struct slot){ h, (uint32_t)inf->sections_n };
	return s;
}

static void open_run(struct da_inf *inf, struct section *section, size_t at)
{
	struct run *r;

	if (inf->runs_n == inf->runs_cap) {
		inf->runs_cap = inf->runs_cap ? 2 * inf->runs_cap : 64;
		inf->runs = da_realloc(inf->runs, inf->runs_cap *
						  sizeof(*inf->runs));
	}
	r = &inf->runs[inf->runs_n++];
	r->section = section;
	r->page = inf->pages && section ? page_of_section(section->s.name) :
					  NULL;
	r->at = at;
	r->first = inf->entries_n;
}

/* ---- the scanner ------------------------------------------------------- */

enum { WORD, BLANK, FEED, END, COMMENT, QUOTE, BACKSLASH, COMMA, EQUALS };

static const uint8_t classes[256] = {
	[0] = END, ['\n'] = FEED, ['\t'] = BLANK, ['\v'] = BLANK,
	['\f'] = BLANK, ['\r'] = BLANK, [' '] = BLANK, ['"'] = QUOTE,
	[','] = COMMA, [';'] = COMMENT, ['='] = EQUALS, ['\\'] = BACKSLASH,
};

static unsigned class_of(const char *p)
{
	return classes[(uint8_t)*p];
}

struct scanner {
	struct da_inf *inf;
	const char *p, *end;
	const char *line_start;
	uint32_t line;
	const char *column_at;	/* counted on from the last one asked for */
	uint32_t column;
	struct section *section;
	const struct page *page;
	bool skipping;		/* sections above the limit */
	uint32_t stray_line;	/* of the first entry before a section */
	/* of the entry being read */
	bool dropped;		/* not taken, or not any more */
	size_t logical;		/* units in its lines so far */
	size_t first_field;
	uint32_t start_line, start_column;
	const char *key;
	bool comma;		/* behind one, an equals sign is text */
	/* of the key or field being read */
	char *text, *to;	/* in the copy: first byte, where the next goes */
	bool begun;
	uint32_t place_line, place_column;
};

static uint32_t column(struct scanner *s)
{
	if (s->inf->plain)
		return (uint32_t)(s->p - s->line_start) + 1;
	if (s->column_at < s->line_start) {
		s->column_at = s->line_start;
		s->column = 1;
	}
	s->column += (uint32_t)characters(s->column_at, s->p);
	s->column_at = s->p;
	return s->column;
}

static void newline(struct scanner *s)
{
	s->p++;
	s->line++;
	s->line_start = s->p;
}

static void skip_line(struct scanner *s)
{
	const char *p = memchr(s->p, '\n', (size_t)(s->end - s->p));

	s->p = p ? p : s->end;
}

static void skip_blanks(struct scanner *s)
{
	while (class_of(s->p) == BLANK)
		s->p++;
}

static char *in_copy(const struct scanner *s, const char *p)
{
	return s->inf->cut + (p - s->inf->text);
}

static void begin(struct scanner *s)
{
	skip_blanks(s);
	s->text = s->to = in_copy(s, s->p);
	s->begun = false;
	s->place_line = s->line;
	s->place_column = column(s);
}

/* Up to where the scanner is; most text is in its place already. */
static void take(struct scanner *s, const char *from)
{
	size_t n = (size_t)(s->p - from);

	if (s->to != in_copy(s, from))
		memcpy(s->to, from, n);
	s->to += n;
	s->begun = true;
}

static const char *cut(struct scanner *s)
{
	*s->to = 0;
	return s->text;
}

static void end_field(struct scanner *s)
{
	struct da_inf *inf = s->inf;
	struct da_inf_field *f;

	if (s->dropped)
		return;
	if (inf->fields_n - s->first_field >= DA_INF_FIELDS_MAX) {
		limit(inf, FIELDS, s->line);
		return;
	}
	if (inf->fields_n >= inf->fields_cap) {
		limit(inf, FIELDS_ALL, s->line);
		return;
	}
	f = &inf->fields[inf->fields_n++];
	f->text = cut(s);
	f->line = s->place_line;
	f->column = s->place_column;
}

static void end_entry(struct scanner *s)
{
	struct da_inf *inf = s->inf;
	struct da_inf_entry *e;

	end_field(s);
	if (s->dropped)
		return;
	s->dropped = true;
	e = &inf->entries[inf->entries_n++];
	e->fields = inf->fields + s->first_field;
	e->n = (uint32_t)(inf->fields_n - s->first_field);
	/* a bare line is found by its text as well */
	e->key = s->key ? s->key : e->n == 1 ? e->fields[0].text : NULL;
	e->line = s->start_line;
	e->column = s->start_column;
	e->expanded = NULL;
	e->hash = 0;
}

static void quoted(struct scanner *s)
{
	char *start = s->to;

	s->p++;
	for (;;) {
		const char *from = s->p, *p = from;

		while (*p != '"' && *p != '\n' && *p)
			p++;
		s->p = p;
		take(s, from);
		if (*s->p != '"')
			break;
		s->p++;
		if (*s->p != '"')
			return;
		*s->to++ = *s->p++;
	}
	if (s->to > start && s->to[-1] == '\r')
		s->to--;	/* of the line end, not of the text */
}

/*
 * In a double-byte page the backslash may be half of a character.  Windows
 * continues the line on a machine with another page and does not on one with
 * this page.
 */
static void half_character(struct scanner *s, const char *backslash)
{
	const char *p = s->line_start;

	if (!s->page || !s->page->lead[0] || backslash == p ||
	    !is_lead(s->page, (uint8_t)backslash[-1]))
		return;
	while (p < backslash)
		p += 1 + is_lead(s->page, (uint8_t)*p);
	if (p > backslash)
		complain(s->inf, "trail-byte", s->line,
			 (uint32_t)(backslash - s->line_start) + 1,
			 "the backslash that continues this line is half of a character in the section's code page");
}

static size_t units(const struct da_inf *inf, const char *p, const char *end)
{
	size_t n;

	if (inf->plain)
		return (size_t)(end - p);
	n = characters(p, end);
	for (; p < end; p++)
		n += (uint8_t)*p >= 0xF0;	/* two in UTF-16 */
	return n;
}

/* A run of backslashes and blanks; from is where blanks before it begin. */
static void backslash(struct scanner *s, const char *from)
{
	const char *start = s->p;

	while (class_of(s->p) == BACKSLASH || class_of(s->p) == BLANK)
		s->p++;
	if (class_of(s->p) != FEED && class_of(s->p) != COMMENT &&
	    class_of(s->p) != END) {
		take(s, from);
		return;
	}
	if (class_of(s->p) == COMMENT)
		skip_line(s);
	if (s->p == s->end)
		return;
	half_character(s, start);
	s->logical += units(s->inf, s->line_start, s->p);
	if (s->logical > DA_INF_LOGICAL_LINE_MAX && !s->dropped) {
		limit(s->inf, LOGICAL_LINE, s->line);
		end_entry(s);
		s->begun = false;	/* what follows goes nowhere */
	}
	newline(s);
	if (s->begun)
		skip_blanks(s);
	else
		begin(s);
}

/* Blanks at the end of a key or field are dropped, others belong to it. */
static void blanks(struct scanner *s)
{
	const char *from = s->p;

	skip_blanks(s);
	switch (class_of(s->p)) {
	case BACKSLASH:
		backslash(s, from);
		break;
	case EQUALS:
		if (s->key || s->comma)
			take(s, from);
		break;
	case WORD:
	case QUOTE:
		take(s, from);
		break;
	}
}

static void entry(struct scanner *s)
{
	struct da_inf *inf = s->inf;

	s->start_line = s->line;
	s->start_column = column(s);
	s->key = NULL;
	s->comma = false;
	s->logical = 0;
	s->first_field = inf->fields_n;
	s->dropped = !s->section;
	if (!s->section && !s->skipping && !s->stray_line)
		s->stray_line = s->line;
	if (!s->dropped && inf->entries_n >= inf->entries_cap) {
		limit(inf, ENTRIES, s->line);
		s->dropped = true;
	}
	begin(s);
	for (;;) {
		const char *from = s->p, *p;

		switch (class_of(from)) {
		case EQUALS:
			if (!s->key && !s->comma) {
				s->key = cut(s);
				s->p++;
				begin(s);
				break;
			}
			/* a later one is text */
			/* fall through */
		case WORD:
			for (p = from + 1; class_of(p) == WORD; p++)
				;
			s->p = p;
			take(s, from);
			break;
		case BLANK:
			blanks(s);
			break;
		case QUOTE:
			quoted(s);
			break;
		case BACKSLASH:
			backslash(s, from);
			break;
		case COMMA:
			s->comma = true;
			end_field(s);
			s->p++;
			begin(s);
			break;
		case COMMENT:
			end_entry(s);
			skip_line(s);
			return;
		default:
			end_entry(s);
			return;
		}
	}
}

static void header(struct scanner *s)
{
	struct da_inf *inf = s->inf;
	const char *start = s->p + 1, *p = start;
	const char *name;

	while (*p && *p != '\n' && *p != ']')
		p++;
	s->p = p;
	if (*p != ']') {
		complain(inf, "bad-header", s->line, 1,
			 "a section header without a closing bracket");
		inf->incomplete = true;
		return;
	}
	name = in_copy(s, start);
	*in_copy(s, p) = 0;
	if (inf->pages && has_high(start, (size_t)(p - start))) {
		bool good = true;

		name = decoded(inf, code_page(1252), name, &good);
	}
	if (units(inf, start, p) > 255)
		complain(inf, "long-section-name", s->line, 1,
			 "a section name of more than 255 characters");
	s->section = open_section(inf, name, s->line);
	s->skipping = !s->section;
	open_run(inf, s->section, (size_t)(start - inf->text) - 1);
	s->page = inf->runs[inf->runs_n - 1].page;
	skip_line(s);
}

static void scan(struct da_inf *inf)
{
	struct scanner s = { .inf = inf, .p = inf->text,
			     .end = inf->text + inf->n,
			     .line_start = inf->text, .line = 1,
			     .column_at = inf->text, .column = 1 };

	for (;;) {
		switch (class_of(s.p)) {
		case BLANK:
			s.p++;
			break;
		case FEED:
			newline(&s);
			break;
		case COMMENT:
			skip_line(&s);
			break;
		case END:
			if (s.stray_line && !da_inf_section(inf, "Strings"))
				complain(inf, "text-before-section",
					 s.stray_line, 1,
					 "text before the first section and no [Strings]: Windows rejects the file");
			return;
		default:
			if (*s.p == '[')
				header(&s);
			else
				entry(&s);
		}
	}
}

/* Behind that many units of a line, or its end. */
static char *after_units(const struct da_inf *inf, char *p, char *end, size_t n)
{
	if (inf->plain)
		return (size_t)(end - p) < n ? end : p + n;
	for (size_t k = 0; p < end && k < n; k++) {
		uint8_t c = (uint8_t)*p;

		k += c >= 0xF0;		/* two in UTF-16 */
		p += c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	}
	return p;
}

/*
 * Physical lines above the limit: what is behind it becomes blank.  Each look
 * is at the last line feed within reach, so that most lines are passed over.
 */
static void shorten(struct da_inf *inf)
{
	char *p = inf->text, *end = p + inf->n, *counted = p;
	uint32_t line = 1;

	while (end - p > DA_INF_LINE_MAX) {
		char *feed = memrchr(p, '\n', DA_INF_LINE_MAX + 1), *stop;

		if (feed) {
			p = feed + 1;
			continue;
		}
		feed = memchr(p, '\n', (size_t)(end - p));
		if (!feed)
			feed = end;
		stop = after_units(inf, p, feed, DA_INF_LINE_MAX);
		if (stop < feed) {
			memset(stop, ' ', (size_t)(feed - stop));
			line += line_feeds(counted, p);
			counted = p;
			limit(inf, LINE, line);
		}
		p = feed;
	}
}

/* Values of 8-bit text, each in the code page of the section it stands in. */
static void decode_runs(struct da_inf *inf)
{
	for (size_t i = 0; i < inf->runs_n; i++) {
		const struct run *r = &inf->runs[i];
		bool last = i + 1 == inf->runs_n, good = true;
		size_t end = last ? inf->n : r[1].at;
		size_t end_entry = last ? inf->entries_n : r[1].first;

		if (!r->section || !has_high(inf->text + r->at, end - r->at))
			continue;
		for (size_t k = r->first; k < end_entry; k++) {
			struct da_inf_entry *e = &inf->entries[k];
			bool bare = e->n && e->key == e->fields[0].text;

			for (uint32_t f = 0; f < e->n; f++)
				e->fields[f].text = decoded(inf, r->page,
					e->fields[f].text, &good);
			if (bare)
				e->key = e->fields[0].text;
			else if (e->key)
				e->key = decoded(inf, r->page, e->key, &good);
		}
		if (!good)
			complain(inf, "strings-encoding",
				 line_feeds(inf->text, inf->text + r->at) + 1,
				 1, "bytes that the code page of this section does not have");
	}
}

/* A section with one header has its entries where they were put. */
static void join_runs(struct da_inf *inf)
{
	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < inf->runs_n; i++) {
			const struct run *r = &inf->runs[i];
			struct da_inf_section *s;
			size_t n = (i + 1 < inf->runs_n ? r[1].first :
				    inf->entries_n) - r->first;

			if (!r->section)
				continue;
			s = &r->section->s;
			if (pass == 0) {
				s->cap += (uint32_t)n;
				continue;
			}
			if (r->section->runs == 1) {
				s->entries = inf->entries + r->first;
			} else {
				if (!s->entries)
					s->entries = da_arena_alloc(inf->arena,
						s->cap * sizeof(*s->entries));
				memcpy(s->entries + s->n,
				       inf->entries + r->first,
				       n * sizeof(*s->entries));
			}
			s->n += (uint32_t)n;
		}
	}
}

static void read_text(struct da_inf *inf)
{
	if (inf->n > DA_INF_LINE_MAX)
		shorten(inf);
	inf->cut = da_malloc(inf->n + BEHIND);
	memcpy(inf->cut, inf->text, inf->n + BEHIND);
	inf->entries_cap = inf->lines_n;
	if (inf->entries_cap > DA_INF_ENTRIES_MAX)
		inf->entries_cap = DA_INF_ENTRIES_MAX;
	inf->entries = da_malloc(inf->entries_cap * sizeof(*inf->entries));
	inf->fields_cap = inf->lines_n + inf->commas;
	if (inf->fields_cap > DA_INF_FIELDS_ALL_MAX)
		inf->fields_cap = DA_INF_FIELDS_ALL_MAX;
	inf->fields = da_malloc(inf->fields_cap * sizeof(*inf->fields));
	grow_table(inf);
	scan(inf);
	if (inf->pages)
		decode_runs(inf);
	join_runs(inf);
}

/* ---- strings ----------------------------------------------------------- */

/* Slot of the entry of [Strings] with that key, or the free one for it. */
static struct slot *string_slot(const struct da_inf *inf, const char *name,
				size_t n, uint32_t h)
{
	uint32_t i = h & (inf->string_cap - 1);

	for (; inf->string_table[i].index; i = (i + 1) & (inf->string_cap - 1)) {
		const struct slot *t = &inf->string_table[i];

		if (t->hash == h &&
		    same(inf->strings->entries[t->index - 1].key, name, n))
			break;
	}
	return &inf->string_table[i];
}

static void index_strings(struct da_inf *inf)
{
	const struct da_inf_section *s = inf->strings;

	inf->string_cap = 64;
	while (inf->string_cap < 2 * s->n)
		inf->string_cap *= 2;
	inf->string_table = da_calloc(inf->string_cap,
				      sizeof(*inf->string_table));
	for (uint32_t i = 0; i < s->n; i++) {
		const char *key = s->entries[i].key;
		size_t n = key ? strlen(key) : 0;
		uint32_t h = key ? hash(key, n) : 0;
		struct slot *at = key ? string_slot(inf, key, n, h) : NULL;

		if (at && !at->index)		/* the first one counts */
			*at = (struct slot){ h, i + 1 };
	}
}

static const char *string_value(struct da_inf *inf, const char *name, size_t n)
{
	const struct da_inf_entry *e;
	const struct slot *at;

	if (!inf->strings)
		return NULL;
	if (!inf->string_table)
		index_strings(inf);
	at = string_slot(inf, name, n, hash(name, n));
	if (!at->index)
		return NULL;
	e = &inf->strings->entries[at->index - 1];
	return e->n ? e->fields[0].text : "";
}

/* Tokens of [Strings], each once, and which section was seen to have each. */
struct tokens {
	uint32_t *entry, *seen;
	uint32_t n;
};

static void list_tokens(struct da_inf *inf, struct tokens *t)
{
	const struct da_inf_section *s = inf->strings;

	if (!inf->string_table)
		index_strings(inf);
	t->entry = da_calloc(s->n + 1, sizeof(*t->entry));
	t->seen = da_calloc(s->n + 1, sizeof(*t->seen));
	for (uint32_t i = 0; i < inf->string_cap; i++)
		if (inf->string_table[i].index)
			t->seen[inf->string_table[i].index - 1] = 1;
	for (uint32_t i = 0; i < s->n; i++)
		if (t->seen[i])
			t->entry[t->n++] = i;
	memset(t->seen, 0, s->n * sizeof(*t->seen));
}

static uint32_t token_number(const struct tokens *t, uint32_t entry)
{
	uint32_t low = 0, high = t->n;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (t->entry[mid] < entry)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/*
 * Tells of the first token that a localised section lacks.  Translations keep
 * the order mostly; so the token behind the last one is tried first.
 */
static void compare_strings(struct da_inf *inf, struct tokens *t,
			    const struct da_inf_section *s, uint32_t mark)
{
	const struct da_inf_entry *plain = inf->strings->entries;
	uint32_t next = 0;

	for (uint32_t i = 0; i < s->n; i++) {
		const char *key = s->entries[i].key;

		if (!key)
			continue;
		if (next >= t->n || strcmp(plain[t->entry[next]].key, key)) {
			size_t n = strlen(key);
			const struct slot *at =
				string_slot(inf, key, n, hash(key, n));

			if (!at->index)
				continue;
			next = token_number(t, at->index - 1);
		}
		t->seen[next++] = mark;
	}
	for (next = 0; next < t->n && t->seen[next] == mark; next++)
		;
	if (next < t->n)
		complain(inf, "strings-language", s->line, 1,
			 da_arena_printf(inf->arena,
				"[%s] does not have \"%s\", which [Strings] has",
				brief(inf, s->name),
				brief(inf, plain[t->entry[next]].key)));
}

static void choose_strings(struct da_inf *inf)
{
	const struct da_inf_section *plain = da_inf_section(inf, "Strings");
	struct tokens t = { 0 };
	uint32_t mark = 0;

	inf->strings = plain;
	for (size_t i = 0; i < inf->sections_n; i++) {
		const struct da_inf_section *s = &inf->sections[i]->s;

		if ((s->name[0] | 32) != 's' || !da_istarts(s->name, "Strings."))
			continue;
		if (plain) {
			if (!mark)
				list_tokens(inf, &t);
			compare_strings(inf, &t, s, ++mark);
		} else if (!inf->strings) {
			inf->strings = s;
			complain(inf, "no-strings", s->line, 1,
				 "no plain [Strings]; a localised one is used");
		}
	}
	free(t.entry);
	free(t.seen);
}

int da_inf_open(struct da_inf **out, const uint8_t *bytes, size_t n,
		da_inf_problem_fn *problem, void *ctx, struct da_err *err)
{
	struct da_inf *inf = da_calloc(1, sizeof(*inf));
	int status = DA_OK;

	inf->arena = da_arena_new();
	inf->problem = problem;
	inf->ctx = ctx;
	if (n > DA_INF_BYTES_MAX)
		status = da_fail(err, DA_ELIMIT, "limit", DA_NO_OFFSET,
				 "limit: DA_INF_BYTES_MAX %u",
				 DA_INF_BYTES_MAX);
	if (!status)
		status = decode(inf, bytes, n, err);
	if (status) {
		da_inf_close(inf);
		*out = NULL;
		return status;
	}
	read_text(inf);
	choose_strings(inf);
	if (inf->incomplete)
		complain(inf, "incomplete", 0, 0,
			 "not every line could be taken as Windows would");
	*out = inf;
	return DA_OK;
}

void da_inf_close(struct da_inf *inf)
{
	if (!inf)
		return;
	da_arena_free(inf->arena);
	free(inf->text);
	free(inf->cut);
	free(inf->lines);
	free(inf->sections);
	free(inf->table);
	free(inf->runs);
	free(inf->entries);
	free(inf->fields);
	free(inf->string_table);
	free(inf->known);
	da_buf_free(&inf->scratch);
	da_buf_free(&inf->rest);
	free(inf);
}

/* ---- questions --------------------------------------------------------- */

const char *da_inf_encoding(const struct da_inf *inf)
{
	return inf->encoding;
}

bool da_inf_complete(const struct da_inf *inf)
{
	return !inf->incomplete;
}

const struct da_inf_section *da_inf_section(const struct da_inf *inf,
					    const char *name)
{
	size_t n = strlen(name);
	struct section *s;
	uint32_t at;

	s = find_section(inf, name, n, hash(name, n), &at);
	return s ? &s->s : NULL;
}

const struct da_inf_section *da_inf_section_at(const struct da_inf *inf,
					       size_t index)
{
	return index < inf->sections_n ? &inf->sections[index]->s : NULL;
}

/* Up to that many entries are looked through; more have a table. */
#define FEW 8

static void index_entries(struct da_inf *inf, struct da_inf_section *s)
{
	uint32_t cap = 2 * FEW;

	for (uint32_t i = 0; i < s->n; i++) {
		struct da_inf_entry *e = &s->entries[i];

		if (!e->key)
			continue;
		e->expanded = da_inf_expand(inf, e->key);
		e->hash = hash(e->expanded, strlen(e->expanded));
	}
	s->indexed = true;
	if (s->n <= FEW)
		return;
	while (cap < 2 * s->n)
		cap *= 2;
	s->table = da_arena_alloc(inf->arena, cap * sizeof(*s->table));
	s->table_cap = cap;
	for (uint32_t i = 0; i < s->n; i++) {
		const struct da_inf_entry *e = &s->entries[i];
		uint32_t k = e->hash & (cap - 1);

		if (!e->key)
			continue;
		for (; s->table[k]; k = (k + 1) & (cap - 1)) {
			const struct da_inf_entry *o =
				&s->entries[s->table[k] - 1];

			if (o->hash == e->hash &&
			    same(o->expanded, e->expanded,
				 strlen(e->expanded)))
				break;
		}
		if (!s->table[k])
			s->table[k] = i + 1;	/* the first one counts */
	}
}

const struct da_inf_entry *da_inf_entry(struct da_inf *inf,
					const struct da_inf_section *section,
					const char *key)
{
	struct da_inf_section *s = (struct da_inf_section *)section;
	size_t n = strlen(key);
	uint32_t h;

	if (!s || !s->n)
		return NULL;
	if (!s->indexed)
		index_entries(inf, s);
	h = hash(key, n);
	if (!s->table) {
		for (uint32_t i = 0; i < s->n; i++)
			if (s->entries[i].hash == h && s->entries[i].key &&
			    same(s->entries[i].expanded, key, n))
				return &s->entries[i];
		return NULL;
	}
	for (uint32_t k = h & (s->table_cap - 1); s->table[k];
	     k = (k + 1) & (s->table_cap - 1)) {
		const struct da_inf_entry *e = &s->entries[s->table[k] - 1];

		if (e->hash == h && same(e->expanded, key, n))
			return e;
	}
	return NULL;
}

/* ---- lines ------------------------------------------------------------- */

static void index_lines(struct da_inf *inf)
{
	const char *p = inf->text, *end = p + inf->n;
	size_t n = 1;

	if (inf->lines)
		return;
	inf->lines = da_calloc(inf->lines_n, sizeof(*inf->lines));
	while (n < inf->lines_n && (p = memchr(p, '\n', (size_t)(end - p))))
		inf->lines[n++] = (uint32_t)(++p - inf->text);
}

/* The line that a piece of the INF's own text stands on; 0: not its own. */
static uint32_t line_of(struct da_inf *inf, const char *text)
{
	size_t at, low = 0, high = inf->lines_n;

	if (text < inf->cut || text > inf->cut + inf->n)
		return 0;
	index_lines(inf);
	at = (size_t)(text - inf->cut);
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (inf->lines[mid] <= at)
			low = mid;
		else
			high = mid;
	}
	return (uint32_t)low + 1;
}

static const struct page *page_at(const struct da_inf *inf, size_t at)
{
	size_t low = 0, high = inf->runs_n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (inf->runs[mid].at <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low && inf->runs[low - 1].page ? inf->runs[low - 1].page :
						code_page(1252);
}

uint32_t da_inf_lines(const struct da_inf *inf)
{
	return (uint32_t)inf->lines_n;
}

const char *da_inf_line(struct da_inf *inf, uint32_t line, size_t max)
{
	const char *p;
	size_t n;

	if (!line || line > inf->lines_n)
		return "";
	index_lines(inf);
	p = inf->text + inf->lines[line - 1];
	n = line < inf->lines_n ? inf->lines[line] - inf->lines[line - 1] - 1 :
				  inf->n - inf->lines[line - 1];
	while (n && class_of(p + n - 1) == BLANK)
		n--;
	if (inf->pages && has_high(p, n)) {
		/* no character becomes shorter, so two more are enough */
		inf->scratch.n = 0;
		decode_page(page_at(inf, (size_t)(p - inf->text)), p,
			    n > max ? (n - max > 2 ? max + 2 : n) : n,
			    &inf->scratch);
		p = da_buf_str(&inf->scratch);
		n = inf->scratch.n;
	}
	if (n > max) {
		n = max;
		while (n && (p[n] & 0xC0) == 0x80)
			n--;
	}
	return da_arena_strndup(inf->arena, p, n);
}

/* ---- expansion --------------------------------------------------------- */

static struct known *known_slot(const struct da_inf *inf, const void *of)
{
	size_t i = (size_t)((uintptr_t)of * 0x9E3779B97F4A7C15u >> 32) &
		   (inf->known_cap - 1);

	while (inf->known[i].of && inf->known[i].of != of)
		i = (i + 1) & (inf->known_cap - 1);
	return &inf->known[i];
}

static const char *recall(const struct da_inf *inf, const void *of)
{
	return inf->known_cap ? known_slot(inf, of)->text : NULL;
}

/*
 * A copy of the buffer.  What it is the expansion of is remembered, so that
 * asking again costs no memory; NULL: nothing that stays.
 */
static const char *keep(struct da_inf *inf, const void *of,
			struct da_buf *b)
{
	const char *text = da_arena_strndup(inf->arena, da_buf_str(b), b->n);
	struct known *old = inf->known;
	size_t cap = inf->known_cap;

	inf->expanded += b->n;
	if (!of)
		return text;
	if (2 * inf->known_n >= cap) {
		inf->known_cap = cap ? 2 * cap : 64;
		inf->known = da_calloc(inf->known_cap, sizeof(*inf->known));
		for (size_t i = 0; i < cap; i++)
			if (old[i].of)
				*known_slot(inf, old[i].of) = old[i];
		free(old);
	}
	*known_slot(inf, of) = (struct known){ of, text };
	inf->known_n++;
	return text;
}

/* Adds up to the limit; false when something was left out. */
static bool add(struct da_buf *b, const char *s, size_t n)
{
	size_t left = DA_INF_EXPANDED_MAX - b->n;
	bool all = n <= left;

	if (!all)
		for (n = left; n && (s[n] & 0xC0) == 0x80; n--)
			;
	da_buf_add(b, s, n);
	return all;
}

static bool may_expand(struct da_inf *inf, uint32_t line)
{
	if (inf->expanded < DA_INF_EXPANDED_ALL_MAX)
		return true;
	limit(inf, EXPANDED_ALL, line);
	return false;
}

/*
 * The text has two percent signs or more, the first one is at.  With a line it
 * is a field; without, it may be any text, and only our own is there to stay.
 */
static const char *substitute(struct da_inf *inf, const char *text,
			      const char *at, uint32_t line)
{
	bool own = line || (text >= inf->cut && text <= inf->cut + inf->n);
	const char *end = strchr(at + 1, '%'), *value;
	struct da_buf *out = &inf->scratch;
	bool all = true, changed = false;

	if (at == text && !end[1]) {	/* a token and nothing else */
		value = end == at + 1 ? "%" :
			string_value(inf, at + 1, (size_t)(end - at) - 1);
		return value ? value : text;
	}
	value = own ? recall(inf, text) : NULL;
	if (value)
		return value;
	if (inf->told >> EXPANDED_ALL & 1)
		return text;	/* no more of them, and no more work for them */
	out->n = 0;
	for (const char *p = text; all; p = end + 1) {
		at = strchr(p, '%');
		end = at ? strchr(at + 1, '%') : NULL;
		if (!end) {
			all = add(out, p, strlen(p));
			break;
		}
		value = end == at + 1 ? "%" :
			string_value(inf, at + 1, (size_t)(end - at) - 1);
		changed |= value != NULL;
		all = value ? add(out, p, (size_t)(at - p)) &&
			      add(out, value, strlen(value)) :
			      add(out, p, (size_t)(end + 1 - p));
	}
	if (!changed && all)
		return text;
	if (!line)
		line = line_of(inf, text);
	if (!all)
		limit(inf, EXPANDED, line);
	return may_expand(inf, line) ? keep(inf, own ? text : NULL, out) : text;
}

static const char *expand(struct da_inf *inf, const char *text, uint32_t line)
{
	const char *at = strchr(text, '%');

	return at && strchr(at + 1, '%') ? substitute(inf, text, at, line) :
					   text;
}

const char *da_inf_expand(struct da_inf *inf, const char *text)
{
	return expand(inf, text, 0);
}

const char *da_inf_field(struct da_inf *inf, const struct da_inf_entry *entry,
			 uint32_t i)
{
	return i < entry->n ? expand(inf, entry->fields[i].text,
				     entry->fields[i].line) : "";
}

const char *da_inf_rest(struct da_inf *inf, const struct da_inf_entry *entry,
			uint32_t i)
{
	const struct da_inf_field *first;
	const char *text;
	bool all = true;

	if (i >= entry->n || i + 1 == entry->n)
		return da_inf_field(inf, entry, i);
	first = &entry->fields[i];
	text = recall(inf, first);
	if (text)
		return text;
	if (inf->told >> EXPANDED_ALL & 1)
		return "";
	inf->rest.n = 0;
	for (uint32_t k = i; k < entry->n && all; k++) {
		text = da_inf_field(inf, entry, k);
		all = (k == i || add(&inf->rest, ",", 1)) &&
		      add(&inf->rest, text, strlen(text));
	}
	if (!all)
		limit(inf, EXPANDED, first->line);
	return may_expand(inf, first->line) ? keep(inf, first, &inf->rest) : "";
}

/* ---- values ------------------------------------------------------------ */

static bool is_blank(char c)
{
	return class_of(&c) == BLANK;
}

bool da_inf_number(const char *text, int64_t *out)
{
	const char *digits = text + (*text == '-' || *text == '+');
	bool hex = digits[0] == '0' && (digits[1] | 32) == 'x';
	char *end;
	long long v;

	if (!*text) {
		*out = 0;
		return true;
	}
	if (!(digits[0] >= '0' && digits[0] <= '9'))
		return false;
	errno = 0;
	v = strtoll(text, &end, hex ? 16 : 10);
	if (errno || end == digits)
		return false;
	while (is_blank(*end))
		end++;
	*out = v;
	return !*end;
}

bool da_inf_dirid(const char *name, int64_t *out)
{
	const char *digits = name + (*name == '-' || *name == '+');

	return *digits && !digits[strspn(digits, "0123456789")] &&
	       da_inf_number(name, out);
}

char *da_inf_directory(struct da_arena *arena, const char *text)
{
	char *out = da_arena_alloc(arena, strlen(text) + 1), *to = out;

	while (*text) {
		size_t n = strcspn(text, "\\/");

		if (n && !(n == 1 && *text == '.')) {
			if (to > out)
				*to++ = '\\';
			memcpy(to, text, n);
			to += n;
		}
		text += n + (text[n] != 0);
	}
	*to = 0;
	return out;
}
