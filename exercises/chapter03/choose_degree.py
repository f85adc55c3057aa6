"""Choose the degree of a polynomial by its validation error."""

from collections.abc import Sequence

from torch import Tensor


def design(x: Tensor, degree: int) -> Tensor:
    """The features of a polynomial: each power of x, divided by its factorial.

    x: shape (n,). Returns shape (n, degree + 1), of x's dtype and on its device; column i holds
    x**i / i!, beginning with i = 0.

        design(tensor([2.0, -1.0]), 3)
        # [[1.0,  2.0, 2.0,  1.3333],
        #  [1.0, -1.0, 0.5, -0.1667]]
    """
    raise NotImplementedError


def choose_degree(
    x_train: Tensor,
    y_train: Tensor,
    x_valid: Tensor,
    y_valid: Tensor,
    degrees: Sequence[int],
) -> int:
    """The simplest degree that is as good as the best one, as far as the validation set can tell.

    x_train, y_train: shape (n,). x_valid, y_valid: shape (m,), other examples; all float64.
    degrees: the candidates, in any order, for example [1, 2, 3, 8].

    For each degree, fit the weights to the training set by least squares (for example with
    `torch.linalg.lstsq`), and take the squared errors e_1, ..., e_m on the validation set. Their
    mean is the degree's validation error. The best degree is the one with the smallest error; call
    its error `best` and the standard error of that mean

        s = (standard deviation of the best degree's m squared errors) / sqrt(m)

    with m - 1 in the standard deviation's denominator, as `Tensor.std` has it. Return the smallest
    degree whose validation error is at most best + s.
    """
    raise NotImplementedError
