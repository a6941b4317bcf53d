"""JAX as a worker of the benchmark: an epoch is one compiled call, a scan over its batches.

train_jax.py scan [--layers 784-512-256-10] [--batch 64] [--batch-norm] ...
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy
from serving import Task, noise, parse_task, scaled, serve

RATE = 0.01
MOMENTUM = 0.9
NORM_MOMENTUM = 0.1
EPSILON = 1e-5

# A layer's weight, bias and, under batch norm, scale and shift.
Parameters = list[dict[str, jax.Array]]
# The running mean and variance of each normalised layer.
Statistics = list[tuple[jax.Array, jax.Array]]
State = tuple[Parameters, Parameters, Statistics]


def initial_state(task: Task) -> State:
    """Parameters drawn as PyTorch draws them, velocities of zero, fresh statistics."""
    generator = numpy.random.default_rng(0)
    parameters: Parameters = []
    statistics: Statistics = []
    for inputs, outputs in zip(task.layers, task.layers[1:]):
        bound = inputs**-0.5
        layer = {
            "weight": generator.uniform(-bound, bound, (inputs, outputs)),
            "bias": generator.uniform(-bound, bound, outputs),
        }
        if task.batch_norm and len(parameters) < len(task.layers) - 2:
            layer |= {"scale": numpy.ones(outputs), "shift": numpy.zeros(outputs)}
            statistics.append((jnp.zeros(outputs), jnp.ones(outputs)))
        parameters.append({name: jnp.float32(value) for name, value in layer.items()})
    return parameters, jax.tree.map(jnp.zeros_like, parameters), statistics


def normalized(
    x: jax.Array, layer: dict[str, jax.Array], running: tuple[jax.Array, jax.Array]
) -> tuple[jax.Array, tuple[jax.Array, jax.Array]]:
    """Batch norm in training mode, with PyTorch's running estimates."""
    count = x.shape[0]
    mean, variance = x.mean(0), x.var(0)
    unbiased = variance * (count / (count - 1))
    old_mean, old_variance = running
    moved = (
        old_mean + NORM_MOMENTUM * (jax.lax.stop_gradient(mean) - old_mean),
        old_variance + NORM_MOMENTUM * (jax.lax.stop_gradient(unbiased) - old_variance),
    )
    scale = layer["scale"] * jax.lax.rsqrt(variance + EPSILON)
    return (x - mean) * scale + layer["shift"], moved


def loss(
    parameters: Parameters, statistics: Statistics, x: jax.Array, labels: jax.Array
) -> tuple[jax.Array, Statistics]:
    """The mean cross-entropy of a batch, and the statistics after it."""
    moved: Statistics = []
    for index, layer in enumerate(parameters):
        x = x @ layer["weight"] + layer["bias"]
        if index == len(parameters) - 1:
            break
        if statistics:
            x, running = normalized(x, layer, statistics[index])
            moved.append(running)
        x = jax.nn.relu(x)
    chosen = jnp.take_along_axis(jax.nn.log_softmax(x), labels[:, None], 1)
    return -chosen.mean(), moved


def step(
    features: jax.Array, labels: jax.Array, state: State, chosen: jax.Array
) -> tuple[State, None]:
    """One step of SGD with momentum on the chosen images."""
    parameters, velocities, statistics = state
    gradients, statistics = jax.grad(loss, has_aux=True)(
        parameters, statistics, features[chosen], labels[chosen]
    )
    velocities = jax.tree.map(lambda v, g: MOMENTUM * v + g, velocities, gradients)
    parameters = jax.tree.map(lambda w, v: w - RATE * v, parameters, velocities)
    return (parameters, velocities, statistics), None


def epoch_function(batch: int) -> Callable[..., State]:
    """A compiled epoch, whose state replaces the one before in its memory."""

    def epoch(state: State, features: jax.Array, labels: jax.Array, order: jax.Array) -> State:
        on_batch = partial(step, features, labels)
        whole = order.size // batch * batch
        state, _ = jax.lax.scan(on_batch, state, order[:whole].reshape(-1, batch))
        if whole < order.size:
            state, _ = on_batch(state, order[whole:])
        return state

    return jax.jit(epoch, donate_argnums=0)


def main() -> None:
    task = parse_task(["scan"])
    pixels, classes = noise(task)
    features, labels = (
        jnp.asarray(scaled(pixels)),
        jnp.asarray(classes, dtype=jnp.int32),
    )
    generator = numpy.random.default_rng(0)
    epoch = epoch_function(task.batch)
    state: Any = initial_state(task)

    def train() -> None:
        nonlocal state
        order = generator.permutation(task.images).astype(numpy.int32)
        state = jax.block_until_ready(epoch(state, features, labels, order))

    serve(f"JAX {jax.__version__}", train)


if __name__ == "__main__":
    main()
