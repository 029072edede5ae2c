// SPDX-License-Identifier: Apache-2.0
//
// What the corpus programs share; see common.h for the contracts.

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common.h"

const char *program = "corpus";

static const struct desc *place;	/* the description being read, for messages */

static void message(const char *fmt, va_list ap)
{
	fprintf(stderr, "%s: ", program);
	if (place)
		fprintf(stderr, "%s:%u: ", place->file, place->line);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

void die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	message(fmt, ap);
	va_end(ap);
	exit(1);
}

void warning(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	message(fmt, ap);
	va_end(ap);
}

static char *doomed;

static void remove_doomed(void)
{
	if (doomed)
		unlink(doomed);
	free(doomed);
	doomed = NULL;
}

void remove_at_exit(const char *path)
{
	static bool registered;

	if (!registered && atexit(remove_doomed))
		die("no room for an exit handler");
	registered = true;
	free(doomed);
	doomed = path ? xstrdup(path) : NULL;
}

void *xcalloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		die("out of memory");
	return p;
}

void *xrealloc(void *p, size_t size)
{
	p = realloc(p, size ? size : 1);
	if (!p)
		die("out of memory");
	return p;
}

char *xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *xstrndup(const char *s, size_t n)
{
	char *p = xcalloc(n + 1, 1);

	memcpy(p, s, n);
	return p;
}

char *xasprintf(const char *fmt, ...)
{
	va_list ap;
	char *s;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		die("bad format");
	s = xcalloc((size_t)n + 1, 1);
	va_start(ap, fmt);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return s;
}

/* ---- bytes ---- */

uint8_t *buf_put(struct buf *b, const void *p, size_t n)
{
	uint8_t *at;

	if (b->len + n > b->cap || !b->data) {
		size_t cap = b->cap ? b->cap : 256;

		while (cap < b->len + n)
			cap *= 2;
		b->data = xrealloc(b->data, cap);
		b->cap = cap;
	}
	at = b->data + b->len;
	if (p && n)
		memcpy(at, p, n);
	else
		memset(at, 0, n);
	b->len += n;
	return at;
}

void buf_put16(struct buf *b, uint16_t v)
{
	set16(buf_put(b, NULL, 2), v);
}

void buf_put32(struct buf *b, uint32_t v)
{
	set32(buf_put(b, NULL, 4), v);
}

