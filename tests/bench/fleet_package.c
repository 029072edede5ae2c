// SPDX-License-Identifier: Apache-2.0
/*
 * Packages of the synthetic fleet: what each is, and the text of its INF.
 * The mix of third-party kinds follows 370 real INF files, made younger: of
 * these 59 % copied their driver to System32\drivers, 15 % a file elsewhere into
 * System32, 27 % wrote to HKLM, 14 % had a co-installer, 29 % used Include.
 */
#include "config.h"
#include "fleet.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct fleet_random fleet_random(uint64_t seed, uint64_t what, uint64_t which)
{
	struct fleet_random r = { seed * 0x9E3779B97F4A7C15u +
				  what * 0xD1B54A32D192ED03u + which };

	r.state = fleet_next(&r) + which * 0x2545F4914F6CDD1Du;
	return r;
}

uint64_t fleet_next(struct fleet_random *r)	/* splitmix64 */
{
	uint64_t z = r->state += 0x9E3779B97F4A7C15u;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return z ^ z >> 31;
}

uint32_t fleet_below(struct fleet_random *r, uint32_t n)
{
	return (uint32_t)((fleet_next(r) >> 32) * n >> 32);
}

bool fleet_percent(struct fleet_random *r, uint32_t percent)
{
	return fleet_below(r, 100) < percent;
}

/* ---- what a package is --------------------------------------------------- */

const struct fleet_class fleet_classes[] = {
	{ "System", "{4d36e97d-e325-11ce-bfc1-08002be10318}", "PCI" },
	{ "Net", "{4d36e972-e325-11ce-bfc1-08002be10318}", "PCI" },
	{ "MEDIA", "{4d36e96c-e325-11ce-bfc1-08002be10318}", "HDAUDIO" },
	{ "USB", "{36fc9e60-c465-11cf-8056-444553540000}", "USB" },
	{ "HIDClass", "{745a17a0-74d3-11d0-b6fe-00a0c90f57da}", "HID" },
	{ "Bluetooth", "{e0cbf06c-cd8b-4647-bb8a-263b43f0f974}", "USB" },
	{ "Display", "{4d36e968-e325-11ce-bfc1-08002be10318}", "PCI" },
	{ "SCSIAdapter", "{4d36e97b-e325-11ce-bfc1-08002be10318}", "PCI" },
	{ "SmartCardReader", "{50dd5230-ba8a-11d1-bf5d-0000f805f530}", "USB" },
	{ "Ports", "{4d36e978-e325-11ce-bfc1-08002be10318}", "USB" },
	{ "Biometric", "{53d29ef7-377c-4d14-864b-eb3a85769359}", "USB" },
	{ "Sensor", "{5175d334-c371-4806-b3ba-71fd53c9258d}", "USB" },
	{ "Printer", "{4d36e979-e325-11ce-bfc1-08002be10318}", "USBPRINT" },
	{ "Extension", "{e2f84ce7-8efa-411c-aa69-97454ca4cb57}", "PCI" },
	{ "SoftwareComponent", "{5c4c3332-344d-483c-8739-259e934c9cc8}", "SWC" },
};
enum { CLASS_MEDIA = 2, CLASS_DEVICES = 12, CLASS_PRINTER = 12,
       CLASS_EXTENSION, CLASS_COMPONENT };

static const char *const makers[] = {
	"Intel Corporation", "Realtek Semiconductor Corp.", "NVIDIA",
	"Advanced Micro Devices, Inc.", "Broadcom", "Qualcomm", "Synaptics",
	"ELAN Microelectronics", "MediaTek, Inc.", "Dell Inc.", "HP Inc.",
	"Lenovo", "Logitech", "Conexant", "Goodix", "Alcor Micro",
};

static const char *const stems[] = {
	"netwtw", "rtux64w", "iaahcic", "iagpio", "ialpss", "nvhda", "amdgpio",
	"bcmwl", "qcbt", "synhid", "elanfp", "mtkwl", "dlpower", "hpkey",
	"ibtusb", "rtsper", "alcsc", "gdixfp", "cxaud", "logilda", "heci",
	"sensdev", "usb3hub", "tbthost", "wwanx", "vpusb", "pciefl", "dptf",
};

