// SPDX-License-Identifier: Apache-2.0
/* Between the fold and the grades. */
#ifndef DA_FINDINGS_GRADE_H
#define DA_FINDINGS_GRADE_H

#include "drvaudit/findings.h"

struct da_grader;

/* evidence.c: its prepared questions. */
#define DA_ASKED_MAX 8
struct da_asked {
	const char *sql;	/* a literal: compared by its address */
	sqlite3_stmt *q;
};
void da_evidence_forget(struct da_findings *f);

/* Loads the windows of every package that is judged into f. */
int da_grader_new(struct da_grader **out, struct da_findings *f,
		  struct da_err *err);
void da_grader_free(struct da_grader *g);
/* An item of a rule on INF files or packages. */
void da_grader_item(struct da_grader *g, const struct da_rule *rule,
		    const struct da_item *item);
/* builds (-1: unknown) of images, both sorted by image. */
void da_grader_fold(struct da_grader *g, const int64_t *builds,
		    const int64_t *images, size_t n);

#endif
