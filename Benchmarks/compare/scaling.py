"""Measures a store of 100,000 runs, the overhead of a record, and how long many workers would wait.

Benchmarks/scaling builds what it needs, then runs this.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from machine import facts
from markdown import table
from results import RESULTS, replace_section

TITLE = "Scaling"
OWN = Path(__file__).parent.parent / "ScalingBenchmark"
SAVED = 2000
PLANS = 5
MEGABYTE = 1_000_000


@dataclass
class Measured:
    """A process from its start to its end."""

    seconds: float
    processor_seconds: float
    bytes: int

    @property
    def row(self) -> list[str]:
        return [f"{self.seconds:.2f}", f"{self.processor_seconds:.2f}", f"{self.bytes / MEGABYTE:.0f}"]


def measured(command: list[str | Path]) -> Measured:
    """What a command takes; it must succeed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    # Read to the end first: a full pipe would stop the process.
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command[:3], stderr=errors)
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def lines(command: list[str | Path]) -> list[list[str]]:
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def verdict(number: float, limit: float) -> str:
    return "met" if number <= limit else "**missed**"


def store_section(programs: Path, store: Path, folder: Path, seeds: int) -> str:
    """A store of many runs: 100 networks with so many seeds each."""
    experiment = OWN / "hundred-thousand.yaml"
    if not store.exists():
        lines([programs / "scaling-benchmark", "fill", experiment, "--store", store])
    count = 100 * seeds
    files = [path for path in store.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)

    def command(name: str, *arguments: str | Path, seeds: int = seeds) -> list[str | Path]:
        return [programs / "bnreport", name, experiment, "--store", store, "--seeds", str(seeds), *arguments]

    def rendering(part: int) -> list[str | Path]:
        report = folder / f"report-{part}"
        return command("render", "-q", "-o", report, seeds=max(1, seeds // part))

    # Files and fonts come into the system's cache.
    plans = [measured(command("plan")) for _ in range(PLANS)]
    tasks = {
        "`plan`": (min(plans, key=lambda plan: plan.seconds), 2.0, None),
        "`plan --runs --json`": (measured(command("plan", "--runs", "--json")), None, None),
        "`doctor`, which reads every record": (
            measured([programs / "bnreport", "doctor", "--store", store]),
            None,
            None,
        ),
        f"`render`, {count // 4:,} of the runs": (measured(rendering(4)), None, None),
        f"`render`, {count // 2:,} of the runs": (measured(rendering(2)), None, None),
        f"`render`, {count:,} runs, all formats": (measured(rendering(1)), None, 500),
    }
    rows = []
    for name, (result, seconds, megabytes) in tasks.items():
        goals = []
        if seconds:
            goals.append(f"at most {seconds:g} s: {verdict(result.seconds, seconds)}")
        if megabytes:
            goals.append(f"at most {megabytes} MB: {verdict(result.bytes / MEGABYTE, megabytes)}")
        rows.append([name, *result.row, "; ".join(goals) or "none"])
    return "\n\n".join(
        [
            f"## A store of {count:,} runs",
            f"100 networks of one hidden layer with {seeds:,} seeds each, and the data of Fashion-MNIST: {len(files):,} "
            f"files with {size / MEGABYTE:.0f} MB, one a run. A plan tells what is stored by names, and reads 256 records for the "
            f"times; it is the shortest of {PLANS}.",
            table(["command", "seconds", "of processors", "MB at most", "goal"], rows, numbers=3),
        ]
    )


def save_section(programs: Path, store: Path, stored: int) -> str:
    """What is saved into the full store."""
    found = lines(
        [
            *(programs / "scaling-benchmark", "save", OWN / "hundred-thousand.yaml"),
            *("--store", store, "--count", str(SAVED)),
        ]
    )
    times = {line[0]: [float(text) for text in line[1:]] for line in found if line[0] != "bytes"}
    size = next(int(line[1]) for line in found if line[0] == "bytes")
    titles = {
        "claim": "to claim the run: a lock that other processes see",
        "save": "to save the record",
        "spelling and digest": "of that its canonical JSON and its SHA-256",
        "fsync of the file": "of that what the disk takes to have the file",
        "fsync of the folder": "of that what it takes to have its name",
        "release": "to give the claim back",
        "all of it": "**all of it**",
    }
    rows = [[title, *(f"{number:.3f}" for number in times[name])] for name, title in titles.items()]
    middle = times["all of it"][1]
    disk = times["fsync of the file"][1] + times["fsync of the folder"][1]
    return "\n\n".join(
        [
            "## The overhead of a record",
            f"{SAVED:,} further records of at most {size:,} bytes, saved one after the other into the store of "
            f"{stored:,}, each beside a file of the same bytes that is written plainly, whose `fsync` is what the disk "
            f"takes of everybody. Goal: less than 2 ms a run, {verdict(middle, 2)} by the median, of which these two calls would be "
            f"{disk / middle:.0%}; the disk serves all other work of the machine too.",
            table(["milliseconds", "one of ten within", "median", "nine of ten within"], rows, numbers=3),
        ]
    )


def workers_section(programs: Path, store: Path, preset: str) -> str:
    """A simulation on the recorded times of a store."""
    found = lines(
        [programs / "scaling-benchmark", "workers", "batchnorm", "--preset", preset, "--store", store]
    )
    rounds = next(line[1] for line in found if line[0] == "runs").split()
    seconds, longest = (float(text) for text in next(line[1:] for line in found if line[0] == "seconds"))
    rows = [
        [line[1], *(f"{100 * max(0.0, float(share)):.2f} %" for share in line[2:])]
        for line in found
        if line[0] == "workers"
    ]
    last = next(line for line in found if line[:2] == ["workers", "64"])
    plan, together = 100 * float(last[2]), 100 * float(last[3])
    return "\n\n".join(
        [
            "## Many workers",
            f"Computed, not measured: the {sum(map(int, rounds)):,} stored runs of the {preset} report with the times of "
            f"their records, {seconds:.0f} s in all and {longest:.1f} s for the longest, are given to workers in the order "
            "of `Runner`: most expensive by prediction first, of equal cost by seed, then by name. The plan has "
            f"{rounds[0]} runs, the rounds of further seeds {', '.join(rounds[1:]) or 'none'}; each begins when the one before "
            "has ended, because its seeds depend on all results. Waste is the share of the workers' time in which they wait.",
            table(
                [
                    "workers",
                    "the plan alone",
                    "with its rounds",
                    "rounds, were all times known",
                    "rounds, at best",
                    "were the next round known",
                    "were all runs known",
                ],
                [[row[0], row[1], row[2], row[5], row[6], row[4], row[3]] for row in rows],
                numbers=6,
            ),
            f"Goal: below 3 % with 64 workers; {verdict(plan, 3)} by the plan alone ({plan:.1f} %), "
            f"{verdict(together, 3)} with its rounds ({together:.1f} %). “At best” is what no order gets below: the work of "
            "each round divided among the workers, or its longest run.",
        ]
    )


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Benchmarks/scaling")
    parser.add_argument(
        "--store",
        type=Path,
        metavar="DIR",
        help="a store with the runs of the standard report, of `bnreport train batchnorm --store DIR`; "
        "without it the section on workers is left out, and the rest is printed",
    )
    parser.add_argument("--quick", action="store_true", help="the workers alone; prints the table")
    parser.add_argument(
        "--large", type=Path, metavar="DIR", help="the large store, made where there is none, and kept"
    )
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where reports and the large store are made")
    parser.add_argument("--output", type=Path, metavar="FILE", help="where the Markdown goes")
    parser.add_argument("--programs", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    options = parse_options()
    parts = []
    if not options.quick:
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            folder = Path(name)
            store = options.large or folder / "store"
            parts.append(store_section(options.programs, store, folder, seeds=1000))
            parts.append(save_section(options.programs, store, 100_000))
    if options.store:
        parts.append(workers_section(options.programs, options.store, "standard"))
    machine = [list(fact) for fact in facts()] + [
        ["Processes at work, over a minute", f"{os.getloadavg()[0]:.1f}"],
    ]
    head = [
        f"# {TITLE}",
        "Written by `Benchmarks/scaling`; [README.md](README.md) says what is made. Each time is that of a process, from "
        "its start to its end, with files and fonts in the system's cache.",
        table(["machine and versions", ""], machine, numbers=0),
    ]
    text = "\n\n".join(head + parts) + "\n"
    if options.output:
        options.output.write_text(text)
    elif options.quick or not options.store:
        print(text, end="")
    else:
        replace_section(RESULTS, TITLE, text)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"Benchmarks/scaling: {error}: {error.stderr}")
