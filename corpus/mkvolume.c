// SPDX-License-Identifier: Apache-2.0
//
// mkvolume: makes an NTFS image file from readable descriptions, for test data.
//
//	mkvolume -o OUT.img [--disk none|mbr|mbr-logical|gpt] DESC.image...
//
// Needs neither a mount nor root. The same descriptions and files give the same bytes on
// every run (with the same ntfs-3g and libwim). mkntfs is run from $MKNTFS, the path or
// /usr/sbin; MKVOLUME_DEBUG in the environment lets the libraries talk.
//
// A description is UTF-8 text, one thing per line. Words are separated by blanks; a word
// with blanks is "quoted", with "" for one quote and no other escapes. PATH is absolute,
// with backslashes; missing directories above it are made. FILE is on this machine,
// relative to the description.
//
//	# comment
//	size 48M				first; K, M, G; 64M if missing
//	label Windows				first
//	time 2024-03-01T10:00:00Z		clock for all that follows
//	dir PATH
//	file PATH from FILE			contents of a file
//	file PATH zero SIZE
//	file PATH random SEED SIZE		noise
//	file PATH pe SEED SIZE [ARCH]		a small PE image (payload.h), ARCH amd64
//	file PATH text "literal"		UTF-8; \n \r \t \\ are understood here
//	file PATH utf16 "literal"		the same as UTF-16LE with byte order mark
//	file PATH hex 00 ff ...
//	tree PATH from FOLDER			a folder with everything below, in byte order
//	link PATH to PATH			hard link to a file made before
//	ads PATH:stream from FILE		a named stream (or zero, random, text, ...)
//	symlink PATH to TARGET			TARGET on drive C: if it begins with a backslash
//	junction PATH to TARGET
//	reparse PATH TAG hex ...		any reparse point on an empty file
//	attributes PATH RHS			read-only, hidden, system
//	dirty					sets the volume's dirty flag
//
// In front of file or tree:
//
//	wof xpress4k|xpress8k|xpress16k|lzx	compressed as CompactOS does
//	lznt1					compressed as NTFS does

#include <dirent.h>
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common.h"
#include "disk.h"
#include "ntfsimg.h"
#include "payload.h"

struct state {
	const char *description;	/* what relative files are relative to */
	const char *image;
	enum disk_scheme disk;
	uint64_t size;
	char *label;
	bool open;			/* the volume is made with the first thing put on it */
};

static void end_of_line(char **s)
{
	char *word = next_word(s);

	if (word)
		die("what is %s doing here?", word);
}

static void expect(char **s, const char *word)
{
	char *got = need_word(s, word);

	if (strcmp(got, word))
		die("\"%s\" expected, not \"%s\"", word, got);
}

static uint64_t need_number(char **s, const char *what)
{
	return parse_number(need_word(s, what), UINT64_MAX);
}

static size_t need_size(char **s)
{
	uint64_t size = parse_size(need_word(s, "size"));

	if (size > UINT64_C(1) << 31)
		die("a file has at most 2 GiB");
	return (size_t)size;
}

static void unescape(char *s)
{
	char *out = s;

	for (; *s; s++) {
		if (*s != '\\') {
			*out++ = *s;
			continue;
		}
		switch (*++s) {
		case 'n': *out++ = '\n'; break;
		case 'r': *out++ = '\r'; break;
		case 't': *out++ = '\t'; break;
		case '\\': *out++ = '\\'; break;
		default: die("unknown escape in text: \\%c", *s ? *s : ' ');
		}
	}
	*out = '\0';
}

/* The rest of a line that says what a file or stream contains. */
static void contents(const struct state *st, struct buf *out, char **s)
{
	char *how = need_word(s, "what the file contains");

	if (!strcmp(how, "from")) {
		char *path = path_beside(st->description, need_word(s, "file name"));

		read_file(out, path);
		free(path);
	} else if (!strcmp(how, "zero")) {
		buf_put(out, NULL, need_size(s));
	} else if (!strcmp(how, "random")) {
		uint64_t seed = need_number(s, "seed");

		payload_random(out, seed, need_size(s));
	} else if (!strcmp(how, "pe")) {
		uint64_t seed = need_number(s, "seed");
		size_t size = need_size(s);
		char *arch = next_word(s);

		payload_pe(out, arch ? arch : "amd64", seed, size);
	} else if (!strcmp(how, "text") || !strcmp(how, "utf16")) {
		char *text = need_word(s, "text");

		unescape(text);
		if (how[0] == 't') {
			buf_put(out, text, strlen(text));
		} else {
			buf_put16(out, 0xfeff);
			buf_put_utf16(out, text, strlen(text));
		}
	} else if (!strcmp(how, "hex")) {
		parse_hex(out, *s);
		return;
	} else {
		die("unknown contents: %s", how);
	}
	end_of_line(s);
}

