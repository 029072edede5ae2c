// SPDX-License-Identifier: Apache-2.0
/* Between the parts of the rules engine. */
#ifndef DA_RULES_PRIVATE_H
#define DA_RULES_PRIVATE_H

#include "drvaudit/rules.h"

enum { COLUMN_SUBJECT, COLUMN_ITEM, COLUMN_OK, COLUMN_WHY, COLUMN_AT_MOST,
       COLUMN_INFVERIF, COLUMN_EVIDENCE, COLUMN_EVIDENCE2, COLUMN_EVIDENCE3, COLUMNS };

/* header.c: the envelope.  text is the whole file. */
int da_rule_header(struct da_rule *out, struct da_arena *arena,
		   const char *file, const char *text, struct da_err *err);
/* "PROFILE=SEVERITY ..." into severity[]; given (DA_PROFILES of them) tells which.
 * NULL, or the place and *what that is wrong there. */
const char *da_severities_parse(const char *text,
				enum da_severity severity[DA_PROFILES],
				bool given[DA_PROFILES], const char **what);
/* guard.c: *who is at work.  Of rules, views only, listed functions, nothing else;
 * of fixtures, anything that stays in the store and in the transaction. */
enum da_guard { DA_GUARD_OFF, DA_GUARD_RULE, DA_GUARD_FIXTURE, DA_GUARD_QUERY,
		DA_GUARD_CONTENT };	/* a rule on INF files; RULE once it reads an image */
void da_guard_set(sqlite3 *db, int *who);
/* As an authorizer answers: SQLITE_OK or SQLITE_DENY. */
int da_guard_allows(enum da_guard who, int action, const char *a,
		    const char *b, const char *through);
/* Of one image; over the whole store. */
bool da_guard_view(const char *name);
bool da_guard_stored_view(const char *name);
/* rules.c: the next identifier of a statement, bare or quoted, from *p on, which
 * is left behind it; strings and comments are none.  NULL: there is no other. */
const char *da_sql_word(const char **p, size_t *n);
/* rules.c: a table named in a statement, or NULL. */
const char *da_sql_table(const char *sql);
/* rules.c: DA_EINVAL with FILE:LINE:COLUMN of an offset in the text. */
int da_rules_at(struct da_err *err, const char *file, const char *text,
		int offset, const char *what);
/* rules.c: DA_RULE_STEPS_MAX from now on, or no limit. */
void da_rules_budget(struct da_rules *r, bool on);
/* copies.c: tables that hold what costly views say; see da_rules_hold().  Made
 * when rules are loaded.  da_copies_use writes a statement that reads them in place
 * of their views, and says which (bits).  da_copies_fill fills those that do not hold
 * it yet, and refuses where nobody holds the facts; the guard must be off. */
int da_copies_new(struct da_rules *r, struct da_err *err);
void da_copies_free(struct da_rules *r);
uint32_t da_copies_use(const char *sql, size_t n, struct da_buf *out);
int da_copies_fill(struct da_rules *r, uint32_t which, struct da_err *err);
/* functions.c: what rules may call beside SQLite's own. */
int da_functions_add(sqlite3 *db, struct da_err *err);
/* One file that verdicts depend on. */
struct da_part {
	const char *kind, *name, *file;	/* "rule", "list" or "ruleset" */
	char digest[DA_SHA256_HEX];
};
struct da_parts {
	struct da_part *p;
	size_t n, cap;
};
/* Its texts are kept, not copied. */
struct da_part *da_parts_add(struct da_parts *l, const char *kind,
			     const char *name, const char *file,
			     const struct da_buf *bytes);
/* lists.c: lists/NAME.csv of each directory becomes list_NAME, the ruleset of that
 * name (NULL: the newest) of the first one list_ruleset; which one is told, "" when
 * there is none.  Texts of the parts are in the arena. */
int da_lists_load(sqlite3 *db, const char *const *dirs, size_t n,
		  const char *ruleset, char in_use[DA_RULESET_MAX],
		  struct da_parts *parts, struct da_arena *arena,
		  struct da_err *err);
/* Files of dir with that ending, sorted; names in the arena. */
int da_files_in(const char *dir, const char *ending, struct da_arena *arena,
		const char ***out, size_t *n_out, struct da_err *err);

#endif
