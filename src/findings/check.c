// SPDX-License-Identifier: Apache-2.0
/*
 * Answers are kept at two places.  Rules on INF files speak of contents: each
 * content is asked about once, and an image's answers are those of its packages'
 * contents.  The other rules speak of one image; of them only the counts are kept,
 * by rule and by package, and the words are asked for again when a report shows
 * that image.
 */
#include "config.h"
#include "check.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

/* A change of what answers mean that neither a view nor the version shows. */
#define ANSWERS "2"
#define NOWHERE UINT32_MAX

/* Answers of one rule on INF files: at[] leads into bytes, by content. */
struct answers {
	uint32_t *at;		/* 0: nothing; NOWHERE: the rule stopped */
	struct da_buf bytes;
	char *error;
};

struct da_check {
	struct da_rules *rules;
	size_t rules_n;
	sqlite3 *db;
	const struct da_judge_options *options;
	char views[DA_SHA256_HEX];	/* of the text of all views */
	int64_t *number;	/* of each rule in s_rule; [n] of the image's line */
	bool *expected;		/* is the rule asked under this profile? */
	int64_t *infs;		/* contents, sorted */
	size_t infs_n;
	int64_t *seqs;		/* s_content: in order, with their infs */
	int64_t *seq_infs;
	size_t seqs_n;
	struct answers *answers;	/* by rule */
	double *seconds;	/* that each rule took, for benchmarks */
	/* of the image at work */
	int64_t image;
	int64_t *identity;	/* s_package of each package row */
	size_t identity_n;
	size_t *map;		/* contents of the findings -> infs */
	const struct da_content *map_of;
	size_t map_n;
	/* answers about images that are not in the store yet */
	struct row *rows;
	size_t rows_n, rows_cap;
	struct da_arena *texts;
};

/* A line of s_result, s_found or s_grade. */
struct row {
	enum { ROW_RESULT, ROW_FOUND, ROW_GRADE } table;
	int64_t image, rule, package;
	const char *text, *text2;	/* error; subject; grades */
	const void *counts;
	size_t counts_n;
};

static int failed(struct da_check *c, struct da_err *err)
{
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		       sqlite3_errmsg(c->db));
}

static int run(struct da_check *c, const char *sql, struct da_err *err)
{
	return sqlite3_exec(c->db, sql, NULL, NULL, NULL) ? failed(c, err) :
							    DA_OK;
}

static sqlite3_stmt *ask(struct da_check *c, const char *sql,
			 struct da_err *err)
{
	sqlite3_stmt *q = NULL;

	if (sqlite3_prepare_v2(c->db, sql, -1, &q, NULL) != SQLITE_OK)
		failed(c, err);
	return q;
}

/* ---- encoding ---------------------------------------------------------- */

static void put(struct da_buf *b, uint64_t v)
{
	for (; v > 127; v >>= 7)
		da_buf_addc(b, (char)(v | 128));
	da_buf_addc(b, (char)v);
}

struct reader {
	const uint8_t *p, *end;
	bool bad;
};

static uint64_t get(struct reader *r)
{
	uint64_t v = 0;

	for (int shift = 0; shift < 64 && r->p < r->end; shift += 7) {
		uint8_t byte = *r->p++;

		v |= (uint64_t)(byte & 127) << shift;
		if (!(byte & 128))
			return v;
	}
	r->bad = true;
	return 0;
}

static void put_text(struct da_buf *b, const char *s)
{
	/* what is longer is cut, and marked as cut, by the fold */
	size_t n = s ? strnlen(s, DA_MESSAGE_MAX + 1) : 0;

	da_buf_addc(b, s ? 1 : 0);
	if (!s)
		return;
	da_buf_add(b, s, n);
	da_buf_addc(b, 0);
}

static const char *get_text(struct reader *r)
{
	const uint8_t *p, *end;

	if (r->p >= r->end || !*r->p++)
		return NULL;
	p = r->p;
	end = memchr(p, 0, (size_t)(r->end - p));
	if (!end) {
		r->bad = true;
		return NULL;
	}
	r->p = end + 1;
	return (const char *)p;
}

static void put_item(struct da_buf *b, const struct da_item *x)
{
	da_buf_addc(b, x->ok == 0 ? 0 : 1);
	for (int p = 0; p < DA_PROFILES; p++)
		da_buf_addc(b, (char)x->at_most[p]);
	put_text(b, x->item);
	put_text(b, x->why);
	put_text(b, x->infverif);
	da_buf_addc(b, (char)x->evidence_n);
	for (size_t i = 0; i < x->evidence_n; i++)
		put_text(b, x->evidence[i]);
}

