// SPDX-License-Identifier: Apache-2.0
/*
 * The native hive reader, on hives made in memory: whole ones, and one for
 * each way in which a hive can lie.
 */
#include "support.h"

#include "drvaudit/hive.h"
#include "drvaudit/limits.h"

#include "hivebuild.h"

#define FOUND_MAX 64

struct seen {
	char damage[FOUND_MAX][32];	/* codes, in order */
	uint64_t offset[FOUND_MAX];
	size_t damages;
	size_t keys, values;
	char names[FOUND_MAX][80];
	da_key handles[FOUND_MAX];
	struct da_value last;
};

static void on_damage(void *ctx, const struct da_err *what,
		      const char *structure)
{
	struct seen *s = ctx;

	assert_true(strlen(what->code) > 0);
	assert_true(strlen(what->text) > 0);
	assert_true(strlen(structure) > 0);
	if (s->damages < FOUND_MAX) {
		snprintf(s->damage[s->damages], 32, "%s", what->code);
		s->offset[s->damages] = what->offset;
	}
	s->damages++;
}

static bool has(const struct seen *s, const char *code)
{
	for (size_t i = 0; i < s->damages && i < FOUND_MAX; i++)
		if (!strcmp(s->damage[i], code))
			return true;
	return false;
}

static size_t times(const struct seen *s, const char *code)
{
	size_t n = 0;

	for (size_t i = 0; i < s->damages && i < FOUND_MAX; i++)
		n += !strcmp(s->damage[i], code);
	return n;
}

static int on_key(void *ctx, da_key key, const char *name)
{
	struct seen *s = ctx;

	if (s->keys < FOUND_MAX) {
		s->handles[s->keys] = key;
		snprintf(s->names[s->keys], sizeof(s->names[0]), "%s", name);
	}
	s->keys++;
	return 0;
}

static int on_value(void *ctx, const struct da_value *v)
{
	struct seen *s = ctx;

	if (s->values < FOUND_MAX)
		snprintf(s->names[s->values], sizeof(s->names[0]), "%s",
			 v->name);
	s->values++;
	assert_true(!v->status || !v->data);
	for (uint32_t i = 0; v->data && i < v->size; i++)
		s->last.size += v->data[i] & 0;		/* reads every byte */
	s->last = *v;
	return 0;
}

static bool listed(const struct seen *s, const char *name)
{
	for (size_t i = 0; i < FOUND_MAX; i++)
		if (!strcmp(s->names[i], name))
			return true;
	return false;
}

/* Opens what was built; the builder keeps its bytes. */
static int open_bytes(struct da_hive **h, const uint8_t *p, size_t n,
		      struct seen *s, struct da_err *err)
{
	struct da_buf bytes = { 0 };
	int status;

	memset(s, 0, sizeof(*s));
	if (n) {
		bytes.p = da_malloc(n);		/* exact: an overrun is seen */
		bytes.n = bytes.cap = n;
		memcpy(bytes.p, p, n);
	}
	status = da_hive_open(h, DA_HIVE_NATIVE, &bytes, on_damage, s, err);
	assert_null(bytes.p);	/* taken over, also on failure */
	return status;
}

static struct da_hive *opened(struct hb *b, struct seen *s)
{
	struct da_hive *h;
	struct da_err err;

	if (open_bytes(&h, b->out.p, b->out.n, s, &err))
		fail_msg("%s: %s", err.code, err.text);
	hb_free(b);
	return h;
}

static void refused(struct hb *b, int status, const char *code)
{
	struct da_hive *h = (struct da_hive *)b;
	struct da_err err = { 0 };
	struct seen s;

	assert_int_equal(open_bytes(&h, b->out.p, b->out.n, &s, &err), status);
	assert_null(h);
	assert_string_equal(err.code, code);
	assert_true(strlen(err.text) > 0);
	hb_free(b);
}

/* ---- whole hives ------------------------------------------------------- */

static void test_resident(void **state)
{
	static const struct {
		const char *name;
		uint32_t size;
	} sizes[] = { { "v0", 0 }, { "v1", 1 }, { "v2", 2 }, { "v3", 3 },
		      { "v4", 4 }, { "v5", 5 } };
	struct da_arena *arena = da_arena_new();
	uint32_t values[DA_COUNT(sizes)], root;
	struct da_hive *h;
	struct da_value v;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	for (size_t i = 0; i < DA_COUNT(sizes); i++)
		values[i] = hb_value(&b, sizes[i].name, DA_REG_BINARY,
				     "\1\2\3\4\5", sizes[i].size);
	hb_value_list(&b, root, values, DA_COUNT(values));
	hb_finish(&b, root);
	h = opened(&b, &s);
	for (size_t i = 0; i < DA_COUNT(sizes); i++) {
		assert_int_equal(da_hive_value(h, da_hive_root(h),
					       sizes[i].name, arena, &v),
				 DA_OK);
		assert_int_equal(v.size, sizes[i].size);
		assert_int_equal(v.type, DA_REG_BINARY);
		assert_int_equal(v.offset, values[i] + 4096);
		assert_non_null(v.data);
		assert_memory_equal(v.data, "\1\2\3\4\5", v.size);
	}
	assert_int_equal(da_hive_value(h, da_hive_root(h), "v6", arena, &v),
			 DA_ABSENT);
	assert_int_equal(s.damages, 0);
	da_hive_close(h);
	da_arena_free(arena);
}

/* A db record with true segments, and the size it claims. */
static uint32_t big_value(struct hb *b, const char *name, const uint8_t *data,
			  uint32_t size)
{
	uint32_t segments[16], n = 0, record, list;

	for (uint32_t at = 0; at < size; at += 16344, n++) {
		uint32_t take = size - at < 16344 ? size - at : 16344;

		segments[n] = hb_cell(b, take + 4);
		memcpy(hb_at(b, segments[n]), data + at, take);
	}
	list = hb_offsets(b, segments, n);
	record = hb_cell(b, 8);
	memcpy(hb_at(b, record), "db", 2);
	hb_set16(hb_at(b, record) + 2, n);
	hb_set32(hb_at(b, record) + 4, list);
	return hb_value_raw(b, 1, name, strlen(name), DA_REG_BINARY, size,
			    record);
}

static void test_big_data(void **state)
{
	static const uint32_t sizes[] = { 16345, 16344 * 2, 16344 * 2 + 1,
					  200000 };
	struct da_arena *arena = da_arena_new();
	uint8_t *data = da_malloc(200000);
	uint32_t values[DA_COUNT(sizes) + 1], root;
	struct da_hive *h;
	struct da_value v;
	struct seen s;
	struct hb b;

	(void)state;
	for (uint32_t i = 0; i < 200000; i++)
		data[i] = (uint8_t)(i * 7 + i / 256);
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	for (size_t i = 0; i < DA_COUNT(sizes); i++)
		values[i] = big_value(&b, (const char[]){ (char)('a' + i), 0 },
				      data, sizes[i]);
	/* the largest that still lies in one cell */
	values[DA_COUNT(sizes)] = hb_value(&b, "one", 3, data, 16344);
	hb_value_list(&b, root, values, DA_COUNT(values));
	hb_finish(&b, root);
	h = opened(&b, &s);
	for (size_t i = 0; i < DA_COUNT(sizes); i++) {
		char name[] = { (char)('a' + i), 0 };

		assert_int_equal(da_hive_value(h, da_hive_root(h), name, arena,
					       &v), DA_OK);
		assert_int_equal(v.size, sizes[i]);
		assert_memory_equal(v.data, data, v.size);
	}
	assert_int_equal(da_hive_value(h, da_hive_root(h), "one", arena, &v),
			 DA_OK);
	assert_memory_equal(v.data, data, 16344);
	assert_int_equal(s.damages, 0);
	da_hive_close(h);
	da_arena_free(arena);
	free(data);
}

