// SPDX-License-Identifier: Apache-2.0
/*
 * What both hive readers share: the base block, look-ups by name, decoding.
 *
 * Base block (4096 bytes), little-endian:
 *	0 "regf"  4 primary sequence  8 secondary sequence  12 last written
 *	20 major  24 minor  28 file type  32 format  36 root cell
 *	40 size of the bins  508 checksum (XOR of the 127 words before it)
 */
#include "config.h"
#include "hive_ops.h"

#include "drvaudit/hive_log.h"
#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

#define BASE_BLOCK 4096

int da_hive_damaged(struct da_hive *h, enum da_status status, const char *code,
		    uint64_t offset, const char *structure, const char *fmt, ...)
{
	struct da_err err;
	char text[sizeof(err.text)];
	va_list ap;

	h->damages++;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	da_fail(&err, status, code, offset, "%s", text);
	if (h->damage)
		h->damage(h->damage_ctx, &err, structure);
	return status;
}

static int base_block(struct da_hive *h, struct da_err *err)
{
	const uint8_t *p = h->bytes.p;
	struct da_hive_info *info = &h->info;
	uint32_t type;
	bool known;

	if (h->bytes.n < 4 || memcmp(p, "regf", 4) != 0)
		return da_fail(err, DA_EINVAL, "not-a-hive", 0,
			       h->bytes.n ? "no \"regf\" signature" :
			       "the file is empty");
	if (h->bytes.n < BASE_BLOCK + 32)
		return da_fail(err, DA_ECORRUPT, "truncated", h->bytes.n,
			       "%zu bytes are less than a base block and a bin",
			       h->bytes.n);
	type = da_le32(p + 28);
	if (type == 1 || type == 2 || type == 6)
		return da_fail(err, DA_EINVAL, "is-a-log", 28,
			       "this is a transaction log (type %u), not a hive",
			       type);
	info->minor = da_le32(p + 24);
	info->checksum_ok = da_hive_checksum(p) == da_le32(p + 508);
	known = da_le32(p + 20) == 1 && info->minor >= 3 && info->minor <= 6;
	if (!known && info->checksum_ok)
		return da_fail(err, DA_EUNSUPPORTED, "version", 20,
			       "hive version %u.%u is not known",
			       da_le32(p + 20), info->minor);
	info->sequence1 = da_le32(p + 4);
	info->sequence2 = da_le32(p + 8);
	info->last_written = da_le64(p + 12);
	info->bins_size = da_le32(p + 40);
	info->size = h->bytes.n;
	info->dirty = !info->checksum_ok || info->sequence1 != info->sequence2;
	if (!info->checksum_ok)
		da_hive_damaged(h, DA_ECORRUPT, "checksum-bad", 508,
				"base block", "checksum is 0x%08x, not 0x%08x",
				da_le32(p + 508), da_hive_checksum(p));
	if (!known)	/* as likely as the rest of a base block that is wrong */
		da_hive_damaged(h, DA_ECORRUPT, "version", 20, "base block",
				"version %u.%u is not known; the bins are read as those of 1.5",
				da_le32(p + 20), info->minor);
	return DA_OK;
}

int da_hive_open(struct da_hive **out, enum da_hive_reader reader,
		 struct da_buf *bytes, da_hive_damage_fn *damage, void *ctx,
		 struct da_err *err)
{
	struct da_hive *h = da_calloc(1, sizeof(*h));
	int status;

	h->bytes = *bytes;
	memset(bytes, 0, sizeof(*bytes));
	h->damage = damage;
	h->damage_ctx = ctx;
	status = base_block(h, err);
	if (!status) {
		h->ops = reader == DA_HIVE_LIBREGF ? &da_hive_libregf_ops :
						     &da_hive_native_ops;
		status = h->ops->open(h, err);
	}
	if (status) {
		da_hive_close(h);
		h = NULL;
	}
	*out = h;
	return status;
}

void da_hive_close(struct da_hive *h)
{
	if (!h)
		return;
	if (h->ops)
		h->ops->close(h);
	if (!h->borrowed)
		da_buf_free(&h->bytes);
	free(h);
}

