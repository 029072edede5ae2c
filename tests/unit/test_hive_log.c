// SPDX-License-Identifier: Apache-2.0
/*
 * Transaction logs: right ones of both kinds, and one for each way in which a
 * log can lie.  A hive is three pages here, whose content shows what was
 * written: 'a', 'b', 'c' as stored.
 */
#include "support.h"

#include "drvaudit/hive_log.h"
#include "drvaudit/limits.h"

#include "hivebuild.h"
#include "logbuild.h"

#define BASE 4096
#define BINS 12288u
#define STORED 11u		/* primary sequence; the secondary is one less */

struct bench {
	struct da_buf hive, before;
	struct lb log[DA_HIVE_LOGS];
	struct da_hive_log logs[DA_HIVE_LOGS];
	struct da_replay r;
	uint8_t page[256][4096];	/* full of one letter each */
};

static int setup(void **state)
{
	struct bench *b = da_calloc(1, sizeof(*b));
	uint8_t *p;

	for (int i = 0; i < 256; i++)
		memset(b->page[i], i, 4096);
	p = da_buf_more(&b->hive, BASE + BINS);
	memset(p, 0, BASE);
	memcpy(p, "regf", 4);
	hb_set32(p + 4, STORED);
	hb_set32(p + 8, STORED - 1);
	memset(p + 12, 0x55, 8);
	hb_set32(p + 20, 1);
	hb_set32(p + 24, 5);
	hb_set32(p + 36, 32);
	hb_set32(p + 40, BINS);
	for (int i = 0; i < 6; i++)
		p[48 + 2 * i] = (uint8_t)"SYSTEM"[i];
	hb_set32(p + 508, da_hive_checksum(p));
	for (int i = 0; i < 3; i++)
		memset(p + BASE + 4096 * i, 'a' + i, 4096);
	*state = b;
	return 0;
}

static int teardown(void **state)
{
	struct bench *b = *state;

	da_buf_free(&b->hive);
	da_buf_free(&b->before);
	for (int i = 0; i < DA_HIVE_LOGS; i++)
		lb_free(&b->log[i]);
	free(b);
	return 0;
}

/* ---- short words -------------------------------------------------------- */

static void start(struct bench *b, int i, uint32_t sequence)
{
	lb_free(&b->log[i]);
	lb_start(&b->log[i], b->hive.p, 6, sequence);
}

/* One entry that fills one page with one letter. */
static size_t entry(struct bench *b, int i, uint32_t sequence, uint32_t page,
		    char letter)
{
	struct lb_page p = { 4096 * page, 4096, b->page[(uint8_t)letter] };

	return lb_entry(&b->log[i], sequence, BINS, &p, 1);
}

static void replay_to(struct bench *b, uint64_t max)
{
	static const char *const names[] = { "LOG1", "LOG2", "LOG" };

	b->before.n = 0;
	da_buf_add(&b->before, b->hive.p, b->hive.n);
	for (int i = 0; i < DA_HIVE_LOGS; i++) {
		bool unreadable = b->logs[i].unreadable;
		uint8_t *copy = da_malloc(b->log[i].out.n);	/* exact */

		if (b->log[i].out.n)
			memcpy(copy, b->log[i].out.p, b->log[i].out.n);
		b->logs[i] = (struct da_hive_log){ .name = names[i],
			.p = copy, .n = b->log[i].out.n,
			.unreadable = unreadable };
	}
	da_hive_replay(&b->hive, b->logs, DA_HIVE_LOGS, max, &b->r);
	for (int i = 0; i < DA_HIVE_LOGS; i++) {
		free((void *)b->logs[i].p);
		b->logs[i].p = NULL;
	}
}

static void replay(struct bench *b)
{
	replay_to(b, DA_HIVE_BYTES_MAX);
}

static void untouched(const struct bench *b)
{
	assert_int_equal(b->hive.n, b->before.n);
	assert_memory_equal(b->hive.p, b->before.p, b->hive.n);
	assert_false(b->r.applied);
	assert_int_equal(b->r.entries, 0);
	assert_int_equal(b->r.first, 0);
	assert_int_equal(b->r.last, 0);
}

/* The pages, each full of one letter; the base block is clean and right. */
static void pages_are(const struct bench *b, const char *letters)
{
	const uint8_t *p = b->hive.p;

	assert_int_equal(b->hive.n, BASE + 4096 * strlen(letters));
	for (size_t i = 0; letters[i]; i++)
		assert_memory_equal(p + BASE + 4096 * i,
				    b->page[(uint8_t)letters[i]], 4096);
	if (!b->r.applied)
		return;
	assert_int_equal(da_le32(p + 4), b->r.last + (b->r.stop.code[0] &&
			 !strcmp(b->logs[0].format, "DIRT") ? 0 : 1));
	assert_int_equal(da_le32(p + 4), da_le32(p + 8));
	assert_int_equal(da_le32(p + 28), 0);
	assert_int_equal(da_le32(p + 40), 4096 * strlen(letters));
	assert_false(da_hive_is_dirty(p, b->hive.n));
}

static void applied(const struct bench *b, uint32_t n, uint32_t first,
		    const char *stop, const char *in, bool complete)
{
	assert_int_equal(b->r.entries, n);
	assert_int_equal(b->r.first, n ? first : 0);
	assert_int_equal(b->r.last, n ? first + n - 1 : 0);
	assert_string_equal(b->r.stop.code, stop);
	assert_string_equal(b->r.stopped_in, in);
	assert_int_equal(b->r.complete, complete);
	assert_int_equal(b->r.applied, n > 0);
}

