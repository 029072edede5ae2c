// SPDX-License-Identifier: Apache-2.0
/*
 * The native hive reader.  It believes nothing: every offset goes through
 * cell(), which checks that the offset lies in a good bin and that the cell
 * ends inside it; every length is checked against the cell and not against
 * the record; every key has one parent, so that no list can lead in circles
 * or fan out; every step is taken from one budget.
 *
 * Bin:	0 "hbin"  4 offset from the first bin  8 size (multiple of 4096)
 * Cell:	0 i32 size, negative when allocated; data follows
 * nk:	2 flags  4 last written  16 parent  20 subkeys  28 subkey list
 *	36 values  40 value list  44 security  72 name length  76 name
 * lf, lh:	2 count, then (u32 offset, u32 hash)      li: 2 count, then u32
 * ri:	2 count, then u32 offsets of lf, lh or li; the format forbids ri in ri
 * vk:	2 name length  4 size (top bit: data in the offset field)  8 offset
 *	12 type  16 flags (1: Latin-1 name)  20 name
 * db:	2 segments  4 offset of a list of segment cells, 16344 bytes each
 * sk:	16 size  20 self-relative security descriptor
 */
#include "config.h"
#include "hive_ops.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

#define BINS 4096u		/* file offset of the first bin */
#define NONE 0xFFFFFFFFu
#define SEGMENT 16344u
#define AHEAD 8		/* elements of a list fetched before their turn */
#define SMALL 256u	/* bytes that many values may share: little comes of it */
#define KEY_NAME_MAX 512u	/* bytes: 255 units, and what old hives had */

/* The good bin a page lies in; no page has end 0. */
struct page {
	uint32_t bin, end;
};

/* Which list element a key was first met in. */
struct seen {
	uint32_t key, parent, position;
};

/*
 * The same for the key of a stretch of 64 bytes: keys are 80 bytes and more,
 * so that only lies need the table of the others.  Beside each other in memory
 * as the keys are, which costs a third of what a hash table does.
 */
struct place {
	uint32_t parent;	/* and the key's low bits in its own; 0: none */
	uint32_t position;
};

struct table {
	struct seen *p;
	uint32_t n, cap;	/* cap is a power of two */
};

struct native {
	struct page *page;
	uint32_t pages;
	uint32_t end;		/* bytes of bins that are there */
	struct place *place;
	struct table keys;	/* whose place is taken */
	struct table large;	/* names and data of values, and in which list */
	uint64_t visits, assembled;
	uint64_t large_bytes;	/* of these, each once */
	uint64_t told[8192];	/* damage already told, by place */
	size_t told_n;
};

/* What a damaged structure costs; bins are counted where they are mapped. */
static void lose(struct da_hive *h, const char *code, const char *structure)
{
	struct da_hive_damage_map *m = &h->map;

	if (!strcmp(code, "name-length") || !strcmp(structure, "bin") ||
	    !strcmp(structure, "root key") || !strcmp(structure, "base block"))
		return;		/* read all the same, or counted already */
	if (strstr(structure, "list") && strcmp(code, "shared-cell") != 0)
		m->lists_cut++;
	else if (!strcmp(structure, "index root") ||
		 !strcmp(code, "subkey-count"))
		m->lists_cut++;
	else
		m->items_left_out++;
}

static int damaged(struct da_hive *h, const char *code, uint32_t offset,
		   const char *structure, const char *why)
{
	struct native *n = h->state;

	if (!da_mark(n->told, DA_COUNT(n->told), &n->told_n,
		     (uint64_t)offset << 32 | da_strihash(code))) {
		h->damages++;
		return DA_ECORRUPT;
	}
	lose(h, code, structure);
	return da_hive_damaged(h, DA_ECORRUPT, code,
			       offset == NONE ? DA_NO_OFFSET :
						(uint64_t)offset + BINS,
			       structure, "%s", why);
}

/* A limit that costs a list its end or a value its data. */
static int limited(struct da_hive *h, uint32_t offset, const char *structure,
		   const char *fmt, ...) DA_PRINTF(4, 5);
