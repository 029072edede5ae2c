// SPDX-License-Identifier: Apache-2.0
/*
 * hive: registry hive bytes to keys and values.  No policy, no Windows paths.
 *
 * Two readers stand behind this interface.  The native one is the walker:
 * bounds-checked, budgeted, and damage costs an item, never the hive.
 * libregf is the second opinion (ARCHITECTURE.md says why not the first).
 *
 * What is not readable is reported through the damage callback, once for each
 * place, and counted each time it is met; the call that met it goes on with the
 * siblings and returns the first error, so DA_OK always means "read to the end".
 *
 * Format facts: the base block, lists and records as described in
 * ARCHITECTURE.md, section "Hives".
 */
#ifndef DRVAUDIT_HIVE_H
#define DRVAUDIT_HIVE_H

#include "drvaudit/base.h"

enum da_hive_reader { DA_HIVE_NATIVE, DA_HIVE_LIBREGF };

enum {		/* value types; property values carry 0xFFFF in the high word */
	DA_REG_NONE = 0, DA_REG_SZ = 1, DA_REG_EXPAND_SZ = 2,
	DA_REG_BINARY = 3, DA_REG_DWORD = 4, DA_REG_DWORD_BE = 5,
	DA_REG_LINK = 6, DA_REG_MULTI_SZ = 7, DA_REG_QWORD = 11,
};

struct da_hive;
typedef uint32_t da_key;	/* handle; belongs to its hive */

struct da_hive_info {
	uint32_t sequence1, sequence2;
	bool checksum_ok;
	bool dirty;		/* sequences differ, or the checksum is wrong */
	uint32_t minor;		/* format 1.minor */
	uint64_t last_written;	/* FILETIME; 0 on Windows 10 and later */
	uint64_t size;		/* bytes of the file */
	uint64_t bins_size;	/* bytes the base block claims */
};

/*
 * What could not be read so far, each place once (4,096 places; then the counts
 * stand still).  Bins are known from the opening on, lists and items as far as
 * they were asked for.
 */
struct da_hive_damage_map {
	bool known;			/* the reader keeps count */
	uint64_t bins;			/* good ones and unreadable ones */
	uint64_t bins_unreadable;	/* as far as their headers can be told */
	uint64_t bytes_unreadable;	/* of the file, in these */
	uint64_t bytes_missing;		/* claimed by the base block, not there */
	uint64_t lists_cut;		/* not read, or not to their end */
	uint64_t items_left_out;	/* keys, values, data of values */
};

struct da_key_info {
	uint64_t last_written;	/* FILETIME: the key's, not a value's */
	uint64_t offset;	/* of the key's cell in the file */
	uint32_t subkeys, values;	/* as claimed */
	bool link;		/* a symbolic link; shown, not followed */
};

struct da_value {
	const char *name;	/* internal form; "" is the default value */
	uint32_t type;		/* as stored, all 32 bits */
	const uint8_t *data;	/* raw; NULL when status is not DA_OK */
	uint32_t size;		/* bytes of data, as stored */
	uint64_t offset;	/* of the value's cell in the file */
	int status;		/* DA_OK, or why the data is not there */
};

typedef void da_hive_damage_fn(void *ctx, const struct da_err *what,
			       const char *structure);
/* Return non-zero to stop; the enumeration then returns that number. */
typedef int da_hive_key_fn(void *ctx, da_key key, const char *name);
typedef int da_hive_value_fn(void *ctx, const struct da_value *value);

/*
 * Takes the bytes over (the buffer is emptied, also on failure).  Expected
 * failures: DA_EINVAL "not-a-hive", "is-a-log"; DA_EUNSUPPORTED "version";
 * DA_ECORRUPT "root", "truncated".
 */
int da_hive_open(struct da_hive **out, enum da_hive_reader reader,
		 struct da_buf *bytes, da_hive_damage_fn *damage, void *ctx,
		 struct da_err *err);
void da_hive_close(struct da_hive *h);
/*
 * A second walker, the native one, over the bytes of an open hive, to be closed
 * before it: damage is not told, and its work is its own.  NULL when it cannot
 * read what the first one could.
 */
