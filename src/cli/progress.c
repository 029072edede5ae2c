// SPDX-License-Identifier: Apache-2.0
/* Progress: how fast, how long, what at.  Names are foreign text. */
#include "config.h"
#include "progress.h"

#include "drvaudit/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include <utf8proc.h>

#define WINDOW_S 60.0
/* fewer images than that in the window: it reaches further back */
#define WINDOW_IMAGES 8
#define REDRAW_S 0.1
/* sooner than that, so that a long phase is shown from its beginning */
#define EXTRA_DRAWS 25			/* a second */
#define WIPE "\r\033[K"

static bool bar_shown;

/* ---- rate ---------------------------------------------------------------- */

void rate_start(struct rate *r, double now)
{
	memset(r, 0, sizeof(*r));
	r->sample[0].at = now;
	r->n = 1;
}

void rate_add(struct rate *r, double now, size_t done)
{
	const struct rate_sample *last =
		&r->sample[(r->first + r->n - 1) % RATE_SAMPLES];

	if (now - last->at < 1.0)
		return;
	if (r->n == RATE_SAMPLES)
		r->first = (r->first + 1) % RATE_SAMPLES;
	else
		r->n++;
	r->sample[(r->first + r->n - 1) % RATE_SAMPLES] =
		(struct rate_sample){ now, done };
}

double rate_at(const struct rate *r, double now, size_t done)
{
	const struct rate_sample *from = NULL;

	for (size_t i = r->n; i-- > 0;) {
		from = &r->sample[(r->first + i) % RATE_SAMPLES];
		if (now - from->at >= WINDOW_S &&
		    done - from->done >= WINDOW_IMAGES)
			break;
	}
	if (!from || done <= from->done || now <= from->at)
		return 0;
	return (double)(done - from->done) / (now - from->at);
}

const char *duration(double seconds, char out[DURATION_MAX])
{
	/* longer than anybody waits */
	const unsigned long long s = seconds < 1e9 ?
		(unsigned long long)(seconds + 0.5) : 1000000000;

	if (s < 60)
		snprintf(out, DURATION_MAX, "%llu s", s);
	else if (s < 3600)
		snprintf(out, DURATION_MAX, "%llu min %llu s", s / 60, s % 60);
	else if (s < 86400)
		snprintf(out, DURATION_MAX, "%llu h %llu min", s / 3600,
			 s % 3600 / 60);
	else
		snprintf(out, DURATION_MAX, "%llu d %llu h", s / 86400,
			 s % 86400 / 3600);
	return out;
}

/* ---- the system ---------------------------------------------------------- */

static double system_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void to_stderr(const uint8_t *p, size_t n)
{
	fwrite(p, 1, n, stderr);
	fflush(stderr);
}

static unsigned terminal_width(void)
{
	struct winsize w;

	return !ioctl(STDERR_FILENO, TIOCGWINSZ, &w) && w.ws_col ? w.ws_col : 80;
}

enum progress_kind progress_auto(void)
{
	const char *term = getenv("TERM");

	return isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb") ?
		SHOW_BAR : SHOW_NOTHING;
}

const char *progress_wipe(void)
{
	return bar_shown ? WIPE : "";
}

/* ---- bar ----------------------------------------------------------------- */

static unsigned columns(const char *s)
{
	unsigned n = 0;

	while (*s) {
		int w = utf8proc_charwidth((utf8proc_int32_t)da_rune_next(&s));

		n += w > 0 ? (unsigned)w : 0;
	}
	return n;
}

/* The end of s that fits: of a path it tells most. */
static void add_end(struct da_buf *out, const char *s, unsigned room)
{
	if (columns(s) <= room) {
		da_buf_adds(out, s);
		return;
	}
	if (room < 4)
		return;
	while (columns(s) > room - 3)
		da_rune_next(&s);
	da_buf_adds(out, "...");
	da_buf_adds(out, s);
}

static void numbers(struct da_buf *b, const struct progress *p, double rate)
{
	char left[DURATION_MAX];

	da_buf_printf(b, "[%zu/%zu]", p->done, p->targets);
	if (rate > 0)
		da_buf_printf(b, " %.1f images/min, %s left", rate * 60,
			      duration((double)(p->targets - p->done) / rate,
				       left));
}

