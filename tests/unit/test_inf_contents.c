// SPDX-License-Identifier: Apache-2.0
/* INF text to contents: build windows, what each selects, and their keys. */
#include "config.h"
#include "drvaudit/evidence.h"
#include "drvaudit/facts.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define MAX 64

struct content {
	char arch[8], key[65], family[65];
	int64_t number, low, high, product;
	bool applies, complete, selected;
	char installs[256], services[256];
};

struct got {
	struct content c[MAX];
	size_t n, facts[DA_FACT_KINDS];
	int status;
	char problems[4096], include[1024];
	struct da_arena *arena;
};

static struct content *content(struct got *g, int64_t number)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->c[i].number == number)
			return &g->c[i];
	fail_msg("a fact before its content");
	return NULL;
}

static void add(char *to, size_t size, const char *word)
{
	snprintf(to + strlen(to), size - strlen(to), "%s%s", *to ? " " : "",
		 word);
}

static void emit(void *ctx, unsigned kind, const void *p, size_t n)
{
	struct got *g = ctx;
	union {
		struct da_fact_inf inf;
		struct da_fact_package_inf window;
		struct da_fact_inf_install install;
		struct da_fact_inf_install_service service;
		struct da_fact_inf_problem problem;
		struct da_fact_inf_include include;
		char room[1024];
	} f;

	g->facts[kind]++;
	if (kind != DA_FACT_inf && kind != DA_FACT_package_inf &&
	    kind != DA_FACT_inf_install && kind != DA_FACT_inf_install_service &&
	    kind != DA_FACT_inf_problem && kind != DA_FACT_inf_include)
		return;
	assert_int_equal(da_fact_decode((enum da_kind)kind, p, n, &f, g->arena),
			 DA_OK);
	if (kind == DA_FACT_inf) {
		struct content *c = &g->c[g->n++];

		assert_true(g->n < MAX);
		c->number = f.inf.inf;
		snprintf(c->arch, sizeof(c->arch), "%s", f.inf.arch);
		snprintf(c->key, sizeof(c->key), "%s", f.inf.content_key);
		snprintf(c->family, sizeof(c->family), "%s", f.inf.family);
		c->low = f.inf.window_low;
		c->high = f.inf.window_high;
		c->product = f.inf.product_type;
		c->applies = f.inf.applies;
		c->complete = f.inf.complete;
	} else if (kind == DA_FACT_package_inf) {
		content(g, f.window.inf)->selected = f.window.selected;
	} else if (kind == DA_FACT_inf_install) {
		add(content(g, f.install.inf)->installs, 256, f.install.section);
	} else if (kind == DA_FACT_inf_install_service) {
		add(content(g, f.service.inf)->services, 256, f.service.service ?
		    *f.service.service ? f.service.service : "-" : "?");
	} else if (kind == DA_FACT_inf_problem) {
		add(g->problems, sizeof(g->problems), f.problem.code);
	} else {
		char text[200];

		snprintf(text, sizeof(text), "%s:%s=%d", f.include.directive,
			 f.include.name, f.include.found == DA_NULL ? -1 :
			 (int)f.include.found);
		add(g->include, sizeof(g->include), text);
	}
}

static void begin(void *ctx, size_t index)
{
	(void)ctx, (void)index;
}

static void end(void *ctx, size_t index, int status, const struct da_err *err)
{
	(void)index, (void)err;
	((struct got *)ctx)->status = status;
}

#define HEAD "[Version]\nSignature=\"$Windows NT$\"\n"

static struct got *resolve(const char *text, const char *arch, uint32_t build,
			   int inbox)
{
	struct got *g = da_calloc(1, sizeof(*g));
	struct da_loose_file file = { "t.inf", (const uint8_t *)text,
				      strlen(text) };
	struct da_loose_request req = {
		.files = &file, .n = 1, .arch = arch, .build = build,
		.inbox_fd = inbox, .emit = emit, .begin = begin, .end = end,
		.ctx = g,
	};

	g->arena = da_arena_new();
	da_collect_loose(&req);
	return g;
}

