"""What the peers have in common: their arguments, their images and the protocol of a worker."""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy
from networks import Network, parse_network


@dataclass(frozen=True)
class Task:
    """What a worker is to train, as the driver asks for it."""

    network: Network
    batch: int
    images: int
    batch_norm: bool
    threads: int
    variant: str


def parse_task(variants: list[str]) -> Task:
    """The task of the command line; its first word is the variant of the peer."""
    parser = argparse.ArgumentParser()
    parser.add_argument("variant", choices=variants)
    parser.add_argument(
        "--network",
        type=parse_network,
        default=parse_network("784, 512, 256, 10"),
    )
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--images", type=int, default=60_000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--batch-norm", action="store_true")
    return Task(**vars(parser.parse_args()))


def noise(task: Task) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Images of uniform noise as bytes, channel by channel, and labels in turn.

    How long a pass takes does not depend on them.
    """
    generator = numpy.random.default_rng(0)
    shape = (task.images, task.network.feature_count)
    pixels = generator.integers(0, 256, shape, dtype=numpy.uint8)
    return pixels, numpy.arange(task.images) % task.network.class_count


def scaled(pixels: numpy.ndarray) -> numpy.ndarray:
    """The features of the pixels: -1 to 1, as the notebook has them."""
    features = pixels.astype(numpy.float32)
    features *= 2 / 255
    features -= 1
    return features


def serve(version: str, train: Callable[[], None]) -> None:
    """Trains one epoch for each line 'train' of the input, and prints its seconds."""
    print("ready", version, flush=True)
    for line in sys.stdin:
        if line.strip() != "train":
            raise SystemExit(f"unknown pass (got {line.strip()!r}, expected 'train')")
        start = time.perf_counter()
        train()
        print(time.perf_counter() - start, flush=True)
