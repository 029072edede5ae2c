// SPDX-License-Identifier: Apache-2.0
/*
 * profile: one of the four profiles with severities of a site's own, as a file.
 * drvaudit(1), PROFILE FILES, has the format.
 */
#ifndef DRVAUDIT_PROFILE_H
#define DRVAUDIT_PROFILE_H

#include "drvaudit/rules.h"

struct da_profile_setting;

struct da_profile_file {
	const char *path, *name;
	int64_t version;
	char sha256[DA_SHA256_HEX];	/* of the file */
	enum da_profile base;
	bool has_fail_on;		/* the others: what is not given is 0, NULL */
	enum da_severity fail_on;	/* off is none */
	uint32_t floor;
	const char *ruleset;
	bool include_inbox;
	struct da_profile_setting *settings;	/* of rules, as written */
	size_t settings_n;
	struct da_arena *arena;
};

/* Does this value of --profile name a file (a / in it, .yaml or .yml at its end)? */
bool da_profile_is_file(const char *value);

/* DA_EINVAL with "FILE:LINE:COLUMN: what", or what da_yaml_read() says; then there is
 * nothing to free. */
int da_profile_load(struct da_profile_file *out, const char *path,
		    struct da_err *err);
void da_profile_free(struct da_profile_file *p);	/* zeroed ones, too */

/*
 * Sets the severities of the base profile; the more letters a pattern has the
 * later it has its say.  What names no rule, and two patterns that are as exact
 * and disagree, are DA_EINVAL as above.  Grades do not follow.  The rules know the
 * profile from then on (rules->profile): p must live as long.
 */
int da_profile_apply(const struct da_profile_file *p, struct da_rules *rules,
		     struct da_err *err);

/* For people: "whql", or "acme-factory 3 (on whql)". */
#define DA_PROFILE_NAME_MAX 64
#define DA_PROFILE_TITLE_MAX (DA_PROFILE_NAME_MAX + 48)
const char *da_profile_title(const struct da_rules *r, enum da_profile profile,
			     char out[DA_PROFILE_TITLE_MAX]);

#endif