static void get_item(struct reader *r, struct da_item *x)
{
	memset(x, 0, sizeof(*x));
	if (r->end - r->p < 1 + DA_PROFILES) {
		r->bad = true;
		return;
	}
	x->ok = *r->p++ ? -1 : 0;
	for (int p = 0; p < DA_PROFILES; p++, r->p++) {
		if (*r->p > DA_SEVERITY_VIOLATION)
			r->bad = true;
		x->at_most[p] = *r->p & 3;
	}
	x->item = get_text(r);
	x->why = get_text(r);
	x->infverif = get_text(r);
	x->infverif = x->infverif ? x->infverif : "";
	if (r->p >= r->end || *r->p > DA_EVIDENCE_MAX) {
		r->bad = true;
		return;
	}
	x->evidence_n = *r->p++;
	for (size_t i = 0; i < x->evidence_n; i++) {
		x->evidence[i] = get_text(r);
		if (!x->evidence[i])
			r->bad = true;
	}
}

#define TALLY (1 + 3 * DA_PROFILES + DA_VERDICTS + 1)

/* The numbers of a tally in their order; of most the last ones are zero. */
static void tally_numbers(struct da_rule_tally *t, uint32_t *out[TALLY])
{
	size_t n = 0;

	out[n++] = &t->unknown_items;
	for (int p = 0; p < DA_PROFILES; p++)
		for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION; s++)
			out[n++] = &t->failing[p][s];
	for (int v = 0; v < DA_VERDICTS; v++)
		out[n++] = &t->verdicts[v];
	out[n++] = &t->not_collected;
}

static void put_tally(struct da_buf *b, const struct da_rule_tally *t)
{
	struct da_rule_tally copy = *t;
	uint32_t *p[TALLY];
	size_t n = TALLY;

	tally_numbers(&copy, p);
	while (n && !*p[n - 1])
		n--;
	for (size_t i = 0; i < n; i++)
		put(b, *p[i]);
}

bool da_check_tally(const void *bytes, size_t n, struct da_rule_tally *t)
{
	struct reader r = { bytes, (const uint8_t *)bytes + n, false };
	uint32_t *p[TALLY];

	memset(t, 0, sizeof(*t));
	tally_numbers(t, p);
	for (size_t i = 0; i < TALLY && n && r.p < r.end; i++)
		*p[i] = (uint32_t)get(&r);
	return !r.bad && (!n || r.p == r.end);
}

/* ---- which rules ------------------------------------------------------- */

/* May the rule be asked?  Of the others only the list speaks. */
static bool asks(const struct da_rule *r)
{
	return !r->needs || r->needs_in_part;
}

static void rule_digest(const struct da_check *c, const struct da_rule *r,
			char out[DA_SHA256_HEX])
{
	struct da_sha256 *d = da_sha256_new();
	char text[96];
	int n = snprintf(text, sizeof(text), ANSWERS " " PACKAGE_VERSION
			 " %d %u %d%d%d%d\n", c->options->include_inbox, c->options->floor,
			 r ? r->severity[0] : 0, r ? r->severity[1] : 0,
			 r ? r->severity[2] : 0, r ? r->severity[3] : 0);

	da_sha256_add(d, text, (size_t)n);
	da_sha256_add(d, c->views, strlen(c->views));
	if (r) {
		const char *lists = c->rules->lists_digest[r->origin != NULL];

		da_sha256_add(d, lists, strlen(lists));
		da_sha256_add(d, r->digest, strlen(r->digest));
	}
	da_sha256_end(d, out);
}

/* What rules read: another program may have other views. */
static int views_digest(struct da_check *c, struct da_err *err)
{
	sqlite3_stmt *q = ask(c, "SELECT name, sql FROM temp.sqlite_schema"
			      " WHERE type = 'view' ORDER BY name", err);
	struct da_sha256 *d = da_sha256_new();

	while (q && sqlite3_step(q) == SQLITE_ROW)
		da_sha256_add(d, sqlite3_column_text(q, 1),
			      (size_t)sqlite3_column_bytes(q, 1));
	da_sha256_end(d, c->views);
	return !q || sqlite3_finalize(q) ? failed(c, err) : DA_OK;
}

static int one_number(struct da_check *c, size_t i, struct da_err *err)
{
	const struct da_rule *r = i < c->rules->n ? &c->rules->p[i] : NULL;
	char digest[DA_SHA256_HEX];
	sqlite3_stmt *q;

	rule_digest(c, r, digest);
	for (int round = 0; round < 2; round++) {
		bool there;

		q = ask(c, "SELECT rule FROM main.s_rule WHERE digest = ?",
			err);
		if (!q)
			return DA_EIO;
		sqlite3_bind_text(q, 1, digest, -1, SQLITE_STATIC);
		there = sqlite3_step(q) == SQLITE_ROW;
		c->number[i] = there ? sqlite3_column_int64(q, 0) : 0;
		sqlite3_finalize(q);
		if (there)
			return DA_OK;
		/* the first to ask it; another process may be, too */
		q = ask(c, "INSERT OR IGNORE INTO main.s_rule(id, digest)"
			" VALUES (?, ?)", err);
		if (!q)
			return DA_EIO;
		sqlite3_bind_text(q, 1, r ? r->id : "", -1, SQLITE_STATIC);
		sqlite3_bind_text(q, 2, digest, -1, SQLITE_STATIC);
		sqlite3_step(q);
		if (sqlite3_finalize(q))
			return failed(c, err);
	}
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET,
		       "the store does not take a rule");
}

