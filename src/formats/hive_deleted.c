// SPDX-License-Identifier: Apache-2.0
/*
 * Keys and values that were deleted and whose records are still there.
 *
 * The live tree is walked once more and marks every byte it uses.  Whatever lies
 * outside is looked through for records: cells marked free, cells that nothing
 * leads to, and the slack behind what a cell is used for.  Nothing there is sure:
 * cells that became one keep the headers of both, one that was divided has a new
 * header in the middle, and a record's neighbours may be of another time.  So a
 * record counts as far as no live structure uses its bytes, a parent as far as
 * its time allows (Windows gives a key a new time when a subkey goes), and the
 * rest is said to be partial.
 */
#include "config.h"
#include "hive_ops.h"

#include "drvaudit/limits.h"

#include <stdlib.h>

#define BINS 4096u
#define NONE 0xFFFFFFFFu
#define SEGMENT 16344u
#define KEY_NAME_MAX 512u	/* bytes: 255 units, and what old hives had */
#define VALUE_NAME_MAX 32767u

enum where { FREE, UNREFERENCED, SLACK };
static const char *const where_names[] = { "free", "unreferenced", "slack" };

struct record {
	uint32_t at;
	uint16_t name;		/* bytes of the name that are there */
	uint8_t where;
	bool cut;		/* the name is not whole */
	bool taken;		/* a value that has its key */
	uint32_t path;		/* the last one it was part of: no circles */
};

struct records {
	struct record *p;
	size_t n, cap;
};

/* An entry behind the end of a value list, and whose list it is. */
struct stale {
	uint32_t value, key;
};

struct search {
	struct da_hive live;		/* read anew, beside the one being read */
	struct da_hive_marks marks;
	uint64_t *used;			/* a bit for each 8 bytes of the bins */
	uint32_t end;
	uint64_t mark_budget, steps;
	da_key *todo;
	size_t todo_n, todo_cap;
	struct records keys, values;
	struct stale *stale;
	size_t stale_n, stale_cap;
	uint32_t paths;
	size_t given, text;		/* items and bytes of paths given out */
	int status;
	da_hive_deleted_fn *fn;
	void *ctx;
	struct da_buf path, name, data;
};

/* ---- what is in use ---------------------------------------------------- */

static void mark(void *ctx, uint32_t offset, uint64_t n)
{
	struct search *s = ctx;
	uint64_t unit = offset / 8, last;

	if (offset >= s->end || !n)
		return;
	if (n > s->end - offset)
		n = s->end - offset;
	/* many values may share one cell: what is marked is bounded */
	if (n > s->mark_budget) {
		s->status = DA_ELIMIT;
		return;
	}
	s->mark_budget -= n;
	for (last = (offset + n - 1) / 8; unit <= last;) {
		if (unit % 64 == 0 && last - unit >= 63) {
			s->used[unit / 64] = ~0ULL;
			unit += 64;
		} else {
			s->used[unit / 64] |= 1ULL << unit % 64;
			unit++;
		}
	}
}

static bool is_used(const struct search *s, uint32_t offset)
{
	return s->used[offset / 512] >> (offset / 8 % 64) & 1;
}

/* How many of n bytes at offset are in a good bin and used by nothing. */
static uint32_t unused(struct search *s, uint32_t offset, uint32_t n)
{
	uint32_t bin, bin_end, at;

	if (offset % 8 || !da_hive_native_bin(&s->live, offset, &bin, &bin_end) ||
	    offset < bin + 32)
		return 0;
	if (n > bin_end - offset)
		n = bin_end - offset;
	for (at = offset; at < offset + n; at += 8) {
		s->steps++;
		if (is_used(s, at))
			return at - offset;
	}
	return n;
}

static const uint8_t *bytes(const struct search *s, uint32_t offset)
{
	return s->live.bytes.p + BINS + offset;
}

static void stale(void *ctx, uint32_t key, uint32_t value)
{
	struct search *s = ctx;

	if (value >= s->end - 8 || value % 8 || s->stale_n >= DA_HIVE_DELETED_MAX ||
	    memcmp(bytes(s, value) + 4, "vk", 2) != 0)
		return;
	if (s->stale_n == s->stale_cap) {
		s->stale_cap = s->stale_cap ? 2 * s->stale_cap : 64;
		s->stale = da_realloc(s->stale,
				      s->stale_cap * sizeof(*s->stale));
	}
	s->stale[s->stale_n++] = (struct stale){ value, key };
}

