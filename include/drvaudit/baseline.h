// SPDX-License-Identifier: Apache-2.0
/*
 * baseline: what is known of golden images, as a file: the findings they have
 * and the packages and services they hold.  drvaudit-baseline(5) has the format.
 */
#ifndef DRVAUDIT_BASELINE_H
#define DRVAUDIT_BASELINE_H

#include "drvaudit/findings.h"

struct da_baseline_head {
	const char *name, *tool, *profile, *rule_set_sha256, *made;
	const char *const *images;	/* their names */
	size_t images_n;
};

/* No text is NULL: what is not there is "". */
struct da_baseline_finding {
	const char *fingerprint;	/* 64 hexadecimal digits, small */
	enum da_verdict verdict;	/* fail or unknown */
	enum da_severity severity;
	const char *rule, *subject, *item;
	const char *package, *original_name, *provider, *version, *inf_sha256;
	const char *digest;		/* of da_baseline_digest() */
};

struct da_baseline_package {
	const char *package, *original_name, *provider, *version, *inf_sha256;
};

struct da_baseline_service {
	const char *name;
	int64_t start, type;		/* -1: has none; DA_BASELINE_UNKNOWN */
	const char *image_path, *package;
};
#define DA_BASELINE_UNKNOWN INT64_MIN	/* null in the file */

/* What a finding says beside its fingerprint: by it "updated" is told. */
void da_baseline_digest(char out[DA_SHA256_HEX], enum da_verdict verdict,
			enum da_severity severity, const char *message);

/* ---- writing ------------------------------------------------------------ */

struct da_baseline_writer;
typedef void da_baseline_sink(void *ctx, const void *p, size_t n);

/* Everything given is copied.  In any order and repeated: the file is sorted and has
 * everything once, so that the same images give the same bytes. */
struct da_baseline_writer *da_baseline_writer_new(const struct da_baseline_head *head);
void da_baseline_add_finding(struct da_baseline_writer *w,
			     const struct da_baseline_finding *f);
void da_baseline_add_package(struct da_baseline_writer *w,
			     const struct da_baseline_package *p);
void da_baseline_add_service(struct da_baseline_writer *w,
			     const struct da_baseline_service *s);
/* Into the sink, in many small pieces.  DA_ELIMIT (and nothing written) when there is
 * more than da_baseline_load() takes. */
int da_baseline_write(struct da_baseline_writer *w, da_baseline_sink *sink,
		      void *ctx, struct da_err *err);
void da_baseline_writer_free(struct da_baseline_writer *w);

/* ---- reading ------------------------------------------------------------ */

enum da_baseline_state { DA_BASELINE_NEW, DA_BASELINE_UNCHANGED,
			 DA_BASELINE_UPDATED, DA_BASELINE_ABSENT };

struct da_baseline {
	const char *path;
	char sha256[DA_SHA256_HEX];	/* of the file */
	struct da_baseline_head head;
	struct da_baseline_finding *findings;	/* by fingerprint */
	struct da_baseline_package *packages;	/* by all of their texts */
	struct da_baseline_service *services;
	size_t findings_n, packages_n, services_n;
	/* Of findings[i]: its fingerprint was asked for.  Of several processes that
	 * loaded the same file: "or" them. */
	bool *seen;
	struct da_arena *arena;
};

/* DA_EINVAL with "FILE:LINE:COLUMN: what" where the JSON is wrong and "FILE: MEMBER:
 * what" where what it says is, or the status of da_file_read(); then there is nothing
 * to free.  Texts are UTF-8 as of da_to_utf8(). */
int da_baseline_load(struct da_baseline *out, const char *path,
		     struct da_err *err);
void da_baseline_free(struct da_baseline *b);

/*
 * Of a finding that is there (never absent), by fingerprint, verdict, severity and
 * digest; marks the fingerprint as seen.  One that has become worse than all that
 * the baseline has of its fingerprint (fails and was unknown, or fails with a
 * higher severity) is new: nobody has accepted that.
 */
enum da_baseline_state da_baseline_look(struct da_baseline *b,
					const struct da_baseline_finding *f);
/* The next one whose fingerprint was not seen, or NULL; *cursor begins as 0. */
const struct da_baseline_finding *da_baseline_absent(const struct da_baseline *b,
						     size_t *cursor);
const char *da_baseline_state_name(enum da_baseline_state s);

/* The one order of packages and services: by all they have. */
int da_baseline_package_order(const struct da_baseline_package *a,
			      const struct da_baseline_package *b);
int da_baseline_service_order(const struct da_baseline_service *a,
			      const struct da_baseline_service *b);
int da_baseline_finding_order(const struct da_baseline_finding *a,
			      const struct da_baseline_finding *b);

#endif
