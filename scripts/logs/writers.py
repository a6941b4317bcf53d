"""One study as every tool writes it; each function writes a run below a folder, from rows of single-precision numbers."""

import json
import struct
import zlib
from pathlib import Path

# Updates of an epoch.
UPDATES = 50


def crc32c(data: bytes) -> int:
    """CRC-32C (RFC 3720), bit by bit."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def varint(number: int) -> bytes:
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def field(number: int, data: bytes) -> bytes:
    """A field of bytes of a protocol buffer."""
    return varint(number << 3 | 2) + varint(len(data)) + data


def record(data: bytes) -> bytes:
    """A record of an event file: https://www.tensorflow.org/tutorials/load_data/tfrecord."""

    def masked(part: bytes) -> bytes:
        crc = crc32c(part)
        return struct.pack("<I", (crc >> 15 | crc << 17) + 0xA282EAD8 & 0xFFFFFFFF)

    length = struct.pack("<Q", len(data))
    return length + masked(length) + data + masked(data)


# The fields of a `Summary.Value` that hold a number.
SCALARS = {
    "simple": lambda value: b"\x15" + struct.pack("<f", value),
    "content": lambda value: field(8, b"\x08\x01\x12\x00" + field(4, struct.pack("<f", value))),
    "float_val": lambda value: field(8, b"\x08\x01\x12\x00" + field(5, struct.pack("<f", value))),
    "double_val": lambda value: field(8, b"\x08\x02\x12\x00" + field(6, struct.pack("<d", value))),
}


def events(path: Path, rows: list, kind: str) -> None:
    """An event file of (step, tag, value)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    out = record(b"\x09" + struct.pack("<d", 1.7e9) + field(3, b"brain.Event:2"))
    for place, (step, tag, value) in enumerate(rows):
        summary = field(1, field(1, tag.encode()) + SCALARS[kind](value))
        head = b"\x09" + struct.pack("<d", 1.7e9 + place) + (b"\x10" + varint(step) if step else b"")
        out += record(head + field(5, summary))
    path.write_bytes(out)


def text(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)


def table(folder: Path, rows: list, first: int, name: str) -> None:
    lines = ["epoch,loss,val_accuracy,val_loss" if first == 0 else "epoch,train_loss,val_accuracy,val_loss"]
    lines += [f"{e + first},{r['train']!r},{r['accuracy']!r},{r['loss']!r}" for e, r in enumerate(rows)]
    text(folder / name, "\n".join(lines) + "\n")


def lightning(folder: Path, rows: list) -> None:
    lines = ["epoch,step,train_loss_epoch,val_acc,val_loss"]
    for epoch, row in enumerate(rows):
        head = f"{epoch},{(epoch + 1) * UPDATES - 1}"
        lines += [f"{head},,{row['accuracy']!r},{row['loss']!r}", f"{head},{row['train']!r},,"]
    text(folder / "metrics.csv", "\n".join(lines) + "\n")


def lightning_events(folder: Path, rows: list, kind: str) -> None:
    points = []
    for epoch, row in enumerate(rows):
        step = (epoch + 1) * UPDATES - 1
        points += [(step, "epoch", float(epoch)), (step, "val_acc", row["accuracy"])]
        points += [(step, "val_loss", row["loss"]), (step, "train_loss", row["train"])]
    events(folder / "events.out.tfevents.1700000000.host.1.0", points, kind)


def keras_events(folder: Path, rows: list, kind: str) -> None:
    name = "events.out.tfevents.1700000000.host.1.{}.v2"
    train = [(epoch, "epoch_loss", row["train"]) for epoch, row in enumerate(rows)]
    events(folder / "train" / name.format(0), train, kind)
    validation = []
    for epoch, row in enumerate(rows):
        validation += [(epoch, "epoch_accuracy", row["accuracy"]), (epoch, "epoch_loss", row["loss"])]
    events(folder / "validation" / name.format(1), validation, kind)


def wandb(folder: Path, rows: list) -> None:
    """A run file: blocks of 32 KiB as in LevelDB's log."""
    records = [field(17, field(1, b"abc") + field(3, b"project") + field(8, b"sunny-day-1"))]
    for epoch, row in enumerate(rows):
        items = {"_step": epoch, "epoch": epoch + 1, "val/accuracy": row["accuracy"]}
        items |= {"val/loss": row["loss"], "train/loss": row["train"]}
        history = b"".join(
            field(1, field(2, key.encode()) + field(16, json.dumps(value).encode()))
            for key, value in items.items()
        )
        records.append(field(2, history + field(2, b"\x08" + varint(epoch))))
    records.append(field(18, b""))
    out = b":W&B\xe1\xbe\x00"
    for data in records:
        assert len(out) % 32768 + 7 + len(data) < 32768, "the study fits into a block"
        out += struct.pack("<IHB", zlib.crc32(b"\x01" + data), len(data), 1) + data
    path = folder / "offline-run-20240101_000000-abc" / "run-abc.wandb"
    path.parent.mkdir(parents=True)
    path.write_bytes(out)


