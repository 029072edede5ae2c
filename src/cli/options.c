// SPDX-License-Identifier: Apache-2.0
/* One table of options; parsing and help come from it. */
#include "config.h"
#include "cli.h"

#include "pool.h"

#include "drvaudit/limits.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	O_SYSTEM = 256, O_SOFTWARE, O_DRIVERS, O_VOLUME, O_READER, O_LOGS, O_CONFIRM, O_DELETED,
	O_RULES,
	O_PROFILE, O_RULESET, O_FLOOR, O_ARCH, O_BUILD, O_INFO, O_INBOX_DIR,
	O_ANNOTATE, O_INBOX, O_FAIL_ON, O_NO_INCOMPLETE, O_PROGRESS,
	O_CONTROL_SET, O_RULES_ONLY, O_RULE, O_RECURSIVE, O_LABEL,
	O_STORE, O_RESUME, O_IMAGE, O_SUMMARY, O_DETERMINISTIC, O_AS_OF,
	O_WAIVERS, O_BASELINE, O_NEW_ONLY,
};

static const struct row {
	const char *name;
	int id;
	const char *argument;		/* NULL: takes none */
	unsigned group;			/* 0: every command */
	const char *help;
} table[] = {
	{ "system", O_SYSTEM, "FILE", OPT_TARGET, "SYSTEM hive, loose or instead of the volume's" },
	{ "software", O_SOFTWARE, "FILE", OPT_TARGET, "SOFTWARE hive" },
	{ "drivers", O_DRIVERS, "FILE", OPT_TARGET, "DRIVERS hive" },
	{ "volume", O_VOLUME, "TARGET", OPT_TARGET, "volume that belongs to the loose hives" },
	{ "hive-reader", O_READER, "native|libregf", OPT_TARGET, "which hive reader walks (native)" },
	{ "logs", O_LOGS, "replay|ignore", OPT_TARGET, "transaction logs of dirty hives: applied in memory, or left alone (replay)" },
	{ "control-set", O_CONTROL_SET, "NAME|N|all", OPT_TARGET, "control set to judge (Select!Current); all: list the services of the others too" },
	{ "deleted", O_DELETED, NULL, OPT_TARGET, "recover deleted registry items as well; no verdict uses them" },
	{ "progress", O_PROGRESS, "auto|bar|json|none", OPT_TARGET | OPT_JOBS, "progress on standard error (auto: when it is a terminal)" },
	{ "recursive", O_RECURSIVE, NULL, OPT_TARGET, "directories of images: what lies deeper as well" },
	{ "null", '0', NULL, OPT_TARGET, "targets in @LIST end with NUL, as find -print0 writes them" },
	{ "label", O_LABEL, "NAME=VALUE", OPT_FLEET, "said of every target, like site=berlin; repeatable" },
	{ "jobs", 'j', "N|auto", OPT_JOBS, "images examined at a time; auto: one a processor (1)" },
	{ "store", O_STORE, "FILE", OPT_STORE, "keep evidence and results there" },
	{ "resume", O_RESUME, NULL, OPT_RESUME, "leave out images that the store holds, unchanged, of this version" },
	{ "image", O_IMAGE, "GLOB", OPT_REPORT | OPT_BASELINE, "details of images of that name; repeatable" },
	{ "image", O_IMAGE, "GLOB", OPT_QUERY, "only images of that name; repeatable" },
	{ "label", O_LABEL, "NAME=VALUE", OPT_QUERY, "only images with that label; repeatable" },
	{ "summary", O_SUMMARY, NULL, OPT_REPORT, "no details of any image" },
	{ "deterministic", O_DETERMINISTIC, NULL, OPT_REPORT | OPT_BASELINE, "nothing that differs between two runs: no times but SOURCE_DATE_EPOCH" },
	{ "rules", O_RULES, "DIR", OPT_JUDGE, "rules of a site, beside those that ship; repeatable" },
	{ "rules-only", O_RULES_ONLY, "DIR", OPT_JUDGE, "rules instead of those that ship" },
	{ "rule", O_RULE, "ID", OPT_RULES, "test: only this rule" },
	{ "profile", O_PROFILE, "NAME|FILE", OPT_JUDGE, "isolated, whql, universal or declarative, or a profile of your own (isolated)" },
	{ "ruleset", O_RULESET, "NAME", OPT_JUDGE, "ruleset of signing exceptions for profile whql and grade H (the newest)" },
	{ "floor", O_FLOOR, "BUILD", OPT_JUDGE, "builds below do not count for the grade of a package (16299)" },
	{ "os-build", O_BUILD, "BUILD", OPT_INF, "judge only what this Windows build selects" },
	{ "arch", O_ARCH, "NAME", OPT_INF, "judge only amd64, arm64, x86, arm or ia64" },
	{ "inbox", O_INBOX_DIR, "DIR", OPT_INF, "Windows' own INF files, for Include, Needs and LayoutFile" },
	{ "info", O_INFO, NULL, OPT_INF, "hardware ids, windows, services and files as well" },
	{ "annotate", O_ANNOTATE, "DIR", OPT_INF, "one HTML page for each INF with the findings in place" },
	{ "include-inbox", O_INBOX, NULL, OPT_JUDGE, "judge the packages of Windows too, as notes" },
	{ "fail-on", O_FAIL_ON, "SEVERITY", OPT_OUTPUT, "violation, warning, info or none (violation)" },
	{ "confirm", O_CONFIRM, "cited|all|off", OPT_CONFIRM, "registry keys and values that libregf reads again: those that findings cite, all, none (cited)" },
	{ "no-fail-on-incomplete", O_NO_INCOMPLETE, NULL, OPT_OUTPUT, "exit 0 although something could not be examined" },
	{ "waivers", O_WAIVERS, "FILE", OPT_POLICY, "failures that somebody answers for, until a day; repeatable" },
	{ "baseline", O_BASELINE, "FILE", OPT_POLICY, "what golden images have: findings are marked new, unchanged or updated" },
	{ "new-only", O_NEW_ONLY, NULL, OPT_POLICY, "findings that the baseline has do not fail" },
	{ "as-of", O_AS_OF, "DATE", OPT_WAIVERS | OPT_POLICY, "the day on which waivers are to work, like 2027-01-31 (today, UTC)" },
	{ "format", 'f', "FMT[=PATH]", OPT_OUTPUT | OPT_LIST | OPT_RULES | OPT_WAIVERS, "text or json; repeatable with a path (list: text, csv or json; rules test: text or json)" },
	{ "output", 'o', "FILE", OPT_OUTPUT | OPT_BASELINE, "where the first format without a path goes" },
	{ "verbose", 'v', NULL, 0, "every item" },
	{ "quiet", 'q', NULL, 0, "errors only on standard error" },
	{ "help", 'h', NULL, 0, "this text" },
};

