// SPDX-License-Identifier: Apache-2.0
/*
 * What differs between two images.  What was not read stands before everything
 * else: what is missing there may be there.
 */
#include "config.h"
#include "json.h"

#include "drvaudit/diff.h"

#include <stdio.h>

#define LISTED 6	/* lines of one list; --verbose shows all: a screen */

struct counts {
	size_t n[DA_CHANGES];
};

static struct counts of_findings(const struct da_diff *d)
{
	struct counts c = { { 0 } };

	for (size_t i = 0; i < d->findings_n; i++)
		c.n[d->findings[i].change]++;
	return c;
}

static struct counts of_packages(const struct da_diff *d)
{
	struct counts c = { { 0 } };

	for (size_t i = 0; i < d->packages_n; i++)
		c.n[d->packages[i].change]++;
	return c;
}

static struct counts of_services(const struct da_diff *d)
{
	struct counts c = { { 0 } };

	for (size_t i = 0; i < d->services_n; i++)
		c.n[d->services[i].change]++;
	return c;
}

/* ---- text --------------------------------------------------------------- */

struct page {
	struct da_out *out;
	const struct da_diff_report *r;
	size_t n;		/* of the list at work */
};

static void side(struct page *t, char letter, const struct da_side *s)
{
	da_out_printf(t->out, "  %c  ", letter);
	da_out_text(t->out, s->name);
	if (s->is_baseline)
		da_out_printf(t->out, " (baseline)\n");
	else if (s->complete && !s->more)
		da_out_printf(t->out, ": complete\n");
	else
		da_out_printf(t->out, ": %c was NOT READ TO ITS END: what is missing there may be there\n",
			      letter);
	for (size_t i = 0; i < s->missing_n; i++) {
		da_out_printf(t->out, "     - ");
		da_out_text(t->out, s->missing[i]);
		da_out_printf(t->out, "\n");
	}
	if (s->more)
		da_out_printf(t->out, "     - limit: DA_FINDINGS_MAX reached; more findings are not compared\n");
}

static void summary(struct page *t)
{
	const struct da_diff *d = t->r->diff;
	struct counts f = of_findings(d), p = of_packages(d),
		      s = of_services(d);

	da_out_printf(t->out, "\n%-10s %9s %8s %9s\n", "", "only in B",
		      "changed", "only in A");
	da_out_printf(t->out, "%-10s %9zu %8zu %9zu   %zu unchanged\n",
		      "findings", f.n[DA_ADDED], f.n[DA_CHANGED],
		      f.n[DA_REMOVED], d->unchanged);
	da_out_printf(t->out, "%-10s %9zu %8zu %9zu   those of Windows left out\n",
		      "packages", p.n[DA_ADDED], p.n[DA_CHANGED],
		      p.n[DA_REMOVED]);
	da_out_printf(t->out, "%-10s %9zu %8zu %9zu\n", "services",
		      s.n[DA_ADDED], s.n[DA_CHANGED], s.n[DA_REMOVED]);
	if (d->a->is_baseline || d->b->is_baseline)
		da_out_printf(t->out, "%-10s a baseline has none\n", "values");
	else
		da_out_printf(t->out, "%-10s %9s %8zu %9s   of those that both images cite; %zu are numbers of oemN.inf\n",
			      "values", "", d->values_n, "", d->labels);
}

static bool listed(struct page *t)
{
	return ++t->n <= LISTED || t->r->verbose;
}

static void list_begin(struct page *t, const char *title)
{
	t->n = 0;
	da_out_printf(t->out, "\n%s\n", title);
}

static void list_end(struct page *t)
{
	if (t->n > LISTED && !t->r->verbose)
		da_out_printf(t->out, "  ... %zu more; --verbose lists them\n",
			      t->n - LISTED);
}

static const char *word(const struct da_diff_finding *x)
{
	return x->change == DA_ADDED ? "new" : x->change == DA_REMOVED ?
		"gone" : x->fails ? "worse" : "changed";
}

/* A failure's severity, or that it is not known. */
static const char *weight(const struct da_side_finding *f)
{
	return f->is.verdict == DA_UNKNOWN ? "unknown" :
		da_severity_name(f->is.severity);
}

