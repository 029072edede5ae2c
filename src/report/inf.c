// SPDX-License-Identifier: Apache-2.0
/*
 * The report on loose INF files, as text or JSON, written file by file.  A
 * finding that is the same in several build windows is told once, with them.
 */
#include "config.h"
#include "inf.h"
#include "policy.h"
#include "json.h"

#include <stdio.h>
#include <stdlib.h>

struct da_inf_report {
	struct da_inf_report_options o;
	struct da_out *out;
	struct json j;
	bool json;
	struct annotate *annotate;
	struct da_err failure;		/* of the annotated pages */
	size_t files, unread, clean, failing[4], unknown;
};

/* ---- one file ---------------------------------------------------------- */

static void place(const struct da_finding *f, int64_t *line, int64_t *column)
{
	long long inf, l = 0, c = 0;

	*line = *column = 0;
	if (f->evidence_n && sscanf(f->evidence[0], "i/%lld/%lld/%lld", &inf,
				    &l, &c) == 3) {
		*line = l;
		*column = c;
	}
}

static int by_place(const void *a, const void *b)
{
	const struct inf_note *x = a, *y = b;
	int d;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	d = strcmp(x->f->rule->id, y->f->rule->id);
	if (!d)
		d = (int)x->f->verdict - (int)y->f->verdict;
	if (!d)
		d = (int)y->f->severity - (int)x->f->severity;
	if (!d)
		d = strcmp(x->f->item, y->f->item);
	if (!d)
		d = strcmp(x->f->message, y->f->message);
	if (!d)
		d = strcmp(x->f->infverif, y->f->infverif);
	if (!d)
		d = x->f->inf < y->f->inf ? -1 : x->f->inf > y->f->inf;
	return d;
}

static bool same(const struct inf_note *x, const struct inf_note *y)
{
	return x->line == y->line && x->column == y->column &&
	       x->f->rule == y->f->rule && x->f->verdict == y->f->verdict &&
	       x->f->severity == y->f->severity &&
	       !strcmp(x->f->item, y->f->item) &&
	       !strcmp(x->f->message, y->f->message) &&
	       !strcmp(x->f->infverif, y->f->infverif);
}

static void load_windows(struct inf_file *x)
{
	const struct da_findings *f = x->findings;

	for (size_t i = 0; i < f->grades_n; i++)
		if (f->grades[i].image == x->image->image)
			x->grade = &f->grades[i];
	if (!x->grade)
		return;
	x->windows_n = x->grade->n;
	x->windows = da_arena_alloc(x->arena, x->windows_n *
				    sizeof(*x->windows));
	for (size_t i = 0; i < x->windows_n; i++)
		x->windows[i] = &f->contents[f->package_contents[
			x->grade->first + i].content];
}

/* Windows of a note: that of its content; every one, when it is of the package. */
static void add_window(const struct inf_file *x, struct inf_note *n,
		       const struct da_finding *f)
{
	for (size_t i = 0; i < x->windows_n; i++)
		if (!f->inf || x->windows[i]->inf == f->inf)
			if (!n->windows_n || n->windows[n->windows_n - 1] < i)
				n->windows[n->windows_n++] = i;
}

/* The text is asked for once; blocks of lines become an array of lines. */
static void load_lines(struct inf_file *x)
{
	sqlite3_stmt *q;
	size_t cap = 0;

	if (!x->sha256 ||
	    sqlite3_prepare_v2(x->findings->db, "SELECT t.text FROM f_inf_text t"
			       " JOIN f_inf o ON o.inf = t.inf WHERE o.sha256 = ?"
			       " ORDER BY t.line", -1, &q, NULL))
		return;
	sqlite3_bind_text(q, 1, x->sha256, -1, SQLITE_STATIC);
	while (sqlite3_step(q) == SQLITE_ROW) {
		char *s = da_arena_strdup(x->arena, column_text(q, 0) ?
					  column_text(q, 0) : "");

		while (s) {
			char *end = strchr(s, '\n');

			if (x->lines_n == cap) {
				const char **more = da_arena_alloc(x->arena,
					(cap = cap ? 2 * cap : 256) *
					sizeof(*more));

				if (x->lines_n)
					memcpy(more, x->lines, x->lines_n *
					       sizeof(*more));
				x->lines = more;
			}
			if (end)
				*end++ = 0;
			x->lines[x->lines_n++] = s;
			s = end;
		}
	}
	sqlite3_finalize(q);
}

