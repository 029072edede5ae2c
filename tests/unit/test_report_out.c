// SPDX-License-Identifier: Apache-2.0
/* report: where the bytes go, and what is left when they cannot. */
#include "support.h"

#include "drvaudit/report.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

static size_t lines;	/* of the report to be written */

static void write_lines(const struct da_report *report, struct da_out *out)
{
	assert_non_null(report);
	for (size_t i = 0; i < lines; i++)
		da_out_printf(out, "line %zu\n", i);
}

static const struct da_report_format format = { "test", write_lines };
static const struct da_report report;

static char dir[] = "/tmp/drvaudit-test-XXXXXX";
static char *path;

static int setup(void **state)
{
	(void)state;
	if (!mkdtemp(dir))
		return -1;
	path = da_asprintf("%s/report", dir);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	unlink(path);
	free(path);
	return rmdir(dir);	/* fails when something was left behind */
}

static size_t files_in_dir(void)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	size_t n = 0;

	assert_non_null(d);
	while ((e = readdir(d)))
		n += e->d_name[0] != '.';
	closedir(d);
	return n;
}

static void assert_content(const char *want)
{
	struct da_buf b = { 0 };

	assert_int_equal(da_file_read(path, 1 << 24, &b, NULL), DA_OK);
	assert_string_equal(da_buf_str(&b), want);
	da_buf_free(&b);
}

static void test_writes(void **state)
{
	struct da_err err;

	(void)state;
	lines = 2;
	assert_int_equal(da_report_write(&format, &report, path, &err), DA_OK);
	assert_content("line 0\nline 1\n");
	lines = 1;		/* an old one is replaced, not written over */
	assert_int_equal(da_report_write(&format, &report, path, &err), DA_OK);
	assert_content("line 0\n");
	assert_int_equal(files_in_dir(), 1);
}

static void test_large(void **state)
{
	struct stat st;

	(void)state;
	lines = 300000;
	assert_int_equal(da_report_write(&format, &report, path, NULL), DA_OK);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, 10 * 7 + 90 * 8 + 900 * 9 + 9000 * 10 +
				     90000 * 11 + 200000 * 12);
}

/* A device is written through; a full one says so. */
static void test_full(void **state)
{
	static const size_t sizes[] = { 1, 100000 };

	(void)state;
	if (access("/dev/full", W_OK))
		skip();
	for (size_t i = 0; i < DA_COUNT(sizes); i++) {
		struct da_err err = { 0 };

		lines = sizes[i];
		assert_int_equal(da_report_write(&format, &report, "/dev/full",
						 &err), DA_EIO);
		assert_string_equal(err.code, "write");
		assert_non_null(strstr(err.text, "/dev/full"));
		assert_int_equal(access("/dev/full", W_OK), 0);
	}
	lines = 1;
	assert_int_equal(da_report_write(&format, &report, "/dev/null", NULL),
			 DA_OK);
}

static const struct {
	const char *what, *below;
} create_cases[] = {
	{ "a missing directory", "/none/report" },
	{ "a directory", "" },
	{ "a file as directory", "/report/report" },
};

static void test_cannot_create(void **state)
{
	(void)state;
	write_file_text(path, "old\n");
	for (size_t i = 0; i < DA_COUNT(create_cases); i++) {
		char *to = da_asprintf("%s%s", dir, create_cases[i].below);
		struct da_err err = { 0 };

		print_message("%s\n", create_cases[i].what);
		lines = 1;
		assert_int_equal(da_report_write(&format, &report, to, &err),
				 DA_EACCES);
		assert_string_equal(err.code, "cannot-create");
		assert_non_null(strstr(err.text, to));
		free(to);
	}
	assert_content("old\n");
	assert_int_equal(files_in_dir(), 1);
}

/* The disk fills up on the way: the old report stays, nothing else does. */
static void test_old_stays(void **state)
{
	int how;
	pid_t pid;

	(void)state;
	write_file_text(path, "old\n");
	pid = fork();
	assert_true(pid >= 0);
	if (!pid) {
		struct rlimit limit = { 100000, 100000 };
		struct da_err err = { 0 };

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		lines = 300000;
		_exit(da_report_write(&format, &report, path, &err) == DA_EIO &&
		      !strcmp(err.code, "write") ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &how, 0), pid);
	assert_true(WIFEXITED(how));
	assert_int_equal(WEXITSTATUS(how), 0);
	assert_content("old\n");
	assert_int_equal(files_in_dir(), 1);
}

static int to_stdout(int fd, struct da_err *err)
{
	int saved = dup(STDOUT_FILENO), status;

	fflush(stdout);
	dup2(fd, STDOUT_FILENO);
	lines = 100000;
	status = da_report_write(&format, &report, NULL, err);
	dup2(saved, STDOUT_FILENO);
	close(saved);
	return status;
}

static void test_stdout(void **state)
{
	struct da_err err = { 0 };
	int ends[2], full = open("/dev/full", O_WRONLY | O_CLOEXEC), fd;
	struct stat st;

	(void)state;
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(to_stdout(fd, &err), DA_OK);
	assert_int_equal(fstat(fd, &st), 0);
	assert_true(st.st_size > 1000000);
	close(fd);
	if (full >= 0) {
		assert_int_equal(to_stdout(full, &err), DA_EIO);
		assert_string_equal(err.code, "write");
		close(full);
	}
	/* a reader that has seen enough is no error */
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(to_stdout(ends[1], &err), DA_OK);
	signal(SIGPIPE, SIG_DFL);
	close(ends[1]);
}

static void write_text(const struct da_report *r, struct da_out *out)
{
	(void)r;
	da_out_add(out, "a\0b", 3);
	da_out_text(out, "\x1B[31m\xE2\x80\xAE.sys");
}

static void test_text_is_escaped(void **state)
{
	static const struct da_report_format text = { "text", write_text };
	struct da_buf b = { 0 };

	(void)state;
	assert_int_equal(da_report_write(&text, &report, path, NULL), DA_OK);
	assert_int_equal(da_file_read(path, 1000, &b, NULL), DA_OK);
	assert_memory_equal(b.p, "a\0b", 3);
	assert_string_equal(da_buf_str(&b) + 3, "\\u{1b}[31m\\u{202e}.sys");
	da_buf_free(&b);
}

static void test_formats(void **state)
{
	size_t n = 0;

	(void)state;
	for (; da_report_formats[n].name; n++)
		assert_non_null(da_report_formats[n].write);
	assert_true(n >= 2);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_writes),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_cannot_create),
		cmocka_unit_test(test_old_stays),
		cmocka_unit_test(test_stdout),
		cmocka_unit_test(test_text_is_escaped),
		cmocka_unit_test(test_formats),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
