// SPDX-License-Identifier: Apache-2.0
/* The member "fleet": sums over all images.  How arrays are sorted stands in
 * drvaudit/rollup.h and in the schema. */
#include "config.h"
#include "rollup.h"

static void severities(struct json *j, const char *name, const size_t n[4])
{
	key(j, name);
	yajl_gen_map_open(j->g);
	for (int s = DA_SEVERITY_VIOLATION; s > DA_SEVERITY_OFF; s--)
		number(j, da_severity_name((enum da_severity)s), (int64_t)n[s]);
	yajl_gen_map_close(j->g);
}

static void coverage(struct json *j, const struct da_rollup *r)
{
	const struct da_fleet *f = r->fleet;

	key(j, "coverage");
	yajl_gen_map_open(j->g);
	number(j, "complete", (int64_t)r->complete);
	number(j, "incomplete", (int64_t)r->incomplete);
	number(j, "in_error", (int64_t)r->in_error);
	key(j, "not_complete");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < f->images_n; i++) {
		const struct da_image_result *m = &f->images[i];

		if (m->complete && !m->status)
			continue;
		yajl_gen_map_open(j->g);
		text(j, "name", m->name);
		text(j, "status", m->status ? "error" : "incomplete");
		text(j, "reason", m->error_text);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
	yajl_gen_map_close(j->g);
}

static void grades(struct json *j, const struct da_rollup *r)
{
	key(j, "grades");
	yajl_gen_array_open(j->g);
	for (int i = 0; i < DA_GRADES; i++) {
		yajl_gen_map_open(j->g);
		text(j, "grade", r->grades[i].name);
		number(j, "packages", (int64_t)r->grades[i].packages);
		number(j, "installations", (int64_t)r->grades[i].installations);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

static void rules(struct json *j, const struct da_rollup *r)
{
	key(j, "rules");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < r->rules_n; i++) {
		const struct da_rollup_rule *x = &r->rules[i];

		yajl_gen_map_open(j->g);
		text(j, "id", r->fleet->rules->p[x->rule].id);
		severities(j, "failing_images", x->images);
		severities(j, "failing_items", x->items);
		severities(j, "failing_items_of_no_package", x->of_no_package);
		number(j, "failing_packages", (int64_t)x->packages);
		number(j, "unknown_subjects", (int64_t)x->subjects_unknown);
		number(j, "images_in_error", (int64_t)x->images_error);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

static void packages(struct json *j, const struct da_rollup *r)
{
	key(j, "packages");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < r->packages_n; i++) {
		const struct da_rollup_package *p = &r->packages[i];

		yajl_gen_map_open(j->g);
		text(j, "package_id", p->package_id);
		text(j, "original_name", p->original_name);
		text(j, "provider", p->provider);
		text(j, "driver_version", p->driver_version);
		text(j, "inf_sha256", p->inf_sha256);
		number(j, "images", (int64_t)p->images);
		severities(j, "failing_images", p->failing_images);
		severities(j, "failing_items", p->items);
		severities(j, "failing_items_most", p->most);
		number(j, "unknown_items", (int64_t)p->unknown_items);
		number(j, "failing_rules", (int64_t)p->rules);
		text(j, "grade", p->grade);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

static void labels(struct json *j, const struct da_rollup *r)
{
	key(j, "labels");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < r->labels_n; i++) {
		const struct da_rollup_label *l = &r->labels[i];

		yajl_gen_map_open(j->g);
		text(j, "name", l->name);
		text(j, "value", l->value);
		number(j, "images", (int64_t)l->images);
		number(j, "failed", (int64_t)l->failed);
		number(j, "incomplete", (int64_t)l->incomplete);
		number(j, "in_error", (int64_t)l->in_error);
		severities(j, "failing_items", l->items);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

/* How often it was asked is no property of the fleet. */
static void trend(struct json *j, const struct da_rollup *r)
{
	if (j->report->deterministic) {
		null(j, "trend");
		return;
	}
	key(j, "trend");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < r->runs_n; i++) {
		const struct da_rollup_run *x = &r->runs[i];

		yajl_gen_map_open(j->g);
		text(j, "at", x->at);
		text(j, "tool", x->tool);
		text(j, "rule_set_sha256", x->rule_set);
		number(j, "images", (int64_t)x->images);
		number(j, "failed", (int64_t)x->failed);
		number(j, "not_complete", (int64_t)x->incomplete);
		severities(j, "failing_items", x->items);
		number(j, "unknown_subjects", (int64_t)x->unknown);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

void da_rollup_json(struct json *j)
{
	const struct da_rollup *r = j->report->rollup;

	key(j, "fleet");
	yajl_gen_map_open(j->g);
	number(j, "images", (int64_t)r->fleet->images_n);
	number(j, "failed", (int64_t)r->failed);
	number(j, "installations", (int64_t)r->installations);
	coverage(j, r);
	grades(j, r);
	rules(j, r);
	packages(j, r);
	labels(j, r);
	trend(j, r);
	yajl_gen_map_close(j->g);
}
