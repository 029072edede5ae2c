// SPDX-License-Identifier: Apache-2.0
/* Two sorted sides, walked together. */
#include "config.h"
#include "drvaudit/diff.h"

#include <stdlib.h>

/* ---- findings ----------------------------------------------------------- */

static size_t group(const struct da_side_finding *p, size_t n)
{
	size_t i = 1;

	while (i < n && !strcmp(p[i].is.fingerprint, p[0].is.fingerprint))
		i++;
	return i;
}

static int weight(const struct da_side_finding *f)
{
	return f ? (f->is.verdict == DA_FAIL ? 8 : 0) + (int)f->is.severity : -1;
}

static const struct da_side_finding *worst(const struct da_side_finding *p,
					   size_t n)
{
	const struct da_side_finding *w = p;

	for (size_t i = 1; i < n; i++)
		if (weight(&p[i]) > weight(w))
			w = &p[i];
	return w;
}

/* What one fingerprint says may be several things: all of them count. */
static bool same_words(const struct da_side_finding *a, size_t na,
		       const struct da_side_finding *b, size_t nb)
{
	size_t i = 0, k = 0;

	while (i < na && k < nb) {
		if (strcmp(a[i].is.digest, b[k].is.digest) != 0)
			return false;
		for (i++; i < na && !strcmp(a[i].is.digest,
					    a[i - 1].is.digest); i++)
			;
		for (k++; k < nb && !strcmp(b[k].is.digest,
					    b[k - 1].is.digest); k++)
			;
	}
	return i == na && k == nb;
}

static void add_finding(struct da_diff *d, const struct da_side_finding *a,
			const struct da_side_finding *b)
{
	struct da_diff_finding *x = &d->findings[d->findings_n++];

	x->change = !a ? DA_ADDED : !b ? DA_REMOVED : DA_CHANGED;
	x->a = a;
	x->b = b;
	x->fails = b && b->is.verdict == DA_FAIL && weight(b) > weight(a);
}

static void findings(struct da_diff *d)
{
	const struct da_side_finding *a = d->a->findings, *b = d->b->findings;
	size_t na = d->a->findings_n, nb = d->b->findings_n, i = 0, k = 0;

	d->findings = da_calloc(na + nb + 1, sizeof(*d->findings));
	while (i < na || k < nb) {
		int order = i == na ? 1 : k == nb ? -1 :
			strcmp(a[i].is.fingerprint, b[k].is.fingerprint);
		size_t ga = order <= 0 ? group(a + i, na - i) : 0;
		size_t gb = order >= 0 ? group(b + k, nb - k) : 0;

		if (order)
			add_finding(d, ga ? worst(a + i, ga) : NULL,
				    gb ? worst(b + k, gb) : NULL);
		else if (same_words(a + i, ga, b + k, gb))
			d->unchanged++;
		else
			add_finding(d, worst(a + i, ga), worst(b + k, gb));
		i += ga;
		k += gb;
	}
}

static int worst_first(const void *p, const void *q)
{
	const struct da_diff_finding *x = p, *y = q;
	const struct da_side_finding *a = x->b ? x->b : x->a;
	const struct da_side_finding *b = y->b ? y->b : y->a;
	int d = (int)y->fails - (int)x->fails;

	if (!d)
		d = (int)x->change - (int)y->change;
	if (!d)
		d = weight(b) - weight(a);
	if (!d)
		d = strcmp(a->is.rule, b->is.rule);
	if (!d)
		d = da_stricmp(a->is.subject, b->is.subject);
	if (!d)
		d = strcmp(a->is.item, b->is.item);
	return d ? d : strcmp(a->is.fingerprint, b->is.fingerprint);
}

/* ---- packages ----------------------------------------------------------- */

static int package_key(const struct da_side_package *a,
		       const struct da_side_package *b)
{
	int d = da_stricmp(a->is.original_name, b->is.original_name);

	return d ? d : da_stricmp(a->is.provider, b->is.provider);
}

static void add_package(struct da_diff *d, const struct da_side_package *a,
			const struct da_side_package *b)
{
	struct da_diff_package x = {
		.change = !a ? DA_ADDED : !b ? DA_REMOVED : DA_CHANGED,
		.a = a, .b = b,
	};

	if (a && b) {
		x.identity = da_baseline_package_order(&a->is, &b->is) != 0;
		x.grade = a->grade && b->grade && strcmp(a->grade, b->grade);
		if (!x.identity && !x.grade)
			return;
	}
	d->packages[d->packages_n++] = x;
}

