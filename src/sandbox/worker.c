// SPDX-License-Identifier: Apache-2.0
/*
 * Frame: 0 magic  4 running number  8 kind  12 length, then the payload;
 * all little-endian, and all of it checked by the parent.
 */
#include "config.h"
#include "drvaudit/sandbox.h"

#include "drvaudit/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAGIC 0x31464144u	/* "DAF1" */
#define HEADER 16

struct da_pipe {
	int fd;
	uint32_t number;
	struct da_buf out;
};

static void flush(struct da_pipe *pipe)
{
	size_t done = 0;

	while (done < pipe->out.n) {
		ssize_t n = write(pipe->fd, pipe->out.p + done,
				  pipe->out.n - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			_exit(1);	/* the parent is gone or has had enough */
		done += (size_t)n;
	}
	pipe->out.n = 0;
}

static void put32(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

void da_pipe_send(struct da_pipe *pipe, unsigned kind, const void *p, size_t n)
{
	uint8_t *header;

	if (n > DA_FRAME_MAX)
		_exit(70);	/* facts are cut to their limits long before */
	header = da_buf_more(&pipe->out, HEADER);
	put32(header, MAGIC);
	put32(header + 4, pipe->number++);
	put32(header + 8, kind);
	put32(header + 12, (uint32_t)n);
	da_buf_add(&pipe->out, p, n);
	if (pipe->out.n > 65536)
		flush(pipe);
}

void da_pipe_flush(struct da_pipe *pipe)
{
	flush(pipe);
}

void da_pipe_phase(struct da_pipe *pipe, const char *what)
{
	da_pipe_send(pipe, DA_FRAME_PHASE, what, strlen(what));
	flush(pipe);
}

static void close_all_but(const int *fds, size_t n, int pipe_fd)
{
	int keep[DA_WORKER_FDS_MAX + 1], count = 0, next = 3;

	for (size_t i = 0; i < n && count < DA_WORKER_FDS_MAX; i++)
		if (fds[i] > 2)
			keep[count++] = fds[i];
	keep[count++] = pipe_fd;
	for (int i = 1; i < count; i++)		/* a handful: insertion sort */
		for (int k = i; k > 0 && keep[k] < keep[k - 1]; k--) {
			int t = keep[k];

			keep[k] = keep[k - 1];
			keep[k - 1] = t;
		}
	for (int i = 0; i < count; i++) {
		if (keep[i] > next)
			syscall(SYS_close_range, next, keep[i] - 1, 0);
		next = keep[i] + 1;
	}
	syscall(SYS_close_range, next, ~0U, 0);
}

static _Noreturn void be_worker(da_worker_fn *fn, void *ctx, const int *fds,
				size_t n, int fd)
{
	struct rlimit none = { 0, 0 };
	struct da_pipe pipe = { .fd = fd };
	struct da_err err = { 0 };
	int status, null = open("/dev/null", O_RDWR);

	dup2(null, 0);
	dup2(null, 1);
	close_all_but(fds, n, fd);
	setrlimit(RLIMIT_CORE, &none);
	setrlimit(RLIMIT_FSIZE, &none);	/* evidence and all else: read only */
	signal(SIGINT, SIG_IGN);	/* the parent decides */
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN);	/* last words into a file are not a crime */
	status = fn(ctx, &pipe, &err);
	if (status) {
		err.status = (enum da_status)status;
		da_pipe_send(&pipe, DA_FRAME_ERROR, &err, sizeof(err));
	}
	da_pipe_send(&pipe, DA_FRAME_END, "", 0);
	flush(&pipe);
	_exit(0);
}

void da_worker_limit(unsigned seconds, uint64_t bytes)
{
	const struct rlimit cpu = { seconds, seconds + 1 };
	const struct rlimit space = { bytes, bytes };

	setrlimit(RLIMIT_CPU, &cpu);
#ifndef __SANITIZE_ADDRESS__	/* whose shadow takes all of it */
	setrlimit(RLIMIT_AS, &space);
#else
	(void)space;
#endif
}

struct reader {
	int fd;
	struct da_buf in;
	uint32_t number;
	bool ended, failed;
	struct da_err error;
	struct da_worker_result *result;
	da_frame_fn *frame;
	void *ctx;
};

/* DA_OK to go on, DA_ABSENT at the end, or the reason to stop. */
static int take_frames(struct reader *r, struct da_err *err)
{
	size_t at = 0;

	while (r->in.n - at >= HEADER) {
		const uint8_t *p = r->in.p + at;
		uint32_t kind = da_le32(p + 8), n = da_le32(p + 12);

		if (r->ended || da_le32(p) != MAGIC ||
		    da_le32(p + 4) != r->number || n > DA_FRAME_MAX)
			return da_fail(err, DA_EIO, "bad-frame", DA_NO_OFFSET,
				       "the worker sent a malformed frame");
		if (r->in.n - at < HEADER + n)
			break;
		r->number++;
		r->result->frames++;
		if (kind == DA_FRAME_END) {
			r->ended = true;
		} else if (kind == DA_FRAME_ERROR) {
			if (n != sizeof(r->error))
				return da_fail(err, DA_EIO, "bad-frame",
					       DA_NO_OFFSET,
					       "the worker sent a malformed frame");
			memcpy(&r->error, p + HEADER, n);
			r->error.code[sizeof(r->error.code) - 1] = 0;
			r->error.text[sizeof(r->error.text) - 1] = 0;
			r->failed = true;
		} else if (r->frame(r->ctx, kind, p + HEADER, n)) {
			return da_fail(err, DA_EIO, "bad-frame", DA_NO_OFFSET,
				       "the worker sent a record that does not decode");
		}
		at += HEADER + n;
	}
	memmove(r->in.p, r->in.p + at, r->in.n - at);
	r->in.n -= at;
	return DA_OK;
}

static int read_worker(struct reader *r, struct da_err *err)
{
	struct timespec start, now;
	int status = DA_OK;

	clock_gettime(CLOCK_MONOTONIC, &start);
	while (!status) {
		struct pollfd p = { .fd = r->fd, .events = POLLIN };
		int ready = poll(&p, 1, DA_WORKER_SILENCE_S * 1000);
		ssize_t n;

		if (ready < 0 && errno == EINTR)
			continue;
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (!ready || now.tv_sec - start.tv_sec > DA_WORKER_WALL_S)
			return da_fail(err, DA_EIO, "worker-silent",
				       DA_NO_OFFSET,
				       "the worker did not finish in time (limits: %d s of silence, %d s in all)",
				       DA_WORKER_SILENCE_S, DA_WORKER_WALL_S);
		n = read(r->fd, da_buf_more(&r->in, 1 << 16), 1 << 16);
		r->in.n -= (1 << 16) - (n > 0 ? (size_t)n : 0);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		r->result->bytes += (uint64_t)n;
		if (r->result->bytes > DA_PIPE_BYTES_MAX)
			return da_fail(err, DA_EIO, "worker-flood",
				       DA_NO_OFFSET,
				       "limit: DA_PIPE_BYTES_MAX");
		status = take_frames(r, err);
	}
	return status;
}

/* A worker whose pipe is closed has a second to go. */
static void reap(pid_t pid, int *how, struct rusage *usage)
{
	struct timespec tick = { 0, 100000 };

	for (int i = 0; i < 110; i++) {
		if (wait4(pid, how, WNOHANG, usage) == pid)
			return;
		if (i == 10)
			tick.tv_nsec = 10000000;
		nanosleep(&tick, NULL);
	}
	kill(pid, SIGKILL);
	while (wait4(pid, how, 0, usage) < 0 && errno == EINTR)
		;
}

int da_worker_run(da_worker_fn *fn, void *ctx, const int *fds, size_t n,
		  da_frame_fn *frame, void *frame_ctx,
		  struct da_worker_result *result, struct da_err *err)
{
	struct reader r = { .frame = frame, .ctx = frame_ctx, .result = result };
	const pid_t parent = getpid();
	struct rusage usage;
	int ends[2], status, how = 0;
	pid_t pid;

	memset(result, 0, sizeof(*result));
	if (pipe2(ends, O_CLOEXEC))
		return da_fail(err, DA_EIO, "worker", DA_NO_OFFSET, "%s",
			       strerror(errno));
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)	/* it died before we asked */
			_exit(1);
		be_worker(fn, ctx, fds, n, ends[1]);
	}
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return da_fail(err, DA_EIO, "worker", DA_NO_OFFSET, "%s",
			       strerror(errno));
	}
	fcntl(ends[0], F_SETPIPE_SZ, 1 << 20);
	r.fd = ends[0];
	status = read_worker(&r, err);
	if (status)
		kill(pid, SIGKILL);
	close(ends[0]);
	reap(pid, &how, &usage);
	result->peak_kb = usage.ru_maxrss;
	da_buf_free(&r.in);
	if (status) {
		result->died = true;
		return status;
	}
	if (!r.ended) {
		result->died = true;
		if (WIFSIGNALED(how))
			return da_fail(err, DA_EIO, "worker-died", DA_NO_OFFSET,
				       "the worker was ended by signal %d (%s)",
				       WTERMSIG(how), strsignal(WTERMSIG(how)));
		return da_fail(err, DA_EIO, "worker-died", DA_NO_OFFSET,
			       "the worker ended early with status %d",
			       WEXITSTATUS(how));
	}
	if (!r.failed)
		return DA_OK;
	if (err)
		*err = r.error;
	return r.error.status < 0 ? r.error.status : DA_EIO;
}
