"""Ten things that NumPy does in one line. Each function needs one or two lines, and no loop.

In the examples

    a = np.array([[1, 2, 3],
                  [4, 5, 6],
                  [7, 8, 9]])
"""

import numpy as np


def numbered(rows: int, columns: int) -> np.ndarray:
    """The whole numbers 0, 1, 2, ... in a table, row by row; shape (rows, columns).

    numbered(2, 3)      # [[0, 1, 2], [3, 4, 5]]
    """
    raise NotImplementedError


def without_border(a: np.ndarray) -> np.ndarray:
    """The table a, shape (m, n), without its first and last row and first and last column.

    without_border(a)      # [[5]];  in general of shape (m - 2, n - 2)
    """
    raise NotImplementedError


def pick(a: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """The numbers a[rows[0], columns[0]], a[rows[1], columns[1]], ...; shape (k,).

    pick(a, np.array([0, 1, 2]), np.array([0, 1, 0]))      # [1, 5, 7]
    """
    raise NotImplementedError


def above(a: np.ndarray, limit: float) -> np.ndarray:
    """Those numbers of a, of any shape, that are greater than limit, in order; shape (k,).

    above(a, 6)      # [7, 8, 9]
    """
    raise NotImplementedError


def doubled_tail(v: np.ndarray) -> np.ndarray:
    """The numbers of v, shape (n,), from the second on, times two; shape (n - 1,).

    v itself stays as it is.

    doubled_tail(np.array([1, 2, 3]))      # [4, 6]
    """
    raise NotImplementedError


def weighted_sum(x: np.ndarray, w: np.ndarray) -> float:
    """x[0] * w[0] + x[1] * w[1] + ... for x and w of shape (n,): one number.

    weighted_sum(np.array([1, 2, 3]), np.array([10, 0, 1]))      # 13
    """
    raise NotImplementedError


def affine(X: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """For each row of X, shape (n, d), its weighted sum with w, shape (d,), plus b; shape (n,).

    affine(a, np.array([1, 0, 2]), 100)      # [107, 116, 125]:  1*1 + 2*0 + 3*2 + 100 = 107
    """
    raise NotImplementedError


def times_table(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Each number of x, shape (m,), times each number of y, shape (n,); shape (m, n).

    times_table(np.array([1, 10]), np.array([3, 4, 5]))      # [[3, 4, 5], [30, 40, 50]]
    """
    raise NotImplementedError


def column_means(X: np.ndarray) -> np.ndarray:
    """The mean of each column of X, shape (n, d); shape (d,).

    column_means(a)      # [4., 5., 6.]
    """
    raise NotImplementedError


def row_shares(X: np.ndarray) -> np.ndarray:
    """Each number of X, shape (n, d), divided by the sum of its row; shape (n, d).

    row_shares(np.array([[1, 3], [2, 2], [0, 5]]))      # [[.25, .75], [.5, .5], [0., 1.]]
    """
    raise NotImplementedError
