// SPDX-License-Identifier: Apache-2.0
/*
 * What values say: properties of devices, and absolute paths in the keys of
 * devices and interfaces.  Nearly all values hold no path; those are counted
 * and nothing more.
 */
#include "config.h"
#include "collect.h"

#include <stdlib.h>

/* ---- properties ---------------------------------------------------------- */

static int told(struct da_collect *c, da_key key, const char *what)
{
	struct da_key_info info;
	struct da_err err;
	uint64_t offset = da_hive_key_info(c->hive, key, &info) ?
			  DA_NO_OFFSET : info.offset;

	da_fail(&err, DA_ECORRUPT, "property", offset, "%s", what);
	da_problem(c, c->area, c->hive_path, "property", &err);
	return DA_ECORRUPT;
}

/* Windows 7: <LCID>\Type, four bytes, and Data, both REG_BINARY. */
static int old_property(struct da_collect *c, da_key key, struct da_arena *arena,
			struct da_value *out)
{
	struct da_value type;
	da_key neutral;
	int status = da_hive_subkey(c->hive, key, "00000000", &neutral);

	if (!status)
		status = da_hive_value(c->hive, neutral, "Type", arena, &type);
	if (status)
		return status;
	if (type.size != 4)
		return told(c, neutral, "the type of the property has not four bytes");
	status = da_hive_value(c->hive, neutral, "Data", arena, out);
	if (status == DA_ABSENT)
		return told(c, neutral, "the property has a type but no data");
	out->type = 0xFFFF0000u | da_le32(type.data);
	return status;
}

int da_property(struct da_collect *c, da_key properties, const char *category,
		unsigned pid, struct da_arena *arena, struct da_value *out)
{
	da_key in, key;
	int status = da_hive_subkey(c->hive, properties, category, &in);

	if (status)
		return status;
	status = da_hive_subkey(c->hive, in, da_arena_printf(arena, "%04X", pid),
				&key);
	if (!status)
		return da_hive_value(c->hive, key, "", arena, out);
	if (status != DA_ABSENT)
		return status;
	status = da_hive_subkey(c->hive, in, da_arena_printf(arena, "%08X", pid),
				&key);
	return status ? status : old_property(c, key, arena, out);
}

const char *da_property_text(const struct da_value *v, struct da_arena *arena)
{
	if ((v->type != 0xFFFF0012 && v->type != 0xFFFF0019) || !v->data)
		return NULL;
	return da_value_text(v, arena, NULL);
}

const char *da_property_time(const struct da_value *v, struct da_arena *arena)
{
	char time[DA_TIME_MAX];

	if (v->type != 0xFFFF0010 || !v->data || v->size != 8)
		return NULL;
	return da_arena_strdup(arena, da_filetime_str(da_le64(v->data), time));
}

/* ---- paths in text ------------------------------------------------------- */

static bool letter_or_digit(char c)
{
	return (c | 32) - 'a' + 0u < 26 || c - '0' + 0u < 10;
}

/* A drive, or a name that stands for one; \??\ and the like are before it. */
static bool begins_path(const char *p, bool first)
{
	static const char *const roots[] = {
		"%SystemRoot%\\", "%windir%\\", "%SystemDrive%\\",
		"%ProgramFiles%\\", "%ProgramFiles(x86)%\\",
		"%ProgramData%\\", "%ALLUSERSPROFILE%\\",
		"%CommonProgramFiles%\\", "%CommonProgramFiles(x86)%\\",
		"\\SystemRoot\\", "\\Device\\HarddiskVolume",
	};

	if ((*p | 32) - 'a' + 0u < 26)
		return p[1] == ':' && (p[2] == '\\' || p[2] == '/') &&
		       (first || !letter_or_digit(p[-1]));
	if (*p != '%' && *p != '\\')
		return false;
	for (size_t i = 0; i < DA_COUNT(roots); i++)
		if (*p == *roots[i] && da_istarts(p, roots[i]))
			return true;
	return false;
}

