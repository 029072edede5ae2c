// SPDX-License-Identifier: Apache-2.0
/*
 * mkseeds DIRECTORY: writes the seeds of all fuzz targets, good ones and one
 * for each kind of damage.  They are kept in the repository; seeds that a
 * fuzzer found (names beginning with "found-") are not made here.
 */
#include "config.h"

#include "drvaudit/facts.h"

#include "diskbuild.h"
#include "hivebuild.h"
#include "logbuild.h"
#include "mftbuild.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <wimlib.h>

static const char *top;

static void save(const char *target, const char *name, const void *p, size_t n)
{
	char *dir = da_asprintf("%s/%s", top, target);
	char *path = da_asprintf("%s/%s", dir, name);
	FILE *f;

	if (mkdir(dir, 0777) && errno != EEXIST) {
		perror(dir);
		exit(1);
	}
	f = fopen(path, "wb");
	if (!f || (n && fwrite(p, n, 1, f) != 1) || fclose(f)) {
		perror(path);
		exit(1);
	}
	free(dir);
	free(path);
}

/* ---- hives ------------------------------------------------------------- */

struct made {
	struct hb h;
	uint32_t root, a, b, values[6], value_list, list;
};

/* Two keys, values of every way of storing, a security descriptor. */
static void make(struct made *m)
{
	static const uint8_t odd[] = { 'x', 0, 0, 0, 0x3D, 0xD8 };
	static const uint8_t sd[20] = { 1, 0, 4, 0x80 };
	struct hb *h = &m->h;
	uint32_t keys[2], segments[2], record, list, sk;
	uint8_t big[12000];

	memset(big, 'B', sizeof(big));
	hb_start(h);
	m->root = hb_key(h, "ROOT");
	keys[0] = m->a = hb_key(h, "Alpha");
	keys[1] = m->b = hb_key_raw(h, 0, "B\0\x3D\xD8t\0", 6);
	m->list = hb_list(h, "lh", keys, 2);
	hb_subkeys(h, m->root, 2, m->list);
	segments[0] = hb_cell(h, 16344 + 4);
	segments[1] = hb_cell(h, 700);
	list = hb_offsets(h, segments, 2);
	record = hb_cell(h, 8);
	memcpy(hb_at(h, record), "db", 2);
	hb_set16(hb_at(h, record) + 2, 2);
	hb_set32(hb_at(h, record) + 4, list);
	m->values[0] = hb_value(h, "Start", 4, "\3\0\0\0", 4);
	m->values[1] = hb_value(h, "", 1, "t\0e\0x\0t\0\0", 10);
	m->values[2] = hb_value(h, "Bin", 3, "ab", 2);
	m->values[3] = hb_value(h, "Multi", 7, "a\0\0\0b\0\0\0\0", 10);
	m->values[4] = hb_value_raw(h, 0, odd, 6, 3, 16344 + 600, record);
	m->values[5] = hb_value(h, "Long", 3, big, 600);
	m->value_list = hb_offsets(h, m->values, 6);
	hb_values(h, m->a, 6, m->value_list);
	sk = hb_cell(h, 20 + sizeof(sd));
	memcpy(hb_at(h, sk), "sk", 2);
	hb_set32(hb_at(h, sk) + 16, sizeof(sd));
	memcpy(hb_at(h, sk) + 20, sd, sizeof(sd));
	hb_set32(hb_at(h, m->a) + 44, sk);
}

static void save_hive(const char *name, struct made *m)
{
	save("hive", name, m->h.out.p, m->h.out.n);
	hb_free(&m->h);
}

