// SPDX-License-Identifier: Apache-2.0
/* Between the report on loose INF files and its annotated pages. */
#ifndef DA_REPORT_INF_H
#define DA_REPORT_INF_H

#include "drvaudit/report.h"

/* A finding, with every window of the file that it was made in. */
struct inf_note {
	const struct da_finding *f;	/* the first of them */
	int64_t line, column;		/* of its first evidence; 0: none */
	const char *text;		/* the line, or NULL */
	size_t *windows, windows_n;	/* indexes of inf_file.windows */
};

struct inf_file {
	const char *path;
	const struct da_findings *findings;	/* NULL: could not be judged */
	const struct da_image_result *image;
	const char *code, *why;			/* then */
	const struct da_package_grade *grade;
	const struct da_content **windows;
	size_t windows_n;
	struct inf_note *notes;			/* by line, column, rule */
	size_t notes_n;
	size_t failing[4], unknown;		/* notes, by severity */
	const char *sha256, *encoding;
	const char **lines;			/* of the INF, from line 1 */
	size_t lines_n;
	struct da_arena *arena;
};

/* "amd64 16299..18361", "x86" for all builds; in the arena. */
const char *da_inf_window_name(const struct inf_file *file,
			    const struct da_content *c);

/*
 * --annotate: one page for each INF with the findings in place, named by a
 * running number and digest and never by the evidence, and index.html.
 */
struct annotate;
int da_annotate_open(struct annotate **out, const char *dir, struct da_err *err);
void da_annotate_file(struct annotate *a, const struct inf_file *file);
int da_annotate_close(struct annotate *a, struct da_err *err);

#endif
