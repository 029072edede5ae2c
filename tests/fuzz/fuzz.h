// SPDX-License-Identifier: Apache-2.0
/*
 * A fuzz target takes any bytes and must neither crash nor hang.  A fuzzing
 * compiler brings a main of its own; replay.c is one for every other compiler.
 */
#ifndef DRVAUDIT_TESTS_FUZZ_H
#define DRVAUDIT_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#endif
