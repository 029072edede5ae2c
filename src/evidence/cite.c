// SPDX-License-Identifier: Apache-2.0
/* Facts out, and the numbers under which keys, values and files are cited. */
#include "config.h"
#include "collect.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

struct da_cited_key {
	uint32_t key;		/* + 1; 0 is a free slot */
	uint32_t kind;
	int64_t number;
};

struct da_cited_file {
	da_node node;
	int64_t number;		/* 0 is a free slot */
	bool hashed;
};

/*
 * A hostile value can be megabytes of text, more than a frame holds.  Such a
 * text is like one that could not be read: NULL, which no rule takes for pass.
 */
static void without_long_texts(struct da_collect *c, enum da_kind kind,
			       const void *fact)
{
	const struct da_kind_info *info = &da_kinds[kind];
	void *copy = da_malloc(info->size);
	struct da_err err;

	memcpy(copy, fact, info->size);
	for (size_t i = 0; i < info->n; i++) {
		const char **text = (const char **)(void *)
			((char *)copy + info->fields[i].offset);

		if (info->fields[i].type == DA_TYPE_TEXT && *text &&
		    strlen(*text) > DA_FACT_TEXT_MAX)
			*text = NULL;
	}
	da_fail(&err, DA_ELIMIT, "limit", DA_NO_OFFSET,
		"limit: DA_FACT_TEXT_MAX %d, a text of a %s is longer and taken as not readable",
		DA_FACT_TEXT_MAX, info->name);
	da_problem(c, c->area ? c->area : "",
		   c->hive && c->hive_path ? c->hive_path : "", info->name,
		   &err);
	c->wire.n = 0;
	da_fact_encode(kind, copy, &c->wire);
	free(copy);
}

void da_emit(struct da_collect *c, enum da_kind kind, const void *fact)
{
	c->wire.n = 0;
	da_fact_encode(kind, fact, &c->wire);
	if (c->wire.n > DA_FRAME_MAX) {
		c->cut++;
		without_long_texts(c, kind, fact);
	}
	if (c->wire.n > DA_FRAME_MAX) {	/* even so */
		struct da_err limit;

		c->damaged = true;
		da_fail(&limit, DA_ELIMIT, "limit", DA_NO_OFFSET,
			"limit: DA_FRAME_MAX %u; a fact of kind %s is larger and left out",
			DA_FRAME_MAX, da_kinds[kind].name);
		if (kind != DA_FACT_problem)
			da_problem(c, c->area && *c->area ? c->area : "hives",
				   c->hive_path ? c->hive_path : "", "fact",
				   &limit);
		return;
	}
	c->req->emit(c->req->ctx, kind, c->wire.p, c->wire.n);
}

void da_area(struct da_collect *c, const char *name, const char *state,
	     const char *fmt, ...)
{
	DA_FACT(area, a);
	char reason[320];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(reason, sizeof(reason), fmt, ap);
	va_end(ap);
	a.name = name;
	a.state = state;
	a.reason = reason;
	DA_EMIT(c, area, a);
}

void da_area_begin(struct da_collect *c, const char *name)
{
	c->area = name;
	c->damaged = false;
	c->damages = c->hive ? da_hive_damages(c->hive) : 0;
}

bool da_area_damaged(const struct da_collect *c)
{
	return c->damaged ||
	       (c->hive && da_hive_damages(c->hive) != c->damages);
}

void da_area_end(struct da_collect *c, int status)
{
	if (da_area_damaged(c) || status < 0)
		da_area(c, c->area, "partial",
			"%s", status == DA_ELIMIT ? "a limit was reached" :
			"damaged; what could be read was read");
	else
		da_area(c, c->area, "complete", "%s", "");
	c->area = "";
}

