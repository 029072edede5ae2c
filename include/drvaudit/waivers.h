// SPDX-License-Identifier: Apache-2.0
/*
 * waivers: failures that somebody answers for, until a day.  A waiver marks, it
 * hides nothing, and it speaks of failures only: what is unknown cannot be
 * waived.  drvaudit-waivers(5) has the format of the files.
 */
#ifndef DRVAUDIT_WAIVERS_H
#define DRVAUDIT_WAIVERS_H

#include "drvaudit/yaml.h"

#define DA_WAIVER_SOON 30		/* days */

enum da_waiver_key { DA_WAIVER_PACKAGE, DA_WAIVER_ORIGINAL_NAME,
		     DA_WAIVER_PROVIDER, DA_WAIVER_DRIVER_VERSION,
		     DA_WAIVER_INF_SHA256, DA_WAIVER_SERVICE, DA_WAIVER_ITEM,
		     DA_WAIVER_FINGERPRINT, DA_WAIVER_IMAGE, DA_WAIVER_KEYS };

struct da_label {
	const char *name, *value;
};

/* What is asked about.  NULL is what it does not have (or what is not known of it):
 * no key of a waiver matches that.  Zeroed, nothing waives it. */
struct da_waivable {
	bool failing;			/* the verdict is fail, nothing else */
	const char *rule;
	const char *key[DA_WAIVER_KEYS];
	const struct da_label *labels;	/* of the image; a name may come again */
	size_t labels_n;
};

struct da_waiver {
	const char *id;			/* unique; FILE:LINE when the file gives none */
	const char *file;
	uint32_t line, column;
	const char *const *rules;	/* ids and patterns, as written */
	size_t rules_n;
	const char *key[DA_WAIVER_KEYS];	/* as written, or NULL */
	const struct da_label *labels;	/* sorted by name */
	size_t labels_n;
	const char *reason, *owner;
	int32_t expires;		/* the last day on which it works */
	bool expired, soon;		/* soon: works, for DA_WAIVER_SOON days at most */
	bool broad;			/* nothing of match narrows: only * and ? */
};

struct da_waiver_file {
	const char *name;
	char sha256[DA_SHA256_HEX];
};

struct da_waivers_index;

struct da_waivers {
	struct da_waiver *p;		/* in the order of files and lines */
	size_t n;
	/* Of p[i]: failures asked about that it matches, whether it was the one to
	 * waive them or not, and also when it is expired.  Those of several processes
	 * that loaded the same files add up; 0 is stale. */
	uint64_t *hits;
	int32_t as_of;
	struct da_waiver_file *files;
	size_t files_n;
	char digest[DA_SHA256_HEX];	/* of the files' digests, in order */
	struct da_arena *arena;
	struct da_waivers_index *index;
};

/*
 * DA_EINVAL with "FILE:LINE:COLUMN: what" in err->text, or what da_yaml_read()
 * says; then there is nothing to free.  Without paths: a set that waives nothing.
 */
int da_waivers_load(struct da_waivers *out, const char *const *paths, size_t n,
		    int32_t as_of, struct da_err *err);
void da_waivers_free(struct da_waivers *w);

/*
 * The first waiver that works and matches, or NULL; counts hits.  Costs what is
 * indexed under the finding's own texts, not the number of waivers.
 */
const struct da_waiver *da_waivers_match(struct da_waivers *w,
					 const struct da_waivable *of);

const char *da_waiver_key_name(enum da_waiver_key k);

#endif