static void hives(void)
{
	struct made m;
	uint32_t ri, two[2];

	make(&m);
	hb_finish(&m.h, m.root);
	save_hive("good", &m);

	make(&m);
	hb_finish(&m.h, m.root);
	m.h.out.n = 9000;
	save_hive("cut", &m);

	make(&m);
	ri = hb_list(&m.h, "ri", &m.list, 1);
	hb_set32(hb_at(&m.h, ri) + 4, ri);
	hb_subkeys(&m.h, m.root, 2, ri);
	hb_finish(&m.h, m.root);
	save_hive("ri-itself", &m);

	make(&m);
	two[0] = hb_list(&m.h, "li", &m.a, 1);
	two[1] = hb_list(&m.h, "lf", &m.b, 1);
	hb_subkeys(&m.h, m.root, 2, hb_list(&m.h, "ri", two, 2));
	hb_finish(&m.h, m.root);
	save_hive("ri-li-lf", &m);

	make(&m);
	hb_set16(hb_at(&m.h, m.list) + 2, 0xFFFF);
	hb_values(&m.h, m.a, 0xFFFFFFFF, m.value_list);
	hb_finish(&m.h, m.root);
	save_hive("counts", &m);

	make(&m);
	hb_children(&m.h, m.a, &m.root, 1);
	hb_children(&m.h, m.b, &m.b, 1);
	hb_finish(&m.h, m.root);
	save_hive("loops", &m);

	make(&m);
	hb_size(&m.h, m.values[0], 0);
	hb_size(&m.h, m.values[1], 0x80000000);
	hb_set16(hb_at(&m.h, m.values[2]) + 2, 0xFFFF);
	hb_set32(hb_at(&m.h, m.values[3]) + 4, 0x7FFFFFFF);
	hb_set32(hb_at(&m.h, m.values[5]) + 8, 0xFFFFFFF8);
	hb_set16(hb_at(&m.h, m.b) + 72, 0xFFFF);
	hb_finish(&m.h, m.root);
	save_hive("lengths", &m);

	make(&m);
	hb_bin(&m.h);
	hb_cell(&m.h, 100);
	hb_bin(&m.h);
	hb_children(&m.h, m.a, (uint32_t[]){ hb_key(&m.h, "Last") }, 1);
	hb_finish(&m.h, m.root);
	hb_set32(m.h.out.p + m.h.bin - 4096 + 8, 0);
	save_hive("bin-size-0", &m);
}

/* ---- deleted items ----------------------------------------------------- */

/* Free as Windows frees: the size turns positive, what is in it stays. */
static void set_free(struct made *m, uint32_t cell)
{
	hb_size(&m->h, cell, 0u - da_le32(hb_at(&m->h, cell) - 4));
}

static void save_deleted(const char *name, struct made *m)
{
	hb_finish(&m->h, m->root);
	save("hive_deleted", name, m->h.out.p, m->h.out.n);
	hb_free(&m->h);
}

/* Alpha with all its values is gone, and a key below it. */
static void drop_alpha(struct made *m, bool free_cells)
{
	uint32_t below = hb_key(&m->h, "Below");

	hb_set32(hb_at(&m->h, m->a) + 16, m->root);
	hb_set32(hb_at(&m->h, below) + 16, m->a);
	hb_children(&m->h, m->root, &m->b, 1);
	if (!free_cells)
		return;
	set_free(m, m->a);
	set_free(m, below);
	set_free(m, m->value_list);
	for (size_t i = 0; i < DA_COUNT(m->values); i++)
		set_free(m, m->values[i]);
	set_free(m, da_le32(hb_at(&m->h, m->values[5]) + 8));
}

static void deleted(void)
{
	struct made m;
	uint32_t cell;

	make(&m);
	drop_alpha(&m, true);
	save_deleted("tree", &m);

	make(&m);
	drop_alpha(&m, false);
	save_deleted("unreferenced", &m);

	make(&m);
	hb_values(&m.h, m.a, 2, m.value_list);
	for (size_t i = 2; i < DA_COUNT(m.values); i++)
		set_free(&m, m.values[i]);
	save_deleted("values", &m);

	make(&m);
	drop_alpha(&m, true);
	hb_set32(hb_at(&m.h, m.a) + 16, m.a);
	hb_set32(hb_at(&m.h, m.a) + 36, 0xFFFFFFFF);
	hb_set16(hb_at(&m.h, m.a) + 72, 500);
	hb_set32(hb_at(&m.h, m.values[3]) + 4, 0x7FFFFFFF);
	hb_set16(hb_at(&m.h, m.values[2]) + 2, 0x7FFF);
	save_deleted("lies", &m);

	/* one record in the other, in free space and behind a name */
	make(&m);
	cell = hb_cell(&m.h, 600);
	for (uint32_t at = 8; at < 480; at += 24) {
		memcpy(hb_at(&m.h, cell) + at, at % 48 ? "vk" : "nk", 2);
		hb_set16(hb_at(&m.h, cell) + at + 2, 8);
	}
	set_free(&m, cell);
	save_deleted("overlapping", &m);
}

