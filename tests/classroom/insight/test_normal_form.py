"""One answer in two handwritings has one normal form; two answers have two."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tutor.classroom.insight.normal_form import forms, parse
from tutor.classroom.insight.published import published
from tutor.classroom.insight.winnowing import WINDOW, K, fingerprints
from tutor.course.reader import default_root, read_course


def form(source: str, name: str = "f") -> tuple[str, int]:
    tree = parse(source)
    assert tree is not None
    found = forms(tree, [name])[name]
    return found.digest, found.size


SAME = {
    "names": ("def f(X, k): return X * k", "def f(image, s): return image * s"),
    "comments and docstring": ("def f(x):\n    return x", 'def f(x):\n    """Doc."""\n    # c\n\n    return (x)'),
    "annotations": ("def f(x): y = 1; return x + y", "def f(x: int) -> int:\n    y: int = 1\n    return x + y"),
    "imports": (
        "import torch.nn.functional as F\ndef f(x): return F.relu(x)",
        "import torch\ndef f(x): return torch.nn.functional.relu(x)",
    ),
    "from imports": (
        "from torch import einsum\ndef f(x): return einsum('i', x)",
        "import torch as t\ndef f(x): return t.einsum('i', x)",
    ),
    "loops": ("def f(x):\n    for i in x: print(i)", "def f(row):\n    for each in row: print(each)"),
    "own attributes": (
        "class f:\n    def __init__(self, n): self.n = n\n    def size(self): return self.n",
        "class f:\n    def __init__(self, m): self.width = m\n    def size(self): return self.width",
    ),
    "helpers": (
        "def help(x): return x\ndef f(x): return help(x)",
        "def aid(x): return x\ndef f(x): return aid(x)",
    ),
    "inner functions": (
        "def f(x):\n    def g(y): return y\n    return g(x)",
        "def f(x):\n    def inner(z): return z\n    return inner(x)",
    ),
}  # fmt: skip
OTHER = {
    "order of operands": ("def f(x, y): return x - y", "def f(x, y): return y - x"),
    "order of parameters": ("def f(x, y): return x - y", "def f(y, x): return x - y"),
    "numbers": ("def f(x): return x.mean(0)", "def f(x): return x.mean(1)"),
    "methods": ("def f(x): return x.mean()", "def f(x): return x.sum()"),
    "functions": ("import torch\ndef f(x): return torch.exp(x)", "import torch\ndef f(x): return torch.log(x)"),
    "keywords": ("def f(x): return x.sum(keepdim=True)", "def f(x): return x.sum(keepdims=True)"),
    "builtins": ("def f(x): return min(x)", "def f(x): return max(x)"),
    "one name twice": ("def f(x, y): return x + x", "def f(x, y): return x + y"),
    "methods of a class": ("class f:\n    def forward(self): return 1", "class f:\n    def backward(self): return 1"),
    "texts": ("def f(x): return 'ij'", "def f(x): return 'ji'"),
}  # fmt: skip


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_one_answer(pair: tuple[str, str]) -> None:
    assert form(pair[0]) == form(pair[1])


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER.keys())
def test_two_answers(pair: tuple[str, str]) -> None:
    assert form(pair[0])[0] != form(pair[1])[0]


def test_the_size_is_that_of_what_is_said() -> None:
    small = form("def f(x): return 2 * x")
    assert small[1] == 7
    assert form('def f(x):\n    """Long words, long words."""\n    return 2 * x') == small


@pytest.mark.parametrize(
    "text", ["def f(:", "\x00", "x = " + "(" * 5000, "é" * 10 + "\n  \x0c indent"]
)
def test_what_is_no_python_has_no_form(text: str) -> None:
    assert parse(text) is None


def test_every_published_answer_of_the_course_is_recognised() -> None:
    """The reference of each exercise that asks for code, and the stub as nobody's work."""
    course = read_course(default_root())
    seen = 0
    for exercise in course.exercises:
        known = published(exercise)
        assert known.own(exercise.stub.read_text(encoding="utf-8")) == {}, exercise.name
        own = known.own(exercise.reference.read_text(encoding="utf-8"))
        if exercise.kind == "write":
            assert own is not None
            assert known.match(own) == "reference", exercise.name
            assert known.match({}) is None
            seen += 1
        else:
            assert known.answers == {}
    assert seen > 20


def test_a_right_variant_is_recognised_in_another_hand() -> None:
    known = published(read_course(default_root()).exercise("corr2d"))
    copied = (
        '"""Mine."""\nimport torch as t\n\n\ndef corr2d(image, kernel):\n    # my idea\n'
        "    w = image.unfold(0, kernel.shape[0], 1).unfold(1, kernel.shape[1], 1)\n"
        '    return t.einsum("ijab,ab->ij", w, kernel)\n'
    )
    own = known.own(copied)
    assert own is not None
    assert known.match(own) == "by_windows"
    changed = known.own(copied.replace("ab->ij", "ab->ji"))
    assert changed is not None
    assert known.match(changed) is None


def test_a_reference_with_a_helper_of_ones_own_is_ones_own() -> None:
    exercise = read_course(default_root()).exercise("train_linear")
    known, text = published(exercise), exercise.reference.read_text(encoding="utf-8")
    assert known.helpers
    own = known.own(text.replace("half_mean_squared_error", "loss_of"))
    assert own is not None
    assert known.match(own) == "reference"
    changed = known.own(text.replace(") / 2", ") * 0.5").replace("/ 2", "* 0.5"))
    assert changed is not None
    assert known.match(changed) is None


def test_fingerprints_are_the_same_in_every_process() -> None:
    """Python's own hash of text is not."""
    source = "def f(x, y):\n    for i in range(10):\n        x = x.sum(1) + y.mean(0) * i\n    return x\n"
    program = (
        "import sys; from tutor.classroom.insight.winnowing import fingerprints;"
        "print(sorted(fingerprints(sys.argv[1]).pieces.items()))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program, source],
            capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert said == {f"{sorted(fingerprints(source).pieces.items())}\n"}


def test_a_run_of_common_tokens_is_always_found() -> None:
    """The promise of winnowing: of K + WINDOW - 1 tokens in common at least one piece is shared."""
    common = " ".join(f"+ {number}" for number in range((K + WINDOW) // 2 + 1))
    one = fingerprints(f"a = b.mean(7) {common}\nprint([a, {{}}])\nassert a is None\n" * 2)
    other = fingerprints(f"class Z: pass\nwhile True: q @= 3 {common}\n")
    shared = set(one.pieces) & set(other.pieces)
    assert shared
    assert one.lines(shared) <= {1, 2, 4, 5}
    assert 2 in other.lines(shared)
