// SPDX-License-Identifier: Apache-2.0
/*
 * The native reader against libregf, over every hive at hand: one made here,
 * with everything in it that the two are known to read differently, and those
 * that DA_HIVES names (files and directories, separated by colons).
 *
 * A difference must have one of the causes below, and each is recognised by
 * its cause.  They are counted; anything else fails.
 */
#include "support.h"

#include "drvaudit/hive.h"
#include "drvaudit/limits.h"

#include "hivebuild.h"

#include <dirent.h>
#include <sys/stat.h>

enum cause { RESIDENT, REMEASURED, READ_ON, NUL_IN_NAME, ILL_FORMED_NAME, EMPTY_NAME,
	     CORRUPT_HERE, REFUSES_CHECKSUM, REFUSES_CUT, REFUSES_TRAILING,
	     REFUSES_DAMAGED, CODE_PAGE, CAUSES };
static const char *const causes[CAUSES] = {
	"resident data shorter than 4 bytes",
	"string re-measured to its first NUL",
	"string without NUL read on into the slack of its cell",
	"embedded NUL in a name",
	"ill-formed UTF-16 in a name",
	"a name without characters",
	"damage that the native reader reports here",
	"libregf refuses: checksum",
	"libregf refuses: cut",
	"libregf refuses: trailing bytes",
	"libregf refuses: the native reader reports damage, too",
	"Latin-1 name with bytes 80..9F read as code page 1252",
};

/* libregf loses a little memory for each name that it refuses. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libregf.so";
}

static size_t counts[CAUSES], keys_compared, values_compared, unexplained;

/* ---- what a reader says about one key ---------------------------------- */

struct item {
	char *name;
	da_key key;		/* of subkeys */
	uint64_t offset;
	uint32_t type, size;
	int status;
	uint8_t *data;
};

struct items {
	struct item *p;
	size_t n, cap;
	int status;
};

static struct item *add(struct items *l, const char *name)
{
	struct item *i;

	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 16;
		l->p = da_realloc(l->p, l->cap * sizeof(*l->p));
	}
	i = &l->p[l->n++];
	memset(i, 0, sizeof(*i));
	i->name = da_strdup(name);
	return i;
}

static void empty(struct items *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->p[i].name);
		free(l->p[i].data);
	}
	free(l->p);
	memset(l, 0, sizeof(*l));
}

static int on_key(void *ctx, da_key key, const char *name)
{
	add(ctx, name)->key = key;
	return 0;
}

static int on_value(void *ctx, const struct da_value *v)
{
	struct item *i = add(ctx, v->name);

	i->offset = v->offset;
	i->type = v->type;
	i->size = v->size;
	i->status = v->status;
	if (v->data) {
		i->data = da_malloc(v->size);
		memcpy(i->data, v->data, v->size);
	}
	return 0;
}

/* ---- causes ------------------------------------------------------------ */

static void known(enum cause c)
{
	counts[c]++;
}

static void unknown(const char *path, const char *what, const char *name)
{
	struct da_buf b = { 0 };

	if (unexplained++ < 20) {
		da_escape_terminal(&b, path, 300);
		da_buf_adds(&b, " : ");
		da_escape_terminal(&b, name, 100);
		print_message("not explained: %s: %s\n", what, da_buf_str(&b));
	}
	da_buf_free(&b);
}

static bool ill_formed(const char *name)
{
	while (*name) {
		uint32_t c;

		if (!memcmp(name, "\xC0\x80", 2)) {
			name += 2;
			continue;
		}
		c = da_rune_next(&name);
		if (c >= 0xD800 && c < 0xE000)
			return true;
	}
	return false;
}

/* Equal but for U+0080..U+009F, for which there is something else. */
static bool by_code_page(const char *native, const char *regf)
{
	bool found = false;

	while (*native && *regf) {
		uint32_t a = da_rune_next(&native), b = da_rune_next(&regf);

		if (a != b && (a < 0x80 || a > 0x9F || b < 0x100))
			return false;
		found |= a != b;
	}
	return found && !*native && !*regf;
}

