// SPDX-License-Identifier: Apache-2.0
/* targets: lists, directories, labels, and what is wrong with them. */
#include "support.h"

#include "cli.h"
#include "targets.h"

#include "drvaudit/limits.h"

#include <fcntl.h>
#include <sys/stat.h>

/* ---- what was said ------------------------------------------------------- */

static char said[8][512];
static size_t said_n;

void complain(const char *target, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	assert_true(said_n < DA_COUNT(said));
	snprintf(said[said_n++], sizeof(said[0]), "%s%s%s", target ? target : "",
		 target ? ": " : "", text);
}

/* ---- a folder of its own ------------------------------------------------- */

static char folder[] = "/tmp/test_targets.XXXXXX", before[4096];

static int set_up(void **state)
{
	(void)state;
	strcpy(folder + sizeof(folder) - 7, "XXXXXX");
	assert_non_null(getcwd(before, sizeof(before)));
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	said_n = 0;
	return 0;
}

static int tear_down(void **state)
{
	char *command = da_asprintf("chmod -R u+rwX '%s'; rm -rf '%s'", folder,
				    folder);

	(void)state;
	assert_int_equal(chdir(before), 0);
	assert_int_equal(system(command), 0);
	free(command);
	return 0;
}

static void make(const char *path)
{
	write_file_text(path, "x");
}

