// SPDX-License-Identifier: Apache-2.0
/*
 * Which Windows is this?  SOFTWARE tells; without it SYSTEM does, in this
 * order: BuildLab below Software\Microsoft (Windows 10 and later), then the
 * highest version of a Microsoft driver among the software keys of devices.
 * What was derived is marked as derived.
 */
#include "config.h"
#include "collect.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>

#define CURRENT_VERSION "Microsoft\\Windows NT\\CurrentVersion"

static int64_t to_number(const char *s)
{
	char *end;
	long long v;

	if (!s || !*s)
		return DA_NULL;
	v = strtoll(s, &end, 10);
	return end > s && !*end && v > 0 ? v : DA_NULL;
}

/* "" and NULL both become the other string when that one says more. */
static const char *either(const char *a, const char *b)
{
	return a && *a ? a : b ? b : a;
}

static void software(struct da_collect *c)
{
	struct da_fact_image *os = &c->os;
	struct da_at cv, state;
	int64_t cited = DA_NULL;
	const char *root;

	if (da_at_open(c, NULL, CURRENT_VERSION, &cv))
		return;
	os->build = to_number(da_at_text(c, &cv, "CurrentBuildNumber", &cited));
	if (os->build == DA_NULL)
		os->build = to_number(da_at_text(c, &cv, "CurrentBuild",
						 &cited));
	if (os->build != DA_NULL) {
		os->build_origin = "SOFTWARE";
		os->build_value = cited;
	}
	os->product = da_at_text(c, &cv, "ProductName", NULL);
	os->edition = da_at_text(c, &cv, "EditionID", NULL);
	os->installation_type = da_at_text(c, &cv, "InstallationType", NULL);
	os->display_version = either(da_at_text(c, &cv, "DisplayVersion", NULL),
				     da_at_text(c, &cv, "ReleaseId", NULL));
	os->revision = da_at_number(c, &cv, "UBR", NULL);
	os->major = da_at_number(c, &cv, "CurrentMajorVersionNumber", NULL);
	os->minor = da_at_number(c, &cv, "CurrentMinorVersionNumber", NULL);
	root = da_at_text(c, &cv, "SystemRoot", NULL);
	os->system_root = root;
	if (root && root[0] && root[1] == ':')
		c->system_drive = da_arena_strndup(c->arena, root, 2);
	/* ProductName still says Windows 10 on Windows 11 */
	if (os->product && os->build >= 22000 &&
	    da_istarts(os->product, "Windows 10"))
		os->product = da_arena_printf(c->arena, "Windows 11%s",
					      os->product + 10);
	if (!da_at_open(c, NULL,
			"Microsoft\\Windows\\CurrentVersion\\Setup\\State",
			&state)) {
		os->image_state = da_at_text(c, &state, "ImageState", NULL);
		if (os->image_state)
			os->generalized = strstr(os->image_state,
						 "GENERALIZE") != NULL;
	} else {
		os->image_state = "";
		os->generalized = 0;
	}
}

/* ---- SYSTEM ------------------------------------------------------------ */

static bool use_control_set(struct da_collect *c, const char *name,
			    const char *origin)
{
	struct da_at set;

	if (da_at_open(c, NULL, name, &set))
		return false;
	c->control_set = set.key;
	c->has_control_set = true;
	c->os.control_set = set.path;
	c->os.control_set_origin = origin;
	return true;
}

/* Current, else Default, else the first; the last two are guesses. */
static void select_control_set(struct da_collect *c)
{
	static const char *const sources[] = { "Current", "Default" };
	static const char *const origins[] = { "Select!Current",
					       "Select!Default", "default" };
	struct da_at select;
	bool readable = da_at_open(c, NULL, "Select", &select) == DA_OK;

	for (size_t i = 0; i < DA_COUNT(origins); i++) {
		int64_t n = 1;

		if (i < DA_COUNT(sources)) {
			if (!readable)
				continue;
			n = da_at_number(c, &select, sources[i], NULL);
			if (n < 1 || n > DA_CONTROL_SETS_MAX)
				continue;
		}
		if (use_control_set(c, da_arena_printf(c->arena,
				    "ControlSet%03d", (int)n), origins[i])) {
			c->os.control_set_guessed = i > 0;
			return;
		}
	}
}

static void control_set(struct da_collect *c)
{
	struct da_err err;

	if (c->req->control_set) {
		c->os.control_set_guessed = 0;
		c->os.control_set_origin = "user";
		if (use_control_set(c, c->req->control_set, "user"))
			return;
		da_fail(&err, DA_EINVAL, "no-such-control-set", DA_NO_OFFSET,
			"there is no %s, which was asked for",
			c->req->control_set);
		da_problem(c, "system", c->hive_path, "control sets", &err);
		return;
	}
	select_control_set(c);
	if (!c->has_control_set || c->os.control_set_guessed == 1) {
		da_fail(&err, DA_ECORRUPT, "no-current-control-set",
			DA_NO_OFFSET, "%s", c->has_control_set ?
			"Select does not name a control set that exists; a default was taken" :
			"Select names no control set that exists");
		da_problem(c, "system", c->hive_path, "Select", &err);
	}
}

