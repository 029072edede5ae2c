// SPDX-License-Identifier: Apache-2.0
/*
 * The driver store against the rest of the volume: catalogs in CatRoot, and
 * files of system folders with the names of files that run from the store.
 * Last, what OemInfMap counts and nobody has seen.
 *
 * Sizes are compared before contents; contents only where they agree.
 */
#include "config.h"
#include "collect.h"

#include "drvaudit/limits.h"

#include <stdlib.h>

#define CATROOT "System32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}"

/* Digests of both, when they are needed for the answer: 1, 0 or DA_NULL. */
static int64_t equal(struct da_collect *c, const char *area, const da_node node[2],
		     char sha[2][DA_SHA256_HEX])
{
	struct da_node_info info[2];
	struct da_err err;

	sha[0][0] = sha[1][0] = 0;
	for (int i = 0; i < 2; i++)
		if (da_image_stat(c->image, node[i], &info[i]) ||
		    info[i].directory || info[i].reparse)
			return DA_NULL;
	if (info[0].size != info[1].size)
		return 0;
	if (info[0].record != DA_NO_RECORD && info[0].record == info[1].record)
		return 1;
	for (int i = 0; i < 2; i++) {
		if (!da_image_sha256(c->image, node[i], sha[i], &err))
			continue;
		sha[i][0] = 0;
		da_problem(c, area, da_image_path(c->image, node[i], c->arena),
			   "content", &err);
		return DA_NULL;
	}
	return !strcmp(sha[0], sha[1]);
}

static int64_t cite(struct da_collect *c, da_node node, const char *sha)
{
	return *sha ? da_cite_file_as(c, node, sha) :
		      da_cite_file(c, node, false);
}

/* ---- CatRoot ------------------------------------------------------------ */

/* catalogs[*at...] are in the order of the packages. */
static void compare_catalogs(struct da_collect *c, struct da_fact_catroot *f,
			     da_node node, size_t *at)
{
	char sha[2][DA_SHA256_HEX];
	int64_t n = 0;

	while (*at < c->catalogs.n && c->catalogs.p[*at].package < f->package)
		++*at;
	for (size_t i = *at; i < c->catalogs.n &&
	     c->catalogs.p[i].package == f->package; i++, n++) {
		const da_node pair[2] = { node, c->catalogs.p[i].node };
		int64_t same;

		if (f->exists != 1 || f->equal == 1)
			continue;
		same = equal(c, "catroot", pair, sha);
		if (!n || same != 0)
			f->equal = same;
		if (n && same != 1)
			continue;
		f->file = cite(c, pair[0], sha[0]);
		f->store_file = cite(c, pair[1], sha[1]);
	}
	if (f->in_folder == DA_NULL)
		f->in_folder = n;
}

static void catroot(struct da_collect *c)
{
	const char *root = da_arena_printf(c->arena, "%s\\" CATROOT, c->windows);
	struct da_err err = { 0 };
	da_node node = 0;
	size_t at = 0;
	int there = da_image_find(c->image, root, &node, &err), worst = DA_OK;

	for (size_t i = 0; i < c->packages.n; i++) {
		const struct da_fact_package *p = &c->packages.p[i].fact;
		const char *name = p->published_name;
		int status = there;
		DA_FACT(catroot, f);

		if (!da_is_oem_name(name) || p->active == 0)
			continue;
		f.package = p->id;
		f.name = da_arena_printf(c->arena, "%.*s.cat",
					 (int)strlen(name) - 4, name);
		if (!there)
			status = da_image_find(c->image, da_arena_printf(
				c->arena, "%s\\%s", root, f.name), &node, &err);
		if (!there)	/* without the folder nobody can say */
			f.exists = status == DA_OK ? 1 :
				   status == DA_ABSENT ? 0 : DA_NULL;
		if (status < 0)
			worst = status;
		if (c->packages.p[i].has_folder && p->folder_complete == 1)
			compare_catalogs(c, &f, node, &at);
		DA_EMIT(c, catroot, f);
	}
	if (worst < 0)
		da_problem(c, "catroot", root, "directory", &err);
	if (there == DA_ABSENT)
		da_area(c, "catroot", "absent", "%s is not there", root);
	else
		da_area(c, "catroot", worst < 0 ? "partial" : "complete", "%s",
			worst < 0 ? "not every directory could be read" : "");
}

/* ---- copies in system folders ------------------------------------------- */

struct copy {
	da_node node;
	const char *place;
	struct copy *next;
};

struct wanted {
	const char *name;	/* NULL: a free slot */
	struct copy *copies;
	int64_t package;	/* told of last */
};

struct copies {
	struct da_collect *c;
	struct wanted *table;
	uint32_t cap;
	const char *place;	/* being listed */
	size_t listed;
};

static struct wanted *slot(struct copies *t, const char *name)
{
	uint32_t i = da_strihash(name) & (t->cap - 1);

	while (t->table[i].name && !da_strieq(t->table[i].name, name))
		i = (i + 1) & (t->cap - 1);
	return &t->table[i];
}

