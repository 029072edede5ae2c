// SPDX-License-Identifier: Apache-2.0
/*
 * Text for a terminal: what was examined, what was not, the verdict, and the
 * findings by rule and package with the place where each can be checked.
 */
#include "config.h"
#include "rollup.h"

#include "policy.h"

#include "drvaudit/profile.h"

#include <stdlib.h>

#define INDENT "             "	/* as of field() */
#define SHOWN 5		/* items of one subject; --verbose shows all */

struct text {
	struct da_out *out;
	const struct da_report *report;
	const struct da_findings *findings;	/* of the image at work */
	sqlite3 *db;
};

static sqlite3_stmt *ask(struct text *t, const char *sql, int64_t image)
{
	sqlite3_stmt *q = NULL;

	if (sqlite3_prepare_v2(t->db, sql, -1, &q, NULL) == SQLITE_OK)
		sqlite3_bind_int64(q, 1, image);
	return q;
}

static const char *column(sqlite3_stmt *q, int i)
{
	const char *s = (const char *)sqlite3_column_text(q, i);

	return s ? s : "unknown";
}

static void field(struct text *t, const char *name)
{
	da_out_printf(t->out, "  %-10s ", name);
}

/* What is left out must be said. */
static void generalized(struct text *t, int64_t devices)
{
	field(t, "");
	if (devices)
		da_out_printf(t->out, "generalised by sysprep, but %lld devices of third-party drivers are there and judged\n",
			      (long long)devices);
	else
		da_out_printf(t->out, "generalised by sysprep: rules about devices do not apply, which reduces what the grades say\n");
}

static void windows(struct text *t, int64_t image)
{
	sqlite3_stmt *q = ask(t, "SELECT product, build, revision, arch,"
		" build_origin, kind, volume_dirty, arch_origin, generalized,"
		" (SELECT count(*) FROM f_device d WHERE d.target = s.target"
		"  AND d.inf GLOB '[oO][eE][mM][0-9]*.[iI][nN][fF]') FROM f_source s LEFT JOIN"
		" f_image i ON i.target = s.target WHERE s.target = ?", image);

	if (sqlite3_step(q) == SQLITE_ROW) {
		const char *origin = column(q, 4);

		field(t, "source");
		da_out_text(t->out, column(q, 5));
		if (sqlite3_column_int(q, 6) == 1)
			da_out_printf(t->out, ", marked dirty");
		da_out_printf(t->out, "\n");
		field(t, "Windows");
		da_out_text(t->out, column(q, 0));
		da_out_printf(t->out, ", build ");
		da_out_text(t->out, column(q, 1));
		if (sqlite3_column_type(q, 2) != SQLITE_NULL &&
		    sqlite3_column_int64(q, 2) >= 0)
			da_out_printf(t->out, ".%s", column(q, 2));
		da_out_printf(t->out, ", ");
		da_out_text(t->out, column(q, 3));
		if (strcmp(origin, "SOFTWARE") != 0) {
			da_out_printf(t->out, " (build derived from ");
			da_out_text(t->out, origin);
			da_out_printf(t->out, ")");
		}
		if (strcmp(column(q, 7), "SYSTEM") != 0) {
			da_out_printf(t->out, " (architecture derived from ");
			da_out_text(t->out, column(q, 7));
			da_out_printf(t->out, ")");
		}
		da_out_printf(t->out, "\n");
		if (sqlite3_column_int(q, 8) == 1)
			generalized(t, sqlite3_column_int64(q, 9));
	}
	sqlite3_finalize(q);
}

/* What came of the transaction logs of a dirty hive. */
static void replayed(struct text *t, sqlite3_stmt *q)
{
	const char *state = column(q, 5);
	int64_t entries = sqlite3_column_int64(q, 6);

	if (!strcmp(state, "none"))
		da_out_printf(t->out, ": no log could be applied");
	else if (!strcmp(state, "ignored"))
		da_out_printf(t->out, ": logs ignored, as asked");
	if (!entries)
		return;
	da_out_printf(t->out, ": %lld log entr%s applied (%s to %s)",
		      (long long)entries, entries == 1 ? "y" : "ies",
		      column(q, 7), column(q, 8));
	if (strcmp(state, "replayed") != 0) {
		da_out_printf(t->out, ", but changes may be missing: ");
		da_out_text(t->out, column(q, 9));
	}
	da_out_printf(t->out, "\n");
	field(t, "");
	if (sqlite3_column_type(q, 10) == SQLITE_NULL) {
		da_out_printf(t->out, "%-9s what they change cannot be told: the hive without them is not readable",
			      "");
		return;
	}
	da_out_printf(t->out,
		"%-9s they bring: keys +%s -%s, values +%s -%s, %s changed; differences in what is judged: %s",
		"", column(q, 10), column(q, 11), column(q, 12), column(q, 13),
		column(q, 14), column(q, 15));
}

