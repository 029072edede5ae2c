// SPDX-License-Identifier: Apache-2.0
/*
 * Resolved INF files: one content for each build window of an architecture.
 *
 * Each line of [Manufacturer] selects at most one Models section, the
 * DefaultInstall sections together at most one; a window is the longest run of
 * builds over which every one of these choices stays the same.  What applies
 * in a window is walked (inf_walk.c) and becomes facts of one content, known by
 * all that it depends on: the INF, the INF files it pulls in (found or missing),
 * architecture, product type, suite and window.
 */
#include "config.h"
#include "inf_resolve.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const arches[] = { "amd64", "arm64", "x86", "arm", "ia64" };

/* One INF of a collection, and the contents it became. */
struct cached {
	char sha256[DA_SHA256_HEX];
	struct da_inf_content *p;
	size_t n;
	bool noted;
};

void da_resolve_limit(struct da_resolve *r, const char *which)
{
	if (r->complete)	/* the first one is told of */
		da_resolve_problem(r, "limit", 0, 0,
				   da_arena_printf(r->arena, "limit: %s", which));
	r->complete = false;
}

/* What the INF as a whole may have; once it is gone no content gets more. */
static const char *used_up(const struct da_resolve *r)
{
	return r->work > DA_INF_WORK_MAX ? "DA_INF_WORK_MAX" :
	       r->fact_bytes > r->fact_bytes_max ? "DA_INF_FACT_BYTES_MAX" :
	       da_arena_size(r->arena) > DA_INF_MEMORY_MAX ?
	       "DA_INF_MEMORY_MAX" : NULL;
}

bool da_resolve_work(struct da_resolve *r, size_t n)
{
	const char *limit;

	r->work += n;
	limit = used_up(r);
	if (limit)
		da_resolve_limit(r, limit);
	return !limit;
}

bool da_resolve_room(struct da_resolve *r)
{
	if (!da_resolve_work(r, 1))
		return false;
	if (r->facts++ < DA_INF_FACTS_MAX)
		return true;
	da_resolve_limit(r, "DA_INF_FACTS_MAX");
	return false;
}

bool da_resolve_visit(struct da_resolve *r, const struct da_inf_section *s,
		      const char *companion, const char *context,
		      const char *owner)
{
	struct da_visit **at = &r->visits[(((uintptr_t)s >> 4) ^
		da_strihash(owner) ^ 31 * da_strihash(context)) %
		DA_VISIT_BUCKETS];
	struct da_visit *v;

	for (v = *at; v; v = v->next, r->work++)
		if (v->section == s && !strcmp(v->companion, companion) &&
		    !strcmp(v->context, context) && da_strieq(v->owner, owner))
			return false;
	v = da_arena_alloc(r->arena, sizeof(*v));
	*v = (struct da_visit){ s, companion, context, owner, *at };
	*at = v;
	return true;
}

/* CopyFiles with DelFiles, or AddReg with DelReg: one section, two directives */
static bool same_grammar(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);

	return n > 5 && m > 5 && (!strcmp(a + n - 5, b + m - 5) ||
				  !strcmp(a + n - 3, b + m - 3));
}

void da_resolve_use(struct da_resolve *r, const struct da_inf_section *s,
		    const char *kind, uint32_t line, uint32_t column)
{
	struct da_use **at = &r->uses[((uintptr_t)s >> 4) % DA_USE_BUCKETS], *u;

	for (u = *at; u && u->section != s; u = u->next)
		;
	if (!u) {
		u = da_arena_alloc(r->arena, sizeof(*u));
		*u = (struct da_use){ s, kind, false, *at };
		*at = u;
		return;
	}
	if (!*u->kind)
		u->kind = kind;
	if (!*kind || !strcmp(u->kind, kind) || u->told)
		return;
	u->told = true;
	da_resolve_problem(r, same_grammar(u->kind, kind) ? "section-shared" :
			   "section-kind", line, column,
			   da_arena_printf(r->arena,
				"section [%s] is named by %s, and by %s before",
				s->name, kind, u->kind));
}

/* What goes out without asking for room must not be as long as the INF likes. */
static const char *cut(struct da_resolve *r, const char *text)
{
	size_t n = strnlen(text, DA_MESSAGE_MAX + 1);

	if (n <= DA_MESSAGE_MAX)
		return text;
	while (n && (text[n] & 0xC0) == 0x80)
		n--;
	return da_arena_strndup(r->arena, text, n);
}