static void finding_line(struct page *t, const struct da_diff_finding *x)
{
	const struct da_side_finding *f = x->b ? x->b : x->a;

	da_out_printf(t->out, "  %-8s %-9s ", word(x), weight(f));
	da_out_text(t->out, f->is.rule);
	da_out_printf(t->out, "  ");
	if (*f->is.subject) {
		da_out_text(t->out, f->is.subject);
		da_out_printf(t->out, ": ");
	}
	da_out_text(t->out, f->message ? f->message : f->is.item);
	if (x->change == DA_CHANGED) {
		da_out_printf(t->out, " (was %s", weight(x->a));
		if (x->a->message) {
			da_out_printf(t->out, ": ");
			da_out_text(t->out, x->a->message);
		}
		da_out_printf(t->out, ")");
	}
	da_out_printf(t->out, "\n");
}

static void findings(struct page *t)
{
	const struct da_diff *d = t->r->diff;

	if (!d->findings_n)
		return;
	list_begin(t, "findings");
	for (size_t i = 0; i < d->findings_n; i++)
		if (listed(t))
			finding_line(t, &d->findings[i]);
	list_end(t);
}

/* What is empty or not known has a word, too. */
static void or_none(struct page *t, const char *s)
{
	da_out_text(t->out, *s ? s : "(none known)");
}

static void moved(struct page *t, const char *what, const char *a, const char *b)
{
	da_out_printf(t->out, "%s", what);
	or_none(t, a);
	da_out_printf(t->out, " -> ");
	or_none(t, b);
}

static void package_line(struct page *t, const struct da_diff_package *x)
{
	const struct da_side_package *p = x->b ? x->b : x->a;

	da_out_printf(t->out, "  %-8s ", da_change_name(x->change));
	or_none(t, p->is.original_name);
	da_out_printf(t->out, " (");
	or_none(t, p->is.provider);
	da_out_printf(t->out, ")");
	if (x->change != DA_CHANGED) {
		da_out_printf(t->out, " ");
		or_none(t, p->is.version);
	} else if (strcmp(x->a->is.version, x->b->is.version) != 0) {
		moved(t, " ", x->a->is.version, x->b->is.version);
	} else if (x->identity) {
		da_out_printf(t->out, " ");
		or_none(t, p->is.version);
		da_out_printf(t->out, ", the same version with %s",
			      strcmp(x->a->is.inf_sha256, x->b->is.inf_sha256) ?
			      "another INF" : "another folder");
	}
	if (x->grade)
		moved(t, "; grade ", x->a->grade, x->b->grade);
	da_out_printf(t->out, "\n");
}

static void packages(struct page *t)
{
	const struct da_diff *d = t->r->diff;

	if (!d->packages_n)
		return;
	list_begin(t, "packages");
	for (size_t i = 0; i < d->packages_n; i++)
		if (listed(t))
			package_line(t, &d->packages[i]);
	list_end(t);
}

static const char *a_number(int64_t v, char out[24])
{
	if (v == DA_BASELINE_UNKNOWN)
		return "unknown";
	if (v < 0)
		return "(none)";
	snprintf(out, 24, "%lld", (long long)v);
	return out;
}

static void moved_number(struct page *t, const char *what, int64_t a, int64_t b)
{
	char x[24], y[24];

	da_out_printf(t->out, "%s%s -> %s", what, a_number(a, x),
		      a_number(b, y));
}

static void service_line(struct page *t, const struct da_diff_service *x)
{
	const struct da_baseline_service *s = x->b ? x->b : x->a;
	char start[24];

	da_out_printf(t->out, "  %-8s ", da_change_name(x->change));
	da_out_text(t->out, s->name);
	if (x->change != DA_CHANGED) {
		da_out_printf(t->out, "  start %s, ", a_number(s->start, start));
		or_none(t, s->image_path);
	}
	if (x->start)
		moved_number(t, "; start ", x->a->start, x->b->start);
	if (x->type)
		moved_number(t, "; type ", x->a->type, x->b->type);
	if (x->image_path)
		moved(t, "; runs ", x->a->image_path, x->b->image_path);
	if (x->package)
		moved(t, "; owner ", x->a->package, x->b->package);
	da_out_printf(t->out, "\n");
}

