import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["autograd", "batch-norm", "layer-norm"])


@case(points=2)
def gradient_of_beta(impl, lab):
    return impl.bn_backward(*passed(lab, 5, 3))[2]


@case(points=2)
def gradient_of_gamma(impl, lab):
    return impl.bn_backward(*passed(lab, 6, 2))[1]


@case(points=3)
def gradient_of_the_input(impl, lab):
    return [impl.bn_backward(*passed(lab, *shape))[0] for shape in ((5, 3), (2, 4))]


@case(points=2)
def of_maps(impl, lab):
    seen = []
    for shape in ((2, 3, 4, 2), (3, 2, 2, 2)):
        seen += impl.bn_backward(*passed(lab, *shape))
    return seen


@case(points=1, needs="gradient_of_the_input")
def hardly_any_spread(impl, lab):
    # a channel that varies by a thousandth: eps is most of what stands under the root
    dY, (X_hat, gamma, var, eps) = passed(lab, 7, 2, spread=1e-3, eps=1e-5)
    before = dY.clone()
    dX, *_ = impl.bn_backward(dY, (X_hat, gamma, var, eps))
    return {"dX": dX, "dY": dY, "changed": not torch.equal(dY, before)}


def passed(lab, *shape, spread=1.0, eps=0.1):
    """dY and the cache of a forward pass."""
    X = spread * lab.randn(*shape, dtype=torch.float64)
    axes = [0, *range(2, X.dim())]
    mean = X.mean(axes, keepdim=True)
    var = X.var(axes, correction=0)
    X_hat = (X - mean) / (var.view(mean.shape) + eps).sqrt()
    gamma = lab.randn(shape[1], dtype=torch.float64)
    return lab.randn(*shape, dtype=torch.float64), (X_hat, gamma, var, eps)
