// SPDX-License-Identifier: Apache-2.0
/* list and probe: what is there, without judging it. */
#include "config.h"
#include "cli.h"

#include <libsmartcols/libsmartcols.h>
#include <stdio.h>
#include <stdlib.h>

/* Questions to the views; column names are the headings. */
static const struct {
	const char *name, *sql;
} lists[] = {
	{ "packages",
	  "SELECT p.published_name AS published, p.package_id AS package,"
	  " coalesce(nullif(p.provider, ''), i.provider) AS provider,"
	  " coalesce(i.class, p.class) AS class, coalesce(p.driver_version, i.driver_version) AS version,"
	  " coalesce(p.driver_date, i.driver_date) AS date,"
	  " CASE p.inbox WHEN 1 THEN 'inbox' WHEN 0 THEN 'third party' ELSE '?' END AS origin,"
	  " CASE p.in_registry WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '?' END AS registry,"
	  " CASE p.in_store WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '?' END AS store"
	  " FROM package p LEFT JOIN inf i ON i.inf = p.inf"
	  " ORDER BY p.image, p.inbox, p.package_id" },
	{ "services",
	  "SELECT name AS service, type, start, location, resolved_path AS image,"
	  " CASE in_driver_store WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '?' END AS store,"
	  " CASE image_exists WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '?' END AS present,"
	  " (SELECT group_concat(DISTINCT o.inf_name) FROM f_service_owner o"
	  "  WHERE o.service = s.service) AS owners"
	  " FROM service s ORDER BY image, name" },
	{ "hives",
	  "SELECT name AS hive, path, size, CASE dirty WHEN 1 THEN 'dirty'"
	  " ELSE 'clean' END AS state, sequence1 AS primary_sequence,"
	  " sequence2 AS secondary_sequence, log_state AS logs,"
	  " log_entries_applied AS entries, nullif(log_first_sequence, -1) AS first,"
	  " nullif(log_last_sequence, -1) AS last, log_stop AS stopped, sha256,"
	  " reader FROM f_hive"
	  " ORDER BY target, name" },
};

static void cell_text(struct da_buf *out, sqlite3_stmt *q, int i)
{
	const char *s = (const char *)sqlite3_column_text(q, i);

	out->n = 0;
	if (!s)
		s = "?";	/* unknown is never shown as empty */
	else if (sqlite3_column_type(q, i) == SQLITE_INTEGER &&
		 sqlite3_column_int64(q, i) == -1)
		s = "";
	da_escape_terminal(out, s, 4096);
}

static void as_table(sqlite3_stmt *q, bool json, const char *name)
{
	struct libscols_table *t = scols_new_table();
	struct da_buf text = { 0 };

	scols_table_set_name(t, name);
	scols_table_enable_json(t, json);
	for (int i = 0; i < sqlite3_column_count(q); i++)
		scols_table_new_column(t, sqlite3_column_name(q, i), 0.1, 0);
	while (sqlite3_step(q) == SQLITE_ROW) {
		struct libscols_line *line = scols_table_new_line(t, NULL);

		for (int i = 0; i < sqlite3_column_count(q); i++) {
			cell_text(&text, q, i);
			scols_line_set_data(line, (size_t)i, da_buf_str(&text));
		}
	}
	scols_print_table(t);
	scols_unref_table(t);
	da_buf_free(&text);
}

/* RFC 4180; a cell that a spreadsheet would execute gets an apostrophe. */
static void csv_cell(const char *s, bool last)
{
	bool quote = strpbrk(s, ",\"\r\n") != NULL;

	if (quote)
		putchar('"');
	if (*s && strchr("=+-@\t\r\n", *s))
		putchar('\'');
	for (; *s; s++) {
		if (*s == '"')
			putchar('"');
		putchar(*s);
	}
	if (quote)
		putchar('"');
	putchar(last ? '\n' : ',');
}

static void as_csv(sqlite3_stmt *q)
{
	int n = sqlite3_column_count(q);
	struct da_buf text = { 0 };

	for (int i = 0; i < n; i++)
		csv_cell(sqlite3_column_name(q, i), i + 1 == n);
	while (sqlite3_step(q) == SQLITE_ROW) {
		for (int i = 0; i < n; i++) {
			cell_text(&text, q, i);
			csv_cell(da_buf_str(&text), i + 1 == n);
		}
	}
	da_buf_free(&text);
}

