// SPDX-License-Identifier: Apache-2.0
/* The values of a service's key that the service manager gives a meaning. */
#include "config.h"
#include "service.h"

#include <stdlib.h>

enum form { NUMBER, TEXT, PATH, LIST, GROUPS, HEX };

#define AT(field) offsetof(struct da_fact_service, field)

static const struct typed {
	const char *name;
	enum form form;
	size_t field, value;	/* value: where it is cited; 0: nowhere */
} typed[] = {
	{ "Type", NUMBER, AT(type), AT(type_value) },
	{ "Start", NUMBER, AT(start), AT(start_value) },
	{ "ErrorControl", NUMBER, AT(error_control), 0 },
	{ "ImagePath", PATH, AT(image_path), AT(image_path_value) },
	{ "DisplayName", TEXT, AT(display_name), 0 },
	{ "Description", TEXT, AT(description), 0 },
	{ "Group", TEXT, AT(load_group), 0 },
	{ "Tag", NUMBER, AT(tag), 0 },
	{ "DependOnService", LIST, AT(depend_on_service), 0 },
	{ "DependOnGroup", GROUPS, AT(depend_on_group), 0 },
	{ "ObjectName", TEXT, AT(account), 0 },
	{ "RequiredPrivileges", LIST, AT(privileges), 0 },
	{ "ServiceSidType", NUMBER, AT(sid_type), 0 },
	{ "DelayedAutostart", NUMBER, AT(delayed), 0 },
	{ "FailureActions", HEX, AT(failure_actions), 0 },
	{ "BootFlags", NUMBER, AT(boot_flags), 0 },
	{ "LaunchProtected", NUMBER, AT(launch_protected), 0 },
	{ "WOW64", NUMBER, AT(wow64), 0 },
};

static void set_text(struct da_fact_service *fact, size_t field,
		     const char *text)
{
	*(const char **)((char *)fact + field) = text;
}

static void set_number(struct da_fact_service *fact, size_t field, int64_t n)
{
	*(int64_t *)((char *)fact + field) = n;
}

void da_service_absent(struct da_fact_service *fact)
{
	for (size_t i = 0; i < DA_COUNT(typed); i++) {
		if (typed[i].form != NUMBER)
			set_text(fact, typed[i].field, "");
		else if (typed[i].field != AT(type))
			set_number(fact, typed[i].field, -1);
	}
}

/* Dependencies on groups have a plus before each, as in an INF. */
static const char *joined(struct da_arena *arena, const struct da_value *v,
			  bool groups)
{
	const char *list = da_value_joined(v, groups ? ",+" : ",", arena);

	return groups && *list ? da_arena_printf(arena, "+%s", list) : list;
}

static const char *hexadecimal(struct da_arena *arena, const struct da_value *v)
{
	struct da_buf out = { 0 };
	const char *text;

	da_hex_add(&out, v->data, v->size > 4096 ? 4096 : v->size);
	text = da_arena_strdup(arena, da_buf_str(&out));
	da_buf_free(&out);
	return text;
}

/* What lies above a limit is not read: the service is not complete. */
static void limited(struct da_service_key *s, const struct da_value *v,
		    const char *name, unsigned most, const char *what, size_t n)
{
	struct da_err limit;

	s->unreadable = true;
	s->c->damaged = true;
	da_fail(&limit, DA_ELIMIT, "limit", v->offset,
		"limit: %s %u; %s: %zu", name, most, what, n);
	da_problem(s->c, s->c->area, s->c->hive_path, "service", &limit);
}

/* NULL when nobody can tell, or when it is longer than anybody means. */
static const char *text_of(struct da_service_key *s, enum form form,
			   const struct da_value *v)
{
	struct da_arena *arena = s->c->arena;

	/* what Windows makes of a path of another type nobody can say */
	if (!v->data || (form == PATH && !da_value_is_text(v)))
		return NULL;
	if (form != HEX && v->size > DA_SERVICE_TEXT_MAX) {
		limited(s, v, "DA_SERVICE_TEXT_MAX", DA_SERVICE_TEXT_MAX,
			"bytes of a text of a service", v->size);
		return NULL;
	}
	return form == HEX ? hexadecimal(arena, v) :
	       form == TEXT || form == PATH ? da_value_text(v, arena, NULL) :
	       joined(arena, v, form == GROUPS);
}

