// SPDX-License-Identifier: Apache-2.0
/*
 * Counts of what was judged are kept as short numbers one behind the other;
 * tally(COUNTS, N) is the Nth, from 0.  Of most only the first are written.
 */
#include "config.h"
#include "store.h"

static void tally(sqlite3_context *to, int n, sqlite3_value **arg)
{
	const uint8_t *p = sqlite3_value_blob(arg[0]), *end;
	int64_t which = sqlite3_value_int64(arg[1]), at = 0;
	uint64_t v = 0;
	int shift = 0;

	(void)n;
	if (sqlite3_value_type(arg[0]) == SQLITE_NULL || which < 0)
		return;
	end = p ? p + sqlite3_value_bytes(arg[0]) : p;
	for (; p < end && shift < 63; p++) {
		v |= (uint64_t)(*p & 127) << shift;
		shift += 7;
		if (*p & 128)
			continue;
		if (at++ == which) {
			sqlite3_result_int64(to, (int64_t)v);
			return;
		}
		v = 0;
		shift = 0;
	}
	/* what is cut in a number is damage: nobody knows it */
	if (!shift)
		sqlite3_result_int64(to, 0);
}

int da_store_tally(struct da_store *s, struct da_err *err)
{
	return sqlite3_create_function_v2(s->db, "tally", 2, SQLITE_UTF8 |
			SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, tally,
			NULL, NULL, NULL) ? da_store_failed(s, err) : DA_OK;
}
