// SPDX-License-Identifier: Apache-2.0
/*
 * store: facts in SQLite.  Tables follow facts.def (f_<kind>); rules and
 * reports read the views of views.sql, which are documented and versioned.
 *
 * A target's rows carry its number; IDs of rows are made unique over targets
 * as target << 32 | number.  Content (facts of scope CONTENT) is stored once
 * for each content key, whoever brings it.
 */
#ifndef DRVAUDIT_STORE_H
#define DRVAUDIT_STORE_H

#include "drvaudit/base.h"

#include <sqlite3.h>

struct da_store;

/* path NULL: in memory.  DA_EIO "store" with SQLite's message. */
int da_store_open(struct da_store **out, const char *path, struct da_err *err);
void da_store_close(struct da_store *s);
/* Takes back the target at work, as if it had not begun. */
void da_store_abandon(struct da_store *s);
/* Everything out; the schema and what was prepared stay. */
int da_store_clear(struct da_store *s, struct da_err *err);
sqlite3 *da_store_db(struct da_store *s);	/* belongs to the store */

/* One target in one transaction.  The number is positive. */
int64_t da_store_begin(struct da_store *s, const char *name);
/* An encoded fact of the target begun; DA_ECORRUPT when it does not decode. */
int da_store_fact(struct da_store *s, unsigned kind, const uint8_t *p, size_t n);
/* status/err: how the collection ended; what came is kept either way. */
int da_store_end(struct da_store *s, int status, const struct da_err *failure,
		 struct da_err *err);

/* The second reader's mark on a registry_key or registry_value; id is the
 * row's.  Between da_store_marks(true) and (false), which keep one transaction. */
int da_store_mark(struct da_store *s, bool key, int64_t id, const char *mark);
void da_store_marks(struct da_store *s, bool begin);

extern const char da_store_views[];	/* text of views.sql */
#define DA_VIEWS_VERSION 1

#endif
