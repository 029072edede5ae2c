// SPDX-License-Identifier: Apache-2.0
//
// compose: makes an image of an offline Windows from hives and driver package folders.
//
//	compose -o OUT.img --system HIVE --software HIVE [options] PACKAGE_FOLDER...
//
//	--drivers HIVE		also a DRIVERS hive; packages of classes that Windows keeps there
//				(Net, Display, SoftwareComponent, ...) are then described in it
//	--arch ARCH		amd64 (default), arm64, x86 or arm
//	--time ISO		clock of the image and the imports (2024-01-01T00:00:00Z)
//	--control-set N		where services go (1: ControlSet001)
//	--first-oem N		number of the first published INF (0: oem0.inf)
//	--status-flags N	StatusFlags of every package, instead of working them out
//	--lockdown		list what is copied out of the store in SOFTWARE, as Windows
//				does (PnpLockdownFiles)
//	--dirty			SYSTEM not closed properly
//	--extra DESC.image	more lines for mkvolume, may be repeated
//	--size SIZE, --label TEXT, --disk SCHEME	as mkvolume has them
//	--keep			leave OUT.img.parts: the descriptions and hives made
//
// A HIVE is a hive file or, if it does not begin with "regf", a description for mkhive.
// Each of the three hive options may be repeated: what follows the first is a description
// that is applied last, over what compose itself wrote.
// mkhive and mkvolume are run from the folder compose is in.
//
// For each INF in a package folder: its folder in the driver store gets the INF, the
// catalog it names (or all .cat files beside it, if that one is missing) and its payload
// (SourceDisksFiles); payload that is not in the package
// folder is made up, from the INF's bytes and the file's name. The INF and its catalog are
// published; a file store.txt of the package folder can say otherwise (see read_store()).
// What CopyFiles sends to Windows, System32 or drivers is copied there. The
// driver database and the services are described in OUT.img.parts/packages.hive and merged
// into SYSTEM.
//
// The reading of INFs is approximate on purpose: every install section counts, whatever
// Windows version it is for; only those of other architectures do not.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE		/* strcasestr */
#endif

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <getopt.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common.h"
#include "inftext.h"

#define STORE "\\Windows\\System32\\DriverStore\\FileRepository\\"
#define CATALOGS "\\Windows\\System32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}\\"

extern char **environ;

/* ---- what is being made ---- */

struct service {
	char *name;
	struct buf lines;		/* values, but for Owners */
	struct buf owners;		/* "oem0.inf","oem1.inf" */
};

static struct {
	const char *arch;
	uint64_t time;
	unsigned int control_set;
	unsigned int next_oem;
	bool force_flags;
	uint32_t flags;
	bool lockdown;
	struct buf image;		/* description for mkvolume */
	struct buf system;		/* and for mkhive */
	struct buf software;
	struct buf drivers;
	bool split;			/* there is a DRIVERS hive */
	struct service *services;
	size_t service_count;
	uint64_t bytes;			/* of the image's files, roughly */
	char **paths;			/* lower-cased, open addressing */
	size_t path_count, path_slots;
} job;

/* A line of store.txt: how files of that name are stored. */
struct storing {
	const char *how;		/* "wof lzx", "lznt1"; NULL: not at all */
	char *pattern;
};

/* What store.txt says about the packages of a folder. */
struct store {
	char *hash;			/* end of the package id; NULL: worked out */
	struct storing *lines;
	size_t count;
};

/* The package being read. */
struct package {
	const char *folder;
	const struct store *store;
	const char *inf_name;
	char *id;
	char *published;		/* oem0.inf */
	struct buf bytes;
	struct inf inf;
	bool payload, outside;		/* has files of its own; copies some out of the store */
	bool absolute;			/* writes outside HKR */
	bool coinstaller, includes;
};

