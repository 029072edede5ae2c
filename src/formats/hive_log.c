// SPDX-License-Identifier: Apache-2.0
/*
 * Transaction logs.
 *
 * Both kinds begin with 512 bytes of the hive's base block: 0 "regf"
 *	4 primary sequence  8 secondary sequence  12 last written  28 type
 *	40 size of the bins  48 tail of the file name, UTF-16
 *	112 id of the resource manager  164 "rmtm"  508 checksum
 * New (type 6): entries from 512 on, each a multiple of 512 bytes: 0 "HvLE"
 *	4 size  8 flags  12 sequence  16 size of the bins  20 pages
 *	24 hash of bytes 40...  32 hash of bytes 0..31  40 pages x (offset, size)
 *	and the pages, back to back.
 * Old (type 1, 2): 512 "DIRT", a bit for each 512 bytes of the bins, padded
 *	to 512, then those pages in order.
 */
#include "config.h"
#include "drvaudit/hive_log.h"

#include "drvaudit/limits.h"

#include <stdlib.h>

#define BASE_BLOCK 4096u
#define SECTOR 512u
#define ENTRY 40u		/* its header */

static uint32_t rotate(uint32_t x, int n)
{
	return x << n | x >> (32 - n);
}

static void block(uint32_t *lo, uint32_t *hi)
{
	*hi ^= *lo;
	*lo = rotate(*lo, 20) + *hi;
	*hi = rotate(*hi, 9) ^ *lo;
	*lo = rotate(*lo, 27) + *hi;
	*hi = rotate(*hi, 19);
}

uint64_t da_hive_log_hash(const uint8_t *p, size_t n)
{
	uint32_t lo = 0x7A4E55C5, hi = 0x82EF4D88, tail = 0x80;
	size_t i = 0;

	for (; i + 4 <= n; i += 4) {
		lo += da_le32(p + i);
		block(&lo, &hi);
	}
	while (n > i)
		tail = tail << 8 | p[--n];
	lo += tail;
	block(&lo, &hi);
	block(&lo, &hi);
	return (uint64_t)hi << 32 | lo;
}

uint32_t da_hive_checksum(const uint8_t *p)
{
	uint32_t sum = 0;

	for (int i = 0; i < 508; i += 4)
		sum ^= da_le32(p + i);
	if (sum == 0xFFFFFFFF)
		return 0xFFFFFFFE;
	return sum ? sum : 1;
}

