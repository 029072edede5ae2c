// SPDX-License-Identifier: Apache-2.0
/* Partition tables in memory; src/formats/partition.c tells the layout. */
#include "diskbuild.h"

#define ENTRY 128

void db_set32(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

void db_set64(uint8_t *p, uint64_t v)
{
	db_set32(p, (uint32_t)v);
	db_set32(p + 4, (uint32_t)(v >> 32));
}

static uint32_t crc32_of(const uint8_t *p, size_t n)
{
	uint32_t crc = ~0u;

	for (size_t i = 0; i < n; i++) {
		crc ^= p[i];
		for (int k = 0; k < 8; k++)
			crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
	}
	return ~crc;
}

void db_disk(struct da_buf *disk, size_t bytes)
{
	memset(disk, 0, sizeof(*disk));
	memset(da_buf_more(disk, bytes), 0, bytes);
	disk->p[510] = 0x55;
	disk->p[511] = 0xAA;
}

void db_mbr(struct da_buf *disk, int slot, unsigned type, uint32_t start,
	    uint32_t sectors)
{
	uint8_t *e = disk->p + 446 + 16 * slot;

	e[4] = (uint8_t)type;
	db_set32(e + 8, start);
	db_set32(e + 12, sectors);
}

void db_ebr(struct da_buf *disk, uint32_t at, uint32_t start, uint32_t sectors,
	    uint32_t next)
{
	uint8_t *b = disk->p + (size_t)at * 512;

	b[510] = 0x55;
	b[511] = 0xAA;
	b[446 + 4] = 7;
	db_set32(b + 446 + 8, start);
	db_set32(b + 446 + 12, sectors);
	b[462 + 4] = next ? 5 : 0;
	db_set32(b + 462 + 8, next);
}

void db_gpt_sum(struct da_buf *disk, size_t header, uint32_t sector)
{
	uint8_t *h = disk->p + header;
	size_t table = (size_t)da_le64(h + 72) * sector;
	size_t bytes = (size_t)da_le32(h + 80) * da_le32(h + 84);

	if (table <= disk->n && bytes <= disk->n - table)
		db_set32(h + 88, crc32_of(disk->p + table, bytes));
	db_set32(h + 16, 0);
	db_set32(h + 16, crc32_of(h, da_le32(h + 12)));
}

static void one_end(struct da_buf *disk, uint32_t sector, uint64_t at,
		    uint64_t other, uint64_t table,
		    const struct db_gpt_entry *p, uint32_t n)
{
	uint8_t *h = disk->p + at * sector, *e = disk->p + table * sector;

	for (uint32_t i = 0; i < n; i++, e += ENTRY) {
		memset(e, 0xEB, 16);		/* type */
		memset(e + 16, (int)i + 1, 16);	/* its own */
		db_set64(e + 32, p[i].first);
		db_set64(e + 40, p[i].last);
	}
	memcpy(h, "EFI PART", 8);
	db_set32(h + 8, 0x10000);
	db_set32(h + 12, 92);
	db_set64(h + 24, at);
	db_set64(h + 32, other);
	db_set64(h + 72, table);
	db_set32(h + 80, n);
	db_set32(h + 84, ENTRY);
	db_gpt_sum(disk, (size_t)at * sector, sector);
}

void db_gpt(struct da_buf *disk, uint32_t sector, const struct db_gpt_entry *p,
	    uint32_t n)
{
	uint64_t last = disk->n / sector - 1;
	uint64_t size = ((uint64_t)n * ENTRY + sector - 1) / sector;

	db_mbr(disk, 0, 0xEE, 1, (uint32_t)last);
	one_end(disk, sector, 1, last, 2, p, n);
	one_end(disk, sector, last, 1, last - size, p, n);
}
