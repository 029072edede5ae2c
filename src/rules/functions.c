// SPDX-License-Identifier: Apache-2.0
/*
 * What rules may call beside SQLite's own:
 *
 *	all_of(x)	0 if any x is 0, else NULL if any is NULL, else 1
 *	any_of(x)	1 if any x is 1, else NULL if any is NULL, else 0
 *	leaf(path)	the part behind the last backslash
 *	part(path, n)	its n-th part between backslashes, from 0; '' beyond
 *	under(path, p)	1 when path is p or lies below it, without case
 *	has_item(list, x)	1 when the comma-separated list holds x, without case
 *	seconds(time)	seconds since 1970 of a time as facts have it; NULL: none
 *	same_items(a, b)	1 when two comma-separated lists hold the same items,
 *			in any order, without case
 *	inf_number(text)	the number an INF field means; NULL: it is none
 *	inf_data_equal(flags, data, type, bytes)
 *			do the data of an AddReg line and the data in the
 *			registry say the same?  NULL when that cannot be told
 */
#include "config.h"
#include "rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct quantifier {
	bool zero, one, null;
};

static void quantify(sqlite3_context *c, int n, sqlite3_value **v)
{
	struct quantifier *q = sqlite3_aggregate_context(c, sizeof(*q));

	(void)n;
	if (!q)
		return;
	if (sqlite3_value_type(v[0]) == SQLITE_NULL)
		q->null = true;
	else if (sqlite3_value_int(v[0]))
		q->one = true;
	else
		q->zero = true;
}

static void all_of(sqlite3_context *c)
{
	struct quantifier *q = sqlite3_aggregate_context(c, 0);

	if (q && q->zero)
		sqlite3_result_int(c, 0);
	else if (q && q->null)
		sqlite3_result_null(c);
	else
		sqlite3_result_int(c, 1);
}

static void any_of(sqlite3_context *c)
{
	struct quantifier *q = sqlite3_aggregate_context(c, 0);

	if (q && q->one)
		sqlite3_result_int(c, 1);
	else if (q && q->null)
		sqlite3_result_null(c);
	else
		sqlite3_result_int(c, 0);
}

static void leaf(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *s = (const char *)sqlite3_value_text(v[0]);
	const char *slash = s ? strrchr(s, '\\') : NULL;

	(void)n;
	if (s)
		sqlite3_result_text(c, slash ? slash + 1 : s, -1,
				    SQLITE_TRANSIENT);
}

static const char *argument(sqlite3_value *v)
{
	return (const char *)sqlite3_value_text(v);
}

static void part(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *s = argument(v[0]);
	int64_t k = sqlite3_value_int64(v[1]);

	(void)n;
	for (; s && k > 0; k--) {
		s += strcspn(s, "\\");
		s += *s == '\\';
	}
	if (s)
		sqlite3_result_text(c, s, (int)strcspn(s, "\\"),
				    SQLITE_TRANSIENT);
}

static void under(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *s = argument(v[0]), *prefix = argument(v[1]);

	(void)n;
	if (!s || !prefix)
		return;
	s = da_iafter(s, prefix);
	sqlite3_result_int(c, s && (!*s || *s == '\\' || !*prefix));
}

static bool holds(const char *s, const char *item)
{
	for (;;) {
		const char *end = s + strcspn(s, ",");
		const char *rest;

		s += strspn(s, " \t");
		rest = s <= end ? da_iafter(s, item) : NULL;
		if (rest && rest <= end && rest + strspn(rest, " \t") >= end)
			return true;
		if (!*end)
			return false;
		s = end + 1;
	}
}

static void has_item(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *s = argument(v[0]), *item = argument(v[1]);

	(void)n;
	if (s && item)
		sqlite3_result_int(c, holds(s, item));
}

#define ITEMS_MAX 4096	/* of a list; comparing is quadratic */

