// SPDX-License-Identifier: Apache-2.0
/*
 * JSON: the model (schema/drvaudit-report-1.schema.json).  Members are fixed
 * in order and, within version 1, only ever added; arrays are sorted; output
 * is the same bytes for the same input, rules and options.
 */
#include "config.h"
#include "policy.h"
#include "rollup.h"

#include <stdio.h>
#include <stdlib.h>
#include <yajl/yajl_version.h>

static void print(void *ctx, const char *p, size_t n)
{
	da_out_add(ctx, p, n);
}

void da_json_open(struct json *j, struct da_out *out)
{
	j->out = out;
	j->g = yajl_gen_alloc(NULL);
	yajl_gen_config(j->g, yajl_gen_beautify, 1);
	yajl_gen_config(j->g, yajl_gen_indent_string, " ");
	yajl_gen_config(j->g, yajl_gen_print_callback, print, out);
}

/* Text from anywhere; units that are no characters are shown replaced. */
void da_json_string(struct json *j, const char *s)
{
	struct da_buf *b = &j->string;

	if (!s) {
		yajl_gen_null(j->g);
		return;
	}
	b->n = 0;
	da_to_utf8(b, s);
	if (b->n > DA_JSON_STRING_MAX) {
		b->n = DA_JSON_STRING_MAX;
		while (b->n && (b->p[b->n] & 0xC0) == 0x80)
			b->n--;
	}
	yajl_gen_string(j->g, b->p ? b->p : (const unsigned char *)"", b->n);
}

void da_json_close(struct json *j)
{
	yajl_gen_free(j->g);
	da_buf_free(&j->string);
}

void da_json_flags(struct json *j, const struct da_grade *g)
{
	yajl_gen_map_open(j->g);
	for (int i = 0; i < DA_FLAGS; i++) {
		char name[2] = { da_flag_letter((enum da_flag)i), 0 };

		if (g && g->flag[i] <= DA_FLAG_TRUE)
			boolean(j, name, g->flag[i] == DA_FLAG_TRUE);
		else
			null(j, name);
	}
	yajl_gen_map_close(j->g);
}

static sqlite3_stmt *ask(struct json *j, const char *sql, int64_t image)
{
	sqlite3_stmt *q = NULL;

	if (sqlite3_prepare_v2(j->db, sql, -1, &q, NULL) == SQLITE_OK)
		sqlite3_bind_int64(q, 1, image);
	return q;
}

/* 1, 0 or NULL as true, false or null */
static void column_flag(struct json *j, const char *name, sqlite3_stmt *q, int i)
{
	if (sqlite3_column_type(q, i) == SQLITE_NULL)
		null(j, name);
	else
		boolean(j, name, sqlite3_column_int(q, i));
}

static void verdicts(struct json *j, const size_t v[DA_VERDICTS])
{
	key(j, "verdicts");
	yajl_gen_map_open(j->g);
	for (int i = 0; i < DA_VERDICTS; i++)
		number(j, da_verdict_name((enum da_verdict)i), (int64_t)v[i]);
	yajl_gen_map_close(j->g);
}

static void failing(struct json *j, const size_t n[4])
{
	key(j, "failing_items");
	yajl_gen_map_open(j->g);
	for (int i = DA_SEVERITY_VIOLATION; i >= DA_SEVERITY_INFO; i--)
		number(j, da_severity_name((enum da_severity)i), (int64_t)n[i]);
	yajl_gen_map_close(j->g);
}

/* ---- a target ---------------------------------------------------------- */

static void source_and_windows(struct json *j, int64_t image)
{
	sqlite3_stmt *q = ask(j, "SELECT kind, volume_offset, volume_serial,"
			      " volume_dirty FROM f_source WHERE target = ?",
			      image);

	key(j, "source");
	if (sqlite3_step(q) == SQLITE_ROW) {
		yajl_gen_map_open(j->g);
		text(j, "kind", column_text(q, 0));
		maybe(j, "volume_offset", column_number(q, 1));
		text(j, "volume_serial", column_text(q, 2));
		column_flag(j, "volume_dirty", q, 3);
		yajl_gen_map_close(j->g);
	} else {
		yajl_gen_null(j->g);
	}
	sqlite3_finalize(q);
	q = ask(j, "SELECT product, build, build_origin, revision, major, minor,"
		" arch, product_type, edition, installation_type,"
		" display_version, system_root, control_set, image_state,"
		" generalized, state_separation, computer_name,"
		" has_driver_database, oem_published, service_keys, arch_origin,"
		" (SELECT m.oem_unseen FROM image m WHERE m.image = f_image.target),"
		" (SELECT m.driver_database_version FROM image m"
		"  WHERE m.image = f_image.target), control_set_origin"
		" FROM f_image WHERE target = ?", image);
	key(j, "windows");
	if (sqlite3_step(q) == SQLITE_ROW) {
		yajl_gen_map_open(j->g);
		text(j, "product", column_text(q, 0));
		maybe(j, "build", column_number(q, 1));
		text(j, "arch", column_text(q, 6));
		text(j, "build_origin", column_text(q, 2));
		boolean(j, "build_derived", column_text(q, 2) &&
			strcmp(column_text(q, 2), "SOFTWARE") != 0);
		text(j, "arch_origin", column_text(q, 20));
		maybe(j, "revision", column_number(q, 3));
		maybe(j, "major", column_number(q, 4));
		maybe(j, "minor", column_number(q, 5));
		maybe(j, "product_type", column_number(q, 7));
		text(j, "edition", column_text(q, 8));
		text(j, "installation_type", column_text(q, 9));
		text(j, "display_version", column_text(q, 10));
		text(j, "system_root", column_text(q, 11));
		text(j, "control_set", column_text(q, 12));
		text(j, "image_state", column_text(q, 13));
		column_flag(j, "generalized", q, 14);
		column_flag(j, "state_separation", q, 15);
		text(j, "computer_name", column_text(q, 16));
		column_flag(j, "driver_database", q, 17);
		maybe(j, "oem_published", column_number(q, 18));
		maybe(j, "service_keys", column_number(q, 19));
		maybe(j, "oem_unseen", column_number(q, 21));
		maybe(j, "driver_database_version", column_number(q, 22));
		text(j, "control_set_origin", column_text(q, 23));
		yajl_gen_map_close(j->g);
	} else {
		yajl_gen_null(j->g);
	}
	sqlite3_finalize(q);
}

