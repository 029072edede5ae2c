// SPDX-License-Identifier: Apache-2.0
/* list and probe: what is there, without judging it. */
#include "config.h"
#include "cli.h"

#include <libsmartcols/libsmartcols.h>
#include <stdio.h>
#include <stdlib.h>
#include <yajl/yajl_gen.h>

/* As sc query says them; what SCM has no word for is a number. */
#define TYPE_WORDS(type) \
	" CASE WHEN " type " IS NOT NULL THEN printf('0x%x', " type ") END" \
	" || CASE " type " & 0xFFFFFEFF" \
	" WHEN 1 THEN ' KERNEL_DRIVER' WHEN 2 THEN ' FILE_SYSTEM_DRIVER'" \
	" WHEN 4 THEN ' ADAPTER' WHEN 8 THEN ' RECOGNIZER_DRIVER'" \
	" WHEN 0x10 THEN ' WIN32_OWN_PROCESS'" \
	" WHEN 0x20 THEN ' WIN32_SHARE_PROCESS'" \
	" WHEN 0x50 THEN ' USER_OWN_PROCESS TEMPLATE'" \
	" WHEN 0x60 THEN ' USER_SHARE_PROCESS TEMPLATE'" \
	" WHEN 0xD0 THEN ' USER_OWN_PROCESS INSTANCE'" \
	" WHEN 0xE0 THEN ' USER_SHARE_PROCESS INSTANCE' ELSE '' END" \
	" || CASE WHEN " type " & 0x100 THEN ' (interactive)' ELSE '' END"
#define START_WORDS(start) \
	" " start " || CASE " start " WHEN 0 THEN ' BOOT_START'" \
	" WHEN 1 THEN ' SYSTEM_START' WHEN 2 THEN ' AUTO_START'" \
	" WHEN 3 THEN ' DEMAND_START' WHEN 4 THEN ' DISABLED' ELSE '' END"
#define START_ABSENT(start, words) \
	" CASE " start " WHEN -1 THEN '' ELSE" words " END"
#define YES_NO(flag) \
	" CASE " flag " WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '?' END"

#define SERVICE_COLUMNS \
	" s.name AS service, s.display_name," TYPE_WORDS("s.type") " AS type," \
	START_ABSENT("s.start", START_WORDS("s.start")) \
	" || CASE WHEN s.delayed > 0 THEN ' (delayed)' ELSE '' END" \
	" || CASE WHEN s.start_override >= 0 THEN ' (override: '" \
	" || s.start_override || ')' ELSE '' END AS start," \
	" s.error_control, s.image_path, s.resolved_path AS image, s.location," \
	" s.load_group AS \"group\", s.tag, s.dependencies, s.account," \
	" s.service_sid, CASE s.owned WHEN 0 THEN '' ELSE" \
	"  (SELECT group_concat(DISTINCT" \
	"   coalesce(nullif(o.inf_name, ''), o.package_id))" \
	"   FROM service_owner o WHERE o.service = s.service) END AS owners," \
	" CASE s.owned WHEN 0 THEN '' ELSE (SELECT p.package_id FROM package p" \
	"  WHERE p.package = s.package) END AS package," YES_NO("s.in_driver_store") " AS store," \
	YES_NO("s.image_exists") " AS present"

/* With --control-set all: what is not collected of the others is unknown. */
static const char all_services[] =
	"SELECT i.control_set, " SERVICE_COLUMNS
	" FROM service s JOIN image i ON i.image = s.image"
	" UNION ALL"
	" SELECT o.control_set, o.name, NULL," TYPE_WORDS("o.type") ","
	START_ABSENT("o.start", START_WORDS("o.start")) ", NULL, o.image_path,"
	" NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"
	" FROM other_service o ORDER BY 1, 2";
/* A path that does not begin at the root; nothing at all is known of some. */
#define DELETED_KEY "CASE WHEN rooted THEN path WHEN path = '' THEN" \
	" '(unknown)' ELSE '...\\' || path END"

