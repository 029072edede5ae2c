// SPDX-License-Identifier: Apache-2.0
/* Fixtures: finding them, and judging a rule by each. */
#include "config.h"
#include "drvaudit/fixture.h"

#include "drvaudit/limits.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static const char *const words[DA_EXPECTATIONS] = { "pass", "fail", "unknown",
						    "na" };

const char *da_expect_name(enum da_expect e)
{
	return words[e];
}

/* ---- the list of fixtures ---------------------------------------------- */

struct names {
	const char **p;
	size_t n, cap;
};

static void keep(struct names *l, const char *text)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 64;
		l->p = da_realloc(l->p, l->cap * sizeof(*l->p));
	}
	l->p[l->n++] = text;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names in a directory, sorted; errno when it cannot be listed. */
static int names_of(const char *dir, struct da_arena *arena, struct names *out)
{
	struct dirent *e;
	DIR *d = opendir(dir);

	memset(out, 0, sizeof(*out));
	if (!d)
		return errno;
	while ((e = readdir(d)) && out->n < DA_FIXTURES_MAX)
		if (e->d_name[0] != '.')
			keep(out, da_arena_strdup(arena, e->d_name));
	closedir(d);
	if (out->n)
		qsort(out->p, out->n, sizeof(*out->p), by_text);
	return 0;
}

/* Asked before opening, so that a pipe keeps nobody waiting. */
static bool is_a(const char *path, mode_t type)
{
	struct stat st;

	return !stat(path, &st) && (st.st_mode & S_IFMT) == type;
}

static int expectation(const char *name)
{
	size_t n = strcspn(name, "-.");

	for (int i = 0; i < DA_EXPECTATIONS; i++)
		if (strlen(words[i]) == n && !strncmp(words[i], name, n))
			return i;
	return -1;
}

struct finder {
	struct da_fixtures *out;
	size_t cap;
	struct names problems, folders;
	const char *dir;
};

static void problem(struct finder *f, const char *place, const char *what)
{
	keep(&f->problems, da_arena_printf(f->out->arena, "%s/%s: %s", f->dir,
					   place, what));
}

static void add(struct finder *f, const char *id, const char *name,
		enum da_expect expect, bool is_inf)
{
	struct da_fixtures *l = f->out;

	if (l->n == DA_FIXTURES_MAX) {
		problem(f, name, "limit: DA_FIXTURES_MAX");
		return;
	}
	if (l->n == f->cap) {
		f->cap = f->cap ? 2 * f->cap : 256;
		l->p = da_realloc(l->p, f->cap * sizeof(*l->p));
	}
	l->p[l->n++] = (struct da_fixture){
		.file = da_arena_printf(l->arena, "%s/%s", f->dir, name),
		.name = name, .id = id, .expect = expect, .is_inf = is_inf,
	};
}

static void inf_folder(struct finder *f, const char *id, const char *folder,
		       enum da_expect expect)
{
	struct da_arena *arena = f->out->arena;
	size_t before = f->out->n;
	struct names l;

	if (names_of(da_arena_printf(arena, "%s/%s", f->dir, folder), arena, &l))
		l.n = 0;
	for (size_t i = 0; i < l.n; i++) {
		const char *name = da_arena_printf(arena, "%s/%s", folder,
						   l.p[i]);

		if (da_iends(name, ".inf") &&
		    is_a(da_arena_printf(arena, "%s/%s", f->dir, name), S_IFREG))
			add(f, id, name, expect, true);
	}
	if (f->out->n == before)
		problem(f, folder, "there is no INF file in it");
	free(l.p);
}

static void one_name(struct finder *f, const char *id, const char *file)
{
	struct da_arena *arena = f->out->arena;
	const char *name = da_arena_printf(arena, "%s/%s", id, file);
	const char *path = da_arena_printf(arena, "%s/%s", f->dir, name);
	int expect = expectation(file);
	size_t n = strlen(file);
	bool sql = n > 4 && !strcmp(file + n - 4, ".sql");

	if (expect < 0)
		problem(f, name, "the name says no expectation (pass, fail, unknown, na)");
	else if (is_a(path, S_IFDIR))
		inf_folder(f, id, name, (enum da_expect)expect);
	else if (is_a(path, S_IFREG) && (sql || da_iends(file, ".inf")))
		add(f, id, name, (enum da_expect)expect, !sql);
	else
		problem(f, name, "neither .sql nor .inf nor a folder of INF files");
}