static int limited(struct da_hive *h, uint32_t offset, const char *structure,
		   const char *fmt, ...)
{
	char text[160];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	lose(h, "limit", structure);
	return da_hive_damaged(h, DA_ELIMIT, "limit", (uint64_t)offset + BINS,
			       structure, "%s", text);
}

static int visit(struct da_hive *h)
{
	struct native *n = h->state;

	if (++n->visits <= DA_HIVE_VISITS_MAX)
		return DA_OK;
	if (n->visits == DA_HIVE_VISITS_MAX + 1ULL) {
		h->map.lists_cut++;
		da_hive_damaged(h, DA_ELIMIT, "limit", DA_NO_OFFSET, "hive",
				"limit: DA_HIVE_VISITS_MAX %d reached",
				DA_HIVE_VISITS_MAX);
	}
	return DA_ELIMIT;
}

/* Tells the search for deleted items that these bytes are in use. */
static void use(const struct da_hive *h, uint32_t offset, uint64_t n)
{
	if (h->marks)
		h->marks->use(h->marks->ctx, offset, n);
}

/*
 * The one door: bytes of the allocated cell at offset, or NULL.  *n_out is
 * what the cell holds, its size field not counted.
 */
static const uint8_t *cell(struct da_hive *h, uint32_t offset, uint32_t *n_out,
			   const char *structure, bool free_is_fine)
{
	struct native *n = h->state;
	const struct page *page;
	const uint8_t *p;
	int32_t raw;
	uint32_t size;

	if (offset >= n->end || offset % 8 || !n->page[offset / 4096].end) {
		damaged(h, "offset", offset, structure,
			"the offset does not lie in a readable bin");
		return NULL;
	}
	page = &n->page[offset / 4096];
	if (offset < page->bin + 32 || page->end - offset < 8) {
		damaged(h, "offset", offset, structure,
			"the offset lies in a bin header");
		return NULL;
	}
	p = h->bytes.p + BINS + offset;
	raw = (int32_t)da_le32(p);
	if (raw > 0 && !free_is_fine) {
		damaged(h, "unallocated-cell", offset, structure,
			"the cell is marked free");
		return NULL;
	}
	size = raw < 0 ? 0u - (uint32_t)raw : (uint32_t)raw;
	if (size < 8 || size > page->end - offset) {
		damaged(h, "cell-size", offset, structure,
			"the cell does not end inside its bin");
		return NULL;
	}
	*n_out = size - 4;
	return p + 4;
}

static const uint8_t *record(struct da_hive *h, uint32_t offset, const char *sig,
			     uint32_t least, uint32_t *n_out,
			     const char *structure)
{
	const uint8_t *p = cell(h, offset, n_out, structure,
				offset == h->root);

	h->records++;
	if (!p)
		return NULL;
	if (*n_out < least || memcmp(p, sig, 2) != 0) {
		damaged(h, "signature", offset, structure,
			"the record's signature or size is wrong");
		return NULL;
	}
	return p;
}

static const uint8_t *nk(struct da_hive *h, da_key key, uint32_t *n_out)
{
	return record(h, key, "nk", 76, n_out, "key");
}

/* Room for one more, in a table at most half full. */
static void grow(struct table *t)
{
	uint32_t cap = t->cap ? t->cap * 2 : 1024, i;
	struct seen *more = da_malloc(cap * sizeof(*more));

	for (i = 0; i < cap; i++)
		more[i].key = NONE;
	for (uint32_t k = 0; k < t->cap; k++) {
		if (t->p[k].key == NONE)
			continue;
		i = t->p[k].key / 8 * 2654435761u & (cap - 1);
		while (more[i].key != NONE)
			i = (i + 1) & (cap - 1);
		more[i] = t->p[k];
	}
	free(t->p);
	t->p = more;
	t->cap = cap;
}