/* Where in a tally the failing items of the profile begin. */
static int profile_for_views(struct da_check *c, struct da_err *err)
{
	char sql[160];

	snprintf(sql, sizeof(sql), "CREATE TEMP TABLE IF NOT EXISTS da_profile"
		 " (first INTEGER); DELETE FROM temp.da_profile;"
		 "INSERT INTO temp.da_profile VALUES (%d)",
		 1 + 3 * (int)c->options->profile);
	return run(c, sql, err);
}

/* Numbers of the rules at hand, in the store and in temp.da_wanted. */
static int numbers(struct da_check *c, struct da_err *err)
{
	sqlite3_stmt *q;
	int status = run(c, "CREATE TEMP TABLE IF NOT EXISTS da_wanted"
			 " (rule INTEGER PRIMARY KEY, i INTEGER);"
			 "DELETE FROM temp.da_wanted", err);

	if (!status)
		status = profile_for_views(c, err);
	for (size_t i = 0; i <= c->rules->n && !status; i++) {
		const struct da_rule *r = i < c->rules->n ? &c->rules->p[i] :
							    NULL;

		c->expected[i] = !r || r->severity[c->options->profile] !=
			DA_SEVERITY_OFF;
		status = one_number(c, i, err);
		if (status || !c->expected[i])
			continue;
		q = ask(c, "INSERT OR REPLACE INTO temp.da_wanted VALUES (?, ?)",
			err);
		if (!q) {
			status = DA_EIO;
			break;
		}
		sqlite3_bind_int64(q, 1, c->number[i]);
		sqlite3_bind_int64(q, 2, (int64_t)i);
		sqlite3_step(q);
		status = sqlite3_finalize(q) ? failed(c, err) : DA_OK;
	}
	return status;
}

int da_check_new(struct da_check **out, struct da_rules *rules, sqlite3 *db,
		 const struct da_judge_options *options, struct da_err *err)
{
	struct da_check *c = da_calloc(1, sizeof(*c));
	int status;

	c->rules = rules;
	c->rules_n = rules->n;
	c->db = db;
	c->options = options;
	c->number = da_calloc(rules->n + 1, sizeof(*c->number));
	c->expected = da_calloc(rules->n + 1, sizeof(*c->expected));
	c->answers = da_calloc(rules->n + 1, sizeof(*c->answers));
	c->seconds = da_calloc(rules->n + 1, sizeof(*c->seconds));
	c->texts = da_arena_new();
	status = views_digest(c, err);
	if (!status)
		status = numbers(c, err);
	*out = c;
	if (status) {
		da_check_free(c);
		*out = NULL;
	}
	return status;
}

void da_check_free(struct da_check *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->rules_n; i++) {
		free(c->answers[i].at);
		free(c->answers[i].error);
		da_buf_free(&c->answers[i].bytes);
	}
	free(c->rows);
	free(c->seconds);
	da_arena_free(c->texts);
	free(c->number);
	free(c->expected);
	free(c->answers);
	free(c->infs);
	free(c->seqs);
	free(c->seq_infs);
	free(c->identity);
	free(c->map);
	free(c);
}

/* ---- contents ---------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static int load_contents(struct da_check *c, struct da_err *err)
{
	sqlite3_stmt *q = ask(c, "SELECT seq, inf FROM main.s_content"
			      " WHERE third_party OR ?1 ORDER BY seq", err);
	size_t cap = 0;

	c->seqs_n = c->infs_n = 0;
	if (!q)
		return DA_EIO;
	sqlite3_bind_int(q, 1, c->options->include_inbox);
	while (sqlite3_step(q) == SQLITE_ROW) {
		if (c->seqs_n == cap) {
			cap = cap ? 2 * cap : 1024;
			c->seqs = da_realloc(c->seqs, cap * sizeof(*c->seqs));
			c->seq_infs = da_realloc(c->seq_infs,
						 cap * sizeof(*c->seq_infs));
		}
		c->seqs[c->seqs_n] = sqlite3_column_int64(q, 0);
		c->seq_infs[c->seqs_n++] = sqlite3_column_int64(q, 1);
	}
	if (sqlite3_finalize(q))
		return failed(c, err);
	c->infs = da_realloc(c->infs, (c->seqs_n + 1) * sizeof(*c->infs));
	if (c->seqs_n) {
		memcpy(c->infs, c->seq_infs, c->seqs_n * sizeof(*c->infs));
		qsort(c->infs, c->seqs_n, sizeof(*c->infs), by_number);
	}
	for (size_t i = 0; i < c->seqs_n; i++)
		if (!c->infs_n || c->infs[c->infs_n - 1] != c->infs[i])
			c->infs[c->infs_n++] = c->infs[i];
	return DA_OK;
}

/* Index of the first number from v on in a sorted array. */
static size_t first_from(const int64_t *p, size_t n, int64_t v)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (p[mid] < v)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Index of a number, n when it is not there. */
static size_t find(const int64_t *p, size_t n, int64_t v)
{
	size_t at = first_from(p, n, v);

	return at < n && p[at] == v ? at : n;
}

