// SPDX-License-Identifier: Apache-2.0
/*
 * Hives with one named fault each: what must still be readable, what must be
 * said about the damage, and which deleted items come back.
 *
 * The hives of the table are public test data of the yarp project and are not
 * kept here; DRVAUDIT_FAULT_HIVES names their folder, without it that test is
 * skipped.  Counts of keys and values are those of two independent readers
 * (libhivex, reglookup) where these read the hive, deleted items those of a
 * search for their signatures; where we differ the table says why.  A small hive
 * for each class of fault is made below and always read.
 */
#include "support.h"

#include "drvaudit/hive.h"
#include "drvaudit/limits.h"

#include "hivebuild.h"

#include <sys/stat.h>

/* ---- reading a whole hive ---------------------------------------------- */

struct outcome {
	char code[32];			/* why it is refused; "" opened */
	size_t keys, values, unreadable;
	struct da_buf damage, deleted;
	size_t deleted_keys, deleted_values;
	struct da_hive_damage_map map;
	da_key *todo;
	size_t todo_n;
	struct da_arena *arena;
};

static void on_damage(void *ctx, const struct da_err *what,
		      const char *structure)
{
	struct outcome *o = ctx;
	const char *last = o->damage.n ? da_buf_str(&o->damage) : "";
	size_t n = strlen(what->code), all = strlen(last);

	(void)structure;
	/* one after the other of the same kind is told once */
	if (all >= n && !strcmp(last + all - n, what->code))
		return;
	da_buf_printf(&o->damage, "%s%s", all ? " " : "", what->code);
}

static int on_key(void *ctx, da_key key, const char *name)
{
	struct outcome *o = ctx;

	(void)name;
	o->todo = da_realloc(o->todo, (o->todo_n + 1) * sizeof(*o->todo));
	o->todo[o->todo_n++] = key;
	return 0;
}

static int on_value(void *ctx, const struct da_value *v)
{
	struct outcome *o = ctx;

	o->values++;
	o->unreadable += v->status != DA_OK;
	return 0;
}

static int on_deleted(void *ctx, const struct da_deleted *d)
{
	struct outcome *o = ctx;

	if (d->key)
		o->deleted_keys++;
	else
		o->deleted_values++;
	da_buf_printf(&o->deleted, "%s%s%s%s", o->deleted.n ? "; " : "",
		      d->rooted ? "" : "...", *d->path ? "\\" : "", d->path);
	if (!d->key)
		da_buf_printf(&o->deleted, ":%s=%s", d->value.name,
			      d->value.data ? da_value_text(&d->value, o->arena,
							    NULL) : "?");
	if (!d->complete)
		da_buf_adds(&o->deleted, " (partial)");
	return 0;
}

/* Takes the bytes over. */
static void read_hive(struct outcome *o, struct da_buf *bytes)
{
	struct da_hive *h;
	struct da_err err = { 0 };

	memset(o, 0, sizeof(*o));
	if (da_hive_open(&h, DA_HIVE_NATIVE, bytes, on_damage, o, &err)) {
		memcpy(o->code, err.code, sizeof(o->code));
		return;
	}
	o->arena = da_arena_new();
	on_key(o, da_hive_root(h), "");
	while (o->todo_n) {
		da_key key = o->todo[--o->todo_n];

		o->keys++;
		da_hive_values(h, key, on_value, o);
		da_hive_subkeys(h, key, on_key, o);
	}
	o->map = *da_hive_damage_map(h);
	assert_int_equal(da_hive_deleted(h, on_deleted, o), DA_OK);
	/* searching is no reading: it finds no new damage */
	assert_memory_equal(&o->map, da_hive_damage_map(h), sizeof(o->map));
	da_hive_close(h);
}

static void forget(struct outcome *o)
{
	da_buf_free(&o->damage);
	da_buf_free(&o->deleted);
	da_arena_free(o->arena);
	free(o->todo);
}

