// SPDX-License-Identifier: Apache-2.0
/*
 * Waivers, the baseline and the profile file in reports: what was waived stays in
 * sight, with who answers for it, and so does what no longer works.
 */
#include "config.h"
#include "policy.h"

#include "drvaudit/diff.h"
#include "drvaudit/profile.h"

#include <stdlib.h>

#define LISTED 10	/* lines of one kind in text; --verbose lists all */

void da_policy_sums(const struct da_fleet *f, struct da_image_result *out)
{
	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < f->images_n; i++)
		for (int s = 0; s < 4; s++) {
			out->failing[s] += f->images[i].failing[s];
			out->waived[s] += f->images[i].waived[s];
			out->known[s] += f->images[i].known[s];
			out->states[s] += f->images[i].states[s];
		}
}

/* ---- text: findings and images ------------------------------------------ */

void da_policy_text_state(struct da_out *out, const struct da_finding *f)
{
	if (f->baseline)
		da_out_printf(out, " [%s]", da_baseline_state_name(
			(enum da_baseline_state)(f->baseline - 1)));
}

static void waiver_line(struct da_out *out, const char *what,
			const struct da_waiver *w)
{
	char date[DA_DATE_MAX];

	da_date_text(w->expires, date);
	da_out_printf(out, "        %s ", what);
	da_out_text(out, w->id);
	da_out_printf(out, " %s %s: ", w->expired ? "ended" : "until", date);
	da_out_text(out, w->reason);
	da_out_printf(out, " (");
	da_out_text(out, w->owner);
	da_out_printf(out, ")\n");
}

void da_policy_text_waiver(struct da_out *out, const struct da_finding *f)
{
	if (f->waiver)
		waiver_line(out, "waived by", f->waiver);
	else if (f->lapsed)
		waiver_line(out, "NOT waived any more:", f->lapsed);
}

static void three(struct da_out *out, const char *what, const size_t n[4])
{
	da_out_printf(out, "%s: violations %zu, warnings %zu, notes %zu", what,
		      n[DA_SEVERITY_VIOLATION], n[DA_SEVERITY_WARNING],
		      n[DA_SEVERITY_INFO]);
}

void da_policy_text_counts(struct da_out *out, const struct da_policy *p,
			   const struct da_image_result *r, const char *indent)
{
	size_t before[4];

	if (!p)
		return;
	for (int s = 0; s < 4; s++)
		before[s] = r->failing[s] + r->waived[s] + r->known[s];
	if (p->has_waivers) {
		da_out_printf(out, "%s", indent);
		three(out, "waived", r->waived);
		da_out_printf(out, "\n");
	}
	if (p->new_only) {
		da_out_printf(out, "%s", indent);
		three(out, "in the baseline, so not counted", r->known);
		da_out_printf(out, "\n");
	}
	if (p->has_waivers || p->new_only) {
		da_out_printf(out, "%s", indent);
		three(out, !p->new_only ? "before waivers" :
		      p->has_waivers ? "before waivers and baseline" :
				       "before the baseline", before);
		da_out_printf(out, "\n");
	}
	if (p->has_baseline)
		da_out_printf(out, "%sagainst the baseline: %zu findings new, %zu unchanged, %zu updated, %zu absent\n",
			      indent, r->states[DA_BASELINE_NEW],
			      r->states[DA_BASELINE_UNCHANGED],
			      r->states[DA_BASELINE_UPDATED],
			      r->states[DA_BASELINE_ABSENT]);
}

struct list {
	struct da_out *out;
	const char *indent;
	bool verbose;
	size_t n;
};

static bool listed(struct list *l)
{
	bool shown = ++l->n <= LISTED || l->verbose;

	if (shown)
		da_out_printf(l->out, "%s", l->indent);
	return shown;
}

static void list_end(struct list *l)
{
	if (l->n > LISTED && !l->verbose)
		da_out_printf(l->out, "%s... %zu more; --verbose lists them\n",
			      l->indent, l->n - LISTED);
}

static void package_name(struct da_out *out, const struct da_side_package *p)
{
	da_out_text(out, *p->is.original_name ? p->is.original_name :
						p->is.package);
	da_out_printf(out, " ");
	da_out_text(out, *p->is.version ? p->is.version : "of no known version");
	if (*p->is.provider) {
		da_out_printf(out, " (");
		da_out_text(out, p->is.provider);
		da_out_printf(out, ")");
	}
}

