// SPDX-License-Identifier: Apache-2.0
/*
 * Grades.  A failing item takes from its window the flags that its InfVerif
 * codes (lists/infverif.csv) and its rule's "breaks" forbid; an item that could not be judged leaves
 * unknown what it might have taken.  Nothing unknown ever raises a grade.
 *
 *	P	the INF can be parsed and names what it copies
 *	K	P, and no code that is an error at /k
 *	U	K, and no code that is an error at /u
 *	H	K, and no registry root or destination outside the /h ruleset
 *	W	P, and no code that is an error at /w
 */
#include "config.h"
#include "grade.h"

#include <stdio.h>
#include <stdlib.h>

#define CODES 10000

struct da_grader {
	struct da_findings *f;
	uint8_t errors[CODES];		/* bits of flags that a code breaks */
};

static const char letters[DA_FLAGS + 1] = "PKUHW";
static const char *const headlines[] = { "broken", "legacy", "declarative",
	"universal", "whql-current", "windows-driver" };

char da_flag_letter(enum da_flag f)
{
	return letters[f];
}

/* ---- loading ----------------------------------------------------------- */

static int failed(struct da_findings *f, struct da_err *err)
{
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "%s",
		       sqlite3_errmsg(f->db));
}

static int64_t number(sqlite3_stmt *q, int i)
{
	return sqlite3_column_type(q, i) == SQLITE_NULL ?
		       -1 : sqlite3_column_int64(q, i);
}

static bool is_error(sqlite3_stmt *q, int i)
{
	const char *s = (const char *)sqlite3_column_text(q, i);

	return s && *s == 'E';
}

/* W needs P; U and H need K, which needs P: the fold sees to it. */
static void load_codes(struct da_grader *g)
{
	sqlite3_stmt *q;

	/* rules without the list: no code breaks anything, and no grade is given */
	if (sqlite3_prepare_v2(g->f->db, "SELECT code, p, k, u, w FROM"
			       " list_infverif", -1, &q, NULL) != SQLITE_OK)
		return;
	while (sqlite3_step(q) == SQLITE_ROW) {
		int64_t code = sqlite3_column_int64(q, 0);

		if (code <= 0 || code >= CODES)
			continue;
		g->errors[code] = (uint8_t)(is_error(q, 1) << DA_FLAG_P |
			is_error(q, 2) << DA_FLAG_K |
			is_error(q, 3) << DA_FLAG_U |
			is_error(q, 4) << DA_FLAG_W);
		if (code == 1304 || code == 1306 || code == 1320 ||
		    code == 1321 || code == 1322 || code == 1340 ||
		    code == 1341)	/* unless the ruleset excuses the item */
			g->errors[code] |= 1 << DA_FLAG_H;
	}
	sqlite3_finalize(q);
}

static int load_contents(struct da_grader *g, struct da_err *err)
{
	struct da_findings *f = g->f;
	sqlite3_stmt *q;
	size_t cap = 0;

	if (sqlite3_prepare_v2(f->db, "SELECT inf, arch, product_type, suite,"
		" window_low, window_high, devices, hardware_ids, applies,"
		" complete FROM inf WHERE inf IN (SELECT x.inf FROM package_inf x"
		" JOIN package p ON p.package = x.package"
		" WHERE ?1 OR p.inbox IS NOT 1) ORDER BY inf", -1, &q, NULL))
		return failed(f, err);
	sqlite3_bind_int(q, 1, f->options.include_inbox);
	while (sqlite3_step(q) == SQLITE_ROW) {
		struct da_content *c;

		if (f->contents_n == cap) {
			cap = cap ? 2 * cap : 256;
			f->contents = da_realloc(f->contents,
						 cap * sizeof(*c));
		}
		c = &f->contents[f->contents_n++];
		memset(c, 0, sizeof(*c));
		c->inf = sqlite3_column_int64(q, 0);
		c->arch = da_arena_strdup(f->arena, sqlite3_column_text(q, 1) ?
			(const char *)sqlite3_column_text(q, 1) : "");
		c->product_type = number(q, 2);
		c->suite = number(q, 3);
		c->window_low = number(q, 4);
		c->window_high = number(q, 5);
		c->devices = number(q, 6);
		c->hardware_ids = number(q, 7);
		c->applies = sqlite3_column_int(q, 8) == 1;
		c->complete = sqlite3_column_int(q, 9) == 1;
		memset(c->false_from, 0xFF, sizeof(c->false_from));
		memset(c->unknown_from, 0xFF, sizeof(c->unknown_from));
	}
	return sqlite3_finalize(q) ? failed(f, err) : DA_OK;
}