static const struct {
	const char *what;
	unsigned flags;		/* Latin-1, for keys and for values */
	const char *raw;
	size_t n;
	const char *want;
} name_cases[] = {
	{ "Latin-1", 1, "Caf\xE9", 4, "Caf\xC3\xA9" },
	{ "Latin-1 with NUL", 1, "a\0b", 3, "a\xC0\x80" "b" },
	{ "UTF-16", 0, "\xAC\x20x\0", 4, "\xE2\x82\xACx" },
	{ "UTF-16 pair", 0, "\x3D\xD8\x00\xDE", 4, "\xF0\x9F\x98\x80" },
	{ "NUL in front", 0, "\0\0a\0", 4, "\xC0\x80" "a" },
	{ "NUL behind", 0, "a\0\0\0", 4, "a\xC0\x80" },
	{ "unpaired surrogate", 0, "\x3D\xD8x\0", 4, "\xED\xA0\xBDx" },
	{ "odd length", 0, "a\0b", 3, "a" },
	{ "backslash", 1, "a\\b", 3, "a\\b" },
	{ "escape codes", 1, "\x1B[2J", 4, "\x1B[2J" },
	{ "empty", 1, "", 0, "" },
};

static void test_names(void **state)
{
	uint32_t keys[DA_COUNT(name_cases)], values[DA_COUNT(name_cases)], root;
	struct da_arena *arena = da_arena_new();
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	for (size_t i = 0; i < DA_COUNT(name_cases); i++) {
		keys[i] = hb_key_raw(&b, name_cases[i].flags ? HB_LATIN1 : 0,
				     name_cases[i].raw, name_cases[i].n);
		values[i] = hb_value_raw(&b, name_cases[i].flags,
					 name_cases[i].raw, name_cases[i].n,
					 DA_REG_DWORD, 0x80000004, (uint32_t)i);
	}
	hb_children(&b, root, keys, DA_COUNT(keys));
	hb_value_list(&b, root, values, DA_COUNT(values));
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, da_hive_root(h), on_key, &s), DA_OK);
	assert_int_equal(s.keys, DA_COUNT(name_cases));
	for (size_t i = 0; i < DA_COUNT(name_cases); i++) {
		struct da_value v;
		uint64_t number;
		da_key key;

		print_message("%s\n", name_cases[i].what);
		assert_string_equal(s.names[i], name_cases[i].want);
		assert_int_equal(da_hive_subkey(h, da_hive_root(h),
						name_cases[i].want, &key),
				 DA_OK);
		assert_int_equal(key, keys[i]);
		assert_int_equal(da_hive_value(h, da_hive_root(h),
					       name_cases[i].want, arena, &v),
				 DA_OK);
		assert_string_equal(v.name, name_cases[i].want);
		assert_true(da_value_number(&v, &number));
		assert_int_equal(number, i);
	}
	assert_int_equal(s.damages, 0);
	da_hive_close(h);
	da_arena_free(arena);
}

/* The same four keys through every kind of list. */
static void lists(const char *first, const char *second, bool root_list)
{
	uint32_t keys[4], parts[2], root, list;
	struct da_hive *h;
	struct seen s;
	struct hb b;
	da_key key;

	print_message("%s %s\n", first, root_list ? second : "");
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	for (int i = 0; i < 4; i++)
		keys[i] = hb_key(&b, (const char[]){ (char)('a' + i), 0 });
	if (root_list) {
		parts[0] = hb_list(&b, first, keys, 3);
		parts[1] = hb_list(&b, second, keys + 3, 1);
		list = hb_list(&b, "ri", parts, 2);
	} else {
		list = hb_list(&b, first, keys, 4);
	}
	hb_subkeys(&b, root, 4, list);
	hb_finish(&b, root);
	h = opened(&b, &s);
	for (int again = 0; again < 2; again++) {	/* and again */
		s.keys = 0;
		assert_int_equal(da_hive_subkeys(h, da_hive_root(h), on_key,
						 &s), DA_OK);
		assert_int_equal(s.keys, 4);
		for (int i = 0; i < 4; i++)
			assert_int_equal(s.names[i][0], 'a' + i);
	}
	assert_int_equal(da_hive_path(h, da_hive_root(h), "D", &key), DA_OK);
	assert_int_equal(key, keys[3]);
	assert_int_equal(da_hive_path(h, da_hive_root(h), "e", &key),
			 DA_ABSENT);
	assert_int_equal(s.damages, 0);
	da_hive_close(h);
}

static void test_lists(void **state)
{
	(void)state;
	lists("lf", NULL, false);
	lists("lh", NULL, false);
	lists("li", NULL, false);
	lists("lh", "lf", true);
	lists("li", "lh", true);
	lists("li", "li", true);
}

static void test_key_info_and_security(void **state)
{
	static const uint8_t sd[] = { 1, 0, 4, 0x80, 9, 9 };
	struct da_arena *arena = da_arena_new();
	struct da_key_info info;
	uint32_t root, key, sk, size;
	const uint8_t *security;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	key = hb_key_raw(&b, HB_LATIN1 | 0x10, "link", 4);
	hb_set32(hb_at(&b, key) + 4, 0x11223344);
	hb_set32(hb_at(&b, key) + 8, 0x55667788);
	sk = hb_cell(&b, 20 + sizeof(sd));
	memcpy(hb_at(&b, sk), "sk", 2);
	hb_set32(hb_at(&b, sk) + 16, sizeof(sd));
	memcpy(hb_at(&b, sk) + 20, sd, sizeof(sd));
	hb_set32(hb_at(&b, key) + 44, sk);
	hb_children(&b, root, &key, 1);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_key_info(h, key, &info), DA_OK);
	assert_true(info.last_written == 0x5566778811223344ull);
	assert_int_equal(info.offset, key + 4096);
	assert_true(info.link);
	assert_int_equal(da_hive_key_info(h, root, &info), DA_OK);
	assert_int_equal(info.subkeys, 1);
	assert_false(info.link);
	assert_int_equal(da_hive_security(h, key, arena, &security, &size),
			 DA_OK);
	assert_int_equal(size, sizeof(sd));
	assert_memory_equal(security, sd, size);
	assert_int_equal(da_hive_security(h, root, arena, &security, &size),
			 DA_ABSENT);
	da_hive_close(h);
	da_arena_free(arena);
}

static void test_path(void **state)
{
	uint32_t root, one, two, three;
	struct da_hive *h;
	struct seen s;
	struct hb b;
	da_key key;
	char *path;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	one = hb_key(&b, "One");
	two = hb_key(&b, "Two");
	three = hb_key(&b, "Three");
	hb_children(&b, root, &one, 1);
	hb_children(&b, one, &two, 1);
	hb_children(&b, two, &three, 1);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_path(h, root, "", &key), DA_OK);
	assert_int_equal(key, root);
	assert_int_equal(da_hive_path(h, root, "one\\TWO\\three", &key), DA_OK);
	assert_int_equal(key, three);
	assert_int_equal(da_hive_path(h, one, "two", &key), DA_OK);
	assert_int_equal(key, two);
	assert_int_equal(da_hive_path(h, root, "one\\none\\three", &key),
			 DA_ABSENT);
	path = da_malloc(100001);	/* longer than any name */
	memset(path, 'x', 100000);
	path[100000] = 0;
	assert_int_equal(da_hive_path(h, root, path, &key), DA_ABSENT);
	free(path);
	da_hive_close(h);
}

static int stop_at_second(void *ctx, da_key key, const char *name)
{
	int *n = ctx;

	(void)key, (void)name;
	return ++*n == 2 ? 5 : 0;
}

static void test_enumeration_stops(void **state)
{
	uint32_t keys[3], root;
	struct da_hive *h;
	struct seen s;
	struct hb b;
	int n = 0;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	for (int i = 0; i < 3; i++)
		keys[i] = hb_key(&b, "k");
	hb_children(&b, root, keys, 3);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, stop_at_second, &n), 5);
	assert_int_equal(n, 2);
	da_hive_close(h);
}

/* ---- decoding ---------------------------------------------------------- */

#define D(text) (const uint8_t *)(text), sizeof(text) - 1

