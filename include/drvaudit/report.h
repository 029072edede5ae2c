// SPDX-License-Identifier: Apache-2.0
/*
 * report: findings and facts to something a person or a program reads.  JSON
 * is the model; other formats hold less, never more.  A format is one file in
 * src/report/, listed once in REPORTS of Makefile.am.
 */
#ifndef DRVAUDIT_REPORT_H
#define DRVAUDIT_REPORT_H

#include "drvaudit/check.h"
#include "drvaudit/findings.h"
#include "drvaudit/policy.h"
#include "drvaudit/rollup.h"

struct da_report {
	const struct da_fleet *fleet;
	/* Findings of images[i], which becomes the image at work; they stay those
	 * of the caller until the next call.  NULL: why is in err. */
	const struct da_findings *(*details)(void *ctx, size_t i,
					     struct da_err *err);
	void *ctx;
	const bool *chosen;		/* images that were asked for; NULL: none was */
	bool summary;			/* no details of any image */
	const char *store;		/* path, for the next command; NULL: none */
	struct da_err *failure;		/* what kept details from being shown */
	enum da_severity fail_on;
	int exit_code;			/* of the command */
	int argc;
	char **argv;
	bool verbose;			/* text: every item, all evidence */
	const struct da_policy *policy;	/* waivers, baseline; NULL: neither */
	const struct da_rollup *rollup;	/* of the fleet */
	bool deterministic;		/* nothing of when and how often it ran */
};

struct da_out;		/* where bytes go; remembers the first failure */

typedef void da_report_fn(const struct da_report *report, struct da_out *out);

struct da_report_format {
	const char *name;
	da_report_fn *write;
};
extern const struct da_report_format da_report_formats[];	/* NULL-ended */

/*
 * path NULL: standard output.  A file is written under a temporary name and
 * renamed when it is whole; the old one stays until then.  DA_EACCES
 * "cannot-create" (exit 73), DA_EIO "write" (exit 74).
 */
int da_report_write(const struct da_report_format *format,
		    const struct da_report *report, const char *path,
		    struct da_err *err);

/*
 * What the judgement of loose INF files is told through, file by file: nothing
 * of one file is needed for the next.
 */
struct da_inf_report_options {
	const char *format;		/* text or json */
	bool info;			/* hardware ids, services, files, counts */
	int verbose;
	enum da_severity fail_on;
	const struct da_judge_options *judge;
	const struct da_rules *rules;
	const char *arch;		/* asked for; NULL: every one */
	uint32_t build;			/* asked for; 0: every window */
	const char *annotate;		/* directory for one HTML an INF, or NULL */
	int argc;
	char **argv;
};

struct da_inf_report;

int da_inf_report_open(struct da_inf_report **out,
		       const struct da_inf_report_options *options,
		       const char *path, struct da_err *err);
/*
 * One file, judged as an image of f (NULL: it was not), or with the reason why
 * it could not be: code and why.
 */
void da_inf_report_file(struct da_inf_report *r, const char *path,
			const struct da_findings *f,
			const struct da_image_result *image, const char *code,
			const char *why);
/* Ends the report; the first write that failed is the status. */
int da_inf_report_close(struct da_inf_report *r, int exit_code,
			struct da_err *err);

/* What differs between two sides, as text or JSON (schema/drvaudit-diff-1.schema.json). */
struct da_diff;
struct da_diff_report {
	const struct da_diff *diff;
	bool json, verbose;
	const struct da_rules *rules;	/* NULL: two baselines need none */
	const char *note;		/* why the sides may not compare; NULL: they do */
	enum da_profile profile;
	enum da_severity fail_on;
	int exit_code;
	int argc;
	char **argv;
};
int da_diff_write(const struct da_diff_report *report, const char *path,
		  struct da_err *err);

/* As da_report_write() says of path. */
int da_out_open(struct da_out **out, const char *path, struct da_err *err);
int da_out_close(struct da_out *out, struct da_err *err);
/* Without writing what is left; a file that was there stays as it was. */
void da_out_abandon(struct da_out *out);
void da_out_add(struct da_out *out, const void *p, size_t n);
void da_out_printf(struct da_out *out, const char *fmt, ...) DA_PRINTF(2, 3);
/* Text from evidence, escaped for a terminal. */
void da_out_text(struct da_out *out, const char *s);

/* Of one target: asked, confirmed, differing, not confirmed, and a reason for that. */
#define DA_CONFIRMATIONS \
	"WITH c(mark) AS (SELECT confirmed_by FROM f_registry_value" \
	" WHERE target = ?1 AND confirmed_by <> '' UNION ALL" \
	" SELECT confirmed_by FROM f_registry_key WHERE target = ?1" \
	" AND confirmed_by <> '') SELECT count(*)," \
	" count(*) FILTER (WHERE mark LIKE 'libregf%')," \
	" count(*) FILTER (WHERE mark LIKE 'differs%')," \
	" count(*) FILTER (WHERE mark LIKE 'not confirmed%')," \
	" min(CASE WHEN mark LIKE 'not confirmed%' THEN substr(mark, 16) END)" \
	" FROM c"

#endif