static char *lower(const char *s)
{
	char *out = xstrdup(s);

	for (char *p = out; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	return out;
}

/* Text for between quotes in a description. The caller frees. */
static char *quoted(const char *s)
{
	struct buf b = { 0 };

	for (; *s; s++) {
		if (*s == '"')
			buf_put(&b, s, 1);
		if (*s != '\n' && *s != '\r')
			buf_put(&b, s, 1);
	}
	buf_put(&b, "", 1);
	return (char *)b.data;
}

/* Whether the path is new; from now on it is not. */
static bool claim(const char *path)
{
	char *key = lower(path);
	size_t i;

	if (job.path_count * 2 >= job.path_slots) {
		char **old = job.paths;
		size_t slots = job.path_slots;

		job.path_slots = slots ? slots * 2 : 1024;
		job.paths = xcalloc(job.path_slots, sizeof(*job.paths));
		for (size_t j = 0; j < slots; j++) {
			if (!old[j])
				continue;
			i = fnv1a(old[j], strlen(old[j])) & (job.path_slots - 1);
			while (job.paths[i])
				i = (i + 1) & (job.path_slots - 1);
			job.paths[i] = old[j];
		}
		free(old);
	}
	i = fnv1a(key, strlen(key)) & (job.path_slots - 1);
	for (; job.paths[i]; i = (i + 1) & (job.path_slots - 1)) {
		if (!strcmp(job.paths[i], key)) {
			free(key);
			return false;
		}
	}
	job.paths[i] = key;
	job.path_count++;
	return true;
}

/* ---- store.txt ---- */

/*
 * How the files of a package are stored, one thing per line:
 *
 *	hash 0123456789abcdef	end of the package id, instead of the hash of the INF
 *	wof lzx *.sys		files of that name are stored as mkvolume's "wof lzx" does
 *	lznt1 *.inf
 *	absent *.dll		left out
 *
 * A pattern with a backslash is compared with the whole path on the image.
 */
static void read_store(struct store *st, const char *folder)
{
	char *path = xasprintf("%s/store.txt", folder), *s, *word;
	struct desc d;

	if (access(path, R_OK)) {
		free(path);
		return;
	}
	desc_open(&d, path);
	while ((s = desc_line(&d))) {
		const char *how = NULL;

		word = need_word(&s, "hash, wof, lznt1 or absent");
		if (!strcmp(word, "hash")) {
			free(st->hash);
			st->hash = xstrdup(need_word(&s, "16 hex digits"));
			continue;
		}
		if (!strcmp(word, "wof"))
			how = xasprintf("wof %s ", need_word(&s, "algorithm"));
		else if (!strcmp(word, "lznt1"))
			how = "lznt1 ";
		else if (strcmp(word, "absent"))
			die("unknown: %s", word);
		st->lines = xrealloc(st->lines, (st->count + 1) * sizeof(*st->lines));
		st->lines[st->count].how = how;
		st->lines[st->count++].pattern = xstrdup(need_word(&s, "pattern"));
	}
	desc_close(&d);
	free(path);
}

/* What to put before "file" for this path; NULL if the file is to be left out. */
static const char *stored_how(const struct package *pkg, const char *path)
{
	const struct store *st = pkg ? pkg->store : NULL;
	const char *leaf = strrchr(path, '\\') + 1;

	for (size_t i = 0; st && i < st->count; i++) {
		const char *pattern = st->lines[i].pattern;

		if (!fnmatch(pattern, strchr(pattern, '\\') ? path : leaf,
			     FNM_NOESCAPE | FNM_CASEFOLD))
			return st->lines[i].how;
	}
	return "";
}

static uint64_t file_size(const char *path)
{
	struct stat sb;

	if (stat(path, &sb))
		die("%s: %s", path, strerror(errno));
	return (uint64_t)sb.st_size;
}

/* ---- files on the image ---- */

static void image_size(uint64_t size)
{
	job.bytes += (size + 4095) / 4096 * 4096 + 1536;
}

/* path on the image from a file here; nothing if the path is taken. */
static void image_file(const struct package *pkg, const char *path, const char *from)
{
	const char *how = stored_how(pkg, path);
	char *real, *p, *f;

	if (!claim(path) || !how)
		return;
	real = realpath(from, NULL);
	if (!real)
		die("%s: %s", from, strerror(errno));
	p = quoted(path);
	f = quoted(real);
	buf_printf(&job.image, "%sfile \"%s\" from \"%s\"\n", how, p, f);
	image_size(file_size(real));
	free(real);
	free(p);
	free(f);
}

/* Made-up contents: the same for the same INF and file name. */
static void image_made_up(const char *path, const struct package *pkg, const char *name)
{
	static const char *const programs[] = { "sys", "dll", "exe", "cpl", "ocx", "efi", "drv" };
	const char *dot = strrchr(name, '.');
	const char *how = stored_how(pkg, path);
	char *key = lower(name), *p;
	uint64_t seed = fnv1a(pkg->bytes.data, pkg->bytes.len) ^ fnv1a(key, strlen(key));
	uint64_t size = 4096 + seed % 12288;
	bool runnable = false;

	free(key);
	if (!claim(path) || !how)
		return;
	for (size_t i = 0; dot && i < sizeof(programs) / sizeof(programs[0]); i++)
		runnable |= !strcasecmp(dot + 1, programs[i]);
	p = quoted(path);
	buf_printf(&job.image, "%sfile \"%s\" %s %llu %llu%s%s\n", how, p, runnable ? "pe" : "random",
		   (unsigned long long)seed, (unsigned long long)size, runnable ? " " : "",
		   runnable ? job.arch : "");
	free(p);
	image_size(size);
}

/* A relative path of the package folder, any case; NULL if it is not there. */
static char *find_here(const char *folder, const char *path)
{
	size_t n = strcspn(path, "\\");
	DIR *dir = opendir(folder);
	char *found = NULL, *below;
	struct dirent *e;

	while (dir && !found && (e = readdir(dir)))
		if (strlen(e->d_name) == n && !strncasecmp(e->d_name, path, n))
			found = xasprintf("%s/%s", folder, e->d_name);
	if (dir)
		closedir(dir);
	if (!found || !path[n])
		return found;
	below = find_here(found, path + n + 1);
	free(found);
	return below;
}

static bool is_file_name(const char *s)
{
	size_t n = strlen(s);

	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] < 0x20 || strchr("\"*/:<>?|", s[i]))
			return false;
	return n && n < 200 && s[n - 1] != '\\' && s[n - 1] != '.' && s[n - 1] != ' ';
}

/* Joins two relative paths; single backslashes between, none at the ends, no dots. */
static char *join(const char *a, const char *b)
{
	char *both = xasprintf("%s\\%s", a, b), *out = both, *s = both;

	while (*s) {
		size_t n = strcspn(s, "\\");

		if (n && !(n == 1 && s[0] == '.')) {
			if (out != both)
				*out++ = '\\';
			memmove(out, s, n);
			out += n;
		}
		s += n + (s[n] == '\\');
	}
	*out = '\0';
	return both;
}

/* ---- payload ---- */

/* Whether a section name is decorated for an architecture that is not ours. */
static bool is_foreign(const char *name)
{
	static const char *const archs[] = { "x86", "ia64", "amd64", "arm", "arm64" };
	const char *s = name;

	while ((s = strcasestr(s, ".nt"))) {
		size_t n = strcspn(s += 3, ".");

		for (size_t i = 0; i < sizeof(archs) / sizeof(archs[0]); i++)
			if (strlen(archs[i]) == n && !strncasecmp(archs[i], s, n))
				return strcasecmp(archs[i], job.arch) != 0;
	}
	return false;
}