static void services(struct page *t)
{
	const struct da_diff *d = t->r->diff;

	if (!d->services_n)
		return;
	list_begin(t, "services");
	for (size_t i = 0; i < d->services_n; i++)
		if (listed(t))
			service_line(t, &d->services[i]);
	list_end(t);
}

static void values(struct page *t)
{
	const struct da_diff *d = t->r->diff;

	if (!d->values_n)
		return;
	list_begin(t, "registry values");
	for (size_t i = 0; i < d->values_n; i++) {
		const struct da_side_value *a = d->values[i].a,
					   *b = d->values[i].b;

		if (!listed(t))
			continue;
		da_out_printf(t->out, "  %s\\", a->hive);
		da_out_text(t->out, a->path);
		da_out_printf(t->out, "!");
		da_out_text(t->out, *a->name ? a->name : "(default)");
		moved(t, ": ", a->text, b->text);
		if (a->type != b->type)
			moved_number(t, "; type ", a->type, b->type);
		else if (!strcmp(a->text, b->text))
			da_out_printf(t->out, " (the bytes differ)");
		da_out_printf(t->out, "\n");
	}
	list_end(t);
}

static void as_text(struct da_out *out, const struct da_diff_report *r)
{
	struct page t = { out, r, 0 };

	da_out_printf(out, "from A to B\n");
	side(&t, 'A', r->diff->a);
	side(&t, 'B', r->diff->b);
	if (r->note)
		da_out_printf(out, "  %s\n", r->note);
	summary(&t);
	findings(&t);
	packages(&t);
	services(&t);
	values(&t);
	da_out_printf(out, "\n%s (fail on %s), exit code %d\n",
		      r->exit_code == 2 ? "B fails where A did not" :
		      r->exit_code ? "no new failure seen, but not everything was examined" :
				     "no new failure",
		      r->fail_on ? da_severity_name(r->fail_on) : "none",
		      r->exit_code);
}

/* ---- JSON --------------------------------------------------------------- */

static void json_side(struct json *j, const char *name, const struct da_side *s)
{
	key(j, name);
	yajl_gen_map_open(j->g);
	text(j, "name", s->name);
	text(j, "kind", s->is_baseline ? "baseline" : "image");
	boolean(j, "complete", s->complete && !s->more);
	key(j, "missing");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < s->missing_n; i++)
		da_json_string(j, s->missing[i]);
	yajl_gen_array_close(j->g);
	yajl_gen_map_close(j->g);
}

static void json_counts(struct json *j, const char *name, struct counts c)
{
	key(j, name);
	yajl_gen_map_open(j->g);
	for (int i = 0; i < DA_CHANGES; i++)
		number(j, da_change_name((enum da_change)i), (int64_t)c.n[i]);
	yajl_gen_map_close(j->g);
}

static void json_finding_side(struct json *j, const char *name,
			      const struct da_side_finding *f)
{
	if (!f) {
		null(j, name);
		return;
	}
	key(j, name);
	yajl_gen_map_open(j->g);
	text(j, "verdict", da_verdict_name(f->is.verdict));
	text(j, "severity", da_severity_name(f->is.severity));
	text(j, "message", f->message);
	yajl_gen_map_close(j->g);
}

