// SPDX-License-Identifier: Apache-2.0
/*
 * A fleet on one screen: the verdict, what was not examined, then what to mend
 * first.  Lines fit 80 columns; names come from images and from who labels them,
 * so all of them are escaped, and cut by the columns that they take.
 */
#include "config.h"
#include "rollup.h"

#include "drvaudit/profile.h"

#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#define COLUMNS 80
#define TOP 5			/* lines of a list; --verbose shows all */
#define TOP_LABELS 4
#define NAMED 3			/* images that the coverage names */
#define BAR 30

struct fleet_text {
	struct da_out *out;
	const struct da_report *report;
	const struct da_rollup *r;
	const struct da_fleet *f;
};

static unsigned columns(const char *s)
{
	unsigned n = 0;

	while (*s) {
		int w = utf8proc_charwidth((utf8proc_int32_t)da_rune_next(&s));

		n += w > 0 ? (unsigned)w : 0;
	}
	return n;
}

/* Escaped, cut to so many columns and, if asked, filled up to them. */
static void cell(struct fleet_text *t, const char *s, unsigned room, bool fill)
{
	struct da_buf b = { 0 };
	const char *p, *from;
	unsigned used = 0, keep;
	bool cut;

	da_escape_terminal(&b, s, DA_TERMINAL_MAX);
	p = da_buf_str(&b);
	cut = columns(p) > room;
	keep = cut && room > 3 ? room - 3 : room;
	for (from = p; *p;) {
		const char *next = p;
		int w = utf8proc_charwidth((utf8proc_int32_t)da_rune_next(&next));

		if (used + (w > 0 ? (unsigned)w : 0) > keep)
			break;
		used += w > 0 ? (unsigned)w : 0;
		p = next;
	}
	da_out_add(t->out, from, (size_t)(p - from));
	if (cut && room > 3) {
		da_out_printf(t->out, "...");
		used += 3;
	}
	da_out_printf(t->out, "%*s", fill && used < room ?
		      (int)(room - used) : 0, "");
	da_buf_free(&b);
}

/* The same of a path: its end tells most. */
static void path_cell(struct fleet_text *t, const char *s, unsigned room,
		      bool fill)
{
	struct da_buf b = { 0 }, end = { 0 };
	const char *p;

	da_escape_terminal(&b, s, DA_TERMINAL_MAX);
	p = da_buf_str(&b);
	if (columns(p) > room) {
		while (columns(p) + 3 > room)
			da_rune_next(&p);
		da_buf_adds(&end, "...");
	}
	da_buf_adds(&end, p);
	cell(t, da_buf_str(&end), room, fill);
	da_buf_free(&end);
	da_buf_free(&b);
}

static void field(struct fleet_text *t, const char *name)
{
	da_out_printf(t->out, "  %-9s ", name);
}

static size_t shown(const struct fleet_text *t, size_t n, size_t top)
{
	return t->report->verbose || n < top ? n : top;
}

static void left_out(struct fleet_text *t, size_t n, size_t told)
{
	if (n > told)
		da_out_printf(t->out, "  ... %zu more; --verbose lists them\n",
			      n - told);
}

/* ---- the verdict and what stands behind it ------------------------------- */

/* Rules that stopped on some image. */
static size_t stopped(const struct da_rollup *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->rules_n; i++)
		n += r->rules[i].images_error > 0;
	return n;
}

static void verdict(struct fleet_text *t)
{
	const struct da_rollup *r = t->r;
	const char *fail_on = t->report->fail_on ?
		da_severity_name(t->report->fail_on) : "none";

	field(t, "verdict");
	if (r->failed)
		da_out_printf(t->out, "FAIL: %zu of %zu images",
			      r->failed, t->f->images_n);
	else if (r->in_error + r->incomplete)
		da_out_printf(t->out, "not failed, but INCOMPLETE");
	else if (r->unknown > r->not_collected || stopped(r))
		da_out_printf(t->out, "not failed, but not everything is known");
	else
		da_out_printf(t->out, "policy met by all %zu images",
			      t->f->images_n);
	da_out_printf(t->out, " (fail on %s); exit code %d\n", fail_on,
		      t->report->exit_code);
	field(t, "");
	da_out_printf(t->out, "violations %zu, warnings %zu, notes %zu; unknown %zu\n",
		      r->items[DA_SEVERITY_VIOLATION],
		      r->items[DA_SEVERITY_WARNING], r->items[DA_SEVERITY_INFO],
		      r->unknown);
}

