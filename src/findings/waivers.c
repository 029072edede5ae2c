// SPDX-License-Identifier: Apache-2.0
/*
 * Which waiver speaks of a finding.  Each waiver stands in one bucket, that of
 * the rarest of its anchors: a key (or the rule) and the letters that its text
 * must begin with.  A finding asks for the beginnings of its own texts, of the
 * lengths that are in use; what is found there is compared in full.
 */
#include "config.h"
#include "waiver_file.h"

#include "drvaudit/limits.h"

#include <stdlib.h>

#define PREFIX_MAX 48		/* characters of an anchor; below 64, see lengths */
#define RULE DA_WAIVER_KEYS	/* as an anchor, behind the keys */
#define ANCHORS (DA_WAIVER_KEYS + 1)
#define NONE UINT32_MAX

struct bucket {
	uint64_t hash;		/* of anchor, length and letters; 0: free */
	uint32_t n;		/* waivers that have the anchor */
	uint32_t first;		/* of those that stand here */
};

struct da_waivers_index {
	struct bucket *p;
	size_t cap;		/* a power of two, twice as much as is used */
	uint64_t lengths[ANCHORS];	/* bit n: anchors of n characters are in use */
	uint32_t *next;		/* by waiver */
	uint32_t loose;		/* first of those without an anchor */
};

/* ---- anchors ------------------------------------------------------------ */

static uint64_t mix(uint64_t h, uint32_t c)
{
	return (h ^ c) * 0x100000001B3ULL;
}

static uint64_t seed(int anchor)
{
	return mix(0xCBF29CE484222325ULL, (uint32_t)anchor + 1);
}

static uint64_t finish(uint64_t h, size_t n)
{
	h = (h ^ n) * 0x9E3779B97F4A7C15ULL;
	h ^= h >> 32;
	return h + !h;
}

/* Characters before the first * or ?, and how many of them the other one has too. */
static size_t literal(const char *pattern, const char *with)
{
	size_t n = 0;

	while (n < PREFIX_MAX) {
		uint32_t c = da_rune_next(&pattern);

		if (!c || c == '*' || c == '?' ||
		    (with && da_upcase(da_rune_next(&with)) != da_upcase(c)))
			break;
		n++;
	}
	return n;
}

static uint64_t hash_of(int anchor, const char *text, size_t n)
{
	uint64_t h = seed(anchor);

	for (size_t i = 0; i < n; i++)
		h = mix(h, da_upcase(da_rune_next(&text)));
	return finish(h, n);
}

/* How long the anchor of a waiver is, 0 when it has none; its text. */
static size_t anchor_of(const struct da_waiver *w, int anchor,
			const char **text)
{
	size_t n;

	if (anchor != RULE) {
		*text = w->key[anchor];
		return *text && anchor != DA_WAIVER_DRIVER_VERSION ?
		       literal(*text, NULL) : 0;
	}
	*text = w->rules[0];
	n = literal(*text, NULL);
	for (size_t i = 1; i < w->rules_n; i++) {
		size_t common = literal(w->rules[i], *text);

		n = common < n ? common : n;
	}
	return n;
}

static struct bucket *bucket(const struct da_waivers_index *x, uint64_t hash)
{
	size_t i = (size_t)hash & (x->cap - 1);

	while (x->p[i].hash && x->p[i].hash != hash)
		i = (i + 1) & (x->cap - 1);
	return &x->p[i];
}

static void count_anchors(struct da_waivers_index *x, const struct da_waiver *w)
{
	for (int a = 0; a < ANCHORS; a++) {
		const char *text;
		size_t n = anchor_of(w, a, &text);
		uint64_t hash;
		struct bucket *b;

		if (!n)
			continue;
		hash = hash_of(a, text, n);
		b = bucket(x, hash);
		if (!b->hash)
			b->first = NONE;
		b->hash = hash;
		b->n++;
	}
}

static void place(struct da_waivers_index *x, const struct da_waiver *w,
		  uint32_t i)
{
	struct bucket *best = NULL;
	size_t best_n = 0;
	int best_anchor = 0;
	uint32_t *head = &x->loose;

	for (int a = 0; a < ANCHORS; a++) {
		const char *text;
		size_t n = anchor_of(w, a, &text);
		struct bucket *b = n ? bucket(x, hash_of(a, text, n)) : NULL;

		if (!b || (best && best->n <= b->n))
			continue;
		best = b;
		best_n = n;
		best_anchor = a;
	}
	if (best) {
		x->lengths[best_anchor] |= 1ULL << best_n;
		head = &best->first;
	}
	x->next[i] = *head;
	*head = i;
}

static struct da_waivers_index *index_new(const struct da_waivers *w)
{
	struct da_waivers_index *x = da_calloc(1, sizeof(*x));

	x->cap = 16;
	while (x->cap < 2 * ANCHORS * w->n)
		x->cap *= 2;
	x->p = da_calloc(x->cap, sizeof(*x->p));
	x->next = da_malloc(w->n * sizeof(*x->next));
	x->loose = NONE;
	for (size_t i = 0; i < w->n; i++)
		count_anchors(x, &w->p[i]);
	for (size_t i = 0; i < w->n; i++)
		place(x, &w->p[i], (uint32_t)i);
	return x;
}

static void index_free(struct da_waivers_index *x)
{
	if (!x)
		return;
	free(x->p);
	free(x->next);
	free(x);
}

/* ---- matching ----------------------------------------------------------- */

static bool rule_matches(const struct da_waiver *w, const char *rule)
{
	for (size_t i = 0; i < w->rules_n; i++)
		if (da_glob(w->rules[i], rule))
			return true;
	return false;
}