/* The decorated section of our architecture (first) or the plain one. */
static const struct inf_section *source_section(const struct package *pkg, const char *name,
						bool decorated)
{
	char *full = decorated ? xasprintf("%s.%s", name, job.arch) : xstrdup(name);
	const struct inf_section *s = inf_find(&pkg->inf, full);

	free(full);
	return s;
}

/* Where a file lies in the package: disk path, subdirectory, name. */
static char *source_path(const struct package *pkg, const struct inf_entry *e)
{
	char *id = inf_expanded(&pkg->inf, e, 0), *sub = inf_expanded(&pkg->inf, e, 1);
	char *name = inf_expand(&pkg->inf, e->key), *disk, *folder, *path;
	const struct inf_entry *d;

	d = inf_entry(source_section(pkg, "SourceDisksNames", true), id);
	if (!d)
		d = inf_entry(source_section(pkg, "SourceDisksNames", false), id);
	disk = inf_expanded(&pkg->inf, d, 3);
	folder = join(disk, sub);
	path = join(folder, name);
	free(id);
	free(sub);
	free(name);
	free(disk);
	free(folder);
	return path;
}

/* The entry of SourceDisksFiles for a name, ours before the plain one. */
static const struct inf_entry *find_source(const struct package *pkg, const char *name)
{
	for (int plain = 0; plain < 2; plain++) {
		const struct inf_section *s = source_section(pkg, "SourceDisksFiles", !plain);

		for (size_t i = 0; s && i < s->count; i++) {
			char *key = inf_expand(&pkg->inf, s->entries[i].key ?
					       s->entries[i].key : "");
			bool same = !strcasecmp(key, name);

			free(key);
			if (same)
				return &s->entries[i];
		}
	}
	return NULL;
}

/* Puts one payload file somewhere: the real one if it is here, else a made-up one. */
static void put_payload(const struct package *pkg, const char *to, const char *source)
{
	char *here = find_here(pkg->folder, source);

	if (here && !file_size(here)) {
		free(here);
		here = NULL;
	}
	if (here)
		image_file(pkg, to, here);
	else
		image_made_up(to, pkg, source);
	free(here);
}

static void store_payload(struct package *pkg)
{
	for (int plain = 0; plain < 2; plain++) {
		const struct inf_section *s = source_section(pkg, "SourceDisksFiles", !plain);

		for (size_t i = 0; s && i < s->count; i++) {
			const struct inf_entry *e = &s->entries[i];
			char *path, *to;

			if (!e->key)
				continue;
			path = source_path(pkg, e);
			to = xasprintf(STORE "%s\\%s", pkg->id, path);
			if (is_file_name(path)) {
				put_payload(pkg, to, path);
				pkg->payload = true;
			} else {
				warning("%s: no file can be called %s", pkg->inf_name, path);
			}
			free(path);
			free(to);
		}
	}
}

/* The directory of a number in an INF, without the leading backslash, or NULL. */
static const char *directory_of(const char *dirid)
{
	static const struct {
		long id;
		const char *path;
	} dirs[] = {
		{ 10, "Windows" },
		{ 11, "Windows\\System32" },
		{ 12, "Windows\\System32\\drivers" },
		{ 20, "Windows\\Fonts" },
		{ 24, "" },
		{ 16422, "Program Files" },
		{ 16425, "Windows\\SysWOW64" },
		{ 16427, "Program Files\\Common Files" },
	};
	char *end;
	long id = strtol(dirid, &end, 0);

	for (size_t i = 0; end != dirid && i < sizeof(dirs) / sizeof(dirs[0]); i++)
		if (dirs[i].id == id)
			return dirs[i].path;
	return NULL;
}

/* The record Windows keeps of each file it copied out of the store: Class 4 is locked. */
static void lockdown_entry(const struct package *pkg, const char *path, const char *source)
{
	char *locked = inf_expanded(&pkg->inf, inf_entry(inf_find(&pkg->inf, "Version"),
							 "PnpLockdown"), 0);
	int class = strtol(locked, NULL, 0) == 1 ? 4 : 5;
	char *slashes, *s;

	free(locked);

	if (strncasecmp(path, "Windows\\", 8))
		return;
	slashes = xasprintf("%%SystemRoot%%/%s", path + 8);
	for (s = slashes; *s; s++)
		if (*s == '\\')
			*s = '/';
	buf_printf(&job.software, "\n[Microsoft\\Windows\\CurrentVersion\\Setup\\"
		   "PnpLockdownFiles\\%s]\n", slashes);
	s = quoted(source);
	buf_printf(&job.software, "\"Owners\" = multi:\"%s\"\n", pkg->published);
	buf_printf(&job.software, "\"Source\" = expand:\"%%SystemRoot%%%s%s\\%s\"\n",
		   STORE + 8, pkg->id, s);
	buf_printf(&job.software, "\"Class\" = dword:%d\n", class);
	free(slashes);
	free(s);
}

