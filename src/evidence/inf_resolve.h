// SPDX-License-Identifier: Apache-2.0
/*
 * Between the parts of the INF resolver.
 *
 *	inf_content.c	build windows; one content for each; the content key
 *	inf_walk.c	the sections that apply, with their data sections
 *	inf_files.c	CopyFiles, DelFiles, RenFiles, DestinationDirs, SourceDisks
 *	inf_registry.c	AddReg, DelReg, BitReg, properties, descriptors, paths
 *	inf_include.c	INF files beside this one: Include, Needs, LayoutFile
 *	inf_count.c	counts over the whole text
 *	inf_known.c	contents that the store holds, found without parsing
 */
#ifndef DA_EVIDENCE_INF_RESOLVE_H
#define DA_EVIDENCE_INF_RESOLVE_H

#include "collect.h"

#define DA_VISIT_BUCKETS 16384
#define DA_USE_BUCKETS 4096

/* A Models section on a line of [Manufacturer], or a DefaultInstall section. */
struct da_target {
	const char *kind, *base, *decoration, *name;
	const struct da_inf_section *section;	/* NULL: not in the INF */
	struct da_decoration parsed;
	const char *effective;	/* decoration to select by */
	bool valid;
	int group;		/* targets of one group compete; -1: none */
	uint32_t line, column;
};

struct da_visit {
	const struct da_inf_section *section;
	const char *companion, *context, *owner;
	struct da_visit *next;
};

/* What a section was used for first, over all windows. */
struct da_use {
	const struct da_inf_section *section;
	const char *kind;	/* directive that named it; "" merely reached */
	bool told;
	struct da_use *next;
};

struct da_resolve {
	/* of the INF */
	struct da_collect *c;
	struct da_inf *inf;
	struct da_arena *arena;
	const char *name, *sha256;
	bool info;
	uint64_t work;			/* steps, over all contents */
	size_t fact_bytes, fact_bytes_max;	/* the same */
	struct da_buf reader_problems;	/* da_fact_inf_problem, of the text */
	DA_LIST(struct da_target) targets;
	int groups;
	struct da_use *uses[DA_USE_BUCKETS];
	struct da_use *file_lists[DA_USE_BUCKETS];	/* named anywhere */
	const struct da_inf_section *destinations;
	DA_LIST(struct da_included *) layouts;
	DA_LIST(struct da_included *) includes;	/* of all its sections */
	bool layout_missing, too_many;	/* contents */
	uint32_t included;		/* names asked for */
	int64_t first;			/* content that holds the text */
	/* INF files looked for: by the family, behind them by the window */
	DA_LIST(struct da_included *) depends;
	size_t family_depends, depends_all;
	uint64_t family_mark, mark;
	bool no_end;			/* another time may not be like this one */
	struct da_buf family_key;
	char family[DA_SHA256_HEX];

	/* of the window at work */
	struct da_os os;
	struct da_window window;
	int64_t number;
	bool complete, applies, primitive;
	bool noted;			/* the image's own, of a third party: collect.h */
	int *selected;			/* by group: index of a target, or -1 */
	struct da_visit *visits[DA_VISIT_BUCKETS];
	const struct da_inf_section *files[2], *disks[2];
	uint32_t facts, needs, depth, devices, hardware_ids;
	struct da_buf window_key;	/* INF files met on the way */
	struct da_buf problems;
};

/* A fact more, or false after noting that the content is not complete. */
bool da_resolve_room(struct da_resolve *r);
/*
 * Looking at n entries more; false, and the content is not complete, when the
 * INF has had all the work, memory or facts that one may have.  Whatever loops
 * over entries without asking for room asks here: lists are reached many times.
 */
bool da_resolve_work(struct da_resolve *r, size_t n);
/* The content is not complete because of that limit (its name). */
void da_resolve_limit(struct da_resolve *r, const char *which);
/* True the first time a section is met with this meaning in the window. */
bool da_resolve_visit(struct da_resolve *r, const struct da_inf_section *s,
		      const char *companion, const char *context,
		      const char *owner);
/* The section is named by that directive; tells of a second, other use. */
void da_resolve_use(struct da_resolve *r, const struct da_inf_section *s,
		    const char *kind, uint32_t line, uint32_t column);
/* Texts must live as long as the INF. */
void da_resolve_problem(struct da_resolve *r, const char *code, uint32_t line,
			uint32_t column, const char *detail);
/* Undefined tokens of an entry that applies. */
void da_resolve_tokens(struct da_resolve *r, const char *section,
		       const struct da_inf_entry *e);

