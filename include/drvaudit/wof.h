// SPDX-License-Identifier: Apache-2.0
/*
 * wof: the WofCompressedData stream of a CompactOS file to its content.
 * libfsntfs' own decoder fails on valid files, so this one works on the raw
 * stream and leaves the decompression to libwim.
 */
#ifndef DRVAUDIT_WOF_H
#define DRVAUDIT_WOF_H

#include "drvaudit/base.h"

/* algorithm: 0 XPRESS4K 1 LZX (32 KiB) 2 XPRESS8K 3 XPRESS16K; size: of the
 * content.  Appends exactly size bytes or fails with DA_ECORRUPT. */
int da_wof_decompress(const uint8_t *stream, uint64_t n, unsigned algorithm,
		      uint64_t size, struct da_buf *out, struct da_err *err);

#endif
