// SPDX-License-Identifier: Apache-2.0
/*
 * How Windows writes paths in the registry, and where they lead in the image.
 * ImagePath forms: quoted or not, with arguments; %SystemRoot%\..., the same
 * in \SystemRoot\..., \??\C:\..., \DosDevices\C:\..., C:\..., System32\...
 * (relative to the system root) and bare names.
 */
#include "config.h"
#include "collect.h"

#include <stdlib.h>

char *da_command_file(struct da_arena *arena, const char *text)
{
	static const char *const endings[] = { ".exe", ".sys", ".dll" };
	const char *end;

	while (*text == ' ')
		text++;
	if (*text == '"') {
		end = strchr(++text, '"');
		return da_arena_strndup(arena, text, end ?
					(size_t)(end - text) : strlen(text));
	}
	/* without quotes the file ends at a known ending before a blank */
	for (end = strchr(text, ' '); end; end = strchr(end + 1, ' ')) {
		char *head = da_arena_strndup(arena, text,
					      (size_t)(end - text));

		for (size_t i = 0; i < DA_COUNT(endings); i++)
			if (da_iends(head, endings[i]))
				return head;
		if ((end[1] == '-' || end[1] == '/') &&
		    !strchr(end + 1, '\\'))
			return head;
	}
	return da_arena_strdup(arena, text);
}

/* "a\.\b\..\c" to "\a\c"; never above the root. */
static char *tidy(struct da_arena *arena, const char *s)
{
	char *out = da_arena_alloc(arena, strlen(s) + 2), *to = out;

	while (*s) {
		size_t n = strcspn(s, "\\/");

		if (n == 2 && s[0] == '.' && s[1] == '.') {
			while (to > out && *--to != '\\')
				;
			*to = 0;
		} else if (n && !(n == 1 && s[0] == '.')) {
			*to++ = '\\';
			memcpy(to, s, n);
			to += n;
			*to = 0;
		}
		s += n + (s[n] != 0);
	}
	return out;
}

/* As da_iafter, where a path component ends. */
static const char *below(const char *s, const char *prefix)
{
	const char *rest = da_iafter(s, prefix);

	return rest && (!*rest || *rest == '\\' || *rest == '/') ? rest : NULL;
}

static bool known_variable(struct da_collect *c, const char *s,
			   const char **base, const char **rest)
{
	static const struct { const char *name, *where; } variables[] = {
		{ "%ProgramFiles%", "\\Program Files" },
		{ "%ProgramFiles(x86)%", "\\Program Files (x86)" },
		{ "%ProgramData%", "\\ProgramData" },
		{ "%ALLUSERSPROFILE%", "\\ProgramData" },
		{ "%SystemDrive%", "" },
		{ "%CommonProgramFiles%", "\\Program Files\\Common Files" },
	};

	*base = c->windows;
	if ((*rest = below(s, "%SystemRoot%")) ||
	    (*rest = below(s, "%windir%")) ||
	    (*rest = below(s, "\\SystemRoot")))
		return true;
	for (size_t i = 0; i < DA_COUNT(variables); i++) {
		if ((*rest = below(s, variables[i].name))) {
			*base = variables[i].where;
			return true;
		}
	}
	return false;
}

/* Path in the image, or NULL when it is on no volume that we have. */
static char *to_image(struct da_collect *c, const char *s)
{
	const char *base, *rest;
	bool native = false;

	if ((rest = da_iafter(s, "\\??\\")) ||
	    (rest = da_iafter(s, "\\DosDevices\\")) ||
	    (rest = da_iafter(s, "\\\\?\\"))) {
		s = rest;
		native = true;
	}
	if (known_variable(c, s, &base, &rest))
		return tidy(c->arena, da_arena_printf(c->arena, "%s\\%s", base,
						      rest));
	if (s[0] && s[1] == ':') {
		if (!c->system_drive || !below(s, c->system_drive))
			return NULL;
		return tidy(c->arena, s + 2);
	}
	/* UNC, device, unknown variable; behind \??\ only a drive is known */
	if (native || s[0] == '\\' || s[0] == '%')
		return NULL;
	if (strchr(s, '\\'))
		return tidy(c->arena, da_arena_printf(c->arena, "%s\\%s",
						      c->windows, s));
	return tidy(c->arena, da_arena_printf(c->arena, "%s\\System32\\%s",
					      c->windows, s));
}

void da_resolve(struct da_collect *c, const char *text, struct da_resolved *out)
{
	const char *file = da_command_file(c->arena, text);
	const char *path = to_image(c, file), *rest, *store;

	out->path = "";
	out->package = "";
	out->location = "none";
	if (!*file)
		return;
	out->location = "foreign";
	if (!path)
		return;
	out->path = path;
	out->location = "outside";
	rest = below(path, c->windows);
	if (!rest || !*rest)
		return;
	out->location = "windows";
	store = da_iafter(rest, "\\System32\\DriverStore\\FileRepository\\");
	if (store) {
		out->location = "store";
		out->package = da_arena_strndup(c->arena, store,
						strcspn(store, "\\"));
	} else if (da_iafter(rest, "\\System32\\drivers\\UMDF\\")) {
		out->location = "umdf";
	} else if (da_iafter(rest, "\\System32\\drivers\\")) {
		out->location = "drivers";
	} else if (da_iafter(rest, "\\System32\\") ||
		   da_iafter(rest, "\\SysWOW64\\")) {
		out->location = "system32";
	}
}