/* ---- hives with logs ---------------------------------------------------- */

struct logged {
	struct hb before, after;
	struct lb log[2];
	bool repair;		/* hashes are made anew after each change */
};

/* A hive of two pages, and what it is to become: one more key, one more page. */
static void make_logged(struct logged *m, uint32_t type)
{
	memset(m, 0, sizeof(*m));
	for (int i = 0; i < 2; i++) {
		struct hb *h = i ? &m->after : &m->before;
		uint32_t root, key;

		hb_start(h);
		root = hb_key(h, "ROOT");
		key = hb_key(h, i ? "New" : "Old");
		hb_children(h, root, &key, 1);
		hb_cell(h, i ? 8000 : 4100);
		hb_finish(h, root);
		hb_set32(h->out.p + 4, i ? 2 : 3);
		hb_set32(h->out.p + 8, 2);
		hb_checksum(h);
	}
	for (int i = 0; i < 2; i++)
		lb_start(&m->log[i], m->before.out.p, type, 3 + 2u * i);
}

static void entries(struct logged *m, int i, uint32_t first)
{
	lb_entry_between(&m->log[i], first, m->before.out.p, m->before.out.n,
			 m->after.out.p, m->after.out.n);
	lb_entry_between(&m->log[i], first + 1, m->after.out.p,
			 m->after.out.n - 4096, m->after.out.p,
			 m->after.out.n);
}

static void save_logged(const char *name, struct logged *m)
{
	struct da_buf out = { 0 };
	uint8_t head[8];

	hb_set32(head, (uint32_t)m->before.out.n |
		       (m->repair ? 0x80000000u : 0));
	hb_set32(head + 4, (uint32_t)m->log[0].out.n);
	da_buf_add(&out, head, 8);
	da_buf_add(&out, m->before.out.p, m->before.out.n);
	da_buf_add(&out, m->log[0].out.p, m->log[0].out.n);
	da_buf_add(&out, m->log[1].out.p, m->log[1].out.n);
	save("hive_log", name, out.p, out.n);
	da_buf_free(&out);
	hb_free(&m->before);
	hb_free(&m->after);
	lb_free(&m->log[0]);
	lb_free(&m->log[1]);
}

static void logs(void)
{
	struct logged m;

	for (int repair = 0; repair < 2; repair++) {
		make_logged(&m, 6);
		entries(&m, 0, 3);
		entries(&m, 1, 5);
		m.repair = repair;
		save_logged(repair ? "new-repaired" : "new", &m);

		make_logged(&m, 1);
		lb_dirty(&m.log[0], m.before.out.p, m.before.out.n,
			 m.after.out.p, m.after.out.n);
		m.log[1].out.n = 0;
		m.repair = repair;
		save_logged(repair ? "old-repaired" : "old", &m);
	}

	make_logged(&m, 6);	/* remains of earlier use, the other log stale */
	entries(&m, 1, 5);
	lb_entry(&m.log[1], 2, 8192, NULL, 0);
	lb_set32(&m.log[0], 4, 1);
	lb_checksum(&m.log[0]);
	entries(&m, 0, 1);
	m.repair = true;
	save_logged("remains", &m);

	make_logged(&m, 6);	/* the base block is gone */
	entries(&m, 0, 3);
	entries(&m, 1, 5);
	memset(m.before.out.p, 0, 512);
	m.repair = true;
	save_logged("headless", &m);

	make_logged(&m, 6);	/* growth near 4 GiB, and far more pages */
	entries(&m, 0, 3);
	lb_set32(&m.log[0], 512 + 16, 0xFFFFE000);
	lb_hash(&m.log[0], 512);
	lb_entry(&m.log[1], 5, 8192, NULL, 0);
	lb_set32(&m.log[1], 512 + 20, 0x1FFFFFFF);
	lb_hash(&m.log[1], 512);
	save_logged("numbers", &m);
}

/* ---- INF --------------------------------------------------------------- */

