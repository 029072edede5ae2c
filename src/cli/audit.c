// SPDX-License-Identifier: Apache-2.0
/* From targets to a report, whether the store is in memory or in a file. */
#include "config.h"
#include "audit.h"
#include "pool.h"

#include "drvaudit/limits.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define CHECK_BATCH 16		/* images whose results come in together */
#define MARK_BATCH 4		/* images whose findings a worker makes at a time */

static int store_failed(const char *target, const struct da_err *err)
{
	complain(target, "%s", err->text);
	return 69;
}

/* ---- opening ----------------------------------------------------------- */

static int open_file(struct audit *a)
{
	struct da_err err = { 0 };

	if (!da_store_open(&a->store, a->path, &err))
		return 0;
	complain(a->path ? a->path : "store", "the store cannot be opened: %s",
		 err.text);
	return 69;
}

/* Workers need a store that has a name. */
static int temporary_store(struct audit *a)
{
	const char *dir = getenv("TMPDIR");
	char *path = da_asprintf("%s/drvaudit-XXXXXX", dir && *dir ? dir :
				 "/tmp");
	int fd = mkstemp(path);

	if (fd < 0) {
		complain(path, "no place for the store of -j");
		free(path);
		return EXIT_CREATE;
	}
	close(fd);
	a->path = path;
	a->ours = true;
	return 0;
}

/* What people wrote is read before any image. */
static int load_policy(struct audit *a)
{
	const struct options *o = a->o;
	struct da_err err = { 0 };
	int32_t day = 0;
	int status = o->waivers_n ? as_of_day(o, &day) : 0;

	if (status)
		return status;
	if (!da_policy_load(&a->policy, o->waivers, o->waivers_n, day,
			    o->baseline, o->new_only, &err))
		return 0;
	complain(NULL, "%s", err.text);
	return EXIT_RULES;
}

int audit_open(struct audit *a, const struct options *o, bool rules)
{
	int status = 0;

	memset(a, 0, sizeof(*a));
	a->o = o;
	status = load_policy(a);
	if (status)
		return status;
	a->path = o->store;
	if (!a->path && o->jobs > 1)
		status = temporary_store(a);
	if (!status)
		status = open_file(a);
	if (!status && rules)
		status = load_rules(&a->rules, a->store, false, o);
	return status;
}

/* The connection goes, what was learned stays: before workers are forked. */
static void leave_store(struct audit *a)
{
	struct da_err err = { 0 };

	if (a->check)
		da_check_move(a->check, &a->rules, NULL, &err);
	if (a->rules.p)
		da_rules_free(&a->rules);
	da_store_close(a->store);
	a->store = NULL;
}

static int enter_store(struct audit *a, bool rules)
{
	struct da_err err = { 0 };
	int status = open_file(a);

	if (!status && rules)
		status = load_rules(&a->rules, a->store, false, a->o);
	if (!status && a->check &&
	    da_check_move(a->check, &a->rules, da_store_db(a->store), &err))
		status = store_failed(NULL, &err);
	return status;
}

void audit_close(struct audit *a)
{
	for (size_t i = 0; i < a->findings_n; i++)
		if (a->findings[i].arena)
			da_findings_free(&a->findings[i]);
	free(a->findings);
	da_policy_free(&a->policy);
	free(a->images);
	free(a->missing);
	if (a->rollup.arena)
		da_rollup_free(&a->rollup);
	if (a->fleet.arena)
		da_fleet_free(&a->fleet);
	da_check_free(a->check);
	if (a->rules.p)
		da_rules_free(&a->rules);
	da_store_close(a->store);
	if (a->ours) {
		char *wal = da_asprintf("%s-wal", a->path);
		char *shm = da_asprintf("%s-shm", a->path);

		unlink(a->path);
		unlink(wal);
		unlink(shm);
		free(wal);
		free(shm);
		free((char *)a->path);
	}
}

