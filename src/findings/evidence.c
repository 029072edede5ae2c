// SPDX-License-Identifier: Apache-2.0
/* Handles of the views to the proof they stand for. */
#include "config.h"
#include "drvaudit/findings.h"

#include <stdio.h>
#include <stdlib.h>

static const char *text(sqlite3_stmt *q, int i, struct da_arena *arena)
{
	const char *s = (const char *)sqlite3_column_text(q, i);

	return s ? da_arena_strdup(arena, s) : NULL;
}

static int64_t number(sqlite3_stmt *q, int i)
{
	return sqlite3_column_type(q, i) == SQLITE_NULL ?
		       -1 : sqlite3_column_int64(q, i);
}

static sqlite3_stmt *ask(const struct da_findings *f, const char *sql, int64_t a,
			 int64_t b)
{
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(f->db, sql, -1, &q, NULL) != SQLITE_OK)
		return NULL;
	sqlite3_bind_int64(q, 1, a);
	if (sqlite3_bind_parameter_count(q) > 1)
		sqlite3_bind_int64(q, 2, b);
	if (sqlite3_step(q) == SQLITE_ROW)
		return q;
	sqlite3_finalize(q);
	return NULL;
}

static int registry(const struct da_findings *f, int64_t id, bool key,
		    struct da_arena *arena, struct da_evidence *out)
{
	sqlite3_stmt *q = ask(f, key ?
		"SELECT hive, path, last_written, offset FROM f_registry_key"
		" WHERE id = ?" :
		"SELECT k.hive, k.path, k.last_written, v.offset, v.name,"
		" v.type, v.size, v.text, v.hidden_bytes, v.confirmed_by, v.data"
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
	if (!key) {
		out->value = text(q, 4, arena);
		out->type = number(q, 5);
		out->size = number(q, 6);
		out->data = text(q, 7, arena);
		out->hidden_bytes = number(q, 8);
		out->confirmed_by = text(q, 9, arena);
		da_buf_add(&out->raw, sqlite3_column_blob(q, 10),
			   (size_t)sqlite3_column_bytes(q, 10));
	}
	sqlite3_finalize(q);
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
	sqlite3_finalize(q);
	return DA_OK;
}

static int inf(const struct da_findings *f, const struct da_finding *of,
	       int64_t id, int64_t line, int64_t column, struct da_arena *arena,
	       struct da_evidence *out)
{
	sqlite3_stmt *q = ask(f, "SELECT i.name, i.sha256, l.text FROM f_inf i"
			      " LEFT JOIN f_inf_line l ON l.inf = i.inf AND"
			      " l.line = ?2 WHERE i.inf = ?1", id, line);

	if (!q)
		return DA_ABSENT;
	out->kind = DA_EVIDENCE_INF;
	out->path = text(q, 0, arena);
	out->sha256 = text(q, 1, arena);
	out->text = text(q, 2, arena);
	out->line = line;
	out->column = column;
	sqlite3_finalize(q);
	/* in the image the file has a place of its own */
	q = of && of->package ? ask(f, "SELECT x.path FROM f_package p JOIN"
		" f_file x ON x.id = p.inf_file WHERE p.id = ?", of->package,
		0) : NULL;
	if (q && sqlite3_column_type(q, 0) != SQLITE_NULL)
		out->path = text(q, 0, arena);
	sqlite3_finalize(q);
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
