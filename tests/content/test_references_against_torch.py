"""The references that rebuild a part of PyTorch agree with PyTorch.

A case compares a learner with the reference only, so somebody has to watch the reference.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import torch.nn.functional as F

from tests.content.references import names_of

ROOT = Path(__file__).parents[2]


# -- value ----------------------------------------------------------------------------------------


Step = Callable[[Any, Any], Any]
STEPS: list[Step] = [
    lambda a, b: a + b,
    lambda a, b: a - b * 0.5,
    lambda a, b: a * b * 0.7,
    lambda a, b: a / (b * b + 1.0),
    lambda a, b: (-(a * a)).exp() + 2.0,
    lambda a, b: (a * a + 1.0).log() - b,
    lambda a, b: a.relu() + b,
    lambda a, b: 3.0 - a,
    lambda a, b: 1.0 / (a * a + 0.5),
]


def build(leaves: list[Any], seed: int, size: int = 40) -> Any:
    """The same random graph, with many shared values, for any kind of number."""
    draw = random.Random(seed)
    values = list(leaves)
    for _ in range(size):
        a, b = draw.choice(values[-8:]), draw.choice(values)
        values.append(draw.choice(STEPS)(a, b))
    return values[-1] + values[-2] * 0.5


@pytest.mark.parametrize("seed", range(200))
def test_value_differentiates_random_graphs_as_torch_does(seed: int) -> None:
    value = names_of("value")["Value"]
    draw = random.Random(seed)
    data = [draw.uniform(-2, 2) for _ in range(4)]
    mine = [value(number) for number in data]
    theirs = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in data]
    my_result, their_result = build(mine, seed), build(theirs, seed)
    my_result.backward()
    their_result.backward()
    assert my_result.data == pytest.approx(their_result.item(), rel=1e-9)
    slopes = [0.0 if leaf.grad is None else leaf.grad.item() for leaf in theirs]
    assert [leaf.grad for leaf in mine] == pytest.approx(slopes, rel=1e-9, abs=1e-12)


def test_value_goes_through_a_chain_of_100_000_values_and_through_shared_ones() -> None:
    value = names_of("value")["Value"]
    x = value(1.5)
    deep = x
    for _ in range(100_000):
        deep = deep + 1e-6
    for _ in range(500):  # 2 to the 500 paths
        deep = deep * 0.5 + deep * 0.5
    deep.backward()
    assert x.grad == pytest.approx(1.0)


def test_value_adds_up_in_leaves_over_calls_as_torch_does() -> None:
    value = names_of("value")["Value"]
    x, t = value(1.5), torch.tensor(1.5, dtype=torch.float64, requires_grad=True)
    inner, torch_inner = x * x, t * t
    result, torch_result = inner * inner, torch_inner * torch_inner
    for _ in range(3):
        result.backward()
        torch_result.backward(retain_graph=True)
        assert t.grad is not None
        assert x.grad == pytest.approx(t.grad.item())
    assert inner.grad == pytest.approx(2 * 1.5**2)


# -- vjp, predict_gradient ------------------------------------------------------------------------


def test_vjp_is_the_transposed_jacobian_times_v() -> None:
    vjp = names_of("vjp")["vjp"]
    generator = torch.Generator().manual_seed(0)
    A = torch.randn(5, 7, generator=generator, dtype=torch.float64)
    x = torch.randn(7, generator=generator, dtype=torch.float64)
    v = torch.randn(5, generator=generator, dtype=torch.float64)

    def f(x: torch.Tensor) -> torch.Tensor:
        return torch.tanh(A @ x) * x[:5]

    jacobian = torch.func.jacrev(f)(x)
    torch.testing.assert_close(vjp(f, x, v), jacobian.T @ v)


def test_the_predicted_gradient_is_four_and_a_half_everywhere() -> None:
    names = names_of("predict_gradient")
    assert names["out"].item() == 27
    assert names["z"].tolist() == [[27, 27], [27, 27]]
    assert names["x_grad"].tolist() == [[4.5, 4.5], [4.5, 4.5]]


# -- corr2d, learn_kernel, receptive_field --------------------------------------------------------


@pytest.mark.parametrize("shapes", [((3, 3), (3, 3)), ((7, 9), (2, 4)), ((5, 6), (1, 1))])
def test_corr2d_is_conv2d_of_one_channel(shapes: tuple[tuple[int, int], tuple[int, int]]) -> None:
    corr2d = names_of("corr2d")["corr2d"]
    X, K = (torch.randn(shape, dtype=torch.float64) for shape in shapes)
    torch.testing.assert_close(corr2d(X, K), F.conv2d(X[None, None], K[None, None])[0, 0])


def test_learn_kernel_finds_the_kernel() -> None:
    learn_kernel = names_of("learn_kernel")["learn_kernel"]
    generator = torch.Generator().manual_seed(0)
    X, K = torch.randn(16, 15, generator=generator), torch.randn(3, 2, generator=generator)
    found, losses = learn_kernel(X, F.conv2d(X[None, None], K[None, None])[0, 0], (3, 2))
    torch.testing.assert_close(found, K, rtol=0, atol=1e-3)
    assert losses[-1] < losses[0] / 1000


@pytest.mark.parametrize("seed", range(20))
def test_receptive_field_is_the_footprint_of_the_gradient(seed: int) -> None:
    receptive_field = names_of("receptive_field")["receptive_field"]
    draw = random.Random(seed)
    layers = []
    for _ in range(draw.randrange(5)):
        k = draw.randrange(1, 5)
        layers.append((k, draw.randrange(1, k + 1), draw.randrange(3)))
    size, stride, offset = receptive_field(layers)
    output = -offset // stride + 2  # far enough from the left border to see no padding
    pixels = torch.ones(1, 1, offset + (output + 2) * stride + 2 * size, requires_grad=True)
    Y = pixels
    for k, s, p in layers:
        Y = F.conv1d(Y, torch.ones(1, 1, k), stride=s, padding=p)
    (slopes,) = torch.autograd.grad(Y[0, 0, output], pixels)
    seen = slopes[0, 0].nonzero().flatten().tolist()
    first = offset + output * stride
    assert seen == list(range(first, first + size))
