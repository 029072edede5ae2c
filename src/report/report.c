// SPDX-License-Identifier: Apache-2.0
/* Where reports go, and the table of formats. */
#include "config.h"
#include "drvaudit/report.h"

#include "drvaudit/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define DA_REPORT(name) da_report_fn da_report_##name;
#include "report_list.h"
#undef DA_REPORT

const struct da_report_format da_report_formats[] = {
#define DA_REPORT(name) { #name, da_report_##name },
#include "report_list.h"
#undef DA_REPORT
	{ NULL, NULL }
};

struct da_out {
	int fd;
	struct da_buf buffer;
	int error;		/* errno of the first failed write */
};

static void flush(struct da_out *out)
{
	size_t done = 0;

	while (!out->error && done < out->buffer.n) {
		ssize_t n = write(out->fd, out->buffer.p + done,
				  out->buffer.n - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			out->error = errno;
		else
			done += (size_t)n;
	}
	out->buffer.n = 0;
}

void da_out_add(struct da_out *out, const void *p, size_t n)
{
	da_buf_add(&out->buffer, p, n);
	if (out->buffer.n > 65536)
		flush(out);
}

void da_out_printf(struct da_out *out, const char *fmt, ...)
{
	va_list ap;
	char *s;
	int n;

	va_start(ap, fmt);
	n = vasprintf(&s, fmt, ap);
	va_end(ap);
	if (n < 0) {
		out->error = ENOMEM;
		return;
	}
	da_out_add(out, s, (size_t)n);
	free(s);
}

void da_out_text(struct da_out *out, const char *s)
{
	struct da_buf b = { 0 };

	da_escape_terminal(&b, s, DA_TERMINAL_MAX);
	da_out_add(out, b.p, b.n);
	da_buf_free(&b);
}

static int to_stdout(const struct da_report_format *format,
		     const struct da_report *report, struct da_err *err)
{
	struct da_out out = { .fd = STDOUT_FILENO };

	format->write(report, &out);
	flush(&out);
	da_buf_free(&out.buffer);
	if (out.error == EPIPE)
		return DA_OK;		/* the reader has seen enough */
	if (out.error)
		return da_fail(err, DA_EIO, "write", DA_NO_OFFSET,
			       "standard output: %s", strerror(out.error));
	return DA_OK;
}

int da_report_write(const struct da_report_format *format,
		    const struct da_report *report, const char *path,
		    struct da_err *err)
{
	struct da_out out = { 0 };
	struct stat st;
	bool plain;
	char *name;
	int status = DA_OK;

	if (!path || !strcmp(path, "-"))
		return to_stdout(format, report, err);
	/* a device or a pipe is written through; a file is replaced whole */
	plain = stat(path, &st) || S_ISREG(st.st_mode);
	name = plain ? da_asprintf("%s.tmp.%ld", path, (long)getpid()) :
		       da_strdup(path);
	out.fd = open(name, O_WRONLY | O_CLOEXEC |
		      (plain ? O_CREAT | O_EXCL : 0), 0666);
	if (out.fd < 0) {
		status = da_fail(err, DA_EACCES, "cannot-create", DA_NO_OFFSET,
				 "%s: %s", path, strerror(errno));
		free(name);
		return status;
	}
	format->write(report, &out);
	flush(&out);
	da_buf_free(&out.buffer);
	if (plain && !out.error && fsync(out.fd))
		out.error = errno;
	if (close(out.fd) && !out.error)
		out.error = errno;
	if (plain && !out.error && rename(name, path))
		out.error = errno;
	if (out.error) {
		if (plain)
			unlink(name);
		status = da_fail(err, DA_EIO, "write", DA_NO_OFFSET, "%s: %s",
				 path, strerror(out.error));
	}
	free(name);
	return status;
}
