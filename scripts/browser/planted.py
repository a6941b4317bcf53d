"""A small page without faults, and the same with one fault each."""

import contextlib
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


NONE = Fault("no fault", "", "", "")

FAULTS = [
    NONE,
    Fault("invalid element", "<!-- here -->", "<p><div>Text.</div></p>", "No “p” element in scope"),
    Fault("external picture", "<!-- here -->", '<img src="https://example.org/a.png" alt="A">', "request: https:"),
    Fault("broken policy", "<!-- here -->", '<img src="https://example.org/a.png" alt="A">', "Content Security Policy"),
    Fault("inline script", "<!-- here -->", "<script>document.title = 'B';</script>", "scripts: 1"),
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
        "<table><tr><td>" + "m" * 50 + "</td></tr></table>",
        "scrolls sideways at 360 px",
    ),
    Fault(
        "wide table behind a summary",
        "<!-- here -->",
        "<details><summary>More</summary><p>" + "m" * 120 + "</p></details>",
        "scrolls sideways at 768 px",
    ),
]


@contextlib.contextmanager
def pages() -> Iterator[dict[Fault, Path]]:
    """The files of all pages, as long as the context lasts."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, fault in enumerate(FAULTS):
            file = Path(folder).resolve() / f"{number}.html"
            file.write_text(PAGE.replace(fault.old, fault.new) if fault.old else PAGE, encoding="utf-8")
            files[fault] = file
        yield files