static void size(struct text *t, int64_t bytes)
{
	if (bytes < 10240)
		da_out_printf(t->out, "%lld bytes", (long long)bytes);
	else
		da_out_printf(t->out, "%lld KiB", (long long)(bytes >> 10));
}

/* One line for a hive that lost something. */
static void damage(struct text *t, int64_t image, const char *hive)
{
	sqlite3_stmt *q = ask(t, "SELECT hive, bins, bins_unreadable,"
		" bytes_unreadable, bytes_missing, lists_cut, items_left_out"
		" FROM f_hive_damage WHERE target = ? AND hive = ?2 AND"
		" bins_unreadable + bytes_unreadable + bytes_missing +"
		" lists_cut + items_left_out > 0", image);

	sqlite3_bind_text(q, 2, hive, -1, SQLITE_STATIC);
	if (sqlite3_step(q) == SQLITE_ROW) {
		const char *next = "";
		int64_t n;

		field(t, "");
		da_out_printf(t->out, "%-9s damaged: ", "");
		if (sqlite3_column_int64(q, 2) || sqlite3_column_int64(q, 3)) {
			da_out_printf(t->out, "%s of %s bins unreadable (",
				      column(q, 2), column(q, 1));
			size(t, sqlite3_column_int64(q, 3));
			da_out_printf(t->out, ")");
			next = ", ";
		}
		n = sqlite3_column_int64(q, 4);
		if (n) {
			da_out_printf(t->out, "%s", next);
			size(t, n);
			da_out_printf(t->out, " missing at the end");
			next = ", ";
		}
		n = sqlite3_column_int64(q, 5);
		if (n) {
			da_out_printf(t->out, "%s%lld list%s cut", next,
				      (long long)n, n == 1 ? "" : "s");
			next = ", ";
		}
		n = sqlite3_column_int64(q, 6);
		if (n)
			da_out_printf(t->out, "%s%lld item%s left out", next,
				      (long long)n, n == 1 ? "" : "s");
		da_out_printf(t->out, "\n");
	}
	sqlite3_finalize(q);
}

static void hives(struct text *t, int64_t image)
{
	sqlite3_stmt *q = ask(t, "SELECT h.name, h.dirty, h.sequence1,"
		" h.sequence2, substr(h.sha256, 1, 16), h.log_state,"
		" h.log_entries_applied, h.log_first_sequence,"
		" h.log_last_sequence, CASE WHEN h.base_block_rebuilt THEN"
		"  'the base block came from a log' WHEN h.log_stop LIKE"
		"  'no entry follows%' THEN 'a log could not be used'"
		"  ELSE h.log_stop END, r.keys_added, r.keys_removed,"
		" r.values_added, r.values_removed, r.values_changed, (SELECT count(*) FROM f_hive_difference d"
		"  WHERE d.target = h.target AND d.hive = h.name) FROM f_hive h"
		" LEFT JOIN f_hive_replay r ON r.target = h.target"
		" AND r.hive = h.name WHERE h.target = ?"
		" ORDER BY CASE h.name WHEN 'SYSTEM' THEN 0 WHEN 'SOFTWARE'"
		" THEN 1 ELSE 2 END", image);
	bool first = true;

	while (sqlite3_step(q) == SQLITE_ROW) {
		field(t, first ? "hives" : "");
		da_out_printf(t->out, "%-9s sha256 %s...  %s", column(q, 0),
			      column(q, 4), sqlite3_column_int(q, 1) ?
			      "DIRTY" : "clean");
		if (sqlite3_column_int(q, 1))
			da_out_printf(t->out, ", sequence %s/%s",
				      column(q, 2), column(q, 3));
		replayed(t, q);
		da_out_printf(t->out, "\n");
		damage(t, image, column(q, 0));
		first = false;
	}
	sqlite3_finalize(q);
}

/* Where an audit looks: the rest is in the JSON report.  What has no root may
 * lie anywhere. */
