import torch

from tutor.lab import case


@case(points=1)
def one_example(impl, lab):
    return impl.Centered()(lab.randn(1, 4))


@case(points=1)
def as_many_examples_as_features(impl, lab):
    return impl.Centered()(lab.randn(3, 3, dtype=torch.float64))


@case(points=1)
def any_axes(impl, lab):
    X = 3 + lab.randn(4, 3, 2, 5, dtype=torch.float64).transpose(1, 3)  # not contiguous
    return impl.Centered()(X), impl.Centered()(X[0, 0, 0])


@case(points=1)
def gradient(impl, lab):
    X, layer = lab.randn(2, 3, dtype=torch.float64, requires_grad=True), impl.Centered()
    (layer.to(lab.device)(X) * lab.randn(2, 3, dtype=torch.float64)).sum().backward()
    return X.grad.clone()


@case(points=1, needs="one_example")
def nothing_else_changes(impl, lab):
    X, layer = lab.randn(3, 4), impl.Centered()
    before = X.clone()
    layer(X)
    return X - before, sorted(layer.state_dict()), X.mean()
