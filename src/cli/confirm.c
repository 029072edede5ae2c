// SPDX-License-Identifier: Apache-2.0
/*
 * Between check and report: a second worker gives the hives to libregf, which
 * reads again what findings cite.  Whatever becomes of it, the findings stay.
 */
#include "config.h"
#include "job.h"

#include "drvaudit/confirm.h"
#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { FRAME_MARK, FRAME_HIVE };	/* of the second worker */

struct second {
	struct job *job;
	const struct da_findings *findings;
	struct da_confirm_request req;
	struct da_arena *arena;
	struct da_citation *p;
	size_t n, cap;
	bool *marked;		/* by index, as it was sorted */
	int hive;		/* at work; -1: none yet */
	unsigned seconds;	/* of processor time that are left */
	struct da_pipe *pipe;	/* in the worker */
	int64_t target;
};

/* ---- what to read again ------------------------------------------------ */

static const char *text(struct second *s, sqlite3_stmt *q, int i)
{
	const char *t = (const char *)sqlite3_column_text(q, i);

	return t ? da_arena_strdup(s->arena, t) : NULL;
}

static bool hive_kind(const char *name, enum da_hive_kind *out)
{
	for (int k = 0; name && k < DA_HIVE_KINDS; k++)
		if (!strcmp(name, da_hive_kind_name((enum da_hive_kind)k))) {
			*out = (enum da_hive_kind)k;
			return true;
		}
	return false;
}

/* A row: id, hive, path, last written, offset; of a value: name, type, size, data. */
static void cite(struct second *s, sqlite3_stmt *q, bool key)
{
	struct da_citation *c;
	enum da_hive_kind kind;

	if (!hive_kind((const char *)sqlite3_column_text(q, 1), &kind) ||
	    sqlite3_column_type(q, 2) == SQLITE_NULL)
		return;
	if (s->n == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 256;
		s->p = da_realloc(s->p, s->cap * sizeof(*s->p));
	}
	c = &s->p[s->n++];
	memset(c, 0, sizeof(*c));
	c->is_key = key;
	c->id = sqlite3_column_int64(q, 0);
	c->hive = kind;
	/* values of one key follow each other: its path is kept once */
	c->path = s->n > 1 && !strcmp(c[-1].path, (const char *)
				      sqlite3_column_text(q, 2)) ?
		c[-1].path : text(s, q, 2);
	c->last_written = text(s, q, 3);
	c->offset = sqlite3_column_type(q, 4) == SQLITE_NULL ? DA_NO_OFFSET :
		    (uint64_t)sqlite3_column_int64(q, 4);
	if (key)
		return;
	c->value = text(s, q, 5);
	c->value = c->value ? c->value : "";
	c->type = (uint32_t)sqlite3_column_int64(q, 6);
	c->size = (uint32_t)sqlite3_column_int64(q, 7);
	if (sqlite3_column_type(q, 8) != SQLITE_NULL) {
		size_t n = (size_t)sqlite3_column_bytes(q, 8);
		uint8_t *copy = da_arena_alloc(s->arena, n + 1);

		if (n)
			memcpy(copy, sqlite3_column_blob(q, 8), n);
		c->data = copy;
		c->kept = (uint32_t)n;
	}
}

#define KEYS "SELECT id, hive, path, last_written, offset FROM f_registry_key"
#define VALUES "SELECT v.id, k.hive, k.path, k.last_written, v.offset," \
	" v.name, v.type, v.size, v.data" \
	" FROM f_registry_value v JOIN f_registry_key k ON k.id = v.key"

static sqlite3_stmt *ask(struct second *s, const char *sql)
{
	sqlite3_stmt *q = NULL;

	sqlite3_prepare_v2(da_store_db(s->job->store), sql, -1, &q, NULL);
	return q;
}

static void everything(struct second *s)
{
	for (int key = 0; key < 2; key++) {
		sqlite3_stmt *q = ask(s, key ? KEYS " WHERE target = ? ORDER BY id" :
				      VALUES " WHERE v.target = ? ORDER BY v.id");

		sqlite3_bind_int64(q, 1, s->target);
		while (sqlite3_step(q) == SQLITE_ROW)
			cite(s, q, key);
		sqlite3_finalize(q);
	}
}

