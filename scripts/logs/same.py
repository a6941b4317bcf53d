"""scripts/same-logs: see there."""

import random
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from writers import FORMATS


def single(number: float) -> float:
    """The number in single precision, which event files have."""
    return struct.unpack("<f", struct.pack("<f", number))[0]


def study() -> dict:
    """Rows of two groups of six seeds; the same in every run."""
    draw = random.Random(5)
    runs = {}
    for group, level in (("none", 0.80), ("batch", 0.83)):
        for seed in range(1, 7):
            shift = draw.gauss(0, 0.006)
            runs[group, seed] = [
                {
                    "accuracy": single(level + shift - 0.3 / (epoch + 1.5) + draw.gauss(0, 0.002)),
                    "loss": single(1.2 - 0.1 * epoch - shift),
                    "train": single(1.1 - 0.1 * epoch + draw.gauss(0, 0.01)),
                }
                for epoch in range(6)
            ]
    return runs


def parts(folder: Path) -> dict:
    """What must be the same, by name."""
    report = (folder / "report.md").read_text()
    found = {"report.md": report.split("### What was ")[0]}
    for path in sorted(folder.glob("figures/*.svg")):
        found[path.name] = path.read_text()
    for name in ("claims.csv", "effects.csv"):
        found[name] = (folder / "data" / name).read_text()
    return found


def main() -> int:
    program = str(Path(sys.argv[1]).resolve())
    temporary = tempfile.TemporaryDirectory()
    root = Path(sys.argv[2] if len(sys.argv) > 2 else temporary.name)
    runs, first, status = study(), None, 0
    for name, write in FORMATS.items():
        for (group, seed), rows in runs.items():
            folder = root / name / f"norm={group},seed={seed}"
            folder.mkdir(parents=True)
            write(folder, rows)
        report = root / "reports" / name
        command = [program, "compare", name, "-q", "--format", "md", "-o", str(report)]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"{name}: status {done.returncode}: {done.stderr.strip()}")
            status = 1
            continue
        own = parts(report)
        first = first or own
        other = [key for key in first.keys() | own.keys() if first.get(key) != own.get(key)]
        print(f"{name}: {'the same' if not other else 'other ' + ', '.join(sorted(other))}")
        status = 1 if other else status
    return status


if __name__ == "__main__":
    sys.exit(main())
