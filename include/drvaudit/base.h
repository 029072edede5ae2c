// SPDX-License-Identifier: Apache-2.0
/*
 * base: errors, buffers, arena, text.  Knows nothing of Windows formats and
 * nothing of the rest of the program.
 *
 * Text inside the program ("internal form") is a NUL-terminated byte string
 * that holds every UTF-16 string without loss: well-formed UTF-8, where an
 * unpaired surrogate is written as its three-byte generalised UTF-8 form and
 * U+0000 as C0 80.  So names compare by their exact units, an embedded NUL
 * hides nothing, and only the output functions turn odd units into visible
 * escapes.
 */
#ifndef DRVAUDIT_BASE_H
#define DRVAUDIT_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DA_PRINTF(a, b) __attribute__((format(printf, a, b)))
#define DA_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- errors ------------------------------------------------------------ */

/* 0 is fine, negative is an error; absence is an answer, not an error. */
enum da_status {
	DA_OK = 0,
	DA_ABSENT = 1,
	DA_ECORRUPT = -1,	/* the bytes contradict their format */
	DA_ELIMIT = -2,		/* a named limit (limits.h) was reached */
	DA_EUNSUPPORTED = -3,	/* well-formed, but not something we read */
	DA_EIO = -4,		/* the medium or the file system said no */
	DA_EINVAL = -5,		/* not the thing that was asked for */
	DA_ENOENT = -6,
	DA_EACCES = -7,
};

#define DA_NO_OFFSET UINT64_MAX

/* One error, on the caller's stack: what, where, why, in one line. */
struct da_err {
	enum da_status status;
	char code[32];		/* fixed word; tests and scripts match it */
	char text[256];		/* why, without the place */
	uint64_t offset;	/* in the file named by the caller */
};

/* Fills err (which may be NULL) and returns status. */
int da_fail(struct da_err *err, enum da_status status, const char *code,
	    uint64_t offset, const char *fmt, ...) DA_PRINTF(5, 6);

/* ---- memory ------------------------------------------------------------ */

/*
 * Allocation never returns NULL: without memory the process says so in one
 * line and exits with 71.  In a worker that costs one target.
 */
void *da_malloc(size_t n);
void *da_calloc(size_t n, size_t size);
void *da_realloc(void *p, size_t n);
char *da_strdup(const char *s);
char *da_asprintf(const char *fmt, ...) DA_PRINTF(1, 2);

/* Growing byte buffer; zeroed is empty; the bytes belong to it. */
struct da_buf {
	uint8_t *p;
	size_t n, cap;
};
uint8_t *da_buf_more(struct da_buf *b, size_t n);	/* n new bytes at the end */
void da_buf_reserve(struct da_buf *b, size_t n);	/* room for n more, no slack */
void da_buf_add(struct da_buf *b, const void *p, size_t n);
void da_buf_addc(struct da_buf *b, char c);
void da_buf_adds(struct da_buf *b, const char *s);
void da_buf_printf(struct da_buf *b, const char *fmt, ...) DA_PRINTF(2, 3);
const char *da_buf_str(struct da_buf *b);	/* NUL-terminated view */
void da_buf_free(struct da_buf *b);

/*
 * Arena: everything is freed at once.  Under AddressSanitizer each piece is
 * an allocation of its own, so that an overrun is seen.
 */
struct da_arena;
struct da_arena *da_arena_new(void);
void da_arena_free(struct da_arena *a);
void da_arena_reset(struct da_arena *a);	/* empties it, keeps a block */
void *da_arena_alloc(struct da_arena *a, size_t n);	/* zeroed, aligned */
size_t da_arena_size(const struct da_arena *a);	/* bytes of its blocks */
char *da_arena_strdup(struct da_arena *a, const char *s);
char *da_arena_strndup(struct da_arena *a, const char *s, size_t n);
char *da_arena_printf(struct da_arena *a, const char *fmt, ...) DA_PRINTF(2, 3);

/* ---- numbers out of foreign bytes -------------------------------------- */

static inline uint16_t da_le16(const uint8_t *p)
{
	return (uint16_t)(p[0] | p[1] << 8);
}

