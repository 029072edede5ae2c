// SPDX-License-Identifier: Apache-2.0
/* sddl: the text form of a security descriptor, as far as access goes. */
#ifndef DRVAUDIT_SDDL_H
#define DRVAUDIT_SDDL_H

#include "drvaudit/base.h"

struct da_sddl {
	bool system;		/* SY has full access */
	bool administrators;	/* BA has full access */
	bool everyone_writes;	/* somebody unprivileged may write */
};

/*
 * Reads the discretionary list of "O:..G:..D:(A;;GA;;;SY)...".  False when the
 * text is not of that form; rights it does not know count as writing.  A text
 * without D: gives nobody anything and is well-formed.
 * Source: security descriptor string format; ACE strings.
 */
bool da_sddl_read(const char *text, struct da_sddl *out);

#endif
