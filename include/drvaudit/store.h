// SPDX-License-Identifier: Apache-2.0
/*
 * store: facts in SQLite.  Tables follow facts.def (f_<kind>); rules and
 * reports read the views of views.sql, which are documented and versioned.
 *
 * The views show one image at a time, the one at work, and all contents.
 * Content (facts of scope CONTENT) is stored once for each content key, whoever
 * brings it; the facts of an image are kept packed, beside its line in the
 * catalogue.  A target's rows carry its number, which is 1 but where several are
 * put into one image (loose INF files); IDs of rows are target << 32 | number.
 *
 * A store in a file may be written by several processes at once: each image
 * comes in one transaction, at da_store_keep().
 */
#ifndef DRVAUDIT_STORE_H
#define DRVAUDIT_STORE_H

#include "drvaudit/base.h"

#include <sqlite3.h>

struct da_store;

#define DA_STORE_VERSION 1

/*
 * path NULL: in memory.  A file that is not there is made.  DA_EIO "store" with
 * SQLite's message; DA_EINVAL "not-a-store", or "store-version" for one that a
 * later program made.
 */
int da_store_open(struct da_store **out, const char *path, struct da_err *err);
void da_store_close(struct da_store *s);
/* Takes back the target at work, as if it had not begun. */
void da_store_abandon(struct da_store *s);
/* Everything out; the schema and what was prepared stay. */
int da_store_clear(struct da_store *s, struct da_err *err);
sqlite3 *da_store_db(struct da_store *s);	/* belongs to the store */

/* ---- one image: begin, facts, end, keep -------------------------------- */

/* The image at work has no facts any more; what was kept stays. */
int da_store_empty(struct da_store *s, struct da_err *err);
/* One more target of the image at work.  The number is positive. */
int64_t da_store_begin(struct da_store *s, const char *name);
/* An encoded fact of the target begun; DA_ECORRUPT when it does not decode. */
int da_store_fact(struct da_store *s, unsigned kind, const uint8_t *p, size_t n);
/* status/err: how the collection ended; what came is kept either way. */
int da_store_end(struct da_store *s, int status, const struct da_err *failure,
		 struct da_err *err);

/* What the catalogue says of an image beside its facts. */
struct da_store_about {
	const char *name;
	int64_t position;	/* in the order of the command that brought it */
	const char *source_key;	/* what its files were like; "" unknown */
	const char *tool;	/* version that collected it */
	const char *collected;	/* UTC, ISO 8601; NULL: not told */
	const char *const *labels;	/* name, value, name, value, ..., NULL */
};

/*
 * The image at work is part of the store from here on; in a file it takes the
 * place of an older one of that name, with all that was judged of it.
 */
int da_store_keep(struct da_store *s, const struct da_store_about *about,
		  int64_t *image, struct da_err *err);
/* Its facts changed since it was kept or taken: the second reader's marks.  how: of
 * the caller's counting, above 0; s_image.confirmed has it. */
int da_store_keep_again(struct da_store *s, int how, struct da_err *err);
/* Makes a kept image the one at work.  No statement may be at work. */
int da_store_take(struct da_store *s, int64_t image, struct da_err *err);
/* A kept image whose facts cannot be read is one in error, until it is kept again. */
int da_store_refuse(struct da_store *s, int64_t image, const struct da_err *why,
		    struct da_err *err);
/* All facts of the image at work can be read: what comes packed comes when it is asked
 * for.  DA_ECORRUPT "store-damaged". */
int da_store_verify(struct da_store *s, struct da_err *err);
/* The image at work; 0: none that is kept. */
int64_t da_store_image(const struct da_store *s);

/* The second reader's mark on a registry_key or registry_value; id is the
 * row's.  Between da_store_marks(true) and (false), which keep one transaction. */
int da_store_mark(struct da_store *s, bool key, int64_t id, const char *mark);
void da_store_marks(struct da_store *s, bool begin);

extern const char da_store_views[];	/* text of views.sql */
#define DA_VIEWS_VERSION 1

#endif
