// SPDX-License-Identifier: Apache-2.0
//
// A registry tree in memory and a writer of REGF 1.5 hive files.
//
// Layout of the file: a base block of 4096 bytes, then hive bins. A bin is a multiple of
// 4096 bytes with a header of 32; the rest is cells, each with a 32-bit size (negative:
// in use) and a length that is a multiple of 8. No cell crosses a bin: what is larger
// than a bin gets a bin of its own. All offsets count from the first bin.

#include <stdlib.h>
#include <string.h>

#include "regf.h"

#define BASE_BLOCK	4096
#define BIN_HEADER	32
#define NO_OFFSET	0xffffffff
#define WILD_OFFSET	0x7ffffff0	/* beyond the end of any hive made here */
#define LEAF_MAX	500		/* entries of one lh list */
#define SEGMENT		16344		/* bytes of one segment of big data */
#define KEY_FLAG_ROOT	0x000c		/* hive entry, not to be deleted */
#define KEY_FLAG_LATIN1	0x0020

struct regf_security {
	uint8_t *data;
	size_t size;
	uint32_t offset;
	uint32_t references;
};

/* ---- the tree ---- */

static struct regf_name name_copy(const uint16_t *units, size_t len)
{
	struct regf_name n = { xcalloc(len, 2), len };

	if (len)
		memcpy(n.units, units, len * 2);
	return n;
}

static int name_compare(const struct regf_name *a, const uint16_t *units, size_t len)
{
	for (size_t i = 0; i < a->len && i < len; i++) {
		int diff = upcase16(a->units[i]) - upcase16(units[i]);

		if (diff)
			return diff;
	}
	return a->len < len ? -1 : a->len > len;
}

static struct regf_key *key_new(const uint16_t *name, size_t len, uint64_t time)
{
	struct regf_key *key = xcalloc(1, sizeof(*key));

	key->name = name_copy(name, len);
	key->time = time;
	return key;
}

static void value_free(struct regf_value *v)
{
	free(v->name.units);
	free(v->data);
}

static void key_empty(struct regf_key *key);

static void key_free(struct regf_key *key)
{
	key_empty(key);
	free(key->name.units);
	free(key->class_name);
	free(key);
}

static void key_empty(struct regf_key *key)
{
	for (size_t i = 0; i < key->value_count; i++)
		value_free(&key->values[i]);
	for (size_t i = 0; i < key->subkey_count; i++)
		key_free(key->subkeys[i]);
	free(key->values);
	free(key->subkeys);
	key->values = NULL;
	key->subkeys = NULL;
	key->value_count = key->subkey_count = 0;
}

/* UTF-8 to host-order units; the caller frees. */
static struct regf_name name_from_utf8(const char *s, size_t len)
{
	struct buf b = { 0 };
	struct regf_name n;

	buf_put_utf16(&b, s, len);
	n.len = b.len / 2;
	n.units = xcalloc(n.len, 2);
	for (size_t i = 0; i < n.len; i++)
		n.units[i] = get16(b.data + 2 * i);
	buf_free(&b);
	return n;
}

/*
 * O:BAG:SYD:P with four entries, as Windows gives the keys of services: full access for
 * the system and administrators, read for users, full for the creator (inherit only).
 */
static const uint8_t default_descriptor[] = {
	1, 0, 0x04, 0x90,			/* revision, control: self-relative, protected */
	116, 0, 0, 0, 132, 0, 0, 0,		/* owner, group */
	0, 0, 0, 0, 20, 0, 0, 0,		/* no SACL, DACL */
	2, 0, 96, 0, 4, 0, 0, 0,
	0, 2, 20, 0, 0x3f, 0, 0x0f, 0, 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0,
	0, 2, 24, 0, 0x3f, 0, 0x0f, 0, 1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0,
	0, 2, 24, 0, 0x19, 0, 0x02, 0, 1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x21, 2, 0, 0,
	0, 10, 20, 0, 0x3f, 0, 0x0f, 0, 1, 1, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
	1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0,	/* S-1-5-32-544 */
	1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0,			/* S-1-5-18 */
};

/* O:BAG:SYD:(A;CI;KA;;;WD) */
static const uint8_t weak_descriptor[] = {
	1, 0, 0x04, 0x80,
	48, 0, 0, 0, 64, 0, 0, 0,
	0, 0, 0, 0, 20, 0, 0, 0,
	2, 0, 28, 0, 1, 0, 0, 0,
	0, 2, 20, 0, 0x3f, 0, 0x0f, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0,
	1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0,
	1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0,
};

