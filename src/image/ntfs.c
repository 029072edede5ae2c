// SPDX-License-Identifier: Apache-2.0
/*
 * An NTFS volume.  libfsntfs opens it and reads contents by record number;
 * every name, parent and size comes from our own pass over the $MFT stream,
 * because looking things up through the library is slow, depends on the
 * locale, goes blind on odd names and can crash on reparse points.
 *
 * A node is a record number in the low 32 bits and, in the high ones, 1 + the
 * index of the name it was reached by (0: none).
 */
#include "config.h"
#include "source.h"

#include "drvaudit/limits.h"
#include "drvaudit/mft.h"
#include "drvaudit/wof.h"

#include <libbfio.h>
#include <libfsntfs.h>
#include <stdio.h>
#include <stdlib.h>

#define ROOT 5
#define WIDE 0x80	/* in name.space: stored as two bytes a unit */
#define NO_NAME 0xFFFFFFFFu

struct record {
	uint64_t size, modified, created, changed;
	uint32_t attributes;
	uint16_t sequence, links;
	uint8_t in_use : 1, directory : 1, torn : 1, lznt1 : 1, encrypted : 1,
		bad : 1, has_data : 1;
	uint8_t reparse, wof;
};

struct name {
	uint32_t record, parent, at;	/* at: in the pool */
	uint16_t parent_sequence;
	uint8_t units, space;
};

struct ntfs {
	libbfio_handle_t *io;
	libfsntfs_volume_t *volume;
	uint32_t record_size;
	struct record *records;
	uint32_t n;
	struct name *names;
	uint32_t names_n, names_cap;
	struct da_buf pool;
	uint32_t *first;	/* of a record: start in order[]; n + 1 entries */
	uint32_t *order;	/* names, grouped by parent */
	uint32_t *name_of;	/* a name of the record, or NO_NAME */
	uint16_t *upcase;	/* 65536 entries, or NULL */
	uint8_t *below;		/* of a record: a name of it lies below below_dir */
	uint32_t below_dir;
	uint32_t bad, torn, odd;
	bool has_flags;
	uint16_t flags;
	da_image_problem_fn *problem;
	void *ctx;
};

static void complain(struct ntfs *v, const char *code, uint64_t offset,
		     const char *file, const char *structure, const char *why)
{
	struct da_err err;

	da_fail(&err, DA_ECORRUPT, code, offset, "%s", why);
	if (v->problem)
		v->problem(v->ctx, &err, file, structure);
}

/* ---- the pass over $MFT ------------------------------------------------ */

struct pass {
	struct ntfs *v;
	uint32_t record;
};

static void add_name(void *ctx, const struct da_mft_name *m)
{
	struct pass *pass = ctx;
	struct ntfs *v = pass->v;
	struct name *name;
	bool wide = false;

	if (m->space == 2)	/* 8.3 names are aliases */
		return;
	if (m->parent >= v->n || v->names_n >= DA_NTFS_NAMES_MAX) {
		v->odd++;
		return;
	}
	if (v->names_n == v->names_cap) {
		v->names_cap = v->names_cap ? v->names_cap / 2 * 3 : 65536;
		v->names = da_realloc(v->names,
				      v->names_cap * sizeof(*v->names));
	}
	for (unsigned i = 0; i < m->units; i++)
		wide |= m->utf16[2 * i + 1] != 0;
	name = &v->names[v->names_n++];
	name->record = pass->record;
	name->parent = (uint32_t)m->parent;
	name->parent_sequence = m->parent_sequence;
	name->units = m->units;
	name->space = (uint8_t)(m->space & 3) | (wide ? WIDE : 0);
	name->at = (uint32_t)v->pool.n;
	if (wide) {
		da_buf_add(&v->pool, m->utf16, 2u * m->units);
	} else {
		uint8_t *to = da_buf_more(&v->pool, m->units);

		for (unsigned i = 0; i < m->units; i++)
			to[i] = m->utf16[2 * i];
	}
}

