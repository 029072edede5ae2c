// SPDX-License-Identifier: Apache-2.0
/*
 * YAML that people write, read through libyaml's events: what is not part of
 * the small language of yaml.h ends it before anything is built of it.
 */
#include "config.h"
#include "drvaudit/yaml.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

#define FILE_SHOWN 100		/* bytes of a file's name in a message */

static const char *file_end(const char *file)
{
	size_t n = strlen(file);

	if (n <= FILE_SHOWN)
		return file;
	file += n - FILE_SHOWN;
	while ((*file & 0xC0) == 0x80)
		file++;
	return file;
}

static int wrong_at(struct da_err *err, const char *file, size_t line,
		    size_t column, const char *what)
{
	const char *end = file_end(file);

	return da_fail(err, DA_EINVAL, "yaml", DA_NO_OFFSET, "%s%s:%zu:%zu: %s",
		       end == file ? "" : "...", end, line, column, what);
}

static int wrong_list(struct da_err *err, const char *file, size_t line,
		      size_t column, const char *fmt, va_list ap)
{
	char *what;
	int status;

	if (vasprintf(&what, fmt, ap) < 0)
		return wrong_at(err, file, line, column, fmt);
	status = wrong_at(err, file, line, column, what);
	free(what);
	return status;
}

int da_yaml_wrong(const struct da_yaml *at, struct da_err *err,
		  const char *fmt, ...)
{
	va_list ap;
	int status;

	va_start(ap, fmt);
	status = wrong_list(err, at->file, at->line, at->column, fmt, ap);
	va_end(ap);
	return status;
}

int da_yaml_wrong_key(const struct da_yaml *at, struct da_err *err,
		      const char *fmt, ...)
{
	va_list ap;
	int status;

	va_start(ap, fmt);
	status = wrong_list(err, at->file, at->key ? at->key_line : at->line,
			    at->key ? at->key_column : at->column, fmt, ap);
	va_end(ap);
	return status;
}

/* ---- characters --------------------------------------------------------- */

/*
 * What an editor does not show as libyaml reads it: controls, other ends of
 * lines (a comment would end where nobody sees it), marks that turn text around.
 */
