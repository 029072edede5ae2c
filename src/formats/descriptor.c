// SPDX-License-Identifier: Apache-2.0
/*
 * A self-relative security descriptor, and what a service is called in one.
 *
 *	descriptor	0 revision  2 control  4 owner  8 group  12 SACL  16 DACL
 *	ACL		0 revision  2 size  4 count of entries
 *	ACE		0 type  1 flags  2 size  4 rights  8 SID
 *			  of an object: 8 which GUIDs follow, the GUIDs, the SID
 *	SID		0 revision  1 count  2 authority (6, big-endian)  8 words
 *
 * Offsets are from the start; 0 is nothing.  Every length is checked against
 * what holds it; a list has at most 64 KiB, so the text is bounded, too.
 */
#include "config.h"
#include "sddl_rights.h"

#include "drvaudit/sddl.h"

#include <stdlib.h>

enum { CONTROL_DACL = 4, INHERIT_ONLY = 8 };

static const struct { const char *sid, *name; } known[] = {
	{ "S-1-1-0", "WD" }, { "S-1-3-0", "CO" }, { "S-1-3-1", "CG" },
	{ "S-1-3-4", "OW" }, { "S-1-5-2", "NU" }, { "S-1-5-4", "IU" },
	{ "S-1-5-6", "SU" }, { "S-1-5-7", "AN" }, { "S-1-5-11", "AU" },
	{ "S-1-5-12", "RC" }, { "S-1-5-18", "SY" }, { "S-1-5-19", "LS" },
	{ "S-1-5-20", "NS" }, { "S-1-5-32-544", "BA" },
	{ "S-1-5-32-545", "BU" }, { "S-1-5-32-546", "BG" },
	{ "S-1-5-32-547", "PU" }, { "S-1-5-84-0-0-0-0-0", "UD" },
	{ "S-1-15-2-1", "AC" },
};

static const struct { uint32_t bit; const char *name; } right_names[] = {
	{ 1, "CC" }, { 2, "DC" }, { 4, "LC" }, { 8, "SW" }, { 0x10, "RP" },
	{ 0x20, "WP" }, { 0x40, "DT" }, { 0x80, "LO" }, { 0x100, "CR" },
	{ 0x10000, "SD" }, { 0x20000, "RC" }, { 0x40000, "WD" },
	{ 0x80000, "WO" }, { 0x10000000, "GA" }, { 0x20000000, "GX" },
	{ 0x40000000, "GW" }, { 0x80000000, "GR" },
};

/* NULL when it does not fit into n bytes. */
static char *sid_text(const uint8_t *p, size_t n, struct da_arena *arena)
{
	struct da_buf out = { 0 };
	uint64_t authority = 0;
	char *text;

	if (n < 8 || p[0] != 1 || p[1] > 15 || n < 8 + 4u * p[1])
		return NULL;
	for (int i = 2; i < 8; i++)
		authority = authority << 8 | p[i];
	da_buf_printf(&out, authority >> 32 ? "S-1-0x%012llx" : "S-1-%llu",
		      (unsigned long long)authority);
	for (unsigned i = 0; i < p[1]; i++)
		da_buf_printf(&out, "-%u", da_le32(p + 8 + 4 * i));
	text = da_arena_strdup(arena, da_buf_str(&out));
	da_buf_free(&out);
	return text;
}

static const char *short_name(const char *sid)
{
	for (size_t i = 0; i < DA_COUNT(known); i++)
		if (!strcmp(known[i].sid, sid))
			return known[i].name;
	return sid;
}

static void rights_text(struct da_buf *out, uint32_t rights)
{
	uint32_t left = rights;

	if (rights == 0xF003F || rights == 0x20019) {
		da_buf_adds(out, rights == 0xF003F ? "KA" : "KR");
		return;
	}
	for (size_t i = 0; i < DA_COUNT(right_names); i++)
		left &= ~right_names[i].bit;
	if (left || !rights) {
		da_buf_printf(out, "0x%x", rights);
		return;
	}
	for (size_t i = 0; i < DA_COUNT(right_names); i++)
		if (rights & right_names[i].bit)
			da_buf_adds(out, right_names[i].name);
}

static void ace_flags(struct da_buf *out, unsigned flags)
{
	static const char *const names[] = { "OI", "CI", "NP", "IO", "ID" };

	for (unsigned i = 0; i < DA_COUNT(names); i++)
		if (flags & 1u << i)
			da_buf_adds(out, names[i]);
}

/* The letters of a type that this can read; NULL for any other. */
static const char *ace_type(unsigned type, bool *object)
{
	static const char *const names[] = { [0] = "A", [1] = "D", [5] = "OA",
					     [6] = "OD", [9] = "XA",
					     [10] = "XD" };

	*object = type == 5 || type == 6;
	return type < DA_COUNT(names) ? names[type] : NULL;
}

static void grant(struct da_descriptor *d, const char *name, const char *sid,
		  const char *whose, uint32_t rights)
{
	if (!(rights & DA_KEY_WRITES))
		return;
	d->everyone_writes |= da_sid_unprivileged(sid);
	d->administrators_write |= !strcmp(name, "BA");
	d->sid_writes |= whose && !strcmp(whose, sid);
}

