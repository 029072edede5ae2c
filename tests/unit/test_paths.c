// SPDX-License-Identifier: Apache-2.0
/* evidence/paths: how Windows writes paths, and where they lead. */
#include "support.h"

#include "../../src/evidence/collect.h"

#define STORE "System32\\DriverStore\\FileRepository\\"
#define PACK "x.inf_amd64_0123456789abcdef"

static const struct {
	const char *what, *text, *path, *location, *package;
} path_cases[] = {
	/* the forms of ImagePath */
	{ "%SystemRoot%", "%SystemRoot%\\System32\\drivers\\x.sys",
	  "\\Windows\\System32\\drivers\\x.sys", "drivers", "" },
	{ "%windir% with arguments", "%windir%\\system32\\svchost.exe -k netsvcs -p",
	  "\\Windows\\system32\\svchost.exe", "system32", "" },
	{ "relative", "System32\\drivers\\x.sys",
	  "\\Windows\\System32\\drivers\\x.sys", "drivers", "" },
	{ "relative, other case", "system32\\DRIVERS\\x.sys",
	  "\\Windows\\system32\\DRIVERS\\x.sys", "drivers", "" },
	{ "\\SystemRoot", "\\SystemRoot\\System32\\drivers\\x.sys",
	  "\\Windows\\System32\\drivers\\x.sys", "drivers", "" },
	{ "from the driver store", "\\SystemRoot\\" STORE PACK "\\x.sys",
	  "\\Windows\\" STORE PACK "\\x.sys", "store", PACK },
	{ "from the store, in a folder",
	  "%systemroot%\\" STORE PACK "\\bin\\x.exe /s",
	  "\\Windows\\" STORE PACK "\\bin\\x.exe", "store", PACK },
	{ "drive letter", "C:\\Windows\\system32\\x.exe",
	  "\\Windows\\system32\\x.exe", "system32", "" },
	{ "drive letter, other case", "c:\\WINDOWS\\SysWOW64\\x.exe",
	  "\\WINDOWS\\SysWOW64\\x.exe", "system32", "" },
	{ "quoted with arguments", "\"C:\\Program Files\\A B\\x.exe\" -service",
	  "\\Program Files\\A B\\x.exe", "outside", "" },
	{ "quoted, not closed", "\"C:\\Program Files\\x.exe",
	  "\\Program Files\\x.exe", "outside", "" },
	{ "blanks without quotes", "C:\\Program Files\\A B\\x.exe /a /b",
	  "\\Program Files\\A B\\x.exe", "outside", "" },
	{ "\\??\\ and a drive", "\\??\\C:\\Windows\\System32\\drivers\\x.sys",
	  "\\Windows\\System32\\drivers\\x.sys", "drivers", "" },
	{ "\\DosDevices\\", "\\DosDevices\\C:\\x.sys", "\\x.sys", "outside",
	  "" },
	{ "\\\\?\\", "\\\\?\\C:\\Windows\\x.sys", "\\Windows\\x.sys", "windows",
	  "" },
	{ "a bare name", "f-response-ent.exe",
	  "\\Windows\\System32\\f-response-ent.exe", "system32", "" },
	{ "empty", "", "", "none", "" },
	{ "a blank in front", " System32\\x.sys", "\\Windows\\System32\\x.sys",
	  "system32", "" },

	/* more places */
	{ "UMDF", "%SystemRoot%\\System32\\drivers\\UMDF\\x.dll",
	  "\\Windows\\System32\\drivers\\UMDF\\x.dll", "umdf", "" },
	{ "%ProgramFiles%", "%ProgramFiles%\\V\\x.exe",
	  "\\Program Files\\V\\x.exe", "outside", "" },
	{ "%ProgramFiles(x86)%", "%ProgramFiles(x86)%\\V\\x.exe",
	  "\\Program Files (x86)\\V\\x.exe", "outside", "" },
	{ "%SystemDrive%", "%SystemDrive%\\x.sys", "\\x.sys", "outside", "" },
	{ "a name that begins as the system root", "C:\\WindowsX\\x.sys",
	  "\\WindowsX\\x.sys", "outside", "" },
	{ "a name that begins as the drivers",
	  "C:\\Windows\\System32\\driversX\\x.sys",
	  "\\Windows\\System32\\driversX\\x.sys", "system32", "" },
	{ "the repository itself", "C:\\Windows\\System32\\DriverStore\\x.sys",
	  "\\Windows\\System32\\DriverStore\\x.sys", "system32", "" },

	/* dots and slashes */
	{ "..", "\\SystemRoot\\System32\\..\\x.sys", "\\Windows\\x.sys",
	  "windows", "" },
	{ "out of the store",
	  "\\SystemRoot\\" STORE PACK "\\..\\..\\..\\..\\..\\x.sys",
	  "\\x.sys", "outside", "" },
	{ "never above the root", "C:\\..\\..\\..\\x.sys", "\\x.sys", "outside",
	  "" },
	{ ". and doubled", "C:\\Windows\\.\\\\System32\\x.sys",
	  "\\Windows\\System32\\x.sys", "system32", "" },
	{ "slashes", "C:/Windows/System32/drivers/x.sys",
	  "\\Windows\\System32\\drivers\\x.sys", "drivers", "" },

	/* nowhere in this image */
	{ "another drive", "D:\\x.sys", "", "foreign", "" },
	{ "UNC", "\\\\server\\share\\x.sys", "", "foreign", "" },
	{ "device", "\\Device\\HarddiskVolume3\\x.sys", "", "foreign", "" },
	{ "an unknown variable", "%Vendor%\\x.sys", "", "foreign", "" },
	{ "UNC behind \\??\\", "\\??\\UNC\\server\\share\\x.sys", "", "foreign",
	  "" },
	{ "UNC behind \\\\?\\", "\\\\?\\UNC\\server\\share\\x.sys", "",
	  "foreign", "" },
	{ "a volume behind \\??\\",
	  "\\??\\Volume{01234567-89ab-cdef-0123-456789abcdef}\\x.sys", "",
	  "foreign", "" },
	{ "GLOBALROOT", "\\??\\GLOBALROOT\\Device\\HarddiskVolume1\\x.sys", "",
	  "foreign", "" },
	{ "a variable that only begins so", "\\SystemRootX\\x.sys", "",
	  "foreign", "" },
};