/* A name libregf gives otherwise, or not at all. */
static bool name_cause(const char *native, const char *regf, enum cause *out)
{
	const char *nul = strstr(native, "\xC0\x80");

	if (nul && (!regf || (strlen(regf) == (size_t)(nul - native) &&
			      !strncmp(native, regf, strlen(regf))))) {
		*out = NUL_IN_NAME;
		return true;
	}
	if (regf && by_code_page(native, regf)) {
		*out = CODE_PAGE;
		return true;
	}
	if (ill_formed(native)) {
		*out = ILL_FORMED_NAME;
		return true;
	}
	if (!*native && (!regf || !*regf)) {
		*out = EMPTY_NAME;
		return true;
	}
	return false;
}

static bool is_string(uint32_t type)
{
	return type == DA_REG_SZ || type == DA_REG_EXPAND_SZ;
}

/* Bytes up to and with the first UTF-16 NUL. */
static uint32_t measured(const struct item *v)
{
	uint32_t i = 0;

	while (i + 1 < v->size && (v->data[i] || v->data[i + 1]))
		i += 2;
	return i + 2 <= v->size ? i + 2 : v->size;
}

/* Did libregf look for the NUL behind the data, in the same cell? */
static bool read_on(const struct item *a, const struct item *b,
		    const uint8_t *file, size_t n)
{
	uint64_t at = (uint64_t)da_le32(file + a->offset + 12) + 4096;
	uint32_t cell;

	if (b->size <= a->size || at + 4 > n || measured(a) != a->size ||
	    (a->size >= 2 && !a->data[a->size - 1] && !a->data[a->size - 2]))
		return false;
	cell = 0u - da_le32(file + at) - 4;
	return b->size <= cell && cell <= n - at - 4 &&
	       !memcmp(file + at + 4, b->data, b->size);
}

static void compare_value(struct da_hive *native, const char *path,
			  const struct item *a, const struct item *b)
{
	size_t n;
	const uint8_t *file = da_hive_bytes(native, &n);
	bool resident = a->offset + 16 < n &&
			(da_le32(file + a->offset + 8) & 0x80000000u);
	enum cause c;

	values_compared++;
	if (strcmp(a->name, b->name) != 0) {
		if (!name_cause(a->name, b->name, &c)) {
			unknown(path, "value name", a->name);
			return;
		}
		known(c);
	}
	if (a->type != b->type) {
		unknown(path, "value type", a->name);
		return;
	}
	if (!a->data || !b->data) {
		if (a->status && !a->data)
			known(CORRUPT_HERE);
		else if (a->data && b->status && resident && a->size < 4)
			known(RESIDENT);
		else if (a->data && a->size)
			unknown(path, "value data", a->name);
		return;
	}
	if (a->size == b->size && !memcmp(a->data, b->data, a->size))
		return;
	if (resident && a->size < 4)
		known(RESIDENT);
	else if (is_string(a->type) && b->size < a->size &&
		 b->size == measured(a) && !memcmp(a->data, b->data, b->size))
		known(REMEASURED);
	else if (is_string(a->type) && !resident && read_on(a, b, file, n))
		known(READ_ON);
	else
		unknown(path, "value data", a->name);
}

/* ---- walking both ------------------------------------------------------ */

struct pair {
	da_key a, b;
	char *path;
};

struct walk {
	struct da_hive *a, *b;		/* native, libregf */
	struct pair *todo;
	size_t n, cap;
};

static void later(struct walk *w, da_key a, da_key b, char *path)
{
	if (w->n == w->cap) {
		w->cap = w->cap ? 2 * w->cap : 256;
		w->todo = da_realloc(w->todo, w->cap * sizeof(*w->todo));
	}
	w->todo[w->n++] = (struct pair){ a, b, path };
}

/* Both lists are in the order of the hive; what one of them leaves out must
 * have a cause. */