static void drift_lines(struct da_out *out, const struct da_diff *d,
			bool verbose, const char *indent)
{
	struct list l = { out, indent, verbose, 0 };

	for (size_t i = 0; i < d->packages_n; i++) {
		const struct da_diff_package *x = &d->packages[i];

		if (!listed(&l))
			continue;
		da_out_printf(out, "- package %s: ", x->change == DA_ADDED ?
			      "not in the baseline" : x->change == DA_REMOVED ?
			      "only in the baseline" : "changed");
		if (x->change == DA_CHANGED) {
			package_name(out, x->a);
			da_out_printf(out, " is now ");
		}
		package_name(out, x->b ? x->b : x->a);
		da_out_printf(out, "\n");
	}
	list_end(&l);
	l.n = 0;
	for (size_t i = 0; i < d->services_n; i++) {
		const struct da_diff_service *x = &d->services[i];

		if (!listed(&l))
			continue;
		da_out_printf(out, "- service %s: ", x->change == DA_ADDED ?
			      "not in the baseline" : x->change == DA_REMOVED ?
			      "only in the baseline" : "changed");
		da_out_text(out, (x->b ? x->b : x->a)->name);
		da_out_printf(out, "\n");
	}
	list_end(&l);
	l.n = 0;
	for (size_t i = 0; i < d->findings_n; i++) {
		const struct da_side_finding *f = d->findings[i].a;

		if (d->findings[i].change != DA_REMOVED || !listed(&l))
			continue;
		da_out_printf(out, "- finding absent: ");
		da_out_text(out, f->is.rule);
		da_out_printf(out, " ");
		da_out_text(out, f->is.subject);
		da_out_printf(out, ": ");
		da_out_text(out, f->is.item);
		da_out_printf(out, "\n");
	}
	list_end(&l);
}

/* The image at work against the baseline. */
struct drift {
	struct da_side golden, image;
	struct da_diff diff;
};

static bool drift_make(struct drift *d, const struct da_report *report,
		       const struct da_findings *f)
{
	memset(d, 0, sizeof(*d));
	if (!report->policy || !report->policy->has_baseline || !f->images_n ||
	    f->images[0].status)
		return false;
	if (da_side_of_image(&d->image, f, f->images[0].name, report->failure))
		return false;
	da_side_of_baseline(&d->golden, &report->policy->baseline);
	da_diff_make(&d->diff, &d->golden, &d->image);
	return true;
}

static void drift_free(struct drift *d)
{
	da_diff_free(&d->diff);
	da_side_free(&d->golden);
	da_side_free(&d->image);
}

void da_policy_text_drift(struct da_out *out, const struct da_report *report,
			  const struct da_findings *f, const char *indent)
{
	struct drift d;

	if (!drift_make(&d, report, f))
		return;
	drift_lines(out, &d.diff, report->verbose, indent);
	drift_free(&d);
}

/* ---- text: the run ------------------------------------------------------ */

enum kind { EXPIRED, STALE, SOON, BROAD, KINDS };

static bool is_of(const struct da_policy *p, size_t i, enum kind kind)
{
	const struct da_waiver *w = &p->waivers.p[i];

	switch (kind) {
	case EXPIRED:
		return w->expired;
	case STALE:
		return !p->hits[i] && !w->expired;
	case SOON:
		return w->soon;
	default:
		return w->broad && !w->expired;
	}
}

static void list_waivers(struct da_out *out, const struct da_report *report,
			 enum kind kind)
{
	static const char *const names[] = { "expired", "stale", "soon",
					     "broad" };
	const struct da_policy *p = report->policy;
	struct list l = { out, "  ", report->verbose, 0 };

	for (size_t i = 0; i < p->waivers.n; i++) {
		const struct da_waiver *w = &p->waivers.p[i];
		char date[DA_DATE_MAX];

		if (!is_of(p, i, kind) || !listed(&l))
			continue;
		da_date_text(w->expires, date);
		da_out_printf(out, "%s: ", names[kind]);
		da_out_text(out, w->id);
		da_out_printf(out, " (");
		da_out_text(out, w->owner);
		switch (kind) {
		case EXPIRED:
			da_out_printf(out, ") ended %s; it matches %llu failing items",
				      date, (unsigned long long)p->hits[i]);
			break;
		case STALE:
			da_out_printf(out, ") matched nothing");
			break;
		case SOON:
			da_out_printf(out, ") ends %s", date);
			break;
		default:
			da_out_printf(out, ") narrows nothing; it matches %llu failing items",
				      (unsigned long long)p->hits[i]);
		}
		da_out_printf(out, "\n");
	}
	list_end(&l);
}

