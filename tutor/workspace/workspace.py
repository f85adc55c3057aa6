"""A learner's folder: their copies of the stubs, and `.tutor/` with settings and progress."""

from __future__ import annotations

import contextlib
import json
import tomllib
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from tutor.course.model import Course, Exercise, Language
from tutor.course.reader import COURSE_FILE, default_root, read_course
from tutor.workspace import files
from tutor.workspace.errors import WorkspaceError, from_os
from tutor.workspace.optional import tested_out
from tutor.workspace.progress import Progress
from tutor.workspace.reviews import Reviews

PRIVATE = ".tutor"
SETTINGS = f"{PRIVATE}/workspace.toml"


class Workspace:
    """A folder that is a workspace. Make one with `create`, open one with `find`."""

    def __init__(self, root: Path, course: Course, settings: dict[str, Any]) -> None:
        """Use `create` or `find`."""
        self.root, self.course = root, course
        self._settings = settings

    @classmethod
    def create(cls, folder: Path, course: Course, language: Language | None = None) -> Workspace:
        """Make the folder a workspace, or add what is missing to one; nothing is overwritten.

        `language` is for a new one; the course's first if None. Raises WorkspaceError.
        """
        folder = folder.expanduser().resolve()
        if folder.exists() and not folder.is_dir():
            raise WorkspaceError("not_a_folder", path=folder)
        existing = cls.find(folder, course)
        if existing is not None and existing.root == folder:
            existing.update()
            return existing
        if existing is not None:
            raise WorkspaceError("inside_workspace", path=folder, other=existing.root)
        own = [course.root / name for name in ("lessons", "exercises", "solutions")]
        if folder == course.root or any(each == folder or each in folder.parents for each in own):
            raise WorkspaceError("inside_course", path=folder)
        settings = {
            "course": course.name,
            **({} if course.root == default_root() else {"root": str(course.root)}),
            "language": _spoken(course, language or course.languages[0]),
        }
        # two programs may do this at once: the one that is second keeps the first one's file
        files.create(folder / SETTINGS, _toml(settings))
        workspace = cls(folder, course, _read_settings(folder / SETTINGS))
        workspace.update()
        return workspace

    @classmethod
    def find(cls, start: Path, course: Course | None = None) -> Workspace | None:
        """The workspace that `start` is or lies in; None where there is none.

        `course` overrides where its course is; it must be the same course. Raises WorkspaceError
        for one that cannot be used and CourseError for a course that cannot be read.
        """
        start = start.expanduser().resolve()
        for folder in (start, *start.parents):
            if (folder / SETTINGS).is_file():
                return cls._open(folder, course)
        return None

    @classmethod
    def _open(cls, folder: Path, course: Course | None) -> Workspace:
        settings = _read_settings(folder / SETTINGS)
        if course is None:
            root = Path(settings["root"]) if "root" in settings else default_root()
            if not (root / COURSE_FILE).is_file():
                raise WorkspaceError("course_gone", path=root)
            course = read_course(root)
        if course.name != settings["course"]:
            raise WorkspaceError(
                "other_course", path=folder, mine=settings["course"], other=course.name
            )
        return cls(folder, course, settings)

    def update(self) -> tuple[Exercise, ...]:
        """Add the stubs of exercises that are new in the course; returns those added.

        What the learner has stays as it is, also where the course's stub has changed.
        """
        added = []
        for chapter in self.course.chapters:
            folder = self.root / chapter.name
            there = files.names(folder)
            for exercise in chapter.exercises:
                if f"{exercise.name}.py" in there:
                    continue
                with contextlib.suppress(FileNotFoundError):  # a stub still to be written
                    if files.create(self.file(exercise), exercise.stub.read_bytes()):
                        added.append(exercise)
            files.sweep(folder, there)
        return tuple(added)

    @cached_property
    def progress(self) -> Progress:
        """What was done here; opened when first used. Raises WorkspaceError."""
        folder = self.root / PRIVATE
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise from_os(error, folder) from error
        return Progress(folder / "progress.db", self.root)

    @property
    def reviews(self) -> Reviews:
        """When passed exercises come back. Raises WorkspaceError."""
        return Reviews(self.progress.database)

    @property
    def language(self) -> Language:
        """The language that was chosen here, as far as the course speaks it."""
        language = str(self._settings.get("language"))
        return language if language in self.course.languages else self.course.languages[0]

    def set_language(self, code: Language) -> None:
        """Choose one of the course's languages."""
        settings = {**self._settings, "language": _spoken(self.course, code)}
        files.write(self.root / SETTINGS, _toml(settings))
        self._settings = settings

    def file(self, exercise: Exercise) -> Path:
        """Where the learner's copy is, whether it is there or not."""
        return self.root / exercise.chapter / f"{exercise.name}.py"

    def text(self, exercise: Exercise) -> str:
        """The learner's copy; raises WorkspaceError where it is missing or is no text."""
        file = self.file(exercise)
        try:
            return file.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise WorkspaceError("no_file", path=file, name=exercise.name) from None
        except UnicodeDecodeError:
            raise WorkspaceError("not_text", path=file, name=exercise.name) from None
        except OSError as error:
            raise from_os(error, file) from error

    def save(self, exercise: Exercise, text: str) -> None:
        """Replace the learner's copy at once: after a crash it is the old one or the new one."""
        file = self.file(exercise)
        if not file.exists():
            files.create(file, b"")
        files.write(file, text.encode())

    def reset(self, exercise: Exercise) -> Path | None:
        """Bring the stub back. What was there is kept; returns where, None if nothing was lost."""
        try:
            stub = exercise.stub.read_bytes()
        except FileNotFoundError:
            raise WorkspaceError("no_stub", path=exercise.stub, name=exercise.name) from None
        file = self.file(exercise)
        try:
            mine = file.read_bytes() if file.exists() else None
        except OSError as error:
            raise from_os(error, file) from error
        if mine is None:
            files.create(file, stub)
            return None
        if mine == stub:
            return None
        backup = self._back_up(exercise, mine)
        files.write(file, stub)
        return backup

    def keep_copy(self, exercise: Exercise) -> Path:
        """Keep the file as it is now among the backups; returns where."""
        try:
            return self._back_up(exercise, self.file(exercise).read_bytes())
        except OSError as error:
            raise from_os(error, self.file(exercise)) from error

    def _back_up(self, exercise: Exercise, content: bytes) -> Path:
        while True:
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
            backup = self._backup_folder(exercise) / f"{stamp}.py"
            if files.create(backup, content):
                return backup

    def _backup_folder(self, exercise: Exercise) -> Path:
        return self.root / PRIVATE / "backups" / exercise.name

    def backups(self, exercise: Exercise) -> tuple[Path, ...]:
        """What resets kept, the oldest first."""
        return tuple(sorted(self._backup_folder(exercise).glob("[0-9]*.py")))

    def tested_out(self) -> frozenset[str]:
        """The names of the chapters whose rest is optional, because their test-out is passed."""
        standings = self.progress.standings()
        return frozenset(
            chapter.name
            for chapter in self.course.chapters
            if tested_out(self.course, chapter, self.progress, standings)
        )

    def next_exercise(self) -> Exercise | None:
        """The first that is neither passed nor optional; None when there is none."""
        return self._open_exercise(self.course.exercises)

    def current_exercise(self) -> Exercise | None:
        """Where the learner is: the last one tried, or once it is passed, what is open after it.

        Whoever went ahead to a later chapter goes on there. What is optional is skipped. None when
        all are passed.
        """
        order = self.course.exercises
        standings = self.progress.standings()
        tried = [exercise for exercise in order if exercise.name in standings]
        if not tried:
            return self.next_exercise()
        last = max(tried, key=lambda exercise: str(standings[exercise.name].last_at))
        start = order.index(last)
        return self._open_exercise((*order[start:], *order[:start]))

    def _open_exercise(self, order: tuple[Exercise, ...]) -> Exercise | None:
        standings = self.progress.standings()
        optional = self.tested_out()
        for exercise in order:
            standing = standings.get(exercise.name)
            if exercise.chapter not in optional and (standing is None or not standing.passed):
                return exercise
        return None


def _spoken(course: Course, language: Language) -> Language:
    if language not in course.languages:
        raise WorkspaceError(
            "unknown_language", language=language, languages=", ".join(course.languages)
        )
    return language


def _toml(settings: dict[str, Any]) -> bytes:
    # a JSON string is a TOML string
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in settings.items()]
    return ("\n".join(lines) + "\n").encode()


def _read_settings(file: Path) -> dict[str, Any]:
    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise from_os(error, file) from error
    except ValueError as error:
        raise _broken(file, str(error)) from None
    for key in ("course", "root", "language"):
        if not isinstance(settings.get(key, ""), str) or (
            key == "course" and not settings.get(key)
        ):
            raise _broken(file, f"“{key}” is not a text")
    return settings


def _broken(file: Path, problem: str) -> WorkspaceError:
    return WorkspaceError("broken_settings", path=file, problem=problem, folder=file.parents[1])
