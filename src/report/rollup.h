// SPDX-License-Identifier: Apache-2.0
/* The fleet, in the formats that show it. */
#ifndef DA_REPORT_ROLLUP_H
#define DA_REPORT_ROLLUP_H

#include "json.h"

#include "drvaudit/rollup.h"

/* What all images come to, in a few lines; then, unless only these are asked for,
 * what is worst, and what to do next. */
void da_rollup_text(const struct da_report *report, struct da_out *out,
		    bool brief);
/* The member "fleet". */
void da_rollup_json(struct json *j);

#endif
