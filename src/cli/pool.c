// SPDX-License-Identifier: Apache-2.0
/*
 * The processes of pool.h.  One poll() waits for words of workers, for their
 * end (the socket closes), for signals (a pipe that the handler writes to) and
 * for the next tick; nothing else blocks the parent.
 */
#include "config.h"
#include "pool.h"

#include "drvaudit/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TICK_MS 1000
#define NO_JOB UINT64_MAX
/* timeout(1) and service managers send the same signal twice in a row */
#define SAME_SIGNAL_MS 200
/* workers that die one after another without having taken a job */
#define STILLBORN_MAX 3

enum { WORD_READY = 100, WORD_PHASE, WORD_DONE };

struct word {
	uint32_t kind;
	int32_t status;
	char text[POOL_TEXT];
};

struct pool_line {
	int fd;				/* -1: no fork, words go to run */
	struct running *run;
	size_t job;
};

struct worker {
	pid_t pid;			/* 0: none */
	int fd;
	uint64_t job;			/* NO_JOB: it has none */
	bool ending;			/* told to go */
	bool silent;			/* killed for it */
	int64_t heard;			/* milliseconds */
};

struct running {
	const struct pool *pool;
	struct pool_result *result;
	struct worker *workers;
	unsigned n;
	size_t next;			/* job */
	int status;			/* not 0: start nothing more */
	int64_t stop_at, tick_at;	/* milliseconds; 0: not */
	unsigned stillborn;
};

/* ---- signals: one run a process ----------------------------------------- */

static volatile sig_atomic_t signal_seen;
static int signal_pipe[2] = { -1, -1 };
static int64_t signal_at;

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void on_signal(int number)
{
	const int error = errno;

	/* workers go with this process */
	if (signal_seen && now_ms() - signal_at > SAME_SIGNAL_MS)
		_exit(128 + number);
	if (!signal_seen) {
		signal_at = now_ms();
		signal_seen = number;
		if (write(signal_pipe[1], "", 1) < 0)
			_exit(128 + number);
	}
	errno = error;
}

struct handlers {
	struct sigaction before[2];
};

static const int handled[2] = { SIGINT, SIGTERM };

static bool catch_signals(struct handlers *h)
{
	struct sigaction act = { .sa_handler = on_signal,
				 .sa_flags = SA_RESTART };

	if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK))
		return false;
	signal_seen = 0;
	sigemptyset(&act.sa_mask);
	sigaddset(&act.sa_mask, SIGINT);
	sigaddset(&act.sa_mask, SIGTERM);
	for (int i = 0; i < 2; i++) {
		sigaction(handled[i], NULL, &h->before[i]);
		/* who started us with a signal ignored wants that */
		if (h->before[i].sa_handler != SIG_IGN)
			sigaction(handled[i], &act, NULL);
	}
	return true;
}

static void leave_signals(const struct handlers *h)
{
	for (int i = 0; i < 2; i++)
		sigaction(handled[i], &h->before[i], NULL);
	close(signal_pipe[0]);
	close(signal_pipe[1]);
	signal_pipe[0] = signal_pipe[1] = -1;
}

/* ---- events ------------------------------------------------------------- */

static void stop_with(struct running *r, int status)
{
	if (!r->status)
		r->status = status;
}

static void tell(struct running *r, enum pool_kind kind, uint64_t job,
		 unsigned worker, int status, const char *text)
{
	struct pool_event e = { .kind = kind, .job = (size_t)job,
				.worker = worker, .status = status };
	size_t i;

	for (i = 0; text && text[i] && i + 1 < sizeof(e.text); i++)
		e.text[i] = text[i] >= ' ' && text[i] <= '~' ? text[i] : ' ';
	if (r->pool->event)
		stop_with(r, r->pool->event(r->pool->ctx, &e));
}

/* ---- the worker's side --------------------------------------------------- */