/* What a rule says while it is asked: one entry an item, texts encoded. */
struct said {
	int64_t subject;
	size_t at, n;		/* in bytes; n 0: an item that passes */
	size_t shown;		/* of n: items that are the same so far are one */
};

struct listener {
	struct said *p;
	size_t n, cap;
	struct da_buf bytes;
};

static void listen(void *ctx, const struct da_item *item)
{
	struct listener *l = ctx;
	struct said *s;

	if (!item->has_subject)
		return;
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 1024;
		l->p = da_realloc(l->p, l->cap * sizeof(*l->p));
	}
	s = &l->p[l->n++];
	s->subject = item->subject;
	s->at = l->bytes.n;
	s->n = s->shown = 0;
	if (item->ok == 1)
		return;
	put_item(&l->bytes, item);
	s->n = s->shown = l->bytes.n - s->at;
	/* all but the second and third piece of proof */
	for (size_t i = 1; i < item->evidence_n; i++)
		s->shown -= strlen(item->evidence[i]) + 2;
}

static const struct listener *sort_by;	/* qsort has no context */

/* Items that say the same follow each other. */
static int by_what(const void *a, const void *b)
{
	const struct said *x = a, *y = b;
	size_t n = x->shown < y->shown ? x->shown : y->shown;
	int d;

	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	d = n ? memcmp(sort_by->bytes.p + x->at, sort_by->bytes.p + y->at, n) :
		0;
	return d ? d : x->shown < y->shown ? -1 : x->shown > y->shown;
}

static int by_what_and_place(const void *a, const void *b)
{
	const struct said *x = a, *y = b;
	int d = by_what(a, b);

	return d ? d : x->at < y->at ? -1 : x->at > y->at;
}

/* By subject; of items that two lines say and that differ in nothing shown, the first. */
static void tidy(struct listener *l)
{
	size_t kept = 0;

	sort_by = l;
	if (l->n)
		qsort(l->p, l->n, sizeof(*l->p), by_what_and_place);
	for (size_t i = 0; i < l->n; i++)
		if (!kept || by_what(&l->p[kept - 1], &l->p[i]))
			l->p[kept++] = l->p[i];
	l->n = kept;
}

/* The blob of a chunk: for each content with an answer its index among the new
 * ones (as a step), items and whether one passed, the items. */
static void encode(struct listener *l, const int64_t *infs, size_t n,
		   struct da_buf *out)
{
	size_t last = 0;

	tidy(l);
	for (size_t i = 0, end; i < l->n; i = end) {
		int64_t inf = l->p[i].subject;
		size_t index = find(infs, n, inf), items = 0;
		bool passed = false;

		for (end = i; end < l->n && l->p[end].subject == inf; end++) {
			passed |= !l->p[end].n;
			items += l->p[end].n > 0;
		}
		if (index == n)
			continue;	/* a subject that nobody asked about */
		put(out, index - last);
		put(out, (uint64_t)items << 1 | passed);
		last = index;
		for (size_t k = i; k < end; k++)
			da_buf_add(out, l->bytes.p + l->p[k].at, l->p[k].n);
	}
}

/* Asks one rule about contents after seq, and keeps what it says. */
static int ask_contents(struct da_check *c, size_t rule, int64_t after,
			const int64_t *infs, size_t n, struct da_err *err)
{
	struct da_err said = { 0 };
	struct listener l = { 0 };
	struct da_buf blob = { 0 };
	int status = da_rule_run(c->rules, &c->rules->p[rule], true, listen, &l,
				 &said);
	sqlite3_stmt *q = ask(c, "INSERT OR REPLACE INTO main.s_content_items"
			      " VALUES (?, ?, ?, ?, ?)", err);

	if (q) {
		if (!status)
			encode(&l, infs, n, &blob);
		sqlite3_bind_int64(q, 1, c->number[rule]);
		sqlite3_bind_int64(q, 2, after + 1);
		sqlite3_bind_int64(q, 3, c->seqs[c->seqs_n - 1]);
		sqlite3_bind_text(q, 4, status ? said.text : NULL, -1,
				  SQLITE_STATIC);
		sqlite3_bind_blob(q, 5, blob.p ? blob.p : (uint8_t *)"",
				  (int)blob.n, SQLITE_STATIC);
		sqlite3_step(q);
	}
	status = !q || sqlite3_finalize(q) ? failed(c, err) : DA_OK;
	da_buf_free(&blob);
	da_buf_free(&l.bytes);
	free(l.p);
	return status;
}

static int64_t asked_up_to(struct da_check *c, int64_t rule)
{
	sqlite3_stmt *q = ask(c, "SELECT max(last_seq) FROM main.s_content_items"
			      " WHERE rule = ?", NULL);
	int64_t last = 0;

	sqlite3_bind_int64(q, 1, rule);
	if (q && sqlite3_step(q) == SQLITE_ROW)
		last = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return last;
}