static void compare_keys(struct walk *w, const char *path,
			 const struct items *a, const struct items *b)
{
	size_t j = 0;

	for (size_t i = 0; i < a->n; i++) {
		const char *name = a->p[i].name;
		const char *other = j < b->n ? b->p[j].name : NULL;
		bool same = other && !strcmp(name, other);
		enum cause c;

		if (!same && other && name_cause(name, other, &c) &&
		    (c == NUL_IN_NAME || c == CODE_PAGE))
			same = true;
		else if (!same && !name_cause(name, NULL, &c))
			break;
		if (same && !strcmp(name, other))
			c = CAUSES;
		else
			known(c);
		if (same)
			later(w, a->p[i].key, b->p[j++].key,
			      da_asprintf("%s\\%s", path, name));
		if (i + 1 == a->n && j == b->n)
			return;
	}
	if (a->status)
		known(CORRUPT_HERE);
	else if (a->n || b->n)
		unknown(path, "subkeys", j < b->n ? b->p[j].name : "");
}

static void compare_values(struct walk *w, const char *path,
			   const struct items *a, const struct items *b)
{
	if (a->n != b->n) {
		if (a->status)
			known(CORRUPT_HERE);
		else
			unknown(path, "number of values", "");
		return;
	}
	for (size_t i = 0; i < a->n; i++)
		compare_value(w->a, path, &a->p[i], &b->p[i]);
}

static void compare_key(struct walk *w, const struct pair *p)
{
	struct items a = { 0 }, b = { 0 };
	struct da_key_info x, y;

	keys_compared++;
	if (da_hive_key_info(w->a, p->a, &x) || da_hive_key_info(w->b, p->b, &y))
		unknown(p->path, "key", "");
	else if (x.last_written != y.last_written)
		unknown(p->path, "time of the key", "");
	a.status = da_hive_values(w->a, p->a, on_value, &a);
	b.status = da_hive_values(w->b, p->b, on_value, &b);
	compare_values(w, p->path, &a, &b);
	empty(&a);
	empty(&b);
	a.status = da_hive_subkeys(w->a, p->a, on_key, &a);
	b.status = da_hive_subkeys(w->b, p->b, on_key, &b);
	compare_keys(w, p->path, &a, &b);
	empty(&a);
	empty(&b);
}

static size_t damages;

static void on_damage(void *ctx, const struct da_err *what,
		      const char *structure)
{
	(void)ctx, (void)what, (void)structure;
	damages++;
}

/* Why libregf does not open what the native reader opens. */
static void refusal(const char *path, struct da_hive *native)
{
	const struct da_hive_info *info = da_hive_info(native);

	if (!info->checksum_ok)
		known(REFUSES_CHECKSUM);
	else if (info->size < 4096 + info->bins_size)
		known(REFUSES_CUT);
	else if (info->size > 4096 + info->bins_size)
		known(REFUSES_TRAILING);
	else if (damages)
		known(REFUSES_DAMAGED);
	else
		unknown(path, "libregf refuses the hive", "");
}

static void compare(const char *path, const uint8_t *p, size_t n)
{
	struct da_buf one = { 0 }, two = { 0 };
	struct walk w = { 0 };
	struct da_err err;

	damages = 0;
	da_buf_add(&one, p, n);
	da_buf_add(&two, p, n);
	if (da_hive_open(&w.a, DA_HIVE_NATIVE, &one, on_damage, NULL, &err)) {
		da_buf_free(&two);
		return;		/* no hive: what it is says test_hive */
	}
	if (da_hive_open(&w.b, DA_HIVE_LIBREGF, &two, NULL, NULL, &err)) {
		refusal(path, w.a);
	} else {
		later(&w, da_hive_root(w.a), da_hive_root(w.b), da_strdup(path));
		while (w.n) {
			struct pair now_at = w.todo[--w.n];

			compare_key(&w, &now_at);
			free(now_at.path);
		}
	}
	free(w.todo);
	da_hive_close(w.a);
	da_hive_close(w.b);
}

/* ---- the hives --------------------------------------------------------- */

