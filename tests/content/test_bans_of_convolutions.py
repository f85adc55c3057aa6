"""The operators that chapter 5 builds by hand are closed under every name they go by.

Each rewrite does what its exercise asks for, with a ready-made operator: it agrees with the
reference, and ends as “rule broken”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from tutor.course.reader import read_course
from tutor.grading.grader import Grader, Options

ROOT = Path(__file__).parents[2]
HEAD = "import numpy as np\nimport torch\nimport torch.nn.functional as F\nfrom torch import nn\n\n"


def randn(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(sum(shape)))


INPUTS: dict[str, dict[str, list[tuple[Any, ...]]]] = {
    "corr2d": {"corr2d": [(randn(6, 7), randn(2, 3))]},
    "conv2d": {"conv2d": [(randn(2, 3, 6, 7), randn(4, 3, 3, 2), randn(4), 2, 1)]},
    "conv1x1": {"conv1x1": [(randn(2, 3, 4, 5), randn(2, 3))]},
    "compose": {"compose": [(randn(2, 4), randn(3, 2))]},
    "conv_matrix": {"conv_matrix": [(randn(2, 3), 4, 5)]},
    "pad2d": {
        "pad2d": [(randn(2, 3, 4, 5), (1, 2, 3, 0), m) for m in ("zero", "replicate", "reflect")]
    },
    "pool2d": {"pool2d": [(randn(2, 3, 7, 8) - 3, 3, 2, 1, mode) for mode in ("max", "avg")]},
    "max_by_relu": {
        "max_by_relu": [(randn(3, 4), randn(4, 3).T)],
        "max_pool_by_relu": [(randn(2, 3, 5, 6),)],
    },
}

CASES = {
    "corr2d": ["one_window"],
    "conv2d": ["channels"],
    "conv1x1": ["one_image"],
    "compose": ["two_by_two"],
    "conv_matrix": ["any_shape"],
    "pad2d": ["frame_of_zeros", "mirror"],
    "pool2d": ["one_window", "means"],
    "max_by_relu": ["any_signs", "one_window"],
}
"""Where the ready-made operator would do it all; a few, so that the table is gone through fast."""

CORR2D = "def corr2d(X, K):\n    "
CONV2D = "def conv2d(X, W, b=None, stride=1, pad=0):\n    "
CONV1X1 = "def conv1x1(X, W):\n    "
COMPOSE = (
    "def not_a_composition():\n    return torch.ones(3, 3)\n\n\n"
    "def compose(K1, K2):\n    size = [a + b - 1 for a, b in zip(K1.shape, K2.shape)]\n"
    "    A, B = K1[None, None], K2[None, None]\n    "
)
CONV_MATRIX = (
    "def conv_matrix(K, h, w):\n"
    "    eye = torch.eye(h * w, dtype=K.dtype).reshape(-1, 1, h, w)\n"
    "    oh, ow, L = h - K.shape[0] + 1, w - K.shape[1] + 1, K[None, None]\n    "
)
PAD2D = (
    "def pad2d(X, pad, mode='zero'):\n    t, b, l, r = pad\n"
    "    X4 = X.reshape(1, -1, *X.shape[-2:])\n"
    "    back = lambda Y: Y.reshape(*X.shape[:-2], *Y.shape[-2:])\n    "
)
POOL2D = "def pool2d(X, k, s=None, p=0, mode='max'):\n    s = s or k\n    "
POOL_OF_PAIRS = (
    "\n\n\ndef max_pool_by_relu(X):\n    X = X[:, :, :X.shape[2] // 2 * 2, :X.shape[3] // 2 * 2]\n"
    "    Y = max_by_relu(X[..., ::2], X[..., 1::2])\n"
    "    return max_by_relu(Y[:, :, ::2], Y[:, :, 1::2])\n"
)
MAXIMUM = "def max_by_relu(a, b):\n    "

REWRITES: dict[str, list[str]] = {
    "corr2d": [
        CORR2D + line
        for line in [
            "return F.conv2d(X[None, None], K[None, None])[0, 0]",
            "return torch.conv2d(X[None, None], K[None, None])[0, 0]",
            "conv = nn.Conv2d(1, 1, K.shape, bias=False, dtype=X.dtype)\n"
            "    conv.weight.data = K[None, None].detach()\n    return conv(X[None, None])[0, 0]",
            "return F.conv2d(torch.stack([X, X])[None], torch.stack([K, K])[:, None], groups=2)[0, 0]",
            "h, w = K.shape\n    Y = F.conv_transpose2d(X[None, None], K.flip(0, 1)[None, None])\n"
            "    return Y[0, 0, h - 1 : X.shape[0], w - 1 : X.shape[1]]",
            "return torch.mkldnn_convolution(X[None, None], K[None, None], None, [0, 0], [1, 1],"
            " [1, 1], 1)[0, 0]",
            "return torch.ops.aten.convolution(X[None, None], K[None, None], None, [1, 1], [0, 0],"
            " [1, 1], False, [0, 0], 1)[0, 0]",
            "rows, columns = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1\n"
            "    return (K.reshape(1, -1) @ F.unfold(X[None, None], K.shape)[0]).reshape(rows, columns)",
            "rows, columns = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1\n"
            "    from torch.nn.grad import conv2d_weight\n"
            "    return conv2d_weight(X[None, None], (1, 1, rows, columns), K[None, None])[0, 0]",
        ]
    ],
    "conv2d": [
        CONV2D + line
        for line in [
            "return F.conv2d(X, W, b, stride, pad)",
            "conv = nn.Conv2d(W.shape[1], W.shape[0], W.shape[2:], stride, pad)\n"
            "    b = torch.zeros(len(W)) if b is None else b\n"
            "    return torch.func.functional_call(conv, {'weight': W, 'bias': b}, X)",
            "return F.conv3d(X[:, :, None], W[:, :, None], b, (1, stride, stride),"
            " (0, pad, pad))[:, :, 0]",
            "return torch.convolution(X, W, b, [stride] * 2, [pad] * 2, [1, 1], False, [0, 0], 1)",
            "return torch.mkldnn_convolution(X, W, b, [pad] * 2, [stride] * 2, [1, 1], 1)",
            "columns = F.unfold(X, W.shape[2:], stride=stride, padding=pad)\n"
            "    oh = (X.shape[2] + 2 * pad - W.shape[2]) // stride + 1\n"
            "    Y = (W.flatten(1) @ columns).reshape(len(X), len(W), oh, -1)\n"
            "    return Y if b is None else Y + b[:, None, None]",
        ]
    ],
    "conv1x1": [
        CONV1X1 + line
        for line in [
            "return F.conv2d(X, W[:, :, None, None])",
            "return F.conv1d(X.flatten(2), W[:, :, None]).reshape(len(X), len(W), *X.shape[2:])",
            "return F.conv_transpose2d(X, W.T[:, :, None, None])",
            "return torch.conv_tbc(X.flatten(2).permute(2, 0, 1).contiguous(), W.T[None].contiguous(),"
            " torch.zeros(len(W), dtype=X.dtype)).permute(1, 2, 0).reshape(len(X), len(W), *X.shape[2:])",
            "return (W @ F.unfold(X, 1)).reshape(len(X), len(W), *X.shape[2:])",
        ]
    ],
    "compose": [
        COMPOSE + line
        for line in [
            "return F.conv_transpose2d(A, B)[0, 0]",
            "return nn.functional.conv2d(F.pad(A, (K2.shape[1] - 1,) * 2 + (K2.shape[0] - 1,) * 2),"
            " B.flip(2, 3))[0, 0]",
            "return torch.convolution(A, B, None, [1, 1], [0, 0], [1, 1], True, [0, 0], 1)[0, 0]",
            "net = nn.ConvTranspose2d(1, 1, K2.shape, bias=False, dtype=K1.dtype)\n"
            "    net.weight.data = B.detach()\n    return net(A)[0, 0]",
            "return F.fold(torch.outer(K1.flatten(), K2.flatten())[None], size, K1.shape)[0, 0]",
        ]
    ],
    "conv_matrix": [
        CONV_MATRIX + line
        for line in [
            "return F.conv2d(eye, L).flatten(1).T",
            "return F.conv3d(eye[:, :, None], L[:, :, None]).flatten(1).T",
            "places = torch.eye(oh * ow, dtype=K.dtype).reshape(-1, 1, oh, ow)\n"
            "    return F.conv_transpose2d(places, L).flatten(1)",
            "return (K.reshape(1, -1) @ F.unfold(eye, K.shape))[:, 0].T",
            "return torch.convolution(eye, L, None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1)"
            ".flatten(1).T",
        ]
    ],
    "pad2d": [
        PAD2D + line
        for line in [
            "return back(F.pad(X4, (l, r, t, b), 'constant' if mode == 'zero' else mode))",
            "layers = dict(zero=nn.ZeroPad2d, reflect=nn.ReflectionPad2d,"
            " replicate=nn.ReplicationPad2d)\n    return back(layers[mode]((l, r, t, b))(X4))",
            "if mode == 'zero':\n        return back(torch.constant_pad_nd(X4, (l, r, t, b)))\n"
            "    return back(nn.functional.pad(X4, (l, r, t, b), mode))",
            "if mode == 'zero':\n        return back(torch.ops.aten.constant_pad_nd(X4, (l, r, t, b)))\n"
            "    pad_by = dict(reflect=torch.ops.aten.reflection_pad2d,"
            " replicate=torch.ops.aten.replication_pad2d)\n"
            "    return back(pad_by[mode](X4, (l, r, t, b)))",
            "names = dict(zero='constant', reflect='reflect', replicate='edge')\n"
            "    Y = np.pad(X4.detach().numpy(), ((0, 0), (0, 0), (t, b), (l, r)), mode=names[mode])\n"
            "    return back(torch.from_numpy(Y))",
        ]
    ],
    "pool2d": [
        POOL2D + line
        for line in [
            "return F.max_pool2d(X, k, s, p) if mode == 'max' else F.avg_pool2d(X, k, s, p)",
            "return (nn.MaxPool2d if mode == 'max' else nn.AvgPool2d)(k, s, p)(X)",
            "pool = torch.max_pool2d if mode == 'max' else torch._C._nn.avg_pool2d\n"
            "    return pool(X, (k, k), (s, s), (p, p))",
            "if mode == 'max':\n        return F.max_pool2d(X, k, s, p, return_indices=True)[0]\n"
            "    return F.conv2d(X, torch.full((X.shape[1], 1, k, k), 1 / k**2, dtype=X.dtype),"
            " None, s, p, 1, X.shape[1])",
            "pool = F.max_pool3d if mode == 'max' else F.avg_pool3d\n"
            "    return pool(X, (1, k, k), (1, s, s), (0, p, p))",
            "P = F.pad(X, (p, p, p, p), value=-torch.inf if mode == 'max' else 0.0)\n"
            "    w = F.unfold(P, k, stride=s).reshape(*X.shape[:2], k * k, -1)\n"
            "    Y = w.amax(2) if mode == 'max' else w.mean(2)\n"
            "    return Y.reshape(*X.shape[:2], (P.shape[2] - k) // s + 1, -1)",
        ]
    ],
    "max_by_relu": [
        MAXIMUM + line + POOL_OF_PAIRS
        for line in [
            "return torch.maximum(a, b)",
            "return torch.where(a > b, a, b)",
            "return b + (a - b).clamp(min=0)",
            "return torch.stack([a, b]).amax(0)",
            "larger = a.ge(b).to(a.dtype)\n    return larger * a + (1 - larger) * b",
            "pairs = torch.stack([a.flatten(), b.flatten()], 1)\n"
            "    return F.max_pool1d(pairs[None], 2)[0, :, 0].reshape(a.shape)",
            "return torch.stack([max(p) for p in zip(a.flatten(), b.flatten())]).reshape(a.shape)",
        ]
    ],
}
TABLE = [(name, place) for name, rewrites in REWRITES.items() for place in range(len(rewrites))]


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    grader = Grader(read_course(ROOT))
    grader.start()
    yield grader
    grader.close()


def functions(source: str) -> dict[str, Callable[..., Any]]:
    namespace: dict[str, Any] = {"__name__": "rewrite"}
    exec(compile(source, "rewrite", "exec"), namespace)
    return namespace


def test_every_exercise_has_five_rewrites() -> None:
    assert min(len(rewrites) for rewrites in REWRITES.values()) >= 5


@pytest.mark.parametrize(("name", "place"), TABLE)
def test_a_rewrite_is_right(name: str, place: int) -> None:
    rewritten = functions(HEAD + REWRITES[name][place])
    solution = (ROOT / "solutions" / "chapter05" / f"{name}.py").read_text(encoding="utf-8")
    reference = functions(solution)
    for function, inputs in INPUTS[name].items():
        for arguments in inputs:
            mine = rewritten[function](*arguments)
            torch.testing.assert_close(mine, reference[function](*arguments), check_stride=False)


@pytest.mark.parametrize(("name", "place"), TABLE)
def test_a_rewrite_breaks_the_rule(grader: Grader, tmp_path: Path, name: str, place: int) -> None:
    file = tmp_path / f"{name}.py"
    file.write_text(HEAD + REWRITES[name][place], encoding="utf-8")
    session = grader.session(grader.course.exercise(name), file, Options())
    outcomes = {verdict.case.name: verdict.outcome for verdict in session.run(CASES[name])}
    assert list(outcomes) == CASES[name]
    assert set(outcomes.values()) == {"rule_broken"}


LEARN_KERNEL = (
    "def learn_kernel(X, Y, kernel_size, num_steps=50):\n    h, w = kernel_size\n"
    "    A = X.unfold(0, h, 1).unfold(1, w, 1).reshape(-1, h * w)\n"
    "    y, losses = Y.reshape(-1, 1), [Y.square().mean().item()] * num_steps\n"
    "    return ({}).reshape(h, w), losses\n"
)
SOLVED = [
    "torch.linalg.lstsq(A, y).solution",
    "torch.linalg.pinv(A) @ y",
    "torch.linalg.solve(A.T @ A, A.T @ y)",
    "getattr(torch, 'inv' + 'erse')(A.T @ A) @ A.T @ y",
    "torch.ops.aten.linalg_inv_ex(A.T @ A)[0] @ A.T @ y",
    "torch.cholesky_solve(A.T @ y, torch.linalg.cholesky(A.T @ A))",
    "torch.from_numpy(np.linalg.lstsq(A.numpy(), y.numpy(), rcond=None)[0])",
]
"""Least squares in one call, where an exercise asks to walk down the gradient."""


@pytest.mark.parametrize("solved", SOLVED)
def test_a_kernel_found_without_walking_is_right_and_breaks_the_rule(
    grader: Grader, tmp_path: Path, solved: str
) -> None:
    rewritten = HEAD + LEARN_KERNEL.format(solved)
    X, K = randn(9, 8), randn(3, 2)
    Y = torch.nn.functional.conv2d(X[None, None], K[None, None])[0, 0]
    found, _ = functions(rewritten)["learn_kernel"](X, Y, (3, 2))
    torch.testing.assert_close(found, K, rtol=1e-3, atol=1e-3)
    file = tmp_path / "learn_kernel.py"
    file.write_text(rewritten, encoding="utf-8")
    session = grader.session(grader.course.exercise("learn_kernel"), file, Options())
    cases = ["loss_of_every_step", "finds_any_kernel"]
    outcomes = {verdict.case.name: verdict.outcome for verdict in session.run(cases)}
    assert outcomes == dict.fromkeys(cases, "rule_broken")
