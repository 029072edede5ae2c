// SPDX-License-Identifier: Apache-2.0
/*
 * What a hive does not show by itself: deleted items (asked for only, and in no
 * view of the rules) and the count of what damage cost.
 */
#include "config.h"
#include "deleted.h"

#define DATA_KEPT 4096u

struct deleted {
	struct da_collect *c;
	const char *hive;
	struct da_arena *arena;
	size_t keys, values;
	size_t bytes;		/* given out: the pipe is bounded, too */
};

static void key_out(struct deleted *d, const struct da_deleted *item)
{
	char time[DA_TIME_MAX];
	DA_FACT(deleted_key, k);

	d->keys++;
	k.hive = d->hive;
	k.path = item->path;
	k.rooted = item->rooted;
	k.last_written = da_filetime_str(item->last_written, time);
	k.offset = (int64_t)item->offset;
	k.found = item->found;
	k.complete = item->complete;
	DA_EMIT(d->c, deleted_key, k);
}

static void value_out(struct deleted *d, const struct da_deleted *item)
{
	struct da_value shown = item->value;
	DA_FACT(deleted_value, v);

	d->values++;
	v.hive = d->hive;
	v.path = item->path;
	v.rooted = item->rooted;
	v.name = item->value.name;
	v.type = item->value.type;
	v.size = item->value.size;
	if (shown.size > DATA_KEPT)
		shown.size = DATA_KEPT;
	d->bytes += strlen(v.name);
	if (shown.data) {
		d->bytes += shown.size;
		v.data.p = shown.data;
		v.data.n = shown.size;
		v.text = da_value_text(&shown, d->arena, NULL);
	}
	v.offset = (int64_t)item->offset;
	v.key_offset = item->key_offset == DA_NO_OFFSET ? -1 :
				(int64_t)item->key_offset;
	v.found = item->found;
	v.complete = item->complete;
	DA_EMIT(d->c, deleted_value, v);
	da_arena_reset(d->arena);
}

static int one_item(void *ctx, const struct da_deleted *item)
{
	struct deleted *d = ctx;

	d->bytes += strlen(item->path);
	if (item->key)
		key_out(d, item);
	else
		value_out(d, item);
	return d->bytes > DA_HIVE_DELETED_TEXT_MAX ? DA_ELIMIT : 0;
}

void da_deleted_collect(struct da_collect *c, enum da_hive_kind kind)
{
	struct deleted d = { .c = c, .hive = da_hive_kind_name(kind) };
	DA_FACT(deleted_search, s);
	int status;

	d.arena = da_arena_new();
	status = da_hive_deleted(c->hive, one_item, &d);
	da_arena_free(d.arena);
	s.hive = d.hive;
	if (status != DA_EUNSUPPORTED) {
		s.keys = (int64_t)d.keys;
		s.values = (int64_t)d.values;
		s.complete = !status;
	}
	DA_EMIT(c, deleted_search, s);
}

void da_damage_collect(struct da_collect *c, enum da_hive_kind kind)
{
	const struct da_hive_damage_map *m = da_hive_damage_map(c->hive);
	DA_FACT(hive_damage, d);

	d.hive = da_hive_kind_name(kind);
	if (m->known) {
		d.bins = (int64_t)m->bins;
		d.bins_unreadable = (int64_t)m->bins_unreadable;
		d.bytes_unreadable = (int64_t)m->bytes_unreadable;
		d.bytes_missing = (int64_t)m->bytes_missing;
		d.lists_cut = (int64_t)m->lists_cut;
		d.items_left_out = (int64_t)m->items_left_out;
	}
	DA_EMIT(c, hive_damage, d);
}