/* ---- collecting -------------------------------------------------------- */

const char *audit_now(const struct options *o, char out[32])
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t t = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) :
				     time(NULL);
	struct tm tm;

	if (o->deterministic && !(epoch && *epoch))
		return NULL;
	strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&t, &tm));
	return out;
}

/* name, value, ..., NULL: of the target, or (loose hives) of the command. */
static const char **labels_of(const struct job *job)
{
	const struct targets *all;
	const struct label *p;
	size_t n = 0;
	const char **out;

	job_targets(&all, job->options);
	p = job->target ? job->target->labels : all->labels;
	n = job->target ? job->target->labels_n : all->labels_n;
	out = da_calloc(2 * n + 1, sizeof(*out));
	for (size_t i = 0; i < n; i++) {
		out[2 * i] = p[i].name;
		out[2 * i + 1] = p[i].value;
	}
	return out;
}

static int collect_one(struct job *job, void *ctx)
{
	struct audit *a = ctx;
	char time_text[32], *key = job_source_key(job);
	const char **labels = labels_of(job);
	const struct da_store_about about = {
		.name = job->name, .position = job->number - 1,
		.source_key = key, .tool = PACKAGE_VERSION,
		.collected = audit_now(a->o, time_text), .labels = labels,
	};
	struct da_err err = { 0 };
	int64_t image = 0;
	int status;

	job->store = a->store;
	if (da_store_empty(a->store, &err))
		status = store_failed(job->name, &err);
	else
		status = run_job(job, &a->with);
	if (!status && da_store_keep(a->store, &about, &image, &err))
		status = store_failed(job->name, &err);
	if (!status && !a->path) {
		a->images = da_realloc(a->images, (a->images_n + 1) *
				       sizeof(*a->images));
		a->images[a->images_n++] = image;
	}
	free(labels);
	free(key);
	return status;
}

/* Is this very source in the store, collected by this program? */
static bool is_done(struct audit *a, struct job *job)
{
	char *key = job_source_key(job);
	sqlite3_stmt *q = NULL;
	bool done = false;

	if (*key && !sqlite3_prepare_v2(da_store_db(a->store), "SELECT 1 FROM"
			" main.s_image WHERE name = ? AND source_key = ?"
			" AND tool = ? AND status = 0", -1, &q, NULL)) {
		sqlite3_bind_text(q, 1, job->name, -1, SQLITE_STATIC);
		sqlite3_bind_text(q, 2, key, -1, SQLITE_STATIC);
		sqlite3_bind_text(q, 3, PACKAGE_VERSION, -1, SQLITE_STATIC);
		done = sqlite3_step(q) == SQLITE_ROW;
		sqlite3_finalize(q);
	}
	free(key);
	return done;
}

/* ---- workers ----------------------------------------------------------- */

struct crew {
	struct audit *a;
	struct job *jobs;
	size_t n;
	int (*work)(struct crew *crew, size_t i);
	bool rules;
	size_t images;			/* in CHECK_BATCHes; 0: a job is one image */
	int failed;			/* in the parent: a worker was lost */
};

static int begin_work(void *ctx)
{
	struct crew *crew = ctx;
	struct audit *a = crew->a;

	collecting_begin(&a->with, a->o);
	a->with.show.kind = SHOW_NOTHING;	/* the parent shows */
	return enter_store(a, crew->rules);
}

static int do_work(void *ctx, size_t i, struct pool_line *line)
{
	struct crew *crew = ctx;

	if (crew->jobs)
		crew->jobs[i].line = line;
	return crew->work(crew, i);
}

static void statistics(const struct audit *a)
{
	for (size_t i = 0; a->check && i < a->rules.n; i++)
		fprintf(stderr, "rule: %s %.3f s\n", a->rules.p[i].id,
			da_check_seconds(a->check, i));
}