def mlflow(folder: Path, rows: list) -> None:
    run = folder / "mlruns" / "0" / "0123456789abcdef0123456789abcdef"
    text(run / "meta.yaml", "run_id: r\nlifecycle_stage: active\nstatus: 3\nrun_name: bold-cat-1\n")
    for name, key in (("val_accuracy", "accuracy"), ("val_loss", "loss"), ("train_loss", "train")):
        lines = [f"{1700000000000 + e} {row[key]!r} {e + 1}\n" for e, row in enumerate(rows)]
        text(run / "metrics" / name, "".join(lines))
    lines = [f"{1700000000000 + e} {e + 1} {e + 1}\n" for e, _ in enumerate(rows)]
    text(run / "metrics" / "epoch", "".join(lines))


def dvclive(folder: Path, rows: list) -> None:
    plots = folder / "dvclive" / "plots" / "metrics"
    for name, key in (("val/accuracy", "accuracy"), ("val/loss", "loss"), ("train/loss", "train")):
        lines = [f"{e}\t{row[key]!r}\n" for e, row in enumerate(rows)]
        text(plots / f"{name}.tsv", f"step\t{name.split('/')[1]}\n" + "".join(lines))
    text(plots / "epoch.tsv", "step\tepoch\n" + "".join(f"{e}\t{e}\n" for e, _ in enumerate(rows)))


def hugging_face(folder: Path, rows: list) -> None:
    history = []
    for epoch, row in enumerate(rows):
        head = {"epoch": epoch + 1.0, "step": (epoch + 1) * UPDATES}
        history += [head | {"loss": row["train"]}]
        history += [head | {"eval_accuracy": row["accuracy"], "eval_loss": row["loss"]}]
    state = {"global_step": len(rows) * UPDATES, "log_history": history}
    text(folder / "trainer_state.json", json.dumps(state))


def lines(folder: Path, rows: list) -> None:
    objects = [
        {"epoch": e + 1, "train_loss": row["train"], "val_accuracy": row["accuracy"], "val_loss": row["loss"]}
        for e, row in enumerate(rows)
    ]
    text(folder / "log.jsonl", "".join(json.dumps(one) + "\n" for one in objects))


FORMATS = {
    "table": lambda folder, rows: table(folder, rows, 1, "log.csv"),
    "keras": lambda folder, rows: table(folder, rows, 0, "training.log"),
    "lightning": lightning,
    "wandb": wandb,
    "mlflow": mlflow,
    "dvclive": dvclive,
    "hugging-face": hugging_face,
    "json-lines": lines,
}
for kind in SCALARS:
    FORMATS[f"events-{kind}"] = lambda folder, rows, kind=kind: lightning_events(folder, rows, kind)
    FORMATS[f"keras-events-{kind}"] = lambda folder, rows, kind=kind: keras_events(folder, rows, kind)
