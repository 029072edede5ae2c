// SPDX-License-Identifier: Apache-2.0
/*
 * findings: items become verdicts.  A subject fails if an item fails, else is
 * unknown if an item is unknown, else passes; a subject without items is not
 * applicable; a rule that stops is an error.  One finding is one failing or
 * unknown item.
 */
#ifndef DRVAUDIT_FINDINGS_H
#define DRVAUDIT_FINDINGS_H

#include "drvaudit/rules.h"

struct da_waiver;

enum da_verdict { DA_PASS, DA_FAIL, DA_UNKNOWN, DA_NOTAPPLICABLE, DA_ERROR,
		  DA_VERDICTS };

struct da_finding {
	const struct da_rule *rule;
	int64_t image;
	enum da_subject kind;		/* package, service or image */
	const char *subject;		/* package id, service or image name */
	const char *published;		/* oemN.inf, or "" */
	const char *item, *message;
	const char *os_window;		/* "16299..18361", "" when not of an INF */
	int64_t inf;			/* content, 0 when not of an INF */
	const char *infverif;		/* codes of the item, "" none */
	enum da_verdict verdict;	/* fail, unknown or error */
	enum da_severity severity;
	enum da_confidence confidence;
	bool inbox;
	int64_t package;		/* row, or 0 */
	const char *evidence[DA_EVIDENCE_MAX];
	size_t evidence_n;
	char fingerprint[DA_SHA256_HEX];
	/* of da_policy_mark() */
	const struct da_waiver *waiver;	/* that speaks of it, or NULL */
	const struct da_waiver *lapsed;	/* expired, and none that works; or NULL */
	int baseline;			/* 1 + enum da_baseline_state; 0: not asked */
};

/*
 * Grades: flags that follow the levels of the InfVerif codes of failing items
 * (isolation rules, section 4), for each build window and folded over the
 * windows of a package.  Independent of the profile.
 */
enum da_flag { DA_FLAG_P, DA_FLAG_K, DA_FLAG_U, DA_FLAG_H, DA_FLAG_W, DA_FLAGS };
enum da_flag_state { DA_FLAG_FALSE, DA_FLAG_TRUE, DA_FLAG_UNKNOWN,
		     DA_FLAG_NOT_JUDGED };	/* W of windows below the floor */

struct da_grade {
	enum da_flag_state flag[DA_FLAGS];
	/* windows-driver, whql-current, universal, declarative, legacy, broken,
	 * unknown (not even P is known), nothing-applies */
	const char *headline;
};

/* One resolved content: a build window of an INF. */
struct da_content {
	int64_t inf;
	const char *arch;
	int64_t product_type, suite, window_low, window_high;	/* -1: open */
	int64_t devices, hardware_ids;
	bool applies, complete;
	struct da_grade grade;		/* of the whole window */
	/* first builds from which a flag is false, or not known; UINT32_MAX never */
	uint32_t false_from[DA_FLAGS], unknown_from[DA_FLAGS];
};

/* A window of a package. */
struct da_package_content {
	int64_t package, image;
	size_t content;			/* index */
	bool selected;			/* by the image's build */
};

struct da_package_grade {
	int64_t package, image;
	bool has_image_view;		/* a window is selected */
	struct da_grade of_image, of_package;
	size_t first, n;		/* its windows in package_contents */
};

struct da_image_result {
	int64_t image;
	const char *name;
	int status;			/* of the collection; 0 is fine */
	const char *error_code, *error_text;
	int64_t error_offset;		/* -1: none */
	bool complete;			/* coverage */
	size_t verdicts[DA_VERDICTS];	/* by rule and subject */
	size_t not_collected;		/* of the unknown: nobody collects the evidence */
	size_t failing[4];		/* failing items by severity */
	size_t inbox_packages, inbox_services;	/* counted, not judged */
	size_t first, n;		/* its findings */
	bool more;			/* DA_FINDINGS_MAX reached */
	/* what da_policy_mark() took out of failing: waived; in the baseline */
	size_t waived[4], known[4];
	size_t states[4];		/* findings by enum da_baseline_state */
};

struct da_rule_result {
	size_t verdicts[DA_VERDICTS];
	size_t subjects;		/* judged at all */
	const char *error;		/* why it stopped, or NULL */
	double seconds;			/* for benchmarks; in no report */
};

struct da_judge_options {
	enum da_profile profile;
	bool include_inbox;
	bool loose;			/* INF files alone: their families, every window */
	bool passing;			/* of loose INF files too, what passes is asked */
	uint32_t floor;			/* builds below do not count for the package's
					 * grade; 0: DA_FLOOR */
};
#define DA_FLOOR 16299			/* first build that runs drivers from the store */

struct da_findings {
	struct da_judge_options options;
	const struct da_rules *rules;
	sqlite3 *db;			/* reports read its views */
	struct da_finding *p;		/* sorted: image, rule, subject, item */
	size_t n;
	struct da_image_result *images;
	size_t images_n;
	struct da_rule_result *by_rule;	/* as rules->p */
	struct da_content *contents;	/* sorted by inf */
	size_t contents_n;
	struct da_package_content *package_contents;	/* by package, inf */
	size_t package_contents_n;
	struct da_package_grade *grades;	/* by package */
	size_t grades_n;
	struct da_asked *asked;		/* questions for proof, prepared */
	struct da_arena *arena;
};

int da_judge(struct da_findings *out, struct da_rules *rules, sqlite3 *db,
	     const struct da_judge_options *options, struct da_err *err);
void da_findings_free(struct da_findings *f);

/* The worst of 2, the targets' errors and 3, as product conventions say;
 * fail_on DA_SEVERITY_OFF means none. */
int da_findings_exit(const struct da_findings *f, enum da_severity fail_on,
		     bool fail_on_incomplete);
int da_exit_code(const char *error_code);	/* of a target's error */

const char *da_verdict_name(enum da_verdict v);
char da_flag_letter(enum da_flag f);		/* P K U H W */
/* NULL: no window of it was judged. */
const struct da_package_grade *da_package_grade(const struct da_findings *f,
						int64_t package);

/* One piece of proof, from a handle of a view. */
enum da_evidence_kind { DA_EVIDENCE_INF, DA_EVIDENCE_REGISTRY,
			DA_EVIDENCE_FILE };
struct da_evidence {
	enum da_evidence_kind kind;
	/* inf: path of the package's INF in the image (or its name) */
	const char *path, *text;
	int64_t line, column;
	/* registry */
	const char *hive, *key, *value, *last_written, *data, *confirmed_by,
		*before_logs;		/* data as stored, when logs changed it */
	bool from_logs;			/* only the logs hold the key */
	bool is_key;
	int64_t type, size, offset, hidden_bytes;
	struct da_buf raw;		/* first bytes of the data */
	/* file */
	int64_t record;
	const char *sha256;		/* of the file, or of the INF */
};
/* DA_OK, DA_ABSENT when the handle names nothing.  Texts in the arena. */
int da_evidence_get(const struct da_findings *f, const struct da_finding *of,
		    const char *handle, struct da_arena *arena,
		    struct da_evidence *out);

#endif