static int end_work(void *ctx)
{
	struct crew *crew = ctx;

	if (getenv("DRVAUDIT_STATS"))
		statistics(crew->a);

	leave_store(crew->a);
	return 0;
}

/* A job is through: one image, or a batch. */
static void through(struct crew *crew, size_t job, bool failed)
{
	size_t first = job * CHECK_BATCH, n = 1;

	if (crew->images)
		n = crew->images - first < CHECK_BATCH ? crew->images - first :
							 CHECK_BATCH;
	while (n--)
		progress_done(&crew->a->with.show, failed);
}

static int on_event(void *ctx, const struct pool_event *e)
{
	struct crew *crew = ctx;
	struct progress *show = &crew->a->with.show;
	/* a tick and a signal are of no job */
	const char *name = crew->jobs && e->job < crew->n ?
		crew->jobs[e->job].name : "store";

	switch (e->kind) {
	case POOL_STARTED:
		progress_phase(show, crew->images ? e->job * CHECK_BATCH + 1 :
			       e->job + 1, name, crew->jobs ? "opening" :
						 "judging");
		break;
	case POOL_PHASE:
		progress_phase(show, e->job + 1, name, e->text);
		break;
	case POOL_LOST:
		complain(name, "a worker ended: %s", e->text);
		crew->failed = EXIT_BUG;
		through(crew, e->job, true);
		break;
	case POOL_DONE:
		through(crew, e->job, e->status != 0);
		return e->status;
	case POOL_STOPPED:
	case POOL_SIGNAL:
		break;
	case POOL_TICK:
		progress_tick(show);
		break;
	}
	return 0;
}

/* All n pieces of work on the workers of -j; the store is left meanwhile. */
static int all_hands(struct crew *crew)
{
	struct audit *a = crew->a;
	struct pool pool = {
		.n = crew->n, .workers = a->o->jobs ? a->o->jobs : 1,
		.ctx = crew, .begin = begin_work, .job = do_work,
		.end = end_work, .event = on_event,
	};
	struct pool_result result;
	int status;

	if (!crew->n)
		return 0;
	leave_store(a);
	collecting_begin(&a->with, a->o);
	progress_start(&a->with.show, crew->images ? crew->images : crew->n);
	status = pool_run(&pool, &result);
	collecting_end(&a->with, result.signal);
	if (!status)
		status = crew->failed;
	return status ? status : enter_store(a, crew->rules);
}

static void push_job(struct crew *crew, const struct job *job)
{
	crew->jobs = da_realloc(crew->jobs, (crew->n + 1) *
				sizeof(*crew->jobs));
	crew->jobs[crew->n++] = *job;
}

static int collect_in_worker(struct crew *crew, size_t i)
{
	return collect_one(&crew->jobs[i], crew->a);
}

static int add_job(struct job *job, void *ctx)
{
	struct crew *crew = ctx;

	if (crew->a->o->resume && is_done(crew->a, job)) {
		crew->a->skipped++;
		return 0;
	}
	push_job(crew, job);
	return 0;
}

static int collect_file(struct audit *a)
{
	struct crew crew = { .a = a, .work = collect_in_worker,
			     .rules = a->rules.p != NULL };
	int status = each_job(a->store, a->o, add_job, &crew);

	if (!status && a->skipped && !a->o->quiet)
		complain(NULL, "%zu images are in the store already, unchanged",
			 a->skipped);
	for (size_t i = 0; i < crew.n; i++)
		crew.jobs[i].of = (int)crew.n;
	if (!status)
		status = all_hands(&crew);
	free(crew.jobs);
	return status;
}

int audit_collect(struct audit *a)
{
	int status;

	if (a->path)
		return collect_file(a);
	collecting_begin(&a->with, a->o);
	status = each_job(a->store, a->o, collect_one, a);
	collecting_end(&a->with, 0);
	return status;
}