static int by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

/* Each key or value once, whatever number of findings cite it. */
static void cited(struct second *s)
{
	const struct da_findings *f = s->findings;
	int64_t *ids = da_malloc((f->n * DA_EVIDENCE_MAX + 1) * sizeof(*ids));

	for (int key = 0; key < 2; key++) {
		sqlite3_stmt *q = ask(s, key ? KEYS " WHERE id = ?" :
				      VALUES " WHERE v.id = ?");
		size_t n = 0;

		for (size_t i = 0; i < f->n; i++) {
			if (f->p[i].image != s->target)
				continue;
			for (size_t k = 0; k < f->p[i].evidence_n; k++) {
				const char *e = f->p[i].evidence[k];

				if (e[0] == (key ? 'k' : 'r') && e[1] == '/')
					ids[n++] = strtoll(e + 2, NULL, 10);
			}
		}
		if (n)
			qsort(ids, n, sizeof(*ids), by_id);
		for (size_t i = 0; i < n; i++) {
			if (i && ids[i] == ids[i - 1])
				continue;
			sqlite3_bind_int64(q, 1, ids[i]);
			if (sqlite3_step(q) == SQLITE_ROW)
				cite(s, q, key);
			sqlite3_reset(q);
		}
		sqlite3_finalize(q);
	}
	free(ids);
}

static void digests(struct second *s)
{
	sqlite3_stmt *q = ask(s, "SELECT name, sha256 FROM f_hive"
			      " WHERE target = ?");
	enum da_hive_kind kind;

	sqlite3_bind_int64(q, 1, s->target);
	while (sqlite3_step(q) == SQLITE_ROW)
		if (hive_kind((const char *)sqlite3_column_text(q, 0), &kind))
			s->req.sha256[kind] = text(s, q, 1);
	sqlite3_finalize(q);
}

/* ---- in the worker ----------------------------------------------------- */

static void on_hive(void *ctx, enum da_hive_kind kind)
{
	uint8_t byte = (uint8_t)kind;

	da_pipe_send(((struct second *)ctx)->pipe, FRAME_HIVE, &byte, 1);
	da_pipe_flush(((struct second *)ctx)->pipe);
}

/* Frame: 0 is a key  1 what  8 id  16 text. */
static void on_answer(void *ctx, const struct da_citation *c,
		      enum da_confirmation what, const char *said)
{
	struct second *s = ctx;
	uint8_t frame[16 + 512] = { c->is_key, (uint8_t)what };
	size_t n = strnlen(said, 512);

	for (int i = 0; i < 8; i++)
		frame[8 + i] = (uint8_t)((uint64_t)c->id >> 8 * i);
	memcpy(frame + 16, said, n);
	da_pipe_send(s->pipe, FRAME_MARK, frame, 16 + n);
}

static int work(void *ctx, struct da_pipe *pipe, struct da_err *err)
{
	struct second *s = ctx;
	struct da_collect_request source;

	da_worker_limit(s->seconds, DA_CONFIRM_BYTES);
	s->pipe = pipe;
	job_request(s->job, &source);
	s->req.source = &source;
	s->req.citations = s->p;
	s->req.n = s->n;
	s->req.answer = on_answer;
	s->req.hive_begins = on_hive;
	s->req.ctx = s;
	return da_confirm(&s->req, err);
}

/* ---- in the parent ----------------------------------------------------- */

static struct da_citation *find(struct second *s, bool key, int64_t id)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct da_citation *c = &s->p[mid];

		if (c->is_key < key || (c->is_key == key && c->id < id))
			low = mid + 1;
		else
			high = mid;
	}
	return low < s->n && s->p[low].is_key == key && s->p[low].id == id ?
		       &s->p[low] : NULL;
}

static void mark(struct second *s, const struct da_citation *c,
		 const char *prefix, const char *said)
{
	char *line = da_asprintf("%s%s", prefix, said);

	s->marked[c - s->p] = true;
	da_store_mark(s->job->store, c->is_key, c->id, line);
	free(line);
}

