// SPDX-License-Identifier: Apache-2.0
/*
 * From operands to targets.  Names of files may hold anything but NUL; lists
 * and directories may be of any size and are cut off at named limits, with an
 * error.  No file of a target is opened, no linked directory gone into.
 */
#include "config.h"
#include "cli.h"
#include "targets.h"

#include "drvaudit/limits.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct left_out {
	size_t hidden, links, directories, special, companions;
};

/* Labels of one line, or of the command. */
struct label_set {
	const struct label *p;
	size_t n;
};

struct reading {
	const struct targets_request *req;
	struct targets *out;
	size_t cap;
	struct label_set common;
	/* resolved names met so far, by hash; positions from 1 */
	char **keys;
	uint32_t *slots;
	size_t slots_n;
	const char *again;		/* first target named twice */
	size_t again_n;
	bool stdin_read;
};

/* ---- labels ------------------------------------------------------------- */

static const char *value_wrong(const char *s)
{
	if (strlen(s) > DA_LABEL_VALUE_MAX)
		return "the value is too long (limit: DA_LABEL_VALUE_MAX)";
	while (*s) {
		uint32_t c = da_rune_next(&s);

		if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == DA_RUNE_NUL)
			return "a control character in the value";
		if (c >= 0xD800 && c < 0xE000)
			return "the value is not UTF-8";
	}
	return NULL;
}

const char *label_wrong(const char *text, size_t *eq)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_.-");

	*eq = n + 1;
	if (!*text || !strchr(letters, *text) || text[n] != '=')
		return "a label is name=value; names begin with a to z and hold a to z, 0 to 9, _, . and -";
	if (n > DA_LABEL_NAME_MAX)
		return "the name is too long (limit: DA_LABEL_NAME_MAX)";
	return value_wrong(text + *eq);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct label *)a)->name,
		      ((const struct label *)b)->name);
}

/* Sorted; the first name that stands twice, or NULL. */
static const char *sort_labels(struct label *p, size_t n)
{
	if (n)
		qsort(p, n, sizeof(*p), by_name);
	for (size_t i = 1; i < n; i++)
		if (!strcmp(p[i - 1].name, p[i].name))
			return p[i].name;
	return NULL;
}

static void take_label(struct reading *r, struct label *out, const char *text,
		       size_t eq)
{
	out->name = da_arena_strndup(r->out->arena, text, eq - 1);
	out->value = da_arena_strdup(r->out->arena, text + eq);
}

static int common_labels(struct reading *r)
{
	const size_t n = r->req->labels_n;
	struct label *p = da_arena_alloc(r->out->arena, (n + 1) * sizeof(*p));
	const char *twice, *wrong;
	size_t eq;

	for (size_t i = 0; i < n; i++) {
		wrong = label_wrong(r->req->labels[i], &eq);
		if (wrong) {
			complain(NULL, "--label %s: %s", r->req->labels[i],
				 wrong);
			return EXIT_USAGE;
		}
		take_label(r, &p[i], r->req->labels[i], eq);
	}
	twice = sort_labels(p, n);
	if (n > DA_LABELS_MAX)
		complain(NULL, "--label: too many (limit: DA_LABELS_MAX %d)",
			 DA_LABELS_MAX);
	else if (twice)
		complain(NULL, "--label %s: given twice", twice);
	if (n > DA_LABELS_MAX || twice)
		return EXIT_USAGE;
	r->common = (struct label_set){ p, n };
	r->out->labels = p;
	r->out->labels_n = n;
	return 0;
}

/* Those of the line, and those of the command that it does not name. */
static struct label_set merged(struct reading *r, struct label *own, size_t n)
{
	const struct label_set all = r->common;
	struct label *p = da_arena_alloc(r->out->arena,
					 (n + all.n) * sizeof(*p));
	size_t sum = n;

	memcpy(p, own, n * sizeof(*p));
	for (size_t i = 0; i < all.n; i++)
		if (!bsearch(&all.p[i], own, n, sizeof(*own), by_name))
			memcpy(&p[sum++], &all.p[i], sizeof(*p));
	sort_labels(p, sum);
	return (struct label_set){ p, sum };
}

