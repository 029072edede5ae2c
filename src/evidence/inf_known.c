// SPDX-License-Identifier: Apache-2.0
/*
 * Contents that the store holds already (drvaudit/known.h): asked before an INF
 * is parsed.  What is known came from other images and is believed only as far as
 * it fits: every window of the INF must be there once, the windows in order, and
 * every INF file that one of them was made with must be the same in this image.
 * Anything else, and the INF is parsed.
 */
#include "config.h"
#include "inf_resolve.h"

#include <stdlib.h>

static int compare(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* Negative while the content stands before those of the request. */
static int order(const struct da_known_content *k,
		 const struct da_inf_request *q)
{
	int64_t product = q->os.product_type, suite = q->os.suite;
	int by = compare(k->sha256, q->sha256);

	if (!by)
		by = compare(k->arch, q->os.arch);
	if (!by)
		by = k->product_type < product ? -1 : k->product_type > product;
	if (!by)
		by = k->suite < suite ? -1 : k->suite > suite;
	return by;
}

static struct da_known_range of_request(const struct da_known *known,
					const struct da_inf_request *q)
{
	size_t low = 0, high = known->contents_n, n = 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (order(&known->contents[mid], q) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	while (low + n < known->contents_n && n <= DA_KNOWN_VARIANTS_MAX &&
	       !order(&known->contents[low + n], q))
		n++;
	return (struct da_known_range){ low, n };
}

static bool within(struct da_known_range r, size_t n)
{
	return r.first <= n && r.n <= n - r.first;
}

static bool sound(const struct da_known *known, const struct da_known_content *k)
{
	if (!k->key || strlen(k->key) + 1 != DA_SHA256_HEX ||
	    !within(k->dependencies, known->dependencies_n) ||
	    !within(k->files, known->files_n) ||
	    !within(k->lines, known->lines_n) ||
	    k->low < 0 || k->low > UINT32_MAX || k->high > UINT32_MAX ||
	    (k->high >= 0 && k->high < k->low))
		return false;
	for (size_t i = 0; i < k->files.n; i++) {
		const struct da_known_file *f = &known->files[k->files.first + i];

		if (!f->file || !f->source_file || !f->source_subdir ||
		    !f->disk_path)
			return false;
	}
	for (size_t i = 0; i < k->lines.n; i++) {
		const struct da_known_line *l = &known->lines[k->lines.first + i];

		if (!l->root || strlen(l->root) != 4 || !l->key || !l->value ||
		    !l->data)
			return false;
	}
	return true;
}

/* All that went into the content is here again. */
static bool same(struct da_collect *c, const struct da_known_content *k)
{
	const struct da_known *known = c->req->known;

	if (!sound(known, k))
		return false;
	for (size_t i = 0; i < k->dependencies.n; i++) {
		const struct da_known_dependency *d =
			&known->dependencies[k->dependencies.first + i];
		const struct da_included *x;

		if (!d->name || !d->sha256)
			return false;
		x = da_included_find(c, d->name);
		if (*d->sha256 ? x->found != 1 || strcmp(x->sha256, d->sha256) :
				 x->found != 0)
			return false;
	}
	return true;
}

/* An open window has the last build there can be. */
static int64_t last_build(const struct da_known_content *k)
{
	return k->high < 0 ? UINT32_MAX : k->high;
}

struct choice {
	struct da_collect *c;
	const struct da_inf_request *request;
	const struct da_known_content *from, *end;	/* of the request */
	const struct da_known_content **chosen;
	int64_t windows;
	int64_t selected;	/* place of the build's window; 0: it is in none */
	struct da_window gap;	/* that it is in then */
};

/* The one of that place that fits, with *at behind the place; NULL: none, or two. */
static const struct da_known_content *pick(struct choice *h, int64_t place,
					   const struct da_known_content **at)
{
	const struct da_known_content *found = NULL, *k = *at;
	int n = 0;

	for (; k < h->end && k->place <= place; k++) {
		if (k->place != place || k->windows != h->windows ||
		    (!place && (k->low != h->gap.low ||
				last_build(k) != h->gap.high)) ||
		    !same(h->c, k))
			continue;
		found = k;
		n++;
	}
	*at = k;
	return n == 1 ? found : NULL;
}

/* Every window, in order; as inf_content.c the gap that the build is in. */
static bool every_window(struct choice *h)
{
	const struct da_known_content *at = h->from;
	int64_t build = h->request->os.build, behind = 0;

	for (int64_t place = 1; place <= h->windows; place++) {
		const struct da_known_content *k = pick(h, place, &at);
		int64_t last = k ? last_build(k) : 0;

		if (!k || k->low < behind)
			return false;
		behind = last + 1;
		if (build >= k->low && build <= last)
			h->selected = place;
		else if (last < build)
			h->gap.low = (uint32_t)behind;
		else if (k->low - 1 < h->gap.high)
			h->gap.high = (uint32_t)(k->low - 1);
		h->chosen[place - 1] = k;
	}
	return true;
}

static void keep_notes(struct da_collect *c, int64_t inf,
		       const struct da_known_content *k)
{
	const struct da_known *known = c->req->known;

	for (size_t i = 0; i < k->files.n; i++)
		da_note_file(c, inf, &known->files[k->files.first + i]);
	for (size_t i = 0; i < k->lines.n; i++)
		da_note_line(c, inf, &known->lines[k->lines.first + i]);
}

static void send(struct choice *h, size_t n, struct da_inf_content *out)
{
	struct da_collect *c = h->c;

	for (size_t i = 0; i < n; i++) {
		const struct da_known_content *k = h->chosen[i];
		DA_FACT(inf, f);

		out[i].number = ++c->infs;
		out[i].selected = (int64_t)i + 1 == h->selected ||
				  (int64_t)i == h->windows;
		f.inf = out[i].number;
		f.content_key = k->key;
		DA_EMIT(c, inf, f);
		/* nothing is noted of a content in which nothing applies */
		if (out[i].selected && k->place && c->third_party)
			keep_notes(c, out[i].number, k);
	}
}

bool da_inf_known(struct da_collect *c, const struct da_inf_request *request,
		  struct da_inf_content **out, size_t *n)
{
	const struct da_known *known = c->req->known;
	struct choice h = { .c = c, .request = request,
			    .gap = { 0, UINT32_MAX } };
	struct da_known_range range;
	bool all;

	if (!known || !request->os.arch || !request->os.product_type ||
	    !request->has_build || request->only_selected || request->info)
		return false;
	range = of_request(known, request);
	if (!range.n || range.n > DA_KNOWN_VARIANTS_MAX)
		return false;
	h.from = known->contents + range.first;
	h.end = h.from + range.n;
	h.windows = h.from->windows;
	if (h.windows < 0 || h.windows > DA_INF_CONTENTS_MAX)
		return false;
	h.chosen = da_calloc((size_t)h.windows + 1, sizeof(*h.chosen));
	all = every_window(&h);
	*n = (size_t)h.windows;
	if (all && !h.selected) {
		const struct da_known_content *at = h.from;

		h.chosen[*n] = pick(&h, 0, &at);
		all = h.chosen[(*n)++] != NULL;
	}
	if (all) {
		*out = da_calloc(*n, sizeof(**out));
		send(&h, *n, *out);
	}
	free(h.chosen);
	if (!all)
		*n = 0;
	return all;
}
