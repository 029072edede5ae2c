// SPDX-License-Identifier: Apache-2.0
/*
 * sandbox: the wall.  A worker process per target reads foreign bytes; it has
 * the descriptors it was given and a pipe, nothing else.  The parent takes
 * frames from the pipe and believes none of them: a worker that crashes,
 * hangs, floods or speaks nonsense costs one target.
 *
 *	parent: store, reports, evidence descriptors    never parses evidence
 *	  | fork                        ^ frames
 *	worker: fd 3.. evidence, pipe --+               may crash
 */
#ifndef DRVAUDIT_SANDBOX_H
#define DRVAUDIT_SANDBOX_H

#include "drvaudit/base.h"

/* Frame kinds below 0x1000 belong to the caller (facts). */
enum { DA_FRAME_PHASE = 0x1000, DA_FRAME_ERROR, DA_FRAME_END };

struct da_pipe;		/* the worker's end */

/* Worker side.  Frames are gathered and written in blocks. */
void da_pipe_send(struct da_pipe *pipe, unsigned kind, const void *p, size_t n);
void da_pipe_flush(struct da_pipe *pipe);
void da_pipe_phase(struct da_pipe *pipe, const char *what);

/* What the worker runs; its status and err travel back as the last frame. */
typedef int da_worker_fn(void *ctx, struct da_pipe *pipe, struct da_err *err);

/* In the worker: less processor time and address space than it was born with. */
void da_worker_limit(unsigned seconds, uint64_t bytes);

/* Parent side.  Non-zero stops the worker ("bad-frame"). */
typedef int da_frame_fn(void *ctx, unsigned kind, const uint8_t *p, size_t n);

struct da_worker_result {
	bool died;		/* signal, limit or silence: see err */
	uint64_t frames, bytes;
	long peak_kb;		/* of the worker's memory */
};

/*
 * Runs fn in a child.  fds (n of them, -1 allowed) stay open there under
 * their numbers; everything else but stderr is closed.  Returns what fn
 * returned with its err, or DA_EIO "worker-died", "worker-silent",
 * "worker-flood", "bad-frame".
 */
int da_worker_run(da_worker_fn *fn, void *ctx, const int *fds, size_t n,
		  da_frame_fn *frame, void *frame_ctx,
		  struct da_worker_result *result, struct da_err *err);

/*
 * Items of a batch, of which some may kill the worker.  run() gives the items
 * index[0..count) to one worker, marks in done[] those that came back whole
 * and returns what da_worker_run() did.  What is left is tried again in
 * halves; an item that kills its worker alone is lost().
 */
struct da_split {
	size_t n;
	bool *done;
	int (*run)(void *ctx, const size_t *index, size_t count,
		   struct da_err *err);
	void (*lost)(void *ctx, size_t item, const struct da_err *err);
	void *ctx;
};
void da_split_run(struct da_split *s);

#endif
