// SPDX-License-Identifier: Apache-2.0
/* progress: rates and times by a clock of its own, and what is shown. */
#include "support.h"

#include "progress.h"

static double time_is;
static unsigned wide;
static struct da_buf shown;

static double fake_clock(void) { return time_is; }
static unsigned fake_width(void) { return wide; }

static void take(const uint8_t *p, size_t n)
{
	da_buf_add(&shown, p, n);
}

static struct progress fresh(enum progress_kind kind, size_t targets)
{
	struct progress p = { .kind = kind, .clock = fake_clock, .write = take,
			      .width = fake_width };

	time_is = 1000;
	wide = 80;
	shown.n = 0;
	progress_start(&p, targets);
	return p;
}

static void expect(const char *text)
{
	assert_string_equal(da_buf_str(&shown), text);
	shown.n = 0;
}

static bool near(double a, double b)
{
	return a - b < 1e-9 && b - a < 1e-9;
}

/* ---- rate ----------------------------------------------------------------- */

static void test_rate(void **state)
{
	struct rate r;

	(void)state;
	rate_start(&r, 50);
	assert_true(near(rate_at(&r, 50, 0), 0));
	assert_true(near(rate_at(&r, 60, 0), 0));
	rate_add(&r, 60, 1);
	assert_true(near(rate_at(&r, 60, 1), 0.1));
	assert_true(near(rate_at(&r, 70, 1), 0.05));	/* it is overdue */
}

static void test_rate_window(void **state)
{
	struct rate r;

	(void)state;
	/* 100 images, two a second; then ten seconds for each */
	rate_start(&r, 0);
	for (size_t i = 1; i <= 100; i++)
		rate_add(&r, (double)i / 2, i);
	assert_true(near(rate_at(&r, 50, 100), 2));
	for (size_t i = 1; i <= 20; i++)
		rate_add(&r, 50 + 10 * (double)i, 100 + i);
	/* the minute holds six, eight are asked for: 80 s */
	assert_true(near(rate_at(&r, 250, 120), 0.1));
}

/* Whatever the pace, the ring reaches back a minute. */
static void test_rate_fast(void **state)
{
	struct rate r;

	(void)state;
	rate_start(&r, 0);
	for (size_t i = 1; i <= 100000; i++)
		rate_add(&r, (double)i / 500, i);
	assert_true(near(rate_at(&r, 200, 100000), 500));
	assert_int_equal(r.n, RATE_SAMPLES);
	/* it slows down: after a minute the old pace is forgotten */
	for (size_t i = 1; i <= 120; i++)
		rate_add(&r, 200 + (double)i, 100000 + i);
	assert_true(near(rate_at(&r, 320, 100120), 1));
}

static void test_duration(void **state)
{
	static const struct { double s; const char *text; } known[] = {
		{ 0, "0 s" }, { 0.4, "0 s" }, { 59.4, "59 s" },
		{ 59.6, "1 min 0 s" }, { 200, "3 min 20 s" },
		{ 7500, "2 h 5 min" }, { 356400, "4 d 3 h" },
		{ 1e300, "11574 d 1 h" },
	};
	char out[DURATION_MAX];

	(void)state;
	for (size_t i = 0; i < DA_COUNT(known); i++)
		assert_string_equal(duration(known[i].s, out), known[i].text);
}

/* ---- bar ------------------------------------------------------------------ */

static void test_bar(void **state)
{
	struct progress p = fresh(SHOW_BAR, 4);

	(void)state;
	assert_string_equal(progress_wipe(), "\r\033[K");
	progress_phase(&p, 1, "a.img", "services");
	expect("\r\033[K[0/4] a.img: services");
	time_is += 30;
	progress_done(&p, false);
	expect("\r\033[K[1/4] 2.0 images/min, 1 min 30 s left, a.img: services");
	progress_end(&p, 0);
	expect("\r\033[K");
	assert_string_equal(progress_wipe(), "");
	progress_end(&p, 0);
	progress_phase(&p, 2, "b.img", "late");
	assert_int_equal(shown.n, 0);
}

