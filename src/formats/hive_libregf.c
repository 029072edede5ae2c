// SPDX-License-Identifier: Apache-2.0
/*
 * The second hive reader: libregf over a memory range, behind the interface
 * of hive.h.  Its known faults (hive.h's native reader has none of them) are
 * listed in ARCHITECTURE.md and in tests/unit/test_hive_readers.c.
 *
 * libregf gives no list damage; a key or value it cannot open is reported by
 * its index.  Keys stay open until the hive is closed: this reader is for
 * confirmation and comparison, not for walking a fleet.
 */
#include "config.h"
#include "hive_ops.h"

#include "drvaudit/limits.h"

#include <libbfio.h>
#include <libregf.h>
#include <stdlib.h>

#define CELL_HEADER 4	/* libregf's offsets are of what stands behind it */

struct opened {
	libregf_key_t *key;
};

struct regf {
	libbfio_handle_t *io;
	libregf_file_t *file;
	struct opened *keys;
	uint32_t n, cap;
	uint64_t visits;
};

static da_key keep(struct regf *r, libregf_key_t *key)
{
	if (r->n == r->cap) {
		r->cap = r->cap ? 2 * r->cap : 256;
		r->keys = da_realloc(r->keys, r->cap * sizeof(*r->keys));
	}
	r->keys[r->n].key = key;
	return r->n++;
}

static int refused(struct da_hive *h, const char *structure, int index)
{
	return da_hive_damaged(h, DA_ECORRUPT, "libregf", DA_NO_OFFSET,
			       structure, "libregf cannot read item %d", index);
}

static int regf_subkeys(struct da_hive *h, da_key key, da_hive_key_fn *fn,
			void *ctx)
{
	struct regf *r = h->state;
	struct da_buf name = { 0 };
	int n = 0, status = DA_OK, first = DA_OK;

	if (libregf_key_get_number_of_sub_keys(r->keys[key].key, &n, NULL) != 1)
		return refused(h, "subkey list", -1);
	for (int i = 0; i < n && !status; i++) {
		libregf_key_t *sub = NULL;
		size_t size = 0;

		if (++r->visits > DA_HIVE_VISITS_MAX) {
			status = DA_ELIMIT;
			break;
		}
		if (libregf_key_get_sub_key(r->keys[key].key, i, &sub, NULL) != 1 ||
		    libregf_key_get_utf8_name_size(sub, &size, NULL) != 1) {
			first = refused(h, "subkey list", i);
			libregf_key_free(&sub, NULL);
			continue;
		}
		name.n = 0;
		if (size && libregf_key_get_utf8_name(
				    sub, da_buf_more(&name, size), size,
				    NULL) != 1) {
			first = refused(h, "key name", i);
			libregf_key_free(&sub, NULL);
			continue;
		}
		if (size)
			name.n--;	/* the library counts the NUL */
		status = fn(ctx, keep(r, sub), da_buf_str(&name));
	}
	da_buf_free(&name);
	return status ? status : first;
}

static int regf_values(struct da_hive *h, da_key key, da_hive_value_fn *fn,
		       void *ctx)
{
	struct regf *r = h->state;
	struct da_buf name = { 0 }, data = { 0 };
	int n = 0, status = DA_OK, first = DA_OK;

	if (libregf_key_get_number_of_values(r->keys[key].key, &n, NULL) != 1)
		return refused(h, "value list", -1);
	for (int i = 0; i < n && !status; i++) {
		struct da_value v = { .offset = DA_NO_OFFSET };
		libregf_value_t *value = NULL;
		off64_t offset = 0;
		size_t size = 0;
		int got;

		if (libregf_key_get_value(r->keys[key].key, i, &value, NULL) != 1) {
			first = refused(h, "value list", i);
			continue;
		}
		name.n = data.n = 0;
		got = libregf_value_get_utf8_name_size(value, &size, NULL);
		if (got == 1 && size) {
			got = libregf_value_get_utf8_name(
				value, da_buf_more(&name, size), size, NULL);
			name.n--;
		}
		if (got < 0)
			first = refused(h, "value name", i);
		v.name = da_buf_str(&name);
		if (libregf_value_get_offset(value, &offset, NULL) == 1)
			v.offset = (uint64_t)offset - CELL_HEADER;
		size = 0;
		if (libregf_value_get_value_type(value, &v.type, NULL) != 1 ||
		    libregf_value_get_value_data_size(value, &size, NULL) != 1)
			v.status = refused(h, "value", i);
		else if (size > DA_HIVE_VALUE_KEPT)
			v.status = DA_ELIMIT;
		else if (size && libregf_value_get_value_data(
					 value, da_buf_more(&data, size), size,
					 NULL) != 1)
			v.status = refused(h, "value data", i);
		v.size = (uint32_t)size;
		if (!v.status)
			v.data = size ? data.p : (const uint8_t *)"";
		status = fn(ctx, &v);
		libregf_value_free(&value, NULL);
	}
	da_buf_free(&name);
	da_buf_free(&data);
	return status ? status : first;
}

