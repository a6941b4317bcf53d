REPORT = {}  # the numbers of the report: by study, network and level, and name, one a seed
REPEATED = []  # study, network, name, the report's numbers, PyTorch's, and whether to agree


def spread(values, digits=4):
    """A mean over seeds, with half the width of its 95 % interval."""
    mean, half = t_interval(values)
    return f"{mean:.{digits}f}" + ("" if half is None else f" ± {half:.{digits}f}")


def repeat(study, cells, comparisons=()):
    """Trains the networks of a study and sets every number beside the report's."""
    found = {}
    for cell in cells:
        seeds = list(cell["seeds"])[:SEEDS]
        started = time.time()
        runs = [train(cell, seed) for seed in seeds]
        names = list(cell["report"])
        values = [run and measures(run, names) for run in runs]
        label = f"{cell['title']} {cell['level']}".strip()
        diverged = sum(run is None for run in runs)
        note = f", {diverged} diverged" if diverged else ""
        print(f"{label}: {len(seeds)} seeds{note}, {time.time() - started:.0f} s")
        for name in names:
            report = cell["report"][name][: len(seeds)]
            torch_ = [value and value[name] for value in values]
            found[cell["name"], cell["level"], name] = report, torch_
            both = [(r, t) for r, t in zip(report, torch_) if None not in (r, t)]
            if both:
                report, torch_ = map(list, zip(*both))
                REPEATED.append((study, label, name, report, torch_, cell["exact"]))
    show(study)
    for claim in comparisons:
        compare(claim, found)


def show(study):
    """The means over the seeds that were trained, report and PyTorch side by side."""
    rows = [row for row in REPEATED if row[0] == study]
    print(f"\n{study}\n{'':58}{'report':>19}{'PyTorch':>19}{'difference':>12}")
    for _, label, name, report, torch_, _ in rows:
        gap = np.mean(torch_) - np.mean(report)
        columns = f"{spread(report):>19}{spread(torch_):>19}{gap:>12.4f}"
        # The level stands at the end of a long name.
        print(f"{label if len(label) <= 30 else '…' + label[-29:]:31}{name.replace('_', ' ')[:26]:27}{columns}")


def compare(claim, found):
    """A claim's comparison over the seeds that were trained, and over all of them."""
    names = [(*claim[side], claim["measure"]) for side in ("subject", "reference")]
    pairs = [p for p in zip(*found[names[0]], *found[names[1]]) if None not in p]
    how = claim["scale"], claim["sign"], claim["significance"]
    words = []
    for subject, reference in ((0, 2), (1, 3)) if pairs else ():
        numbers = effect([p[subject] for p in pairs], [p[reference] for p in pairs], *how)
        words.append(interval_words(numbers))
    if words:
        print(f"\n{claim['claim']} ({len(pairs)} pairs)")
        print(f"  report {words[0]}; PyTorch {words[1]}")
    # The same formula on the report's own numbers gives what the report prints.
    a, b = (claim_numbers(claim, side) for side in ("subject", "reference"))
    numbers = effect(a, b, *how)
    print(f"  report, {len(a)} pairs: {interval_words(numbers)}")
    for number, printed in zip(numbers, claim["effect"]):
        assert number is None or abs(number - printed) <= 1e-4 * max(1, abs(printed))


def claim_numbers(claim, side):
    """The report's numbers of one side of a claim, of the pairs that decided it."""
    return REPORT[claim["study"]][claim[side]][claim["measure"]][: claim["pairs"]]


def interval_words(numbers):
    mean, low, high = numbers
    return f"{mean:.4f}" + ("" if low is None else f" ({low:.4f} to {high:.4f})")
