// SPDX-License-Identifier: Apache-2.0
/* MFT records in memory, right unless changed afterwards. */
#ifndef DRVAUDIT_TESTS_MFTBUILD_H
#define DRVAUDIT_TESTS_MFTBUILD_H

#include "drvaudit/base.h"

#define MB_RECORD 1024
#define MB_FIRST 56		/* the first attribute */

struct mb {
	uint8_t p[MB_RECORD];
	uint32_t at;		/* where the next attribute begins */
};

void mb_start(struct mb *m, unsigned flags);	/* 1 in use, 2 directory */
/* Both return the attribute's offset in the record. */
uint32_t mb_resident(struct mb *m, uint32_t type, unsigned flags,
		     const void *value, uint32_t n);
uint32_t mb_data_run(struct mb *m, unsigned flags, uint64_t first,
		     uint64_t size);	/* non-resident, unnamed $DATA */
uint32_t mb_name(struct mb *m, uint64_t parent, unsigned space,
		 const char *name);
void mb_finish(struct mb *m);		/* end mark, update sequence */
void mb_set16(uint8_t *p, unsigned v);
void mb_set32(uint8_t *p, uint32_t v);
void mb_set64(uint8_t *p, uint64_t v);

#endif
