"""Who is like whom: copies are found, the stub and the published are not blamed, chance is not shown."""

from __future__ import annotations

import hashlib

from tutor.classroom.insight.likeness import Answer, likeness
from tutor.classroom.insight.published import published
from tutor.course.reader import default_root, read_course

COURSE = read_course(default_root())
KNOWN = published(COURSE.exercise("corr2d"))
STUB, REFERENCE = KNOWN.texts[0], KNOWN.texts[1]
HEAD = "import torch\nfrom torch import Tensor\n\n\n"
LOOP = (
    HEAD
    + """def corr2d(X: Tensor, K: Tensor) -> Tensor:
    height, width = X.shape
    h, w = K.shape
    result = torch.zeros(height - h + 1, width - w + 1, dtype=X.dtype, device=X.device)
    for row in range(result.shape[0]):
        for column in range(result.shape[1]):
            total = 0
            for a in range(h):
                for b in range(w):
                    total = total + X[row + a, column + b] * K[a, b]
            result[row, column] = total
    return result
"""
)
GATHERED = (
    HEAD
    + """def corr2d(X: Tensor, K: Tensor) -> Tensor:
    pieces = []
    for top in torch.arange(len(X) - len(K) + 1).tolist():
        strip = X.narrow(0, top, len(K))
        pieces.append(torch.stack([
            strip.narrow(1, left, K.size(1)).mul(K).flatten().sum()
            for left in torch.arange(X.size(1) - K.size(1) + 1).tolist()
        ]))
    return torch.stack(pieces, dim=0)
"""
)


def answer(student: str, text: str) -> Answer:
    return Answer(student, hashlib.sha256(text.encode()).hexdigest(), text)


def renamed(text: str) -> str:
    for old, new in (("result", "answer"), ("row", "r"), ("column", "c"), ("total", "s")):
        text = text.replace(old, new)
    return text.replace("    h, w = K.shape\n", "    # sizes of the kernel\n    h, w = K.shape\n")


def test_the_stub_untouched_is_nobodys_work() -> None:
    found = likeness("corr2d", KNOWN, [answer("a", STUB), answer("b", STUB)])
    assert (found.compared, found.groups, found.pairs, found.looked_up) == (0, [], [], {})


def test_the_same_file_is_a_group_and_a_renamed_copy_joins_it_apart() -> None:
    texts = {"a": LOOP, "b": LOOP, "c": renamed(LOOP), "d": GATHERED}
    found = likeness("corr2d", KNOWN, [answer(*each) for each in texts.items()])
    assert [(group.students, group.same_bytes) for group in found.groups] == [
        (("a", "b"), True),
        (("a", "b", "c"), False),
    ]
    assert found.pairs == []
    assert found.compared == 4


def test_a_copy_with_changes_is_a_pair_with_its_lines() -> None:
    changed = renamed(LOOP).replace(
        "    return answer", "    print(answer.shape)\n    return answer"
    )
    changed = changed.replace("s = 0\n", "s = 0.0\n")
    found = likeness(
        "corr2d", KNOWN, [answer("a", LOOP), answer("b", changed), answer("c", GATHERED)]
    )
    [pair] = found.pairs
    assert pair.students == ("a", "b")
    assert pair.share >= 0.6
    lines = pair.texts[1].splitlines()
    _, theirs = pair.lines()
    assert any("X[r + a" in lines[at - 1] for at in theirs)
    assert all("print" not in lines[at - 1] for at in theirs)


def test_published_answers_stand_apart_and_accuse_nobody_of_each_other() -> None:
    copied = REFERENCE.replace("X", "image")
    found = likeness(
        "corr2d", KNOWN, [answer("a", REFERENCE), answer("b", copied), answer("c", LOOP)]
    )
    assert found.looked_up == {"reference": ["a", "b"]}
    assert found.groups == []
    assert found.pairs == []


def test_short_answers_are_counted_and_not_shown() -> None:
    known = published(COURSE.exercise("axpy"))
    text = known.texts[1]
    found = likeness("axpy", known, [answer("a", text), answer("b", text)])
    assert (found.short, found.groups, found.looked_up) == (2, [], {})


def test_what_is_not_python_is_alike_only_to_the_byte() -> None:
    broken = LOOP.replace("return result", "return (result")
    found = likeness(
        "corr2d", KNOWN, [answer("a", broken), answer("b", broken), answer("c", "def (")]
    )
    assert [(group.students, group.same_bytes) for group in found.groups] == [(("a", "b"), True)]


def test_a_way_that_many_take_is_no_copying() -> None:
    """Ten who write one loop, each in their own way, are not forty-five pairs."""
    many = [
        answer(
            f"s{n}",
            LOOP.replace("total = 0\n", f"total = {n}\n            total -= {n} + {n * n}\n"),
        )
        for n in range(60)
    ]
    assert likeness("corr2d", KNOWN, many).pairs == []


def test_a_large_class_is_not_compared_pair_by_pair() -> None:
    """Four hundred, 79,800 pairs: pieces that more than twenty hold are not compared."""
    answers = [answer(f"s{n}", LOOP.replace("total = 0", f"total = {n} - {n}")) for n in range(400)]
    found = likeness("corr2d", KNOWN, answers)
    assert found.compared == 400
    assert found.pairs == []
