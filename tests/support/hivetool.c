// SPDX-License-Identifier: Apache-2.0
/*
 * hivetool: what replay and the hive reader make of a hive, to be compared
 * with others.
 *
 *	hivetool replay HIVE LOG... -o OUT	writes the replayed hive
 *	hivetool walk HIVE			counts, services, Owners, packages
 *	hivetool compare HIVE			the same, against libhivex
 *
 * A LOG counts as LOG1, LOG2 or LOG in this order; replay tells in one line
 * what was applied.  walk prints lines of words with tabs; backslashes are not
 * special.  compare ends with 0 when both readers say the same, 1 when they do
 * not, 77 when it was built without libhivex.
 */
#include "config.h"

#include "drvaudit/hive.h"
#include "drvaudit/hive_log.h"
#include "drvaudit/limits.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef HAVE_HIVEX
#include <hivex.h>
#endif

static void die(const char *what, const char *why)
{
	fprintf(stderr, "hivetool: %s: %s\n", what, why);
	exit(2);
}

static void read_file(const char *path, struct da_buf *out)
{
	struct da_err err;

	if (da_file_read(path, DA_HIVE_BYTES_MAX, out, &err))
		die(path, err.text);
}

static int replay(int argc, char **argv)
{
	struct da_hive_log logs[DA_HIVE_LOGS] = { 0 };
	struct da_buf hive = { 0 }, bytes[DA_HIVE_LOGS] = { 0 };
	const char *out = NULL;
	struct da_replay r;
	size_t n = 0;
	FILE *f;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "-o") && i + 1 < argc) {
			out = argv[++i];
			continue;
		}
		if (n == DA_HIVE_LOGS)
			die(argv[i], "too many logs");
		read_file(argv[i], &bytes[n]);
		logs[n] = (struct da_hive_log){ .name = argv[i],
			.p = bytes[n].p, .n = bytes[n].n };
		n++;
	}
	if (!out)
		die("-o", "is missing");
	read_file(argv[0], &hive);
	da_hive_replay(&hive, logs, n, DA_HIVE_BYTES_MAX, &r);
	printf("%s\t%u\t%u\t%u\t%s\t%s\n", r.dirty ? "dirty" : "clean",
	       r.entries, r.first, r.last, r.stop.code,
	       r.complete ? "complete" : "incomplete");
	f = fopen(out, "wb");
	if (!f || fwrite(hive.p, 1, hive.n, f) != hive.n || fclose(f))
		die(out, strerror(errno));
	da_buf_free(&hive);
	for (size_t i = 0; i < n; i++)
		da_buf_free(&bytes[i]);
	return 0;
}

/* ---- walking with our reader -------------------------------------------- */

struct walk {
	struct da_hive *h;
	struct da_arena *arena;
	struct da_buf lines;	/* what is printed, or compared */
	da_key *todo;
	size_t n, cap;
	unsigned long keys, values, services, service_keys;
};

static int add_key(void *ctx, da_key key, const char *name)
{
	struct walk *w = ctx;

	(void)name;
	if (w->n == w->cap) {
		w->cap = w->cap ? 2 * w->cap : 1024;
		w->todo = da_realloc(w->todo, w->cap * sizeof(*w->todo));
	}
	w->todo[w->n++] = key;
	return 0;
}

static int add_value(void *ctx, const struct da_value *v)
{
	(void)v;
	++*(unsigned long *)ctx;
	return 0;
}

static int service(void *ctx, da_key key, const char *name)
{
	struct walk *w = ctx;
	struct da_value v;
	uint64_t type;
	size_t n;
	char **list;

	w->service_keys++;
	if (!da_hive_value(w->h, key, "Type", w->arena, &v) &&
	    da_value_number(&v, &type)) {
		w->services++;
		da_buf_printf(&w->lines, "service\t%s\t%llu\n", name,
			      (unsigned long long)type);
	}
	if (!da_hive_value(w->h, key, "Owners", w->arena, &v)) {
		da_buf_printf(&w->lines, "owners\t%s", name);
		list = da_value_list(&v, w->arena, &n);
		for (size_t i = 0; i < n; i++)
			if (*list[i])
				da_buf_printf(&w->lines, "\t%s", list[i]);
		da_buf_addc(&w->lines, '\n');
	}
	return 0;
}

