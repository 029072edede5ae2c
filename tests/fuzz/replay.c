// SPDX-License-Identifier: Apache-2.0
/*
 * Runs a fuzz target over files, and over all files of directories.
 *
 *	replay [--mutate N] [--seed S] [--keep FILE] FILE|DIRECTORY...
 *
 * --mutate runs N damaged copies of each file as well; the same seed gives the
 * same copies.  --keep writes each input to FILE before it is run, so that the
 * one that ends the program is there afterwards.
 */
#include "config.h"

#include "drvaudit/base.h"

#include "fuzz.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define INPUT_MAX (64u << 20)

static uint64_t random_state, mutations;
static unsigned long files, runs;
static int keep_fd = -1;

static uint64_t next_random(void)
{
	uint64_t z = random_state += 0x9E3779B97F4A7C15u;	/* SplitMix64 */

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return z ^ z >> 31;
}

static size_t below(size_t n)
{
	return (size_t)(next_random() % n);
}

static void die(const char *path)
{
	fprintf(stderr, "replay: %s: %s\n", path, strerror(errno));
	exit(1);
}

static void run(const uint8_t *p, size_t n)
{
	uint8_t *copy = da_malloc(n);	/* exact: an overrun is seen */

	if (n)
		memcpy(copy, p, n);
	if (keep_fd >= 0 && (ftruncate(keep_fd, 0) ||
			     pwrite(keep_fd, copy, n, 0) != (ssize_t)n))
		die("--keep");
	runs++;
	LLVMFuzzerTestOneInput(copy, n);
	free(copy);
}

/* One to eight changes: a byte, a number at the edge, a copy, a cut. */
static void mutate(struct da_buf *b)
{
	static const uint32_t edges[] = { 0, 1, 7, 0x7F, 0xFF, 0x7FFF, 0xFFFF,
					  0x10000, 0x7FFFFFFF, 0x80000000,
					  0xFFFFFFF8, 0xFFFFFFFF };

	for (size_t i = below(8) + 1; i-- && b->n;) {
		size_t at = below(b->n), n = 1u << below(3);
		uint32_t edge = edges[below(DA_COUNT(edges))];

		switch (below(8)) {
		case 0:
			b->n = at;
			break;
		case 1:
			for (size_t k = 0; k < n && at + k < b->n; k++)
				b->p[at + k] = (uint8_t)(edge >> 8 * k);
			break;
		case 2:
			n = below(64) + 1;
			for (size_t k = 0; k < n && at + k < b->n; k++)
				b->p[at + k] = b->p[below(b->n)];
			break;
		case 3:
			b->p[at] = (uint8_t)(b->p[at] + below(9) - 4);
			break;
		default:
			b->p[at] ^= (uint8_t)(1u << below(8));
		}
	}
}

static void one_file(const char *path)
{
	struct da_buf b = { 0 }, copy = { 0 };
	struct da_err err;

	if (da_file_read(path, INPUT_MAX, &b, &err)) {
		fprintf(stderr, "replay: %s: %s\n", path, err.text);
		exit(1);
	}
	files++;
	run(b.p, b.n);
	for (uint64_t i = 0; i < mutations; i++) {
		copy.n = 0;
		da_buf_add(&copy, b.p, b.n);
		mutate(&copy);
		run(copy.p, copy.n);
	}
	da_buf_free(&b);
	da_buf_free(&copy);
}

static int visible(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static void one_argument(const char *path)
{
	struct dirent **names;
	struct stat st;
	int n;

	if (stat(path, &st))
		die(path);
	if (!S_ISDIR(st.st_mode)) {
		one_file(path);
		return;
	}
	n = scandir(path, &names, visible, alphasort);
	if (n < 0)
		die(path);
	for (int i = 0; i < n; i++) {
		char *full = da_asprintf("%s/%s", path, names[i]->d_name);

		one_argument(full);
		free(full);
		free(names[i]);
	}
	free(names);
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "mutate", required_argument, NULL, 'm' },
		{ "seed", required_argument, NULL, 's' },
		{ "keep", required_argument, NULL, 'k' },
		{ 0 }
	};
	int c;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (c == 'm')
			mutations = strtoull(optarg, NULL, 10);
		else if (c == 's')
			random_state = strtoull(optarg, NULL, 10);
		else if (c == 'k')
			keep_fd = open(optarg, O_RDWR | O_CREAT | O_CLOEXEC,
				       0666);
		else
			return 64;
		if (c == 'k' && keep_fd < 0)
			die(optarg);
	}
	if (optind == argc) {
		fputs("usage: replay [--mutate N] [--seed S] [--keep FILE] FILE|DIRECTORY...\n",
		      stderr);
		return 64;
	}
	for (int i = optind; i < argc; i++)
		one_argument(argv[i]);
	printf("%lu files, %lu runs\n", files, runs);
	return files ? 0 : 1;
}
