// SPDX-License-Identifier: Apache-2.0
/*
 * Transaction logs of hives, made entry by entry, so that any of them can be
 * wrong: right ones first, then bytes are changed and sums made anew.
 */
#ifndef DRVAUDIT_TESTS_LOGBUILD_H
#define DRVAUDIT_TESTS_LOGBUILD_H

#include "drvaudit/base.h"

struct lb {
	struct da_buf out;	/* the file */
};

struct lb_page {
	uint32_t offset, size;	/* from the first bin */
	const uint8_t *data;
};

/* A base block (512 bytes) like that of the hive: type 6, or 1 for old logs. */
void lb_start(struct lb *l, const uint8_t *hive, uint32_t type,
	      uint32_t sequence);
void lb_checksum(struct lb *l);			/* again, after a change */
void lb_set32(struct lb *l, size_t at, uint32_t v);
void lb_free(struct lb *l);

/* An entry of a new log, with both hashes; returns where it begins. */
size_t lb_entry(struct lb *l, uint32_t sequence, uint32_t bins,
		const struct lb_page *pages, size_t n);
void lb_hash(struct lb *l, size_t entry);	/* again, after a change */
/* The entry that makes one hive of the other: pages of 4096 bytes. */
size_t lb_entry_between(struct lb *l, uint32_t sequence, const uint8_t *before,
			size_t before_n, const uint8_t *after, size_t after_n);

/* "DIRT", bitmap and sectors that make one hive of the other. */
void lb_dirty(struct lb *l, const uint8_t *before, size_t before_n,
	      const uint8_t *after, size_t after_n);

#endif