static struct da_content *content(struct da_findings *f, int64_t inf)
{
	size_t low = 0, high = f->contents_n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (f->contents[mid].inf < inf)
			low = mid + 1;
		else
			high = mid;
	}
	return low < f->contents_n && f->contents[low].inf == inf ?
		       &f->contents[low] : NULL;
}

static int load_packages(struct da_grader *g, struct da_err *err)
{
	struct da_findings *f = g->f;
	size_t cap = 0, grades = 0;
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(f->db, "SELECT x.package, p.image, x.inf,"
		" x.selected FROM package_inf x JOIN package p ON p.package ="
		" x.package WHERE ?1 OR p.inbox IS NOT 1"
		" ORDER BY x.package, x.inf", -1, &q, NULL))
		return failed(f, err);
	sqlite3_bind_int(q, 1, f->options.include_inbox);
	while (sqlite3_step(q) == SQLITE_ROW) {
		struct da_content *c = content(f, sqlite3_column_int64(q, 2));
		struct da_package_content *x;
		struct da_package_grade *p;

		if (!c)
			continue;
		if (f->package_contents_n == cap) {
			cap = cap ? 2 * cap : 256;
			f->package_contents = da_realloc(f->package_contents,
							 cap * sizeof(*x));
		}
		x = &f->package_contents[f->package_contents_n++];
		x->package = sqlite3_column_int64(q, 0);
		x->image = sqlite3_column_int64(q, 1);
		x->content = (size_t)(c - f->contents);
		x->selected = sqlite3_column_int(q, 3) == 1;
		if (f->grades_n && f->grades[f->grades_n - 1].package ==
		    x->package) {
			f->grades[f->grades_n - 1].n++;
			continue;
		}
		if (f->grades_n == grades) {
			grades = grades ? 2 * grades : 256;
			f->grades = da_realloc(f->grades, grades * sizeof(*p));
		}
		p = &f->grades[f->grades_n++];
		memset(p, 0, sizeof(*p));
		p->package = x->package;
		p->image = x->image;
		p->first = f->package_contents_n - 1;
		p->n = 1;
	}
	return sqlite3_finalize(q) ? failed(f, err) : DA_OK;
}

int da_grader_new(struct da_grader **out, struct da_findings *f,
		  struct da_err *err)
{
	struct da_grader *g = da_calloc(1, sizeof(*g));
	int status;

	g->f = f;
	*out = g;
	load_codes(g);
	status = load_contents(g, err);
	return status ? status : load_packages(g, err);
}

void da_grader_free(struct da_grader *g)
{
	free(g);
}

/* ---- items ------------------------------------------------------------- */

static unsigned breaks(const struct da_grader *g, const char *codes)
{
	unsigned flags = 0;

	while (*codes) {
		int64_t code = 0;

		while (*codes >= '0' && *codes <= '9' && code < CODES)
			code = 10 * code + (*codes++ - '0');
		if (code > 0 && code < CODES)
			flags |= g->errors[code];
		codes += strcspn(codes, "0123456789") ;
	}
	return flags;
}

static void charge(struct da_grader *g, struct da_content *c,
		   const struct da_rule *rule, const struct da_item *item)
{
	uint32_t from = rule->by_image ? (uint32_t)rule->from : 0;
	enum da_severity whql = rule->signing;
	uint32_t *to = item->ok ? c->unknown_from : c->false_from;
	/* an item that could not be judged might have had any code of its rule */
	unsigned flags = breaks(g, item->ok && !*item->infverif ?
				rule->infverif : item->infverif);

	for (const char *p = rule->breaks; *p; p++)
		flags |= 1u << (strchr(letters, *p) - letters);

	if (!item->ok && item->at_most[DA_PROFILE_WHQL] < whql)
		whql = item->at_most[DA_PROFILE_WHQL];
	if (whql < DA_SEVERITY_VIOLATION)
		flags &= ~(1u << DA_FLAG_H);
	if (c->window_high >= 0 && c->window_high < rule->from)
		return;		/* not applicable in this window */
	for (int i = 0; i < DA_FLAGS; i++)
		if (flags >> i & 1 && from < to[i])
			to[i] = from;
}

