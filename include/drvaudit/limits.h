// SPDX-License-Identifier: Apache-2.0
/*
 * Every cap on foreign input, in one place, with its reason.  Reaching one is
 * reported by its name; nothing is cut silently.
 */
#ifndef DRVAUDIT_LIMITS_H
#define DRVAUDIT_LIMITS_H

/* hives */
#define DA_HIVE_BYTES_MAX	(1ULL << 30)	/* honest COMPONENTS hives pass 100 MB */
#define DA_HIVE_DEPTH_MAX	512		/* Windows' own limit */
#define DA_HIVE_VALUES_MAX	131072		/* values of one key */
#define DA_HIVE_VALUE_KEPT	(16u << 20)	/* bytes of one value */
#define DA_HIVE_TEXT_MAX	(256u << 10)	/* bytes of one value shown as text */
#define DA_HIVE_VISITS_MAX	8000000		/* cells walked, all in all */
#define DA_HIVE_DELETED_MAX	100000		/* deleted items of one hive */
#define DA_HIVE_DELETED_TEXT_MAX (64u << 20)	/* bytes of their paths, and of what is kept of them */
#define DA_HIVE_DELETED_STEPS	200000000	/* 8 bytes looked at again: a second */
#define DA_LOG_BYTES_MAX	(256u << 20)	/* one transaction log; real ones have some MB */
#define DA_DIFFERENCES_MAX	4096		/* items that logs changed, listed for one hive */
#define DA_DIFFERENCE_TEXT	4096		/* bytes told of one of them, before and after */
#define DA_CHANGED_MAX		1000000		/* keys, and values, known to come from logs */
#define DA_LOG_ENTRIES_MAX	65536		/* entries applied to one hive */

/* NTFS */
#define DA_NTFS_RECORD_MAX	65536		/* bytes of one MFT record */
#define DA_NTFS_DEPTH_MAX	128		/* parents of a name */
#define DA_NTFS_NAMES_MAX	20000000	/* names on a volume */
#define DA_FILE_BYTES_MAX	(1ULL << 30)	/* one file read whole */
#define DA_HASH_BYTES_MAX	(512ULL << 20)	/* one file hashed */

/* disks */
#define DA_PARTITIONS_MAX	256
#define DA_GPT_ENTRIES_MAX	16384
#define DA_GPT_ENTRY_MAX	4096

/* directories */
#define DA_DIR_ENTRIES_MAX	1000000

/* INF; the real maxima are far below (inf reader tests show them) */
#define DA_INF_BYTES_MAX	(16u << 20)
#define DA_INF_LINE_MAX		65536		/* units of one physical line */
#define DA_INF_LOGICAL_LINE_MAX	(1u << 20)	/* units of one with its continuations */
#define DA_INF_SECTIONS_MAX	65536
#define DA_INF_ENTRIES_MAX	1000000
#define DA_INF_FIELDS_MAX	65536		/* fields of one entry */
#define DA_INF_FIELDS_ALL_MAX	(4u << 20)	/* fields of one INF: 64 MiB */
#define DA_INF_EXPANDED_MAX	65536		/* bytes of one expanded field */
#define DA_INF_EXPANDED_ALL_MAX	(64u << 20)	/* bytes of all of one INF */
#define DA_INF_FACTS_MAX	200000		/* facts of one resolved INF */
#define DA_INF_FACT_BYTES_MAX	(64u << 20)	/* of all its contents; 16 times its size and 1 MiB */
#define DA_INF_MEMORY_MAX	(256u << 20)	/* bytes for resolving one INF */
#define DA_INF_WORK_MAX		50000000	/* entries looked at, over all contents: a second */
#define DA_INF_CONTENTS_MAX	1024		/* windows, over all architectures */
#define DA_INF_NEEDS_MAX	1024		/* sections pulled by Needs */
#define DA_INF_DEPTH_MAX	64		/* sections that lead to each other */
#define DA_INF_NEEDS_DEPTH	16		/* Needs within needed sections */
#define DA_INF_INCLUDED_MAX	1024		/* INF files that one INF names */
#define DA_INF_TARGETS_MAX	1024		/* decorated Models sections of one INF */
#define DA_INF_PROBLEMS_MAX	1000		/* problems told of one content */
#define DA_INF_TEXT_MAX		4096		/* bytes of one line shown as proof */
#define DA_INF_TEXT_LINES	64		/* lines of one block of text */
#define DA_INF_DEPENDENCIES_MAX	16384		/* INF files written down for all contents of one INF */
#define DA_KNOWN_VARIANTS_MAX	65536		/* known contents of one INF that are compared */

/* INF files judged by one worker */
#define DA_BATCH_FILES		256
#define DA_BATCH_BYTES		(32u << 20)

/* problems told of one image; more are counted */
#define DA_PROBLEMS_MAX		10000

/* packages and services of one image */
#define DA_PACKAGES_MAX		65536
#define DA_CONFIGURATIONS_MAX	4096		/* install sections of one package */
#define DA_SERVICE_TEXT_MAX	32768		/* bytes of a text of a service: a fact fits into a frame */
#define DA_SERVICE_OWNERS_MAX	256		/* entries of Owners; real ones have some ten */
#define DA_TRIGGER_ITEM_MAX	4096		/* bytes of one data item of a trigger that are kept */
#define DA_TRIGGER_DATA_MAX	20		/* data items of one trigger: Windows' own limit */
#define DA_CONTROL_SETS_MAX	999		/* ControlSet001 to 999 */
#define DA_STORE_FILES_MAX	2000000
#define DA_OEM_NAMES_MAX	65536		/* oemN.inf: N below that */
#define DA_SOFTWARE_ENTRIES_MAX	100000		/* values or subkeys of a list in SOFTWARE */
#define DA_PENDING_RENAMES_MAX	65536
#define DA_QUESTIONS_MAX	100000		/* lines of INF files looked up in hives */
#define DA_NOTES_BYTES_MAX	(64u << 20)	/* of these lines, and of files that stay in the store */
#define DA_SYSTEM_NAMES_MAX	1000000		/* files of the system folders */

