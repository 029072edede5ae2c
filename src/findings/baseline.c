// SPDX-License-Identifier: Apache-2.0
/*
 * Baselines in.  A baseline says which findings nobody wants to hear of again,
 * so nothing in it is guessed: what is not as the format says is refused.
 */
#include "config.h"
#include "drvaudit/baseline.h"

#include "drvaudit/limits.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#define SCHEMA "drvaudit-baseline/1"
#define SEPARATOR "\n"		/* between what a digest is made of */

static const char *const states[] = { "new", "unchanged", "updated", "absent" };

const char *da_baseline_state_name(enum da_baseline_state s)
{
	return states[s];
}

void da_baseline_digest(char out[DA_SHA256_HEX], enum da_verdict verdict,
			enum da_severity severity, const char *message)
{
	struct da_buf b = { 0 };

	da_buf_printf(&b, "%s" SEPARATOR "%s" SEPARATOR,
		      da_verdict_name(verdict), da_severity_name(severity));
	da_buf_adds(&b, message);
	da_sha256(b.p, b.n, out);
	da_buf_free(&b);
}

/* ---- before the parser -------------------------------------------------- */

struct place {
	size_t line, column;
};

/* The parser takes recursion and memory for what nests and for each value: both are
 * bounded before.  NULL, or the limit that is reached. */
static const char *look_at_text(const uint8_t *p, size_t n, struct place *at)
{
	size_t depth = 0, values = 0;
	bool in_text = false;

	*at = (struct place){ 1, 0 };
	for (size_t i = 0; i < n; i++) {
		at->column += (p[i] & 0xC0) != 0x80;
		if (p[i] == '\n')
			*at = (struct place){ at->line + 1, 0 };
		if (p[i] == '"')
			in_text = !in_text;
		else if (in_text)
			i += p[i] == '\\';
		else if (p[i] == '[' || p[i] == '{')
			depth++;
		else if (p[i] == ']' || p[i] == '}')
			depth -= depth > 0;
		if (depth > DA_BASELINE_DEPTH_MAX)
			return "DA_BASELINE_DEPTH_MAX";
		values += !in_text && (p[i] == ',' || p[i] == '[' || p[i] == '{');
		if (values > DA_BASELINE_VALUES_MAX)
			return "DA_BASELINE_VALUES_MAX";
	}
	return NULL;
}

/* ---- members ------------------------------------------------------------ */

struct reader {
	struct da_baseline *out;
	struct da_err *err;
	const char *list;		/* member of the root, and which of it */
	size_t i;
};

static int wrong(const struct reader *r, const char *member, const char *what)
{
	size_t n = strlen(r->out->path);
	const char *file = r->out->path + (n > 100 ? n - 100 : 0);

	if (r->list)
		return da_fail(r->err, DA_EINVAL, "baseline", DA_NO_OFFSET,
			       "%s%s: %s[%zu]%s%s: %s", n > 100 ? "..." : "",
			       file, r->list, r->i, *member ? "." : "", member,
			       what);
	return da_fail(r->err, DA_EINVAL, "baseline", DA_NO_OFFSET,
		       "%s%s: %s: %s", n > 100 ? "..." : "", file, member, what);
}

static int text(const struct reader *r, const json_t *of, const char *member,
		const char **out)
{
	const json_t *v = json_object_get(of, member);

	if (!v)
		return wrong(r, member, "is missing");
	if (!json_is_string(v))
		return wrong(r, member, "is not a text");
	*out = da_arena_strdup(r->out->arena, json_string_value(v));
	return DA_OK;
}

struct member {
	const char *name;
	const char **out;
};

static int texts(const struct reader *r, const json_t *of,
		 const struct member *m, size_t n)
{
	int status = DA_OK;

	if (!json_is_object(of))
		return wrong(r, "", "is not an object");
	for (size_t i = 0; i < n && !status; i++)
		status = text(r, of, m[i].name, m[i].out);
	return status;
}

static int number(const struct reader *r, const json_t *of, const char *member,
		  int64_t *out)
{
	const json_t *v = json_object_get(of, member);

	*out = DA_BASELINE_UNKNOWN;
	if (!v)
		return wrong(r, member, "is missing");
	if (json_is_integer(v))
		*out = json_integer_value(v);
	else if (!json_is_null(v))
		return wrong(r, member, "is neither a number nor null");
	return DA_OK;
}

static bool is_digest(const char *s)
{
	return strlen(s) == DA_SHA256_HEX - 1 &&
	       strspn(s, "0123456789abcdef") == DA_SHA256_HEX - 1;
}

/* ---- items -------------------------------------------------------------- */

