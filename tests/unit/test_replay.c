// SPDX-License-Identifier: Apache-2.0
/*
 * What replaying logs changed in a hive, told item by item: two hives made in
 * memory, one stored, the other brought by a log.
 */
#include "support.h"

#include "drvaudit/evidence.h"
#include "drvaudit/facts.h"
#include "drvaudit/limits.h"

#include "hivebuild.h"
#include "logbuild.h"

#include <sys/mman.h>

#define TOLD_MAX 32

struct side {
	struct hb h;
	uint32_t root, setup;	/* "Setup" is a place that facts are made of */
};

struct bench {
	struct side before, after;
	struct da_arena *arena;
	struct da_fact_hive hive;
	struct da_fact_hive_replay total;
	struct da_fact_hive_difference told[TOLD_MAX];
	size_t differences, totals, limits, problems;
	size_t largest;		/* frame */
	enum da_hive_reader reader;
};

static void begin_side(struct side *s)
{
	hb_start(&s->h);
	s->root = hb_key(&s->h, "ROOT");
	s->setup = hb_key(&s->h, "Setup");
	hb_children(&s->h, s->root, &s->setup, 1);
}

static int setup(void **state)
{
	struct bench *b = da_calloc(1, sizeof(*b));

	b->arena = da_arena_new();
	begin_side(&b->before);
	begin_side(&b->after);
	*state = b;
	return 0;
}

static int teardown(void **state)
{
	struct bench *b = *state;

	hb_free(&b->before.h);
	hb_free(&b->after.h);
	da_arena_free(b->arena);
	free(b);
	return 0;
}

static void emit(void *ctx, unsigned kind, const void *p, size_t n)
{
	struct bench *b = ctx;
	struct da_fact_hive_difference d;
	struct da_fact_problem problem;

	if (n > b->largest)
		b->largest = n;
	if (kind == DA_FACT_hive) {
		assert_int_equal(da_fact_decode(DA_FACT_hive, p, n, &b->hive,
						b->arena), DA_OK);
	} else if (kind == DA_FACT_hive_replay) {
		b->totals++;
		assert_int_equal(da_fact_decode(DA_FACT_hive_replay, p, n,
						&b->total, b->arena), DA_OK);
	} else if (kind == DA_FACT_hive_difference) {
		assert_int_equal(da_fact_decode(DA_FACT_hive_difference, p, n,
						&d, b->arena), DA_OK);
		if (b->differences < TOLD_MAX)
			b->told[b->differences] = d;
		b->differences++;
	} else if (kind == DA_FACT_problem) {
		assert_int_equal(da_fact_decode(DA_FACT_problem, p, n,
						&problem, b->arena), DA_OK);
		b->problems++;
		b->limits += !strcmp(problem.code, "limit");
	}
}

static int memory_file(const void *p, size_t n)
{
	int fd = memfd_create("hive", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, p, n), n);
	return fd;
}

static void collect(struct bench *b, const uint8_t *hive, size_t hive_n,
		    const struct lb *log)
{
	struct da_collect_request req = { .volume_fd = -1, .emit = emit,
					  .ctx = b, .reader = b->reader };
	struct da_err err;

	for (int i = 0; i < DA_HIVE_KINDS; i++) {
		req.hive_fd[i] = -1;
		for (int k = 0; k < DA_HIVE_LOGS; k++)
			req.log_fd[i][k] = -1;
	}
	req.hive_fd[DA_HIVE_SYSTEM] = memory_file(hive, hive_n);
	req.log_fd[DA_HIVE_SYSTEM][0] = memory_file(log->out.p, log->out.n);
	assert_int_equal(da_collect(&req, &err), DA_OK);
	close(req.hive_fd[DA_HIVE_SYSTEM]);
	close(req.log_fd[DA_HIVE_SYSTEM][0]);
	assert_true(b->largest <= DA_FRAME_MAX);
}

/* Closes both hives, makes the log that leads from one to the other, and asks. */
static void run(struct bench *b)
{
	struct hb *then = &b->before.h, *now = &b->after.h;
	struct lb log;

	hb_finish(then, b->before.root);
	hb_finish(now, b->after.root);
	hb_set32(then->out.p + 4, 2);
	hb_checksum(then);
	lb_start(&log, then->out.p, 6, 2);
	lb_entry_between(&log, 2, then->out.p, then->out.n, now->out.p,
			 now->out.n);
	collect(b, then->out.p, then->out.n, &log);
	lb_free(&log);
	assert_string_equal(b->hive.log_state, "replayed");
	assert_int_equal(b->hive.log_entries_applied, 1);
	assert_int_equal(b->totals, 1);
}

