// SPDX-License-Identifier: Apache-2.0
/*
 * The guard: a rule may SELECT, read columns through the published views and
 * the lists, and call the functions named here.  Everything else, ATTACH and
 * PRAGMA included, is refused when the rule is prepared.
 */
#include "config.h"
#include "rules.h"

static const char *const functions[] = {
	"abs", "coalesce", "count", "format", "glob", "group_concat", "hex",
	"ifnull", "iif", "instr", "length", "like", "lower", "ltrim", "max",
	"min", "nullif", "printf", "replace", "rtrim", "substr", "substring",
	"sum", "total", "trim", "typeof", "unhex", "unicode", "upper",
	"all_of", "any_of", "has_item", "inf_data_equal", "inf_number", "leaf",
	"part", "under",
};

static const char *const views[] = {
	"image", "area", "hole", "package", "package_file", "inf",
	"inf_sibling", "inf_problem", "inf_target", "inf_install", "inf_list",
	"inf_destination", "inf_security", "inf_property",
	"inf_install_service", "inf_wdf", "inf_reference", "inf_token",
	"package_inf", "package_configuration", "inf_copy", "inf_registry",
	"inf_setting", "inf_service", "inf_directive", "inf_source", "inf_include",
	"service_owner", "service_package", "service", "service_item", "lockdown",
	"lockdown_owner", "package_lockdown", "package_resource", "resource",
	"umdf_service", "problem",
};

static bool listed(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!sqlite3_stricmp(names[i], name))
			return true;
	return false;
}

static int allow(void *ctx, int action, const char *a, const char *b,
		 const char *database, const char *through)
{
	(void)database;
	if (!*(bool *)ctx)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		return listed(functions, DA_COUNT(functions), b) ?
			       SQLITE_OK : SQLITE_DENY;
	case SQLITE_READ:
		/* a view, a list, or a table seen through one of the views */
		if (listed(views, DA_COUNT(views), a) ||
		    !sqlite3_strnicmp(a, "list_", 5) ||
		    !sqlite3_stricmp(a, "da_scope"))
			return SQLITE_OK;
		if (through && listed(views, DA_COUNT(views), through))
			return SQLITE_OK;
		/* a table no column of which is taken comes without a view */
		if (b && !*b && !through && sqlite3_strnicmp(a, "sqlite_", 7))
			return SQLITE_OK;
		return SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

/*
 * Setting an authorizer makes SQLite prepare every statement anew, so it is
 * set once for a connection and told when to look.
 */
void da_guard_set(sqlite3 *db, bool *on)
{
	sqlite3_set_authorizer(db, allow, on);
}