/* Does the name end like a companion of an install section? */
bool da_resolve_is_companion(const char *name);
/* inf_walk.c: everything that applies in the window. */
void da_resolve_window(struct da_resolve *r);
/* "%13%\sub\x.sys args" to DIRID (-1: none), directory and file. */
void da_resolve_binary(struct da_resolve *r, const char *text, int64_t *dirid,
		       const char **subdir, const char **file);

/* Keeps a file that stays in the store, a line outside HKR, for later sources. */
void da_resolve_note_file(struct da_resolve *r, const struct da_fact_inf_copy *f);
void da_resolve_note_line(struct da_resolve *r,
			  const struct da_fact_inf_registry *f);

/* inf_files.c */
void da_resolve_file_list(struct da_resolve *r, const char *operation,
			  const char *section,
			  const struct da_inf_entry *directive);
void da_resolve_source_files(struct da_resolve *r);
void da_resolve_destinations(struct da_resolve *r);

/* inf_registry.c */
void da_resolve_registry(struct da_resolve *r, const char *operation,
			 const char *section, const char *context,
			 const char *owner,
			 const struct da_inf_entry *directive);
void da_resolve_properties(struct da_resolve *r, const char *operation,
			   const char *section, const char *companion,
			   const struct da_inf_entry *directive);
/* Paths %DIRID%\... in an expanded text of the entry. */
void da_resolve_references(struct da_resolve *r, const char *place,
			   const char *section, const char *context,
			   const char *name, int64_t flags, const char *text,
			   const struct da_inf_entry *e);
void da_resolve_security(struct da_resolve *r, const char *place,
			 const char *list, const char *context,
			 const char *sddl, uint32_t line, uint32_t column);

/* inf_include.c: an INF beside this one, read once for a collection. */
struct da_included {
	const char *name;	/* lower case */
	int found;		/* 1, 0; -1 nobody could look or read it */
	char sha256[DA_SHA256_HEX];
	struct da_inf *inf;	/* NULL until it was asked for, or unreadable */
	bool parsed;
	uint32_t hash;
	struct da_included *next;	/* of its bucket */
	uint64_t asked, noted;		/* numbers of INF files that name it */
	uint64_t depends;		/* mark of da_resolve that holds it */
	const char *spelled;		/* as it was looked for */
	struct da_buf bytes;
};
/* NULL: the INF has named more than DA_INF_INCLUDED_MAX. */
struct da_included *da_included_get(struct da_resolve *r, const char *name);
/* The same for nobody in particular, and without that limit; never NULL. */
struct da_included *da_included_find(struct da_collect *c, const char *name);
/* Its text read; NULL when there is none. */
struct da_inf *da_included_inf(struct da_collect *c, struct da_included *i);
/* What is looked for from here on belongs to the window, or to the family. */
void da_depends_begin(struct da_resolve *r, bool family);
/* Facts of what the content at work depends on. */
void da_depends_emit(struct da_resolve *r);
/* Notes every Include and LayoutFile of the INF for the key of its family, and
 * the file lists that any section names, of whatever architecture. */
void da_resolve_family(struct da_resolve *r);
/* Facts about an Include or LayoutFile directive. */
void da_resolve_include(struct da_resolve *r, const char *directive,
			const char *section, const char *companion,
			const struct da_inf_entry *e);
/* Facts about a Needs directive of a section (which may Include). */
/* The section of this INF that a Needs of s means; NULL: none of this INF. */
const struct da_inf_section *da_resolve_needed(struct da_resolve *r,
					       struct da_inf *in,
					       const struct da_inf_section *s,
					       const char *name);
void da_resolve_needs(struct da_resolve *r, const struct da_inf_section *s,
		      const char *companion, const struct da_inf_entry *e);
/* Services that the .Services section of an install section adds. */
void da_resolve_install_services(struct da_resolve *r, const char *install,
				 const struct da_inf_section *services);

/* inf_count.c */
void da_resolve_counts(struct da_resolve *r);

/*
 * inf_known.c: the contents of the request, when the store holds them all and
 * what they were made of is here again; their header facts are sent.  False: parse.
 */
bool da_inf_known(struct da_collect *c, const struct da_inf_request *request,
		  struct da_inf_content **out, size_t *n);
/* inf_content.c: as above, of what a known content holds. */
void da_note_file(struct da_collect *c, int64_t inf,
		  const struct da_known_file *f);
void da_note_line(struct da_collect *c, int64_t inf,
		  const struct da_known_line *l);

#endif
