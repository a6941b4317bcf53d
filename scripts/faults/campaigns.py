"""What is done to the program, one function a row of the table: each gives its words, its figure and its problems."""

import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import signal
import statistics
import subprocess
import time

import calls
from study import files_digest, is_temporary, records


class Row:
    """A row of the table."""

    def __init__(self, number, promise, figure, problems):
        self.number = number
        self.promise = promise
        self.figure = figure
        self.problems = problems


class Skipped(Exception):
    """A campaign that this machine cannot run, with the reason."""


def side_by_side(function, items):
    """The results of a function for each item, on all cores; an exception is a problem too."""
    def guarded(item):
        try:
            return function(item)
        except Exception as error:  # noqa: BLE001 - one lost trial must not hide the others
            return [f"{item}: {type(error).__name__}: {error}"]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(guarded, items))


def flat(lists):
    return [item for items in lists for item in items]


def some(items, count, seed=1):
    """All items, or as many of them, spread by chance but the same ones every time."""
    if count is None or count >= len(items):
        return list(items)
    return random.Random(seed).sample(list(items), count)


def settled(problems, trial, name):
    trial.remove()
    return [f"{name}: {problem}" for problem in problems]


# R1: kills.


def kills_at_every_call(study, sample):
    points = calls.points(study)
    hits = []

    def kill(point):
        trial, _, happened = calls.strike(study, point, "signal=KILL")
        hits.append(happened)
        problems = trial.halves()
        # Half of the trials without the doctor, who also tidies up.
        problems += trial.doctor() if point.number % 2 else []
        problems += trial.resume_and_compare() + trial.doctor()
        return settled(problems, trial, f"SIGKILL at {point}")

    chosen = some(points, 24 if sample else None)
    problems = flat(side_by_side(kill, chosen))
    return Row(
        "R1", "SIGKILL at every call on store and output, then the same command again gives the same bytes",
        f"{sum(hits)} of {len(points)} calls, {failed(problems)} not the same", problems,
    )


def kills_at_random(study, sample):
    numbers = random.Random(2)
    delays = [numbers.uniform(0, 1.2 * study.seconds) for _ in range(16 if sample else 200)]

    def kill(delay):
        trial = study.trial()
        process = trial.start(trial.command(workers=2))
        time.sleep(delay)
        trial.kill(process)
        problems = trial.halves() + trial.resume_and_compare()
        return settled(problems, trial, f"SIGKILL after {delay:.3f} s")

    problems = flat(side_by_side(kill, delays))
    return Row(
        "R1", "the same, with two workers, at random times",
        f"{len(delays)} kills, {failed(problems)} not the same", problems,
    )


def kills_while_resuming(study, sample):
    def kill(round_number):
        trial = study.trial()
        delays = [random.Random(1000 * round_number + k).uniform(0, study.seconds) for k in range(4)]
        for delay in delays:
            process = trial.start(trial.command(workers=2))
            time.sleep(delay)
            trial.kill(process)
        problems = trial.halves() + trial.resume_and_compare()
        return settled(problems, trial, f"four SIGKILLs, round {round_number}")

    rounds = range(4 if sample else 50)
    problems = flat(side_by_side(kill, rounds))
    return Row(
        "R6", "SIGKILL of a call, and of the three that resume it",
        f"{len(rounds)} rounds, {failed(problems)} not the same", problems,
    )


# R2 and R3: errors of the system.


def errors(study, sample):
    points = [point for point in calls.points(study) if point.earlier]
    faults = [(point, f"error={error}", "") for point in points for error in ("ENOSPC", "EIO")]
    faults += [
        (point, f"error={error}", "+")
        for point in points if point.kind in calls.LASTING for error in ("ENOSPC", "EIO")
    ]
    chosen = some(faults, 24 if sample else None)
    statuses, hits = {}, []

    def fail(fault):
        point, error, lasting = fault
        trial, call, happened = calls.strike(study, point, error, lasting)
        hits.append(happened)
        statuses[call.status] = statuses.get(call.status, 0) + 1
        problems = trial.halves()
        if call.status == 0:
            problems += [f"a false success: {problem}" for problem in study_files(trial)]
        elif call.status not in (73, 74):
            problems.append(f"status {call.status}: {call.messages.strip()[-300:]}")
        elif "try: " not in call.messages and (point.kind, lasting) != ("write", "+"):
            problems.append(f"no hint: {call.messages.strip()[-300:]}")
        if point.kind not in ("unlink", "unlinkat", "close"):
            problems += left_behind(trial)
        problems += trial.resume_and_compare()
        return settled(problems, trial, f"{error}{lasting} at {point}")

    problems = flat(side_by_side(fail, chosen))
    words = ", ".join(f"{count} with status {status}" for status, count in sorted(statuses.items()))
    return Row(
        "R2",
        "ENOSPC and EIO at every call on store and output, once and from then on: no half file, no false success",
        f"{sum(hits)} of {len(faults)} faults ({words}), {failed(problems)} broke it", problems,
    )