static const struct {
	const char *what;
	uint32_t type;
	const uint8_t *data;
	uint32_t size;
	const char *text;
	uint32_t rest;
} text_cases[] = {
	{ "REG_SZ", DA_REG_SZ, D("a\0b\0\0\0"), "ab", 0 },
	{ "without NUL", DA_REG_SZ, D("a\0b\0"), "ab", 0 },
	{ "odd length", DA_REG_SZ, D("a\0b\0c"), "ab", 1 },
	{ "data behind the NUL", DA_REG_SZ, D("a\0\0\0b\0c\0"), "a", 2 },
	{ "a second NUL is nothing", DA_REG_EXPAND_SZ, D("a\0\0\0\0\0"), "a",
	  0 },
	{ "surrogate", DA_REG_SZ, D("\x3D\xD8\0\0"), "\xED\xA0\xBD", 0 },
	{ "empty", DA_REG_SZ, D(""), "", 0 },
	{ "one byte", DA_REG_SZ, D("a"), "", 1 },
	{ "REG_DWORD", DA_REG_DWORD, D("\4\0\0\0"), "4 (0x4)", 0 },
	{ "REG_DWORD of three bytes", DA_REG_DWORD, D("\4\1\0"), "260 (0x104)",
	  0 },
	{ "REG_DWORD of five bytes", DA_REG_DWORD, D("\1\2\3\4\5"),
	  "01 02 03 04 05", 0 },
	{ "REG_QWORD", DA_REG_QWORD, D("\0\0\0\0\1\0\0\0"),
	  "4294967296 (0x100000000)", 0 },
	{ "binary", DA_REG_BINARY, D("\1\xFF"), "01 ff", 0 },
	{ "unknown type", 0x12345678, D("\1\2"), "01 02", 0 },
	{ "REG_MULTI_SZ", DA_REG_MULTI_SZ, D("a\0\0\0b\0c\0\0\0\0\0"), "a | bc",
	  0 },
	{ "property string", 0xFFFF0012, D("a\0\0\0"), "a", 0 },
};

static void test_value_text(void **state)
{
	struct da_arena *arena = da_arena_new();

	(void)state;
	for (size_t i = 0; i < DA_COUNT(text_cases); i++) {
		uint8_t *copy = da_malloc(text_cases[i].size);
		struct da_value v = { .type = text_cases[i].type, .data = copy,
				      .size = text_cases[i].size };
		uint32_t rest = 99;

		print_message("%s\n", text_cases[i].what);
		if (v.size)
			memcpy(copy, text_cases[i].data, v.size);
		assert_string_equal(da_value_text(&v, arena, &rest),
				    text_cases[i].text);
		assert_int_equal(rest, text_cases[i].rest);
		assert_string_equal(da_value_text(&v, arena, NULL),
				    text_cases[i].text);
		free(copy);
	}
	da_arena_free(arena);
}

static void test_value_without_data(void **state)
{
	struct da_arena *arena = da_arena_new();
	struct da_value v = { .type = DA_REG_SZ, .size = 10,
			      .status = DA_ECORRUPT };
	uint64_t number;
	size_t n = 9;

	(void)state;
	assert_string_equal(da_value_text(&v, arena, NULL), "(unreadable)");
	assert_null(da_value_list(&v, arena, &n)[0]);
	assert_int_equal(n, 0);
	v.type = DA_REG_DWORD;
	v.size = 4;
	assert_false(da_value_number(&v, &number));
	da_arena_free(arena);
}

static void test_value_list(void **state)
{
	struct da_arena *arena = da_arena_new();
	uint32_t size = 2000000;
	uint8_t *data = da_malloc(size);
	struct da_value v = { .type = DA_REG_MULTI_SZ, .data = data,
			      .size = size };
	double start = worked();
	char **list;
	size_t n;

	(void)state;
	memset(data, 0, size);		/* a million empty strings */
	list = da_value_list(&v, arena, &n);
	assert_int_equal(n, 0);
	assert_null(list[0]);
	for (uint32_t i = 0; i < size; i += 4)	/* half a million strings */
		data[i] = 'x';
	list = da_value_list(&v, arena, &n);
	assert_int_equal(n, size / 4);
	assert_string_equal(list[n - 1], "x");
	assert_null(list[n]);
	assert_true(worked() - start < 1.0 * SLOWER);
	/* a NUL hides nothing: what stands behind an empty string counts */
	v.data = (const uint8_t *)"a\0\0\0\0\0b\0\0";
	v.size = 9;
	list = da_value_list(&v, arena, &n);
	assert_int_equal(n, 2);
	assert_string_equal(list[1], "b");
	free(data);
	da_arena_free(arena);
}

static const struct {
	const char *what;
	uint32_t type, size;
	bool good;
	uint64_t number;
} number_cases[] = {
	{ "DWORD of none", DA_REG_DWORD, 0, false, 0 },
	{ "DWORD of one", DA_REG_DWORD, 1, true, 1 },
	{ "DWORD of two", DA_REG_DWORD, 2, true, 0x201 },
	{ "DWORD of three", DA_REG_DWORD, 3, true, 0x30201 },
	{ "DWORD of four", DA_REG_DWORD, 4, true, 0x4030201 },
	{ "DWORD of five", DA_REG_DWORD, 5, false, 0 },
	{ "QWORD of eight", DA_REG_QWORD, 8, true, 0x0807060504030201 },
	{ "QWORD of nine", DA_REG_QWORD, 9, false, 0 },
	{ "binary", DA_REG_BINARY, 4, false, 0 },
	{ "string", DA_REG_SZ, 4, false, 0 },
};

static void test_value_number(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(number_cases); i++) {
		struct da_value v = { .type = number_cases[i].type,
				      .data = (const uint8_t *)
					      "\1\2\3\4\5\6\7\10\11",
				      .size = number_cases[i].size };
		uint64_t number = 0;

		print_message("%s\n", number_cases[i].what);
		assert_int_equal(da_value_number(&v, &number),
				 number_cases[i].good);
		assert_true(number == number_cases[i].number);
	}
}

/* ---- hostile: the base block (H1 H2 H3 H5 H6) -------------------------- */

static uint32_t plain(struct hb *b)
{
	uint32_t keys[2], root;

	hb_start(b);
	root = hb_key(b, "ROOT");
	keys[0] = hb_key(b, "good");
	keys[1] = hb_key(b, "last");
	hb_children(b, root, keys, 2);
	hb_finish(b, root);
	return root;
}

static void test_not_a_hive(void **state)
{
	struct hb b;

	(void)state;
	plain(&b);
	b.out.n = 0;
	refused(&b, DA_EINVAL, "not-a-hive");	/* empty */
	plain(&b);
	b.out.n = 3;
	refused(&b, DA_EINVAL, "not-a-hive");
	plain(&b);
	b.out.p[0] = 'R';
	refused(&b, DA_EINVAL, "not-a-hive");
	plain(&b);
	b.out.n = 4;
	refused(&b, DA_ECORRUPT, "truncated");
	plain(&b);
	b.out.n = 4096;				/* the base block only */
	refused(&b, DA_ECORRUPT, "truncated");
}

static void test_checksum_and_dirty(void **state)
{
	const struct da_hive_info *info;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	plain(&b);
	h = opened(&b, &s);
	info = da_hive_info(h);
	assert_true(info->checksum_ok);
	assert_false(info->dirty);
	assert_int_equal(info->minor, 5);
	assert_int_equal(info->size, 8192);
	assert_int_equal(info->bins_size, 4096);
	assert_int_equal(s.damages, 0);
	da_hive_close(h);

	plain(&b);
	b.out.p[508] ^= 1;
	h = opened(&b, &s);
	assert_false(da_hive_info(h)->checksum_ok);
	assert_true(da_hive_info(h)->dirty);
	assert_true(has(&s, "checksum-bad"));
	assert_int_equal(da_hive_subkeys(h, da_hive_root(h), on_key, &s), DA_OK);
	assert_int_equal(s.keys, 2);
	da_hive_close(h);

	plain(&b);
	hb_set32(b.out.p + 4, 2);
	hb_checksum(&b);
	h = opened(&b, &s);
	assert_true(da_hive_info(h)->checksum_ok);
	assert_true(da_hive_info(h)->dirty);
	assert_int_equal(da_hive_info(h)->sequence1, 2);
	assert_int_equal(da_hive_info(h)->sequence2, 1);
	assert_int_equal(da_hive_subkeys(h, da_hive_root(h), on_key, &s), DA_OK);
	da_hive_close(h);
}

static void test_versions(void **state)
{
	static const struct {
		uint32_t major, minor;
		bool good;
	} versions[] = {
		{ 1, 0, false }, { 1, 2, false }, { 1, 3, true }, { 1, 4, true },
		{ 1, 5, true }, { 1, 6, true }, { 1, 7, false },
		{ 1, 0xFFFFFFFF, false }, { 0, 5, false }, { 2, 5, false },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(versions); i++) {
		struct hb b;

		plain(&b);
		hb_set32(b.out.p + 20, versions[i].major);
		hb_set32(b.out.p + 24, versions[i].minor);
		hb_checksum(&b);
		if (versions[i].good) {
			struct seen s;

			da_hive_close(opened(&b, &s));
		} else {
			refused(&b, DA_EUNSUPPORTED, "version");
		}
	}
}

