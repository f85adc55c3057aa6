"""The chain rule for functions of many variables."""

from torch import Tensor


def chain(du_dv: Tensor, dv_dw: Tensor) -> Tensor:
    """The Jacobian of u with respect to w, where u depends on v, and v depends on w.

    du_dv: shape (m, k): entry [i, l] is the derivative of u_i with respect to v_l.
    dv_dw: shape (k, n): entry [l, j] is the derivative of v_l with respect to w_j.
    Returns shape (m, n): entry [i, j] is the derivative of u_i with respect to w_j.

    Both may have one more axis in front, of the same size b: Jacobians at b points. Then the
    shapes are (b, m, k) and (b, k, n), and the result has shape (b, m, n).

        chain(torch.tensor([[3.0, 1.0]]), torch.tensor([[2.0], [5.0]]))   # [[11.0]]
    """
    # entry [i, j] adds up the paths from w_j over every v_l to u_i: a matrix product, in which
    # the outer function stands on the left; `@` takes a leading batch axis along
    return du_dv @ dv_dw