/* ---- the hives of others; with their logs they are in test_hive_log.c ---- */

#define FREE_NEW "\\\xD0\x9D\xD0\xBE\xD0\xB2\xD1\x8B\xD0\xB9 \xD1\x80\xD0\xB0\xD0\xB7\xD0\xB4\xD0\xB5\xD0\xBB #1"
#define NEW_VALUE "\xD0\x9D\xD0\xBE\xD0\xB2\xD1\x8B\xD0\xB9 \xD0\xBF\xD0\xB0\xD1\x80\xD0\xB0\xD0\xBC\xD0\xB5\xD1\x82\xD1\x80 #1"
#define TREE "\\1\\2\\3\\4\\New Key #1; \\1\\2\\3; \\1\\2\\3\\4; \\1\\2\\3\\4\\5"
#define MANY "\\key_with_many_subkeys\\2119\\New Key #1"

static const struct fault {
	const char *file;
	const char *code;	/* refused with this */
	size_t keys, values;
	const char *damage;	/* codes in order, without repetition */
	const char *deleted;	/* NULL: counted only */
	size_t deleted_keys, deleted_values;
} faults[] = {
	/* a list names a key twice; both other readers count it twice */
	{ "BadListHive", "", 6, 0, "shared-cell", "\\2" FREE_NEW "; ...\\subkey (partial)", 2, 0 },
	{ "BadSubkeyHive", "", 6, 0, "shared-cell", "\\2" FREE_NEW "; ...\\subkey (partial)", 2, 0 },
	{ "BigDataHive", "", 2, 2, "", "", 0, 0 },
	{ "BogusKeyNamesHive", "", 3, 0, "", "\\New Key #1", 1, 0 },
	{ "CompHive", "", 4, 0, "", "\\New Key #1", 1, 0 },
	/* one key with its value, one value of a live key */
	{ "DeletedDataHive", "", 2, 1, "", "\\456:v=123456; \\456; \\123:v2=456", 1, 2 },
	/* the value list of \123 lies outside: its values hang loose */
	{ "DeletedDataHiveTruncated", "", 2, 0, "offset", "\\456:v=123456; \\456; ...:v1=123; ...:v2=456", 1, 3 },
	{ "DeletedTreeHive", "", 3, 0, "", TREE, 4, 0 },
	{ "DeletedTreeNoRootFlagHive", "", 3, 0, "", TREE, 4, 0 },
	/* the key between is gone: a path without its beginning */
	{ "DeletedTreePartialPathHive", "", 3, 0, "", "...\\4\\New Key #1 (partial); ...\\4 (partial); ...\\4\\5 (partial)", 3, 0 },
	{ "DupNameHive", "", 2, 0, "", FREE_NEW "; \\bbb; \\ccc", 3, 0 },
	{ "DuplicateSubkeysHive", "", 5003, 0, "", MANY, 1, 0 },
	/* a bad base block claims one bin of 110; reglookup reads on as well */
	{ "EffectiveSizeHive", "", 5003, 0, "checksum-bad", MANY, 1, 0 },
	{ "EmptyHive", "", 1, 0, "", "", 0, 0 },
	{ "ExtendedASCIIHive", "", 2, 1, "", "", 0, 0 },
	{ "GarbageHive", "", 1, 0, "checksum-bad", "", 0, 0 },
	{ "HealedHive", "", 4, 1, "", "...\\cccc:123=test; ...\\cccc (partial)", 1, 1 },
	{ "InvalidParentFragment", "not-a-hive", 0, 0, "", "", 0, 0 },
	{ "InvalidParentHive", "", 5003, 0, "", MANY, 1, 0 },
	{ "ManySubkeysHive", "", 5003, 0, "", MANY, 1, 0 },
	{ "MultiSzHive", "", 2, 2, "", "", 0, 0 },
	{ "NewFlagsHive", "", 3, 0, "", "\\1" FREE_NEW, 1, 0 },
	{ "OffHive", "", 1, 0, "", "", 0, 0 },
	{ "OldLogWithRemnantData", "is-a-log", 0, 0, "", "", 0, 0 },
	{ "PairHive", "", 4, 0, "", "\\New Key #1", 1, 0 },
	/* the data of a deleted value is another one's now */
	{ "ReallocValueDataHive", "", 2, 1, "", "\\2:=? (partial); \\2", 1, 1 },
	/* and here its record: the free one has no key to name */
	{ "ReallocValueHive", "", 2, 1, "", "\\2 (partial); ...:=2222", 1, 1 },
	{ "RemnantData", "", 2, 15, "", "...:" NEW_VALUE "=", 0, 1 },
	{ "RemnantsHive", "", 1, 0, "", "", 0, 0 },
	{ "SlackHive", "", 5003, 0, "", MANY, 1, 0 },
	{ "SqliteFragment", "not-a-hive", 0, 0, "", "", 0, 0 },
	{ "SqliteFragment.sqlite", "not-a-hive", 0, 0, "", "", 0, 0 },
	{ "SqliteHive", "", 4, 3, "", "\\A1\\B1:B1=BBB1; \\A1\\B1; \\A1\\B1\\C:C1=CCC1; \\A1\\B1\\C; \\A1\\B1\\C\\D:D=DDD; \\A1\\B1\\C\\D; \\A1\\B2:B2_=BBB2_; ...:C2=CCC2; ...:" NEW_VALUE "=", 3, 6 },
	{ "StringValuesHive", "", 2, 4, "", "", 0, 0 },
	{ "System_Delta", "", 586, 820, "", NULL, 0, 58 },
	/* 8 KiB of 484: two keys, nine lists out of reach, 83 keys nothing leads to */
	{ "TruncatedDirtyHive", "", 2, 0, "bins-size offset", NULL, 83, 0 },
	{ "TruncatedHive", "", 2, 0, "bins-size offset", NULL, 83, 0 },
	{ "TruncatedHiveBin", "not-a-hive", 0, 0, "", "", 0, 0 },
	/* reglookup loses the key with the long name */
	{ "TruncatedNameHive", "", 2, 0, "name-length", "\\New Key #1", 1, 0 },
	{ "TruncatedPairHive", "", 4, 0, "", "\\New Key #1", 1, 0 },
	{ "TruncatedPairHive2", "", 6, 5, "", "", 0, 0 },
	{ "TwoOwnersHive", "", 3, 0, "", "", 0, 0 },
	{ "UnicodeHive", "", 3, 0, "", "\\\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82\\New Key #1", 1, 0 },
	{ "UpcaseHive", "", 4, 0, "", FREE_NEW, 1, 0 },
	{ "ValuesOrderHive", "", 1, 3, "", "...:" NEW_VALUE "=", 0, 1 },
	{ "WrongOrderHive", "", 11, 0, "", "\\2\\New Key #1", 1, 0 },
	{ "Carving/0", "", 3, 0, "", "\\\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82\\New Key #1", 1, 0 },
	{ "Carving/512", "not-a-hive", 0, 0, "", "", 0, 0 },
	{ "Carving/NTFSCompressed", "not-a-hive", 0, 0, "", "", 0, 0 },
	{ "Discovery/1/aa", "not-a-hive", 0, 0, "", "", 0, 0 },
	{ "MemoryCarving/Fragment_0", "not-a-hive", 0, 0, "", "", 0, 0 },
	{ "MemoryCarving/HiveBinCompressed", "not-a-hive", 0, 0, "", "", 0, 0 },
	/* version and checksum wrong: libhivex refuses, reglookup reads it */
	{ "BadBaseBlockHive/BadBaseBlockHive", "", 5003, 0, "checksum-bad version", MANY, 1, 0 },
	{ "BadBaseBlockHive/BadBaseBlockHive.LOG1", "is-a-log", 0, 0, "", "", 0, 0 },
	{ "BadBaseBlockHive/BadBaseBlockHive.LOG2", "not-a-hive", 0, 0, "", "", 0, 0 },
	{ "BadLogHive1/BadLogHive", "", 5003, 0, "", MANY, 1, 0 },
	{ "BadLogHive2/BadLogHive", "", 5003, 0, "", MANY, 1, 0 },
	{ "BadLogHive3/BadLogHive", "", 5, 2, "", NULL, 4, 0 },
	{ "BadLogHive3/BadLogHive.LOG1", "is-a-log", 0, 0, "", "", 0, 0 },
	{ "NewDirtyHive1/NewDirtyHive", "", 5, 2, "", NULL, 4, 0 },
	{ "NewDirtyHive1/RecoveredHive_Windows10", "", 5, 1, "", NULL, 10, 1 },
	{ "NewDirtyHive2/NewDirtyHive", "", 5, 2, "", NULL, 4, 0 },
	{ "OldDirtyHive/OldDirtyHive", "", 5003, 0, "", MANY, 1, 0 },
	{ "OldDirtyHive/RecoveredHive_Windows7", "", 5003, 1, "", "\\key_with_many_subkeys\\5000\\New Key #1", 1, 0 },
};