int audit_collected(struct audit *a)
{
	sqlite3_stmt *q = NULL;
	size_t all = 0, bad = 0;
	int code = 0;

	if (sqlite3_prepare_v2(da_store_db(a->store), "SELECT status,"
			       " coalesce(error_code, '') FROM main.s_image",
			       -1, &q, NULL))
		return 69;
	while (sqlite3_step(q) == SQLITE_ROW) {
		all++;
		if (!sqlite3_column_int(q, 0))
			continue;
		bad++;
		if (!code)
			code = da_exit_code((const char *)
					    sqlite3_column_text(q, 1));
	}
	sqlite3_finalize(q);
	if (!a->o->quiet)
		complain(a->path, "%zu image%s, %zu in error; next: drvaudit report --store %s",
			 all, all == 1 ? "" : "s", bad, a->path);
	return !bad ? 0 : bad == all ? code : 3;
}

/* ---- judging ----------------------------------------------------------- */

static int confirm_rank(const struct options *o)
{
	return o->confirm == CONFIRM_ALL ? 2 : o->confirm == CONFIRM_CITED;
}

/* The image of a job: judged, and what its findings cite confirmed. */
static int judge_job(struct audit *a, struct job *job, int64_t image,
		     struct da_findings *f)
{
	struct da_err err = { 0 };

	if (da_store_take(a->store, image, &err) ||
	    da_check_image(a->check, image, f, &err) ||
	    da_check_write(a->check, &err))
		return store_failed(job->name, &err);
	job->store = a->store;
	if (a->o->confirm != CONFIRM_OFF && confirm_one(job, f) &&
	    da_store_keep_again(a->store, confirm_rank(a->o), &err))
		return store_failed(job->name, &err);
	return 0;
}

static int judge_in_memory(struct job *job, void *ctx)
{
	struct audit *a = ctx;
	size_t i = (size_t)job->number - 1;

	return judge_job(a, job, a->images[i], &a->findings[i]);
}

static int64_t image_named(struct audit *a, const char *name)
{
	sqlite3_stmt *q = NULL;
	int64_t image = 0;

	if (sqlite3_prepare_v2(da_store_db(a->store), "SELECT image FROM"
			       " main.s_image WHERE name = ?", -1, &q, NULL))
		return 0;
	sqlite3_bind_text(q, 1, name, -1, SQLITE_STATIC);
	if (sqlite3_step(q) == SQLITE_ROW)
		image = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return image;
}

static int judge_in_worker(struct crew *crew, size_t i)
{
	struct job *job = &crew->jobs[i];
	int64_t image = image_named(crew->a, job->name);
	struct da_findings f = { 0 };
	int status;

	pool_phase(job->line, "judging");
	status = image ? judge_job(crew->a, job, image, &f) : 0;
	if (f.arena)
		da_findings_free(&f);
	return status;
}

/* Facts that cannot be read cost their image; anything else ends the run. */
static int check_one(struct audit *a, int64_t image)
{
	struct da_err err = { 0 }, why = { 0 };

	if (!da_store_take(a->store, image, &err) &&
	    !da_check_image(a->check, image, NULL, &err))
		return 0;
	/* SQLite says only that it could not read */
	why = err;
	if (da_store_image(a->store) == image)
		da_store_verify(a->store, &why);
	if (strcmp(why.code, "store-damaged") != 0)
		return store_failed(NULL, &err);
	complain(NULL, "%s; collect it again", why.text);
	return da_store_refuse(a->store, image, &why, &err) ?
		       store_failed(NULL, &err) : 0;
}

/* A batch of images that lack an answer. */
static int check_in_worker(struct crew *crew, size_t i)
{
	struct audit *a = crew->a;
	struct da_err err = { 0 };
	int status = 0;

	for (size_t k = i * CHECK_BATCH; k < (i + 1) * CHECK_BATCH &&
	     k < a->missing_n && !status; k++)
		status = check_one(a, a->missing[k]);
	if (!status && da_check_write(a->check, &err))
		status = store_failed(NULL, &err);
	return status;
}