static void coverage(struct json *j, const struct da_image_result *r)
{
	sqlite3_stmt *q = ask(j, "SELECT name, state, reason FROM area"
			      " WHERE image = ? AND state <> 'complete'"
			      " ORDER BY name", r->image);

	key(j, "coverage");
	yajl_gen_map_open(j->g);
	boolean(j, "complete", r->complete);
	key(j, "missing");
	yajl_gen_array_open(j->g);
	while (sqlite3_step(q) == SQLITE_ROW) {
		yajl_gen_map_open(j->g);
		text(j, "area", column_text(q, 0));
		text(j, "state", column_text(q, 1));
		text(j, "reason", column_text(q, 2));
		yajl_gen_map_close(j->g);
	}
	sqlite3_finalize(q);
	yajl_gen_array_close(j->g);
	key(j, "problems");
	yajl_gen_array_open(j->g);
	q = ask(j, "SELECT code, area, file, offset, structure, detail"
		" FROM problem WHERE image = ? ORDER BY file, offset, code,"
		" structure, detail", r->image);
	while (sqlite3_step(q) == SQLITE_ROW) {
		yajl_gen_map_open(j->g);
		text(j, "code", column_text(q, 0));
		text(j, "area", column_text(q, 1));
		text(j, "file", column_text(q, 2));
		maybe(j, "offset", column_number(q, 3));
		text(j, "structure", column_text(q, 4));
		text(j, "detail", column_text(q, 5));
		yajl_gen_map_close(j->g);
	}
	sqlite3_finalize(q);
	yajl_gen_array_close(j->g);
	yajl_gen_map_close(j->g);
}

/* Logs that stand beside a dirty hive, and what came of each. */
static void logs(struct json *j, int64_t image, const char *hive)
{
	sqlite3_stmt *q = ask(j, "SELECT path, sha256, size, format, entries,"
		" code, detail, offset FROM f_hive_log WHERE target = ?"
		" AND hive = ?2 ORDER BY path", image);

	sqlite3_bind_text(q, 2, hive, -1, SQLITE_STATIC);
	key(j, "logs");
	yajl_gen_array_open(j->g);
	while (sqlite3_step(q) == SQLITE_ROW) {
		yajl_gen_map_open(j->g);
		text(j, "path", column_text(q, 0));
		text(j, "sha256", column_text(q, 1));
		maybe(j, "size", column_number(q, 2));
		text(j, "format", column_text(q, 3));
		maybe(j, "entries_applied", column_number(q, 4));
		text(j, "code", column_text(q, 5));
		text(j, "detail", column_text(q, 6));
		maybe(j, "offset", column_number(q, 7));
		yajl_gen_map_close(j->g);
	}
	sqlite3_finalize(q);
	yajl_gen_array_close(j->g);
}

/* What replay changed: counts of all, and those that facts are made of. */
static void replay(struct json *j, int64_t image, const char *hive)
{
	static const char *const names[] = { "keys_before", "keys_after",
		"keys_added", "keys_removed", "values_added", "values_removed",
		"values_changed" };
	sqlite3_stmt *q = ask(j, "SELECT keys_before, keys_after, keys_added,"
		" keys_removed, values_added, values_removed, values_changed,"
		" complete FROM f_hive_replay WHERE target = ? AND hive = ?2",
		image);

	sqlite3_bind_text(q, 2, hive, -1, SQLITE_STATIC);
	key(j, "replay");
	if (sqlite3_step(q) != SQLITE_ROW) {
		yajl_gen_null(j->g);
		sqlite3_finalize(q);
		return;
	}
	yajl_gen_map_open(j->g);
	for (int i = 0; i < (int)DA_COUNT(names); i++)
		maybe(j, names[i], column_number(q, i));
	column_flag(j, "compared_to_the_end", q, 7);
	sqlite3_finalize(q);
	q = ask(j, "SELECT change, path, name, before, after"
		" FROM f_hive_difference WHERE target = ? AND hive = ?2"
		" ORDER BY path, change, name", image);
	sqlite3_bind_text(q, 2, hive, -1, SQLITE_STATIC);
	key(j, "differences");
	yajl_gen_array_open(j->g);
	while (sqlite3_step(q) == SQLITE_ROW) {
		bool value = strncmp(column_text(q, 0), "value", 5) == 0;

		yajl_gen_map_open(j->g);
		text(j, "change", column_text(q, 0));
		text(j, "key", column_text(q, 1));
		if (value)
			text(j, "value", column_text(q, 2));
		text(j, "before", column_text(q, 3));
		text(j, "after", column_text(q, 4));
		yajl_gen_map_close(j->g);
	}
	sqlite3_finalize(q);
	yajl_gen_array_close(j->g);
	yajl_gen_map_close(j->g);
}

