// SPDX-License-Identifier: Apache-2.0
/*
 * System32\DriverStore\FileRepository and \Windows\INF: the folders joined
 * with the packages of the databases, every file of a folder, the INF of each
 * package and its published copy.
 */
#include "config.h"
#include "collect.h"

#include "drvaudit/limits.h"

#include <stdlib.h>

/* A published INF of \Windows\INF, for packages the databases do not name. */
struct published {
	const char *name;
	da_node node;
	uint64_t size;
};

struct store {
	struct da_collect *c;
	size_t files;
	struct da_package *package;	/* whose folder is being listed */
	const char *below;		/* path below that folder */
	int depth;
	bool damaged;			/* a folder could not be listed */
	DA_LIST(struct published) oem;
};

static int one_folder(void *ctx, da_node node, const char *name)
{
	struct store *s = ctx;
	struct da_node_info info;
	struct da_package *p;

	if (da_image_stat(s->c->image, node, &info) || !info.directory ||
	    info.reparse || !strstr(name, ".inf_"))
		return 0;
	p = da_package_get(s->c, name, true);
	if (!p)
		return DA_ELIMIT;
	p->folder = node;
	p->has_folder = true;
	p->fact.in_store = 1;
	return 0;
}

/*
 * The INF lies at the top of the folder, under its own spelling.  The database
 * names it; where it names no file that is there, the package id does.
 */
static bool is_inf(const struct da_package *p, const char *name)
{
	if (p->has_inf && (!p->id_name || !da_strieq(name, p->id_name)))
		return false;
	return (p->fact.original_name &&
		da_strieq(name, p->fact.original_name)) ||
	       (p->id_name && da_strieq(name, p->id_name));
}

static int one_file(void *ctx, da_node node, const char *name)
{
	struct store *s = ctx;
	struct da_collect *c = s->c;
	struct da_node_info info;
	const char *below = s->below, *path;
	DA_FACT(package_file, f);

	if (++s->files > DA_STORE_FILES_MAX)
		return DA_ELIMIT;
	path = *below ? da_arena_printf(c->arena, "%s\\%s", below, name) : name;
	if (!da_image_stat(c->image, node, &info) && info.directory) {
		struct da_err err;
		int status = 0;

		if (info.reparse || s->depth >= DA_NTFS_DEPTH_MAX)
			return 0;
		s->below = path;
		s->depth++;
		status = da_image_list(c->image, node, one_file, s, &err);
		s->depth--;
		s->below = below;
		return status;
	}
	if (!*below && is_inf(s->package, name)) {
		s->package->inf_node = node;
		s->package->has_inf = true;
		s->package->fact.original_name = da_arena_strdup(c->arena,
								 name);
		return 0;	/* cited with its hash when it is read */
	}
	if (!*below && da_iends(name, ".cat") && s->package->fact.inbox != 1)
		DA_PUSH(c->catalogs) = (struct da_catalog){
			s->package->fact.id, node };
	f.package = s->package->fact.id;
	f.name = path;
	f.file = da_cite_file(c, node, false);
	DA_EMIT(c, package_file, f);
	return 0;
}

static int one_published(void *ctx, da_node node, const char *name)
{
	struct store *s = ctx;
	struct da_node_info info;

	if (!da_is_oem_name(name) || da_image_stat(s->c->image, node, &info) ||
	    info.directory)
		return 0;
	DA_PUSH(s->oem) = (struct published){
		da_arena_strdup(s->c->arena, name), node, info.size };
	return 0;
}

static void no_volume(struct da_collect *c)
{
	da_area(c, "driver_store", "not-given", "no volume was given");
	da_area(c, "published_inf", "not-given", "no volume was given");
	for (size_t i = 0; i < c->packages.n; i++) {
		struct da_fact_package *f = &c->packages.p[i].fact;

		f->inf_state = "no-volume";
		f->published_state = f->published_name ? "no-volume" : "no-name";
	}
}

