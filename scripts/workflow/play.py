"""Plays the steps of a workflow's jobs in a chroot; scripts/play-workflow makes the chroot and explains it."""

import argparse
import fnmatch
import glob
import itertools
import os
import shutil
import subprocess
import sys
import time

import yaml

from expressions import evaluate, interpolate

STATUS_FUNCTIONS = ("always()", "cancelled()", "failure()")


class Job:
    """The steps of one job, with what they leave for each other."""

    def __init__(self, root, package, matrix):
        self.root, self.package = root, package
        self.failed = False
        self.path = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"]
        self.environment = {}
        self.counter = 0
        self.functions = {
            "always": lambda: True, "success": lambda: not self.failed,
            "failure": lambda: self.failed, "cancelled": lambda: False,
            "hashFiles": lambda *patterns: "".join(
                found for pattern in patterns
                for found in glob.glob(f"{root}/repository/{pattern}", recursive=True)),
        }
        self.github = {
            "github.repository": "someone/another", "github.sha": "0" * 40, "github.ref": "refs/heads/main",
            "github.workspace": "/repository", "runner.os": "Linux", "runner.arch": "X64",
            "runner.temp": "/temporary",
            **{f"matrix.{key}": value for key, value in matrix.items()},
        }

    def play(self, steps, inputs=None, action=""):
        """Plays steps of a workflow, or of the action; returns the outputs of the steps by their paths."""
        names = {**self.github, **{f"inputs.{key}": value for key, value in (inputs or {}).items()}}
        for step in steps:
            if not is_wanted(step, self.failed, names, self.functions):
                continue
            outputs = self.step(step, names, action)
            if "id" in step:
                names.update({f"steps.{step['id']}.outputs.{key}": value for key, value in outputs.items()})
        return names

    def step(self, step, names, action):
        fill = lambda values: {key: interpolate(value, names, self.functions) for key, value in values.items()}
        given, uses = fill(step.get("with", {})), step.get("uses", "")
        title = step.get("name") or uses or "run"
        start = time.monotonic()
        if "run" in step:
            text = interpolate(step["run"], names, self.functions)
            status, outputs = self.command(text, fill(step.get("env", {})), action)
        elif uses == "./" or "/bnreport@" in uses:
            status, outputs = 0, self.own_action(given)
        elif uses.startswith("actions/upload-artifact@"):
            status, outputs = self.upload(given), {}
        elif uses.startswith("actions/download-artifact@"):
            status, outputs = self.download(given), {}
        elif uses.startswith(("actions/checkout@", "actions/cache@")):
            print(f"not played: {uses}", flush=True)
            return {}
        else:
            raise SystemExit(f"play-workflow: cannot play {uses}")
        if status != 0:
            self.failed = True
        word = f"status {status}" if status else "failed" if self.failed else "ok"
        print(f"== {title}: {word}, {time.monotonic() - start:.1f} s", flush=True)
        return outputs

    def command(self, text, environment, action):
        """Runs a script as the runner does; returns its status and what it wrote to $GITHUB_OUTPUT."""
        self.counter += 1
        files = {name: f"/temporary/{self.counter}-{name}" for name in ("script", "output", "summary", "path", "env")}
        for name, file in files.items():
            with open(self.root + file, "w") as stream:
                stream.write(text if name == "script" else "")
        variables = {
            "CI": "true", "GITHUB_ACTIONS": "true", "HOME": "/root", "LANG": "C.UTF-8",
            "PATH": ":".join(self.path), "RUNNER_TEMP": "/temporary", "GITHUB_WORKSPACE": "/repository",
            "GITHUB_REPOSITORY": "someone/another", "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_OUTPUT": files["output"], "GITHUB_STEP_SUMMARY": files["summary"],
            "GITHUB_PATH": files["path"], "GITHUB_ENV": files["env"], "GITHUB_ACTION_PATH": action,
            **self.environment, **environment,
        }
        command = ["chroot", self.root, "/usr/bin/env", "--ignore-environment", "--chdir=/repository"]
        command += [f"{key}={value}" for key, value in variables.items()]
        command += ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", files["script"]]
        status = subprocess.run(command, stdin=subprocess.DEVNULL).returncode
        with open(self.root + files["path"]) as stream:
            self.path = stream.read().split() + self.path
        self.environment.update(self.pairs(files["env"]))
        summary = self.root + files["summary"]
        if os.path.getsize(summary):
            with open(f"{self.root}/artifacts/summary.md", "ab") as target, open(summary, "rb") as source:
                target.write(source.read())
        return status, self.pairs(files["output"])

    def pairs(self, file):
        """The values in a file of outputs: NAME=VALUE, or NAME<<WORD, lines, WORD."""
        result = {}
        with open(self.root + file) as stream:
            lines = iter(stream.read().splitlines())
        for line in lines:
            name, mark, value = line.partition("<<")
            if mark and "=" not in name:
                rows = []
                for row in lines:
                    if row == value:
                        break
                    rows.append(row)
                result[name] = "\n".join(rows)
            elif "=" in line:
                name, _, result[name] = line.partition("=")
            elif line:
                raise SystemExit(f"play-workflow: an output is neither NAME=VALUE nor NAME<<WORD (got {line!r})")
        return result

    def own_action(self, given):
        with open(f"{self.root}/action/action.yml") as stream:
            action = yaml.safe_load(stream)
        unknown = set(given) - set(action["inputs"])
        if unknown:
            raise SystemExit(f"play-workflow: the action has no input {sorted(unknown)}")
        inputs = {name: str(value.get("default", "")) for name, value in action["inputs"].items()}
        names = self.play(action["runs"]["steps"], {**inputs, **given, "package": self.package}, "/action")
        outputs = {name: interpolate(output["value"], names, self.functions) for name, output in action["outputs"].items()}
        with open(f"{self.root}/artifacts/outputs.txt", "a") as stream:
            stream.writelines(f"{name}={value}\n" for name, value in outputs.items())
        return outputs

    def upload(self, given):
        """Keeps files as actions/upload-artifact does: hidden ones are left out, and some characters are refused."""
        found = [
            path for pattern in given["path"].split("\n") if pattern.strip()
            for path in glob.glob(f"{self.root}/repository/{pattern.strip()}")]
        files = [
            (file, os.path.relpath(file, path) if os.path.isdir(path) else os.path.basename(path))
            for path in found for file in ([path] if os.path.isfile(path) else glob.glob(f"{path}/**", recursive=True))
            if os.path.isfile(file)]
        refused = [name for _, name in files if set(name) & set('":<>|*?\r\n')]
        if refused:
            print(f"::error::a name that no artifact may have: {refused[0]!r}", flush=True)
            return 1
        if not files:
            print(f"::error::no files at {given['path']}", flush=True)
            return 1 if given.get("if-no-files-found") == "error" else 0
        target = f"{self.root}/artifacts/{given['name']}"
        if os.path.exists(target):
            print(f"::error::there is an artifact {given['name']} already", flush=True)
            return 1
        for file, name in files:
            place = os.path.join(target, name)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            shutil.copy(file, place)
        return 0

    def download(self, given):
        """Fetches what earlier jobs kept: each artifact into a folder of its name."""
        for path in sorted(glob.glob(f"{self.root}/artifacts/*/")):
            name = os.path.basename(os.path.dirname(path))
            if fnmatch.fnmatchcase(name, given.get("pattern", "*")):
                shutil.copytree(path, f"{self.root}/repository/{given['path']}/{name}", dirs_exist_ok=True)
        return 0