static void put_file(const struct state *st, char *s, enum ntfsimg_storage how)
{
	char *path = need_word(&s, "path");
	struct buf b = { 0 };

	contents(st, &b, &s);
	ntfsimg_file(path, how, b.data, b.len);
	buf_free(&b);
}

static void put_stream(const struct state *st, char *s)
{
	char *path = need_word(&s, "path");
	struct buf b = { 0 };

	contents(st, &b, &s);
	ntfsimg_stream(path, b.data, b.len);
	buf_free(&b);
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void put_folder(const char *path, const char *folder, enum ntfsimg_storage how)
{
	struct dirent **entries;
	int n = scandir(folder, &entries, NULL, by_bytes);

	if (n < 0)
		die("%s: %s", folder, strerror(errno));
	ntfsimg_dir(path);
	for (int i = 0; i < n; i++) {
		const char *name = entries[i]->d_name;
		char *from = xasprintf("%s/%s", folder, name);
		char *to = xasprintf("%s\\%s", path, name);
		struct stat sb;
		struct buf b = { 0 };

		if (!strcmp(name, ".") || !strcmp(name, "..")) {
			/* not ours */
		} else if (stat(from, &sb)) {
			die("%s: %s", from, strerror(errno));
		} else if (S_ISDIR(sb.st_mode)) {
			put_folder(to, from, how);
		} else if (S_ISREG(sb.st_mode)) {
			read_file(&b, from);
			ntfsimg_file(to, b.len ? how : NTFSIMG_PLAIN, b.data, b.len);
			buf_free(&b);
		} else {
			die("%s: neither a file nor a folder", from);
		}
		free(entries[i]);
		free(from);
		free(to);
	}
	free(entries);
}

static void put_tree(const struct state *st, char *s, enum ntfsimg_storage how)
{
	char *path = need_word(&s, "path"), *folder;

	expect(&s, "from");
	folder = path_beside(st->description, need_word(&s, "folder"));
	end_of_line(&s);
	put_folder(path, folder, how);
	free(folder);
}

static enum ntfsimg_storage wof_method(const char *name)
{
	static const struct {
		const char *name;
		enum ntfsimg_storage how;
	} methods[] = {
		{ "xpress4k", NTFSIMG_XPRESS4K },
		{ "xpress8k", NTFSIMG_XPRESS8K },
		{ "xpress16k", NTFSIMG_XPRESS16K },
		{ "lzx", NTFSIMG_LZX },
	};

	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		if (!strcmp(methods[i].name, name))
			return methods[i].how;
	die("unknown WOF algorithm: %s", name);
}

static void put_link(char *s, const char *verb)
{
	char *path = need_word(&s, "path"), *target;

	expect(&s, "to");
	target = need_word(&s, "target");
	end_of_line(&s);
	if (!strcmp(verb, "link"))
		ntfsimg_link(path, target);
	else
		ntfsimg_symlink(path, target, verb[0] == 'j');
}

static void put_reparse(char *s)
{
	char *path = need_word(&s, "path");
	uint32_t tag = (uint32_t)parse_number(need_word(&s, "tag"), UINT32_MAX);
	struct buf b = { 0 };

	expect(&s, "hex");
	parse_hex(&b, s);
	ntfsimg_reparse(path, false, tag, b.data, b.len);
	buf_free(&b);
}

static void open_volume(struct state *st)
{
	if (!st->open)
		ntfsimg_create(st->image, st->size, st->label, disk_first_sector(st->disk));
	st->open = true;
}

/* Lines about the volume itself; false if it is another. */
static bool volume_line(struct state *st, const char *verb, char *s)
{
	bool size = !strcmp(verb, "size"), label = !strcmp(verb, "label");

	if (size || label) {
		if (st->open)
			die("%s comes before everything on the volume", verb);
		if (size) {
			st->size = parse_size(need_word(&s, "size")) & ~UINT64_C(4095);
		} else {
			free(st->label);
			st->label = xstrdup(need_word(&s, "label"));
		}
	} else if (!strcmp(verb, "time")) {
		ntfsimg_set_time(parse_filetime(need_word(&s, "time")));
	} else {
		return false;
	}
	end_of_line(&s);
	return true;
}

static void line(struct state *st, char *s)
{
	enum ntfsimg_storage how = NTFSIMG_PLAIN;
	char *verb = need_word(&s, "verb");

	if (volume_line(st, verb, s))
		return;
	open_volume(st);
	if (!strcmp(verb, "wof") || !strcmp(verb, "lznt1")) {
		how = verb[0] == 'w' ? wof_method(need_word(&s, "algorithm")) : NTFSIMG_LZNT1;
		verb = need_word(&s, "file or tree");
		if (strcmp(verb, "file") && strcmp(verb, "tree"))
			die("only file and tree can be compressed, not %s", verb);
	}
	if (!strcmp(verb, "file")) {
		put_file(st, s, how);
	} else if (!strcmp(verb, "tree")) {
		put_tree(st, s, how);
	} else if (!strcmp(verb, "dir")) {
		ntfsimg_dir(need_word(&s, "path"));
		end_of_line(&s);
	} else if (!strcmp(verb, "link") || !strcmp(verb, "symlink") || !strcmp(verb, "junction")) {
		put_link(s, verb);
	} else if (!strcmp(verb, "ads")) {
		put_stream(st, s);
	} else if (!strcmp(verb, "reparse")) {
		put_reparse(s);
	} else if (!strcmp(verb, "attributes")) {
		char *path = need_word(&s, "path");

		ntfsimg_attributes(path, need_word(&s, "attributes"));
		end_of_line(&s);
	} else if (!strcmp(verb, "dirty")) {
		ntfsimg_dirty();
		end_of_line(&s);
	} else {
		die("unknown: %s", verb);
	}
}

static enum disk_scheme parse_scheme(const char *name)
{
	static const char *const names[] = {
		[DISK_NONE] = "none",
		[DISK_MBR] = "mbr",
		[DISK_MBR_LOGICAL] = "mbr-logical",
		[DISK_GPT] = "gpt",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i], name))
			return (enum disk_scheme)i;
	die("--disk is none, mbr, mbr-logical or gpt, not %s", name);
}

