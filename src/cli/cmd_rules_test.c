// SPDX-License-Identifier: Apache-2.0
/*
 * rules test: a site's rules against the fixtures that stand beside them.  A rule
 * that owes a fixture and a fixture that did not come out as its name says are
 * failures alike: a rule nobody tried is not one to trust.
 */
#include "config.h"
#include "cli.h"

#include "drvaudit/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <yajl/yajl_gen.h>

struct testing {
	struct options *o;
	struct da_store *store, *infs;	/* the base; one INF file at a time */
	struct da_rules rules, inf_rules;	/* inf_rules: loaded at need */
	bool tested[DA_RULE_DIRS_MAX];	/* directories */
	yajl_gen json;			/* NULL: text */
	size_t rules_n, met, failed, missing, problems;
};

/* ---- telling ------------------------------------------------------------ */

static void print(const char *s)
{
	struct da_buf b = { 0 };

	da_escape_terminal(&b, s, DA_MESSAGE_MAX);
	fputs(da_buf_str(&b), stdout);
	da_buf_free(&b);
}

static void json_text(yajl_gen g, const char *name, const char *s)
{
	struct da_buf b = { 0 };

	if (name)
		yajl_gen_string(g, (const unsigned char *)name, strlen(name));
	if (s) {
		da_to_utf8(&b, s);
		yajl_gen_string(g, b.p ? b.p : (const unsigned char *)"", b.n);
	} else {
		yajl_gen_null(g);
	}
	da_buf_free(&b);
}

static void json_key(yajl_gen g, const char *name)
{
	yajl_gen_string(g, (const unsigned char *)name, strlen(name));
}

static void json_number(yajl_gen g, const char *name, size_t n)
{
	json_key(g, name);
	yajl_gen_integer(g, (long long)n);
}

static void json_seconds(yajl_gen g, double s)
{
	char text[32];

	snprintf(text, sizeof(text), "%.6f", s);
	json_key(g, "seconds");
	yajl_gen_number(g, text, strlen(text));
}

static void to_stdout(void *unused, const char *p, size_t n)
{
	(void)unused;
	fwrite(p, 1, n, stdout);
}

static void json_fixture(yajl_gen g, const struct da_fixture *x,
			 const struct da_fixture_result *r)
{
	yajl_gen_map_open(g);
	json_text(g, "file", x->file);
	json_text(g, "expected", da_expect_name(x->expect));
	json_key(g, "met");
	yajl_gen_bool(g, r->met);
	json_text(g, "why", r->why);
	json_key(g, "verdicts");
	yajl_gen_map_open(g);
	for (int v = 0; v < DA_ERROR; v++)
		json_number(g, da_verdict_name((enum da_verdict)v),
			    r->verdicts[v]);
	yajl_gen_map_close(g);
	json_key(g, "findings");
	yajl_gen_array_open(g);
	for (size_t i = 0; i < r->findings_n; i++) {
		const struct da_fixture_finding *f = &r->findings[i];

		yajl_gen_map_open(g);
		json_text(g, "verdict", da_verdict_name(f->verdict));
		json_text(g, "severity", da_severity_name(f->severity));
		json_text(g, "item", f->item);
		json_text(g, "message", f->message);
		yajl_gen_map_close(g);
	}
	yajl_gen_array_close(g);
	json_seconds(g, r->seconds);
	yajl_gen_map_close(g);
}

static void text_fixture(const struct testing *t, const struct da_fixture *x,
			 const struct da_fixture_result *r)
{
	printf("    %-8s", r->met ? "ok" : "FAILED");
	print(x->file);
	if (!r->met) {
		printf(": %s expected: ", da_expect_name(x->expect));
		print(r->why);
	}
	printf("\n");
	for (size_t i = 0; i < r->findings_n && (!r->met || t->o->verbose); i++) {
		printf("            %s: ", r->findings[i].verdict == DA_FAIL ?
		       da_severity_name(r->findings[i].severity) :
		       da_verdict_name(r->findings[i].verdict));
		print(r->findings[i].item);
		printf(": ");
		print(r->findings[i].message);
		printf("\n");
	}
}

/* ---- one fixture -------------------------------------------------------- */

static int open_infs(struct testing *t)
{
	int status = t->infs ? 0 : open_store(&t->infs);

	if (!status && !t->inf_rules.p)
		status = load_rules(&t->inf_rules, t->infs, true, t->o);
	return status;
}

static void run_inf(struct testing *t, const struct da_fixture *x, size_t rule,
		    struct da_fixture_result *r)
{
	struct da_buf bytes = { 0 };
	struct da_err err = { 0 };

	if (open_infs(t)) {
		da_fixture_failed(r, "the rules cannot be loaded for INF files");
		return;
	}
	if (da_file_read(x->file, DA_INF_BYTES_MAX, &bytes, &err) ||
	    da_store_clear(t->infs, &err) ||
	    inf_collect(t->infs, t->o, x->file, &err))
		da_fixture_failed(r, err.text);
	else
		da_fixture_inf(r, x, &t->inf_rules, &t->inf_rules.p[rule],
			       t->o->judge.profile, &bytes);
	da_buf_free(&bytes);
}