static bool is_invisible(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
	       (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E ||
	       c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
	       (c >= 0xD800 && c < 0xE000) || (c & 0xFFFE) == 0xFFFE;
}

/* text ends with a NUL of its own behind n bytes */
static int look_at_text(const char *file, const char *text, size_t n,
			struct da_err *err)
{
	const char *s = text, *end = text + n;
	size_t line = 1, column = 1;

	while (s < end) {
		const char *at = s;
		uint32_t c = da_rune_next(&s);
		char what[64];

		if (!c || c == DA_RUNE_NUL)
			return wrong_at(err, file, line, column,
					"a NUL character: no text file");
		if (c >= 0xD800 && c < 0xE000)
			return wrong_at(err, file, line, column,
					"the text is not UTF-8");
		if (is_invisible(c) || (*at == '\r' && *s != '\n')) {
			snprintf(what, sizeof(what),
				 "the character U+%04X is not allowed", c);
			return wrong_at(err, file, line, column, what);
		}
		column++;
		if (c == '\n') {
			line++;
			column = 1;
		}
	}
	return DA_OK;
}

/* ---- tree --------------------------------------------------------------- */

struct reader {
	struct da_arena *arena;
	const char *file;
	struct da_err *err;
	yaml_parser_t parser;
	size_t nodes;
	/* containers that are open; of a map, the key that waits for its value */
	struct da_yaml *open[DA_YAML_DEPTH_MAX], *last[DA_YAML_DEPTH_MAX];
	struct da_yaml *key[DA_YAML_DEPTH_MAX];
	size_t depth;
	struct da_yaml *root;
};

static int wrong_mark(struct reader *r, yaml_mark_t mark, const char *what)
{
	return wrong_at(r->err, r->file, mark.line + 1, mark.column + 1, what);
}

static int limit(struct reader *r, yaml_mark_t mark, const char *name)
{
	char what[64];

	snprintf(what, sizeof(what), "limit: %s", name);
	return wrong_mark(r, mark, what);
}

static struct da_yaml *new_node(struct reader *r, enum da_yaml_kind kind,
				const yaml_event_t *e)
{
	struct da_yaml *n = da_arena_alloc(r->arena, sizeof(*n));

	n->kind = kind;
	n->file = r->file;
	n->line = (uint32_t)e->start_mark.line + 1;
	n->column = (uint32_t)e->start_mark.column + 1;
	return n;
}

static void add(struct reader *r, struct da_yaml *n)
{
	size_t d = r->depth - 1;
	struct da_yaml *into;

	if (!r->depth) {
		r->root = n;
		return;
	}
	into = r->open[d];
	if (into->kind == DA_YAML_MAP) {
		n->key = r->key[d]->text;
		n->key_line = r->key[d]->line;
		n->key_column = r->key[d]->column;
		r->key[d] = NULL;
	}
	if (r->last[d])
		r->last[d]->next = n;
	else
		into->first = n;
	r->last[d] = n;
	into->n++;
}

static bool waits_for_key(const struct reader *r)
{
	return r->depth && r->open[r->depth - 1]->kind == DA_YAML_MAP &&
	       !r->key[r->depth - 1];
}

static bool says_null(const yaml_event_t *e)
{
	const char *s = (const char *)e->data.scalar.value;

	return e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       (!*s || !strcmp(s, "~") || da_strieq(s, "null"));
}

static int scalar(struct reader *r, const yaml_event_t *e)
{
	const char *value = (const char *)e->data.scalar.value;
	size_t n = e->data.scalar.length;
	struct da_yaml *node;

	if (memchr(value, 0, n))
		return wrong_mark(r, e->start_mark, "a NUL character in a text");
	if (n > DA_YAML_TEXT_MAX)
		return limit(r, e->start_mark, "DA_YAML_TEXT_MAX");
	node = new_node(r, DA_YAML_TEXT, e);
	node->text = da_arena_strndup(r->arena, value, n);
	node->is_null = says_null(e);
	if (!waits_for_key(r)) {
		add(r, node);
		return DA_OK;
	}
	if (node->is_null)
		return wrong_mark(r, e->start_mark, "a key has no name");
	r->key[r->depth - 1] = node;
	return DA_OK;
}

static int container(struct reader *r, enum da_yaml_kind kind,
		     const yaml_event_t *e)
{
	struct da_yaml *node;

	if (waits_for_key(r))
		return wrong_mark(r, e->start_mark, "a key is a text");
	if (r->depth == DA_YAML_DEPTH_MAX)
		return limit(r, e->start_mark, "DA_YAML_DEPTH_MAX");
	node = new_node(r, kind, e);
	add(r, node);
	r->open[r->depth] = node;
	r->last[r->depth] = r->key[r->depth] = NULL;
	r->depth++;
	return DA_OK;
}

static int by_key(const void *a, const void *b)
{
	const struct da_yaml *x = *(const struct da_yaml *const *)a;
	const struct da_yaml *y = *(const struct da_yaml *const *)b;
	int d = strcmp(x->key, y->key);

	if (!d)
		d = (x->key_line > y->key_line) - (x->key_line < y->key_line);
	return d ? d : (x->key_column > y->key_column) -
		       (x->key_column < y->key_column);
}

/* The first entry in the file whose key was there before. */
static int look_for_twins(const struct da_yaml *map, struct da_err *err)
{
	const struct da_yaml **all = da_malloc(map->n * sizeof(*all));
	const struct da_yaml *twin = NULL;
	uint32_t before = 0;
	size_t n = 0;

	for (const struct da_yaml *e = map->first; e; e = e->next)
		all[n++] = e;
	qsort(all, n, sizeof(*all), by_key);
	for (size_t i = 1; i < n; i++) {
		if (strcmp(all[i - 1]->key, all[i]->key) != 0 ||
		    (twin && twin->key_line <= all[i]->key_line))
			continue;
		twin = all[i];
		before = all[i - 1]->key_line;
	}
	free(all);
	return !twin ? DA_OK : da_yaml_wrong_key(twin, err,
		"the key %.60s is given twice, before in line %u", twin->key,
		before);
}

static int end_container(struct reader *r)
{
	struct da_yaml *node = r->open[--r->depth];

	return node->kind == DA_YAML_MAP ? look_for_twins(node, r->err) : DA_OK;
}

/* What a node may not have about it. */
static int look_at_properties(struct reader *r, const yaml_event_t *e)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	switch (e->type) {
	case YAML_ALIAS_EVENT:
		return wrong_mark(r, e->start_mark, "aliases (*) are not allowed; a text that begins with * stands in quotes");
	case YAML_SCALAR_EVENT:
		anchor = e->data.scalar.anchor;
		tag = e->data.scalar.tag;
		break;
	case YAML_SEQUENCE_START_EVENT:
		anchor = e->data.sequence_start.anchor;
		tag = e->data.sequence_start.tag;
		break;
	case YAML_MAPPING_START_EVENT:
		anchor = e->data.mapping_start.anchor;
		tag = e->data.mapping_start.tag;
		break;
	default:
		return DA_OK;
	}
	if (anchor)
		return wrong_mark(r, e->start_mark, "anchors (&) are not allowed");
	if (tag)
		return wrong_mark(r, e->start_mark, "tags (!) are not allowed");
	return ++r->nodes > DA_YAML_NODES_MAX ?
	       limit(r, e->start_mark, "DA_YAML_NODES_MAX") : DA_OK;
}

static int document_start(struct reader *r, const yaml_event_t *e)
{
	if (r->root)
		return wrong_mark(r, e->start_mark, "a second document");
	if (e->data.document_start.version_directive ||
	    e->data.document_start.tag_directives.start !=
	    e->data.document_start.tag_directives.end)
		return wrong_mark(r, e->start_mark,
				  "directives (%) are not allowed");
	return DA_OK;
}