/* False when it was met elsewhere before. */
static bool belongs_among(struct table *t, uint32_t key, uint32_t parent,
			  uint32_t position)
{
	uint32_t i;

	if (2 * (t->n + 1) > t->cap)
		grow(t);
	i = key / 8 * 2654435761u & (t->cap - 1);
	for (; t->p[i].key != NONE; i = (i + 1) & (t->cap - 1))
		if (t->p[i].key == key)
			return t->p[i].parent == parent &&
			       t->p[i].position == position;
	t->p[i] = (struct seen){ key, parent, position };
	t->n++;
	return true;
}

/*
 * Keys have one parent.  Returns true when this element of this list is where
 * the key belongs, false when it was met elsewhere before.  The key's cell was
 * checked, and so was its parent's: both are multiples of 8 in the bins.
 */
static bool belongs(struct da_hive *h, uint32_t key, uint32_t parent,
		    uint32_t position)
{
	struct native *n = h->state;
	struct place *at = &n->place[key / 64];
	uint32_t mark = (parent & ~7u) | (key / 8 & 7);

	if (!at->parent) {	/* no cell lies at 0 */
		*at = (struct place){ mark, position };
		return true;
	}
	if ((at->parent & 7) != (key / 8 & 7))
		return belongs_among(&n->keys, key, parent, position);
	return at->parent == mark && at->position == position;
}

/*
 * Large names and data of values are in one place of one list, large lists of
 * values at one key, and together they are no larger than the hive: else a small
 * hive could give out any number of bytes.
 */
static int owned(struct da_hive *h, uint32_t offset, uint64_t size,
		 uint32_t parent, uint32_t position)
{
	struct native *n = h->state;
	uint32_t before = n->large.n;

	if (size <= SMALL)
		return DA_OK;
	if (!belongs_among(&n->large, offset, parent, position))
		return damaged(h, "shared-cell", offset, "value",
			       "these bytes were met in another place; here they are left out");
	if (n->large.n != before)
		n->large_bytes += size;
	if (n->large_bytes > h->bytes.n)
		return damaged(h, "overlap", offset, "value",
			       "lists, names and data of values lie over each other");
	return DA_OK;
}

/* A name in internal form; nearly all are short and ASCII. */
struct name {
	char small[256];
	struct da_buf big;
	const char *text;
};

static bool plain(const uint8_t *p, uint32_t n)
{
	uint32_t i = 0;

	for (; i + 8 <= n; i += 8) {
		uint64_t w;

		memcpy(&w, p + i, 8);
		if ((w | (w - 0x0101010101010101ULL)) & 0x8080808080808080ULL)
			return false;
	}
	for (; i < n; i++)
		if (!p[i] || p[i] >= 0x80)
			return false;
	return true;
}

static void name_set(struct name *out, const uint8_t *p, uint32_t n, bool latin1)
{
	if (latin1 && n < sizeof(out->small) && plain(p, n)) {
		memcpy(out->small, p, n);
		out->small[n] = 0;
		out->text = out->small;
		return;
	}
	out->big.n = 0;
	if (latin1)
		da_latin1_add(&out->big, p, n);
	else
		da_utf16_add(&out->big, p, n);
	out->text = da_buf_str(&out->big);
}

/* A record that will be read soon; walking waits for memory more than it works. */
static void soon(const struct da_hive *h, uint32_t offset)
{
	const struct native *n = h->state;

	if (offset < n->end)
		__builtin_prefetch(h->bytes.p + BINS + offset);
}

/* What the list element of a key of some name holds, if the list is right. */
struct hint {
	uint32_t hash;		/* lh: 37 times the one before and the unit */
	uint8_t first[4];	/* lf: the first letters */
	bool has_first;		/* they are ASCII */
};

static void hint_unit(struct hint *t, uint32_t unit, uint32_t i)
{
	t->hash = t->hash * 37 + unit;
	if (i < 4)
		t->first[i] = (uint8_t)unit;
	if (i < 4 && unit >= 0x80)
		t->has_first = false;
}

static void hint_set(struct hint *t, const char *name)
{
	uint32_t i = 0, c;

	*t = (struct hint){ .has_first = true };
	while ((c = da_upcase(da_rune_next(&name))) != 0) {
		if (c == DA_RUNE_NUL)
			c = 0;
		if (c > 0xFFFF) {
			c -= 0x10000;
			hint_unit(t, 0xD800 + (c >> 10), i++);
			c = 0xDC00 + (c & 0x3FF);
		}
		hint_unit(t, c, i++);
	}
}

