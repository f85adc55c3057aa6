"""The `tutor` command: finds the command, runs it, and turns every mistake into one sentence."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from pathlib import Path

from tutor import __version__
from tutor.commands.context import NOT_GRADED, OK, CommandError, Context
from tutor.commands.messages import Messages, choose_language
from tutor.commands.parsing import Commands, Parser, common

_INTERRUPTED = 130
_WAITED_FOR = ("start", "check")
_GARBAGE = 200_000, 10, 10
"""How many new objects bring the collector of garbage, where somebody waits: imports make many,
and let none go. A command that runs for long keeps Python's own, and 40 MB less."""
MODULES = {
    "start": ("start", "init"),
    "lesson": ("lesson",),
    "check": ("check", "try"),
    "learn": ("hint", "solution", "reset"),
    "review": ("review",),
    "overview": ("list", "status", "next"),
    "grade": ("grade",),
    "gradebook": ("gradebook",),
    "author": ("author",),
    "grader": ("grader",),
    "doctor": ("doctor",),
}
"""Where each command is, in the order of the help: a check need not load all others."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show “✓” gets a “?”
    try:
        language = choose_language(words, Path.cwd())
    except FileNotFoundError:  # the current folder was removed
        language = choose_language(words, Path.home())
    say = Messages(language)
    try:
        code = _run(words, say, language)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # whoever read has enough, as in `tutor list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _run(words: list[str], say: Messages, language: str) -> int:
    parser = Parser(
        prog="tutor", say=say, description=say("tutor.about"), epilog=say("tutor.examples")
    )
    parser.add_argument("--version", action="version", version=f"tutor {__version__}")
    common(parser, say)
    commands = Commands(parser, say)
    command = _command(words)
    if command in _WAITED_FOR:
        gc.set_threshold(*_GARBAGE)
    own = [module for module, names in MODULES.items() if command in names]
    for module in own or MODULES:
        importlib.import_module(f"tutor.commands.{module}").add(commands, say)
    if command is not None and not own:
        _unknown_command(parser, command, say)
    asked, rest = parser.parse_known_args(words)
    if rest:
        _unknown_option(commands.parsers.get(asked.command, parser), rest[0], say)
    if not hasattr(asked, "run"):
        parser.print_help()
        return OK
    try:
        return int(asked.run(Context(asked, say, language)))
    except Exception as error:
        message, code = _sentence(error, say)
        print(f"tutor: {message}", file=sys.stderr)
        return code


def _command(words: list[str]) -> str | None:
    """The word that should be a command."""
    skip = False
    for word in words:
        if skip or word in ("--lang", "--course"):
            skip = not skip
        elif not word.startswith("-"):
            return word
    return None


def _unknown_command(parser: Parser, word: str, say: Messages) -> None:
    """A command that does not exist: name the nearest."""
    from tutor.course.nearest import nearest

    near = nearest(word, [name for names in MODULES.values() for name in names], 1)
    guess = say("parse.guess", name=near[0]) if near else ""
    parser.error(say("parse.command", word=word) + guess)


def _unknown_option(parser: Parser, word: str, say: Messages) -> None:
    """An option that the command does not have: name the nearest."""
    from tutor.course.nearest import nearest

    options = [name for action in parser._actions for name in action.option_strings]
    near = nearest(word.partition("=")[0], options, 1) if word.startswith("-") else ()
    guess = say("parse.guess", name=near[0]) if near else ""
    parser.error(say("parse.unrecognized", v1=word) + guess)


def _sentence(error: Exception, say: Messages) -> tuple[str, int]:
    """What to say about an error that has a sentence; any other is a fault of the program."""
    from tutor.course.model import CourseError, UnknownTarget
    from tutor.grading.reports import GraderError
    from tutor.workspace import WorkspaceError

    if isinstance(error, CommandError):
        return str(error), error.code
    if isinstance(error, UnknownTarget):
        if not error.target:
            return error.message, CommandError("").code
        near = say("near", names=say("or").join(f"“{name}”" for name in error.near))
        return say("unknown_target", target=error.target) + (near if error.near else ""), (
            CommandError("").code
        )
    if isinstance(error, WorkspaceError):
        return error.text(say.language), NOT_GRADED
    if isinstance(error, (CourseError, GraderError)):
        return str(error), NOT_GRADED
    raise error
