// SPDX-License-Identifier: Apache-2.0
//
// mkhive: makes a registry hive file from readable descriptions, for test data.
//
//	mkhive -o OUT [options] DESC.hive...
//
//	--base HIVE	start from an existing hive; without it from an empty root key
//	--root NAME	name of the root key (default ROOT, or that of the base)
//	--name NAME	file name inside the base block, e.g. \SystemRoot\System32\Config\SYSTEM
//	--time ISO	last-written time of keys until the first @time (2024-01-01T00:00:00Z)
//	--dirty		the sequence numbers differ, as in a hive not closed properly
//	--sequence N	its number of the last complete write (1)
//	--log LOG	the last description is not in the hive, but an entry of the transaction
//			log LOG brings it; with n of --log and --old-log the last n descriptions
//			are, in order. The same LOG named again gets one more entry.
//	--old-log LOG	the same in the form of Windows up to 8, which has no entries
//	--bad-checksum	a wrong checksum in the base block
//	--cut BYTES	only the first BYTES bytes; a negative number leaves that many away
//	--tail BYTES	zeros after the last bin, as real hives have
//
// A description is UTF-8 text, one thing per line:
//
//	# comment
//	@time 2024-03-01T10:00:00Z		time of the keys made from here on
//	[ControlSet001\Services\ctsdev]		opens a key, made with its parents if missing
//	[path] time=2024-03-02T10:00:00Z	opens it and sets its time
//	[-path]					removes a key with everything below
//	"Name" = dword:1			also 0xhex; qword:5 likewise
//	"Name" = "text"				a REG_SZ; sz:"text" is the same
//	"Name" = expand:"%SystemRoot%\x.sys"	a REG_EXPAND_SZ
//	"Name" = multi:"oem0.inf","oem1.inf"	a REG_MULTI_SZ; multi: alone is an empty one
//	"Name" = link:"\Registry\Machine\X"	a REG_LINK, and the key becomes a link
//	"Name" = hex:00 ff 01			a REG_BINARY; blanks and commas may separate
//	"Name" = type(0xffff0011):ff		any type
//	"Name" = fill(3):40000			any type, that many bytes counting up
//	"Name" = -				removes a value
//	@ = "default value"			the default value, any of the forms
//	@class "text"				class name of the key above
//	@security weak				its descriptor: default, weak (everyone full)
//	@security hex:01 00 04 80 ...		or any self-relative one
//	@flags 0x10				nk flags to be added
//	@duplicate				the value above once more, same name
//	@damage WHAT				damages the key or value above, see below
//
// Between quotes a backslash is a backslash and "" is one quote. The path [] is the root
// key. A line ending in a backslash, after a blank or comma, goes on in the next.
//
// @damage of the key above: bad-nk (record signature), bad-list (subkey list beyond the
// end), bad-entry (first entry of the list beyond the end), loop (last entry is the key
// itself), bad-count (counts far too large), bad-values (value list beyond the end),
// bad-name (name longer than its cell), ri-loop (an index root that names itself), deleted
// (in no list, all of it in free cells). Of the value above: bad-value (data beyond the
// end), bad-vk (record signature), bad-size (data longer than its cell).

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "basehive.h"
#include "common.h"
#include "logbuild.h"
#include "regf.h"

struct state {
	struct regf *hive;
	uint64_t time;
	struct regf_key *key;		/* the key above, NULL before the first */
	struct regf_value *value;	/* the value above, NULL after a key line */
};

/* UTF-8 as host-order units; *len counts them, the caller frees. */
static uint16_t *to_units(const char *s, size_t *len)
{
	struct buf b = { 0 };
	uint16_t *units;

	buf_put_utf16(&b, s, strlen(s));
	*len = b.len / 2;
	units = xcalloc(*len, 2);
	for (size_t i = 0; i < *len; i++)
		units[i] = get16(b.data + 2 * i);
	buf_free(&b);
	return units;
}

static void put_string(struct buf *b, const char *s)
{
	buf_put_utf16(b, s, strlen(s));
	buf_put16(b, 0);
}

/* The one quoted word that *s must consist of. */
static char *only_string(char *s)
{
	char *word;

	if (*s != '"')
		die("quoted text expected: %s", s);
	word = next_word(&s);
	if (next_word(&s))
		die("something after the closing quote");
	return word;
}