static void one_fixture(struct testing *t, const struct da_fixture *x,
			size_t rule, double *seconds)
{
	struct da_fixture_result r;

	if (x->is_inf)
		run_inf(t, x, rule, &r);
	else
		da_fixture_sql(&r, x, &t->rules, &t->rules.p[rule],
			       t->o->judge.profile);
	if (r.met)
		t->met++;
	else
		t->failed++;
	*seconds += r.seconds;
	if (t->json)
		json_fixture(t->json, x, &r);
	else
		text_fixture(t, x, &r);
	da_fixture_result_free(&r);
}

/* ---- one rule ----------------------------------------------------------- */

static void slow(struct testing *t, const struct da_rule *rule)
{
	struct da_arena *arena = da_arena_new();
	const char **notes;
	size_t n;

	da_rule_slow(&t->rules, rule, arena, &notes, &n);
	if (t->json) {
		json_key(t->json, "may_be_slow");
		yajl_gen_array_open(t->json);
	}
	for (size_t i = 0; i < n; i++) {
		if (t->json) {
			json_text(t->json, NULL, notes[i]);
			continue;
		}
		printf("    may be slow: ");
		print(notes[i]);
		printf(", for each row of what stands before it\n");
	}
	if (t->json)
		yajl_gen_array_close(t->json);
	da_arena_free(arena);
}

static void owed(struct testing *t, const struct da_rule *rule,
		 const struct da_fixtures *fixtures)
{
	if (t->json) {
		json_key(t->json, "missing");
		yajl_gen_array_open(t->json);
	}
	for (int i = 0; i < DA_EXPECTATIONS; i++) {
		enum da_expect e = (enum da_expect)i;

		if (!da_fixture_owed(rule, e) ||
		    da_fixtures_has(fixtures, rule->id, e))
			continue;
		t->missing++;
		if (t->json)
			json_text(t->json, NULL, da_expect_name(e));
		else
			printf("    MISSING a fixture for %s (tests/%s/%s.sql)\n",
			       da_expect_name(e), rule->id, da_expect_name(e));
	}
	if (t->json)
		yajl_gen_array_close(t->json);
}

static void one_rule(struct testing *t, size_t i,
		     const struct da_fixtures *fixtures)
{
	const struct da_rule *rule = &t->rules.p[i];
	double seconds = 0;

	t->rules_n++;
	if (t->json) {
		yajl_gen_map_open(t->json);
		json_text(t->json, "id", rule->id);
		json_text(t->json, "title", rule->title);
		json_text(t->json, "file", rule->file);
		json_key(t->json, "fixtures");
		yajl_gen_array_open(t->json);
	} else {
		print(rule->id);
		printf("  ");
		print(rule->title);
		printf("\n");
	}
	for (size_t k = 0; k < fixtures->n; k++)
		if (!strcmp(fixtures->p[k].id, rule->id))
			one_fixture(t, &fixtures->p[k], i, &seconds);
	if (t->json)
		yajl_gen_array_close(t->json);
	owed(t, rule, fixtures);
	slow(t, rule);
	if (t->json) {
		json_seconds(t->json, seconds);
		yajl_gen_map_close(t->json);
	} else {
		printf("    %.1f ms\n", 1000 * seconds);
	}
}

/* ---- one directory ------------------------------------------------------ */

static bool is_asked(const struct testing *t, const char *id)
{
	return !t->o->rule || da_strieq(t->o->rule, id);
}

static bool has_rule(const struct testing *t, size_t directory, const char *id)
{
	for (size_t i = 0; i < t->rules.n; i++)
		if (t->rules.p[i].directory == directory &&
		    !strcmp(t->rules.p[i].id, id))
			return true;
	return false;
}

static void complaint(struct testing *t, const char *text)
{
	t->problems++;
	complain(NULL, "%s", text);
}

/* A fixture that nobody runs looks like one that passes. */
static void problems(struct testing *t, size_t directory, const char *path,
		     const struct da_fixtures *f)
{
	for (size_t i = 0; i < f->problems_n && !t->o->rule; i++)
		complaint(t, f->problems[i]);
	for (size_t i = 0; i < f->folders_n && !t->o->rule; i++) {
		char *text;

		if (has_rule(t, directory, f->folders[i]))
			continue;
		text = da_asprintf("%s/%s: there is no such rule", path,
				   f->folders[i]);
		complaint(t, text);
		free(text);
	}
}

static size_t trimmed(const char *dir)
{
	size_t n = strlen(dir);

	while (n > 1 && dir[n - 1] == '/')
		n--;
	return n;
}

static void one_directory(struct testing *t, size_t directory, const char *dir)
{
	char *path = da_asprintf("%.*s/tests", (int)trimmed(dir), dir);
	struct da_fixtures fixtures = { 0 };
	struct da_err err = { 0 };

	if (da_fixtures_find(&fixtures, path, &err))
		complaint(t, err.text);
	else
		problems(t, directory, path, &fixtures);
	for (size_t i = 0; i < t->rules.n; i++)
		if (t->rules.p[i].directory == directory &&
		    is_asked(t, t->rules.p[i].id))
			one_rule(t, i, &fixtures);
	if (fixtures.arena)
		da_fixtures_free(&fixtures);
	free(path);
}