static void one_record(struct ntfs *v, uint32_t index, uint8_t *p)
{
	/* names of an extension record belong to its base record */
	uint64_t base = da_le64(p + 32) & 0xFFFFFFFFFFFFULL;
	struct pass pass = { v, base && base < v->n ? (uint32_t)base : index };
	uint32_t names_before = v->names_n;
	struct da_mft_record m;
	struct record *r;
	int status = da_mft_parse(p, v->record_size, &m, add_name, &pass);

	if (status == DA_ABSENT)
		return;
	r = &v->records[pass.record];
	if (status) {
		v->bad++;
		r->bad = 1;
		if (!m.in_use)
			return;
	}
	if (m.torn) {
		v->torn++;
		r->torn = 1;
	}
	if (!m.in_use) {
		v->names_n = names_before;
		return;
	}
	r->links = (uint16_t)(r->links + (v->names_n - names_before));
	if (m.has_data) {
		r->has_data = 1;
		r->size = m.size;
		r->lznt1 = m.lznt1;
	}
	r->encrypted |= m.encrypted;
	if (m.reparse)
		r->reparse = (uint8_t)m.reparse;
	if (m.reparse == DA_REPARSE_WOF)
		r->wof = m.wof_algorithm;
	if (m.base)
		return;
	r->in_use = 1;
	r->directory = m.directory;
	r->sequence = m.sequence;
	r->modified = m.modified;
	r->created = m.created;
	r->changed = m.changed;
	r->attributes = m.attributes;
	if (index == 3 && m.has_volume_flags) {
		v->has_flags = true;
		v->flags = m.volume_flags;
	}
}

static int read_mft(struct ntfs *v, uint64_t volume_size, struct da_err *err)
{
	libfsntfs_file_entry_t *mft = NULL;
	size64_t size = 0;
	size32_t record_size = 0;
	const size_t chunk = 1 << 20;
	uint8_t *buffer = NULL;
	uint64_t done = 0;
	int status = DA_OK;

	if (libfsntfs_volume_get_mft_entry_size(v->volume, &record_size,
						NULL) != 1 ||
	    record_size < 256 || record_size > DA_NTFS_RECORD_MAX ||
	    record_size & (record_size - 1))
		return da_fail(err, DA_ECORRUPT, "ntfs", 0x40,
			       "the size of a file record, %u, is not usable",
			       record_size);
	v->record_size = record_size;
	if (libfsntfs_volume_get_file_entry_by_index(v->volume, 0, &mft,
						     NULL) != 1 ||
	    libfsntfs_file_entry_get_size(mft, &size, NULL) != 1) {
		libfsntfs_file_entry_free(&mft, NULL);
		return da_fail(err, DA_ECORRUPT, "ntfs", DA_NO_OFFSET,
			       "$MFT cannot be opened");
	}
	if (size > volume_size)		/* never believe the claimed number */
		size = volume_size;
	if (size / record_size > UINT32_MAX / 4)
		size = (uint64_t)record_size * (UINT32_MAX / 4);
	v->n = (uint32_t)(size / record_size);
	v->records = da_calloc(v->n + 1u, sizeof(*v->records));
	buffer = da_malloc(chunk);
	while (done + record_size <= size) {
		size_t want = size - done < chunk ? (size_t)(size - done) :
						    chunk;
		ssize_t got = libfsntfs_file_entry_read_buffer(mft, buffer,
							       want, NULL);

		if (got < (ssize_t)record_size) {
			complain(v, "mft-cut", done, "$MFT", "stream",
				 "the file table cannot be read to its end");
			break;
		}
		for (size_t at = 0; at + record_size <= (size_t)got;
		     at += record_size)
			one_record(v, (uint32_t)((done + at) / record_size),
				   buffer + at);
		done += (uint64_t)got - (uint64_t)got % record_size;
		if ((size_t)got % record_size &&
		    libfsntfs_file_entry_seek_offset(mft, (off64_t)done,
						     SEEK_SET, NULL) < 0)
			break;
	}
	free(buffer);
	libfsntfs_file_entry_free(&mft, NULL);
	if (v->n <= ROOT || !v->records[ROOT].in_use ||
	    !v->records[ROOT].directory)
		status = da_fail(err, DA_ECORRUPT, "ntfs",
				 (uint64_t)ROOT * record_size,
				 "the root directory's record is not usable");
	return status;
}

