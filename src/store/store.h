// SPDX-License-Identifier: Apache-2.0
/* Between the parts of the store. */
#ifndef DA_STORE_PRIVATE_H
#define DA_STORE_PRIVATE_H

#include "drvaudit/store.h"

#include "drvaudit/facts.h"

#include "imagefs.h"
#include "pack.h"

/* Schemas: main holds contents and the catalogue of images; t the facts of the
 * image at work; u the same, while it is copied; c (of a store in a file)
 * contents on their way to main. */
enum { FILE_T, FILE_U };

struct content {
	int64_t row;		/* 0 while it is not stored */
	bool known;
};

struct da_store {
	sqlite3 *db;
	struct da_imagefs *fs;
	bool in_file;
	struct da_buf empty;	/* an image database without rows */
	sqlite3_stmt *insert[DA_FACT_KINDS];
	sqlite3_stmt *find_content, *mark[2];
	int64_t target;
	struct da_arena *arena;		/* of the fact being stored */
	struct content *contents;	/* by local number */
	size_t contents_n;
	/* windows of the family that came last, for the numbers of contents */
	char *family;
	unsigned windows;
	int64_t image;		/* that t holds; 0: none that is kept */
	bool pending;		/* its facts are nowhere but in t */
	/* the packed facts behind t, and the base they refer to */
	struct da_buf packed, base_bytes;
	struct da_packer *packer;
	int64_t base;		/* of the packer; 0: none */
};

int da_store_failed(struct da_store *s, struct da_err *err);
int da_store_run(struct da_store *s, const char *sql, struct da_err *err);
/* Columns of a kind as facts.def has them, into the DDL of a table. */
void da_store_table(struct da_buf *sql, const char *schema,
		    const struct da_kind_info *k);
/* Was this database (its first bytes) made like those of today? */
bool da_store_same_layout(const struct da_store *s, const uint8_t *p);
/* keep.c: the tables of the catalogue. */
extern const char da_store_catalogue[];
/* tally.c: the function of the views that reads counts. */
int da_store_tally(struct da_store *s, struct da_err *err);
/* keep.c: what t holds goes where da_store_take() finds it. */
int da_store_settle(struct da_store *s, struct da_err *err);

#endif
