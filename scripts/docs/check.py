"""Checks the pages of the project; scripts/check-docs says how it is called. Prints a line a fault."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = sorted(
    page
    for pattern in ("*.md", "docs/*.md", "Templates/*.md", "Benchmarks/*.md", "Tests/*.md")
    for page in ROOT.glob(pattern)
)
# The README is read in a few minutes, or not at all.
MOST_WORDS = 700
# Commands that train the built-in experiment, download or wait: their options are parsed, and no more.
ONLY_PARSED = re.compile(r"--watch|\bsubmit slurm\b(?!.*--dry-run)|\bdata fetch\b|\b(generate|train)( --|$)|\b(generate|train|render) batchnorm\b")
# An option that no command has: where it is the only mistake, everything else was understood.
UNKNOWN = "--no-such-option"

faults = []


def fault(page, words):
    """Notes a fault of a page."""
    faults.append(f"{page.relative_to(ROOT)}: {words}")


def prose(text):
    """A page without its blocks and pieces of code."""
    text = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.S | re.M)
    text = re.sub(r"^    .*$", "", text, flags=re.M)
    return re.sub(r"(`+)(?:(?!\1).)+\1", "`code`", text)


def anchors(page):
    """The anchors of a page's headings, as GitHub makes them."""
    found = {}
    text = re.sub(r"^(```|~~~).*?^\1", "", page.read_text(), flags=re.S | re.M)
    for heading in re.findall(r"^#+ +(.*?) *$", text, flags=re.M):
        words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading.replace("`", "")).lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        found[slug] = found.get(slug, -1) + 1
    return {name if count == 0 else f"{name}-{count}" for name, last in found.items() for count in range(last + 1)}


def check_links(page):
    """Relative links lead to files, and to headings of theirs."""
    for target in re.findall(r"(?<!\\)\]\(([^)\s]+)\)", prose(page.read_text())):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists():
            fault(page, f"link to {target}: no such file")
        elif anchor and file.suffix == ".md" and anchor not in anchors(file):
            fault(page, f"link to {target}: no such heading")


def check_readme():
    """The README is short; what it quotes is so."""
    page = ROOT / "README.md"
    text = page.read_text()
    if len(text.split()) > MOST_WORDS:
        fault(page, f"is too long (got {len(text.split())} words, expected at most {MOST_WORDS})")
    if (ROOT / "docs/examples/optimizers.yaml").read_text() not in text:
        fault(page, "the experiment is another than docs/examples/optimizers.yaml")
    sample = re.sub(r"\s+", " ", (ROOT / "reports/sample/report.md").read_text())
    for row in re.findall(r"^\| [^|]+ \| ([^|]+) \| .*(?:supported|reversed|contested|inconclusive|refuted) \|$", text, re.M):
        for quotation in row.strip().split(", but "):
            if quotation not in sample:
                fault(page, f"the sample report does not say {quotation!r}")


def commands(page):
    """The commands of bnreport on a page, without their comments."""
    for block in re.findall(r"^```sh\n(.*?)^```", page.read_text(), flags=re.S | re.M):
        for line in block.splitlines():
            command = re.sub(r"\s+#.*$", "", line).strip()
            if re.match(r"bnreport\b|docs/", command):
                yield command


def shell(command, folder, program):
    """Runs a line in a folder, where `bnreport` is the program."""
    environment = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "HOME": str(folder.parent),
        "BNREPORT_STORE": str(folder.parent / "store"),
        "BNREPORT_OFFLINE": "1",
    }
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=600
    )


def prepare(folder, program):
    """A folder with what the pages' commands take: the examples, logs, and pictures beside references."""
    shutil.copytree(ROOT / "docs/examples", folder / "docs/examples")
    subprocess.run([folder / "docs/examples/make-logs", folder], check=True)
    shell("bnreport compare runs/ -o made --quiet", folder, program)
    for name in ("figures", "references"):
        (folder / name).mkdir()
        for copy in ("fig.png", "a.png", "b.png"):
            shutil.copy(folder / "made/figures/curves.png", folder / name / copy)
    shutil.rmtree(folder / "made")


def check_commands(page, base, program, counts):
    """Every command of a page does what a reader who copies it expects: it ends well."""
    listed = list(commands(page))
    if not listed:
        return
    folder = base / str(page.relative_to(ROOT).with_suffix("")).replace("/", "-")
    folder.mkdir()
    prepare(folder, program)
    for command in listed:
        if command.startswith("docs/"):
            # The logs are there already: the page makes them anew.
            for name in ("runs", "sweep"):
                shutil.rmtree(folder / name)
        if ONLY_PARSED.search(command):
            output = shell(f"{command} {UNKNOWN}", folder, program)
            counts["parsed"] += 1
            if output.returncode != 64 or f"Unknown option '{UNKNOWN}'" not in output.stderr:
                fault(page, f"{command}: is not understood: {output.stderr.strip()[:300]}")
            continue
        output = shell(command, folder, program)
        counts["run"] += 1
        if output.returncode not in expected_statuses(command):
            fault(page, f"{command}: ended with status {output.returncode}: {output.stderr.strip()[-400:]}")


def expected_statuses(command):
    """0, and 1 where the command is there to fail."""
    return (0, 1) if "--fail-on" in command or "doctor" in command else (0,)


def main():
    """Checks all, or without a program only what needs none."""
    for page in PAGES:
        check_links(page)
    check_readme()
    counts = {"run": 0, "parsed": 0}
    if len(sys.argv) > 1:
        with tempfile.TemporaryDirectory() as scratch:
            for page in PAGES:
                check_commands(page, pathlib.Path(scratch), pathlib.Path(sys.argv[1]), counts)
    print("\n".join(faults), end="\n" if faults else "")
    print(f"{len(PAGES)} pages; {counts['run']} commands run, {counts['parsed']} parsed; {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
