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

static const char *after(const char *s, const char *prefix)
{
	return da_istarts(s, prefix) ? s + strlen(prefix) : NULL;
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
	if ((*rest = after(s, "%SystemRoot%")) ||
	    (*rest = after(s, "%windir%")) ||
	    (*rest = after(s, "\\SystemRoot")))
		return true;
	for (size_t i = 0; i < DA_COUNT(variables); i++) {
		if ((*rest = after(s, variables[i].name))) {
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

	if ((rest = after(s, "\\??\\")) || (rest = after(s, "\\DosDevices\\")) ||
	    (rest = after(s, "\\\\?\\")))
		s = rest;
	if (known_variable(c, s, &base, &rest))
		return tidy(c->arena, da_arena_printf(c->arena, "%s\\%s", base,
						      rest));
	if (s[0] && s[1] == ':') {
		if (!c->system_drive || !da_istarts(s, c->system_drive))
			return NULL;
		return tidy(c->arena, s + 2);
	}
	if (s[0] == '\\' || s[0] == '%')
		return NULL;	/* UNC, device, unknown variable */
	if (strchr(s, '\\'))
		return tidy(c->arena, da_arena_printf(c->arena, "%s\\%s",
						      c->windows, s));
	return tidy(c->arena, da_arena_printf(c->arena, "%s\\System32\\%s",
					      c->windows, s));
}

void da_resolve(struct da_collect *c, const char *text, struct da_resolved *out)
{
	const char *file = da_command_file(c->arena, text);
	const char *path = to_image(c, file), *rest, *below;

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
	rest = after(path, c->windows);
	if (!rest || *rest != '\\')
		return;
	out->location = "windows";
	below = after(rest, "\\System32\\DriverStore\\FileRepository\\");
	if (below) {
		out->location = "store";
		out->package = da_arena_strndup(c->arena, below,
						strcspn(below, "\\"));
	} else if (after(rest, "\\System32\\drivers\\UMDF\\")) {
		out->location = "umdf";
	} else if (after(rest, "\\System32\\drivers\\")) {
		out->location = "drivers";
	} else if (after(rest, "\\System32\\") ||
		   after(rest, "\\SysWOW64\\")) {
		out->location = "system32";
	}
}
