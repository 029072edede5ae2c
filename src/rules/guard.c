// SPDX-License-Identifier: Apache-2.0
/*
 * The guard: a rule may SELECT, read columns through the published views and
 * the lists, and call the functions named here.  Everything else, ATTACH and
 * PRAGMA included, is refused when the rule is prepared.
 */
#include "config.h"
#include "rules.h"

static const char *const functions[] = {	/* sorted */
	"abs", "all_of", "any_of", "coalesce", "count", "format", "glob",
	"group_concat", "has_item", "hex", "ifnull", "iif", "inf_data_equal",
	"inf_number", "instr", "leaf", "length", "like", "lower", "ltrim",
	"max", "min", "nullif", "part", "printf", "replace", "rtrim",
	"same_items", "seconds", "substr", "substring", "sum", "total", "trim", "typeof", "under",
	"unhex", "unicode", "upper",
};

static const char *const views[] = {	/* sorted */
	"area", "catroot", "class_filter", "critical_device", "device",
	"device_filter", "device_interface", "device_value", "difx_package",
	"driver_database", "event_publisher", "file_owner", "global_value",
	"hole", "image", "inf", "inf_copy", "inf_destination",
	"inf_directive", "inf_include", "inf_install", "inf_install_service",
	"inf_list", "inf_problem", "inf_property", "inf_reference",
	"inf_registry", "inf_security", "inf_service", "inf_setting",
	"inf_sibling", "inf_source", "inf_target", "inf_token", "inf_wdf",
	"installer", "interface_value", "lockdown", "lockdown_owner",
	"oem_unseen", "other_service", "package", "package_configuration",
	"package_file", "package_file_time", "package_inf",
	"package_lockdown", "package_resource", "path_owner",
	"pending_rename", "problem", "resource", "run_entry", "service",
	"service_item", "service_origin", "service_owner", "service_package",
	"service_state", "service_trigger", "system_copy", "umdf_service",
	"umdf_subkey",
};

/* Over the whole store: for queries. */
static const char *const stored_views[] = {	/* sorted */
	"finding_count", "image_label", "installed_package", "stored_image",
	"verdict",
};

/* What verdicts have no use for and tables of counts have. */
static const char *const query_functions[] = {	/* sorted */
	"avg", "char", "date", "datetime", "dense_rank", "julianday", "lag",
	"lead", "quote", "rank", "round", "row_number", "strftime", "time",
	"unixepoch",
};

/* Asked for every column that a rule names. */
static bool listed(const char *const *names, size_t n, const char *name)
{
	size_t low = 0;

	while (low < n) {
		size_t mid = (low + n) / 2;
		int d = sqlite3_stricmp(name, names[mid]);

		if (!d)
			return true;
		if (d < 0)
			n = mid;
		else
			low = mid + 1;
	}
	return false;
}

static int stays(int action, const char *b)
{
	switch (action) {
	case SQLITE_ATTACH:
	case SQLITE_DETACH:
	case SQLITE_PRAGMA:
	case SQLITE_TRANSACTION:
	case SQLITE_SAVEPOINT:
	case SQLITE_CREATE_VTABLE:
		return SQLITE_DENY;
	case SQLITE_FUNCTION:
		return sqlite3_stricmp(b, "load_extension") ? SQLITE_OK :
							      SQLITE_DENY;
	default:
		return SQLITE_OK;
	}
}

bool da_guard_view(const char *name)
{
	return listed(views, DA_COUNT(views), name);
}

bool da_guard_stored_view(const char *name)
{
	return listed(stored_views, DA_COUNT(stored_views), name);
}

static bool may_read(bool query, const char *view)
{
	return da_guard_view(view) || (query && da_guard_stored_view(view));
}

int da_guard_allows(enum da_guard who, int action, const char *a,
		    const char *b, const char *through)
{
	bool query = who == DA_GUARD_QUERY;

	if (who == DA_GUARD_OFF)
		return SQLITE_OK;
	if (who == DA_GUARD_FIXTURE)
		return stays(action, b);
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		if (through && query && da_guard_stored_view(through))
			return SQLITE_OK;
		return listed(functions, DA_COUNT(functions), b) ||
		       !sqlite3_strnicmp(b, "da_judged_", 10) ||
		       (query && listed(query_functions,
					DA_COUNT(query_functions), b)) ?
			       SQLITE_OK : SQLITE_DENY;
	case SQLITE_READ:
		/* a view, a list, or a table seen through one of the views */
		if (may_read(query, a) ||
		    !sqlite3_strnicmp(a, "list_", 5) ||
		    !sqlite3_strnicmp(a, "da_", 3))
			return SQLITE_OK;
		if (through && may_read(query, through))
			return SQLITE_OK;
		/* a table no column of which is taken comes without a view */
		if (b && !*b && !through && sqlite3_strnicmp(a, "sqlite_", 7))
			return SQLITE_OK;
		return SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

static int allow(void *ctx, int action, const char *a, const char *b,
		 const char *database, const char *through)
{
	if (*(int *)ctx == DA_GUARD_CONTENT && action == SQLITE_READ &&
	    database && !strcmp(database, "t"))
		*(int *)ctx = DA_GUARD_RULE;
	return da_guard_allows((enum da_guard)*(int *)ctx, action, a, b,
			       through);
}

/*
 * Setting an authorizer makes SQLite prepare every statement anew, so it is
 * set once for a connection and told when to look.
 */
void da_guard_set(sqlite3 *db, int *who)
{
	sqlite3_set_authorizer(db, allow, who);
}
