// SPDX-License-Identifier: Apache-2.0
/* Input: a hive.  Everything the native reader can be asked is asked. */
#include "config.h"

#include "drvaudit/hive.h"
#include "drvaudit/limits.h"

#include "fuzz.h"

#include <stdlib.h>

#define ITEMS_MAX 20000		/* of one input: this looks for crashes */

struct walk {
	struct da_hive *h;
	struct da_arena *arena;
	da_key *todo;
	size_t n, cap, items;
	unsigned sum;		/* of bytes given out, so that they are read */
};

static void on_damage(void *ctx, const struct da_err *what,
		      const char *structure)
{
	struct walk *w = ctx;

	w->sum += (unsigned)strlen(what->code) + (unsigned)strlen(structure);
}

static int on_key(void *ctx, da_key key, const char *name)
{
	struct walk *w = ctx;

	if (++w->items > ITEMS_MAX)
		return 7;
	w->sum += da_strihash(name);
	if (w->n == w->cap) {
		w->cap = w->cap ? 2 * w->cap : 64;
		w->todo = da_realloc(w->todo, w->cap * sizeof(*w->todo));
	}
	w->todo[w->n++] = key;
	return 0;
}

static int on_value(void *ctx, const struct da_value *v)
{
	struct walk *w = ctx;
	uint64_t number;
	uint32_t rest;
	size_t n;

	if (++w->items > ITEMS_MAX)
		return 7;
	if (v->status && v->data)
		abort();	/* unreadable data is not given out */
	for (uint32_t i = 0; v->data && i < v->size; i++)
		w->sum += v->data[i];
	w->sum += da_strihash(v->name);
	w->sum += (unsigned)strlen(da_value_text(v, w->arena, &rest));
	da_value_list(v, w->arena, &n);
	da_value_number(v, &number);
	da_arena_reset(w->arena);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct walk w = { 0 };
	struct da_buf bytes = { 0 };
	struct da_err err;

	da_buf_reserve(&bytes, n);
	da_buf_add(&bytes, data, n);
	if (da_hive_open(&w.h, DA_HIVE_NATIVE, &bytes, on_damage, &w, &err))
		return 0;
	w.arena = da_arena_new();
	on_key(&w, da_hive_root(w.h), "");
	while (w.n && w.items <= ITEMS_MAX) {
		da_key key = w.todo[--w.n];
		const uint8_t *security;
		struct da_key_info info;
		struct da_value v;
		uint32_t size;

		da_hive_key_info(w.h, key, &info);
		da_hive_subkeys(w.h, key, on_key, &w);
		da_hive_values(w.h, key, on_value, &w);
		if (!da_hive_security(w.h, key, w.arena, &security, &size))
			for (uint32_t i = 0; i < size; i++)
				w.sum += security[i];
		da_hive_value(w.h, key, "Start", w.arena, &v);
		da_arena_reset(w.arena);
	}
	da_arena_free(w.arena);
	da_hive_close(w.h);
	free(w.todo);
	return 0;
}
