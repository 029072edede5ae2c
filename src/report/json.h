// SPDX-License-Identifier: Apache-2.0
/* What the JSON writers share: one escaped string at a time, no tree. */
#ifndef DA_REPORT_JSON_H
#define DA_REPORT_JSON_H

#include "drvaudit/report.h"

#include "drvaudit/limits.h"

#include <yajl/yajl_gen.h>

struct json {
	yajl_gen g;
	struct da_out *out;
	const struct da_report *report;
	const struct da_findings *findings;	/* of the image at work */
	sqlite3 *db;
	struct da_buf string;	/* the one being written */
};

/* json.c */
void da_json_open(struct json *j, struct da_out *out);
void da_json_close(struct json *j);
void da_json_string(struct json *j, const char *s);	/* NULL: null */
void da_json_tool(struct json *j, int argc, char **argv);
/* {"P": true, ...}; unknown and not judged are null. */
void da_json_flags(struct json *j, const struct da_grade *g);
/* Members that every writer gives of a window, inside an open object. */
void da_json_window(struct json *j, const struct da_content *c);

static inline void key(struct json *j, const char *name)
{
	yajl_gen_string(j->g, (const unsigned char *)name, strlen(name));
}

static inline void text(struct json *j, const char *name, const char *s)
{
	key(j, name);
	da_json_string(j, s);
}

static inline void number(struct json *j, const char *name, int64_t v)
{
	key(j, name);
	yajl_gen_integer(j->g, v);
}

static inline void boolean(struct json *j, const char *name, bool v)
{
	key(j, name);
	yajl_gen_bool(j->g, v);
}

static inline void null(struct json *j, const char *name)
{
	key(j, name);
	yajl_gen_null(j->g);
}

/* -1 is "absent" in facts: no number. */
static inline void maybe(struct json *j, const char *name, int64_t v)
{
	if (v < 0)
		null(j, name);
	else
		number(j, name, v);
}

static inline const char *column_text(sqlite3_stmt *q, int i)
{
	return (const char *)sqlite3_column_text(q, i);
}

static inline int64_t column_number(sqlite3_stmt *q, int i)
{
	return sqlite3_column_type(q, i) == SQLITE_NULL ?
		       -1 : sqlite3_column_int64(q, i);
}

#endif
