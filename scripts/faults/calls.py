"""The system calls of the program on its store and its output, and faults in them, by strace."""

import collections
import re

# What changes files, and what opens and closes them.
CHANGING = [
    "openat", "write", "pwrite64", "ftruncate", "fsync", "close", "rename", "renameat", "renameat2",
    "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir",
]
# A disk that is full or broken from now on; opening is left out, because it would also hide libraries and fonts.
LASTING = [
    "write", "pwrite64", "fsync", "rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat",
]

# A clock that runs so fast that a run saves its state between epochs.
FAST_CLOCK = ["faketime", "-f", "+0 x100000"]

LINE = re.compile(r"^(\d+) +([a-z0-9_]+)\(")


class Point:
    """A system call of the program: its kind, and its number among the thread's calls of that kind."""

    def __init__(self, kind, number, is_fast, earlier):
        self.kind = kind
        self.number = number
        # Whether there is an earlier report.
        self.earlier = earlier
        # With a fast clock there are calls on checkpoints, but how many depends on the time that saving takes.
        self.is_fast = is_fast

    def __str__(self):
        words = " (fast clock)" if self.is_fast else "" if self.earlier else " (no earlier report)"
        return f"{self.kind} {self.number}{words}"


def points(study):
    """Every call that names a path of the store or the output, and those on checkpoints, which a fast clock brings.

    With an earlier report in the output, and without.

    The program trains and writes in one thread (-j 1), so the numbers are about those of the next, equal trial too; the
    library of fonts opens some files more or fewer. Calls of the loader, on libraries, fonts, data and the terminal have
    numbers, but are not in the list.
    """
    if study.points is None:
        study.points = least(lambda: traced(study)) + least(lambda: traced(study, earlier=False))
        if study.has_faketime:
            study.points += least(lambda: traced(study, is_fast=True))
    return study.points


def least(trace):
    """Of three lists the one with the smallest numbers, which every call reaches, however few fonts it opens."""
    return min((trace() for _ in range(3)), key=lambda points: max(point.number for point in points))


def traced(study, is_fast=False, earlier=True):
    trial = study.trial(earlier)
    log = trial.folder / "calls"
    kinds = ",".join("?" + kind for kind in CHANGING)
    words = ["strace", "-f", "-y", "-qq", "-o", str(log), "-e", f"trace={kinds}"]
    call = trial.run(prefix=words + (FAST_CLOCK if is_fast else []))
    assert call.status == 0, call.messages
    folder = str(trial.store / "checkpoints" if is_fast else trial.folder)
    counts = collections.Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        match = LINE.match(line)
        if not match or " resumed>" in line:
            continue
        counts[match[1], match[2]] += 1
        if is_of(folder, match[2], line):
            found.append((match[2], counts[match[1], match[2]]))
    trial.remove()
    return [Point(*point, is_fast, earlier) for point in dict.fromkeys(found)]


def strike(study, point, what, lasting="", **arguments):
    """A trial and its call with a fault in it, such as `error=EIO` or `signal=KILL`, and whether the fault happened.

    When it did not, because this call opened more or fewer fonts, it is tried again, and after four times left out.
    """
    # strace's filter is fast, but loses the signals that it is to send.
    filter = [] if what.startswith("signal") else ["--seccomp-bpf"]
    clock = FAST_CLOCK if point.is_fast else []
    for _ in range(4):
        trial = study.trial(point.earlier)
        log = trial.folder / "calls"
        words = ["strace", "-f", "-y", "-qq", "-o", str(log), *filter, "-e", f"trace={point.kind}"]
        words += ["-e", f"inject={point.kind}:{what}:when={point.number}{lasting}"]
        call = trial.run(prefix=words + clock, **arguments)
        text = log.read_text(errors="replace")
        log.unlink()
        if what.startswith("signal"):
            happened = "killed by SIGKILL" in text
        else:
            first = next((line for line in text.splitlines() if "(INJECTED)" in line), "")
            happened = is_of(trial.folder, point.kind, first)
        if happened:
            return trial, call, True
        trial.remove()
    trial = study.trial(point.earlier)
    return trial, trial.run(prefix=clock, **arguments), False


def is_of(folder, kind, line):
    """Whether a call names a path below a folder: that of a descriptor, or an argument; what is written may be a path too."""
    return f"<{folder}" in line or (kind != "write" and f'"{folder}' in line)
