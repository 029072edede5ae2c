// SPDX-License-Identifier: Apache-2.0
/*
 * An image of the synthetic fleet: which system, which packages, and how facts
 * are sent.  Offsets, record numbers and times differ from image to image as
 * they do between machines; what comes with a package does not.
 */
#include "config.h"
#include "fleet_facts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

const struct fleet_build fleet_builds[20] = {
	{ "Windows 10 Enterprise LTSB 2016", "EnterpriseS", "1607", 14393, 6614, 1, 1, 17014 },
	{ "Windows Server 2016 Standard", "ServerStandard", "1607", 14393, 6709, 3, 2, 17070 },
	{ "Windows 10 Pro", "Professional", "1703", 15063, 2679, 1, 1, 17261 },
	{ "Windows 10 Pro", "Professional", "1709", 16299, 2166, 1, 1, 17456 },
	{ "Windows 10 Enterprise", "Enterprise", "1803", 17134, 2208, 1, 1, 17651 },
	{ "Windows 10 Enterprise LTSC 2019", "EnterpriseS", "1809", 17763, 5458, 1, 4, 17848 },
	{ "Windows Server 2019 Datacenter", "ServerDatacenter", "1809", 17763, 5576, 3, 4, 17848 },
	{ "Windows 10 Pro", "Professional", "1903", 18362, 1256, 1, 1, 18037 },
	{ "Windows 10 Pro", "Professional", "1909", 18363, 1556, 1, 2, 18212 },
	{ "Windows 10 Enterprise", "Enterprise", "2004", 19041, 1415, 1, 2, 18409 },
	{ "Windows 10 Pro", "Professional", "20H2", 19042, 1706, 1, 3, 18555 },
	{ "Windows 10 Enterprise", "Enterprise", "21H1", 19043, 2364, 1, 3, 18765 },
	{ "Windows 10 Enterprise LTSC 2021", "EnterpriseS", "21H2", 19044, 4170, 1, 5, 18947 },
	{ "Windows 10 Pro", "Professional", "22H2", 19045, 4170, 1, 18, 19283 },
	{ "Windows Server 2022 Standard", "ServerStandard", "21H2", 20348, 2340, 3, 4, 18857 },
	{ "Windows 11 Pro", "Professional", "21H2", 22000, 2777, 1, 3, 18904 },
	{ "Windows 11 Enterprise", "Enterprise", "22H2", 22621, 3296, 1, 13, 19255 },
	{ "Windows 11 Pro", "Professional", "23H2", 22631, 3296, 1, 21, 19661 },
	{ "Windows 11 Enterprise", "Enterprise", "24H2", 26100, 2033, 1, 9, 19997 },
	{ "Windows Server 2025 Standard", "ServerStandard", "24H2", 26100, 2314, 3, 2, 20028 },
};

/* ---- facts out ------------------------------------------------------------ */

static void send(struct fleet_at *m, unsigned kind, const void *p, size_t n)
{
	m->f->facts++;
	if (!m->status)
		m->status = da_store_fact(m->store, kind, p, n);
}

void fleet_put(struct fleet_at *m, enum da_kind kind, const void *fact)
{
	m->wire.n = 0;
	da_fact_encode(kind, fact, &m->wire);
	send(m, kind, m->wire.p, m->wire.n);
}

const char *fleet_time(struct fleet_at *m, uint64_t seconds)
{
	char text[DA_TIME_MAX];

	return da_arena_strdup(m->arena, da_filetime_str(
		(seconds + 11644473600u) * 10000000u, text));
}

/* Cells lie as they were allocated: mostly close, now and then elsewhere. */
static int64_t cell(struct fleet_at *m, enum da_hive_kind hive)
{
	m->cell[hive] += 8 * (4 + fleet_below(&m->r, 28));
	if (!fleet_below(&m->r, 60))
		m->cell[hive] += 8 * fleet_below(&m->r, 4096);
	return (int64_t)m->cell[hive];
}

