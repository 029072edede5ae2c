// SPDX-License-Identifier: Apache-2.0
/* sandbox: workers that behave, and workers that do anything else. */
#include "support.h"

#include "drvaudit/limits.h"
#include "drvaudit/sandbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>

struct got {
	size_t frames;
	unsigned kind[8];
	char text[8][64];
	size_t bytes;
	int refuse_at;		/* this frame, from 1, does not decode */
};

static int on_frame(void *ctx, unsigned kind, const uint8_t *p, size_t n)
{
	struct got *g = ctx;

	if (g->frames < DA_COUNT(g->kind)) {
		g->kind[g->frames] = kind;
		snprintf(g->text[g->frames], sizeof(g->text[0]), "%.*s",
			 (int)n, (const char *)p);
	}
	g->frames++;
	g->bytes += n;
	return (int)g->frames == g->refuse_at;
}

struct run {
	struct got got;
	struct da_worker_result result;
	struct da_err err;
	int status;
	double seconds;
};

/* Here it is the waiting that counts: a worker that sleeps uses no processor. */
static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void run_with(struct run *r, da_worker_fn *fn, void *ctx, const int *fds,
		     size_t n)
{
	double start = now();

	memset(&r->err, 0, sizeof(r->err));
	r->status = da_worker_run(fn, ctx, fds, n, on_frame, &r->got,
				  &r->result, &r->err);
	r->seconds = now() - start;
}

static void run(struct run *r, da_worker_fn *fn)
{
	memset(r, 0, sizeof(*r));
	run_with(r, fn, NULL, NULL, 0);
}

/* ---- workers that behave ----------------------------------------------- */

static int two_facts(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	(void)ctx, (void)err;
	da_pipe_phase(pipe, "reading");
	da_pipe_send(pipe, 3, "one", 3);
	da_pipe_send(pipe, 0xFFF, "", 0);
	return DA_OK;
}

static void test_facts(void **state)
{
	struct run r;

	(void)state;
	run(&r, two_facts);
	assert_int_equal(r.status, DA_OK);
	assert_false(r.result.died);
	assert_int_equal(r.got.frames, 3);
	assert_int_equal(r.got.kind[0], DA_FRAME_PHASE);
	assert_string_equal(r.got.text[0], "reading");
	assert_int_equal(r.got.kind[1], 3);
	assert_string_equal(r.got.text[1], "one");
	assert_int_equal(r.got.kind[2], 0xFFF);
	assert_int_equal(r.result.frames, 4);	/* and the end */
	assert_true(r.result.bytes > 0);
	assert_true(r.result.peak_kb > 0);
}

static int many_facts(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	static char big[DA_FRAME_MAX];

	(void)ctx, (void)err;
	for (int i = 0; i < 20000; i++)
		da_pipe_send(pipe, 1, "some fact", 9);
	memset(big, 'x', sizeof(big));
	da_pipe_send(pipe, 2, big, sizeof(big));	/* the largest */
	return DA_OK;
}

static void test_many_facts(void **state)
{
	struct run r;

	(void)state;
	run(&r, many_facts);
	assert_int_equal(r.status, DA_OK);
	assert_int_equal(r.got.frames, 20001);
	assert_int_equal(r.got.bytes, 20000 * 9 + DA_FRAME_MAX);
}

static int fails(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	(void)ctx;
	da_pipe_send(pipe, 1, "before", 6);
	return da_fail(err, DA_ECORRUPT, "ntfs", 4711, "the volume is gone");
}

static void test_failure_travels(void **state)
{
	struct run r;

	(void)state;
	run(&r, fails);
	assert_int_equal(r.status, DA_ECORRUPT);
	assert_string_equal(r.err.code, "ntfs");
	assert_string_equal(r.err.text, "the volume is gone");
	assert_int_equal(r.err.offset, 4711);
	assert_false(r.result.died);
	assert_int_equal(r.got.frames, 1);	/* what came is kept */
	/* nobody has to ask for the error */
	assert_int_equal(da_worker_run(fails, NULL, NULL, 0, on_frame, &r.got,
				       &r.result, NULL), DA_ECORRUPT);
}

/* ---- workers that die -------------------------------------------------- */

