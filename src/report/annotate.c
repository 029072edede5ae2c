// SPDX-License-Identifier: Apache-2.0
/*
 * One HTML page for each INF with the findings in place, and an index.  The
 * reader of a page is a browser, and what it shows was made by a stranger:
 *
 *	- evidence is text between tags, by put_text(), and the page's title, by
 *	  put_title(); never an attribute, a style, a link or a file name;
 *	- there is no script and nothing is loaded, and the page says so to the
 *	  browser;
 *	- a character without a glyph of its own, or one that moves others, is
 *	  shown as \u{...} in a frame; every text is isolated by <bdi>.
 *
 * Pages are written piece by piece; of a file that is done one row stays.
 */
#include "config.h"
#include "inf.h"
#include "json.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <utf8proc.h>

/*
 * A page is opened whole by a browser.  16 MiB of line feeds would make 1.5 GB;
 * the largest page of 385 real INF files has 1.9 MB.
 */
#define PAGE_LINES_MAX	(24u << 20)	/* then only lines with findings */
#define PAGE_BYTES_MAX	(48u << 20)	/* then no more findings */
#define LINES_SHOWN_MAX	40		/* of one rule, in the table of rules */
#define WINDOWS_SHOWN_MAX 12		/* of one finding */
#define CARET_COLUMN_MAX 160		/* farther ones are only framed */
#define MARK_MAX	16

/* Worst first, as the index is sorted. */
static const struct headline { const char *name, *class, *means; } headlines[] = {
	{ "not judged", "bad", "" },
	{ "broken", "bad", "it does not parse or names no catalog, so that not even P holds" },
	{ "unknown", "mid", "what could be read does not tell whether it parses" },
	{ "legacy", "bad", "it parses, and is not declarative" },
	{ "declarative", "mid", "it is declarative (InfVerif /k), and not universal" },
	{ "universal", "mid", "it is universal (InfVerif /u)" },
	{ "whql-current", "good", "it meets what signing asks for (InfVerif /h)" },
	{ "windows-driver", "good", "it meets the requirements of a Windows Driver (InfVerif /w)" },
	{ "nothing-applies", "mid", "nothing in it applies to a build that counts" },
};

static const struct { const char *name, *means; } flags[DA_FLAGS] = {
	[DA_FLAG_P] = { "parses", "the text can be read and a catalog is named" },
	[DA_FLAG_K] = { "declarative", "no directive whose result depends on what was there before (InfVerif /k)" },
	[DA_FLAG_U] = { "universal", "declarative, and fit for every edition of Windows (InfVerif /u)" },
	[DA_FLAG_H] = { "WHQL", "declarative, and within the exceptions that signing allows now (InfVerif /h)" },
	[DA_FLAG_W] = { "Windows Driver", "isolated: it runs from the driver store and keeps to its own state (InfVerif /w)" },
};

enum kind { VIOLATION, WARNING, NOTE, UNKNOWN, KINDS };
static const struct { const char *class, *one, *many; } kinds[KINDS] = {
	{ "v", "violation", "violations" }, { "w", "warning", "warnings" },
	{ "n", "note", "notes" }, { "u", "unknown", "unknown" },
};

struct row {			/* of the index */
	char *path;
	char page[40];		/* "": it could not be written */
	size_t headline, count[KINDS];
};

struct annotate {
	char *dir;
	struct da_out *index;
	struct row *rows;
	size_t n, cap;
	size_t clean, count[KINDS];
	char rules[DA_SHA256_HEX];	/* digest, once one file is judged */
	const char *profile;
	int status;			/* the first failure */
	struct da_err failure;
};

struct page {
	const struct inf_file *x;
	struct da_out *out;
	struct da_buf b;		/* the piece at work */
	size_t bytes;			/* written before it */
	size_t *next;			/* finding of the same kind; n: none */
	size_t note;			/* the next one to show */
	int64_t line;			/* the next one to show */
	int64_t skipped_from, skipped_to;
	size_t left_out;		/* findings */
};

/* ---- text from evidence ------------------------------------------------ */

/* Invisible, and no control or format character for Unicode. */
static bool is_filler(uint32_t c)
{
	return c == 0x34F || c == 0x115F || c == 0x1160 || c == 0x17B4 ||
	       c == 0x17B5 || (c >= 0x180B && c <= 0x180F) || c == 0x3164 ||
	       (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFFA0 ||
	       (c >= 0xE0100 && c <= 0xE01EF);
}

/* Length of what is shown instead of a character; 0: it shows itself. */
static int mark(uint32_t c, char out[MARK_MAX])
{
	bool trap;

	if (c >= 0x20 && c < 0x7F)
		return 0;
	if (c == DA_RUNE_NUL)
		return snprintf(out, MARK_MAX, "\\u{0}");
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		trap = true;
		break;
	case UTF8PROC_CATEGORY_ZS:	/* no blank for Windows; U+3000 is wide */
		trap = c != 0x3000;
		break;
	default:
		trap = is_filler(c);
	}
	return trap ? snprintf(out, MARK_MAX, "\\u{%x}", c) : 0;
}

/* One character of [at, end) that shows itself, as text of an element. */
static void put_plain(struct da_buf *b, const char *at, const char *end)
{
	switch (*at) {
	case '&':
		da_buf_adds(b, "&amp;");
		break;
	case '<':
		da_buf_adds(b, "&lt;");
		break;
	case '>':
		da_buf_adds(b, "&gt;");
		break;
	case '"':
		da_buf_adds(b, "&quot;");
		break;
	case '\'':
		da_buf_adds(b, "&#39;");
		break;
	default:
		da_buf_add(b, at, (size_t)(end - at));
	}
}

