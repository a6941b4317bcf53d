"""Runs the program against servers that lie: python3 check.py PROGRAM SCRATCH. See scripts/check-downloads."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import os
import pathlib
import subprocess
import sys
import time

import certificates
import server

PACKAGE = pathlib.Path("/usr/share/datasets/fashion-mnist")
# The first file that is asked for, and its size as published.
FIRST = "train-images-idx3-ubyte.gz"
OK, FAULT, BAD_DATA, MISSING_INPUT, UNAVAILABLE, USAGE = 0, 1, 65, 66, 69, 64


EXPERIMENT = """
title: Tiny
dataset: fashion-mnist
networks:
  plain: { layers: [784, 4, 10] }
training: { optimizer: sgd, learning_rate: 0.05, batch_size: 50, epochs: 1 }
studies:
  one: { networks: [plain], seeds: 1, examples: 100, validation_examples: 100 }
"""


@dataclasses.dataclass
class Case:
    """Addresses to ask, in order, and what must come of it."""

    name: str
    status: int
    # What the last line but one of the messages must contain.
    message: str
    ways: list[str]
    seconds: float = 10
    # How many files are left in the end.
    files: int = 0
    authority: bool = True
    host: str = "good"
    environment: dict[str, str] = dataclasses.field(default_factory=dict)


CASES = [
    Case("wrong hash", BAD_DATA, "has another SHA-256 (got ", ["wrong-hash"]),
    Case("one byte longer", UNAVAILABLE, "too long (got more than the expected 26421880", ["longer"]),
    Case("one byte longer, unsaid", UNAVAILABLE, "too long (got more than", ["longer-unsaid"]),
    Case("one byte shorter", UNAVAILABLE, "another size (got 26421879 bytes, expected 26421880)", ["shorter"]),
    Case("ends early", UNAVAILABLE, "bytes remaining to read", ["early"]),
    Case("endless", UNAVAILABLE, "too long (got more than", ["endless"]),
    Case("declares 4 EB", UNAVAILABLE, "too long (got more than", ["huge"]),
    Case("page with status 200", UNAVAILABLE, "another size (got 26 bytes, expected 26421880)", ["page"]),
    Case("404", UNAVAILABLE, "the server answered 404 (expected 200)", ["missing"]),
    Case("206", UNAVAILABLE, "the server answered 206 (expected 200)", ["partial"]),
    Case("redirect to http", UNAVAILABLE, "redirects away from https", ["to-http"]),
    Case("redirect to a file", UNAVAILABLE, "redirects away from https", ["to-file"]),
    Case("redirect to the cloud's metadata", UNAVAILABLE, "redirects away from https", ["to-metadata"]),
    Case("redirect to nowhere", UNAVAILABLE, "redirects without saying where", ["to-nowhere"]),
    Case("redirect with an endless page", UNAVAILABLE, "redirects with a page of more than", ["long-page"]),
    Case("four redirects", UNAVAILABLE, "too many redirects (got more than 3", ["four"]),
    Case("loop of redirects", UNAVAILABLE, "too many redirects (got more than 3", ["loop"]),
    Case("silent server", UNAVAILABLE, "too slow", ["silent"], seconds=25),
    Case("slow loris", UNAVAILABLE, "too slow", ["drip"], seconds=25),
    Case("expired certificate", UNAVAILABLE, "certificate has expired", ["good"], host="expired"),
    Case("certificate of another host", UNAVAILABLE, "no alternative certificate subject name matches", ["good"], host="elsewhere"),
    Case("unknown authority", UNAVAILABLE, "unable to get local issuer certificate", ["good"], authority=False),
    Case("plain http", USAGE, "this is not an address of https", ["good"], host="http"),
    Case("nobody listens", UNAVAILABLE, "Failed to connect", ["good"], host="nobody"),
    Case("every address fails", UNAVAILABLE, "answered 404", ["shorter", "missing"]),
    Case("wrong hash, then 404", BAD_DATA, "has another SHA-256", ["wrong-hash", "missing"]),
    Case("offline", MISSING_INPUT, "BNREPORT_OFFLINE", ["good"], environment={"BNREPORT_OFFLINE": "1"}),
]
GOOD_CASES = [
    Case("direct", OK, "", ["good"], files=4),
    Case("without a length", OK, "", ["chunked"], files=4),
    Case("one redirect", OK, "", ["redirected"], files=4),
    Case("relative redirect", OK, "", ["relative"], files=4),
    Case("three redirects", OK, "", ["two"], files=4),
    Case("404, then the file", OK, "", ["missing", "good"], files=4),
    Case("wrong hash, then the file", OK, "", ["wrong-hash", "good"], files=4),
]


class Check:
    """The servers, and the program that is checked against them."""

    def __init__(self, program: str, scratch: pathlib.Path) -> None:
        self.program = program
        self.scratch = scratch
        certificates.make(scratch)
        files = scratch / "published"
        files.mkdir()
        self.has_files = publish(files)
        self.plain = server.Server(files, None)
        self.servers = {
            name: server.Server(files, scratch / f"{name}.pem", self.plain.port)
            for name in ["good", "expired", "elsewhere"]
        }
        self.proxy = server.ProxyServer(self.servers["good"].port)

    def address(self, case: Case, way: str) -> str:
        if case.host == "http":
            return f"http://localhost:{self.plain.port}/{way}"
        # Nobody is at the port of discarded bytes.
        port = 9 if case.host == "nobody" else self.servers[case.host].port
        return f"https://localhost:{port}/{way}"

    def run(self, case: Case) -> list[str]:
        """The faults of a case."""
        folder = self.scratch / case.name.replace(" ", "-")
        arguments = [self.program, "data", "fetch", "fashion-mnist", "--data-dir", str(folder)]
        if case.authority:
            arguments += ["--ca-file", str(self.scratch / "authority.pem")]
        for way in case.ways:
            arguments += ["--mirror", self.address(case, way)]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.scratch)} | case.environment
        start = time.monotonic()
        try:
            done = subprocess.run(
                arguments, env=environment, capture_output=True, text=True, timeout=case.seconds, check=False
            )
        except subprocess.TimeoutExpired:
            return [f"it still ran after {case.seconds} s"]
        faults = []
        if done.returncode != case.status:
            faults.append(f"exit status {done.returncode} (expected {case.status})")
        lines = done.stderr.splitlines()
        error = lines[-2] if case.status != OK and len(lines) > 1 else ""
        if case.message not in error:
            faults.append(f"the message is {error!r} (expected \"{case.message}\" in it)")
        if case.status != OK and not (lines and lines[-1].startswith("try: ")):
            faults.append("no line says what to try")
        left = [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
        if len(left) != case.files:
            faults.append(f"{len(left)} files are left (expected {case.files}): {[path.name for path in left]}")
        if faults:
            faults.append(f"after {time.monotonic() - start:.1f} s it said: {done.stderr!r}")
        return faults

    def run_with_proxy(self) -> list[str]:
        """Every connection goes through the proxy of the environment, but not where no_proxy forbids it."""
        proxy = {"https_proxy": f"http://127.0.0.1:{self.proxy.port}"}
        faults = self.run(dataclasses.replace(GOOD_CASES[0], name="proxy", environment=proxy))
        wanted = f"localhost:{self.servers['good'].port}"
        if set(self.proxy.asked) != {wanted}:
            faults.append(f"the proxy was asked for {self.proxy.asked} (expected {wanted} alone)")
        count = len(self.proxy.asked)
        direct = proxy | {"no_proxy": "localhost"}
        faults += self.run(dataclasses.replace(GOOD_CASES[0], name="no proxy", environment=direct))
        if len(self.proxy.asked) != count:
            faults.append("the proxy was asked against no_proxy")
        return faults

    def run_training(self) -> list[str]:
        """`train` takes up a download that ended early, from the usual address; the proxy leads it to our server."""
        folder = self.scratch / "training"
        data = folder / "data" / "fashion-mnist"
        data.mkdir(parents=True)
        (data / "train-labels-idx1-ubyte.gz").write_bytes(b"cut")
        (folder / "tiny.yaml").write_text(EXPERIMENT)
        count = len(self.proxy.asked)
        done = subprocess.run(
            [self.program, "train", "tiny.yaml", "--data-dir", "data", "--store", "store"],
            env={
                "PATH": os.environ["PATH"], "HOME": str(folder), "SSL_CERT_FILE": str(self.scratch / "authority.pem"),
                "https_proxy": f"http://127.0.0.1:{self.proxy.port}",
            },
            cwd=folder, capture_output=True, text=True, timeout=60, check=False,
        )
        faults = []
        if done.returncode != OK:
            faults.append(f"exit status {done.returncode} (expected {OK}): {done.stderr!r}")
        if set(self.proxy.asked[count:]) != {"raw.githubusercontent.com:443"}:
            faults.append(f"the proxy was asked for {self.proxy.asked[count:]}")
        if len(list(data.iterdir())) != 4:
            faults.append(f"the data folder has {[path.name for path in data.iterdir()]} (expected four files)")
        return faults

    def run_twice(self) -> list[str]:
        """A second download asks nobody; a damaged file is replaced."""
        case = dataclasses.replace(GOOD_CASES[0], name="twice")
        faults = self.run(case)
        asked = self.servers["good"].asked
        count = len(asked)
        faults += self.run(case)
        if len(asked) != count:
            faults.append("a second download asked the server again")
        damaged = self.scratch / "twice" / "fashion-mnist" / FIRST
        damaged.write_bytes(bytes(damaged.stat().st_size))
        faults += self.run(case)
        if asked[count:] != [f"/good/{FIRST}"]:
            faults.append(f"after damage to one file {asked[count:]} were asked for")
        return faults


def publish(files: pathlib.Path) -> bool:
    """Restores the published files from those of the package, whose gzip headers were stripped of name and time."""
    times = {
        "train-images-idx3-ubyte": 1_504_176_606,
        "train-labels-idx1-ubyte": 1_504_176_606,
        "t10k-images-idx3-ubyte": 1_504_176_627,
        "t10k-labels-idx1-ubyte": 1_504_176_627,
    }
    if not PACKAGE.exists():
        return False
    for name, seconds in times.items():
        packed = (PACKAGE / f"{name}.gz").read_bytes()
        header = packed[:3] + b"\x08" + seconds.to_bytes(4, "little") + packed[8:10]
        (files / f"{name}.gz").write_bytes(header + name.encode() + b"\0" + packed[10:])
    return True


def main(program: str, scratch: str) -> int:
    check = Check(program, pathlib.Path(scratch))
    cases = CASES + (GOOD_CASES if check.has_files else [])
    # The patient ones first; each is mostly waiting.
    cases.sort(key=lambda case: -case.seconds)
    with concurrent.futures.ThreadPoolExecutor(max_workers=6) as pool:
        results = list(zip([case.name for case in cases], pool.map(check.run, cases)))
    if check.has_files:
        results.append(("twice", check.run_twice()))
        results.append(("proxy", check.run_with_proxy()))
        results.append(("training", check.run_training()))
    else:
        print("left out: the good cases, which need the package dataset-fashion-mnist")
    if check.plain.asked:
        results.append(("plain http", [f"something was asked without encryption: {check.plain.asked}"]))
    faults = [f"{name}: {fault}" for name, found in results for fault in found]
    for fault in faults:
        print(fault)
    print(f"{len(results)} cases, {len(faults)} faults")
    return FAULT if faults else OK


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
