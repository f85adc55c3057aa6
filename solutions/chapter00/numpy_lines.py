"""Ten things that NumPy does in one line."""

import numpy as np


def numbered(rows: int, columns: int) -> np.ndarray:
    """0, 1, 2, ... as a table of shape (rows, columns)."""
    return np.arange(rows * columns).reshape(rows, columns)


def without_border(a: np.ndarray) -> np.ndarray:
    """(m, n) -> (m - 2, n - 2)."""
    return a[1:-1, 1:-1]  # one slice for each axis; -1 is the last place, and the end is left out


def pick(a: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """(m, n), (k,), (k,) -> (k,)."""
    return a[rows, columns]  # two lists of places are read in pairs


def above(a: np.ndarray, limit: float) -> np.ndarray:
    """Any shape -> (k,)."""
    return a[a > limit]  # a > limit is a table of True and False; where it is True, a is taken


def doubled_tail(v: np.ndarray) -> np.ndarray:
    """(n,) -> (n - 1,)."""
    return v[1:] * 2  # a slice is a view of v, but * makes a new array, so v stays as it is


def weighted_sum(x: np.ndarray, w: np.ndarray) -> float:
    """(n,), (n,) -> one number."""
    return x @ w


def affine(X: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """(n, d), (d,) -> (n,)."""
    return X @ w + b


def times_table(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """(m,), (n,) -> (m, n)."""
    return x[:, None] * y  # (m, 1) against (n,): broadcasting stretches both to (m, n)


def column_means(X: np.ndarray) -> np.ndarray:
    """(n, d) -> (d,)."""
    return X.mean(axis=0)  # axis 0, the rows, is what disappears


def row_shares(X: np.ndarray) -> np.ndarray:
    """(n, d) -> (n, d)."""
    return X / X.sum(axis=1, keepdims=True)  # (n, d) / (n, 1): each row by its own sum
