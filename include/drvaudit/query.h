// SPDX-License-Identifier: Apache-2.0
/*
 * query: one SELECT of a person's over the views, of all images of a store or
 * of those chosen.  The facts of an image are packed by themselves, and the
 * views show one at a time; so the rows of the views that a query names are
 * brought together first, of the columns that it reads.
 */
#ifndef DRVAUDIT_QUERY_H
#define DRVAUDIT_QUERY_H

#include "drvaudit/rules.h"
#include "drvaudit/store.h"

struct da_query {
	struct da_store *store;		/* used for this query alone: its views change */
	struct da_rules *rules;		/* loaded on it */
	const char *name, *sql;		/* name: of places in messages */
	const int64_t *images;		/* to be read, sorted; those of the catalogue */
	size_t images_n;
	bool all;			/* they are all there are */
	/* out: how many were read; 0 when the catalogue or contents answer it */
	size_t read;
	uint64_t steps;			/* left to what is at work */
};

/*
 * Before the rules are loaded on the store: rows go to a file when there are
 * many, and not into memory.
 */
int da_query_prepare_store(struct da_store *s, struct da_err *err);
/*
 * The statement is stepped and finalized by the caller, before the store is
 * closed, under a limit of steps: SQLITE_INTERRUPT.  The same rows as of the
 * views of each image, with image, package, service, device, interface,
 * lockdown and filter as numbers that are unique over the store, and handles
 * made of such.
 * DA_EINVAL "query": "NAME:LINE:COLUMN: what".  DA_EIO, DA_ECORRUPT: the store.
 */
int da_query_prepare(struct da_query *q, sqlite3_stmt **out,
		     struct da_err *err);
/* Does it read what rules said (verdict, finding_count)? */
bool da_query_of_verdicts(const char *sql);

#endif
