// SPDX-License-Identifier: Apache-2.0
/*
 * The one fold.  Scope and applicability are decided here and nowhere else:
 * inbox packages and services are counted, not judged (unless asked); a rule
 * with a first build is not applicable below it; rules on devices are not
 * applicable to generalised images; where state separation is on, nothing is
 * said about places of state; a rule whose evidence nobody collects is unknown
 * for each of its subjects; a package without a readable
 * INF is unknown to every rule on INF files; an image whose list of subjects
 * has a hole gets one unknown for each rule on such subjects.
 */
#include "config.h"
#include "check.h"
#include "grade.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct image {
	int64_t id, build;		/* build -1: unknown */
	const char *name;
	bool usable, generalized, separated;
	bool dirty[3];			/* SYSTEM, SOFTWARE, DRIVERS */
	const char *hole[4];		/* by subject kind: why, or NULL */
};

struct subject {
	int64_t id, inf, package;
	size_t image;			/* index */
	const char *name, *published, *window, *record;
	const char *reason;		/* why there is no INF content */
	int64_t window_high;		/* -1: open; -2: no INF */
	bool inbox;
	/* of the rule at work */
	bool seen, failed, unknown;
	uint32_t failing[DA_PROFILES][4], unknowns;	/* items, when only counted */
};

struct list {
	struct subject *p;
	size_t n, cap;
};

struct judge {
	struct da_findings *f;
	struct image *images;
	size_t images_n;
	struct list packages, services;
	size_t *by_inf;			/* package indexes, sorted by inf */
	size_t by_inf_n;
	struct list image_subjects;
	struct list wholes;		/* images, for rules on other subjects */
	const struct da_rule *rule;
	struct da_check *check;		/* where answers are kept, or NULL */
	struct da_rule_tally *tally;	/* items are counted, or NULL */
	bool mute;			/* and nothing else is done with them */
	/* what the rules at hand do not speak of is not loaded */
	bool without_packages, without_services, without_contents;
	bool quiet;			/* off in this profile: only grades listen */
	struct da_grader *grader;
	size_t cap;
};

static const char *const verdicts[DA_VERDICTS] = { "pass", "fail", "unknown",
						   "notapplicable", "error" };

const char *da_verdict_name(enum da_verdict v)
{
	return verdicts[v];
}

/* ---- loading ----------------------------------------------------------- */

static sqlite3_stmt *ask(struct da_findings *f, const char *sql,
			 struct da_err *err)
{
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(f->db, sql, -1, &q, NULL) == SQLITE_OK)
		return q;
	da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		sqlite3_errmsg(f->db));
	return NULL;
}

static const char *text(struct da_findings *f, sqlite3_stmt *q, int i)
{
	const char *s = (const char *)sqlite3_column_text(q, i);

	return s ? da_arena_strdup(f->arena, s) : NULL;
}

static int64_t number(sqlite3_stmt *q, int i)
{
	return sqlite3_column_type(q, i) == SQLITE_NULL ?
		       -1 : sqlite3_column_int64(q, i);
}

