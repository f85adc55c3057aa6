"""The references of 03.02 and 03.03, held against autograd, PyTorch's activations and NumPy."""

from __future__ import annotations

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from tests.content.references import reference


def test_the_gradients_of_an_mlp_are_autograd_s() -> None:
    X, y = torch.randn(7, 5, dtype=torch.float64), torch.randint(0, 3, (7,))
    shapes = (5, 4), (4,), (4, 3), (3,)
    parameters = [torch.randn(s, dtype=torch.float64, requires_grad=True) for s in shapes]
    module = reference("mlp_grads")
    F.cross_entropy(module.mlp(X, *parameters), y).backward()
    found = module.mlp_grads(X, y, *(p.detach() for p in parameters))
    torch.testing.assert_close(found, tuple(p.grad for p in parameters))


@pytest.mark.parametrize(
    ("name", "theirs"), [("ReLU", F.relu), ("Sigmoid", torch.sigmoid), ("Swish", F.silu)]
)
def test_activations(name: str, theirs) -> None:
    x = 3 * torch.randn(40, dtype=torch.float64)
    mine, other = x.clone().requires_grad_(), x.clone().requires_grad_()
    values = getattr(reference("activation_backward"), name).apply(mine), theirs(other)
    torch.testing.assert_close(*values)
    for value in values:
        value.square().sum().backward()
    torch.testing.assert_close(mine.grad, other.grad)


def test_a_line_through_knots_is_numpy_s() -> None:
    knots = torch.tensor([-1.0, 0.5, 2.0, 2.5], dtype=torch.float64)
    values = torch.randn(4, dtype=torch.float64)
    net = reference("pwl_net").pwl_net(knots, values, 0.0, 0.0)
    x = torch.linspace(-3, 4, 141, dtype=torch.float64)
    expected = torch.from_numpy(np.interp(x.numpy(), knots.numpy(), values.numpy()))
    torch.testing.assert_close(net(x[:, None])[:, 0].detach(), expected)
