// SPDX-License-Identifier: Apache-2.0
//
// A forgiving INF reader, for making test images only. It knows sections, entries,
// quotes, comments, continuation lines and %strings%, and nothing of what they mean. The
// program's own INF reader, which is exact, must not be used here: a fault of it would
// then be in the data it is tested with.

#ifndef CORPUS_INFTEXT_H
#define CORPUS_INFTEXT_H

#include "common.h"

struct inf_entry {
	char *key;		/* before the equals sign; NULL if there is none */
	char **fields;		/* UTF-8, quotes removed, %strings% not yet replaced */
	size_t count;
};

struct inf_section {
	char *name;
	struct inf_entry *entries;
	size_t count;
};

struct inf {
	struct inf_section *sections;
	size_t count;
};

/* UTF-16LE or UTF-8 with byte order mark, else Latin-1. Free with inf_free(). */
void inf_parse(struct inf *inf, const uint8_t *bytes, size_t size);
void inf_free(struct inf *inf);

/* NULL if there is none; names compare without case. */
const struct inf_section *inf_find(const struct inf *inf, const char *name);
/* The first entry with that key; section may be NULL. */
const struct inf_entry *inf_entry(const struct inf_section *section, const char *key);
/* Field i of an entry that may be NULL; "" if there is none. */
const char *inf_field(const struct inf_entry *entry, size_t i);
/* The same with %strings% replaced; the caller frees. Numbers (%12%) stay. */
char *inf_expand(const struct inf *inf, const char *text);
char *inf_expanded(const struct inf *inf, const struct inf_entry *entry, size_t i);

#endif
