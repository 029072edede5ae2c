// SPDX-License-Identifier: Apache-2.0
/* partition: MBR, logical partitions and GPT on disks in memory files. */
#include "support.h"

#include "drvaudit/limits.h"
#include "drvaudit/partition.h"

#include "diskbuild.h"

#include <sys/mman.h>

struct found {
	struct da_partition p[DA_PARTITIONS_MAX];
	size_t n, problems;
	char code[8][32];
	uint64_t offset[8];
	int status;
};

static void on_problem(void *ctx, const struct da_err *what,
		       const char *structure)
{
	struct found *f = ctx;

	assert_true(strlen(structure) > 0);
	assert_true(strlen(what->text) > 0);
	if (f->problems < DA_COUNT(f->code)) {
		snprintf(f->code[f->problems], 32, "%s", what->code);
		f->offset[f->problems] = what->offset;
	}
	f->problems++;
}

/* Reads the table of a disk that may be larger than what was built. */
static void read_disk(const struct da_buf *disk, uint64_t size,
		      struct found *f)
{
	int fd = memfd_create("disk", MFD_CLOEXEC);

	memset(f, 0, sizeof(*f));
	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, disk->p, disk->n, 0), disk->n);
	if (size > disk->n)
		assert_int_equal(ftruncate(fd, (off_t)size), 0);
	f->status = da_partitions(fd, size, f->p, DA_COUNT(f->p), &f->n,
				  on_problem, f);
	close(fd);
}

static void assert_partition(const struct found *f, size_t i, uint64_t offset,
			     uint64_t size, unsigned number, bool gpt)
{
	assert_true(i < f->n);
	assert_int_equal(f->p[i].offset, offset);
	assert_int_equal(f->p[i].size, size);
	assert_int_equal(f->p[i].number, number);
	assert_int_equal(f->p[i].gpt, gpt);
}

#define SECTOR 512ull

/* ---- MBR --------------------------------------------------------------- */

static void test_mbr(void **state)
{
	struct found f;
	struct da_buf d;

	(void)state;
	db_disk(&d, 100 * SECTOR);
	db_mbr(&d, 0, 7, 2, 10);
	db_mbr(&d, 2, 0x27, 20, 5);
	db_mbr(&d, 3, 7, 30, 70);		/* up to the end */
	read_disk(&d, d.n, &f);
	assert_int_equal(f.status, DA_OK);
	assert_int_equal(f.n, 3);
	assert_partition(&f, 0, 2 * SECTOR, 10 * SECTOR, 1, false);
	assert_partition(&f, 1, 20 * SECTOR, 5 * SECTOR, 3, false);
	assert_partition(&f, 2, 30 * SECTOR, 70 * SECTOR, 4, false);
	assert_int_equal(f.problems, 0);
	da_buf_free(&d);
}

static void test_no_table(void **state)
{
	struct da_buf d;
	struct found f;

	(void)state;
	db_disk(&d, 512);
	read_disk(&d, d.n, &f);			/* no entries */
	assert_int_equal(f.status, DA_ABSENT);
	assert_int_equal(f.n, 0);
	db_mbr(&d, 0, 7, 1, 1);
	d.p[510] = 0;				/* no signature */
	read_disk(&d, d.n, &f);
	assert_int_equal(f.status, DA_ABSENT);
	d.n = 511;				/* half a sector */
	read_disk(&d, d.n, &f);
	assert_int_equal(f.status, DA_ABSENT);
	d.n = 0;
	read_disk(&d, d.n, &f);
	assert_int_equal(f.status, DA_ABSENT);
	da_buf_free(&d);
}

static void test_mbr_beyond(void **state)
{
	struct da_buf d;
	struct found f;

	(void)state;
	db_disk(&d, 100 * SECTOR);
	db_mbr(&d, 0, 7, 2, 10);
	db_mbr(&d, 1, 7, 100, 1);		/* begins behind the end */
	db_mbr(&d, 2, 7, 0xFFFFFFFF, 0xFFFFFFFF);
	db_mbr(&d, 3, 7, 90, 11);		/* ends behind it */
	read_disk(&d, d.n, &f);
	assert_int_equal(f.status, DA_OK);
	assert_partition(&f, 0, 2 * SECTOR, 10 * SECTOR, 1, false);
	assert_int_equal(f.problems, 3);
	for (int i = 0; i < 3; i++) {
		assert_string_equal(f.code[i], "partition");
		assert_int_equal(f.offset[i], 446 + 16 * (i + 1));
	}
	for (size_t i = 0; i < f.n; i++)
		assert_true(f.p[i].offset + f.p[i].size <= 100 * SECTOR);
	da_buf_free(&d);
}

/* A disk of 2 TiB and more: the numbers do not wrap. */
static void test_mbr_large(void **state)
{
	struct da_buf d;
	struct found f;

	(void)state;
	db_disk(&d, 512);
	db_mbr(&d, 0, 7, 0xFFFFFF00, 0xFF);
	db_mbr(&d, 1, 7, 0x80000000, 0x7FFFFF00);
	read_disk(&d, 3ull << 40, &f);
	assert_int_equal(f.n, 2);
	assert_partition(&f, 0, 0xFFFFFF00 * SECTOR, 0xFF * SECTOR, 1, false);
	assert_partition(&f, 1, 0x80000000 * SECTOR, 0x7FFFFF00 * SECTOR, 2, false);
	da_buf_free(&d);
}

