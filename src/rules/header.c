// SPDX-License-Identifier: Apache-2.0
/*
 * The comment header of a rule: "-- key: value" lines at the top of the file;
 * a comment line whose text is indented by four blanks or more continues the
 * value before it.  Unknown and repeated keys, missing ones and wrong values
 * stop the run.
 */
#include "config.h"
#include "rules.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const subjects[] = { "inf", "package", "service", "image" };
static const char *const severities[] = { "off", "info", "warning",
					  "violation" };
static const char *const profiles[] = { "isolated", "whql", "universal",
					"declarative" };
static const char *const confidences[] = { "circumstantial", "strong",
					   "proof" };

static int find(const char *const *names, size_t n, const char *text, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(names[i]) == len && !strncmp(names[i], text, len))
			return (int)i;
	return -1;
}

const char *da_subject_name(enum da_subject s)
{
	return subjects[s];
}

const char *da_severity_name(enum da_severity s)
{
	return severities[s];
}

const char *da_profile_name(enum da_profile p)
{
	return profiles[p];
}

const char *da_confidence_name(enum da_confidence c)
{
	return confidences[c];
}

bool da_profile_parse(const char *text, enum da_profile *out)
{
	int i = find(profiles, DA_PROFILES, text, strlen(text));

	if (i >= 0)
		*out = (enum da_profile)i;
	return i >= 0;
}

bool da_severity_parse(const char *text, enum da_severity *out)
{
	int i = find(severities, DA_COUNT(severities), text, strlen(text));

	if (i >= 0)
		*out = (enum da_severity)i;
	return i >= 0;
}

static int wrong(struct da_err *err, const char *file, int line, size_t column,
		 const char *what)
{
	return da_fail(err, DA_EINVAL, "rule", DA_NO_OFFSET, "%s:%d:%zu: %s",
		       file, line, column, what);
}

enum key { ID, TITLE, SUBJECT, INFVERIF, BREAKS, FROM, SKIPS, BLIND, NEEDS, COMPARES, SEVERITY,
	   CONFIDENCE, SOURCE, WHY, FIX, KEYS };
static const char *const keys[KEYS] = { "id", "title", "subject", "infverif",
	"breaks", "from", "skips", "blind", "needs", "compares",
	"severity", "confidence", "source", "why", "fix" };

struct header {
	char *value[KEYS];
	int line[KEYS];
	size_t column[KEYS];
};

static int split(struct header *h, struct da_arena *arena, const char *file,
		 const char *text, struct da_err *err)
{
	int last = -1;

	for (int line = 1; text[0] == '-' && text[1] == '-'; line++) {
		size_t n = strcspn(text, "\n");
		size_t at = 2 + strspn(text + 2, " \t");
		size_t end = n;
		size_t word;

		while (end > at && (text[end - 1] == ' ' ||
				    text[end - 1] == '\r'))
			end--;
		word = at < end ? strspn(text + at,
				"abcdefghijklmnopqrstuvwxyz") : 0;
		if (at >= 6 && at < end && last >= 0) {
			h->value[last] = da_arena_printf(arena, "%s %.*s",
				h->value[last], (int)(end - at), text + at);
		} else if (word && text[at + word] == ':') {
			int k = find(keys, KEYS, text + at, word);

			if (k < 0)
				return wrong(err, file, line, at + 1,
					     "unknown header key");
			if (h->value[k])
				return wrong(err, file, line, at + 1,
					     "header key given twice");
			at += word + 1;
			at += strspn(text + at, " \t");
			h->value[k] = da_arena_strndup(arena, text + at,
				end > at ? end - at : 0);
			h->line[k] = line;
			h->column[k] = at + 1;
			last = k;
		} else if (at < end && strncmp(text + at, "SPDX", 4) != 0) {
			return wrong(err, file, line, at + 1,
				     "not a header line (\"-- key: value\")");
		}
		text += n + (text[n] == '\n');
	}
	return DA_OK;
}

const char *da_severities_parse(const char *text,
				enum da_severity severity[DA_PROFILES],
				bool given[DA_PROFILES], const char **what)
{
	for (const char *p = text; *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " "), name = strcspn(p, "= ");
		int profile = find(profiles, DA_PROFILES, p, name), s;

		*what = "not PROFILE=SEVERITY";
		if (profile < 0 || p[name] != '=')
			return p;
		*what = "severity is off, info, warning or violation";
		s = find(severities, DA_COUNT(severities), p + name + 1,
			 n - name - 1);
		if (s < 0)
			return p + name + 1;
		severity[profile] = (enum da_severity)s;
		given[profile] = true;
		p += n;
	}
	return NULL;
}

static int parse_severity(struct da_rule *r, const struct header *h,
			  const char *file, struct da_err *err)
{
	const char *text = h->value[SEVERITY], *what, *at;
	bool given[DA_PROFILES] = { false };

	at = da_severities_parse(text, r->severity, given, &what);
	if (at)
		return wrong(err, file, h->line[SEVERITY],
			     h->column[SEVERITY] + (size_t)(at - text), what);
	for (size_t i = 0; i < DA_PROFILES; i++)
		if (!given[i])
			return wrong(err, file, h->line[SEVERITY],
				     h->column[SEVERITY],
				     "a profile has no severity");
	r->signing = r->severity[DA_PROFILE_WHQL];
	return DA_OK;
}

