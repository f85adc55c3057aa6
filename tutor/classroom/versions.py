"""What a grade depends on besides the answer: the course's files, and the software."""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
from pathlib import Path

from tutor import __version__
from tutor.classroom.errors import ClassroomError
from tutor.course.cases import read_cases
from tutor.course.model import Course, CourseError, Exercise


def digest_of(exercise: Exercise, language: str) -> str:
    """Changes with any of the exercise's files; raises CourseError where one is missing."""
    digest = hashlib.sha256()
    words = exercise.words_file(language)
    files = (exercise.stub, exercise.cases, exercise.reference, exercise.variants, words)
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CourseError(f"this file of the exercise cannot be read: {error.strerror}", file) \
                from error  # fmt: skip
        digest.update(f"{file.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def points_of(exercise: Exercise) -> float:
    """The sum of its cases' points, which the instructor's own cases may have raised."""
    points = read_cases(exercise.cases).points
    return float(exercise.points if points is None else points)


def software() -> dict[str, str]:
    """Versions, of this machine."""
    return {
        "tutor": __version__,
        "python": platform.python_version(),
        "torch": _version("torch"),
        "numpy": _version("numpy"),
        "platform": f"{platform.system()} {platform.machine()}",
    }


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def course_version(course: Course, digest: str) -> str:
    """What a row says of the course's files."""
    return f"{course.name} ({digest[:12]})"


def lay_over(course: Course, private: Path, target: Path) -> None:
    """Make a copy of the course in `target`, with the instructor's own files laid over it.

    `private` has the course's layout. A file there replaces the course's; a file
    `exercises/CHAPTER/extra_NAME.py` is added to the end of `test_NAME.py`. Raises ClassroomError.
    """
    import shutil

    if not private.is_dir():
        raise ClassroomError(f"{private} is no folder: give --private one with exercises/ in it.")
    for part in ("exercises", "solutions"):
        shutil.copytree(
            course.root / part, target / part, dirs_exist_ok=True,
            ignore=shutil.ignore_patterns("__pycache__", ".*"),
        )  # fmt: skip
    (target / "lessons").mkdir(parents=True, exist_ok=True)
    used = 0
    for file in sorted(private.rglob("*")):
        if not file.is_file() or "__pycache__" in file.parts:
            continue
        path = file.relative_to(private)
        if path.parts[0] not in ("exercises", "solutions") or len(path.parts) < 2:
            raise ClassroomError(
                f"{file} is not in the course's layout: put it at "
                f"{private / 'exercises'}/CHAPTER/test_NAME.py or extra_NAME.py."
            )
        _lay(file, target / path)
        used += 1
    if not used:
        raise ClassroomError(f"{private} is empty: put exercises/CHAPTER/extra_NAME.py in it.")


def _lay(file: Path, target: Path) -> None:
    content = file.read_bytes()
    if file.name.startswith("extra_"):
        cases = target.with_name(f"test_{file.name.removeprefix('extra_')}")
        if not cases.is_file():
            raise ClassroomError(f"{file}: the course has no {cases.name} to add these cases to.")
        cases.write_bytes(cases.read_bytes() + b"\n\n" + content)
        return
    if not target.is_file():
        raise ClassroomError(f"{file} replaces nothing: the course has no such file.")
    target.write_bytes(content)
