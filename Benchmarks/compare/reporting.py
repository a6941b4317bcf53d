"""Times reports of stored runs, and HTML beside that of `jupyter nbconvert`.

Benchmarks/reporting builds and installs what it needs, then runs this.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from machine import facts
from markdown import spread, table
from results import RESULTS, replace_section

ROUNDS = 9
TITLE = "Results of the reporting benchmark"
PICTURES = 18
MEGABYTE = 1_000_000
BENCHMARKS = Path(__file__).parent.parent
OWN = BENCHMARKS / "ReportingBenchmark"


@dataclass
class Task:
    """A process from its start to its end, and what each round took."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    processor_seconds: list[float] = field(default_factory=list)
    bytes: int = 0

    def run(self, counts: bool) -> None:
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        # Read to the end first: a full pipe would stop the process.
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise subprocess.CalledProcessError(process.returncode, self.command[:3], stderr=errors)
        if counts:
            self.seconds.append(seconds)
            self.processor_seconds.append(usage.ru_utime + usage.ru_stime)
            self.bytes = max(self.bytes, usage.ru_maxrss * 1024)


@dataclass
class Goal:
    """A number that a report is to keep."""

    name: str
    number: float
    best: float
    limit: float
    unit: str

    @property
    def row(self) -> list[str]:
        digits = 0 if self.unit == "MB" else 2
        return [
            self.name,
            f"{self.number:.{digits}f} {self.unit}",
            f"{self.best:.{digits}f} {self.unit}",
            f"at most {self.limit:g} {self.unit}",
            "met" if self.number <= self.limit else "**missed**",
        ]


