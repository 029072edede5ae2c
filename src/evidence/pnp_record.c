// SPDX-License-Identifier: Apache-2.0
/*
 * The system's own record of what packages put outside themselves:
 * Setup\PnpLockdownFiles (files) and Setup\PnpResources (registry values),
 * and the user-mode drivers of WUDF\Services; all of them in SOFTWARE.  And of
 * SYSTEM what the next start will rename, as such a file is being replaced.
 *
 * PnpResources is a tree of keys: Registry\<root>\<key path>\<value name>,
 * where the last level stands for a value and holds Owners.  A last key named
 * "/" is the key itself, one named " " its default value.
 */
#include "config.h"
#include "collect.h"

#include "drvaudit/limits.h"

#include <stdlib.h>

#define SETUP "Microsoft\\Windows\\CurrentVersion\\Setup"

/* A blank at either end hides an owner from nobody; the value shows it. */
static const char *without_blanks(char *name)
{
	size_t n = strlen(name);

	while (n && name[n - 1] == ' ')
		name[--n] = 0;
	return name + strspn(name, " ");
}

static int one_lockdown(void *ctx, da_key key, const char *name)
{
	struct da_collect *c = ctx;
	struct da_at at = { key, da_arena_printf(c->arena,
		SETUP "\\PnpLockdownFiles\\%s", name), 0 };
	struct da_lockdown *kept = &DA_PUSH(c->lockdowns);
	struct da_fact_lockdown *f = &kept->fact;
	DA_FACT(lockdown_owner, o);
	struct da_value v;
	size_t n;
	char **owners;
	int status;

	da_fact_clear(DA_FACT_lockdown, f);
	f->id = (int64_t)c->lockdowns.n;
	f->path = da_arena_strdup(c->arena, name);
	f->key = at.number = da_cite_key(c, key, at.path);
	f->class = da_at_number(c, &at, "Class", &f->class_value);
	f->source = da_at_path(c, &at, "Source", &f->source_value);
	o.lockdown = f->id;
	status = da_hive_value(c->hive, key, "Owners", c->arena, &v);
	if (status == DA_ABSENT)
		return 0;
	if (status) {	/* there is one, but nobody can say who */
		DA_EMIT(c, lockdown_owner, o);
		return 0;
	}
	owners = da_value_list(&v, c->arena, &n);
	o.value = da_cite_value(c, at.number, &v);
	for (size_t i = 0; i < n; i++) {
		o.inf_name = without_blanks(owners[i]);
		DA_EMIT(c, lockdown_owner, o);
	}
	return 0;
}

struct resources {
	struct da_collect *c;
	struct da_buf path;	/* below the root */
	const char *root, *base;
	int depth, status;
};

static int one_resource(void *ctx, da_key key, const char *name)
{
	struct resources *r = ctx;
	struct da_collect *c = r->c;
	size_t before = r->path.n;
	struct da_value v;
	int status = da_hive_value(c->hive, key, "Owners", c->arena, &v);

	if (status == DA_OK) {
		struct da_arena *arena = da_arena_new();
		DA_FACT(pnp_resource, f);
		size_t n;
		char **owners = da_value_list(&v, arena, &n);

		f.root = r->root;
		f.path = da_buf_str(&r->path);
		f.value_name = da_strieq(name, " ") ? "" : name;
		f.value = da_cite_value(c, da_cite_key(c, key,
			da_arena_printf(arena, "%s\\%s\\%s", r->base, f.path,
					name)), &v);
		for (size_t i = 0; i < n; i++) {
			f.inf_name = without_blanks(owners[i]);
			DA_EMIT(c, pnp_resource, f);
		}
		da_arena_free(arena);
	} else if (status < 0 && !r->status) {
		r->status = status;
	}
	if (r->depth >= DA_HIVE_DEPTH_MAX) {
		r->status = DA_ELIMIT;
		return 0;
	}
	if (before)
		da_buf_addc(&r->path, '\\');
	da_buf_adds(&r->path, name);
	r->depth++;
	status = da_hive_subkeys(c->hive, key, one_resource, r);
	if (status < 0 && !r->status)
		r->status = status;
	r->depth--;
	r->path.n = before;
	return 0;
}

