"""What the results depend on: the processor and the versions. No names, no paths."""

import os
import platform
import re
import subprocess
from pathlib import Path

CPUS = Path("/sys/devices/system/cpu")
VECTOR_INSTRUCTIONS = {
    "avx2": "AVX2",
    "avx512f": "AVX-512",
    "amx_tile": "AMX",
    "asimd": "NEON",
    "sve": "SVE",
}


def physical_cores() -> list[int]:
    """One processor of each core that this process may use, the last first.

    The first core of a machine often serves its interrupts.
    """
    cores: dict[tuple[str, str], int] = {}
    for cpu in sorted(os.sched_getaffinity(0), reverse=True):
        topology = CPUS / f"cpu{cpu}" / "topology"
        key = (read(topology / "physical_package_id"), read(topology / "core_id"))
        cores.setdefault(key if all(key) else (str(cpu), ""), cpu)
    return list(cores.values())


def facts() -> list[tuple[str, str]]:
    """The machine, as the results state it."""
    info = Path("/proc/cpuinfo").read_text()
    flags = set((field(info, "flags") or field(info, "Features")).split())
    vectors = [name for flag, name in VECTOR_INSTRUCTIONS.items() if flag in flags]
    return [
        ("Processor", field(info, "model name") or platform.machine()),
        ("Vector instructions", ", ".join(vectors)),
        ("Cores", str(len(physical_cores()))),
        ("Caches", ", ".join(caches(physical_cores()[0]))),
        ("System", system()),
        ("Swift", swift_version()),
        ("Python", platform.python_version()),
    ]


def field(text: str, name: str) -> str:
    """The first value of a field of /proc/cpuinfo."""
    found = re.search(rf"^{name}\s*: *(.*)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


def caches(cpu: int) -> list[str]:
    """The data caches that a core sees, the nearest first."""
    found = []
    for index in sorted((CPUS / f"cpu{cpu}" / "cache").glob("index*")):
        if read(index / "type") != "Instruction":
            found.append(f"L{read(index / 'level')} {size(read(index / 'size'))}")
    return found


def size(text: str) -> str:
    """A size of the kernel's, such as 2048K, in the unit that suits it."""
    kibibytes = int(text.removesuffix("K")) if text.endswith("K") else 0
    if kibibytes < 1024:
        return text.replace("K", " KiB")
    return f"{kibibytes / 1024:g} MiB"


def system() -> str:
    release = Path("/etc/os-release")
    text = release.read_text() if release.exists() else ""
    found = re.search(r'^PRETTY_NAME="?([^"\n]*)', text, re.MULTILINE)
    return found[1] if found else platform.system()


def swift_version() -> str:
    output = subprocess.run(
        ["swift", "--version"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"Swift version (\S+)", output)
    return found[1] if found else "unknown"


def read(path: Path) -> str:
    return path.read_text().strip() if path.exists() else ""
