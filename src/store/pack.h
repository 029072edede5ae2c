// SPDX-License-Identifier: Apache-2.0
/*
 * Packed bytes of an image database: clusters, each a zstd frame with a
 * checksum, that may refer to a base: another image's database, whole.
 */
#ifndef DA_STORE_PACK_H
#define DA_STORE_PACK_H

#include "drvaudit/base.h"

struct da_packer;	/* with its base, if it has one */

/* The bytes of the base must stay. */
struct da_packer *da_packer_new(const uint8_t *base, size_t n);
void da_packer_free(struct da_packer *k);
int da_pack(struct da_packer *k, const uint8_t *p, size_t n,
	    struct da_buf *out, struct da_err *err);

/* Size of what was packed; 0: it is no pack. */
size_t da_packed_size(const uint8_t *pack, size_t n);
/* One cluster, which starts at that place, whole. */
bool da_unpack(struct da_packer *k, const uint8_t *pack, size_t pack_n,
	       uint8_t *to, size_t at, size_t n);

#endif