static int crashes(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	(void)ctx, (void)err;
	da_pipe_send(pipe, 1, "before", 6);
	da_pipe_phase(pipe, "now");
	signal(SIGSEGV, SIG_DFL);
	raise(SIGSEGV);
	return DA_OK;
}

static int aborts(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	(void)ctx, (void)pipe, (void)err;
	signal(SIGABRT, SIG_DFL);
	raise(SIGABRT);
	return DA_OK;
}

static int exits(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	(void)ctx, (void)pipe, (void)err;
	_exit(0);
}

static int exits_71(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	(void)ctx, (void)pipe, (void)err;
	_exit(71);
}

static int too_large(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	static char big[DA_FRAME_MAX + 1];

	(void)ctx, (void)err;
	da_pipe_send(pipe, 1, big, sizeof(big));
	return DA_OK;
}

static const struct {
	const char *what;
	da_worker_fn *fn;
	const char *says;
} death_cases[] = {
	{ "crash", crashes, "signal 11" },
	{ "abort", aborts, "signal 6" },
	{ "early exit with 0", exits, "status 0" },
	{ "early exit with 71", exits_71, "status 71" },
	{ "a frame above the limit", too_large, "status 70" },
};

static void test_deaths(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(death_cases); i++) {
		struct run r;

		print_message("%s\n", death_cases[i].what);
		run(&r, death_cases[i].fn);
		assert_int_equal(r.status, DA_EIO);
		assert_string_equal(r.err.code, "worker-died");
		assert_non_null(strstr(r.err.text, death_cases[i].says));
		assert_true(r.result.died);
		run(&r, two_facts);	/* the parent goes on */
		assert_int_equal(r.status, DA_OK);
		assert_int_equal(r.got.frames, 3);
	}
}

/* ---- workers that lie -------------------------------------------------- */

/* The worker's end of the pipe is the one descriptor it has left. */
static int pipe_of_worker(void)
{
	struct stat st;

	for (int fd = 3; fd < 1024; fd++)
		if (!fstat(fd, &st) && S_ISFIFO(st.st_mode))
			return fd;
	return -1;
}

static const struct raw {
	const char *what;
	const char *bytes;
	size_t n;
	const char *code;
} raw_cases[] = {
#define MAGIC "DAF1"
#define END "\2\x10\0\0\0\0\0\0"
	{ "no magic", "XXXX\0\0\0\0\1\0\0\0\0\0\0\0", 16, "bad-frame" },
	{ "text", "hello, this is the worker\n", 26, "bad-frame" },
	{ "wrong number", MAGIC "\1\0\0\0\1\0\0\0\0\0\0\0", 16, "bad-frame" },
	{ "length above the limit", MAGIC "\0\0\0\0\1\0\0\0\1\0\x10\0", 16,
	  "bad-frame" },
	{ "length of all ones", MAGIC "\0\0\0\0\1\0\0\0\xFF\xFF\xFF\xFF", 16,
	  "bad-frame" },
	{ "an error of a wrong size", MAGIC "\0\0\0\0\1\x10\0\0\4\0\0\0abcd", 20,
	  "bad-frame" },
	{ "a frame behind the end", MAGIC "\0\0\0\0" END
	  MAGIC "\1\0\0\0\1\0\0\0\0\0\0\0", 32, "bad-frame" },
	{ "two ends", MAGIC "\0\0\0\0" END MAGIC "\1\0\0\0" END, 32,
	  "bad-frame" },
	{ "half a header", MAGIC "\0\0", 6, "worker-died" },
	{ "half a payload", MAGIC "\0\0\0\0\1\0\0\0\4\0\0\0ab", 18,
	  "worker-died" },
	{ "nothing", "", 0, "worker-died" },
	{ "an honest end", MAGIC "\0\0\0\0" END, 16, "" },
};

static int sends_raw(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	const struct raw *raw = ctx;

	(void)pipe, (void)err;
	if (write(pipe_of_worker(), raw->bytes, raw->n) != (ssize_t)raw->n)
		_exit(99);
	_exit(0);
}

static void test_bad_frames(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(raw_cases); i++) {
		struct raw raw = raw_cases[i];
		struct run r = { 0 };

		print_message("%s\n", raw.what);
		run_with(&r, sends_raw, &raw, NULL, 0);
		assert_string_equal(r.err.code, raw.code);
		assert_int_equal(r.status, *raw.code ? DA_EIO : DA_OK);
		assert_int_equal(r.result.died, *raw.code != 0);
	}
}

