// SPDX-License-Identifier: Apache-2.0
/* Between image.c and the kinds of source behind it. */
#ifndef DA_IMAGE_SOURCE_H
#define DA_IMAGE_SOURCE_H

#include "drvaudit/image.h"

struct da_source_ops {
	void (*close)(void *state);
	int (*find)(void *state, const char *path, da_node *out,
		    struct da_err *err);
	int (*stat)(void *state, da_node node, struct da_node_info *out);
	int (*list)(void *state, da_node dir, da_image_list_fn *fn, void *ctx,
		    struct da_err *err);
	int (*read)(void *state, da_node node, uint64_t max,
		    struct da_buf *out, struct da_err *err);
	char *(*path)(void *state, da_node node, struct da_arena *arena);
	int (*named_below)(void *state, da_node node, da_node dir); /* or NULL */
};

struct da_source {
	const struct da_source_ops *ops;
	void *state;
	uint64_t serial, offset;
	bool has_serial, has_dirty, dirty;
};

/* The volume that begins at offset of fd. */
int da_ntfs_open(struct da_source *out, int fd, uint64_t offset, uint64_t size,
		 da_image_problem_fn *problem, void *ctx, struct da_err *err);
int da_directory_open(struct da_source *out, int fd,
		      da_image_problem_fn *problem, void *ctx,
		      struct da_err *err);

/* A libbfio handle over a part of fd that reads with pread and opens nothing. */
int da_bfio_new(void **out, int fd, uint64_t offset, uint64_t size,
		struct da_err *err);

#endif
