"""From what an instructor was given to one submission after the other."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tutor.classroom.errors import ClassroomError
from tutor.classroom.submissions.archive import inner_tree, is_archive, zip_tree
from tutor.classroom.submissions.tree import (
    IGNORED,
    Refused,
    Tree,
    clean,
    file_tree,
    folder_tree,
)
from tutor.course.model import Course

_SINGLE = (".py", ".ipynb")
_PACKED = (".tar", ".gz", ".tgz", ".bz2", ".xz", ".rar", ".7z")
_NOISE = {".DS_Store", "Thumbs.db", "desktop.ini"}


@dataclass(frozen=True)
class Unmapped:
    """Something that was handed in and is nobody's, or cannot be opened."""

    where: str
    why: str


@dataclass(frozen=True)
class Submission:
    """What one student handed in, opened when it is needed."""

    label: str
    """As the instructor knows it: `mei.zip`, `hw1/mei`."""
    who: tuple[str, ...]
    """What may say whose it is, the likeliest first."""
    opened: Callable[[], Tree] = field(repr=False)
    """Raises Refused."""


@dataclass
class Collected:
    """All submissions, and what of the given is none."""

    submissions: list[Submission] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)


def collect(paths: Sequence[Path], course: Course, ours: Sequence[Path] = ()) -> Collected:
    """The submissions in `paths`: each a folder or zip of one student or of a class, or a file.

    `ours` are files and folders of the instructor's, which may lie among them. Raises
    ClassroomError for a path that is not there.
    """
    not_handed_in = {path.resolve() for path in ours}
    found = Collected()
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise ClassroomError(
                f"{path} is not there. Give the folder, zip or file that holds the submissions."
            )
        if path.is_dir():
            _folder(path.resolve(), course, found, not_handed_in)
        else:
            _item(path, path.name, course, found, may_be_class=True)
    if not found.submissions and not found.unmapped:
        raise ClassroomError(
            f"{', '.join(map(str, paths))}: no submission is in there. Expected are a folder, "
            "zip, Python file or notebook for each student."
        )
    return found


def _folder(folder: Path, course: Course, found: Collected, ours: set[Path]) -> None:
    names = sorted(clean(each.name) for each in folder.iterdir())
    # one list for all: a list for each is a gigabyte for 100,000
    first = tuple(f"{exercise.chapter}/{exercise.name}.py" for exercise in course.exercises)
    if is_one(names, course):
        found.submissions.append(_of_folder(folder, folder.name, first))
        return
    for each in sorted(folder.iterdir()):
        if each.name in IGNORED or each.name in _NOISE or each in ours:
            continue
        if each.is_symlink():
            why = "it is a link; put the submission itself here."
            found.unmapped.append(Unmapped(clean(each.name), why))
        elif each.is_dir():
            found.submissions.append(_of_folder(each, clean(each.name), first))
        else:
            _item(each, clean(each.name), course, found)


def _of_folder(folder: Path, label: str, first: Sequence[str]) -> Submission:
    return Submission(label, (label,), functools.partial(folder_tree, folder, label, first=first))


def _item(
    path: Path, label: str, course: Course, found: Collected, *, may_be_class: bool = False
) -> None:
    """A file that may be a zip, a Python file or a notebook."""
    suffix = path.suffix.lower()
    if suffix == ".zip":
        try:
            tree = zip_tree(path) if may_be_class else None
        except Refused as error:
            found.unmapped.append(Unmapped(label, str(error)))
            return
        if tree is not None and (inside := _class_of(tree, course)) is not None:
            found.unmapped += [Unmapped(label, fault) for fault in tree.faults]
            for submission in _inside(inside, label, course, found):
                found.submissions.append(submission)
            return
        who = (path.stem, *(_only_top(tree) if tree else ()))
        found.submissions.append(Submission(label, who, functools.partial(zip_tree, path, label)))
    elif suffix in _SINGLE:
        found.submissions.append(
            Submission(label, whose(path.stem, course), functools.partial(file_tree, path))
        )
    else:
        found.unmapped.append(Unmapped(label, _why_not(label)))


def _why_not(name: str) -> str:
    if name.lower().endswith(_PACKED):
        return "this kind of archive is not opened; unpack it into a folder, or make it a zip."
    return "it is no folder, zip, Python file or notebook."


def is_one(names: Sequence[str], course: Course) -> bool:
    """Whether a folder with these names in it is one student's, not a class's."""
    chapters = {chapter.name for chapter in course.chapters}
    exercises = {exercise.name for exercise in course.exercises} | chapters
    return any(
        name in chapters
        or name == ".tutor"
        or (name.endswith(_SINGLE) and PurePosixPath(name).stem in exercises)
        for name in names
    )


def _only_top(tree: Tree) -> tuple[str, ...]:
    tops = list(tree.tops())
    return tuple(tops) if len(tops) == 1 and tops[0] not in tree.files else ()


def _class_of(tree: Tree, course: Course) -> Tree | None:
    """The tree whose tops are submissions; None where the archive is one student's."""
    while True:
        if is_one(list(tree.tops()), course):
            return None
        only = _only_top(tree)
        if not only:
            return tree
        inner = tree.under(only[0], tree.label)
        if is_one(list(inner.tops()), course):
            return None
        tree = inner


def whose(stem: str, course: Course) -> tuple[str, ...]:
    """Who a single file may be of: `mei_axpy` is mei's answer to axpy."""
    names = sorted((each.name for each in course.exercises), key=len, reverse=True)
    pattern = "|".join(map(re.escape, names))
    found = re.fullmatch(rf"(.+?)[ _.-]+(?:{pattern})(?:-\d+)?", clean(stem)) or re.fullmatch(
        rf"(?:{pattern})[ _.-]+(.+)", clean(stem)
    )
    return (found[1], clean(stem)) if found else (clean(stem),)


def _inside(tree: Tree, label: str, course: Course, found: Collected) -> Iterator[Submission]:
    for top in tree.tops():
        where = f"{label}: {top}"
        file = tree.files.get(top)
        if top in _NOISE:
            continue
        if file is None:
            yield Submission(where, (top,), functools.partial(tree.under, top, where))
        elif is_archive(file):
            yield Submission(where, (file.stem,), functools.partial(inner_tree, file, where))
        elif top.endswith(_SINGLE):
            alone = Tree(where, {top: file})
            yield Submission(where, whose(file.stem, course), functools.partial(_same, alone))
        else:
            found.unmapped.append(Unmapped(where, _why_not(top)))


def _same(tree: Tree) -> Tree:
    return tree
