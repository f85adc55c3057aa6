"""The files of a submission, wherever they lie: nothing is unpacked, run or followed."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tutor.classroom.errors import ClassroomError

MAX_FILES = 10_000
"""More than these are not looked at."""
MAX_SOURCE = 1 << 20
"""Bytes of a Python file; the grader takes no larger one."""
MAX_NOTEBOOK = 32 << 20
"""Bytes of a notebook, figures counted in."""
IGNORED = {"__pycache__", "__MACOSX", "node_modules", ".git", ".tutor", ".venv", "venv"}
"""Folders in which nobody hands anything in."""


class Refused(ClassroomError):
    """Something that was handed in cannot be opened or must not be; the message says why."""


@dataclass(frozen=True)
class File:
    """One file of a submission."""

    path: str
    """Relative, with slashes, in Unicode's composed form."""
    size: int
    modified: float | None
    """Seconds since 1970; None where it is not known."""
    opened: Callable[[int], bytes] = field(repr=False)
    """Reads that many bytes at most."""
    link: bool = False

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return PurePosixPath(self.name).stem

    def read(self, most: int) -> bytes:
        """All of it. Raises Refused for a link, or where there is more than `most` bytes."""
        if self.link:
            raise Refused(f"{self.path} is a link; hand in the file itself.")
        if self.size > most:
            raise Refused(f"{self.path} is too large: {size_text(self.size)}, at most "
                          f"{size_text(most)} are read.")  # fmt: skip
        content = self.opened(most + 1)
        if len(content) > most:
            raise Refused(f"{self.path} is larger than it says: more than {size_text(most)}.")
        return content


@dataclass
class Tree:
    """Files under one label; `faults` says what of it could not be taken."""

    label: str
    files: dict[str, File] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    folder: Path | None = None
    """Where it lies, if it is a folder on the disk."""

    def add(self, file: File) -> bool:
        """Take the file; False where there are too many already, which is said once."""
        if len(self.files) >= MAX_FILES:
            self.faults.append(f"{self.label} has more than {MAX_FILES:,} files; the first were "
                               "looked at.")  # fmt: skip
            return False
        self.files[file.path] = file
        return True

    def under(self, top: str, label: str) -> Tree:
        """The files below the folder `top`, as a tree of their own."""
        start = f"{top}/"
        cut = Tree(label, faults=[], folder=self.folder / top if self.folder else None)
        for path, file in self.files.items():
            if path.startswith(start):
                cut.files[path[len(start) :]] = File(
                    path[len(start) :], file.size, file.modified, file.opened, file.link
                )
        return cut

    def tops(self) -> Iterator[str]:
        """The names of files and folders at its top, each once, sorted."""
        yield from sorted({path.partition("/")[0] for path in self.files})


def clean(name: str) -> str:
    """A path as written anywhere, with slashes and in Unicode's composed form."""
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def size_text(size: int) -> str:
    """`5.0 GB`, for people."""
    value = float(size)
    for unit in ("bytes", "KB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"


def folder_tree(folder: Path, label: str | None = None, *, first: Iterable[str] = ()) -> Tree:
    """The files of a folder. Links are noted, not followed.

    `first` are paths to look at before all others, so that a folder with very many files still
    gives those that count.
    """
    tree = Tree(folder.name if label is None else label, folder=folder)
    for path in first:
        found = folder_file(folder, path)
        if found is not None:
            tree.add(found)
    for here, folders, names in os.walk(folder, onerror=lambda error: _unreadable(tree, error)):
        parent = Path(here)
        folders[:] = sorted(name for name in folders if name not in IGNORED)
        for name in sorted([*names, *(each for each in folders if (parent / each).is_symlink())]):
            path = (parent / name).relative_to(folder).as_posix()
            found = folder_file(folder, path)
            if found is not None and found.path not in tree.files and not tree.add(found):
                return tree
    return tree


def _unreadable(tree: Tree, error: OSError) -> None:
    tree.faults.append(f"{error.filename} cannot be read: {error.strerror}.")


def folder_file(folder: Path, path: str) -> File | None:
    """One file below a folder, a link where any part of its path is one; None where none is."""
    current = folder
    link = False
    for part in path.split("/"):
        current = current / part
        link = link or current.is_symlink()
    try:
        state = current.lstat()
    except OSError:
        return None
    if not link and not stat.S_ISREG(state.st_mode):
        return None  # a pipe or a device would be read for ever
    return File(clean(path), state.st_size, state.st_mtime, _opener(current), link)


def _opener(path: Path) -> Callable[[int], bytes]:
    def opened(most: int) -> bytes:
        try:
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
            with open(handle, "rb") as file:
                return file.read(most)
        except OSError as error:
            raise Refused(f"{path.name} cannot be read: {error.strerror}.") from error

    return opened


def file_tree(path: Path) -> Tree:
    """A single file as a submission."""
    tree = Tree(path.stem)
    found = folder_file(path.parent, path.name)
    if found is not None:
        tree.add(found)
    return tree
