// SPDX-License-Identifier: Apache-2.0
/*
 * The second reader: what it confirms, what it says of each known fault of
 * libregf, and that a hive on which it dies costs its marks only.
 */
#include "support.h"

#include "drvaudit/confirm.h"
#include "drvaudit/sandbox.h"

#include "hivebuild.h"

#include <fcntl.h>
#include <sys/mman.h>

#define MAX 16

struct made {
	struct hb h;
	uint32_t key, sub;
	uint32_t value[MAX];
	size_t n;
	char sha256[DA_SHA256_HEX];
	int fd;
};

static void add(struct made *m, const char *name, uint32_t type,
		const void *data, uint32_t size)
{
	m->value[m->n++] = hb_value(&m->h, name, type, data, size);
}

/* Root with the key "Services", which has the values and a key below it. */
static void begin(struct made *m, const char *sub)
{
	memset(m, 0, sizeof(*m));
	m->fd = -1;
	hb_start(&m->h);
	m->key = hb_key(&m->h, "Services");
	m->sub = hb_key(&m->h, sub);
	hb_children(&m->h, m->key, &m->sub, 1);
}

static void finish(struct made *m)
{
	uint32_t root = hb_key(&m->h, "ROOT");

	if (m->n)
		hb_value_list(&m->h, m->key, m->value, m->n);
	hb_children(&m->h, root, &m->key, 1);
	hb_finish(&m->h, root);
	da_sha256(m->h.out.p, m->h.out.n, m->sha256);
	m->fd = memfd_create("hive", MFD_CLOEXEC);
	assert_true(m->fd >= 0);
	assert_int_equal(write(m->fd, m->h.out.p, m->h.out.n), m->h.out.n);
}

static void end(struct made *m)
{
	close(m->fd);
	hb_free(&m->h);
}

struct answers {
	char text[MAX][600];
	enum da_confirmation what[MAX];
	int n[MAX];		/* times answered; one each */
	struct da_citation *first;
	int hives;
};

static void on_answer(void *ctx, const struct da_citation *c,
		      enum da_confirmation what, const char *text)
{
	struct answers *a = ctx;

	assert_in_range(c->id, 0, MAX - 1);
	a->n[c->id]++;
	a->what[c->id] = what;
	snprintf(a->text[c->id], sizeof(a->text[0]), "%s", text);
}

static void on_hive(void *ctx, enum da_hive_kind kind)
{
	assert_int_equal(kind, DA_HIVE_SYSTEM);
	((struct answers *)ctx)->hives++;
}

static struct da_citation value(int64_t id, const struct made *m, size_t at,
				const char *name, uint32_t type,
				const void *data, uint32_t size)
{
	return (struct da_citation){ .id = id, .hive = DA_HIVE_SYSTEM,
		.path = "services", .value = name, .type = type, .size = size,
		.data = data, .kept = size,
		.offset = at < m->n ? m->value[at] + 4096ULL : DA_NO_OFFSET };
}

static void request(struct da_collect_request *source,
		    struct da_confirm_request *req, const struct made *m,
		    struct da_citation *p, size_t n, struct answers *a)
{
	memset(source, 0xFF, sizeof(*source));	/* no descriptor */
	source->reader = DA_HIVE_NATIVE;
	source->ignore_logs = true;
	source->phase = NULL;
	source->hive_fd[DA_HIVE_SYSTEM] = m->fd;
	memset(req, 0, sizeof(*req));
	memset(a, 0, sizeof(*a));
	req->source = source;
	req->sha256[DA_HIVE_SYSTEM] = m->sha256;
	req->citations = p;
	req->n = n;
	req->answer = on_answer;
	req->hive_begins = on_hive;
	req->ctx = a;
}

static void confirm(const struct made *m, struct da_citation *p, size_t n,
		    struct answers *a)
{
	struct da_collect_request source;
	struct da_confirm_request req;
	struct da_err err = { 0 };

	request(&source, &req, m, p, n, a);
	if (da_confirm(&req, &err))
		fail_msg("%s", err.text);
	for (size_t i = 0; i < n; i++)	/* every one, and once */
		assert_int_equal(a->n[i], 1);
}

