// SPDX-License-Identifier: Apache-2.0
/*
 * Input: kind (one byte), then a frame as a worker sends it.  What decodes
 * must say the same after another round.
 */
#include "config.h"

#include "drvaudit/facts.h"

#include "fuzz.h"

#include <stdlib.h>

union any {
#define DA_KIND(kind, scope, text) struct da_fact_##kind kind;
#define DA_FIELD(kind, field, type, text)
#define DA_END(kind)
#include "facts.def"
#undef DA_KIND
#undef DA_FIELD
#undef DA_END
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct da_buf once = { 0 }, twice = { 0 };
	struct da_arena *arena;
	enum da_kind kind;
	union any fact;
	uint8_t *copy;

	if (!n)
		return 0;
	kind = (enum da_kind)(data[0] % DA_FACT_KINDS);
	copy = da_malloc(n - 1);	/* exact: an overrun is seen */
	memcpy(copy, data + 1, n - 1);
	arena = da_arena_new();
	if (!da_fact_decode(kind, copy, n - 1, &fact, arena)) {
		da_fact_encode(kind, &fact, &once);
		if (da_fact_decode(kind, once.p, once.n, &fact, arena))
			abort();
		da_fact_encode(kind, &fact, &twice);
		if (once.n != twice.n || memcmp(once.p, twice.p, once.n) != 0)
			abort();
	}
	da_arena_free(arena);
	da_buf_free(&once);
	da_buf_free(&twice);
	free(copy);
	return 0;
}
