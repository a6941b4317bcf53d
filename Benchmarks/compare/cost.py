"""What one of each kind of work takes, fitted to timed pieces of runs; called by Benchmarks/cost.

Standard input has a line of JSON for each piece: its name, the amounts of work and the seconds. Standard output is
Sources/Running/RunWork+Seconds.swift; standard error says how well each kind of piece is met.
"""

import json
import sys


def fit(rows, names):
    """The constants, none below 0, with the least squares of the relative errors, by cyclic coordinate descent."""
    columns = [max(amounts.get(name, 0) for amounts, _ in rows) for name in names]
    scaled = [
        [amounts.get(name, 0) / largest / seconds for name, largest in zip(names, columns)]
        for amounts, seconds in rows
    ]
    count = range(len(names))
    gram = [[sum(row[i] * row[j] for row in scaled) for j in count] for i in count]
    target = [sum(row[i] for row in scaled) for i in count]
    x = [0.0] * len(names)
    for _ in range(50_000):
        for i in count:
            rest = target[i] - sum(gram[i][j] * x[j] for j in count if j != i)
            x[i] = max(0.0, rest / gram[i][i])
    return {name: value / largest for name, value, largest in zip(names, x, columns)}


def processor():
    with open("/proc/cpuinfo") as file:
        fields = dict(line.split(":", 1) for line in file if ":" in line)
    names = {name.strip(): value.strip() for name, value in fields.items()}
    return f"an {names['model name']}, family {names['cpu family']}, model {names['model']}"


def main():
    pieces = {}
    for line in sys.stdin:
        piece = json.loads(line)
        kind = " ".join(word for word in piece["piece"].split(":")[0].split() if word != "probe")
        kind = "evaluate" if kind.startswith("evaluate") else kind
        pieces.setdefault(kind, []).append((piece["amounts"], piece["seconds"], piece["piece"]))
    constants = {}
    for kind, found in pieces.items():
        rows = [(amounts, seconds) for amounts, seconds, _ in found]
        names = sorted({name for amounts, _ in rows for name in amounts})
        fitted = fit(rows, names)
        constants.update(fitted)
        ratios = [
            sum(fitted[name] * amount for name, amount in amounts.items()) / seconds
            for amounts, seconds in rows
        ]
        error = (sum((ratio - 1) ** 2 for ratio in ratios) / len(ratios)) ** 0.5
        print(f"{kind}: {len(rows)} pieces, relative error {error:.3f}", file=sys.stderr)
        for ratio, (_, _, name) in zip(ratios, found):
            if abs(ratio - 1) > 0.25:
                print(f"  {ratio:.2f} {name}", file=sys.stderr)
    print("extension RunWork {")
    print("  /// What one of each amount takes, in seconds of one core: written by `Benchmarks/cost`.")
    print(f"  ///\n  /// Measured on {processor()}.")
    print("  package static let secondsOfOne: [(name: String, seconds: Double)] = [")
    for name in sorted(constants):
        print(f'    ("{name}", {constants[name]:.3g}),')
    print("  ]\n}")


main()
