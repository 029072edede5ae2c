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

#include <stdlib.h>

#define BINS 4096u		/* file offset of the first bin */
#define NONE 0xFFFFFFFFu
#define SEGMENT 16344u

/* Which list element a key was first met in. */
struct seen {
	uint32_t key, parent, position;
};

struct native {
	uint32_t *bin_of_page;	/* start of the good bin a page lies in + 1 */
	uint32_t pages;
	uint32_t end;		/* bytes of bins that are there */
	struct seen *seen;
	uint32_t seen_n, seen_cap;	/* cap is a power of two */
	uint64_t visits, assembled;
	uint64_t told[8192];	/* damage already told, by place */
	size_t told_n;
};

static int damaged(struct da_hive *h, const char *code, uint32_t offset,
		   const char *structure, const char *why)
{
	struct native *n = h->state;

	if (!da_mark(n->told, DA_COUNT(n->told), &n->told_n,
		     (uint64_t)offset << 32 | da_strihash(code))) {
		h->damages++;
		return DA_ECORRUPT;
	}
	return da_hive_damaged(h, DA_ECORRUPT, code,
			       offset == NONE ? DA_NO_OFFSET :
						(uint64_t)offset + BINS,
			       structure, "%s", why);
}

static int visit(struct da_hive *h)
{
	struct native *n = h->state;

	if (++n->visits <= DA_HIVE_VISITS_MAX)
		return DA_OK;
	if (n->visits == DA_HIVE_VISITS_MAX + 1ULL)
		da_hive_damaged(h, DA_ELIMIT, "limit", DA_NO_OFFSET, "hive",
				"limit: DA_HIVE_VISITS_MAX %d reached",
				DA_HIVE_VISITS_MAX);
	return DA_ELIMIT;
}

/*
 * The one door: bytes of the allocated cell at offset, or NULL.  *n_out is
 * what the cell holds, its size field not counted.
 */