def is_wanted(part, failed, names, functions):
    """Whether a step or a job is played, after what came before."""
    condition = str(part.get("if", "success()")).strip().removeprefix("${{").removesuffix("}}")
    if failed and not any(function in condition for function in STATUS_FUNCTIONS):
        return False
    return bool(evaluate(condition, names, functions))


def matrices(description):
    """The values of each job of a matrix; one without values where there is none."""
    matrix = description.get("strategy", {}).get("matrix", {})
    return [dict(zip(matrix, values)) for values in itertools.product(*matrix.values())]


def clean(root):
    """What a new machine has: the files of the repository, and nothing of earlier jobs but what they installed."""
    for folder in ("repository", "temporary", "root/.local", "root/.cache"):
        shutil.rmtree(f"{root}/{folder}", ignore_errors=True)
    shutil.copytree(f"{root}/checkout", f"{root}/repository", symlinks=True)
    os.makedirs(f"{root}/temporary")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workflow")
    parser.add_argument("--root", required=True)
    parser.add_argument("--package", required=True)
    arguments = parser.parse_args()
    with open(arguments.workflow) as stream:
        workflow = yaml.safe_load(stream)
    failed = {}
    for name, description in workflow["jobs"].items():
        needs = description.get("needs", [])
        needed = any(failed[need] for need in ([needs] if isinstance(needs, str) else needs))
        if not is_wanted(description, needed, {}, {"always": lambda: True, "success": lambda: not needed}):
            print(f"== job {name}: skipped", flush=True)
            failed[name] = needed
            continue
        failed[name] = False
        for matrix in matrices(description):
            print("== job", name, *(f"{key}={value}" for key, value in matrix.items()), flush=True)
            start = time.monotonic()
            clean(arguments.root)
            job = Job(arguments.root, arguments.package, matrix)
            job.play(description["steps"])
            failed[name] = failed[name] or job.failed
            print(f"== job {name}: {'failed' if job.failed else 'ok'}, {time.monotonic() - start:.1f} s", flush=True)
    for path in sorted(glob.glob(f"{arguments.root}/artifacts/*")):
        print("==", os.path.basename(path), flush=True)
    outputs = f"{arguments.root}/artifacts/outputs.txt"
    if os.path.exists(outputs):
        with open(outputs) as stream:
            print(stream.read(), end="")
    return int(any(failed.values()))


sys.exit(main())
