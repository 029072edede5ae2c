// SPDX-License-Identifier: Apache-2.0
/* Input: a self-relative security descriptor.  Its text must be understood. */
#include "config.h"

#include "drvaudit/sddl.h"

#include "fuzz.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct da_arena *arena = da_arena_new();
	struct da_descriptor d;
	struct da_sddl text;
	uint8_t *copy = da_malloc(n + 1);

	memcpy(copy, data, n);
	if (da_descriptor_read(copy, n, "S-1-5-18", arena, &d) && *d.sddl) {
		/* inherit only: the text does not know the difference */
		if (!da_sddl_read(d.sddl, &text) ||
		    (d.everyone_writes && !text.everyone_writes))
			abort();
	}
	free(copy);
	da_arena_free(arena);
	return 0;
}
