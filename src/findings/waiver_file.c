// SPDX-License-Identifier: Apache-2.0
/* Files of waivers: every key known, every required one there, every value what it
 * has to be, or the place where it is not. */
#include "config.h"
#include "waiver_file.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

#define SCHEMA "drvaudit-waivers/1"

enum field { ID, RULE, MATCH, REASON, OWNER, EXPIRES, FIELDS };
static const char *const fields[FIELDS] = { "id", "rule", "match", "reason",
					    "owner", "expires" };
/* of match: the keys, then the labels */
#define LABEL DA_WAIVER_KEYS
static const char *const match_fields[DA_WAIVER_KEYS + 1] = {
	[DA_WAIVER_PACKAGE] = "package",
	[DA_WAIVER_ORIGINAL_NAME] = "original_name",
	[DA_WAIVER_PROVIDER] = "provider",
	[DA_WAIVER_DRIVER_VERSION] = "driver_version",
	[DA_WAIVER_INF_SHA256] = "inf_sha256",
	[DA_WAIVER_SERVICE] = "service",
	[DA_WAIVER_ITEM] = "item",
	[DA_WAIVER_FINGERPRINT] = "fingerprint",
	[DA_WAIVER_IMAGE] = "image",
	[LABEL] = "label",
};

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

const char *da_waiver_key_name(enum da_waiver_key k)
{
	return match_fields[k];
}

/* ---- versions ----------------------------------------------------------- */

struct version {
	uint32_t part[4];
};

/* "1.2.3.4", missing parts are 0; *s moves behind it. */
static bool read_version(const char **s, struct version *out)
{
	size_t n = 0;

	memset(out, 0, sizeof(*out));
	for (;; ++*s) {
		uint64_t v = 0;
		size_t digits = strspn(*s, DIGITS);

		if (n == 4 || !digits || digits > 10)
			return false;
		for (; digits; digits--)
			v = v * 10 + (uint64_t)(*(*s)++ - '0');
		if (v > UINT32_MAX)
			return false;
		out->part[n++] = (uint32_t)v;
		if (**s != '.')
			return true;
	}
}

static int compare(const struct version *a, const struct version *b)
{
	for (int i = 0; i < 4; i++)
		if (a->part[i] != b->part[i])
			return a->part[i] < b->part[i] ? -1 : 1;
	return 0;
}

/* One condition and what separates it from the next; -1: it is none. */
static int condition(const char **s, const struct version *v)
{
	bool less = **s == '<', greater = **s == '>', equal;
	struct version limit;
	int d;

	*s += less || greater;
	equal = **s == '=' || !(less || greater);
	*s += **s == '=';
	*s += strspn(*s, " ");
	if (!read_version(s, &limit) || (**s && **s != ' ' && **s != ','))
		return -1;
	*s += strspn(*s, " ");
	*s += **s == ',';
	*s += strspn(*s, " ");
	d = compare(v, &limit);
	return (less && d < 0) || (greater && d > 0) || (equal && !d);
}

bool da_version_range(const char *range)
{
	const struct version none = { { 0 } };

	range += strspn(range, " ");
	if (!*range)
		return false;
	while (*range)
		if (condition(&range, &none) < 0)
			return false;
	return true;
}

bool da_version_in(const char *range, const char *version)
{
	const char *comma = strrchr(version, ',');
	struct version v;

	if (comma)
		version = comma + 1;
	version += strspn(version, " \t");
	if (!read_version(&version, &v) || version[strspn(version, " \t")])
		return false;
	range += strspn(range, " ");
	while (*range)
		if (condition(&range, &v) != 1)
			return false;
	return true;
}

/* ---- values ------------------------------------------------------------- */

static bool is_hex(const char *s)
{
	return strlen(s) == DA_SHA256_HEX - 1 &&
	       strspn(s, DIGITS "abcdefABCDEF") == DA_SHA256_HEX - 1;
}

static int text_field(struct da_waivers *w, const struct da_yaml *node,
		      const char **out, struct da_err *err)
{
	const char *text;
	int status = da_yaml_text(node, &text, err);

	if (!status)
		*out = da_arena_strdup(w->arena, text);
	return status;
}