/* Contents that came from first to last, sorted, each once. */
static size_t contents_of(const struct da_check *c, int64_t first, int64_t last,
			  int64_t *out)
{
	size_t at = first_from(c->seqs, c->seqs_n, first), n = 0, kept = 0;

	for (; at < c->seqs_n && c->seqs[at] <= last; at++)
		out[n++] = c->seq_infs[at];
	if (n)
		qsort(out, n, sizeof(*out), by_number);
	for (size_t i = 0; i < n; i++)
		if (!kept || out[kept - 1] != out[i])
			out[kept++] = out[i];
	return kept;
}

static int ask_all(struct da_check *c, struct da_err *err)
{
	int64_t *infs = da_malloc((c->seqs_n + 1) * sizeof(*infs)), scope = -1;
	size_t n = 0;
	int status = DA_OK;

	for (size_t i = 0; i < c->rules->n && c->seqs_n && !status; i++) {
		int64_t last;

		if (!c->rules->p[i].of_content ||
		    !asks(&c->rules->p[i]))
			continue;
		last = asked_up_to(c, c->number[i]);
		if (last >= c->seqs[c->seqs_n - 1])
			continue;
		if (last != scope) {
			n = contents_of(c, last + 1, c->seqs[c->seqs_n - 1], infs);
			status = da_rules_scope(c->rules, infs, n, err);
			scope = last;
		}
		if (!status)
			status = ask_contents(c, i, last, infs, n, err);
	}
	free(infs);
	return status;
}

/* One chunk into the answers of a rule. */
static bool decode(struct da_check *c, struct answers *a, int64_t first,
		   int64_t last, const char *error, const uint8_t *p, size_t n)
{
	int64_t *infs = da_malloc((c->seqs_n + 1) * sizeof(*infs));
	struct reader r = { p, p + n, false };
	size_t count = contents_of(c, first, last, infs), index = 0;

	if (error) {
		a->error = a->error ? a->error : da_strdup(error);
		for (size_t i = 0; i < count; i++)
			a->at[find(c->infs, c->infs_n, infs[i])] = NOWHERE;
	}
	while (!error && r.p < r.end && !r.bad) {
		const uint8_t *start;
		uint64_t items;
		size_t at;

		index += (size_t)get(&r);
		start = r.p;
		items = get(&r) >> 1;
		for (; items && !r.bad; items--) {
			struct da_item item;

			get_item(&r, &item);
		}
		if (r.bad || index >= count)
			break;
		at = find(c->infs, c->infs_n, infs[index]);
		if (a->at[at] == NOWHERE)
			continue;
		a->at[at] = (uint32_t)a->bytes.n;
		da_buf_add(&a->bytes, start, (size_t)(r.p - start));
	}
	free(infs);
	return error || (!r.bad && r.p == r.end);
}

static int load_answers(struct da_check *c, size_t i, struct da_err *err)
{
	struct answers *a = &c->answers[i];
	sqlite3_stmt *q = ask(c, "SELECT first_seq, last_seq, error, items FROM"
			      " main.s_content_items WHERE rule = ?"
			      " ORDER BY first_seq", err);
	bool good = true;

	if (!q)
		return DA_EIO;
	free(a->at);
	free(a->error);
	a->error = NULL;
	a->at = da_calloc(c->infs_n + 1, sizeof(*a->at));
	a->bytes.n = 0;
	da_buf_addc(&a->bytes, 0);	/* 0 leads nowhere */
	sqlite3_bind_int64(q, 1, c->number[i]);
	while (sqlite3_step(q) == SQLITE_ROW && good)
		good = decode(c, a, sqlite3_column_int64(q, 0),
			      sqlite3_column_int64(q, 1),
			      (const char *)sqlite3_column_text(q, 2),
			      sqlite3_column_blob(q, 3),
			      (size_t)sqlite3_column_bytes(q, 3));
	if (sqlite3_finalize(q))
		return failed(c, err);
	return good ? DA_OK :
		da_fail(err, DA_ECORRUPT, "store-damaged", DA_NO_OFFSET,
			"what %s said of contents cannot be read",
			c->rules->p[i].id);
}

int da_check_contents(struct da_check *c, struct da_err *err)
{
	int status = run(c, "BEGIN IMMEDIATE", err);

	if (!status)
		status = load_contents(c, err);
	if (!status)
		status = ask_all(c, err);
	if (!sqlite3_get_autocommit(c->db) &&
	    sqlite3_exec(c->db, status ? "ROLLBACK" : "COMMIT", NULL, NULL,
			 NULL) && !status)
		status = failed(c, err);
	for (size_t i = 0; i < c->rules->n && !status; i++)
		if (c->rules->p[i].of_content &&
		    asks(&c->rules->p[i]))
			status = load_answers(c, i, err);
	return status;
}

/* Where the contents of these findings stand among all. */
static void map_contents(struct da_check *c, const struct da_content *contents,
			 size_t n)
{
	if (c->map_of == contents && c->map_n == n)
		return;
	c->map = da_realloc(c->map, (n + 1) * sizeof(*c->map));
	for (size_t i = 0; i < n; i++)
		c->map[i] = find(c->infs, c->infs_n, contents[i].inf);
	c->map_of = contents;
	c->map_n = n;
}

