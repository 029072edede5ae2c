// SPDX-License-Identifier: Apache-2.0
//
// Puts a volume image into a partitioned disk image, sectors of 512 bytes, everything
// aligned at 1 MiB:
//
//	sector 2048	a small partition that holds no known file system
//	sector 4096	the volume (GPT, MBR), or the extended partition
//	sector 4096	... in which stands the table (EBR) of a small logical partition
//	sector 6144	... the table of the second logical partition
//	sector 8192	... which is the volume

#ifndef _GNU_SOURCE
#define _GNU_SOURCE		/* SEEK_DATA */
#endif

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disk.h"

#define SECTOR		512
#define MIB		2048		/* sectors */
#define SMALL		MIB		/* where the small partition begins, and its size */
#define SECOND		(2 * MIB)
#define SMALL_LOGICAL	1024		/* sectors of the small logical partition */
#define GPT_ENTRIES	128
#define GPT_ENTRY	128		/* bytes */
#define GPT_SECTORS	33		/* header and entries */

struct disk {
	int fd;
	const char *path;
};

static void put(const struct disk *d, uint64_t sector, const void *data, size_t size)
{
	if (pwrite(d->fd, data, size, (off_t)(sector * SECTOR)) != (ssize_t)size)
		die("%s: %s", d->path, strerror(errno));
}

uint32_t disk_first_sector(enum disk_scheme scheme)
{
	switch (scheme) {
	case DISK_MBR:
	case DISK_GPT:
		return SECOND;
	case DISK_MBR_LOGICAL:
		return SECOND + 2 * MIB;
	default:
		return 0;
	}
}

/* One entry of an MBR or EBR; the cylinder fields say "see the sector numbers". */
static void mbr_entry(uint8_t *table, int index, uint8_t type, uint32_t first, uint32_t count)
{
	uint8_t *p = table + 446 + 16 * index;

	memcpy(p + 1, "\xfe\xff\xff", 3);
	p[4] = type;
	memcpy(p + 5, "\xfe\xff\xff", 3);
	set32(p + 8, first);
	set32(p + 12, count);
	set16(table + 510, 0xaa55);
}

static void write_small(const struct disk *d, uint64_t sector)
{
	static const char text[SECTOR] = "A partition without a file system.\n";

	put(d, sector, text, sizeof(text));
}

static void write_mbr(const struct disk *d, uint32_t volume)
{
	uint8_t table[SECTOR] = { 0 };

	set32(table + 440, 0xc0de5eed);		/* disk signature */
	mbr_entry(table, 0, 0x0c, SMALL, MIB);
	mbr_entry(table, 1, 0x07, SECOND, volume);
	put(d, 0, table, sizeof(table));
}

static void write_mbr_logical(const struct disk *d, uint32_t volume)
{
	uint8_t table[SECTOR] = { 0 }, first[SECTOR] = { 0 }, second[SECTOR] = { 0 };

	set32(table + 440, 0xc0de5eed);
	mbr_entry(table, 0, 0x0c, SMALL, MIB);
	mbr_entry(table, 1, 0x0f, SECOND, 2 * MIB + volume);
	put(d, 0, table, sizeof(table));
	/* The volume counts from its own table, the next table from the extended partition. */
	mbr_entry(first, 0, 0x0c, SMALL_LOGICAL, SMALL_LOGICAL);
	mbr_entry(first, 1, 0x05, MIB, MIB + volume);
	put(d, SECOND, first, sizeof(first));
	write_small(d, SECOND + SMALL_LOGICAL);
	mbr_entry(second, 0, 0x07, MIB, volume);
	put(d, SECOND + MIB, second, sizeof(second));
}

static const uint8_t disk_guid[16] = "drvaudit corpus";
static const uint8_t efi_type[16] = {	/* C12A7328-F81F-11D2-BA4B-00A0C93EC93B */
	0x28, 0x73, 0x2a, 0xc1, 0x1f, 0xf8, 0xd2, 0x11,
	0xba, 0x4b, 0x00, 0xa0, 0xc9, 0x3e, 0xc9, 0x3b
};
static const uint8_t data_type[16] = {	/* EBD0A0A2-B9E5-4433-87C0-68B6B72699C7 */
	0xa2, 0xa0, 0xd0, 0xeb, 0xe5, 0xb9, 0x33, 0x44,
	0x87, 0xc0, 0x68, 0xb6, 0xb7, 0x26, 0x99, 0xc7
};

