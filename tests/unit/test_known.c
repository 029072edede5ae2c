// SPDX-License-Identifier: Apache-2.0
/* INF contents that the store holds: found without parsing, or not at all. */
#include "support.h"

#include "drvaudit/store.h"

#include "../../src/evidence/collect.h"

#include <fcntl.h>

#define TEXT \
	"[Version]\nSignature=\"$Windows NT$\"\nLayoutFile=layout.inf\n" \
	"[Manufacturer]\n%M%=X,NTamd64,NTamd64.10.0...17763,NTamd64.10.0...22000\n" \
	"[X.NTamd64]\nd=Old,id\n" \
	"[X.NTamd64.10.0...17763]\nd=A,id\n" \
	"[X.NTamd64.10.0...22000]\nd=B,id\n" \
	"[Old]\nCopyFiles=L\nAddReg=R\n" \
	"[A]\nCopyFiles=L\nAddReg=R\nInclude=in.inf,none.inf\nNeeds=In\n" \
	"[A.Services]\nInclude=in.inf\nNeeds=In.Services\n" \
	"[B]\nCopyFiles=L\n" \
	"[L]\none.sys,from.sys\ntwo.dll\n" \
	"[DestinationDirs]\nL=13,sub\n" \
	"[SourceDisksNames]\n1=d,,,disk\n[SourceDisksFiles]\nfrom.sys=1,x\n" \
	"[R]\nHKCR,a,b,,c\nHKR,,n,,\nHKLM,Software\\k,v,0x10001,5\nHKCR,z,,,\n"
/* from build 17763 on, and nothing before */
#define GAPS \
	"[Version]\nSignature=\"$Windows NT$\"\n" \
	"[Manufacturer]\n%M%=X,NTamd64.10.0...17763\n" \
	"[X.NTamd64.10.0...17763]\nd=A,id\n[A]\n[Strings]\nM=m\n"

struct world {
	struct da_store *store;
	struct da_known known;
	char dir[40];
	int inbox;
	/* of the image at work */
	struct da_collect *c;
	struct da_collect_request req;
	size_t facts[DA_FACT_KINDS];
	int refused;
	int64_t rows[8];
	size_t n;
};

static void put(const struct world *w, const char *name, const char *text)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/%s", w->dir, name);
	if (text)
		write_file_text(path, text);
	else
		assert_int_equal(unlink(path), 0);
}

static int setup(void **state)
{
	struct world *w = da_calloc(1, sizeof(*w));
	struct da_err err;

	strcpy(w->dir, "/tmp/drvaudit-known-XXXXXX");
	assert_non_null(mkdtemp(w->dir));
	w->inbox = open(w->dir, O_RDONLY | O_DIRECTORY);
	assert_true(w->inbox >= 0);
	put(w, "layout.inf", "[SourceDisksFiles]\ntwo.dll=1,y\n");
	put(w, "in.inf", "[In]\n[In.Services]\nInclude=more.inf\n"
	    "Needs=More.Services\nAddService=ins,2,s\n[s]\n");
	put(w, "more.inf", "[More.Services]\nAddService=more,,s\n");
	assert_int_equal(da_store_open(&w->store, NULL, &err), DA_OK);
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	struct world *w = *state;
	char command[64];

	da_known_free(&w->known);
	da_store_close(w->store);
	close(w->inbox);
	snprintf(command, sizeof(command), "rm -r %s", w->dir);
	assert_int_equal(system(command), 0);
	free(w);
	return 0;
}

static void emit(void *ctx, unsigned kind, const void *p, size_t n)
{
	struct world *w = ctx;

	w->facts[kind]++;
	if (da_store_fact(w->store, kind, p, n))
		w->refused++;
}