struct regf *regf_new(const char *root_name, uint64_t time)
{
	struct regf *h = xcalloc(1, sizeof(*h));
	struct regf_name n = name_from_utf8(root_name, strlen(root_name));

	h->root = key_new(n.units, n.len, time);
	free(n.units);
	h->time = time;
	h->sequence = 1;
	regf_security(h, default_descriptor, sizeof(default_descriptor));
	regf_security(h, weak_descriptor, sizeof(weak_descriptor));
	return h;
}

void regf_rename_root(struct regf *h, const char *name)
{
	free(h->root->name.units);
	h->root->name = name_from_utf8(name, strlen(name));
}

void regf_free(struct regf *h)
{
	if (!h)
		return;
	key_free(h->root);
	for (size_t i = 0; i < h->security_count; i++)
		free(h->security[i].data);
	free(h->security);
	free(h->file_name);
	free(h);
}

/* Where the subkey is or belongs; says whether it is there. */
static bool subkey_search(const struct regf_key *key, const uint16_t *name, size_t len,
			  size_t *at_out)
{
	size_t low = 0, high = key->subkey_count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int diff = name_compare(&key->subkeys[mid]->name, name, len);

		if (!diff) {
			*at_out = mid;
			return true;
		}
		if (diff < 0)
			low = mid + 1;
		else
			high = mid;
	}
	*at_out = low;
	return false;
}

struct regf_key *regf_find(const struct regf_key *key, const uint16_t *name, size_t len)
{
	size_t at;

	return subkey_search(key, name, len, &at) ? key->subkeys[at] : NULL;
}

/* Arrays grow at every power of two, so their capacity need not be kept. */
static void *grow(void *array, size_t count, size_t size)
{
	if (count & (count - 1))
		return array;
	return xrealloc(array, (count ? count * 2 : 1) * size);
}

struct regf_key *regf_add(struct regf_key *key, const uint16_t *name, size_t len, uint64_t time)
{
	struct regf_key *sub;
	size_t at;

	if (!len || len > 255)
		die("a key name has 1 to 255 characters");
	if (subkey_search(key, name, len, &at))
		return key->subkeys[at];
	sub = key_new(name, len, time);
	key->subkeys = grow(key->subkeys, key->subkey_count, sizeof(*key->subkeys));
	memmove(key->subkeys + at + 1, key->subkeys + at,
		(key->subkey_count - at) * sizeof(*key->subkeys));
	key->subkeys[at] = sub;
	key->subkey_count++;
	return sub;
}

static struct regf_key *walk(struct regf *h, const char *path, bool make, uint64_t time)
{
	struct regf_key *key = h->root;

	while (*path && key) {
		size_t len = strcspn(path, "\\");
		struct regf_name n = name_from_utf8(path, len);

		key = make ? regf_add(key, n.units, n.len, time) : regf_find(key, n.units, n.len);
		free(n.units);
		path += len + (path[len] == '\\');
	}
	return key;
}

struct regf_key *regf_make_path(struct regf *h, const char *path, uint64_t time)
{
	return walk(h, path, true, time);
}

struct regf_key *regf_find_path(struct regf *h, const char *path)
{
	return walk(h, path, false, 0);
}

static bool remove_below(struct regf_key *parent, struct regf_key *key)
{
	for (size_t i = 0; i < parent->subkey_count; i++) {
		if (parent->subkeys[i] == key) {
			/* The array keeps its place for growing: see grow(). */
			parent->subkey_count--;
			memmove(parent->subkeys + i, parent->subkeys + i + 1,
				(parent->subkey_count - i) * sizeof(*parent->subkeys));
			return true;
		}
		if (remove_below(parent->subkeys[i], key))
			return true;
	}
	return false;
}

void regf_remove(struct regf *h, struct regf_key *key)
{
	if (key == h->root)
		key_empty(key);
	else if (remove_below(h->root, key))
		key_free(key);
}

static struct regf_value *value_find(struct regf_key *key, const uint16_t *name, size_t len)
{
	for (size_t i = 0; i < key->value_count; i++)
		if (!name_compare(&key->values[i].name, name, len))
			return &key->values[i];
	return NULL;
}