/* -1: more items than anybody means */
static int all_held(const char *s, const char *list)
{
	struct da_buf item = { 0 };
	int held = 1;

	for (int i = 0; held > 0; i++) {
		size_t k = strcspn(s, ","), from = strspn(s, " \t"), to = k;

		while (to > from && (s[to - 1] == ' ' || s[to - 1] == '\t'))
			to--;
		item.n = 0;
		if (to > from) {
			da_buf_add(&item, s + from, to - from);
			held = holds(list, da_buf_str(&item));
		}
		if (held && i >= ITEMS_MAX)
			held = -1;
		if (!s[k])
			break;
		s += k + 1;
	}
	da_buf_free(&item);
	return held;
}

static void same_items(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *a = argument(v[0]), *b = argument(v[1]);
	int there, back;

	(void)n;
	if (!a || !b)
		return;
	there = all_held(a, b);
	back = there ? all_held(b, a) : 0;
	if (there && back && (there < 0 || back < 0))
		return;
	sqlite3_result_int(c, there && back);
}

static bool seconds(const char *s, int64_t *out)
{
	struct tm t = { 0 };
	int end = 0;

	if (!s || sscanf(s, "%4d-%2d-%2dT%2d:%2d:%2dZ%n", &t.tm_year,
			 &t.tm_mon, &t.tm_mday, &t.tm_hour, &t.tm_min,
			 &t.tm_sec, &end) < 6 || !end || s[end])
		return false;
	t.tm_year -= 1900;
	t.tm_mon--;
	*out = timegm(&t);
	return true;
}

static void seconds_of(sqlite3_context *c, int n, sqlite3_value **v)
{
	int64_t t;

	(void)n;
	if (seconds(argument(v[0]), &t))
		sqlite3_result_int64(c, t);
}

/* One number, decimal or hexadecimal, with an optional sign. */
static bool number(const char *s, size_t n, int64_t *out)
{
	char text[32], *end;
	bool hex;

	while (n && s[n - 1] == ' ')
		n--;
	if (!n || n >= sizeof(text))
		return false;
	memcpy(text, s, n);
	text[n] = 0;
	hex = text[0] == '0' && (text[1] | 32) == 'x';
	*out = strtoll(text, &end, hex ? 16 : 10);
	return !*end;
}

static void inf_number(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *s = argument(v[0]);
	int64_t value = 0;

	(void)n;
	if (s && (!*s || number(s, strlen(s), &value)))
		sqlite3_result_int64(c, value);
}

static size_t commas(const char *s)
{
	size_t n = 0;

	while ((s = strchr(s, ',')))
		n++, s++;
	return n;
}

/* -1: cannot be told */
static int same_number(const char *data, const uint8_t *p, size_t n, size_t width)
{
	uint64_t have = 0, want = 0;
	int64_t v;

	if (n != width)
		return -1;
	for (size_t i = width; i-- > 0;)
		have = have << 8 | p[i];
	if (!commas(data)) {
		if (!number(data, strlen(data), &v))
			return -1;
		want = (uint64_t)v;
	} else if (commas(data) == width - 1) {	/* written as bytes */
		for (size_t i = 0; i < width; i++) {
			size_t k = strcspn(data, ",");
			char text[8], *end;

			if (!k || k >= sizeof(text))
				return -1;
			memcpy(text, data, k);
			text[k] = 0;
			want |= (uint64_t)(strtoul(text, &end, 16) & 0xFF)
				<< 8 * i;
			if (*end)
				return -1;
			data += k + (data[k] == ',');
		}
	} else {
		return -1;
	}
	return width == 4 ? (uint32_t)want == (uint32_t)have : want == have;
}

/* "%13%": what it became is not known here.  "%SystemRoot%" is kept as it is. */
static bool has_dirid(const char *data)
{
	while ((data = strchr(data, '%'))) {
		size_t n = strspn(data + 1, "-0123456789");

		if (n && data[n + 1] == '%')
			return true;
		data++;
	}
	return false;
}

