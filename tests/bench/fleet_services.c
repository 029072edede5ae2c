// SPDX-License-Identifier: Apache-2.0
/*
 * Services of a synthetic image: those of its packages, as their INF files
 * install them, and Windows' own.
 */
#include "config.h"
#include "fleet_facts.h"

#include <stdio.h>

/* The key of a service at work. */
struct service {
	struct fleet_at *m;
	struct da_fact_service f;
	const char *path;
	uint64_t time;
};

static void item(struct service *s, const char *place, const char *kind,
		 const char *name, int64_t value, int64_t key)
{
	DA_FACT(service_item, i);

	i.service = s->f.id;
	i.place = place;
	i.kind = kind;
	i.name = name;
	i.value = value;
	i.key = key;
	i.everyone_writes = -1;
	PUT(s->m, service_item, i);
}

static int64_t number(struct service *s, const char *place, int64_t key,
		      const char *name, uint32_t n)
{
	int64_t id = fleet_number(s->m, key, name, n);

	item(s, place, "value", name, id, key);
	return id;
}

static int64_t text(struct service *s, const char *place, int64_t key,
		    const char *name, uint32_t type, const char *t)
{
	int64_t id = fleet_text(s->m, key, name, type, t);

	item(s, place, "value", name, id, key);
	return id;
}

static int64_t below(struct service *s, const char *place, const char *name)
{
	const char *path = strcmp(place, "root") ?
		da_arena_printf(s->m->arena, "%s\\%s\\%s", s->path, place, name) :
		da_arena_printf(s->m->arena, "%s\\%s", s->path, name);
	int64_t id = fleet_key(s->m, DA_HIVE_SYSTEM, path, s->time);

	item(s, place, "key", name, DA_NULL, id);
	return id;
}

/* As nearly all services are: nothing out of the ordinary. */
static void begin(struct service *s, struct fleet_at *m, const char *name,
		  const char *sid, uint64_t time)
{
	struct da_fact_service *f = &s->f;

	s->m = m;
	s->time = time;
	s->path = da_arena_printf(m->arena, "ControlSet001\\Services\\%s", name);
	da_fact_clear(DA_FACT_service, f);
	f->id = ++m->services;
	f->name = name;
	f->service_sid = sid;
	f->load_group = f->store_package = f->description = f->account =
		f->depend_on_service = f->depend_on_group = f->privileges =
		f->failure_actions = f->security = f->service_dll =
		f->service_dll_place = f->service_dll_path =
		f->service_dll_package = "";
	f->service_dll_location = "none";
	f->tag = f->sid_type = f->delayed = f->boot_flags =
		f->launch_protected = f->wow64 = f->start_override = -1;
	f->in_driver_store = f->redirected = 0;
	f->image_exists = f->complete = f->below_complete = 1;
	f->key = fleet_key(m, DA_HIVE_SYSTEM, s->path, time);
}

static void basics(struct service *s, uint32_t type, uint32_t start,
		   uint32_t error_control, const char *display)
{
	struct da_fact_service *f = &s->f;

	f->type = type;
	f->start = start;
	f->error_control = error_control;
	f->display_name = display;
	f->type_value = number(s, "root", f->key, "Type", type);
	f->start_value = number(s, "root", f->key, "Start", start);
	number(s, "root", f->key, "ErrorControl", error_control);
	f->image_path_value = text(s, "root", f->key, "ImagePath", 2,
				   f->image_path);
}

static void owner(struct service *s, const char *inf, const char *origin,
		  int64_t value)
{
	DA_FACT(service_owner, o);

	o.service = s->f.id;
	o.inf_name = inf;
	o.origin = origin;
	o.value = value;
	o.package_id = "";
	PUT(s->m, service_owner, o);
}

/* ---- of packages ---------------------------------------------------------- */