/* An error frame with anything in it: the texts end, the status is one. */
static int forged_error(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	struct da_err forged;

	(void)ctx, (void)err;
	memset(&forged, 0x41, sizeof(forged));
	da_pipe_send(pipe, DA_FRAME_ERROR, &forged, sizeof(forged));
	return DA_OK;
}

static void test_forged_error(void **state)
{
	struct run r;

	(void)state;
	run(&r, forged_error);
	assert_true(r.status < 0);
	assert_true(strlen(r.err.code) < sizeof(r.err.code));
	assert_true(strlen(r.err.text) < sizeof(r.err.text));
}

static void test_record_refused(void **state)
{
	struct run r = { .got = { .refuse_at = 2 } };

	(void)state;
	run_with(&r, many_facts, NULL, NULL, 0);
	assert_int_equal(r.status, DA_EIO);
	assert_string_equal(r.err.code, "bad-frame");
	assert_true(r.result.died);
	assert_int_equal(r.got.frames, 2);	/* and no more */
	assert_true(r.seconds < 5);
}

/* Says nothing bad, closes the pipe and stays: that is no way to hold us. */
static int stays(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	(void)ctx, (void)pipe, (void)err;
	close(pipe_of_worker());
	alarm(8);		/* the test ends in any case */
	signal(SIGALRM, SIG_DFL);
	pause();
	_exit(0);
}

static void test_silent_without_pipe(void **state)
{
	struct run r;

	(void)state;
	run(&r, stays);
	assert_int_equal(r.status, DA_EIO);
	assert_true(r.result.died);
	assert_true(r.seconds < 6);
}

/* ---- what a worker may do ---------------------------------------------- */

/* Reports each open descriptor as a fact. */
static int lists_descriptors(void *ctx, struct da_pipe *pipe,
			     struct da_err *err)
{
	(void)ctx, (void)err;
	for (int fd = 0; fd < 4096; fd++) {
		char text[16];

		if (fcntl(fd, F_GETFD) < 0)
			continue;
		snprintf(text, sizeof(text), "%d", fd);
		da_pipe_send(pipe, 1, text, strlen(text));
	}
	return DA_OK;
}

static void test_descriptors(void **state)
{
	int given[3] = { -1, -1, -1 }, other[5];
	struct run r = { 0 };
	char text[16];

	(void)state;
	for (size_t i = 0; i < DA_COUNT(other); i++) {
		other[i] = open("/dev/null", O_RDONLY);
		assert_true(other[i] > 2);
	}
	given[0] = other[3];	/* order does not matter, nor do holes */
	given[2] = other[1];
	run_with(&r, lists_descriptors, NULL, given, DA_COUNT(given));
	assert_int_equal(r.status, DA_OK);
	/* 0, 1, 2, the two that were given, the pipe */
	assert_int_equal(r.got.frames, 6);
	assert_string_equal(r.got.text[0], "0");
	assert_string_equal(r.got.text[1], "1");
	assert_string_equal(r.got.text[2], "2");
	snprintf(text, sizeof(text), "%d", other[1]);
	assert_string_equal(r.got.text[3], text);
	snprintf(text, sizeof(text), "%d", other[3]);
	assert_string_equal(r.got.text[4], text);
	for (size_t i = 0; i < DA_COUNT(other); i++) {
		assert_true(fcntl(other[i], F_GETFD) >= 0);	/* ours stay */
		close(other[i]);
	}
}

static int reads_given(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	char text[8] = "";
	int fd = *(int *)ctx;

	(void)err;
	if (pread(fd, text, 5, 0) != 5)
		return DA_EIO;
	da_pipe_send(pipe, 1, text, 5);
	return DA_OK;
}

static void test_reads_given(void **state)
{
	int fd = memfd_create("evidence", MFD_CLOEXEC);
	struct run r = { 0 };

	(void)state;
	assert_int_equal(pwrite(fd, "hello", 5, 0), 5);
	run_with(&r, reads_given, &fd, &fd, 1);
	assert_int_equal(r.status, DA_OK);
	assert_string_equal(r.got.text[0], "hello");
	close(fd);
}