static const char whole_inf[] =
	"; comment\r\n[Version]\r\nSignature=\"$WINDOWS NT$\"\r\n"
	"Class=System\r\nDriverVer = 05/06/2023,1.2.3.4\r\nPnpLockdown=1\r\n"
	"[Manufacturer]\r\n%M%=Models,NTamd64.10.0...16299,NTamd64.10.0...18362,NT.5.1\r\n"
	"[Models.NTamd64.10.0...16299]\r\n%D%=Inst,PCI\\VEN_1234&DEV_0001,,X\r\n"
	"[Inst.NT]\r\nCopyFiles=@a.sys,List\r\nAddReg=Reg\r\n"
	"[Inst.NT.Services]\r\nAddService=svc,0x2,Svc\r\n"
	"[Reg]\r\nHKR,,\"a \"\"b\"\" c\",0x00010001, \\ ; more\r\n  5\r\n"
	"[Svc]\r\nServiceBinary=%13%\\a.sys\r\n"
	"[Strings]\r\nM=\"Maker\"\r\nD=%M%\r\n%%=x\r\n";

static const struct { const char *name, *text; } infs[] = {
	{ "whole", whole_inf },
	{ "quotes", "[a]\nAb\"Cd=Ef\"\nab=cd\",\"ef\nab=cd\",ef\\\nab\na=b,\"\",c,\" \",d\n" },
	{ "quote-at-end", "[a]\na=\"\"\"b\"\" \r\nc=\"d \\\r\ne=\"\"\"" },
	{ "backslashes", "[a]\nba\\\ncd=ef\nab  \\ ;cc\ncd=ef\nba \\\\ \nc=d\nba=c \\ \n \\ a\n\\" },
	{ "continuations", "[a]\nx=1,\\ ; c\n  2,\\\r\n\\\n\\ \\\n3 \\ 4,\\;\n\n\\\n=b\\\n[c]\\" },
	{ "percents", "[a]\n%%%a%%%b=%a%%b%%\n[Strings]\na=%b%\nb=%a%\n%=%\n" },
	{ "bomb", "[a]\nx=%a%%a%%a%%a%%a%%a%%a%%a%,<%a%\n[Strings]\na=\"%b%%b%%b%%b%%b%%b%%b%\"\nb=%c%%c%%c%\n13=x\n" },
	{ "empty-strings", "[a]\nx=%e%%e%,%e%%e%,%e%\n%e%%e%=\xFC%e%\n[Strings]\ne=\n" },
	{ "swallowed", "[a]\nx=1\\\n[b]\ny=2\n" },
	{ "bad-header", "[a\nx=1\n[b]]]\ny=2\n[]\nz\n" },
	{ "duplicates", "[a]\nx=1\n[b]\n[A]\nX=2\ny\n[ a]\n[a]\n[B]\n1\n2\n3\n4\n5\n6\n7\n8\n9\n8\n" },
	{ "stray", "/*++\n=,=,,\n[a]\n=b\n" },
	{ "lone-cr", "[a]\rx=1\r\r=2\r;c\rd\n\ry\r=\rz\r,\r\"q\r\n\r" },
	{ "utf-8", "\xEF\xBB\xBF[a]\nb=\xC3\xBC\xE4\xF0\x9F\n" },
	{ "utf-8-broken", "\xEF\xBB\xBF[\xC3\x84]\nb=\xC0\x80,\xED\xA0\xBD\xED\xB8\x80,\xF4\x90\x80\x80,\xE5\xAD\n"
	  "[\xC3\xA4]\n\xC3\x9C=1\n\xC3\xBC=2\n[padding]\nabcdefghijklmnopqrstuvwxyz=abcdefghijklmnopqrstuvwxyz\n"
	  "abcdefghijklmnopqrstuvwxyz=abcdefghijklmnopqrstuvwxyz\n" },
	{ "utf-8-no-mark", "[a]\nx=\xC3\xBC\xE5\xAD\x97\n" },
	{ "ctrl-z", "[a]\nab=c\x1A" "d\n[b]\n" },
	{ "ansi", "[a]\nx=\x80\xE4\xF6\n[Strings.0411]\ny=\x83\x5C\n" },
	{ "code-pages", "[\xC4]\n\xD6=\xDC\n[Strings]\nx=\xFC\n[Strings.0411]\nx=\x83\x5C\x83\x41\xB1\n"
	  "[Strings.0804]\nx=\xD6\xD0\n[Strings.0404]\nx=\xA5\x5C\n[Strings.0412]\nx=\xC7\xD1\n"
	  "[Strings.0419]\nx=\xC6\n[Strings.0408]\nx=\xAA\n[Strings.040d]\nx=\xE0\xC7\n[Strings.041e]\nx=\xA1\n"
	  "[Strings.0415]\nx=\xB3\n[Strings.zzzz]\nx=\xFF\n" },
	{ "trail-byte", "[Strings]\nx=1\n[Strings.0411]\nx=\x83\x5C\ny=2\nx=\x83\x83\x5C\ny=\"\x83\x5C\nz=\x83\x5C ; c\n"
	  "\x83\n[Strings.0804]\n\x81\x5C \n=\xFF\n\xFE" },
	{ "languages", "[Strings]\na=1\nb=2\nA=3\nc,d\n\"e f\"=4\n[Strings.0407]\ne f=1\nB=2\na=3\n[Strings.0409]\nb=1\n"
	  "[Strings.]\n[strings.0409]\n" },
	{ "only-localised", "[a]\nx=%s%\n[Strings.0411]\ns=t\n[Strings.0407]\ns=u\n" },
	{ "numbers", "[a]\n-1,0x,0X1g,99999999999999999999,-0x8000000000000000,6+,\"1 \",.\\\\.\\a\\,+\n" },
	{ "decorations", "[a]\nNTamd64.10.0...17763\nNT.5.1\nNTx86.6.0.1.0x80\nNTamd64.....9\nNT$ARCH$\nntarm64.99999999999\n"
	  "NTamd64.10.0...16299,NTamd64.10.0...10240,NTamd64,,NTarm64.6.3...99999,NT,NTx86.6.1\n" },
};

