// SPDX-License-Identifier: Apache-2.0
/*
 * evidence: an image becomes facts.  Runs inside a worker; everything it
 * meets is foreign.  Each source of evidence is one file in src/evidence/,
 * listed once in EVIDENCE of Makefile.am.
 */
#ifndef DRVAUDIT_EVIDENCE_H
#define DRVAUDIT_EVIDENCE_H

#include "drvaudit/base.h"
#include "drvaudit/hive.h"
#include "drvaudit/image.h"
#include "drvaudit/known.h"

/* Takes an encoded fact (facts.h) of a kind. */
typedef void da_emit_fn(void *ctx, unsigned kind, const void *p, size_t n);
typedef void da_phase_fn(void *ctx, const char *what);

struct da_collect_request {
	int volume_fd;			/* -1: none */
	int hive_fd[DA_HIVE_KINDS];	/* -1: none */
	int log_fd[DA_HIVE_KINDS][DA_HIVE_LOGS];	/* -1: none */
	bool ignore_logs;		/* dirty hives are read as they are stored */
	enum da_hive_reader reader;
	const char *control_set;	/* to be judged; NULL: as Select says */
	bool other_control_sets;	/* services of the others as facts, too */
	bool deleted;			/* search hives for deleted items as well */
	/* INF files of these contents are not parsed: their header facts hold
	 * number and content key only; NULL: every INF is parsed */
	const struct da_known *known;
	da_emit_fn *emit;
	da_phase_fn *phase;		/* may be NULL */
	void *ctx;
};

/*
 * Collects everything there is.  Fails only when nothing can be said about
 * the target: no Windows, no usable SYSTEM and SOFTWARE; what is merely
 * damaged or missing becomes area and problem facts.
 */
int da_collect(const struct da_collect_request *req, struct da_err *err);

/* INF files without an image, their bytes read already. */
struct da_loose_file {
	const char *name;
	const uint8_t *p;
	size_t n;
};

struct da_loose_request {
	const struct da_loose_file *files;
	size_t n;
	const char *arch;		/* NULL: every one the INF knows */
	uint32_t build;			/* only the window of this build; 0: all */
	bool info;			/* hardware ids and counts as well */
	int inbox_fd;			/* folder of inbox INF files, or -1 */
	da_emit_fn *emit;
	/* around the facts of each file; status and err say why it has none */
	void (*begin)(void *ctx, size_t index);
	void (*end)(void *ctx, size_t index, int status,
		    const struct da_err *err);
	void *ctx;
};

void da_collect_loose(const struct da_loose_request *req);

#endif
