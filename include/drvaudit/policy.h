// SPDX-License-Identifier: Apache-2.0
/*
 * policy: what stands beside findings: who answers for them (waivers), and which
 * of them a golden image has (a baseline).  Findings are marked and counted apart,
 * none is hidden; what is unknown stays unknown.
 */
#ifndef DRVAUDIT_POLICY_H
#define DRVAUDIT_POLICY_H

#include "drvaudit/baseline.h"
#include "drvaudit/waivers.h"

struct da_policy {
	bool has_waivers, has_baseline;
	bool new_only;			/* what the baseline has does not fail */
	struct da_waivers waivers;
	struct da_waivers ever;		/* the same as if none had expired; or nothing */
	struct da_baseline baseline;
	/* Of the whole run, once its images were marked: as waivers.hits, which goes
	 * on counting when an image is marked again; NULL before. */
	uint64_t *hits;
};

/* DA_EINVAL and the like, as da_waivers_load() and da_baseline_load(); then there is
 * nothing to free.  baseline may be NULL. */
int da_policy_load(struct da_policy *out, const char *const *waivers, size_t n,
		   int32_t as_of, const char *baseline, bool new_only,
		   struct da_err *err);
/*
 * Marks the findings of one image, the one at work, which is image in the
 * catalogue, and moves its counts from failing to waived and known.  May be asked
 * again.  DA_EIO "store".
 */
int da_policy_mark(struct da_policy *p, struct da_findings *f, int64_t image,
		   const char *name, struct da_err *err);
/* The same counts for the line of the image in a list of all. */
void da_policy_move(struct da_image_result *to, const size_t waived[4],
		    const size_t known[4], const size_t states[4]);
void da_policy_free(struct da_policy *p);	/* zeroed ones, too */

#endif
