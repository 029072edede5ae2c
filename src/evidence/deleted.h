// SPDX-License-Identifier: Apache-2.0
/* Between collect.c and deleted.c: the hive is in memory, the sources are done. */
#ifndef DA_EVIDENCE_DELETED_H
#define DA_EVIDENCE_DELETED_H

#include "collect.h"

void da_deleted_collect(struct da_collect *c, enum da_hive_kind kind);
void da_damage_collect(struct da_collect *c, enum da_hive_kind kind);

#endif
