// SPDX-License-Identifier: Apache-2.0
/*
 * facts: the vocabulary between the worker that reads evidence and the parent
 * that judges it.  Structs and tables of fields come from src/facts/facts.def;
 * see there, or drvaudit-facts(7), for every field.
 */
#ifndef DRVAUDIT_FACTS_H
#define DRVAUDIT_FACTS_H

#include "drvaudit/base.h"

#define DA_NULL INT64_MIN	/* an unknown number */

struct da_blob {
	const uint8_t *p;	/* NULL: unknown */
	size_t n;
};

enum da_field_type { DA_TYPE_INT, DA_TYPE_TEXT, DA_TYPE_BLOB, DA_TYPE_ID,
		     DA_TYPE_REF, DA_TYPE_INF };
enum da_scope { DA_SCOPE_TARGET, DA_SCOPE_CONTENT };

#define DA_C_INT int64_t
#define DA_C_ID int64_t
#define DA_C_REF int64_t
#define DA_C_INF int64_t
#define DA_C_TEXT const char *
#define DA_C_BLOB struct da_blob

#define DA_KIND(kind, scope, text) struct da_fact_##kind {
#define DA_FIELD(kind, field, type, text) DA_C_##type field;
#define DA_END(kind) };
#include "facts.def"
#undef DA_KIND
#undef DA_FIELD
#undef DA_END

enum da_kind {
#define DA_KIND(kind, scope, text) DA_FACT_##kind,
#define DA_FIELD(kind, field, type, text)
#define DA_END(kind)
#include "facts.def"
#undef DA_KIND
#undef DA_FIELD
#undef DA_END
	DA_FACT_KINDS
};

struct da_field {
	const char *name;
	enum da_field_type type;
	size_t offset;		/* in the struct */
	const char *text;
};

struct da_kind_info {
	const char *name;
	enum da_scope scope;
	const char *text;
	const struct da_field *fields;
	size_t n;
	size_t size;		/* of the struct */
};

extern const struct da_kind_info da_kinds[DA_FACT_KINDS];

/* All fields unknown. */
void da_fact_clear(enum da_kind kind, void *fact);
#define DA_FACT(kind, variable) \
	struct da_fact_##kind variable; \
	da_fact_clear(DA_FACT_##kind, &variable)

/*
 * Wire format: for each field in the order of facts.def one tag byte (0 NULL,
 * 1 number, 2 bytes) and then 8 bytes, little-endian, or a length of 4 bytes
 * and the bytes.  Decoding trusts nothing: wrong tags, lengths beyond the
 * frame, NUL inside text and bytes left over are DA_ECORRUPT.  Texts and blobs
 * of a decoded fact live in the arena.
 */
void da_fact_encode(enum da_kind kind, const void *fact, struct da_buf *out);
int da_fact_decode(enum da_kind kind, const uint8_t *p, size_t n, void *fact,
		   struct da_arena *arena);

#endif
