"""matplotlib as a worker of the plotting benchmark: the same figures from the same numbers.

plot_matplotlib.py [--files FOLDER]
"""

import argparse
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import matplotlib
import numpy
from matplotlib.figure import Figure

matplotlib.use("agg")
# The sizes of our figures, in points of a hundredth of an inch.
matplotlib.rcParams.update(
    {
        "font.size": 5.8,
        "axes.titlesize": 6.1,
        "axes.titleweight": "bold",
        "xtick.labelsize": 5.4,
        "ytick.labelsize": 5.4,
        "figure.titlesize": 7.6,
        "figure.titleweight": "bold",
        "lines.linewidth": 1.1,
        "axes.linewidth": 0.4,
        "grid.linewidth": 0.4,
        "legend.frameon": False,
        "legend.handlelength": 3.2,
    }
)

# 648 x 259 points; 200 dots an inch of 100 points make 1296 x 518 pixels.
SIZE = (6.48, 2.59)
DOTS = 200
EPOCHS = 30
COUNT = 1_000_000
STYLES = [("-", "o"), ("--", "s"), ("-.", "^"), (":", "D")]
COLORS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"]


def noise(index: numpy.ndarray) -> numpy.ndarray:
    """Numbers in -1...1: SplitMix64's output for the states of the indices."""
    state = (index.astype(numpy.uint64) + numpy.uint64(1)) * numpy.uint64(0x9E3779B97F4A7C15)
    state = (state ^ state >> numpy.uint64(30)) * numpy.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ state >> numpy.uint64(27)) * numpy.uint64(0x94D049BB133111EB)
    state ^= state >> numpy.uint64(31)
    return (state >> numpy.uint64(11)).astype(numpy.float64) / 2**52 - 1


class Studio:
    """The data, ready to draw."""

    def __init__(self) -> None:
        self._count = 0
        self._epochs = numpy.arange(EPOCHS + 1)
        self._loss = [self._curve(0.08, k, self._loss_of(k)) for k in range(4)]
        self._accuracy = [self._curve(0.02, k, self._accuracy_of(k)) for k in range(4)]
        steps = numpy.arange(COUNT)
        decay = 0.2 + 2 * numpy.exp(-4 * steps / COUNT)
        self._steps = steps.astype(numpy.float64)
        self._million = decay * (1 + 0.2 * noise(steps))

    def _loss_of(self, network: int) -> numpy.ndarray:
        return 0.3 + 0.05 * network + 2 / (1 + (1 - 0.15 * network) * self._epochs)

    def _accuracy_of(self, network: int) -> numpy.ndarray:
        return 0.92 - 0.02 * network - 0.8 / (1 + (1 - 0.15 * network) * self._epochs)

    def _curve(
        self, spread: float, network: int, value: numpy.ndarray
    ) -> tuple[numpy.ndarray, numpy.ndarray]:
        """A mean and half the width of its band."""
        mean = value + 0.2 * spread * noise(100 * network + self._epochs)
        return mean, spread * (1 + 0.5 * noise(1000 + 100 * network + self._epochs))

    def curves(self) -> Figure:
        """Loss and accuracy of four networks, each a mean with its band."""
        self._count += 1
        figure = Figure(figsize=SIZE, dpi=DOTS)
        axes = figure.subplots(1, 2)
        # Set by hand: a layout engine would measure all texts once more.
        figure.subplots_adjust(left=0.055, right=0.985, bottom=0.125, top=0.765, wspace=0.16)
        panels = [
            ("Loss", "Cross-entropy (nats)", self._loss),
            ("Accuracy", "Accuracy", self._accuracy),
        ]
        for panel, (title, label, data) in zip(axes, panels):
            for k, (mean, half) in enumerate(data):
                panel.fill_between(
                    self._epochs, mean - half, mean + half, color=COLORS[k], alpha=0.18, lw=0
                )
            for k, (mean, _) in enumerate(data):
                line, marker = STYLES[k]
                panel.plot(
                    self._epochs,
                    mean,
                    line,
                    color=COLORS[k],
                    marker=marker,
                    markevery=2,
                    markersize=3,
                    label=f"Network {k + 1}",
                )
            panel.set_title(title, loc="left")
            panel.set_xlabel("Epoch")
            panel.set_ylabel(label)
            panel.set_xlim(0, EPOCHS)
            panel.grid(True)
        axes[0].set_ylim(0)
        handles, labels = axes[0].get_legend_handles_labels()
        figure.suptitle(f"Batch norm learns faster, run {self._count}", x=0.006, y=0.99, ha="left")
        figure.text(0.006, 0.89, "Fashion-MNIST, after each epoch, inference mode")
        figure.legend(handles, labels, ncols=4, loc="center left", bbox_to_anchor=(0, 0.855))
        return figure

    def million(self) -> Figure:
        """A noisy loss over a million steps."""
        self._count += 1
        figure = Figure(figsize=SIZE, dpi=DOTS)
        panel = figure.subplots()
        figure.subplots_adjust(left=0.055, right=0.97, bottom=0.125, top=0.9)
        panel.plot(self._steps, self._million, color=COLORS[0])
        panel.set_title(f"A million steps, run {self._count}")
        panel.set_xlabel("Step")
        panel.set_ylabel("Cross-entropy (nats)")
        panel.set_xlim(0, COUNT)
        panel.grid(True)
        return figure


def saved(figure: Figure, kind: str) -> bytes:
    """The bytes of a figure's file."""
    file = io.BytesIO()
    figure.savefig(file, format=kind, dpi=DOTS)
    return file.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=Path)
    folder = parser.parse_args().files
    studio = Studio()
    tasks: dict[str, Callable[[], bytes]] = {
        "curves-png": lambda: saved(studio.curves(), "png"),
        "curves-svg": lambda: saved(studio.curves(), "svg"),
        "curves-pdf": lambda: saved(studio.curves(), "pdf"),
        "million-png": lambda: saved(studio.million(), "png"),
    }
    if folder:
        for name, task in tasks.items():
            (folder / f"matplotlib-{name.replace('-', '.')}").write_bytes(task())
        return
    print("ready matplotlib", matplotlib.__version__, flush=True)
    for line in sys.stdin:
        name, count = line.split()
        start = time.perf_counter()
        for _ in range(int(count)):
            tasks[name]()
        print((time.perf_counter() - start) / int(count), flush=True)


if __name__ == "__main__":
    main()