static int pattern(struct da_waivers *w, const struct da_yaml *node,
		   const char **out, struct da_err *err)
{
	int status = text_field(w, node, out, err);

	if (!status && strlen(*out) > DA_GLOB_MAX)
		status = da_yaml_wrong(node, err, "limit: DA_GLOB_MAX");
	return status;
}

static int one_rule(struct da_waivers *w, const struct da_yaml *node,
		    const char **out, struct da_err *err)
{
	int status = pattern(w, node, out, err);

	if (status)
		return status;
	if (!strchr(LETTERS "*?", **out) ||
	    (*out)[strspn(*out, LETTERS DIGITS "-*?")])
		return da_yaml_wrong(node, err, "%.40s: a rule is an id like ISO-F001 or a pattern like ISO-F*",
				     *out);
	return DA_OK;
}

static int rules(struct da_waivers *w, struct da_waiver *one,
		 const struct da_yaml *node, struct da_err *err)
{
	bool is_list = node->kind == DA_YAML_LIST;
	size_t n = is_list ? node->n : 1;
	const char **list;
	int status = DA_OK;

	if (!n)
		return da_yaml_wrong_key(node, err, "rule is empty");
	if (n > DA_WAIVER_LIST_MAX)
		return da_yaml_wrong(node, err, "limit: DA_WAIVER_LIST_MAX");
	list = da_arena_alloc(w->arena, n * sizeof(*list));
	one->rules = list;
	one->rules_n = n;
	if (!is_list)
		return one_rule(w, node, list, err);
	for (const struct da_yaml *e = node->first; e && !status; e = e->next)
		status = one_rule(w, e, list++, err);
	return status;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct da_label *)a)->name,
		      ((const struct da_label *)b)->name);
}

static int labels(struct da_waivers *w, struct da_waiver *one,
		  const struct da_yaml *node, struct da_err *err)
{
	struct da_label *list;
	size_t i = 0;
	int status = DA_OK;

	if (node->kind != DA_YAML_MAP || !node->n)
		return da_yaml_wrong(node, err, "label is a list of \"name: value\"");
	if (node->n > DA_WAIVER_LIST_MAX)
		return da_yaml_wrong(node, err, "limit: DA_WAIVER_LIST_MAX");
	list = da_arena_alloc(w->arena, node->n * sizeof(*list));
	for (const struct da_yaml *e = node->first; e && !status; e = e->next) {
		list[i].name = da_arena_strdup(w->arena, e->key);
		status = pattern(w, e, &list[i++].value, err);
	}
	qsort(list, i, sizeof(*list), by_name);
	one->labels = list;
	one->labels_n = i;
	return status;
}

static int one_key(struct da_waivers *w, struct da_waiver *one,
		   enum da_waiver_key k, const struct da_yaml *node,
		   struct da_err *err)
{
	int status = pattern(w, node, &one->key[k], err);

	if (status)
		return status;
	if ((k == DA_WAIVER_FINGERPRINT || k == DA_WAIVER_INF_SHA256) &&
	    !is_hex(one->key[k]))
		return da_yaml_wrong(node, err, "%s is not 64 hexadecimal digits",
				     match_fields[k]);
	if (k == DA_WAIVER_DRIVER_VERSION && !da_version_range(one->key[k]))
		return da_yaml_wrong(node, err, "driver_version is a version or a range like \">=1.2, <2.0\"");
	return DA_OK;
}

static int match(struct da_waivers *w, struct da_waiver *one,
		 const struct da_yaml *node, struct da_err *err)
{
	const struct da_yaml *value[DA_WAIVER_KEYS + 1];
	int status = da_yaml_fields(node, match_fields, DA_COUNT(match_fields),
				    value, err);

	if (!status && !node->n)
		status = da_yaml_wrong(node, err, "match is empty; it says at least one thing");
	for (int k = 0; k < DA_WAIVER_KEYS && !status; k++)
		if (value[k])
			status = one_key(w, one, (enum da_waiver_key)k,
					 value[k], err);
	if (!status && value[LABEL])
		status = labels(w, one, value[LABEL], err);
	return status;
}

static bool narrows_nothing(const struct da_waiver *one)
{
	for (int k = 0; k < DA_WAIVER_KEYS; k++)
		if (one->key[k] && (k == DA_WAIVER_DRIVER_VERSION ||
				    !da_glob_is_open(one->key[k])))
			return false;
	for (size_t i = 0; i < one->labels_n; i++)
		if (!da_glob_is_open(one->labels[i].value))
			return false;
	return true;
}

