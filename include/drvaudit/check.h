// SPDX-License-Identifier: Apache-2.0
/*
 * check: rules asked once, of each content and of each image; what they said
 * is kept in the store (tables s_rule, s_content_items, s_result, s_found,
 * s_grade), so that a new rule costs itself and nothing else.
 *
 * Kept under a digest of the rule's text, of lists and views, of the severities in
 * force, of what is judged and of the version: whatever changes an answer changes it.
 */
#ifndef DRVAUDIT_CHECK_H
#define DRVAUDIT_CHECK_H

#include "drvaudit/findings.h"

struct da_check;

/*
 * Rules must be loaded on db, the connection of the store.  DA_EIO "store".
 * options, rules and db must stay.
 */
int da_check_new(struct da_check **out, struct da_rules *rules, sqlite3 *db,
		 const struct da_judge_options *options, struct da_err *err);
void da_check_free(struct da_check *c);

/*
 * Asks the rules on INF files about contents that they were not asked about, in
 * one transaction, and has all answers at hand.
 */
int da_check_contents(struct da_check *c, struct da_err *err);

/* Images that lack an answer, those of one base together; owned by the caller. */
int da_check_missing(struct da_check *c, int64_t **images, size_t *n,
		     struct da_err *err);
/*
 * Asks what is missing about the image at work (da_store_take), whose number in
 * the catalogue is image.  words, if not NULL: all rules are asked, and these
 * are the findings.  An image that fails leaves no answer.  Nothing is in the store before da_check_write(), which
 * brings in everything since the last one, in one transaction.
 */
int da_check_image(struct da_check *c, int64_t image,
		   struct da_findings *words, struct da_err *err);

int da_check_write(struct da_check *c, struct da_err *err);
/*
 * The same rules on another connection, with all answers about contents: for a
 * process that was forked.  db NULL: the connection goes away, another will come.
 */
int da_check_move(struct da_check *c, struct da_rules *rules, sqlite3 *db,
		  struct da_err *err);

/* Time that images took for a rule, so far and in this process; for benchmarks. */
double da_check_seconds(const struct da_check *c, size_t rule);

/* Findings of the image at work, as da_judge() would make them. */
int da_check_findings(struct da_check *c, struct da_findings *out,
		      struct da_err *err);

/* All images of the catalogue, judged. */
struct da_fleet {
	const struct da_rules *rules;
	struct da_judge_options options;
	sqlite3 *db;
	/* by position (store in memory) or by name; n counts findings, first is unused */
	struct da_image_result *images;
	size_t images_n;
	struct da_rule_result *by_rule;	/* as rules->p */
	struct da_arena *arena;
};

/* Of images that were checked.  unchecked: images that were not. */
int da_fleet_load(struct da_fleet *out, struct da_check *c, bool by_name,
		  size_t *unchecked, struct da_err *err);
void da_fleet_free(struct da_fleet *f);
/* As da_findings_exit(). */
int da_fleet_exit(const struct da_fleet *f, enum da_severity fail_on,
		  bool fail_on_incomplete);

#endif
