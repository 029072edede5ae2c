// SPDX-License-Identifier: Apache-2.0
/* sddl: security descriptors, as text and as bytes, as far as access goes. */
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

/*
 * The same from bytes: a self-relative descriptor.  Its text holds owner, group
 * and discretionary list (there is none: D:NO_ACCESS_CONTROL, which lets
 * everybody do everything); the list for auditing is left out.  An entry that
 * grants only to keys below (inherit only) grants nothing here; but for those,
 * da_sddl_read() comes to the same answers by the text.
 * Source: SECURITY_DESCRIPTOR, ACL and ACE headers, SID string format.
 */
struct da_descriptor {
	const char *sddl;
	const char *owner, *group;	/* SIDs as text; "" for none */
	bool everyone_writes, administrators_write;
	bool sid_writes;		/* whom da_descriptor_read() was given */
};

/* False when something does not fit.  sid (may be NULL) is a SID as text. */
bool da_descriptor_read(const uint8_t *p, size_t n, const char *sid,
			struct da_arena *arena, struct da_descriptor *out);

/* "S-1-5-80-...": SHA-1 over the upper-case name, five words of it. */
char *da_service_sid(struct da_arena *arena, const char *service);

#endif