int64_t fleet_key(struct fleet_at *m, enum da_hive_kind hive, const char *path,
		  uint64_t time)
{
	static const char *const names[DA_HIVE_KINDS] = {
		[DA_HIVE_SYSTEM] = "SYSTEM", [DA_HIVE_SOFTWARE] = "SOFTWARE",
		[DA_HIVE_DRIVERS] = "DRIVERS",
	};
	DA_FACT(registry_key, k);

	m->hive = hive;
	k.id = ++m->keys;
	k.hive = names[hive];
	k.path = path;
	k.last_written = fleet_time(m, time);
	k.offset = cell(m, hive);
	k.from_logs = 0;
	k.confirmed_by = "";
	PUT(m, registry_key, k);
	return k.id;
}

static int64_t value(struct fleet_at *m, int64_t key, const char *name,
		     uint32_t type, const void *p, size_t n, const char *text)
{
	DA_FACT(registry_value, v);

	v.id = ++m->values;
	v.key = key;
	v.name = name;
	v.type = type;
	v.size = (int64_t)n;
	v.data = (struct da_blob){ p, n };
	v.text = text;
	v.hidden_bytes = 0;
	v.offset = cell(m, m->hive);
	v.before_logs = v.confirmed_by = "";
	PUT(m, registry_value, v);
	return v.id;
}

int64_t fleet_number(struct fleet_at *m, int64_t key, const char *name,
		     uint32_t n)
{
	const uint8_t data[4] = { (uint8_t)n, (uint8_t)(n >> 8),
				  (uint8_t)(n >> 16), (uint8_t)(n >> 24) };
	char text[32];

	snprintf(text, sizeof(text), "%u (0x%x)", n, n);
	return value(m, key, name, 4, data, 4, text);
}

int64_t fleet_text(struct fleet_at *m, int64_t key, const char *name,
		   uint32_t type, const char *text)
{
	size_t n = strlen(text), bytes = 2 * n + (type == 7 ? 4 : 2);
	uint8_t *data = da_arena_alloc(m->arena, bytes);

	for (size_t i = 0; i < n; i++)
		data[2 * i] = text[i] == '\n' ? 0 : (uint8_t)text[i];
	return value(m, key, name, type, data, bytes, text);
}

int64_t fleet_bytes(struct fleet_at *m, int64_t key, const char *name,
		    const uint8_t *p, size_t n)
{
	struct da_buf text = { 0 };
	int64_t id;

	for (size_t i = 0; i < n; i++)
		da_buf_printf(&text, "%s%02x", i ? " " : "", p[i]);
	id = value(m, key, name, 3, p, n, da_buf_str(&text));
	da_buf_free(&text);
	return id;
}

int64_t fleet_file(struct fleet_at *m, const char *path, int64_t size,
		   const char *sha256, bool windows, uint64_t time)
{
	DA_FACT(file, f);

	f.id = ++m->files;
	f.path = path;
	f.record = m->record += 1 + fleet_below(&m->r, 3);
	f.size = size;
	f.sha256 = sha256;
	f.links = windows ? 2 : 1;
	f.component = windows;
	f.stored = "plain";
	f.modified = f.created = fleet_time(m, time);
	f.changed = fleet_time(m, time + 1);
	PUT(m, file, f);
	return f.id;
}

const char *fleet_sid(struct da_arena *arena, const char *service)
{
	uint8_t name[512], digest[20];
	size_t n = 0;

	for (; service[n] && n < sizeof(name) / 2; n++) {
		name[2 * n] = (uint8_t)da_upcase((uint8_t)service[n]);
		name[2 * n + 1] = 0;
	}
	da_sha1(name, 2 * n, digest);
	return da_arena_printf(arena, "S-1-5-80-%u-%u-%u-%u-%u",
		da_le32(digest), da_le32(digest + 4), da_le32(digest + 8),
		da_le32(digest + 12), da_le32(digest + 16));
}

