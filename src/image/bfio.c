// SPDX-License-Identifier: Apache-2.0
/*
 * A libbfio handle over a part of a descriptor.  Every clone has a position
 * of its own; a read beyond the end is short; nothing is opened or closed.
 */
#include "config.h"
#include "source.h"

#include <libbfio.h>
#include <stdio.h>
#include <stdlib.h>

struct part {
	int fd;
	uint64_t base, size, at;
};

static int part_free(intptr_t **io, libbfio_error_t **error)
{
	(void)error;
	free(*io);
	*io = NULL;
	return 1;
}

static int part_clone(intptr_t **to, intptr_t *from, libbfio_error_t **error)
{
	struct part *copy = da_malloc(sizeof(*copy));

	(void)error;
	*copy = *(struct part *)from;
	*to = (intptr_t *)copy;
	return 1;
}

static int part_open(intptr_t *io, int flags, libbfio_error_t **error)
{
	(void)io, (void)error;
	return flags & LIBBFIO_ACCESS_FLAG_WRITE ? -1 : 1;
}

static int part_close(intptr_t *io, libbfio_error_t **error)
{
	(void)io, (void)error;
	return 0;
}

static ssize_t part_read(intptr_t *io, uint8_t *buffer, size_t n,
			 libbfio_error_t **error)
{
	struct part *p = (struct part *)io;
	long long got;

	(void)error;
	if (p->at >= p->size)
		return 0;
	if (n > p->size - p->at)
		n = (size_t)(p->size - p->at);
	got = da_pread(p->fd, buffer, n, p->base + p->at);
	if (got > 0)
		p->at += (uint64_t)got;
	return (ssize_t)got;
}

static ssize_t part_write(intptr_t *io, const uint8_t *buffer, size_t n,
			  libbfio_error_t **error)
{
	(void)io, (void)buffer, (void)n, (void)error;
	return -1;
}

static off64_t part_seek(intptr_t *io, off64_t offset, int whence,
			 libbfio_error_t **error)
{
	struct part *p = (struct part *)io;
	int64_t from = whence == SEEK_CUR ? (int64_t)p->at :
		       whence == SEEK_END ? (int64_t)p->size : 0;

	(void)error;
	if (offset > INT64_MAX - from || offset + from < 0)
		return -1;
	p->at = (uint64_t)(from + offset);
	return (off64_t)p->at;
}

static int part_yes(intptr_t *io, libbfio_error_t **error)
{
	(void)io, (void)error;
	return 1;
}

static int part_size(intptr_t *io, size64_t *size, libbfio_error_t **error)
{
	(void)error;
	*size = ((struct part *)io)->size;
	return 1;
}

int da_bfio_new(void **out, int fd, uint64_t offset, uint64_t size,
		struct da_err *err)
{
	struct part *p = da_malloc(sizeof(*p));
	libbfio_handle_t *handle = NULL;

	*p = (struct part){ fd, offset, size, 0 };
	if (libbfio_handle_initialize(
		    &handle, (intptr_t *)p, part_free, part_clone, part_open,
		    part_close, part_read, part_write, part_seek, part_yes,
		    part_yes, part_size,
		    LIBBFIO_FLAG_IO_HANDLE_MANAGED |
			    LIBBFIO_FLAG_IO_HANDLE_CLONE_BY_FUNCTION,
		    NULL) != 1) {
		free(p);
		return da_fail(err, DA_EIO, "libbfio", DA_NO_OFFSET,
			       "libbfio cannot be set up");
	}
	*out = handle;
	return DA_OK;
}