static const uint8_t *cell(struct da_hive *h, uint32_t offset, uint32_t *n_out,
			   const char *structure, bool free_is_fine)
{
	struct native *n = h->state;
	uint32_t bin, bin_end;
	const uint8_t *p;
	int32_t raw;
	uint32_t size;

	if (offset >= n->end || offset % 8 || !n->bin_of_page[offset / 4096]) {
		damaged(h, "offset", offset, structure,
			"the offset does not lie in a readable bin");
		return NULL;
	}
	bin = n->bin_of_page[offset / 4096] - 1;
	bin_end = bin + da_le32(h->bytes.p + BINS + bin + 8);
	if (offset < bin + 32 || bin_end - offset < 8) {
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
	if (size < 8 || size > bin_end - offset) {
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

/*
 * Keys have one parent.  Returns true when this element of this list is where
 * the key belongs, false when it was met elsewhere before.
 */
static bool belongs(struct da_hive *h, uint32_t key, uint32_t parent,
		    uint32_t position)
{
	struct native *n = h->state;
	uint32_t i;

	if (2 * (n->seen_n + 1) > n->seen_cap) {
		uint32_t cap = n->seen_cap ? n->seen_cap * 2 : 1024;
		struct seen *more = da_malloc(cap * sizeof(*more));

		for (i = 0; i < cap; i++)
			more[i].key = NONE;
		for (uint32_t k = 0; k < n->seen_cap; k++) {
			if (n->seen[k].key == NONE)
				continue;
			i = n->seen[k].key / 8 * 2654435761u & (cap - 1);
			while (more[i].key != NONE)
				i = (i + 1) & (cap - 1);
			more[i] = n->seen[k];
		}
		free(n->seen);
		n->seen = more;
		n->seen_cap = cap;
	}
	i = key / 8 * 2654435761u & (n->seen_cap - 1);
	for (; n->seen[i].key != NONE; i = (i + 1) & (n->seen_cap - 1))
		if (n->seen[i].key == key)
			return n->seen[i].parent == parent &&
			       n->seen[i].position == position;
	n->seen[i] = (struct seen){ key, parent, position };
	n->seen_n++;
	return true;
}

static void name_add(struct da_buf *out, const uint8_t *p, uint32_t n,
		     bool latin1)
{
	out->n = 0;
	if (latin1)
		da_latin1_add(out, p, n);
	else
		da_utf16_add(out, p, n);
	da_buf_str(out);
}

struct listing {
	struct da_hive *h;
	da_key parent;
	da_hive_key_fn *fn;
	void *ctx;
	struct da_buf name;
	uint32_t position;
	int status;		/* the first error met */
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
	name_add(&l->name, p + 76, length, da_le16(p + 2) & 0x20);
	status = l->fn(l->ctx, offset, (const char *)l->name.p);
	return status;
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
	for (uint32_t i = 0; i < count; i++) {
		uint32_t element = da_le32(p + 4 + i * step);

		status = visit(l->h);
		if (!status)
			status = p[0] == 'r' ? one_list(l, element, true) :
					       one_key(l, element);
		if (status)
			return status;
	}
	return 0;
}

static int native_subkeys(struct da_hive *h, da_key key, da_hive_key_fn *fn,
			  void *ctx)
{
	struct listing l = { .h = h, .parent = key, .fn = fn, .ctx = ctx };
	uint32_t n, claimed;
	const uint8_t *p = nk(h, key, &n);
	int status;

	if (!p)
		return DA_ECORRUPT;
	claimed = da_le32(p + 20);
	if (!claimed)
		return DA_OK;
	status = one_list(&l, da_le32(p + 28), false);
	if (!status && !l.status && l.position != claimed)
		note(&l, damaged(h, "subkey-count", key, "key",
				 "the key claims another number of subkeys than its list holds"));
	da_buf_free(&l.name);
	return status ? status : l.status;
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
	/* many values may name one record: what is given out is bounded */
	reader->assembled += size;
	if (reader->assembled > 8 * (uint64_t)h->bytes.n + DA_HIVE_VALUE_KEPT)
		return da_hive_damaged(h, DA_ELIMIT, "limit",
				       (uint64_t)offset + BINS, "big data",
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
		if (seg_n < take)
			return damaged(h, "big-data", offset, "big data",
				       "a segment is too short");
		da_buf_add(out, seg, take);
		left -= take;
	}
	return DA_OK;
}

static int value_data(struct da_hive *h, const uint8_t *vk, uint32_t at,
		      struct da_buf *hold, struct da_value *v)
{
	uint32_t size = da_le32(vk + 4), n;
	uint32_t offset = da_le32(vk + 8);
	const uint8_t *p;

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
	if (size > DA_HIVE_VALUE_KEPT)
		return da_hive_damaged(h, DA_ELIMIT, "limit",
				       (uint64_t)at + BINS, "value",
				       "limit: DA_HIVE_VALUE_KEPT %u, value of %u bytes",
				       DA_HIVE_VALUE_KEPT, size);
	p = cell(h, offset, &n, "value data", false);
	if (!p)
		return DA_ECORRUPT;
	if (n >= size) {
		v->data = p;
		return DA_OK;
	}
	if (size > SEGMENT && n >= 8 && !memcmp(p, "db", 2)) {
		int status = big_data(h, offset, size, hold);

		if (!status)
			v->data = hold->p;
		return status;
	}
	return damaged(h, "value-size", at, "value",
		       "the data is longer than its cell");
}

static int native_values(struct da_hive *h, da_key key, da_hive_value_fn *fn,
			 void *ctx)
{
	struct da_buf name = { 0 }, hold = { 0 };
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
	if (count > list_n / 4) {
		first = damaged(h, "list-count", key, "value list",
				"the key claims more values than the list holds");
		count = list_n / 4;
	}
	if (count > DA_HIVE_VALUES_MAX) {
		first = da_hive_damaged(h, DA_ELIMIT, "limit",
					(uint64_t)key + BINS, "value list",
					"limit: DA_HIVE_VALUES_MAX %d",
					DA_HIVE_VALUES_MAX);
		count = DA_HIVE_VALUES_MAX;
	}
	for (uint32_t i = 0; i < count && !status; i++) {
		uint32_t at = da_le32(list + 4 * i), vn, length;
		struct da_value v = { .offset = (uint64_t)at + BINS };
		const uint8_t *vk;

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
		name_add(&name, vk + 20, length, da_le16(vk + 16) & 1);
		v.name = (const char *)name.p;
		v.type = da_le32(vk + 12);
		if (!(da_le16(vk + 16) & 2))	/* a tombstone has no data */
			v.status = value_data(h, vk, at, &hold, &v);
		if (v.status)
			v.data = NULL;
		status = fn(ctx, &v);
	}
	da_buf_free(&name);
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

/* Good bins only; a bin that does not fit is left out and reported. */
static void map_bins(struct da_hive *h)
{
	struct native *n = h->state;
	uint64_t present = h->bytes.n - BINS, at = 0;
	bool skipping = false;

	if (h->info.bins_size && h->info.bins_size < present)
		present = h->info.bins_size;
	else if (h->info.bins_size > present || !h->info.bins_size)
		damaged(h, "bins-size", NONE, "base block",
			"the base block claims another size of bins than the file has");
	n->end = present > 0xFFFFF000u ? 0xFFFFF000u :
					 (uint32_t)(present & ~4095ULL);
	n->pages = n->end / 4096;
	n->bin_of_page = da_calloc(n->pages + 1, sizeof(*n->bin_of_page));
	while (at < n->end) {
		const uint8_t *p = h->bytes.p + BINS + at;
		uint32_t size = da_le32(p + 8);

		if (memcmp(p, "hbin", 4) != 0 || da_le32(p + 4) != at ||
		    !size || size % 4096 || size > n->end - at) {
			if (!skipping)
				damaged(h, "bin", (uint32_t)at, "bin",
					"the bin's header is wrong; its cells are not read");
			skipping = true;
			at += 4096;
			continue;
		}
		skipping = false;
		for (uint64_t page = at; page < at + size; page += 4096)
			n->bin_of_page[page / 4096] = (uint32_t)at + 1;
		at += size;
	}
}

static int native_open(struct da_hive *h, struct da_err *err)
{
	uint32_t root = da_le32(h->bytes.p + 36), n;
	const uint8_t *p;

	h->state = da_calloc(1, sizeof(struct native));
	map_bins(h);
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
	free(n->bin_of_page);
	free(n->seen);
	free(n);
}

const struct da_hive_ops da_hive_native_ops = {
	.name = "native",
	.open = native_open,
	.close = native_close,
	.key_info = native_key_info,
	.subkeys = native_subkeys,
	.values = native_values,
	.security = native_security,
};