/* What damage cost; null from a reader that keeps no count. */
static void damage(struct json *j, int64_t image, const char *hive)
{
	static const char *const names[] = { "bins", "bins_unreadable",
		"bytes_unreadable", "bytes_missing", "lists_cut",
		"items_left_out" };
	sqlite3_stmt *q = ask(j, "SELECT bins, bins_unreadable,"
		" bytes_unreadable, bytes_missing, lists_cut, items_left_out"
		" FROM f_hive_damage WHERE target = ? AND hive = ?2", image);

	sqlite3_bind_text(q, 2, hive, -1, SQLITE_STATIC);
	key(j, "damage");
	if (sqlite3_step(q) == SQLITE_ROW &&
	    sqlite3_column_type(q, 0) != SQLITE_NULL) {
		yajl_gen_map_open(j->g);
		for (int i = 0; i < (int)DA_COUNT(names); i++)
			maybe(j, names[i], column_number(q, i));
		yajl_gen_map_close(j->g);
	} else {
		yajl_gen_null(j->g);
	}
	sqlite3_finalize(q);
}

/* The second reader's marks, counted. */
static void confirmation(struct json *j, int64_t image)
{
	static const char *const names[] = { "asked", "confirmed", "differs",
					     "not_confirmed" };
	sqlite3_stmt *q = ask(j, DA_CONFIRMATIONS, image);

	key(j, "confirmation");
	yajl_gen_map_open(j->g);
	text(j, "reader", "libregf");
	if (sqlite3_step(q) == SQLITE_ROW)
		for (int i = 0; i < (int)DA_COUNT(names); i++)
			number(j, names[i], sqlite3_column_int64(q, i));
	sqlite3_finalize(q);
	yajl_gen_map_close(j->g);
}

static void hives(struct json *j, int64_t image)
{
	sqlite3_stmt *q = ask(j, "SELECT name, path, sha256, size, dirty,"
		" sequence1, sequence2, minor, checksum_ok, reader, log_state,"
		" log_entries_applied, log_first_sequence, log_last_sequence,"
		" log_stop, base_block_rebuilt FROM f_hive"
		" WHERE target = ? ORDER BY CASE name WHEN 'SYSTEM' THEN 0"
		" WHEN 'SOFTWARE' THEN 1 ELSE 2 END", image);

	key(j, "hives");
	yajl_gen_array_open(j->g);
	while (sqlite3_step(q) == SQLITE_ROW) {
		yajl_gen_map_open(j->g);
		text(j, "name", column_text(q, 0));
		text(j, "path", column_text(q, 1));
		text(j, "sha256", column_text(q, 2));
		maybe(j, "size", column_number(q, 3));
		column_flag(j, "dirty", q, 4);
		maybe(j, "primary_sequence", column_number(q, 5));
		maybe(j, "secondary_sequence", column_number(q, 6));
		maybe(j, "format_minor", column_number(q, 7));
		column_flag(j, "checksum_ok", q, 8);
		text(j, "reader", column_text(q, 9));
		text(j, "log_state", column_text(q, 10));
		maybe(j, "log_entries_applied", column_number(q, 11));
		maybe(j, "log_first_sequence", column_number(q, 12));
		maybe(j, "log_last_sequence", column_number(q, 13));
		text(j, "log_stop", column_text(q, 14));
		column_flag(j, "base_block_rebuilt", q, 15);
		logs(j, image, column_text(q, 0));
		replay(j, image, column_text(q, 0));
		damage(j, image, column_text(q, 0));
		yajl_gen_map_close(j->g);
	}
	sqlite3_finalize(q);
	yajl_gen_array_close(j->g);
}

/* Recovered items, keys before their values; null when nobody asked. */
static void deleted(struct json *j, int64_t image)
{
	sqlite3_stmt *q = ask(j, "SELECT count(*) FROM f_deleted_search"
			      " WHERE target = ?", image);
	bool asked = sqlite3_step(q) == SQLITE_ROW &&
		     sqlite3_column_int(q, 0) > 0;

	sqlite3_finalize(q);
	key(j, "deleted");
	if (!asked) {
		yajl_gen_null(j->g);
		return;
	}
	yajl_gen_array_open(j->g);
	q = ask(j, "SELECT hive, path, rooted, last_written, offset, found,"
		" complete, 0 AS value, NULL AS name, NULL, NULL, NULL, NULL"
		" FROM f_deleted_key WHERE target = ?1 UNION ALL"
		" SELECT hive, path, rooted, NULL, offset, found, complete, 1,"
		" name, type, size, text, nullif(key_offset, -1)"
		" FROM f_deleted_value WHERE target = ?1"
		" ORDER BY hive, path, value, name, offset", image);
	while (sqlite3_step(q) == SQLITE_ROW) {
		bool value = sqlite3_column_int(q, 7);

		yajl_gen_map_open(j->g);
		text(j, "kind", value ? "value" : "key");
		text(j, "hive", column_text(q, 0));
		text(j, "path", column_text(q, 1));
		column_flag(j, "rooted", q, 2);
		if (value) {
			text(j, "name", column_text(q, 8));
			maybe(j, "type", column_number(q, 9));
			maybe(j, "size", column_number(q, 10));
			text(j, "text", column_text(q, 11));
			maybe(j, "key_offset", column_number(q, 12));
		} else {
			text(j, "last_written", column_text(q, 3));
		}
		maybe(j, "offset", column_number(q, 4));
		text(j, "found", column_text(q, 5));
		column_flag(j, "complete", q, 6);
		yajl_gen_map_close(j->g);
	}
	sqlite3_finalize(q);
	yajl_gen_array_close(j->g);
}