int da_check_replay(struct da_check *c, size_t rule,
		    const struct da_content *contents, size_t n,
		    da_item_fn *fn, void *ctx, struct da_err *err)
{
	const struct answers *a = &c->answers[rule];

	map_contents(c, contents, n);
	for (size_t i = 0; i < n; i++)
		if (c->map[i] == c->infs_n || a->at[c->map[i]] == NOWHERE)
			return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET,
				       "%s", a->error ? a->error :
				       "a content was not asked about");
	for (size_t i = 0; i < n; i++) {
		uint32_t at = a->at[c->map[i]];
		struct reader r = { a->bytes.p + at, a->bytes.p + a->bytes.n,
				    false };
		struct da_item item = { .has_subject = true, .ok = 1,
					.infverif = "" };
		uint64_t items;

		if (!at)
			continue;
		items = get(&r);
		item.subject = contents[i].inf;
		if (items & 1)
			fn(ctx, &item);
		for (items >>= 1; items && !r.bad; items--) {
			get_item(&r, &item);
			item.has_subject = true;
			item.subject = contents[i].inf;
			fn(ctx, &item);
		}
	}
	return DA_OK;
}

/* Items at r that do not pass, as the fold would count them. */
static void count_items(struct reader *r, const struct da_rule *rule,
			enum da_profile profile, uint32_t failing[4],
			uint32_t *unknown)
{
	for (uint64_t items = get(r) >> 1; items && !r->bad; items--) {
		enum da_severity v = rule->severity[profile];
		struct da_item item;

		get_item(r, &item);
		if (item.at_most[profile] < v)
			v = item.at_most[profile];
		if (item.ok)
			(*unknown)++;
		else
			failing[v]++;
	}
}

void da_check_each_content(const struct da_check *c, da_content_fn *fn,
			   void *ctx)
{
	for (size_t k = 0; k < c->infs_n; k++)
		for (size_t i = 0; i < c->rules->n; i++) {
			const struct answers *a = &c->answers[i];
			uint32_t failing[4] = { 0 }, unknown = 0;
			struct reader r = { NULL, a->bytes.p + a->bytes.n,
					    false };

			if (!c->expected[i] || !a->at || !a->at[k] ||
			    a->at[k] == NOWHERE)
				continue;
			r.p = a->bytes.p + a->at[k];
			count_items(&r, &c->rules->p[i], c->options->profile,
				    failing, &unknown);
			if (failing[1] || failing[2] || failing[3] || unknown)
				fn(ctx, c->infs[k], i, failing, unknown);
		}
}

int da_check_ask(struct da_check *c, const struct da_rule *rule,
		 da_item_fn *fn, void *ctx, struct da_err *err)
{
	struct listener l = { 0 };
	int status = da_rule_run(c->rules, rule, true, listen, &l, err);

	if (!status)
		tidy(&l);
	for (size_t i = 0; i < l.n && !status; i++) {
		struct reader r = { l.bytes.p + l.p[i].at,
				    l.bytes.p + l.bytes.n, false };
		struct da_item item = { .ok = 1, .infverif = "" };

		if (l.p[i].n)
			get_item(&r, &item);
		item.has_subject = true;
		item.subject = l.p[i].subject;
		fn(ctx, &item);
	}
	da_buf_free(&l.bytes);
	free(l.p);
	return status;
}

/* ---- images ------------------------------------------------------------ */

int da_check_missing(struct da_check *c, int64_t **images, size_t *n,
		     struct da_err *err)
{
	sqlite3_stmt *q = ask(c, "SELECT i.image FROM main.s_image i"
		" WHERE i.status = 0 AND (SELECT count(*) FROM main.s_result r"
		"  WHERE r.image = i.image AND r.rule IN"
		"  (SELECT rule FROM temp.da_wanted)) <"
		" (SELECT count(*) FROM temp.da_wanted)"
		/* those of one base after another: it is unpacked once */
		" ORDER BY (SELECT base FROM main.s_facts f"
		"  WHERE f.image = i.image), i.image", err);
	size_t cap = 0;

	*images = NULL;
	*n = 0;
	if (!q)
		return DA_EIO;
	while (sqlite3_step(q) == SQLITE_ROW) {
		if (*n == cap) {
			cap = cap ? 2 * cap : 256;
			*images = da_realloc(*images, cap * sizeof(**images));
		}
		(*images)[(*n)++] = sqlite3_column_int64(q, 0);
	}
	return sqlite3_finalize(q) ? failed(c, err) : DA_OK;
}

static int load_identities(struct da_check *c, int64_t image,
			   struct da_err *err)
{
	sqlite3_stmt *q = ask(c, "SELECT row, package FROM main.s_installed"
			      " WHERE image = ?", err);