def stored(programs: Path, experiment: str, store: Path) -> int:
    """Makes up the runs of an experiment; how many they are."""
    done = subprocess.run(
        [programs / "reporting-benchmark", experiment, "--store", store],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(done.stdout)


def tasks(programs: Path, python: Path, folder: Path) -> tuple[dict[str, Task], dict[str, int]]:
    """The reports and the notebook's page, with their runs and pictures made, and how many runs each has."""
    experiments = {
        "standard": "batchnorm",
        "eighteen": str(OWN / "eighteen-figures.yaml"),
        "ten thousand": str(OWN / "ten-thousand.yaml"),
    }
    counts = {}
    found = {}
    for name, experiment in experiments.items():
        print(f"making up runs: {name}", file=sys.stderr, flush=True)
        store = folder / f"store {name}"
        counts[name] = stored(programs, experiment, store)
        for formats in ("html,pdf,md", "html"):
            found[f"{name}, {formats}"] = Task(
                f"{name}, {formats}",
                [
                    *(str(programs / "bnreport"), "render", experiment, "-q"),
                    *("--store", str(store), "-o", str(folder / f"report {name} {formats}")),
                    *("--format", formats),
                ],
            )
    found["eighteen, html"].run(counts=False)
    pictures = sorted((folder / "report eighteen html" / "figures").glob("*.png"))
    if len(pictures) != PICTURES:
        raise ValueError(f"the report has {len(pictures)} pictures, not {PICTURES}")
    notebook = folder / "notebook.ipynb"
    subprocess.run([python, BENCHMARKS / "peers" / "make_notebook.py", notebook, *pictures], check=True)
    found["nbconvert"] = Task(
        "nbconvert",
        [str(python), "-m", "nbconvert", "--to", "html", "--log-level", "ERROR", str(notebook)],
    )
    return found, counts


def ratios(own: Task, peer: Task) -> list[float]:
    return [one / other for one, other in zip(peer.seconds, own.seconds, strict=True)]


def middle_and_best(task: Task) -> tuple[float, float]:
    return statistics.median(task.seconds), min(task.seconds)


def milliseconds(seconds: list[float]) -> list[str]:
    return [f"{1000 * statistics.median(seconds):.0f}", f"{1000 * min(seconds):.0f}"]


def document(found: dict[str, Task], counts: dict[str, int], versions: str) -> str:
    standard, many = found["standard, html,pdf,md"], found["ten thousand, html,pdf,md"]
    peer = found["nbconvert"]
    goals = [
        Goal("standard report, all formats", *middle_and_best(standard), 1.0, "s"),
        Goal("the same, largest resident size", *2 * [standard.bytes / MEGABYTE], 200, "MB"),
        Goal("report of 10,000 runs, all formats", *middle_and_best(many), 5.0, "s"),
    ]
    titles = {
        "standard": f"standard report, {counts['standard']:,} runs",
        "eighteen": f"{PICTURES} figures, {counts['eighteen']:,} runs",
        "ten thousand": f"{counts['ten thousand']:,} runs in five studies",
    }
    time_rows = [
        [
            titles.get(key.split(", ")[0], f"nbconvert, {PICTURES} ready pictures"),
            ", ".join(key.split(", ")[1:]) or "html",
            *milliseconds(task.seconds),
            f"{1000 * statistics.median(task.processor_seconds):.0f}",
            f"{task.bytes / MEGABYTE:.0f}",
        ]
        for key, task in found.items()
    ]
    ratio_rows = []
    for name in ("eighteen", "standard"):
        rounds = ratios(found[f"{name}, html"], peer)
        met = statistics.median(rounds) >= 5
        ratio_rows.append(
            [
                f"HTML of the {titles[name]}",
                f"{statistics.median(rounds):.1f}",
                spread(rounds, 1),
                f"{min(peer.seconds) / min(found[f'{name}, html'].seconds):.1f}",
                "at least 5",
                "met" if met else "**missed**",
            ]
        )
    machine = [list(fact) for fact in facts()] + [
        ["Peer", versions],
        # More than one process for each core, and only the ratios mean anything.
        ["Processes at work, over a minute", f"{os.getloadavg()[0]:.1f}"],
    ]
    return "\n\n".join(
        [
            f"# {TITLE}",
            "Written by `Benchmarks/reporting`; [README.md](README.md) says what is made. Each time is that of a process, "
            f"from its start to its end. The processes took turns in {len(peer.seconds)} rounds after a warm-up. "
            "Where other work disturbs the machine, the shortest times say more than the medians.",
            table(["machine and versions", ""], machine, numbers=0),
            table(
                ["`bnreport render`", "median of the rounds", "the best", "goal", "verdict"],
                [goal.row for goal in goals],
                numbers=2,
            ),
            table(
                [
                    "nbconvert's time / ours",
                    "median of the rounds",
                    "smallest to largest",
                    "of the shortest times",
                    "goal",
                    "verdict",
                ],
                ratio_rows,
                numbers=3,
            ),
            table(
                ["milliseconds", "formats", "median", "shortest", "of processors", "MB"],
                time_rows,
                numbers=4,
            ),
        ]
    ) + "\n"


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Benchmarks/reporting")
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, metavar="N", help="rounds that count (default: 9)"
    )
    parser.add_argument("--quick", action="store_true", help="two rounds, to try it out")
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="where the Markdown goes (default: its section of RESULTS.md, with --quick standard output)",
    )
    parser.add_argument("--programs", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--python", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds is at least 1")
    return options


def main() -> None:
    options = parse_options()
    rounds = 2 if options.quick else options.rounds
    with tempfile.TemporaryDirectory() as folder:
        found, counts = tasks(options.programs, options.python, Path(folder))
        for number in range(rounds + 1):
            print(f"round {number} of {rounds}" if number else "warm-up", file=sys.stderr, flush=True)
            order = list(found.values())
            for task in order if number % 2 else reversed(order):
                task.run(counts=number > 0)
    version = subprocess.run(
        [options.python, "-m", "nbconvert", "--version"], check=True, capture_output=True, text=True
    ).stdout.strip()
    text = document(found, counts, f"nbconvert {version}")
    if options.output:
        options.output.write_text(text)
    elif options.quick:
        print(text, end="")
    else:
        replace_section(RESULTS, TITLE, text)


if __name__ == "__main__":
    try:
        main()
    except (ValueError, subprocess.CalledProcessError) as error:
        sys.exit(f"Benchmarks/reporting: {error}")
