"""The system calls of the program on its store and its output, and faults in them, by strace."""

import collections
import re

# What changes files, and what opens and closes them.
CHANGING = [
    "openat", "write", "pwrite64", "ftruncate", "fsync", "close", "rename", "renameat", "renameat2",
    "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir",
]
# A disk that is full or broken from now on; opening is left out, because it would also hide libraries and fonts.
LASTING = ["write", "fsync", "rename", "renameat", "link", "linkat", "mkdir", "mkdirat"]

LINE = re.compile(r"^(\d+) +([a-z0-9_]+)\(")


def points(trial, prefix, store_only=False):
    """Every call that names a path of a trial, as (kind, number): the number of the thread's calls of that kind.

    The program trains and writes in one thread (-j 1), so the numbers are those of the next, equal trial too. Calls of
    the loader, on libraries, fonts, data and the terminal have numbers, but are not in the list.
    """
    log = trial.folder / "calls"
    kinds = ",".join("?" + kind for kind in CHANGING)
    call = trial.run(prefix=["strace", "-f", "-y", "-qq", "-o", str(log), "-e", f"trace={kinds}", *prefix])
    assert call.status == 0, call.messages
    counts = collections.Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        match = LINE.match(line)
        if not match or " resumed>" in line:
            continue
        counts[match[1], match[2]] += 1
        if str(trial.store if store_only else trial.folder) + "/" in line + "/" and "calls" not in line:
            found.append((match[2], counts[match[1], match[2]]))
    log.unlink()
    return list(dict.fromkeys(found))


def run_with_fault(trial, kind, number, what, prefix, **arguments):
    """A call with a fault in it, such as `error=EIO` or `signal=KILL`, and the problem if the fault did not happen."""
    log = trial.folder / "calls"
    # strace's filter is fast, but loses the signals that it is to send.
    filter = [] if what.startswith("signal") else ["--seccomp-bpf"]
    words = ["strace", "-f", "-qq", "-o", str(log), *filter, "-e", f"trace={kind}"]
    call = trial.run(prefix=[*words, "-e", f"inject={kind}:{what}:when={number}", *prefix], **arguments)
    text = log.read_text(errors="replace")
    log.unlink()
    happened = "killed by SIGKILL" in text if what.startswith("signal") else "(INJECTED)" in text
    return call, [] if happened else ["the fault did not happen"]
