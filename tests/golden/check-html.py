#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
#
# Checks the pages of "inf --annotate": check-html.py DIR [INF...]
#
# Elements and attributes are those that the program writes, and the values of
# attributes are its own; tags balance, links lead somewhere, no text holds a character
# that a browser would act on.  The listing of every INF named gives back the text of
# the file, which is decoded and escaped here once more; carets are below the frame.
import html.parser
import os
import re
import sys
import unicodedata

CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
VOID = {"meta"}
BARE = set("""html head title style body footer h1 h2 p a b i bdi dl dt dd ul li div span nav
code details summary table caption thead tbody tr th td meta""".split())
CLASS = r"[a-z]{1,5}( [a-z]{1,4}){0,3}"
ID = r"L[1-9][0-9]*|f[1-9][0-9]*|listing"
ATTRIBUTES = {
    ("html", "lang"): "en", ("bdi", "dir"): "ltr", ("a", "tabindex"): "-1",
    ("div", "aria-hidden"): "true", ("th", "scope"): "col|row",
    ("a", "href"): r"#(" + ID + r")|index\.html|[0-9]{5,}-[0-9a-f]{16}\.html",
    ("meta", "charset"): "utf-8",
    ("meta", "http-equiv"): "Content-Security-Policy",
    ("meta", "name"): "viewport|referrer|color-scheme",
    ("meta", "content"): re.escape(CSP) +
    "|width=device-width, initial-scale=1|no-referrer|light dark",
}
FILLERS = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0,
           *range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
LINE_MAX = 4096


def trap(c):
    """What has no glyph of its own, or moves others."""
    kind = unicodedata.category(c)
    return (kind in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} or ord(c) in FILLERS or
            (kind == "Zs" and c not in " \u3000"))


def shown(text):
    return "".join("\\u{%x}" % ord(c) if c != "\t" and trap(c) else c for c in text)


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.errors, self.stack, self.ids, self.links = [], [], [], []
        self.values, self.style, self.csp, self.lines = [], "", False, {}
        self.line, self.frames, self.carets, self.marks = None, {}, [], 0
        with open(path, encoding="utf-8", newline="") as f:
            self.feed(f.read())
        self.close()
        if self.stack:
            self.wrong("not closed: %s" % self.stack)
        if not self.csp:
            self.wrong("no Content-Security-Policy")
        if len(self.ids) != len(set(self.ids)):
            self.wrong("an id is there twice")
        for target in self.links:
            if target[0] == "#" and target[1:] not in self.ids:
                self.wrong("a link leads nowhere: " + target)
            if target[0] != "#" and not os.path.exists(os.path.join(os.path.dirname(path), target)):
                self.wrong("no such page: " + target)

    def wrong(self, what):
        self.errors.append("%s (line %d)" % (what, self.getpos()[0]))

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag not in BARE or len(values) != len(attrs):
            self.wrong("element %s %s" % (tag, attrs))
        for name, value in attrs:
            pattern = ATTRIBUTES.get((tag, name)) or {"class": CLASS, "id": ID}.get(name)
            if not pattern or not re.fullmatch(pattern, value or ""):
                self.wrong("attribute %s %s=%r" % (tag, name, value))
        self.csp |= values.get("content") == CSP
        if "id" in values:
            self.ids.append(values["id"])
        if "href" in values:
            self.links.append(values["href"])
        classes = values.get("class", "").split()
        if tag == "div" and "l" in classes:
            self.line = int(values["id"][1:])
            self.lines[self.line] = ""
        if tag == "div" and "k" in classes:
            self.carets.append([self.line, ""])
        if tag == "dd":
            self.values.append("")
        self.marks += "m" in classes
        if "at" in classes:
            self.frames.setdefault(self.line, []).append(len(self.lines[self.line]))
        if tag not in VOID:
            self.stack.append((tag, classes))

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.wrong("</%s> ends %s" % (tag, self.stack[-1:]))
        else:
            self.stack.pop()

    def handle_data(self, data):
        tags = [tag for tag, _ in self.stack]
        classes = [c for _, of in self.stack for c in of]
        if "style" in tags:
            self.style += data
            return
        bad = [c for c in data if c not in "\n\t" and trap(c)]
        if bad:
            self.wrong("bare %r" % bad)
        if "l" in classes and "bdi" in tags and "cut" not in classes:
            self.lines[self.line] += data
        elif "k" in classes:
            self.carets[-1][1] += data
        elif "dd" in tags:
            self.values[-1] += data

    def handle_comment(self, data):
        self.wrong("comment %r" % data)

    def handle_pi(self, data):
        self.wrong("instruction %r" % data)

    def unknown_decl(self, data):
        self.wrong("declaration %r" % data)


def text_of(path):
    raw = open(path, "rb").read()
    if raw[:2] == b"\xff\xfe":
        return raw[2:].decode("utf-16-le", "surrogatepass")
    if raw[:3] == b"\xef\xbb\xbf":
        return raw[3:].decode("utf-8")
    return raw.decode("latin-1") if raw.isascii() else None


def check_lines(page, inf):
    """Lines of the listing are those of the file; a NUL is read as a blank."""
    text = text_of(inf)
    if text is None:
        return
    lines = text.partition("\x1a")[0].replace("\0", " ").split("\n")  # Ctrl-Z ends the file
    for number, line in enumerate(lines, 1):
        line = line.rstrip(" \t\r\v\f")
        kept, n = "", 0
        for c in line:
            n += len(c.encode("utf-8", "surrogatepass"))
            if n > LINE_MAX:
                break
            kept += c
        if page.lines.get(number, "") != shown(kept):
            page.wrong("%s: line %d is %r and not %r" % (inf, number,
                       page.lines.get(number, "")[:200], shown(kept)[:200]))
    if max(page.lines, default=0) > len(lines):
        page.wrong("%s: more lines than the file has" % inf)
    for number, caret in page.carets:
        at = len(caret) - 1
        if page.lines[number].isascii() and at not in page.frames.get(number, []):
            page.wrong("line %d: a caret in column %d, frames at %s" %
                       (number, at, page.frames.get(number)))


def main():
    folder, infs = sys.argv[1], sys.argv[2:]
    failed, styles, pages = 0, set(), {}
    for name in sorted(os.listdir(folder)):
        if not re.fullmatch(ATTRIBUTES["a", "href"], name):
            print("a name that is not the program's own: %r" % name)
            failed += 1
            continue
        pages[name] = Page(os.path.join(folder, name))
        styles.add(pages[name].style)
    for inf in infs:
        path = shown(inf).replace("\t", "\\u{9}")
        of = [p for p in pages.values() if p.values[:1] == [path]]
        if len(of) != 1:
            print("%r has %d pages" % (inf, len(of)))
            failed += 1
        elif os.path.isfile(inf):
            check_lines(of[0], inf)
    if len(styles) != 1:
        print("styles differ")
        failed += 1
    for name, page in pages.items():
        for error in page.errors[:20]:
            print("%s: %s" % (name, error))
        failed += len(page.errors)
    if infs and not all(any(getattr(p, what) for p in pages.values())
                        for what in ("marks", "lines", "carets", "frames")):
        print("nothing was checked")
        failed += 1
    if not failed:
        print("%d pages hold" % len(pages))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
