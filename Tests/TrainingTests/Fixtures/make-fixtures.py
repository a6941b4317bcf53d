#!/usr/bin/env python3
"""Trains small networks with PyTorch and records every number, for bnreport's tests to repeat.

From the top folder of bnreport:

    python3 -m venv .build/torch && .build/torch/bin/pip install torch numpy
    alias make-fixtures='.build/torch/bin/python Tests/TrainingTests/Fixtures/make-fixtures.py'
    make-fixtures           remakes the committed set beside this script
    make-fixtures --seed 9 --layers 12,7,5,3 --optimizer adam -o other.json
                            makes another fixture; --help lists all options

The tests read every *.json in this folder: move a fixture of your own here, and then
`swift test --filter Fixture` runs the same comparisons on it. Each file names the PyTorch and the
options it was made with. On another machine or with another PyTorch the last of 15 digits may
differ, no more.

The script does what any user of PyTorch does: seeds, builds the network, then iterates a shuffling
DataLoader. A feature is byte / 64 - 2 of a random byte, exact in float. Bytes and labels come from
a generator of their own, so that the global one serves only weights and orders, as with real data.
Weights are drawn in float. A copy of the network in double precision is then trained, so that
bnreport's engine in Double can be held to about 1e-12 and its Float to its own rounding.

The same training runs in float too. How far PyTorch's own float strays from its double is recorded
as float_deviation, and a fixture on which that is more than 1e-6 of a tensor's largest number is
refused: such numbers are rounding noise made large, and no engine can be held to them. Some seeds
have that by chance (a unit at the kink of relu, a small batch of almost equal values under batch
normalisation, a gradient as small as Adam's epsilon), so use another. These options always do:

- Adam under batch normalisation with hidden biases: their gradient is zero, and Adam makes steps
  of its full learning rate from the last bits of it; use --no-hidden-bias;
- Adam with constant initialisation: equal weights of the output layer cancel the other gradients;
- relu with constant initialisation and hidden biases: every unit is at the kink for the examples
  that an earlier layer has switched off;
- batches of two under batch normalisation, or two units under layer normalisation: the
  normalised values are always 1 and -1.

Networks of images take --image and --network, a list of layers such as

    make-fixtures --image 2x7x6 --network "conv:3 norm act max:2 block:4:stride=2 mean linear:3" -o other.json

channels by height by width, and conv:N, linear:N, max:K, average:K, block:N, mean, norm, act, each with its options
(kernel, stride, padding, bias=0; first=1 of a block: its shortcut is constructed first, as in torchvision). Of these float is recorded where it agrees, and left out where not: thousands of
units hold some at the kink of relu, and several values of a window may be its maximum.

Dropout is left out: its masks come from a generator of bnreport's own and have their own tests.
"""

import argparse
import copy
import itertools
import json
import math
import pathlib
import shlex
import sys

import numpy
import torch
from torch import nn
from torch.utils.data import DataLoader