static void setup(struct da_collect *c, const char *windows)
{
	memset(c, 0, sizeof(*c));
	c->arena = da_arena_new();
	c->windows = windows;
	c->system_drive = "C:";
}

static void test_resolve(void **state)
{
	struct da_collect c;
	size_t wrong = 0;

	(void)state;
	setup(&c, "\\Windows");
	for (size_t i = 0; i < DA_COUNT(path_cases); i++) {
		struct da_resolved r;

		da_resolve(&c, path_cases[i].text, &r);
		if (strcmp(r.path, path_cases[i].path) ||
		    strcmp(r.location, path_cases[i].location) ||
		    strcmp(r.package, path_cases[i].package)) {
			print_message("%s: %s gives %s %s %s\n",
				      path_cases[i].what, path_cases[i].text,
				      r.location, r.path, r.package);
			wrong++;
		}
	}
	da_arena_free(c.arena);
	assert_int_equal(wrong, 0);
}

/* A system root of letters whose two cases differ in length: U+2C7E, U+023F. */
static void test_case_of_another_length(void **state)
{
	struct da_buf windows = { 0 }, path = { 0 };
	struct da_resolved r;
	struct da_collect c;

	(void)state;
	da_buf_adds(&windows, "\\");
	da_buf_adds(&path, "C:\\");
	for (int i = 0; i < 40; i++) {
		da_rune_add(&windows, 0x2C7E);
		da_rune_add(&path, 0x23F);
	}
	setup(&c, da_buf_str(&windows));
	da_resolve(&c, da_buf_str(&path), &r);
	assert_string_equal(r.path, da_buf_str(&path) + 2);
	assert_string_equal(r.location, "outside");
	da_buf_adds(&path, "\\System32\\x.sys");	/* the same letters */
	da_resolve(&c, da_buf_str(&path), &r);
	assert_string_equal(r.location, "system32");
	da_arena_free(c.arena);
	da_buf_free(&windows);
	da_buf_free(&path);
}

static void test_no_system_drive(void **state)
{
	struct da_collect c;
	struct da_resolved r;

	(void)state;
	setup(&c, "\\WINNT");
	c.system_drive = NULL;
	da_resolve(&c, "C:\\x.sys", &r);
	assert_string_equal(r.location, "foreign");
	da_resolve(&c, "%SystemRoot%\\System32\\drivers\\x.sys", &r);
	assert_string_equal(r.path, "\\WINNT\\System32\\drivers\\x.sys");
	assert_string_equal(r.location, "drivers");
	da_arena_free(c.arena);
}

/* 64 KiB of anything: bounded and inside the image. */
static void test_long(void **state)
{
	char *text = da_malloc(65537);
	double start = worked();
	struct da_collect c;
	struct da_resolved r;

	(void)state;
	setup(&c, "\\Windows");
	for (int i = 0; i < 65536; i++)
		text[i] = "..\\ "[i % 4];
	text[65536] = 0;
	da_resolve(&c, text, &r);
	assert_null(strstr(r.path, "..\\.."));
	memset(text, ' ', 65536);
	da_resolve(&c, text, &r);
	memset(text, '\\', 65536);
	da_resolve(&c, text, &r);
	assert_true(worked() - start < 2.0 * SLOWER);
	da_arena_free(c.arena);
	free(text);
}

static const struct {
	const char *text, *file;
} command_cases[] = {
	{ "", "" },
	{ "   ", "" },
	{ "x.sys", "x.sys" },
	{ "\"a b.exe\" c", "a b.exe" },
	{ "\"\"", "" },
	{ "a.EXE b", "a.EXE" },
	{ "C:\\a b\\c.exe -d \"e f\"", "C:\\a b\\c.exe" },
	{ "C:\\a b\\c -d", "C:\\a b\\c" },
	{ "C:\\a b\\c", "C:\\a b\\c" },
	{ "C:\\a -b\\c.sys", "C:\\a -b\\c.sys" },
	{ "x.sys ", "x.sys" },
};

static void test_command_file(void **state)
{
	struct da_arena *arena = da_arena_new();

	(void)state;
	for (size_t i = 0; i < DA_COUNT(command_cases); i++)
		assert_string_equal(da_command_file(arena,
						    command_cases[i].text),
				    command_cases[i].file);
	da_arena_free(arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_resolve),
		cmocka_unit_test(test_case_of_another_length),
		cmocka_unit_test(test_no_system_drive),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_command_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