def study_files(trial):
    """What is missing of a report that is said to be complete."""
    return [problem for problem in trial.differences() if "left behind" not in problem]


def left_behind(trial):
    paths = [*trial.store.rglob("*"), *trial.output.rglob("*")]
    return [f"left behind {path.name}" for path in paths if is_temporary(path.name)]


def failed_syncs(study, sample):
    points = [point for point in calls.points(study) if point.kind == "fsync" and point.earlier and not point.is_fast]
    chosen = some(points, 6 if sample else None)

    def fail(point):
        trial, call, happened = calls.strike(study, point, "error=EIO")
        problems = [] if happened and call.status == 74 else [f"ended with {call.status}"]
        return settled(problems, trial, f"EIO at {point}")

    problems = flat(side_by_side(fail, chosen))
    return Row(
        "R3", "a failed fsync is never taken for success",
        f"{len(chosen) - failed(problems)} of {len(chosen)} refused with status 74", problems,
    )


def interrupted_calls(study, sample):
    points = [point for point in calls.points(study) if point.earlier]
    chosen = some(points, 10 if sample else None, seed=4)
    hits = []

    def interrupt(point):
        trial, call, happened = calls.strike(study, point, "error=EINTR")
        hits.append(happened)
        problems = [] if call.status == 0 else [f"ended with {call.status}: {call.messages.strip()[-300:]}"]
        problems += trial.differences()
        return settled(problems, trial, f"EINTR at {point}")

    problems = flat(side_by_side(interrupt, chosen))
    return Row(
        "R2", "EINTR at every call on store and output is no error",
        f"{sum(hits)} of {len(points)} calls, {failed(problems)} not the same", problems,
    )


def full_disks(study, sample):
    if not study.can_mount:
        raise Skipped("mounting needs root")
    needed = sum(len(content) for content in study.report.values()) + 64 * 1024
    sizes = range(4096, needed, 65536 if sample else 12288)

    def fill(size):
        trial = study.trial(earlier=False)
        # One disk for both, so that it is full at every stage of a call.
        trial.store, trial.output = trial.folder / "disk/store", trial.folder / "disk/out"
        disk = trial.folder / "disk"
        disk.mkdir()
        mount("-t", "tmpfs", "-o", f"size={size}", "none", disk)
        try:
            call = trial.run()
            problems = trial.halves()
            if call.status not in (0, 74):
                problems.append(f"status {call.status}: {call.messages.strip()[-300:]}")
            if call.status != 0:
                problems += left_behind(trial)
            mount("-o", "remount,size=64m", disk)
            problems += trial.resume_and_compare()
        finally:
            subprocess.run(["umount", str(disk)], check=True)
        return settled(problems, trial, f"a disk of {size} bytes")

    problems = flat(side_by_side(fill, sizes))
    return Row(
        "R2", "a disk too small for runs and report: status 74, no half file, and with more room the same bytes",
        f"{len(sizes)} sizes, {failed(problems)} broke it", problems,
    )


def mount(*words):
    subprocess.run(["mount", *map(str, words)], check=True, capture_output=True)


# R4: power.


def ext4_disk(image, folder):
    """Makes an image of 32 MB with an empty file system, and mounts it."""
    subprocess.run(["truncate", "-s", "32M", image], check=True)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True, capture_output=True)
    folder.mkdir()
    mount("-o", "loop", image, folder)


