// SPDX-License-Identifier: Apache-2.0
/*
 * diff: what differs between two sides, from a to b.
 */
#ifndef DRVAUDIT_DIFF_H
#define DRVAUDIT_DIFF_H

#include "drvaudit/side.h"

enum da_change { DA_ADDED, DA_CHANGED, DA_REMOVED, DA_CHANGES };

struct da_diff_finding {
	enum da_change change;
	const struct da_side_finding *a, *b;	/* the worst of the fingerprint, or NULL */
	bool fails;		/* added, or worse than before: fails in b */
};

/* One of the same name and provider; changed: version, INF, folder or grade. */
struct da_diff_package {
	enum da_change change;
	const struct da_side_package *a, *b;
	bool identity, grade;	/* which of them changed */
};

struct da_diff_service {
	enum da_change change;
	const struct da_baseline_service *a, *b;
	bool start, type, image_path, package;	/* which changed */
};

struct da_diff_value {		/* in both, and not the same */
	const struct da_side_value *a, *b;
	/* Published names (oemN.inf) are labels, which Windows gives anew: only these
	 * differ.  Whether it is another package is what packages and owners tell. */
	bool label;
};

struct da_diff {
	const struct da_side *a, *b;
	/* worst first: added before changed before removed, by severity, by rule */
	struct da_diff_finding *findings;
	size_t findings_n, unchanged;
	struct da_diff_package *packages;
	size_t packages_n;
	struct da_diff_service *services;
	size_t services_n;
	struct da_diff_value *values;	/* of services, others, mere labels */
	size_t values_n, labels;
};

/* The sides must stay.  Values and grades are compared where both sides have them. */
void da_diff_make(struct da_diff *out, const struct da_side *a,
		  const struct da_side *b);
void da_diff_free(struct da_diff *d);
/* Was either side not read to its end? */
bool da_diff_incomplete(const struct da_diff *d);
/* 2: something fails in b that did not in a, at or above fail_on (off: none does);
 * 3: not everything could be examined; 0. */
int da_diff_exit(const struct da_diff *d, enum da_severity fail_on,
		 bool fail_on_incomplete);

const char *da_change_name(enum da_change c);

#endif