/* Whether an element of this kind of list may be a key of that name. */
static bool hint_fits(const struct hint *t, char kind, const uint8_t *element)
{
	if (kind == 'h')
		return da_le32(element + 4) == t->hash;
	for (int i = 0; i < 4 && t->has_first; i++)
		if (da_upcase(element[4 + i]) != t->first[i])
			return false;
	return true;
}

struct listing {
	struct da_hive *h;
	da_key parent;
	da_hive_key_fn *fn;
	void *ctx;
	struct name name;
	uint32_t position;
	int status;		/* the first error met */
	const struct hint *hint;	/* leave out what cannot have this name */
	bool left_out;
};

static void note(struct listing *l, int status)
{
	if (!l->status)
		l->status = status;
}

static int one_key(struct listing *l, uint32_t offset)
{
	uint32_t n, length;
	const uint8_t *p;
	int status;

	status = visit(l->h);
	if (status)
		return status;
	p = nk(l->h, offset, &n);
	if (!p) {
		note(l, DA_ECORRUPT);
		l->position++;
		return 0;
	}
	if (!belongs(l->h, offset, l->parent, l->position++)) {
		note(l, damaged(l->h, "shared-cell", offset, "subkey list",
				"a key is listed twice; this listing is left out"));
		return 0;
	}
	length = da_le16(p + 72);
	if (length > n - 76) {
		note(l, damaged(l->h, "name-length", offset, "key",
				"the name is longer than its cell"));
		length = n - 76;
	}
	if (length > KEY_NAME_MAX) {
		note(l, damaged(l->h, "name-length", offset, "key",
				"the name is longer than Windows allows; the rest is left out"));
		length = KEY_NAME_MAX;
	}
	name_set(&l->name, p + 76, length, da_le16(p + 2) & 0x20);
	return l->fn(l->ctx, offset, l->name.text);
}

static int one_list(struct listing *l, uint32_t offset, bool in_root)
{
	uint32_t n, count, step;
	const uint8_t *p = cell(l->h, offset, &n, "subkey list", false);
	int status;

	if (!p) {
		note(l, DA_ECORRUPT);
		return 0;
	}
	if (n < 4) {
		note(l, damaged(l->h, "list", offset, "subkey list",
				"the list is too short"));
		return 0;
	}
	count = da_le16(p + 2);
	if (!memcmp(p, "lf", 2) || !memcmp(p, "lh", 2)) {
		step = 8;
	} else if (!memcmp(p, "li", 2)) {
		step = 4;
	} else if (!memcmp(p, "ri", 2)) {
		if (in_root) {
			note(l, damaged(l->h, "ri-nesting", offset,
					"index root",
					"an index root names an index root"));
			return 0;
		}
		step = 4;
	} else {
		note(l, damaged(l->h, "list", offset, "subkey list",
				"the list's signature is not known"));
		return 0;
	}
	if (count > (n - 4) / step) {
		note(l, damaged(l->h, "list-count", offset, "subkey list",
				"the list claims more than its cell holds"));
		count = (n - 4) / step;
	}
	use(l->h, offset, 8 + (uint64_t)count * step);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t element = da_le32(p + 4 + i * step);

		status = visit(l->h);
		if (!status && l->hint && step == 8 &&
		    !hint_fits(l->hint, (char)p[1], p + 4 + i * step)) {
			l->left_out = true;
			l->position++;
			continue;
		}
		if (!l->hint && i + AHEAD < count)
			soon(l->h, da_le32(p + 4 + (i + AHEAD) * step));
		if (!status)
			status = p[0] == 'r' ? one_list(l, element, true) :
					       one_key(l, element);
		if (status)
			return status;
	}
	return 0;
}

