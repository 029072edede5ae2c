// SPDX-License-Identifier: Apache-2.0
/*
 * Input: u32 bytes of the hive, u32 bytes of LOG1, then both and LOG2.  The
 * logs are applied, and the hive that comes of it is opened and looked at.
 * Hashes and checksums are made right for half of the inputs (a bit of the
 * first number), since hardly any change would get past them.
 */
#include "config.h"

#include "drvaudit/hive.h"
#include "drvaudit/hive_log.h"

#include "fuzz.h"

#include <stdlib.h>

#define HIVE_MAX (1u << 20)	/* growth; this looks for crashes */

static void put(uint8_t *p, uint64_t v, int n)
{
	for (int i = 0; i < n; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

/* Entries follow each other as their sizes say, as far as they are there. */
static void repair(uint8_t *p, size_t n)
{
	size_t at = 512, size;

	if (n < 512)
		return;
	put(p + 508, da_hive_checksum(p), 4);
	for (int i = 0; i < 64 && at + 40 <= n; i++, at += size) {
		size = da_le32(p + at + 4);
		if (size < 40 || size > n - at)
			break;
		put(p + at + 24, da_hive_log_hash(p + at + 40, size - 40), 8);
		put(p + at + 32, da_hive_log_hash(p + at, 32), 8);
	}
}

static int on_key(void *ctx, da_key key, const char *name)
{
	(void)key;
	*(unsigned *)ctx += da_strihash(name);
	return 0;
}

static void check(const struct da_buf *hive, const struct da_buf *before,
		  const struct da_replay *r)
{
	if (hive->n > HIVE_MAX && hive->n != before->n)
		abort();
	if (!r->applied != !r->entries || (r->complete && r->dirty &&
					   !r->entries))
		abort();
	if (!r->applied && (hive->n != before->n || (hive->n &&
			    memcmp(hive->p, before->p, hive->n) != 0)))
		abort();
	if (r->applied && da_hive_is_dirty(hive->p, hive->n))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct da_hive_log logs[2] = { { .name = "LOG1" }, { .name = "LOG2" } };
	struct da_buf bytes = { 0 }, hive = { 0 }, before = { 0 };
	size_t hive_n, log_n, rest;
	struct da_replay r;
	struct da_hive *h;
	struct da_err err;
	unsigned sum = 0;

	if (n < 8)
		return 0;
	da_buf_add(&bytes, data + 8, n - 8);
	rest = bytes.n;
	hive_n = da_le32(data) & 0x7FFFFFFF;
	hive_n = hive_n < rest ? hive_n : rest;
	log_n = da_le32(data + 4);
	log_n = log_n < rest - hive_n ? log_n : rest - hive_n;
	rest -= hive_n + log_n;
	if (data[3] & 0x80) {
		if (log_n)
			repair(bytes.p + hive_n, log_n);
		if (rest)
			repair(bytes.p + hive_n + log_n, rest);
	}
	da_buf_add(&hive, bytes.p, hive_n);
	da_buf_add(&before, bytes.p, hive_n);
	for (int i = 0; i < 2; i++) {
		size_t size = i ? rest : log_n;
		uint8_t *copy = da_malloc(size);	/* exact */

		if (size)
			memcpy(copy, bytes.p + hive_n + (i ? log_n : 0), size);
		logs[i].p = copy;
		logs[i].n = size;
	}
	da_hive_replay(&hive, logs, 2, HIVE_MAX, &r);
	check(&hive, &before, &r);
	if (!da_hive_open(&h, DA_HIVE_NATIVE, &hive, NULL, NULL, &err)) {
		da_hive_subkeys(h, da_hive_root(h), on_key, &sum);
		da_hive_close(h);
	}
	for (int i = 0; i < 2; i++)
		free((void *)logs[i].p);
	da_buf_free(&bytes);
	da_buf_free(&before);
	return 0;
}
