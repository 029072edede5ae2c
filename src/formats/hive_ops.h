// SPDX-License-Identifier: Apache-2.0
/* Between hive.c (native reader, common part) and hive_libregf.c. */
#ifndef DA_HIVE_OPS_H
#define DA_HIVE_OPS_H

#include "drvaudit/hive.h"

struct da_hive_ops {
	const char *name;
	int (*open)(struct da_hive *h, struct da_err *err);
	void (*close)(struct da_hive *h);
	int (*key_info)(struct da_hive *h, da_key key, struct da_key_info *out);
	int (*subkeys)(struct da_hive *h, da_key key, da_hive_key_fn *fn,
		       void *ctx);
	/*
	 * For looking up a name, may be NULL: as subkeys, for those only that the
	 * lists do not rule out.  DA_ABSENT at the end: the plain pass decides.
	 */
	int (*likely)(struct da_hive *h, da_key key, const char *name,
		      da_hive_key_fn *fn, void *ctx);
	int (*values)(struct da_hive *h, da_key key, da_hive_value_fn *fn,
		      void *ctx);
	int (*security)(struct da_hive *h, da_key key, struct da_arena *arena,
			const uint8_t **out, uint32_t *n_out);
};

/* What hive_deleted.c wants to know while the native reader walks. */
struct da_hive_marks {
	void (*use)(void *ctx, uint32_t offset, uint64_t n);
	void (*stale)(void *ctx, uint32_t key, uint32_t value);
	void *ctx;
};

struct da_hive {
	const struct da_hive_ops *ops;
	struct da_buf bytes;
	bool borrowed;		/* the bytes are another's */
	struct da_hive_info info;
	da_hive_damage_fn *damage;
	void *damage_ctx;
	uint64_t damages;	/* met, repeated ones too */
	uint64_t records;	/* looked into */
	struct da_hive_damage_map map;
	da_key root;
	const struct da_hive_marks *marks;	/* NULL: nobody asks */
	void *state;		/* the reader's own */
};

extern const struct da_hive_ops da_hive_native_ops;
extern const struct da_hive_ops da_hive_libregf_ops;

/* Of the native reader, for hive_deleted.c.  Offsets count from the first bin. */
bool da_hive_native_bin(const struct da_hive *h, uint32_t offset,
			uint32_t *bin, uint32_t *end);
uint32_t da_hive_native_end(const struct da_hive *h);
/* False when the key was not met in the live tree. */
bool da_hive_native_parent(const struct da_hive *h, da_key key,
			   uint32_t *parent);
/* Bytes of the name of a live key. */
uint16_t da_hive_native_name(struct da_hive *h, da_key key);
/* Marks the key's record, its class and its security descriptor. */
void da_hive_native_use_key(struct da_hive *h, da_key key);

int da_hive_damaged(struct da_hive *h, enum da_status status, const char *code,
		    uint64_t offset, const char *structure, const char *fmt,
		    ...) DA_PRINTF(6, 7);

#endif
