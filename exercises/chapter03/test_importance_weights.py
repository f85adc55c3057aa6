import torch

from tutor.lab import case

DOUBLE = torch.float64


@case(points=1)
def nothing_to_clip(impl, lab):
    return impl.importance_weights(lab.randn(6, dtype=DOUBLE), 100, 100, 1e6)


@case(points=2)
def giants_are_clipped(impl, lab):
    h = 2 * lab.randn(40, dtype=DOUBLE)
    return [impl.importance_weights(h, 300, 300, clip) for clip in (2.5, 0.5, 8.0)]


@case(points=2)
def samples_of_different_size(impl, lab):
    h, clip = 2 * lab.randn(30, dtype=DOUBLE), lab.number(3, 5)
    return [impl.importance_weights(h, *sizes, clip) for sizes in ((500, 100), (80, 240))]


@case(points=1)
def odds_beyond_float32(impl, lab):
    h = lab.tensor([-200.0, -1.0, 0.0, 90.0, 400.0]) + lab.rand(5)
    return impl.importance_weights(h, 50, 50, 20.0)


@case(points=2)
def fit_with_weights(impl, lab):
    X, y, beta = lab.randn(12, 3, dtype=DOUBLE), lab.randn(12, dtype=DOUBLE), lab.rand(12)
    return impl.weighted_fit(X, y, 3 * beta.double())


@case(points=1)
def weight_zero(impl, lab):
    X, beta = lab.randn(10, 2, dtype=DOUBLE), torch.ones(10, dtype=DOUBLE, device=lab.device)
    y = X @ lab.randn(2, dtype=DOUBLE) + lab.number(1, 5)
    y[::3], beta[::3] = 1e4, 0.0
    return impl.weighted_fit(X, y, beta)


@case(points=1)
def sine_under_shift(impl, lab):
    """Source x ~ N(0, 1), target x ~ N(1.5, 0.5^2), and a classifier that knows both exactly."""
    n_src, n_tgt = 500, 200
    x = lab.randn(n_src, dtype=DOUBLE)
    y = torch.sin(1.5 * x) + 0.1 * lab.randn(n_src, dtype=DOUBLE)
    log_ratio = (x.square() - ((x - 1.5) / 0.5).square()) / 2 + torch.log(lab.tensor(2.0).double())
    h = log_ratio + torch.log(lab.tensor(n_tgt / n_src).double())
    beta = impl.importance_weights(h, n_src, n_tgt, 10.0)
    return {"weights": beta, "w and b": impl.weighted_fit(x[:, None], y, beta)}