static bool belongs(const struct row *r, const struct command *c)
{
	return !r->group || r->group & c->options;
}

void options_help(const struct command *c)
{
	printf("Usage: drvaudit %s [options] %s\n%s\n\n", c->name, c->arguments,
	       c->help);
	for (size_t i = 0; i < DA_COUNT(table); i++) {
		const struct row *r = &table[i];
		char left[64];

		if (!belongs(r, c))
			continue;
		snprintf(left, sizeof(left), "%s%c%s--%s%s%s",
			 r->id < 256 ? "-" : "", r->id < 256 ? r->id : ' ',
			 r->id < 256 ? ", " : "   ", r->name,
			 r->argument ? " " : "", r->argument ? r->argument : "");
		printf("  %-34s %s\n", left, r->help);
	}
}

static int wrong(const char *option, const char *value, const char *choices)
{
	complain(NULL, "--%s %s: not one of %s", option, value, choices);
	return EXIT_USAGE;
}

static int add_output(struct options *o, const char *value)
{
	const struct da_report_format *f = da_report_formats;
	size_t n = strcspn(value, "=");

	while (f->name && (strlen(f->name) != n || strncmp(f->name, value, n)))
		f++;
	if (!f->name)
		return wrong("format", value, "the formats that --help lists");
	if (o->outputs == DA_COUNT(o->output)) {
		complain(NULL, "more than %zu formats", o->outputs);
		return EXIT_USAGE;
	}
	o->output[o->outputs].format = f;
	o->output[o->outputs++].path = value[n] ? value + n + 1 : NULL;
	return 0;
}

/* A Windows build, from 1. */
static int build_number(const char *option, const char *v, uint32_t *out)
{
	char *end;
	unsigned long n = strtoul(v, &end, 10);

	if (*v < '0' || *v > '9' || *end || !n || n > 1000000)
		return wrong(option, v, "the build numbers of Windows, like 22621");
	*out = (uint32_t)n;
	return 0;
}

static int architecture(struct options *o, const char *v)
{
	static const char *const names[] = { "amd64", "arm64", "x86", "arm",
					     "ia64" };

	for (size_t i = 0; i < DA_COUNT(names); i++)
		if (da_strieq(v, names[i]) ||
		    (!i && (da_strieq(v, "x64") || da_strieq(v, "x86_64")))) {
			o->arch = names[i];
			return 0;
		}
	return wrong("arch", v, "amd64, arm64, x86, arm, ia64");
}

/* What is wrong with it is told by who reads the targets. */
static int add_label(struct options *o, const char *v)
{
	if (o->labels == DA_LABELS_MAX) {
		complain(NULL, "--label: too many (limit: DA_LABELS_MAX %d)",
			 DA_LABELS_MAX);
		return EXIT_USAGE;
	}
	o->label[o->labels++] = v;
	return 0;
}

