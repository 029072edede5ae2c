// SPDX-License-Identifier: Apache-2.0
/*
 * The INF scanner.  Bytes become internal text first (so that structure is
 * the same in every encoding), then one state machine walks it by characters.
 * The rules are those of the grammar notes in ARCHITECTURE.md; the test
 * vectors are in tests/unit/test_inf.c.
 */
#include "config.h"
#include "drvaudit/inf.h"

#include "drvaudit/limits.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

struct da_inf {
	struct da_arena *arena;
	struct da_buf text;
	const char *encoding;
	struct da_inf_section **sections;
	size_t n, cap;
	uint32_t *table;		/* section index + 1, by name hash */
	uint32_t table_cap;
	uint32_t *lines;		/* offset of each physical line */
	uint32_t lines_n, lines_cap;
	const struct da_inf_section *strings;
	uint32_t *string_table;		/* entry index + 1, by key hash */
	uint32_t string_cap;
	size_t entries;
	bool incomplete;
	const char *limited;		/* the limit told of last */
	da_inf_problem_fn *problem;
	void *ctx;
};

static void complain(struct da_inf *inf, const char *code, uint32_t line,
		     uint32_t column, const char *detail)
{
	if (inf->problem)
		inf->problem(inf->ctx, code, line, column, detail);
}

/* ---- bytes to text ----------------------------------------------------- */

static const uint16_t windows1252[32] = {
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
};

/* NUL acts as a blank in an INF; so does the one internal form has for it. */
static void put(struct da_buf *out, uint32_t c)
{
	if (c < 0x80)
		da_buf_addc(out, c ? (char)c : ' ');
	else
		da_rune_add(out, c);
}

/* The common case: how many ASCII characters (step bytes each) come next. */
static size_t ascii_run(struct da_buf *out, const uint8_t *p, size_t n,
			size_t step)
{
	size_t k = 0;
	uint8_t *to;

	while ((k + 1) * step <= n && p[k * step] - 1u < 0x7F &&
	       (step == 1 || !p[k * step + 1]))
		k++;
	to = da_buf_more(out, k);
	for (size_t i = 0; i < k; i++)
		to[i] = p[i * step];
	return k;
}

static void from_utf16(struct da_inf *inf, const uint8_t *p, size_t n, bool big)
{
	bool odd = n & 1, broken = false;
	uint32_t c;

	da_buf_reserve(&inf->text, n);
	for (size_t i = 0; i + 1 < n; i += 2) {
		if (!big)
			i += 2 * ascii_run(&inf->text, p + i, n - i, 2);
		if (i + 1 >= n)
			break;
		c = big ? (uint32_t)(p[i] << 8 | p[i + 1]) :
				   da_le16(p + i);

		if (c >= 0xD800 && c < 0xDC00 && i + 3 < n) {
			uint32_t d = big ? (uint32_t)(p[i + 2] << 8 | p[i + 3]) :
					   da_le16(p + i + 2);

			if (d >= 0xDC00 && d < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) + d - 0xDC00;
				i += 2;
			}
		}
		broken |= c >= 0xD800 && c < 0xE000;
		put(&inf->text, c);
	}
	if (odd)
		complain(inf, "encoding", 0, 0,
			 "UTF-16 text with half a character at the end");
	if (broken)
		complain(inf, "encoding", 0, 0,
			 "UTF-16 text with unpaired surrogates");
}

static void from_utf8(struct da_inf *inf, const uint8_t *p, size_t n)
{
	struct da_buf copy = { 0 };
	bool broken = false;
	const char *s;

	for (size_t i = 0; i < n; i++)
		da_buf_addc(&copy, p[i] ? (char)p[i] : ' ');
	s = da_buf_str(&copy);
	while (*s) {
		uint32_t c = da_rune_next(&s);

		if (c >= 0xD800 && c < 0xE000) {
			broken = true;
			c = 0xFFFD;
		}
		put(&inf->text, c);
	}
	da_buf_free(&copy);
	if (broken)
		complain(inf, "encoding", 0, 0,
			 "marked as UTF-8, but not well-formed UTF-8");
}