static void test_logical(void **state)
{
	static const unsigned types[] = { 0x05, 0x0F, 0x85 };

	(void)state;
	for (size_t i = 0; i < DA_COUNT(types); i++) {
		struct da_buf d;
		struct found f;

		db_disk(&d, 200 * SECTOR);
		db_mbr(&d, 0, 7, 2, 10);
		db_mbr(&d, 1, types[i], 50, 150);
		db_ebr(&d, 50, 1, 9, 10);
		db_ebr(&d, 60, 2, 8, 20);
		db_ebr(&d, 70, 1, 9, 0);
		read_disk(&d, d.n, &f);
		assert_int_equal(f.n, 4);
		assert_partition(&f, 1, 51 * SECTOR, 9 * SECTOR, 5, false);
		assert_partition(&f, 2, 62 * SECTOR, 8 * SECTOR, 6, false);
		assert_partition(&f, 3, 71 * SECTOR, 9 * SECTOR, 7, false);
		assert_int_equal(f.problems, 0);
		da_buf_free(&d);
	}
}

static void test_ebr_loops(void **state)
{
	struct da_buf d;
	struct found f;

	(void)state;
	db_disk(&d, 200 * SECTOR);
	db_mbr(&d, 0, 5, 50, 150);
	db_ebr(&d, 50, 1, 9, 10);
	db_ebr(&d, 60, 1, 9, 10);		/* names itself */
	read_disk(&d, d.n, &f);
	assert_int_equal(f.n, 2);
	assert_int_equal(f.problems, 1);
	assert_string_equal(f.code[0], "ebr-loop");
	assert_int_equal(f.offset[0], 60 * SECTOR);
	db_ebr(&d, 60, 1, 9, 20);
	db_ebr(&d, 70, 1, 9, 10);		/* two name each other */
	read_disk(&d, d.n, &f);
	assert_int_equal(f.n, 3);
	assert_string_equal(f.code[0], "ebr-loop");
	db_ebr(&d, 60, 1, 9, 100000);		/* beyond the disk */
	read_disk(&d, d.n, &f);
	assert_int_equal(f.n, 2);
	assert_string_equal(f.code[0], "ebr");
	d.p[60 * 512 + 510] = 0;		/* no signature */
	read_disk(&d, d.n, &f);
	assert_int_equal(f.n, 1);
	assert_string_equal(f.code[0], "ebr");
	da_buf_free(&d);
}

static void test_ebr_chain(void **state)
{
	double start = worked();
	struct da_buf d;
	struct found f;

	(void)state;
	db_disk(&d, 61000 * SECTOR);
	db_mbr(&d, 0, 5, 50, 60900);
	for (uint32_t i = 0; i < 60000; i++)
		db_ebr(&d, 50 + i, 1, 1, i + 1);
	read_disk(&d, d.n, &f);
	assert_int_equal(f.n, DA_PARTITIONS_MAX);	/* kept so far */
	assert_int_equal(f.problems, 1);
	assert_string_equal(f.code[0], "limit");
	assert_true(worked() - start < 1.0 * SLOWER);
	da_buf_free(&d);
}

/* ---- GPT --------------------------------------------------------------- */

static const struct db_gpt_entry three[] = { { 10, 19 }, { 0, 0 }, { 20, 20 } };

static void gpt_disk(struct da_buf *d, uint32_t sector)
{
	db_disk(d, 60ull * sector);
	db_gpt(d, sector, three, 3);
	/* the entry in the middle is not used */
	memset(d->p + 2 * (size_t)sector + 128, 0, 128);
	memset(d->p + 58 * (size_t)sector + 128, 0, 128);
	db_gpt_sum(d, sector, sector);
	db_gpt_sum(d, 59 * (size_t)sector, sector);
}

static void assert_three(const struct found *f, uint32_t sector)
{
	assert_int_equal(f->status, DA_OK);
	assert_int_equal(f->n, 2);
	assert_partition(f, 0, 10ull * sector, 10ull * sector, 1, true);
	assert_partition(f, 1, 20ull * sector, 1ull * sector, 3, true);
}

static void test_gpt(void **state)
{
	static const uint32_t sectors[] = { 512, 4096 };

	(void)state;
	for (size_t i = 0; i < DA_COUNT(sectors); i++) {
		struct da_buf d;
		struct found f;

		gpt_disk(&d, sectors[i]);
		read_disk(&d, d.n, &f);
		assert_three(&f, sectors[i]);
		assert_int_equal(f.problems, 0);
		da_buf_free(&d);
	}
}

