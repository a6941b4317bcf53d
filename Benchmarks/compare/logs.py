"""Times the reading of logs beside TensorBoard and pandas, and measures whole reports of logs.

Benchmarks/logs builds and installs what it needs, then runs this.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from machine import facts
from markdown import spread, table
from results import RESULTS, replace_section
from scaling import MEGABYTE, Measured, measured

ROUNDS = 5
ROWS = 200_000
TITLE = "Results of the logs benchmark"
PEER = Path(__file__).parent.parent / "peers" / "read_logs.py"


class Worker:
    """A process that reads the path it is sent and answers with the seconds and the number of points."""

    def __init__(self, *command: str | Path) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def read(self, path: Path) -> tuple[float, int]:
        print(path, file=self.process.stdin, flush=True)
        seconds, points = self.process.stdout.readline().split()
        return float(seconds), int(points)

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait()


@dataclass
class Task:
    """A log, and what each side took for it in each round."""

    name: str
    peer: str
    path: Path
    goal: str
    own_seconds: list[float] = field(default_factory=list)
    peer_seconds: list[float] = field(default_factory=list)
    points: int = 0

    def run(self, own: Worker, peer: Worker, counts: bool) -> None:
        seconds, points = own.read(self.path)
        peer_seconds, peer_points = peer.read(self.path)
        if points != peer_points:
            raise ValueError(f"{self.name}: we read {points} points and {self.peer} {peer_points}")
        if counts:
            self.points = points
            self.own_seconds.append(seconds)
            self.peer_seconds.append(peer_seconds)

    @property
    def row(self) -> list[str]:
        pairs = zip(self.peer_seconds, self.own_seconds, strict=True)
        ratios = [peer / own for peer, own in pairs]
        return [
            self.name,
            f"{self.points:,}",
            f"{1000 * statistics.median(self.own_seconds):.0f} ms",
            f"{1000 * statistics.median(self.peer_seconds):.0f} ms ({self.peer})",
            f"{statistics.median(ratios):.1f} ({spread(ratios, 1)})",
            self.goal,
        ]


@dataclass
class Report:
    """A report of so many of the folders, from the start of the program to its end."""

    count: int
    folder: Path
    goal: str = "none"
    calls: list[Measured] = field(default_factory=list)

    def run(self, program: Path, counts: bool) -> None:
        folders = sorted(path for path in self.folder.iterdir() if path.is_dir())
        folders.sort(key=lambda path: int(path.name.rsplit("_seed")[1]))
        with tempfile.TemporaryDirectory() as output:
            call = measured([program, "compare", *folders[: self.count], "--output", output, "--force", "--quiet"])
        if counts:
            self.calls.append(call)

    @property
    def row(self) -> list[str]:
        def median(numbers: list[float]) -> float:
            return statistics.median(numbers)

        return [
            f"{self.count:,}",
            f"{median([call.seconds for call in self.calls]):.2f} s",
            f"{median([call.processor_seconds for call in self.calls]):.2f} s",
            f"{median([call.bytes for call in self.calls]) / MEGABYTE:.0f} MB",
            self.goal,
        ]


def document(tasks: list[Task], reports: list[Report], versions: str) -> str:
    header = ["log", "numbers", "bnreport", "peer", "times as fast", "goal"]
    parts = [
        f"# {TITLE}",
        "Medians of whole readings in one process each; ratios are taken within each round.",
        table(header, [task.row for task in tasks], 4),
        "Reports in all formats, from the start of the program to its end: medians of as many rounds. Each run is a table of 100 kB.",
        table(["runs", "time", "of the processor", "memory", "goal"], [report.row for report in reports], 4),
        table(["", ""], [*map(list, facts()), ["Peers", versions]], 0),
    ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="Benchmarks/logs")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="rounds that count (default: 5)")
    parser.add_argument("--quick", action="store_true", help="1 round of a tenth of the rows, to try it out")
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="where the Markdown goes (default: RESULTS.md, with --quick standard output)",
    )
    parser.add_argument("--programs", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--python", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    rows, rounds = (ROWS // 10, 1) if options.quick else (ROWS, options.rounds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("making logs up", file=sys.stderr, flush=True)
        subprocess.run([options.python, PEER, "--make", folder, str(rows)], check=True)
        tasks = [
            Task("event file", "TensorBoard", folder / "events", "20 times"),
            Task("table", "pandas", folder / "table", "10 times"),
            Task("1,000 tables of 100 kB", "pandas", folder / "folders", "2 s"),
        ]
        own, peer = Worker(options.programs / "logs-benchmark"), Worker(options.python, PEER)
        for number in range(rounds + 1):
            print(f"round {number} of {rounds}", file=sys.stderr, flush=True)
            for task in tasks:
                task.run(own, peer, counts=number > 0)
        own.end()
        peer.end()
        reports = [Report(count, folder / "folders") for count in (250, 500)]
        reports.append(Report(1000, folder / "folders", "3 s, 200 MB"))
        for number in range(rounds + 1):
            for report in reports:
                report.run(options.programs / "bnreport", counts=number > 0)
    imports = "import pandas, tensorboard; print(f'pandas {pandas.__version__}, TensorBoard {tensorboard.__version__}')"
    versions = subprocess.run([options.python, "-c", imports], check=True, capture_output=True, text=True)
    text = document(tasks, reports, versions.stdout.strip())
    if options.output:
        options.output.write_text(text)
    elif options.quick:
        print(text)
    else:
        replace_section(RESULTS, TITLE, text)


if __name__ == "__main__":
    main()