static void from_8bit(struct da_inf *inf, const uint8_t *p, size_t n)
{
	inf->encoding = "ascii";
	da_buf_reserve(&inf->text, n + 1);
	for (size_t i = 0; i < n; i++) {
		i += ascii_run(&inf->text, p + i, n - i, 1);
		if (i == n)
			break;
		if (p[i] >= 0x80)
			inf->encoding = "ansi";
		put(&inf->text, p[i] >= 0x80 && p[i] < 0xA0 ?
					windows1252[p[i] - 0x80] : p[i]);
	}
}

/* Controls that no text has; a file full of them is something else. */
static bool is_text(const char *s)
{
	size_t odd = 0, all = 0;

	while (*s && all < 65536) {
		uint32_t c = da_rune_next(&s);

		all++;
		odd += (c < 0x20 && !(c >= 9 && c <= 13) && c != 0x1A) ||
		       c == 0xFFFD || (c >= 0xD800 && c < 0xE000) ||
		       (c >= 0x7F && c < 0xA0);
	}
	return odd * 16 <= all;
}

static int decode(struct da_inf *inf, const uint8_t *p, size_t n,
		  struct da_err *err)
{
	size_t zeros = 0, seen = n > 512 ? 512 : n;

	for (size_t i = 1; i < seen; i += 2)
		zeros += p[i] == 0;
	if (n >= 2 && p[0] == 0xFF && p[1] == 0xFE) {
		inf->encoding = "utf-16le";
		from_utf16(inf, p + 2, n - 2, false);
	} else if (n >= 2 && p[0] == 0xFE && p[1] == 0xFF) {
		inf->encoding = "utf-16be";
		from_utf16(inf, p + 2, n - 2, true);
	} else if (n >= 3 && !memcmp(p, "\xEF\xBB\xBF", 3)) {
		inf->encoding = "utf-8";
		from_utf8(inf, p + 3, n - 3);
	} else if (seen >= 8 && zeros * 4 > seen / 2 * 3) {
		inf->encoding = "utf-16le";
		complain(inf, "no-bom", 1, 1,
			 "UTF-16 text without a byte order mark");
		from_utf16(inf, p, n, false);
	} else {
		from_8bit(inf, p, n);
	}
	da_buf_str(&inf->text);
	if (!is_text((const char *)inf->text.p))
		return da_fail(err, DA_ECORRUPT, "encoding", 0,
			       "the bytes are not text in any encoding an INF may have");
	return DA_OK;
}

/* ---- sections ---------------------------------------------------------- */

static struct da_inf_section *section_slot(const struct da_inf *inf,
					   const char *name, uint32_t *slot)
{
	uint32_t i = da_strihash(name) & (inf->table_cap - 1);

	for (; inf->table[i]; i = (i + 1) & (inf->table_cap - 1))
		if (da_strieq(inf->sections[inf->table[i] - 1]->name, name)) {
			*slot = i;
			return inf->sections[inf->table[i] - 1];
		}
	*slot = i;
	return NULL;
}

static void grow_table(struct da_inf *inf)
{
	uint32_t slot;

	free(inf->table);
	inf->table_cap = inf->table_cap ? 2 * inf->table_cap : 64;
	inf->table = da_calloc(inf->table_cap, sizeof(*inf->table));
	for (size_t i = 0; i < inf->n; i++) {
		section_slot(inf, inf->sections[i]->name, &slot);
		inf->table[slot] = (uint32_t)i + 1;
	}
}

