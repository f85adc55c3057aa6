"""The references of chapter 04 that rebuild a part of PyTorch agree with PyTorch."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import nn

from tests.content.references import names_of


def test_lazy_dense_is_a_linear_layer_that_loads_its_state() -> None:
    layer = names_of("lazy_dense")["LazyDense"](3)
    X, linear = torch.randn(2, 5, 4), nn.Linear(4, 3)
    layer(X)
    assert layer.weight.abs().max() <= 1 / math.sqrt(4)
    layer.load_state_dict(linear.state_dict())
    torch.testing.assert_close(layer(X), linear(X))


def test_dry_run_finds_the_shapes_of_a_real_pass() -> None:
    net = nn.Sequential(nn.Conv2d(1, 4, 3, stride=2), nn.ReLU(), nn.Flatten(), nn.Linear(196, 3))
    found = names_of("dry_run")["dry_run"](net, (2, 1, 15, 15))
    x, shapes = torch.zeros(2, 1, 15, 15), []
    for layer in net:
        x = layer(x)
        shapes.append(tuple(x.shape))
    assert found == shapes


def test_bilinear_reduce_is_bilinear_with_itself() -> None:
    layer = names_of("bilinear_reduce")["BilinearReduce"](4, 3).double()
    X = torch.randn(5, 4, dtype=torch.float64)
    torch.testing.assert_close(layer(X), F.bilinear(X, X, layer.W.permute(2, 0, 1)))


def test_half_fourier_is_the_sum_of_the_definition_and_comes_back() -> None:
    layer = names_of("half_fourier")["HalfFourier"]()
    for n in (1, 2, 7, 8):
        X = torch.randn(3, n, dtype=torch.float64)
        k, t = torch.arange(n // 2 + 1.0), torch.arange(float(n))
        waves = torch.exp(-2j * math.pi * k[:, None].double() * t.double() / n)
        torch.testing.assert_close(layer(X), X.to(torch.complex128) @ waves.T)
        torch.testing.assert_close(layer.inverse(layer(X), n), X)


def test_centered_is_layer_norm_without_the_division() -> None:
    X = torch.randn(4, 6, dtype=torch.float64)
    spread = X.std(dim=-1, keepdim=True, correction=0)
    expected = F.layer_norm(X, (6,), eps=0.0) * spread
    torch.testing.assert_close(names_of("centered")["Centered"]()(X), expected)
