"""The worker gets the cases, and nothing of how they are judged."""

from __future__ import annotations

from tutor.grading.pruning import prune

SOURCE = '''
"""Cases of something."""
from __future__ import annotations
import math
import torch
from tutor.lab import Rules, Wrong, at_most, case

RULES = Rules(forbid=["softmax"])
SECRET = 0.93
SIZES = [3, 4]


def helper(lab):
    return lab.randn(*SIZES)


def share_right(o, y):
    return math.fsum(o) > SECRET


def reload(impl, lab):
    return impl.load(lab.path("x"))


@case(points=2, judge=at_most(2, score=share_right), rules=Rules(max_ops=SECRET))
def first(impl, lab):
    return impl.f(helper(lab))


@first.given
def inputs(lab):
    return SECRET, SECRET


@first.judge
def compare(seen, expected, lab):
    raise Wrong("too_low", mine=SECRET)


@case()
def again(impl, lab):
    return lab.restart("reload")
'''


def test_judges_givens_and_rules_stay_behind() -> None:
    left = prune(SOURCE, ["first", "again"])
    for word in (
        "SECRET",
        "Wrong",
        "Rules",
        "at_most",
        "inputs",
        "compare",
        "share_right",
        "math",
        "@",
    ):
        assert word not in left
    for word in ("def first", "def helper", "SIZES", "def again", "def reload"):
        assert word in left
    compile(left, "cases.py", "exec")


def test_only_the_wanted_cases_are_kept() -> None:
    left = prune(SOURCE, ["again"])
    assert "def first" not in left
    assert "helper" not in left
