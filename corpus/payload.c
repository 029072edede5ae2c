// SPDX-License-Identifier: Apache-2.0
//
// File contents made from a number: noise, and small PE images around it.

#include <string.h>

#include "payload.h"

/* splitmix64: one step per eight bytes. */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

void payload_random(struct buf *out, uint64_t seed, size_t size)
{
	uint8_t *p = buf_put(out, NULL, size);

	for (size_t i = 0; i < size; i += 8) {
		uint8_t word[8];

		set64(word, next_random(&seed));
		memcpy(p + i, word, size - i < 8 ? size - i : 8);
	}
}

static uint16_t machine_of(const char *arch)
{
	static const struct {
		const char *name;
		uint16_t machine;
	} archs[] = {
		{ "amd64", 0x8664 }, { "arm64", 0xaa64 }, { "x86", 0x14c }, { "arm", 0x1c4 }
	};

	for (size_t i = 0; i < sizeof(archs) / sizeof(archs[0]); i++)
		if (!strcmp(archs[i].name, arch))
			return archs[i].machine;
	die("unknown architecture: %s", arch);
}

/* The sum of all 16-bit words, carries folded, plus the file size. */
static uint32_t pe_checksum(const uint8_t *p, size_t size)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < size; i += 2) {
		sum += i + 1 < size ? get16(p + i) : p[i];
		sum = (sum & 0xffff) + (sum >> 16);
	}
	return sum + (uint32_t)size;
}

enum {
	NT = 0x80,			/* "PE\0\0" and the file header */
	OPTIONAL = NT + 24,
	SECTION = OPTIONAL + 240,
	HEADERS = 0x200,
	ALIGN = 0x1000,
};

void payload_pe(struct buf *out, const char *arch, uint64_t seed, size_t size)
{
	size_t start = out->len, raw = (size - HEADERS) & ~(size_t)0x1ff;
	uint16_t machine = machine_of(arch);
	uint8_t *p;

	if (size < 1024 || size > 1 << 30)
		die("a PE image has at least 1024 bytes");
	buf_put(out, NULL, HEADERS);
	payload_random(out, seed, size - HEADERS);
	p = out->data + start;
	for (size_t i = HEADERS; i + 16 < size; i += 32)
		memset(p + i, 0xcc, 16);	/* padding between functions, as it were */

	memcpy(p, "MZ", 2);
	set32(p + 0x3c, NT);
	memcpy(p + 0x40, "\x0e\x1f\xba\x0e\x00\xb4\x09\xcd\x21\xb8\x01\x4c\xcd\x21"
	       "This program cannot be run in DOS mode.\r\r\n$", 14 + 43);
	memcpy(p + NT, "PE\0\0", 4);
	set16(p + NT + 4, machine);
	set16(p + NT + 6, 1);				/* sections */
	set32(p + NT + 8, 0x65000000 + (seed & 0xffffff)); /* time stamp */
	set16(p + NT + 20, 240);			/* optional header */
	set16(p + NT + 22, 0x22);			/* executable, large addresses */

	set16(p + OPTIONAL, 0x20b);
	p[OPTIONAL + 2] = 14;				/* linker version */
	set32(p + OPTIONAL + 4, (uint32_t)raw);		/* code */
	set32(p + OPTIONAL + 16, ALIGN);		/* entry point */
	set32(p + OPTIONAL + 20, ALIGN);		/* base of code */
	set64(p + OPTIONAL + 24, 0x140000000);		/* image base */
	set32(p + OPTIONAL + 32, ALIGN);
	set32(p + OPTIONAL + 36, 0x200);
	set16(p + OPTIONAL + 40, 10);			/* system, image, subsystem version */
	set16(p + OPTIONAL + 44, 10);
	set16(p + OPTIONAL + 48, 10);
	set32(p + OPTIONAL + 56, (uint32_t)(ALIGN + ((raw + ALIGN - 1) & ~(size_t)(ALIGN - 1))));
	set32(p + OPTIONAL + 60, HEADERS);
	set16(p + OPTIONAL + 68, 1);			/* native subsystem */
	set16(p + OPTIONAL + 70, 0x4160);		/* ASLR, NX, control flow guard */
	set64(p + OPTIONAL + 72, 0x100000);		/* stack and heap */
	set64(p + OPTIONAL + 80, 0x1000);
	set64(p + OPTIONAL + 88, 0x100000);
	set64(p + OPTIONAL + 96, 0x1000);
	set32(p + OPTIONAL + 108, 16);			/* data directories, all empty */

	memcpy(p + SECTION, ".text", 5);
	set32(p + SECTION + 8, (uint32_t)raw);
	set32(p + SECTION + 12, ALIGN);
	set32(p + SECTION + 16, (uint32_t)raw);
	set32(p + SECTION + 20, HEADERS);
	set32(p + SECTION + 36, 0x68000020);		/* code, not paged, execute, read */
	set32(p + OPTIONAL + 64, pe_checksum(p, size));
}
