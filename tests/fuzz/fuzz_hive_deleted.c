// SPDX-License-Identifier: Apache-2.0
/* Input: a hive.  Its deleted items are looked for, and all that comes is read. */
#include "config.h"

#include "drvaudit/hive.h"

#include "fuzz.h"

#include <stdlib.h>

struct seen {
	struct da_arena *arena;
	size_t n, items;
	unsigned sum;
};

static int on_item(void *ctx, const struct da_deleted *d)
{
	struct seen *s = ctx;
	uint32_t rest;

	s->sum += da_strihash(d->path) + (unsigned)strlen(d->found);
	if (d->offset + 4 > s->n)
		abort();	/* an item lies in the hive */
	if (d->key)
		return ++s->items > 5000;
	if (!d->value.data && d->complete)
		abort();	/* what is not there is not complete */
	for (uint32_t i = 0; d->value.data && i < d->value.size; i++)
		s->sum += d->value.data[i];
	s->sum += da_strihash(d->value.name);
	s->sum += (unsigned)strlen(da_value_text(&d->value, s->arena, &rest));
	da_arena_reset(s->arena);
	return ++s->items > 5000;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct seen s = { .n = n };
	struct da_buf bytes = { 0 };
	struct da_hive_damage_map before;
	struct da_hive *h;
	struct da_err err;

	/* exact, so that an overrun is seen */
	bytes.p = da_malloc(n);
	bytes.n = bytes.cap = n;
	if (n)
		memcpy(bytes.p, data, n);
	if (da_hive_open(&h, DA_HIVE_NATIVE, &bytes, NULL, NULL, &err))
		return 0;
	s.arena = da_arena_new();
	before = *da_hive_damage_map(h);
	da_hive_deleted(h, on_item, &s);
	if (memcmp(&before, da_hive_damage_map(h), sizeof(before)) != 0)
		abort();	/* searching is no reading */
	da_arena_free(s.arena);
	da_hive_close(h);
	return 0;
}