/* ---- targets ------------------------------------------------------------ */

static size_t slot_of(const struct reading *r, const char *key)
{
	uint64_t h = 14695981039346656037ULL;
	size_t i;

	for (const char *s = key; *s; s++)
		h = (h ^ (uint8_t)*s) * 1099511628211ULL;
	for (i = h & (r->slots_n - 1); r->slots[i]; i = (i + 1) & (r->slots_n - 1))
		if (!strcmp(r->keys[r->slots[i] - 1], key))
			break;
	return i;
}

static void more_slots(struct reading *r)
{
	if (r->slots_n > 2 * r->out->n)
		return;
	free(r->slots);
	r->slots_n = r->slots_n ? 2 * r->slots_n : 1024;
	r->slots = da_calloc(r->slots_n, sizeof(*r->slots));
	for (size_t i = 0; i < r->out->n; i++)
		r->slots[slot_of(r, r->keys[i])] = (uint32_t)i + 1;
}

/* True when it is new; then it is known from now on. */
static bool is_new(struct reading *r, enum target_kind kind, const char *name)
{
	char *real = realpath(name, NULL);
	char *key = da_asprintf("%c%s", kind == TARGET_HIVES ? 'h' : 'p',
				real ? real : name);
	size_t at;

	free(real);
	more_slots(r);
	at = slot_of(r, key);
	if (r->slots[at]) {
		if (!r->again_n++)
			r->again = da_arena_strdup(r->out->arena, name);
		free(key);
		return false;
	}
	r->slots[at] = (uint32_t)r->out->n + 1;
	r->keys[r->out->n] = key;
	return true;
}

static int add(struct reading *r, enum target_kind kind, const char *name,
	       struct label_set labels, struct target **out)
{
	struct targets *all = r->out;

	*out = NULL;
	if (all->n == r->cap) {
		r->cap = r->cap ? 2 * r->cap : 64;
		all->p = da_realloc(all->p, r->cap * sizeof(*all->p));
		r->keys = da_realloc(r->keys, r->cap * sizeof(*r->keys));
	}
	if (all->n == DA_TARGETS_MAX) {
		complain(name, "too many targets: limit: DA_TARGETS_MAX %d",
			 DA_TARGETS_MAX);
		return EXIT_USAGE;
	}
	if (!is_new(r, kind, name))
		return 0;
	*out = &all->p[all->n];
	**out = (struct target){
		.name = da_arena_strdup(all->arena, name), .kind = kind,
		.labels = labels.p, .labels_n = labels.n, .position = all->n,
	};
	all->n++;
	return 0;
}

static int add_path(struct reading *r, const char *name, struct label_set labels)
{
	struct target *t;

	return add(r, TARGET_PATH, name, labels, &t);
}

static void unusable(struct reading *r, struct target *t, enum da_status status,
		     const char *code, const char *why)
{
	struct da_err *err;

	if (t->unusable)
		return;
	err = da_arena_alloc(r->out->arena, sizeof(*err));
	da_fail(err, status, code, DA_NO_OFFSET, "%s", why);
	t->unusable = err;
}

static int add_unusable(struct reading *r, const char *name,
			struct label_set labels, enum da_status status,
			const char *code, const char *why)
{
	struct target *t;
	int e = add(r, TARGET_PATH, name, labels, &t);

	if (t)
		unusable(r, t, status, code, why);
	return e;
}

/* ---- directories -------------------------------------------------------- */

struct listing {
	char **p;
	size_t n, cap;
	bool windows;
	bool too_many;
};

static void listing_free(struct listing *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->p[i]);
	free(l->p);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* 0 or an errno. */