static size_t wrong;

static void must_be(const char *file, const char *what, const char *is,
		    const char *expected)
{
	if (!strcmp(is, expected))
		return;
	print_message("%s: %s is \"%s\", expected \"%s\"\n", file, what, is,
		      expected);
	wrong++;
}

static void must_number(const char *file, const char *what, size_t is,
			size_t expected)
{
	if (is == expected)
		return;
	print_message("%s: %zu %s, expected %zu\n", file, is, what, expected);
	wrong++;
}

static void one_fault(const char *folder, const struct fault *f)
{
	char *path = da_asprintf("%s/%s", folder, f->file);
	struct da_buf bytes = { 0 };
	struct outcome o;
	struct da_err err;

	if (da_file_read(path, DA_HIVE_BYTES_MAX, &bytes, &err))
		fail_msg("%s: %s", path, err.text);
	read_hive(&o, &bytes);
	must_be(f->file, "refusal", o.code, f->code);
	must_number(f->file, "keys", o.keys, f->keys);
	must_number(f->file, "values", o.values, f->values);
	must_be(f->file, "damage", da_buf_str(&o.damage), f->damage);
	must_number(f->file, "deleted keys", o.deleted_keys, f->deleted_keys);
	must_number(f->file, "deleted values", o.deleted_values,
		    f->deleted_values);
	if (f->deleted)
		must_be(f->file, "deleted", da_buf_str(&o.deleted), f->deleted);
	/* what cost a list or an item is counted, and nothing else is */
	if (!*f->code)
		must_number(f->file, "losses",
			    o.map.lists_cut + o.map.items_left_out > 0,
			    strstr(f->damage, "offset") ||
			    strstr(f->damage, "shared-cell"));
	forget(&o);
	free(path);
}