/* devices of one image; real systems have some hundreds */
#define DA_DEVICES_MAX		65536
#define DA_INTERFACES_MAX	262144
#define DA_DEVICE_DEPTH_MAX	16		/* keys below a device's key */
#define DA_DEVICE_VALUES_MAX	65536		/* values below the keys of one */
#define DA_DEVICE_PATHS_MAX	65536		/* paths in such values, all in all */
#define DA_VALUE_PATHS_MAX	64		/* paths in one value */
#define DA_FILTERS_MAX		1024		/* filters of one device or class */
#define DA_INSTALLERS_MAX	65536		/* class installers and co-installers */

/* the store */
#define DA_IMAGE_FACTS_MAX	(2ULL << 30)	/* bytes of the facts of one image, unpacked */
#define DA_IMAGES_CHOSEN_MAX	64		/* --image of one command */
#define DA_STORE_BUSY_MS	60000		/* how long another writer is waited for */

/* the pipe between worker and parent */
#define DA_FACT_TEXT_MAX	65535		/* bytes of one text, in a fact that fills a frame */
#define DA_FRAME_MAX		(1u << 20)	/* bytes of one frame */
#define DA_PIPE_BYTES_MAX	(1ULL << 30)	/* bytes of one target */
#define DA_WORKER_FDS_MAX	24		/* descriptors a worker keeps */
#define DA_WORKER_SILENCE_S	60		/* seconds without a frame */
#define DA_WORKER_WALL_S	900		/* seconds for one target */

/* the second reader; a library that runs away costs the marks */
#define DA_CONFIRM_SECONDS	10		/* of processor time, for all hives */
#define DA_CONFIRM_BYTES	(4ULL << 30)	/* of address space */

/* rules */
#define DA_RULE_BYTES_MAX	(256u << 10)
#define DA_RULE_ID_MAX		64		/* letters of a site's id: a column of reports */
#define DA_FIXTURES_MAX		10000		/* fixtures in one directory of rules */
#define DA_FIXTURE_BYTES_MAX	(64u << 10)	/* of one fixture in SQL */
#define DA_RULE_DIRS_MAX	16		/* directories of rules, ours among them */
#define DA_RULE_STEPS_MAX	2000000000ULL	/* SQLite VM steps of one rule */
#define DA_QUERY_STEPS_MAX	50000000000ULL	/* of one query over a store; some minutes */
#define DA_QUERY_CACHE_KB	65536		/* memory for facts that a query needs; the rest goes to a file */
#define DA_TABLE_LINES_MAX	10000		/* lines of a table that are laid out together */
#define DA_FINDINGS_MAX		100000		/* findings of one image */
#define DA_MESSAGE_MAX		4096		/* bytes of one message, of a value as text */

/* what a command is asked to examine */
#define DA_TARGETS_MAX		1000000
#define DA_TARGET_DEPTH_MAX	32		/* directories below one that --recursive goes into */
#define DA_IMAGE_BYTES_MIN	(1 << 20)	/* no installation is smaller */
#define DA_LIST_BYTES_MAX	(256u << 20)	/* one list of targets */
#define DA_LIST_LINE_MAX	65536
#define DA_LABELS_MAX		64		/* of one target */
#define DA_LABEL_NAME_MAX	64		/* bytes */
#define DA_LABEL_VALUE_MAX	1024		/* bytes */
#define DA_WORKERS_MAX		256		/* processes that judge images */
#define DA_POOL_GRACE_MS	1000		/* for images at work when the run is interrupted */

/* files that people write: waivers, profiles */
#define DA_YAML_BYTES_MAX	(8u << 20)	/* 10,000 waivers have 4 MB */
#define DA_YAML_DEPTH_MAX	16		/* waivers have 5 */
#define DA_YAML_NODES_MAX	500000		/* 10,000 waivers have 200,000 */
#define DA_YAML_TEXT_MAX	16384		/* bytes of one text; a reason may be long */
#define DA_GLOB_MAX		512		/* bytes of one pattern: it may look at each byte of a text as often */
#define DA_WAIVER_FILES_MAX	64		/* --waivers of one command */
#define DA_WAIVERS_MAX		20000		/* of all files */
#define DA_WAIVER_LIST_MAX	256		/* rules, and labels, of one */
#define DA_WAIVER_TEXT_MAX	4096		/* bytes of a text that a pattern is compared with; longer ones match none */
#define DA_PROFILE_RULES_MAX	1024		/* settings of one profile: each is compared with every rule */

/* baselines */
#define DA_BASELINE_BYTES_MAX	(64u << 20)	/* a golden image has 2 MB */
#define DA_BASELINE_DEPTH_MAX	16
#define DA_BASELINE_VALUES_MAX	4000000		/* of JSON; each costs memory many times its text */
#define DA_BASELINE_ITEMS_MAX	100000		/* findings, packages or services */

/* output */
#define DA_JSON_STRING_MAX	(1u << 20)
#define DA_TERMINAL_MAX		512

#endif