/* ---- which packages ------------------------------------------------------- */

struct draw {
	double key;
	uint32_t number;
};

static int by_key(const void *a, const void *b)
{
	const struct draw *x = a, *y = b;

	return x->key < y->key ? -1 : x->key > y->key ? 1 :
	       (x->number > y->number) - (x->number < y->number);
}

static int by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/*
 * n of the packages from .. to, without repetition.  A rare package is at home
 * on some builds and some sites: others have it seldom.
 */
static void draw(struct fleet_at *m, uint32_t from, uint32_t to, bool rare,
		 uint32_t *out, size_t n)
{
	struct draw all[FLEET_PACKAGES];
	uint32_t home = (uint32_t)(m->build - fleet_builds);

	for (uint32_t i = from; i < to; i++) {
		struct fleet_random r = fleet_random(m->f->seed, 2, i);
		double u = ((double)fleet_below(&m->r, 1u << 30) + 1) / (1u << 30);
		double weight = rare ? 1 + fleet_below(&r, 4) : 1;

		if (rare && (fleet_below(&r, 20) + 20 - home) % 20 < 6)
			weight *= 4;
		all[i - from] = (struct draw){ -log(u) / weight, i };
	}
	qsort(all, to - from, sizeof(*all), by_key);
	for (size_t i = 0; i < n; i++)
		out[i] = all[i].number;
}

/* The day after that of DriverVer: nothing is staged before it is made. */
static uint64_t dated(const struct fleet_package *p)
{
	struct tm t = { .tm_year = atoi(p->date) - 1900,
			.tm_mon = atoi(p->date + 5) - 1,
			.tm_mday = atoi(p->date + 8) + 1 };

	return (uint64_t)timegm(&t);
}

static void choose_packages(struct fleet_at *m)
{
	uint32_t numbers[FLEET_ON_IMAGE], half = FLEET_ON_IMAGE / 2;
	uint32_t oem = 0;

	draw(m, 0, FLEET_COMMON, false, numbers, half);
	draw(m, FLEET_COMMON, FLEET_PACKAGES, true, numbers + half, half);
	qsort(numbers, FLEET_ON_IMAGE, sizeof(*numbers), by_number);
	m->third_parties = 0;
	for (size_t i = 0; i < FLEET_ON_IMAGE; i++) {
		struct fleet_slot *s = &m->slots[i];
		struct fleet_package **p = &m->f->packages[numbers[i]];

		if (!*p)
			*p = fleet_package_new(m->f->seed, numbers[i],
					       m->f->arena);
		*s = (struct fleet_slot){ .p = *p, .row = (int64_t)i + 1 };
		s->in_store = m->build->build >= s->p->store_from;
		s->staged = m->installed;
		s->published = s->p->inf_name;
		if (!s->p->third_party)
			continue;
		/* as machines get them: in an order and at times of their own */
		oem += 1 + fleet_below(&m->r, 2);
		s->published = da_arena_printf(m->arena, "oem%u.inf", oem);
		if (s->staged < dated(s->p))
			s->staged = dated(s->p);
		s->staged += 86400 + fleet_below(&m->r, 2 * 365 * 86400);
		s->odd = !fleet_below(&m->r, 20);
		m->third_parties++;
	}
}

/* ---- the fleet ------------------------------------------------------------ */

static const struct fleet_build *choose_build(struct fleet_random *r)
{
	uint32_t at = fleet_below(r, 100);
	size_t i = 0;

	while (at >= fleet_builds[i].weight)
		at -= fleet_builds[i++].weight;
	return &fleet_builds[i];
}

static uint32_t site_of(uint64_t seed, uint32_t n)
{
	struct fleet_random r = fleet_random(seed, 4, n);
	uint32_t u = fleet_below(&r, 100);

	return u * u / 850;	/* 0 .. 11, the first ones most */
}