/* DA_OK, DA_ABSENT, or why the directory was not listed to its end. */
static int list(struct da_collect *c, const char *area, const char *path,
		da_image_list_fn *fn, struct store *s)
{
	struct da_err err = { 0 };
	da_node node;
	int status = da_image_find(c->image, path, &node, &err);

	if (!status)
		status = da_image_list(c->image, node, fn, s, &err);
	if (status < 0)
		da_problem(c, area, path, "directory", &err);
	return status;
}

static void end(struct da_collect *c, const char *area, const char *path,
		int status, bool damaged)
{
	if (status == DA_ABSENT)
		da_area(c, area, "absent", "%s is not there", path);
	else
		da_area(c, area, status || damaged ? "partial" : "complete",
			"%s", status || damaged ?
			"not every directory could be read" : "");
}

/* Bytes and digest of a file of the image; false after reporting why not. */
static bool read_inf(struct da_collect *c, da_node node, struct da_buf *bytes,
		     char sha256[DA_SHA256_HEX])
{
	struct da_err err;

	bytes->n = 0;
	if (da_image_read(c->image, node, DA_INF_BYTES_MAX, bytes, &err)) {
		da_problem(c, "driver_store",
			   da_image_path(c->image, node, c->arena), "INF",
			   &err);
		return false;
	}
	da_sha256(bytes->p, bytes->n, sha256);
	return true;
}

/* Orphans of the databases: the published copy has the same bytes. */
static void guess_published(struct store *s, struct da_package *p,
			    const struct da_buf *inf)
{
	struct da_collect *c = s->c;
	struct da_buf other = { 0 };
	char sha[DA_SHA256_HEX];
	da_node node;

	if (!da_image_find(c->image, da_arena_printf(c->arena, "%s\\INF\\%s",
			   c->windows, p->fact.original_name), &node, NULL)) {
		p->fact.published_name = p->fact.original_name;
		p->fact.inbox = 1;
		return;
	}
	for (size_t i = 0; i < s->oem.n; i++) {
		if (s->oem.p[i].size != inf->n ||
		    !read_inf(c, s->oem.p[i].node, &other, sha) ||
		    other.n != inf->n || memcmp(other.p, inf->p, inf->n))
			continue;
		p->fact.published_name = s->oem.p[i].name;
		p->fact.inbox = 0;
		break;
	}
	da_buf_free(&other);
}

static void published(struct da_collect *c, struct da_package *p)
{
	struct da_buf bytes = { 0 };
	char sha[DA_SHA256_HEX];
	struct da_err err;
	da_node node;
	int status;

	if (!p->fact.published_name) {
		p->fact.published_state = "no-name";
		return;
	}
	status = da_image_find(c->image, da_arena_printf(c->arena,
		"%s\\INF\\%s", c->windows, p->fact.published_name), &node, &err);
	p->fact.published_state = status == DA_OK ? "present" :
				  status == DA_ABSENT ? "absent" : "unreadable";
	if (!status && read_inf(c, node, &bytes, sha))
		p->fact.published_file = da_cite_file_as(c, node, sha);
	else if (!status)
		p->fact.published_state = "unreadable";
	da_buf_free(&bytes);
}

/* What the INF means on this system, and in its other build windows. */
static int resolve(struct da_collect *c, struct da_package *p,
		   const struct da_buf *bytes, const char *sha256,
		   struct da_err *err)
{
	const struct da_fact_image *i = &c->os;
	struct da_inf_request request = {
		.name = p->fact.original_name, .sha256 = sha256,
		.bytes = bytes, .has_build = true,
	};
	const struct da_inf_content *contents;
	size_t n;
	int status;