static void one_folder(struct finder *f, const char *id)
{
	const char *path = da_arena_printf(f->out->arena, "%s/%s", f->dir, id);
	struct names l;
	int error = names_of(path, f->out->arena, &l);

	if (error == ENOTDIR)
		return;
	keep(&f->folders, id);
	if (error)
		problem(f, id, strerror(error));
	for (size_t i = 0; i < l.n; i++)
		one_name(f, id, l.p[i]);
	free(l.p);
}

static int by_fixture(const void *a, const void *b)
{
	const struct da_fixture *x = a, *y = b;

	return strcmp(x->name, y->name);
}

int da_fixtures_find(struct da_fixtures *out, const char *dir,
		     struct da_err *err)
{
	struct finder f = { .out = out, .dir = dir };
	struct names l;
	int error;

	memset(out, 0, sizeof(*out));
	out->arena = da_arena_new();
	error = names_of(dir, out->arena, &l);
	for (size_t i = 0; i < l.n; i++)
		one_folder(&f, l.p[i]);
	free(l.p);
	if (out->n)
		qsort(out->p, out->n, sizeof(*out->p), by_fixture);
	out->folders = f.folders.p;
	out->folders_n = f.folders.n;
	out->problems = f.problems.p;
	out->problems_n = f.problems.n;
	if (!error)
		return DA_OK;
	da_fixtures_free(out);
	return da_fail(err, error == ENOENT ? DA_ENOENT : DA_EACCES, "fixture",
		       DA_NO_OFFSET, "%s: %s", dir, strerror(error));
}

void da_fixtures_free(struct da_fixtures *f)
{
	free(f->p);
	free(f->folders);
	free(f->problems);
	da_arena_free(f->arena);
	memset(f, 0, sizeof(*f));
}

bool da_fixture_owed(const struct da_rule *r, enum da_expect e)
{
	return r->needs && !r->needs_in_part ? e == DA_EXPECT_UNKNOWN :
					       e != DA_EXPECT_NA;
}

bool da_fixtures_has(const struct da_fixtures *f, const char *id,
		     enum da_expect e)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->p[i].expect == e && !strcmp(f->p[i].id, id))
			return true;
	return false;
}

/* ---- what a fixture says ------------------------------------------------ */

struct directives {
	const char *severity, *item, *message;
};

static const char *one_directive(struct directives *d, struct da_arena *arena,
				 const char *line, size_t n, bool strict)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	size_t word = strspn(line, letters);
	const char **to = NULL;

	if (!word || word + 2 > n || strncmp(line + word, ": ", 2) != 0)
		return NULL;	/* a comment */
	if (word == 8 && !strncmp(line, "severity", word))
		to = &d->severity;
	else if (word == 4 && !strncmp(line, "item", word))
		to = &d->item;
	else if (word == 7 && !strncmp(line, "message", word))
		to = &d->message;
	if (!to)	/* one that is misspelt; an INF has comments of its own */
		return strict ? da_arena_printf(arena, "no fixture has a line \"%.*s:\"",
						(int)word, line) : NULL;
	if (*to || word + 2 == n)
		return da_arena_printf(arena, "\"%.*s:\" %s", (int)word, line,
				       *to ? "is given twice" : "says nothing");
	*to = da_arena_strndup(arena, line + word + 2, n - word - 2);
	return NULL;
}

/* NULL, or what is wrong with them. */
static const char *parse(struct directives *d, struct da_arena *arena,
			 const struct da_fixture *f, const char *text)
{
	const char *mark = f->is_inf ? "; " : "-- ", *wrong = NULL;
	enum da_severity severity;

	memset(d, 0, sizeof(*d));
	for (const char *p = text, *next; *p && !wrong; p = next) {
		size_t n = strcspn(p, "\n"), skip = strlen(mark);

		next = p + n + (p[n] == '\n');
		n -= n && p[n - 1] == '\r';
		if (n > skip && !strncmp(p, mark, skip))
			wrong = one_directive(d, arena, p + skip, n - skip,
					      !f->is_inf);
	}
	if (wrong)
		return wrong;
	if (d->severity && f->expect != DA_EXPECT_FAIL)
		return "only what fails has a severity";
	if (d->severity && !da_severity_parse(d->severity, &severity))
		return "the severity is off, info, warning or violation";
	if ((d->item || d->message) && f->expect != DA_EXPECT_FAIL &&
	    f->expect != DA_EXPECT_UNKNOWN)
		return "what passes or does not apply has no item and no message";
	return NULL;
}

