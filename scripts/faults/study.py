"""A small study, the program that makes its report, and what must be true of both after every fault."""

import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import time

EXPERIMENT = """title: Torture
dataset: data
networks:
  plain: { title: Baseline, layers: [16, 8, 10] }
  normal: { title: Batch norm, layers: [16, 8, 10], normalization: batch }
training: { optimizer: sgd, learning_rate: 0.05, momentum: 0.9, batch_size: 30, epochs: 3 }
studies:
  one: { networks: [plain, normal], seeds: 2 }
figures:
  curves: { kind: learning_curves, study: one }
claims:
  - id: lower_loss
    question: Q1
    statement: Batch norm ends with a lower validation loss
    study: one
    endpoint: validation_loss
    compare: [normal, plain]
    direction: lower
    smallest_effect: 0.01
"""

# What depends on the time that training took; everything else of a report is the same every time.
TIMED_FILES = {"timings.json"}
TIMED_KEYS = {"timings", "host", "finished_at"}


class Study:
    """A folder with the experiment and its data, golden results, and a place for trials."""

    def __init__(self, program, folder):
        self.program = str(program)
        self.folder = pathlib.Path(folder)
        self.trials = 0
        # The system calls of a call, once they have been listed.
        self.points = None
        self._write_data(self.folder / "data")
        (self.folder / "own").mkdir()
        (self.folder / "own/experiment.yaml").write_text(EXPERIMENT)
        self.environment = {
            "PATH": "/usr/bin:/bin", "HOME": str(self.folder), "SOURCE_DATE_EPOCH": "1700000000",
        }

        # The earlier report, of the same runs under another title, that most trials start with.
        self.golden = self.trial(earlier=False)
        self.must(self.golden.run())
        self.earlier = self.golden.folder / "earlier"
        self.must(self.golden.run("--set", "title=Earlier", output=self.earlier))
        self.report = files(self.golden.output)
        self.earlier_report = files(self.earlier)
        self.records = records(self.golden.store)
        # How long an undisturbed call takes.
        times = []
        for _ in range(3):
            trial = self.trial()
            start = time.monotonic()
            self.must(trial.run())
            times.append(time.monotonic() - start)
            assert not trial.differences(), f"two undisturbed calls differ: {trial.differences()}"
        self.seconds = sorted(times)[1]

    def must(self, call):
        if call.status != 0:
            raise SystemExit(f"torture: an undisturbed call failed with {call.status}: {call.messages}")

    def trial(self, earlier=True, store=None):
        self.trials += 1
        trial = Trial(self, self.folder / f"trials/{self.trials}")
        if earlier and self.trials > 1:
            shutil.copytree(self.earlier, trial.output)
        if store:
            shutil.copytree(store, trial.store)
        return trial

    @staticmethod
    def _write_data(folder):
        """400 images of 4 x 4 pixels to train on, and 100 to test on."""
        folder.mkdir()
        numbers = random.Random(1)
        for prefix, count in ("train", 400), ("t10k", 100):
            pixels = bytes(numbers.randrange(256) for _ in range(count * 16))
            labels = bytes(numbers.randrange(10) for _ in range(count))
            for name, sizes, values in (
                ("images-idx3", [count, 4, 4], pixels), ("labels-idx1", [count], labels),
            ):
                header = bytes([0, 0, 8, len(sizes)]) + b"".join(n.to_bytes(4, "big") for n in sizes)
                (folder / f"{prefix}-{name}-ubyte").write_bytes(header + values)


class Call:
    """A finished call of the program."""

    def __init__(self, status, messages, seconds):
        self.status = status
        self.messages = messages
        self.seconds = seconds