static const char *const settings[] = {
	"EnableIdle", "IdleTimeout", "MaxQueueDepth", "InterruptModeration",
	"LinkSpeed", "PowerPolicy", "TraceLevel", "FirmwareVersion",
	"BufferCount", "RetryLimit", "Calibration", "AntennaGain",
	"WakeEnabled", "DmaMode", "NumPorts", "RegionCode",
};

static const char *const groups[] = {
	"Extended Base", "Base", "NDIS", "SCSI miniport", "System Bus Extender",
	"PNP Filter",
};

static enum fleet_kind third_party_kind(struct fleet_random *r)
{
	static const uint32_t percent[] = {
		[FLEET_ISOLATED] = 26, [FLEET_LEGACY] = 22, [FLEET_GLOBAL] = 9,
		[FLEET_COINSTALLER] = 5, [FLEET_FILTER] = 4,
		[FLEET_OLD_FILTER] = 3, [FLEET_EXTENSION] = 8,
		[FLEET_COMPONENT] = 6, [FLEET_USER_MODE] = 4,
		[FLEET_PRINTER] = 3, [FLEET_WINDOWS] = 5, [FLEET_INCLUDE] = 5,
	};
	uint32_t at = fleet_below(r, 100), kind = 0;

	while (at >= percent[kind])
		at -= percent[kind++];
	return (enum fleet_kind)kind;
}

static uint32_t class_of(const struct fleet_package *p, struct fleet_random *r)
{
	switch (p->kind) {
	case FLEET_FILTER:
	case FLEET_EXTENSION:
		return CLASS_EXTENSION;
	case FLEET_COMPONENT:
		return CLASS_COMPONENT;
	case FLEET_PRINTER:
		return CLASS_PRINTER;
	case FLEET_INCLUDE:
		return CLASS_MEDIA;
	default:
		return fleet_percent(r, 30) ? 0 : fleet_below(r, CLASS_DEVICES);
	}
}

static void set_kind(struct fleet_package *p, struct fleet_random *r)
{
	static const uint32_t never = UINT32_MAX;

	/* common and rare ones alike, so that each image has a third */
	p->third_party = p->number % 3 == 0;
	p->kind = p->third_party ? third_party_kind(r) :
		  fleet_percent(r, 28) ? FLEET_INBOX_DRIVER : FLEET_INBOX;
	p->lockdown = true;
	switch (p->kind) {
	case FLEET_LEGACY:
	case FLEET_OLD_FILTER:
	case FLEET_GLOBAL:
	case FLEET_COINSTALLER:
		p->lockdown = fleet_percent(r, 55);
		p->store_from = never;
		break;
	case FLEET_PRINTER:
		p->store_from = never;
		break;
	case FLEET_WINDOWS:
		p->store_from = 17763;
		break;
	case FLEET_INBOX_DRIVER:
		p->store_from = fleet_percent(r, 60) ? never : 0;
		break;
	case FLEET_INBOX:
		break;
	case FLEET_FILTER:
	case FLEET_COMPONENT:
		p->from = 19041;	/* AddFilter, AddTrigger */
		break;
	default:
		p->from = 16299;
	}
	p->class = class_of(p, r);
	p->section = p->kind == FLEET_WINDOWS ? "Install" : "Install.NT";
}

static void set_service(struct fleet_package *p, struct fleet_random *r,
			struct da_arena *arena)
{
	bool program = p->kind == FLEET_COMPONENT;

