// SPDX-License-Identifier: Apache-2.0
/* Between the parts of the rules engine. */
#ifndef DA_RULES_PRIVATE_H
#define DA_RULES_PRIVATE_H

#include "drvaudit/rules.h"

enum { COLUMN_SUBJECT, COLUMN_ITEM, COLUMN_OK, COLUMN_WHY, COLUMN_AT_MOST,
       COLUMN_EVIDENCE, COLUMN_EVIDENCE2, COLUMN_EVIDENCE3, COLUMNS };

/* header.c: the envelope.  text is the whole file. */
int da_rule_header(struct da_rule *out, struct da_arena *arena,
		   const char *file, const char *text, struct da_err *err);
/* guard.c: views only, listed functions, nothing else; off when the last rule
 * is prepared or stepped. */
void da_guard_on(sqlite3 *db);
void da_guard_off(sqlite3 *db);
/* functions.c: what rules may call beside SQLite's own. */
int da_functions_add(sqlite3 *db, struct da_err *err);
/* lists.c: lists/NAME.csv becomes list_NAME. */
int da_lists_load(sqlite3 *db, const char *dir, struct da_sha256 *digest,
		  struct da_err *err);
/* Files of dir with that ending, sorted; names in the arena. */
int da_files_in(const char *dir, const char *ending, struct da_arena *arena,
		const char ***out, size_t *n_out, struct da_err *err);

#endif