/* Packages of one name and provider: those that are the same on both sides are
 * set aside, the others are taken for versions of each other, in their order. */
static void package_group(struct da_diff *d, const struct da_side_package *a,
			  size_t na, const struct da_side_package *b, size_t nb)
{
	bool *done_a = da_calloc(na + 1, 1), *done_b = da_calloc(nb + 1, 1);
	size_t i = 0, k = 0;

	while (i < na && k < nb) {
		int order = da_baseline_package_order(&a[i].is, &b[k].is);

		if (!order) {
			add_package(d, &a[i], &b[k]);
			done_a[i] = done_b[k] = true;
		}
		i += order <= 0;
		k += order >= 0;
	}
	for (i = k = 0;; i++, k++) {
		while (i < na && done_a[i])
			i++;
		while (k < nb && done_b[k])
			k++;
		if (i >= na && k >= nb)
			break;
		add_package(d, i < na ? &a[i] : NULL, k < nb ? &b[k] : NULL);
	}
	free(done_a);
	free(done_b);
}

static size_t package_run(const struct da_side_package *p, size_t n)
{
	size_t i = 1;

	while (i < n && !package_key(p, p + i))
		i++;
	return i;
}

static void packages(struct da_diff *d)
{
	const struct da_side_package *a = d->a->packages, *b = d->b->packages;
	size_t na = d->a->packages_n, nb = d->b->packages_n, i = 0, k = 0;

	d->packages = da_calloc(na + nb + 1, sizeof(*d->packages));
	while (i < na || k < nb) {
		int order = i == na ? 1 : k == nb ? -1 :
			package_key(&a[i], &b[k]);
		size_t ga = order <= 0 ? package_run(a + i, na - i) : 0;
		size_t gb = order >= 0 ? package_run(b + k, nb - k) : 0;

		package_group(d, a + i, ga, b + k, gb);
		i += ga;
		k += gb;
	}
}

static int package_order(const void *p, const void *q)
{
	const struct da_diff_package *x = p, *y = q;
	const struct da_side_package *a = x->b ? x->b : x->a;
	const struct da_side_package *b = y->b ? y->b : y->a;
	int d = (int)x->change - (int)y->change;

	if (!d)
		d = package_key(a, b);
	return d ? d : da_baseline_package_order(&a->is, &b->is);
}

/* ---- services ----------------------------------------------------------- */

static void add_service(struct da_diff *d, const struct da_baseline_service *a,
			const struct da_baseline_service *b)
{
	struct da_diff_service x = {
		.change = !a ? DA_ADDED : !b ? DA_REMOVED : DA_CHANGED,
		.a = a, .b = b,
	};

	if (a && b) {
		x.start = a->start != b->start;
		x.type = a->type != b->type;
		x.image_path = !da_strieq(a->image_path, b->image_path);
		x.package = !da_strieq(a->package, b->package);
		if (!x.start && !x.type && !x.image_path && !x.package)
			return;
	}
	d->services[d->services_n++] = x;
}

static void services(struct da_diff *d)
{
	const struct da_baseline_service *a = d->a->services,
					 *b = d->b->services;
	size_t na = d->a->services_n, nb = d->b->services_n, i = 0, k = 0;

	d->services = da_calloc(na + nb + 1, sizeof(*d->services));
	while (i < na || k < nb) {
		int order = i == na ? 1 : k == nb ? -1 :
			da_stricmp(a[i].name, b[k].name);

		add_service(d, order <= 0 ? &a[i] : NULL,
			    order >= 0 ? &b[k] : NULL);
		i += order <= 0;
		k += order >= 0;
	}
}

static int service_order(const void *p, const void *q)
{
	const struct da_diff_service *x = p, *y = q;
	int d = (int)x->change - (int)y->change;

	return d ? d : da_stricmp((x->b ? x->b : x->a)->name,
				  (y->b ? y->b : y->a)->name);
}

/* ---- values ------------------------------------------------------------- */

static int value_key(const struct da_side_value *a,
		     const struct da_side_value *b)
{
	int d = strcmp(a->hive, b->hive);

	if (!d)
		d = da_stricmp(a->path, b->path);
	return d ? d : da_stricmp(a->name, b->name);
}