struct regf_value *regf_append(struct regf_key *key, const uint16_t *name, size_t len,
			       uint32_t type, const void *data, size_t size)
{
	struct regf_value *v;

	if (len > 16383 || size > 0x7fffffff)
		die("value name or data too long");
	key->values = grow(key->values, key->value_count, sizeof(*v));
	v = &key->values[key->value_count++];
	memset(v, 0, sizeof(*v));
	v->name = name_copy(name, len);
	v->type = type;
	v->data = xcalloc(size, 1);
	if (size)
		memcpy(v->data, data, size);
	v->size = (uint32_t)size;
	return v;
}

struct regf_value *regf_set(struct regf_key *key, const uint16_t *name, size_t len,
			    uint32_t type, const void *data, size_t size)
{
	struct regf_value *old = value_find(key, name, len), v;

	if (!old)
		return regf_append(key, name, len, type, data, size);
	v = *regf_append(key, name, len, type, data, size);
	key->value_count--;
	old = value_find(key, name, len);	/* the array may have moved */
	value_free(old);
	*old = v;
	return old;
}

bool regf_unset(struct regf_key *key, const uint16_t *name, size_t len)
{
	struct regf_value *v = value_find(key, name, len);

	if (!v)
		return false;
	value_free(v);
	key->value_count--;
	memmove(v, v + 1, (size_t)(key->values + key->value_count - v) * sizeof(*v));
	return true;
}

size_t regf_security(struct regf *h, const void *descriptor, size_t size)
{
	struct regf_security *s;

	for (size_t i = 0; i < h->security_count; i++)
		if (h->security[i].size == size && !memcmp(h->security[i].data, descriptor, size))
			return i;
	h->security = grow(h->security, h->security_count, sizeof(*s));
	s = &h->security[h->security_count];
	memset(s, 0, sizeof(*s));
	s->data = xcalloc(size, 1);
	memcpy(s->data, descriptor, size);
	s->size = size;
	return h->security_count++;
}

/* ---- the writer ---- */

struct writer {
	struct regf *hive;
	struct buf *out;
	size_t start;		/* of the file in out */
	size_t bin_end;		/* in out */
};

/* The contents of the cell at an offset; valid until the next cell is made. */
static uint8_t *at(const struct writer *w, uint32_t offset)
{
	return w->out->data + w->start + BASE_BLOCK + offset + 4;
}

/* Makes one free cell of what is left in the current bin. */
static void close_bin(struct writer *w)
{
	size_t left = w->bin_end - w->out->len;

	if (left)
		set32(buf_put(w->out, NULL, left), (uint32_t)left);
}

static void open_bin(struct writer *w, size_t cell)
{
	size_t size = (cell + BIN_HEADER + 4095) & ~(size_t)4095;
	size_t offset = w->out->len - w->start - BASE_BLOCK;
	uint8_t *p;

	if (offset + size > 0x7fff0000)
		die("hive too large");
	p = buf_put(w->out, NULL, BIN_HEADER);
	memcpy(p, "hbin", 4);
	set32(p + 4, (uint32_t)offset);
	set32(p + 8, (uint32_t)size);
	if (!offset)
		set64(p + 20, w->hive->time);
	w->bin_end = w->out->len - BIN_HEADER + size;
}

/* A new cell for n bytes, filled with zeros. */
static uint32_t new_cell(struct writer *w, size_t n)
{
	size_t size = (n + 4 + 7) & ~(size_t)7;
	uint32_t offset;

	if (w->out->len + size > w->bin_end) {
		close_bin(w);
		open_bin(w, size);
	}
	offset = (uint32_t)(w->out->len - w->start - BASE_BLOCK);
	set32(buf_put(w->out, NULL, size), (uint32_t)-(int32_t)size);
	return offset;
}

static bool name_is_latin1(const struct regf_name *n)
{
	for (size_t i = 0; i < n->len; i++)
		if (n->units[i] > 0xff)
			return false;
	return true;
}

static size_t name_size(const struct regf_name *n)
{
	return name_is_latin1(n) ? n->len : n->len * 2;
}

static void put_name(uint8_t *p, const struct regf_name *n)
{
	bool latin1 = name_is_latin1(n);

	for (size_t i = 0; i < n->len; i++) {
		if (latin1)
			p[i] = (uint8_t)n->units[i];
		else
			set16(p + 2 * i, n->units[i]);
	}
}

static uint32_t name_hash(const struct regf_name *n)
{
	uint32_t hash = 0;

	for (size_t i = 0; i < n->len; i++)
		hash = hash * 37 + upcase16(n->units[i]);
	return hash;
}