/* ---- one judgement ------------------------------------------------------ */

void da_fixture_failed(struct da_fixture_result *out, const char *why)
{
	memset(out, 0, sizeof(*out));
	out->arena = da_arena_new();
	out->why = da_arena_strdup(out->arena, why);
}

void da_fixture_result_free(struct da_fixture_result *r)
{
	da_arena_free(r->arena);
	memset(r, 0, sizeof(*r));
}

/* What every failing item owes its reader. */
static const char *lacks(const struct da_findings *f, const struct da_finding *x,
			 enum da_severity severity, struct da_arena *arena)
{
	const char *wrong = NULL;

	if (!*x->item)
		return "an item that fails has no name";
	if (!*x->message)
		return da_arena_printf(arena, "%s: there is no message", x->item);
	if (strstr(x->message, "the list that this is judged by"))
		return da_arena_printf(arena, "%s: why is NULL", x->item);
	if (x->severity != severity)
		return da_arena_printf(arena, "%s: the severity is %s, not %s",
				       x->item, da_severity_name(x->severity),
				       da_severity_name(severity));
	if (!x->evidence_n)
		return da_arena_printf(arena, "%s: there is no evidence", x->item);
	for (size_t i = 0; i < x->evidence_n && !wrong; i++) {
		struct da_evidence e = { 0 };

		if (da_evidence_get(f, x, x->evidence[i], arena, &e))
			wrong = da_arena_printf(arena,
				"%s: the evidence %s names nothing", x->item,
				x->evidence[i]);
		da_buf_free(&e.raw);
	}
	return wrong;
}

static const char *check_findings(const struct da_fixture_result *r,
				  const struct da_findings *f,
				  const struct directives *d,
				  enum da_severity severity)
{
	bool met = !d->item && !d->message;

	if (d->severity)
		da_severity_parse(d->severity, &severity);
	for (size_t i = 0; i < f->n; i++) {
		const struct da_finding *x = &f->p[i];
		const char *wrong = x->verdict == DA_FAIL ?
			lacks(f, x, severity, r->arena) : NULL;

		if (wrong)
			return wrong;
		if ((!d->item || !strcmp(x->item, d->item)) &&
		    (!d->message || strstr(x->message, d->message)))
			met = true;
	}
	return met ? NULL : da_arena_printf(r->arena,
		"no finding has the item \"%s\" and a message with \"%s\"",
		d->item ? d->item : "(any)", d->message ? d->message : "");
}

static bool as_expected(const size_t *v, enum da_expect expect)
{
	switch (expect) {
	case DA_EXPECT_PASS:
		return v[DA_PASS] && !v[DA_FAIL] && !v[DA_UNKNOWN];
	case DA_EXPECT_FAIL:
		return v[DA_FAIL] > 0;
	case DA_EXPECT_UNKNOWN:
		return v[DA_UNKNOWN] && !v[DA_FAIL];
	default:
		return v[DA_NOTAPPLICABLE] && !v[DA_PASS] && !v[DA_FAIL] &&
		       !v[DA_UNKNOWN];
	}
}

static void copy(struct da_fixture_result *out, const struct da_findings *f)
{
	out->findings = da_arena_alloc(out->arena, (f->n + 1) *
				       sizeof(*out->findings));
	for (size_t i = 0; i < f->n; i++)
		out->findings[out->findings_n++] = (struct da_fixture_finding){
			f->p[i].verdict, f->p[i].severity,
			da_arena_strdup(out->arena, f->p[i].item),
			da_arena_strdup(out->arena, f->p[i].message),
		};
	memcpy(out->verdicts, f->by_rule[0].verdicts, sizeof(out->verdicts));
	out->seconds = f->by_rule[0].seconds;
}

static bool chosen(const struct da_rule *rule, enum da_profile *profile)
{
	for (int i = 0; i < DA_PROFILES; i++) {
		enum da_profile p = (enum da_profile)((*profile + i) % DA_PROFILES);

		if (rule->severity[p] != DA_SEVERITY_OFF) {
			*profile = p;
			return true;
		}
	}
	return false;
}