/* Questions to the views; column names are the headings. */
static const struct {
	const char *name, *sql;
} lists[] = {
	/* what pnputil /enum-drivers tells, and where the package is */
	{ "packages",
	  "SELECT p.published_name AS published, p.package_id AS package,"
	  " p.original_name AS original,"
	  " coalesce(nullif(p.provider, ''), i.provider) AS provider,"
	  " coalesce(i.class, p.class) AS class,"
	  " coalesce(p.class_guid, i.class_guid) AS class_guid,"
	  " coalesce(p.driver_version, i.driver_version) AS version,"
	  " coalesce(p.driver_date, i.driver_date) AS date,"
	  " p.signer_name AS signer,"
	  " CASE p.inbox WHEN 1 THEN 'inbox' WHEN 0 THEN 'third party' ELSE '?' END AS origin,"
	  " CASE p.in_registry WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '?' END AS registry,"
	  " CASE p.in_store WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '?' END AS store"
	  " FROM package p LEFT JOIN inf i ON i.inf = p.inf"
	  " ORDER BY p.image, p.inbox, p.package_id" },
	{ "services",
	  "SELECT " SERVICE_COLUMNS " FROM service s ORDER BY s.image, s.name" },
	/* as pnputil /enum-devices knows them; status is ConfigFlags in words */
	{ "devices",
	  "SELECT instance AS device,"
	  /* "@oem2.inf,%token%;text" */
	  " CASE WHEN description LIKE '@%;%' THEN substr(description, instr(description, ';') + 1)"
	  "  ELSE description END AS description, class, class_guid,"
	  " service, inf_name AS driver, inf_section AS section,"
	  " extensions, provider, driver_version AS version, driver_date AS date,"
	  " CASE WHEN config_flags IS NULL THEN NULL"
	  "  WHEN config_flags = -1 THEN iif(inf_name = '', 'no driver', 'installed')"
	  "  WHEN config_flags & 1 THEN 'disabled' WHEN config_flags & 0x40 THEN 'failed installation'"
	  "  WHEN config_flags & 0x20 THEN 'to be reinstalled'"
	  "  WHEN inf_name = '' THEN 'no driver' ELSE 'installed' END AS status,"
	  " CASE config_flags WHEN -1 THEN '' ELSE format('0x%x', config_flags) END AS flags,"
	  " (SELECT coalesce(group_concat(coalesce(f.service, '?') || ' (' || f.position || ')'), '')"
	  "  FROM device_filter f WHERE f.device = d.device) AS filters,"
	  " first_install_date AS installed, install_date AS updated"
	  " FROM device d ORDER BY image, instance" },
	/* as DISM /Get-Drivers /All knows them */
	{ "drivers",
	  "SELECT p.published_name AS published, p.original_name AS original,"
	  " CASE p.inbox WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '?' END AS inbox,"
	  " coalesce(i.class, p.class) AS class, p.class_guid,"
	  " coalesce(nullif(p.provider, ''), i.provider) AS provider,"
	  " coalesce(p.driver_date, i.driver_date) AS date,"
	  " coalesce(p.driver_version, i.driver_version) AS version,"
	  " p.signer_name AS signer,"
	  " CASE WHEN p.package IN (SELECT s.package FROM service s WHERE s.start = 0)"
	  "  THEN 'yes' WHEN p.image IN (SELECT image FROM area WHERE name = 'services'"
	  "  AND state = 'complete') THEN 'no' ELSE '?' END AS boot_start,"
	  " CASE WHEN p.image IN (SELECT image FROM area WHERE name = 'devices'"
	  "  AND state = 'complete') THEN coalesce(d.n, 0)"
	  "  + CASE p.class_guid WHEN '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' THEN"
	  "    (SELECT count(*) FROM f_device e WHERE e.target = p.image AND"
	  "     ',' || e.extensions || ',' LIKE '%,' || p.published_name || ',%') ELSE 0 END"
	  "  END AS devices,"
	  " p.package_id AS package"
	  " FROM package p LEFT JOIN inf i ON i.inf = p.inf"
	  " LEFT JOIN (SELECT package, count(*) AS n FROM device GROUP BY package) d"
	  " ON d.package = p.package"
	  " ORDER BY p.image, p.inbox, p.package_id" },
	{ "hives",
	  "SELECT name AS hive, path, size, CASE dirty WHEN 1 THEN 'dirty'"
	  " ELSE 'clean' END AS state, sequence1 AS primary_sequence,"
	  " sequence2 AS secondary_sequence, log_state AS logs,"
	  " log_entries_applied AS entries, nullif(log_first_sequence, -1) AS first,"
	  " nullif(log_last_sequence, -1) AS last, log_stop AS stopped, sha256,"
	  " reader FROM f_hive"
	  " ORDER BY target, name" },
	{ "deleted",
	  "SELECT hive, kind, key, value, data, last_written, cell, offset, state FROM ("
	  "SELECT target, offset AS at, hive, 'key' AS kind, " DELETED_KEY " AS key,"
	  " '' AS value, '' AS data, last_written, found AS cell,"
	  " printf('0x%llx', offset) AS offset,"
	  " CASE complete WHEN 1 THEN 'complete' ELSE 'partial' END AS state"
	  " FROM f_deleted_key UNION ALL"
	  " SELECT target, offset, hive, 'value', " DELETED_KEY ","
	  " CASE name WHEN '' THEN '(default)' ELSE name END, text, '', found,"
	  " printf('0x%llx', offset),"
	  " CASE complete WHEN 1 THEN 'complete' ELSE 'partial' END"
	  " FROM f_deleted_value) ORDER BY target, hive, key, kind, at" },
};

