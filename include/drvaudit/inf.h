// SPDX-License-Identifier: Apache-2.0
/*
 * inf: INF text to sections, entries and fields with line and column; string
 * expansion; which Models section a line of [Manufacturer] selects.  The
 * language is that of real files and of the conformance tests named in
 * ARCHITECTURE.md.  No policy: nothing here is good or bad.
 */
#ifndef DRVAUDIT_INF_H
#define DRVAUDIT_INF_H

#include "drvaudit/base.h"

/*
 * Texts are in internal form and belong to the INF, as all pointers do that
 * come from here.  8-bit text is decoded as 1252, and in [Strings.LANGID] in
 * the code page of that language.  Columns count characters, in 8-bit text
 * bytes.
 */
struct da_inf_field {
	const char *text;	/* unquoted, not expanded */
	uint32_t line, column;	/* from 1 */
};

struct da_inf_entry {
	const char *key;	/* unquoted, not expanded; NULL: none */
	struct da_inf_field *fields;
	uint32_t n;
	uint32_t line, column;
	uint32_t hash;		/* of it, once looked up */
	const char *expanded;	/* key, once looked up */
};

struct da_inf_section {
	const char *name;
	struct da_inf_entry *entries;
	uint32_t n, cap;
	uint32_t line;
	uint32_t *table, table_cap;	/* of keys, once looked up */
	bool indexed;			/* looked up in */
};

struct da_inf;

/*
 * Told of while da_inf_open() runs, and of limits of expansion later, so ctx
 * has to live as long as the INF.  code is a constant:
 *
 *	encoding		bytes that the file's own encoding does not have
 *	no-bom			UTF-16 without a byte order mark
 *	bad-header		no closing bracket; Windows rejects the file
 *	long-section-name	above 255 characters; the same
 *	text-before-section	and no [Strings]; the same
 *	duplicate-section	once a name, at its second header; entries merge
 *	no-strings		only localised ones: the first is taken
 *	strings-language	a localised one lacks a token of [Strings]; once
 *				a section
 *	strings-encoding	bytes that the code page of a section of 8-bit
 *				text does not have; they are U+FFFD
 *	trail-byte		a backslash that continues a line is half of a
 *				character in the code page of its section
 *	limit			"limit: NAME VALUE", once a limit; what is above
 *				it is left out
 *	incomplete		something was left out, see da_inf_complete()
 *
 * detail is a constant or in the INF's memory: it stays until da_inf_close().
 * When da_inf_open() fails, it has told of nothing but constants.
 */
typedef void da_inf_problem_fn(void *ctx, const char *code, uint32_t line,
			       uint32_t column, const char *detail);

/*
 * Reads the whole text; never stops at the first error.  DA_ECORRUPT
 * "encoding" when the bytes are no text, DA_ELIMIT above DA_INF_BYTES_MAX.  The
 * bytes are not needed afterwards.
 */
int da_inf_open(struct da_inf **out, const uint8_t *bytes, size_t n,
		da_inf_problem_fn *problem, void *ctx, struct da_err *err);
void da_inf_close(struct da_inf *inf);

/* ascii, ansi, utf-8, utf-16le, utf-16be; a constant */
const char *da_inf_encoding(const struct da_inf *inf);
/* False when a rejected header or a limit left something unread. */
bool da_inf_complete(const struct da_inf *inf);
/* Section by name, without case; same-named ones are one; NULL: none. */
const struct da_inf_section *da_inf_section(const struct da_inf *inf,
					    const char *name);
const struct da_inf_section *da_inf_section_at(const struct da_inf *inf,
					       size_t index); /* NULL at the end */
/* First entry with that (expanded) key; NULL: none. */
const struct da_inf_entry *da_inf_entry(struct da_inf *inf,
					const struct da_inf_section *section,
					const char *key);
/*
 * %token% by [Strings], once and not again; %% is one percent; a number stays
 * as it is (%13%), because the judgement needs the DIRID and not a path; an
 * unknown token stays.  Without anything to replace the result is text itself.
 * Ends at DA_INF_EXPANDED_MAX; above DA_INF_EXPANDED_ALL_MAX text stays as it
 * is; both are told of as problems and make the INF incomplete.
 */
const char *da_inf_expand(struct da_inf *inf, const char *text);
/* Expanded field i, "" when there is none. */
const char *da_inf_field(struct da_inf *inf, const struct da_inf_entry *entry,
			 uint32_t i);
/* Expanded fields from i on, joined by commas; the same limits hold. */
const char *da_inf_rest(struct da_inf *inf, const struct da_inf_entry *entry,
			uint32_t i);
/* Physical lines of the text. */
uint32_t da_inf_lines(const struct da_inf *inf);
/* Text of a physical line without blanks at its end, at most max bytes. */
const char *da_inf_line(struct da_inf *inf, uint32_t line, size_t max);

/* Decimal, 0x hexadecimal, empty is 0, negative allowed; false: no number. */
bool da_inf_number(const char *text, int64_t *out);
/* What may stand for a directory in "%13%": decimal digits, a sign allowed. */
bool da_inf_dirid(const char *name, int64_t *out);
/* Directory text without outer and doubled backslashes and "." parts. */
char *da_inf_directory(struct da_arena *arena, const char *text);

/* ---- which sections apply ---------------------------------------------- */

struct da_os {
	const char *arch;	/* amd64, arm64, x86, arm, ia64 */
	uint32_t major, minor, build;
	uint32_t product_type;	/* 0: unknown, 1 workstation 2 DC 3 server */
	uint32_t suite;		/* bits; 0 when unknown */
};

struct da_decoration {
	const char *arch;	/* as above; x86 when none was written */
	bool has_arch, has_version;
	uint32_t major, minor, build, product_type, suite;
};

/* "NTamd64.10.0...16299", without the section's base name. */
bool da_inf_decoration(const char *text, struct da_decoration *out);
/* First build at which a decoration can apply; 0 when it has no version. */
uint32_t da_inf_threshold(const struct da_decoration *d);

struct da_window {		/* builds over which the choice is the same */
	uint32_t low, high;	/* high UINT32_MAX: open */
};

/*
 * Best of n decoration texts ("" is the plain one) for this system: its index,
 * or -1.  Narrows *window to the builds with the same answer.
 */
int da_inf_select(const char *const *decorations, size_t n,
		  const struct da_os *os, struct da_window *window);

/* S.nt<arch>, S.nt, S: the first that exists; NULL: none. */
const struct da_inf_section *da_inf_install_section(const struct da_inf *inf,
						    const char *name,
						    const char *arch);

#endif