static int list_directory(const char *path, struct listing *l)
{
	DIR *d = opendir(path);
	struct dirent *e;
	int error;

	memset(l, 0, sizeof(*l));
	if (!d)
		return errno;
	while (errno = 0, (e = readdir(d))) {
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		l->windows |= da_strieq(e->d_name, "Windows");
		l->too_many = l->n == DA_DIR_ENTRIES_MAX;
		if (l->too_many)
			break;
		if (l->n == l->cap) {
			l->cap = l->cap ? 2 * l->cap : 64;
			l->p = da_realloc(l->p, l->cap * sizeof(*l->p));
		}
		l->p[l->n++] = da_strdup(e->d_name);
	}
	error = errno;
	closedir(d);
	if (l->n)
		qsort(l->p, l->n, sizeof(*l->p), by_bytes);
	return error;
}

static char *below(const char *path, const char *name)
{
	size_t n = strlen(path);

	return da_asprintf("%s%s%s", path, n && path[n - 1] == '/' ? "" : "/",
			   name);
}

/* Which hive is called so, or DA_HIVE_KINDS; with logs: its log files, too. */
static int hive_named(const char *name, bool logs)
{
	for (int i = 0; i < DA_HIVE_KINDS; i++) {
		const char *rest = da_iafter(name, da_hive_kind_name(i));

		if (rest && !*rest)
			return i;
		for (int k = 0; rest && logs && k < DA_HIVE_LOGS; k++)
			if (da_strieq(rest, da_hive_log_suffix(k)))
				return i;
	}
	return DA_HIVE_KINDS;
}

static bool has_system(const char *path, const struct listing *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct stat st;
		char *file;
		bool is;

		if (hive_named(l->p[i], false) != DA_HIVE_SYSTEM)
			continue;
		file = below(path, l->p[i]);
		is = !lstat(file, &st) && S_ISREG(st.st_mode);
		free(file);
		if (is)
			return true;
	}
	return false;
}

/* A hive that nobody named: a link could lead to another machine's. */
static void take_hive(struct reading *r, struct target *t, const char *file,
		      int kind)
{
	struct stat st;

	if (lstat(file, &st))
		unusable(r, t, DA_EACCES, "permission", strerror(errno));
	else if (!S_ISREG(st.st_mode))
		unusable(r, t, DA_EINVAL, S_ISLNK(st.st_mode) ? "link" :
			 "not-regular", "a hive in it is no regular file");
	else if (t->hive[kind])
		unusable(r, t, DA_EINVAL, "ambiguous-name",
			 "two hives in it have names that differ in case only");
	else
		t->hive[kind] = da_arena_strdup(r->out->arena, file);
}

static int add_hives(struct reading *r, const char *path,
		     const struct listing *l, struct label_set labels)
{
	struct target *t;
	int status = add(r, TARGET_HIVES, path, labels, &t);
	bool any = false;

	for (size_t i = 0; t && i < l->n; i++) {
		int kind = hive_named(l->p[i], false);
		char *file;

		if (kind == DA_HIVE_KINDS)
			continue;
		any = true;
		file = below(path, l->p[i]);
		take_hive(r, t, file, kind);
		free(file);
	}
	if (t && l->too_many)
		unusable(r, t, DA_ELIMIT, "limit", "limit: DA_DIR_ENTRIES_MAX");
	else if (t && !any)
		unusable(r, t, DA_EINVAL, "no-hives",
			 "it holds no file SYSTEM, SOFTWARE or DRIVERS");
	return status;
}

static int named_hives(struct reading *r, const char *path,
		       struct label_set labels)
{
	struct listing l;
	struct target *t;
	int error = list_directory(path, &l), status;

	if (!error) {
		status = add_hives(r, path, &l, labels);
	} else {
		status = add(r, TARGET_HIVES, path, labels, &t);
		if (t)
			unusable(r, t, DA_ENOENT, error == EACCES ? "permission" :
				 error == ENOTDIR ? "not-regular" : "not-found",
				 strerror(error));
	}
	listing_free(&l);
	return status;
}