static const char ansi_inf[] = "[Version]\nProvider=%p%\n[Strings]\np=\xC4\n"
	"[Strings.0411]\np=\x83\x5C\n";

#define LONG16(x) x x x x x x x x x x x x x x x x
#define LONG LONG16(LONG16("\\abcdefg"))

/* What resolving trips over: repetition, cycles, sections used for two things. */
#define VERSION_SECTION "[Version]\nSignature=\"$WINDOWS NT$\"\nClass=System\nDriverVer=05/06/2023,1.2\n"
#define MODELS "[Manufacturer]\nM=A,NTamd64\n[A.NTamd64]\nD=I,X\\Y\n"

static const struct { const char *name, *text; } resolved[] = {
	{ "whole", whole_inf },
	{ "windows", VERSION_SECTION "[Manufacturer]\nM=A,NTamd64.10.0...16299,NTamd64.10.0...14310,NTarm64,NTamd64.6.1.3.0x80,NT.5.1\n"
	  "M=A,NTamd64.10.0...17763,NTamd64\n[A]\nD=I,Z\n[A.NTamd64]\nD=I,X\n[A.NTamd64.10.0...16299]\nD=I,X,Y\n[A.NTarm64]\nD=J,X\n"
	  "[I.NTamd64]\nAddReg=R\n[R]\nHKLM,\"\\\\a\\\\ControlSet001\\\",%b%,,%12%\\c.sys\n" },
	{ "undecorated", VERSION_SECTION "[Manufacturer]\nM=A\n[A]\nD=I,X\n[I]\nCopyFiles=@a.sys\n" },
	{ "defaults", VERSION_SECTION "[DefaultInstall.NT]\nAddReg=R\n[DefaultInstall.NTamd64.10.0...25952]\nAddReg=R,R\n[DefaultInstall.Services]\n"
	  "AddService=s,,S\n[DefaultUninstall]\nDelReg=R\nDelFiles=F\n[R]\nHKR,,a\n[F]\nb.sys\n[S]\nServiceBinary=%12%\\b.sys\n" },
	{ "template", VERSION_SECTION "[Manufacturer]\nM=A,NT$ARCH$\n[A.NT$ARCH$]\nD=I,X\n[I.Wdf]\nKmdfService=s,W\n[W]\nKmdfLibraryVersion=$KMDFVERSION$\n" },
	{ "policy", "[Unicode]\nUnicode=yes\n[Registry Values]\nMACHINE\\Software\\x=4,1\n" },
	{ "autorun", "[autorun]\nopen=setup.exe\nicon=setup.exe,0\n" },
	{ "needs-itself", VERSION_SECTION MODELS "[I]\nInclude=a.inf,..\\b.inf,A.INF\nNeeds=I,N,Gone\n[I.Services]\nNeeds=N,I.Services\n"
	  "[N]\nNeeds=I,O\n[O]\nNeeds=N,N\nAddService=s,2,N\n" },
	{ "owners", VERSION_SECTION MODELS "[I.Services]\nAddService=a,2,S,E\nAddService=b,2,S,E\nAddService=a,2,S,E\n[S]\n,x\nAddReg=R\n"
	  "AddTrigger=T,T\nSecurity=\"D:(A;;GA;;;SY)\"\n[E]\nAddReg=R\n[R]\nHKR,,a,,b\n[R.Security]\n\"D:P(A;;GA;;;BA)\"\n[T]\nx=1\n" },
	{ "two-uses", VERSION_SECTION MODELS "[I]\nCopyFiles=L,@x.sys,,Gone\nAddReg=L\nDelReg=L\nAddProperty=L\n[L]\na.sys,b.sys,,0x10\n,,\n"
	  "[DestinationDirs]\nL=12,\\a\\\\.\\b\\\nDefaultDestDir=-1\nL=13\n[SourceDisksFiles.amd64]\nb.sys=1,sub\n[SourceDisksNames]\n1=d,,,p\n" },
	{ "references", VERSION_SECTION MODELS "[I]\nAddReg=R\n[R]\nHKR,%12%\\k,v,,\"%13%\\a b.sys -x;%%12%%\\c,%-1%\\,%99999999999999999999%\\d\"\n" },
	{ "long-include", VERSION_SECTION MODELS "[I]\nInclude=%l%%l%,%l%,%l%,%l%\nNeeds=%l%\nAddReg=%l%\nCopyFiles=%l%,@%l%\n[Strings]\nl=" LONG "\n" },
	{ "umdf", VERSION_SECTION MODELS "[I.Wdf]\nUmdfServiceOrder=a,b,a\nUmdfService=b,W\nUmdfService=c,W\n[W]\nUmdfLibraryVersion=2.0\nServiceBinary=%13%\\u.dll\n" },
	{ "one-models-twice", VERSION_SECTION "[Manufacturer]\nM=A,NTamd64\nM=A,NTamd64\nM=,,\nM=B,NTamd64\n[A.NTamd64]\nD=I,X,,Y\nD=I\n,\n[I]\n" },
};