static int finding(const struct reader *r, const json_t *v, void *to)
{
	struct da_baseline_finding *f = to;
	const char *verdict = "", *severity = "";
	const struct member members[] = {
		{ "fingerprint", &f->fingerprint }, { "rule", &f->rule },
		{ "verdict", &verdict }, { "severity", &severity },
		{ "subject", &f->subject }, { "item", &f->item },
		{ "package", &f->package },
		{ "original_name", &f->original_name },
		{ "provider", &f->provider }, { "version", &f->version },
		{ "inf_sha256", &f->inf_sha256 }, { "digest", &f->digest },
	};
	int status = texts(r, v, members, DA_COUNT(members));

	if (status)
		return status;
	if (!is_digest(f->fingerprint))
		return wrong(r, "fingerprint", "is not 64 hexadecimal digits");
	if (!is_digest(f->digest))
		return wrong(r, "digest", "is not 64 hexadecimal digits");
	f->verdict = !strcmp(verdict, "fail") ? DA_FAIL : DA_UNKNOWN;
	if (f->verdict == DA_UNKNOWN && strcmp(verdict, "unknown") != 0)
		return wrong(r, "verdict", "is neither fail nor unknown");
	if (!da_severity_parse(severity, &f->severity))
		return wrong(r, "severity", "is not violation, warning, info or off");
	return DA_OK;
}

static int package(const struct reader *r, const json_t *v, void *to)
{
	struct da_baseline_package *p = to;
	const struct member members[] = {
		{ "package", &p->package },
		{ "original_name", &p->original_name },
		{ "provider", &p->provider }, { "version", &p->version },
		{ "inf_sha256", &p->inf_sha256 },
	};

	return texts(r, v, members, DA_COUNT(members));
}

static int service(const struct reader *r, const json_t *v, void *to)
{
	struct da_baseline_service *s = to;
	const struct member members[] = {
		{ "name", &s->name }, { "image_path", &s->image_path },
		{ "package", &s->package },
	};
	int status = texts(r, v, members, DA_COUNT(members));

	if (!status)
		status = number(r, v, "start", &s->start);
	return status ? status : number(r, v, "type", &s->type);
}

static int image(const struct reader *r, const json_t *v, void *to)
{
	if (!json_is_string(v))
		return wrong(r, "", "is not a text");
	*(const char **)to = da_arena_strdup(r->out->arena,
					     json_string_value(v));
	return DA_OK;
}

static int list(struct reader *r, const json_t *root, const char *name,
		size_t size, void *out, size_t *n_out,
		int (*one)(const struct reader *, const json_t *, void *))
{
	const json_t *a = json_object_get(root, name);
	size_t n = json_array_size(a);
	char *items;
	int status = DA_OK;

	if (!json_is_array(a))
		return wrong(r, name, a ? "is not a list" : "is missing");
	if (n > DA_BASELINE_ITEMS_MAX)
		return wrong(r, name, "limit: DA_BASELINE_ITEMS_MAX");
	items = da_arena_alloc(r->out->arena, (n + 1) * size);
	r->list = name;
	for (r->i = 0; r->i < n && !status; r->i++)
		status = one(r, json_array_get(a, r->i), items + r->i * size);
	r->list = NULL;
	memcpy(out, &items, sizeof(items));
	*n_out = n;
	return status;
}

static int head(struct reader *r, const json_t *root)
{
	struct da_baseline_head *h = &r->out->head;
	const char *schema;
	const struct member members[] = {
		{ "name", &h->name }, { "tool", &h->tool },
		{ "profile", &h->profile },
		{ "rule_set_sha256", &h->rule_set_sha256 }, { "made", &h->made },
	};
	int status;

	if (!json_is_object(root))
		return wrong(r, "schema", "the file is not " SCHEMA);
	status = text(r, root, "schema", &schema);
	if (!status && strcmp(schema, SCHEMA) != 0)
		status = wrong(r, "schema", "is not " SCHEMA);
	return status ? status : texts(r, root, members, DA_COUNT(members));
}

static int root(struct reader *r, const json_t *v)
{
	struct da_baseline *b = r->out;
	int status = head(r, v);

	if (!status)
		status = list(r, v, "images", sizeof(char *), &b->head.images,
			      &b->head.images_n, image);
	if (!status)
		status = list(r, v, "findings", sizeof(*b->findings),
			      &b->findings, &b->findings_n, finding);
	if (!status)
		status = list(r, v, "packages", sizeof(*b->packages),
			      &b->packages, &b->packages_n, package);
	if (!status)
		status = list(r, v, "services", sizeof(*b->services),
			      &b->services, &b->services_n, service);
	return status;
}