static void gpt_entry(uint8_t *p, const uint8_t *type, uint8_t number, uint64_t first,
		      uint64_t count, const char *name)
{
	memcpy(p, type, 16);
	memcpy(p + 16, disk_guid, 15);
	p[31] = number;
	set64(p + 32, first);
	set64(p + 40, first + count - 1);
	for (size_t i = 0; name[i]; i++)
		set16(p + 56 + 2 * i, (uint8_t)name[i]);
}

static void gpt_header(const struct disk *d, uint64_t here, uint64_t other, uint64_t entries,
		       uint64_t last, const uint8_t *table)
{
	uint8_t p[SECTOR] = { 0 };

	memcpy(p, "EFI PART", 8);
	set32(p + 8, 0x10000);
	set32(p + 12, 92);
	set64(p + 24, here);
	set64(p + 32, other);
	set64(p + 40, GPT_SECTORS + 1);			/* first and last usable sector */
	set64(p + 48, last - GPT_SECTORS);
	memcpy(p + 56, disk_guid, 16);
	set64(p + 72, entries);
	set32(p + 80, GPT_ENTRIES);
	set32(p + 84, GPT_ENTRY);
	set32(p + 88, crc32_of(table, GPT_ENTRIES * GPT_ENTRY));
	set32(p + 16, crc32_of(p, 92));
	put(d, here, p, sizeof(p));
	put(d, entries, table, GPT_ENTRIES * GPT_ENTRY);
}

static void write_gpt(const struct disk *d, uint64_t volume, uint64_t last)
{
	uint8_t protective[SECTOR] = { 0 }, table[GPT_ENTRIES * GPT_ENTRY] = { 0 };

	mbr_entry(protective, 0, 0xee, 1, last > UINT32_MAX ? UINT32_MAX : (uint32_t)last);
	put(d, 0, protective, sizeof(protective));
	gpt_entry(table, efi_type, 1, SMALL, MIB, "Small partition");
	gpt_entry(table + GPT_ENTRY, data_type, 2, SECOND, volume, "Basic data partition");
	gpt_header(d, 1, last, 2, last, table);
	gpt_header(d, last, 1, last - GPT_SECTORS + 1, last, table);
}

/* Copies the volume; blocks of zeros are not written. */
static void copy_volume(const struct disk *d, int from, const char *name, uint64_t sector,
			uint64_t size)
{
	static uint8_t block[1 << 16];
	static const uint8_t zeros[sizeof(block)];
	uint64_t done = 0;

	while (done < size) {
		off_t data = lseek(from, (off_t)done, SEEK_DATA);
		ssize_t n;

		if (data < 0 && errno == ENXIO)
			break;			/* only a hole to the end */
		if (data >= 0)
			done = (uint64_t)data & ~(uint64_t)(sizeof(block) - 1);
		n = pread(from, block, sizeof(block), (off_t)done);
		if (n <= 0)
			die("%s: %s", name, n ? strerror(errno) : "became shorter");
		if (memcmp(block, zeros, (size_t)n))
			put(d, sector + done / SECTOR, block, (size_t)n);
		done += (uint64_t)n;
	}
}

void disk_write(const char *path, enum disk_scheme scheme, const char *volume)
{
	struct disk d = { .path = path };
	uint64_t first = disk_first_sector(scheme), size, sectors, last;
	int from = open(volume, O_RDONLY | O_CLOEXEC);
	off_t end = from < 0 ? -1 : lseek(from, 0, SEEK_END);

	if (end < 0)
		die("%s: %s", volume, strerror(errno));
	size = (uint64_t)end;
	sectors = (size + SECTOR - 1) / SECTOR;
	if (scheme != DISK_GPT && first + sectors > UINT32_MAX)
		die("the volume is too large for an MBR");
	last = (first + sectors + MIB + MIB - 1) / MIB * MIB - 1;

	d.fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (d.fd < 0 || ftruncate(d.fd, (off_t)((last + 1) * SECTOR)))
		die("%s: %s", path, strerror(errno));
	write_small(&d, SMALL);
	if (scheme == DISK_MBR)
		write_mbr(&d, (uint32_t)sectors);
	else if (scheme == DISK_MBR_LOGICAL)
		write_mbr_logical(&d, (uint32_t)sectors);
	else
		write_gpt(&d, sectors, last);
	copy_volume(&d, from, volume, first, size);
	close(from);
	if (close(d.fd))
		die("%s: %s", path, strerror(errno));
}
