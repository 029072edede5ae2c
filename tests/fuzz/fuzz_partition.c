// SPDX-License-Identifier: Apache-2.0
/* Input: a disk.  No partition may reach beyond its end. */
#include "config.h"

#include "drvaudit/limits.h"
#include "drvaudit/partition.h"

#include "fuzz.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static void on_problem(void *ctx, const struct da_err *what,
		       const char *structure)
{
	size_t *sum = ctx;

	*sum += strlen(what->code) + strlen(structure);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct da_partition p[DA_PARTITIONS_MAX];
	size_t found = 0, sum = 0;
	static int fd = -1;

	if (fd < 0)
		fd = memfd_create("disk", MFD_CLOEXEC);
	if (fd < 0 || ftruncate(fd, 0) ||
	    pwrite(fd, data, n, 0) != (ssize_t)n)
		abort();
	da_partitions(fd, n, p, DA_COUNT(p), &found, on_problem, &sum);
	for (size_t i = 0; i < found; i++)
		if (p[i].offset > n || p[i].size > n - p[i].offset)
			abort();
	return 0;
}
