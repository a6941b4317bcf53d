import functools
import gzip
import math
import pathlib
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader


class SplitMix64:
    """The generator of the report's splits (Steele, Lea and Flood 2014)."""

    def __init__(self, seed):
        self.state = np.uint64(seed)

    def draw(self, count):
        """The next whole numbers below 2**64."""
        step = np.uint64(0x9E3779B97F4A7C15)
        with np.errstate(over="ignore"):
            z = self.state + np.arange(1, count + 1, dtype=np.uint64) * step
            self.state += np.uint64(count) * step
            z = (z ^ z >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ z >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
            return z ^ z >> np.uint64(31)

    def shuffle(self, rows):
        """Fisher and Yates, from the back."""
        bounds = np.arange(len(rows), 1, -1, dtype=np.uint64)
        others = (self.draw(len(bounds)) % bounds).tolist()
        for last, other in zip(bounds.tolist(), others):
            rows[last - 1], rows[other] = rows[other], rows[last - 1]


def split(labels, training, validation, seed):
    """The rows that train and those that validate: so many of each class."""
    generator = SplitMix64(seed)
    first, second = [], []
    for label, (train, validate) in enumerate(zip(training, validation)):
        rows = np.flatnonzero(labels == label).tolist()
        generator.shuffle(rows)
        second += rows[:validate]
        first += rows[validate : validate + train]
    return sorted(first), sorted(second)


def random_labels(cell):
    """The sets with labels drawn for each example, so that there is nothing to learn."""
    generator = SplitMix64(cell["split_seed"])
    classes = np.uint64(len(cell["training"]))
    return [
        (values, (generator.draw(len(labels)) % classes).astype(np.int64))
        for values, labels in DATA[cell["data"]]()
    ]