static void put_rune(struct da_buf *b, const char *at, const char *end,
		     uint32_t c)
{
	char m[MARK_MAX];

	if (mark(c, m))
		da_buf_printf(b, "<i class=\"m\">%s</i>", m);
	else
		put_plain(b, at, end);
}

/* Evidence as the content of an element that may hold elements. */
static void put_text(struct da_buf *b, const char *s)
{
	const char *start = s ? s : "";

	da_buf_adds(b, "<bdi>");
	for (s = start; *s;) {
		const char *at = s;
		uint32_t c = da_rune_next(&s);

		if ((size_t)(at - start) >= DA_MESSAGE_MAX) {
			da_buf_printf(b, "</bdi> <i class=\"cut\">cut; %zu bytes in all</i>",
				      strlen(start));
			return;
		}
		put_rune(b, at, s, c);
	}
	da_buf_adds(b, "</bdi>");
}

/* Evidence in <title>, which holds no elements. */
static void put_title(struct da_buf *b, const char *s)
{
	for (int n = 0; *s && n < 120; n++) {
		const char *at = s;
		char m[MARK_MAX];

		if (mark(da_rune_next(&s), m))
			da_buf_adds(b, m);
		else
			put_plain(b, at, s);
	}
	if (*s)
		da_buf_adds(b, "...");
}

/* ---- what all pages share ---------------------------------------------- */

static const char *const css[] = {
"\n:root{color-scheme:light dark;--bg:#fff;--fg:#1f2328;--dim:#59636e;--soft:#f6f8fa;"
"--edge:#d1d9e0;--link:#0550ae;--at:#ffe27a;--key:#0a3069;"
"--v:#a40e26;--vb:#fff0ee;--w:#7a4a00;--wb:#fff8db;--n:#0550ae;--nb:#eaf4ff;"
"--u:#5b32a8;--ub:#f5f0ff;--good:#116329}\n",
"@media screen and (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;"
"--dim:#9da7b3;--soft:#161b22;--edge:#3d444d;--link:#79b8ff;--at:#5c4a00;--key:#a5d6ff;"
"--v:#ff9a92;--vb:#2d1517;--w:#eac54f;--wb:#2a2210;--n:#79b8ff;--nb:#10233d;"
"--u:#d2b3ff;--ub:#211636;--good:#5fd47a}}\n",
"*{box-sizing:border-box}\n"
"body{margin:0 auto;padding:1rem 1.5rem 4rem;max-width:100rem;background:var(--bg);"
"color:var(--fg);font:15px/1.5 system-ui,-apple-system,\"Segoe UI\",\"Noto Sans\","
"\"DejaVu Sans\",sans-serif}\n",
"h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0 .8rem;overflow-wrap:anywhere}\n"
"h2{font-size:1.15rem;margin:2rem 0 .6rem}\n"
"p{margin:.4rem 0}\n"
"a{color:var(--link)}\n"
"a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}\n"
"bdi{overflow-wrap:anywhere}\n",
"code,.code,.facts dd.x{font-family:ui-monospace,\"Cascadia Mono\",Menlo,Consolas,"
"\"DejaVu Sans Mono\",\"Liberation Mono\",monospace;font-size:13px}\n"
".facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:0}\n"
".facts dt{color:var(--dim)}\n"
".facts dd{margin:0;overflow-wrap:anywhere}\n",
"table{border-collapse:collapse;margin:.4rem 0}\n"
"caption{text-align:left;color:var(--dim);padding:.2rem 0}\n"
"th,td{border-bottom:1px solid var(--edge);padding:.25rem .7rem .25rem 0;text-align:left;"
"vertical-align:top}\n"
"thead th{color:var(--dim);font-weight:600;vertical-align:bottom}\n"
"tbody th{font-weight:600;white-space:nowrap}\n"
".r{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
".z{color:var(--dim)}\n"
".p{min-width:11rem}\n",
".cols{display:flex;flex-wrap:wrap;gap:0 3rem;align-items:flex-start}\n"
".cols>*{min-width:0}\n"
".wide{overflow-x:auto}\n"
".g{border:1px solid;border-radius:4px;padding:.05rem .5rem;font-weight:700;"
"white-space:nowrap}\n"
".good,.yes{color:var(--good)}.mid{color:var(--w)}.bad,.no{color:var(--v)}\n"
".yes,.no{font-weight:600}\n",
".sum{display:flex;flex-wrap:wrap;gap:.6rem;padding:0;margin:.6rem 0;list-style:none}\n"
".sum li{border:1px solid var(--edge);border-left:4px solid;border-radius:4px;"
"padding:.3rem .8rem;background:var(--soft)}\n"
".sum b{font-size:1.15rem}\n"
".v{--c:var(--v);--b:var(--vb)}.w{--c:var(--w);--b:var(--wb)}"
".n{--c:var(--n);--b:var(--nb)}.u{--c:var(--u);--b:var(--ub)}\n"
".sum .v,.sum .w,.sum .n,.sum .u{border-left-color:var(--c)}\n",
"i.m{font-style:normal;color:var(--v);background:var(--vb);box-shadow:0 0 0 1px var(--v);"
"border-radius:1px}\n"
"i.cut,p.cut{font-style:italic;color:var(--w)}\n"
".why{color:var(--dim)}\n",
".code{border:1px solid var(--edge);border-radius:6px;padding:.5rem 0;tab-size:8}\n"
".l{position:relative;padding:0 .8rem 0 7.5ch;overflow:hidden;min-height:1.5em}\n"
".l>a{position:absolute;left:0;width:6ch;text-align:right;color:var(--dim);"
"text-decoration:none;user-select:none}\n"
".l>a:hover{text-decoration:underline}\n"
".l bdi,.k{white-space:break-spaces;line-break:anywhere;overflow-wrap:anywhere}\n",
".s bdi{font-weight:700;color:var(--key)}.c bdi{color:var(--dim)}\n"
".h{background:var(--b);box-shadow:inset 4px 0 var(--c)}\n"
".h>a{color:var(--c);font-weight:700}\n"
".at{background:var(--at);font-weight:700;box-shadow:0 0 0 1px var(--c)}\n"
".k{padding:0 .8rem 0 7.5ch;line-height:1.2;color:var(--c);font-weight:700;user-select:none}\n",
".f{margin:.1rem .8rem .7rem 7.5ch;padding:.4rem .8rem;background:var(--b);"
"border:1px solid var(--c);border-left-width:4px;border-radius:4px;max-width:62rem;"
"overflow:hidden;font:14px/1.45 system-ui,-apple-system,\"Segoe UI\",\"Noto Sans\","
"\"DejaVu Sans\",sans-serif}\n"
".f p{margin:.1rem 0}\n"
".f .t{display:flex;flex-wrap:wrap;gap:0 1rem;align-items:baseline}\n"
".f .t b{color:var(--c);text-transform:uppercase;letter-spacing:.03em}\n"
".f nav{margin-left:auto;display:flex;gap:.8rem}\n"
".f .msg{font-weight:600}\n",
".f summary{cursor:pointer;color:var(--link);width:max-content;max-width:100%}\n"
".f dl{margin:.3rem 0 .1rem;display:grid;grid-template-columns:max-content 1fr;gap:.2rem .8rem}\n"
".f dt{color:var(--dim)}.f dd{margin:0}\n"
".l:target{outline:2px solid var(--link);outline-offset:-2px}\n"
".f:target{outline:2px solid var(--c);outline-offset:1px}\n"
".code>p{margin:.4rem .8rem .4rem 7.5ch}\n"
"footer{margin-top:2rem;color:var(--dim);font-size:13px;overflow-wrap:anywhere}\n",
"@media (max-width:45rem){body{padding:.8rem .7rem 3rem}.l,.k{padding-left:5ch}"
".l>a{width:4ch}.f,.code>p{margin-left:1ch;margin-right:.3rem}.f nav{margin-left:0}"
".facts,.f dl{grid-template-columns:1fr}.facts dd,.f dd{margin-bottom:.3rem}"
".code{tab-size:4}}\n",
"@media print{body{max-width:none;padding:0;font-size:10pt}.code,code{font-size:8pt}"
".code{border:0;padding:0}.f{font-size:8.5pt;break-inside:avoid;max-width:none}"
".l,tr{break-inside:avoid}.l:has(+.k){break-after:avoid}.k{break-after:avoid}"
"h2{break-after:avoid}thead{display:table-header-group}"
".f nav,.up{display:none}a{color:inherit;text-decoration:none}"
".f summary{display:none}.f details::details-content{content-visibility:visible;"
"block-size:auto}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n",
};

