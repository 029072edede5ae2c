// SPDX-License-Identifier: Apache-2.0
/* What the commands share. */
#ifndef DA_CLI_H
#define DA_CLI_H

#include "drvaudit/evidence.h"
#include "drvaudit/findings.h"
#include "drvaudit/image.h"
#include "drvaudit/limits.h"
#include "drvaudit/profile.h"
#include "drvaudit/report.h"
#include "drvaudit/rules.h"
#include "drvaudit/store.h"

struct command {
	const char *name, *arguments, *help;
	int (*run)(int argc, char **argv);
	unsigned options;		/* of the table in options.c */
};
extern const struct command commands[];
/* Of the table; the name is there. */
const struct command *command_named(const char *name);

enum { EXIT_USAGE = 64, EXIT_UNUSABLE = 65, EXIT_BUG = 70, EXIT_CREATE = 73,
       EXIT_WRITE = 74, EXIT_RULES = 78 };

/* ---- options.c: one table for parsing, help and the manual ------------- */

enum { OPT_TARGET = 1, OPT_JUDGE = 2, OPT_OUTPUT = 4, OPT_LIST = 8,
       OPT_INF = 16, OPT_CONFIRM = 32,
       OPT_FLEET = 64,		/* many images and where they come from */
       OPT_STORE = 128, OPT_RESUME = 256, OPT_JOBS = 512, OPT_REPORT = 1024,
       OPT_WAIVERS = 2048, OPT_QUERY = 1 << 19,
       OPT_RULES = 1 << 16,
       OPT_POLICY = 1 << 20,	/* waivers and a baseline beside findings */
       OPT_BASELINE = 1 << 21 };

struct output {
	const struct da_report_format *format;
	const char *path;		/* NULL: standard output */
};

struct options {
	const char *hive[DA_HIVE_KINDS], *volume;
	enum da_hive_reader reader;
	bool ignore_logs;
	bool deleted;
	enum { CONFIRM_CITED, CONFIRM_ALL, CONFIRM_OFF } confirm;
	const char *control_set;	/* NULL: as Select says */
	bool all_control_sets;
	const char *rules_only;		/* directory instead of ours, or NULL */
	const char *rules[DA_RULE_DIRS_MAX - 1];	/* beside it */
	size_t rules_n;
	const char *rule;		/* rules test: only that one */
	bool rules_unasked;		/* of query: none is prepared */
	struct da_judge_options judge;
	struct da_profile_file profile;	/* --profile FILE; else without a path */
	const char *as_of;		/* a date, or NULL: today */
	const char *waivers[DA_WAIVER_FILES_MAX];
	size_t waivers_n;
	const char *baseline;		/* path, or NULL */
	bool new_only;
	enum da_severity fail_on;
	bool fail_on_incomplete;
	struct output output[8];
	size_t outputs;
	const char *arch, *inbox, *annotate;	/* inf */
	uint32_t os_build;
	bool info;
	const char *ruleset;
	const char *store;		/* path; NULL: in memory */
	bool resume, summary, deterministic;
	const char *image[DA_IMAGES_CHOSEN_MAX];	/* globs of names */
	size_t images;
	const char *output_path;	/* -o */
	const char *list_format;
	int verbose;
	bool quiet;
	enum { PROGRESS_AUTO, PROGRESS_BAR, PROGRESS_JSON, PROGRESS_NONE } progress;
	char **targets;
	int targets_n;
	bool null_lists, recursive;		/* how targets are read (targets.h) */
	const char *label[DA_LABELS_MAX];	/* "name=value" */
	size_t labels;
	unsigned jobs;				/* workers; 0: none was asked for */
};

/* 0, or an exit code after one line on stderr; *done: --help was answered. */
int options_parse(struct options *out, const struct command *command, int argc,
		  char **argv, bool *done);
void options_help(const struct command *command);
/* After the command, which is the only one of the process. */
void options_done(void);

/* ---- run.c ------------------------------------------------------------- */

/* "drvaudit: TARGET: what: why" on stderr, escaped. */
void complain(const char *target, const char *fmt, ...) DA_PRINTF(2, 3);
/* Rules of the product, wherever the program was started from. */
const char *rules_directory(void);
/* The store of commands that make none: given, there, and without operands. */
int existing_store(const struct options *o, bool operands);
/* The day of --as-of, or today.  0, or an exit code after one line on stderr. */
int as_of_day(const struct options *o, int32_t *day);
/* Every target of the options into the store; says what it cannot open. */
int collect_all(struct da_store *store, const struct options *o);
/* 0, or an exit code after one line on stderr. */
int open_store(struct da_store **out);
/* unscoped: as of da_rules_options */
int load_rules(struct da_rules *out, struct da_store *store, bool unscoped,
	       const struct options *o);

/* ---- cmd_inf.c, cmd_rules_test.c ----------------------------------------- */

/* One INF file into the store, as inf does it; err tells why not. */
int inf_collect(struct da_store *store, const struct options *o,
		const char *path, struct da_err *err);
/* The exit code; adds the directories it is to test to the options. */
int rules_test(struct options *o);

/* ---- cmd_list.c -------------------------------------------------------- */

/* Rows as they come: text, csv or json (an array of that name).  plain: numbers are
 * what they are; else -1 is shown as absent, as facts have it. */
void print_rows(sqlite3_stmt *q, const char *format, const char *name,
		bool plain);

int cmd_query(int argc, char **argv);
int cmd_inf(int argc, char **argv);
int cmd_scan(int argc, char **argv);
int cmd_collect(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_report(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_rules(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_probe(int argc, char **argv);
int cmd_version(int argc, char **argv);
int cmd_waivers(int argc, char **argv);
int cmd_baseline(int argc, char **argv);
int cmd_diff(int argc, char **argv);

#endif