/* One file sent by a CopyFiles entry to a directory of DestinationDirs. */
static void copy_file(struct package *pkg, const struct inf_entry *where, const char *name,
		      const char *source)
{
	char *dirid = inf_expanded(&pkg->inf, where, 0), *sub = inf_expanded(&pkg->inf, where, 1);
	const char *dir = directory_of(dirid);
	const struct inf_entry *e = find_source(pkg, source);
	char *folder = dir ? join(dir, sub) : NULL, *to = dir ? join(folder, name) : NULL;
	char *path = e ? source_path(pkg, e) : join("", source), *full;

	if (strtol(dirid, NULL, 0) != 13)
		pkg->outside = true;
	if (dir && is_file_name(to) && is_file_name(path)) {
		full = xasprintf("\\%s", to);
		put_payload(pkg, full, path);
		lockdown_entry(pkg, to, path);
		free(full);
	}
	free(dirid);
	free(sub);
	free(folder);
	free(to);
	free(path);
}

static void copy_list(struct package *pkg, const char *list)
{
	const struct inf_section *dirs = inf_find(&pkg->inf, "DestinationDirs");
	const struct inf_entry *where = NULL;
	const struct inf_section *s;

	if (list[0] != '@')
		where = inf_entry(dirs, list);
	if (!where)
		where = inf_entry(dirs, "DefaultDestDir");
	if (list[0] == '@') {
		copy_file(pkg, where, list + 1, list + 1);
		return;
	}
	s = inf_find(&pkg->inf, list);
	for (size_t i = 0; s && i < s->count; i++) {
		char *name = inf_expanded(&pkg->inf, &s->entries[i], 0);
		char *source = inf_expanded(&pkg->inf, &s->entries[i], 1);

		if (*name && !s->entries[i].key)
			copy_file(pkg, where, name, *source ? source : name);
		free(name);
		free(source);
	}
}

static void copy_files(struct package *pkg)
{
	for (size_t i = 0; i < pkg->inf.count; i++) {
		const struct inf_section *s = &pkg->inf.sections[i];

		for (size_t j = 0; !is_foreign(s->name) && j < s->count; j++) {
			const struct inf_entry *e = &s->entries[j];

			for (size_t k = 0; e->key && !strcasecmp(e->key, "CopyFiles") &&
			     k < e->count; k++) {
				char *list = inf_expanded(&pkg->inf, e, k);

				if (*list)
					copy_list(pkg, list);
				free(list);
			}
		}
	}
}

/* ---- what StatusFlags records beside files ---- */

/* An AddReg list with a line outside HKR. */
static bool writes_outside(const struct package *pkg, const char *list)
{
	const struct inf_section *s = inf_find(&pkg->inf, list);

	for (size_t i = 0; s && i < s->count; i++) {
		char *root = inf_expanded(&pkg->inf, &s->entries[i], 0);
		bool outside = *root && strcasecmp(root, "HKR");

		free(root);
		if (outside)
			return true;
	}
	return false;
}

static void look_at_directives(struct package *pkg)
{
	for (size_t i = 0; i < pkg->inf.count; i++) {
		const struct inf_section *s = &pkg->inf.sections[i];
		const char *dot = strrchr(s->name, '.');

		if (is_foreign(s->name))
			continue;
		pkg->coinstaller |= dot && !strcasecmp(dot, ".CoInstallers");
		for (size_t j = 0; j < s->count; j++) {
			const struct inf_entry *e = &s->entries[j];

			if (!e->key)
				continue;
			pkg->includes |= !strcasecmp(e->key, "Include");
			for (size_t k = 0; !strcasecmp(e->key, "AddReg") && k < e->count; k++) {
				char *list = inf_expanded(&pkg->inf, e, k);

				pkg->absolute |= writes_outside(pkg, list);
				free(list);
			}
		}
	}
}

/* ---- services ---- */

static struct service *service_named(const char *name)
{
	struct service *s;

	for (size_t i = 0; i < job.service_count; i++)
		if (!strcasecmp(job.services[i].name, name))
			return &job.services[i];
	job.services = xrealloc(job.services, (job.service_count + 1) * sizeof(*s));
	s = &job.services[job.service_count++];
	memset(s, 0, sizeof(*s));
	s->name = xstrdup(name);
	return s;
}

static uint32_t number(const struct package *pkg, const struct inf_section *s, const char *key,
		       uint32_t missing)
{
	char *text = inf_expanded(&pkg->inf, inf_entry(s, key), 0), *end;
	uint32_t v = (uint32_t)strtoul(text, &end, 0);

	if (end == text)
		v = missing;
	free(text);
	return v;
}

/* ServiceBinary as the registry has it. */
static char *image_path(const struct package *pkg, const char *binary, bool driver)
{
	const char *root = driver ? "\\SystemRoot" : "%SystemRoot%", *rest = binary;
	char *end, *inner, *quote;
	long id = -1;

	if (binary[0] == '"') {
		inner = image_path(pkg, binary + 1, driver);
		quote = xasprintf("\"%s", inner);
		free(inner);
		return quote;
	}
	if (binary[0] == '%') {
		id = strtol(binary + 1, &end, 10);
		if (end > binary + 1 && *end == '%')
			rest = end + 1;
		else
			id = -1;
	}
	rest += id >= 0 && *rest == '\\';
	switch (id) {
	case 10:
		return xasprintf("%s\\%s", root, rest);
	case 11:
		return xasprintf("%s\\System32\\%s", root, rest);
	case 12:
		return driver ? xasprintf("System32\\drivers\\%s", rest) :
				xasprintf("%s\\System32\\drivers\\%s", root, rest);
	case 13:
		return xasprintf("%s%s%s\\%s", root, STORE + 8, pkg->id, rest);
	default:
		return xstrdup(binary);
	}
}

/* Windows leaves a single token to be looked up in the INF: "@oem0.inf,%x%;text". */
static char *indirect(const struct package *pkg, const char *raw)
{
	char *text = inf_expand(&pkg->inf, raw), *out;
	size_t n = strlen(raw);

	if (n < 3 || raw[0] != '%' || strchr(raw + 1, '%') != raw + n - 1)
		return text;
	out = xasprintf("@%s,%s;%s", pkg->published, raw, text);
	free(text);
	return out;
}

