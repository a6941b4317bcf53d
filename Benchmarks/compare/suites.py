"""The parts of the results of the training benchmark."""

from dataclasses import dataclass

from contestants import (
    MemoryCase,
    Section,
    evaluation,
    memory_of_perceptrons,
    one_core,
    small_batches,
    small_network,
    two_cores,
)
from images import image_sections, memory_of_images


@dataclass(frozen=True)
class Suite:
    """The sections and the memory that one part of the results states."""

    title: str
    sections: tuple[Section, ...]
    memory: str
    cases: tuple[MemoryCase, ...]

    @property
    def names(self) -> list[str]:
        return [*(section.name for section in self.sections), self.memory]


def suites() -> list[Suite]:
    """Perceptrons, and networks of images."""
    perceptrons = one_core(), two_cores(), small_network(), small_batches(), evaluation()
    return [
        Suite(
            "Results of the training benchmark",
            perceptrons,
            "memory",
            tuple(memory_of_perceptrons()),
        ),
        Suite(
            "Results of the training benchmark: networks of images",
            tuple(image_sections()),
            "memory-images",
            (memory_of_images(),),
        ),
    ]