static void why(const struct bench *b, int i, const char *code,
		uint64_t offset)
{
	assert_string_equal(b->logs[i].why.code, code);
	if (*code)
		assert_int_equal(b->logs[i].why.offset, offset);
}

/* ---- sums --------------------------------------------------------------- */

static void marvin_values(void **state)
{
	uint8_t counting[32];

	(void)state;
	for (int i = 0; i < 32; i++)
		counting[i] = (uint8_t)i;
	assert_true(da_hive_log_hash(NULL, 0) == 0xb39efca403966e08);
	assert_true(da_hive_log_hash((const uint8_t *)"a", 1) == 0x21a013c726f292f4);
	assert_true(da_hive_log_hash((const uint8_t *)"abc", 3) == 0xb9cf3dfca41914f7);
	assert_true(da_hive_log_hash((const uint8_t *)"abcd", 4) == 0x20094fb11a6cd086);
	assert_true(da_hive_log_hash((const uint8_t *)"abcdefgh", 8) == 0x253e0a1a576ba388);
	assert_true(da_hive_log_hash(counting, 32) == 0xc64feee425c2e24c);
}

static void checksum_is_never_0_or_all_ones(void **state)
{
	uint8_t p[512] = { 0 };

	(void)state;
	assert_int_equal(da_hive_checksum(p), 1);
	memset(p + 100, 0xFF, 4);
	assert_int_equal(da_hive_checksum(p), 0xFFFFFFFE);
	memset(p + 508, 0x77, 4);	/* its own field does not count */
	assert_int_equal(da_hive_checksum(p), 0xFFFFFFFE);
	p[100] = 0xF0;
	assert_int_equal(da_hive_checksum(p), 0xFFFFFFF0);
}

static void what_is_dirty(void **state)
{
	struct bench *b = *state;

	assert_true(da_hive_is_dirty(b->hive.p, b->hive.n));
	hb_set32(b->hive.p + 8, STORED);
	assert_true(da_hive_is_dirty(b->hive.p, b->hive.n));	/* checksum */
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	assert_false(da_hive_is_dirty(b->hive.p, b->hive.n));
	assert_true(da_hive_is_dirty(b->hive.p, 511));
	b->hive.p[0] = 'x';
	assert_true(da_hive_is_dirty(b->hive.p, b->hive.n));
}

/* ---- new logs that are right -------------------------------------------- */

static void entries_of_one_log(void **state)
{
	struct bench *b = *state;
	struct lb_page two[] = { { 0, 4096, b->page['P'] },
				 { 8192, 4096, b->page['Q'] } };

	start(b, 0, 11);
	entry(b, 0, 11, 1, 'X');
	entry(b, 0, 12, 1, 'Y');	/* the later one wins */
	lb_entry(&b->log[0], 13, BINS, two, 2);
	replay(b);
	applied(b, 3, 11, "end", "LOG1", true);
	pages_are(b, "PYQ");
	assert_int_equal(b->r.bytes, 4 * 4096);
	assert_int_equal(b->logs[0].entries, 3);
	assert_string_equal(b->logs[0].format, "HvLE");
	why(b, 0, "", 0);
	assert_true(b->r.dirty);
	assert_false(b->r.base_block);
}

static void one_reference_over_pages(void **state)
{
	struct bench *b = *state;
	uint8_t both[8192];
	struct lb_page page = { 4096, 8192, both };
	struct lb_page small = { 512, 512, b->page['z'] };

	memset(both, 'S', sizeof(both));
	start(b, 0, 11);
	lb_entry(&b->log[0], 11, BINS, &page, 1);
	lb_entry(&b->log[0], 12, BINS, &small, 1);
	replay(b);
	applied(b, 2, 11, "end", "LOG1", true);
	assert_int_equal(b->hive.p[BASE + 511], 'a');
	assert_int_equal(b->hive.p[BASE + 512], 'z');
	assert_int_equal(b->hive.p[BASE + 1023], 'z');
	assert_int_equal(b->hive.p[BASE + 1024], 'a');
	assert_int_equal(b->hive.p[BASE + 4095], 'a');
	assert_memory_equal(b->hive.p + BASE + 4096, both, 8192);
}

static void flag_of_the_last_entry(void **state)
{
	struct bench *b = *state;
	size_t at;

	hb_set32(b->hive.p + 144, 2);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 0, 11);
	at = entry(b, 0, 11, 0, 'X');
	lb_set32(&b->log[0], at + 8, 0xFFFFFFFF);
	lb_hash(&b->log[0], at);
	replay(b);
	applied(b, 1, 11, "end", "LOG1", true);
	assert_int_equal(da_le32(b->hive.p + 144), 3);	/* bit 0 only */
}

/* L8 */
static void both_logs_in_either_order(void **state)
{
	struct bench *b = *state;

	for (int first = 0; first < 2; first++) {
		start(b, first, 11);
		entry(b, first, 11, 0, 'X');
		entry(b, first, 12, 1, 'X');
		start(b, !first, 13);
		entry(b, !first, 13, 1, 'Y');
		entry(b, !first, 14, 2, 'Y');
		replay(b);
		applied(b, 4, 11, "end", first ? "LOG1" : "LOG2", true);
		pages_are(b, "XYY");
		assert_int_equal(b->logs[0].entries, 2);
		assert_int_equal(b->logs[1].entries, 2);
		teardown(state);
		setup(state);
		b = *state;
	}
}