void da_problem(struct da_collect *c, const char *area, const char *file,
		const char *structure, const struct da_err *what)
{
	struct da_err limit;
	uint64_t mark = what->offset * 0x9E3779B97F4A7C15ULL ^
			(uint64_t)da_strihash(what->code) << 32 ^
			da_strihash(area) ^ (uint64_t)da_strihash(file) << 16;
	DA_FACT(problem, p);

	/* the same damage is met again and again; it is told once for each area */
	if (c->problems > DA_PROBLEMS_MAX ||
	    !da_mark(c->told, DA_COUNT(c->told), &c->problems, mark))
		return;
	if (c->problems > DA_PROBLEMS_MAX) {
		da_fail(&limit, DA_ELIMIT, "limit", DA_NO_OFFSET,
			"limit: DA_PROBLEMS_MAX %d reached; more problems are not listed",
			DA_PROBLEMS_MAX);
		what = &limit;
	}

	p.code = what->code;
	p.file = file;
	p.offset = what->offset == DA_NO_OFFSET ? -1 : (int64_t)what->offset;
	p.structure = structure;
	p.detail = what->text;
	p.area = area;
	DA_EMIT(c, problem, p);
}

/* ---- registry ---------------------------------------------------------- */

static struct da_cited_key *key_slot(struct da_collect *c, uint32_t key,
				     uint32_t kind)
{
	uint32_t i = (key * 2654435761u + kind) & (c->cited_keys_cap - 1);

	while (c->cited_keys[i].key && (c->cited_keys[i].key != key + 1 ||
					c->cited_keys[i].kind != kind))
		i = (i + 1) & (c->cited_keys_cap - 1);
	return &c->cited_keys[i];
}

/* Both lists are sorted, and empty but for a hive with logs. */
static bool from_logs(const struct da_collect *c, uint64_t offset)
{
	const struct da_log_changes *l = &c->changes[c->hive_kind];
	size_t low = 0, high = l->keys.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->keys.p[mid] < offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low < l->keys.n && l->keys.p[low] == offset;
}

static const char *before_logs(const struct da_collect *c, uint64_t offset)
{
	const struct da_log_changes *l = &c->changes[c->hive_kind];
	size_t low = 0, high = l->values.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->values.p[mid].offset < offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low < l->values.n && l->values.p[low].offset == offset ?
		       l->values.p[low].before : "";
}

int64_t da_cite_key(struct da_collect *c, da_key key, const char *path)
{
	struct da_cited_key *slot;
	struct da_key_info info = { .offset = DA_NO_OFFSET };
	char time[DA_TIME_MAX];
	DA_FACT(registry_key, k);

	if (2 * (c->cited_keys_n + 1) > c->cited_keys_cap) {
		struct da_cited_key *old = c->cited_keys;
		uint32_t cap = c->cited_keys_cap;

		c->cited_keys_cap = cap ? 2 * cap : 1024;
		c->cited_keys = da_calloc(c->cited_keys_cap, sizeof(*old));
		for (uint32_t i = 0; i < cap; i++)
			if (old[i].key)
				*key_slot(c, old[i].key - 1, old[i].kind) =
					old[i];
		free(old);
	}
	slot = key_slot(c, key, c->hive_kind);
	if (slot->key)
		return slot->number;
	c->cited_keys_n++;
	slot->key = key + 1;
	slot->kind = c->hive_kind;
	slot->number = ++c->keys;
	k.id = slot->number;
	k.hive = da_hive_kind_name(c->hive_kind);
	k.path = path;
	if (!da_hive_key_info(c->hive, key, &info)) {
		k.last_written = da_filetime_str(info.last_written, time);
		k.offset = info.offset == DA_NO_OFFSET ? DA_NULL :
							 (int64_t)info.offset;
	}
	k.confirmed_by = "";
	k.from_logs = from_logs(c, info.offset);
	DA_EMIT(c, registry_key, k);
	return k.id;
}