static int later(void *ctx, da_key key, const char *name)
{
	struct search *s = ctx;

	(void)name;
	if (s->todo_n == s->todo_cap) {
		s->todo_cap = s->todo_cap ? 2 * s->todo_cap : 1024;
		s->todo = da_realloc(s->todo, s->todo_cap * sizeof(*s->todo));
	}
	s->todo[s->todo_n++] = key;
	return s->status;
}

static int no_value(void *ctx, const struct da_value *v)
{
	(void)v;
	return ((struct search *)ctx)->status;
}

/* Damage is nothing new here; a limit means that live items are not marked. */
static int mark_live(struct search *s)
{
	later(s, s->live.root, "");
	while (s->todo_n && s->status != DA_ELIMIT) {
		da_key key = s->todo[--s->todo_n];

		da_hive_native_use_key(&s->live, key);
		if (s->live.ops->values(&s->live, key, no_value, s) == DA_ELIMIT ||
		    s->live.ops->subkeys(&s->live, key, later, s) == DA_ELIMIT)
			s->status = DA_ELIMIT;
	}
	return s->status;
}

/* ---- records ----------------------------------------------------------- */

static struct record *push(struct search *s, struct records *l)
{
	if (l->n >= DA_HIVE_DELETED_MAX) {
		s->status = DA_ELIMIT;
		return NULL;
	}
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 64;
		l->p = da_realloc(l->p, l->cap * sizeof(*l->p));
	}
	return memset(&l->p[l->n++], 0, sizeof(*l->p));
}

static bool is_link(uint32_t offset)
{
	return offset == NONE || offset % 8 == 0;
}

static bool looks_like_key(const uint8_t *p)
{
	uint32_t name = da_le16(p + 72);

	return name && name <= KEY_NAME_MAX && da_le16(p + 2) < 0x2000 &&
	       is_link(da_le32(p + 16)) && is_link(da_le32(p + 28)) &&
	       is_link(da_le32(p + 40)) && is_link(da_le32(p + 44));
}

static bool looks_like_value(const uint8_t *p)
{
	uint32_t size = da_le32(p + 4);

	if (da_le16(p + 16) > 3 || da_le16(p + 2) > VALUE_NAME_MAX)
		return false;
	if (size & 0x80000000u)
		return (size & 0x7FFFFFFFu) <= 4;
	return !size || da_le32(p + 8) % 8 == 0;
}

/* Something else has been written over such a name. */
static bool has_controls(const uint8_t *p, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (p[i] < 0x20)
			return true;
	return false;
}

static void look_at(struct search *s, uint32_t at, uint32_t end, enum where w)
{
	const uint8_t *p = bytes(s, at) + 4;
	bool key = !memcmp(p, "nk", 2);
	uint32_t fixed = key ? 76 : 20, room, name;
	struct record *r;

	if ((!key && memcmp(p, "vk", 2) != 0) || end - at < 4 + fixed)
		return;
	if (!(key ? looks_like_key(p) : looks_like_value(p)))
		return;
	name = da_le16(p + (key ? 72 : 2));
	room = 4 + fixed + name;
	room = unused(s, at, room < end - at ? room : end - at);
	if (room < 4 + fixed)
		return;
	r = push(s, key ? &s->keys : &s->values);
	if (!r)
		return;
	room -= 4 + fixed;
	r->at = at;
	r->where = (uint8_t)w;
	r->name = (uint16_t)(room < name ? room : name);
	r->cut = room < name ||
		 (da_le16(p + (key ? 2 : 16)) & (key ? 0x20 : 1) &&
		  has_controls(p + fixed, r->name));
}

/* One cell after the other; where the chain breaks, the rest of the bin. */
static void look_through(struct search *s, uint32_t bin, uint32_t end)
{
	uint32_t at = bin + 32;

	while (end - at >= 8 && s->status != DA_ELIMIT) {
		int32_t raw = (int32_t)da_le32(bytes(s, at));
		uint32_t size = raw < 0 ? 0u - (uint32_t)raw : (uint32_t)raw;
		enum where w = is_used(s, at) ? SLACK :
			       raw > 0 ? FREE : UNREFERENCED;

		if (size < 8 || size % 8 || size > end - at) {
			size = end - at;
			w = UNREFERENCED;
		}
		for (uint32_t i = at; i + 8 <= at + size; i += 8)
			if (!is_used(s, i))
				look_at(s, i, at + size, w);
		at += size;
	}
}

static void look_everywhere(struct search *s)
{
	uint32_t bin, end;

	for (uint32_t at = 0; at < s->end; at = end) {
		end = at + 4096;
		if (da_hive_native_bin(&s->live, at, &bin, &end))
			look_through(s, bin, end);
	}
}

/* Records lie in order of their offsets. */
static struct record *record_at(const struct records *l, uint32_t offset)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (l->p[middle].at < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low < l->n && l->p[low].at == offset ? &l->p[low] : NULL;
}

