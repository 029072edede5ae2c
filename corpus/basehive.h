// SPDX-License-Identifier: Apache-2.0
//
// An existing hive file as a tree that can be changed and written afresh.

#ifndef CORPUS_BASEHIVE_H
#define CORPUS_BASEHIVE_H

#include "regf.h"

/* Reads a hive with the project's own reader: names, values with their raw data and
 * types, times, flags, classes and security descriptors. What cannot be read is left out,
 * with a warning. Transaction logs are not applied. Dies if it is no hive at all. */
struct regf *basehive_read(const char *path);

#endif
