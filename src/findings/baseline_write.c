// SPDX-License-Identifier: Apache-2.0
/* Baselines out: sorted, everything once, the same bytes for the same images. */
#include "config.h"
#include "drvaudit/baseline.h"

#include "drvaudit/limits.h"

#include <stdlib.h>
#include <yajl/yajl_gen.h>

struct list {
	char *p;
	size_t n, cap, size;
};

struct da_baseline_writer {
	struct da_arena *arena;
	struct da_baseline_head head;
	struct list findings, packages, services;
	bool too_many;
};

static const char *keep(struct da_baseline_writer *w, const char *s)
{
	struct da_buf b = { 0 };
	char *kept;

	da_to_utf8(&b, s);
	kept = da_arena_strdup(w->arena, da_buf_str(&b));
	da_buf_free(&b);
	return kept;
}

/* ---- order -------------------------------------------------------------- */

static int texts(const char *const *a, const char *const *b, size_t n)
{
	int d = 0;

	for (size_t i = 0; i < n && !d; i++)
		d = strcmp(a[i], b[i]);
	return d;
}

static int numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

#define ORDER(a, b) texts(a, b, DA_COUNT(a))

int da_baseline_finding_order(const struct da_baseline_finding *a,
			      const struct da_baseline_finding *b)
{
	const char *const x[] = { a->fingerprint, a->digest, a->rule,
		a->package, a->original_name, a->provider, a->version,
		a->inf_sha256, a->subject, a->item };
	const char *const y[] = { b->fingerprint, b->digest, b->rule,
		b->package, b->original_name, b->provider, b->version,
		b->inf_sha256, b->subject, b->item };
	int d = ORDER(x, y);

	if (!d)
		d = numbers(a->verdict, b->verdict);
	return d ? d : numbers(a->severity, b->severity);
}

int da_baseline_package_order(const struct da_baseline_package *a,
			      const struct da_baseline_package *b)
{
	const char *const x[] = { a->package, a->original_name, a->provider,
				  a->version, a->inf_sha256 };
	const char *const y[] = { b->package, b->original_name, b->provider,
				  b->version, b->inf_sha256 };

	return ORDER(x, y);
}

