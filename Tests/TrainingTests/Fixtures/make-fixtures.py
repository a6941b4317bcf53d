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
    add("--activation", choices=["relu", "sigmoid", "tanh"], default="relu")
    add("--normalization", choices=["none", "batch", "layer"], default="none")
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


def momentum(text):
    return None if text == "none" else float(text)


def initialization(text):
    scheme, _, value = text.partition(":")
    if scheme not in ["torch", "he", "xavier", "constant", "zero"]:
        raise argparse.ArgumentTypeError(f"unknown scheme {scheme}")
    if (scheme == "constant") != bool(value):
        raise argparse.ArgumentTypeError("a value belongs to constant, as in constant:0.1")
    return scheme, float(value) if value else None


def build(options):
    """The network in float, as drawn from the global generator."""
    modules = []
    widths = options.layers
    activations = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}
    for inputs, outputs in itertools.pairwise(widths[:-1]):
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
    modules.append(nn.Linear(widths[-2], widths[-1]))
    model = nn.Sequential(*modules)
    initialize(model, options)
    return model


@torch.no_grad()
def initialize(model, options):
    """Draws the weights again, unless the scheme is PyTorch's own, and scales them."""
    scheme, value = options.initialization
    for module in model:
        if not isinstance(module, nn.Linear):
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
    last = sum(isinstance(module, nn.Linear) for module in model)
    layer = 0
    for module in model:
        if isinstance(module, nn.Linear):
            layer += 1
        prefix = "output" if layer == last else f"hidden{layer}"
        is_linear = isinstance(module, nn.Linear)
        for name, tensor in module.named_parameters():
            if not is_linear:
                name = {"weight": "scale", "bias": "shift"}[name]
            parameters[f"{prefix}.{name}"] = tensor
        if isinstance(module, nn.BatchNorm1d) and module.track_running_stats:
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

    features = features.to(model[0].weight.dtype)
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
        "layers": options.layers,
        "batch_size": options.batch_size,
        "activation": options.activation,
        "normalization": {
            "kind": options.normalization,
            "momentum": options.normalization_momentum,
            "epsilon": options.normalization_epsilon,
            "is_affine": not options.no_affine,
            "tracks_running_statistics": not options.no_running_statistics,
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
    batches = list(itertools.chain.from_iterable(orders))[:options.steps]
    result = train(copy.deepcopy(model).double(), options, features, labels, batches)
    strayed, where = deviation(train(model, options, features, labels, batches), result)
    if strayed > LARGEST_FLOAT_DEVIATION:
        sys.exit(
            f"{options.output}: PyTorch's own float strays from its double at{where}"
            f" (got {strayed:.2g}, expected at most {LARGEST_FLOAT_DEVIATION:g})\n"
            "Use another seed; the head of this script names the options that never pass.")
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
    print(f"{options.output.name}: float deviation {fixture.get('float_deviation', 0):g}")


def main():
    # One thread: the order of sums, and with it the last digit, is then the same on every run.
    torch.set_num_threads(1)
    if len(sys.argv) > 1:
        make(sys.argv[1:])
        return
    folder = pathlib.Path(__file__).parent
    for name, arguments in COMMITTED.items():
        make(arguments.split() + ["-o", str(folder / f"{name}.json")])


if __name__ == "__main__":
    main()
