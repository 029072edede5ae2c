// SPDX-License-Identifier: Apache-2.0
/* Between collect.c and replay.c. */
#ifndef DA_EVIDENCE_REPLAY_H
#define DA_EVIDENCE_REPLAY_H

#include "collect.h"

/* A hive as its file has it, before its logs were applied. */
struct da_stored_hive {
	uint32_t sequence1, sequence2;
	bool checksum_ok, dirty;
	uint64_t size;
	const char *state;		/* facts.def: hive.log_state */
	struct da_replay replay;
};

/*
 * Applies the logs of a dirty hive to its bytes.  original (may be NULL) gets
 * the bytes as they were when something was applied; with it the facts about
 * the logs go out.
 */
void da_replay_hive(struct da_collect *c, enum da_hive_kind kind,
		    struct da_buf *bytes, struct da_buf *original,
		    struct da_stored_hive *out);
/* Facts about what replay changed in c->hive; takes the bytes over. */
void da_replay_compare(struct da_collect *c, struct da_buf *original);

#endif