static int print(struct da_store *store, const char *sql, const char *format,
		 const char *name)
{
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(da_store_db(store), sql, -1, &q, NULL)) {
		complain(NULL, "%s", sqlite3_errmsg(da_store_db(store)));
		return EXIT_BUG;
	}
	if (!strcmp(format, "csv"))
		as_csv(q);
	else
		as_table(q, !strcmp(format, "json"), name);
	sqlite3_finalize(q);
	return 0;
}

static int64_t ask(struct da_store *store, const char *sql)
{
	sqlite3_stmt *q;
	int64_t n = 0;

	if (!sqlite3_prepare_v2(da_store_db(store), sql, -1, &q, NULL) &&
	    sqlite3_step(q) == SQLITE_ROW)
		n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

/* As for scan: an error if every target failed, 3 if something is missing. */
static int outcome(struct da_store *store)
{
	sqlite3_stmt *q;
	int code = 0;

	if (ask(store, "SELECT count(*) FROM target WHERE status = 0"))
		return ask(store, "SELECT count(*) FROM target WHERE status <> 0") ||
		       ask(store, "SELECT count(*) FROM area WHERE state IN"
				  " ('partial', 'unreadable')") ? 3 : 0;
	if (!sqlite3_prepare_v2(da_store_db(store),
				"SELECT error_code FROM target", -1, &q, NULL) &&
	    sqlite3_step(q) == SQLITE_ROW)
		code = da_exit_code((const char *)sqlite3_column_text(q, 0));
	sqlite3_finalize(q);
	return code;
}

int cmd_list(int argc, char **argv)
{
	struct da_store *store = NULL;
	struct options o;
	size_t which = 0;
	bool done;
	int status = options_parse(&o, command_named("list"), argc, argv, &done);

	if (status || done)
		return status;
	while (which < DA_COUNT(lists) && (!o.targets_n ||
	       strcmp(lists[which].name, o.targets[0]) != 0))
		which++;
	if (which == DA_COUNT(lists)) {
		complain(NULL, "list what? packages, services or hives");
		return EXIT_USAGE;
	}
	o.targets++;
	o.targets_n--;
	status = open_store(&store);
	if (!status)
		status = collect_all(store, &o);
	if (!status)
		status = print(store, lists[which].sql, o.list_format,
			       lists[which].name);
	if (!status)
		status = outcome(store);
	da_store_close(store);
	return status;
}

int cmd_probe(int argc, char **argv)
{
	struct da_store *store = NULL;
	struct options o;
	bool done;
	int status = options_parse(&o, command_named("probe"), argc, argv, &done);

	if (status || done)
		return status;
	status = open_store(&store);
	if (!status)
		status = collect_all(store, &o);
	if (!status)
		status = print(store, "SELECT t.name AS target,"
			" coalesce(s.kind, t.error_text) AS source,"
			" i.product AS windows, i.build, i.arch,"
			" i.build_origin AS build_from, i.control_set,"
			" (SELECT count(*) FROM package p WHERE p.image = t.target) AS packages,"
			" (SELECT count(*) FROM service v WHERE v.image = t.target) AS services"
			" FROM target t LEFT JOIN f_source s ON s.target = t.target"
			" LEFT JOIN f_image i ON i.target = t.target"
			" ORDER BY t.target", "text", "targets");
	if (!status) {
		printf("\n");
		status = print(store, "SELECT t.name AS target, a.name AS area,"
			" a.state, a.reason FROM area a JOIN target t ON"
			" t.target = a.image ORDER BY t.target, a.name", "text",
			"areas");
	}
	if (!status)
		status = outcome(store);
	da_store_close(store);
	return status;
}

int cmd_version(int argc, char **argv)
{
	(void)argc, (void)argv;
	printf("drvaudit %s\nsqlite %s\n", PACKAGE_VERSION,
	       sqlite3_libversion());
	return 0;
}
