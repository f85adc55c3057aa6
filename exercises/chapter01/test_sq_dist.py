import torch

from tutor.lab import Rules, Wrong, case

RULES = Rules(forbid=["cdist", "numpy"])


@case(points=2)
def one_pair(impl, lab):
    return impl.sq_dist(lab.randn(1, 3), lab.randn(1, 3))


@case(points=3, seeds=3)
def any_shape(impl, lab):
    # (n, m, d): as many points as others, more, fewer, one number a point, and no point at all
    sizes = [(4, 4, 3), (7, 5, 2), (1, 6, 4), (3, 2, 1), (0, 3, 2)]
    seen = []
    for n, m, d in sizes:
        A, B = lab.randn(n, d, dtype=torch.float64), lab.randn(m, d, dtype=torch.float64)
        seen.append(impl.sq_dist(A, B))
    return seen


# n * m + (n + m) * d float32 numbers of 4 bytes are 18,800 bytes; the whole block takes 240,000
@case(points=2, rules=Rules(max_bytes=4 * (40 * 30 + (40 + 30) * 50)))
def no_large_block(impl, lab):
    return impl.sq_dist(lab.randn(40, 50), lab.randn(30, 50))


@case(points=1, rules=Rules(max_ops=40))
def no_loop(impl, lab):
    return impl.sq_dist(lab.randn(30, 25), lab.randn(20, 25))


@case(points=2, seeds=2)
def never_negative(impl, lab):
    points = lab.given
    return impl.sq_dist(points, points)  # the diagonal is exactly 0


@never_negative.given
def far_from_the_origin(lab):
    return 100 + lab.randn(100, 8), None


@never_negative.judge
def rounding_stays_small_and_positive(seen, expected, lab):
    points = lab.given.double()
    exact = (points[:, None] - points[None]).square().sum(-1)
    if tuple(seen.shape) != tuple(exact.shape) or seen.dtype != expected.dtype:
        raise Wrong("wrong_form", mine=tuple(seen.shape), dtype=str(seen.dtype))
    # |a|^2 is about 80,000, of which float32 keeps steps of 0.008
    error = (seen.double().cpu() - exact.cpu()).abs().max().item()
    if not error < 0.5:
        raise Wrong("inexact", error=error)
    if seen.min() < 0:
        raise Wrong("negative", smallest=seen.min().item(), count=int((seen < 0).sum()))