	if (p->kind == FLEET_EXTENSION || p->kind == FLEET_USER_MODE ||
	    p->kind == FLEET_PRINTER || p->kind == FLEET_INBOX)
		return;
	p->service = p->name;
	p->type = program ? 16 : 1;
	p->start = 3;
	p->error_control = 1;
	p->group = program || fleet_percent(r, 40) ? "" :
		   groups[fleet_below(r, DA_COUNT(groups))];
	p->wdf = p->third_party && !program && fleet_percent(r, 60);
	p->display = da_arena_printf(arena, "%s %s", p->name,
				     program ? "Service" : "Driver");
	p->settings_n = fleet_below(r, 9);
	for (size_t i = 0; i < p->settings_n; i++) {
		struct fleet_setting *s = &p->settings[i];

		s->name = settings[(p->number + i * 5) % DA_COUNT(settings)];
		s->number = fleet_below(r, 5000);
		if (fleet_percent(r, 15))
			s->text = da_arena_printf(arena, "%s-%u", p->name,
						  s->number);
	}
}

static struct fleet_file *file(struct fleet_package *p, struct da_arena *arena,
			       const char *suffix, int dirid, int64_t size)
{
	struct fleet_file *f = &p->files[p->files_n++];
	const char *seed;

	f->name = da_arena_printf(arena, "%s%s", p->name, suffix);
	if (*suffix == '\\')
		f->name = da_arena_printf(arena, "en-US\\%s.inf_loc", p->name);
	f->path = da_arena_printf(arena, "%s\\%s", p->folder, f->name);
	f->size = size;
	f->dirid = dirid;
	seed = da_arena_printf(arena, "%s %s %lld", f->path, p->version,
			       (long long)size);
	da_sha256(seed, strlen(seed), f->sha256);
	return f;
}

static void set_files(struct fleet_package *p, struct fleet_random *r,
		      struct da_arena *arena)
{
	int out = p->store_from == UINT32_MAX ? 12 : 13;
	bool program = p->kind == FLEET_COMPONENT;

	file(p, arena, ".cat", 0, 8000 + fleet_below(r, 6000));
	file(p, arena, ".PNF", 0, 9000 + fleet_below(r, 30000));
	if (p->service)
		file(p, arena, program ? ".exe" : ".sys", out,
		     20480 + 512 * (int64_t)fleet_below(r, 1200));
	if (p->kind == FLEET_USER_MODE)
		file(p, arena, ".dll", 13, 40960 + 512 * (int64_t)fleet_below(r, 900));
	if (p->kind == FLEET_PRINTER)
		file(p, arena, ".dll", 66000, 90112 + 512 * (int64_t)fleet_below(r, 900));
	if (p->kind == FLEET_GLOBAL)
		file(p, arena, "api.dll", 11, 65536 + 512 * (int64_t)fleet_below(r, 900));
	if (p->kind == FLEET_COINSTALLER)
		file(p, arena, "co.dll", 11, 65536 + 512 * (int64_t)fleet_below(r, 900));
	if (p->third_party && fleet_percent(r, 70))
		file(p, arena, "fw.bin", 13, 4096 + fleet_below(r, 3000000));
	if (p->third_party && fleet_percent(r, 40))
		file(p, arena, "cfg.bin", 13, 512 + fleet_below(r, 90000));
	if (p->third_party && fleet_percent(r, 50))
		file(p, arena, "res.bin", 13, 512 + fleet_below(r, 900000));
	if (p->third_party)
		return;
	for (int i = 0; i < 2; i++)
		if (fleet_percent(r, 60))
			file(p, arena, i ? "ux.dll" : "hw.dll", 13,
			     24576 + 512 * (int64_t)fleet_below(r, 400));
	file(p, arena, "\\", 0, 24 + fleet_below(r, 4000));
}

struct fleet_package *fleet_package_new(uint64_t seed, uint32_t number,
					struct da_arena *arena)
{
	struct fleet_package *p = da_arena_alloc(arena, sizeof(*p));
	struct fleet_random r = fleet_random(seed, 1, number);
	struct da_buf text = { 0 };
	uint32_t u;

