// SPDX-License-Identifier: Apache-2.0
/*
 * confirm: the second opinion.  libregf is given the bytes of a hive, replayed
 * as for the first reader, and reads again the keys and values that findings
 * cite.  Runs inside a worker of its own; a library that dies costs the mark.
 *
 * Known faults of the packaged libregf (20201007) are recognised by cause:
 * what it answers must be what the fault would make of the bytes.
 */
#ifndef DRVAUDIT_CONFIRM_H
#define DRVAUDIT_CONFIRM_H

#include "drvaudit/evidence.h"

/* A key or value as the first reader read it. */
struct da_citation {
	bool is_key;
	int64_t id;		/* the caller's; handed back */
	enum da_hive_kind hive;
	const char *path;	/* of the key, from the root of the hive */
	const char *last_written;	/* of a key; NULL: not compared */
	const char *value;	/* "" is the default value */
	uint32_t type, size;
	const uint8_t *data;	/* the first kept bytes of size; NULL: unreadable */
	uint32_t kept;
	uint64_t offset;	/* of the cell, or DA_NO_OFFSET */
};

enum da_confirmation { DA_CONFIRMED, DA_DIFFERS, DA_NOT_CONFIRMED };

/* text: for DA_CONFIRMED "libregf" or "libregf, ..."; else what, or why. */
typedef void da_confirm_fn(void *ctx, const struct da_citation *c,
			   enum da_confirmation what, const char *text);

struct da_confirm_request {
	const struct da_collect_request *source;
	const char *sha256[DA_HIVE_KINDS];	/* of the files that were read */
	bool skip[DA_HIVE_KINDS];	/* hives on which libregf died before */
	struct da_citation *citations;	/* sorted on return */
	size_t n;
	da_confirm_fn *answer;		/* once for each, hive by hive */
	void (*hive_begins)(void *ctx, enum da_hive_kind kind);
	void *ctx;
};

/* Fails when the source cannot be opened again; hives alone cost their marks. */
int da_confirm(const struct da_confirm_request *req, struct da_err *err);

#endif
