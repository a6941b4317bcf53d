def keep(values, labels, kept):
    """The examples of some classes, whose labels become 0, 1, ... in that order."""
    if kept is None:
        return values, labels.astype(np.int64)
    new = {label: number for number, label in enumerate(kept)}
    rows = np.flatnonzero(np.isin(labels, kept))
    return values[rows], np.array([new[label] for label in labels[rows].tolist()])