struct da_hive *da_hive_again(const struct da_hive *of);
/* Closes, and hands the memory of the bytes back, empty, for the next hive. */
void da_hive_close_keep(struct da_hive *h, struct da_buf *memory);

const struct da_hive_info *da_hive_info(const struct da_hive *h);
/* How often damage was met so far: a caller that sees it grow has a gap. */
uint64_t da_hive_damages(const struct da_hive *h);
const struct da_hive_damage_map *da_hive_damage_map(const struct da_hive *h);
/* Records looked into so far: what an enumeration or a look-up costs. */
uint64_t da_hive_records(const struct da_hive *h);
const char *da_hive_reader_name(const struct da_hive *h);
/* The bytes the hive was opened with; replay has changed them before that. */
const uint8_t *da_hive_bytes(const struct da_hive *h, size_t *n_out);

da_key da_hive_root(const struct da_hive *h);
int da_hive_key_info(struct da_hive *h, da_key key, struct da_key_info *out);
/* The name and the value of a callback are valid during the callback only. */
int da_hive_subkeys(struct da_hive *h, da_key key, da_hive_key_fn *fn,
		    void *ctx);
int da_hive_values(struct da_hive *h, da_key key, da_hive_value_fn *fn,
		   void *ctx);
/* DA_OK, DA_ABSENT, or an error when the list could not be read to its end
 * and the name was not met before that.  Of several of one name it is the one
 * that a right hash leads to (as in Windows), then the first. */
int da_hive_subkey(struct da_hive *h, da_key key, const char *name,
		   da_key *out);
/* path: names separated by one backslash; "" is the key itself. */
int da_hive_path(struct da_hive *h, da_key key, const char *path, da_key *out);
/* As da_hive_subkey; name and data are copied into the arena. */
int da_hive_value(struct da_hive *h, da_key key, const char *name,
		  struct da_arena *arena, struct da_value *out);
/* Self-relative security descriptor, in the arena. */
int da_hive_security(struct da_hive *h, da_key key, struct da_arena *arena,
		     const uint8_t **out, uint32_t *n_out);

/*
 * Deleted keys and values whose records are still in the hive, as far as they
 * can be followed: no proof of anything.  A value of a key that can be named
 * comes before the key.  Ends with DA_OK, what the callback returned, DA_ELIMIT
 * (a limit: more may be there) or DA_EUNSUPPORTED (the other reader).
 */
struct da_deleted {
	bool key;
	bool rooted;		/* path begins at the root of the hive */
	bool complete;		/* key: path, name and all its values; value: name and data */
	const char *path;	/* of the key, or of the key a value was in; "" unknown */
	const char *found;	/* in a "free" or "unreferenced" cell, or in "slack" */
	uint64_t offset;	/* of its cell in the file */
	uint64_t key_offset;	/* of a value's key; DA_NO_OFFSET when not known */
	uint64_t last_written;	/* of a key */
	struct da_value value;
};
typedef int da_hive_deleted_fn(void *ctx, const struct da_deleted *item);
int da_hive_deleted(struct da_hive *h, da_hive_deleted_fn *fn, void *ctx);

/*
 * Decoding, apart from reading.  String types end at the first NUL; *rest_out
 * (may be NULL) tells how many non-zero bytes stand behind it, the place where
 * data hides.  Other types give a readable form: 4 (0x4), hex bytes.
 */
char *da_value_text(const struct da_value *v, struct da_arena *arena,
		    uint32_t *rest_out);
/* One string: REG_SZ or REG_EXPAND_SZ. */
bool da_value_is_text(const struct da_value *v);
/* DA_REG_MULTI_SZ (or a single string) to a NULL-ended list. */
char **da_value_list(const struct da_value *v, struct da_arena *arena,
		     size_t *n_out);
/* DWORD of any stored size 1..4, QWORD of 8; false for anything else. */
bool da_value_number(const struct da_value *v, uint64_t *out);

#endif
