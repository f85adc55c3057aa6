"""The references of lessons 03.08 to 03.10 agree with PyTorch."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from tests.content.references import names_of

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lam", [0.0, 0.3])
def test_forward_backward_is_autograds(lam: float) -> None:
    g = torch.Generator().manual_seed(1)
    x = torch.randn(6, 5, generator=g, dtype=torch.float64)
    y = torch.randint(0, 4, (6,), generator=g)
    shapes = {"W1": (3, 5), "b1": (3,), "W2": (4, 3), "b2": (4,)}
    leaves = {
        name: torch.randn(shape, generator=g, dtype=torch.float64).requires_grad_()
        for name, shape in shapes.items()
    }
    W1, b1, W2, b2 = leaves.values()
    J = F.cross_entropy(F.linear(F.linear(x, W1, b1).tanh(), W2, b2), y)
    J = J + lam / 2 * (W1.square().sum() + W2.square().sum())
    torch.autograd.backward(J)
    with torch.no_grad():
        mine, grads = names_of("forward_backward")["forward_backward"](x, y, *leaves.values(), lam)
    torch.testing.assert_close(mine, J.detach())
    torch.testing.assert_close(grads, {name: leaf.grad for name, leaf in leaves.items()})


@pytest.mark.parametrize("act", [nn.ReLU, nn.Tanh])
@pytest.mark.parametrize("sizes", [[4, 3], [7, 5, 11, 3], [6, 6, 6]])
def test_activation_floats_are_what_pytorch_saves(act: type[nn.Module], sizes: list[int]) -> None:
    layers = [m for a, b in pairwise(sizes) for m in (nn.Linear(a, b), act())][:-1]
    net = nn.Sequential(*layers)
    own = {p.untyped_storage().data_ptr() for p in net.parameters()}
    held: dict[int, Tensor] = {}

    def note(t: Tensor) -> Tensor:
        if t.untyped_storage().data_ptr() not in own:
            held[t.untyped_storage().data_ptr()] = t
        return t

    with torch.autograd.graph.saved_tensors_hooks(note, lambda t: t):
        net(torch.randn(9, sizes[0]))
    names = names_of("activation_floats")
    assert names["activation_floats"](sizes, 9, True) == sum(t.numel() for t in held.values())
    assert names["parameter_floats"](sizes) == sum(p.numel() for p in net.parameters())


@pytest.mark.parametrize("shape", [(30, 20), (6, 4, 3, 5), (5, 7, 2)])
def test_xavier_and_he_are_those_of_torch_nn_init(shape: tuple[int, ...]) -> None:
    names = names_of("xavier_he")
    assert names["fans"](torch.empty(shape)) == nn.init._calculate_fan_in_and_fan_out(
        torch.empty(shape)
    )
    for mine, theirs in (
        (
            lambda W, g: names["xavier_uniform_"](W, 5 / 3, g),
            lambda W, g: nn.init.xavier_uniform_(W, 5 / 3, generator=g),
        ),
        (
            names["kaiming_normal_"],
            lambda W, g: nn.init.kaiming_normal_(W, nonlinearity="relu", generator=g),
        ),
    ):
        W, V = (
            fill(torch.empty(shape), torch.Generator().manual_seed(3)) for fill in (mine, theirs)
        )
        torch.testing.assert_close(W, V)


def test_p_value_is_the_tail_of_the_binomial() -> None:
    p_value = names_of("shift_detector")["p_value"]
    for n in (1, 7, 40):
        counts = torch.distributions.Binomial(n, torch.tensor(0.5, dtype=torch.float64))
        mass = counts.log_prob(torch.arange(n + 1, dtype=torch.float64)).exp()  # type: ignore[no-untyped-call]
        tails = [p_value(hits, n) for hits in range(n + 1)]
        torch.testing.assert_close(torch.tensor(tails).double(), mass.flip(0).cumsum(0).flip(0))


def test_weighted_fit_has_no_gradient_left() -> None:
    g = torch.Generator().manual_seed(2)
    X, y, beta = (torch.rand(s, generator=g, dtype=torch.float64) for s in ((20, 3), (20,), (20,)))
    w, b = (v.requires_grad_() for v in names_of("importance_weights")["weighted_fit"](X, y, beta))
    torch.autograd.backward((beta * (X @ w + b - y).square()).sum())
    assert w.grad.abs().max() < 1e-10
    assert b.grad.abs() < 1e-10
