// SPDX-License-Identifier: Apache-2.0
/*
 * The order of a collection: open the source, read the hives one at a time,
 * each by every source that wants it, then ask the volume.
 */
#include "config.h"
#include "collect.h"
#include "deleted.h"
#include "replay.h"

#include <stdio.h>
#include <stdlib.h>

#define MARKER "\\Windows\\System32\\config\\SYSTEM"

#define DA_SOURCE(name) extern const struct da_evidence_source da_source_##name;
#include "evidence_list.h"
#undef DA_SOURCE

const struct da_evidence_source *const da_evidence_sources[] = {
#define DA_SOURCE(name) &da_source_##name,
#include "evidence_list.h"
#undef DA_SOURCE
	NULL
};

static void image_problem(void *ctx, const struct da_err *what,
			  const char *file, const char *structure)
{
	struct da_collect *c = ctx;

	c->damaged = true;
	da_problem(c, "volume", file, structure, what);
}

static void hive_damage(void *ctx, const struct da_err *what,
			const char *structure)
{
	struct da_collect *c = ctx;

	c->damaged = true;
	da_problem(c, c->area && *c->area ? c->area : "hives", c->hive_path,
		   structure, what);
}

static const char *const hive_areas[DA_HIVE_KINDS] = { "system", "software",
						       "drivers" };

static int load(struct da_collect *c, enum da_hive_kind kind, char *sha256,
		struct da_buf *original, struct da_stored_hive *stored,
		struct da_err *err)
{
	struct da_buf bytes = c->hive_memory;
	char *path = NULL;
	int status;

	memset(&c->hive_memory, 0, sizeof(c->hive_memory));
	c->hive_kind = kind;
	c->area = hive_areas[kind];
	c->damaged = false;
	status = da_image_hive(c->image, kind, c->windows, &bytes, c->arena,
			       &path, err);
	c->hive_path = path;
	if (!status) {
		if (sha256)
			da_sha256(bytes.p, bytes.n, sha256);
		da_replay_hive(c, kind, &bytes, original, stored);
		status = da_hive_open(&c->hive, c->req->reader, &bytes,
				      hive_damage, c, err);
	}
	if (status)
		da_buf_free(&bytes);
	return status;
}

int da_hive_load(struct da_collect *c, enum da_hive_kind kind,
		 struct da_err *err)
{
	struct da_stored_hive stored;

	return load(c, kind, NULL, NULL, &stored, err);
}

void da_hive_unload(struct da_collect *c)
{
	da_hive_close_keep(c->hive, &c->hive_memory);
	c->hive = NULL;
}

static int by_offset(const void *a, const void *b)
{
	const struct da_changed *x = a, *y = b;

	return x->offset < y->offset ? -1 : x->offset > y->offset;
}