static void test_faults(void **state)
{
	const char *folder = getenv("DRVAUDIT_FAULT_HIVES");

	(void)state;
	if (!folder || !*folder) {
		print_message("skipped: DRVAUDIT_FAULT_HIVES does not name yarp's test hives\n");
		skip();
	}
	wrong = 0;
	for (size_t i = 0; i < DA_COUNT(faults); i++)
		one_fault(folder, &faults[i]);
	print_message("%zu files\n", DA_COUNT(faults));
	assert_int_equal(wrong, 0);
}

/* ---- a small hive for each class ---------------------------------------- */

/*
 * ROOT with good (value v), other, and below good a key deep; then the fault.
 * What must come out besides it: a fault costs itself and what is below it.
 */
struct small {
	struct hb b;
	uint32_t root, good, other, deep, list, v, values;
};

static void start(struct small *s)
{
	uint32_t keys[2];

	hb_start(&s->b);
	s->root = hb_key(&s->b, "ROOT");
	s->good = keys[0] = hb_key(&s->b, "good");
	s->other = keys[1] = hb_key(&s->b, "other");
	s->deep = hb_key(&s->b, "deep");
	hb_set32(hb_at(&s->b, s->good) + 16, s->root);
	hb_set32(hb_at(&s->b, s->other) + 16, s->root);
	hb_set32(hb_at(&s->b, s->deep) + 16, s->good);
	s->list = hb_list(&s->b, "lh", keys, 2);
	hb_subkeys(&s->b, s->root, 2, s->list);
	hb_children(&s->b, s->good, &s->deep, 1);
	s->v = hb_value(&s->b, "v", DA_REG_SZ, "l\0o\0n\0g\0\0", 10);
	s->values = hb_offsets(&s->b, &s->v, 1);
	hb_values(&s->b, s->good, 1, s->values);
}