void da_policy_text_run(struct da_out *out, const struct da_report *report)
{
	const struct da_policy *p = report->policy;
	struct da_image_result all;
	size_t expired = 0;
	char date[DA_DATE_MAX];

	if (!p)
		return;
	da_policy_sums(report->fleet, &all);
	for (size_t i = 0; i < p->waivers.n; i++)
		expired += p->waivers.p[i].expired;
	if (p->has_waivers) {
		da_date_text(p->waivers.as_of, date);
		da_out_printf(out, "\nwaivers on %s: %zu given, %zu expired\n",
			      date, p->waivers.n, expired);
	} else {
		da_out_printf(out, "\n");
	}
	if (p->has_baseline) {
		da_out_printf(out, "baseline ");
		da_out_text(out, p->baseline.head.name);
		da_out_printf(out, "%s\n", p->new_only ?
			      "; only what is new counts" : "");
		if (strcmp(p->baseline.head.profile, da_profile_name(
				report->fleet->options.profile)) != 0)
			da_out_printf(out, "  it was made by another profile: what is new may be so for that\n");
		else if (strcmp(p->baseline.head.rule_set_sha256,
				report->fleet->rules->digest) != 0)
			da_out_printf(out, "  it was made by other rules: what is new may be so for that\n");
	}
	if (report->fleet->images_n > 1)
		da_policy_text_counts(out, p, &all, "  ");
	for (int k = 0; k < KINDS && p->has_waivers; k++)
		list_waivers(out, report, (enum kind)k);
}

/* ---- JSON --------------------------------------------------------------- */

static void counts(struct json *j, const char *name, const size_t n[4])
{
	key(j, name);
	yajl_gen_map_open(j->g);
	for (int i = DA_SEVERITY_VIOLATION; i >= DA_SEVERITY_INFO; i--)
		number(j, da_severity_name((enum da_severity)i), (int64_t)n[i]);
	yajl_gen_map_close(j->g);
}

void da_policy_json_profile(struct json *j, const struct da_rules *rules)
{
	const struct da_profile_file *file = rules->profile;

	if (!file) {
		null(j, "profile_file");
		return;
	}
	key(j, "profile_file");
	yajl_gen_map_open(j->g);
	text(j, "name", file->name);
	number(j, "version", file->version);
	text(j, "base", da_profile_name(file->base));
	text(j, "sha256", file->sha256);
	yajl_gen_map_close(j->g);
}

void da_policy_json_policy(struct json *j)
{
	const struct da_policy *p = j->report->policy;
	char date[DA_DATE_MAX];

	da_policy_json_profile(j, j->report->fleet->rules);
	text(j, "waivers_sha256", p && p->has_waivers ? p->waivers.digest :
							NULL);
	if (p && p->has_waivers)
		da_date_text(p->waivers.as_of, date);
	text(j, "as_of", p && p->has_waivers ? date : NULL);
	text(j, "baseline_sha256", p && p->has_baseline ? p->baseline.sha256 :
							  NULL);
	boolean(j, "new_only", p && p->new_only);
}

void da_policy_json_counts(struct json *j, const struct da_image_result *r)
{
	const struct da_policy *p = j->report->policy;
	size_t before[4];

	if (!p)
		return;
	for (int s = 0; s < 4; s++)
		before[s] = r->failing[s] + r->waived[s] + r->known[s];
	if (p->has_waivers)
		counts(j, "waived_items", r->waived);
	if (p->new_only)
		counts(j, "known_items", r->known);
	if (p->has_waivers || p->new_only)
		counts(j, "failing_items_before", before);
	if (!p->has_baseline)
		return;
	key(j, "baseline_states");
	yajl_gen_map_open(j->g);
	for (int s = 0; s < 4; s++)
		number(j, da_baseline_state_name((enum da_baseline_state)s),
		       (int64_t)r->states[s]);
	yajl_gen_map_close(j->g);
}

static void one_waiver(struct json *j, const char *name,
		       const struct da_waiver *w)
{
	char date[DA_DATE_MAX];

	if (!w)
		return;
	da_date_text(w->expires, date);
	key(j, name);
	yajl_gen_map_open(j->g);
	text(j, "id", w->id);
	text(j, "reason", w->reason);
	text(j, "owner", w->owner);
	text(j, "expires", date);
	yajl_gen_map_close(j->g);
}

