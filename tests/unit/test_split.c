// SPDX-License-Identifier: Apache-2.0
/* A batch whose worker dies: who is named, and what the others lose. */
#include "config.h"
#include "drvaudit/sandbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define N 20

enum { DONE = 1 };

struct batch {
	struct da_split split;
	bool done[N], lost[N], kills[N], skips[N];
	int came[N];			/* how often an item came back */
	char code[N][32];
	size_t runs, largest;
	const size_t *index;		/* of the run at work */
	size_t count;
};

static int work(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	struct batch *b = ctx;

	(void)err;
	for (size_t i = 0; i < b->count; i++) {
		uint8_t item = (uint8_t)b->index[i];

		if (b->kills[item])
			abort();
		if (!b->skips[item])
			da_pipe_send(pipe, DONE, &item, 1);
		da_pipe_phase(pipe, "x");	/* what was sent has arrived */
	}
	return DA_OK;
}

static int frame(void *ctx, unsigned kind, const uint8_t *p, size_t n)
{
	struct batch *b = ctx;

	if (kind == DONE && n == 1 && p[0] < N) {
		b->done[p[0]] = true;
		b->came[p[0]]++;
	}
	return DA_OK;
}

static int some(void *ctx, const size_t *index, size_t count, struct da_err *err)
{
	struct batch *b = ctx;
	struct da_worker_result result;

	b->index = index;
	b->count = count;
	b->runs++;
	if (count > b->largest)
		b->largest = count;
	return da_worker_run(work, b, NULL, 0, frame, b, &result, err);
}

static void lost(void *ctx, size_t item, const struct da_err *err)
{
	struct batch *b = ctx;

	assert_false(b->lost[item]);
	b->lost[item] = true;
	snprintf(b->code[item], sizeof(b->code[item]), "%s", err->code);
}

static void run(struct batch *b)
{
	b->split = (struct da_split){ .n = N, .done = b->done, .run = some,
				      .lost = lost, .ctx = b };
	da_split_run(&b->split);
	for (size_t i = 0; i < N; i++) {
		assert_true(b->done[i]);
		assert_int_equal(b->lost[i], b->kills[i] || b->skips[i]);
		assert_int_equal(b->came[i], !b->lost[i]);
	}
}

static void test_nobody_dies(void **state)
{
	struct batch b = { 0 };

	(void)state;
	run(&b);
	assert_int_equal(b.runs, 1);
	assert_int_equal(b.largest, N);
}

static void test_every_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct batch b = { 0 };

		b.kills[i] = true;
		run(&b);
		assert_string_equal(b.code[i], "worker-died");
	}
}

static void test_several(void **state)
{
	struct batch b = { 0 };

	(void)state;
	b.kills[0] = b.kills[1] = b.kills[10] = b.kills[N - 1] = true;
	run(&b);
}

static void test_all(void **state)
{
	struct batch b = { 0 };

	(void)state;
	memset(b.kills, true, sizeof(b.kills));
	run(&b);
}

/* A worker that ends well and leaves an item out does not get away with it. */
static void test_left_out(void **state)
{
	struct batch b = { 0 };

	(void)state;
	b.skips[7] = true;
	run(&b);
	assert_string_equal(b.code[7], "bad-frame");
}

static void test_done_before(void **state)
{
	struct batch b = { 0 };

	(void)state;
	b.split = (struct da_split){ .n = N, .done = b.done, .run = some,
				     .lost = lost, .ctx = &b };
	memset(b.done, true, sizeof(b.done));
	da_split_run(&b.split);
	assert_int_equal(b.runs, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nobody_dies),
		cmocka_unit_test(test_every_place),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_left_out),
		cmocka_unit_test(test_done_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