void buf_put64(struct buf *b, uint64_t v)
{
	set64(buf_put(b, NULL, 8), v);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		die("bad format");
	buf_put(b, NULL, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf((char *)b->data + b->len - n - 1, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len--;	/* the terminator stays behind the end */
}

void buf_free(struct buf *b)
{
	free(b->data);
	memset(b, 0, sizeof(*b));
}

void set16(uint8_t *p, uint16_t v)
{
	p[0] = (uint8_t)v;
	p[1] = (uint8_t)(v >> 8);
}

void set32(uint8_t *p, uint32_t v)
{
	set16(p, (uint16_t)v);
	set16(p + 2, (uint16_t)(v >> 16));
}

void set64(uint8_t *p, uint64_t v)
{
	set32(p, (uint32_t)v);
	set32(p + 4, (uint32_t)(v >> 32));
}

uint16_t get16(const uint8_t *p)
{
	return (uint16_t)(p[0] | p[1] << 8);
}

uint32_t get32(const uint8_t *p)
{
	return get16(p) | (uint32_t)get16(p + 2) << 16;
}

uint64_t get64(const uint8_t *p)
{
	return get32(p) | (uint64_t)get32(p + 4) << 32;
}

uint32_t crc32_of(const void *p, size_t n)
{
	const uint8_t *c = p;
	uint32_t crc = 0xffffffff;

	while (n--) {
		crc ^= *c++;
		for (int i = 0; i < 8; i++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc;
}

uint64_t fnv1a(const void *p, size_t n)
{
	const uint8_t *c = p;
	uint64_t h = 0xcbf29ce484222325;

	while (n--)
		h = (h ^ *c++) * 0x100000001b3;
	return h;
}

void read_file(struct buf *out, const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t got;

	if (!f)
		die("%s: %s", path, strerror(errno));
	do {
		uint8_t *at = buf_put(out, NULL, 65536);

		got = fread(at, 1, 65536, f);
		out->len -= 65536 - got;
	} while (got);
	if (ferror(f))
		die("%s: %s", path, strerror(errno));
	fclose(f);
	buf_put(out, "", 1);	/* text may be used as a string */
	out->len--;
}

void write_file(const char *path, const void *data, size_t size)
{
	char *part = xasprintf("%s.part", path);
	FILE *f = fopen(part, "wb");

	if (!f)
		die("%s: %s", part, strerror(errno));
	remove_at_exit(part);
	if (fwrite(data, 1, size, f) != size || fclose(f) || rename(part, path))
		die("%s: %s", path, strerror(errno));
	remove_at_exit(NULL);
	free(part);
}

char *path_beside(const char *beside, const char *path)
{
	const char *slash = strrchr(beside, '/');

	if (!slash || path[0] == '/')
		return xstrdup(path);
	return xasprintf("%.*s/%s", (int)(slash - beside), beside, path);
}

/* ---- text and time ---- */

static size_t utf8_length(uint8_t lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xc2 && lead < 0xe0)
		return 2;
	if (lead >= 0xe0 && lead < 0xf0)
		return 3;
	return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

void buf_put_utf16(struct buf *b, const char *utf8, size_t len)
{
	const uint8_t *s = (const uint8_t *)utf8, *end = s + len;

	while (s < end) {
		size_t n = utf8_length(*s);
		uint32_t c = *s;

		if (!n || n > (size_t)(end - s))
			die("not UTF-8: \"%.*s\"", (int)len, utf8);
		if (n > 1)
			c &= 0x7f >> n;
		for (size_t i = 1; i < n; i++) {
			if ((s[i] & 0xc0) != 0x80)
				die("not UTF-8: \"%.*s\"", (int)len, utf8);
			c = c << 6 | (s[i] & 0x3f);
		}
		s += n;
		if (c >= 0x10000) {
			buf_put16(b, (uint16_t)(0xd7c0 + (c >> 10)));
			c = 0xdc00 | (c & 0x3ff);
		}
		buf_put16(b, (uint16_t)c);
	}
}

uint16_t upcase16(uint16_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z' ? c - 32 : c;
	if (c >= 0xe0 && c <= 0xfe)
		return c == 0xf7 ? c : c - 32;
	if (c == 0xff)
		return 0x178;
	if ((c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14a && c <= 0x177))
		return c & ~1;
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
		return c & 1 ? c : c - 1;
	if (c >= 0x3b1 && c <= 0x3cb && c != 0x3c2)
		return c - 32;
	if (c >= 0x430 && c <= 0x44f)
		return c - 32;
	if (c >= 0x450 && c <= 0x45f)
		return c - 80;
	if (c >= 0x460 && c <= 0x481)
		return c & ~1;
	if (c >= 0x561 && c <= 0x586)
		return c - 48;
	return c;
}

uint64_t parse_filetime(const char *iso)
{
	static const unsigned int before[] = {
		0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
	};
	unsigned int y, m, d, h, min, s, frac = 0;
	int used = 0;
	uint64_t days, ticks;

	if (sscanf(iso, "%4u-%2u-%2uT%2u:%2u:%2u%n", &y, &m, &d, &h, &min, &s, &used) != 6 ||
	    y < 1601 || m < 1 || m > 12 || d < 1 || d > 31 || h > 23 || min > 59 || s > 59)
		die("not a time like 2024-03-01T10:00:00Z: %s", iso);
	iso += used;
	if (*iso == '.') {
		unsigned int unit = 1000000;

		for (iso++; *iso >= '0' && *iso <= '9'; iso++, unit /= 10)
			frac += (unsigned int)(*iso - '0') * unit;
	}
	if (strcmp(iso, "Z"))
		die("a time must end in Z (UTC)");
	days = (uint64_t)(y - 1601) * 365 + (y - 1601) / 4 - (y - 1601) / 100 + (y - 1601) / 400;
	days += before[m - 1] + d - 1;
	if (m > 2 && ((y % 4 == 0 && y % 100) || y % 400 == 0))
		days++;
	ticks = ((days * 24 + h) * 60 + min) * 60 + s;
	return ticks * 10000000 + frac;
}

uint64_t parse_number(const char *s, uint64_t max)
{
	char *end;
	unsigned long long v;

	errno = 0;
	v = strtoull(s, &end, s[0] == '0' && (s[1] | 32) == 'x' ? 16 : 10);
	if (errno || *end || *s < '0' || *s > '9')
		die("not a number: %s", s);
	if (v > max)
		die("number too large: %s", s);
	return v;
}

uint64_t parse_size(const char *s)
{
	size_t n = strlen(s);
	unsigned int shift = 0;
	uint64_t v;
	char *digits;

	if (n && strchr("KMG", s[n - 1]))
		shift = s[n - 1] == 'K' ? 10 : s[n - 1] == 'M' ? 20 : 30;
	digits = xstrndup(s, shift ? n - 1 : n);
	v = parse_number(digits, UINT64_C(1) << 32) << shift;
	free(digits);
	return v;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void parse_hex(struct buf *out, const char *s)
{
	for (;;) {
		int hi, lo;
		uint8_t byte;

		while (*s == ' ' || *s == '\t' || *s == ',')
			s++;
		if (!*s)
			return;
		hi = hex_digit(s[0]);
		lo = hi < 0 ? -1 : hex_digit(s[1]);
		if (lo < 0)
			die("not pairs of hex digits: %s", s);
		byte = (uint8_t)(hi << 4 | lo);
		buf_put(out, &byte, 1);
		s += 2;
	}
}

/* ---- descriptions ---- */

void desc_open(struct desc *d, const char *path)
{
	struct buf b = { 0 };

	read_file(&b, path);
	d->file = path;
	d->line = 0;
	d->text = d->next = (char *)b.data;
	if (!strncmp(d->text, "\xef\xbb\xbf", 3))
		d->next += 3;
	place = d;
}

void desc_close(struct desc *d)
{
	free(d->text);
	d->text = d->next = NULL;
	place = NULL;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Whether the last character of the line stands outside of quotes. */
static bool ends_unquoted(const char *s)
{
	bool quoted = false;

	for (; *s; s++)
		if (*s == '"')
			quoted = !quoted;
	return !quoted;
}

char *desc_line(struct desc *d)
{
	while (*d->next) {
		char *s = d->next, *end;

		for (;;) {
			char *lf = strchr(d->next, '\n');

			end = lf ? lf : d->next + strlen(d->next);
			d->next = lf ? lf + 1 : end;
			d->line++;
			while (end > s && is_blank(end[-1]))
				end--;
			if (!lf || end - s < 2 || end[-1] != '\\' || *s == '#' ||
			    (end[-2] != ',' && !is_blank(end[-2])))
				break;
			*lf = '\n';
			end[-1] = '\0';
			if (!ends_unquoted(s)) {
				end[-1] = '\\';
				break;
			}
			memset(end - 1, ' ', (size_t)(lf + 1 - (end - 1)));
		}
		*end = '\0';
		while (is_blank(*s))
			s++;
		if (*s && *s != '#')
			return s;
	}
	return NULL;
}

char *next_word(char **s)
{
	char *p = *s, *out, *word;

	while (is_blank(*p))
		p++;
	if (!*p) {
		*s = p;
		return NULL;
	}
	if (*p != '"') {
		word = p;
		while (*p && !is_blank(*p))
			p++;
		if (*p)
			*p++ = '\0';
		*s = p;
		return word;
	}
	word = out = ++p;
	for (; *p; p++) {
		if (*p == '"') {
			if (p[1] != '"')
				break;
			p++;
		}
		*out++ = *p;
	}
	if (!*p)
		die("quote not closed");
	p++;
	*out = '\0';
	*s = p;
	return word;
}

char *need_word(char **s, const char *what)
{
	char *word = next_word(s);

	if (!word)
		die("%s missing", what);
	return word;
}

/*
 * These programs end when their work is done and leave their memory to the
 * system; a leak check would report just that.  Read by AddressSanitizer.
 */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "detect_leaks=0";
}
