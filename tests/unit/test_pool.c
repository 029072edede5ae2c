// SPDX-License-Identifier: Apache-2.0
/* pool: workers that work, die, hang and are interrupted. */
#include "support.h"

#include "pool.h"

#include "drvaudit/limits.h"
#include "drvaudit/sandbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>

#define JOBS 1000

/* Seen by every process. */
static struct shared {
	volatile int runs[JOBS], begins, ends, tickets;
	volatile pid_t pid[JOBS];
} *shared;

/* What the parent was told. */
struct heard {
	size_t n[POOL_TICK + 1];
	size_t order;			/* of POOL_STARTED */
	bool out_of_order;
	int status[JOBS];
	char text[JOBS][POOL_TEXT];	/* the last phase, or why it was lost */
	int stop_after;			/* DONE events; 0: never */
	int stop_with;
	int pipe;			/* gets a letter for some events */
	bool slow_signal;
	int (*job)(size_t job, struct pool_line *line);
};

static int heard_event(void *ctx, const struct pool_event *e)
{
	struct heard *h = ctx;

	h->n[e->kind]++;
	if (e->kind == POOL_STARTED)
		h->out_of_order |= e->job != h->order++;
	if (e->kind == POOL_DONE)
		h->status[e->job] = e->status;
	if (e->kind == POOL_PHASE || e->kind == POOL_LOST)
		snprintf(h->text[e->job], POOL_TEXT, "%s", e->text);
	if (e->kind == POOL_SIGNAL && h->slow_signal) {
		assert_int_equal(write(h->pipe, "G", 1), 1);
		sleep(20);
	}
	return h->stop_after && (int)h->n[POOL_DONE] == h->stop_after ?
		h->stop_with : 0;
}

static int count_begin(void *ctx)
{
	(void)ctx;
	__sync_fetch_and_add(&shared->begins, 1);
	return 0;
}

static int count_end(void *ctx)
{
	(void)ctx;
	__sync_fetch_and_add(&shared->ends, 1);
	return 0;
}

static int any_job(void *ctx, size_t job, struct pool_line *line)
{
	struct heard *h = ctx;

	__sync_fetch_and_add(&shared->runs[job], 1);
	shared->pid[job] = getpid();
	return h->job(job, line);
}

static int tiny(size_t job, struct pool_line *line)
{
	(void)line;
	return (int)(job % 7);
}

static struct pool_result result;