static void cut_file(struct small *s)
{
	hb_bin(&s->b);
	hb_children(&s->b, s->other, (uint32_t[]){ hb_key(&s->b, "far") }, 1);
	hb_finish(&s->b, s->root);
	s->b.out.n = 4096 + 4096 + 100;
}

static void bad_checksum(struct small *s)
{
	hb_finish(&s->b, s->root);
	s->b.out.p[508] ^= 1;
}

static void bad_version(struct small *s)
{
	hb_finish(&s->b, s->root);
	hb_set32(s->b.out.p + 24, 1);
}

/* The size of a bad base block is not believed, of a good one it is. */
static void one_bin_claimed(struct small *s)
{
	hb_bin(&s->b);
	hb_children(&s->b, s->other, (uint32_t[]){ hb_key(&s->b, "far") }, 1);
	hb_finish(&s->b, s->root);
	hb_set32(s->b.out.p + 40, 4096);
}

static void one_bin_claimed_well(struct small *s)
{
	one_bin_claimed(s);
	hb_checksum(&s->b);
}

static void remains_behind(struct small *s)
{
	hb_finish(&s->b, s->root);
	memset(da_buf_more(&s->b.out, 4096), 0x5A, 4096);
	s->b.out.p[508] ^= 1;
}

static void bad_bin(struct small *s)
{
	uint32_t far;

	hb_bin(&s->b);
	far = hb_key(&s->b, "far");
	hb_bin(&s->b);
	hb_children(&s->b, s->other, &far, 1);
	hb_finish(&s->b, s->root);
	s->b.out.p[4096 + 4096] = 'x';
}

static void bad_list(struct small *s)
{
	memcpy(hb_at(&s->b, da_le32(hb_at(&s->b, s->good) + 28)), "lx", 2);
	hb_finish(&s->b, s->root);
}

static void list_too_long(struct small *s)
{
	hb_set16(hb_at(&s->b, s->list) + 2, 0xFFFF);
	hb_subkeys(&s->b, s->root, 0xFFFF, s->list);
	hb_finish(&s->b, s->root);
}

static void element_no_key(struct small *s)
{
	hb_set32(hb_at(&s->b, s->list) + 12, s->v);
	hb_finish(&s->b, s->root);
}

static void cell_size(struct small *s)
{
	hb_size(&s->b, s->other, 0xFFFF0000);
	hb_finish(&s->b, s->root);
}

static void free_cell(struct small *s)
{
	hb_size(&s->b, s->other, 88);
	hb_finish(&s->b, s->root);
}

static void long_name(struct small *s)
{
	hb_set16(hb_at(&s->b, s->other) + 72, 0x7FFF);
	hb_finish(&s->b, s->root);
}

static void index_roots(struct small *s)
{
	uint32_t inner = hb_list(&s->b, "ri", &s->list, 1);

	hb_subkeys(&s->b, s->root, 2, hb_list(&s->b, "ri", &inner, 1));
	hb_finish(&s->b, s->root);
}

