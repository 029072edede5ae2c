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
	int (*values)(struct da_hive *h, da_key key, da_hive_value_fn *fn,
		      void *ctx);
	int (*security)(struct da_hive *h, da_key key, struct da_arena *arena,
			const uint8_t **out, uint32_t *n_out);
};

struct da_hive {
	const struct da_hive_ops *ops;
	struct da_buf bytes;
	struct da_hive_info info;
	da_hive_damage_fn *damage;
	void *damage_ctx;
	uint64_t damages;	/* met, repeated ones too */
	da_key root;
	void *state;		/* the reader's own */
};

extern const struct da_hive_ops da_hive_native_ops;
extern const struct da_hive_ops da_hive_libregf_ops;

int da_hive_damaged(struct da_hive *h, enum da_status status, const char *code,
		    uint64_t offset, const char *structure, const char *fmt,
		    ...) DA_PRINTF(6, 7);

#endif
