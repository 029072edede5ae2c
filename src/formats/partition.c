// SPDX-License-Identifier: Apache-2.0
/*
 * MBR: 446 four entries (4 type  8 start  12 sectors), 510 55 AA.  An
 * extended partition (types 05 0F 85) holds a chain of EBRs: entry 0 is the
 * logical partition relative to this EBR, entry 1 the next EBR relative to
 * the extended partition.
 * GPT (sector 1, copy in the last sector): 0 "EFI PART"  12 header size
 *	16 CRC-32 of the header  72 first entry sector  80 entries
 *	84 entry size  88 CRC-32 of the entries; entry: 0 type GUID
 *	32 first  40 last sector
 */
#include "config.h"
#include "drvaudit/limits.h"
#include "drvaudit/partition.h"

#include <stdlib.h>

struct scan {
	int fd;
	uint64_t size;
	uint32_t sector;
	struct da_partition *out;
	size_t cap, n;
	da_partition_problem_fn *problem;
	void *ctx;
};

static void complain(struct scan *s, const char *code, uint64_t offset,
		     const char *structure, const char *why)
{
	struct da_err err;

	da_fail(&err, DA_ECORRUPT, code, offset, "%s", why);
	if (s->problem)
		s->problem(s->ctx, &err, structure);
}

static void add(struct scan *s, uint64_t start, uint64_t sectors,
		unsigned number, bool gpt, uint64_t entry)
{
	uint64_t most = s->size / s->sector;

	if (!sectors)
		return;
	if (start >= most) {
		complain(s, "partition", entry, "partition table",
			 "a partition begins behind the end of the disk");
		return;
	}
	if (sectors > most - start) {
		complain(s, "partition", entry, "partition table",
			 "a partition ends behind the end of the disk");
		sectors = most - start;
	}
	if (s->n == s->cap) {
		complain(s, "limit", entry, "partition table",
			 "limit: DA_PARTITIONS_MAX");
		return;
	}
	s->out[s->n++] = (struct da_partition){
		start * s->sector, sectors * s->sector, number, gpt };
}

static bool is_extended(uint8_t type)
{
	return type == 0x05 || type == 0x0F || type == 0x85;
}

static void logical(struct scan *s, uint64_t extended)
{
	uint64_t at = extended, visited[DA_PARTITIONS_MAX];
	unsigned n = 0;
	uint8_t b[512];

	for (;;) {
		uint32_t next;

		for (unsigned i = 0; i < n; i++) {
			if (visited[i] == at) {
				complain(s, "ebr-loop", at * s->sector, "EBR",
					 "the chain of logical partitions is a loop");
				return;
			}
		}
		if (n == DA_PARTITIONS_MAX) {
			complain(s, "limit", at * s->sector, "EBR",
				 "limit: DA_PARTITIONS_MAX");
			return;
		}
		visited[n++] = at;
		if (da_pread(s->fd, b, 512, at * s->sector) != 512 ||
		    b[510] != 0x55 || b[511] != 0xAA) {
			complain(s, "ebr", at * s->sector, "EBR",
				 "a logical partition's table cannot be read");
			return;
		}
		if (b[446 + 4])
			add(s, at + da_le32(b + 446 + 8), da_le32(b + 446 + 12),
			    4 + n, false, at * s->sector + 446);
		next = da_le32(b + 462 + 8);
		if (!is_extended(b[462 + 4]) || !next)
			return;
		at = extended + next;
	}
}

static uint32_t crc32_of(uint32_t crc, const uint8_t *p, size_t n)
{
	crc = ~crc;
	for (size_t i = 0; i < n; i++) {
		crc ^= p[i];
		for (int k = 0; k < 8; k++)
			crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1)));
	}
	return ~crc;
}

/* One of the two headers; true when its entries were taken. */
static bool gpt(struct scan *s, uint64_t at)
{
	uint8_t h[512], saved[4] = { 0 };
	uint32_t size, count, step;
	uint64_t table;
	uint8_t *entries;
	bool good;

	if (da_pread(s->fd, h, 512, at) != 512 || memcmp(h, "EFI PART", 8) != 0)
		return false;
	size = da_le32(h + 12);
	memcpy(saved, h + 16, 4);
	memset(h + 16, 0, 4);
	if (size < 92 || size > 512 || crc32_of(0, h, size) != da_le32(saved)) {
		complain(s, "gpt-checksum", at, "GPT header",
			 "the checksum of the header is wrong");
		return false;
	}
	table = da_le64(h + 72);
	count = da_le32(h + 80);
	step = da_le32(h + 84);
	if (count > DA_GPT_ENTRIES_MAX || step < 128 ||
	    step > DA_GPT_ENTRY_MAX || table >= s->size / s->sector) {
		complain(s, "gpt", at, "GPT header",
			 "the table of entries cannot be where it is said to be");
		return false;
	}
	entries = da_malloc((size_t)count * step);
	good = da_pread(s->fd, entries, (size_t)count * step,
			table * s->sector) == (long long)count * step &&
	       crc32_of(0, entries, (size_t)count * step) == da_le32(h + 88);
	if (!good)
		complain(s, "gpt-checksum", table * s->sector, "GPT entries",
			 "the checksum of the entries is wrong");
	for (uint32_t i = 0; good && i < count; i++) {
		static const uint8_t unused[16];
		const uint8_t *e = entries + (size_t)i * step;
		uint64_t first = da_le64(e + 32), last = da_le64(e + 40);

		if (!memcmp(e, unused, 16))
			continue;
		if (last < first || last - first == UINT64_MAX) {
			complain(s, "partition", table * s->sector +
				 (uint64_t)i * step, "partition table",
				 "a partition ends before it begins, or never");
			continue;
		}
		add(s, first, last - first + 1, i + 1, true,
		    table * s->sector + (uint64_t)i * step);
	}
	free(entries);
	return good;
}

int da_partitions(int fd, uint64_t disk_size, struct da_partition *out,
		  size_t cap, size_t *n_out, da_partition_problem_fn *problem,
		  void *ctx)
{
	struct scan s = { fd, disk_size, 512, out, cap, 0, problem, ctx };
	bool may_be_gpt;
	uint8_t b[512];

	*n_out = 0;
	if (da_pread(fd, b, 512, 0) != 512)
		return DA_ABSENT;
	/* a GPT stands without the sector that protects it */
	may_be_gpt = b[510] != 0x55 || b[511] != 0xAA;
	for (int i = 0; i < 4; i++)
		may_be_gpt |= b[446 + 16 * i + 4] == 0xEE;
	if (may_be_gpt) {
		static const uint32_t sectors[] = { 512, 4096 };

		for (size_t i = 0; i < DA_COUNT(sectors); i++) {
			s.sector = sectors[i];
			if (gpt(&s, s.sector) ||
			    (disk_size > s.sector &&
			     gpt(&s, disk_size - s.sector))) {
				*n_out = s.n;
				return DA_OK;
			}
		}
		return DA_ABSENT;
	}
	for (int i = 0; i < 4; i++) {
		const uint8_t *e = b + 446 + 16 * i;

		if (is_extended(e[4]))
			logical(&s, da_le32(e + 8));
		else if (e[4])
			add(&s, da_le32(e + 8), da_le32(e + 12),
			    (unsigned)i + 1, false, 446 + 16u * (unsigned)i);
	}
	*n_out = s.n;
	return s.n ? DA_OK : DA_ABSENT;
}
