// SPDX-License-Identifier: Apache-2.0
/*
 * inf: loose INF files, judged without an image.  The parent reads the bytes, a
 * worker resolves a batch of them, the store holds one batch at a time.  A
 * batch that kills its worker is split until the one file is found.
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
#include <sys/stat.h>
#include <unistd.h>

/* ---- which files ------------------------------------------------------- */

struct paths {
	char **p;
	size_t n, cap;
};

static void add_path(struct paths *l, char *path)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 256;
		l->p = da_realloc(l->p, l->cap * sizeof(*l->p));
	}
	l->p[l->n++] = path;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Every *.inf below a directory, in byte order; folders that are links are not entered. */
static void list_directory(struct paths *l, const char *dir, int depth)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	if (!d || depth > DA_NTFS_DEPTH_MAX) {
		if (d)
			closedir(d);
		add_path(l, da_strdup(dir));	/* reading says that it was not */
		return;
	}
	while ((e = readdir(d))) {
		char *path;
		struct stat st;

		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		if (e->d_type != DT_DIR && e->d_type != DT_UNKNOWN &&
		    !da_iends(e->d_name, ".inf"))
			continue;
		path = da_asprintf("%s/%s", dir, e->d_name);
		if (e->d_type == DT_DIR || (e->d_type == DT_UNKNOWN &&
					    !lstat(path, &st) &&
					    S_ISDIR(st.st_mode))) {
			list_directory(l, path, depth + 1);
			free(path);
		} else if (da_iends(e->d_name, ".inf")) {
			add_path(l, path);
		} else {
			free(path);
		}
	}
	closedir(d);
}

static void list_targets(struct paths *l, const struct options *o)
{
	for (int i = 0; i < o->targets_n; i++) {
		size_t first = l->n, n = strlen(o->targets[i]);
		char *path = da_strdup(o->targets[i]);
		struct stat st;

		while (n > 1 && path[n - 1] == '/')
			path[--n] = 0;
		if (stat(path, &st) || !S_ISDIR(st.st_mode)) {
			add_path(l, path);
			continue;
		}
		list_directory(l, path, 0);
		if (l->n > first)
			qsort(l->p + first, l->n - first, sizeof(*l->p),
			      by_name);
		free(path);
	}
}

/* ---- one batch --------------------------------------------------------- */

struct input {
	const char *path;
	struct da_buf bytes;
	struct da_err err;	/* why it was not read, or not resolved */
	bool failed;
	int64_t target;
};

struct batch {
	const struct options *o;
	struct da_store *store;
	int inbox_fd;
	struct da_worker_result result;
	struct input file[DA_BATCH_FILES];
	bool done[DA_BATCH_FILES];
	size_t n;
	/* the part at work */
	const size_t *index;
	size_t count;
	bool open;		/* a file's facts are being stored */
	size_t at;
	int broken;		/* of the store */
	struct da_pipe *pipe;	/* in the worker */
};

enum { FRAME_BEGIN = 0x800, FRAME_END };
struct end { uint32_t index; int32_t status; struct da_err err; };

static void emit(void *ctx, unsigned kind, const void *p, size_t n)
{
	da_pipe_send(((struct batch *)ctx)->pipe, kind, p, n);
}

static void begin(void *ctx, size_t index)
{
	uint32_t i = (uint32_t)index;

	da_pipe_send(((struct batch *)ctx)->pipe, FRAME_BEGIN, &i, sizeof(i));
}

static void end(void *ctx, size_t index, int status, const struct da_err *err)
{
	struct end e = { (uint32_t)index, status, *err };

	da_pipe_send(((struct batch *)ctx)->pipe, FRAME_END, &e, sizeof(e));
}

/* In the worker. */
static int work(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	struct batch *b = ctx;
	struct da_loose_file files[DA_BATCH_FILES];
	struct da_loose_request req = {
		.files = files, .n = b->count, .arch = b->o->arch,
		.build = b->o->os_build, .info = b->o->info,
		.inbox_fd = b->inbox_fd, .emit = emit, .begin = begin,
		.end = end, .ctx = b,
	};

	(void)err;
	b->pipe = pipe;
	for (size_t i = 0; i < b->count; i++) {
		const struct input *in = &b->file[b->index[i]];

		files[i] = (struct da_loose_file){ in->path, in->bytes.p,
						   in->bytes.n };
	}
	da_collect_loose(&req);
	return DA_OK;
}

