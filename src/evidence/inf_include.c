// SPDX-License-Identifier: Apache-2.0
/*
 * INF files beside this one: those of \Windows\INF, or of a folder that was
 * given.  Names with a path in them are judged as text and never opened.  What
 * stands in a needed section of another INF belongs to that INF; it is looked at
 * only for the services it adds.
 */
#include "config.h"
#include "inf_resolve.h"

#include "drvaudit/limits.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the files --------------------------------------------------------- */

static int read_descriptor(int fd, struct da_buf *out)
{
	struct stat st;
	long long n;

	if (fstat(fd, &st) || !S_ISREG(st.st_mode) ||
	    (uint64_t)st.st_size > DA_INF_BYTES_MAX)
		return -1;
	da_buf_reserve(out, (size_t)st.st_size);
	n = da_pread(fd, da_buf_more(out, (size_t)st.st_size),
		     (size_t)st.st_size, 0);
	return n == st.st_size ? 1 : -1;
}

static int from_folder(struct da_collect *c, const char *name,
		       struct da_buf *out)
{
	int copy = openat(c->inbox_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = copy < 0 ? NULL : fdopendir(copy);
	int found = d ? 0 : -1;
	struct dirent *e;

	if (!d && copy >= 0)
		close(copy);
	while (d && !found && (e = readdir(d))) {
		int fd;

		if (!da_strieq(e->d_name, name))
			continue;
		fd = openat(c->inbox_fd, e->d_name,
			    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
		found = fd < 0 ? -1 : read_descriptor(fd, out);
		if (fd >= 0)
			close(fd);
	}
	if (d)
		closedir(d);
	return found;
}

static int from_image(struct da_collect *c, const char *name, struct da_buf *out)
{
	da_node node;
	char *path = da_asprintf("%s\\INF\\%s", c->windows, name);
	int status = da_image_find(c->image, path, &node, NULL);

	free(path);
	if (status == DA_ABSENT)
		return 0;
	if (status || da_image_read(c->image, node, DA_INF_BYTES_MAX, out, NULL))
		return -1;
	return 1;
}

#define NAME_MAX_BYTES 1024	/* 255 units, in any encoding */

static struct da_included *look_for(struct da_collect *c, const char *name,
				    uint32_t hash)
{
	struct da_included *i = da_calloc(1, sizeof(*i));

	i->name = da_strlower(da_strdup(name));
	i->spelled = da_strdup(name);
	i->hash = hash;
	i->next = c->included[hash % DA_COUNT(c->included)];
	c->included[hash % DA_COUNT(c->included)] = i;
	if (strpbrk(name, "\\/:") || !strcmp(name, "..") || !strcmp(name, "."))
		i->found = 0;
	else if (c->image && da_image_has_volume(c->image))
		i->found = from_image(c, name, &i->bytes);
	else if (c->inbox_fd >= 0)
		i->found = from_folder(c, name, &i->bytes);
	else
		i->found = -1;
	if (i->found == 1)
		da_sha256(i->bytes.p, i->bytes.n, i->sha256);
	return i;
}

/* No file can have such a name, whatever the image. */
static struct da_included impossible = { .name = "", .spelled = "" };

static bool is_impossible(const char *name)
{
	return strnlen(name, NAME_MAX_BYTES) == NAME_MAX_BYTES;
}

static struct da_included *met(struct da_collect *c, const char *name,
			       uint32_t hash)
{
	struct da_included *i = c->included[hash % DA_COUNT(c->included)];

	while (i && (i->hash != hash || !da_strieq(i->name, name)))
		i = i->next;
	return i;
}

struct da_included *da_included_find(struct da_collect *c, const char *name)
{
	struct da_included *i;
	uint32_t hash;

	if (is_impossible(name))
		return &impossible;
	hash = da_strihash(name);
	i = met(c, name, hash);
	return i ? i : look_for(c, name, hash);
}

static struct da_included *depend(struct da_resolve *r, struct da_included *i)
{
	if (i->depends == r->family_mark || i->depends == r->mark)
		return i;
	i->depends = r->mark;
	DA_PUSH(r->depends) = i;
	return i;
}

/* Counted for each INF by itself: what it may ask does not hang on others. */
struct da_included *da_included_get(struct da_resolve *r, const char *name)
{
	struct da_collect *c = r->c;
	struct da_included *i;
	uint32_t hash;

	if (is_impossible(name))
		return &impossible;
	hash = da_strihash(name);
	i = met(c, name, hash);
	if (i && i->asked == c->resolves)
		return depend(r, i);
	if (r->included == DA_INF_INCLUDED_MAX) {
		r->no_end = true;	/* who is left out depends on the windows before */
		return NULL;
	}
	r->included++;
	if (!i)
		i = look_for(c, name, hash);
	i->asked = c->resolves;
	return depend(r, i);
}

void da_depends_begin(struct da_resolve *r, bool family)
{
	r->mark = ++r->c->resolving;
	if (family)
		r->family_mark = r->mark;
	r->depends.n = family ? 0 : r->family_depends;
}

void da_depends_emit(struct da_resolve *r)
{
	r->depends_all += r->depends.n;
	if (r->depends_all > DA_INF_DEPENDENCIES_MAX)
		r->no_end = true;
	for (size_t i = 0; i < r->depends.n && !r->no_end; i++) {
		const struct da_included *x = r->depends.p[i];
		DA_FACT(inf_dependency, f);

		f.inf = r->number;
		f.name = x->spelled;
		f.sha256 = x->found < 0 ? NULL : x->found ? x->sha256 : "";
		DA_EMIT(r->c, inf_dependency, f);
		r->no_end |= x->found < 0;
	}
}

struct da_inf *da_included_inf(struct da_collect *c, struct da_included *i)
{
	if (!i->parsed && i->found == 1) {
		da_inf_open(&i->inf, i->bytes.p, i->bytes.n, NULL, NULL, NULL);
		c->included_parsed++;
	}
	i->parsed = true;
	da_buf_free(&i->bytes);
	return i->inf;
}

static void forget(struct da_collect *c, bool found)
{
	for (size_t k = 0; k < DA_COUNT(c->included); k++) {
		struct da_included **at = &c->included[k], *x;

		while ((x = *at)) {
			if (x->found == 1 && !found) {
				at = &x->next;
				continue;
			}
			*at = x->next;
			da_inf_close(x->inf);
			da_buf_free(&x->bytes);
			free((char *)x->name);
			free((char *)x->spelled);
			free(x);
		}
	}
}

void da_included_forget(struct da_collect *c)
{
	forget(c, true);
}

void da_included_forget_missing(struct da_collect *c)
{
	forget(c, false);
}

static void note(struct da_buf *key, const char *name,
		 const struct da_included *i)
{
	da_buf_printf(key, "include %.*s %s\n", NAME_MAX_BYTES, name, !i || i->found < 0 ?
		      "unknown" : i->found ? i->sha256 : "missing");
}

/* ---- directives -------------------------------------------------------- */

/* 'i' Include, 'f' a directive that names file lists, 0 neither */
static char is_of_note(struct da_resolve *r, const struct da_inf_entry *e)
{
	static const char *const lists[] = { "CopyFiles", "DelFiles",
					     "RenFiles" };
	const char *key = e->key;

	if (!key || !strchr("%iIcCdDrR", *key))
		return 0;
	if (*key == '%')
		key = da_inf_expand(r->inf, key);
	if (da_strieq(key, "Include"))
		return 'i';
	for (size_t i = 0; i < DA_COUNT(lists); i++)
		if (da_strieq(key, lists[i]))
			return 'f';
	return 0;
}

static void one_include(struct da_resolve *r, const char *name)
{
	struct da_included *x = da_included_get(r, name);

	/* which names there are above the limit, the INF's own digest says */
	if (!x || x->noted == r->c->resolves)
		return;
	x->noted = r->c->resolves;
	note(&r->family_key, name, x);
	DA_PUSH(r->includes) = x;
}

static void file_list(struct da_resolve *r, const char *name)
{
	const struct da_inf_section *s = da_inf_section(r->inf, name);
	struct da_use **at = &r->file_lists[((uintptr_t)s >> 4) % DA_USE_BUCKETS];
	struct da_use *u = *at;

	while (u && u->section != s)
		u = u->next;
	if (u || !s)
		return;
	u = da_arena_alloc(r->arena, sizeof(*u));
	*u = (struct da_use){ s, "", false, *at };
	*at = u;
}

static void noted(struct da_resolve *r, const struct da_inf_entry *e)
{
	char what = is_of_note(r, e);

	for (uint32_t i = 0; what && i < e->n; i++) {
		const char *name = da_inf_field(r->inf, e, i);

		if (*name && what == 'i')
			one_include(r, name);
		else if (*name)
			file_list(r, name);
	}
}

void da_resolve_family(struct da_resolve *r)
{
	const struct da_inf_section *s = da_inf_section(r->inf, "Version");
	const struct da_inf_entry *e = s ? da_inf_entry(r->inf, s, "LayoutFile") :
					   NULL;

	da_depends_begin(r, true);
	for (uint32_t i = 0; e && i < e->n; i++) {
		const char *name = da_inf_field(r->inf, e, i);
		struct da_included *x = *name ? da_included_get(r, name) : NULL;

		if (!*name || r->layouts.n == DA_INF_INCLUDED_MAX)
			continue;
		note(&r->family_key, name, x);
		if (x && x->found == 1 && da_included_inf(r->c, x))
			DA_PUSH(r->layouts) = x;
		else
			r->layout_missing = true;
	}
	for (size_t i = 0; (s = da_inf_section_at(r->inf, i)); i++)
		for (uint32_t k = 0; k < s->n; k++)
			noted(r, &s->entries[k]);
	r->family_depends = r->depends.n;
}

static void include_fact(struct da_resolve *r, const char *directive,
			 const char *section, const char *companion,
			 const char *name, int64_t found, const char *origin,
			 const char *sha256, const struct da_inf_field *at)
{
	DA_FACT(inf_include, f);

	if (!da_resolve_room(r))
		return;
	f.inf = r->number;
	f.directive = directive;
	f.section = section;
	f.companion = companion;
	f.name = name;
	f.found = found;
	f.origin = origin;
	f.sha256 = sha256;
	f.line = at->line;
	f.column = at->column;
	DA_EMIT(r->c, inf_include, f);
}

void da_resolve_include(struct da_resolve *r, const char *directive,
			const char *section, const char *companion,
			const struct da_inf_entry *e)
{
	for (uint32_t i = 0; i < e->n && da_resolve_work(r, 1); i++) {
		const char *name = da_inf_field(r->inf, e, i);
		const struct da_included *x;

		if (!*name)
			continue;
		x = da_included_get(r, name);
		if (!x)
			da_resolve_limit(r, "DA_INF_INCLUDED_MAX");
		include_fact(r, directive, section, companion, name,
			     !x || x->found < 0 ? DA_NULL : x->found, "",
			     x && x->found == 1 ? x->sha256 : NULL,
			     &e->fields[i]);
	}
}

/* ---- Needs ------------------------------------------------------------- */

struct needed {
	struct da_resolve *r;
	const char *install;
	const struct da_inf_field *at;	/* Needs of the package's own INF */
	const struct da_inf_section *seen[DA_INF_NEEDS_DEPTH];
	int depth;
	uint32_t visited;
};

/* A section that names itself means the one of that name in an included INF. */
const struct da_inf_section *da_resolve_needed(struct da_resolve *r,
					       struct da_inf *in,
					       const struct da_inf_section *s,
					       const char *name)
{
	const struct da_inf_section *local = da_inf_section(in, name);

	(void)r;
	return local == s ? NULL : local;
}

static bool has_section(struct da_resolve *r, struct da_included *x,
			const char *name, int64_t *found)
{
	struct da_inf *inf = x ? da_included_inf(r->c, x) : NULL;

	if (inf && da_inf_section(inf, name))
		return true;
	/* a missing file is known; an unreadable one is not */
	if (!x || x->found < 0 || (x->found == 1 && !inf))
		*found = DA_NULL;
	return false;
}

/*
 * The section in a file that this section includes, or that another section of
 * the package's INF does: 1, 0; DA_NULL nobody can say.
 */
static int64_t find_section(struct da_resolve *r, struct da_inf *in,
			    const struct da_inf_section *from, const char *name,
			    struct da_included **where)
{
	int64_t found = 0;

	*where = NULL;
	for (uint32_t k = 0; k < from->n; k++) {
		const struct da_inf_entry *e = &from->entries[k];

		if (!da_resolve_work(r, 1))
			return DA_NULL;
		if (!e->key || !da_strieq(da_inf_expand(in, e->key), "Include"))
			continue;
		for (uint32_t i = 0; i < e->n; i++) {
			const char *file = da_inf_field(in, e, i);
			struct da_included *x;

			if (!*file)
				continue;
			r->work += 100;	/* the key of the window grows */
			x = da_included_get(r, file);
			if (in != r->inf)
				note(&r->window_key, file, x);
			if (has_section(r, x, name, &found)) {
				*where = x;
				return 1;
			}
		}
	}
	for (size_t i = 0; in == r->inf && i < r->includes.n &&
	     da_resolve_work(r, 1); i++)
		if (has_section(r, r->includes.p[i], name, &found)) {
			*where = r->includes.p[i];
			return 1;
		}
	return found;
}

void da_resolve_needs(struct da_resolve *r, const struct da_inf_section *s,
		      const char *companion, const struct da_inf_entry *e)
{
	for (uint32_t i = 0; i < e->n && da_resolve_work(r, 1); i++) {
		const char *name = da_inf_field(r->inf, e, i);
		struct da_included *where = NULL;
		int64_t found = 1;

		if (!*name)
			continue;
		if (!da_resolve_needed(r, r->inf, s, name))
			found = find_section(r, r->inf, s, name, &where);
		include_fact(r, "Needs", s->name, companion, name, found,
			     where ? where->name : "",
			     where ? where->sha256 : NULL, &e->fields[i]);
	}
}

static void service_of_install(struct needed *n, const char *service,
			       int64_t flags, const char *target,
			       const char *origin,
			       const struct da_inf_field *at)
{
	struct da_resolve *r = n->r;
	DA_FACT(inf_install_service, f);

	if (!da_resolve_room(r))
		return;
	f.inf = r->number;
	f.install = n->install;
	f.service = service;
	f.flags = flags;
	f.target = target;
	f.origin = origin;
	f.line = at->line;
	f.column = at->column;
	DA_EMIT(r->c, inf_install_service, f);
}

static void services_in(struct needed *n, struct da_inf *in,
			const char *origin, const struct da_inf_section *s)
{
	struct da_resolve *r = n->r;

	for (int i = 0; i < n->depth; i++)
		if (n->seen[i] == s)
			return;
	if (n->depth == DA_INF_NEEDS_DEPTH || n->visited++ > DA_INF_NEEDS_MAX) {
		da_resolve_limit(r, n->depth == DA_INF_NEEDS_DEPTH ?
				 "DA_INF_NEEDS_DEPTH" : "DA_INF_NEEDS_MAX");
		return;
	}
	n->seen[n->depth++] = s;
	for (uint32_t k = 0; k < s->n && da_resolve_work(r, 1); k++) {
		const struct da_inf_entry *e = &s->entries[k];
		const char *key = e->key ? da_inf_expand(in, e->key) : "";
		struct da_inf_field own = { "", e->line, e->column };
		int64_t flags;

		if (da_strieq(key, "AddService")) {
			if (!da_inf_number(da_inf_field(in, e, 1), &flags))
				flags = DA_NULL;
			service_of_install(n, da_inf_field(in, e, 0), flags,
					   da_inf_field(in, e, 2), origin,
					   in == r->inf ? &own : n->at);
		}
		for (uint32_t i = 0; i < e->n && da_strieq(key, "Needs") &&
		     da_resolve_work(r, 1); i++) {
			const char *name = da_inf_field(in, e, i);
			const struct da_inf_section *local;
			struct da_included *where;
			int64_t found;

			if (!*name)
				continue;
			if (in == r->inf)
				n->at = &e->fields[i];
			local = da_resolve_needed(r, in, s, name);
			if (local) {
				services_in(n, in, origin, local);
				continue;
			}
			found = find_section(r, in, s, name, &where);
			if (found == 1)
				services_in(n, where->inf, where->name,
					    da_inf_section(where->inf, name));
			else if (found == DA_NULL)
				service_of_install(n, NULL, DA_NULL, "", origin,
						   n->at);
		}
	}
	n->depth--;
}

void da_resolve_install_services(struct da_resolve *r, const char *install,
				 const struct da_inf_section *services)
{
	struct needed n = { .r = r, .install = install };

	if (services)
		services_in(&n, r->inf, "", services);
}