static inline uint32_t da_le32(const uint8_t *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

static inline uint64_t da_le64(const uint8_t *p)
{
	return da_le32(p) | (uint64_t)da_le32(p + 4) << 32;
}

/* ---- text -------------------------------------------------------------- */

/* UTF-16LE bytes (an odd last byte is dropped) to internal form, appended. */
void da_utf16_add(struct da_buf *out, const uint8_t *bytes, size_t n);
/* ISO 8859-1 bytes to internal form, appended. */
void da_latin1_add(struct da_buf *out, const uint8_t *bytes, size_t n);
/* One code point (surrogates and 0 allowed) to internal form, appended. */
void da_rune_add(struct da_buf *out, uint32_t c);
/* Next code point of internal text; *s moves on; 0 at the end. Bad bytes are
 * returned as U+DC80..U+DCFF, one each; U+0000 as DA_RUNE_NUL. */
#define DA_RUNE_NUL 0x110000u
uint32_t da_rune_next(const char **s);

/* Simple (1:1) upper-casing, as registry and object names compare. */
uint32_t da_upcase(uint32_t c);
int da_stricmp(const char *a, const char *b);
bool da_strieq(const char *a, const char *b);
bool da_istarts(const char *s, const char *prefix);
/* What follows the prefix in s, or NULL; the two may differ in length. */
const char *da_iafter(const char *s, const char *prefix);
bool da_iends(const char *s, const char *suffix);
uint32_t da_strihash(const char *s);
/*
 * A set of marks (hashes) in cap slots that begin as 0; *n counts them.  True
 * when this one is new; false when it is known, or the slots are half full.
 */
bool da_mark(uint64_t *slots, size_t cap, size_t *n, uint64_t mark);
char *da_strlower(char *s);	/* in place, ASCII letters only */

/*
 * Text from evidence for a terminal, a log or an error line: controls, bidi
 * and zero-width characters, ill-formed units as \u{...}, backslash kept
 * single (paths are full of them), cut at max bytes with "...".
 */
void da_escape_terminal(struct da_buf *out, const char *s, size_t max);
/* Text from evidence as valid UTF-8 (ill-formed units become U+FFFD, NUL
 * becomes U+2400); returns true when something was replaced. */
bool da_to_utf8(struct da_buf *out, const char *s);
void da_hex_add(struct da_buf *out, const uint8_t *p, size_t n);

/* 16 bytes to "{00112233-4455-6677-8899-aabbccddeeff}". */
char *da_guid_text(struct da_arena *arena, const uint8_t p[16]);

/* FILETIME (100 ns since 1601, UTC) to "2024-03-01T10:00:00Z"; 0 gives "". */
#define DA_TIME_MAX 32
const char *da_filetime_str(uint64_t filetime, char out[DA_TIME_MAX]);

/* ---- digests and files ------------------------------------------------- */

#define DA_SHA256_HEX 65
void da_sha256(const void *p, size_t n, char hex[DA_SHA256_HEX]);
struct da_sha256;
struct da_sha256 *da_sha256_new(void);
void da_sha256_add(struct da_sha256 *h, const void *p, size_t n);
void da_sha256_end(struct da_sha256 *h, char hex[DA_SHA256_HEX]); /* frees h */
/* For service SIDs, which are made of it; nothing is trusted because of it. */
void da_sha1(const void *p, size_t n, uint8_t out[20]);

/* pread that copes with EINTR and short reads; returns bytes read, or -1. */
long long da_pread(int fd, void *p, size_t n, uint64_t offset);
/* A whole file that belongs to us (rules, schema), up to max bytes. */
int da_file_read(const char *path, size_t max, struct da_buf *out,
		 struct da_err *err);

/* ---- patterns and days -------------------------------------------------- */

/* Does text follow the pattern?  * stands for any text, ? for one character, letters
 * compare as da_strieq().  Time: bytes of the pattern times bytes of text. */
bool da_glob(const char *pattern, const char *text);
/* Has it no * and no ? ?  And nothing else? */
bool da_glob_is_literal(const char *pattern);
bool da_glob_is_open(const char *pattern);

/* A day is counted from 1970-01-01.  "2027-01-31" and nothing else; 1970 to 9999. */
#define DA_DATE_MAX 11
bool da_date_parse(const char *text, int32_t *day);
void da_date_text(int32_t day, char out[DA_DATE_MAX]);
/* The day it is (UTC), by SOURCE_DATE_EPOCH where that is set; DA_EINVAL when it
 * is not a number of seconds. */
int da_today(int32_t *day, struct da_err *err);

#endif
