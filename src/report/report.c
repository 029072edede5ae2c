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
	char *path, *name;	/* NULL: standard output; name is written first */
	bool plain;		/* a file, renamed when it is whole */
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

int da_out_open(struct da_out **to, const char *path, struct da_err *err)
{
	struct da_out *out = da_calloc(1, sizeof(*out));
	struct stat st;

	*to = out;
	out->fd = STDOUT_FILENO;
	if (!path || !strcmp(path, "-"))
		return DA_OK;
	/* a device or a pipe is written through; a file is replaced whole */
	out->path = da_strdup(path);
	out->plain = stat(path, &st) || S_ISREG(st.st_mode);
	out->name = out->plain ? da_asprintf("%s.tmp.%ld", path,
					     (long)getpid()) : da_strdup(path);
	out->fd = open(out->name, O_WRONLY | O_CLOEXEC |
		       (out->plain ? O_CREAT | O_EXCL : 0), 0666);
	if (out->fd >= 0)
		return DA_OK;
	da_fail(err, DA_EACCES, "cannot-create", DA_NO_OFFSET, "%s: %s", path,
		strerror(errno));
	free(out->path);
	free(out->name);
	free(out);
	*to = NULL;
	return DA_EACCES;
}

int da_out_close(struct da_out *out, struct da_err *err)
{
	int status = DA_OK;

	flush(out);
	if (out->path) {
		if (out->plain && !out->error && fsync(out->fd))
			out->error = errno;
		if (close(out->fd) && !out->error)
			out->error = errno;
		if (out->plain && !out->error && rename(out->name, out->path))
			out->error = errno;
		if (out->plain && out->error)
			unlink(out->name);
	} else if (out->error == EPIPE) {
		out->error = 0;		/* the reader has seen enough */
	}
	if (out->error)
		status = da_fail(err, DA_EIO, "write", DA_NO_OFFSET, "%s: %s",
				 out->path ? out->path : "standard output",
				 strerror(out->error));
	da_buf_free(&out->buffer);
	free(out->path);
	free(out->name);
	free(out);
	return status;
}

void da_out_abandon(struct da_out *out)
{
	if (out->path) {
		close(out->fd);
		if (out->plain)
			unlink(out->name);
	}
	da_buf_free(&out->buffer);
	free(out->path);
	free(out->name);
	free(out);
}

int da_report_write(const struct da_report_format *format,
		    const struct da_report *report, const char *path,
		    struct da_err *err)
{
	struct da_out *out;
	int status = da_out_open(&out, path, err);

	if (status)
		return status;
	format->write(report, out);
	return da_out_close(out, err);
}
