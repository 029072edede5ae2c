// SPDX-License-Identifier: Apache-2.0
/*
 * How fast INF files are read: inf_reader [-n TIMES] FILE...
 *
 * Every file is brought into memory once and then parsed TIMES times (20),
 * and TIMES times parsed and resolved: every architecture and build window,
 * all facts made and encoded.  Told is processor time, so that a busy machine
 * or a cold page cache does not show.  Files that are no INF count as read:
 * they have to be looked at, too.
 */
#include "config.h"

#include "drvaudit/evidence.h"
#include "drvaudit/inf.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define FILE_MAX (64u << 20)

static double used(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
	       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static size_t facts;

static void emit(void *ctx, unsigned kind, const void *p, size_t n)
{
	(void)ctx, (void)kind, (void)p, (void)n;
	facts++;
}

static void begin(void *ctx, size_t index)
{
	(void)ctx, (void)index;
}

static void end(void *ctx, size_t index, int status, const struct da_err *err)
{
	(void)ctx, (void)index, (void)status, (void)err;
}

static void tell(const char *what, double took, size_t n, size_t bytes,
		 unsigned long times)
{
	printf("%-18s %7.0f MB/s %8.0f files/s\n", what,
	       (double)bytes * (double)times / 1e6 / took,
	       (double)n * (double)times / took);
}

int main(int argc, char **argv)
{
	unsigned long times = 20, refused = 0;
	struct da_loose_file *loose;
	struct da_buf *files;
	struct da_err err;
	size_t n, bytes = 0;
	double start, took;
	int c;

	while ((c = getopt(argc, argv, "n:")) != -1) {
		if (c != 'n')
			return 64;
		times = strtoul(optarg, NULL, 10);
	}
	if (optind == argc || !times) {
		fputs("usage: inf_reader [-n TIMES] FILE...\n", stderr);
		return 64;
	}
	n = (size_t)(argc - optind);
	files = da_calloc(n, sizeof(*files));
	for (size_t i = 0; i < n; i++) {
		if (da_file_read(argv[optind + (int)i], FILE_MAX, &files[i],
				 &err)) {
			fprintf(stderr, "inf_reader: %s: %s\n",
				argv[optind + (int)i], err.text);
			return 1;
		}
		bytes += files[i].n;
	}
	start = used();
	for (unsigned long k = 0; k < times; k++) {
		for (size_t i = 0; i < n; i++) {
			struct da_inf *inf;

			refused += da_inf_open(&inf, files[i].p, files[i].n,
					       NULL, NULL, &err) != 0;
			da_inf_close(inf);
		}
	}
	took = used() - start;
	printf("%zu files (%lu refused), %.2f MB, %lu times\n", n,
	       refused / times, (double)bytes / 1e6, times);
	tell("parse", took, n, bytes, times);
	loose = da_calloc(n, sizeof(*loose));
	for (size_t i = 0; i < n; i++)
		loose[i] = (struct da_loose_file){ argv[optind + (int)i],
						   files[i].p, files[i].n };
	start = used();
	for (unsigned long k = 0; k < times; k++) {
		struct da_loose_request req = {
			.files = loose, .n = n, .inbox_fd = -1, .emit = emit,
			.begin = begin, .end = end,
		};

		da_collect_loose(&req);
	}
	tell("parse and resolve", used() - start, n, bytes, times);
	printf("%zu facts\n", facts / times);
	free(loose);
	for (size_t i = 0; i < n; i++)
		da_buf_free(&files[i]);
	free(files);
	return 0;
}
