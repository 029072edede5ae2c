// SPDX-License-Identifier: Apache-2.0
/* Input: an INF file.  Every section, entry and field is looked at. */
#include "config.h"

#include "drvaudit/inf.h"

#include "fuzz.h"

#define ENTRIES_MAX 20000	/* of one input: this looks for crashes */

static void on_problem(void *ctx, const char *code, uint32_t line,
		       uint32_t column, const char *detail)
{
	size_t *sum = ctx;

	*sum += strlen(code) + strlen(detail) + line + column;
}

static void one_entry(struct da_inf *inf, struct da_arena *arena,
		      const struct da_inf_section *s,
		      const struct da_inf_entry *e, size_t *sum)
{
	static const struct da_os os = { "amd64", 10, 0, 22621, 1, 0 };
	struct da_window window = { 0, UINT32_MAX };
	const char *text = da_inf_field(inf, e, 0);
	struct da_decoration d;
	int64_t number;

	if (e->key)
		da_inf_entry(inf, s, da_inf_expand(inf, e->key));
	for (uint32_t i = 0; i < e->n && i < 64; i++)
		*sum += strlen(da_inf_field(inf, e, i));
	*sum += strlen(da_inf_rest(inf, e, 1));
	*sum += strlen(da_inf_line(inf, e->line, 200));
	*sum += strlen(da_inf_directory(arena, text));
	da_inf_number(text, &number);
	if (da_inf_decoration(text, &d))
		*sum += da_inf_threshold(&d);
	da_inf_select(&text, 1, &os, &window);
	da_inf_install_section(inf, text, "amd64");
	da_arena_reset(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct da_inf_section *s;
	struct da_arena *arena;
	struct da_inf *inf;
	struct da_err err;
	size_t sum = 0, entries = 0;

	if (da_inf_open(&inf, data, n, on_problem, &sum, &err))
		return 0;
	arena = da_arena_new();
	for (size_t i = 0; (s = da_inf_section_at(inf, i)); i++)
		for (uint32_t k = 0; k < s->n; k++)
			if (++entries < ENTRIES_MAX)
				one_entry(inf, arena, s, &s->entries[k], &sum);
	da_inf_line(inf, 0, 10);
	da_inf_line(inf, UINT32_MAX, 10);
	da_arena_free(arena);
	da_inf_close(inf);
	return 0;
}