static void totals(const struct bench *b, int64_t keys_added,
		   int64_t keys_removed, int64_t added, int64_t removed,
		   int64_t changed)
{
	assert_int_equal(b->total.keys_added, keys_added);
	assert_int_equal(b->total.keys_removed, keys_removed);
	assert_int_equal(b->total.values_added, added);
	assert_int_equal(b->total.values_removed, removed);
	assert_int_equal(b->total.values_changed, changed);
	assert_int_equal(b->total.keys_after - b->total.keys_before,
			 keys_added - keys_removed);
}

static void told(const struct bench *b, size_t i, const char *change,
		 const char *name, const char *before, const char *after)
{
	assert_true(i < b->differences && i < TOLD_MAX);
	assert_string_equal(b->told[i].hive, "SYSTEM");
	assert_string_equal(b->told[i].change, change);
	assert_string_equal(b->told[i].name, name);
	assert_string_equal(b->told[i].before, before);
	assert_string_equal(b->told[i].after, after);
}

static void number_values(struct side *s, const char *const *names,
			  const char *data, size_t n)
{
	uint32_t v[TOLD_MAX];

	for (size_t i = 0; i < n; i++)
		v[i] = hb_value(&s->h, names[i], 4,
				(uint8_t[]){ (uint8_t)data[i], 0, 0, 0 }, 4);
	hb_value_list(&s->h, s->setup, v, n);
}

/* ---- values -------------------------------------------------------------- */

static void values_of_every_kind_of_change(void **state)
{
	struct bench *b = *state;

	number_values(&b->before, (const char *[]){ "Same", "Changed", "Gone" },
		      "\1\2\3", 3);
	number_values(&b->after, (const char *[]){ "New", "Changed", "Same" },
		      "\4\5\1", 3);
	run(b);
	totals(b, 0, 0, 1, 1, 1);
	assert_int_equal(b->total.complete, 1);
	assert_int_equal(b->differences, 3);
	told(b, 0, "value-changed", "Changed", "2 (0x2)", "5 (0x5)");
	told(b, 1, "value-removed", "Gone", "3 (0x3)", "");
	told(b, 2, "value-added", "New", "", "4 (0x4)");
	assert_string_equal(b->told[0].path, "Setup");
}

static void type_alone_and_size_alone(void **state)
{
	struct bench *b = *state;
	uint32_t v[2];

	v[0] = hb_value(&b->before.h, "Type", 4, "\1\0\0\0", 4);
	v[1] = hb_value(&b->before.h, "Size", 3, "ab", 2);
	hb_value_list(&b->before.h, b->before.setup, v, 2);
	v[0] = hb_value(&b->after.h, "Type", 3, "\1\0\0\0", 4);
	v[1] = hb_value(&b->after.h, "Size", 3, "ab\0", 3);
	hb_value_list(&b->after.h, b->after.setup, v, 2);
	run(b);
	totals(b, 0, 0, 0, 0, 2);
	told(b, 0, "value-changed", "Type", "1 (0x1)", "01 00 00 00");
	told(b, 1, "value-changed", "Size", "61 62", "61 62 00");
}

static void values_of_one_name(void **state)
{
	struct bench *b = *state;

	/* the first counts; the others keep their places */
	number_values(&b->before, (const char *[]){ "A", "A", "A" }, "\1\2\3", 3);
	number_values(&b->after, (const char *[]){ "A", "X", "A" }, "\1\7\3", 3);
	run(b);
	totals(b, 0, 0, 1, 1, 1);
}

/* Times tell nothing: a log may change a value and keep the key's time. */
static void time_that_stands_still(void **state)
{
	struct bench *b = *state;

	hb_set32(hb_at(&b->before.h, b->before.setup) + 4, 0x01D90000);
	hb_set32(hb_at(&b->after.h, b->after.setup) + 4, 0x01D90000);
	number_values(&b->before, (const char *[]){ "V" }, "\1", 1);
	number_values(&b->after, (const char *[]){ "V" }, "\2", 1);
	run(b);
	totals(b, 0, 0, 0, 0, 1);
	told(b, 0, "value-changed", "V", "1 (0x1)", "2 (0x2)");
}