static void json_findings(struct json *j, const struct da_diff *d)
{
	key(j, "findings");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < d->findings_n; i++) {
		const struct da_diff_finding *x = &d->findings[i];
		const struct da_side_finding *f = x->b ? x->b : x->a;

		yajl_gen_map_open(j->g);
		text(j, "change", da_change_name(x->change));
		boolean(j, "new_failure", x->fails);
		text(j, "fingerprint", f->is.fingerprint);
		text(j, "rule", f->is.rule);
		text(j, "subject", f->is.subject);
		text(j, "item", f->is.item);
		text(j, "package", f->is.package);
		json_finding_side(j, "a", x->a);
		json_finding_side(j, "b", x->b);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

static void json_package_side(struct json *j, const char *name,
			      const struct da_side_package *p)
{
	if (!p) {
		null(j, name);
		return;
	}
	key(j, name);
	yajl_gen_map_open(j->g);
	text(j, "package", p->is.package);
	text(j, "version", p->is.version);
	text(j, "inf_sha256", p->is.inf_sha256);
	text(j, "published_name", p->published);
	text(j, "grade", p->grade);
	yajl_gen_map_close(j->g);
}

static void json_packages(struct json *j, const struct da_diff *d)
{
	key(j, "packages");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < d->packages_n; i++) {
		const struct da_diff_package *x = &d->packages[i];
		const struct da_side_package *p = x->b ? x->b : x->a;

		yajl_gen_map_open(j->g);
		text(j, "change", da_change_name(x->change));
		text(j, "original_name", p->is.original_name);
		text(j, "provider", p->is.provider);
		json_package_side(j, "a", x->a);
		json_package_side(j, "b", x->b);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

static void json_service_side(struct json *j, const char *name,
			      const struct da_baseline_service *s)
{
	if (!s) {
		null(j, name);
		return;
	}
	key(j, name);
	yajl_gen_map_open(j->g);
	/* -1: has none; null: not known, as in baselines */
	key(j, "start");
	if (s->start == DA_BASELINE_UNKNOWN)
		yajl_gen_null(j->g);
	else
		yajl_gen_integer(j->g, s->start);
	key(j, "type");
	if (s->type == DA_BASELINE_UNKNOWN)
		yajl_gen_null(j->g);
	else
		yajl_gen_integer(j->g, s->type);
	text(j, "image_path", s->image_path);
	text(j, "package", s->package);
	yajl_gen_map_close(j->g);
}

static void json_services(struct json *j, const struct da_diff *d)
{
	key(j, "services");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < d->services_n; i++) {
		const struct da_diff_service *x = &d->services[i];

		yajl_gen_map_open(j->g);
		text(j, "change", da_change_name(x->change));
		text(j, "name", (x->b ? x->b : x->a)->name);
		json_service_side(j, "a", x->a);
		json_service_side(j, "b", x->b);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

static void json_value_side(struct json *j, const char *name,
			    const struct da_side_value *v)
{
	key(j, name);
	yajl_gen_map_open(j->g);
	maybe(j, "type", v->type);
	maybe(j, "size", v->size);
	text(j, "data", v->text);
	yajl_gen_map_close(j->g);
}

static void json_values(struct json *j, const struct da_diff *d)
{
	key(j, "values");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < d->values_n; i++) {
		const struct da_side_value *a = d->values[i].a;

		yajl_gen_map_open(j->g);
		text(j, "hive", a->hive);
		text(j, "key", a->path);
		text(j, "value", a->name);
		boolean(j, "label", d->values[i].label);
		json_value_side(j, "a", a);
		json_value_side(j, "b", d->values[i].b);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

static void as_json(struct da_out *out, const struct da_diff_report *r)
{
	const struct da_diff *d = r->diff;
	struct json j = { .out = out };

	da_json_open(&j, out);
	yajl_gen_map_open(j.g);
	text(&j, "schema", "drvaudit-diff/1");
	da_json_tool(&j, r->argc, r->argv);
	key(&j, "policy");
	yajl_gen_map_open(j.g);
	text(&j, "profile", r->rules ? da_profile_name(r->profile) : NULL);
	text(&j, "fail_on", r->fail_on ? da_severity_name(r->fail_on) : "none");
	text(&j, "rule_set_sha256", r->rules ? r->rules->digest : NULL);
	yajl_gen_map_close(j.g);
	json_side(&j, "a", d->a);
	json_side(&j, "b", d->b);
	text(&j, "note", r->note);
	key(&j, "summary");
	yajl_gen_map_open(j.g);
	json_counts(&j, "findings", of_findings(d));
	number(&j, "findings_unchanged", (int64_t)d->unchanged);
	json_counts(&j, "packages", of_packages(d));
	json_counts(&j, "services", of_services(d));
	number(&j, "values_changed", (int64_t)d->values_n);
	number(&j, "exit_code", r->exit_code);
	yajl_gen_map_close(j.g);
	json_findings(&j, d);
	json_packages(&j, d);
	json_services(&j, d);
	json_values(&j, d);
	yajl_gen_map_close(j.g);
	da_json_close(&j);
}

int da_diff_write(const struct da_diff_report *report, const char *path,
		  struct da_err *err)
{
	struct da_out *out;
	int status = da_out_open(&out, path, err);

	if (status)
		return status;
	if (report->json)
		as_json(out, report);
	else
		as_text(out, report);
	return da_out_close(out, err);
}
