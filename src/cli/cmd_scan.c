// SPDX-License-Identifier: Apache-2.0
/* scan: collect, check, report. */
#include "config.h"
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>

static int write_all(struct da_report *report, const struct options *o)
{
	for (size_t i = 0; i < o->outputs; i++) {
		struct da_err err = { 0 };
		int status = da_report_write(o->output[i].format, report,
					     o->output[i].path, &err);

		if (!status)
			continue;
		complain(NULL, "the report is not written: %s", err.text);
		return status == DA_EACCES ? EXIT_CREATE : EXIT_WRITE;
	}
	return report->exit_code;
}

int cmd_scan(int argc, char **argv)
{
	struct da_store *store = NULL;
	struct da_rules rules = { 0 };
	struct da_findings findings = { 0 };
	struct da_err err = { 0 };
	struct options o;
	bool done;
	int status = options_parse(&o, command_named("scan"), argc, argv, &done);

	if (status || done)
		return status;
	status = open_store(&store);
	if (!status)
		status = load_rules(&rules, store, false, &o);	/* before any image */
	if (!status)
		status = collect_all(store, &o);
	if (!status && da_judge(&findings, &rules, da_store_db(store), &o.judge,
				&err)) {
		complain(NULL, "%s", err.text);
		status = EXIT_BUG;
	}
	if (!status)
		confirm_all(store, &findings, &o);
	if (!status) {
		struct da_report report = {
			.findings = &findings, .fail_on = o.fail_on,
			.argc = argc, .argv = argv, .verbose = o.verbose,
			.exit_code = da_findings_exit(&findings, o.fail_on,
						      o.fail_on_incomplete),
		};

		if (getenv("DRVAUDIT_STATS"))
			for (size_t i = 0; i < rules.n; i++)
				fprintf(stderr, "rule: %s %.3f s\n",
					rules.p[i].id,
					findings.by_rule[i].seconds);
		status = write_all(&report, &o);
		da_findings_free(&findings);
	}
	if (rules.p)
		da_rules_free(&rules);
	da_store_close(store);
	return status;
}