# Of images: 13 examples in batches of 5 end an epoch with a batch of 3.
IMAGES = {
    "image-kernels":
        "--seed 301 --image 1x9x7 --network 'conv:3:kernel=1 act conv:2 act conv:4:kernel=5 act"
        " linear:3' --activation tanh",
    "image-strides-without-padding":
        "--seed 202 --image 2x11x10 --network 'conv:3:stride=2:padding=0 act"
        " conv:5:kernel=2:stride=2:padding=1:bias=0 act conv:1:kernel=1:bias=0 act linear:4' --activation sigmoid",
    "image-max-pools":
        "--seed 203 --image 1x9x8 --network 'conv:3 act max:3:stride=2 conv:4 max:2 act linear:3'",
    "image-average-pools":
        "--seed 204 --image 1x9x8 --network 'conv:3 act average:3:stride=2 conv:4 act average:2:stride=1 mean"
        " linear:3' --activation tanh",
    "image-pool-first":
        "--seed 205 --image 3x8x8 --network 'max:2:stride=3 conv:3 act linear:5 act linear:3'",
    "image-colour-linear":
        "--seed 206 --image 3x3x2 --network 'linear:5 act linear:3'",
    "image-colour-convolution":
        "--seed 207 --image 3x6x5 --network 'conv:4 act max:2 linear:6 act linear:3' --initialization he",
    "image-xavier-scale":
        "--seed 208 --image 2x6x5 --network 'conv:3:kernel=5 act mean linear:3' --initialization xavier --scale 2"
        " --activation tanh",
    "image-batch":
        "--seed 209 --image 1x8x8 --network 'conv:3 norm act max:2 conv:5 norm act max:2 linear:3'"
        " --normalization batch",
    "image-batch-average-tanh":
        "--seed 210 --image 1x8x8 --network 'conv:3 norm act average:2 conv:5 norm act average:2 linear:3'"
        " --normalization batch --activation tanh",
    "image-batch-cumulative":
        "--seed 211 --image 2x5x5 --network 'conv:3:bias=0 norm act mean norm act linear:3'"
        " --normalization batch --normalization-momentum none --activation tanh",
    "image-batch-not-affine-weight-decay":
        "--seed 212 --image 2x5x5 --network 'conv:2 norm act conv:3 norm act linear:3' --normalization batch --no-affine"
        " --weight-decay 0.05 --activation sigmoid",
    "image-batch-without-statistics":
        "--seed 213 --image 1x6x6 --network 'conv:3 norm act max:2 linear:3' --normalization batch"
        " --no-running-statistics --activation tanh",
    "image-ghost-batches":
        "--seed 214 --image 1x6x6 --network 'conv:3 norm act max:2 linear:3' --normalization batch --ghost 2"
        " --activation tanh",
    "image-group":
        "--seed 215 --image 1x8x8 --network 'conv:4 norm act max:2 conv:6 norm act mean linear:3'"
        " --normalization group",
    "image-group-one-adam":
        "--seed 216 --image 1x7x6 --network 'conv:5 norm act average:2 conv:3:bias=0 norm act mean linear:8 norm act"
        " linear:3' --normalization group --groups 1 --activation tanh --optimizer adam",
    "image-group-not-affine":
        "--seed 217 --image 1x7x6 --network 'conv:6 norm act mean linear:3' --normalization group --groups 3 --no-affine"
        " --normalization-epsilon 1e-3 --activation tanh",
    "image-instance":
        "--seed 218 --image 1x7x6 --network 'conv:3 norm act conv:5 norm act linear:3' --normalization instance"
        " --no-affine --activation tanh",
    "image-instance-affine":
        "--seed 219 --image 1x7x6 --network 'conv:3 norm act conv:5 norm act mean linear:3' --normalization instance",
    "image-layer-channels":
        "--seed 320 --image 1x7x6 --network 'conv:8 norm act conv:7:stride=2 norm act linear:3' --normalization layer"
        " --over channels --normalization-epsilon 1e-2 --activation tanh",
    "image-layer-image":
        "--seed 221 --image 1x7x6 --network 'conv:3 norm act conv:5:stride=2 norm act linear:6 norm act linear:3'"
        " --normalization layer --over image --activation tanh",
    "image-layer-not-affine":
        "--seed 222 --image 1x7x6 --network 'conv:3 norm act mean linear:3' --normalization layer --over image"
        " --no-affine",
    "residual-batch":
        "--seed 223 --image 1x8x8 --network 'conv:3 norm act block:3 block:4:stride=2 mean linear:3'"
        " --normalization batch --no-hidden-bias",
    "residual-batch-shortcut-first":
        "--seed 237 --image 1x8x8 --network 'conv:3 norm act block:3:first=1 block:4:stride=2:first=1 mean linear:3'"
        " --normalization batch --no-hidden-bias",
    "residual-shortcut-first-he":
        "--seed 238 --image 2x6x7 --network 'conv:2 act block:5:first=1 block:4:stride=2:first=1 mean linear:3'"
        " --initialization he --activation tanh --learning-rate 0.02",
    "preactivation-shortcut-first":
        "--seed 239 --image 1x8x8 --network 'conv:2 block:4:stride=2:first=1 norm act mean linear:3'"
        " --normalization group --preactivation --activation tanh",
    "residual-batch-zero-padding":
        "--seed 224 --image 1x9x7 --network 'conv:2 norm act block:2 block:5:stride=2 mean linear:3'"
        " --normalization batch --shortcut zero_padding",
    "residual-first-nesterov":
        "--seed 225 --image 3x6x6 --network 'block:3 block:4:stride=3 linear:3' --normalization group --groups 1"
        " --activation tanh --nesterov --weight-decay 0.01",
    "residual-none":
        "--seed 226 --image 2x6x6 --network 'block:2 block:4 mean linear:3' --activation tanh",
    "plain-batch":
        "--seed 227 --image 1x8x8 --network 'conv:3 norm act block:3 block:4:stride=2 mean linear:3'"
        " --normalization batch --shortcut none",
    "residual-zero-factor":
        "--seed 228 --image 1x8x8 --network 'conv:3 act block:3 block:4:stride=2 mean linear:3' --branch-scale 0"
        " --activation tanh",
    "residual-factor-zero-padding":
        "--seed 229 --image 1x8x8 --network 'conv:3 act block:3 block:4:stride=2 mean linear:3' --branch-scale 0.5"
        " --shortcut zero_padding --optimizer adam --activation tanh",
    "residual-zero-scale":
        "--seed 230 --image 1x8x8 --network 'conv:3 norm act block:3 block:4:stride=2 mean linear:3' --branch-scale 0"
        " --normalization batch",
    "residual-factor-not-affine":
        "--seed 231 --image 1x8x8 --network 'conv:4 norm act block:4 block:6:stride=2 mean linear:3' --branch-scale 1"
        " --normalization group --no-affine",
    "preactivation-batch":
        "--seed 232 --image 1x8x8 --network 'conv:3 block:3 block:4:stride=2 norm act mean linear:3'"
        " --normalization batch --preactivation",
    "preactivation-zero-padding-scale":
        "--seed 233 --image 1x8x8 --network 'conv:2 block:2 block:4:stride=2 norm act mean linear:3'"
        " --normalization group --preactivation --shortcut zero_padding --branch-scale 0.2 --activation tanh",
    "preactivation-factor-norm":
        "--seed 234 --image 1x8x8 --network 'conv:2 block:2 block:4:stride=2 norm act mean linear:3'"
        " --normalization group --no-affine --preactivation --branch-scale 0.5 --activation tanh",
    "preactivation-plain":
        "--seed 235 --image 1x8x8 --network 'conv:3 block:3 block:4:stride=2 norm act mean linear:3'"
        " --normalization batch --preactivation --shortcut none",
    "resnet-8":
        "--seed 236 --image 3x8x8 --network 'conv:4 norm act block:4 block:6:stride=2 block:8:stride=2 mean linear:3'"
        " --normalization batch --no-hidden-bias --initialization he --steps 10",
}