static void group_names(struct ntfs *v)
{
	uint32_t total = 0;

	v->first = da_calloc(v->n + 2u, sizeof(*v->first));
	v->order = da_malloc(v->names_n * sizeof(*v->order));
	v->name_of = da_malloc((v->n + 1u) * sizeof(*v->name_of));
	for (uint32_t i = 0; i <= v->n; i++)
		v->name_of[i] = NO_NAME;
	for (uint32_t i = 0; i < v->names_n; i++)
		v->first[v->names[i].parent + 1]++;
	for (uint32_t i = 0; i <= v->n; i++) {
		total += v->first[i];
		v->first[i] = total;
	}
	/* first[p] is now the start of p's group; fill and restore */
	for (uint32_t i = 0; i < v->names_n; i++) {
		struct name *name = &v->names[i];

		v->order[v->first[name->parent]++] = i;
		if (v->name_of[name->record] == NO_NAME)
			v->name_of[name->record] = i;
	}
	for (uint32_t i = v->n; i > 0; i--)
		v->first[i] = v->first[i - 1];
	v->first[0] = 0;
}

/* ---- names ------------------------------------------------------------- */

static uint16_t unit(const struct ntfs *v, const struct name *name, unsigned i)
{
	const uint8_t *p = v->pool.p + name->at;

	return name->space & WIDE ? da_le16(p + 2 * i) : p[i];
}

static uint16_t fold(const struct ntfs *v, uint16_t c)
{
	return v->upcase ? v->upcase[c] : (uint16_t)da_upcase(c);
}

static void name_text(const struct ntfs *v, const struct name *name,
		      struct da_buf *out)
{
	const uint8_t *p = v->pool.p + name->at;

	out->n = 0;
	if (name->space & WIDE)
		da_utf16_add(out, p, 2u * name->units);
	else
		da_latin1_add(out, p, name->units);
	da_buf_str(out);
}

static unsigned to_units(const char *s, size_t n, uint16_t *out)
{
	const char *end = s + n;
	unsigned units = 0;

	while (s < end && units < 255) {
		uint32_t c = da_rune_next(&s);

		if (c == DA_RUNE_NUL)
			c = 0;
		if (c > 0xFFFF) {
			out[units++] = (uint16_t)(0xD7C0 + (c >> 10));
			c = 0xDC00 | (c & 0x3FF);
		}
		if (units < 255)
			out[units++] = (uint16_t)c;
	}
	return units;
}

static bool live(const struct ntfs *v, const struct name *name)
{
	const struct record *r = &v->records[name->record];
	const struct record *p = &v->records[name->parent];

	return r->in_use && p->in_use && p->directory &&
	       p->sequence == name->parent_sequence;
}

static uint32_t child(const struct ntfs *v, uint32_t dir, const char *text,
		      size_t n)
{
	uint16_t want[256], folded[256];
	unsigned units = to_units(text, n, want), k;
	uint32_t found = NO_NAME;

	for (k = 0; k < units; k++)
		folded[k] = fold(v, want[k]);
	for (uint32_t i = v->first[dir]; i < v->first[dir + 1]; i++) {
		const struct name *name = &v->names[v->order[i]];
		bool exact = true;

		if (name->units != units || !live(v, name))
			continue;
		for (k = 0; k < units; k++) {
			uint16_t c = unit(v, name, k);

			if (c == want[k])
				continue;
			exact = false;
			if (fold(v, c) != folded[k])
				break;
		}
		if (k < units)
			continue;
		if (exact)
			return v->order[i];
		if (found == NO_NAME)
			found = v->order[i];
	}
	return found;
}

static int ntfs_find(void *state, const char *path, da_node *out,
		     struct da_err *err)
{
	struct ntfs *v = state;
	uint32_t at = ROOT, name = NO_NAME;

	(void)err;
	while (*path) {
		size_t n = strcspn(path, "\\");

		if (n) {
			const struct record *r = &v->records[at];

			/* never through a link or another volume's mount */
			if (!r->directory || r->reparse)
				return DA_ABSENT;
			name = child(v, at, path, n);
			if (name == NO_NAME)
				return DA_ABSENT;
			at = v->names[name].record;
		}
		path += n + (path[n] == '\\');
	}
	*out = at | (uint64_t)(name + 1u) << 32;
	return DA_OK;
}