static int64_t number(const struct world *w, const char *sql)
{
	sqlite3_stmt *q;
	int64_t n;

	assert_int_equal(sqlite3_prepare_v2(da_store_db(w->store), sql, -1, &q,
					    NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(q), SQLITE_ROW);
	n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

static void begin(struct world *w, const struct da_known *known)
{
	struct da_collect *c = da_calloc(1, sizeof(*c));

	memset(w->facts, 0, sizeof(w->facts));
	w->refused = 0;
	w->req = (struct da_collect_request){ .emit = emit, .ctx = w,
					      .known = known };
	c->req = &w->req;
	c->inbox_fd = w->inbox;
	c->windows = "";
	c->arena = da_arena_new();
	c->third_party = true;
	w->c = c;
	assert_true(da_store_begin(w->store, "image") > 0);
}

static void end(struct world *w)
{
	struct da_collect *c = w->c;
	struct da_err err;

	da_inf_contents_forget(c);
	da_included_forget(c);
	free(c->store_files.p);
	free(c->questions.p);
	da_arena_free(c->arena);
	da_buf_free(&c->wire);
	free(c);
	assert_int_equal(da_store_end(w->store, DA_OK, NULL, &err), DA_OK);
}

/* One package more of the image; its rows in the store go to w->rows. */
static void package(struct world *w, const char *text, uint32_t build)
{
	struct da_buf bytes = { .p = (uint8_t *)(uintptr_t)text,
				.n = strlen(text) };
	const struct da_inf_content *out;
	char sha[DA_SHA256_HEX];
	struct da_inf_request q = {
		.name = "t.inf", .sha256 = sha, .bytes = &bytes,
		.os = { .arch = "amd64", .major = 10, .build = build,
			.product_type = 1 },
		.has_build = true,
	};
	struct da_err err;

	da_sha256(text, strlen(text), sha);
	assert_int_equal(da_inf_contents(w->c, &q, &out, &w->n, &err), DA_OK);
	for (size_t i = 0; i < w->n; i++) {
		DA_FACT(package_inf, f);

		f.package = 1;
		f.inf = out[i].number;
		f.selected = out[i].selected;
		DA_EMIT(w->c, package_inf, f);
		w->rows[i] = number(w, "SELECT inf FROM f_package_inf"
				    " ORDER BY rowid DESC LIMIT 1");
	}
}

static void load(struct world *w)
{
	struct da_err err;

	assert_int_equal(da_store_known(w->store, &w->known, &err), DA_OK);
}

/* An image of one package: true when it was parsed. */
static bool parses(struct world *w, const struct da_known *known,
		   const char *text, uint32_t build)
{
	bool parsed;

	begin(w, known);
	package(w, text, build);
	parsed = w->c->infs_parsed == 1;
	assert_int_equal(w->c->infs_known, !parsed);
	assert_int_equal(w->refused, 0);
	end(w);
	return parsed;
}

/* All that a later source may ask, and package_inf as the store holds it. */
static char *seen(struct world *w, const struct da_known *known,
		  const char *text, uint32_t build)
{
	struct da_buf b = { 0 };
	struct da_collect *c;
	sqlite3_stmt *q;

	begin(w, known);
	c = w->c;
	package(w, text, build);
	assert_int_equal(w->refused, 0);
	for (size_t i = 0; i < c->store_files.n; i++)
		da_buf_printf(&b, "file %d %s %s\n", (int)c->store_files.p[i].inf,
			      c->store_files.p[i].file, c->store_files.p[i].source);
	for (size_t i = 0; i < c->questions.n; i++)
		da_buf_printf(&b, "line %d %s %s %s %s %lld %u %u\n",
			      (int)c->questions.p[i].inf, c->questions.p[i].root,
			      c->questions.p[i].key, c->questions.p[i].value,
			      c->questions.p[i].data,
			      (long long)c->questions.p[i].flags,
			      c->questions.p[i].line, c->questions.p[i].column);
	da_buf_printf(&b, "%zu %d %d %d\n", c->notes_bytes, c->notes_missing,
		      c->too_many_questions, (int)c->infs);
	assert_int_equal(sqlite3_prepare_v2(da_store_db(w->store),
		"SELECT inf, selected FROM f_package_inf"
		" WHERE target = (SELECT max(target) FROM target) ORDER BY rowid",
		-1, &q, NULL), SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW)
		da_buf_printf(&b, "inf %d %d\n", sqlite3_column_int(q, 0),
			      sqlite3_column_int(q, 1));
	sqlite3_finalize(q);
	end(w);
	da_buf_addc(&b, 0);
	return (char *)b.p;
}

static size_t content_facts(const struct world *w)
{
	size_t n = 0;

	for (int k = 0; k < DA_FACT_KINDS; k++)
		if (da_kinds[k].scope == DA_SCOPE_CONTENT)
			n += w->facts[k];
	return n;
}

/* ---- what is equal ----------------------------------------------------- */

static void test_equal(void **state)
{
	static const uint32_t builds[] = { 10240, 19045, 22631 };
	struct world *w = *state;

	assert_true(parses(w, NULL, TEXT, 19045));
	assert_true(w->facts[DA_FACT_inf_end] == 3);
	load(w);
	assert_int_equal(w->known.contents_n, 3);
	for (size_t i = 0; i < DA_COUNT(builds); i++) {
		int64_t before = number(w, "SELECT count(*) FROM f_inf");
		char *parsed = seen(w, NULL, TEXT, builds[i]), *known;

		assert_true(content_facts(w) > 30);
		known = seen(w, &w->known, TEXT, builds[i]);
		assert_int_equal(content_facts(w), 3);	/* headers */
		assert_string_equal(known, parsed);
		assert_non_null(strstr(parsed, i == 2 ? "file 3 one.sys" :
				       i ? "file 2 one.sys disk\\x\\from.sys" :
				       "file 1 one.sys"));
		/* HKR is not asked; the order of the lines is kept */
		assert_true(i == 2 ? !strstr(parsed, "line") :
			    strstr(parsed, "HKLM Software\\k") <
			    strstr(parsed, "HKCR z") &&
			    strstr(parsed, "HKCR a") <
			    strstr(parsed, "HKLM Software\\k"));
		assert_int_equal(number(w, "SELECT count(*) FROM f_inf"), before);
		free(parsed);
		free(known);
	}
}

/* An INF of Windows asks nothing of hives, and says so when a third party has it. */
static void test_inbox(void **state)
{
	struct world *w = *state;

	assert_true(parses(w, NULL, TEXT, 19045));
	load(w);
	begin(w, &w->known);
	w->c->third_party = false;
	package(w, TEXT, 19045);
	assert_int_equal(w->c->questions.n + w->c->store_files.n, 0);
	w->c->third_party = true;
	package(w, TEXT, 19045);
	assert_int_equal(w->c->infs_parsed, 0);
	assert_int_equal(w->c->infs_known, 1);	/* the second is one seen before */
	assert_true(w->c->notes_missing);
	end(w);
}

/* A build that no window holds has a content of its own, for each gap. */
static void test_gaps(void **state)
{
	struct world *w = *state;
	char *parsed, *known;

	assert_true(parses(w, NULL, GAPS, 19045));
	load(w);
	assert_false(parses(w, &w->known, GAPS, 21999));
	/* what lies before the window was not seen yet */
	assert_true(parses(w, &w->known, GAPS, 10240));
	load(w);
	parsed = seen(w, NULL, GAPS, 17000);
	assert_non_null(strstr(parsed, "inf 1 0\ninf 2 1\n"));
	known = seen(w, &w->known, GAPS, 17000);
	assert_int_equal(content_facts(w), 2);
	assert_string_equal(known, parsed);
	free(parsed);
	free(known);
	/* and the gap is not part of what a build inside the window sees */
	parsed = seen(w, NULL, GAPS, 19045);
	known = seen(w, &w->known, GAPS, 19045);
	assert_int_equal(content_facts(w), 1);
	assert_string_equal(known, parsed);
	free(parsed);
	free(known);
}

/* Nothing for this architecture at all. */
static void test_no_window(void **state)
{
	struct world *w = *state;
	const char *text = "[Version]\nSignature=\"$Windows NT$\"\n"
		"[Manufacturer]\nm=X,NTx86\n[X.NTx86]\nd=A,id\n[A]\n";

	assert_true(parses(w, NULL, text, 19045));
	load(w);
	assert_int_equal(w->known.contents_n, 1);
	assert_int_equal(w->known.contents[0].windows, 0);
	assert_false(parses(w, &w->known, text, 22631));
	assert_int_equal(w->n, 1);
}

/* ---- what is not --------------------------------------------------------- */

static void test_dependencies(void **state)
{
	static const struct { const char *name, *text; } changes[] = {
		{ "more.inf", "[More.Services]\nAddService=other,,s\n" },
		{ "more.inf", NULL },
		{ "in.inf", "[In]\n[In.Services]\nAddService=other,2,s\n" },
		{ "layout.inf", "[SourceDisksFiles]\nother.dll=1\n" },
		{ "none.inf", "[None]\n" },	/* was not there */
		{ "layout.inf", NULL },
	};
	struct world *w = *state;
	char first[DA_SHA256_HEX];

	assert_true(parses(w, NULL, TEXT, 19045));
	load(w);
	assert_false(parses(w, &w->known, TEXT, 19045));
	memcpy(first, w->known.contents[0].key, sizeof(first));
	for (size_t i = 0; i < DA_COUNT(changes); i++) {
		int64_t contents = number(w, "SELECT count(*) FROM f_inf");

		put(w, changes[i].name, changes[i].text);
		assert_true(parses(w, &w->known, TEXT, 19045));
		assert_true(number(w, "SELECT count(*) FROM f_inf") > contents);
		load(w);
		assert_false(parses(w, &w->known, TEXT, 19045));
	}
	assert_true(w->known.contents_n > 3);
}

/* Back as it was: the first contents fit again, the others do not. */
static void test_variants(void **state)
{
	struct world *w = *state;
	int64_t rows[3];

	begin(w, NULL);
	package(w, TEXT, 19045);
	memcpy(rows, w->rows, sizeof(rows));
	end(w);
	put(w, "more.inf", "[More.Services]\nAddService=other,,s\n");
	assert_true(parses(w, NULL, TEXT, 19045));
	/* only the window that leads there has another content */
	assert_int_equal(w->rows[0], rows[0]);
	assert_int_not_equal(w->rows[1], rows[1]);
	assert_int_equal(w->rows[2], rows[2]);
	load(w);
	assert_int_equal(w->known.contents_n, 4);
	put(w, "more.inf", "[More.Services]\nAddService=more,,s\n");
	assert_false(parses(w, &w->known, TEXT, 19045));
	assert_memory_equal(w->rows, rows, sizeof(rows));
}

static void test_other_systems(void **state)
{
	struct world *w = *state;
	struct da_known_content *k;

	assert_true(parses(w, NULL, TEXT, 19045));
	load(w);
	assert_true(parses(w, &w->known, TEXT ";", 19045));	/* other bytes */
	k = da_malloc(3 * sizeof(*k));
	memcpy(k, w->known.contents, 3 * sizeof(*k));
	for (int i = 0; i < 3; i++)
		k[i].arch = "arm64";
	w->known.contents = k;
	assert_true(parses(w, &w->known, TEXT, 19045));
	for (int i = 0; i < 3; i++) {
		k[i].arch = "amd64";
		k[i].product_type = 3;
	}
	assert_true(parses(w, &w->known, TEXT, 19045));
	for (int i = 0; i < 3; i++)
		k[i].product_type = 1;
	assert_false(parses(w, &w->known, TEXT, 19045));
	for (int i = 0; i < 3; i++)
		k[i].suite = 2;
	assert_true(parses(w, &w->known, TEXT, 19045));
	free(k);
}

static void test_not_complete(void **state)
{
	struct world *w = *state;
	struct da_buf b = { 0 };
	int inbox = w->inbox;

	/* a limit reached */
	da_buf_adds(&b, "[Version]\nSignature=\"$Windows NT$\"\n[Manufacturer]\n"
		    "m=X,NTamd64\n[X.NTamd64]\nd=A,id\n[A]\n[A.Services]\n"
		    "Needs=S0\n");
	for (int i = 0; i < 40; i++)
		da_buf_printf(&b, "[S%d]\nAddService=s%d,,s\nNeeds=S%d\n", i, i,
			      i + 1);
	assert_true(parses(w, NULL, da_buf_str(&b), 19045));
	assert_int_equal(number(w, "SELECT complete FROM f_inf"), 0);
	load(w);
	assert_int_equal(w->known.contents_n, 0);
	assert_true(parses(w, &w->known, da_buf_str(&b), 19045));
	da_buf_free(&b);
	/* nobody could look for its INF files */
	w->inbox = -1;
	assert_true(parses(w, &w->known, TEXT, 19045));
	load(w);
	assert_int_equal(w->known.contents_n, 0);
	w->inbox = inbox;
	assert_true(parses(w, &w->known, TEXT, 19045));
}

/* More names than are looked for: which are left out says no digest. */
static void test_too_many_names(void **state)
{
	struct world *w = *state;
	struct da_buf b = { 0 };

	da_buf_adds(&b, "[Version]\nSignature=\"$Windows NT$\"\n[Manufacturer]\n"
		    "m=X,NTamd64\n[X.NTamd64]\nd=A,id\n[A]\n[B]\n");
	for (int i = 0; i <= DA_INF_INCLUDED_MAX; i++)
		da_buf_printf(&b, "Include=%d.inf\n", i);
	assert_true(parses(w, NULL, da_buf_str(&b), 19045));
	assert_int_equal(number(w, "SELECT complete FROM f_inf"), 1);
	load(w);
	assert_int_equal(w->known.contents_n, 0);
	da_buf_free(&b);
}

/* A worker that dies in the middle leaves contents that nobody may rely on. */
static void test_without_end(void **state)
{
	struct world *w = *state;

	assert_true(parses(w, NULL, TEXT, 19045));
	assert_int_equal(sqlite3_exec(da_store_db(w->store),
		"DELETE FROM f_inf_end WHERE place = 2", NULL, NULL, NULL), 0);
	load(w);
	assert_int_equal(w->known.contents_n, 2);
	assert_true(parses(w, &w->known, TEXT, 19045));
}

static void test_lost_dependency(void **state)
{
	struct world *w = *state;

	assert_true(parses(w, NULL, TEXT, 19045));
	assert_int_equal(sqlite3_exec(da_store_db(w->store),
		"DELETE FROM f_inf_dependency WHERE name = 'more.inf'", NULL,
		NULL, NULL), 0);
	load(w);
	assert_int_equal(w->known.contents_n, 2);
	assert_true(parses(w, &w->known, TEXT, 19045));
}

/* ---- lies ---------------------------------------------------------------- */

struct lie {
	const char *what;
	void (*tell)(struct da_known_content *k, struct da_known_dependency *d,
		     struct da_known_file *f, struct da_known_line *l);
};

#define LIE(name, statement) \
	static void name(struct da_known_content *k, \
			 struct da_known_dependency *d, \
			 struct da_known_file *f, struct da_known_line *l) \
	{ (void)k, (void)d, (void)f, (void)l; statement; }

LIE(lie_key, k[1].key = NULL)
LIE(lie_short_key, k[1].key = "abc")
LIE(lie_range, k[1].dependencies.n = SIZE_MAX)
LIE(lie_first, k[1].lines.first = SIZE_MAX)
LIE(lie_files, k[1].files.first += 1000000)
LIE(lie_windows, k[0].windows = k[1].windows = k[2].windows = INT64_MAX)
LIE(lie_negative, k[0].windows = k[1].windows = k[2].windows = -5)
LIE(lie_none, k[0].windows = k[1].windows = k[2].windows = 0)
LIE(lie_fewer, k[0].windows = k[1].windows = k[2].windows = 4)
LIE(lie_disagree, k[1].windows = 2)
LIE(lie_twice, k[2].place = 2)
LIE(lie_order, k[1].place = 3; k[2].place = 2)
LIE(lie_overlap, k[1].low = k[0].low)
LIE(lie_low, k[1].low = -1)
LIE(lie_high, k[1].high = INT64_MAX)
LIE(lie_backwards, k[1].low = 20000; k[1].high = 19000)
LIE(lie_sha256, k[0].sha256 = k[1].sha256 = k[2].sha256 = NULL)
LIE(lie_arch, k[1].arch = NULL)
LIE(lie_name, d[1].name = NULL)
LIE(lie_digest, d[1].sha256 = NULL)
LIE(lie_file, f[0].source_file = NULL)
LIE(lie_root, l[0].root = "")
LIE(lie_data, l[0].data = NULL)

static void test_lies(void **state)
{
	static const struct lie lies[] = {
#define L(name) { #name, name }
		L(lie_key), L(lie_short_key), L(lie_range), L(lie_first),
		L(lie_files), L(lie_windows), L(lie_negative), L(lie_none),
		L(lie_fewer), L(lie_disagree), L(lie_twice), L(lie_order),
		L(lie_overlap), L(lie_low), L(lie_high), L(lie_backwards),
		L(lie_sha256), L(lie_arch), L(lie_name), L(lie_digest),
		L(lie_file), L(lie_root), L(lie_data),
	};
	struct world *w = *state;

	assert_true(parses(w, NULL, TEXT, 19045));
	load(w);
	assert_int_equal(w->known.contents_n, 3);
	for (size_t i = 0; i < DA_COUNT(lies); i++) {
		struct da_known lie = w->known;
#define COPY(field) \
		void *field = da_malloc(lie.field##_n * sizeof(*lie.field)); \
		memcpy(field, lie.field, lie.field##_n * sizeof(*lie.field)); \
		lie.field = field
		COPY(contents);
		COPY(dependencies);
		COPY(files);
		COPY(lines);
		lies[i].tell(contents, dependencies, files, lines);
		if (!parses(w, &lie, TEXT, 19045))
			fail_msg("%s was believed", lies[i].what);
		free(contents);
		free(dependencies);
		free(files);
		free(lines);
	}
	assert_false(parses(w, &w->known, TEXT, 19045));
}

/* A header that stands for a content the store does not hold must not make one. */
static void test_unknown_header(void **state)
{
	struct world *w = *state;
	struct da_err err;

	assert_true(parses(w, NULL, TEXT, 19045));
	load(w);
	assert_int_equal(da_store_clear(w->store, &err), DA_OK);
	begin(w, &w->known);
	w->n = 0;
	package(w, TEXT, 19045);
	assert_int_equal(w->c->infs_known, 1);
	assert_int_equal(w->refused, 3);
	assert_int_equal(number(w, "SELECT count(*) FROM f_inf"), 0);
	end(w);
}

/* ---- loading ------------------------------------------------------------- */

static void same_known(const struct da_known *a, const struct da_known *b)
{
	assert_int_equal(a->contents_n, b->contents_n);
	for (size_t i = 0; i < a->contents_n; i++) {
		const struct da_known_content *x = &a->contents[i],
					      *y = &b->contents[i];

		assert_string_equal(x->key, y->key);
		assert_int_equal(x->inf, y->inf);
		assert_int_equal(x->place, y->place);
		assert_int_equal(x->dependencies.n, y->dependencies.n);
		assert_int_equal(x->files.n, y->files.n);
		assert_int_equal(x->lines.n, y->lines.n);
		for (size_t k = 0; k < x->dependencies.n; k++)
			assert_string_equal(
				a->dependencies[x->dependencies.first + k].name,
				b->dependencies[y->dependencies.first + k].name);
		for (size_t k = 0; k < x->files.n; k++)
			assert_string_equal(a->files[x->files.first + k].file,
					    b->files[y->files.first + k].file);
		for (size_t k = 0; k < x->lines.n; k++)
			assert_string_equal(a->lines[x->lines.first + k].key,
					    b->lines[y->lines.first + k].key);
	}
}

static void test_loading(void **state)
{
	struct world *w = *state;
	struct da_known fresh = { 0 };
	struct da_buf b = { 0 };
	struct da_err err;

	load(w);
	assert_int_equal(w->known.contents_n, 0);
	for (int i = 0; i < 20; i++) {
		b.n = 0;
		da_buf_printf(&b, "%s;%d\n", TEXT, i);
		begin(w, NULL);
		package(w, da_buf_str(&b), 19045);
		end(w);
		load(w);
		load(w);	/* nothing came */
		assert_int_equal(w->known.contents_n, 3 * (i + 1));
	}
	da_buf_free(&b);
	assert_int_equal(da_store_known(w->store, &fresh, &err), DA_OK);
	same_known(&w->known, &fresh);
	/* rows that do not stand in the order of their contents */
	assert_int_equal(sqlite3_exec(da_store_db(w->store),
		"CREATE TABLE x AS SELECT * FROM f_inf_dependency;"
		"DELETE FROM f_inf_dependency;"
		"INSERT INTO f_inf_dependency SELECT * FROM x ORDER BY name, inf;"
		"DROP TABLE x", NULL, NULL, NULL), 0);
	da_known_free(&fresh);
	assert_int_equal(da_store_known(w->store, &fresh, &err), DA_OK);
	assert_int_equal(fresh.contents_n, 60);
	assert_false(parses(w, &fresh, TEXT ";7\n", 19045));
	da_known_free(&fresh);
	/* a store that holds less than before */
	assert_int_equal(da_store_clear(w->store, &err), DA_OK);
	load(w);
	assert_int_equal(w->known.contents_n, 0);
	assert_true(parses(w, &w->known, TEXT ";7\n", 19045));
	load(w);
	assert_false(parses(w, &w->known, TEXT ";7\n", 19045));
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_equal), T(test_inbox), T(test_gaps), T(test_no_window),
		T(test_dependencies), T(test_variants), T(test_other_systems),
		T(test_not_complete), T(test_too_many_names),
		T(test_without_end), T(test_lost_dependency), T(test_lies),
		T(test_unknown_header), T(test_loading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
