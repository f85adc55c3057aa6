import torch

from tutor.lab import case

STEPS = [0.25, 0.5, 1.0, 2.0, 4.0]


@case(points=2)
def gauss_of_one_error(impl, lab):
    return impl.gauss_nll(*a_pair(lab, 1), lab.number(0.5, 3))


@case(points=2)
def laplace_of_one_error(impl, lab):
    return impl.laplace_nll(*a_pair(lab, 1), lab.number(0.5, 3))


@case(points=1)
def gauss_of_any_shape(impl, lab):
    return [impl.gauss_nll(*a_pair(lab, *shape), lab.number(0.5, 3)) for shape in shapes()]


@case(points=1)
def laplace_of_any_shape(impl, lab):
    return [impl.laplace_nll(*a_pair(lab, *shape), lab.number(0.5, 3)) for shape in shapes()]


@case(points=1)
def gauss_of_an_outlier(impl, lab):
    y_hat, y = a_pair(lab, 6)
    y[2] += lab.number(1000, 2000)
    y_hat.requires_grad_()
    loss = impl.gauss_nll(y_hat, y, lab.number(0.5, 1))
    loss.backward()
    return {"loss": loss, "gradient": y_hat.grad}


@case(points=1)
def laplace_of_an_outlier(impl, lab):
    y_hat, y = a_pair(lab, 6)
    y[2] += lab.number(1000, 2000)
    y_hat.requires_grad_()
    loss = impl.laplace_nll(y_hat, y, lab.number(0.5, 1))
    loss.backward()
    return {"loss": loss, "gradient": y_hat.grad}


@case(points=1)
def gauss_finds_mean_and_spread(impl, lab):
    y = some_targets(lab)
    centres = torch.cat((y, y.mean()[None]))
    widths = y.std(correction=0) * lab.tensor(STEPS, torch.float64)
    return {
        "centre": best(centres, lambda c: impl.gauss_nll(c.expand(9), y, 1.0)),
        "sigma": best(widths, lambda s: impl.gauss_nll(y.mean().expand(9), y, s.item())),
    }


@case(points=1)
def laplace_finds_median_and_spread(impl, lab):
    y = some_targets(lab)
    centres = torch.cat((y, y.mean()[None]))
    widths = (y - y.median()).abs().mean() * lab.tensor(STEPS, torch.float64)
    return {
        "centre": best(centres, lambda c: impl.laplace_nll(c.expand(9), y, 1.0)),
        "b": best(widths, lambda b: impl.laplace_nll(y.median().expand(9), y, b.item())),
    }


def a_pair(lab, *shape):
    """Predictions and targets."""
    return lab.randn(*shape, dtype=torch.float64), lab.randn(*shape, dtype=torch.float64)


def some_targets(lab):
    """Nine targets, three of them far out on one side: their mean is none of them."""
    y = lab.rand(9, dtype=torch.float64)
    y[6:] = 5 + 5 * y[6:]
    return y


def shapes():
    return [(7,), (4, 3), (2, 3, 2), (0,)]


def best(candidates, loss):
    """The candidate with the smallest loss."""
    losses = [float(loss(candidate)) for candidate in candidates]
    return candidates[losses.index(min(losses))]
