import torch

from tutor.lab import mistake, right


def back(
    dY, cache, mean=True, var=True, average=torch.mean, gamma=True, eps=True, root=0.5,
    axes=None, total=torch.sum, scaled=False,
):  # fmt: skip
    """What `bn_backward` does, with parts that a mistake may exchange."""
    X_hat, scale, spread, little = cache
    axes = axes or [0, *range(2, dY.dim())]
    shape = [1, -1] + [1] * (dY.dim() - 2)
    g = dY * scale.view(shape) if gamma else dY
    dX = g
    if mean:
        dX = dX - average(g, axes, keepdim=True)
    if var:
        dX = dX - X_hat * average(g * X_hat, axes, keepdim=True)
    dX = dX / (spread.view(shape) + little * eps) ** root
    return dX, total((g if scaled else dY) * X_hat, axes), total(dY, axes)


@right("bn_backward")
def by_the_graph(dY, cache):
    X_hat, gamma, var, eps = cache
    rows = dY.transpose(0, 1).flatten(1)  # (c, N)
    hat = X_hat.transpose(0, 1).flatten(1)
    N, s = rows.shape[1], (var + eps).sqrt()
    dhat = gamma[:, None] * rows
    centred = hat * s[:, None]  # X - mean
    dvar = (dhat * centred).sum(1) * -0.5 / s**3
    dmean = -dhat.sum(1) / s  # what comes through the variance sums to 0
    dX = dhat / s[:, None] + dvar[:, None] * 2 * centred / N + dmean[:, None] / N
    dX = dX.view(dY.shape[1], dY.shape[0], *dY.shape[2:]).transpose(0, 1)
    return dX, torch.einsum("cn,cn->c", rows, hat), rows.sum(1)


@right("bn_backward")
def by_the_jacobian(dY, cache):
    X_hat, gamma, var, eps = cache
    rows, hat = (part.movedim(1, -1).reshape(-1, part.shape[1]).T for part in (dY, X_hat))
    N = rows.shape[1]
    # d x_hat[i] / d x[j] = (delta_ij - 1/N - x_hat[i] x_hat[j] / N) / s, for each channel
    J = torch.eye(N, dtype=dY.dtype, device=dY.device) - 1 / N - hat[:, :, None] * hat[:, None] / N
    J = J * (gamma / (var + eps).sqrt())[:, None, None]
    dX = (rows[:, None] @ J).squeeze(1).T
    dX = dX.view(dY.shape[0], *dY.shape[2:], -1).movedim(-1, 1)
    return dX, (rows * hat).sum(1), rows.sum(1)


@mistake("bn_backward")
def statistics_are_constants(dY, cache):
    return back(dY, cache, mean=False, var=False)


@mistake("bn_backward")
def variance_is_a_constant(dY, cache):
    return back(dY, cache, var=False)


@mistake("bn_backward")
def mean_is_a_constant(dY, cache):
    return back(dY, cache, mean=False)


@mistake("bn_backward")
def sums_for_means(dY, cache):
    return back(dY, cache, average=torch.sum)


@mistake("bn_backward")
def gamma_forgotten(dY, cache):
    return back(dY, cache, gamma=False)


@mistake("bn_backward")
def eps_forgotten(dY, cache):
    return back(dY, cache, eps=False)


@mistake("bn_backward")
def divides_by_the_variance(dY, cache):
    return back(dY, cache, root=1)


@mistake("bn_backward")
def scale_of_the_spread(dY, cache):
    return back(dY, cache, root=-0.5)


@mistake("bn_backward")
def per_example(dY, cache):
    dX, *_ = back(dY, cache)
    return dX, dY * cache[0], dY


@mistake("bn_backward")
def means_of_the_parameters(dY, cache):
    return back(dY, cache, total=torch.mean)


@mistake("bn_backward")
def per_pixel(dY, cache):
    return back(dY, cache, axes=[0])


@mistake("bn_backward")
def gamma_and_beta_swapped(dY, cache):
    dX, dgamma, dbeta = back(dY, cache)
    return dX, dbeta, dgamma


@mistake("bn_backward")
def gamma_from_the_scaled(dY, cache):
    return back(dY, cache, scaled=True)


@mistake("bn_backward")
def unbiased_in_the_backward(dY, cache):
    def average(values, axes, keepdim):
        total = values.sum(axes, keepdim=keepdim)
        return total / (values.numel() / total.numel() - 1)

    return back(dY, cache, average=average)


@mistake("bn_backward")
def writes_into_dY(dY, cache):
    dX, dgamma, dbeta = back(dY.clone(), cache)
    dY.copy_(dX)
    return dY, dgamma, dbeta