struct da_hive *da_hive_again(const struct da_hive *of)
{
	struct da_hive *h;
	struct da_err err;

	h = da_calloc(1, sizeof(*h));
	h->bytes = of->bytes;
	h->borrowed = true;
	h->ops = &da_hive_native_ops;
	if (!base_block(h, &err) && !h->ops->open(h, &err))
		return h;
	da_hive_close(h);
	return NULL;
}

void da_hive_close_keep(struct da_hive *h, struct da_buf *memory)
{
	da_buf_free(memory);
	*memory = h->bytes;
	memory->n = 0;
	memset(&h->bytes, 0, sizeof(h->bytes));
	da_hive_close(h);
}

const struct da_hive_info *da_hive_info(const struct da_hive *h)
{
	return &h->info;
}

uint64_t da_hive_damages(const struct da_hive *h)
{
	return h->damages;
}

const struct da_hive_damage_map *da_hive_damage_map(const struct da_hive *h)
{
	return &h->map;
}

uint64_t da_hive_records(const struct da_hive *h)
{
	return h->records;
}

const char *da_hive_reader_name(const struct da_hive *h)
{
	return h->ops->name;
}

const uint8_t *da_hive_bytes(const struct da_hive *h, size_t *n_out)
{
	*n_out = h->bytes.n;
	return h->bytes.p;
}

da_key da_hive_root(const struct da_hive *h)
{
	return h->root;
}

int da_hive_key_info(struct da_hive *h, da_key key, struct da_key_info *out)
{
	return h->ops->key_info(h, key, out);
}

int da_hive_subkeys(struct da_hive *h, da_key key, da_hive_key_fn *fn, void *ctx)
{
	return h->ops->subkeys(h, key, fn, ctx);
}

int da_hive_values(struct da_hive *h, da_key key, da_hive_value_fn *fn, void *ctx)
{
	return h->ops->values(h, key, fn, ctx);
}

int da_hive_security(struct da_hive *h, da_key key, struct da_arena *arena,
		     const uint8_t **out, uint32_t *n_out)
{
	return h->ops->security(h, key, arena, out, n_out);
}

struct find_key {
	const char *name;
	da_key found;
};

#define FOUND 2		/* stops an enumeration; no status has this value */

static int match_key(void *ctx, da_key key, const char *name)
{
	struct find_key *f = ctx;

	if (!da_strieq(name, f->name))
		return 0;
	f->found = key;
	return FOUND;
}

int da_hive_subkey(struct da_hive *h, da_key key, const char *name, da_key *out)
{
	struct find_key f = { .name = name };
	int status = DA_ABSENT;

	/* a hash is a hint where to look first; it hides nothing */
	if (h->ops->likely)
		status = h->ops->likely(h, key, name, match_key, &f);
	if (status == DA_ABSENT)
		status = da_hive_subkeys(h, key, match_key, &f);
	if (status == FOUND) {
		*out = f.found;
		return DA_OK;
	}
	return status ? status : DA_ABSENT;
}

int da_hive_path(struct da_hive *h, da_key key, const char *path, da_key *out)
{
	char name[1024];

	while (*path) {
		size_t n = strcspn(path, "\\");
		int status;

		if (n >= sizeof(name))
			return DA_ABSENT;
		memcpy(name, path, n);
		name[n] = 0;
		status = da_hive_subkey(h, key, name, &key);
		if (status)
			return status;
		path += n + (path[n] == '\\');
	}
	*out = key;
	return DA_OK;
}

struct find_value {
	const char *name;
	struct da_arena *arena;
	struct da_value *out;
};

static int match_value(void *ctx, const struct da_value *v)
{
	struct find_value *f = ctx;

	if (!da_strieq(v->name, f->name))
		return 0;
	*f->out = *v;
	f->out->name = da_arena_strdup(f->arena, v->name);
	if (v->data) {
		uint8_t *copy = da_arena_alloc(f->arena, v->size + 1);

		if (v->size)
			memcpy(copy, v->data, v->size);
		f->out->data = copy;
	}
	return FOUND;
}