# The committed set. Networks are tiny; 23 examples in batches of 5 end an epoch with a batch of 3.
COMMITTED = {
    "linear-sgd": "--seed 1 --layers 6,3",
    "relu-sgd": "--seed 2",
    "relu-sgd-without-momentum": "--seed 3 --momentum 0",
    "relu-nesterov": "--seed 4 --nesterov",
    "relu-sgd-weight-decay": "--seed 5 --weight-decay 0.05",
    "relu-nesterov-weight-decay": "--seed 6 --nesterov --weight-decay 0.05",
    "relu-adam": "--seed 7 --optimizer adam",
    "relu-adam-weight-decay": "--seed 8 --optimizer adam --weight-decay 0.05",
    "relu-adamw": "--seed 9 --optimizer adamw --weight-decay 0.5",
    "relu-adam-other-betas":
        "--seed 10 --optimizer adam --betas 0.8,0.95 --adam-epsilon 1e-3",
    "relu-no-hidden-bias": "--seed 11 --no-hidden-bias",
    "sigmoid-sgd": "--seed 12 --activation sigmoid",
    "sigmoid-adam": "--seed 13 --activation sigmoid --optimizer adam",
    "tanh-sgd": "--seed 14 --activation tanh",
    "tanh-adam": "--seed 15 --activation tanh --optimizer adam --layers 8,7,5,3",
    "relu-softmax-twice": "--seed 16 --loss cross_entropy_of_softmax",
    "batch-softmax-twice":
        "--seed 17 --loss cross_entropy_of_softmax --normalization batch",
    "batch-sgd": "--seed 18 --normalization batch",
    "batch-sgd-weight-decay":
        "--seed 19 --normalization batch --weight-decay 0.05",
    "batch-adam":
        "--seed 20 --normalization batch --optimizer adam --no-hidden-bias",
    "batch-adamw-sigmoid":
        "--seed 21 --normalization batch --optimizer adamw --no-hidden-bias"
        " --activation sigmoid --weight-decay 0.1",
    "batch-tanh": "--seed 22 --normalization batch --activation tanh",
    "batch-not-affine": "--seed 126 --normalization batch --no-affine",
    "batch-without-statistics":
        "--seed 123 --normalization batch --no-running-statistics",
    "batch-cumulative":
        "--seed 125 --normalization batch --normalization-momentum none",
    "batch-other-momentum-and-epsilon":
        "--seed 26 --normalization batch --normalization-momentum 0.3"
        " --normalization-epsilon 0.1 --layers 8,7,5,3",
    "layer-sgd": "--seed 127 --normalization layer --layers 8,7,5,3",
    "layer-adam":
        "--seed 28 --normalization layer --layers 8,7,5,3 --optimizer adam",
    "layer-not-affine":
        "--seed 29 --normalization layer --no-affine --layers 8,7,5,3"
        " --normalization-epsilon 1e-3",
    "he": "--seed 30 --initialization he",
    "xavier-tanh": "--seed 31 --initialization xavier --activation tanh",
    "he-batch-scale-10":
        "--seed 124 --initialization he --scale 10 --normalization batch",
    "scale-10": "--seed 33 --scale 10 --learning-rate 0.001",
    "scale-0.01": "--seed 34 --scale 0.01",
    "constant-no-hidden-bias": "--seed 35 --initialization constant:0.05 --no-hidden-bias",
    "constant-sigmoid":
        "--seed 36 --initialization constant:0.5 --activation sigmoid",
    "zero": "--seed 37 --initialization zero",
    "zero-sigmoid-adam":
        "--seed 38 --initialization zero --activation sigmoid --optimizer adam",
    # One whole vector of the widest processors and a part of one.
    "wide-batch-sgd": "--seed 39 --layers 9,21,3 --normalization batch --steps 2",
    "wide-layer-adam":
        "--seed 40 --layers 9,21,3 --normalization layer --optimizer adam --steps 2",
    "large-start":
        "--seed 42 --layers 784,512,256,10 --examples 60000 --batch-size 64 --start-only",
    "large-start-he":
        "--seed 43 --layers 784,512,256,10 --examples 1000 --batch-size 32"
        " --initialization he --scale 0.1 --start-only",
    # Networks of images; see --network.
    **{name: f"--examples 13 {options}" for name, options in IMAGES.items()},
    "large-start-xavier-seed-beyond-32-bits":
        "--seed 1099511627781 --layers 784,128,10 --examples 1000"
        " --initialization xavier --normalization batch --start-only",
}