static int64_t copied_file(struct fleet_at *m, struct fleet_slot *slot,
			   const char *path)
{
	const struct fleet_file *f = NULL;

	for (size_t i = 0; i < slot->p->files_n; i++)
		if (da_iends(slot->p->files[i].name, ".sys"))
			f = &slot->p->files[i];
	return fleet_file(m, path, f ? f->size : 0, f ? f->sha256 : NULL,
			  !slot->p->third_party, slot->staged);
}

static void image_of_package(struct service *s, struct fleet_slot *slot)
{
	struct fleet_at *m = s->m;
	const struct fleet_package *p = slot->p;
	struct da_fact_service *f = &s->f;
	const char *suffix = p->type == 16 ? "exe" : "sys";
	/* a driver that was replaced by hand */
	bool moved = slot->odd && slot->in_store && p->number % 3 == 0 &&
		     p->type == 1 && p->number % 4 == 0;

	if (slot->in_store && !moved) {
		f->resolved_path = da_arena_printf(m->arena, "%s\\%s.%s",
						   p->folder, p->name, suffix);
		f->location = "store";
		f->store_package = p->id;
		f->in_driver_store = 1;
		for (size_t i = 0; i < p->files_n; i++)
			if (!strcmp(p->files[i].path, f->resolved_path))
				f->image_file = fleet_slot_file(m, slot, i);
	} else {
		f->resolved_path = da_arena_printf(m->arena,
			"\\Windows\\System32\\drivers\\%s.%s", p->name, suffix);
		f->location = "drivers";
		f->image_file = copied_file(m, slot, f->resolved_path);
	}
	f->image_path = p->type == 16 ?
		da_arena_printf(m->arena, "\"C:%s\"", f->resolved_path) :
		da_arena_printf(m->arena, "\\SystemRoot%s",
				f->resolved_path + strlen("\\Windows"));
}

static void parameters(struct service *s, struct fleet_slot *slot, bool extra)
{
	const struct fleet_package *p = slot->p;
	int64_t key;

	if (!p->settings_n && !p->wdf && !extra)
		return;
	key = below(s, "root", "Parameters");
	for (size_t i = 0; i < p->settings_n; i++) {
		const struct fleet_setting *v = &p->settings[i];

		if (v->text)
			text(s, "Parameters", key, v->name, 1, v->text);
		else	/* somebody tuned the one in twenty */
			number(s, "Parameters", key, v->name,
			       v->number + (slot->odd && !i));
	}
	if (extra)
		number(s, "Parameters", key, "LocalOverride", s->m->n);
	if (!p->wdf)
		return;
	key = below(s, "Parameters", "Wdf");
	number(s, "Parameters\\Wdf", key, "WdfMajorVersion", 1);
	number(s, "Parameters\\Wdf", key, "WdfMinorVersion", 15);
}

static void trigger(struct service *s, const char *guid)
{
	DA_FACT(service_trigger, t);

	below(s, "root", "TriggerInfo");
	t.service = s->f.id;
	t.name = "0";
	t.type = t.action = 1;
	t.guid = guid;
	t.data = "";
	PUT(s->m, service_trigger, t);
}

static void service_of_package(struct fleet_at *m, struct fleet_slot *slot,
			       bool extra)
{
	const struct fleet_package *p = slot->p;
	struct service s;
	int64_t value;

	if (!m->f->sid[p->number])
		m->f->sid[p->number] = fleet_sid(m->f->arena, p->service);
	begin(&s, m, p->service, m->f->sid[p->number], slot->staged);
	image_of_package(&s, slot);
	basics(&s, p->type, p->start, p->error_control,
	       da_arena_printf(m->arena, "@%s,%%servicename%%;%s",
			       slot->published, p->display));
	value = text(&s, "root", s.f.key, "DisplayName", 1, s.f.display_name);
	owner(&s, slot->published, "DisplayName", value);
	if (*p->group) {
		s.f.load_group = p->group;
		text(&s, "root", s.f.key, "Group", 1, p->group);
	}
	if (p->type == 16) {
		s.f.account = "LocalSystem";
		text(&s, "root", s.f.key, "ObjectName", 1, s.f.account);
		trigger(&s, da_arena_printf(m->arena,
			"{%08x-0c5e-45fc-9ce7-570e5ecde9c9}",
			p->number * 2246822519u));
	}
	value = text(&s, "root", s.f.key, "Owners", 7, slot->published);
	owner(&s, slot->published, "Owners", value);
	parameters(&s, slot, extra);
	if (fleet_percent(&m->r, 35))
		below(&s, "root", "Enum");
	PUT(m, service, s.f);
}