static void blob_text(struct da_buf *out, sqlite3_stmt *q, int i)
{
	const uint8_t *p = sqlite3_column_blob(q, i);
	int n = sqlite3_column_bytes(q, i);

	for (int k = 0; k < n; k++)
		da_buf_printf(out, "%02X", p[k]);
}

static void cell_text(struct da_buf *out, sqlite3_stmt *q, int i, bool plain)
{
	int type = sqlite3_column_type(q, i);
	const char *s;

	out->n = 0;
	if (type == SQLITE_BLOB) {	/* its digits alone need no escaping */
		blob_text(out, q, i);
		return;
	}
	s = (const char *)sqlite3_column_text(q, i);
	if (!s)
		s = "?";	/* unknown is never shown as empty */
	else if (!plain && type == SQLITE_INTEGER &&
		 sqlite3_column_int64(q, i) == -1)
		s = "";
	da_escape_terminal(out, s, 4096);
}

static struct libscols_table *new_table(sqlite3_stmt *q)
{
	struct libscols_table *t = scols_new_table();

	for (int i = 0; i < sqlite3_column_count(q); i++)
		scols_table_new_column(t, sqlite3_column_name(q, i), 0.1, 0);
	return t;
}

/* Widths need all lines: of very many the next ones are a table of their own. */
static void as_table(sqlite3_stmt *q, bool plain)
{
	struct libscols_table *t = new_table(q);
	struct da_buf text = { 0 };

	while (sqlite3_step(q) == SQLITE_ROW) {
		struct libscols_line *line;

		if (scols_table_get_nlines(t) == DA_TABLE_LINES_MAX) {
			scols_print_table(t);
			scols_unref_table(t);
			t = new_table(q);
		}
		line = scols_table_new_line(t, NULL);
		for (int i = 0; i < sqlite3_column_count(q); i++) {
			cell_text(&text, q, i, plain);
			scols_line_set_data(line, (size_t)i, da_buf_str(&text));
		}
	}
	scols_print_table(t);
	scols_unref_table(t);
	da_buf_free(&text);
}