/* Standard input and output lead nowhere. */
static int uses_stdio(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	char c;
	ssize_t n = read(0, &c, 1);

	(void)ctx, (void)err;
	if (n != 0 || write(1, "leak", 4) != 4)
		return DA_EIO;
	da_pipe_send(pipe, 1, "ok", 2);
	return DA_OK;
}

static void test_stdio(void **state)
{
	int ends[2], saved = dup(STDOUT_FILENO);
	struct run r = { 0 };
	char c;

	(void)state;
	assert_int_equal(pipe2(ends, O_NONBLOCK | O_CLOEXEC), 0);
	fflush(stdout);
	dup2(ends[1], STDOUT_FILENO);
	run_with(&r, uses_stdio, NULL, NULL, 0);
	dup2(saved, STDOUT_FILENO);
	close(saved);
	assert_int_equal(r.status, DA_OK);
	assert_int_equal(read(ends[0], &c, 1), -1);	/* nothing came */
	close(ends[0]);
	close(ends[1]);
}

/* Evidence is not written to, even through a descriptor that could. */
static int writes_file(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	int fd = *(int *)ctx;

	(void)err;
	signal(SIGXFSZ, SIG_IGN);
	if (pwrite(fd, "changed", 7, 0) >= 0)
		return DA_OK;
	da_pipe_send(pipe, 1, strerror(errno), strlen(strerror(errno)));
	return DA_OK;
}

static int writes_file_and_dies(void *ctx, struct da_pipe *pipe,
				struct da_err *err)
{
	(void)pipe, (void)err;
	signal(SIGXFSZ, SIG_DFL);
	if (pwrite(*(int *)ctx, "changed", 7, 0) > 0)
		return DA_OK;
	return DA_EIO;
}

static void test_writes_nothing(void **state)
{
	FILE *f = tmpfile();
	struct run r = { 0 };
	char text[8] = "";
	int fd;

	(void)state;
	assert_non_null(f);
	fd = fileno(f);
	assert_int_equal(pwrite(fd, "before!", 7, 0), 7);
	run_with(&r, writes_file, &fd, &fd, 1);
	assert_int_equal(r.status, DA_OK);
	assert_int_equal(r.got.frames, 1);
	run_with(&r, writes_file_and_dies, &fd, &fd, 1);
	assert_int_equal(r.status, DA_EIO);
	assert_string_equal(r.err.code, "worker-died");
	assert_int_equal(pread(fd, text, 7, 0), 7);
	assert_string_equal(text, "before!");
	fclose(f);
}

static int tells_limits(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	struct rlimit core, size;

	(void)ctx, (void)err;
	getrlimit(RLIMIT_CORE, &core);
	getrlimit(RLIMIT_FSIZE, &size);
	if (!core.rlim_cur && !core.rlim_max && !size.rlim_cur &&
	    !size.rlim_max)
		da_pipe_send(pipe, 1, "none", 4);
	return DA_OK;
}

static void test_limits(void **state)
{
	struct rlimit size;
	struct run r;

	(void)state;
	run(&r, tells_limits);
	assert_int_equal(r.status, DA_OK);
	assert_int_equal(r.got.frames, 1);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &size), 0);
	assert_true(size.rlim_cur != 0);	/* ours are not touched */
}

/* Neither descriptors nor children pile up in the parent. */
static void test_nothing_is_left(void **state)
{
	int before = dup(0), after;
	struct run r;

	(void)state;
	close(before);
	for (int i = 0; i < 20; i++)
		run(&r, i % 2 ? two_facts : crashes);
	after = dup(0);
	close(after);
	assert_int_equal(after, before);
	assert_int_equal(kill(0, 0), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_many_facts),
		cmocka_unit_test(test_failure_travels),
		cmocka_unit_test(test_deaths),
		cmocka_unit_test(test_bad_frames),
		cmocka_unit_test(test_forged_error),
		cmocka_unit_test(test_record_refused),
		cmocka_unit_test(test_silent_without_pipe),
		cmocka_unit_test(test_descriptors),
		cmocka_unit_test(test_reads_given),
		cmocka_unit_test(test_stdio),
		cmocka_unit_test(test_writes_nothing),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_nothing_is_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
