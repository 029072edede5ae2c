// SPDX-License-Identifier: Apache-2.0
/* Profiles that a site keeps in files of its own. */
#include "config.h"
#include "drvaudit/profile.h"

#include "drvaudit/limits.h"
#include "drvaudit/yaml.h"

#include <stdio.h>
#include <stdlib.h>

#define SCHEMA "drvaudit-profile/1"
#define BUILD_MAX 1000000
#define NAME_LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" \
	"0123456789._-"

struct da_profile_setting {
	const char *pattern;
	enum da_severity severity;
	uint32_t line, column;
};

enum field { F_SCHEMA, F_NAME, F_VERSION, F_BASE, F_FAIL_ON, F_FLOOR, F_RULESET,
	     F_INCLUDE_INBOX, F_RULES, FIELDS };
static const char *const fields[FIELDS] = { "schema", "name", "version", "base",
	"fail_on", "floor", "ruleset", "include_inbox", "rules" };

bool da_profile_is_file(const char *value)
{
	return strchr(value, '/') || da_iends(value, ".yaml") ||
	       da_iends(value, ".yml");
}

/* ---- values ------------------------------------------------------------- */

static int text(struct da_profile_file *p, const struct da_yaml *node,
		const char **out, struct da_err *err)
{
	const char *value;
	int status = da_yaml_text(node, &value, err);

	if (!status)
		*out = da_arena_strdup(p->arena, value);
	return status;
}

static int number(const struct da_yaml *node, int64_t max, int64_t *out,
		  struct da_err *err)
{
	const char *value;
	char *end = NULL;
	int status = da_yaml_text(node, &value, err);

	if (status)
		return status;
	*out = strlen(value) < 16 ? strtoll(value, &end, 10) : 0;
	if (*value < '0' || *value > '9' || *out < 1 || *end || *out > max)
		return da_yaml_wrong(node, err, "%s is not a number from 1 to %lld",
				     node->key, (long long)max);
	return DA_OK;
}

static int schema(const struct da_yaml *node, struct da_err *err)
{
	if (node->kind != DA_YAML_TEXT || strcmp(node->text, SCHEMA) != 0)
		return da_yaml_wrong(node, err, "schema is not " SCHEMA);
	return DA_OK;
}

static int base(struct da_profile_file *p, const struct da_yaml *node,
		struct da_err *err)
{
	const char *value;
	int status = da_yaml_text(node, &value, err);

	if (!status && !da_profile_parse(value, &p->base))
		status = da_yaml_wrong(node, err, "base is isolated, whql, universal or declarative");
	return status;
}

static int fail_on(struct da_profile_file *p, const struct da_yaml *node,
		   struct da_err *err)
{
	const char *value;
	int status = da_yaml_text(node, &value, err);

	p->has_fail_on = true;
	if (status || !strcmp(value, "none"))
		return status;
	if (!da_severity_parse(value, &p->fail_on) || !p->fail_on)
		return da_yaml_wrong(node, err, "fail_on is violation, warning, info or none");
	return DA_OK;
}

static int include_inbox(struct da_profile_file *p, const struct da_yaml *node,
			 struct da_err *err)
{
	const char *value;
	int status = da_yaml_text(node, &value, err);

	if (status)
		return status;
	p->include_inbox = !strcmp(value, "true");
	if (!p->include_inbox && strcmp(value, "false") != 0)
		return da_yaml_wrong(node, err, "include_inbox is true or false");
	return DA_OK;
}

static int one_rule(struct da_profile_file *p, const struct da_yaml *node,
		    struct da_err *err)
{
	struct da_profile_setting *s = &p->settings[p->settings_n];
	const char *value;
	int status = da_yaml_text(node, &value, err);

	if (status)
		return status;
	if (!da_severity_parse(value, &s->severity))
		return da_yaml_wrong(node, err, "%.40s: a severity is violation, warning, info or off",
				     value);
	if (strlen(node->key) > DA_GLOB_MAX)
		return da_yaml_wrong_key(node, err, "limit: DA_GLOB_MAX");
	s->pattern = da_arena_strdup(p->arena, node->key);
	s->line = node->key_line;
	s->column = node->key_column;
	p->settings_n++;
	return DA_OK;
}

static int rules(struct da_profile_file *p, const struct da_yaml *node,
		 struct da_err *err)
{
	int status = DA_OK;

	if (node->kind != DA_YAML_MAP)
		return da_yaml_wrong(node, err, "rules is not a list of \"RULE: severity\"");
	if (node->n > DA_PROFILE_RULES_MAX)
		return da_yaml_wrong(node, err, "limit: DA_PROFILE_RULES_MAX");
	p->settings = da_arena_alloc(p->arena, node->n * sizeof(*p->settings));
	for (const struct da_yaml *e = node->first; e && !status; e = e->next)
		status = one_rule(p, e, err);
	return status;
}

