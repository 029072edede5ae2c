// SPDX-License-Identifier: Apache-2.0
/* One target and the files that make it up, as the user named them. */
#ifndef DA_CLI_JOB_H
#define DA_CLI_JOB_H

#include "cli.h"
#include "progress.h"
#include "targets.h"

#include "drvaudit/known.h"
#include "drvaudit/sandbox.h"

#include <sys/stat.h>

/* Volume, hives and their logs: what a worker keeps open. */
#define JOB_FILES (1 + DA_HIVE_KINDS * (1 + DA_HIVE_LOGS))

struct evidence_file {
	const char *path;
	int fd;
	struct stat before;
};

struct job {
	const struct options *options;
	struct da_store *store;
	const char *name;
	struct evidence_file volume, hive[DA_HIVE_KINDS];
	struct evidence_file log[DA_HIVE_KINDS][DA_HIVE_LOGS];	/* beside loose hives */
	const struct da_known *known;	/* contents of the store, or NULL */
	struct da_pipe *pipe;		/* in the worker */
	int number, of;
	const struct target *target;	/* NULL: the loose hives of the options */
	struct progress *progress;	/* NULL: none is shown */
	struct pool_line *line;		/* to the process that shows it, or NULL */
};

/* What the operands name, read once for the process (a list may come from a
 * pipe).  0, or an exit code after one line on stderr; *out lives on. */
int job_targets(const struct targets **out, const struct options *o);
/* The files, the name and the place of a target. */
void job_of_target(struct job *job, const struct target *t);

/* Opens what the job names and the logs beside loose hives. */
int job_open(struct job *job, int fds[JOB_FILES], struct da_err *err);
void job_close(struct job *job);
/*
 * What the job's files are like: a digest of their sizes and times and of the options
 * that change what is read; "" for directories, which cannot tell.  From malloc.
 */
char *job_source_key(struct job *job);
/* Path of a file that is not what it was when it was opened, or NULL. */
const char *job_changed(struct job *job);
/* Descriptors and options for the worker; the rest of it is cleared. */
void job_request(const struct job *job, struct da_collect_request *out);
/* For each target of the options, in order, until one returns non-zero. */
int each_job(struct da_store *store, const struct options *o,
	     int (*fn)(struct job *job, void *ctx), void *ctx);

/* What jobs of one process share while they are collected. */
struct collecting {
	struct progress show;
	struct da_known known;
};

void collecting_begin(struct collecting *with, const struct options *o);
void collecting_end(struct collecting *with, int signal);
/* run.c: collects a job into the store, begin to end; ctx is a struct collecting.
 * 0, or an exit code after one line on stderr; an image that cannot be read is none. */
int run_job(struct job *job, void *ctx);
/*
 * confirm.c: between check and report, what findings of the job's image cite is
 * read again by libregf.  Was there anything?
 */
bool confirm_one(struct job *job, const struct da_findings *findings);

#endif