static const char *line_of(const struct inf_file *x, int64_t line)
{
	return line > 0 && (size_t)line <= x->lines_n ? x->lines[line - 1] :
							NULL;
}

static void load_notes(struct inf_file *x)
{
	const struct da_findings *f = x->findings;
	struct inf_note *all = da_arena_alloc(x->arena, (x->image->n + 1) *
					      sizeof(*all));

	for (size_t i = 0; i < x->image->n; i++) {
		all[i].f = &f->p[x->image->first + i];
		place(all[i].f, &all[i].line, &all[i].column);
	}
	qsort(all, x->image->n, sizeof(*all), by_place);
	x->notes = all;
	for (size_t i = 0; i < x->image->n; i++) {
		struct inf_note *n = x->notes_n ? &all[x->notes_n - 1] : NULL;

		if (!n || !same(n, &all[i])) {
			n = &all[x->notes_n++];
			*n = all[i];
			n->windows = da_arena_alloc(x->arena,
				(x->windows_n + 1) * sizeof(*n->windows));
			n->text = line_of(x, n->line);
			if (n->f->verdict == DA_FAIL)
				x->failing[n->f->severity]++;
			else
				x->unknown++;
		}
		add_window(x, n, all[i].f);
	}
}

static void load_header(struct inf_file *x)
{
	sqlite3_stmt *q;

	if (!x->windows_n ||
	    sqlite3_prepare_v2(x->findings->db, "SELECT sha256, encoding"
			       " FROM inf WHERE inf = ?", -1, &q, NULL))
		return;
	sqlite3_bind_int64(q, 1, x->windows[0]->inf);
	if (sqlite3_step(q) == SQLITE_ROW) {
		x->sha256 = da_arena_strdup(x->arena, column_text(q, 0));
		x->encoding = da_arena_strdup(x->arena, column_text(q, 1));
	}
	sqlite3_finalize(q);
}

const char *da_inf_window_name(const struct inf_file *file,
			    const struct da_content *c)
{
	static const char *const products[] = { "", " workstation",
		" domain controller", " server" };
	const char *product = c->product_type > 1 && c->product_type < 4 ?
		products[c->product_type] : "";

	if (c->window_high >= 0)
		return da_arena_printf(file->arena, "%s%s %lld..%lld", c->arch,
				       product, (long long)c->window_low,
				       (long long)c->window_high);
	if (c->window_low > 0)
		return da_arena_printf(file->arena, "%s%s %lld..", c->arch,
				       product, (long long)c->window_low);
	return da_arena_printf(file->arena, "%s%s", c->arch, product);
}

/* ---- text -------------------------------------------------------------- */

static const char *word(const struct inf_note *n)
{
	return n->f->verdict == DA_FAIL ? da_severity_name(n->f->severity) :
					  da_verdict_name(n->f->verdict);
}

/* The line, a tab as a blank, and a caret below the place. */
static void show_line(struct da_out *out, const struct inf_note *n)
{
	struct da_buf line = { 0 };

	if (!n->text || !*n->text)
		return;
	da_buf_adds(&line, n->text);
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == '\t')
			line.p[i] = ' ';
	da_out_printf(out, "    ");
	da_out_text(out, da_buf_str(&line));
	da_out_printf(out, "\n    %*s^\n", (int)(n->column > 160 ? 160 :
		      n->column > 1 ? n->column - 1 : 0), "");
	da_buf_free(&line);
}

static void text_note(struct da_inf_report *r, const struct inf_file *x,
		      const struct inf_note *n, bool first)
{
	struct da_out *out = r->out;

	da_out_text(out, x->path);
	if (n->line)
		da_out_printf(out, ":%lld:%lld", (long long)n->line,
			      (long long)n->column);
	da_out_printf(out, ": %s: ", word(n));
	da_out_text(out, n->f->message);
	da_out_printf(out, " [%s", n->f->rule->id);
	if (*n->f->infverif)
		da_out_printf(out, ", InfVerif %s", n->f->infverif);
	da_out_printf(out, "]");
	if (n->windows_n < x->windows_n) {
		da_out_printf(out, " (");
		for (size_t i = 0; i < n->windows_n; i++)
			da_out_printf(out, "%s%s", i ? "; " : "",
				      da_inf_window_name(x,
						x->windows[n->windows[i]]));
		da_out_printf(out, ")");
	}
	da_out_printf(out, "\n");
	show_line(out, n);
	if (first && n->f->verdict == DA_FAIL) {
		da_out_printf(out, "    fix: ");
		da_out_text(out, n->f->rule->fix);
		da_out_printf(out, "\n");
	}
}