static void draw(struct progress *p, double now)
{
	const unsigned width = (p->width ? p->width : terminal_width)();
	const double rate = rate_at(&p->rate, now, p->done);
	const char *between = rate > 0 ? ", " : " ";
	struct da_buf line = { 0 }, name = { 0 }, phase = { 0 };
	unsigned used;

	da_buf_adds(&line, WIPE);
	numbers(&line, p, rate);
	used = columns(da_buf_str(&line) + strlen(WIPE));
	if (p->name) {
		da_escape_terminal(&name, p->name, DA_TERMINAL_MAX);
		da_buf_adds(&phase, ": ");
		da_escape_terminal(&phase, p->phase, DA_TERMINAL_MAX);
	}
	used += (unsigned)strlen(between) + columns(da_buf_str(&phase));
	/* the last column stays free: some terminals wrap when it is written */
	if (p->name && used + 4 < width) {
		da_buf_adds(&line, between);
		add_end(&line, da_buf_str(&name), width - 1 - used);
		da_buf_adds(&line, da_buf_str(&phase));
	}
	p->write(line.p, line.n);
	p->shown = now;
	da_buf_free(&line);
	da_buf_free(&name);
	da_buf_free(&phase);
}

/* ---- json ---------------------------------------------------------------- */

static void add_string(struct da_buf *b, const char *s)
{
	struct da_buf text = { 0 };

	da_to_utf8(&text, s);
	da_buf_addc(b, '"');
	for (const char *c = da_buf_str(&text); *c; c++) {
		if (*c == '"' || *c == '\\')
			da_buf_printf(b, "\\%c", *c);
		else if ((uint8_t)*c < 0x20 || *c == 0x7F)
			da_buf_printf(b, "\\u%04x", (unsigned)*c);
		else
			da_buf_addc(b, *c);
	}
	da_buf_addc(b, '"');
	da_buf_free(&text);
}

static void object(struct progress *p, const char *event, double now, int signal)
{
	const double rate = rate_at(&p->rate, now, p->done);
	struct da_buf b = { 0 };

	da_buf_printf(&b, "{\"event\":\"%s\"", event);
	if (!strcmp(event, "phase")) {
		da_buf_printf(&b, ",\"target\":%zu,\"name\":", p->number);
		add_string(&b, p->name);
		da_buf_adds(&b, ",\"phase\":");
		add_string(&b, p->phase);
	}
	da_buf_printf(&b, ",\"done\":%zu,\"failed\":%zu,\"targets\":%zu"
		      ",\"seconds\":%.3f,\"images_per_minute\":%.2f", p->done,
		      p->failed, p->targets, now - p->started, rate * 60);
	if (!strcmp(event, "done"))
		da_buf_printf(&b, ",\"signal\":%d", signal);
	else if (rate > 0)
		da_buf_printf(&b, ",\"remaining_seconds\":%.1f",
			      (double)(p->targets - p->done) / rate);
	else
		da_buf_adds(&b, ",\"remaining_seconds\":null");
	da_buf_adds(&b, "}\n");
	p->write(b.p, b.n);
	da_buf_free(&b);
}

/* ------------------------------------------------------------------------- */

void progress_start(struct progress *p, size_t targets)
{
	if (!p->clock)
		p->clock = system_clock;
	if (!p->write)
		p->write = to_stderr;
	p->targets = targets;
	p->started = p->shown = p->clock();
	p->active = true;
	bar_shown = p->kind == SHOW_BAR;
	rate_start(&p->rate, p->started);
}

void progress_phase(struct progress *p, size_t number, const char *name,
		    const char *phase)
{
	if (!p->active || p->kind == SHOW_NOTHING)
		return;
	free(p->name);
	free(p->phase);
	p->name = da_strdup(name);
	p->phase = da_strdup(phase);
	p->number = number;
	if (p->kind == SHOW_JSON)
		object(p, "phase", p->clock(), 0);
	progress_tick(p);
}

void progress_done(struct progress *p, bool failed)
{
	if (p->active && p->done < p->targets)
		p->done++;
	if (p->active && failed)
		p->failed++;
	if (p->active)
		rate_add(&p->rate, p->clock(), p->done);
	progress_tick(p);
}

void progress_tick(struct progress *p)
{
	double now;

	if (!p->active || p->kind == SHOW_NOTHING)
		return;
	now = p->clock();
	if (now - p->second >= 1) {
		p->second = now;
		p->extra = 0;
	}
	if (p->kind == SHOW_BAR &&
	    (now - p->shown >= REDRAW_S || p->extra++ < EXTRA_DRAWS))
		draw(p, now);
	/* the tick itself may come some milliseconds early */
	if (p->kind == SHOW_JSON && now - p->shown >= 0.95) {
		object(p, "progress", now, 0);
		p->shown = now;
	}
}

void progress_end(struct progress *p, int signal)
{
	if (p->active && p->kind == SHOW_BAR)
		p->write((const uint8_t *)WIPE, strlen(WIPE));
	if (p->active && p->kind == SHOW_JSON)
		object(p, "done", p->clock(), signal);
	bar_shown = false;
	p->active = false;
	free(p->name);
	free(p->phase);
	p->name = p->phase = NULL;
}
