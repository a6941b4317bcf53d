"""Makes the fixtures of the libraries of 2023: small logs that they write. Names of machines and paths are taken out.

    python3.11 -m venv venv && venv/bin/pip install -r <(python3 make-2023.py --needs TOOL)
    venv/bin/python -P make-2023.py TOOL

Those that need torch were made with 1.13.1, of Debian 12.
"""

import json
import os
import pathlib
import re
import shutil
import sqlite3
import struct
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent / "2023"
NEEDS = {
    "lightning": "torch pytorch-lightning==2.0.2 torchmetrics==0.11.4 tensorboard==2.12.3 numpy<1.25",
    "keras": "tensorflow-cpu==2.13.0",
    "tensorboardx": "tensorboardX==2.6 protobuf<4.24 numpy<2",
    "huggingface": "torch transformers==4.28.1 accelerate==0.18.0 numpy<1.25",
    "wandb": "wandb==0.15.0",
    "dvclive": "dvclive==2.7.0",
    "mlflow": "mlflow==2.3.0 sqlalchemy<2.0.20",
    "timm": "torch timm==0.9.2",
    "fastai": "torch torchvision==0.14.1 fastai==2.7.12 fastcore<1.6 numpy<1.25",
    "ultralytics": "torch torchvision==0.14.1 ultralytics==8.0.114 numpy<1.25",
    "mmengine": "torch mmengine==0.7.4 yapf<0.40 numpy<1.25",
    "sacred": "sacred==0.8.4",
    "hydra": "hydra-core==1.3.2",
    "xgboost": "xgboost==1.7.5 numpy<2",
    "sklearn": "scikit-learn==1.2.2 pandas<2.1 numpy<2",
}


def examples(count):
    """Numbers, and whether the first of each is above 0."""
    import torch

    torch.manual_seed(3)
    inputs = torch.randn(count, 4)
    return inputs, (inputs[:, 0] > 0).long()


def lightning():
    import pytorch_lightning as pl
    import torch
    from pytorch_lightning.loggers import CSVLogger, TensorBoardLogger
    from torch.nn.functional import cross_entropy
    from torch.utils.data import DataLoader, TensorDataset

    class Module(pl.LightningModule):
        def __init__(self, seed, lr):
            super().__init__()
            self.save_hyperparameters()
            self.layer = torch.nn.Linear(4, 2)

        def step(self, batch):
            inputs, labels = batch
            scores = self.layer(inputs)
            return cross_entropy(scores, labels), (scores.argmax(1) == labels).float().mean()

        def training_step(self, batch, _):
            loss, accuracy = self.step(batch)
            self.log("train_loss", loss, on_step=True, on_epoch=True)
            self.log("train_acc", accuracy, on_step=False, on_epoch=True)
            return loss

        def validation_step(self, batch, _):
            loss, accuracy = self.step(batch)
            self.log_dict({"val_loss": loss, "val_acc": accuracy})

        def test_step(self, batch, _):
            self.log("test_acc", self.step(batch)[1])

        def configure_optimizers(self):
            return torch.optim.SGD(self.parameters(), self.hparams.lr)

    pl.seed_everything(3)
    data = DataLoader(TensorDataset(*examples(32)), batch_size=8)
    trainer = pl.Trainer(
        max_epochs=3,
        logger=[CSVLogger("csv"), TensorBoardLogger("tb")],
        log_every_n_steps=2,
        enable_checkpointing=False,
        accelerator="cpu",
        callbacks=[pl.callbacks.LearningRateMonitor()],
    )
    trainer.fit(module := Module(3, 0.1), data, data)
    trainer.test(module, data)


def keras():
    import numpy as np
    import tensorflow as tf
    from tensorflow.keras.callbacks import CSVLogger, TensorBoard

    tf.keras.utils.set_random_seed(3)
    inputs = np.random.randn(32, 4).astype("f")
    labels = (inputs[:, 0] > 0).astype(int)

    def fit(model, epochs, **options):
        data = (inputs[:16], labels[:16])
        return model.fit(inputs, labels, epochs=epochs, batch_size=8, validation_data=data, **options)

    def new():
        model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        model.compile("sgd", loss, metrics=["accuracy"])
        return model

    history = fit(new(), 4, validation_freq=2, callbacks=[CSVLogger("every-second.csv")])
    pathlib.Path("history").mkdir()
    json.dump(history.history, open("history/history.json", "w"))
    model = new()
    board = TensorBoard("board", write_graph=False, profile_batch=0)
    fit(model, 3, callbacks=[CSVLogger("resumed.csv"), board])
    fit(model, 5, initial_epoch=3, callbacks=[CSVLogger("resumed.csv", append=True)])
    with tf.summary.create_file_writer("own").as_default():
        for step in range(3):
            tf.summary.scalar("val/acc", 0.25 * step, step=step)


