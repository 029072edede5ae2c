// SPDX-License-Identifier: Apache-2.0
/*
 * SQLite believes a cached page as long as the change counter in the file's
 * header stands still, and a prepared statement as long as the schema cookie
 * does.  So exchanging the bytes means writing a new change counter into them;
 * files that were made by the same statements have the same cookie and the same
 * root pages.
 */
#include "config.h"
#include "imagefs.h"

#include <stdio.h>
#include <stdlib.h>

#define CHANGE_COUNTER 24	/* of the header of a SQLite file */
#define VALID_FOR 92		/* the counter for which the size there holds */

struct open_file {
	sqlite3_file base;
	struct da_image_file *f;
};

static void put32(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> (24 - 8 * i));
}

static uint32_t get32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static bool fill(struct da_image_file *f, size_t at, size_t n)
{
	for (size_t c = at / DA_CLUSTER; f->there && c * DA_CLUSTER < at + n;
	     c++) {
		size_t start = c * DA_CLUSTER;
		size_t len = f->n - start < DA_CLUSTER ? f->n - start :
							 DA_CLUSTER;

		if (f->there[c])
			continue;
		if (!f->fill(f->ctx, f->p + start, start, len))
			return false;
		f->there[c] = 1;
	}
	return true;
}

bool da_imagefs_all(struct da_image_file *f)
{
	if (!f->there)
		return true;
	if (!fill(f, 0, f->n))
		return false;
	free(f->there);
	f->there = NULL;
	return true;
}

static int do_close(sqlite3_file *file)
{
	(void)file;
	return SQLITE_OK;
}

static int do_read(sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
	struct da_image_file *f = ((struct open_file *)file)->f;
	size_t there = (uint64_t)at < f->n ? f->n - (size_t)at : 0;

	if (there > (size_t)n)
		there = (size_t)n;
	if (!fill(f, (size_t)at, there))
		return SQLITE_IOERR_READ;
	if (there)
		memcpy(to, f->p + at, there);
	if (there == (size_t)n)
		return SQLITE_OK;
	memset((char *)to + there, 0, (size_t)n - there);
	return SQLITE_IOERR_SHORT_READ;
}

static int do_write(sqlite3_file *file, const void *from, int n,
		    sqlite3_int64 at)
{
	struct da_image_file *f = ((struct open_file *)file)->f;
	size_t end = (size_t)at + (size_t)n;

	if (!da_imagefs_all(f))
		return SQLITE_IOERR_WRITE;
	if (end > f->cap) {
		f->cap = end > 2 * f->cap ? end : 2 * f->cap;
		f->p = da_realloc(f->p, f->cap);
	}
	if ((size_t)at > f->n)
		memset(f->p + f->n, 0, (size_t)at - f->n);
	memcpy(f->p + at, from, (size_t)n);
	if (end > f->n)
		f->n = end;
	return SQLITE_OK;
}

static int do_truncate(sqlite3_file *file, sqlite3_int64 n)
{
	struct da_image_file *f = ((struct open_file *)file)->f;

	if (!da_imagefs_all(f))
		return SQLITE_IOERR_TRUNCATE;
	if ((uint64_t)n < f->n)
		f->n = (size_t)n;
	return SQLITE_OK;
}

static int do_size(sqlite3_file *file, sqlite3_int64 *n)
{
	*n = (sqlite3_int64)((struct open_file *)file)->f->n;
	return SQLITE_OK;
}

static int do_nothing(sqlite3_file *file, int how)
{
	(void)file;
	(void)how;
	return SQLITE_OK;
}

static int not_reserved(sqlite3_file *file, int *out)
{
	(void)file;
	*out = 0;
	return SQLITE_OK;
}

static int no_control(sqlite3_file *file, int op, void *arg)
{
	(void)file;
	(void)op;
	(void)arg;
	return SQLITE_NOTFOUND;
}

static int sector(sqlite3_file *file)
{
	(void)file;
	return 4096;
}

