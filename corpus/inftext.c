// SPDX-License-Identifier: Apache-2.0
//
// A forgiving INF reader, for making test images only; see inftext.h.

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "inftext.h"

/* ---- bytes to UTF-8 ---- */

static void put_utf8(struct buf *b, uint32_t c)
{
	uint8_t out[4];
	size_t n;

	if (c < 0x80) {
		out[0] = (uint8_t)c;
		n = 1;
	} else if (c < 0x800) {
		out[0] = (uint8_t)(0xc0 | c >> 6);
		out[1] = (uint8_t)(0x80 | (c & 0x3f));
		n = 2;
	} else if (c < 0x10000) {
		out[0] = (uint8_t)(0xe0 | c >> 12);
		out[1] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
		out[2] = (uint8_t)(0x80 | (c & 0x3f));
		n = 3;
	} else {
		out[0] = (uint8_t)(0xf0 | c >> 18);
		out[1] = (uint8_t)(0x80 | (c >> 12 & 0x3f));
		out[2] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
		out[3] = (uint8_t)(0x80 | (c & 0x3f));
		n = 4;
	}
	if (c)
		buf_put(b, out, n);
	else
		buf_put(b, " ", 1);	/* as Windows reads it */
}

static void to_utf8(struct buf *out, const uint8_t *p, size_t size)
{
	if (size >= 2 && get16(p) == 0xfeff) {
		for (size_t i = 2; i + 1 < size; i += 2) {
			uint32_t c = get16(p + i);

			if (c >> 10 == 0x36 && i + 3 < size && get16(p + i + 2) >> 10 == 0x37) {
				c = 0x10000 + ((c & 0x3ff) << 10) + (get16(p + i + 2) & 0x3ff);
				i += 2;
			}
			put_utf8(out, c);
		}
	} else if (size >= 3 && !memcmp(p, "\xef\xbb\xbf", 3)) {
		buf_put(out, p + 3, size - 3);
	} else {
		for (size_t i = 0; i < size; i++)
			put_utf8(out, p[i]);
	}
	buf_put(out, "", 1);
}

/* ---- lines to entries ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

/* Cuts the next logical line out of the text: comments gone, continuations joined. */
static char *logical_line(char **text)
{
	struct buf line = { 0 };
	bool quoted = false;
	char *s = *text;

	if (!*s)
		return NULL;
	for (;; s++) {
		if (*s == '"')
			quoted = !quoted;
		if (*s == ';' && !quoted)
			s += strcspn(s, "\n");
		if (!*s || *s == '\n') {
			while (line.len && is_blank((char)line.data[line.len - 1]))
				line.len--;
			if (!*s || quoted || !line.len || line.data[line.len - 1] != '\\')
				break;
			while (line.len && (line.data[line.len - 1] == '\\' ||
					    is_blank((char)line.data[line.len - 1])))
				line.len--;
			continue;
		}
		buf_put(&line, s, 1);
	}
	*text = s + (*s == '\n');
	buf_put(&line, "", 1);
	return (char *)line.data;
}

/* A piece of a line without quotes and outer blanks. */
static char *clean(const char *s, size_t n)
{
	char *out = xcalloc(n + 1, 1);
	bool quoted = false;
	size_t len = 0;

	while (n && is_blank(*s)) {
		s++;
		n--;
	}
	while (n && is_blank(s[n - 1]))
		n--;
	for (size_t i = 0; i < n; i++) {
		if (s[i] != '"') {
			out[len++] = s[i];
		} else if (quoted && i + 1 < n && s[i + 1] == '"') {
			out[len++] = '"';
			i++;
		} else {
			quoted = !quoted;
		}
	}
	return out;
}

/* The first of the wanted characters outside of quotes, or the end. */
static const char *scan(const char *s, const char *wanted)
{
	bool quoted = false;

	for (; *s; s++) {
		if (*s == '"')
			quoted = !quoted;
		else if (!quoted && strchr(wanted, *s))
			break;
	}
	return s;
}