static size_t path_end(const char *p)
{
	bool dot = false;
	size_t n = 0;

	for (; (unsigned char)p[n] >= ' ' && !strchr("\"|<>*?;", p[n]); n++) {
		if (p[n] == '\\' || p[n] == '/')
			dot = false;
		else if (p[n] == '.')
			dot = true;
		else if (p[n] == ',' && (dot || begins_path(p + n + 1, true)))
			break;	/* "file.dll,-701", "one,C:\\two" */
	}
	while (n && p[n - 1] == ' ')
		n--;
	return n;
}

const char *da_next_path(const char **text, struct da_arena *arena)
{
	static const char store[] = "FileRepository\\";
	const char *start = *text, *word = start;
	char *path;

	for (const char *p = start; *p; p++) {
		size_t n;

		if ((unsigned char)*p < ' ' || strchr("\"|<>*?;=,", *p))
			word = p + 1;
		if (begins_path(p, p == start))
			word = p;
		else if ((*p | 32) != 'f' || !da_istarts(p, store))
			continue;
		n = path_end(word);
		*text = word + n;
		if (*text <= p)		/* cut before what made it a path */
			*text = p + 1;
		path = da_arena_strndup(arena, word, n);
		for (char *c = path; *c; c++)	/* Win32 takes either */
			if (*c == '/')
				*c = '\\';
		return path;
	}
	*text += strlen(*text);
	return NULL;
}

/* ---- values of devices and interfaces ------------------------------------ */

static void limit(struct da_values_of *v, const char *name, int most)
{
	struct da_err err;

	v->status = da_fail(&err, DA_ELIMIT, "limit", DA_NO_OFFSET,
		"limit: %s %d reached; more is not looked at", name, most);
	v->c->damaged = true;
	da_problem(v->c, v->c->area, v->c->hive_path, v->at->path, &err);
}

static struct da_fact_device_value *row(struct da_values_of *v)
{
	struct da_collect *c = v->c;
	struct da_fact_device_value *f;

	if (c->device_values.n >= DA_DEVICE_PATHS_MAX) {
		limit(v, "DA_DEVICE_PATHS_MAX", DA_DEVICE_PATHS_MAX);
		return NULL;
	}
	f = &DA_PUSH(c->device_values);
	da_fact_clear(DA_FACT_device_value, f);
	f->id = (int64_t)c->device_values.n;
	f->device = v->device;
	f->interface = v->interface;
	f->place = v->place;
	f->subkey = da_arena_strdup(c->arena, da_buf_str(&v->below));
	return f;
}

void da_device_name(struct da_values_of *v, const char *kind, const char *name,
		    int64_t value, int64_t key)
{
	struct da_fact_device_value *f = row(v);

	if (!f)
		return;
	f->kind = kind;
	f->name = da_arena_strdup(v->c->arena, name);
	f->path = f->resolved_path = f->store_package = "";
	f->location = "none";
	f->value = value;
	f->key = key;
}

static bool may_hold_path(const struct da_value *value)
{
	uint32_t type = value->type & 0xFFFF;

	if (!value->data || (type != DA_REG_SZ && type != DA_REG_EXPAND_SZ &&
			     type != DA_REG_MULTI_SZ && type != DA_REG_LINK))
		return false;
	for (uint32_t i = 0; i + 1 < value->size; i += 2)
		if (value->data[i] == '\\' && !value->data[i + 1])
			return true;
	return false;
}

struct found {
	const struct da_value *value;
	da_key key;
	int64_t key_number, value_number;
	int n;
};

static bool one_path(struct da_values_of *v, struct found *f, const char *path)
{
	struct da_fact_device_value *to;
	struct da_collect *c = v->c;

	if (f->n++ == DA_VALUE_PATHS_MAX) {
		limit(v, "DA_VALUE_PATHS_MAX", DA_VALUE_PATHS_MAX);
		return false;
	}
	if (!f->value_number) {
		const char *below = da_buf_str(&v->below);
		struct da_arena *arena = da_arena_new();

		f->key_number = da_cite_key(c, f->key, *below ?
			da_arena_printf(arena, "%s\\%s", v->at->path, below) :
			v->at->path);
		f->value_number = da_cite_value(c, f->key_number, f->value);
		da_arena_free(arena);
	}
	to = row(v);
	if (!to)
		return false;
	to->kind = "value";
	to->name = da_arena_strdup(c->arena, f->value->name);
	to->path = da_arena_strdup(c->arena, path);
	to->key = f->key_number;
	to->value = f->value_number;
	return true;
}