/* What the importing system saw, over all packages; NULL flags are no zero. */
static void system_record(struct json *j, int64_t image)
{
	static const struct { const char *name; int bit; } bits[] = {
		{ "own_payload", 0x10 }, { "copies_out_of_store", 0x2 },
		{ "writes_outside_hkr", 0x4 }, { "co_installer_probable", 0x8 },
		{ "uses_include_or_needs", 0x100 },
	};
	sqlite3_stmt *q = ask(j, "SELECT count(*), sum(status_flags & 16 > 0),"
		" sum(status_flags & 2 > 0), sum(status_flags & 4 > 0),"
		" sum(status_flags & 8 > 0), sum(status_flags & 256 > 0)"
		" FROM package WHERE image = ? AND in_registry = 1", image);

	key(j, "system_record");
	yajl_gen_map_open(j->g);
	if (sqlite3_step(q) == SQLITE_ROW) {
		number(j, "packages", sqlite3_column_int64(q, 0));
		for (size_t i = 0; i < DA_COUNT(bits); i++)
			number(j, bits[i].name,
			       sqlite3_column_int64(q, (int)i + 1));
	}
	sqlite3_finalize(q);
	q = ask(j, "SELECT (SELECT count(*) FROM lockdown l WHERE l.image = ?1),"
		" (SELECT count(*) FROM resource r WHERE r.image = ?1)", image);
	if (sqlite3_step(q) == SQLITE_ROW) {
		number(j, "lockdown_files", sqlite3_column_int64(q, 0));
		number(j, "recorded_resources", sqlite3_column_int64(q, 1));
	}
	sqlite3_finalize(q);
	yajl_gen_map_close(j->g);
}

void da_json_window(struct json *j, const struct da_content *c)
{
	text(j, "arch", c->arch);
	maybe(j, "product_type", c->product_type);
	maybe(j, "low", c->window_low);
	maybe(j, "high", c->window_high);
	boolean(j, "applies", c->applies);
	text(j, "grade", c->grade.headline);
	key(j, "flags");
	da_json_flags(j, &c->grade);
}

static void one_window(struct json *j, const struct da_package_content *x)
{
	const struct da_content *c = &j->findings->contents[x->content];

	yajl_gen_map_open(j->g);
	da_json_window(j, c);
	boolean(j, "selected", x->selected);
	yajl_gen_map_close(j->g);
}

/* Image view and package view are kept apart. */
static void grades(struct json *j, const struct da_package_grade *g)
{
	const struct da_findings *f = j->findings;

	text(j, "grade_image", g && g->has_image_view ? g->of_image.headline :
							NULL);
	key(j, "flags_image");
	da_json_flags(j, g && g->has_image_view ? &g->of_image : NULL);
	text(j, "grade_package", g ? g->of_package.headline : NULL);
	key(j, "flags_package");
	da_json_flags(j, g ? &g->of_package : NULL);
	key(j, "windows");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; g && i < g->n; i++)
		one_window(j, &f->package_contents[g->first + i]);
	yajl_gen_array_close(j->g);
}

/* Absent is as bad as of another size; NULL is not known. */
static void version_blob(struct json *j, sqlite3_stmt *q, int i)
{
	if (sqlite3_column_type(q, i) == SQLITE_NULL)
		null(j, "version_blob_ok");
	else
		boolean(j, "version_blob_ok", sqlite3_column_int(q, i) == 1);
}

static void packages(struct json *j, int64_t image)
{
	sqlite3_stmt *q = ask(j, "SELECT p.package_id, p.published_name,"
		" p.original_name, coalesce(nullif(p.provider, ''), i.provider, p.provider),"
		" coalesce(i.class, p.class), coalesce(p.class_guid, i.class_guid),"
		" coalesce(p.driver_version, i.driver_version),"
		" coalesce(p.driver_date, i.driver_date), p.arch, p.inbox,"
		" p.active, p.in_registry, p.in_store, p.registry_hive,"
		" p.signer_name, p.signer_score, p.status_flags, p.import_date,"
		" p.inf_state, p.inf_sha256, i.window_low, i.window_high,"
		" i.complete, p.package, p.catalog, p.lock_level, p.extension_id,"
		" p.oem_path, p.file_size, p.version_blob FROM package p LEFT JOIN inf i ON i.inf = p.inf"
		" WHERE p.image = ? ORDER BY p.package_id, p.package", image);

	key(j, "packages");
	yajl_gen_array_open(j->g);
	while (sqlite3_step(q) == SQLITE_ROW) {
		yajl_gen_map_open(j->g);
		text(j, "id", column_text(q, 0));
		text(j, "published_name", column_text(q, 1));
		text(j, "original_name", column_text(q, 2));
		text(j, "provider", column_text(q, 3));
		text(j, "class", column_text(q, 4));
		text(j, "class_guid", column_text(q, 5));
		text(j, "driver_version", column_text(q, 6));
		text(j, "driver_date", column_text(q, 7));
		text(j, "arch", column_text(q, 8));
		column_flag(j, "inbox", q, 9);
		column_flag(j, "active", q, 10);
		column_flag(j, "in_registry", q, 11);
		column_flag(j, "in_store", q, 12);
		text(j, "registry_hive", column_text(q, 13));
		text(j, "signer_name", column_text(q, 14));
		maybe(j, "signer_score", column_number(q, 15));
		maybe(j, "status_flags", column_number(q, 16));
		text(j, "import_date", column_text(q, 17));
		text(j, "inf_state", column_text(q, 18));
		text(j, "inf_sha256", column_text(q, 19));
		maybe(j, "window_low", column_number(q, 20));
		maybe(j, "window_high", column_number(q, 21));
		column_flag(j, "inf_complete", q, 22);
		text(j, "catalog", column_text(q, 24));
		maybe(j, "lock_level", column_number(q, 25));
		text(j, "extension_id", column_text(q, 26));
		text(j, "oem_path", column_text(q, 27));
		maybe(j, "file_size", column_number(q, 28));
		version_blob(j, q, 29);
		grades(j, da_package_grade(j->findings,
					   sqlite3_column_int64(q, 23)));
		yajl_gen_map_close(j->g);
	}
	sqlite3_finalize(q);
	yajl_gen_array_close(j->g);
}