static int traits(sqlite3_file *file)
{
	(void)file;
	return SQLITE_IOCAP_ATOMIC | SQLITE_IOCAP_SAFE_APPEND |
	       SQLITE_IOCAP_SEQUENTIAL | SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods methods = {
	.iVersion = 1, .xClose = do_close, .xRead = do_read,
	.xWrite = do_write, .xTruncate = do_truncate, .xSync = do_nothing,
	.xFileSize = do_size, .xLock = do_nothing, .xUnlock = do_nothing,
	.xCheckReservedLock = not_reserved, .xFileControl = no_control,
	.xSectorSize = sector, .xDeviceCharacteristics = traits,
};

static sqlite3_vfs *system_vfs(void)
{
	return sqlite3_vfs_find(NULL);
}

static int do_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
		   int flags, int *out)
{
	struct da_imagefs *fs = vfs->pAppData;
	struct open_file *o = (struct open_file *)file;

	if (!name || !(flags & SQLITE_OPEN_MAIN_DB) || *name < '0' ||
	    *name >= '0' + DA_IMAGE_FILES)
		return SQLITE_CANTOPEN;
	o->base.pMethods = &methods;
	o->f = &fs->file[*name - '0'];
	if (out)
		*out = flags;
	return SQLITE_OK;
}

static int do_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	(void)name;
	(void)sync;
	return SQLITE_OK;
}

static int no_access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
	(void)vfs;
	(void)name;
	(void)flags;
	*out = 0;
	return SQLITE_OK;
}

static int full_name(sqlite3_vfs *vfs, const char *name, int n, char *out)
{
	(void)vfs;
	snprintf(out, (size_t)n, "%s", name);
	return SQLITE_OK;
}

static int randomness(sqlite3_vfs *vfs, int n, char *out)
{
	(void)vfs;
	return system_vfs()->xRandomness(system_vfs(), n, out);
}

static int current_time(sqlite3_vfs *vfs, double *out)
{
	(void)vfs;
	return system_vfs()->xCurrentTime(system_vfs(), out);
}

int da_imagefs_open(struct da_imagefs **out, struct da_err *err)
{
	struct da_imagefs *fs = da_calloc(1, sizeof(*fs));

	snprintf(fs->name, sizeof(fs->name), "drvaudit-image-%p", (void *)fs);
	fs->vfs = (sqlite3_vfs){
		.iVersion = 1, .szOsFile = sizeof(struct open_file),
		.mxPathname = 64, .zName = fs->name, .pAppData = fs,
		.xOpen = do_open, .xDelete = do_delete, .xAccess = no_access,
		.xFullPathname = full_name, .xRandomness = randomness,
		.xCurrentTime = current_time,
	};
	*out = fs;
	if (sqlite3_vfs_register(&fs->vfs, 0) == SQLITE_OK)
		return DA_OK;
	free(fs);
	*out = NULL;
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET,
		       "no place for the facts of an image");
}

static void forget(struct da_image_file *f)
{
	free(f->there);
	f->there = NULL;
	f->n = 0;
}

void da_imagefs_close(struct da_imagefs *fs)
{
	if (!fs)
		return;
	sqlite3_vfs_unregister(&fs->vfs);
	for (int i = 0; i < DA_IMAGE_FILES; i++) {
		forget(&fs->file[i]);
		free(fs->file[i].p);
	}
	free(fs);
}

bool da_imagefs_set(struct da_imagefs *fs, int file, const uint8_t *p, size_t n,
		    da_image_fill_fn *fn, void *ctx)
{
	struct da_image_file *f = &fs->file[file];

	/* SQLite counts up with each transaction: the new number must be new to it */
	if (f->n > CHANGE_COUNTER + 4 && get32(f->p + CHANGE_COUNTER) > fs->changes)
		fs->changes = get32(f->p + CHANGE_COUNTER);
	forget(f);
	if (n > f->cap) {
		free(f->p);
		f->cap = n + n / 4;
		f->p = da_malloc(f->cap);
	}
	f->n = n;
	f->fill = fn;
	f->ctx = ctx;
	if (p)
		memcpy(f->p, p, n);
	else
		f->there = da_calloc(n / DA_CLUSTER + 1, 1);
	if (n < VALID_FOR + 4)
		return true;
	if (!fill(f, 0, VALID_FOR + 4))
		return false;
	fs->changes++;
	put32(f->p + CHANGE_COUNTER, fs->changes);
	put32(f->p + VALID_FOR, fs->changes);
	return true;
}
