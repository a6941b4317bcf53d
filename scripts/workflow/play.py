"""Plays the steps of a workflow's jobs in a chroot; scripts/play-workflow makes the chroot and explains it."""

import argparse
import glob
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

    def __init__(self, root, package):
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
        }

    def play(self, steps, inputs=None, action=""):
        """Plays steps of a workflow, or of the action; returns the outputs of the steps by their paths."""
        names = {**self.github, **{f"inputs.{key}": value for key, value in (inputs or {}).items()}}
        for step in steps:
            condition = str(step.get("if", "success()")).strip().removeprefix("${{").removesuffix("}}")
            if self.failed and not any(function in condition for function in STATUS_FUNCTIONS):
                continue
            if not evaluate(condition, names, self.functions):
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
        found = [
            path for pattern in given["path"].split("\n") if pattern.strip()
            for path in glob.glob(f"{self.root}/repository/{pattern.strip()}")]
        if not found:
            print(f"::error::no files at {given['path']}", flush=True)
            return 1 if given.get("if-no-files-found") == "error" else 0
        target = f"{self.root}/artifacts/{given['name']}"
        for path in found:
            if os.path.isdir(path):
                shutil.copytree(path, target, dirs_exist_ok=True)
            else:
                os.makedirs(target, exist_ok=True)
                shutil.copy(path, target)
        return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workflow")
    parser.add_argument("--root", required=True)
    parser.add_argument("--package", required=True)
    arguments = parser.parse_args()
    with open(arguments.workflow) as stream:
        workflow = yaml.safe_load(stream)
    failed = False
    for name, description in workflow["jobs"].items():
        print(f"== job {name}", flush=True)
        job = Job(arguments.root, arguments.package)
        job.play(description["steps"])
        failed = failed or job.failed
    for path in sorted(glob.glob(f"{arguments.root}/artifacts/*")):
        print("==", os.path.basename(path), flush=True)
    outputs = f"{arguments.root}/artifacts/outputs.txt"
    if os.path.exists(outputs):
        with open(outputs) as stream:
            print(stream.read(), end="")
    return int(failed)


sys.exit(main())