static int one_root(void *ctx, da_key key, const char *name)
{
	struct resources *r = ctx;
	int status;

	r->root = name;
	r->base = da_arena_printf(r->c->arena,
				  SETUP "\\PnpResources\\Registry\\%s", name);
	r->path.n = 0;
	status = da_hive_subkeys(r->c->hive, key, one_resource, r);
	if (status < 0 && !r->status)
		r->status = status;
	return 0;
}

struct umdf_keys {
	struct da_collect *c;
	const struct da_at *at;
	const char *driver;
};

/* The framework gives a driver Parameters and nothing beside it. */
static int one_umdf_key(void *ctx, da_key key, const char *name)
{
	struct umdf_keys *u = ctx;
	DA_FACT(umdf_subkey, f);

	if (da_strieq(name, "Parameters"))
		return 0;
	f.driver = u->driver;
	f.name = name;
	f.key = da_cite_key(u->c, key, da_arena_printf(u->c->arena, "%s\\%s",
						       u->at->path, name));
	DA_EMIT(u->c, umdf_subkey, f);
	return 0;
}

static void umdf_keys(struct da_collect *c, struct da_at *at,
		      const char *driver)
{
	struct umdf_keys u = { c, at, driver };
	DA_FACT(umdf_subkey, f);

	if (!da_hive_subkeys(c->hive, at->key, one_umdf_key, &u))
		return;
	f.driver = driver;	/* there may be more */
	f.key = da_cite_key(c, at->key, at->path);
	DA_EMIT(c, umdf_subkey, f);
}

static int one_umdf(void *ctx, da_key key, const char *name)
{
	struct da_collect *c = ctx;
	struct da_at at = { key, da_arena_printf(c->arena,
		"Microsoft\\Windows NT\\CurrentVersion\\WUDF\\Services\\%s",
		name), 0 };
	struct da_fact_umdf_service *f = &DA_PUSH(c->umdf);

	da_fact_clear(DA_FACT_umdf_service, f);
	f->name = da_arena_strdup(c->arena, name);
	f->image_path = da_at_path(c, &at, "ImagePath", &f->value);
	f->major = da_at_number(c, &at, "WdfMajorVersion", &f->major_value);
	f->minor = da_at_number(c, &at, "WdfMinorVersion", NULL);
	umdf_keys(c, &at, f->name);
	return 0;
}

/* A subtree of SOFTWARE that may be absent, read by fn. */
static void subtree(struct da_collect *c, const char *area, const char *path,
		    da_hive_key_fn *fn, void *ctx, const int *inner)
{
	struct da_at at;
	int status;

	da_area_begin(c, area);
	status = da_at_open(c, NULL, path, &at);
	if (status == DA_ABSENT) {
		da_area(c, area, "complete", "%s", "");	/* none: a fact */
		return;
	}
	if (!status)
		status = da_hive_subkeys(c->hive, at.key, fn, ctx);
	da_area_end(c, status ? status : inner ? *inner : DA_OK);
}

static void software(struct da_collect *c)
{
	struct resources r = { .c = c };

	subtree(c, "pnp_lockdown", SETUP "\\PnpLockdownFiles", one_lockdown, c,
		NULL);
	subtree(c, "pnp_resources", SETUP "\\PnpResources\\Registry", one_root,
		&r, &r.status);
	subtree(c, "umdf_services",
		"Microsoft\\Windows NT\\CurrentVersion\\WUDF\\Services",
		one_umdf, c, NULL);
	da_buf_free(&r.path);
}

/*
 * Strings in pairs: a file, and its new name, which may be empty.  So an empty
 * string ends nothing; where a file should be, it does.
 */
