// SPDX-License-Identifier: Apache-2.0
/*
 * Lists: lists/NAME.csv becomes the table list_NAME with the columns its first
 * line names.  The commonest change to a rule is a line in a list, not SQL.
 * Plain CSV: commas, no quotes, # begins a comment line.
 */
#include "config.h"
#include "rules.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int da_files_in(const char *dir, const char *ending, struct da_arena *arena,
		const char ***out, size_t *n_out, struct da_err *err)
{
	const char **list = NULL;
	size_t n = 0, cap = 0;
	struct dirent *e;
	DIR *d = opendir(dir);

	*out = NULL;
	*n_out = 0;
	if (!d)
		return da_fail(err, errno == ENOENT ? DA_ENOENT : DA_EACCES,
			       "rules", DA_NO_OFFSET, "%s: %s", dir,
			       strerror(errno));
	while ((e = readdir(d))) {
		size_t len = strlen(e->d_name), k = strlen(ending);

		if (e->d_name[0] == '.' || len <= k ||
		    strcmp(e->d_name + len - k, ending))
			continue;
		if (n == cap) {
			const char **more = da_arena_alloc(arena,
				(cap = cap ? 2 * cap : 64) * sizeof(*more));

			if (n)
				memcpy(more, list, n * sizeof(*more));
			list = more;
		}
		list[n++] = da_arena_strdup(arena, e->d_name);
	}
	closedir(d);
	if (n)
		qsort(list, n, sizeof(*list), by_name);
	*out = list;
	*n_out = n;
	return DA_OK;
}

static bool is_name(const char *s, size_t n)
{
	return n && n < 64 && strspn(s, "abcdefghijklmnopqrstuvwxyz_0123456789")
				      >= n;
}

static int wrong(struct da_err *err, const char *file, int line,
		 const char *what)
{
	return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET, "%s:%d:1: %s",
		       file, line, what);
}

static int one_list(sqlite3 *db, const char *file, const char *name,
		    const char *text, struct da_err *err)
{
	struct da_buf sql = { 0 };
	sqlite3_stmt *q = NULL;
	int columns = 0, status = DA_OK;

	for (int line = 1; *text && !status; line++) {
		size_t n = strcspn(text, "\r\n");
		const char *p = text, *end = text + n;
		int k = 0;

		text += n + (text[n] == '\r') ;
		text += *text == '\n';
		if (!n || *p == '#')
			continue;
		if (!q) {	/* the header */
			da_buf_printf(&sql, "CREATE TEMP TABLE list_%s (", name);
			for (; p <= end; columns++) {
				size_t len = strcspn(p, ",\r\n");

				if (!is_name(p, len))
					status = wrong(err, file, line,
						"a column name is lower-case letters, digits and _");
				da_buf_printf(&sql, "%s%.*s TEXT COLLATE NOCASE",
					      columns ? ", " : "", (int)len, p);
				p += len + 1;
			}
			da_buf_adds(&sql, ")");
			if (!status && sqlite3_exec(db, da_buf_str(&sql), NULL,
						    NULL, NULL))
				status = wrong(err, file, line,
					       sqlite3_errmsg(db));
			sql.n = 0;
			da_buf_printf(&sql, "INSERT INTO list_%s VALUES (?",
				      name);
			for (int i = 1; i < columns; i++)
				da_buf_adds(&sql, ",?");
			da_buf_adds(&sql, ")");
			if (!status && sqlite3_prepare_v2(db, da_buf_str(&sql),
							  -1, &q, NULL))
				status = wrong(err, file, line,
					       sqlite3_errmsg(db));
			continue;
		}
		for (; p <= end; k++) {
			size_t len = strcspn(p, ",\r\n");

			if (k < columns)
				sqlite3_bind_text(q, k + 1, p, (int)len,
						  SQLITE_TRANSIENT);
			p += len + 1;
		}
		if (k != columns)
			status = wrong(err, file, line,
				       "not as many fields as columns");
		else if (sqlite3_step(q) != SQLITE_DONE)
			status = wrong(err, file, line, sqlite3_errmsg(db));
		sqlite3_reset(q);
	}
	sqlite3_finalize(q);
	da_buf_free(&sql);
	return status;
}

int da_lists_load(sqlite3 *db, const char *dir, struct da_sha256 *digest,
		  struct da_err *err)
{
	struct da_arena *arena = da_arena_new();
	char *lists = da_arena_printf(arena, "%s/lists", dir);
	const char **names;
	size_t n;
	int status = da_files_in(lists, ".csv", arena, &names, &n, err);

	if (status == DA_ENOENT)
		status = DA_OK;		/* rules without lists */
	for (size_t i = 0; i < n && !status; i++) {
		char *file = da_arena_printf(arena, "%s/%s", lists, names[i]);
		char *name = da_arena_strndup(arena, names[i],
					      strlen(names[i]) - 4);
		struct da_buf text = { 0 };

		if (!is_name(name, strlen(name)))
			status = wrong(err, file, 1,
				"the file name is lower-case letters, digits and _");
		if (!status)
			status = da_file_read(file, 1 << 20, &text, err);
		if (!status) {
			da_sha256_add(digest, text.p, text.n);
			status = one_list(db, file, name, da_buf_str(&text),
					  err);
		}
		da_buf_free(&text);
	}
	da_arena_free(arena);
	return status;
}
