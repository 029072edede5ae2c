// SPDX-License-Identifier: Apache-2.0
/*
 * Keys below a service's key that Windows gives a meaning:
 *
 *	State, SharedState	run-time state; who may write it is what matters
 *	TriggerInfo\\N		Type, Action, GUID (16 bytes), DataN, DataTypeN
 *	StartOverride		value "0": the start type in force
 *	Security		value "Security": a descriptor of the service
 */
#include "config.h"
#include "service.h"

#include "drvaudit/sddl.h"

#include <stdio.h>
#include <stdlib.h>

bool da_is_service_state(const char *name)
{
	return da_strieq(name, "State") || da_istarts(name, "SharedState");
}

int64_t da_service_state(struct da_service_key *s, da_key key,
			 int64_t key_number, const char *place)
{
	struct da_arena *arena = da_arena_new();
	struct da_descriptor d;
	const uint8_t *sd;
	uint32_t n;
	DA_FACT(service_state, f);

	f.service = s->fact->id;
	f.place = place;
	f.key = key_number;
	if (!da_hive_security(s->c->hive, key, arena, &sd, &n) &&
	    da_descriptor_read(sd, n, s->fact->service_sid, arena, &d)) {
		f.sddl = d.sddl;
		f.owner = d.owner;
		f.group = d.group;
		f.unprivileged_write = d.everyone_writes;
		f.administrators_write = d.administrators_write;
		f.service_sid_write = d.sid_writes;
	}
	DA_EMIT(s->c, service_state, f);
	da_arena_free(arena);
	return f.unprivileged_write;
}

/* ---- TriggerInfo ------------------------------------------------------- */

enum { DATA_STRING = 2 };

static void add_data(struct da_collect *c, da_key key, unsigned i,
		     struct da_arena *arena, struct da_buf *out)
{
	struct da_value v, type;
	uint64_t kind = 0;
	char name[16];

	snprintf(name, sizeof(name), "Data%u", i);
	if (da_hive_value(c->hive, key, name, arena, &v))
		return;
	snprintf(name, sizeof(name), "DataType%u", i);
	if (!da_hive_value(c->hive, key, name, arena, &type))
		da_value_number(&type, &kind);
	if (out->n)
		da_buf_addc(out, '\n');
	if (v.size > DA_TRIGGER_ITEM_MAX)
		v.size = DA_TRIGGER_ITEM_MAX;
	if (kind != DATA_STRING) {
		da_hex_add(out, v.data, v.size);
		return;
	}
	if (v.size > 1 && !v.data[v.size - 1] && !v.data[v.size - 2])
		v.size -= 2;
	da_utf16_add(out, v.data, v.size);
}

static int one_trigger(void *ctx, da_key key, const char *name)
{
	struct da_service_key *s = ctx;
	struct da_arena *arena = da_arena_new();
	struct da_at at = { key, "", 0 };
	struct da_buf data = { 0 };
	struct da_value v;
	int status;
	DA_FACT(service_trigger, f);

	f.service = s->fact->id;
	f.name = name;
	f.type = da_at_number(s->c, &at, "Type", NULL);
	f.action = da_at_number(s->c, &at, "Action", NULL);
	status = da_hive_value(s->c->hive, key, "GUID", arena, &v);
	if (!status && v.size == 16)
		f.guid = da_guid_text(arena, v.data);
	else if (status == DA_ABSENT)
		f.guid = "";
	for (unsigned i = 0; i < DA_TRIGGER_DATA_MAX; i++)
		add_data(s->c, key, i, arena, &data);
	f.data = da_buf_str(&data);
	DA_EMIT(s->c, service_trigger, f);
	da_buf_free(&data);
	da_arena_free(arena);
	return 0;
}

/* ---- Security, StartOverride ------------------------------------------- */

static void security(struct da_service_key *s, da_key key)
{
	struct da_arena *arena = da_arena_new();
	struct da_descriptor d;
	struct da_value v;
	int status = da_hive_value(s->c->hive, key, "Security", arena, &v);

	if (status != DA_ABSENT)
		s->fact->security = !status &&
			da_descriptor_read(v.data, v.size, NULL, arena, &d) ?
			da_arena_strdup(s->c->arena, d.sddl) : NULL;
	da_arena_free(arena);
}

bool da_service_known_key(struct da_service_key *s, da_key key,
			  const char *name)
{
	struct da_at at = { key, "", 0 };

	if (da_strieq(name, "TriggerInfo"))
		da_hive_subkeys(s->c->hive, key, one_trigger, s);
	else if (da_strieq(name, "Security"))
		security(s, key);
	else if (da_strieq(name, "StartOverride"))
		s->fact->start_override = da_at_number(s->c, &at, "0", NULL);
	else
		return false;
	return true;
}
