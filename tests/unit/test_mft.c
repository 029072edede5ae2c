// SPDX-License-Identifier: Apache-2.0
/* mft: one file record, honest and lying. */
#include "support.h"

#include "drvaudit/mft.h"

#include "mftbuild.h"

struct names {
	size_t n;
	char text[4][300];
	struct da_mft_name last;
};

static void on_name(void *ctx, const struct da_mft_name *name)
{
	struct names *s = ctx;

	if (s->n < DA_COUNT(s->text)) {
		for (int i = 0; i < name->units; i++)
			s->text[s->n][i] = (char)name->utf16[2 * i];
		s->text[s->n][name->units] = 0;
	}
	s->last = *name;
	s->n++;
}

/* Parses a copy of exact size, so that a sanitizer sees an overrun. */
static int parse(const uint8_t *p, uint32_t n, struct da_mft_record *out,
		 struct names *names)
{
	uint8_t *copy = da_malloc(n);
	int status;

	memset(names, 0, sizeof(*names));
	if (n)
		memcpy(copy, p, n);
	status = da_mft_parse(copy, n, out, on_name, names);
	free(copy);
	return status;
}

static const uint8_t times[48] = {
	1, 1, 1, 1, 1, 1, 1, 1, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11,
	[32] = 0x26,
};

static void driver(struct mb *m)
{
	mb_start(m, 1);
	mb_resident(m, 0x10, 0, times, sizeof(times));
	mb_name(m, 0x123456789A, 2, "DRIVER~1.SYS");
	mb_name(m, 0x123456789A, 1, "driver-with-a-long-name.sys");
	mb_data_run(m, 0, 0, 123456789);
}

static void test_file(void **state)
{
	struct da_mft_record r;
	struct names names;
	struct mb m;

	(void)state;
	driver(&m);
	mb_finish(&m);
	assert_int_equal(parse(m.p, MB_RECORD, &r, &names), DA_OK);
	assert_true(r.in_use);
	assert_false(r.directory);
	assert_false(r.torn);
	assert_int_equal(r.sequence, 5);
	assert_int_equal(r.base, 0);
	assert_true(r.has_times);
	assert_true(r.modified == 0x1122334455667788ull);
	assert_int_equal(r.attributes, 0x26);
	assert_true(r.has_data);
	assert_int_equal(r.size, 123456789);
	assert_false(r.lznt1 || r.encrypted || r.sparse || r.has_list);
	assert_int_equal(r.reparse, DA_REPARSE_NONE);
	assert_int_equal(names.n, 2);
	assert_string_equal(names.text[0], "DRIVER~1.SYS");
	assert_string_equal(names.text[1], "driver-with-a-long-name.sys");
	assert_true(names.last.parent == 0x123456789A);
	assert_int_equal(names.last.parent_sequence, 7);
	assert_int_equal(names.last.space, 1);
}

static void test_kinds(void **state)
{
	struct da_mft_record r;
	struct names names;
	uint8_t volume[12] = { [10] = 1 };
	struct mb m;

	(void)state;
	mb_start(&m, 3);			/* a directory */
	mb_set64(m.p + 32, 77 | 3ull << 48);	/* extension of record 77 */
	mb_resident(&m, 0x20, 0, "", 0);
	mb_resident(&m, 0x70, 0, volume, 12);
	mb_resident(&m, 0x80, 0, "content", 7);
	mb_finish(&m);
	assert_int_equal(parse(m.p, MB_RECORD, &r, &names), DA_OK);
	assert_true(r.directory);
	assert_int_equal(r.base, 77);
	assert_true(r.has_list);
	assert_true(r.has_volume_flags);
	assert_int_equal(r.volume_flags, 1);
	assert_true(r.has_data);
	assert_int_equal(r.size, 7);

	mb_start(&m, 0);			/* deleted */
	mb_name(&m, 5, 1, "gone");
	mb_finish(&m);
	assert_int_equal(parse(m.p, MB_RECORD, &r, &names), DA_OK);
	assert_false(r.in_use);
	assert_int_equal(names.n, 0);
}

static const struct {
	const char *what;
	unsigned flags;
	uint64_t first;
	bool has_data, lznt1, encrypted, sparse;
} stream_cases[] = {
	{ "plain", 0, 0, true, false, false, false },
	{ "compressed", 1, 0, true, true, false, false },
	{ "encrypted", 0x4000, 0, true, false, true, false },
	{ "sparse", 0x8000, 0, true, false, false, true },
	{ "a later piece does not tell the size", 0, 16, false, false, false,
	  false },
};

static void test_streams(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(stream_cases); i++) {
		struct da_mft_record r;
		struct names names;
		struct mb m;

		print_message("%s\n", stream_cases[i].what);
		mb_start(&m, 1);
		mb_data_run(&m, stream_cases[i].flags, stream_cases[i].first,
			    1ull << 40);
		mb_finish(&m);
		assert_int_equal(parse(m.p, MB_RECORD, &r, &names), DA_OK);
		assert_int_equal(r.has_data, stream_cases[i].has_data);
		assert_true(r.size == (r.has_data ? 1ull << 40 : 0));
		assert_int_equal(r.lznt1, stream_cases[i].lznt1);
		assert_int_equal(r.encrypted, stream_cases[i].encrypted);
		assert_int_equal(r.sparse, stream_cases[i].sparse);
	}
}