static int by_key(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

static void hive_fact(struct da_collect *c, enum da_hive_kind kind,
		      const struct da_stored_hive *stored, const char *sha256)
{
	const struct da_replay *r = &stored->replay;
	char stop[400] = "";
	DA_FACT(hive, h);

	if (r->stop.code[0])
		snprintf(stop, sizeof(stop), "%s%s%s", r->stop.text,
			 *r->stopped_in ? ", in " : "", r->stopped_in);
	h.name = da_hive_kind_name(kind);
	h.path = c->hive_path;
	h.sha256 = sha256;
	h.size = (int64_t)stored->size;
	h.dirty = stored->dirty;
	h.sequence1 = stored->sequence1;
	h.sequence2 = stored->sequence2;
	h.minor = da_hive_info(c->hive)->minor;
	h.checksum_ok = stored->checksum_ok;
	h.reader = da_hive_reader_name(c->hive);
	h.log_state = stored->state;
	h.log_entries_applied = r->entries;
	h.log_first_sequence = r->entries ? (int64_t)r->first : -1;
	h.log_last_sequence = r->entries ? (int64_t)r->last : -1;
	h.log_stop = stop;
	h.base_block_rebuilt = r->base_block;
	DA_EMIT(c, hive, h);
}

static void hive_area(struct da_collect *c, enum da_hive_kind kind,
		      const struct da_stored_hive *stored)
{
	const struct da_replay *r = &stored->replay;
	const char *area = hive_areas[kind];

	if (r->entries && strcmp(stored->state, "replayed") != 0)
		da_area(c, area, "partial",
			"the hive is dirty; %u log entries (%u to %u) were applied, but changes may be missing: %s",
			r->entries, r->first, r->last, r->base_block ?
			"its base block came from a log" :
			strcmp(r->stop.code, "end") != 0 ? r->stop.text :
			"a log could not be used");
	else if (stored->dirty && !r->entries)
		da_area(c, area, "partial",
			"the hive is dirty (sequence numbers %u and %u%s): changes may wait in its transaction logs, %s",
			stored->sequence1, stored->sequence2,
			stored->checksum_ok ? "" : ", checksum wrong",
			c->req->ignore_logs ? "which were ignored as asked" :
			"and no log could be applied");
	else if (c->damaged)
		da_area(c, area, "partial",
			"the hive is damaged; what could be read was read");
	else if (c->req->reader == DA_HIVE_LIBREGF)
		da_area(c, area, "partial",
			"read by libregf, which leaves out damaged items without a word");
	else
		da_area(c, area, "complete", "%s", "");
}

/* DA_OK when the hive was read, DA_ABSENT, or why it could not be. */
static int one_hive(struct da_collect *c, enum da_hive_kind kind,
		    struct da_err *err)
{
	struct da_log_changes *changes = &c->changes[kind];
	struct da_buf original = { 0 };
	struct da_stored_hive stored;
	char sha256[DA_SHA256_HEX];
	int status = load(c, kind, sha256, &original, &stored, err);

	if (status) {
		da_buf_free(&original);
		return status;
	}
	hive_fact(c, kind, &stored, sha256);
	hive_area(c, kind, &stored);
	if (original.n)
		da_replay_compare(c, &original);
	if (changes->values.n)
		qsort(changes->values.p, changes->values.n,
		      sizeof(*changes->values.p), by_offset);
	if (changes->keys.n)
		qsort(changes->keys.p, changes->keys.n,
		      sizeof(*changes->keys.p), by_key);
	for (size_t i = 0; da_evidence_sources[i]; i++)
		if (da_evidence_sources[i]->hive[kind])
			da_evidence_sources[i]->hive[kind](c);
	da_damage_collect(c, kind);
	if (c->req->deleted)
		da_deleted_collect(c, kind);
	da_hive_unload(c);
	return DA_OK;
}

static void hive_missing(struct da_collect *c, enum da_hive_kind kind,
			 int status, const struct da_err *err)
{
	const char *name = da_hive_kind_name(kind);
	const char *state = status < 0 ? "unreadable" :
		da_image_has_volume(c->image) ? "absent" : "not-given";

	if (status < 0) {
		da_problem(c, hive_areas[kind], c->hive_path, "hive", err);
		da_area(c, hive_areas[kind], state, "%s", err->text);
	} else {
		da_area(c, hive_areas[kind], state, "there is no %s hive", name);
	}
	if (kind == DA_HIVE_DRIVERS)
		c->drivers_state = da_arena_printf(c->arena,
			"the DRIVERS hive, which holds the other half of them, is %s",
			status < 0 ? "unreadable" : "missing");
	for (size_t i = 0; da_evidence_sources[i]; i++)
		for (const char *const *area = da_evidence_sources[i]->areas[kind];
		     *area; area++)
			da_area(c, *area, state,
				"it is in the %s hive, which is %s", name,
				status < 0 ? "unreadable" : "missing");
}

static void volume_facts(struct da_collect *c)
{
	uint64_t serial;
	char text[20] = "";
	bool dirty;
	DA_FACT(source, s);

	s.kind = da_image_kind(c->image);
	s.volume_offset = (int64_t)da_image_volume_offset(c->image);
	if (da_image_serial(c->image, &serial))
		snprintf(text, sizeof(text), "%016llx",
			 (unsigned long long)serial);
	s.volume_serial = text;
	if (da_image_dirty(c->image, &dirty))
		s.volume_dirty = dirty;
	DA_EMIT(c, source, s);
	if (!da_image_has_volume(c->image))
		da_area(c, "volume", "not-given",
			"no volume: INF files, payload and published files cannot be seen");
	else if (c->damaged)
		da_area(c, "volume", "partial",
			"the file system is damaged; what could be read was read");
	else if (s.volume_dirty == 1)
		da_area(c, "volume", "partial",
			"the volume is marked dirty: changes may wait in its journal, which was not replayed");
	else
		da_area(c, "volume", "complete", "%s", "");
}

static void phase(struct da_collect *c, const char *what)
{
	if (c->req->phase)
		c->req->phase(c->req->ctx, what);
}

static int hives(struct da_collect *c, struct da_err *err)
{
	static const enum da_hive_kind order[] = { DA_HIVE_SOFTWARE,
						   DA_HIVE_SYSTEM,
						   DA_HIVE_DRIVERS };
	int seen = 0, last = DA_OK;

	for (size_t i = 0; i < DA_COUNT(order); i++) {
		struct da_err why = { 0 };
		int status;

		phase(c, da_hive_kind_name(order[i]));
		status = one_hive(c, order[i], &why);
		if (status)
			hive_missing(c, order[i], status, &why);
		else
			seen++;
		if (status < 0 && (!last || order[i] == DA_HIVE_SYSTEM)) {
			last = status;
			*err = why;
		}
	}
	if (seen)
		return DA_OK;
	if (last)
		return last;
	return da_fail(err, DA_EINVAL, "no-windows", DA_NO_OFFSET,
		       "there is no hive to read");
}

int da_collect_open(struct da_collect **out,
		    const struct da_collect_request *req, struct da_err *err)
{
	struct da_collect *c = da_calloc(1, sizeof(*c));
	struct da_image_request image = {
		.volume_fd = req->volume_fd, .marker = MARKER,
		.problem = image_problem, .ctx = c,
	};

	*out = c;
	c->req = req;
	c->inbox_fd = -1;
	c->windows = "\\Windows";
	c->system_drive = "C:";
	c->area = "";

	memcpy(image.hive_fd, req->hive_fd, sizeof(image.hive_fd));
	memcpy(image.log_fd, req->log_fd, sizeof(image.log_fd));
	c->arena = da_arena_new();
	c->scratch = da_arena_new();
	da_fact_clear(DA_FACT_image, &c->os);
	phase(c, "volume");
	return da_image_open(&c->image, &image, err);
}

void da_collect_close(struct da_collect *c)
{
	da_image_close(c->image);
	da_buf_free(&c->hive_memory);
	free(c->packages.p);
	free(c->package_table);
	free(c->services.p);
	free(c->lockdowns.p);
	free(c->renames.p);
	free(c->umdf.p);
	free(c->classes.p);
	free(c->store_files.p);
	free(c->questions.p);
	free(c->catalogs.p);
	for (int i = 0; i < DA_HIVE_KINDS; i++) {
		free(c->changes[i].values.p);
		free(c->changes[i].keys.p);
	}
	free(c->device_values.p);
	free(c->installers.p);
	free(c->cited_keys);
	free(c->cited_files);
	da_inf_contents_forget(c);
	da_included_forget(c);
	da_buf_free(&c->wire);
	da_arena_free(c->scratch);
	da_arena_free(c->arena);
	free(c);
}

int da_collect(const struct da_collect_request *req, struct da_err *err)
{
	struct da_collect *c;
	int status = da_collect_open(&c, req, err);

	if (!status) {
		volume_facts(c);
		status = hives(c, err);
	}
	for (size_t i = 0; !status && da_evidence_sources[i]; i++) {
		if (!da_evidence_sources[i]->files)
			continue;
		phase(c, da_evidence_sources[i]->name);
		da_evidence_sources[i]->files(c);
	}
	da_collect_close(c);
	return status;
}
