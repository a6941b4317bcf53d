"""Long-lived worker processes that do one pass for each line they are sent."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from contestants import Contestant

# What a caller's shell may have set for the libraries; nobody gets an advantage from it.
LIBRARY_SETTINGS = (
    "OMP_",
    "GOMP_",
    "KMP_",
    "MKL_",
    "DNNL_",
    "ONEDNN_",
    "OPENBLAS_",
    "TORCH_",
    "PYTORCH_",
    "ATEN_",
    "XLA_",
    "JAX_",
)
ONE_THREAD_IN_XLA = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"


class WorkerError(Exception):
    """A worker that ended or answered nonsense."""


@dataclass(frozen=True)
class Programs:
    """Where the programs are that commands name by their first word."""

    bnreport: Path
    python: Path

    def arguments(self, contestant: Contestant, images: int) -> list[str]:
        """The whole command line of a worker whose pass is so many images."""
        name, *options = contestant.command
        peers = Path(__file__).parent.parent / "peers"
        program = {
            "bnreport": [self.bnreport],
            "pytorch": [self.python, peers / "train_pytorch.py"],
            "jax": [self.python, peers / "train_jax.py"],
        }[name]
        return [*map(str, program), *options, "--images", str(images)]


def environment() -> dict[str, str]:
    """The caller's environment without settings of the libraries, and one thread for XLA."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(LIBRARY_SETTINGS)
    }
    return kept | {"JAX_PLATFORMS": "cpu", "XLA_FLAGS": ONE_THREAD_IN_XLA}


class Worker:
    """One process, bound to some of the cores."""

    def __init__(self, arguments: Sequence[str], cores: Sequence[int]) -> None:
        self._process = subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env=environment(),
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
        )
        assert self._process.stdin and self._process.stdout
        self._input, self._output = self._process.stdin, self._process.stdout

    def version(self) -> str:
        """Waits until the worker is ready; the versions of what it works with."""
        word, _, version = self._answer().partition(" ")
        if word != "ready":
            raise WorkerError(f"a worker is not ready (got {word!r})")
        return version

    def ask(self, request: str) -> None:
        """Has a pass done."""
        try:
            print(request, file=self._input, flush=True)
        except BrokenPipeError as error:
            raise WorkerError("a worker ended before its work") from error

    def seconds(self) -> float:
        """Waits for the end of the pass that was asked for; how long it took."""
        return float(self._answer())

    def processor_seconds(self) -> float:
        """The time that the process has had on any core until now."""
        # The number that clock_getcpuclockid(3) gives on Linux.
        return time.clock_gettime(~self._process.pid << 3 | 2)

    def peak_bytes(self) -> int:
        """The largest resident size of the process until now."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024

    def _answer(self) -> str:
        line = self._output.readline().strip()
        if not line:
            status = self._process.wait()
            raise WorkerError(f"a worker ended (exit status {status}); its reason is above")
        return line

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error:
            self._process.kill()
        with self._process:  # closes its input, which ends it, and waits
            pass