static void say(int fd, uint32_t kind, int status, const char *text)
{
	struct word w = { .kind = kind, .status = status };

	snprintf(w.text, sizeof(w.text), "%s", text);
	while (send(fd, &w, sizeof(w), MSG_NOSIGNAL) < 0)
		if (errno != EINTR)
			_exit(1);	/* the parent is gone */
}

void pool_phase(struct pool_line *line, const char *what)
{
	if (line->fd < 0)
		tell(line->run, POOL_PHASE, line->job, 0, 0, what);
	else
		say(line->fd, WORD_PHASE, 0, what);
}

static _Noreturn void be_worker(const struct pool *p, int fd)
{
	struct pool_line line = { .fd = fd };
	int status = p->begin ? p->begin(p->ctx) : 0;
	uint64_t job;

	say(fd, WORD_READY, status, "");
	while (!status) {
		ssize_t n = recv(fd, &job, sizeof(job), 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n != sizeof(job))
			break;
		line.job = (size_t)job;
		say(fd, WORD_DONE, p->job(p->ctx, line.job, &line), "");
	}
	if (!status && p->end)
		status = p->end(p->ctx);
	fflush(NULL);
	_exit(status);
}

/* In the child: what belongs to the parent is given up. */
static _Noreturn void become_worker(struct running *r, pid_t parent, int fd)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)	/* it died before we asked */
		_exit(1);
	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	close(signal_pipe[0]);
	close(signal_pipe[1]);
	for (unsigned i = 0; i < r->n; i++)
		if (r->workers[i].pid)
			close(r->workers[i].fd);
	be_worker(r->pool, fd);
}

/* ---- the parent's side --------------------------------------------------- */

/* Where none can be started the others do the work. */
static void start(struct running *r, struct worker *w)
{
	const pid_t parent = getpid();
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends))
		return;
	fflush(NULL);
	*w = (struct worker){ .fd = ends[0], .job = NO_JOB, .heard = now_ms() };
	w->pid = fork();
	if (!w->pid) {
		close(ends[0]);
		become_worker(r, parent, ends[1]);
	}
	close(ends[1]);
	if (w->pid < 0) {
		close(ends[0]);
		w->pid = 0;
	}
}

/* Its end of the line closes: it ends when it is done. */
static void send_home(struct worker *w)
{
	if (!w->ending)
		shutdown(w->fd, SHUT_WR);
	w->ending = true;
}

static void give_job(struct running *r, unsigned i)
{
	struct worker *w = &r->workers[i];
	uint64_t job = r->next;

	if (r->status || r->next == r->pool->n) {
		send_home(w);
		return;
	}
	while (send(w->fd, &job, sizeof(job), MSG_NOSIGNAL) < 0)
		if (errno != EINTR)
			return;		/* it died; the job stays for another */
	w->job = job;
	w->heard = now_ms();
	r->next++;
	r->stillborn = 0;
	tell(r, POOL_STARTED, job, i, 0, NULL);
}

static void hear(struct running *r, unsigned i, const struct word *word)
{
	struct worker *w = &r->workers[i];
	uint64_t job = w->job;

	w->heard = now_ms();
	switch (word->kind) {
	case WORD_READY:
		stop_with(r, word->status);
		break;
	case WORD_PHASE:
		if (job != NO_JOB)
			tell(r, POOL_PHASE, job, i, 0, word->text);
		return;
	case WORD_DONE:
		w->job = NO_JOB;
		if (job == NO_JOB)
			return;
		r->result->done++;
		tell(r, POOL_DONE, job, i, word->status, NULL);
		break;
	}
	give_job(r, i);
}

static void why_dead(const struct worker *w, int how, unsigned silence,
		     char out[POOL_TEXT])
{
	if (w->silent)
		snprintf(out, POOL_TEXT, "nothing was heard of it for %u s",
			 silence);
	else if (WIFSIGNALED(how))
		snprintf(out, POOL_TEXT, "ended by signal %d (%s)",
			 WTERMSIG(how), strsignal(WTERMSIG(how)));
	else
		snprintf(out, POOL_TEXT, "ended early with status %d",
			 WEXITSTATUS(how));
}

