// SPDX-License-Identifier: Apache-2.0
/*
 * How fast a hive is walked: hive_walk native|hivex|libregf RUNS HIVE
 *			      hive_walk copy FROM TO
 *
 * The same work by each: open the file, visit every key and every value, bring
 * each name to UTF-8 and touch each byte of data.  Told are the seconds of
 * processor time of the best run, and counts, so that work left out shows.
 * "copy" writes the hive cut to its bins, clean and with a right checksum,
 * because the two libraries refuse others; all three then read that copy.
 */
#include "config.h"

#include "drvaudit/hive.h"
#include "drvaudit/limits.h"

#include <fcntl.h>
#include <hivex.h>
#include <libregf.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static size_t keys, values, name_bytes, data_bytes;
static uint64_t sum;

static double used(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void name(const char *s)
{
	name_bytes += strlen(s);
}

static void data(const void *p, size_t n)
{
	const uint8_t *bytes = p;

	data_bytes += n;
	for (size_t i = 0; i < n; i++)
		sum += bytes[i];
}

static void die(const char *what)
{
	fprintf(stderr, "hive_walk: %s\n", what);
	exit(1);
}

/* ---- native ------------------------------------------------------------ */

struct walk {
	struct da_hive *h;
	da_key *todo;
	size_t n, cap;
};

static int native_key(void *ctx, da_key key, const char *s)
{
	struct walk *w = ctx;

	name(s);
	if (w->n == w->cap) {
		w->cap = w->cap ? 2 * w->cap : 1024;
		w->todo = da_realloc(w->todo, w->cap * sizeof(*w->todo));
	}
	w->todo[w->n++] = key;
	return 0;
}

static int native_value(void *ctx, const struct da_value *v)
{
	(void)ctx;
	values++;
	name(v->name);
	if (v->data)
		data(v->data, v->size);
	return 0;
}

/* As the program does it: the size is known, the memory in large pages. */
static int read_whole(const char *path, struct da_buf *out, struct da_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	long long got;

	if (fd < 0 || fstat(fd, &st))
		return da_fail(err, DA_EIO, "read", 0, "cannot be opened");
	da_buf_reserve(out, (size_t)st.st_size);
	got = da_pread(fd, da_buf_more(out, (size_t)st.st_size),
		       (size_t)st.st_size, 0);
	close(fd);
	return got == st.st_size ? DA_OK :
		da_fail(err, DA_EIO, "read", 0, "cannot be read whole");
}

static void native(const char *path)
{
	struct da_buf bytes = { 0 };
	struct walk w = { 0 };
	struct da_err err;

	if (read_whole(path, &bytes, &err) ||
	    da_hive_open(&w.h, DA_HIVE_NATIVE, &bytes, NULL, NULL, &err))
		die(err.text);
	native_key(&w, da_hive_root(w.h), "");
	while (w.n) {
		da_key key = w.todo[--w.n];

		keys++;
		da_hive_values(w.h, key, native_value, NULL);
		da_hive_subkeys(w.h, key, native_key, &w);
	}
	free(w.todo);
	da_hive_close(w.h);
}

/* ---- libhivex ---------------------------------------------------------- */

static void hivex_node(hive_h *h, hive_node_h node)
{
	hive_value_h *v = hivex_node_values(h, node);
	hive_node_h *c = hivex_node_children(h, node);

	keys++;
	for (size_t i = 0; v && v[i]; i++) {
		char *s = hivex_value_key(h, v[i]), *p;
		hive_type type;
		size_t n = 0;

		values++;
		if (s)
			name(s);
		free(s);
		p = hivex_value_value(h, v[i], &type, &n);
		if (p)
			data(p, n);
		free(p);
	}
	free(v);
	for (size_t i = 0; c && c[i]; i++) {
		char *s = hivex_node_name(h, c[i]);

		if (s)
			name(s);
		free(s);
		hivex_node(h, c[i]);
	}
	free(c);
}

static void hivex(const char *path)
{
	hive_h *h = hivex_open(path, 0);

	if (!h)
		die("libhivex refuses the hive");
	hivex_node(h, hivex_root(h));
	hivex_close(h);
}

/* ---- libregf ----------------------------------------------------------- */

static char *regf_room(size_t n)
{
	static struct da_buf room;

	room.n = 0;
	return (char *)da_buf_more(&room, n);
}

static void regf_values(libregf_key_t *key)
{
	int n = 0;

	libregf_key_get_number_of_values(key, &n, NULL);
	for (int i = 0; i < n; i++) {
		libregf_value_t *v = NULL;
		size_t size = 0;
		uint32_t type;
		char *p;

		if (libregf_key_get_value(key, i, &v, NULL) != 1)
			continue;
		values++;
		if (libregf_value_get_utf8_name_size(v, &size, NULL) == 1 && size) {
			p = regf_room(size);
			if (libregf_value_get_utf8_name(v, (uint8_t *)p, size,
							NULL) == 1)
				name(p);
		}
		size = 0;
		libregf_value_get_value_type(v, &type, NULL);
		if (libregf_value_get_value_data_size(v, &size, NULL) == 1 && size) {
			p = regf_room(size);
			if (libregf_value_get_value_data(v, (uint8_t *)p, size,
							 NULL) == 1)
				data(p, size);
		}
		libregf_value_free(&v, NULL);
	}
}

static void regf_key(libregf_key_t *key)
{
	int n = 0;

	keys++;
	regf_values(key);
	libregf_key_get_number_of_sub_keys(key, &n, NULL);
	for (int i = 0; i < n; i++) {
		libregf_key_t *sub = NULL;
		size_t size = 0;

		if (libregf_key_get_sub_key(key, i, &sub, NULL) != 1)
			continue;
		if (libregf_key_get_utf8_name_size(sub, &size, NULL) == 1 && size) {
			char *p = regf_room(size);

			if (libregf_key_get_utf8_name(sub, (uint8_t *)p, size,
						      NULL) == 1)
				name(p);
		}
		regf_key(sub);
		libregf_key_free(&sub, NULL);
	}
}

static void regf(const char *path)
{
	libregf_file_t *file = NULL;
	libregf_key_t *root = NULL;

	if (libregf_file_initialize(&file, NULL) != 1 ||
	    libregf_file_open(file, path, LIBREGF_OPEN_READ, NULL) != 1 ||
	    libregf_file_get_root_key(file, &root, NULL) != 1)
		die("libregf refuses the hive");
	regf_key(root);
	libregf_key_free(&root, NULL);
	libregf_file_close(file, NULL);
	libregf_file_free(&file, NULL);
}

/* ------------------------------------------------------------------------ */

static void put32(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

static int copy(const char *from, const char *to)
{
	struct da_buf b = { 0 };
	struct da_err err;
	uint32_t check = 0;
	uint64_t n;
	FILE *f;

	if (da_file_read(from, DA_HIVE_BYTES_MAX, &b, &err))
		die(err.text);
	if (b.n < 8192)
		die("too short for a hive");
	n = 4096ULL + da_le32(b.p + 40);
	if (n < b.n)
		b.n = n;
	memcpy(b.p + 8, b.p + 4, 4);
	for (int i = 0; i < 508; i += 4)
		check ^= da_le32(b.p + i);
	put32(b.p + 508, check == 0xFFFFFFFF ? 0xFFFFFFFE : check ? check : 1);
	f = fopen(to, "wb");
	if (!f || fwrite(b.p, b.n, 1, f) != 1 || fclose(f))
		die("the copy cannot be written");
	da_buf_free(&b);
	return 0;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*walk)(const char *path);
	} readers[] = { { "native", native }, { "hivex", hivex },
			{ "libregf", regf } };
	double best = 1e9;
	size_t r = 0;
	int runs;

	if (argc != 4)
		die("usage: hive_walk native|hivex|libregf RUNS HIVE, or copy FROM TO");
	if (!strcmp(argv[1], "copy"))
		return copy(argv[2], argv[3]);
	while (r < DA_COUNT(readers) && strcmp(readers[r].name, argv[1]) != 0)
		r++;
	if (r == DA_COUNT(readers))
		die("which reader?");
	runs = atoi(argv[2]);
	for (int i = 0; i < runs || !i; i++) {
		double start = used(), took;

		keys = values = name_bytes = data_bytes = 0;
		readers[r].walk(argv[3]);
		took = used() - start;
		if (took < best)
			best = took;
	}
	printf("%.4f %zu %zu %zu %zu %llu\n", best, keys, values, name_bytes,
	       data_bytes, (unsigned long long)(sum & 1));
	return 0;
}
