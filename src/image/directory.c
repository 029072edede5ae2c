// SPDX-License-Identifier: Apache-2.0
/*
 * A directory that holds a mounted or copied Windows volume.  Every step is
 * opened beneath the root by descriptor, no link is followed, and only
 * regular files and directories are touched: a FIFO or a device would open,
 * and is refused by its type before.
 *
 * A node is an index into a table of entries met so far; 0 is the root.
 */
#include "config.h"
#include "source.h"

#include "drvaudit/limits.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct entry {
	char *name;		/* as the host spells it */
	uint32_t parent;
	uint32_t first, n;	/* children, once listed */
	bool listed;
};

struct directory {
	int fd;
	struct entry *entries;
	uint32_t n, cap;
	da_image_problem_fn *problem;
	void *ctx;
};

static uint32_t add(struct directory *d, uint32_t parent, const char *name)
{
	if (d->n == d->cap) {
		d->cap = d->cap ? 2 * d->cap : 256;
		d->entries = da_realloc(d->entries,
					d->cap * sizeof(*d->entries));
	}
	d->entries[d->n] = (struct entry){ .name = da_strdup(name),
					   .parent = parent };
	return d->n++;
}

static void host_path(struct directory *d, uint32_t node, struct da_buf *out)
{
	if (!node)
		return;
	host_path(d, d->entries[node].parent, out);
	if (out->n)
		da_buf_addc(out, '/');
	da_buf_adds(out, d->entries[node].name);
}

static int open_node(struct directory *d, uint32_t node, int flags,
		     struct da_err *err)
{
	struct open_how how = {
		.flags = (uint64_t)(flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK |
				    O_NOCTTY),
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS |
			   RESOLVE_NO_MAGICLINKS,
	};
	struct da_buf path = { 0 };
	long fd;

	host_path(d, node, &path);
	if (!path.n)
		da_buf_addc(&path, '.');
	if (flags & O_PATH)	/* takes no other flag that opening knows */
		how.flags = O_PATH | O_CLOEXEC | O_NOFOLLOW;
	else
		how.flags |= O_NOATIME;
	fd = syscall(SYS_openat2, d->fd, da_buf_str(&path), &how, sizeof(how));
	if (fd < 0 && errno == EPERM) {
		how.flags &= ~(uint64_t)O_NOATIME;
		fd = syscall(SYS_openat2, d->fd, da_buf_str(&path), &how,
			     sizeof(how));
	}
	da_buf_free(&path);
	if (fd < 0)
		return da_fail(err, errno == EACCES ? DA_EACCES : DA_EIO,
			       "open", DA_NO_OFFSET, "%s", strerror(errno));
	return (int)fd;
}

static int host_stat(struct directory *d, uint32_t node, struct stat *st)
{
	int fd = open_node(d, node, O_PATH, NULL), status;

	if (fd < 0)
		return fd;
	status = fstat(fd, st) ? DA_EIO : DA_OK;
	close(fd);
	return status;
}

static int load(struct directory *d, uint32_t node, struct da_err *err)
{
	struct dirent *e;
	uint32_t first = d->n;
	DIR *dir;
	int fd;

	if (d->entries[node].listed)
		return DA_OK;
	fd = open_node(d, node, O_RDONLY | O_DIRECTORY, err);
	if (fd < 0)
		return fd;
	dir = fdopendir(fd);
	if (!dir) {
		close(fd);
		return da_fail(err, DA_EIO, "open", DA_NO_OFFSET, "%s",
			       strerror(errno));
	}
	while ((e = readdir(dir))) {
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		if (d->n - first >= DA_DIR_ENTRIES_MAX) {
			closedir(dir);
			return da_fail(err, DA_ELIMIT, "limit", DA_NO_OFFSET,
				       "limit: DA_DIR_ENTRIES_MAX %d",
				       DA_DIR_ENTRIES_MAX);
		}
		add(d, node, e->d_name);
	}
	closedir(dir);
	d->entries[node].first = first;
	d->entries[node].n = d->n - first;
	d->entries[node].listed = true;
	return DA_OK;
}

static int dir_find(void *state, const char *path, da_node *out,
		    struct da_err *err)
{
	struct directory *d = state;
	char name[1024];
	uint32_t at = 0;

	while (*path) {
		size_t n = strcspn(path, "\\");
		uint32_t found = 0;
		struct stat st;
		int status;

		if (n >= sizeof(name))
			return DA_ABSENT;
		memcpy(name, path, n);
		name[n] = 0;
		path += n + (path[n] == '\\');
		if (!n)
			continue;
		status = host_stat(d, at, &st);
		if (status)
			return status;
		if (!S_ISDIR(st.st_mode))
			return DA_ABSENT;
		status = load(d, at, err);
		if (status)
			return status;
		for (uint32_t i = 0; i < d->entries[at].n; i++) {
			uint32_t k = d->entries[at].first + i;

			if (!strcmp(d->entries[k].name, name)) {
				found = k;
				break;
			}
			if (!da_strieq(d->entries[k].name, name))
				continue;
			if (found) {
				struct da_err e;

				da_fail(&e, DA_ECORRUPT, "ambiguous-name",
					DA_NO_OFFSET,
					"two names differ only in case; the first is taken");
				if (d->problem)
					d->problem(d->ctx, &e, name,
						   "directory");
				continue;
			}
			found = k;
		}
		if (!found)
			return DA_ABSENT;
		at = found;
	}
	*out = at;
	return DA_OK;
}

