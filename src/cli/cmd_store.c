// SPDX-License-Identifier: Apache-2.0
/* collect, check, report: the steps of scan, apart, over a store. */
#include "config.h"
#include "audit.h"

#include <unistd.h>

int existing_store(const struct options *o, bool operands)
{
	if (!o->store) {
		complain(NULL, "--store FILE is missing");
		return EXIT_USAGE;
	}
	if (!operands && o->targets_n && o->targets) {
		complain(NULL, "%s: a store holds its images; targets are for collect and scan",
			 o->targets[0]);
		return EXIT_USAGE;
	}
	if (!access(o->store, R_OK))
		return 0;
	complain(o->store, "the store is not there, or may not be read; collect and scan --store make one");
	return 66;
}

int cmd_collect(int argc, char **argv)
{
	struct options o;
	struct audit a;
	bool done;
	int status = options_parse(&o, command_named("collect"), argc, argv,
				   &done);

	if (status || done)
		return status;
	if (!o.store) {
		complain(NULL, "--store FILE is missing");
		return EXIT_USAGE;
	}
	status = audit_open(&a, &o, false);
	if (!status)
		status = audit_collect(&a);
	if (!status)
		status = audit_collected(&a);
	audit_close(&a);
	return status;
}

static int judge_and_report(const char *name, int argc, char **argv)
{
	struct options o;
	struct audit a;
	bool done;
	int status = options_parse(&o, command_named(name), argc, argv, &done);

	if (status || done)
		return status;
	status = existing_store(&o, false);
	if (status)
		return status;
	status = audit_open(&a, &o, true);
	if (!status)
		status = audit_judge(&a, false);
	if (!status)
		status = audit_report(&a, argc, argv);
	audit_close(&a);
	return status;
}

int cmd_check(int argc, char **argv)
{
	return judge_and_report("check", argc, argv);
}

int cmd_report(int argc, char **argv)
{
	return judge_and_report("report", argc, argv);
}