static void architecture(struct da_collect *c, const struct da_at *set)
{
	static const struct { const char *name, *arch; } names[] = {
		{ "AMD64", "amd64" }, { "ARM64", "arm64" }, { "x86", "x86" },
		{ "ARM", "arm" },
	};
	struct da_at env, db;
	const char *text = "";
	int64_t n;

	if (!da_at_open(c, set, "Control\\Session Manager\\Environment", &env))
		text = da_at_text(c, &env, "PROCESSOR_ARCHITECTURE", NULL);
	for (size_t i = 0; text && i < DA_COUNT(names); i++)
		if (da_strieq(text, names[i].name))
			c->os.arch = names[i].arch;
	if (c->os.arch || da_at_open(c, NULL, "DriverDatabase", &db))
		return;
	n = da_at_number(c, &db, "Architecture", NULL);
	c->os.arch = n == 9 ? "amd64" : n == 12 ? "arm64" : n == 0 ? "x86" :
		     n == 5 ? "arm" : NULL;
}

static void product_type(struct da_collect *c, const struct da_at *set)
{
	static const char *const types[] = { "WinNT", "LanmanNT", "ServerNT" };
	struct da_at options;
	const char *text;

	if (da_at_open(c, set, "Control\\ProductOptions", &options))
		return;
	text = da_at_text(c, &options, "ProductType", NULL);
	for (size_t i = 0; text && i < DA_COUNT(types); i++)
		if (da_strieq(text, types[i]))
			c->os.product_type = (int64_t)i + 1;
	c->os.product_suite = da_at_text(c, &options, "ProductSuite", NULL);
}

struct versions {
	struct da_collect *c;
	struct da_at class;
	uint64_t best;
	struct da_at best_at;
};

static int one_driver_key(void *ctx, da_key key, const char *name)
{
	struct versions *v = ctx;
	struct da_at at = { key, "", 0 };
	unsigned a, b, d, e;
	const char *text;
	uint64_t all;

	if (strlen(name) != 4 || strspn(name, "0123456789") != 4)
		return 0;
	text = da_at_text(v->c, &at, "ProviderName", NULL);
	if (!text || !da_strieq(text, "Microsoft"))
		return 0;
	text = da_at_text(v->c, &at, "DriverVersion", NULL);
	if (!text || sscanf(text, "%u.%u.%u.%u", &a, &b, &d, &e) < 3 ||
	    !(a == 6 || (a == 10 && b == 0)) || b > 3 || d > 65535)
		return 0;
	all = (uint64_t)a << 48 | (uint64_t)b << 32 | d;
	if (all > v->best) {
		v->best = all;
		v->best_at = (struct da_at){
			key, da_arena_printf(v->c->arena, "%s\\%s",
					     v->class.path, name), 0 };
	}
	return 0;
}

static int one_class(void *ctx, da_key key, const char *name)
{
	struct versions *v = ctx;
	struct da_at class = v->class;

	v->class.key = key;
	v->class.path = da_arena_printf(v->c->arena, "%s\\%s", class.path,
					name);
	da_hive_subkeys(v->c->hive, key, one_driver_key, v);
	v->class = class;
	return 0;
}

static void derive_build(struct da_collect *c, const struct da_at *set)
{
	struct da_fact_image *os = &c->os;
	struct versions v = { .c = c };
	struct da_at ms;
	int64_t cited = DA_NULL;

	if (!da_at_open(c, NULL, "Software\\Microsoft", &ms)) {
		const char *lab = da_at_text(c, &ms, "BuildLab", &cited);
		char digits[8];

		snprintf(digits, sizeof(digits), "%.*s",
			 lab ? (int)strspn(lab, "0123456789") : 0,
			 lab ? lab : "");
		os->build = to_number(digits);
		os->build_origin = "SYSTEM Software\\Microsoft!BuildLab";
	}
	if (os->build == DA_NULL &&
	    !da_at_open(c, set, "Control\\Class", &v.class)) {
		da_hive_subkeys(c->hive, v.class.key, one_class, &v);
		if (v.best) {
			os->build = (int64_t)(v.best & 0xFFFF);
			os->major = (int64_t)(v.best >> 48);
			os->minor = (int64_t)(v.best >> 32 & 0xFFFF);
			os->build_origin = "SYSTEM, highest version of a Microsoft driver";
			da_at_text(c, &v.best_at, "DriverVersion", &cited);
		}
	}
	if (os->build == DA_NULL)
		os->build_origin = NULL;
	else
		os->build_value = cited;
}

