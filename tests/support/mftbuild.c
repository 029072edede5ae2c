// SPDX-License-Identifier: Apache-2.0
/* MFT records in memory; src/formats/mft.c tells the layout. */
#include "mftbuild.h"

void mb_set16(uint8_t *p, unsigned v)
{
	p[0] = (uint8_t)v;
	p[1] = (uint8_t)(v >> 8);
}

void mb_set32(uint8_t *p, uint32_t v)
{
	mb_set16(p, v & 0xFFFF);
	mb_set16(p + 2, v >> 16);
}

void mb_set64(uint8_t *p, uint64_t v)
{
	mb_set32(p, (uint32_t)v);
	mb_set32(p + 4, (uint32_t)(v >> 32));
}

void mb_start(struct mb *m, unsigned flags)
{
	memset(m, 0, sizeof(*m));
	memcpy(m->p, "FILE", 4);
	mb_set16(m->p + 4, 48);		/* update sequence */
	mb_set16(m->p + 6, MB_RECORD / 512 + 1);
	mb_set16(m->p + 16, 5);		/* sequence */
	mb_set16(m->p + 20, MB_FIRST);
	mb_set16(m->p + 22, flags);
	mb_set32(m->p + 28, MB_RECORD);
	m->at = MB_FIRST;
}

uint32_t mb_resident(struct mb *m, uint32_t type, unsigned flags,
		     const void *value, uint32_t n)
{
	uint32_t at = m->at, length = (24 + n + 7) & ~7u;
	uint8_t *a = m->p + at;

	mb_set32(a, type);
	mb_set32(a + 4, length);
	mb_set16(a + 12, flags);
	mb_set32(a + 16, n);
	mb_set16(a + 20, 24);
	if (n)
		memcpy(a + 24, value, n);
	m->at += length;
	return at;
}

uint32_t mb_data_run(struct mb *m, unsigned flags, uint64_t first,
		     uint64_t size)
{
	uint32_t at = m->at;
	uint8_t *a = m->p + at;

	mb_set32(a, 0x80);
	mb_set32(a + 4, 72);
	a[8] = 1;
	mb_set16(a + 12, flags);
	mb_set64(a + 16, first);
	mb_set16(a + 32, 64);		/* runs: none */
	mb_set64(a + 40, (size + 4095) & ~4095ull);
	mb_set64(a + 48, size);
	mb_set64(a + 56, size);
	m->at += 72;
	return at;
}

uint32_t mb_name(struct mb *m, uint64_t parent, unsigned space,
		 const char *name)
{
	uint32_t units = (uint32_t)strlen(name);
	uint8_t v[66 + 2 * 255] = { 0 };

	mb_set64(v, parent | 7ull << 48);
	v[64] = (uint8_t)units;
	v[65] = (uint8_t)space;
	for (uint32_t i = 0; i < units; i++)
		v[66 + 2 * i] = (uint8_t)name[i];
	return mb_resident(m, 0x30, 0, v, 66 + 2 * units);
}

void mb_finish(struct mb *m)
{
	mb_set32(m->p + m->at, 0xFFFFFFFF);
	mb_set32(m->p + 24, m->at + 8);
	mb_set16(m->p + 48, 0x0107);
	for (int i = 1; i <= MB_RECORD / 512; i++) {
		uint8_t *end = m->p + 512 * i - 2;

		memcpy(m->p + 48 + 2 * i, end, 2);
		mb_set16(end, 0x0107);
	}
}