static void text_grade(struct da_out *out, const struct da_grade *g)
{
	da_out_printf(out, "%s (", g->headline);
	for (int i = 0; i < DA_FLAGS; i++)
		da_out_printf(out, "%s%c %s", i ? ", " : "",
			da_flag_letter((enum da_flag)i),
			g->flag[i] == DA_FLAG_TRUE ? "yes" :
			g->flag[i] == DA_FLAG_FALSE ? "no" :
			g->flag[i] == DA_FLAG_UNKNOWN ? "unknown" : "-");
	da_out_printf(out, ")");
}

static void rows(struct da_inf_report *r, const struct inf_file *x,
		 const char *title, const char *sql, size_t window)
{
	sqlite3_stmt *q;
	bool any = false;

	if (sqlite3_prepare_v2(x->findings->db, sql, -1, &q, NULL))
		return;
	sqlite3_bind_int64(q, 1, x->windows[window]->inf);
	while (sqlite3_step(q) == SQLITE_ROW) {
		if (!any)
			da_out_printf(r->out, "    %s\n", title);
		any = true;
		da_out_printf(r->out, "     ");
		for (int i = 0; i < sqlite3_column_count(q); i++) {
			const char *s = column_text(q, i);

			if (s && *s) {
				da_out_printf(r->out, " ");
				da_out_text(r->out, s);
			}
		}
		da_out_printf(r->out, "\n");
	}
	sqlite3_finalize(q);
}

#define DEVICES "SELECT replace(hardware_ids, char(10), ' '), '-> ' || section," \
	" description FROM f_inf_device WHERE inf = ? ORDER BY line, \"column\""
#define SERVICES "SELECT name, 'type ' || nullif(type, -1), 'start ' || nullif(start, -1)," \
	" \"binary\" FROM inf_service WHERE inf = ? AND name <> '' ORDER BY name, install"
#define COPIES "SELECT DISTINCT file, CASE WHEN dirid = -1 THEN 'no destination' ELSE '-> ' || destination END" \
	" FROM inf_copy WHERE inf = ? AND file IS NOT NULL ORDER BY 1, 2"

static void text_info(struct da_inf_report *r, const struct inf_file *x)
{
	for (size_t i = 0; i < x->windows_n; i++) {
		da_out_printf(r->out, "  window %s: ",
			      da_inf_window_name(x, x->windows[i]));
		text_grade(r->out, &x->windows[i]->grade);
		da_out_printf(r->out, "\n");
		if (!r->o.info)
			continue;
		rows(r, x, "hardware ids", DEVICES, i);
		rows(r, x, "services", SERVICES, i);
		rows(r, x, "files", COPIES, i);
	}
}

static void text_file(struct da_inf_report *r, const struct inf_file *x)
{
	struct da_out *out = r->out;
	size_t shown = 0;

	if (!x->findings) {
		da_out_text(out, x->path);
		da_out_printf(out, ": not judged: ");
		da_out_text(out, x->why);
		da_out_printf(out, " [%s]\n", x->code);
		return;
	}
	for (size_t i = 0; i < x->notes_n; i++) {
		const struct inf_note *n = &x->notes[i];
		bool first = true;

		if (n->f->verdict == DA_FAIL &&
		    n->f->severity <= DA_SEVERITY_INFO && !r->o.verbose)
			continue;
		for (size_t k = 0; k < i && first; k++)
			first = x->notes[k].f->rule != n->f->rule ||
				x->notes[k].f->verdict != DA_FAIL ||
				(x->notes[k].f->severity <= DA_SEVERITY_INFO &&
				 !r->o.verbose);
		text_note(r, x, n, first);
		shown++;
	}
	da_out_text(out, x->path);
	da_out_printf(out, ": grade ");
	if (x->grade)
		text_grade(out, &x->grade->of_package);
	da_out_printf(out, "; %zu violation%s, %zu warning%s, %zu note%s, %zu unknown\n",
		      x->failing[DA_SEVERITY_VIOLATION],
		      x->failing[DA_SEVERITY_VIOLATION] == 1 ? "" : "s",
		      x->failing[DA_SEVERITY_WARNING],
		      x->failing[DA_SEVERITY_WARNING] == 1 ? "" : "s",
		      x->failing[DA_SEVERITY_INFO],
		      x->failing[DA_SEVERITY_INFO] == 1 ? "" : "s", x->unknown);
	if (r->o.info || r->o.verbose)
		text_info(r, x);
	if (shown || r->o.info)
		da_out_printf(out, "\n");
}

