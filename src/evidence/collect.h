// SPDX-License-Identifier: Apache-2.0
/* What the sources of evidence share. */
#ifndef DA_EVIDENCE_COLLECT_H
#define DA_EVIDENCE_COLLECT_H

#include "drvaudit/evidence.h"
#include "drvaudit/facts.h"
#include "drvaudit/inf.h"
#include "drvaudit/limits.h"

struct da_collect;

/*
 * One source.  hive functions run while that hive is in memory (SOFTWARE,
 * SYSTEM, DRIVERS, one at a time: memory is bounded by the largest); files
 * runs when all hives have been read.  Any of them may be NULL.  areas are those
 * that the source opens in a hive: without the hive, they are gaps as well.
 */
struct da_evidence_source {
	const char *name;
	void (*hive[DA_HIVE_KINDS])(struct da_collect *c);
	const char *areas[DA_HIVE_KINDS][4];	/* NULL-ended */
	void (*files)(struct da_collect *c);
};

extern const struct da_evidence_source *const da_evidence_sources[];

struct da_package {
	struct da_fact_package fact;
	da_node folder, inf_node;
	bool has_folder, has_inf;
	const char *id_name;	/* INF name that the package id begins with */
};

struct da_service {
	struct da_fact_service fact;
};

struct da_lockdown {
	struct da_fact_lockdown fact;
};

/* A file that a third-party INF leaves in the store (DIRID 13), in the window
 * of the image. */
struct da_store_file {
	int64_t inf;
	const char *file, *source;	/* source: path below the folder */
};

/* A line of AddReg outside HKR, in the window of the image. */
struct da_question {
	int64_t inf, flags;
	const char *root, *key, *value, *data;
	uint32_t line, column;
};

struct da_class {
	const char *guid, *name;
};

/* A value that replaying the logs of its hive changed. */
struct da_changed {
	uint64_t offset;	/* of its cell */
	const char *before;
};

#define DA_LIST(type) struct { type *p; size_t n, cap; }

/* A catalog at the top of a package's folder. */
struct da_catalog {
	int64_t package;
	da_node node;
};

struct da_collect {
	const struct da_collect_request *req;
	struct da_image *image;
	struct da_arena *arena;		/* until the end of the collection */
	struct da_arena *scratch;	/* of cite.c: until a fact is out */
	struct da_buf wire;

	/* the hive in memory */
	struct da_hive *hive;
	struct da_buf hive_memory;	/* of the one before; clearing pages costs */
	enum da_hive_kind hive_kind;
	const char *hive_path;
	const char *area;		/* that damage is charged to */
	bool damaged;			/* since da_area_begin() */
	uint64_t damages;		/* of the hive, at da_area_begin() */
	/* by the logs of each hive, which may be read again; by offset */
	struct da_log_changes {
		DA_LIST(struct da_changed) values;
		DA_LIST(uint64_t) keys;	/* that only the logs hold */
	} changes[DA_HIVE_KINDS];

	uint64_t told[2 * DA_PROBLEMS_MAX + 7];	/* marks of problems */
	size_t problems;

	/* identity.c */
	struct da_fact_image os;
	da_key control_set;		/* of SYSTEM, while in memory */
	bool has_control_set;
	const char *windows;		/* "\Windows" */
	const char *system_drive;	/* "C:" */

	DA_LIST(struct da_package) packages;
	uint32_t *package_table;	/* by package id */
	uint32_t package_cap;
	bool system_database, drivers_database;	/* read to the end */
	const char *drivers_state;	/* why there is no DRIVERS hive, or NULL */
	const char *oem_map_state;	/* "" read, "partial", "unreadable"; NULL: no database */
	int64_t oem_map_value;
	uint8_t oem_named[DA_OEM_NAMES_MAX];	/* enum da_oem_namer, by number */
	DA_LIST(struct da_service) services;
	DA_LIST(struct da_lockdown) lockdowns;
	DA_LIST(struct da_fact_pending_rename) renames;
	DA_LIST(struct da_fact_umdf_service) umdf;
	DA_LIST(struct da_class) classes;	/* setup classes of SYSTEM */
	bool third_party;		/* the INF being resolved is one's */
	DA_LIST(struct da_store_file) store_files;
	DA_LIST(struct da_question) questions;
	DA_LIST(struct da_catalog) catalogs;	/* of third-party packages, by package */
	size_t notes_bytes;		/* of both */
	bool too_many_questions, too_many_store_files, notes_missing;
	DA_LIST(struct da_fact_device_value) device_values;
	DA_LIST(struct da_fact_installer) installers;

