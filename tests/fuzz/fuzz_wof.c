// SPDX-License-Identifier: Apache-2.0
/* Input: algorithm (one byte), size of the content (four), then the stream. */
#include "config.h"

#include "drvaudit/wof.h"

#include "fuzz.h"

#include <stdlib.h>

#define CONTENT_MAX (4u << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct da_buf out = { 0 };
	struct da_err err;
	uint32_t size;
	uint8_t *copy;

	if (n < 5)
		return 0;
	size = da_le32(data + 1) % CONTENT_MAX;
	copy = da_malloc(n - 5);
	memcpy(copy, data + 5, n - 5);
	if (!da_wof_decompress(copy, n - 5, data[0] % 5, size, &out, &err) &&
	    out.n != size)
		abort();	/* exactly size bytes, or a failure */
	da_buf_free(&out);
	free(copy);
	return 0;
}
