// SPDX-License-Identifier: Apache-2.0
/* The tables of kinds and fields, and the wire format (facts.h). */
#include "config.h"
#include "drvaudit/facts.h"

#define DA_KIND(kind, scope, text) static const struct da_field fields_##kind[] = {
#define DA_FIELD(kind, field, type, text) \
	{ #field, DA_TYPE_##type, offsetof(struct da_fact_##kind, field), text },
#define DA_END(kind) };
#include "facts.def"
#undef DA_KIND
#undef DA_FIELD
#undef DA_END

const struct da_kind_info da_kinds[DA_FACT_KINDS] = {
#define DA_KIND(kind, scope, text) \
	{ #kind, DA_SCOPE_##scope, text, fields_##kind, \
	  DA_COUNT(fields_##kind), sizeof(struct da_fact_##kind) },
#define DA_FIELD(kind, field, type, text)
#define DA_END(kind)
#include "facts.def"
};

static bool is_number(enum da_field_type type)
{
	return type != DA_TYPE_TEXT && type != DA_TYPE_BLOB;
}

void da_fact_clear(enum da_kind kind, void *fact)
{
	const struct da_kind_info *info = &da_kinds[kind];

	memset(fact, 0, info->size);
	for (size_t i = 0; i < info->n; i++)
		if (is_number(info->fields[i].type))
			*(int64_t *)((char *)fact + info->fields[i].offset) =
				DA_NULL;
}

static uint8_t *put32(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		*p++ = (uint8_t)(v >> 8 * i);
	return p;
}

static uint8_t *put_number(uint8_t *p, int64_t v)
{
	*p++ = v != DA_NULL;
	if (v == DA_NULL)
		return p;
	p = put32(p, (uint32_t)((uint64_t)v & 0xFFFFFFFF));
	return put32(p, (uint32_t)((uint64_t)v >> 32));
}

static uint8_t *put_bytes(uint8_t *p, const void *bytes, size_t n)
{
	*p++ = 2;
	p = put32(p, (uint32_t)n);
	memcpy(p, bytes, n);
	return p + n;
}

void da_fact_encode(enum da_kind kind, const void *fact, struct da_buf *out)
{
	const struct da_kind_info *info = &da_kinds[kind];

	for (size_t i = 0; i < info->n; i++) {
		const void *at = (const char *)fact + info->fields[i].offset;
		const void *bytes;
		uint8_t *start, *p;
		size_t n;

		if (is_number(info->fields[i].type)) {
			start = da_buf_more(out, 9);
			p = put_number(start, *(const int64_t *)at);
			out->n -= 9 - (size_t)(p - start);
			continue;
		}
		if (info->fields[i].type == DA_TYPE_TEXT) {
			bytes = *(const char *const *)at;
			n = bytes ? strlen(bytes) : 0;
		} else {
			bytes = ((const struct da_blob *)at)->p;
			n = ((const struct da_blob *)at)->n;
		}
		if (bytes)
			put_bytes(da_buf_more(out, 5 + n), bytes, n);
		else
			*da_buf_more(out, 1) = 0;
	}
}

int da_fact_decode(enum da_kind kind, const uint8_t *p, size_t n, void *fact,
		   struct da_arena *arena)
{
	const struct da_kind_info *info = &da_kinds[kind];
	const uint8_t *end = p + n;

	da_fact_clear(kind, fact);
	for (size_t i = 0; i < info->n; i++) {
		void *at = (char *)fact + info->fields[i].offset;
		enum da_field_type type = info->fields[i].type;
		size_t size;

		if (p == end)
			return DA_ECORRUPT;
		switch (*p++) {
		case 0:
			continue;
		case 1:
			if (!is_number(type) || end - p < 8)
				return DA_ECORRUPT;
			*(int64_t *)at = (int64_t)da_le64(p);
			p += 8;
			continue;
		case 2:
			break;
		default:
			return DA_ECORRUPT;
		}
		if (is_number(type) || end - p < 4)
			return DA_ECORRUPT;
		size = da_le32(p);
		p += 4;
		if (size > (size_t)(end - p))
			return DA_ECORRUPT;
		if (type == DA_TYPE_TEXT) {
			if (memchr(p, 0, size))
				return DA_ECORRUPT;
			*(const char **)at = da_arena_strndup(
				arena, (const char *)p, size);
		} else {
			struct da_blob *b = at;

			b->p = (const uint8_t *)da_arena_strndup(
				arena, (const char *)p, size);
			b->n = size;
		}
		p += size;
	}
	return p == end ? DA_OK : DA_ECORRUPT;
}