/* Not by an initialiser, which would clear the room for the name as well. */
static void listing_start(struct listing *l, struct da_hive *h, da_key parent,
			  da_hive_key_fn *fn, void *ctx)
{
	l->h = h;
	l->parent = parent;
	l->fn = fn;
	l->ctx = ctx;
	l->position = 0;
	l->status = DA_OK;
	l->hint = NULL;
	l->left_out = false;
	memset(&l->name.big, 0, sizeof(l->name.big));
}

static int native_subkeys(struct da_hive *h, da_key key, da_hive_key_fn *fn,
			  void *ctx)
{
	struct listing l;
	uint32_t n, claimed;
	const uint8_t *p = nk(h, key, &n);
	int status;

	if (!p)
		return DA_ECORRUPT;
	claimed = da_le32(p + 20);
	if (!claimed)
		return DA_OK;
	listing_start(&l, h, key, fn, ctx);
	status = one_list(&l, da_le32(p + 28), false);
	if (!status && !l.status && l.position != claimed)
		note(&l, damaged(h, "subkey-count", key, "key",
				 "the key claims another number of subkeys than its list holds"));
	da_buf_free(&l.name.big);
	return status ? status : l.status;
}

static int native_likely(struct da_hive *h, da_key key, const char *name,
			 da_hive_key_fn *fn, void *ctx)
{
	struct listing l;
	struct hint hint;
	uint32_t n;
	const uint8_t *p = nk(h, key, &n);
	int status;

	if (!p)
		return DA_ECORRUPT;
	if (!da_le32(p + 20))
		return DA_OK;
	hint_set(&hint, name);
	listing_start(&l, h, key, fn, ctx);
	l.hint = &hint;
	status = one_list(&l, da_le32(p + 28), false);
	da_buf_free(&l.name.big);
	/* what is not here may be behind a wrong hash or a wrong count */
	return status ? status : DA_ABSENT;
}

/* Data of a value in its segments; kept bytes only, the rest is a limit. */
static int big_data(struct da_hive *h, uint32_t offset, uint32_t size,
		    struct da_buf *out)
{
	uint32_t n, list_n, segments, list_at, left = size;
	const uint8_t *db = record(h, offset, "db", 8, &n, "big data");
	struct native *reader = h->state;
	const uint8_t *list;

	if (!db)
		return DA_ECORRUPT;
	segments = da_le16(db + 2);
	list_at = da_le32(db + 4);
	list = cell(h, list_at, &list_n, "big data", false);
	if (!list)
		return DA_ECORRUPT;
	use(h, offset, 12);
	use(h, list_at, 4 + 4 * (uint64_t)segments);
	/* many values may name one record: what is given out is bounded */
	reader->assembled += size;
	if (reader->assembled > 8 * (uint64_t)h->bytes.n + DA_HIVE_VALUE_KEPT)
		return limited(h, offset, "big data",
			       "limit: more than eight times the hive's size in big data");
	if (segments > list_n / 4 || (uint64_t)segments * SEGMENT < size)
		return damaged(h, "big-data", offset, "big data",
			       "the segments do not hold the size");
	out->n = 0;
	for (uint32_t i = 0; i < segments && left; i++) {
		uint32_t seg_n, take = left < SEGMENT ? left : SEGMENT;
		const uint8_t *seg = cell(h, da_le32(list + 4 * i), &seg_n,
					  "big data", false);

		if (!seg)
			return DA_ECORRUPT;
		use(h, da_le32(list + 4 * i), 4 + (uint64_t)take);
		if (seg_n < take)
			return damaged(h, "big-data", offset, "big data",
				       "a segment is too short");
		da_buf_add(out, seg, take);
		left -= take;
	}
	return DA_OK;
}

static int value_data(struct da_hive *h, const uint8_t *vk, uint32_t at,
		      struct seen place, struct da_buf *hold, struct da_value *v)
{
	uint32_t size = da_le32(vk + 4), n;
	uint32_t offset = da_le32(vk + 8);
	const uint8_t *p;
	int status;