	if (i->build == DA_NULL || i->build < 0 || !i->arch || i->major < 0)
		return da_fail(err, DA_EINVAL, "unknown-system", DA_NO_OFFSET,
			       "the sections that apply cannot be chosen: build or architecture of the system is not known");
	request.os.arch = i->arch;
	request.os.major = (uint32_t)i->major;
	request.os.minor = (uint32_t)i->minor;
	request.os.build = (uint32_t)i->build;
	request.os.product_type = i->product_type > 0 ?
		(uint32_t)i->product_type : 1;
	c->third_party = p->fact.inbox != 1;
	status = da_inf_contents(c, &request, &contents, &n, err);
	c->third_party = false;
	for (size_t k = 0; k < n && !status; k++) {
		DA_FACT(package_inf, f);

		if (contents[k].selected)
			p->fact.inf = contents[k].number;
		f.package = p->fact.id;
		f.inf = contents[k].number;
		f.selected = contents[k].selected;
		DA_EMIT(c, package_inf, f);
	}
	return status;
}

static void one_package(struct store *s, struct da_package *p)
{
	struct da_collect *c = s->c;
	struct da_buf bytes = { 0 };
	char sha[DA_SHA256_HEX];
	struct da_err err;

	p->fact.inf_state = "absent";
	if (p->has_folder) {
		p->fact.folder = da_cite_file(c, p->folder, false);
		s->package = p;
		s->below = "";
		s->depth = 0;
		p->fact.folder_complete = 1;
		if (da_image_list(c->image, p->folder, one_file, s, &err)) {
			p->fact.folder_complete = 0;
			s->damaged = true;
			da_problem(c, "driver_store", p->fact.package_id,
				   "directory", &err);
		}
	}
	if (p->has_inf && read_inf(c, p->inf_node, &bytes, sha)) {
		DA_FACT(package_file, f);

		p->fact.inf_file = da_cite_file_as(c, p->inf_node, sha);
		f.package = p->fact.id;
		f.name = p->fact.original_name;
		f.file = p->fact.inf_file;
		DA_EMIT(c, package_file, f);
		if (!p->fact.published_name)
			guess_published(s, p, &bytes);
		p->fact.inf_state = "read";
		c->infs_read++;
		if (resolve(c, p, &bytes, sha, &err)) {
			da_problem(c, "driver_store", da_image_path(c->image,
				   p->inf_node, c->arena), "INF", &err);
			p->fact.inf_state = "unreadable";
		}
	} else if (p->has_inf) {
		p->fact.inf_state = "unreadable";
	}
	da_buf_free(&bytes);
	published(c, p);
}

static void volume(struct da_collect *c)
{
	struct store s = { .c = c };
	bool known = c->system_database && c->drivers_database;
	const char *repository = da_arena_printf(c->arena,
		"%s\\System32\\DriverStore\\FileRepository", c->windows);
	const char *infs = da_arena_printf(c->arena, "%s\\INF", c->windows);
	int folders = list(c, "driver_store", repository, one_folder, &s);
	int published_infs = list(c, "published_inf", infs, one_published, &s);

	for (size_t i = 0; i < c->packages.n; i++) {
		struct da_package *p = &c->packages.p[i];

		if (!p->has_folder && folders == DA_OK)
			p->fact.in_store = 0;
		if (p->fact.in_registry == DA_NULL && known)
			p->fact.in_registry = p->fact.has_record =
				p->fact.registered = 0;
		one_package(&s, p);
	}
	end(c, "driver_store", repository, folders, s.damaged);
	end(c, "published_inf", infs, published_infs, false);
	free(s.oem.p);
}

static void files(struct da_collect *c)
{
	DA_FACT(inf_work, w);

	if (da_image_has_volume(c->image))
		volume(c);
	else
		no_volume(c);
	for (size_t i = 0; i < c->packages.n; i++) {
		struct da_fact_package *f = &c->packages.p[i].fact;

		f->class = da_class_name(c, f->class_guid);
		DA_EMIT(c, package, *f);
	}
	w.files = c->infs_read;
	w.parsed = c->infs_parsed;
	w.known = c->infs_known;
	w.included_parsed = c->included_parsed;
	DA_EMIT(c, inf_work, w);
}

const struct da_evidence_source da_source_driver_store = {
	.name = "driver store",
	.files = files,
};
