// SPDX-License-Identifier: Apache-2.0
/*
 * INF files by themselves, without an image: each becomes a package that
 * nothing but its INF tells of.
 */
#include "config.h"
#include "collect.h"

#include <stdlib.h>

static const char *leaf(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static int one_file(struct da_collect *c, const struct da_loose_request *req,
		    const struct da_loose_file *file, struct da_err *err)
{
	struct da_buf bytes = { .p = (uint8_t *)file->p, .n = file->n };
	struct da_inf_request q = {
		.name = leaf(file->name), .bytes = &bytes, .info = req->info,
		.has_build = req->build > 0,
		.only_selected = req->build > 0,
	};
	const struct da_inf_content *contents;
	char sha256[DA_SHA256_HEX];
	size_t n;
	int status;
	DA_FACT(file, f);
	DA_FACT(package, p);

	da_sha256(file->p, file->n, sha256);
	q.sha256 = sha256;
	q.os.arch = req->arch;
	q.os.build = req->build;
	status = da_inf_contents(c, &q, &contents, &n, err);
	if (status)
		return status;
	for (size_t i = 0; i < n; i++) {
		DA_FACT(package_inf, x);

		x.package = 1;
		x.inf = contents[i].number;
		x.selected = contents[i].selected;
		DA_EMIT(c, package_inf, x);
	}
	f.id = 1;
	f.path = file->name;
	f.record = -1;
	f.size = (int64_t)file->n;
	f.sha256 = sha256;
	DA_EMIT(c, file, f);
	p.id = 1;
	p.package_id = file->name;
	p.published_name = "";
	p.original_name = q.name;
	p.inbox = 0;
	p.inf_file = 1;
	p.inf_state = "read";
	p.inf = n ? contents[0].number : DA_NULL;
	DA_EMIT(c, package, p);
	return DA_OK;
}

void da_collect_loose(const struct da_loose_request *req)
{
	struct da_collect *c = da_calloc(1, sizeof(*c));
	struct da_collect_request emit = { .emit = req->emit, .ctx = req->ctx };

	c->req = &emit;
	c->inbox_fd = req->inbox_fd;
	c->windows = "";
	c->arena = da_arena_new();
	for (size_t i = 0; i < req->n; i++) {
		struct da_err err = { 0 };
		int status;

		req->begin(req->ctx, i);
		c->infs = 0;	/* contents are numbered for each file */
		status = one_file(c, req, &req->files[i], &err);
		da_inf_contents_forget(c);
		req->end(req->ctx, i, status, &err);
	}
	da_included_forget(c);
	da_arena_free(c->arena);
	da_buf_free(&c->wire);
	free(c);
}
