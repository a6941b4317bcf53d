"""A small page without faults, and the same with one fault each."""

import base64
import contextlib
import hashlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>
<style>
body { color: #000; background: #fff; }
@media (prefers-color-scheme: dark) { body { color: #fff; background: #000; } }
@media print { body { color: #000; background: #fff; } }
</style>
</head>
<body>
<main>
<h1>A page</h1>
<p>Text.</p>
<!-- here -->
</main>
</body>
</html>
"""

PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


@dataclass(frozen=True)
class Fault:
    """What is put in place of a part of the page, and words that its finding holds."""

    name: str
    old: str
    new: str
    words: str

    def shows_in(self, finding: str) -> bool:
        return self.words in finding


def script(text: str, before: str = "") -> str:
    """Something before a script that does what it says: the policy of the page knows it."""
    return f"{before}<script>{text}</script>"


def table(caption: str) -> str:
    return f'<table>{caption}<tr><th scope="row">A</th><td>1</td></tr></table>'


NONE = Fault("no fault", "", "", "")

FAULTS = [
    NONE,
    Fault("invalid element", "<!-- here -->", "<p><div>Text.</div></p>", "No “p” element in scope"),
    Fault("external picture", "<!-- here -->", '<img src="https://example.org/a.png" alt="A">', "request: https:"),
    Fault("broken policy", "<!-- here -->", '<img src="https://example.org/a.png" alt="A">', "Content Security Policy"),
    Fault("script without a digest", "<!-- here -->", "<script>document.title = 'B';</script>", "policy: script-src none"),
    Fault(
        "two scripts",
        "<!-- here -->",
        "<script>document.title = 'B';</script><script>document.title = 'C';</script>",
        "scripts: 2",
    ),
    Fault("long script", "<!-- here -->", f"<script>// {'m' * 10_000}</script>", "script: 10003 bytes"),
    Fault(
        "another script's digest",
        "default-src 'none';",
        "default-src 'none'; script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';",
        "policy: script-src 'sha256-47DEQ",
    ),
    Fault("slow script", "<!-- here -->", script("const end = Date.now() + 3000; while (Date.now() < end);"), "long task: 3"),
    Fault("control without a script", "<!-- here -->", script("", "<button>Sort</button>"), "script off: control: <button>"),
    Fault("control on paper", "<!-- here -->", "<button>Sort</button>", "control on paper: <button>"),
    Fault("table without a caption", "<!-- here -->", table(""), "table without a caption"),
    Fault(
        "header without a scope",
        "<!-- here -->",
        table("<caption>A</caption>").replace(' scope="row"', ""),
        "table header without a scope",
    ),
    Fault(
        "unseen focus",
        "<!-- here -->",
        '<p><a href="#a" id="a" style="outline: none">A link</a></p>',
        "focus is not seen: <a",
    ),
    Fault("unreached control", "<!-- here -->", '<button tabindex="-1">A</button>', "not reached by the keyboard: <button"),
    Fault(
        "small letters in a figure",
        "<!-- here -->",
        '<figure id="f"><svg viewBox="0 0 9 9" width="9" height="9"><text y="9" font-size="9">A</text></svg></figure>',
        "f: letters of 9.0 px",
    ),
    Fault("no alternative text", "<!-- here -->", f'<img src="{PICTURE}">', "axe-core, light, screen: image-alt"),
    Fault(
        "dark text on dark",
        "{ color: #fff; background: #000; }",
        "{ background: #333; }",
        "axe-core, dark, screen: color-contrast",
    ),
    Fault(
        "wide table",
        "<!-- here -->",
        table("<caption>A</caption>").replace("1", "m" * 50),
        "scrolls sideways at 360 px",
    ),
    Fault(
        "wide table behind a summary",
        "<!-- here -->",
        "<details><summary>More</summary><p>" + "m" * 120 + "</p></details>",
        "scrolls sideways at 768 px",
    ),
]


def allowing(fault: Fault) -> str:
    """The page with a fault, whose policy allows its script where the script is not the fault."""
    page = PAGE.replace(fault.old, fault.new) if fault.old else PAGE
    scripts = re.findall("<script>(.*?)</script>", page)
    if "script-src" in fault.words or not scripts:
        return page
    digests = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts)
    return page.replace("default-src 'none';", f"default-src 'none'; script-src {digests};")


@contextlib.contextmanager
def pages() -> Iterator[dict[Fault, Path]]:
    """The files of all pages, as long as the context lasts."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, fault in enumerate(FAULTS):
            file = Path(folder).resolve() / f"{number}.html"
            file.write_text(allowing(fault), encoding="utf-8")
            files[fault] = file
        yield files
