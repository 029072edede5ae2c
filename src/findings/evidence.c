// SPDX-License-Identifier: Apache-2.0
/* Handles of the views to the proof they stand for. */
#include "config.h"
#include "grade.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

static const char *text(sqlite3_stmt *q, int i, struct da_arena *arena)
{
	const char *s = (const char *)sqlite3_column_text(q, i);

	return s ? da_arena_strdup(arena, s) : NULL;
}

/*
 * A value of a quarter MiB may be cited by a thousand findings; its size stands
 * beside, and data ends at 4096 bytes as well.
 */
static const char *shown(sqlite3_stmt *q, int i, struct da_arena *arena)
{
	const char *s = (const char *)sqlite3_column_text(q, i);
	size_t n = DA_MESSAGE_MAX;

	if (!s || (size_t)sqlite3_column_bytes(q, i) <= n)
		return s ? da_arena_strdup(arena, s) : NULL;
	while (((unsigned char)s[n] & 0xC0) == 0x80)
		n--;
	return da_arena_printf(arena, "%.*s...", (int)n, s);
}

static int64_t number(sqlite3_stmt *q, int i)
{
	return sqlite3_column_type(q, i) == SQLITE_NULL ?
		       -1 : sqlite3_column_int64(q, i);
}

/* A question is prepared once for the findings; its answer is one row. */
static sqlite3_stmt *ask(const struct da_findings *f, const char *sql, int64_t a,
			 int64_t b)
{
	struct da_asked *asked = f->asked;
	size_t i = 0;

	while (i < DA_ASKED_MAX && asked[i].sql && asked[i].sql != sql)
		i++;
	if (i == DA_ASKED_MAX)
		return NULL;
	if (!asked[i].sql) {
		if (sqlite3_prepare_v3(f->db, sql, -1,
				       SQLITE_PREPARE_PERSISTENT, &asked[i].q,
				       NULL) != SQLITE_OK)
			return NULL;
		asked[i].sql = sql;
	}
	sqlite3_reset(asked[i].q);
	sqlite3_bind_int64(asked[i].q, 1, a);
	if (sqlite3_bind_parameter_count(asked[i].q) > 1)
		sqlite3_bind_int64(asked[i].q, 2, b);
	if (sqlite3_step(asked[i].q) == SQLITE_ROW)
		return asked[i].q;
	sqlite3_reset(asked[i].q);
	return NULL;
}

void da_evidence_forget(struct da_findings *f)
{
	for (size_t i = 0; f->asked && i < DA_ASKED_MAX; i++)
		sqlite3_finalize(f->asked[i].q);
	free(f->asked);
	f->asked = NULL;
}

static int registry(const struct da_findings *f, int64_t id, bool key,
		    struct da_arena *arena, struct da_evidence *out)
{
	sqlite3_stmt *q = ask(f, key ?
		"SELECT hive, path, last_written, offset, from_logs,"
		" confirmed_by FROM f_registry_key WHERE id = ?" :
		"SELECT k.hive, k.path, k.last_written, v.offset, k.from_logs,"
		" v.confirmed_by, v.name, v.type, v.size, v.text,"
		" v.hidden_bytes, v.before_logs, v.data"
		" FROM f_registry_value v JOIN f_registry_key k ON k.id = v.key"
		" WHERE v.id = ?", id, 0);

	if (!q)
		return DA_ABSENT;
	out->kind = DA_EVIDENCE_REGISTRY;
	out->is_key = key;
	out->hive = text(q, 0, arena);
	out->key = text(q, 1, arena);
	out->last_written = text(q, 2, arena);
	out->offset = number(q, 3);
	out->from_logs = number(q, 4) == 1;
	out->confirmed_by = text(q, 5, arena);
	if (out->confirmed_by && !*out->confirmed_by)
		out->confirmed_by = "not confirmed: not asked";
	if (!key) {
		out->value = text(q, 6, arena);
		out->type = number(q, 7);
		out->size = number(q, 8);
		out->data = shown(q, 9, arena);
		out->hidden_bytes = number(q, 10);
		out->before_logs = shown(q, 11, arena);
		da_buf_add(&out->raw, sqlite3_column_blob(q, 12),
			   (size_t)sqlite3_column_bytes(q, 12));
	}
	sqlite3_reset(q);
	return DA_OK;
}