/* Only an item is something while it is empty: a rule may have given none. */
static bool is_there(int key, const char *text)
{
	return text && (*text || key == DA_WAIVER_ITEM);
}

static bool key_matches(const struct da_waiver *w, const struct da_waivable *of,
			int k)
{
	const char *text = of->key[k];

	if (!is_there(k, text))
		return false;
	if (k == DA_WAIVER_DRIVER_VERSION)
		return da_version_in(w->key[k], text);
	return strnlen(text, DA_WAIVER_TEXT_MAX + 1) <= DA_WAIVER_TEXT_MAX &&
	       da_glob(w->key[k], text);
}

static bool label_matches(const struct da_label *want,
			  const struct da_waivable *of)
{
	for (size_t i = 0; i < of->labels_n; i++)
		if (!strcmp(of->labels[i].name, want->name) &&
		    strnlen(of->labels[i].value, DA_WAIVER_TEXT_MAX + 1) <=
		    DA_WAIVER_TEXT_MAX &&
		    da_glob(want->value, of->labels[i].value))
			return true;
	return false;
}

static bool matches(const struct da_waiver *w, const struct da_waivable *of)
{
	if (!rule_matches(w, of->rule))
		return false;
	for (int k = 0; k < DA_WAIVER_KEYS; k++)
		if (w->key[k] && !key_matches(w, of, k))
			return false;
	for (size_t i = 0; i < w->labels_n; i++)
		if (!label_matches(&w->labels[i], of))
			return false;
	return true;
}

/* Those of a chain; the first that works becomes *best. */
static void chain(struct da_waivers *w, uint32_t i, const struct da_waivable *of,
		  uint32_t *best)
{
	for (; i != NONE; i = w->index->next[i]) {
		if (!matches(&w->p[i], of))
			continue;
		w->hits[i]++;
		if (!w->p[i].expired && i < *best)
			*best = i;
	}
}

static void anchored(struct da_waivers *w, int anchor, const char *text,
		     const struct da_waivable *of, uint32_t *best)
{
	const struct da_waivers_index *x = w->index;
	uint64_t lengths = x->lengths[anchor], h = seed(anchor);

	for (size_t n = 1; n <= PREFIX_MAX && lengths >> n; n++) {
		uint32_t c = da_rune_next(&text);
		const struct bucket *b;

		if (!c)
			return;
		h = mix(h, da_upcase(c));
		if (!(lengths >> n & 1))
			continue;
		b = bucket(x, finish(h, n));
		if (b->hash)
			chain(w, b->first, of, best);
	}
}

const struct da_waiver *da_waivers_match(struct da_waivers *w,
					 const struct da_waivable *of)
{
	uint32_t best = NONE;

	if (!w->n || !of->failing || !of->rule)
		return NULL;
	for (int k = 0; k < DA_WAIVER_KEYS; k++)
		if (of->key[k])
			anchored(w, k, of->key[k], of, &best);
	anchored(w, RULE, of->rule, of, &best);
	chain(w, w->index->loose, of, &best);
	return best == NONE ? NULL : &w->p[best];
}

/* ---- the set ------------------------------------------------------------ */

static int by_id(const void *a, const void *b)
{
	const struct da_waiver *x = *(const struct da_waiver *const *)a;
	const struct da_waiver *y = *(const struct da_waiver *const *)b;
	int d = da_stricmp(x->id, y->id);

	return d ? d : (x > y) - (x < y);
}

static int look_for_twins(const struct da_waivers *w, struct da_err *err)
{
	const struct da_waiver **all = da_malloc(w->n * sizeof(*all));
	const struct da_waiver *twin = NULL, *before = NULL;

	for (size_t i = 0; i < w->n; i++)
		all[i] = &w->p[i];
	qsort(all, w->n, sizeof(*all), by_id);
	for (size_t i = 1; i < w->n; i++)
		if (da_strieq(all[i - 1]->id, all[i]->id) &&
		    (!twin || all[i] < twin)) {
			twin = all[i];
			before = all[i - 1];
		}
	free(all);
	if (!twin)
		return DA_OK;
	return da_yaml_wrong(&(struct da_yaml){ .file = twin->file,
			     .line = twin->line, .column = twin->column }, err,
			     "the id %s is used twice, before in line %u of %.60s",
			     twin->id, before->line, before->file);
}

static void digest(struct da_waivers *w)
{
	struct da_sha256 *h = da_sha256_new();

	for (size_t i = 0; i < w->files_n; i++)
		da_sha256_add(h, w->files[i].sha256, DA_SHA256_HEX - 1);
	da_sha256_end(h, w->digest);
}

int da_waivers_load(struct da_waivers *out, const char *const *paths, size_t n,
		    int32_t as_of, struct da_err *err)
{
	size_t cap = 0;
	int status = DA_OK;

	memset(out, 0, sizeof(*out));
	out->as_of = as_of;
	out->arena = da_arena_new();
	out->files = da_arena_alloc(out->arena, n * sizeof(*out->files));
	for (; out->files_n < n && !status; out->files_n++) {
		struct da_waiver_file *f = &out->files[out->files_n];

		f->name = da_arena_strdup(out->arena, paths[out->files_n]);
		status = da_waiver_file_read(out, &cap, f->name, f->sha256, err);
	}
	if (!status)
		status = look_for_twins(out, err);
	if (status) {
		da_waivers_free(out);
		return status;
	}
	digest(out);
	out->hits = da_calloc(out->n, sizeof(*out->hits));
	out->index = index_new(out);
	return DA_OK;
}

void da_waivers_free(struct da_waivers *w)
{
	index_free(w->index);
	free(w->hits);
	free(w->p);
	da_arena_free(w->arena);
	memset(w, 0, sizeof(*w));
}