def tensorboardx():
    from tensorboardX import SummaryWriter

    with SummaryWriter("run") as writer:
        for step in range(4):
            writer.add_scalar("val/acc", 0.25 + 0.125 * step, step)
            writer.add_scalar("loss", 2 / (step + 1), step)
        for step in range(2):
            writer.add_scalars("err", {"train": 0.5 / (step + 1), "val": 0.75 - 0.25 * step}, step)
        writer.add_text("note", "no number", 0)
        writer.add_hparams({"lr": 0.1, "seed": 3}, {"hp/acc": 0.5})


def huggingface():
    import torch
    from transformers import Trainer, TrainingArguments

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = torch.nn.Linear(4, 2)

        def forward(self, inputs, labels):
            scores = self.layer(inputs)
            return {"loss": torch.nn.functional.cross_entropy(scores, labels), "logits": scores}

    data = [{"inputs": one, "labels": label} for one, label in zip(*examples(32))]
    arguments = TrainingArguments(
        "run",
        num_train_epochs=3,
        per_device_train_batch_size=8,
        evaluation_strategy="epoch",
        save_strategy="epoch",
        learning_rate=0.1,
        logging_steps=2,
        report_to=[],
        no_cuda=True,
    )

    def accuracy(result):
        return {"accuracy": float((result.predictions.argmax(1) == result.label_ids).mean())}

    trainer = Trainer(Model(), arguments, train_dataset=data, eval_dataset=data[:16], compute_metrics=accuracy)
    trainer.train()
    trainer.save_state()
    trainer.save_metrics("eval", trainer.evaluate())


def records(data):
    """The records of LevelDB's log behind the seven bytes of W&B."""
    at, parts = 7, b""
    while at < len(data):
        length, kind = struct.unpack("<HB", data[at + 4 : at + 7])
        parts += data[at + 7 : at + 7 + length]
        at += 7 + length
        if kind in (1, 4):
            yield parts
            parts = b""


def wandb():
    import wandb
    from wandb.proto import wandb_internal_pb2 as pb

    run = wandb.init(mode="offline", project="p", name="nice", id="old", group="g", config={"seed": 3, "lr": 0.1})
    for epoch in range(3):
        run.log({"epoch": epoch, "train/loss": 1 / (epoch + 1), "val": {"acc": 0.25 * epoch}, "bad": float("nan")})
    run.finish()
    (path,) = pathlib.Path().rglob("*.wandb")
    content = path.read_bytes()
    data = content[:7]
    for record in records(content):
        message = pb.Record.FromString(record)
        if message.WhichOneof("record_type") not in ("history", "summary", "config", "run", "exit"):
            continue
        if message.HasField("run"):
            message.run.ClearField("host")
        record = message.SerializeToString()
        data += struct.pack("<IHB", zlib.crc32(b"\x01" + record), len(record), 1) + record
    shutil.rmtree("wandb")
    pathlib.Path("run-old.wandb").write_bytes(data)


def dvclive():
    from dvclive import Live

    with Live(save_dvc_exp=False, report=None) as live:
        live.log_params({"seed": 3, "lr": 0.1})
        for epoch in range(3):
            live.log_metric("train/loss", 1 / (epoch + 1))
            live.log_metric("val/acc", 0.25 * epoch)
            live.log_metric("epoch", epoch)
            live.next_step()
        live.log_metric("test_acc", 0.5)