static int64_t number_of(const struct da_value *v)
{
	uint64_t n;

	return da_value_number(v, &n) && n <= INT64_MAX ? (int64_t)n : DA_NULL;
}

static void emit_owner(struct da_service_key *s, const char *inf_name,
		       const char *package_id, const char *origin,
		       int64_t cited)
{
	DA_FACT(service_owner, o);

	if (*inf_name)
		da_oem_named(s->c, inf_name, DA_OEM_SERVICE);
	o.service = s->fact->id;
	o.inf_name = inf_name;
	o.package_id = package_id;
	o.origin = origin;
	o.value = cited;
	DA_EMIT(s->c, service_owner, o);
}

/*
 * Owners and the older DriverPackageId; "@oemN.inf,%x%;y" names one as well.
 * An entry "!PACKAGE-ID" of Owners is no INF: Windows left it when it was
 * upgraded, beside the plain name.
 */
static void owners(struct da_service_key *s, const struct da_value *v,
		   int64_t cited)
{
	struct da_arena *arena = da_arena_new();

	if (da_strieq(v->name, "Owners")) {
		size_t n;
		char **list = da_value_list(v, arena, &n);

		if (n > DA_SERVICE_OWNERS_MAX)
			limited(s, v, "DA_SERVICE_OWNERS_MAX",
				DA_SERVICE_OWNERS_MAX,
				"owners of a service", n);
		for (size_t i = 0; i < n && i < DA_SERVICE_OWNERS_MAX; i++) {
			bool id = list[i][0] == '!';

			emit_owner(s, id ? "" : list[i], id ? list[i] + 1 : "",
				   "Owners", cited);
		}
	} else if (da_strieq(v->name, "DriverPackageId")) {
		emit_owner(s, "", da_value_text(v, arena, NULL), v->name, cited);
	} else {
		const char *text = da_value_text(v, arena, NULL), *inf;
		size_t n = text[0] == '@' ? strcspn(text + 1, ",") : 0;

		inf = da_arena_strndup(arena, text + (n > 0), n);
		if (n && da_iends(inf, ".inf") && !strpbrk(inf, "\\/%"))
			emit_owner(s, inf, "", v->name, cited);
	}
	da_arena_free(arena);
}

void da_service_value(struct da_service_key *s, const struct da_value *v,
		      int64_t cited)
{
	static const char *const owning[] = { "Owners", "DriverPackageId",
					      "DisplayName", "Description" };

	s->unreadable |= v->status != DA_OK;
	if (da_strieq(v->name, "Owners") || da_strieq(v->name, "DriverPackageId"))
		text_of(s, TEXT, v);	/* says when it is too long */
	for (size_t i = 0; i < DA_COUNT(typed); i++) {
		const struct typed *t = &typed[i];

		if (!da_strieq(v->name, t->name))
			continue;
		if (t->form == NUMBER)
			set_number(s->fact, t->field, number_of(v));
		else
			set_text(s->fact, t->field,
				 text_of(s, t->form, v));
		if (t->value)
			set_number(s->fact, t->value, cited);
		break;
	}
	for (size_t i = 0; v->data && v->size <= DA_SERVICE_TEXT_MAX &&
	     i < DA_COUNT(owning); i++)
		if (da_strieq(v->name, owning[i]))
			owners(s, v, cited);
}

void da_service_dll(struct da_service_key *s, const struct da_value *v,
		    int64_t cited)
{
	/* Parameters is asked first by the service host */
	if (s->fact->service_dll && *s->fact->service_dll &&
	    da_strieq(s->place, "root"))
		return;
	s->fact->service_dll = text_of(s, PATH, v);
	s->fact->service_dll_place = da_strieq(s->place, "root") ? "root" :
								   "Parameters";
	s->fact->service_dll_value = cited;
}
