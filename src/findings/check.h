// SPDX-License-Identifier: Apache-2.0
/* Between the fold and the answers that are kept. */
#ifndef DA_FINDINGS_CHECK_H
#define DA_FINDINGS_CHECK_H

#include "drvaudit/check.h"

/* What a rule said of one image. */
struct da_rule_tally {
	uint32_t verdicts[DA_VERDICTS];
	uint32_t not_collected;
	uint32_t failing[DA_PROFILES][4];	/* items, by severity */
	uint32_t unknown_items;
};

/* Items of a rule on INF files, for contents that are sorted by inf.  An error is
 * that of the rule when it was asked. */
int da_check_replay(struct da_check *c, size_t rule,
		    const struct da_content *contents, size_t n,
		    da_item_fn *fn, void *ctx, struct da_err *err);
/* Items of another rule, those that say the same once. */
int da_check_ask(struct da_check *c, const struct da_rule *rule,
		 da_item_fn *fn, void *ctx, struct da_err *err);
/* A subject of the image at work failed, or is not known. */
void da_check_found(struct da_check *c, const struct da_rule *rule,
		    int64_t package, const char *subject,
		    const uint32_t failing[DA_PROFILES][4], uint32_t unknown);

/*
 * What rules on INF files have against contents, for the profile at hand: items
 * by severity and those that are unknown, by content and rule.  Contents of which
 * a rule says nothing of that kind, or at which it stopped, are left out.
 */
typedef void da_content_fn(void *ctx, int64_t inf, size_t rule,
			   const uint32_t failing[4], uint32_t unknown);
void da_check_each_content(const struct da_check *c, da_content_fn *fn,
			   void *ctx);
/* The counts of a line of s_result or s_found; false: damaged. */
bool da_check_tally(const void *counts, size_t n, struct da_rule_tally *t);

/* Rules, options and connection of a fleet; the lines of s_result that an image has
 * when nothing is missing. */
size_t da_check_of(const struct da_check *c, struct da_fleet *out);

/* As da_judge(), with the answers that check keeps; tallies may be NULL. */
int da_judge_kept(struct da_findings *out, struct da_check *check,
		  struct da_rules *rules, sqlite3 *db,
		  const struct da_judge_options *options,
		  struct da_rule_tally *tallies, struct da_err *err);
/* No findings, only counts, of the rules that are wanted. */
int da_judge_counts(struct da_findings *out, struct da_check *check,
		    struct da_rules *rules, sqlite3 *db,
		    const struct da_judge_options *options, const bool *wanted,
		    struct da_rule_tally *tallies, struct da_err *err);

#endif