	if (size & 0x80000000u) {	/* resident: the first bytes of the field */
		size &= 0x7FFFFFFFu;
		if (size > 4)
			return damaged(h, "value-size", at, "value",
				       "resident data of more than four bytes");
		v->size = size;
		v->data = vk + 8;
		return DA_OK;
	}
	v->size = size;
	if (!size) {
		v->data = vk + 8;
		return DA_OK;
	}
	if (size > DA_HIVE_VALUE_KEPT) {
		use(h, offset, 4 + (uint64_t)size);
		return limited(h, at, "value",
			       "limit: DA_HIVE_VALUE_KEPT %u, value of %u bytes",
			       DA_HIVE_VALUE_KEPT, size);
	}
	p = cell(h, offset, &n, "value data", false);
	if (!p)
		return DA_ECORRUPT;
	if (n >= size) {
		use(h, offset, 4 + (uint64_t)size);
		v->data = p;
		return owned(h, offset, size, place.parent, place.position);
	}
	if (size > SEGMENT && n >= 8 && !memcmp(p, "db", 2)) {
		status = big_data(h, offset, size, hold);
		if (!status)
			status = owned(h, offset, size, place.parent,
				       place.position);
		if (!status)
			v->data = hold->p;
		return status;
	}
	use(h, offset, 4 + (uint64_t)n);
	return damaged(h, "value-size", at, "value",
		       "the data is longer than its cell");
}

/* Entries behind the end of a value list: values that were there once. */
static void stale_values(struct da_hive *h, da_key key, const uint8_t *p,
			 uint32_t n)
{
	for (uint32_t i = 0; i < n && !visit(h); i++)
		h->marks->stale(h->marks->ctx, key, da_le32(p + 4 * i));
}

static int native_values(struct da_hive *h, da_key key, da_hive_value_fn *fn,
			 void *ctx)
{
	struct da_buf hold = { 0 };
	struct name name;
	uint32_t n, list_n, count, previous = NONE;
	const uint8_t *p = nk(h, key, &n), *list;
	int status = DA_OK, first = DA_OK;

	if (!p)
		return DA_ECORRUPT;
	count = da_le32(p + 36);
	if (!count)
		return DA_OK;
	list = cell(h, da_le32(p + 40), &list_n, "value list", false);
	if (!list)
		return DA_ECORRUPT;
	memset(&name.big, 0, sizeof(name.big));
	if (count > list_n / 4) {
		first = damaged(h, "list-count", key, "value list",
				"the key claims more values than the list holds");
		count = list_n / 4;
	}
	if (count > DA_HIVE_VALUES_MAX) {
		first = limited(h, key, "value list",
				"limit: DA_HIVE_VALUES_MAX %d",
				DA_HIVE_VALUES_MAX);
		count = DA_HIVE_VALUES_MAX;
	}
	status = owned(h, da_le32(p + 40), 4 * (uint64_t)count, key, NONE);
	if (status)
		return status;
	use(h, da_le32(p + 40), 4 + 4 * (uint64_t)count);
	if (h->marks)
		stale_values(h, key, list + 4 * count, list_n / 4 - count);
	for (uint32_t i = 0; i < count && !status; i++) {
		uint32_t at = da_le32(list + 4 * i), vn, length;
		struct da_value v = { .offset = (uint64_t)at + BINS };
		const uint8_t *vk;

		if (i + AHEAD < count)
			soon(h, da_le32(list + 4 * (i + AHEAD)));
		status = visit(h);
		if (status)
			break;
		if (at == previous) {
			first = damaged(h, "shared-cell", at, "value list",
					"a value is listed twice");
			continue;
		}
		previous = at;
		vk = record(h, at, "vk", 20, &vn, "value");
		if (!vk) {
			first = first ? first : DA_ECORRUPT;
			continue;
		}
		length = da_le16(vk + 2);
		if (length > vn - 20) {
			first = damaged(h, "name-length", at, "value",
					"the name is longer than its cell");
			length = vn - 20;
		}
		if (owned(h, at, length, key, i)) {
			first = first ? first : DA_ECORRUPT;
			continue;
		}
		use(h, at, 24 + (uint64_t)length);
		name_set(&name, vk + 20, length, da_le16(vk + 16) & 1);
		v.name = name.text;
		v.type = da_le32(vk + 12);
		if (!(da_le16(vk + 16) & 2))	/* a tombstone has no data */
			v.status = value_data(h, vk, at,
					(struct seen){ at, key, i }, &hold, &v);
		if (v.status)
			v.data = NULL;
		status = fn(ctx, &v);
	}
	da_buf_free(&name.big);
	da_buf_free(&hold);
	return status ? status : first;
}

