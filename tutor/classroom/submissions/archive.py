"""Zip files as trees. They are read in place, piece by piece and within limits, never unpacked."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from tutor.classroom.submissions.tree import IGNORED, File, Refused, Tree, clean, size_text

MAX_ARCHIVE = 256 << 20
"""Bytes of a zip within a zip, which is held in memory while it is looked at."""
_MAX_DIRECTORY = 16 << 20
"""Bytes of a zip's table of contents."""
_END = struct.Struct("<4s4H2LH")


def is_archive(file: File) -> bool:
    """Whether the name says that it is a zip."""
    return file.name.lower().endswith(".zip")


def zip_tree(path: Path, label: str | None = None) -> Tree:
    """The files of a zip. Raises Refused where it is none, or cannot be opened safely."""
    label = path.name if label is None else label
    if path.is_symlink():
        raise Refused(f"{label} is a link; hand in the file itself.")

    def opened() -> IO[bytes]:
        return path.open("rb")

    return _tree(label, opened)


def inner_tree(file: File, label: str) -> Tree:
    """The files of a zip that lies in a tree."""
    content = file.read(MAX_ARCHIVE)
    return _tree(label, lambda: io.BytesIO(content))


def _tree(label: str, opened: Callable[[], IO[bytes]]) -> Tree:
    tree = Tree(label)
    try:
        with opened() as stream:
            _check_directory(stream, label)
            with zipfile.ZipFile(stream) as archive:
                infos = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, struct.error, ValueError) as error:
        raise Refused(f"{label} is no zip file, or a damaged one: {error}.") from error
    except OSError as error:
        raise Refused(f"{label} cannot be read: {error.strerror or error}.") from error
    for info in infos:
        path = _name(info)
        parts = PurePosixPath(path).parts
        if info.is_dir() or IGNORED.intersection(parts[:-1]):
            continue
        if path.startswith("/") or ".." in parts or "\0" in path or ":" in path[:2]:
            tree.faults.append(f"{label}: “{path}” points out of the archive, and is left out.")
            continue
        link = stat.S_ISLNK(info.external_attr >> 16)
        file = File(path, info.file_size, _time(info), _reader(label, opened, info), link)
        if path in tree.files:
            tree.faults.append(f"{label}: “{path}” is in it twice; the last one counts.")
        if not tree.add(file):
            break
    return tree


def _check_directory(stream: IO[bytes], label: str) -> None:
    """Refuse a table of contents that would fill the memory before one file is read."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    at = tail.rfind(b"PK\5\6")
    if at >= 0 and len(tail) >= at + _END.size:
        directory = _END.unpack_from(tail, at)[5]
        if directory > _MAX_DIRECTORY:
            raise Refused(f"{label} lists more files than a submission can have: its table of "
                          f"contents takes {size_text(directory)}.")  # fmt: skip
    stream.seek(0)


def _name(info: zipfile.ZipInfo) -> str:
    """Its path. Where the archive does not say that it is UTF-8, it often is all the same."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return clean(name)


def _time(info: zipfile.ZipInfo) -> float | None:
    try:
        return datetime(*info.date_time).timestamp()  # a zip keeps local times
    except (ValueError, OverflowError, OSError):
        return None


def _reader(
    label: str, opened: Callable[[], IO[bytes]], info: zipfile.ZipInfo
) -> Callable[[int], bytes]:
    def read(most: int) -> bytes:
        try:
            with opened() as stream, zipfile.ZipFile(stream) as archive, archive.open(info) as file:
                return file.read(most)  # never more, whatever it would unpack to
        except RuntimeError as error:
            raise Refused(f"{label} is locked with a password; hand in an open one.") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise Refused(f"{label}: “{info.filename}” is damaged: {error}.") from error
        except OSError as error:
            raise Refused(f"{label} cannot be read: {error.strerror or error}.") from error

    return read