static void says(const struct answers *a, int i, enum da_confirmation what,
		 const char *part)
{
	if (a->what[i] != what || !strstr(a->text[i], part))
		fail_msg("%d: %d \"%s\", expected %d \"%s\"", i, a->what[i],
			 a->text[i], what, part);
}

static void test_same(void **state)
{
	static const uint8_t path[] = "x\0y\0\0";
	struct answers a;
	struct made m;
	struct da_citation p[6];

	(void)state;
	begin(&m, "drv");
	add(&m, "Start", DA_REG_DWORD, "\3\0\0\0", 4);
	add(&m, "ImagePath", DA_REG_EXPAND_SZ, path, 6);
	add(&m, "", 0xFFFF0011, "\xFF\0\0\0", 4);
	finish(&m);
	p[0] = value(0, &m, 0, "START", DA_REG_DWORD, "\3\0\0\0", 4);
	p[1] = value(1, &m, 1, "ImagePath", DA_REG_EXPAND_SZ, path, 6);
	p[2] = value(2, &m, 2, "", 0xFFFF0011, "\xFF\0\0\0", 4);
	p[3] = (struct da_citation){ .is_key = true, .id = 3,
				     .path = "Services\\drv" };
	p[4] = (struct da_citation){ .is_key = true, .id = 4,
				     .path = "Services" };
	/* more was read than is kept: what is kept is compared, and the size */
	p[5] = value(5, &m, 1, "ImagePath", DA_REG_EXPAND_SZ, path, 6);
	p[5].kept = 2;
	confirm(&m, p, 6, &a);
	for (int i = 0; i < 6; i++) {
		assert_int_equal(a.what[i], DA_CONFIRMED);
		assert_string_equal(a.text[i], "libregf");
	}
	assert_int_equal(a.hives, 1);
	end(&m);
}

static void test_differs(void **state)
{
	struct answers a;
	struct made m;
	struct da_citation p[6];

	(void)state;
	begin(&m, "drv");
	add(&m, "Start", DA_REG_DWORD, "\3\0\0\0", 4);
	finish(&m);
	p[0] = value(0, &m, 0, "Start", DA_REG_DWORD, "\2\0\0\0", 4);
	p[1] = value(1, &m, 0, "Start", DA_REG_BINARY, "\3\0\0\0", 4);
	p[2] = value(2, &m, 9, "Stop", DA_REG_DWORD, "\3\0\0\0", 4);
	p[3] = (struct da_citation){ .is_key = true, .id = 3,
				     .path = "Services\\other" };
	p[4] = (struct da_citation){ .is_key = true, .id = 4,
		.path = "Services", .last_written = "1999-01-01T00:00:00Z" };
	p[5] = (struct da_citation){ .is_key = true, .id = 5,
				     .path = "Serv\\drv" };
	confirm(&m, p, 6, &a);
	says(&a, 0, DA_DIFFERS, "libregf reads 3");
	says(&a, 1, DA_DIFFERS, "type 4");
	says(&a, 2, DA_DIFFERS, "no such value");
	says(&a, 3, DA_DIFFERS, "no such key");
	says(&a, 4, DA_DIFFERS, "time");
	says(&a, 5, DA_DIFFERS, "no such key");
	end(&m);
}