static int frame(void *ctx, unsigned kind, const uint8_t *p, size_t n)
{
	struct batch *b = ctx;
	struct input *in;
	struct end e;
	uint32_t i;

	if (kind == FRAME_BEGIN) {
		if (b->open || n != sizeof(i))
			return DA_ECORRUPT;
		memcpy(&i, p, sizeof(i));
		if (i >= b->count || b->done[b->index[i]])
			return DA_ECORRUPT;
		b->at = b->index[i];
		b->file[b->at].target = da_store_begin(b->store,
						       b->file[b->at].path);
		b->open = b->file[b->at].target > 0;
		b->broken |= !b->open;
		return b->open ? DA_OK : DA_EIO;
	}
	if (!b->open)
		return kind == DA_FRAME_PHASE ? DA_OK : DA_ECORRUPT;
	if (kind != FRAME_END)
		return da_store_fact(b->store, kind, p, n);
	if (n != sizeof(e))
		return DA_ECORRUPT;
	memcpy(&e, p, sizeof(e));
	e.err.code[sizeof(e.err.code) - 1] = 0;
	e.err.text[sizeof(e.err.text) - 1] = 0;
	in = &b->file[b->at];
	if (e.index >= b->count || b->index[e.index] != b->at)
		return DA_ECORRUPT;
	b->done[b->at] = true;
	in->failed = e.status != 0;
	in->err = e.err;
	b->open = false;
	return da_store_end(b->store, e.status, &e.err, NULL);
}

/* Gives some files to a worker. */
static int some(void *ctx, const size_t *index, size_t count, struct da_err *err)
{
	struct batch *b = ctx;
	int status;

	b->index = index;
	b->count = count;
	b->open = false;
	status = da_worker_run(work, b, b->inbox_fd >= 0 ? &b->inbox_fd : NULL,
			       b->inbox_fd >= 0, frame, b, &b->result, err);
	if (b->open)
		da_store_abandon(b->store);
	b->open = false;
	return status;
}

static void lost(void *ctx, size_t item, const struct da_err *err)
{
	struct batch *b = ctx;

	b->file[item].failed = true;
	b->file[item].err = *err;
}