/* Is the text the same but for the numbers of oemN.inf? */
static bool same_but_labels(const char *a, const char *b)
{
	while (*a && *b) {
		bool label = da_istarts(a, "oem") && da_istarts(b, "oem") &&
			     a[3] >= '0' && a[3] <= '9' && b[3] >= '0' &&
			     b[3] <= '9';

		if (label) {
			a += 3 + strspn(a + 3, "0123456789");
			b += 3 + strspn(b + 3, "0123456789");
			if (!da_istarts(a, ".inf") || !da_istarts(b, ".inf"))
				return false;
		} else if (*a++ != *b++) {
			return false;
		}
	}
	return *a == *b;
}

static int value_rank(const struct da_diff_value *x)
{
	return x->label ? 2 : !da_istarts(x->a->path,
					  "CurrentControlSet\\Services\\");
}

static int value_order(const void *p, const void *q)
{
	const struct da_diff_value *x = p, *y = q;
	int d = value_rank(x) - value_rank(y);

	return d ? d : value_key(x->a, y->a);
}

static void add_value(struct da_diff *d, const struct da_side_value *a,
		      const struct da_side_value *b)
{
	struct da_diff_value *x = &d->values[d->values_n++];

	x->a = a;
	x->b = b;
	/* texts that are equal hide something: that is no label */
	x->label = a->type == b->type && strcmp(a->text, b->text) != 0 &&
		   same_but_labels(a->text, b->text);
	d->labels += x->label;
}

/* One that only one side cites may be in both registries. */
static void values(struct da_diff *d)
{
	const struct da_side_value *a = d->a->values, *b = d->b->values;
	size_t na = d->a->values_n, nb = d->b->values_n, i = 0, k = 0;

	d->values = da_calloc((na < nb ? na : nb) + 1, sizeof(*d->values));
	while (i < na && k < nb) {
		int order = value_key(&a[i], &b[k]);
		size_t ga = i, gb = k;

		if (!order && (a[i].type != b[k].type ||
			       a[i].size != b[k].size ||
			       strcmp(a[i].digest, b[k].digest) != 0))
			add_value(d, &a[i], &b[k]);
		/* cited twice is one value */
		for (; order <= 0 && i < na && !value_key(&a[ga], &a[i]); i++)
			;
		for (; order >= 0 && k < nb && !value_key(&b[gb], &b[k]); k++)
			;
	}
}

/* ---- all ---------------------------------------------------------------- */

void da_diff_make(struct da_diff *out, const struct da_side *a,
		  const struct da_side *b)
{
	memset(out, 0, sizeof(*out));
	out->a = a;
	out->b = b;
	findings(out);
	packages(out);
	services(out);
	values(out);
	if (out->findings_n)
		qsort(out->findings, out->findings_n, sizeof(*out->findings),
		      worst_first);
	if (out->values_n)
		qsort(out->values, out->values_n, sizeof(*out->values),
		      value_order);
	if (out->packages_n)
		qsort(out->packages, out->packages_n, sizeof(*out->packages),
		      package_order);
	if (out->services_n)
		qsort(out->services, out->services_n, sizeof(*out->services),
		      service_order);
}

void da_diff_free(struct da_diff *d)
{
	free(d->findings);
	free(d->packages);
	free(d->services);
	free(d->values);
	memset(d, 0, sizeof(*d));
}

bool da_diff_incomplete(const struct da_diff *d)
{
	return !d->a->complete || !d->b->complete || d->a->more || d->b->more;
}

int da_diff_exit(const struct da_diff *d, enum da_severity fail_on,
		 bool fail_on_incomplete)
{
	bool unknown = false;

	for (size_t i = 0; i < d->findings_n; i++) {
		const struct da_diff_finding *x = &d->findings[i];

		if (fail_on && x->fails && x->b->is.severity >= fail_on)
			return 2;
		unknown |= x->change == DA_ADDED &&
			   x->b->is.verdict == DA_UNKNOWN;
	}
	return fail_on_incomplete && (unknown || da_diff_incomplete(d)) ? 3 : 0;
}

const char *da_change_name(enum da_change c)
{
	static const char *const names[] = { "added", "changed", "removed" };

	return c < DA_CHANGES ? names[c] : "?";
}