/* What stands beside images and is too small to be one. */
static bool companion(const char *name, off_t size)
{
	static const char *const ends[] = {
		".asc", ".csv", ".html", ".json", ".jsonl", ".log", ".md", ".md5",
		".sarif", ".sha1", ".sha256", ".sha512", ".sig", ".txt", ".xml",
		"SUMS",
	};

	for (size_t i = 0; i < DA_COUNT(ends); i++)
		if (size < DA_IMAGE_BYTES_MIN && da_iends(name, ends[i]))
			return true;
	return false;
}

static int expand(struct reading *r, const char *path, unsigned depth,
		  struct label_set labels, struct left_out *left);

static int entry(struct reading *r, const char *path, const char *name,
		 unsigned depth, struct label_set labels, struct left_out *left)
{
	struct stat st;
	bool link, gone = lstat(path, &st) != 0;

	link = !gone && S_ISLNK(st.st_mode);
	if (link)
		gone = stat(path, &st) != 0;
	if (gone)	/* said when it is opened */
		return add_path(r, path, labels);
	if (S_ISREG(st.st_mode) && !companion(name, st.st_size))
		return add_path(r, path, labels);
	if (S_ISREG(st.st_mode))
		left->companions++;
	else if (!S_ISDIR(st.st_mode))
		left->special++;
	else if (link)
		left->links++;
	else if (!r->req->recursive)
		left->directories++;
	else if (depth == DA_TARGET_DEPTH_MAX)
		return add_unusable(r, path, labels, DA_ELIMIT, "limit",
				    "limit: DA_TARGET_DEPTH_MAX");
	else
		return expand(r, path, depth + 1, labels, left);
	return 0;
}

static int entries(struct reading *r, const char *path, const struct listing *l,
		   unsigned depth, struct label_set labels, struct left_out *left)
{
	bool hives = has_system(path, l);
	int status = hives ? add_hives(r, path, l, labels) : 0;

	for (size_t i = 0; i < l->n && !status; i++) {
		char *file;

		if (l->p[i][0] == '.') {
			left->hidden++;
			continue;
		}
		if (hives && hive_named(l->p[i], true) < DA_HIVE_KINDS)
			continue;
		file = below(path, l->p[i]);
		status = entry(r, file, l->p[i], depth, labels, left);
		free(file);
	}
	return status;
}

static int expand(struct reading *r, const char *path, unsigned depth,
		  struct label_set labels, struct left_out *left)
{
	struct listing l;
	int error = list_directory(path, &l), status;

	if (error || l.windows)	/* opening tells what is wrong */
		status = add_path(r, path, labels);
	else if (l.too_many)
		status = add_unusable(r, path, labels, DA_ELIMIT, "limit",
				      "limit: DA_DIR_ENTRIES_MAX");
	else
		status = entries(r, path, &l, depth, labels, left);
	listing_free(&l);
	return status;
}

static void count(struct da_buf *b, size_t n, const char *one, const char *more)
{
	if (n)
		da_buf_printf(b, "%s%zu %s", b->n ? ", " : "", n,
			      n == 1 ? one : more);
}

static void tell_left_out(const char *path, const struct left_out *left)
{
	struct da_buf b = { 0 };

	count(&b, left->directories, "directory (--recursive goes deeper)",
	      "directories (--recursive goes deeper)");
	count(&b, left->links, "link to a directory", "links to directories");
	count(&b, left->companions, "small file called like a checksum or note",
	      "small files called like checksums or notes");
	count(&b, left->special, "that is no file", "that are no files");
	count(&b, left->hidden, "hidden", "hidden");
	if (b.n)
		complain(path, "left out: %s", da_buf_str(&b));
	da_buf_free(&b);
}

static int directory(struct reading *r, const char *path,
		     struct label_set labels)
{
	struct left_out left = { 0 };
	size_t n = r->out->n, again = r->again_n;
	int status = expand(r, path, 0, labels, &left);

	/* nothing in it: the directory itself fails, so that it is not lost */
	if (!status && n == r->out->n && again == r->again_n)
		status = add_path(r, path, labels);
	if (!r->req->quiet)
		tell_left_out(path, &left);
	return status;
}

