// SPDX-License-Identifier: Apache-2.0
/* Errors and memory: see base.h for the contract. */
#include "config.h"
#include "drvaudit/base.h"

#include <stdio.h>
#include <stdlib.h>

int da_fail(struct da_err *err, enum da_status status, const char *code,
	    uint64_t offset, const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return status;
	err->status = status;
	err->offset = offset;
	snprintf(err->code, sizeof(err->code), "%s", code);
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	return status;
}

static void *must(void *p)
{
	if (!p) {
		fputs("drvaudit: out of memory\n", stderr);
		_Exit(71);
	}
	return p;
}

void *da_malloc(size_t n)
{
	return must(malloc(n ? n : 1));
}

void *da_calloc(size_t n, size_t size)
{
	return must(calloc(n ? n : 1, size ? size : 1));
}

void *da_realloc(void *p, size_t n)
{
	return must(realloc(p, n ? n : 1));
}

char *da_strdup(const char *s)
{
	return must(strdup(s));
}

char *da_asprintf(const char *fmt, ...)
{
	va_list ap;
	char *s;
	int n;

	va_start(ap, fmt);
	n = vasprintf(&s, fmt, ap);
	va_end(ap);
	return must(n < 0 ? NULL : s);
}
