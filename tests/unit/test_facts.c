// SPDX-License-Identifier: Apache-2.0
/* facts: the wire format, for every kind, against an honest and a lying peer. */
#include "support.h"

#include "drvaudit/facts.h"

union any {
#define DA_KIND(kind, scope, text) struct da_fact_##kind kind;
#define DA_FIELD(kind, field, type, text)
#define DA_END(kind)
#include "facts.def"
#undef DA_KIND
#undef DA_FIELD
#undef DA_END
};

static bool is_number(const struct da_field *f)
{
	return f->type != DA_TYPE_TEXT && f->type != DA_TYPE_BLOB;
}

static void *at(union any *fact, const struct da_field *f)
{
	return (char *)fact + f->offset;
}

static int64_t number_of(size_t i)
{
	static const int64_t numbers[] = { 0, -1, 1, INT64_MAX, INT64_MIN + 1,
					   0x0102030405060708 };

	return numbers[i % DA_COUNT(numbers)];
}

static const char *text_of(size_t i)
{
	static const char *const texts[] = { "", "a", "\xED\xA0\xBD\xC0\x80",
		"C:\\Windows\\System32\\DriverStore\\FileRepository" };

	return texts[i % DA_COUNT(texts)];
}

static struct da_blob blob_of(size_t i)
{
	static const uint8_t bytes[] = { 0, 0, 1, 255 };
	struct da_blob b = { bytes, i % 5 };	/* empty ones too */

	return b;
}

static void set_all(enum da_kind kind, union any *fact)
{
	const struct da_kind_info *k = &da_kinds[kind];

	da_fact_clear(kind, fact);
	for (size_t i = 0; i < k->n; i++) {
		if (k->fields[i].type == DA_TYPE_TEXT)
			*(const char **)at(fact, &k->fields[i]) = text_of(i);
		else if (k->fields[i].type == DA_TYPE_BLOB)
			*(struct da_blob *)at(fact, &k->fields[i]) = blob_of(i);
		else
			*(int64_t *)at(fact, &k->fields[i]) = number_of(i);
	}
}

static void assert_same(enum da_kind kind, union any *a, union any *b)
{
	const struct da_kind_info *k = &da_kinds[kind];

	for (size_t i = 0; i < k->n; i++) {
		const struct da_field *f = &k->fields[i];

		if (f->type == DA_TYPE_TEXT) {
			const char *x = *(const char **)at(a, f);
			const char *y = *(const char **)at(b, f);

			assert_int_equal(!x, !y);
			if (x)
				assert_string_equal(x, y);
		} else if (f->type == DA_TYPE_BLOB) {
			struct da_blob *x = at(a, f), *y = at(b, f);

			assert_int_equal(!x->p, !y->p);
			assert_int_equal(x->n, y->n);
			if (x->n)
				assert_memory_equal(x->p, y->p, x->n);
		} else {
			assert_true(*(int64_t *)at(a, f) ==
				    *(int64_t *)at(b, f));
		}
	}
}

static void test_table(void **state)
{
	(void)state;
	for (size_t k = 0; k < DA_FACT_KINDS; k++) {
		assert_true(da_kinds[k].n > 0);
		assert_true(da_kinds[k].size <= sizeof(union any));
		assert_true(strlen(da_kinds[k].text) > 0);
		/* content belongs to an INF and says so first */
		assert_int_equal(da_kinds[k].scope == DA_SCOPE_CONTENT,
				 da_kinds[k].fields[0].type == DA_TYPE_INF);
		for (size_t i = 0; i < da_kinds[k].n; i++) {
			assert_true(strlen(da_kinds[k].fields[i].text) > 0);
			for (size_t j = 0; j < i; j++)
				assert_string_not_equal(
					da_kinds[k].fields[i].name,
					da_kinds[k].fields[j].name);
		}
		for (size_t j = 0; j < k; j++)
			assert_string_not_equal(da_kinds[k].name,
						da_kinds[j].name);
	}
}

static void test_clear_is_unknown(void **state)
{
	union any fact;

	(void)state;
	for (size_t k = 0; k < DA_FACT_KINDS; k++) {
		memset(&fact, 0xAA, sizeof(fact));
		da_fact_clear((enum da_kind)k, &fact);
		for (size_t i = 0; i < da_kinds[k].n; i++) {
			const struct da_field *f = &da_kinds[k].fields[i];

			if (is_number(f))
				assert_true(*(int64_t *)at(&fact, f) == DA_NULL);
			else
				assert_null(*(void **)at(&fact, f));
		}
	}
}

static void round_trip(bool set)
{
	struct da_arena *arena = da_arena_new();

	for (size_t k = 0; k < DA_FACT_KINDS; k++) {
		enum da_kind kind = (enum da_kind)k;
		struct da_buf b = { 0 };
		union any in, out;

		if (set)
			set_all(kind, &in);
		else
			da_fact_clear(kind, &in);
		memset(&out, 0xAA, sizeof(out));
		da_fact_encode(kind, &in, &b);
		if (!set)
			assert_int_equal(b.n, da_kinds[k].n);
		assert_int_equal(da_fact_decode(kind, b.p, b.n, &out, arena),
				 DA_OK);
		assert_same(kind, &in, &out);
		da_buf_free(&b);
	}
	da_arena_free(arena);
}

