// SPDX-License-Identifier: Apache-2.0
/* rules list, rules show, rules test, explain: what is judged and why. */
#include "config.h"
#include "cli.h"

#include "drvaudit/fixture.h"

#include <stdio.h>

struct loaded {
	struct da_store *store;
	struct da_rules rules;
};

static int load(struct loaded *l, const struct options *o)
{
	int status = open_store(&l->store);

	memset(&l->rules, 0, sizeof(l->rules));
	return status ? status : load_rules(&l->rules, l->store, false, o);
}

static void unload(struct loaded *l)
{
	if (l->rules.p)
		da_rules_free(&l->rules);
	da_store_close(l->store);
}

static void terminal(const char *s)
{
	struct da_buf b = { 0 };

	da_escape_terminal(&b, s, DA_TERMINAL_MAX);
	fputs(da_buf_str(&b), stdout);
	da_buf_free(&b);
}

static void code_line(const struct da_rules *rules, const char *code)
{
	struct da_infverif c;

	if (da_rules_code(rules, code, &c))
		printf("           %s  /k %c  /u %c  /w %c  %s\n", code,
		       c.level[0], c.level[1], c.level[2], c.meaning);
	else
		printf("           %s\n", code);
}

static void codes(const struct da_rules *rules, const char *list)
{
	printf("InfVerif:  code, level at /k, /u, /w (E error, W warning, - silent)\n");
	while (*list) {
		size_t n = strcspn(list, ", ");
		char code[16];

		snprintf(code, sizeof(code), "%.*s", (int)(n < 15 ? n : 15),
			 list);
		if (n)
			code_line(rules, code);
		list += n;
		list += strspn(list, ", ");
	}
}

static void explain(const struct da_rules *rules, const struct da_rule *r)
{
	printf("%s  %s\n\n", r->id, r->title);
	printf("Why:       %s\n", r->why);
	printf("Fix:       %s\n", r->fix);
	printf("Source:    %s\n", r->source);
	if (r->origin) {
		printf("Site rule: ");
		terminal(r->file);
		printf("\n");
	}
	if (*r->infverif)
		codes(rules, r->infverif);
	if (*r->breaks)
		printf("Breaks:    %s of the grade, though InfVerif has no code\n",
		       r->breaks);
	printf("Judges:    each %s%s\n", da_subject_name(r->subject),
	       r->subject == DA_SUBJECT_INF ?
	       " of a package, in each build window" : "");
	if (r->from)
		printf("From:      build %lld%s; not applicable below\n",
		       (long long)r->from, r->by_image ? " of the image" : "");
	if (r->skips_generalized)
		printf("Skips:     generalised images (sysprep)\n");
	if (r->blind_separated)
		printf("Blind:     where state separation is enabled\n");
	if (r->needs)
		printf("Needs:     %s, which is not collected yet%s\n", r->needs,
		       r->needs_in_part ? "; the rest is judged" :
					  ": unknown, never a pass");
	if (r->compares_images)
		printf("Compares:  the images of a store\n");
	printf("Proves:    %s\n", da_confidence_name(r->confidence));
	printf("Severity: ");
	for (int p = 0; p < DA_PROFILES; p++)
		printf(" %s=%s", da_profile_name((enum da_profile)p),
		       da_severity_name(r->severity[p]));
	printf("\n");
}

static void list(const struct da_rules *rules, enum da_profile profile)
{
	size_t width = 9;

	for (size_t i = 0; i < rules->n; i++)
		if (strlen(rules->p[i].id) > width)
			width = strlen(rules->p[i].id);
	for (size_t i = 0; i < rules->n; i++) {
		const struct da_rule *r = &rules->p[i];

		printf("%-*s %-9s %-8s %-12s %s", (int)width, r->id,
		       da_severity_name(r->severity[profile]),
		       da_subject_name(r->subject), r->infverif, r->title);
		if (r->needs)
			printf(" [evidence not collected%s: %s]",
			       r->needs_in_part ? " in part" : "", r->needs);
		if (r->origin) {
			printf(" [");
			terminal(r->origin);
			printf("]");
		}
		printf("\n");
	}
}

static int find(struct loaded *l, const char *name, bool sql)
{
	const struct da_rule *r = da_rules_find(&l->rules, name);
	struct da_infverif code;

	if (!r && da_rules_code(&l->rules, name, &code)) {
		printf("InfVerif %s  %s\n\n", name, code.meaning);
		printf("Level:     /k %c  /u %c  /w %c (E error, W warning, - silent)\n",
		       code.level[0], code.level[1], code.level[2]);
		printf("Rule:      %s\n", *code.rule == 'I' ? code.rule :
		       "none looks for it");
		r = *code.rule == 'I' ? da_rules_find(&l->rules, code.rule) :
					NULL;
		if (!r || sql)
			return 0;
		printf("\n");
	}
	if (!r) {
		complain(NULL, "no rule is called %s, and none carries that InfVerif code",
			 name);
		return EXIT_USAGE;
	}
	explain(&l->rules, r);
	if (sql)
		printf("\n%s", r->sql);
	/* a code can stand for several rules */
	for (size_t i = 0; i < l->rules.n && !sql; i++) {
		const struct da_rule *o = &l->rules.p[i];

		if (o != r && *name >= '0' && *name <= '9' &&
		    strstr(o->infverif, name)) {
			printf("\n");
			explain(&l->rules, o);
		}
	}
	return 0;
}

int cmd_rules(int argc, char **argv)
{
	struct loaded l;
	struct options o;
	bool done;
	int status = options_parse(&o, command_named("rules"), argc, argv, &done);

	if (status || done)
		return status;
	if (o.targets_n && !strcmp(o.targets[0], "test"))
		return rules_test(&o);
	if (o.rule || strcmp(o.list_format, "text") != 0) {
		complain(NULL, "--rule and --format are for rules test");
		return EXIT_USAGE;
	}
	if (o.targets_n == 1 && !strcmp(o.targets[0], "base")) {
		fputs(da_fixture_base_sql, stdout);
		return 0;
	}
	status = load(&l, &o);
	if (!status && (!o.targets_n || !strcmp(o.targets[0], "list"))) {
		list(&l.rules, o.judge.profile);
	} else if (!status && o.targets_n == 2 &&
		   !strcmp(o.targets[0], "show")) {
		status = find(&l, o.targets[1], true);
	} else if (!status) {
		complain(NULL, "rules: list, show ID, test [DIR...] or base");
		status = EXIT_USAGE;
	}
	unload(&l);
	return status;
}

int cmd_explain(int argc, char **argv)
{
	struct loaded l;
	struct options o;
	bool done;
	int status = options_parse(&o, command_named("explain"), argc, argv, &done);

	if (status || done)
		return status;
	if (o.targets_n != 1) {
		complain(NULL, "explain: one rule id or InfVerif code");
		return EXIT_USAGE;
	}
	status = load(&l, &o);
	if (!status)
		status = find(&l, o.targets[0], false);
	unload(&l);
	return status;
}