	/* cite.c */
	int64_t keys, values, files, infs;
	struct da_cited_key *cited_keys;
	uint32_t cited_keys_n, cited_keys_cap;
	da_node component_store;	/* \Windows\WinSxS */
	bool component_asked;
	int component_there;		/* 1, 0, -1 unknown */
	struct da_cited_file *cited_files;
	uint32_t cited_files_n, cited_files_cap;
	void *inf_cache;
	size_t inf_cache_n;
	struct da_included *included[1024];	/* INF files pulled in by others */
	uint64_t resolves;		/* INF files resolved */
	uint64_t resolving;		/* families and contents: inf_include.c */
	uint64_t cut;			/* facts that were too large for a frame */
	int64_t infs_read, infs_parsed, infs_known, included_parsed;
	int inbox_fd;			/* folder of inbox INF files, or -1 */
};

#define DA_PUSH(list) \
	(*(((list).n == (list).cap ? \
	    ((list).cap = (list).cap ? 2 * (list).cap : 64, \
	     (list).p = da_realloc((list).p, (list).cap * sizeof(*(list).p)), \
	     0) : 0), &(list).p[(list).n++]))

/* Opens the source; close what came out, on failure as well. */
int da_collect_open(struct da_collect **out,
		    const struct da_collect_request *req, struct da_err *err);
void da_collect_close(struct da_collect *c);

/* ---- hives (collect.c) ------------------------------------------------- */

/*
 * Brings a hive into memory as c->hive, replayed as the request says.
 * DA_OK, DA_ABSENT or why not.  One hive
 * at a time: unload it before the next.
 */
int da_hive_load(struct da_collect *c, enum da_hive_kind kind,
		 struct da_err *err);
void da_hive_unload(struct da_collect *c);

/* Keeps the first error of several readings. */
static inline void da_note(int *status, int now)
{
	if (now < 0 && !*status)
		*status = now;
}

/* ---- facts out --------------------------------------------------------- */

void da_emit(struct da_collect *c, enum da_kind kind, const void *fact);
#define DA_EMIT(c, kind, variable) da_emit(c, DA_FACT_##kind, &(variable))

void da_area(struct da_collect *c, const char *name, const char *state,
	     const char *fmt, ...) DA_PRINTF(4, 5);
/* Damage met until da_area_end() is charged to this area. */
void da_area_begin(struct da_collect *c, const char *name);
bool da_area_damaged(const struct da_collect *c);
/* Emits the area: complete, or partial when something was damaged or status
 * says that it was not read to its end. */
void da_area_end(struct da_collect *c, int status);
void da_problem(struct da_collect *c, const char *area, const char *file,
		const char *structure, const struct da_err *what);

/* ---- citing the registry: while the hive is in memory ------------------ */

/* Numbers of registry_key and registry_value facts, emitted on the way. */
int64_t da_cite_key(struct da_collect *c, da_key key, const char *path);
int64_t da_cite_value(struct da_collect *c, int64_t key_number,
		      const struct da_value *value);

/* A key with its path, for reading values and citing them. */
struct da_at {
	da_key key;
	const char *path;	/* from the root of the hive */
	int64_t number;		/* registry_key, once cited */
};
/* DA_OK, DA_ABSENT or an error.  path is relative to at (NULL: root). */
int da_at_open(struct da_collect *c, const struct da_at *at, const char *path,
	       struct da_at *out);
/*
 * Text of a value: NULL unreadable, "" absent.  *cited gets the number of the
 * registry_value fact when the value is there (cited may be NULL: not cited).
 */
const char *da_at_text(struct da_collect *c, struct da_at *at, const char *name,
		       int64_t *cited);
/* The same of a path: NULL too when the value is no text. */
const char *da_at_path(struct da_collect *c, struct da_at *at, const char *name,
		       int64_t *cited);
/* Number of a value: DA_NULL unreadable or no number, -1 absent. */
int64_t da_at_number(struct da_collect *c, struct da_at *at, const char *name,
		     int64_t *cited);

/* Strings of a list, joined; NULL when its data is not there. */
const char *da_value_joined(const struct da_value *v, const char *between,
			    struct da_arena *arena);

/* ---- citing files ------------------------------------------------------ */

/* Number of the file fact; hashed when asked and readable. */
int64_t da_cite_file(struct da_collect *c, da_node node, bool hash);
/* As above, with the SHA-256 the caller has already. */
int64_t da_cite_file_as(struct da_collect *c, da_node node, const char *sha256);
/* 1 there, 0 not there, DA_NULL nobody could look; *file its number. */
int64_t da_cite_path(struct da_collect *c, const char *path, bool hash,
		     int64_t *file);

/* ---- paths of Windows to paths of the image (paths.c) ------------------ */

