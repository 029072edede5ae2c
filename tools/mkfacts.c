// SPDX-License-Identifier: Apache-2.0
/*
 * Writes the generated manual: "mkfacts facts" is drvaudit-facts(7) from
 * facts.def, "mkfacts rules HEAD" is drvaudit-rules(5): the page HEAD and
 * behind it every view with its comment and columns, from views.sql.
 */
#include "config.h"
#include "drvaudit/facts.h"
#include "drvaudit/store.h"

#include <stdio.h>
#include <stdlib.h>

static void roff(const char *s, size_t n)
{
	for (size_t i = 0; i < n && s[i]; i++) {
		if (s[i] == '\\')
			fputs("\\e", stdout);
		else if (s[i] == '-')
			fputs("\\-", stdout);
		else if ((s[i] == '\'' || s[i] == '.') && (!i || s[i - 1] == '\n'))
			printf("\\&%c", s[i]);
		else
			putchar(s[i]);
	}
}

static void facts(void)
{
	static const char *const types[] = { "INT", "TEXT", "BLOB", "ID", "REF",
					     "INF" };

	printf(".TH DRVAUDIT\\-FACTS 7 \"\" \"drvaudit %s\"\n", PACKAGE_VERSION);
	puts(".SH NAME\ndrvaudit\\-facts \\- what drvaudit collects\n"
	     ".SH DESCRIPTION\n"
	     "Facts are what evidence becomes before any rule is asked.\n"
	     "NULL always means unknown; absence has a value of its own:\n"
	     "an empty text, or \\-1.\n"
	     "Rules read the views that\n.BR drvaudit\\-rules (5)\ndescribes.");
	for (size_t k = 0; k < DA_FACT_KINDS; k++) {
		const struct da_kind_info *info = &da_kinds[k];

		printf(".SH %s\n", info->name);
		roff(info->text, strlen(info->text));
		printf(info->scope == DA_SCOPE_CONTENT ?
		       ".\nStored once for each content.\n" : ".\n");
		for (size_t i = 0; i < info->n; i++) {
			printf(".TP\n.BR %s \" (%s)\"\n", info->fields[i].name,
			       types[info->fields[i].type]);
			roff(info->fields[i].text, strlen(info->fields[i].text));
			puts(".");
		}
	}
}

static void columns(sqlite3 *db, const char *view, size_t n)
{
	char *sql = da_asprintf("SELECT * FROM \"%.*s\"", (int)n, view);
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK) {
		fprintf(stderr, "mkfacts: %s\n", sqlite3_errmsg(db));
		exit(1);
	}
	fputs(".br\nColumns: ", stdout);
	for (int i = 0; i < sqlite3_column_count(q); i++)
		printf("%s%s", i ? ", " : "", sqlite3_column_name(q, i));
	puts(".");
	sqlite3_finalize(q);
	free(sql);
}

/* "-- comment" lines directly before CREATE TEMP VIEW belong to the view. */
static void views(sqlite3 *db)
{
	const char *p = da_store_views, *comment = NULL;

	printf(".SH VIEWS\nVersion %d.\n", DA_VIEWS_VERSION);
	while (*p) {
		size_t n = strcspn(p, "\n");

		if (!strncmp(p, "-- ", 3)) {
			comment = comment ? comment : p;
		} else if (!strncmp(p, "CREATE TEMP VIEW ", 17)) {
			const char *name = p + 17;
			size_t len = strcspn(name, " ");

			printf(".TP\n.B %.*s\n", (int)len, name);
			for (; comment && comment < p;
			     comment += strcspn(comment, "\n") + 1) {
				roff(comment + 3, strcspn(comment + 3, "\n"));
				putchar('\n');
			}
			columns(db, name, len);
			comment = NULL;
		} else {
			comment = NULL;
		}
		p += n + (p[n] == '\n');
	}
}

int main(int argc, char **argv)
{
	struct da_store *store;
	struct da_buf head = { 0 };
	struct da_err err;

	if (argc == 2 && !strcmp(argv[1], "facts")) {
		facts();
		return ferror(stdout) ? 1 : 0;
	}
	if (argc != 3 || strcmp(argv[1], "rules") ||
	    da_file_read(argv[2], 1 << 20, &head, &err) ||
	    da_store_open(&store, NULL, &err)) {
		fputs("mkfacts: facts, or rules HEAD\n", stderr);
		return 64;
	}
	fputs(da_buf_str(&head), stdout);
	views(da_store_db(store));
	da_store_close(store);
	da_buf_free(&head);
	return ferror(stdout) ? 1 : 0;
}
