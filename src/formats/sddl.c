// SPDX-License-Identifier: Apache-2.0
/* The access control list in a security descriptor string. */
#include "config.h"
#include "sddl_rights.h"

#include "drvaudit/sddl.h"

#include <stdlib.h>

#define FULL	0xF003Fu	/* KEY_ALL_ACCESS */

static const struct { char name[3]; uint32_t bits; } rights[] = {
	{ "GA", 0x10000000 | FULL }, { "GW", 0x40000000 }, { "GR", 0x80000000 },
	{ "GX", 0x20000000 }, { "KA", FULL }, { "KW", 0x20006 },
	{ "KR", 0x20019 }, { "KX", 0x20019 }, { "FA", 0x1F01FF },
	{ "FW", 0x120116 }, { "FR", 0x120089 }, { "FX", 0x1200A0 },
	{ "SD", 0x10000 }, { "RC", 0x20000 }, { "WD", 0x40000 },
	{ "WO", 0x80000 }, { "CC", 1 }, { "DC", 2 }, { "LC", 4 }, { "SW", 8 },
	{ "RP", 0x10 }, { "WP", 0x20 }, { "DT", 0x40 }, { "LO", 0x80 },
	{ "CR", 0x100 },
};

static const char *const unprivileged[] = { "WD", "BU", "AU", "IU", "AC", "AN",
	"BG", "NU", "S-1-1-0", "S-1-5-2", "S-1-5-4", "S-1-5-7", "S-1-5-11",
	"S-1-5-32-545", "S-1-5-32-546", "S-1-15-2-1", "S-1-15-2-2" };

bool da_sid_unprivileged(const char *sid)
{
	for (size_t i = 0; i < DA_COUNT(unprivileged); i++)
		if (da_strieq(sid, unprivileged[i]))
			return true;
	return false;
}

static bool is(const char *s, size_t n, const char *word)
{
	return strlen(word) == n && da_istarts(s, word);
}

static uint32_t mask(const char *s, size_t n)
{
	uint32_t bits = 0;

	if (n > 2 && s[0] == '0' && (s[1] | 32) == 'x')
		return (uint32_t)strtoul(s, NULL, 16);
	if (n && s[0] >= '0' && s[0] <= '9')
		return (uint32_t)strtoul(s, NULL, 10);
	for (; n >= 2; s += 2, n -= 2) {
		size_t i = 0;

		while (i < DA_COUNT(rights) && !is(s, 2, rights[i].name))
			i++;
		/* what is not known is taken for writing */
		bits |= i < DA_COUNT(rights) ? rights[i].bits : 2;
	}
	return n ? bits | 2 : bits;
}

/* (type;flags;rights;object;inherited object;sid[;...]) */
static bool one_ace(const char *s, const char *end, struct da_sddl *out)
{
	const char *field[6];
	size_t length[6];
	uint32_t bits;

	for (int i = 0; i < 6; i++) {
		size_t n = 0;

		while (s + n < end && s[n] != ';')
			n++;
		field[i] = s;
		length[i] = n;
		if (s + n >= end && i < 5)
			return false;
		s += n + (s + n < end);
		while (length[i] && *field[i] == ' ') {
			field[i]++;
			length[i]--;
		}
		while (length[i] && field[i][length[i] - 1] == ' ')
			length[i]--;
	}
	if (!is(field[0], length[0], "A") && !is(field[0], length[0], "OA") &&
	    !is(field[0], length[0], "XA"))
		return true;	/* denies, or audits */
	bits = mask(field[2], length[2]);
	if (is(field[5], length[5], "SY") ||
	    is(field[5], length[5], "S-1-5-18"))
		out->system |= (bits & FULL) == FULL;
	if (is(field[5], length[5], "BA") ||
	    is(field[5], length[5], "S-1-5-32-544"))
		out->administrators |= (bits & FULL) == FULL;
	for (size_t i = 0; i < DA_COUNT(unprivileged); i++)
		if (is(field[5], length[5], unprivileged[i]))
			out->everyone_writes |= (bits & DA_KEY_WRITES) != 0;
	return true;
}

/* A condition may hold parentheses of its own. */
static const char *closing(const char *open)
{
	int depth = 0;

	for (; *open; open++) {
		depth += (*open == '(') - (*open == ')');
		if (!depth)
			return open;
	}
	return NULL;
}

bool da_sddl_read(const char *text, struct da_sddl *out)
{
	bool list = false;

	memset(out, 0, sizeof(*out));
	text += strspn(text, " \t");
	if (!*text)
		return false;
	while (*text) {
		if (*text == '(') {
			const char *end = closing(text);

			if (!end || (list && !one_ace(text + 1, end, out)))
				return false;
			text = end + 1;
		} else if (text[0] && text[1] == ':' && strchr("OGDSogds",
							       text[0])) {
			list = (text[0] | 32) == 'd';
			text += 2;
			if (list && da_istarts(text, "NO_ACCESS_CONTROL")) {
				out->everyone_writes = true;
				text += strlen("NO_ACCESS_CONTROL");
			}
		} else if (strchr("()", *text)) {
			return false;
		} else {	/* flags of a list, an owner, a group */
			text++;
		}
	}
	return true;
}
