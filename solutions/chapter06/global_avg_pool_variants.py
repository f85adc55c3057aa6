import torch

from tutor.lab import mistake, right


@right("global_avg_pool")
def one_axis_after_the_other(X):
    return X.flatten(2).sum(-1) / (X.shape[2] * X.shape[3])


@right("global_avg_pool")
def by_einsum(X):
    return torch.einsum("nchw->nc", X) / X[0, 0].numel()


@mistake("global_avg_pool")
def sums(X):
    return X.sum((2, 3))


@mistake("global_avg_pool")
def over_the_channels(X):
    return X.mean(1)


@mistake("global_avg_pool")
def keeps_the_axes(X):
    return X.mean((2, 3), keepdim=True)


@mistake("global_avg_pool")
def over_the_rows_only(X):
    return X.mean(3)


@mistake("global_avg_pool")
def over_the_batch_too(X):
    return X.mean((0, 2, 3))


@mistake("global_avg_pool")
def a_fixed_window(X):
    return X.sum((2, 3)) / 25


@mistake("global_avg_pool")
def largest(X):
    return X.amax((2, 3))


@mistake("global_avg_pool")
def flattens_in_memory_order(X):
    n, c, h, w = X.shape
    in_memory = X.as_strided((n, c, h * w), (c * h * w, h * w, 1), X.storage_offset())
    return in_memory.mean(2)