static int add_unconfirmed(struct job *job, void *ctx)
{
	struct crew *crew = ctx;
	sqlite3_stmt *q = NULL;
	bool done = false;

	if (!sqlite3_prepare_v2(da_store_db(crew->a->store), "SELECT 1 FROM"
			" main.s_image WHERE name = ? AND confirmed >= ?",
			-1, &q, NULL)) {
		sqlite3_bind_text(q, 1, job->name, -1, SQLITE_STATIC);
		sqlite3_bind_int(q, 2, confirm_rank(crew->a->o));
		done = sqlite3_step(q) == SQLITE_ROW;
		sqlite3_finalize(q);
	}
	if (!done)
		push_job(crew, job);
	return 0;
}

/* Images of this command, with the second reader. */
static int judge_jobs(struct audit *a)
{
	struct crew crew = { .a = a, .work = judge_in_worker, .rules = true };
	int status = each_job(a->store, a->o, add_unconfirmed, &crew);

	a->anew |= crew.n > 0;
	if (!status)
		status = all_hands(&crew);
	free(crew.jobs);
	return status;
}

static int judge_missing(struct audit *a)
{
	struct crew crew = { .a = a, .work = check_in_worker, .rules = true };
	struct da_err err = { 0 };

	free(a->missing);
	if (da_check_missing(a->check, &a->missing, &a->missing_n, &err))
		return store_failed(NULL, &err);
	crew.images = a->missing_n;
	a->anew |= a->missing_n > 0;
	crew.n = (a->missing_n + CHECK_BATCH - 1) / CHECK_BATCH;
	return all_hands(&crew);
}

static int load_fleet(struct audit *a)
{
	struct da_err err = { 0 };
	size_t unchecked;

	if (da_fleet_load(&a->fleet, a->check, a->path && !a->ours, &unchecked,
			  &err))
		return store_failed(NULL, &err);
	if (!a->fleet.images_n) {
		complain(a->path, "the store holds no image");
		return 66;
	}
	if (!unchecked)
		return 0;
	complain(NULL, "%zu images were brought in meanwhile and are not judged; check again",
		 unchecked);
	return 69;
}

static int load_rollup(struct audit *a)
{
	struct da_err err = { 0 };

	if (da_rollup_load(&a->rollup, a->check, &a->fleet, a->o->fail_on,
			   &err))
		return store_failed(NULL, &err);
	return 0;
}

/* The fleet as it is now, judged: for the trend. */
static int note_run(struct audit *a)
{
	struct da_err err = { 0 };
	char at[32];

	if (!a->path || a->ours || !a->anew)
		return 0;
	if (da_rollup_note_run(&a->rollup, audit_now(a->o, at), PACKAGE_VERSION,
			       &err))
		return store_failed(NULL, &err);
	return 0;
}

/* One state of the store for both, whoever writes into it. */
static int load_all(struct audit *a)
{
	sqlite3 *db = da_store_db(a->store);
	int status;

	sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
	status = load_fleet(a);
	if (!status)
		status = load_rollup(a);
	sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	return status ? status : note_run(a);
}

static int judge(struct audit *a, bool confirm)
{
	struct da_err err = { 0 };
	int status;

	a->findings_n = a->path ? 1 : a->images_n;
	a->findings = da_calloc(a->findings_n + 1, sizeof(*a->findings));
	if (da_check_new(&a->check, &a->rules, da_store_db(a->store),
			 &a->o->judge, &err) ||
	    da_check_contents(a->check, &err))
		return store_failed(NULL, &err);
	if (!a->path) {
		status = each_job(a->store, a->o, judge_in_memory, a);
	} else {
		status = confirm ? judge_jobs(a) : 0;
		if (!status)
			status = judge_missing(a);
	}
	return status ? status : load_all(a);
}

