"""The layers of a network, read from the words of an experiment: `28x28, 2 conv 16, pool, 10`."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Layer:
    """A linear, conv, pool, average, mean or block; its size is of units, channels or window."""

    kind: str
    size: int = 0
    kernel: int = 3
    stride: int = 1
    padding: int = 1


@dataclass(frozen=True)
class Network:
    """What it takes, (features,) or (height, width, channels), and its layers."""

    shape: tuple[int, ...]
    layers: tuple[Layer, ...]

    @property
    def feature_count(self) -> int:
        count = 1
        for size in self.shape:
            count *= size
        return count

    @property
    def class_count(self) -> int:
        return self.layers[-1].size

    def build(self, take: Callable[[Layer, tuple[int, ...], bool], None]) -> None:
        """Calls with each layer, the shape of what it gets, and whether it makes the logits."""
        shape = self.shape
        for layer in self.layers:
            take(layer, shape, layer is self.layers[-1])
            shape = output_shape(layer, shape)


def output_shape(layer: Layer, shape: tuple[int, ...]) -> tuple[int, ...]:
    if layer.kind == "linear":
        return (layer.size,)
    height, width, channels = shape
    if layer.kind == "mean":
        return (channels,)
    if layer.kind in ("pool", "average"):
        sides = [(side - layer.size) // layer.stride + 1 for side in (height, width)]
        return (*sides, channels)
    sides = [
        (side + 2 * layer.padding - layer.kernel) // layer.stride + 1 for side in (height, width)
    ]
    return (*sides, layer.size)


def parse_network(text: str) -> Network:
    """A network; a mapping in braces is one entry."""
    found = (entry.strip() for entry in re.findall(r"\{[^}]*\}|[^,{}]+", text))
    first, *entries = [entry for entry in found if entry]
    sizes = tuple(int(size) for size in first.split("x"))
    shape = (*sizes, 1) if len(sizes) == 2 else sizes
    return Network(shape, tuple(layer for entry in entries for layer in parse_entry(entry)))


def parse_entry(text: str) -> list[Layer]:
    """The layers of an entry; of several only the first one strides."""
    if text.startswith("{"):
        pairs = (pair.split(":") for pair in text.strip("{}").split(","))
        return [parse_mapping({key.strip(): int(value) for key, value in pairs})]
    words = text.split()
    if len(words) == 1 and words[0].isdigit():
        return [Layer("linear", int(words[0]))]
    count = int(words.pop(0)) if words[0].isdigit() else 1
    kind, *rest = words
    kernel, stride, size = 3, None, 2
    for word in rest:
        if word.startswith("/"):
            stride = int(word[1:])
        elif "x" in word:
            kernel = int(word.split("x")[0])
        else:
            size = int(word)
    if kind in ("pool", "average", "mean"):
        return [Layer(kind, size, stride=stride or size)]
    layers = [Layer(kind, size, kernel, padding=kernel // 2)] * count
    return [Layer(kind, size, kernel, stride or 1, kernel // 2), *layers[1:]]


def parse_mapping(options: dict[str, int]) -> Layer:
    """A convolution of which more is said than words can."""
    kernel = options.get("kernel", 3)
    return Layer(
        "conv",
        options["conv"],
        kernel,
        options.get("stride", 1),
        options.get("padding", kernel // 2),
    )