static void three_logs(void **state)
{
	struct bench *b = *state;

	start(b, 2, 11);
	entry(b, 2, 11, 0, 'X');
	start(b, 0, 12);
	entry(b, 0, 12, 0, 'Y');
	start(b, 1, 13);
	entry(b, 1, 13, 0, 'Z');
	replay(b);
	applied(b, 3, 11, "end", "LOG2", true);
	pages_are(b, "Zbc");
}

static void order_over_the_end_of_numbers(void **state)
{
	struct bench *b = *state;

	hb_set32(b->hive.p + 4, 0xFFFFFFFF);
	hb_set32(b->hive.p + 8, 0xFFFFFFFE);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 0, 0);
	entry(b, 0, 0, 0, 'Z');
	start(b, 1, 0xFFFFFFFE);
	entry(b, 1, 0xFFFFFFFE, 0, 'X');
	entry(b, 1, 0xFFFFFFFF, 1, 'Y');
	replay(b);
	assert_int_equal(b->r.entries, 3);
	assert_int_equal(b->r.first, 0xFFFFFFFE);
	assert_int_equal(b->r.last, 0);
	assert_true(b->r.complete);
	pages_are(b, "ZYc");
}

static void gap_between_hive_and_log(void **state)
{
	struct bench *b = *state;

	start(b, 0, 500);
	entry(b, 0, 500, 0, 'X');
	replay(b);
	applied(b, 1, 500, "end", "LOG1", true);
	pages_are(b, "Xbc");
}

static void begins_at_the_secondary_number(void **state)
{
	struct bench *b = *state;

	start(b, 0, 10);
	entry(b, 0, 10, 0, 'X');
	replay(b);
	applied(b, 1, 10, "end", "LOG1", true);
	pages_are(b, "Xbc");
}

static void first_log_stale(void **state)
{
	struct bench *b = *state;

	start(b, 0, 8);
	entry(b, 0, 8, 0, 'X');
	entry(b, 0, 9, 0, 'X');
	start(b, 1, 10);
	entry(b, 1, 10, 1, 'Y');
	replay(b);
	applied(b, 1, 10, "end", "LOG2", true);
	pages_are(b, "aYc");
	why(b, 0, "log-stale", 4);
	assert_int_equal(b->logs[0].entries, 0);
}

/* Whatever a stale log holds, nothing is lost with it. */
static void stale_log_damaged(void **state)
{
	struct bench *b = *state;

	start(b, 0, 8);
	entry(b, 0, 8, 0, 'X');
	b->log[0].out.p[2000] ^= 1;
	start(b, 1, 10);
	entry(b, 1, 10, 1, 'Y');
	replay(b);
	applied(b, 1, 10, "end", "LOG2", true);
	why(b, 0, "log-stale", 4);
}

static void all_logs_stale(void **state)
{
	struct bench *b = *state;

	start(b, 0, 8);
	entry(b, 0, 8, 0, 'X');
	start(b, 1, 9);
	entry(b, 1, 9, 0, 'X');
	replay(b);
	applied(b, 0, 0, "no-log", "", false);
	why(b, 0, "log-stale", 4);
	why(b, 1, "log-stale", 4);
	untouched(b);
}

static void remains_of_earlier_use(void **state)
{
	struct bench *b = *state;
	size_t at;

	/* a whole entry of before, and one of which the head was overwritten */
	start(b, 0, 11);
	entry(b, 0, 11, 0, 'X');
	entry(b, 0, 7, 1, 'R');
	replay(b);
	applied(b, 1, 11, "end", "LOG1", true);
	pages_are(b, "Xbc");

	hb_set32(b->hive.p + 8, 10);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 0, 11);
	entry(b, 0, 11, 1, 'Y');
	at = entry(b, 0, 7, 1, 'R');
	memcpy(b->log[0].out.p + at, "rest", 4);
	replay(b);
	applied(b, 1, 11, "end", "LOG1", true);
	pages_are(b, "XYc");
}

static void hive_grows(void **state)
{
	struct bench *b = *state;
	struct lb_page last = { 16384, 4096, b->page['N'] };

	start(b, 0, 11);
	lb_entry(&b->log[0], 11, 20480, &last, 1);
	replay(b);
	applied(b, 1, 11, "end", "LOG1", true);
	assert_int_equal(b->hive.n, BASE + 20480);
	assert_int_equal(da_le32(b->hive.p + 40), 20480);
	for (int i = 0; i < 4096; i++)	/* what nobody wrote is zeros */
		assert_int_equal(b->hive.p[BASE + 12288 + i], 0);
	assert_memory_equal(b->hive.p + BASE + 16384, b->page['N'], 4096);
}

static void size_of_the_bins_goes_back(void **state)
{
	struct bench *b = *state;
	struct lb_page page = { 4096, 4096, b->page['X'] };

	start(b, 0, 11);
	lb_entry(&b->log[0], 11, 8192, &page, 1);
	replay(b);
	applied(b, 1, 11, "end", "LOG1", true);
	assert_int_equal(b->hive.n, BASE + BINS);	/* the file keeps its size */
	assert_int_equal(da_le32(b->hive.p + 40), 8192);
	assert_memory_equal(b->hive.p + BASE + 8192, b->page['c'], 4096);
}

static void clean_hive_is_left_alone(void **state)
{
	struct bench *b = *state;

	hb_set32(b->hive.p + 8, STORED);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 0, 11);
	entry(b, 0, 11, 0, 'X');
	replay(b);
	untouched(b);
	assert_false(b->r.dirty);
	assert_true(b->r.complete);
	assert_string_equal(b->r.stop.code, "");
}