int64_t da_cite_value(struct da_collect *c, int64_t key_number,
		      const struct da_value *value)
{
	struct da_arena *arena = c->scratch;
	uint32_t hidden = 0;
	DA_FACT(registry_value, v);

	v.id = ++c->values;
	v.key = key_number;
	v.name = value->name;
	v.type = value->type;
	v.size = value->size;
	v.offset = value->offset == DA_NO_OFFSET ? DA_NULL :
						   (int64_t)value->offset;
	if (value->data) {
		v.data.p = value->data;
		v.data.n = value->size > 4096 ? 4096 : value->size;
		if (value->size <= DA_HIVE_TEXT_MAX) {
			v.text = da_value_text(value, arena, &hidden);
			v.hidden_bytes = hidden;
		}
	}
	v.before_logs = before_logs(c, value->offset);
	v.confirmed_by = "";
	DA_EMIT(c, registry_value, v);
	da_arena_reset(arena);
	return v.id;
}

int da_at_open(struct da_collect *c, const struct da_at *at, const char *path,
	       struct da_at *out)
{
	da_key from = at ? at->key : da_hive_root(c->hive);
	int status = da_hive_path(c->hive, from, path, &out->key);

	if (status)
		return status;
	out->path = at && *at->path ?
		da_arena_printf(c->arena, "%s\\%s", at->path, path) :
		da_arena_strdup(c->arena, path);
	out->number = 0;
	return DA_OK;
}

static int get(struct da_collect *c, struct da_at *at, const char *name,
	       int64_t *cited, struct da_value *v)
{
	int status = da_hive_value(c->hive, at->key, name, c->arena, v);

	if (status == DA_OK && cited) {
		if (!at->number)
			at->number = da_cite_key(c, at->key, at->path);
		*cited = da_cite_value(c, at->number, v);
	}
	return status;
}

const char *da_at_text(struct da_collect *c, struct da_at *at, const char *name,
		       int64_t *cited)
{
	struct da_value v;
	int status = get(c, at, name, cited, &v);

	if (status == DA_ABSENT)
		return "";
	return status ? NULL : da_value_text(&v, c->arena, NULL);
}

/* A path is text; of any other type nobody can say what Windows makes of it. */
const char *da_at_path(struct da_collect *c, struct da_at *at, const char *name,
		       int64_t *cited)
{
	struct da_value v;
	int status = get(c, at, name, cited, &v);

	if (status == DA_ABSENT)
		return "";
	return status || !da_value_is_text(&v) ? NULL :
	       da_value_text(&v, c->arena, NULL);
}

int64_t da_at_number(struct da_collect *c, struct da_at *at, const char *name,
		     int64_t *cited)
{
	struct da_value v;
	uint64_t number;
	int status = get(c, at, name, cited, &v);

	if (status == DA_ABSENT)
		return -1;
	if (status || !da_value_number(&v, &number) || number > INT64_MAX)
		return DA_NULL;
	return (int64_t)number;
}

const char *da_value_joined(const struct da_value *v, const char *between,
			    struct da_arena *arena)
{
	struct da_buf text = { 0 };
	const char *out;
	char **list;
	size_t n;

	if (!v->data)
		return NULL;
	list = da_value_list(v, arena, &n);
	for (size_t i = 0; i < n; i++)
		da_buf_printf(&text, "%s%s", i ? between : "", list[i]);
	out = da_arena_strdup(arena, da_buf_str(&text));
	da_buf_free(&text);
	return out;
}

/* ---- files ------------------------------------------------------------- */

static struct da_cited_file *file_slot(struct da_collect *c, da_node node)
{
	uint32_t i = (uint32_t)(node ^ node >> 29) * 2654435761u &
		     (c->cited_files_cap - 1);

	while (c->cited_files[i].number && c->cited_files[i].node != node)
		i = (i + 1) & (c->cited_files_cap - 1);
	return &c->cited_files[i];
}

