for study in dict.fromkeys(row[0] for row in REPEATED):
    show(study)

accuracies = [row for row in REPEATED if "accuracy" in row[2] and "_to_" not in row[2]]
losses = [row for row in REPEATED if row[2].endswith("_loss")]
for name, rows, tolerance in (
    ("accuracies", accuracies, ACCURACY_TOLERANCE),
    ("losses", losses, LOSS_TOLERANCE),
):
    if rows:
        worst = max(rows, key=lambda row: abs(np.mean(row[4]) - np.mean(row[3])))
        gap = abs(np.mean(worst[4]) - np.mean(worst[3]))
        print(f"\n{len(rows)} mean {name}; largest difference {gap:.5f}: {worst[1]}, {worst[2]}")
        assert gap <= tolerance, f"PyTorch and the report differ by more than {tolerance}"