	if (!q)
		return DA_EIO;
	c->identity_n = 0;
	sqlite3_bind_int64(q, 1, image);
	while (sqlite3_step(q) == SQLITE_ROW) {
		size_t row = (size_t)(uint32_t)sqlite3_column_int64(q, 0);

		if (row >= DA_PACKAGES_MAX * 4)
			continue;
		if (row >= c->identity_n) {
			c->identity = da_realloc(c->identity, (row + 1) *
						 sizeof(*c->identity));
			while (c->identity_n <= row)
				c->identity[c->identity_n++] = 0;
		}
		c->identity[row] = sqlite3_column_int64(q, 1);
	}
	return sqlite3_finalize(q) ? failed(c, err) : DA_OK;
}

static int64_t identity(const struct da_check *c, int64_t package)
{
	size_t row = (size_t)(uint32_t)package;

	return package > 0 && row < c->identity_n ? c->identity[row] : 0;
}

static struct row *new_row(struct da_check *c, int table, size_t rule,
			   const struct da_rule_tally *t)
{
	struct da_buf b = { 0 };
	struct row *r;

	if (c->rows_n == c->rows_cap) {
		c->rows_cap = c->rows_cap ? 2 * c->rows_cap : 1024;
		c->rows = da_realloc(c->rows, c->rows_cap * sizeof(*r));
	}
	r = &c->rows[c->rows_n++];
	memset(r, 0, sizeof(*r));
	r->table = table;
	r->image = c->image;
	r->rule = c->number[rule];
	if (t) {
		void *copy;

		put_tally(&b, t);
		copy = da_arena_alloc(c->texts, b.n + 1);
		if (b.n)
			memcpy(copy, b.p, b.n);
		r->counts = copy;
		r->counts_n = b.n;
		da_buf_free(&b);
	}
	return r;
}

void da_check_found(struct da_check *c, const struct da_rule *rule,
		    int64_t package, const char *subject,
		    const uint32_t failing[DA_PROFILES][4], uint32_t unknown)
{
	struct da_rule_tally t = { .unknown_items = unknown };
	struct row *r;

	if (!c->image)
		return;
	memcpy(t.failing, failing, sizeof(t.failing));
	r = new_row(c, ROW_FOUND, (size_t)(rule - c->rules->p), &t);
	r->package = identity(c, package);
	r->text = da_arena_strdup(c->texts, rule->subject ==
				  DA_SUBJECT_SERVICE ? subject : "");
}

static bool is_of_grade(const struct da_rule *r)
{
	return da_rule_of_inf(r) && (*r->infverif || *r->breaks);
}

/* Which rules has the image no answer of? */
static int what_is_missing(struct da_check *c, int64_t image, bool *wanted,
			   bool *any, struct da_err *err)
{
	bool grades = false;
	sqlite3_stmt *q = ask(c, "SELECT w.i FROM temp.da_wanted w WHERE"
		" NOT EXISTS (SELECT 1 FROM main.s_result r"
		" WHERE r.image = ? AND r.rule = w.rule)", err);

	if (!q)
		return DA_EIO;
	*any = false;
	sqlite3_bind_int64(q, 1, image);
	while (sqlite3_step(q) == SQLITE_ROW) {
		size_t i = (size_t)sqlite3_column_int64(q, 0);

		*any = true;
		wanted[i] = true;
		grades |= i < c->rules->n && is_of_grade(&c->rules->p[i]);
	}
	if (sqlite3_finalize(q))
		return failed(c, err);
	/* grades come of all of them */
	for (size_t i = 0; grades && i < c->rules->n; i++)
		wanted[i] |= is_of_grade(&c->rules->p[i]);
	wanted[c->rules->n] |= grades;
	return DA_OK;
}

static void keep_results(struct da_check *c, const struct da_findings *f,
			 const bool *wanted,
			 const struct da_rule_tally *tallies)
{
	for (size_t i = 0; i <= c->rules->n; i++) {
		const char *error = i < c->rules->n ? f->by_rule[i].error : NULL;
		struct row *r;

		if (!wanted[i] || !c->expected[i])
			continue;
		r = new_row(c, ROW_RESULT, i, &tallies[i]);
		r->text = error ? da_arena_strdup(c->texts, error) : NULL;
	}
}

static void keep_grades(struct da_check *c, const struct da_findings *f)
{
	for (size_t i = 0; i < f->grades_n; i++) {
		const struct da_package_grade *g = &f->grades[i];
		struct row *r = new_row(c, ROW_GRADE, 0, NULL);

		r->package = identity(c, g->package);
		r->text = g->has_image_view ? g->of_image.headline : NULL;
		r->text2 = g->of_package.headline;	/* words of grade.c */
	}
}

int da_check_image(struct da_check *c, int64_t image,
		   struct da_findings *words, struct da_err *err)
{
	bool *wanted = da_calloc(c->rules->n + 1, sizeof(*wanted)), any;
	struct da_rule_tally *tallies = da_calloc(c->rules->n + 1,
						  sizeof(*tallies));
	struct da_rule_tally *own = &tallies[c->rules->n];
	struct da_findings f = { 0 };
	size_t before = c->rows_n;
	int status = what_is_missing(c, image, wanted, &any, err);

