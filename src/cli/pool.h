// SPDX-License-Identifier: Apache-2.0
/*
 * Many jobs on several processes.  The parent hands out numbers 0 to n-1 in
 * order, one at a time; a worker that is done asks for the next.  It sends back
 * what it is at and how a job ended, no evidence: workers bring their results
 * into the store themselves, in transactions, so that one that dies or is
 * stopped leaves nothing of the job at work.
 *
 *	parent ──fork──▶ worker: begin, job, job, ..., end
 *	  ▲  numbers ──▶   │
 *	  └── phase, done ─┘  socket pair; closed: the other side goes, too
 *
 * A worker that dies costs its job (POOL_LOST) and another takes its place; it may
 * have brought in its results just before, so the store is what counts.
 * SIGINT and SIGTERM: nothing new is started; what is at work has
 * DA_POOL_GRACE_MS to end and is killed then (POOL_STOPPED); pool_run()
 * returns 128+N.  A second signal ends the process at once.  Workers ignore
 * both (the parent decides) and are killed when the parent dies; so are the
 * processes that they started through da_worker_run().
 */
#ifndef DA_CLI_POOL_H
#define DA_CLI_POOL_H

#include "drvaudit/base.h"

#include <sys/types.h>

enum pool_kind {
	POOL_STARTED,		/* given to a worker */
	POOL_PHASE,		/* text */
	POOL_DONE,		/* status, as job() returned it */
	POOL_LOST,		/* text: why the worker died */
	POOL_STOPPED,		/* killed because the run was interrupted */
	POOL_SIGNAL,		/* status: the signal; once, on arrival */
	POOL_TICK,		/* about once a second; of no job */
};

#define POOL_TEXT 112

struct pool_event {
	enum pool_kind kind;
	size_t job;
	unsigned worker;	/* from 0 */
	int status;
	char text[POOL_TEXT];	/* printable ASCII */
};

/* A worker's way to the parent. */
struct pool_line;
/* What the job is at: cut at POOL_TEXT, other than printable ASCII is a blank. */
void pool_phase(struct pool_line *line, const char *what);

struct pool {
	size_t n;
	unsigned workers;	/* 0: no fork, all of it in this process */
	void *ctx;
	/*
	 * In the worker.  begin and end may be NULL; what they return non-zero
	 * ends the run with that code (nothing new is started).  A worker whose
	 * begin fails takes no job.
	 */
	int (*begin)(void *ctx);
	int (*job)(void *ctx, size_t job, struct pool_line *line);
	int (*end)(void *ctx);
	/* In the parent; may be NULL.  Non-zero: as above. */
	int (*event)(void *ctx, const struct pool_event *e);
	/* seconds without a word from a worker that has a job, after which it
	 * is killed and the job lost; 0: none */
	unsigned silence_s;
};

struct pool_result {
	size_t done, lost, stopped, left;	/* sum: n */
	int signal;
};

/*
 * 0 when every job was handed out (lost ones too), 128+N, what a function
 * returned, 70 when workers die before they take a job, 71 without processes.
 * All workers are gone and waited for, signals are as they were.  Without fork
 * signals are left to the caller, there are no ticks and no silence is kept.
 */
int pool_run(const struct pool *p, struct pool_result *out);

/* "4", "0" or "auto" (the processors this process may use); false: neither. */
bool pool_parse(const char *text, unsigned *workers);

#endif
