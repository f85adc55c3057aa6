import torch

from tutor.lab import case

REDUCTIONS = ("sum", "mean", "half-mean")


@case(points=2)
def from_sum_to_mean(impl, lab):
    return impl.same_trajectory_lr(lab.number(0.001, 0.01), lab.whole(5, 50), "sum", "mean")


@case(points=2)
def from_mean_to_half_mean(impl, lab):
    return impl.same_trajectory_lr(lab.number(0.01, 0.1), lab.whole(5, 50), "mean", "half-mean")


@case(points=3)
def from_each_to_each(impl, lab):
    lr, batch_size = lab.number(0.01, 0.1), lab.whole(5, 50)
    return {
        f"{frm} to {to}": impl.same_trajectory_lr(lr, batch_size, frm, to)
        for frm in REDUCTIONS
        for to in REDUCTIONS
    }


@case(points=3)
def twenty_steps(impl, lab):
    # descends with the mean and lr, then with each reduction and the learning rate for it
    batch_size, lr = 8, lab.number(0.05, 0.1)
    X, y = (lab.randn(20, batch_size, *rest, dtype=torch.float64) for rest in ((3,), ()))
    rates = {to: impl.same_trajectory_lr(lr, batch_size, "mean", to) for to in REDUCTIONS}
    return {to: descend(X, y, rate, to) for to, rate in rates.items()}


def descend(X, y, lr, reduction):
    """The weights after one step on each batch, X[i] with y[i]."""
    w = torch.zeros(3, dtype=X.dtype, device=X.device)
    factor = {"sum": 1, "mean": 1 / X.shape[1], "half-mean": 1 / (2 * X.shape[1])}[reduction]
    for some_X, some_y in zip(X, y, strict=True):
        w = w - lr * factor * 2 * some_X.T @ (some_X @ w - some_y)
    return w