static const struct option options[] = {
	{ "output", required_argument, NULL, 'o' },
	{ "disk", required_argument, NULL, 'd' },
	{ 0 }
};

int main(int argc, char **argv)
{
	struct state st = { .size = 64 << 20, .label = xstrdup("Windows") };
	const char *out = NULL;
	char *volume, *disk;
	int c;

	program = "mkvolume";
	while ((c = getopt_long(argc, argv, "o:", options, NULL)) != -1) {
		switch (c) {
		case 'o': out = optarg; break;
		case 'd': st.disk = parse_scheme(optarg); break;
		default: return 1;
		}
	}
	if (!out || optind == argc)
		die("usage: mkvolume -o OUT.img [--disk none|mbr|mbr-logical|gpt] DESC.image...");

	volume = xasprintf("%s.volume", out);
	remove_at_exit(volume);
	st.image = volume;
	ntfsimg_set_time(parse_filetime("2024-01-01T00:00:00Z"));
	for (int i = optind; i < argc; i++) {
		struct desc d;
		char *s;

		st.description = argv[i];
		desc_open(&d, argv[i]);
		while ((s = desc_line(&d)))
			line(&st, s);
		desc_close(&d);
	}
	open_volume(&st);
	ntfsimg_close();

	if (st.disk == DISK_NONE) {
		if (rename(volume, out))
			die("%s: %s", out, strerror(errno));
	} else {
		disk = xasprintf("%s.disk", out);
		disk_write(disk, st.disk, volume);
		if (rename(disk, out) || unlink(volume))
			die("%s: %s", out, strerror(errno));
		free(disk);
	}
	remove_at_exit(NULL);
	free(volume);
	free(st.label);
	return 0;
}
