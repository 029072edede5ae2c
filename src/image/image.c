// SPDX-License-Identifier: Apache-2.0
/*
 * What is this?  A target is recognised by its content: directory, NTFS
 * volume, disk with a partition table.  Things that are often given by
 * mistake are called by their name in the refusal.
 */
#include "config.h"
#include "source.h"

#include "drvaudit/limits.h"
#include "drvaudit/partition.h"

#include <errno.h>
#include <linux/fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

struct da_image {
	struct da_source source;	/* ops NULL: loose hives only */
	char kind[64];
	int hive_fd[DA_HIVE_KINDS], log_fd[DA_HIVE_KINDS][DA_HIVE_LOGS];
	da_image_problem_fn *problem;
	void *ctx;
};

static const char *const hive_names[DA_HIVE_KINDS] = { "SYSTEM", "SOFTWARE",
						       "DRIVERS" };

const char *da_hive_kind_name(enum da_hive_kind kind)
{
	return hive_names[kind];
}

/* Content that is not ours to read, told by its first bytes. */
static int refuse(const uint8_t *b, size_t n, const char *fallback,
		  struct da_err *err)
{
	static const struct {
		unsigned at;
		const char *magic, *code, *name;
		enum da_status status;
	} known[] = {
		{ 0, "regf", "is-a-hive",
		  "a registry hive: give it as --system, --software or --drivers",
		  DA_EINVAL },
		{ 3, "-FVE-FS-", "encrypted",
		  "the volume is encrypted with BitLocker; unlock it first",
		  DA_EUNSUPPORTED },
		{ 3, "EXFAT   ", "file-system", "an exFAT volume, not NTFS",
		  DA_EUNSUPPORTED },
		{ 3, "ReFS", "file-system", "a ReFS volume, not NTFS",
		  DA_EUNSUPPORTED },
		{ 82, "FAT32   ", "file-system", "a FAT volume, not NTFS",
		  DA_EUNSUPPORTED },
		{ 54, "FAT1", "file-system", "a FAT volume, not NTFS",
		  DA_EUNSUPPORTED },
		{ 1080, "\x53\xEF", "file-system",
		  "an ext2, ext3 or ext4 volume, not NTFS", DA_EUNSUPPORTED },
		{ 0, "QFI\xFB", "container",
		  "a QCOW2 container; convert it to raw first", DA_EUNSUPPORTED },
		{ 0, "vhdxfile", "container",
		  "a VHDX container; convert it to raw first", DA_EUNSUPPORTED },
		{ 0, "conectix", "container",
		  "a dynamic VHD container; convert it to raw first",
		  DA_EUNSUPPORTED },
		{ 0, "KDMV", "container",
		  "a VMDK container; convert it to raw first", DA_EUNSUPPORTED },
		{ 0, "EVF\x09\x0D\x0A\xFF", "container",
		  "an EWF (E01) container; convert it to raw first",
		  DA_EUNSUPPORTED },
		{ 0, "MSWIM", "container",
		  "a WIM archive; give the volume it was applied to",
		  DA_EUNSUPPORTED },
	};

	for (size_t i = 0; i < DA_COUNT(known); i++)
		if (known[i].at + strlen(known[i].magic) <= n &&
		    !memcmp(b + known[i].at, known[i].magic,
			    strlen(known[i].magic)))
			return da_fail(err, known[i].status, known[i].code,
				       known[i].at, "%s", known[i].name);
	return da_fail(err, DA_EINVAL, fallback, 0, "%s",
		       !strcmp(fallback, "no-ntfs") ?
		       "the disk has no NTFS partition" :
		       "neither an NTFS volume nor a disk with a partition table");
}

static bool is_ntfs(const uint8_t *b, size_t n)
{
	return n >= 512 && !memcmp(b + 3, "NTFS    ", 8);
}


static void table_problem(void *ctx, const struct da_err *what,
			  const char *structure)
{
	struct da_image *img = ctx;

	if (img->problem)
		img->problem(img->ctx, what, "", structure);
}

static bool holds(struct da_source *s, const char *marker)
{
	da_node node;

	return s->ops->find(s->state, marker, &node, NULL) == DA_OK;
}

static int no_windows(struct da_err *err, const char *where,
		      const char *marker)
{
	return da_fail(err, DA_EINVAL, "no-windows", DA_NO_OFFSET,
		       "no Windows on %s: %s is not there", where, marker);
}

static int open_disk(struct da_image *img, int fd, uint64_t size,
		     const uint8_t *head, size_t head_n, const char *marker,
		     struct da_err *err)
{
	struct da_partition *parts = da_calloc(DA_PARTITIONS_MAX,
					       sizeof(*parts));
	size_t n = 0;
	int status = da_partitions(fd, size, parts, DA_PARTITIONS_MAX, &n,
				   table_problem, img);
	int ntfs = 0, opened = 0, failure = DA_OK;
	struct da_err first = { 0 };

