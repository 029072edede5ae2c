// SPDX-License-Identifier: Apache-2.0
/*
 * Statements of fixtures: they change facts, under the guard and the budget of
 * rules, so that a directory of rules from elsewhere touches nothing but the
 * store in memory.
 */
#include "config.h"
#include "rules.h"

#include "drvaudit/limits.h"

static int failed(struct da_rules *r, const char *file, const char *sql,
		  const char *at, int rc, struct da_err *err)
{
	int offset = sqlite3_error_offset(r->db);

	at += strspn(at, " \t\r\n");
	return da_rules_at(err, file, sql, (int)(at - sql) +
			   (offset > 0 ? offset : 0), rc == SQLITE_INTERRUPT ?
			   "limit: DA_RULE_STEPS_MAX" : sqlite3_errmsg(r->db));
}

static int run(struct da_rules *r, const char *file, const char *sql,
	       struct da_err *err)
{
	for (const char *at = sql, *next; *at; at = next) {
		sqlite3_stmt *q = NULL;
		int rc = sqlite3_prepare_v2(r->db, at, -1, &q, &next), status;

		while (rc == SQLITE_OK && q &&
		       (rc = sqlite3_step(q)) == SQLITE_ROW)
			rc = SQLITE_OK;
		if (rc == SQLITE_OK || rc == SQLITE_DONE) {
			sqlite3_finalize(q);
			continue;
		}
		status = failed(r, file, sql, at, rc, err);
		sqlite3_finalize(q);
		return status;
	}
	return DA_OK;
}

int da_rules_exec(struct da_rules *r, const char *file, const char *sql,
		  struct da_err *err)
{
	int before = sqlite3_total_changes(r->db), status;

	*r->guard = DA_GUARD_FIXTURE;
	da_rules_budget(r, true);
	status = run(r, file, sql, err);
	da_rules_budget(r, false);
	*r->guard = DA_GUARD_OFF;
	if (!status && sqlite3_total_changes(r->db) == before)
		return da_rules_at(err, file, sql, 0,
				   "it changes nothing, so it tests nothing");
	return status;
}