/* "3", "ControlSet003" or "all". */
static int control_set(struct options *o, const char *v)
{
	static char name[sizeof("ControlSet999")];
	const char *digits = da_iafter(v, "ControlSet");
	char *end;
	unsigned long n;

	if (da_strieq(v, "all")) {
		o->all_control_sets = true;
		return 0;
	}
	if (!digits)
		digits = v;
	n = strtoul(digits, &end, 10);
	if (*digits < '0' || *digits > '9' || *end || !n ||
	    n > DA_CONTROL_SETS_MAX)
		return wrong("control-set", v,
			     "1 to 999, ControlSet001 to ControlSet999, all");
	snprintf(name, sizeof(name), "ControlSet%03u", (unsigned)n);
	o->control_set = name;
	return 0;
}

static int one(struct options *o, const struct command *c, int id,
	       const char *v)
{
	static const char *const confirm[] = { "cited", "all", "off" };
	static const char *const progress[] = { "auto", "bar", "json", "none" };
	int32_t day;

	switch (id) {
	case O_SYSTEM:
	case O_SOFTWARE:
	case O_DRIVERS:
		o->hive[id - O_SYSTEM] = v;
		return 0;
	case O_VOLUME:
		o->volume = v;
		return 0;
	case O_READER:
		if (strcmp(v, "native") && strcmp(v, "libregf"))
			return wrong("hive-reader", v, "native, libregf");
		o->reader = *v == 'l' ? DA_HIVE_LIBREGF : DA_HIVE_NATIVE;
		return 0;
	case O_CONFIRM:
		for (unsigned i = 0; i < DA_COUNT(confirm); i++) {
			if (!strcmp(v, confirm[i])) {
				o->confirm = i;
				return 0;
			}
		}
		return wrong("confirm", v, "cited, all, off");
	case O_LOGS:
		if (strcmp(v, "replay") && strcmp(v, "ignore"))
			return wrong("logs", v, "replay, ignore");
		o->ignore_logs = *v == 'i';
		return 0;
	case O_CONTROL_SET:
		return control_set(o, v);
	case O_DELETED:
		o->deleted = true;
		return 0;
	case O_RECURSIVE:
		o->recursive = true;
		return 0;
	case '0':
		o->null_lists = true;
		return 0;
	case O_LABEL:
		return add_label(o, v);
	case 'j':
		return pool_parse(v, &o->jobs) ? 0 :
			wrong("jobs", v, "1 to 256, auto");
	case O_STORE:
		o->store = v;
		return *v ? 0 : wrong("store", v, "the paths of files");
	case O_RESUME:
		o->resume = true;
		return 0;
	case O_IMAGE:
		if (o->images == DA_COUNT(o->image)) {
			complain(NULL, "--image %s: limit: DA_IMAGES_CHOSEN_MAX %d",
				 v, DA_IMAGES_CHOSEN_MAX);
			return EXIT_USAGE;
		}
		o->image[o->images++] = v;
		return 0;
	case O_SUMMARY:
		o->summary = true;
		return 0;
	case O_DETERMINISTIC:
		o->deterministic = true;
		return 0;
	case O_RULES:
		if (o->rules_n == DA_COUNT(o->rules)) {
			complain(NULL, "--rules %s: limit: DA_RULE_DIRS_MAX %d",
				 v, DA_RULE_DIRS_MAX);
			return EXIT_USAGE;
		}
		o->rules[o->rules_n++] = v;
		return 0;
	case O_RULE:
		o->rule = v;
		return 0;
	case O_RULES_ONLY:
		o->rules_only = v;
		return 0;
	case O_PROFILE:
		o->profile.path = da_profile_is_file(v) ? v : NULL;
		return o->profile.path ? 0 : da_profile_parse(v, &o->judge.profile) ? 0 :
			wrong("profile", v, "isolated, whql, universal, declarative");
	case O_RULESET:
		o->ruleset = v;
		return 0;
	case O_FLOOR:
		return build_number("floor", v, &o->judge.floor);
	case O_BUILD:
		return build_number("os-build", v, &o->os_build);
	case O_ARCH:
		return architecture(o, v);
	case O_INBOX_DIR:
		o->inbox = v;
		return 0;
	case O_INFO:
		o->info = true;
		return 0;
	case O_ANNOTATE:
		o->annotate = v;
		return 0;
	case O_INBOX:
		o->judge.include_inbox = true;
		return 0;
	case O_FAIL_ON:
		if (!strcmp(v, "none")) {
			o->fail_on = DA_SEVERITY_OFF;
			return 0;
		}
		return da_severity_parse(v, &o->fail_on) && o->fail_on ? 0 :
			wrong("fail-on", v, "violation, warning, info, none");
	case O_NO_INCOMPLETE:
		o->fail_on_incomplete = false;
		return 0;
	case O_PROGRESS:
		for (unsigned i = 0; i < DA_COUNT(progress); i++) {
			if (!strcmp(v, progress[i])) {
				o->progress = i;
				return 0;
			}
		}
		return wrong("progress", v, "auto, bar, json, none");
	case O_AS_OF:
		o->as_of = v;
		return da_date_parse(v, &day) ? 0 :
			wrong("as-of", v, "the dates, like 2027-01-31");
	case O_WAIVERS:
		if (o->waivers_n == DA_COUNT(o->waivers)) {
			complain(NULL, "--waivers %s: limit: DA_WAIVER_FILES_MAX %d",
				 v, DA_WAIVER_FILES_MAX);
			return EXIT_USAGE;
		}
		o->waivers[o->waivers_n++] = v;
		return 0;
	case O_BASELINE:
		o->baseline = v;
		return *v ? 0 : wrong("baseline", v, "the paths of files");
	case O_NEW_ONLY:
		o->new_only = true;
		return 0;
	case 'f':
		if (c->options & (OPT_RULES | OPT_WAIVERS)) {
			o->list_format = v;
			return !strcmp(v, "text") || !strcmp(v, "json") ? 0 :
			       wrong("format", v, "text, json");
		}
		if (c->options & OPT_LIST) {
			o->list_format = v;
			return !strcmp(v, "text") || !strcmp(v, "json") ||
			       !strcmp(v, "csv") ? 0 :
			       wrong("format", v, "text, csv, json");
		}
		return add_output(o, v);
	case 'o':
		o->output_path = v;
		return 0;
	case 'v':
		o->verbose++;
		return 0;
	default:
		o->quiet = true;
		return 0;
	}
}

