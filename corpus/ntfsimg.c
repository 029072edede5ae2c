// SPDX-License-Identifier: Apache-2.0
//
// An NTFS volume in a plain file, through libntfs-3g: no mount, no root, no loop device.
//
// What makes the bytes repeatable: mkntfs -T writes no times, its random serial number is
// overwritten, and libntfs-3g takes all its times from the clock functions below, which
// this program defines itself. No inode is ever open twice: libntfs-3g would let the
// later close overwrite the earlier one.

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <ntfs-3g/types.h>
#include <ntfs-3g/attrib.h>
#include <ntfs-3g/dir.h>
#include <ntfs-3g/index.h>
#include <ntfs-3g/inode.h>
#include <ntfs-3g/logging.h>
#include <ntfs-3g/reparse.h>
#include <ntfs-3g/unistr.h>
#include <ntfs-3g/volume.h>
#include <wimlib.h>

#include "ntfsimg.h"

#define SERIAL		UINT64_C(0x5a1ec0deba5eba11)
#define SECURITY_ID	0x100		/* one of the two descriptors mkntfs makes */
#define TAG_WOF		0x80000017
#define TAG_JUNCTION	0xa0000003
#define TAG_SYMLINK	0xa000000c

static ntfs_volume *volume;

/* ---- the clock ---- */

static struct timespec now;

int clock_gettime(clockid_t clock, struct timespec *ts)
{
	(void)clock;
	*ts = now;
	return 0;
}

time_t time(time_t *t)
{
	if (t)
		*t = now.tv_sec;
	return now.tv_sec;
}

int gettimeofday(struct timeval *restrict tv, void *restrict zone)
{
	(void)zone;
	tv->tv_sec = now.tv_sec;
	tv->tv_usec = now.tv_nsec / 1000;
	return 0;
}

void ntfsimg_set_time(uint64_t filetime)
{
	now.tv_sec = (time_t)(filetime / 10000000) - INT64_C(11644473600);
	now.tv_nsec = (long)(filetime % 10000000) * 100;
}

/* ---- what is on the volume: folded path to record number ---- */

struct object {
	char *path;		/* upper-cased UTF-16, as bytes */
	size_t size;
	u64 record;
	bool directory;
};

static struct object *objects;		/* open addressing, a power of two */
static size_t object_count, object_slots;

static struct object *object_slot(const void *path, size_t size)
{
	size_t i = fnv1a(path, size) & (object_slots - 1);

	while (objects[i].path &&
	       (objects[i].size != size || memcmp(objects[i].path, path, size)))
		i = (i + 1) & (object_slots - 1);
	return &objects[i];
}

static void fold(struct buf *out, const char *path)
{
	buf_put(out, NULL, 0);		/* not NULL, even for the root */
	buf_put_utf16(out, path, strlen(path));
	for (size_t i = 0; i < out->len; i += 2)
		set16(out->data + i, upcase16(get16(out->data + i)));
}

static struct object *find(const char *path)
{
	struct buf key = { 0 };
	struct object *o = NULL;

	if (!object_slots)
		return NULL;
	fold(&key, path);
	o = object_slot(key.data, key.len);
	buf_free(&key);
	return o->path ? o : NULL;
}

static void remember(const char *path, u64 record, bool directory)
{
	struct buf key = { 0 };
	struct object *o;

	if (object_count * 2 >= object_slots) {
		struct object *old = objects;
		size_t slots = object_slots;

		object_slots = slots ? slots * 2 : 1024;
		objects = xcalloc(object_slots, sizeof(*objects));
		for (size_t i = 0; i < slots; i++)
			if (old[i].path)
				*object_slot(old[i].path, old[i].size) = old[i];
		free(old);
	}
	fold(&key, path);
	o = object_slot(key.data, key.len);
	o->path = (char *)key.data;
	o->size = key.len;
	o->record = record;
	o->directory = directory;
	object_count++;
}

static struct object *need(const char *path)
{
	struct object *o = find(path);

	if (!o)
		die("%s is not on the volume", path);
	return o;
}

/* ---- format, open, close ---- */

