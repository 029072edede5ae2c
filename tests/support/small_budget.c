// SPDX-License-Identifier: Apache-2.0
/*
 * The rules engine with a step budget that a test can wait for; linked instead
 * of the library's src/rules/rules.c.
 */
#include "config.h"

#include "drvaudit/limits.h"

#undef DA_RULE_STEPS_MAX
#define DA_RULE_STEPS_MAX 3000000ULL

#include "../../src/rules/rules.c"