# The tests allow Float ten times this: sums in another order may be less lucky in their rounding.
LARGEST_FLOAT_DEVIATION = 1e-6
# Tensors whose numbers are all smaller than this are compared as if one were this large.
SMALLEST_SCALE = 0.1


def output_parser():
    """The one option that does not change what is recorded."""
    result = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    result.add_argument("-o", "--output", type=pathlib.Path, required=True, metavar="FILE")
    return result


def parser():
    """The options of one fixture."""
    result = argparse.ArgumentParser(
        description="Records a training by PyTorch; without options, remakes the committed set.",
        parents=[output_parser()], allow_abbrev=False)
    add = result.add_argument
    add("--seed", type=int, default=1)
    add("--layers", type=integers, default=[6, 5, 4, 3],
        help="inputs, hidden units..., classes (default: 6,5,4,3)")
    add("--examples", type=int, default=23)
    add("--batch-size", type=int, default=5)
    add("--steps", type=int, default=10)
    add("--image", type=lambda text: [int(part) for part in text.split("x")],
        help="channels x height x width of an example, for --network")
    add("--network", type=network, default=[], help="the layers of a network of images")
    add("--shortcut", choices=["projection", "zero_padding", "none"], default="projection")
    add("--branch-scale", type=float)
    add("--preactivation", action="store_true")
    add("--groups", type=int, default=2, help="of group normalisation")
    add("--ghost", type=int, help="examples that batch normalisation takes together")
    add("--over", choices=["channels", "image"], help="what of an image layer normalisation takes together")
    add("--activation", choices=["relu", "sigmoid", "tanh"], default="relu")
    add("--normalization", default="none",
        choices=["none", "batch", "layer", "group", "instance"])
    add("--normalization-epsilon", type=float, default=1e-5)
    add("--normalization-momentum", type=momentum, default=0.1,
        help='of batch normalisation: a number, or "none" for cumulative averages')
    add("--no-affine", action="store_true", help="no scales and shifts")
    add("--no-running-statistics", action="store_true",
        help="batch normalisation uses the statistics of the batch in inference too")
    add("--no-hidden-bias", action="store_true")
    add("--initialization", type=initialization, default=("torch", None),
        metavar="torch|he|xavier|constant:VALUE|zero")
    add("--scale", type=float, default=1, help="factor of all weights after drawing")
    add("--loss", choices=["cross_entropy", "cross_entropy_of_softmax"], default="cross_entropy")
    add("--optimizer", choices=["sgd", "adam", "adamw"], default="sgd")
    add("--learning-rate", type=float, help="default: 0.1 for sgd, 0.01 for adam and adamw")
    add("--momentum", type=float, default=0.9, help="of sgd (default: 0.9)")
    add("--nesterov", action="store_true")
    add("--betas", type=floats, default=[0.9, 0.999])
    add("--adam-epsilon", type=float, default=1e-8)
    add("--weight-decay", type=float, default=0)
    add("--start-only", action="store_true",
        help="only digests of the initial parameters and of the orders: for large networks")
    return result


def integers(text):
    return [int(part) for part in text.split(",")]


def floats(text):
    return [float(part) for part in text.split(",")]


