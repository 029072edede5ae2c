// SPDX-License-Identifier: Apache-2.0
/* The command table. */
#include "config.h"
#include "cli.h"

#include <locale.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

const struct command commands[] = {
	{ "scan", "TARGET...", "audit images: collect, judge, report", cmd_scan,
	  OPT_TARGET | OPT_JUDGE | OPT_OUTPUT | OPT_CONFIRM | OPT_FLEET | OPT_STORE |
	  OPT_RESUME | OPT_JOBS | OPT_REPORT | OPT_POLICY },
	{ "collect", "--store FILE TARGET...", "evidence of images into a store, unjudged",
	  cmd_collect, OPT_TARGET | OPT_FLEET | OPT_STORE | OPT_RESUME | OPT_JOBS },
	{ "check", "--store FILE", "judge what is stored; no image is opened",
	  cmd_check, OPT_JUDGE | OPT_OUTPUT | OPT_STORE | OPT_JOBS | OPT_REPORT | OPT_POLICY },
	{ "report", "--store FILE", "report on what is stored", cmd_report,
	  OPT_JUDGE | OPT_OUTPUT | OPT_STORE | OPT_JOBS | OPT_REPORT | OPT_POLICY },
	{ "query", "--store FILE 'SELECT ...'|-", "ask the views over all images of a store",
	  cmd_query, OPT_JUDGE | OPT_STORE | OPT_LIST | OPT_QUERY },
	{ "inf", "FILE|DIR...", "judge loose INF files, no image needed",
	  cmd_inf, OPT_JUDGE | OPT_OUTPUT | OPT_INF },
	{ "list", "packages|drivers|services|devices|hives|deleted TARGET",
	  "what is installed, without judging it", cmd_list,
	  OPT_TARGET | OPT_LIST },
	{ "rules", "[list|show ID|test [DIR...]|base]",
	  "the rules and how they would be judged; test: those of a site",
	  cmd_rules, OPT_JUDGE | OPT_RULES },
	{ "explain", "ID|CODE", "what a rule or an InfVerif code is about",
	  cmd_explain, OPT_JUDGE },
	{ "probe", "TARGET...", "what a target is, and what can be read of it",
	  cmd_probe, OPT_TARGET },
	{ "waivers", "check FILE...", "waiver files: what they say, and until when",
	  cmd_waivers, OPT_WAIVERS },
	{ "baseline", "--store FILE|TARGET...", "what golden images have, as a file for --baseline",
	  cmd_baseline, OPT_TARGET | OPT_JUDGE | OPT_STORE | OPT_BASELINE },
	{ "diff", "[--store FILE] A B", "what differs: images, or baselines of some",
	  cmd_diff, OPT_TARGET | OPT_JUDGE | OPT_OUTPUT | OPT_STORE },
	{ "version", "", "version and libraries", cmd_version, 0 },
	{ NULL, NULL, NULL, NULL, 0 }
};

const struct command *command_named(const char *name)
{
	const struct command *c = commands;

	while (strcmp(c->name, name) != 0)
		c++;
	return c;
}

static void usage(FILE *to)
{
	fputs("drvaudit: offline audit of driver package isolation\n\n"
	      "Usage: drvaudit COMMAND [options] [TARGET...]\n\n", to);
	for (const struct command *c = commands; c->name; c++)
		fprintf(to, "  %-8s %-32s %s\n", c->name, c->arguments, c->help);
	fputs("\nTARGET is a disk image, an NTFS volume or a directory holding one;\n"
	      "loose hives are given with --system, --software and --drivers.\n"
	      "DIR of images, hives:DIR and @LIST name many.\n"
	      "drvaudit COMMAND --help tells the options.\n", to);
}

/* What a command printed has arrived, or why not; a reader that has seen enough and
 * closed its end of the pipe is no error (a file on a full disk is never "POLLERR"). */
static int delivered(int status)
{
	struct pollfd out = { .fd = STDOUT_FILENO };

	if (!fflush(stdout) && !ferror(stdout))
		return status;
	if (poll(&out, 1, 0) == 1 && (out.revents & POLLERR))
		return status;
	complain(NULL, "standard output: write failed");
	return EXIT_WRITE;
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	/* memory goes from batch to batch; giving it back in between costs */
	mallopt(M_TRIM_THRESHOLD, 64 << 20);
	mallopt(M_MMAP_THRESHOLD, 64 << 20);
	signal(SIGPIPE, SIG_IGN);
	if (argc < 2) {
		usage(stderr);
		return EXIT_USAGE;
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") ||
	    !strcmp(argv[1], "help")) {
		usage(stdout);
		return delivered(0);
	}
	if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V"))
		return delivered(cmd_version(argc, argv));
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, argv[1])) {
			int status = delivered(c->run(argc, argv));

			options_done();
			return status;
		}
	complain(NULL, "%s is not a command; drvaudit --help lists them",
		 argv[1]);
	return EXIT_USAGE;
}
