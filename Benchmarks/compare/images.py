"""Convolutional and residual networks, and the goal of each comparison."""

from dataclasses import dataclass

from contestants import (
    Comparison,
    Contestant,
    MemoryCase,
    Rate,
    Section,
    at_least,
    at_most,
    compiled,
    engine,
    pytorch,
)

FOUR_CONVOLUTIONS = "28x28, conv 16, conv 16, pool, conv 32, conv 32, pool, 10"
SIX_CONVOLUTIONS = "32x32x3, 2 conv 32, pool, 2 conv 64, pool, 2 conv 128, pool, 10"
RESNET_20 = "32x32x3, conv 16, 3 block 16, 3 block 32 /2, 3 block 64 /2, mean, 10"
LENET_5 = (
    "28x28, { conv: 6, kernel: 5, padding: 0 }, pool, { conv: 16, kernel: 5, padding: 0 }, pool, "
    "120, 84, 10"
)


@dataclass(frozen=True)
class ImageGoals:
    """The least time of the peers in units of ours, and our most in units of the convolutions'."""

    eager: float
    channels_last: float
    jax: float
    convolutions: float


def of_images(
    name: str,
    network: str,
    batch: int,
    goals: ImageGoals,
    *,
    images: int,
    batch_norm: bool = True,
    with_compiled: bool = False,
) -> Section:
    """A network of images beside its own convolutions, PyTorch in both memory formats, and JAX."""
    size = ("--network", network, "--batch", str(batch))
    options = (*size, "--batch-norm") if batch_norm else size
    ours = engine(*options)
    alone = Contestant("its convolutions alone", ("bnreport", "convolutions", *size))
    last = Contestant("PyTorch eager, channels last", ("pytorch", "channels_last", *options))
    jax = Contestant("JAX, a call a step", ("jax", "steps", *options))
    comparisons = [
        Comparison(ours, alone, at_most(goals.convolutions)),
        Comparison(pytorch(*options), ours, at_least(goals.eager)),
        Comparison(last, ours, at_least(goals.channels_last)),
        Comparison(jax, ours, at_least(goals.jax)),
    ]
    if with_compiled:
        comparisons.append(Comparison(compiled(*options), ours, None))
    norm = "batch norm" if batch_norm else "no norm"
    return Section(
        name,
        f"One core: {network}; {norm}, batch {batch}",
        tuple(comparisons),
        images=images,
    )


def image_sections() -> list[Section]:
    """Convolutional and residual networks."""
    return [
        of_images(
            "convolutions",
            FOUR_CONVOLUTIONS,
            64,
            ImageGoals(eager=2.5, channels_last=1.82, jax=5, convolutions=1.25),
            images=1_920,
            with_compiled=True,
        ),
        of_images(
            "convolutions-plain",
            FOUR_CONVOLUTIONS,
            64,
            ImageGoals(eager=2.13, channels_last=1.54, jax=4.55, convolutions=1.15),
            images=1_920,
            batch_norm=False,
        ),
        of_images(
            "convolutions-small-batch",
            FOUR_CONVOLUTIONS,
            8,
            ImageGoals(eager=3.33, channels_last=2.7, jax=3.33, convolutions=1.25),
            images=960,
        ),
        of_images(
            "six-convolutions",
            SIX_CONVOLUTIONS,
            64,
            ImageGoals(eager=1.61, channels_last=1.28, jax=2.86, convolutions=1.20),
            images=640,
        ),
        of_images(
            "resnet-20",
            RESNET_20,
            128,
            ImageGoals(eager=1.67, channels_last=1.33, jax=3.33, convolutions=1.25),
            images=384,
        ),
        lenet(),
    ]


def lenet() -> Section:
    """A small network; SimpleChains.jl publishes 27,000 images a second on AVX-512."""
    options = ("--network", LENET_5)
    ours = engine(*options)
    alone = Contestant("its convolutions alone", ("bnreport", "convolutions", *options))
    return Section(
        "lenet-5",
        "One core: LeNet-5 on 28x28 without padding; no norm, batch 64",
        (Comparison(ours, alone, None), Comparison(pytorch(*options), ours, None)),
        images=30_000,
        rates=(Rate(ours, at_least(27_000)),),
    )


def memory_of_images() -> MemoryCase:
    """A residual network."""
    residual = engine("--network", RESNET_20, "--batch-norm", "--batch", "128")
    return MemoryCase("ResNet-20, batch norm, batch 128", residual, at_most(400), images=384)
