// SPDX-License-Identifier: Apache-2.0
/*
 * mft: one NTFS file record to its names and the few facts the audit needs.
 * Trusts no length; a record that contradicts itself is refused.
 */
#ifndef DRVAUDIT_MFT_H
#define DRVAUDIT_MFT_H

#include "drvaudit/base.h"

enum da_mft_reparse { DA_REPARSE_NONE, DA_REPARSE_WOF, DA_REPARSE_OTHER,
		      DA_REPARSE_BROKEN };

struct da_mft_record {
	uint64_t base;		/* record this one extends, or 0 */
	uint16_t sequence;
	bool in_use, directory, torn;
	bool has_times, has_data;
	uint64_t created, modified, changed;	/* FILETIME */
	uint32_t attributes;
	uint64_t size;		/* of the unnamed data stream */
	bool lznt1, encrypted, sparse, has_list;
	enum da_mft_reparse reparse;
	uint8_t wof_algorithm;	/* 0 XPRESS4K 1 LZX 2 XPRESS8K 3 XPRESS16K */
	bool has_volume_flags;
	uint16_t volume_flags;
};

struct da_mft_name {
	uint64_t parent;
	uint16_t parent_sequence;
	uint8_t space;		/* 0 POSIX 1 WIN32 2 DOS 3 both */
	uint8_t units;
	const uint8_t *utf16;
};

typedef void da_mft_name_fn(void *ctx, const struct da_mft_name *name);

/*
 * Parses the record in place (the update sequence is undone in p).  Returns
 * DA_OK, DA_ABSENT for a record that was never used, DA_ECORRUPT.
 */
int da_mft_parse(uint8_t *p, uint32_t n, struct da_mft_record *out,
		 da_mft_name_fn *fn, void *ctx);

#endif