static int one_system_file(void *ctx, da_node node, const char *name)
{
	struct copies *t = ctx;
	struct wanted *w = slot(t, name);
	struct da_node_info info;
	struct copy *copy;

	if (++t->listed > DA_SYSTEM_NAMES_MAX)
		return DA_ELIMIT;	/* list_system() tells */
	if (!w->name || (!da_image_stat(t->c->image, node, &info) &&
			 info.directory))
		return 0;
	copy = da_arena_alloc(t->c->arena, sizeof(*copy));
	*copy = (struct copy){ node, t->place, w->copies };
	w->copies = copy;
	return 0;
}

/* DA_OK when every folder was listed to its end. */
static int list_system(struct copies *t)
{
	static const struct { const char *place, *path; } folders[] = {
		{ "System32", "System32" }, { "drivers", "System32\\drivers" },
		{ "UMDF", "System32\\drivers\\UMDF" }, { "SysWOW64", "SysWOW64" },
	};
	struct da_collect *c = t->c;
	int worst = DA_OK;

	for (size_t i = 0; i < DA_COUNT(folders); i++) {
		const char *path = da_arena_printf(c->arena, "%s\\%s",
						   c->windows, folders[i].path);
		struct da_err err = { 0 };
		da_node node;
		int status = da_image_find(c->image, path, &node, &err);

		t->place = folders[i].place;
		if (!status)
			status = da_image_list(c->image, node, one_system_file,
					       t, &err);
		if (status >= 0)
			continue;
		worst = status;
		if (t->listed > DA_SYSTEM_NAMES_MAX)
			da_fail(&err, DA_ELIMIT, "limit", DA_NO_OFFSET,
				"limit: DA_SYSTEM_NAMES_MAX %d reached; the rest of the folder was not looked at",
				DA_SYSTEM_NAMES_MAX);
		da_problem(c, "system_copies", path, "directory", &err);
	}
	return worst;
}

static void one_copy(struct copies *t, const struct da_package *p,
		     const struct da_store_file *file, const struct copy *copy)
{
	struct da_collect *c = t->c;
	const char *path = da_arena_printf(c->arena, "%s\\%s",
		da_image_path(c->image, p->folder, c->arena), file->source);
	char sha[2][DA_SHA256_HEX] = { "", "" };
	struct da_node_info info[2];
	da_node pair[2] = { copy->node, 0 };
	DA_FACT(system_copy, f);

	f.package = p->fact.id;
	f.name = file->file;
	f.place = copy->place;
	f.path = da_image_path(c->image, copy->node, c->arena);
	if (!da_image_stat(c->image, copy->node, &info[0]))
		f.links = info[0].links;
	if (!da_image_find(c->image, path, &pair[1], NULL)) {
		f.equal = equal(c, "system_copies", pair, sha);
		f.store_file = cite(c, pair[1], sha[1]);
		if (!da_image_stat(c->image, pair[1], &info[1]) &&
		    info[1].record != DA_NO_RECORD)
			f.same_file = info[0].record == info[1].record;
	}
	f.file = cite(c, copy->node, sha[0]);
	DA_EMIT(c, system_copy, f);
}

/* store_files are in the order of the contents' numbers. */
static size_t first_of(const struct da_collect *c, int64_t inf)
{
	size_t low = 0, n = c->store_files.n;

	while (low < n) {
		size_t mid = (low + n) / 2;

		if (c->store_files.p[mid].inf < inf)
			low = mid + 1;
		else
			n = mid;
	}
	return low;
}

static void package_copies(struct copies *t, const struct da_package *p)
{
	struct da_collect *c = t->c;

	if (p->fact.inbox == 1 || p->fact.inf == DA_NULL)
		return;
	for (size_t i = first_of(c, p->fact.inf); i < c->store_files.n &&
	     c->store_files.p[i].inf == p->fact.inf; i++) {
		const struct da_store_file *file = &c->store_files.p[i];
		struct wanted *w = slot(t, file->file);

		if (w->package == p->fact.id)
			continue;	/* several sections copy it */
		w->package = p->fact.id;
		for (const struct copy *copy = w->copies; copy;
		     copy = copy->next)
			one_copy(t, p, file, copy);
	}
}

static void system_copies(struct da_collect *c)
{
	struct copies t = { .c = c, .cap = 64 };
	int status;

	while (t.cap < 2 * c->store_files.n)
		t.cap *= 2;
	t.table = da_calloc(t.cap, sizeof(*t.table));
	for (size_t i = 0; i < c->store_files.n; i++)
		slot(&t, c->store_files.p[i].file)->name =
			c->store_files.p[i].file;
	status = c->store_files.n ? list_system(&t) : DA_OK;
	for (size_t i = 0; i < c->packages.n; i++)
		package_copies(&t, &c->packages.p[i]);
	da_area(c, "system_copies", status || c->notes_missing ||
		c->too_many_store_files ? "partial" : "complete", "%s",
		status ? "not every directory could be read" :
		c->too_many_store_files ? "limit: DA_NOTES_BYTES_MAX reached; some files of packages were not looked for" :
		c->notes_missing ? "an INF of Windows and one of a third party have the same bytes; the files of the latter were not looked for" :
		"");
	free(t.table);
}

static void files(struct da_collect *c)
{
	da_oem_unseen(c);
	if (!da_image_has_volume(c->image)) {
		da_area(c, "catroot", "not-given", "no volume was given");
		da_area(c, "system_copies", "not-given", "no volume was given");
		return;
	}
	catroot(c);
	system_copies(c);
}

const struct da_evidence_source da_source_store_check = {
	.name = "driver store, compared",
	.files = files,
};