static bool in_store(const char *path)
{
	for (; *path; path++)
		if ((*path | 32) == 'f' && da_istarts(path, "FileRepository\\"))
			return true;
	return false;
}

struct level {
	struct da_values_of *v;
	da_key key;
};

/* These are facts of their own. */
static bool is_installer(const struct da_values_of *v, const char *name)
{
	return !v->depth && da_strieq(v->place, "software") &&
	       (da_strieq(name, "CoInstallers32") ||
		da_strieq(name, "EnumPropPages32"));
}

static int one_value(void *ctx, const struct da_value *value)
{
	struct level *l = ctx;
	struct da_values_of *v = l->v;
	struct found f = { .value = value, .key = l->key };
	const char *one[2] = { NULL, NULL }, *const *list = one, *path;
	struct da_arena *arena;
	size_t n;

	if (v->read++ >= DA_DEVICE_VALUES_MAX) {
		limit(v, "DA_DEVICE_VALUES_MAX", DA_DEVICE_VALUES_MAX);
		return DA_ELIMIT;
	}
	if (!may_hold_path(value) || is_installer(v, value->name))
		return 0;
	arena = da_arena_new();
	if ((value->type & 0xFFFF) == DA_REG_MULTI_SZ)
		list = (const char *const *)da_value_list(value, arena, &n);
	else
		one[0] = da_value_text(value, arena, NULL);
	for (bool room = true; *list && room; list++) {
		const char *text = *list;

		while (room && (path = da_next_path(&text, arena)))
			if (!v->store_only || in_store(path))
				room = one_path(v, &f, path);
	}
	da_arena_free(arena);
	return 0;
}

static void level(struct da_values_of *v, da_key key);

static int one_subkey(void *ctx, da_key key, const char *name)
{
	struct da_values_of *v = ctx;
	size_t before = v->below.n;

	if (v->depth >= DA_DEVICE_DEPTH_MAX) {
		limit(v, "DA_DEVICE_DEPTH_MAX", DA_DEVICE_DEPTH_MAX);
		return 0;
	}
	if (before)
		da_buf_addc(&v->below, '\\');
	da_buf_adds(&v->below, name);
	v->depth++;
	level(v, key);
	v->depth--;
	v->below.n = before;
	return v->status == DA_ELIMIT ? DA_ELIMIT : 0;
}

static void level(struct da_values_of *v, da_key key)
{
	struct level l = { v, key };
	int a = da_hive_values(v->c->hive, key, one_value, &l);
	int b = v->status == DA_ELIMIT ? 0 :
		da_hive_subkeys(v->c->hive, key, one_subkey, v);

	if (!v->status)
		v->status = a < 0 ? a : b < 0 ? b : DA_OK;
}

void da_device_values(struct da_values_of *v)
{
	level(v, v->at->key);
}

/* Display drivers are named without their ending. */
static int64_t file_exists(struct da_collect *c, const char *path, int64_t *file)
{
	int64_t there = da_cite_path(c, path, false, file);
	const char *leaf = strrchr(path, '\\');

	if (there != 0 || !leaf || strchr(leaf, '.'))
		return there;
	return da_cite_path(c, da_arena_printf(c->arena, "%s.dll", path), false,
			    file);
}

void da_device_values_out(struct da_collect *c)
{
	for (size_t i = 0; i < c->device_values.n; i++) {
		struct da_fact_device_value *f = &c->device_values.p[i];
		struct da_resolved r;

		if (f->path && *f->path) {
			da_resolve(c, f->path, &r);
			f->resolved_path = r.path;
			f->location = r.location;
			f->store_package = r.package;
			f->path_exists = file_exists(c, r.path, &f->file);
		}
		DA_EMIT(c, device_value, *f);
	}
}
