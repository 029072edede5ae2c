// SPDX-License-Identifier: Apache-2.0
/*
 * Evidence in: the parent opens what the user named, a worker reads it, the
 * store takes the facts.  The parent parses none of it.
 */
#include "config.h"
#include "cli.h"

#include "drvaudit/facts.h"
#include "drvaudit/limits.h"
#include "drvaudit/sandbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
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
	struct da_rules_options options = { o->ruleset, unscoped };
	struct da_err err = { 0 };

	if (!da_rules_load(out, o->rules ? o->rules : rules_directory(),
			   &options, da_store_db(store), &err))
		return 0;
	complain(NULL, "%s", err.text);
	return EXIT_RULES;
}

/* ---- one target -------------------------------------------------------- */

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
	struct da_pipe *pipe;		/* in the worker */
	int number, of;
};

static int open_evidence(struct evidence_file *f, const char *path,
			 struct da_err *err)
{
	const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

	f->path = path;
	f->fd = -1;
	if (!path)
		return DA_OK;
	/* asked before opening, so that opening has no side effect */
	if (stat(path, &f->before))
		return da_fail(err, DA_ENOENT, errno == EACCES ?
			       "permission" : "not-found", DA_NO_OFFSET, "%s",
			       strerror(errno));
	if (!S_ISREG(f->before.st_mode) && !S_ISBLK(f->before.st_mode) &&
	    !S_ISDIR(f->before.st_mode))
		return da_fail(err, DA_EINVAL, "not-regular", DA_NO_OFFSET,
			       "neither a file, a block device nor a directory");
	f->fd = open(path, flags | O_NOATIME);
	if (f->fd < 0 && errno == EPERM)
		f->fd = open(path, flags);
	if (f->fd < 0)
		return da_fail(err, DA_EACCES, errno == EACCES ?
			       "permission" : "not-found", DA_NO_OFFSET, "%s",
			       strerror(errno));
	return DA_OK;
}

static int open_log(struct evidence_file *f, const char *hive, size_t folder,
		    const char *name)
{
	const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY |
			  O_NOFOLLOW;
	char *path = da_asprintf("%.*s%s", (int)folder, hive, name);
	int fd = -1;

	/* asked before opening; nobody named it, so no link is followed */
	if (!lstat(path, &f->before) && S_ISREG(f->before.st_mode)) {
		fd = open(path, flags | O_NOATIME);
		if (fd < 0 && errno == EPERM)
			fd = open(path, flags);
	}
	free(path);
	return fd;
}

/* Transaction logs stand beside their hive, in any case of letters. */
static void open_logs(struct job *job, enum da_hive_kind kind)
{
	const char *hive = job->hive[kind].path, *name;
	struct dirent *e;
	size_t folder;
	char *dir;
	DIR *d;

	for (int i = 0; i < DA_HIVE_LOGS; i++)
		job->log[kind][i].fd = -1;
	if (!hive || job->options->ignore_logs)
		return;
	name = strrchr(hive, '/');
	name = name ? name + 1 : hive;
	folder = (size_t)(name - hive);
	dir = folder ? da_asprintf("%.*s", (int)folder, hive) : da_strdup(".");
	d = opendir(dir);
	while (d && (e = readdir(d))) {
		const char *suffix = da_iafter(e->d_name, name);

		for (int i = 0; suffix && i < DA_HIVE_LOGS; i++) {
			struct evidence_file *f = &job->log[kind][i];

			if (!da_strieq(suffix, da_hive_log_suffix(i)))
				continue;
			/* the very spelling of the hive wins */
			if (f->fd >= 0 && strncmp(e->d_name, name,
						  strlen(name)) != 0)
				continue;
			if (f->fd >= 0)
				close(f->fd);
			f->fd = open_log(f, hive, folder, e->d_name);
		}
	}
	if (d)
		closedir(d);
	free(dir);
}