static void value(struct buf *b, const char *name, const char *form, char *text)
{
	char *q = quoted(text);

	buf_printf(b, "\"%s\" = %s\"%s\"\n", name, form, q);
	free(q);
	free(text);
}

static void add_service(const struct package *pkg, const char *name, const char *section)
{
	const struct inf_section *s = inf_find(&pkg->inf, section);
	struct service *service = service_named(name);
	uint32_t type = number(pkg, s, "ServiceType", 1);
	const struct inf_entry *display;
	struct buf *b = &service->lines;
	char *binary;

	b->len = 0;			/* the last package installed wins */
	buf_printf(b, "\"Type\" = dword:0x%x\n", type);
	buf_printf(b, "\"Start\" = dword:%u\n", number(pkg, s, "StartType", 3));
	buf_printf(b, "\"ErrorControl\" = dword:%u\n", number(pkg, s, "ErrorControl", 1));
	binary = inf_expanded(&pkg->inf, inf_entry(s, "ServiceBinary"), 0);
	if (*binary)
		value(b, "ImagePath", "expand:", image_path(pkg, binary, type < 16));
	free(binary);
	display = inf_entry(s, "DisplayName");
	if (display)
		value(b, "DisplayName", "", indirect(pkg, inf_field(display, 0)));
	if (inf_entry(s, "LoadOrderGroup"))
		value(b, "Group", "", inf_expanded(&pkg->inf, inf_entry(s, "LoadOrderGroup"), 0));
	buf_put(b, NULL, 1);
	b->len--;
	if (!service->owners.len || !strstr((char *)service->owners.data, pkg->published))
		buf_printf(&service->owners, "%s\"%s\"", service->owners.len ? "," : "",
			   pkg->published);
}

static void add_services(const struct package *pkg)
{
	for (size_t i = 0; i < pkg->inf.count; i++) {
		const struct inf_section *s = &pkg->inf.sections[i];

		for (size_t j = 0; !is_foreign(s->name) && j < s->count; j++) {
			const struct inf_entry *e = &s->entries[j];
			char *name, *section;

			if (!e->key || strcasecmp(e->key, "AddService"))
				continue;
			name = inf_expanded(&pkg->inf, e, 0);
			section = inf_expanded(&pkg->inf, e, 2);
			if (*name && *section && !strpbrk(name, "\\]"))
				add_service(pkg, name, section);
			free(name);
			free(section);
		}
	}
}

static void describe_services(void)
{
	for (size_t i = 0; i < job.service_count; i++) {
		struct service *s = &job.services[i];

		buf_printf(&job.system, "\n[ControlSet%03u\\Services\\%s]\n", job.control_set,
			   s->name);
		buf_printf(&job.system, "%s\"Owners\" = multi:%s\n", (char *)s->lines.data,
			   (char *)s->owners.data);
		free(s->name);
		buf_free(&s->lines);
		buf_free(&s->owners);
	}
	free(job.services);
}

/* ---- the driver database ---- */

/* Whether Windows keeps packages of the class in SYSTEM, not in DRIVERS. */
static bool is_early(const char *class)
{
	static const char *const early[] = {
		"1394", "SCSIAdapter", "System", "HDC", "Mouse", "Keyboard", "Battery",
		"HIDClass", "Ports", "CDROM", "Processor", "Computer", "DiskDrive", "Extension",
		"FDC", "Firmware", "FloppyDisk", "Memory", "PCMCIA", "SBP2", "ScmDisk",
		"ScmVolume", "SDHost", "SecurityDevices", "SmrDisk", "SmrVolume", "UCM", "USB",
		"USBDevice", "USBFunctionController", "VolumeSnapshot", "Volume", "EhStorSilo"
	};

	for (size_t i = 0; i < sizeof(early) / sizeof(early[0]); i++)
		if (!strcasecmp(early[i], class))
			return true;
	return false;
}

static void put_hex(struct buf *b, const char *name, const uint8_t *p, size_t n)
{
	buf_printf(b, "\"%s\" = hex:", name);
	for (size_t i = 0; i < n; i++)
		buf_printf(b, "%02x%s", p[i], i + 1 < n ? " " : "\n");
}

/* "{4d36e97d-e325-11ce-bfc1-08002be10318}" as it lies in memory; false if it is none. */
static bool parse_guid(const char *s, uint8_t out[16])
{
	unsigned int a, b, c, d[8];

	if (sscanf(s, "{%8x-%4x-%4x-%2x%2x-%2x%2x%2x%2x%2x%2x}", &a, &b, &c, d, d + 1, d + 2,
		   d + 3, d + 4, d + 5, d + 6, d + 7) != 11)
		return false;
	set32(out, a);
	set16(out + 4, (uint16_t)b);
	set16(out + 6, (uint16_t)c);
	for (int i = 0; i < 8; i++)
		out[8 + i] = (uint8_t)d[i];
	return true;
}

/*
 * Version: 0 origin (third party), 2 architecture, 8 class, 24 date, 32 version (last part
 * first), 40 unknown
 */
