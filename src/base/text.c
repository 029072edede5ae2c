// SPDX-License-Identifier: Apache-2.0
/*
 * Text: UTF-16 in, internal form inside, escaped form out (base.h tells what
 * the internal form is and why).
 */
#include "config.h"
#include "drvaudit/base.h"

#include <stdio.h>
#include <time.h>
#include <utf8proc.h>

void da_rune_add(struct da_buf *out, uint32_t c)
{
	uint8_t b[4];
	size_t n;

	if (c && c < 0x80) {
		b[0] = (uint8_t)c;
		n = 1;
	} else if (c < 0x800) {		/* U+0000 too: C0 80 */
		b[0] = (uint8_t)(0xC0 | c >> 6);
		b[1] = (uint8_t)(0x80 | (c & 0x3F));
		n = 2;
	} else if (c < 0x10000) {
		b[0] = (uint8_t)(0xE0 | c >> 12);
		b[1] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
		b[2] = (uint8_t)(0x80 | (c & 0x3F));
		n = 3;
	} else {
		b[0] = (uint8_t)(0xF0 | c >> 18);
		b[1] = (uint8_t)(0x80 | (c >> 12 & 0x3F));
		b[2] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
		b[3] = (uint8_t)(0x80 | (c & 0x3F));
		n = 4;
	}
	da_buf_add(out, b, n);
}

void da_utf16_add(struct da_buf *out, const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i + 1 < n; i += 2) {
		uint32_t c = da_le16(bytes + i);

		if (c >= 0xD800 && c < 0xDC00 && i + 3 < n) {
			uint32_t low = da_le16(bytes + i + 2);

			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) +
				    (low - 0xDC00);
				i += 2;
			}
		}
		if (c && c < 0x80)
			da_buf_addc(out, (char)c);
		else
			da_rune_add(out, c);
	}
}

void da_latin1_add(struct da_buf *out, const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		da_rune_add(out, bytes[i]);
}

uint32_t da_rune_next(const char **s)
{
	const uint8_t *p = (const uint8_t *)*s;
	uint32_t c = p[0];
	int more;

	if (!c)
		return 0;
	*s += 1;
	if (c < 0x80)
		return c;
	if (c == 0xC0 && p[1] == 0x80) {
		*s += 1;
		return DA_RUNE_NUL;
	}
	if (c >= 0xC2 && c < 0xE0) {
		more = 1;
		c &= 0x1F;
	} else if (c >= 0xE0 && c < 0xF0) {
		more = 2;
		c &= 0x0F;
	} else if (c >= 0xF0 && c < 0xF5) {
		more = 3;
		c &= 0x07;
	} else {
		return 0xDC00 | c;
	}
	for (int i = 1; i <= more; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0xDC00 | p[0];
		c = c << 6 | (p[i] & 0x3F);
	}
	if ((more == 2 && c < 0x800) || (more == 3 && c < 0x10000) ||
	    c > 0x10FFFF)
		return 0xDC00 | p[0];
	*s += more;
	return c;
}

