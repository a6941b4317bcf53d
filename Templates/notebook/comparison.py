def t_quantile(p, degrees):
    """The value that Student's t exceeds with probability p."""
    factor = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)
    factor = math.exp(factor) / math.sqrt(math.pi)

    def tail(t):
        angle = np.linspace(math.atan(t / math.sqrt(degrees)), math.pi / 2, 4001)
        density = np.cos(angle).clip(0) ** (degrees - 1)
        weights = np.full(4001, 2.0)
        weights[1::2], weights[0], weights[-1] = 4, 1, 1
        return factor * (density * weights).sum() * (angle[1] - angle[0]) / 3

    low, high = 0.0, 1.0
    while tail(high) > p:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if tail(middle) > p else (low, middle)
    return (low + high) / 2


def t_interval(values, level=0.95):
    """The mean over seeds and half the width of its t interval; None for one seed."""
    mean, count = np.mean(values), len(values)
    if count < 2:
        return mean, None
    t = t_quantile((1 - level) / 2, count - 1)
    return mean, t * np.std(values, ddof=1) / math.sqrt(count)


def paired_interval(differences, significance):
    """The mean of paired differences with Student's interval joined with Hall's."""
    d = np.asarray(differences, dtype=float)
    n, mean = len(d), np.mean(d)
    if n < 2:
        return mean, None, None
    error = np.std(d, ddof=1) / math.sqrt(n)
    skewness = 0.0
    if n > 2 and d.max() - d.min() > 1e-12 * abs(d).max():
        skewness = ((d - mean) ** 3).mean() / ((d - mean) ** 2).mean() ** 1.5
        skewness *= math.sqrt(n * (n - 1)) / (n - 2)
    ends = []
    for t in (1, -1):
        t *= t_quantile(significance / 2, n - 1)
        shifted = t / math.sqrt(n) - skewness / (6 * n)
        root = np.cbrt(1 + skewness * shifted)
        ends += [t, math.sqrt(n) * 3 * shifted / (root * root + root + 1)]
    ends = [mean - error * end for end in ends]
    return mean, min(ends), max(ends)


def effect(subject, reference, scale, sign, significance):
    """What a claim compares, and its interval: positive, or above 1, supports it."""
    a, b = np.array(subject), np.array(reference)
    d = sign * (np.log(a / b) if scale == "ratio" else a - b)
    change = {"ratio": np.exp, "points": lambda x: 100 * x, "difference": float}[scale]
    numbers = paired_interval(d, significance)
    return [None if number is None else float(change(number)) for number in numbers]