static void done(struct got *g)
{
	da_arena_free(g->arena);
	free(g);
}

static void expect(const struct got *g, size_t i, const char *arch, int64_t low,
		   int64_t high, const char *installs)
{
	assert_true(i < g->n);
	assert_string_equal(g->c[i].arch, arch);
	assert_int_equal(g->c[i].low, low);
	assert_int_equal(g->c[i].high, high);
	assert_string_equal(g->c[i].installs, installs);
}

static void test_windows_of_one_line(void **state)
{
	struct got *g = resolve(HEAD
		"[Manufacturer]\n%M%=X,NTamd64.6.1,NTamd64.10.0,NTamd64.10.0...17763\n"
		"[X.NTamd64.6.1]\nd=A,id\n[X.NTamd64.10.0]\nd=B,id\n"
		"[X.NTamd64.10.0...17763]\nd=C,id\n"
		"[A]\n[B.NT]\n[C.NTamd64]\n[C]\n", NULL, 0, -1);

	(void)state;
	assert_int_equal(g->n, 3);
	expect(g, 0, "amd64", 7600, 10239, "A");
	expect(g, 1, "amd64", 10240, 17762, "B.NT");
	expect(g, 2, "amd64", 17763, -1, "C.NTamd64");
	assert_string_equal(g->c[0].family, g->c[2].family);
	assert_string_not_equal(g->c[0].key, g->c[2].key);
	done(g);
}

/* An empty section of a higher build is "nothing on this build". */
static void test_empty_section_hides(void **state)
{
	struct got *g = resolve(HEAD
		"[Manufacturer]\n%M%=X,NTamd64,NTamd64.10.0...20000\n"
		"[X.NTamd64]\nd=A,id\n[X.NTamd64.10.0...20000]\n[A]\n",
		NULL, 0, -1);

	(void)state;
	assert_int_equal(g->n, 2);
	expect(g, 0, "amd64", 0, 19999, "A");
	expect(g, 1, "amd64", 20000, -1, "");
	assert_true(g->c[0].applies);
	assert_false(g->c[1].applies);
	done(g);
}

/* Lines choose by themselves: a window ends where any of them changes. */
static void test_two_lines(void **state)
{
	struct got *g = resolve(HEAD
		"[Manufacturer]\n%M%=X,NTamd64\n%N%=Y,NTamd64.10.0...18362\n"
		"[X.NTamd64]\nd=A,id\n[Y.NTamd64.10.0...18362]\nd=B,id\n[A]\n[B]\n",
		NULL, 0, -1);

	(void)state;
	assert_int_equal(g->n, 2);
	expect(g, 0, "amd64", 0, 18361, "A");
	expect(g, 1, "amd64", 18362, -1, "A B");
	done(g);
}

static void test_architectures(void **state)
{
	struct got *g = resolve(HEAD
		"[Manufacturer]\n%M%=X,NTx86,NTamd64,NTarm64\n"
		"[X.NTx86]\nd=A,id\n[X.NTamd64]\nd=A,id\n[X.NTarm64]\nd=A,id\n"
		"[A]\n[A.NTarm64]\n[A.NT]\n", NULL, 0, -1);

	(void)state;
	assert_int_equal(g->n, 3);
	expect(g, 0, "amd64", 0, -1, "A.NT");
	expect(g, 1, "arm64", 0, -1, "A.NTarm64");
	expect(g, 2, "x86", 0, -1, "A.NT");
	done(g);
	g = resolve(HEAD "[Manufacturer]\n%M%=X\n[X]\nd=A,id\n[A]\n", NULL, 0, -1);
	assert_int_equal(g->n, 1);
	expect(g, 0, "x86", 0, -1, "A");
	done(g);
	/* asked for an architecture it knows nothing of */
	g = resolve(HEAD "[Manufacturer]\n%M%=X\n[X]\nd=A,id\n[A]\n", "arm64", 0,
		    -1);
	assert_int_equal(g->n, 1);
	expect(g, 0, "arm64", 0, -1, "");
	assert_false(g->c[0].applies);
	done(g);
}

