// SPDX-License-Identifier: Apache-2.0
/* Security descriptors as text: who gets what. */
#include "config.h"
#include "drvaudit/sddl.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct {
	const char *text;
	bool valid, system, administrators, everyone;
} vectors[] = {
	{ "D:P(A;;GA;;;SY)(A;;GA;;;BA)", true, true, true, false },
	{ "D:(A;OICI;KA;;;SY)(A;;0xF003F;;;BA)", true, true, true, false },
	{ "O:BAG:SYD:(A;;GA;;;BA)(A;;GR;;;WD)", true, false, true, false },
	{ "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;BU)", true, true, true, true },
	{ "D:(A;;GA;;;S-1-5-18)(A;;GA;;;S-1-5-32-544)", true, true, true, false },
	{ "D:(A;;KW;;;S-1-1-0)", true, false, false, true },
	{ "D:(A;;KR;;;AC)", true, false, false, false },
	{ "D:(A;;0x2;;;AU)", true, false, false, true },
	{ "D:(A;;0x40000;;;IU)", true, false, false, true },
	{ "D:(A;;CC;;;WD)", true, false, false, false },
	{ "D:(A;;DC;;;WD)", true, false, false, true },
	{ "D:(D;;GA;;;WD)(A;;GA;;;SY)", true, true, false, false },
	{ "d:(a;;ga;;;sy)(a;;ga;;;wd)", true, true, false, true },
	{ " D:P( A ;; GA ;;; SY )", true, true, false, false },
	{ "D:(A;;QQ;;;WD)", true, false, false, true },	/* unknown: writing */
	{ "S:(A;;GA;;;WD)", true, false, false, false },	/* audits only */
	{ "D:(XA;;GA;;;WD;(x==1))", true, false, false, true },
	{ "O:SY", true, false, false, false },
	{ "O:SYD:NO_ACCESS_CONTROL", true, false, false, true },
	{ "", false, false, false, false },
	{ "   ", false, false, false, false },
	{ "D:(A;;GA;;;SY", false, false, false, false },
	{ "D:(A;;GA)", false, false, false, false },
	{ "D:A;;GA;;;SY)", false, false, false, false },
};

static void test_vectors(void **state)
{
	(void)state;
	for (size_t i = 0; i < DA_COUNT(vectors); i++) {
		struct da_sddl s;
		bool valid = da_sddl_read(vectors[i].text, &s);

		if (valid != vectors[i].valid)
			fail_msg("%s: valid is %d", vectors[i].text, valid);
		if (valid && (s.system != vectors[i].system ||
			      s.administrators != vectors[i].administrators ||
			      s.everyone_writes != vectors[i].everyone))
			fail_msg("%s: %d %d %d", vectors[i].text, s.system,
				 s.administrators, s.everyone_writes);
	}
}

/* ---- bytes ------------------------------------------------------------- */

#define SY	"\1\1\0\0\0\0\0\5\22\0\0\0"
#define WD	"\1\1\0\0\0\0\0\1\0\0\0\0"
#define BA	"\1\2\0\0\0\0\0\5\40\0\0\0\40\2\0\0"
#define UD	"\1\6\0\0\0\0\0\5\124\0\0\0\0\0\0\0\0\0\0\0" \
		"\0\0\0\0\0\0\0\0\0\0\0\0"
/* the SID of EventLog: 5-80-880578595-1860270145-482643319-2788375705-1540778122 */
#define SERVICE	"\1\6\0\0\0\0\0\5\120\0\0\0\x23\x90\x7c\x34\x41\x78\xe1\x6e" \
		"\x77\x8d\xc4\x1c\x99\x3c\x33\xa6\x8a\x68\xd6\x5b"
#define ACE(type, flags, size, mask) type flags size "\0" mask

/* owner and group SY at 20 and 32, the list at 44 */
#define HEAD(control)	"\1\0" control "\24\0\0\0\40\0\0\0\0\0\0\0\54\0\0\0" SY SY
#define BYTES(text)	(const uint8_t *)text, sizeof(text) - 1