static int package(void *ctx, da_key key, const char *name)
{
	struct walk *w = ctx;

	(void)key;
	da_buf_printf(&w->lines, "package\t%s\n", name);
	return 0;
}

static char *services_path(struct walk *w)
{
	da_key key, root = da_hive_root(w->h);
	struct da_value v;
	uint64_t set = 1;

	if (!da_hive_path(w->h, root, "Select", &key) &&
	    !da_hive_value(w->h, key, "Current", w->arena, &v))
		da_value_number(&v, &set);
	return da_arena_printf(w->arena, "ControlSet%03u\\Services",
			       (unsigned)(set % 1000));
}

static void open_walk(struct walk *w, const char *path)
{
	struct da_buf bytes = { 0 };
	struct da_err err;

	memset(w, 0, sizeof(*w));
	read_file(path, &bytes);
	if (da_hive_open(&w->h, DA_HIVE_NATIVE, &bytes, NULL, NULL, &err))
		die(path, err.text);
	w->arena = da_arena_new();
}

static void close_walk(struct walk *w)
{
	da_hive_close(w->h);
	da_arena_free(w->arena);
	da_buf_free(&w->lines);
	free(w->todo);
}

static void do_walk(struct walk *w)
{
	da_key key;

	add_key(w, da_hive_root(w->h), "");
	while (w->n) {
		key = w->todo[--w->n];
		w->keys++;
		da_hive_subkeys(w->h, key, add_key, w);
		da_hive_values(w->h, key, add_value, &w->values);
	}
	if (!da_hive_path(w->h, da_hive_root(w->h), services_path(w), &key))
		da_hive_subkeys(w->h, key, service, w);
	if (!da_hive_path(w->h, da_hive_root(w->h),
			  "DriverDatabase\\DriverPackages", &key))
		da_hive_subkeys(w->h, key, package, w);
	da_buf_printf(&w->lines, "keys\t%lu\nvalues\t%lu\nservices\t%lu\nservice-keys\t%lu\ndamage\t%llu\n",
		      w->keys, w->values, w->services, w->service_keys,
		      (unsigned long long)da_hive_damages(w->h));
}

static int walk(const char *path)
{
	struct walk w;

	open_walk(&w, path);
	do_walk(&w);
	fputs(da_buf_str(&w.lines), stdout);
	close_walk(&w);
	return 0;
}

/* ---- the same with libhivex --------------------------------------------- */

#ifdef HAVE_HIVEX
struct other {
	hive_h *h;
	struct da_buf lines;
	unsigned long keys, values, services, service_keys;
};

/* hivex_walk without its decoding: keys and values are counted. */
static void count(struct other *o, hive_node_h node)
{
	hive_node_h *keys = hivex_node_children(o->h, node);
	hive_value_h *values = hivex_node_values(o->h, node);

	o->keys++;
	for (size_t i = 0; values && values[i]; i++)
		o->values++;
	for (size_t i = 0; keys && keys[i]; i++)
		count(o, keys[i]);
	free(values);
	free(keys);
}

static hive_node_h find(struct other *o, const char *path)
{
	hive_node_h node = hivex_root(o->h);
	char *copy = da_strdup(path), *state = NULL, *name;

	for (name = strtok_r(copy, "\\", &state); name && node;
	     name = strtok_r(NULL, "\\", &state))
		node = hivex_node_get_child(o->h, node, name);
	free(copy);
	return node;
}

