"""Makes the fixtures of trackers: small logs that the real libraries write.

    python -m venv venv && venv/bin/pip install torch tensorboard==2.21.0 wandb==0.31.0 mlflow==3.17.2 trackio==0.43.0
    venv/bin/python make-trackers.py

Made with these and torch 2.15.0. Of databases only the tables that are read are kept, of W&B's run file only the records
that are read: the others name the machine.
"""

import os
import pathlib
import shutil
import sqlite3
import struct
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
WORK = pathlib.Path(tempfile.mkdtemp())
os.chdir(WORK)
os.environ.update(WANDB_MODE="offline", WANDB_DIR=str(WORK), WANDB_SILENT="true", TRACKIO_DIR=str(WORK / "trackio"))


def tensorboard():
    from torch.utils.tensorboard import SummaryWriter

    writer = SummaryWriter(WORK / "tensorboard")
    for step in range(4):
        writer.add_scalar("loss/val", 0.5**step, step)
        writer.add_scalar("single", 0.25**step, step, new_style=True)
        writer.add_scalar("double", 0.1 * step, step, new_style=True, double_precision=True)
    writer.add_text("note", "no number", 0)
    writer.add_scalars("acc", {"train": 0.5, "val": 0.25}, 3)
    writer.add_hparams({"lr": 0.1, "opt": "adam", "bn": True}, {"hp/acc": 0.75})
    writer.close()
    target = HERE / "tensorboard"
    shutil.rmtree(target, ignore_errors=True)
    for number, path in enumerate(sorted((WORK / "tensorboard").rglob("*tfevents*"))):
        folder = path.relative_to(WORK / "tensorboard").parent
        # The folder of add_hparams is named for the time.
        folder = "1700000000.25" if str(folder)[0].isdigit() else folder
        (target / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target / folder / f"events.out.tfevents.{number}")


def records(data):
    """The records of LevelDB's log behind the seven bytes of W&B."""
    at, parts = 7, b""
    while at < len(data):
        if 32768 - at % 32768 < 7:
            at += 32768 - at % 32768
            continue
        length, kind = struct.unpack("<HB", data[at + 4 : at + 7])
        parts += data[at + 7 : at + 7 + length]
        at += 7 + length
        if kind in (1, 4):
            yield parts
            parts = b""


def wandb():
    import wandb
    from wandb.proto import wandb_internal_pb2 as pb

    config = {"lr": 0.1, "seed": 3, "model": {"width": 8}}
    run = wandb.init(project="p", config=config, group="g", name="nice", id="abc")
    for epoch in range(5):
        bad = float("nan") if epoch == 2 else 1.5
        run.log({"epoch": epoch, "train/loss": 1 / (epoch + 1), "val": {"acc": 0.1 * epoch}, "bad": bad})
    run.finish()
    (path,) = WORK.rglob("*.wandb")
    data = b":W&B\xe1\xbe\x00"
    for record in records(path.read_bytes()):
        message = pb.Record.FromString(record)
        if message.WhichOneof("record_type") not in ("history", "summary", "config", "run", "exit"):
            continue
        message.run.ClearField("host") if message.HasField("run") else None
        record = message.SerializeToString()
        chunk = b"\x01" + record
        data += struct.pack("<IH", zlib.crc32(chunk), len(record)) + chunk
    (HERE / "wandb").mkdir(exist_ok=True)
    (HERE / "wandb" / "run-abc.wandb").write_bytes(data)


def keep(source, target, tables):
    """Copies some tables into a new database."""
    target.unlink(missing_ok=True)
    new, old = sqlite3.connect(target), sqlite3.connect(source)
    new.execute("PRAGMA page_size = 1024")
    for table in tables:
        (create,) = old.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        new.execute(create)
        for row in old.execute(f"SELECT * FROM {table}"):
            new.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)
    new.commit()
    new.close()


def mlflow():
    import mlflow

    mlflow.set_tracking_uri("sqlite:///mlflow.db")
    mlflow.set_experiment("study")
    for seed in range(2):
        with mlflow.start_run(run_name=f"run {seed}"):
            mlflow.log_params({"lr": 0.1, "seed": seed})
            for step in range(3):
                mlflow.log_metric("val_loss", 1 / (step + 1 + seed), step=step)
                mlflow.log_metric("val_acc", float("nan") if step == 1 else 0.5, step=step)
            mlflow.log_metric("norm", float("inf"), step=0)
    with mlflow.start_run(run_name="parent"):
        with mlflow.start_run(run_name="child", nested=True):
            mlflow.log_metric("val_loss", 0.25)
    with mlflow.start_run(run_name="gone") as run:
        mlflow.log_metric("val_loss", 9)
    mlflow.delete_run(run.info.run_id)
    (HERE / "mlflow").mkdir(exist_ok=True)
    target = HERE / "mlflow" / "mlflow.db"
    keep(WORK / "mlflow.db", target, ["experiments", "runs", "metrics", "params", "tags"])
    database = sqlite3.connect(target)
    database.execute("UPDATE runs SET user_id = 'user', artifact_uri = '', source_name = ''")
    database.execute("UPDATE experiments SET artifact_location = ''")
    database.execute("DELETE FROM tags WHERE key IN ('mlflow.user', 'mlflow.source.name')")
    database.commit()
    database.execute("VACUUM")


def trackio():
    import trackio

    for seed in range(2):
        config = {"lr": 0.1, "seed": seed, "layers": {"widths": [1, 2]}}
        trackio.init(project="p", name=f"run{seed}", config=config, group="g")
        for epoch in range(3):
            bad = float("inf") if epoch == 1 else 2
            trackio.log({"epoch": epoch, "val/loss": 1 / (epoch + 1), "n": {"a": 1.0}, "bad": bad})
        trackio.finish()
    (HERE / "trackio").mkdir(exist_ok=True)
    keep(WORK / "trackio" / "p.db", HERE / "trackio" / "p.db", ["metrics", "configs"])
    behind()


def behind():
    """The same database while SQLite's writer still has a later epoch of the first run in its write-ahead log."""
    source = WORK / "behind.db"
    shutil.copy(HERE / "trackio" / "p.db", source)
    writer = sqlite3.connect(source)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute(
        "INSERT INTO metrics (run_id, timestamp, run_name, step, metrics) SELECT run_id, timestamp, run_name, 3, ? "
        "FROM metrics WHERE id = 1",
        (b'{"epoch":3,"val/loss":0.25,"n":{"a":1.0},"bad":2}',),
    )
    writer.commit()
    (HERE / "trackio-wal").mkdir(exist_ok=True)
    for ending in ("", "-wal"):
        shutil.copy(f"{source}{ending}", HERE / "trackio-wal" / f"p.db{ending}")
    writer.close()


if __name__ == "__main__":
    for make in (tensorboard, wandb, mlflow, trackio):
        make()
    shutil.rmtree(WORK)
