// SPDX-License-Identifier: Apache-2.0
/*
 * Hives made cell by cell, so that any of them can be wrong.  Whole trees that
 * are right come from corpus/regf.h.
 *
 * Offsets count from the first bin, as in the file.  Cells are made one after
 * the other in one bin, or in several with hb_bin().
 */
#ifndef DRVAUDIT_TESTS_HIVEBUILD_H
#define DRVAUDIT_TESTS_HIVEBUILD_H

#include "drvaudit/base.h"

#define HB_NONE 0xFFFFFFFFu
#define HB_LATIN1 0x20		/* flag of a key */

struct hb {
	struct da_buf out;	/* the file */
	size_t bin;		/* where the open bin begins in it */
};

void hb_start(struct hb *h);		/* base block and an open bin */
void hb_bin(struct hb *h);		/* closes the bin and opens another */
void hb_finish(struct hb *h, uint32_t root);	/* sizes and checksum */
void hb_checksum(struct hb *h);		/* again, after a change */
void hb_free(struct hb *h);

uint32_t hb_cell(struct hb *h, size_t n);	/* n bytes of zeros, in use */
uint8_t *hb_at(struct hb *h, uint32_t offset);	/* until the next cell */
void hb_size(struct hb *h, uint32_t offset, uint32_t size);	/* of a cell */
void hb_set16(uint8_t *p, unsigned v);
void hb_set32(uint8_t *p, uint32_t v);

uint32_t hb_key(struct hb *h, const char *name);
uint32_t hb_key_raw(struct hb *h, unsigned flags, const void *name, size_t n);
/* "lf", "lh", "li" or "ri" of these elements; the count is the true one. */
uint32_t hb_list(struct hb *h, const char *sig, const uint32_t *p, size_t n);
uint32_t hb_offsets(struct hb *h, const uint32_t *p, size_t n);
void hb_subkeys(struct hb *h, uint32_t key, uint32_t count, uint32_t list);
/* The same with an lh list of these keys. */
void hb_children(struct hb *h, uint32_t key, const uint32_t *p, size_t n);
void hb_values(struct hb *h, uint32_t key, uint32_t count, uint32_t list);
void hb_value_list(struct hb *h, uint32_t key, const uint32_t *p, size_t n);

/* Data of up to four bytes is resident, more has a cell; never a db record. */
uint32_t hb_value(struct hb *h, const char *name, uint32_t type,
		  const void *data, uint32_t size);
uint32_t hb_value_raw(struct hb *h, unsigned flags, const void *name, size_t n,
		      uint32_t type, uint32_t size, uint32_t offset);

#endif