def mlflow():
    import mlflow

    for uri in ("mlruns", "sqlite:///mlflow.db"):
        mlflow.set_tracking_uri(uri)
        mlflow.set_experiment("study")
        for seed in range(1, 3):
            with mlflow.start_run(run_name=f"run {seed}"):
                mlflow.log_params({"seed": seed, "lr": 0.1})
                for step in range(3):
                    mlflow.log_metric("val/loss", 1 / (step + seed), step=step)
                    mlflow.log_metric("val/acc", float("nan") if step == 1 else 0.5, step=step)
                mlflow.log_metrics({"test_acc": 0.75, "norm": float("inf")})
    pathlib.Path("table").mkdir()
    table = mlflow.search_runs()
    table.filter(regex="run_id|status|_time|metrics|params|runName").to_csv("table/runs.csv", index=False)
    pathlib.Path("database").mkdir()
    new, old = sqlite3.connect("database/mlflow.db"), sqlite3.connect("mlflow.db")
    new.execute("PRAGMA page_size = 512")
    for table in ("experiments", "runs", "metrics", "params", "tags"):
        new.execute(old.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])
        for row in old.execute(f"SELECT * FROM {table}"):
            new.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)
    new.execute("UPDATE runs SET user_id = 'user', artifact_uri = '', source_name = ''")
    new.execute("UPDATE experiments SET artifact_location = ''")
    new.execute("DELETE FROM tags WHERE key IN ('mlflow.user', 'mlflow.source.name', 'mlflow.source.git.commit')")
    new.commit()
    new.execute("VACUUM")
    new.close()
    os.remove("mlflow.db")


def timm():
    from timm.utils.summary import update_summary

    for epoch in range(3):
        train, validation = {"loss": 2 / (epoch + 1)}, {"loss": 2.5 / (epoch + 1), "top1": 50 + 10 * epoch, "top5": 90}
        update_summary(epoch, train, validation, "summary.csv", lr=0.1, write_header=epoch == 0)


def fastai():
    from fastai.vision import all as fast

    fast.set_seed(3)
    data = list(zip(*examples(64)))
    loaders = fast.DataLoaders(fast.DataLoader(data[:48], bs=8), fast.DataLoader(data[48:], bs=8))
    learner = fast.Learner(
        loaders,
        fast.nn.Linear(4, 2),
        loss_func=fast.CrossEntropyLossFlat(),
        metrics=[fast.accuracy, fast.error_rate],
        cbs=fast.CSVLogger("history.csv"),
        lr=0.1,
    )
    learner.fit(3)
    learner.csv_logger.append = True
    learner.fit(2)


def ultralytics():
    import cv2
    import numpy as np
    from ultralytics import YOLO

    np.random.seed(0)
    for split in ("train", "val"):
        for label in ("a", "b"):
            os.makedirs(f"data/{split}/{label}")
            for number in range(4):
                cv2.imwrite(f"data/{split}/{label}/{number}.jpg", np.random.randint(0, 255, (32, 32, 3)))
    options = dict(epochs=3, imgsz=32, batch=4, workers=0, seed=3, plots=False, device="cpu", project="runs", name="run")
    YOLO("yolov8n-cls.yaml").train(data=os.path.abspath("data"), **options)
    shutil.rmtree("data")


def mmengine():
    import torch
    from mmengine.evaluator import BaseMetric, Evaluator
    from mmengine.model import BaseModel
    from mmengine.runner import Runner

    class Model(BaseModel):
        def __init__(self):
            super().__init__()
            self.layer = torch.nn.Linear(4, 2)

        def forward(self, inputs, labels, mode="tensor"):
            scores = self.layer(inputs)
            if mode == "loss":
                return {"loss": torch.nn.functional.cross_entropy(scores, labels)}
            return scores, labels

    class Accuracy(BaseMetric):
        default_prefix = "accuracy"

        def process(self, _, outputs):
            scores, labels = outputs
            self.results.append(((scores.argmax(1) == labels).sum().item(), len(labels)))

        def compute_metrics(self, results):
            return {"top1": 100 * sum(right for right, _ in results) / sum(count for _, count in results)}

    def loader():
        data = torch.utils.data.TensorDataset(*examples(96))
        sampler = {"type": "DefaultSampler", "shuffle": False}
        return {"batch_size": 8, "dataset": data, "sampler": sampler, "collate_fn": {"type": "default_collate"}}

    Runner(
        Model(),
        "work",
        train_dataloader=loader(),
        train_cfg={"by_epoch": True, "max_epochs": 3, "val_interval": 1},
        val_dataloader=loader(),
        val_cfg={},
        val_evaluator=Evaluator([Accuracy()]),
        optim_wrapper={"optimizer": {"type": "SGD", "lr": 0.1}},
        randomness={"seed": 3},
        default_hooks={"logger": {"type": "LoggerHook", "interval": 4}, "checkpoint": None},
    ).train()


