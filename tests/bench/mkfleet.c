// SPDX-License-Identifier: Apache-2.0
/*
 * Fills a store with a synthetic fleet:	mkfleet [--images N] [--seed S]
 *						[--first N] [--infs DIR] STORE
 * --infs writes the texts of the third-party INF files instead.
 */
#include "config.h"
#include "fleet.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int usage(void)
{
	fputs("Usage: mkfleet [--images N] [--seed S] [--first N] STORE\n"
	      "       mkfleet [--seed S] --infs DIR\n"
	      "       mkfleet [--images N] [--seed S] [--first N] --labels\n",
	      stderr);
	return 64;
}

static int write_infs(uint64_t seed, const char *folder)
{
	struct da_arena *arena = da_arena_new();
	struct da_buf text = { 0 };
	int bad = 0;

	for (uint32_t i = 0; i < FLEET_PACKAGES && !bad; i++) {
		struct fleet_package *p = fleet_package_new(seed, i, arena);
		char path[4096];
		FILE *to;

		if (!p->third_party)
			continue;
		text.n = 0;
		fleet_inf_text(p, &text);
		snprintf(path, sizeof(path), "%s/%s", folder, p->inf_name);
		to = fopen(path, "w");
		bad = !to || fwrite(text.p, 1, text.n, to) != text.n;
		bad |= to && fclose(to);
		if (bad)
			perror(path);
	}
	da_buf_free(&text);
	da_arena_free(arena);
	return bad ? 73 : 0;
}

static int write_labels(uint64_t seed, uint32_t first, uint32_t n)
{
	char name[32], label[64];

	for (uint32_t i = first; i < first + n; i++) {
		fleet_image_name(seed, i, name);
		fleet_label_of(seed, i, label);
		printf("%s\t%s\n", name, label);
	}
	return fflush(stdout) ? 74 : 0;
}

static int keep(struct da_store *store, uint64_t seed, uint32_t i,
		struct da_err *err)
{
	char name[32], label[64];
	const char *labels[9] = { NULL };
	const struct da_store_about about = {
		.name = name, .position = i, .tool = "mkfleet",
		.labels = labels,
	};
	int64_t image;
	size_t n = 0;

	fleet_image_name(seed, i, name);
	fleet_label_of(seed, i, label);
	for (char *p = strtok(label, "=,"); p && n < 8; p = strtok(NULL, "=,"))
		labels[n++] = p;
	return da_store_keep(store, &about, &image, err);
}

static int fill(uint64_t seed, uint32_t first, uint32_t n, const char *path)
{
	double wall = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);
	struct fleet *fleet = fleet_new(seed);
	struct da_store *store = NULL;
	struct da_err err = { 0 };
	struct rusage use;
	int status = fleet ? da_store_open(&store, path, &err) :
		da_fail(&err, DA_EIO, "inbox", DA_NO_OFFSET,
			"no folder for the inbox INF files");

	for (uint32_t i = first; i < first + n && !status; i++) {
		status = da_store_empty(store, &err);
		if (!status)
			status = fleet_image(fleet, store, i, &err);
		if (!status)
			status = keep(store, seed, i, &err);
	}
	if (status)
		fprintf(stderr, "mkfleet: %s: %s\n", path, err.text);
	else if (!getrusage(RUSAGE_SELF, &use))
		printf("%u images, %llu facts, %.1f s, %.1f s of processor, peak %ld MB\n",
		       n, (unsigned long long)fleet_facts(fleet),
		       now(CLOCK_MONOTONIC) - wall,
		       now(CLOCK_PROCESS_CPUTIME_ID) - cpu,
		       use.ru_maxrss / 1024);
	da_store_close(store);
	fleet_free(fleet);
	return status ? 69 : 0;
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "images", required_argument, NULL, 'n' },
		{ "first", required_argument, NULL, 'f' },
		{ "seed", required_argument, NULL, 's' },
		{ "infs", required_argument, NULL, 'i' },
		{ "labels", no_argument, NULL, 'l' },
		{ 0 },
	};
	uint64_t seed = 1;
	uint32_t n = 10, first = 0;
	const char *infs = NULL;
	bool labels = false;
	int c;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (c == 'n')
			n = (uint32_t)strtoul(optarg, NULL, 10);
		else if (c == 'f')
			first = (uint32_t)strtoul(optarg, NULL, 10);
		else if (c == 's')
			seed = strtoull(optarg, NULL, 10);
		else if (c == 'i')
			infs = optarg;
		else if (c == 'l')
			labels = true;
		else
			return usage();
	}
	if (argc - optind != !(infs || labels))
		return usage();
	return infs ? write_infs(seed, infs) :
	       labels ? write_labels(seed, first, n) :
	       fill(seed, first, n, argv[optind]);
}