static void parse_entry(struct inf_section *section, const char *line)
{
	const char *end = scan(line, "=,");
	struct inf_entry *e;

	section->entries = xrealloc(section->entries, (section->count + 1) * sizeof(*e));
	e = &section->entries[section->count++];
	memset(e, 0, sizeof(*e));
	if (*end == '=') {
		e->key = clean(line, (size_t)(end - line));
		line = end + 1;
	}
	for (;;) {
		end = scan(line, ",");
		e->fields = xrealloc(e->fields, (e->count + 1) * sizeof(*e->fields));
		e->fields[e->count++] = clean(line, (size_t)(end - line));
		if (!*end)
			return;
		line = end + 1;
	}
}

static struct inf_section *open_section(struct inf *inf, const char *line)
{
	const char *end = strchr(line, ']');
	char *name = xstrndup(line, end ? (size_t)(end - line) : strlen(line));
	struct inf_section *s;

	for (size_t i = 0; i < inf->count; i++) {
		if (!strcasecmp(inf->sections[i].name, name)) {
			free(name);
			return &inf->sections[i];
		}
	}
	inf->sections = xrealloc(inf->sections, (inf->count + 1) * sizeof(*s));
	s = &inf->sections[inf->count++];
	memset(s, 0, sizeof(*s));
	s->name = name;
	return s;
}

void inf_parse(struct inf *inf, const uint8_t *bytes, size_t size)
{
	struct inf_section *section = NULL;
	struct buf text = { 0 };
	char *next, *line;

	memset(inf, 0, sizeof(*inf));
	to_utf8(&text, bytes, size);
	next = (char *)text.data;
	while ((line = logical_line(&next))) {
		const char *s = line;

		while (is_blank(*s))
			s++;
		if (*s == '[')
			section = open_section(inf, s + 1);
		else if (*s && section)
			parse_entry(section, s);
		free(line);
	}
	buf_free(&text);
}

void inf_free(struct inf *inf)
{
	for (size_t i = 0; i < inf->count; i++) {
		struct inf_section *s = &inf->sections[i];

		for (size_t j = 0; j < s->count; j++) {
			for (size_t k = 0; k < s->entries[j].count; k++)
				free(s->entries[j].fields[k]);
			free(s->entries[j].fields);
			free(s->entries[j].key);
		}
		free(s->entries);
		free(s->name);
	}
	free(inf->sections);
	memset(inf, 0, sizeof(*inf));
}

/* ---- questions ---- */

const struct inf_section *inf_find(const struct inf *inf, const char *name)
{
	for (size_t i = 0; i < inf->count; i++)
		if (!strcasecmp(inf->sections[i].name, name))
			return &inf->sections[i];
	return NULL;
}

const struct inf_entry *inf_entry(const struct inf_section *section, const char *key)
{
	for (size_t i = 0; section && i < section->count; i++)
		if (section->entries[i].key && !strcasecmp(section->entries[i].key, key))
			return &section->entries[i];
	return NULL;
}

const char *inf_field(const struct inf_entry *entry, size_t i)
{
	return entry && i < entry->count ? entry->fields[i] : "";
}

/* The text of a token, or NULL. Without a plain [Strings] the first localised one serves. */
static const char *lookup(const struct inf *inf, const char *name)
{
	const struct inf_section *strings = inf_find(inf, "Strings");
	const struct inf_entry *e;

	for (size_t i = 0; !strings && i < inf->count; i++)
		if (!strncasecmp(inf->sections[i].name, "Strings.", 8))
			strings = &inf->sections[i];
	e = inf_entry(strings, name);
	return e ? inf_field(e, 0) : NULL;
}

char *inf_expand(const struct inf *inf, const char *text)
{
	struct buf out = { 0 };

	while (*text) {
		const char *end = *text == '%' ? strchr(text + 1, '%') : NULL;

		if (!end) {
			buf_put(&out, text++, 1);
		} else if (end == text + 1) {
			buf_put(&out, "%", 1);
			text = end + 1;
		} else {
			char *name = xstrndup(text + 1, (size_t)(end - text - 1));
			const char *value = lookup(inf, name);

			if (value)
				buf_put(&out, value, strlen(value));
			else
				buf_put(&out, text, (size_t)(end + 1 - text));
			free(name);
			text = end + 1;
		}
	}
	buf_put(&out, "", 1);
	return (char *)out.data;
}

char *inf_expanded(const struct inf *inf, const struct inf_entry *entry, size_t i)
{
	return inf_expand(inf, inf_field(entry, i));
}
