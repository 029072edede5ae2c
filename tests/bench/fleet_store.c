// SPDX-License-Identifier: Apache-2.0
/*
 * The driver store of a synthetic image: INF files resolved by the real
 * resolver, once for each system they can meet, and what the databases and
 * folders say of packages.
 */
#include "config.h"
#include "fleet_facts.h"

#include <stdlib.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* ---- contents ------------------------------------------------------------- */

static void keep_line(struct fleet *f, const struct da_fact_inf_registry *r)
{
	struct fleet_content *c = f->content;
	struct fleet_line *l;

	if (strcmp(r->root, "HKLM") || strcmp(r->operation, "AddReg"))
		return;
	c->lines = da_realloc(c->lines, (c->lines_n + 1) * sizeof(*l));
	l = &c->lines[c->lines_n++];
	*l = (struct fleet_line){ "HKLM", da_arena_strdup(f->arena, r->key),
		da_arena_strdup(f->arena, r->value),
		da_arena_strdup(f->arena, r->data), r->flags, r->line,
		r->column };
}

/* Facts of a content on their way into the store; what is asked again is kept. */
static void resolved(void *ctx, unsigned kind, const void *p, size_t n)
{
	struct fleet *f = ctx;
	union {
		struct da_fact_inf inf;
		struct da_fact_inf_registry line;
		struct da_fact_inf_copy copy;
	} fact;

	f->facts++;
	if (!f->at.status)
		f->at.status = da_store_fact(f->at.store, kind, p, n);
	if (kind != DA_FACT_inf && kind != DA_FACT_inf_registry &&
	    kind != DA_FACT_inf_copy)
		return;
	da_arena_reset(f->decoded);
	if (da_fact_decode((enum da_kind)kind, p, n, &fact, f->decoded))
		abort();
	if (kind == DA_FACT_inf) {
		struct fleet_contents *all = f->contents;

		all->p = da_realloc(all->p, (all->n + 1) * sizeof(*all->p));
		f->content = &all->p[all->n++];
		*f->content = (struct fleet_content){
			.low = fact.inf.window_low, .high = fact.inf.window_high,
			.applies = fact.inf.applies == 1 };
		da_buf_add(&f->content->header, p, n);
	} else if (kind == DA_FACT_inf_registry) {
		keep_line(f, &fact.line);
	} else if (fact.copy.dirid != 13) {
		f->content->copies_out = true;
	}
}

static void forget_headers(struct da_collect *c)
{
	da_inf_contents_forget(c);
	da_arena_reset(c->arena);
}

static void resolve(struct fleet_at *m, struct fleet_package *p,
		    struct fleet_contents *into)
{
	struct fleet *f = m->f;
	struct da_collect *c = f->resolver;
	struct da_buf text = { 0 };
	struct da_inf_request q = {
		.name = p->inf_name, .sha256 = p->sha256, .bytes = &text,
		.has_build = true,
		.os = { .arch = "amd64", .major = 10,
			.build = m->build->build,
			.product_type = m->build->product_type },
	};
	const struct da_inf_content *contents;
	struct da_err err;
	size_t n;

	fleet_inf_text(p, &text);
	f->contents = into;
	c->infs = m->infs;
	if (da_inf_contents(c, &q, &contents, &n, &err))
		abort();	/* the text is ours */
	forget_headers(c);
	da_buf_free(&text);
	into->made = true;
}

/* The header alone: the store knows the content. */
static void announce(struct fleet_at *m, struct fleet_content *c, int64_t number)
{
	/* its first field is the number: a tag, then 8 bytes */
	for (size_t i = 0; i < 8; i++)
		c->header.p[1 + i] = (uint8_t)(number >> 8 * i);
	m->f->facts++;
	if (!m->status)
		m->status = da_store_fact(m->store, DA_FACT_inf, c->header.p,
					  c->header.n);
}

static bool selects(const struct fleet_at *m, const struct fleet_content *c)
{
	int64_t build = m->build->build;

	return build >= c->low && (c->high < 0 || build <= c->high);
}

/* All contents of the system with which the slot's package meets the image. */
static bool use(struct fleet_at *m, struct fleet_slot *s,
		struct fleet_contents *all)
{
	bool fresh = !all->made, found = false;

	if (fresh)
		resolve(m, s->p, all);
	for (size_t i = 0; i < all->n; i++)
		if (selects(m, &all->p[i])) {
			s->selected = &all->p[i];
			s->inf = m->infs + (int64_t)i + 1;
			found = true;
		}
	if (!found)
		return false;
	for (size_t i = 0; i < all->n; i++) {
		DA_FACT(package_inf, x);

		if (!fresh)
			announce(m, &all->p[i], m->infs + (int64_t)i + 1);
		x.package = s->row;
		x.inf = m->infs + (int64_t)i + 1;
		x.selected = selects(m, &all->p[i]);
		PUT(m, package_inf, x);
	}
	m->infs += (int64_t)all->n;
	return true;
}

