// SPDX-License-Identifier: Apache-2.0
/* waivers check: what files of waivers say, and how long they will. */
#include "config.h"
#include "cli.h"

#include "drvaudit/waivers.h"

#include <libsmartcols/libsmartcols.h>
#include <stdio.h>
#include <yajl/yajl_gen.h>

static const char *state(const struct da_waiver *w)
{
	return w->expired ? "expired" : w->soon ? "soon" : "valid";
}

static void rules_text(struct da_buf *b, const struct da_waiver *w)
{
	for (size_t i = 0; i < w->rules_n; i++)
		da_buf_printf(b, "%s%s", i ? ", " : "", w->rules[i]);
}

static void match_text(struct da_buf *b, const struct da_waiver *w)
{
	const char *between = "";

	for (int k = 0; k < DA_WAIVER_KEYS; k++) {
		if (!w->key[k])
			continue;
		da_buf_printf(b, "%s%s %s", between,
			      da_waiver_key_name((enum da_waiver_key)k),
			      w->key[k]);
		between = "; ";
	}
	for (size_t i = 0; i < w->labels_n; i++) {
		da_buf_printf(b, "%slabel %s=%s", between, w->labels[i].name,
			      w->labels[i].value);
		between = "; ";
	}
}

/* ---- text --------------------------------------------------------------- */

static void cell(struct libscols_line *line, size_t column, const char *text)
{
	struct da_buf b = { 0 };

	da_escape_terminal(&b, text, 4096);
	scols_line_set_data(line, column, da_buf_str(&b));
	da_buf_free(&b);
}

static void row(struct libscols_table *t, const struct da_waiver *w)
{
	struct libscols_line *line = scols_table_new_line(t, NULL);
	struct da_buf b = { 0 };
	char date[DA_DATE_MAX];

	da_date_text(w->expires, date);
	cell(line, 0, w->id);
	da_buf_printf(&b, "%s%s", state(w), w->broad ? ", broad" : "");
	cell(line, 1, da_buf_str(&b));
	cell(line, 2, date);
	b.n = 0;
	rules_text(&b, w);
	cell(line, 3, da_buf_str(&b));
	b.n = 0;
	match_text(&b, w);
	cell(line, 4, da_buf_str(&b));
	cell(line, 5, w->owner);
	cell(line, 6, w->reason);
	da_buf_free(&b);
}

static void as_table(const struct da_waivers *w)
{
	static const char *const columns[] = { "waiver", "state", "expires",
		"rule", "match", "owner", "reason" };
	struct libscols_table *t = scols_new_table();
	size_t expired = 0, soon = 0, broad = 0;
	char date[DA_DATE_MAX];

	for (size_t i = 0; i < DA_COUNT(columns); i++)
		scols_table_new_column(t, columns[i], 0.1, 0);
	for (size_t i = 0; i < w->n; i++) {
		row(t, &w->p[i]);
		expired += w->p[i].expired;
		soon += w->p[i].soon;
		broad += w->p[i].broad;
	}
	if (w->n)
		scols_print_table(t);
	scols_unref_table(t);
	da_date_text(w->as_of, date);
	printf("%zu waivers on %s: %zu work, %zu of them for %d days at most; %zu expired; %zu broad\n",
	       w->n, date, w->n - expired, soon, DA_WAIVER_SOON, expired, broad);
}

/* ---- JSON --------------------------------------------------------------- */

static void string(yajl_gen g, const char *s)
{
	struct da_buf b = { 0 };

	da_to_utf8(&b, s);
	yajl_gen_string(g, (const unsigned char *)da_buf_str(&b), b.n);
	da_buf_free(&b);
}

static void member(yajl_gen g, const char *name, const char *value)
{
	string(g, name);
	string(g, value);
}