static int regf_key_info(struct da_hive *h, da_key key, struct da_key_info *out)
{
	struct regf *r = h->state;
	libregf_key_t *k = r->keys[key].key;
	int subkeys = 0, values = 0;
	off64_t offset = -1;

	if (libregf_key_get_last_written_time(k, &out->last_written, NULL) != 1 ||
	    libregf_key_get_number_of_sub_keys(k, &subkeys, NULL) != 1 ||
	    libregf_key_get_number_of_values(k, &values, NULL) != 1)
		return refused(h, "key", (int)key);
	out->offset = libregf_key_get_offset(k, &offset, NULL) == 1 ?
			      (uint64_t)offset - CELL_HEADER : DA_NO_OFFSET;
	out->subkeys = (uint32_t)subkeys;
	out->values = (uint32_t)values;
	out->link = false;	/* libregf does not say */
	return DA_OK;
}

static int regf_security(struct da_hive *h, da_key key, struct da_arena *arena,
			 const uint8_t **out, uint32_t *n_out)
{
	struct regf *r = h->state;
	size_t size = 0;
	uint8_t *copy;

	if (libregf_key_get_security_descriptor_size(r->keys[key].key, &size,
						     NULL) != 1)
		return DA_ABSENT;
	copy = da_arena_alloc(arena, size + 1);
	if (size && libregf_key_get_security_descriptor(
			    r->keys[key].key, copy, size, NULL) != 1)
		return DA_ECORRUPT;
	*out = copy;
	*n_out = (uint32_t)size;
	return DA_OK;
}

static int regf_open(struct da_hive *h, struct da_err *err)
{
	struct regf *r = da_calloc(1, sizeof(*r));
	libregf_key_t *root = NULL;

	h->state = r;
	if (libbfio_memory_range_initialize(&r->io, NULL) != 1 ||
	    libbfio_memory_range_set(r->io, h->bytes.p, h->bytes.n, NULL) != 1 ||
	    libregf_file_initialize(&r->file, NULL) != 1)
		return da_fail(err, DA_EIO, "libregf", DA_NO_OFFSET,
			       "libregf cannot be set up");
	if (libregf_file_open_file_io_handle(r->file, r->io,
					     LIBREGF_OPEN_READ, NULL) != 1)
		return da_fail(err, DA_ECORRUPT, "libregf", DA_NO_OFFSET,
			       "libregf refuses the hive");
	if (libregf_file_get_root_key(r->file, &root, NULL) != 1)
		return da_fail(err, DA_ECORRUPT, "root", DA_NO_OFFSET,
			       "libregf finds no root key");
	h->root = keep(r, root);
	return DA_OK;
}

static void regf_close(struct da_hive *h)
{
	struct regf *r = h->state;

	if (!r)
		return;
	for (uint32_t i = 0; i < r->n; i++)
		libregf_key_free(&r->keys[i].key, NULL);
	free(r->keys);
	if (r->file) {
		libregf_file_close(r->file, NULL);
		libregf_file_free(&r->file, NULL);
	}
	libbfio_handle_free(&r->io, NULL);
	free(r);
}

const struct da_hive_ops da_hive_libregf_ops = {
	.name = "libregf",
	.open = regf_open,
	.close = regf_close,
	.key_info = regf_key_info,
	.subkeys = regf_subkeys,
	.values = regf_values,
	.security = regf_security,
};