	c->image = image;
	c->map_of = NULL;
	if (words)
		any = true;
	for (size_t i = 0; words && i <= c->rules->n; i++)
		wanted[i] = true;
	if (!status && any)
		status = load_identities(c, image, err);
	if (!status && any)
		status = words ? da_judge_kept(&f, c, c->rules, c->db,
					       c->options, tallies, err) :
			da_judge_counts(&f, c, c->rules, c->db, c->options,
					wanted, tallies, err);
	if (!status && any && f.images_n != 1)
		status = da_fail(err, DA_ECORRUPT, "store-damaged",
				 DA_NO_OFFSET,
				 "the facts of image %lld are not those of one image",
				 (long long)image);
	if (!status && any) {
		/* the image's own line: what is counted, not judged */
		own->verdicts[0] = (uint32_t)f.images[0].inbox_packages;
		own->verdicts[1] = (uint32_t)f.images[0].inbox_services;
		own->verdicts[2] = f.images[0].complete;
		for (size_t i = 0; i < c->rules_n; i++)
			c->seconds[i] += f.by_rule[i].seconds;
		keep_results(c, &f, wanted, tallies);
		if (wanted[c->rules->n])
			keep_grades(c, &f);
		if (words)
			*words = f;
		else
			da_findings_free(&f);
	}
	if (status)
		c->rows_n = before;	/* what it said on the way is not believed */
	c->image = 0;
	free(tallies);
	free(wanted);
	return status;
}

static int write_row(struct da_check *c, sqlite3_stmt *q, const struct row *r)
{
	sqlite3_bind_int64(q, 1, r->image);
	switch (r->table) {
	case ROW_RESULT:
		sqlite3_bind_int64(q, 2, r->rule);
		sqlite3_bind_blob(q, 3, r->counts, (int)r->counts_n,
				  SQLITE_STATIC);
		sqlite3_bind_text(q, 4, r->text, -1, SQLITE_STATIC);
		break;
	case ROW_FOUND:
		sqlite3_bind_int64(q, 2, r->rule);
		sqlite3_bind_int64(q, 3, r->package);
		sqlite3_bind_text(q, 4, r->text, -1, SQLITE_STATIC);
		sqlite3_bind_blob(q, 5, r->counts, (int)r->counts_n,
				  SQLITE_STATIC);
		break;
	case ROW_GRADE:
		sqlite3_bind_int64(q, 2, r->package);
		sqlite3_bind_text(q, 3, r->text, -1, SQLITE_STATIC);
		sqlite3_bind_text(q, 4, r->text2, -1, SQLITE_STATIC);
		break;
	}
	sqlite3_step(q);
	(void)c;
	return sqlite3_reset(q);
}

int da_check_write(struct da_check *c, struct da_err *err)
{
	static const char *const sql[] = {
		[ROW_RESULT] = "INSERT OR REPLACE INTO main.s_result"
			" VALUES (?, ?, ?, ?)",
		[ROW_FOUND] = "INSERT OR REPLACE INTO main.s_found"
			" VALUES (?, ?, ?, ?, ?)",
		[ROW_GRADE] = "INSERT OR REPLACE INTO main.s_grade"
			" VALUES (?, ?, ?, ?)",
	};
	sqlite3_stmt *q[DA_COUNT(sql)] = { NULL };
	int status = c->rows_n ? run(c, "BEGIN IMMEDIATE", err) : DA_OK;

	for (size_t i = 0; i < DA_COUNT(sql) && !status; i++) {
		q[i] = ask(c, sql[i], err);
		status = q[i] ? DA_OK : DA_EIO;
	}
	for (size_t i = 0; i < c->rows_n && !status; i++)
		if (write_row(c, q[c->rows[i].table], &c->rows[i]))
			status = failed(c, err);
	for (size_t i = 0; i < DA_COUNT(sql); i++)
		sqlite3_finalize(q[i]);
	if (c->rows_n && !sqlite3_get_autocommit(c->db) &&
	    sqlite3_exec(c->db, status ? "ROLLBACK" : "COMMIT", NULL, NULL,
			 NULL) && !status)
		status = failed(c, err);
	c->rows_n = 0;
	da_arena_reset(c->texts);
	return status;
}

double da_check_seconds(const struct da_check *c, size_t rule)
{
	return c->seconds[rule];
}

int da_check_move(struct da_check *c, struct da_rules *rules, sqlite3 *db,
		  struct da_err *err)
{
	c->rules = rules;
	c->db = db;
	return db ? numbers(c, err) : DA_OK;
}

int da_check_findings(struct da_check *c, struct da_findings *out,
		      struct da_err *err)
{
	c->map_of = NULL;
	c->image = 0;
	return da_judge_kept(out, c, c->rules, c->db, c->options, NULL, err);
}

size_t da_check_of(const struct da_check *c, struct da_fleet *out)
{
	size_t n = 0;

	out->rules = c->rules;
	out->options = *c->options;
	out->db = c->db;
	for (size_t i = 0; i <= c->rules->n; i++)
		n += c->expected[i];
	return n;
}
