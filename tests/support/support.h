// SPDX-License-Identifier: Apache-2.0
/* What every unit test includes: cmocka with what it needs, and small helpers. */
#ifndef DRVAUDIT_TESTS_SUPPORT_H
#define DRVAUDIT_TESTS_SUPPORT_H

#include "config.h"

#include "drvaudit/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/*
 * Processor seconds this process has used: what a hostile input costs, however
 * busy the machine is.  Bounds are ten times and more above what is used; they
 * tell linear from quadratic work.
 */
static inline double worked(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Bounds are for a plain build; sanitizers may take some times longer. */
#if defined(__SANITIZE_ADDRESS__)
#define SLOWER 6.0
#else
#define SLOWER 1.0
#endif

static inline void write_file_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

#endif