def losses_of_power(study, sample):
    if not study.can_mount:
        raise Skipped("mounting needs root")
    try:
        ext4_disk(study.folder / "probe", study.folder / "probed")
        subprocess.run(["umount", str(study.folder / "probed")], check=True)
    except (OSError, subprocess.CalledProcessError):
        raise Skipped("an image cannot be mounted here") from None
    numbers = random.Random(4)
    delays = [numbers.uniform(0, 1.5 * study.seconds) for _ in range(4 if sample else 100)]
    acknowledged, unsynced = [], []

    def cut(delay):
        trial = study.trial(earlier=False)
        image, snapshot = trial.folder / "image", trial.folder / "snapshot"
        disk, after = trial.folder / "disk", trial.folder / "after"
        after.mkdir()
        ext4_disk(image, disk)
        try:
            trial.store, trial.output = disk / "store", disk / "out"
            log = trial.folder / "log"
            with open(log, "wb") as messages:
                process = subprocess.Popen(
                    trial.command("-v", workers=2), cwd=study.folder, env=study.environment,
                    stdin=subprocess.DEVNULL, stdout=messages, stderr=messages,
                )
            time.sleep(delay)
            process.send_signal(signal.SIGSTOP)
            # What was said to be done before the power went must be there after it.
            done = log.read_text().count("validation accuracy")
            acknowledged.append(done)
            # What nobody synced should be lost, or the picture of the disk would prove nothing.
            (disk / "unsynced").write_text("x")
            shutil.copyfile(image, snapshot)
            process.send_signal(signal.SIGKILL)
            process.wait()
        finally:
            subprocess.run(["umount", str(disk)], check=True)
        check = subprocess.run(["e2fsck", "-fy", str(snapshot)], capture_output=True, text=True)
        problems = [] if check.returncode in (0, 1) else [f"e2fsck: {check.stdout[-200:]}"]
        mount("-o", "loop", snapshot, after)
        try:
            unsynced.append(not (after / "unsynced").exists())
            trial.store, trial.output = after / "store", after / "out"
            problems += trial.halves()
            found = len(records(trial.store)) if not problems else done
            if found < done:
                problems.append(f"{found} of {done} finished runs")
            problems += trial.resume_and_compare()
        finally:
            subprocess.run(["umount", str(after)], check=True)
        return settled(problems, trial, f"power lost after {delay:.3f} s")

    problems = flat(side_by_side(cut, delays))
    return Row(
        "R4", "the state of an ext4 disk at a random moment, as after a loss of power: finished runs are there, and the"
        " same command again gives the same bytes",
        f"{len(delays)} moments with {sum(acknowledged)} finished runs, {failed(problems)} broke it; a file that"
        f" nobody synced was lost at {sum(unsynced)} of them", problems,
    )


# R5 and R7: damage.


def mutated(content, other, numbers):
    """A damaged content, never the same, and the word for the damage."""
    while True:
        kind = numbers.choice(["bit", "truncate", "extend", "zero", "swap"])
        result = bytearray(content)
        position = numbers.randrange(len(content))
        if kind == "bit":
            result[position] ^= 1 << numbers.randrange(8)
        elif kind == "truncate":
            del result[position:]
        elif kind == "extend":
            result += bytes(numbers.randrange(256) for _ in range(numbers.randrange(1, 5000)))
        elif kind == "zero":
            page = bytes(min(512, len(content) - position))
            result[position:position + len(page)] = page
        else:
            result = bytearray(other)
        # A record that says it is of another version is left alone, without a word: that is no damage.
        version = re.match(rb"bnreport\.\w+/\d+ ", result)
        if result != content and (not version or content.startswith(version[0])):
            return bytes(result), kind


def overwrite(path, content):
    """Changes a file and keeps its times."""
    status = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def damaged_records(study, sample):
    many = ["--set", "studies.one.seeds=25"]
    whole = study.trial(earlier=False)
    study.must(whole.run(*many, verb="train", workers=os.cpu_count()))
    golden = records(whole.store)

    def damage_all(round_number):
        numbers = random.Random(round_number)
        trial = study.trial(earlier=False, store=whole.store)
        paths = sorted(trial.store.rglob("*.run"))
        contents = [path.read_bytes() for path in paths]
        for index, path in enumerate(paths):
            overwrite(path, mutated(contents[index], contents[index - 1], numbers)[0])
        if round_number % 2:
            # The doctor puts all of them in quarantine, and the runs are missing then.
            words = "".join(trial.doctor())
            quarantined = len(list(trial.store.glob("quarantine/*")))
            problems = [] if quarantined == len(paths) and "cannot be used" in words else [
                f"{quarantined} of {len(paths)} damaged records in quarantine: {words}"]
            call = trial.run(*many, verb="train")
            if call.status != 0:
                problems.append(f"status {call.status}: {call.messages.strip()[-300:]}")
            problems += trial.store_differences(golden)
            return settled(problems, trial, f"damage, round {round_number}")
        call = trial.run(*many, verb="train")
        found = call.messages.count("the run is trained again")
        problems = [] if call.status == 0 else [f"status {call.status}: {call.messages.strip()[-300:]}"]
        if found != len(paths):
            problems.append(f"{found} of {len(paths)} damaged records detected")
        problems += trial.store_differences(golden)
        return settled(problems, trial, f"damage, round {round_number}")

    rounds = range(2 if sample else 200)
    problems = flat(side_by_side(damage_all, rounds))
    count = len(rounds) * len(golden)
    whole.remove()
    return Row(
        "R5", "a flipped bit, a lost end, added bytes, 512 zeros, another run's record, with the old time of writing: "
        "detected, and the run trained again to the same numbers",
        f"{count:,} mutations, {failed(problems)} rounds of {len(golden)} with one undetected", problems,
    )


