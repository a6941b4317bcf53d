"""A network of the benchmark as PyTorch's modules: what its users would write."""

import torch
from networks import Layer, Network
from torch import nn


class Residual(nn.Module):
    """A basic residual block; a 1x1 convolution comes past it where the shape changes."""

    def __init__(self, layer: Layer, inputs: int, is_normalized: bool) -> None:
        super().__init__()
        outputs = layer.size
        self.branch = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, layer.stride, padding=1),
            *after(nn.BatchNorm2d, outputs, is_normalized),
            nn.Conv2d(outputs, outputs, 3, padding=1),
            *([nn.BatchNorm2d(outputs)] if is_normalized else []),
        )
        self.shortcut = nn.Sequential()
        if layer.stride != 1 or inputs != outputs:
            self.shortcut.append(nn.Conv2d(inputs, outputs, 1, layer.stride, bias=False))
            if is_normalized:
                self.shortcut.append(nn.BatchNorm2d(outputs))
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.relu(self.branch(x) + self.shortcut(x))


def after(norm: type[nn.Module], count: int, is_normalized: bool) -> list[nn.Module]:
    """What follows the map of a hidden layer."""
    return [*([norm(count)] if is_normalized else []), nn.ReLU(inplace=True)]


def network(description: Network, is_normalized: bool) -> nn.Sequential:
    """The layers one after the other, flattened before the first linear one."""
    modules: list[nn.Module] = []

    def take(layer: Layer, shape: tuple[int, ...], is_last: bool) -> None:
        match layer.kind:
            case "linear":
                if len(shape) == 3:
                    modules.append(nn.Flatten())
                inputs = torch.Size(shape).numel()
                modules.append(nn.Linear(inputs, layer.size))
                if not is_last:
                    modules.extend(after(nn.BatchNorm1d, layer.size, is_normalized))
            case "conv":
                window = (layer.kernel, layer.stride, layer.padding)
                modules.append(nn.Conv2d(shape[2], layer.size, *window))
                modules.extend(after(nn.BatchNorm2d, layer.size, is_normalized))
            case "block":
                modules.append(Residual(layer, shape[2], is_normalized))
            case "pool":
                modules.append(nn.MaxPool2d(layer.size, layer.stride))
            case "average":
                modules.append(nn.AvgPool2d(layer.size, layer.stride))
            case "mean":
                modules.extend([nn.AdaptiveAvgPool2d(1), nn.Flatten()])

    description.build(take)
    return nn.Sequential(*modules)