	p->number = number;
	set_kind(p, &r);
	p->name = da_arena_printf(arena, "%s%u",
				  stems[fleet_below(&r, DA_COUNT(stems))],
				  number);
	p->inf_name = da_arena_printf(arena, "%s.inf", p->name);
	p->id = da_arena_printf(arena, "%s_amd64_%016llx", p->inf_name,
				(unsigned long long)fleet_next(&r));
	p->folder = da_arena_printf(arena,
		"\\Windows\\System32\\DriverStore\\FileRepository\\%s", p->id);
	p->provider = p->third_party ?
		makers[fleet_below(&r, DA_COUNT(makers))] : "Microsoft";
	p->vendor = 0x1000 + fleet_below(&r, 0x7000);
	u = 2014 + fleet_below(&r, 11);
	snprintf(p->date, sizeof(p->date), "%04u-%02u-%02u", u,
		 1 + fleet_below(&r, 12), 1 + fleet_below(&r, 28));
	snprintf(p->version, sizeof(p->version), "%u.%u.%u.%u",
		 1 + fleet_below(&r, 31), fleet_below(&r, 100),
		 fleet_below(&r, 23000), fleet_below(&r, 5000));
	/* 2 to 30 KB, the middle one at 4: each device takes some 200 bytes */
	u = fleet_below(&r, 1000);
	p->devices = 5 + u * u / 50000 + u * u / 1000 * u / 1000 * u / 9500;
	set_service(p, &r, arena);
	set_files(p, &r, arena);
	fleet_inf_text(p, &text);
	da_sha256(text.p, text.n, p->sha256);
	p->size = (int64_t)text.n;
	da_buf_free(&text);
	return p;
}

void fleet_hardware_id(const struct fleet_package *p, uint32_t n, char out[64])
{
	const char *bus = fleet_classes[p->class].enumerator;
	bool usb = !strcmp(bus, "USB") || !strcmp(bus, "HID");
	uint32_t device = (p->number * 37 + n * 11) & 0xFFFF;

	if (!strcmp(bus, "SWC"))
		snprintf(out, 64, "SWC\\VID%04X&PID%04X&%s", p->vendor, device,
			 p->name);
	else if (usb)
		snprintf(out, 64, "%s\\VID_%04X&PID_%04X&REV_%04u", bus,
			 p->vendor, device, p->number);
	else if (!strcmp(bus, "USBPRINT"))
		snprintf(out, 64, "USBPRINT\\%s%04X", p->name, device);
	else
		snprintf(out, 64, "%s\\VEN_%04X&DEV_%04X&SUBSYS_%04X%04X", bus,
			 p->vendor, device, p->number, p->vendor);
}

/* ---- the text of its INF -------------------------------------------------- */

#define LINE(...) (da_buf_printf(o, __VA_ARGS__), da_buf_adds(o, "\r\n"))

static void version(const struct fleet_package *p, struct da_buf *o)
{
	int y = atoi(p->date), m = atoi(p->date + 5), d = atoi(p->date + 8);

	LINE(";");
	LINE("; %s", p->inf_name);
	LINE(";");
	LINE("; Copyright (c) %d %s. All rights reserved.", y, p->provider);
	LINE(";");
	LINE("%s", "");
	LINE("[Version]");
	LINE("Signature   = \"$WINDOWS NT$\"");
	LINE("Class       = %s", fleet_classes[p->class].name);
	LINE("ClassGuid   = %s", fleet_classes[p->class].guid);
	LINE("Provider    = %%Provider%%");
	LINE("CatalogFile = %s.cat", p->name);
	LINE("DriverVer   = %02d/%02d/%04d,%s", m, d, y, p->version);
	if (p->class == CLASS_EXTENSION)
		LINE("ExtensionId = {%08x-5a1f-4c3e-9d2b-%012llx}",
		     p->number * 2654435761u, (unsigned long long)p->number);
	if (p->lockdown)
		LINE("PnpLockdown = 1");
}

/* In a list of its own, which the install section names. */
static bool listed(const struct fleet_package *p, size_t i)
{
	return p->files[i].dirid &&
	       (p->kind != FLEET_COINSTALLER || p->files[i].dirid != 11);
}