/* The rule by itself; out->why tells what is not as it should be. */
static void judge(struct da_fixture_result *out, const struct da_fixture *x,
		  const struct directives *d, struct da_rules *rules,
		  const struct da_rule *rule, enum da_profile profile)
{
	struct da_judge_options options = { .loose = x->is_inf,
					    .passing = true };
	struct da_rules one = *rules;
	struct da_findings f;
	struct da_err err = { 0 };

	if (!chosen(rule, &profile)) {
		out->why = "the rule is off in every profile";
		return;
	}
	options.profile = profile;
	one.p = &rules->p[rule - rules->p];
	one.n = 1;
	if (da_judge(&f, &one, rules->db, &options, &err)) {
		out->why = da_arena_strdup(out->arena, err.text);
		return;
	}
	copy(out, &f);
	if (f.by_rule[0].error)
		out->why = da_arena_strdup(out->arena, f.by_rule[0].error);
	else if (!as_expected(out->verdicts, x->expect))
		out->why = da_arena_printf(out->arena,
			"pass %zu, fail %zu, unknown %zu, not applicable %zu",
			out->verdicts[DA_PASS], out->verdicts[DA_FAIL],
			out->verdicts[DA_UNKNOWN],
			out->verdicts[DA_NOTAPPLICABLE]);
	else
		out->why = check_findings(out, &f, d, rule->severity[profile]);
	out->met = !out->why;
	da_findings_free(&f);
}

int da_fixture_base(sqlite3 *db, struct da_err *err)
{
	/* without a journal there is nothing to take back */
	if (!sqlite3_exec(db, "PRAGMA journal_mode = MEMORY", NULL, NULL, NULL) &&
	    !sqlite3_exec(db, da_fixture_base_sql, NULL, NULL, NULL))
		return DA_OK;
	return da_fail(err, DA_EIO, "store", DA_NO_OFFSET, "base of fixtures: %s",
		       sqlite3_errmsg(db));
}

static void start(struct da_fixture_result *out)
{
	memset(out, 0, sizeof(*out));
	out->arena = da_arena_new();
}

void da_fixture_sql(struct da_fixture_result *out, const struct da_fixture *x,
		    struct da_rules *rules, const struct da_rule *rule,
		    enum da_profile profile)
{
	struct da_buf text = { 0 };
	struct directives d;
	struct da_err err = { 0 };
	const char *sql;

	start(out);
	if (da_file_read(x->file, DA_FIXTURE_BYTES_MAX, &text, &err)) {
		out->why = da_arena_strdup(out->arena, err.text);
		da_buf_free(&text);
		return;
	}
	sql = da_buf_str(&text);
	if (strlen(sql) != text.n)	/* half of it would not be run */
		out->why = "there is a NUL in it";
	else
		out->why = parse(&d, out->arena, x, sql);
	if (!out->why && sqlite3_exec(rules->db, "BEGIN", NULL, NULL, NULL)) {
		out->why = da_arena_strdup(out->arena, sqlite3_errmsg(rules->db));
	} else if (!out->why) {
		if (da_rules_exec(rules, x->file, sql, &err))
			out->why = da_arena_strdup(out->arena, err.text);
		else
			judge(out, x, &d, rules, rule, profile);
		sqlite3_exec(rules->db, "ROLLBACK", NULL, NULL, NULL);
	}
	da_buf_free(&text);
}

void da_fixture_inf(struct da_fixture_result *out, const struct da_fixture *x,
		    struct da_rules *rules, const struct da_rule *rule,
		    enum da_profile profile, const struct da_buf *bytes)
{
	struct da_buf text = { 0 };
	struct directives d;

	start(out);
	if (bytes->n >= 2 && bytes->p[0] == 0xFF && bytes->p[1] == 0xFE)
		da_utf16_add(&text, bytes->p + 2, bytes->n - 2);
	else
		da_buf_add(&text, bytes->p, bytes->n);
	out->why = parse(&d, out->arena, x, da_buf_str(&text));
	if (!out->why && !da_rule_of_inf(rule))
		out->why = "an INF file by itself is judged by rules whose subject is inf";
	if (!out->why)
		judge(out, x, &d, rules, rule, profile);
	da_buf_free(&text);
}
