"""JAX as a worker of the benchmark.

    train_jax.py scan|steps [--network '784, 512, 256, 10'] [--batch 64] [--batch-norm] ...

scan: an epoch is one compiled call, a scan over its batches. steps: a step is.
"""

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy
from networks import Layer, Network
from serving import Task, noise, parse_task, scaled, serve

RATE = 0.01
MOMENTUM = 0.9
NORM_MOMENTUM = 0.1
EPSILON = 1e-5

# The weight of a map, its bias if it has one, and under batch norm scale and shift.
Parameters = list[dict[str, jax.Array]]
# The running mean and variance of each normalised map.
Statistics = list[tuple[jax.Array, jax.Array]]
State = tuple[Parameters, Parameters, Statistics]


class Drawing:
    """Parameters drawn as PyTorch draws them, and fresh statistics."""

    def __init__(self, is_normalized: bool) -> None:
        self.is_normalized = is_normalized
        self.parameters: Parameters = []
        self.statistics: Statistics = []
        self._generator = numpy.random.default_rng(0)

    def add(
        self, shape: tuple[int, ...], is_normalized: bool = True, has_bias: bool = True
    ) -> None:
        """A map whose weight has that shape, inputs before outputs."""
        outputs = shape[-1]
        bound = numpy.prod(shape[:-1]) ** -0.5
        values = {"weight": self._generator.uniform(-bound, bound, shape)}
        if has_bias:
            values["bias"] = self._generator.uniform(-bound, bound, outputs)
        if self.is_normalized and is_normalized:
            values |= {"scale": numpy.ones(outputs), "shift": numpy.zeros(outputs)}
            self.statistics.append((jnp.zeros(outputs), jnp.ones(outputs)))
        self.parameters.append({name: jnp.float32(value) for name, value in values.items()})

    def take(self, layer: Layer, shape: tuple[int, ...], is_last: bool) -> None:
        """The maps of a layer."""
        if layer.kind == "linear":
            self.add((math.prod(shape), layer.size), is_normalized=not is_last)
        elif layer.kind == "conv":
            self.add((layer.kernel, layer.kernel, shape[2], layer.size))
        elif layer.kind == "block":
            self.add((3, 3, shape[2], layer.size))
            self.add((3, 3, layer.size, layer.size))
            if needs_projection(layer, shape):
                self.add((1, 1, shape[2], layer.size), has_bias=False)


def needs_projection(layer: Layer, shape: tuple[int, ...]) -> bool:
    return layer.stride != 1 or shape[2] != layer.size


def initial_state(task: Task) -> State:
    """A network before its first epoch, with velocities of zero."""
    drawing = Drawing(task.batch_norm)
    task.network.build(drawing.take)
    return (
        drawing.parameters,
        jax.tree.map(jnp.zeros_like, drawing.parameters),
        drawing.statistics,
    )


def normalized(
    x: jax.Array, layer: dict[str, jax.Array], running: tuple[jax.Array, jax.Array]
) -> tuple[jax.Array, tuple[jax.Array, jax.Array]]:
    """Batch norm in training mode, with PyTorch's running estimates."""
    axes = tuple(range(x.ndim - 1))
    count = x.size // x.shape[-1]
    mean, variance = x.mean(axes), x.var(axes)
    unbiased = variance * (count / (count - 1))
    old_mean, old_variance = running
    moved = (
        old_mean + NORM_MOMENTUM * (jax.lax.stop_gradient(mean) - old_mean),
        old_variance + NORM_MOMENTUM * (jax.lax.stop_gradient(unbiased) - old_variance),
    )
    scale = layer["scale"] * jax.lax.rsqrt(variance + EPSILON)
    return (x - mean) * scale + layer["shift"], moved