/* A job that was at work; how it is called depends on who ended the worker. */
static void lose(struct running *r, unsigned i, int how)
{
	const struct worker *w = &r->workers[i];
	char why[POOL_TEXT];

	if (r->stop_at && now_ms() >= r->stop_at) {
		r->result->stopped++;
		tell(r, POOL_STOPPED, w->job, i, 0, NULL);
		return;
	}
	why_dead(w, how, r->pool->silence_s, why);
	r->result->lost++;
	tell(r, POOL_LOST, w->job, i, 0, why);
}

static void bury(struct running *r, unsigned i)
{
	struct worker *w = &r->workers[i];
	int how = 0;

	kill(w->pid, SIGKILL);		/* it may have closed the line and stay */
	while (waitpid(w->pid, &how, 0) < 0 && errno == EINTR)
		;
	close(w->fd);
	if (w->job != NO_JOB)
		lose(r, i, how);
	else if (w->ending && !(WIFEXITED(how) && !WEXITSTATUS(how)) &&
		 !r->stop_at)
		stop_with(r, WIFEXITED(how) ? WEXITSTATUS(how) : 70);
	else if (!w->ending && ++r->stillborn >= STILLBORN_MAX)
		stop_with(r, 70);
	w->pid = 0;
	if (!r->status && r->next < r->pool->n)
		start(r, w);
}