static struct da_package_grade *package(struct da_findings *f, int64_t id)
{
	size_t low = 0, high = f->grades_n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (f->grades[mid].package < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < f->grades_n && f->grades[low].package == id ?
		       &f->grades[low] : NULL;
}

void da_grader_item(struct da_grader *g, const struct da_rule *rule,
		    const struct da_item *item)
{
	struct da_findings *f = g->f;

	if (item->ok == 1 || !item->has_subject)
		return;
	/* INF files alone must get the grade that they get in an image */
	if (rule->origin && rule->subject != DA_SUBJECT_INF)
		return;
	if (rule->subject == DA_SUBJECT_INF) {
		struct da_content *c = content(f, item->subject);

		if (c)
			charge(g, c, rule, item);
	} else if (rule->subject == DA_SUBJECT_PACKAGE) {
		const struct da_package_grade *p = package(f, item->subject);

		for (size_t i = 0; p && i < p->n; i++)
			charge(g, &f->contents[f->package_contents[p->first +
				i].content], rule, item);
	}
}

/* ---- folding ----------------------------------------------------------- */

/* One window up to a build; builds are judged for W from the floor on. */
static void grade(const struct da_content *c, uint32_t build, uint32_t floor,
		  struct da_grade *out)
{
	static const enum da_flag needs[DA_FLAGS] = { DA_FLAG_P, DA_FLAG_P,
		DA_FLAG_K, DA_FLAG_K, DA_FLAG_P };
	int best = 0;

	for (int i = 0; i < DA_FLAGS; i++) {
		enum da_flag_state s = c->false_from[i] <= build ?
			DA_FLAG_FALSE : c->unknown_from[i] <= build ?
			DA_FLAG_UNKNOWN : DA_FLAG_TRUE;
		enum da_flag_state below = out->flag[needs[i]];

		if (i && below == DA_FLAG_FALSE)
			s = DA_FLAG_FALSE;
		else if (i && below == DA_FLAG_UNKNOWN && s == DA_FLAG_TRUE)
			s = DA_FLAG_UNKNOWN;
		if (i == DA_FLAG_W && build < floor)
			s = DA_FLAG_NOT_JUDGED;
		out->flag[i] = s;
		if (s == DA_FLAG_TRUE)
			best = i + 1;
	}
	out->headline = !c->applies && best ? "nothing-applies" :
		out->flag[DA_FLAG_P] == DA_FLAG_UNKNOWN ? "unknown" :
							  headlines[best];
}

static int rank(const char *headline)
{
	/* what is broken for certain is worse than what is not known */
	for (int i = 0; i < (int)DA_COUNT(headlines); i++)
		if (!strcmp(headlines[i], headline))
			return i ? i + 1 : 0;
	return !strcmp(headline, "unknown") ? 1 : DA_COUNT(headlines) + 1;
}

static void worse(struct da_grade *to, const struct da_grade *g)
{
	static const int order[] = { [DA_FLAG_FALSE] = 0, [DA_FLAG_UNKNOWN] = 1,
		[DA_FLAG_TRUE] = 2, [DA_FLAG_NOT_JUDGED] = 3 };

	for (int i = 0; i < DA_FLAGS; i++)
		if (order[g->flag[i]] < order[to->flag[i]])
			to->flag[i] = g->flag[i];
	if (!to->headline || rank(g->headline) < rank(to->headline))
		to->headline = g->headline;
}

void da_grader_fold(struct da_grader *g, const int64_t *builds,
		    const int64_t *images, size_t n)
{
	struct da_findings *f = g->f;
	uint32_t floor = f->options.floor ? f->options.floor : DA_FLOOR;

	for (size_t i = 0; i < f->contents_n; i++) {
		struct da_content *c = &f->contents[i];

		grade(c, c->window_high < 0 ? UINT32_MAX - 1 :
		      (uint32_t)c->window_high, floor, &c->grade);
	}
	for (size_t i = 0, image = 0; i < f->grades_n; i++) {
		struct da_package_grade *p = &f->grades[i];

		for (int k = 0; k < DA_FLAGS; k++)
			p->of_package.flag[k] = DA_FLAG_NOT_JUDGED;
		while (image < n && images[image] < p->image)
			image++;
		for (size_t k = 0; k < p->n; k++) {
			const struct da_package_content *x =
				&f->package_contents[p->first + k];
			const struct da_content *c = &f->contents[x->content];
			int64_t build = image < n ? builds[image] : -1;

			if (x->selected && build >= 0) {
				p->has_image_view = true;
				grade(c, (uint32_t)build, DA_FLOOR, &p->of_image);
			}
			/* what cannot be read is so in every window */
			if ((c->applies && (c->window_high < 0 ||
					    c->window_high >= floor)) ||
			    c->grade.flag[DA_FLAG_P] != DA_FLAG_TRUE)
				worse(&p->of_package, &c->grade);
		}
		if (!p->of_package.headline)
			p->of_package.headline = "nothing-applies";
	}
}

const struct da_package_grade *da_package_grade(const struct da_findings *f,
						int64_t id)
{
	return package((struct da_findings *)f, id);
}