static void report(void)
{
	print_message("%zu keys, %zu values compared\n", keys_compared,
		      values_compared);
	for (size_t i = 0; i < CAUSES; i++)
		if (counts[i])
			print_message("known difference: %s: %zu\n", causes[i],
				      counts[i]);
}

static uint32_t odd_hive(struct hb *b)
{
	static const char *const sizes[] = { "r0", "r1", "r2", "r3", "r4" };
	uint32_t keys[4], values[9], root;

	hb_start(b);
	root = hb_key(b, "ROOT");
	keys[0] = hb_key(b, "Latin");
	keys[1] = hb_key_raw(b, 0, "n\0\0\0l\0", 6);
	keys[2] = hb_key_raw(b, 0, "s\0\x3D\xD8", 4);
	keys[3] = hb_key_raw(b, HB_LATIN1, "Caf\xE9\x80", 5);
	for (size_t i = 0; i < 5; i++)
		values[i] = hb_value(b, sizes[i], DA_REG_BINARY, "\1\2\3\4",
				     (uint32_t)i);
	values[5] = hb_value(b, "re", DA_REG_SZ, "a\0b\0\0\0x\0y\0\0", 12);
	values[6] = hb_value(b, "sz", DA_REG_SZ, "a\0b\0\0", 6);
	values[7] = hb_value(b, "", DA_REG_DWORD, "\1\0\0\0", 4);
	values[8] = hb_value_raw(b, 0, "n\0\0\0v\0", 6, DA_REG_DWORD,
				 0x80000004, 7);
	hb_children(b, root, keys, 4);
	hb_value_list(b, root, values, 9);
	hb_finish(b, root);
	return root;
}

static void test_odd_hive(void **state)
{
	struct hb b;

	(void)state;
	odd_hive(&b);
	compare("made here", b.out.p, b.out.n);
	report();
	assert_int_equal(keys_compared, 4);	/* not the ill-formed one */
	assert_int_equal(values_compared, 9);
	assert_int_equal(unexplained, 0);
	hb_free(&b);
}

static void test_refusals(void **state)
{
	struct hb b;

	(void)state;
	odd_hive(&b);
	b.out.p[508] ^= 1;
	compare("wrong checksum", b.out.p, b.out.n);
	hb_checksum(&b);
	hb_set32(b.out.p + 40, (uint32_t)b.out.n);
	hb_checksum(&b);
	compare("cut", b.out.p, b.out.n);
	hb_set32(b.out.p + 40, (uint32_t)b.out.n - 4096);
	hb_checksum(&b);
	memset(da_buf_more(&b.out, 5000), 0, 5000);
	compare("trailing bytes", b.out.p, b.out.n);
	hb_free(&b);
	assert_int_equal(unexplained, 0);
}

static int visible(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static void one_path(const char *path)
{
	struct dirent **names;
	struct da_buf b = { 0 };
	struct stat st;
	int n;

	if (stat(path, &st))
		fail_msg("%s: %s", path, "not there");
	if (S_ISREG(st.st_mode)) {
		if (da_file_read(path, DA_HIVE_BYTES_MAX, &b, NULL))
			fail_msg("%s: cannot be read", path);
		compare(path, b.p, b.n);
		da_buf_free(&b);
		return;
	}
	n = S_ISDIR(st.st_mode) ? scandir(path, &names, visible, alphasort) : 0;
	for (int i = 0; i < n; i++) {
		char *full = da_asprintf("%s/%s", path, names[i]->d_name);

		one_path(full);
		free(full);
		free(names[i]);
	}
	if (n > 0)
		free(names);
}

static void test_hives_at_hand(void **state)
{
	const char *list = getenv("DA_HIVES");
	char *copy, *at;

	(void)state;
	if (!list || !*list)
		skip();
	memset(counts, 0, sizeof(counts));
	keys_compared = values_compared = unexplained = 0;
	copy = at = da_strdup(list);
	while (at) {
		char *path = strsep(&at, ":");

		if (*path)
			one_path(path);
	}
	free(copy);
	report();
	assert_int_equal(unexplained, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_odd_hive),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_hives_at_hand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
