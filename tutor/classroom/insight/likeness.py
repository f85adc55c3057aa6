"""Submissions that are like each other, and those that are like what anybody can read.

Being alike proves nothing: short answers coincide, and there may be one natural way to write them.
The pages say so, and show the code.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import numpy.typing as npt

from tutor.classroom.insight.normal_form import Form
from tutor.classroom.insight.published import LEAST, Published
from tutor.classroom.insight.winnowing import fingerprints

ENOUGH = 6
"""Pieces of its own (not the stub's, not published) that a text needs to be compared."""
ALIKE = 0.6
"""The share of the shorter text's pieces from which two are shown."""
_COMMON = 0.1  # a piece that so many of the class have is a common way to write it
_MOST_WITH_A_PIECE = 20  # and never more, so that comparing stays linear in the class


@dataclass(frozen=True)
class Answer:
    """One student's file in one exercise."""

    student: str
    sha256: str
    text: str


@dataclass(frozen=True)
class Group:
    """Students whose files are one: to the byte, or apart from names, comments and layout."""

    exercise: str
    students: tuple[str, ...]
    same_bytes: bool
    text: str


@dataclass(frozen=True)
class Pair:
    """Two files that share much that few others have."""

    exercise: str
    students: tuple[str, str]
    texts: tuple[str, str]
    telling: AbstractSet[int] = field(repr=False)
    """The pieces of the class that few have."""
    share: float

    def lines(self) -> tuple[frozenset[int], frozenset[int]]:
        """The lines of either, counted from 1, that the other has too and few others have."""
        one, other = map(fingerprints, self.texts)
        both = one.pieces.keys() & other.pieces.keys() & self.telling
        return one.lines(both), other.lines(both)


@dataclass
class Likeness:
    """What comparing the answers to one exercise found."""

    groups: list[Group] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    looked_up: dict[str, list[str]] = field(default_factory=dict)
    """Students by the published answer theirs equals."""
    compared: int = 0
    short: int = 0
    """Answers too short to tell anything from being alike."""


def likeness(exercise: str, known: Published, answers: Iterable[Answer]) -> Likeness:
    """Compare all answers to one exercise, what the stub gives and what is published left out."""
    found = Likeness()
    by_form: dict[str, list[Answer]] = defaultdict(list)
    judged: dict[str, tuple[str, str | None] | None] = {}
    for answer in answers:
        if answer.sha256 not in judged:
            judged[answer.sha256] = _judge(known, answer.text)
        verdict = judged[answer.sha256]
        if verdict is None:
            continue
        form, place = verdict
        found.compared += 1
        if place is not None:
            found.looked_up.setdefault(place, []).append(answer.student)
        elif not form:
            found.short += 1
        else:
            by_form[form].append(answer)
    for same in by_form.values():
        found.groups += _groups(exercise, same)
    firsts = [same[0] for same in by_form.values()]
    found.pairs = _pairs(exercise, known, firsts)
    found.groups.sort(key=lambda group: (-group.same_bytes, -len(group.students)))
    return found


def _judge(known: Published, text: str) -> tuple[str, str | None] | None:
    """The normal form of what a file adds to the stub (empty where it is short) and its place.

    None where it adds nothing.
    """
    own = known.own(text)
    if own is None:
        # not Python yet: only texts that are the same to the byte have the same form
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), None
    if not own:
        return None
    if sum(form.size for form in own.values()) < LEAST:
        return "", None
    return _digest(own), known.match(own)


def _digest(own: dict[str, Form]) -> str:
    return " ".join(f"{form.digest}" for _, form in sorted(own.items()))


def _groups(exercise: str, same: list[Answer]) -> list[Group]:
    if len(same) < 2:
        return []
    students = tuple(answer.student for answer in same)
    groups = []
    by_bytes: dict[str, list[Answer]] = defaultdict(list)
    for answer in same:
        by_bytes[answer.sha256].append(answer)
    for each in by_bytes.values():
        if len(each) > 1:
            theirs = tuple(answer.student for answer in each)
            groups.append(Group(exercise, theirs, True, each[0].text))
    if len(by_bytes) > 1:
        groups.append(Group(exercise, students, False, same[0].text))
    return groups


def _pairs(exercise: str, known: Published, answers: list[Answer]) -> list[Pair]:
    """The pairs that share much, the most alike first.

    Pieces lie in arrays and their lines are found again for what is shown: a class of a hundred
    thousand has millions of pieces.
    """
    if len(answers) < 2:
        return []
    prints = [_pieces(answer.text) for answer in answers]
    owners = np.repeat(np.arange(len(prints)), [len(each) for each in prints])
    pieces, at, counts = np.unique(np.concatenate(prints), return_inverse=True, return_counts=True)
    published = np.concatenate([_pieces(text) for text in known.texts] or [_pieces("")])
    common = min(max(3, int(len(answers) * _COMMON)), _MOST_WITH_A_PIECE)
    telling = (counts <= common) & ~np.isin(pieces, published)
    own = np.bincount(owners[telling[at]], minlength=len(answers))
    held = (telling & (counts > 1))[at]
    order = np.argsort(at[held], kind="stable")
    _, sizes = np.unique(at[held], return_counts=True)
    shared: Counter[tuple[int, int]] = Counter()
    for those in np.split(owners[held][order], np.cumsum(sizes)[:-1]):
        shared.update(combinations(those.tolist(), 2))
    found = []
    for (one, other), count in shared.items():
        least = int(min(own[one], own[other]))
        if least >= ENOUGH and count / least >= ALIKE:
            found.append((count / least, answers[one], answers[other]))
    found.sort(key=lambda each: -each[0])
    ours = set(pieces[telling].tolist()) if found else set()
    return [
        Pair(exercise, (one.student, other.student), (one.text, other.text), ours, share)
        for share, one, other in found
    ]


def _pieces(text: str) -> npt.NDArray[np.uint64]:
    return np.fromiter(fingerprints(text).pieces, dtype=np.uint64)
