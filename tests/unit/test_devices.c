// SPDX-License-Identifier: Apache-2.0
/* evidence/devices: properties in both encodings, and paths in values. */
#include "support.h"

#include "hivebuild.h"

#include "../../src/evidence/collect.h"

#define DRIVER "{a8b865dd-2e3d-4094-ad97-e593a70c75d6}"

struct seen {
	struct da_collect c;
	struct da_collect_request req;
	int problems;
};

static void emit(void *ctx, unsigned kind, const void *p, size_t n)
{
	struct seen *s = ctx;

	(void)p, (void)n;
	s->problems += kind == DA_FACT_problem;
}

static void ignore(void *ctx, const struct da_err *what, const char *structure)
{
	(void)ctx, (void)what, (void)structure;
}

/* "li": a list without hints, so that any look-up works. */
static void children(struct hb *b, uint32_t key, const uint32_t *p, size_t n)
{
	hb_subkeys(b, key, (uint32_t)n, hb_list(b, "li", p, n));
}

static uint32_t new_form(struct hb *b, const char *pid, uint32_t type,
			 const void *data, uint32_t size)
{
	uint32_t key = hb_key(b, pid), value = hb_value(b, "", type, data, size);

	hb_value_list(b, key, &value, 1);
	return key;
}

static uint32_t old_form(struct hb *b, const char *pid, const void *type,
			 uint32_t type_size, const void *data, uint32_t size)
{
	uint32_t key = hb_key(b, pid), neutral = hb_key(b, "00000000"), v[2];
	size_t n = 0;

	if (type)
		v[n++] = hb_value(b, "Type", DA_REG_BINARY, type, type_size);
	if (data)
		v[n++] = hb_value(b, "Data", DA_REG_BINARY, data, size);
	hb_value_list(b, neutral, v, n);
	children(b, key, &neutral, 1);
	return key;
}

#define TEXT "o\0e\0m\0" "2\0.\0i\0n\0f\0\0"	/* and the literal's NUL */

static void start(struct seen *s)
{
	struct da_err err;
	struct hb b;
	uint32_t root, category, keys[12];
	size_t n = 0;

	memset(s, 0, sizeof(*s));
	s->req.emit = emit;
	s->req.ctx = s;
	s->c.req = &s->req;
	s->c.arena = da_arena_new();
	s->c.scratch = da_arena_new();
	s->c.area = "devices";
	s->c.hive_path = "SYSTEM";
	s->c.windows = "\\Windows";
	s->c.system_drive = "C:";
	hb_start(&b);
	root = hb_key(&b, "Properties");
	category = hb_key(&b, DRIVER);
	keys[n++] = new_form(&b, "0001", 0xFFFF0012, TEXT, sizeof(TEXT));
	keys[n++] = new_form(&b, "0002", 0xFFFF0010, "\0\x80\x3e\xd5\xde\xb1\x9d\1", 8);
	keys[n++] = new_form(&b, "0003", 0xFFFF0010, "\0\x80\x3e\xd5\xde\xb1\x9d", 7);
	keys[n++] = new_form(&b, "0004", 0xFFFF0012, "", 0);
	keys[n++] = hb_key(&b, "0005");		/* no value */
	keys[n++] = old_form(&b, "00000011", "\x12\0\0\0", 4, TEXT, sizeof(TEXT));
	keys[n++] = old_form(&b, "00000012", "\x10\0\0\0", 4,
			     "\0\x80\x3e\xd5\xde\xb1\x9d\1", 8);
	keys[n++] = old_form(&b, "00000013", "\x12\0\0", 3, TEXT, sizeof(TEXT));
	keys[n++] = old_form(&b, "00000014", "\x12\0\0\0", 4, NULL, 0);
	keys[n++] = old_form(&b, "00000015", "\x12\0\0\0\0\0\0\0", 8, TEXT,
			     sizeof(TEXT));
	keys[n++] = old_form(&b, "00000016", NULL, 0, TEXT, sizeof(TEXT));
	children(&b, category, keys, n);
	children(&b, root, &category, 1);
	hb_finish(&b, root);
	assert_int_equal(da_hive_open(&s->c.hive, DA_HIVE_NATIVE, &b.out,
				      ignore, NULL, &err), DA_OK);
	hb_free(&b);
}

static void end(struct seen *s)
{
	da_hive_close(s->c.hive);
	da_arena_free(s->c.arena);
	da_arena_free(s->c.scratch);
	da_buf_free(&s->c.wire);
	free(s->c.device_values.p);
}

static int property(struct seen *s, unsigned pid, struct da_value *v)
{
	return da_property(&s->c, da_hive_root(s->c.hive), DRIVER, pid,
			   s->c.arena, v);
}

