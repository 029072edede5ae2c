// SPDX-License-Identifier: Apache-2.0
/* Hives made cell by cell; src/formats/hive_native.c tells the layout. */
#include "hivebuild.h"

#define BASE 4096

void hb_set16(uint8_t *p, unsigned v)
{
	p[0] = (uint8_t)v;
	p[1] = (uint8_t)(v >> 8);
}

void hb_set32(uint8_t *p, uint32_t v)
{
	hb_set16(p, v & 0xFFFF);
	hb_set16(p + 2, v >> 16);
}

static uint8_t *zeros(struct hb *h, size_t n)
{
	return memset(da_buf_more(&h->out, n), 0, n);
}

static void open_bin(struct hb *h)
{
	h->bin = h->out.n;
	memcpy(zeros(h, 32), "hbin", 4);
	hb_set32(h->out.p + h->bin + 4, (uint32_t)(h->bin - BASE));
}

/* What is left of the last page is one free cell. */
static void close_bin(struct hb *h)
{
	size_t used = h->out.n - h->bin, left = -used & 4095;

	if (left)
		hb_set32(zeros(h, left), (uint32_t)left);
	hb_set32(h->out.p + h->bin + 8, (uint32_t)(h->out.n - h->bin));
}

void hb_start(struct hb *h)
{
	uint8_t *p;

	memset(h, 0, sizeof(*h));
	p = zeros(h, BASE);
	memcpy(p, "regf", 4);
	hb_set32(p + 4, 1);
	hb_set32(p + 8, 1);
	hb_set32(p + 20, 1);
	hb_set32(p + 24, 5);
	hb_set32(p + 32, 1);
	hb_set32(p + 44, 1);
	open_bin(h);
}

void hb_bin(struct hb *h)
{
	close_bin(h);
	open_bin(h);
}

void hb_checksum(struct hb *h)
{
	uint32_t sum = 0;

	for (int i = 0; i < 508; i += 4)
		sum ^= da_le32(h->out.p + i);
	hb_set32(h->out.p + 508, sum == HB_NONE ? HB_NONE - 1 : sum ? sum : 1);
}

void hb_finish(struct hb *h, uint32_t root)
{
	close_bin(h);
	hb_set32(h->out.p + 36, root);
	hb_set32(h->out.p + 40, (uint32_t)(h->out.n - BASE));
	hb_checksum(h);
}

void hb_free(struct hb *h)
{
	da_buf_free(&h->out);
}

uint32_t hb_cell(struct hb *h, size_t n)
{
	size_t at = h->out.n, size = (n + 4 + 7) & ~(size_t)7;

	zeros(h, size);
	hb_set32(h->out.p + at, 0u - (uint32_t)size);
	return (uint32_t)(at - BASE);
}

uint8_t *hb_at(struct hb *h, uint32_t offset)
{
	return h->out.p + BASE + offset + 4;
}

void hb_size(struct hb *h, uint32_t offset, uint32_t size)
{
	hb_set32(hb_at(h, offset) - 4, size);
}

uint32_t hb_key_raw(struct hb *h, unsigned flags, const void *name, size_t n)
{
	uint32_t at = hb_cell(h, 76 + n);
	uint8_t *p = hb_at(h, at);

	memcpy(p, "nk", 2);
	hb_set16(p + 2, flags);
	hb_set32(p + 28, HB_NONE);
	hb_set32(p + 32, HB_NONE);
	hb_set32(p + 40, HB_NONE);
	hb_set32(p + 44, HB_NONE);
	hb_set32(p + 48, HB_NONE);
	hb_set16(p + 72, (unsigned)n);
	memcpy(p + 76, name, n);
	return at;
}

uint32_t hb_key(struct hb *h, const char *name)
{
	return hb_key_raw(h, HB_LATIN1, name, strlen(name));
}

uint32_t hb_list(struct hb *h, const char *sig, const uint32_t *p, size_t n)
{
	size_t step = sig[0] == 'l' && sig[1] != 'i' ? 8 : 4;
	uint32_t at = hb_cell(h, 4 + step * n);

	memcpy(hb_at(h, at), sig, 2);
	hb_set16(hb_at(h, at) + 2, (unsigned)n);
	for (size_t i = 0; i < n; i++)
		hb_set32(hb_at(h, at) + 4 + i * step, p[i]);
	return at;
}

uint32_t hb_offsets(struct hb *h, const uint32_t *p, size_t n)
{
	uint32_t at = hb_cell(h, 4 * n);

	for (size_t i = 0; i < n; i++)
		hb_set32(hb_at(h, at) + 4 * i, p[i]);
	return at;
}

void hb_subkeys(struct hb *h, uint32_t key, uint32_t count, uint32_t list)
{
	hb_set32(hb_at(h, key) + 20, count);
	hb_set32(hb_at(h, key) + 28, list);
}

void hb_children(struct hb *h, uint32_t key, const uint32_t *p, size_t n)
{
	hb_subkeys(h, key, (uint32_t)n, hb_list(h, "lh", p, n));
}

void hb_values(struct hb *h, uint32_t key, uint32_t count, uint32_t list)
{
	hb_set32(hb_at(h, key) + 36, count);
	hb_set32(hb_at(h, key) + 40, list);
}

void hb_value_list(struct hb *h, uint32_t key, const uint32_t *p, size_t n)
{
	hb_values(h, key, (uint32_t)n, hb_offsets(h, p, n));
}

uint32_t hb_value_raw(struct hb *h, unsigned flags, const void *name, size_t n,
		      uint32_t type, uint32_t size, uint32_t offset)
{
	uint32_t at = hb_cell(h, 20 + n);
	uint8_t *p = hb_at(h, at);

	memcpy(p, "vk", 2);
	hb_set16(p + 2, (unsigned)n);
	hb_set32(p + 4, size);
	hb_set32(p + 8, offset);
	hb_set32(p + 12, type);
	hb_set16(p + 16, flags);
	memcpy(p + 20, name, n);
	return at;
}

uint32_t hb_value(struct hb *h, const char *name, uint32_t type,
		  const void *data, uint32_t size)
{
	uint8_t resident[4] = { 0 };
	uint32_t cell;

	if (size <= 4) {
		if (size)
			memcpy(resident, data, size);
		return hb_value_raw(h, 1, name, strlen(name), type,
				    size | 0x80000000u, da_le32(resident));
	}
	cell = hb_cell(h, size);
	memcpy(hb_at(h, cell), data, size);
	return hb_value_raw(h, 1, name, strlen(name), type, size, cell);
}