static int frame(void *ctx, unsigned kind, const uint8_t *p, size_t n)
{
	static const char *const prefixes[] = { "", "differs: ",
						"not confirmed: " };
	struct second *s = ctx;
	struct da_citation *c;
	char said[513];

	if (kind == DA_FRAME_PHASE)
		return 0;
	if (kind == FRAME_HIVE && n == 1 && p[0] < DA_HIVE_KINDS) {
		s->hive = p[0];
		return 0;
	}
	if (kind != FRAME_MARK || n < 16 || n > 16 + 512 || p[0] > 1 ||
	    p[1] >= DA_COUNT(prefixes) || memchr(p + 16, 0, n - 16))
		return -1;
	memcpy(said, p + 16, n - 16);
	said[n - 16] = 0;
	c = find(s, p[0], (int64_t)da_le64(p + 8));
	if (!c || (p[1] == DA_CONFIRMED && strncmp(said, "libregf", 7) != 0))
		return -1;	/* it was asked for nothing else */
	if (!s->marked[c - s->p])
		mark(s, c, prefixes[p[1]], said);
	return 0;
}

/* What the worker did not come to, on this hive or (-1) on all of them. */
static void give_up(struct second *s, int hive, const char *why)
{
	for (size_t i = 0; i < s->n; i++)
		if (!s->marked[i] && (hive < 0 || (int)s->p[i].hive == hive))
			mark(s, &s->p[i], "not confirmed: ", why);
}

static unsigned children_seconds(void)
{
	struct rusage u;

	if (getrusage(RUSAGE_CHILDREN, &u))
		return 0;
	return (unsigned)(u.ru_utime.tv_sec + u.ru_stime.tv_sec);
}

/* Once, and again without each hive on which libregf died. */
static void ask_libregf(struct second *s)
{
	struct da_err err = { 0 };
	int fds[JOB_FILES], status = job_open(s->job, fds, &err);
	unsigned before = children_seconds(), used;

	for (int round = 0; round <= DA_HIVE_KINDS && !status; round++) {
		struct da_worker_result result = { 0 };
		char *why;

		used = children_seconds() - before;
		s->seconds = used < DA_CONFIRM_SECONDS ?
			DA_CONFIRM_SECONDS - used : 1;
		s->hive = -1;
		status = da_worker_run(work, s, fds, JOB_FILES, frame, s,
				       &result, &err);
		if (!status || !result.died || s->hive < 0 ||
		    s->req.skip[s->hive])
			break;
		why = da_asprintf("libregf died on this hive: %s", err.text);
		give_up(s, s->hive, why);
		free(why);
		s->req.skip[s->hive] = true;
		status = DA_OK;
	}
	job_close(s->job);
	give_up(s, -1, status ? err.text : "the second reader gave no answer");
}

/* The image at work is the job's: its one target. */
static int64_t target_of(struct job *job, bool *usable)
{
	sqlite3_stmt *q = NULL;
	int64_t target = -1;

	*usable = false;
	sqlite3_prepare_v2(da_store_db(job->store), "SELECT target, status"
			   " FROM target", -1, &q, NULL);
	if (sqlite3_step(q) == SQLITE_ROW) {
		target = sqlite3_column_int64(q, 0);
		*usable = !sqlite3_column_int(q, 1);
	}
	sqlite3_finalize(q);
	return target;
}

bool confirm_one(struct job *job, const struct da_findings *findings)
{
	struct second s = { .job = job, .findings = findings,
			    .arena = da_arena_new() };
	bool usable;

	s.target = target_of(job, &usable);
	if (usable && job->options->confirm == CONFIRM_ALL)
		everything(&s);
	else if (usable)
		cited(&s);
	if (s.n) {
		s.marked = da_calloc(s.n, sizeof(*s.marked));
		digests(&s);
		da_store_marks(job->store, true);
		if (job->options->reader == DA_HIVE_LIBREGF)
			give_up(&s, -1, "libregf was the first reader");
		else
			ask_libregf(&s);
		da_store_marks(job->store, false);
	}
	free(s.marked);
	free(s.p);
	da_arena_free(s.arena);
	return s.n > 0;
}