static void version_blob(const struct package *pkg, const struct inf_section *version,
			 uint8_t p[48])
{
	static const struct {
		const char *name;
		uint16_t number;
	} archs[] = { { "x86", 0 }, { "arm", 5 }, { "amd64", 9 }, { "arm64", 12 } };
	char *guid = inf_expanded(&pkg->inf, inf_entry(version, "ClassGuid"), 0);
	char *date = inf_expanded(&pkg->inf, inf_entry(version, "DriverVer"), 0);
	char *numbers = inf_expanded(&pkg->inf, inf_entry(version, "DriverVer"), 1);
	unsigned int month, day, year, v[4] = { 0 };

	memset(p, 0, 48);
	p[1] = 0xff;
	for (size_t i = 0; i < sizeof(archs) / sizeof(archs[0]); i++)
		if (!strcmp(archs[i].name, job.arch))
			set16(p + 2, archs[i].number);
	parse_guid(guid, p + 8);
	if (sscanf(date, "%2u/%2u/%4u", &month, &day, &year) == 3 && year > 1601 && year < 9999 &&
	    month >= 1 && month <= 12 && day >= 1 && day <= 31) {
		char iso[32];

		snprintf(iso, sizeof(iso), "%04u-%02u-%02uT00:00:00Z", year % 10000, month % 100,
			 day % 100);
		set64(p + 24, parse_filetime(iso));
	}
	sscanf(numbers, "%u.%u.%u.%u", v, v + 1, v + 2, v + 3);
	for (int i = 0; i < 4; i++)
		set16(p + 32 + 2 * i, (uint16_t)v[3 - i]);
	free(guid);
	free(date);
	free(numbers);
}

/* The catalog the INF names for our architecture, or for all. The caller frees. */
static char *catalog_name(const struct package *pkg, const struct inf_section *version)
{
	char *key = xasprintf("CatalogFile.nt%s", job.arch);
	const struct inf_entry *e = inf_entry(version, key);

	free(key);
	if (!e)
		e = inf_entry(version, "CatalogFile.nt");
	if (!e)
		e = inf_entry(version, "CatalogFile");
	return inf_expanded(&pkg->inf, e, 0);
}

static void describe_package(const struct package *pkg, const char *catalog)
{
	const struct inf_section *version = inf_find(&pkg->inf, "Version");
	char *extension = inf_expanded(&pkg->inf, inf_entry(version, "ExtensionId"), 0);
	char *class = inf_expanded(&pkg->inf, inf_entry(version, "Class"), 0);
	struct buf *b = job.split && !is_early(class) ? &job.drivers : &job.system;
	uint8_t blob[48], import[8];
	uint32_t flags = (pkg->payload ? 0x10 : 0) | (pkg->outside ? 0x2 : 0) |
			 (pkg->absolute ? 0x4 : 0) | (pkg->coinstaller ? 0x8 : 0) |
			 (pkg->includes ? 0x100 : 0);

	buf_printf(b, "\n[DriverDatabase\\DriverInfFiles\\%s]\n", pkg->published);
	buf_printf(b, "@ = multi:\"%s\"\n\"Active\" = \"%s\"\n", pkg->id, pkg->id);
	buf_printf(b, "\n[DriverDatabase\\DriverPackages\\%s]\n@ = \"%s\"\n", pkg->id,
		   pkg->published);
	version_blob(pkg, version, blob);
	put_hex(b, "Version", blob, sizeof(blob));
	value(b, "Provider", "", inf_expanded(&pkg->inf, inf_entry(version, "Provider"), 0));
	buf_printf(b, "\"SignerScore\" = dword:0x0d000005\n");
	buf_printf(b, "\"SignerName\" = "
		   "\"Microsoft Windows Hardware Compatibility Publisher\"\n");
	buf_printf(b, "\"StatusFlags\" = dword:0x%x\n", job.force_flags ? job.flags : flags);
	value(b, "InfName", "", xstrdup(pkg->inf_name));
	if (*catalog)
		value(b, "Catalog", "", xstrdup(catalog));
	set64(import, job.time);
	put_hex(b, "ImportDate", import, sizeof(import));
	if (parse_guid(extension, blob))
		put_hex(b, "ExtensionId", blob, 16);
	free(extension);
	free(class);
}

/* ---- packages ---- */

