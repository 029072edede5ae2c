// SPDX-License-Identifier: Apache-2.0
/* scan: collect, check, confirm, report. */
#include "config.h"
#include "cli.h"
#include "audit.h"

int cmd_scan(int argc, char **argv)
{
	struct audit a;
	struct options o;
	bool done;
	int status = options_parse(&o, command_named("scan"), argc, argv, &done);

	if (status || done)
		return status;
	status = audit_open(&a, &o, true);	/* rules before any image */
	if (!status)
		status = audit_collect(&a);
	if (!status)
		status = audit_judge(&a, o.confirm != CONFIRM_OFF);
	if (!status)
		status = audit_report(&a, argc, argv);
	audit_close(&a);
	return status;
}