static void shorter_than_a_base_block(void **state)
{
	struct bench *b = *state;

	start(b, 0, 11);
	entry(b, 0, 11, 0, 'X');
	for (size_t n = 0; n < 4096; n += 501) {
		b->hive.n = n;
		replay(b);
		untouched(b);
		assert_true(b->r.dirty);
		assert_false(b->r.complete);
	}
}

static void base_block_from_the_later_log(void **state)
{
	struct bench *b = *state;

	start(b, 0, 13);
	entry(b, 0, 13, 1, 'Y');
	start(b, 1, 11);
	entry(b, 1, 11, 0, 'X');
	memset(b->hive.p, 0x99, 512);
	replay(b);
	applied(b, 1, 13, "end", "LOG1", true);
	assert_true(b->r.base_block);
	assert_int_equal(b->logs[1].entries, 0);
	assert_memory_equal(b->hive.p, "regf", 4);
	assert_int_equal(da_le32(b->hive.p + 36), 32);
	assert_int_equal(b->hive.p[48], 'S');
	pages_are(b, "aYc");
}

static void base_block_lost_and_later_log_bad(void **state)
{
	struct bench *b = *state;
	size_t at;

	start(b, 0, 13);
	at = entry(b, 0, 13, 1, 'Y');
	b->log[0].out.p[at + 100] ^= 1;
	start(b, 1, 11);
	entry(b, 1, 11, 0, 'X');
	b->hive.p[508] ^= 1;
	replay(b);		/* never the earlier one alone */
	applied(b, 0, 0, "no-log", "", false);
	why(b, 0, "log-hash", 512);
	untouched(b);
}

/* ---- L1 to L7, L10: new logs that are wrong ------------------------------ */

static void no_or_empty_logs(void **state)	/* L1 */
{
	struct bench *b = *state;

	replay(b);
	applied(b, 0, 0, "no-log", "", false);
	untouched(b);
	for (int i = 0; i < DA_HIVE_LOGS; i++) {
		why(b, i, "", 0);
		assert_string_equal(b->logs[i].format, "");
	}
	start(b, 1, 11);
	entry(b, 1, 11, 0, 'X');
	replay(b);
	applied(b, 1, 11, "end", "LOG2", true);
}

static void unreadable_log(void **state)
{
	struct bench *b = *state;

	start(b, 1, 11);
	entry(b, 1, 11, 0, 'X');
	b->logs[0].unreadable = true;
	replay(b);		/* it may hold what comes before or after */
	applied(b, 1, 11, "end", "LOG2", false);
	why(b, 0, "log-unreadable", DA_NO_OFFSET);
}

static void header_only(void **state)	/* L2 */
{
	struct bench *b = *state;

	start(b, 0, 11);
	replay(b);
	applied(b, 0, 0, "no-log", "", false);
	why(b, 0, "log-entry", 512);
	untouched(b);

	/* what it should hold is missing before the entries of the other */
	start(b, 1, 15);
	entry(b, 1, 15, 0, 'X');
	replay(b);
	applied(b, 1, 15, "end", "LOG2", false);
	why(b, 0, "log-entry", 512);
}

static void header_only_of_before_or_after(void **state)
{
	struct bench *b = *state;

	start(b, 0, 9);			/* older than the hive: nothing is lost */
	start(b, 1, 11);
	entry(b, 1, 11, 0, 'X');
	replay(b);
	applied(b, 1, 11, "end", "LOG2", true);
	why(b, 0, "log-stale", 4);

	hb_set32(b->hive.p + 8, 10);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 0, 12);		/* would be the next: not written yet */
	replay(b);
	applied(b, 1, 11, "end", "LOG2", true);
	why(b, 0, "", 0);

	hb_set32(b->hive.p + 8, 10);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 0, 14);		/* 12 and 13 were written somewhere */
	replay(b);
	applied(b, 1, 11, "log-entry", "LOG1", false);
	why(b, 0, "log-entry", 512);
}

static void header_wrong(void **state)	/* L2 */
{
	struct bench *b = *state;

	start(b, 0, 11);
	entry(b, 0, 11, 0, 'X');
	b->log[0].out.p[200] ^= 1;	/* the checksum */
	replay(b);
	applied(b, 0, 0, "no-log", "", false);
	why(b, 0, "log-header", 0);
	untouched(b);

	b->log[0].out.p[200] ^= 1;
	memcpy(b->log[0].out.p, "fger", 4);
	lb_checksum(&b->log[0]);
	replay(b);
	why(b, 0, "log-header", 0);
	untouched(b);

	memcpy(b->log[0].out.p, "regf", 4);
	for (uint32_t type = 0; type < 8; type++) {
		if (type == 1 || type == 2 || type == 6)
			continue;
		lb_set32(&b->log[0], 28, type);
		lb_checksum(&b->log[0]);
		replay(b);
		why(b, 0, "log-header", 28);
		untouched(b);
	}
	lb_set32(&b->log[0], 28, 6);
	lb_checksum(&b->log[0]);
	for (size_t n = 1; n < 512; n += 73) {
		b->log[0].out.n = n;
		replay(b);
		why(b, 0, "log-header", 0);
		untouched(b);
	}
}

/* The second of three entries is made wrong: the first is applied, no more. */
struct wrong {
	const char *what;
	size_t at;		/* in the entry */
	uint32_t value;
	bool hash;		/* hashes are right all the same */
	const char *code;
};