void fleet_resolve(struct fleet_at *m)
{
	size_t server = m->build->product_type == 3;

	for (size_t i = 0; i < FLEET_ON_IMAGE && !m->status; i++) {
		struct fleet_slot *s = &m->slots[i];
		size_t at = m->build->build < s->p->from ?
			FLEET_WORKSTATION_BELOW : FLEET_WORKSTATION;

		if (!use(m, s, &s->p->contents[at + server]))
			abort();	/* fleet_package.c has other windows */
	}
}

/* ---- files ---------------------------------------------------------------- */

int64_t fleet_slot_file(struct fleet_at *m, struct fleet_slot *s, size_t i)
{
	const struct fleet_file *f = &s->p->files[i];
	/* what is compared is hashed */
	bool hashed = s->p->third_party && s->selected->copies_out &&
		      f->dirid && f->dirid != 13;

	if (!s->file[i])
		s->file[i] = fleet_file(m, f->path, f->size,
					hashed ? f->sha256 : NULL,
					!s->p->third_party,
					s->staged + fleet_below(&m->r, 20));
	return s->file[i];
}

static void folder_files(struct fleet_at *m, struct fleet_slot *s)
{
	for (size_t i = 0; i <= s->p->files_n; i++) {
		bool inf = i == s->p->files_n;
		DA_FACT(package_file, f);

		f.package = s->row;
		f.name = inf ? s->p->inf_name : s->p->files[i].name;
		f.file = inf ? s->inf_file : fleet_slot_file(m, s, i);
		PUT(m, package_file, f);
	}
}

static void catroot(struct fleet_at *m, struct fleet_slot *s)
{
	size_t n = strlen(s->published) - strlen(".inf");
	DA_FACT(catroot, c);

	if (!s->p->third_party)
		return;
	c.package = s->row;
	c.name = da_arena_printf(m->arena, "%.*s.cat", (int)n, s->published);
	c.exists = c.in_folder = c.equal = 1;
	c.file = fleet_file(m, da_arena_printf(m->arena,
		"\\Windows\\System32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}\\%s",
		c.name), s->p->files[0].size, NULL, false, s->staged);
	c.store_file = s->file[0];
	PUT(m, catroot, c);
}

/* ---- databases ------------------------------------------------------------ */

static uint32_t status_flags(const struct fleet_slot *s)
{
	return 0x10 | (s->selected->copies_out ? 2 : 0) |
	       (s->selected->lines_n ? 4 : 0);
}

static void configuration(struct fleet_at *m, struct fleet_slot *s,
			  const char *record)
{
	const struct fleet_package *p = s->p;
	enum da_hive_kind hive = m->hive;
	/* filters and programs are no function drivers */
	bool function = p->service && p->kind != FLEET_FILTER &&
			p->kind != FLEET_OLD_FILTER && p->kind != FLEET_COMPONENT;
	const char *service = function ? p->service :
			      p->kind == FLEET_USER_MODE ? "WUDFRd" : "";
	DA_FACT(package_configuration, c);

	c.package = s->row;
	c.section = p->kind == FLEET_WINDOWS && !s->in_store ? "InstallOld" :
		    p->section;
	c.key = fleet_key(m, hive, da_arena_printf(m->arena,
		"%s\\Configurations\\%s", record, c.section), s->staged);
	c.service = service;
	c.flags = 0;
	c.included = p->kind == FLEET_USER_MODE ? "wudfrd.inf" :
		     p->kind == FLEET_INCLUDE ? "ks.inf,wdmaudio.inf" : "";
	c.service_value = *service ? fleet_text(m, c.key, "Service", 1, service) :
			  DA_NULL;
	c.driver_values = 2;
	c.device_values = p->kind == FLEET_OLD_FILTER ||
			  p->kind == FLEET_USER_MODE;
	c.services = p->service || p->kind == FLEET_USER_MODE;
	c.parameter_values = (int64_t)p->settings_n;
	PUT(m, package_configuration, c);
}

static void record(struct fleet_at *m, struct fleet_slot *s,
		   struct da_fact_package *f)
{
	const char *path = da_arena_printf(m->arena,
		"DriverDatabase\\DriverPackages\\%s", s->p->id);
	/* what starts the system stands in SYSTEM */
	enum da_hive_kind hive = !s->p->third_party && s->p->number % 4 == 1 ?
				 DA_HIVE_SYSTEM : DA_HIVE_DRIVERS;

	f->registry_hive = hive == DA_HIVE_SYSTEM ? "SYSTEM" : "DRIVERS";
	f->record = fleet_key(m, hive, path, s->staged);
	f->status_flags = status_flags(s);
	f->status_flags_value = fleet_number(m, f->record, "StatusFlags",
					     (uint32_t)f->status_flags);
	configuration(m, s, path);
}

static void names(struct fleet_at *m, struct fleet_slot *s,
		  struct da_fact_package *f)
{
	const struct fleet_package *p = s->p;
	bool third = p->third_party;

