// SPDX-License-Identifier: Apache-2.0
/*
 * hive_log: transaction logs of a hive, applied in memory.
 *
 * Windows 8.1 and later write entries ("HvLE", two hashes each) to LOG1 and
 * LOG2 by turns; earlier versions write dirty pages behind a bitmap ("DIRT").
 * A hive that is clean is left alone: stale entries stay in its logs.
 *
 * Format facts: windows-registry log formats as described in ARCHITECTURE.md,
 * section "Hives".
 */
#ifndef DRVAUDIT_HIVE_LOG_H
#define DRVAUDIT_HIVE_LOG_H

#include "drvaudit/base.h"

#define DA_HIVE_LOGS 3		/* LOG1, LOG2, LOG */

struct da_hive_log {
	const char *name;	/* of the file, for messages */
	const uint8_t *p;	/* NULL, n 0: there is no such log */
	size_t n;
	bool unreadable;	/* it is there, but its bytes could not be read */
	/* what came of it */
	const char *format;	/* "HvLE", "DIRT", "" when it is neither */
	uint32_t entries;	/* applied; of an old log: 1 */
	struct da_err why;	/* code "" when it was used to its end or not needed */
};

struct da_replay {
	bool dirty;		/* the hive as stored: sequences differ, or checksum wrong */
	bool applied;		/* its bytes were changed */
	bool complete;		/* nothing that should have been applied is missing */
	bool base_block;	/* the base block had to come from a log */
	uint32_t entries;	/* applied, over all logs */
	uint32_t first, last;	/* their sequence numbers; 0 when there is none */
	uint64_t bytes;		/* written over */
	const char *stopped_in;	/* log in which replay ended; "" for none */
	struct da_err stop;	/* why it ended there; code "end" at the last entry */
};

/* Does it want its logs?  So does what has lost its base block. */
bool da_hive_is_dirty(const uint8_t *p, size_t n);

/*
 * Applies the logs to the hive's bytes, which may grow, up to max bytes.
 * logs[i].entries and why are filled.  Returns DA_OK also when nothing could
 * be applied (out tells); the hive's bytes are then as they were.
 * Reasons: "end", "log-header", "log-unreadable", "log-mismatch", "log-stale", "log-entry"
 * (size, pages), "log-hash", "log-sequence", "limit", "no-log".
 */
void da_hive_replay(struct da_buf *hive, struct da_hive_log *logs, size_t n,
		    uint64_t max, struct da_replay *out);

/* Marvin32 with the registry's seed; for tests and for makers of logs. */
uint64_t da_hive_log_hash(const uint8_t *p, size_t n);
/* Checksum of the first 508 bytes of a base block. */
uint32_t da_hive_checksum(const uint8_t *p);

#endif
