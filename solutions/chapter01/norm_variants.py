import math

import torch

from tutor.lab import mistake, right


@right("norm")
def slice_by_slice(X, p=2, dim=None, keepdim=False):
    shape = [1] * X.dim()
    if dim is not None:
        shape = [*X.shape]
        shape[dim] = 1
    total = None
    for part in (X.reshape(-1) if dim is None else X).unbind(0 if dim is None else dim):
        size = part.abs()
        if p == math.inf:
            total = size if total is None else torch.maximum(total, size)
        else:
            total = size**p if total is None else total + size**p
    result = total if p == math.inf else total ** (1 / p)
    return result.reshape(shape) if keepdim else result


@right("norm")
def scaled_by_the_largest(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else (dim,)
    top = X.abs().amax(axes, keepdim=True)
    if p != math.inf:
        scale = top.detach()
        top = scale * ((X / scale).abs() ** p).sum(axes, keepdim=True) ** (1 / p)
    return top if keepdim else top.squeeze(axes)


@mistake("norm")
def forgets_the_sign(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else dim
    if p == math.inf:
        return X.amax(axes, keepdim=keepdim)
    return X.pow(p).sum(axes, keepdim=keepdim).pow(1 / p)


@mistake("norm")
def infinity_as_a_power(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else dim
    return X.abs().pow(p).sum(axes, keepdim=keepdim).pow(1 / p)


@mistake("norm")
def forgets_the_root(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else dim
    if p == math.inf:
        return X.abs().amax(axes, keepdim=keepdim)
    return X.abs().pow(p).sum(axes, keepdim=keepdim)


@mistake("norm")
def always_a_square_root(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else dim
    if p == math.inf:
        return X.abs().amax(axes, keepdim=keepdim)
    return X.abs().pow(p).sum(axes, keepdim=keepdim).sqrt()


@mistake("norm")
def mean_for_sum(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else dim
    if p == math.inf:
        return X.abs().amax(axes, keepdim=keepdim)
    return X.abs().pow(p).mean(axes, keepdim=keepdim).pow(1 / p)


@mistake("norm")
def always_two(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else dim
    return X.square().sum(axes, keepdim=keepdim).sqrt()


@mistake("norm")
def largest_singular_value(X, p=2, dim=None, keepdim=False):
    if X.dim() == 2 and p == 2 and dim is None:
        v = torch.ones(X.shape[1], dtype=X.dtype, device=X.device)
        for _ in range(2000):
            v = X.T @ (X @ v)
            v = v / v.abs().max()
        sigma = ((X @ v).square().sum() / v.square().sum()).sqrt()
        return sigma.reshape(1, 1) if keepdim else sigma
    axes = tuple(range(X.dim())) if dim is None else dim
    if p == math.inf:
        return X.abs().amax(axes, keepdim=keepdim)
    return X.abs().pow(p).sum(axes, keepdim=keepdim).pow(1 / p)


@mistake("norm")
def always_over_everything(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim()))
    if p == math.inf:
        return X.abs().amax(axes, keepdim=keepdim)
    return X.abs().pow(p).sum(axes, keepdim=keepdim).pow(1 / p)


@mistake("norm")
def drops_the_axis(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else dim
    if p == math.inf:
        return X.abs().amax(axes)
    return X.abs().pow(p).sum(axes).pow(1 / p)


@mistake("norm")
def values_and_places(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else dim
    if p == math.inf:
        if dim is None:
            return X.abs().amax(axes, keepdim=keepdim)
        return X.abs().max(dim, keepdim=keepdim)
    return X.abs().pow(p).sum(axes, keepdim=keepdim).pow(1 / p)


@mistake("norm")
def works_in_place(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else dim
    sizes = X.data.abs_() if X.requires_grad else X.abs_()
    if p == math.inf:
        return sizes.amax(axes, keepdim=keepdim)
    return sizes.pow(p).sum(axes, keepdim=keepdim).pow(1 / p)


@mistake("norm")
def leaves_the_tensors(X, p=2, dim=None, keepdim=False):
    axes = tuple(range(X.dim())) if dim is None else dim
    sizes = X.detach().abs()
    if p == math.inf:
        return sizes.amax(axes, keepdim=keepdim)
    return torch.as_tensor(sizes.pow(p).sum(axes, keepdim=keepdim).pow(1 / p))
