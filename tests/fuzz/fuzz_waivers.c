// SPDX-License-Identifier: Apache-2.0
/*
 * Input: a file of waivers.  What is accepted is complete, and asking it gives what
 * comparing by hand gives; what is refused names a place.
 */
#include "config.h"

#include "drvaudit/waivers.h"

#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static void must(bool truth)
{
	if (!truth)
		abort();
}

static void look_at(struct da_waivers *w)
{
	for (size_t i = 0; i < w->n; i++) {
		const struct da_waiver *v = &w->p[i];
		struct da_waivable of = { .failing = true, .rule = v->rules[0] };
		uint64_t before = w->hits[i];

		must(*v->id && v->rules_n && *v->reason && *v->owner && v->line);
		/* what it says of itself, it matches, as far as that is a text */
		for (int k = 0; k < DA_WAIVER_KEYS; k++)
			of.key[k] = k == DA_WAIVER_DRIVER_VERSION ? "1.2" :
								    v->key[k];
		of.labels = v->labels;
		of.labels_n = v->labels_n;
		da_waivers_match(w, &of);
		must(w->hits[i] == before + 1 || v->key[DA_WAIVER_DRIVER_VERSION]);
		of.failing = false;
		must(!da_waivers_match(w, &of));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	int fd = memfd_create("waivers", MFD_CLOEXEC);
	struct da_err err = { 0 };
	struct da_waivers w;
	char path[64];
	const char *p = path;

	must(fd >= 0 && write(fd, data, n) == (ssize_t)n);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (!da_waivers_load(&w, &p, 1, 20000, &err)) {
		look_at(&w);
		da_waivers_free(&w);
	} else {
		unsigned line = 0, column = 0;

		must(!strncmp(err.text, path, strlen(path)) &&
		     sscanf(err.text + strlen(path), ":%u:%u: ", &line, &column) == 2 &&
		     line && column);
	}
	close(fd);
	return 0;
}