static int file(const struct da_findings *f, int64_t id, struct da_arena *arena,
		struct da_evidence *out)
{
	sqlite3_stmt *q = ask(f, "SELECT path, record, size, sha256 FROM f_file"
			      " WHERE id = ?", id, 0);

	if (!q)
		return DA_ABSENT;
	out->kind = DA_EVIDENCE_FILE;
	out->path = text(q, 0, arena);
	out->record = number(q, 1);
	out->size = number(q, 2);
	out->sha256 = text(q, 3, arena);
	sqlite3_reset(q);
	return DA_OK;
}

/* The text is kept in blocks of lines, once for all contents of the same bytes. */
static const char *line_text(const struct da_findings *f, int64_t id,
			     int64_t line, struct da_arena *arena)
{
	sqlite3_stmt *q = ask(f, "SELECT t.line, t.text FROM f_inf i"
			      " JOIN f_inf o ON o.sha256 = i.sha256"
			      " JOIN f_inf_text t ON t.inf = o.inf"
			      " WHERE i.inf = ?1 AND t.line <= ?2"
			      " ORDER BY t.line DESC LIMIT 1", id, line);
	const char *s = q ? (const char *)sqlite3_column_text(q, 1) : NULL;
	char *found = NULL;

	for (int64_t at = q ? sqlite3_column_int64(q, 0) : 0; s; at++) {
		size_t n = strcspn(s, "\n");

		if (at == line) {
			found = da_arena_strndup(arena, s, n);
			break;
		}
		s = s[n] ? s + n + 1 : NULL;
	}
	sqlite3_reset(q);
	return found;
}

static int inf(const struct da_findings *f, const struct da_finding *of,
	       int64_t id, int64_t line, int64_t column, struct da_arena *arena,
	       struct da_evidence *out)
{
	sqlite3_stmt *q = ask(f, "SELECT i.name, i.sha256 FROM f_inf i"
			      " WHERE i.inf = ?1", id, 0);

	if (!q)
		return DA_ABSENT;
	out->kind = DA_EVIDENCE_INF;
	out->path = text(q, 0, arena);
	out->sha256 = text(q, 1, arena);
	out->text = line_text(f, id, line, arena);
	out->line = line;
	out->column = column;
	sqlite3_reset(q);
	/* in the image the file has a place of its own */
	q = of && of->package ? ask(f, "SELECT x.path FROM f_package p JOIN"
		" f_file x ON x.id = p.inf_file WHERE p.id = ?", of->package,
		0) : NULL;
	if (q && sqlite3_column_type(q, 0) != SQLITE_NULL)
		out->path = text(q, 0, arena);
	sqlite3_reset(q);
	return DA_OK;
}

int da_evidence_get(const struct da_findings *f, const struct da_finding *of,
		    const char *handle, struct da_arena *arena,
		    struct da_evidence *out)
{
	long long a = 0, b = 0, c = 0;

	memset(out, 0, sizeof(*out));
	if (sscanf(handle, "i/%lld/%lld/%lld", &a, &b, &c) == 3)
		return inf(f, of, a, b, c, arena, out);
	if (sscanf(handle, "r/%lld", &a) == 1)
		return registry(f, a, false, arena, out);
	if (sscanf(handle, "k/%lld", &a) == 1)
		return registry(f, a, true, arena, out);
	if (sscanf(handle, "f/%lld", &a) == 1)
		return file(f, a, arena, out);
	return DA_ABSENT;
}