/* Runs and looks whether anything is left behind. */
static size_t open_descriptors(void)
{
	DIR *d = opendir("/proc/self/fd");
	size_t n = 0;

	assert_non_null(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n;
}

static int run(struct pool *p, struct heard *h)
{
	size_t before = open_descriptors();
	struct sigaction act;
	int status;

	memset(shared, 0, sizeof(*shared));
	p->ctx = h;
	p->job = any_job;
	p->event = heard_event;
	status = pool_run(p, &result);
	assert_int_equal(open_descriptors(), before);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	assert_int_equal(result.done + result.lost + result.stopped +
			 result.left, p->n);
	assert_int_equal(h->n[POOL_DONE], result.done);
	assert_int_equal(h->n[POOL_LOST], result.lost);
	assert_false(h->out_of_order);
	sigaction(SIGINT, NULL, &act);
	assert_true(act.sa_handler == SIG_DFL);
	return status;
}

static int set_up(void **state)
{
	(void)state;
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return shared == MAP_FAILED;
}

/* ---- workers that work ---------------------------------------------------- */

static void test_tiny(void **state)
{
	(void)state;
	for (unsigned workers = 0; workers <= 5; workers++) {
		struct pool p = { .n = JOBS, .workers = workers,
				  .begin = count_begin, .end = count_end };
		struct heard h = { .job = tiny };

		assert_int_equal(run(&p, &h), 0);
		assert_int_equal(result.done, JOBS);
		assert_int_equal(h.n[POOL_STARTED], JOBS);
		assert_int_equal(shared->begins, workers ? workers : 1);
		assert_int_equal(shared->ends, shared->begins);
		for (size_t i = 0; i < JOBS; i++) {
			assert_int_equal(shared->runs[i], 1);
			assert_int_equal(h.status[i], i % 7);
			assert_true((shared->pid[i] == getpid()) == !workers);
		}
	}
}

static void test_more_workers_than_jobs(void **state)
{
	struct pool p = { .n = 3, .workers = 100, .begin = count_begin };
	struct heard h = { .job = tiny };

	(void)state;
	assert_int_equal(run(&p, &h), 0);
	assert_int_equal(result.done, 3);
	assert_int_equal(shared->begins, 3);
}

static void test_no_job(void **state)
{
	struct pool p = { .workers = 4, .begin = count_begin };
	struct heard h = { .job = tiny };

	(void)state;
	assert_int_equal(run(&p, &h), 0);
	assert_int_equal(h.n[POOL_STARTED], 0);
}

static int talks(size_t job, struct pool_line *line)
{
	char text[300];

	pool_phase(line, "reading");
	memset(text, 'x', sizeof(text));
	memcpy(text, "a\033[2J\n\xC3\xA4", 8);
	text[sizeof(text) - 1] = 0;
	pool_phase(line, text);
	return (int)job;
}

static void test_phases(void **state)
{
	(void)state;
	for (unsigned workers = 0; workers <= 2; workers++) {
		struct pool p = { .n = 5, .workers = workers };
		struct heard h = { .job = talks };

		assert_int_equal(run(&p, &h), 0);
		assert_int_equal(h.n[POOL_PHASE], 10);
		assert_int_equal(strlen(h.text[4]), POOL_TEXT - 1);
		assert_int_equal(strncmp(h.text[4], "a [2J   xxx", 10), 0);
	}
}

/* Whoever is free takes the next: one long job holds up nobody. */
static int one_long(size_t job, struct pool_line *line)
{
	(void)line;
	while (!job && shared->tickets < 98)
		usleep(1000);
	__sync_fetch_and_add(&shared->tickets, 1);
	return 0;
}

static void test_balance(void **state)
{
	struct pool p = { .n = 99, .workers = 2 };
	struct heard h = { .job = one_long };

	(void)state;
	assert_int_equal(run(&p, &h), 0);
	assert_int_equal(result.done, 99);
}

/* ---- workers that die ------------------------------------------------------ */

static int dies(size_t job, struct pool_line *line)
{
	(void)line;
	switch (job) {
	case 3:
		abort();
	case 5:
		_exit(3);
	case 6:
		_exit(0);
	case 9:
		raise(SIGKILL);
	}
	return 0;
}

static void test_dying(void **state)
{
	(void)state;
	for (unsigned workers = 1; workers <= 3; workers++) {
		struct pool p = { .n = 10, .workers = workers };
		struct heard h = { .job = dies };

		assert_int_equal(run(&p, &h), 0);
		assert_int_equal(result.done, 6);
		assert_int_equal(result.lost, 4);
		assert_string_equal(h.text[3], "ended by signal 6 (Aborted)");
		assert_string_equal(h.text[5], "ended early with status 3");
		assert_string_equal(h.text[6], "ended early with status 0");
		assert_string_equal(h.text[9], "ended by signal 9 (Killed)");
	}
}

static int all_die(size_t job, struct pool_line *line)
{
	(void)job, (void)line;
	_exit(1);
}

static void test_all_dying(void **state)
{
	struct pool p = { .n = 50, .workers = 4 };
	struct heard h = { .job = all_die };

	(void)state;
	assert_int_equal(run(&p, &h), 0);
	assert_int_equal(result.lost, 50);
}

/* What it started holds its line open; its death is seen all the same. */
static int leaves_child(size_t job, struct pool_line *line)
{
	(void)line;
	if (job == 1) {
		pid_t child = fork();

		if (!child) {
			sleep(20);
			_exit(0);
		}
		shared->tickets = child;
		abort();
	}
	return 0;
}

static void test_line_held_open(void **state)
{
	struct pool p = { .n = 3, .workers = 1 };
	struct heard h = { .job = leaves_child };

	(void)state;
	assert_int_equal(run(&p, &h), 0);
	assert_int_equal(result.lost, 1);
	assert_int_equal(result.done, 2);
	assert_string_equal(h.text[1], "ended by signal 6 (Aborted)");
	kill(shared->tickets, SIGKILL);
}

static int hangs(size_t job, struct pool_line *line)
{
	(void)line;
	while (job == 1)
		pause();
	return 0;
}

static void test_hanging(void **state)
{
	struct pool p = { .n = 4, .workers = 2, .silence_s = 1 };
	struct heard h = { .job = hangs };

	(void)state;
	assert_int_equal(run(&p, &h), 0);
	assert_int_equal(result.done, 3);
	assert_int_equal(result.lost, 1);
	assert_string_equal(h.text[1], "nothing was heard of it for 1 s");
	assert_true(h.n[POOL_TICK] >= 1);
}

/* ---- begin, end, stopping --------------------------------------------------- */

static int fails(void *ctx)
{
	(void)ctx;
	return 69;
}

static int stillborn(void *ctx)
{
	(void)ctx;
	__sync_fetch_and_add(&shared->begins, 1);
	abort();
}

static void test_begin_fails(void **state)
{
	(void)state;
	for (unsigned workers = 0; workers <= 3; workers++) {
		struct pool p = { .n = 10, .workers = workers, .begin = fails };
		struct heard h = { .job = tiny };

		assert_int_equal(run(&p, &h), 69);
		assert_int_equal(result.left, 10);
	}
}

static void test_begin_dies(void **state)
{
	struct pool p = { .n = 10, .workers = 1, .begin = stillborn };
	struct heard h = { .job = tiny };

	(void)state;
	assert_int_equal(run(&p, &h), 70);
	assert_int_equal(result.left, 10);
	assert_int_equal(shared->begins, 3);
}

static int end_dies(void *ctx)
{
	(void)ctx;
	abort();
}

static void test_end_fails(void **state)
{
	(void)state;
	for (unsigned workers = 0; workers <= 3; workers++) {
		struct pool p = { .n = 10, .workers = workers, .end = fails };
		struct heard h = { .job = tiny };

		assert_int_equal(run(&p, &h), 69);
		assert_int_equal(result.done, 10);
		if (!workers)
			continue;
		memset(&h, 0, sizeof(h));
		h.job = tiny;
		p.end = end_dies;
		assert_int_equal(run(&p, &h), 70);
	}
}

static void test_event_stops(void **state)
{
	(void)state;
	for (unsigned workers = 0; workers <= 3; workers++) {
		struct pool p = { .n = JOBS, .workers = workers,
				  .begin = count_begin, .end = count_end };
		struct heard h = { .job = tiny, .stop_after = 20,
				   .stop_with = 69 };

		assert_int_equal(run(&p, &h), 69);
		assert_in_range(result.done, 20, 20 + workers);
		assert_int_equal(result.lost, 0);
		assert_int_equal(shared->ends, shared->begins);
	}
}

/* ---- signals ----------------------------------------------------------------- */

/*
 * A pool in a process of its own.  Every process of it holds the pipe: when the
 * tester reads its end, all of them are gone.
 */
struct child {
	pid_t pid;
	int pipe;
};

static int life_fd;

static int sleep_in_worker(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	(void)ctx, (void)pipe, (void)err;
	assert_int_equal(write(life_fd, "W", 1), 1);
	sleep(30);
	return 0;
}

static int no_frame(void *ctx, unsigned kind, const uint8_t *p, size_t n)
{
	(void)ctx, (void)kind, (void)p, (void)n;
	return 0;
}

/* Like a scan: the job waits for a worker that reads evidence. */
static int with_grandchild(size_t job, struct pool_line *line)
{
	struct da_worker_result r;
	struct da_err err;

	(void)job, (void)line;
	return da_worker_run(sleep_in_worker, NULL, &life_fd, 1, no_frame, NULL,
			     &r, &err);
}

static int short_job(size_t job, struct pool_line *line)
{
	(void)job, (void)line;
	if (write(life_fd, "W", 1) != 1)
		return 1;
	usleep(300000);
	return 0;
}

static struct child start(struct heard *h, unsigned workers)
{
	struct child c;
	int ends[2];

	memset(shared, 0, sizeof(*shared));
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	fflush(NULL);
	c.pid = fork();
	if (!c.pid) {
		struct pool p = { .n = 10, .workers = workers, .ctx = h,
				  .job = any_job, .event = heard_event };
		int status;

		close(ends[0]);
		life_fd = h->pipe = ends[1];
		status = pool_run(&p, &result);
		shared->runs[JOBS - 1] = (int)result.done;
		shared->runs[JOBS - 2] = (int)result.stopped;
		shared->runs[JOBS - 3] = (int)result.left;
		shared->runs[JOBS - 4] = result.signal;
		_exit(status);
	}
	close(ends[1]);
	c.pipe = ends[0];
	return c;
}

static void wait_for(const struct child *c, char what)
{
	char got = 0;

	while (got != what)
		assert_int_equal(read(c->pipe, &got, 1), 1);
}

/* How the pool's process ended; nothing of it is left. */
static int finish(struct child *c)
{
	char got;
	int how;

	assert_int_equal(waitpid(c->pid, &how, 0), c->pid);
	while (read(c->pipe, &got, 1) > 0)
		;
	close(c->pipe);
	return how;
}

static void test_interrupted(void **state)
{
	static const int numbers[] = { SIGINT, SIGTERM };

	(void)state;
	for (size_t i = 0; i < DA_COUNT(numbers); i++) {
		struct heard h = { .job = with_grandchild };
		struct child c = start(&h, 2);
		int how;

		wait_for(&c, 'W');
		wait_for(&c, 'W');
		kill(c.pid, numbers[i]);
		how = finish(&c);
		assert_true(WIFEXITED(how));
		assert_int_equal(WEXITSTATUS(how), 128 + numbers[i]);
		assert_int_equal(shared->runs[JOBS - 1], 0);
		assert_int_equal(shared->runs[JOBS - 2], 2);
		assert_int_equal(shared->runs[JOBS - 3], 8);
		assert_int_equal(shared->runs[JOBS - 4], numbers[i]);
	}
}

/* Sent twice in a row, as timeout(1) does: what is at work may still end. */
static void test_interrupted_grace(void **state)
{
	struct heard h = { .job = short_job };
	struct child c = start(&h, 2);
	int how;

	(void)state;
	wait_for(&c, 'W');
	wait_for(&c, 'W');
	kill(c.pid, SIGTERM);
	usleep(1000);
	kill(c.pid, SIGTERM);
	how = finish(&c);
	assert_true(WIFEXITED(how));
	assert_int_equal(WEXITSTATUS(how), 128 + SIGTERM);
	assert_int_equal(shared->runs[JOBS - 1], 2);
	assert_int_equal(shared->runs[JOBS - 2], 0);
	assert_int_equal(shared->runs[JOBS - 3], 8);
}

static void test_interrupted_twice(void **state)
{
	struct heard h = { .job = with_grandchild, .slow_signal = true };
	struct child c = start(&h, 2);
	int how;

	(void)state;
	wait_for(&c, 'W');
	wait_for(&c, 'W');
	kill(c.pid, SIGINT);
	wait_for(&c, 'G');
	usleep(300000);
	kill(c.pid, SIGTERM);
	how = finish(&c);
	assert_true(WIFEXITED(how));
	assert_int_equal(WEXITSTATUS(how), 128 + SIGTERM);
	/* it did not come back from pool_run() */
	assert_int_equal(shared->runs[JOBS - 4], 0);
}

static void test_parent_killed(void **state)
{
	struct heard h = { .job = with_grandchild };
	struct child c = start(&h, 3);
	int how;

	(void)state;
	for (int i = 0; i < 3; i++)
		wait_for(&c, 'W');
	kill(c.pid, SIGKILL);
	how = finish(&c);
	assert_true(WIFSIGNALED(how));
}

/* The terminal sends it to all of them; only the parent decides. */
static int signals_itself(size_t job, struct pool_line *line)
{
	(void)job, (void)line;
	raise(SIGINT);
	raise(SIGTERM);
	return 0;
}

static void test_worker_ignores(void **state)
{
	struct pool p = { .n = 6, .workers = 2 };
	struct heard h = { .job = signals_itself };

	(void)state;
	assert_int_equal(run(&p, &h), 0);
	assert_int_equal(result.done, 6);
}

/* nohup and shells' background jobs: ignored before is ignored still. */
static int signals_parent(size_t job, struct pool_line *line)
{
	(void)line;
	if (!job)
		kill(getppid(), SIGINT);
	return 0;
}

static void test_ignored_before(void **state)
{
	struct pool p = { .n = 50, .workers = 2, .job = any_job,
			  .event = heard_event };
	struct heard h = { .job = signals_parent };

	(void)state;
	p.ctx = &h;
	signal(SIGINT, SIG_IGN);
	assert_int_equal(pool_run(&p, &result), 0);
	assert_int_equal(result.done, 50);
	assert_true(signal(SIGINT, SIG_DFL) == SIG_IGN);
}

/* ------------------------------------------------------------------------------ */

static void test_parse(void **state)
{
	static const char *const wrong[] = { "", "-1", "x", "2x", "257", " 3",
					     "99999999999999999999", "0x2", "+1" };
	unsigned n;

	(void)state;
	assert_true(pool_parse("1", &n));
	assert_int_equal(n, 1);
	assert_true(pool_parse("256", &n));
	assert_int_equal(n, DA_WORKERS_MAX);
	assert_true(pool_parse("auto", &n));
	assert_in_range(n, 1, DA_WORKERS_MAX);
	assert_true(pool_parse("0", &n));
	assert_in_range(n, 1, DA_WORKERS_MAX);
	for (size_t i = 0; i < DA_COUNT(wrong); i++)
		assert_false(pool_parse(wrong[i], &n));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tiny),
		cmocka_unit_test(test_more_workers_than_jobs),
		cmocka_unit_test(test_no_job),
		cmocka_unit_test(test_phases),
		cmocka_unit_test(test_balance),
		cmocka_unit_test(test_dying),
		cmocka_unit_test(test_all_dying),
		cmocka_unit_test(test_line_held_open),
		cmocka_unit_test(test_hanging),
		cmocka_unit_test(test_begin_fails),
		cmocka_unit_test(test_begin_dies),
		cmocka_unit_test(test_end_fails),
		cmocka_unit_test(test_event_stops),
		cmocka_unit_test(test_interrupted),
		cmocka_unit_test(test_interrupted_grace),
		cmocka_unit_test(test_interrupted_twice),
		cmocka_unit_test(test_parent_killed),
		cmocka_unit_test(test_worker_ignores),
		cmocka_unit_test(test_ignored_before),
		cmocka_unit_test(test_parse),
	};

	alarm(120);	/* a pool that hangs is a failure, too */
	return cmocka_run_group_tests(tests, set_up, NULL);
}
