// SPDX-License-Identifier: Apache-2.0
/* Opening what the user named: by type first, read-only, without a trace. */
#include "config.h"
#include "job.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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
	int fd = DA_LOG_UNREADABLE;

	/* asked before opening; nobody named it, so no link is followed */
	if (lstat(path, &f->before)) {
		fd = errno == ENOENT ? -1 : DA_LOG_UNREADABLE;
	} else if (S_ISREG(f->before.st_mode)) {
		fd = open(path, flags | O_NOATIME);
		if (fd < 0 && errno == EPERM)
			fd = open(path, flags);
		if (fd < 0)
			fd = DA_LOG_UNREADABLE;
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
	/* a folder that cannot be listed may still let its files be opened */
	for (int i = 0; !d && i < DA_HIVE_LOGS; i++) {
		char *log = da_asprintf("%s%s", name, da_hive_log_suffix(i));

		job->log[kind][i].fd = open_log(&job->log[kind][i], hive,
						folder, log);
		free(log);
	}
	while (d && (e = readdir(d))) {
		const char *suffix = da_iafter(e->d_name, name);

		for (int i = 0; suffix && i < DA_HIVE_LOGS; i++) {
			struct evidence_file *f = &job->log[kind][i];

			if (!da_strieq(suffix, da_hive_log_suffix(i)))
				continue;
			/* the very spelling of the hive wins */
			if (f->fd != -1 && strncmp(e->d_name, name,
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

static void files_of(struct job *job, struct evidence_file *files[JOB_FILES])
{
	size_t n = 0;

	files[n++] = &job->volume;
	for (int i = 0; i < DA_HIVE_KINDS; i++)
		files[n++] = &job->hive[i];
	for (int i = 0; i < DA_HIVE_KINDS; i++)
		for (int k = 0; k < DA_HIVE_LOGS; k++)
			files[n++] = &job->log[i][k];
}

int job_open(struct job *job, int fds[JOB_FILES], struct da_err *err)
{
	struct evidence_file *files[JOB_FILES];
	int status = DA_OK;

	files_of(job, files);
	for (size_t i = 0; i < JOB_FILES; i++)
		fds[i] = files[i]->fd = -1;
	if (job->target && job->target->unusable) {
		*err = *job->target->unusable;
		return err->status;
	}
	for (size_t i = 0; i <= DA_HIVE_KINDS && !status; i++)
		status = open_evidence(files[i], files[i]->path, err);
	for (int i = 0; i < DA_HIVE_KINDS; i++)
		open_logs(job, (enum da_hive_kind)i);
	for (size_t i = 0; i < JOB_FILES; i++)
		fds[i] = files[i]->fd;
	return status;
}

void job_close(struct job *job)
{
	struct evidence_file *files[JOB_FILES];

	files_of(job, files);
	for (size_t i = 0; i < JOB_FILES; i++)
		if (files[i]->fd >= 0)
			close(files[i]->fd);
}

const char *job_changed(struct job *job)
{
	struct evidence_file *files[JOB_FILES];

	files_of(job, files);
	for (size_t i = 0; i < JOB_FILES; i++)
		if (changed(files[i]))
			return files[i]->path ? files[i]->path :
						"transaction log";
	return NULL;
}

char *job_source_key(struct job *job)
{
	const struct options *o = job->options;
	struct evidence_file *files[JOB_FILES];
	struct da_sha256 *d = da_sha256_new();
	char hex[DA_SHA256_HEX];
	int fds[JOB_FILES];
	struct da_err err;
	bool tells = !job_open(job, fds, &err);
	char *text = da_asprintf("%d %d %d %d %s\n", (int)o->reader,
				 o->ignore_logs, o->deleted,
				 o->all_control_sets, o->control_set ?
				 o->control_set : "");

	da_sha256_add(d, text, strlen(text));
	free(text);
	files_of(job, files);
	for (size_t i = 0; i < JOB_FILES && tells; i++) {
		const struct stat *st = &files[i]->before;

		if (files[i]->fd < 0)
			continue;
		tells = !S_ISDIR(st->st_mode);
		text = da_asprintf("%zu %lld %lld %lld %ld\n", i,
				   (long long)st->st_ino, (long long)st->st_size,
				   (long long)st->st_mtim.tv_sec,
				   st->st_mtim.tv_nsec);
		da_sha256_add(d, text, strlen(text));
		free(text);
	}
	job_close(job);
	da_sha256_end(d, hex);
	return da_strdup(tells ? hex : "");
}

void job_request(const struct job *job, struct da_collect_request *out)
{
	memset(out, 0, sizeof(*out));
	out->volume_fd = job->volume.fd;
	out->reader = job->options->reader;
	out->ignore_logs = job->options->ignore_logs;
	out->control_set = job->options->control_set;
	out->other_control_sets = job->options->all_control_sets;
	for (int i = 0; i < DA_HIVE_KINDS; i++) {
		out->hive_fd[i] = job->hive[i].fd;
		for (int k = 0; k < DA_HIVE_LOGS; k++)
			out->log_fd[i][k] = job->log[i][k].fd;
	}
}

int job_targets(const struct targets **out, const struct options *o)
{
	static struct targets all;
	static bool known;
	const struct targets_request req = {
		.operands = o->targets, .n = (size_t)o->targets_n,
		.labels = o->label, .labels_n = o->labels,
		.null = o->null_lists, .recursive = o->recursive,
		.quiet = o->quiet,
	};
	int status = known ? 0 : targets_read(&all, &req);

	known = !status;
	*out = &all;
	return status;
}

void job_of_target(struct job *job, const struct target *t)
{
	job->target = t;
	job->name = t->name;
	if (t->kind == TARGET_PATH)
		job->volume.path = t->name;
	for (int i = 0; i < DA_HIVE_KINDS; i++)
		job->hive[i].path = t->hive[i];
}

int each_job(struct da_store *store, const struct options *o,
	     int (*fn)(struct job *job, void *ctx), void *ctx)
{
	bool loose = o->hive[0] || o->hive[1] || o->hive[2];
	const struct targets *targets;
	int of, number = 0, status = job_targets(&targets, o);

	if (status)
		return status;
	of = (int)targets->n + loose;
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
		status = fn(&job, ctx);
	}
	for (size_t i = 0; i < targets->n && !status; i++) {
		struct job job = { .options = o, .store = store,
				   .number = ++number, .of = of };

		job_of_target(&job, &targets->p[i]);
		status = fn(&job, ctx);
	}
	return status;
}