int da_baseline_service_order(const struct da_baseline_service *a,
			      const struct da_baseline_service *b)
{
	const char *const x[] = { a->name, a->image_path, a->package };
	const char *const y[] = { b->name, b->image_path, b->package };
	int d = strcmp(a->name, b->name);

	if (!d)
		d = numbers(a->start, b->start);
	if (!d)
		d = numbers(a->type, b->type);
	return d ? d : ORDER(x, y);
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

/* ---- lists -------------------------------------------------------------- */

static void sort(struct list *l, int (*order)(const void *, const void *))
{
	size_t kept = 0;

	if (l->n)
		qsort(l->p, l->n, l->size, order);
	for (size_t i = 0; i < l->n; i++) {
		const char *at = l->p + i * l->size;

		if (kept && !order(l->p + (kept - 1) * l->size, at))
			continue;
		memmove(l->p + kept++ * l->size, at, l->size);
	}
	l->n = kept;
}

static void add(struct da_baseline_writer *w, struct list *l, const void *p,
		size_t size, int (*order)(const void *, const void *))
{
	l->size = size;
	if (w->too_many)
		return;
	if (l->n == l->cap) {
		sort(l, order);		/* many images say the same */
		if (l->n > DA_BASELINE_ITEMS_MAX) {
			w->too_many = true;
			return;
		}
		if (2 * l->n >= l->cap)
			l->cap = l->cap ? 2 * l->cap : 256;
		l->p = da_realloc(l->p, l->cap * size);
	}
	memcpy(l->p + l->n++ * size, p, size);
}

struct da_baseline_writer *da_baseline_writer_new(const struct da_baseline_head *head)
{
	struct da_baseline_writer *w = da_calloc(1, sizeof(*w));
	const char **images;

	w->arena = da_arena_new();
	images = da_arena_alloc(w->arena, (head->images_n + 1) * sizeof(*images));
	for (size_t i = 0; i < head->images_n; i++)
		images[i] = keep(w, head->images[i]);
	w->head = (struct da_baseline_head){ keep(w, head->name),
		keep(w, head->tool), keep(w, head->profile),
		keep(w, head->rule_set_sha256), keep(w, head->made), images,
		head->images_n };
	return w;
}

void da_baseline_add_finding(struct da_baseline_writer *w,
			     const struct da_baseline_finding *f)
{
	struct da_baseline_finding own = { keep(w, f->fingerprint), f->verdict,
		f->severity, keep(w, f->rule), keep(w, f->subject),
		keep(w, f->item), keep(w, f->package),
		keep(w, f->original_name), keep(w, f->provider),
		keep(w, f->version), keep(w, f->inf_sha256), keep(w, f->digest) };

	add(w, &w->findings, &own, sizeof(own), by_finding);
}

void da_baseline_add_package(struct da_baseline_writer *w,
			     const struct da_baseline_package *p)
{
	struct da_baseline_package own = { keep(w, p->package),
		keep(w, p->original_name), keep(w, p->provider),
		keep(w, p->version), keep(w, p->inf_sha256) };

	add(w, &w->packages, &own, sizeof(own), by_package);
}

void da_baseline_add_service(struct da_baseline_writer *w,
			     const struct da_baseline_service *s)
{
	struct da_baseline_service own = { keep(w, s->name), s->start, s->type,
		keep(w, s->image_path), keep(w, s->package) };

	add(w, &w->services, &own, sizeof(own), by_service);
}

/* ---- JSON --------------------------------------------------------------- */

struct out {
	yajl_gen g;
	da_baseline_sink *sink;
	void *ctx;
	size_t n;		/* bytes */
};

static void give(void *ctx, const char *p, size_t n)
{
	struct out *o = ctx;

	o->n += n;
	if (o->sink)
		o->sink(o->ctx, p, n);
}

static void string(struct out *o, const char *s)
{
	yajl_gen_string(o->g, (const unsigned char *)s, strlen(s));
}

static void text(struct out *o, const char *key, const char *value)
{
	string(o, key);
	string(o, value);
}

static void number(struct out *o, const char *key, int64_t value)
{
	string(o, key);
	if (value == DA_BASELINE_UNKNOWN)
		yajl_gen_null(o->g);
	else
		yajl_gen_integer(o->g, value);
}

static void head(struct out *o, const struct da_baseline_head *h)
{
	text(o, "schema", "drvaudit-baseline/1");
	text(o, "name", h->name);
	text(o, "tool", h->tool);
	text(o, "profile", h->profile);
	text(o, "rule_set_sha256", h->rule_set_sha256);
	text(o, "made", h->made);
	string(o, "images");
	yajl_gen_array_open(o->g);
	for (size_t i = 0; i < h->images_n; i++)
		string(o, h->images[i]);
	yajl_gen_array_close(o->g);
}

static void finding(struct out *o, const void *p)
{
	const struct da_baseline_finding *f = p;

	text(o, "fingerprint", f->fingerprint);
	text(o, "rule", f->rule);
	text(o, "verdict", da_verdict_name(f->verdict));
	text(o, "severity", da_severity_name(f->severity));
	text(o, "subject", f->subject);
	text(o, "item", f->item);
	text(o, "package", f->package);
	text(o, "original_name", f->original_name);
	text(o, "provider", f->provider);
	text(o, "version", f->version);
	text(o, "inf_sha256", f->inf_sha256);
	text(o, "digest", f->digest);
}

static void package(struct out *o, const void *v)
{
	const struct da_baseline_package *p = v;

	text(o, "package", p->package);
	text(o, "original_name", p->original_name);
	text(o, "provider", p->provider);
	text(o, "version", p->version);
	text(o, "inf_sha256", p->inf_sha256);
}

static void service(struct out *o, const void *p)
{
	const struct da_baseline_service *s = p;

	text(o, "name", s->name);
	number(o, "start", s->start);
	number(o, "type", s->type);
	text(o, "image_path", s->image_path);
	text(o, "package", s->package);
}

static void all(struct out *o, const char *key, const struct list *l,
		void (*one)(struct out *, const void *))
{
	string(o, key);
	yajl_gen_array_open(o->g);
	for (size_t i = 0; i < l->n; i++) {
		yajl_gen_map_open(o->g);
		one(o, l->p + i * l->size);
		yajl_gen_map_close(o->g);
	}
	yajl_gen_array_close(o->g);
}

/* How many bytes; without a sink they are only counted. */
static size_t generate(const struct da_baseline_writer *w,
		       da_baseline_sink *sink, void *ctx)
{
	struct out o = { yajl_gen_alloc(NULL), sink, ctx, 0 };

	yajl_gen_config(o.g, yajl_gen_beautify, 1);
	yajl_gen_config(o.g, yajl_gen_indent_string, " ");
	yajl_gen_config(o.g, yajl_gen_print_callback, give, &o);
	yajl_gen_map_open(o.g);
	head(&o, &w->head);
	all(&o, "findings", &w->findings, finding);
	all(&o, "packages", &w->packages, package);
	all(&o, "services", &w->services, service);
	yajl_gen_map_close(o.g);
	yajl_gen_free(o.g);
	return o.n;
}

static int limit(struct da_err *err, const char *name)
{
	return da_fail(err, DA_ELIMIT, "limit", DA_NO_OFFSET, "limit: %s", name);
}

int da_baseline_write(struct da_baseline_writer *w, da_baseline_sink *sink,
		      void *ctx, struct da_err *err)
{
	sort(&w->findings, by_finding);
	sort(&w->packages, by_package);
	sort(&w->services, by_service);
	if (w->too_many || w->findings.n > DA_BASELINE_ITEMS_MAX ||
	    w->packages.n > DA_BASELINE_ITEMS_MAX ||
	    w->services.n > DA_BASELINE_ITEMS_MAX ||
	    w->head.images_n > DA_BASELINE_ITEMS_MAX)
		return limit(err, "DA_BASELINE_ITEMS_MAX");
	if (generate(w, NULL, NULL) > DA_BASELINE_BYTES_MAX)
		return limit(err, "DA_BASELINE_BYTES_MAX");
	generate(w, sink, ctx);
	return DA_OK;
}

void da_baseline_writer_free(struct da_baseline_writer *w)
{
	if (!w)
		return;
	free(w->findings.p);
	free(w->packages.p);
	free(w->services.p);
	da_arena_free(w->arena);
	free(w);
}