/* Rows of a question about one service, each an object or a text. */
static void of_service(struct json *j, const char *name, sqlite3_stmt *q,
		       int64_t service,
		       void (*row)(struct json *, sqlite3_stmt *))
{
	key(j, name);
	yajl_gen_array_open(j->g);
	sqlite3_bind_int64(q, 1, service);
	while (sqlite3_step(q) == SQLITE_ROW)
		row(j, q);
	sqlite3_reset(q);
	yajl_gen_array_close(j->g);
}

static void owner_row(struct json *j, sqlite3_stmt *q)
{
	da_json_string(j, column_text(q, 0));
}

static void trigger_row(struct json *j, sqlite3_stmt *q)
{
	yajl_gen_map_open(j->g);
	text(j, "name", column_text(q, 0));
	maybe(j, "type", column_number(q, 1));
	maybe(j, "action", column_number(q, 2));
	text(j, "guid", column_text(q, 3));
	text(j, "data", column_text(q, 4));
	yajl_gen_map_close(j->g);
}

static void state_row(struct json *j, sqlite3_stmt *q)
{
	yajl_gen_map_open(j->g);
	text(j, "place", column_text(q, 0));
	text(j, "sddl", column_text(q, 1));
	text(j, "owner", column_text(q, 2));
	column_flag(j, "unprivileged_write", q, 3);
	column_flag(j, "administrators_write", q, 4);
	column_flag(j, "service_sid_write", q, 5);
	yajl_gen_map_close(j->g);
}

/* "a,b" to an array; NULL: unknown */
static void names(struct json *j, const char *name, const char *list)
{
	struct da_buf item = { 0 };

	key(j, name);
	if (!list) {
		yajl_gen_null(j->g);
		return;
	}
	yajl_gen_array_open(j->g);
	while (*list) {
		size_t n = strcspn(list, ",");

		item.n = 0;
		da_buf_add(&item, list, n);
		da_json_string(j, da_buf_str(&item));
		list += n + (list[n] == ',');
	}
	yajl_gen_array_close(j->g);
	da_buf_free(&item);
}

static void services(struct json *j, int64_t image)
{
	sqlite3_stmt *q = ask(j, "SELECT service, name, type, start, image_path,"
		" resolved_path, in_driver_store, location, image_exists,"
		" display_name, third_party, complete, service_sid, sid_type,"
		" dependencies, account, error_control, load_group, delayed,"
		" start_override, boot_flags, launch_protected, security,"
		" service_dll, service_dll_path, redirected FROM service"
		" WHERE image = ? ORDER BY name, service", image);
	sqlite3_stmt *o = ask(j, "SELECT DISTINCT inf_name FROM service_owner"
		" WHERE service = ? AND origin = 'Owners' AND inf_name <> ''"
		" ORDER BY inf_name", 0);
	sqlite3_stmt *ids = ask(j, "SELECT DISTINCT package_id FROM service_owner"
		" WHERE service = ? AND package_id <> '' ORDER BY package_id", 0);
	sqlite3_stmt *t = ask(j, "SELECT name, type, action, guid, data"
		" FROM service_trigger WHERE service = ? AND name IS NOT NULL"
		" ORDER BY name", 0);
	sqlite3_stmt *s = ask(j, "SELECT place, sddl, owner, unprivileged_write,"
		" administrators_write, service_sid_write FROM service_state"
		" WHERE service = ? AND place IS NOT NULL ORDER BY place", 0);

	key(j, "services");
	yajl_gen_array_open(j->g);
	while (sqlite3_step(q) == SQLITE_ROW) {
		int64_t service = sqlite3_column_int64(q, 0);

		yajl_gen_map_open(j->g);
		text(j, "name", column_text(q, 1));
		maybe(j, "type", column_number(q, 2));
		maybe(j, "start", column_number(q, 3));
		text(j, "image_path", column_text(q, 4));
		text(j, "resolved_path", column_text(q, 5));
		column_flag(j, "in_driver_store", q, 6);
		of_service(j, "owners", o, service, owner_row);
		text(j, "location", column_text(q, 7));
		column_flag(j, "image_exists", q, 8);
		text(j, "display_name", column_text(q, 9));
		column_flag(j, "third_party", q, 10);
		column_flag(j, "complete", q, 11);
		text(j, "service_sid", column_text(q, 12));
		maybe(j, "sid_type", column_number(q, 13));
		names(j, "dependencies", column_text(q, 14));
		text(j, "account", column_text(q, 15));
		maybe(j, "error_control", column_number(q, 16));
		text(j, "load_group", column_text(q, 17));
		maybe(j, "delayed", column_number(q, 18));
		maybe(j, "start_override", column_number(q, 19));
		maybe(j, "boot_flags", column_number(q, 20));
		maybe(j, "launch_protected", column_number(q, 21));
		text(j, "security", column_text(q, 22));
		text(j, "service_dll", column_text(q, 23));
		text(j, "service_dll_path", column_text(q, 24));
		column_flag(j, "redirected", q, 25);
		of_service(j, "owner_package_ids", ids, service, owner_row);
		of_service(j, "triggers", t, service, trigger_row);
		of_service(j, "state", s, service, state_row);
		yajl_gen_map_close(j->g);
	}
	sqlite3_finalize(q);
	sqlite3_finalize(o);
	sqlite3_finalize(ids);
	sqlite3_finalize(t);
	sqlite3_finalize(s);
	yajl_gen_array_close(j->g);
}

