"""The references of chapter 5 agree with PyTorch where it has the same thing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from tests.content.references import function_of

ROOT = Path(__file__).parents[2]


def randn(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, dtype=torch.float64)


def test_out_size_is_that_of_real_layers() -> None:
    out_size, draw = function_of("out_size"), random.Random(0)
    for _ in range(200):
        n, k, p = draw.randint(1, 30), draw.randint(1, 6), draw.randint(0, 4)
        s, d = draw.randint(1, 5), draw.randint(1, 3)
        layer = torch.nn.Conv1d(1, 1, k, s, p, d, device="meta")
        try:
            size = layer(torch.empty(1, 1, n, device="meta")).shape[-1]
        except RuntimeError:  # the kernel is larger than the padded input
            size = 0
        assert out_size(n, k, p, s, d) == size, (n, k, p, s, d)
    assert (out_size(8, 3, 0, 3), out_size(8, 5, 1, 4)) == (2, 2)


@pytest.mark.parametrize("mode", ["zero", "reflect", "replicate"])
def test_pad2d(mode: str) -> None:
    pad2d, X = function_of("pad2d"), randn(2, 3, 5, 6)
    theirs = "constant" if mode == "zero" else mode
    for pad in [(0, 0, 0, 0), (1, 2, 3, 4), (4, 0, 0, 5)]:
        expected = F.pad(X, (*pad[2:], *pad[:2]), theirs)  # the last axis first
        torch.testing.assert_close(pad2d(X, pad, mode), expected)


@pytest.mark.filterwarnings("ignore")  # of a copy that even kernels may need
def test_same_pad_keeps_the_size_as_padding_same_does() -> None:
    same_pad, X = function_of("same_pad"), randn(1, 1, 20)
    for k in range(1, 8):
        for d in (1, 2, 3):
            W = randn(1, 1, k)
            mine = F.conv1d(F.pad(X, same_pad(k, d)), W, dilation=d)
            torch.testing.assert_close(mine, F.conv1d(X, W, padding="same", dilation=d))


def test_conv2d_and_conv1x1() -> None:
    conv2d, conv1x1 = function_of("conv2d"), function_of("conv1x1")
    X, W, b = randn(2, 3, 7, 9), randn(4, 3, 3, 2), randn(4)
    for stride, pad in [(1, 0), (2, 1), (3, 2)]:
        torch.testing.assert_close(conv2d(X, W, b, stride, pad), F.conv2d(X, W, b, stride, pad))
    W = randn(5, 3)
    torch.testing.assert_close(conv1x1(X, W), F.conv2d(X, W[:, :, None, None]))


def test_compose_is_two_steps_in_one() -> None:
    compose, X = function_of("compose"), randn(1, 1, 9, 10)
    K1, K2 = randn(1, 1, 2, 4), randn(1, 1, 3, 2)
    K = compose(K1[0, 0], K2[0, 0])
    torch.testing.assert_close(F.conv2d(F.conv2d(X, K1), K2), F.conv2d(X, K[None, None]))


def test_pooling() -> None:
    pool2d, weight, X = function_of("pool2d"), function_of("avg_pool_weight"), randn(2, 3, 7, 8) - 2
    for k, s, p in [(2, None, 0), (3, 2, 1), (2, 1, 1)]:
        torch.testing.assert_close(pool2d(X, k, s, p), F.max_pool2d(X, k, s, p))
        torch.testing.assert_close(pool2d(X, k, s, p, "avg"), F.avg_pool2d(X, k, s, p))
    as_conv = F.conv2d(X, weight(3, 2).double(), stride=2, groups=3)
    torch.testing.assert_close(as_conv, F.avg_pool2d(X, 2))
    a, b = randn(4, 5), randn(4, 5)
    torch.testing.assert_close(function_of("max_by_relu")(a, b), torch.maximum(a, b))


def test_conv_matrix_slides() -> None:
    K, X = randn(2, 3), randn(4, 5)
    M = function_of("conv_matrix")(K, 4, 5)
    slid = F.conv2d(X[None, None], K[None, None]).flatten()
    torch.testing.assert_close(M @ X.flatten(), slid)


def test_dense_vs_conv_counts_as_layers_do() -> None:
    dense = torch.nn.Linear(3 * 5 * 6, 4 * 5 * 6, device="meta")
    conv = torch.nn.Conv2d(3, 4, 3, padding=1, device="meta")
    counts = tuple(sum(p.numel() for p in net.parameters()) for net in (dense, conv))
    assert function_of("dense_vs_conv")(5, 6, 3, 4, 3) == counts
