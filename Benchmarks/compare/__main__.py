"""Compares the training engine with its products alone and with its peers.

Benchmarks/training builds and installs what it needs, then runs this.
"""

import argparse
import sys
from pathlib import Path

from contestants import Section, two_cores
from machine import facts, physical_cores
from markdown import document
from measuring import Measurements, measure, peak_memory, say
from results import RESULTS, replace_section
from suites import Suite, suites
from workers import Programs, WorkerError

ROUNDS = 5
QUICK_SHARE = 10


def parse_options() -> argparse.Namespace:
    names = [name for suite in suites() for name in suite.names]
    parser = argparse.ArgumentParser(prog="Benchmarks/training")
    parser.add_argument(
        "--rounds",
        type=int,
        default=ROUNDS,
        metavar="N",
        help="rounds that count (default: 5)",
    )
    parser.add_argument(
        "--only",
        nargs="+",
        choices=names,
        default=names,
        metavar="SECTION",
        help="only these sections: " + ", ".join(names),
    )
    parser.add_argument(
        "--quick", action="store_true", help="one round of a tenth of the images, to try it out"
    )
    parser.add_argument(
        "--skip-peers",
        action="store_true",
        help="without PyTorch and JAX, which are not installed",
    )
    parser.add_argument(
        "--processor-time",
        action="store_true",
        help="count the time that a thread had its core, for a machine that has other work; "
        "without the section of two cores",
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="where the Markdown goes (default: RESULTS.md when all is measured in at least "
        "5 rounds, else standard output)",
    )
    parser.add_argument("--program", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--python", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds is at least 1")
    if options.processor_time:
        options.only = [name for name in options.only if name != two_cores().name]
    return options


def chosen_sections(
    suite: Suite, options: argparse.Namespace, core_count: int
) -> list[Section]:
    """The sections of a suite that are asked for and that the machine can do."""
    sections = [section for section in suite.sections if section.name in options.only]
    if options.skip_peers:
        sections = [section.without_peers() for section in sections]
    if options.quick:
        sections = [section.with_images(section.images // QUICK_SHARE) for section in sections]
    possible = []
    for section in sections:
        needed = max((c.processes * c.cores_each for c in section.contestants), default=0)
        if needed > core_count:
            say(f"{section.name}: skipped (got {core_count} cores, expected {needed})")
        elif section.comparisons:
            possible.append(section)
    return possible


def run_suite(suite: Suite, options: argparse.Namespace) -> str:
    """Measures what is asked for, and returns the document."""
    rounds = 1 if options.quick else options.rounds
    programs = Programs(options.program, options.python)
    cores = physical_cores()
    machine = facts()
    measured: list[Measurements] = []
    for section in chosen_sections(suite, options, len(cores)):
        measured.append(
            measure(section, programs, cores, rounds, on_processor=options.processor_time)
        )
    cases = list(suite.cases) if suite.memory in options.only else []
    peaks = list(zip(cases, peak_memory(cases, programs, cores)))
    return document(suite.title, machine, measured, peaks, rounds, options.processor_time)


def is_whole(suite: Suite, options: argparse.Namespace) -> bool:
    """Whether all of a suite is measured: a part must not replace the whole."""
    is_limited = options.quick or options.skip_peers or options.rounds < ROUNDS
    return not is_limited and set(suite.names) <= set(options.only)


def main() -> None:
    options = parse_options()
    texts = []
    for suite in suites():
        if not set(suite.names) & set(options.only):
            continue
        text = run_suite(suite, options)
        if is_whole(suite, options) and not options.output:
            replace_section(RESULTS, suite.title, text)
            say(f"wrote {RESULTS.name}")
        else:
            texts.append(text)
    if options.output:
        options.output.write_text("\n".join(texts))
        say(f"wrote {options.output.name}")
    elif texts:
        print("\n".join(texts), end="")


if __name__ == "__main__":
    try:
        main()
    except WorkerError as error:
        sys.exit(f"Benchmarks/training: {error}")