/* ---- the file ----------------------------------------------------------- */

static int wrong_at(const struct da_baseline *b, struct da_err *err,
		    const struct place *at, const char *what)
{
	size_t n = strlen(b->path);

	return da_fail(err, DA_EINVAL, "baseline", DA_NO_OFFSET,
		       "%s%s:%zu:%zu: %s", n > 100 ? "..." : "",
		       b->path + (n > 100 ? n - 100 : 0), at->line, at->column,
		       what);
}

static int parse(struct da_baseline *b, const struct da_buf *file,
		 struct da_err *err)
{
	struct reader r = { .out = b, .err = err };
	struct place at;
	const char *limit = look_at_text(file->p, file->n, &at);
	char what[64];
	json_error_t e;
	json_t *v;
	int status;

	if (limit) {
		snprintf(what, sizeof(what), "limit: %s", limit);
		return wrong_at(b, err, &at, what);
	}
	v = json_loadb(file->n ? (const char *)file->p : "", file->n,
		       JSON_REJECT_DUPLICATES, &e);
	if (!v) {
		at.line = e.line > 0 ? (size_t)e.line : 1;
		at.column = e.column > 0 ? (size_t)e.column : 1;
		return wrong_at(b, err, &at, e.text);
	}
	status = root(&r, v);
	json_decref(v);
	return status;
}

static int by_finding(const void *a, const void *b)
{
	return da_baseline_finding_order(a, b);
}

static int by_package(const void *a, const void *b)
{
	return da_baseline_package_order(a, b);
}

static int by_service(const void *a, const void *b)
{
	return da_baseline_service_order(a, b);
}

int da_baseline_load(struct da_baseline *out, const char *path,
		     struct da_err *err)
{
	struct da_buf file = { 0 };
	struct da_err why = { 0 };
	int status;

	memset(out, 0, sizeof(*out));
	out->arena = da_arena_new();
	out->path = da_arena_strdup(out->arena, path);
	status = da_file_read(path, DA_BASELINE_BYTES_MAX, &file, &why);
	if (status == DA_ELIMIT)
		status = wrong_at(out, err, &(struct place){ 1, 1 },
				  "limit: DA_BASELINE_BYTES_MAX");
	else if (status)
		da_fail(err, status, why.code, DA_NO_OFFSET, "%.100s: %s", path,
			why.text);
	else
		status = parse(out, &file, err);
	if (!status)
		da_sha256(file.p, file.n, out->sha256);
	da_buf_free(&file);
	if (status) {
		da_baseline_free(out);
		return status;
	}
	qsort(out->findings, out->findings_n, sizeof(*out->findings), by_finding);
	qsort(out->packages, out->packages_n, sizeof(*out->packages), by_package);
	qsort(out->services, out->services_n, sizeof(*out->services), by_service);
	out->seen = da_calloc(out->findings_n, sizeof(*out->seen));
	return DA_OK;
}

void da_baseline_free(struct da_baseline *b)
{
	free(b->seen);
	da_arena_free(b->arena);
	memset(b, 0, sizeof(*b));
}

/* ---- questions ---------------------------------------------------------- */

/* The first finding that has it, or findings_n. */
static size_t first_of(const struct da_baseline *b, const char *fingerprint)
{
	size_t low = 0, high = b->findings_n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(b->findings[mid].fingerprint, fingerprint) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Has nobody accepted it as bad as it is? */
static bool is_worse(const struct da_baseline_finding *f,
		     const struct da_baseline_finding *known)
{
	if (f->verdict != DA_FAIL)
		return false;
	return known->verdict != DA_FAIL || f->severity > known->severity;
}

enum da_baseline_state da_baseline_look(struct da_baseline *b,
					const struct da_baseline_finding *f)
{
	enum da_baseline_state state = DA_BASELINE_NEW;

	for (size_t i = first_of(b, f->fingerprint); i < b->findings_n &&
	     !strcmp(b->findings[i].fingerprint, f->fingerprint); i++) {
		b->seen[i] = true;
		if (is_worse(f, &b->findings[i]))
			continue;
		if (!strcmp(b->findings[i].digest, f->digest))
			state = DA_BASELINE_UNCHANGED;
		else if (state == DA_BASELINE_NEW)
			state = DA_BASELINE_UPDATED;
	}
	return state;
}

const struct da_baseline_finding *da_baseline_absent(const struct da_baseline *b,
						     size_t *cursor)
{
	while (*cursor < b->findings_n) {
		size_t i = (*cursor)++;

		if (!b->seen[i])
			return &b->findings[i];
	}
	return NULL;
}