static int one_event(struct reader *r, const yaml_event_t *e)
{
	int status = look_at_properties(r, e);

	if (status)
		return status;
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		return document_start(r, e);
	case YAML_SCALAR_EVENT:
		return scalar(r, e);
	case YAML_SEQUENCE_START_EVENT:
		return container(r, DA_YAML_LIST, e);
	case YAML_MAPPING_START_EVENT:
		return container(r, DA_YAML_MAP, e);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return end_container(r);
	default:
		return DA_OK;
	}
}

static int syntax(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	char what[200];

	if (p->error == YAML_MEMORY_ERROR) {
		fputs("drvaudit: out of memory\n", stderr);
		_Exit(71);
	}
	snprintf(what, sizeof(what), "%s%s%s", p->problem ? p->problem :
		 "not YAML", p->context ? " " : "", p->context ? p->context : "");
	return wrong_mark(r, p->problem_mark, what);
}

static int all_events(struct reader *r)
{
	bool more = true;
	int status = DA_OK;

	while (more && !status) {
		yaml_event_t e;

		if (!yaml_parser_parse(&r->parser, &e))
			return syntax(r);
		status = one_event(r, &e);
		more = e.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	if (!status && !r->root)
		status = wrong_at(r->err, r->file, 1, 1, "the file is empty");
	return status;
}

int da_yaml_parse(const struct da_yaml **out, struct da_arena *arena,
		  const char *file, const void *p, size_t n, struct da_err *err)
{
	struct reader r = { .arena = arena, .err = err };
	const char *text = p;
	char *copy;
	int status;

	*out = NULL;
	r.file = da_arena_strdup(arena, file);
	if (n > DA_YAML_BYTES_MAX)
		return wrong_at(err, r.file, 1, 1, "limit: DA_YAML_BYTES_MAX");
	if (n >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3)) {
		text += 3;
		n -= 3;
	}
	copy = da_malloc(n + 1);
	if (n)
		memcpy(copy, text, n);
	copy[n] = 0;
	status = look_at_text(r.file, copy, n, err);
	if (!status) {
		if (!yaml_parser_initialize(&r.parser)) {
			fputs("drvaudit: out of memory\n", stderr);
			_Exit(71);
		}
		yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
		yaml_parser_set_input_string(&r.parser,
					     (const unsigned char *)copy, n);
		status = all_events(&r);
		yaml_parser_delete(&r.parser);
	}
	free(copy);
	if (!status)
		*out = r.root;
	return status;
}

int da_yaml_read(const struct da_yaml **out, struct da_arena *arena,
		 const char *path, char sha256[DA_SHA256_HEX],
		 struct da_err *err)
{
	struct da_buf text = { 0 };
	struct da_err why = { 0 };
	int status = da_file_read(path, DA_YAML_BYTES_MAX, &text, &why);

	*out = NULL;
	if (status == DA_ELIMIT) {
		status = wrong_at(err, path, 1, 1, "limit: DA_YAML_BYTES_MAX");
	} else if (status) {
		da_fail(err, status, why.code, DA_NO_OFFSET, "%s%s: %s",
			file_end(path) == path ? "" : "...", file_end(path),
			why.text);
	} else {
		if (sha256)
			da_sha256(text.p, text.n, sha256);
		status = da_yaml_parse(out, arena, path, text.p, text.n, err);
	}
	da_buf_free(&text);
	return status;
}

/* ---- questions ---------------------------------------------------------- */

static int unknown_key(const struct da_yaml *e, const char *const *names,
		       size_t n, struct da_err *err)
{
	struct da_buf known = { 0 };
	int status;

	for (size_t i = 0; i < n; i++)
		da_buf_printf(&known, "%s%s", i ? ", " : "", names[i]);
	status = da_yaml_wrong_key(e, err, "unknown key %.40s; known are %s",
				   e->key, da_buf_str(&known));
	da_buf_free(&known);
	return status;
}

int da_yaml_fields(const struct da_yaml *map, const char *const *names, size_t n,
		   const struct da_yaml **out, struct da_err *err)
{
	for (size_t i = 0; i < n; i++)
		out[i] = NULL;
	if (map->kind != DA_YAML_MAP)
		return da_yaml_wrong(map, err, "%s is not a list of \"key: value\"",
				     map->key ? map->key : "this");
	for (const struct da_yaml *e = map->first; e; e = e->next) {
		size_t i = 0;

		while (i < n && strcmp(names[i], e->key) != 0)
			i++;
		if (i == n)
			return unknown_key(e, names, n, err);
		out[i] = e;
	}
	return DA_OK;
}

int da_yaml_text(const struct da_yaml *node, const char **out,
		 struct da_err *err)
{
	const char *name = node->key ? node->key : "this";

	if (node->kind != DA_YAML_TEXT)
		return da_yaml_wrong(node, err, "%.40s is not a text", name);
	if (node->is_null || !node->text[strspn(node->text, " \t\r\n")])
		return da_yaml_wrong_key(node, err, "%.40s is empty", name);
	*out = node->text;
	return DA_OK;
}