static int ntfs_stat(void *state, da_node node, struct da_node_info *out)
{
	struct ntfs *v = state;
	const struct record *r = &v->records[(uint32_t)node];

	*out = (struct da_node_info){
		.record = (uint32_t)node,
		.size = r->size,
		.modified = r->modified,
		.created = r->created,
		.changed = r->changed,
		.links = r->links,
		.attributes = r->attributes,
		.directory = r->directory,
		.reparse = r->reparse && r->reparse != DA_REPARSE_WOF,
		.stored = r->encrypted ? DA_STORED_ENCRYPTED :
			  r->reparse == DA_REPARSE_WOF ? DA_STORED_WOF :
			  r->lznt1 ? DA_STORED_LZNT1 : DA_STORED_PLAIN,
	};
	return r->bad || r->torn ? DA_ECORRUPT : DA_OK;
}

/* ---- names below a directory ------------------------------------------- */

enum { MAYBE, YES, NO };

/* known[] is of directories; filled on the way. */
static bool lies_below(const struct ntfs *v, uint32_t at, uint8_t *known)
{
	uint32_t chain[DA_NTFS_DEPTH_MAX];
	int depth = 0;
	uint8_t answer = NO;

	while (depth < DA_NTFS_DEPTH_MAX) {
		const struct name *name;

		if (known[at]) {
			answer = known[at];
			break;
		}
		chain[depth++] = at;
		if (at == v->below_dir) {
			answer = YES;
			break;
		}
		if (at == ROOT || v->name_of[at] == NO_NAME)
			break;
		name = &v->names[v->name_of[at]];
		if (!live(v, name))
			break;
		at = name->parent;
	}
	while (depth)
		known[chain[--depth]] = answer;
	return answer == YES;
}

/* One pass over all names; asked of one directory, as a rule. */
static void names_below(struct ntfs *v, uint32_t dir)
{
	uint8_t *known = da_calloc(v->n + 1u, 1);

	free(v->below);
	v->below = da_calloc(v->n + 1u, 1);
	v->below_dir = dir;
	for (uint32_t i = 0; i < v->names_n; i++)
		if (live(v, &v->names[i]) &&
		    lies_below(v, v->names[i].parent, known))
			v->below[v->names[i].record] = 1;
	free(known);
}

static int ntfs_named_below(void *state, da_node node, da_node dir)
{
	struct ntfs *v = state;
	const struct record *r = &v->records[(uint32_t)node];

	if (!v->below || v->below_dir != (uint32_t)dir)
		names_below(v, (uint32_t)dir);
	return r->bad || r->torn ? -1 : v->below[(uint32_t)node];
}

static int ntfs_list(void *state, da_node dir, da_image_list_fn *fn, void *ctx,
		     struct da_err *err)
{
	struct ntfs *v = state;
	uint32_t record = (uint32_t)dir;
	struct da_buf text = { 0 };
	int status = DA_OK;

	if (!v->records[record].directory || v->records[record].reparse)
		return da_fail(err, DA_EINVAL, "not-a-directory", DA_NO_OFFSET,
			       "record %u is not a directory", record);
	for (uint32_t i = v->first[record];
	     i < v->first[record + 1] && !status; i++) {
		const struct name *name = &v->names[v->order[i]];

		if (!live(v, name) || name->record == record)
			continue;
		name_text(v, name, &text);
		status = fn(ctx, name->record |
				 (uint64_t)(v->order[i] + 1u) << 32,
			    (const char *)text.p);
	}
	da_buf_free(&text);
	if (!status && v->records[record].bad)
		status = da_fail(err, DA_ECORRUPT, "mft-record",
				 (uint64_t)record * v->record_size,
				 "the directory's record is damaged");
	return status;
}

