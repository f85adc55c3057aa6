import torch

from tutor.lab import case


@case(points=2)
def two_layers(impl, lab):
    return measured(impl, lab, 2, False)


@case(points=2)
def two_layers_with_a_way_around(impl, lab):
    return measured(impl, lab, 2, True)


@case(points=2)
def fifty_plain(impl, lab):
    # 1e-20 and its like: looked at by its logarithm
    ratio = measured(impl, lab, 50, False)
    return torch.tensor(ratio, dtype=torch.float64).log10()


@case(points=2)
def fifty_residual(impl, lab):
    return measured(impl, lab, 50, True)


@case(points=1)
def other_widths(impl, lab):
    return [measured(impl, lab, depth, skip, d=9) for depth in (1, 5) for skip in (False, True)]


@case(points=1, needs="two_layers")
def same_again(impl, lab):
    X = lab.randn(4, 8, dtype=torch.float64)
    before = X.clone()
    ratios = [impl.grad_ratio(3, True, X, seed) for seed in (lab.seed, lab.seed, lab.seed + 1)]
    return {"ratios": ratios, "changed": not torch.equal(X, before)}


def measured(impl, lab, depth, skip, d=64):
    X = lab.randn(16, d, dtype=torch.float64)
    return impl.grad_ratio(depth, skip, X, lab.seed)