static void utf16(const char *folder, const char *name, const char *text,
		  bool big, bool mark)
{
	struct da_buf b = { 0 };

	if (mark)
		da_buf_add(&b, big ? "\xFE\xFF" : "\xFF\xFE", 2);
	for (; *text; text++) {
		da_buf_addc(&b, big ? 0 : *text);
		da_buf_addc(&b, big ? *text : 0);
	}
	if (mark)
		da_buf_addc(&b, '=');	/* half a character */
	save(folder, name, b.p, b.n);
	da_buf_free(&b);
}

/* A pair, both halves alone, NUL, letters that fold, Ctrl-Z and what follows. */
static void surrogates(void)
{
	static const char text[] =
		"\xFF\xFE[\0\xC4\0]\0\n\0x\0=\0\x3D\xD8\x00\xDE,\0\x3D\xD8,\0\0\xDE"
		"\n\0\0\0y\0\0\0=\0\0\0z\0\0\0\n\0[\0\xE4\0]\0\n\0a\0b\0c\0d\0e\0f\0"
		"g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0q\0r\0s\0t\0u\0v\0w\0x\0=\0\x57\x5B"
		"a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0q\0r\0s\0t\0u\0v\0"
		"\n\0\x1A\0[\0b\0]\0\n\0\xFF\xDF";

	save("inf", "surrogates", text, sizeof(text) - 1);
}

static void inf_files(void)
{
	for (size_t i = 0; i < DA_COUNT(infs); i++)
		save("inf", infs[i].name, infs[i].text, strlen(infs[i].text));
	utf16("inf", "utf-16le", whole_inf, false, true);
	utf16("inf", "utf-16be", whole_inf, true, true);
	utf16("inf", "utf-16le-no-mark", whole_inf, false, false);
	utf16("inf", "utf-16be-no-mark", whole_inf, true, false);
	surrogates();
	for (size_t i = 0; i < DA_COUNT(resolved); i++)
		save("inf_resolve", resolved[i].name, resolved[i].text,
		     strlen(resolved[i].text));
	utf16("inf_resolve", "utf-16le", whole_inf, false, true);
	utf16("inf_resolve", "utf-16be", whole_inf, true, true);
	utf16("inf_resolve", "utf-16be-no-mark", whole_inf, true, false);
	save("inf_resolve", "ansi", ansi_inf, strlen(ansi_inf));
	save("inf", "no-bom", "[\0a\0]\0\n\0b\0=\0c\0", 14);
	save("inf", "nul", "[a]\nb\0=\0c\n", 10);
	save("inf", "empty", "", 0);
	save("inf", "mark-only", "\xFF\xFE", 2);
	save("inf", "not-text", "MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0\xB8\0\0\0", 20);
}

