"""Does the answer move along with the image, or does it stay as it is?"""

from collections.abc import Callable

from torch import Tensor


def shift_symmetry(
    f: Callable[[Tensor], Tensor], X: Tensor, shift: tuple[int, int], margin: int
) -> str:
    """What f does when its input is shifted: "invariant", "equivariant" or "neither".

    f: a layer or net. X: images, shape (n, c, h, w). shift: rows down and columns to the right, at
    least one of them not 0; what is pushed out comes in on the other side, as torch.roll does.

    "invariant"     f(shifted X) and f(X) have the same numbers everywhere.
    "equivariant"   f(shifted X) is f(X), shifted: f(X) is a map of shape (n, c', h', w'), its shift
                    is s * h' / h rows and likewise columns, which must be whole numbers, and the
                    two agree in the interior, without `margin` numbers on each of the four sides,
                    where padding and what came in from the other side make a difference.
    "neither"       neither of the two. (If both hold, the answer is "invariant".)

    Numbers agree if torch.allclose(…, rtol=1e-4, atol=1e-4) says so. margin leaves something of
    every map that f may be equivariant with.

        shift_symmetry(torch.relu, X, (1, 2), 0)                      # "equivariant"
        shift_symmetry(lambda X: X.mean((2, 3)), X, (1, 2), 0)        # "invariant"
    """
    raise NotImplementedError
