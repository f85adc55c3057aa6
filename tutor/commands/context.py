"""What every command works with: the language, the screen, the course, the workspace."""

from __future__ import annotations

import argparse
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.commands.messages import Messages

if TYPE_CHECKING:
    from rich.console import Console

    from tutor.course.model import Course, Exercise
    from tutor.workspace import Workspace

OK, WRONG, BAD_COMMAND, NOT_GRADED = 0, 1, 2, 3
"""Exit codes."""

DEFAULT_FOLDER = "tutor-workspace"
"""Where `tutor start` makes a workspace when it is given no folder."""


class CommandError(Exception):
    """A sentence for the user, and the exit code that goes with it."""

    def __init__(self, message: str, code: int = BAD_COMMAND) -> None:
        super().__init__(message)
        self.code = code


class Context:
    """One run of one command."""

    def __init__(self, arguments: argparse.Namespace, say: Messages, language: str) -> None:
        """`language` may be one that the program's own messages do not speak but a course does."""
        self.arguments, self.say, self._language = arguments, say, language

    @cached_property
    def console(self) -> Console:
        """The terminal, or the pipe, that standard output is."""
        from rich.console import Console

        class Pipe(Console):
            def on_broken_pipe(self) -> None:
                raise BrokenPipeError  # `main` ends quietly; rich would exit with code 1

        return Pipe(highlight=False, markup=False, soft_wrap=not sys.stdout.isatty())

    @cached_property
    def course(self) -> Course:
        """The course of `--course`, else the workspace's, else the default one."""
        if self.arguments.course is None and self._found is not None:
            return self._found.course
        return self._course_named()

    def _course_named(self) -> Course:
        from tutor.course.reader import default_root, read_course

        return read_course(self.arguments.course or default_root())

    @cached_property
    def _found(self) -> Workspace | None:
        from tutor.workspace import Workspace

        course = self._course_named() if self.arguments.course else None
        return Workspace.find(Path.cwd(), course)

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace that the current folder lies in; CommandError where there is none."""
        workspace = self.workspace_if_any
        if workspace is None:
            from tutor.workspace.workspace import SETTINGS

            here = Path.cwd()
            made = (here / DEFAULT_FOLDER / SETTINGS).is_file()  # by `tutor start`, typed here
            key = "workspace_below" if made else "no_workspace"
            raise CommandError(self.say(key, folder=here, below=DEFAULT_FOLDER))
        return workspace

    @cached_property
    def workspace_if_any(self) -> Workspace | None:
        """The workspace around the current folder; None where there is none."""
        if self._found is not None:
            for notice in self._found.progress.notices:
                self.warn(notice.text(self.say.language))
        return self._found

    @property
    def language(self) -> str:
        """The language of lessons and words: the one chosen, as far as the course speaks it."""
        languages = self.course.languages
        if self.arguments.lang and self.arguments.lang not in languages:
            raise CommandError(
                self.say(
                    "no_language", language=self.arguments.lang, languages=", ".join(languages)
                )
            )
        return self._language if self._language in languages else languages[0]

    def exercise(self, name: str) -> Exercise:
        """The one exercise that `name` names; CommandError for a chapter."""
        from tutor.course.targets import resolve

        found = resolve(self.course, name, Path.cwd())
        if len(found) != 1:
            names = ", ".join(exercise.name for exercise in found)
            raise CommandError(self.say("one_exercise", target=name, names=names))
        return found[0]

    def warn(self, message: str) -> None:
        """A sentence on standard error; what was asked for goes on."""
        print(f"tutor: {message}", file=sys.stderr)