static uint32_t write_data(struct writer *w, const uint8_t *data, uint32_t size)
{
	uint32_t count = (size + SEGMENT - 1) / SEGMENT;
	uint32_t record, list;

	if (size <= SEGMENT) {
		record = new_cell(w, size);
		memcpy(at(w, record), data, size);
		return record;
	}
	if (count > 0xffff)
		die("value data too long");
	record = new_cell(w, 8);
	list = new_cell(w, 4 * (size_t)count);
	memcpy(at(w, record), "db", 2);
	set16(at(w, record) + 2, (uint16_t)count);
	set32(at(w, record) + 4, list);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t n = i + 1 < count ? SEGMENT : size - i * SEGMENT;
		uint32_t segment = new_cell(w, n + 4);	/* Windows leaves four bytes unused */

		memcpy(at(w, segment), data + (size_t)i * SEGMENT, n);
		set32(at(w, list) + 4 * i, segment);
	}
	return record;
}

/*
 * vk: 0 "vk", 2 name length, 4 data size (top bit: the data is in the offset field),
 * 8 data offset, 12 type, 16 flags (1: Latin-1 name), 18 spare, 20 name
 */
static uint32_t write_value(struct writer *w, const struct regf_value *v)
{
	size_t name = name_size(&v->name);
	uint32_t record = new_cell(w, 20 + name), size = v->size, data = NO_OFFSET;
	uint8_t *p;

	if (v->damage & REGF_BAD_VALUE) {
		data = WILD_OFFSET;
		if (size <= 4)
			size = 64;
	} else if (size > 4 || v->damage & REGF_BAD_SIZE) {
		data = write_data(w, v->data, size);
		if (v->damage & REGF_BAD_SIZE)
			size += 0x10000;
	} else {
		uint8_t resident[4] = { 0 };

		memcpy(resident, v->data, size);
		data = get32(resident);
		size |= 0x80000000;
	}
	p = at(w, record);
	memcpy(p, v->damage & REGF_BAD_VK ? "xx" : "vk", 2);
	set16(p + 2, (uint16_t)name);
	set32(p + 4, size);
	set32(p + 8, data);
	set32(p + 12, v->type);
	set16(p + 16, v->name.len && name_is_latin1(&v->name));
	put_name(p + 20, &v->name);
	return record;
}

static uint32_t write_values(struct writer *w, const struct regf_key *key)
{
	uint32_t list;

	if (!key->value_count)
		return NO_OFFSET;
	list = new_cell(w, 4 * key->value_count);
	for (size_t i = 0; i < key->value_count; i++) {
		uint32_t record = write_value(w, &key->values[i]);

		set32(at(w, list) + 4 * i, record);
	}
	return list;
}

/* lh: 0 "lh", 2 count, then count times offset and name hash */
static uint32_t write_leaf(struct writer *w, struct regf_key *const *keys, size_t count)
{
	uint32_t list = new_cell(w, 4 + 8 * count);
	uint8_t *p = at(w, list);

	memcpy(p, "lh", 2);
	set16(p + 2, (uint16_t)count);
	for (size_t i = 0; i < count; i++) {
		set32(p + 4 + 8 * i, keys[i]->offset);
		set32(p + 8 + 8 * i, name_hash(&keys[i]->name));
	}
	return list;
}

/* The first (or only) leaf of a list, where damage is done. */
static uint8_t *first_leaf(struct writer *w, uint32_t list)
{
	uint8_t *p = at(w, list);

	return memcmp(p, "ri", 2) ? p : at(w, get32(p + 4));
}

static uint32_t write_list(struct writer *w, const struct regf_key *key)
{
	size_t parts = (key->subkey_count + LEAF_MAX - 1) / LEAF_MAX;
	uint32_t list;

	if (!parts)
		return NO_OFFSET;
	if (parts == 1) {
		list = write_leaf(w, key->subkeys, key->subkey_count);
	} else {
		if (parts > 0xffff)
			die("too many subkeys");
		list = new_cell(w, 4 + 4 * parts);	/* ri: 0 "ri", 2 count, offsets */
		memcpy(at(w, list), "ri", 2);
		set16(at(w, list) + 2, (uint16_t)parts);
		for (size_t i = 0; i < parts; i++) {
			size_t first = i * LEAF_MAX, n = key->subkey_count - first;
			uint32_t leaf = write_leaf(w, key->subkeys + first,
						   n < LEAF_MAX ? n : LEAF_MAX);

			set32(at(w, list) + 4 + 4 * i, leaf);
		}
	}
	if (key->damage & REGF_BAD_ENTRY)
		set32(first_leaf(w, list) + 4, WILD_OFFSET);
	if (key->damage & REGF_RI_LOOP) {
		uint32_t loop = new_cell(w, 4 + 4 * 2);

		memcpy(at(w, loop), "ri", 2);
		set16(at(w, loop) + 2, 2);
		set32(at(w, loop) + 4, list);
		set32(at(w, loop) + 8, loop);
		return loop;
	}
	if (key->damage & REGF_LOOP) {
		uint8_t *leaf = first_leaf(w, list);

		set32(leaf + 4 + 8 * (get16(leaf + 2) - 1), key->offset);
	}
	return list;
}