static void multi_strings(struct buf *data, char *s)
{
	while (*s) {
		if (*s != '"')
			die("quoted text expected: %s", s);
		put_string(data, next_word(&s));
		s += strspn(s, " \t");
		if (*s && *s++ != ',')
			die("comma expected between strings");
		s += strspn(s, " \t");
	}
	buf_put16(data, 0);
}

/* "word(number)" at the start of *s: the number, and *s moved behind. */
static uint64_t number_in_brackets(char **s)
{
	char *end = strchr(*s, ')'), *digits = strchr(*s, '(');
	uint64_t v;

	if (!end || end[1] != ':' || !digits || digits > end)
		die("number in brackets and a colon expected");
	*end = '\0';
	v = parse_number(digits + 1, UINT32_MAX);
	*s = end + 2;
	return v;
}

static bool skip(char **s, const char *prefix)
{
	size_t n = strlen(prefix);

	if (strncmp(*s, prefix, n))
		return false;
	*s += n;
	*s += strspn(*s, " \t");
	return true;
}

/* What stands after the equals sign; fills data and returns the type. */
static uint32_t parse_data(struct buf *data, char *s)
{
	if (*s == '"' || skip(&s, "sz:")) {
		put_string(data, only_string(s));
		return REGF_SZ;
	}
	if (skip(&s, "expand:")) {
		put_string(data, only_string(s));
		return REGF_EXPAND_SZ;
	}
	if (skip(&s, "multi:")) {
		multi_strings(data, s);
		return REGF_MULTI_SZ;
	}
	if (skip(&s, "prop:")) {	/* a property: DEVPROP_TYPE_STRING */
		put_string(data, only_string(s));
		return 0xFFFF0012;
	}
	if (skip(&s, "props:")) {	/* ... and a list of them */
		multi_strings(data, s);
		return 0xFFFF2012;
	}
	if (skip(&s, "link:")) {
		char *target = only_string(s);

		buf_put_utf16(data, target, strlen(target));
		return REGF_LINK;
	}
	if (skip(&s, "dword:")) {
		buf_put32(data, (uint32_t)parse_number(s, UINT32_MAX));
		return REGF_DWORD;
	}
	if (skip(&s, "qword:")) {
		buf_put64(data, parse_number(s, UINT64_MAX));
		return REGF_QWORD;
	}
	if (skip(&s, "hex:")) {
		parse_hex(data, s);
		return REGF_BINARY;
	}
	if (!strncmp(s, "type(", 5)) {
		uint32_t type = (uint32_t)number_in_brackets(&s);

		parse_hex(data, s);
		return type;
	}
	if (!strncmp(s, "fill(", 5)) {
		uint32_t type = (uint32_t)number_in_brackets(&s);
		size_t size = parse_number(s, 1 << 30);

		for (size_t i = 0; i < size; i++)
			buf_put(data, &(uint8_t){ (uint8_t)(i + i / 256) }, 1);
		return type;
	}
	die("unknown form of data: %s", s);
}

static void value_line(struct state *st, char *s)
{
	const char *name = "";
	struct buf data = { 0 };
	uint16_t *units;
	size_t len;

	if (!st->key)
		die("a value before the first key");
	if (*s == '@')
		s++;
	else
		name = next_word(&s);
	s += strspn(s, " \t");
	if (*s++ != '=')
		die("equals sign expected after the name of a value");
	s += strspn(s, " \t");

	units = to_units(name, &len);
	if (!strcmp(s, "-")) {
		if (!regf_unset(st->key, units, len))
			die("no value \"%s\" to remove", name);
		st->value = NULL;
	} else {
		uint32_t type = parse_data(&data, s);

		st->value = regf_set(st->key, units, len, type, data.data, data.len);
		if (type == REGF_LINK)
			st->key->flags |= 0x10;
	}
	free(units);
	buf_free(&data);
}

static void key_line(struct state *st, char *s)
{
	char *end = strrchr(s, ']'), *word;
	char *path = s + 1;

	if (!end)
		die("closing bracket expected");
	*end++ = '\0';
	st->value = NULL;
	if (*path == '-') {
		struct regf_key *key = regf_find_path(st->hive, path + 1);

		if (!key)
			die("no key %s to remove", path + 1);
		regf_remove(st->hive, key);
		st->key = NULL;
		return;
	}
	st->key = regf_make_path(st->hive, path, st->time);
	while ((word = next_word(&end))) {
		if (!skip(&word, "time="))
			die("time=ISO expected after a key, not %s", word);
		st->key->time = parse_filetime(word);
	}
}