	f->id = s->row;
	f->package_id = p->id;
	f->published_name = s->published;
	f->original_name = p->inf_name;
	f->provider = p->provider;
	f->class = fleet_classes[p->class].name;
	f->class_guid = fleet_classes[p->class].guid;
	f->driver_date = p->date;
	f->driver_version = p->version;
	f->arch = "amd64";
	f->signer_name = third ? "Microsoft Windows Hardware Compatibility Publisher" :
			 "Microsoft Windows";
	f->signer_score = third ? 218103813 : 218103811;
	f->inbox = !third;
	f->active = 1;
	f->import_date = third ? fleet_time(m, s->staged) : "";
	f->catalog = p->files[0].name;
	f->lock_level = third || p->store_from ? -1 : 2;
	f->extension_id = !strcmp(f->class, "Extension") ?
		da_arena_printf(m->arena, "{%08x-5a1f-4c3e-9d2b-%012llx}",
				p->number * 2654435761u,
				(unsigned long long)p->number) : "";
	f->oem_path = third ? da_arena_printf(m->arena,
		"C:\\Windows\\SoftwareDistribution\\Download\\Install\\%s",
		p->name) : "";
	f->file_size = -1;
	f->manifest_hash = "";
}

static void package(struct fleet_at *m, struct fleet_slot *s)
{
	const struct fleet_package *p = s->p;
	bool windows = !p->third_party;
	DA_FACT(package, f);

	names(m, s, &f);
	record(m, s, &f);
	f.in_registry = f.in_store = f.folder_complete = f.has_record =
		f.registered = f.version_blob = 1;
	f.folder = fleet_file(m, p->folder, 0, NULL, false, s->staged);
	s->inf_file = fleet_file(m, da_arena_printf(m->arena, "%s\\%s",
		p->folder, p->inf_name), p->size, p->sha256, windows,
		s->staged);
	f.inf_file = s->inf_file;
	folder_files(m, s);
	f.published_file = fleet_file(m, da_arena_printf(m->arena,
		"\\Windows\\INF\\%s", s->published), p->size, p->sha256,
		windows, s->staged);
	f.inf_state = "read";
	f.published_state = "present";
	f.inf = s->inf;
	PUT(m, package, f);
	catroot(m, s);
}

/* Lines outside HKR that third parties write: most are in force. */
static void global_values(struct fleet_at *m, struct fleet_slot *s)
{
	int64_t key = DA_NULL;

	for (size_t i = 0; i < s->selected->lines_n && s->p->third_party; i++) {
		const struct fleet_line *l = &s->selected->lines[i];
		DA_FACT(global_value, g);

		g.root = l->root;
		g.inf = s->inf;
		g.path = l->key;
		g.value_name = l->value;
		g.flags = l->flags;
		g.data = l->data;
		g.hive = "SOFTWARE";
		g.exists = !s->odd;
		g.line = l->line;
		g.column = l->column;
		if (g.exists && key == DA_NULL)
			key = fleet_key(m, DA_HIVE_SOFTWARE,
					l->key + strlen("SOFTWARE\\"),
					s->staged);
		if (g.exists)
			g.value = l->flags & 0x10000 ?
				fleet_number(m, key, l->value, s->p->number) :
				fleet_text(m, key, l->value, 1, l->data);
		PUT(m, global_value, g);
	}
}

void fleet_driver_store(struct fleet_at *m)
{
	for (size_t i = 0; i < FLEET_ON_IMAGE && !m->status; i++) {
		package(m, &m->slots[i]);
		global_values(m, &m->slots[i]);
	}
}

/* ---- the fleet ------------------------------------------------------------ */

bool fleet_resolver(struct fleet *f)
{
	struct da_collect *c = f->resolver = da_calloc(1, sizeof(*c));

	f->emit = (struct da_collect_request){ .emit = resolved, .ctx = f };
	c->req = &f->emit;
	c->windows = "";
	c->arena = da_arena_new();
	c->inbox_fd = open(f->inbox, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return c->inbox_fd >= 0;
}

static void remove_inbox(struct fleet *f)
{
	static const char *const names[] = { "ks.inf", "wdmaudio.inf",
					     "wudfrd.inf" };
	char path[128];

	for (size_t i = 0; i < DA_COUNT(names); i++) {
		snprintf(path, sizeof(path), "%s/%s", f->inbox, names[i]);
		unlink(path);
	}
	rmdir(f->inbox);
}

static void free_packages(struct fleet *f)
{
	for (size_t i = 0; i < FLEET_PACKAGES; i++)
		for (size_t k = 0; f->packages[i] && k < FLEET_SYSTEMS; k++) {
			struct fleet_contents *all = &f->packages[i]->contents[k];

			for (size_t n = 0; n < all->n; n++) {
				da_buf_free(&all->p[n].header);
				free(all->p[n].lines);
			}
			free(all->p);
		}
}

void fleet_free(struct fleet *f)
{
	struct da_collect *c;

	if (!f)
		return;
	c = f->resolver;
	if (c) {
		da_included_forget(c);
		da_arena_free(c->arena);
		da_buf_free(&c->wire);
		if (c->inbox_fd >= 0)
			close(c->inbox_fd);
		free(c);
	}
	remove_inbox(f);
	free_packages(f);
	da_buf_free(&f->at.wire);
	da_arena_free(f->at.arena);
	da_arena_free(f->decoded);
	da_arena_free(f->arena);
	free(f);
}
