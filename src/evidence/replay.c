// SPDX-License-Identifier: Apache-2.0
/*
 * A dirty hive and its transaction logs: they are read when the hive wants
 * them, applied to its bytes in memory, and what that changed is told, so
 * that a fact which stands only in the logs can be known as one.
 */
#include "config.h"
#include "collect.h"
#include "replay.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- reading and applying ---------------------------------------------- */

/* FD or volume to memory; what cannot be read is a log that cannot be used. */
static void read_logs(struct da_collect *c, enum da_hive_kind kind,
		      struct da_hive_log logs[DA_HIVE_LOGS],
		      struct da_buf bytes[DA_HIVE_LOGS])
{
	for (int i = 0; i < DA_HIVE_LOGS; i++) {
		struct da_err err = { 0 };
		char *path = NULL;
		int status = da_image_hive_log(c->image, kind, c->windows, i,
					       &bytes[i], c->arena, &path,
					       &err);

		logs[i].name = path;
		if (status < 0) {
			da_problem(c, c->area, path, "transaction log", &err);
			da_buf_free(&bytes[i]);
			logs[i].unreadable = true;
		}
		logs[i].p = bytes[i].p;
		logs[i].n = bytes[i].n;
	}
}

static void log_facts(struct da_collect *c, enum da_hive_kind kind,
		      const struct da_hive_log *logs, bool base_block)
{
	for (int i = 0; i < DA_HIVE_LOGS; i++) {
		const struct da_hive_log *l = &logs[i];
		char sha256[DA_SHA256_HEX];
		DA_FACT(hive_log, f);

		if (!l->p)
			continue;
		da_sha256(l->p, l->n, sha256);
		f.hive = da_hive_kind_name(kind);
		f.path = l->name;
		f.sha256 = sha256;
		f.size = (int64_t)l->n;
		f.format = l->format;
		f.entries = l->entries;
		f.code = l->why.code;
		f.detail = l->why.text;
		f.offset = !l->why.code[0] || l->why.offset == DA_NO_OFFSET ?
			-1 : (int64_t)l->why.offset;
		if (base_block && !l->entries && !l->why.code[0] && l->n) {
			f.code = "log-not-used";
			f.detail = "the base block came from a later log, so only that one was used";
		}
		DA_EMIT(c, hive_log, f);
		if (l->why.code[0] && strcmp(l->why.code, "log-stale") != 0)
			da_problem(c, c->area, l->name, "transaction log",
				   &l->why);
	}
}

void da_replay_hive(struct da_collect *c, enum da_hive_kind kind,
		    struct da_buf *bytes, struct da_buf *original,
		    struct da_stored_hive *out)
{
	struct da_hive_log logs[DA_HIVE_LOGS] = { 0 };
	struct da_buf log_bytes[DA_HIVE_LOGS] = { 0 };
	struct da_err err;

	memset(out, 0, sizeof(*out));
	out->size = bytes->n;
	if (bytes->n >= 4096) {
		out->sequence1 = da_le32(bytes->p + 4);
		out->sequence2 = da_le32(bytes->p + 8);
		out->checksum_ok = da_hive_checksum(bytes->p) ==
				   da_le32(bytes->p + 508);
	}
	out->dirty = bytes->n >= 4096 && da_hive_is_dirty(bytes->p, bytes->n);
	out->state = out->dirty ? "ignored" : "not-needed";
	out->replay.stopped_in = "";
	if (!out->dirty || c->req->ignore_logs)
		return;
	read_logs(c, kind, logs, log_bytes);
	if (original)
		da_buf_add(original, bytes->p, bytes->n);
	da_hive_replay(bytes, logs, DA_HIVE_LOGS, DA_HIVE_BYTES_MAX,
		       &out->replay);
	out->state = !out->replay.entries ? "none" :
		     out->replay.complete && !out->replay.base_block ?
						"replayed" : "partly";
	if (original) {		/* told once, however often it is loaded */
		log_facts(c, kind, logs, out->replay.base_block);
		if (!out->replay.applied)
			da_buf_free(original);
		if (!out->replay.entries) {
			da_fail(&err, DA_ECORRUPT, "dirty-no-log", 4,
				"sequence numbers %u and %u%s, and no log could be applied",
				out->sequence1, out->sequence2,
				out->checksum_ok ? "" : ", wrong checksum");
			da_problem(c, c->area, c->hive_path, "hive", &err);
		}
	}
	for (int i = 0; i < DA_HIVE_LOGS; i++)
		da_buf_free(&log_bytes[i]);
}

/* ---- what it changed --------------------------------------------------- */

struct child {
	char *name;
	da_key key;
};

struct children {
	struct child *p;
	size_t n, cap;
};