static const struct {
	const char *name;
	unsigned int bit;
} damages[] = {
	{ "bad-nk", REGF_BAD_NK },
	{ "bad-list", REGF_BAD_LIST },
	{ "bad-entry", REGF_BAD_ENTRY },
	{ "loop", REGF_LOOP },
	{ "bad-count", REGF_BAD_COUNT },
	{ "bad-values", REGF_BAD_VALUES },
	{ "bad-name", REGF_BAD_NAME },
	{ "ri-loop", REGF_RI_LOOP },
	{ "deleted", REGF_DELETED },
	{ "bad-value", REGF_BAD_VALUE },
	{ "bad-vk", REGF_BAD_VK },
	{ "bad-size", REGF_BAD_SIZE },
};

static void damage(struct state *st, const char *what)
{
	for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		if (strcmp(damages[i].name, what))
			continue;
		if (damages[i].bit < REGF_BAD_VALUE)
			st->key->damage |= damages[i].bit;
		else if (st->value)
			st->value->damage |= damages[i].bit;
		else
			die("no value above for %s", what);
		return;
	}
	die("unknown damage: %s", what);
}

static void security(struct state *st, char *s)
{
	struct buf b = { 0 };

	if (!strcmp(s, "default")) {
		st->key->security = REGF_SECURITY_DEFAULT;
	} else if (!strcmp(s, "weak")) {
		st->key->security = REGF_SECURITY_WEAK;
	} else if (skip(&s, "hex:")) {
		parse_hex(&b, s);
		st->key->security = regf_security(st->hive, b.data, b.len);
		buf_free(&b);
	} else {
		die("unknown security: %s", s);
	}
}

static void directive(struct state *st, char *s)
{
	char *word = next_word(&s);

	s += strspn(s, " \t");
	if (!strcmp(word, "@time")) {
		st->time = parse_filetime(s);
		return;
	}
	if (!st->key)
		die("%s before the first key", word);
	if (!strcmp(word, "@damage")) {
		damage(st, s);
	} else if (!strcmp(word, "@security")) {
		security(st, s);
	} else if (!strcmp(word, "@flags")) {
		st->key->flags |= (uint16_t)parse_number(s, UINT16_MAX);
	} else if (!strcmp(word, "@class")) {
		struct buf b = { 0 };

		put_string(&b, only_string(s));
		if (b.len > UINT16_MAX)
			die("class name too long");
		free(st->key->class_name);
		st->key->class_name = b.data;
		st->key->class_size = (uint16_t)b.len - 2;
	} else if (!strcmp(word, "@duplicate")) {
		struct regf_value *v = st->value;
		struct regf_name name;

		if (!v)
			die("no value above to duplicate");
		name = v->name;		/* the array of values may move */
		st->value = regf_append(st->key, name.units, name.len, v->type, v->data, v->size);
	} else {
		die("unknown directive: %s", word);
	}
}

static void read_description(struct state *st, const char *path)
{
	struct desc d;
	char *s;

	desc_open(&d, path);
	while ((s = desc_line(&d))) {
		if (*s == '[')
			key_line(st, s);
		else if (*s == '"' || (*s == '@' && strspn(s + 1, " \t=")))
			value_line(st, s);
		else if (*s == '@')
			directive(st, s);
		else
			die("neither a key, a value nor a directive: %s", s);
	}
	desc_close(&d);
}

enum {
	OPT_BASE = 256, OPT_ROOT, OPT_NAME, OPT_TIME, OPT_DIRTY, OPT_BAD_CHECKSUM, OPT_CUT,
	OPT_TAIL, OPT_SEQUENCE, OPT_LOG, OPT_OLD_LOG
};

static const struct option options[] = {
	{ "output", required_argument, NULL, 'o' },
	{ "base", required_argument, NULL, OPT_BASE },
	{ "root", required_argument, NULL, OPT_ROOT },
	{ "name", required_argument, NULL, OPT_NAME },
	{ "time", required_argument, NULL, OPT_TIME },
	{ "dirty", no_argument, NULL, OPT_DIRTY },
	{ "bad-checksum", no_argument, NULL, OPT_BAD_CHECKSUM },
	{ "cut", required_argument, NULL, OPT_CUT },
	{ "tail", required_argument, NULL, OPT_TAIL },
	{ "sequence", required_argument, NULL, OPT_SEQUENCE },
	{ "log", required_argument, NULL, OPT_LOG },
	{ "old-log", required_argument, NULL, OPT_OLD_LOG },
	{ 0 }
};