/* ---- policy ------------------------------------------------------------ */

static void forget_details(struct audit *a)
{
	a->shown = 0;
	if (a->findings[0].arena)
		da_findings_free(&a->findings[0]);
}

static struct da_findings *unmarked(struct audit *a, size_t i,
				    struct da_err *err)
{
	if (da_store_take(a->store, a->fleet.images[i].image, err) ||
	    da_store_verify(a->store, err))
		return NULL;
	if (!a->path)
		return &a->findings[i];
	if (a->shown == i + 1)
		return &a->findings[0];
	forget_details(a);
	if (da_check_findings(a->check, &a->findings[0], err))
		return NULL;
	a->shown = i + 1;
	return &a->findings[0];
}

static bool has_policy(const struct audit *a)
{
	return a->policy.has_waivers || a->policy.has_baseline;
}

const struct da_findings *audit_details(struct audit *a, size_t i,
					struct da_err *err)
{
	const struct da_image_result *r = &a->fleet.images[i];
	struct da_findings *f = unmarked(a, i, err);

	if (f && has_policy(a) && da_policy_mark(&a->policy, f, r->image,
						 r->name, err))
		return NULL;
	return f;
}

/* Counts of the images, and hits of the waivers behind them, of all workers. */
struct marks {
	struct marked {
		size_t waived[4], known[4], states[4];
	} *images;
	uint64_t *hits;
	size_t size;
};

struct marking {
	struct crew crew;	/* first: workers get it */
	struct marks marks;
};

static int mark_image(struct audit *a, struct marks *m, size_t i)
{
	const struct da_image_result *r = &a->fleet.images[i];
	const struct da_findings *f;
	struct da_err err = { 0 };
	size_t failing = r->failing[DA_SEVERITY_INFO] +
		r->failing[DA_SEVERITY_WARNING] +
		r->failing[DA_SEVERITY_VIOLATION];

	if (r->status || (!failing && !a->policy.has_baseline))
		return 0;
	f = audit_details(a, i, &err);
	if (!f)
		return store_failed(r->name, &err);
	if (f->images_n) {
		memcpy(m->images[i].waived, f->images[0].waived,
		       sizeof(m->images[i].waived));
		memcpy(m->images[i].known, f->images[0].known,
		       sizeof(m->images[i].known));
		memcpy(m->images[i].states, f->images[0].states,
		       sizeof(m->images[i].states));
	}
	return 0;
}

static int mark_in_worker(struct crew *crew, size_t i)
{
	struct audit *a = crew->a;
	struct marks *m = &((struct marking *)crew)->marks;
	struct da_waivers *w = &a->policy.waivers;
	int status = 0;

	if (w->n)
		memset(w->hits, 0, w->n * sizeof(*w->hits));
	for (size_t k = i * MARK_BATCH; k < (i + 1) * MARK_BATCH &&
	     k < a->fleet.images_n && !status; k++)
		status = mark_image(a, m, k);
	for (size_t k = 0; k < w->n; k++)
		if (w->hits[k])
			__atomic_fetch_add(&m->hits[k], w->hits[k],
					   __ATOMIC_RELAXED);
	forget_details(a);
	return status;
}

static int mark_all(struct audit *a, struct marking *m)
{
	int status = 0;

	if (a->path) {
		m->crew = (struct crew){ .a = a, .work = mark_in_worker,
			.rules = true,
			.n = (a->fleet.images_n + MARK_BATCH - 1) /
				MARK_BATCH };
		status = all_hands(&m->crew);
		a->fleet.db = a->store ? da_store_db(a->store) : NULL;
		return status;
	}
	for (size_t i = 0; i < a->fleet.images_n && !status; i++)
		status = mark_image(a, &m->marks, i);
	for (size_t k = 0; k < a->policy.waivers.n; k++)
		m->marks.hits[k] = a->policy.waivers.hits[k];
	return status;
}