static void put_head(struct da_buf *b, const char *what, const char *evidence)
{
	da_buf_adds(b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src"
		" 'none'; style-src 'unsafe-inline'; base-uri 'none';"
		" form-action 'none'\">\n"
		"<meta name=\"viewport\" content=\"width=device-width,"
		" initial-scale=1\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
	da_buf_adds(b, what);
	put_title(b, evidence);
	da_buf_adds(b, "</title>\n<style>");
	for (size_t i = 0; i < DA_COUNT(css); i++)
		da_buf_adds(b, css[i]);
	da_buf_adds(b, "</style>\n</head>\n<body>\n");
}

static void put_foot(struct da_buf *b, const char *profile, const char *rules)
{
	da_buf_adds(b, "<footer>" PACKAGE_NAME " " PACKAGE_VERSION);
	if (profile)
		da_buf_printf(b, ", profile %s", profile);
	if (rules && *rules) {
		da_buf_adds(b, ", rules ");
		put_text(b, rules);
	}
	da_buf_adds(b, "</footer>\n</body>\n</html>\n");
}

static size_t headline_of(const struct inf_file *x)
{
	const char *name = x->grade ? x->grade->of_package.headline : "unknown";

	for (size_t i = 1; x->findings && i < DA_COUNT(headlines); i++)
		if (!strcmp(headlines[i].name, name))
			return i;
	return 0;
}

static void put_headline(struct da_buf *b, size_t i)
{
	da_buf_printf(b, "<b class=\"g %s\">%s</b>", headlines[i].class,
		      headlines[i].name);
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

/* ---- the page's head --------------------------------------------------- */

static void flush(struct page *p)
{
	da_out_add(p->out, p->b.p, p->b.n);
	p->bytes += p->b.n;
	p->b.n = 0;
}

static void fact(struct da_buf *b, const char *name, const char *evidence,
		 bool code)
{
	da_buf_printf(b, "<dt>%s</dt><dd%s>", name, code ? " class=\"x\"" : "");
	put_text(b, evidence);
	da_buf_adds(b, "</dd>\n");
}

static void page_head(struct page *p)
{
	const struct inf_file *x = p->x;
	struct da_buf *b = &p->b;

	put_head(b, x->findings ? "" : "Not judged: ", base_name(x->path));
	da_buf_adds(b, "<p class=\"up\"><a href=\"index.html\">All files</a></p>\n"
		    "<h1>");
	put_text(b, base_name(x->path));
	da_buf_adds(b, "</h1>\n<dl class=\"facts\">\n");
	fact(b, "Path", x->path, true);
	if (x->sha256)
		fact(b, "SHA-256", x->sha256, true);
	if (x->encoding)
		fact(b, "Encoding", x->encoding, false);
	if (x->findings)
		da_buf_printf(b, "<dt>Read</dt><dd>%s</dd>\n",
			      x->image->complete ? "completely" :
			      "<b class=\"bad\">incompletely</b>: where the rest is"
			      " needed, the verdict is unknown");
	da_buf_adds(b, "</dl>\n");
	flush(p);
}

/* A page for a file that nobody could judge. */
static void page_refused(struct page *p)
{
	struct da_buf *b = &p->b;

	da_buf_adds(b, "<h2>Not judged</h2>\n<p>");
	put_text(b, p->x->why);
	da_buf_adds(b, " (<code>");
	put_text(b, p->x->code);
	da_buf_adds(b, "</code>)</p>\n<p>Nothing is known about this file: that"
		    " is not a pass.</p>\n");
}

static void put_flag(struct da_buf *b, enum da_flag_state s)
{
	da_buf_adds(b, s == DA_FLAG_TRUE ? "<td class=\"yes\">yes</td>" :
		    s == DA_FLAG_FALSE ? "<td class=\"no\">no</td>" :
		    s == DA_FLAG_UNKNOWN ? "<td class=\"mid\">unknown</td>" :
					   "<td class=\"z\">not judged</td>");
}

static void page_flags(struct page *p)
{
	struct da_buf *b = &p->b;

	da_buf_adds(b, "<div class=\"wide\"><table>\n<caption>What the grade is"
		    " made of</caption>\n<tbody>\n");
	for (int i = 0; i < DA_FLAGS; i++) {
		da_buf_printf(b, "<tr><th scope=\"row\">%c %s</th>",
			      da_flag_letter((enum da_flag)i), flags[i].name);
		put_flag(b, p->x->grade->of_package.flag[i]);
		da_buf_printf(b, "<td class=\"why\">%s</td></tr>\n", flags[i].means);
	}
	da_buf_adds(b, "</tbody>\n</table></div>\n");
}

static void page_windows(struct page *p)
{
	const struct inf_file *x = p->x;
	struct da_buf *b = &p->b;

	da_buf_adds(b, "<div class=\"wide\"><table>\n<caption>Build windows</caption>\n"
		    "<thead><tr><th scope=\"col\">Windows</th>"
		    "<th scope=\"col\">Grade</th>");
	for (int i = 0; i < DA_FLAGS; i++)
		da_buf_printf(b, "<th scope=\"col\">%c</th>",
			      da_flag_letter((enum da_flag)i));
	da_buf_adds(b, "<th scope=\"col\" class=\"r\">Devices</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < x->windows_n; i++) {
		const struct da_content *c = x->windows[i];

		da_buf_adds(b, "<tr><th scope=\"row\">");
		put_text(b, da_inf_window_name(x, c));
		da_buf_printf(b, "</th><td>%s</td>", c->grade.headline);
		for (int k = 0; k < DA_FLAGS; k++)
			put_flag(b, c->grade.flag[k]);
		if (c->devices >= 0)
			da_buf_printf(b, "<td class=\"r\">%lld</td></tr>\n",
				      (long long)c->devices);
		else
			da_buf_adds(b, "<td class=\"r mid\">unknown</td></tr>\n");
		flush(p);
	}
	da_buf_adds(b, "</tbody>\n</table></div>\n");
}

static void page_grade(struct page *p)
{
	const struct da_judge_options *o = &p->x->findings->options;
	struct da_buf *b = &p->b;
	size_t h = headline_of(p->x);

	da_buf_adds(b, "<h2>Grade</h2>\n<p>");
	put_headline(b, h);
	da_buf_printf(b, " %s. Builds from %u on count.</p>\n<div class=\"cols\">\n",
		      headlines[h].means, o->floor ? o->floor : DA_FLOOR);
	if (p->x->grade) {
		page_flags(p);
		page_windows(p);
	}
	da_buf_adds(b, "</div>\n");
	flush(p);
}

/* ---- the summary ------------------------------------------------------- */

static enum kind kind_of(const struct inf_note *n)
{
	if (n->f->verdict != DA_FAIL)
		return UNKNOWN;
	return n->f->severity == DA_SEVERITY_VIOLATION ? VIOLATION :
	       n->f->severity == DA_SEVERITY_WARNING ? WARNING : NOTE;
}

/* Where each kind begins, and where it goes on from each finding. */
static void chain(struct page *p, size_t first[KINDS], size_t count[KINDS])
{
	size_t n = p->x->notes_n;

	p->next = da_arena_alloc(p->x->arena, (n + 1) * sizeof(*p->next));
	for (int k = 0; k < KINDS; k++) {
		first[k] = n;
		count[k] = 0;
	}
	for (size_t i = n; i-- > 0;) {
		enum kind k = kind_of(&p->x->notes[i]);

		p->next[i] = first[k];
		first[k] = i;
		count[k]++;
	}
}

static void rule_lines(struct page *p, const struct da_rule *rule)
{
	struct da_buf *b = &p->b;
	size_t shown = 0, more = 0;

	for (size_t i = 0; i < p->x->notes_n; i++) {
		const struct inf_note *n = &p->x->notes[i];

		if (n->f->rule != rule)
			continue;
		if (shown >= LINES_SHOWN_MAX) {
			more++;
			continue;
		}
		da_buf_printf(b, "%s<a href=\"#f%zu\">", shown++ ? ", " : "", i + 1);
		if (n->line > 0)
			da_buf_printf(b, "%lld</a>", (long long)n->line);
		else
			da_buf_adds(b, "whole file</a>");
	}
	if (more)
		da_buf_printf(b, " <i class=\"cut\">and %zu more</i>", more);
}

static void page_rules(struct page *p)
{
	const struct da_rules *rules = p->x->findings->rules;
	struct da_buf *b = &p->b;

	da_buf_adds(b, "<div class=\"wide\"><table>\n<caption>By rule</caption>\n"
		    "<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">What it asks for"
		    "</th><th scope=\"col\" class=\"r\">Findings</th><th scope=\"col\">"
		    "Lines</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < rules->n; i++) {
		const struct da_rule *rule = &rules->p[i];
		size_t n = 0;

		for (size_t k = 0; k < p->x->notes_n; k++)
			n += p->x->notes[k].f->rule == rule;
		if (!n)
			continue;
		da_buf_adds(b, "<tr><th scope=\"row\"><code>");
		put_text(b, rule->id);
		da_buf_adds(b, "</code></th><td>");
		put_text(b, rule->title);
		da_buf_printf(b, "</td><td class=\"r\">%zu</td><td>", n);
		rule_lines(p, rule);
		da_buf_adds(b, "</td></tr>\n");
		flush(p);
	}
	da_buf_adds(b, "</tbody>\n</table></div>\n");
}

static void page_summary(struct page *p)
{
	struct da_buf *b = &p->b;
	size_t first[KINDS], count[KINDS];

	chain(p, first, count);
	da_buf_adds(b, "<h2>Findings</h2>\n<ul class=\"sum\">\n");
	for (int k = 0; k < KINDS; k++) {
		da_buf_printf(b, "<li class=\"%s\">", kinds[k].class);
		if (count[k])
			da_buf_printf(b, "<a href=\"#f%zu\"><b>%zu</b> %s</a>",
				      first[k] + 1, count[k], count[k] == 1 ?
				      kinds[k].one : kinds[k].many);
		else
			da_buf_printf(b, "<b>0</b> %s", kinds[k].many);
		da_buf_adds(b, "</li>\n");
	}
	da_buf_adds(b, "</ul>\n");
	if (p->x->image->more)
		da_buf_printf(b, "<p class=\"cut\">There were more than %u findings;"
			      " the rest was not kept (DA_FINDINGS_MAX).</p>\n",
			      DA_FINDINGS_MAX);
	if (p->x->notes_n)
		page_rules(p);
	flush(p);
}

/* ---- one finding ------------------------------------------------------- */

static void note_links(struct page *p, size_t i, enum kind k)
{
	struct da_buf *b = &p->b;

	da_buf_adds(b, "<nav>");
	if (i)
		da_buf_printf(b, "<a href=\"#f%zu\">previous</a> ", i);
	if (i + 1 < p->x->notes_n)
		da_buf_printf(b, "<a href=\"#f%zu\">next</a> ", i + 2);
	if (p->next[i] < p->x->notes_n && p->next[i] != i + 1)
		da_buf_printf(b, "<a href=\"#f%zu\">next %s</a>",
			      p->next[i] + 1, kinds[k].one);
	da_buf_adds(b, "</nav>");
}

static void note_windows(struct page *p, const struct inf_note *n)
{
	struct da_buf *b = &p->b;

	if (n->windows_n == p->x->windows_n)
		return;
	da_buf_printf(b, "<p>In %zu of %zu build windows: ", n->windows_n,
		      p->x->windows_n);
	for (size_t i = 0; i < n->windows_n; i++) {
		if (i == WINDOWS_SHOWN_MAX) {
			da_buf_printf(b, " <i class=\"cut\">and %zu more</i>",
				      n->windows_n - i);
			break;
		}
		da_buf_adds(b, i ? "; " : "");
		put_text(b, da_inf_window_name(p->x,
				p->x->windows[n->windows[i]]));
	}
	da_buf_adds(b, "</p>\n");
}

static void note_rule(struct da_buf *b, const struct da_rule *rule)
{
	const struct { const char *name, *text; } part[] = {
		{ "Rule", rule->title }, { "Why", rule->why },
		{ "Fix", rule->fix }, { "Source", rule->source },
	};

	da_buf_adds(b, "<details><summary>Why, and what to do</summary><dl>\n");
	for (size_t i = 0; i < DA_COUNT(part); i++) {
		if (!part[i].text || !*part[i].text)
			continue;
		da_buf_printf(b, "<dt>%s</dt><dd>", part[i].name);
		put_text(b, part[i].text);
		da_buf_adds(b, "</dd>\n");
	}
	da_buf_adds(b, "</dl></details>");
}

/* Links to it lead to where the listing ends. */
static void leave_out(struct page *p, size_t i)
{
	da_buf_printf(&p->b, "<span id=\"f%zu\"></span>", i + 1);
	p->left_out++;
}

static void put_note(struct page *p, size_t i, const char *where)
{
	const struct inf_note *n = &p->x->notes[i];
	enum kind k = kind_of(n);
	struct da_buf *b = &p->b;

	if (p->bytes >= PAGE_BYTES_MAX) {
		leave_out(p, i);
		return;
	}
	da_buf_printf(b, "<div class=\"f %s\" id=\"f%zu\">\n<div class=\"t\"><b>%s</b> ",
		      kinds[k].class, i + 1, k == UNKNOWN ?
		      da_verdict_name(n->f->verdict) : kinds[k].one);
	if (where)
		da_buf_printf(b, "<span>%s</span> ", where);
	else
		da_buf_printf(b, "<a href=\"#L%lld\">line %lld, column %lld</a> ",
			      (long long)n->line, (long long)n->line,
			      (long long)n->column);
	da_buf_adds(b, "<code>");
	put_text(b, n->f->rule->id);
	da_buf_adds(b, "</code> ");
	if (*n->f->infverif) {
		da_buf_adds(b, "<span>InfVerif ");
		put_text(b, n->f->infverif);
		da_buf_adds(b, "</span> ");
	}
	note_links(p, i, k);
	da_buf_adds(b, "</div>\n<p class=\"msg\">");
	put_text(b, n->f->message);
	da_buf_adds(b, "</p>\n");
	note_windows(p, n);
	note_rule(b, n->f->rule);
	da_buf_adds(b, "</div>\n");
	flush(p);
}

/* ---- the listing ------------------------------------------------------- */

/* A line ends at NUL or at the line feed before the next one. */
static bool ends(const char *s)
{
	return !*s || *s == '\n';
}

/* What a frame around a place goes on over. */
static bool in_word(uint32_t c)
{
	return c > 0x20 && (c >= 0x7F || !strchr(",;=\"|", (int)c));
}

/* Columns of a character in a fixed-width font. */
static int width(uint32_t c)
{
	char m[MARK_MAX];
	int n = mark(c, m);

	return n ? n : c < 0x7F ? 1 : utf8proc_charwidth((utf8proc_int32_t)c);
}

/* The text; what the notes [i, last) point at has a frame. */
static void put_line(struct page *p, const char *s, size_t i, size_t last)
{
	const struct inf_note *notes = p->x->notes;
	const char *start = s;
	struct da_buf *b = &p->b;
	bool framed = false;

	for (int64_t column = 1; !ends(s); column++) {
		const char *at = s;
		uint32_t c = da_rune_next(&s);

		if (framed && !in_word(c)) {
			da_buf_adds(b, "</b>");
			framed = false;
		}
		while (i < last && notes[i].column < column)
			i++;
		if (i < last && notes[i].column == column && !framed) {
			da_buf_adds(b, "<b class=\"at\">");
			framed = true;
		}
		if (c == '\t')
			da_buf_addc(b, '\t');
		else
			put_rune(b, at, s, c);
	}
	if (framed)
		da_buf_adds(b, "</b>");
	/* the cut falls between characters */
	if (s - start > DA_INF_TEXT_MAX - 4)
		da_buf_printf(b, "<i class=\"cut\"> cut: only %u bytes of a line are kept</i>",
			      DA_INF_TEXT_MAX);
}

/* Blanks as wide as what is above them, so that the caret is below its place. */
static void put_caret(struct da_buf *b, const char *s, const char *class,
		      int64_t column)
{
	da_buf_printf(b, "<div class=\"k %s\" aria-hidden=\"true\">", class);
	for (int64_t i = 1; i < column && !ends(s); i++) {
		uint32_t c = da_rune_next(&s);
		int n = width(c);

		if (c == '\t')
			da_buf_addc(b, '\t');
		else if (c >= 0x7F && n == 2)
			da_buf_adds(b, "\xE3\x80\x80");		/* U+3000 */
		else
			for (; n > 0; n--)
				da_buf_addc(b, ' ');
	}
	da_buf_adds(b, "^</div>\n");
}

/* Lines that were left out since the last one shown. */
static void put_skipped(struct page *p)
{
	if (!p->skipped_to)
		return;
	da_buf_printf(&p->b, "<p class=\"cut\">Lines %lld to %lld are not shown: the"
		      " page would be too large.</p>\n",
		      (long long)p->skipped_from, (long long)p->skipped_to);
	p->skipped_to = 0;
}

/* Findings at lines before this one that are not in the text. */
static void put_orphans(struct page *p, int64_t before)
{
	for (; p->note < p->x->notes_n; p->note++) {
		const struct inf_note *n = &p->x->notes[p->note];

		if (n->line >= before)
			return;
		put_skipped(p);
		put_note(p, p->note, n->line > 0 ? da_arena_printf(p->x->arena,
				"line %lld, which is not in the text that was kept",
				(long long)n->line) : "the whole file");
	}
}

static enum kind worst_of(const struct page *p, size_t i, size_t last)
{
	enum kind worst = KINDS;

	for (; i < last; i++) {
		enum kind k = kind_of(&p->x->notes[i]);

		if (k < worst)
			worst = k;
	}
	return worst;
}

static const char *line_class(const char *s)
{
	s += strspn(s, " \t");
	return *s == '[' ? " s" : *s == ';' ? " c" : "";
}

static void show_line(struct page *p, int64_t line, const char *s)
{
	const struct inf_note *notes = p->x->notes;
	size_t i, last;
	enum kind worst;

	put_orphans(p, line);
	for (i = last = p->note; last < p->x->notes_n; last++)
		if (notes[last].line != line)
			break;
	p->note = last;
	if (p->bytes >= (i < last ? PAGE_BYTES_MAX : PAGE_LINES_MAX)) {
		if (!p->skipped_to)
			p->skipped_from = line;
		p->skipped_to = line;
		for (; i < last; i++)
			leave_out(p, i);
		flush(p);
		return;
	}
	put_skipped(p);
	worst = worst_of(p, i, last);
	da_buf_printf(&p->b, "<div class=\"l%s%s%s\" id=\"L%lld\"><a href=\"#L%lld\""
		      " tabindex=\"-1\">%lld</a><bdi dir=\"ltr\">", line_class(s),
		      i < last ? " h " : "", i < last ? kinds[worst].class : "",
		      (long long)line, (long long)line, (long long)line);
	put_line(p, s, i, last);
	da_buf_adds(&p->b, "</bdi></div>\n");
	for (int64_t column = 0; i < last; column = notes[i++].column) {
		if (notes[i].column != column && notes[i].column > 0 &&
		    notes[i].column <= CARET_COLUMN_MAX && !ends(s))
			put_caret(&p->b, s, kinds[kind_of(&notes[i])].class,
				  notes[i].column);
		put_note(p, i, NULL);
	}
	flush(p);
}

/* Lines of one block; those of another file with the same bytes are known. */
static void show_block(struct page *p, int64_t line, const char *s)
{
	for (;; line++, s++) {
		if (line >= p->line) {
			show_line(p, line, s);
			p->line = line + 1;
		}
		s += strcspn(s, "\n");
		if (!*s)
			return;
	}
}

static void page_listing(struct page *p)
{
	sqlite3_stmt *q = NULL;

	da_buf_adds(&p->b, "<h2 id=\"listing\">Listing</h2>\n<div class=\"code\">\n");
	put_orphans(p, 1);
	p->line = 1;
	if (p->x->sha256 &&
	    !sqlite3_prepare_v2(p->x->findings->db, "SELECT t.line, t.text FROM"
		" f_inf_text t JOIN f_inf o ON o.inf = t.inf WHERE o.sha256 = ?"
		" ORDER BY t.line", -1, &q, NULL)) {
		sqlite3_bind_text(q, 1, p->x->sha256, -1, SQLITE_STATIC);
		while (sqlite3_step(q) == SQLITE_ROW)
			if (column_text(q, 1))
				show_block(p, column_number(q, 0),
					   column_text(q, 1));
	}
	sqlite3_finalize(q);
	put_orphans(p, INT64_MAX);
	put_skipped(p);
	if (p->line == 1)
		da_buf_adds(&p->b, "<p class=\"cut\">The text was not kept.</p>\n");
	if (p->left_out)
		da_buf_printf(&p->b, "<p class=\"cut\">%zu more findings are not shown:"
			      " the page would be too large. <code>drvaudit inf"
			      " --format json</code> tells all of them.</p>\n",
			      p->left_out);
	da_buf_adds(&p->b, "</div>\n");
	flush(p);
}

/* ---- pages and index --------------------------------------------------- */

/* The digest comes from a worker: only if it looks like one. */
static bool is_digest(const char *s)
{
	size_t n = 0;

	while (s && isxdigit((unsigned char)s[n]))
		n++;
	return n == DA_SHA256_HEX - 1 && !s[n];
}

static struct row *add_row(struct annotate *a, const struct inf_file *x)
{
	char digest[DA_SHA256_HEX];
	struct row *row;

	if (a->n == a->cap) {
		a->cap = a->cap ? 2 * a->cap : 64;
		a->rows = da_realloc(a->rows, a->cap * sizeof(*a->rows));
	}
	row = &a->rows[a->n++];
	memset(row, 0, sizeof(*row));
	row->path = da_strdup(x->path);
	row->headline = headline_of(x);
	for (size_t i = 0; i < x->notes_n; i++)
		row->count[kind_of(&x->notes[i])]++;
	for (int k = 0; k < KINDS; k++)
		a->count[k] += row->count[k];
	a->clean += x->findings && !row->count[VIOLATION] &&
		    !row->count[WARNING] && !row->count[UNKNOWN];
	if (is_digest(x->sha256))
		snprintf(digest, sizeof(digest), "%s", x->sha256);
	else
		da_sha256(x->path, strlen(x->path), digest);
	snprintf(row->page, sizeof(row->page), "%05zu-%.16s.html", a->n, digest);
	if (x->findings) {
		snprintf(a->rules, sizeof(a->rules), "%s",
			 x->findings->rules->digest);
		a->profile = da_profile_name(x->findings->options.profile);
	}
	return row;
}

static void failed(struct annotate *a, int status, const struct da_err *err)
{
	if (a->status)
		return;
	a->status = status;
	a->failure = *err;
}

void da_annotate_file(struct annotate *a, const struct inf_file *file)
{
	struct row *row = add_row(a, file);
	struct page p = { .x = file };
	struct da_err err = { 0 };
	char *path = da_asprintf("%s/%s", a->dir, row->page);
	int status = da_out_open(&p.out, path, &err);

	if (!status) {
		page_head(&p);
		if (file->findings) {
			page_grade(&p);
			page_summary(&p);
			page_listing(&p);
			put_foot(&p.b, a->profile, a->rules);
		} else {
			page_refused(&p);
			put_foot(&p.b, NULL, NULL);
		}
		flush(&p);
		status = da_out_close(p.out, &err);
		da_buf_free(&p.b);
	}
	if (status) {
		failed(a, status, &err);
		row->page[0] = 0;
	}
	free(path);
}

static int by_badness(const void *x, const void *y)
{
	const struct row *a = x, *b = y;

	if (a->headline != b->headline)
		return a->headline < b->headline ? -1 : 1;
	for (int k = 0; k < KINDS; k++)
		if (a->count[k] != b->count[k])
			return a->count[k] > b->count[k] ? -1 : 1;
	return strcmp(a->path, b->path);
}

static void index_totals(const struct annotate *a, struct da_buf *b)
{
	size_t files[DA_COUNT(headlines)] = { 0 };

	for (size_t i = 0; i < a->n; i++)
		files[a->rows[i].headline]++;
	da_buf_printf(b, "<p>%zu file%s, %zu without findings, %zu not judged.</p>\n"
		      "<ul class=\"sum\">\n", a->n, a->n == 1 ? "" : "s",
		      a->clean, files[0]);
	for (int k = 0; k < KINDS; k++)
		da_buf_printf(b, "<li class=\"%s\"><b>%zu</b> %s</li>\n",
			      kinds[k].class, a->count[k], a->count[k] == 1 ?
			      kinds[k].one : kinds[k].many);
	da_buf_adds(b, "</ul>\n<div class=\"wide\"><table>\n<caption>Grades</caption>\n"
		    "<tbody>\n");
	for (size_t h = 0; h < DA_COUNT(headlines); h++) {
		if (!files[h])
			continue;
		da_buf_adds(b, "<tr><th scope=\"row\">");
		put_headline(b, h);
		da_buf_printf(b, "</th><td class=\"r\">%zu</td><td class=\"why\">%s"
			      "</td></tr>\n", files[h], headlines[h].means);
	}
	da_buf_adds(b, "</tbody>\n</table></div>\n");
}

static void index_row(const struct row *row, struct da_buf *b)
{
	da_buf_adds(b, "<tr><td class=\"p\">");
	if (*row->page)
		da_buf_printf(b, "<a href=\"%s\">", row->page);
	put_text(b, row->path);
	da_buf_adds(b, *row->page ? "</a>" :
		    " <i class=\"cut\">its page could not be written</i>");
	da_buf_adds(b, "</td><td>");
	put_headline(b, row->headline);
	da_buf_adds(b, "</td>");
	for (int k = 0; k < KINDS; k++)
		if (row->headline)
			da_buf_printf(b, "<td class=\"r%s\">%zu</td>",
				      row->count[k] ? "" : " z", row->count[k]);
		else
			da_buf_adds(b, "<td class=\"r z\">-</td>");
	da_buf_adds(b, "</tr>\n");
}

static void write_index(struct annotate *a)
{
	struct da_buf b = { 0 };

	if (a->n)
		qsort(a->rows, a->n, sizeof(*a->rows), by_badness);
	put_head(&b, "INF files", "");
	da_buf_adds(&b, "<h1>INF files</h1>\n");
	index_totals(a, &b);
	da_buf_adds(&b, "<h2>Files, worst first</h2>\n<div class=\"wide\"><table>\n"
		    "<thead><tr><th scope=\"col\">File</th><th scope=\"col\">Grade</th>");
	for (int k = 0; k < KINDS; k++)
		da_buf_printf(&b, "<th scope=\"col\" class=\"r\">%c%s</th>",
			      toupper((unsigned char)kinds[k].many[0]),
			      kinds[k].many + 1);
	da_buf_adds(&b, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < a->n; i++) {
		index_row(&a->rows[i], &b);
		da_out_add(a->index, b.p, b.n);
		b.n = 0;
	}
	da_buf_adds(&b, "</tbody>\n</table></div>\n");
	put_foot(&b, a->profile, a->rules);
	da_out_add(a->index, b.p, b.n);
	da_buf_free(&b);
}

int da_annotate_open(struct annotate **out, const char *dir, struct da_err *err)
{
	struct annotate *a;
	struct da_out *index;
	char *path;
	int status;

	*out = NULL;
	if (mkdir(dir, 0777) && errno != EEXIST)
		return da_fail(err, DA_EACCES, "cannot-create", DA_NO_OFFSET,
			       "%s: %s", dir, strerror(errno));
	/* held open from here, so that a directory without the right to write
	 * is told of before anything is judged */
	path = da_asprintf("%s/index.html", dir);
	status = da_out_open(&index, path, err);
	free(path);
	if (status)
		return status;
	a = da_calloc(1, sizeof(*a));
	a->dir = da_strdup(dir);
	a->index = index;
	*out = a;
	return DA_OK;
}

int da_annotate_close(struct annotate *a, struct da_err *err)
{
	struct da_err e = { 0 };
	int status;

	write_index(a);
	status = da_out_close(a->index, &e);
	if (status)
		failed(a, status, &e);
	status = a->status;
	if (status && err)
		*err = a->failure;
	for (size_t i = 0; i < a->n; i++)
		free(a->rows[i].path);
	free(a->rows);
	free(a->dir);
	free(a);
	return status;
}