static void test_log_given(void **state)
{
	static const uint32_t types[] = { 1, 2, 6 };

	(void)state;
	for (size_t i = 0; i < DA_COUNT(types); i++) {
		struct hb b;

		plain(&b);
		hb_set32(b.out.p + 28, types[i]);
		hb_checksum(&b);
		refused(&b, DA_EINVAL, "is-a-log");
	}
}

/* ---- hostile: bins (H7 H8 H9 H10) -------------------------------------- */

static void test_bins_size(void **state)
{
	static const uint32_t sizes[] = { 0, 0xFFFFFFFF, 4096 + 100, 1 << 30 };
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	for (size_t i = 0; i < DA_COUNT(sizes); i++) {
		plain(&b);
		hb_set32(b.out.p + 40, sizes[i]);
		hb_checksum(&b);
		h = opened(&b, &s);
		assert_true(has(&s, "bins-size"));
		assert_int_equal(da_hive_subkeys(h, da_hive_root(h), on_key,
						 &s), DA_OK);
		assert_int_equal(s.keys, 2);
		da_hive_close(h);
	}
}

static void test_bytes_behind(void **state)
{
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	plain(&b);
	memset(da_buf_more(&b.out, 70001), 0xEE, 70001);
	h = opened(&b, &s);	/* slack is usual: no damage, and it shows */
	assert_int_equal(s.damages, 0);
	assert_int_equal(da_hive_info(h)->size, 8192 + 70001);
	assert_int_equal(da_hive_info(h)->bins_size, 4096);
	assert_int_equal(da_hive_subkeys(h, da_hive_root(h), on_key, &s), DA_OK);
	da_hive_close(h);
}

/* Cut at every byte of the first 12 KiB: refused, or read and said so. */
static void test_cut(void **state)
{
	uint32_t keys[2], root;
	size_t whole;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "first");
	hb_bin(&b);
	keys[1] = hb_key(&b, "second");
	hb_children(&b, root, keys, 2);
	hb_bin(&b);
	hb_cell(&b, 100);
	hb_finish(&b, root);
	whole = b.out.n;
	for (size_t n = 0; n < whole; n++) {
		struct da_err err = { 0 };
		struct da_hive *h;
		struct seen s;
		int status = open_bytes(&h, b.out.p, n, &s, &err);

		if (n < 8192) {
			assert_true(status < 0);
			continue;
		}
		assert_int_equal(status, DA_OK);
		assert_true(has(&s, "bins-size"));
		status = da_hive_subkeys(h, da_hive_root(h), on_key, &s);
		if (n < 12288) {	/* the list is gone */
			assert_int_equal(status, DA_ECORRUPT);
		} else {
			assert_int_equal(status, DA_OK);
			assert_int_equal(s.keys, 2);
		}
		da_hive_close(h);
	}
	hb_free(&b);
}

/* Three bins with a key in each; the second bin is broken. */
static void test_bad_bin(void **state)
{
	static const struct {
		const char *what;
		uint32_t at, value;
	} cases[] = {
		{ "size 0", 8, 0 }, { "no multiple of 4096", 8, 4097 },
		{ "100 MB", 8, 100 << 20 }, { "0xFFFFF000", 8, 0xFFFFF000 },
		{ "wrong place", 4, 0x5000 }, { "no signature", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++) {
		uint32_t keys[3], root;
		struct da_hive *h;
		struct seen s;
		struct hb b;
		size_t second;
		da_key key;

		print_message("%s\n", cases[i].what);
		hb_start(&b);
		root = hb_key(&b, "ROOT");
		keys[0] = hb_key(&b, "first");
		hb_subkeys(&b, root, 3, 0);
		hb_bin(&b);
		second = b.bin;
		keys[1] = hb_key(&b, "second");
		hb_bin(&b);
		keys[2] = hb_key(&b, "third");
		hb_children(&b, root, keys, 3);
		hb_finish(&b, root);
		hb_set32(b.out.p + second + cases[i].at, cases[i].value);
		h = opened(&b, &s);
		assert_int_equal(times(&s, "bin"), 1);
		assert_int_equal(s.offset[0], second);
		assert_int_equal(da_hive_subkeys(h, root, on_key, &s),
				 DA_ECORRUPT);
		assert_int_equal(s.keys, 2);	/* the siblings are read */
		assert_true(listed(&s, "first") && listed(&s, "third"));
		/* what stands before the damage is found, what is not there
		 * cannot be called absent */
		assert_int_equal(da_hive_subkey(h, root, "third", &key), DA_OK);
		assert_int_equal(da_hive_subkey(h, root, "second", &key),
				 DA_ECORRUPT);
		da_hive_close(h);
	}
}

/* ---- hostile: the root (H12) ------------------------------------------- */

static void test_root(void **state)
{
	struct da_hive *h;
	struct da_err err;
	uint32_t root, value;
	struct seen s;
	struct hb b;

	(void)state;
	for (int i = 0; i < 5; i++) {
		hb_start(&b);
		root = hb_key(&b, "ROOT");
		value = hb_value(&b, "v", 4, "\1", 1);
		hb_finish(&b, i == 0 ? 0x7FFFFFF0 :	/* outside */
			  i == 1 ? HB_NONE :
			  i == 2 ? root + 8 :		/* mid-cell */
			  i == 3 ? value : 0);		/* the bin's header */
		memset(&err, 0, sizeof(err));
		assert_int_equal(open_bytes(&h, b.out.p, b.out.n, &s, &err),
				 DA_ECORRUPT);
		assert_string_equal(err.code, "root");
		assert_true(err.offset == (uint64_t)da_le32(b.out.p + 36) + 4096);
		hb_free(&b);
	}
	/* an unallocated root is read and noted */
	root = plain(&b);
	hb_size(&b, root, 0u - da_le32(hb_at(&b, root) - 4));
	h = opened(&b, &s);
	assert_true(has(&s, "unallocated-cell"));
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_OK);
	assert_int_equal(s.keys, 2);
	da_hive_close(h);
}

/* ---- hostile: cells (H13) ---------------------------------------------- */

static void test_cell_size(void **state)
{
	static const struct {
		const char *what, *code;
		uint32_t size;
	} cases[] = {
		{ "0", "cell-size", 0 },
		{ "0x80000000", "cell-size", 0x80000000 },
		{ "beyond the bin", "cell-size", 0u - 0x10000 },
		{ "free", "unallocated-cell", 0x60 },
		{ "shorter than a record", "signature", 0u - 0x20 },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(cases); i++) {
		uint32_t keys[3], values[3], root;
		struct da_hive *h;
		struct seen s;
		struct hb b;

		print_message("%s\n", cases[i].what);
		hb_start(&b);
		root = hb_key(&b, "ROOT");
		for (int k = 0; k < 3; k++) {
			char name[] = { (char)('a' + k), 0 };

			keys[k] = hb_key(&b, name);
			values[k] = hb_value(&b, name, 3,
					     "0123456789abcdef0123", 20);
		}
		hb_children(&b, root, keys, 3);
		hb_value_list(&b, root, values, 3);
		hb_finish(&b, root);
		hb_size(&b, keys[1], cases[i].size);
		hb_size(&b, values[1], cases[i].size == 0u - 0x20 ?
						0u - 0x10 : cases[i].size);
		h = opened(&b, &s);
		assert_int_equal(da_hive_subkeys(h, root, on_key, &s),
				 DA_ECORRUPT);
		assert_int_equal(s.keys, 2);
		assert_true(listed(&s, "a") && listed(&s, "c"));
		assert_true(has(&s, cases[i].code));
		assert_int_equal(s.offset[0], keys[1] + 4096);
		memset(s.names, 0, sizeof(s.names));
		assert_int_equal(da_hive_values(h, root, on_value, &s),
				 DA_ECORRUPT);
		assert_int_equal(s.values, 2);
		assert_true(listed(&s, "a") && listed(&s, "c"));
		da_hive_close(h);
	}
}

/* Damage is reported once for each place, however often it is met. */
static void test_damage_once(void **state)
{
	uint32_t keys[2], root;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = 0x7FFFFFF0;
	keys[1] = hb_key(&b, "good");
	hb_children(&b, root, keys, 2);
	hb_finish(&b, root);
	h = opened(&b, &s);
	for (int i = 0; i < 5; i++)
		assert_int_equal(da_hive_subkeys(h, root, on_key, &s),
				 DA_ECORRUPT);
	assert_int_equal(s.keys, 5);
	assert_int_equal(s.damages, 1);
	da_hive_close(h);
}