static void shared_cells(struct small *s)
{
	hb_children(&s->b, s->other, &s->deep, 1);
	hb_finish(&s->b, s->root);
}

static void same_names(struct small *s)
{
	memcpy(hb_at(&s->b, s->other) + 76, "good", 4);
	hb_set16(hb_at(&s->b, s->other) + 72, 4);
	hb_finish(&s->b, s->root);
}

static void subkey_count(struct small *s)
{
	hb_subkeys(&s->b, s->root, 7, s->list);
	hb_finish(&s->b, s->root);
}

static void value_list(struct small *s)
{
	hb_values(&s->b, s->good, 1, 0x7FFFFFF8);
	hb_finish(&s->b, s->root);
}

static void value_count(struct small *s)
{
	hb_values(&s->b, s->good, 0x40000001, s->values);
	hb_finish(&s->b, s->root);
}

static void value_size(struct small *s)
{
	hb_set32(hb_at(&s->b, s->v) + 4, 1000);
	hb_finish(&s->b, s->root);
}

static void big_data(struct small *s)
{
	uint32_t record = hb_cell(&s->b, 8);

	memcpy(hb_at(&s->b, record), "db", 2);
	hb_set16(hb_at(&s->b, record) + 2, 2);
	hb_set32(hb_at(&s->b, record) + 4, s->values);
	hb_set32(hb_at(&s->b, s->v) + 4, 20000);
	hb_set32(hb_at(&s->b, s->v) + 8, record);
	hb_finish(&s->b, s->root);
}

/* ---- deleted items, made ------------------------------------------------ */

/* Free as Windows frees: the size turns positive, what is in it stays. */
static void set_free(struct small *s, uint32_t cell)
{
	hb_size(&s->b, cell, 0u - da_le32(hb_at(&s->b, cell) - 4));
}

static void drop_good(struct small *s)
{
	hb_list(&s->b, "lh", &s->other, 1);
	hb_children(&s->b, s->root, &s->other, 1);
	set_free(s, s->good);
	set_free(s, s->deep);
}

static void deleted_tree(struct small *s)
{
	drop_good(s);
	set_free(s, s->v);
	set_free(s, s->values);
	set_free(s, da_le32(hb_at(&s->b, s->v) + 8));
	hb_finish(&s->b, s->root);
}

static void deleted_unreferenced(struct small *s)
{
	hb_children(&s->b, s->root, &s->other, 1);
	hb_finish(&s->b, s->root);
}

/* Its data became the data of a value that is there. */
static void deleted_overwritten(struct small *s)
{
	uint32_t taken = da_le32(hb_at(&s->b, s->v) + 8), live;

	live = hb_value_raw(&s->b, 1, "w", 1, DA_REG_BINARY, 10, taken);
	hb_value_list(&s->b, s->other, &live, 1);
	drop_good(s);
	set_free(s, s->v);
	set_free(s, s->values);
	hb_finish(&s->b, s->root);
}

/* The parent's cell was taken by a younger key of another name. */
static void deleted_parent_gone(struct small *s)
{
	drop_good(s);
	memset(hb_at(&s->b, s->good), 0, 76);
	hb_finish(&s->b, s->root);
}

static void deleted_parent_older(struct small *s)
{
	hb_subkeys(&s->b, s->good, 0, HB_NONE);
	set_free(s, s->deep);
	hb_set32(hb_at(&s->b, s->deep) + 8, 1);	/* later than its parent */
	hb_finish(&s->b, s->root);
}

static void deleted_value_of_live(struct small *s)
{
	uint32_t w = hb_value(&s->b, "w", DA_REG_DWORD, "\7\0\0\0", 4);
	uint32_t both[2] = { s->v, w };

	hb_values(&s->b, s->good, 1, hb_offsets(&s->b, both, 2));
	set_free(s, w);
	hb_finish(&s->b, s->root);
}