/* The largest subkey name, value name and value data, in bytes, as nk keeps them. */
static void measure(const struct regf_key *key, uint32_t *subkey, uint32_t *name, uint32_t *data)
{
	*subkey = *name = *data = 0;
	for (size_t i = 0; i < key->subkey_count; i++)
		if (2 * key->subkeys[i]->name.len > *subkey)
			*subkey = (uint32_t)(2 * key->subkeys[i]->name.len);
	for (size_t i = 0; i < key->value_count; i++) {
		if (2 * key->values[i].name.len > *name)
			*name = (uint32_t)(2 * key->values[i].name.len);
		if (key->values[i].size > *data)
			*data = key->values[i].size;
	}
}

/* Cells from here to the end become free, as Windows leaves them. */
static void free_cells(struct writer *w, uint32_t from)
{
	uint32_t end = (uint32_t)(w->out->len - w->start - BASE_BLOCK), next;

	for (uint32_t i = from; i < end; i = next) {
		uint8_t *p = at(w, i) - 4;
		int32_t size = (int32_t)get32(p);

		if (!memcmp(p, "hbin", 4)) {
			next = i + BIN_HEADER;
			continue;
		}
		if (size < 0)
			set32(p, (uint32_t)-size);
		next = i + (uint32_t)(size < 0 ? -size : size);
	}
}

/* The list names those that are not deleted. */
static uint32_t write_live_list(struct writer *w, struct regf_key *key, uint32_t *count_out)
{
	struct regf_key **all = key->subkeys;
	size_t count = key->subkey_count, n = 0;
	uint32_t list;

	key->subkeys = xcalloc(count, sizeof(*all));
	for (size_t i = 0; i < count; i++)
		if (!(all[i]->damage & REGF_DELETED))
			key->subkeys[n++] = all[i];
	key->subkey_count = n;
	list = write_list(w, key);
	free(key->subkeys);
	key->subkeys = all;
	key->subkey_count = count;
	*count_out = (uint32_t)n;
	return list;
}

/*
 * nk: 0 "nk", 2 flags, 4 last written, 16 parent, 20 subkeys, 24 volatile subkeys,
 * 28 subkey list, 32 volatile list, 36 values, 40 value list, 44 security, 48 class name,
 * 52 largest subkey name, 60 largest value name, 64 largest value data,
 * 72 name length, 74 class name length, 76 name
 */
static void write_key(struct writer *w, struct regf_key *key, uint32_t parent)
{
	size_t name = name_size(&key->name);
	uint32_t values, list, class_name = NO_OFFSET;
	uint32_t subkeys, value_count = (uint32_t)key->value_count;
	struct regf_security *security = &w->hive->security[key->security];
	uint32_t widest[3];
	uint16_t flags = key->flags;
	uint8_t *p;

	if (key != w->hive->root)
		key->offset = new_cell(w, 76 + name);
	values = write_values(w, key);
	if (key->class_size) {
		class_name = new_cell(w, key->class_size);
		memcpy(at(w, class_name), key->class_name, key->class_size);
	}
	for (size_t i = 0; i < key->subkey_count; i++)
		write_key(w, key->subkeys[i], key->offset);
	list = write_live_list(w, key, &subkeys);

	if (key->damage & REGF_BAD_LIST) {
		list = WILD_OFFSET;
		subkeys += !subkeys;
	}
	if (key->damage & REGF_BAD_VALUES) {
		values = WILD_OFFSET;
		value_count += !value_count;
	}
	if (key->damage & REGF_BAD_COUNT) {
		subkeys += 0x10000000;
		value_count += 0x10000000;
	}
	if (name_is_latin1(&key->name))
		flags |= KEY_FLAG_LATIN1;
	if (key == w->hive->root)
		flags |= KEY_FLAG_ROOT;
	measure(key, &widest[0], &widest[1], &widest[2]);
	security->references++;

	p = at(w, key->offset);
	memcpy(p, key->damage & REGF_BAD_NK ? "xx" : "nk", 2);
	set16(p + 2, flags);
	set64(p + 4, key->time);
	set32(p + 16, parent);
	set32(p + 20, subkeys);
	set32(p + 28, list);
	set32(p + 32, NO_OFFSET);
	set32(p + 36, value_count);
	set32(p + 40, values);
	set32(p + 44, security->offset);
	set32(p + 48, class_name);
	set32(p + 52, widest[0]);
	set32(p + 56, key->class_size);
	set32(p + 60, widest[1]);
	set32(p + 64, widest[2]);
	set16(p + 72, (uint16_t)(key->damage & REGF_BAD_NAME ? name + 0x1000 : name));
	set16(p + 74, key->class_size);
	put_name(p + 76, &key->name);
	if (key->damage & REGF_DELETED && key != w->hive->root)
		free_cells(w, key->offset);
}