def sacred():
    from sacred import Experiment
    from sacred.observers import FileStorageObserver

    experiment = Experiment("study", save_git_info=False)
    experiment.observers.append(FileStorageObserver("runs"))
    experiment.add_config({"lr": 0.1, "model": {"width": 8}})

    @experiment.main
    def main(_run):
        for epoch in range(3):
            _run.log_scalar("val.accuracy", 0.25 * epoch, epoch)
            _run.log_scalar("train.loss", 1 / (epoch + 1), epoch)

    experiment.run(config_updates={"seed": 3})


def hydra():
    import hydra
    from hydra.core.hydra_config import HydraConfig

    pathlib.Path("conf").mkdir()
    pathlib.Path("conf/config.yaml").write_text("optimizer:\n  name: sgd\n  lr: 0.1\nseed: 0\n")
    sys.argv[1:] = ["--multirun", "optimizer.name=sgd,adam", "seed=1,2,3"]

    @hydra.main(version_base=None, config_path=os.path.abspath("conf"), config_name="config")
    def main(config):
        folder = pathlib.Path(HydraConfig.get().runtime.output_dir)
        (folder / "log.csv").write_text(f"epoch,val_accuracy\n1,0.5\n2,0.{config.seed}25\n")

    main()
    shutil.rmtree("conf")


def xgboost():
    import numpy as np
    import xgboost as xgb

    generator = np.random.default_rng(0)
    inputs = generator.normal(size=(60, 3))
    labels = (inputs[:, 0] > 0).astype(int)
    train, validation = (inputs[:40], labels[:40]), (inputs[40:], labels[40:])
    model = xgb.XGBClassifier(n_estimators=3, max_depth=2, eval_metric=["logloss", "error"])
    model.fit(*train, eval_set=[train, validation], verbose=False)
    json.dump(model.evals_result(), open("classifier.json", "w"))
    result = {}
    sets = [(xgb.DMatrix(*train), "train"), (xgb.DMatrix(*validation), "eval")]
    xgb.train({"objective": "binary:logistic"}, sets[0][0], 3, evals=sets, evals_result=result)
    json.dump(result, open("booster.json", "w"))


def sklearn():
    import numpy as np
    import pandas
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV

    inputs = np.random.default_rng(0).normal(size=(60, 3))
    search = GridSearchCV(LogisticRegression(), {"C": [0.01, 1]}, cv=3, return_train_score=True)
    search.fit(inputs, inputs[:, 0] > 0)
    pandas.DataFrame(search.cv_results_).to_csv("cv.csv")


def keep(tool):
    """Copies what is read of a log, without names of machines and paths."""
    unwanted = {"weights", "_sources", "hydra.yaml", "multirun.yaml", "cout.txt", "dvc.yaml", ".dvc"}
    unwanted |= {"mlflow.user", "mlflow.source.name", "mlflow.source.git.commit"}
    target = HERE / tool
    shutil.rmtree(target, ignore_errors=True)
    for path in sorted(pathlib.Path().rglob("*")):
        if not path.is_file() or unwanted & set(path.parts) or path.name[0] == ".":
            continue
        if path.suffix in (".py", ".log", ".png", ".jpg", ".pt", ".pth", ".bin") or path.parts[:2] == ("mlruns", "0"):
            continue
        name = re.sub(r"(tfevents\.\d+)\.[^.]+", r"\1.host", str(path))
        content = path.read_bytes()
        try:
            text = content.decode()
            text = re.sub(r"\S*" + re.escape(os.getcwd()) + "/?", "", text)
            text = re.sub("user_id: .*", "user_id: user", text)
            if path.name == "run.json":
                text = json.dumps({key: json.loads(text)[key] for key in ("command", "result", "status")})
            content = text.encode()
        except UnicodeDecodeError:
            pass
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)


if __name__ == "__main__":
    if sys.argv[1] == "--needs":
        print("\n".join(NEEDS[sys.argv[2]].split()))
    else:
        tool = sys.argv[1]
        os.chdir(tempfile.mkdtemp())
        globals()[tool]()
        keep(tool)