static bool ends_in(const char *name, const char *tail)
{
	size_t n = strlen(name), t = strlen(tail);

	return n > t && !strcasecmp(name + n - t, tail);
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void put_in_store(const struct package *pkg, const char *name)
{
	char *to = xasprintf(STORE "%s\\%s", pkg->id, name);
	char *from = xasprintf("%s/%s", pkg->folder, name);

	image_file(pkg, to, from);
	free(to);
	free(from);
}

static void add_inf(const char *folder, const struct store *store, const char *name,
		    struct dirent **beside, int count)
{
	struct package pkg = { .folder = folder, .store = store, .inf_name = name };
	char *from = xasprintf("%s/%s", folder, name), *lowered = lower(name), *to, *catalog, *here;

	read_file(&pkg.bytes, from);
	inf_parse(&pkg.inf, pkg.bytes.data, pkg.bytes.len);
	if (store->hash)
		pkg.id = xasprintf("%s_%s_%s", lowered, job.arch, store->hash);
	else
		pkg.id = xasprintf("%s_%s_%016llx", lowered, job.arch,
				   (unsigned long long)fnv1a(pkg.bytes.data, pkg.bytes.len));
	to = xasprintf(STORE "%s", pkg.id);
	if (!claim(to)) {
		warning("%s: the same INF was there before, left out", from);
		goto out;
	}
	pkg.published = xasprintf("oem%u.inf", job.next_oem++);
	buf_printf(&job.image, "\n# %s\n", pkg.published);
	put_in_store(&pkg, name);
	free(to);
	to = xasprintf("\\Windows\\INF\\%s", pkg.published);
	image_file(&pkg, to, from);
	catalog = catalog_name(&pkg, inf_find(&pkg.inf, "Version"));
	here = *catalog ? find_here(folder, catalog) : NULL;
	for (int i = 0; i < count; i++)
		if (here ? !strcmp(strrchr(here, '/') + 1, beside[i]->d_name) :
			   ends_in(beside[i]->d_name, ".cat"))
			put_in_store(&pkg, beside[i]->d_name);
	if (here) {
		free(to);
		to = xasprintf(CATALOGS "oem%u.cat", job.next_oem - 1);
		image_file(&pkg, to, here);
	}
	store_payload(&pkg);
	copy_files(&pkg);
	look_at_directives(&pkg);
	describe_package(&pkg, catalog);
	add_services(&pkg);
	free(catalog);
	free(here);
out:
	inf_free(&pkg.inf);
	buf_free(&pkg.bytes);
	free(pkg.published);
	free(pkg.id);
	free(from);
	free(lowered);
	free(to);
}

static void add_folder(const char *folder)
{
	struct dirent **entries;
	int n = scandir(folder, &entries, NULL, by_bytes);
	struct store store = { 0 };
	bool any = false;

	if (n < 0)
		die("%s: %s", folder, strerror(errno));
	read_store(&store, folder);
	for (int i = 0; i < n; i++) {
		if (!ends_in(entries[i]->d_name, ".inf"))
			continue;
		add_inf(folder, &store, entries[i]->d_name, entries, n);
		any = true;
	}
	if (!any)
		die("%s: no .inf file in it", folder);
	for (int i = 0; i < n; i++)
		free(entries[i]);
	free(entries);
}

/* ---- hives and the programs beside ---- */

struct command {
	char *argv[64];
	int count;
};

static void argument(struct command *c, const char *text)
{
	if (c->count >= 63)
		die("too many arguments for %s", c->argv[0]);
	c->argv[c->count++] = xstrdup(text);
	c->argv[c->count] = NULL;
}

/* Runs a program of the folder this one is in; its messages are enough. */
static void run(struct command *c)
{
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	char *slash, *path;
	int error, status;
	pid_t pid;

	if (n < 0)
		die("/proc/self/exe: %s", strerror(errno));
	self[n] = '\0';
	slash = strrchr(self, '/');
	path = xasprintf("%.*s/%s", (int)(slash - self), self, c->argv[0]);
	error = posix_spawn(&pid, path, NULL, NULL, c->argv, environ);
	if (error)
		die("%s: %s", path, strerror(error));
	if (waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status))
		die("%s did not succeed", c->argv[0]);
	free(path);
	for (int i = 0; i < c->count; i++)
		free(c->argv[i]);
}

static bool is_hive(const char *path)
{
	char magic[4] = { 0 };
	FILE *f = fopen(path, "rb");

	if (!f)
		die("%s: %s", path, strerror(errno));
	if (fread(magic, 1, sizeof(magic), f) != sizeof(magic))
		magic[0] = '\0';
	fclose(f);
	return !memcmp(magic, "regf", 4);
}

/* What a hive option was given: a hive or description, then descriptions to go over it. */
struct sources {
	const char *path[16];
	size_t count;
};

static void add_source(struct sources *s, const char *path)
{
	if (s->count == sizeof(s->path) / sizeof(s->path[0]))
		die("too many descriptions of one hive");
	s->path[s->count++] = path;
}

/* One hive of System32\config: as it is, or made from it, descriptions, or both. */
static void put_hive(const char *parts, const char *name, const struct sources *sources,
		     const struct buf *more, const char *option)
{
	const char *source = sources->path[0];
	char *to = xasprintf("\\Windows\\System32\\config\\%s", name);
	char *made = xasprintf("%s/%s", parts, name);
	char *text = xasprintf("%s/%s.hive", parts, name);
	char *inner = xasprintf("\\SystemRoot\\System32\\Config\\%s", name);
	bool hive = is_hive(source);
	struct command c = { 0 };

	if (hive && !more->len && !option && sources->count == 1) {
		image_file(NULL, to, source);
	} else {
		argument(&c, "mkhive");
		argument(&c, "-o");
		argument(&c, made);
		if (option)
			argument(&c, option);
		if (hive)
			argument(&c, "--base");
		argument(&c, source);
		if (!hive) {
			argument(&c, "--name");
			argument(&c, inner);
		}
		if (more->len) {
			write_file(text, more->data, more->len);
			argument(&c, text);
		}
		for (size_t i = 1; i < sources->count; i++)
			argument(&c, sources->path[i]);
		run(&c);
		image_file(NULL, to, made);
	}
	free(to);
	free(made);
	free(text);
	free(inner);
}

/* OemInfMap: one bit for each oemN.inf, the highest bit of a byte first. */
static void describe_database(void)
{
	size_t n = job.next_oem / 8 + 1;
	uint8_t *map = xcalloc(n, 1);

	for (unsigned int i = 0; i < job.next_oem; i++)
		map[i / 8] |= (uint8_t)(0x80 >> (i & 7));
	buf_printf(&job.system, "\n[DriverDatabase]\n");
	put_hex(&job.system, "OemInfMap", map, n);
	free(map);
}

static void remove_parts(const char *parts)
{
	DIR *dir = opendir(parts);
	struct dirent *e;

	while (dir && (e = readdir(dir))) {
		char *path = xasprintf("%s/%s", parts, e->d_name);

		if (e->d_name[0] != '.')
			unlink(path);
		free(path);
	}
	if (dir)
		closedir(dir);
	rmdir(parts);
}