/* A named stream is not the content. */
static void test_named_stream(void **state)
{
	struct da_mft_record r;
	struct names names;
	struct mb m;
	uint32_t at;

	(void)state;
	mb_start(&m, 1);
	at = mb_resident(&m, 0x80, 0x4000, "stream content", 14);
	m.p[at + 9] = 3;
	mb_finish(&m);
	assert_int_equal(parse(m.p, MB_RECORD, &r, &names), DA_OK);
	assert_false(r.has_data);
	assert_false(r.encrypted);
}

#define WOF_TAG 0x17, 0, 0, 0x80

static const struct {
	const char *what;
	uint8_t value[24];
	uint32_t n;
	enum da_mft_reparse kind;
	unsigned algorithm;
} reparse_cases[] = {
	{ "XPRESS4K", { WOF_TAG, 16, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0,
			0, 0, 0, 0, 0 }, 24, DA_REPARSE_WOF, 0 },
	{ "XPRESS16K", { WOF_TAG, 16, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0,
			 0, 3, 0, 0, 0 }, 24, DA_REPARSE_WOF, 3 },
	{ "algorithm 4", { WOF_TAG, 16, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0,
			   0, 0, 4, 0, 0, 0 }, 24, DA_REPARSE_BROKEN, 0 },
	{ "provider 1: content in a WIM", { WOF_TAG, 16, 0, 0, 0, 1, 0, 0, 0, 1,
			0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0 }, 24,
	  DA_REPARSE_BROKEN, 0 },
	{ "length too short", { WOF_TAG, 15, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1,
				0, 0, 0, 0, 0, 0, 0 }, 24, DA_REPARSE_BROKEN,
	  0 },
	{ "length beyond", { WOF_TAG, 17, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0,
			     0, 0, 0, 0, 0, 0 }, 24, DA_REPARSE_BROKEN, 0 },
	{ "length 0xFFFF", { WOF_TAG, 0xFF, 0xFF }, 24, DA_REPARSE_BROKEN, 0 },
	{ "tag only", { WOF_TAG }, 4, DA_REPARSE_BROKEN, 0 },
	{ "nothing", { 0 }, 0, DA_REPARSE_BROKEN, 0 },
	{ "one byte", { 0x17 }, 1, DA_REPARSE_BROKEN, 0 },
	{ "WOF without data", { WOF_TAG }, 8, DA_REPARSE_BROKEN, 0 },
	{ "a junction", { 3, 0, 0, 0xA0 }, 8, DA_REPARSE_OTHER, 0 },
	{ "a symbolic link", { 0x0C, 0, 0, 0xA0 }, 8, DA_REPARSE_OTHER, 0 },
};

static void test_reparse(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(reparse_cases); i++) {
		struct da_mft_record r;
		struct names names;
		struct mb m;

		print_message("%s\n", reparse_cases[i].what);
		mb_start(&m, 1);
		mb_resident(&m, 0xC0, 0, reparse_cases[i].value,
			    reparse_cases[i].n);
		mb_name(&m, 5, 1, "sibling");
		mb_finish(&m);
		assert_int_equal(parse(m.p, MB_RECORD, &r, &names), DA_OK);
		assert_int_equal(r.reparse, reparse_cases[i].kind);
		if (r.reparse == DA_REPARSE_WOF)
			assert_int_equal(r.wof_algorithm,
					 reparse_cases[i].algorithm);
		assert_int_equal(names.n, 1);
	}
}

/* ---- hostile ----------------------------------------------------------- */