/* ---- Windows' own --------------------------------------------------------- */

void fleet_windows_services(struct fleet *f)
{
	static const char *const first[] = {
		"App", "Audio", "Bits", "Bth", "Cert", "Crypt", "Device",
		"Diag", "Dns", "Event", "Fax", "Font", "Gaming", "Hns", "Key",
		"License", "Map", "Net", "Nla", "Power", "Print", "Ras",
		"Remote", "Sec", "Storage", "Sync", "Task", "Time", "User",
		"Web", "Wlan", "Workstation",
	};
	static const char *const second[] = {
		"Svc", "Host", "Broker", "Mgr", "Client", "Server", "Monitor",
		"Provider", "Agent", "Policy", "Cache", "Filter", "Bus",
		"Mini", "Port", "Proxy", "Session",
	};

	for (uint32_t i = 0; i < FLEET_WINDOWS_SERVICES; i++) {
		struct fleet_windows_service *w = &f->windows[i];
		struct da_arena *a = f->arena;
		bool driver = i % 9 < 2;

		w->name = da_arena_printf(a, "%s%s", first[i % 32],
					  second[(i + i / 32) % 17]);
		w->sid = fleet_sid(a, w->name);
		w->type = driver ? 1 + i % 2 : i % 9 == 2 ? 16 : 32;
		w->start = driver ? i % 5 : 2 + i % 3 / 2;
		w->display = da_arena_printf(a,
			"@%%SystemRoot%%\\system32\\%s.dll,-%u", w->name,
			100 + i);
		w->description = da_arena_printf(a,
			"@%%SystemRoot%%\\system32\\%s.dll,-%u", w->name,
			101 + i);
		w->path = driver ? da_arena_printf(a,
				"system32\\drivers\\%s.sys", w->name) :
			w->type == 16 ? da_arena_printf(a,
				"%%SystemRoot%%\\system32\\%s.exe", w->name) :
			da_arena_printf(a,
				"%%SystemRoot%%\\system32\\svchost.exe -k %s -p",
				i % 2 ? "netsvcs" : "LocalServiceNetworkRestricted");
		w->dll = w->type == 32 ? da_arena_printf(a,
			"%%SystemRoot%%\\system32\\%s.dll", w->name) : "";
		w->depend = driver || i % 3 ? "" : i % 2 ? "RpcSs" :
			    "RpcSs\nHTTP";
	}
}

static void shared_host(struct service *s, const struct fleet_windows_service *w)
{
	static const uint8_t actions[44] = { 0x80, 0x51, 1, [12] = 3, [16] = 20,
		[20] = 1, [24] = 0x60, 0xEA, [28] = 1, [32] = 0x60, 0xEA };
	struct da_fact_service *f = &s->f;
	int64_t key;

	f->account = "LocalSystem";
	f->sid_type = 1;
	f->privileges = "SeChangeNotifyPrivilege,SeImpersonatePrivilege,SeTcbPrivilege";
	f->failure_actions = "805101000000000000000000030000001400000001000000"
			     "60ea00000100000060ea00000000000000000000";
	text(s, "root", f->key, "ObjectName", 1, f->account);
	number(s, "root", f->key, "ServiceSidType", 1);
	text(s, "root", f->key, "RequiredPrivileges", 7,
	     "SeChangeNotifyPrivilege\nSeImpersonatePrivilege\nSeTcbPrivilege");
	item(s, "root", "value", "FailureActions",
	     fleet_bytes(s->m, f->key, "FailureActions", actions,
			 sizeof(actions)), f->key);
	key = below(s, "root", "Parameters");
	f->service_dll = w->dll;
	f->service_dll_place = "Parameters";
	f->service_dll_path = da_arena_printf(s->m->arena,
		"\\Windows\\system32\\%s.dll", w->name);
	f->service_dll_location = "system32";
	f->service_dll_value = text(s, "Parameters", key, "ServiceDll", 2,
				    w->dll);
	number(s, "Parameters", key, "ServiceDllUnloadOnStop", 1);
	text(s, "Parameters", key, "ServiceMain", 1, "ServiceMain");
	if (f->id % 2)
		below(s, "root", "Security");
	if (f->id % 3 == 0)
		trigger(s, "{c2fb0f5f-e2d2-4c78-bcd0-352a9582819d}");
}