static int same_bytes(const char *data, const uint8_t *p, size_t n)
{
	size_t i = 0;

	for (; *data; i++) {
		size_t k = strcspn(data, ",");
		char text[8], *end;

		if (!k || k >= sizeof(text))
			return -1;
		memcpy(text, data, k);
		text[k] = 0;
		if (i >= n || (strtoul(text, &end, 16) & 0xFF) != p[i])
			return 0;
		if (*end && *end != ' ')
			return -1;
		data += k + (data[k] == ',');
	}
	return i == n;
}

/* Fields of the line, joined by commas, against NUL-separated strings. */
static int same_list(const char *data, const uint8_t *p, size_t n)
{
	struct da_buf text = { 0 };
	int same;

	if (has_dirid(data))
		return -1;
	while (n > 1 && !p[n - 1] && !p[n - 2])
		n -= 2;
	for (size_t i = 0; i + 1 < n; i += 2) {
		if (p[i] || p[i + 1])
			da_utf16_add(&text, p + i, 2);
		else
			da_buf_addc(&text, ',');
	}
	same = !strcmp(da_buf_str(&text), data);
	da_buf_free(&text);
	return same;
}

static int same_string(const char *data, const uint8_t *p, size_t n)
{
	struct da_buf text = { 0 };
	size_t end = 0;
	int same;

	if (has_dirid(data))	/* resolved on the machine that installed it */
		return -1;
	while (end + 1 < n && (p[end] || p[end + 1]))
		end += 2;
	da_utf16_add(&text, p, end);
	same = !strcmp(da_buf_str(&text), data);
	da_buf_free(&text);
	return same;
}

static void inf_data_equal(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *data = (const char *)sqlite3_value_text(v[1]);
	const uint8_t *p = sqlite3_value_blob(v[3]);
	size_t size = (size_t)sqlite3_value_bytes(v[3]);
	unsigned flags = (unsigned)sqlite3_value_int64(v[0]) & 0xFFFF0001u;
	unsigned type = (unsigned)sqlite3_value_int64(v[2]) & 0xFFFF;
	int same = -1;

	(void)n;
	if (sqlite3_value_type(v[0]) == SQLITE_NULL || !data ||
	    sqlite3_value_type(v[3]) == SQLITE_NULL)
		return;
	if (flags == 0x10001 && type == 4)
		same = same_number(data, p, size, 4);
	else if (flags == 0xB0001 && type == 11)
		same = same_number(data, p, size, 8);
	else if ((!flags && type == 1) || (flags == 0x20000 && type == 2))
		same = same_string(data, p, size);
	else if (flags == 0x10000 && type == 7)
		same = same_list(data, p, size);
	else if (flags == 1 && type == 3)
		same = same_bytes(data, p, size);
	else if (flags == 0x10001 || flags == 0xB0001 || flags == 0x10000 ||
		 flags == 0x20000 || flags <= 1)
		same = 0;	/* not even the type is the same */
	if (same >= 0)
		sqlite3_result_int(c, same);
}

int da_functions_add(sqlite3 *db, struct da_err *err)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	static const struct {
		const char *name;
		int arguments;
		void (*call)(sqlite3_context *, int, sqlite3_value **);
		void (*step)(sqlite3_context *, int, sqlite3_value **);
		void (*end)(sqlite3_context *);
	} all[] = {
		{ "all_of", 1, NULL, quantify, all_of },
		{ "any_of", 1, NULL, quantify, any_of },
		{ "leaf", 1, leaf, NULL, NULL },
		{ "part", 2, part, NULL, NULL },
		{ "under", 2, under, NULL, NULL },
		{ "has_item", 2, has_item, NULL, NULL },
		{ "seconds", 1, seconds_of, NULL, NULL },
		{ "same_items", 2, same_items, NULL, NULL },
		{ "inf_number", 1, inf_number, NULL, NULL },
		{ "inf_data_equal", 4, inf_data_equal, NULL, NULL },
	};
	bool good = true;

	for (size_t i = 0; i < DA_COUNT(all) && good; i++)
		good = !sqlite3_create_function(db, all[i].name,
						all[i].arguments, flags, NULL,
						all[i].call, all[i].step,
						all[i].end);
	if (!good)
		return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
			       sqlite3_errmsg(db));
	return DA_OK;
}
