"""Contestants take turns, round by round, one at work while the others wait."""

import random
import statistics
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field

from contestants import Comparison, Contestant, Section, memory_contestants
from workers import Programs, Worker

# Threads of a parallel library spin for a while after their last work.
SETTLING_SECONDS = 0.3


@dataclass
class Measurements:
    """The seconds of each contestant of a section, in the order of the rounds."""

    section: Section
    seconds: dict[Contestant, list[float]]
    versions: set[str] = field(default_factory=set)

    def ratios(self, comparison: Comparison) -> list[float]:
        """Round by round, the time a run of the one takes in units of the other's."""
        one, other = comparison.numerator, comparison.denominator
        pairs = zip(self.seconds[one], self.seconds[other], strict=True)
        return [(a / one.runs) / (b / other.runs) for a, b in pairs]

    def median(self, contestant: Contestant) -> float:
        return statistics.median(self.seconds[contestant])


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def start(
    contestant: Contestant, programs: Programs, cores: list[int], stack: ExitStack
) -> list[Worker]:
    """The workers of a contestant, each on cores of its own."""
    arguments, each = programs.arguments(contestant), contestant.cores_each
    return [
        stack.enter_context(Worker(arguments, cores[first : first + each]))
        for first in range(0, contestant.processes * each, each)
    ]


def timed(contestant: Contestant, workers: list[Worker]) -> float:
    """The seconds until the last worker has done one pass, all at once."""
    time.sleep(SETTLING_SECONDS)
    for worker in workers:
        worker.ask(contestant.request)
    return max([worker.seconds() for worker in workers])


def measure(
    section: Section, programs: Programs, cores: list[int], rounds: int
) -> Measurements:
    """All contestants of a section: one round to warm up, then the rounds that count."""
    result = Measurements(section, {one: [] for one in section.contestants})
    shuffler = random.Random(0)
    with ExitStack() as stack:
        workers = {}
        for contestant in section.contestants:
            workers[contestant] = start(contestant, programs, cores, stack)
            result.versions |= {worker.version() for worker in workers[contestant]}
        for number in range(rounds + 1):
            say(f"{section.name}: " + (f"round {number} of {rounds}" if number else "warm-up"))
            order = list(workers.items())
            shuffler.shuffle(order)
            for contestant, group in order:
                seconds = timed(contestant, group)
                if number:
                    result.seconds[contestant].append(seconds)
    return result


def peak_memory(programs: Programs, cores: list[int]) -> list[int]:
    """The largest resident size, in bytes, after a training and an evaluation by each number of workers."""
    peaks = []
    for contestant in memory_contestants():
        say(f"memory: {contestant.name}")
        with Worker(programs.arguments(contestant), cores) as worker:
            worker.version()
            for request in "train", "evaluate":
                worker.ask(request)
                worker.seconds()
            peaks.append(worker.peak_bytes())
    return peaks