static int renames(struct da_collect *c, const struct da_value *v, int64_t cited)
{
	const char *pair[2] = { "", "" };
	uint32_t at = 0, n = v->size / 2;
	int which = 0;

	while (at < n) {
		struct da_fact_pending_rename *f;
		struct da_buf text = { 0 };
		uint32_t end = at;

		while (end < n && da_le16(v->data + 2 * end))
			end++;
		da_utf16_add(&text, v->data + 2 * at, 2 * (end - at));
		pair[which] = da_arena_strdup(c->arena, da_buf_str(&text));
		da_buf_free(&text);
		at = end + 1;
		if (!which && !*pair[0])
			return DA_OK;
		which ^= 1;
		if (which)
			continue;
		if (c->renames.n >= DA_PENDING_RENAMES_MAX) {
			struct da_err limit;

			da_fail(&limit, DA_ELIMIT, "limit", v->offset,
				"limit: DA_PENDING_RENAMES_MAX %d reached; more renames are not listed",
				DA_PENDING_RENAMES_MAX);
			da_problem(c, c->area, c->hive_path, "value", &limit);
			return DA_ELIMIT;
		}
		f = &DA_PUSH(c->renames);
		da_fact_clear(DA_FACT_pending_rename, f);
		f->source = pair[0];
		f->new_name = pair[1] + (*pair[1] == '!');	/* replaces */
		f->value = cited;
	}
	return DA_OK;
}

static void system_hive(struct da_collect *c)
{
	static const char *const names[] = { "PendingFileRenameOperations",
					     "PendingFileRenameOperations2" };
	struct da_at set = { c->control_set, c->os.control_set, 0 }, at;
	int worst = DA_OK, status;

	da_area_begin(c, "pending_renames");
	status = c->has_control_set ? da_at_open(c, &set,
		"Control\\Session Manager", &at) : DA_ABSENT;
	if (status < 0)
		worst = status;
	for (size_t i = 0; i < DA_COUNT(names) && !status; i++) {
		struct da_value v;
		int found = da_hive_value(c->hive, at.key, names[i], c->arena,
					  &v);

		if (!found)
			found = renames(c, &v, da_cite_value(c,
				da_cite_key(c, at.key, at.path), &v));
		if (found < 0)
			worst = found;
	}
	da_area_end(c, worst);
}

static void files(struct da_collect *c)
{
	for (size_t i = 0; i < c->renames.n; i++) {
		struct da_fact_pending_rename *f = &c->renames.p[i];
		struct da_resolved r;

		da_resolve(c, f->source, &r);
		f->source_path = r.path;
		da_resolve(c, f->new_name, &r);
		f->new_path = r.path;
		DA_EMIT(c, pending_rename, *f);
	}
	for (size_t i = 0; i < c->lockdowns.n; i++) {
		struct da_fact_lockdown *f = &c->lockdowns.p[i].fact;
		char *path = da_arena_strdup(c->arena, f->path);
		struct da_resolved r;

		for (char *p = path; *p; p++)
			if (*p == '/')
				*p = '\\';
		da_resolve(c, path, &r);
		f->resolved_path = r.path;
		f->file_exists = da_cite_path(c, r.path, true, &f->file);
		if (f->source) {
			da_resolve(c, f->source, &r);
			f->source_path = r.path;
			f->source_package = r.package;
			f->source_exists = da_cite_path(c, r.path, true,
							&f->source_file);
		}
		DA_EMIT(c, lockdown, *f);
	}
	for (size_t i = 0; i < c->umdf.n; i++) {
		struct da_fact_umdf_service *f = &c->umdf.p[i];
		struct da_resolved r;

		if (f->image_path) {
			da_resolve(c, f->image_path, &r);
			f->resolved_path = r.path;
			f->location = r.location;
			f->store_package = r.package;
		}
		DA_EMIT(c, umdf_service, *f);
	}
}

const struct da_evidence_source da_source_pnp_record = {
	.name = "recorded files",
	.hive = { [DA_HIVE_SOFTWARE] = software, [DA_HIVE_SYSTEM] = system_hive },
	.areas = { [DA_HIVE_SOFTWARE] = { "pnp_lockdown", "pnp_resources",
					  "umdf_services" },
		   [DA_HIVE_SYSTEM] = { "pending_renames" } },
	.files = files,
};