static size_t image_index(const struct judge *j, int64_t id)
{
	size_t low = 0, high = j->images_n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (j->images[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static struct subject *add(struct list *l)
{
	struct subject *s;

	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 256;
		l->p = da_realloc(l->p, l->cap * sizeof(*l->p));
	}
	s = &l->p[l->n++];
	memset(s, 0, sizeof(*s));
	s->window_high = -2;
	s->window = s->published = s->record = "";
	return s;
}

/* A list that broke off is no list. */
static int finish(struct da_findings *f, sqlite3_stmt *q, struct da_err *err)
{
	return sqlite3_finalize(q) == SQLITE_OK ? DA_OK :
		da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
			sqlite3_errmsg(f->db));
}

static int load_images(struct judge *j, struct da_err *err)
{
	struct da_findings *f = j->f;
	sqlite3_stmt *q = ask(f, "SELECT t.target, t.name, t.status,"
		" t.error_code, t.error_text, t.error_offset, i.build,"
		" (SELECT max(dirty AND log_state IS NOT 'replayed') FROM f_hive h WHERE h.target = t.target AND h.name = 'SYSTEM'),"
		" (SELECT max(dirty AND log_state IS NOT 'replayed') FROM f_hive h WHERE h.target = t.target AND h.name = 'SOFTWARE'),"
		" (SELECT max(dirty AND log_state IS NOT 'replayed') FROM f_hive h WHERE h.target = t.target AND h.name = 'DRIVERS'),"
		" (SELECT count(*) FROM f_area a WHERE a.target = t.target"
		"  AND a.state <> 'complete' AND NOT (a.state IN ('absent', 'not-given') AND"
		"  a.name IN ('driver_database', 'driver_database_drivers', 'drivers')"
		"  AND coalesce(i.build, 99999) < 9200))"
		" + (SELECT count(*) FROM f_problem p WHERE p.target = t.target)"
		" + (SELECT count(*) FROM f_image x WHERE x.target = t.target"
		"    AND (x.build IS NULL OR x.arch IS NULL))"
		/* sysprep may have kept the devices: then there is something to judge */
		", i.generalized AND NOT EXISTS (SELECT 1 FROM f_device d WHERE d.target = t.target"
		"  AND d.inf GLOB '[oO][eE][mM][0-9]*.[iI][nN][fF]'), i.state_separation"
		" FROM target t LEFT JOIN f_image i ON i.target = t.target"
		" ORDER BY t.target", err);
	size_t cap = 0;

	if (!q)
		return DA_EIO;
	while (sqlite3_step(q) == SQLITE_ROW) {
		struct da_image_result *r;
		struct image *m;

		if (j->images_n == cap) {
			cap = cap ? 2 * cap : 16;
			j->images = da_realloc(j->images,
					       cap * sizeof(*j->images));
			f->images = da_realloc(f->images,
					       cap * sizeof(*f->images));
		}
		m = &j->images[j->images_n];
		r = &f->images[j->images_n++];
		memset(m, 0, sizeof(*m));
		memset(r, 0, sizeof(*r));
		m->id = r->image = sqlite3_column_int64(q, 0);
		m->name = r->name = text(f, q, 1);
		r->status = sqlite3_column_int(q, 2);
		m->usable = !r->status;
		r->error_code = text(f, q, 3);
		r->error_text = text(f, q, 4);
		r->error_offset = number(q, 5);
		m->build = number(q, 6);
		for (int i = 0; i < 3; i++)
			m->dirty[i] = sqlite3_column_int(q, 7 + i);
		r->complete = m->usable && !sqlite3_column_int(q, 10);
		m->generalized = sqlite3_column_int(q, 11);
		m->separated = sqlite3_column_int(q, 12);
	}
	f->images_n = j->images_n;
	if (finish(f, q, err))
		return DA_EIO;
	for (size_t i = 0; i < j->images_n; i++) {
		struct subject *s = add(&j->image_subjects);

		s->id = j->images[i].id;
		s->image = i;
		s->name = j->images[i].name;
		s = add(&j->wholes);
		s->image = i;
		s->name = j->images[i].name;
	}
	return DA_OK;
}

static int load_holes(struct judge *j, struct da_err *err)
{
	sqlite3_stmt *q = ask(j->f, "SELECT image, subject_kind,"
		" group_concat(reason, '; ') FROM hole GROUP BY 1, 2", err);

	if (!q)
		return DA_EIO;
	while (sqlite3_step(q) == SQLITE_ROW) {
		size_t i = image_index(j, sqlite3_column_int64(q, 0));
		const char *kind = (const char *)sqlite3_column_text(q, 1);

		for (int k = DA_SUBJECT_PACKAGE; k <= DA_SUBJECT_IMAGE; k++)
			if (!strcmp(kind, da_subject_name((enum da_subject)k)))
				j->images[i].hole[k] = text(j->f, q, 2);
		j->images[i].hole[DA_SUBJECT_INF] =
			j->images[i].hole[DA_SUBJECT_PACKAGE];
	}
	return finish(j->f, q, err);
}

static const char *window(struct da_findings *f, int64_t low, int64_t high)
{
	return high < 0 ? da_arena_printf(f->arena, "%lld..", (long long)low) :
			  da_arena_printf(f->arena, "%lld..%lld",
					  (long long)low, (long long)high);
}

static const char *no_inf(struct da_findings *f, const char *state,
			  int64_t flags)
{
	const char *why = !state ? "nobody looked" :
		!strcmp(state, "no-volume") ? "no volume was given" :
		!strcmp(state, "absent") ? "it is not in the driver store" :
		"it could not be read";

	/* the system's own record still says something */
	return da_arena_printf(f->arena,
		"the INF was not judged: %s%s%s", why,
		flags > 0 && flags & 2 ?
		"; Windows recorded that it copies files out of the store (StatusFlags 0x2)" : "",
		flags > 0 && flags & 4 ?
		"; Windows recorded that it writes outside HKR (StatusFlags 0x4)" : "");
}

static int load_packages(struct judge *j, struct da_err *err)
{
	struct da_findings *f = j->f;
	/* INF files alone are judged in every window, others in the image's */
	sqlite3_stmt *q = ask(f, f->options.loose ?
		"SELECT p.package, p.image, p.package_id,"
		" p.published_name, p.inbox, x.inf, i.window_low,"
		" i.window_high, p.inf_state, p.evidence, p.status_flags"
		" FROM package p JOIN package_inf x ON x.package = p.package"
		" JOIN inf i ON i.inf = x.inf ORDER BY p.package, x.inf" :
		"SELECT p.package, p.image, p.package_id,"
		" p.published_name, p.inbox, p.inf, i.window_low,"
		" i.window_high, p.inf_state, p.evidence, p.status_flags"
		" FROM package p LEFT JOIN inf i ON i.inf = p.inf"
		" ORDER BY p.package", err);

	if (!q)
		return DA_EIO;
	while (sqlite3_step(q) == SQLITE_ROW) {
		size_t image = image_index(j, sqlite3_column_int64(q, 1));
		bool inbox = sqlite3_column_int(q, 4);
		struct subject *s;

		if (inbox && !f->options.include_inbox) {
			f->images[image].inbox_packages++;
			continue;
		}
		s = add(&j->packages);
		s->id = s->package = sqlite3_column_int64(q, 0);
		s->image = image;
		s->name = text(f, q, 2);
		s->published = text(f, q, 3);
		s->published = s->published ? s->published : "";
		s->inbox = inbox;
		s->record = text(f, q, 9);
		s->inf = number(q, 5);
		if (s->inf > 0) {
			s->window_high = number(q, 7);
			s->window = window(f, number(q, 6), s->window_high);
		} else {
			s->reason = no_inf(f, (const char *)
					   sqlite3_column_text(q, 8),
					   number(q, 10));
		}
	}
	return finish(j->f, q, err);
}

static int load_services(struct judge *j, struct da_err *err)
{
	struct da_findings *f = j->f;
	const char *from = da_rules_from((struct da_rules *)f->rules,
					 "service", err);
	char sql[120];
	sqlite3_stmt *q;

	snprintf(sql, sizeof(sql), "SELECT service, image, name, inbox, package"
		 " FROM %s ORDER BY service", from ? from : "");
	q = from ? ask(f, sql, err) : NULL;
	if (!q)
		return DA_EIO;
	while (sqlite3_step(q) == SQLITE_ROW) {
		size_t image = image_index(j, sqlite3_column_int64(q, 1));
		bool inbox = sqlite3_column_int(q, 3);	/* NULL: not known */
		struct subject *s;

		if (inbox && !f->options.include_inbox) {
			f->images[image].inbox_services++;
			continue;
		}
		s = add(&j->services);
		s->id = sqlite3_column_int64(q, 0);
		s->image = image;
		s->name = text(f, q, 2);
		s->inbox = inbox;
		s->package = number(q, 4);
	}
	return finish(j->f, q, err);
}

static const struct list *sort_list;	/* qsort has no context */

static int by_inf(const void *a, const void *b)
{
	const struct subject *x = &sort_list->p[*(const size_t *)a];
	const struct subject *y = &sort_list->p[*(const size_t *)b];

	if (x->inf != y->inf)
		return x->inf < y->inf ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static void index_infs(struct judge *j)
{
	j->by_inf = da_malloc(j->packages.n * sizeof(*j->by_inf));
	for (size_t i = 0; i < j->packages.n; i++)
		if (j->packages.p[i].inf > 0)
			j->by_inf[j->by_inf_n++] = i;
	sort_list = &j->packages;
	qsort(j->by_inf, j->by_inf_n, sizeof(*j->by_inf), by_inf);
}

static int scope(const struct judge *j, struct da_rules *rules,
		 struct da_err *err)
{
	const struct da_findings *f = j->f;
	int64_t *infs = da_malloc((j->by_inf_n + f->contents_n) *
				  sizeof(*infs));
	size_t n = 0;
	int status;

	for (size_t i = 0; i < j->by_inf_n; i++)
		infs[n++] = j->packages.p[j->by_inf[i]].inf;
	for (size_t i = 0; i < f->contents_n; i++)	/* for their grades */
		infs[n++] = f->contents[i].inf;
	status = da_rules_scope(rules, infs, n, err);
	free(infs);
	return status;
}

/* Rules say nothing of packages and services that are counted only. */
static void scope_of(const struct judge *j, struct da_rules *rules,
		     enum da_subject kind, const struct list *l)
{
	int64_t *ids = da_malloc((l->n + j->images_n + 1) * sizeof(*ids));
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		ids[n++] = l->p[i].id;
	for (size_t i = 0; i < j->images_n; i++)
		ids[n++] = -j->images[i].id;
	da_rules_subjects(rules, kind, ids, n);
	free(ids);
}

/* ---- items to findings ------------------------------------------------- */

static struct list *subjects(struct judge *j, enum da_subject kind)
{
	return kind == DA_SUBJECT_SERVICE ? &j->services :
	       kind == DA_SUBJECT_IMAGE ? &j->image_subjects : &j->packages;
}

static bool applies(const struct judge *j, const struct subject *s)
{
	int64_t build = j->images[s->image].build;

	if (j->rule->skips_generalized && j->images[s->image].generalized)
		return false;
	if (j->rule->subject == DA_SUBJECT_INF && s->window_high != -2 &&
	    !(j->rule->by_image && build >= 0))
		return s->window_high == -1 || s->window_high >= j->rule->from;
	return build < 0 || build >= j->rule->from;
}

static struct subject *find(struct list *l, int64_t id)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->p[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < l->n && l->p[low].id == id ? &l->p[low] : NULL;
}

static void fingerprint(struct da_finding *f)
{
	struct da_buf b = { 0 };
	char *text;

	da_buf_printf(&b, "%s\n%s\n%s\n", f->rule->id, f->kind ==
		      DA_SUBJECT_IMAGE ? "" : f->subject, f->item);
	text = da_strlower(da_strdup(da_buf_str(&b)));
	da_sha256(text, strlen(text), f->fingerprint);
	free(text);
	da_buf_free(&b);
}

static struct da_finding *new_finding(struct judge *j, const struct subject *s,
				      enum da_verdict verdict)
{
	struct da_findings *f = j->f;
	struct da_image_result *image = &f->images[s->image];
	struct da_finding *n;

	if (image->n >= DA_FINDINGS_MAX) {
		image->more = true;
		return NULL;
	}
	image->n++;
	if (f->n == j->cap) {
		j->cap = j->cap ? 2 * j->cap : 256;
		f->p = da_realloc(f->p, j->cap * sizeof(*f->p));
	}
	n = &f->p[f->n++];
	memset(n, 0, sizeof(*n));
	n->rule = j->rule;
	n->image = j->images[s->image].id;
	n->kind = !s->id ? DA_SUBJECT_IMAGE :	/* the image as a whole */
		  j->rule->subject == DA_SUBJECT_INF ? DA_SUBJECT_PACKAGE :
						       j->rule->subject;
	n->subject = s->name;
	n->published = s->published;
	n->os_window = j->rule->subject == DA_SUBJECT_INF ? s->window : "";
	n->inf = j->rule->subject == DA_SUBJECT_INF && s->inf > 0 ? s->inf : 0;
	n->infverif = j->rule->infverif;
	n->verdict = verdict;
	n->inbox = s->inbox;
	n->package = s->package > 0 ? s->package : 0;
	n->confidence = j->rule->confidence;
	n->severity = j->rule->severity[f->options.profile];
	if (s->inbox && n->severity > DA_SEVERITY_INFO)
		n->severity = DA_SEVERITY_INFO;
	return n;
}

static char *keep(struct da_findings *f, const char *s)
{
	size_t n = strlen(s);

	return n <= DA_MESSAGE_MAX ? da_arena_strdup(f->arena, s) :
		da_arena_printf(f->arena, "%.*s...", DA_MESSAGE_MAX, s);
}

/* State separation puts state elsewhere: its places are not judged. */
static bool blind(const struct judge *j, const struct subject *s)
{
	return j->rule->blind_separated && j->images[s->image].separated;
}

/* The same as one_finding(), for every profile at once and without the words. */
static void count_item(struct judge *j, struct subject *s,
		       const struct da_item *item, bool fails)
{
	if (!fails) {
		s->unknowns++;
		j->tally->unknown_items++;
		return;
	}
	for (int p = 0; p < DA_PROFILES; p++) {
		enum da_severity v = j->rule->severity[p];

		if (s->inbox && v > DA_SEVERITY_INFO)
			v = DA_SEVERITY_INFO;
		if (item->at_most[p] < v)
			v = item->at_most[p];
		s->failing[p][v]++;
		j->tally->failing[p][v]++;
	}
}

static void one_finding(struct judge *j, struct subject *s,
			const struct da_item *item)
{
	struct da_findings *f = j->f;
	struct da_finding *n;
	bool fails = item->ok == 0 && !blind(j, s);

	s->seen = true;
	if (item->ok == 1 || (item->ok == 0 && !fails))
		return;		/* blind: the fold says so once */
	if (fails)
		s->failed = true;
	else
		s->unknown = true;
	if (j->tally)
		count_item(j, s, item, fails);
	if (j->mute)
		return;
	n = new_finding(j, s, fails ? DA_FAIL : DA_UNKNOWN);
	if (!n)
		return;
	if (item->at_most[f->options.profile] < n->severity)
		n->severity = item->at_most[f->options.profile];
	if (item->ok == 0)
		n->infverif = strcmp(item->infverif, j->rule->infverif) ?
			da_arena_strdup(f->arena, item->infverif) :
			j->rule->infverif;
	n->item = keep(f, item->item ? item->item : "(not read)");
	n->message = keep(f, item->why ? item->why :
		"the list that this is judged by could not be read to its end");
	for (size_t i = 0; i < item->evidence_n; i++)
		n->evidence[n->evidence_n++] = da_arena_strdup(
			f->arena, item->evidence[i]);
	fingerprint(n);
	if (item->ok == 0)
		f->images[s->image].failing[n->severity]++;
}

/* Minus the number of an image: what no subject of the rule can answer for. */
static struct subject *whole(const struct judge *j, int64_t image)
{
	size_t i = image_index(j, image);

	return i < j->images_n && j->images[i].id == image &&
	       j->images[i].usable ? &j->wholes.p[i] : NULL;
}

static void on_item(void *ctx, const struct da_item *item)
{
	struct judge *j = ctx;
	size_t low = 0, high = j->by_inf_n;
	struct subject *s;

	if (j->grader)
		da_grader_item(j->grader, j->rule, item);
	if (j->quiet)
		return;
	if (!item->has_subject)
		return;	/* holes of lists of subjects come from the view hole */
	if (j->rule->subject != DA_SUBJECT_INF) {
		s = item->subject < 0 ? whole(j, -item->subject) :
			find(subjects(j, j->rule->subject), item->subject);
		if (s && j->images[s->image].usable && applies(j, s))
			one_finding(j, s, item);
		return;
	}
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (j->packages.p[j->by_inf[mid]].inf < item->subject)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < j->by_inf_n; low++) {
		s = &j->packages.p[j->by_inf[low]];
		if (s->inf != item->subject)
			break;
		if (j->images[s->image].usable && applies(j, s))
			one_finding(j, s, item);
	}
}

static void unknown(struct judge *j, struct subject *s, const char *item,
		    const char *message, const char *evidence)
{
	struct da_finding *n;

	if (j->tally) {
		s->unknowns++;
		j->tally->unknown_items++;
	}
	if (j->mute)
		return;
	n = new_finding(j, s, DA_UNKNOWN);
	if (!n)
		return;
	n->item = item;
	n->message = keep(j->f, message);
	if (evidence && *evidence)
		n->evidence[n->evidence_n++] = evidence;
	fingerprint(n);
}

static void count(struct judge *j, size_t rule, size_t image,
		  enum da_verdict verdict)
{
	if (j->tally)
		j->tally->verdicts[verdict]++;
	j->f->images[image].verdicts[verdict]++;
	j->f->by_rule[rule].verdicts[verdict]++;
	if (verdict != DA_NOTAPPLICABLE)
		j->f->by_rule[rule].subjects++;
}

/* What nobody collects is unknown for each subject, and said in the rule list. */
static void not_collected(struct judge *j, size_t rule)
{
	struct list *l = subjects(j, j->rule->subject);

	for (size_t i = 0; i < l->n; i++) {
		struct subject *s = &l->p[i];

		if (!j->images[s->image].usable)
			continue;
		if (applies(j, s)) {
			j->f->images[s->image].not_collected++;
			if (j->tally)
				j->tally->not_collected++;
		}
		count(j, rule, s->image, applies(j, s) ? DA_UNKNOWN :
							 DA_NOTAPPLICABLE);
	}
}

/* A subject is done with the rule at work; what it has against it is told. */
static void done_with(struct judge *j, struct subject *s)
{
	/* what is said of a content is the same on every image */
	if (j->tally && j->check && (s->failed || s->unknowns) &&
	    (!j->rule->of_content || s->inf <= 0))
		da_check_found(j->check, j->rule, s->package, s->name,
			       s->failing, s->unknowns);
	s->seen = s->failed = s->unknown = false;
	if (j->tally) {
		memset(s->failing, 0, sizeof(s->failing));
		s->unknowns = 0;
	}
}

/* What items said of images as a whole. */
static void fold_wholes(struct judge *j, size_t rule)
{
	for (size_t i = 0; i < j->wholes.n; i++) {
		struct subject *s = &j->wholes.p[i];

		if (s->seen)
			count(j, rule, i, s->failed ? DA_FAIL :
			      s->unknown ? DA_UNKNOWN : DA_PASS);
		done_with(j, s);
	}
}

static void fold(struct judge *j, size_t rule)
{
	struct list *l = subjects(j, j->rule->subject);
	bool inf = j->rule->subject == DA_SUBJECT_INF;

	for (size_t i = 0; i < l->n; i++) {
		struct subject *s = &l->p[i];
		enum da_verdict v = DA_NOTAPPLICABLE;

		if (!j->images[s->image].usable)
			continue;
		if (inf && s->inf <= 0 && applies(j, s)) {
			unknown(j, s, "INF", s->reason, s->record);
			v = DA_UNKNOWN;
		} else if (j->rule->from > 0 && s->window_high == -2 &&
			   j->images[s->image].build < 0 && s->seen) {
			v = s->failed ? DA_FAIL : DA_UNKNOWN;
		} else if (s->seen) {
			v = s->failed ? DA_FAIL : s->unknown ? DA_UNKNOWN :
							       DA_PASS;
			if (blind(j, s)) {
				unknown(j, s, "place of state",
					"state separation is enabled, so the state may be elsewhere",
					NULL);
				v = DA_UNKNOWN;
			}
		}
		count(j, rule, s->image, v);
		done_with(j, s);
	}
	fold_wholes(j, rule);
	for (size_t i = 0; i < j->images_n; i++) {
		struct image *m = &j->images[i];
		struct subject whole = { .image = i, .name = m->name,
					 .window = "", .published = "",
					 .window_high = -2 };

		if (!m->usable || !m->hole[j->rule->subject] ||
		    (m->build >= 0 && m->build < j->rule->from) ||
		    (j->rule->skips_generalized && m->generalized))
			continue;
		unknown(j, &whole, da_arena_printf(j->f->arena, "list of %ss",
			da_subject_name(inf ? DA_SUBJECT_PACKAGE :
					      j->rule->subject)),
			m->hole[j->rule->subject], NULL);
		count(j, rule, i, DA_UNKNOWN);
	}
}

/* A dirty hive that was not replayed weakens what it proves by a step. */
static void weaken(struct judge *j, struct da_finding *n)
{
	static const char *const hives[] = { "SYSTEM", "SOFTWARE", "DRIVERS" };
	const struct image *m = &j->images[image_index(j, n->image)];
	struct da_arena *arena;
	struct da_evidence e;

	if (!n->evidence_n || n->confidence == DA_CIRCUMSTANTIAL ||
	    !(m->dirty[0] || m->dirty[1] || m->dirty[2]))
		return;
	arena = da_arena_new();
	if (!da_evidence_get(j->f, n, n->evidence[0], arena, &e) &&
	    e.kind == DA_EVIDENCE_REGISTRY && e.hive)
		for (int k = 0; k < 3; k++)
			if (!strcmp(e.hive, hives[k]) && m->dirty[k])
				n->confidence--;
	da_buf_free(&e.raw);
	da_arena_free(arena);
}

/* The rule's items, from where they are kept or from the rule itself. */
static int ask_rule(struct judge *j, struct da_rules *rules, size_t i,
		    bool passing, struct da_err *err)
{
	if (!j->check)
		return da_rule_run(rules, j->rule, passing, on_item, j, err);
	if (!j->rule->of_content)
		return da_check_ask(j->check, j->rule, on_item, j, err);
	return da_check_replay(j->check, i, j->f->contents, j->f->contents_n,
			       on_item, j, err);
}

static void one_rule(struct judge *j, struct da_rules *rules, size_t i)
{
	struct da_err err = { 0 };
	size_t before = j->f->n;

	j->rule = &rules->p[i];
	j->quiet = j->rule->severity[j->f->options.profile] == DA_SEVERITY_OFF;
	if (j->f->options.loose ? !da_rule_of_inf(j->rule) :
	    j->quiet && !da_rule_of_inf(j->rule))
		return;
	if (j->rule->needs && !j->rule->needs_in_part) {
		if (!j->quiet && !j->f->options.loose)
			not_collected(j, i);
		return;
	}
	if (j->quiet) {
		ask_rule(j, rules, i, false, &err);
		return;
	}
	/* of INF files alone nobody asks what passed */
	if (!ask_rule(j, rules, i, !j->f->options.loose ||
		      j->f->options.passing, &err)) {
		for (size_t k = before; k < j->f->n; k++)
			weaken(j, &j->f->p[k]);
		fold(j, i);
		return;
	}
	/* what it said before it stopped is not believed */
	for (size_t k = before; k < j->f->n; k++) {
		size_t image = image_index(j, j->f->p[k].image);

		j->f->images[image].n--;
		if (j->f->p[k].verdict == DA_FAIL)
			j->f->images[image].failing[j->f->p[k].severity]--;
	}
	j->f->n = before;
	j->f->by_rule[i].error = da_arena_strdup(j->f->arena, err.text);
	if (j->tally)
		memset(j->tally, 0, sizeof(*j->tally));
	for (size_t k = 0; k < j->images_n; k++) {
		struct subject whole = { .image = k, .window = "",
			.name = j->images[k].name, .published = "",
			.window_high = -2 };
		struct da_finding *n;

		if (!j->images[k].usable)
			continue;
		count(j, i, k, DA_ERROR);
		if (j->mute)
			continue;
		n = new_finding(j, &whole, DA_ERROR);
		if (!n)
			continue;
		n->item = "rule";
		n->message = j->f->by_rule[i].error;
		fingerprint(n);
	}
	for (size_t k = 0; k < subjects(j, j->rule->subject)->n; k++) {
		struct subject *s = &subjects(j, j->rule->subject)->p[k];

		s->seen = s->failed = s->unknown = false;
		s->unknowns = 0;
		memset(s->failing, 0, sizeof(s->failing));
	}
	for (size_t k = 0; k < j->wholes.n; k++) {
		struct subject *s = &j->wholes.p[k];

		s->seen = s->failed = s->unknown = false;
		s->unknowns = 0;
		memset(s->failing, 0, sizeof(s->failing));
	}
}

static int by_place(const void *a, const void *b)
{
	const struct da_finding *x = a, *y = b;
	int d;

	if (x->image != y->image)
		return x->image < y->image ? -1 : 1;
	d = strcmp(x->rule->id, y->rule->id);
	if (!d)
		d = da_stricmp(x->subject, y->subject);
	if (!d)
		d = strcmp(x->item, y->item);
	if (!d)
		d = strcmp(x->message, y->message);
	if (!d)
		d = strcmp(x->evidence_n ? x->evidence[0] : "",
			   y->evidence_n ? y->evidence[0] : "");
	return d;
}

/* The same item met twice, by two lines that differ in nothing shown. */
static bool same(const struct da_finding *x, const struct da_finding *y)
{
	return !by_place(x, y) && x->verdict == y->verdict &&
	       x->severity == y->severity && x->inf == y->inf &&
	       x->package == y->package && !strcmp(x->infverif, y->infverif);
}

static void merge(struct judge *j)
{
	struct da_findings *f = j->f;
	size_t kept = 0;

	for (size_t i = 0; i < f->n; i++) {
		struct da_image_result *r;

		if (!kept || !same(&f->p[kept - 1], &f->p[i])) {
			f->p[kept++] = f->p[i];
			continue;
		}
		r = &f->images[image_index(j, f->p[i].image)];
		r->n--;
		if (f->p[i].verdict == DA_FAIL)
			r->failing[f->p[i].severity]--;
	}
	f->n = kept;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void grades(struct judge *j)
{
	int64_t *builds = da_malloc((j->images_n + 1) * sizeof(*builds));
	int64_t *images = da_malloc((j->images_n + 1) * sizeof(*images));

	for (size_t i = 0; i < j->images_n; i++) {
		builds[i] = j->images[i].build;
		images[i] = j->images[i].id;
	}
	da_grader_fold(j->grader, builds, images, j->images_n);
	free(builds);
	free(images);
}

static int load(struct judge *j, sqlite3 *db, struct da_rules *rules,
		const struct da_judge_options *options, struct da_err *err)
{
	struct da_findings *out = j->f;
	int status;

	memset(out, 0, sizeof(*out));
	out->options = *options;
	out->rules = rules;
	out->db = db;
	out->arena = da_arena_new();
	out->by_rule = da_calloc(rules->n + 1, sizeof(*out->by_rule));
	out->asked = da_calloc(DA_ASKED_MAX, sizeof(*out->asked));
	da_rules_hold(rules, true);
	status = load_images(j, err);
	if (!status && !options->loose)	/* nothing is missing from one INF */
		status = load_holes(j, err);
	if (!status && !j->without_packages)
		status = load_packages(j, err);
	if (!status && !j->without_services)
		status = load_services(j, err);
	if (!status && !rules->unscoped) {
		scope_of(j, rules, DA_SUBJECT_PACKAGE, &j->packages);
		scope_of(j, rules, DA_SUBJECT_SERVICE, &j->services);
	}
	if (!status && !j->without_contents)
		status = da_grader_new(&j->grader, out, err);
	if (!status)
		index_infs(j);
	return status;
}

static void unload(struct judge *j, int status)
{
	if (j->f->rules)
		da_rules_hold((struct da_rules *)j->f->rules, false);
	da_grader_free(j->grader);
	free(j->images);
	free(j->packages.p);
	free(j->services.p);
	free(j->image_subjects.p);
	free(j->wholes.p);
	free(j->by_inf);
	if (status)
		da_findings_free(j->f);
}

static void judge_all(struct judge *j, struct da_rules *rules,
		      struct da_rule_tally *tallies)
{
	struct da_findings *out = j->f;

	for (size_t i = 0; i < rules->n; i++) {
		double start = now();

		j->tally = tallies ? &tallies[i] : NULL;
		one_rule(j, rules, i);
		out->by_rule[i].seconds = now() - start;
	}
	grades(j);
	if (out->n)
		qsort(out->p, out->n, sizeof(*out->p), by_place);
	merge(j);
	for (size_t i = 0, at = 0; i < out->images_n; i++) {
		out->images[i].first = at;
		at += out->images[i].n;
	}
}

int da_judge(struct da_findings *out, struct da_rules *rules, sqlite3 *db,
	     const struct da_judge_options *options, struct da_err *err)
{
	struct judge j = { .f = out };
	int status = load(&j, db, rules, options, err);

	if (!status)
		status = scope(&j, rules, err);
	if (!status)
		judge_all(&j, rules, NULL);
	unload(&j, status);
	return status;
}

int da_judge_kept(struct da_findings *out, struct da_check *check,
		  struct da_rules *rules, sqlite3 *db,
		  const struct da_judge_options *options,
		  struct da_rule_tally *tallies, struct da_err *err)
{
	struct judge j = { .f = out, .check = check };
	int status = load(&j, db, rules, options, err);

	if (!status)
		status = scope(&j, rules, err);
	if (!status)
		judge_all(&j, rules, tallies);
	unload(&j, status);
	return status;
}

/* A rule or two over a fleet: of each image only what they are about. */
static void leave_out(struct judge *j, const struct da_rules *rules,
		      const bool *wanted)
{
	/* the image's own line counts what is inbox */
	bool all = wanted[rules->n];
	bool kind[DA_SUBJECT_IMAGE + 1] = { false };

	for (size_t i = 0; i < rules->n; i++) {
		if (!wanted[i])
			continue;
		kind[rules->p[i].subject] = true;
		all |= rules->p[i].subject == DA_SUBJECT_PACKAGE &&
		       da_rule_of_inf(&rules->p[i]);
	}
	j->without_contents = !all && !kind[DA_SUBJECT_INF];
	j->without_packages = !all && !kind[DA_SUBJECT_INF] &&
			      !kind[DA_SUBJECT_PACKAGE];
	j->without_services = !all && !kind[DA_SUBJECT_SERVICE];
}

int da_judge_counts(struct da_findings *out, struct da_check *check,
		    struct da_rules *rules, sqlite3 *db,
		    const struct da_judge_options *options, const bool *wanted,
		    struct da_rule_tally *tallies, struct da_err *err)
{
	struct judge j = { .f = out, .check = check, .mute = true };
	int status;

	leave_out(&j, rules, wanted);
	status = load(&j, db, rules, options, err);
	if (!status && !j.without_contents)
		status = scope(&j, rules, err);
	for (size_t i = 0; i < rules->n && !status; i++) {
		double start = now();

		if (!wanted[i])
			continue;
		j.tally = &tallies[i];
		one_rule(&j, rules, i);
		out->by_rule[i].seconds += now() - start;
	}
	if (!status && j.grader)
		grades(&j);
	unload(&j, status);
	return status;
}

void da_findings_free(struct da_findings *f)
{
	free(f->p);
	free(f->images);
	da_evidence_forget(f);
	free(f->by_rule);
	free(f->contents);
	free(f->package_contents);
	free(f->grades);
	da_arena_free(f->arena);
	memset(f, 0, sizeof(*f));
}

/* ---- the exit code ----------------------------------------------------- */

int da_exit_code(const char *code)
{
	static const struct { const char *code; int exit; } known[] = {
		{ "not-found", 66 }, { "not-regular", 66 },
		{ "permission", 77 }, { "worker-died", 3 },
		{ "worker-silent", 3 }, { "worker-flood", 3 },
		{ "bad-frame", 3 }, { "store", 69 },
	};

	for (size_t i = 0; i < DA_COUNT(known); i++)
		if (!strcmp(known[i].code, code))
			return known[i].exit;
	return 65;
}

int da_findings_exit(const struct da_findings *f, enum da_severity fail_on,
		     bool fail_on_incomplete)
{
	size_t refused = 0;
	int code = 0, refusal = 0;

	for (size_t i = 0; i < f->images_n; i++) {
		const struct da_image_result *r = &f->images[i];

		for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION; s++)
			if (fail_on && s >= (int)fail_on && r->failing[s])
				return 2;
		if (r->status) {
			refused++;
			if (!refusal)
				refusal = da_exit_code(r->error_code);
		}
		if ((r->status || !r->complete || r->verdicts[DA_ERROR] ||
		     r->verdicts[DA_UNKNOWN] > r->not_collected) &&
		    fail_on_incomplete)
			code = 3;
	}
	return f->images_n && refused == f->images_n ? refusal : code;
}
