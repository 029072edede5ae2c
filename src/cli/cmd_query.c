// SPDX-License-Identifier: Apache-2.0
/* query: a question of the user's to the views, over all images of a store. */
#include "config.h"
#include "audit.h"

#include "drvaudit/query.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* From standard input; NULL after a line on stderr. */
static char *read_query(void)
{
	struct da_buf text = { 0 };
	char part[4096];
	ssize_t n;

	while ((n = read(0, part, sizeof(part))) > 0 || (n < 0 && errno == EINTR)) {
		da_buf_add(&text, part, n > 0 ? (size_t)n : 0);
		if (text.n <= DA_RULE_BYTES_MAX)
			continue;
		complain("standard input", "the query is too long (limit: DA_RULE_BYTES_MAX)");
		da_buf_free(&text);
		return NULL;
	}
	if (n < 0 || (text.n && memchr(text.p, 0, text.n))) {
		complain("standard input", n < 0 ? "cannot be read" :
			 "a query is text, without NUL");
		da_buf_free(&text);
		return NULL;
	}
	da_buf_str(&text);
	return (char *)text.p;
}

/* ---- which images ------------------------------------------------------ */

static bool has_label(sqlite3_stmt *labels, int64_t image, const char *label)
{
	const char *value = strchr(label, '=');
	bool there;

	sqlite3_bind_int64(labels, 1, image);
	sqlite3_bind_text(labels, 2, label, (int)(value - label), SQLITE_STATIC);
	sqlite3_bind_text(labels, 3, value + 1, -1, SQLITE_STATIC);
	there = sqlite3_step(labels) == SQLITE_ROW;
	sqlite3_reset(labels);
	return there;
}

/* Of each name that is asked for the image has one of the values. */
static bool labelled(const struct options *o, sqlite3_stmt *labels,
		     int64_t image)
{
	for (size_t i = 0; i < o->labels; i++) {
		size_t n = strcspn(o->label[i], "=") + 1;
		bool one = false;

		for (size_t k = 0; k < o->labels; k++)
			one |= !strncmp(o->label[i], o->label[k], n) &&
			       has_label(labels, image, o->label[k]);
		if (!one)
			return false;
	}
	return true;
}

static bool is_named(const struct options *o, const char *name)
{
	bool match = !o->images;

	for (size_t i = 0; i < o->images; i++)
		match |= !fnmatch(o->image[i], name, 0);
	return match;
}

static int choose(struct da_query *q, const struct options *o, int64_t **out)
{
	sqlite3 *db = da_store_db(q->store);
	sqlite3_stmt *images = NULL, *labels = NULL;
	size_t cap = 0, all = 0;
	int status = 0;

	if (sqlite3_prepare_v2(db, "SELECT image, name FROM main.s_image"
			       " ORDER BY image", -1, &images, NULL) ||
	    sqlite3_prepare_v2(db, "SELECT 1 FROM main.s_label WHERE image = ?"
			       " AND name = ? AND value = ?", -1, &labels, NULL)) {
		complain(o->store, "%s", sqlite3_errmsg(db));
		status = 69;
	}
	while (!status && sqlite3_step(images) == SQLITE_ROW) {
		int64_t image = sqlite3_column_int64(images, 0);

		all++;
		if (!is_named(o, (const char *)sqlite3_column_text(images, 1)) ||
		    !labelled(o, labels, image))
			continue;
		if (q->images_n == cap) {
			cap = cap ? 2 * cap : 256;
			*out = da_realloc(*out, cap * sizeof(**out));
		}
		(*out)[q->images_n++] = image;
	}
	if (sqlite3_finalize(images) && !status) {
		complain(o->store, "%s", sqlite3_errmsg(db));
		status = 69;
	}
	sqlite3_finalize(labels);
	q->images = *out;
	q->all = q->images_n == all;
	if (!status && all && !q->images_n) {
		complain(o->store, "no image has such a name and such labels");
		status = 66;
	}
	return status;
}

/* ---- asking ------------------------------------------------------------ */

/* What rules have not said yet, they are asked. */
static int judge(const struct options *o)
{
	struct audit a;
	int status = audit_open(&a, o, true);

	if (!status)
		status = audit_judge(&a, false);
	audit_close(&a);
	return status;
}

static int print_all(struct da_query *q, const struct options *o)
{
	struct da_err err = { 0 };
	sqlite3_stmt *rows = NULL;
	int status = da_query_prepare(q, &rows, &err);

	if (status) {
		complain(status == DA_EINVAL ? NULL : o->store, "%s", err.text);
		sqlite3_finalize(rows);
		return status == DA_EINVAL ? EXIT_USAGE : 69;
	}
	if (!o->quiet && q->read)
		fprintf(stderr, "drvaudit: %zu images read\n", q->read);
	print_rows(rows, o->list_format, "rows", true);
	status = sqlite3_finalize(rows);
	if (!status)
		return 0;
	complain(NULL, "the query did not end: %s", status == SQLITE_INTERRUPT ?
		 "limit: DA_QUERY_STEPS_MAX" :
		 sqlite3_errmsg(da_store_db(q->store)));
	return status == SQLITE_FULL || status == SQLITE_IOERR ? EXIT_WRITE :
		status == SQLITE_CORRUPT ? 69 : EXIT_USAGE;
}

static int ask(const struct options *o, const char *sql)
{
	struct da_query q = { .name = "query", .sql = sql };
	struct da_check *check = NULL;
	struct da_rules rules = { 0 };
	struct da_err err = { 0 };
	int64_t *images = NULL;
	int status = 0;

	if (da_store_open(&q.store, o->store, &err) ||
	    da_query_prepare_store(q.store, &err)) {
		complain(o->store, "the store cannot be opened: %s", err.text);
		status = 69;
	}
	if (!status)
		status = load_rules(&rules, q.store, false, o);
	q.rules = &rules;
	if (!status && da_check_new(&check, &rules, da_store_db(q.store),
				    &o->judge, &err)) {
		complain(o->store, "%s", err.text);
		status = 69;
	}
	if (!status)
		status = choose(&q, o, &images);
	if (!status)
		status = print_all(&q, o);
	free(images);
	da_check_free(check);
	if (rules.p)
		da_rules_free(&rules);
	da_store_close(q.store);
	return status;
}

/* NAME=VALUE, as collect takes them. */
static int check_labels(const struct options *o)
{
	for (size_t i = 0; i < o->labels; i++) {
		if (strchr(o->label[i], '=') > o->label[i])
			continue;
		complain(NULL, "--label %s: a label is NAME=VALUE", o->label[i]);
		return EXIT_USAGE;
	}
	return 0;
}

int cmd_query(int argc, char **argv)
{
	struct options o;
	char *text = NULL;
	bool done;
	int status = options_parse(&o, command_named("query"), argc, argv,
				   &done);

	if (status || done)
		return status;
	if (o.targets_n != 1) {
		complain(NULL, "query what? one SELECT over the views, or - for standard input");
		return EXIT_USAGE;
	}
	status = check_labels(&o);
	if (!status && !strcmp(o.targets[0], "-") && !(text = read_query()))
		status = EXIT_USAGE;
	else if (!status && !text)
		text = da_strdup(o.targets[0]);
	o.targets_n = 0;
	if (!status)
		status = existing_store(&o, true);
	if (!status && da_query_of_verdicts(text))
		status = judge(&o);
	o.rules_unasked = true;
	if (!status)
		status = ask(&o, text);
	free(text);
	return status;
}