static const char *setup_name(int64_t build, int64_t product_type)
{
	static const struct { int64_t build; const char *client, *server; } names[] = {
		{ 22000, "Windows 11", "Windows Server 2025" },
		{ 10240, "Windows 10", "Windows Server 2016 or later" },
		{ 9600, "Windows 8.1", "Windows Server 2012 R2" },
		{ 9200, "Windows 8", "Windows Server 2012" },
		{ 7600, "Windows 7", "Windows Server 2008 R2" },
		{ 6000, "Windows Vista", "Windows Server 2008" },
		{ 3790, "Windows Server 2003", "Windows Server 2003" },
		{ 2600, "Windows XP", "Windows XP" },
	};

	for (size_t i = 0; i < DA_COUNT(names); i++)
		if (build >= names[i].build)
			return product_type == 1 ? names[i].client :
			       product_type > 1 ? names[i].server : NULL;
	return NULL;
}

static void system_hive(struct da_collect *c)
{
	struct da_fact_image *os = &c->os;
	struct da_at set, at;

	control_set(c);
	if (!da_at_open(c, NULL, "Setup", &at))
		os->setup_in_progress = da_at_number(
			c, &at, "SystemSetupInProgress", NULL);
	if (!c->has_control_set)
		return;
	set = (struct da_at){ c->control_set, os->control_set, 0 };
	architecture(c, &set);
	product_type(c, &set);
	if (os->build == DA_NULL)
		derive_build(c, &set);
	os->state_separation = 0;
	if (!da_at_open(c, &set, "Control\\StateSeparation\\Policy", &at))
		os->state_separation =
			da_at_number(c, &at, "Enabled", NULL) > 0;
	if (!da_at_open(c, &set, "Control\\ComputerName\\ComputerName", &at))
		os->computer_name = da_at_text(c, &at, "ComputerName", NULL);
}

/* Version numbers that the build implies when the registry did not say. */
static void versions(struct da_fact_image *os)
{
	static const struct { int64_t build, major, minor; } first[] = {
		{ 10240, 10, 0 }, { 9600, 6, 3 }, { 9200, 6, 2 },
		{ 7600, 6, 1 }, { 6000, 6, 0 }, { 3790, 5, 2 }, { 2600, 5, 1 },
	};

	if (os->build == DA_NULL || os->major >= 0)
		return;
	for (size_t i = 0; i < DA_COUNT(first); i++) {
		if (os->build < first[i].build)
			continue;
		os->major = first[i].major;
		os->minor = first[i].minor;
		return;
	}
}

static const char *machine_name(uint16_t machine)
{
	switch (machine) {
	case 0x8664: return "amd64";
	case 0xAA64: return "arm64";
	case 0x014C: return "x86";
	case 0x01C4: return "arm";
	default: return NULL;
	}
}

/* PE header: 0x3C offset of "PE\0\0", then the machine. */
static const char *kernel_machine(struct da_collect *c)
{
	struct da_buf bytes = { 0 };
	const char *arch = NULL;
	da_node node;
	uint32_t at;

	if (!da_image_has_volume(c->image) ||
	    da_image_find(c->image, da_arena_printf(c->arena,
			  "%s\\System32\\ntoskrnl.exe", c->windows), &node,
			  NULL))
		return NULL;
	if (!da_image_read(c->image, node, 64 << 20, &bytes, NULL) &&
	    bytes.n > 64) {
		at = da_le32(bytes.p + 0x3C);
		if (at < bytes.n && bytes.n - at > 6 &&
		    !memcmp(bytes.p + at, "PE\0\0", 4))
			arch = machine_name(da_le16(bytes.p + at + 4));
	}
	da_buf_free(&bytes);
	return arch;
}

/* What nearly all package ids say; 32-bit packages live beside 64-bit ones. */
static const char *packages_arch(struct da_collect *c)
{
	static const char *const native[] = { "amd64", "arm64" };
	size_t with = 0, count[2] = { 0 };

	for (size_t i = 0; i < c->packages.n; i++) {
		const char *arch = c->packages.p[i].fact.arch;

		with += arch != NULL;
		for (int k = 0; arch && k < 2; k++)
			count[k] += !strcmp(arch, native[k]);
	}
	for (int k = 0; k < 2; k++)
		if (count[k] && count[k] * 10 >= with * 9)
			return native[k];
	return NULL;
}

static void derive_arch(struct da_collect *c)
{
	if (c->os.arch) {
		c->os.arch_origin = "SYSTEM";
		return;
	}
	c->os.arch = kernel_machine(c);
	c->os.arch_origin = "ntoskrnl.exe";
	if (!c->os.arch) {
		c->os.arch = packages_arch(c);
		c->os.arch_origin = "ids of the driver packages";
	}
	if (!c->os.arch)
		c->os.arch_origin = NULL;
}

static void finish(struct da_collect *c)
{
	struct da_fact_image *os = &c->os;

	derive_arch(c);
	versions(os);
	if (!os->product || !*os->product) {
		const char *name = setup_name(os->build, os->product_type);

		os->product = name ? da_arena_printf(c->arena,
			"%s (derived from build %lld)", name,
			(long long)os->build) : NULL;
	}
	DA_EMIT(c, image, *os);
}

const struct da_evidence_source da_source_identity = {
	.name = "identity",
	.hive = { [DA_HIVE_SYSTEM] = system_hive,
		  [DA_HIVE_SOFTWARE] = software },
	.files = finish,
};