static void test_round_trip_null(void **state)
{
	(void)state;
	round_trip(false);
}

static void test_round_trip_set(void **state)
{
	(void)state;
	round_trip(true);
}

/* The bytes of facts.h: a change here is a change of the format. */
static void test_bytes(void **state)
{
	DA_FACT(area, area);
	static const char want[] = "\2\3\0\0\0abc\0\2\0\0\0";
	struct da_buf b = { 0 };

	(void)state;
	area.name = "abc";
	area.reason = "";
	da_fact_encode(DA_FACT_area, &area, &b);
	assert_int_equal(b.n, sizeof(want));
	assert_memory_equal(b.p, want, b.n);
	da_buf_free(&b);
}

/* Decodes a copy of exact size, so that a sanitizer sees an overrun. */
static int decode(enum da_kind kind, const uint8_t *p, size_t n)
{
	struct da_arena *arena = da_arena_new();
	uint8_t *copy = da_malloc(n);
	union any out;
	int status;

	if (n)
		memcpy(copy, p, n);
	status = da_fact_decode(kind, copy, n, &out, arena);
	free(copy);
	da_arena_free(arena);
	return status;
}

static void test_cut_at_every_byte(void **state)
{
	(void)state;
	for (size_t k = 0; k < DA_FACT_KINDS; k++) {
		struct da_buf b = { 0 };
		union any in;

		set_all((enum da_kind)k, &in);
		da_fact_encode((enum da_kind)k, &in, &b);
		for (size_t n = 0; n < b.n; n++)
			assert_int_equal(decode((enum da_kind)k, b.p, n),
					 DA_ECORRUPT);
		da_buf_addc(&b, 0);	/* and one byte too many */
		assert_int_equal(decode((enum da_kind)k, b.p, b.n), DA_ECORRUPT);
		da_buf_free(&b);
	}
}

static void test_wrong_tag(void **state)
{
	(void)state;
	for (size_t k = 0; k < DA_FACT_KINDS; k++) {
		struct da_buf b = { 0 };
		union any in;

		da_fact_clear((enum da_kind)k, &in);
		da_fact_encode((enum da_kind)k, &in, &b);
		for (size_t i = 0; i < b.n; i++) {
			b.p[i] = 3;
			assert_int_equal(decode((enum da_kind)k, b.p, b.n),
					 DA_ECORRUPT);
			b.p[i] = 0xFF;
			assert_int_equal(decode((enum da_kind)k, b.p, b.n),
					 DA_ECORRUPT);
			b.p[i] = 0;
		}
		da_buf_free(&b);
	}
}

static void test_wrong_type(void **state)
{
	(void)state;
	for (size_t k = 0; k < DA_FACT_KINDS; k++) {
		for (size_t i = 0; i < da_kinds[k].n; i++) {
			struct da_buf b = { 0 };

			/* the other kind of tag, well-formed by itself */
			for (size_t j = 0; j < da_kinds[k].n; j++) {
				if (j != i)
					da_buf_addc(&b, 0);
				else if (is_number(&da_kinds[k].fields[i]))
					da_buf_add(&b, "\2\1\0\0\0x", 6);
				else
					da_buf_add(&b, "\1\0\0\0\0\0\0\0\0", 9);
			}
			assert_int_equal(decode((enum da_kind)k, b.p, b.n),
					 DA_ECORRUPT);
			da_buf_free(&b);
		}
	}
}

/* problem: text text int text text text; the first field is under attack */
static const struct {
	const char *what, *bytes;
	size_t n;
	int status;
} hostile_cases[] = {
#define FIELDS "\0\0\0\0\0"
	{ "honest", "\2\1\0\0\0x" FIELDS, 11, DA_OK },
	{ "length beyond the frame", "\2\7\0\0\0x" FIELDS, 11, DA_ECORRUPT },
	{ "length of all ones", "\2\xFF\xFF\xFF\xFFx" FIELDS, 11, DA_ECORRUPT },
	{ "length that wraps with its place", "\2\xFA\xFF\xFF\xFFx" FIELDS, 11,
	  DA_ECORRUPT },
	{ "length that takes the rest", "\2\6\0\0\0x" FIELDS, 11, DA_ECORRUPT },
	{ "NUL in text", "\2\3\0\0\0a\0b" FIELDS, 13, DA_ECORRUPT },
	{ "NUL at the end of text", "\2\2\0\0\0a\0" FIELDS, 12, DA_ECORRUPT },
	{ "empty text", "\2\0\0\0\0" FIELDS, 10, DA_OK },
	{ "nothing", "", 0, DA_ECORRUPT },
#undef FIELDS
};

static void test_hostile(void **state)
{
	(void)state;
	assert_int_equal(da_kinds[DA_FACT_problem].n, 6);
	for (size_t i = 0; i < DA_COUNT(hostile_cases); i++) {
		print_message("%s\n", hostile_cases[i].what);
		assert_int_equal(decode(DA_FACT_problem, (const uint8_t *)
					hostile_cases[i].bytes,
					hostile_cases[i].n),
				 hostile_cases[i].status);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_clear_is_unknown),
		cmocka_unit_test(test_round_trip_null),
		cmocka_unit_test(test_round_trip_set),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_cut_at_every_byte),
		cmocka_unit_test(test_wrong_tag),
		cmocka_unit_test(test_wrong_type),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