uint32_t da_upcase(uint32_t c)
{
	uint32_t up;

	if (c < 0x80)
		return c >= 'a' && c <= 'z' ? c - 32 : c;
	if (c == 0xDF || c > 0xFFFF)	/* Windows leaves sharp s alone */
		return c;
	up = (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
	/* Windows' tables turn no other letter into an ASCII one */
	return up < 0x80 || up > 0xFFFF ? c : up;
}

int da_stricmp(const char *a, const char *b)
{
	for (;;) {
		uint32_t x = (uint8_t)*a, y = (uint8_t)*b;

		if ((x | y) < 0x80) {
			if (x)
				a++;
			if (y)
				b++;
		} else {
			x = da_rune_next(&a);
			y = da_rune_next(&b);
		}
		x = da_upcase(x);
		y = da_upcase(y);
		if (x != y)
			return x < y ? -1 : 1;
		if (!x)
			return 0;
	}
}

bool da_strieq(const char *a, const char *b)
{
	return da_stricmp(a, b) == 0;
}

const char *da_iafter(const char *s, const char *prefix)
{
	while (*prefix) {
		uint32_t x = da_upcase(da_rune_next(&s));

		if (x != da_upcase(da_rune_next(&prefix)))
			return NULL;
	}
	return s;
}

bool da_istarts(const char *s, const char *prefix)
{
	return da_iafter(s, prefix) != NULL;
}

bool da_iends(const char *s, const char *suffix)
{
	size_t n = strlen(s), k = strlen(suffix);

	return n >= k && da_strieq(s + n - k, suffix);
}

uint32_t da_strihash(const char *s)
{
	uint32_t h = 2166136261u;

	for (;;) {
		uint32_t c = da_upcase(da_rune_next(&s));

		if (!c)
			return h;
		h = (h ^ c) * 16777619u;
	}
}

bool da_mark(uint64_t *slots, size_t cap, size_t *n, uint64_t mark)
{
	size_t i = (size_t)(mark * 0x9E3779B97F4A7C15ULL >> 32) % cap;

	mark += !mark;
	for (; slots[i]; i = (i + 1) % cap)
		if (slots[i] == mark)
			return false;
	if (*n >= cap / 2)
		return false;
	slots[i] = mark;
	++*n;
	return true;
}

char *da_strlower(char *s)
{
	for (char *p = s; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 32);
	return s;
}

/* Controls, bidi controls, zero-width and noncharacters: shown, never sent. */
static bool is_trap(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C ||
	       (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
	       (c >= 0xD800 && c < 0xE000) || (c >= 0xFDD0 && c <= 0xFDEF) ||
	       (c & 0xFFFE) == 0xFFFE || (c >= 0xE0000 && c < 0xE0080);
}

void da_escape_terminal(struct da_buf *out, const char *s, size_t max)
{
	const char *whole = s;
	size_t start = out->n;

	while (*s) {
		const char *at = s;
		uint32_t c = da_rune_next(&s);

		if (out->n - start >= max) {
			da_buf_printf(out, "... (%zu bytes in all)", strlen(whole));
			return;
		}
		if (at[0] == '\xC0' && at[1] == '\x80')
			da_buf_adds(out, "\\u{0}");
		else if (is_trap(c))
			da_buf_printf(out, "\\u{%x}", c);
		else
			da_buf_add(out, at, (size_t)(s - at));
	}
}

bool da_to_utf8(struct da_buf *out, const char *s)
{
	bool replaced = false;

	while (*s) {
		const char *at = s;
		uint32_t c;

		/* nearly all of it is ASCII, which stays as it is */
		while ((signed char)*s > 0)
			s++;
		da_buf_add(out, at, (size_t)(s - at));
		if (!*s)
			break;
		at = s;
		c = da_rune_next(&s);
		if (at[0] == '\xC0' && at[1] == '\x80') {
			da_buf_adds(out, "\xE2\x90\x80");
			replaced = true;
		} else if (c >= 0xD800 && c < 0xE000) {
			da_buf_adds(out, "\xEF\xBF\xBD");
			replaced = true;
		} else {
			da_buf_add(out, at, (size_t)(s - at));
		}
	}
	return replaced;
}

void da_hex_add(struct da_buf *out, const uint8_t *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t *at = da_buf_more(out, n * 2);

	for (size_t i = 0; i < n; i++) {
		*at++ = (uint8_t)digits[p[i] >> 4];
		*at++ = (uint8_t)digits[p[i] & 15];
	}
}

const char *da_filetime_str(uint64_t filetime, char out[DA_TIME_MAX])
{
	int64_t unix_s = (int64_t)(filetime / 10000000) - 11644473600LL;
	time_t t = (time_t)unix_s;
	struct tm tm;

	out[0] = 0;
	if (!filetime || filetime > 0x7FFFFFFFFFFFFFFFULL || !gmtime_r(&t, &tm) ||
	    tm.tm_year > 8099)
		return out;
	strftime(out, DA_TIME_MAX, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return out;
}

char *da_guid_text(struct da_arena *arena, const uint8_t p[16])
{
	return da_arena_printf(arena,
		"{%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x}",
		da_le32(p), da_le16(p + 4), da_le16(p + 6), p[8], p[9], p[10],
		p[11], p[12], p[13], p[14], p[15]);
}