/* ---- MFT records ------------------------------------------------------- */

static void record(struct mb *m)
{
	static const uint8_t times[48] = { 0 };
	static const uint8_t wof[24] = {
		0x17, 0, 0, 0x80, 16, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0,
		1, 0, 0, 0, 1, 0, 0, 0,
	};

	mb_start(m, 1);
	mb_resident(m, 0x10, 0, times, sizeof(times));
	mb_name(m, 5, 1, "driver.sys");
	mb_resident(m, 0x70, 0, times, 12);
	mb_data_run(m, 0x8000, 0, 123456);
	mb_resident(m, 0xC0, 0, wof, sizeof(wof));
}

static void records(void)
{
	struct mb m;

	record(&m);
	mb_finish(&m);
	save("mft", "good", m.p, sizeof(m.p));
	mb_set16(m.p + 6, 0xFFFF);
	save("mft", "sequence-count", m.p, sizeof(m.p));
	record(&m);
	mb_finish(&m);
	m.p[510] ^= 1;
	save("mft", "torn", m.p, sizeof(m.p));
	record(&m);
	mb_finish(&m);
	mb_set32(m.p + MB_FIRST + 4, 0xFFFFFFF8);
	save("mft", "attribute-length", m.p, sizeof(m.p));
	record(&m);
	mb_finish(&m);
	mb_set16(m.p + MB_FIRST + 20, 0xFFFF);
	save("mft", "value-offset", m.p, sizeof(m.p));
	record(&m);
	mb_finish(&m);
	m.p[MB_FIRST + 72 + 24 + 64] = 255;
	save("mft", "name-length", m.p, sizeof(m.p));
	save("mft", "short", m.p, 47);
}

/* ---- disks ------------------------------------------------------------- */

static void disks(void)
{
	static const struct db_gpt_entry two[] = { { 6, 9 }, { 10, 13 } };
	struct da_buf d;

	db_disk(&d, 16 * 512);
	db_mbr(&d, 0, 7, 2, 4);
	db_mbr(&d, 1, 5, 8, 8);
	db_ebr(&d, 8, 1, 2, 4);
	db_ebr(&d, 12, 1, 2, 0);
	save("partition", "mbr", d.p, d.n);
	db_ebr(&d, 12, 1, 2, 4);
	save("partition", "ebr-loop", d.p, d.n);
	db_mbr(&d, 0, 7, 15, 0xFFFFFFFF);
	db_mbr(&d, 2, 7, 0xFFFFFFFF, 0xFFFFFFFF);
	save("partition", "beyond", d.p, d.n);
	da_buf_free(&d);

	db_disk(&d, 32 * 512);
	db_gpt(&d, 512, two, 2);
	save("partition", "gpt", d.p, d.n);
	d.p[2 * 512] ^= 1;
	save("partition", "gpt-backup", d.p, d.n);
	db_set64(d.p + 2 * 512 + 40, UINT64_MAX);
	db_set64(d.p + 2 * 512 + 32, 0);
	db_gpt_sum(&d, 512, 512);
	save("partition", "gpt-wraps", d.p, d.n);
	db_set32(d.p + 512 + 80, 0xFFFFFFFF);
	db_gpt_sum(&d, 512, 512);
	save("partition", "gpt-entries", d.p, d.n);
	da_buf_free(&d);

	db_disk(&d, 15 * 4096);
	db_gpt(&d, 4096, two, 2);
	save("partition", "gpt-4k", d.p, d.n);
	da_buf_free(&d);
}

/* ---- WOF streams ------------------------------------------------------- */