static void make_list(const char *path, const void *p, size_t n)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(p, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static int read_with(struct targets *t, struct targets_request *req,
		     const char *operand)
{
	char *operands[1] = { (char *)operand };

	req->operands = operands;
	req->n = 1;
	return targets_read(t, req);
}

/* Names of the targets, separated by '|'. */
static void expect(const struct targets *t, const char *names)
{
	struct da_buf b = { 0 };

	for (size_t i = 0; i < t->n; i++) {
		if (i)
			da_buf_addc(&b, '|');
		da_buf_adds(&b, t->p[i].name);
		assert_int_equal(t->p[i].position, i);
	}
	assert_string_equal(da_buf_str(&b), names);
	da_buf_free(&b);
}

static void reads(const char *operand, bool recursive, const char *names)
{
	struct targets_request req = { .recursive = recursive };
	struct targets t;

	said_n = 0;
	assert_int_equal(read_with(&t, &req, operand), 0);
	expect(&t, names);
	targets_free(&t);
}

static void refuses(const char *operand, int exit_code, const char *why)
{
	struct targets_request req = { 0 };
	struct targets t;

	said_n = 0;
	assert_int_equal(read_with(&t, &req, operand), exit_code);
	assert_int_equal(said_n, 1);
	assert_string_equal(said[0], why);
	assert_int_equal(t.n, 0);
}

/* ---- lists ---------------------------------------------------------------- */

static void test_list(void **state)
{
	static const char text[] =
		"\xEF\xBB\xBF# all of them\n"
		"a.img\n"
		"\n"
		"  \t \n"
		"b with blanks .img\r\n"
		"#c.img\n"
		"d\\n.img\tsite=berlin\tkind=a b=c\n"
		"missing/e.img";
	struct targets_request req = { 0 };
	struct targets t;

	(void)state;
	make_list("list", text, sizeof(text) - 1);
	assert_int_equal(read_with(&t, &req, "@list"), 0);
	expect(&t, "a.img|b with blanks .img|d\\n.img|missing/e.img");
	assert_int_equal(said_n, 0);
	assert_int_equal(t.p[0].labels_n, 0);
	assert_int_equal(t.p[2].labels_n, 2);
	assert_string_equal(t.p[2].labels[0].name, "kind");
	assert_string_equal(target_label(&t.p[2], "site"), "berlin");
	assert_string_equal(target_label(&t.p[2], "kind"), "a b=c");
	assert_null(target_label(&t.p[2], "kin"));
	targets_free(&t);
}

static void test_list_nul(void **state)
{
	static const char text[] = "a\nb.img\0#c\tx=y\0./@d\0";
	struct targets_request req = { .null = true };
	struct targets t;

	(void)state;
	make_list("list", text, sizeof(text) - 1);
	assert_int_equal(read_with(&t, &req, "@list"), 0);
	expect(&t, "a\nb.img|#c\tx=y|./@d");
	targets_free(&t);
	make_list("list", "a\0\0b", 4);
	assert_int_equal(read_with(&t, &req, "@list"), EXIT_USAGE);
	assert_string_equal(said[0], "list:2:1: no path is given");
}

static void test_list_bad(void **state)
{
	static const struct { const char *text; size_t n; const char *why; } bad[] = {
		{ "a\nb\tsite\n", 9, "list:2:3: a label is name=value; names begin with a to z and hold a to z, 0 to 9, _, . and -" },
		{ "a\tSite=x\n", 9, "list:1:3: a label is name=value; names begin with a to z and hold a to z, 0 to 9, _, . and -" },
		{ "a\t1=x\n", 6, "list:1:3: a label is name=value; names begin with a to z and hold a to z, 0 to 9, _, . and -" },
		{ "a\tx=1\ty=\a\n", 11, "list:1:7: a control character in the value" },
		{ "a\tx=\xC2\x85", 6, "list:1:3: a control character in the value" },
		{ "a\tx=\xFF", 5, "list:1:3: the value is not UTF-8" },
		{ "a\tx=\xED\xA0\x80", 7, "list:1:3: the value is not UTF-8" },
		{ "a\tx=1\tx=2", 9, "list:1:7: this label is given twice" },
		{ "a\t", 2, "list:1:3: a label is missing after the TAB" },
		{ "a\tx=1\t", 6, "list:1:7: a label is missing after the TAB" },
		{ "\tx=1", 4, "list:1:1: no path is given" },
		{ "hives:\n", 7, "list:1:1: no path is given" },
		{ "# x\n@other\n", 11, "list:2:1: a list in a list; a file of that name is ./@..." },
		{ "ab\0c\n", 5, "list:1:3: a NUL: lists of names that end with NUL are read with --null" },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(bad); i++) {
		make_list("list", bad[i].text, bad[i].n);
		refuses("@list", EXIT_USAGE, bad[i].why);
	}
}

static void test_list_limits(void **state)
{
	struct da_buf b = { 0 };
	struct targets_request req = { 0 };
	struct targets t;

	(void)state;
	memset(da_buf_more(&b, DA_LIST_LINE_MAX + 1), 'x', DA_LIST_LINE_MAX + 1);
	make_list("list", b.p, b.n);
	refuses("@list", EXIT_USAGE, "list:1:1: the line is too long (limit: DA_LIST_LINE_MAX)");
	make_list("list", b.p, 5000);
	refuses("@list", EXIT_USAGE, "list:1:1: the path is too long");
	b.n = 0;
	da_buf_adds(&b, "a");
	for (int i = 0; i < DA_LABELS_MAX; i++)
		da_buf_printf(&b, "\tl%d=%d", i, i);
	make_list("list", b.p, b.n);
	assert_int_equal(read_with(&t, &req, "@list"), 0);
	assert_int_equal(t.p[0].labels_n, DA_LABELS_MAX);
	assert_string_equal(target_label(&t.p[0], "l63"), "63");
	targets_free(&t);
	da_buf_adds(&b, "\tz=1");
	make_list("list", b.p, b.n);
	assert_int_equal(read_with(&t, &req, "@list"), EXIT_USAGE);
	b.n = 0;
	da_buf_adds(&b, "a\tx=");
	memset(da_buf_more(&b, DA_LABEL_VALUE_MAX + 1), 'v', DA_LABEL_VALUE_MAX + 1);
	make_list("list", b.p, b.n);
	refuses("@list", EXIT_USAGE, "list:1:3: the value is too long (limit: DA_LABEL_VALUE_MAX)");
	da_buf_free(&b);
}

static void test_list_unreadable(void **state)
{
	(void)state;
	refuses("@none", 66, "none: the list cannot be read: No such file or directory");
	assert_int_equal(mkdir("dir", 0700), 0);
	refuses("@dir", 66, "dir: the list cannot be read: Is a directory");
	refuses("@", EXIT_USAGE, "@: no list is given");
	refuses("", EXIT_USAGE, "no path is given");
	refuses("dir:", EXIT_USAGE, "dir:: no path is given");
}

static void test_standard_input(void **state)
{
	char *operands[] = { (char *)"@-", (char *)"@-" };
	struct targets_request req = { .operands = operands, .n = 1 };
	struct targets t;
	int ends[2], old = dup(STDIN_FILENO);

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "a\nb\n", 4), 4);
	close(ends[1]);
	assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
	assert_int_equal(targets_read(&t, &req), 0);
	expect(&t, "a|b");
	targets_free(&t);
	req.n = 2;
	assert_int_equal(targets_read(&t, &req), EXIT_USAGE);
	assert_string_equal(said[0], "@-: standard input can be read once");
	assert_int_equal(dup2(old, STDIN_FILENO), STDIN_FILENO);
	close(old);
}

/* ---- labels of the command ------------------------------------------------- */