static int all(struct da_profile_file *p, const struct da_yaml *root,
	       struct da_err *err)
{
	static const enum field needed[] = { F_SCHEMA, F_NAME, F_VERSION, F_BASE };
	const struct da_yaml *value[FIELDS];
	int64_t build = 0;
	int status = da_yaml_fields(root, fields, FIELDS, value, err);

	for (size_t i = 0; i < DA_COUNT(needed) && !status; i++)
		if (!value[needed[i]])
			status = da_yaml_wrong(root, err, "the profile has no %s",
					       fields[needed[i]]);
	if (!status)
		status = schema(value[F_SCHEMA], err);
	if (!status)
		status = text(p, value[F_NAME], &p->name, err);
	if (!status && (strlen(p->name) > DA_PROFILE_NAME_MAX ||
			p->name[strspn(p->name, NAME_LETTERS)]))
		status = da_yaml_wrong(value[F_NAME], err, "name is up to 64 letters, digits and . _ -");
	if (!status)
		status = number(value[F_VERSION], INT32_MAX, &p->version, err);
	if (!status)
		status = base(p, value[F_BASE], err);
	if (!status && value[F_FAIL_ON])
		status = fail_on(p, value[F_FAIL_ON], err);
	if (!status && value[F_FLOOR])
		status = number(value[F_FLOOR], BUILD_MAX, &build, err);
	if (!status && value[F_RULESET])
		status = text(p, value[F_RULESET], &p->ruleset, err);
	if (!status && value[F_INCLUDE_INBOX])
		status = include_inbox(p, value[F_INCLUDE_INBOX], err);
	if (!status && value[F_RULES])
		status = rules(p, value[F_RULES], err);
	p->floor = (uint32_t)build;
	return status;
}

int da_profile_load(struct da_profile_file *out, const char *path,
		    struct da_err *err)
{
	struct da_arena *tree = da_arena_new();
	const struct da_yaml *root;
	int status;

	memset(out, 0, sizeof(*out));
	out->arena = da_arena_new();
	out->path = da_arena_strdup(out->arena, path);
	status = da_yaml_read(&root, tree, path, out->sha256, err);
	if (!status)
		status = all(out, root, err);
	da_arena_free(tree);
	if (status)
		da_profile_free(out);
	return status;
}

void da_profile_free(struct da_profile_file *p)
{
	da_arena_free(p->arena);
	memset(p, 0, sizeof(*p));
}

/* ---- severities --------------------------------------------------------- */

static struct da_yaml place(const struct da_profile_file *p,
			    const struct da_profile_setting *s)
{
	return (struct da_yaml){ .file = p->path, .line = s->line,
				 .column = s->column };
}

/* How much a pattern says: an id without * and ? more than any with them. */
static size_t exactness(const char *pattern)
{
	size_t n = 0;

	if (da_glob_is_literal(pattern))
		return DA_GLOB_MAX + 1;
	for (; *pattern; pattern++)
		n += *pattern != '*' && *pattern != '?';
	return n;
}

static int set_one(const struct da_profile_file *p, struct da_rule *rule,
		   bool *used, struct da_err *err)
{
	const struct da_profile_setting *best = NULL, *equal = NULL;
	size_t how = 0;

	for (size_t i = 0; i < p->settings_n; i++) {
		const struct da_profile_setting *s = &p->settings[i];
		size_t n = exactness(s->pattern);

		if (!da_glob(s->pattern, rule->id))
			continue;
		used[i] = true;
		if (best && n < how)
			continue;
		if (!best || n > how) {
			best = s;
			equal = NULL;
		} else if (s->severity != best->severity) {
			equal = s;
		}
		how = n;
	}
	if (equal) {
		struct da_yaml at = place(p, equal);

		return da_yaml_wrong(&at, err, "%.60s is no more exact than %.60s, which gives %s another severity",
				     equal->pattern, best->pattern, rule->id);
	}
	if (best)
		rule->severity[p->base] = best->severity;
	return DA_OK;
}

int da_profile_apply(const struct da_profile_file *p, struct da_rules *r,
		     struct da_err *err)
{
	bool *used = da_calloc(p->settings_n, sizeof(*used));
	int status = DA_OK;

	for (size_t i = 0; i < r->n && !status; i++)
		status = set_one(p, &r->p[i], used, err);
	for (size_t i = 0; i < p->settings_n && !status; i++) {
		struct da_yaml at = place(p, &p->settings[i]);

		if (!used[i])
			status = da_yaml_wrong(&at, err, "%.60s: no rule is called that; drvaudit rules list tells all",
					       p->settings[i].pattern);
	}
	free(used);
	if (!status)
		r->profile = p;
	return status;
}

const char *da_profile_title(const struct da_rules *r, enum da_profile profile,
			     char out[DA_PROFILE_TITLE_MAX])
{
	if (r->profile)
		snprintf(out, DA_PROFILE_TITLE_MAX, "%s %lld (on %s)",
			 r->profile->name, (long long)r->profile->version,
			 da_profile_name(profile));
	else
		snprintf(out, DA_PROFILE_TITLE_MAX, "%s",
			 da_profile_name(profile));
	return out;
}