/* ---- paths ------------------------------------------------------------- */

static void add_name(struct search *s, uint32_t key, uint32_t n)
{
	const uint8_t *p = bytes(s, key) + 4;

	if (s->path.n)
		da_buf_addc(&s->path, '\\');
	if (da_le16(p + 2) & 0x20)
		da_latin1_add(&s->path, p + 76, n);
	else
		da_utf16_add(&s->path, p + 76, n);
}

/*
 * The path of a key, deleted or live, into s->path; false when it does not begin
 * at the root.  A name that holds a backslash is no way out of its place: paths
 * are text for people here.
 */
static bool path_of(struct search *s, uint32_t key)
{
	uint32_t chain[DA_HIVE_DEPTH_MAX];
	uint16_t names[DA_HIVE_DEPTH_MAX];
	bool rooted = false;
	uint32_t n = 0, parent;

	s->path.n = 0;
	s->paths++;
	while (n < DA_HIVE_DEPTH_MAX && !rooted) {
		struct record *r = record_at(&s->keys, key);
		const uint8_t *p;
		bool live;

		if (!r && key == s->live.root) {
			rooted = true;
			break;
		}
		live = !r && da_hive_native_parent(&s->live, key, &parent);
		if ((!r && !live) || (r && r->path == s->paths))
			break;
		p = bytes(s, key) + 4;
		if (r && da_le16(p + 2) & 4) {	/* a root of old */
			rooted = true;
			break;
		}
		if (r)
			r->path = s->paths;
		chain[n] = key;
		names[n++] = r ? r->name : da_hive_native_name(&s->live, key);
		if (!r) {
			key = parent;
			continue;
		}
		key = da_le32(p + 16);
		/* its cell may belong to another key by now */
		if (!record_at(&s->keys, key) &&
		    da_hive_native_parent(&s->live, key, &parent) &&
		    da_le64(bytes(s, key) + 8) < da_le64(p + 4))
			break;
	}
	s->steps += 32 * (uint64_t)n;
	while (n-- > 0)
		add_name(s, chain[n], names[n]);
	da_buf_str(&s->path);
	s->text += s->path.n;
	s->steps += s->path.n / 8;
	return rooted;
}

/* ---- giving out -------------------------------------------------------- */

static int give(struct search *s, const struct da_deleted *d)
{
	int status = s->fn(s->ctx, d);

	if (status)
		return status;
	if (++s->given >= DA_HIVE_DELETED_MAX ||
	    s->text > DA_HIVE_DELETED_TEXT_MAX || s->steps > DA_HIVE_DELETED_STEPS)
		return DA_ELIMIT;
	return 0;
}

/* Bytes that a cell with this much data held, if nothing took them since. */
static const uint8_t *content(struct search *s, uint32_t offset, uint32_t n)
{
	int32_t raw;

	if (n > s->end || unused(s, offset, n + 4) < n + 4)
		return NULL;
	raw = (int32_t)da_le32(bytes(s, offset));
	if ((raw < 0 ? 0u - (uint32_t)raw : (uint32_t)raw) < n + 4)
		return NULL;
	return bytes(s, offset) + 4;
}

static const uint8_t *big_content(struct search *s, uint32_t offset, uint32_t n)
{
	const uint8_t *db = content(s, offset, 8), *list;
	uint32_t segments, left = n;

	if (!db || memcmp(db, "db", 2) != 0)
		return NULL;
	segments = da_le16(db + 2);
	list = content(s, da_le32(db + 4), 4 * segments);
	s->data.n = 0;
	for (uint32_t i = 0; list && i < segments && left; i++) {
		uint32_t take = left < SEGMENT ? left : SEGMENT;
		const uint8_t *p = content(s, da_le32(list + 4 * i), take);

		if (!p)
			return NULL;
		s->steps += take / 8;
		da_buf_add(&s->data, p, take);
		left -= take;
	}
	return left ? NULL : s->data.p;
}

static void value_content(struct search *s, const uint8_t *vk,
			  struct da_value *v)
{
	uint32_t size = da_le32(vk + 4), offset = da_le32(vk + 8);

	v->size = size & 0x7FFFFFFFu;
	if (size & 0x80000000u || !size)
		v->data = vk + 8;
	else if (size <= DA_HIVE_VALUE_KEPT)
		v->data = content(s, offset, size);
	if (!v->data && size > SEGMENT && size <= DA_HIVE_VALUE_KEPT)
		v->data = big_content(s, offset, size);
	v->status = v->data ? DA_OK : DA_ECORRUPT;
}