static const struct {
	const char *what, *code;
	size_t at;		/* byte of the disk, of 512-byte sectors */
	bool header;		/* with a right checksum nevertheless */
	uint32_t value;
} gpt_cases[] = {
	{ "header: checksum", "gpt-checksum", 512 + 16, false, 1 },
	{ "header: no signature", "", 512, false, 0 },
	{ "header: size 0", "gpt-checksum", 512 + 12, false, 0 },
	{ "header: size huge", "gpt-checksum", 512 + 12, false, 0xFFFFFFFF },
	{ "entries: checksum", "gpt-checksum", 1024 + 40, false, 7 },
	{ "2^32 - 1 entries", "gpt", 512 + 80, true, 0xFFFFFFFF },
	{ "entries of no bytes", "gpt", 512 + 84, true, 0 },
	{ "entries of 2^32 - 1 bytes", "gpt", 512 + 84, true, 0xFFFFFFFF },
	{ "table outside", "gpt", 512 + 72, true, 60 },
	{ "table far outside", "gpt", 512 + 76, true, 0xFFFFFFFF },
};

/* Whatever is wrong at the front, the end is used and it is said. */
static void test_gpt_backup(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(gpt_cases); i++) {
		struct da_buf d;
		struct found f;

		print_message("%s\n", gpt_cases[i].what);
		gpt_disk(&d, 512);
		db_set32(d.p + gpt_cases[i].at, gpt_cases[i].value);
		if (gpt_cases[i].header)
			db_gpt_sum(&d, 512, 512);
		read_disk(&d, d.n, &f);
		assert_three(&f, 512);
		assert_int_equal(f.problems, *gpt_cases[i].code != 0);
		if (f.problems)
			assert_string_equal(f.code[0], gpt_cases[i].code);
		da_buf_free(&d);
	}
}

static void test_gpt_both_bad(void **state)
{
	struct da_buf d;
	struct found f;

	(void)state;
	gpt_disk(&d, 512);
	d.p[512 + 20] ^= 1;
	d.p[59 * 512 + 20] ^= 1;
	read_disk(&d, d.n, &f);
	assert_int_equal(f.status, DA_ABSENT);
	assert_int_equal(f.n, 0);
	assert_true(f.problems >= 2);
	da_buf_free(&d);
	db_disk(&d, 60 * SECTOR);		/* a protective MBR and nothing else */
	db_mbr(&d, 0, 0xEE, 1, 59);
	read_disk(&d, d.n, &f);
	assert_int_equal(f.status, DA_ABSENT);
	da_buf_free(&d);
}

static const struct {
	const char *what;
	uint64_t first, last;
} range_cases[] = {
	{ "ends before it begins", 20, 19 },
	{ "begins behind the end", 60, 61 },
	{ "begins far behind", UINT64_MAX, UINT64_MAX },
	{ "the whole range of numbers", 0, UINT64_MAX },
	{ "ends behind the end", 20, 60 },
	{ "ends far behind", 20, UINT64_MAX },
};

/* An entry that cannot be is reported; its siblings are kept. */
static void test_gpt_ranges(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(range_cases); i++) {
		struct db_gpt_entry two[] = {
			{ range_cases[i].first, range_cases[i].last },
			{ 30, 39 },
		};
		struct da_buf d;
		struct found f;

		print_message("%s\n", range_cases[i].what);
		db_disk(&d, 60 * SECTOR);
		db_gpt(&d, 512, two, 2);
		read_disk(&d, d.n, &f);
		assert_int_equal(f.status, DA_OK);
		assert_true(f.n >= 1);
		assert_partition(&f, f.n - 1, 30 * SECTOR, 10 * SECTOR, 2, true);
		assert_int_equal(f.problems, 1);
		assert_int_equal(f.offset[0], 2 * SECTOR);
		for (size_t k = 0; k < f.n; k++)
			assert_true(f.p[k].size <= 60 * SECTOR - f.p[k].offset);
		da_buf_free(&d);
	}
}

/* Fewer places than partitions: the rest is a limit that is told. */
static void test_cap(void **state)
{
	struct da_partition one;
	struct found f = { 0 };
	struct da_buf d;
	size_t n = 0;
	int fd;

	(void)state;
	gpt_disk(&d, 512);
	fd = memfd_create("disk", MFD_CLOEXEC);
	assert_int_equal(pwrite(fd, d.p, d.n, 0), d.n);
	assert_int_equal(da_partitions(fd, d.n, &one, 1, &n, on_problem, &f),
			 DA_OK);
	assert_int_equal(n, 1);
	assert_int_equal(f.problems, 1);
	assert_string_equal(f.code[0], "limit");
	/* and nobody has to listen */
	assert_int_equal(da_partitions(fd, d.n, &one, 1, &n, NULL, NULL),
			 DA_OK);
	close(fd);
	da_buf_free(&d);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mbr),
		cmocka_unit_test(test_no_table),
		cmocka_unit_test(test_mbr_beyond),
		cmocka_unit_test(test_mbr_large),
		cmocka_unit_test(test_logical),
		cmocka_unit_test(test_ebr_loops),
		cmocka_unit_test(test_ebr_chain),
		cmocka_unit_test(test_gpt),
		cmocka_unit_test(test_gpt_backup),
		cmocka_unit_test(test_gpt_both_bad),
		cmocka_unit_test(test_gpt_ranges),
		cmocka_unit_test(test_cap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
