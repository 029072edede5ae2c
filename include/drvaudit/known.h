// SPDX-License-Identifier: Apache-2.0
/*
 * known: the INF contents that a store holds, for a worker to ask before it
 * parses an INF.  The parent loads them, the worker inherits its memory.
 *
 * What an INF becomes for one architecture, product type and suite depends only
 * on its bytes and on the INF files that were looked for while it was resolved.
 * Which files those are, and in which order they are looked for, depends on
 * nothing else either: so where every file that is written down for a content is
 * the same again, or missing again, resolving would look for these files and no
 * others, and would end in the same content key.
 */
#ifndef DRVAUDIT_KNOWN_H
#define DRVAUDIT_KNOWN_H

#include "drvaudit/base.h"

/* An INF file that was looked for; sha256 "": it was not there. */
struct da_known_dependency {
	const char *name, *sha256;
};

/* inf_copy with DIRID 13: a file that stays in the store. */
struct da_known_file {
	const char *file, *source_file, *source_subdir, *disk_path;
};

/* inf_registry: a line of AddReg below HKLM or HKCR. */
struct da_known_line {
	const char *root, *key, *value, *data;
	int64_t flags, line, column;
};

struct da_known_range {
	size_t first, n;
};

struct da_known_content {
	const char *sha256, *arch;
	int64_t product_type, suite;
	int64_t place;		/* its window among those of the INF, from 1;
				 * 0: nothing applies, what is between them */
	int64_t windows;	/* how many there are */
	int64_t low, high;	/* builds; high -1: open */
	const char *key;	/* content_key */
	int64_t inf;		/* row */
	struct da_known_range dependencies, files, lines;
};

/* Whoever asks believes nothing of it: ranges may be wrong, texts NULL. */
struct da_known {
	/* in the order of sha256, arch, product_type, suite, place */
	const struct da_known_content *contents;
	const struct da_known_dependency *dependencies;
	const struct da_known_file *files;	/* in the order of the INF */
	const struct da_known_line *lines;
	size_t contents_n, dependencies_n, files_n, lines_n;
	struct da_known_memory *memory;	/* of da_store_known() */
};

struct da_store;

/*
 * Brings *known, zeroed at first, up to what the store holds; what came since
 * the last time is added, and everything is read again when the store holds less.
 * Only contents of INF files that were sent to their end, and complete, are in it.
 * Not inside a transaction that may be taken back.  On failure *known is empty.
 */
int da_store_known(struct da_store *s, struct da_known *known,
		   struct da_err *err);
void da_known_free(struct da_known *known);

#endif