enum {
	OPT_SYSTEM = 256, OPT_SOFTWARE, OPT_DRIVERS, OPT_ARCH, OPT_TIME, OPT_CONTROL_SET,
	OPT_FIRST_OEM, OPT_FLAGS, OPT_LOCKDOWN, OPT_DIRTY, OPT_EXTRA, OPT_SIZE, OPT_LABEL,
	OPT_DISK, OPT_KEEP
};

static const struct option options[] = {
	{ "output", required_argument, NULL, 'o' },
	{ "system", required_argument, NULL, OPT_SYSTEM },
	{ "software", required_argument, NULL, OPT_SOFTWARE },
	{ "drivers", required_argument, NULL, OPT_DRIVERS },
	{ "arch", required_argument, NULL, OPT_ARCH },
	{ "time", required_argument, NULL, OPT_TIME },
	{ "control-set", required_argument, NULL, OPT_CONTROL_SET },
	{ "first-oem", required_argument, NULL, OPT_FIRST_OEM },
	{ "status-flags", required_argument, NULL, OPT_FLAGS },
	{ "lockdown", no_argument, NULL, OPT_LOCKDOWN },
	{ "dirty", no_argument, NULL, OPT_DIRTY },
	{ "extra", required_argument, NULL, OPT_EXTRA },
	{ "size", required_argument, NULL, OPT_SIZE },
	{ "label", required_argument, NULL, OPT_LABEL },
	{ "disk", required_argument, NULL, OPT_DISK },
	{ "keep", no_argument, NULL, OPT_KEEP },
	{ 0 }
};

int main(int argc, char **argv)
{
	struct sources system_hive = { 0 }, software = { 0 }, drivers = { 0 };
	const char *out = NULL;
	const char *time = "2024-01-01T00:00:00Z", *size = NULL, *label = "Windows";
	const char *disk = "none", *extra[16];
	bool dirty = false, keep = false;
	struct command volume = { 0 };
	struct buf head = { 0 };
	size_t extra_count = 0;
	char *parts, *path;
	int c;

	program = "compose";
	job.arch = "amd64";
	job.control_set = 1;
	while ((c = getopt_long(argc, argv, "o:", options, NULL)) != -1) {
		switch (c) {
		case 'o': out = optarg; break;
		case OPT_SYSTEM: add_source(&system_hive, optarg); break;
		case OPT_SOFTWARE: add_source(&software, optarg); break;
		case OPT_DRIVERS: add_source(&drivers, optarg); break;
		case OPT_ARCH: job.arch = optarg; break;
		case OPT_TIME: time = optarg; break;
		case OPT_CONTROL_SET: job.control_set = (unsigned)parse_number(optarg, 999); break;
		case OPT_FIRST_OEM: job.next_oem = (unsigned)parse_number(optarg, 60000); break;
		case OPT_FLAGS:
			job.force_flags = true;
			job.flags = (uint32_t)parse_number(optarg, UINT32_MAX);
			break;
		case OPT_LOCKDOWN: job.lockdown = true; break;
		case OPT_DIRTY: dirty = true; break;
		case OPT_EXTRA:
			if (extra_count == sizeof(extra) / sizeof(extra[0]))
				die("too many --extra");
			extra[extra_count++] = optarg;
			break;
		case OPT_SIZE: size = optarg; break;
		case OPT_LABEL: label = optarg; break;
		case OPT_DISK: disk = optarg; break;
		case OPT_KEEP: keep = true; break;
		default: return 1;
		}
	}
	if (!out || !system_hive.count || !software.count)
		die("usage: compose -o OUT.img --system HIVE --software HIVE "
		    "[--drivers HIVE] [--arch ARCH] PACKAGE_FOLDER...");
	job.time = parse_filetime(time);
	parts = xasprintf("%s.parts", out);
	if (mkdir(parts, 0777) && errno != EEXIST)
		die("%s: %s", parts, strerror(errno));

	buf_printf(&job.system, "@time %s\n", time);
	buf_printf(&job.software, "@time %s\n", time);
	buf_printf(&job.drivers, "@time %s\n", time);
	job.split = drivers.count > 0;
	for (int i = optind; i < argc; i++)
		add_folder(argv[i]);
	if (optind < argc)
		describe_database();
	else
		job.system.len = 0;
	describe_services();
	if (!job.lockdown)
		job.software.len = 0;
	put_hive(parts, "SYSTEM", &system_hive, &job.system, dirty ? "--dirty" : NULL);
	put_hive(parts, "SOFTWARE", &software, &job.software, NULL);
	if (drivers.count)
		put_hive(parts, "DRIVERS", &drivers, &job.drivers, NULL);

	path = quoted(label);
	if (size)
		buf_printf(&head, "size %s\n", size);
	else
		buf_printf(&head, "size %lluM\n",
			   (unsigned long long)((job.bytes + job.bytes / 8) >> 20) + 32);
	buf_printf(&head, "label \"%s\"\ntime %s\n", path, time);
	buf_put(&head, job.image.data, job.image.len);
	free(path);
	path = xasprintf("%s/image.image", parts);
	write_file(path, head.data, head.len);

	argument(&volume, "mkvolume");
	argument(&volume, "-o");
	argument(&volume, out);
	argument(&volume, "--disk");
	argument(&volume, disk);
	argument(&volume, path);
	for (size_t i = 0; i < extra_count; i++)
		argument(&volume, extra[i]);
	run(&volume);
	if (!keep)
		remove_parts(parts);

	for (size_t i = 0; i < job.path_slots; i++)
		free(job.paths[i]);
	free(job.paths);
	buf_free(&job.image);
	buf_free(&job.system);
	buf_free(&job.software);
	buf_free(&job.drivers);
	buf_free(&head);
	free(path);
	free(parts);
	return 0;
}
