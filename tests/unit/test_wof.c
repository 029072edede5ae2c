// SPDX-License-Identifier: Apache-2.0
/* wof: what libwim compressed must come back; tables that lie must not. */
#include "support.h"

#include "drvaudit/wof.h"

#include <wimlib.h>

static const struct {
	const char *name;
	enum wimlib_compression_type type;
	uint32_t chunk;
} algorithms[] = {
	{ "XPRESS4K", WIMLIB_COMPRESSION_TYPE_XPRESS, 4096 },
	{ "LZX", WIMLIB_COMPRESSION_TYPE_LZX, 32768 },
	{ "XPRESS8K", WIMLIB_COMPRESSION_TYPE_XPRESS, 8192 },
	{ "XPRESS16K", WIMLIB_COMPRESSION_TYPE_XPRESS, 16384 },
};

static void put32(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

static void content(uint8_t *p, uint32_t n, bool noise)
{
	uint32_t state = 7;

	for (uint32_t i = 0; i < n; i++) {
		state = state * 1664525u + 1013904223u;
		p[i] = noise ? (uint8_t)(state >> 24) :
			       (uint8_t)("drivers "[i & 7] + (i >> 13));
	}
}

/* The stream of size bytes at p; chunks that do not shrink stay plain. */
static void compress(unsigned algorithm, const uint8_t *p, uint32_t size,
		     struct da_buf *out)
{
	uint32_t step = algorithms[algorithm].chunk;
	uint32_t chunks = (size - 1) / step + 1, table = 4 * (chunks - 1);
	struct wimlib_compressor *c = NULL;
	uint8_t *packed = da_malloc(step);

	memset(out, 0, sizeof(*out));
	assert_int_equal(wimlib_create_compressor(algorithms[algorithm].type,
						  step, 50, &c), 0);
	memset(da_buf_more(out, table), 0, table);
	for (uint32_t i = 0; i < chunks; i++) {
		uint32_t want = i + 1 < chunks ? step : size - i * step;
		size_t n = want < 2 ? 0 : wimlib_compress(p + i * step, want,
							  packed, want - 1, c);

		da_buf_add(out, n ? packed : p + i * step, n ? n : want);
		if (i + 1 < chunks)
			put32(out->p + 4 * i, (uint32_t)out->n - table);
	}
	wimlib_free_compressor(c);
	free(packed);
}

/* Works on a copy of exact size, so that a sanitizer sees an overrun. */
static int decompress(const struct da_buf *stream, unsigned algorithm,
		      uint64_t size, struct da_buf *out, struct da_err *err)
{
	uint8_t *copy = da_malloc(stream->n);
	int status;

	if (stream->n)
		memcpy(copy, stream->p, stream->n);
	memset(out, 0, sizeof(*out));
	memset(err, 0, sizeof(*err));
	status = da_wof_decompress(copy, stream->n, algorithm, size, out, err);
	free(copy);
	return status;
}

static void test_round_trip(void **state)
{
	static const struct {
		const char *what;
		uint32_t chunks;
		int more;
		bool noise;
	} sizes[] = {
		{ "one byte", 0, 1, false },
		{ "one chunk less one byte", 1, -1, false },
		{ "one chunk", 1, 0, false },
		{ "one chunk and one byte", 1, 1, false },
		{ "two chunks", 2, 0, false },
		{ "five chunks and some", 5, 1234, false },
		{ "noise: no chunk shrinks", 3, 77, true },
	};
	uint8_t *p = da_malloc(6 * 32768);

	(void)state;
	for (unsigned a = 0; a < DA_COUNT(algorithms); a++) {
		for (size_t i = 0; i < DA_COUNT(sizes); i++) {
			uint32_t size = (uint32_t)((int)(algorithms[a].chunk *
					sizes[i].chunks) + sizes[i].more);
			struct da_buf stream, out;
			struct da_err err;

			print_message("%s: %s\n", algorithms[a].name,
				      sizes[i].what);
			content(p, size, sizes[i].noise);
			compress(a, p, size, &stream);
			if (sizes[i].noise)
				assert_true(stream.n > size);
			assert_int_equal(decompress(&stream, a, size, &out,
						    &err), DA_OK);
			assert_int_equal(out.n, size);
			assert_memory_equal(out.p, p, size);
			da_buf_free(&out);
			da_buf_free(&stream);
		}
	}
	free(p);
}

/* It appends: what is in the buffer stays. */
static void test_appends(void **state)
{
	struct da_buf stream, out = { 0 };
	uint8_t p[5000];

	(void)state;
	content(p, sizeof(p), false);
	compress(0, p, sizeof(p), &stream);
	da_buf_adds(&out, "before");
	assert_int_equal(da_wof_decompress(stream.p, stream.n, 0, sizeof(p),
					   &out, NULL), DA_OK);
	assert_int_equal(out.n, 6 + sizeof(p));
	assert_memory_equal(out.p, "before", 6);
	assert_memory_equal(out.p + 6, p, sizeof(p));
	da_buf_free(&out);
	da_buf_free(&stream);
}

static void test_empty_and_unknown(void **state)
{
	struct da_buf none = { 0 }, out;
	struct da_err err;

	(void)state;
	assert_int_equal(decompress(&none, 0, 0, &out, &err), DA_OK);
	assert_int_equal(out.n, 0);
	for (unsigned a = 4; a < 300; a += 37) {
		assert_int_equal(decompress(&none, a, 1, &out, &err),
				 DA_EUNSUPPORTED);
		assert_string_equal(err.code, "wof");
	}
	assert_int_equal(decompress(&none, 0, 1, &out, &err), DA_ECORRUPT);
	da_buf_free(&out);
}

/* Three chunks of XPRESS4K: a table of two offsets, in bytes 0 and 4. */
static const struct {
	const char *what;
	int entry;		/* -1: none */
	uint32_t value;
	int cut;		/* bytes of the end */
} table_cases[] = {
	{ "an offset beyond the stream", 0, 0x7FFFFFFF, 0 },
	{ "an offset of all ones", 1, 0xFFFFFFFF, 0 },
	{ "an empty first chunk", 0, 0, 0 },
	{ "offsets that go back", 1, 1, 0 },
	{ "a last chunk without its table of codes", -1, 0, 100 },
	{ "only the table", -1, 0, -8 },
	{ "half of the table", -1, 0, -4 },
	{ "nothing", -1, 0, -1000000 },
};

static void test_bad_tables(void **state)
{
	uint8_t p[10000];

	(void)state;
	content(p, sizeof(p), false);
	for (size_t i = 0; i < DA_COUNT(table_cases); i++) {
		struct da_buf stream, out;
		struct da_err err;

		print_message("%s\n", table_cases[i].what);
		compress(0, p, sizeof(p), &stream);
		if (table_cases[i].entry >= 0)
			put32(stream.p + 4 * table_cases[i].entry,
			      table_cases[i].value);
		if (table_cases[i].cut > 0)
			stream.n -= (size_t)table_cases[i].cut;
		else if (table_cases[i].cut == -1000000)
			stream.n = 0;
		else if (table_cases[i].cut < 0)
			stream.n = (size_t)-table_cases[i].cut;
		assert_int_equal(decompress(&stream, 0, sizeof(p), &out, &err),
				 DA_ECORRUPT);
		assert_string_equal(err.code, "wof");
		da_buf_free(&out);
		da_buf_free(&stream);
	}
}

/* A claim is not a size to allocate: it is refused at once. */
static void test_huge_claims(void **state)
{
	static const uint64_t sizes[] = { 1ull << 30, UINT32_MAX, 1ull << 32,
					  1ull << 40, 1ull << 63,
					  UINT64_MAX - 4096, UINT64_MAX };
	double start = worked();

	(void)state;
	for (unsigned a = 0; a < DA_COUNT(algorithms); a++) {
		for (size_t i = 0; i < DA_COUNT(sizes); i++) {
			struct da_buf stream = { 0 }, out;
			struct da_err err;

			memset(da_buf_more(&stream, 20000), 0xFF, 20000);
			assert_int_equal(decompress(&stream, a, sizes[i], &out,
						    &err), DA_ECORRUPT);
			assert_true(out.cap < 1 << 20);
			da_buf_free(&out);
			da_buf_free(&stream);
		}
	}
	assert_true(worked() - start < 1.0 * SLOWER);
}

/* The size of the content is wrong by a little. */
static void test_wrong_size(void **state)
{
	uint8_t p[10000];
	struct da_buf stream, out;
	struct da_err err;

	(void)state;
	content(p, sizeof(p), false);
	compress(0, p, sizeof(p), &stream);
	for (uint64_t size = 8193; size <= 12288; size += 15) {
		int status = decompress(&stream, 0, size, &out, &err);

		if (size == sizeof(p))
			assert_int_equal(status, DA_OK);
		/* libwim cannot tell all of them; but the size is kept */
		if (status == DA_OK)
			assert_int_equal(out.n, size);
		else
			assert_int_equal(status, DA_ECORRUPT);
		da_buf_free(&out);
	}
	/* another number of chunks is another table */
	assert_int_equal(decompress(&stream, 0, 4096, &out, &err), DA_ECORRUPT);
	da_buf_free(&out);
	da_buf_free(&stream);
}

/* Every byte of the stream changed: exactly the size, or a failure. */
static void test_every_byte(void **state)
{
	uint8_t p[9000];
	struct da_buf stream, out;
	struct da_err err;

	(void)state;
	content(p, sizeof(p), false);
	for (unsigned a = 0; a < 2; a++) {
		compress(a, p, sizeof(p), &stream);
		for (size_t i = 0; i < stream.n; i++) {
			uint8_t old = stream.p[i];
			int status;

			stream.p[i] ^= 0xA5;
			status = decompress(&stream, a, sizeof(p), &out, &err);
			if (status == DA_OK)
				assert_int_equal(out.n, sizeof(p));
			else
				assert_int_equal(status, DA_ECORRUPT);
			da_buf_free(&out);
			stream.p[i] = old;
		}
		da_buf_free(&stream);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_appends),
		cmocka_unit_test(test_empty_and_unknown),
		cmocka_unit_test(test_bad_tables),
		cmocka_unit_test(test_huge_claims),
		cmocka_unit_test(test_wrong_size),
		cmocka_unit_test(test_every_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
