// SPDX-License-Identifier: Apache-2.0
/* Digests and whole-file reads. */
#include "config.h"
#include "drvaudit/base.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct da_sha256 {
	EVP_MD_CTX *ctx;
};

struct da_sha256 *da_sha256_new(void)
{
	struct da_sha256 *h = da_calloc(1, sizeof(*h));

	h->ctx = EVP_MD_CTX_new();
	if (!h->ctx || EVP_DigestInit_ex(h->ctx, EVP_sha256(), NULL) != 1) {
		fputs("drvaudit: no SHA-256 in the crypto library\n", stderr);
		_exit(71);
	}
	return h;
}

void da_sha256_add(struct da_sha256 *h, const void *p, size_t n)
{
	EVP_DigestUpdate(h->ctx, p, n);
}

void da_sha256_end(struct da_sha256 *h, char hex[DA_SHA256_HEX])
{
	struct da_buf text = { 0 };
	uint8_t md[32] = { 0 };

	EVP_DigestFinal_ex(h->ctx, md, NULL);
	EVP_MD_CTX_free(h->ctx);
	free(h);
	da_hex_add(&text, md, sizeof(md));
	memcpy(hex, text.p, 64);
	hex[64] = 0;
	da_buf_free(&text);
}

void da_sha256(const void *p, size_t n, char hex[DA_SHA256_HEX])
{
	struct da_sha256 *h = da_sha256_new();

	da_sha256_add(h, p, n);
	da_sha256_end(h, hex);
}

void da_sha1(const void *p, size_t n, uint8_t out[20])
{
	if (EVP_Digest(p, n, out, NULL, EVP_sha1(), NULL) == 1)
		return;
	fputs("drvaudit: no SHA-1 in the crypto library\n", stderr);
	_exit(71);
}

long long da_pread(int fd, void *p, size_t n, uint64_t offset)
{
	size_t done = 0;

	while (done < n) {
		ssize_t got = pread(fd, (uint8_t *)p + done, n - done,
				    (off_t)(offset + done));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (!got)
			break;
		done += (size_t)got;
	}
	return (long long)done;
}

int da_file_read(const char *path, size_t max, struct da_buf *out,
		 struct da_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int status = DA_OK;
	char chunk[8192];
	ssize_t got;

	if (fd < 0)
		return da_fail(err, errno == EACCES ? DA_EACCES : DA_ENOENT,
			       "cannot-open", DA_NO_OFFSET, "%s",
			       strerror(errno));
	while ((got = read(fd, chunk, sizeof(chunk))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			status = da_fail(err, DA_EIO, "read", out->n, "%s",
					 strerror(errno));
			break;
		}
		if (out->n + (size_t)got > max) {
			status = da_fail(err, DA_ELIMIT, "too-large", max,
					 "larger than %zu bytes", max);
			break;
		}
		da_buf_add(out, chunk, (size_t)got);
	}
	close(fd);
	return status;
}
