// SPDX-License-Identifier: Apache-2.0
/*
 * WofCompressedData: (chunks - 1) offsets relative to the end of the table,
 * u32 each (u64 when the content is over 4 GiB), then the chunks; a chunk
 * stored at its full size is not compressed.
 */
#include "config.h"
#include "drvaudit/wof.h"

#include <wimlib.h>

static const struct {
	enum wimlib_compression_type type;
	uint32_t chunk;
} algorithms[] = {
	{ WIMLIB_COMPRESSION_TYPE_XPRESS, 4096 },
	{ WIMLIB_COMPRESSION_TYPE_LZX, 32768 },
	{ WIMLIB_COMPRESSION_TYPE_XPRESS, 8192 },
	{ WIMLIB_COMPRESSION_TYPE_XPRESS, 16384 },
};

static int corrupt(struct da_err *err, uint64_t at, const char *why)
{
	return da_fail(err, DA_ECORRUPT, "wof", at, "%s", why);
}

int da_wof_decompress(const uint8_t *stream, uint64_t n, unsigned algorithm,
		      uint64_t size, struct da_buf *out, struct da_err *err)
{
	struct wimlib_decompressor *d = NULL;
	uint64_t chunks, table, width = size > UINT32_MAX ? 8 : 4;
	uint32_t chunk;
	int status = DA_OK;

	if (algorithm >= DA_COUNT(algorithms))
		return da_fail(err, DA_EUNSUPPORTED, "wof", DA_NO_OFFSET,
			       "compression algorithm %u is not known",
			       algorithm);
	if (!size)
		return DA_OK;
	chunk = algorithms[algorithm].chunk;
	chunks = (size - 1) / chunk + 1;
	table = (chunks - 1) * width;
	/* a chunk takes a byte at least: bounds the claim before allocating */
	if (table > n || chunks > n - table + 1)
		return corrupt(err, 0, "the chunk table is longer than the stream");
	if (wimlib_create_decompressor(algorithms[algorithm].type, chunk, &d))
		return da_fail(err, DA_EUNSUPPORTED, "wof", DA_NO_OFFSET,
			       "libwim has no decompressor");
	for (uint64_t i = 0, from = 0; i < chunks && !status; i++) {
		const uint8_t *entry = stream + i * width;
		uint64_t to = n - table, want = chunk, stored;
		uint8_t *at;

		if (i + 1 < chunks)
			to = width == 8 ? da_le64(entry) : da_le32(entry);
		else
			want = size - i * chunk;
		if (to < from || to > n - table) {
			status = corrupt(err, i * width,
					 "a chunk ends before it begins");
			break;
		}
		stored = to - from;
		at = da_buf_more(out, want);
		if (stored == want)
			memcpy(at, stream + table + from, want);
		else if (stored > want ||
			 wimlib_decompress(stream + table + from, stored, at,
					   want, d))
			status = corrupt(err, table + from,
					 "a chunk does not decompress");
		from = to;
	}
	wimlib_free_decompressor(d);
	return status;
}
