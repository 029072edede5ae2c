// SPDX-License-Identifier: Apache-2.0
/*
 * libregf reads again what is cited.  Citations are sorted by path, so that
 * each key on the way is listed once, whatever number of citations lie below:
 * libregf's look-up by name is linear.
 */
#include "config.h"
#include "drvaudit/confirm.h"
#include "replay.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

struct confirm {
	const struct da_confirm_request *req;
	struct da_hive *hive;
	struct da_arena *arena;
	const uint8_t *bytes;
	size_t bytes_n;
};

static void answer(struct confirm *c, const struct da_citation *of,
		   enum da_confirmation what, const char *fmt, ...)
	DA_PRINTF(4, 5);
static void answer(struct confirm *c, const struct da_citation *of,
		   enum da_confirmation what, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	c->req->answer(c->req->ctx, of, what, text);
}

/* ---- order ------------------------------------------------------------- */

static uint32_t next_unit(const char **s)
{
	uint32_t u = da_upcase(da_rune_next(s));

	return u == '\\' ? 1 : u;	/* what lies below a key follows it */
}

static int path_order(const char *a, const char *b)
{
	if (a == b)
		return 0;
	for (;;) {
		uint32_t x = next_unit(&a), y = next_unit(&b);

		if (x != y)
			return x < y ? -1 : 1;
		if (!x)
			return 0;
	}
}

