"""PyTorch as a worker of the benchmark.

    train_pytorch.py VARIANT [--network '784, 512, 256, 10'] [--batch 64] [--batch-norm] ...

The variants are eager, fused, channels_last, compile and notebook.

eager: the images are one tensor, a batch is an index_select of it. fused: the same with
SGD(fused=True). channels_last: the same with network and images in that memory format.
compile: the same with torch.compile. notebook: torchvision's data set and transforms in a
DataLoader.
"""

from collections.abc import Callable, Iterable

import torch
import torchvision
from modules import network
from serving import Task, noise, parse_task, scaled, serve
from torch import nn
from torchvision import transforms

Batches = Iterable[tuple[torch.Tensor, torch.Tensor]]


class NoiseImages(torchvision.datasets.MNIST):
    """torchvision's data set on our images: what it does per image is its own code."""

    def __init__(self, task: Task) -> None:
        pixels, labels = noise(task)
        self.data = torch.from_numpy(pixels.reshape(-1, 28, 28))
        self.targets = torch.from_numpy(labels)
        self.transform = transforms.Compose(
            [transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))]
        )
        self.target_transform = None


def preloaded_batches(task: Task) -> Callable[[], Batches]:
    """The batches of an epoch, from images that are features already."""
    pixels, labels = noise(task)
    features = torch.from_numpy(scaled(pixels))
    if len(task.network.shape) == 3:
        height, width, channels = task.network.shape
        features = features.view(-1, channels, height, width)
    if task.variant == "channels_last":
        features = features.contiguous(memory_format=torch.channels_last)
    targets = torch.from_numpy(labels)

    def epoch() -> Batches:
        for chosen in torch.randperm(task.images).split(task.batch):
            yield features.index_select(0, chosen), targets.index_select(0, chosen)

    return epoch


def notebook_batches(task: Task) -> Callable[[], Batches]:
    """The batches of an epoch, as the notebook loads them."""
    loader = torch.utils.data.DataLoader(NoiseImages(task), batch_size=task.batch, shuffle=True)
    return lambda: ((images.flatten(1), labels) for images, labels in loader)


def main() -> None:
    task = parse_task(["eager", "fused", "channels_last", "compile", "notebook"])
    torch.set_num_threads(task.threads)
    torch.manual_seed(0)
    batches = (notebook_batches if task.variant == "notebook" else preloaded_batches)(task)
    model = network(task.network, task.batch_norm)
    if task.variant == "channels_last":
        model.to(memory_format=torch.channels_last)
    forward = torch.compile(model) if task.variant == "compile" else model
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(
        model.parameters(),
        lr=0.01,
        momentum=0.9,
        fused=True if task.variant == "fused" else None,
    )

    def train() -> None:
        for features, labels in batches():
            optimizer.zero_grad()
            criterion(forward(features), labels).backward()
            optimizer.step()

    serve(f"PyTorch {torch.__version__}, torchvision {torchvision.__version__}", train)


if __name__ == "__main__":
    main()
