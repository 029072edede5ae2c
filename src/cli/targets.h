// SPDX-License-Identifier: Apache-2.0
/*
 * What the operands of a command name, one target each.
 *
 *	PATH		image file, block device, or directory with a mounted volume
 *	PATH		any other directory: the files in it, sorted by name (bytes)
 *	dir:PATH	a directory, never looked into for images
 *	hives:PATH	a directory with SYSTEM, SOFTWARE, DRIVERS (any case): one target
 *	@LIST, @-	the same, one a line, perhaps followed by TAB name=value ...
 *
 * A directory is a mounted volume when it has an entry "Windows" in any case.
 * One that has a file SYSTEM is a target of loose hives, as with hives:, and
 * what else stands in it is looked at as in any directory.  Nothing of a file
 * is read here; one that is no image is a target like the others, and fails
 * as one.  Left out, and counted on standard error, is only what is hidden,
 * what is no file, what only --recursive goes into, links to directories, and
 * checksums and notes too small to hold Windows (companion() in targets.c).
 */
#ifndef DA_CLI_TARGETS_H
#define DA_CLI_TARGETS_H

#include "drvaudit/image.h"

enum target_kind { TARGET_PATH, TARGET_HIVES };

struct label {
	const char *name, *value;
};

struct target {
	const char *name;		/* the path as given, without dir: or hives: */
	enum target_kind kind;
	const char *hive[DA_HIVE_KINDS];	/* TARGET_HIVES: paths, or NULL */
	const struct label *labels;	/* sorted by name, each name once */
	size_t labels_n;
	size_t position;		/* from 0, in the order of the operands */
	/* what is known to be wrong with it without opening it, or NULL */
	const struct da_err *unusable;
};

/* Everything belongs to the arena; zeroed is empty. */
struct targets {
	struct target *p;
	size_t n;
	const struct label *labels;	/* those for every target, sorted */
	size_t labels_n;
	struct da_arena *arena;
};

struct targets_request {
	char *const *operands;
	size_t n;
	const char *const *labels;	/* "name=value", for every target */
	size_t labels_n;
	bool null;			/* lists hold targets and NULs: no labels, no comments */
	bool recursive;
	bool quiet;			/* what is left out is not told */
};

/*
 * 0, or an exit code after one line on stderr: 64 for an operand, a label or a
 * line of a list ("LIST:LINE:COLUMN: what"), 66 or 77 for a list that cannot
 * be read.  A target that is missing is no error here.  A target named again
 * (by its resolved path) is said and left out; the labels given first stay.
 * A label of a line stands before one of the command with the same name.
 */
int targets_read(struct targets *out, const struct targets_request *req);
void targets_free(struct targets *t);
/* NULL: it has no such label. */
const char *target_label(const struct target *t, const char *name);
/* What is wrong with "name=value", or NULL; *eq is where the value begins. */
const char *label_wrong(const char *text, size_t *eq);

#endif