static size_t many_damages;

static void count_damage(void *ctx, const struct da_err *what,
			 const char *structure)
{
	(void)ctx, (void)what, (void)structure;
	many_damages++;
}

/* ... and a flood of it stops at some number. */
static void test_damage_flood(void **state)
{
	uint32_t n = 20000, *offsets = da_malloc(n * sizeof(*offsets)), root;
	struct da_buf bytes;
	struct da_hive *h;
	struct seen s = { 0 };
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	for (uint32_t i = 0; i < n; i++)
		offsets[i] = 0x40000000 + 8 * i;
	hb_value_list(&b, root, offsets, n);
	hb_finish(&b, root);
	bytes = b.out;
	many_damages = 0;
	assert_int_equal(da_hive_open(&h, DA_HIVE_NATIVE, &bytes, count_damage,
				      NULL, NULL), DA_OK);
	for (int i = 0; i < 5; i++)
		assert_int_equal(da_hive_values(h, root, on_value, &s),
				 DA_ECORRUPT);
	assert_true(many_damages > 0);
	assert_true(many_damages < 5000);
	da_hive_close(h);
	free(offsets);
}

/* ---- hostile: lists of keys (H14 to H22) ------------------------------- */

static void test_index_root_loops(void **state)
{
	uint32_t root, key, leaf, lists_at[2];
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	/* an index root that names itself, beside a good list */
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	key = hb_key(&b, "good");
	leaf = hb_list(&b, "lh", &key, 1);
	lists_at[0] = 0;
	lists_at[1] = leaf;
	lists_at[0] = hb_list(&b, "ri", lists_at, 2);
	hb_set32(hb_at(&b, lists_at[0]) + 4, lists_at[0]);
	hb_subkeys(&b, root, 1, lists_at[0]);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_true(has(&s, "ri-nesting"));
	assert_int_equal(s.keys, 1);	/* the other list is read */
	da_hive_close(h);

	/* two that name each other */
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	lists_at[0] = hb_list(&b, "ri", &root, 1);
	lists_at[1] = hb_list(&b, "ri", &lists_at[0], 1);
	hb_set32(hb_at(&b, lists_at[0]) + 4, lists_at[1]);
	hb_subkeys(&b, root, 1, lists_at[0]);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_true(has(&s, "ri-nesting"));
	assert_int_equal(s.keys, 0);
	da_hive_close(h);
}

/* A tree of index roots, 64 wide and 5 deep; a chain of 200,000. */
static void test_index_root_trees(void **state)
{
	uint32_t root, list, wide[64];
	double start = worked();
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	list = hb_list(&b, "lh", (uint32_t[]){ hb_key(&b, "good") }, 1);
	for (int level = 0; level < 12; level++) {
		for (size_t i = 0; i < DA_COUNT(wide); i++)
			wide[i] = list;
		list = hb_list(&b, "ri", wide, DA_COUNT(wide));
	}
	hb_subkeys(&b, root, 1, list);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_true(has(&s, "ri-nesting"));
	da_hive_close(h);

	hb_start(&b);
	root = hb_key(&b, "ROOT");
	list = hb_list(&b, "lh", (uint32_t[]){ hb_key(&b, "good") }, 1);
	for (int i = 0; i < 200000; i++)
		list = hb_list(&b, "ri", &list, 1);
	hb_subkeys(&b, root, 1, list);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_int_equal(times(&s, "ri-nesting"), 1);
	da_hive_close(h);
	assert_true(worked() - start < 1.0 * SLOWER);
}

static void test_cycles(void **state)
{
	uint32_t root, a, b_key, c, to[3];
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	a = hb_key(&b, "a");
	b_key = hb_key(&b, "b");
	c = hb_key(&b, "c");
	hb_children(&b, root, &a, 1);
	to[0] = root;			/* the root, itself, the parent */
	to[1] = b_key;
	to[2] = c;
	hb_children(&b, b_key, to, 3);
	to[0] = b_key;
	hb_children(&b, a, to, 1);
	to[0] = a;
	hb_children(&b, c, to, 1);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_OK);
	assert_int_equal(da_hive_subkeys(h, a, on_key, &s), DA_OK);
	assert_int_equal(s.keys, 2);
	assert_int_equal(da_hive_subkeys(h, b_key, on_key, &s), DA_ECORRUPT);
	assert_int_equal(s.keys, 3);	/* only c is its own */
	assert_string_equal(s.names[2], "c");
	assert_int_equal(da_hive_subkeys(h, c, on_key, &s), DA_ECORRUPT);
	assert_int_equal(s.keys, 3);
	/* root, b, and a, once each with its place */
	assert_int_equal(times(&s, "shared-cell"), 3);
	assert_int_equal(s.offset[0], root + 4096);
	assert_int_equal(s.offset[1], b_key + 4096);
	assert_int_equal(s.offset[2], a + 4096);
	da_hive_close(h);
}

/* Walks everything; returns the number of keys met. */
static size_t walk(struct da_hive *h, struct seen *s)
{
	size_t n = 0, cap = 1024, total = 0;
	da_key *todo = da_malloc(cap * sizeof(*todo));

	todo[n++] = da_hive_root(h);
	while (n) {
		da_key key = todo[--n];

		total++;
		s->keys = 0;
		da_hive_subkeys(h, key, on_key, s);
		assert_true(s->keys <= FOUND_MAX);
		if (n + s->keys > cap) {
			cap *= 2;
			todo = da_realloc(todo, cap * sizeof(*todo));
		}
		for (size_t i = 0; i < s->keys; i++)
			todo[n++] = s->handles[i];
	}
	free(todo);
	return total;
}

/* 40 levels, each listing the next key 16 times: every key once. */
static void test_fan_out(void **state)
{
	uint32_t root, next, sixteen[16];
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	next = hb_key(&b, "leaf");
	for (int level = 0; level < 40; level++) {
		uint32_t key = hb_key(&b, "level");

		for (size_t i = 0; i < 16; i++)
			sixteen[i] = next;
		hb_children(&b, key, sixteen, 16);
		next = key;
	}
	root = next;
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(walk(h, &s), 41);
	assert_int_equal(times(&s, "shared-cell"), 40);
	da_hive_close(h);
}

/* 20,000 levels: the reader itself does not recurse. */
static void test_depth(void **state)
{
	uint32_t next;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	next = hb_key(&b, "leaf");
	for (int level = 0; level < 20000; level++) {
		uint32_t key = hb_key(&b, "level");

		hb_children(&b, key, &next, 1);
		next = key;
	}
	hb_finish(&b, next);
	h = opened(&b, &s);
	assert_int_equal(walk(h, &s), 20001);
	assert_int_equal(s.damages, 0);
	da_hive_close(h);
}

static void test_list_counts(void **state)
{
	uint32_t keys[2], root, list;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	/* 65,535 claimed by a list of two */
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "a");
	keys[1] = hb_key(&b, "b");
	list = hb_list(&b, "lh", keys, 2);
	hb_set16(hb_at(&b, list) + 2, 0xFFFF);
	hb_subkeys(&b, root, 2, list);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_int_equal(s.keys, 2);
	assert_true(has(&s, "list-count"));
	da_hive_close(h);

	/* 0xFFFFFFFF claimed by the key */
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "a");
	list = hb_list(&b, "lh", keys, 1);
	hb_subkeys(&b, root, 0xFFFFFFFF, list);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_int_equal(s.keys, 1);
	assert_true(has(&s, "subkey-count"));
	da_hive_close(h);

	/* a list hidden behind a smaller claim is no silence either */
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "a");
	keys[1] = hb_key(&b, "b");
	hb_subkeys(&b, root, 1, hb_list(&b, "lh", keys, 2));
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_int_equal(s.keys, 2);
	assert_true(has(&s, "subkey-count"));
	da_hive_close(h);
}

static void test_one_key_60000_times(void **state)
{
	uint32_t n = 60000, *keys = da_malloc(n * sizeof(*keys)), root, key;
	double start = worked();
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	key = hb_key(&b, "one");
	for (uint32_t i = 0; i < n; i++)
		keys[i] = key;
	hb_children(&b, root, keys, n);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_int_equal(s.keys, 1);
	assert_int_equal(times(&s, "shared-cell"), 1);
	assert_true(worked() - start < 1.0 * SLOWER);
	da_hive_close(h);
	free(keys);
}