static void test_bar_narrow(void **state)
{
	struct progress p = fresh(SHOW_BAR, 4);

	(void)state;
	wide = 32;
	progress_phase(&p, 1, "/very/long/path/to/host-17.img", "drivers");
	expect("\r\033[K[0/4] ...o/host-17.img: drivers");	/* 31 columns */
	wide = 18;
	progress_phase(&p, 1, "/very/long/path/to/host-17.img", "drivers");
	expect("\r\033[K[0/4]");
	/* two columns each; the line stays below the width */
	wide = 24;
	progress_phase(&p, 1, "\xE6\x97\xA5\xE6\x9C\xAC\xE6\x97\xA5\xE6\x9C\xAC\xE6\x97\xA5\xE6\x9C\xAC.img", "x");
	expect("\r\033[K[0/4] ...\xE6\x9C\xAC\xE6\x97\xA5\xE6\x9C\xAC.img: x");
	wide = 1;
	progress_phase(&p, 1, "a", "x");
	expect("\r\033[K[0/4]");
	progress_end(&p, 0);
}

static void test_bar_escapes(void **state)
{
	struct progress p = fresh(SHOW_BAR, 1);

	(void)state;
	progress_phase(&p, 1, "a\033[2J\n\xFF", "x\r");
	expect("\r\033[K[0/1] a\\u{1b}[2J\\u{a}\\u{dcff}: x\\u{d}");
	progress_end(&p, 0);
}

/* A thousand phases a second are not a thousand lines a second. */
static void test_bar_pace(void **state)
{
	struct progress p = fresh(SHOW_BAR, 1000);
	size_t lines = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		time_is += 0.001;
		progress_phase(&p, 1, "a", "b");
	}
	for (size_t i = 0; i < shown.n; i++)
		lines += shown.p[i] == '\r';
	assert_in_range(lines, 10, 36);
	progress_end(&p, 0);
}

/* ---- json ----------------------------------------------------------------- */

static void test_json(void **state)
{
	struct progress p = fresh(SHOW_JSON, 3);

	(void)state;
	assert_string_equal(progress_wipe(), "");
	progress_phase(&p, 1, "a\"\\\n\x7F\xFF.img", "read");
	expect("{\"event\":\"phase\",\"target\":1,\"name\":\"a\\\"\\\\\\u000a\\u007f\xEF\xBF\xBD.img\",\"phase\":\"read\",\"done\":0,\"failed\":0,\"targets\":3,\"seconds\":0.000,\"images_per_minute\":0.00,\"remaining_seconds\":null}\n");
	progress_tick(&p);
	assert_int_equal(shown.n, 0);
	time_is += 1;
	progress_tick(&p);
	expect("{\"event\":\"progress\",\"done\":0,\"failed\":0,\"targets\":3,\"seconds\":1.000,\"images_per_minute\":0.00,\"remaining_seconds\":null}\n");
	time_is += 3;
	progress_done(&p, true);
	expect("{\"event\":\"progress\",\"done\":1,\"failed\":1,\"targets\":3,\"seconds\":4.000,\"images_per_minute\":15.00,\"remaining_seconds\":8.0}\n");
	progress_end(&p, 2);
	expect("{\"event\":\"done\",\"done\":1,\"failed\":1,\"targets\":3,\"seconds\":4.000,\"images_per_minute\":15.00,\"signal\":2}\n");
}

static void test_nothing(void **state)
{
	struct progress p = fresh(SHOW_NOTHING, 2);

	(void)state;
	progress_phase(&p, 1, "a", "b");
	time_is += 5;
	progress_done(&p, false);
	progress_tick(&p);
	progress_end(&p, 0);
	assert_int_equal(shown.n, 0);
	assert_int_equal(p.done, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rate),
		cmocka_unit_test(test_rate_window),
		cmocka_unit_test(test_rate_fast),
		cmocka_unit_test(test_duration),
		cmocka_unit_test(test_bar),
		cmocka_unit_test(test_bar_narrow),
		cmocka_unit_test(test_bar_escapes),
		cmocka_unit_test(test_bar_pace),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