/* Evidence that no source collects yet. */
static bool needed_evidence(struct da_rule *r, struct da_arena *arena)
{
	static const char *const known[] = { "imports", "catalogs", "fleet" };
	size_t n = strcspn(r->needs, " ");
	int i = find(known, DA_COUNT(known), r->needs, n);

	r->needs_in_part = r->needs[n] && !strcmp(r->needs + n, " in part");
	if (i < 0 || (r->needs[n] && !r->needs_in_part))
		return false;
	r->needs = da_arena_strndup(arena, r->needs, n);
	return true;
}

/* Until images are compared, such a rule waits like one that needs the fleet. */
static int compares(struct da_rule *out, const struct header *h,
		    const char *file, struct da_err *err)
{
	const char *what = NULL;

	if (strcmp(h->value[COMPARES], "images") != 0)
		what = "compares is images";
	else if (out->subject != DA_SUBJECT_PACKAGE)
		what = "only a rule on packages compares images";
	else if (out->needs)
		what = "a rule that compares images needs nothing else";
	if (what)
		return wrong(err, file, h->line[COMPARES], h->column[COMPARES],
			     what);
	out->compares_images = true;
	out->needs = "fleet";
	return DA_OK;
}

int da_rule_header(struct da_rule *out, struct da_arena *arena,
		   const char *file, const char *text, struct da_err *err)
{
	static const enum key needed[] = { ID, TITLE, SUBJECT, SEVERITY, SOURCE,
					   WHY, FIX };
	struct header h = { 0 };
	char *end;
	int i, status = split(&h, arena, file, text, err);

	if (status)
		return status;
	for (size_t k = 0; k < DA_COUNT(needed); k++) {
		char what[64];

		if (h.value[needed[k]] && *h.value[needed[k]])
			continue;
		snprintf(what, sizeof(what), "the header has no %s",
			 keys[needed[k]]);
		return wrong(err, file, h.line[needed[k]] ?
			     h.line[needed[k]] : 1, 1, what);
	}
	out->id = h.value[ID];
	out->id_line = h.line[ID];
	out->id_column = (int)h.column[ID];
	out->title = h.value[TITLE];
	out->infverif = h.value[INFVERIF] ? h.value[INFVERIF] : "";
	out->source = h.value[SOURCE];
	out->why = h.value[WHY];
	out->fix = h.value[FIX];
	i = find(subjects, DA_COUNT(subjects), h.value[SUBJECT],
		 strlen(h.value[SUBJECT]));
	if (i < 0)
		return wrong(err, file, h.line[SUBJECT], h.column[SUBJECT],
			     "subject is inf, package, service or image");
	out->subject = (enum da_subject)i;
	out->breaks = h.value[BREAKS] ? h.value[BREAKS] : "";
	if (out->breaks[strspn(out->breaks, "PKUHW")])
		return wrong(err, file, h.line[BREAKS], h.column[BREAKS] +
			     strspn(out->breaks, "PKUHW"),
			     "breaks is letters of P, K, U, H and W");
	if (h.value[FROM]) {
		const char *image = da_iafter(h.value[FROM], "image ");

		out->by_image = image != NULL;
		if (!image)
			image = h.value[FROM];
		out->from = strtoll(image, &end, 10);
		if (end == image || *end || out->from < 0)
			return wrong(err, file, h.line[FROM], h.column[FROM],
				     "from is a build number, with \"image\" before it when it is the image's");
	}
	if (h.value[SKIPS] && strcmp(h.value[SKIPS], "generalized") != 0)
		return wrong(err, file, h.line[SKIPS], h.column[SKIPS],
			     "skips is generalized");
	out->skips_generalized = h.value[SKIPS] != NULL;
	if (h.value[BLIND] && strcmp(h.value[BLIND], "state separation") != 0)
		return wrong(err, file, h.line[BLIND], h.column[BLIND],
			     "blind is state separation");
	out->blind_separated = h.value[BLIND] != NULL;
	out->needs = h.value[NEEDS];
	if (out->needs && !needed_evidence(out, arena))
		return wrong(err, file, h.line[NEEDS], h.column[NEEDS],
			     "needs is imports, catalogs or fleet, with \"in part\" behind it when the rest can be judged");
	if (h.value[COMPARES]) {
		status = compares(out, &h, file, err);
		if (status)
			return status;
	}
	out->confidence = DA_PROOF;
	if (h.value[CONFIDENCE]) {
		i = find(confidences, DA_COUNT(confidences),
			 h.value[CONFIDENCE], strlen(h.value[CONFIDENCE]));
		if (i < 0)
			return wrong(err, file, h.line[CONFIDENCE],
				     h.column[CONFIDENCE],
				     "confidence is proof, strong or circumstantial");
		out->confidence = (enum da_confidence)i;
	}
	return parse_severity(out, &h, file, err);
}
