// SPDX-License-Identifier: Apache-2.0
/*
 * rules: one SQL file a rule, a comment header, the condition in the SELECT
 * list.  The engine reads headers, prepares every statement before any image
 * is opened, and steps them under a guard (read-only, views only, listed
 * functions, a step budget).  It says what each item is; folding items into
 * verdicts is for findings.
 */
#ifndef DRVAUDIT_RULES_H
#define DRVAUDIT_RULES_H

#include "drvaudit/base.h"

#include <sqlite3.h>

enum da_subject { DA_SUBJECT_INF, DA_SUBJECT_PACKAGE, DA_SUBJECT_SERVICE,
		  DA_SUBJECT_IMAGE };
enum da_severity { DA_SEVERITY_OFF, DA_SEVERITY_INFO, DA_SEVERITY_WARNING,
		   DA_SEVERITY_VIOLATION };
enum da_profile { DA_PROFILE_ISOLATED, DA_PROFILE_WHQL, DA_PROFILE_UNIVERSAL,
		  DA_PROFILE_DECLARATIVE, DA_PROFILES };
enum da_confidence { DA_CIRCUMSTANTIAL, DA_STRONG, DA_PROOF };

struct da_rule {
	const char *id, *title, *infverif, *source, *why, *fix;
	const char *breaks;		/* flags of the grade, beside what its codes break */
	const char *file, *sql;
	const char *origin;		/* directory of a site's rule; NULL: it ships */
	size_t directory;		/* which of those that were loaded */
	int id_line, id_column;		/* where the header gives the id */
	char digest[DA_SHA256_HEX];	/* of the file */
	size_t sql_n;			/* of it, without what ends the statement */
	uint32_t copies;		/* of views that it is asked on */
	enum da_subject subject;
	int64_t from;			/* first build it applies to */
	bool of_content;		/* on INF files, and reads no facts of an image: what
					 * it says of a content is so on every image */
	bool by_image;			/* from means the image, not the window */
	bool skips_generalized;		/* not applicable after sysprep */
	bool blind_separated;		/* unknown where state separation is on */
	const char *needs;		/* evidence that nobody collects yet, or NULL:
					 * every subject is unknown, or, in part, a
					 * statement of the rule is missing */
	bool needs_in_part;
	bool compares_images;		/* asked over the whole store, never of one
					 * image; waits for the evidence "fleet" */
	enum da_severity severity[DA_PROFILES];
	enum da_severity signing;	/* for whql as the header says: grade H */
	enum da_confidence confidence;
	/* the items that do not pass, with everything about them; and, where passing
	 * ones are wanted: of rules on contents which subjects have one, of others all
	 * items; NULL until it is asked */
	sqlite3_stmt *passing, *statement;
	int column[10];			/* of the columns below, or -1 */
};

#define DA_RULESET_MAX 128

struct da_profile_file;
struct da_copies;

struct da_rules {
	struct da_rule *p;
	size_t n;
	char digest[DA_SHA256_HEX];	/* of all files: see da_rules_load */
	/* of the lists and the ruleset that rules of ours, and those of a site, may read */
	char lists_digest[2][DA_SHA256_HEX];
	char ruleset[DA_RULESET_MAX];	/* of InfVerif /h, in force; "" none */
	struct da_arena *arena;
	sqlite3 *db;
	const struct da_profile_file *profile;	/* that changed severities, or NULL */
	bool unscoped, unasked;
	uint64_t steps;			/* left to what is at work */
	int *guard;			/* who is at work: the guard looks */
	struct da_copies *copies;	/* of views; NULL when unscoped */
};

struct da_rules_options {
	const char *ruleset;		/* of rulesets/ *.csv; NULL: the newest */
	bool unscoped;			/* every content is asked about, always; only
					 * rules on what an INF says are used */
	bool unasked;			/* read and known, but none will be asked */
};

