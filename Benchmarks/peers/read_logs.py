"""TensorBoard and pandas as a worker of the logs benchmark, and the maker of its logs.

read_logs.py                   reads the file or folder of each line, prints the seconds and the numbers
read_logs.py --make FOLDER N   makes logs of N rows
"""

import math
import random
import sys
import time
from pathlib import Path

import pandas
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.summary.writer.record_writer import RecordWriter

TAGS = ["train/loss", "train/accuracy", "val/loss", "val/accuracy", "grad/norm"]
FOLDERS = 1000
ROWS_OF_100_KB = 1000


def value(row: int, column: int) -> float:
    return math.exp(-row / 1e5) * (column + 1) + math.sin(row * (column + 1.5)) / 10


def make_events(path: Path, count: int) -> None:
    path.parent.mkdir()
    with path.open("wb") as file:
        writer = RecordWriter(file)
        writer.write(Event(wall_time=1, file_version="brain.Event:2").SerializeToString())
        for number in range(count):
            event = Event(wall_time=2 + number, step=number // len(TAGS))
            event.summary.value.add(
                tag=TAGS[number % len(TAGS)],
                simple_value=value(number // len(TAGS), number % len(TAGS)),
            )
            writer.write(event.SerializeToString())


def make_table(path: Path, count: int) -> None:
    path.parent.mkdir(parents=True)
    columns = ["epoch", *(tag.replace("/", "_") for tag in TAGS)]
    with path.open("w") as file:
        file.write(",".join(columns) + "\n")
        for row in range(count):
            numbers = (value(row, column) for column in range(len(TAGS)))
            file.write(",".join([str(row), *map(repr, numbers)]) + "\n")


def make_run(path: Path, group: int, chance: random.Random) -> None:
    """A training of as many epochs as there are rows, whose accuracy differs by group and by chance."""
    path.parent.mkdir(parents=True)
    end = 0.9 + 0.02 * group + chance.gauss(0, 0.01)
    with path.open("w") as file:
        file.write("epoch,train_loss,train_accuracy,val_loss,val_accuracy,grad_norm\n")
        for row in range(ROWS_OF_100_KB):
            rest = math.exp(-row / 200)
            loss, accuracy = 0.2 + 2 * rest, end - 0.8 * rest
            numbers = [loss, accuracy, 1.1 * loss, accuracy - 0.03, 1 + rest]
            file.write(",".join([str(row), *(repr(number + chance.gauss(0, 0.003)) for number in numbers)]) + "\n")


def make(folder: Path, count: int) -> None:
    make_events(folder / "events" / "events.out.tfevents.1.host", count)
    make_table(folder / "table" / "log.csv", count)
    for number in range(FOLDERS):
        group, seed = ("base", "norm")[number % 2], number // 2
        make_run(folder / "folders" / f"{group}_seed{seed}" / "log.csv", number % 2, random.Random(number))


def read_events(path: Path) -> int:
    events = EventAccumulator(str(path), size_guidance={"scalars": 0})
    events.Reload()
    return sum(len(events.Scalars(tag)) for tag in events.Tags()["scalars"])


def read_tables(path: Path) -> int:
    return sum(pandas.read_csv(file).iloc[:, 1:].size for file in sorted(path.rglob("*.csv")))


def main() -> None:
    if sys.argv[1:2] == ["--make"]:
        make(Path(sys.argv[2]), int(sys.argv[3]))
        return
    for line in sys.stdin:
        path = Path(line.strip())
        start = time.perf_counter()
        points = read_events(path) if path.name == "events" else read_tables(path)
        print(time.perf_counter() - start, points, flush=True)


if __name__ == "__main__":
    main()
