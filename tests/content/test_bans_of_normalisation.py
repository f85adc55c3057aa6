"""What chapter 6 builds by hand is closed under every name that the ready-made one goes by.

Each rewrite does what its exercise asks for: it agrees with the reference, and breaks the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from tests.content.references import reference
from tutor.course.reader import read_course
from tutor.grading.grader import Grader, Options

ROOT = Path(__file__).parents[2]
HEAD = "import torch\nimport torch.nn.functional as F\nfrom torch import nn\n\n\n"
POOL = "def global_avg_pool(X):\n    "
NORM = (
    "def batch_norm(X, gamma, beta, run_mean, run_var, momentum, eps, training):\n"
    "    a = X, run_mean, run_var, gamma, beta, training, momentum, eps\n"
    "    b = X, gamma, beta, run_mean, run_var, training, momentum, eps\n    "
)
LAYER = (
    "class BN(nn.Module):\n    def __init__(self, c, momentum=0.1, eps=1e-5):\n"
    "        super().__init__()\n        self.inner = nn.BatchNorm2d(c, eps, momentum)\n"
    "        self.weight, self.bias = self.inner.weight, self.inner.bias\n\n"
    "    def forward(self, X):\n        m = self.inner\n"
    "        a = X, m.running_mean, m.running_var, m.weight, m.bias, self.training, 0.1, 1e-5\n"
    "        b = X, m.weight, m.bias, m.running_mean, m.running_var, self.training, 0.1, 1e-5\n"
    "        "
)
BACK = (
    "def bn_backward(dY, cache):\n    X_hat, gamma, var, eps = cache\n"
    "    axes, s = [0, *range(2, dY.dim())], [1, -1] + [1] * (dY.dim() - 2)\n"
    "    X = (X_hat * (var + eps).sqrt().view(s)).requires_grad_()\n"
    "    g, b = gamma.clone().requires_grad_(), torch.zeros_like(gamma).requires_grad_()\n    "
)

REWRITES: dict[str, list[str]] = {
    "batch_norm": [
        NORM + line
        for line in [
            "return F.batch_norm(*a)",
            "return torch.batch_norm(*b, False)",
            "return torch.native_batch_norm(*b)[0]",
            "return torch.ops.aten.native_batch_norm(*b)[0]",
            "f = getattr(torch, 'batch' + '_norm')\n    return f(*b, False)",
            "n = F.layer_norm(X.transpose(0, 1).flatten(1), [X.numel() // X.shape[1]], eps=eps)\n"
            "    n = n.view(X.shape[1], X.shape[0], *X.shape[2:]).transpose(0, 1)\n"
            "    s = [1, -1] + [1] * (X.dim() - 2)\n    return n * gamma.view(s) + beta.view(s)",
        ]
    ],
    "bn_layer": [
        LAYER + line
        for line in [
            "return F.batch_norm(*a)",
            "return torch.batch_norm(*b, False)",
            "return torch.native_batch_norm(*b)[0]",
            "return torch.ops.aten.native_batch_norm(*b)[0]",
            "return m(X) if X.dim() == 4 else m(X[:, :, None, None])[:, :, 0, 0]",
        ]
    ],
    "bn_backward": [
        BACK + line
        for line in [
            "F.batch_norm(X, None, None, g, b, True, 0, eps).backward(dY)\n"
            "    return X.grad, g.grad, b.grad",
            "Y = F.batch_norm(X, None, None, g, b, True, 0, eps)\n"
            "    return torch.autograd.grad(Y, [X, g, b], dY)",
            "f = lambda *p: F.batch_norm(p[0], None, None, *p[1:], True, 0, eps)\n"
            "    return torch.func.vjp(f, X.detach(), gamma, b.detach())[1](dY)",
            "m, r = X.detach().mean(axes), (var + eps).rsqrt()\n"
            "    return torch.ops.aten.native_batch_norm_backward(\n"
            "        dY, X.detach(), gamma, None, None, m, r, True, eps, [True] * 3)",
            "Y = (X - X.mean(axes, keepdim=True)) / (X.var(axes, False, True) + eps).sqrt()\n"
            "    torch.autograd.backward(Y * g.view(s) + b.view(s), dY)\n"
            "    return X.grad, g.grad, b.grad",
        ]
    ],
    "global_avg_pool": [
        POOL + line
        for line in [
            "return F.adaptive_avg_pool2d(X, 1).flatten(1)",
            "return nn.AdaptiveAvgPool2d(1)(X).flatten(1)",
            "return F.avg_pool2d(X, X.shape[2:]).flatten(1)",
            "return torch.ops.aten.avg_pool2d(X, X.shape[2:]).flatten(1)",
            "return F.adaptive_avg_pool1d(X.flatten(2), 1)[..., 0]",
            "return F.avg_pool3d(X, (1, *X.shape[2:])).flatten(1)",
        ]
    ],
}
CASES = {
    "batch_norm": ["features"],
    "bn_layer": ["as_it_starts"],
    "bn_backward": ["gradient_of_the_input"],
    "global_avg_pool": ["one_map"],
}
TABLE = [(name, place) for name, rewrites in REWRITES.items() for place in range(len(rewrites))]


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    grader = Grader(read_course(ROOT))
    grader.start()
    yield grader
    grader.close()


def test_every_exercise_has_five_rewrites() -> None:
    assert min(len(rewrites) for rewrites in REWRITES.values()) >= 5


def answer(name: str, impl: SimpleNamespace) -> Any:
    """What the functions of a file make of features, or of maps."""
    g = torch.Generator().manual_seed(3)
    X, dY = (torch.randn(8, 4, generator=g) for _ in range(2))
    gamma, beta = torch.rand(4, generator=g) + 0.5, torch.randn(4, generator=g)
    match name:
        case "batch_norm":
            return impl.batch_norm(X, gamma, beta, torch.zeros(4), torch.ones(4), 0.1, 1e-5, True)
        case "bn_layer":
            return impl.BN(4)(X)
        case "bn_backward":
            var = X.var(0, correction=0)
            cache = (X - X.mean(0)) / (var + 1e-5).sqrt(), gamma, var, 1e-5
            return impl.bn_backward(dY, cache)
    return impl.global_avg_pool(torch.randn(2, 3, 4, 5, generator=g))


@pytest.mark.parametrize(("name", "place"), TABLE)
def test_a_rewrite_is_right(name: str, place: int) -> None:
    namespace: dict[str, Any] = {"__name__": "rewrite"}
    exec(compile(HEAD + REWRITES[name][place], "rewrite", "exec"), namespace)
    mine, right = answer(name, SimpleNamespace(**namespace)), answer(name, reference(name))
    torch.testing.assert_close(tuple(mine), tuple(right), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(("name", "place"), TABLE)
def test_a_rewrite_breaks_the_rule(grader: Grader, tmp_path: Path, name: str, place: int) -> None:
    file = tmp_path / f"{name}.py"
    file.write_text(HEAD + REWRITES[name][place], encoding="utf-8")
    session = grader.session(grader.course.exercise(name), file, Options())
    outcomes = {verdict.case.name: verdict.outcome for verdict in session.run(CASES[name])}
    assert outcomes == dict.fromkeys(CASES[name], "rule_broken")
