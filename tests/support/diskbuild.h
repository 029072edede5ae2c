// SPDX-License-Identifier: Apache-2.0
/* Partition tables in memory, right unless changed afterwards. */
#ifndef DRVAUDIT_TESTS_DISKBUILD_H
#define DRVAUDIT_TESTS_DISKBUILD_H

#include "drvaudit/base.h"

struct db_gpt_entry {
	uint64_t first, last;
};

/* A disk of that many bytes with an empty MBR. */
void db_disk(struct da_buf *disk, size_t bytes);
void db_mbr(struct da_buf *disk, int slot, unsigned type, uint32_t start,
	    uint32_t sectors);
/* An EBR at this sector; next is relative to the extended partition. */
void db_ebr(struct da_buf *disk, uint32_t at, uint32_t start, uint32_t sectors,
	    uint32_t next);
/*
 * Protective MBR, header and entries at both ends.  The table at the front is
 * in sector 2, the one at the end lies before the backup header.
 */
void db_gpt(struct da_buf *disk, uint32_t sector, const struct db_gpt_entry *p,
	    uint32_t n);
/* Checksums of the header at this byte again, after a change. */
void db_gpt_sum(struct da_buf *disk, size_t header, uint32_t sector);
void db_set32(uint8_t *p, uint32_t v);
void db_set64(uint8_t *p, uint64_t v);

#endif
