// SPDX-License-Identifier: Apache-2.0
/*
 * yaml: files that people write (waivers, profiles), as a tree that knows where
 * everything stands.  A small part of YAML: one document of texts, lists and
 * maps.  Anchors, aliases, tags, directives, a second document, a key given
 * twice, invisible characters and whatever is over a limit (DA_YAML_* of
 * limits.h) are errors.
 *
 * Every error is DA_EINVAL with "FILE:LINE:COLUMN: what" in err->text; columns
 * count characters, from 1.  Only da_yaml_read() has other ones beside.
 */
#ifndef DRVAUDIT_YAML_H
#define DRVAUDIT_YAML_H

#include "drvaudit/base.h"

enum da_yaml_kind { DA_YAML_TEXT, DA_YAML_LIST, DA_YAML_MAP };

struct da_yaml {
	enum da_yaml_kind kind;
	const char *file;
	uint32_t line, column;
	const char *key;		/* of an entry of a map, else NULL */
	uint32_t key_line, key_column;
	const char *text;		/* of DA_YAML_TEXT; UTF-8 without U+0000 */
	bool is_null;			/* nothing, ~ or null, without quotes */
	struct da_yaml *first, *next;	/* items of a list or map, as written */
	size_t n;			/* how many */
};

/* Everything in the arena, file too.  err->text names the file by its end when its
 * name is long. */
int da_yaml_parse(const struct da_yaml **out, struct da_arena *arena,
		  const char *file, const void *p, size_t n, struct da_err *err);
/* A file; one that cannot be read has the status of da_file_read() and
 * "FILE: why".  sha256 (may be NULL): of its bytes. */
int da_yaml_read(const struct da_yaml **out, struct da_arena *arena,
		 const char *path, char sha256[DA_SHA256_HEX],
		 struct da_err *err);

/* An error at the node, and at its key. */
int da_yaml_wrong(const struct da_yaml *at, struct da_err *err,
		  const char *fmt, ...) DA_PRINTF(3, 4);
int da_yaml_wrong_key(const struct da_yaml *at, struct da_err *err,
		      const char *fmt, ...) DA_PRINTF(3, 4);

/*
 * A map of known keys: out[i] is what names[i] holds, NULL when it is not there.
 * Any other key is an error that tells the known ones, as is another kind of node.
 */
int da_yaml_fields(const struct da_yaml *map, const char *const *names, size_t n,
		   const struct da_yaml **out, struct da_err *err);
/* A text that is neither null nor empty nor only blanks. */
int da_yaml_text(const struct da_yaml *node, const char **out,
		 struct da_err *err);

#endif
