// SPDX-License-Identifier: Apache-2.0
/*
 * A fleet of synthetic images for benchmarks: facts as a scan would have sent
 * them, without the disks.  Everything follows from a seed; image N is the
 * same whatever was made before it.
 *
 * 4,000 packages, 900 of them on an image: 450 of 500 that nearly every image
 * has and 450 of the 3,500 others.  One in three is a third party's.  INF texts
 * are made here and resolved by the real resolver.
 */
#ifndef TESTS_BENCH_FLEET_H
#define TESTS_BENCH_FLEET_H

#include "drvaudit/store.h"

#define FLEET_PACKAGES 4000
#define FLEET_COMMON 500
#define FLEET_ON_IMAGE 900
#define FLEET_SERVICES 700

/* ---- numbers that follow from a seed ------------------------------------- */

struct fleet_random {
	uint64_t state;
};

struct fleet_random fleet_random(uint64_t seed, uint64_t what, uint64_t which);
uint64_t fleet_next(struct fleet_random *r);
uint32_t fleet_below(struct fleet_random *r, uint32_t n);	/* 0 .. n-1 */
bool fleet_percent(struct fleet_random *r, uint32_t percent);

/* ---- packages ------------------------------------------------------------ */

enum fleet_kind {
	FLEET_ISOLATED,		/* KMDF driver that runs from the store */
	FLEET_LEGACY,		/* copies its driver to System32\drivers */
	FLEET_GLOBAL,		/* and a DLL to System32, and writes to HKLM */
	FLEET_COINSTALLER,
	FLEET_FILTER,		/* declared by AddFilter */
	FLEET_OLD_FILTER,	/* UpperFilters in the hardware key */
	FLEET_EXTENSION,
	FLEET_COMPONENT,	/* software component with a program */
	FLEET_USER_MODE,
	FLEET_PRINTER,
	FLEET_WINDOWS,		/* isolated from 17763 on, legacy before */
	FLEET_INCLUDE,		/* uses sections of inbox INF files */
	FLEET_INBOX_DRIVER,
	FLEET_INBOX,		/* of Windows, without a driver of its own */
	FLEET_KINDS
};

/* A value that the INF sets below Parameters of the service. */
struct fleet_setting {
	const char *name, *text;	/* text NULL: the number */
	uint32_t number;
};

struct fleet_file {
	const char *name;		/* below the folder */
	const char *path;		/* in the image */
	int64_t size;
	char sha256[DA_SHA256_HEX];
	int dirid;			/* where the INF copies it; 0: it does not */
};

/* A line of AddReg outside HKR, of one content. */
struct fleet_line {
	const char *root, *key, *value, *data;
	int64_t flags, line, column;
};

struct fleet_content {
	struct da_buf header;		/* the encoded inf fact */
	int64_t low, high;		/* builds; high -1: open */
	bool applies, copies_out;	/* copies_out: of the store */
	struct fleet_line *lines;	/* outside HKR */
	size_t lines_n;
};

/* The contents of an INF for one product type. */
struct fleet_contents {
	struct fleet_content *p;
	size_t n;
	bool made;
};

/* Of windows, and of systems that are below every window. */
enum { FLEET_WORKSTATION, FLEET_SERVER, FLEET_WORKSTATION_BELOW,
       FLEET_SERVER_BELOW, FLEET_SYSTEMS };

struct fleet_package {
	uint32_t number;
	enum fleet_kind kind;
	bool third_party, lockdown;	/* lockdown: PnpLockdown = 1 */
	const char *name;		/* of the INF, without .inf; also the service's */
	const char *id, *folder, *inf_name;
	const char *provider, *section, *display;
	char sha256[DA_SHA256_HEX];	/* of the INF */
	int64_t size;			/* of the INF */
	uint32_t class, vendor, devices;
	char version[24], date[12];	/* date: YYYY-MM-DD */
	const char *service;		/* NULL: none of its own */
	uint32_t type, start, error_control;
	const char *group;
	bool wdf;
	struct fleet_setting settings[10];
	size_t settings_n;
	struct fleet_file files[8];
	size_t files_n;
	uint32_t store_from;		/* first build whose driver is in the store */
	uint32_t from;			/* first build it is for; 0: any */
	uint32_t driver_values, device_values;
	struct fleet_contents contents[FLEET_SYSTEMS];
};

struct fleet_class {
	const char *name, *guid, *enumerator;
};
extern const struct fleet_class fleet_classes[];

/* Made of seed and number; everything in the arena. */
struct fleet_package *fleet_package_new(uint64_t seed, uint32_t number,
					struct da_arena *arena);
void fleet_inf_text(const struct fleet_package *p, struct da_buf *out);
/* Hardware id of the n-th device of its INF. */
void fleet_hardware_id(const struct fleet_package *p, uint32_t n,
		       char out[64]);
/* Windows' own INF files that the others include, into a folder. */
bool fleet_inbox_files(const char *folder);

/* ---- images -------------------------------------------------------------- */

struct fleet;

/* NULL: no room for the inbox INF files in TMPDIR. */
struct fleet *fleet_new(uint64_t seed);
void fleet_free(struct fleet *f);
/* Writes image number n (from 0) into the store, as one target. */
int fleet_image(struct fleet *f, struct da_store *store, uint32_t n,
		struct da_err *err);
uint64_t fleet_facts(const struct fleet *f);	/* sent so far */
void fleet_image_name(uint64_t seed, uint32_t n, char out[32]);
/* "site=07,ring=broad", from the image's number. */
void fleet_label_of(uint64_t seed, uint32_t n, char out[64]);

#endif
