// SPDX-License-Identifier: Apache-2.0
/*
 * partition: MBR (with logical partitions) and GPT, read from a descriptor.
 */
#ifndef DRVAUDIT_PARTITION_H
#define DRVAUDIT_PARTITION_H

#include "drvaudit/base.h"

struct da_partition {
	uint64_t offset, size;	/* bytes */
	unsigned number;	/* as Linux counts: logical ones from 5 */
	bool gpt;
};

typedef void da_partition_problem_fn(void *ctx, const struct da_err *what,
				     const char *structure);

/*
 * Fills at most cap partitions; entries that begin outside the disk are
 * reported and left out, those that end outside are cut.  DA_OK, or DA_ABSENT
 * when there is no table.
 */
int da_partitions(int fd, uint64_t disk_size, struct da_partition *out,
		  size_t cap, size_t *n_out, da_partition_problem_fn *problem,
		  void *ctx);

#endif
