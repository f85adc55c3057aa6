"""All squared distances between two sets of points, in little memory."""

from torch import Tensor


def sq_dist(A: Tensor, B: Tensor) -> Tensor:
    """Squared Euclidean distance of every row of A to every row of B.

    A: n points of d numbers, shape (n, d). B: m points, shape (m, d), of A's dtype.
    Returns D, shape (n, m): D[i, j] = sum over k of (A[i, k] - B[j, k]) ** 2, and never negative.

    The largest tensor made on the way holds at most n * m + (n + m) * d numbers, and no Python
    loop runs over points or coordinates.

        sq_dist(torch.tensor([[0., 0.], [3., 4.]]), torch.tensor([[0., 0.]]))
        # tensor([[ 0.],
        #         [25.]])
    """
    raise NotImplementedError