static void put32(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

/* A base block that tells the truth about itself. */
static bool valid_base(const uint8_t *p, size_t n)
{
	return n >= SECTOR && !memcmp(p, "regf", 4) &&
	       da_hive_checksum(p) == da_le32(p + 508);
}

bool da_hive_is_dirty(const uint8_t *p, size_t n)
{
	return n < SECTOR || !valid_base(p, n) || da_le32(p + 4) != da_le32(p + 8);
}

/* ---- which logs may be used -------------------------------------------- */

static bool new_type(const struct da_hive_log *l)
{
	return da_le32(l->p + 28) == 6;
}

/* UTF-16 up to its end or 64 bytes, whatever stands behind the end. */
static void file_name(struct da_buf *out, const uint8_t *p)
{
	size_t n = 0;

	while (n < 64 && da_le16(p + n))
		n += 2;
	da_utf16_add(out, p, n);
	da_buf_str(out);
}

/* Two machines name their hives alike; their resource managers differ. */
static bool other_manager(const uint8_t *a, const uint8_t *b)
{
	static const uint8_t none[16];

	return !memcmp(a + 164, "rmtm", 4) && !memcmp(b + 164, "rmtm", 4) &&
	       memcmp(a + 112, none, 16) != 0 &&
	       memcmp(b + 112, none, 16) != 0 &&
	       memcmp(a + 112, b + 112, 16) != 0;
}

/* Why the log cannot belong to the hive, or NULL: from their base blocks. */
static const char *other_hive(const uint8_t *hive, const uint8_t *log)
{
	struct da_buf x = { 0 }, y = { 0 };
	bool other;

	file_name(&x, hive + 48);
	file_name(&y, log + 48);
	other = x.n && y.n && !da_strieq((char *)x.p, (char *)y.p);
	da_buf_free(&x);
	da_buf_free(&y);
	if (other)
		return "the log belongs to a hive of another name";
	return other_manager(hive, log) ?
		"the log belongs to a hive with another resource manager" :
		NULL;
}

static bool usable(const struct da_buf *hive, bool hive_valid,
		   struct da_hive_log *l)
{
	const char *other;
	uint32_t type;

	if (l->unreadable) {
		da_fail(&l->why, DA_EIO, "log-unreadable", DA_NO_OFFSET,
			"the log is there but could not be read");
		return false;
	}
	if (!l->n)
		return false;	/* an empty log is usual */
	if (!valid_base(l->p, l->n)) {
		da_fail(&l->why, DA_ECORRUPT, "log-header", 0,
			"the log's base block is not valid");
		return false;
	}
	type = da_le32(l->p + 28);
	l->format = type == 6 ? "HvLE" : type == 1 || type == 2 ? "DIRT" : "";
	if (!*l->format) {
		da_fail(&l->why, DA_EINVAL, "log-header", 28,
			"file type %u is no transaction log", type);
		return false;
	}
	other = hive_valid ? other_hive(hive->p, l->p) : NULL;
	if (other) {
		da_fail(&l->why, DA_EINVAL, "log-mismatch", 48, "%s", other);
		return false;
	}
	return true;
}

/* ---- new logs ---------------------------------------------------------- */

struct replay {
	struct da_buf *hive;
	struct da_replay *out;
	uint64_t max;
	uint32_t next;		/* sequence of the entry to come; 0: none yet */
	bool started;
};

static int entry_wrong(struct da_err *err, size_t at, const char *code,
		       const char *what)
{
	return da_fail(err, DA_ECORRUPT, code, at, "%s", what);
}

/* The entry at p, of at most n bytes: all of it is right, or none is used. */
static int check_entry(const struct replay *r, const uint8_t *p, size_t n,
		       size_t at, struct da_err *err)
{
	uint32_t size, pages, bins;
	uint64_t used, data;

	if (n < ENTRY)
		return entry_wrong(err, at, "log-entry",
				   "the log ends within an entry");
	size = da_le32(p + 4);
	bins = da_le32(p + 16);
	pages = da_le32(p + 20);
	if (size < ENTRY || size % SECTOR || size > n)
		return entry_wrong(err, at, "log-entry",
				   "the entry's size is wrong");
	if (pages > (size - ENTRY) / 8)
		return entry_wrong(err, at, "log-entry",
				   "the entry names more pages than it holds");
	if (!bins || bins % 4096)
		return entry_wrong(err, at, "log-entry",
				   "the entry's size of the bins is wrong");
	if (da_hive_log_hash(p, 32) != da_le64(p + 32) ||
	    da_hive_log_hash(p + ENTRY, size - ENTRY) != da_le64(p + 24))
		return entry_wrong(err, at, "log-hash",
				   "a hash of the entry is wrong");
	if ((uint64_t)bins + BASE_BLOCK > r->max)
		return da_fail(err, DA_ELIMIT, "limit", at,
			       "limit: the hive would grow to %u bytes", bins);
	used = ENTRY + 8ULL * pages;
	for (uint32_t i = 0; i < pages; i++) {
		uint64_t offset = da_le32(p + ENTRY + 8 * i);

		data = da_le32(p + ENTRY + 8 * i + 4);
		if (offset + data > bins || used + data > size)
			return entry_wrong(err, at, "log-entry",
					   "a page lies outside the entry or the hive");
		used += data;
	}
	return DA_OK;
}

static void grow(struct da_buf *hive, size_t to)
{
	size_t more = to > hive->n ? to - hive->n : 0;

	if (!more)
		return;
	da_buf_reserve(hive, more);
	memset(da_buf_more(hive, more), 0, more);
}

static void apply_entry(struct replay *r, const uint8_t *p)
{
	uint32_t pages = da_le32(p + 20);
	size_t need = (size_t)da_le32(p + 16) + BASE_BLOCK;
	const uint8_t *data = p + ENTRY + 8ULL * pages;

	grow(r->hive, need);
	for (uint32_t i = 0; i < pages; i++) {
		uint32_t offset = da_le32(p + ENTRY + 8 * i);
		uint32_t size = da_le32(p + ENTRY + 8 * i + 4);

		memcpy(r->hive->p + BASE_BLOCK + offset, data, size);
		data += size;
		r->out->bytes += size;
	}
	put32(r->hive->p + 40, da_le32(p + 16));
	put32(r->hive->p + 144, (da_le32(r->hive->p + 144) & ~1u) |
				(da_le32(p + 8) & 1));
}

/* Entries of an earlier use of the file may follow the last one. */
static bool stale(uint32_t sequence, uint32_t first)
{
	return (int32_t)(sequence - first) < 0;
}

static void stop(struct replay *r, const struct da_hive_log *l,
		 const struct da_err *why)
{
	r->out->stopped_in = l->name;
	r->out->stop = *why;
}

static bool at_end(const struct replay *r)
{
	return !strcmp(r->out->stop.code, "end");
}

/* Entries of one log, up to the first that does not follow. */
static void new_log(struct replay *r, struct da_hive_log *l)
{
	uint32_t first = da_le32(l->p + 4);
	struct da_err err = { 0 };
	size_t at = SECTOR;

	da_fail(&err, DA_OK, "end", DA_NO_OFFSET, "no entry follows");
	while (l->n - at >= 4 && !memcmp(l->p + at, "HvLE", 4)) {
		const uint8_t *p = l->p + at;
		uint32_t sequence;

		if (check_entry(r, p, l->n - at, at, &err))
			break;
		sequence = da_le32(p + 12);
		if (r->started ? sequence != r->next : sequence != first) {
			if (l->entries && stale(sequence, first))
				break;
			da_fail(&err, DA_ECORRUPT, "log-sequence", at,
				"entry %u where %u should follow", sequence,
				r->started ? r->next : first);
			break;
		}
		if (!r->started)
			r->out->first = sequence;
		r->started = true;
		r->out->last = sequence;
		r->next = sequence + 1;
		apply_entry(r, p);
		l->entries++;
		r->out->entries++;
		at += da_le32(p + 4);
		if (r->out->entries == DA_LOG_ENTRIES_MAX) {
			da_fail(&err, DA_ELIMIT, "limit", at,
				"limit: DA_LOG_ENTRIES_MAX %d",
				DA_LOG_ENTRIES_MAX);
			break;
		}
	}
	if (strcmp(err.code, "end") != 0)
		l->why = err;
	stop(r, l, &err);
}

/*
 * The log has a base block, not older than the hive, and no entry.  What it
 * could have held is missing unless it would follow what was applied.
 */
static void no_entry(const struct replay *r, struct da_hive_log *l)
{
	if (!r->started || da_le32(l->p + 4) != r->next)
		entry_wrong(&l->why, SECTOR, "log-entry",
			    "the log has a base block but no entry");
}

/* Sequence of the first entry, when it could be one to begin with. */
static bool begins(const struct replay *r, const struct da_hive_log *l,
		   uint32_t *sequence, struct da_err *err)
{
	if (l->n < SECTOR + ENTRY || memcmp(l->p + SECTOR, "HvLE", 4) != 0) {
		da_fail(err, DA_ABSENT, "end", SECTOR, "the log has no entry");
		return false;
	}
	if (check_entry(r, l->p + SECTOR, l->n - SECTOR, SECTOR, err))
		return false;
	*sequence = da_le32(l->p + SECTOR + 12);
	if (*sequence == da_le32(l->p + 4))
		return true;
	da_fail(err, DA_ECORRUPT, "log-sequence", SECTOR,
		"the first entry is %u, the base block says %u", *sequence,
		da_le32(l->p + 4));
	return false;
}

/* The base block of a hive that has lost its own. */
static void rebuild(struct replay *r, const struct da_hive_log *l)
{
	memcpy(r->hive->p, l->p, SECTOR);
	r->out->base_block = true;
	r->out->applied = true;
}

static void finish(struct replay *r, uint32_t sequence)
{
	uint8_t *p = r->hive->p;

	put32(p + 4, sequence);
	put32(p + 8, sequence);
	put32(p + 28, 0);
	put32(p + 508, da_hive_checksum(p));
	r->out->applied = true;
}

static void replay_new(struct replay *r, struct da_hive_log **logs, size_t n,
		       bool hive_valid)
{
	uint32_t least = da_le32(r->hive->p + 8), sequence = 0;
	struct da_hive_log *last = NULL;
	size_t i;

	/* by the sequence numbers of their base blocks; two or three logs */
	for (i = 1; i < n; i++)
		for (size_t k = i; k > 0 && (int32_t)(da_le32(logs[k]->p + 4) -
				da_le32(logs[k - 1]->p + 4)) < 0; k--) {
			struct da_hive_log *t = logs[k];

			logs[k] = logs[k - 1];
			logs[k - 1] = t;
		}
	if (!hive_valid && n) {		/* only the log with the later entries */
		logs += n - 1;
		n = 1;
	}
	for (i = 0; i < n; i++) {
		struct da_hive_log *l = logs[i];
		struct da_err err = { 0 };

		if (!r->started && hive_valid && stale(da_le32(l->p + 4), least)) {
			da_fail(&l->why, DA_EINVAL, "log-stale", 4,
				"its first entry %u is older than the hive (%u)",
				da_le32(l->p + 4), least);
			continue;
		}
		if (!begins(r, l, &sequence, &err)) {
			if (strcmp(err.code, "end") != 0)
				l->why = err;
			else if (hive_valid)
				no_entry(r, l);
			/* what follows is lost; the first reason is told */
			if (last && l->why.code[0] && at_end(r))
				stop(r, l, &l->why);
			continue;
		}
		if (r->started && sequence != r->next) {
			da_fail(&l->why, DA_ECORRUPT, "log-sequence", SECTOR,
				"entry %u where %u should follow", sequence,
				r->next);
			if (at_end(r))
				stop(r, l, &l->why);
			break;
		}
		if (!r->started && !hive_valid)
			rebuild(r, l);
		new_log(r, l);
		last = l;
		/* an entry that was not written whole may be in the other log */
		if (!strcmp(r->out->stop.code, "limit"))
			break;
	}
	if (r->out->entries)
		finish(r, r->out->last + 1);
}

/* ---- old logs ---------------------------------------------------------- */

static int check_old(const struct replay *r, const struct da_hive_log *l,
		     bool hive_valid, struct da_err *err)
{
	uint32_t bins = da_le32(l->p + 40);
	uint64_t bitmap = bins / SECTOR / 8, data, dirty = 0;

	if (da_le32(l->p + 4) != da_le32(l->p + 8))
		return da_fail(err, DA_ECORRUPT, "log-sequence", 4,
			       "the log was not written to its end");
	if (hive_valid && memcmp(l->p + 12, r->hive->p + 12, 8) != 0)
		return da_fail(err, DA_EINVAL, "log-stale", 12,
			       "the log is of another time than the hive");
	if (l->n < SECTOR + 4 || memcmp(l->p + SECTOR, "DIRT", 4) != 0)
		return da_fail(err, DA_ECORRUPT, "log-entry", SECTOR,
			       "there is no \"DIRT\" signature");
	if (!bins || bins % 4096)
		return da_fail(err, DA_ECORRUPT, "log-entry", 40,
			       "the size of the bins is wrong");
	if ((uint64_t)bins + BASE_BLOCK > r->max)
		return da_fail(err, DA_ELIMIT, "limit", 40,
			       "limit: the hive would grow to %u bytes", bins);
	data = (SECTOR + 4 + bitmap + SECTOR - 1) / SECTOR * SECTOR;
	if (data > l->n)
		return da_fail(err, DA_ECORRUPT, "log-entry", SECTOR + 4,
			       "the bitmap does not end inside the log");
	for (uint64_t i = 0; i < bitmap; i++)
		for (int k = 0; k < 8; k++)
			dirty += l->p[SECTOR + 4 + i] >> k & 1;
	if (dirty * SECTOR > l->n - data)
		return da_fail(err, DA_ECORRUPT, "log-entry", data,
			       "the log holds fewer pages than its bitmap says");
	return DA_OK;
}

static void apply_old(struct replay *r, const struct da_hive_log *l)
{
	uint32_t bins = da_le32(l->p + 40);
	size_t need = (size_t)bins + BASE_BLOCK;
	uint64_t bitmap = bins / SECTOR / 8;
	const uint8_t *data = l->p +
		(SECTOR + 4 + bitmap + SECTOR - 1) / SECTOR * SECTOR;

	grow(r->hive, need);
	memcpy(r->hive->p, l->p, SECTOR);
	for (uint64_t i = 0; i < 8 * bitmap; i++) {
		if (!(l->p[SECTOR + 4 + i / 8] >> (i & 7) & 1))
			continue;
		memcpy(r->hive->p + BASE_BLOCK + i * SECTOR, data, SECTOR);
		data += SECTOR;
		r->out->bytes += SECTOR;
	}
}

static void replay_old(struct replay *r, struct da_hive_log **logs, size_t n,
		       bool hive_valid)
{
	/* only the hive's own time tells which; without it, the later one */
	for (size_t i = 1; i < n && !hive_valid; i++)
		for (size_t k = i; k > 0 && da_le64(logs[k]->p + 12) >
					    da_le64(logs[k - 1]->p + 12); k--) {
			struct da_hive_log *t = logs[k];

			logs[k] = logs[k - 1];
			logs[k - 1] = t;
		}
	for (size_t i = 0; i < n; i++) {
		struct da_hive_log *l = logs[i];
		uint32_t sequence;

		if (check_old(r, l, hive_valid, &l->why))
			continue;
		sequence = da_le32(l->p + 4);
		apply_old(r, l);
		l->entries = 1;
		r->out->entries = 1;
		r->out->first = r->out->last = sequence;
		r->out->base_block = !hive_valid;
		da_fail(&r->out->stop, DA_OK, "end", DA_NO_OFFSET,
			"no entry follows");
		r->out->stopped_in = l->name;
		finish(r, sequence);
		return;
	}
}

/* ---- all of them ------------------------------------------------------- */

void da_hive_replay(struct da_buf *hive, struct da_hive_log *logs, size_t n,
		    uint64_t max, struct da_replay *out)
{
	struct da_hive_log *modern[DA_HIVE_LOGS], *old[DA_HIVE_LOGS];
	size_t modern_n = 0, old_n = 0;
	struct replay r = { .hive = hive, .out = out, .max = max };
	bool valid = valid_base(hive->p, hive->n);

	memset(out, 0, sizeof(*out));
	out->stopped_in = "";
	for (size_t i = 0; i < n; i++) {
		logs[i].format = "";
		logs[i].entries = 0;
		memset(&logs[i].why, 0, sizeof(logs[i].why));
	}
	out->dirty = hive->n < BASE_BLOCK || !valid ||
		     da_le32(hive->p + 4) != da_le32(hive->p + 8);
	if (!out->dirty || hive->n < BASE_BLOCK) {
		out->complete = !out->dirty;
		return;
	}
	for (size_t i = 0; i < n && i < DA_HIVE_LOGS; i++) {
		if (!usable(hive, valid, &logs[i]))
			continue;
		if (new_type(&logs[i]))
			modern[modern_n++] = &logs[i];
		else
			old[old_n++] = &logs[i];
	}
	replay_new(&r, modern, modern_n, valid);
	for (size_t i = 0; i < n && out->entries; i++)
		if (!strcmp(logs[i].format, "DIRT"))	/* left by an upgrade */
			da_fail(&logs[i].why, DA_EINVAL, "log-stale", 28,
				"it is of the form that Windows used before");
	if (!out->entries)
		replay_old(&r, old, old_n, valid);
	if (!out->entries && !out->stop.code[0])
		da_fail(&out->stop, DA_ABSENT, "no-log", DA_NO_OFFSET,
			"no log could be applied");
	out->complete = out->entries && !strcmp(out->stop.code, "end");
	/* a log that could not be used may hold what is missing */
	for (size_t i = 0; i < n; i++)
		out->complete &= !logs[i].why.code[0] ||
				 !strcmp(logs[i].why.code, "log-stale");
}
