// SPDX-License-Identifier: Apache-2.0
/*
 * TargetOS decorations: NT[arch][.[major][.[minor][.[type][.[suite][.[build]]]]]]
 * No architecture means x86 only (since Server 2003 SP1).  The build counts
 * only where major and minor are the system's, and Windows before build 14310
 * skips a decoration that has one.
 */
#include "config.h"
#include "drvaudit/inf.h"

#include <stdlib.h>

#define KNOWS_BUILDS 14310u

static const char *const arches[] = { "amd64", "arm64", "x86", "arm", "ia64" };

bool da_inf_decoration(const char *text, struct da_decoration *out)
{
	uint32_t part[5] = { 0 };
	const char *p = text;
	size_t n;

	memset(out, 0, sizeof(*out));
	out->arch = "x86";
	if (!da_istarts(p, "NT"))
		return false;
	p += 2;
	n = strcspn(p, ".");
	for (size_t i = 0; n && i < DA_COUNT(arches); i++) {
		if (strlen(arches[i]) == n && da_istarts(p, arches[i])) {
			out->arch = arches[i];
			out->has_arch = true;
		}
	}
	if (n && !out->has_arch)
		return false;
	p += n;
	for (int i = 0; *p == '.'; i++) {
		char number[24];
		int64_t v;

		p++;
		n = strcspn(p, ".");
		if (i == 5 || n >= sizeof(number))
			return false;
		memcpy(number, p, n);
		number[n] = 0;
		if (!da_inf_number(number, &v) || v < 0 || v > UINT32_MAX)
			return false;
		if (n && i == 0)
			out->has_version = true;
		part[i] = (uint32_t)v;
		p += n;
	}
	out->major = part[0];
	out->minor = part[1];
	out->product_type = part[2];
	out->suite = part[3];
	out->build = part[4];
	return !*p;
}

uint32_t da_inf_threshold(const struct da_decoration *d)
{
	static const struct { uint32_t major, minor, build; } first[] = {
		{ 5, 0, 2195 }, { 5, 1, 2600 }, { 5, 2, 3790 }, { 6, 0, 6000 },
		{ 6, 1, 7600 }, { 6, 2, 9200 }, { 6, 3, 9600 },
		{ 10, 0, 10240 },
	};
	uint32_t least = d->build ? KNOWS_BUILDS : 0, build = d->build;

	if (!d->has_version)
		return least;
	for (size_t i = 0; i < DA_COUNT(first); i++) {
		if (first[i].major != d->major || first[i].minor != d->minor)
			continue;
		/* the next version is above it, whatever its build */
		if (i + 1 < DA_COUNT(first) && build > first[i + 1].build)
			build = first[i + 1].build;
		if (build < first[i].build)
			build = first[i].build;
		return build > least ? build : least;
	}
	return d->major < 5 ? least : UINT32_MAX;	/* 10.1 is not out yet */
}

/* Everything but the version. */
static bool fits(const struct da_decoration *d, const struct da_os *os)
{
	if (!da_strieq(d->arch, os->arch))
		return false;
	if (d->product_type && d->product_type != os->product_type)
		return false;
	return (d->suite & os->suite) == d->suite;
}

static bool not_above(const struct da_decoration *d, const struct da_os *os)
{
	if (d->build && os->build < KNOWS_BUILDS)
		return false;
	if (!d->has_version)
		return true;
	if (d->major != os->major)
		return d->major < os->major;
	if (d->minor != os->minor)
		return d->minor < os->minor;
	return d->build <= os->build;
}

/* > 0 when a is the closer one */
static int closer(const struct da_decoration *a, const struct da_decoration *b)
{
	if (a->has_version != b->has_version)
		return a->has_version ? 1 : -1;
	if (a->major != b->major)
		return a->major > b->major ? 1 : -1;
	if (a->minor != b->minor)
		return a->minor > b->minor ? 1 : -1;
	if (a->build != b->build)
		return a->build > b->build ? 1 : -1;
	return (!!a->product_type + !!a->suite) -
	       (!!b->product_type + !!b->suite);
}

int da_inf_select(const char *const *decorations, size_t n,
		  const struct da_os *os, struct da_window *window)
{
	struct da_decoration best, d;
	int found = -1, plain = -1;

	for (size_t i = 0; i < n; i++) {
		uint32_t above;

		if (!*decorations[i]) {
			plain = (int)i;
			continue;
		}
		if (!da_inf_decoration(decorations[i], &d) || !fits(&d, os))
			continue;
		above = da_inf_threshold(&d);
		if (not_above(&d, os)) {
			if (found < 0 || closer(&d, &best) > 0) {
				best = d;
				found = (int)i;
			}
		} else if (above != UINT32_MAX && above > os->build &&
			   above - 1 < window->high) {
			window->high = above - 1;
		}
	}
	if (found >= 0) {
		uint32_t low = da_inf_threshold(&best);

		if (low > window->low && low <= os->build)
			window->low = low;
		return found;
	}
	return da_strieq(os->arch, "x86") ? plain : -1;
}

const struct da_inf_section *da_inf_install_section(const struct da_inf *inf,
						    const char *name,
						    const char *arch)
{
	size_t n = strlen(name), k = strlen(arch);
	char buffer[512], *full = buffer;
	const struct da_inf_section *s;

	if (n + k + 4 > sizeof(buffer))
		full = da_malloc(n + k + 4);
	memcpy(full, name, n);
	memcpy(full + n, ".nt", 3);
	memcpy(full + n + 3, arch, k + 1);
	s = da_inf_section(inf, full);
	full[n + 3] = 0;
	if (!s)
		s = da_inf_section(inf, full);
	if (!s)
		s = da_inf_section(inf, name);
	if (full != buffer)
		free(full);
	return s;
}