def store_with_checkpoints(study):
    """A store with the checkpoint of a run that was killed between two epochs."""
    if not study.has_faketime:
        raise Skipped("the program faketime is not installed")
    # Some call that follows on the publication of a checkpoint.
    for point in calls.points(study):
        if not point.is_fast or point.kind != "fsync":
            continue
        trial = calls.strike(study, point, "signal=KILL", verb="train")[0]
        if list(trial.store.glob("checkpoints/*.checkpoint")) and not list(trial.store.rglob("*.run")):
            return trial
        trial.remove()
    raise Skipped("no call left a checkpoint")


def damaged_checkpoints(study, sample):
    source = store_with_checkpoints(study)
    path = next(source.store.glob("checkpoints/*.checkpoint"))
    content = path.read_bytes()
    # Every length where something begins or ends, and others in steps.
    lengths = sorted({*range(0, 100), *range(0, len(content), 40 if not sample else 400)})
    lengths = some(lengths, 20 if sample else None) + [None] * (10 if sample else 200)

    def damage_one(item):
        index, length = item
        trial = study.trial(earlier=False, store=source.store)
        target = trial.store / "checkpoints" / path.name
        changed = content[:length] if length is not None else mutated(
            content, content[::-1], random.Random(index))[0]
        overwrite(target, changed)
        call = trial.run()
        problems = [] if call.status == 0 else [f"status {call.status}: {call.messages.strip()[-300:]}"]
        if "the run is trained again" not in call.messages:
            problems.append("not detected")
        return settled(problems + trial.differences(), trial, f"checkpoint cut at {length}, or damage {index}")

    problems = flat(side_by_side(damage_one, list(enumerate(lengths))))
    source.remove()
    return Row(
        "R7", "a checkpoint that is cut or damaged is noticed, and the run starts anew",
        f"{len(lengths)} checkpoints, {failed(problems)} broke it", problems,
    )


# R8: the same bytes.


def configurations(study, sample):
    options = [
        {"workers": workers, "cold": cold} for workers in (1, 2, 3, 8) for cold in (True, False)
    ]

    def run(option):
        trial = study.trial(earlier=False)
        if not option["cold"]:
            process = trial.start(trial.command(workers=option["workers"]))
            time.sleep(study.seconds * 0.6)
            trial.kill(process)
        call = trial.run(workers=option["workers"])
        digest = files_digest(trial.output) if call.status == 0 else f"status {call.status}"
        trial.remove()
        return [digest]

    digests = set(flat(side_by_side(run, options)))
    problems = [] if len(digests) == 1 else sorted(digests)
    return Row(
        "R8", "the same bytes for 1, 2, 3 and 8 workers, from an empty store and resumed",
        f"{len(options)} configurations, {len(digests)} distinct", problems,
    )


# R12 and R13: several processes.


def processes_together(study, sample):
    rounds = range(2 if sample else 50)

    def run(round_number):
        numbers = random.Random(round_number)
        trial = study.trial()
        processes = [trial.start(trial.command("--format", "html,pdf,md", workers=1)) for _ in range(8)]
        for process in numbers.sample(processes, 3):
            time.sleep(numbers.uniform(0, study.seconds))
            process.send_signal(signal.SIGKILL)
        problems = []
        for process in processes:
            call = trial.finish(process)
            if call.status not in (0, -signal.SIGKILL):
                problems.append(f"status {call.status}: {call.messages.strip()[-300:]}")
        problems += trial.halves() + trial.resume_and_compare()
        return settled(problems, trial, f"eight processes, round {round_number}")

    problems = flat([run(number) for number in rounds])
    return Row(
        "R12", "eight processes at once on one store and one output, three of them killed",
        f"{len(rounds)} rounds, {failed(problems)} broke it", problems,
    )