#define BELOW(path_) " OR path || '\\' LIKE '" path_ "\\%'"
#define SETUP "Microsoft\\Windows\\CurrentVersion\\Setup\\"
#define RUN "Microsoft\\Windows\\CurrentVersion\\Run"
#define DELETED_HERE "(rooted AND (0" BELOW("ControlSet___\\Services") \
	BELOW("ControlSet___\\Enum") BELOW("ControlSet___\\Control\\Class") \
	BELOW("DriverDatabase") BELOW(SETUP "PnpLockdownFiles") \
	BELOW(SETUP "PnpResources") BELOW(RUN) BELOW(RUN "Once") \
	BELOW("WOW6432Node\\" RUN) BELOW("WOW6432Node\\" RUN "Once") \
	") OR NOT rooted AND ('\\' || path || '\\' LIKE '%\\Services\\%'" \
	" OR '\\' || path || '\\' LIKE '%\\Enum\\%'" \
	" OR '\\' || path || '\\' LIKE '%\\Class\\%'" \
	" OR '\\' || path || '\\' LIKE '%\\DriverPackages\\%'" \
	" OR '\\' || path || '\\' LIKE '%\\Pnp%\\%'" \
	" OR '\\' || path || '\\' LIKE '%\\CurrentVersion\\Run%'))"
#define DELETED_SHOWN 40

static void deleted_item(struct text *t, sqlite3_stmt *q)
{
	bool value = sqlite3_column_int(q, 6);

	da_out_printf(t->out, "    %-8s %s", column(q, 0),
		      sqlite3_column_int(q, 2) ? "" : "...\\");
	da_out_text(t->out, column(q, 1));
	if (value) {
		da_out_printf(t->out, " : ");
		da_out_text(t->out, *column(q, 7) ? column(q, 7) : "(default)");
		da_out_printf(t->out, " = ");
		if (sqlite3_column_type(q, 8) == SQLITE_NULL)
			da_out_printf(t->out, "(overwritten)");
		else
			da_out_text(t->out, column(q, 8));
	}
	da_out_printf(t->out, "  [%s cell, 0x%llx%s%s%s]\n", column(q, 5),
		      (unsigned long long)sqlite3_column_int64(q, 4),
		      value ? "" : ", last written ", value ? "" : column(q, 3),
		      sqlite3_column_int(q, 9) ? "" : ", partial");
}

static void deleted(struct text *t, int64_t image)
{
	sqlite3_stmt *q = ask(t, "SELECT count(*), sum(keys IS NULL),"
		" sum(keys), sum(\"values\"), min(complete)"
		" FROM f_deleted_search WHERE target = ?", image);
	long long keys = 0, values = 0, shown = 0, here = 0;
	bool asked = sqlite3_step(q) == SQLITE_ROW && sqlite3_column_int(q, 0);

	if (asked) {
		keys = sqlite3_column_int64(q, 2);
		values = sqlite3_column_int64(q, 3);
		da_out_printf(t->out,
			"\n  deleted registry items (recovered, not used for verdicts): ");
		if (sqlite3_column_int(q, 1))
			da_out_printf(t->out,
				"not searched for, this hive reader cannot\n");
		else
			da_out_printf(t->out, "%lld keys, %lld values%s\n",
				      keys, values, sqlite3_column_int(q, 4) ? "" :
				      "; a limit ended the search");
	}
	sqlite3_finalize(q);
	if (!asked)
		return;
	q = ask(t, "SELECT hive, path, rooted, last_written, offset, found,"
		" 0 AS value, NULL AS name, NULL, complete FROM f_deleted_key"
		" WHERE target = ?1 AND " DELETED_HERE " UNION ALL SELECT hive,"
		" path, rooted, NULL, offset, found, 1, name, text, complete"
		" FROM f_deleted_value WHERE target = ?1 AND " DELETED_HERE
		" ORDER BY hive, path, value, name, offset", image);
	while (sqlite3_step(q) == SQLITE_ROW) {
		here++;
		if (t->report->verbose || shown < DELETED_SHOWN) {
			deleted_item(t, q);
			shown++;
		}
	}
	sqlite3_finalize(q);
	if (here > shown)
		da_out_printf(t->out, "    and %lld more (-v lists them)\n",
			      here - shown);
	if (keys + values > here)
		da_out_printf(t->out,
			"    %lld outside services, devices, classes, DriverDatabase and Run keys, or of unknown path: in the JSON report\n",
			keys + values - here);
}