static void test_build_asked_for(void **state)
{
	static const char text[] = HEAD
		"[Manufacturer]\n%M%=X,NTamd64.10.0...16299,NTamd64.10.0...22000\n"
		"[X.NTamd64.10.0...16299]\nd=A,id\n[X.NTamd64.10.0...22000]\nd=B,id\n"
		"[A]\n[B]\n";
	struct got *g = resolve(text, "amd64", 19041, -1);

	(void)state;
	assert_int_equal(g->n, 1);
	expect(g, 0, "amd64", 16299, 21999, "A");
	assert_true(g->c[0].selected);
	done(g);
	/* below every section: nothing applies, and its window says where */
	g = resolve(text, "amd64", 10240, -1);
	assert_int_equal(g->n, 1);
	expect(g, 0, "amd64", 0, 16298, "");
	assert_false(g->c[0].applies);
	done(g);
}

static void test_product_types(void **state)
{
	struct got *g = resolve(HEAD
		"[Manufacturer]\n%M%=X,NTamd64...1,NTamd64...3\n"
		"[X.NTamd64...1]\nd=A,id\n[X.NTamd64...3]\nd=B,id\n[A]\n[B]\n",
		NULL, 0, -1);

	(void)state;
	assert_int_equal(g->n, 2);
	expect(g, 0, "amd64", 0, -1, "A");
	expect(g, 1, "amd64", 0, -1, "B");
	assert_int_equal(g->c[0].product, 1);
	assert_int_equal(g->c[1].product, 3);
	assert_string_not_equal(g->c[0].family, g->c[1].family);
	done(g);
}

static void test_default_install(void **state)
{
	struct got *g = resolve(HEAD
		"[DefaultInstall.NTamd64]\n[DefaultInstall.NTamd64.10.0...25952]\n"
		"[DefaultInstall.NTamd64.Services]\nAddService=a,,s\n[s]\n",
		NULL, 0, -1);

	(void)state;
	assert_int_equal(g->n, 2);
	expect(g, 0, "amd64", 0, 25951, "DefaultInstall.NTamd64");
	expect(g, 1, "amd64", 25952, -1, "DefaultInstall.NTamd64.10.0...25952");
	assert_string_equal(g->c[0].services, "a");
	assert_string_equal(g->c[1].services, "");
	done(g);
}

static void test_not_a_driver(void **state)
{
	struct got *g = resolve("[autorun]\nopen=x.exe\n", NULL, 0, -1);

	(void)state;
	assert_int_equal(g->status, DA_OK);
	assert_int_equal(g->n, 1);
	assert_false(g->c[0].applies);
	done(g);
	g = resolve("", NULL, 0, -1);
	assert_int_equal(g->status, DA_OK);
	assert_int_equal(g->n, 1);
	done(g);
}

/* ---- Include and Needs ------------------------------------------------- */

#define NEEDS HEAD \
	"[Manufacturer]\n%M%=X,NTamd64\n[X.NTamd64]\nd=A,id\n" \
	"[A]\nInclude=in.inf\nNeeds=In\n" \
	"[A.Services]\nInclude=in.inf\nNeeds=In.Services\n"

