import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["pad", "convolution", "interpolate", "numpy"])


@case(points=2)
def frame_of_zeros(impl, lab):
    return impl.pad2d(lab.randn(3, 4), (1, 1, 1, 1))


@case(points=1, seeds=2)
def four_different_sides(impl, lab):
    return impl.pad2d(lab.randn(2, 3, 4, 5), tuple(lab.shuffled([0, 1, 2, 3])), "zero")


@case(points=2)
def edge_continued(impl, lab):
    X = lab.randn(2, 3, 4, 5)
    return [impl.pad2d(X, pad, "replicate") for pad in [(0, 0, 2, 0), (3, 1, 4, 2)]]


@case(points=2)
def mirror(impl, lab):
    X = lab.randn(2, 3, 4, 5)
    return [impl.pad2d(X, pad, "reflect") for pad in [(0, 0, 2, 0), (3, 2, 1, 4)]]


@case(points=1, needs="four_different_sides")
def nothing_to_add(impl, lab):
    X = lab.randn(1, 5)  # one row
    return [impl.pad2d(X, (0, 0, 0, 0), mode) for mode in ("zero", "replicate", "reflect")]


@case(points=1)
def transposed_doubles(impl, lab):
    X = lab.randn(3, 6, 4, dtype=torch.float64).mT  # (3, 4, 6), not in order in memory
    before = X.clone()
    padded = [impl.pad2d(X, (1, 2, 3, 0), mode) for mode in ("zero", "replicate", "reflect")]
    return {"padded": padded, "X is as it was": torch.equal(X, before)}


@case(points=1)
def gradients(impl, lab):
    X = lab.randn(2, 4, 5, requires_grad=True)
    for mode in ("zero", "replicate", "reflect"):
        impl.pad2d(X, (2, 1, 0, 3), mode).square().sum().backward()
    return X.grad
