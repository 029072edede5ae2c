// SPDX-License-Identifier: Apache-2.0
//
// Puts a volume image into a partitioned disk image.

#ifndef CORPUS_DISK_H
#define CORPUS_DISK_H

#include "common.h"

enum disk_scheme {
	DISK_NONE,		/* the volume alone */
	DISK_MBR,		/* primary partition 2 */
	DISK_MBR_LOGICAL,	/* the second logical partition, in an extended one */
	DISK_GPT,		/* entry 2 */
};

/* Where the volume will begin: what its boot sector must say. */
uint32_t disk_first_sector(enum disk_scheme scheme);
/* Writes the disk; holes in the volume stay holes. A small partition without a known
 * file system comes before the volume. */
void disk_write(const char *path, enum disk_scheme scheme, const char *volume);

#endif