/* The first images of a kind, by name: worst first they stand below. */
static void name_some(struct fleet_text *t, const char *kind, size_t n,
		      bool error)
{
	unsigned room;
	size_t told = 0;

	if (!n)
		return;
	room = (COLUMNS - 30) / (unsigned)(n < NAMED ? n : NAMED);
	field(t, "");
	da_out_printf(t->out, "%s: ", kind);
	for (size_t i = 0; i < t->f->images_n && told < NAMED; i++) {
		const struct da_image_result *m = &t->f->images[i];

		if (error ? !m->status : m->status || m->complete)
			continue;
		da_out_printf(t->out, "%s", told++ ? ", " : "");
		path_cell(t, m->name, room - 2, false);
	}
	if (n > told)
		da_out_printf(t->out, ", %zu more", n - told);
	da_out_printf(t->out, "\n");
}

static void coverage(struct fleet_text *t)
{
	const struct da_rollup *r = t->r;
	field(t, "coverage");
	da_out_printf(t->out, "%zu complete, %zu incomplete, %zu in error",
		      r->complete, r->incomplete, r->in_error);
	if (stopped(r))
		da_out_printf(t->out, "; %zu rules STOPPED", stopped(r));
	da_out_printf(t->out, "\n");
	name_some(t, "in error", r->in_error, true);
	name_some(t, "incomplete", r->incomplete, false);
}

static void grades(struct fleet_text *t)
{
	const struct da_rollup *r = t->r;
	size_t all = 0;

	field(t, "packages");
	da_out_printf(t->out, "%zu %s, installed %zu times\n", r->packages_n,
		      t->f->options.include_inbox ? "in all" : "third-party",
		      r->installations);
	for (int i = 0; i < DA_GRADES; i++)
		all += r->grades[i].packages;
	for (int i = 0; i < DA_GRADES && all; i++) {
		const struct da_rollup_grade *g = &r->grades[i];
		int bar = (int)(g->packages * BAR / all);

		if (!g->packages)
			continue;
		if (!bar)
			bar = 1;
		field(t, "");
		da_out_printf(t->out, "%-15s %.*s%*s %6zu\n", g->name, bar,
			      "##############################",
			      BAR - bar, "", g->packages);
	}
	/* an INF that was not read has no grade */
	if (all < r->packages_n) {
		field(t, "");
		da_out_printf(t->out, "%-15s %*s %6zu\n", "not graded", BAR, "",
			      r->packages_n - all);
	}
}

/* ---- what is worst -------------------------------------------------------- */

static enum da_severity worst(const size_t n[4])
{
	for (int s = DA_SEVERITY_VIOLATION; s > DA_SEVERITY_OFF; s--)
		if (n[s])
			return (enum da_severity)s;
	return DA_SEVERITY_OFF;
}

static void rules(struct fleet_text *t)
{
	size_t n = 0, told;

	while (n < t->r->rules_n && worst(t->r->rules[n].images))
		n++;
	told = shown(t, n, TOP);
	if (!n)
		return;
	da_out_printf(t->out, "\n%-53s %-9s %6s %8s\n", t->report->policy ?
		      "rules that fail most (before waivers, baseline)" :
		      "rules that fail most",
		      "severity", "images", "packages");
	for (size_t i = 0; i < told; i++) {
		const struct da_rollup_rule *x = &t->r->rules[i];
		const struct da_rule *rule = &t->f->rules->p[x->rule];
		enum da_severity s = worst(x->images);

		da_out_printf(t->out, "  ");
		cell(t, rule->id, 12, false);
		da_out_printf(t->out, " ");
		cell(t, rule->title, 50 - (unsigned)(columns(rule->id) < 12 ?
			columns(rule->id) : 12), true);
		da_out_printf(t->out, " %-9s %6zu %8zu\n", da_severity_name(s),
			      x->images[s], x->packages);
	}
	left_out(t, n, told);
}

