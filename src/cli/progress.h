// SPDX-License-Identifier: Apache-2.0
/*
 * Progress on standard error, for one run over many targets.
 *
 * bar	one line, written anew and wiped at the end: "[12/400] 31.5 images/min,
 *	12 min left, PATH: phase"
 * json	one object a line: "phase" at each change of phase, "progress" once a
 *	second, "done" last.  Members: event; done, failed, targets (counts);
 *	seconds (since the start); images_per_minute; remaining_seconds (null:
 *	not known, in "done" absent); in "phase" target (from 1), name, phase;
 *	in "done" signal (0: none).
 *
 * The rate is that of the last minute, or of the last images where a minute
 * holds few; what remains follows from it.
 */
#ifndef DA_CLI_PROGRESS_H
#define DA_CLI_PROGRESS_H

#include "drvaudit/base.h"

/* ---- rate ---------------------------------------------------------------- */

#define RATE_SAMPLES 64

/* Times are seconds of any clock that does not go back. */
struct rate {
	struct rate_sample {
		double at;
		size_t done;
	} sample[RATE_SAMPLES];		/* a ring; a second apart at least */
	size_t first, n;
};

void rate_start(struct rate *r, double now);
void rate_add(struct rate *r, double now, size_t done);
/* Items a second, 0 when nothing can be said. */
double rate_at(const struct rate *r, double now, size_t done);

/* "45 s", "3 min 20 s", "2 h 5 min", "4 d 3 h" */
#define DURATION_MAX 32
const char *duration(double seconds, char out[DURATION_MAX]);

/* ---- the display --------------------------------------------------------- */

enum progress_kind { SHOW_NOTHING, SHOW_BAR, SHOW_JSON };

struct progress {
	enum progress_kind kind;
	size_t targets, done, failed;
	/* seconds, monotonic; NULL in a fresh one: the system's */
	double (*clock)(void);
	/* takes a piece of output; NULL: standard error */
	void (*write)(const uint8_t *p, size_t n);
	unsigned (*width)(void);	/* columns; NULL: of the terminal */
	double started, shown, second;
	unsigned extra;			/* draws of this second */
	struct rate rate;
	size_t number;			/* what is shown: of this target, from 1 */
	char *name, *phase;
	bool active;
};

/* Which kind "auto" is: a bar on a terminal that can wipe a line, else nothing. */
enum progress_kind progress_auto(void);
/* kind, clock, write and width are set, the rest is zero. */
void progress_start(struct progress *p, size_t targets);
/* Target number (from 1) is at a phase now. */
void progress_phase(struct progress *p, size_t number, const char *name,
		    const char *phase);
/* One more target is through. */
void progress_done(struct progress *p, bool failed);
/* Time has passed; call it about once a second. */
void progress_tick(struct progress *p);
/* The last word; signal 0: not interrupted.  A second call does nothing. */
void progress_end(struct progress *p, int signal);
/*
 * What stands before a line on standard error while a bar is shown, in this
 * process or in the one that forked it: wipes the bar, or "".
 */
const char *progress_wipe(void);

#endif