static int operand(struct reading *r, const char *text, struct label_set labels)
{
	struct stat st;

	if (!strncmp(text, "hives:", 6))
		return named_hives(r, text + 6, labels);
	if (!strncmp(text, "dir:", 4))
		return stat(text + 4, &st) || S_ISDIR(st.st_mode) ?
			add_path(r, text + 4, labels) :
			add_unusable(r, text + 4, labels, DA_EINVAL,
				     "not-a-directory", "it is no directory");
	if (!stat(text, &st) && S_ISDIR(st.st_mode))
		return directory(r, text, labels);
	return add_path(r, text, labels);
}

/* What is wrong with the text of a target, or NULL. */
static const char *operand_wrong(const char *text)
{
	if (!*text || !strcmp(text, "dir:") || !strcmp(text, "hives:"))
		return "no path is given";
	return strlen(text) > PATH_MAX ? "the path is too long" : NULL;
}

/* ---- lists -------------------------------------------------------------- */

struct line {
	const char *list;
	unsigned number;
	char *text;			/* NUL-terminated; cut up while it is read */
	size_t n;
};

static int bad_line(const struct line *l, size_t at, const char *why)
{
	char *place = da_asprintf("%s:%u:%zu", l->list, l->number, at + 1);

	complain(place, "%s", why);
	free(place);
	return EXIT_USAGE;
}

static int line_labels(struct reading *r, const struct line *l, size_t at,
		       struct label_set *out)
{
	struct label own[DA_LABELS_MAX];
	size_t n = 0, eq;

	while (at < l->n) {
		char *text = l->text + at, *tab = strchr(text, '\t');
		const char *wrong;

		if (tab)
			*tab = 0;
		wrong = n == DA_LABELS_MAX ?
			"too many labels (limit: DA_LABELS_MAX)" :
			label_wrong(text, &eq);
		if (wrong)
			return bad_line(l, at, wrong);
		for (size_t i = 0; i < n; i++)
			if (strlen(own[i].name) == eq - 1 &&
			    !strncmp(own[i].name, text, eq - 1))
				return bad_line(l, at, "this label is given twice");
		take_label(r, &own[n++], text, eq);
		at = tab ? (size_t)(tab - l->text) + 1 : l->n;
		if (tab && at == l->n)
			return bad_line(l, at, "a label is missing after the TAB");
	}
	sort_labels(own, n);
	*out = merged(r, own, n);
	return 0;
}

static int read_line(struct reading *r, struct line *l)
{
	struct label_set labels = r->common;
	const char *wrong;
	size_t path;
	int status;

	if (l->n > DA_LIST_LINE_MAX)
		return bad_line(l, 0, "the line is too long (limit: DA_LIST_LINE_MAX)");
	if (r->req->null)
		return (wrong = operand_wrong(l->text)) ? bad_line(l, 0, wrong) :
			operand(r, l->text, labels);
	if (strlen(l->text) < l->n)
		return bad_line(l, strlen(l->text),
				"a NUL: lists of names that end with NUL are read with --null");
	if (l->n && l->text[l->n - 1] == '\r')
		l->text[--l->n] = 0;
	if (l->text[0] == '#' || strspn(l->text, " \t") == l->n)
		return 0;
	path = strcspn(l->text, "\t");
	if (path < l->n) {
		l->text[path] = 0;
		if (path + 1 == l->n)
			return bad_line(l, l->n, "a label is missing after the TAB");
		status = line_labels(r, l, path + 1, &labels);
		if (status)
			return status;
	}
	if (l->text[0] == '@')
		return bad_line(l, 0, "a list in a list; a file of that name is ./@...");
	wrong = operand_wrong(l->text);
	return wrong ? bad_line(l, 0, wrong) : operand(r, l->text, labels);
}