static char *ntfs_path(void *state, da_node node, struct da_arena *arena)
{
	struct ntfs *v = state;
	struct da_buf text = { 0 };
	uint32_t record = (uint32_t)node;
	uint32_t name = node >> 32 ? (uint32_t)(node >> 32) - 1 :
				     v->name_of[record];
	char *path = da_arena_strdup(arena, "");

	for (int depth = 0; name != NO_NAME && record != ROOT &&
			    depth < DA_NTFS_DEPTH_MAX; depth++) {
		name_text(v, &v->names[name], &text);
		path = da_arena_printf(arena, "\\%s%s", (const char *)text.p,
				       path);
		record = v->names[name].parent;
		name = v->name_of[record];
	}
	da_buf_free(&text);
	return *path ? path : da_arena_strdup(arena, "\\");
}

/* ---- contents ---------------------------------------------------------- */

static int read_plain(libfsntfs_file_entry_t *entry, uint64_t size,
		      struct da_buf *out, struct da_err *err)
{
	uint64_t done = 0;

	da_buf_reserve(out, (size_t)size);
	while (done < size) {
		size_t want = size - done > (8u << 20) ? 8u << 20 :
							 (size_t)(size - done);
		uint8_t *at = da_buf_more(out, want);
		ssize_t got = libfsntfs_file_entry_read_buffer(entry, at, want,
							       NULL);

		if (got <= 0) {
			out->n -= want;
			return da_fail(err, DA_EIO, "content", done,
				       "the content cannot be read further");
		}
		out->n -= want - (size_t)got;
		done += (uint64_t)got;
	}
	return DA_OK;
}

static int read_wof(libfsntfs_file_entry_t *entry, const struct record *r,
		    struct da_buf *out, struct da_err *err)
{
	static const char stream[] = "WofCompressedData";
	libfsntfs_data_stream_t *data = NULL;
	struct da_buf raw = { 0 };
	size64_t size = 0;
	int status = DA_OK;

	if (libfsntfs_file_entry_get_alternate_data_stream_by_utf8_name(
		    entry, (const uint8_t *)stream, strlen(stream), &data,
		    NULL) != 1 ||
	    libfsntfs_data_stream_get_size(data, &size, NULL) != 1)
		status = da_fail(err, DA_ECORRUPT, "wof", DA_NO_OFFSET,
				 "the compressed stream is not there");
	else if (size > DA_FILE_BYTES_MAX)
		status = da_fail(err, DA_ELIMIT, "limit", DA_NO_OFFSET,
				 "limit: DA_FILE_BYTES_MAX");
	while (!status && raw.n < size) {
		size_t want = (size_t)(size - raw.n);
		ssize_t got;

		if (want > (1u << 20))
			want = 1u << 20;
		got = libfsntfs_data_stream_read_buffer(
			data, da_buf_more(&raw, want), want, NULL);
		raw.n -= want - (got > 0 ? (size_t)got : 0);
		if (got <= 0)
			status = da_fail(err, DA_EIO, "wof", raw.n,
					 "the compressed stream cannot be read further");
	}
	if (!status)
		status = da_wof_decompress(raw.p, raw.n, r->wof, r->size, out,
					   err);
	da_buf_free(&raw);
	libfsntfs_data_stream_free(&data, NULL);
	return status;
}

static int ntfs_read(void *state, da_node node, uint64_t max,
		     struct da_buf *out, struct da_err *err)
{
	struct ntfs *v = state;
	uint32_t index = (uint32_t)node;
	const struct record *r = &v->records[index];
	libfsntfs_file_entry_t *entry = NULL;
	size64_t size = 0;
	int status;

