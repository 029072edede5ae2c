// SPDX-License-Identifier: Apache-2.0
//
// A registry tree in memory and a writer of REGF 1.5 hive files, for test data.
// The same tree always gives the same bytes. Damage can be asked for key by key; it
// is done while writing, so that everything around it is right.

#ifndef CORPUS_REGF_H
#define CORPUS_REGF_H

#include "common.h"

enum {
	REGF_NONE = 0,
	REGF_SZ = 1,
	REGF_EXPAND_SZ = 2,
	REGF_BINARY = 3,
	REGF_DWORD = 4,
	REGF_LINK = 6,
	REGF_MULTI_SZ = 7,
	REGF_QWORD = 11,
};

/* What can be wrong with a key (one bit each) or, from REGF_BAD_VALUE on, a value. */
enum regf_damage {
	REGF_BAD_NK = 1 << 0,		/* wrong record signature */
	REGF_BAD_LIST = 1 << 1,		/* subkey list lies beyond the end of the hive */
	REGF_BAD_ENTRY = 1 << 2,	/* the first list entry lies beyond the end */
	REGF_LOOP = 1 << 3,		/* the last list entry is the key itself */
	REGF_BAD_COUNT = 1 << 4,	/* more subkeys and values than the lists have */
	REGF_BAD_VALUES = 1 << 5,	/* value list lies beyond the end of the hive */
	REGF_BAD_NAME = 1 << 6,		/* name longer than the cell */
	REGF_RI_LOOP = 1 << 7,		/* an index root that names the list and itself */
	REGF_DELETED = 1 << 8,		/* in no list; it and all below in free cells */
	REGF_BAD_VALUE = 1 << 9,	/* data cell lies beyond the end of the hive */
	REGF_BAD_VK = 1 << 10,		/* wrong record signature */
	REGF_BAD_SIZE = 1 << 11,	/* data longer than its cell */
};

/* Names are UTF-16LE units, len counts units. */
struct regf_name {
	uint16_t *units;
	size_t len;
};

struct regf_value {
	struct regf_name name;		/* empty for the default value */
	uint32_t type;
	uint8_t *data;
	uint32_t size;
	unsigned int damage;
};

struct regf_key {
	struct regf_name name;
	uint64_t time;			/* last written, 100 ns since 1601 */
	uint16_t flags;			/* nk flags to be set, beside those of name and root */
	size_t security;		/* index from regf_security() */
	uint8_t *class_name;		/* UTF-16LE bytes */
	uint16_t class_size;
	unsigned int damage;
	struct regf_value *values;	/* in the order they were made */
	size_t value_count;
	struct regf_key **subkeys;	/* sorted as Windows sorts them */
	size_t subkey_count;
	uint32_t offset;		/* the writer's */
};

struct regf {
	struct regf_key *root;
	uint64_t time;			/* of the base block and the first bin */
	char *file_name;		/* UTF-8, its tail goes into the base block; may be NULL */
	uint32_t sequence;		/* of the base block */
	bool dirty;			/* the two sequence numbers differ by one */
	bool bad_checksum;
	struct regf_security *security;	/* the writer's */
	size_t security_count;
};

/* Indices into regf.security that always exist. */
enum {
	REGF_SECURITY_DEFAULT = 0,	/* system and administrators full, users read */
	REGF_SECURITY_WEAK = 1,		/* everyone full */
};

/* A hive with a root key only; root_name is UTF-8. Free with regf_free(). */
struct regf *regf_new(const char *root_name, uint64_t time);
void regf_free(struct regf *h);
void regf_rename_root(struct regf *h, const char *name);

/* The subkey of that name, any case; NULL if there is none. O(log n). */
struct regf_key *regf_find(const struct regf_key *key, const uint16_t *name, size_t len);
/* The same, made if there is none, with that time. */
struct regf_key *regf_add(struct regf_key *key, const uint16_t *name, size_t len, uint64_t time);
/* Walks a UTF-8 path with backslashes, making what is missing. */
struct regf_key *regf_make_path(struct regf *h, const char *path, uint64_t time);
/* Walks a path; NULL if it does not lead to a key. */
struct regf_key *regf_find_path(struct regf *h, const char *path);
/* Takes a key, with everything below, out of the tree; the root stays but is emptied. */
void regf_remove(struct regf *h, struct regf_key *key);

/* Sets a value, replacing one of that name (any case). The data is copied. */
struct regf_value *regf_set(struct regf_key *key, const uint16_t *name, size_t len,
			    uint32_t type, const void *data, size_t size);
/* Appends a value even if there is one of that name. */
struct regf_value *regf_append(struct regf_key *key, const uint16_t *name, size_t len,
			       uint32_t type, const void *data, size_t size);
/* Whether there was one. */
bool regf_unset(struct regf_key *key, const uint16_t *name, size_t len);

/* The index of a self-relative security descriptor; equal ones are kept once. */
size_t regf_security(struct regf *h, const void *descriptor, size_t size);

/* The whole hive file, appended to out. */
void regf_write(struct regf *h, struct buf *out);

#endif
