// SPDX-License-Identifier: Apache-2.0
/* Input: one MFT record. */
#include "config.h"

#include "drvaudit/mft.h"

#include "fuzz.h"

#include <stdlib.h>

static void on_name(void *ctx, const struct da_mft_name *name)
{
	unsigned *sum = ctx;

	for (int i = 0; i < 2 * name->units; i++)
		*sum += name->utf16[i];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct da_mft_record record;
	uint8_t *copy;
	unsigned sum = 0;

	if (n > 65536)
		return 0;
	copy = da_malloc(n);	/* exact: an overrun is seen */
	if (n)
		memcpy(copy, data, n);
	da_mft_parse(copy, (uint32_t)n, &record, on_name, &sum);
	free(copy);
	return 0;
}