static void test_labels(void **state)
{
	const char *labels[] = { "site=berlin", "batch.no=7", "empty=" };
	struct targets_request req = { .labels = labels, .labels_n = 3 };
	struct targets t;

	(void)state;
	make_list("list", "a\nb\tsite=ulm\n", 13);
	assert_int_equal(read_with(&t, &req, "@list"), 0);
	assert_int_equal(t.labels_n, 3);
	assert_string_equal(t.labels[0].name, "batch.no");
	assert_int_equal(t.p[0].labels_n, 3);
	assert_string_equal(target_label(&t.p[0], "site"), "berlin");
	assert_string_equal(target_label(&t.p[0], "empty"), "");
	assert_int_equal(t.p[1].labels_n, 3);
	assert_string_equal(target_label(&t.p[1], "site"), "ulm");
	assert_string_equal(target_label(&t.p[1], "batch.no"), "7");
	targets_free(&t);
	labels[1] = "site=again";
	assert_int_equal(read_with(&t, &req, "a"), EXIT_USAGE);
	assert_string_equal(said[0], "--label site: given twice");
	labels[1] = "no name=x";
	assert_int_equal(read_with(&t, &req, "a"), EXIT_USAGE);
	assert_non_null(strstr(said[1], "--label no name=x: a label is name=value"));
}

/* ---- directories ----------------------------------------------------------- */

static void test_directory(void **state)
{
	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	make("d/b.img");
	make("d/B.img");
	make("d/a\033\n.img");
	make("d/.hidden");
	make("d/images.sha256");
	make("d/README.txt");
	make("d/SHA256SUMS");
	make("d/unknown.bin");
	assert_int_equal(mkfifo("d/fifo", 0600), 0);
	assert_int_equal(symlink("b.img", "d/z-link.img"), 0);
	assert_int_equal(symlink("nowhere", "d/broken.img"), 0);
	assert_int_equal(symlink(".", "d/loop"), 0);
	assert_int_equal(mkdir("d/sub", 0700), 0);
	make("d/sub/c.img");
	reads("d", false, "d/B.img|d/a\033\n.img|d/b.img|d/broken.img|d/unknown.bin");
	assert_int_equal(said_n, 2);
	assert_string_equal(said[0], "d: left out: 1 directory (--recursive goes deeper), 1 link to a directory, 3 small files called like checksums or notes, 1 that is no file, 1 hidden");
	assert_string_equal(said[1], "d/z-link.img: named again, examined once, with the labels given first");
	reads("d/", true, "d/B.img|d/a\033\n.img|d/b.img|d/broken.img|d/sub/c.img|d/unknown.bin");
}

/* An image is one whatever it is called, when it is large enough. */
static void test_large_companion(void **state)
{
	int fd;

	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	fd = open("d/disk.txt", O_CREAT | O_WRONLY, 0600);
	assert_int_equal(ftruncate(fd, DA_IMAGE_BYTES_MIN), 0);
	close(fd);
	reads("d", false, "d/disk.txt");
	assert_int_equal(said_n, 0);
}

static void test_quiet(void **state)
{
	struct targets_request req = { .quiet = true };
	struct targets t;

	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	make("d/.hidden");
	make("d/a");
	make_list("list", "d\nd/a\n", 6);
	assert_int_equal(read_with(&t, &req, "@list"), 0);
	expect(&t, "d/a");
	assert_int_equal(said_n, 0);
	targets_free(&t);
}

static void test_empty_directory(void **state)
{
	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	reads("d", false, "d");
	assert_int_equal(mkdir("d/e", 0700), 0);
	reads("d", true, "d");
	/* what is known already does not make the directory a target */
	make("d/x");
	make_list("list", "d/x\nd\n", 6);
	reads("@list", false, "d/x");
}

static void test_volumes(void **state)
{
	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	assert_int_equal(mkdir("d/host", 0700), 0);
	assert_int_equal(mkdir("d/host/wINDOWS", 0700), 0);
	make("d/host/pagefile.sys");
	assert_int_equal(mkdir("d/other", 0700), 0);
	make("d/other/x.img");
	reads("d/host", false, "d/host");
	reads("d/host", true, "d/host");
	reads("d", true, "d/host|d/other/x.img");
	reads("dir:d/other", true, "d/other");
}

static void test_depth(void **state)
{
	char path[4 * DA_TARGET_DEPTH_MAX + 64] = "d";
	struct targets_request req = { .recursive = true };
	struct targets t;

	(void)state;
	assert_int_equal(mkdir(path, 0700), 0);
	for (int i = 0; i <= DA_TARGET_DEPTH_MAX; i++) {
		strcat(path, "/d");
		assert_int_equal(mkdir(path, 0700), 0);
	}
	strcat(path, "/x.img");
	make(path);
	assert_int_equal(read_with(&t, &req, "d"), 0);
	assert_int_equal(t.n, 1);
	assert_non_null(t.p[0].unusable);
	assert_string_equal(t.p[0].unusable->text, "limit: DA_TARGET_DEPTH_MAX");
	targets_free(&t);
}

