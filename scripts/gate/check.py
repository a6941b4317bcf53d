"""Lives through a regression gate in a repository: python3 check.py PROGRAM SCRATCH. See scripts/check-gate."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree

HELD, REGRESSED, UNMEASURED, USAGE, BAD_DATA, MISSING = 0, 1, 3, 64, 65, 66

# The runs with which the gate was specified: mean .97085, standard deviation .00084.
ACCURACIES = [0.9712, 0.9698, 0.9721, 0.9705, 0.9709, 0.9717, 0.9695, 0.9711, 0.9702, 0.9715]
GROUPS = {"batch_norm": 0.0, "plain": 0.01}

EXPERIMENT = """
title: Tiny
dataset: synthetic
networks:
  wide: {{ layers: [784, 16, 10] }}
training: {{ optimizer: sgd, learning_rate: {rate}, momentum: 0.9, batch_size: 30, epochs: 2 }}
studies:
  one: {{ networks: [wide], seeds: 5, examples: 300 }}
"""


class Repository:
    """A repository with runs, and the calls that are made in it."""

    def __init__(self, program: str, scratch: pathlib.Path) -> None:
        self.program = program
        self.folder = scratch / "repository"
        self.faults: list[str] = []
        self.calls = 0
        self.folder.mkdir()
        # Nothing of this machine's own settings, and nothing of the workflow that runs this.
        self.environment = {
            "HOME": str(scratch),
            "PATH": os.environ["PATH"],
            "BNREPORT_STORE": str(scratch / "store"),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> str:
        identity = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.org"]
        command = ["git", *identity, *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, check=True, capture_output=True, text=True
        ).stdout.strip()

    def commit(self, message: str) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def train(self, folder: str, loss: float = 0, seeds: int = 3, epochs: int = 10, groups=GROUPS) -> None:
        """Writes the logs of a revision that lost so much accuracy, as Keras does."""
        shutil.rmtree(self.folder / folder, ignore_errors=True)
        for group, below in groups.items():
            for seed in range(1, seeds + 1):
                run = self.folder / folder / f"{group}-seed{seed}"
                run.mkdir(parents=True)
                end = ACCURACIES[seed - 1] - below - loss
                rows = ["epoch,accuracy,loss,val_accuracy,val_loss"]
                for epoch in range(epochs):
                    value = end if epoch == epochs - 1 else end * (1 - 0.5 ** (epoch + 1))
                    noise = seed * 1e-4 + 1 / (epoch + 1)
                    rows.append(f"{epoch},{value - 0.01:.6f},{noise:.6f},{value:.6f},{noise + 0.1:.6f}")
                (run / "log.csv").write_text("\n".join(rows) + "\n")

    def log(self, folder: str, run: str) -> pathlib.Path:
        return self.folder / folder / run / "log.csv"

    def call(self, name: str, arguments: list[str], status: int, *texts: str, **environment: str) -> str:
        """Runs the program; its status and what it says are compared with what must come of it."""
        self.calls += 1
        done = subprocess.run(
            [self.program, *arguments],
            cwd=self.folder,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        said = done.stdout + done.stderr
        if done.returncode != status:
            self.fault(name, f"ended with status {done.returncode} (expected {status}): {said}")
        for text in texts:
            if text not in said:
                self.fault(name, f'did not say "{text}": {said}')
        return done.stdout

    def check(self, name: str, runs: list[str], status: int, *texts: str, **environment: str) -> str:
        return self.call(name, ["check", *runs, "--baseline", "baseline.yaml"], status, *texts, **environment)

    def expect(self, name: str, is_true: bool, what: str) -> None:
        if not is_true:
            self.fault(name, what)

    def fault(self, name: str, what: str) -> None:
        self.faults.append(f"{name}: {what}")

    def baseline(self) -> str:
        return (self.folder / "baseline.yaml").read_text()


def first_run(repository: Repository) -> None:
    repository.train("runs", seeds=10)
    repository.check("no baseline", ["runs"], MISSING, "`bnreport check runs --baseline baseline.yaml --update`")
    repository.check(
        "first run",
        ["runs", "--update", "--margin", "validation/accuracy=0.002"],
        HELD,
        "with 3 runs this baseline notices a drop of 0.20 percentage points",
    )
    text = repository.baseline()
    repository.expect("first run", "budget: { epochs: 10 }" in text, f"no budget: {text}")
    repository.commit("Baseline")
    repository.check("again", ["runs", "--update"], HELD, "nothing is new")
    repository.expect("again", repository.baseline() == text, "the same runs gave other bytes")
    repository.expect("again", repository.git("status", "--porcelain") == "", "the working copy changed")


def checks(repository: Repository) -> None:
    repository.train("new")
    repository.check("pass", ["new"], HELD, "all 2 comparisons held")
    repository.train("new", loss=0.006)
    repository.check("real loss", ["new"], REGRESSED, "2 of 2 comparisons regressed")
    repository.train("new", loss=0.0015)
    repository.check("undecided", ["new"], HELD, "2 of 2 comparisons undecided", "further run")
    repository.check("undecided, strict", ["new", "--strict"], UNMEASURED, "2 of 2 comparisons undecided")
    repository.train("new", groups={"batch_norm": 0.0})
    repository.check(
        "missing group",
        ["batch_norm=new/*"],
        UNMEASURED,
        "no run has it",
        "1 of 2 comparisons unmeasured",
    )
    repository.check("other names", ["new"], UNMEASURED, "name them as `batch_norm='PATTERN'`")
    repository.train("new")
    for log in (repository.folder / "new").glob("*/log.csv"):
        rows = [",".join(row.split(",")[:3]) for row in log.read_text().splitlines()]
        log.write_text("\n".join(rows) + "\n")
    repository.check("missing metric", ["new"], UNMEASURED, "2 of 2 comparisons unmeasured")
    repository.check("no runs", ["nowhere"], MISSING, "2 of 2 comparisons unmeasured", "could not be read: nowhere")
    repository.train("new", epochs=8)
    repository.check("another budget", ["new"], UNMEASURED, "the budget is 8 epochs, in the baseline 10")


def damaged_runs(repository: Repository) -> None:
    repository.train("new")
    log = repository.log("new", "plain-seed2")
    whole = log.read_text()
    log.write_text(whole.rsplit("\n", 2)[0] + "\n9,nan,nan,nan,nan\n")
    repository.check("diverged", ["new"], REGRESSED, "1 of 3 runs diverged, none in the baseline")
    log.write_text(whole.rsplit("\n", 2)[0] + "\n")
    repository.check("cut short", ["new"], UNMEASURED, "the run of seed 2: it ends after 9 of 10 epochs")
    log.write_text(whole + "10,1,2\n")
    repository.check("damaged", ["new"], UNMEASURED, "1 input could not be read")
    log.write_text(whole)
    for group in GROUPS:
        for seed in (1, 2, 3):
            log = repository.log("new", f"{group}-seed{seed}")
            log.write_text(log.read_text().rsplit("\n", 2)[0] + "\n9,nan,nan,nan,nan\n")
    repository.check("all diverged", ["new"], REGRESSED, "3 of 3 runs diverged, none in the baseline")


def outputs(repository: Repository) -> None:
    name = "outputs"
    folder = repository.folder
    repository.train("new", loss=0.006)
    files = ["--junit", "check.xml", "--json", "check.json", "--markdown", "check.md"]
    said = repository.check(name, ["new", *files], REGRESSED, GITHUB_STEP_SUMMARY="summary.md")
    repository.expect(name, "::" not in said, "an annotation outside of a workflow")
    repository.expect(name, not (folder / "summary.md").exists(), "a summary outside of a workflow")
    suites = xml.etree.ElementTree.parse(folder / "check.xml").getroot()
    repository.expect(name, suites.get("failures") == "2", "the JUnit file has not 2 failures")
    record = json.loads((folder / "check.json").read_text())
    repository.expect(name, record["verdict"] == "regressed", "the JSON file has another verdict")
    (folder / "summary.md").write_text("before\n")
    repository.check(
        name,
        ["new", *files],
        REGRESSED,
        "\n::error file=baseline.yaml,line=",
        "::stop-commands::",
        GITHUB_ACTIONS="true",
        GITHUB_STEP_SUMMARY="summary.md",
        GITHUB_OUTPUT="output.txt",
    )
    summary = (folder / "summary.md").read_text()
    start = "before\n**bnreport check: 2 of 2 comparisons regressed**\n"
    repository.expect(name, summary.startswith(start), f"another summary: {summary[:200]}")
    values = (folder / "output.txt").read_text().splitlines()
    wanted = ["verdict=regressed", "regressed=2", "undecided=0", "unmeasured=0", "report=check.md"]
    repository.expect(name, values == wanted, f"other outputs: {values}")
    for file in ["check.xml", "check.json", "check.md", "summary.md", "output.txt"]:
        (folder / file).unlink()


def update(repository: Repository) -> None:
    head = repository.commit("Half as wide")
    path = repository.folder / "baseline.yaml"
    path.write_text(repository.baseline().replace("    margin:", "    # Agreed in spring.\n    margin:"))
    repository.train("runs", loss=0.003, seeds=10)
    repository.check("update", ["runs", "--update", "--reason", "half as wide"], HELD, "renewed")
    text = repository.baseline()
    entry = f'  - {{ revision: {head[:7]}, reason: "half as wide" }}\n'
    repository.expect("update", entry in text, f"no {entry} in {text}")
    repository.expect("update", "    # Agreed in spring.\n    margin:" in text, "the comment is gone")
    repository.train("new", loss=0.003)
    repository.check("after the update", ["new"], HELD, "all 2 comparisons held")
    repository.train("short", seeds=2)
    repository.check("too few", ["short", "--update"], BAD_DATA, "too few runs (got 2 runs with a value")
    repository.expect("too few", repository.baseline() == text, "the file changed")


def drift(repository: Repository) -> None:
    """Ten losses of .0006, each accepted: none is seen beside the last values, and all of them beside the first."""
    (repository.folder / "baseline.yaml").unlink()
    repository.train("runs", seeds=10)
    repository.check("drift", ["runs", "--update", "--margin", "validation/accuracy=0.002"], HELD)
    words = []
    for step in range(1, 11):
        repository.train("runs", loss=0.0006 * step, seeds=10)
        status = HELD if step < 7 else REGRESSED
        said = repository.check(f"drift {step}", ["runs"], status)
        words.append("lost by small steps since the first accepted values" in said)
        repository.check(f"drift {step}", ["runs", "--update", "--reason", f"step {step}"], HELD)
    wanted = [False] * 6 + [True] * 4
    repository.expect("drift", words == wanted, f"seen in other steps than 7 to 10: {words}")


def experiment(repository: Repository) -> None:
    folder = repository.folder / "tiny"
    folder.mkdir()

    def write(rate: float) -> None:
        (folder / "experiment.yaml").write_text(EXPERIMENT.format(rate=rate))

    def check(name: str, runs: list[str], status: int, *texts: str) -> None:
        repository.call(name, ["check", *runs, "--baseline", "tiny.yaml"], status, *texts)

    write(0.01)
    check("untrained", ["tiny", "--update"], MISSING, "the store has none of the experiment's 5 runs")
    repository.call("train", ["train", "tiny", "-q"], HELD)
    margin = ["--margin", "validation/loss=0.2"]
    check("own runs", ["tiny", "--update", *margin], HELD, "validation/loss  one/wide")
    check("own runs", ["tiny"], HELD, "\n1 comparison held")
    check("without arguments", [], HELD, "\n1 comparison held")
    check("more seeds than trained", ["tiny", "--seeds", "6"], UNMEASURED, "the run of seed 6: the store lacks it")
    write(2)
    repository.call("train", ["train", "tiny", "-q"], HELD)
    check("own loss", [], REGRESSED, "1 of 1 comparison regressed")


def main() -> int:
    repository = Repository(sys.argv[1], pathlib.Path(sys.argv[2]))
    for part in (first_run, checks, damaged_runs, outputs, update, drift, experiment):
        part(repository)
    for fault in repository.faults:
        print(fault)
    print(f"{repository.calls} calls, {len(repository.faults)} faults")
    return 1 if repository.faults else 0


sys.exit(main())