static void difference_row(struct json *j, sqlite3_stmt *q)
{
	yajl_gen_map_open(j->g);
	text(j, "name", column_text(q, 0));
	text(j, "difference", column_text(q, 1));
	maybe(j, "type", column_number(q, 2));
	maybe(j, "start", column_number(q, 3));
	text(j, "image_path", column_text(q, 4));
	maybe(j, "judged_type", column_number(q, 5));
	maybe(j, "judged_start", column_number(q, 6));
	text(j, "judged_image_path", column_text(q, 7));
	yajl_gen_map_close(j->g);
}

/* Services that another control set has and the judged one has not, lacks, or
 * has differently. */
static void differences(struct json *j, int64_t image, const char *set)
{
	sqlite3_stmt *q = ask(j, "SELECT o.name, CASE WHEN s.service IS NULL"
		"  THEN 'only-there' ELSE 'differs' END, o.type, o.start,"
		"  o.image_path, s.type, s.start, s.image_path"
		" FROM other_service o LEFT JOIN service s"
		"  ON s.image = o.image AND s.name = o.name"
		" WHERE o.image = ?1 AND o.control_set = ?2"
		"  AND (s.service IS NULL OR o.type IS NOT s.type"
		"       OR o.start IS NOT s.start OR o.image_path IS NOT s.image_path)"
		" UNION ALL SELECT s.name, 'only-judged', NULL, NULL, NULL, s.type,"
		"  s.start, s.image_path FROM service s WHERE s.image = ?1"
		"  AND NOT EXISTS (SELECT 1 FROM other_service o"
		"   WHERE o.image = ?1 AND o.control_set = ?2 AND o.name = s.name)"
		" ORDER BY 1, 2", image);

	sqlite3_bind_text(q, 2, set, -1, SQLITE_TRANSIENT);
	key(j, "differences");
	yajl_gen_array_open(j->g);
	while (sqlite3_step(q) == SQLITE_ROW)
		difference_row(j, q);
	yajl_gen_array_close(j->g);
	sqlite3_finalize(q);
}

/* Only where they were asked for. */
static void other_control_sets(struct json *j, int64_t image)
{
	sqlite3_stmt *q = ask(j, "SELECT control_set, count(*)"
		" FROM other_service WHERE image = ?"
		" GROUP BY control_set ORDER BY control_set", image);

	key(j, "other_control_sets");
	yajl_gen_array_open(j->g);
	while (sqlite3_step(q) == SQLITE_ROW) {
		yajl_gen_map_open(j->g);
		text(j, "control_set", column_text(q, 0));
		number(j, "services", sqlite3_column_int64(q, 1));
		differences(j, image, column_text(q, 0));
		yajl_gen_map_close(j->g);
	}
	sqlite3_finalize(q);
	yajl_gen_array_close(j->g);
}

static void one_evidence(struct json *j, const struct da_finding *f,
			 const char *handle)
{
	struct da_arena *arena = da_arena_new();
	struct da_evidence e;

	if (!da_evidence_get(j->findings, f, handle, arena, &e)) {
		yajl_gen_map_open(j->g);
		switch (e.kind) {
		case DA_EVIDENCE_INF:
			text(j, "kind", "inf");
			text(j, "path", e.path);
			maybe(j, "line", e.line ? e.line : -1);
			maybe(j, "column", e.column ? e.column : -1);
			text(j, "text", e.text);
			text(j, "sha256", e.sha256);
			break;
		case DA_EVIDENCE_REGISTRY:
			text(j, "kind", "registry");
			text(j, "hive", e.hive);
			text(j, "key", e.key);
			text(j, "value", e.value);
			if (!e.is_key) {
				struct da_buf hex = { 0 };

				da_hex_add(&hex, e.raw.p, e.raw.n);
				number(j, "type", e.type);
				number(j, "size", e.size);
				text(j, "data", e.data);
				text(j, "data_hex", da_buf_str(&hex));
				if (e.hidden_bytes > 0)
					number(j, "hidden_bytes", e.hidden_bytes);
				if (e.before_logs && *e.before_logs)
					text(j, "before_logs", e.before_logs);
				da_buf_free(&hex);
			}
			if (e.from_logs)
				boolean(j, "from_logs", true);
			text(j, "confirmed_by", e.confirmed_by);
			maybe(j, "offset", e.offset);
			text(j, "last_written", e.last_written);
			break;
		case DA_EVIDENCE_FILE:
			text(j, "kind", "file");
			text(j, "path", e.path);
			maybe(j, "record", e.record);
			maybe(j, "size", e.size);
			text(j, "sha256", e.sha256);
			break;
		}
		yajl_gen_map_close(j->g);
	}
	da_buf_free(&e.raw);
	da_arena_free(arena);
}