static const struct {
	const char *what;
	uint32_t at, width, value;
	int status;
	bool torn;
} damage_cases[] = {
	{ "never used", 0, 4, 0, DA_ABSENT, false },
	{ "BAAD", 0, 4, 0x44414142, DA_ECORRUPT, false },
	{ "update sequence: count 0", 6, 2, 0, DA_ECORRUPT, true },
	{ "update sequence: count 65535", 6, 2, 0xFFFF, DA_ECORRUPT, true },
	{ "update sequence: beyond", 4, 2, 0xFFFE, DA_ECORRUPT, true },
	{ "update sequence: first sector torn", 510, 2, 0x9999, DA_OK, true },
	{ "update sequence: last sector torn", 1022, 2, 0x9999, DA_OK, true },
	{ "first attribute at 0", 20, 2, 0, DA_ECORRUPT, false },
	{ "first attribute at 0xFFFF", 20, 2, 0xFFFF, DA_ECORRUPT, false },
	{ "first attribute at the end", 20, 2, MB_RECORD - 4, DA_ECORRUPT,
	  false },
	{ "used beyond the record", 24, 4, MB_RECORD + 1, DA_ECORRUPT, false },
	{ "used all ones", 24, 4, 0xFFFFFFFF, DA_ECORRUPT, false },
	{ "used cuts the end mark", 24, 4, MB_FIRST + 72, DA_ECORRUPT, false },
	{ "attribute length 0", MB_FIRST + 4, 4, 0, DA_ECORRUPT, false },
	{ "attribute length 23", MB_FIRST + 4, 4, 23, DA_ECORRUPT, false },
	{ "attribute length 25", MB_FIRST + 4, 4, 25, DA_ECORRUPT, false },
	{ "attribute length of all ones", MB_FIRST + 4, 4, 0xFFFFFFFF,
	  DA_ECORRUPT, false },
	{ "attribute beyond the record", MB_FIRST + 4, 4, MB_RECORD,
	  DA_ECORRUPT, false },
	{ "value beyond the attribute", MB_FIRST + 16, 4, 49, DA_ECORRUPT,
	  false },
	{ "value length of all ones", MB_FIRST + 16, 4, 0xFFFFFFFF, DA_ECORRUPT,
	  false },
	{ "value offset of all ones", MB_FIRST + 20, 2, 0xFFFF, DA_ECORRUPT,
	  false },
	{ "non-resident, but no room for it", MB_FIRST + 4, 4, 24, DA_ECORRUPT,
	  false },
};

static void test_damage(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(damage_cases); i++) {
		struct da_mft_record r;
		struct names names;
		struct mb m;

		print_message("%s\n", damage_cases[i].what);
		driver(&m);
		mb_finish(&m);
		if (strstr(damage_cases[i].what, "non-resident"))
			m.p[MB_FIRST + 8] = 1;
		if (damage_cases[i].width == 2)
			mb_set16(m.p + damage_cases[i].at,
				 damage_cases[i].value);
		else
			mb_set32(m.p + damage_cases[i].at,
				 damage_cases[i].value);
		if (damage_cases[i].torn && damage_cases[i].status != DA_OK) {
			/* whether the rest still holds depends on what stood
			 * at the ends of sectors: nothing here, so it does */
			assert_int_equal(parse(m.p, MB_RECORD, &r, &names),
					 DA_OK);
		} else {
			assert_int_equal(parse(m.p, MB_RECORD, &r, &names),
					 damage_cases[i].status);
		}
		if (damage_cases[i].status != DA_ABSENT &&
		    da_le32(m.p) == 0x454C4946)
			assert_int_equal(r.torn, damage_cases[i].torn);
	}
}

/* A name that is longer than its attribute is left out, its siblings stay. */
static void test_long_name(void **state)
{
	struct da_mft_record r;
	struct names names;
	struct mb m;
	uint32_t at;

	(void)state;
	mb_start(&m, 1);
	at = mb_name(&m, 5, 1, "short");
	mb_name(&m, 5, 1, "sibling");
	m.p[at + 24 + 64] = 200;
	mb_finish(&m);
	assert_int_equal(parse(m.p, MB_RECORD, &r, &names), DA_OK);
	assert_int_equal(names.n, 1);
	assert_string_equal(names.text[0], "sibling");
	m.p[at + 24 + 64] = 0;		/* and one without a name */
	assert_int_equal(parse(m.p, MB_RECORD, &r, &names), DA_OK);
	assert_int_equal(names.n, 1);
}

static void test_every_length(void **state)
{
	struct da_mft_record r;
	struct names names;
	struct mb m;

	(void)state;
	driver(&m);
	mb_finish(&m);
	for (uint32_t n = 0; n < MB_RECORD; n++) {
		int status = parse(m.p, n, &r, &names);

		assert_int_equal(status, n < 48 ? DA_ABSENT :
				 n < da_le32(m.p + 24) ? DA_ECORRUPT : DA_OK);
		if (status == DA_OK && n < MB_RECORD)
			assert_true(r.torn);	/* half a record is no whole one */
	}
}

/* Every byte with every edge value: no crash, and a known answer. */
static void test_every_byte(void **state)
{
	static const uint8_t values[] = { 0, 1, 0x7F, 0x80, 0xFE, 0xFF };
	struct da_mft_record r;
	struct names names;
	struct mb m;

	(void)state;
	driver(&m);
	mb_finish(&m);
	for (uint32_t at = 0; at < 400; at++) {
		for (size_t k = 0; k < DA_COUNT(values); k++) {
			uint8_t old = m.p[at];
			int status;

			m.p[at] = values[k];
			status = parse(m.p, MB_RECORD, &r, &names);
			assert_true(status == DA_OK || status == DA_ECORRUPT ||
				    (status == DA_ABSENT && at < 4));
			m.p[at] = old;
		}
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_streams),
		cmocka_unit_test(test_named_stream),
		cmocka_unit_test(test_reparse),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_long_name),
		cmocka_unit_test(test_every_length),
		cmocka_unit_test(test_every_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