static void service_of_windows(struct fleet_at *m,
			       const struct fleet_windows_service *w,
			       int64_t host)
{
	struct service s;
	struct da_fact_service *f = &s.f;

	begin(&s, m, w->name, w->sid, m->installed);
	f->image_path = w->path;
	f->resolved_path = w->type == 32 ? "\\Windows\\system32\\svchost.exe" :
		da_arena_printf(m->arena, w->type == 16 ?
			"\\Windows\\system32\\%s.exe" :
			"\\Windows\\system32\\drivers\\%s.sys", w->name);
	f->location = w->type < 16 ? "drivers" : "system32";
	f->image_file = w->type == 32 ? host :
		fleet_file(m, f->resolved_path, 60000 + 512 *
			   (int64_t)(m->build->build % 97), NULL, true,
			   m->installed - 86400);
	basics(&s, w->type, w->start, 1, w->display);
	text(&s, "root", f->key, "DisplayName", 1, w->display);
	f->description = w->description;
	text(&s, "root", f->key, "Description", 1, w->description);
	if (*w->depend) {
		f->depend_on_service = strchr(w->depend, '\n') ? "RpcSs,HTTP" :
				       w->depend;
		text(&s, "root", f->key, "DependOnService", 7, w->depend);
	}
	if (w->type == 32)
		shared_host(&s, w);
	PUT(m, service, s.f);
}

/* A program that somebody installed by hand. */
static void service_of_its_own(struct fleet_at *m)
{
	struct service s;
	const char *name = da_arena_printf(m->arena, "SiteAgent%u", m->n);

	begin(&s, m, name, fleet_sid(m->arena, name), m->installed + 86400);
	s.f.resolved_path = da_arena_printf(m->arena,
		"\\Program Files\\Site Agent\\agent%u.exe", m->n);
	s.f.image_path = da_arena_printf(m->arena, "\"C:%s\" --service",
					 s.f.resolved_path);
	s.f.location = "outside";
	s.f.image_file = fleet_file(m, s.f.resolved_path, 812544, NULL, false,
				    m->installed + 86400);
	basics(&s, 16, 2, 1, "Site Agent");
	text(&s, "root", s.f.key, "DisplayName", 1, "Site Agent");
	PUT(m, service, s.f);
}

void fleet_services(struct fleet_at *m)
{
	bool own = !fleet_below(&m->r, 40), extra = !fleet_below(&m->r, 40);
	uint32_t skip = m->build->build % 13;
	int64_t host = fleet_file(m, "\\Windows\\system32\\svchost.exe", 57528,
				  NULL, true, m->installed - 86400);

	for (size_t i = 0; i < FLEET_ON_IMAGE; i++) {
		struct fleet_slot *s = &m->slots[i];

		/* nothing of an INF whose sections do not apply is installed */
		if (!s->p->service || !s->selected->applies)
			continue;
		service_of_package(m, s, extra && s->p->third_party);
		extra &= !s->p->third_party;
	}
	if (own)
		service_of_its_own(m);
	for (size_t i = 0; i < FLEET_WINDOWS_SERVICES &&
	     m->services < FLEET_SERVICES; i++)
		if (i % 13 != skip)
			service_of_windows(m, &m->f->windows[i], host);
}
