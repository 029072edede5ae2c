// SPDX-License-Identifier: Apache-2.0
/*
 * image: where the evidence comes from.  A raw NTFS volume, a raw disk, a
 * directory holding a mounted volume, loose hives: one interface.  Works on
 * descriptors only, opens no path of the host except beneath a directory
 * descriptor it was given, follows no link, writes nothing.
 *
 * Paths inside the image use backslashes and begin with one; names compare
 * without case, by the volume's own $UpCase where there is one.
 */
#ifndef DRVAUDIT_IMAGE_H
#define DRVAUDIT_IMAGE_H

#include "drvaudit/base.h"
#include "drvaudit/hive_log.h"

struct da_image;
typedef uint64_t da_node;	/* a file or directory; belongs to its image */

enum da_hive_kind { DA_HIVE_SYSTEM, DA_HIVE_SOFTWARE, DA_HIVE_DRIVERS,
		    DA_HIVE_KINDS };

#define DA_NO_RECORD UINT64_MAX

enum da_stored { DA_STORED_PLAIN, DA_STORED_LZNT1, DA_STORED_WOF,
		 DA_STORED_ENCRYPTED };

struct da_node_info {
	uint64_t record;	/* MFT record, or DA_NO_RECORD */
	uint64_t size;		/* bytes of the content, not as stored */
	uint64_t modified;	/* FILETIME */
	uint64_t created, changed;	/* of the file, of its record; 0 unknown */
	uint32_t links;		/* names of this file (8.3 names not counted) */
	uint32_t attributes;	/* as Windows counts them; 0 when unknown */
	enum da_stored stored;
	bool directory;
	bool reparse;		/* a link or another reparse point: not followed */
};

typedef void da_image_problem_fn(void *ctx, const struct da_err *what,
				 const char *file, const char *structure);

struct da_image_request {
	int volume_fd;			/* file, block device, directory or -1 */
	int hive_fd[DA_HIVE_KINDS];	/* loose hives, or -1 */
	int log_fd[DA_HIVE_KINDS][DA_HIVE_LOGS];	/* their logs, -1 or as below */
	const char *marker;		/* path that tells the Windows volume */
	da_image_problem_fn *problem;	/* damage met on the way; may be NULL */
	void *ctx;
};

/*
 * Descriptors stay the caller's.  Expected failures: DA_EINVAL "empty",
 * "unknown-format", "is-a-hive", "no-ntfs", "no-windows";
 * DA_EUNSUPPORTED "encrypted", "file-system"; DA_ECORRUPT "ntfs".
 */
int da_image_open(struct da_image **out, const struct da_image_request *req,
		  struct da_err *err);
void da_image_close(struct da_image *img);

/* "NTFS volume", "GPT partition 3", "directory", "loose hives" */
const char *da_image_kind(const struct da_image *img);
bool da_image_has_volume(const struct da_image *img);
/* Volume facts; false when the source does not tell. */
bool da_image_serial(const struct da_image *img, uint64_t *out);
bool da_image_dirty(const struct da_image *img, bool *out);
uint64_t da_image_volume_offset(const struct da_image *img);

/* DA_OK, DA_ABSENT, or an error when a directory on the way is unreadable. */
int da_image_find(struct da_image *img, const char *path, da_node *out,
		  struct da_err *err);
int da_image_stat(struct da_image *img, da_node node, struct da_node_info *out);
/* Does one of the names of a file lie below dir?  1, 0, or -1 when the source
 * does not tell (a directory) or the file's record is damaged. */
int da_image_named_below(struct da_image *img, da_node node, da_node dir);
/* Return non-zero to stop.  The name is valid during the callback only. */
typedef int da_image_list_fn(void *ctx, da_node node, const char *name);
int da_image_list(struct da_image *img, da_node dir, da_image_list_fn *fn,
		  void *ctx, struct da_err *err);
/* The whole content, decompressed, appended; DA_ELIMIT above max bytes. */
int da_image_read(struct da_image *img, da_node node, uint64_t max,
		  struct da_buf *out, struct da_err *err);
int da_image_sha256(struct da_image *img, da_node node,
		    char hex[DA_SHA256_HEX], struct da_err *err);
/* Path of a node in the image, in the arena. */
char *da_image_path(struct da_image *img, da_node node, struct da_arena *arena);

/* A hive's bytes: the loose one, else \Windows\System32\config's.  path_out
 * tells which (in the arena). */
int da_image_hive(struct da_image *img, enum da_hive_kind kind,
		  const char *system_root, struct da_buf *out,
		  struct da_arena *arena, char **path_out, struct da_err *err);
/* In place of a descriptor: a log is there, but is no file or cannot be opened. */
#define DA_LOG_UNREADABLE (-2)
/* The same for a log beside it, 0 LOG1, 1 LOG2, 2 LOG. */
int da_image_hive_log(struct da_image *img, enum da_hive_kind kind,
		      const char *system_root, int log, struct da_buf *out,
		      struct da_arena *arena, char **path_out,
		      struct da_err *err);
const char *da_hive_log_suffix(int log);	/* ".LOG1" ... */
const char *da_hive_kind_name(enum da_hive_kind kind);	/* "SYSTEM" ... */

#endif