/* ---- all of them -------------------------------------------------------- */

static bool same_file(const char *a, const char *b)
{
	struct stat x, y;

	return !stat(a, &x) && !stat(b, &y) && x.st_dev == y.st_dev &&
	       x.st_ino == y.st_ino;
}

/* Number among the directories that are loaded, where it is one of them. */
static bool loaded(const struct options *o, const char *dir, size_t *out)
{
	*out = 0;
	if (o->rules_only && same_file(o->rules_only, dir))
		return true;
	for (size_t i = 0; i < o->rules_n; i++) {
		*out = 1 + i;
		if (same_file(o->rules[i], dir))
			return true;
	}
	*out = 1 + o->rules_n;
	return false;
}

/* The directories to test: those named, or else those that are loaded. */
static int choose(struct testing *t)
{
	struct options *o = t->o;
	size_t at;

	for (int i = 1; i < o->targets_n; i++) {
		bool known = loaded(o, o->targets[i], &at);

		if (!known && o->rules_n == DA_COUNT(o->rules)) {
			complain(o->targets[i], "limit: DA_RULE_DIRS_MAX %d",
				 DA_RULE_DIRS_MAX);
			return EXIT_USAGE;
		}
		if (!known)
			o->rules[o->rules_n++] = o->targets[i];
		t->tested[at] = true;
	}
	if (o->targets_n > 1)
		return 0;
	for (size_t i = 0; i < o->rules_n; i++)
		t->tested[1 + i] = true;
	t->tested[0] = !o->rules_n && o->rules_only;
	if (o->rules_n || o->rules_only)
		return 0;
	complain(NULL, "rules test: no directory of rules given");
	return EXIT_USAGE;
}

/* --rule names one of them, or nothing. */
static int exists(const struct testing *t)
{
	for (size_t i = 0; i < t->rules.n; i++)
		if (t->tested[t->rules.p[i].directory] &&
		    is_asked(t, t->rules.p[i].id))
			return 0;
	complain(NULL, "no rule is called %s in the directories to test",
		 t->o->rule);
	return EXIT_USAGE;
}

static void summary(struct testing *t, int code)
{
	if (!t->json) {
		printf("%zu rule%s: %zu fixture%s as expected, %zu not, %zu missing\n",
		       t->rules_n, t->rules_n == 1 ? "" : "s", t->met,
		       t->met == 1 ? "" : "s", t->failed, t->missing);
		return;
	}
	yajl_gen_array_close(t->json);
	json_key(t->json, "summary");
	yajl_gen_map_open(t->json);
	json_number(t->json, "rules", t->rules_n);
	json_number(t->json, "met", t->met);
	json_number(t->json, "failed", t->failed);
	json_number(t->json, "missing", t->missing);
	json_number(t->json, "problems", t->problems);
	json_number(t->json, "exit_code", (size_t)code);
	yajl_gen_map_close(t->json);
	yajl_gen_map_close(t->json);
}

static int run(struct testing *t)
{
	int code;

	if (!strcmp(t->o->list_format, "json")) {
		t->json = yajl_gen_alloc(NULL);
		yajl_gen_config(t->json, yajl_gen_print_callback, to_stdout,
				NULL);
		yajl_gen_config(t->json, yajl_gen_beautify, 1);
		yajl_gen_config(t->json, yajl_gen_indent_string, " ");
		yajl_gen_map_open(t->json);
		json_text(t->json, "schema", "drvaudit-rules-test/1");
		json_key(t->json, "rules");
		yajl_gen_array_open(t->json);
	}
	for (size_t i = 0; i <= t->o->rules_n; i++)
		if (t->tested[i])
			one_directory(t, i, i ? t->o->rules[i - 1] :
						t->o->rules_only);
	code = t->failed || t->missing || t->problems ? 2 : 0;
	summary(t, code);
	if (t->json)
		yajl_gen_free(t->json);
	return code;
}

static int open_base(struct testing *t)
{
	struct da_err err = { 0 };
	int status = open_store(&t->store);

	if (!status && da_fixture_base(da_store_db(t->store), &err)) {
		complain(NULL, "%s", err.text);
		return EXIT_BUG;
	}
	return status ? status : load_rules(&t->rules, t->store, false, t->o);
}

int rules_test(struct options *o)
{
	struct testing *t = da_calloc(1, sizeof(*t));
	int status;

	t->o = o;
	status = choose(t);
	if (!status)
		status = open_base(t);
	if (!status)
		status = exists(t);
	if (!status)
		status = run(t);
	if (t->rules.p)
		da_rules_free(&t->rules);
	if (t->inf_rules.p)
		da_rules_free(&t->inf_rules);
	da_store_close(t->store);
	da_store_close(t->infs);
	free(t);
	return status;
}
