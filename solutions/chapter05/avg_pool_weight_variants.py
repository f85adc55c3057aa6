import torch

from tutor.lab import mistake, right


@right("avg_pool_weight")
def repeated(c, k):
    kernel = torch.ones(k, k) / (k * k)
    return kernel.repeat(c, 1, 1, 1)


@right("avg_pool_weight")
def normalised(c, k):
    w = torch.ones(c, 1, k, k)
    return w / w.sum((2, 3), keepdim=True)


@mistake("avg_pool_weight")
def every_channel_from_all(c, k):
    return torch.full((c, c, k, k), 1 / k**2)


@mistake("avg_pool_weight")
def mean_over_the_channels_too(c, k):
    return torch.full((c, c, k, k), 1 / (c * k**2))


@mistake("avg_pool_weight")
def zeros_for_the_others(c, k):
    return torch.eye(c)[:, :, None, None].expand(c, c, k, k) / k**2


@mistake("avg_pool_weight")
def one_over_k(c, k):
    return torch.full((c, 1, k, k), 1 / k)


@mistake("avg_pool_weight")
def sums(c, k):
    return torch.ones(c, 1, k, k)


@mistake("avg_pool_weight")
def shared_among_channels(c, k):
    return torch.full((c, 1, k, k), 1 / (c * k**2))


@mistake("avg_pool_weight")
def channels_second(c, k):
    return torch.full((1, c, k, k), 1 / k**2)


@mistake("avg_pool_weight")
def an_axis_short(c, k):
    return torch.full((c, k, k), 1 / k**2)


@mistake("avg_pool_weight")
def looks_at_one_pixel(c, k):
    w = torch.zeros(c, 1, k, k)
    w[:, :, 0, 0] = 1.0
    return w


@mistake("avg_pool_weight")
def whole_numbers(c, k):
    return torch.full((c, 1, k, k), 1 // k**2)
