// SPDX-License-Identifier: Apache-2.0
/* What the two forms of a descriptor agree about. */
#ifndef DA_FORMATS_SDDL_RIGHTS_H
#define DA_FORMATS_SDDL_RIGHTS_H

#include <stdbool.h>

/* GA, GW, WRITE_OWNER, WRITE_DAC, DELETE, CREATE_SUB_KEY, SET_VALUE */
#define DA_KEY_WRITES	0x500D0006u

/* Two letters or S-1-...: somebody who needs no rights to be one of them. */
bool da_sid_unprivileged(const char *sid);

#endif
