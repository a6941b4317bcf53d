import csv


def table_rows(path, label, delimiter, decimal, header, ignore, drops, **_):
    """The numbers of a CSV file and the text of each row's class."""
    opened = gzip.open if path.endswith(".gz") else open
    with opened(pathlib.Path(path).expanduser(), "rt", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=delimiter, skipinitialspace=delimiter == " "))
    rows = [[field.strip() for field in row] for row in rows]
    rows = [row for row in rows if any(row)]
    names = rows.pop(0) if header else [str(n + 1) for n in range(len(rows[0]))]
    columns = [n for n, name in enumerate(names) if n != label and name not in ignore]
    missing = {"", "na", "n/a", "nan", "null", "?"}
    if drops:
        used = columns + [label]
        rows = [row for row in rows if missing.isdisjoint(row[n].lower() for n in used)]
    numbers = [[float(row[n].replace(decimal, ".")) for n in columns] for row in rows]
    return [names[n] for n in columns], np.array(numbers), [row[label] for row in rows]


def table(path, classes, test, training_counts=None, test_counts=None, **how):
    """Training and test rows, each column scaled to 0...1 by the training rows."""
    columns, values, words = table_rows(path, **how)
    sets = [(values, words)]
    if test:
        others, other_values, other_words = table_rows(test, **how)
        sets.append((other_values[:, [others.index(name) for name in columns]], other_words))
    if classes is None:
        try:
            classes = sorted(set(words), key=float)
        except ValueError:
            classes = sorted(set(words))
    number = {name: label for label, name in enumerate(classes)}
    kept = []
    for values, words in sets:
        rows = [n for n, word in enumerate(words) if word in number]
        kept.append((values[rows], np.array([number[words[n]] for n in rows])))
    if not test:
        values, labels = kept[0]
        parts = split(labels, training_counts, test_counts, seed=42)
        kept = [(values[rows], labels[rows]) for rows in parts if rows]
    low, high = kept[0][0].min(axis=0), kept[0][0].max(axis=0)
    width = np.where(high > low, high - low, 1)
    return [
        (np.where(high > low, (values - low) / width, 0).astype(np.float32), labels)
        for values, labels in kept
    ]