struct difference {
	struct da_collect *c;
	struct da_hive *before, *after;
	struct da_buf path;
	struct da_fact_hive_replay total;
	struct da_arena *arena;
	int depth;
	size_t told;
	bool incomplete;
};

/* At the place or below it; "!" behind the place: its own values only. */
static bool lies_at(const char *path, const char *place)
{
	size_t n = strlen(place);
	bool alone = place[n - 1] == '!';
	char name[128];
	const char *rest;

	snprintf(name, sizeof(name), "%.*s", (int)(n - alone), place);
	rest = da_iafter(path, name);
	return rest && (!*rest || (!alone && *rest == '\\'));
}

/* "*" stands for any control set.  Told are differences where facts are made whatever an INF says; others are counted. */
static bool of_interest(const struct difference *d, const char *path)
{
	static const char *const system[] = {
		"Select", "Setup", "DriverDatabase", "Software\\Microsoft",
		"*\\Services", "*\\Enum", "*\\Control\\Class",
		"*\\Control\\DeviceClasses", "*\\Control\\CoDeviceInstallers",
		"*\\Control\\CriticalDeviceDatabase", "*\\Control\\ComputerName",
		"*\\Control\\ProductOptions", "*\\Control\\StateSeparation",
		"*\\Control\\Session Manager!",
		"*\\Control\\Session Manager\\Environment", NULL };
	static const char *const software[] = {
		"Microsoft\\Windows NT\\CurrentVersion!",
		"Microsoft\\Windows NT\\CurrentVersion\\WUDF",
		"Microsoft\\Windows\\CurrentVersion\\Setup",
		"Microsoft\\Windows\\CurrentVersion\\Run",
		"Microsoft\\Windows\\CurrentVersion\\RunOnce",
		"Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Run",
		"Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\RunOnce",
		"Microsoft\\Windows\\CurrentVersion\\WINEVT\\Publishers",
		"Microsoft\\Windows\\CurrentVersion\\DIFx", NULL };
	static const char *const drivers[] = { "DriverDatabase", NULL };
	static const char *const *const places[DA_HIVE_KINDS] = { system,
		software, drivers };
	const char *const *p = places[d->c->hive_kind];
	const char *set = da_iafter(path, "ControlSet");

	for (; *p; p++) {
		const char *at = path, *rest = *p;

		if (*rest == '*') {
			at = set && strspn(set, "0123456789") == 3 ?
				set + 3 : NULL;
			rest++;
		}
		if (at && lies_at(at, rest))
			return true;
	}
	return false;
}

static bool is_text(uint32_t type)
{
	return type == DA_REG_SZ || type == DA_REG_EXPAND_SZ ||
	       type == DA_REG_LINK || type == DA_REG_MULTI_SZ ||
	       type > 0xFFFF;	/* of a property */
}

/* Data as it is told: whole strings of megabytes would fill a frame. */
static const char *shown(struct difference *d, const struct da_value *v)
{
	struct da_value part = *v;
	char *text;
	size_t n;

	if (is_text(v->type) && part.size > 2 * DA_DIFFERENCE_TEXT + 2)
		part.size = 2 * DA_DIFFERENCE_TEXT + 2;
	text = da_value_text(&part, d->arena, NULL);
	n = strlen(text);

	if (n <= DA_DIFFERENCE_TEXT)
		return text;
	for (n = DA_DIFFERENCE_TEXT; n && (text[n] & 0xC0) == 0x80; n--)
		;
	text[n] = '\0';
	return da_arena_printf(d->arena, "%s... (%u bytes)", text, v->size);
}

static void limit_reached(struct difference *d, const char *what)
{
	struct da_err err;

	da_fail(&err, DA_ELIMIT, "limit", DA_NO_OFFSET, "limit: %s", what);
	da_problem(d->c, d->c->area, d->c->hive_path, "replay", &err);
}

static void tell(struct difference *d, const char *change, const char *name,
		 const char *before, const char *after)
{
	DA_FACT(hive_difference, f);

	if (d->told > DA_DIFFERENCES_MAX ||
	    !of_interest(d, da_buf_str(&d->path)))
		return;
	if (d->told++ == DA_DIFFERENCES_MAX) {
		limit_reached(d, "DA_DIFFERENCES_MAX reached; more differences between hive and logs are counted, not listed");
		return;
	}
	f.hive = da_hive_kind_name(d->c->hive_kind);
	f.change = change;
	f.path = da_buf_str(&d->path);
	f.name = name;
	f.before = before;
	f.after = after;
	DA_EMIT(d->c, hive_difference, f);
}

static int add_child(void *ctx, da_key key, const char *name)
{
	struct children *l = ctx;

	DA_PUSH(*l) = (struct child){ da_strdup(name), key };
	return 0;
}

