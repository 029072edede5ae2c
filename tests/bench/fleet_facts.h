// SPDX-License-Identifier: Apache-2.0
/* One image of the synthetic fleet at work: its numbers, cells and times. */
#ifndef TESTS_BENCH_FLEET_FACTS_H
#define TESTS_BENCH_FLEET_FACTS_H

#include "fleet.h"

#include "../../src/evidence/collect.h"

struct fleet_build {
	const char *product, *edition, *display;
	uint32_t build, revision, product_type, weight;
	uint32_t released;	/* days since 1970 */
};
extern const struct fleet_build fleet_builds[20];

/* A package on the image at work. */
struct fleet_slot {
	struct fleet_package *p;
	int64_t row, inf;
	const char *published;
	const struct fleet_content *selected;
	uint64_t staged;		/* seconds since 1970 */
	bool in_store;			/* the driver runs from there */
	int64_t file[8], inf_file;	/* 0: not cited yet */
	bool odd;			/* the one in twenty */
};

struct fleet_at {
	struct fleet *f;
	struct da_store *store;
	struct da_arena *arena;
	struct da_buf wire;
	struct fleet_random r;
	const struct fleet_build *build;
	uint32_t n;
	uint64_t installed;
	int status;
	int64_t keys, values, files, infs, services, lockdowns, devices,
		interfaces, device_values, installers, record;
	enum da_hive_kind hive;		/* of the key cited last */
	uint64_t cell[DA_HIVE_KINDS];	/* allocated last */
	struct fleet_slot slots[FLEET_ON_IMAGE];
	size_t third_parties;
};

struct fleet_windows_service {
	const char *name, *sid, *description, *display, *path, *dll, *depend;
	uint32_t type, start;
};
#define FLEET_WINDOWS_SERVICES 520
#define FLEET_PUBLISHERS 1000

struct fleet {
	uint64_t seed, facts;
	struct da_arena *arena;		/* packages and the like, for ever */
	struct fleet_package *packages[FLEET_PACKAGES];
	const char *sid[FLEET_PACKAGES];
	struct fleet_windows_service windows[FLEET_WINDOWS_SERVICES];
	struct { const char *guid, *name, *dll; } publishers[FLEET_PUBLISHERS];
	struct da_collect *resolver;
	struct da_collect_request emit;
	char inbox[64];			/* folder */
	struct fleet_at at;
	struct fleet_contents *contents;	/* being resolved */
	struct fleet_content *content;
	struct da_arena *decoded;
};

void fleet_put(struct fleet_at *m, enum da_kind kind, const void *fact);
#define PUT(m, kind, fact) fleet_put(m, DA_FACT_##kind, &(fact))

const char *fleet_time(struct fleet_at *m, uint64_t seconds);
/* Registry keys and values, as they are cited; the numbers of their rows. */
int64_t fleet_key(struct fleet_at *m, enum da_hive_kind hive, const char *path,
		  uint64_t time);
int64_t fleet_number(struct fleet_at *m, int64_t key, const char *name,
		     uint32_t n);
int64_t fleet_text(struct fleet_at *m, int64_t key, const char *name,
		   uint32_t type, const char *text);
int64_t fleet_bytes(struct fleet_at *m, int64_t key, const char *name,
		    const uint8_t *p, size_t n);
int64_t fleet_file(struct fleet_at *m, const char *path, int64_t size,
		   const char *sha256, bool windows, uint64_t time);
/* A file of a package's folder, and its INF there. */
int64_t fleet_slot_file(struct fleet_at *m, struct fleet_slot *s, size_t i);
const char *fleet_sid(struct da_arena *arena, const char *service);

/* What a system has, by source of evidence. */
void fleet_identity(struct fleet_at *m);	/* fleet_system.c */
void fleet_software(struct fleet_at *m);
void fleet_devices(struct fleet_at *m);
void fleet_services(struct fleet_at *m);	/* fleet_services.c */
void fleet_windows_services(struct fleet *f);
bool fleet_resolver(struct fleet *f);		/* fleet_store.c */
void fleet_resolve(struct fleet_at *m);
void fleet_driver_store(struct fleet_at *m);

#endif