static void test_properties(void **state)
{
	struct da_arena *arena;
	struct da_value v;
	struct seen s;

	(void)state;
	start(&s);
	arena = s.c.arena;
	for (unsigned old = 0; old < 2; old++) {
		assert_int_equal(property(&s, 0x10 * old + 1, &v), DA_OK);
		assert_int_equal(v.type, 0xFFFF0012);
		assert_string_equal(da_property_text(&v, arena), "oem2.inf");
		assert_null(da_property_time(&v, arena));
		assert_int_equal(property(&s, 0x10 * old + 2, &v), DA_OK);
		assert_int_equal(v.type, 0xFFFF0010);
		assert_string_equal(da_property_time(&v, arena),
				    "1970-01-01T00:00:00Z");
		assert_null(da_property_text(&v, arena));
	}
	/* a time of seven bytes is none; an empty string is one */
	assert_int_equal(property(&s, 3, &v), DA_OK);
	assert_null(da_property_time(&v, arena));
	assert_int_equal(property(&s, 4, &v), DA_OK);
	assert_string_equal(da_property_text(&v, arena), "");
	assert_int_equal(property(&s, 5, &v), DA_ABSENT);
	assert_int_equal(property(&s, 6, &v), DA_ABSENT);
	assert_int_equal(property(&s, 0x16, &v), DA_ABSENT);
	assert_int_equal(s.problems, 0);
	/* a type of another size than four, or without data */
	assert_int_equal(property(&s, 0x13, &v), DA_ECORRUPT);
	assert_int_equal(property(&s, 0x14, &v), DA_ECORRUPT);
	assert_int_equal(property(&s, 0x15, &v), DA_ECORRUPT);
	assert_int_equal(s.problems, 3);
	end(&s);
}

static const struct {
	const char *text, *paths;	/* separated by bars */
} path_cases[] = {
	{ "", "" },
	{ "C:\\x.dll", "C:\\x.dll" },
	{ "\\??\\C:\\x.dll", "C:\\x.dll" },
	{ "\"C:\\A B\\x.exe\" -s", "C:\\A B\\x.exe" },
	{ "@%SystemRoot%\\system32\\x.dll,-701", "%SystemRoot%\\system32\\x.dll" },
	{ "%systemroot%\\a.sys;%WINDIR%\\b.sys",
	  "%systemroot%\\a.sys|%WINDIR%\\b.sys" },
	{ "\\SystemRoot\\System32\\x.sys", "\\SystemRoot\\System32\\x.sys" },
	{ "C:\\s\\one,C:\\s\\two", "C:\\s\\one|C:\\s\\two" },
	{ "C:\\a,b\\x.dll", "C:\\a,b\\x.dll" },
	{ "System32\\DriverStore\\FileRepository\\p\\x.sys",
	  "System32\\DriverStore\\FileRepository\\p\\x.sys" },
	{ "file=\\DriverStore\\FileRepository\\p",
	  "\\DriverStore\\FileRepository\\p" },
	{ "C:\\Windows\\System32\\DriverStore\\FileRepository\\p\\x.sys",
	  "C:\\Windows\\System32\\DriverStore\\FileRepository\\p\\x.sys" },
	{ "\\Device\\HarddiskVolume3\\x.sys", "\\Device\\HarddiskVolume3\\x.sys" },
	{ "c:/Tools/x.dll,-1", "c:\\Tools\\x.dll" },
	/* no files */
	{ "COM3:", "" },
	{ "file:///x", "" },
	{ "C:", "" },
	{ "http://x/y", "" },
	{ "abcC:\\x", "" },
	{ "%SystemRootX%\\x", "" },
	{ "%SystemRoot%", "" },
	{ "\\??\\USB#VID_0781&PID_5580#1#{a5dcbf10-6530-11d2-901f-00c04fb951ed}", "" },
	{ "ACPI\\PNP0501", "" },
	{ "FileRepository", "" },
};

static void test_paths(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(path_cases); i++) {
		struct da_arena *arena = da_arena_new();
		const char *text = path_cases[i].text, *path;
		struct da_buf all = { 0 };

		while ((path = da_next_path(&text, arena)))
			da_buf_printf(&all, "%s%s", all.n ? "|" : "", path);
		assert_string_equal(da_buf_str(&all), path_cases[i].paths);
		da_buf_free(&all);
		da_arena_free(arena);
	}
}

/* Any text ends, and in linear time. */
static void test_long(void **state)
{
	static const char *const units[] = { "C:\\", "%", "FileRepository\\",
					     ";FileRepository\\", "\\", "," };
	double began = worked();

	(void)state;
	for (size_t u = 0; u < DA_COUNT(units); u++) {
		struct da_arena *arena = da_arena_new();
		struct da_buf b = { 0 };
		const char *text;

		while (b.n < 100000)
			da_buf_adds(&b, units[u]);
		text = da_buf_str(&b);
		for (int n = 0; n < DA_VALUE_PATHS_MAX &&
		     da_next_path(&text, arena); n++)
			;
		da_arena_free(arena);
		da_buf_free(&b);
	}
	assert_true(worked() - began < 2.0 * SLOWER);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_properties),
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
