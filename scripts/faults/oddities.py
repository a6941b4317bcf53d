"""File systems that lack something, by oddfs.c: one function a row of the table, as in campaigns.py."""

import os
import random
import shutil
import subprocess
import time

from campaigns import Row, Skipped, failed, flat, left_behind, settled, side_by_side, some

# What is missing together where: SMB, exFAT, vboxsf, file systems in user space, NFS without locks, and all of it.
KINDS = {
    "no hard links": "no-links",
    "no hard links, no rename without replacement": "no-links,no-noreplace",
    "no sync of folders": "no-folder-sync",
    "no counts of links": "no-link-counts",
    "changing numbers of files": "changing-numbers,no-link-counts",
    "no locks": "no-locks",
    "no locks, on a network": "no-locks,remote",
    "locks of one machine": "local-locks,remote",
    "all of it": "no-links,no-noreplace,no-folder-sync,no-link-counts,changing-numbers,no-locks,remote",
}
# More calls than that, against those of an undisturbed trial, are taken for an endless loop.
MOST = 10


def library(study):
    """The interposer, made once."""
    path = study.folder / "oddfs.so"
    if not path.exists():
        compiler = next((name for name in ("cc", "gcc", "clang") if shutil.which(name)), None)
        if compiler is None:
            raise Skipped("there is no C compiler")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "oddfs.c")
        made = subprocess.run(
            [compiler, "-shared", "-fPIC", "-O1", "-o", str(path), source, "-ldl"], capture_output=True, text=True
        )
        if made.returncode != 0:
            raise Skipped(f"the interposer is not compiled here: {made.stderr.strip()[-200:]}")
    return path


def odd(study, trial, modes, machine=None, root=None, **numbers):
    """The environment in which a trial's folder is on such a file system."""
    environment = {
        "LD_PRELOAD": str(library(study)), "ODDFS": modes, "ODDFS_ROOT": str(root or trial.folder),
        "ODDFS_LOG": str(trial.folder / "oddfs.log"),
    }
    if machine is not None:
        boot = study.folder / f"boot-{machine}"
        boot.write_text(f"machine {machine}\n")
        environment["ODDFS_BOOT"] = str(boot)
    return environment | {f"ODDFS_{name.upper()}": str(number) for name, number in numbers.items()}


def noted(trial, word):
    """What the interposer noted, and forgets."""
    log = trial.folder / "oddfs.log"
    lines = log.read_text().splitlines() if log.exists() else []
    return [line.split(" ", 1)[1] for line in lines if line.startswith(word + " ")]


def usual(study, store=False, earlier=True):
    """How many calls an undisturbed trial makes, below its folder or its store."""
    trial = study.trial(earlier)
    root = trial.store if store else None
    study.must(trial.run(environment=odd(study, trial, "", root=root)))
    count = int(noted(trial, "calls")[-1])
    trial.remove()
    return count


def kinds_of_file_systems(study, sample):
    most = MOST * usual(study)

    def use(item):
        name, modes = item
        trial = study.trial()
        call = trial.run(environment=odd(study, trial, modes, limit=most), workers=2)
        problems = [] if call.status == 0 else [f"status {call.status}: {call.messages.strip()[-300:]}"]
        trained = noted(trial, "trained")
        if len(trained) != len(study.records):
            problems.append(f"{len(trained)} of {len(study.records)} runs trained")
        problems += trial.differences()
        # A second report over the first, and the doctor, find nothing to do.
        again = trial.run(environment=odd(study, trial, modes, limit=most))
        problems += [] if again.status == 0 else [f"again: status {again.status}: {again.messages.strip()[-300:]}"]
        return settled(problems + trial.differences() + trial.doctor(), trial, name)

    chosen = some(list(KINDS.items()), 3 if sample else None, seed=23)
    problems = flat(side_by_side(use, chosen))
    return Row(
        "R22", "file systems without hard links, rename without replacement, sync of folders, counts of links, lasting"
        " numbers of files, locks: status 0, the same bytes, nothing left behind, no loop",
        f"{len(chosen)} kinds, {failed(problems)} broke it", problems,
    )


def kills_on_file_systems(study, sample):
    numbers = random.Random(22)
    cases = [
        (name, modes, numbers.uniform(0, study.seconds))
        for name, modes in KINDS.items() for _ in range(1 if sample else 12)
    ]
    cases = some(cases, 2 if sample else None)

    def kill(case):
        name, modes, delay = case
        trial = study.trial()
        # The process is gone, so no lease is waited for: that would take 90 s.
        environment = odd(study, trial, modes)
        process = trial.start(trial.command(workers=2), environment)
        time.sleep(delay)
        trial.kill(process)
        call = trial.run(environment=environment)
        problems = [] if call.status == 0 else [f"status {call.status}: {call.messages.strip()[-300:]}"]
        problems += [f"held up for {call.seconds:.0f} s"] if call.seconds > 30 else []
        problems += trial.differences()
        return settled(problems, trial, f"{name}, SIGKILL after {delay:.3f} s")

    problems = flat(side_by_side(kill, cases))
    return Row(
        "R22", "SIGKILL at a random time there, then the same command again: the same bytes",
        f"{len(cases)} kills, {failed(problems)} broke it", problems,
    )


