import torch

from tutor.lab import Wrong, case

DIGITS = 1e-5  # the reference is good to 1e-8 here; through X^T X, 1e-4 to 1e-1 are off


@case(points=2)
def a_line(impl, lab):
    x = lab.randn(6, 1, dtype=torch.float64)
    w, b = impl.ols(x, lab.number(1, 3) * x + lab.number(1, 3))
    return fitted(w, b)


@case(points=2, seeds=2)
def many_features(impl, lab):
    X, y = some_examples(lab, 30, 4)
    w, b = impl.ols(X, y)
    return fitted(w, b)


@case(points=1)
def single_precision(impl, lab):
    X, y = some_examples(lab, 40, 3)
    X, y = X.float(), y.float()
    w, b = impl.ols(X, y)
    return {**fitted(w, b), "X": X, "y": y}


@case(points=2)
def two_sensors(impl, lab):
    # both measure the same, and differ in the seventh digit only
    X, y = lab.given
    w, b = impl.ols(X, y)
    return X @ w + b


@case(points=3, seeds=2)
def dependent_columns(impl, lab):
    X, _ = some_examples(lab, 20, 2)
    X = torch.cat((X, X[:, :1], 0 * X[:, :1]), 1)  # the first column again, and a column of zeros
    w, b = impl.ols(X, X @ lab.randn(4, 1, dtype=torch.float64) + lab.number(3, 6))
    return fitted(w, b)


def fitted(w, b):
    # + 0: numbers of their own; a slice of a solver's result shares the strides of the whole
    return {"w": w + 0, "b": b + 0}


def some_examples(lab, n, d):
    """Features that are not centred, and targets with noise."""
    X = lab.randn(n, d, dtype=torch.float64) + lab.rand(1, d, dtype=torch.float64) + 1
    w, noise = lab.randn(d, 1, dtype=torch.float64), lab.randn(n, 1, dtype=torch.float64)
    return X, X @ w + lab.number(3, 6) + 0.5 * noise


@two_sensors.given
def measured_twice(lab):
    X, y = some_examples(lab, 30, 2)
    again = X[:, :1] + 1e-7 * lab.randn(30, 1, dtype=torch.float64)
    return (torch.cat((X, again), 1), y), y


@two_sensors.judge
def judge_predictions(seen, expected, lab):
    if seen.shape != expected.shape:
        raise Wrong("prediction_shape", mine=tuple(seen.shape), reference=tuple(expected.shape))
    gap = float((seen - expected).abs().max())
    if not gap < DIGITS:
        raise Wrong("other_predictions", gap=gap)