/* Faults of libregf, each told by what it makes of the bytes. */
static void test_faults(void **state)
{
	static const uint8_t two[] = { 'N', 'O' };
	static const uint8_t cut[] = "a\0b\0\0\0c\0d\0\0";
	static const uint8_t open[] = "a\0b\0c\0d\0e";	/* no NUL, and room in the cell */
	struct answers a;
	struct made m;
	struct da_citation p[6];

	(void)state;
	begin(&m, "drv");
	add(&m, "Short", DA_REG_BINARY, two, 2);
	add(&m, "Cut", DA_REG_SZ, cut, 12);
	add(&m, "Open", DA_REG_SZ, open, 10);
	m.value[m.n++] = hb_value_raw(&m.h, 1, "caf\x85", 4, DA_REG_DWORD,
				      0x80000004u, 7);
	finish(&m);
	p[0] = value(0, &m, 0, "Short", DA_REG_BINARY, two, 2);
	/* the fault makes zeros of it: anything else is a difference */
	p[1] = value(1, &m, 0, "Short", DA_REG_BINARY, "OK", 2);
	p[2] = value(2, &m, 1, "Cut", DA_REG_SZ, cut, 12);
	p[3] = value(3, &m, 2, "Open", DA_REG_SZ, open, 10);
	p[4] = value(4, &m, 3, "caf\xC2\x85", DA_REG_DWORD, "\7\0\0\0", 4);
	/* a string that differs before its NUL has no such excuse */
	p[5] = value(5, &m, 1, "Cut", DA_REG_SZ, "a\0x\0\0\0c\0d\0\0\0", 12);
	confirm(&m, p, 6, &a);
	says(&a, 0, DA_NOT_CONFIRMED, "known fault");
	says(&a, 0, DA_NOT_CONFIRMED, "last 2 bytes");
	says(&a, 2, DA_CONFIRMED, "libregf, up to the first NUL");
	says(&a, 3, DA_CONFIRMED, "no NUL");
	says(&a, 4, DA_NOT_CONFIRMED, "code page 1252");
	says(&a, 5, DA_DIFFERS, "libregf reads");
	end(&m);
}

static void test_other_bytes(void **state)
{
	struct answers a;
	struct made m;
	struct da_citation p;

	(void)state;
	begin(&m, "drv");
	add(&m, "Start", DA_REG_DWORD, "\3\0\0\0", 4);
	finish(&m);
	m.sha256[0] = m.sha256[0] == '0' ? '1' : '0';
	p = value(0, &m, 0, "Start", DA_REG_DWORD, "\3\0\0\0", 4);
	confirm(&m, &p, 1, &a);
	says(&a, 0, DA_NOT_CONFIRMED, "changed since");
	end(&m);
}

static void test_refused(void **state)
{
	struct answers a;
	struct made m;
	struct da_citation p;

	(void)state;
	begin(&m, "drv");
	add(&m, "Start", DA_REG_DWORD, "\3\0\0\0", 4);
	finish(&m);
	m.h.out.p[508] ^= 1;	/* a checksum that libregf wants right */
	assert_int_equal(pwrite(m.fd, m.h.out.p, m.h.out.n, 0), m.h.out.n);
	da_sha256(m.h.out.p, m.h.out.n, m.sha256);
	p = value(0, &m, 0, "Start", DA_REG_DWORD, "\3\0\0\0", 4);
	confirm(&m, &p, 1, &a);
	says(&a, 0, DA_NOT_CONFIRMED, "libregf refuses the hive");
	end(&m);
}

static void test_skipped(void **state)
{
	struct da_collect_request source;
	struct da_confirm_request req;
	struct da_err err = { 0 };
	struct answers a;
	struct made m;
	struct da_citation p;

	(void)state;
	begin(&m, "drv");
	finish(&m);
	p = (struct da_citation){ .is_key = true, .path = "Services" };
	request(&source, &req, &m, &p, 1, &a);
	req.skip[DA_HIVE_SYSTEM] = true;
	assert_int_equal(da_confirm(&req, &err), DA_OK);
	says(&a, 0, DA_NOT_CONFIRMED, "died");
	assert_int_equal(a.hives, 0);	/* it is not even opened */
	end(&m);
}

/* The same keys in any order and spelling: none is lost, none answered twice. */
static void test_many(void **state)
{
	struct answers a;
	struct da_citation p[MAX];
	static const char *const names[] = { "Services\\drv", "SERVICES",
		"Services\\drv", "services\\DRV", "Services", "Services\\none",
		"Services\\drv\\deeper" };
	struct made m;

	(void)state;
	begin(&m, "drv");
	finish(&m);
	for (size_t i = 0; i < DA_COUNT(names); i++)
		p[i] = (struct da_citation){ .is_key = true, .id = (int)i,
					     .path = names[i] };
	confirm(&m, p, DA_COUNT(names), &a);
	for (int i = 0; i < 5; i++)
		says(&a, i, DA_CONFIRMED, "libregf");
	says(&a, 5, DA_DIFFERS, "no such key");
	says(&a, 6, DA_DIFFERS, "no such key");
	end(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_differs),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_other_bytes),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_skipped),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