def two_machines(study, sample):
    rounds = [
        (modes, machines, number)
        for modes, machines in (
            ("local-locks,remote", (1, 2)), ("no-locks,remote", (1, 2)), ("no-locks", (1, 1)),
            ("local-locks", (1, 1)), ("local-locks,no-links,no-noreplace", (1, 2)),
            ("no-links,no-noreplace,no-locks,changing-numbers,remote", (1, 2)),
        )
        for number in range(1 if sample else 10)
    ]
    rounds = some(rounds, 2 if sample else None)
    more = []

    def share(item):
        modes, machines, number = item
        trial = study.trial(earlier=False)
        processes = [
            trial.start(trial.command(verb="train"), odd(study, trial, modes, machine=machine))
            for machine in machines
        ]
        problems = []
        for process in processes:
            call = trial.finish(process)
            if call.status != 0:
                problems.append(f"status {call.status}: {call.messages.strip()[-300:]}")
        trained = len(noted(trial, "trained"))
        more.append(trained - len(study.records))
        if trained > len(study.records):
            problems.append(f"{trained} runs trained, of {len(study.records)}")
        return settled(problems + trial.store_differences(), trial, f"{modes}, round {number}")

    problems = flat(side_by_side(share, rounds))
    return Row(
        "R23", "two processes on a store without locks, with locks that end at the machine, or that everyone gets: no run is"
        " trained twice",
        f"{len(rounds)} rounds, {sum(more)} runs trained twice, {failed(problems)} broke it", problems,
    )


def lost_machines(study, sample):
    def lose(number):
        numbers = random.Random(number)
        trial = study.trial(earlier=False)
        delay = numbers.uniform(0.3, 0.9) * study.seconds
        process = trial.start(
            trial.command(verb="train"), odd(study, trial, "local-locks,remote", machine=1)
        )
        time.sleep(delay)
        trial.kill(process)
        # The other machine waits for a lease of 90 s, by a clock that goes faster.
        call = trial.run(verb="train", environment=odd(study, trial, "local-locks,remote", machine=2, clock=300))
        problems = [] if call.status == 0 else [f"status {call.status}: {call.messages.strip()[-300:]}"]
        # What it was about to remove stays for an hour: a temporary file, the claim of a run that is done.
        done = [name.removesuffix(".run") for name in study.records]
        problems += [
            problem for problem in trial.store_differences()
            if ".partial-" not in problem and not problem.endswith(tuple(f": {name}" for name in done))
        ]
        return settled(problems, trial, f"a machine lost after {delay:.3f} s")

    rounds = range(1 if sample else 20)
    problems = flat(side_by_side(lose, rounds))
    return Row(
        "R23", "a machine that is lost in the middle of its runs: another one ends them when the leases have run out",
        f"{len(rounds)} machines, {failed(problems)} broke it", problems,
    )


def stale_handles(study, sample):
    count = usual(study, store=True)
    chosen = some(range(1, count + 1), 5 if sample else None, seed=24)

    def turn(number):
        trial = study.trial()
        call = trial.run(environment=odd(study, trial, "stale", root=trial.store, at=number))
        problems = [] if call.status == 0 else [f"status {call.status}: {call.messages.strip()[-300:]}"]
        return settled(problems + trial.differences(), trial, f"ESTALE at call {number}")

    problems = flat(side_by_side(turn, chosen))
    return Row(
        "R24", "ESTALE at every call on the store is no error: the file is found by its name again",
        f"{len(chosen)} of {count} calls, {failed(problems)} broke it", problems,
    )


def limits(study, sample):
    count = usual(study, earlier=False)
    cases = [("quota", number) for number in some(range(1, count, 7), 2 if sample else None, seed=25)]
    longest = max(len(content) for content in study.report.values())
    cases += [("ulimit -f", size) for size in some(range(0, longest, 4096), 2 if sample else None, seed=25)]

    def limited(case):
        word, number = case
        trial = study.trial(earlier=False)
        if word == "quota":
            call = trial.run(environment=odd(study, trial, "quota", at=number))
        else:
            command = ["prlimit", f"--fsize={number}", *trial.command()]
            call = trial.finish(trial.start(command))
        problems = trial.halves()
        if call.status == 0:
            problems += [f"a false success: {problem}" for problem in trial.differences()]
        elif call.status != 74 or word not in call.messages:
            problems.append(f"status {call.status}: {call.messages.strip()[-300:]}")
        problems += left_behind(trial) + trial.resume_and_compare()
        return settled(problems, trial, f"{word} at {number}")

    if not shutil.which("prlimit"):
        raise Skipped("the program prlimit is not installed")
    problems = flat(side_by_side(limited, cases))
    return Row(
        "R25", "a quota that is used up, and a limit on the size of a file: status 74 that says so, no half file, and"
        " without the limit the same bytes",
        f"{len(cases)} limits, {failed(problems)} broke it", problems,
    )


def late_names(study, sample):
    problems = []
    rounds = range(1 if sample else 10)

    def alone(number):
        trial = study.trial(earlier=False, store=study.golden.store)
        call = trial.run(environment=odd(study, trial, "delayed,remote", root=trial.store))
        found = [] if call.status == 0 else [f"status {call.status}: {call.messages.strip()[-300:]}"]
        return settled(found + trial.differences(), trial, f"a full store, round {number}")

    def together(number):
        trial = study.trial(earlier=False)
        processes = [
            trial.start(
                trial.command(verb="train"),
                odd(study, trial, "delayed,local-locks,remote", machine=machine, root=trial.store),
            )
            for machine in (1, 2, 3)
        ]
        found = []
        for process in processes:
            call = trial.finish(process)
            if call.status != 0 or "other numbers" in call.messages:
                found.append(f"status {call.status}: {call.messages.strip()[-300:]}")
        return settled(found + trial.store_differences(), trial, f"three machines, round {number}")

    problems = flat(side_by_side(alone, rounds)) + flat(side_by_side(together, rounds))
    return Row(
        "R26", "names of other machines' files that are seen late: no error, no record lost",
        f"{2 * len(rounds)} rounds, {failed(problems)} broke it", problems,
    )


ALL = [
    kinds_of_file_systems, kills_on_file_systems, two_machines, lost_machines, stale_handles, limits, late_names,
]
