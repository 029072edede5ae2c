// SPDX-License-Identifier: Apache-2.0
/*
 * What else SOFTWARE tells about packages: programs that Run and RunOnce
 * start, event publishers, and what DIFx installers put into the store.
 */
#include "config.h"
#include "collect.h"

#include "drvaudit/limits.h"

#define MS_WINDOWS "Microsoft\\Windows\\CurrentVersion"

static int too_many(struct da_collect *c)
{
	struct da_err limit;

	da_fail(&limit, DA_ELIMIT, "limit", DA_NO_OFFSET,
		"limit: DA_SOFTWARE_ENTRIES_MAX %d reached; more entries are not listed",
		DA_SOFTWARE_ENTRIES_MAX);
	da_problem(c, c->area, c->hive_path, "key", &limit);
	return DA_ELIMIT;
}

struct run_key {
	struct da_collect *c;
	const char *name;	/* Run or RunOnce */
	bool wow64;
	struct da_at at;
	int64_t n;
};

static int one_run(void *ctx, const struct da_value *v)
{
	struct run_key *k = ctx;
	struct da_collect *c = k->c;
	struct da_resolved r;
	DA_FACT(run_entry, f);

	if (++k->n > DA_SOFTWARE_ENTRIES_MAX)
		return too_many(c);
	f.key_name = k->name;
	f.wow64 = k->wow64;
	f.path = da_arena_printf(c->arena, "SOFTWARE\\%s", k->at.path);
	f.name = v->name;
	if (!k->at.number)
		k->at.number = da_cite_key(c, k->at.key, k->at.path);
	f.value = da_cite_value(c, k->at.number, v);
	if (v->data) {
		f.command = da_value_text(v, c->arena, NULL);
		da_resolve(c, f.command, &r);
		f.resolved_path = r.path;
		f.location = r.location;
		f.store_package = r.package;
	}
	DA_EMIT(c, run_entry, f);
	return 0;
}

static void run_keys(struct da_collect *c)
{
	static const struct { const char *name, *path; bool wow64; } keys[] = {
		{ "Run", MS_WINDOWS "\\Run", false },
		{ "RunOnce", MS_WINDOWS "\\RunOnce", false },
		{ "Run", "Wow6432Node\\" MS_WINDOWS "\\Run", true },
		{ "RunOnce", "Wow6432Node\\" MS_WINDOWS "\\RunOnce", true },
	};
	int worst = DA_OK;

	da_area_begin(c, "run_entries");
	for (size_t i = 0; i < DA_COUNT(keys); i++) {
		struct run_key k = { c, keys[i].name, keys[i].wow64,
				     { 0, NULL, 0 }, 0 };
		int status = da_at_open(c, NULL, keys[i].path, &k.at);

		if (!status)
			status = da_hive_values(c->hive, k.at.key, one_run, &k);
		if (status < 0 && !worst)
			worst = status;
	}
	da_area_end(c, worst);
}

struct entries {
	struct da_collect *c;
	const char *path;
	int64_t n;
};

/* Not cited: Windows itself has some thousand of them. */
static int one_publisher(void *ctx, da_key key, const char *name)
{
	struct entries *e = ctx;
	struct da_collect *c = e->c;
	struct da_at at = { key, "", 0 };
	da_key channels;
	int status;
	DA_FACT(event_publisher, f);

	if (++e->n > DA_SOFTWARE_ENTRIES_MAX)
		return too_many(c);
	f.guid = name;
	f.name = da_at_text(c, &at, "", NULL);
	f.resource_file = da_at_text(c, &at, "ResourceFileName", NULL);
	f.message_file = da_at_text(c, &at, "MessageFileName", NULL);
	status = da_hive_subkey(c->hive, key, "ChannelReferences", &channels);
	if (status == DA_ABSENT) {
		f.channels = 0;
	} else if (!status) {
		at.key = channels;
		f.channels = da_at_number(c, &at, "Count", NULL);
	}
	DA_EMIT(c, event_publisher, f);
	return 0;
}

static int one_difx(void *ctx, da_key key, const char *name)
{
	struct entries *e = ctx;
	struct da_collect *c = e->c;
	struct da_value v;
	int status;
	DA_FACT(difx_package, f);

	if (++e->n > DA_SOFTWARE_ENTRIES_MAX)
		return too_many(c);
	f.package_id = name;
	f.key = da_cite_key(c, key, da_arena_printf(c->arena, "%s\\%s", e->path,
						    name));
	status = da_hive_value(c->hive, key, "DependentInstallerName", c->arena,
			       &v);
	if (status == DA_ABSENT) {
		f.installers = "";
	} else if (!status) {
		f.installers = da_value_joined(&v, "\n", c->arena);
	}
	DA_EMIT(c, difx_package, f);
	return 0;
}

static void subkeys(struct da_collect *c, const char *area, const char *path,
		    da_hive_key_fn *fn)
{
	struct entries e = { c, path, 0 };
	struct da_at at;
	int status;

	da_area_begin(c, area);
	status = da_at_open(c, NULL, path, &at);
	if (!status)
		status = da_hive_subkeys(c->hive, at.key, fn, &e);
	da_area_end(c, status);		/* without the key there is none */
}

static void software(struct da_collect *c)
{
	run_keys(c);
	subkeys(c, "event_publishers", MS_WINDOWS "\\WINEVT\\Publishers",
		one_publisher);
	subkeys(c, "difx_packages", MS_WINDOWS "\\DIFx\\DriverStore", one_difx);
}

const struct da_evidence_source da_source_software_record = {
	.name = "records in SOFTWARE",
	.hive = { [DA_HIVE_SOFTWARE] = software },
	.areas = { [DA_HIVE_SOFTWARE] = { "run_entries", "event_publishers",
					  "difx_packages" } },
};
