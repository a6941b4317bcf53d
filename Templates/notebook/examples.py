def examples(cell):
    """Training, validation and test examples as tensors of features and labels."""
    values, labels = DATA[cell["data"]]()[0]
    rows = split(labels, cell["training"], cell["validation"], cell["split_seed"])
    sets = random_labels(cell) if cell["random_labels"] else DATA[cell["data"]]()
    values, labels = sets[0]
    parts = [(values[part], labels[part]) for part in rows] + list(sets[1:])
    return [(scaled(values, cell), torch.from_numpy(labels)) for values, labels in parts]


def scaled(values, cell):
    """Stored values as features."""
    return torch.from_numpy(values.astype(np.float32)) * cell["scale"] + cell["offset"]