class Forward:
    """A batch on its way to the logits; images have their channels innermost."""

    def __init__(self, x: jax.Array, parameters: Parameters, statistics: Statistics) -> None:
        self.x = x
        self.moved: Statistics = []
        self._maps, self._statistics = iter(parameters), iter(statistics)

    def map(self, x: jax.Array, stride: int = 1, padding: int = 0) -> jax.Array:
        """The next linear map or convolution with its normalisation."""
        layer = next(self._maps)
        if layer["weight"].ndim == 2:
            x = x @ layer["weight"]
        else:
            pads = [(padding, padding)] * 2
            x = jax.lax.conv_general_dilated(
                x,
                layer["weight"],
                (stride, stride),
                pads,
                dimension_numbers=("NHWC", "HWIO", "NHWC"),
            )
        x = x + layer["bias"] if "bias" in layer else x
        if "scale" in layer:
            x, running = normalized(x, layer, next(self._statistics))
            self.moved.append(running)
        return x

    def take(self, layer: Layer, shape: tuple[int, ...], is_last: bool) -> None:
        """Goes through a layer."""
        relu, x = jax.nn.relu, self.x
        match layer.kind:
            case "linear":
                x = self.map(x.reshape(x.shape[0], -1))
                self.x = x if is_last else relu(x)
            case "conv":
                self.x = relu(self.map(x, layer.stride, layer.padding))
            case "block":
                branch = self.map(relu(self.map(x, layer.stride, 1)), 1, 1)
                past = self.map(x, layer.stride) if needs_projection(layer, shape) else x
                self.x = relu(branch + past)
            case "mean":
                self.x = x.mean((1, 2))
            case "pool":
                window, strides = (1, layer.size, layer.size, 1), (1, layer.stride, layer.stride, 1)
                self.x = jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, window, strides, "VALID")
            case kind:
                raise SystemExit(f"no {kind} in JAX")


def loss(
    parameters: Parameters,
    statistics: Statistics,
    network: Network,
    x: jax.Array,
    labels: jax.Array,
) -> tuple[jax.Array, Statistics]:
    """The mean cross-entropy of a batch, and the statistics after it."""
    forward = Forward(x, parameters, statistics)
    network.build(forward.take)
    chosen = jnp.take_along_axis(jax.nn.log_softmax(forward.x), labels[:, None], 1)
    return -chosen.mean(), forward.moved


def step(
    network: Network, features: jax.Array, labels: jax.Array, state: State, chosen: jax.Array
) -> tuple[State, None]:
    """One step of SGD with momentum on the chosen images."""
    parameters, velocities, statistics = state
    gradients, statistics = jax.grad(loss, has_aux=True)(
        parameters, statistics, network, features[chosen], labels[chosen]
    )
    velocities = jax.tree.map(lambda v, g: MOMENTUM * v + g, velocities, gradients)
    parameters = jax.tree.map(lambda w, v: w - RATE * v, parameters, velocities)
    return (parameters, velocities, statistics), None


Epoch = Callable[[State, jax.Array, jax.Array, jax.Array], State]


def scanned_epoch(network: Network, batch: int) -> Epoch:
    """A compiled epoch, whose state replaces the one before in its memory."""

    def epoch(state: State, features: jax.Array, labels: jax.Array, order: jax.Array) -> State:
        on_batch = partial(step, network, features, labels)
        whole = order.size // batch * batch
        state, _ = jax.lax.scan(on_batch, state, order[:whole].reshape(-1, batch))
        if whole < order.size:
            state, _ = on_batch(state, order[whole:])
        return state

    return jax.jit(epoch, donate_argnums=0)


def stepped_epoch(network: Network, batch: int) -> Epoch:
    """Compiled steps, one call each: within a loop XLA has only its slow convolutions."""
    on_batch = jax.jit(partial(step, network), donate_argnums=2)

    def epoch(state: State, features: jax.Array, labels: jax.Array, order: jax.Array) -> State:
        for start in range(0, order.size, batch):
            state, _ = on_batch(features, labels, state, order[start : start + batch])
        return state

    return epoch


def innermost_channels(features: numpy.ndarray, network: Network) -> numpy.ndarray:
    """Images with the layout that XLA works on; what is no image as it is."""
    if len(network.shape) == 1:
        return features
    height, width, channels = network.shape
    return features.reshape(-1, channels, height, width).transpose(0, 2, 3, 1)


def main() -> None:
    task = parse_task(["scan", "steps"])
    pixels, classes = noise(task)
    features, labels = (
        jnp.asarray(innermost_channels(scaled(pixels), task.network)),
        jnp.asarray(classes, dtype=jnp.int32),
    )
    generator = numpy.random.default_rng(0)
    make_epoch = scanned_epoch if task.variant == "scan" else stepped_epoch
    epoch = make_epoch(task.network, task.batch)
    state: Any = initial_state(task)

    def train() -> None:
        nonlocal state
        order = generator.permutation(task.images).astype(numpy.int32)
        state = jax.block_until_ready(epoch(state, features, labels, order))

    serve(f"JAX {jax.__version__}", train)


if __name__ == "__main__":
    main()
