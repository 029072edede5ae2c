// SPDX-License-Identifier: Apache-2.0
/* Patterns with * and ?, without recursion. */
#include "config.h"
#include "drvaudit/base.h"

bool da_glob(const char *pattern, const char *text)
{
	const char *star = NULL, *from = NULL;

	for (;;) {
		const char *p = pattern, *s = text;
		uint32_t c = da_rune_next(&p), d;

		if (c == '*') {
			if (!*p)
				return true;
			star = pattern = p;
			from = text;
			continue;
		}
		d = da_rune_next(&s);
		if (!c && !d)
			return true;
		if (c && d && (c == '?' || da_upcase(c) == da_upcase(d))) {
			pattern = p;
			text = s;
			continue;
		}
		/* at its end a shorter rest of the text does no better */
		if (!star || !d)
			return false;
		da_rune_next(&from);
		pattern = star;
		text = from;
	}
}

bool da_glob_is_literal(const char *pattern)
{
	return !pattern[strcspn(pattern, "*?")];
}

bool da_glob_is_open(const char *pattern)
{
	return *pattern && !pattern[strspn(pattern, "*?")];
}
