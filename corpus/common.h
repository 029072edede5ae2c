// SPDX-License-Identifier: Apache-2.0
//
// What the corpus programs share: messages that name the line of the description
// they came from, byte buffers, little-endian numbers, UTF-16, times and hashes.
//
// These programs make test data from files we wrote ourselves. Any error ends the
// program with one line on stderr and exit code 1; nothing is half written.

#ifndef CORPUS_COMMON_H
#define CORPUS_COMMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

/* Set once at the start of main(); every message begins with it. */
extern const char *program;

/* Prints "program: file:line: message" (the place only while a description is being
 * read) and exits with code 1. */
_Noreturn void die(const char *fmt, ...) PRINTF_LIKE(1, 2);
/* The same on stderr, but goes on. */
void warning(const char *fmt, ...) PRINTF_LIKE(1, 2);

/* A file to be removed if the program dies; NULL to keep what was registered. */
void remove_at_exit(const char *path);

void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t size);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);
char *xasprintf(const char *fmt, ...) PRINTF_LIKE(1, 2);

/* ---- bytes ---- */

struct buf {
	uint8_t *data;
	size_t len;
	size_t cap;
};

/* Appends n bytes of p, or n zeros if p is NULL, and returns where they are now. */
uint8_t *buf_put(struct buf *b, const void *p, size_t n);
void buf_put16(struct buf *b, uint16_t v);
void buf_put32(struct buf *b, uint32_t v);
void buf_put64(struct buf *b, uint64_t v);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
void buf_free(struct buf *b);

void set16(uint8_t *p, uint16_t v);
void set32(uint8_t *p, uint32_t v);
void set64(uint8_t *p, uint64_t v);
uint16_t get16(const uint8_t *p);
uint32_t get32(const uint8_t *p);
uint64_t get64(const uint8_t *p);

uint32_t crc32_of(const void *p, size_t n);
uint64_t fnv1a(const void *p, size_t n);

/* Whole files; both die on any error. A written file replaces an older one. */
void read_file(struct buf *out, const char *path);
void write_file(const char *path, const void *data, size_t size);

/* path as it stands next to the file beside: absolute paths are left alone. */
char *path_beside(const char *beside, const char *path);

/* ---- text and time ---- */

/* Appends UTF-8 text as UTF-16LE without terminator. Encoded surrogates (ED A0..BF)
 * are let through, so that a description can ask for ill-formed names. */
void buf_put_utf16(struct buf *b, const char *utf8, size_t len);

/* Windows' simple upper case of one UTF-16 unit: Latin, Greek, Cyrillic, Armenian. */
uint16_t upcase16(uint16_t c);

/* "2024-03-01T10:00:00Z" (fraction of a second allowed) to 100 ns since 1601. */
uint64_t parse_filetime(const char *iso);
/* A number in decimal or 0x form, the whole string, no larger than max. */
uint64_t parse_number(const char *s, uint64_t max);
/* A size: a number followed by nothing or K, M or G. */
uint64_t parse_size(const char *s);
/* Pairs of hex digits separated by blanks or commas, or by nothing. */
void parse_hex(struct buf *out, const char *s);

/* ---- descriptions: lines of UTF-8 text ---- */

struct desc {
	const char *file;
	unsigned int line;
	char *text;
	char *next;
};

void desc_open(struct desc *d, const char *path);
/* The next line that is neither blank nor a # comment, trimmed at both ends; NULL at
 * the end. A line that ends in a backslash outside quotes, after a blank or a
 * comma, is continued by the next.
 * Messages name this line until desc_close(). The text is the description's own and
 * may be changed. */
char *desc_line(struct desc *d);
void desc_close(struct desc *d);

/* The next word of *s: up to a blank, or "quoted" with "" standing for one quote and
 * backslashes for themselves. Cuts it out of the line; NULL at the end of the line. */
char *next_word(char **s);
/* As next_word(), but it must be there: what says what is missing. */
char *need_word(char **s, const char *what);

#endif
