"""What the text of a submission may not hold."""

from __future__ import annotations

import ast

import pytest

from tutor.grading.source_check import check, check_literals
from tutor.lab.rules import Rules


def found(source: str, *groups: str) -> str:
    fault = check(ast.parse(source), source, Rules(list(groups)))
    return fault.key if fault else ""


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nnp.exp(1)",
        "from numpy import exp as e\ne(1)",
        "x.numpy()",
        "getattr(x, 'numpy')()",
        "import scipy.special",
    ],
)
def test_numpy_is_found_under_every_name(source: str) -> None:
    assert found(source, "numpy") == "source.forbidden"
    assert found(source, "softmax") in ("", "source.forbidden")


@pytest.mark.parametrize(
    "source",
    [
        "from torch.autograd import grad\ngrad(y, x)",
        "import torch as t\nt.autograd.grad(y, x)",
        "y.sum().backward()",
        "from torch.func import jacrev\njacrev(f)",
        "g = torch.autograd.grad\n",
        "import torch\nf = torch.autograd\nf.grad(y, x)",
    ],
)
def test_autograd_is_found_under_every_name(source: str) -> None:
    assert found(source, "autograd") == "source.forbidden"


@pytest.mark.parametrize(
    "source",
    [
        "from torch.nn import init\ninit.xavier_uniform_(w)",
        "import torch\ntorch.nn.init.kaiming_normal_(w)",
        "from torch.nn.init import kaiming_normal_ as fill\nfill(w)",
        "import torch.nn as nn\nf = nn.init\nf.zeros_(w)",
    ],
)
def test_ready_initialisers_are_found_under_every_name(source: str) -> None:
    assert found(source, "init") == "source.forbidden"
    assert found("w.uniform_(-1, 1)", "init") == ""


@pytest.mark.parametrize(
    "source",
    [
        "import torch\nwith torch.no_grad(): pass",
        "from torch import no_grad as quietly\nquietly()",
        "import torch as t\nt.inference_mode()",
        "from torch.autograd.grad_mode import no_grad\nno_grad()",
        "import torch\nclass no_grad(torch.no_grad): pass",
    ],
)
def test_blocks_without_gradients_are_found_under_every_name(source: str) -> None:
    assert found(source, "grad-mode") == "source.forbidden"


def test_the_switch_itself_is_no_block_without_gradients() -> None:
    source = "import torch\ntorch.set_grad_enabled(torch.is_grad_enabled())\nclass no_grad: pass"
    assert found(source, "grad-mode") == ""


@pytest.mark.parametrize(
    "source",
    [
        "import torch\ntorch._C._nn.softmax(x)",
        "import torch\ntorch.library.Library('aten', 'IMPL')",
        "import gc\ngc.get_objects()",
        "import ctypes",
        "eval('x')",
        "exec('x')",
        "__import__('numpy')",
        "import importlib",
        "import sys\nsys.modules",
        "from sys import modules",
        "().__class__.__base__.__subclasses__()",
        "f.__globals__",
        "import subprocess",
        "import os\nos.fork()",
        "import torch\ntorch.jit.script(f)",
        "from tutor.lab import unwatched",
    ],
)
def test_reaching_around_the_rules_is_found(source: str) -> None:
    assert found(source, "softmax") == "source.reach"
    assert found(source) == "", "an exercise without rules forbids nothing"


def test_a_computed_attribute_is_refused_where_rules_hold() -> None:
    assert found("getattr(torch, 'soft' + 'max')(x)", "softmax") == "source.getattr"


@pytest.mark.parametrize(
    "source", ["for i in x: pass", "[i for i in x]", "while x: pass", "sum(i for i in x)"]
)
def test_loops(source: str) -> None:
    assert found(source, "loops") == "source.loop"


def test_ordinary_code_passes() -> None:
    source = "import torch\nimport math\nfrom torch import Tensor, nn\n\ndef f(X: Tensor) -> Tensor:\n    return (X - X.max(1, keepdim=True).values).exp() / math.e\n"
    assert found(source, "softmax", "logsumexp", "convolution", "numpy", "autograd") == ""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('"""Doc."""\nz = 27\nshape = (2, 2)\nx: list = [[1.5, -2]]\ns = "text"\n', None),
        ("z = ...\n", None),
        ("z = 3 * 9\n", 1),
        ("import torch\n", 1),
        ("z = 1\nz = abs(z)\n", 2),
        ("for i in [1]: z = i\n", 1),
    ],
)
def test_only_literals_answer_a_prediction(source: str, line: int | None) -> None:
    assert check_literals(ast.parse(source)) == line
