// SPDX-License-Identifier: Apache-2.0
/*
 * Input: an INF file, resolved for every architecture with all that there is to
 * tell.  Every fact must decode and belong to a content that was announced.
 */
#include "config.h"

#include "drvaudit/evidence.h"
#include "drvaudit/facts.h"
#include "drvaudit/limits.h"

#include "fuzz.h"

#include <stdlib.h>

struct told {
	struct da_arena *arena;
	int64_t contents;	/* announced so far */
	uint64_t facts;		/* of the content announced last */
	uint64_t bytes;
	bool inside, ended;
};

static void must(bool truth)
{
	if (!truth)
		abort();
}

/* Number of the content; DA_NULL when the kind has none. */
static int64_t content_of(unsigned kind, const void *fact)
{
	const struct da_kind_info *info = &da_kinds[kind];

	for (size_t i = 0; i < info->n; i++)
		if (info->fields[i].type == DA_TYPE_INF)
			return *(const int64_t *)((const char *)fact +
						  info->fields[i].offset);
	return DA_NULL;
}

static void header(struct told *t, const struct da_fact_inf *f)
{
	must(f->inf == t->contents + 1);
	must(f->content_key && strlen(f->content_key) == 64);
	must(f->family && strlen(f->family) == 64);
	must(f->window_low >= 0 && f->window_low <= UINT32_MAX);
	must(f->window_high == -1 || (f->window_low <= f->window_high &&
				      f->window_high <= UINT32_MAX));
	must(f->complete == 0 || f->complete == 1);
	t->contents = f->inf;
	t->facts = 0;
}

static void emit(void *ctx, unsigned kind, const void *p, size_t n)
{
	struct told *t = ctx;
	union {
#define DA_KIND(kind, scope, text) struct da_fact_##kind kind;
#define DA_FIELD(kind, field, type, text)
#define DA_END(kind)
#include "facts.def"
	} fact;

	must(t->inside && kind < DA_FACT_KINDS && n <= DA_FRAME_MAX);
	da_arena_reset(t->arena);
	must(!da_fact_decode(kind, p, n, &fact, t->arena));
	t->bytes += n;
	if (kind == DA_FACT_inf) {
		header(t, &fact.inf);
	} else if (da_kinds[kind].scope == DA_SCOPE_CONTENT) {
		int64_t of = content_of(kind, &fact);

		must(of >= 1 && of <= t->contents);
		/* problems, text and counts have limits of their own */
		t->facts += kind != DA_FACT_inf_problem &&
			    kind != DA_FACT_inf_text &&
			    kind != DA_FACT_inf_count;
		must(t->facts <= 2 * DA_INF_FACTS_MAX);
	} else if (kind == DA_FACT_package_inf) {
		must(content_of(kind, &fact) <= t->contents);
	}
}

static void begin(void *ctx, size_t index)
{
	struct told *t = ctx;

	must(!index && !t->inside && !t->ended);
	t->inside = true;
}

static void end(void *ctx, size_t index, int status, const struct da_err *err)
{
	struct told *t = ctx;

	must(!index && t->inside && !t->ended);
	must(status ? err->status == (enum da_status)status && *err->code &&
		      !t->contents : t->contents >= 1);
	must(t->contents <= DA_INF_CONTENTS_MAX + 2);
	t->inside = false;
	t->ended = true;
}

static uint64_t resolve(const uint8_t *data, size_t n, const char *arch,
			uint32_t build)
{
	struct told t = { .arena = da_arena_new() };
	struct da_loose_file file = { "fuzz.inf", data, n };
	struct da_loose_request req = {
		.files = &file, .n = 1, .arch = arch, .build = build,
		.info = true, .inbox_fd = -1, .emit = emit, .begin = begin,
		.end = end, .ctx = &t,
	};

	da_collect_loose(&req);
	must(t.ended);
	da_arena_free(t.arena);
	return t.bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	uint64_t all = resolve(data, n, NULL, 0);

	/* the facts, their headers, text, problems and counts */
	must(all <= 8ull * DA_INF_FACT_BYTES_MAX);
	resolve(data, n, "x86", 9600);
	return 0;
}
