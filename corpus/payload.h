// SPDX-License-Identifier: Apache-2.0
//
// File contents made from a number: the same arguments always give the same bytes.

#ifndef CORPUS_PAYLOAD_H
#define CORPUS_PAYLOAD_H

#include "common.h"

/* Noise that no compressor can shrink. */
void payload_random(struct buf *out, uint64_t seed, size_t size);

/* A PE32+ image with one section, a right checksum and no imports: enough to be told
 * from other files, nothing that could run. arch is amd64, arm64, x86 or arm (the machine
 * field only); size is at least 1024. Half of it is noise, so that it also compresses. */
void payload_pe(struct buf *out, const char *arch, uint64_t seed, size_t size);

#endif
