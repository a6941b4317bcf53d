"""The verdicts of one experiment from two first seeds, and how many stay open within which budget."""

import argparse
import csv
import json
import pathlib
import subprocess
import tempfile
import time

OPEN = "inconclusive"


def generate(program, experiment, seed, budget, store, folder):
    """Writes a report and returns its claims, comparisons and runs, and the seconds that it took."""
    arguments = [program, "generate", experiment, "--seed", str(seed), "--store", store, "-o", str(folder)]
    arguments += ["--format", "md", "--quiet", "--budget", f"{budget}m"]
    start = time.monotonic()
    done = subprocess.run(arguments, stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(f"bnreport ended with {done.returncode}")
    seconds = time.monotonic() - start
    results = json.loads((folder / "results.json").read_text())
    with open(folder / "data" / "claims.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    return {"claims": results["claims"], "rows": rows, "runs": len(results["runs"]), "seconds": seconds}


def part(claim, index):
    """One part of a claim in a cell: verdict, effect and pairs."""
    found = claim["parts"][index]
    effect = found.get("effect")
    text = "" if effect is None else f" {effect:.3g}"
    return f"{found['verdict']}{text}, n = {found['n']}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--experiment", default="batchnorm")
    parser.add_argument("--seeds", type=int, nargs=2, default=[1001, 5001])
    parser.add_argument("--budgets", type=float, nargs="+", default=[3, 4, 5, 6, 7.5, 11, 15])
    parser.add_argument("--standard", type=float, default=7.5, help="the budget of the comparison, in minutes")
    parser.add_argument("--store")
    options = parser.parse_args()
    lines = ["# The same experiment from two first seeds", "", "Written by `Benchmarks/seeds`.", ""]
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        store = options.store or str(scratch / "store")

        def report(seed, budget):
            folder = scratch / f"{seed}-{budget}"
            return generate(options.program, options.experiment, seed, f"{budget:g}", store, folder)

        one, other = (report(seed, options.standard) for seed in options.seeds)
        pairs = list(zip(one["claims"], other["claims"]))
        same = sum(a["verdict"] == b["verdict"] for a, b in pairs)
        decided = sum(OPEN in (a["verdict"], b["verdict"]) or a["verdict"] == b["verdict"] for a, b in pairs)
        lines += [
            f"With a budget of {options.standard:g} minutes, {same} of {len(pairs)} claims "
            f"({100 * same / len(pairs):.0f} %) have the same verdict; of the others, "
            f"{decided - same} are open from one of the seeds. Open: "
            f"{sum(c['verdict'] == OPEN for c in one['claims'])} and "
            f"{sum(c['verdict'] == OPEN for c in other['claims'])}. Claims about time are left out.",
            "",
            f"| claim | seed {options.seeds[0]} | seed {options.seeds[1]} |",
            "|---|---|---|",
        ]
        for a, b in pairs:
            for index in range(len(a["parts"])):
                name = a["id"] if len(a["parts"]) == 1 else f"{a['id']}.{index + 1}"
                cells = part(a, index), part(b, index)
                mark = "" if a["parts"][index]["verdict"] == b["parts"][index]["verdict"] else " **differs**"
                lines.append(f"| {name}{mark} | {cells[0]} | {cells[1]} |")
        lines += ["", "Open claims against the budget, from both seeds:", ""]
        lines += ["| minutes | open | runs |", "|---:|---:|---:|"]
        for budget in sorted(options.budgets):
            both = [report(seed, budget) for seed in options.seeds]
            counts = [sum(c["verdict"] == OPEN for c in r["claims"]) for r in both]
            lines.append(f"| {budget:g} | {counts[0]}, {counts[1]} | {both[0]['runs']}, {both[1]['runs']} |")
    options.output.write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
