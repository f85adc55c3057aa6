"""A network for any function made of straight pieces, without training."""

import torch
from torch import Tensor, nn


def pwl_net(knots: Tensor, values: Tensor, left_slope: float, right_slope: float) -> nn.Sequential:
    """A network with one hidden layer of ReLU units that equals a piecewise linear function.

    f(x) = v_0 - left * relu(k_0 - x) + s_0 * relu(x - k_0) + sum of (s_i - s_(i-1)) relu(x - k_i)
    with s_i the slope right of knot i. The first unit looks to the left, all others to the right.
    """
    k = len(knots)
    between = (values[1:] - values[:-1]) / (knots[1:] - knots[:-1])  # (k - 1,)
    slopes = torch.cat([between, between.new_tensor([right_slope])])  # right of each knot, (k,)
    net = nn.Sequential(nn.Linear(1, k + 1), nn.ReLU(), nn.Linear(k + 1, 1))
    net = net.to(device=knots.device, dtype=knots.dtype)
    hidden, _, output = net
    with torch.no_grad():
        hidden.weight.fill_(1.0)[0] = -1.0
        hidden.bias[0], hidden.bias[1:] = knots[0], -knots
        output.weight[0, 0], output.weight[0, 1] = -left_slope, slopes[0]
        output.weight[0, 2:] = slopes[1:] - slopes[:-1]  # each knot bends: it CHANGES the slope
        output.bias[0] = values[0]
    return net