static const struct wrong wrongs[] = {
	{ "size 0", 4, 0, false, "log-entry" },			/* L3 */
	{ "size of less than a header", 4, 39, false, "log-entry" },
	{ "size no multiple of 512", 4, 4700, false, "log-entry" },
	{ "size past the log", 4, 512 * 100, false, "log-entry" },
	{ "size of all ones", 4, 0xFFFFFFFF, false, "log-entry" },
	{ "size near all ones", 4, 0xFFFFFE00, false, "log-entry" },
	{ "size too small for its page", 4, 4096, true, "log-entry" },
	{ "pages of all ones", 20, 0xFFFFFFFF, true, "log-entry" },	/* L4 */
	{ "more pages than fit", 20, 572, true, "log-entry" },
	{ "pages read from the data", 20, 2, true, "log-entry" },
	{ "page past the hive", 40, BINS, true, "log-entry" },
	{ "page near the end of numbers", 40, 0xFFFFF000, true, "log-entry" },
	{ "page half past the hive", 40, BINS - 512, true, "log-entry" },
	{ "page of all ones", 44, 0xFFFFFFFF, true, "log-entry" },
	{ "page past the entry", 44, 8192, true, "log-entry" },
	{ "bins 0", 16, 0, true, "log-entry" },
	{ "bins no multiple of 4096", 16, BINS + 512, true, "log-entry" },
	{ "bins less than the page", 16, 4096, true, "log-entry" },
	{ "bins of 4 GiB", 16, 0xFFFFF000, true, "limit" },	/* L10 */
	{ "bins above the limit", 16, 1 << 30, true, "limit" },
	{ "hash 1", 24, 1, false, "log-hash" },			/* L5 */
	{ "hash 2", 32, 1, false, "log-hash" },
	{ "a byte of the page", 2000, 1, false, "log-hash" },
	{ "flags", 8, 1, false, "log-hash" },
	{ "the same number again", 12, 11, true, "log-sequence" },	/* L6 */
	{ "a number left out", 12, 13, true, "log-sequence" },
	{ "a number far away", 12, 0x40000000, true, "log-sequence" },
};

static void second_entry_wrong(void **state)
{
	for (size_t i = 0; i < DA_COUNT(wrongs); i++) {
		const struct wrong *w = &wrongs[i];
		struct bench *b = *state;
		size_t at;

		start(b, 0, 11);
		entry(b, 0, 11, 0, 'X');
		at = entry(b, 0, 12, 1, 'Y');
		entry(b, 0, 13, 2, 'Z');
		lb_set32(&b->log[0], at + w->at, w->value);
		if (w->hash)
			lb_hash(&b->log[0], at);
		replay(b);
		if (strcmp(b->r.stop.code, w->code) != 0)
			print_error("%s: %s\n", w->what, b->r.stop.code);
		applied(b, 1, 11, w->code, "LOG1", false);
		why(b, 0, w->code, at);
		pages_are(b, "Xbc");	/* no part of the second */
		teardown(state);
		setup(state);
	}
}

static void first_entry_wrong(void **state)
{
	for (size_t i = 0; i < DA_COUNT(wrongs); i++) {
		const struct wrong *w = &wrongs[i];
		struct bench *b = *state;

		if (!strcmp(w->code, "log-sequence") && w->value == 11)
			continue;
		start(b, 0, 11);
		entry(b, 0, 11, 1, 'Y');
		lb_set32(&b->log[0], 512 + w->at, w->value);
		if (w->hash)
			lb_hash(&b->log[0], 512);
		replay(b);
		if (strcmp(b->logs[0].why.code, w->code) != 0)
			print_error("%s: %s\n", w->what, b->logs[0].why.code);
		applied(b, 0, 0, "no-log", "", false);
		why(b, 0, w->code, 512);
		untouched(b);

		/* the other log is tried, but something may be missing */
		start(b, 1, 12);
		entry(b, 1, 12, 2, 'Z');
		replay(b);
		applied(b, 1, 12, "end", "LOG2", false);
		pages_are(b, "abZ");
		teardown(state);
		setup(state);
	}
}

/* The good page of an entry stays out when the next is wrong. */
static void entry_is_refused_as_a_whole(void **state)	/* L4 */
{
	struct bench *b = *state;
	struct lb_page two[] = { { 0, 4096, b->page['P'] },
				 { BINS, 4096, b->page['Q'] } };

	start(b, 0, 11);
	lb_entry(&b->log[0], 11, BINS, two, 2);
	replay(b);
	applied(b, 0, 0, "no-log", "", false);
	why(b, 0, "log-entry", 512);
	untouched(b);
}

static void log_cut_anywhere(void **state)
{
	struct bench *b = *state;
	size_t whole;

	start(b, 0, 11);
	entry(b, 0, 11, 0, 'X');
	whole = b->log[0].out.n;
	entry(b, 0, 12, 1, 'Y');
	for (size_t n = b->log[0].out.n - 1; n > whole + 3; n -= 97) {
		hb_set32(b->hive.p + 8, 10);
		hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
		b->log[0].out.n = n;
		replay(b);
		applied(b, 1, 11, "log-entry", "LOG1", false);
		pages_are(b, "Xbc");
		if (n < whole + 4 + 97)
			break;
	}
}

static void numbers_do_not_follow(void **state)	/* L6 */
{
	struct bench *b = *state;

	start(b, 0, 11);	/* the first is not that of the base block */
	entry(b, 0, 12, 0, 'X');
	replay(b);
	applied(b, 0, 0, "no-log", "", false);
	why(b, 0, "log-sequence", 512);
	untouched(b);

	start(b, 0, 11);	/* a gap between the logs */
	entry(b, 0, 11, 0, 'X');
	start(b, 1, 13);
	entry(b, 1, 13, 1, 'Y');
	replay(b);
	applied(b, 1, 11, "log-sequence", "LOG2", false);
	why(b, 1, "log-sequence", 512);
	pages_are(b, "Xbc");

	hb_set32(b->hive.p + 8, 10);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 1, 11);	/* two logs of one number */
	entry(b, 1, 11, 1, 'Y');
	replay(b);
	applied(b, 1, 11, "log-sequence", "LOG2", false);
	pages_are(b, "Xbc");
}

