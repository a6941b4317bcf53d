"""Compares figures with those of matplotlib, from data to the bytes of a file.

Benchmarks/plotting builds and installs what it needs, then runs this.
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

from machine import facts, physical_cores
from markdown import spread, table
from results import RESULTS, replace_section
from workers import Worker, WorkerError

ROUNDS = 15
TITLE = "Results of the plotting benchmark"
# The figures of the standard report, as reports/sample has them.
REPORT_FIGURES = 27


@dataclass
class Comparison:
    """A figure of ours and the same of matplotlib's, and the seconds of each round."""

    name: str
    ours: str
    peer: str
    goal: int | None
    repeats: int
    peer_repeats: int
    seconds: list[float] = field(default_factory=list)
    peer_seconds: list[float] = field(default_factory=list)

    @property
    def ratios(self) -> list[float]:
        return [peer / own for own, peer in zip(self.seconds, self.peer_seconds, strict=True)]

    @property
    def verdict(self) -> str:
        if not self.goal:
            return "-"
        met = [ratio >= self.goal for ratio in self.ratios]
        word = "met" if statistics.median(self.ratios) >= self.goal else "**missed**"
        return word if len(set(met)) == 1 else f"{word}, but rounds differ"


def comparisons() -> list[Comparison]:
    return [
        Comparison("learning curves to PNG", "curves-png", "curves-png", 15, 10, 2),
        Comparison("learning curves to SVG for the web", "curves-svg", "curves-svg", 50, 40, 2),
        Comparison("learning curves to SVG of its own", "curves-outlines", "curves-svg", None, 10, 2),
        Comparison("learning curves to PDF", "curves-pdf", "curves-pdf", None, 10, 2),
        Comparison("a line of 1,000,000 points to PNG", "million-png", "million-png", 20, 3, 1),
    ]


def ask(worker: Worker, task: str, count: int) -> float:
    worker.ask(f"{task} {count}")
    return worker.seconds()


def measure(compared: list[Comparison], own: Worker, peer: Worker, rounds: int) -> None:
    """One round to warm up, then the rounds that count; who begins changes with the round."""
    for number in range(rounds + 1):
        print(f"round {number} of {rounds}" if number else "warm-up", file=sys.stderr, flush=True)
        for one in compared:
            if number % 2:
                seconds = ask(own, one.ours, one.repeats)
                peer_seconds = ask(peer, one.peer, one.peer_repeats)
            else:
                peer_seconds = ask(peer, one.peer, one.peer_repeats)
                seconds = ask(own, one.ours, one.repeats)
            if number:
                one.seconds.append(seconds)
                one.peer_seconds.append(peer_seconds)


def cold(arguments: list[str], rounds: int) -> float:
    """The seconds of a process that draws the learning curves once as PNG, from start to end."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run([*arguments, "--once", "curves-png"], check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def sizes(programs: list[list[str]]) -> list[list[str]]:
    """The bytes of the files that both make of the same figure."""
    with tempfile.TemporaryDirectory() as folder:
        for arguments in programs:
            subprocess.run([*arguments, "--files", folder], check=True)
        rows = []
        for name in ("curves.png", "curves.svg", "curves-outlines.svg", "curves.pdf", "million.png"):
            files = [Path(folder) / f"{who}-{name}" for who in ("bnreport", "matplotlib")]
            rows.append([name, *(f"{f.stat().st_size:,}" if f.exists() else "" for f in files)])
        return rows


def milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.1f}" if seconds >= 0.01 else f"{1000 * seconds:.2f}"


def document(
    compared: list[Comparison],
    versions: list[str],
    starts: tuple[float, float],
    files: list[list[str]],
) -> str:
    by_task = {one.ours: statistics.median(one.seconds) for one in compared}
    report = REPORT_FIGURES * sum(
        by_task[task] for task in ("curves-png", "curves-svg", "curves-outlines")
    )
    ratio_rows = [
        [
            one.name,
            f"{statistics.median(one.ratios):.1f}",
            spread(one.ratios, 1),
            f"{min(one.peer_seconds) / min(one.seconds):.1f}",
            f"at least {one.goal}" if one.goal else "none",
            one.verdict,
        ]
        for one in compared
    ]
    time_rows = [
        [
            one.name,
            milliseconds(statistics.median(one.seconds)),
            milliseconds(min(one.seconds)),
            milliseconds(statistics.median(one.peer_seconds)),
            milliseconds(min(one.peer_seconds)),
        ]
        for one in compared
    ]
    machine = [list(fact) for fact in facts()] + [
        ["Libraries", ", ".join(versions)],
        # More than one process for each core, and only the ratios mean anything.
        ["Processes at work, over a minute", f"{os.getloadavg()[0]:.1f}"],
    ]
    rounds = len(compared[0].seconds)
    return "\n\n".join(
        [
            f"# {TITLE}",
            "Written by `Benchmarks/plotting`; [README.md](README.md) says what is drawn. Both draw the same numbers at "
            "1296 x 518 pixels, each in one warm process with one thread, bound to one core, from data to the bytes of "
            f"the file. They took turns in {rounds} rounds after a warm-up.",
            table(["machine and versions", ""], machine, numbers=0),
            table(
                [
                    "matplotlib's time / ours",
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
                ["milliseconds a figure", "ours", "our shortest", "matplotlib's", "its shortest"],
                time_rows,
                numbers=4,
            ),
            f"A process that starts, draws the learning curves once as PNG and ends takes {milliseconds(starts[0])} ms; "
            f"matplotlib's takes {milliseconds(starts[1])} ms (medians). The {REPORT_FIGURES} figures of the standard "
            f"report, each as PNG and both kinds of SVG, take {milliseconds(report)} ms at the times above (goal: less "
            "than 1000 ms).",
            table(["bytes", "ours", "matplotlib's"], files, numbers=2),
        ]
    ) + "\n"


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Benchmarks/plotting")
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, metavar="N", help="rounds that count (default: 15)"
    )
    parser.add_argument("--quick", action="store_true", help="two rounds, to try it out")
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="where the Markdown goes (default: its section of RESULTS.md, with --quick standard output)",
    )
    parser.add_argument("--program", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--python", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds is at least 1")
    return options


def main() -> None:
    options = parse_options()
    rounds = 2 if options.quick else options.rounds
    peer = str(Path(__file__).parent.parent / "peers" / "plot_matplotlib.py")
    programs = [[str(options.program)], [str(options.python), peer]]
    cores = physical_cores()[:1]
    compared = comparisons()
    with Worker(programs[0], cores) as own, Worker(programs[1], cores) as other:
        versions = [own.version(), other.version()]
        measure(compared, own, other, rounds)
    starts = (cold(programs[0], min(rounds, 9)), cold(programs[1], min(rounds, 3)))
    text = document(compared, versions, starts, sizes(programs))
    if options.output:
        options.output.write_text(text)
    elif options.quick:
        print(text, end="")
    else:
        replace_section(RESULTS, TITLE, text)


if __name__ == "__main__":
    try:
        main()
    except (WorkerError, subprocess.CalledProcessError) as error:
        sys.exit(f"Benchmarks/plotting: {error}")