/* On how many of its images it fails, and how badly on the worst of them. */
static void packages(struct fleet_text *t)
{
	size_t n = 0, told;

	while (n < t->r->packages_n && worst(t->r->packages[n].items))
		n++;
	told = shown(t, n, TOP);
	if (!n)
		return;
	da_out_printf(t->out, "\n%-35s %-14s %9s %6s %6s %5s\n",
		      t->report->policy ? "packages (before waivers)" :
		      "packages that fail most", "grade", "images", "viol.",
		      "warn.", "rules");
	for (size_t i = 0; i < told; i++) {
		const struct da_rollup_package *p = &t->r->packages[i];
		const char *name = *p->original_name ? p->original_name :
				   p->package_id;
		struct da_buf b = { 0 };

		da_out_printf(t->out, "  ");
		da_buf_printf(&b, "%s%s%s%s%s%s", name,
			      *p->driver_version ? " " : "", p->driver_version,
			      *p->provider ? " (" : "", p->provider,
			      *p->provider ? ")" : "");
		cell(t, da_buf_str(&b), 33, true);
		b.n = 0;
		da_buf_printf(&b, "%zu/%zu", p->failing_images[worst(p->items)],
			      p->images);
		da_out_printf(t->out, " %-14s %9s %6zu %6zu %5zu\n",
			      p->grade ? p->grade : "not graded", da_buf_str(&b),
			      p->most[DA_SEVERITY_VIOLATION],
			      p->most[DA_SEVERITY_WARNING], p->rules);
		da_buf_free(&b);
	}
	left_out(t, n, told);
}

/* Why an image stands where it stands. */
static void reason(struct fleet_text *t, const struct da_rollup_image *x)
{
	const struct da_image_result *m = &t->f->images[x->image];
	struct da_buf b = { 0 };

	if (m->status)
		da_buf_printf(&b, "ERROR: %s", m->error_text ? m->error_text :
			      "not examined");
	else if (x->rule < t->f->rules->n)
		da_buf_printf(&b, "%s%s: %zu", m->complete ? "" :
			      "INCOMPLETE; ", t->f->rules->p[x->rule].id,
			      x->items);
	else
		da_buf_adds(&b, m->complete ? "nothing fails" : "INCOMPLETE");
	cell(t, da_buf_str(&b), 26, false);
	da_buf_free(&b);
}

static void images(struct fleet_text *t)
{
	size_t n = t->f->images_n, told = shown(t, n, TOP);

	da_out_printf(t->out, "\n%-27s %7s %6s %6s %s\n", "images, worst first",
		      "viol.", "warn.", "notes", " most by, or why not");
	for (size_t i = 0; i < told; i++) {
		const struct da_rollup_image *x = &t->r->images[i];
		const struct da_image_result *m = &t->f->images[x->image];

		da_out_printf(t->out, "  ");
		path_cell(t, m->name, 25, true);
		if (m->status)
			da_out_printf(t->out, " %7s %6s %6s  ", "-", "-", "-");
		else
			da_out_printf(t->out, " %7zu %6zu %6zu  ",
				      m->failing[DA_SEVERITY_VIOLATION],
				      m->failing[DA_SEVERITY_WARNING],
				      m->failing[DA_SEVERITY_INFO]);
		reason(t, x);
		da_out_printf(t->out, "\n");
	}
	left_out(t, n, told);
}

static const struct da_rollup *sort_by;	/* qsort has no context */

static int more(size_t x, size_t y)
{
	return x > y ? -1 : x < y;
}