struct da_resolved {
	const char *path;	/* in the image; "" when it leads out of it */
	const char *location;	/* facts.def: service.location */
	const char *package;	/* id of a path in the driver store, or "" */
};
/* Command line or driver path; relative ones as for services. */
void da_resolve(struct da_collect *c, const char *text, struct da_resolved *out);
/* What the first file of a command line is, arguments cut off. */
char *da_command_file(struct da_arena *arena, const char *text);

/* ---- packages ---------------------------------------------------------- */

/* Package by id; makes it when asked and there is room. */
struct da_package *da_package_get(struct da_collect *c, const char *id,
				  bool make);
/* Name of a setup class, or NULL. */
const char *da_class_name(const struct da_collect *c, const char *guid);
bool da_is_oem_name(const char *published);	/* oem<digits>.inf */

/* Who names a published third-party INF; the map and packages do so themselves. */
enum da_oem_namer {
	DA_OEM_PUBLISHED = 1, DA_OEM_PACKAGE = 2, DA_OEM_SERVICE = 4,
	DA_OEM_DEVICE = 8,
};
void da_oem_named(struct da_collect *c, const char *published,
		  enum da_oem_namer by);
/* Facts and the area about what OemInfMap counts and no package is. */
void da_oem_unseen(struct da_collect *c);
/* ---- devices (devices.c, device_values.c) ------------------------------- */

/*
 * A property below a Properties key, in either encoding (Windows 8 and later:
 * a default value; before: Type and Data below the LCID); its type is
 * 0xFFFF0000 | DEVPROPTYPE.  DA_OK, DA_ABSENT, or an error, which is told.
 */
int da_property(struct da_collect *c, da_key properties, const char *category,
		unsigned pid, struct da_arena *arena, struct da_value *out);
/* Text of a string property, NULL for another type. */
const char *da_property_text(const struct da_value *v, struct da_arena *arena);
/* Time of a FILETIME property, NULL when type or size is wrong. */
const char *da_property_time(const struct da_value *v, struct da_arena *arena);

/*
 * The next absolute path in text: X:\, %SystemRoot%\ and the like, \SystemRoot\,
 * or one that leads through FileRepository.  NULL when there is none; *text moves
 * behind it.
 */
const char *da_next_path(const char **text, struct da_arena *arena);

/* A place of a device or of an interface, while its values are read. */
struct da_values_of {
	struct da_collect *c;
	int64_t device, interface;	/* one of them is DA_NULL */
	const char *place;
	struct da_at *at;
	bool store_only;		/* only paths into the driver store */
	struct da_buf below;		/* key at work, below the place */
	int depth;
	int64_t read;			/* values looked at */
	int status;			/* why not all were */
};
/* Keeps the values with paths of the place and of the keys below it. */
void da_device_values(struct da_values_of *v);
/* Keeps a value or subkey of the place for its name. */
void da_device_name(struct da_values_of *v, const char *kind, const char *name,
		    int64_t value, int64_t key);
/* ---- shared by devices.c and device_classes.c --------------------------- */

/* Begins the area and opens a key of the control set; false: there is nothing. */
bool da_devices_begin(struct da_collect *c, const char *area, const char *path,
		      struct da_at *set, struct da_at *at);
void da_device_limit(struct da_collect *c, int *status, const char *name,
		     int most);
/* "UpperFilters", "LowerFilters", or NULL. */
const char *da_filter_position(const char *name);
bool da_is_property_page(const char *name);
/* One installer for each "dll,entry" of a value, as like says. */
void da_installers(struct da_collect *c, const struct da_fact_installer *like,
		   struct da_at *at, const struct da_value *v);
/* What device_values.c kept: looks for the files and sends the facts. */
void da_device_values_out(struct da_collect *c);

/* ---- INF files (inf_content.c) ----------------------------------------- */

struct da_inf_request {
	const char *name, *sha256;
	const struct da_buf *bytes;
	struct da_os os;	/* arch NULL: every one; product_type 0: every one */
	bool has_build;		/* os.build counts: its window is the selected one */
	bool only_selected;	/* other windows are left out */
	bool info;		/* devices and counts too */
};

/* One build window of an INF for one architecture, product type and suite. */
struct da_inf_content {
	int64_t number;		/* of its facts */
	bool selected;		/* it is the window of os.build */
};

/*
 * Resolves an INF into contents, in order of architecture and window; asked
 * again for the same bytes it answers from memory.  *out belongs to the
 * collection.  Fails when the bytes are no text or above a limit.
 */
int da_inf_contents(struct da_collect *c, const struct da_inf_request *request,
		    const struct da_inf_content **out, size_t *n,
		    struct da_err *err);
void da_inf_contents_forget(struct da_collect *c);
void da_included_forget(struct da_collect *c);
/* Forgets those that were not there, so that no INF fills memory for others. */
void da_included_forget_missing(struct da_collect *c);

#endif