static void test_dir_of_a_file(void **state)
{
	struct targets_request req = { 0 };
	struct targets t;

	(void)state;
	make("a.img");
	assert_int_equal(read_with(&t, &req, "dir:a.img"), 0);
	expect(&t, "a.img");
	assert_string_equal(t.p[0].unusable->code, "not-a-directory");
	targets_free(&t);
}

/* ---- hives ------------------------------------------------------------------ */

static const char *hives_code(const char *operand)
{
	static char code[32];
	struct targets_request req = { 0 };
	struct targets t;

	assert_int_equal(read_with(&t, &req, operand), 0);
	assert_int_equal(t.n, 1);
	assert_int_equal(t.p[0].kind, TARGET_HIVES);
	snprintf(code, sizeof(code), "%s", t.p[0].unusable ?
		 t.p[0].unusable->code : "");
	targets_free(&t);
	return code;
}

static void test_hives(void **state)
{
	struct targets_request req = { 0 };
	struct targets t;

	(void)state;
	assert_int_equal(mkdir("h", 0700), 0);
	assert_string_equal(hives_code("hives:h"), "no-hives");
	assert_string_equal(hives_code("hives:none"), "not-found");
	make("h/software");
	assert_string_equal(hives_code("hives:h/software"), "not-regular");
	make("h/System");
	make("h/SYSTEM.LOG1");
	make("h/SYSTEM.old");
	assert_int_equal(read_with(&t, &req, "hives:h/"), 0);
	expect(&t, "h/");
	assert_null(t.p[0].unusable);
	assert_string_equal(t.p[0].hive[DA_HIVE_SYSTEM], "h/System");
	assert_string_equal(t.p[0].hive[DA_HIVE_SOFTWARE], "h/software");
	assert_null(t.p[0].hive[DA_HIVE_DRIVERS]);
	targets_free(&t);
	/* found in a directory: the logs are theirs, the rest is looked at */
	assert_int_equal(read_with(&t, &req, "h"), 0);
	expect(&t, "h|h/SYSTEM.old");
	assert_int_equal(t.p[0].kind, TARGET_HIVES);
	targets_free(&t);
	make("h/SYSTEM");
	assert_string_equal(hives_code("hives:h"), "ambiguous-name");
	assert_int_equal(unlink("h/SYSTEM"), 0);
	assert_int_equal(symlink("System", "h/DRIVERS"), 0);
	assert_string_equal(hives_code("hives:h"), "link");
}

/* ---- twice ------------------------------------------------------------------ */

static void test_twice(void **state)
{
	struct targets_request req = { 0 };
	struct targets t;

	(void)state;
	make("a.img");
	assert_int_equal(mkdir("s", 0700), 0);
	assert_int_equal(symlink("../a.img", "s/link"), 0);
	make_list("list", "a.img\tx=1\n./a.img\tx=2\ns/../a.img\ns/link\ngone\ngone\n", 50);
	assert_int_equal(read_with(&t, &req, "@list"), 0);
	expect(&t, "a.img|gone");
	assert_string_equal(target_label(&t.p[0], "x"), "1");
	assert_int_equal(said_n, 1);
	assert_string_equal(said[0], "./a.img: named again, as are 3 more, examined once, with the labels given first");
	targets_free(&t);
}

static void test_many(void **state)
{
	struct targets_request req = { 0 };
	struct da_buf b = { 0 };
	struct targets t;

	(void)state;
	for (int i = 0; i < 20000; i++)
		da_buf_printf(&b, "image-%d\n", i % 10000);
	make_list("list", b.p, b.n);
	assert_int_equal(read_with(&t, &req, "@list"), 0);
	assert_int_equal(t.n, 10000);
	assert_string_equal(t.p[9999].name, "image-9999");
	assert_non_null(strstr(said[0], "as are 9999 more"));
	targets_free(&t);
	da_buf_free(&b);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(test_list), T(test_list_nul), T(test_list_bad),
		T(test_list_limits), T(test_list_unreadable),
		T(test_standard_input), T(test_labels), T(test_directory),
		T(test_large_companion), T(test_quiet), T(test_empty_directory),
		T(test_volumes), T(test_depth), T(test_dir_of_a_file),
		T(test_hives), T(test_twice), T(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
