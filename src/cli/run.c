// SPDX-License-Identifier: Apache-2.0
/*
 * Evidence in: the parent opens what the user named, a worker reads it, the
 * store takes the facts.  The parent parses none of it.
 */
#include "config.h"
#include "cli.h"
#include "job.h"
#include "pool.h"

#include "drvaudit/facts.h"
#include "drvaudit/known.h"
#include "drvaudit/limits.h"
#include "drvaudit/sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

void complain(const char *target, const char *fmt, ...)
{
	struct da_buf line = { 0 };
	va_list ap;
	char *text;
	int n;

	va_start(ap, fmt);
	n = vasprintf(&text, fmt, ap);
	va_end(ap);
	da_buf_adds(&line, progress_wipe());
	da_buf_adds(&line, "drvaudit: ");
	if (target) {
		da_escape_terminal(&line, target, DA_TERMINAL_MAX);
		da_buf_adds(&line, ": ");
	}
	if (n >= 0) {
		da_escape_terminal(&line, text, DA_MESSAGE_MAX);
		free(text);
	}
	da_buf_addc(&line, '\n');
	fwrite(line.p, 1, line.n, stderr);
	da_buf_free(&line);
}

static bool is_rules(const char *dir)
{
	char *file = da_asprintf("%s/ISO-F001.sql", dir);
	bool there = access(file, R_OK) == 0;

	free(file);
	return there;
}

const char *rules_directory(void)
{
	static const char *const beside[] = { "rules", "../rules",
					      "../share/drvaudit/rules" };
	static char found[4096];
	char exe[2048];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	exe[n > 0 ? n : 0] = 0;
	if (strrchr(exe, '/'))
		*strrchr(exe, '/') = 0;
	for (size_t i = 0; i < DA_COUNT(beside); i++) {
		snprintf(found, sizeof(found), "%s/%s", exe, beside[i]);
		if (is_rules(found))
			return found;
	}
	return PKGDATADIR "/rules";
}

int open_store(struct da_store **out)
{
	struct da_err err = { 0 };

	if (!da_store_open(out, NULL, &err))
		return 0;
	complain(NULL, "the store cannot be opened: %s", err.text);
	return 69;
}

int load_rules(struct da_rules *out, struct da_store *store, bool unscoped,
	       const struct options *o)
{
	struct da_rules_options options = { o->ruleset, unscoped,
					     o->rules_unasked };
	const char *dirs[DA_RULE_DIRS_MAX];
	struct da_err err = { 0 };

	dirs[0] = o->rules_only ? o->rules_only : rules_directory();
	for (size_t i = 0; i < o->rules_n; i++)
		dirs[1 + i] = o->rules[i];
	if (!da_rules_load(out, dirs, 1 + o->rules_n, &options,
			   da_store_db(store), &err) &&
	    (!o->profile.path || !da_profile_apply(&o->profile, out, &err)))
		return 0;
	complain(NULL, "%s", err.text);
	return EXIT_RULES;
}

/* ---- one target -------------------------------------------------------- */

static void emit(void *ctx, unsigned kind, const void *p, size_t n)
{
	da_pipe_send(((struct job *)ctx)->pipe, kind, p, n);
}

static void phase(void *ctx, const char *what)
{
	da_pipe_phase(((struct job *)ctx)->pipe, what);
}

/* In the worker. */
static int work(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	struct job *job = ctx;
	struct da_collect_request req;

	job->pipe = pipe;
	job_request(job, &req);
	req.deleted = job->options->deleted;
	req.known = job->known;
	req.emit = emit;
	req.phase = phase;
	req.ctx = job;
	return da_collect(&req, err);
}

static void progress(struct job *job, const char *what)
{
	if (job->line) {
		pool_phase(job->line, what);
		return;
	}
	if (job->progress && !job->progress->active)
		progress_start(job->progress, (size_t)job->of);
	if (job->progress)
		progress_phase(job->progress, (size_t)job->number, job->name,
			       what);
}