static int run_mkntfs(const char *const *argv)
{
	static const char *const places[] = { "mkntfs", "/usr/sbin/mkntfs", "/sbin/mkntfs" };
	static char locale[] = "LC_ALL=C.UTF-8", path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
	char *const environment[] = { locale, path, NULL };
	const char *chosen = getenv("MKNTFS");
	posix_spawn_file_actions_t quiet;
	int error = ENOENT, status;
	pid_t pid;

	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	if (!getenv("MKVOLUME_DEBUG"))
		posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
	if (chosen)
		error = posix_spawnp(&pid, chosen, &quiet, NULL, (char *const *)argv, environment);
	for (size_t i = 0; !chosen && error && i < sizeof(places) / sizeof(places[0]); i++)
		error = posix_spawnp(&pid, places[i], &quiet, NULL, (char *const *)argv, environment);
	posix_spawn_file_actions_destroy(&quiet);
	if (error)
		die("mkntfs: %s", strerror(error));
	if (waitpid(pid, &status, 0) < 0)
		die("mkntfs: %s", strerror(errno));
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The serial number is at 72 of the boot sector and of its copy in the last sector. */
static void set_serial(int fd, uint64_t size)
{
	uint8_t serial[8];

	set64(serial, SERIAL);
	if (pwrite(fd, serial, 8, 72) != 8 || pwrite(fd, serial, 8, (off_t)size - 512 + 72) != 8)
		die("serial number: %s", strerror(errno));
}

void ntfsimg_create(const char *path, uint64_t size, const char *label, uint32_t first_sector)
{
	char *start = xasprintf("%u", first_sector);
	const char *argv[] = {
		"mkntfs", "-F", "-Q", "-T", "-q", "-c", "4096", "-s", "512", "-H", "255",
		"-S", "63", "-p", start, "-L", label, path, NULL
	};
	int fd;

	unlink(path);
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0 || ftruncate(fd, (off_t)size))
		die("%s: %s", path, strerror(errno));
	if (run_mkntfs(argv))
		die("mkntfs refuses a volume of %llu bytes labelled \"%s\"",
		    (unsigned long long)size, label);
	set_serial(fd, size);
	if (close(fd))
		die("%s: %s", path, strerror(errno));
	free(start);

	ntfs_set_char_encoding("C.UTF-8");
	setenv("LC_ALL", "C.UTF-8", 1);
	ntfs_set_locale();
	ntfs_log_set_handler(getenv("MKVOLUME_DEBUG") ? ntfs_log_handler_stderr :
			     ntfs_log_handler_null);
	volume = ntfs_mount(path, 0);
	if (!volume)
		die("%s: cannot open the new volume: %s", path, strerror(errno));
	NVolSetCompression(volume);
	remember("", FILE_root, true);
}

void ntfsimg_close(void)
{
	if (ntfs_umount(volume, FALSE))
		die("closing the volume: %s", strerror(errno));
	volume = NULL;
	for (size_t i = 0; i < object_slots; i++)
		free(objects[i].path);
	free(objects);
	objects = NULL;
	object_count = object_slots = 0;
}

void ntfsimg_dirty(void)
{
	if (ntfs_volume_write_flags(volume, volume->flags | VOLUME_IS_DIRTY))
		die("dirty flag: %s", strerror(errno));
}

/* ---- names ---- */

struct name {
	struct buf units;
	ntfschar *u;
	int len;
};

static void name_init(struct name *n, const char *utf8, size_t size)
{
	memset(n, 0, sizeof(*n));
	buf_put_utf16(&n->units, utf8, size);
	n->u = (ntfschar *)n->units.data;
	n->len = (int)(n->units.len / 2);
	if (n->len < 1 || n->len > 255)
		die("a name has 1 to 255 characters: \"%.*s\"", (int)size, utf8);
}