static void other_service(struct other *o, hive_node_h node)
{
	char *name = hivex_node_name(o->h, node), **list;
	hive_value_h v = hivex_node_get_value(o->h, node, "Type");
	hive_type type;
	size_t n;

	o->service_keys++;
	if (v && !hivex_value_type(o->h, v, &type, &n) &&
	    type == hive_t_REG_DWORD && n == 4) {
		o->services++;
		da_buf_printf(&o->lines, "service\t%s\t%u\n", name,
			      (unsigned)hivex_value_dword(o->h, v));
	}
	v = hivex_node_get_value(o->h, node, "Owners");
	if (v) {
		da_buf_printf(&o->lines, "owners\t%s", name);
		list = hivex_value_multiple_strings(o->h, v);
		for (size_t i = 0; list && list[i]; i++) {
			if (*list[i])	/* libhivex keeps the end of the list */
				da_buf_printf(&o->lines, "\t%s", list[i]);
			free(list[i]);
		}
		free(list);
		da_buf_addc(&o->lines, '\n');
	}
	free(name);
}

static void other_walk(struct other *o, const char *services)
{
	hive_node_h node = find(o, services), *keys;

	keys = node ? hivex_node_children(o->h, node) : NULL;
	for (size_t i = 0; keys && keys[i]; i++)
		other_service(o, keys[i]);
	free(keys);
	node = find(o, "DriverDatabase\\DriverPackages");
	keys = node ? hivex_node_children(o->h, node) : NULL;
	for (size_t i = 0; keys && keys[i]; i++) {
		char *name = hivex_node_name(o->h, keys[i]);

		da_buf_printf(&o->lines, "package\t%s\n", name);
		free(name);
	}
	free(keys);
	count(o, hivex_root(o->h));
	da_buf_printf(&o->lines, "keys\t%lu\nvalues\t%lu\nservices\t%lu\nservice-keys\t%lu\n",
		      o->keys, o->values, o->services, o->service_keys);
}

/* Lines in order: both readers keep that of the hive's lists. */
static int compare(const char *path)
{
	struct other o = { .h = hivex_open(path, HIVEX_OPEN_UNSAFE) };
	struct walk w;
	char *a, *b, *a_state = NULL, *b_state = NULL;
	unsigned long same = 0, different = 0;

	if (!o.h)
		die(path, strerror(errno));
	open_walk(&w, path);
	do_walk(&w);
	other_walk(&o, services_path(&w));
	a = strtok_r((char *)da_buf_str(&w.lines), "\n", &a_state);
	b = strtok_r((char *)da_buf_str(&o.lines), "\n", &b_state);
	while (a || b) {
		if (a && !b && !strncmp(a, "damage\t", 7))
			break;		/* only ours counts it */
		if (a && b && !strcmp(a, b)) {
			same++;
		} else {
			if (different++ < 100)
				printf("ours\t%s\nlibhivex\t%s\n",
				       a ? a : "", b ? b : "");
		}
		a = a ? strtok_r(NULL, "\n", &a_state) : NULL;
		b = b ? strtok_r(NULL, "\n", &b_state) : NULL;
	}
	printf("libhivex: %lu lines agree, %lu differ; %lu keys, %lu values, %lu services of %lu keys\n",
	       same, different, o.keys, o.values, o.services, o.service_keys);
	da_buf_free(&o.lines);
	hivex_close(o.h);
	close_walk(&w);
	return different != 0;
}
#else
static int compare(const char *path)
{
	fprintf(stderr, "hivetool: %s: built without libhivex, nothing compared\n",
		path);
	return 77;
}
#endif

int main(int argc, char **argv)
{
	if (argc > 3 && !strcmp(argv[1], "replay"))
		return replay(argc - 2, argv + 2);
	if (argc == 3 && !strcmp(argv[1], "walk"))
		return walk(argv[2]);
	if (argc == 3 && !strcmp(argv[1], "compare"))
		return compare(argv[2]);
	fputs("usage: hivetool replay HIVE LOG... -o OUT | walk HIVE | compare HIVE\n",
	      stderr);
	return 64;
}