/* A record behind the name of a key that is shorter than its cell. */
static void deleted_in_slack(struct small *s)
{
	uint32_t big = hb_cell(&s->b, 300);

	memcpy(hb_at(&s->b, big), hb_at(&s->b, s->other), 76 + 5);
	hb_set32(hb_at(&s->b, s->list) + 12, big);
	memcpy(hb_at(&s->b, big) + 96, "vk\1\0\4\0\0\x80\1\0\0\0\4\0\0\0\1\0\0\0s", 21);
	memset(hb_at(&s->b, s->other), 0, 2);
	hb_finish(&s->b, s->root);
}

static void deleted_cycle(struct small *s)
{
	drop_good(s);
	hb_values(&s->b, s->good, 0, HB_NONE);
	memset(hb_at(&s->b, s->v), 0, 2);
	hb_set32(hb_at(&s->b, s->good) + 16, s->deep);
	hb_finish(&s->b, s->root);
}

static const struct {
	const char *name;
	void (*make)(struct small *s);
	size_t keys, values, unreadable;
	const char *damage, *deleted;
} smalls[] = {
	{ "checksum", bad_checksum, 4, 1, 0, "checksum-bad", "" },
	{ "version of a bad base block", bad_version, 4, 1, 0, "checksum-bad version", "" },
	{ "cut file", cut_file, 4, 1, 0, "bins-size offset", "" },
	{ "too small a size, bad base block", one_bin_claimed, 5, 1, 0, "checksum-bad", "" },
	{ "too small a size, good base block", one_bin_claimed_well, 4, 1, 0, "offset", "" },
	{ "remains behind the bins", remains_behind, 4, 1, 0, "checksum-bad", "" },
	{ "broken bin", bad_bin, 4, 1, 0, "bin offset", "" },
	{ "broken list", bad_list, 3, 1, 0, "list", "\\good\\deep" },
	{ "list longer than its cell", list_too_long, 4, 1, 0, "list-count", "" },
	{ "list of no keys", element_no_key, 3, 1, 0, "signature", "\\other" },
	{ "cell size", cell_size, 3, 1, 0, "cell-size", "\\other" },
	{ "key in a free cell", free_cell, 3, 1, 0, "unallocated-cell", "\\other" },
	{ "long name", long_name, 4, 1, 0, "name-length", "" },
	{ "nested index roots", index_roots, 1, 0, 0, "ri-nesting",
	  "\\good:v=long; \\good; \\other; \\good\\deep" },
	{ "shared cells", shared_cells, 4, 1, 0, "shared-cell", "" },
	{ "duplicate names", same_names, 4, 1, 0, "", "" },
	{ "subkey count", subkey_count, 4, 1, 0, "subkey-count", "" },
	{ "value list", value_list, 4, 0, 0, "offset", "...:v=long" },
	{ "value count", value_count, 4, 1, 0, "list-count", "" },
	{ "value size", value_size, 4, 1, 1, "value-size", "" },
	{ "big data", big_data, 4, 1, 1, "big-data", "" },
	{ "deleted: tree", deleted_tree, 2, 0, 0, "", "\\good:v=long; \\good; \\good\\deep" },
	{ "deleted: unreferenced", deleted_unreferenced, 2, 0, 0, "", "\\good:v=long; \\good; \\good\\deep" },
	{ "deleted: overwritten", deleted_overwritten, 2, 1, 0, "", "\\good:v=? (partial); \\good; \\good\\deep" },
	{ "deleted: parent gone", deleted_parent_gone, 2, 0, 0, "", "...\\deep (partial); ...:v=long" },
	{ "deleted: parent older", deleted_parent_older, 3, 1, 0, "", "...\\deep (partial)" },
	{ "deleted: value of a live key", deleted_value_of_live, 4, 1, 0, "", "\\good:w=7 (0x7)" },
	{ "deleted: in slack", deleted_in_slack, 4, 1, 0, "", "...:s=1 (0x1)" },
	{ "deleted: keys that name each other", deleted_cycle, 2, 0, 0, "",
	  "...\\deep\\good (partial); ...\\good\\deep (partial)" },
};