	if (status)
		status = refuse(head, head_n, "unknown-format", err);
	for (size_t i = 0; !status && i < n; i++) {
		uint8_t b[512];

		if (da_pread(fd, b, 512, parts[i].offset) != 512)
			continue;
		if (!memcmp(b + 3, "-FVE-FS-", 8)) {
			failure = da_fail(&first, DA_EUNSUPPORTED, "encrypted",
					  parts[i].offset,
					  "partition %u is encrypted with BitLocker; unlock it first",
					  parts[i].number);
			continue;
		}
		if (!is_ntfs(b, 512))
			continue;
		ntfs++;
		status = da_ntfs_open(&img->source, fd, parts[i].offset,
				      parts[i].size, img->problem, img->ctx,
				      &first);
		if (status) {
			failure = status;
			status = DA_OK;
			continue;
		}
		opened++;
		if (holds(&img->source, marker)) {
			snprintf(img->kind, sizeof(img->kind),
				 "%s partition %u",
				 parts[i].gpt ? "GPT" : "MBR",
				 parts[i].number);
			free(parts);
			return DA_OK;
		}
		img->source.ops->close(img->source.state);
		img->source.ops = NULL;
	}
	free(parts);
	if (status)
		return status;
	if (failure && !opened) {
		*err = first;
		return failure;
	}
	if (!ntfs)
		return da_fail(err, DA_EINVAL, "no-ntfs", DA_NO_OFFSET,
			       "none of the %zu partitions is an NTFS volume",
			       n);
	return no_windows(err, "any NTFS partition", marker);
}

static int open_file(struct da_image *img, int fd, uint64_t size,
		     const char *marker, struct da_err *err)
{
	uint8_t head[2048];
	long long got = da_pread(fd, head, sizeof(head), 0);
	int status;

	if (got < 0)
		return da_fail(err, DA_EIO, "read", 0, "%s", strerror(errno));
	if (!got)
		return da_fail(err, DA_EINVAL, "empty", 0, "the file is empty");
	if (!is_ntfs(head, (size_t)got))
		return open_disk(img, fd, size, head, (size_t)got, marker, err);
	status = da_ntfs_open(&img->source, fd, 0, size, img->problem, img->ctx,
			      err);
	if (status)
		return status;
	snprintf(img->kind, sizeof(img->kind), "NTFS volume");
	return holds(&img->source, marker) ?
		       DA_OK : no_windows(err, "the volume", marker);
}

static int open_volume(struct da_image *img, int fd, const char *marker,
		       struct da_err *err)
{
	uint64_t size = 0;
	struct stat st;
	int status;

	if (fstat(fd, &st))
		return da_fail(err, DA_EIO, "open", DA_NO_OFFSET, "%s",
			       strerror(errno));
	if (S_ISDIR(st.st_mode)) {
		status = da_directory_open(&img->source, fd, img->problem,
					   img->ctx, err);
		if (status)
			return status;
		snprintf(img->kind, sizeof(img->kind), "directory");
		return holds(&img->source, marker) ?
			       DA_OK : no_windows(err, "the directory", marker);
	}
	if (S_ISREG(st.st_mode))
		size = (uint64_t)st.st_size;
	else if (!S_ISBLK(st.st_mode) || ioctl(fd, BLKGETSIZE64, &size))
		return da_fail(err, DA_EINVAL, "not-regular", DA_NO_OFFSET,
			       "neither a file, a block device nor a directory");
	return open_file(img, fd, size, marker, err);
}

int da_image_open(struct da_image **out, const struct da_image_request *req,
		  struct da_err *err)
{
	struct da_image *img = da_calloc(1, sizeof(*img));
	int status = DA_OK;

	memcpy(img->hive_fd, req->hive_fd, sizeof(img->hive_fd));
	memcpy(img->log_fd, req->log_fd, sizeof(img->log_fd));
	img->problem = req->problem;
	img->ctx = req->ctx;
	snprintf(img->kind, sizeof(img->kind), "loose hives");
	if (req->volume_fd >= 0)
		status = open_volume(img, req->volume_fd, req->marker, err);
	/* hives given by hand stand in for the ones of a bare volume */
	if (status == DA_EINVAL && img->hive_fd[DA_HIVE_SYSTEM] >= 0 &&
	    img->source.ops && err && !strcmp(err->code, "no-windows"))
		status = DA_OK;
	if (status) {
		da_image_close(img);
		img = NULL;
	}
	*out = img;
	return status;
}

void da_image_close(struct da_image *img)
{
	if (!img)
		return;
	if (img->source.ops)
		img->source.ops->close(img->source.state);
	free(img);
}

const char *da_image_kind(const struct da_image *img)
{
	return img->kind;
}

bool da_image_has_volume(const struct da_image *img)
{
	return img->source.ops != NULL;
}

bool da_image_serial(const struct da_image *img, uint64_t *out)
{
	*out = img->source.serial;
	return img->source.has_serial;
}