/* ---- transaction logs ---- */

enum { LOGS_MAX = 16 };

struct log {
	const char *path;
	bool old;
};

static void read_one(struct state *st, const char *path)
{
	st->key = NULL;
	st->value = NULL;
	read_description(st, path);
}

/* The description goes into the tree, and the log gets what that changes. */
static void write_log(struct state *st, const struct log *log, bool begun, uint32_t sequence,
		      const char *description, struct buf *now)
{
	struct buf then = *now;
	struct lb l = { 0 };

	*now = (struct buf){ 0 };
	read_one(st, description);
	regf_write(st->hive, now);
	if (begun) {
		struct buf earlier = { 0 };

		read_file(&earlier, log->path);
		da_buf_add(&l.out, earlier.data, earlier.len);
		buf_free(&earlier);
	} else {
		lb_start(&l, then.data, log->old ? 1 : 6, sequence);
	}
	if (log->old)
		lb_dirty(&l, then.data, then.len, now->data, now->len);
	else
		lb_entry_between(&l, sequence, then.data, then.len, now->data, now->len);
	write_file(log->path, l.out.p, l.out.n);
	lb_free(&l);
	buf_free(&then);
}

static void write_logs(struct state *st, const struct log *logs, int n, char **descriptions)
{
	struct buf now = { 0 };

	regf_write(st->hive, &now);
	for (int i = 0; i < n; i++) {
		bool begun = false;

		for (int k = 0; k < i; k++)
			begun |= !strcmp(logs[k].path, logs[i].path);
		write_log(st, &logs[i], begun, st->hive->sequence + 1 + (uint32_t)i,
			  descriptions[i], &now);
	}
	buf_free(&now);
}

int main(int argc, char **argv)
{
	const char *out = NULL, *base = NULL, *root = NULL, *name = NULL, *cut = NULL;
	const char *time = "2024-01-01T00:00:00Z";
	bool dirty = false, bad_checksum = false;
	struct log logs[LOGS_MAX] = { 0 };
	struct state st = { 0 };
	struct buf file = { 0 };
	uint64_t tail = 0, sequence = 1;
	int c, entries = 0;

	program = "mkhive";
	while ((c = getopt_long(argc, argv, "o:", options, NULL)) != -1) {
		switch (c) {
		case 'o': out = optarg; break;
		case OPT_BASE: base = optarg; break;
		case OPT_ROOT: root = optarg; break;
		case OPT_NAME: name = optarg; break;
		case OPT_TIME: time = optarg; break;
		case OPT_DIRTY: dirty = true; break;
		case OPT_BAD_CHECKSUM: bad_checksum = true; break;
		case OPT_CUT: cut = optarg; break;
		case OPT_TAIL: tail = parse_size(optarg); break;
		case OPT_SEQUENCE: sequence = parse_number(optarg, UINT32_MAX - LOGS_MAX); break;
		case OPT_LOG:
		case OPT_OLD_LOG:
			if (entries == LOGS_MAX)
				die("at most %d entries", LOGS_MAX);
			logs[entries++] = (struct log){ optarg, c == OPT_OLD_LOG };
			break;
		default: return 1;
		}
	}
	if (!out || (optind == argc && !base) || argc - optind < entries)
		die("usage: mkhive -o OUT [--base HIVE] [--time ISO] [--dirty] DESC.hive...");

	st.time = parse_filetime(time);
	st.hive = base ? basehive_read(base) : regf_new("ROOT", st.time);
	if (root)
		regf_rename_root(st.hive, root);
	for (int i = optind; i < argc - entries; i++)
		read_one(&st, argv[i]);
	if (name) {
		free(st.hive->file_name);
		st.hive->file_name = xstrdup(name);
	}
	st.hive->sequence = (uint32_t)sequence;
	st.hive->dirty = dirty;
	st.hive->bad_checksum = bad_checksum;
	regf_write(st.hive, &file);
	buf_put(&file, NULL, tail);
	if (cut) {
		uint64_t n = parse_number(cut + (*cut == '-'), UINT32_MAX);

		if (n > file.len)
			die("--cut %s: the hive has only %zu bytes", cut, file.len);
		file.len = *cut == '-' ? file.len - n : n;
	}
	write_file(out, file.data, file.len);
	buf_free(&file);
	write_logs(&st, logs, entries, argv + argc - entries);
	regf_free(st.hive);
	return 0;
}
