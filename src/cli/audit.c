// SPDX-License-Identifier: Apache-2.0
/* From targets to a report, whether the store is in memory or in a file. */
#include "config.h"
#include "audit.h"
#include "job.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

static int store_failed(const char *target, const struct da_err *err)
{
	complain(target, "%s", err->text);
	return 69;
}

int audit_open(struct audit *a, const struct options *o, const char *store)
{
	int status;

	memset(a, 0, sizeof(*a));
	a->o = o;
	a->path = store;
	status = open_store(&a->store);
	return status ? status : load_rules(&a->rules, a->store, false, o);
}

void audit_close(struct audit *a)
{
	for (size_t i = 0; i < a->findings_n; i++)
		if (a->findings[i].arena)
			da_findings_free(&a->findings[i]);
	free(a->findings);
	free(a->images);
	if (a->fleet.arena)
		da_fleet_free(&a->fleet);
	da_check_free(a->check);
	if (a->rules.p)
		da_rules_free(&a->rules);
	da_store_close(a->store);
}

static int collect_one(struct job *job, void *ctx)
{
	struct audit *a = ctx;
	const struct da_store_about about = {
		.name = job->name, .position = job->number - 1,
		.tool = PACKAGE_VERSION,
	};
	struct da_err err = { 0 };
	int64_t image;
	int status;

	if (da_store_empty(a->store, &err))
		return store_failed(job->name, &err);
	status = run_job(job, NULL);
	if (status)
		return status;
	if (da_store_keep(a->store, &about, &image, &err))
		return store_failed(job->name, &err);
	a->images = da_realloc(a->images, (a->images_n + 1) *
			       sizeof(*a->images));
	a->images[a->images_n++] = image;
	return 0;
}

int audit_collect(struct audit *a)
{
	return each_job(a->store, a->o, collect_one, a);
}

/* Judges and confirms the image of a job. */
static int judge_one(struct job *job, void *ctx)
{
	struct audit *a = ctx;
	size_t i = (size_t)job->number - 1;
	struct da_findings *f = &a->findings[i];
	struct da_err err = { 0 };

	if (da_store_take(a->store, a->images[i], &err) ||
	    da_check_image(a->check, a->images[i], f, &err))
		return store_failed(job->name, &err);
	if (a->o->confirm != CONFIRM_OFF && confirm_one(job, f) &&
	    da_store_keep_again(a->store, &err))
		return store_failed(job->name, &err);
	return 0;
}

int audit_judge(struct audit *a)
{
	struct da_err err = { 0 };
	size_t unchecked;
	int status;

	a->findings_n = a->images_n;
	a->findings = da_calloc(a->images_n + 1, sizeof(*a->findings));
	if (da_check_new(&a->check, &a->rules, da_store_db(a->store),
			 &a->o->judge, &err) ||
	    da_check_contents(a->check, &err))
		return store_failed(NULL, &err);
	status = each_job(a->store, a->o, judge_one, a);
	if (!status && da_fleet_load(&a->fleet, a->check, a->path != NULL,
				     &unchecked, &err))
		return store_failed(NULL, &err);
	return status;
}

static const struct da_findings *details(void *ctx, size_t i,
					 struct da_err *err)
{
	struct audit *a = ctx;

	if (da_store_take(a->store, a->fleet.images[i].image, err))
		return NULL;
	return &a->findings[i];
}

static void statistics(const struct audit *a)
{
	for (size_t i = 0; i < a->rules.n; i++) {
		double seconds = 0;

		for (size_t k = 0; k < a->findings_n; k++)
			seconds += a->findings[k].by_rule[i].seconds;
		fprintf(stderr, "rule: %s %.3f s\n", a->rules.p[i].id, seconds);
	}
}

int audit_report(struct audit *a, int argc, char **argv)
{
	struct da_report report = {
		.fleet = &a->fleet, .details = details, .ctx = a,
		.failure = &a->failure, .fail_on = a->o->fail_on,
		.argc = argc, .argv = argv, .verbose = a->o->verbose,
		.exit_code = da_fleet_exit(&a->fleet, a->o->fail_on,
					   a->o->fail_on_incomplete),
	};

	if (getenv("DRVAUDIT_STATS"))
		statistics(a);
	for (size_t i = 0; i < a->o->outputs; i++) {
		struct da_err err = { 0 };
		int status = da_report_write(a->o->output[i].format, &report,
					     a->o->output[i].path, &err);

		if (!status && !*a->failure.code)
			continue;
		if (!status)
			return store_failed(NULL, &a->failure);
		complain(NULL, "the report is not written: %s", err.text);
		return status == DA_EACCES ? EXIT_CREATE : EXIT_WRITE;
	}
	return report.exit_code;
}
