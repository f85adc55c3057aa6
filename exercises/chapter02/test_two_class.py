import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["softmax", "logsumexp"])


@case(points=2)
def one_example(impl, lab):
    return impl.two_class(lab.randn(1, 2, dtype=torch.float64))


@case(points=1)
def several_examples(impl, lab):
    return [impl.two_class(lab.randn(n, 2, dtype=torch.float64)) for n in (5, 2, 3)]


@case(points=2)
def large_scores(impl, lab):
    wide = far_apart(lab)
    return impl.two_class(wide), impl.two_class(wide.float()), wide


@case(points=1)
def finite_gradients(impl, lab):
    o = far_apart(lab).requires_grad_()
    (impl.two_class(o) * lab.randn(6, dtype=torch.float64)).sum().backward()
    return o.grad


@case(points=2)
def one_output_for_two(impl, lab):
    W, b = lab.randn(3, 2, dtype=torch.float64), lab.randn(2, dtype=torch.float64)
    w, c = impl.one_output(W, b)
    return {"w": w + 0, "c": c + 0}


@case(points=2)
def same_probabilities(impl, lab):
    X, W, b = lab.randn(5, 4), lab.randn(4, 2), lab.randn(2)
    w, c = impl.one_output(W, b)
    return {"p": torch.sigmoid(X @ w + c), "W": W, "b": b}


def far_apart(lab):
    """Scores near each other and near 800, -800, or far from each other."""
    heights = [[800.0, 800.0], [-800.0, -800.0], [800.0, -800.0], [-800.0, 800.0], [0.0, 800.0]]
    o = lab.tensor([*heights, [0.0, 0.0]], dtype=torch.float64)
    return o + lab.randn(6, 2, dtype=torch.float64)
