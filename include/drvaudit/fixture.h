// SPDX-License-Identifier: Apache-2.0
/*
 * fixture: what must come of a rule, by example.  Below DIR/tests a folder
 * carries the id of a rule; each file in it is a fixture, and the first word of
 * its name says what must come of it: pass, fail, unknown or na.
 *
 *	NAME.sql	changes facts after da_fixture_base_sql
 *	NAME.inf	an INF file, judged by itself in every build window
 *	NAME/		a folder of *.inf, each as above
 *
 * Lines that begin with "-- " (in an INF with "; ") say more:
 *
 *	severity: WORD	of every failing item; else the rule's own
 *	item: TEXT	some failing or unknown item is TEXT
 *	message: TEXT	... and its message holds TEXT
 */
#ifndef DRVAUDIT_FIXTURE_H
#define DRVAUDIT_FIXTURE_H

#include "drvaudit/findings.h"

enum da_expect { DA_EXPECT_PASS, DA_EXPECT_FAIL, DA_EXPECT_UNKNOWN,
		 DA_EXPECT_NA, DA_EXPECTATIONS };
const char *da_expect_name(enum da_expect e);

struct da_fixture {
	const char *file, *name;	/* name: below the folder of fixtures */
	const char *id;			/* of the rule */
	enum da_expect expect;
	bool is_inf;
};

struct da_fixtures {
	struct da_fixture *p;		/* sorted by name */
	size_t n;
	const char **folders;		/* sorted */
	size_t folders_n;
	const char **problems;		/* "PLACE: what" */
	size_t problems_n;
	struct da_arena *arena;
};

/* What is below dir; DA_ENOENT when it is not there.  Files directly in it are
 * none; what in a folder is no fixture is a problem. */
int da_fixtures_find(struct da_fixtures *out, const char *dir,
		     struct da_err *err);
void da_fixtures_free(struct da_fixtures *f);
/* Which expectations a rule owes a fixture: pass, fail and unknown; of one that
 * waits for its evidence, unknown. */
bool da_fixture_owed(const struct da_rule *r, enum da_expect e);
bool da_fixtures_has(const struct da_fixtures *f, const char *id,
		     enum da_expect e);

struct da_fixture_finding {
	enum da_verdict verdict;
	enum da_severity severity;
	const char *item, *message;
};

struct da_fixture_result {
	bool met;
	const char *why;		/* not met; NULL: met */
	size_t verdicts[DA_VERDICTS];	/* by subject */
	struct da_fixture_finding *findings;
	size_t findings_n;
	double seconds;			/* of the rule, by itself */
	struct da_arena *arena;
};

/* One installation in which nothing is wrong and nothing unread. */
extern const char da_fixture_base_sql[];
/* That one into an empty store, before rules are loaded. */
int da_fixture_base(sqlite3 *db, struct da_err *err);
/*
 * A fixture in SQL, on a store with the base: runs it, judges the one rule and
 * takes everything back.  The profile is the first from the given one on in which
 * the rule is not off.  Whatever goes wrong is why it is not met.
 */
void da_fixture_sql(struct da_fixture_result *out, const struct da_fixture *f,
		    struct da_rules *rules, const struct da_rule *rule,
		    enum da_profile profile);
/* An INF file that was collected into an otherwise empty store; bytes are the
 * file's, for the lines that say more. */
void da_fixture_inf(struct da_fixture_result *out, const struct da_fixture *f,
		    struct da_rules *rules, const struct da_rule *rule,
		    enum da_profile profile, const struct da_buf *bytes);
/* A fixture that was not even judged. */
void da_fixture_failed(struct da_fixture_result *out, const char *why);
void da_fixture_result_free(struct da_fixture_result *r);

#endif