static bool one_ace(const uint8_t *p, size_t n, const char *whose,
		    struct da_arena *arena, struct da_buf *out,
		    struct da_descriptor *d)
{
	uint32_t rights = da_le32(p + 4), guids;
	size_t at = 8;
	const char *guid[2] = { "", "" }, *sid, *type;
	bool object;

	type = ace_type(p[0], &object);
	if (!type)
		return false;
	if (object) {
		if (n < 12)
			return false;
		guids = da_le32(p + 8);
		at = 12;
		for (unsigned i = 0; i < 2; i++) {
			if (!(guids & 1u << i))
				continue;
			if (n < at + 16)
				return false;
			guid[i] = da_guid_text(arena, p + at);
			at += 16;
		}
	}
	sid = sid_text(p + at, n - at, arena);
	if (!sid)
		return false;
	da_buf_printf(out, "(%s;", type);
	ace_flags(out, p[1]);
	da_buf_addc(out, ';');
	rights_text(out, rights);
	/* GUIDs stand in an ACE without braces */
	for (int i = 0; i < 2; i++)
		da_buf_printf(out, ";%.*s", *guid[i] ? 36 : 0,
			      guid[i] + (*guid[i] != 0));
	da_buf_printf(out, ";%s)", short_name(sid));
	if (strchr(type, 'A') && !(p[1] & INHERIT_ONLY))
		grant(d, short_name(sid), sid, whose, rights);
	return true;
}

static bool list(const uint8_t *p, size_t n, unsigned control,
		 const char *whose, struct da_arena *arena, struct da_buf *out,
		 struct da_descriptor *d)
{
	size_t size, at = 8;
	uint32_t count;

	if (n < 8)
		return false;
	size = da_le16(p + 2);
	count = da_le16(p + 4);
	if (size < 8 || size > n)
		return false;
	da_buf_printf(out, "D:%s%s%s", control & 0x1000 ? "P" : "",
		      control & 0x100 ? "AR" : "", control & 0x400 ? "AI" : "");
	for (uint32_t i = 0; i < count; i++) {
		size_t ace;

		if (size - at < 16)
			return false;
		ace = da_le16(p + at + 2);
		if (ace < 16 || ace > size - at ||
		    !one_ace(p + at, ace, whose, arena, out, d))
			return false;
		at += ace;
	}
	return true;
}

/* Owner or group: "" for none, NULL when it does not fit. */
static const char *holder(const uint8_t *p, size_t n, size_t field,
			  struct da_arena *arena)
{
	uint32_t at = da_le32(p + field);

	if (!at)
		return "";
	return at < n ? sid_text(p + at, n - at, arena) : NULL;
}

bool da_descriptor_read(const uint8_t *p, size_t n, const char *sid,
			struct da_arena *arena, struct da_descriptor *out)
{
	struct da_buf text = { 0 };
	uint32_t dacl;
	bool good = true;

	memset(out, 0, sizeof(*out));
	if (n < 20 || p[0] != 1)
		return false;
	out->owner = holder(p, n, 4, arena);
	out->group = holder(p, n, 8, arena);
	if (!out->owner || !out->group)
		return false;
	if (*out->owner)
		da_buf_printf(&text, "O:%s", short_name(out->owner));
	if (*out->group)
		da_buf_printf(&text, "G:%s", short_name(out->group));
	dacl = da_le32(p + 16);
	if (!(da_le16(p + 2) & CONTROL_DACL) || !dacl) {
		da_buf_adds(&text, "D:NO_ACCESS_CONTROL");
		out->everyone_writes = out->administrators_write = true;
		out->sid_writes = sid != NULL;
	} else {
		good = dacl < n && list(p + dacl, n - dacl, da_le16(p + 2), sid,
					arena, &text, out);
	}
	out->sddl = good ? da_arena_strdup(arena, da_buf_str(&text)) : NULL;
	da_buf_free(&text);
	return good;
}

char *da_service_sid(struct da_arena *arena, const char *service)
{
	struct da_buf units = { 0 };
	uint8_t md[20];
	uint32_t c;

	while ((c = da_rune_next(&service))) {
		if (c == DA_RUNE_NUL)
			c = 0;
		c = da_upcase(c);
		if (c > 0xFFFF) {
			uint32_t high = 0xD800 + ((c - 0x10000) >> 10);

			da_buf_addc(&units, (char)(high & 0xFF));
			da_buf_addc(&units, (char)(high >> 8));
			c = 0xDC00 + ((c - 0x10000) & 0x3FF);
		}
		da_buf_addc(&units, (char)(c & 0xFF));
		da_buf_addc(&units, (char)(c >> 8));
	}
	da_sha1(units.n ? units.p : (const uint8_t *)"", units.n, md);
	da_buf_free(&units);
	return da_arena_printf(arena, "S-1-5-80-%u-%u-%u-%u-%u", da_le32(md),
			       da_le32(md + 4), da_le32(md + 8),
			       da_le32(md + 12), da_le32(md + 16));
}
