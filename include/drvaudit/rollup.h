// SPDX-License-Identifier: Apache-2.0
/*
 * rollup: the fleet by rule, package, image and label, from the counts that
 * check keeps.  No image is opened.  What is said of a content is added once for
 * each image that has it, so that all sums are those of the images' own counts;
 * what belongs to no package (services without one, images as a whole, a second
 * package of the same identity) is kept apart.
 *
 * Arrays of severities are indexed by it; [0] is not used.
 */
#ifndef DRVAUDIT_ROLLUP_H
#define DRVAUDIT_ROLLUP_H

#include "drvaudit/check.h"

struct da_rollup_rule {
	size_t rule;			/* of rules->p */
	size_t images[4];		/* on which items of a severity fail */
	size_t images_error;		/* on which it stopped */
	size_t packages;		/* distinct ones that fail it */
	size_t items[4], of_no_package[4];
	size_t subjects_unknown;
};

struct da_rollup_package {
	int64_t package;		/* s_package */
	const char *package_id, *original_name, *provider, *driver_version,
		*inf_sha256;
	size_t images, failing_images[4];
	size_t items[4];		/* over all images */
	size_t most[4];			/* on the image that has the most */
	size_t unknown_items;		/* over all images */
	size_t rules;			/* that it fails */
	const char *grade;		/* over its windows, the worst; NULL: not graded */
};

struct da_rollup_image {
	size_t image;			/* of fleet->images */
	bool failed;			/* by policy */
	size_t rule;			/* that fails most, or rules->n */
	enum da_severity severity;	/* of these items, the worst that the image has */
	size_t items;
};

struct da_rollup_label {
	const char *name, *value;
	size_t images, failed, incomplete, in_error, items[4];
};

struct da_rollup_grade {
	const char *name;
	size_t packages, installations;
};
#define DA_GRADES 8			/* best first */

struct da_rollup_run {
	int64_t run;
	const char *at, *tool, *rule_set;	/* at: NULL, not told */
	size_t images, failed, incomplete, items[4], unknown;
};
#define DA_RUNS_SHOWN 5

struct da_rollup {
	const struct da_fleet *fleet;
	size_t failed, complete, incomplete, in_error;	/* images */
	size_t items[4], unknown, not_collected;	/* the last two: subjects */
	size_t installations;
	/* all rules in force: violations, packages, warnings, notes (images on
	 * which they fail), most first, then unknown; then by id */
	struct da_rollup_rule *rules;
	size_t rules_n;
	/* those that are judged; by images with violations, violations on one
	 * image, then warnings and notes alike, most first; then by identity */
	struct da_rollup_package *packages;
	size_t packages_n;
	/* violations, warnings, notes, most first; then in error, incomplete; then
	 * by name */
	struct da_rollup_image *images;
	struct da_rollup_label *labels;		/* by name and value */
	size_t labels_n;
	struct da_rollup_grade grades[DA_GRADES];
	struct da_rollup_run runs[DA_RUNS_SHOWN];	/* with this profile, newest first */
	size_t runs_n;
	struct da_arena *arena;
};

/* The fleet must stay.  DA_EIO "store", DA_ECORRUPT "store-damaged". */
int da_rollup_load(struct da_rollup *out, struct da_check *c,
		   const struct da_fleet *f, enum da_severity fail_on,
		   struct da_err *err);
void da_rollup_free(struct da_rollup *r);

/* Is the image refused by a policy that fails on this? */
bool da_image_fails(const struct da_image_result *r, enum da_severity fail_on);

/* Writes a line of s_run about what was loaded, which then is the newest of runs;
 * at NULL: when is not told. */
int da_rollup_note_run(struct da_rollup *r, const char *at,
		       const char *tool, struct da_err *err);

#endif
