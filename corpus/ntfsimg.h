// SPDX-License-Identifier: Apache-2.0
//
// An NTFS volume in a plain file, filled without mounting it: a small layer over
// libntfs-3g that makes Windows names and repeatable times. Everything dies on error.
//
// Paths begin with a backslash; missing parent directories are made. One volume is open
// at a time.

#ifndef CORPUS_NTFSIMG_H
#define CORPUS_NTFSIMG_H

#include "common.h"

/* How a file's contents are stored. */
enum ntfsimg_storage {
	NTFSIMG_PLAIN,
	NTFSIMG_LZNT1,
	NTFSIMG_XPRESS4K,
	NTFSIMG_XPRESS8K,
	NTFSIMG_XPRESS16K,
	NTFSIMG_LZX,
};

/* Makes the file, size bytes, formatted; sectors before it on its disk go into the boot
 * sector. Then opens it. */
void ntfsimg_create(const char *path, uint64_t size, const char *label, uint32_t first_sector);
void ntfsimg_close(void);

/* The clock for everything that follows: 100 ns since 1601. */
void ntfsimg_set_time(uint64_t filetime);

void ntfsimg_dir(const char *path);
void ntfsimg_file(const char *path, enum ntfsimg_storage how, const void *data, size_t size);
/* Another name of an existing file. */
void ntfsimg_link(const char *path, const char *target);
/* "\path:name" on an existing file or directory. */
void ntfsimg_stream(const char *path, const void *data, size_t size);
/* A new empty file, or directory, with a reparse point. */
void ntfsimg_reparse(const char *path, bool directory, uint32_t tag, const void *data,
		     size_t size);
/* A symbolic link (relative unless the target begins with a backslash) or a junction. A
 * symbolic link is a directory if its target exists and is one. */
void ntfsimg_symlink(const char *path, const char *target, bool junction);
/* Sets read-only, hidden, system: "RHS". */
void ntfsimg_attributes(const char *path, const char *letters);
/* Sets the flag that asks for a check at the next mount. */
void ntfsimg_dirty(void);

#endif