/* Columns 3 to 6: published, not seen, named by nothing, state of DRIVERS. */
static void unseen(struct text *t, sqlite3_stmt *q)
{
	const char *drivers = column(q, 6);

	if (sqlite3_column_type(q, 3) == SQLITE_NULL ||
	    !sqlite3_column_int64(q, 4))
		return;
	field(t, "");
	da_out_printf(t->out,
		"OemInfMap counts %s published third-party packages: %s of them cannot be seen, %s of these are named by no device and no service (%s)\n",
		column(q, 3), column(q, 4), column(q, 5),
		!strcmp(drivers, "absent") || !strcmp(drivers, "not-given") ?
		"the DRIVERS hive, which holds half of the packages, is missing" :
		strcmp(drivers, "complete") != 0 ?
		"the database of the DRIVERS hive was not read to its end" :
		"the databases do not name them");
}

static void inventory(struct text *t, int64_t image)
{
	sqlite3_stmt *q = ask(t, "SELECT count(*), sum(inbox = 0),"
		" sum(inbox = 1), sum(inbox IS NULL), sum(in_registry = 1),"
		" sum(in_store = 1), sum(in_registry = 1 AND status_flags & 2 > 0),"
		" sum(in_registry = 1 AND status_flags & 4 > 0)"
		" FROM package WHERE image = ?", image);
	int64_t recorded = 0;

	if (sqlite3_step(q) == SQLITE_ROW) {
		field(t, "packages");
		da_out_printf(t->out,
			"%lld: %lld third party, %lld inbox, %lld of unknown origin; %lld in the registry, %lld in the driver store\n",
			(long long)sqlite3_column_int64(q, 0),
			(long long)sqlite3_column_int64(q, 1),
			(long long)sqlite3_column_int64(q, 2),
			(long long)sqlite3_column_int64(q, 3),
			(long long)sqlite3_column_int64(q, 4),
			(long long)sqlite3_column_int64(q, 5));
		recorded = sqlite3_column_int64(q, 4);
		if (recorded) {
			field(t, "");
			da_out_printf(t->out,
				"Windows' own record (StatusFlags): %lld copy files out of the store, %lld write outside HKR\n",
				(long long)sqlite3_column_int64(q, 6),
				(long long)sqlite3_column_int64(q, 7));
		}
	}
	sqlite3_finalize(q);
	q = ask(t, "SELECT has_driver_database, service_keys,"
		" (SELECT count(*) FROM service s WHERE s.image = i.target),"
		" oem_published,"
		" (SELECT count(*) FROM oem_unseen u WHERE u.image = i.target),"
		" (SELECT count(*) FROM oem_unseen u WHERE u.image = i.target AND u.named_by = ''),"
		" coalesce((SELECT a.state FROM area a WHERE a.image = i.target"
		"  AND a.name = 'driver_database_drivers'), '?')"
		" FROM f_image i WHERE target = ?", image);
	if (sqlite3_step(q) == SQLITE_ROW) {
		if (sqlite3_column_type(q, 0) != SQLITE_NULL &&
		    !sqlite3_column_int(q, 0)) {
			field(t, "");
			da_out_printf(t->out,
				"no DriverDatabase in SYSTEM (before Windows 8 there is none)\n");
		}
		unseen(t, q);
		if (sqlite3_column_type(q, 1) != SQLITE_NULL) {
			field(t, "services");
			da_out_printf(t->out, "%lld of %lld keys\n",
				(long long)sqlite3_column_int64(q, 2),
				(long long)sqlite3_column_int64(q, 1));
		}
	}
	sqlite3_finalize(q);
}

/* What libregf said of the keys and values that it was asked about. */
static void second_reader(struct text *t, int64_t image)
{
	sqlite3_stmt *q = ask(t, DA_CONFIRMATIONS, image);
	long long asked, same;

	if (sqlite3_step(q) == SQLITE_ROW && sqlite3_column_int64(q, 0)) {
		asked = sqlite3_column_int64(q, 0);
		same = sqlite3_column_int64(q, 1);
		field(t, "confirmed");
		da_out_printf(t->out,
			"%lld of %lld registry citations, read again by libregf",
			same, asked);
		if (sqlite3_column_int64(q, 2))
			da_out_printf(t->out, "; %lld DIFFER",
				      (long long)sqlite3_column_int64(q, 2));
		if (sqlite3_column_int64(q, 3)) {
			da_out_printf(t->out, "; %lld not: ",
				      (long long)sqlite3_column_int64(q, 3));
			da_out_text(t->out, column(q, 4));
		}
		da_out_printf(t->out, "\n");
	}
	sqlite3_finalize(q);
}

