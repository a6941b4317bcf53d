"""What is compared with what, and the goal of each comparison; here of perceptrons."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

IMAGES = 60_000


@dataclass(frozen=True)
class Contestant:
    """A computation that is timed, by one worker process or several at once.

    The first word of the command is the program, see workers.py.
    """

    name: str
    command: tuple[str, ...]
    request: str = "train"
    processes: int = 1
    cores_each: int = 1
    runs: int = 1

    @property
    def is_peer(self) -> bool:
        return self.command[0] != "bnreport"

    @property
    def is_bare(self) -> bool:
        """Whether it is a part of the engine alone."""
        return self.command[1] in ("products", "convolutions")


@dataclass(frozen=True)
class Goal:
    """The bound that a measured number is to keep."""

    bound: float
    is_upper: bool
    note: str = ""

    def is_met(self, value: float) -> bool:
        return value <= self.bound if self.is_upper else value >= self.bound


@dataclass(frozen=True)
class Comparison:
    """The time of one contestant in units of another's, per run."""

    numerator: Contestant
    denominator: Contestant
    goal: Goal | None


@dataclass(frozen=True)
class Rate:
    """The images a second of a contestant on its core."""

    contestant: Contestant
    goal: Goal


@dataclass(frozen=True)
class Section:
    """Comparisons whose contestants take turns; a pass is so many images."""

    name: str
    title: str
    comparisons: tuple[Comparison, ...]
    images: int = IMAGES
    rates: tuple[Rate, ...] = ()

    @property
    def contestants(self) -> list[Contestant]:
        """Each once: the engine, its products, the peers."""
        pairs = [(c.denominator, c.numerator) for c in self.comparisons]
        found = dict.fromkeys(one for pair in pairs for one in pair)
        return sorted(found, key=lambda one: (one.is_peer, one.is_bare))

    def without_peers(self) -> "Section":
        """The comparisons among our own contestants."""
        own = tuple(c for c in self.comparisons if not c.numerator.is_peer)
        return replace(self, comparisons=own)

    def with_images(self, images: int) -> "Section":
        return replace(self, images=images)


@dataclass(frozen=True)
class MemoryCase:
    """The largest resident size of a process, or what a worker adds to that of the case before."""

    name: str
    contestant: Contestant
    goal: Goal
    adds: bool = False
    images: int = IMAGES


def at_most(bound: float) -> Goal:
    return Goal(bound, is_upper=True)


def at_least(bound: float, note: str = "") -> Goal:
    return Goal(bound, is_upper=False, note=note)


def engine(*options: str, name: str = "bnreport") -> Contestant:
    return Contestant(name, ("bnreport", "engine", *options))


def products(*options: str, name: str = "its matrix products alone") -> Contestant:
    return Contestant(name, ("bnreport", "products", *options))


def pytorch(*options: str, name: str = "PyTorch eager") -> Contestant:
    return Contestant(name, ("pytorch", "eager", *options))


def compiled(*options: str) -> Contestant:
    return Contestant("PyTorch, torch.compile", ("pytorch", "compile", *options))


def one_core() -> Section:
    """The network of the notebook, with and without batch norm."""
    plain, normalized = engine(), engine("--batch-norm", name="bnreport, batch norm")
    jax = ("jax", "scan")
    fused = Contestant("PyTorch eager, fused SGD", ("pytorch", "fused"))
    notebook = Contestant("PyTorch, the notebook's pipeline", ("pytorch", "notebook"))
    return Section(
        "one-core",
        "One core: 784, 512, 256, 10, batch 64",
        (
            Comparison(plain, products(), at_most(1.20)),
            Comparison(normalized, products(), at_most(1.20)),
            Comparison(pytorch(), plain, at_least(2.5)),
            Comparison(
                pytorch("--batch-norm", name="PyTorch eager, batch norm"),
                normalized,
                at_least(2.6),
            ),
            Comparison(fused, plain, None),
            Comparison(compiled(), plain, None),
            Comparison(Contestant("JAX", jax), plain, at_least(1.6)),
            Comparison(
                Contestant("JAX, batch norm", (*jax, "--batch-norm")),
                normalized,
                None,
            ),
            Comparison(notebook, plain, at_least(11)),
        ),
    )


def two_cores() -> Section:
    """Both ways in which PyTorch can use two cores, against two of our workers."""
    comparisons = []
    for options, suffix, goal in (
        ((), "", at_least(2.2)),
        (("--batch-norm",), ", batch norm", None),
    ):
        ours = Contestant(
            f"bnreport, 2 workers{suffix}",
            ("bnreport", "engine", "--workers", "2", *options),
            cores_each=2,
            runs=2,
        )
        threads = Contestant(
            f"PyTorch, one 2-thread process{suffix}",
            ("pytorch", "eager", "--threads", "2", *options),
            cores_each=2,
        )
        processes = Contestant(
            f"PyTorch, two 1-thread processes{suffix}",
            ("pytorch", "eager", *options),
            processes=2,
            runs=2,
        )
        comparisons += [
            Comparison(threads, ours, goal),
            Comparison(processes, ours, goal),
        ]
    return Section("two-cores", "Two cores: 784, 512, 256, 10, batch 64", tuple(comparisons))


def small_network() -> Section:
    """A network whose products are so small that everything else shows."""
    comparisons = []
    for batch in 64, 32, 16, 8:
        options = ("--network", "784, 128, 10", "--batch", str(batch))
        ours = engine(*options, name=f"bnreport, batch {batch}")
        alone = products(*options, name=f"its matrix products alone, batch {batch}")
        peer = pytorch(*options, name=f"PyTorch eager, batch {batch}")
        goal = at_least(6) if batch == 64 else at_least(2.5, "the lead kept")
        comparisons += [Comparison(ours, alone, None), Comparison(peer, ours, goal)]
    return Section("small-network", "Small network: 784, 128, 10", tuple(comparisons))


def small_batches() -> Section:
    """Smaller batches, whose products do less work a call."""
    comparisons = []
    for batch in 32, 16, 8:
        options = ("--batch", str(batch))
        ours = engine(*options, name=f"bnreport, batch {batch}")
        alone = products(*options, name=f"its matrix products alone, batch {batch}")
        comparisons.append(Comparison(ours, alone, at_most(1.25)))
    return Section("small-batches", "Small batches: 784, 512, 256, 10", tuple(comparisons))


def evaluation() -> Section:
    """Inference mode on all images, in the engine's chunks of 256."""
    alone = Contestant("its matrix products alone", ("bnreport", "products"), request="evaluate")
    comparisons = []
    for options, suffix in ((), ""), (("--batch-norm",), ", batch norm"):
        ours = Contestant(
            f"bnreport{suffix}", ("bnreport", "engine", *options), request="evaluate"
        )
        comparisons.append(Comparison(ours, alone, at_most(1.15)))
    title = "Evaluation: 784, 512, 256, 10, inference mode"
    return Section("evaluation", title, tuple(comparisons))


def memory_of_perceptrons() -> Iterable[MemoryCase]:
    """One process that trains so many networks at once."""
    for workers in 1, 2, 3:
        contestant = engine("--batch-norm", "--workers", str(workers))
        if workers == 1:
            name = "784, 512, 256, 10, batch norm, batch 64: 1 worker"
            yield MemoryCase(name, contestant, at_most(150))
        else:
            yield MemoryCase(f"worker {workers} adds", contestant, at_most(60), adds=True)