static int by_name(const void *a, const void *b)
{
	const struct child *x = a, *y = b;
	int order = da_stricmp(x->name, y->name);

	return order ? order : strcmp(x->name, y->name);
}

static void list(struct difference *d, struct da_hive *h, da_key key,
		 struct children *out)
{
	if (da_hive_subkeys(h, key, add_child, out))
		d->incomplete = true;
	for (size_t i = 1; i < out->n; i++)	/* nearly always sorted already */
		if (by_name(&out->p[i - 1], &out->p[i]) > 0) {
			qsort(out->p, out->n, sizeof(*out->p), by_name);
			break;
		}
}

static void forget(struct children *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->p[i].name);
	free(l->p);
}

/* Values of one key, copied. */
struct values {
	struct da_arena *arena;
	struct value {
		struct da_value v;
		size_t place;
	} *p;
	size_t n, cap;
};

static int add_value(void *ctx, const struct da_value *v)
{
	struct values *l = ctx;
	size_t place = l->n;
	struct value *n = &DA_PUSH(*l);
	uint8_t *copy;

	n->v = *v;
	n->place = place;
	n->v.name = da_arena_strdup(l->arena, v->name);
	if (v->data) {
		copy = da_arena_alloc(l->arena, v->size + 1);
		memcpy(copy, v->data, v->size);
		n->v.data = copy;
	}
	return 0;
}

static bool same_data(const struct da_value *a, const struct da_value *b)
{
	return a->type == b->type && a->size == b->size &&
	       a->status == b->status &&
	       (!a->data || !a->size || !memcmp(a->data, b->data, a->size));
}

/* Those of one name stay in their order: the first is the one that counts. */
static int by_value(const void *a, const void *b)
{
	const struct value *x = a, *y = b;
	int order = strcmp(x->v.name, y->v.name);

	if (order)
		return order;
	return x->place < y->place ? -1 : x->place > y->place;
}

static void sort_values(struct values *l)
{
	if (l->n)
		qsort(l->p, l->n, sizeof(*l->p), by_value);
}

static bool same_names(const struct values *a, const struct values *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->p[i].v.name, b->p[i].v.name) != 0)
			return false;
	return true;
}

/* For who cites it, by the place of its cell; an INF can make any value a fact. */
static void keep_value(struct difference *d, uint64_t offset,
		       const char *before)
{
	struct da_collect *c = d->c;

	if (c->changes[c->hive_kind].values.n < DA_CHANGED_MAX)
		DA_PUSH(c->changes[c->hive_kind].values) =
			(struct da_changed){ offset, before };
	else
		limit_reached(d, "DA_CHANGED_MAX reached; evidence does not tell of every value that it came from the logs");
}

static void one_value(struct difference *d, const struct da_value *now,
		      const struct da_value *then)
{
	const char *before = then ? shown(d, then) : "(absent)";

	if (then)
		d->total.values_changed++;
	else
		d->total.values_added++;
	tell(d, then ? "value-changed" : "value-added", now->name,
	     then ? before : "", shown(d, now));
	keep_value(d, now->offset, then ? da_arena_strdup(d->c->arena, before) :
					  before);
}

static void value_gone(struct difference *d, const struct da_value *then)
{
	d->total.values_removed++;
	tell(d, "value-removed", then->name, shown(d, then), "");
}

static void values(struct difference *d, da_key before, da_key after)
{
	struct values a = { .arena = d->arena }, b = { .arena = d->arena };
	size_t i = 0, k = 0;

	if (da_hive_values(d->before, before, add_value, &a) ||
	    da_hive_values(d->after, after, add_value, &b))
		d->incomplete = true;
	if (!same_names(&a, &b)) {
		sort_values(&a);
		sort_values(&b);
	}
	while (i < a.n || k < b.n) {
		int order = i == a.n ? 1 : k == b.n ? -1 :
			    strcmp(a.p[i].v.name, b.p[k].v.name);

		if (order < 0)
			value_gone(d, &a.p[i].v);
		else if (order > 0)
			one_value(d, &b.p[k].v, NULL);
		else if (!same_data(&a.p[i].v, &b.p[k].v))
			one_value(d, &b.p[k].v, &a.p[i].v);
		i += order <= 0;
		k += order >= 0;
	}
	free(a.p);
	free(b.p);
	da_arena_reset(d->arena);
}

static int value_added(void *ctx, const struct da_value *v)
{
	struct difference *d = ctx;

	d->total.values_added++;
	keep_value(d, v->offset, "(absent)");
	return 0;
}

static int value_removed(void *ctx, const struct da_value *v)
{
	struct difference *d = ctx;

	(void)v;
	d->total.values_removed++;
	return 0;
}

/*
 * A key that only one of the two has, with all below it: counted each, told at
 * the top.  Returns the number of keys.
 */