static void keep_problem(struct da_buf *to, const char *code, uint32_t line,
			 uint32_t column, const char *detail)
{
	DA_FACT(inf_problem, p);

	if (to->n / sizeof(p) >= DA_INF_PROBLEMS_MAX)
		return;
	p.code = code;
	p.line = line;
	p.column = column;
	p.detail = detail;
	da_buf_add(to, &p, sizeof(p));
}

static void reader_problem(void *ctx, const char *code, uint32_t line,
			   uint32_t column, const char *detail)
{
	struct da_resolve *r = ctx;

	keep_problem(&r->reader_problems, code, line, column,
		     cut(r, da_arena_strdup(r->arena, detail)));
}

void da_resolve_problem(struct da_resolve *r, const char *code, uint32_t line,
			uint32_t column, const char *detail)
{
	keep_problem(&r->problems, code, line, column, cut(r, detail));
}

/* ---- what competes for this system ------------------------------------- */

static const char *without_blanks(struct da_resolve *r, const char *raw)
{
	char *text = da_arena_alloc(r->arena, strlen(raw) + 1), *to = text;

	for (; *raw; raw++)
		if (*raw != ' ' && *raw != '\t')
			*to++ = *raw;
	return text;
}

/* Without some of them no choice is known to be right. */
static void target(struct da_resolve *r, const struct da_target *t)
{
	if (r->targets.n < DA_INF_TARGETS_MAX) {
		DA_PUSH(r->targets) = *t;
		return;
	}
	if (!r->too_many)
		reader_problem(r, "limit", t->line, 1,
			       "limit: DA_INF_TARGETS_MAX");
	r->too_many = true;
}

static void manufacturer(struct da_resolve *r, const struct da_inf_entry *e)
{
	const char *base = da_inf_field(r->inf, e, 0);

	for (uint32_t i = 0; i < e->n; i++) {
		struct da_target t = { .kind = "models", .base = base,
				       .group = r->groups };

		t.decoration = i ? without_blanks(r, da_inf_field(r->inf, e, i)) :
				   "";
		if (i && !*t.decoration)
			continue;
		t.name = i ? da_arena_printf(r->arena, "%s.%s", base,
					     t.decoration) : base;
		t.section = da_inf_section(r->inf, t.name);
		t.valid = !i || da_inf_decoration(t.decoration, &t.parsed);
		if (!i || !t.valid)
			t.parsed = (struct da_decoration){ .arch = "x86" };
		t.line = e->fields[i].line;
		t.column = e->fields[i].column;
		target(r, &t);
	}
	if (r->targets.n && r->targets.p[r->targets.n - 1].group == r->groups)
		r->groups++;
}

/* [DefaultInstall], [DefaultInstall.NTamd64.10.0...25952]; not companions. */
static void default_section(struct da_resolve *r, const struct da_inf_section *s)
{
	static const char *const names[] = { "DefaultInstall",
					     "DefaultUninstall" };
	static const char *const kinds[] = { "defaultinstall",
					     "defaultuninstall" };

	for (size_t i = 0; i < DA_COUNT(names); i++) {
		const char *rest = s->name + strlen(names[i]);
		struct da_target t = { .kind = kinds[i], .base = names[i],
				       .name = s->name, .section = s,
				       .line = s->line, .column = 1 };

		if (!da_istarts(s->name, names[i]) || (*rest && *rest != '.'))
			continue;
		t.decoration = *rest ? rest + 1 : "";
		t.parsed.arch = "x86";
		t.valid = !*rest || da_inf_decoration(rest + 1, &t.parsed);
		if (!t.valid && (!da_istarts(rest + 1, "NT") ||
				 da_resolve_is_companion(s->name)))
			continue;	/* .Services, .NTamd64.Services */
		t.group = i ? -1 : r->groups;
		target(r, &t);
	}
}

static void find_targets(struct da_resolve *r)
{
	const struct da_inf_section *s = da_inf_section(r->inf, "Manufacturer");

	for (uint32_t i = 0; s && i < s->n; i++)
		manufacturer(r, &s->entries[i]);
	for (size_t i = 0; (s = da_inf_section_at(r->inf, i)); i++)
		if (da_istarts(s->name, "Default"))
			default_section(r, s);
	r->groups++;	/* that of DefaultInstall */
}

/* In DefaultInstall "NT" and the plain form are for every architecture. */
static const char *effective(const struct da_resolve *r,
			     const struct da_target *t, const char *arch)
{
	if (t->kind[0] == 'd' && t->valid && !t->parsed.has_arch &&
	    !t->parsed.has_version)
		return da_arena_printf(r->arena, "NT%s", arch);
	return t->decoration;
}