static int read_lines(struct reading *r, const char *list, struct da_buf *b)
{
	const char end = r->req->null ? 0 : '\n';
	struct line l = { .list = list };
	size_t at = 0;
	int status = 0;

	if (!r->req->null && b->n >= 3 && !memcmp(b->p, "\xEF\xBB\xBF", 3))
		at = 3;
	da_buf_addc(b, 0);	/* what ends the last line is no part of it */
	b->n--;
	while (at < b->n && !status) {
		uint8_t *stop = memchr(b->p + at, end, b->n - at);

		l.number++;
		l.text = (char *)b->p + at;
		l.n = stop ? (size_t)(stop - b->p) - at : b->n - at;
		at += l.n + 1;
		l.text[l.n] = 0;
		status = read_line(r, &l);
	}
	return status;
}

static int slurp(int fd, struct da_buf *out, struct da_err *err)
{
	for (;;) {
		ssize_t n = read(fd, da_buf_more(out, 65536), 65536);

		out->n -= 65536 - (n > 0 ? (size_t)n : 0);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return da_fail(err, DA_EIO, "read", DA_NO_OFFSET, "%s",
				       strerror(errno));
		if (!n)
			return DA_OK;
		if (out->n > DA_LIST_BYTES_MAX)
			return da_fail(err, DA_ELIMIT, "limit", DA_NO_OFFSET,
				       "limit: DA_LIST_BYTES_MAX %u",
				       DA_LIST_BYTES_MAX);
	}
}

static int read_list(struct reading *r, const char *name)
{
	const bool standard = !strcmp(name, "-");
	struct da_buf b = { 0 };
	struct da_err err = { 0 };
	int fd = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	int status = 0, reason = 66;

	if (standard && r->stdin_read) {
		complain(NULL, "@-: standard input can be read once");
		return EXIT_USAGE;
	}
	r->stdin_read |= standard;
	if (fd < 0) {
		reason = errno == EACCES ? 77 : 66;
		status = da_fail(&err, DA_ENOENT, "list", DA_NO_OFFSET, "%s",
				 strerror(errno));
	} else {
		status = slurp(fd, &b, &err);
	}
	if (fd >= 0 && !standard)
		close(fd);
	if (standard)
		name = "(standard input)";
	if (status) {
		complain(name, "the list cannot be read: %s", err.text);
		status = reason;
	} else {
		status = read_lines(r, name, &b);
	}
	da_buf_free(&b);
	return status;
}

/* ------------------------------------------------------------------------ */

static int read_operands(struct reading *r)
{
	for (size_t i = 0; i < r->req->n; i++) {
		const char *text = r->req->operands[i];
		const char *wrong = *text == '@' && text[1] ? NULL :
				    *text == '@' ? "no list is given" :
				    operand_wrong(text);
		int status;

		if (wrong) {
			complain(*text ? text : NULL, "%s", wrong);
			return EXIT_USAGE;
		}
		status = *text == '@' ? read_list(r, text + 1) :
					operand(r, text, r->common);
		if (status)
			return status;
	}
	return 0;
}

static void tell_again(const struct reading *r)
{
	static const char once[] = "examined once, with the labels given first";

	if (r->again_n == 1)
		complain(r->again, "named again, %s", once);
	else
		complain(r->again, "named again, as are %zu more, %s", r->again_n - 1,
			 once);
}

int targets_read(struct targets *out, const struct targets_request *req)
{
	struct reading r = { .req = req, .out = out };
	int status;

	memset(out, 0, sizeof(*out));
	out->arena = da_arena_new();
	status = common_labels(&r);
	if (!status)
		status = read_operands(&r);
	if (!status && r.again_n && !req->quiet)
		tell_again(&r);
	for (size_t i = 0; i < out->n; i++)
		free(r.keys[i]);
	free(r.keys);
	free(r.slots);
	if (status)
		targets_free(out);
	return status;
}

void targets_free(struct targets *t)
{
	free(t->p);
	da_arena_free(t->arena);
	memset(t, 0, sizeof(*t));
}

const char *target_label(const struct target *t, const char *name)
{
	for (size_t i = 0; i < t->labels_n; i++)
		if (!strcmp(t->labels[i].name, name))
			return t->labels[i].value;
	return NULL;
}