/*
 * Loads every *.sql of the directories and every lists/ *.csv below them,
 * prepares the rules on db.  dirs[0] (there is one) holds the rules that ship
 * or stands in their place: ids ISO-... and rulesets/ are its own.  The others
 * are a site's: their ids are [A-Z][A-Z0-9]*-[A-Z0-9-]+, and no id and no list
 * may be there twice.  Each has a rule.  Rules come in order: those of dirs[0],
 * then those of the site, by id; in which order a site's directories are given
 * does not matter, for the digest neither: it is that of a line
 * "KIND NAME SHA-256" for each file, sorted by bytes (KIND is rule, list or
 * ruleset, NAME the id or the name without .csv), and "in-force NAME" behind
 * them.  options may be NULL.  DA_EINVAL with "FILE:LINE:COLUMN: what" in
 * err->text.
 */
int da_rules_load(struct da_rules *out, const char *const *dirs, size_t n,
		  const struct da_rules_options *options, sqlite3 *db,
		  struct da_err *err);
void da_rules_free(struct da_rules *r);
/* Is it about what an INF says?  Of these rules grades are made, as far as they
 * name codes; they alone are asked about loose INF files. */
bool da_rule_of_inf(const struct da_rule *r);
/* By id, or by InfVerif code; NULL. */
const struct da_rule *da_rules_find(const struct da_rules *r, const char *name);

/* A code of InfVerif and its levels at /k, /u and /w: E, W or '-'. */
struct da_infverif {
	char level[3];
	const char *rule;	/* the rule that looks for it, or "-" */
	const char *meaning;
};
/* From lists/infverif.csv; false: no such code.  Texts belong to the rules. */
bool da_rules_code(const struct da_rules *r, const char *code,
		   struct da_infverif *out);

#define DA_EVIDENCE_MAX 3

struct da_item {			/* valid during the callback */
	bool has_subject;
	int64_t subject;
	int ok;				/* 1 pass, 0 fail, -1 unknown */
	const char *item, *why;		/* NULL when the rule gave none */
	enum da_severity at_most[DA_PROFILES];	/* lowers this item's severity */
	const char *infverif;		/* codes of this item; "" none */
	const char *evidence[DA_EVIDENCE_MAX];
	size_t evidence_n;
};
typedef void da_item_fn(void *ctx, const struct da_item *item);

/*
 * Which contents rules on INF files are asked about: those of packages that
 * are judged.  Replaces the list given before.
 */
int da_rules_scope(struct da_rules *r, const int64_t *infs, size_t n,
		   struct da_err *err);

/*
 * The same for packages or services: which subjects other rules are asked about;
 * minus the number of an image stands for that image as a whole.
 */
void da_rules_subjects(struct da_rules *r, enum da_subject kind,
		       const int64_t *subjects, size_t n);

/*
 * Rules that are not about contents read some views as copies, which are made
 * when a rule first needs them, once while the facts are held (on): whoever holds
 * them promises that no fact changes until he lets go.  When nobody does, such
 * rules are refused.
 */
void da_rules_hold(struct da_rules *r, bool on);
/* What to select from to read a view by the same copy; NULL with err. */
const char *da_rules_from(struct da_rules *r, const char *view,
			  struct da_err *err);

/*
 * Steps one rule over everything in the store (and, for INF files, in scope);
 * items that pass only when they are asked for.  An error is the verdict
 * "error" of the rule, with the reason in err.
 */
int da_rule_run(struct da_rules *r, const struct da_rule *rule, bool passing,
		da_item_fn *fn, void *ctx, struct da_err *err);

/*
 * For authors of rules.  da_rules_exec runs the statements of a fixture: facts
 * may be changed, files, settings and transactions may not.  DA_EINVAL with
 * "FILE:LINE:COLUMN: what"; what changes no row is an error.
 */
int da_rules_exec(struct da_rules *r, const char *file, const char *sql,
		  struct da_err *err);
/* Lines of SQLite's plan that read a whole table for each row of another. */
void da_rule_slow(struct da_rules *r, const struct da_rule *rule,
		  struct da_arena *arena, const char ***out, size_t *n_out);

const char *da_subject_name(enum da_subject s);
const char *da_severity_name(enum da_severity s);
const char *da_profile_name(enum da_profile p);
const char *da_confidence_name(enum da_confidence c);
/* false: no such name */
bool da_profile_parse(const char *text, enum da_profile *out);
bool da_severity_parse(const char *text, enum da_severity *out);

#endif