/* An entry torn in one log and written whole to the other, as Windows does. */
static void torn_entry_goes_on_in_the_other_log(void **state)
{
	struct bench *b = *state;
	size_t at;

	start(b, 0, 11);
	entry(b, 0, 11, 0, 'X');
	at = entry(b, 0, 12, 1, 'T');
	b->log[0].out.p[at + 2000] ^= 1;
	start(b, 1, 12);
	entry(b, 1, 12, 1, 'Y');
	replay(b);
	applied(b, 2, 11, "end", "LOG2", false);	/* nobody vouches for it */
	why(b, 0, "log-hash", at);
	why(b, 1, "", 0);
	pages_are(b, "XYc");

	hb_set32(b->hive.p + 8, 10);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 1, 13);		/* does not continue: 12 is lost */
	entry(b, 1, 13, 2, 'Z');
	replay(b);
	applied(b, 1, 11, "log-hash", "LOG1", false);
	why(b, 1, "log-sequence", 512);
	assert_memory_equal(b->hive.p + BASE + 8192, b->page['c'], 4096);
}

static void log_of_another_hive(void **state)	/* L7 */
{
	struct bench *b = *state;

	start(b, 0, 500);
	entry(b, 0, 500, 0, 'X');
	b->log[0].out.p[48] = 'T';
	lb_checksum(&b->log[0]);
	replay(b);
	applied(b, 0, 0, "no-log", "", false);
	why(b, 0, "log-mismatch", 48);
	untouched(b);

	b->log[0].out.p[48] = 's';	/* letter case is no difference */
	b->log[0].out.p[48 + 14] = 'x';	/* nor what stands behind the end */
	lb_checksum(&b->log[0]);
	replay(b);
	applied(b, 1, 500, "end", "LOG1", true);
}

static void hive_names_beyond_latin(void **state)
{
	struct bench *b = *state;

	b->hive.p[48] = 0;		/* U+0100: no end of the name */
	b->hive.p[49] = 1;
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 0, 11);
	entry(b, 0, 11, 0, 'X');
	b->log[0].out.p[49] = 2;
	lb_checksum(&b->log[0]);
	replay(b);
	why(b, 0, "log-mismatch", 48);
	untouched(b);
}

/* SYSTEM of another machine has the same name, and its numbers may be later. */
static void log_of_another_machine(void **state)
{
	struct bench *b = *state;

	memset(b->hive.p + 112, 0x31, 16);
	memcpy(b->hive.p + 164, "rmtm", 4);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 0, 500);
	entry(b, 0, 500, 0, 'X');
	memset(b->log[0].out.p + 112, 0x32, 16);
	lb_checksum(&b->log[0]);
	replay(b);
	applied(b, 0, 0, "no-log", "", false);
	why(b, 0, "log-mismatch", 48);
	untouched(b);

	/* without the signature there is garbage (Windows XP) */
	memset(b->log[0].out.p + 164, 0, 4);
	lb_checksum(&b->log[0]);
	replay(b);
	applied(b, 1, 500, "end", "LOG1", true);
}

static void growth_up_to_the_limit(void **state)	/* L10 */
{
	struct bench *b = *state;
	struct lb_page page = { 0, 4096, b->page['X'] };

	start(b, 0, 11);
	lb_entry(&b->log[0], 11, 16384, &page, 1);
	lb_entry(&b->log[0], 12, 20480, &page, 1);
	replay_to(b, BASE + 16384);
	applied(b, 1, 11, "limit", "LOG1", false);
	assert_int_equal(b->hive.n, BASE + 16384);
}

static void many_entries(void **state)
{
	struct bench *b = *state;
	double began;

	start(b, 0, 11);
	for (uint32_t i = 0; i < DA_LOG_ENTRIES_MAX + 10; i++)
		lb_entry(&b->log[0], 11 + i, BINS, NULL, 0);
	began = worked();
	replay(b);
	assert_true(worked() - began < 2 * SLOWER);
	applied(b, DA_LOG_ENTRIES_MAX, 11, "limit", "LOG1", false);
	pages_are(b, "abc");
}

/* ---- old logs ------------------------------------------------------------ */

/* A log that makes "aXc" and one sector of page 2 of the hive. */
static void old_log(struct bench *b, int i, uint32_t type)
{
	struct da_buf after = { 0 };

	da_buf_add(&after, b->hive.p, b->hive.n);
	memset(after.p + BASE + 4096, 'X', 4096);
	memset(after.p + BASE + 8192 + 512, 'Z', 512);
	lb_free(&b->log[i]);
	lb_start(&b->log[i], b->hive.p, type, 11);
	lb_dirty(&b->log[i], b->hive.p, b->hive.n, after.p, after.n);
	da_buf_free(&after);
}