static void coverage(struct text *t, const struct da_image_result *r)
{
	sqlite3_stmt *q;
	int shown = 0, all = 0;

	field(t, "coverage");
	da_out_printf(t->out, "%s\n", r->complete ?
		      "complete" : "INCOMPLETE: what follows was not examined, or not fully");
	q = ask(t, "SELECT name, state, reason FROM area WHERE image = ?"
		" AND state <> 'complete' ORDER BY name", r->image);
	while (sqlite3_step(q) == SQLITE_ROW) {
		field(t, "");
		da_out_printf(t->out, "- %s %s: ", column(q, 0), column(q, 1));
		da_out_text(t->out, column(q, 2));
		da_out_printf(t->out, "\n");
	}
	sqlite3_finalize(q);
	q = ask(t, "SELECT file, detail, offset, structure, count(*) OVER ()"
		" FROM problem WHERE image = ? ORDER BY file, offset, detail",
		r->image);
	while (sqlite3_step(q) == SQLITE_ROW) {
		all = sqlite3_column_int(q, 4);
		if (shown == 10 && !t->report->verbose)
			break;
		shown++;
		field(t, "");
		da_out_printf(t->out, "- ");
		da_out_text(t->out, column(q, 0));
		da_out_printf(t->out, ": ");
		da_out_text(t->out, column(q, 1));
		if (sqlite3_column_int64(q, 2) >= 0)
			da_out_printf(t->out, " at offset 0x%llx",
				(unsigned long long)sqlite3_column_int64(q, 2));
		da_out_printf(t->out, " (");
		da_out_text(t->out, column(q, 3));
		da_out_printf(t->out, ")\n");
	}
	sqlite3_finalize(q);
	if (all > shown) {
		field(t, "");
		da_out_printf(t->out, "- %d more; --verbose lists them\n",
			      all - shown);
	}
}

static void verdict(struct text *t, const struct da_image_result *r)
{
	bool failed = false;

	for (int s = DA_SEVERITY_INFO; s <= DA_SEVERITY_VIOLATION; s++)
		failed |= t->report->fail_on &&
			  s >= (int)t->report->fail_on && r->failing[s];
	field(t, "verdict");
	da_out_printf(t->out, "%s: violations %zu, warnings %zu, notes %zu\n",
		      failed ? "FAIL" : !r->complete ?
		      "no failure seen, but INCOMPLETE" :
		      r->verdicts[DA_UNKNOWN] > r->not_collected ||
		      r->verdicts[DA_ERROR] ?
		      "no failure seen, but not everything is known" :
		      "policy met",
		      r->failing[DA_SEVERITY_VIOLATION],
		      r->failing[DA_SEVERITY_WARNING],
		      r->failing[DA_SEVERITY_INFO]);
	da_policy_text_counts(t->out, t->report->policy, r, INDENT);
	field(t, "");
	da_out_printf(t->out,
		"rules by subject: %zu pass, %zu fail, %zu unknown, %zu not applicable, %zu error; %zu inbox packages and %zu inbox services not judged\n",
		r->verdicts[DA_PASS], r->verdicts[DA_FAIL],
		r->verdicts[DA_UNKNOWN], r->verdicts[DA_NOTAPPLICABLE],
		r->verdicts[DA_ERROR], r->inbox_packages, r->inbox_services);
}

/* Packages by grade, best first, in one view. */
static void grade_line(struct text *t, int64_t image, const char *view,
		       bool of_image)
{
	static const char *const order[] = { "windows-driver", "whql-current",
		"universal", "declarative", "legacy", "broken", "unknown",
		"nothing-applies" };
	const struct da_findings *f = t->findings;
	size_t told = 0;

	field(t, of_image ? "grades" : "");
	da_out_printf(t->out, "%s: ", view);
	for (size_t k = 0; k < DA_COUNT(order); k++) {
		size_t n = 0;

		for (size_t i = 0; i < f->grades_n; i++) {
			const struct da_package_grade *g = &f->grades[i];

			n += g->image == image &&
			     (!of_image || g->has_image_view) &&
			     !strcmp((of_image ? g->of_image : g->of_package)
				     .headline, order[k]);
		}
		if (n)
			da_out_printf(t->out, "%s%zu %s", told++ ? ", " : "", n,
				      order[k]);
	}
	da_out_printf(t->out, "\n");
}