static int by_failures(const void *a, const void *b)
{
	size_t i = *(const size_t *)a, k = *(const size_t *)b;
	const struct da_rollup_label *x = &sort_by->labels[i];
	const struct da_rollup_label *y = &sort_by->labels[k];
	int d = more(x->failed, y->failed);

	for (int s = DA_SEVERITY_VIOLATION; s > DA_SEVERITY_OFF && !d; s--)
		d = more(x->items[s], y->items[s]);
	if (!d)
		d = more(x->in_error + x->incomplete,
			 y->in_error + y->incomplete);
	return d ? d : i < k ? -1 : i > k;
}

static void label(struct fleet_text *t, const struct da_rollup_label *l)
{
	struct da_buf b = { 0 };

	da_buf_printf(&b, "%s=%s", l->name, l->value);
	da_out_printf(t->out, "  ");
	cell(t, da_buf_str(&b), 25, true);
	da_out_printf(t->out, " %7zu %6zu %6zu %8zu %11zu\n", l->images,
		      l->failed, l->items[DA_SEVERITY_VIOLATION],
		      l->items[DA_SEVERITY_WARNING], l->incomplete + l->in_error);
	da_buf_free(&b);
}

/* Of each name the worst values. */
static void labels(struct fleet_text *t)
{
	const struct da_rollup *r = t->r;
	size_t *order = da_malloc((r->labels_n + 1) * sizeof(*order));
	size_t names = 0, told = 0, each;

	for (size_t i = 0; i < r->labels_n; i++) {
		order[i] = i;
		names += !i || strcmp(r->labels[i].name, r->labels[i - 1].name);
	}
	each = names && names < TOP_LABELS ? TOP_LABELS / names : 1;
	if (r->labels_n)
		da_out_printf(t->out, "\n%-27s %7s %6s %6s %8s %11s\n",
			      "labels, worst first", "images", "failed",
			      "viol.", "warn.", "incomplete");
	sort_by = r;
	for (size_t i = 0, end; i < r->labels_n; i = end) {
		for (end = i + 1; end < r->labels_n &&
		     !strcmp(r->labels[end].name, r->labels[i].name); end++)
			;
		qsort(order + i, end - i, sizeof(*order), by_failures);
		for (size_t k = i; k < end && (t->report->verbose ||
		     (k - i < each && told < TOP_LABELS)); k++, told++)
			label(t, &r->labels[order[k]]);
	}
	left_out(t, r->labels_n, told);
	free(order);
}

/* ---- trend ----------------------------------------------------------------- */

static void change(struct fleet_text *t, const char *what, size_t now,
		   const size_t *before)
{
	da_out_printf(t->out, "%s %zu", what, now);
	if (before && now != *before)
		da_out_printf(t->out, " (%+lld)", (long long)now -
						  (long long)*before);
}

/* A run and the change since the one before it. */
static void run(struct fleet_text *t, const struct da_rollup_run *x,
		const struct da_rollup_run *before)
{
	da_out_printf(t->out, "  ");
	cell(t, x->at ? x->at : "-", 20, true);
	da_out_printf(t->out, "  ");
	change(t, "images", x->images, before ? &before->images : NULL);
	change(t, ", failed", x->failed, before ? &before->failed : NULL);
	change(t, ", violations", x->items[DA_SEVERITY_VIOLATION], before ?
	       &before->items[DA_SEVERITY_VIOLATION] : NULL);
	da_out_printf(t->out, "%s\n", before &&
		      strcmp(before->rule_set, x->rule_set) ?
		      " [rules]" : "");
}

static void trend(struct fleet_text *t)
{
	const struct da_rollup *r = t->r;
	bool rules = false;

	/* how often it was asked is no property of the fleet */
	if (t->report->deterministic || r->runs_n < 2)
		return;
	for (size_t i = 0; i + 1 < r->runs_n; i++)
		rules |= strcmp(r->runs[i].rule_set, r->runs[i + 1].rule_set);
	da_out_printf(t->out, "\ntrend, newest first%s\n", rules ?
		      "; [rules]: they changed since the run before" : "");
	for (size_t i = 0; i + 1 < r->runs_n && (i < 3 || t->report->verbose);
	     i++)
		run(t, &r->runs[i], &r->runs[i + 1]);
	if (r->runs_n <= 3 || t->report->verbose)
		run(t, &r->runs[r->runs_n - 1], NULL);
}

