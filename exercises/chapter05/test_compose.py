import numpy as np
import torch

from tutor.lab import Rules, Wrong, case

RULES = Rules(forbid=["convolution", "unfold-copy"])


@case(points=1)
def one_row(impl, lab):
    return impl.compose(lab.randn(1, 2), lab.randn(1, 2))


@case(points=2)
def two_by_two(impl, lab):
    return impl.compose(lab.randn(2, 2), lab.randn(2, 2))


@case(points=2, seeds=3)
def any_shapes(impl, lab):
    return impl.compose(lab.randn(2, 4), lab.randn(3, 2))


@case(points=1)
def a_single_number(impl, lab):
    K, number = lab.randn(3, 2), lab.randn(1, 1)
    return [impl.compose(K, number), impl.compose(number, K)]


@case(points=1)
def transposed_doubles(impl, lab):
    K1, K2 = lab.randn(4, 2, dtype=torch.float64).T, lab.randn(3, 3, dtype=torch.float64)
    return impl.compose(K1, K2)


@case(points=1)
def gradients(impl, lab):
    K1, K2 = lab.randn(2, 3, requires_grad=True), lab.randn(2, 2, requires_grad=True)
    impl.compose(K1, K2).square().sum().backward()
    return {"K1.grad": K1.grad, "K2.grad": K2.grad}


@case(points=2, constant=True)
def out_of_reach(impl, lab):
    return impl.not_a_composition()


@out_of_reach.judge
def nearest_composition(seen, expected, lab):
    K = seen.detach().to(torch.float64).numpy()
    if K.shape != (3, 3):
        raise Wrong("shape", mine=K.shape)
    if not np.isfinite(K).all() or not K.any():
        raise Wrong("nothing")
    distance = distance_to_compositions(K / np.linalg.norm(K))
    if distance < 0.01:
        raise Wrong("composes", distance=distance)


def distance_to_compositions(K):
    """How near two kernels of 2×2 come to K by composing, from many starts, one by one improved."""
    draw = np.random.RandomState(0)
    best = 1.0
    for _ in range(20):
        B = draw.randn(2, 2)
        for _ in range(40):
            A, _ = half(K, B)
            B, rest = half(K, A)
        best = min(best, rest)
    return best


def half(K, known):
    """The other kernel that fits best, given one of them (composing is symmetric in the two)."""
    M = np.zeros((3, 3, 2, 2))
    for a in range(2):
        for b in range(2):
            M[a : a + 2, b : b + 2, a, b] = known
    M = M.reshape(9, 4)
    other = np.linalg.lstsq(M, K.reshape(9), rcond=None)[0]
    rest = np.linalg.norm(M @ other - K.reshape(9))
    other = other / (np.linalg.norm(other) or 1.0)
    return other.reshape(2, 2), rest
