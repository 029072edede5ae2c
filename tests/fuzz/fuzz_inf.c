// SPDX-License-Identifier: Apache-2.0
/*
 * Input: an INF file.  Every section, entry and field is looked at, and what
 * the reader says must agree with itself.
 */
#include "config.h"

#include "drvaudit/inf.h"
#include "drvaudit/limits.h"

#include "fuzz.h"

#include <stdlib.h>

#define ENTRIES_MAX 20000	/* of one input: this looks for crashes */
#define FIELDS_MAX 64
#define SELECTED_MAX 16

static void must(bool truth)
{
	if (!truth)
		abort();
}

static void on_problem(void *ctx, const char *code, uint32_t line,
		       uint32_t column, const char *detail)
{
	size_t *sum = ctx;

	*sum += strlen(code) + strlen(detail) + line + column;
}

/* Text in internal form: nothing that only a byte order or page explains. */
static size_t looked_at(const char *text)
{
	const char *p = text;

	while (*p) {
		const char *at = p;
		uint32_t c = da_rune_next(&p);

		must(p > at && c != DA_RUNE_NUL && c <= 0x10FFFF);
		/* a byte that belongs to no character comes out as itself */
		must(c < 0xDC80 || c > 0xDCFF || p - at == 3);
	}
	return (size_t)(p - text);
}

static void numbers(struct da_arena *arena, const char *text, size_t *sum)
{
	struct da_decoration d;
	int64_t number;

	*sum += strlen(da_inf_directory(arena, text));
	da_inf_number(text, &number);
	if (da_inf_decoration(text, &d))
		*sum += da_inf_threshold(&d);
}

/* The fields as the decorations of a line of [Manufacturer]. */
static void selection(struct da_inf *inf, const struct da_inf_entry *e)
{
	static const struct da_os systems[] = {
		{ "amd64", 10, 0, 22621, 1, 0 }, { "x86", 6, 1, 7601, 1, 0 },
		{ "arm64", 10, 0, 14309, 3, 0x80 },
	};
	const char *list[SELECTED_MAX];
	size_t n = 0;

	for (; n < e->n && n < SELECTED_MAX; n++)
		list[n] = da_inf_field(inf, e, (uint32_t)n);
	for (size_t i = 0; i < DA_COUNT(systems); i++) {
		struct da_window w = { 0, UINT32_MAX };
		int best = da_inf_select(list, n, &systems[i], &w);

		must(best < (int)n);
		must(w.low <= systems[i].build && systems[i].build <= w.high);
	}
	da_inf_install_section(inf, list[0], "amd64");
}

static void one_entry(struct da_inf *inf, struct da_arena *arena,
		      const struct da_inf_section *s,
		      const struct da_inf_entry *e, size_t *sum)
{
	if (e->key) {
		const char *key = da_inf_expand(inf, e->key);
		const struct da_inf_entry *first = da_inf_entry(inf, s, key);

		*sum += looked_at(key);
		must(first && first <= e && da_strieq(first->expanded, key));
	}
	for (uint32_t i = 0; i < e->n; i++) {
		const struct da_inf_field *f = &e->fields[i];
		const char *text = da_inf_field(inf, e, i);

		must(f->line >= e->line && f->column >= 1);
		if (i >= FIELDS_MAX)
			continue;
		*sum += looked_at(text);
		must(da_inf_field(inf, e, i) == text);
		must(strlen(text) <= DA_INF_EXPANDED_MAX || text == f->text);
		if (i < 4)
			*sum += looked_at(da_inf_rest(inf, e, i));
		numbers(arena, text, sum);
	}
	selection(inf, e);
	*sum += looked_at(da_inf_line(inf, e->line, 200));
	*sum += looked_at(da_inf_line(inf, e->line, *sum % 32));
	must(strlen(da_inf_line(inf, e->line, 7)) <= 7);
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
	for (size_t i = 0; (s = da_inf_section_at(inf, i)); i++) {
		sum += looked_at(s->name);
		must(da_inf_section(inf, s->name) == s);
		for (uint32_t k = 0; k < s->n; k++)
			if (++entries < ENTRIES_MAX)
				one_entry(inf, arena, s, &s->entries[k], &sum);
	}
	da_inf_line(inf, 0, 10);
	da_inf_line(inf, UINT32_MAX, 10);
	for (uint32_t line = 1; line < 200; line++)
		looked_at(da_inf_line(inf, line, line));
	da_arena_free(arena);
	da_inf_close(inf);
	return 0;
}
