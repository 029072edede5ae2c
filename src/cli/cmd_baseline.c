// SPDX-License-Identifier: Apache-2.0
/* baseline: what golden images have, as a file. */
#include "config.h"
#include "audit.h"

#include "drvaudit/side.h"

#include <stdlib.h>

static void sink(void *ctx, const void *p, size_t n)
{
	da_out_add(ctx, p, n);
}

/* Every image that was asked for; what cannot be read makes no baseline. */
static int add_images(struct audit *a, const bool *chosen,
		      struct da_baseline_writer *w, bool *incomplete)
{
	for (size_t i = 0; i < a->fleet.images_n; i++) {
		const struct da_image_result *r = &a->fleet.images[i];
		const struct da_findings *f;
		struct da_err err = { 0 };
		struct da_side side;

		if (chosen && !chosen[i])
			continue;
		if (r->status) {
			complain(r->name, "no baseline is made of an image that could not be read");
			return da_exit_code(r->error_code);
		}
		f = audit_details(a, i, &err);
		if (!f || da_side_of_image(&side, f, r->name, &err)) {
			complain(r->name, "%s", err.text);
			return 69;
		}
		if (!side.complete || side.more) {
			complain(r->name, "not read to its end; what is missing in the baseline will be new elsewhere");
			*incomplete = true;
		}
		da_side_write(&side, w);
		da_side_free(&side);
	}
	return 0;
}

static int write_file(const struct options *o, struct da_baseline_writer *w)
{
	struct da_err err = { 0 };
	struct da_out *out;
	int status = da_out_open(&out, o->output_path, &err);

	if (!status) {
		status = da_baseline_write(w, sink, out, &err);
		if (status)
			da_out_abandon(out);
		else
			status = da_out_close(out, &err);
	}
	if (!status)
		return 0;
	complain(NULL, "the baseline is not written: %s", err.text);
	return status == DA_EACCES ? EXIT_CREATE : EXIT_WRITE;
}

static int make(struct audit *a, const bool *chosen)
{
	const struct options *o = a->o;
	const char **names = da_calloc(a->fleet.images_n + 1, sizeof(*names));
	char time_text[32];
	const char *made = audit_now(o, time_text);
	struct da_baseline_head head = {
		.tool = "drvaudit " PACKAGE_VERSION, .images = names,
		.profile = da_profile_name(o->judge.profile),
		.rule_set_sha256 = a->rules.digest, .made = made ? made : "",
	};
	struct da_baseline_writer *w;
	bool incomplete = false;
	char *name = NULL;
	int status;

	for (size_t i = 0; i < a->fleet.images_n; i++)
		if (!chosen || chosen[i])
			names[head.images_n++] = a->fleet.images[i].name;
	if (head.images_n > 1)
		name = da_asprintf("%s and %zu more", names[0],
				   head.images_n - 1);
	head.name = name ? name : head.images_n ? names[0] : "";
	w = da_baseline_writer_new(&head);
	status = add_images(a, chosen, w, &incomplete);
	if (!status)
		status = write_file(o, w);
	da_baseline_writer_free(w);
	free(name);
	free(names);
	return status ? status : incomplete ? 3 : 0;
}

static int run(struct audit *a, const struct options *o)
{
	bool *chosen = NULL;
	int status = audit_open(a, o, true);

	if (!status && !o->store)
		status = audit_collect(a);
	if (!status)
		status = audit_judge(a, false);
	if (!status)
		chosen = audit_chosen(a, &status);
	if (!status && !a->fleet.images_n) {
		complain(o->store, "the store holds no image");
		status = EXIT_UNUSABLE;
	}
	if (!status)
		status = make(a, chosen);
	free(chosen);
	return status;
}

int cmd_baseline(int argc, char **argv)
{
	struct options o;
	struct audit a;
	bool done;
	int status = options_parse(&o, command_named("baseline"), argc, argv,
				   &done);

	if (status || done)
		return status;
	if (o.store) {
		status = existing_store(&o, false);
		if (status)
			return status;
	}
	status = run(&a, &o);
	audit_close(&a);
	return status;
}
