"""The results as a Markdown document."""

import statistics
from dataclasses import dataclass

from contestants import (
    MEMORY_FIRST,
    MEMORY_FURTHER,
    MEMORY_TITLE,
    Comparison,
    Goal,
)
from measuring import Measurements

MEGABYTE = 1_000_000

Row = list[str]


@dataclass(frozen=True)
class Finding:
    """One measured number beside its goal."""

    name: str
    value: str
    spread: str
    goal: Goal | None
    is_met: bool

    @property
    def row(self) -> Row:
        if self.goal is None:
            return [self.name, self.value, self.spread, "none", ""]
        bound = f"at {'most' if self.goal.is_upper else 'least'} {self.goal.bound:g}"
        note = f" ({self.goal.note})" if self.goal.note else ""
        return [
            self.name, self.value, self.spread, bound + note,
            "met" if self.is_met else "**missed**",
        ]  # fmt: skip


def table(header: Row, rows: list[Row]) -> str:
    """A table whose first column is text and whose others are numbers."""
    rule = ["---", *["--:"] * (len(header) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, rule, *rows])


def ratio_finding(measurements: Measurements, comparison: Comparison) -> Finding:
    ratios = measurements.ratios(comparison)
    ratio = statistics.median(ratios)
    goal = comparison.goal
    return Finding(
        f"{comparison.numerator.name} / {comparison.denominator.name}",
        f"{ratio:.2f}",
        f"{min(ratios):.2f} to {max(ratios):.2f}",
        goal,
        goal is not None and goal.is_met(ratio),
    )


def memory_findings(peaks: list[int]) -> list[Finding]:
    """The peak of one worker, and what each further one adds."""
    findings = []
    for number, (peak, before) in enumerate(zip(peaks, [0, *peaks]), start=1):
        added = (peak - before) / MEGABYTE
        goal = MEMORY_FIRST if number == 1 else MEMORY_FURTHER
        name = "1 worker" if number == 1 else f"worker {number} adds"
        findings.append(Finding(name, f"{added:.0f} MB", "", goal, goal.is_met(added)))
    return findings


def times(measurements: Measurements) -> str:
    rows = []
    for contestant, seconds in measurements.seconds.items():
        median = statistics.median(seconds)
        rows.append([
            contestant.name,
            f"{median:.3f}",
            f"{min(seconds):.3f} to {max(seconds):.3f}",
            f"{60 * contestant.runs / median:.1f}",
        ])  # fmt: skip
    header = ["contestant", "seconds", "smallest to largest", "passes per minute"]
    return table(header, rows)


def section(measurements: Measurements, findings: list[Finding]) -> list[str]:
    header = ["time of / in units of", "ratio", "smallest to largest", "goal", "verdict"]
    return [
        f"## {measurements.section.title}",
        table(header, [finding.row for finding in findings]),
        times(measurements),
    ]


def summary(findings: list[Finding]) -> str:
    with_goal = [finding for finding in findings if finding.goal]
    missed = [finding.name for finding in with_goal if not finding.is_met]
    line = f"Goals met: {len(with_goal) - len(missed)} of {len(with_goal)}."
    return line + (f" Missed: {'; '.join(missed)}." if missed else "")


def document(
    machine: list[tuple[str, str]],
    measured: list[Measurements],
    peaks: list[int],
    images: int,
    rounds: int,
) -> str:
    """The whole document."""
    findings = [
        [ratio_finding(one, comparison) for comparison in one.section.comparisons]
        for one in measured
    ]
    memory = memory_findings(peaks)
    versions = sorted({version for one in measured for version in one.versions})
    parts = [
        "# Training benchmark: results",
        f"Written by `Benchmarks/training`; [README.md](README.md) says how it measures. "
        f"One pass is {images:,} images in float, SGD with momentum. The contestants of a section "
        f"take turns; seconds are medians of {rounds} "
        f"{'round' if rounds == 1 else 'rounds'} after a warm-up, ratios medians of the ratios of "
        "each round, per run.",
        summary([*sum(findings, []), *memory]),
        table(["machine and versions", ""], [
            *map(list, machine), ["Libraries", "; ".join(versions)]
        ]).replace("--:", "---"),
    ]  # fmt: skip
    for one, found in zip(measured, findings):
        parts += section(one, found)
    if memory:
        rows = [[f.row[0], f.row[1], f.row[3], f.row[4]] for f in memory]
        parts += [
            f"## {MEMORY_TITLE}",
            table(["largest resident size", "measured", "goal (MB)", "verdict"], rows),
        ]
    return "\n\n".join(parts) + "\n"