static void grades(struct text *t, int64_t image)
{
	const struct da_findings *f = t->findings;
	bool any = false;

	for (size_t i = 0; i < f->grades_n; i++)
		any |= f->grades[i].image == image;
	if (!any)
		return;
	grade_line(t, image, "third-party packages as this image uses them", true);
	grade_line(t, image, "over all their build windows", false);
}

/* Where it stands, when it was written, and what there is to doubt. */
static void registry_place(struct text *t, const struct da_evidence *e)
{
	const char *sep = "  [";

	if (e->offset >= 0) {
		da_out_printf(t->out, "%soffset 0x%llx", sep,
			      (unsigned long long)e->offset);
		sep = ", ";
	}
	if (e->last_written && *e->last_written) {
		da_out_printf(t->out, "%skey written %s", sep, e->last_written);
		sep = ", ";
	}
	if (e->from_logs || (!e->is_key && e->before_logs &&
			     !strcmp(e->before_logs, "(absent)"))) {
		da_out_printf(t->out, "%sonly in the transaction logs", sep);
		sep = ", ";
	} else if (!e->is_key && e->before_logs && *e->before_logs) {
		da_out_printf(t->out, "%swithout the transaction logs: ", sep);
		da_out_text(t->out, e->before_logs);
		sep = ", ";
	}
	if (e->confirmed_by && !strncmp(e->confirmed_by, "differs", 7)) {
		da_out_printf(t->out, "%sSECOND READER ", sep);
		da_out_text(t->out, e->confirmed_by);
		sep = ", ";
	} else if (t->report->verbose && e->confirmed_by) {
		da_out_printf(t->out, "%s%s", sep,
			      strncmp(e->confirmed_by, "not", 3) ?
			      "confirmed by " : "");
		da_out_text(t->out, e->confirmed_by);
		sep = ", ";
	}
	da_out_printf(t->out, "%s", *sep == ',' ? "]" : "");
}

static void proof(struct text *t, const struct da_finding *f, const char *handle)
{
	struct da_arena *arena = da_arena_new();
	struct da_evidence e;

	if (da_evidence_get(t->findings, f, handle, arena, &e)) {
		da_arena_free(arena);
		return;
	}
	da_out_printf(t->out, "        ");
	switch (e.kind) {
	case DA_EVIDENCE_INF:
		da_out_text(t->out, e.path ? e.path : "?");
		if (e.line > 0)
			da_out_printf(t->out, ":%lld:%lld", (long long)e.line,
				      (long long)e.column);
		if (e.text) {
			da_out_printf(t->out, "  ");
			da_out_text(t->out, e.text);
		}
		break;
	case DA_EVIDENCE_REGISTRY:
		da_out_printf(t->out, "%s\\", e.hive);
		da_out_text(t->out, e.key);
		if (!e.is_key) {
			da_out_printf(t->out, "!");
			da_out_text(t->out, *e.value ? e.value : "(default)");
			da_out_printf(t->out, " = ");
			da_out_text(t->out, e.data ? e.data : "(unreadable)");
		}
		registry_place(t, &e);
		break;
	case DA_EVIDENCE_FILE:
		da_out_text(t->out, e.path ? e.path : "?");
		if (e.record >= 0)
			da_out_printf(t->out, "  [MFT record %lld",
				      (long long)e.record);
		if (e.size >= 0)
			da_out_printf(t->out, "%s%lld bytes", e.record >= 0 ?
				      ", " : "  [", (long long)e.size);
		if (e.sha256)
			da_out_printf(t->out, ", sha256 %.16s...", e.sha256);
		da_out_printf(t->out, "%s", e.size >= 0 || e.record >= 0 ?
			      "]" : "");
		break;
	}
	da_out_printf(t->out, "\n");
	da_buf_free(&e.raw);
	da_arena_free(arena);
}

static void subject_line(struct text *t, const struct da_finding *f)
{
	da_out_printf(t->out, "    ");
	if (*f->published) {
		da_out_text(t->out, f->published);
		da_out_printf(t->out, " (");
	}
	da_out_text(t->out, f->subject);
	da_out_printf(t->out, "%s", *f->published ? ")" : "");
	if (*f->os_window)
		da_out_printf(t->out, "  builds %s", f->os_window);
	da_out_printf(t->out, "%s\n", f->inbox ? "  inbox" : "");
}