/* ---- build windows ----------------------------------------------------- */

static void version_of_build(struct da_os *os)
{
	static const struct { uint32_t below, major, minor; } first[] = {
		{ 2600, 5, 0 }, { 3790, 5, 1 }, { 6000, 5, 2 }, { 7600, 6, 0 },
		{ 9200, 6, 1 }, { 9600, 6, 2 }, { 10240, 6, 3 },
		{ UINT32_MAX, 10, 0 },
	};
	size_t i = 0;

	while (os->build >= first[i].below)
		i++;
	os->major = first[i].major;
	os->minor = first[i].minor;
}

/* The choices for this system, one for each group; returns how many there are. */
static int choose(struct da_resolve *r, const struct da_os *os, int *selected)
{
	const char **texts = da_calloc(r->targets.n + 1, sizeof(*texts));
	int *index = da_calloc(r->targets.n + 1, sizeof(*index));
	size_t i = 0;
	int found = 0;

	for (int g = 0; g < r->groups; g++) {
		struct da_window ignored = { 0, UINT32_MAX };
		size_t n = 0;
		int best;

		/* they stand by group, -1 anywhere */
		for (; i < r->targets.n && r->targets.p[i].group <= g; i++) {
			const struct da_target *t = &r->targets.p[i];

			if (t->group != g)
				continue;
			index[n] = (int)i;
			texts[n++] = effective(r, t, os->arch);
		}
		best = n ? da_inf_select(texts, n, os, &ignored) : -1;
		selected[g] = best < 0 ? -1 : index[best];
		found += best >= 0;
	}
	free(texts);
	free(index);
	return found;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* First builds at which some choice can change; 0 is the first. */
static size_t thresholds(struct da_resolve *r, const char *arch, uint32_t *out)
{
	size_t n = 0, unique = 0;

	out[n++] = 0;
	for (size_t i = 0; i < r->targets.n; i++) {
		const struct da_target *t = &r->targets.p[i];
		uint32_t from;

		if (!t->valid || !*t->decoration || t->group < 0 ||
		    !da_strieq(t->parsed.arch, arch))
			continue;
		from = da_inf_threshold(&t->parsed);
		if (from != UINT32_MAX)
			out[n++] = from;
	}
	qsort(out, n, sizeof(*out), by_number);
	for (size_t i = 1; i < n; i++)
		if (out[i] != out[unique])
			out[++unique] = out[i];
	return unique + 1;
}

/* ---- [Version] --------------------------------------------------------- */

static const char *version_value(struct da_resolve *r,
				 const struct da_inf_section *s,
				 const char *key, int64_t *line)
{
	const struct da_inf_entry *e = s ? da_inf_entry(r->inf, s, key) : NULL;

	if (!e)
		return "";
	if (line)
		*line = e->line;
	return cut(r, da_inf_rest(r->inf, e, 0));
}

static void driver_ver(struct da_resolve *r, struct da_fact_inf *f)
{
	unsigned m, d, y, v[4] = { 0 };
	const char *comma = strchr(f->driver_ver, ',');
	int n = comma ? sscanf(comma + 1, " %u.%u.%u.%u", &v[0], &v[1], &v[2],
			       &v[3]) : 0;

	f->driver_date = f->driver_version = "";
	if (sscanf(f->driver_ver, "%u%*1[/-]%u%*1[/-]%u", &m, &d, &y) == 3 &&
	    m >= 1 && m <= 12 && d >= 1 && d <= 31 && y > 1900 && y < 10000)
		f->driver_date = da_arena_printf(r->arena, "%04u-%02u-%02u", y,
						 m, d);
	if (n > 0)
		f->driver_version = da_arena_printf(r->arena, "%u.%u.%u.%u",
						    v[0], v[1], v[2], v[3]);
}

static void version_section(struct da_resolve *r, struct da_fact_inf *f)
{
	const struct da_inf_section *s = da_inf_section(r->inf, "Version");
	const char *const catalogs[] = {
		da_arena_printf(r->arena, "CatalogFile.nt%s", r->os.arch),
		"CatalogFile.nt", "CatalogFile",
	};

	f->version_line = s ? s->line : 0;
	f->signature = version_value(r, s, "Signature", NULL);
	f->class = version_value(r, s, "Class", NULL);
	f->class_guid = da_strlower(da_arena_strdup(r->arena,
		version_value(r, s, "ClassGuid", NULL)));
	f->provider = version_value(r, s, "Provider", NULL);
	f->driver_ver = version_value(r, s, "DriverVer", NULL);
	f->pnp_lockdown_line = 0;
	f->pnp_lockdown = version_value(r, s, "PnpLockdown",
					&f->pnp_lockdown_line);
	f->class_ver = version_value(r, s, "ClassVer", NULL);
	f->catalog_file = "";
	for (size_t i = 0; !*f->catalog_file && i < DA_COUNT(catalogs); i++)
		f->catalog_file = version_value(r, s, catalogs[i], NULL);
	driver_ver(r, f);
}

/* ---- one content ------------------------------------------------------- */

/*
 * The first fact of a content is its header, so that the store can tell at
 * once whether it knows the content; but the key in it needs the walk.  So
 * the walk's facts are held back until the header is out.
 */
struct held {
	const struct da_collect_request *real;
	struct da_resolve *r;
	struct da_buf facts;	/* kind, length, bytes */
};

static void hold(void *ctx, unsigned kind, const void *p, size_t n)
{
	struct held *h = ctx;
	struct da_resolve *r = h->r;
	uint32_t head[2] = { kind, (uint32_t)n };
	uint8_t *to;

	/* a field may be as long as a logical line */
	if (n > DA_FRAME_MAX) {
		da_resolve_limit(r, "DA_FRAME_MAX");
		return;
	}
	r->fact_bytes += n;
	to = da_buf_more(&h->facts, sizeof(head) + n);
	memcpy(to, head, sizeof(head));
	memcpy(to + sizeof(head), p, n);
}

static void release(struct held *h)
{
	for (size_t at = 0; at < h->facts.n;) {
		uint32_t head[2];

		memcpy(head, h->facts.p + at, sizeof(head));
		at += sizeof(head);
		h->real->emit(h->real->ctx, head[0], h->facts.p + at, head[1]);
		at += head[1];
	}
	da_buf_free(&h->facts);
}

static void emit_header(struct da_resolve *r)
{
	const struct da_inf_section *m = da_inf_section(r->inf, "Manufacturer");
	struct da_buf key = { 0 };
	char digest[DA_SHA256_HEX];
	DA_FACT(inf, f);

	da_buf_printf(&key, "%s\nwindow %u %u\n", r->family, r->window.low,
		      r->window.high);
	da_buf_add(&key, r->window_key.p, r->window_key.n);
	da_sha256(key.p, key.n, digest);
	da_buf_free(&key);
	f.inf = r->number;
	f.content_key = digest;
	f.sha256 = r->sha256;
	f.name = r->name;
	f.family = r->family;
	f.arch = r->os.arch;
	f.product_type = r->os.product_type;
	f.suite = r->os.suite;
	f.window_low = r->window.low;
	f.window_high = r->window.high == UINT32_MAX ?
		-1 : (int64_t)r->window.high;
	f.encoding = da_inf_encoding(r->inf);
	f.complete = r->complete && da_inf_complete(r->inf);
	r->no_end |= !f.complete;
	f.applies = r->applies;
	f.manufacturer_lines = m ? (int64_t)m->n : -1;
	f.devices = r->devices;
	f.hardware_ids = r->hardware_ids;
	version_section(r, &f);
	DA_EMIT(r->c, inf, f);
}

static void emit_problems(struct da_resolve *r, const struct da_buf *from)
{
	const struct da_fact_inf_problem *p = (const void *)from->p;

	for (size_t i = 0; i < from->n / sizeof(*p); i++) {
		struct da_fact_inf_problem one = p[i];

		r->fact_bytes += 64 + strlen(one.detail);
		/* why a content is not complete is always told, the rest with the first */
		if (r->fact_bytes > 2 * r->fact_bytes_max &&
		    r->number != r->first && strcmp(one.code, "limit") != 0)
			continue;
		one.inf = r->number;
		DA_EMIT(r->c, inf_problem, one);
	}
}

static void emit_targets(struct da_resolve *r)
{
	for (size_t i = 0; i < r->targets.n; i++) {
		const struct da_target *t = &r->targets.p[i];
		const struct da_decoration *d = &t->parsed;
		DA_FACT(inf_target, f);

		if (!da_resolve_room(r))
			return;
		f.inf = r->number;
		f.kind = t->kind;
		f.base = t->base;
		f.decoration = t->decoration;
		f.section = t->name;
		f.present = t->section != NULL;
		f.valid = t->valid;
		f.arch = t->valid && d->has_arch ? d->arch : "";
		f.build = t->valid && d->build ? (int64_t)d->build : -1;
		f.product_type = t->valid && d->product_type ?
			(int64_t)d->product_type : -1;
		f.suite = t->valid && d->suite ? (int64_t)d->suite : -1;
		f.selected = t->group >= 0 && r->selected[t->group] == (int)i;
		f.entries = t->section ? t->section->n : 0;
		f.line = t->line;
		f.column = t->column;
		DA_EMIT(r->c, inf_target, f);
	}
}

static void one_content(struct da_resolve *r)
{
	struct da_collect *c = r->c;
	struct held held = { .real = c->req, .r = r };
	struct da_collect_request holding = *c->req;

	r->number = ++c->infs;
	if (!r->first)
		r->first = r->number;
	r->complete = !r->too_many;
	r->applies = r->primitive = false;
	r->facts = r->needs = r->devices = r->hardware_ids = 0;
	r->problems.n = r->window_key.n = 0;
	da_depends_begin(r, false);
	memset(r->visits, 0, sizeof(r->visits));
	holding.emit = hold;
	holding.ctx = &held;
	c->req = &holding;
	emit_targets(r);
	da_resolve_window(r);
	c->req = held.real;
	emit_header(r);
	release(&held);
	emit_problems(r, &r->reader_problems);
	emit_problems(r, &r->problems);
	da_depends_emit(r);
}

/* ---- notes for sources that run later ---------------------------------- */

/* The limits of one INF do not bound those of many. */
static bool note_room(struct da_collect *c, size_t n)
{
	c->notes_bytes += n + sizeof(struct da_question);
	return c->notes_bytes <= DA_NOTES_BYTES_MAX;
}

void da_note_file(struct da_collect *c, int64_t inf,
		  const struct da_known_file *f)
{
	const char *sub = f->source_subdir, *disk = f->disk_path;

	if (!note_room(c, strlen(f->file) + strlen(f->source_file) +
		       strlen(sub) + strlen(disk))) {
		c->too_many_store_files = true;
		return;
	}
	DA_PUSH(c->store_files) = (struct da_store_file){
		.inf = inf,
		.file = da_arena_strdup(c->arena, f->file),
		.source = da_arena_printf(c->arena, "%s%s%s%s%s", disk,
			*disk ? "\\" : "", sub, *sub ? "\\" : "",
			f->source_file),
	};
}

void da_resolve_note_file(struct da_resolve *r, const struct da_fact_inf_copy *f)
{
	const struct da_known_file file = { f->file, f->source_file,
					    f->source_subdir, f->disk_path };

	if (r->noted && f->dirid == 13)
		da_note_file(r->c, r->number, &file);
}

void da_note_line(struct da_collect *c, int64_t inf,
		  const struct da_known_line *l)
{
	if (c->questions.n >= DA_QUESTIONS_MAX ||
	    !note_room(c, strlen(l->key) + strlen(l->value) +
		       strlen(l->data))) {
		c->too_many_questions = true;
		return;
	}
	DA_PUSH(c->questions) = (struct da_question){
		.inf = inf, .flags = l->flags, .root = *l->root == 'H' &&
			l->root[2] == 'L' ? "HKLM" : "HKCR",
		.key = da_arena_strdup(c->arena, l->key),
		.value = da_arena_strdup(c->arena, l->value),
		.data = da_arena_strdup(c->arena, l->data),
		.line = (uint32_t)l->line, .column = (uint32_t)l->column,
	};
}

void da_resolve_note_line(struct da_resolve *r,
			  const struct da_fact_inf_registry *f)
{
	const struct da_known_line line = { f->root, f->key, f->value, f->data,
					    f->flags, f->line, f->column };

	if (r->noted && (!strcmp(f->root, "HKLM") || !strcmp(f->root, "HKCR")))
		da_note_line(r->c, r->number, &line);
}

/* ---- all windows ------------------------------------------------------- */

struct contents {
	struct da_resolve *r;
	const struct da_inf_request *request;
	DA_LIST(struct da_inf_content) list;
	bool left_out;		/* windows above the limit, from here on */
	struct da_os left_os;
	uint32_t left_low;
	struct da_window gap;	/* around the build, between other windows */
	DA_LIST(struct da_fact_inf_end) ends;
	int64_t place;		/* of the last window */
};

static void one(struct contents *k, int64_t place, bool selected)
{
	struct da_resolve *r = k->r;
	DA_FACT(inf_end, f);

	one_content(r);
	DA_PUSH(k->list) = (struct da_inf_content){ r->number, selected };
	f.inf = r->number;
	f.place = place;
	f.dependencies = (int64_t)r->depends.n;
	DA_PUSH(k->ends) = f;
}

static void window(struct contents *k, const int *selected)
{
	struct da_resolve *r = k->r;
	bool mine = r->os.build >= r->window.low && r->os.build <= r->window.high;

	if (r->window.high < r->os.build && r->window.high >= k->gap.low)
		k->gap.low = r->window.high + 1;
	if (r->window.low > r->os.build && r->window.low <= k->gap.high)
		k->gap.high = r->window.low - 1;
	if (k->request->only_selected && !mine)
		return;
	if (k->list.n >= DA_INF_CONTENTS_MAX &&
	    !(k->request->has_build && mine)) {
		if (!k->left_out)
			k->left_os = r->os;
		if (!k->left_out || r->window.low < k->left_low)
			k->left_low = r->window.low;
		k->left_out = true;
		return;
	}
	memcpy(r->selected, selected, (size_t)r->groups * sizeof(*selected));
	r->noted = r->c->third_party && k->request->has_build && mine;
	one(k, ++k->place, k->request->has_build && mine);
	r->noted = false;
}

/* Every window of one architecture, product type and suite; false: none. */
static bool windows(struct contents *k)
{
	struct da_resolve *r = k->r;
	size_t n = r->targets.n + 2, bytes = ((size_t)r->groups + 1) * sizeof(int);
	uint32_t *from = da_arena_alloc(r->arena, n * sizeof(*from));
	int *now = da_arena_alloc(r->arena, bytes);
	int *last = da_arena_alloc(r->arena, bytes);
	bool open = false, any = false;

	n = thresholds(r, r->os.arch, from);
	for (size_t i = 0; i <= n; i++) {
		struct da_os os = r->os;
		int found = 0;

		if (i < n) {
			os.build = from[i];
			version_of_build(&os);
			found = choose(r, &os, now);
			if (open && found && !memcmp(now, last, bytes))
				continue;	/* the same window goes on */
		}
		if (open) {
			r->window.high = i < n ? from[i] - 1 : UINT32_MAX;
			window(k, last);
			any = true;
		}
		open = found > 0;
		r->window.low = i < n ? from[i] : 0;
		memcpy(last, now, bytes);
	}
	return any;
}

static void family(struct da_resolve *r)
{
	struct da_buf key = { 0 };

	da_buf_printf(&key, "inf %s\narch %s\nproduct %u\nsuite %u\n", r->sha256,
		      r->os.arch, r->os.product_type, r->os.suite);
	da_buf_add(&key, r->family_key.p, r->family_key.n);
	da_sha256(key.p, key.n, r->family);
	da_buf_free(&key);
}

/*
 * The system at hand, or every one, selects nothing: a content in which nothing
 * applies, which is not the same as nothing wrong.
 */
static void nothing(struct contents *k)
{
	struct da_resolve *r = k->r;

	r->window = (struct da_window){ 0, UINT32_MAX };
	if (k->request->has_build)
		r->window = k->gap;
	for (int g = 0; g < r->groups; g++)
		r->selected[g] = -1;
	one(k, 0, k->request->has_build);
}

/* Windows above the limit: one content that says that they were not looked at. */
static void left_out(struct contents *k)
{
	struct da_resolve *r = k->r;

	reader_problem(r, "limit", 0, 0, "limit: DA_INF_CONTENTS_MAX");
	r->too_many = true;
	r->os = k->left_os;
	family(r);
	r->window = (struct da_window){ k->left_low, UINT32_MAX };
	for (int g = 0; g < r->groups; g++)
		r->selected[g] = -1;
	one(k, 0, false);
}

/* Product types and suites that some decoration asks for. */
static void products(struct contents *k, const char *arch)
{
	struct da_resolve *r = k->r;
	uint32_t done[16][2], n = 0;

	r->os.product_type = k->request->os.product_type ?
		k->request->os.product_type : 1;
	r->os.suite = k->request->os.suite;
	family(r);
	windows(k);
	done[n][0] = r->os.product_type;
	done[n++][1] = r->os.suite;
	for (size_t i = 0; !k->request->os.product_type && i < r->targets.n; i++) {
		const struct da_target *t = &r->targets.p[i];
		uint32_t product = t->parsed.product_type ?
			t->parsed.product_type : 1;
		uint32_t seen = 0;

		if (!t->valid || !da_strieq(t->parsed.arch, arch) ||
		    t->group < 0 || n == DA_COUNT(done))
			continue;
		while (seen < n && (done[seen][0] != product ||
				    done[seen][1] != t->parsed.suite))
			seen++;
		if (seen < n)
			continue;
		done[n][0] = r->os.product_type = product;
		done[n++][1] = r->os.suite = t->parsed.suite;
		family(r);
		windows(k);
	}
}

/* "%M%=X,NTamd64": the plain [X] need not be there. */
static bool no_plain_section(const struct da_resolve *r, size_t i)
{
	const struct da_target *t = &r->targets.p[i];

	return !t->section && !*t->decoration && i + 1 < r->targets.n &&
	       r->targets.p[i + 1].group == t->group;
}

static bool for_arch(const struct da_resolve *r, const char *arch)
{
	for (size_t i = 0; i < r->targets.n; i++) {
		const struct da_target *t = &r->targets.p[i];

		if (t->group < 0)
			continue;
		if (t->kind[0] == 'd' && t->valid && !t->parsed.has_arch)
			return true;
		if (no_plain_section(r, i))
			continue;
		/* a plain Models section is for x86 */
		if (da_strieq(t->valid && *t->decoration ? t->parsed.arch :
			      "x86", arch))
			return true;
	}
	return false;
}

/* [X.Services] belongs to [X]: without it nothing leads there. */
static bool orphan(const struct da_resolve *r, const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && da_resolve_is_companion(dot) && !da_inf_section(r->inf,
		da_arena_strndup(r->arena, name, (size_t)(dot - name)));
}

/* Sections that no window of any architecture reaches. */
static void unreached(struct da_resolve *r)
{
	static const char *const known[] = { "Version", "Manufacturer",
		"SourceDisksNames", "SourceDisksFiles", "DestinationDirs",
		"ControlFlags", "SignatureAttributes", "Strings",
		"ClassInstall32", "InterfaceInstall32", "DefaultInstall",
		"DefaultUninstall" };
	const struct da_inf_section *s;

	for (size_t i = 0; (s = da_inf_section_at(r->inf, i)); i++) {
		struct da_use *u = r->uses[((uintptr_t)s >> 4) % DA_USE_BUCKETS];
		bool reached = da_iends(s->name, ".security");

		for (; u && !reached; u = u->next)
			reached = u->section == s;
		for (size_t k = 0; k < DA_COUNT(known) && !reached; k++) {
			const char *rest = da_iafter(s->name, known[k]);

			reached = rest && (!*rest || *rest == '.') &&
				  !orphan(r, s->name);
		}
		for (size_t k = 0; k < r->targets.n && !reached; k++)
			reached = r->targets.p[k].section == s;
		if (!reached)
			da_resolve_problem(r, "unreached-section", s->line, 1,
				da_arena_printf(r->arena,
					"nothing leads to section [%s]", s->name));
	}
}

static void emit_text(struct da_resolve *r)
{
	struct da_buf block = { 0 };
	uint32_t n = da_inf_lines(r->inf);

	for (uint32_t line = 1; line <= n; line++) {
		da_buf_adds(&block, da_inf_line(r->inf, line, DA_INF_TEXT_MAX));
		if (line % DA_INF_TEXT_LINES && line < n) {
			da_buf_addc(&block, '\n');
			continue;
		}
		DA_FACT(inf_text, t);
		t.inf = r->first;
		t.line = (line - 1) / DA_INF_TEXT_LINES * DA_INF_TEXT_LINES + 1;
		t.text = da_buf_str(&block);
		DA_EMIT(r->c, inf_text, t);
		block.n = 0;
	}
	da_buf_free(&block);
}

/*
 * Of an image's INF, with one architecture and product type, resolved without
 * a gap: whoever finds these contents again may take them for it.
 */
static void emit_ends(struct contents *k)
{
	const struct da_inf_request *q = k->request;

	if (!q->os.arch || !q->os.product_type || !q->has_build ||
	    q->only_selected || q->info || k->r->no_end)
		return;
	for (size_t i = 0; i < k->ends.n; i++) {
		k->ends.p[i].windows = k->place;
		DA_EMIT(k->r->c, inf_end, k->ends.p[i]);
	}
}

static void resolve(struct contents *k)
{
	struct da_resolve *r = k->r;
	const struct da_inf_request *q = k->request;
	bool every = !q->os.arch && !q->has_build, selected = false;
	uint64_t cut = r->c->cut;

	r->destinations = da_inf_section(r->inf, "DestinationDirs");
	find_targets(r);
	r->selected = da_arena_alloc(r->arena, ((size_t)r->groups + 1) *
				     sizeof(*r->selected));
	da_resolve_family(r);
	r->os = q->os;
	for (size_t i = 0; i < DA_COUNT(arches); i++) {
		if (q->os.arch ? !da_strieq(arches[i], q->os.arch) :
				 !for_arch(r, arches[i]))
			continue;
		r->os.arch = arches[i];
		products(k, arches[i]);
	}
	for (size_t i = 0; i < k->list.n; i++)
		selected |= k->list.p[i].selected;
	if (!k->list.n || (q->os.arch && q->has_build && !selected)) {
		r->os.arch = q->os.arch ? q->os.arch : arches[0];
		r->os.product_type = q->os.product_type ? q->os.product_type : 1;
		family(r);
		nothing(k);
	}
	if (k->left_out)
		left_out(k);
	/* about the whole text: told with its first content */
	r->number = r->first;
	emit_text(r);
	r->problems.n = 0;
	r->complete = true;
	if (every)
		unreached(r);
	if (r->info)
		da_resolve_counts(r);
	emit_problems(r, &r->problems);
	r->no_end |= r->c->cut != cut;
	emit_ends(k);
}

static void remember(struct da_collect *c, const char *sha256,
		     struct da_inf_content *p, size_t n)
{
	struct cached *cache;

	c->inf_cache = da_realloc(c->inf_cache, (c->inf_cache_n + 1) *
				  sizeof(*cache));
	cache = (struct cached *)c->inf_cache + c->inf_cache_n++;
	memcpy(cache->sha256, sha256, DA_SHA256_HEX);
	cache->noted = c->third_party;
	cache->p = p;
	cache->n = n;
}

static struct cached *met_before(struct da_collect *c, const char *sha256)
{
	struct cached *cache = c->inf_cache;

	for (size_t i = 0; i < c->inf_cache_n; i++)
		if (!strcmp(cache[i].sha256, sha256))
			return &cache[i];
	return NULL;
}

int da_inf_contents(struct da_collect *c, const struct da_inf_request *request,
		    const struct da_inf_content **out, size_t *n,
		    struct da_err *err)
{
	struct da_resolve *r;
	struct contents k = { .request = request, .gap = { 0, UINT32_MAX } };
	struct cached *cache = met_before(c, request->sha256);
	int status;

	if (cache) {
		/* resolved for an inbox package before: nothing was kept of it */
		c->notes_missing |= c->third_party && !cache->noted;
		*out = cache->p;
		*n = cache->n;
		return DA_OK;
	}
	if (da_inf_known(c, request, &k.list.p, &k.list.n)) {
		c->infs_known++;
		remember(c, request->sha256, k.list.p, k.list.n);
		*out = k.list.p;
		*n = k.list.n;
		da_included_forget_missing(c);
		return DA_OK;
	}
	c->infs_parsed++;
	r = da_calloc(1, sizeof(*r));
	k.r = r;
	r->c = c;
	r->arena = da_arena_new();
	r->fact_bytes_max = (1u << 20) + 16 * request->bytes->n;
	if (r->fact_bytes_max > DA_INF_FACT_BYTES_MAX)
		r->fact_bytes_max = DA_INF_FACT_BYTES_MAX;
	c->resolves++;
	r->name = request->name;
	r->sha256 = request->sha256;
	r->info = request->info;
	status = da_inf_open(&r->inf, request->bytes->p, request->bytes->n,
			     reader_problem, r, err);
	if (!status) {
		resolve(&k);
		remember(c, request->sha256, k.list.p, k.list.n);
		*out = k.list.p;
		*n = k.list.n;
	}
	da_included_forget_missing(c);
	da_inf_close(r->inf);
	da_arena_free(r->arena);
	free(r->targets.p);
	free(r->layouts.p);
	free(r->includes.p);
	free(r->depends.p);
	free(k.ends.p);
	da_buf_free(&r->reader_problems);
	da_buf_free(&r->problems);
	da_buf_free(&r->family_key);
	da_buf_free(&r->window_key);
	free(r);
	return status;
}

void da_inf_contents_forget(struct da_collect *c)
{
	struct cached *cache = c->inf_cache;

	for (size_t i = 0; i < c->inf_cache_n; i++)
		free(cache[i].p);
	free(cache);
	c->inf_cache = NULL;
	c->inf_cache_n = 0;
}