static void match_json(yajl_gen g, const struct da_waiver *w)
{
	yajl_gen_map_open(g);
	for (int k = 0; k < DA_WAIVER_KEYS; k++)
		if (w->key[k])
			member(g, da_waiver_key_name((enum da_waiver_key)k),
			       w->key[k]);
	if (w->labels_n) {
		string(g, "label");
		yajl_gen_map_open(g);
		for (size_t i = 0; i < w->labels_n; i++)
			member(g, w->labels[i].name, w->labels[i].value);
		yajl_gen_map_close(g);
	}
	yajl_gen_map_close(g);
}

static void one_json(yajl_gen g, const struct da_waiver *w)
{
	char date[DA_DATE_MAX];

	da_date_text(w->expires, date);
	yajl_gen_map_open(g);
	member(g, "id", w->id);
	member(g, "file", w->file);
	string(g, "line");
	yajl_gen_integer(g, w->line);
	member(g, "state", state(w));
	string(g, "broad");
	yajl_gen_bool(g, w->broad);
	string(g, "rules");
	yajl_gen_array_open(g);
	for (size_t i = 0; i < w->rules_n; i++)
		string(g, w->rules[i]);
	yajl_gen_array_close(g);
	string(g, "match");
	match_json(g, w);
	member(g, "reason", w->reason);
	member(g, "owner", w->owner);
	member(g, "expires", date);
	yajl_gen_map_close(g);
}

static void print(void *ctx, const char *p, size_t n)
{
	fwrite(p, 1, n, ctx);
}

static void as_json(const struct da_waivers *w)
{
	yajl_gen g = yajl_gen_alloc(NULL);
	char date[DA_DATE_MAX];

	yajl_gen_config(g, yajl_gen_beautify, 1);
	yajl_gen_config(g, yajl_gen_indent_string, " ");
	yajl_gen_config(g, yajl_gen_print_callback, print, stdout);
	da_date_text(w->as_of, date);
	yajl_gen_map_open(g);
	member(g, "schema", "drvaudit-waiver-list/1");
	member(g, "as_of", date);
	member(g, "sha256", w->digest);
	string(g, "files");
	yajl_gen_array_open(g);
	for (size_t i = 0; i < w->files_n; i++) {
		yajl_gen_map_open(g);
		member(g, "file", w->files[i].name);
		member(g, "sha256", w->files[i].sha256);
		yajl_gen_map_close(g);
	}
	yajl_gen_array_close(g);
	string(g, "waivers");
	yajl_gen_array_open(g);
	for (size_t i = 0; i < w->n; i++)
		one_json(g, &w->p[i]);
	yajl_gen_array_close(g);
	yajl_gen_map_close(g);
	yajl_gen_free(g);
}

/* ---- command ------------------------------------------------------------ */

int as_of_day(const struct options *o, int32_t *day)
{
	struct da_err err = { 0 };

	if (o->as_of) {
		da_date_parse(o->as_of, day);
	} else if (da_today(day, &err)) {
		complain(NULL, "%s", err.text);
		return EXIT_USAGE;
	}
	return 0;
}

static int check(const struct options *o)
{
	struct da_waivers w;
	struct da_err err = { 0 };
	int32_t day = 0;
	int status;

	status = as_of_day(o, &day);
	if (status)
		return status;
	if (da_waivers_load(&w, (const char *const *)o->targets + 1,
			    (size_t)o->targets_n - 1, day, &err)) {
		complain(NULL, "%s", err.text);
		return EXIT_RULES;
	}
	if (!strcmp(o->list_format, "json"))
		as_json(&w);
	else
		as_table(&w);
	da_waivers_free(&w);
	return 0;
}

int cmd_waivers(int argc, char **argv)
{
	struct options o;
	bool done;
	int status = options_parse(&o, command_named("waivers"), argc, argv, &done);

	if (status || done)
		return status;
	if (o.targets_n < 2 || strcmp(o.targets[0], "check") != 0) {
		complain(NULL, "waivers: check FILE...");
		return EXIT_USAGE;
	}
	return check(&o);
}