static const struct bytes {
	const uint8_t *p;
	size_t n;
	const char *sddl;	/* NULL: is damaged */
	bool everyone, administrators, service;
} descriptors[] = {
	/* what Windows gives the State of a user-mode service */
	{ BYTES(HEAD("\4\200") "\2\0\134\0\3\0\0\0"
		ACE("\0", "\2", "\24", "\77\0\17\0") SY
		ACE("\0", "\2", "\30", "\31\0\2\0") BA
		ACE("\0", "\2", "\50", "\77\0\17\0") SERVICE),
	  "O:SYG:SYD:(A;CI;KA;;;SY)(A;CI;KR;;;BA)(A;CI;KA;;;S-1-5-80-880578595-1860270145-482643319-2788375705-1540778122)",
	  false, false, true },
	/* SharedState: administrators may write */
	{ BYTES(HEAD("\4\224") "\2\0\110\0\2\0\0\0"
		ACE("\0", "\0", "\30", "\37\0\3\0") BA
		ACE("\0", "\0", "\50", "\31\0\2\0") UD),
	  "O:SYG:SYD:PAI(A;;CCDCLCSWRPSDRC;;;BA)(A;;KR;;;UD)", false, true, false },
	{ BYTES(HEAD("\4\200") "\2\0\34\0\1\0\0\0"
		ACE("\0", "\0", "\24", "\2\0\0\0") WD),
	  "O:SYG:SYD:(A;;DC;;;WD)", true, false, false },
	/* denied, read only, and for keys below only */
	{ BYTES(HEAD("\4\200") "\2\0\104\0\3\0\0\0"
		ACE("\1", "\0", "\24", "\77\0\17\0") WD
		ACE("\0", "\0", "\24", "\31\0\2\0") WD
		ACE("\0", "\12", "\24", "\77\0\17\0") WD),
	  "O:SYG:SYD:(D;;KA;;;WD)(A;;KR;;;WD)(A;CIIO;KA;;;WD)", false, false, false },
	/* an entry of an object, its second GUID there */
	{ BYTES(HEAD("\4\200") "\2\0\60\0\1\0\0\0"
		ACE("\5", "\0", "\50", "\0\0\0\20") "\2\0\0\0"
		"\x33\x22\x11\0\x55\x44\x77\x66\x88\x99\xaa\xbb\xcc\xdd\xee\xff" WD),
	  "O:SYG:SYD:(OA;;GA;;00112233-4455-6677-8899-aabbccddeeff;WD)", true, false, false },
	{ BYTES(HEAD("\4\200") "\2\0\70\0\1\0\0\0"
		ACE("\5", "\0", "\60", "\0\0\0\20") "\2\0\0\0"
		"\x33\x22\x11\0\x55\x44\x77\x66\x88\x99\xaa\xbb\xcc\xdd\xee\xff" WD),
	  NULL, false, false, false },	/* eight bytes short */
	/* an empty list lets nobody in, none at all everybody */
	{ BYTES(HEAD("\4\200") "\2\0\10\0\0\0\0\0"), "O:SYG:SYD:", false, false, false },
	{ BYTES(HEAD("\0\200") "\2\0\10\0\0\0\0\0"),
	  "O:SYG:SYD:NO_ACCESS_CONTROL", true, true, true },
	{ BYTES("\1\0\4\200\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
	  "D:NO_ACCESS_CONTROL", true, true, true },
	/* damage: lengths, counts, offsets, a type nobody knows, a SID of sixteen */
	{ BYTES("\1\0\4\200\0\0\0\0\0\0\0\0\0\0\0\0\24\0\0"), NULL, 0, 0, 0 },
	{ BYTES("\2\0\4\200\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), NULL, 0, 0, 0 },
	{ BYTES("\1\0\4\200\377\377\377\377\0\0\0\0\0\0\0\0\0\0\0\0"), NULL, 0, 0, 0 },
	{ BYTES("\1\0\4\200\0\0\0\0\0\0\0\0\0\0\0\0\377\377\377\377"), NULL, 0, 0, 0 },
	{ BYTES(HEAD("\4\200") "\2\0\377\377\1\0\0\0"), NULL, 0, 0, 0 },
	{ BYTES(HEAD("\4\200") "\2\0\7\0\0\0\0\0"), NULL, 0, 0, 0 },
	{ BYTES(HEAD("\4\200") "\2\0\10\0\1\0\0\0"), NULL, 0, 0, 0 },
	{ BYTES(HEAD("\4\200") "\2\0\34\0\2\0\0\0"
		ACE("\0", "\0", "\24", "\2\0\0\0") WD), NULL, 0, 0, 0 },
	{ BYTES(HEAD("\4\200") "\2\0\34\0\1\0\0\0"
		ACE("\0", "\0", "\0", "\2\0\0\0") WD), NULL, 0, 0, 0 },
	{ BYTES(HEAD("\4\200") "\2\0\34\0\1\0\0\0"
		ACE("\0", "\0", "\377", "\2\0\0\0") WD), NULL, 0, 0, 0 },
	{ BYTES(HEAD("\4\200") "\2\0\34\0\1\0\0\0"
		ACE("\4", "\0", "\24", "\2\0\0\0") WD), NULL, 0, 0, 0 },
	{ BYTES(HEAD("\4\200") "\2\0\34\0\1\0\0\0"
		ACE("\0", "\0", "\24", "\2\0\0\0") "\1\20\0\0\0\0\0\1\0\0\0\0"),
	  NULL, 0, 0, 0 },
};

#define EVENTLOG "S-1-5-80-880578595-1860270145-482643319-2788375705-1540778122"

static void test_descriptors(void **state)
{
	struct da_arena *arena = da_arena_new();

	(void)state;
	for (size_t i = 0; i < DA_COUNT(descriptors); i++) {
		const struct bytes *b = &descriptors[i];
		/* of exactly that size, so that a sanitizer sees what is beyond */
		uint8_t *copy = da_malloc(b->n);
		struct da_descriptor d;
		bool good;

		memcpy(copy, b->p, b->n);
		good = da_descriptor_read(copy, b->n, EVENTLOG, arena, &d);
		if (good != (b->sddl != NULL))
			fail_msg("descriptor %zu: good is %d", i, good);
		if (good && (strcmp(d.sddl, b->sddl) != 0 ||
			     d.everyone_writes != b->everyone ||
			     d.administrators_write != b->administrators ||
			     d.sid_writes != b->service))
			fail_msg("descriptor %zu: %s %d %d %d", i, d.sddl,
				 d.everyone_writes, d.administrators_write,
				 d.sid_writes);
		free(copy);
	}
	da_arena_free(arena);
}

/* Every beginning of a good one is damaged or still the same descriptor. */
static void test_cut(void **state)
{
	const struct bytes *b = &descriptors[0];
	struct da_arena *arena = da_arena_new();
	struct da_descriptor d;

	(void)state;
	for (size_t n = 0; n < b->n; n++) {
		uint8_t *copy = da_malloc(n + 1);

		memcpy(copy, b->p, n);
		if (da_descriptor_read(copy, n, NULL, arena, &d))
			fail_msg("good at %zu bytes", n);
		free(copy);
	}
	da_arena_free(arena);
}

static void test_service_sid(void **state)
{
	struct da_arena *arena = da_arena_new();

	(void)state;
	assert_string_equal(da_service_sid(arena, "EventLog"), EVENTLOG);
	assert_string_equal(da_service_sid(arena, "eventLOG"), EVENTLOG);
	assert_string_equal(da_service_sid(arena, "TrustedInstaller"),
		"S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");
	/* SHA-1 of nothing */
	assert_string_equal(da_service_sid(arena, ""),
		"S-1-5-80-4003674586-223046494-4022293810-2417516693-151509167");
	da_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors),
		cmocka_unit_test(test_descriptors),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_service_sid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