static void put(const char *dir, const char *name, const char *text)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void test_includes(void **state)
{
	char dir[] = "/tmp/drvaudit-inbox-XXXXXX", command[64];
	char missing[65], found[65];
	struct got *g = resolve(NEEDS, NULL, 0, -1);
	int fd;

	(void)state;
	/* nobody could look: not a service more, not one less is known */
	assert_string_equal(g->c[0].services, "?");
	assert_non_null(strstr(g->include, "Include:in.inf=-1"));
	assert_non_null(strstr(g->include, "Needs:In=-1"));
	done(g);
	assert_non_null(mkdtemp(dir));
	fd = open(dir, O_RDONLY | O_DIRECTORY);
	g = resolve(NEEDS, NULL, 0, fd);
	assert_string_equal(g->c[0].services, "");
	assert_non_null(strstr(g->include, "Include:in.inf=0"));
	assert_non_null(strstr(g->include, "Needs:In.Services=0"));
	memcpy(missing, g->c[0].key, 65);
	done(g);
	put(dir, "IN.INF", "[In]\n[In.Services]\nAddService=ins,2,s\n"
		"Include=more.inf\nNeeds=More.Services\n[s]\n");
	put(dir, "more.inf", "[More.Services]\nAddService=more,,s\n"
		"Include=in.inf\nNeeds=In.Services\n");	/* a circle */
	g = resolve(NEEDS, NULL, 0, fd);
	assert_string_equal(g->c[0].services, "ins more");
	assert_non_null(strstr(g->include, "Needs:In.Services=1"));
	assert_true(g->c[0].complete);
	memcpy(found, g->c[0].key, 65);
	assert_string_not_equal(missing, found);
	done(g);
	/* the same INF beside other inbox files is another content, even when
	 * the other file is only reached through the first */
	put(dir, "more.inf", "[More.Services]\nAddService=other,,s\n");
	g = resolve(NEEDS, NULL, 0, fd);
	assert_string_equal(g->c[0].services, "ins other");
	assert_string_not_equal(found, g->c[0].key);
	done(g);
	/* a section that names itself means the included one of that name */
	g = resolve(HEAD "[Manufacturer]\n%M%=X,NTamd64\n[X.NTamd64]\nd=In,id\n"
		"[In]\n[In.Services]\nInclude=in.inf\nNeeds=In.Services\n",
		NULL, 0, fd);
	assert_string_equal(g->c[0].services, "ins other");
	done(g);
	/* names with a path in them are text */
	g = resolve(HEAD "[Manufacturer]\n%M%=X,NTamd64\n[X.NTamd64]\nd=A,id\n"
		"[A]\nInclude=..\\in.inf,../more.inf,c:in.inf\n", NULL, 0, fd);
	assert_null(strstr(g->include, "=1"));
	done(g);
	close(fd);
	snprintf(command, sizeof(command), "rm -r %s", dir);
	assert_int_equal(system(command), 0);
}

/* Every section needs every other: bounded, and said. */
static void test_needs_bomb(void **state)
{
	struct da_buf b = { 0 };
	struct got *g;

	(void)state;
	da_buf_adds(&b, HEAD "[Manufacturer]\n%M%=X,NTamd64\n[X.NTamd64]\nd=A,id\n"
		    "[A]\n[A.Services]\nNeeds=S0\n");
	for (int i = 0; i < 40; i++) {
		da_buf_printf(&b, "[S%d]\nAddService=s%d,,s\nNeeds=", i, i);
		for (int k = 0; k < 40; k++)
			da_buf_printf(&b, "S%d,", k);
		da_buf_adds(&b, "\n");
	}
	g = resolve(da_buf_str(&b), NULL, 0, -1);
	assert_int_equal(g->n, 1);
	assert_false(g->c[0].complete);
	done(g);
	da_buf_free(&b);
}

/* Data sections that lead to each other for ever. */
static void test_deep_data_sections(void **state)
{
	struct da_buf b = { 0 };
	struct got *g;

	(void)state;
	da_buf_adds(&b, HEAD "[Manufacturer]\n%M%=X,NTamd64\n[X.NTamd64]\nd=A,id\n"
		    "[A]\n[A.Software]\nAddSoftware=a,,D0\n");
	for (int i = 0; i < 3000; i++)
		da_buf_printf(&b, "[D%d]\nAddSoftware=a,,D%d\n", i, i + 1);
	g = resolve(da_buf_str(&b), NULL, 0, -1);
	assert_false(g->c[0].complete);
	done(g);
	da_buf_free(&b);
}