/* RFC 4180; a cell that a spreadsheet would execute gets an apostrophe. */
static void csv_cell(const char *s, bool number, bool last)
{
	bool quote = strpbrk(s, ",\"\r\n") != NULL;

	if (quote)
		putchar('"');
	if (!number && *s && strchr("=+-@\t\r\n", *s))
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

static void as_csv(sqlite3_stmt *q, bool plain)
{
	int n = sqlite3_column_count(q);
	struct da_buf text = { 0 };

	for (int i = 0; i < n; i++)
		csv_cell(sqlite3_column_name(q, i), false, i + 1 == n);
	while (sqlite3_step(q) == SQLITE_ROW) {
		for (int i = 0; i < n; i++) {
			int type = sqlite3_column_type(q, i);

			cell_text(&text, q, i, plain);
			csv_cell(da_buf_str(&text), plain &&
				 (type == SQLITE_INTEGER || type == SQLITE_FLOAT),
				 i + 1 == n);
		}
	}
	da_buf_free(&text);
}

static void json_string(yajl_gen g, struct da_buf *text, const char *s)
{
	text->n = 0;
	da_to_utf8(text, s);
	yajl_gen_string(g, (const unsigned char *)da_buf_str(text), text->n);
}

/* null is unknown, "" is absent; numbers are numbers. */
static void json_cell(yajl_gen g, struct da_buf *text, sqlite3_stmt *q, int i,
		      bool plain)
{
	int64_t number = sqlite3_column_int64(q, i);

	switch (sqlite3_column_type(q, i)) {
	case SQLITE_NULL:
		yajl_gen_null(g);
		break;
	case SQLITE_INTEGER:
		if (plain || number != -1)
			yajl_gen_integer(g, number);
		else
			json_string(g, text, "");
		break;
	case SQLITE_FLOAT:
		/* infinite ones have no word in JSON */
		if (yajl_gen_double(g, sqlite3_column_double(q, i)) !=
		    yajl_gen_status_ok)
			yajl_gen_null(g);
		break;
	case SQLITE_BLOB:
		text->n = 0;
		blob_text(text, q, i);
		yajl_gen_string(g, (const unsigned char *)da_buf_str(text),
				text->n);
		break;
	default:
		json_string(g, text, (const char *)sqlite3_column_text(q, i));
	}
}

static void as_json(sqlite3_stmt *q, const char *name, bool plain)
{
	yajl_gen g = yajl_gen_alloc(NULL);
	struct da_buf text = { 0 };
	const unsigned char *out;
	size_t n;

	yajl_gen_config(g, yajl_gen_beautify, 1);
	yajl_gen_config(g, yajl_gen_indent_string, " ");
	yajl_gen_map_open(g);
	json_string(g, &text, name);
	yajl_gen_array_open(g);
	while (sqlite3_step(q) == SQLITE_ROW) {
		yajl_gen_map_open(g);
		for (int i = 0; i < sqlite3_column_count(q); i++) {
			json_string(g, &text, sqlite3_column_name(q, i));
			json_cell(g, &text, q, i, plain);
		}
		yajl_gen_map_close(g);
		if (yajl_gen_get_buf(g, &out, &n) == yajl_gen_status_ok)
			fwrite(out, 1, n, stdout);
		yajl_gen_clear(g);
	}
	yajl_gen_array_close(g);
	yajl_gen_map_close(g);
	if (yajl_gen_get_buf(g, &out, &n) == yajl_gen_status_ok)
		fwrite(out, 1, n, stdout);
	yajl_gen_free(g);
	da_buf_free(&text);
}

void print_rows(sqlite3_stmt *q, const char *format, const char *name,
		bool plain)
{
	if (!strcmp(format, "csv"))
		as_csv(q, plain);
	else if (!strcmp(format, "json"))
		as_json(q, name, plain);
	else
		as_table(q, plain);
}

static int print(struct da_store *store, const char *sql, const char *format,
		 const char *name)
{
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(da_store_db(store), sql, -1, &q, NULL)) {
		complain(NULL, "%s", sqlite3_errmsg(da_store_db(store)));
		return EXIT_BUG;
	}
	print_rows(q, format, name, false);
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
		complain(NULL, "list what? packages, drivers, services, devices, hives or deleted");
		return EXIT_USAGE;
	}
	o.targets++;
	o.targets_n--;
	o.deleted |= !strcmp(lists[which].name, "deleted");
	if (!strcmp(lists[which].name, "deleted") &&
	    o.reader != DA_HIVE_NATIVE) {
		complain(NULL, "deleted items are found by the native reader only");
		return EXIT_USAGE;
	}
	status = open_store(&store);
	if (!status)
		status = collect_all(store, &o);
	if (!status)
		status = print(store, o.all_control_sets &&
			       !strcmp(lists[which].name, "services") ?
			       all_services : lists[which].sql, o.list_format,
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
			" i.control_set_origin AS control_set_from,"
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