void da_policy_json_finding(struct json *j, const struct da_finding *f)
{
	one_waiver(j, "waived", f->waiver);
	one_waiver(j, "expired_waiver", f->waiver ? NULL : f->lapsed);
	if (f->baseline)
		text(j, "baseline_state", da_baseline_state_name(
			(enum da_baseline_state)(f->baseline - 1)));
}

static void one_package(struct json *j, const char *change,
			const struct da_baseline_package *p)
{
	yajl_gen_map_open(j->g);
	text(j, "change", change);
	text(j, "package", p->package);
	text(j, "original_name", p->original_name);
	text(j, "provider", p->provider);
	text(j, "version", p->version);
	text(j, "inf_sha256", p->inf_sha256);
	yajl_gen_map_close(j->g);
}

static void drift_packages(struct json *j, const struct da_diff *d)
{
	key(j, "packages");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < d->packages_n; i++) {
		const struct da_diff_package *x = &d->packages[i];

		if (x->a)
			one_package(j, "gone", &x->a->is);
		if (x->b)
			one_package(j, "new", &x->b->is);
	}
	yajl_gen_array_close(j->g);
}

static void drift_services(struct json *j, const struct da_diff *d)
{
	key(j, "services");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < d->services_n; i++) {
		const struct da_diff_service *x = &d->services[i];

		yajl_gen_map_open(j->g);
		text(j, "change", x->change == DA_ADDED ? "new" :
		     x->change == DA_REMOVED ? "gone" : "changed");
		text(j, "name", (x->b ? x->b : x->a)->name);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

static void drift_absent(struct json *j, const struct da_diff *d)
{
	key(j, "absent");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < d->findings_n; i++) {
		const struct da_side_finding *f = d->findings[i].a;

		if (d->findings[i].change != DA_REMOVED)
			continue;
		yajl_gen_map_open(j->g);
		text(j, "fingerprint", f->is.fingerprint);
		text(j, "rule", f->is.rule);
		text(j, "verdict", da_verdict_name(f->is.verdict));
		text(j, "severity", da_severity_name(f->is.severity));
		text(j, "subject", f->is.subject);
		text(j, "item", f->is.item);
		text(j, "baseline_state",
		     da_baseline_state_name(DA_BASELINE_ABSENT));
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

void da_policy_json_drift(struct json *j)
{
	struct drift d;

	if (!drift_make(&d, j->report, j->findings))
		return;
	key(j, "baseline");
	yajl_gen_map_open(j->g);
	drift_absent(j, &d.diff);
	drift_packages(j, &d.diff);
	drift_services(j, &d.diff);
	yajl_gen_map_close(j->g);
	drift_free(&d);
}

static void run_waivers(struct json *j, const struct da_policy *p)
{
	key(j, "waivers");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < p->waivers.n; i++) {
		const struct da_waiver *w = &p->waivers.p[i];
		char date[DA_DATE_MAX];

		da_date_text(w->expires, date);
		yajl_gen_map_open(j->g);
		text(j, "id", w->id);
		text(j, "file", w->file);
		number(j, "line", w->line);
		text(j, "state", w->expired ? "expired" : w->soon ? "soon" :
								    "valid");
		boolean(j, "stale", !p->hits[i]);
		boolean(j, "broad", w->broad);
		number(j, "matched_items", (int64_t)p->hits[i]);
		text(j, "reason", w->reason);
		text(j, "owner", w->owner);
		text(j, "expires", date);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

void da_policy_json_run(struct json *j)
{
	const struct da_policy *p = j->report->policy;

	if (p && p->has_waivers)
		run_waivers(j, p);
	if (!p || !p->has_baseline)
		return;
	key(j, "baseline");
	yajl_gen_map_open(j->g);
	text(j, "path", p->baseline.path);
	text(j, "name", p->baseline.head.name);
	text(j, "sha256", p->baseline.sha256);
	text(j, "profile", p->baseline.head.profile);
	text(j, "rule_set_sha256", p->baseline.head.rule_set_sha256);
	boolean(j, "same_rules", !strcmp(p->baseline.head.rule_set_sha256,
					 j->report->fleet->rules->digest));
	yajl_gen_map_close(j->g);
}
