// SPDX-License-Identifier: Apache-2.0
/* What text and JSON say of waivers, the baseline and the profile file. */
#ifndef DA_REPORT_POLICY_H
#define DA_REPORT_POLICY_H

#include "json.h"

/* Behind the message of a finding: its state; below it: its waiver. */
void da_policy_text_state(struct da_out *out, const struct da_finding *f);
void da_policy_text_waiver(struct da_out *out, const struct da_finding *f);
/* Lines behind the verdict; each begins with indent. */
void da_policy_text_counts(struct da_out *out, const struct da_policy *p,
			   const struct da_image_result *r, const char *indent);
/* What differs from the baseline; f: of the image at work. */
void da_policy_text_drift(struct da_out *out, const struct da_report *report,
			  const struct da_findings *f, const char *indent);
/* The waivers and the baseline of the run. */
void da_policy_text_run(struct da_out *out, const struct da_report *report);

/* Members of objects that are open. */
void da_policy_json_profile(struct json *j, const struct da_rules *rules);
void da_policy_json_policy(struct json *j);
void da_policy_json_counts(struct json *j, const struct da_image_result *r);
void da_policy_json_finding(struct json *j, const struct da_finding *f);
void da_policy_json_drift(struct json *j);
void da_policy_json_run(struct json *j);

/* Sums over all images in the fields of out. */
void da_policy_sums(const struct da_fleet *f, struct da_image_result *out);

#endif