int da_hive_value(struct da_hive *h, da_key key, const char *name,
		  struct da_arena *arena, struct da_value *out)
{
	struct find_value f = { name, arena, out };
	int status = da_hive_values(h, key, match_value, &f);

	if (status == FOUND)
		return out->status;
	return status ? status : DA_ABSENT;
}

/* Bytes of the string at p up to its first UTF-16 NUL. */
static uint32_t string_bytes(const uint8_t *p, uint32_t n)
{
	uint32_t i = 0;

	while (i + 1 < n && (p[i] || p[i + 1]))
		i += 2;
	return i;
}

char *da_value_text(const struct da_value *v, struct da_arena *arena,
		    uint32_t *rest_out)
{
	struct da_buf out = { 0 };
	uint32_t type = v->type & 0xFFFF, rest = 0;
	uint64_t number;
	char *s;

	if (!v->data) {
		da_buf_adds(&out, "(unreadable)");
	} else if (type == DA_REG_SZ || type == DA_REG_EXPAND_SZ ||
		   type == DA_REG_LINK || v->type == 0xFFFF0012 ||
		   v->type == 0xFFFF0019) {
		uint32_t n = string_bytes(v->data, v->size);

		da_utf16_add(&out, v->data, n);
		for (uint32_t i = n; i < v->size; i++)
			rest += v->data[i] != 0;
	} else if (type == DA_REG_MULTI_SZ || v->type == 0xFFFF2012) {
		size_t n;
		char **list = da_value_list(v, arena, &n);

		for (size_t i = 0; i < n; i++)
			da_buf_printf(&out, "%s%s", i ? " | " : "", list[i]);
	} else if ((type == DA_REG_DWORD || type == DA_REG_QWORD) &&
		   da_value_number(v, &number)) {
		da_buf_printf(&out, "%llu (0x%llx)",
			      (unsigned long long)number,
			      (unsigned long long)number);
	} else {
		uint32_t shown = v->size > 64 ? 64 : v->size;

		for (uint32_t i = 0; i < shown; i++)
			da_buf_printf(&out, "%s%02x", i ? " " : "", v->data[i]);
		if (shown < v->size)
			da_buf_printf(&out, " ... (%u bytes)", v->size);
	}
	s = da_arena_strdup(arena, da_buf_str(&out));
	da_buf_free(&out);
	if (rest_out)
		*rest_out = rest;
	return s;
}

char **da_value_list(const struct da_value *v, struct da_arena *arena,
		     size_t *n_out)
{
	struct da_buf text = { 0 };
	size_t n = 0, cap = 8;
	char **list = da_arena_alloc(arena, cap * sizeof(*list));

	for (uint32_t at = 0; v->data && at + 1 < v->size;) {
		uint32_t len = string_bytes(v->data + at, v->size - at);

		if (len) {
			if (n + 1 >= cap) {
				char **more = da_arena_alloc(
					arena, 2 * cap * sizeof(*list));

				memcpy(more, list, n * sizeof(*list));
				list = more;
				cap *= 2;
			}
			text.n = 0;
			da_utf16_add(&text, v->data + at, len);
			list[n++] = da_arena_strdup(arena, da_buf_str(&text));
		}
		at += len + 2;
	}
	da_buf_free(&text);
	list[n] = NULL;
	*n_out = n;
	return list;
}

bool da_value_is_text(const struct da_value *v)
{
	uint32_t type = v->type & 0xFFFF;

	return v->data && (type == DA_REG_SZ || type == DA_REG_EXPAND_SZ);
}

bool da_value_number(const struct da_value *v, uint64_t *out)
{
	uint32_t type = v->type & 0xFFFF;
	uint32_t most = type == DA_REG_QWORD ? 8 : 4;
	uint64_t n = 0;

	if ((type != DA_REG_DWORD && type != DA_REG_QWORD) || !v->data ||
	    !v->size || v->size > most)
		return false;
	for (uint32_t i = v->size; i-- > 0;)
		n = n << 8 | v->data[i];
	*out = n;
	return true;
}
