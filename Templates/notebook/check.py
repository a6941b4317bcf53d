for study in dict.fromkeys(row[0] for row in REPEATED):
    show(study)


def agreement(report, torch_, name):
    """How well a mean agrees: to rounding, or its interval overlaps, or not at all."""
    gap = abs(np.mean(torch_) - np.mean(report))
    scale = 1 if name.endswith("accuracy") else max(1, abs(np.mean(report)))
    halves = [t_interval(values)[1] for values in (report, torch_)]
    if gap <= TOLERANCE * scale:
        return "agree to rounding"
    if None in halves:
        return "differ by more than rounding, in one run alone"
    return "have 95 % intervals that overlap" if gap <= sum(halves) else "differ"


found = {}
for study, label, name, report, torch_, exact in REPEATED:
    how = agreement(report, torch_, name) if exact else "are of networks with other chance"
    found.setdefault(how, []).append(f"{study}, {label}: {name}")
print()
for how, numbers in found.items():
    print(f"{len(numbers)} of {len(REPEATED)} means {how}")
    if how != "agree to rounding":
        print("  " + "\n  ".join(numbers))
assert "differ" not in found, "some numbers are not the report's"