static void test_list_elements(void **state)
{
	uint32_t keys[4], root;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	/* an unknown signature */
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "a");
	hb_subkeys(&b, root, 1, hb_list(&b, "lx", keys, 1));
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_int_equal(s.keys, 0);
	assert_true(has(&s, "list"));
	da_hive_close(h);

	/* elements that are no keys */
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "a");
	keys[1] = hb_value(&b, "v", 4, "\1", 1);
	keys[2] = 3;
	keys[3] = hb_key(&b, "d");
	hb_children(&b, root, keys, 4);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_int_equal(s.keys, 2);
	assert_true(listed(&s, "a") && listed(&s, "d"));
	assert_true(has(&s, "signature") && has(&s, "offset"));
	da_hive_close(h);
}

/* ---- hostile: values (H23 to H27, H31) --------------------------------- */

static void test_value_counts(void **state)
{
	static const uint32_t counts[] = { 0xFFFFFFFF, 0x40000000, 0x40000001,
					   3 };

	(void)state;
	for (size_t i = 0; i < DA_COUNT(counts); i++) {
		uint32_t root, value[3], list;
		struct da_hive *h;
		struct seen s;
		struct hb b;

		hb_start(&b);
		root = hb_key(&b, "ROOT");
		value[0] = hb_value(&b, "a", 4, "\1\0\0\0", 4);
		list = hb_offsets(&b, value, 1);
		hb_values(&b, root, counts[i], list);
		hb_finish(&b, root);
		h = opened(&b, &s);
		assert_int_equal(da_hive_values(h, root, on_value, &s),
				 DA_ECORRUPT);
		assert_int_equal(s.values, 1);
		assert_true(has(&s, "list-count"));
		da_hive_close(h);
	}
}

static void test_million_values(void **state)
{
	uint32_t n = 1000000, *list = da_malloc(n * sizeof(*list)), root, v[2];
	double start = worked();
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	/* all one value */
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	v[0] = hb_value(&b, "a", 4, "\1\0\0\0", 4);
	for (uint32_t i = 0; i < n; i++)
		list[i] = v[0];
	hb_value_list(&b, root, list, n);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_true(da_hive_values(h, root, on_value, &s) < 0);
	assert_int_equal(s.values, 1);
	assert_int_equal(times(&s, "shared-cell"), 1);
	assert_true(has(&s, "limit"));	/* DA_HIVE_VALUES_MAX */
	da_hive_close(h);

	/* two by turns: bounded */
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	v[0] = hb_value(&b, "a", 4, "\1\0\0\0", 4);
	v[1] = hb_value(&b, "b", 4, "\1\0\0\0", 4);
	for (uint32_t i = 0; i < n; i++)
		list[i] = v[i % 2];
	hb_value_list(&b, root, list, n);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_true(da_hive_values(h, root, on_value, &s) < 0);
	assert_true(s.values >= 2 && s.values <= DA_HIVE_VALUES_MAX);
	assert_true(has(&s, "limit"));
	da_hive_close(h);
	assert_true(worked() - start < 1.0 * SLOWER);
	free(list);
}

static const struct {
	const char *what, *code;
	uint32_t size, offset;		/* 0: of a cell of 20 bytes */
	int status;
} data_cases[] = {
	{ "size 0x7FFFFFFF", "limit", 0x7FFFFFFF, 0, DA_ELIMIT },
	{ "longer than the cell", "value-size", 100, 0, DA_ECORRUPT },
	{ "data outside", "offset", 20, 0x7FFFFFF8, DA_ECORRUPT },
	{ "data nowhere", "offset", 20, HB_NONE, DA_ECORRUPT },
	{ "data not on a cell", "offset", 20, 0x24 + 1, DA_ECORRUPT },
	{ "resident of five bytes", "value-size", 0x80000005, 0, DA_ECORRUPT },
	{ "resident of all ones", "value-size", 0xFFFFFFFF, 0, DA_ECORRUPT },
	{ "large, but no db record", "value-size", 20000, 0, DA_ECORRUPT },
};

static void test_value_data(void **state)
{
	struct da_arena *arena = da_arena_new();

	(void)state;
	for (size_t i = 0; i < DA_COUNT(data_cases); i++) {
		uint32_t root, v[3], cell;
		struct da_hive *h;
		struct da_value got;
		struct seen s;
		struct hb b;

		print_message("%s\n", data_cases[i].what);
		hb_start(&b);
		root = hb_key(&b, "ROOT");
		cell = hb_cell(&b, 20);
		v[0] = hb_value(&b, "a", 4, "\1\0\0\0", 4);
		v[1] = hb_value_raw(&b, 1, "bad", 3, DA_REG_BINARY,
				    data_cases[i].size, data_cases[i].offset ?
				    data_cases[i].offset : cell);
		v[2] = hb_value(&b, "z", 4, "\1\0\0\0", 4);
		hb_value_list(&b, root, v, 3);
		hb_finish(&b, root);
		h = opened(&b, &s);
		da_hive_values(h, root, on_value, &s);
		assert_int_equal(s.values, 3);	/* listed, with the siblings */
		assert_true(has(&s, data_cases[i].code));
		assert_int_equal(da_hive_value(h, root, "bad", arena, &got),
				 data_cases[i].status);
		assert_string_equal(got.name, "bad");
		assert_int_equal(got.type, DA_REG_BINARY);
		assert_null(got.data);
		assert_int_equal(da_hive_value(h, root, "z", arena, &got),
				 DA_OK);
		da_hive_close(h);
	}
	da_arena_free(arena);
}

/* A key's values that cannot all be read are no complete list. */
static void test_unreadable_data_is_no_silence(void **state)
{
	uint32_t root, v;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	v = hb_value_raw(&b, 1, "bad", 3, DA_REG_BINARY, 20, 0x7FFFFFF8);
	hb_value_list(&b, root, &v, 1);
	hb_finish(&b, root);
	h = opened(&b, &s);
	da_hive_values(h, root, on_value, &s);
	assert_int_equal(s.values, 1);
	assert_int_equal(s.last.status, DA_ECORRUPT);
	assert_int_equal(s.damages, 1);
	da_hive_close(h);
}

static void big_record(struct hb *b, uint32_t count, uint32_t list,
		       uint32_t size, const char *code, int status)
{
	struct da_arena *arena = da_arena_new();
	uint32_t root, v[2], record;
	struct da_value got;
	struct da_hive *h;
	struct seen s;

	root = hb_key(b, "ROOT");
	record = hb_cell(b, 8);
	memcpy(hb_at(b, record), "db", 2);
	hb_set16(hb_at(b, record) + 2, count);
	hb_set32(hb_at(b, record) + 4, list ? list : record);
	v[0] = hb_value_raw(b, 1, "big", 3, DA_REG_BINARY, size, record);
	v[1] = hb_value(b, "z", 4, "\1\0\0\0", 4);
	hb_value_list(b, root, v, 2);
	hb_finish(b, root);
	h = opened(b, &s);
	assert_int_equal(da_hive_value(h, root, "big", arena, &got), status);
	if (code)
		assert_true(has(&s, code));
	assert_int_equal(da_hive_value(h, root, "z", arena, &got), DA_OK);
	da_hive_close(h);
	da_arena_free(arena);
}

static void test_big_data_lies(void **state)
{
	uint32_t *segments = da_malloc(65535 * sizeof(*segments)), list;
	struct hb b;

	(void)state;
	/* a list that names itself */
	hb_start(&b);
	big_record(&b, 2, 0, 20000, NULL, DA_ECORRUPT);
	/* more segments than the list holds */
	hb_start(&b);
	segments[0] = hb_cell(&b, 16348);
	list = hb_offsets(&b, segments, 1);
	big_record(&b, 65535, list, 20000, "big-data", DA_ECORRUPT);
	/* fewer segments than the size needs */
	hb_start(&b);
	segments[0] = hb_cell(&b, 16348);
	list = hb_offsets(&b, segments, 1);
	big_record(&b, 1, list, 20000, "big-data", DA_ECORRUPT);
	/* a segment that is too short */
	hb_start(&b);
	segments[0] = hb_cell(&b, 100);
	segments[1] = hb_cell(&b, 16348);
	list = hb_offsets(&b, segments, 2);
	big_record(&b, 2, list, 20000, "big-data", DA_ECORRUPT);
	/* a segment that is nowhere */
	hb_start(&b);
	segments[0] = hb_cell(&b, 16348);
	segments[1] = 0x7FFFFFF8;
	list = hb_offsets(&b, segments, 2);
	big_record(&b, 2, list, 20000, "offset", DA_ECORRUPT);
	/* 65,535 segments, all one cell: bounded by what is kept */
	hb_start(&b);
	segments[0] = hb_cell(&b, 16348);
	for (int i = 1; i < 65535; i++)
		segments[i] = segments[0];
	list = hb_offsets(&b, segments, 65535);
	big_record(&b, 65535, list, 65535u * 16344, "limit", DA_ELIMIT);
	free(segments);
}