static void test_unreached_and_shared(void **state)
{
	struct got *g = resolve(HEAD
		"[Manufacturer]\n%M%=X,NTamd64\n[X.NTamd64]\nd=A,id\n"
		"[A]\nAddReg=R\nCopyFiles=R\nDelFiles=\n[R]\nHKR,,a\n[Lost]\nx=1\n"
		"[SourceDisksNames.x86]\n[R.security]\n", NULL, 0, -1);

	(void)state;
	assert_non_null(strstr(g->problems, "section-kind"));
	assert_non_null(strstr(g->problems, "unreached-section"));
	assert_non_null(strstr(g->problems, "empty-argument"));
	assert_null(strstr(strstr(g->problems, "unreached-section") + 1,
			   "unreached-section"));
	done(g);
}

/* A text with a piece of it many times over. */
static char *repeat(const char *before, const char *piece, size_t n,
		    const char *after)
{
	struct da_buf b = { 0 };
	char *text;

	da_buf_adds(&b, before);
	while (n--)
		da_buf_adds(&b, piece);
	da_buf_adds(&b, after);
	text = da_strdup(da_buf_str(&b));
	da_buf_free(&b);
	return text;
}

#define ONE HEAD "[Manufacturer]\nM=A,NTamd64\n[A.NTamd64]\nD=I,X\n"

/* What once took minutes, gigabytes or the worker ends at a limit, by name. */
static void test_limits(void **state)
{
	static const struct { const char *before, *piece; size_t n;
			      const char *after; } inputs[] = {
		/* Needs: each name looks through the whole section */
		{ ONE "[I]\nInclude=a.inf\n", "Needs=Q\n,a\n", 20000, "" },
		/* one long path, copied for each line */
		{ ONE "[I]\nAddReg=R\n[Strings]\nL=\"\\"
		  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		  "\"\nM=\"%L%\"\n[R]\n", "HKR,%L%%L%%L%%L%%L%%L%%L%%L%%L%,,,%L%\n",
		  20000, "" },
		/* a field that no frame holds */
		{ ONE "[I]\nx=a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\\n",
		  30000, "\n" },
		/* more windows than anyone looks at */
		{ HEAD "[Manufacturer]\nM=A", ",NTamd64", 2000,
		  "\n[A.NTamd64]\nD=I,X\n" },
	};

	(void)state;
	for (size_t i = 0; i < DA_COUNT(inputs); i++) {
		char *text = repeat(inputs[i].before, inputs[i].piece,
				    inputs[i].n, inputs[i].after);
		struct got *g = resolve(text, NULL, 0, -1);

		assert_int_equal(g->status, 0);
		assert_true(g->n > 0);
		assert_false(g->c[0].complete);
		assert_non_null(strstr(g->problems, "limit"));
		done(g);
		free(text);
	}
}

/* Names of one INF neither use up what the next may ask nor hide its own. */
static void test_includes_of_its_own(void **state)
{
	char *text = repeat(ONE "[I]\n", "Include=a.inf,A.INF\n", 30000, "");
	struct got *g = resolve(text, NULL, 0, -1);

	(void)state;
	assert_true(g->c[0].complete);
	done(g);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_windows_of_one_line),
		cmocka_unit_test(test_empty_section_hides),
		cmocka_unit_test(test_two_lines),
		cmocka_unit_test(test_architectures),
		cmocka_unit_test(test_build_asked_for),
		cmocka_unit_test(test_product_types),
		cmocka_unit_test(test_default_install),
		cmocka_unit_test(test_not_a_driver),
		cmocka_unit_test(test_includes),
		cmocka_unit_test(test_needs_bomb),
		cmocka_unit_test(test_deep_data_sections),
		cmocka_unit_test(test_unreached_and_shared),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_includes_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