static void sources(const struct fleet_package *p, struct da_buf *o)
{
	LINE("\r\n[SourceDisksNames]");
	LINE("1 = %%Disk%%,,,\"\"");
	LINE("\r\n[SourceDisksFiles]");
	for (size_t i = 0; i < p->files_n; i++)
		if (p->files[i].dirid)
			LINE("%s = 1,,", p->files[i].name);
	LINE("\r\n[DestinationDirs]");
	LINE("DefaultDestDir = 13");
	for (size_t i = 0; i < p->files_n; i++)
		if (listed(p, i))
			LINE("Copy%zu = %d", i, p->files[i].dirid);
	if (p->kind == FLEET_WINDOWS)
		LINE("CopyOld = 12");
	if (p->kind == FLEET_COINSTALLER)
		LINE("Co.Files = 11");
	for (size_t i = 0; i < p->files_n; i++)
		if (listed(p, i))
			LINE("\r\n[Copy%zu]\r\n%s", i, p->files[i].name);
	if (p->kind == FLEET_WINDOWS)
		LINE("\r\n[CopyOld]\r\n%s.sys", p->name);
}

static void models_of(const struct fleet_package *p, struct da_buf *o,
		      const char *decoration, const char *section)
{
	char id[64];

	LINE("\r\n[Models.%s]", decoration);
	for (uint32_t i = 0; i < p->devices; i++) {
		fleet_hardware_id(p, i, id);
		LINE("%%Device%u%% = %s, %s", i, section, id);
	}
}

static void models(const struct fleet_package *p, struct da_buf *o)
{
	char decoration[32] = "NTamd64";

	LINE("\r\n[Manufacturer]");
	if (p->kind == FLEET_WINDOWS) {
		LINE("%%Maker%% = Models,NTamd64,NTamd64.10.0...17763");
		models_of(p, o, "NTamd64", "InstallOld");
		models_of(p, o, "NTamd64.10.0...17763", "Install");
		return;
	}
	if (p->from)
		snprintf(decoration, sizeof(decoration), "NTamd64.10.0...%u",
			 p->from);
	LINE("%%Maker%% = Models,%s", decoration);
	models_of(p, o, decoration, "Install");
}

static void copies(const struct fleet_package *p, struct da_buf *o)
{
	for (size_t i = 0; i < p->files_n; i++)
		if (listed(p, i))
			LINE("CopyFiles = Copy%zu", i);
}

/* Counts what goes under HKR, as Windows' record of the section does. */
static void driver_settings(const struct fleet_package *p, struct da_buf *o)
{
	LINE("\r\n[Driver.AddReg]");
	LINE("HKR,,DriverDesc%u,,\"%s device\"", p->number % 7, p->name);
	LINE("HKR,,FeatureMask,0x00010001,0x%x", p->number);
	if (p->kind == FLEET_GLOBAL) {
		LINE("HKLM,\"SOFTWARE\\%s\\%s\",InstallPath,,\"%%11%%\"",
		     p->provider, p->name);
		LINE("HKLM,\"SOFTWARE\\%s\\%s\",Version,,\"%s\"", p->provider,
		     p->name, p->version);
		LINE("HKLM,\"SOFTWARE\\%s\\%s\",Features,0x00010001,%u",
		     p->provider, p->name, p->number);
	}
}

