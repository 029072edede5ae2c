// SPDX-License-Identifier: Apache-2.0
//
// An existing hive file as a tree that can be changed and written afresh: the project's
// hive reader on one side, the writer of test hives on the other.

#include <stdlib.h>
#include <string.h>

#include "basehive.h"
#include "drvaudit/hive.h"

struct copy {
	struct da_hive *from;
	struct regf *to;
	struct regf_key *key;		/* the one being filled */
	struct da_arena *arena;
	const char *path;		/* for messages */
};

/* The reader's text form back to UTF-16 units; the caller frees. */
static uint16_t *to_units(const char *s, size_t *len)
{
	uint16_t *units = xcalloc(strlen(s) + 1, 2);	/* never more units than bytes */

	*len = 0;
	while (*s) {
		uint32_t c = da_rune_next(&s);

		if (c >= 0x10000) {
			units[(*len)++] = (uint16_t)(0xd7c0 + (c >> 10));
			c = 0xdc00 | (c & 0x3ff);
		}
		units[(*len)++] = (uint16_t)c;
	}
	return units;
}

static void damaged(void *ctx, const struct da_err *what, const char *structure)
{
	const struct copy *copy = ctx;

	if (what->offset == DA_NO_OFFSET)
		warning("%s: %s: %s", copy->path, structure, what->text);
	else
		warning("%s: at offset %llu: %s: %s", copy->path,
			(unsigned long long)what->offset, structure, what->text);
}

static int copy_value(void *ctx, const struct da_value *v)
{
	struct copy *copy = ctx;
	uint16_t *name;
	size_t len;

	if (v->status != DA_OK)
		return 0;		/* reported by damaged() */
	name = to_units(v->name, &len);
	regf_append(copy->key, name, len, v->type, v->data, v->size);
	free(name);
	return 0;
}

static void copy_key(struct copy *copy, da_key from, struct regf_key *to);

static int copy_subkey(void *ctx, da_key from, const char *text)
{
	struct copy *copy = ctx;
	struct regf_key *above = copy->key;
	uint16_t *name;
	size_t len;

	name = to_units(text, &len);
	if (len < 1 || len > 255)
		warning("%s: left out: a key with a name of %zu characters", copy->path, len);
	else
		copy_key(copy, from, regf_add(above, name, len, 0));
	free(name);
	copy->key = above;
	return 0;
}

/*
 * What the reader does not hand out is taken from the record itself (layout in regf.c):
 * the flags and the class name. The record was checked by the reader, the class was not.
 */
static const uint8_t *key_record(struct copy *copy, uint64_t offset, size_t *left)
{
	size_t size;
	const uint8_t *bytes = da_hive_bytes(copy->from, &size);

	if (offset + 80 > size || memcmp(bytes + offset + 4, "nk", 2))
		return NULL;
	*left = size - offset - 4;
	return bytes + offset + 4;
}

static void copy_class(struct copy *copy, const uint8_t *record, struct regf_key *to)
{
	uint64_t offset = (uint64_t)get32(record + 48) + 4096;
	uint16_t length = get16(record + 74);
	size_t size;
	const uint8_t *bytes = da_hive_bytes(copy->from, &size);

	if (!length || offset + 4 + length > size)
		return;
	to->class_name = xcalloc(length, 1);
	to->class_size = length;
	memcpy(to->class_name, bytes + offset + 4, length);
}

static void copy_key(struct copy *copy, da_key from, struct regf_key *to)
{
	struct da_key_info info;
	const uint8_t *record, *security;
	uint32_t security_size;
	size_t left;

	if (to->time || to->value_count || to->subkey_count)
		return;			/* a second key of the same name */
	copy->key = to;
	if (da_hive_key_info(copy->from, from, &info))
		return;
	to->time = info.last_written;
	record = key_record(copy, info.offset, &left);
	if (record) {
		to->flags = get16(record + 2) & ~0x2c;
		copy_class(copy, record, to);
	}
	copy->arena = da_arena_new();
	if (da_hive_security(copy->from, from, copy->arena, &security, &security_size) == DA_OK)
		to->security = regf_security(copy->to, security, security_size);
	da_arena_free(copy->arena);
	da_hive_values(copy->from, from, copy_value, copy);
	da_hive_subkeys(copy->from, from, copy_subkey, copy);
}

/* The root key's name, which no list names. */
static char *root_name(struct copy *copy)
{
	struct da_key_info info;
	struct da_buf text = { 0 };
	const uint8_t *record = NULL;
	size_t left = 0;
	char *name;

	if (!da_hive_key_info(copy->from, da_hive_root(copy->from), &info))
		record = key_record(copy, info.offset, &left);
	if (!record || get16(record + 72) + (size_t)76 > left)
		return xstrdup("ROOT");
	if (get16(record + 2) & 0x20)
		da_latin1_add(&text, record + 76, get16(record + 72));
	else
		da_utf16_add(&text, record + 76, get16(record + 72));
	name = xstrdup(da_buf_str(&text));
	da_buf_free(&text);
	return name;
}

struct regf *basehive_read(const char *path)
{
	struct copy copy = { .path = path };
	const struct da_hive_info *info;
	struct da_buf bytes = { 0 }, name = { 0 };
	struct buf file = { 0 };
	const uint8_t *base;
	struct da_err err;
	size_t size, n = 0;
	char *root;

	read_file(&file, path);
	da_buf_add(&bytes, file.data, file.len);
	buf_free(&file);
	if (da_hive_open(&copy.from, DA_HIVE_NATIVE, &bytes, damaged, &copy, &err))
		die("%s: %s", path, err.text);
	info = da_hive_info(copy.from);
	if (info->dirty)
		warning("%s: not closed properly; its logs are not applied", path);

	root = root_name(&copy);
	copy.to = regf_new(root, 0);
	free(root);
	copy.to->time = info->last_written;
	copy.to->sequence = info->sequence1;
	base = da_hive_bytes(copy.from, &size);
	while (n < 62 && get16(base + 48 + n))
		n += 2;
	da_utf16_add(&name, base + 48, n);
	copy.to->file_name = xstrdup(da_buf_str(&name));
	da_buf_free(&name);

	copy_key(&copy, da_hive_root(copy.from), copy.to->root);
	da_hive_close(copy.from);
	return copy.to;
}