void fleet_image_name(uint64_t seed, uint32_t n, char out[32])
{
	snprintf(out, 32, "site-%02u/img-%04u", site_of(seed, n), n);
}

void fleet_label_of(uint64_t seed, uint32_t n, char out[64])
{
	static const char *const rings[] = { "pilot", "early", "broad" };
	struct fleet_random r = fleet_random(seed, 5, n);
	uint32_t u = fleet_below(&r, 100);

	snprintf(out, 64, "site=%02u,ring=%s", site_of(seed, n),
		 rings[(u >= 5) + (u >= 20)]);
}

static void publishers(struct fleet *f)
{
	struct fleet_random r = fleet_random(f->seed, 6, 0);

	for (size_t i = 0; i < FLEET_PUBLISHERS; i++) {
		uint64_t a = fleet_next(&r), b = fleet_next(&r);

		f->publishers[i].guid = da_arena_printf(f->arena,
			"{%08x-%04x-%04x-%04x-%012llx}", (uint32_t)a,
			(uint32_t)(a >> 32) & 0xFFFF, (uint32_t)(a >> 48),
			(uint32_t)b & 0xFFFF, (unsigned long long)(b >> 16));
		f->publishers[i].name = da_arena_printf(f->arena,
			"Microsoft-Windows-%s-%zu", f->windows[i %
			FLEET_WINDOWS_SERVICES].name, i);
		f->publishers[i].dll = da_arena_printf(f->arena,
			"%%SystemRoot%%\\system32\\%s.dll", f->windows[i %
			FLEET_WINDOWS_SERVICES].name);
	}
}

struct fleet *fleet_new(uint64_t seed)
{
	struct fleet *f = da_calloc(1, sizeof(*f));
	const char *tmp = getenv("TMPDIR");

	f->seed = seed;
	f->arena = da_arena_new();
	f->decoded = da_arena_new();
	f->at.arena = da_arena_new();
	snprintf(f->inbox, sizeof(f->inbox), "%s/fleet-XXXXXX",
		 tmp && strlen(tmp) < 40 ? tmp : "/tmp");
	if (!mkdtemp(f->inbox) || !fleet_inbox_files(f->inbox) ||
	    !fleet_resolver(f)) {
		fleet_free(f);
		return NULL;
	}
	fleet_windows_services(f);
	publishers(f);
	return f;
}

uint64_t fleet_facts(const struct fleet *f)
{
	return f->facts;
}

int fleet_image(struct fleet *f, struct da_store *store, uint32_t n,
		struct da_err *err)
{
	struct fleet_at *m = &f->at;
	char name[32];

	da_arena_reset(m->arena);
	*m = (struct fleet_at){ .f = f, .store = store, .arena = m->arena,
				.wire = m->wire, .n = n, .record = 40 };
	m->r = fleet_random(f->seed, 3, n);
	m->build = choose_build(&m->r);
	m->installed = (m->build->released + 30 + fleet_below(&m->r, 500)) *
		       (uint64_t)86400 + fleet_below(&m->r, 86400);
	for (size_t h = 0; h < DA_HIVE_KINDS; h++)
		m->cell[h] = 4096 + 8 * (uint64_t)fleet_below(&m->r, 100000);
	fleet_image_name(f->seed, n, name);
	if (da_store_begin(store, name) < 0)
		return da_fail(err, DA_EIO, "store", DA_NO_OFFSET,
			       "image %u cannot be begun", n);
	choose_packages(m);
	fleet_identity(m);
	fleet_resolve(m);
	fleet_software(m);
	fleet_services(m);
	fleet_devices(m);
	fleet_driver_store(m);
	if (m->status) {
		da_store_abandon(store);
		return da_fail(err, m->status, "store", DA_NO_OFFSET,
			       "a fact of image %u was refused", n);
	}
	return da_store_end(store, DA_OK, NULL, err);
}