static int count_bytes(void *ctx, const struct da_value *v)
{
	uint64_t *sum = ctx;

	*sum += v->data ? v->size : 0;
	return *sum > 1ull << 30 ? 5 : 0;
}

/* Thousands of values of 15 MiB, all out of one cell of 16 KiB. */
static void test_big_data_bomb(void **state)
{
	uint32_t segments[963], n = 10000, *values = da_malloc(n * 4), root;
	uint32_t list, record, two[2];
	uint64_t sum = 0;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	segments[0] = hb_cell(&b, 16348);
	for (size_t i = 1; i < DA_COUNT(segments); i++)
		segments[i] = segments[0];
	list = hb_offsets(&b, segments, DA_COUNT(segments));
	record = hb_cell(&b, 8);
	memcpy(hb_at(&b, record), "db", 2);
	hb_set16(hb_at(&b, record) + 2, DA_COUNT(segments));
	hb_set32(hb_at(&b, record) + 4, list);
	for (int i = 0; i < 2; i++)
		two[i] = hb_value_raw(&b, 1, i ? "a" : "b", 1, 3,
				      15 << 20, record);
	for (uint32_t i = 0; i < n; i++)
		values[i] = two[i % 2];
	hb_value_list(&b, root, values, n);
	hb_finish(&b, root);
	assert_true(b.out.n < 100000);
	h = opened(&b, &s);
	/* a hive of 100 kB does not give out more than a gigabyte */
	assert_int_not_equal(da_hive_values(h, root, count_bytes, &sum), 5);
	da_hive_close(h);
	free(values);
}

static int count_data(void *ctx, const struct da_value *v)
{
	size_t *n = ctx;

	n[v->data != NULL]++;
	return 0;
}

/* Small hives do not become large by naming the same bytes again and again. */
static void test_shared_values(void **state)
{
	uint32_t keys[4], values[3], many[100], root;
	char data[300] = "", name[600];
	size_t n[2] = { 0, 0 };
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	memset(name, 'n', sizeof(name));
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "a");
	keys[1] = hb_key(&b, "b");
	keys[2] = hb_key(&b, "c");
	keys[3] = hb_key_raw(&b, HB_LATIN1, name, sizeof(name));
	values[0] = hb_value(&b, "one", 3, data, sizeof(data));
	values[1] = hb_value_raw(&b, 1, "two", 3, 3, sizeof(data),
				 da_le32(hb_at(&b, values[0]) + 8));
	values[2] = hb_value_raw(&b, 1, "few", 3, 3, 16,
				 da_le32(hb_at(&b, values[0]) + 8));
	hb_value_list(&b, keys[0], values, 3);
	for (int i = 0; i < 100; i++)
		many[i] = hb_value(&b, "v", 4, "\1\0\0\0", 4);
	hb_value_list(&b, keys[1], many, 100);
	hb_values(&b, keys[2], 100, da_le32(hb_at(&b, keys[1]) + 40));
	hb_children(&b, root, keys, 4);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_int_equal(times(&s, "name-length"), 1);
	for (int i = 0; i < 2; i++) {	/* asked again, the same answer */
		n[0] = n[1] = 0;
		da_hive_values(h, keys[0], count_data, n);
		assert_int_equal(n[0], 1);
		assert_int_equal(n[1], 2);
		assert_int_equal(da_hive_values(h, keys[1], count_data, n),
				 DA_OK);
		assert_int_equal(n[1], 102);
		assert_int_equal(da_hive_values(h, keys[2], count_data, n),
				 DA_ECORRUPT);
		assert_int_equal(n[1], 102);
	}
	assert_int_equal(times(&s, "shared-cell"), 2);
	da_hive_close(h);
}

static void test_name_length(void **state)
{
	uint32_t keys[2], values[2], root;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "abcd");	/* fills its cell */
	keys[1] = hb_key(&b, "good");
	values[0] = hb_value_raw(&b, 1, "efghijkl", 8, 4, 0x80000004, 1);
	values[1] = hb_value(&b, "good", 4, "\1\0\0\0", 4);
	hb_children(&b, root, keys, 2);
	hb_value_list(&b, root, values, 2);
	hb_set16(hb_at(&b, keys[0]) + 72, 0xFFFF);
	hb_set16(hb_at(&b, values[0]) + 2, 0xFFFF);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_ECORRUPT);
	assert_int_equal(s.keys, 2);
	assert_memory_equal(s.names[0], "abcd", 4);	/* the raw prefix */
	assert_string_equal(s.names[1], "good");
	assert_int_equal(da_hive_values(h, root, on_value, &s), DA_ECORRUPT);
	assert_int_equal(s.values, 2);
	assert_memory_equal(s.names[0], "efghijkl", 8);
	assert_int_equal(times(&s, "name-length"), 2);
	da_hive_close(h);
}

static void test_security_lies(void **state)
{
	struct da_arena *arena = da_arena_new();
	uint32_t root, key, sk, size;
	const uint8_t *security;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	key = hb_key(&b, "k");
	sk = hb_cell(&b, 40);
	memcpy(hb_at(&b, sk), "sk", 2);
	hb_set32(hb_at(&b, sk) + 16, 0xFFFFFFFF);
	hb_set32(hb_at(&b, root) + 44, sk);
	hb_set32(hb_at(&b, key) + 44, key);	/* not an sk */
	hb_children(&b, root, &key, 1);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_security(h, root, arena, &security, &size),
			 DA_ECORRUPT);
	assert_true(has(&s, "security-size"));
	assert_int_equal(da_hive_security(h, key, arena, &security, &size),
			 DA_ECORRUPT);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_OK);
	da_hive_close(h);
	da_arena_free(arena);
}

/* Two of one name, by case too: both are read, the first is looked up. */
static void test_duplicates(void **state)
{
	struct da_arena *arena = da_arena_new();
	uint32_t keys[3], values[2], root;
	struct da_value v;
	struct da_hive *h;
	uint64_t number;
	struct seen s;
	struct hb b;
	da_key key;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "Twin");
	keys[1] = hb_key(&b, "tWIN");
	keys[2] = hb_key(&b, "Twin");
	values[0] = hb_value(&b, "Start", 4, "\1\0\0\0", 4);
	values[1] = hb_value(&b, "START", 4, "\2\0\0\0", 4);
	hb_children(&b, root, keys, 3);
	hb_value_list(&b, root, values, 2);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkeys(h, root, on_key, &s), DA_OK);
	assert_int_equal(s.keys, 3);
	assert_int_equal(da_hive_subkey(h, root, "TWIN", &key), DA_OK);
	assert_int_equal(key, keys[0]);
	assert_int_equal(da_hive_values(h, root, on_value, &s), DA_OK);
	assert_int_equal(s.values, 2);
	assert_int_equal(da_hive_value(h, root, "start", arena, &v), DA_OK);
	assert_true(da_value_number(&v, &number));
	assert_int_equal(number, 1);
	da_hive_close(h);
	da_arena_free(arena);
}

/* Any handle may be asked; only keys answer. */
static void test_wrong_handles(void **state)
{
	struct da_arena *arena = da_arena_new();
	struct da_key_info info;
	struct da_value v;
	struct da_hive *h;
	struct seen s;
	struct hb b;

	(void)state;
	plain(&b);
	h = opened(&b, &s);
	for (uint32_t key = 1; key < 5000; key += 3) {
		if (da_hive_key_info(h, key, &info) == DA_OK)
			continue;
		assert_int_equal(da_hive_subkeys(h, key, on_key, &s),
				 DA_ECORRUPT);
		assert_int_equal(da_hive_value(h, key, "x", arena, &v),
				 DA_ECORRUPT);
	}
	da_hive_close(h);
	da_arena_free(arena);
	da_hive_close(NULL);
}