static void read_input(struct input *in)
{
	struct stat st;
	int fd;

	/* asked before opening, so that opening has no side effect */
	if (stat(in->path, &st)) {
		da_fail(&in->err, DA_ENOENT, errno == EACCES ? "permission" :
			"not-found", DA_NO_OFFSET, "%s", strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		da_fail(&in->err, DA_EINVAL, "not-regular", DA_NO_OFFSET,
			S_ISDIR(st.st_mode) ? "a directory that cannot be listed" :
					      "not a regular file");
	} else if ((uint64_t)st.st_size > DA_INF_BYTES_MAX) {
		da_fail(&in->err, DA_ELIMIT, "limit", DA_NO_OFFSET,
			"limit: DA_INF_BYTES_MAX %u; the file has %lld bytes",
			DA_INF_BYTES_MAX, (long long)st.st_size);
	} else {
		/* what was put in its place meanwhile does not block */
		fd = open(in->path, O_RDONLY | O_CLOEXEC | O_NOCTTY |
			  O_NONBLOCK);
		if (fd < 0) {
			da_fail(&in->err, DA_EACCES, errno == EACCES ?
				"permission" : "not-found", DA_NO_OFFSET, "%s",
				strerror(errno));
		} else {
			long long n = da_pread(fd, da_buf_more(&in->bytes,
				(size_t)st.st_size), (size_t)st.st_size, 0);

			if (n < 0)
				da_fail(&in->err, DA_EIO, "read", DA_NO_OFFSET,
					"%s", strerror(errno));
			else
				in->bytes.n = (size_t)n;
			close(fd);
		}
	}
	in->failed = in->err.status != 0;
}

int inf_collect(struct da_store *store, const struct options *o,
		const char *path, struct da_err *err)
{
	struct batch *b = da_calloc(1, sizeof(*b));
	struct da_split split = { .n = 1, .done = b->done, .run = some,
				  .lost = lost, .ctx = b };
	struct input *in = &b->file[0];
	int status = DA_OK;

	b->o = o;
	b->store = store;
	b->inbox_fd = -1;
	b->n = 1;
	in->path = path;
	read_input(in);
	if (!in->failed)
		da_split_run(&split);
	if (b->broken)
		status = da_fail(err, DA_EIO, "store", DA_NO_OFFSET,
				 "the store does not take the file");
	else if (in->failed)
		status = da_fail(err, DA_EINVAL, in->err.code, DA_NO_OFFSET,
				 "%s", in->err.text);
	da_buf_free(&in->bytes);
	free(b);
	return status;
}

/* ---- all of them ------------------------------------------------------- */

struct run {
	const struct options *o;
	struct batch batch;
	struct da_rules rules;
	struct da_inf_report *report[DA_COUNT(((struct options *)0)->output)];
	size_t files, failed, unread;	/* unread: not even judged */
	int refusal;			/* exit code of the first one not judged */
	bool policy, incomplete;
	double *seconds;	/* by rule, for tests/bench */
};

static void tell(struct run *r, const struct input *in,
		 const struct da_findings *f, const struct da_image_result *image)
{
	const char *code = f ? NULL : in->err.code;
	const char *why = f ? NULL : in->err.text;

	for (size_t i = 0; i < r->o->outputs; i++)
		da_inf_report_file(r->report[i], in->path, f, image, code, why);
	r->files++;
	if (!f) {
		r->incomplete = true;
		r->unread++;
		if (!r->refusal)
			r->refusal = da_exit_code(in->err.code);
		complain(in->path, "%s (%s)", in->err.text, in->err.code);
	}
}

static const struct da_image_result *image_of(const struct da_findings *f,
					      int64_t target)
{
	for (size_t i = 0; i < f->images_n; i++)
		if (f->images[i].image == target)
			return &f->images[i];
	return NULL;
}

static int judge_batch(struct run *r, bool last)
{
	struct batch *b = &r->batch;
	struct da_split split = { .done = b->done, .run = some, .lost = lost,
				  .ctx = b };
	struct da_findings f;
	struct da_err err = { 0 };
	int code;

	split.n = b->n;
	da_split_run(&split);
	if (b->broken) {
		complain(NULL, "the store does not take the files");
		return 69;
	}
	if (da_judge(&f, &r->rules, da_store_db(b->store), &r->o->judge, &err)) {
		complain(NULL, "%s", err.text);
		return EXIT_BUG;
	}
	for (size_t i = 0; i < b->n; i++) {
		struct input *in = &b->file[i];
		const struct da_image_result *image = in->failed ? NULL :
			image_of(&f, in->target);

		tell(r, in, image ? &f : NULL, image);
		da_buf_free(&in->bytes);
	}
	for (size_t i = 0; r->seconds && i < r->rules.n; i++)
		r->seconds[i] += f.by_rule[i].seconds;
	code = da_findings_exit(&f, r->o->fail_on, true);
	r->policy |= code == 2;
	r->incomplete |= code == 3;
	da_findings_free(&f);
	memset(b->file, 0, sizeof(b->file));
	memset(b->done, 0, sizeof(b->done));
	b->n = 0;
	if (last)
		return 0;
	if (da_store_clear(b->store, &err)) {
		complain(NULL, "%s", err.text);
		return EXIT_BUG;
	}
	return 0;
}

static int judge_all(struct run *r, const struct paths *paths)
{
	struct batch *b = &r->batch;
	size_t bytes = 0;
	int status = 0;

	for (size_t i = 0; i < paths->n && !status; i++) {
		struct input *in = &b->file[b->n];

		in->path = paths->p[i];
		read_input(in);
		b->done[b->n++] = in->failed;
		bytes += in->bytes.n;
		if (b->n == DA_BATCH_FILES || bytes >= DA_BATCH_BYTES) {
			status = judge_batch(r, i + 1 == paths->n);
			bytes = 0;
		}
	}
	if (!status && b->n)
		status = judge_batch(r, true);
	return status;
}

static int exit_code(const struct run *r)
{
	if (r->policy)
		return 2;
	if (r->files && r->unread == r->files)
		return r->refusal;
	return r->incomplete && r->o->fail_on_incomplete ? 3 : 0;
}

static int open_reports(struct run *r, int argc, char **argv)
{
	const struct options *o = r->o;

	for (size_t i = 0; i < o->outputs; i++) {
		struct da_inf_report_options p = {
			.format = o->output[i].format->name, .info = o->info,
			.verbose = o->verbose, .fail_on = o->fail_on,
			.judge = &o->judge, .rules = &r->rules, .arch = o->arch,
			.build = o->os_build, .argc = argc, .argv = argv,
			.annotate = i ? NULL : o->annotate,
		};
		struct da_err err = { 0 };
		int status = da_inf_report_open(&r->report[i], &p,
						o->output[i].path, &err);

		if (!status)
			continue;
		complain(NULL, "the report is not written: %s", err.text);
		return EXIT_CREATE;
	}
	return 0;
}

static int close_reports(struct run *r, int code)
{
	int status = code;

	for (size_t i = 0; i < r->o->outputs; i++) {
		struct da_err err = { 0 };

		if (!r->report[i] || !da_inf_report_close(r->report[i], code,
							  &err))
			continue;
		complain(NULL, "the report is not written: %s", err.text);
		status = EXIT_WRITE;
	}
	return status;
}

static int usable(struct options *o)
{
	if (!o->targets_n) {
		complain(NULL, "inf: no file or directory given");
		return EXIT_USAGE;
	}
	for (size_t i = 0; i < o->outputs; i++)
		if (strcmp(o->output[i].format->name, "text") &&
		    strcmp(o->output[i].format->name, "json")) {
			complain(NULL, "inf: --format text or json");
			return EXIT_USAGE;
		}
	return 0;
}

int cmd_inf(int argc, char **argv)
{
	struct run *r = da_calloc(1, sizeof(*r));
	struct paths paths = { 0 };
	struct options o;
	bool done;
	int status = options_parse(&o, command_named("inf"), argc, argv, &done);

	r->o = r->batch.o = &o;
	r->batch.inbox_fd = -1;
	o.judge.loose = true;
	if (!status && !done)
		status = usable(&o);
	if (!status && !done && o.inbox) {
		r->batch.inbox_fd = open(o.inbox, O_RDONLY | O_DIRECTORY |
					 O_CLOEXEC);
		if (r->batch.inbox_fd < 0) {
			complain(o.inbox, "%s", strerror(errno));
			status = 66;
		}
	}
	if (!status && !done)
		status = open_store(&r->batch.store);
	if (!status && !done)
		status = load_rules(&r->rules, r->batch.store, true, &o);
	if (!status && !done)
		status = open_reports(r, argc, argv);
	if (!status && !done) {
		if (getenv("DRVAUDIT_STATS"))
			r->seconds = da_calloc(r->rules.n + 1,
					       sizeof(*r->seconds));
		list_targets(&paths, &o);
		status = judge_all(r, &paths);
		status = close_reports(r, status ? status : exit_code(r));
	}
	for (size_t i = 0; r->seconds && i < r->rules.n; i++)
		fprintf(stderr, "rule: %s %.6f s\n", r->rules.p[i].id,
			r->seconds[i]);
	free(r->seconds);
	for (size_t i = 0; i < paths.n; i++)
		free(paths.p[i]);
	free(paths.p);
	if (r->rules.p)
		da_rules_free(&r->rules);
	da_store_close(r->batch.store);
	if (r->batch.inbox_fd >= 0)
		close(r->batch.inbox_fd);
	free(r);
	return status;
}
