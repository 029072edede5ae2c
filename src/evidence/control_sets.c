// SPDX-License-Identifier: Apache-2.0
/*
 * What SYSTEM holds beside the services in force: those of other control sets,
 * when somebody asks, and the CriticalDeviceDatabase of Windows 7 and older,
 * which says what package a device's service came from.
 */
#include "config.h"
#include "collect.h"

#include <stdlib.h>

struct other {
	struct da_collect *c;
	const char *set;
	int sets, status;
};

static int one_other_service(void *ctx, da_key key, const char *name)
{
	struct other *o = ctx;
	struct da_at at = { key, "", 0 };
	DA_FACT(other_service, f);

	f.type = da_at_number(o->c, &at, "Type", NULL);
	if (f.type == -1)	/* no service */
		return 0;
	f.control_set = o->set;
	f.name = name;
	f.start = da_at_number(o->c, &at, "Start", NULL);
	f.image_path = da_at_text(o->c, &at, "ImagePath", NULL);
	DA_EMIT(o->c, other_service, f);
	return 0;
}

static bool is_control_set(const char *name)
{
	const char *digits = da_iafter(name, "ControlSet");

	return digits && strlen(digits) == 3 &&
	       strspn(digits, "0123456789") == 3;
}

static int one_set(void *ctx, da_key key, const char *name)
{
	struct other *o = ctx;
	da_key services;
	int status;

	if (!is_control_set(name) || (o->c->os.control_set &&
	    da_strieq(name, o->c->os.control_set)))
		return 0;
	if (++o->sets > DA_CONTROL_SETS_MAX) {	/* names given twice */
		o->status = DA_ELIMIT;
		return 0;
	}
	o->set = name;
	status = da_hive_path(o->c->hive, key, "Services", &services);
	if (!status)
		status = da_hive_subkeys(o->c->hive, services,
					 one_other_service, o);
	if (status < 0 && !o->status)
		o->status = status;
	return 0;
}

static void other_sets(struct da_collect *c)
{
	struct other o = { .c = c };
	int status;

	da_area_begin(c, "other_control_sets");
	status = da_hive_subkeys(c->hive, da_hive_root(c->hive), one_set, &o);
	da_area_end(c, status ? status : o.status);
}

static int one_device(void *ctx, da_key key, const char *name)
{
	struct da_collect *c = ctx;
	struct da_at at = { key, "", 0 };
	DA_FACT(critical_device, f);

	f.device_id = name;
	f.service = da_at_text(c, &at, "Service", NULL);
	f.class_guid = da_at_text(c, &at, "ClassGUID", NULL);
	f.package_id = da_at_text(c, &at, "DriverPackageId", NULL);
	DA_EMIT(c, critical_device, f);
	return 0;
}

static void critical_devices(struct da_collect *c)
{
	struct da_at set = { c->control_set, c->os.control_set, 0 }, at;
	int status;

	da_area_begin(c, "critical_devices");
	if (!c->has_control_set) {
		da_area(c, "critical_devices", "unreadable",
			"there is no control set to read");
		return;
	}
	status = da_at_open(c, &set, "Control\\CriticalDeviceDatabase", &at);
	if (!status)
		status = da_hive_subkeys(c->hive, at.key, one_device, c);
	da_area_end(c, status == DA_ABSENT ? DA_OK : status);
}

static void system_hive(struct da_collect *c)
{
	critical_devices(c);
	if (c->req->other_control_sets)
		other_sets(c);
}

const struct da_evidence_source da_source_control_sets = {
	.name = "control sets",
	.hive = { [DA_HIVE_SYSTEM] = system_hive },
	.areas = { [DA_HIVE_SYSTEM] = { "critical_devices" } },
};