/* ---- JSON -------------------------------------------------------------- */

static void json_rows(struct json *j, const struct inf_file *x, size_t window,
		      const char *name, const char *sql)
{
	sqlite3_stmt *q;

	key(j, name);
	yajl_gen_array_open(j->g);
	if (!sqlite3_prepare_v2(x->findings->db, sql, -1, &q, NULL)) {
		sqlite3_bind_int64(q, 1, x->windows[window]->inf);
		while (sqlite3_step(q) == SQLITE_ROW) {
			int n = sqlite3_column_count(q);

			if (n == 1) {
				da_json_string(j, column_text(q, 0));
				continue;
			}
			yajl_gen_map_open(j->g);
			for (int i = 0; i < n; i++) {
				key(j, sqlite3_column_name(q, i));
				if (sqlite3_column_type(q, i) == SQLITE_INTEGER)
					yajl_gen_integer(j->g,
						sqlite3_column_int64(q, i));
				else
					da_json_string(j, column_text(q, i));
			}
			yajl_gen_map_close(j->g);
		}
		sqlite3_finalize(q);
	}
	yajl_gen_array_close(j->g);
}

static void json_devices(struct json *j, const struct inf_file *x, size_t window)
{
	sqlite3_stmt *q;

	key(j, "device_list");
	yajl_gen_array_open(j->g);
	if (!sqlite3_prepare_v2(x->findings->db, "SELECT models, section,"
		" description, hardware_ids, line FROM f_inf_device"
		" WHERE inf = ? ORDER BY line, \"column\"", -1, &q, NULL)) {
		sqlite3_bind_int64(q, 1, x->windows[window]->inf);
		while (sqlite3_step(q) == SQLITE_ROW) {
			const char *ids = column_text(q, 3);

			yajl_gen_map_open(j->g);
			text(j, "models", column_text(q, 0));
			text(j, "section", column_text(q, 1));
			text(j, "description", column_text(q, 2));
			key(j, "hardware_ids");
			yajl_gen_array_open(j->g);
			while (ids && *ids) {
				size_t n = strcspn(ids, "\n");

				da_json_string(j, da_arena_strndup(x->arena,
								   ids, n));
				ids += n + (ids[n] != 0);
			}
			yajl_gen_array_close(j->g);
			number(j, "line", column_number(q, 4));
			yajl_gen_map_close(j->g);
		}
		sqlite3_finalize(q);
	}
	yajl_gen_array_close(j->g);
}

static void json_window(struct json *j, const struct inf_file *x, size_t i,
			bool info)
{
	const struct da_content *c = x->windows[i];

	yajl_gen_map_open(j->g);
	da_json_window(j, c);
	maybe(j, "suite", c->suite);
	boolean(j, "complete", c->complete);
	maybe(j, "devices", c->devices);
	maybe(j, "hardware_ids", c->hardware_ids);
	if (info) {
		json_rows(j, x, i, "models", "SELECT section FROM inf_target"
			  " WHERE inf = ? AND selected = 1 AND kind = 'models'"
			  " GROUP BY section"
			  " ORDER BY section");
		json_rows(j, x, i, "installs", "SELECT DISTINCT section FROM"
			  " inf_install WHERE inf = ? AND present = 1 AND kind = 'device'"
			  " ORDER BY section");
		json_rows(j, x, i, "default_install", "SELECT section FROM"
			  " inf_install WHERE inf = ? AND kind = 'default'");
		json_rows(j, x, i, "services", "SELECT DISTINCT service AS name,"
			  " flags, data_section AS section FROM inf_install_service"
			  " WHERE inf = ? AND origin = '' AND service IS NOT NULL"
			  " ORDER BY 1, 2, 3");
		json_rows(j, x, i, "service_sections", "SELECT name, install AS"
			  " section, flags, type, start, \"binary\", binary_dirid,"
			  " binary_subdir, binary_file FROM inf_service"
			  " WHERE inf = ? AND name IS NOT NULL ORDER BY 1, 2");
		json_rows(j, x, i, "files", "SELECT DISTINCT dirid, subdir, file,"
			  " destination, section FROM inf_copy WHERE inf = ? AND file IS NOT NULL"
			  " ORDER BY 1, 2, 3, 5");
		json_devices(j, x, i);
	}
	yajl_gen_map_close(j->g);
}