bool da_image_dirty(const struct da_image *img, bool *out)
{
	*out = img->source.dirty;
	return img->source.has_dirty;
}

uint64_t da_image_volume_offset(const struct da_image *img)
{
	return img->source.offset;
}

int da_image_find(struct da_image *img, const char *path, da_node *out,
		  struct da_err *err)
{
	return img->source.ops->find(img->source.state, path, out, err);
}

int da_image_stat(struct da_image *img, da_node node, struct da_node_info *out)
{
	return img->source.ops->stat(img->source.state, node, out);
}

int da_image_named_below(struct da_image *img, da_node node, da_node dir)
{
	return img->source.ops->named_below ?
		img->source.ops->named_below(img->source.state, node, dir) : -1;
}

int da_image_list(struct da_image *img, da_node dir, da_image_list_fn *fn,
		  void *ctx, struct da_err *err)
{
	return img->source.ops->list(img->source.state, dir, fn, ctx, err);
}

int da_image_read(struct da_image *img, da_node node, uint64_t max,
		  struct da_buf *out, struct da_err *err)
{
	return img->source.ops->read(img->source.state, node, max, out, err);
}

int da_image_sha256(struct da_image *img, da_node node,
		    char hex[DA_SHA256_HEX], struct da_err *err)
{
	struct da_buf bytes = { 0 };
	int status = da_image_read(img, node, DA_HASH_BYTES_MAX, &bytes, err);

	hex[0] = 0;
	if (!status)
		da_sha256(bytes.p, bytes.n, hex);
	da_buf_free(&bytes);
	return status;
}

char *da_image_path(struct da_image *img, da_node node, struct da_arena *arena)
{
	return img->source.ops->path(img->source.state, node, arena);
}

static int read_loose(int fd, uint64_t max, const char *limit,
		      struct da_buf *out, struct da_err *err)
{
	struct stat st;
	long long got;

	if (fstat(fd, &st) || !S_ISREG(st.st_mode))
		return da_fail(err, DA_EINVAL, "not-regular", DA_NO_OFFSET,
			       "not a regular file");
	if ((uint64_t)st.st_size > max)
		return da_fail(err, DA_ELIMIT, "limit", DA_NO_OFFSET,
			       "limit: %s %llu", limit,
			       (unsigned long long)max);
	da_buf_reserve(out, (size_t)st.st_size);
	got = da_pread(fd, da_buf_more(out, (size_t)st.st_size),
		       (size_t)st.st_size, 0);
	if (got < 0)
		return da_fail(err, DA_EIO, "read", 0, "%s", strerror(errno));
	out->n = (size_t)got;
	return DA_OK;
}

int da_image_hive(struct da_image *img, enum da_hive_kind kind,
		  const char *system_root, struct da_buf *out,
		  struct da_arena *arena, char **path_out, struct da_err *err)
{
	da_node node;
	int status;

	*path_out = da_arena_strdup(arena, hive_names[kind]);
	if (img->hive_fd[kind] >= 0)
		return read_loose(img->hive_fd[kind], DA_HIVE_BYTES_MAX,
				  "DA_HIVE_BYTES_MAX", out, err);
	if (!img->source.ops)
		return DA_ABSENT;
	*path_out = da_arena_printf(arena, "%s\\System32\\config\\%s",
				    system_root, hive_names[kind]);
	status = da_image_find(img, *path_out, &node, err);
	if (status)
		return status;
	return da_image_read(img, node, DA_HIVE_BYTES_MAX, out, err);
}

const char *da_hive_log_suffix(int log)
{
	static const char *const suffixes[DA_HIVE_LOGS] = { ".LOG1", ".LOG2",
							    ".LOG" };

	return suffixes[log];
}

int da_image_hive_log(struct da_image *img, enum da_hive_kind kind,
		      const char *system_root, int log, struct da_buf *out,
		      struct da_arena *arena, char **path_out,
		      struct da_err *err)
{
	const char *suffix = da_hive_log_suffix(log);
	da_node node;
	int status;

	*path_out = da_arena_printf(arena, "%s%s", hive_names[kind], suffix);
	if (img->hive_fd[kind] >= 0 &&
	    img->log_fd[kind][log] == DA_LOG_UNREADABLE)
		return da_fail(err, DA_EACCES, "log-unreadable", DA_NO_OFFSET,
			       "it is no regular file or cannot be opened");
	if (img->hive_fd[kind] >= 0)
		return img->log_fd[kind][log] < 0 ? DA_ABSENT :
			read_loose(img->log_fd[kind][log], DA_LOG_BYTES_MAX,
				   "DA_LOG_BYTES_MAX", out, err);
	if (!img->source.ops)
		return DA_ABSENT;
	*path_out = da_arena_printf(arena, "%s\\System32\\config\\%s%s",
				    system_root, hive_names[kind], suffix);
	status = da_image_find(img, *path_out, &node, err);
	if (status)
		return status;
	return da_image_read(img, node, DA_LOG_BYTES_MAX, out, err);
}
