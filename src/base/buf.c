// SPDX-License-Identifier: Apache-2.0
/* Growing buffer and arena. */
#include "config.h"
#include "drvaudit/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

uint8_t *da_buf_more(struct da_buf *b, size_t n)
{
	uint8_t *at;

	if (n > SIZE_MAX / 2 - b->n)
		n = SIZE_MAX / 2;	/* the allocation fails and says so */
	if (b->n + n + 1 > b->cap) {
		size_t cap = b->cap ? b->cap * 2 : 64;

		if (cap < b->n + n + 1)
			cap = b->n + n + 1;
		b->p = da_realloc(b->p, cap);
		b->cap = cap;
	}
	at = b->p + b->n;
	b->n += n;
	return at;
}

void da_buf_reserve(struct da_buf *b, size_t n)
{
	const size_t huge = 2 << 20;
	uint8_t *p;

	if (n < b->cap - b->n && b->cap)
		return;
	if (b->n || n < 2 * huge || posix_memalign((void **)&p, huge, n + 1)) {
		b->cap = b->n + n + 1;
		b->p = da_realloc(b->p, b->cap);
		return;
	}
	/* whole hives: fewer and larger pages are a tenth of a second */
	madvise(p, n + 1, MADV_HUGEPAGE);
	free(b->p);
	b->p = p;
	b->cap = n + 1;
}

void da_buf_add(struct da_buf *b, const void *p, size_t n)
{
	if (n)
		memcpy(da_buf_more(b, n), p, n);
}

void da_buf_addc(struct da_buf *b, char c)
{
	*da_buf_more(b, 1) = (uint8_t)c;
}

void da_buf_adds(struct da_buf *b, const char *s)
{
	da_buf_add(b, s, strlen(s));
}

void da_buf_printf(struct da_buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n > 0) {
		char *at = (char *)da_buf_more(b, (size_t)n);

		vsnprintf(at, (size_t)n + 1, fmt, again);
	}
	va_end(again);
}

const char *da_buf_str(struct da_buf *b)
{
	*da_buf_more(b, 1) = 0;
	b->n--;
	return (const char *)b->p;
}

void da_buf_free(struct da_buf *b)
{
	free(b->p);
	memset(b, 0, sizeof(*b));
}

#if defined(__SANITIZE_ADDRESS__)
#define PIECEWISE 1
#else
#define PIECEWISE 0
#endif

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(16) uint8_t bytes[];
};

struct da_arena {
	struct block *head;
	size_t total;
};

struct da_arena *da_arena_new(void)
{
	return da_calloc(1, sizeof(struct da_arena));
}

void da_arena_free(struct da_arena *a)
{
	struct block *b, *next;

	if (!a)
		return;
	for (b = a->head; b; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

void da_arena_reset(struct da_arena *a)
{
	struct block *keep = NULL, *b, *next;

	for (b = a->head; b; b = next) {
		next = b->next;
		if (!PIECEWISE && !keep && b->size == 65536) {
			keep = b;
			keep->used = 0;
			keep->next = NULL;
		} else {
			free(b);
		}
	}
	a->head = keep;
	a->total = keep ? keep->size : 0;
}

size_t da_arena_size(const struct da_arena *a)
{
	return a->total;
}

void *da_arena_alloc(struct da_arena *a, size_t n)
{
	struct block *b = a->head;
	void *p;

	n = (n + 15) & ~(size_t)15;
	if (!b || PIECEWISE || b->size - b->used < n) {
		size_t size = PIECEWISE || n > 65536 ? n : 65536;

		b = da_malloc(sizeof(*b) + size);
		b->used = 0;
		b->size = size;
		b->next = a->head;
		a->head = b;
		a->total += size;
	}
	p = b->bytes + b->used;
	b->used += n;
	return memset(p, 0, n);
}

char *da_arena_strndup(struct da_arena *a, const char *s, size_t n)
{
	char *copy = da_arena_alloc(a, n + 1);

	memcpy(copy, s, n);
	return copy;
}

char *da_arena_strdup(struct da_arena *a, const char *s)
{
	return da_arena_strndup(a, s, strlen(s));
}

char *da_arena_printf(struct da_arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char *s;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	s = da_arena_alloc(a, n < 0 ? 1 : (size_t)n + 1);
	if (n > 0)
		vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}
