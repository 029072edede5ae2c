// SPDX-License-Identifier: Apache-2.0
/*
 * side: what an image, or a baseline, has to be compared by: findings, packages
 * that are not of Windows, services, grades, registry values that facts cite.
 */
#ifndef DRVAUDIT_SIDE_H
#define DRVAUDIT_SIDE_H

#include "drvaudit/baseline.h"

struct da_side_finding {
	struct da_baseline_finding is;
	const char *message;		/* NULL: of a baseline, which has none */
};

struct da_side_package {
	struct da_baseline_package is;
	const char *published;		/* NULL: of a baseline */
	const char *grade;		/* as the image uses it, or NULL */
};

struct da_side_value {
	const char *hive, *path, *name;	/* CurrentControlSet for the one in force */
	int64_t type, size;
	const char *text;
	char digest[DA_SHA256_HEX];	/* of the data that is kept */
};

struct da_side {
	const char *name;
	bool is_baseline;		/* no grades and no values */
	bool complete;			/* a baseline does not tell: true */
	const char **missing;		/* areas: what was not read, and why */
	size_t missing_n;
	struct da_side_finding *findings;	/* by fingerprint */
	size_t findings_n;
	bool more;			/* DA_FINDINGS_MAX reached */
	struct da_side_package *packages;	/* by name, provider, the rest */
	size_t packages_n;
	struct da_baseline_service *services;	/* by name */
	size_t services_n;
	struct da_side_value *values;	/* by hive, path, name */
	size_t values_n;
	struct da_arena *arena;
};

/*
 * Of the image at work, whose findings f are.  Texts of findings and rules are
 * copied.  DA_EIO "store".
 */
int da_side_of_image(struct da_side *out, const struct da_findings *f,
		     const char *name, struct da_err *err);
/* b must stay. */
void da_side_of_baseline(struct da_side *out, const struct da_baseline *b);
void da_side_free(struct da_side *s);	/* zeroed ones, too */

/* What a finding is in a baseline; id of its package as da_side_of_image() has it. */
void da_side_write(const struct da_side *s, struct da_baseline_writer *w);

#endif
