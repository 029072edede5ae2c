// SPDX-License-Identifier: Apache-2.0
/*
 * FILE record: 0 "FILE"  4 update sequence offset  6 count  16 sequence
 *	20 first attribute  22 flags (1 in use, 2 directory)  24 bytes used
 *	32 base record (48 bits) and its sequence
 * Attribute: 0 type  4 length  8 non-resident  9 name length  10 name offset
 *	12 flags (0x0001 compressed 0x4000 encrypted 0x8000 sparse)
 *	resident: 16 value length  20 value offset
 *	non-resident: 16 first cluster  48 data size
 * FILE_NAME: 0 parent and its sequence  64 length  65 name space  66 name
 * Source: the NTFS layout as libfsntfs's documentation gives it.
 */
#include "config.h"
#include "drvaudit/mft.h"

static bool fixup(uint8_t *p, uint32_t n)
{
	uint32_t at = da_le16(p + 4), count = da_le16(p + 6);
	bool torn = false;

	if (!count || at + 2u * count > n || (count - 1) * 512u > n)
		return true;
	for (uint32_t i = 1; i < count; i++) {
		uint8_t *end = p + i * 512 - 2;

		if (end[0] != p[at] || end[1] != p[at + 1])
			torn = true;
		end[0] = p[at + 2 * i];
		end[1] = p[at + 2 * i + 1];
	}
	return torn;
}

static void name(const uint8_t *v, uint32_t n, da_mft_name_fn *fn, void *ctx)
{
	struct da_mft_name out;

	if (n < 66 || 66u + 2u * v[64] > n || !v[64])
		return;
	out.parent = da_le64(v) & 0xFFFFFFFFFFFFULL;
	out.parent_sequence = da_le16(v + 6);
	out.units = v[64];
	out.space = v[65];
	out.utf16 = v + 66;
	fn(ctx, &out);
}

static void reparse(const uint8_t *v, uint32_t n, struct da_mft_record *out)
{
	if (n < 8 || da_le16(v + 4) > n - 8) {
		out->reparse = DA_REPARSE_BROKEN;
	} else if (da_le32(v) != 0x80000017) {
		out->reparse = DA_REPARSE_OTHER;
	} else if (n < 24 || da_le16(v + 4) < 16 || da_le32(v + 8) != 1 ||
		   da_le32(v + 12) != 2 || da_le32(v + 20) > 3) {
		/* provider 1 keeps its data in a WIM elsewhere */
		out->reparse = DA_REPARSE_BROKEN;
	} else {
		out->reparse = DA_REPARSE_WOF;
		out->wof_algorithm = (uint8_t)da_le32(v + 20);
	}
}

static void unnamed_data(const uint8_t *a, uint32_t resident,
			 struct da_mft_record *out)
{
	uint16_t flags = da_le16(a + 12);

	if (!a[8]) {
		out->has_data = true;
		out->size = resident;
	} else if (!da_le64(a + 16)) {	/* the first piece tells the size */
		out->has_data = true;
		out->size = da_le64(a + 48);
		out->lznt1 = flags & 1;
		out->sparse = flags & 0x8000;
	}
	out->encrypted = flags & 0x4000;
}

int da_mft_parse(uint8_t *p, uint32_t n, struct da_mft_record *out,
		 da_mft_name_fn *fn, void *ctx)
{
	uint32_t at, used;

	memset(out, 0, sizeof(*out));
	if (n < 48 || !da_le32(p))
		return DA_ABSENT;
	if (memcmp(p, "FILE", 4) != 0)
		return DA_ECORRUPT;	/* "BAAD" too */
	out->torn = fixup(p, n);
	out->sequence = da_le16(p + 16);
	out->in_use = da_le16(p + 22) & 1;
	out->directory = da_le16(p + 22) & 2;
	out->base = da_le64(p + 32) & 0xFFFFFFFFFFFFULL;
	if (!out->in_use)
		return DA_OK;
	at = da_le16(p + 20);
	used = da_le32(p + 24);
	if (used > n)
		return DA_ECORRUPT;
	while (at + 8 <= used) {
		const uint8_t *a = p + at, *v = NULL;
		uint32_t type = da_le32(a), length = da_le32(a + 4), vn = 0;

		if (type == 0xFFFFFFFF)
			return DA_OK;
		if (length < 24 || length > used - at || length % 8 ||
		    (a[8] && length < 64))
			return DA_ECORRUPT;
		if (!a[8]) {
			vn = da_le32(a + 16);
			if (da_le16(a + 20) > length ||
			    vn > length - da_le16(a + 20))
				return DA_ECORRUPT;
			v = a + da_le16(a + 20);
		}
		if (type == 0x10 && v && vn >= 36) {
			out->has_times = true;
			out->created = da_le64(v);
			out->modified = da_le64(v + 8);
			out->changed = da_le64(v + 16);
			out->attributes = da_le32(v + 32);
		} else if (type == 0x20) {
			out->has_list = true;
		} else if (type == 0x30 && v) {
			name(v, vn, fn, ctx);
		} else if (type == 0x70 && v && vn >= 12) {
			out->has_volume_flags = true;
			out->volume_flags = da_le16(v + 10);
		} else if (type == 0x80 && !a[9]) {
			unnamed_data(a, vn, out);
		} else if (type == 0xC0) {
			if (v)
				reparse(v, vn, out);
			else
				out->reparse = DA_REPARSE_OTHER;
		}
		at += length;
	}
	return DA_ECORRUPT;	/* no end mark */
}