class Trial:
    """A store and an output folder that something happens to."""

    def __init__(self, study, folder):
        self.study = study
        self.folder = folder
        self.store = folder / "store"
        self.output = folder / "out"
        folder.mkdir(parents=True)

    def command(self, *options, verb="generate", output=None, workers=1):
        output = [] if verb == "train" else ["-o", str(output or self.output)]
        return [
            self.study.program, verb, "own", "--store", str(self.store), *output, "-j", str(workers),
            *options,
        ]

    def start(self, command, environment=None, cwd=None):
        return subprocess.Popen(
            command, cwd=cwd or self.study.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**self.study.environment, **(environment or {})},
        )

    def finish(self, process, start=None):
        try:
            text = process.communicate(timeout=120)[0].decode(errors="replace")
        except subprocess.TimeoutExpired:
            process.kill()
            text = "torture: no end after 120 s\n" + process.communicate()[0].decode(errors="replace")
        return Call(process.returncode, text, time.monotonic() - (start or time.monotonic()))

    def run(self, *options, environment=None, prefix=(), **arguments):
        start = time.monotonic()
        command = [*prefix, *self.command(*options, **arguments)]
        return self.finish(self.start(command, environment), start)

    def kill(self, process):
        process.send_signal(signal.SIGKILL)
        return self.finish(process)

    def remove(self):
        shutil.rmtree(self.folder)

    # What must be true.

    def differences(self):
        """Where the finished trial differs from the golden one."""
        found = files(self.output)
        problems = [f"missing {name}" for name in self.study.report.keys() - found.keys()]
        problems += [f"left behind {name}" for name in found.keys() - self.study.report.keys()]
        problems += [
            f"differs {name}" for name in found.keys() & self.study.report.keys()
            if found[name] != self.study.report[name] and name not in TIMED_FILES
        ]
        return problems + self.store_differences()

    def store_differences(self, golden=None):
        """Where the store differs from that of the golden trial, apart from times and what is in quarantine."""
        golden = golden or self.study.records
        problems = damage(self.store)
        found = {} if problems else records(self.store)
        problems += [f"missing run {name}" for name in golden.keys() - found.keys()]
        problems += [f"differs run {name}" for name in found if found[name] != golden.get(name)]
        names = {path.name for path in stored(self.store)}
        problems += [f"left behind in the store: {name}" for name in names - golden.keys()]
        return problems

    def halves(self):
        """Files of the report, and of the store, that are neither old nor new."""
        new, old = self.study.report, self.study.earlier_report
        problems = []
        for name, content in files(self.output).items() if self.output.exists() else []:
            if is_temporary(name):
                continue
            if name in TIMED_FILES:
                try:
                    json.loads(content)
                except ValueError:
                    problems.append(f"half a file: {name}")
            elif content not in (new.get(name), old.get(name)):
                problems.append(f"half a file: {name}")
        return problems + damage(self.store)

    def doctor(self):
        """What `bnreport doctor` finds wrong in the store."""
        call = self.finish(self.start([self.study.program, "doctor", "--store", str(self.store)]))
        return [] if call.status == 0 else [f"the doctor says: {call.messages.strip()[-300:]}"]

    def resume_and_compare(self):
        """The same call again, undisturbed: it must end well and leave what the golden trial has."""
        call = self.run()
        if call.status != 0:
            return [f"the resumed call ended with {call.status}: {call.messages.strip()}"]
        return self.differences()


def is_temporary(name):
    return ".partial-" in name


# The way to the data, which `experiment.yaml` beside a report names from where it lies.
WAY = re.compile(rb'((?:dataset|file|folder): ")[^"]*/([^/"]+")')
# The same in the program of the notebook beside it.
NOTEBOOK_WAY = re.compile(rb'(_images\().*?(data\\")')


def content(path):
    """The bytes of a file; of an experiment beside a report those that do not depend on where the report is."""
    found = path.read_bytes()
    if path.name == "report.ipynb":
        return NOTEBOOK_WAY.sub(rb"\1\2", found)
    return WAY.sub(rb"\1\2", found) if path.name == "experiment.yaml" else found


def files(folder):
    """The contents of all files below a folder, by their paths."""
    return {
        str(path.relative_to(folder)): content(path)
        for path in sorted(pathlib.Path(folder).rglob("*")) if path.is_file()
    }


def stored(store):
    """The files of a store, without those that were found damaged and put aside."""
    return [path for path in store.rglob("*") if path.is_file() and path.parent.name != "quarantine"]


def damage(store):
    """Stored files that do not prove themselves: every first line has the SHA-256 of the rest."""
    problems = []
    for path in sorted(stored(store)):
        if is_temporary(path.name) or path.suffix not in (".run", ".checkpoint"):
            continue
        line, _, rest = path.read_bytes().partition(b"\n")
        if line.split(b" ")[-1] != hashlib.sha256(rest).hexdigest().encode():
            problems.append(f"damaged in the store: {path.name}")
    return problems


def records(store):
    """The stored records without what depends on time, by their file names."""
    found = {}
    for path in stored(store):
        if path.suffix != ".run":
            continue
        record = json.loads(path.read_bytes().partition(b"\n")[2])
        found[path.name] = {key: value for key, value in record.items() if key not in TIMED_KEYS}
    return found


def files_digest(folder):
    """One digest of all files that do not depend on time."""
    digest = hashlib.sha256()
    for name, content in files(folder).items():
        if name not in TIMED_FILES:
            digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()