/* ---- looking up by name ------------------------------------------------ */

#define MANY 500

enum hashes { RIGHT, WRONG, NONE_AT_ALL };

static void write_hashes(struct hb *b, uint32_t list, const char *names,
			 enum hashes how)
{
	for (uint32_t i = 0; i < MANY && how != NONE_AT_ALL; i++) {
		uint8_t *element = hb_at(b, list) + 4 + 8 * i;
		const char *name = names + 8 * i;
		uint32_t hash = how == WRONG;

		if (hb_at(b, list)[1] == 'f') {
			memcpy(element + 4, how == WRONG ? "????" : name, 4);
			continue;
		}
		for (const char *s = name; *s; s++)
			hash = hash * 37 + da_upcase((uint8_t)*s);
		hb_set32(element + 4, hash);
	}
}

/* 500 keys below the root; what finding one of them, and none, reads. */
static void look_up(const char *kind, enum hashes how, uint64_t *found_out,
		    uint64_t *absent_out)
{
	uint32_t keys[MANY], root, list;
	char names[8 * MANY];
	struct da_hive *h;
	struct seen s;
	struct hb b;
	da_key key, same;

	hb_start(&b);
	root = hb_key(&b, "ROOT");
	for (uint32_t i = 0; i < MANY; i++) {
		snprintf(names + 8 * i, 8, "%03uKey", i);
		keys[i] = hb_key(&b, names + 8 * i);
	}
	list = hb_list(&b, kind, keys, MANY);
	write_hashes(&b, list, names, how);
	hb_subkeys(&b, root, MANY, list);
	hb_finish(&b, root);
	h = opened(&b, &s);
	*found_out = da_hive_records(h);
	assert_int_equal(da_hive_subkey(h, root, "400KEY", &key), DA_OK);
	assert_int_equal(key, keys[400]);
	*found_out = da_hive_records(h) - *found_out;
	*absent_out = da_hive_records(h);
	assert_int_equal(da_hive_subkey(h, root, "400", &key), DA_ABSENT);
	*absent_out = da_hive_records(h) - *absent_out;
	/* a key found this way is where an enumeration says it is */
	da_hive_subkeys(h, root, on_key, &s);
	assert_int_equal(s.keys, MANY);
	assert_int_equal(da_hive_path(h, root, "499key", &same), DA_OK);
	assert_int_equal(s.damages, 0);
	da_hive_close(h);
}

/* A hash spares reading siblings, and hides nothing when it lies. */
static void test_look_up_by_hash(void **state)
{
	uint64_t found, absent;

	(void)state;
	look_up("lh", RIGHT, &found, &absent);
	assert_int_equal(found, 2);	/* the parent and the key */
	assert_in_range(absent, MANY, MANY + 3);
	look_up("lf", RIGHT, &found, &absent);
	assert_int_equal(found, 2);
	look_up("lh", WRONG, &found, &absent);
	assert_in_range(found, 401, 404);
	look_up("lf", WRONG, &found, &absent);
	assert_in_range(found, 401, 404);
	look_up("lh", NONE_AT_ALL, &found, &absent);
	look_up("li", NONE_AT_ALL, &found, &absent);
}

/* A hash that happens to fit is no match. */
static void test_look_up_collision(void **state)
{
	uint32_t keys[2], root, list;
	struct da_hive *h;
	struct seen s;
	struct hb b;
	da_key key;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "other");
	keys[1] = hb_key(&b, "a");
	list = hb_list(&b, "lh", keys, 2);
	hb_set32(hb_at(&b, list) + 8, 'A');
	hb_set32(hb_at(&b, list) + 16, 'A');
	hb_subkeys(&b, root, 2, list);
	hb_finish(&b, root);
	h = opened(&b, &s);
	assert_int_equal(da_hive_subkey(h, root, "A", &key), DA_OK);
	assert_int_equal(key, keys[1]);
	assert_int_equal(da_hive_subkey(h, root, "Other", &key), DA_OK);
	assert_int_equal(key, keys[0]);
	da_hive_close(h);
}

/* ---- the damage map ---------------------------------------------------- */

static void test_damage_map(void **state)
{
	const struct da_hive_damage_map *m;
	uint32_t root, keys[4], values[2], list;
	struct da_hive *h;
	struct seen s;
	struct hb b;
	size_t second;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	keys[0] = hb_key(&b, "good");
	keys[1] = hb_key(&b, "bad");
	memcpy(hb_at(&b, keys[1]), "xx", 2);
	keys[2] = hb_key(&b, "cut");
	values[0] = hb_value(&b, "v", 1, "a\0b\0c\0", 6);
	hb_set32(hb_at(&b, values[0]) + 4, 4000);
	values[1] = hb_value(&b, "w", 4, "\1\0\0\0", 4);
	memcpy(hb_at(&b, values[1]), "xx", 2);
	hb_value_list(&b, keys[0], values, 2);
	hb_values(&b, keys[2], 1000, hb_offsets(&b, values, 0));
	hb_bin(&b);
	second = b.bin;
	keys[3] = hb_key(&b, "lost");
	list = hb_list(&b, "lh", keys, 4);
	hb_bin(&b);
	list = hb_list(&b, "lh", keys, 4);
	hb_subkeys(&b, root, 4, list);
	hb_finish(&b, root);
	memcpy(b.out.p + second, "nibh", 4);
	memset(da_buf_more(&b.out, 100), 0, 100);
	hb_set32(b.out.p + 40, 3 * 4096 + 4096);
	hb_checksum(&b);
	h = opened(&b, &s);
	m = da_hive_damage_map(h);
	assert_true(m->known);
	assert_int_equal(m->bins, 3);
	assert_int_equal(m->bins_unreadable, 1);
	assert_int_equal(m->bytes_unreadable, 4096 + 100);
	assert_int_equal(m->bytes_missing, 4096 - 100);
	assert_int_equal(m->lists_cut, 0);
	assert_int_equal(m->items_left_out, 0);
	for (int twice = 0; twice < 2; twice++) {
		da_hive_subkeys(h, root, on_key, &s);
		da_hive_values(h, keys[0], on_value, &s);
		da_hive_values(h, keys[2], on_value, &s);
		/* "bad", "lost", the data of v, w, what the cut list holds */
		assert_int_equal(m->items_left_out, 5);
		assert_int_equal(m->lists_cut, 1);
	}
	da_hive_close(h);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_resident),
		cmocka_unit_test(test_big_data),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_key_info_and_security),
		cmocka_unit_test(test_path),
		cmocka_unit_test(test_enumeration_stops),
		cmocka_unit_test(test_value_text),
		cmocka_unit_test(test_value_without_data),
		cmocka_unit_test(test_value_list),
		cmocka_unit_test(test_value_number),
		cmocka_unit_test(test_not_a_hive),
		cmocka_unit_test(test_checksum_and_dirty),
		cmocka_unit_test(test_versions),
		cmocka_unit_test(test_log_given),
		cmocka_unit_test(test_bins_size),
		cmocka_unit_test(test_bytes_behind),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_bad_bin),
		cmocka_unit_test(test_root),
		cmocka_unit_test(test_cell_size),
		cmocka_unit_test(test_damage_once),
		cmocka_unit_test(test_damage_flood),
		cmocka_unit_test(test_index_root_loops),
		cmocka_unit_test(test_index_root_trees),
		cmocka_unit_test(test_cycles),
		cmocka_unit_test(test_fan_out),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_list_counts),
		cmocka_unit_test(test_one_key_60000_times),
		cmocka_unit_test(test_list_elements),
		cmocka_unit_test(test_value_counts),
		cmocka_unit_test(test_million_values),
		cmocka_unit_test(test_value_data),
		cmocka_unit_test(test_unreadable_data_is_no_silence),
		cmocka_unit_test(test_big_data_lies),
		cmocka_unit_test(test_big_data_bomb),
		cmocka_unit_test(test_shared_values),
		cmocka_unit_test(test_name_length),
		cmocka_unit_test(test_security_lies),
		cmocka_unit_test(test_duplicates),
		cmocka_unit_test(test_wrong_handles),
		cmocka_unit_test(test_look_up_by_hash),
		cmocka_unit_test(test_look_up_collision),
		cmocka_unit_test(test_damage_map),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
