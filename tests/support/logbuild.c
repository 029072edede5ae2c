// SPDX-License-Identifier: Apache-2.0
/* Transaction logs; src/formats/hive_log.c tells the layout. */
#include "logbuild.h"

#include "drvaudit/hive_log.h"

#include <stdlib.h>

#define BASE 4096u
#define SECTOR 512u

static void put(uint8_t *p, uint64_t v, int n)
{
	for (int i = 0; i < n; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

void lb_set32(struct lb *l, size_t at, uint32_t v)
{
	put(l->out.p + at, v, 4);
}

void lb_checksum(struct lb *l)
{
	lb_set32(l, 508, da_hive_checksum(l->out.p));
}

void lb_start(struct lb *l, const uint8_t *hive, uint32_t type,
	      uint32_t sequence)
{
	memset(l, 0, sizeof(*l));
	da_buf_add(&l->out, hive, SECTOR);
	lb_set32(l, 4, sequence);
	lb_set32(l, 8, sequence);
	lb_set32(l, 28, type);
	lb_checksum(l);
}

void lb_free(struct lb *l)
{
	da_buf_free(&l->out);
}

static void pad(struct lb *l)
{
	size_t n = -l->out.n & (SECTOR - 1);

	if (n)
		memset(da_buf_more(&l->out, n), 0, n);
}

void lb_hash(struct lb *l, size_t entry)
{
	uint8_t *p = l->out.p + entry;
	size_t n = da_le32(p + 4);

	put(p + 24, da_hive_log_hash(p + 40, n - 40), 8);
	put(p + 32, da_hive_log_hash(p, 32), 8);
}

size_t lb_entry(struct lb *l, uint32_t sequence, uint32_t bins,
		const struct lb_page *pages, size_t n)
{
	size_t at = l->out.n;

	memset(da_buf_more(&l->out, 40 + 8 * n), 0, 40 + 8 * n);
	memcpy(l->out.p + at, "HvLE", 4);
	lb_set32(l, at + 12, sequence);
	lb_set32(l, at + 16, bins);
	lb_set32(l, at + 20, (uint32_t)n);
	for (size_t i = 0; i < n; i++) {
		lb_set32(l, at + 40 + 8 * i, pages[i].offset);
		lb_set32(l, at + 44 + 8 * i, pages[i].size);
	}
	for (size_t i = 0; i < n; i++)
		da_buf_add(&l->out, pages[i].data, pages[i].size);
	pad(l);
	lb_set32(l, at + 4, (uint32_t)(l->out.n - at));
	lb_hash(l, at);
	return at;
}

/* Whether size bytes of the bins differ; what is not there does. */
static bool differs(const uint8_t *a, size_t a_n, const uint8_t *b, size_t at,
		    size_t size)
{
	at += BASE;
	return at + size > a_n || memcmp(a + at, b + at, size) != 0;
}

size_t lb_entry_between(struct lb *l, uint32_t sequence, const uint8_t *before,
			size_t before_n, const uint8_t *after, size_t after_n)
{
	uint32_t bins = da_le32(after + 40);
	struct lb_page *pages = da_calloc(bins / 4096 + 1, sizeof(*pages));
	size_t n = 0, at;

	for (uint32_t i = 0; i < bins && BASE + i < after_n; i += 4096)
		if (differs(before, before_n, after, i, 4096))
			pages[n++] = (struct lb_page){ i, 4096,
						       after + BASE + i };
	at = lb_entry(l, sequence, bins, pages, n);
	free(pages);
	return at;
}

void lb_dirty(struct lb *l, const uint8_t *before, size_t before_n,
	      const uint8_t *after, size_t after_n)
{
	uint32_t bins = da_le32(after + 40);
	size_t bitmap = l->out.n + 4, sectors = bins / SECTOR;

	lb_set32(l, 40, bins);
	lb_checksum(l);
	da_buf_add(&l->out, "DIRT", 4);
	memset(da_buf_more(&l->out, sectors / 8), 0, sectors / 8);
	pad(l);
	for (size_t i = 0; i < sectors && BASE + i * SECTOR < after_n; i++) {
		if (!differs(before, before_n, after, i * SECTOR, SECTOR))
			continue;
		l->out.p[bitmap + i / 8] |= (uint8_t)(1 << (i & 7));
		da_buf_add(&l->out, after + BASE + i * SECTOR, SECTOR);
	}
}