static struct da_inf_section *open_section(struct da_inf *inf, const char *name,
					   uint32_t line)
{
	struct da_inf_section *s;
	uint32_t slot;

	if (2 * (inf->n + 1) > inf->table_cap)
		grow_table(inf);
	s = section_slot(inf, name, &slot);
	if (s)
		return s;
	if (inf->n >= DA_INF_SECTIONS_MAX)
		return NULL;
	if (inf->n == inf->cap) {
		inf->cap = inf->cap ? 2 * inf->cap : 64;
		inf->sections = da_realloc(inf->sections, inf->cap *
					   sizeof(struct da_inf_section *));
	}
	s = da_arena_alloc(inf->arena, sizeof(*s));
	s->name = da_arena_strdup(inf->arena, name);
	s->line = line;
	inf->sections[inf->n++] = s;
	inf->table[slot] = (uint32_t)inf->n;
	return s;
}

/* ---- the scanner ------------------------------------------------------- */

struct scanner {
	struct da_inf *inf;
	const char *p;
	uint32_t line;
	const char *line_start;
	const char *column_at;
	uint32_t column;
	struct da_inf_section *section;
	bool stray;		/* an entry before the first section was met */
	uint32_t stray_line;
	/* of the entry being read */
	struct da_buf token;
	size_t kept;		/* token bytes that trimming must not take */
	uint32_t token_line, token_column;
	struct da_inf_field *fields;
	uint32_t n, cap;
	const char *key;
	bool comma;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

static uint32_t characters(const char *from, const char *to)
{
	uint32_t n = 0;

	for (; from < to; from++)
		n += (*from & 0xC0) != 0x80;
	return n;
}

/* Counted on from the last one asked for: lines can be very long. */
static uint32_t column(struct scanner *s)
{
	if (s->column_at < s->line_start || s->column_at > s->p) {
		s->column_at = s->line_start;
		s->column = 1;
	}
	s->column += characters(s->column_at, s->p);
	s->column_at = s->p;
	return s->column;
}

/* What is left out by a limit is said once, by the limit's name. */
static void limit(struct da_inf *inf, const char *name, uint32_t line)
{
	if (inf->limited != name)
		complain(inf, "limit", line, 1, name);
	inf->limited = name;
	inf->incomplete = true;
}

static void newline(struct scanner *s)
{
	struct da_inf *inf = s->inf;

	s->p++;
	s->line++;
	s->line_start = s->p;
	if (inf->lines_n == inf->lines_cap) {
		inf->lines_cap = inf->lines_cap ? 2 * inf->lines_cap : 512;
		inf->lines = da_realloc(inf->lines, inf->lines_cap *
						    sizeof(*inf->lines));
	}
	inf->lines[inf->lines_n++] = (uint32_t)(s->p -
						(const char *)inf->text.p);
}

static void skip_line(struct scanner *s)
{
	while (*s->p && *s->p != '\n')
		s->p++;
}

static void keep(struct scanner *s, const char *p, size_t n)
{
	if (!s->token_line) {
		s->token_line = s->line;
		s->token_column = column(s);
	}
	if (s->token.n + n > DA_INF_LINE_MAX) {
		limit(s->inf, "limit: DA_INF_LINE_MAX", s->line);
		return;
	}
	da_buf_add(&s->token, p, n);
}

static void trim(struct scanner *s)
{
	while (s->token.n > s->kept && is_blank((char)s->token.p[s->token.n - 1]))
		s->token.n--;
}

static const char *take_token(struct scanner *s)
{
	const char *text;

	trim(s);
	text = da_arena_strndup(s->inf->arena, (const char *)s->token.p ?
				(const char *)s->token.p : "", s->token.n);
	s->token.n = s->kept = 0;
	return text;
}

static void end_field(struct scanner *s)
{
	struct da_inf_field *f;

	if (s->n >= DA_INF_FIELDS_MAX) {
		limit(s->inf, "limit: DA_INF_FIELDS_MAX", s->line);
		s->token.n = s->kept = 0;
		return;
	}
	if (s->n == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 16;
		s->fields = da_realloc(s->fields, s->cap * sizeof(*s->fields));
	}
	f = &s->fields[s->n++];
	f->line = s->token_line ? s->token_line : s->line;
	f->column = s->token_line ? s->token_column : column(s);
	f->text = take_token(s);
	s->token_line = 0;
}

static void end_entry(struct scanner *s, uint32_t line, uint32_t col)
{
	struct da_inf *inf = s->inf;
	struct da_inf_section *sec = s->section;
	struct da_inf_entry *e;

	end_field(s);
	if (!sec) {
		if (!s->stray)
			s->stray_line = line;
		s->stray = true;
		return;
	}
	if (inf->entries >= DA_INF_ENTRIES_MAX) {
		limit(inf, "limit: DA_INF_ENTRIES_MAX", line);
		return;
	}
	inf->entries++;
	if (sec->n == sec->cap) {
		uint32_t cap = sec->cap ? 2 * sec->cap : 8;
		struct da_inf_entry *more =
			da_arena_alloc(inf->arena, cap * sizeof(*more));

		if (sec->n)
			memcpy(more, sec->entries, sec->n * sizeof(*more));
		sec->entries = more;
		sec->cap = cap;
	}
	e = &sec->entries[sec->n++];
	e->line = line;
	e->column = col;
	e->n = s->n;
	e->fields = da_arena_alloc(inf->arena, s->n * sizeof(*e->fields));
	memcpy(e->fields, s->fields, s->n * sizeof(*e->fields));
	/* a bare line is found by its text as well */
	e->key = s->key ? s->key : s->n == 1 ? e->fields[0].text : NULL;
}

static void quoted(struct scanner *s)
{
	keep(s, s->p, 0);	/* the place of the field */
	s->p++;
	for (; *s->p && *s->p != '\n'; s->p++) {
		if (*s->p == '"') {
			if (s->p[1] != '"')
				break;
			s->p++;
		}
		keep(s, s->p, 1);
	}
	if (*s->p == '"')
		s->p++;
	else if (s->token.n && s->token.p[s->token.n - 1] == '\r')
		s->token.n--;	/* of the line end, not of the text */
	s->kept = s->token.n;
}

/* A run of backslashes and blanks; true when it continues the line. */
static bool backslash(struct scanner *s)
{
	const char *p = s->p;

	while (*p == '\\' || is_blank(*p))
		p++;
	if (*p && *p != '\n' && *p != ';') {
		keep(s, s->p, (size_t)(p - s->p));
		s->p = p;
		return false;
	}
	trim(s);
	s->p = p;
	skip_line(s);
	if (!*s->p)
		return false;
	newline(s);
	while (is_blank(*s->p))
		s->p++;
	return true;
}

static void entry(struct scanner *s)
{
	uint32_t line = s->line, col = column(s);

	s->n = 0;
	s->key = NULL;
	s->comma = false;
	s->token.n = s->kept = 0;
	s->token_line = 0;
	while (*s->p && *s->p != '\n' && *s->p != ';') {
		char c = *s->p;

		if (c == '"') {
			quoted(s);
		} else if (c == '\\') {
			backslash(s);
		} else if (c == ',') {
			end_field(s);
			s->comma = true;
			s->p++;
		} else if (c == '=' && !s->key && !s->comma) {
			s->key = take_token(s);
			s->token_line = 0;
			s->p++;
		} else if (is_blank(c)) {
			if (s->token.n)
				keep(s, s->p, 1);
			s->p++;
		} else {	/* up to whatever means something */
			size_t n = strcspn(s->p, "\"\\,=;\n \t\r\v\f");

			if (!n)
				n = 1;	/* a later equals sign */
			keep(s, s->p, n);
			s->p += n;
		}
	}
	if (*s->p == ';')
		skip_line(s);
	end_entry(s, line, col);
}

static void header(struct scanner *s)
{
	const char *start = ++s->p;
	char *name;

	while (*s->p && *s->p != '\n' && *s->p != ']')
		s->p++;
	if (*s->p != ']') {
		complain(s->inf, "bad-header", s->line, 1,
			 "a section header without a closing bracket");
		s->inf->incomplete = true;
		return;
	}
	name = da_arena_strndup(s->inf->arena, start, (size_t)(s->p - start));
	if (characters(start, s->p) > 255)
		complain(s->inf, "long-section-name", s->line, 1,
			 "a section name of more than 255 characters");
	s->section = open_section(s->inf, name, s->line);
	if (!s->section)
		limit(s->inf, "limit: DA_INF_SECTIONS_MAX", s->line);
	skip_line(s);
}

static void scan(struct da_inf *inf)
{
	struct scanner s = { .inf = inf, .line = 0 };
	char *end = strchr((char *)inf->text.p, 0x1A);

	if (end)
		*end = 0;	/* Ctrl-Z ends the file */
	s.p = (const char *)inf->text.p - 1;
	newline(&s);
	while (*s.p) {
		if (is_blank(*s.p))
			s.p++;
		else if (*s.p == '\n')
			newline(&s);
		else if (*s.p == ';')
			skip_line(&s);
		else if (*s.p == '[')
			header(&s);
		else
			entry(&s);
	}
	da_buf_free(&s.token);
	free(s.fields);
	if (s.stray && !da_inf_section(inf, "Strings"))
		complain(inf, "text-before-section", s.stray_line, 1,
			 "text before the first section and no [Strings]: Windows rejects the file");
	if (inf->incomplete)
		complain(inf, "incomplete", 0, 0,
			 "not every line could be taken as Windows would");
}

static void index_strings(struct da_inf *inf)
{
	const struct da_inf_section *s = da_inf_section(inf, "Strings");

	for (size_t i = 0; !s && i < inf->n; i++) {
		if (da_istarts(inf->sections[i]->name, "Strings.")) {
			s = inf->sections[i];
			complain(inf, "no-strings", s->line, 1,
				 "no plain [Strings]; a localised one is used");
		}
	}
	inf->strings = s;
	if (!s)
		return;
	inf->string_cap = 64;
	while (inf->string_cap < 2 * s->n)
		inf->string_cap *= 2;
	inf->string_table = da_calloc(inf->string_cap,
				      sizeof(*inf->string_table));
	for (uint32_t i = s->n; i-- > 0;) {
		const char *key = s->entries[i].key;
		uint32_t k;

		if (!key)
			continue;
		k = da_strihash(key) & (inf->string_cap - 1);
		while (inf->string_table[k] &&
		       !da_strieq(s->entries[inf->string_table[k] - 1].key, key))
			k = (k + 1) & (inf->string_cap - 1);
		inf->string_table[k] = i + 1;	/* the first one stays */
	}
}

int da_inf_open(struct da_inf **out, const uint8_t *bytes, size_t n,
		da_inf_problem_fn *problem, void *ctx, struct da_err *err)
{
	struct da_inf *inf = da_calloc(1, sizeof(*inf));
	int status = DA_OK;

	inf->arena = da_arena_new();
	inf->problem = problem;
	inf->ctx = ctx;
	grow_table(inf);
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
	scan(inf);
	index_strings(inf);
	*out = inf;
	return DA_OK;
}

void da_inf_close(struct da_inf *inf)
{
	if (!inf)
		return;
	da_arena_free(inf->arena);
	da_buf_free(&inf->text);
	free(inf->sections);
	free(inf->table);
	free(inf->lines);
	free(inf->string_table);
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
	uint32_t slot;

	return section_slot(inf, name, &slot);
}

const struct da_inf_section *da_inf_section_at(const struct da_inf *inf,
					       size_t index)
{
	return index < inf->n ? inf->sections[index] : NULL;
}

/* Keys are looked up by a table of their expanded form, made at first use. */
static void index_entries(struct da_inf *inf, struct da_inf_section *s)
{
	uint32_t cap = 16;

	while (cap < 2 * s->n)
		cap *= 2;
	s->table = da_arena_alloc(inf->arena, cap * sizeof(*s->table));
	s->table_cap = cap;
	for (uint32_t i = 0; i < s->n; i++) {
		struct da_inf_entry *e = &s->entries[i];
		uint32_t k;

		if (!e->key)
			continue;
		e->expanded = da_inf_expand(inf, e->key);
		k = da_strihash(e->expanded) & (cap - 1);
		while (s->table[k] &&
		       !da_strieq(s->entries[s->table[k] - 1].expanded,
				  e->expanded))
			k = (k + 1) & (cap - 1);
		if (!s->table[k])
			s->table[k] = i + 1;	/* the first one counts */
	}
}

const struct da_inf_entry *da_inf_entry(struct da_inf *inf,
					const struct da_inf_section *section,
					const char *key)
{
	struct da_inf_section *s = (struct da_inf_section *)section;
	uint32_t k;

	if (!s || !s->n)
		return NULL;
	if (!s->table)
		index_entries(inf, s);
	k = da_strihash(key) & (s->table_cap - 1);
	for (; s->table[k]; k = (k + 1) & (s->table_cap - 1)) {
		const struct da_inf_entry *e = &s->entries[s->table[k] - 1];

		if (da_strieq(e->expanded, key))
			return e;
	}
	return NULL;
}

static const char *string_value(struct da_inf *inf, const char *name)
{
	const struct da_inf_section *s = inf->strings;
	uint32_t k;

	if (!s)
		return NULL;
	k = da_strihash(name) & (inf->string_cap - 1);
	for (; inf->string_table[k]; k = (k + 1) & (inf->string_cap - 1)) {
		const struct da_inf_entry *e =
			&s->entries[inf->string_table[k] - 1];

		if (da_strieq(e->key, name))
			return e->n ? e->fields[0].text : "";
	}
	return NULL;
}

const char *da_inf_expand(struct da_inf *inf, const char *text)
{
	const char *at = strchr(text, '%');
	struct da_buf out = { 0 };
	const char *result;

	if (!at)
		return text;
	while (at && out.n < DA_INF_EXPANDED_MAX) {
		const char *end = strchr(at + 1, '%');
		const char *value = NULL;

		da_buf_add(&out, text, (size_t)(at - text));
		if (!end) {
			text = at;
			break;
		}
		if (end == at + 1) {
			value = "%";
		} else {
			char *name = da_arena_strndup(inf->arena, at + 1,
						      (size_t)(end - at - 1));

			value = string_value(inf, name);
		}
		if (value)
			da_buf_adds(&out, value);
		else
			da_buf_add(&out, at, (size_t)(end - at) + 1);
		text = end + 1;
		at = strchr(text, '%');
	}
	da_buf_adds(&out, text);
	result = da_arena_strdup(inf->arena, da_buf_str(&out));
	da_buf_free(&out);
	return result;
}

const char *da_inf_field(struct da_inf *inf, const struct da_inf_entry *entry,
			 uint32_t i)
{
	return i < entry->n ? da_inf_expand(inf, entry->fields[i].text) : "";
}

const char *da_inf_rest(struct da_inf *inf, const struct da_inf_entry *entry,
			uint32_t i)
{
	struct da_buf out = { 0 };
	const char *s;

	if (i + 1 == entry->n)
		return da_inf_field(inf, entry, i);
	for (uint32_t k = i; k < entry->n && out.n < 8192; k++) {
		if (k > i)
			da_buf_addc(&out, ',');
		da_buf_adds(&out, da_inf_field(inf, entry, k));
	}
	s = da_arena_strdup(inf->arena, da_buf_str(&out));
	da_buf_free(&out);
	return s;
}

const char *da_inf_line(struct da_inf *inf, uint32_t line, size_t max)
{
	const char *p;
	size_t n;

	if (!line || line > inf->lines_n)
		return "";
	p = (const char *)inf->text.p + inf->lines[line - 1];
	n = strcspn(p, "\n");
	while (n && is_blank(p[n - 1]))
		n--;
	if (n > max) {
		n = max;
		while (n && (p[n] & 0xC0) == 0x80)
			n--;
	}
	return da_arena_strndup(inf->arena, p, n);
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