static void json_note(struct json *j, const struct inf_note *n)
{
	const struct da_finding *f = n->f;

	yajl_gen_map_open(j->g);
	text(j, "rule", f->rule->id);
	text(j, "infverif", f->infverif);
	text(j, "verdict", da_verdict_name(f->verdict));
	text(j, "severity", da_severity_name(f->severity));
	text(j, "confidence", da_confidence_name(f->confidence));
	maybe(j, "line", n->line ? n->line : -1);
	maybe(j, "column", n->line ? n->column : -1);
	text(j, "item", f->item);
	text(j, "message", f->message);
	text(j, "text", n->text);
	key(j, "windows");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < n->windows_n; i++)
		yajl_gen_integer(j->g, (long long)n->windows[i]);
	yajl_gen_array_close(j->g);
	text(j, "fingerprint", f->fingerprint);
	yajl_gen_map_close(j->g);
}

/* {"directive": {"addreg": 3, ...}, ...} */
static void json_counts(struct json *j, const struct inf_file *x)
{
	char what[32] = "";
	sqlite3_stmt *q;

	key(j, "counts");
	yajl_gen_map_open(j->g);
	if (x->windows_n &&
	    !sqlite3_prepare_v2(x->findings->db, "SELECT c.what, c.name, c.n"
		" FROM f_inf_count c JOIN f_inf i ON i.inf = c.inf"
		" WHERE i.sha256 = ? ORDER BY 1, 2 COLLATE BINARY", -1, &q, NULL)) {
		sqlite3_bind_text(q, 1, x->sha256, -1, SQLITE_STATIC);
		while (sqlite3_step(q) == SQLITE_ROW) {
			if (strcmp(what, column_text(q, 0)) != 0) {
				if (*what)
					yajl_gen_map_close(j->g);
				snprintf(what, sizeof(what), "%s",
					 column_text(q, 0));
				key(j, what);
				yajl_gen_map_open(j->g);
			}
			da_json_string(j, column_text(q, 1));
			yajl_gen_integer(j->g, sqlite3_column_int64(q, 2));
		}
		if (*what)
			yajl_gen_map_close(j->g);
		sqlite3_finalize(q);
	}
	yajl_gen_map_close(j->g);
}

static void json_failing(struct json *j, const size_t failing[4], size_t unknown)
{
	yajl_gen_map_open(j->g);
	for (int i = DA_SEVERITY_VIOLATION; i >= DA_SEVERITY_INFO; i--)
		number(j, da_severity_name((enum da_severity)i),
		       (int64_t)failing[i]);
	number(j, "unknown", (int64_t)unknown);
	yajl_gen_map_close(j->g);
}

static bool is_complete(const struct inf_file *x)
{
	for (size_t i = 0; i < x->windows_n; i++)
		if (!x->windows[i]->complete)
			return false;
	return x->image->complete;
}

static void json_file(struct da_inf_report *r, const struct inf_file *x)
{
	struct json *j = &r->j;

	yajl_gen_map_open(j->g);
	text(j, "path", x->path);
	text(j, "status", !x->findings ? "error" : is_complete(x) ?
	     "complete" : "incomplete");
	key(j, "error");
	if (x->findings) {
		yajl_gen_null(j->g);
	} else {
		yajl_gen_map_open(j->g);
		text(j, "code", x->code);
		text(j, "text", x->why);
		yajl_gen_map_close(j->g);
	}
	text(j, "sha256", x->sha256);
	text(j, "encoding", x->encoding);
	text(j, "grade", x->grade ? x->grade->of_package.headline : "unknown");
	key(j, "flags");
	da_json_flags(j, x->grade ? &x->grade->of_package : NULL);
	key(j, "counted");
	json_failing(j, x->failing, x->unknown);
	key(j, "windows");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < x->windows_n; i++)
		json_window(j, x, i, r->o.info);
	yajl_gen_array_close(j->g);
	key(j, "findings");
	yajl_gen_array_open(j->g);
	for (size_t i = 0; i < x->notes_n; i++)
		json_note(j, &x->notes[i]);
	yajl_gen_array_close(j->g);
	if (r->o.info && x->findings)
		json_counts(j, x);
	yajl_gen_map_close(j->g);
}