	if (r->encrypted)
		return da_fail(err, DA_EUNSUPPORTED, "encrypted", DA_NO_OFFSET,
			       "the file is encrypted (EFS)");
	/* libfsntfs acts on a reparse point before it looks at its length */
	if (r->bad || r->torn || r->reparse == DA_REPARSE_BROKEN)
		return da_fail(err, DA_ECORRUPT, "mft-record",
			       (uint64_t)index * v->record_size,
			       "the file's record is damaged");
	if (r->reparse == DA_REPARSE_OTHER)
		return da_fail(err, DA_EUNSUPPORTED, "reparse", DA_NO_OFFSET,
			       "a reparse point; it is not followed");
	if (r->size > max)
		return da_fail(err, DA_ELIMIT, "limit", DA_NO_OFFSET,
			       "%llu bytes, more than %llu",
			       (unsigned long long)r->size,
			       (unsigned long long)max);
	if (!r->has_data || !r->size)
		return DA_OK;
	if (libfsntfs_volume_get_file_entry_by_index(v->volume, index, &entry,
						     NULL) != 1)
		return da_fail(err, DA_ECORRUPT, "mft-record",
			       (uint64_t)index * v->record_size,
			       "libfsntfs cannot open the record");
	if (r->reparse == DA_REPARSE_WOF)
		status = read_wof(entry, r, out, err);
	else if (libfsntfs_file_entry_get_size(entry, &size, NULL) != 1 ||
		 size != r->size)
		status = da_fail(err, DA_ECORRUPT, "content", DA_NO_OFFSET,
				 "libfsntfs and the file table give two sizes");
	else
		status = read_plain(entry, r->size, out, err);
	libfsntfs_file_entry_free(&entry, NULL);
	return status;
}

/* ---- opening ----------------------------------------------------------- */

static void read_upcase(struct ntfs *v)
{
	struct da_buf table = { 0 };

	if (v->n <= 10 ||
	    ntfs_read(v, 10, 131072, &table, NULL) != DA_OK ||
	    table.n != 131072 || da_le16(table.p + 2 * 'a') != 'A') {
		complain(v, "upcase", DA_NO_OFFSET, "$UpCase", "content",
			 "the volume's case table is not usable; the built-in one is used");
	} else {
		v->upcase = da_malloc(131072);
		for (unsigned i = 0; i < 65536; i++)
			v->upcase[i] = da_le16(table.p + 2 * i);
	}
	da_buf_free(&table);
}

static void ntfs_close(void *state)
{
	struct ntfs *v = state;

	if (v->volume) {
		libfsntfs_volume_close(v->volume, NULL);
		libfsntfs_volume_free(&v->volume, NULL);
	}
	if (v->io)
		libbfio_handle_free(&v->io, NULL);
	free(v->records);
	free(v->names);
	free(v->first);
	free(v->order);
	free(v->name_of);
	free(v->upcase);
	free(v->below);
	da_buf_free(&v->pool);
	free(v);
}

static const struct da_source_ops ntfs_ops = {
	ntfs_close, ntfs_find, ntfs_stat, ntfs_list, ntfs_read, ntfs_path, ntfs_named_below,
};

int da_ntfs_open(struct da_source *out, int fd, uint64_t offset, uint64_t size,
		 da_image_problem_fn *problem, void *ctx, struct da_err *err)
{
	struct ntfs *v = da_calloc(1, sizeof(*v));
	void *io = NULL;
	int status;

	v->problem = problem;
	v->ctx = ctx;
	status = da_bfio_new(&io, fd, offset, size, err);
	v->io = io;
	if (!status &&
	    (libfsntfs_volume_initialize(&v->volume, NULL) != 1 ||
	     libfsntfs_volume_open_file_io_handle(v->volume, v->io,
						  LIBFSNTFS_OPEN_READ,
						  NULL) != 1))
		status = da_fail(err, DA_ECORRUPT, "ntfs", offset,
				 "the NTFS volume cannot be opened: its boot sector or file table is damaged");
	if (!status)
		status = read_mft(v, size, err);
	if (status) {
		ntfs_close(v);
		return status;
	}
	group_names(v);
	read_upcase(v);
	if (v->bad || v->torn || v->odd) {
		char why[120];

		snprintf(why, sizeof(why),
			 "%u damaged, %u torn records, %u names without a place",
			 v->bad, v->torn, v->odd);
		complain(v, "mft-records", DA_NO_OFFSET, "$MFT", "records", why);
	}
	*out = (struct da_source){ .ops = &ntfs_ops, .state = v,
				   .offset = offset };
	out->has_serial = libfsntfs_volume_get_serial_number(
				  v->volume, &out->serial, NULL) == 1;
	out->has_dirty = v->has_flags;
	out->dirty = v->flags & 1;
	return DA_OK;
}
