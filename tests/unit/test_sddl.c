// SPDX-License-Identifier: Apache-2.0
/* Security descriptors as text: who gets what. */
#include "config.h"
#include "drvaudit/sddl.h"

#include <setjmp.h>
#include <stdarg.h>

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

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_vectors) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