static void wof(const char *name, unsigned algorithm, uint32_t size, bool noise)
{
	static const uint32_t chunk[] = { 4096, 32768, 8192, 16384 };
	enum wimlib_compression_type type = algorithm == 1 ?
		WIMLIB_COMPRESSION_TYPE_LZX : WIMLIB_COMPRESSION_TYPE_XPRESS;
	uint32_t step = chunk[algorithm], chunks = (size - 1) / step + 1;
	struct wimlib_compressor *c = NULL;
	uint8_t *content = da_malloc(size), *packed = da_malloc(step);
	struct da_buf out = { 0 };
	uint32_t state = 1;

	for (uint32_t i = 0; i < size; i++) {
		state = state * 1664525u + 1013904223u;
		content[i] = noise ? (uint8_t)(state >> 24) :
				     (uint8_t)("driver "[i % 7] + i / 4096);
	}
	if (wimlib_create_compressor(type, step, 50, &c)) {
		fputs("mkseeds: libwim has no compressor\n", stderr);
		exit(1);
	}
	da_buf_addc(&out, (char)algorithm);
	db_set32(da_buf_more(&out, 4), size);
	memset(da_buf_more(&out, 4 * (chunks - 1)), 0, 4 * (chunks - 1));
	for (uint32_t i = 0; i < chunks; i++) {
		uint32_t want = i + 1 < chunks ? step : size - i * step;
		size_t n = wimlib_compress(content + i * step, want, packed,
					   want - 1, c);

		da_buf_add(&out, n ? packed : content + i * step, n ? n : want);
		if (i + 1 < chunks)
			db_set32(out.p + 5 + 4 * i,
				 (uint32_t)(out.n - 5 - 4 * (chunks - 1)));
	}
	wimlib_free_compressor(c);
	save("wof", name, out.p, out.n);
	if (!strcmp(name, "xpress4k")) {
		db_set32(out.p + 5, 0xFFFFFFFF);
		save("wof", "table-beyond", out.p, out.n);
		db_set32(out.p + 5, 0);
		save("wof", "empty-chunk", out.p, out.n);
	}
	da_buf_free(&out);
	free(content);
	free(packed);
}

/* ---- facts ------------------------------------------------------------- */

union any {
#define DA_KIND(kind, scope, text) struct da_fact_##kind kind;
#define DA_FIELD(kind, field, type, text)
#define DA_END(kind)
#include "facts.def"
#undef DA_KIND
#undef DA_FIELD
#undef DA_END
};

static void facts(void)
{
	static const enum da_kind some[] = { DA_FACT_image, DA_FACT_problem,
		DA_FACT_registry_value, DA_FACT_package, DA_FACT_inf };

	for (size_t s = 0; s < DA_COUNT(some); s++) {
		const struct da_kind_info *k = &da_kinds[some[s]];
		struct da_buf b = { 0 };
		union any fact;
		char *name;

		da_fact_clear(some[s], &fact);
		da_buf_addc(&b, (char)some[s]);
		da_fact_encode(some[s], &fact, &b);
		name = da_asprintf("%s-null", k->name);
		save("facts", name, b.p, b.n);
		free(name);
		for (size_t i = 0; i < k->n; i++) {
			char *at = (char *)&fact + k->fields[i].offset;

			if (k->fields[i].type == DA_TYPE_TEXT)
				*(const char **)at = k->fields[i].name;
			else if (k->fields[i].type == DA_TYPE_BLOB)
				*(struct da_blob *)at = (struct da_blob){
					(const uint8_t *)"\0\1\2", 3 };
			else
				*(int64_t *)at = (int64_t)i - 2;
		}
		b.n = 1;
		da_fact_encode(some[s], &fact, &b);
		name = da_asprintf("%s-set", k->name);
		save("facts", name, b.p, b.n);
		save("facts", "cut", b.p, b.n - 1);
		free(name);
		da_buf_free(&b);
	}
	save("facts", "wrong-tag", "\0\3", 2);
	save("facts", "long-text", "\0\2\xFF\xFF\xFF\xFFx", 7);
	save("facts", "nul-in-text", "\0\2\3\0\0\0a\0b", 9);
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fputs("usage: mkseeds DIRECTORY\n", stderr);
		return 64;
	}
	top = argv[1];
	hives();
	deleted();
	logs();
	inf_files();
	records();
	disks();
	wof("xpress4k", 0, 10000, false);
	wof("lzx", 1, 40000, false);
	wof("xpress8k-plain", 2, 9000, true);
	wof("xpress16k", 3, 16385, false);
	facts();
	return 0;
}