/* There is a word of it that was not read yet. */
static bool has_word(const struct worker *w)
{
	char c;

	return w->pid && recv(w->fd, &c, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

static void attend(struct running *r, unsigned i)
{
	struct word word;
	ssize_t n = recv(r->workers[i].fd, &word, sizeof(word), MSG_DONTWAIT);

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n != sizeof(word)) {
		bury(r, i);
		return;
	}
	word.text[sizeof(word.text) - 1] = 0;
	hear(r, i, &word);
}

static void interrupted(struct running *r)
{
	char drain[8];

	while (read(signal_pipe[0], drain, sizeof(drain)) > 0)
		;
	if (r->result->signal || !signal_seen)
		return;
	r->result->signal = signal_seen;
	r->status = 128 + signal_seen;
	r->stop_at = now_ms() + DA_POOL_GRACE_MS;
	tell(r, POOL_SIGNAL, NO_JOB, 0, signal_seen, NULL);
	for (unsigned i = 0; i < r->n; i++)
		if (r->workers[i].pid && r->workers[i].job == NO_JOB)
			send_home(&r->workers[i]);
}

/* It ended, and somebody it started holds its line open. */
static bool is_dead(const struct worker *w)
{
	siginfo_t info = { 0 };

	return !waitid(P_PID, (id_t)w->pid, &info, WEXITED | WNOHANG | WNOWAIT) &&
	       info.si_pid;
}

/* Dead ones, silent ones, the end of grace; what they said last still counts. */
static void look_after(struct running *r, int64_t now)
{
	const int64_t silence = (int64_t)r->pool->silence_s * 1000;
	const bool stop = r->stop_at && now >= r->stop_at;

	for (unsigned i = 0; i < r->n; i++) {
		struct worker *w = &r->workers[i];
		bool dead = w->pid && is_dead(w);

		while ((stop || dead) && has_word(w))
			attend(r, i);
		if (!w->pid)
			continue;
		w->silent = silence && w->job != NO_JOB &&
			    now - w->heard >= silence;
		if (stop || dead || w->silent)
			bury(r, i);
	}
}

static int wait_ms(const struct running *r, int64_t now)
{
	int64_t until = r->tick_at;

	if (r->stop_at && r->stop_at < until)
		until = r->stop_at;
	return until > now ? (int)(until - now) : 0;
}

/* One wait and what came of it; false when no worker is left. */
static bool turn(struct running *r, struct pollfd *polled, unsigned *who)
{
	unsigned n = 0;
	int64_t now;

	for (unsigned i = 0; i < r->n; i++) {
		if (!r->workers[i].pid)
			continue;
		who[n] = i;
		polled[n++] = (struct pollfd){ .fd = r->workers[i].fd,
					       .events = POLLIN };
	}
	if (!n)
		return false;
	polled[n] = (struct pollfd){ .fd = signal_pipe[0], .events = POLLIN };
	if (poll(polled, n + 1, wait_ms(r, now_ms())) < 0)
		return true;		/* a signal: its pipe tells */
	if (polled[n].revents)
		interrupted(r);
	for (unsigned k = 0; k < n; k++)
		if (polled[k].revents)
			attend(r, who[k]);
	now = now_ms();
	if (now >= r->tick_at || (r->stop_at && now >= r->stop_at)) {
		look_after(r, now);
		r->tick_at = now + TICK_MS;
		tell(r, POOL_TICK, NO_JOB, 0, 0, NULL);
	}
	return true;
}

static int run_forked(struct running *r)
{
	struct handlers before;
	struct pollfd *polled;
	unsigned *who;

	if (!catch_signals(&before))
		return 71;
	r->workers = da_calloc(r->n, sizeof(*r->workers));
	polled = da_calloc(r->n + 1, sizeof(*polled));
	who = da_calloc(r->n, sizeof(*who));
	r->tick_at = now_ms() + TICK_MS;
	for (unsigned i = 0; i < r->n && !r->status; i++)
		start(r, &r->workers[i]);
	while (turn(r, polled, who))
		if (r->status)
			for (unsigned i = 0; i < r->n; i++)
				if (r->workers[i].pid &&
				    r->workers[i].job == NO_JOB)
					send_home(&r->workers[i]);
	if (r->next < r->pool->n)
		stop_with(r, 71);
	leave_signals(&before);
	free(who);
	free(polled);
	free(r->workers);
	return r->status;
}

static int run_here(struct running *r)
{
	const struct pool *p = r->pool;
	int end;

	if (p->begin)
		r->status = p->begin(p->ctx);
	if (r->status)
		return r->status;
	while (r->next < p->n && !r->status) {
		struct pool_line line = { .fd = -1, .run = r, .job = r->next++ };
		int status;

		tell(r, POOL_STARTED, line.job, 0, 0, NULL);
		status = p->job(p->ctx, line.job, &line);
		r->result->done++;
		tell(r, POOL_DONE, line.job, 0, status, NULL);
	}
	end = p->end ? p->end(p->ctx) : 0;
	stop_with(r, end);
	return r->status;
}

int pool_run(const struct pool *p, struct pool_result *out)
{
	struct running r = { .pool = p, .result = out };
	int status;

	memset(out, 0, sizeof(*out));
	r.n = p->workers < DA_WORKERS_MAX ? p->workers : DA_WORKERS_MAX;
	if (r.n > p->n)
		r.n = (unsigned)p->n;
	status = p->workers && p->n ? run_forked(&r) : run_here(&r);
	out->left = p->n - out->done - out->lost - out->stopped;
	return status;
}

bool pool_parse(const char *text, unsigned *workers)
{
	unsigned long n;
	cpu_set_t set;
	char *end;

	if (!strcmp(text, "auto") || !strcmp(text, "0")) {
		n = sched_getaffinity(0, sizeof(set), &set) ?
			(unsigned long)sysconf(_SC_NPROCESSORS_ONLN) :
			(unsigned long)CPU_COUNT(&set);
		*workers = (unsigned)(n < DA_WORKERS_MAX ? n : DA_WORKERS_MAX);
		return true;
	}
	n = strtoul(text, &end, 10);
	*workers = (unsigned)n;
	return *text >= '0' && *text <= '9' && !*end && n > 0 &&
	       n <= DA_WORKERS_MAX;
}
