#!/usr/bin/env python3
"""Runs a report's notebook with PyTorch and writes how well its numbers agree with the report's.

From the top folder of bnreport:

    python3 -m venv .build/torch && .build/torch/bin/pip install torch numpy nbclient nbformat ipykernel
    .build/release/bnreport generate --preset quick -o /tmp/quick
    .build/torch/bin/python Tests/ReportingTests/Fixtures/execute-notebook.py /tmp/quick/report.ipynb

    --seeds N         how many seeds are trained, in place of the notebook's own number
    --studies A,B     only the cells of these studies
    -o FILE           also writes the agreement as a table of Markdown

The notebook is first held against nbformat's schema, then every cell is run in order, as `jupyter nbconvert --execute`
does. Its own last cell prints every number; what is written here is the largest difference of a run by study and
network: of losses relative to 1 nat or the loss, of accuracies as shares. Exit status: 0 all agree; 1 a cell failed.
"""

import argparse
import json
import pathlib
import re
import sys

import nbclient
import nbformat

REPORT = """
import json as _json
print(_json.dumps([[s, l, n, [float(x) for x in r], [float(x) for x in t], e] for s, l, n, r, t, e in REPEATED]))
"""


def options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("--seeds", type=int)
    parser.add_argument("--studies", type=lambda text: text.split(","))
    parser.add_argument("-o", "--output", type=pathlib.Path)
    return parser.parse_args()


def chosen(notebook, seeds, studies):
    """The notebook with another number of seeds, and without the cells of other studies."""
    cells = []
    for cell in notebook.cells:
        study = re.match(r"# (?:The report's numbers of )?(\w+)(?:, one|: )", cell.source)
        if cell.cell_type == "code" and study and studies and study[1] not in studies:
            continue
        if seeds and cell.cell_type == "code":
            cell.source = re.sub(r"^SEEDS = \w+", f"SEEDS = {seeds}", cell.source, flags=re.M)
        cells.append(cell)
    notebook.cells = cells
    return notebook


def rows(repeated):
    """For each study and network: how many numbers, and the largest differences of runs and means."""
    groups = {}
    for study, label, name, report, torch, exact in repeated:
        kind = "accuracy" if name.endswith("_accuracy") else "loss" if name.endswith("_loss") else None
        group = groups.setdefault((study, label), {"numbers": 0, "exact": exact})
        group["numbers"] += len(report)
        if kind is None:
            continue
        scales = [max(1, abs(r)) if kind == "loss" else 1 for r in report]
        run = max(abs(r - t) / scale for r, t, scale in zip(report, torch, scales))
        mean = abs(sum(torch) - sum(report)) / len(report) / (sum(scales) / len(scales))
        group[kind] = max(group.get(kind, 0), run)
        group["mean " + kind] = max(group.get("mean " + kind, 0), mean)
    return groups


def table(groups):
    columns = ["loss", "accuracy", "mean loss", "mean accuracy"]
    lines = ["| study | network | numbers | " + " | ".join(columns) + " |"]
    lines.append("| --- | --- | ---: |" + " ---: |" * len(columns))
    for (study, label), group in groups.items():
        cells = [f"{group[name]:.1e}" if name in group else "" for name in columns]
        note = "" if group["exact"] else " (other random numbers)"
        lines.append(f"| {study} | {label}{note} | {group['numbers']} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main():
    arguments = options()
    notebook = nbformat.read(arguments.notebook, as_version=4)
    nbformat.validate(notebook)
    notebook = chosen(notebook, arguments.seeds, arguments.studies)
    # Before the last check, which may fail.
    check = max(n for n, cell in enumerate(notebook.cells) if cell.source.startswith("for study in dict.fromkeys"))
    notebook.cells.insert(check, nbformat.v4.new_code_cell(REPORT))
    client = nbclient.NotebookClient(
        notebook, timeout=None, resources={"metadata": {"path": str(arguments.notebook.parent)}})
    failure = None
    try:
        client.execute()
    except nbclient.exceptions.CellExecutionError as error:
        failure = error
    printed = ["".join(output.get("text", "") for output in cell.get("outputs", [])) for cell in notebook.cells]
    if not printed[check]:
        sys.exit(str(failure))
    result = table(rows(json.loads(printed[check])))
    print(printed[check + 1].split("\n\n")[-1])
    print(result)
    if arguments.output:
        arguments.output.write_text(result, encoding="utf-8")
    if failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