/* Findings of every image that fails are made, and asked about. */
static int apply_policy(struct audit *a)
{
	size_t n = a->fleet.images_n, waivers = a->policy.waivers.n;
	struct marking m = { .marks.size = n * sizeof(struct marked) +
			     waivers * sizeof(uint64_t) + 1 };
	void *p;
	int status;

	if (!has_policy(a))
		return 0;
	p = mmap(NULL, m.marks.size, PROT_READ | PROT_WRITE,
		 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED) {
		complain(NULL, "no memory for the marks of %zu images", n);
		return EXIT_BUG;
	}
	m.marks.images = p;
	m.marks.hits = (uint64_t *)(void *)(m.marks.images + n);
	status = mark_all(a, &m);
	for (size_t i = 0; i < n && !status; i++)
		da_policy_move(&a->fleet.images[i], m.marks.images[i].waived,
			       m.marks.images[i].known,
			       m.marks.images[i].states);
	a->policy.hits = da_calloc(waivers + 1, sizeof(*a->policy.hits));
	if (waivers)
		memcpy(a->policy.hits, m.marks.hits,
		       waivers * sizeof(*a->policy.hits));
	munmap(p, m.marks.size);
	return status;
}

int audit_judge(struct audit *a, bool confirm)
{
	int status = judge(a, confirm);

	if (!status)
		status = apply_policy(a);
	if (status || !has_policy(a))
		return status;
	/* what images fail after waivers; the run is noted as it was before them */
	da_rollup_free(&a->rollup);
	return load_rollup(a);
}

/* ---- reporting --------------------------------------------------------- */

static const struct da_findings *details(void *ctx, size_t i,
					 struct da_err *err)
{
	return audit_details(ctx, i, err);
}

bool *audit_chosen(const struct audit *a, int *status)
{
	bool *out = a->o->images ? da_calloc(a->fleet.images_n + 1,
					     sizeof(*out)) : NULL;

	for (size_t k = 0; k < a->o->images && !*status; k++) {
		size_t n = 0;

		for (size_t i = 0; i < a->fleet.images_n; i++) {
			bool match = !fnmatch(a->o->image[k],
					      a->fleet.images[i].name, 0);

			out[i] |= match;
			n += match;
		}
		if (!n) {
			complain(NULL, "--image %s: no image of the store has such a name",
				 a->o->image[k]);
			*status = 66;
		}
	}
	return out;
}

static int write_all(struct audit *a, struct da_report *report)
{
	for (size_t i = 0; i < a->o->outputs; i++) {
		struct da_err err = { 0 };
		int status = da_report_write(a->o->output[i].format, report,
					     a->o->output[i].path, &err);

		if (!status && !*a->failure.code)
			continue;
		if (!status)
			return store_failed(NULL, &a->failure);
		complain(NULL, "the report is not written: %s", err.text);
		return status == DA_EACCES ? EXIT_CREATE : EXIT_WRITE;
	}
	return report->exit_code;
}

int audit_report(struct audit *a, int argc, char **argv)
{
	int status = 0;
	bool *these = audit_chosen(a, &status);
	struct da_report report = {
		.fleet = &a->fleet, .details = details, .ctx = a,
		.failure = &a->failure, .fail_on = a->o->fail_on,
		.argc = argc, .argv = argv, .verbose = a->o->verbose,
		.chosen = these, .summary = a->o->summary,
		.store = a->ours ? NULL : a->path,
		.policy = has_policy(a) ? &a->policy : NULL,
		.rollup = &a->rollup, .deterministic = a->o->deterministic,
		.exit_code = da_fleet_exit(&a->fleet, a->o->fail_on,
					   a->o->fail_on_incomplete),
	};

	if (getenv("DRVAUDIT_STATS") && !a->path)
		statistics(a);
	if (!status)
		status = write_all(a, &report);
	free(these);
	return status;
}