/* Findings of one rule with one verdict, by subject. */
static void rule_block(struct text *t, const struct da_finding *f, size_t n,
		       enum da_verdict verdict)
{
	const char *subject = NULL;
	size_t of_subject = 0, left_out = 0;

	for (size_t i = 0; i < n; i++) {
		if (f[i].verdict != verdict)
			continue;
		if (!subject || strcmp(subject, f[i].subject) != 0) {
			if (left_out)
				da_out_printf(t->out,
					"      ... %zu more; --verbose lists them\n",
					left_out);
			subject = f[i].subject;
			of_subject = left_out = 0;
			subject_line(t, &f[i]);
		}
		if (++of_subject > SHOWN && !t->report->verbose) {
			left_out++;
			continue;
		}
		da_out_printf(t->out, "      %s: ",
			      da_severity_name(f[i].severity));
		da_out_text(t->out, f[i].message);
		if (f[i].confidence != DA_PROOF)
			da_out_printf(t->out, " (%s)",
				      da_confidence_name(f[i].confidence));
		da_policy_text_state(t->out, &f[i]);
		da_out_printf(t->out, "\n");
		da_policy_text_waiver(t->out, &f[i]);
		for (size_t k = 0; k < f[i].evidence_n; k++)
			proof(t, &f[i], f[i].evidence[k]);
	}
	if (left_out)
		da_out_printf(t->out,
			      "      ... %zu more; --verbose lists them\n",
			      left_out);
}

static void rule_title(struct text *t, const struct da_rule *r)
{
	da_out_printf(t->out, "\n  %s %s", r->id, r->title);
	if (*r->infverif)
		da_out_printf(t->out, " [InfVerif %s]", r->infverif);
	da_out_printf(t->out, "\n");
}

struct crowd {
	const struct da_rule *rule;
	const char *reason;	/* of all its unknown items; NULL: several */
	size_t n;
	bool told;
};

/* Rules with the same reason and the same number of items, on one line. */
static void tell_crowd(struct text *t, struct crowd *c, size_t n, size_t i)
{
	size_t width = 0;

	da_out_printf(t->out, "  - ");
	da_out_text(t->out, c[i].reason ? c[i].reason :
		    "several reasons; --verbose lists them");
	da_out_printf(t->out, "\n    %zu item%s each of:", c[i].n,
		      c[i].n == 1 ? "" : "s");
	for (size_t k = i; k < n; k++) {
		if (c[k].told || c[k].n != c[i].n ||
		    !c[k].reason != !c[i].reason ||
		    (c[i].reason && strcmp(c[k].reason, c[i].reason) != 0))
			continue;
		c[k].told = true;
		da_out_printf(t->out, "%s%s", width % 9 ? " " :
			      width ? "\n      " : " ", c[k].rule->id);
		width++;
	}
	da_out_printf(t->out, "\n");
}

/* Unknowns come in crowds with one reason: say the reason once. */
static void unknowns(struct text *t, const struct da_finding *f, size_t n)
{
	struct crowd *crowds = da_calloc(t->report->fleet->rules->n + 1,
					 sizeof(*crowds));
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		struct crowd *c = count ? &crowds[count - 1] : NULL;

		if (f[i].verdict != DA_UNKNOWN)
			continue;
		if (!c || c->rule != f[i].rule) {
			crowds[count++] = (struct crowd){
				f[i].rule, f[i].message, 1, false };
			continue;
		}
		c->n++;
		if (c->reason && strcmp(c->reason, f[i].message) != 0)
			c->reason = NULL;
	}
	if (count)
		da_out_printf(t->out, "\n  Not known (never counted as pass)\n");
	for (size_t i = 0; i < count; i++)
		if (!crowds[i].told)
			tell_crowd(t, crowds, count, i);
	free(crowds);
	for (size_t i = 0; i < n && t->report->verbose;) {
		size_t end = i;
		bool any = false;

		for (; end < n && f[end].rule == f[i].rule; end++)
			any |= f[end].verdict == DA_UNKNOWN;
		if (any) {
			rule_title(t, f[i].rule);
			rule_block(t, f + i, end - i, DA_UNKNOWN);
		}
		i = end;
	}
}