static int native_key_info(struct da_hive *h, da_key key,
			   struct da_key_info *out)
{
	uint32_t n;
	const uint8_t *p = nk(h, key, &n);

	if (!p)
		return DA_ECORRUPT;
	out->last_written = da_le64(p + 4);
	out->offset = (uint64_t)key + BINS;
	out->subkeys = da_le32(p + 20);
	out->values = da_le32(p + 36);
	out->link = da_le16(p + 2) & 0x10;
	return DA_OK;
}

static int native_security(struct da_hive *h, da_key key, struct da_arena *arena,
			   const uint8_t **out, uint32_t *n_out)
{
	uint32_t n, sk_n, size;
	const uint8_t *p = nk(h, key, &n), *sk;
	uint8_t *copy;

	if (!p)
		return DA_ECORRUPT;
	if (da_le32(p + 44) == NONE)
		return DA_ABSENT;
	sk = record(h, da_le32(p + 44), "sk", 20, &sk_n, "security");
	if (!sk)
		return DA_ECORRUPT;
	size = da_le32(sk + 16);
	if (size > sk_n - 20)
		return damaged(h, "security-size", da_le32(p + 44), "security",
			       "the descriptor is longer than its cell");
	copy = da_arena_alloc(arena, size + 1);
	memcpy(copy, sk + 20, size);
	*out = copy;
	*n_out = size;
	return DA_OK;
}

void da_hive_native_use_key(struct da_hive *h, da_key key)
{
	const uint8_t *p, *sk;
	uint32_t n, sk_n;

	p = nk(h, key, &n);
	if (!p)
		return;
	use(h, key, 80 + (uint64_t)da_hive_native_name(h, key));
	if (da_le32(p + 48) != NONE && da_le16(p + 74))
		use(h, da_le32(p + 48), 4 + (uint64_t)da_le16(p + 74));
	if (da_le32(p + 44) == NONE)
		return;
	sk = record(h, da_le32(p + 44), "sk", 20, &sk_n, "security");
	if (sk)
		use(h, da_le32(p + 44), 24 + (uint64_t)(
			da_le32(sk + 16) < sk_n - 20 ? da_le32(sk + 16) :
						       sk_n - 20));
}

uint16_t da_hive_native_name(struct da_hive *h, da_key key)
{
	uint32_t n, length;
	const uint8_t *p = nk(h, key, &n);

	if (!p)
		return 0;
	length = da_le16(p + 72);
	return (uint16_t)(length < n - 76 ? length : n - 76);
}

bool da_hive_native_bin(const struct da_hive *h, uint32_t offset,
			uint32_t *bin, uint32_t *end)
{
	const struct native *n = h->state;

	if (offset >= n->end || !n->page[offset / 4096].end)
		return false;
	*bin = n->page[offset / 4096].bin;
	*end = n->page[offset / 4096].end;
	return true;
}

uint32_t da_hive_native_end(const struct da_hive *h)
{
	return ((const struct native *)h->state)->end;
}

bool da_hive_native_parent(const struct da_hive *h, da_key key,
			   uint32_t *parent)
{
	const struct native *n = h->state;
	const struct place *at;

	if (key >= n->end || key % 8)
		return false;
	at = &n->place[key / 64];
	if (!at->parent)
		return false;
	if ((at->parent & 7) == (key / 8 & 7)) {
		*parent = at->parent & ~7u;
		return true;
	}
	for (uint32_t i = key / 8 * 2654435761u & (n->keys.cap - 1);
	     n->keys.cap && n->keys.p[i].key != NONE;
	     i = (i + 1) & (n->keys.cap - 1))
		if (n->keys.p[i].key == key) {
			*parent = n->keys.p[i].parent;
			return true;
		}
	return false;
}