/* Whether Windows would need no second, short name: A-Z 0-9 and a few signs, 8.3. */
static bool is_short(const struct name *n)
{
	int dot = -1;

	for (int i = 0; i < n->len; i++) {
		uint16_t c = upcase16(le16_to_cpu(n->u[i]));

		if (c == '.') {
			if (dot >= 0)
				return false;
			dot = i;
		} else if (c >= 0x80 || !((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
					  strchr("!#$%&'()-@^_`{}~", c))) {
			return false;
		}
	}
	if (dot < 0)
		return n->len <= 8;
	return dot >= 1 && dot <= 8 && n->len - dot - 1 >= 1 && n->len - dot - 1 <= 3;
}

/*
 * libntfs-3g makes names of the POSIX namespace. The name is in two places: the
 * FILE_NAME attribute of the file and, as a copy, the index of the directory.
 */
static void make_windows_name(ntfs_inode *dir, ntfs_inode *ni, const struct name *n)
{
	FILE_NAME_TYPE_FLAGS type = is_short(n) ? FILE_NAME_WIN32_AND_DOS : FILE_NAME_WIN32;
	ntfs_attr_search_ctx *search = ntfs_attr_get_search_ctx(ni, NULL);
	ntfs_index_context *index;
	FILE_NAME_ATTR *key = NULL;
	size_t size = 0;

	if (!search)
		die("out of memory");
	while (!key && !ntfs_attr_lookup(AT_FILE_NAME, AT_UNNAMED, 0, CASE_SENSITIVE, 0, NULL, 0,
					 search)) {
		FILE_NAME_ATTR *f = (FILE_NAME_ATTR *)((u8 *)search->attr +
			le16_to_cpu(search->attr->value_offset));

		if (f->file_name_type != FILE_NAME_POSIX || f->file_name_length != n->len ||
		    memcmp(f->file_name, n->u, (size_t)n->len * 2) ||
		    MREF_LE(f->parent_directory) != dir->mft_no)
			continue;
		f->file_name_type = type;
		ntfs_inode_mark_dirty(search->ntfs_ino);
		size = le32_to_cpu(search->attr->value_length);
		key = xcalloc(size, 1);
		memcpy(key, f, size);
	}
	ntfs_attr_put_search_ctx(search);
	index = key ? ntfs_index_ctx_get(dir, NTFS_INDEX_I30, 4) : NULL;
	if (!index || ntfs_index_lookup(key, (int)size, index))
		die("the new name is not in its directory");
	index->entry->key.file_name.file_name_type = type;
	ntfs_index_entry_mark_dirty(index);
	ntfs_index_ctx_put(index);
	free(key);
}

static ntfs_inode *open_record(u64 record)
{
	ntfs_inode *ni = ntfs_inode_open(volume, record);

	if (!ni)
		die("record %llu: %s", (unsigned long long)record, strerror(errno));
	return ni;
}

static void close_inode(ntfs_inode *ni, const char *path)
{
	if (ntfs_inode_close(ni))
		die("%s: %s", path, strerror(errno));
}

/* Splits a path that must not exist yet; returns its directory's record number. The
 * directory is made if missing. */
static u64 parent_of(const char *path, const char **last_out)
{
	const char *slash = strrchr(path, '\\');
	char *above;
	u64 record;

	if (path[0] != '\\' || !slash[1])
		die("not an absolute path: %s", path);
	if (find(path))
		die("%s is there already", path);
	above = xstrndup(path, (size_t)(slash - path));
	if (*above)
		ntfsimg_dir(above);
	record = need(above)->record;
	free(above);
	*last_out = slash + 1;
	return record;
}

/* A new file or directory, open; its directory is closed. */
static ntfs_inode *create(const char *path, bool directory)
{
	const char *last;
	ntfs_inode *dir = open_record(parent_of(path, &last)), *ni;
	struct name name;

	name_init(&name, last, strlen(last));
	ni = ntfs_create(dir, const_cpu_to_le32(SECURITY_ID), name.u, (u8)name.len,
			 directory ? S_IFDIR : S_IFREG);
	if (!ni)
		die("%s: %s", path, strerror(errno));
	make_windows_name(dir, ni, &name);
	if (directory)
		ni->flags &= ~FILE_ATTR_ARCHIVE;
	NInoFileNameSetDirty(ni);
	buf_free(&name.units);
	close_inode(dir, path);
	remember(path, ni->mft_no, directory);
	return ni;
}

void ntfsimg_dir(const char *path)
{
	struct object *o = find(path);

	if (o && !o->directory)
		die("%s is a file", path);
	if (!o)
		close_inode(create(path, true), path);
}

void ntfsimg_link(const char *path, const char *target)
{
	const char *last;
	u64 parent = parent_of(path, &last);
	const struct object *object = need(target);
	ntfs_inode *dir, *ni;
	struct name name;

	if (object->directory)
		die("%s is a directory", target);
	dir = open_record(parent);
	ni = open_record(object->record);
	name_init(&name, last, strlen(last));
	if (ntfs_link(ni, dir, name.u, (u8)name.len))
		die("%s: %s", path, strerror(errno));
	make_windows_name(dir, ni, &name);
	buf_free(&name.units);
	close_inode(dir, path);
	remember(path, ni->mft_no, false);
	close_inode(ni, path);
}

/* ---- contents ---- */

static void write_attribute(ntfs_inode *ni, const struct name *stream, const void *data,
			    size_t size)
{
	ntfs_attr *na = ntfs_attr_open(ni, AT_DATA, stream ? stream->u : AT_UNNAMED,
				       stream ? (u32)stream->len : 0);
	size_t done = 0;

	if (!na)
		die("data attribute: %s", strerror(errno));
	while (done < size) {
		size_t step = size - done < 4 << 20 ? size - done : 4 << 20;
		s64 n = ntfs_attr_pwrite(na, (s64)done, (s64)step, (const u8 *)data + done);

		if (n <= 0)
			die("writing: %s", strerror(errno));
		done += (size_t)n;
	}
	if (NAttrCompressed(na) && ntfs_attr_pclose(na))
		die("compressing: %s", strerror(errno));
	ntfs_attr_close(na);
}

static void add_stream(ntfs_inode *ni, const char *name, const void *data, size_t size)
{
	struct name n;

	name_init(&n, name, strlen(name));
	if (ntfs_attr_add(ni, AT_DATA, n.u, (u8)n.len, NULL, 0))
		die("stream %s: %s", name, strerror(errno));
	write_attribute(ni, &n, data, size);
	buf_free(&n.units);
}

static void set_reparse(ntfs_inode *ni, uint32_t tag, const void *data, size_t size)
{
	struct buf b = { 0 };

	if (size > 16384 - 8)
		die("reparse point too large");
	buf_put32(&b, tag);
	buf_put16(&b, (uint16_t)size);
	buf_put16(&b, 0);
	buf_put(&b, data, size);
	if (ntfs_set_ntfs_reparse_data(ni, (const char *)b.data, b.len, 0))
		die("reparse point: %s", strerror(errno));
	buf_free(&b);
}

static const struct {
	uint32_t algorithm;	/* as the reparse point names it */
	size_t chunk;
	enum wimlib_compression_type type;
} wof_methods[] = {
	[NTFSIMG_XPRESS4K] = { 0, 4096, WIMLIB_COMPRESSION_TYPE_XPRESS },
	[NTFSIMG_LZX] = { 1, 32768, WIMLIB_COMPRESSION_TYPE_LZX },
	[NTFSIMG_XPRESS8K] = { 2, 8192, WIMLIB_COMPRESSION_TYPE_XPRESS },
	[NTFSIMG_XPRESS16K] = { 3, 16384, WIMLIB_COMPRESSION_TYPE_XPRESS },
};

/*
 * WofCompressedData: for each chunk but the first a 32-bit offset of its data from the
 * end of this table; then the chunks. A chunk that does not shrink is stored as it is.
 */
static void wof_compress(struct buf *out, enum ntfsimg_storage how, const uint8_t *data,
			 size_t size)
{
	size_t chunk = wof_methods[how].chunk, count = (size + chunk - 1) / chunk;
	size_t table = (count - 1) * 4;
	struct wimlib_compressor *compressor;
	uint8_t *packed = xcalloc(1, chunk);

	if (wimlib_create_compressor(wof_methods[how].type, chunk, 20, &compressor))
		die("libwim has no such compressor");
	buf_put(out, NULL, table);
	for (size_t i = 0; i < count; i++) {
		size_t n = size - i * chunk < chunk ? size - i * chunk : chunk;
		size_t m = wimlib_compress(data + i * chunk, n, packed, n - 1, compressor);

		if (i)
			set32(out->data + (i - 1) * 4, (uint32_t)(out->len - table));
		buf_put(out, m ? packed : data + i * chunk, m ? m : n);
	}
	wimlib_free_compressor(compressor);
	free(packed);
}

/* The unnamed stream: its full size, nothing allocated. */
static void make_hole(ntfs_inode *ni, size_t size)
{
	ntfs_attr *na = ntfs_attr_open(ni, AT_DATA, AT_UNNAMED, 0);

	/* A small attribute would stay resident: go beyond that first. */
	if (!na || ntfs_attr_truncate(na, (s64)(size + 131072) & ~(s64)65535) ||
	    ntfs_attr_truncate(na, (s64)size))
		die("sparse stream: %s", strerror(errno));
	ntfs_attr_close(na);
}

static void write_wof(ntfs_inode *ni, enum ntfsimg_storage how, const void *data, size_t size)
{
	struct buf packed = { 0 };
	uint8_t reparse[16];

	if (!size || size >= UINT32_MAX)
		die("a file to be compressed by WOF has between 1 byte and 4 GiB");
	wof_compress(&packed, how, data, size);
	make_hole(ni, size);
	add_stream(ni, "WofCompressedData", packed.data, packed.len);
	set32(reparse, 1);
	set32(reparse + 4, 2);		/* provider: single file */
	set32(reparse + 8, 1);
	set32(reparse + 12, wof_methods[how].algorithm);
	set_reparse(ni, TAG_WOF, reparse, sizeof(reparse));
	buf_free(&packed);
}

void ntfsimg_file(const char *path, enum ntfsimg_storage how, const void *data, size_t size)
{
	ntfs_inode *ni = create(path, false);

	if (how == NTFSIMG_LZNT1) {
		ni->flags |= FILE_ATTR_COMPRESSED;
		if (ntfs_attr_set_flags(ni, AT_DATA, AT_UNNAMED, 0, ATTR_IS_COMPRESSED,
					ATTR_COMPRESSION_MASK))
			die("%s: %s", path, strerror(errno));
	}
	if (how > NTFSIMG_LZNT1)
		write_wof(ni, how, data, size);
	else
		write_attribute(ni, NULL, data, size);
	close_inode(ni, path);
}

void ntfsimg_stream(const char *path, const void *data, size_t size)
{
	const char *slash = strrchr(path, '\\');
	const char *colon = slash ? strchr(slash, ':') : NULL;
	ntfs_inode *ni;
	char *file;

	if (!colon)
		die("a stream is written \\path:name, not %s", path);
	file = xstrndup(path, (size_t)(colon - path));
	ni = open_record(need(file)->record);
	add_stream(ni, colon + 1, data, size);
	close_inode(ni, path);
	free(file);
}

void ntfsimg_reparse(const char *path, bool directory, uint32_t tag, const void *data,
		     size_t size)
{
	ntfs_inode *ni = create(path, directory);

	set_reparse(ni, tag, data, size);
	close_inode(ni, path);
}

/*
 * Two names in one buffer, each with offset and length in bytes: the substitute name
 * (what the kernel follows) and the print name. A symbolic link has flags before the
 * buffer (1: relative), a junction terminates both names.
 */
void ntfsimg_symlink(const char *path, const char *target, bool junction)
{
	bool absolute = target[0] == '\\' && strncmp(target, "\\??\\", 4);
	bool relative = !absolute && target[0] != '\\';
	const struct object *known = absolute ? find(target) : NULL;
	char *print = xasprintf("%s%s", absolute ? "C:" : "", target);
	char *substitute = xasprintf("%s%s", absolute ? "\\??\\" : "", print);
	size_t first, second, gap = junction ? 2 : 0;
	struct buf names = { 0 }, b = { 0 };

	if (junction && relative)
		die("the target of a junction is absolute");
	buf_put_utf16(&names, substitute, strlen(substitute));
	first = names.len;
	buf_put(&names, NULL, gap);
	buf_put_utf16(&names, print, strlen(print));
	second = names.len - first - gap;
	buf_put(&names, NULL, gap);

	buf_put16(&b, 0);
	buf_put16(&b, (uint16_t)first);
	buf_put16(&b, (uint16_t)(first + gap));
	buf_put16(&b, (uint16_t)second);
	if (!junction)
		buf_put32(&b, relative);
	buf_put(&b, names.data, names.len);
	ntfsimg_reparse(path, junction || (known && known->directory),
			junction ? TAG_JUNCTION : TAG_SYMLINK, b.data, b.len);
	buf_free(&names);
	buf_free(&b);
	free(print);
	free(substitute);
}

void ntfsimg_attributes(const char *path, const char *letters)
{
	ntfs_inode *ni = open_record(need(path)->record);

	for (; *letters; letters++) {
		switch (*letters) {
		case 'R': ni->flags |= FILE_ATTR_READONLY; break;
		case 'H': ni->flags |= FILE_ATTR_HIDDEN; break;
		case 'S': ni->flags |= FILE_ATTR_SYSTEM; break;
		default: die("unknown attribute: %c", *letters);
		}
	}
	NInoFileNameSetDirty(ni);
	NInoSetDirty(ni);
	close_inode(ni, path);
}
