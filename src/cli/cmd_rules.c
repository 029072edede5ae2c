// SPDX-License-Identifier: Apache-2.0
/* rules list, rules show, explain: what is judged and why. */
#include "config.h"
#include "cli.h"

#include <stdio.h>

struct loaded {
	struct da_store *store;
	struct da_rules rules;
};

static int load(struct loaded *l, const struct options *o)
{
	int status = open_store(&l->store);

	memset(&l->rules, 0, sizeof(l->rules));
	return status ? status : load_rules(&l->rules, l->store, o);
}

static void unload(struct loaded *l)
{
	if (l->rules.p)
		da_rules_free(&l->rules);
	da_store_close(l->store);
}

static void explain(const struct da_rule *r)
{
	printf("%s  %s\n\n", r->id, r->title);
	printf("Why:       %s\n", r->why);
	printf("Fix:       %s\n", r->fix);
	printf("Source:    %s\n", r->source);
	if (*r->infverif)
		printf("InfVerif:  %s\n", r->infverif);
	printf("Judges:    each %s%s\n", da_subject_name(r->subject),
	       r->subject == DA_SUBJECT_INF ? " of a package" : "");
	if (r->from)
		printf("From:      build %lld; not applicable below\n",
		       (long long)r->from);
	printf("Proves:    %s\n", da_confidence_name(r->confidence));
	printf("Severity: ");
	for (int p = 0; p < DA_PROFILES; p++)
		printf(" %s=%s", da_profile_name((enum da_profile)p),
		       da_severity_name(r->severity[p]));
	printf("\n");
}

static void list(const struct da_rules *rules, enum da_profile profile)
{
	for (size_t i = 0; i < rules->n; i++) {
		const struct da_rule *r = &rules->p[i];

		printf("%-9s %-9s %-8s %-12s %s\n", r->id,
		       da_severity_name(r->severity[profile]),
		       da_subject_name(r->subject), r->infverif, r->title);
	}
}

static int find(struct loaded *l, const char *name, bool sql)
{
	const struct da_rule *r = da_rules_find(&l->rules, name);

	if (!r) {
		complain(NULL, "no rule is called %s, and none carries that InfVerif code",
			 name);
		return EXIT_USAGE;
	}
	explain(r);
	if (sql)
		printf("\n%s", r->sql);
	/* a code can stand for several rules */
	for (size_t i = 0; i < l->rules.n && !sql; i++) {
		const struct da_rule *o = &l->rules.p[i];

		if (o != r && *name >= '0' && *name <= '9' &&
		    strstr(o->infverif, name)) {
			printf("\n");
			explain(o);
		}
	}
	return 0;
}

int cmd_rules(int argc, char **argv)
{
	struct loaded l;
	struct options o;
	bool done;
	int status = options_parse(&o, &commands[2], argc, argv, &done);

	if (status || done)
		return status;
	status = load(&l, &o);
	if (!status && (!o.targets_n || !strcmp(o.targets[0], "list"))) {
		list(&l.rules, o.judge.profile);
	} else if (!status && o.targets_n == 2 &&
		   !strcmp(o.targets[0], "show")) {
		status = find(&l, o.targets[1], true);
	} else if (!status) {
		complain(NULL, "rules: list, or show ID");
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
	int status = options_parse(&o, &commands[3], argc, argv, &done);

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