/* What the profile file says, where no option says it. */
/* Rules and reports hold its texts: it lives as long as the process, which has one. */
static struct da_profile_file the_profile;

static int read_profile(struct options *o, bool fail_on_given)
{
	struct da_err err = { 0 };
	struct da_profile_file *p = &o->profile;

	if (da_profile_load(p, p->path, &err)) {
		complain(NULL, "%s", err.text);
		return EXIT_RULES;
	}
	the_profile = *p;
	o->judge.profile = p->base;
	o->judge.include_inbox |= p->include_inbox;
	if (!o->judge.floor)
		o->judge.floor = p->floor;
	if (!o->ruleset)
		o->ruleset = p->ruleset;
	if (p->has_fail_on && !fail_on_given)
		o->fail_on = p->fail_on;
	return 0;
}

void options_done(void)
{
	if (the_profile.arena)
		da_profile_free(&the_profile);
}

int options_parse(struct options *o, const struct command *c, int argc,
		  char **argv, bool *done)
{
	struct option longs[DA_COUNT(table) + 1] = { { 0 } };
	char shorts[3 * DA_COUNT(table)] = "", *s = shorts;
	size_t n = 0;
	bool fail_on_given = false;
	int id, status;

	memset(o, 0, sizeof(*o));
	o->fail_on = DA_SEVERITY_VIOLATION;
	o->fail_on_incomplete = true;
	o->list_format = "text";
	*done = false;
	for (size_t i = 0; i < DA_COUNT(table); i++) {
		if (!belongs(&table[i], c))
			continue;
		longs[n].name = table[i].name;
		longs[n].has_arg = table[i].argument != NULL;
		longs[n++].val = table[i].id;
		if (table[i].id < 256) {
			*s++ = (char)table[i].id;
			if (table[i].argument)
				*s++ = ':';
		}
	}
	*s = 0;
	opterr = 0;
	optind = 2;	/* argv[1] is the command */
	while ((id = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (id == 'h') {
			options_help(c);
			*done = true;
			return 0;
		}
		if (id == '?') {
			complain(NULL, "%s: unknown option, or its argument is missing; drvaudit %s --help tells the options",
				 argv[optind - 1], c->name);
			return EXIT_USAGE;
		}
		fail_on_given |= id == O_FAIL_ON;
		status = one(o, c, id, optarg);
		if (status)
			return status;
	}
	if (o->new_only && !o->baseline) {
		complain(NULL, "--new-only: --baseline FILE says what is not new");
		return EXIT_USAGE;
	}
	o->targets = argv + optind;
	o->targets_n = argc - optind;
	if (!o->outputs && c->options & OPT_OUTPUT)
		add_output(o, "text");
	if (o->output_path)
		for (size_t i = 0; i < o->outputs; i++)
			if (!o->output[i].path) {
				o->output[i].path = o->output_path;
				break;
			}
	return o->profile.path ? read_profile(o, fail_on_given) : 0;
}
