// SPDX-License-Identifier: Apache-2.0
/* What the files that read a service's key share. */
#ifndef DA_EVIDENCE_SERVICE_H
#define DA_EVIDENCE_SERVICE_H

#include "collect.h"

struct da_service_key {
	struct da_collect *c;
	struct da_at *at;
	struct da_fact_service *fact;
	const char *place;	/* facts.def: service_item.place */
	bool has_type, unreadable;
};

/* ---- service_values.c -------------------------------------------------- */

/* Every typed value of the key is absent until it is met. */
void da_service_absent(struct da_fact_service *fact);
/* A value of the root of the key. */
void da_service_value(struct da_service_key *s, const struct da_value *v,
		      int64_t cited);
/* ServiceDll, in whatever key it stands. */
void da_service_dll(struct da_service_key *s, const struct da_value *v,
		    int64_t cited);

/* ---- service_state.c --------------------------------------------------- */

/* State, SharedState and its siblings; name of a subkey of the root. */
bool da_is_service_state(const char *name);
/*
 * Who may do what with a key of the state, as a fact.  1 when unprivileged
 * users may write, 0 when not, DA_NULL when nobody can tell.
 */
int64_t da_service_state(struct da_service_key *s, da_key key,
			 int64_t key_number, const char *place);
/* TriggerInfo, StartOverride and Security; false for any other subkey. */
bool da_service_known_key(struct da_service_key *s, da_key key,
			  const char *name);

#endif