def locks_of_killed_processes(study, sample):
    points = [
        point for point in calls.points(study)
        if point.kind in ("write", "fsync", "renameat", "linkat") and point.earlier and not point.is_fast
    ]
    chosen = some(points, 3 if sample else 40, seed=5)
    seconds = []

    def hold(point):
        trial = study.trial()
        words = [
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={point.kind}",
            "-e", f"inject={point.kind}:delay_enter=20s:when={point.number}",
        ]
        process = subprocess.Popen(
            [*words, *trial.command()], cwd=study.folder, env=study.environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        time.sleep(2 * study.seconds + 0.5)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        call = trial.run()
        seconds.append(call.seconds)
        problems = [] if call.status == 0 else [f"status {call.status}: {call.messages.strip()[-300:]}"]
        return settled(problems + trial.differences(), trial, f"killed while it holds at {point}")

    problems = flat([hold(point) for point in chosen])
    return Row(
        "R13", "a process that was killed in the middle of a write holds nobody up; there is nothing to unlock",
        f"{len(chosen)} of {len(chosen)} next calls ended, the slowest in {max(seconds):.1f} s", problems,
    )


# R14: signals.


def signals(study, sample):
    numbers = random.Random(6)
    cases = [
        (numbers.choice([signal.SIGINT, signal.SIGTERM]), numbers.uniform(0, 1.1 * study.seconds))
        for _ in range(12 if sample else 100)
    ]
    seconds = []

    def send(case):
        number, delay = case
        trial = study.trial()
        process = trial.start(trial.command(workers=2))
        time.sleep(delay)
        start = time.monotonic()
        process.send_signal(number)
        call = trial.finish(process)
        seconds.append(time.monotonic() - start)
        problems = []
        if call.status not in (0, 128 + number, -number):
            problems.append(f"status {call.status}: {call.messages.strip()[-300:]}")
        problems += trial.halves() + trial.resume_and_compare()
        return settled(problems, trial, f"{number.name} after {delay:.3f} s")

    problems = flat(side_by_side(send, cases))
    slowest = statistics.quantiles(seconds, n=20)[-1]
    return Row(
        "R14", "SIGINT and SIGTERM at random times: status 130 or 143 or done, then the same bytes",
        f"{len(cases)} signals, {failed(problems)} broke it; 95 % stopped within {slowest:.2f} s", problems,
    )


# R15 to R17: surroundings.


def read_only_places(study, sample):
    if not study.can_mount:
        raise Skipped("mounting needs root")
    problems = []
    count = 0

    def expect(name, status, wanted, trial=None):
        nonlocal count
        count += 1
        if status.status not in wanted:
            problems.append(f"{name}: status {status.status}: {status.messages.strip()[-300:]}")

    trial = study.trial(earlier=False, store=study.golden.store)
    with read_only(trial.store):
        expect("render from a read-only store", trial.run(verb="render"), {0})
        expect("generate from a full read-only store", trial.run(), {0})
        problems += [f"read-only store: {problem}" for problem in trial.differences()]
        expect("train into a read-only store", trial.run("--seed", "9", verb="train"), {73, 74})
    trial.remove()
    trial = study.trial(earlier=False, store=study.golden.store)
    trial.output.mkdir()
    with read_only(trial.output):
        call = trial.run("--seed", "9")
        expect("a read-only output", call, {73})
        if records(trial.store) != study.records:
            problems.append("a read-only output is found out after training")
    trial.remove()
    empty = {"HOME": None, "TMPDIR": "/nowhere", "PATH": None}
    trial = study.trial(earlier=False)
    environment = {key: value for key, value in study.environment.items() if key not in empty}
    process = subprocess.Popen(
        trial.command(), cwd=study.folder, env={**environment, "TMPDIR": "/nowhere"},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    expect("no HOME, no PATH, TMPDIR that is not there", trial.finish(process), {0})
    problems += [f"no HOME: {problem}" for problem in trial.differences()]
    trial.remove()
    trial = study.trial(earlier=False)
    with read_only(study.folder / "own"), read_only(study.folder / "data"):
        expect("read-only experiment and data", trial.run(), {0})
    problems += [f"read-only experiment: {problem}" for problem in trial.differences()]
    trial.remove()
    return Row(
        "R15", "read-only store, output, experiment and data; no HOME, PATH or TMPDIR",
        f"{count} cases, {failed(problems)} not as documented", problems,
    )


class read_only:
    """A folder that is mounted read-only for a while."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        mount("--bind", self.folder, self.folder)
        mount("-o", "remount,ro,bind", self.folder)

    def __exit__(self, *_):
        subprocess.run(["umount", str(self.folder)], check=True)


def clocks(study, sample):
    if not study.has_faketime:
        raise Skipped("the program faketime is not installed")
    problems = []
    cases = ["-10y", "+10y", "+0 x100000", "+0 x0.2", "jumps"]
    for case in cases:
        trial = study.trial()
        hours = trial.folder / "clock"
        hours.write_text("+10y\n")
        variables = {"SOURCE_DATE_EPOCH": "1700000000"}
        prefix = ["faketime", "--exclude-monotonic", "-f", case]
        if case == "jumps":
            # The wrapper sets the offset; the file replaces it, and is read at every call.
            variables |= {"FAKETIME_TIMESTAMP_FILE": str(hours), "FAKETIME_NO_CACHE": "1"}
            prefix = ["faketime", "--exclude-monotonic", "-f", "+10y", "env", "-u", "FAKETIME"]
        elif "x" in case:
            prefix = ["faketime", "-f", case]
        process = trial.start([*prefix, *trial.command()], variables)
        time.sleep(study.seconds / 2)
        hours.write_text("-10y\n")
        call = trial.finish(process)
        if call.status != 0:
            problems.append(f"clock {case}: status {call.status}: {call.messages.strip()[-300:]}")
        problems += [f"clock {case}: {problem}" for problem in trial.differences()]
        if call.status == 0 and min(durations(trial)) < 0:
            problems.append(f"clock {case}: a negative duration")
        problems += [f"after clock {case}: {problem}" for problem in trial.resume_and_compare()]
        trial.remove()
    return Row(
        "R16", "clocks ten years off, fast, slow, and one that jumps back twenty years meanwhile",
        f"{len(cases)} clocks, {failed(problems)} not the same", problems,
    )


def durations(trial):
    timings = json.loads((trial.output / "timings.json").read_text())
    return [value for run in timings["runs"] for epoch in run["epochs"] for value in epoch.values()]


ODD_NAMES = [
    b"with spaces", b"new\nline", b"quote'quote\"", b"$HOME `id`", b"-leading", b"--output", b"caf\xc3\xa9",
    b"cafe\xcc\x81", "\u05e9\u05dc\u05d5\u05dd".encode(), "\u202etxt".encode(), "\U0001f4c8".encode(), b"n" * 255, b"%2e%2e", b"a\\b",
    b"...", b"con:", b"*?[x]", b"\xff\xfe", b"~", b"tab\there",
]


def odd_paths(study, sample):
    def run(name):
        trial = study.trial(earlier=False)
        place = os.path.join(os.fsencode(trial.folder), b"places")
        os.mkdir(place)
        os.symlink(os.fsencode(study.folder / "data"), os.path.join(place, b"data"))
        experiment = os.path.join(place, name)
        shutil.copytree(study.folder / "own", os.fsdecode(experiment))
        # A leading dash needs a "./", as everywhere.
        path = b"./" + name
        command = [
            study.program, b"generate", path, b"-q", b"-o", path + b"/out", b"--store", path + b"/store",
        ]
        process = trial.start(command, cwd=os.fsdecode(place))
        call = trial.finish(process)
        problems = []
        if call.status not in (0, 64, 65, 66):
            problems.append(f"status {call.status}: {call.messages.strip()[-300:]}")
        if call.status == 0:
            output = pathlib.Path(os.fsdecode(experiment)) / "out"
            if not output.is_dir() or files_digest(output) != files_digest(study.golden.output):
                problems.append("the report is elsewhere, or another one")
        elif set(os.listdir(place)) != {name, b"data"}:
            problems.append(f"refused, but made {os.listdir(place)}")
        else:
            refused.append(name)
        return settled(problems, trial, repr(name))

    refused = []
    problems = flat(side_by_side(run, ODD_NAMES))
    return Row(
        "R17", "paths with spaces, quotes, line ends, dashes, several scripts, 255 bytes, bytes that are no text",
        f"{len(ODD_NAMES)} names, {len(refused)} refused, {failed(problems)} broke it", problems,
    )


def failed(problems):
    """How many trials had a problem; the name of the trial comes first in each."""
    return len({problem.split(": ")[0] for problem in problems})


ALL = [
    kills_at_every_call, kills_at_random, kills_while_resuming, errors, failed_syncs, interrupted_calls, full_disks,
    losses_of_power,
    damaged_records, damaged_checkpoints, configurations, processes_together, locks_of_killed_processes, signals,
    read_only_places, clocks, odd_paths,
]