static void findings(struct json *j, const struct da_image_result *r)
{
	key(j, "findings");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < r->n; i++) {
		const struct da_finding *f =
			&j->findings->p[r->first + i];

		yajl_gen_map_open(j->g);
		text(j, "rule", f->rule->id);
		text(j, "verdict", da_verdict_name(f->verdict));
		text(j, "severity", da_severity_name(f->severity));
		text(j, "confidence", da_confidence_name(f->confidence));
		text(j, "subject_kind", da_subject_name(f->kind));
		text(j, "subject", f->subject);
		text(j, "published_name", f->published);
		text(j, "infverif", f->infverif);
		text(j, "os_window", f->os_window);
		text(j, "item", f->item);
		text(j, "message", f->message);
		boolean(j, "inbox", f->inbox);
		text(j, "fingerprint", f->fingerprint);
		da_policy_json_finding(j, f);
		key(j, "evidence");
		yajl_gen_array_open(j->g);
		for (size_t k = 0; k < f->evidence_n; k++)
			one_evidence(j, f, f->evidence[k]);
		yajl_gen_array_close(j->g);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
	if (r->more)
		text(j, "findings_limit",
		     "limit: DA_FINDINGS_MAX reached; more findings are not listed");
}

static void of_all(struct json *j, const struct da_image_result *r)
{
	text(j, "name", r->name);
	text(j, "status", r->status ? "error" :
	     r->complete ? "complete" : "incomplete");
	key(j, "error");
	if (r->status) {
		yajl_gen_map_open(j->g);
		text(j, "code", r->error_code);
		text(j, "text", r->error_text);
		maybe(j, "offset", r->error_offset);
		yajl_gen_map_close(j->g);
	} else {
		yajl_gen_null(j->g);
	}
}

static void not_judged(struct json *j, const struct da_image_result *r)
{
	key(j, "not_judged");
	yajl_gen_map_open(j->g);
	number(j, "inbox_packages", (int64_t)r->inbox_packages);
	number(j, "inbox_services", (int64_t)r->inbox_services);
	number(j, "evidence_not_collected", (int64_t)r->not_collected);
	yajl_gen_map_close(j->g);
}

/* How many INF files were parsed, and how many the store knew. */
static void counters(struct json *j, int64_t image)
{
	sqlite3_stmt *q = ask(j, "SELECT files, parsed, known FROM f_inf_work"
			      " WHERE target = ?", image);

	key(j, "counters");
	yajl_gen_map_open(j->g);
	if (sqlite3_step(q) == SQLITE_ROW) {
		maybe(j, "inf_files", column_number(q, 0));
		maybe(j, "inf_parsed", column_number(q, 1));
		maybe(j, "inf_known", column_number(q, 2));
	} else {
		null(j, "inf_files");
		null(j, "inf_parsed");
		null(j, "inf_known");
	}
	sqlite3_finalize(q);
	yajl_gen_map_close(j->g);
}

static void one_label(struct json *j, sqlite3_stmt *q)
{
	da_json_string(j, column_text(q, 0));
	da_json_string(j, column_text(q, 1));
}

/* What the catalogue says of an image; image: its number there. */
static void catalogued(struct json *j, int64_t image)
{
	sqlite3_stmt *q = ask(j, "SELECT name, value FROM main.s_label"
			      " WHERE image = ? ORDER BY name", image);

	key(j, "labels");
	yajl_gen_map_open(j->g);
	while (sqlite3_step(q) == SQLITE_ROW)
		one_label(j, q);
	sqlite3_finalize(q);
	yajl_gen_map_close(j->g);
	/* what is read now needs no date, and two runs are to say the same */
	if (j->report->deterministic || !j->report->store)
		return;
	q = ask(j, "SELECT collected FROM main.s_image WHERE image = ?", image);
	if (sqlite3_step(q) == SQLITE_ROW)
		text(j, "collected", column_text(q, 0));
	sqlite3_finalize(q);
}

/* r: of the image at work, as its findings have it. */
static void target(struct json *j, const struct da_image_result *r)
{
	of_all(j, r);
	source_and_windows(j, r->image);
	verdicts(j, r->verdicts);
	failing(j, r->failing);
	da_policy_json_counts(j, r);
	coverage(j, r);
	hives(j, r->image);
	deleted(j, r->image);
	confirmation(j, r->image);
	system_record(j, r->image);
	not_judged(j, r);
	packages(j, r->image);
	services(j, r->image);
	other_control_sets(j, r->image);
	da_policy_json_drift(j);
	/* which image came first is no property of it */
	if (!j->report->deterministic)
		counters(j, r->image);
	findings(j, r);
}

