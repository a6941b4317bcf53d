"""Runs the campaigns and prints what they found as a table; scripts/torture says how to call it."""

import argparse
import os
import pathlib
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import campaigns
import oddities
from study import Study


def main():
    parser = argparse.ArgumentParser(prog="scripts/torture")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    options = parser.parse_args()
    # An interrupted torture removes its folder, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # Mounts are seen here alone, and end with this process.
    if os.geteuid() == 0 and "TORTURE_CAN_MOUNT" not in os.environ and shutil.which("unshare"):
        words = ["unshare", "--mount", "--propagation", "private"]
        if subprocess.run([*words, "true"], capture_output=True).returncode == 0:
            os.environ["TORTURE_CAN_MOUNT"] = "yes"
            os.execvp(words[0], [*words, sys.executable, *sys.argv])
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        return torture(options, folder)


def torture(options, folder):
    study = Study(options.program.resolve(), folder)
    study.can_mount = "TORTURE_CAN_MOUNT" in os.environ
    study.has_faketime = shutil.which("faketime") is not None
    rows = []
    for campaign in campaigns.ALL + oddities.ALL:
        if options.only and campaign.__name__ not in options.only:
            continue
        start = time.monotonic()
        try:
            row = campaign(study, options.sample)
        except campaigns.Skipped as reason:
            print(f"skipped {campaign.__name__}: {reason}", file=sys.stderr)
            continue
        rows.append(row)
        verdict = "FAILED" if row.problems else "ok"
        seconds = time.monotonic() - start
        print(f"{verdict} {campaign.__name__} ({seconds:.0f} s): {row.figure}", file=sys.stderr, flush=True)
        for problem in row.problems[:3]:
            print(f"  {problem[:600]}", file=sys.stderr, flush=True)
    lines = ["| | promise | found |", "|---|---|---|"]
    lines += [f"| {row.number} | {row.promise} | {row.figure} |" for row in rows]
    table = "\n".join(lines) + "\n"
    if options.output:
        options.output.write_text(page(table))
    else:
        print(table, end="", flush=True)
    # Last, so that the end of a log has them.
    for row in rows:
        for problem in row.problems[:8]:
            print(f"{row.number}: {problem[:600]}", file=sys.stderr)
        if len(row.problems) > 8:
            print(f"{row.number}: and {len(row.problems) - 8} more", file=sys.stderr)
    broken = sum(1 for row in rows if row.problems)
    print(f"torture: {len(rows)} promises, {broken} broken", file=sys.stderr)
    return 1 if broken else 0


def page(table):
    return f"""# Torture

What `scripts/torture --output Tests/TORTURE.md` found. It takes a study of four small networks (`scripts/faults/study.py`), \
does to it what is in the table, and compares the report, its data and the stored records with those of an undisturbed \
call, byte by byte (apart from times). The system calls are those that name a path of the store or of the output, by \
strace; calls of the loader and on libraries, fonts and data sets are left out. The numbers R1 to R26 are those of the \
project's list of promises.

{table}
Machine: {machine()}.
"""


def machine():
    names = [
        line.split(":", 1)[1].strip()
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")
    ]
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores, {system}, Linux {platform.release().split('-')[0]}"


if __name__ == "__main__":
    sys.exit(main())