static void findings(struct text *t, const struct da_image_result *r)
{
	const struct da_finding *f = t->findings->p + r->first;

	for (size_t i = 0; i < r->n;) {
		size_t end = i;
		bool fail = false, error = false;

		while (end < r->n && f[end].rule == f[i].rule) {
			fail |= f[end].verdict == DA_FAIL;
			error |= f[end].verdict == DA_ERROR;
			end++;
		}
		if (fail || error)
			rule_title(t, f[i].rule);
		if (fail) {
			rule_block(t, f + i, end - i, DA_FAIL);
			da_out_printf(t->out, "      fix: %s\n",
				      f[i].rule->fix);
		}
		if (error)
			rule_block(t, f + i, end - i, DA_ERROR);
		i = end;
	}
	unknowns(t, f, r->n);
	if (r->more)
		da_out_printf(t->out,
			"\n  limit: DA_FINDINGS_MAX reached; more findings are not listed\n");
}

/* Rules that stand in the list and cannot be judged: never a pass. */
static void not_collected(struct text *t)
{
	const struct da_rules *rules = t->report->fleet->rules;
	size_t n = 0;

	for (size_t i = 0; i < rules->n; i++) {
		const struct da_rule *r = &rules->p[i];

		if (r->needs)
			da_out_printf(t->out, "%s %s (%s%s)", n++ ? "," :
				"\nevidence not collected, so unknown:", r->id,
				r->needs, r->needs_in_part ? ", in part" : "");
	}
}

/* Rules that judged nothing. */
static void idle(struct text *t)
{
	const struct da_fleet *f = t->report->fleet;
	char title[DA_PROFILE_TITLE_MAX];
	size_t n = 0;

	for (size_t i = 0; i < f->rules->n; i++)
		n += !f->by_rule[i].subjects;
	da_out_printf(t->out, "\nprofile %s, %zu rules",
		      da_profile_title(f->rules, f->options.profile, title),
		      f->rules->n);
	if (!n)
		return;
	da_out_printf(t->out, "; %zu judged nothing here:", n);
	for (size_t i = 0; i < f->rules->n; i++)
		if (!f->by_rule[i].subjects)
			da_out_printf(t->out, " %s", f->rules->p[i].id);
}

static void totals(struct text *t)
{
	const struct da_fleet *f = t->report->fleet;
	size_t usable = 0;
	int code = t->report->exit_code;

	for (size_t i = 0; i < f->images_n; i++)
		usable += !f->images[i].status;
	if (!usable) {
		if (f->images_n > 1)
			da_rollup_text(t->report, t->out, true);
		da_out_printf(t->out,
			"\nno target could be examined; exit code %d\n", code);
		return;
	}
	da_policy_text_run(t->out, t->report);
	if (f->images_n == 1 || t->report->verbose) {
		idle(t);
		not_collected(t);
		da_out_printf(t->out, "\n");
	}
	if (f->images_n > 1) {
		da_rollup_text(t->report, t->out, t->report->chosen != NULL);
		return;
	}
	da_out_printf(t->out, "policy %s (fail on %s), exit code %d\n",
		      code == 2 ? "FAILED" : code ?
		      "not failed, but not everything was examined" : "met",
		      t->report->fail_on ?
		      da_severity_name(t->report->fail_on) : "none", code);
}

#define DETAILED 10	/* of more images only those that were asked for */

/* r: of the image at work, as its findings have it. */
static void one_image(struct text *t, const struct da_image_result *r)
{
	da_out_text(t->out, r->name);
	da_out_printf(t->out, "\n");
	if (r->status) {
		field(t, "ERROR");
		da_out_text(t->out, r->error_text);
		da_out_printf(t->out, " (%s)\n", r->error_code);
		return;
	}
	windows(t, r->image);
	hives(t, r->image);
	inventory(t, r->image);
	coverage(t, r);
	second_reader(t, r->image);
	verdict(t, r);
	da_policy_text_drift(t->out, t->report, t->findings, INDENT);
	grades(t, r->image);
	findings(t, r);
	deleted(t, r->image);
}

da_report_fn da_report_text;
void da_report_text(const struct da_report *report, struct da_out *out)
{
	const struct da_fleet *f = report->fleet;
	struct text t = { out, report, NULL, f->db };
	bool some = report->chosen || (!report->summary &&
		(f->images_n <= DETAILED || report->verbose)), first = true;

	for (size_t i = 0; i < f->images_n && some; i++) {
		if (report->chosen && !report->chosen[i])
			continue;
		t.findings = report->details(report->ctx, i, report->failure);
		if (!t.findings || !t.findings->images_n)
			continue;
		if (!first)
			da_out_printf(out, "\n");
		first = false;
		one_image(&t, &t.findings->images[0]);
	}
	totals(&t);
}