static bool changed(const struct evidence_file *f)
{
	struct stat now;

	if (f->fd < 0 || S_ISDIR(f->before.st_mode))
		return false;
	return fstat(f->fd, &now) || now.st_size != f->before.st_size ||
	       now.st_ino != f->before.st_ino ||
	       now.st_mtim.tv_sec != f->before.st_mtim.tv_sec ||
	       now.st_mtim.tv_nsec != f->before.st_mtim.tv_nsec;
}

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
	struct da_collect_request req = {
		.volume_fd = job->volume.fd,
		.reader = job->options->reader,
		.ignore_logs = job->options->ignore_logs,
		.emit = emit, .phase = phase, .ctx = job,
	};

	job->pipe = pipe;
	for (int i = 0; i < DA_HIVE_KINDS; i++) {
		req.hive_fd[i] = job->hive[i].fd;
		for (int k = 0; k < DA_HIVE_LOGS; k++)
			req.log_fd[i][k] = job->log[i][k].fd;
	}
	return da_collect(&req, err);
}

static void progress(const struct job *job, const char *what)
{
	const struct options *o = job->options;
	struct da_buf b = { 0 };

	if (o->quiet || o->progress == PROGRESS_NONE ||
	    (o->progress == PROGRESS_AUTO && !isatty(2)))
		return;
	if (o->progress == PROGRESS_JSON)
		fprintf(stderr,
			"{\"event\":\"phase\",\"target\":%d,\"targets\":%d,\"phase\":\"%s\"}\n",
			job->number, job->of, what);
	else {
		da_escape_terminal(&b, job->name, 60);
		fprintf(stderr, "\r\033[K[%d/%d] %s: %s", job->number, job->of,
			da_buf_str(&b), what);
		if (!strcmp(what, "done"))
			fputs("\r\033[K", stderr);
	}
	da_buf_free(&b);
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

/* Volume, hives and logs; a worker keeps just these. */
#define FILES (1 + DA_HIVE_KINDS * (1 + DA_HIVE_LOGS))

static void files_of(struct job *job, struct evidence_file *files[FILES])
{
	size_t n = 0;

	files[n++] = &job->volume;
	for (int i = 0; i < DA_HIVE_KINDS; i++)
		files[n++] = &job->hive[i];
	for (int i = 0; i < DA_HIVE_KINDS; i++)
		for (int k = 0; k < DA_HIVE_LOGS; k++)
			files[n++] = &job->log[i][k];
}

static int collect_one(struct job *job, struct da_err *err)
{
	struct da_worker_result result = { 0 };
	struct evidence_file *files[FILES];
	int fds[FILES], status = DA_OK;

	files_of(job, files);
	for (size_t i = 0; i < FILES; i++)
		files[i]->fd = -1;
	for (size_t i = 0; i <= DA_HIVE_KINDS && !status; i++)
		status = open_evidence(files[i], files[i]->path, err);
	for (int i = 0; i < DA_HIVE_KINDS; i++)
		open_logs(job, (enum da_hive_kind)i);
	for (size_t i = 0; i < FILES; i++)
		fds[i] = files[i]->fd;
	if (!status)
		status = da_worker_run(work, job, fds, FILES, frame, job,
				       &result, err);
	for (size_t i = 0; i < FILES; i++) {
		if (!status && changed(files[i]))
			remark(job, files[i]->path ? files[i]->path :
			       "transaction log", "source-changed",
			       "the source changed while it was read");
		if (files[i]->fd >= 0)
			close(files[i]->fd);
	}
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

static int run_job(struct job *job)
{
	struct da_err failure = { 0 }, err = { 0 };
	int status;

	progress(job, "opening");
	if (da_store_begin(job->store, job->name) < 0) {
		complain(job->name, "the store does not take the target");
		return 69;
	}
	status = collect_one(job, &failure);
	progress(job, "done");
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
	bool loose = o->hive[0] || o->hive[1] || o->hive[2];
	int of = o->targets_n + loose, number = 0, status = 0;

	if (!of || (o->volume && !loose)) {
		complain(NULL, of ? "--volume belongs to --system or --software" :
			 "no target given");
		return EXIT_USAGE;
	}
	if (loose) {
		struct job job = { .options = o, .store = store,
				   .number = ++number, .of = of };

		job.volume.path = o->volume;
		for (int i = 0; i < DA_HIVE_KINDS; i++) {
			job.hive[i].path = o->hive[i];
			if (!job.name)
				job.name = o->hive[i];
		}
		status = run_job(&job);
	}
	for (int i = 0; i < o->targets_n && !status; i++) {
		struct job job = { .options = o, .store = store,
				   .name = o->targets[i],
				   .number = ++number, .of = of };

		job.volume.path = o->targets[i];
		status = run_job(&job);
	}
	return status;
}
