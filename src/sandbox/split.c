// SPDX-License-Identifier: Apache-2.0
/* A batch whose worker dies is split until the one item is found. */
#include "config.h"
#include "drvaudit/sandbox.h"

#include <stdlib.h>

static size_t left(const struct da_split *s, size_t first, size_t count,
		   size_t *index)
{
	size_t n = 0;

	for (size_t i = first; i < first + count; i++)
		if (!s->done[i])
			index[n++] = i;
	return n;
}

static void part(struct da_split *s, size_t first, size_t count, size_t *index)
{
	struct da_err err = { 0 };
	size_t n = left(s, first, count, index);
	int status;

	if (!n)
		return;
	status = s->run(s->ctx, index, n, &err);
	if (!left(s, first, count, index))
		return;
	if (!status)	/* it says that all is well and leaves items out */
		da_fail(&err, DA_EIO, "bad-frame", DA_NO_OFFSET,
			"the worker ended without an answer");
	if (n == 1) {
		s->done[index[0]] = true;
		s->lost(s->ctx, index[0], &err);
		return;
	}
	part(s, first, count / 2, index);
	part(s, first + count / 2, count - count / 2, index);
}

void da_split_run(struct da_split *s)
{
	size_t *index = da_malloc((s->n + 1) * sizeof(*index));

	part(s, 0, s->n, index);
	free(index);
}