static void companions(const struct fleet_package *p, struct da_buf *o)
{
	if (p->kind == FLEET_OLD_FILTER) {
		LINE("\r\n[Install.NT.HW]\r\nAddReg = Filter.AddReg");
		LINE("\r\n[Filter.AddReg]\r\nHKR,,\"UpperFilters\",0x00010008,\"%s\"",
		     p->name);
	} else if (p->kind == FLEET_FILTER) {
		LINE("\r\n[Install.NT.Filters]\r\nAddFilter = %s,,Filter.Position",
		     p->name);
		LINE("\r\n[Filter.Position]\r\nFilterPosition = Upper");
	} else if (p->kind == FLEET_COINSTALLER) {
		LINE("\r\n[Install.NT.CoInstallers]\r\nAddReg = Co.AddReg\r\nCopyFiles = Co.Files");
		LINE("\r\n[Co.Files]\r\n%sco.dll", p->name);
		LINE("\r\n[Co.AddReg]\r\nHKR,,CoInstallers32,0x00010000,\"%sco.dll,CoDeviceInstall\"",
		     p->name);
	} else if (p->kind == FLEET_USER_MODE) {
		LINE("\r\n[Install.NT.Wdf]\r\nUmdfService = %s,Umdf.Install\r\nUmdfServiceOrder = %s",
		     p->name, p->name);
		LINE("\r\n[Umdf.Install]\r\nUmdfLibraryVersion = 2.15.0\r\nServiceBinary = %%13%%\\%s.dll",
		     p->name);
	}
	if (p->kind == FLEET_USER_MODE || p->kind == FLEET_INCLUDE) {
		const char *of = p->kind == FLEET_INCLUDE ? "wdmaudio.inf" :
							   "wudfrd.inf";
		const char *needs = p->kind == FLEET_INCLUDE ?
				    "WDMAUDIO.Registration" : "WUDFRD.NT";

		if (p->kind == FLEET_USER_MODE)
			LINE("\r\n[Install.NT.Services]\r\nInclude = %s\r\nNeeds = %s.Services",
			     of, needs);
		LINE("\r\n[Install.NT.HW]\r\nInclude = %s\r\nNeeds = %s.HW", of,
		     needs);
	}
}

static void install(const struct fleet_package *p, struct da_buf *o)
{
	LINE("\r\n[%s]", p->section);
	if (p->kind == FLEET_USER_MODE)
		LINE("Include = wudfrd.inf\r\nNeeds = WUDFRD.NT");
	if (p->kind == FLEET_INCLUDE)
		LINE("Include = ks.inf,wdmaudio.inf\r\nNeeds = KS.Registration,WDMAUDIO.Registration");
	if (p->kind == FLEET_INBOX)
		LINE("Include = ks.inf\r\nNeeds = KS.Registration");
	if (p->kind == FLEET_PRINTER)
		LINE("DriverFile = %s.dll", p->name);
	copies(p, o);
	LINE("AddReg = Driver.AddReg");
	driver_settings(p, o);
	if (p->kind == FLEET_WINDOWS) {
		LINE("\r\n[InstallOld]\r\nCopyFiles = CopyOld\r\nAddReg = Driver.AddReg");
		LINE("\r\n[InstallOld.Services]\r\nAddService = %s,0x00000002,Old.Service",
		     p->name);
	}
	companions(p, o);
}

static void service_install(const struct fleet_package *p, struct da_buf *o,
			    const char *name, int dirid)
{
	LINE("\r\n[%s]", name);
	LINE("DisplayName   = %%ServiceName%%");
	LINE("ServiceType   = %u", p->type);
	LINE("StartType     = %u", p->start);
	LINE("ErrorControl  = %u", p->error_control);
	LINE("ServiceBinary = %%%d%%\\%s.%s", dirid, p->name,
	     p->type == 16 ? "exe" : "sys");
	if (*p->group)
		LINE("LoadOrderGroup = %s", p->group);
	if (p->settings_n)
		LINE("AddReg        = Service.AddReg");
	if (p->type == 16)
		LINE("AddTrigger    = Service.Trigger");
}