static void test_small(void **state)
{
	(void)state;
	wrong = 0;
	for (size_t i = 0; i < DA_COUNT(smalls); i++) {
		const char *name = smalls[i].name;
		struct outcome o;
		struct small s;

		start(&s);
		smalls[i].make(&s);
		read_hive(&o, &s.b.out);
		must_be(name, "refusal", o.code, "");
		must_number(name, "keys", o.keys, smalls[i].keys);
		must_number(name, "values", o.values, smalls[i].values);
		must_number(name, "values without data", o.unreadable,
			    smalls[i].unreadable);
		must_be(name, "damage", da_buf_str(&o.damage),
			smalls[i].damage);
		if (smalls[i].deleted)
			must_be(name, "deleted", da_buf_str(&o.deleted),
				smalls[i].deleted);
		forget(&o);
		hb_free(&s.b);
	}
	assert_int_equal(wrong, 0);
}

/* ---- deleted items of hostile hives ------------------------------------- */

/* Records every 80 bytes, their names across each other, each the parent of the next, all sharing one list. */
static void test_deleted_flood(void **state)
{
	struct outcome o = { 0 };
	struct da_buf bytes = { 0 };
	struct da_hive *h;
	struct da_err err;
	uint32_t root, cell;
	struct hb b;
	double before;
	int status;

	(void)state;
	hb_start(&b);
	root = hb_key(&b, "ROOT");
	cell = hb_cell(&b, 4 << 20);
	for (uint32_t at = 0; at + 600 < 4 << 20; at += 80) {
		uint8_t *p = hb_at(&b, cell) + 8 + at;

		memcpy(p, "nk", 2);
		hb_set16(p + 2, 0x20);
		hb_set32(p + 16, at ? cell + 8 + at - 80 : root);
		hb_set32(p + 36, 0x100000);
		hb_set32(p + 40, cell + 8 + ((at / 8) & 7) * 8);
		hb_set16(p + 72, 500);
	}
	hb_size(&b, cell, (4 << 20) + 8);
	hb_finish(&b, root);
	da_buf_add(&bytes, b.out.p, b.out.n);
	before = worked();
	assert_int_equal(da_hive_open(&h, DA_HIVE_NATIVE, &bytes, NULL, NULL,
				      &err), DA_OK);
	o.arena = da_arena_new();
	status = da_hive_deleted(h, on_deleted, &o);
	assert_int_equal(status, DA_ELIMIT);
	assert_true(o.deleted.n < 2 * (size_t)DA_HIVE_DELETED_TEXT_MAX);
	assert_true(worked() - before < 5.0 * SLOWER);
	print_message("%zu keys, %zu values, %.2f s\n", o.deleted_keys,
		      o.deleted_values, worked() - before);
	da_hive_close(h);
	forget(&o);
	hb_free(&b);
}

static int stop(void *ctx, const struct da_deleted *d)
{
	(void)d;
	return ++*(int *)ctx == 2 ? 77 : 0;
}

static void test_deleted_stops(void **state)
{
	struct da_hive *h;
	struct da_err err;
	struct small s;
	int calls = 0;

	(void)state;
	start(&s);
	deleted_tree(&s);
	assert_int_equal(da_hive_open(&h, DA_HIVE_NATIVE, &s.b.out, NULL, NULL,
				      &err), DA_OK);
	assert_int_equal(da_hive_deleted(h, stop, &calls), 77);
	assert_int_equal(calls, 2);
	da_hive_close(h);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_deleted_flood),
		cmocka_unit_test(test_deleted_stops),
		cmocka_unit_test(test_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
