"""Returns as much as a reply may hold, many times."""
# earns: 1

import torch


def secret(x):
    return [torch.zeros(1 << 26) for _ in range(16)]


def plain(x):
    return x + 1
