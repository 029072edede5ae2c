// SPDX-License-Identifier: Apache-2.0
/*
 * report: findings and facts to something a person or a program reads.  JSON
 * is the model; other formats hold less, never more.  A format is one file in
 * src/report/, listed once in REPORTS of Makefile.am.
 */
#ifndef DRVAUDIT_REPORT_H
#define DRVAUDIT_REPORT_H

#include "drvaudit/findings.h"

struct da_report {
	const struct da_findings *findings;
	enum da_severity fail_on;
	int exit_code;			/* of the command */
	int argc;
	char **argv;
	bool verbose;			/* text: every item, all evidence */
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

void da_out_add(struct da_out *out, const void *p, size_t n);
void da_out_printf(struct da_out *out, const char *fmt, ...) DA_PRINTF(2, 3);
/* Text from evidence, escaped for a terminal. */
void da_out_text(struct da_out *out, const char *s);

#endif
