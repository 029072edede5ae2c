// SPDX-License-Identifier: Apache-2.0
/* Between the reading of waivers and the asking. */
#ifndef DA_WAIVER_FILE_H
#define DA_WAIVER_FILE_H

#include "drvaudit/waivers.h"

/* The waivers of one file behind those of w (which has room for *cap). */
int da_waiver_file_read(struct da_waivers *w, size_t *cap, const char *path,
			char sha256[DA_SHA256_HEX], struct da_err *err);
/* Is it a range that da_version_in() understands? */
bool da_version_range(const char *range);
/* false: not in it, or no version at all ("DATE,VERSION" is one). */
bool da_version_in(const char *range, const char *version);

#endif