static int frame(void *ctx, unsigned kind, const uint8_t *p, size_t n)
{
	struct job *job = ctx;
	char what[64];
	size_t k = 0;

	if (kind != DA_FRAME_PHASE)
		return da_store_fact(job->store, kind, p, n);
	/* a worker's word: letters only */
	for (size_t i = 0; i < n && k + 1 < sizeof(what); i++)
		what[k++] = (p[i] >= 'A' && p[i] <= 'Z') ||
			    (p[i] >= 'a' && p[i] <= 'z') ? (char)p[i] : ' ';
	what[k] = 0;
	progress(job, what);
	return 0;
}

/* The parent's own remark about a target, as a problem fact. */
static void remark(struct job *job, const char *file, const char *code,
		   const char *detail)
{
	struct da_buf b = { 0 };
	DA_FACT(problem, p);

	p.code = code;
	p.file = file;
	p.offset = -1;
	p.structure = "source";
	p.detail = detail;
	p.area = "source";
	da_fact_encode(DA_FACT_problem, &p, &b);
	da_store_fact(job->store, DA_FACT_problem, b.p, b.n);
	da_buf_free(&b);
}

static int collect_one(struct job *job, struct da_err *err)
{
	struct da_worker_result result = { 0 };
	int fds[JOB_FILES], status = job_open(job, fds, err);
	const char *path;

	if (!status)
		status = da_worker_run(work, job, fds, JOB_FILES, frame, job,
				       &result, err);
	if (!status && (path = job_changed(job)))
		remark(job, path, "source-changed",
		       "the source changed while it was read");
	job_close(job);
	if (getenv("DRVAUDIT_STATS")) {	/* for tests/bench */
		struct rusage self;

		getrusage(RUSAGE_SELF, &self);
		fprintf(stderr, "worker: %llu frames, %llu bytes, peak %ld KB\n"
			"parent: peak %ld KB\n",
			(unsigned long long)result.frames,
			(unsigned long long)result.bytes, result.peak_kb,
			self.ru_maxrss);
	}
	return status;
}

void collecting_begin(struct collecting *with, const struct options *o)
{
	static const enum progress_kind kinds[] = {
		[PROGRESS_BAR] = SHOW_BAR, [PROGRESS_JSON] = SHOW_JSON,
		[PROGRESS_NONE] = SHOW_NOTHING,
	};

	memset(with, 0, sizeof(*with));
	with->show.kind = SHOW_NOTHING;
	if (!o->quiet)
		with->show.kind = o->progress == PROGRESS_AUTO ?
			progress_auto() : kinds[o->progress];
}

void collecting_end(struct collecting *with, int signal)
{
	progress_end(&with->show, signal);
	da_known_free(&with->known);
}

int run_job(struct job *job, void *ctx)
{
	struct collecting *with = ctx;
	struct da_err failure = { 0 }, err = { 0 };
	int status;

	job->progress = &with->show;
	/* without it INF files are parsed, as they are by the first worker */
	job->known = da_store_known(job->store, &with->known, &err) ? NULL :
		     &with->known;
	progress(job, "opening");
	if (da_store_begin(job->store, job->name) < 0) {
		complain(job->name, "the store does not take the target");
		return 69;
	}
	status = collect_one(job, &failure);
	progress_done(job->progress, status != 0);
	if (status) {
		if (failure.offset != DA_NO_OFFSET && failure.offset)
			complain(job->name, "%s at offset 0x%llx (%s)",
				 failure.text,
				 (unsigned long long)failure.offset,
				 failure.code);
		else
			complain(job->name, "%s (%s)", failure.text,
				 failure.code);
	}
	if (da_store_end(job->store, status, &failure, &err)) {
		complain(job->name, "the store does not take the target: %s",
			 err.text);
		return 69;
	}
	return 0;
}

int collect_all(struct da_store *store, const struct options *o)
{
	struct collecting with;
	int status;

	collecting_begin(&with, o);
	status = each_job(store, o, run_job, &with);
	collecting_end(&with, 0);
	return status;
}