static bool is_bin(const struct da_hive *h, uint64_t at, uint64_t end)
{
	const uint8_t *p = h->bytes.p + BINS + at;
	uint32_t size = da_le32(p + 8);

	return !memcmp(p, "hbin", 4) && da_le32(p + 4) == at && size &&
	       size % 4096 == 0 && size <= end - at;
}

/*
 * Behind the size of a good base block lie remains.  The size of a bad one is
 * worth nothing, so bins count as long as one follows the other.
 */
static uint64_t bins_followed(const struct da_hive *h, uint64_t from,
			      uint64_t end)
{
	while (end > from && end - from >= 4096 && from < 0xFFFFF000u &&
	       is_bin(h, from, end))
		from += da_le32(h->bytes.p + BINS + from + 8);
	return from;
}

/* Good bins only; a bin that does not fit is left out and reported. */
static void map_bins(struct da_hive *h)
{
	struct native *n = h->state;
	uint64_t present = h->bytes.n - BINS, at = 0;
	bool skipping = false;

	if (!h->info.checksum_ok && h->info.bins_size % 4096 == 0 &&
	    h->info.bins_size && h->info.bins_size < present)
		present = bins_followed(h, h->info.bins_size, present);
	else if (h->info.bins_size && h->info.bins_size < present)
		present = h->info.bins_size;
	else if (h->info.bins_size > present || !h->info.bins_size)
		damaged(h, "bins-size", NONE, "base block",
			"the base block claims another size of bins than the file has");
	n->end = present > 0xFFFFF000u ? 0xFFFFF000u :
					 (uint32_t)(present & ~4095ULL);
	n->pages = n->end / 4096;
	n->page = da_calloc(n->pages + 1, sizeof(*n->page));
	n->place = da_calloc(n->end / 64 + 1, sizeof(*n->place));
	h->map.bytes_unreadable = present - n->end;
	if (h->info.bins_size > present)
		h->map.bytes_missing = h->info.bins_size - present;
	while (at < n->end) {
		uint32_t size = da_le32(h->bytes.p + BINS + at + 8);

		if (!is_bin(h, at, n->end)) {
			/* one that says where it is counts for itself */
			if (!skipping ||
			    da_le32(h->bytes.p + BINS + at + 4) == at)
				h->map.bins_unreadable++;
			if (!skipping)
				damaged(h, "bin", (uint32_t)at, "bin",
					"the bin's header is wrong; its cells are not read");
			skipping = true;
			h->map.bytes_unreadable += 4096;
			at += 4096;
			continue;
		}
		skipping = false;
		h->map.bins++;
		for (uint64_t page = at; page < at + size; page += 4096)
			n->page[page / 4096] = (struct page){
				(uint32_t)at, (uint32_t)at + size };
		at += size;
	}
}

static int native_open(struct da_hive *h, struct da_err *err)
{
	uint32_t root = da_le32(h->bytes.p + 36), n;
	const uint8_t *p;

	h->state = da_calloc(1, sizeof(struct native));
	map_bins(h);
	h->map.known = true;
	h->map.bins += h->map.bins_unreadable;
	h->root = root;
	p = nk(h, root, &n);
	if (!p)
		return da_fail(err, DA_ECORRUPT, "root", (uint64_t)root + BINS,
			       "the root key cannot be read");
	if ((int32_t)da_le32(p - 4) > 0)
		damaged(h, "unallocated-cell", root, "root key",
			"the root key's cell is marked free");
	belongs(h, root, NONE, 0);
	return DA_OK;
}

static void native_close(struct da_hive *h)
{
	struct native *n = h->state;

	if (!n)
		return;
	free(n->page);
	free(n->place);
	free(n->keys.p);
	free(n->large.p);
	free(n);
}

const struct da_hive_ops da_hive_native_ops = {
	.name = "native",
	.open = native_open,
	.close = native_close,
	.key_info = native_key_info,
	.subkeys = native_subkeys,
	.likely = native_likely,
	.values = native_values,
	.security = native_security,
};
