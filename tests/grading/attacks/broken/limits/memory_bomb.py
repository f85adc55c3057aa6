"""Takes memory until it is stopped."""
# earns: 1

import torch


def secret(x):
    kept = []
    while True:
        kept.append(torch.ones(10_000_000))


def plain(x):
    return x + 1
