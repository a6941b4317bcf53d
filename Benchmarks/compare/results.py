"""The file of results, which has one section for each benchmark."""

import re
from pathlib import Path

RESULTS = Path(__file__).parent.parent / "RESULTS.md"


def replace_section(path: Path, title: str, text: str) -> None:
    """Puts a section, from its title of the first level, in the place of the one of that title, or at the end."""
    old = path.read_text() if path.exists() else ""
    sections = [part.strip() + "\n" for part in re.split(r"^(?=# )", old, flags=re.MULTILINE) if part.strip()]
    heading = f"# {title}\n"
    place = next((i for i, part in enumerate(sections) if part.startswith(heading)), len(sections))
    sections[place : place + 1] = [text]
    path.write_text("\n".join(sections))