def network(text):
    """The layers: a name, its number and its options each."""
    layers = []
    for word in text.split():
        kind, *parts = word.split(":")
        layer = {"kind": kind}
        for part in parts:
            name, _, value = part.rpartition("=")
            layer[name or "count"] = int(value)
        if kind == "conv":
            layer = {"kernel": 3, "stride": 1, "padding": (layer.get("kernel", 3) - 1) // 2, "bias": 1} | layer
        elif kind in ("max", "average"):
            layer = {"stride": layer["count"]} | layer
        elif kind == "block":
            layer = {"stride": 1} | layer
        elif kind == "linear":
            layer = {"bias": 1} | layer
        layers.append(layer)
    return layers


def momentum(text):
    return None if text == "none" else float(text)


def initialization(text):
    scheme, _, value = text.partition(":")
    if scheme not in ["torch", "he", "xavier", "constant", "zero"]:
        raise argparse.ArgumentTypeError(f"unknown scheme {scheme}")
    if (scheme == "constant") != bool(value):
        raise argparse.ArgumentTypeError("a value belongs to constant, as in constant:0.1")
    return scheme, float(value) if value else None


class GhostBatchNorm(nn.BatchNorm2d):
    """Batch normalisation of so many examples at a time (Hoffer et al. 2017); one step of the running statistics."""

    def forward(self, x):
        if not self.training:
            return super().forward(x)
        parts = x.split(self.size)
        if self.track_running_stats:
            with torch.no_grad():
                statistics = [
                    (part.mean((0, 2, 3)), part.var((0, 2, 3), unbiased=True)) for part in parts]
                for running, new in zip((self.running_mean, self.running_var), zip(*statistics)):
                    running.lerp_(torch.stack(new).mean(0), self.momentum)
        return torch.cat([
            nn.functional.batch_norm(part, None, None, self.weight, self.bias, True, eps=self.eps)
            for part in parts])


class ChannelLayerNorm(nn.LayerNorm):
    """Layer normalisation over the channels of each pixel (Liu et al. 2022)."""

    def forward(self, x):
        return super().forward(x.movedim(1, -1)).movedim(-1, 1)


class ZeroPadding(nn.Module):
    """Every so many pixels, and zeros for the new channels."""

    def __init__(self, stride, channels):
        super().__init__()
        self.stride, self.channels = stride, channels

    def forward(self, x):
        x = x[:, :, ::self.stride, ::self.stride]
        return nn.functional.pad(x, (0, 0, 0, 0, 0, self.channels))


class Residual(nn.Module):
    """A branch, and what comes past it (He et al. 2016)."""

    def __init__(self, first, branch, projection, padding, activation, scale):
        super().__init__()
        self.first, self.branch, self.activation = nn.Sequential(*first), nn.Sequential(*branch), activation
        self.projection = nn.Sequential(*projection) if projection else None
        self.padding = padding
        if scale is not None:
            self.factor = nn.Parameter(torch.tensor([float(scale)]))

    def forward(self, x):
        inner = self.first(x)
        branch = self.branch(inner)
        if hasattr(self, "factor"):
            branch = self.factor * branch
        return self.activation(branch + (self.projection(inner) if self.projection else self.padding(x)))


class ImageNetwork:
    """The modules of a network of images; each has the place of the block that it belongs to.

    A map begins a block; what follows it up to the next map is of the same block.
    """

    def __init__(self, options):
        self.options = options
        self.shape = list(options.image)
        self.place = 0
        self.modules = []
        for layer in options.network:
            self.modules += getattr(self, layer["kind"])(layer)

    def begin(self, module):
        self.place += 1
        return self.placed(module)

    def placed(self, module):
        module.place = self.place
        return module

    def windowed(self, size, stride, padding=0):
        self.shape[1:] = [(side + 2 * padding - size) // stride + 1 for side in self.shape[1:]]

    def conv(self, layer):
        inputs = self.shape[0]
        self.shape[0] = layer["count"]
        self.windowed(layer["kernel"], layer["stride"], layer["padding"])
        return [self.begin(nn.Conv2d(
            inputs, layer["count"], layer["kernel"], stride=layer["stride"], padding=layer["padding"],
            bias=bool(layer["bias"])))]

    def linear(self, layer):
        inputs = math.prod(self.shape)
        flatten = [nn.Flatten()] if len(self.shape) > 1 else []
        self.shape = [layer["count"]]
        return flatten + [self.begin(nn.Linear(inputs, layer["count"], bias=bool(layer["bias"])))]

    def max(self, layer):
        self.windowed(layer["count"], layer["stride"])
        return [self.begin(nn.MaxPool2d(layer["count"], layer["stride"]))]

    def average(self, layer):
        self.windowed(layer["count"], layer["stride"])
        return [self.begin(nn.AvgPool2d(layer["count"], layer["stride"]))]

    def mean(self, layer):
        self.shape = self.shape[:1]
        return [self.begin(nn.AdaptiveAvgPool2d(1)), nn.Flatten()]

    def act(self, layer=None):
        return [{"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}[self.options.activation]()]

    def norm(self, layer=None):
        options, channels = self.options, self.shape[0]
        epsilon, is_affine = options.normalization_epsilon, not options.no_affine
        if options.normalization == "none":
            return []
        if options.normalization == "group":
            module = nn.GroupNorm(options.groups, channels, eps=epsilon, affine=is_affine)
        elif options.normalization == "instance":
            module = nn.InstanceNorm2d(channels, eps=epsilon, affine=is_affine)
        elif options.normalization == "layer" and options.over == "image":
            module = nn.LayerNorm(self.shape, eps=epsilon, elementwise_affine=is_affine)
        elif options.normalization == "layer":
            module = ChannelLayerNorm(channels, eps=epsilon, elementwise_affine=is_affine)
        else:
            kind = nn.BatchNorm2d if len(self.shape) > 1 else nn.BatchNorm1d
            module = (GhostBatchNorm if options.ghost else kind)(
                channels, eps=epsilon, momentum=options.normalization_momentum, affine=is_affine,
                track_running_stats=not options.no_running_statistics)
            module.size = options.ghost
        return [self.placed(module)]

    def block(self, layer):
        options, count, stride = self.options, layer["count"], layer["stride"]
        before = list(self.shape)

        def convolution(stride):
            return self.conv({
                "count": count, "kernel": 3, "stride": stride, "padding": 1,
                "bias": not options.no_hidden_bias})

        def project():
            projection = self.conv({
                "count": count, "kernel": 1, "stride": stride, "padding": 0, "bias": False})
            return projection + ([] if options.preactivation else self.norm())

        projects = options.shortcut == "projection" and (stride != 1 or before[0] != count)
        projection, padding = None, nn.Identity()
        if projects and layer.get("first"):
            place = self.place
            projection = project()
            self.place, self.shape = place, list(before)

        if options.preactivation:
            self.place += 1
            first = self.norm() + self.act()
            start = convolution(stride)
            last_norm = self.norm()
            branch = start + last_norm + self.act() + convolution(1)
        else:
            first = []
            branch = convolution(stride) + self.norm() + self.act() + convolution(1)
            last_norm = self.norm()
            branch += last_norm
        if options.shortcut == "none":
            return first + branch + ([] if options.preactivation else self.act())
        factor = options.branch_scale
        if factor is not None and last_norm and not options.no_affine:
            nn.init.constant_(last_norm[0].weight, factor)
            factor = None
        if projection:
            # Whatever is constructed first, the place is behind the branch.
            self.place += 1
            for module in projection:
                self.placed(module)
        elif projects:
            self.shape = before
            projection = project()
        elif before != self.shape:
            padding = ZeroPadding(stride, count - before[0])
        activation = nn.Identity() if options.preactivation else self.act()[0]
        return [self.begin(Residual(first, branch, projection, padding, activation, factor))]


def build(options):
    """The network in float, as drawn from the global generator."""
    if options.network:
        model = nn.Sequential(*ImageNetwork(options).modules)
        initialize(model, options)
        return model
    modules = []
    widths = options.layers
    activations = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}
    for place, (inputs, outputs) in enumerate(itertools.pairwise(widths[:-1]), start=1):
        begin = len(modules)
        modules.append(nn.Linear(inputs, outputs, bias=not options.no_hidden_bias))
        if options.normalization == "batch":
            modules.append(nn.BatchNorm1d(
                outputs,
                eps=options.normalization_epsilon,
                momentum=options.normalization_momentum,
                affine=not options.no_affine,
                track_running_stats=not options.no_running_statistics))
        elif options.normalization == "layer":
            modules.append(nn.LayerNorm(
                outputs,
                eps=options.normalization_epsilon,
                elementwise_affine=not options.no_affine))
        modules.append(activations[options.activation]())
        for module in modules[begin:]:
            module.place = place
    modules.append(nn.Linear(widths[-2], widths[-1]))
    modules[-1].place = len(widths) - 1
    model = nn.Sequential(*modules)
    initialize(model, options)
    return model


@torch.no_grad()
def initialize(model, options):
    """Draws the weights again, unless the scheme is PyTorch's own, and scales them."""
    scheme, value = options.initialization
    for module in model.modules():
        if not isinstance(module, (nn.Linear, nn.Conv2d)):
            continue
        if scheme == "he":
            nn.init.kaiming_uniform_(module.weight, nonlinearity="relu")
        elif scheme == "xavier":
            nn.init.xavier_uniform_(module.weight)
        elif scheme == "constant":
            nn.init.constant_(module.weight, value)
        elif scheme == "zero":
            nn.init.zeros_(module.weight)
        if scheme != "torch" and module.bias is not None:
            nn.init.zeros_(module.bias)
        if options.scale != 1:
            module.weight.mul_(options.scale)


def names(model):
    """Each parameter and each running statistic of the model with the tests' name for it."""
    parameters, running = {}, {}
    placed = [module for module in model.modules() if hasattr(module, "place")]
    last = max(module.place for module in placed)
    for module in placed:
        prefix = "output" if module.place == last else f"hidden{module.place}"
        is_map = isinstance(module, (nn.Linear, nn.Conv2d, Residual))
        for name, tensor in module.named_parameters(recurse=False):
            if not is_map:
                name = {"weight": "scale", "bias": "shift"}[name]
            parameters[f"{prefix}.{name}"] = tensor
        if isinstance(module, nn.modules.batchnorm._BatchNorm) and module.track_running_stats:
            running[f"{prefix}.mean"] = module.running_mean
            running[f"{prefix}.variance"] = module.running_var
    return parameters, running


def make_optimizer(model, options):
    """The optimiser of all parameters alike, as is PyTorch's default."""
    rate = options.learning_rate
    decay = options.weight_decay
    if options.optimizer == "sgd":
        return torch.optim.SGD(
            model.parameters(), lr=rate, momentum=options.momentum,
            nesterov=options.nesterov, weight_decay=decay)
    kind = torch.optim.Adam if options.optimizer == "adam" else torch.optim.AdamW
    return kind(
        model.parameters(), lr=rate, betas=tuple(options.betas),
        eps=options.adam_epsilon, weight_decay=decay)


def train(model, options, features, labels, batches):
    """Trains the model, of float or double, on the batches and returns all that is compared."""
    def loss_of(logits, indices):
        if options.loss == "cross_entropy_of_softmax":
            logits = logits.softmax(1)
        return nn.functional.cross_entropy(logits, labels[indices])

    features = features.to(next(model.parameters()).dtype)
    optimizer = make_optimizer(model, options)
    parameters, running = names(model)
    first = None
    losses = []
    snapshots = []
    model.train()
    for step, batch in enumerate(batches, start=1):
        optimizer.zero_grad()
        logits = model(features[batch])
        loss = loss_of(logits, batch)
        loss.backward()
        losses.append(loss.item())
        if first is None:
            gradients = {name: tensor.grad for name, tensor in parameters.items()}
            first = {
                "logits": numbers(logits),
                "loss": loss.item(),
                "gradients": all_numbers(gradients),
                "running": all_numbers(running),
            }
        optimizer.step()
        if step in (1, 2, len(batches)):
            snapshots.append({
                "steps": step,
                "parameters": all_numbers(parameters),
                "running": all_numbers(running),
            })
    model.eval()
    with torch.no_grad():
        logits = model(features)
        inference = {
            "logits": numbers(logits),
            "loss": nn.functional.cross_entropy(logits, labels).item(),
            "correct": int((logits.argmax(1) == labels).sum()),
        }
    return {"first_batch": first, "losses": losses, "after": snapshots, "inference": inference}


def numbers(tensor):
    return tensor.detach().flatten().tolist()


def all_numbers(tensors):
    return {name: numbers(tensor) for name, tensor in tensors.items()}


def deviation(a, b, path=""):
    """The largest distance of two results, relative to a tensor's largest number, and where."""
    if isinstance(a, dict):
        return max((deviation(a[key], b[key], f"{path} {key}") for key in a), default=(0, path))
    if isinstance(a, list) and a and isinstance(a[0], dict):
        return max(deviation(x, y, f"{path} {i}") for i, (x, y) in enumerate(zip(a, b)))
    a, b = numpy.atleast_1d(a), numpy.atleast_1d(b)
    scale = max(numpy.abs(b).max(), SMALLEST_SCALE)
    distance = numpy.abs(a - b).max() / scale
    return (float(distance) if math.isfinite(distance) else math.inf), path


def checksum(values):
    """The sum of position times value modulo 2^64, positions from 1, as hexadecimal digits."""
    values = values.astype(numpy.uint64)
    positions = numpy.arange(1, len(values) + 1, dtype=numpy.uint64)
    return f"{int((values * positions).sum(dtype=numpy.uint64)):016x}"


def start(tensor, is_digest):
    """Initial values in float, all or the ends, with a checksum of their bits."""
    values = tensor.detach().flatten().numpy()
    # Nine digits determine a float, also when they are read as a double first.
    decimals = [float(f"{value:.9g}") for value in values]
    assert (numpy.array(decimals).astype(numpy.float32) == values).all()
    return {
        "count": len(decimals),
        "first": decimals[:8] if is_digest else decimals,
        "last": decimals[8:][-8:] if is_digest else [],
        "checksum": checksum(values.view(numpy.uint32)),
    }


def epoch_order(order, is_digest):
    """The order of an epoch, all or its beginning, with a checksum."""
    return {
        "count": len(order),
        "first": order[:20] if is_digest else order,
        "checksum": checksum(numpy.array(order)),
    }


def settings(options):
    """The configuration of a training, as the tests read it."""
    scheme, value = options.initialization
    return {
        "seed": options.seed,
        **({
            "image": options.image,
            "network": options.network,
            "shortcut": options.shortcut,
            "branch_scale": options.branch_scale,
            "is_preactivated": options.preactivation,
        } if options.network else {"layers": options.layers}),
        "batch_size": options.batch_size,
        "activation": options.activation,
        "normalization": {
            "kind": options.normalization,
            "momentum": options.normalization_momentum,
            "epsilon": options.normalization_epsilon,
            "is_affine": not options.no_affine,
            "tracks_running_statistics": not options.no_running_statistics,
            **({
                "groups": options.groups,
                "ghost": options.ghost,
                "over": options.over,
            } if options.network else {}),
        },
        "hidden_bias": not options.no_hidden_bias,
        "initialization": {"scheme": scheme, "constant": value, "scale": options.scale},
        "loss": options.loss,
        "optimizer": {
            "name": options.optimizer,
            "learning_rate": options.learning_rate,
            "momentum": options.momentum,
            "is_nesterov": options.nesterov,
            "beta1": options.betas[0],
            "beta2": options.betas[1],
            "epsilon": options.adam_epsilon,
            "weight_decay": options.weight_decay,
        },
    }


def record(options, arguments):
    """One fixture, ready to be written."""
    data = torch.Generator().manual_seed(options.seed + 1)
    width, classes = options.layers[0], options.layers[-1]
    if options.network:
        width, classes = math.prod(options.image), options.network[-1]["count"]

    torch.manual_seed(options.seed)
    model = build(options)
    loader = DataLoader(range(options.examples), batch_size=options.batch_size, shuffle=True)
    epochs = max(3, math.ceil(options.steps / len(loader)))
    orders = [list(loader) for _ in range(epochs)]

    fixture = {
        "torch": torch.__version__.partition("+")[0],
        "options": shlex.join(arguments),
        "settings": settings(options),
        "start": {
            "parameters": {
                name: start(tensor, options.start_only)
                for name, tensor in names(model)[0].items()
            },
            "orders": [
                epoch_order(torch.cat(order).tolist(), options.start_only) for order in orders
            ],
        },
    }
    if options.start_only:
        return fixture

    pixels = torch.randint(0, 256, (options.examples, width), generator=data)
    labels = torch.randint(0, classes, (options.examples,), generator=data)
    features = pixels / 64 - 2
    if options.network:
        features = features.reshape(-1, *options.image)
    batches = list(itertools.chain.from_iterable(orders))[:options.steps]
    result = train(copy.deepcopy(model).double(), options, features, labels, batches)
    strayed, where = deviation(train(model, options, features, labels, batches), result)
    if strayed > LARGEST_FLOAT_DEVIATION and not options.network:
        sys.exit(
            f"{options.output}: PyTorch's own float strays from its double at{where}"
            f" (got {strayed:.2g}, expected at most {LARGEST_FLOAT_DEVIATION:g})\n"
            "Use another seed; the head of this script names the options that never pass.")
    if strayed <= LARGEST_FLOAT_DEVIATION:
        fixture["float_deviation"] = float(f"{strayed:.2g}")
    fixture["examples"] = {"pixels": numbers(pixels), "labels": numbers(labels)}
    fixture["training"] = result
    return fixture


def text(value, indent=""):
    """JSON with 15 digits and every list of numbers on one line."""
    deeper = indent + " "
    if isinstance(value, dict) and value:
        lines = [f'{deeper}"{key}": {text(item, deeper)}' for key, item in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        lines = [f"{deeper}{text(item, deeper)}" for item in value]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    if isinstance(value, list):
        return "[" + ", ".join(text(item) for item in value) + "]"
    if isinstance(value, float):
        value = float(f"{value:.15g}")
    return json.dumps(value, allow_nan=False)


def make(arguments):
    """Records the training that the arguments describe, in the file that they name."""
    options = parser().parse_args(arguments)
    if options.learning_rate is None:
        options.learning_rate = 0.1 if options.optimizer == "sgd" else 0.01
    fixture = record(options, output_parser().parse_known_args(arguments)[1])
    options.output.write_text(text(fixture) + "\n", encoding="utf-8")
    print(f"{options.output.name}: float deviation {fixture.get('float_deviation', 'too large')}")


def main():
    # One thread: the order of sums, and with it the last digit, is then the same on every run.
    torch.set_num_threads(1)
    if len(sys.argv) > 1:
        make(sys.argv[1:])
        return
    folder = pathlib.Path(__file__).parent
    for name, arguments in COMMITTED.items():
        make(shlex.split(arguments) + ["-o", str(folder / f"{name}.json")])


if __name__ == "__main__":
    main()