static void json_head(struct da_inf_report *r)
{
	struct json *j = &r->j;

	da_json_open(j, r->out);
	yajl_gen_map_open(j->g);
	text(j, "schema", "drvaudit-inf/1");
	da_json_tool(j, r->o.argc, r->o.argv);
	key(j, "policy");
	yajl_gen_map_open(j->g);
	text(j, "profile", da_profile_name(r->o.judge->profile));
	text(j, "fail_on", r->o.fail_on ? da_severity_name(r->o.fail_on) :
					  "none");
	number(j, "floor", r->o.judge->floor ? r->o.judge->floor : DA_FLOOR);
	text(j, "arch", r->o.arch);
	maybe(j, "os_build", r->o.build ? (int64_t)r->o.build : -1);
	text(j, "rule_set_sha256", r->o.rules->digest);
	da_policy_json_profile(j, r->o.rules);
	yajl_gen_map_close(j->g);
	key(j, "files");
	yajl_gen_array_open(j->g);
}

static void json_tail(struct da_inf_report *r, int exit_code)
{
	struct json *j = &r->j;

	yajl_gen_array_close(j->g);
	key(j, "summary");
	yajl_gen_map_open(j->g);
	number(j, "files", (int64_t)r->files);
	number(j, "not_judged", (int64_t)r->unread);
	number(j, "without_findings", (int64_t)r->clean);
	key(j, "counted");
	json_failing(j, r->failing, r->unknown);
	text(j, "policy", exit_code == 2 ? "failed" : "met");
	number(j, "exit_code", exit_code);
	yajl_gen_map_close(j->g);
	yajl_gen_map_close(j->g);
	da_json_close(j);
}

/* ---- the report -------------------------------------------------------- */

int da_inf_report_open(struct da_inf_report **out,
		       const struct da_inf_report_options *options,
		       const char *path, struct da_err *err)
{
	struct da_inf_report *r = da_calloc(1, sizeof(*r));
	int status;

	r->o = *options;
	r->json = !strcmp(options->format, "json");
	status = da_out_open(&r->out, path, err);
	if (!status && options->annotate)
		status = da_annotate_open(&r->annotate, options->annotate, err);
	if (status) {
		if (r->out)
			da_out_abandon(r->out);
		free(r);
		*out = NULL;
		return status;
	}
	if (r->json)
		json_head(r);
	*out = r;
	return DA_OK;
}

void da_inf_report_file(struct da_inf_report *r, const char *path,
			const struct da_findings *f,
			const struct da_image_result *image, const char *code,
			const char *why)
{
	struct inf_file x = { .path = path, .findings = f, .image = image,
			      .code = code, .why = why };

	x.arena = da_arena_new();
	if (f) {
		load_windows(&x);
		load_header(&x);
		if (image->n || r->annotate)
			load_lines(&x);
		load_notes(&x);
	}
	r->files++;
	r->unread += !f;
	for (int i = 0; i < 4; i++)
		r->failing[i] += x.failing[i];
	r->unknown += x.unknown;
	r->clean += f && !x.failing[DA_SEVERITY_VIOLATION] &&
		    !x.failing[DA_SEVERITY_WARNING] && !x.unknown;
	if (r->json)
		json_file(r, &x);
	else
		text_file(r, &x);
	if (r->annotate)
		da_annotate_file(r->annotate, &x);
	da_arena_free(x.arena);
}

int da_inf_report_close(struct da_inf_report *r, int exit_code,
			struct da_err *err)
{
	int status = DA_OK;

	if (r->json)
		json_tail(r, exit_code);
	else if (r->files != 1)
		da_out_printf(r->out,
			"%zu files: %zu without findings, %zu not judged; %zu violations, %zu warnings, %zu notes, %zu unknown\n",
			r->files, r->clean, r->unread,
			r->failing[DA_SEVERITY_VIOLATION],
			r->failing[DA_SEVERITY_WARNING],
			r->failing[DA_SEVERITY_INFO], r->unknown);
	if (r->annotate)
		status = da_annotate_close(r->annotate, err);
	if (status)
		da_out_close(r->out, NULL);
	else
		status = da_out_close(r->out, err);
	free(r);
	return status;
}