static void old_logs(void **state)
{
	for (uint32_t type = 1; type < 3; type++) {
		struct bench *b = *state;

		old_log(b, 0, type);
		replay(b);
		applied(b, 1, 11, "end", "LOG1", true);
		assert_string_equal(b->logs[0].format, "DIRT");
		assert_int_equal(b->r.bytes, 9 * 512);
		assert_memory_equal(b->hive.p + BASE, b->page['a'], 4096);
		assert_memory_equal(b->hive.p + BASE + 4096, b->page['X'], 4096);
		assert_memory_equal(b->hive.p + BASE + 8192, b->page['c'], 512);
		assert_memory_equal(b->hive.p + BASE + 8704, b->page['Z'], 512);
		assert_memory_equal(b->hive.p + BASE + 9216, b->page['c'], 3072);
		assert_int_equal(da_le32(b->hive.p + 28), 0);
		assert_int_equal(da_le32(b->hive.p + 4), 11);
		assert_false(da_hive_is_dirty(b->hive.p, b->hive.n));
		teardown(state);
		setup(state);
	}
}

static void old_log_wrong(void **state)
{
	static const struct {
		size_t at;
		uint32_t value;
		const char *code;
		uint64_t offset;
	} cases[] = {
		{ 8, 10, "log-sequence", 4 },	/* primary is not secondary */
		{ 12, 0x12345678, "log-stale", 12 },	/* another time */
		{ 512, 0x54524945, "log-entry", 512 },	/* no "DIRT" */
		{ 40, 0, "log-entry", 40 },
		{ 40, BINS + 512, "log-entry", 40 },
		{ 40, 0xFFFFF000, "limit", 40 },	/* L9, L10 */
		{ 40, 0x10000000, "log-entry", 516 },	/* L9: longer than the log */
	};

	for (size_t i = 0; i < DA_COUNT(cases); i++) {
		struct bench *b = *state;

		old_log(b, 0, 1);
		lb_set32(&b->log[0], cases[i].at, cases[i].value);
		lb_checksum(&b->log[0]);
		replay(b);
		applied(b, 0, 0, "no-log", "", false);
		why(b, 0, cases[i].code, cases[i].offset);
		untouched(b);
		teardown(state);
		setup(state);
	}
}

static void old_log_bitmap(void **state)	/* L9 */
{
	struct bench *b = *state;

	/* more sectors are marked than the log holds: none is written */
	old_log(b, 0, 1);
	b->log[0].out.p[516] = 0xFF;
	replay(b);
	why(b, 0, "log-entry", 1024);
	untouched(b);

	/* a bitmap that goes beyond the hive makes it grow, with what is there */
	old_log(b, 0, 1);
	lb_set32(&b->log[0], 40, 4096 * 500);
	lb_checksum(&b->log[0]);
	replay(b);
	applied(b, 1, 11, "end", "LOG1", true);
	assert_int_equal(b->hive.n, BASE + 4096 * 500);
	assert_memory_equal(b->hive.p + BASE + 4096, b->page['X'], 4096);
	for (size_t i = BASE + BINS; i < b->hive.n; i += 512)
		assert_int_equal(b->hive.p[i], 0);
}

static void old_log_cut(void **state)
{
	struct bench *b = *state;

	old_log(b, 0, 1);
	for (size_t n = b->log[0].out.n - 1; n >= 512; n -= 131) {
		b->log[0].out.n = n;
		replay(b);
		assert_string_equal(b->logs[0].why.code, "log-entry");
		untouched(b);
		if (n < 512 + 131)
			break;
	}
}

static void old_log_gives_the_base_block(void **state)
{
	struct bench *b = *state;
	struct da_buf good = { 0 };

	/* of two, the later one: the hive's time cannot be asked */
	da_buf_add(&good, b->hive.p, b->hive.n);
	old_log(b, 1, 1);
	lb_set32(&b->log[1], 16, 0x55555556);
	lb_checksum(&b->log[1]);
	memset(b->hive.p + BASE + 4096, 'o', 4096);
	old_log(b, 0, 1);
	memset(b->hive.p, 0, 512);
	replay(b);
	assert_int_equal(b->r.entries, 1);
	assert_true(b->r.base_block);
	assert_string_equal(b->r.stopped_in, "LOG2");
	assert_memory_equal(b->hive.p, good.p, 4);
	assert_int_equal(b->hive.p[48], 'S');
	assert_false(da_hive_is_dirty(b->hive.p, b->hive.n));
	da_buf_free(&good);
}

static void new_log_goes_before_an_old_one(void **state)
{
	struct bench *b = *state;

	old_log(b, 2, 1);
	start(b, 0, 11);
	entry(b, 0, 11, 0, 'N');
	replay(b);
	applied(b, 1, 11, "end", "LOG1", true);
	pages_are(b, "Nbc");
	assert_int_equal(b->logs[2].entries, 0);
	why(b, 2, "log-stale", 28);

	/* nor does it matter whose it is */
	hb_set32(b->hive.p + 8, 10);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	b->log[2].out.p[48] = 'T';
	lb_checksum(&b->log[2]);
	replay(b);
	applied(b, 1, 11, "end", "LOG1", true);
	b->log[2].out.p[48] = 'S';
	lb_checksum(&b->log[2]);

	/* one that is stale leaves the work to the old one */
	hb_set32(b->hive.p + 8, 11);
	hb_set32(b->hive.p + 4, 12);
	hb_set32(b->hive.p + 508, da_hive_checksum(b->hive.p));
	start(b, 0, 9);
	entry(b, 0, 9, 0, 'O');
	replay(b);
	assert_int_equal(b->r.entries, 1);
	assert_string_equal(b->r.stopped_in, "LOG");
	assert_memory_equal(b->hive.p + BASE + 4096, b->page['X'], 4096);
}

/* ---- hives that others made ---------------------------------------------- */

struct fault {
	const char *hive;
	uint32_t entries, first, last;
	const char *stop, *why1, *why2;	/* codes: replay, LOG1, LOG2 */
	bool complete, base_block;
	const char *recovered;		/* by Windows */
	size_t pages;			/* of 4096 bytes that differ from it */
};

