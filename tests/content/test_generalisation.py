"""The references of 03.05 to 03.07 agree with PyTorch and NumPy where these have the same thing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn

from tests.content.references import names_of

ROOT = Path(__file__).parents[2]


def test_choose_degree_takes_the_polynomial_that_numpy_fits() -> None:
    choose = names_of("choose_degree")["choose_degree"]
    generator = torch.Generator().manual_seed(0)
    x, u = (torch.randn(60, generator=generator, dtype=torch.float64) for _ in range(2))
    y, v = (a**3 - a + torch.randn(60, generator=generator, dtype=torch.float64) for a in (x, u))
    each = {d: (np.polynomial.Polynomial.fit(x, y, d)(u) - v.numpy()) ** 2 for d in range(9)}
    best = min(each.values(), key=np.mean)
    limit = best.mean() + best.std(ddof=1) / 60**0.5
    assert choose(x, y, u, v, range(9)) == min(d for d in each if each[d].mean() <= limit)


@pytest.mark.parametrize(("n", "k"), [(10, 5), (1463, 5), (7, 7), (11, 2)])
def test_kfold_validates_every_row_once(n: int, k: int) -> None:
    pairs = names_of("kfold")["kfold"](n, k, torch.Generator().manual_seed(0))
    assert torch.cat([valid for _, valid in pairs]).sort().values.tolist() == list(range(n))
    for train, valid in pairs:
        assert torch.cat([train, valid]).sort().values.tolist() == list(range(n))
        assert n // k <= len(valid) <= n // k + 1


def test_sgd_wd_is_the_optimiser_with_two_groups() -> None:
    step = names_of("sgd_wd")["sgd_wd_"]
    nets = [nn.Conv2d(2, 3, 2, dtype=torch.float64), nn.Conv2d(2, 3, 2, dtype=torch.float64)]
    nets[1].load_state_dict(nets[0].state_dict())
    groups: list[dict[str, Any]] = [
        {"params": [nets[1].weight], "weight_decay": 0.3},
        {"params": [nets[1].bias]},
    ]
    optimiser = torch.optim.SGD(groups, lr=0.2)
    X = torch.randn(4, 2, 5, 5, dtype=torch.float64)
    for _ in range(3):
        for net in nets:
            net.zero_grad()
            torch.autograd.backward(net(X).square().mean())
        step(nets[0].parameters(), 0.2, 0.3)
        optimiser.step()
    for mine, theirs in zip(nets[0].parameters(), nets[1].parameters(), strict=True):
        torch.testing.assert_close(mine, theirs)


def test_train_highdim_takes_the_steps_of_mse_loss_with_its_settings() -> None:
    names = names_of("train_highdim")
    X, y, w, b = (torch.randn(size, dtype=torch.float64) for size in ((6, 9), (6, 1), (9, 1), (1,)))
    mine = names["train_highdim"](X, y, w, b, 0.7, 0.05, 5, 6)
    lr, decay = names["torch_settings"](0.7, 0.05)
    theirs = [p.clone().requires_grad_() for p in (w, b)]
    groups: list[dict[str, Any]] = [
        {"params": theirs[:1], "weight_decay": decay},
        {"params": theirs[1:]},
    ]
    optimiser = torch.optim.SGD(groups, lr=lr)
    for _ in range(5):
        optimiser.zero_grad()
        torch.autograd.backward(F.mse_loss(X @ theirs[0] + theirs[1], y))
        optimiser.step()
    for ours, other in zip(mine, theirs, strict=True):
        torch.testing.assert_close(ours, other.detach())


def test_prox_l1_is_softshrink_and_the_lasso_meets_its_conditions() -> None:
    names = names_of("prox_l1")
    w = torch.randn(50, dtype=torch.float64)
    expected = F.softshrink(w, 0.4)
    names["prox_l1_"](w, 0.4)
    torch.testing.assert_close(w, expected)
    X, y = torch.randn(40, 12, dtype=torch.float64), torch.randn(40, dtype=torch.float64)
    w = names["lasso"](X, y, 0.1, 0.1, 3000)
    slope = X.T @ (X @ w - y) / 40  # at the minimum: -lam sign(w), and within lam where w is 0
    torch.testing.assert_close(slope[w != 0], -0.1 * w[w != 0].sign(), rtol=0, atol=1e-6)
    assert (slope.abs() <= 0.1 + 1e-6).all()


def test_dropout_has_the_mean_and_the_variance_that_torch_s_has() -> None:
    drop = names_of("dropout")["dropout"]
    variance = names_of("variance_after")["variance_after"]
    h = torch.tensor([-2.0, 0.5, 3.0], dtype=torch.float64)
    many = h.expand(100_000, 3)
    for out in (drop(many, 0.3, True, torch.Generator().manual_seed(0)), F.dropout(many, 0.3)):
        torch.testing.assert_close(out.mean(0), h, rtol=0.02, atol=0)
        torch.testing.assert_close(out.var(0), variance(h, 0.3), rtol=0.03, atol=0)
    assert torch.equal(drop(h, 1.0, True, torch.Generator()), torch.zeros_like(h))