static void text_of_megabytes(void **state)
{
	struct bench *b = *state;
	size_t n = 3 << 20;
	uint8_t *text = da_malloc(n);
	uint32_t v;

	for (int i = 0; i < 2; i++) {
		struct side *s = i ? &b->after : &b->before;

		for (size_t k = 0; k < n; k += 2) {	/* three bytes each */
			text[k] = (uint8_t)(i ? 0x42 : 0x41);
			text[k + 1] = 0x4E;
		}
		v = hb_value(&s->h, "Long", 1, text, (uint32_t)n);
		hb_value_list(&s->h, s->setup, &v, 1);
	}
	free(text);
	run(b);
	totals(b, 0, 0, 0, 0, 1);
	assert_int_equal(b->differences, 1);
	assert_true(strlen(b->told[0].before) <= DA_DIFFERENCE_TEXT + 64);
	assert_non_null(strstr(b->told[0].after, "... (3145728 bytes)"));
}

static void many_values_of_other_names(void **state)
{
	struct bench *b = *state;
	size_t n = 100000;
	uint32_t *v = da_calloc(n, sizeof(*v));
	double began;
	char name[16];

	for (int i = 0; i < 2; i++) {
		struct side *s = i ? &b->after : &b->before;

		for (size_t k = 0; k < n; k++) {
			snprintf(name, sizeof(name), "%c%06zu", i ? 'n' : 'o', k);
			v[k] = hb_value(&s->h, name, 4, "\1\0\0\0", 4);
		}
		hb_value_list(&s->h, s->setup, v, n);
	}
	free(v);
	began = worked();
	run(b);
	assert_true(worked() - began < 5 * SLOWER);
	totals(b, 0, 0, (int64_t)n, (int64_t)n, 0);
	assert_int_equal(b->differences, DA_DIFFERENCES_MAX);
	assert_int_equal(b->limits, 1);
}

/* libregf reads a resident byte as 0: no reason to call it changed. */
static void read_by_libregf(void **state)
{
	struct bench *b = *state;

	b->reader = DA_HIVE_LIBREGF;
	for (int i = 0; i < 2; i++) {
		struct side *s = i ? &b->after : &b->before;
		uint32_t v[2] = { hb_value(&s->h, "Byte", 3, "@", 1),
				  hb_value(&s->h, "V", 4, i ? "\2\0\0\0" :
					   "\1\0\0\0", 4) };

		hb_value_list(&s->h, s->setup, v, 2);
	}
	run(b);
	assert_string_equal(b->hive.reader, "libregf");
	totals(b, 0, 0, 0, 0, 1);
	told(b, 0, "value-changed", "V", "1 (0x1)", "2 (0x2)");
}

/* ---- keys ---------------------------------------------------------------- */

static void keys_in_any_order(void **state)
{
	struct bench *b = *state;
	uint32_t k[3];

	for (int i = 0; i < 2; i++) {
		struct hb *h = i ? &b->after.h : &b->before.h;

		k[i ? 2 : 0] = hb_key(h, "alpha");
		k[1] = hb_key(h, i ? "BETA" : "Beta");
		k[i ? 0 : 2] = hb_key(h, "Gamma");
		hb_children(h, i ? b->after.setup : b->before.setup, k, 3);
	}
	run(b);
	totals(b, 0, 0, 0, 0, 0);
	assert_int_equal(b->differences, 0);
	assert_int_equal(b->total.keys_before, 5);
}

static void keys_of_one_name(void **state)
{
	struct bench *b = *state;
	uint32_t k[3];

	for (int i = 0; i < 3; i++)
		k[i] = hb_key(&b->before.h, "Twin");
	hb_children(&b->before.h, b->before.setup, k, 3);
	for (int i = 0; i < 2; i++)
		k[i] = hb_key(&b->after.h, "Twin");
	hb_children(&b->after.h, b->after.setup, k, 2);
	run(b);
	totals(b, 0, 1, 0, 0, 0);
	told(b, 0, "key-removed", "", "1 key", "");
}

static void trees_come_and_go(void **state)
{
	struct bench *b = *state;

	for (int i = 0; i < 2; i++) {
		struct side *s = i ? &b->after : &b->before;
		uint32_t top = hb_key(&s->h, i ? "New" : "Old"), k[2], v;

		k[0] = hb_key(&s->h, "a");
		k[1] = hb_key(&s->h, "b");
		v = hb_value(&s->h, "V", 4, "\1\0\0\0", 4);
		hb_value_list(&s->h, k[1], &v, 1);
		hb_children(&s->h, top, k, 2);
		hb_children(&s->h, s->setup, &top, 1);
	}
	run(b);
	totals(b, 3, 3, 1, 1, 0);
	assert_int_equal(b->differences, 2);	/* at the top alone */
	told(b, 0, "key-added", "", "", "3 keys");
	told(b, 1, "key-removed", "", "3 keys", "");
	assert_string_equal(b->told[0].path, "Setup\\New");
}

