// SPDX-License-Identifier: Apache-2.0
/* diff: two images, or what a baseline says of some, side by side. */
#include "config.h"
#include "audit.h"

#include "drvaudit/diff.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct operand {
	const char *name;
	bool is_baseline;
	struct da_baseline baseline;
	struct da_side side;
};

struct comparison {
	struct options o;
	struct audit a;
	bool opened;
	struct operand operand[2];
	char *images[2];	/* operands that are no baselines */
	size_t images_n;
};

/* By its content: a baseline names its schema first. */
static bool looks_like_baseline(const char *path)
{
	char head[512] = "";
	struct stat st;
	int fd;

	/* asked before opening, so that opening has no side effect */
	if (stat(path, &st) || !S_ISREG(st.st_mode))
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return false;
	da_pread(fd, head, sizeof(head) - 1, 0);
	close(fd);
	return strstr(head, "\"drvaudit-baseline/") != NULL;
}

static int look(struct comparison *c)
{
	struct da_err err = { 0 };

	for (int i = 0; i < 2; i++) {
		struct operand *x = &c->operand[i];

		x->name = c->o.targets[i];
		x->is_baseline = looks_like_baseline(x->name);
		if (!x->is_baseline) {
			c->images[c->images_n++] = c->o.targets[i];
			continue;
		}
		if (da_baseline_load(&x->baseline, x->name, &err)) {
			complain(NULL, "%s", err.text);
			x->is_baseline = false;
			return EXIT_RULES;
		}
		da_side_of_baseline(&x->side, &x->baseline);
	}
	return 0;
}

static int examine(struct comparison *c)
{
	struct audit *a = &c->a;
	int status;

	c->o.targets = c->images;
	c->o.targets_n = (int)c->images_n;
	if (c->o.store) {
		status = existing_store(&c->o, true);
		if (status)
			return status;
	}
	status = audit_open(a, &c->o, true);
	c->opened = true;
	if (!status && !c->o.store)
		status = audit_collect(a);
	return status ? status : audit_judge(a, false);
}

/* Where the nth image of the command is; SIZE_MAX and a line on stderr: nowhere. */
static size_t position(struct comparison *c, size_t n, const char *name)
{
	const struct da_fleet *f = &c->a.fleet;

	if (!c->o.store) {
		/* the same one twice was read once */
		if (f->images_n && f->images_n <= c->images_n)
			return n < f->images_n ? n : f->images_n - 1;
		complain(name, "diff compares two images; here are %zu",
			 f->images_n);
		return SIZE_MAX;
	}
	for (size_t i = 0; i < f->images_n; i++)
		if (!strcmp(f->images[i].name, name))
			return i;
	complain(name, "no image of the store has this name");
	return SIZE_MAX;
}

static int load_image(struct comparison *c, struct operand *x, size_t n)
{
	size_t at = position(c, n, x->name);
	const struct da_image_result *r;
	const struct da_findings *f;
	struct da_err err = { 0 };

	if (at == SIZE_MAX)
		return c->o.store ? 66 : EXIT_USAGE;
	r = &c->a.fleet.images[at];
	if (r->status) {
		if (c->o.store)
			complain(r->name, "%s (%s)", r->error_text,
				 r->error_code);
		return da_exit_code(r->error_code);
	}
	f = audit_details(&c->a, at, &err);
	if (f && !da_side_of_image(&x->side, f, r->name, &err))
		return 0;
	complain(r->name, "%s", err.text);
	return 69;
}

/* Findings of other rules differ for that. */
static const char *note(const struct comparison *c)
{
	const char *profile = NULL, *rules = NULL;

	if (c->images_n) {
		profile = da_profile_name(c->o.judge.profile);
		rules = c->a.rules.digest;
	}
	for (int i = 0; i < 2; i++) {
		const struct da_baseline_head *h = &c->operand[i].baseline.head;

		if (!c->operand[i].is_baseline)
			continue;
		if (profile && strcmp(profile, h->profile) != 0)
			return "they were judged by different profiles: findings may differ for that";
		if (rules && strcmp(rules, h->rule_set_sha256) != 0)
			return "they were judged by different rules: findings may differ for that";
		profile = h->profile;
		rules = h->rule_set_sha256;
	}
	return NULL;
}

static int write_all(struct comparison *c, int argc, char **argv)
{
	struct da_diff d;
	struct da_diff_report r = {
		.diff = &d, .verbose = c->o.verbose, .note = note(c),
		.rules = c->images_n ? &c->a.rules : NULL,
		.profile = c->o.judge.profile, .fail_on = c->o.fail_on,
		.argc = argc, .argv = argv,
	};
	int status = 0;

	da_diff_make(&d, &c->operand[0].side, &c->operand[1].side);
	r.exit_code = da_diff_exit(&d, c->o.fail_on, c->o.fail_on_incomplete);
	for (size_t i = 0; i < c->o.outputs && !status; i++) {
		struct da_err err = { 0 };

		r.json = !strcmp(c->o.output[i].format->name, "json");
		status = da_diff_write(&r, c->o.output[i].path, &err);
		if (status)
			complain(NULL, "the report is not written: %s",
				 err.text);
	}
	da_diff_free(&d);
	return !status ? r.exit_code : status == DA_EACCES ? EXIT_CREATE :
							      EXIT_WRITE;
}

static int compare(struct comparison *c, int argc, char **argv)
{
	size_t n = 0;
	int status = look(c);

	if (!status && c->images_n)
		status = examine(c);
	for (int i = 0; i < 2 && !status; i++)
		if (!c->operand[i].is_baseline)
			status = load_image(c, &c->operand[i], n++);
	return status ? status : write_all(c, argc, argv);
}

int cmd_diff(int argc, char **argv)
{
	struct comparison c = { .images_n = 0 };
	bool done;
	int status = options_parse(&c.o, command_named("diff"), argc, argv,
				   &done);

	if (status || done)
		return status;
	for (size_t i = 0; i < c.o.outputs; i++)
		if (strcmp(c.o.output[i].format->name, "text") != 0 &&
		    strcmp(c.o.output[i].format->name, "json") != 0) {
			complain(NULL, "--format %s: diff has text and json",
				 c.o.output[i].format->name);
			return EXIT_USAGE;
		}
	if (c.o.targets_n != 2) {
		complain(NULL, "diff: A B, two images or baselines");
		return EXIT_USAGE;
	}
	status = compare(&c, argc, argv);
	for (int i = 0; i < 2; i++) {
		da_side_free(&c.operand[i].side);
		if (c.operand[i].is_baseline)
			da_baseline_free(&c.operand[i].baseline);
	}
	if (c.opened)
		audit_close(&c.a);
	return status;
}
