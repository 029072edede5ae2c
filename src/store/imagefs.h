// SPDX-License-Identifier: Apache-2.0
/*
 * The facts of one image are a SQLite database of their own.  This is the file
 * system it lives in: memory that can be exchanged as a whole under an open
 * connection, so that statements stay prepared from image to image.
 */
#ifndef DA_STORE_IMAGEFS_H
#define DA_STORE_IMAGEFS_H

#include "drvaudit/base.h"

#include <sqlite3.h>

/* Makes bytes [at, at + n) of the file there; false: they cannot be had. */
typedef bool da_image_fill_fn(void *ctx, uint8_t *to, size_t at, size_t n);

struct da_image_file {
	uint8_t *p;
	size_t n, cap;
	/* what is not there yet comes in clusters, when it is asked for */
	da_image_fill_fn *fill;
	void *ctx;
	uint8_t *there;			/* by cluster; NULL: all is */
};

/* of this size zstd looks a base up where it is, and does not copy its tables */
#define DA_CLUSTER (32u << 10)
#define DA_IMAGE_FILES 2

struct da_imagefs {
	sqlite3_vfs vfs;
	char name[48];
	struct da_image_file file[DA_IMAGE_FILES];	/* named "0", "1" */
	uint32_t changes;
};

int da_imagefs_open(struct da_imagefs **out, struct da_err *err);
/* After the connection. */
void da_imagefs_close(struct da_imagefs *fs);
/*
 * Exchanges what a file holds; nobody may be reading it.  n bytes, which come
 * from p, or (p NULL) from fill as they are asked for.
 */
bool da_imagefs_set(struct da_imagefs *fs, int file, const uint8_t *p, size_t n,
		    da_image_fill_fn *fill, void *ctx);
/* All of it is there; false: it cannot be had. */
bool da_imagefs_all(struct da_image_file *f);

#endif