static int dir_stat(void *state, da_node node, struct da_node_info *out)
{
	struct directory *d = state;
	struct stat st;
	int status = host_stat(d, (uint32_t)node, &st);

	memset(out, 0, sizeof(*out));
	out->record = DA_NO_RECORD;
	if (status)
		return status;
	out->size = (uint64_t)st.st_size;
	out->links = (uint32_t)st.st_nlink;
	out->modified = ((uint64_t)st.st_mtim.tv_sec + 11644473600ULL) *
				10000000 + (uint64_t)st.st_mtim.tv_nsec / 100;
	out->directory = S_ISDIR(st.st_mode);
	out->reparse = S_ISLNK(st.st_mode);
	return S_ISREG(st.st_mode) || out->directory || out->reparse ?
		       DA_OK : DA_EUNSUPPORTED;
}

static int dir_list(void *state, da_node dir, da_image_list_fn *fn, void *ctx,
		    struct da_err *err)
{
	struct directory *d = state;
	int status = load(d, (uint32_t)dir, err);

	for (uint32_t i = 0; !status && i < d->entries[dir].n; i++) {
		uint32_t k = d->entries[dir].first + i;

		status = fn(ctx, k, d->entries[k].name);
	}
	return status;
}

static int dir_read(void *state, da_node node, uint64_t max,
		    struct da_buf *out, struct da_err *err)
{
	struct directory *d = state;
	struct stat st;
	int status = host_stat(d, (uint32_t)node, &st), fd;
	uint64_t done = 0;

	if (status)
		return da_fail(err, (enum da_status)status, "open",
			       DA_NO_OFFSET, "the file cannot be opened");
	if (!S_ISREG(st.st_mode))	/* asked before opening: no side effect */
		return da_fail(err, DA_EUNSUPPORTED,
			       S_ISLNK(st.st_mode) ? "link" : "not-regular",
			       DA_NO_OFFSET, "%s", S_ISLNK(st.st_mode) ?
			       "a link; it is not followed" :
			       "not a regular file");
	fd = open_node(d, (uint32_t)node, O_RDONLY, err);
	if (fd < 0)
		return fd;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode))
		status = da_fail(err, DA_EUNSUPPORTED, "not-regular",
				 DA_NO_OFFSET, "not a regular file");
	else if ((uint64_t)st.st_size > max)
		status = da_fail(err, DA_ELIMIT, "limit", DA_NO_OFFSET,
				 "%lld bytes, more than %llu",
				 (long long)st.st_size,
				 (unsigned long long)max);
	while (!status && done < (uint64_t)st.st_size) {
		size_t want = (uint64_t)st.st_size - done > (8u << 20) ?
			8u << 20 : (size_t)((uint64_t)st.st_size - done);
		long long got = da_pread(fd, da_buf_more(out, want), want, done);

		out->n -= want - (got > 0 ? (size_t)got : 0);
		if (got <= 0)
			status = da_fail(err, DA_EIO, "content", done,
					 "the file became shorter while it was read");
		else
			done += (uint64_t)got;
	}
	close(fd);
	return status;
}

static char *dir_path(void *state, da_node node, struct da_arena *arena)
{
	struct directory *d = state;
	struct da_buf path = { 0 };
	char *s;

	host_path(d, (uint32_t)node, &path);
	s = da_arena_printf(arena, "\\%s", da_buf_str(&path));
	da_buf_free(&path);
	for (char *p = s; *p; p++)
		if (*p == '/')
			*p = '\\';
	return s;
}

static void dir_close(void *state)
{
	struct directory *d = state;

	for (uint32_t i = 0; i < d->n; i++)
		free(d->entries[i].name);
	free(d->entries);
	free(d);
}

static const struct da_source_ops directory_ops = {
	dir_close, dir_find, dir_stat, dir_list, dir_read, dir_path, NULL,
};

int da_directory_open(struct da_source *out, int fd,
		      da_image_problem_fn *problem, void *ctx,
		      struct da_err *err)
{
	struct directory *d = da_calloc(1, sizeof(*d));

	(void)err;
	d->fd = fd;
	d->problem = problem;
	d->ctx = ctx;
	add(d, 0, "");
	*out = (struct da_source){ .ops = &directory_ops, .state = d };
	return DA_OK;
}