/* Every image has a line, those with details too. */
static void summarised(struct json *j, const struct da_image_result *r)
{
	yajl_gen_map_open(j->g);
	of_all(j, r);
	verdicts(j, r->verdicts);
	failing(j, r->failing);
	da_policy_json_counts(j, r);
	key(j, "coverage");
	yajl_gen_map_open(j->g);
	boolean(j, "complete", r->complete);
	yajl_gen_map_close(j->g);
	not_judged(j, r);
	yajl_gen_map_close(j->g);
}

static void one_target(struct json *j, size_t i)
{
	const struct da_report *report = j->report;
	bool wanted = report->chosen ? report->chosen[i] : !report->summary;

	j->findings = wanted ? report->details(report->ctx, i, report->failure) :
			       NULL;
	if (!j->findings || !j->findings->images_n)
		return;
	yajl_gen_map_open(j->g);
	target(j, &j->findings->images[0]);
	catalogued(j, report->fleet->images[i].image);
	yajl_gen_map_close(j->g);
}

static void rules(struct json *j)
{
	const struct da_fleet *f = j->report->fleet;

	key(j, "rules");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < f->rules->n; i++) {
		const struct da_rule *r = &f->rules->p[i];

		yajl_gen_map_open(j->g);
		text(j, "id", r->id);
		text(j, "title", r->title);
		text(j, "subject", da_subject_name(r->subject));
		text(j, "infverif", r->infverif);
		number(j, "from_build", r->from);
		text(j, "severity",
		     da_severity_name(r->severity[f->options.profile]));
		text(j, "source", r->source);
		text(j, "fix", r->fix);
		boolean(j, "judged", f->by_rule[i].subjects > 0 &&
			(!r->needs || r->needs_in_part));
		text(j, "evidence_not_collected", r->needs);
		if (r->needs)
			boolean(j, "in_part", r->needs_in_part);
		verdicts(j, f->by_rule[i].verdicts);
		text(j, "error", f->by_rule[i].error);
		yajl_gen_map_close(j->g);
	}
	yajl_gen_array_close(j->g);
}

static void summary(struct json *j)
{
	const struct da_fleet *f = j->report->fleet;
	size_t all[DA_VERDICTS] = { 0 }, items[4] = { 0 };
	struct da_image_result sums;
	size_t complete = 0, refused = 0, n = 0;

	for (size_t i = 0; i < f->images_n; i++) {
		for (int v = 0; v < DA_VERDICTS; v++)
			all[v] += f->images[i].verdicts[v];
		for (int s = 0; s < 4; s++)
			items[s] += f->images[i].failing[s];
		complete += f->images[i].complete;
		refused += f->images[i].status != 0;
		n += f->images[i].n;
	}
	key(j, "summary");
	yajl_gen_map_open(j->g);
	number(j, "targets", (int64_t)f->images_n);
	number(j, "targets_complete", (int64_t)complete);
	number(j, "targets_in_error", (int64_t)refused);
	number(j, "findings", (int64_t)n);
	verdicts(j, all);
	failing(j, items);
	da_policy_sums(f, &sums);
	da_policy_json_counts(j, &sums);
	text(j, "policy", j->report->exit_code == 2 ? "failed" : "met");
	number(j, "exit_code", j->report->exit_code);
	yajl_gen_map_close(j->g);
}

void da_json_tool(struct json *j, int argc, char **argv)
{
	char yajl[16];

	snprintf(yajl, sizeof(yajl), "%d", yajl_version());
	key(j, "tool");
	yajl_gen_map_open(j->g);
	text(j, "name", "drvaudit");
	text(j, "version", PACKAGE_VERSION);
	key(j, "libraries");
	yajl_gen_map_open(j->g);
	text(j, "sqlite", sqlite3_libversion());
	text(j, "yajl", yajl);
	yajl_gen_map_close(j->g);
	key(j, "arguments");
	yajl_gen_array_open(j->g);
	for (int i = 1; i < argc; i++)
		da_json_string(j, argv[i]);
	yajl_gen_array_close(j->g);
	yajl_gen_map_close(j->g);
}

da_report_fn da_report_json;
void da_report_json(const struct da_report *report, struct da_out *out)
{
	const struct da_fleet *f = report->fleet;
	struct json j = { .report = report, .db = f->db };

	da_json_open(&j, out);
	yajl_gen_map_open(j.g);
	text(&j, "schema", "drvaudit-report/1");
	da_json_tool(&j, report->argc, report->argv);
	key(&j, "policy");
	yajl_gen_map_open(j.g);
	text(&j, "profile", da_profile_name(f->options.profile));
	text(&j, "fail_on", report->fail_on ?
	     da_severity_name(report->fail_on) : "none");
	boolean(&j, "include_inbox", f->options.include_inbox);
	text(&j, "rule_set_sha256", f->rules->digest);
	da_policy_json_policy(&j);
	yajl_gen_map_close(j.g);
	text(&j, "sandbox", "process per target; not locked down");
	summary(&j);
	da_policy_json_run(&j);
	rules(&j);
	key(&j, "targets");
	yajl_gen_array_open(j.g);
	for (size_t i = 0; i < f->images_n; i++)
		one_target(&j, i);
	yajl_gen_array_close(j.g);
	key(&j, "images");
	yajl_gen_array_open(j.g);
	for (size_t i = 0; i < f->images_n; i++)
		summarised(&j, &f->images[i]);
	yajl_gen_array_close(j.g);
	da_rollup_json(&j);
	yajl_gen_map_close(j.g);
	da_json_close(&j);
}
