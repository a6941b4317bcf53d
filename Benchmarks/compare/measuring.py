"""Contestants take turns, round by round, one at work while the others wait."""

import random
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field

from contestants import Comparison, Contestant, MemoryCase, Section
from workers import Programs, Worker

# Threads of a parallel library spin for a while after their last work.
SETTLING_SECONDS = 0.3


@dataclass
class Measurements:
    """The seconds of each contestant of a section, in the order of the rounds."""

    section: Section
    seconds: dict[Contestant, list[float]]
    processor_seconds: dict[Contestant, list[float]]
    versions: set[str] = field(default_factory=set)

    def ratios(self, comparison: Comparison) -> list[float]:
        """Round by round, the time a run of the one takes in units of the other's."""
        one, other = comparison.numerator, comparison.denominator
        pairs = zip(self.seconds[one], self.seconds[other], strict=True)
        return [(a / one.runs) / (b / other.runs) for a, b in pairs]

    def images_per_second(self, contestant: Contestant) -> list[float]:
        """Round by round, the images that its trainings take in a second, all together."""
        return [
            self.section.images * contestant.runs / seconds for seconds in self.seconds[contestant]
        ]

    def shares(self) -> list[float]:
        """The part of its time that each contestant of one thread was at work on its core."""
        return [
            sum(self.processor_seconds[one]) / sum(seconds)
            for one, seconds in self.seconds.items()
            if one.processes * one.cores_each == 1
        ]


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def start(
    contestant: Contestant, programs: Programs, images: int, cores: list[int], stack: ExitStack
) -> list[Worker]:
    """The workers of a contestant, each on cores of its own."""
    arguments, each = programs.arguments(contestant, images), contestant.cores_each
    return [
        stack.enter_context(Worker(arguments, cores[first : first + each]))
        for first in range(0, contestant.processes * each, each)
    ]


def timed(contestant: Contestant, workers: list[Worker]) -> tuple[float, float]:
    """The seconds until the last worker has done one pass, and those on the processor."""
    time.sleep(SETTLING_SECONDS)
    before = sum(worker.processor_seconds() for worker in workers)
    for worker in workers:
        worker.ask(contestant.request)
    seconds = max([worker.seconds() for worker in workers])
    return seconds, sum(worker.processor_seconds() for worker in workers) - before


def measure(
    section: Section, programs: Programs, cores: list[int], rounds: int, *, on_processor: bool
) -> Measurements:
    """All contestants of a section: one round to warm up, then the rounds that count.

    With `on_processor` the seconds are those that the processes had their cores for.
    """
    contestants = section.contestants
    result = Measurements(section, {c: [] for c in contestants}, {c: [] for c in contestants})
    shuffler = random.Random(0)
    with ExitStack() as stack:
        workers = {}
        for contestant in contestants:
            workers[contestant] = start(contestant, programs, section.images, cores, stack)
            result.versions |= {worker.version() for worker in workers[contestant]}
        for number in range(rounds + 1):
            say(f"{section.name}: " + (f"round {number} of {rounds}" if number else "warm-up"))
            order = list(workers.items())
            shuffler.shuffle(order)
            for contestant, group in order:
                seconds, processor_seconds = timed(contestant, group)
                if number:
                    counted = processor_seconds if on_processor else seconds
                    result.seconds[contestant].append(counted)
                    result.processor_seconds[contestant].append(processor_seconds)
    return result


def peak_memory(cases: list[MemoryCase], programs: Programs, cores: list[int]) -> list[int]:
    """The largest resident size in bytes of each case, after a pass of each kind."""
    peaks = []
    for case in cases:
        say(f"memory: {case.name}")
        with Worker(programs.arguments(case.contestant, case.images), cores) as worker:
            worker.version()
            for request in "train", "evaluate":
                worker.ask(request)
                worker.seconds()
            peaks.append(worker.peak_bytes())
    return peaks