static int by_place(const void *a, const void *b)
{
	const struct da_citation *x = a, *y = b;
	int order;

	if (x->hive != y->hive)
		return x->hive < y->hive ? -1 : 1;
	order = path_order(x->path, y->path);
	if (order)
		return order;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* ---- values ------------------------------------------------------------ */

static bool is_string(uint32_t type)
{
	return type == DA_REG_SZ || type == DA_REG_EXPAND_SZ;
}

/* Bytes up to and with the first UTF-16 NUL of what was kept. */
static uint32_t measured(const struct da_citation *v)
{
	uint32_t i = 0;

	while (i + 1 < v->kept && (v->data[i] || v->data[i + 1]))
		i += 2;
	return i + 2 <= v->kept ? i + 2 : v->kept;
}

/* The field of the value's record that holds resident data, or NULL. */
static const uint8_t *resident(const struct confirm *c,
			       const struct da_citation *v)
{
	const uint8_t *vk;

	if (v->offset == DA_NO_OFFSET || v->offset + 24 > c->bytes_n)
		return NULL;
	vk = c->bytes + v->offset + 4;
	if (memcmp(vk, "vk", 2) != 0 ||
	    da_le32(vk + 4) != (0x80000000u | v->size))
		return NULL;
	return vk + 8;
}

/* Did it go on to read what stands behind the data in the cell? */
static bool read_on(const struct confirm *c, const struct da_citation *v,
		    const struct da_value *got)
{
	uint64_t at;

	if (v->offset == DA_NO_OFFSET || v->offset + 24 > c->bytes_n ||
	    got->size <= v->size)
		return false;
	at = (uint64_t)da_le32(c->bytes + v->offset + 12) + 4096 + 4;
	return at + got->size <= c->bytes_n &&
	       !memcmp(c->bytes + at, got->data, got->size);
}

static void compare(struct confirm *c, const struct da_citation *v,
		    const struct da_value *got)
{
	const uint8_t *field;

	if (!got->data) {
		answer(c, v, DA_NOT_CONFIRMED, "libregf cannot read the data");
		return;
	}
	if (!v->data) {
		answer(c, v, DA_NOT_CONFIRMED,
		       "the first reader could not read the data; libregf reads \"%s\"",
		       da_value_text(got, c->arena, NULL));
		return;
	}
	if (got->type != v->type) {
		answer(c, v, DA_DIFFERS, "libregf reads type %u", got->type);
		return;
	}
	if (got->size == v->size && !memcmp(got->data, v->data, v->kept)) {
		answer(c, v, DA_CONFIRMED, "libregf");
		return;
	}
	field = v->size < 4 ? resident(c, v) : NULL;
	if (field && got->size == v->size &&
	    !memcmp(got->data, field + 4 - v->size, v->size)) {
		answer(c, v, DA_NOT_CONFIRMED,
		       "libregf takes the last %u bytes of the field for resident data of %u bytes, not the first (known fault)",
		       v->size, v->size);
		return;
	}
	if (is_string(v->type) && got->size < v->size &&
	    got->size == measured(v) &&
	    !memcmp(got->data, v->data, got->size)) {
		answer(c, v, DA_CONFIRMED,
		       "libregf, up to the first NUL: it does not read the %u bytes behind (known fault)",
		       v->size - got->size);
		return;
	}
	if (is_string(v->type) && v->kept == v->size &&
	    measured(v) == v->size && read_on(c, v, got) &&
	    !memcmp(got->data, v->data, v->size)) {
		answer(c, v, DA_CONFIRMED,
		       "libregf, which reads %u bytes on behind the data, as there is no NUL (known fault)",
		       got->size - v->size);
		return;
	}
	answer(c, v, DA_DIFFERS, "libregf reads %s",
	       da_value_text(got, c->arena, NULL));
}

/* ---- names ------------------------------------------------------------- */

/* What libregf makes of the name, when that is a fault we know; else NULL. */
static const char *name_fault(const char *name)
{
	bool high = false, odd = false, nul = false;

	if (!*name)
		return "a name without characters";
	while (*name) {
		uint32_t u;

		if (!strncmp(name, "\xC0\x80", 2)) {
			nul = true;
			name += 2;
			continue;
		}
		u = da_rune_next(&name);
		high |= u >= 0x80 && u <= 0x9F;
		odd |= u >= 0xD800 && u <= 0xDFFF;
	}
	return nul ? "libregf ends names at an embedded NUL (known fault)" :
	       odd ? "libregf does not read ill-formed UTF-16 in names (known fault)" :
	       high ? "libregf reads Latin-1 names as code page 1252 (known fault)" :
		      NULL;
}

/* ---- one key: its values, and the keys below --------------------------- */

struct place {
	struct confirm *c;
	struct da_citation *p;	/* those at or below this key */
	size_t n;
	size_t depth;		/* bytes of its path */
	bool *done;		/* by index into p */
	size_t left;
};

static int one_value(void *ctx, const struct da_value *got)
{
	struct place *at = ctx;

	for (size_t i = 0; i < at->n; i++) {
		struct da_citation *v = &at->p[i];

		if (at->done[i] || !da_strieq(v->value, got->name) ||
		    (v->offset != DA_NO_OFFSET &&
		     got->offset != DA_NO_OFFSET && v->offset != got->offset))
			continue;
		at->done[i] = true;
		at->left--;
		compare(at->c, v, got);
	}
	da_arena_reset(at->c->arena);
	return !at->left;
}

static void key_itself(struct confirm *c, const struct da_citation *k,
		       da_key key)
{
	struct da_key_info info;
	char time[DA_TIME_MAX];

	if (da_hive_key_info(c->hive, key, &info))
		answer(c, k, DA_NOT_CONFIRMED, "libregf cannot read the key");
	else if (k->last_written &&
		 strcmp(da_filetime_str(info.last_written, time),
			k->last_written) != 0)
		answer(c, k, DA_DIFFERS, "libregf reads the time %s", time);
	else
		answer(c, k, DA_CONFIRMED, "libregf");
}

static void missing(struct place *at, int status, const char *what)
{
	for (size_t i = 0; i < at->n; i++) {
		struct da_citation *v = &at->p[i];
		const char *name = v->is_key || strlen(v->path) > at->depth ?
			v->path + at->depth : v->value;
		const char *fault = name_fault(name + (*name == '\\'));

		if (at->done[i])
			continue;
		if (fault)
			answer(at->c, v, DA_NOT_CONFIRMED, "%s", fault);
		else if (status < 0)
			answer(at->c, v, DA_NOT_CONFIRMED,
			       "libregf cannot read the %ss of the key to their end",
			       what);
		else
			answer(at->c, v, DA_DIFFERS, "libregf finds no such %s",
			       what);
	}
}

static void values(struct confirm *c, struct da_citation *p, size_t n,
		   da_key key)
{
	struct place at = { .c = c, .p = p, .n = n,
			    .depth = n ? strlen(p->path) : 0 };
	int status;

	at.done = da_calloc(n + 1, sizeof(*at.done));
	for (size_t i = 0; i < n; i++) {
		if (p[i].is_key) {
			key_itself(c, &p[i], key);
			at.done[i] = true;
		} else {
			at.left++;
		}
	}
	if (at.left) {
		status = da_hive_values(c->hive, key, one_value, &at);
		missing(&at, status, "value");
	}
	free(at.done);
}

static void below(struct confirm *c, struct da_citation *p, size_t n,
		  size_t depth, da_key key);

/* Component of the path behind depth bytes. */
static size_t component(const char *path, size_t depth, const char **start)
{
	*start = path + depth + (path[depth] == '\\');
	return strcspn(*start, "\\");
}

static bool names(const char *path, size_t depth, const char *name)
{
	const char *start;
	size_t n = component(path, depth, &start);
	char stack[2048];	/* 255 units are up to 765 bytes */

	if (!n || n >= sizeof(stack))
		return false;
	memcpy(stack, start, n);
	stack[n] = 0;
	return da_strieq(stack, name);
}

static int one_key(void *ctx, da_key key, const char *name)
{
	struct place *at = ctx;
	size_t low = 0, high = at->n, n;
	const char *start;

	/* the first citation whose next component is not less than the name */
	while (low < high) {
		size_t mid = (low + high) / 2;
		size_t len = component(at->p[mid].path, at->depth, &start);
		char *part = da_arena_strndup(at->c->arena, start, len);

		if (da_stricmp(part, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == at->n || at->done[low] ||
	    !names(at->p[low].path, at->depth, name)) {
		if (da_arena_size(at->c->arena) > 1 << 20)
			da_arena_reset(at->c->arena);
		return 0;
	}
	n = 1;
	while (low + n < at->n && names(at->p[low + n].path, at->depth, name))
		n++;
	for (size_t i = 0; i < n; i++)
		at->done[low + i] = true;
	at->left -= n;
	component(at->p[low].path, at->depth, &start);
	da_arena_reset(at->c->arena);
	below(at->c, at->p + low, n, (size_t)(start - at->p[low].path) +
	      strcspn(start, "\\"), key);
	return !at->left;
}

/* Citations at this key come first in their order, then those below it. */
static void below(struct confirm *c, struct da_citation *p, size_t n,
		  size_t depth, da_key key)
{
	struct place at = { .c = c, .depth = depth };
	size_t here = 0;
	int status;

	while (here < n && strlen(p[here].path) <= depth)
		here++;
	values(c, p, here, key);
	if (here == n)
		return;
	at.p = p + here;
	at.n = at.left = n - here;
	at.done = da_calloc(at.n, sizeof(*at.done));
	status = da_hive_subkeys(c->hive, key, one_key, &at);
	missing(&at, status, "key");
	free(at.done);
}

/* ---- hives ------------------------------------------------------------- */

static void none(struct confirm *c, struct da_citation *p, size_t n,
		 const char *why)
{
	for (size_t i = 0; i < n; i++)
		answer(c, &p[i], DA_NOT_CONFIRMED, "%s", why);
}

static void one_hive(struct confirm *c, struct da_collect *collect,
		     enum da_hive_kind kind, struct da_citation *p, size_t n)
{
	const struct da_confirm_request *req = c->req;
	struct da_stored_hive stored;
	struct da_buf bytes = { 0 };
	char sha256[DA_SHA256_HEX], *path;
	struct da_err err = { 0 };
	int status;

	if (req->skip[kind]) {
		none(c, p, n, "libregf died on this hive");
		return;
	}
	req->hive_begins(req->ctx, kind);
	collect->hive_kind = kind;
	status = da_image_hive(collect->image, kind, collect->windows, &bytes,
			       collect->arena, &path, &err);
	if (!status) {
		da_sha256(bytes.p, bytes.n, sha256);
		if (!req->sha256[kind] ||
		    strcmp(sha256, req->sha256[kind]) != 0) {
			none(c, p, n, "the hive's bytes changed since it was read");
			da_buf_free(&bytes);
			return;
		}
		da_replay_hive(collect, kind, &bytes, NULL, &stored);
		c->bytes = bytes.p;
		c->bytes_n = bytes.n;
		status = da_hive_open(&c->hive, DA_HIVE_LIBREGF, &bytes, NULL,
				      NULL, &err);
	}
	if (status) {
		da_buf_free(&bytes);
		none(c, p, n, status > 0 ? "there is no such hive" : err.text);
		return;
	}
	below(c, p, n, 0, da_hive_root(c->hive));
	da_hive_close(c->hive);
	c->hive = NULL;
}

static void no_facts(void *ctx, unsigned kind, const void *p, size_t n)
{
	(void)ctx;
	(void)kind;
	(void)p;
	(void)n;
}

int da_confirm(const struct da_confirm_request *req, struct da_err *err)
{
	struct confirm c = { .req = req, .arena = da_arena_new() };
	struct da_collect_request quiet = *req->source;
	struct da_collect *collect;
	int status;

	quiet.emit = no_facts;
	status = da_collect_open(&collect, &quiet, err);
	qsort(req->citations, req->n, sizeof(*req->citations), by_place);
	for (size_t i = 0, n; !status && i < req->n; i += n) {
		for (n = 1; i + n < req->n && req->citations[i + n].hive ==
			    req->citations[i].hive; n++)
			;
		one_hive(&c, collect, req->citations[i].hive,
			 req->citations + i, n);
	}
	da_collect_close(collect);
	da_arena_free(c.arena);
	return status;
}