static int64_t whole(struct difference *d, da_key key, bool added, bool told)
{
	struct da_hive *h = added ? d->after : d->before;
	struct da_log_changes *changes = &d->c->changes[d->c->hive_kind];
	bool interesting = of_interest(d, da_buf_str(&d->path));
	struct da_key_info info = { .offset = DA_NO_OFFSET };
	struct children below = { 0 };
	size_t n = d->path.n;
	int64_t keys = 1;
	char text[40];

	if (da_hive_key_info(h, key, &info))
		d->incomplete = true;
	if (added && changes->keys.n < DA_CHANGED_MAX)
		DA_PUSH(changes->keys) = info.offset;
	else if (added)
		limit_reached(d, "DA_CHANGED_MAX reached; evidence does not tell of every key that it came from the logs");
	if (da_hive_values(h, key, added ? value_added : value_removed, d))
		d->incomplete = true;
	if (d->depth >= DA_HIVE_DEPTH_MAX) {
		d->incomplete = true;
		return keys;
	}
	d->depth++;
	list(d, h, key, &below);
	for (size_t i = 0; i < below.n; i++) {
		da_buf_printf(&d->path, "%s%s", n ? "\\" : "", below.p[i].name);
		keys += whole(d, below.p[i].key, added, told || interesting);
		d->path.n = n;
	}
	d->depth--;
	forget(&below);
	snprintf(text, sizeof(text), "%lld key%s", (long long)keys,
		 keys == 1 ? "" : "s");
	if (!told)
		tell(d, added ? "key-added" : "key-removed", "",
		     added ? "" : text, added ? text : "");
	return keys;
}

static void one_side(struct difference *d, da_key key, bool added)
{
	int64_t keys = whole(d, key, added, false);

	*(added ? &d->total.keys_added : &d->total.keys_removed) += keys;
	*(added ? &d->total.keys_after : &d->total.keys_before) += keys;
}

static void both(struct difference *d, da_key before, da_key after);

static void pair(struct difference *d, const struct child *a,
		 const struct child *b)
{
	size_t n = d->path.n;

	da_buf_printf(&d->path, "%s%s", n ? "\\" : "", a ? a->name : b->name);
	if (a && b)
		both(d, a->key, b->key);
	else
		one_side(d, a ? a->key : b->key, !a);
	d->path.n = n;
}

static void both(struct difference *d, da_key before, da_key after)
{
	struct children a = { 0 }, b = { 0 };
	struct da_key_info x = { 0 }, y = { 0 };
	size_t i = 0, k = 0;

	d->total.keys_before++;
	d->total.keys_after++;
	if (da_hive_key_info(d->before, before, &x) ||
	    da_hive_key_info(d->after, after, &y))
		d->incomplete = true;
	/* the key's time moves with each of its values, unless somebody lies */
	if (x.values || y.values)
		values(d, before, after);
	if ((!x.subkeys && !y.subkeys) || d->depth >= DA_HIVE_DEPTH_MAX) {
		d->incomplete |= d->depth >= DA_HIVE_DEPTH_MAX;
		return;
	}
	d->depth++;
	list(d, d->before, before, &a);
	list(d, d->after, after, &b);
	while (i < a.n || k < b.n) {
		int order = i == a.n ? 1 : k == b.n ? -1 :
			    da_stricmp(a.p[i].name, b.p[k].name);

		pair(d, order <= 0 ? &a.p[i] : NULL,
		     order >= 0 ? &b.p[k] : NULL);
		i += order <= 0;
		k += order >= 0;
	}
	d->depth--;
	forget(&a);
	forget(&b);
}

void da_replay_compare(struct da_collect *c, struct da_buf *original)
{
	/*
	 * Both by one reader, or their faults would be differences; and whoever
	 * reads the hive for facts tells of its damage, not this walk.
	 */
	struct difference d = { .c = c, .after = da_hive_again(c->hive),
				.arena = da_arena_new() };
	struct da_err err;
	int status = da_hive_open(&d.before, DA_HIVE_NATIVE, original, NULL,
				  NULL, &err);

	da_fact_clear(DA_FACT_hive_replay, &d.total);
	d.total.hive = da_hive_kind_name(c->hive_kind);
	if (!status && d.after) {
		d.total.keys_before = d.total.keys_after = 0;
		d.total.keys_added = d.total.keys_removed = 0;
		d.total.values_added = d.total.values_removed = 0;
		d.total.values_changed = 0;
		both(&d, da_hive_root(d.before), da_hive_root(d.after));
		d.total.complete = !d.incomplete;
	}
	DA_EMIT(c, hive_replay, d.total);
	da_hive_close(d.before);
	da_hive_close(d.after);
	da_buf_free(&d.path);
	da_arena_free(d.arena);
}