static void count_security(const struct regf *h, const struct regf_key *key, bool *used)
{
	used[key->security] = true;
	for (size_t i = 0; i < key->subkey_count; i++)
		count_security(h, key->subkeys[i], used);
}

/* sk: 0 "sk", 4 next and 8 previous in a ring, 12 references, 16 size, 20 descriptor */
static void reserve_security(struct writer *w)
{
	struct regf *h = w->hive;
	bool *used = xcalloc(h->security_count, sizeof(*used));

	count_security(h, h->root, used);
	for (size_t i = 0; i < h->security_count; i++) {
		struct regf_security *s = &h->security[i];

		s->references = 0;
		s->offset = used[i] ? new_cell(w, 20 + s->size) : NO_OFFSET;
	}
	free(used);
}

static void finish_security(struct writer *w)
{
	struct regf *h = w->hive;
	uint32_t first = NO_OFFSET, last = NO_OFFSET;

	for (size_t i = 0; i < h->security_count; i++) {
		struct regf_security *s = &h->security[i];
		uint8_t *p;

		if (s->offset == NO_OFFSET)
			continue;
		p = at(w, s->offset);
		memcpy(p, "sk", 2);
		set32(p + 8, last);
		set32(p + 12, s->references);
		set32(p + 16, (uint32_t)s->size);
		memcpy(p + 20, s->data, s->size);
		if (first == NO_OFFSET)
			first = s->offset;
		else
			set32(at(w, last) + 4, s->offset);
		last = s->offset;
	}
	set32(at(w, last) + 4, first);
	set32(at(w, first) + 8, last);
}

static uint32_t base_checksum(const uint8_t *p)
{
	uint32_t sum = 0;

	for (int i = 0; i < 508; i += 4)
		sum ^= get32(p + i);
	if (!sum)
		return 1;
	return sum == 0xffffffff ? 0xfffffffe : sum;
}

static void write_base_block(struct writer *w)
{
	const struct regf *h = w->hive;
	uint8_t *p = w->out->data + w->start;
	struct buf name = { 0 };

	memcpy(p, "regf", 4);
	set32(p + 4, h->sequence + h->dirty);
	set32(p + 8, h->sequence);
	set64(p + 12, h->time);
	set32(p + 20, 1);
	set32(p + 24, 5);
	set32(p + 32, 1);
	set32(p + 36, h->root->offset);
	set32(p + 40, (uint32_t)(w->out->len - w->start - BASE_BLOCK));
	set32(p + 44, 1);
	if (h->file_name) {
		size_t tail;

		buf_put_utf16(&name, h->file_name, strlen(h->file_name));
		tail = name.len > 62 ? name.len - 62 : 0;
		if (name.len)
			memcpy(p + 48, name.data + tail, name.len - tail);
		buf_free(&name);
	}
	set32(p + 508, base_checksum(p) ^ (h->bad_checksum ? 0x5a5a5a5a : 0));
}

void regf_write(struct regf *h, struct buf *out)
{
	struct writer w = { .hive = h, .out = out, .start = out->len };

	buf_put(out, NULL, BASE_BLOCK);
	w.bin_end = out->len;
	h->root->offset = new_cell(&w, 76 + name_size(&h->root->name));	/* always the first */
	reserve_security(&w);
	write_key(&w, h->root, 0);
	close_bin(&w);
	finish_security(&w);
	write_base_block(&w);
}