static int expires(struct da_waivers *w, struct da_waiver *one,
		   const struct da_yaml *node, struct da_err *err)
{
	const char *text;
	int status = da_yaml_text(node, &text, err);

	if (status)
		return status;
	if (!da_date_parse(text, &one->expires))
		return da_yaml_wrong(node, err, "expires is not a date like 2027-01-31");
	one->expired = w->as_of > one->expires;
	one->soon = !one->expired && one->expires - w->as_of <= DA_WAIVER_SOON;
	return DA_OK;
}

static int id(struct da_waivers *w, struct da_waiver *one,
	      const struct da_yaml *node, struct da_err *err)
{
	int status;

	if (!node) {
		one->id = da_arena_printf(w->arena, "%s:%u", one->file,
					  one->line);
		return DA_OK;
	}
	status = text_field(w, node, &one->id, err);
	if (!status && (strlen(one->id) > 64 ||
			one->id[strspn(one->id, LETTERS DIGITS "._-")]))
		status = da_yaml_wrong(node, err, "id is up to 64 letters, digits and . _ -");
	return status;
}

static int one_waiver(struct da_waivers *w, struct da_waiver *one,
		      const struct da_yaml *node, struct da_err *err)
{
	const struct da_yaml *value[FIELDS];
	int status = da_yaml_fields(node, fields, FIELDS, value, err);

	one->line = node->line;
	one->column = node->column;
	for (int i = RULE; i < FIELDS && !status; i++)
		if (!value[i])
			status = da_yaml_wrong(node, err, "the waiver has no %s",
					       fields[i]);
	if (!status)
		status = id(w, one, value[ID], err);
	if (!status)
		status = rules(w, one, value[RULE], err);
	if (!status)
		status = match(w, one, value[MATCH], err);
	if (!status)
		status = text_field(w, value[REASON], &one->reason, err);
	if (!status)
		status = text_field(w, value[OWNER], &one->owner, err);
	if (!status)
		status = expires(w, one, value[EXPIRES], err);
	if (!status)
		one->broad = narrows_nothing(one);
	return status;
}

/* ---- a file ------------------------------------------------------------- */

static int schema(const struct da_yaml *root, const struct da_yaml *node,
		  struct da_err *err)
{
	if (!node)
		return da_yaml_wrong(root, err, "the file has no schema: " SCHEMA);
	if (node->kind != DA_YAML_TEXT || strcmp(node->text, SCHEMA) != 0)
		return da_yaml_wrong(node, err, "schema is not " SCHEMA);
	return DA_OK;
}

static int all(struct da_waivers *w, size_t *cap, const char *file,
	       const struct da_yaml *list, struct da_err *err)
{
	int status = DA_OK;

	for (const struct da_yaml *e = list->first; e && !status; e = e->next) {
		if (w->n == DA_WAIVERS_MAX)
			return da_yaml_wrong(e, err, "limit: DA_WAIVERS_MAX");
		if (w->n == *cap) {
			*cap = *cap ? 2 * *cap : 64;
			w->p = da_realloc(w->p, *cap * sizeof(*w->p));
		}
		memset(&w->p[w->n], 0, sizeof(*w->p));
		w->p[w->n].file = file;
		status = one_waiver(w, &w->p[w->n++], e, err);
	}
	return status;
}

int da_waiver_file_read(struct da_waivers *w, size_t *cap, const char *path,
			char sha256[DA_SHA256_HEX], struct da_err *err)
{
	static const char *const names[] = { "schema", "waivers" };
	struct da_arena *tree = da_arena_new();
	const struct da_yaml *root, *value[DA_COUNT(names)];
	int status = da_yaml_read(&root, tree, path, sha256, err);

	if (!status)
		status = da_yaml_fields(root, names, DA_COUNT(names), value, err);
	if (!status)
		status = schema(root, value[0], err);
	if (!status && !value[1])
		status = da_yaml_wrong(root, err, "the file has no waivers");
	if (!status && value[1]->kind != DA_YAML_LIST)
		status = da_yaml_wrong(value[1], err, "waivers is not a list; without any it is []");
	if (!status)
		status = all(w, cap, da_arena_strdup(w->arena, path), value[1],
			     err);
	da_arena_free(tree);
	return status;
}