/* What the names say; counts and sums are those that others publish. */
static const struct fault faults[] = {
	{ "NewDirtyHive1/NewDirtyHive", 4, 2, 5, "end", "", "", true, false,
	  "NewDirtyHive1/RecoveredHive_Windows10", 0 },
	{ "NewDirtyHive2/NewDirtyHive", 3, 3, 5, "end", "log-stale", "", true,
	  false, NULL, 0 },
	{ "OldDirtyHive/OldDirtyHive", 1, 5, 5, "end", "", "", true, false,
	  "OldDirtyHive/RecoveredHive_Windows7", 2 },
	{ "BadLogHive1/BadLogHive", 0, 0, 0, "no-log", "log-header", "", false,
	  false, NULL, 0 },
	{ "BadLogHive2/BadLogHive", 0, 0, 0, "no-log", "log-entry", "", false,
	  false, NULL, 0 },
	{ "BadLogHive3/BadLogHive", 0, 0, 0, "no-log", "log-header",
	  "log-header", false, false, NULL, 0 },
	{ "BadBaseBlockHive/BadBaseBlockHive", 1, 5, 5, "end", "", "", true,
	  true, "OldDirtyHive/RecoveredHive_Windows7", 2 },
};

static void read_file(const char *top, const char *name, const char *suffix,
		      struct da_buf *out)
{
	char *path = da_asprintf("%s/%s%s", top, name, suffix);
	struct da_err err;

	if (da_file_read(path, 64u << 20, out, &err))
		fail_msg("%s: %s", path, err.text);
	free(path);
}

static void one_fault(const char *top, const struct fault *f)
{
	struct da_buf hive = { 0 }, log[2] = { 0 }, windows = { 0 };
	struct da_hive_log logs[2] = { 0 };
	struct da_replay r;
	size_t differ = 0;

	read_file(top, f->hive, "", &hive);
	for (int i = 0; i < 2; i++) {
		read_file(top, f->hive, i ? ".LOG2" : ".LOG1", &log[i]);
		logs[i] = (struct da_hive_log){ .name = i ? "LOG2" : "LOG1",
						.p = log[i].p, .n = log[i].n };
	}
	da_hive_replay(&hive, logs, 2, DA_HIVE_BYTES_MAX, &r);
	print_message("%s: %u entries, %s\n", f->hive, r.entries, r.stop.code);
	assert_int_equal(r.entries, f->entries);
	assert_int_equal(r.first, f->first);
	assert_int_equal(r.last, f->last);
	assert_string_equal(r.stop.code, f->stop);
	assert_string_equal(logs[0].why.code, f->why1);
	assert_string_equal(logs[1].why.code, f->why2);
	assert_int_equal(r.complete, f->complete);
	assert_int_equal(r.base_block, f->base_block);
	if (f->recovered) {
		read_file(top, f->recovered, "", &windows);
		assert_int_equal(hive.n, windows.n);
		for (size_t i = BASE; i + 4096 <= hive.n; i += 4096)
			differ += memcmp(hive.p + i, windows.p + i, 4096) != 0;
		assert_int_equal(differ, f->pages);
	}
	da_buf_free(&hive);
	da_buf_free(&log[0]);
	da_buf_free(&log[1]);
	da_buf_free(&windows);
}

static void hives_of_others(void **state)
{
	const char *top = getenv("DRVAUDIT_FAULT_HIVES");

	(void)state;
	if (!top || !*top) {
		print_message("DRVAUDIT_FAULT_HIVES is not set: hives of others are not compared\n");
		skip();
	}
	for (size_t i = 0; i < DA_COUNT(faults); i++)
		one_fault(top, &faults[i]);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marvin_values),
		cmocka_unit_test(checksum_is_never_0_or_all_ones),
		TEST(what_is_dirty),
		TEST(entries_of_one_log),
		TEST(one_reference_over_pages),
		TEST(flag_of_the_last_entry),
		TEST(both_logs_in_either_order),
		TEST(three_logs),
		TEST(order_over_the_end_of_numbers),
		TEST(gap_between_hive_and_log),
		TEST(begins_at_the_secondary_number),
		TEST(first_log_stale),
		TEST(stale_log_damaged),
		TEST(all_logs_stale),
		TEST(remains_of_earlier_use),
		TEST(hive_grows),
		TEST(size_of_the_bins_goes_back),
		TEST(clean_hive_is_left_alone),
		TEST(shorter_than_a_base_block),
		TEST(base_block_from_the_later_log),
		TEST(base_block_lost_and_later_log_bad),
		TEST(no_or_empty_logs),
		TEST(unreadable_log),
		TEST(header_only),
		TEST(header_only_of_before_or_after),
		TEST(header_wrong),
		TEST(second_entry_wrong),
		TEST(first_entry_wrong),
		TEST(entry_is_refused_as_a_whole),
		TEST(log_cut_anywhere),
		TEST(numbers_do_not_follow),
		TEST(torn_entry_goes_on_in_the_other_log),
		TEST(log_of_another_hive),
		TEST(hive_names_beyond_latin),
		TEST(log_of_another_machine),
		TEST(growth_up_to_the_limit),
		TEST(many_entries),
		TEST(old_logs),
		TEST(old_log_wrong),
		TEST(old_log_bitmap),
		TEST(old_log_cut),
		TEST(old_log_gives_the_base_block),
		TEST(new_log_goes_before_an_old_one),
		cmocka_unit_test(hives_of_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