/* ---- what to do next ------------------------------------------------------- */

/* As a word of a command; false when no shell would take it as it is shown. */
static bool word(struct da_buf *b, const char *s)
{
	bool plain = *s && *s != '-';

	for (const char *p = s; *p; p++) {
		if ((unsigned char)*p < 0x20 || (unsigned char)*p > 0x7E ||
		    strchr("'\\*?[", *p))
			return false;
		plain &= strchr("./_-:=+@,%", *p) ||
			 (*p >= '0' && *p <= '9') || (*p >= 'a' && *p <= 'z') ||
			 (*p >= 'A' && *p <= 'Z');
	}
	da_buf_printf(b, plain ? "%s" : "'%s'", s);
	return *s && *s != '-';
}

static void next_line(struct fleet_text *t, struct da_buf *b, const char *why)
{
	const char *command = da_buf_str(b);
	bool fits = columns(command) + columns(why) + 6 <= COLUMNS;

	da_out_printf(t->out, "  %s%s  # %s\n", command, fits ? "" : "\n    ",
		      why);
	b->n = 0;
}

/* Commands about what is in the store. */
static void next_of_store(struct fleet_text *t, const char *store)
{
	const struct da_image_result *m =
		&t->f->images[t->r->images[0].image];
	const struct da_rollup_package *p = t->r->packages;
	struct da_buf b = { 0 };

	da_buf_printf(&b, "drvaudit report --store %s --image ", store);
	if (!word(&b, m->name))
		da_buf_adds(&b, "NAME");
	next_line(t, &b, worst(m->failing) ?
		  "the worst image" :
		  "one image");
	da_buf_printf(&b, "drvaudit query --store %s \"SELECT image FROM"
		      " installed_package WHERE package_id = '", store);
	if (t->r->packages_n && worst(p->items) && !strchr(p->package_id, '$') &&
	    !strchr(p->package_id, '`') && !strchr(p->package_id, '"') &&
	    !strchr(p->package_id, '!') && word(&b, p->package_id)) {
		da_buf_adds(&b, "'\"");
		next_line(t, &b, "where the package is that fails most");
	}
	da_buf_free(&b);
}

static void next(struct fleet_text *t)
{
	const struct da_rollup *r = t->r;
	struct da_buf b = { 0 }, store = { 0 };

	da_out_printf(t->out, "\nnext:\n");
	if (r->rules_n && worst(r->rules[0].images)) {
		da_buf_printf(&b, "drvaudit explain %s",
			      t->f->rules->p[r->rules[0].rule].id);
		next_line(t, &b, "the rule that fails most");
	}
	if (!t->report->store) {
		da_buf_adds(&b, "drvaudit scan --store FILE TARGET...");
		next_line(t, &b, "kept, to be asked again");
	} else {
		if (!word(&store, t->report->store))
			da_buf_adds(&store, "FILE");
		next_of_store(t, da_buf_str(&store));
	}
	da_buf_free(&store);
	da_buf_free(&b);
}

void da_rollup_text(const struct da_report *report, struct da_out *out,
		    bool brief)
{
	struct fleet_text t = { out, report, report->rollup, report->fleet };
	char title[DA_PROFILE_TITLE_MAX];

	da_out_printf(out, "\nfleet of %zu images, profile %s, %zu rules\n",
		      t.f->images_n,
		      da_profile_title(t.f->rules, t.f->options.profile, title),
		      t.r->rules_n);
	verdict(&t);
	coverage(&t);
	if (brief)
		return;
	grades(&t);
	rules(&t);
	packages(&t);
	images(&t);
	labels(&t);
	trend(&t);
	next(&t);
}