static void elsewhere_is_counted_only(void **state)
{
	struct bench *b = *state;
	uint32_t keys[2] = { hb_key(&b->after.h, "Else"), b->after.setup };

	hb_children(&b->after.h, b->after.root, keys, 2);
	run(b);
	totals(b, 1, 0, 0, 0, 0);
	assert_int_equal(b->differences, 0);
}

/* Damage that no fact depends on is no problem of the image. */
static void damage_elsewhere(void **state)
{
	struct bench *b = *state;
	size_t problems;
	uint32_t v;

	run(b);
	problems = b->problems;
	teardown(state);
	setup(state);
	b = *state;
	for (int i = 0; i < 2; i++) {
		struct side *s = i ? &b->after : &b->before;
		uint32_t keys[2] = { hb_key(&s->h, "Else"), s->setup };

		v = hb_value(&s->h, i ? "New" : "Old", 3, "damaged!", 8);
		hb_set32(hb_at(&s->h, v) + 8, 0x7FFFFFF8);
		hb_value_list(&s->h, keys[0], &v, 1);
		hb_children(&s->h, s->root, keys, 2);
	}
	run(b);
	totals(b, 0, 0, 1, 1, 0);
	assert_int_equal(b->problems, problems);
}

static void circle_of_keys(void **state)
{
	struct bench *b = *state;
	uint32_t key = hb_key(&b->after.h, "Again");

	hb_children(&b->after.h, b->after.setup, &key, 1);
	hb_children(&b->after.h, key,
		    (uint32_t[]){ b->after.setup, b->after.root, key }, 3);
	run(b);
	assert_int_equal(b->total.keys_added, 1);
	assert_int_equal(b->total.complete, 0);
}

/* 40 levels, each listing the next key 16 times. */
static void fan_of_keys(void **state)
{
	struct bench *b = *state;

	for (int i = 0; i < 2; i++) {
		struct side *s = i ? &b->after : &b->before;
		uint32_t up = s->setup, list[16];

		for (int k = 0; k < 40; k++) {
			uint32_t key = hb_key(&s->h, i ? "New" : "Old");

			for (int j = 0; j < 16; j++)
				list[j] = key;
			hb_children(&s->h, up, list, 16);
			up = key;
		}
	}
	run(b);
	totals(b, 40, 40, 0, 0, 0);
	assert_int_equal(b->total.complete, 0);
}

static void deep_keys(void **state)
{
	struct bench *b = *state;

	for (int i = 0; i < 2; i++) {
		struct side *s = i ? &b->after : &b->before;
		uint32_t up = s->setup, key;
		char name[200];

		memset(name, 'n', sizeof(name));
		name[sizeof(name) - 1] = '\0';
		for (int k = 0; k < 3000; k++) {
			name[0] = (char)(k == 100 && i ? 'N' : 'n');
			name[1] = (char)(k == 100 && i ? 'x' : 'n');
			key = hb_key(&s->h, name);
			hb_children(&s->h, up, &key, 1);
			up = key;
		}
	}
	run(b);
	assert_int_equal(b->total.complete, 0);
	assert_true(b->total.keys_added > 400 && b->total.keys_added < 513);
	assert_int_equal(b->total.keys_added, b->total.keys_removed);
	assert_int_equal(b->differences, 2);
}

static void hive_without_its_base_block(void **state)
{
	struct bench *b = *state;
	struct lb log;

	hb_finish(&b->before.h, b->before.root);
	hb_finish(&b->after.h, b->after.root);
	lb_start(&log, b->after.h.out.p, 6, 2);
	lb_entry_between(&log, 2, b->after.h.out.p, 0, b->after.h.out.p,
			 b->after.h.out.n);
	memset(b->before.h.out.p, 0, 512);
	collect(b, b->before.h.out.p, b->before.h.out.n, &log);
	lb_free(&log);
	assert_string_equal(b->hive.log_state, "partly");
	assert_int_equal(b->hive.base_block_rebuilt, 1);
	assert_int_equal(b->totals, 1);
	assert_true(b->total.keys_before == DA_NULL);
	assert_true(b->total.complete == DA_NULL || !b->total.complete);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(values_of_every_kind_of_change),
		TEST(type_alone_and_size_alone),
		TEST(values_of_one_name),
		TEST(time_that_stands_still),
		TEST(text_of_megabytes),
		TEST(many_values_of_other_names),
		TEST(read_by_libregf),
		TEST(keys_in_any_order),
		TEST(keys_of_one_name),
		TEST(trees_come_and_go),
		TEST(elsewhere_is_counted_only),
		TEST(damage_elsewhere),
		TEST(circle_of_keys),
		TEST(fan_of_keys),
		TEST(deep_keys),
		TEST(hive_without_its_base_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
