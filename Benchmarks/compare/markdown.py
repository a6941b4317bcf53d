"""The results as a Markdown document."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from contestants import Goal, MemoryCase
from measuring import Measurements

MEGABYTE = 1_000_000

Row = list[str]


@dataclass(frozen=True)
class Finding:
    """One measured number beside its goal."""

    section: str
    name: str
    number: float
    goal: Goal | None
    digits: int = 2
    unit: str = ""
    rounds: tuple[float, ...] = ()

    @property
    def value(self) -> str:
        return f"{self.number:,.{self.digits}f}{self.unit}"

    @property
    def bound(self) -> str:
        if not self.goal:
            return "none"
        direction = "at most" if self.goal.is_upper else "at least"
        note = f", {self.goal.note}" if self.goal.note else ""
        return f"{direction} {self.goal.bound:,.{self.digits}f}{self.unit}{note}"

    @property
    def is_met(self) -> bool:
        return not self.goal or self.goal.is_met(self.number)

    @property
    def is_decided(self) -> bool:
        """Whether all rounds say the same; 5 rounds all but cover their median (94 %)."""
        return not self.goal or len({self.goal.is_met(one) for one in self.rounds}) < 2

    @property
    def verdict(self) -> str:
        if not self.goal:
            return "-"
        word = "met" if self.is_met else "**missed**"
        return word if self.is_decided else f"{word}, but rounds differ"


def table(header: Row, rows: list[Row], numbers: int) -> str:
    """A table in which so many columns after the first are numbers."""
    rule = ["---", *["--:"] * numbers, *["---"] * (len(header) - 1 - numbers)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, rule, *rows])


def spread(values: Sequence[float], digits: int) -> str:
    return f"{min(values):,.{digits}f} to {max(values):,.{digits}f}"


def ratio_findings(measurements: Measurements) -> list[Finding]:
    """The comparisons of a section."""
    findings = []
    for comparison in measurements.section.comparisons:
        ratios = measurements.ratios(comparison)
        finding = Finding(
            measurements.section.name,
            f"{comparison.numerator.name} / {comparison.denominator.name}",
            statistics.median(ratios),
            comparison.goal,
            rounds=tuple(ratios),
        )
        findings.append(finding)
    return findings


def rate_findings(measurements: Measurements) -> list[Finding]:
    """The images a second that have a goal."""
    findings = []
    for rate in measurements.section.rates:
        values = measurements.images_per_second(rate.contestant)
        finding = Finding(
            measurements.section.name,
            f"{rate.contestant.name}, images a second",
            statistics.median(values),
            rate.goal,
            digits=0,
            rounds=tuple(values),
        )
        findings.append(finding)
    return findings


def memory_findings(peaks: list[tuple[MemoryCase, int]]) -> list[Finding]:
    """The peak of each case, or what it adds to the one before."""
    findings = []
    for (case, peak), before in zip(peaks, [0, *(peak for _, peak in peaks)]):
        added = (peak - (before if case.adds else 0)) / MEGABYTE
        findings.append(Finding("memory", case.name, added, case.goal, digits=0, unit=" MB"))
    return findings


def times_table(measurements: Measurements) -> str:
    rows = []
    for contestant, seconds in measurements.seconds.items():
        median = statistics.median(seconds)
        rate = statistics.median(measurements.images_per_second(contestant))
        rows.append([contestant.name, f"{median:.3f}", spread(seconds, 3), f"{rate:,.0f}"])
    header = ["contestant", "seconds", "smallest to largest", "images a second"]
    return table(header, rows, numbers=3)


def ratios_table(findings: list[Finding]) -> str:
    rows = [[f.name, f.value, spread(f.rounds, f.digits), f.bound, f.verdict] for f in findings]
    header = [
        "time of one / time of the other",
        "measured",
        "smallest to largest",
        "goal",
        "verdict",
    ]
    return table(header, rows, numbers=2)


def memory_table(findings: list[Finding]) -> str:
    rows = [[f.name, f.value, f.bound, f.verdict] for f in findings]
    return table(["largest resident size", "measured", "goal", "verdict"], rows, numbers=1)


def summary(findings: list[Finding]) -> str:
    """How many goals are met, and a list of those that are not."""
    with_goal = [finding for finding in findings if finding.goal]
    missed = [finding for finding in with_goal if not finding.is_met]
    line = f"Goals met: {len(with_goal) - len(missed)} of {len(with_goal)}."
    items = [
        f"- {f.section}: {f.name}: {f.value} (goal: {f.bound})"
        + ("" if f.is_decided else "; met in some rounds")
        for f in missed
    ]
    return "\n".join([line + " Missed:", "", *items]) if missed else line


def facts_table(
    machine: list[tuple[str, str]], measured: list[Measurements], on_processor: bool
) -> str:
    """The machine, the versions, and whether the machine was left alone."""
    rows = [list(fact) for fact in machine]
    versions = {version for one in measured for version in one.versions}
    shares = [share for one in measured for share in one.shares()]
    if measured:
        rows.append(["Libraries", ", ".join(sorted(versions, key=str.lower))])
    if shares and not on_processor:
        rows.append(
            [
                "Contestants of one thread had their core for",
                f"{min(shares):.1%} of the time or more",
            ]
        )
    return table(["machine and versions", ""], rows, numbers=0)


def introduction(rounds: int, on_processor: bool) -> str:
    count = "1 round" if rounds == 1 else f"{rounds} rounds"
    seconds = "Seconds that a thread had its core" if on_processor else "Seconds"
    return (
        "Written by `Benchmarks/training`; [README.md](README.md) says what the contestants do. "
        "A pass is one in training unless the title says otherwise. The "
        f"contestants of a section took turns. {seconds} are medians of {count} after a warm-up; "
        "ratios are of the times per training, medians of the ratios of each round."
    )


def document(
    title: str,
    machine: list[tuple[str, str]],
    measured: list[Measurements],
    peaks: list[tuple[MemoryCase, int]],
    rounds: int,
    on_processor: bool,
) -> str:
    """The whole document."""
    ratios = [[*ratio_findings(one), *rate_findings(one)] for one in measured]
    memory = memory_findings(peaks)
    parts = [
        f"# {title}",
        introduction(rounds, on_processor),
        summary([*sum(ratios, []), *memory]),
        facts_table(machine, measured, on_processor),
    ]
    for one, findings in zip(measured, ratios):
        heading = f"## {one.section.title}, {one.section.images:,} images a pass"
        parts += [heading, ratios_table(findings), times_table(one)]
    if memory:
        parts += ["## Memory", memory_table(memory)]
    return "\n\n".join(parts) + "\n"