static void service(const struct fleet_package *p, struct da_buf *o)
{
	static const char trigger[] = "\r\n[Service.Trigger]\r\n"
		"TriggerType = 1\r\nAction = 1\r\n"
		"SubType = %InterfaceClass%";

	if (!p->service)
		return;
	LINE("\r\n[%s.Services]", p->section);
	LINE("AddService = %s,%s,Service.Install", p->name,
	     p->kind == FLEET_FILTER || p->kind == FLEET_OLD_FILTER ||
	     p->kind == FLEET_COMPONENT ? "" : "0x00000002");
	if (p->kind == FLEET_OLD_FILTER)
		LINE("AddService = ,0x00000002");
	service_install(p, o, "Service.Install",
			p->store_from == UINT32_MAX ? 12 : 13);
	if (p->kind == FLEET_WINDOWS)
		service_install(p, o, "Old.Service", 12);
	if (p->type == 16)
		LINE("%s", trigger);
	if (p->settings_n)
		LINE("\r\n[Service.AddReg]");
	for (size_t i = 0; i < p->settings_n; i++) {
		const struct fleet_setting *s = &p->settings[i];

		if (s->text)
			LINE("HKR,Parameters,%s,,\"%s\"", s->name, s->text);
		else
			LINE("HKR,Parameters,%s,0x00010001,0x%x", s->name,
			     s->number);
	}
	if (p->wdf) {
		LINE("\r\n[%s.Wdf]\r\nKmdfService = %s,Kmdf.Install", p->section,
		     p->name);
		LINE("\r\n[Kmdf.Install]\r\nKmdfLibraryVersion = 1.15");
	}
}

static void strings(const struct fleet_package *p, struct da_buf *o)
{
	LINE("\r\n[Strings]");
	LINE("Provider    = \"%s\"", p->provider);
	LINE("Maker       = \"%s\"", p->provider);
	LINE("Disk        = \"%s Installation Disk\"", p->name);
	if (p->service)
		LINE("ServiceName = \"%s\"", p->display);
	if (p->type == 16)
		LINE("InterfaceClass = \"{%08x-0c5e-45fc-9ce7-570e5ecde9c9}\"",
		     p->number * 2246822519u);
	for (uint32_t i = 0; i < p->devices; i++)
		LINE("Device%u = \"%s %s Device %04X\"", i, p->provider,
		     fleet_classes[p->class].name, i);
}

void fleet_inf_text(const struct fleet_package *p, struct da_buf *o)
{
	version(p, o);
	sources(p, o);
	models(p, o);
	install(p, o);
	service(p, o);
	strings(p, o);
}

bool fleet_inbox_files(const char *folder)
{
	static const char head[] = "[Version]\r\nSignature=\"$WINDOWS NT$\"\r\n"
		"Class=System\r\nClassGuid={4d36e97d-e325-11ce-bfc1-08002be10318}\r\n"
		"Provider=Microsoft\r\nDriverVer=06/21/2006,10.0.19041.1\r\n";
	static const struct { const char *name, *text; } all[] = {
		{ "ks.inf", "[KS.Registration]\r\nAddReg=KS.Reg\r\n"
		  "[KS.Reg]\r\nHKR,,AssociatedFilters,,\"wdmaud,swmidi,redbook\"\r\n" },
		{ "wdmaudio.inf", "[WDMAUDIO.Registration]\r\nAddReg=WA.Reg\r\n"
		  "[WA.Reg]\r\nHKR,,Driver,,ks.sys\r\n[WDMAUDIO.Registration.HW]\r\n" },
		{ "wudfrd.inf", "[WUDFRD.NT]\r\n[WUDFRD.NT.HW]\r\nAddReg=W.Reg\r\n"
		  "[W.Reg]\r\nHKR,,LowerFilters,0x00010008,\"WudfRd\"\r\n"
		  "[WUDFRD.NT.Services]\r\nAddService=WUDFRd,0x000001fa,W.Service\r\n"
		  "[W.Service]\r\nServiceType=1\r\nStartType=3\r\nErrorControl=1\r\n"
		  "ServiceBinary=%12%\\WUDFRd.sys\r\n" },
	};

	for (size_t i = 0; i < DA_COUNT(all); i++) {
		char path[4096];
		FILE *to;
		int bad;

		snprintf(path, sizeof(path), "%s/%s", folder, all[i].name);
		to = fopen(path, "w");
		if (!to)
			return false;
		bad = fputs(head, to) < 0;
		bad |= fputs(all[i].text, to) < 0;
		if (fclose(to) || bad)
			return false;
	}
	return true;
}
