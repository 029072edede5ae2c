// SPDX-License-Identifier: Apache-2.0
/*
 * Layout, little-endian: magic, size of what was packed, then for each cluster
 * where its frame ends (from the first frame), then the frames.
 */
#include "config.h"
#include "pack.h"
#include "imagefs.h"

#include "drvaudit/limits.h"

#include <stdlib.h>
#include <zstd.h>

#define MAGIC 0x31504144u	/* "DAP1" */
#define LEVEL 3			/* without a base */
/* With one: tables for nearly every place of a base of some MiB. */
#define BASE_LEVEL 5
#define BASE_WINDOW 24
#define BASE_TABLE 21
#define HEAD 8

struct da_packer {
	ZSTD_CCtx *to;
	ZSTD_DCtx *from;
	ZSTD_DDict *unpack;
	const uint8_t *base;
	size_t base_n;
};

struct da_packer *da_packer_new(const uint8_t *base, size_t n)
{
	struct da_packer *k = da_calloc(1, sizeof(*k));

	k->base = base;
	k->base_n = n;
	return k;
}

void da_packer_free(struct da_packer *k)
{
	if (!k)
		return;
	ZSTD_freeCCtx(k->to);
	ZSTD_freeDCtx(k->from);
	ZSTD_freeDDict(k->unpack);
	free(k);
}

static size_t clusters(size_t n)
{
	return (n + DA_CLUSTER - 1) / DA_CLUSTER;
}

static void add32(struct da_buf *b, uint32_t v)
{
	uint8_t p[4] = { (uint8_t)v, (uint8_t)(v >> 8), (uint8_t)(v >> 16),
			 (uint8_t)(v >> 24) };

	da_buf_add(b, p, 4);
}

static void set(struct da_packer *k, ZSTD_cParameter what, int value)
{
	ZSTD_CCtx_setParameter(k->to, what, value);
}

static bool ready_to_pack(struct da_packer *k)
{
	if (k->to)
		return true;
	k->to = ZSTD_createCCtx();
	if (!k->to)
		return false;
	set(k, ZSTD_c_checksumFlag, 1);
	set(k, ZSTD_c_compressionLevel, k->base ? BASE_LEVEL : LEVEL);
	if (!k->base)
		return true;
	set(k, ZSTD_c_strategy, ZSTD_greedy);
	set(k, ZSTD_c_windowLog, BASE_WINDOW);
	set(k, ZSTD_c_hashLog, BASE_TABLE);
	set(k, ZSTD_c_chainLog, BASE_TABLE);
	return !ZSTD_isError(ZSTD_CCtx_loadDictionary(k->to, k->base,
						      k->base_n));
}

int da_pack(struct da_packer *k, const uint8_t *p, size_t n,
	    struct da_buf *out, struct da_err *err)
{
	size_t count = clusters(n), room = ZSTD_compressBound(DA_CLUSTER);
	uint8_t *frame = da_malloc(room);
	struct da_buf frames = { 0 };
	int status = DA_OK;

	if (n > DA_IMAGE_FACTS_MAX)
		status = da_fail(err, DA_ELIMIT, "store", DA_NO_OFFSET,
				 "limit: DA_IMAGE_FACTS_MAX");
	else if (!ready_to_pack(k))
		status = da_fail(err, DA_EIO, "store", DA_NO_OFFSET,
				 "zstd refuses to work");
	add32(out, MAGIC);
	add32(out, (uint32_t)n);
	for (size_t i = 0; i < count && !status; i++) {
		size_t at = i * DA_CLUSTER;
		size_t len = n - at < DA_CLUSTER ? n - at : DA_CLUSTER;
		size_t got = ZSTD_compress2(k->to, frame, room, p + at, len);

		if (ZSTD_isError(got)) {
			status = da_fail(err, DA_EIO, "store", DA_NO_OFFSET,
					 "zstd: %s", ZSTD_getErrorName(got));
			break;
		}
		da_buf_add(&frames, frame, got);
		add32(out, (uint32_t)frames.n);
	}
	if (!status)
		da_buf_add(out, frames.p, frames.n);
	da_buf_free(&frames);
	free(frame);
	return status;
}

size_t da_packed_size(const uint8_t *pack, size_t n)
{
	size_t size;

	if (n < HEAD || da_le32(pack) != MAGIC)
		return 0;
	size = da_le32(pack + 4);
	return size <= DA_IMAGE_FACTS_MAX && HEAD + 4 * clusters(size) <= n ?
		       size : 0;
}

bool da_unpack(struct da_packer *k, const uint8_t *pack, size_t pack_n,
	       uint8_t *to, size_t at, size_t n)
{
	size_t head = HEAD + 4 * clusters(da_le32(pack + 4));
	size_t i = at / DA_CLUSTER, start, end, got;

	start = head + (i ? da_le32(pack + HEAD + 4 * (i - 1)) : 0);
	end = head + da_le32(pack + HEAD + 4 * i);
	if (start > end || end > pack_n)
		return false;
	if (!k->from)
		k->from = ZSTD_createDCtx();
	if (k->base && !k->unpack)
		k->unpack = ZSTD_createDDict(k->base, k->base_n);
	if (!k->from || (k->base && !k->unpack))
		return false;
	got = k->base ? ZSTD_decompress_usingDDict(k->from, to, n, pack + start,
						   end - start, k->unpack) :
			ZSTD_decompressDCtx(k->from, to, n, pack + start,
					    end - start);
	return got == n;
}
