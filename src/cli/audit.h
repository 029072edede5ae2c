// SPDX-License-Identifier: Apache-2.0
/* What scan, collect, check and report share: a store, rules, what they said. */
#ifndef DA_CLI_AUDIT_H
#define DA_CLI_AUDIT_H

#include "cli.h"

#include "drvaudit/check.h"

struct audit {
	const struct options *o;
	struct da_store *store;
	const char *path;		/* of the store; NULL: in memory */
	struct da_rules rules;
	struct da_check *check;
	struct da_fleet fleet;
	/* findings of images by position, as far as they were kept; of a store in a
	 * file those of the image at work */
	struct da_findings *findings;
	size_t findings_n;
	int64_t *images;		/* by position of the target */
	size_t images_n;
	struct da_err failure;		/* of details */
};

/* These return 0, or an exit code after one line on stderr. */
int audit_open(struct audit *a, const struct options *o, const char *store);
/* Every target of the options into the store. */
int audit_collect(struct audit *a);
/* Everything in the store judged; of a store in memory, confirmed as well. */
int audit_judge(struct audit *a);
int audit_report(struct audit *a, int argc, char **argv);
void audit_close(struct audit *a);

#endif