/* Files of Windows are hard links of the component store. */
static int64_t in_component_store(struct da_collect *c, da_node node,
				  const struct da_node_info *info)
{
	int answer;

	if (info->record == DA_NO_RECORD)
		return DA_NULL;
	if (!c->component_asked) {
		int status = da_image_find(c->image, da_arena_printf(c->arena,
			"%s\\WinSxS", c->windows), &c->component_store, NULL);

		c->component_asked = true;
		c->component_there = !status ? 1 : status == DA_ABSENT ? 0 : -1;
	}
	if (c->component_there < 1)
		return c->component_there ? DA_NULL : 0;
	answer = info->links < 2 ? 0 :
		da_image_named_below(c->image, node, c->component_store);
	return answer < 0 ? DA_NULL : answer;
}

static int64_t emit_file(struct da_collect *c, da_node node, const char *sha256)
{
	static const char *const stored[] = { "plain", "lznt1", "wof",
					      "encrypted" };
	struct da_arena *arena = c->scratch;
	struct da_node_info info = { 0 };
	char time[DA_TIME_MAX], created[DA_TIME_MAX], changed[DA_TIME_MAX];
	DA_FACT(file, f);

	f.id = ++c->files;
	f.path = da_image_path(c->image, node, arena);
	if (!da_image_stat(c->image, node, &info)) {
		f.size = (int64_t)info.size;
		f.links = info.links;
		f.component = in_component_store(c, node, &info);
		f.stored = stored[info.stored];
		f.modified = da_filetime_str(info.modified, time);
		if (info.created)
			f.created = da_filetime_str(info.created, created);
		if (info.changed)
			f.changed = da_filetime_str(info.changed, changed);
	}
	f.record = info.record == DA_NO_RECORD ? -1 : (int64_t)info.record;
	f.sha256 = sha256;
	DA_EMIT(c, file, f);
	da_arena_reset(arena);
	return f.id;
}

static int64_t cite_file(struct da_collect *c, da_node node, bool hash,
			 const char *sha256)
{
	char hex[DA_SHA256_HEX];
	struct da_cited_file *slot;

	if (2 * (c->cited_files_n + 1) > c->cited_files_cap) {
		struct da_cited_file *old = c->cited_files;
		uint32_t cap = c->cited_files_cap;

		c->cited_files_cap = cap ? 2 * cap : 1024;
		c->cited_files = da_calloc(c->cited_files_cap, sizeof(*old));
		for (uint32_t i = 0; i < cap; i++)
			if (old[i].number)
				*file_slot(c, old[i].node) = old[i];
		free(old);
	}
	slot = file_slot(c, node);
	if (slot->number && (slot->hashed || !hash))
		return slot->number;
	if (!slot->number)
		c->cited_files_n++;
	if (hash && !sha256) {
		struct da_err err;

		if (!da_image_sha256(c->image, node, hex, &err)) {
			sha256 = hex;
		} else {
			struct da_arena *arena = da_arena_new();

			da_problem(c, "files",
				   da_image_path(c->image, node, arena),
				   "content", &err);
			da_arena_free(arena);
		}
	}
	slot->node = node;
	slot->hashed = hash;
	slot->number = emit_file(c, node, sha256);
	return slot->number;
}

int64_t da_cite_file(struct da_collect *c, da_node node, bool hash)
{
	return cite_file(c, node, hash, NULL);
}

int64_t da_cite_file_as(struct da_collect *c, da_node node, const char *sha256)
{
	return cite_file(c, node, true, sha256);
}

int64_t da_cite_path(struct da_collect *c, const char *path, bool hash,
		     int64_t *file)
{
	da_node node;
	int status;

	*file = DA_NULL;
	if (!da_image_has_volume(c->image) || !path || !*path)
		return DA_NULL;
	status = da_image_find(c->image, path, &node, NULL);
	if (status == DA_ABSENT)
		return 0;
	if (status)
		return DA_NULL;
	*file = da_cite_file(c, node, hash);
	return 1;
}