static int give_value(struct search *s, struct record *r, uint32_t key,
		      bool rooted)
{
	const uint8_t *vk = bytes(s, r->at) + 4;
	struct da_deleted d = { 0 };

	r->taken = true;
	s->name.n = 0;
	if (da_le16(vk + 16) & 1)
		da_latin1_add(&s->name, vk + 20, r->name);
	else
		da_utf16_add(&s->name, vk + 20, r->name);
	d.path = da_buf_str(&s->path);
	d.rooted = rooted;
	d.found = where_names[r->where];
	d.offset = (uint64_t)r->at + BINS;
	d.key_offset = key == NONE ? DA_NO_OFFSET : (uint64_t)key + BINS;
	d.value.name = da_buf_str(&s->name);
	d.value.type = da_le32(vk + 12);
	d.value.offset = d.offset;
	value_content(s, vk, &d.value);
	d.complete = !r->cut && d.value.data;
	s->text += s->path.n;
	return give(s, &d);
}

/* The values that the list of a deleted key still names. */
static int values_of(struct search *s, uint32_t key, bool rooted, bool *all)
{
	const uint8_t *nk = bytes(s, key) + 4;
	uint32_t claimed = da_le32(nk + 36), list = da_le32(nk + 40), count;
	int status = 0;

	if (!claimed)
		return 0;
	count = claimed > DA_HIVE_VALUES_MAX ? DA_HIVE_VALUES_MAX : claimed;
	count = unused(s, list, 4 + 4 * count) / 4;
	count -= count > 0;
	*all = count >= claimed;
	for (uint32_t i = 0; i < count && i < claimed && !status; i++) {
		struct record *r = record_at(&s->values,
					     da_le32(bytes(s, list) + 4 + 4 * i));

		s->steps += 16;
		if (s->steps > DA_HIVE_DELETED_STEPS)
			return DA_ELIMIT;
		if (!r || r->taken)
			*all = false;
		else
			status = give_value(s, r, key, rooted);
	}
	return status;
}

/* The key follows its values, because it is whole only if they are. */
static int give_key(struct search *s, const struct record *r)
{
	const uint8_t *nk = bytes(s, r->at) + 4;
	struct da_deleted d = { .key = true };
	bool all = true;
	int status;

	d.rooted = path_of(s, r->at);
	status = values_of(s, r->at, d.rooted, &all);
	if (status)
		return status;
	d.path = da_buf_str(&s->path);
	d.found = where_names[r->where];
	d.offset = d.key_offset = (uint64_t)r->at + BINS;
	d.last_written = da_le64(nk + 4);
	d.complete = !r->cut && d.rooted && all;
	return give(s, &d);
}

static int give_all(struct search *s)
{
	int status = 0;

	for (size_t i = 0; i < s->keys.n && !status; i++)
		status = give_key(s, &s->keys.p[i]);
	for (size_t i = 0; i < s->stale_n && !status; i++) {
		struct record *r = record_at(&s->values, s->stale[i].value);
		bool rooted;

		if (!r || r->taken)
			continue;
		rooted = path_of(s, s->stale[i].key);
		status = give_value(s, r, s->stale[i].key, rooted);
	}
	s->path.n = 0;
	for (size_t i = 0; i < s->values.n && !status; i++)
		if (!s->values.p[i].taken)
			status = give_value(s, &s->values.p[i], NONE, false);
	return status;
}

int da_hive_deleted(struct da_hive *h, da_hive_deleted_fn *fn, void *ctx)
{
	struct search s = { .fn = fn, .ctx = ctx };
	int status;

	if (h->ops != &da_hive_native_ops)
		return DA_EUNSUPPORTED;
	/* what this walk meets is neither reported nor charged to the other */
	s.live.ops = h->ops;
	s.live.bytes = h->bytes;
	s.live.info = h->info;
	s.live.marks = &s.marks;
	s.marks = (struct da_hive_marks){ mark, stale, &s };
	status = s.live.ops->open(&s.live, NULL);
	if (!status) {
		s.end = da_hive_native_end(&s.live);
		s.used = da_calloc(s.end / 512 + 1, sizeof(*s.used));
		s.mark_budget = 8 * (uint64_t)s.end + DA_HIVE_VALUE_KEPT;
		status = mark_live(&s);
	}
	if (!status) {
		look_everywhere(&s);
		status = give_all(&s);
		status = status ? status : s.status;
	}
	s.live.ops->close(&s.live);
	free(s.used);
	free(s.todo);
	free(s.keys.p);
	free(s.values.p);
	free(s.stale);
	da_buf_free(&s.path);
	da_buf_free(&s.name);
	da_buf_free(&s.data);
	return status;
}
