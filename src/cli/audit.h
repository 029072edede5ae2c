// SPDX-License-Identifier: Apache-2.0
/*
 * What scan, collect, check and report share: a store, rules, what they said.
 *
 * A store in memory: one process, one image after the other, findings kept.  A
 * store in a file: workers, each with a connection of its own, bring in images
 * and results; findings are made again of the images that a report shows.
 */
#ifndef DA_CLI_AUDIT_H
#define DA_CLI_AUDIT_H

#include "cli.h"
#include "job.h"

#include "drvaudit/check.h"
#include "drvaudit/policy.h"
#include "drvaudit/rollup.h"

struct audit {
	const struct options *o;
	const char *path;		/* of the store; NULL: in memory */
	bool ours;			/* a temporary one, for the workers of scan */
	struct da_store *store;
	struct da_rules rules;
	struct da_check *check;
	struct da_fleet fleet;
	struct da_rollup rollup;
	bool anew;			/* something was judged that was not before */
	/* findings of images by position; of a store in a file those of one image */
	struct da_findings *findings;
	size_t findings_n;
	size_t shown;			/* fleet.images[shown - 1] is the one */
	int64_t *images;		/* by position of the target */
	size_t images_n;
	struct collecting with;
	struct da_err failure;		/* of details */
	struct da_policy policy;
	/* while workers are at it */
	int64_t *missing;		/* images to check */
	size_t missing_n;
	size_t skipped;			/* done before, with --resume */
};

/* These return 0, or an exit code after one line on stderr. */

/* Opens the store of the options; rules, if they are asked for, before any image. */
int audit_open(struct audit *a, const struct options *o, bool rules);
/* Every target of the options into the store. */
int audit_collect(struct audit *a);
/* How collecting ended: 0, or the code of the worst target if all failed, or 3. */
int audit_collected(struct audit *a);
/* Everything in the store judged; images of this command confirmed as well. */
int audit_judge(struct audit *a, bool confirm);
int audit_report(struct audit *a, int argc, char **argv);
void audit_close(struct audit *a);
/* UTC, ISO 8601; NULL where --deterministic wants none. */
const char *audit_now(const struct options *o, char out[32]);
/* Findings of an image by its position in the fleet, until the next call. */
const struct da_findings *audit_details(struct audit *a, size_t i,
					struct da_err *err);
/* Images that --image names, by position; NULL when it names none. */
bool *audit_chosen(const struct audit *a, int *status);

#endif
